# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Argument specification and run of the module ``application_info``."""

from __future__ import annotations

import typing as t

from ansible.module_utils.basic import AnsibleModule

from ansible_collections.m365.mail_oauth.plugins.module_utils._argspec import ArgumentSpec
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.auth_options import AUTH_SPEC, check_guid
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph import calls
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.application_views import (
    application_view,
    credentials_view,
    service_principal_view,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.applications import (
    resource_calls,
    resources_of,
    send_named,
    with_all_owners,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.calls import Call
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.client import GraphClient
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.errors import Answer
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan_grants import effective_grants
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.timing import Clock
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.graph_session import run_on_graph

_FILTERS = ("app_id", "object_id", "unique_name", "display_name", "display_name_prefix")

SPEC = AUTH_SPEC.merge(
    ArgumentSpec({option: {"type": "str"} for option in _FILTERS}, mutually_exclusive=[list(_FILTERS)]),
)


def application_call(params: t.Mapping[str, t.Any]) -> Call:
    """Return the call that finds the applications asked for; raises :class:`OptionError`."""
    for option, what in (("app_id", "an application (client) id"), ("object_id", "the object id of an application")):
        if params.get(option):
            check_guid(option, params[option], what)
    for option in _FILTERS:
        if params.get(option) is not None and not params[option].strip():
            raise OptionError(f"{option} is empty.", remedy="Leave it out to read all applications.", option=option)
    if params.get("app_id"):
        return calls.application_by_app_id(params["app_id"].strip().lower(), credentials=True)
    if params.get("object_id"):
        return calls.application_by_object_id(params["object_id"].strip().lower(), credentials=True)
    if params.get("unique_name"):
        return calls.application_by_unique_name(params["unique_name"], credentials=True)
    if params.get("display_name"):
        return calls.applications(calls.equals("displayName", params["display_name"]), credentials=True)
    if params.get("display_name_prefix"):
        return calls.applications(f"startswith(displayName,'{calls.quote(params['display_name_prefix'])}')", credentials=True)
    return calls.applications(credentials=True)


def _around(app_id: str) -> dict[str, Call]:
    return {
        f"service_principal {app_id}": calls.service_principal(app_id),
        f"grants {app_id}": calls.grants_of(app_id),
        f"app_roles {app_id}": calls.app_roles_of(app_id),
    }


async def read_applications(client: GraphClient, find: Call) -> list[dict[str, t.Any]]:
    """Return applications as plain data: with an application id given one batch does, otherwise a second one looks around each."""
    named = {"applications": find, **resource_calls()}
    app_id = find.keys.get("appId")
    if app_id:
        named.update(_around(app_id))
    answers = await send_named(client, named)
    resources = resources_of(answers)
    found = await _found(client, find, answers["applications"])
    if not app_id:
        around = {name: call for one in found for name, call in _around(str(one.get("appId"))).items()}
        if around:
            named.update(around)
            answers.update(await send_named(client, around))
    now = client.clock.now()
    result = []
    for application in found:
        key = app_id or str(application.get("appId"))
        grants, roles = effective_grants(
            await client.rest_of(answers[f"grants {key}"], named[f"grants {key}"]),
            await client.rest_of(answers[f"app_roles {key}"], named[f"app_roles {key}"]),
            resources,
        )
        principal = answers[f"service_principal {key}"]
        result.append(
            {
                "application": application_view(await with_all_owners(client, application), resources),
                "service_principal": service_principal_view(principal.body if principal.ok else None),
                "credentials": credentials_view(application, now),
                "grants": grants,
                "app_roles": roles,
            }
        )
    return sorted(result, key=lambda one: (str(one["application"]["display_name"]).casefold(), str(one["application"]["app_id"])))


async def _found(client: GraphClient, find: Call, answer: Answer) -> list[t.Mapping[str, t.Any]]:
    if "value" in answer.body:
        return list(await client.rest_of(answer, find))
    return [answer.body] if answer.ok else []


def run_module(module: AnsibleModule, clock: Clock | None = None) -> dict[str, t.Any]:
    """Do the module's work and return its result."""
    find = application_call(module.params)

    async def work(client: GraphClient) -> list[dict[str, t.Any]]:
        return await read_applications(client, find)

    return {"changed": False, "applications": run_on_graph(module.params, work, clock)}
