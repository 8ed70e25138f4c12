# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From a plan to a directory that is as planned: write, look again, and only then call it done.

Entra ID and Exchange Online are eventually consistent and give no figures: a write may be refused because its subject is not known
everywhere yet, may be done although the answer says otherwise, and is not seen at once by readers. So there is one loop: read, plan, carry
out what the plan says, until the plan is empty. What was acknowledged is never sent again, only waited for; what is uncertain is looked
for first.

The loop reads, writes and sleeps nowhere: it is a generator that yields what is to be done next. So it serves a client that is awaited
(:func:`apply`, Microsoft Graph) as well as one that is not (:func:`apply_now`, Exchange). Pure; runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from .errors import NotYetError, PendingError, UncertainError
from .plan import Change, Plan
from .timing import Clock, Deadline, delays

#: So many readings in a row must show what was created: one may come from the only replica that has it.
CONFIRMATIONS = 2
#: Seconds from one of them to the next.
BETWEEN_CONFIRMATIONS = 0.5
#: So many readings must show nothing before a write that could create a duplicate is sent again.
REREADS = 5
#: The longest pause of our own between two looks at what was written, in seconds: a longer one is mostly spent after the end of the lag.
LONGEST_OWN_PAUSE = 5.0
#: The longest pause that an answer may ask for, in seconds.
LONGEST_PAUSE = 300.0

StateT = t.TypeVar("StateT")
_SeenT_contra = t.TypeVar("_SeenT_contra", contravariant=True)
_AnyPlan = Plan[t.Any]
_AnyChange = Change[t.Any]


class Late(t.NamedTuple):
    """The end of the budget: the plan from what was read last, and the last refusal of what it misses.

    ``trouble`` is None where all was acknowledged and only does not show. ``how_long`` begins a sentence.
    """

    plan: _AnyPlan
    trouble: PendingError | None
    how_long: str


class Outcome(t.Generic[StateT]):
    """How a run ended: the plan that was made first, what was read last, and what the service's own words warn of."""

    def __init__(self, plan: _AnyPlan, state: StateT, warnings: t.Sequence[str] = ()) -> None:
        self.plan = plan
        self.state = state
        self.warnings = list(warnings)

    @property
    def changed(self) -> bool:
        """Say whether anything was, or in check mode would be, changed."""
        return bool(self.plan.changes)


class Planner(t.Protocol[_SeenT_contra]):
    """What the loop itself asks of a job: it decides and waits for nothing.

    With ``writes_once`` nothing is written any more after all changes of a plan were acknowledged, whatever later readings show.
    """

    writes_once: bool

    def plan(self, state: _SeenT_contra) -> _AnyPlan:
        """Return the plan from ``state`` to what is wanted."""

    def too_late(self, late: Late) -> str:
        """Return the warning with which a run ends that was not finished in time, or raise the error in the service's own words."""


class Job(Planner[StateT], t.Protocol[StateT]):
    """One kind of object in a service whose client is awaited."""

    async def read(self) -> StateT:
        """Read what is there; raises :class:`PendingError` when something known to exist cannot be seen."""

    async def execute(self, change: _AnyChange) -> None:
        """Carry out one change; raises :class:`PendingError` when it was not, or perhaps not, done."""


class JobNow(Planner[StateT], t.Protocol[StateT]):
    """The same in a service whose client answers at once."""

    def read(self) -> StateT:
        """As :meth:`Job.read`."""

    def execute(self, change: _AnyChange) -> None:
        """As :meth:`Job.execute`."""


#: What is to be done next: wait so many seconds, write a change, or (None) read. The answer is what was read, or why it was not done.
_Wish = t.Union[float, _AnyChange, None]
_Steps = t.Generator[_Wish, t.Any, Outcome[StateT]]


async def apply(job: Job[StateT], clock: Clock, deadline: Deadline, check_mode: bool = False) -> Outcome[StateT]:
    """Bring about what ``job`` wants and return the first plan with the last state; in check mode only read and plan.

    Raises what the job raises, its own words among it when the budget ends before everything is to be seen.
    """
    loop = _loop(job, await job.read(), clock, deadline, check_mode)
    wish = next(loop)
    while not isinstance(wish, Outcome):
        try:
            answer = await _begun(wish, job, clock.sleep)
        except PendingError as exc:
            answer = exc
        wish = loop.send(answer)
    return wish


def apply_now(job: JobNow[StateT], clock: Clock, deadline: Deadline, check_mode: bool = False) -> Outcome[StateT]:
    """Do as :func:`apply` without an event loop."""
    loop = _loop(job, job.read(), clock, deadline, check_mode)
    wish = next(loop)
    while not isinstance(wish, Outcome):
        try:
            answer = _begun(wish, job, clock.sleep_now)
        except PendingError as exc:
            answer = exc
        wish = loop.send(answer)
    return wish


def _begun(wish: _Wish, job: t.Any, sleep: t.Callable[[float], t.Any]) -> t.Any:
    """Return what comes of a wish: the answer, or what is to be awaited for it."""
    if wish is None:
        return job.read()
    return job.execute(wish) if isinstance(wish, Change) else sleep(wish)


def _loop(
    job: Planner[StateT], state: StateT, clock: Clock, deadline: Deadline, check_mode: bool
) -> t.Generator[_Wish | Outcome[StateT], t.Any, None]:
    """Yield wishes, and the outcome as the last of them."""
    yield (yield from _steps(job, state, clock, deadline, check_mode))


def _steps(job: Planner[StateT], state: StateT, clock: Clock, deadline: Deadline, check_mode: bool) -> _Steps[StateT]:
    first = plan = job.plan(state)
    if check_mode or not first.changes:
        return Outcome(first, state)
    progress = _Progress(job.writes_once)
    pauses = delays(clock, most=LONGEST_OWN_PAUSE)
    confirmations = CONFIRMATIONS if any(change.creates for change in first.changes) else 1
    seen = 0
    while True:
        trouble = yield from _write(plan, progress)
        if trouble is not None and progress.hopeless:
            late = Late(plan, trouble, f"It was sent {progress.hopeless} times")
            return Outcome(first, state, [job.too_late(late)])
        pause = 0.0 if trouble is None else max(next(pauses, LONGEST_PAUSE), min(trouble.retry_after or 0.0, LONGEST_PAUSE))
        while True:
            if not deadline.allows(pause):
                late = Late(plan, trouble, f"After {deadline.seconds:.0f} seconds")
                return Outcome(first, state, [job.too_late(late)])
            if pause:
                yield pause
            answer = yield None
            if isinstance(answer, PendingError):
                seen, trouble, pause = 0, answer, next(pauses, LONGEST_PAUSE)
                continue
            state, plan = answer, job.plan(answer)
            if progress.due(plan):
                seen = 0
                break
            if progress.acknowledged.issuperset(change.key for change in plan.changes):
                trouble = None
            seen = 0 if plan.changes else seen + 1
            pause = BETWEEN_CONFIRMATIONS if seen else next(pauses, LONGEST_PAUSE)
            if seen >= confirmations or (seen and not deadline.allows(pause)):
                return Outcome(first, state)


class _Progress:
    """What became of changes, by key: acknowledged, uncertain (readings since then), refused (times).

    ``hopeless`` is how often one was sent that is to be given up on.
    """

    def __init__(self, writes_once: bool) -> None:
        self.acknowledged: set[str] = set()
        self.suspects: dict[str, int] = {}
        self.refusals: dict[str, int] = {}
        self.hopeless = 0
        self._writes_once = writes_once
        self._written = False

    def refused(self, change: _AnyChange, exc: PendingError) -> None:
        """Take note of a refusal after which one has to look."""
        if isinstance(exc, UncertainError) and not change.repeatable:
            self.suspects[change.key] = 0
        if not isinstance(exc, NotYetError):
            self.refusals[change.key] = self.refusals.get(change.key, 0) + 1
            if change.most_tries is not None and self.refusals[change.key] >= change.most_tries:
                self.hopeless = self.refusals[change.key]

    def all_written(self) -> None:
        """Take note that all changes of a plan were acknowledged."""
        self._written = self._writes_once

    def due(self, plan: _AnyPlan) -> bool:
        """Say whether the next change is to be sent now; counts a reading that did not show an uncertain one."""
        change = next((change for change in plan.changes if change.key not in self.acknowledged), None)
        if change is None or self._written:
            return False
        if change.key in self.suspects:
            self.suspects[change.key] += 1
            return self.suspects[change.key] >= REREADS
        return True


def _write(plan: _AnyPlan, progress: _Progress) -> t.Generator[_Wish, t.Any, PendingError | None]:
    """Carry out changes in order until one asks for another look; return why, None when there is no trouble."""
    for change in plan.changes:
        if change.key in progress.acknowledged:
            continue
        if progress.suspects.get(change.key, REREADS) < REREADS:
            return None
        answer = yield change
        if isinstance(answer, PendingError):
            progress.refused(change, answer)
            return answer
        progress.acknowledged.add(change.key)
        if change.replan:
            return None
    progress.all_written()
    return None
