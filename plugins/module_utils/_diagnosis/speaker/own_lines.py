# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lines of this collection's own token agent, which name their cause themselves, of its proxy, and of programs at work, which report no failure.

Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re

from ..causes.login import CAUSES
from ..rules.rule import Match, Rule

#: Names by which the rules of such lines begin.
OWN = "A-"

#: "ACCOUNT: CAUSE: ..." of status and get, "ACCOUNT: not refreshed, CAUSE: ..." of refresh, also where another program quotes it. Names with
#: an underscore are nobody else's words; the others count beside the agent's own only.
_NAMED = re.compile(
    r"(?:not refreshed, |[^\s:]: )(?P<long>[a-z0-9]{1,30}(?:_[a-z0-9]{1,30}){1,6}): "
    r"|(?:not refreshed, |(?:mail-oauth-token(?:\[\d{1,10}\])?: |MAIL-OAUTH [A-Z]{4,10} - )\S{1,320}: )(?P<short>[a-z0-9]{1,30}): "
)

_BEGIN = r"(?:.{0,120}?mail-oauth-token(?:\[\d{1,10}\])?: )?"
#: What programs say when all is well: the whole line has to be it.
_AT_WORK = re.compile(
    rf"\A(?:{_BEGIN}\S{{1,320}}: refreshed, valid until \S{{1,40}}, next refresh \S{{1,40}}"
    r"|MAIL-OAUTH OK - .{0,4000}|ok: \S{1,320}: .{0,400}"
    r"|\[SASL-XOAUTH2\] - Requesting token!"
    r"|.{0,40}\bAccepting new connection from \S{1,100} to (?:IMAP|POP|SMTP) server at .{0,400}"
    r"|(?:fetchmail: )?reading message \S{1,400} of \d{1,9}\b.{0,400}"
    r"|(?:fetchmail: )?\d{1,9} messages? (?:\(\d{1,9} seen\) )?for \S{1,400}.{0,200})\Z"
)

#: What the proxy says when the network fails it (role email_oauth2_proxy, run.py): the reply that it makes of it is no server's.
_AWAY = re.compile(r"There is no connection to \S{1,300}:\d{1,5}: .{1,400}", re.IGNORECASE)


def match_own(line: str) -> Match | None:
    """Return what a line of the token agent says of itself, None for any other line and for a cause that nobody knew."""
    for found in _NAMED.finditer(line[:4000]):
        cause = found.group("long") or found.group("short")
        if cause in CAUSES and cause != "unknown":
            return Match(
                Rule(f"{OWN}{cause}", "", {cause: 0.95}, {"client"}, source="token agent, status.py and keeper.py"), line, {}
            )
    return None


def at_work(line: str) -> bool:
    """Whether a line is one that a program writes when all is well."""
    return _AT_WORK.match(line) is not None


def of_proxy(line: str) -> str:
    """Return a line without what this collection's proxy put around the words of the network; any other line as it is."""
    found = _AWAY.search(line)
    if found is None:
        return line
    return found.group().lower() if found.group().isupper() else found.group()  # fetchmail shouts an IMAP server's BYE
