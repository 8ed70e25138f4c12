# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What all jobs on Microsoft Graph have in common: a change is a call to send, and what is said when the budget ends.

Standard library only; runs on Python 3.8 (the client it is given does not).
"""

from __future__ import annotations

import typing as t

from ..._converge.apply import Late
from ..._converge.errors import NotYetError
from ..._converge.plan import differing_fields
from ..._errors import GraphError
from ..plan.changes import Change
from ..wire.client import GraphClient


class GraphJob:
    """Sends the calls of a plan; a job that learns from answers, or knows a refusal better, has its own ``execute``."""

    writes_once = False

    def __init__(self, client: GraphClient) -> None:
        self._client = client

    async def execute(self, change: Change) -> None:
        """Carry out one change of the plan."""
        await self._client.send(change.call)

    def too_late(self, late: Late) -> t.NoReturn:
        """Raise the error that names what is missing, and the last answer as its cause."""
        plan, trouble = late.plan, late.trouble
        fields = differing_fields(plan.before, plan.after)
        missing = f"; still different: {', '.join(fields[:10])}" if fields else ""
        because = f" The last refusal was: {trouble.message}" if trouble is not None else ""
        remedy = (
            "Replication in Entra ID can take many minutes: run again, which continues where this ended, or raise wait_timeout."
        )
        code = "not_replicated"
        if trouble is not None and not isinstance(trouble, NotYetError):
            remedy = trouble.remedy or "Run again, which looks first at what is there."
            code = trouble.code
        raise GraphError(
            f"{late.how_long}, and Microsoft Graph still does not show what was asked for "
            f"({'; '.join(plan.summaries) or 'nothing is left to do, but a reading failed'}{missing}).{because}",
            remedy=remedy,
            code=code,
            **(trouble.details if trouble is not None else {}),
        )
