# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Consent: ``oauth2PermissionGrants`` (delegated scopes) and app role assignments."""

from __future__ import annotations

import typing as t

from ..provisioning import compact_id
from ..web import Json, Response
from . import access, expand, lag, schema
from .call import GUID, Call
from .errors import GraphError, bad_request, conflict, no_segment, not_found
from .paths import Segment

GRANT_BASIC = frozenset({"clientId", "consentType", "principalId", "resourceId", "id"})
ASSIGNMENT_BASIC = frozenset(
    {"appRoleId", "principalId", "resourceId", "id", "principalType", "principalDisplayName", "resourceDisplayName"}
)
_NO_ROLE = "00000000-0000-0000-0000-000000000000"
_DUPLICATE = "Permission entry already exists."


def grants(call: Call, key: tuple[str, str] | None, rest: t.Sequence[Segment]) -> Response:
    """Answer a request below ``/oauth2PermissionGrants``."""
    if rest:
        raise no_segment(rest[0].name)
    if key is None:
        if call.method == "GET":
            access.require(call, "read grants")
            return call.collection("oauth2PermissionGrants", call.all("grants"), basic=GRANT_BASIC, kind="OAuth2PermissionGrant")
        if call.method == "POST":
            access.require(call, "write grants")
            return _create(call, call.body())
        raise _method_not_allowed()
    access.require(call, "read grants" if call.method == "GET" else "write grants")
    row = call.need("grants", key[1])
    if call.method == "GET":
        return call.entity("oauth2PermissionGrants", t.cast(Json, call.see("grants", row["id"])))
    if call.method == "DELETE":
        call.remove("grants", row)
        return call.answer(204)
    if call.method != "PATCH":
        raise _method_not_allowed()
    body = schema.check(call.body(), schema.GRANT, read_only=("id",))
    for name in ("clientId", "consentType", "principalId", "resourceId"):
        if name in body and body[name] != row[name]:
            raise bad_request(f"Property cannot be updated: {name}")
    call.changing("grants", row)
    row["scope"] = _scope(call, row["resourceId"], body.get("scope") or "")
    return call.answer(204)


def of_client(call: Call, principal: Json, rest: t.Sequence[Segment]) -> Response:
    """Answer ``/servicePrincipals/{id}/oauth2PermissionGrants``: the grants whose client this is."""
    if len(rest) > 1 or call.method != "GET":
        raise no_segment(rest[-1].name)
    return call.collection(
        "oauth2PermissionGrants", _of(call, principal, "grants", "clientId"), basic=GRANT_BASIC, kind="OAuth2PermissionGrant"
    )


def _of(call: Call, principal: Json, table: str, mine: str) -> list[Json]:
    """Return the grants or assignments that have a principal in the role ``mine``."""
    return [row for row in call.all(table) if row[mine] == principal["id"]]


def of_user(call: Call, user: Json) -> Response:
    """Answer ``/users/{id}/oauth2PermissionGrants``."""
    access.require(call, "read grants")
    return call.collection(
        "oauth2PermissionGrants", _of(call, user, "grants", "principalId"), basic=GRANT_BASIC, kind="OAuth2PermissionGrant"
    )


def _create(call: Call, body: Json) -> Response:
    schema.check(body, schema.GRANT, read_only=("id",))
    schema.require(body, ("clientId", "consentType", "resourceId"))
    if body["consentType"] not in ("AllPrincipals", "Principal"):
        raise bad_request("Invalid value specified for property 'consentType' of resource 'OAuth2PermissionGrant'.")
    principal_id = body.get("principalId")
    if body["consentType"] == "AllPrincipals" and principal_id:
        raise bad_request("Invalid value specified for property 'principalId' of resource 'OAuth2PermissionGrant'.")
    if body["consentType"] == "Principal" and not principal_id:
        raise bad_request("A value is required for property 'principalId' of resource 'OAuth2PermissionGrant'.")
    for name, table in (("clientId", "service_principals"), ("resourceId", "service_principals"), ("principalId", "users")):
        if body.get(name):
            _check_reference(call, body[name], table)
    client, resource = body["clientId"].lower(), body["resourceId"].lower()
    principal = principal_id.lower() if principal_id else None
    for row in call.tenant.table("grants").values():
        if (row["clientId"], row["resourceId"], row["principalId"]) == (client, resource, principal):
            if call.core.knobs["duplicate_grant_status"] == 400:
                raise bad_request(_DUPLICATE)
            raise conflict(_DUPLICATE)
    row = {
        "clientId": client,
        "consentType": body["consentType"],
        "id": compact_id(client, resource, *([principal] if principal else [])),
        "principalId": principal,
        "resourceId": resource,
        "scope": _scope(call, resource, body.get("scope") or ""),
    }
    call.add("grants", row)
    return call.entity("oauth2PermissionGrants", row, 201)


def _check_reference(call: Call, value: str, table: str) -> None:
    """Refuse an id of nothing, or of something this replica does not have yet."""
    if not GUID.fullmatch(value) or call.see(table, value.lower()) is None:
        raise lag.party_of_grant(call, value)


def _scope(call: Call, resource_id: str, text: str) -> str:
    """Return the scope as it is stored: the words as given. Graph does not check them against the resource."""
    if len(text) > 3850:
        raise bad_request("Invalid value specified for property 'scope' of resource 'OAuth2PermissionGrant'.")
    return " ".join(text.split())


def assignments(call: Call, principal: Json, rest: t.Sequence[Segment], *, incoming: bool) -> Response:
    """Answer ``appRoleAssignedTo`` (``incoming``: on this resource) and ``appRoleAssignments`` (of this client)."""
    mine = "resourceId" if incoming else "principalId"
    name = "appRoleAssignedTo" if incoming else "appRoleAssignments"
    context = f"servicePrincipals('{principal['id']}')/{name}"
    key = rest[0].key[1] if rest[0].key else rest[1].name if len(rest) == 2 else None
    if len(rest) > 2:
        raise no_segment(rest[-1].name)
    rows = _of(call, principal, "assignments", mine)
    if key is None:
        if call.method == "GET":
            access.require(call, "read applications")
            return call.collection(context, rows, basic=ASSIGNMENT_BASIC, kind="AppRoleAssignment")
        if call.method == "POST":
            return _assign(call, principal, mine, context)
        raise _method_not_allowed()
    row = next((one for one in rows if one["id"] == key), None)
    if row is None:
        raise (
            bad_request("EntitlementGrant being updated or deleted is not found.") if call.method == "DELETE" else not_found(key)
        )
    if call.method == "GET":
        access.require(call, "read applications")
        return call.entity(context, row)
    if call.method != "DELETE":
        raise _method_not_allowed()
    resource = call.tenant.table("service_principals").get(row["resourceId"])
    access.may_assign(call, resource or principal)
    call.remove("assignments", call.need("assignments", key))
    return call.answer(204)


def _assign(call: Call, here: Json, mine: str, context: str) -> Response:
    access.require(call, "write assignments")
    body = schema.check(
        call.body(),
        schema.ASSIGNMENT,
        read_only=("id", "createdDateTime", "principalType", "principalDisplayName", "resourceDisplayName"),
    )
    schema.require(body, ("principalId", "resourceId", "appRoleId"))
    ids = {name: body[name].lower() for name in body}
    if ids[mine] != here["id"]:
        raise bad_request(f"The value of '{mine}' does not match the object in the URL.")
    resource = call.see("service_principals", ids["resourceId"])
    if resource is None:
        raise not_found(ids["resourceId"])
    access.may_assign(call, resource)
    principal, kind = _principal(call, ids["principalId"])
    role = next((one for one in resource["appRoles"] if one["id"] == ids["appRoleId"]), None)
    if ids["appRoleId"] != _NO_ROLE and (role is None or not role["isEnabled"]):
        raise bad_request("Permission being assigned was not found on application '" + resource["appId"] + "'.")
    member = "Application" if kind == "ServicePrincipal" else "User"
    if role is not None and member not in role["allowedMemberTypes"]:
        raise bad_request("Permission being assigned is not valid for the type of principal.")
    for row in call.tenant.table("assignments").values():
        if all(row[name] == ids[name] for name in ("principalId", "resourceId", "appRoleId")):
            if kind != "ServicePrincipal":
                raise conflict("EntitlementGrant entry already exists.")
            raise bad_request("Permission being assigned already exists on the object")
    new = {
        "id": compact_id(ids["principalId"], call.new_id()),
        "deletedDateTime": None,
        "appRoleId": ids["appRoleId"],
        "createdDateTime": call.core.clock.iso7(),
        "principalDisplayName": principal["displayName"],
        "principalId": ids["principalId"],
        "principalType": kind,
        "resourceDisplayName": resource["displayName"],
        "resourceId": resource["id"],
    }
    call.add("assignments", new)
    return call.entity(context, new, 201)


def _principal(call: Call, object_id: str) -> tuple[Json, str]:
    for table, kind in (("service_principals", "ServicePrincipal"), ("users", "User"), ("groups", "Group")):
        found = call.see(table, object_id)
        if found is not None:
            return found, kind
    raise lag.principal_of_assignment(call, object_id)


def _method_not_allowed() -> GraphError:
    return GraphError(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")


def _expand_grants(call: Call, principal: Json) -> list[Json]:
    access.require(call, "read grants")
    return _of(call, principal, "grants", "clientId")


expand.register("servicePrincipals", "oauth2PermissionGrants", _expand_grants)
expand.register("servicePrincipals", "appRoleAssignments", lambda call, row: _of(call, row, "assignments", "principalId"))
expand.register("servicePrincipals", "appRoleAssignedTo", lambda call, row: _of(call, row, "assignments", "resourceId"))
