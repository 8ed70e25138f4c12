# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An event loop whose time jumps to the next timer instead of passing, and a network without sockets on it."""

from __future__ import annotations

import asyncio
import selectors
import ssl
import typing as t

import mail_dialogue

from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.network import Address
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.stream import TimedOut

_T = t.TypeVar("_T")


class _Jumping(selectors.SelectSelector):
    """Never waits: it tells the loop how long it would have."""

    def __init__(self) -> None:
        super().__init__()
        self.jump: t.Callable[[float], None] = lambda seconds: None

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout is not None and timeout > 0:
            self.jump(timeout)
        if not ready and timeout is None:
            raise RuntimeError("nothing will ever happen: the program waits for ever")
        return ready


class JumpingLoop(asyncio.SelectorEventLoop):
    """An event loop in which a pause of an hour takes no time."""

    def __init__(self) -> None:
        selector = _Jumping()
        self._now = 1000.0
        super().__init__(selector)
        selector.jump = self._jump

    def _jump(self, seconds: float) -> None:
        self._now += seconds

    def time(self) -> float:
        return self._now


def run(job: t.Callable[[asyncio.AbstractEventLoop], t.Coroutine[t.Any, t.Any, _T]]) -> _T:
    """Run a coroutine in a loop whose time jumps."""
    loop = JumpingLoop()
    try:
        return loop.run_until_complete(job(loop))
    finally:
        loop.close()


class Server(t.NamedTuple):
    """What a server of the fake network does: each answer takes ``delay`` seconds.

    ``refusal`` is said to AUTHENTICATE, but to the first ``refusals`` logins only; connections after the first ``closes_after`` are closed.
    """

    delay: float = 0.1
    refusal: str = ""
    refusals: int = 1_000_000
    closes_after: int = 1_000_000
    greeting: str = "* OK [CAPABILITY SASL-IR AUTH=XOAUTH2] x"


class FakeNetwork:
    """IMAP servers by port, in memory; counts who is connected when."""

    def __init__(self, loop: asyncio.AbstractEventLoop, servers: t.Mapping[int, Server]) -> None:
        self.loop = loop
        self.servers = servers
        #: (time, port, user) of each login.
        self.logins: list[tuple[float, int, str]] = []
        self.connections = 0
        self.active: dict[t.Any, int] = {}
        self.most: dict[t.Any, int] = {}

    def count(self, key: t.Any, change: int) -> None:
        self.active[key] = self.active.get(key, 0) + change
        self.most[key] = max(self.most.get(key, 0), self.active[key])

    async def resolve(self, host: str, port: int, deadline: float) -> list[Address]:
        return [Address(2, (host, port))]

    async def connect(self, host: str, port: int, addresses: t.Sequence[Address], deadline: float) -> FakeStream:
        self.connections += 1
        self.count("all", 1)
        self.count(port, 1)
        return FakeStream(self, port)


class FakeStream:
    """One connection to a server of the fake network."""

    local_address = remote_address = "192.0.2.1"

    def __init__(self, network: FakeNetwork, port: int) -> None:
        self._network = network
        self._port = port
        self._server = network.servers[port]
        closed = network.connections > self._server.closes_after
        self._incoming = [] if closed else [self._server.greeting.encode() + b"\r\n"]
        self._user = ""

    async def start_tls(self, context: ssl.SSLContext, host: str, deadline: float) -> None:
        return

    def tls_details(self) -> tuple[str, str, bytes]:
        return "TLSv1.3", "X", b""

    def keep_tls_session(self) -> None:
        return

    def forget_tls_session(self) -> bool:
        return False

    async def send(self, data: bytes, deadline: float) -> None:
        import base64

        for line in data.splitlines():
            tag, command, *rest = line.decode().split(" ")
            if command == "AUTHENTICATE":
                self._user = base64.b64decode(rest[1]).decode().split("\x01")[0][5:]
                self._network.logins.append((self._network.loop.time(), self._port, self._user))
                self._network.count(self._user, 1)
                refused = self._server.refusal and len(self._network.logins) <= self._server.refusals
                self._incoming.append(f"{tag} {self._server.refusal if refused else 'OK'}\r\n".encode())
            else:
                self._incoming.append(f"{tag} OK\r\n".encode())

    async def receive(self, deadline: float) -> bytes:
        due = self._network.loop.time() + self._server.delay
        await asyncio.sleep(min(due, deadline) - self._network.loop.time())
        if due > deadline:
            raise TimedOut
        return self._incoming.pop(0) if self._incoming else b""

    def close(self) -> None:
        self._network.count("all", -1)
        self._network.count(self._port, -1)
        if self._user:
            self._network.count(self._user, -1)


class DistantNetwork:
    """One server in memory, a round trip of so many seconds away, that plays a dialogue (see ``mail_dialogue``)."""

    def __init__(self, loop: asyncio.AbstractEventLoop, text: str, round_trip: float) -> None:
        self.loop = loop
        self.round_trip = round_trip
        self._steps = mail_dialogue.parse(text)

    async def resolve(self, host: str, port: int, deadline: float) -> list[Address]:
        return [Address(2, (host, port))]

    async def connect(self, host: str, port: int, addresses: t.Sequence[Address], deadline: float) -> DistantStream:
        await asyncio.sleep(self.round_trip)
        return DistantStream(self, self._steps)


class DistantStream:
    """A connection to it: what the server says to one packet arrives together, one round trip after that was sent."""

    local_address = remote_address = "192.0.2.1"

    def __init__(self, network: DistantNetwork, steps: list[mail_dialogue.Step]) -> None:
        self._network = network
        self._steps = list(steps)
        self._unread = b""

    async def start_tls(self, context: ssl.SSLContext, host: str, deadline: float) -> None:
        if self._steps[0].kind == "TLS":
            del self._steps[0]
        await asyncio.sleep(self._network.round_trip)

    def tls_details(self) -> tuple[str, str, bytes]:
        return "TLSv1.3", "X", b""

    def keep_tls_session(self) -> None:
        return

    def forget_tls_session(self) -> bool:
        return False

    async def send(self, data: bytes, deadline: float) -> None:
        self._unread += data
        while self._unread:
            line, end, self._unread = self._unread.partition(b"\n")
            expected = self._steps.pop(0)
            assert expected.kind == "C", f"{line!r} where the dialogue wants {expected}"
            assert mail_dialogue.matches(expected.data, line + end), f"expected {expected.data!r}, got {line!r}"

    async def receive(self, deadline: float) -> bytes:
        await asyncio.sleep(self._network.round_trip)
        said = b""
        while self._steps and self._steps[0].kind == "S":
            said += self._steps.pop(0).data
        return said

    def close(self) -> None:
        return
