# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The properties of Graph's objects that the collection reads, by name, with the types they have wherever they occur.

An answer in which one of them is of another type was damaged or is not Graph's: it is not worked with. Pure; runs on Python 3.8.
Types: https://learn.microsoft.com/graph/api/resources/application, serviceprincipal, oauth2permissiongrant, approleassignment.
"""

from __future__ import annotations

import datetime
import re
import typing as t

#: The properties of an application that are read; fewer make the request cheaper against Graph's limits.
APPLICATION_SELECT: tuple[str, ...] = (
    *("id", "appId", "displayName", "uniqueName", "createdDateTime", "signInAudience", "isFallbackPublicClient"),
    *("publicClient", "web", "spa", "requiredResourceAccess", "notes", "tags", "api", "serviceManagementReference"),
)
CREDENTIALS_SELECT: tuple[str, ...] = ("passwordCredentials", "keyCredentials")
SERVICE_PRINCIPAL_SELECT: tuple[str, ...] = (
    *("id", "appId", "displayName", "accountEnabled", "appRoleAssignmentRequired", "tags"),
)
RESOURCE_SELECT: tuple[str, ...] = ("id", "appId", "displayName", "accountEnabled", "oauth2PermissionScopes", "appRoles")

#: How deep the collection's objects go: application, requiredResourceAccess, resourceAccess; more is not looked at.
_DEPTH = 6

_TEXTS = frozenset(
    {
        *(
            "id",
            "appId",
            "keyId",
            "secretText",
            "displayName",
            "uniqueName",
            "createdDateTime",
            "deletedDateTime",
            "signInAudience",
        ),
        *(
            "notes",
            "startDateTime",
            "endDateTime",
            "hint",
            "customKeyIdentifier",
            "resourceAppId",
            "type",
            "usage",
            "name",
            "issuer",
        ),
        *("subject", "clientId", "consentType", "principalId", "resourceId", "scope", "appRoleId", "resourceDisplayName"),
        *("userPrincipalName", "appOwnerOrganizationId", "@odata.nextLink", "serviceManagementReference", "principalType"),
    }
)
_FLAGS = frozenset({"isFallbackPublicClient", "accountEnabled", "isEnabled", "appRoleAssignmentRequired"})
_OBJECTS = frozenset({"publicClient", "web", "spa", "api", "claimsMatchingExpression"})
_OBJECT_LISTS = frozenset(
    {
        *("owners", "requiredResourceAccess", "resourceAccess", "passwordCredentials", "keyCredentials"),
        *("oauth2PermissionScopes", "appRoles"),
    }
)
_TEXT_LISTS = frozenset({"tags", "redirectUris", "audiences"})


def parse_time(text: str | None) -> datetime.datetime | None:
    """Parse one of Graph's UTC times (``2026-11-22T10:11:12.1234567Z``: up to seven fractional digits); None for anything else."""
    match = re.match(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|\+00:00)$", text or "")
    if not match:
        return None
    return datetime.datetime.strptime(match.group(1), "%Y-%m-%dT%H:%M:%S").replace(tzinfo=datetime.timezone.utc)


def fits(wants: str, body: t.Mapping[str, t.Any], listed: bool = True) -> bool:
    """Say whether a success's body is what a call ``wants``: the name of a property that must be there, or empty.

    ``listed`` False is for objects whose properties of the same names are others: a policy's ``value`` is a number.
    """
    found = body.get(wants)
    if wants and not (isinstance(found, list) if wants in ("value", "responses") else found):
        return False
    return not listed or _sound(body, _DEPTH)


def _sound(value: t.Any, depth: int) -> bool:
    # Runs over thousands of values for each tenant, hence no functions within functions.
    if depth == 0:
        return True
    if isinstance(value, list):
        return all(_sound(item, depth) for item in value if isinstance(item, (dict, list)))
    for name, item in value.items():
        if item is None:
            continue
        if name in _CHECKS and not _CHECKS[name](item):
            return False
        # What an answer in a batch holds is judged by the call that it answers.
        if isinstance(item, (dict, list)) and name != "responses" and not _sound(item, depth - 1):
            return False
    return True


def _is_text(item: t.Any) -> bool:
    return isinstance(item, str)


def _is_flag(item: t.Any) -> bool:
    return isinstance(item, bool)


def _is_object(item: t.Any) -> bool:
    return isinstance(item, dict)


def _are_objects(item: t.Any) -> bool:
    return isinstance(item, list) and all(isinstance(element, dict) for element in item)


def _are_texts(item: t.Any) -> bool:
    return isinstance(item, list) and all(isinstance(element, str) for element in item)


def _is_value(item: t.Any) -> bool:
    # A collection's objects, or the name of a permission.
    return isinstance(item, str) or _are_objects(item)


#: What a property has to be, where it is there.
_CHECKS: dict[str, t.Callable[[t.Any], bool]] = {
    **dict.fromkeys(_OBJECTS, _is_object),
    **dict.fromkeys(_FLAGS, _is_flag),
    **dict.fromkeys(_TEXTS, _is_text),
    **dict.fromkeys(_TEXT_LISTS, _are_texts),
    **dict.fromkeys(_OBJECT_LISTS, _are_objects),
    "value": _is_value,
}
