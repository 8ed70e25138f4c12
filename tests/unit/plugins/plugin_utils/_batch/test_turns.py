# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Turns and deadlines in a loop whose time jumps: who hangs is in nobody's way, who stands in a line is not taken for hung."""

from __future__ import annotations

import asyncio
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import MailOAuthError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire.turns import Gate, RestingClock
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch.converge import in_time


class Jumping(asyncio.SelectorEventLoop):
    """A loop that waits for nothing: where everybody sleeps, it is the time when the first wakes."""

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0
        select = t.cast("t.Any", self)._selector.select

        def jump(timeout: float | None) -> t.Any:
            self._now += timeout or 0.0
            return select(0)

        t.cast("t.Any", self)._selector.select = jump

    def time(self) -> float:
        return self._now


def run(story: t.Callable[[], t.Coroutine[t.Any, t.Any, None]]) -> None:
    loop = Jumping()
    try:
        loop.run_until_complete(asyncio.wait_for(story(), 1000))
    finally:
        loop.close()


def now() -> float:
    return round(asyncio.get_running_loop().time(), 6)


def test_who_sleeps_is_in_nobody_s_way() -> None:
    async def story() -> None:
        gate, clock = Gate(1, 5), RestingClock()
        came: list[float] = []

        async def stay(seconds: float) -> None:
            async with gate.turn():
                came.append(now())
                await asyncio.sleep(1)
                await clock.sleep(seconds)
                await clock.sleep(seconds)

        await asyncio.gather(*map(stay, (30, 30, 1, 1)))
        # Each has its turn for the second before it sleeps.
        assert came == [0, 1, 2, 3]
        # None was given back twice.
        await asyncio.gather(stay(30), stay(30))
        assert came[5] - came[4] == 1

    run(story)


def test_who_hangs_counts_no_more() -> None:
    async def story() -> None:
        gate = Gate(1, 5)
        came: list[float] = []

        async def stay(seconds: float) -> None:
            async with gate.turn():
                came.append(now())
                await asyncio.sleep(seconds)

        await asyncio.gather(*map(stay, (100, 1, 100, 1)))
        # The first hangs for five seconds, the second is gone after one, the third hangs; and whoever leaves late leaves nothing behind.
        assert came == [0, 5, 6, 11]
        came.clear()
        await asyncio.gather(stay(1), stay(1))
        assert came == [100 + 6, 100 + 7]

    run(story)


def test_to_stand_in_a_line_is_not_to_hang() -> None:
    async def story() -> None:
        tenants, requests = Gate(2, 5), Gate(1, 5)
        came: dict[str, float] = {}

        async def other() -> None:
            for _turn in range(10):
                async with requests.turn():
                    await asyncio.sleep(4)

        async def work(name: str) -> None:
            async with tenants.turn():
                came[name] = now()
                async with requests.turn():
                    await asyncio.sleep(1)
                await asyncio.sleep(1)

        async def judged(name: str) -> None:
            await in_time(work(name), 3)

        others = [asyncio.ensure_future(other()) for _number in range(3)]
        await asyncio.sleep(0)
        await asyncio.gather(*map(judged, ("first", "second", "third")))
        # All stood in lines for many times three seconds, and none was let in for one that only stood in a line.
        assert came["first"] == came["second"] == 0 and came["third"] > 12
        await asyncio.gather(*others)

    run(story)


@pytest.mark.parametrize("line", [0.0, 70.0])
def test_a_deadline_begins_when_it_is_ones_turn(line: float) -> None:
    async def story() -> None:
        gate = Gate(1, 1000)

        async def first() -> None:
            async with gate.turn():
                await asyncio.sleep(line)

        async def second() -> None:
            await asyncio.sleep(1)
            async with gate.turn():
                await asyncio.sleep(100)

        before = asyncio.ensure_future(first())
        await asyncio.sleep(0)
        with pytest.raises(TimeoutError):
            await in_time(second(), 10)
        assert now() == max(line, 1) + 9
        await before
        # A turn is given back by who was too late.
        async with gate.turn():
            assert now() == max(line, 1) + 9

    run(story)


def test_who_is_let_in_is_let_in_before_it_is_closed() -> None:
    async def story() -> None:
        gate = Gate(1, 5)

        async def late() -> None:
            async with gate.turn():
                raise AssertionError("let in")

        async with gate.turn():
            waiting = asyncio.ensure_future(late())
            await asyncio.sleep(0)
            gate.close()
        for refused in (waiting, late()):
            with pytest.raises(MailOAuthError) as found:
                await refused
            assert found.value.code == "stopped"

    run(story)
