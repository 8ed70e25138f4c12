# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From a host name to a connected socket: look-ups that cannot block the run, and all addresses tried as a mail client would.

Runs on Python 3.8.
"""

from __future__ import annotations

import asyncio
import collections
import contextlib
import errno
import os
import socket
import threading
import typing as t

from .stream import Stream, TimedOut, TlsSessions

#: RFC 8305 section 8: how long the first address is tried alone.
_ATTEMPT_DELAY = 0.25

#: Threads that look up names at once. getaddrinfo blocks and cannot be interrupted, so each look-up has a thread that is not waited for.
#: Names whose servers are silent hold a thread for up to half a minute each, and others have to get through meanwhile.
_MAX_LOOKUPS = 32


class Address(t.NamedTuple):
    """One place to connect to."""

    family: int
    sockaddr: t.Any


class ResolveError(Exception):
    """A host name does not resolve; ``args[0]`` says why in the resolver's words."""


def interleave(addresses: t.Sequence[Address]) -> list[Address]:
    """Return the addresses with families taking turns, in the resolver's order otherwise (RFC 8305 section 4)."""
    if not addresses:
        return []
    first = [address for address in addresses if address.family == addresses[0].family]
    others = [address for address in addresses if address.family != addresses[0].family]
    mixed: list[Address] = []
    for index in range(max(len(first), len(others))):
        mixed += first[index : index + 1] + others[index : index + 1]
    return mixed


def _getaddrinfo(host: str, port: int, flags: int = 0) -> list[Address]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    return [Address(family, sockaddr) for family, _type, _protocol, _name, sockaddr in found]


#: The answer of a look-up: addresses, or why there are none.
_Answer = t.Union[t.List[Address], str]


class Resolver:
    """Looks up each host once per run; concurrent questions share one answer, a failure is remembered too."""

    def __init__(self, loop: asyncio.AbstractEventLoop, lookup: t.Callable[[str, int], list[Address]] = _getaddrinfo) -> None:
        self._loop = loop
        self._lookup = lookup
        self._known: dict[tuple[str, int], asyncio.Future[_Answer]] = {}
        self._queue: collections.deque[tuple[str, int]] = collections.deque()
        self._running = 0

    async def resolve(self, host: str, port: int, deadline: float) -> list[Address]:
        """Return the addresses in the order to try. Raises :class:`ResolveError`, :class:`TimedOut`."""
        known = self._known.get((host, port))
        if known is None:
            known = self._known[host, port] = self._loop.create_future()
            try:
                known.set_result(_getaddrinfo(host, port, socket.AI_NUMERICHOST))
            except (OSError, UnicodeError):
                self._queue.append((host, port))
                self._start()
        if not known.done():
            await asyncio.wait({known}, timeout=max(0.0, deadline - self._loop.time()))
            if not known.done():
                raise TimedOut
        answer = known.result()
        if isinstance(answer, str):
            raise ResolveError(answer)
        return answer

    def _start(self) -> None:
        while self._queue and self._running < _MAX_LOOKUPS:
            self._running += 1
            threading.Thread(target=self._work, args=self._queue.popleft(), name="resolve", daemon=True).start()

    def _work(self, host: str, port: int) -> None:
        answer: _Answer
        try:
            answer = interleave(self._lookup(host, port)) or "no address"
        except (OSError, UnicodeError) as exc:
            answer = str(getattr(exc, "strerror", None) or exc)
        with contextlib.suppress(RuntimeError):  # the run is over and its loop closed
            self._loop.call_soon_threadsafe(self._finish, host, port, answer)

    def _finish(self, host: str, port: int, answer: _Answer) -> None:
        self._running -= 1
        self._known[host, port].set_result(answer)
        self._start()


async def _attempt(loop: asyncio.AbstractEventLoop, address: Address, source: str | None) -> socket.socket:
    """Return a connected, non-blocking socket. Raises OSError."""
    sock = socket.socket(address.family, socket.SOCK_STREAM)
    try:
        sock.setblocking(False)
        # Whole commands are written at once; waiting for more only delays them.
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if source:
            sock.bind((source, 0))
        await loop.sock_connect(sock, address.sockaddr)
    except BaseException:
        sock.close()
        raise
    return sock


def _drop(attempt: asyncio.Task[socket.socket]) -> None:
    """Close what an attempt came to that nobody waits for any more; it may have ended together with the one that was taken."""
    if not attempt.cancelled() and attempt.exception() is None:
        attempt.result().close()


#: A refusal tells more than an address family that does not work here.
_TELLING = (errno.ECONNREFUSED, errno.ECONNRESET, errno.ETIMEDOUT, errno.EHOSTUNREACH, errno.ENETUNREACH)


async def connect(
    loop: asyncio.AbstractEventLoop, addresses: t.Sequence[Address], deadline: float, source: str | None = None
) -> socket.socket:
    """Return a connected, non-blocking socket: each address in turn, the next one after a failure or 250 ms (RFC 8305 section 5).

    Raises OSError when all fail, :class:`TimedOut`.
    """
    waiting = collections.deque(addresses)
    running: set[asyncio.Task[socket.socket]] = set()
    errors: list[OSError] = []
    next_start = 0.0
    try:
        while True:
            now = loop.time()
            if waiting and (not running or now >= next_start):
                running.add(loop.create_task(_attempt(loop, waiting.popleft(), source)))
                next_start = now + _ATTEMPT_DELAY
            elif not running:
                raise min(errors, key=lambda exc: _TELLING.index(exc.errno) if exc.errno in _TELLING else len(_TELLING))
            elif now >= deadline:
                raise TimedOut
            until = min(deadline, next_start) if waiting else deadline
            await asyncio.wait(running, timeout=max(0.0, until - now), return_when=asyncio.FIRST_COMPLETED)
            for attempt in [attempt for attempt in running if attempt.done()]:
                running.remove(attempt)
                try:
                    return attempt.result()
                except OSError as exc:
                    # The event loop's own words are its address, which says no reason.
                    errors.append(OSError(exc.errno, os.strerror(exc.errno)) if exc.errno else exc)
    finally:
        for attempt in running:
            attempt.cancel()
            attempt.add_done_callback(_drop)


class Network:
    """What a run needs of the network; tests put another one in its place."""

    def __init__(self, loop: asyncio.AbstractEventLoop, source: str | None = None) -> None:
        self._loop = loop
        self._source = source
        self._resolver = Resolver(loop)
        self._sessions = TlsSessions()
        self._preferred: dict[tuple[str, int], Address] = {}

    async def resolve(self, host: str, port: int, deadline: float) -> list[Address]:
        """Return the addresses of a host, the one that answered last time first."""
        addresses = await self._resolver.resolve(host, port, deadline)
        if self._source:
            family = socket.AF_INET6 if ":" in self._source else socket.AF_INET
            addresses = [address for address in addresses if address.family == family]
            if not addresses:
                raise ResolveError(f"no address of the kind of the source address {self._source}")
        preferred = self._preferred.get((host, port))
        if preferred is None or addresses[0] == preferred:
            return addresses
        return [preferred, *(address for address in addresses if address != preferred)]

    async def connect(self, host: str, port: int, addresses: t.Sequence[Address], deadline: float) -> Stream:
        """Connect to the first address that answers. Raises OSError, :class:`TimedOut`."""
        sock = await connect(self._loop, addresses, deadline, self._source)
        try:
            stream = Stream(self._loop, sock, self._sessions)
        except OSError:  # the server has cut the connection off already
            sock.close()
            raise
        if len(addresses) > 1:
            for address in addresses:
                if address.sockaddr[0] == stream.remote_address:
                    self._preferred[host, port] = address
                    break
        return stream
