# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The policies of a tenant as Graph and Exchange show them: given by the control endpoint, or else as a new tenant's are.

``circumstances`` is the lab's own: what decides where Microsoft's sources disagree, and where a person is who signs in.
"""

from __future__ import annotations

import typing as t

from ..clock import iso
from ..seed import EPOCH
from ..web import BadRequest, Json, Request, Response, json_response

if t.TYPE_CHECKING:
    from ..core import Core, Tenant

NO_POLICY = "00000000-0000-0000-0000-000000000000"
_OBJECTS = (
    *("authorizationPolicy", "defaultAppManagementPolicy", "identitySecurityDefaultsEnforcementPolicy"),
    *("transportConfig", "organizationConfig", "circumstances"),
)
_LISTS = ("appManagementPolicies", "conditionalAccessPolicies", "authenticationPolicies", "casMailboxes", "users")

#: What holds where nothing is said: a person at a Linux desktop outside of every named location, and the mailbox's switch winning.
CIRCUMSTANCES: Json = {
    "mailbox_wins": True,
    "security_defaults_spare_oauth": True,
    "authentication_policy_spares_oauth": True,
    "managed_consent_spares_smtp": False,
    "low_impact": [],
    "exempt_actor": False,
    "trusted_authority": False,
    "second_factor": True,
    "compliant_device": False,
    "platform": "linux",
    "locations": [],
    "risk": "none",
    "groups": {},
    "conditional_access_licence": True,
}


def patch(core: Core, request: Request) -> Response:
    """Answer the control endpoint's request to give a tenant policies; raises BadRequest."""
    document = request.json()
    tenant = core.tenant(str(document.get("tenant") or ""))
    if tenant is None:
        raise BadRequest("'tenant' is one of the lab's.")
    give(core, tenant, document.get("policies"))
    return json_response(200, {"tenant": tenant.id, "policies": tenant.data["policies"]})


def give(core: Core, tenant: Tenant, document: t.Any) -> None:
    """Put policies in place of those of the same names; raises BadRequest. What mailboxes have is written through to them."""
    if not isinstance(document, dict):
        raise BadRequest(f"'policies' is a mapping with {', '.join((*_OBJECTS, *_LISTS))}.")
    for name, value in document.items():
        kind: t.Any = dict if name in _OBJECTS else list if name in _LISTS else None
        if kind is None or not isinstance(value, kind):
            raise BadRequest(
                f"'policies' takes the objects {', '.join(_OBJECTS)} and the lists {', '.join(_LISTS)}; not {name[:64]!r}."
            )
    kept: Json = {**tenant.data.get("policies", {}), **document}
    tenant.data["policies"] = kept
    if "transportConfig" in document:
        tenant.data["exchange"]["smtp_auth_disabled"] = bool(document["transportConfig"].get("SmtpClientAuthenticationDisabled"))
    for row in document.get("casMailboxes", ()):
        mailbox = core.state["mailboxes"].get(str(row.get("PrimarySmtpAddress")).lower())
        if mailbox is None or mailbox["tenant"] != tenant.name:
            raise BadRequest("'casMailboxes' names a mailbox that the tenant has not.")
        for field, place in (("ImapEnabled", "imap_enabled"), ("PopEnabled", "pop_enabled")):
            mailbox[place] = row.get(field, mailbox[place])
        mailbox["smtp_auth_disabled"] = row.get("SmtpClientAuthenticationDisabled", mailbox["smtp_auth_disabled"])
    core.store.touch()


def given(tenant: Tenant, name: str) -> t.Any:
    """Return what the control endpoint was given, or None."""
    return tenant.data.get("policies", {}).get(name)


def circumstances(tenant: Tenant) -> Json:
    """Return what decides where the policies themselves do not."""
    return {**CIRCUMSTANCES, **(given(tenant, "circumstances") or {})}


def rows(tenant: Tenant, name: str) -> list[Json]:
    """Return a list of policies."""
    return list(given(tenant, name) or ())


def authorization(core: Core, tenant: Tenant) -> Json:
    """Return ``authorizationPolicy``; in a tenant that was given none the knob ``user_consent`` decides over consent."""
    legacy = ["ManagePermissionGrantsForSelf.microsoft-user-default-legacy"]
    return {
        "id": "authorizationPolicy",
        "deletedDateTime": None,
        "displayName": "Authorization Policy",
        "description": "Used to manage authorization related settings across the company.",
        "allowInvitesFrom": "adminsAndGuestInviters",
        "allowedToSignUpEmailBasedSubscriptions": True,
        "allowedToUseSSPR": True,
        "allowEmailVerifiedUsersToJoinOrganization": False,
        "allowUserConsentForRiskyApps": None,
        "blockMsolPowerShell": False,
        "guestUserRoleId": "10dae51f-b6af-4016-8d66-8c2a99b929b3",
        "defaultUserRolePermissions": {
            "allowedToCreateApps": True,
            "allowedToCreateSecurityGroups": True,
            "allowedToCreateTenants": True,
            "allowedToReadBitlockerKeysForOwnedDevice": True,
            "allowedToReadOtherUsers": True,
            "permissionGrantPoliciesAssigned": legacy if core.knobs["user_consent"] else [],
        },
        **(given(tenant, "authorizationPolicy") or {}),
    }


def security_defaults(tenant: Tenant) -> Json:
    """Return ``identitySecurityDefaultsEnforcementPolicy``."""
    return {
        "id": "00000000-0000-0000-0000-000000000005",
        "deletedDateTime": None,
        "displayName": "Security Defaults",
        "description": "Security defaults is a set of basic identity security mechanisms recommended by Microsoft.",
        "isEnabled": False,
        **(given(tenant, "identitySecurityDefaultsEnforcementPolicy") or {}),
    }


def application_management(core: Core, tenant: Tenant) -> Json:
    """Return ``defaultAppManagementPolicy``; in a tenant that was given none it says what the knobs refuse."""
    secrets: list[Json] = []
    if not core.knobs["secrets_allowed"]:
        secrets.append(_restriction("passwordAddition", None))
    if core.knobs["max_secret_lifetime_days"] is not None:
        secrets.append(_restriction("passwordLifetime", f"P{core.knobs['max_secret_lifetime_days']}D"))
    keys: list[Json] = []
    if core.knobs["max_certificate_lifetime_days"] is not None:
        keys.append(_restriction("asymmetricKeyLifetime", f"P{core.knobs['max_certificate_lifetime_days']}D"))
    return {
        "id": NO_POLICY,
        "deletedDateTime": None,
        "displayName": "Default app management tenant policy",
        "description": "Default tenant policy that enforces app management restrictions on applications and service principals.",
        "isEnabled": bool(secrets or keys),
        "applicationRestrictions": {"passwordCredentials": secrets, "keyCredentials": keys},
        "servicePrincipalRestrictions": {"passwordCredentials": secrets, "keyCredentials": keys},
        **(given(tenant, "defaultAppManagementPolicy") or {}),
    }


def _restriction(kind: str, lifetime: str | None) -> Json:
    return {
        "restrictionType": kind,
        "maxLifetime": lifetime,
        "restrictForAppsCreatedAfterDateTime": iso(EPOCH),
        "state": "enabled",
    }


def assigned(tenant: Tenant, object_id: str) -> list[Json]:
    """Return the application management policies of an application's or service principal's own."""
    return [row for row in rows(tenant, "appManagementPolicies") if object_id in row.get("appliesTo", ())]


def shown(row: Json, version: str) -> Json:
    """Return an application management policy as a version of Graph shows it; the rules about audiences are the beta's alone."""
    found = {name: value for name, value in row.items() if name != "appliesTo"}
    for name in ("applicationRestrictions", "restrictions"):
        if version == "v1.0" and name in found:
            found[name] = {key: value for key, value in found[name].items() if key != "audiences"}
    return found
