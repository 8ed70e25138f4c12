# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reading a tenant's sign-in logs, within what Graph allows, and saying what is missing: licence, permission, days.

Facts: the reports service takes 5 requests in 10 seconds of an application in a tenant (https://learn.microsoft.com/graph/throttling-limits).
A tenant without Entra ID P1 answers 403 ``Authentication_RequestFromNonPremiumTenantOrB2CTenant``, and now and then one that has it does so,
too; so it is asked again. P1 and P2 keep 30 days, and records come some hours after a licence was bought. A time that is out of bounds is
refused with the words of a wrong filter. Standard library only; runs on Python 3.8 (the client it is given does not).
"""

from __future__ import annotations

import datetime
import typing as t

from ..._converge.timing import Pace
from ..._errors import GraphError
from ..wire import calls, calls_sign_ins
from ..wire.calls import Call
from ..wire.client import GraphClient
from ..wire.errors import Answer

Json = t.Mapping[str, t.Any]

#: Requests and seconds.
PACE = (5, 10.0)
#: Days that Entra ID P1 and P2 keep.
RETENTION = 30
_NO_LICENCE = "Authentication_RequestFromNonPremiumTenantOrB2CTenant"
_ASK_AGAIN = 3
#: Codes of an answer that did not come in time; the half of the days may.
_TOO_WIDE = ("timeout", "service_unavailable", "graph_unreachable")
_SHORTEST = datetime.timedelta(hours=6)


class Asked(t.NamedTuple):
    """Which sign-ins: from ``start`` up to ``end``, of ``clients`` and ``app_ids``, or ``everything``."""

    start: datetime.datetime
    end: datetime.datetime
    clients: tuple[str, ...]
    app_ids: tuple[str, ...] = ()
    everything: bool = False


class SignIns(t.NamedTuple):
    """How it went: ``unread`` says why the log was not read, or not whole; empty where it was."""

    unread: str = ""
    licence: bool | None = None


async def read_sign_ins(client: GraphClient, asked: Asked, take: t.Callable[[Json], None]) -> SignIns:
    """Hand each record to ``take``, the newest first within a part of the time; one may come twice.

    What breaks off is told in the result: what was read until then stands.
    """
    client.pace = Pace(client.clock, *PACE)
    waiting = [(asked.start, asked.end)]
    found = SignIns(licence=True)
    try:
        while waiting and not found.unread:
            start, end = waiting.pop()
            try:
                found = await _part(client, asked, start, end, take)
            except GraphError as exc:
                half = (end - start) / 2
                if exc.code in _TOO_WIDE and half >= _SHORTEST and client.deadline.remaining():
                    waiting += [(start, start + half), (start + half, end)]
                else:
                    found = SignIns(
                        f"the reading broke off, and what it showed until then is not all ({exc.message.rstrip('.')})"
                    )
    finally:
        client.pace = None
    return found


async def _part(
    client: GraphClient, asked: Asked, start: datetime.datetime, end: datetime.datetime, take: t.Callable[[Json], None]
) -> SignIns:
    call = calls_sign_ins.sign_ins(start, end, asked.clients, asked.app_ids, asked.everything)
    answer = await _ask(client, call)
    if not answer.ok:
        return _refused(client, call, answer)
    async for page in client.pages(answer, call):
        for record in page:
            take(record)
        if not client.deadline.remaining():
            return SignIns(
                f"wait_timeout ({client.deadline.seconds:.0f} seconds) was over before all pages were read; raise it, or ask for fewer days",
                licence=True,
            )
    return SignIns(licence=True)


async def _ask(client: GraphClient, call: Call) -> Answer:
    answer = await client.send(call)
    for _again in range(_ASK_AGAIN):
        if answer.code != _NO_LICENCE:
            break
        await client.clock.sleep(2.0)
        answer = await client.send(call)
    return answer


def _refused(client: GraphClient, call: Call, answer: Answer) -> SignIns:
    said = f"{answer.status} {answer.code}: {answer.message}".rstrip(".")
    if answer.code == _NO_LICENCE:
        return SignIns(
            "the tenant has no licence for Entra ID P1, without which Microsoft Graph shows no sign-in logs; administrators see the last"
            f" 7 days in the portal ({said})",
            licence=False,
        )
    if answer.status == 400:
        return SignIns(f"Microsoft Graph refused the question, as it also does for days that it does not keep any more ({said})")
    missing = [name for name in call.needs if client.granted is not None and name not in client.granted]
    if missing:
        return SignIns(f"the administrator's identity may not read it: its token lacks {' and '.join(missing)}")
    return SignIns(
        "the administrator's identity may not read it although its token may hold what it needs; a person needs a role such as Reports Reader"
        f" as well ({said})"
    )


async def read_directory(client: GraphClient, object_ids: t.Sequence[str]) -> dict[str, Json | None]:
    """Return users by object id, None for one that is gone; those that may not be read are left out."""
    wanted = [calls.account(object_id) for object_id in object_ids]
    answers = await client.send_all(wanted) if wanted else []
    return {
        object_id: dict(answer.body) if answer.ok else None
        for object_id, answer in zip(object_ids, answers)
        if answer.ok or answer.status == 404
    }


async def read_domains(client: GraphClient) -> frozenset[str] | None:
    """Return the tenant's domains in lower case; None where they may not be read."""
    call = calls.domains()
    answer = await client.send(call)
    if not answer.ok:
        return None
    return frozenset(str(row.get("id")).lower() for row in await client.rest_of(answer, call))
