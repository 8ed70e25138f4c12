# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``permission_grant``."""

from __future__ import annotations

import typing as t

from ansible.module_utils.basic import AnsibleModule

from .._argspec import ArgumentSpec
from .._converge.timing import Clock
from .._entra.identity.options import AUTH_SPEC, check_guid
from .._errors import OptionError
from .._graph.jobs.grants import GrantJob
from .._graph.plan.grants import WantedGrants, left_out
from .._graph.plan.permissions import RESOURCE_APP_IDS
from .._graph.wire.client import GraphClient
from .._shapes import is_guid
from .graph_session import WAIT_SPEC, Manner, Work, do, run_on_graph

SPEC = AUTH_SPEC.merge(
    WAIT_SPEC,
    ArgumentSpec(
        {
            "state": {"type": "str", "default": "present", "choices": ["present", "absent"]},
            "app_id": {"type": "str", "required": True},
            "permissions": {"type": "list", "elements": "str"},
            "resources": {
                "type": "list",
                "elements": "str",
                "choices": list(RESOURCE_APP_IDS),
                "default": list(RESOURCE_APP_IDS),
            },
            "principals": {"type": "list", "elements": "str"},
            "app_roles": {"type": "list", "elements": "str"},
            "exact": {"type": "bool", "default": False},
        }
    ),
)


def wanted_grants(params: t.Mapping[str, t.Any], check_mode: bool = False) -> WantedGrants:
    """Build what is wanted from options; raises :class:`OptionError`."""
    app_id = (params["app_id"] or "").strip()
    if app_id or not check_mode:
        app_id = check_guid(
            "app_id", app_id, "the application (client) id of the application that the permissions are granted to"
        )
    permissions = _names("permissions", params.get("permissions"))
    app_roles = _names("app_roles", params.get("app_roles"))
    principals = params.get("principals")
    if principals is not None and not principals:
        raise OptionError(
            "principals is an empty list, which names nobody.",
            remedy="Leave it out to grant for all users of the tenant, or name some.",
            option="principals",
        )
    for principal in principals or ():
        if not (is_guid(principal) or "@" in principal):
            raise OptionError(
                f"principals: {principal!r} is neither a user principal name nor an object id.",
                remedy="Name users as alice@contoso.com.",
                option="principals",
            )
    resources = list(dict.fromkeys(params["resources"]))
    if not resources and (permissions or app_roles is None):
        raise OptionError("resources is empty, so the permissions could be granted nowhere.", option="resources")
    return WantedGrants(
        app_id=app_id,
        state=params["state"],
        permissions=permissions,
        app_roles=app_roles,
        resources=resources,
        principals=None if principals is None else list(dict.fromkeys(principals)),
        exact=params["exact"],
    )


def _names(option: str, names: t.Sequence[str] | None) -> list[str] | None:
    """Return permission names, each once; one entry may hold several, as scope strings do."""
    if names is None:
        return None
    return list(dict.fromkeys(name for entry in names for name in entry.split()))


def work_of(params: t.Mapping[str, t.Any], manner: Manner) -> Work[dict[str, t.Any]]:
    """Return the module's work for one tenant, which returns its result; raises :class:`OptionError` before anything is opened."""
    wanted = wanted_grants(params, manner.check_mode)

    async def work(client: GraphClient) -> dict[str, t.Any]:
        done = await do(GrantJob(client, wanted, manner.check_mode), client, manner)
        omitted = left_out(wanted)
        if omitted:
            manner.warn(
                f"{', '.join(omitted)} exist on Microsoft Graph only and were left out, because resources does not name graph."
            )
        view = done.view
        return {**done.result, "app_id": wanted.app_id or None, "grants": view["grants"], "app_roles": view["app_roles"]}

    return work


def run_module(module: AnsibleModule, clock: Clock | None = None) -> dict[str, t.Any]:
    """Do the module's work and return its result."""
    return run_on_graph(module.params, work_of(module.params, Manner.of(module)), clock)
