# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``application_info``."""

from __future__ import annotations

import dataclasses
import typing as t

from ansible.module_utils.basic import AnsibleModule

from .._argspec import ArgumentSpec
from .._converge.timing import Clock
from .._entra.identity.options import AUTH_SPEC, check_guid
from .._errors import OptionError
from .._graph.jobs.mail_access import read_tenant_access
from .._graph.jobs.reading import resource_calls, resources_of, send_named, with_all_owners
from .._graph.plan.grants import effective_grants
from .._graph.plan.mail_access import mail_access, orphaned_grants
from .._graph.plan.views import application_view, credentials_view, federated_view, service_principal_view
from .._graph.wire import calls
from .._graph.wire.calls import Call
from .._graph.wire.calls_credentials import federated_of_app_id
from .._graph.wire.client import GraphClient
from .._graph.wire.errors import Answer
from .graph_session import Work, run_on_graph

_FILTERS = ("app_id", "object_id", "unique_name", "display_name", "display_name_prefix")

SPEC = AUTH_SPEC.merge(
    ArgumentSpec(
        {**{option: {"type": "str"} for option in _FILTERS}, "mail_access": {"type": "bool", "default": False}},
        mutually_exclusive=[list(_FILTERS)],
    ),
)


def application_call(params: t.Mapping[str, t.Any]) -> Call:
    """Return the call that finds the applications asked for; raises :class:`OptionError`."""
    ids = [
        check_guid(option, params[option], what) if params.get(option) else None
        for option, what in (("app_id", "an application (client) id"), ("object_id", "the object id of an application"))
    ]
    for option in _FILTERS:
        if params.get(option) is not None and not params[option].strip():
            raise OptionError(f"{option} is empty.", remedy="Leave it out to read all applications.", option=option)
    if params.get("display_name_prefix"):
        return calls.applications(f"startswith(displayName,'{calls.quote(params['display_name_prefix'])}')", credentials=True)
    if not any(params.get(option) for option in _FILTERS):
        return calls.applications(credentials=True)
    return calls.application_named(ids[0], ids[1], params.get("unique_name"), params.get("display_name"), credentials=True)


def _around(app_id: str) -> dict[str, Call]:
    return {
        f"service_principal {app_id}": calls.service_principal(app_id),
        f"grants {app_id}": calls.grants_of(app_id),
        f"app_roles {app_id}": calls.app_roles_of(app_id),
        # For information: an identity that may not read them still reads the rest.
        f"federated {app_id}": dataclasses.replace(federated_of_app_id(app_id), accept=(403, 404)),
    }


class Found(t.NamedTuple):
    """What was found, as plain data: applications, and the service principal of one that is registered in another tenant."""

    applications: list[dict[str, t.Any]]
    foreign: dict[str, t.Any] | None = None


class _Reading:
    """The answers to one look at applications."""

    def __init__(self, client: GraphClient, named: dict[str, Call], answers: dict[str, Answer]) -> None:
        self._client = client
        self._named = named
        self._answers = answers
        self._resources = resources_of(answers)

    async def _all(self, name: str) -> list[dict[str, t.Any]]:
        return await self._client.rest_of(self._answers[name], self._named[name])

    async def around(self, app_id: str) -> dict[str, t.Any]:
        """Return the service principal of an application in this tenant and what is granted to it."""
        grants, roles = effective_grants(
            await self._all(f"grants {app_id}"), await self._all(f"app_roles {app_id}"), self._resources
        )
        principal = self._answers[f"service_principal {app_id}"]
        return {
            "service_principal": service_principal_view(principal.body if principal.ok else None),
            "grants": grants,
            "app_roles": roles,
        }

    async def whole(self, application: t.Mapping[str, t.Any], app_id: str) -> dict[str, t.Any]:
        """Return an application with all around it."""
        return {
            "application": application_view(await with_all_owners(self._client, application), self._resources),
            "credentials": credentials_view(application, self._client.clock.now()),
            "federated_credentials": federated_view(await self._all(f"federated {app_id}")),
            **await self.around(app_id),
        }


async def read_applications(client: GraphClient, find: Call) -> Found:
    """Read applications: with an application id given one batch does, otherwise a second one looks around each."""
    named = {"applications": find, **resource_calls()}
    app_id = find.keys.get("appId")
    if app_id:
        named.update(_around(app_id))
    answers = await send_named(client, named)
    found = await _found(client, find, answers["applications"])
    if not app_id:
        around = {name: call for application in found for name, call in _around(str(application.get("appId"))).items()}
        if around:
            named.update(around)
            answers.update(await send_named(client, around))
    reading = _Reading(client, named, answers)
    if app_id and not found:
        alone = await reading.around(app_id)
        return Found([], {"app_id": app_id, **alone} if alone["service_principal"] else None)
    result = [await reading.whole(shown, app_id or str(shown.get("appId"))) for shown in found]
    result.sort(key=lambda shown: (str(shown["application"]["display_name"]).casefold(), str(shown["application"]["app_id"])))
    return Found(result)


async def _found(client: GraphClient, find: Call, answer: Answer) -> list[t.Mapping[str, t.Any]]:
    if "value" in answer.body:
        return list(await client.rest_of(answer, find))
    return [answer.body] if answer.ok else []


def run_module(module: AnsibleModule, clock: Clock | None = None) -> dict[str, t.Any]:
    """Do the module's work and return its result."""
    if module.params["mail_access"]:
        return _mail_access(module, clock)
    return run_on_graph(module.params, work_of(module.params), clock)


def work_of(params: t.Mapping[str, t.Any]) -> Work[dict[str, t.Any]]:
    """Return what gives the result for one tenant, without ``mail_access``. Raises :class:`OptionError`."""
    find = application_call(params)

    async def work(client: GraphClient) -> dict[str, t.Any]:
        found = await read_applications(client, find)
        return {"changed": False, "applications": found.applications, "foreign_application": found.foreign}

    return work


def _mail_access(module: AnsibleModule, clock: Clock | None) -> dict[str, t.Any]:
    given = [option for option in _FILTERS if module.params.get(option)]
    if given:
        raise OptionError(
            f"mail_access reads all applications of the tenant, and {given[0]} names some.",
            remedy=f"Leave {given[0]} out.",
            option="mail_access",
        )
    access = run_on_graph(module.params, read_tenant_access, clock)
    if access.users is None:
        module.warn(
            "The users that grants name could not be read, so grants of users who are gone are not among the orphaned ones."
        )
    return {"changed": False, "mail_access": mail_access(access), "orphaned_grants": orphaned_grants(access)}
