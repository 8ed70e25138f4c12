# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""All checks of a run, concurrently, in one event loop and one thread. Runs on Python 3.8."""

from __future__ import annotations

import asyncio
import ssl
import typing as t

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.catalogue import throttled
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.observation import Failure, Observation, Target
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.check import Checker, Credentials, NetworkLike, Timeouts
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.failures import internal_failure
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.network import Network
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.scheduler import Limits, Scheduler

#: Seconds that stand for no deadline at all.
_FOREVER = 10.0**9


class Settings(t.NamedTuple):
    """How a run is done. ``deadline`` is in seconds from its start, 0 for none."""

    limits: Limits = Limits()
    timeouts: Timeouts = Timeouts()
    deadline: float = 0.0
    source_address: str | None = None


class _Run:
    """One run: starts checks as they become free, collects what they showed, in the order they were given."""

    def __init__(
        self,
        targets: t.Sequence[Target],
        credentials: t.Callable[[Target], Credentials],
        checker: Checker,
        limits: Limits,
        deadline: float,
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._credentials = credentials
        self._checker = checker
        self._deadline = deadline
        self._scheduler = Scheduler(targets, limits)
        self._tasks: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._finished: asyncio.Future[None] = self._loop.create_future()
        self._observations: list[Observation] = []

    async def run(self) -> list[Observation]:
        """Run everything and return what was seen, in order."""
        self._start_more()
        await self._finished
        self._observations.sort(key=lambda observation: observation.target.position)
        return self._observations

    def _start_more(self) -> None:
        """Start what may start; tasks exist only for checks that run, so that memory does not grow with their number."""
        now = self._loop.time()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if now >= self._deadline:
            self._skip(self._scheduler.drain())
        while True:
            target = self._scheduler.take(now)
            if target is None:
                break
            task = self._loop.create_task(self._one(target))
            self._tasks.add(task)
            task.add_done_callback(self._ended)
        self._skip(self._scheduler.given_up())
        wake = self._scheduler.next_wake()
        if wake is not None:
            self._timer = self._loop.call_at(min(wake, self._deadline), self._start_more)
        elif not self._tasks and not len(self._scheduler) and not self._finished.done():
            self._finished.set_result(None)

    async def _one(self, target: Target) -> None:
        try:
            observation = await self._checker.check(target, self._credentials(target))
            self._heed(target, observation)
        except Exception as exc:
            # A fault of this program in one check must not take the results of all others with it.
            observation = Observation(target)
            observation.state, observation.outcome = "failed", "failure"
            observation.failure = internal_failure(exc)
        finally:
            self._scheduler.done(target)
        self._observations.append(observation)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._start_more()

    def _heed(self, target: Target, observation: Observation) -> None:
        """Obey a server that asks to be left alone: the check is deferred, its mailbox (or everybody) waits as long as it says."""
        if observation.state != "failed":
            return
        request = throttled(target.protocol, observation.words)
        if request is None:
            return
        observation.state = "deferred"
        observation.retry_after_ms = request.milliseconds
        if request.milliseconds:
            until = self._loop.time() + request.milliseconds / 1000
            # Before the user is known the whole client is meant.
            self._scheduler.pause(target, until, whole_endpoint=not observation.sasl_sent)

    def _skip(self, targets: t.Iterable[Target]) -> None:
        """Note checks that are not begun any more: the server wants a pause, or the run's deadline has passed."""
        now = self._loop.time()
        for target in targets:
            observation = Observation(target)
            paused = self._scheduler.paused_until(target) - now
            if paused > 0:
                observation.state = "deferred"
                observation.retry_after_ms = int(paused * 1000)
            observation.failure = Failure("deadline", "the deadline of the whole run passed before this check began", "deadline")
            self._observations.append(observation)


async def run(
    targets: t.Sequence[Target],
    credentials: t.Callable[[Target], Credentials],
    settings: Settings,
    context: ssl.SSLContext,
    looking_context: ssl.SSLContext,
    network: NetworkLike | None = None,
) -> list[Observation]:
    """Run all checks and return what each showed, in the order of ``targets``.

    ``credentials`` is called right before each check, so that SASL strings exist only while they are needed.
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + (settings.deadline or _FOREVER)
    if network is None:
        network = Network(loop, settings.source_address)
    checker = Checker(network, context, looking_context, settings.timeouts, deadline)
    return await _Run(targets, credentials, checker, settings.limits, deadline).run()
