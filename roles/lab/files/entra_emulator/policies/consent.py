# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What users may consent to themselves: ``permissionGrantPoliciesAssigned`` of the authorization policy (manage-app-consent-policies)."""

from __future__ import annotations

import typing as t

from ..web import Json
from . import documents

if t.TYPE_CHECKING:
    from ..core import Core, Tenant

_SELF = "managepermissiongrantsforself."
_MANAGED_NEVER = frozenset(
    {
        *("IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "EAS.AccessAsUser.All", "EWS.AccessAsUser.All"),
        *("Mail.Read", "Mail.ReadWrite", "Mail.Send", "Mail.Read.Shared", "Mail.ReadWrite.Shared", "Mail.Send.Shared"),
        *("Calendars.ReadWrite", "Contacts.ReadWrite", "MailboxSettings.Read", "Files.Read"),
    }
)


def user_may(core: Core, tenant: Tenant, app: Json, resource: Json, values: t.Iterable[str]) -> bool:
    """Whether an ordinary user may consent to all these scopes of a resource."""
    kinds = {scope["value"]: scope["type"] for scope in resource["oauth2PermissionScopes"]}
    ways = [name for name in assigned(core, tenant) if name]
    return all(kinds.get(value) != "Admin" and any(_allows(tenant, app, way, value) for way in ways) for value in values)


def assigned(core: Core, tenant: Tenant) -> list[str]:
    """Return the names of the consent policies of users' own consents, in lower case."""
    policy = documents.authorization(core, tenant)
    inside = (policy.get("defaultUserRolePermissions") or {}).get("permissionGrantPoliciesAssigned") or []
    names = [*inside, *(policy.get("permissionGrantPolicyIdsAssignedToDefaultUserRole") or [])]
    return [name.lower()[len(_SELF) :] for name in names if name.lower().startswith(_SELF)]


def _allows(tenant: Tenant, app: Json, way: str, value: str) -> bool:
    world = documents.circumstances(tenant)
    if way == "microsoft-user-default-legacy":
        return True
    if way == "microsoft-user-default-low":
        own = tenant.by_app_id("applications", app["appId"]) is not None
        return own and value in world["low_impact"]
    if way == "microsoft-user-default-recommended":
        return value not in _MANAGED_NEVER and (value != "SMTP.Send" or bool(world["managed_consent_spares_smtp"]))
    # A policy of the tenant's own; the rest of Microsoft's is for applications that they name.
    return not way.startswith("microsoft-user-default-") and value in world.get("custom_consent", ())
