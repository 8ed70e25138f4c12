# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``admin_consent``."""

from __future__ import annotations

import typing as t

from ansible.module_utils.basic import AnsibleModule

from .._argspec import ArgumentSpec
from .._clouds import get_cloud
from .._converge.timing import Clock, tries
from .._entra import consent
from .._entra.identity.options import AUTH_SPEC, connection_options
from .._errors import GraphError, MailOAuthError, OptionError, TokenError
from .._graph.jobs.grants import GrantJob
from .._graph.plan.grants import WantedGrants
from .._graph.plan.permissions import IDENTITY_SCOPES, RESOURCE_APP_IDS
from .._graph.wire.client import GraphClient
from .graph_session import run_on_graph
from .permission_grant import wanted_grants

#: Seconds for which consent that was just given may not be seen yet; the page is said to lag by two or three minutes.
LAG = 180.0

SPEC = AUTH_SPEC.merge(
    ArgumentSpec(
        {
            "app_id": {"type": "str", "required": True},
            "permissions": {"type": "list", "elements": "str"},
            "app_roles": {"type": "list", "elements": "str"},
            "resources": {
                "type": "list",
                "elements": "str",
                "choices": list(RESOURCE_APP_IDS),
                "default": list(RESOURCE_APP_IDS),
            },
            "redirect_uri": {"type": "str", "default": consent.REDIRECT_URI},
            "consent_state": {"type": "str"},
            "response_url": {"type": "str"},
            # The action plugin's.
            "store": {"type": "path"},
            "store_encryption": {"type": "str", "choices": ["vault", "none"]},
            "store_vault_id": {"type": "str"},
            "store_lock_timeout": {"type": "float"},
        }
    )
)


class Seen(t.NamedTuple):
    """What the directory has: the tenant that the token is of, and what is missing of the grants, in words."""

    tenant_id: str
    missing: list[str]


def scopes_by_resource(wanted: WantedGrants, cloud: str) -> dict[str, list[str]]:
    """Return what to ask the page for, by resource: application permissions come only with all that is declared (``.default``)."""
    hosts = {"graph": get_cloud(cloud).graph_url, "exchange": get_cloud(cloud).mail_scope_prefix}
    names = list(wanted.scopes or ())
    found: dict[str, list[str]] = {}
    for key in wanted.resources:
        mine = [name for name in names if key == "graph" or name not in IDENTITY_SCOPES]
        if mine:
            found[key] = [name if name in IDENTITY_SCOPES else f"{hosts[key]}/{name}" for name in mine]
    if wanted.app_roles:
        found["exchange"] = [f"{hosts['exchange']}/.default"]
    return found


async def _seen(client: GraphClient, wanted: WantedGrants) -> Seen:
    """Read the grants back."""
    job = GrantJob(client, wanted, check_mode=True)
    state = await job.read()
    if state.service_principal is None:
        return Seen(client.tenant_id, ["the application has no service principal in the tenant"])
    return Seen(client.tenant_id, list(job.plan(state).summaries))


def run_module(module: AnsibleModule, clock: Clock | None = None) -> dict[str, t.Any]:
    """Do the module's work and return its result."""
    params = module.params
    wanted = wanted_grants({**params, "state": "present", "principals": None, "exact": False})
    connection = connection_options(params)
    state = (params["consent_state"] or "").strip()
    if not state:
        raise OptionError("consent_state is empty.", remedy="Leave it out, and the store keeps one.", option="consent_state")
    addresses = [
        {
            "resource": key,
            "url": consent.address(connection.authority, connection.tenant, wanted.app_id, scopes, params["redirect_uri"], state),
        }
        for key, scopes in scopes_by_resource(wanted, params["cloud"]).items()
    ]
    answer = (params["response_url"] or "").strip()
    claimed = consent.claimed_tenant(answer, state) if answer else ""

    async def work(client: GraphClient) -> Seen:
        seen = await _seen(client, wanted)
        async for _try in tries(client.clock, client.deadline, LAG if claimed else 0.0):
            if not seen.missing or (claimed and claimed != seen.tenant_id):
                break
            seen = await _seen(client, wanted)
        return seen

    unread = ""
    try:
        seen = run_on_graph(params, work, clock)
    except (TokenError, GraphError) as exc:
        if claimed:
            raise _unproven(exc) from exc
        seen, unread = Seen("", []), str(exc)
    if claimed:
        _check(claimed, seen)
    return {
        "changed": False,
        "app_id": wanted.app_id,
        "granted": None if unread else not seen.missing,
        "missing": seen.missing,
        "unread": unread,
        "tenant_id": seen.tenant_id or None,
        "addresses": addresses,
        "consent_state": state,
    }


def _unproven(exc: MailOAuthError) -> MailOAuthError:
    return TokenError(
        f"The browser brought back that there is consent, and no token of that tenant proves it. {exc.message}",
        remedy=f"{exc.remedy} Consent is seen some minutes after it was given.".strip(),
        code=exc.code,
    )


def _check(claimed: str, seen: Seen) -> None:
    """Raise where the directory does not bear out what the browser brought back."""
    if claimed != seen.tenant_id:
        raise TokenError(
            f"The browser brought back consent of the tenant {claimed}, and the tenant that was asked is {seen.tenant_id or 'not known'}. "
            "It was not believed.",
            remedy="The address was opened by an administrator of another tenant, or the answer is another customer's. Send it again.",
            code="wrong_tenant",
        )
    if seen.missing:
        raise GraphError(
            f"The browser brought back that there is consent, and the tenant does not have all of it: {'; '.join(seen.missing)}.",
            remedy="Consent may be seen some minutes later: run again. Where it stays so, open the addresses that are shown; each is for one resource.",
            code="consent_missing",
        )
