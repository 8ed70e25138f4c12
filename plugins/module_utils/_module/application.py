# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``application``."""

from __future__ import annotations

import dataclasses
import typing as t

from ansible.module_utils.basic import AnsibleModule

from .._argspec import ArgumentSpec
from .._converge.timing import Clock
from .._entra.identity.options import AUTH_SPEC
from .._errors import OptionError
from .._graph.jobs.application import ApplicationJob
from .._graph.plan.application import WantedApplication
from .._graph.plan.permissions import RESOURCE_APP_IDS
from .._graph.plan.views import PLATFORMS
from .._graph.wire.client import GraphClient
from .._shapes import is_guid
from .graph_session import WAIT_SPEC, Done, Manner, Work, do, run_on_graph
from .named_application import IDENTITY_SPEC, identity_of

AUDIENCES: tuple[str, ...] = (
    "AzureADMyOrg",
    "AzureADMultipleOrgs",
    "AzureADandPersonalMicrosoftAccount",
    "PersonalMicrosoftAccount",
)

#: Longest names that Entra ID takes.
MAX_DISPLAY_NAME = 256
MAX_UNIQUE_NAME = 256


def _names_by_resource() -> dict[str, t.Any]:
    return {"type": "dict", "options": {key: {"type": "list", "elements": "str"} for key in RESOURCE_APP_IDS}}


SPEC = AUTH_SPEC.merge(
    WAIT_SPEC,
    IDENTITY_SPEC,
    ArgumentSpec(
        {
            "state": {"type": "str", "default": "present", "choices": ["present", "absent"]},
            "same_name": {"type": "str", "default": "fail", "choices": ["fail", "adopt", "create"]},
            "sign_in_audience": {"type": "str", "choices": list(AUDIENCES)},
            "public_client": {"type": "bool"},
            "redirect_uris": {
                "type": "dict",
                "options": {platform: {"type": "list", "elements": "str"} for platform in PLATFORMS},
            },
            "permissions": _names_by_resource(),
            "app_roles": _names_by_resource(),
            "permissions_exact": {"type": "bool", "default": False},
            "declare": {"type": "str", "default": "always", "choices": ["always", "own"]},
            "owners": {"type": "list", "elements": "str"},
            "owners_exact": {"type": "bool", "default": False},
            "notes": {"type": "str"},
            "tags": {"type": "list", "elements": "str"},
            "service_management_reference": {"type": "str"},
            "service_principal": {"type": "bool", "default": True},
            "service_principal_enabled": {"type": "bool"},
            "service_principal_owners": {"type": "list", "elements": "str"},
            "service_principal_tags": {"type": "list", "elements": "str"},
            "hidden": {"type": "bool"},
            "assignment_required": {"type": "bool"},
            "assigned": {"type": "list", "elements": "str"},
            "assigned_exact": {"type": "bool", "default": False},
            "restore": {"type": "bool", "default": True},
            "purge": {"type": "bool", "default": False},
        }
    ),
)


def wanted_application(params: t.Mapping[str, t.Any]) -> WantedApplication:
    """Build what is wanted from options; raises :class:`OptionError`."""
    identity = identity_of(params)
    for option, most in (("display_name", MAX_DISPLAY_NAME), ("unique_name", MAX_UNIQUE_NAME)):
        if len(identity[option] or "") > most:
            raise OptionError(f"{option} may have {most} characters at most.", option=option)
    for option, others in (
        ("owners", "service principals"),
        ("service_principal_owners", "service principals"),
        ("assigned", "groups"),
    ):
        for person in params.get(option) or ():
            if not (is_guid(person) or "@" in person):
                raise OptionError(
                    f"{option}: {person!r} is neither a user principal name nor an object id.",
                    remedy=f"Name users as alice@contoso.com, {others} by their object id.",
                    option=option,
                )
    if params.get("permissions_exact") and params.get("permissions") is None and params.get("app_roles") is None:
        raise OptionError("permissions_exact needs permissions or app_roles.", option="permissions_exact")
    if params.get("owners_exact") and params.get("owners") is None and params.get("service_principal_owners") is None:
        raise OptionError("owners_exact needs owners or service_principal_owners.", option="owners_exact")
    if params.get("assigned_exact") and params.get("assigned") is None:
        raise OptionError("assigned_exact needs assigned.", option="assigned_exact")
    # Its fields are called as the options are.
    given = {field.name: params.get(field.name) for field in dataclasses.fields(WantedApplication)}
    by_resource = {option: _given(params.get(option)) for option in ("redirect_uris", "permissions", "app_roles")}
    by_resource["redirect_uris"] = by_resource["redirect_uris"] or {}
    return WantedApplication(**{**given, **by_resource, **identity})


def _given(value: t.Mapping[str, t.Any] | None) -> dict[str, list[str]] | None:
    """Return the entries of a dictionary option that were given; None when the option was not."""
    return None if value is None else {key: entries for key, entries in value.items() if entries is not None}


def work_of(params: t.Mapping[str, t.Any], manner: Manner) -> Work[dict[str, t.Any]]:
    """Return the module's work for one tenant, which returns its result; raises :class:`OptionError` before anything is opened."""
    wanted = wanted_application(params)

    async def work(client: GraphClient) -> dict[str, t.Any]:
        return _result(await do(ApplicationJob(client, wanted), client, manner), wanted, manner)

    return work


def _result(done: Done[ApplicationJob], wanted: WantedApplication, manner: Manner) -> dict[str, t.Any]:
    for warning in done.job.warnings:
        manner.warn(warning)
    application, principal = done.view["application"], done.view["service_principal"]
    new_principal = any(change.action == "create_service_principal" for change in done.plan.changes)
    if manner.check_mode and application is None and new_principal:
        manner.warn(
            f"The tenant has no registration with the app_id {wanted.app_id}. Whether another tenant has one that takes accounts of any "
            "organisation, and so whether its service principal can be made, only the real run shows."
        )
    return {
        **done.result,
        "application": application,
        "service_principal": principal,
        "app_id": application["app_id"] if application else (wanted.app_id if principal and wanted.state == "present" else None),
    }


def run_module(module: AnsibleModule, clock: Clock | None = None) -> dict[str, t.Any]:
    """Do the module's work and return its result."""
    return run_on_graph(module.params, work_of(module.params, Manner.of(module)), clock)
