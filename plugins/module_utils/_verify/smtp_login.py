# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which name a login to SMTP takes, where the token's user and the mailbox differ. Pure; runs on Python 3.8.

Exchange Online was measured to take the token's user at SMTP's AUTH and the mailbox as the sender (nextcloud/mail issue 13667, its pull
request 13668); Microsoft's page "Authenticate an IMAP, POP or SMTP connection using OAuth" names the mailbox for all protocols alike. IMAP
and POP take the mailbox.
"""

from __future__ import annotations

import typing as t

AUTO = "auto"
SIGN_IN_USER = "sign_in_user"
MAILBOX = "mailbox"

#: The names there are, the measured one first.
FORMS = (SIGN_IN_USER, MAILBOX)
CHOICES = (AUTO, *FORMS)


def forms(wanted: str, known: str = "") -> tuple[str, ...]:
    """Return the forms to try in turn: the ``wanted`` one, or for auto both, ``known`` (what worked last time) first."""
    if wanted != AUTO:
        return (wanted,)
    return tuple(sorted(FORMS, key=lambda form: form != known)) if known else FORMS


def names(kinds: t.Sequence[str], mailbox: str, sign_in_user: str) -> tuple[str, ...]:
    """Return the names of ``kinds`` without repetition; a ``sign_in_user`` who is not known gives the mailbox's."""
    found = [mailbox if kind == MAILBOX or not sign_in_user else sign_in_user for kind in kinds]
    return tuple(name for place, name in enumerate(found) if name.lower() not in map(str.lower, found[:place]))


def form_of(login: str, mailbox: str) -> str:
    """Return which form a login name is."""
    return MAILBOX if login.lower() == mailbox.lower() else SIGN_IN_USER
