# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""``/servicePrincipals``: enterprise applications, with their grants and assignments as navigations."""

from __future__ import annotations

import typing as t

from ..web import Json, Response
from . import access, consent, credentials, defaults, expand, lag, owners, schema
from .call import GUID, Call
from .errors import GraphError, bad_request, conflict, no_segment, not_found
from .paths import Segment

BASIC = frozenset(
    {
        *("accountEnabled", "alternativeNames", "appId", "appOwnerOrganizationId", "displayName", "id"),
        *("servicePrincipalNames", "servicePrincipalType", "tags", "homepage", "appDisplayName"),
    }
)
_READ_ONLY = frozenset(
    {
        *(
            "id",
            "appDescription",
            "appDisplayName",
            "appOwnerOrganizationId",
            "appRoles",
            "applicationTemplateId",
            "createdDateTime",
        ),
        *("deletedDateTime", "disabledByMicrosoftStatus", "info", "logoutUrl", "oauth2PermissionScopes"),
        *("resourceSpecificApplicationPermissions", "signInAudience", "verifiedPublisher"),
    }
)
_ACTIONS: dict[str, t.Callable[[Call, str, Json], Response]] = {
    "addpassword": credentials.add_password,
    "removepassword": credentials.remove_password,
    "addkey": credentials.add_key,
    "removekey": credentials.remove_key,
}


def handle(call: Call, key: tuple[str, str] | None, rest: t.Sequence[Segment]) -> Response:
    """Answer a request below ``/servicePrincipals``."""
    if key is None:
        return _collection(call, rest)
    if not rest and call.method == "PATCH" and "create-if-missing" in call.request.headers.get("prefer", "").lower():
        return _upsert(call, key)
    if not rest:
        access.require(call, "read applications")
        return _item(call, find(call, key))
    name = rest[0].lower
    if name == "oauth2permissiongrants":
        access.require(call, "read grants")
        row = find(call, key)
        return consent.of_client(call, row, rest)
    if name in ("approleassignments", "approleassignedto"):
        return consent.assignments(call, find(call, key), rest, incoming=name == "approleassignedto")
    access.require(call, "read applications")
    return _below(call, find(call, key), rest)


def _below(call: Call, row: Json, rest: t.Sequence[Segment]) -> Response:
    """Answer a request for an action, a navigation or a property of a service principal."""
    name = rest[0].lower
    if name == "owners":
        return owners.handle(call, "service_principals", row, rest)
    if len(rest) > 1:
        raise no_segment(rest[-1].name)
    if name in _ACTIONS and call.method == "POST":
        return _ACTIONS[name](call, "service_principals", row)
    if name == "ownedobjects" and call.method == "GET":
        return _owned(call, row)
    return call.property("servicePrincipals", row, rest[0].name)


def find(call: Call, key: tuple[str, str]) -> Json:
    """Return the stored service principal of a key; raises GraphError 404 when there is none on this replica."""
    name, value = key
    if name == "id":
        if not GUID.fullmatch(value):
            raise bad_request(f"Invalid object identifier '{value[:100]}'.")
        return call.need("service_principals", value.lower())
    if name != "appid":
        raise GraphError(400, "BadRequest", f"The key '{name}' is not a key of type 'servicePrincipal'.")
    stored = call.tenant.by_app_id("service_principals", value)
    if stored is None:
        ghost = next(
            (row for row in call.core.replication.ghosts("service_principals").values() if row["appId"] == value.lower()), None
        )
        if ghost is None or call.method != "GET":
            raise not_found(value)
        return ghost
    return call.need("service_principals", stored["id"])


def delete(call: Call, row: Json) -> None:
    """Delete softly, with the grants and assignments of and on it."""
    for table, names in (("grants", ("clientId", "resourceId")), ("assignments", ("principalId", "resourceId"))):
        for one in [one for one in call.tenant.table(table).values() if row["id"] in (one[name] for name in names)]:
            call.remove(table, one)
    call.remove("service_principals", row)
    row["deletedDateTime"] = call.core.clock.iso()
    call.tenant.table("deleted")[row["id"]] = {"kind": "servicePrincipal", "object": row}


def _collection(call: Call, rest: t.Sequence[Segment]) -> Response:
    if rest:
        if rest[0].lower == "$count" and call.method == "GET":
            access.require(call, "read applications")
            return call.count(call.all("service_principals"), basic=BASIC, kind="ServicePrincipal")
        raise no_segment(rest[0].name)
    if call.method == "GET":
        access.require(call, "read applications")
        rows = [_shown(call, row) for row in call.all("service_principals")]
        return call.collection("servicePrincipals", rows, basic=BASIC, kind="ServicePrincipal")
    if call.method == "POST":
        return _create(call, call.body())
    raise GraphError(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")


def _item(call: Call, row: Json) -> Response:
    if call.method == "GET":
        return call.entity("servicePrincipals", _shown(call, call.see("service_principals", row["id"]) or row))
    access.require(call, "write principals", row)
    if call.method == "PATCH":
        _update(call, row, call.body())
        return call.answer(204)
    if call.method == "DELETE":
        delete(call, row)
        return call.answer(204)
    raise GraphError(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")


def _create(call: Call, body: Json) -> Response:
    access.require(call, "create principals")
    schema.check(body, schema.SERVICE_PRINCIPAL, read_only=_READ_ONLY)
    schema.require(body, ("appId",))
    app_id = body["appId"].lower()
    found = call.core.application(app_id)
    usable = found is not None and (
        found[0].id == call.tenant.id or found[1]["signInAudience"] not in ("AzureADMyOrg", "PersonalMicrosoftAccount")
    )
    if found is None or not usable or not _backed(call, found[1], found[0].id):
        raise lag.backing_application(call, app_id)
    if found[0].id != call.tenant.id and access.only_owned(call):
        raise lag.backing_application(call, app_id, foreign=True)
    home, app = found
    if call.tenant.by_app_id("service_principals", app_id) is not None:
        raise conflict(
            f"The service principal cannot be created, updated, or restored because the service principal name {app_id} is already in use."
        )
    row = defaults.service_principal(call.new_id(), app, home.id, call.core.clock.iso())
    _put(call, row, body)
    if call.caller.user is None and call.caller.principal is not None:  # a person does not become the owner
        row["_owners"] = [call.caller.object_id]
    call.add("service_principals", row)
    return call.entity("servicePrincipals", _shown(call, row), 201)


def _shown(call: Call, row: Json) -> Json:
    """Return a service principal as it is answered: its tags are its own and those of its registration in this tenant (documented)."""
    app = call.tenant.by_app_id("applications", row["appId"])
    inherited = (app or {}).get("tags") or []
    return {**row, "tags": [*row["tags"], *(tag for tag in inherited if tag not in row["tags"])]} if inherited else row


def _backed(call: Call, app: Json, home_id: str) -> bool:
    """Whether this replica knows the application (one of another tenant is old news everywhere)."""
    return home_id != call.tenant.id or call.see("applications", app["id"]) is not None


def _upsert(call: Call, key: tuple[str, str]) -> Response:
    """``PATCH /servicePrincipals(appId='x')`` with ``Prefer: create-if-missing``: 201 with a body, or 204."""
    if key[0] != "appid":
        raise bad_request("Upsert is not supported for this key.")
    try:
        row = find(call, key)
    except GraphError as error:
        if error.status != 404:
            raise
        return _create(call, {**call.body(), "appId": key[1]})
    access.require(call, "write principals", row)
    _update(call, row, call.body())
    return call.answer(204)


def _update(call: Call, row: Json, body: Json) -> None:
    schema.check(body, schema.SERVICE_PRINCIPAL, read_only=_READ_ONLY)
    if (body.get("appId") or row["appId"]).lower() != row["appId"]:
        raise bad_request("Property 'appId' is read-only and cannot be set.")
    call.changing("service_principals", row)
    _put(call, row, body)


def _put(call: Call, row: Json, body: Json) -> None:
    if "keyCredentials" in body:
        credentials.replace_keys(call, row, body["keyCredentials"])
    if "passwordCredentials" in body:
        credentials.replace_passwords(row, body["passwordCredentials"])
    row.update({name: value for name, value in body.items() if name not in ("keyCredentials", "passwordCredentials", "appId")})


def _owned(call: Call, row: Json) -> Response:
    return call.collection(
        "directoryObjects", _owned_by(call, row), basic=frozenset({"id", "displayName"}), kind="DirectoryObject"
    )


def _owned_by(call: Call, row: Json) -> list[Json]:
    return [
        {"@odata.type": f"#microsoft.graph.{kind}", **one}
        for table, kind in (("applications", "application"), ("service_principals", "servicePrincipal"))
        for one in call.all(table)
        if row["id"] in one["_owners"]
    ]


expand.register("servicePrincipals", "ownedObjects", _owned_by)
