# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

"""What the client sides of IMAP, POP3 and SMTP have in common.

No input or output happens here, as in h11: ``receive_data`` takes what came from the network, ``next_event`` says what it means,
``data_to_send`` gives what has to go out. Runs on Python 3.8.
"""

from __future__ import annotations

import abc
import collections
import enum
import typing as t

from .._errors import LocalProtocolError, RemoteProtocolError
from .._text import decode, shorten
from .events import Closed, Event
from .lines import LineReceiver, Sizes


class State(enum.Enum):
    """Where a connection stands."""

    GREETING = "greeting"
    NOT_AUTHENTICATED = "not authenticated"
    #: STARTTLS was accepted: only ``tls_established`` may follow.
    TLS = "tls"
    AUTHENTICATING = "authenticating"
    AUTHENTICATED = "authenticated"
    LOGOUT = "logout"
    CLOSED = "closed"
    ERROR = "error"


class Connection(abc.ABC):
    """Base of the three client sides. Not to be used by itself."""

    protocol: t.ClassVar[str] = ""
    #: The command that shows whether the mailbox can be reached.
    PROBE: t.ClassVar[str] = ""
    #: False where replies carry a tag instead of coming in the order of the commands.
    _answers_in_order: t.ClassVar[bool] = True
    #: What to send instead of a SASL message to give the exchange up (RFC 9051 section 6.2.2, RFC 5034 section 4, RFC 4954 section 4).

    def __init__(self, limits: Sizes | None = None) -> None:
        self.limits = limits or Sizes()
        self.state = State.GREETING
        self._receiver = LineReceiver(self.limits)
        self._outgoing = bytearray()
        self._pending: collections.deque[str] = collections.deque()
        self._error: RemoteProtocolError | None = None
        self._lines = 0

    # --- towards the network

    def receive_data(self, data: bytes) -> None:
        """Take bytes that came from the server; ``b""`` means that it closed the connection."""
        self._receiver.receive(data)

    def data_to_send(self) -> bytes:
        """Return and forget the bytes that have to be sent. They may hold a secret."""
        if not self._outgoing:
            return b""
        data = bytes(self._outgoing)
        self._outgoing.clear()
        return data

    def next_event(self) -> Event | None:
        """Return the next event, or None when more bytes are needed.

        Raises :class:`RemoteProtocolError` when the server breaks the protocol; the connection is of no use after that and raises the
        same error again.
        """
        if self._error is not None:
            raise self._error
        if self.state is State.CLOSED:
            return None
        if self.state is State.TLS:
            raise LocalProtocolError("TLS has to be established before anything else is read.")
        try:
            event = self._parse()
        except RemoteProtocolError as exc:
            self._error = exc
            self.state = State.ERROR
            raise
        if event is None and self._receiver.eof:
            self.state = State.CLOSED
            return Closed(decode(self._receiver.rest()[: self.limits.line]))
        return event

    def tls_established(self) -> int:
        """Say that TLS now protects the connection; returns how many bytes the server had sent in clear after its go-ahead.

        Those bytes are dropped: they may come from somebody else (RFC 3207 section 6, RFC 9051 section 6.2.1, RFC 2595 section 2.4,
        CVE-2011-0411), and so is every capability announced before.
        """
        if self.state is not State.TLS:
            raise LocalProtocolError(f"TLS cannot be started in the state '{self.state.value}'.")
        self.state = State.NOT_AUTHENTICATED
        return self._receiver.clear()

    # --- for the protocols

    @abc.abstractmethod
    def _parse(self) -> Event | None:
        """Return the next event that the lines so far make, None where more has to come."""

    def _command(self, name: str, line: str, *states: State) -> None:
        """Queue the command ``line``, to be answered as ``name``; it is allowed in ``states`` only."""
        if self.state not in states:
            raise LocalProtocolError(f"{name} cannot be sent in the state '{self.state.value}'.")
        if self._answers_in_order:
            self._pending.append(name)
        self._send(line.encode("utf-8"))

    def _send(self, line: bytes) -> None:
        # A line break inside an argument would smuggle a second command.
        if b"\r" in line or b"\n" in line or b"\x00" in line:
            raise LocalProtocolError("A command holds a line break or a NUL.")
        self._outgoing += line
        self._outgoing += b"\r\n"

    def respond(self, message: bytes) -> None:
        """Answer a :class:`Challenge` with ``message`` (base64 text)."""
        if self.state is not State.AUTHENTICATING:
            raise LocalProtocolError(f"There is no challenge to answer in the state '{self.state.value}'.")
        self._send(message)

    def _count_line(self) -> None:
        """Bound the lines that answer one command; ``_lines`` is set to 0 when a command is answered."""
        self._lines += 1
        if self._lines > self.limits.lines:
            raise RemoteProtocolError(
                f"The server sent more than {self.limits.lines} lines without answering the command.", code="too_many_lines"
            )

    def _unexpected(self, line: bytes, expected: str) -> RemoteProtocolError:
        """Return the error for a line that fits nothing; it quotes the line."""
        quoted = shorten(decode(line[:400]), 200)
        code = "bad_greeting" if self.state is State.GREETING else "unexpected_reply"
        return RemoteProtocolError(f"The server sent something else than {expected}: {quoted}", code=code, line=quoted)
