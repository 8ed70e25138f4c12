# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a mail program's configuration comes to: the logins that it will make.

Each program has a module beside this one that reads its configuration language: ``DEFAULT_PATHS``, where the program's role writes, and
``read(path, opener)``, which returns one :class:`Login` per account. Pure but for the opener; runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from .._errors import OptionError

#: Returns the text of a file; raises ``OSError`` or ``UnicodeDecodeError``.
Opener = t.Callable[[str], str]


class Login(t.NamedTuple):
    """One login that a program is configured for."""

    #: Account or section in the configuration.
    name: str
    #: ``imap``, ``pop`` or ``smtp``.
    protocol: str
    host: str
    port: int
    #: ``implicit`` or ``starttls``.
    tls: str
    #: What the program sends as ``user=`` in the XOAUTH2 string.
    user: str
    #: Exactly one of ``token_file`` and ``token_command`` is set; the command is run by ``/bin/sh`` and prints the token.
    token_file: str
    token_command: str
    #: File with the authorities for the server, empty for the system's.
    ca_path: str
    #: Where it is configured, as ``PATH, line N``, for messages.
    place: str


def error(place: str, what: str, remedy: str = "") -> OptionError:
    """Return the error for a configuration that cannot be used: one sentence with the place, and the mend.

    ``place`` is a path or ``PATH, line N``; ``what`` a clause such as ``"the account exo names no host"``, without a secret.
    """
    return OptionError(f"{place}: {what.rstrip('.')}.", remedy=remedy, code="program_configuration", place=place)
