# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

"""The client side of an SMTP submission login (RFC 5321, RFC 6409; STARTTLS RFC 3207, AUTH RFC 4954), without input or output.

There is no way back to HELO: STARTTLS and AUTH are extensions, and without EHLO (RFC 5321 section 3.2) a server has neither, so that
there is nothing left to verify. Runs on Python 3.8.
"""

from __future__ import annotations

import contextlib
import re
import typing as t

from .._errors import LocalProtocolError
from .._text import decode
from .connection import Connection, State
from .events import Challenge, Event, Greeting, Notice, Reply
from .lines import Sizes

_REPLY = re.compile(rb"([2-5]\d\d)(?:([ -])(.*))?\Z", re.DOTALL)
_ENHANCED = re.compile(rb"\s*([245]\.\d{1,3}\.\d{1,3})(?=\s|\Z)")
#: What cannot stand between the angle brackets of MAIL FROM (RFC 5321 section 4.1.2) without quoting.
_NO_PATH = re.compile(r"[\x00-\x20<>\x7f]")


def mechanisms(capabilities: t.Sequence[str] | None) -> tuple[str, ...] | None:
    """Return the SASL mechanisms of an EHLO reply; None when that is not known or has no AUTH line.

    The old form ``AUTH=LOGIN`` counts too: some servers announce mechanisms in nothing else.
    """
    found: list[str] | None = None
    for line in capabilities or ():
        words = line.upper().replace("AUTH=", "AUTH ", 1).split()
        if words[:1] == ["AUTH"]:
            found = (found or []) + words[1:]
    return None if found is None else tuple(found)


def _path(user: str) -> str:
    """Return a user's address as MAIL FROM names it, an internationalised domain by its A-labels (RFC 5890); empty for what is none."""
    local, at, domain = user.rpartition("@")
    if not at or not local or _NO_PATH.search(user):
        return ""
    with contextlib.suppress(UnicodeError):
        domain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    return f"{local}@{domain}"


class SmtpConnection(Connection):
    """The submission client: commands as methods, :mod:`events` back."""

    protocol = "smtp"
    PROBE = "MAIL"

    def __init__(self, limits: Sizes | None = None, client_name: str = "[127.0.0.1]") -> None:
        super().__init__(limits)
        self._client_name = client_name
        self._reply_lines: list[bytes] = []
        self._extensions: frozenset[str] = frozenset()
        #: The address that MAIL FROM has named.
        self.sender = ""

    # --- commands

    def capability(self) -> None:
        """Send EHLO with an address literal (RFC 5321 section 4.1.3), which needs no look-up and is valid for every client."""
        self._command("EHLO", f"EHLO {self._client_name}", State.NOT_AUTHENTICATED)

    def starttls(self) -> None:
        """Send STARTTLS."""
        self._command("STARTTLS", "STARTTLS", State.NOT_AUTHENTICATED)

    def authenticate(self, mechanism: str, initial: bytes | None = None) -> None:
        """Send AUTH, always without an initial response.

        A real token makes the command longer than servers accept: RFC 4954 section 4 keeps the limit of 512 bytes for the line, Dovecot
        and Postfix refuse or misread longer ones.
        """
        if initial is not None:
            raise LocalProtocolError("SMTP takes no initial response here.")
        self._command("AUTH", f"AUTH {mechanism}", State.NOT_AUTHENTICATED)
        self.state = State.AUTHENTICATING

    def probe(self, user: str) -> None:
        """Send MAIL FROM with the mailbox's address: the first command that needs the mailbox.

        What is no address, or cannot be said to this server, gives <>, and :attr:`sender` stays empty.
        """
        path = _path(user)
        # RFC 6531 section 3.4: an address beyond ASCII needs the parameter SMTPUTF8.
        parameter = "" if path.isascii() else " SMTPUTF8"
        if parameter and "SMTPUTF8" not in self._extensions:
            path = parameter = ""
        self.sender = path
        self._command("MAIL", f"MAIL FROM:<{path}>{parameter}", State.AUTHENTICATED)

    def reset(self) -> None:
        """Send RSET, which ends the mail that MAIL FROM began."""
        self._command("RSET", "RSET", State.AUTHENTICATED)

    def logout(self) -> None:
        """Send QUIT, the last of a group of commands sent together (RFC 2920 section 3.1)."""
        self._command("QUIT", "QUIT", State.NOT_AUTHENTICATED, State.AUTHENTICATED)
        self.state = State.LOGOUT

    @property
    def pipelining(self) -> bool:
        """Whether the server takes several commands at once (RFC 2920)."""
        return "PIPELINING" in self._extensions

    def tls_established(self) -> int:
        """See the base; also forgets the extensions announced in clear (RFC 3207 section 4.2)."""
        self._extensions = frozenset()
        self._reply_lines = []
        return super().tls_established()

    # --- parsing

    def _parse(self) -> Event | None:
        while True:
            line = self._receiver.line()
            if line is None:
                return None
            found = _REPLY.match(line)
            if found is None and self.state is State.AUTHENTICATING and line[:3] == b"334":
                # A challenge without the space that RFC 5321 section 4.2 wants behind the code.
                line = b"334 " + line[3:]
                found = _REPLY.match(line)
            if found is None:
                raise self._unexpected(line, "an SMTP greeting" if self.state is State.GREETING else "an SMTP reply")
            self._count_line()
            self._reply_lines.append(line)
            if line[:3] not in (self._reply_lines[0][:3], b"421"):
                # RFC 5321 section 4.2.1: all lines of a reply have the same code. Some clients read the first, some the last. A server
                # that goes down may break in at any time (section 3.8).
                raise self._unexpected(b" / ".join((self._reply_lines[0], line)), "one reply with one code")
            if found.group(2) == b"-":
                continue
            lines, self._reply_lines, self._lines = self._reply_lines, [], 0
            return self._reply(int(found.group(1)), lines)

    def _reply(self, status: int, lines: list[bytes]) -> Event:
        text = "\n".join(decode(line) for line in lines)
        last = lines[-1]
        enhanced = _ENHANCED.match(last, 4) or _ENHANCED.match(lines[0], 4)
        code = enhanced.group(1).decode("ascii") if enhanced else ""
        if self.state is State.GREETING:
            if status != 220 and status < 400:
                raise self._unexpected(lines[0], "an SMTP greeting")
            self.state = State.NOT_AUTHENTICATED
            return Greeting(status == 220, text)
        if status == 334 and self.state is State.AUTHENTICATING:
            return Challenge(last[4:], decode(last[4:]))
        if not self._pending:
            # RFC 5321 section 3.8: 421 may come at any time, the connection ends with it.
            if status == 421:
                return Notice("421", code, text, closing=True)
            raise self._unexpected(last, "nothing: no command was waiting for a reply")
        return self._answer(self._pending.popleft(), status, code, text, lines)

    def _answer(self, name: str, status: int, code: str, text: str, lines: list[bytes]) -> Event:
        good = {"EHLO": 250, "STARTTLS": 220, "AUTH": 235, "MAIL": 250, "RSET": 250, "QUIT": 221}[name]
        # RFC 5321 section 4.3.2 gives MAIL and RSET 250 alone, but 251 and 252 exist; what a server says to QUIT is of no consequence.
        fits = status == good or (name in ("MAIL", "RSET") and status // 10 == 25) or (name == "QUIT" and status < 300)
        if status < 400 and not fits:
            # A positive or intermediate reply that belongs to another command.
            raise self._unexpected(lines[-1], f"the reply to {name}")
        ok = status < 400
        capabilities = None
        if name == "EHLO" and ok:
            capabilities = tuple(decode(line[4:].strip()) for line in lines[1:])
            self._extensions = frozenset(line.split(None, 1)[0].upper() for line in capabilities if line)
        elif name == "STARTTLS" and ok:
            self.state = State.TLS
        elif name == "AUTH":
            self.state = State.AUTHENTICATED if ok else State.NOT_AUTHENTICATED
        return Reply(name, ok, str(status), code, text, capabilities)
