# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

"""The client side of an IMAP login (RFC 9051, RFC 3501; SASL-IR RFC 4959), without input or output. Runs on Python 3.8."""

from __future__ import annotations

import re
import typing as t

from .._errors import RemoteProtocolError
from .._text import decode
from .connection import Connection, State
from .events import Capabilities, Challenge, Event, Greeting, Notice, Reply
from .lines import Sizes

#: A line that announces a literal: {n}, {n+} (RFC 7888) or ~{n} (RFC 3516).
_LITERAL = re.compile(rb"~?\{(\d{1,20})\+?\}\Z")
_CODE = re.compile(rb"\[([^\]]*)\]")
_STATUS_BEGINS = frozenset((b"O", b"o", b"N", b"n", b"B", b"b", b"P", b"p"))
_STATUS = re.compile(rb"(OK|NO|BAD|BYE|PREAUTH)(?: |\Z)", re.IGNORECASE)


def mechanisms(capabilities: t.Sequence[str] | None) -> tuple[str, ...] | None:
    """Return the SASL mechanisms among capabilities; None when these are not known."""
    if capabilities is None:
        return None
    return tuple(name[5:].upper() for name in capabilities if name[:5].upper() == "AUTH=")


class _Text(t.NamedTuple):
    """A ``resp-cond-state``: status, response code and what the two bring."""

    status: str
    code: str
    capabilities: tuple[str, ...] | None


def _names(text: bytes) -> tuple[str, ...]:
    return tuple(decode(text).split())


def _condition(line: bytes) -> _Text | None:
    """Parse ``OK [CODE arguments] text``; None when the line is no such thing."""
    found = _STATUS.match(line)
    if found is None:
        return None
    code, capabilities = "", None
    bracket = _CODE.match(line, found.end())
    if bracket is not None:
        words = bracket.group(1).split(None, 1)
        code = decode(words[0]).upper() if words else ""
        if code == "CAPABILITY":
            capabilities = _names(words[1] if len(words) > 1 else b"")
    return _Text(found.group(1).decode("ascii").upper(), code, capabilities)


def _mailbox_data(line: bytes) -> bool:
    """Whether a line begins as data of a mailbox, which may be long (RFC 9051 sets no limit) and is read by nobody here."""
    rest = line[2:].lstrip()
    return line[:2] == b"* " and not _STATUS.match(rest) and rest[:10].upper() != b"CAPABILITY"


class ImapConnection(Connection):
    """The IMAP client: commands as methods, :mod:`events` back."""

    protocol = "imap"
    PROBE = "EXAMINE"
    _answers_in_order = False

    def __init__(self, limits: Sizes | None = None) -> None:
        super().__init__(limits)
        self._tags: dict[bytes, str] = {}
        self._number = 0
        self._parts: list[bytes] = []
        self._literal: int | None = None
        self._size = 0

    # --- commands

    def capability(self) -> None:
        """Send CAPABILITY."""
        self._tagged("CAPABILITY", "", State.NOT_AUTHENTICATED, State.AUTHENTICATED)

    def starttls(self) -> None:
        """Send STARTTLS (RFC 9051 section 6.2.1)."""
        self._tagged("STARTTLS", "", State.NOT_AUTHENTICATED)

    def authenticate(self, mechanism: str, initial: bytes | None = None) -> None:
        """Send AUTHENTICATE, with an initial response where the server has SASL-IR (RFC 4959)."""
        arguments = f" {mechanism}"
        if initial is not None:
            # RFC 4959 section 3: an empty initial response is written "=".
            arguments += " " + (initial.decode("ascii") or "=")
        self._tagged("AUTHENTICATE", arguments, State.NOT_AUTHENTICATED)
        self.state = State.AUTHENTICATING

    def probe(self, _user: str) -> None:
        """Send EXAMINE INBOX: opens the mailbox without changing anything (RFC 9051 section 6.3.3)."""
        self._tagged("EXAMINE", " INBOX", State.AUTHENTICATED)

    def logout(self) -> None:
        """Send LOGOUT; allowed behind a command that is not answered yet (RFC 9051 section 5.5)."""
        self._tagged("LOGOUT", "", State.NOT_AUTHENTICATED, State.AUTHENTICATED)
        self.state = State.LOGOUT

    def _tagged(self, name: str, arguments: str, *states: State) -> None:
        tag = f"A{self._number + 1:02d}"
        self._command(name, f"{tag} {name}{arguments}", *states)
        self._number += 1
        self._tags[tag.encode("ascii")] = name

    # --- parsing

    def _parse(self) -> Event | None:
        while True:
            response = self._response()
            if response is None:
                return None
            if self.state is State.GREETING:
                return self._greeting(response)
            if response.startswith(b"* "):
                event = self._untagged(response[2:].lstrip())
                if event is None:
                    if not self._mailbox_open:
                        self._count_line()
                    continue
                self._count_line()
                return event
            self._count_line()
            if response[:1] == b"+":
                return self._continuation(response)
            return self._tagged_reply(response)

    @property
    def _mailbox_open(self) -> bool:
        """Whether data of a mailbox may come, as many lines and as long as it likes; all together it is still bounded."""
        return self.state in (State.AUTHENTICATED, State.LOGOUT)

    def _response(self) -> bytes | None:
        """Return one response with its literals in it, or None while it is incomplete."""
        while True:
            if self._literal is not None:
                data = self._receiver.exactly(self._literal)
                if data is None:
                    return None
                self._literal = None
                self._parts.append(data)
            line = self._receiver.line(_mailbox_data if self._mailbox_open else None)
            if line is None:
                return None
            if not self._parts and not line.endswith(b"}"):
                # Nearly every response is one line.
                return line
            self._parts.append(line)
            self._size += len(line)
            announced = self._announced(line)
            if announced is None:
                response = b"".join(self._parts)
                self._parts = []
                self._size = 0
                return response
            self._literal = announced
            self._size += announced
            if self._size > self.limits.line:
                raise RemoteProtocolError("The server sent a response of too many bytes.", code="line_too_long")

    def _announced(self, line: bytes) -> int | None:
        """Return the size of the literal that follows ``line``, if one does.

        Words for people may end in something that looks like one: a status response holds a literal only inside its response code.
        """
        found = _LITERAL.search(line) if line.endswith(b"}") else None
        if found is None:
            return None
        start = self._parts[0]
        words = start.split(b" ", 1)
        rest = words[1].lstrip() if len(words) > 1 else b""
        if start[:1] == b"+":
            return None
        if _STATUS.match(rest):
            text = rest.split(b" ", 1)[-1]
            if text[:1] != b"[" or b"]" in text:
                return None
        return int(found.group(1))

    def _greeting(self, response: bytes) -> Event:
        # RFC 9051 section 7.1: the greeting is an untagged OK, PREAUTH or BYE.
        condition = _condition(response[2:].lstrip()) if response.startswith(b"* ") else None
        if condition is None or condition.status not in ("OK", "PREAUTH", "BYE"):
            raise self._unexpected(response, "an IMAP greeting")
        self.state = State.NOT_AUTHENTICATED
        return Greeting(
            condition.status != "BYE", decode(response), condition.capabilities, preauth=condition.status == "PREAUTH"
        )

    def _untagged(self, rest: bytes) -> Event | None:
        """Return what an untagged response says; None for data of a mailbox, which nobody here reads."""
        # Most of what follows EXAMINE is data of the mailbox and no status.
        condition = _condition(rest) if rest[:1] in _STATUS_BEGINS else None
        if condition is None:
            words = rest.split(None, 1)
            if not words:
                raise self._unexpected(b"* " + rest, "an IMAP response")
            if words[0].upper() != b"CAPABILITY":
                return None
            return Capabilities(_names(words[1] if len(words) > 1 else b""))
        if condition.capabilities is not None:
            return Capabilities(condition.capabilities)
        return Notice(condition.status, condition.code, decode(rest), closing=condition.status == "BYE")

    def _continuation(self, response: bytes) -> Event:
        if self.state is not State.AUTHENTICATING:
            raise self._unexpected(response, "the reply to a command")
        # Some servers leave out the space behind "+" (Twisted does).
        data = response[2:] if response[1:2] == b" " else response[1:]
        return Challenge(data, decode(data))

    def _tagged_reply(self, response: bytes) -> Event:
        tag, _space, rest = response.partition(b" ")
        condition = _condition(rest.lstrip())
        if tag not in self._tags:
            # Tags are the client's own words; a server that writes them in lower case means them all the same.
            tag = tag.upper()
        name = self._tags.get(tag)
        if name is None or condition is None or condition.status not in ("OK", "NO", "BAD"):
            raise self._unexpected(response, "the reply to a command")
        del self._tags[tag]
        self._lines = 0
        ok = condition.status == "OK"
        if name == "STARTTLS" and ok:
            self.state = State.TLS
        elif name == "AUTHENTICATE":
            self.state = State.AUTHENTICATED if ok else State.NOT_AUTHENTICATED
        return Reply(name, ok, condition.status, condition.code, decode(rest.lstrip()), condition.capabilities)
