# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What every module on Microsoft Graph does around its work: check the options, open the client, run the one event loop.

Runs on Python 3.8 up to the point where the libraries are asked for, and says there what they need.
"""

from __future__ import annotations

import asyncio
import dataclasses
import typing as t

from ansible.module_utils.basic import AnsibleModule

from .._argspec import ArgumentSpec
from .._converge.apply import Job, apply
from .._converge.plan import Plan
from .._converge.timing import Clock, Deadline
from .._entra.identity.credentials import select_method
from .._entra.identity.options import auth_options, connection_options
from .._errors import OptionError
from .._graph.wire.client import GraphClient
from .._graph.wire.session import Session

#: The budget of a module that writes, as an option, and of one that only reads.
WAIT_SPEC = ArgumentSpec({"wait_timeout": {"type": "float", "default": 600.0}})
READ_BUDGET = 300.0

_ResultT = t.TypeVar("_ResultT")
_JobT = t.TypeVar("_JobT", bound=Job[t.Any])

#: What a module does for one tenant: to be given an open client.
Work = t.Callable[[GraphClient], t.Awaitable[_ResultT]]


class Manner(t.NamedTuple):
    """How work is to be done, whoever asks for it: a module, or an action for many tenants. ``warn`` takes a sentence."""

    check_mode: bool
    diff: bool
    warn: t.Callable[[str], None]

    @classmethod
    def of(cls, module: AnsibleModule) -> Manner:
        """Return the manner that a module was asked for."""
        return cls(module.check_mode, module._diff, module.warn)


def run_on_graph(params: t.Mapping[str, t.Any], work: Work[_ResultT], clock: Clock | None = None) -> _ResultT:
    """Return what ``work`` returns; raises a :class:`MailOAuthError` for wrong options, missing libraries and refusals."""
    time = clock or Clock()
    opened = client_of(params, time)

    async def alone() -> _ResultT:
        async with Session(time) as session, opened(session) as client:
            return await work(client)

    return asyncio.run(alone())


def client_of(params: t.Mapping[str, t.Any], clock: Clock) -> t.Callable[[Session], t.AsyncContextManager[GraphClient]]:
    """Return how to open the client that options ask for. Raises :class:`OptionError`, before anything is opened."""
    connection = connection_options(params)
    method = select_method(connection, auth_options(params))
    budget = params.get("wait_timeout", READ_BUDGET)
    if budget < 0:
        raise OptionError("wait_timeout must not be negative.", option="wait_timeout")
    return lambda session: session.client(connection, method, Deadline(clock, budget))


@dataclasses.dataclass(frozen=True)
class Done(t.Generic[_JobT]):
    """A job that was done: ``view`` is what there is now, or in check mode would be; ``result`` has the keys that all results have."""

    job: _JobT
    plan: Plan[t.Any]
    state: t.Any
    view: t.Mapping[str, t.Any]
    result: dict[str, t.Any]


async def do(job: _JobT, client: GraphClient, manner: Manner) -> Done[_JobT]:
    """Do a job; raises what it raises."""
    outcome = await apply(job, client.clock, client.deadline, manner.check_mode)
    plan = outcome.plan
    view = plan.after if manner.check_mode else job.plan(outcome.state).before
    result = result_with_diff(outcome.changed, plan.before, plan.after, manner.diff)
    return Done(job, plan, outcome.state, view, {**result, "changes": plan.summaries})


def run_job(module: AnsibleModule, job_of: t.Callable[[GraphClient], _JobT], clock: Clock | None) -> Done[_JobT]:
    """Do the job that ``job_of`` makes for a client; raises as :func:`run_on_graph` does."""
    return run_on_graph(module.params, lambda client: do(job_of(client), client, Manner.of(module)), clock)


def result_with_diff(changed: bool, before: t.Any, after: t.Any, diff_wanted: bool) -> dict[str, t.Any]:
    """Return the keys that every result begins with."""
    result: dict[str, t.Any] = {"changed": changed}
    if diff_wanted:
        result["diff"] = {"before": before, "after": after}
    return result
