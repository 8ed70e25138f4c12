# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What signing in writes to a directory: a service principal, a grant, the assignments of declared app roles."""

from __future__ import annotations

import base64
import typing as t
import uuid

from .graph import defaults

if t.TYPE_CHECKING:
    from .core import Core, Tenant
    from .web import Json


def ensure_principal(core: Core, tenant: Tenant, app: Json) -> Json:
    """Return the application's service principal in a tenant, made if it is not there."""
    found = tenant.by_app_id("service_principals", app["appId"])
    if found is not None:
        return found
    home = core.application(app["appId"])
    row = defaults.service_principal(str(uuid.uuid4()), app, home[0].id if home else tenant.id, core.clock.iso())
    tenant.table("service_principals")[row["id"]] = row
    core.store.touch()
    return row


def grant(core: Core, tenant: Tenant, principal: Json, resource: Json, values: set[str], user_id: str | None) -> Json:
    """Merge scope values into the grant of a client on a resource, for one user or (None) for everybody."""
    for row in tenant.table("grants").values():
        if (row["clientId"], row["resourceId"], row["principalId"]) == (principal["id"], resource["id"], user_id):
            row["scope"] = " ".join(sorted({*row["scope"].split(), *values}))
            core.store.touch()
            return row
    row = {
        "clientId": principal["id"],
        "consentType": "Principal" if user_id else "AllPrincipals",
        "id": compact_id(principal["id"], resource["id"], *([user_id] if user_id else [])),
        "principalId": user_id,
        "resourceId": resource["id"],
        "scope": " ".join(sorted(values)),
    }
    tenant.table("grants")[row["id"]] = row
    core.store.touch()
    return row


def consent_declared(core: Core, tenant: Tenant, app: Json, principal: Json, resource: Json) -> None:
    """Consent to what the application declares (``requiredResourceAccess``) on a resource: scopes and app roles."""
    scopes = {scope["id"]: scope["value"] for scope in resource["oauth2PermissionScopes"] if scope["value"]}
    roles = {role["id"] for role in resource["appRoles"]}
    declared = [
        one
        for entry in app["requiredResourceAccess"]
        if entry["resourceAppId"].lower() == resource["appId"]
        for one in entry["resourceAccess"]
    ]
    values = {scopes[one["id"]] for one in declared if one["type"] == "Scope" and one["id"] in scopes}
    if values:
        grant(core, tenant, principal, resource, values, None)
    for one in declared:
        if one["type"] == "Role" and one["id"] in roles:
            assign(core, tenant, principal, resource, one["id"])


def assign(core: Core, tenant: Tenant, principal: Json, resource: Json, role_id: str) -> Json:
    """Give a service principal an app role on a resource, once."""
    wanted = (principal["id"], resource["id"], role_id)
    for row in tenant.table("assignments").values():
        if (row["principalId"], row["resourceId"], row["appRoleId"]) == wanted:
            return row
    row = {
        "id": compact_id(principal["id"], str(uuid.uuid4())),
        "deletedDateTime": None,
        "appRoleId": role_id,
        "createdDateTime": core.clock.iso7(),
        "principalDisplayName": principal["displayName"],
        "principalId": principal["id"],
        "principalType": "ServicePrincipal",
        "resourceDisplayName": resource["displayName"],
        "resourceId": resource["id"],
    }
    tenant.table("assignments")[row["id"]] = row
    core.store.touch()
    return row


def compact_id(*ids: str) -> str:
    """Return an id of the kind grants and assignments have: the ids' bytes, base64url."""
    return base64.urlsafe_b64encode(b"".join(uuid.UUID(one).bytes_le for one in ids)).rstrip(b"=").decode()
