# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which applications of a tenant may do anything with mail, and which grants have lost what they belong to.

Pure: Graph's JSON in, plain data out. Runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import re
import typing as t

from .grants import effective_grants, split_scopes
from .permissions import Resource

Json = t.Mapping[str, t.Any]
View = t.Dict[str, t.Any]

#: What a permission is about is its first word: Mail.Read, Mail-Advanced.ReadWrite, MailTips.ReadBasic.All, MailboxConfigItem.Read, as Microsoft
#: Graph publishes them (microsoftgraph/microsoft-graph-devx-content, permissions/new/permissions.json). A word that only follows names a
#: property or a log: User-Mail.ReadWrite.All writes an address, AuditLogsQuery-Exchange.Read.All reads what administrators did.
_SUBJECTS = frozenset({"mail", "mailbox", "imap", "pop", "smtp", "ews", "eas", "exchange"})
_FIRST_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
#: Everything in a mailbox, by Exchange Web Services.
_FULL = re.compile(r"full_access_as_(?:app|user)(?:\.|$)")


@dataclasses.dataclass(frozen=True)
class TenantAccess:
    """What was read. ``users`` are the ids of those who exist among the users that grants name, None when they could not be read."""

    tenant_id: str
    resources: t.Mapping[str, Resource]
    principals: t.Mapping[str, Json]
    registered: frozenset[str]
    grants: tuple[Json, ...]
    assignments: tuple[Json, ...]
    users: frozenset[str] | None = None


def is_mail(permission: str) -> bool:
    """Say whether a permission is about mail, by its name: reading, sending or keeping it, by protocol or API, its trace, or all of Exchange."""
    word = _FIRST_WORD.match(permission)
    return bool(word and "." in permission and word[0].lower() in _SUBJECTS) or bool(_FULL.match(permission))


def mail_access(access: TenantAccess) -> list[View]:
    """Return every application with permissions about mail, with those alone, by display name."""
    held: dict[str, tuple[list[Json], list[Json]]] = {}
    for place, (rows, owner) in enumerate(((access.grants, "clientId"), (access.assignments, "principalId"))):
        for row in rows:
            held.setdefault(str(row.get(owner)), ([], []))[place].append(row)
    shown = [_client(client, *rows, access) for client, rows in held.items()]
    found = [view for view in shown if view["grants"] or view["app_roles"]]
    return sorted(found, key=lambda view: (str(view["display_name"]).casefold(), str(view["app_id"])))


def _client(object_id: str, held: t.Sequence[Json], assigned: t.Sequence[Json], access: TenantAccess) -> View:
    grants, roles = effective_grants(held, assigned, access.resources)
    grants = [
        {**grant, "scopes": [scope for scope in grant["scopes"] if is_mail(scope)]}
        for grant in grants
        if grant["resource_app_id"]
    ]
    principal = access.principals.get(object_id, {})
    return {
        **_named(object_id, principal),
        "enabled": principal.get("accountEnabled") is not False if principal else None,
        "registered": _registered(principal, access),
        "owner_tenant": principal.get("appOwnerOrganizationId"),
        "publisher": (principal.get("verifiedPublisher") or {}).get("displayName"),
        "grants": [grant for grant in grants if grant["scopes"]],
        "app_roles": [role for role in roles if is_mail(role["role"])],
    }


def _named(object_id: str, principal: Json) -> View:
    return {"object_id": object_id, "app_id": principal.get("appId"), "display_name": principal.get("displayName")}


def _registered(principal: Json, access: TenantAccess) -> str:
    """Say where the application is registered: ``here``, ``elsewhere``, or ``nowhere`` where this tenant's registration is gone."""
    if str(principal.get("appId")).lower() in access.registered:
        return "here"
    if principal.get("servicePrincipalType") == "ManagedIdentity":
        return "elsewhere"
    own = str(principal.get("appOwnerOrganizationId")).lower() == access.tenant_id or not principal
    return "nowhere" if own else "elsewhere"


def orphaned_grants(access: TenantAccess) -> list[View]:
    """Return the grants, of whatever permissions, whose application, registration or user is gone."""
    by_id = {resource.object_id: resource.key for resource in access.resources.values()}
    found: list[View] = []
    for row in access.grants:
        reason = _orphaned(str(row.get("clientId")), row.get("principalId"), access)
        if reason:
            found.append(
                {
                    "kind": "delegated",
                    "id": row.get("id"),
                    **_named(str(row.get("clientId")), access.principals.get(str(row.get("clientId")), {})),
                    "resource": by_id.get(str(row.get("resourceId")), row.get("resourceId")),
                    "principal": row.get("principalId"),
                    "permissions": sorted(split_scopes(row.get("scope"))),
                    "reason": reason,
                }
            )
    for row in access.assignments:
        client = str(row.get("principalId"))
        reason = _orphaned(client, None, access)
        if reason:
            found.append(
                {
                    "kind": "app_role",
                    "id": row.get("id"),
                    **_named(client, access.principals.get(client, {"displayName": row.get("principalDisplayName")})),
                    "resource": by_id.get(str(row.get("resourceId")), row.get("resourceId")),
                    "principal": None,
                    "permissions": [role["role"] for role in effective_grants([], [row], access.resources)[1]],
                    "reason": reason,
                }
            )
    return sorted(found, key=lambda view: (str(view["display_name"]).casefold(), str(view["id"])))


def _orphaned(client: str, user: str | None, access: TenantAccess) -> str:
    principal = access.principals.get(client)
    if principal is None:
        return "no_service_principal"
    if _registered(principal, access) == "nowhere":
        return "no_registration"
    return "no_user" if user and access.users is not None and user not in access.users else ""
