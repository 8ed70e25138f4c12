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

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import GraphError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.errors import PendingError, UncertainError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan import Change, Plan, differing_fields
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.timing import Clock, Deadline, delays

#: So many readings in a row must show what was created: one may come from the only replica that has it.
CONFIRMATIONS = 2
#: Seconds from one of them to the next.
BETWEEN_CONFIRMATIONS = 0.5
#: So many readings must show nothing before a write that could create a duplicate is sent again.
REREADS = 5

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
    acknowledged: set[str] = set()
    suspects: dict[str, int] = {}
    pauses = delays(clock)
    plan = first
    confirmations = CONFIRMATIONS if any(change.action.startswith(("create_", "restore_")) for change in first.changes) else 1
    seen = 0
    while True:
        trouble = await _execute(job, plan, acknowledged, suspects)
        if trouble is not None:
            await _wait(clock, deadline, next(pauses), plan, trouble)
        while True:
            try:
                state = await job.read()
            except PendingError as exc:
                seen, trouble = 0, exc
                await _wait(clock, deadline, next(pauses), plan, exc)
                continue
            plan = job.plan(state)
            if _due(plan, acknowledged, suspects):
                seen = 0
                break
            seen = 0 if plan.changes else seen + 1
            pause = BETWEEN_CONFIRMATIONS if seen else next(pauses)
            if seen >= confirmations or (seen and not deadline.allows(pause)):
                return Outcome(first, state)
            await _wait(clock, deadline, pause, plan, trouble)


def _due(plan: Plan, acknowledged: set[str], suspects: dict[str, int]) -> bool:
    """Say whether the next change is to be sent now; counts a reading that did not show an uncertain one."""
    change = next((one for one in plan.changes if one.key not in acknowledged), None)
    if change is not None and change.key in suspects:
        suspects[change.key] += 1
        return suspects[change.key] >= REREADS
    return change is not None


async def _execute(job: Job[StateT], plan: Plan, acknowledged: set[str], suspects: dict[str, int]) -> PendingError | None:
    """Carry out changes in order until one asks for another look; return why, None when all is done."""
    for change in plan.changes:
        if change.key in acknowledged:
            continue
        if suspects.get(change.key, REREADS) < REREADS:
            break
        try:
            await job.execute(change)
        except PendingError as exc:
            if isinstance(exc, UncertainError) and not change.repeatable:
                suspects[change.key] = 0
            return exc
        acknowledged.add(change.key)
        if change.replan:
            break
    return None


async def _wait(clock: Clock, deadline: Deadline, seconds: float, plan: Plan, trouble: PendingError | None) -> None:
    if not deadline.allows(seconds):
        raise _gave_up(plan, deadline, trouble)
    await clock.sleep(seconds)


def _gave_up(plan: Plan, deadline: Deadline, trouble: PendingError | None) -> GraphError:
    fields = differing_fields(plan.before, plan.after)
    missing = f"; still different: {', '.join(fields[:10])}" if fields else ""
    because = f" The last refusal was: {trouble.message}" if trouble is not None else ""
    return GraphError(
        f"After {deadline.seconds:.0f} seconds Microsoft Graph still does not show what was asked for "
        f"({'; '.join(plan.summaries) or 'nothing is left to do, but a reading failed'}{missing}).{because}",
        remedy="Replication in Entra ID can take many minutes: run again, which continues where this ended, or raise wait_timeout.",
        code="not_replicated",
        **(trouble.details if trouble is not None else {}),
    )
