# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Carrying out a plan in a service that is slow to see its own changes: write, look, write only what is still missing.

Runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import random
import time
import typing as t

from .._errors import ExchangeError
from .answers import AlreadyThereError, NotThereError, UncertainError
from .plan import Plan, Step, Wanted
from .reading import Run


class Waiting(t.NamedTuple):
    """Time, as a dependency; ``deadline`` is a time of ``clock``."""

    deadline: float
    clock: t.Callable[[], float] = time.monotonic
    sleep: t.Callable[[float], None] = time.sleep
    chance: t.Callable[[], float] = random.random

    def pauses(self) -> t.Iterator[bool]:
        """Wait longer each time; yield False instead when the deadline does not allow it."""
        delay = 1.0
        while True:
            pause = delay * (0.5 + self.chance() / 2)
            if self.clock() + pause >= self.deadline:
                yield False
                return
            self.sleep(pause)
            yield True
            delay = min(delay * 2, 30.0)


def carry_out(run: Run, plan: Plan, replan: t.Callable[[], Plan], waiting: Waiting) -> list[str]:
    """Run the plan's cmdlets and wait until Exchange shows their effect.

    ``replan`` reads everything afresh and returns what is missing. Returns warnings: what Exchange took and does not show within the
    deadline. Raises :class:`ExchangeError` for a refusal, and for a step that could not be done within the deadline.
    """
    steps = plan.steps
    pauses = waiting.pauses()
    while steps:
        trouble = _write(run, steps)
        if trouble is None:
            return _settle(replan, pauses)
        if not next(pauses, False):
            raise trouble
        steps = replan().steps
    return []


def _write(run: Run, steps: t.Iterable[Step]) -> ExchangeError | None:
    """Run steps; return the error after which one has to look again, None when all are done."""
    return next((trouble for trouble in (_attempt(run, step) for step in steps) if trouble is not None), None)


def _attempt(run: Run, step: Step) -> ExchangeError | None:
    try:
        run(step.cmdlet)
    except NotThereError as exc:
        # What is to be removed is gone. What is to be given to somebody needs them known everywhere first.
        return None if step.cmdlet.verb == "Remove" else exc
    except (AlreadyThereError, UncertainError) as exc:
        return exc
    return None


def _settle(replan: t.Callable[[], Plan], pauses: t.Iterator[bool]) -> list[str]:
    """Read until nothing is missing; nothing is written again, because Exchange said that it was done."""
    while True:
        missing = replan()
        if not missing.steps:
            return []
        if not next(pauses, False):
            return [
                "Exchange Online has taken the changes and does not show all of them yet: "
                + "; ".join(missing.summaries)
                + ". This can take up to an hour; run again to see."
            ]


def only_changed(wanted: Wanted, plan: Plan) -> Wanted:
    """Return the part of ``wanted`` that the plan changes, which is all that has to be read again."""
    touched = {str(step.cmdlet.parameters.get("Identity", "")) for step in plan.steps}
    return dataclasses.replace(wanted, mailboxes=tuple(one for one in wanted.mailboxes if one.address in touched))
