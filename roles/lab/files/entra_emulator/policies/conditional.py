# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Conditional Access: which of a tenant's policies are about a sign-in, and whether it gives what they ask for.

The shapes are Graph's conditionalAccessPolicy as exported from a live tenant: ``transferMethods`` is a text of flags, ``builtInControls`` is
empty beside an authentication strength, ``grantControls`` may be null.
"""

from __future__ import annotations

import typing as t

from ..aadsts import AadError
from ..catalog import EXCHANGE_APP_ID
from ..web import Json
from . import documents

if t.TYPE_CHECKING:
    from ..core import Tenant

MODERN = "mobileAppsAndDesktopClients"
LEGACY = "other"
_METHODS = {"device_code": "deviceCodeFlow"}
#: Flows without a person at the screen who could give a second factor.
_UNATTENDED = ("password", "legacy")


class SignIn(t.NamedTuple):
    """One sign-in: whose, to what, by which way, with what kind of client."""

    user: Json
    resource_app_id: str
    flow: str
    client: str = MODERN


def check(tenant: Tenant, sign_in: SignIn) -> None:
    """Refuse what a policy that is switched on forbids; raises AadError."""
    world = documents.circumstances(tenant)
    for policy in documents.rows(tenant, "conditionalAccessPolicies"):
        if policy.get("state") == "enabled" and _concerns(policy.get("conditions") or {}, sign_in, world):
            _demand(policy.get("grantControls"), sign_in, world)
    if documents.security_defaults(tenant)["isEnabled"] and sign_in.flow == "password":
        raise AadError(50076, resource=sign_in.resource_app_id)


def _concerns(conditions: Json, sign_in: SignIn, world: Json) -> bool:
    clients = [name.lower() for name in conditions.get("clientAppTypes") or ["all"]]
    if "all" not in clients and sign_in.client.lower() not in clients:
        return False
    if (conditions.get("clientApplications") or {}).get("includeServicePrincipals"):
        return False  # about applications' own sign-ins
    flows = (conditions.get("authenticationFlows") or {}).get("transferMethods")
    wanted = [name.strip() for name in str(flows or "").split(",") if name.strip()]
    if wanted and _METHODS.get(sign_in.flow, "") not in wanted:
        return False
    return (
        _user(conditions.get("users") or {}, sign_in.user, world)
        and _resource(conditions.get("applications") or {}, sign_in.resource_app_id)
        and _where(conditions, world)
    )


def _user(users: Json, user: Json, world: Json) -> bool:
    groups = set(world["groups"].get(user["userPrincipalName"], ()))
    roles = set(user["_directory_roles"])

    def named(way: str) -> bool:
        people = users.get(f"{way}Users") or []
        return (
            "All" in people
            or user["id"] in people
            or bool(groups & set(users.get(f"{way}Groups") or ()))
            or bool(roles & set(users.get(f"{way}Roles") or ()))
        )

    return named("include") and not named("exclude")


def _resource(applications: Json, app_id: str) -> bool:
    mine = {app_id, "All", *(("Office365",) if app_id == EXCHANGE_APP_ID else ())}
    return bool(mine & set(applications.get("includeApplications") or ())) and not mine & set(
        applications.get("excludeApplications") or ()
    )


def _where(conditions: Json, world: Json) -> bool:
    """Whether platform, place and risk are those that the policy is about."""
    for name, field, here in (
        ("platforms", "Platforms", {world["platform"], "all"}),
        ("locations", "Locations", {*world["locations"], "All", *(("AllTrusted",) if world["locations"] else ())}),
    ):
        one = conditions.get(name)
        if one and (not here & set(one.get(f"include{field}") or ()) or here & set(one.get(f"exclude{field}") or ())):
            return False
    for name in ("userRiskLevels", "signInRiskLevels"):
        if conditions.get(name) and world["risk"] not in conditions[name]:
            return False
    rule = (conditions.get("devices") or {}).get("deviceFilter")
    return not rule or bool(world.get("device_fits"))


def _demand(grant: Json | None, sign_in: SignIn, world: Json) -> None:
    controls = list((grant or {}).get("builtInControls") or ())
    if (grant or {}).get("authenticationStrength"):
        controls.append("strength")
    controls += ["terms" for _one in (grant or {}).get("termsOfUse") or ()]
    if not controls:
        return
    met = [_met(control, sign_in, world) for control in controls]
    operator = str((grant or {}).get("operator") or "OR").upper()
    if all(met) if operator == "AND" else any(met):
        return
    if "block" in controls:
        raise AadError(53003)
    if "mfa" in controls or "strength" in controls:
        raise AadError(50076, resource=sign_in.resource_app_id)
    raise AadError(53000, state="compliant")


def _met(control: str, sign_in: SignIn, world: Json) -> bool:
    attended = sign_in.flow not in _UNATTENDED
    if control == "mfa":
        return attended and bool(world["second_factor"])
    if control == "strength":
        return attended and bool(world.get("strong_factor"))
    if control == "terms":
        return attended and bool(world.get("accepts_terms", True))
    if control in ("compliantDevice", "domainJoinedDevice"):
        return attended and sign_in.flow != "device_code" and bool(world["compliant_device"])
    return False
