# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From the lines of a host's logs to its logins: counted by program, server, user and kind, and put beside what is configured. Runs on Python 3.8.

What a log does not tell is taken from the configuration where that leaves but one possibility. A program that is configured with a password used
it. One that is configured with OAuth 2.0 used that where its configuration was the same then; before, nothing tells, and it stays unclear.
"""

from __future__ import annotations

import dataclasses
import re
import typing as t

from ..uses import OAUTH, PASSWORD, UNCLEAR, Use
from .lines import Line
from .speech import LISTENERS, Seen, program_of

#: More rows of a host than these are counted together by program.
MAX_ROWS = 2000
_USER = re.compile(r"[^\s\x00-\x1f\"'<>(){}|\\;]{1,254}")
_SERVER = re.compile(r"[A-Za-z0-9.:-]{1,253}")
#: In a program's own file, without syslog's names, tried in this order.
_UNTAGGED = ("exim", "msmtp", "getmail", "dovecot", "fetchmail", "isync")


@dataclasses.dataclass
class Row:
    """Logins of one kind that logs show; times are RFC 3339 in UTC, ``place`` is the log, ``why`` what the kind rests on."""

    program: str
    protocol: str
    server: str
    user: str
    kind: str
    place: str
    logins: int = 0
    failures: int = 0
    first_seen: str = ""
    last_seen: str = ""
    why: str = ""


class Configured(t.NamedTuple):
    """A login that is configured, so since the moment ``since`` (RFC 3339 in UTC)."""

    program: str
    use: Use
    since: str


class Summary:
    """Takes in lines of logs, the oldest first within each file. ``wanted`` says of which servers."""

    def __init__(self, configured: t.Sequence[Configured], wanted: t.Callable[[str], bool], since: str) -> None:
        self._configured = configured
        self._wanted = wanted
        self._since = since
        self._rows: dict[tuple[str, ...], Row] = {}
        #: When each program's last line was that told of a login.
        self._last: dict[str, str] = {}

    def file(self, place: str, lines: t.Iterable[Line], beyond: bool = False) -> str:
        """Take in one log's lines, with ``beyond`` those alone that are newer than all before, which the same program may have written twice.

        Return the moment of the first one, empty where none tells.
        """
        known = dict(self._last) if beyond else {}
        listeners = {name: make() for name, make in LISTENERS.items()}
        first = ""
        for line in lines:
            first = first or line.moment
            program = program_of(line.tag)
            for name in (program,) if program else () if line.tag else _UNTAGGED:
                for seen in listeners[name].hear(line):
                    # What is older counts no more; the sender of a message may stand there.
                    if not seen.moment or (seen.moment >= self._since and seen.moment > known.get(name, "")):
                        self._last[name] = max(self._last.get(name, ""), seen.moment)
                        self._count(name, place, seen)
        return first

    def _count(self, program: str, place: str, seen: Seen) -> None:
        server = seen.server.rstrip(".").lower()
        user = seen.user if _USER.fullmatch(seen.user) else ""
        if not _SERVER.fullmatch(server) or not self._wanted(server):
            server = "" if seen.by_sender else self._only_server(program, user)
            if not server:
                return
        uses = [one for one in self._configured if one.program == program and one.use.server.lower() in (server, "")]
        if seen.by_sender or not user:
            users = {one.use.user for one in uses}
            login = users.pop() if len(users) == 1 else ""
            why_user = "" if login or not user else "; the account is the sender's, since the log names no other"
            user = login or user
        else:
            why_user = ""
        mine = [one for one in uses if one.use.user.lower() == user.lower()] or uses
        protocols = {one.use.protocol for one in mine}
        protocol = protocols.pop() if seen.protocol == "other" and len(protocols) == 1 else seen.protocol
        kind, why = _judged(seen, mine)
        key = (program, protocol, server, user.lower(), kind, why + why_user)
        if key not in self._rows and len(self._rows) >= MAX_ROWS:
            user, key = "", (program, protocol, server, "", kind, "")
        row = self._rows.setdefault(key, Row(program, protocol, server, user, kind, place, why=f"{why}{why_user}."))
        row.logins += seen.good
        row.failures += not seen.good
        if seen.moment:
            row.first_seen = min(row.first_seen or seen.moment, seen.moment)
            if seen.moment >= row.last_seen:
                row.last_seen, row.place = seen.moment, place

    def _only_server(self, program: str, user: str) -> str:
        """Return where a program is configured to log in, with this user if the log names one, if that is one place; else nothing."""
        mine = [one.use for one in self._configured if one.program == program and user.lower() in ("", one.use.user.lower())]
        servers = {use.server.lower() for use in mine}
        return servers.pop() if len(servers) == 1 and self._wanted(mine[0].server) else ""

    def rows(self) -> list[Row]:
        """Return what was counted."""
        return list(self._rows.values())


def _judged(seen: Seen, configured: t.Sequence[Configured]) -> tuple[str, str]:
    if seen.kind != UNCLEAR:
        return seen.kind, f"The log names {seen.said}" if seen.said else "The log says so"
    kinds = {one.use.kind for one in configured}
    if kinds == {PASSWORD}:
        return PASSWORD, "The log does not name the mechanism, and the program is configured with a password"
    since = max((one.since for one in configured), default="")
    if kinds == {OAUTH} and seen.moment > since:
        return (
            OAUTH,
            f"The log does not name the mechanism, and the program is configured with OAuth 2.0, unchanged since {since}",
        )
    return UNCLEAR, "The log does not name the mechanism"
