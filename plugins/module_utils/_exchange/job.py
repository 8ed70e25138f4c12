# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Carrying out a plan in Exchange Online, which is slow to see its own changes. Runs on Python 3.8."""

from __future__ import annotations

import dataclasses

from .._converge.apply import Late
from .._converge.errors import NotYetError
from .._errors import ExchangeError
from .access import AccessState, Wanted
from .answers import NotThereError
from .plan import Plan, Step, plan_access
from .reading import Run, read_state


class AccessJob:
    """The job of the module ``exchange_access``. After the first plan only what that changes is read again."""

    # What Exchange has said to be done is only waited for: it answers from many places, and each shows another part of it.
    writes_once = True

    def __init__(self, run: Run, wanted: Wanted) -> None:
        self._run = run
        self._wanted = wanted
        self._planned = False

    def read(self) -> AccessState:
        """Read what the plan needs."""
        return read_state(self._run, self._wanted)

    def plan(self, state: AccessState) -> Plan:
        """Return the plan from ``state``."""
        plan = plan_access(state, self._wanted)
        if not self._planned:
            self._planned = True
            self._wanted = only_changed(self._wanted, plan)
        return plan

    def execute(self, change: Step) -> None:
        """Run one cmdlet; raises :class:`PendingError` for one after which one has to look, ExchangeError for a refusal."""
        try:
            self._run(change.call)
        except NotThereError as exc:
            # What is to be removed is gone. What is to be given to somebody needs them known everywhere first.
            if change.call.verb != "Remove":
                raise NotYetError(exc.message, remedy=exc.remedy, code=exc.code, **exc.details) from exc

    def too_late(self, late: Late) -> str:
        """Return the warning for what Exchange took and does not show; raises the refusal of what it did not take."""
        trouble = late.trouble
        if trouble is not None:
            raise ExchangeError(trouble.message, remedy=trouble.remedy, code=trouble.code, **trouble.details) from trouble
        return (
            "Exchange Online has taken the changes and does not show all of them yet: "
            + "; ".join(late.plan.summaries)
            + ". This can take up to an hour; run again to see."
        )


def only_changed(wanted: Wanted, plan: Plan) -> Wanted:
    """Return the part of ``wanted`` that the plan changes, which is all that has to be read again."""
    touched = {str(change.call.parameters.get("Identity", "")) for change in plan.changes}
    return dataclasses.replace(wanted, mailboxes=tuple(mailbox for mailbox in wanted.mailboxes if mailbox.address in touched))
