# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How near ``verify`` comes to the bound that round trips and concurrency set: IMAP, POP and SMTP for many mailboxes at 50 ms.

    python benchmarks/verify_latency.py --lab ~/.cache/m365-mail-oauth-lab --mailboxes 1000

A proxy in a process of its own stands before the lab's Dovecot and keeps everything back for half a round trip each way; to connect
costs one as well. The bound is the sum of all round trips (IMAPS 5, POP3S 6, SMTP with STARTTLS 9) divided by the concurrency. The
checkout has to be importable as ``ansible_collections.m365.mail_oauth``.
"""

from __future__ import annotations

import asyncio
import collections
import contextlib
import json
import subprocess
import sys
import time
import typing as t

from _lab import Json, Lab, dovecot, parser, verdict

#: The exchanges, as (protocol, TLS mode), and how many round trips each takes.
ROUND_TRIPS = {("imap", "implicit"): 5, ("pop", "implicit"): 6, ("smtp", "starttls"): 9}


class _Delay:
    """One direction of a connection: what goes in comes out later, in order."""

    def __init__(self, loop: asyncio.AbstractEventLoop, not_before: float) -> None:
        self._loop = loop
        self._not_before = not_before
        self._queue: collections.deque[tuple[float, bytes]] = collections.deque()
        self._timer: asyncio.TimerHandle | None = None
        self.out: asyncio.Transport | None = None

    def put(self, data: bytes, delay: float) -> None:
        """Take data; nothing stands for the end."""
        self._queue.append((max(self._loop.time() + delay, self._not_before), data))
        self.run()

    def run(self) -> None:
        """Give out what is due."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self.out is None:
            return
        while self._queue and self._queue[0][0] <= self._loop.time():
            _due, data = self._queue.popleft()
            if data:
                self.out.write(data)
            else:
                self.out.close()
        if self._queue:
            self._timer = self._loop.call_at(self._queue[0][0], self.run)


class _End(asyncio.Protocol):
    """One end of a connection through the proxy."""

    def __init__(self, into: _Delay, back: _Delay, delay: float) -> None:
        self._into = into
        self._back = back
        self._delay = delay

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._back.out = t.cast(asyncio.Transport, transport)
        self._back.run()

    def data_received(self, data: bytes) -> None:
        self._into.put(data, self._delay)

    def connection_lost(self, _exc: Exception | None) -> None:
        self._into.put(b"", self._delay)


class _Front(_End):
    """The client's end; makes the other one."""

    def __init__(self, loop: asyncio.AbstractEventLoop, port: int, delay: float) -> None:
        # The client takes itself for connected at once. In truth that takes a round trip, and the server hears of it half a one later.
        self._begins = loop.time() + 3 * delay
        forth, back = _Delay(loop, self._begins), _Delay(loop, 0.0)
        super().__init__(forth, back, delay)
        loop.call_at(self._begins, self._connect, loop, port)

    def _connect(self, loop: asyncio.AbstractEventLoop, port: int) -> None:
        def other() -> _End:
            return _End(self._back, self._into, self._delay)

        self._task = loop.create_task(loop.create_connection(other, "127.0.0.1", port))


async def proxy(ports: t.Sequence[int], delay: float) -> None:
    """Print one new port for each given one, and serve until the input ends."""
    loop = asyncio.get_running_loop()
    listening = []
    for port in ports:

        def front(port: int = port) -> _Front:
            return _Front(loop, port, delay)

        server = await loop.create_server(front, "127.0.0.1", 0, backlog=1000)
        listening.append(server.sockets[0].getsockname()[1])
    print(json.dumps(listening), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


@contextlib.contextmanager
def delayed(endpoints: t.Sequence[Json], delay: float) -> t.Iterator[list[Json]]:
    """Give the endpoints as they are behind the proxy."""
    command = [sys.executable, __file__, "--proxy", str(delay), *(str(one["port"]) for one in endpoints)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        ports = json.loads(process.stdout.readline())
        try:
            yield [{**one, "port": port} for one, port in zip(endpoints, ports)]
        finally:
            process.stdin.close()


def main() -> None:
    """Measure and print the round trips of each exchange and the ratio to the bound."""
    arguments = parser(__doc__)
    arguments.add_argument("--mailboxes", type=int, default=1000)
    arguments.add_argument("--concurrency", type=int, default=64)
    arguments.add_argument("--round-trip", type=float, default=50, help="milliseconds")
    arguments.add_argument("--rounds", type=int, default=3)
    options = arguments.parse_args()
    seconds = options.round_trip / 1000
    lab = Lab(options.lab, options.mailboxes)
    with dovecot(lab, options.as_it_is):
        near = [lab.endpoint(*kind) for kind in ROUND_TRIPS]
        lab.verify(lab.checks(3 * options.mailboxes, *near))
        with delayed(near, seconds / 2) as far:
            # One by one, so that nothing but round trips counts.
            for check in lab.verify(lab.checks(3, *far), concurrency=1)["checks"]:
                taken = check["duration_ms"] / options.round_trip
                wanted = ROUND_TRIPS[check["protocol"], check["tls"]]
                print(f"{check['protocol']:5}{check['tls']:9}{check['duration_ms']:7.0f} ms, {taken:.2f} round trips of {wanted}")
            checks = lab.checks(3 * options.mailboxes, *far)
            bound = sum(ROUND_TRIPS.values()) * options.mailboxes * seconds / options.concurrency
            spent = []
            for _round in range(options.rounds):
                started, used = time.perf_counter(), time.process_time()
                lab.verify(checks, concurrency=options.concurrency)
                spent.append(time.perf_counter() - started)
                print(
                    f"{len(checks)} checks, {options.concurrency} at once: {spent[-1]:.1f} s, the bound is {bound:.1f} s;"
                    f" {(time.process_time() - used) * 1000 / len(checks):.2f} ms of processor time each"
                )
        verdict("time beside the bound", min(spent) / bound, 1.15, at_least=False)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--proxy"]:
        asyncio.run(proxy([int(port) for port in sys.argv[3:]], float(sys.argv[2])))
    else:
        main()
