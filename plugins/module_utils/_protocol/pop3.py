# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

"""The client side of a POP3 login (RFC 1939; CAPA RFC 2449, STLS RFC 2595, AUTH RFC 5034), without input or output.

Runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from .._errors import LocalProtocolError
from .._text import decode
from .connection import Connection, State
from .events import Challenge, Event, Greeting, Reply
from .lines import Sizes

_STATUS = re.compile(rb"(\+OK|-ERR)(?:\s+|\Z)", re.IGNORECASE)
_CODE = re.compile(rb"\[([^\]\s]+)\]")
_STAT = re.compile(rb"\s*\d+")


def mechanisms(capabilities: t.Sequence[str] | None) -> tuple[str, ...] | None:
    """Return the SASL mechanisms of a CAPA list; None when it is not known or has no SASL line."""
    for line in capabilities or ():
        words = line.upper().split()
        if words[:1] == ["SASL"]:
            return tuple(words[1:])
    return None


class Pop3Connection(Connection):
    """The POP3 client: commands as methods, :mod:`events` back."""

    protocol = "pop"
    PROBE = "STAT"

    def __init__(self, limits: Sizes | None = None) -> None:
        super().__init__(limits)
        self._status: Reply | None = None
        self._list: list[str] = []

    # --- commands

    def capability(self) -> None:
        """Send CAPA."""
        self._command("CAPA", "CAPA", State.NOT_AUTHENTICATED, State.AUTHENTICATED)

    def starttls(self) -> None:
        """Send STLS (RFC 2595 section 4)."""
        self._command("STLS", "STLS", State.NOT_AUTHENTICATED)

    def authenticate(self, mechanism: str, initial: bytes | None = None) -> None:
        """Send AUTH, always without an initial response.

        Exchange closes the connection on the one-line form, and a token is longer than the 255 bytes of a command line (RFC 2449
        section 4).
        """
        if initial is not None:
            raise LocalProtocolError("POP3 takes no initial response here.")
        self._command("AUTH", f"AUTH {mechanism}", State.NOT_AUTHENTICATED)
        self.state = State.AUTHENTICATING

    def probe(self, _user: str) -> None:
        """Send STAT: the first command that needs the mailbox."""
        self._command("STAT", "STAT", State.AUTHENTICATED)

    def logout(self) -> None:
        """Send QUIT."""
        self._command("QUIT", "QUIT", State.NOT_AUTHENTICATED, State.AUTHENTICATED)
        self.state = State.LOGOUT

    # --- parsing

    def _parse(self) -> Event | None:
        while True:
            line = self._receiver.line()
            if line is None:
                return None
            if self._status is not None:
                event = self._list_line(self._status, line)
                if event is None:
                    continue
                return event
            if self.state is State.AUTHENTICATING and line[:1] == b"+" and not _STATUS.match(line):
                # "+" or "+ text" asks for more, whatever the text is; only "+OK" is success (RFC 5034 section 4).
                self._count_line()
                data = line[2:] if line[1:2] == b" " else line[1:]
                return Challenge(data, decode(data))
            return self._reply(line)

    def _reply(self, line: bytes) -> Event | None:
        found = _STATUS.match(line)
        if found is None:
            raise self._unexpected(line, "a POP3 greeting" if self.state is State.GREETING else "+OK or -ERR")
        ok = found.group(1).upper() == b"+OK"
        text = decode(line)
        if self.state is State.GREETING:
            self.state = State.NOT_AUTHENTICATED
            return Greeting(ok, text)
        if not self._pending:
            raise self._unexpected(line, "nothing: no command was waiting for a reply")
        name = self._pending.popleft()
        if name == "STAT" and ok and not _STAT.match(line, found.end()):
            # RFC 1939 section 5: "+OK", the number of messages, their size; some servers put words between the two. What does not even
            # begin with a number answers another command.
            raise self._unexpected(line, "the reply to STAT")
        code = _CODE.match(line, found.end())
        reply = Reply(name, ok, "+OK" if ok else "-ERR", decode(code.group(1)).upper() if code else "", text)
        if name == "CAPA" and ok:
            self._status, self._list, self._lines = reply, [], 0
            return self._parse()
        return self._done(reply)

    def _done(self, reply: Reply) -> Reply:
        self._lines = 0
        if reply.command == "STLS" and reply.ok:
            self.state = State.TLS
        elif reply.command == "AUTH":
            self.state = State.AUTHENTICATED if reply.ok else State.NOT_AUTHENTICATED
        return reply

    def _list_line(self, status: Reply, line: bytes) -> Event | None:
        """Take one line of a CAPA list, which ends in a lone dot (RFC 1939 section 3)."""
        self._count_line()
        if line != b".":
            self._list.append(decode(line[1:] if line.startswith(b".") else line))
            return None
        capabilities = tuple(self._list)
        self._status, self._list = None, []
        return self._done(Reply(status.command, True, status.status, status.code, status.text, capabilities))
