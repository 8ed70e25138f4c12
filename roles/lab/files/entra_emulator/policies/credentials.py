# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Application management policies: which credential and which audience an application may get.

An application's own policy takes the place of the tenant's default, whole (Microsoft: applicationauthenticationmethodpolicy, "doesn't
inherit"). ``customPasswordAddition`` is about secrets that the client made up, which ``addPassword`` does not take anyway.
"""

from __future__ import annotations

import re
import typing as t

from ..clock import parse
from ..graph.errors import GraphError
from ..web import Json
from . import documents

if t.TYPE_CHECKING:
    from ..core import Core, Tenant

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")
_SECONDS = (365 * 86400, 30 * 86400, 7 * 86400, 86400, 3600, 60, 1)
_OLD = "2019-01-01T00:00:00Z"  # what has no date counts as of then
_AUDIENCES = {
    "AzureADMultipleOrgs": ("azureAdMultipleOrgs",),
    "AzureADandPersonalMicrosoftAccount": ("azureAdMultipleOrgs", "personalMicrosoftAccount"),
    "PersonalMicrosoftAccount": ("personalMicrosoftAccount",),
}


def check(core: Core, tenant: Tenant, table: str, row: Json, kind: str, lifetime: float) -> None:
    """Refuse a credential of ``kind`` (password, key or symmetric) that is to last so many seconds; raises GraphError."""
    for policy_id, rule in _rules(core, tenant, table, row, "passwordCredentials" if kind != "key" else "keyCredentials"):
        restriction = rule.get("restrictionType")
        if restriction == {"password": "passwordAddition", "symmetric": "symmetricKeyAddition"}.get(kind):
            raise _banned(policy_id)
        wanted = {"password": "passwordLifetime", "symmetric": "symmetricKeyLifetime", "key": "asymmetricKeyLifetime"}[kind]
        most = _seconds(str(rule.get("maxLifetime") or ""))
        if restriction == wanted and most is not None and lifetime > most + 60:
            raise GraphError(
                400,
                "CredentialInvalidLifetimeAsPerAppPolicy",
                f"Credential lifetime exceeds the max value allowed as per assigned policy {policy_id}",
                details=[{"code": "InvalidKeyEndDate", "target": "EndDate", "message": "The end date is too late."}],
            )
        if (
            kind == "key"
            and restriction == "trustedCertificateAuthority"
            and not documents.circumstances(tenant)["trusted_authority"]
        ):
            raise _banned(policy_id)


def check_audience(core: Core, tenant: Tenant, row: Json, audience: str) -> None:
    """Refuse a sign-in audience; raises GraphError."""
    restrictions, _policy = _restrictions(core, tenant, "applications", row)
    named = restrictions.get("audiences") or {}
    for name in _AUDIENCES.get(audience, ()):
        if _holds(tenant, row, named.get(name) or {"state": "disabled"}):
            text = "The specified signInAudience is not allowed as per assigned policy."
            raise GraphError(400, "SignInAudienceNotAllowedAsPerAppPolicy", text)


def _rules(core: Core, tenant: Tenant, table: str, row: Json, group: str) -> t.Iterator[tuple[str, Json]]:
    restrictions, policy_id = _restrictions(core, tenant, table, row)
    for rule in restrictions.get(group) or ():
        if _holds(tenant, row, rule):
            yield policy_id, rule


def _restrictions(core: Core, tenant: Tenant, table: str, row: Json) -> tuple[Json, str]:
    own = documents.assigned(tenant, row["id"])
    if own:
        policy = own[0]
        found = policy.get("restrictions") or {}
        found = {**found, **(found.get("applicationRestrictions") or {})}
    else:
        policy = documents.application_management(core, tenant)
        found = policy.get("applicationRestrictions" if table == "applications" else "servicePrincipalRestrictions") or {}
    return (found if policy.get("isEnabled") else {}), str(policy["id"])


def _holds(tenant: Tenant, row: Json, rule: Json) -> bool:
    """Whether a rule is switched on and meant for an application of this age, changed by whoever is no exception."""
    if rule.get("state", "enabled") != "enabled":
        return False
    if rule.get("excludeActors") and documents.circumstances(tenant)["exempt_actor"]:
        return False
    since = rule.get("restrictForAppsCreatedAfterDateTime")
    return not since or parse(str(row.get("createdDateTime") or _OLD)) >= parse(str(since))


def _seconds(text: str) -> float | None:
    match = _DURATION.fullmatch(text)
    return sum(float(part or 0) * unit for part, unit in zip(match.groups(), _SECONDS)) if match else None


def _banned(policy_id: str) -> GraphError:
    message = f"Credential type not allowed as per assigned policy '{policy_id}'."
    return GraphError(400, "CredentialTypeNotAllowedAsPerAppPolicy", message)
