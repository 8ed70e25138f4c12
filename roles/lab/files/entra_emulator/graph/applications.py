# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""``/applications``: registrations, their credentials and owners."""

from __future__ import annotations

import re
import typing as t
import urllib.parse

from ..policies import credentials as credential_rules
from ..policies import documents
from ..web import Json, Response
from . import access, credentials, defaults, directory, lag, owners, schema
from .call import GUID, Call
from .errors import GraphError, bad_request, conflict, no_segment, not_found
from .paths import Segment

BASIC = frozenset(
    {
        "appId",
        "createdDateTime",
        "deletedDateTime",
        "displayName",
        "id",
        "identifierUris",
        "publisherDomain",
        "signInAudience",
        "tags",
        "uniqueName",
    }
)
_READ_ONLY = frozenset(
    {
        *("id", "appId", "applicationTemplateId", "certification", "createdDateTime", "deletedDateTime"),
        *("disabledByMicrosoftStatus", "publisherDomain", "verifiedPublisher"),
    }
)
_PUBLISHED = {"isEnabled": True, "value": None}
_PERSONAL = ("AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount")
_ACTIONS: dict[str, t.Callable[[Call, str, Json], Response]] = {
    "addpassword": credentials.add_password,
    "removepassword": credentials.remove_password,
    "addkey": credentials.add_key,
    "removekey": credentials.remove_key,
}


def handle(call: Call, key: tuple[str, str] | None, rest: t.Sequence[Segment]) -> Response:
    """Answer a request below ``/applications``."""
    if key is None:
        return _collection(call, rest)
    if not rest and call.method == "PATCH" and "create-if-missing" in call.request.headers.get("prefer", "").lower():
        return _upsert(call, key)
    access.require(call, "read applications")
    row = find(call, key)
    if not rest:
        return _item(call, row)
    name = rest[0].lower
    if name in _ACTIONS and len(rest) == 1:
        if call.method != "POST":
            raise _method_not_allowed()
        return _ACTIONS[name](call, "applications", row)
    if name == "federatedidentitycredentials":
        return credentials.federated(call, row, rest)
    if name == "owners":
        return owners.handle(call, "applications", row, rest)
    if name == "appmanagementpolicies" and len(rest) == 1:
        return directory.app_management_policies(call, documents.assigned(call.tenant, row["id"]))
    if len(rest) == 1:
        return call.property("applications", row, rest[0].name)
    raise no_segment(rest[-1].name)


def find(call: Call, key: tuple[str, str]) -> Json:
    """Return the stored application of a key; raises GraphError 404 when there is none on this replica."""
    name, value = key
    if name == "id":
        if not GUID.fullmatch(value):
            raise bad_request(f"Invalid object identifier '{value[:100]}'.")
        stored = call.tenant.table("applications").get(value.lower())
        if stored is not None and call.method == "PATCH" and call.see("applications", stored["id"]) is None:
            raise lag.application(call, stored["id"], stored["signInAudience"])
        return call.need("applications", value.lower())
    fields = {"appid": "appId", "uniquename": "uniqueName"}
    if name not in fields:
        raise GraphError(400, "BadRequest", f"The key '{name}' is not a key of type 'application'.")
    for row in call.all("applications"):
        if str(row[fields[name]] or "").lower() == value.lower():
            return call.need("applications", row["id"])
    raise not_found(value)


def _collection(call: Call, rest: t.Sequence[Segment]) -> Response:
    if rest:
        if rest[0].lower == "$count" and call.method == "GET":
            access.require(call, "read applications")
            return call.count(call.all("applications"), basic=BASIC, kind="Application")
        raise no_segment(rest[0].name)
    if call.method == "GET":
        access.require(call, "read applications")
        return call.collection("applications", call.all("applications"), basic=BASIC, kind="Application")
    if call.method == "POST":
        return _create(call, call.body())
    raise _method_not_allowed()


def _item(call: Call, row: Json) -> Response:
    if call.method == "GET":
        return call.entity("applications", t.cast(Json, call.see("applications", row["id"])))
    access.require(call, "write applications", row)
    if call.method == "PATCH":
        body = call.body()
        call.changing("applications", row)
        _update(call, row, body, creating=False)
        return call.answer(204)
    if call.method == "DELETE":
        delete(call, row)
        return call.answer(204)
    raise _method_not_allowed()


def delete(call: Call, row: Json) -> None:
    """Delete softly: the application, and its service principal with grants and assignments."""
    from . import principals

    principal = call.tenant.by_app_id("service_principals", row["appId"])
    call.remove("applications", row)
    row["deletedDateTime"] = call.core.clock.iso()
    call.tenant.table("deleted")[row["id"]] = {"kind": "application", "object": row}
    if principal is not None:
        principals.delete(call, principal)


def _create(call: Call, body: Json, unique_name: str | None = None) -> Response:
    access.require(call, "create applications")
    schema.require(body, ("displayName",))
    object_id, app_id = call.new_id(), call.new_id()
    row = defaults.application(object_id, app_id, call.tenant.domain, call.core.clock.iso())
    if body.get("passwordCredentials"):
        raise credentials.only_by_action()
    if unique_name is not None:
        row["uniqueName"] = unique_name
    _update(call, row, body, creating=True)
    if call.caller.object_id:
        row["_owners"] = [call.caller.object_id]
    call.add("applications", row)
    # Only this answer has the fraction of a second.
    return call.entity("applications", {**row, "createdDateTime": call.core.clock.iso7()}, 201)


def _upsert(call: Call, key: tuple[str, str]) -> Response:
    """``PATCH /applications(uniqueName='x')`` with ``Prefer: create-if-missing``: 201 with a body, or 204."""
    if key[0] != "uniquename":
        raise bad_request("Upsert is not supported for this key.")
    try:
        row = find(call, key)
    except GraphError as error:
        if error.status != 404:
            raise
        _check_unique_name(call, key[1], "")
        return _create(call, {k: v for k, v in call.body().items() if k != "uniqueName"}, key[1])
    access.require(call, "write applications", row)
    body = call.body()
    call.changing("applications", row)
    _update(call, row, body, creating=False)
    return call.answer(204)


def _update(call: Call, row: Json, body: Json, *, creating: bool) -> None:
    """Check a body and put it into the row. Complex types are merged by property, collections replaced."""
    schema.check(body, schema.APPLICATION, read_only=_READ_ONLY)
    after = {**row}
    for name, value in body.items():
        if name in ("keyCredentials", "passwordCredentials"):
            continue
        if isinstance(value, dict) and isinstance(row.get(name), dict):
            after[name] = _merged(row[name], value)
        else:
            after[name] = value
    after = _completed(after)
    _check_rules(call, row, after, creating)
    if "keyCredentials" in body:
        credentials.replace_keys(call, after, body["keyCredentials"])
    if "passwordCredentials" in body and not creating:
        credentials.replace_passwords(after, body["passwordCredentials"])
    row.update(after)


def _completed(row: Json) -> Json:
    """Put in what Graph adds to a client's roles, scopes and optional claims.

    Who names no ``isEnabled`` gets it true, as Microsoft's reference of appRole says; an ``id`` is the client's to give.
    """
    claim = {"additionalProperties": [], "essential": False, "source": None}
    claims = row["optionalClaims"]
    if claims is not None:
        kinds = ("accessToken", "idToken", "saml2Token")
        row["optionalClaims"] = {kind: [{**claim, **one} for one in claims.get(kind) or []] for kind in kinds}
    scopes = row["api"]["oauth2PermissionScopes"]
    for one in (*row["appRoles"], *scopes):
        schema.require(one, ("id",))
    row["appRoles"] = [{**_PUBLISHED, "description": None, **role, "origin": "Application"} for role in row["appRoles"]]
    row["api"] = {**row["api"], "oauth2PermissionScopes": [{**_PUBLISHED, **scope} for scope in scopes]}
    return row


def _merged(old: Json, new: Json) -> Json:
    return {
        **old,
        **{k: _merged(old[k], v) if isinstance(v, dict) and isinstance(old.get(k), dict) else v for k, v in new.items()},
    }


def _check_rules(call: Call, row: Json, after: Json, creating: bool) -> None:
    if not 1 <= len(after["displayName"]) <= 256:
        raise bad_request("Invalid value specified for property 'displayName' of resource 'Application'.")
    if after["uniqueName"] != row["uniqueName"]:
        if row["uniqueName"] is not None:
            raise bad_request("Property 'uniqueName' is read-only and cannot be set.")
        _check_unique_name(call, after["uniqueName"], row["id"])
    if creating or after["signInAudience"] != row["signInAudience"]:
        credential_rules.check_audience(call.core, call.tenant, row, after["signInAudience"])
    allowed = call.core.knobs["allowed_sign_in_audiences"]
    changed = creating or after["signInAudience"] != row["signInAudience"]
    if changed and allowed is not None and after["signInAudience"] not in allowed:
        raise GraphError(
            400, "SignInAudienceNotAllowedAsPerAppPolicy", "The specified signInAudience is not allowed as per assigned policy."
        )
    if after["signInAudience"] in _PERSONAL:
        _check_personal(after, creating)
    _check_published(row["appRoles"], after["appRoles"])
    _check_published(row["api"]["oauth2PermissionScopes"], after["api"]["oauth2PermissionScopes"])
    _check_redirects(after)
    _check_identifier_uris(call, row, after)
    if any(not 1 <= len(tag) <= 256 for tag in after["tags"]):
        raise bad_request("Invalid value specified for property 'tags' of resource 'Application'.")
    for entry in after["requiredResourceAccess"]:
        _check_resource_access(call, entry)


def _check_personal(after: Json, creating: bool) -> None:
    """Personal accounts need access tokens of version 2; a new application gets that, an old one must be told."""
    if after["api"]["requestedAccessTokenVersion"] == 2:
        return
    if not creating or after["api"]["requestedAccessTokenVersion"] is not None:
        raise GraphError(400, "InvalidAccessTokenVersion", "Property api.requestedAccessTokenVersion is invalid.")
    after["api"] = {**after["api"], "requestedAccessTokenVersion": 2}


def _check_unique_name(call: Call, name: str | None, own_id: str) -> None:
    """Refuse a uniqueName that another application has, a deleted one included."""
    if name is None:
        return
    deleted = [one["object"] for one in call.tenant.table("deleted").values() if one["kind"] == "application"]
    for row in (*call.tenant.table("applications").values(), *deleted):
        if row["id"] != own_id and str(row["uniqueName"] or "").lower() == name.lower():
            raise conflict("Another object with the same value for property uniqueName already exists.")


def _check_published(before: list[Json], after: list[Json]) -> None:
    """Refuse to take away, or to rename, a scope or role of the application's own that is enabled."""
    values = {one["id"]: one.get("value") for one in after}
    for one in before:
        if one["isEnabled"] and (one["id"] not in values or values[one["id"]] != one.get("value")):
            raise GraphError(
                400,
                "CannotDeleteOrUpdateEnabledEntitlement",
                "Permission (scope or role) cannot be deleted or updated unless disabled first.",
            )


def _check_redirects(after: Json) -> None:
    for platform, resource in (("web", "WebApplication"), ("spa", "SpaApplication"), ("publicClient", "PublicClientApplication")):
        uris = after[platform]["redirectUris"]
        if len(set(uris)) != len(uris):
            raise bad_request(f"Redirect URIs must have distinct values for property 'redirectUris' of resource '{resource}'.")
        for uri in uris:
            parts = urllib.parse.urlsplit(uri)
            insecure = parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1")
            relative = not parts.scheme or (parts.scheme in ("http", "https") and not parts.netloc)
            custom = platform != "publicClient" and parts.scheme not in ("http", "https")
            if insecure or relative or custom or parts.fragment or len(uri) > 256 or re.search(r"\s", uri):
                raise bad_request(f"Invalid value specified for property 'redirectUris' of resource '{resource}'.")
    total = [uri for platform in ("web", "spa", "publicClient") for uri in after[platform]["redirectUris"]]
    if len(set(total)) != len(total):
        raise bad_request("Redirect URIs must be unique across all platforms of the application.")


def _check_identifier_uris(call: Call, row: Json, after: Json) -> None:
    """Refuse URIs that are taken, and new ones on a domain that is not the tenant's (access tokens of version 2 may have those)."""
    for uri in set(after["identifierUris"]) - set(row["identifierUris"]):
        parts = urllib.parse.urlsplit(uri)
        host = (parts.hostname or "").lower()
        verified = (call.tenant.domain, call.tenant.data["initial_domain"])
        own = any(host == domain or host.endswith(f".{domain}") for domain in verified)
        if parts.scheme in ("http", "https") and not own and after["api"]["requestedAccessTokenVersion"] != 2:
            message = (
                f"Values of identifierUris property must use a verified domain of the organization or its subdomain: '{uri}'"
            )
            raise GraphError(400, "HostNameNotOnVerifiedDomain", message)
    taken = {
        uri.lower()
        for row in call.tenant.table("applications").values()
        if row["id"] != after["id"]
        for uri in row["identifierUris"]
    }
    if any(uri.lower() in taken for uri in after["identifierUris"]):
        raise conflict("Another object with the same value for property identifierUris already exists.")


def _check_resource_access(call: Call, entry: Json) -> None:
    """Refuse an entry without a resource, and (by knob) permissions that the resource does not publish."""
    schema.require(entry, ("resourceAppId",))
    for one in entry.get("resourceAccess") or []:
        schema.require(one, ("id", "type"))
    resource = call.tenant.by_app_id("service_principals", entry["resourceAppId"])
    if resource is None or call.core.knobs["unknown_permission"] == "accept":
        return
    known = {
        "Scope": {scope["id"] for scope in resource["oauth2PermissionScopes"]},
        "Role": {role["id"] for role in resource["appRoles"]},
    }
    for one in entry.get("resourceAccess") or []:
        if one["id"].lower() not in known[one["type"]]:
            raise bad_request(
                f"Permission '{one['id']}' of type '{one['type']}' is not a permission of the resource '{entry['resourceAppId']}'."
            )


def _method_not_allowed() -> GraphError:
    return GraphError(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
