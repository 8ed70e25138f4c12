# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Directory objects as Graph answers them: every property it always sends, with its default."""

from __future__ import annotations

from ..catalog import MICROSOFT_TENANT_ID
from ..web import Json


def application(object_id: str, app_id: str, publisher_domain: str, created: str) -> Json:
    """Return an application that has nothing but its identity."""
    return {
        "id": object_id,
        "deletedDateTime": None,
        "appId": app_id,
        "applicationTemplateId": None,
        "disabledByMicrosoftStatus": None,
        "createdDateTime": created,
        "displayName": None,
        "description": None,
        "groupMembershipClaims": None,
        "identifierUris": [],
        "isDeviceOnlyAuthSupported": None,
        "isFallbackPublicClient": None,
        "nativeAuthenticationApisEnabled": None,
        "notes": None,
        "publisherDomain": publisher_domain,
        "serviceManagementReference": None,
        "signInAudience": "AzureADMyOrg",
        "tags": [],
        "tokenEncryptionKeyId": None,
        "uniqueName": None,
        "samlMetadataUrl": None,
        "defaultRedirectUri": None,
        "certification": None,
        "optionalClaims": None,
        "requestSignatureVerification": None,
        "addIns": [],
        "api": {
            "acceptMappedClaims": None,
            "knownClientApplications": [],
            "requestedAccessTokenVersion": None,
            "oauth2PermissionScopes": [],
            "preAuthorizedApplications": [],
        },
        "appRoles": [],
        "info": {
            "logoUrl": None,
            "marketingUrl": None,
            "privacyStatementUrl": None,
            "supportUrl": None,
            "termsOfServiceUrl": None,
        },
        "keyCredentials": [],
        "parentalControlSettings": {"countriesBlockedForMinors": [], "legalAgeGroupRule": "Allow"},
        "passwordCredentials": [],
        "publicClient": {"redirectUris": []},
        "requiredResourceAccess": [],
        "servicePrincipalLockConfiguration": None,
        "verifiedPublisher": {"displayName": None, "verifiedPublisherId": None, "addedDateTime": None},
        "web": {
            "homePageUrl": None,
            "logoutUrl": None,
            "redirectUris": [],
            "implicitGrantSettings": {"enableAccessTokenIssuance": False, "enableIdTokenIssuance": False},
            "redirectUriSettings": [],
        },
        "spa": {"redirectUris": []},
        **_private(),
    }


def service_principal(object_id: str, app: Json, home_tenant: str, created: str) -> Json:
    """Return the service principal of an application in some tenant."""
    return {
        **_bare_service_principal(object_id, app["appId"], home_tenant),
        "createdDateTime": created,
        "appDisplayName": app["displayName"],
        "appDescription": app["description"],
        "displayName": app["displayName"],
        "homepage": app["web"]["homePageUrl"],
        "logoutUrl": app["web"]["logoutUrl"],
        "replyUrls": [*app["web"]["redirectUris"], *app["spa"]["redirectUris"], *app["publicClient"]["redirectUris"]],
        "servicePrincipalNames": [*app["identifierUris"], app["appId"]],
        "signInAudience": app["signInAudience"],
        "info": dict(app["info"]),
        "appRoles": list(app["appRoles"]),
        "oauth2PermissionScopes": list(app["api"]["oauth2PermissionScopes"]),
        "verifiedPublisher": dict(app["verifiedPublisher"]),
    }


def resource_principal(object_id: str, app_id: str, name: str, names: list[str]) -> Json:
    """Return the service principal of one of Microsoft's own APIs."""
    return {
        **_bare_service_principal(object_id, app_id, MICROSOFT_TENANT_ID),
        "appDisplayName": name,
        "displayName": name,
        "servicePrincipalNames": names,
        "signInAudience": "AzureADMultipleOrgs",
    }


def _bare_service_principal(object_id: str, app_id: str, home_tenant: str) -> Json:
    return {
        "id": object_id,
        "deletedDateTime": None,
        "accountEnabled": True,
        "alternativeNames": [],
        "appDisplayName": None,
        "appDescription": None,
        "appId": app_id,
        "applicationTemplateId": None,
        "appOwnerOrganizationId": home_tenant,
        "appRoleAssignmentRequired": False,
        "createdDateTime": None,  # as Microsoft's own have it
        "description": None,
        "disabledByMicrosoftStatus": None,
        "displayName": None,
        "homepage": None,
        "loginUrl": None,
        "logoutUrl": None,
        "notes": None,
        "notificationEmailAddresses": [],
        "preferredSingleSignOnMode": None,
        "preferredTokenSigningKeyThumbprint": None,
        "replyUrls": [],
        "servicePrincipalNames": [],
        "servicePrincipalType": "Application",
        "signInAudience": None,
        "tags": [],
        "tokenEncryptionKeyId": None,
        "samlSingleSignOnSettings": None,
        "addIns": [],
        "appRoles": [],
        "info": {
            "logoUrl": None,
            "marketingUrl": None,
            "privacyStatementUrl": None,
            "supportUrl": None,
            "termsOfServiceUrl": None,
        },
        "keyCredentials": [],
        "oauth2PermissionScopes": [],
        "passwordCredentials": [],
        "resourceSpecificApplicationPermissions": [],
        "verifiedPublisher": {"displayName": None, "verifiedPublisherId": None, "addedDateTime": None},
        **_private(),
    }


def _private() -> Json:
    """Return what the emulator keeps beside an object: owners, hashed secrets, certificates, federated identities, directory roles."""
    return {"_owners": [], "_secrets": {}, "_keys": {}, "_federated": {}, "_directory_roles": []}


def user(object_id: str, principal_name: str, display_name: str, created: str) -> Json:
    """Return a user with every property that exists here; Graph answers a dozen of them unless ``$select`` asks for more."""
    given, _unused, surname = display_name.partition(" ")
    return {
        "id": object_id,
        "businessPhones": [],
        "displayName": display_name,
        "givenName": given,
        "jobTitle": None,
        "mail": principal_name,
        "mobilePhone": None,
        "officeLocation": None,
        "preferredLanguage": None,
        "surname": surname or None,
        "userPrincipalName": principal_name,
        "accountEnabled": True,
        "createdDateTime": created,
        "deletedDateTime": None,
        "mailNickname": principal_name.partition("@")[0],
        "otherMails": [],
        "proxyAddresses": [f"SMTP:{principal_name}"],
        "userType": "Member",
    }


#: What ``GET /users/{id}`` answers without ``$select``.
USER_DEFAULTS = (
    "businessPhones",
    "displayName",
    "givenName",
    "jobTitle",
    "mail",
    "mobilePhone",
    "officeLocation",
    "preferredLanguage",
    "surname",
    "userPrincipalName",
    "id",
)
