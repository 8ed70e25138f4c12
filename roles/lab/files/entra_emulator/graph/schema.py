# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a client may write: property names and types of request bodies, refused in Graph's words.

A type is ``str``, ``bool``, ``int``, ``guid``, ``date``, ``bytes`` (base64), with ``?`` where null is allowed; a tuple of allowed strings;
a one-element list for a collection; a mapping for a complex type.
"""

from __future__ import annotations

import base64
import binascii
import typing as t

from ..clock import parse
from ..web import Json
from .call import GUID
from .errors import GraphError, bad_request

Type = t.Any

_REDIRECTS: Type = {"redirectUris": ["str"]}
KEY_CREDENTIAL: Type = {
    "customKeyIdentifier": "bytes?",
    "displayName": "str?",
    "endDateTime": "date?",
    "key": "bytes?",
    "keyId": "guid?",
    "startDateTime": "date?",
    "type": "str",
    "usage": "str",
}
PASSWORD_CREDENTIAL: Type = {
    "customKeyIdentifier": "bytes?",
    "displayName": "str?",
    "endDateTime": "date?",
    "hint": "str?",
    "keyId": "guid?",
    "secretText": "str?",
    "startDateTime": "date?",
}
_OPTIONAL_CLAIM: Type = {"additionalProperties": ["str"], "essential": "bool", "name": "str", "source": "str?"}
_APP_ROLE: Type = {
    "allowedMemberTypes": ["str"],
    "description": "str?",
    "displayName": "str?",
    "id": "guid",
    "isEnabled": "bool",
    "origin": "str?",
    "value": "str?",
}
_SCOPE: Type = {
    "adminConsentDescription": "str?",
    "adminConsentDisplayName": "str?",
    "id": "guid",
    "isEnabled": "bool",
    "origin": "str?",
    "type": "str?",
    "userConsentDescription": "str?",
    "userConsentDisplayName": "str?",
    "value": "str?",
}
_INFO: Type = dict.fromkeys(("logoUrl", "marketingUrl", "privacyStatementUrl", "supportUrl", "termsOfServiceUrl"), "str?")
_ADD_IN: Type = {"id": "guid", "type": "str", "properties": [{"key": "str", "value": "str"}]}

APPLICATION: dict[str, Type] = {
    "addIns": [_ADD_IN],
    "api": {
        "acceptMappedClaims": "bool?",
        "knownClientApplications": ["guid"],
        "oauth2PermissionScopes": [_SCOPE],
        "preAuthorizedApplications": [{"appId": "guid", "delegatedPermissionIds": ["str"]}],
        "requestedAccessTokenVersion": "int?",
    },
    "appRoles": [_APP_ROLE],
    "defaultRedirectUri": "str?",
    "description": "str?",
    "displayName": "str",
    "groupMembershipClaims": "str?",
    "identifierUris": ["str"],
    "info": _INFO,
    "isDeviceOnlyAuthSupported": "bool?",
    "isFallbackPublicClient": "bool?",
    "keyCredentials": [KEY_CREDENTIAL],
    "nativeAuthenticationApisEnabled": ("none", "all", None),
    "notes": "str?",
    "oauth2RequirePostResponse": "bool?",
    "optionalClaims": {"accessToken": [_OPTIONAL_CLAIM], "idToken": [_OPTIONAL_CLAIM], "saml2Token": [_OPTIONAL_CLAIM]},
    "parentalControlSettings": {"countriesBlockedForMinors": ["str"], "legalAgeGroupRule": "str"},
    "passwordCredentials": [PASSWORD_CREDENTIAL],
    "publicClient": _REDIRECTS,
    "requestSignatureVerification": {"isSignedRequestRequired": "bool", "allowedWeakAlgorithms": "str?"},
    "requiredResourceAccess": [{"resourceAppId": "guid", "resourceAccess": [{"id": "guid", "type": ("Scope", "Role")}]}],
    "samlMetadataUrl": "str?",
    "serviceManagementReference": "str?",
    "servicePrincipalLockConfiguration": {
        "isEnabled": "bool",
        "allProperties": "bool?",
        "credentialsWithUsageVerify": "bool?",
        "credentialsWithUsageSign": "bool?",
        "tokenEncryptionKeyId": "bool?",
    },
    "signInAudience": (
        "AzureADMyOrg",
        "AzureADMultipleOrgs",
        "AzureADandPersonalMicrosoftAccount",
        "PersonalMicrosoftAccount",
    ),
    "spa": _REDIRECTS,
    "tags": ["str"],
    "tokenEncryptionKeyId": "guid?",
    "uniqueName": "str?",
    "web": {
        "homePageUrl": "str?",
        "implicitGrantSettings": {"enableAccessTokenIssuance": "bool?", "enableIdTokenIssuance": "bool?"},
        "logoutUrl": "str?",
        "redirectUris": ["str"],
        "redirectUriSettings": [{"uri": "str", "index": "int?"}],
    },
}

SERVICE_PRINCIPAL: dict[str, Type] = {
    "accountEnabled": "bool",
    "addIns": [_ADD_IN],
    "alternativeNames": ["str"],
    "appId": "guid",
    "appRoleAssignmentRequired": "bool",
    "description": "str?",
    "displayName": "str",
    "homepage": "str?",
    "keyCredentials": [KEY_CREDENTIAL],
    "loginUrl": "str?",
    "notes": "str?",
    "notificationEmailAddresses": ["str"],
    "passwordCredentials": [PASSWORD_CREDENTIAL],
    "preferredSingleSignOnMode": "str?",
    "preferredTokenSigningKeyThumbprint": "str?",
    "replyUrls": ["str"],
    "samlSingleSignOnSettings": {"relayState": "str?"},
    "servicePrincipalNames": ["str"],
    "servicePrincipalType": "str",
    "tags": ["str"],
    "tokenEncryptionKeyId": "guid?",
}

GRANT: dict[str, Type] = {
    "clientId": "str",
    "consentType": "str",
    "expiryTime": "date?",
    "principalId": "str?",
    "resourceId": "str",
    "scope": "str?",
    "startTime": "date?",
}

ASSIGNMENT: dict[str, Type] = {"appRoleId": "guid", "principalId": "guid", "resourceId": "guid"}

FEDERATED: dict[str, Type] = {"audiences": ["str"], "description": "str?", "issuer": "str", "name": "str", "subject": "str"}
#: The beta's.
FLEXIBLE: dict[str, Type] = {
    **FEDERATED,
    "subject": "str?",
    "claimsMatchingExpression": {"languageVersion": "int", "value": "str"},
}


def check(document: Json, spec: t.Mapping[str, Type], *, read_only: t.Iterable[str] = ()) -> Json:
    """Return the document when every property is known and of its type; raises GraphError 400 otherwise."""
    for name, value in document.items():
        if name not in spec:
            if name in read_only:
                raise bad_request(f"Property '{name}' is read-only and cannot be set.")
            raise bad_request(f"Invalid property '{name[:100]}'.")
        _check(value, spec[name], name)
    return document


def require(document: Json, names: t.Iterable[str]) -> None:
    """Refuse a document that lacks one of the properties."""
    for name in names:
        if document.get(name) in (None, ""):
            raise bad_request(f"A value is required for property '{name}' of resource.")


def _check(value: t.Any, kind: Type, place: str) -> None:
    if isinstance(kind, list):
        if not isinstance(value, list):
            raise _wrong(place, "a collection")
        for index, one in enumerate(value):
            if one is None:
                raise _wrong(f"{place}[{index}]", "a value")
            _check(one, kind[0], f"{place}[{index}]")
    elif isinstance(kind, dict):
        if value is None:
            return
        if not isinstance(value, dict):
            raise _wrong(place, "a complex value")
        for name, one in value.items():
            if name not in kind:
                raise bad_request(f"Invalid property '{name[:100]}'.")
            _check(one, kind[name], f"{place}.{name}")
    elif isinstance(kind, tuple):
        if value not in kind:
            raise bad_request(f"Invalid value specified for property '{place}' of resource.")
    else:
        _check_primitive(value, kind, place)


def _check_primitive(value: t.Any, kind: str, place: str) -> None:
    if value is None:
        if kind.endswith("?"):
            return
        raise bad_request(f"Invalid value specified for property '{place}' of resource.")
    kind = kind.rstrip("?")
    if kind == "bool" and isinstance(value, bool):
        return
    if kind == "int" and isinstance(value, int) and not isinstance(value, bool):
        return
    if kind in ("bool", "int") or not isinstance(value, str):
        raise _wrong(place, {"bool": "Edm.Boolean", "int": "Edm.Int32"}.get(kind, "Edm.String"))
    if kind == "guid" and not GUID.fullmatch(value):
        raise _wrong(place, "Edm.Guid")
    if kind == "date":
        try:
            parse(value)
        except ValueError:
            raise _wrong(place, "Edm.DateTimeOffset") from None
    if kind == "bytes":
        try:
            base64.b64decode("".join(value.split()), validate=True)  # Graph takes the lines of a PEM file
        except (ValueError, binascii.Error):
            raise _wrong(place, "Edm.Binary") from None


def _wrong(place: str, kind: str) -> GraphError:
    message = f"Invalid JSON payload: cannot convert the value of property '{place}' to the expected type '{kind}'."
    return GraphError(400, "Request_BadRequest", message)
