# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""From a plan to a directory that is as planned: write, look again, and only then call it done.

Entra ID is eventually consistent and gives no figures: a write may be refused because its subject is not known everywhere yet, may be
done although the answer says otherwise, and is not seen at once by readers. So there is one loop: read, plan, carry out what the plan
says, until the plan is empty. What was acknowledged is never sent again, only waited for; what is uncertain is looked for first.
Standard library only; runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from .._errors import GraphError
from .._graph.wire.errors import NotYetError, PendingError, UncertainError
from .plan import Change, Plan, differing_fields
from .timing import Clock, Deadline, delays

#: So many readings in a row must show what was created: one may come from the only replica that has it.
CONFIRMATIONS = 2
#: Seconds from one of them to the next.
BETWEEN_CONFIRMATIONS = 0.5
#: So many readings must show nothing before a write that could create a duplicate is sent again.
REREADS = 5
#: The longest pause that an answer may ask for, in seconds.
LONGEST_PAUSE = 300.0

StateT = t.TypeVar("StateT")


class Job(t.Protocol[StateT]):
    """What :func:`apply` needs to know of one kind of object."""

    async def read(self) -> StateT:
        """Read what is there; raises :class:`PendingError` when something known to exist cannot be seen."""

    def plan(self, state: StateT) -> Plan:
        """Return the plan from ``state`` to what is wanted."""

    async def execute(self, change: Change) -> None:
        """Carry out one change; raises :class:`PendingError` when it was not, or perhaps not, done."""


class Outcome(t.Generic[StateT]):
    """How a run ended: the plan that was made first, and what was read last."""

    def __init__(self, plan: Plan, state: StateT) -> None:
        self.plan = plan
        self.state = state

    @property
    def changed(self) -> bool:
        """Say whether anything was, or in check mode would be, changed."""
        return bool(self.plan.changes)


async def apply(job: Job[StateT], clock: Clock, deadline: Deadline, check_mode: bool = False) -> Outcome[StateT]:
    """Bring about what ``job`` wants and return the first plan with the last state; in check mode only read and plan.

    Raises what the job raises, and :class:`GraphError` when the budget ends before everything is to be seen.
    """
    state = await job.read()
    first = job.plan(state)
    if check_mode or not first.changes:
        return Outcome(first, state)
    progress = _Progress()
    pauses = delays(clock)
    plan = first
    confirmations = CONFIRMATIONS if any(change.action.startswith(("create_", "restore_")) for change in first.changes) else 1
    seen = 0
    while True:
        trouble = await _execute(job, plan, progress)
        if trouble is not None:
            if progress.hopeless is not None:
                raise _gave_up(plan, trouble, f"It was sent {progress.refusals[progress.hopeless]} times")
            await _wait(clock, deadline, max(next(pauses), _asked(trouble)), plan, trouble)
        while True:
            try:
                state = await job.read()
            except PendingError as exc:
                seen, trouble = 0, exc
                await _wait(clock, deadline, next(pauses), plan, exc)
                continue
            plan = job.plan(state)
            if _due(plan, progress):
                seen = 0
                break
            seen = 0 if plan.changes else seen + 1
            pause = BETWEEN_CONFIRMATIONS if seen else next(pauses)
            if seen >= confirmations or (seen and not deadline.allows(pause)):
                return Outcome(first, state)
            await _wait(clock, deadline, pause, plan, trouble)


class _Progress:
    """What became of changes, by key: done, uncertain (readings since then), refused (times), and the one to give up on."""

    def __init__(self) -> None:
        self.acknowledged: set[str] = set()
        self.suspects: dict[str, int] = {}
        self.refusals: dict[str, int] = {}
        self.hopeless: str | None = None

    def refused(self, change: Change, exc: PendingError) -> None:
        """Take note of a refusal after which one has to look."""
        if isinstance(exc, UncertainError) and not change.repeatable:
            self.suspects[change.key] = 0
        if not isinstance(exc, NotYetError):
            self.refusals[change.key] = self.refusals.get(change.key, 0) + 1
            if self.refusals[change.key] >= change.most_tries:
                self.hopeless = change.key


def _due(plan: Plan, progress: _Progress) -> bool:
    """Say whether the next change is to be sent now; counts a reading that did not show an uncertain one."""
    change = next((one for one in plan.changes if one.key not in progress.acknowledged), None)
    if change is not None and change.key in progress.suspects:
        progress.suspects[change.key] += 1
        return progress.suspects[change.key] >= REREADS
    return change is not None


async def _execute(job: Job[StateT], plan: Plan, progress: _Progress) -> PendingError | None:
    """Carry out changes in order until one asks for another look; return why, None when all is done."""
    for change in plan.changes:
        if change.key in progress.acknowledged:
            continue
        if progress.suspects.get(change.key, REREADS) < REREADS:
            break
        try:
            await job.execute(change)
        except PendingError as exc:
            progress.refused(change, exc)
            return exc
        progress.acknowledged.add(change.key)
        if change.replan:
            break
    return None


def _asked(trouble: PendingError) -> float:
    """Return how long the answer asks to wait."""
    return min(trouble.retry_after or 0.0, LONGEST_PAUSE)


async def _wait(clock: Clock, deadline: Deadline, seconds: float, plan: Plan, trouble: PendingError | None) -> None:
    if not deadline.allows(seconds):
        raise _gave_up(plan, trouble, f"After {deadline.seconds:.0f} seconds")
    await clock.sleep(seconds)


def _gave_up(plan: Plan, trouble: PendingError | None, how_long: str) -> GraphError:
    """Return the error that names what is missing, and the last answer as its cause."""
    fields = differing_fields(plan.before, plan.after)
    missing = f"; still different: {', '.join(fields[:10])}" if fields else ""
    because = f" The last refusal was: {trouble.message}" if trouble is not None else ""
    lag = trouble is None or isinstance(trouble, NotYetError)
    remedy = "Replication in Entra ID can take many minutes: run again, which continues where this ended, or raise wait_timeout."
    if trouble is not None and not lag:
        remedy = trouble.remedy or "Run again, which looks first at what is there."
    return GraphError(
        f"{how_long}, and Microsoft Graph still does not show what was asked for "
        f"({'; '.join(plan.summaries) or 'nothing is left to do, but a reading failed'}{missing}).{because}",
        remedy=remedy,
        code="not_replicated" if trouble is None or lag else trouble.code,
        **(trouble.details if trouble is not None else {}),
    )
