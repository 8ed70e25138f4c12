# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""All checks of a run, concurrently, in one event loop and one thread. Runs on Python 3.8."""

from __future__ import annotations

import asyncio
import ssl
import typing as t

from .._check import Failure, Observation, Target, Words
from .check import Checker, Credentials, NetworkLike, Timeouts
from .failures import internal_failure
from .network import Network
from .scheduler import Limits, Scheduler

#: Seconds that stand for no deadline at all.
_FOREVER = 10.0**9
#: How long the server of a protocol asks to be left alone in its words: milliseconds, 0 where it does not say, None where it does not ask.
PauseOf = t.Callable[[str, t.Sequence[Words]], t.Optional[int]]


class Way(t.NamedTuple):
    """How one check is made: what verifies the server, and how long it is waited for."""

    context: ssl.SSLContext
    timeouts: Timeouts = Timeouts()


class Settings(t.NamedTuple):
    """How a run is done. ``deadline`` is in seconds from its start, 0 for none."""

    limits: Limits = Limits()
    deadline: float = 0.0
    source_address: str | None = None


class _Run:
    """One run: starts checks as they become free, collects what they showed, in the order they were given."""

    def __init__(
        self,
        targets: t.Sequence[Target],
        credentials: t.Callable[[Target], Credentials],
        pause_of: PauseOf,
        checker_of: t.Callable[[Target], Checker],
        limits: Limits,
        deadline: float,
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._credentials = credentials
        self._pause_of = pause_of
        self._checker_of = checker_of
        self._deadline = deadline
        self._patience = limits.pause
        self._scheduler = Scheduler(targets, limits)
        #: Checks that a server put off and that are to be made once more, by position.
        self._put_off: dict[int, Observation] = {}
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
            self._skip(self._scheduler.drain(), deferred=False)
        while True:
            target = self._scheduler.take(now)
            if target is None:
                break
            task = self._loop.create_task(self._one(target))
            self._tasks.add(task)
            task.add_done_callback(self._ended)
        self._skip(self._scheduler.given_up(), deferred=True)
        wake = self._scheduler.next_wake()
        if wake is not None:
            self._timer = self._loop.call_at(min(wake, self._deadline), self._start_more)
        elif not self._tasks and not len(self._scheduler) and not self._finished.done():
            self._finished.set_result(None)

    async def _one(self, target: Target) -> None:
        observation: Observation | None
        began = self._loop.time()
        try:
            observation = self._heed(target, began, await self._log_in(target, began))
        except Exception as exc:
            # A fault of this program in one check must not take the results of all others with it.
            observation = Observation(target)
            observation.state, observation.outcome = "failed", "failure"
            observation.failure = internal_failure(exc)
        finally:
            self._scheduler.done(target)
        if observation is not None:
            self._observations.append(observation)

    async def _log_in(self, target: Target, began: float) -> Observation:
        """Log in under the first of the target's names, and once more under the next one where the server refuses that.

        Both logins together take no longer than one check may.
        """
        checker = self._checker_of(target)
        first = await checker.check(target, self._credentials(target))
        if len(target.logins) < 2 or not self._name_refused(first):
            return first
        other = target._replace(logins=target.logins[1:])
        second = await checker.check(other, self._credentials(other), began + self._patience)
        if second.state == "passed":
            second.tried = ((target.login, _said(first)),)
            return second
        first.tried = ((other.login, _said(second)),)
        return first

    def _name_refused(self, observation: Observation) -> bool:
        """Whether a server refused a login, or the sender after it, for good, so that another name is worth a try (RFC 5321 section 4.2.1)."""
        refused = observation.outcome == "refused" and observation.stage in ("auth", "after_auth") and observation.sasl_sent
        asked = self._pause_of(observation.target.protocol, observation.words)
        return refused and asked is None and _said(observation)[:1] == "5"

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._start_more()

    def _heed(self, target: Target, began: float, observation: Observation) -> Observation | None:
        """Obey a server that asks to be left alone: its mailbox (or everybody) waits as long as it says.

        The check is deferred, and made once more after the pause if that is no longer than a check may take: then it is None now.
        """
        before = self._put_off.pop(target.position, None)
        now = self._loop.time()
        pause = self._pause_of(target.protocol, observation.words) if observation.state == "failed" else None
        if pause is None:
            if observation.state == "passed":
                self._scheduler.eased(target, began)
            # A second attempt that came to no verdict says less than the first.
            return before if before is not None and observation.outcome in ("failure", "closed") else observation
        observation.state = "deferred"
        observation.retry_after_ms = pause
        # Before the user is known the whole client is meant.
        whole_endpoint = not observation.sasl_sent
        until = self._scheduler.pause(target, began, now, pause / 1000, whole_endpoint)
        if before is not None or until > min(now + self._patience, self._deadline):
            return observation
        self._put_off[target.position] = observation
        self._scheduler.again(target, until)
        return None

    def _skip(self, targets: t.Iterable[Target], *, deferred: bool) -> None:
        """Note checks that are not begun any more: the server wants a pause, or the run's deadline has passed."""
        now = self._loop.time()
        for target in targets:
            observation = self._put_off.pop(target.position, None)
            if observation is None:
                observation = Observation(target)
                paused = self._scheduler.paused_until(target) - now
                if deferred or paused > 0:
                    observation.state = "deferred"
                    observation.retry_after_ms = max(0, int(paused * 1000))
                observation.failure = Failure(
                    "deadline", "the deadline of the whole run passed before this check began", "deadline"
                )
            self._observations.append(observation)


def _said(observation: Observation) -> str:
    """Return a server's verdict, or what there was in its place."""
    if observation.words:
        return observation.words[-1].text
    return observation.failure.text if observation.failure is not None else observation.outcome


async def run(
    targets: t.Sequence[Target],
    credentials: t.Callable[[Target], Credentials],
    pause_of: PauseOf,
    settings: Settings,
    way_of: t.Callable[[Target], Way],
    looking_context: ssl.SSLContext,
    network: NetworkLike | None = None,
) -> list[Observation]:
    """Run all checks and return what each showed, in the order of ``targets``.

    ``credentials`` is called right before each check, so that SASL strings exist only while they are needed. Checks of one way share what is
    remembered of servers.
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + (settings.deadline or _FOREVER)
    if network is None:
        network = Network(loop, settings.source_address)
    network_of_all, checkers = network, t.cast("dict[Way, Checker]", {})

    def checker_of(target: Target) -> Checker:
        way = way_of(target)
        if way not in checkers:
            checkers[way] = Checker(network_of_all, way.context, looking_context, way.timeouts, deadline)
        return checkers[way]

    return await _Run(targets, credentials, pause_of, checker_of, settings.limits, deadline).run()
