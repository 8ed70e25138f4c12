# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""All programs whose configuration can be read. Imported by name, so that ansible-core brings them to the host. Runs on Python 3.8."""

from __future__ import annotations

import typing as t

from . import dovecot, email_oauth2_proxy, exim, fetchmail, getmail, isync, msmtp, postfix
from .login import Login, Opener


class Reader(t.NamedTuple):
    """How a program's configuration is read. ``protocol`` is what the program is for, said where its configuration cannot be read."""

    paths: tuple[str, ...]
    read: t.Callable[[str, Opener], list[Login]]
    protocol: str


READERS: dict[str, Reader] = {
    "dovecot": Reader(dovecot.DEFAULT_PATHS, dovecot.read, "imap"),
    "email_oauth2_proxy": Reader(email_oauth2_proxy.DEFAULT_PATHS, email_oauth2_proxy.read, "imap"),
    "exim": Reader(exim.DEFAULT_PATHS, exim.read, "smtp"),
    "fetchmail": Reader(fetchmail.DEFAULT_PATHS, fetchmail.read, "imap"),
    "getmail": Reader(getmail.DEFAULT_PATHS, getmail.read, "imap"),
    "isync": Reader(isync.DEFAULT_PATHS, isync.read, "imap"),
    "msmtp": Reader(msmtp.DEFAULT_PATHS, msmtp.read, "smtp"),
    "postfix": Reader(postfix.DEFAULT_PATHS, postfix.read, "smtp"),
}
