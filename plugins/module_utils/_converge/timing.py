# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Time as a dependency: clock, sleep and chance come from one object, so that tests run at once and never by the clock.

Runs on Python 3.8.
"""

from __future__ import annotations

import asyncio
import collections
import datetime
import random
import time
import typing as t


class Clock:
    """The real clock; tests replace it with one that moves when somebody sleeps."""

    def monotonic(self) -> float:
        """Return seconds that never go backwards."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)

    def sleep_now(self, seconds: float) -> None:
        """Wait, outside of the event loop."""
        time.sleep(seconds)

    def chance(self) -> float:
        """Return a random number of at least 0 and less than 1."""
        return random.random()  # noqa: S311  (spreads retries; guards nothing)

    def now(self) -> datetime.datetime:
        """Return the time of day, aware, in UTC."""
        return datetime.datetime.now(datetime.timezone.utc)


class Deadline:
    """A budget of seconds for a whole run."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self.seconds = seconds
        self._end = clock.monotonic() + seconds

    def remaining(self) -> float:
        """Return the seconds that are left, never less than 0."""
        return max(0.0, self._end - self._clock.monotonic())

    def allows(self, delay: float) -> bool:
        """Say whether waiting ``delay`` seconds stays within the budget."""
        return delay <= self.remaining()


class Pace:
    """At most ``most`` turns within any ``seconds``, by the clock; the budget of the run holds for the waiting, too."""

    def __init__(self, clock: Clock, most: int, seconds: float) -> None:
        self._clock = clock
        self._seconds = seconds
        self._turns: collections.deque[float] = collections.deque(maxlen=most)

    async def turn(self) -> None:
        """Wait for the next turn and take it."""
        if len(self._turns) == self._turns.maxlen:
            wait = self._turns[0] + self._seconds - self._clock.monotonic()
            if wait > 0:
                await self._clock.sleep(wait)
        self._turns.append(self._clock.monotonic())


def delays(clock: Clock, *, first: float = 1.0, factor: float = 2.0, most: float = 30.0) -> t.Iterator[float]:
    """Yield waiting times without end: growing by ``factor`` up to ``most``, each between half of that and all of it."""
    delay = first
    while True:
        yield delay * (0.5 + clock.chance() / 2)
        delay = min(delay * factor, most)


async def tries(clock: Clock, deadline: Deadline, seconds: float) -> t.AsyncIterator[None]:
    """Yield at once, and again after each of growing pauses, as long as that is within ``seconds`` and the budget."""
    waited = 0.0
    for pause in delays(clock):
        yield
        waited += pause
        if waited > seconds or not deadline.allows(pause):
            return
        await clock.sleep(pause)
