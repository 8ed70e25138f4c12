# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Turns in one event loop: so many at a time, nobody in the way of others for longer than it may be, and nobody blamed for standing in a line.

Python 3.10 and newer.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import types
import typing as t

from ..._converge.timing import Clock
from ..._errors import MailOAuthError

#: Seconds after which somebody who holds a turn is taken for hung, and counts no more.
PATIENCE = 5.0


class Watch:
    """A context in which ``late`` is called once after ``seconds``; those that its work stands in the line of a :class:`Gate` do not count."""

    def __init__(self, seconds: float, late: t.Callable[[], None]) -> None:
        self._left = seconds
        self._late = late
        self._stops = 0
        self._begun = 0.0
        self._alarm: asyncio.TimerHandle | None = None

    def __enter__(self) -> Watch:
        self._before = _WATCHES.set((*_WATCHES.get(), self))
        self._go()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None) -> None:
        _WATCHES.reset(self._before)
        self._halt()
        self._stops += 1  # whoever still stands in a line for it starts nothing any more

    def stop(self) -> None:
        """Count no more, until :meth:`go` was called as often as this."""
        self._stops += 1
        if self._stops == 1:
            self._halt()

    def go(self) -> None:
        """Count again."""
        self._stops -= 1
        if not self._stops:
            self._go()

    def _go(self) -> None:
        loop = asyncio.get_running_loop()
        self._begun = loop.time()
        self._alarm = loop.call_later(max(self._left, 0.0), self._ring)

    def _ring(self) -> None:
        self._alarm = None
        self._stops += 1  # once
        self._late()

    def _halt(self) -> None:
        if self._alarm is not None:
            self._left -= asyncio.get_running_loop().time() - self._begun
            self._alarm.cancel()
            self._alarm = None


#: Who watches over what runs; a task has those of the one that made it.
_WATCHES: contextvars.ContextVar[tuple[Watch, ...]] = contextvars.ContextVar("_WATCHES", default=())


@contextlib.contextmanager
def in_line() -> t.Iterator[None]:
    """Have no watch count."""
    watches = _WATCHES.get()
    for watch in watches:
        watch.stop()
    try:
        yield
    finally:
        for watch in watches:
            watch.go()


#: What gives back the turns that are held by whatever runs.
_TURNS: contextvars.ContextVar[tuple[t.Callable[[], None], ...]] = contextvars.ContextVar("_TURNS", default=())


class RestingClock(Clock):
    """A clock by which who sleeps gives back its turns, and takes none again: to wait for replication is in nobody's way."""

    async def sleep(self, seconds: float) -> None:
        for leave in _TURNS.get():
            leave()
        await super().sleep(seconds)


class Gate:
    """Lets so many in at a time. Who stays longer than ``patience`` seconds counts no more: those that hang are in nobody's way."""

    def __init__(self, most: int, patience: float | None = None) -> None:
        self._free = asyncio.Semaphore(most)
        self._patience = PATIENCE if patience is None else patience
        self._closed = False

    def close(self) -> None:
        """Let nobody in any more; who is in stays."""
        self._closed = True

    @contextlib.asynccontextmanager
    async def turn(self) -> t.AsyncIterator[None]:
        """Wait for a turn, and have it. Raises :class:`MailOAuthError` where it is closed."""
        with in_line():
            await self._free.acquire()
        held = [True]

        def leave() -> None:
            if held:
                held.clear()
                self._free.release()

        try:
            if self._closed:
                raise MailOAuthError("The run was stopped.", code="stopped")
            before = _TURNS.set((*_TURNS.get(), leave))
            try:
                with Watch(self._patience, leave):
                    yield
            finally:
                _TURNS.reset(before)
        finally:
            leave()
