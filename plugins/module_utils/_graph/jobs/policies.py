# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reading a tenant's policies by Microsoft Graph. One that may not be read is not a failure: it comes back with why.

Standard library only; runs on Python 3.8 (the client it is given does not).
"""

from __future__ import annotations

import dataclasses
import typing as t

from ..._converge.reading import Reading
from ..wire import calls, calls_policies
from ..wire.calls import Call
from ..wire.client import GraphClient
from ..wire.errors import Answer
from .reading import send_named, with_all_owners

Json = t.Mapping[str, t.Any]

#: What Graph says of a feature that the tenant has no licence for, as CIPP meets it.
_UNLICENSED = ("not licensed", "not applicable to target tenant", "premium")
#: Roles with which a person may read policies, beside the permission.
_READER = "a person needs a role such as Global Reader as well"


class Policies(t.NamedTuple):
    """All of them. ``application`` is None where there is none yet, ``people`` holds object ids by name."""

    authorization: Reading
    app_management: Reading
    own_app_management: Reading
    security_defaults: Reading
    conditional_access: Reading
    application: Json | None
    people: t.Mapping[str, str]


async def read_policies(client: GraphClient, application: Call | None = None, people: t.Sequence[str] = ()) -> Policies:
    """Read the policies, and what they are held against: ``application`` finds the mail application, ``people`` are its users.

    Two requests, besides further pages and the owners where they are many: what an application has of its own can be asked for once its
    id is known. Raises GraphError for what is no answer at all.
    """
    named: dict[str, Call] = {
        "authorization": calls_policies.authorization(),
        "app_management": calls_policies.app_management(),
        "security_defaults": calls_policies.security_defaults(),
        "conditional_access": calls_policies.conditional_access(),
        **({"application": application} if application is not None else {}),
        **{f"user {name}": dataclasses.replace(calls.user(name), accept=(403, 404)) for name in people},
    }
    answers = await send_named(client, named)
    mail = await _application(client, application, answers.get("application"))
    return Policies(
        await _found(client, named["authorization"], answers["authorization"]),
        await _found(client, named["app_management"], answers["app_management"]),
        await _own(client, mail),
        await _found(client, named["security_defaults"], answers["security_defaults"]),
        await _found(client, named["conditional_access"], answers["conditional_access"]),
        mail,
        {name: str(answers[f"user {name}"].body.get("id") or "") for name in people},
    )


async def _application(client: GraphClient, call: Call | None, answer: Answer | None) -> Json | None:
    """Return the application that is meant; of several with one name none is."""
    if call is None or answer is None or not answer.ok:
        return None
    if "value" not in answer.body:
        return await with_all_owners(client, answer.body)
    rows = await client.rest_of(answer, call)
    return await with_all_owners(client, rows[0]) if len(rows) == 1 else None


async def _own(client: GraphClient, application: Json | None) -> Reading:
    if application is None:
        return Reading([])
    call = calls_policies.own_app_management(str(application.get("id")))
    return await _found(client, call, await client.send(call))


async def _found(client: GraphClient, call: Call, answer: Answer) -> Reading:
    if answer.ok:
        return Reading(await client.rest_of(answer, call) if call.wants == "value" else dict(answer.body))
    said = f"{answer.code}: {answer.message}".rstrip(".")
    if any(word in answer.message.lower() for word in _UNLICENSED):
        return Reading(unread=f"the tenant has no licence for it ({answer.status} {said})")
    if answer.status != 403:
        return Reading(unread=f"Microsoft Graph refused to {call.doing} ({answer.status} {said})")
    needed = " or ".join(call.needs)
    held = client.granted
    if held is not None and not set(held) & set(call.needs):
        return Reading(unread=f"the administrator's identity may not read it: its token lacks {needed}")
    return Reading(unread=f"the administrator's identity may not read it although it asked with {needed}: {_READER}")
