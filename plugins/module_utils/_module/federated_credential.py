# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``federated_credential``."""

from __future__ import annotations

import typing as t

from ansible.module_utils.basic import AnsibleModule

from .._argspec import ArgumentSpec
from .._clouds import get_cloud
from .._converge.timing import Clock
from .._entra import federation
from .._entra.identity.options import AUTH_SPEC, connection_options
from .._errors import OptionError
from .._graph.jobs.federated_credentials import FederatedJob
from .._graph.plan.application import WantedApplication
from .._graph.plan.federated import WantedFederated
from .._graph.wire.client import GraphClient
from .graph_session import WAIT_SPEC, Manner, Work, do, run_job
from .named_application import IDENTITY_SPEC, identity_of

PRESETS = ("github", "gitlab", "azure_devops")


def _texts(*options: str) -> dict[str, t.Any]:
    return {option: {"type": "str"} for option in options}


def _preset(name: str, options: dict[str, t.Any]) -> dict[str, t.Any]:
    return {"type": "dict", "options": {name: {"type": "str", "required": True}, **options}}


#: Whose tokens are to be trusted.
TRUST_SPEC = ArgumentSpec(
    {
        **_texts("issuer", "subject", "claims_matching_expression", "description"),
        "audiences": {"type": "list", "elements": "str"},
        "github": _preset(
            "repository",
            {
                **_texts("environment", "branch", "tag", "owner_id", "repository_id", "issuer"),
                "pull_request": {"type": "bool"},
            },
        ),
        "gitlab": _preset("project", _texts("branch", "tag", "url")),
        "azure_devops": _preset(
            "organization_id",
            _texts("service_connection_id", "tenant_id", "organization", "project", "service_connection"),
        ),
    },
    mutually_exclusive=[["issuer", *PRESETS], ["subject", "claims_matching_expression", *PRESETS]],
    required_by={"subject": ["issuer"], "claims_matching_expression": ["issuer"]},
)

SPEC = AUTH_SPEC.merge(
    WAIT_SPEC,
    IDENTITY_SPEC,
    TRUST_SPEC,
    ArgumentSpec(
        {
            "state": {"type": "str", "default": "present", "choices": ["present", "absent"]},
            "name": {"type": "str", "default": "m365-mail-oauth"},
        }
    ),
)


def wanted_federated(params: t.Mapping[str, t.Any]) -> WantedFederated:
    """Build what is wanted from options; raises :class:`OptionError`."""
    if params["state"] == "absent":
        return WantedFederated(params["name"], "absent")
    return WantedFederated(params["name"], "present", _trust(params), params.get("description"))


def _trust(params: t.Mapping[str, t.Any]) -> federation.Trust | None:
    connection = connection_options(params)
    if params.get("issuer"):
        issuer, subject = params["issuer"], params.get("subject") or ""
        if not subject and not params.get("claims_matching_expression"):
            raise OptionError("issuer needs subject or claims_matching_expression.", option="issuer")
    elif params.get("github"):
        issuer, subject = federation.github(params["github"])
    elif params.get("gitlab"):
        issuer, subject = federation.gitlab(params["gitlab"])
    elif params.get("azure_devops"):
        issuer, subject = federation.azure_devops(params["azure_devops"], connection.tenant, connection.authority)
    else:
        return None
    audiences = params.get("audiences")
    return federation.Trust(
        issuer,
        subject,
        (get_cloud(connection.cloud).federation_audience,) if audiences is None else tuple(audiences),
        params.get("claims_matching_expression") or "",
    )


def warn_of_wildcards(module: AnsibleModule, wanted: WantedFederated) -> None:
    """Say whom an expression's wildcards let in."""
    warning = federation.wildcard(wanted.trust.expression) if wanted.trust and wanted.trust.expression else ""
    if warning:
        module.warn(warning)


def look_of(params: t.Mapping[str, t.Any], manner: Manner) -> Work[dict[str, t.Any]]:
    """Return work that says, for one tenant, whether the module would change something; ``manner`` is that of check mode."""
    identity = WantedApplication(state=params["state"], **identity_of(params))
    wanted = wanted_federated(params)
    wanted.check()

    async def look(client: GraphClient) -> dict[str, t.Any]:
        done = await do(FederatedJob(client, identity, wanted, manner.check_mode), client, manner)
        return {
            "changed": done.result["changed"],
            "app_id": done.job.finder.app_id,
            "credential": next(iter(done.view["credentials"]), None),
        }

    return look


def run_module(module: AnsibleModule, clock: Clock | None = None) -> dict[str, t.Any]:
    """Do the module's work and return its result."""
    params = module.params
    identity = WantedApplication(state=params["state"], **identity_of(params, module.check_mode))
    wanted = wanted_federated(params)
    wanted.check()
    warn_of_wildcards(module, wanted)
    done = run_job(module, lambda client: FederatedJob(client, identity, wanted, module.check_mode), clock)
    return {
        **done.result,
        "app_id": done.job.finder.app_id,
        "object_id": done.job.finder.object_id,
        "credential": next(iter(done.view["credentials"]), None),
    }
