# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Readings that several jobs share: calls by name in one batch, resources, owners, users.

Standard library only; runs on Python 3.8 (the client it is given does not).
"""

from __future__ import annotations

import typing as t

from ..._errors import GraphError, NotFoundError
from ..plan.permissions import RESOURCE_APP_IDS, Resource, parse_resource
from ..wire import calls
from ..wire.calls import Call
from ..wire.client import GraphClient
from ..wire.errors import Answer

Json = t.Mapping[str, t.Any]


def resource_calls(keys: t.Iterable[str] = tuple(RESOURCE_APP_IDS)) -> dict[str, Call]:
    """Return the calls that read which permissions the resources publish, by resource."""
    return {key: calls.resource(RESOURCE_APP_IDS[key]) for key in keys}


def resources_of(answers: t.Mapping[str, Answer], keys: t.Iterable[str] = tuple(RESOURCE_APP_IDS)) -> dict[str, Resource]:
    """Return the resources that exist in the tenant."""
    return {key: parse_resource(key, answers[key].body) for key in keys if key in answers and answers[key].ok}


async def send_named(client: GraphClient, named: t.Mapping[str, Call]) -> dict[str, Answer]:
    """Send calls in one batch and return the answers under the calls' names."""
    return dict(zip(named, await client.send_all(list(named.values()))))


async def with_all_owners(client: GraphClient, application: Json) -> Json:
    """Return the application with all its owners, where the expanded list is cut off or was left out."""
    owners = application.get("owners")
    if owners is not None and len(owners) < calls.EXPAND_LIMIT:
        return application
    return {**application, "owners": await client.list(calls.application_owners(str(application.get("id"))))}


async def with_people(client: GraphClient, principal: Json, owners: bool, assigned: bool) -> Json:
    """Return a service principal with its owners and with who is assigned to it, as far as that is asked for."""
    object_id = str(principal.get("id"))
    named: dict[str, Call] = {}
    if owners:
        named["owners"] = calls.principal_owners(object_id)
    if assigned:
        named["appRoleAssignedTo"] = calls.assigned_to(object_id)
    answers = await send_named(client, named) if named else {}
    return {**principal, **{name: await client.rest_of(answer, named[name]) for name, answer in answers.items()}}


def unknown_person(option: str, object_id: str, **details: t.Any) -> NotFoundError:
    """Return the error for somebody whose object id the tenant does not know."""
    kinds = "user or group" if option == "assigned" else "user or service principal"
    return NotFoundError(f"{option}: the tenant has no {kinds} with the object id {object_id}.", **details)


def user_id(option: str, name: str, answer: Answer) -> str:
    """Return a user's object id; raises :class:`NotFoundError` naming the option when there is no such user."""
    if not answer.ok:
        raise NotFoundError(
            f"{option}: the tenant has no user {name!r}.",
            remedy="Give the user principal name (not an alias) or the object id.",
            code="user_missing",
            option=option,
        )
    if not answer.body.get("id"):
        raise GraphError(f"Microsoft Graph's answer for the user {name!r} has no id.")
    return str(answer.body["id"])
