# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``application``."""

from __future__ import annotations

import typing as t

from ansible.module_utils.basic import AnsibleModule

from .._argspec import ArgumentSpec
from .._converge.apply import Outcome, apply
from .._converge.timing import Clock
from .._entra.identity.options import AUTH_SPEC
from .._errors import OptionError
from .._graph.jobs.application import ApplicationJob
from .._graph.plan.application import ApplicationState, WantedApplication
from .._graph.plan.permissions import RESOURCE_APP_IDS
from .._graph.plan.views import PLATFORMS
from .._graph.wire.client import GraphClient
from .._shapes import is_guid
from .graph_session import WAIT_SPEC, result_with_diff, run_on_graph
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


SPEC = (
    AUTH_SPEC.merge(WAIT_SPEC)
    .merge(IDENTITY_SPEC)
    .merge(
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
                "owners": {"type": "list", "elements": "str"},
                "owners_exact": {"type": "bool", "default": False},
                "notes": {"type": "str"},
                "tags": {"type": "list", "elements": "str"},
                "service_principal": {"type": "bool", "default": True},
                "service_principal_enabled": {"type": "bool"},
                "restore": {"type": "bool", "default": True},
                "purge": {"type": "bool", "default": False},
            }
        )
    )
)


def wanted_application(params: t.Mapping[str, t.Any]) -> WantedApplication:
    """Build what is wanted from options; raises :class:`OptionError`."""
    identity = identity_of(params)
    for option, most in (("display_name", MAX_DISPLAY_NAME), ("unique_name", MAX_UNIQUE_NAME)):
        if len(identity[option] or "") > most:
            raise OptionError(f"{option} may have {most} characters at most.", option=option)
    owners = params.get("owners")
    for owner in owners or ():
        if not (is_guid(owner) or "@" in owner):
            raise OptionError(
                f"owners: {owner!r} is neither a user principal name nor an object id.",
                remedy="Name users as alice@contoso.com, service principals by their object id.",
                option="owners",
            )
    if params.get("permissions_exact") and params.get("permissions") is None and params.get("app_roles") is None:
        raise OptionError("permissions_exact needs permissions or app_roles.", option="permissions_exact")
    if params.get("owners_exact") and owners is None:
        raise OptionError("owners_exact needs owners.", option="owners_exact")
    return WantedApplication(
        state=params["state"],
        same_name=params["same_name"],
        sign_in_audience=params.get("sign_in_audience"),
        public_client=params.get("public_client"),
        redirect_uris=_given(params.get("redirect_uris")) or {},
        permissions=_given(params.get("permissions")),
        app_roles=_given(params.get("app_roles")),
        permissions_exact=params["permissions_exact"],
        owners=owners,
        owners_exact=params["owners_exact"],
        notes=params.get("notes"),
        tags=params.get("tags"),
        service_principal=params["service_principal"],
        service_principal_enabled=params.get("service_principal_enabled"),
        restore=params["restore"],
        purge=params["purge"],
        **identity,
    )


def _given(value: t.Mapping[str, t.Any] | None) -> dict[str, list[str]] | None:
    """Return the entries of a dictionary option that were given; None when the option was not."""
    return None if value is None else {key: entries for key, entries in value.items() if entries is not None}


def run_module(module: AnsibleModule, clock: Clock | None = None) -> dict[str, t.Any]:
    """Do the module's work and return its result."""
    wanted = wanted_application(module.params)

    async def work(client: GraphClient) -> tuple[ApplicationJob, Outcome[ApplicationState]]:
        job = ApplicationJob(client, wanted)
        return job, await apply(job, client.clock, client.deadline, module.check_mode)

    job, outcome = run_on_graph(module.params, work, clock)
    for warning in job.warnings:
        module.warn(warning)
    plan = outcome.plan
    view = plan.after if module.check_mode else job.plan(outcome.state).before
    application = view["application"]
    principal = view["service_principal"]
    if module.check_mode and application is None and any(change.action == "create_service_principal" for change in plan.changes):
        module.warn(
            f"The tenant has no registration with the app_id {wanted.app_id}. Whether another tenant has one that takes accounts of any "
            "organisation, and so whether its service principal can be made, only the real run shows."
        )
    return {
        **result_with_diff(outcome.changed, plan.before, plan.after, module._diff),
        "application": application,
        "service_principal": principal,
        "app_id": application["app_id"] if application else (wanted.app_id if principal and wanted.state == "present" else None),
        "changes": plan.summaries,
    }
