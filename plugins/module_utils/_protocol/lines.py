# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

"""The receive buffer that the three protocols share: bytes in, bounded lines out. Pure; runs on Python 3.8."""

from __future__ import annotations

import typing as t

from .._errors import RemoteProtocolError
from .._text import decode, shorten

#: Characters of an offending line that an error quotes.
_QUOTE = 120

#: Bytes kept of the beginning and of the end of a line whose middle nobody reads.
_KEPT = 64


class Sizes(t.NamedTuple):
    """What is accepted from a server. All in bytes but ``lines``.

    RFC 5321 section 4.5.3.1.5 allows 512 bytes a reply line, RFC 1939 512, RFC 9051 advises 8192 for commands; the bounds leave room for
    servers that say more and end those that never stop.
    """

    #: One line without its end, and one IMAP literal.
    line: int = 16384
    #: Lines that answer one command (SMTP reply, POP list, untagged IMAP responses).
    lines: int = 512
    #: Everything from the greeting to the goodbye.
    total: int = 1048576


class LineReceiver:
    """Collects bytes and gives whole lines back.

    A line ends in LF; a CR before it is part of the line end, as in every client that talks to real servers. All other bytes, NUL and
    bare CR included, belong to the line. What is given back does not depend on how the bytes were split when they came in.
    """

    def __init__(self, limits: Sizes) -> None:
        self._limits = limits
        self._buffer = bytearray()
        self._searched = 0
        self._taken = 0
        self.eof = False

    def __len__(self) -> int:
        return len(self._buffer)

    def receive(self, data: bytes) -> None:
        """Add bytes from the server; ``b""`` says that it closed the connection."""
        if data:
            self._buffer += data
        else:
            self.eof = True

    def line(self, unread: t.Callable[[bytes], bool] | None = None) -> bytes | None:
        """Return the next line without its end, or None while it is incomplete. Raises :class:`RemoteProtocolError`.

        ``unread`` is asked for the beginning of a line that is too long: True drops the middle of it in place of an error.
        """
        end = self._buffer.find(b"\n", self._searched)
        if end < 0:
            self._searched = len(self._buffer)
        size = end if end >= 0 else len(self._buffer)
        if size > self._limits.line and unread is not None and unread(bytes(self._buffer[:_KEPT])):
            kept = min(_KEPT, self._limits.line // 2)
            self._take(size - kept, kept)
            return self.line(unread) if end >= 0 else None
        if size > self._limits.line:
            start = shorten(decode(bytes(self._buffer[: min(_QUOTE, self._limits.line)])), _QUOTE)
            raise RemoteProtocolError(
                f"The server sent a line of more than {self._limits.line} bytes, which begins: {start}", code="line_too_long"
            )
        if end < 0:
            return None
        line = bytes(self._buffer[:end])
        self._take(end + 1)
        return line[:-1] if line.endswith(b"\r") else line

    def exactly(self, size: int) -> bytes | None:
        """Return the next ``size`` bytes (an IMAP literal), or None while they are incomplete. Raises :class:`RemoteProtocolError`."""
        if size > self._limits.line:
            raise RemoteProtocolError(f"The server announced a literal of {size} bytes.", code="literal_too_long")
        if len(self._buffer) < size:
            return None
        data = bytes(self._buffer[:size])
        self._take(size)
        return data

    def _take(self, stop: int, start: int = 0) -> None:
        """Remove what lies before ``stop``, from ``start`` on."""
        size = stop - start
        del self._buffer[start:stop]
        self._searched = 0
        self._taken += size
        if self._taken > self._limits.total:
            raise RemoteProtocolError(
                f"The server sent more than {self._limits.total} bytes during one login.", code="too_much_data"
            )

    def rest(self) -> bytes:
        """Return and forget what is left without a line end."""
        data = bytes(self._buffer)
        self.clear()
        return data

    def clear(self) -> int:
        """Forget everything received and not yet used; returns how many bytes that were."""
        size = len(self._buffer)
        self._buffer.clear()
        self._searched = 0
        return size
