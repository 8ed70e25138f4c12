# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""A socket with deadlines, and TLS on it from the start or later: the same code for implicit TLS and STARTTLS.

The socket is non-blocking and the event loop is only asked when it is ready. That is one code path on every Python from 3.8 on (the
event loop's own ``start_tls`` loses data on some of them) and about half the cost of the event loop's TLS transport. Runs on
Python 3.8.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import typing as t

#: Bytes taken from a socket at once: a TLS record's worth.
_CHUNK = 16384


class TimedOut(Exception):
    """A deadline passed while waiting for the network."""


class TlsSessions:
    """TLS sessions of logins that went well, one for each address of a server, to be resumed (RFC 8446 section 2.2).

    Mail programs do the same. It saves both sides half of the work of a handshake and no round trip. The first connection to each address
    verifies chain and name in full, as does every connection that the server declines to resume.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[t.Any, ...], ssl.SSLSession] = {}

    def get(self, context: ssl.SSLContext, host: str, peer: t.Any) -> ssl.SSLSession | None:
        """Return the session to offer."""
        return self._known.get((context, host, peer))

    def keep(self, context: ssl.SSLContext, host: str, peer: t.Any, secured: ssl.SSLSocket) -> None:
        """Keep the session of a connection that has received data, and with it the server's tickets, unless there is one."""
        key = (context, host, peer)
        if key not in self._known and secured.session is not None:
            self._known[key] = secured.session

    def forget(self, context: ssl.SSLContext, host: str, peer: t.Any) -> bool:
        """Offer the session no more; returns whether there was one."""
        return self._known.pop((context, host, peer), None) is not None


class Stream:
    """One connection. Deadlines are absolute, in the event loop's time; every wait has one."""

    def __init__(self, loop: asyncio.AbstractEventLoop, sock: socket.socket, sessions: TlsSessions | None = None) -> None:
        self._loop = loop
        self._sessions = sessions or TlsSessions()
        self._peer = sock.getpeername()
        self._session_key: tuple[ssl.SSLContext, str, t.Any] | None = None
        self._socket = sock
        self._secured: ssl.SSLSocket | None = None
        self._descriptor = sock.fileno()
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
        secured = self._secured
        while True:
            # Mostly nothing has come yet, and asking in vain costs more than asking the event loop first. What TLS has decrypted
            # already is not announced again.
            if secured is None or not secured.pending():
                await self._ready(False, deadline)
            try:
                return self._socket.recv(_CHUNK)
            except (BlockingIOError, InterruptedError, ssl.SSLWantReadError):
                continue
            except ssl.SSLWantWriteError:
                await self._ready(True, deadline)

    async def send(self, data: bytes, deadline: float) -> None:
        """Send everything. Raises :class:`TimedOut`, OSError, ssl.SSLError."""
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[self._socket.send(rest) :]
            except (BlockingIOError, InterruptedError, ssl.SSLWantWriteError):  # noqa: PERF203
                await self._ready(True, deadline)
            except ssl.SSLWantReadError:
                await self._ready(False, deadline)

    async def start_tls(self, context: ssl.SSLContext, host: str, deadline: float) -> None:
        """Put TLS on the connection; ``host`` is what the certificate has to be for. Raises :class:`TimedOut`, OSError, ssl.SSLError."""
        self._session_key = key = (context, host, self._peer)
        known = self._sessions.get(*key)
        secured = context.wrap_socket(self._socket, server_hostname=host, do_handshake_on_connect=False, session=known)
        self._socket = self._secured = secured
        while True:
            try:
                secured.do_handshake()
                return
            except ssl.SSLWantReadError:  # noqa: PERF203
                await self._ready(False, deadline)
            except ssl.SSLWantWriteError:
                await self._ready(True, deadline)

    def tls_details(self) -> tuple[str, str, bytes]:
        """Return the TLS version, the cipher and the server's certificate in DER form."""
        secured = self._secured
        if secured is None:
            return "", "", b""
        cipher = secured.cipher()
        return secured.version() or "", cipher[0] if cipher else "", secured.getpeercert(True) or b""

    def keep_tls_session(self) -> None:
        """Let later connections to the same server resume this one's TLS session; for a login that went well."""
        if self._secured is not None and self._session_key is not None:
            self._sessions.keep(*self._session_key, self._secured)

    def forget_tls_session(self) -> bool:
        """Resume no session with this server any more; returns whether this connection may have tried to."""
        return self._session_key is not None and self._sessions.forget(*self._session_key)

    def close(self) -> None:
        """Close the connection at once; a TLS connection is told so first."""
        if self._watching:
            self._loop.remove_reader(self._descriptor)
            self._watching = False
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._secured is not None:
            with contextlib.suppress(OSError, ValueError):
                # Sends close_notify (RFC 8446 section 6.1); the server's is not waited for.
                self._secured.unwrap()
        self._socket.close()

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
