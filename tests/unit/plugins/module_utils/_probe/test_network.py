# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import asyncio
import errno
import gc
import os
import socket
import threading
import time
import typing as t

import pytest
from mail_server import MailServer

from ansible_collections.m365.mail_oauth.plugins.module_utils._probe import network
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.network import (
    Address,
    Network,
    ResolveError,
    Resolver,
    connect,
    interleave,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.stream import Stream, TimedOut

V4, V6 = socket.AF_INET, socket.AF_INET6


def address(port: int, host: str = "127.0.0.1") -> Address:
    return Address(V4, (host, port))


def refused_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def silent_listener() -> tuple[socket.socket, list[socket.socket]]:
    """Return a socket on which no further connection is completed: its queue is full."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(0)
    clients = []
    for _unused in range(4):
        client = socket.socket()
        client.setblocking(False)
        client.connect_ex(listener.getsockname())
        clients.append(client)
    return listener, clients


def test_families_take_turns() -> None:
    given = [Address(V6, 1), Address(V6, 2), Address(V6, 3), Address(V4, 4), Address(V4, 5)]
    assert [one.sockaddr for one in interleave(given)] == [1, 4, 2, 5, 3]
    assert interleave([]) == []


def test_a_refused_address_leads_to_the_next_at_once() -> None:
    async def job() -> float:
        loop = asyncio.get_running_loop()
        started = loop.time()
        with MailServer("STALL") as server:
            sock = await connect(loop, [address(refused_port()), address(server.port)], started + 5)
            assert sock.getpeername()[1] == server.port
            sock.close()
        return loop.time() - started

    assert asyncio.run(job()) < 0.2


def test_a_silent_address_does_not_hold_up_the_next_for_long() -> None:
    listener, clients = silent_listener()

    async def job() -> float:
        loop = asyncio.get_running_loop()
        started = loop.time()
        with MailServer("STALL") as server:
            sock = await connect(loop, [address(listener.getsockname()[1]), address(server.port)], started + 5)
            assert sock.getpeername()[1] == server.port
            sock.close()
            return loop.time() - started

    try:
        assert 0.2 < asyncio.run(job()) < 2
    finally:
        for sock in (listener, *clients):
            sock.close()


def test_deadline_while_connecting() -> None:
    listener, clients = silent_listener()

    async def job() -> None:
        loop = asyncio.get_running_loop()
        await connect(loop, [address(listener.getsockname()[1])] * 2, loop.time() + 0.1)

    try:
        with pytest.raises(TimedOut):
            asyncio.run(job())
    finally:
        for sock in (listener, *clients):
            sock.close()


def test_the_error_that_tells_most_is_raised() -> None:
    async def job() -> None:
        loop = asyncio.get_running_loop()
        unusable = Address(V6, ("::1", 1, 0, 0)) if not socket.has_ipv6 else address(9, "255.255.255.255")
        await connect(loop, [unusable, address(refused_port())], loop.time() + 5)

    with pytest.raises(ConnectionRefusedError) as caught:
        asyncio.run(job())
    assert caught.value.strerror == os.strerror(errno.ECONNREFUSED)


def test_two_addresses_that_answer_at_once_leave_one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansible_collections.m365.mail_oauth.plugins.module_utils._probe.network._ATTEMPT_DELAY", 0.0)

    async def job(port: int) -> list[str]:
        loop = asyncio.get_running_loop()
        before = os.listdir("/proc/self/fd")
        sock = await connect(loop, [address(port), address(port), address(port)], loop.time() + 5)
        for _turn in range(5):
            await asyncio.sleep(0)
        sock.close()
        return sorted(set(os.listdir("/proc/self/fd")) - set(before))

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        assert asyncio.run(job(listener.getsockname()[1])) == []


def test_attempts_that_end_together_with_the_one_that_is_taken_leave_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    taken, spare = socket.socket(), socket.socket()
    told: list[str] = []

    async def job() -> socket.socket:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _loop, context: told.append(context["message"]))
        gate = asyncio.Event()

        async def attempt(_loop: asyncio.AbstractEventLoop, where: Address, _source: str | None) -> socket.socket:
            await gate.wait()
            if where.sockaddr is None:
                raise ConnectionRefusedError(errno.ECONNREFUSED, "refused")
            return t.cast("socket.socket", where.sockaddr)

        monkeypatch.setattr(network, "_ATTEMPT_DELAY", 0.0)
        monkeypatch.setattr(network, "_attempt", attempt)
        loop.call_later(0.05, gate.set)
        addresses = [Address(V4, taken), Address(V4, spare), *[Address(V4, None)] * 8]
        sock = await connect(loop, addresses, loop.time() + 5)
        for _turn in range(3):
            await asyncio.sleep(0)
        return sock

    sock = asyncio.run(job())
    gc.collect()
    other = spare if sock is taken else taken
    assert (sock.fileno() >= 0, other.fileno(), told) == (True, -1, [])
    sock.close()


def test_source_address() -> None:
    async def job() -> str:
        loop = asyncio.get_running_loop()
        network = Network(loop, "127.0.0.5")
        with MailServer("STALL") as server:
            addresses = await network.resolve("localhost", server.port, loop.time() + 5)
            assert {one.family for one in addresses} == {V4}
            stream = await network.connect("localhost", server.port, addresses, loop.time() + 5)
            try:
                return stream.local_address
            finally:
                stream.close()

    assert asyncio.run(job()) == "127.0.0.5"


def test_source_address_of_the_other_family() -> None:
    async def job() -> None:
        loop = asyncio.get_running_loop()
        await Network(loop, "::1").resolve("127.0.0.1", 993, loop.time() + 5)

    with pytest.raises(ResolveError, match="source address ::1"):
        asyncio.run(job())


def test_each_name_is_looked_up_once() -> None:
    asked: list[str] = []

    def lookup(host: str, port: int) -> list[Address]:
        asked.append(host)
        if host == "bad":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [Address(V4, (host, port))]

    async def job() -> None:
        loop = asyncio.get_running_loop()
        resolver = Resolver(loop, lookup)
        deadline = loop.time() + 5
        for found in await asyncio.gather(*(resolver.resolve("good", 1, deadline) for _unused in range(50))):
            assert found == [Address(V4, ("good", 1))]
        for _unused in range(2):
            with pytest.raises(ResolveError, match="Name or service not known"):
                await resolver.resolve("bad", 1, deadline)
        assert (await resolver.resolve("192.0.2.1", 1, deadline))[0].sockaddr[0] == "192.0.2.1"

    asyncio.run(job())
    assert asked == ["good", "bad"]


def test_a_look_up_that_hangs_holds_up_neither_the_run_nor_the_program() -> None:
    release = threading.Event()

    def lookup(host: str, port: int) -> list[Address]:
        if host.startswith("slow"):
            release.wait(20)
        return [Address(V4, (host, port))]

    async def job() -> None:
        loop = asyncio.get_running_loop()
        resolver = Resolver(loop, lookup)
        with pytest.raises(TimedOut):
            await resolver.resolve("slow", 1, loop.time() + 0.05)
        assert await resolver.resolve("quick", 1, loop.time() + 5)

    started = time.monotonic()
    try:
        asyncio.run(job())
        assert time.monotonic() - started < 5
    finally:
        release.set()


def test_hosts_that_answer_are_tried_first_the_next_time() -> None:
    async def job() -> list[t.Any]:
        loop = asyncio.get_running_loop()
        network = Network(loop)
        with MailServer("STALL") as server:
            both = [Address(V6, ("::1", server.port, 0, 0)), address(server.port)]
            network._resolver._known["mail", server.port] = loop.create_future()
            network._resolver._known["mail", server.port].set_result(both)
            (await network.connect("mail", server.port, both, loop.time() + 5)).close()
            return [one.family for one in await network.resolve("mail", server.port, loop.time() + 5)]

    assert asyncio.run(job()) == [V4, V6]


def test_stream_gives_data_that_came_while_nobody_waited_and_does_not_spin() -> None:
    async def job() -> tuple[bytes, bytes, int]:
        loop = asyncio.get_running_loop()
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        stream = Stream(loop, ours)
        theirs.send(b"a")
        first = await stream.receive(loop.time() + 5)
        theirs.send(b"b")
        calls = 0
        original = stream._readable

        def counted() -> None:
            nonlocal calls
            calls += 1
            original()

        loop.remove_reader(ours.fileno())
        loop.add_reader(ours.fileno(), counted)
        stream._watching = True
        for _unused in range(20):
            await asyncio.sleep(0)
        second = await stream.receive(loop.time() + 5)
        with pytest.raises(TimedOut):
            await stream.receive(loop.time() + 0.05)
        stream.close()
        theirs.close()
        return first, second, calls

    assert asyncio.run(job()) == (b"a", b"b", 1)


def test_sending_more_than_fits_waits_for_the_reader() -> None:
    async def job() -> bool:
        loop = asyncio.get_running_loop()
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        stream = Stream(loop, ours)
        data = b"x" * 4_000_000
        with pytest.raises(TimedOut):
            await stream.send(data, loop.time() + 0.05)
        received: list[int] = []

        def read() -> None:
            while True:
                received.append(len(theirs.recv(65536)))
                if not received[-1]:
                    return

        thread = threading.Thread(target=read, daemon=True)
        thread.start()
        await stream.send(data, loop.time() + 5)
        stream.close()
        thread.join(5)
        theirs.close()
        return sum(received) > len(data)

    assert asyncio.run(job())
