# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which check may start now. Pure: no clock, no input or output; the time is an argument. Runs on Python 3.8.

Endpoints have connections in proportion to the square of the checks that they still have waiting. So the ones that lag behind catch up and
all come to their end at about the same time, which uses the connections best, and yet a slow or silent one holds nobody up. A check whose
mailbox is busy is parked and costs nothing until the mailbox is free, so that the work grows with the number of checks alone.
"""

from __future__ import annotations

import collections
import heapq
import typing as t

from .._check import Target

_Endpoint = t.Tuple[str, int]


class Limits(t.NamedTuple):
    """How many checks run at once: in all, at one endpoint, for one mailbox (Exchange limits connections per mailbox)."""

    run: int = 64
    endpoint: int = 32
    mailbox: int = 1
    #: Seconds that a check waits for a server that asked for a pause; for a longer one it is given up.
    pause: float = 90.0
    #: Seconds of the pause after a server that asked for one without saying how long; it doubles while that goes on.
    backoff: float = 1.0


class _Queue:
    """The checks that wait for one endpoint."""

    __slots__ = ("active", "offer", "offered_with", "waiting")

    def __init__(self) -> None:
        self.waiting: collections.deque[Target] = collections.deque()
        self.active = 0
        #: The number of the endpoint's valid entry in the rotation, 0 when it has none.
        self.offer = 0
        #: The connections that this entry was made with.
        self.offered_with = 0


class _Pause(t.NamedTuple):
    """When a mailbox may be tried again at an endpoint; how long the last pause of our own choice was; how many pauses were in vain."""

    until: float = 0.0
    backoff: float = 0.0
    in_vain: int = 0


class Scheduler:
    """Hands out checks one by one: ``take`` when one may start, ``done`` when it ended."""

    def __init__(self, targets: t.Iterable[Target], limits: Limits) -> None:
        self._limits = limits
        self._queues: dict[_Endpoint, _Queue] = {}
        #: Endpoints that may have a check to start: (connections for what waits, number of the entry, endpoint).
        self._rotation: list[tuple[float, int, _Endpoint]] = []
        self._offers = 0
        self._busy: dict[str, int] = {}
        self._parked: dict[str, collections.deque[Target]] = {}
        #: What an endpoint asked for, for one mailbox or, by an empty one, for all.
        self._pauses: dict[tuple[_Endpoint, str], _Pause] = {}
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
            _share, offer, endpoint = heapq.heappop(self._rotation)
            queue = self._queues[endpoint]
            if offer != queue.offer:
                continue
            queue.offer = 0
            target = self._first_free(queue, now)
            if target is None:
                continue
            queue.active += 1
            self._offer(endpoint, queue)
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

    def pause(self, target: Target, began: float, now: float, seconds: float, whole_endpoint: bool) -> float:
        """Start no more checks of the target's mailbox (or of anybody) at its endpoint for so long; returns until when.

        ``began`` is when the check began that was refused for it. 0 seconds stand for a server that did not say how long. What is still
        throttled after a pause is not waited for a second time: all that waits is given up.
        """
        key = (target.endpoint, "" if whole_endpoint else _mailbox(target))
        known = self._pauses.get(key)
        if known is None:
            known = _Pause(backoff=self._limits.backoff)
        elif began >= known.until:
            known = known._replace(backoff=min(2 * known.backoff, self._limits.pause), in_vain=known.in_vain + 1)
        known = self._pauses[key] = known._replace(until=max(known.until, now + (seconds or known.backoff)))
        return known.until

    def eased(self, target: Target, began: float) -> None:
        """Forget a pause that has helped: a check that began after it was not refused."""
        for key in ((target.endpoint, ""), (target.endpoint, _mailbox(target))):
            if key in self._pauses and began >= self._pauses[key].until:
                del self._pauses[key]

    def again(self, target: Target, until: float) -> None:
        """Hand a check out once more, not before ``until``; to be called before its ``done``."""
        heapq.heappush(self._sleeping, (until, target.position, target))
        self._left += 1

    def paused_until(self, target: Target) -> float:
        """Return when the target may be tried again; 0 when nothing holds it."""
        return max((pause.until for pause in self._holding(target)), default=0.0)

    def _holding(self, target: Target) -> list[_Pause]:
        endpoint = target.endpoint
        found = (self._pauses.get((endpoint, "")), self._pauses.get((endpoint, _mailbox(target))))
        return [pause for pause in found if pause is not None]

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
            queue.offer = 0
        for parked in self._parked.values():
            yield from parked
        for _until, _position, target in self._sleeping:
            yield target
        self._parked.clear()
        self._sleeping.clear()
        self._rotation.clear()
        self._left = 0

    def _first_free(self, queue: _Queue, now: float) -> Target | None:
        """Take the endpoint's first check that nothing holds; the others are parked or put to sleep."""
        while queue.waiting:
            target = queue.waiting.popleft()
            mailbox = _mailbox(target)
            holding = self._holding(target) if self._pauses else []
            until = max((pause.until for pause in holding), default=0.0)
            if until > now + self._limits.pause or any(pause.in_vain for pause in holding):
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
        """Put the endpoint into the rotation, with what it has now."""
        if queue.offer and queue.offered_with == queue.active:
            return
        if queue.waiting and queue.active < self._limits.endpoint:
            self._offers += 1
            queue.offer, queue.offered_with = self._offers, queue.active
            heapq.heappush(self._rotation, (queue.active / len(queue.waiting) ** 2, queue.offer, endpoint))


def _mailbox(target: Target) -> str:
    return target.user.lower()
