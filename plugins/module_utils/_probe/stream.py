# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A socket with deadlines, and TLS on it from the start or later: the same code for implicit TLS and STARTTLS.

The socket is non-blocking and the event loop is only asked when it is ready. That is one code path on every Python from 3.8 on (the
event loop's own ``start_tls`` loses data on some of them) and less work than the event loop's TLS transport. TLS works in memory and gets
what was received piece by piece: on the socket itself it would go on reading, and hold up everything, as long as a server sends records
that carry no data. Runs on Python 3.8.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import typing as t

from .._errors import RemoteProtocolError

#: Bytes taken from a socket at once: a TLS record's worth and its frame.
_CHUNK = 17408

#: Bytes that a server may send in a handshake, or in records without data: more than the longest chain of certificates.
_MAX_OVERHEAD = 262144


class TimedOut(Exception):
    """A deadline passed while waiting for the network."""


class TlsSessions:
    """TLS sessions of logins that went well, one for each address of a server, to be resumed (RFC 8446 section 2.2).

    Mail programs do the same. It saves both sides half of the work of a handshake and no round trip. The first connection to each address
    verifies chain and name in full, as does every connection that the server declines to resume.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[t.Any, ...], ssl.SSLSession] = {}
        self._unwanted: set[tuple[t.Any, ...]] = set()

    def get(self, context: ssl.SSLContext, host: str, peer: t.Any) -> ssl.SSLSession | None:
        """Return the session to offer."""
        return self._known.get((context, host, peer))

    def keep(self, context: ssl.SSLContext, host: str, peer: t.Any, secured: ssl.SSLObject) -> None:
        """Keep the session of a connection that has received data, and with it the server's tickets, unless there is one."""
        key = (context, host, peer)
        if key not in self._known and key not in self._unwanted and secured.session is not None:
            self._known[key] = secured.session

    def give_up(self, context: ssl.SSLContext, host: str, peer: t.Any) -> None:
        """Offer this server no session any more, not even a new one: it, or something before it, does not bear it."""
        self._unwanted.add((context, host, peer))
        self._known.pop((context, host, peer), None)


class Stream:
    """One connection. Deadlines are absolute, in the event loop's time; every wait has one."""

    def __init__(self, loop: asyncio.AbstractEventLoop, sock: socket.socket, sessions: TlsSessions | None = None) -> None:
        self._loop = loop
        self._sessions = sessions or TlsSessions()
        self._peer = sock.getpeername()
        self._socket = sock
        self._descriptor = sock.fileno()
        self._tls: ssl.SSLObject | None = None
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._session_key: tuple[ssl.SSLContext, str, t.Any] | None = None
        self._resuming = False
        self._overhead = 0
        self._waiter: asyncio.Future[None] | None = None
        self._watching = False
        self._timer: asyncio.TimerHandle | None = None
        self._deadline = 0.0

    @property
    def local_address(self) -> str:
        """The IP address of this end."""
        return str(self._socket.getsockname()[0])

    @property
    def remote_address(self) -> str:
        """The IP address of the server."""
        return str(self._peer[0])

    async def receive(self, deadline: float) -> bytes:
        """Return what has come, at least one byte, or ``b""`` when the server closed. Raises :class:`TimedOut`, OSError, ssl.SSLError."""
        tls, self._overhead = self._tls, 0
        if tls is None:
            return await self._receive(deadline)
        while True:
            if self._incoming.pending or tls.pending() or self._incoming.eof:
                try:
                    return tls.read(_CHUNK)
                except ssl.SSLWantReadError:
                    pass
                except ssl.SSLEOFError:
                    # Many servers close without TLS's own goodbye.
                    return b""
            await self._exchange(deadline)

    async def send(self, data: bytes, deadline: float) -> None:
        """Send everything. Raises :class:`TimedOut`, OSError, ssl.SSLError."""
        if self._tls is not None:
            self._tls.write(data)
            data = self._outgoing.read()
        await self._send(data, deadline)

    async def start_tls(self, context: ssl.SSLContext, host: str, deadline: float) -> None:
        """Put TLS on the connection; ``host`` is what the certificate has to be for. Raises :class:`TimedOut`, OSError, ssl.SSLError."""
        self._session_key = key = (context, host, self._peer)
        known = self._sessions.get(*key)
        self._resuming = known is not None
        tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=host, session=known)
        self._tls, self._overhead = tls, 0
        while True:
            try:
                tls.do_handshake()
            except ssl.SSLWantReadError:  # noqa: PERF203
                await self._exchange(deadline)
            except ssl.SSLError:
                # Tell the server why (RFC 8446 section 6.2).
                self._flush()
                raise
            else:
                await self._send(self._outgoing.read(), deadline)
                return

    def tls_details(self) -> tuple[str, str, bytes]:
        """Return the TLS version, the cipher and the server's certificate in DER form."""
        tls = self._tls
        if tls is None:
            return "", "", b""
        cipher = tls.cipher()
        return tls.version() or "", cipher[0] if cipher else "", tls.getpeercert(True) or b""

    def keep_tls_session(self) -> None:
        """Let later connections to the same server resume this one's TLS session; for a login that went well."""
        if self._tls is not None and self._session_key is not None:
            self._sessions.keep(*self._session_key, self._tls)

    def forget_tls_session(self) -> bool:
        """Resume no session with this server any more; returns whether this connection had tried to."""
        if self._resuming and self._session_key is not None:
            self._sessions.give_up(*self._session_key)
        return self._resuming

    def close(self) -> None:
        """Close the connection at once; a TLS connection is told so first."""
        if self._watching:
            self._loop.remove_reader(self._descriptor)
            self._watching = False
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._tls is not None and not self._has_ended(self._tls):
            with contextlib.suppress(OSError, ValueError):
                # Writes close_notify (RFC 8446 section 6.1); the server's is not waited for.
                self._tls.unwrap()
            self._flush()
        self._socket.close()

    def _has_ended(self, tls: ssl.SSLObject) -> bool:
        """Whether the server has said already that it is going away."""
        if self._incoming.pending > 0:
            with contextlib.suppress(OSError):
                return not tls.read(1)
        return self._incoming.eof

    def _flush(self) -> None:
        """Send what TLS has to say, as far as that is possible at once."""
        with contextlib.suppress(OSError):
            self._socket.send(self._outgoing.read())

    async def _exchange(self, deadline: float) -> None:
        """Carry TLS's own bytes in both directions, once. Raises :class:`RemoteProtocolError` for too many without data."""
        out = self._outgoing.read()
        if out:
            await self._send(out, deadline)
        data = await self._receive(deadline)
        if not data:
            self._incoming.write_eof()
            return
        self._overhead += len(data)
        if self._overhead > _MAX_OVERHEAD:
            raise RemoteProtocolError(
                f"The server sent more than {_MAX_OVERHEAD} bytes of TLS without data.", code="too_much_data"
            )
        self._incoming.write(data)

    async def _receive(self, deadline: float) -> bytes:
        while True:
            # Mostly nothing has come yet, and asking in vain costs more than asking the event loop first.
            await self._ready(False, deadline)
            with contextlib.suppress(BlockingIOError, InterruptedError):
                return self._socket.recv(_CHUNK)

    async def _send(self, data: bytes, deadline: float) -> None:
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[self._socket.send(rest) :]
            except (BlockingIOError, InterruptedError):  # noqa: PERF203
                await self._ready(True, deadline)

    async def _ready(self, writing: bool, deadline: float) -> None:
        """Wait until the socket can be read (or written)."""
        loop, waiter = self._loop, self._loop.create_future()
        # A server that never pauses would otherwise be read for ever: its data come before the timer.
        if loop.time() > deadline:
            raise TimedOut
        self._waiter = waiter
        if writing:
            loop.add_writer(self._descriptor, self._wake)
        elif not self._watching:
            loop.add_reader(self._descriptor, self._readable)
            self._watching = True
        self._arm(deadline)
        try:
            await waiter
        finally:
            self._waiter = None
            if writing:
                loop.remove_writer(self._descriptor)

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _readable(self) -> None:
        if self._waiter is not None:
            self._wake()
        else:
            # Data that nobody waits for: stop listening until somebody does, or the loop would spin.
            self._loop.remove_reader(self._descriptor)
            self._watching = False

    def _arm(self, deadline: float) -> None:
        """Have one timer per connection: deadlines mostly move ahead, and a timer that fires early sets itself anew."""
        self._deadline = deadline
        if self._timer is not None:
            if self._timer.when() <= deadline:
                return
            self._timer.cancel()
        self._timer = self._loop.call_at(deadline, self._expired)

    def _expired(self) -> None:
        self._timer = None
        if self._waiter is None or self._waiter.done():
            return
        # The loop may fire a timer within its clock's resolution before the time.
        if self._loop.time() + 0.001 < self._deadline:
            self._arm(self._deadline)
        else:
            self._waiter.set_exception(TimedOut())
