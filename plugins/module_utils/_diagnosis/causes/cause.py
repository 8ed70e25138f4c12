# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is said of a cause in general. Runs on Python 3.8."""

from __future__ import annotations

import typing as t


class Cause(t.NamedTuple):
    """What is always true of a cause. ``severity`` is error, warning or info.

    ``elsewhere`` is the remedy at a server that is not Microsoft's, where ``remedy`` is Exchange's; ``own`` where the login is the mailbox' own.
    """

    summary: str
    remedy: str
    confirm: str = ""
    severity: str = "error"
    elsewhere: str = ""
    own: str = ""
