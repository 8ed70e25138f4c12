# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Which check may start now. Pure: no clock, no input or output; the time is an argument. Runs on Python 3.8.

Endpoints take turns, so that a slow or large one does not hold up the others. A check whose mailbox is busy is parked and costs nothing
until the mailbox is free, so that the work is linear in the number of checks.
"""

from __future__ import annotations

import collections
import heapq
import typing as t

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.observation import Target

_Endpoint = t.Tuple[str, int]


class Limits(t.NamedTuple):
    """How many checks run at once: in all, at one endpoint, for one mailbox (Exchange limits connections per mailbox)."""

    run: int = 64
    endpoint: int = 32
    mailbox: int = 1
    #: Seconds that a check waits for a server that asked for a pause; for a longer one it is given up.
    pause: float = 90.0


class _Queue:
    """The checks that wait for one endpoint."""

    __slots__ = ("active", "offered", "waiting")

    def __init__(self) -> None:
        self.waiting: collections.deque[Target] = collections.deque()
        self.active = 0
        #: Whether the endpoint is in the rotation.
        self.offered = False


class Scheduler:
    """Hands out checks one by one: ``take`` when one may start, ``done`` when it ended."""

    def __init__(self, targets: t.Iterable[Target], limits: Limits) -> None:
        self._limits = limits
        self._queues: dict[_Endpoint, _Queue] = {}
        self._rotation: collections.deque[_Endpoint] = collections.deque()
        self._busy: dict[str, int] = {}
        self._parked: dict[str, collections.deque[Target]] = {}
        #: When a mailbox may be tried again at an endpoint that asked for a pause; an empty mailbox stands for all.
        self._pauses: dict[tuple[_Endpoint, str], float] = {}
        self._sleeping: list[tuple[float, int, Target]] = []
        self._given_up: list[Target] = []
        self._active = 0
        self._left = 0
        for target in targets:
            self._enqueue(target)
            self._left += 1

    def __len__(self) -> int:
        """How many checks have not been handed out."""
        return self._left

    def take(self, now: float) -> Target | None:
        """Return a check that may start at ``now``, or None when none may."""
        self._wake(now)
        if self._active >= self._limits.run:
            return None
        while self._rotation:
            endpoint = self._rotation.popleft()
            queue = self._queues[endpoint]
            queue.offered = False
            if queue.active >= self._limits.endpoint:
                continue
            target = self._first_free(endpoint, queue, now)
            if target is None:
                continue
            self._offer(endpoint, queue)
            queue.active += 1
            self._active += 1
            self._left -= 1
            mailbox = _mailbox(target)
            self._busy[mailbox] = self._busy.get(mailbox, 0) + 1
            return target
        return None

    def done(self, target: Target) -> None:
        """Give back what a check occupied."""
        queue, mailbox = self._queues[target.endpoint], _mailbox(target)
        queue.active -= 1
        self._active -= 1
        self._busy[mailbox] -= 1
        if not self._busy[mailbox]:
            del self._busy[mailbox]
        self._unpark(mailbox)
        self._offer(target.endpoint, queue)

    def pause(self, target: Target, until: float, whole_endpoint: bool) -> None:
        """Start no more checks of the target's mailbox (or of anybody) at its endpoint before ``until``."""
        key = (target.endpoint, "" if whole_endpoint else _mailbox(target))
        self._pauses[key] = max(until, self._pauses.get(key, 0.0))

    def paused_until(self, target: Target) -> float:
        """Return when the target may be tried again; 0 when nothing holds it."""
        endpoint = target.endpoint
        return max(self._pauses.get((endpoint, ""), 0.0), self._pauses.get((endpoint, _mailbox(target)), 0.0))

    def next_wake(self) -> float | None:
        """Return when the next paused check may start; None when none is paused."""
        return self._sleeping[0][0] if self._sleeping else None

    def given_up(self) -> list[Target]:
        """Take out the checks that are not worth waiting for."""
        targets, self._given_up = self._given_up, []
        return targets

    def drain(self) -> t.Iterator[Target]:
        """Take out everything that was not handed out."""
        for queue in self._queues.values():
            yield from queue.waiting
            queue.waiting.clear()
        for parked in self._parked.values():
            yield from parked
        for _until, _position, target in self._sleeping:
            yield target
        self._parked.clear()
        self._sleeping.clear()
        self._rotation.clear()
        self._left = 0

    def _first_free(self, endpoint: _Endpoint, queue: _Queue, now: float) -> Target | None:
        """Take the endpoint's first check that nothing holds; the others are parked or put to sleep."""
        while queue.waiting:
            target = queue.waiting.popleft()
            mailbox = _mailbox(target)
            until = self.paused_until(target) if self._pauses else 0.0
            if until > now + self._limits.pause:
                self._given_up.append(target)
                self._left -= 1
                self._unpark(mailbox)
            elif until > now:
                heapq.heappush(self._sleeping, (until, target.position, target))
                self._unpark(mailbox)
            elif self._busy.get(mailbox, 0) >= self._limits.mailbox:
                self._parked.setdefault(mailbox, collections.deque()).append(target)
            else:
                return target
        return None

    def _unpark(self, mailbox: str) -> None:
        """Let the next check of a mailbox queue up again; called whenever the one before it has gone its way."""
        parked = self._parked.get(mailbox)
        if parked:
            self._enqueue(parked.popleft(), first=True)
            if not parked:
                del self._parked[mailbox]

    def _wake(self, now: float) -> None:
        while self._sleeping and self._sleeping[0][0] <= now:
            self._enqueue(heapq.heappop(self._sleeping)[2])

    def _enqueue(self, target: Target, first: bool = False) -> None:
        queue = self._queues.get(target.endpoint)
        if queue is None:
            queue = self._queues[target.endpoint] = _Queue()
        if first:
            queue.waiting.appendleft(target)
        else:
            queue.waiting.append(target)
        self._offer(target.endpoint, queue)

    def _offer(self, endpoint: _Endpoint, queue: _Queue) -> None:
        if not queue.offered and queue.waiting and queue.active < self._limits.endpoint:
            queue.offered = True
            self._rotation.append(endpoint)


def _mailbox(target: Target) -> str:
    return target.user.lower()
