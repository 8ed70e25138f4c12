# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How an application, its service principal and its credentials look in results and diffs.

Pure: Graph's JSON in, plain data in the collection's own words out. Shapes: https://learn.microsoft.com/graph/api/resources/application.
Runs on Python 3.8.
"""

from __future__ import annotations

import datetime
import typing as t

from ..._entra.certificates import registered_thumbprint
from ..wire.shapes import parse_time
from .permissions import RESOURCE_APP_IDS, ROLE, SCOPE, Resource

Json = t.Mapping[str, t.Any]

#: Platform of a redirect URI as options call it -> the property of an application that holds it.
PLATFORMS: dict[str, str] = {"public_client": "publicClient", "web": "web", "spa": "spa"}
#: The tag of a service principal that users do not see in My Apps.
HIDDEN = "HideApp"


def redirect_uris(application: Json, platform: str) -> list[str]:
    """Return the redirect URIs of one platform (a key of :data:`PLATFORMS`)."""
    return list((application.get(PLATFORMS[platform]) or {}).get("redirectUris") or ())


def declared(application: Json) -> list[tuple[str, str, str]]:
    """Return the declared permissions as (resource app id, kind, permission id) in their order, ids in lower case."""
    return [
        (str(entry.get("resourceAppId")).lower(), str(access.get("type")), str(access.get("id")).lower())
        for entry in application.get("requiredResourceAccess") or ()
        for access in entry.get("resourceAccess") or ()
    ]


def permissions_by_name(application: Json, kind: str, resources: t.Mapping[str, Resource]) -> dict[str, list[str]]:
    """Return declared permissions of one kind as resource -> sorted names; other resources appear under their application id."""
    keys = {app_id: key for key, app_id in RESOURCE_APP_IDS.items()}
    result: dict[str, list[str]] = {key: [] for key in RESOURCE_APP_IDS}
    for app_id, permission_kind, permission_id in declared(application):
        if permission_kind != kind:
            continue
        key = keys.get(app_id, app_id)
        name = resources[key].name_of(kind, permission_id) if key in resources else permission_id
        result.setdefault(key, []).append(name)
    return {key: sorted(names) for key, names in result.items()}


def application_view(application: Json, resources: t.Mapping[str, Resource]) -> dict[str, t.Any]:
    """Return an application in the collection's words."""
    return {
        "object_id": application.get("id"),
        "app_id": application.get("appId"),
        "display_name": application.get("displayName"),
        "unique_name": application.get("uniqueName"),
        "sign_in_audience": application.get("signInAudience"),
        "public_client": bool(application.get("isFallbackPublicClient")),
        "redirect_uris": {platform: sorted(redirect_uris(application, platform)) for platform in PLATFORMS},
        "permissions": permissions_by_name(application, SCOPE, resources),
        "app_roles": permissions_by_name(application, ROLE, resources),
        "notes": application.get("notes") or None,
        "tags": sorted(application.get("tags") or ()),
        "service_management_reference": application.get("serviceManagementReference") or None,
        "owners": sorted(owner_ids(application)),
    }


def owner_ids(application: Json) -> list[str]:
    """Return the object ids of the owners of an application or a service principal, as far as they were read with it."""
    return [str(owner["id"]) for owner in application.get("owners") or () if owner.get("id")]


def service_principal_view(service_principal: Json | None) -> dict[str, t.Any] | None:
    """Return a service principal in the collection's words; None when there is none."""
    if service_principal is None:
        return None
    tags = sorted(service_principal.get("tags") or ())
    view = {
        "object_id": service_principal.get("id"),
        "enabled": service_principal.get("accountEnabled") is not False,
        "assignment_required": bool(service_principal.get("appRoleAssignmentRequired")),
        "hidden": HIDDEN in tags,
        "tags": tags,
    }
    if "owners" in service_principal:
        view["owners"] = sorted(owner_ids(service_principal))
    if "appRoleAssignedTo" in service_principal:
        view["assigned"] = sorted({str(row.get("principalId")) for row in people_assigned(service_principal)})
    return view


def people_assigned(service_principal: Json) -> list[Json]:
    """Return the assignments of users and groups, as far as they were read; applications with an app role are none of them."""
    rows = service_principal.get("appRoleAssignedTo") or ()
    return [row for row in rows if row.get("principalType") != "ServicePrincipal"]


def credentials_view(application: Json, now: datetime.datetime) -> list[dict[str, t.Any]]:
    """Return an application's secrets and certificates with their expiry, soonest first; no secret is among the fields.

    ``days_left`` counts whole days and is negative for what has expired.
    """
    result = []
    for kind, field in (("client_secret", "passwordCredentials"), ("certificate", "keyCredentials")):
        for entry in application.get(field) or ():
            end = parse_time(entry.get("endDateTime"))
            seconds = (end - now).total_seconds() if end else None
            result.append(
                {
                    "type": kind,
                    "key_id": entry.get("keyId"),
                    "name": entry.get("displayName"),
                    "hint": entry.get("hint") if kind == "client_secret" else None,
                    "thumbprint": registered_thumbprint(entry) or None if kind == "certificate" else None,
                    "start": entry.get("startDateTime"),
                    "end": entry.get("endDateTime"),
                    "days_left": int(seconds // 86400) if seconds is not None else None,
                    "expired": seconds is not None and seconds <= 0,
                }
            )
    return sorted(result, key=lambda credential: (credential["end"] is None, credential["end"] or "", credential["key_id"] or ""))


def federated_view(credentials: t.Iterable[Json]) -> list[dict[str, t.Any]]:
    """Return an application's federated identity credentials, by name. They have no end: the other system's tokens do."""
    return sorted(
        (
            {
                "key_id": credential.get("id"),
                "name": credential.get("name"),
                "issuer": credential.get("issuer"),
                "subject": credential.get("subject"),
                "claims_matching_expression": (credential.get("claimsMatchingExpression") or {}).get("value"),
                "audiences": list(credential.get("audiences") or ()),
            }
            for credential in credentials
        ),
        key=lambda credential: str(credential["name"]),
    )
