# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a write says that was not done, or perhaps was: for every service, because the loop in ``apply.py`` acts on them alike.

Pure; runs on Python 3.8.
"""

from __future__ import annotations

from .._errors import MailOAuthError


class PendingError(MailOAuthError):
    """A write that was not done, or perhaps was: look again before doing anything else.

    ``retry_after`` are the seconds that the service asks to wait; None when it does not say.
    """

    default_code = "pending"
    retry_after: float | None = None


class NotYetError(PendingError):
    """The write refers to something that this part of the service does not see yet."""

    default_code = "not_replicated"


class BusyError(PendingError):
    """The write was not done for something that passes, though it was tried several times."""

    default_code = "service_unavailable"


class AlreadyThereError(PendingError):
    """What the write would create exists."""

    default_code = "already_exists"


class UncertainError(PendingError):
    """Nobody can say whether the write was done."""

    default_code = "uncertain"
