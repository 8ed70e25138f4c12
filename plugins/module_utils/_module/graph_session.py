# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What every module on Microsoft Graph does around its work: check the options, open the client, run the one event loop.

Runs on Python 3.8 up to the point where the libraries are asked for, and says there what they need.
"""

from __future__ import annotations

import asyncio
import typing as t

from .._argspec import ArgumentSpec
from .._converge.timing import Clock, Deadline
from .._entra.identity.credentials import select_method
from .._entra.identity.options import auth_options, connection_options
from .._errors import OptionError
from .._graph.wire.client import GraphClient, open_client

#: The budget of a module that writes, as an option, and of one that only reads.
WAIT_SPEC = ArgumentSpec({"wait_timeout": {"type": "float", "default": 600.0}})
READ_BUDGET = 300.0

_ResultT = t.TypeVar("_ResultT")


def run_on_graph(
    params: t.Mapping[str, t.Any], work: t.Callable[[GraphClient], t.Awaitable[_ResultT]], clock: Clock | None = None
) -> _ResultT:
    """Return what ``work`` returns; raises a :class:`MailOAuthError` for wrong options, missing libraries and refusals."""
    connection = connection_options(params)
    method = select_method(connection, auth_options(params))
    budget = params.get("wait_timeout", READ_BUDGET)
    if budget < 0:
        raise OptionError("wait_timeout must not be negative.", option="wait_timeout")
    time = clock or Clock()

    async def session() -> _ResultT:
        async with open_client(connection, method, time, Deadline(time, budget)) as client:
            return await work(client)

    return asyncio.run(session())


def result_with_diff(changed: bool, before: t.Any, after: t.Any, diff_wanted: bool) -> dict[str, t.Any]:
    """Return the keys that every result begins with."""
    result: dict[str, t.Any] = {"changed": changed}
    if diff_wanted:
        result["diff"] = {"before": before, "after": after}
    return result
