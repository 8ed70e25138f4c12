# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Graph's contract says beyond the types of msgraph-sdk's models: data for ``graph_contract``."""

from __future__ import annotations

#: Properties that the metadata calls strings although only these values exist.
VALUES: dict[tuple[str, str], frozenset[str]] = {
    ("Application", "signInAudience"): frozenset(
        {"AzureADMyOrg", "AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount"}
    ),
    ("AppRole", "allowedMemberTypes"): frozenset({"User", "Application"}),
    ("AppRoleAssignment", "principalType"): frozenset({"User", "Group", "ServicePrincipal"}),
    ("KeyCredential", "type"): frozenset({"AsymmetricX509Cert", "X509CertAndPassword"}),
    ("KeyCredential", "usage"): frozenset({"Verify", "Sign"}),
    ("OAuth2PermissionGrant", "consentType"): frozenset({"AllPrincipals", "Principal"}),
    ("PermissionScope", "type"): frozenset({"User", "Admin"}),
    ("ResourceAccess", "type"): frozenset({"Scope", "Role"}),
    ("ServicePrincipal", "servicePrincipalType"): frozenset({"Application", "Legacy", "ManagedIdentity", "SocialIdp"}),
}

#: Properties that v1.0 answers although its metadata, and so the SDK's model, lacks them: the kind of value.
UNMODELLED: dict[tuple[str, str], str] = {("ServicePrincipal", "createdDateTime"): "datetime"}

#: Strings of the metadata that are GUIDs.
GUIDS = frozenset(
    {
        *(("Application", name) for name in ("id", "appId", "createdByAppId", "applicationTemplateId")),
        *(("ServicePrincipal", name) for name in ("id", "appId", "createdByAppId", "applicationTemplateId")),
        *(("OAuth2PermissionGrant", name) for name in ("clientId", "principalId", "resourceId")),
        ("RequiredResourceAccess", "resourceAppId"),
        ("FederatedIdentityCredential", "id"),
        ("User", "id"),
        ("Organization", "id"),
        ("InnerError", "request-id"),
        ("InnerError", "client-request-id"),
    }
)

#: Keys that Graph sends in every full answer (its documentation's answers and captured ones), null or not.
ALWAYS: dict[str, frozenset[str]] = {
    "Application": frozenset(
        {
            *("id", "appId", "deletedDateTime", "applicationTemplateId", "createdDateTime", "displayName", "description"),
            *("groupMembershipClaims", "identifierUris", "isDeviceOnlyAuthSupported", "isFallbackPublicClient", "notes"),
            *(
                "publisherDomain",
                "signInAudience",
                "tags",
                "tokenEncryptionKeyId",
                "uniqueName",
                "optionalClaims",
                "addIns",
                "api",
            ),
            *("appRoles", "info", "keyCredentials", "parentalControlSettings", "passwordCredentials", "publicClient"),
            *("requiredResourceAccess", "samlMetadataUrl", "web", "spa", "serviceManagementReference", "verifiedPublisher"),
            *("disabledByMicrosoftStatus", "certification", "requestSignatureVerification", "servicePrincipalLockConfiguration"),
        }
    ),
    "ServicePrincipal": frozenset(
        {
            *("id", "appId", "deletedDateTime", "accountEnabled", "alternativeNames", "appDisplayName", "appDescription"),
            *("appOwnerOrganizationId", "appRoleAssignmentRequired", "description", "displayName", "homepage"),
            *(
                "createdDateTime",
                "loginUrl",
                "logoutUrl",
                "notes",
                "notificationEmailAddresses",
                "replyUrls",
                "servicePrincipalNames",
                "tags",
            ),
            *("servicePrincipalType", "signInAudience", "addIns", "appRoles", "info", "keyCredentials", "oauth2PermissionScopes"),
            *("passwordCredentials", "resourceSpecificApplicationPermissions", "verifiedPublisher", "disabledByMicrosoftStatus"),
            *(
                "preferredSingleSignOnMode",
                "preferredTokenSigningKeyThumbprint",
                "samlSingleSignOnSettings",
                "tokenEncryptionKeyId",
            ),
        }
    ),
    "OAuth2PermissionGrant": frozenset({"id", "clientId", "consentType", "principalId", "resourceId", "scope"}),
    "AppRoleAssignment": frozenset(
        {
            *("id", "deletedDateTime", "appRoleId", "createdDateTime", "principalDisplayName", "principalId", "principalType"),
            *("resourceDisplayName", "resourceId"),
        }
    ),
    "PasswordCredential": frozenset(
        {"customKeyIdentifier", "displayName", "endDateTime", "hint", "keyId", "secretText", "startDateTime"}
    ),
    "KeyCredential": frozenset(
        {"customKeyIdentifier", "displayName", "endDateTime", "key", "keyId", "startDateTime", "type", "usage"}
    ),
    "FederatedIdentityCredential": frozenset({"id", "name", "issuer", "subject", "description", "audiences"}),
    "User": frozenset({"id", "businessPhones", "displayName", "givenName", "jobTitle", "mail", "surname", "userPrincipalName"}),
    "Organization": frozenset({"id", "displayName", "verifiedDomains", "tenantType", "assignedPlans"}),
    "ApiApplication": frozenset(
        {
            "acceptMappedClaims",
            "knownClientApplications",
            "requestedAccessTokenVersion",
            "oauth2PermissionScopes",
            "preAuthorizedApplications",
        }
    ),
    "WebApplication": frozenset({"homePageUrl", "logoutUrl", "redirectUris", "implicitGrantSettings"}),
    "PublicClientApplication": frozenset({"redirectUris"}),
    "SpaApplication": frozenset({"redirectUris"}),
    "RequiredResourceAccess": frozenset({"resourceAppId", "resourceAccess"}),
    "ResourceAccess": frozenset({"id", "type"}),
    "PermissionScope": frozenset(
        {
            *("adminConsentDescription", "adminConsentDisplayName", "id", "isEnabled", "type", "userConsentDescription"),
            *("userConsentDisplayName", "value"),
        }
    ),
    "AppRole": frozenset({"allowedMemberTypes", "description", "displayName", "id", "isEnabled", "value"}),
    "ODataError": frozenset({"error"}),
    "MainError": frozenset({"code", "message", "innerError"}),
    "InnerError": frozenset({"date", "request-id", "client-request-id"}),
}

#: Keys without which a body that creates something is refused.
NEEDED: dict[str, frozenset[str]] = {
    "Application": frozenset({"displayName"}),
    "ServicePrincipal": frozenset({"appId"}),
    "OAuth2PermissionGrant": frozenset({"clientId", "consentType", "resourceId", "scope"}),
    "AppRoleAssignment": frozenset({"principalId", "resourceId", "appRoleId"}),
    "FederatedIdentityCredential": frozenset({"name", "issuer", "subject", "audiences"}),
}
#: Keys that the service sets; no body may carry them.
READ_ONLY: dict[str, frozenset[str]] = {
    "Application": frozenset(
        {
            *(
                "id",
                "appId",
                "createdDateTime",
                "deletedDateTime",
                "publisherDomain",
                "verifiedPublisher",
                "applicationTemplateId",
            ),
            *("certification", "createdByAppId", "disabledByMicrosoftStatus"),
        }
    ),
    "ServicePrincipal": frozenset(
        {"id", "appDisplayName", "appOwnerOrganizationId", "createdDateTime", "deletedDateTime", "signInAudience"}
    ),
    "OAuth2PermissionGrant": frozenset({"id"}),
    "AppRoleAssignment": frozenset(
        {"id", "createdDateTime", "deletedDateTime", "principalDisplayName", "principalType", "resourceDisplayName"}
    ),
    "FederatedIdentityCredential": frozenset({"id"}),
    "PasswordCredential": frozenset({"secretText", "hint"}),
}

ENTITIES: tuple[tuple[str, str, bool], ...] = (
    # path (lower case, ids as {}), model, whether an answer without an id is a collection
    ("/applications", "application.Application", True),
    ("/applications/{}", "application.Application", False),
    ("/applications/{}/owners", "directory_object.DirectoryObject", True),
    ("/applications/{}/owners/$ref", "string_collection_response.StringCollectionResponse", False),
    ("/applications/{}/addpassword", "password_credential.PasswordCredential", False),
    ("/applications/{}/addkey", "key_credential.KeyCredential", False),
    ("/applications/{}/federatedidentitycredentials", "federated_identity_credential.FederatedIdentityCredential", True),
    ("/applications/{}/federatedidentitycredentials/{}", "federated_identity_credential.FederatedIdentityCredential", False),
    ("/serviceprincipals", "service_principal.ServicePrincipal", True),
    ("/serviceprincipals/{}", "service_principal.ServicePrincipal", False),
    ("/serviceprincipals/{}/addpassword", "password_credential.PasswordCredential", False),
    ("/serviceprincipals/{}/addkey", "key_credential.KeyCredential", False),
    ("/serviceprincipals/{}/owners", "directory_object.DirectoryObject", True),
    ("/serviceprincipals/{}/ownedobjects", "directory_object.DirectoryObject", True),
    ("/serviceprincipals/{}/oauth2permissiongrants", "o_auth2_permission_grant.OAuth2PermissionGrant", True),
    ("/serviceprincipals/{}/approleassignedto", "app_role_assignment.AppRoleAssignment", True),
    ("/serviceprincipals/{}/approleassignments", "app_role_assignment.AppRoleAssignment", True),
    ("/serviceprincipals/{}/approleassignedto/{}", "app_role_assignment.AppRoleAssignment", False),
    ("/serviceprincipals/{}/approleassignments/{}", "app_role_assignment.AppRoleAssignment", False),
    ("/oauth2permissiongrants", "o_auth2_permission_grant.OAuth2PermissionGrant", True),
    ("/oauth2permissiongrants/{}", "o_auth2_permission_grant.OAuth2PermissionGrant", False),
    ("/directoryobjects/getbyids", "directory_object.DirectoryObject", True),
    ("/users", "user.User", True),
    ("/users/{}", "user.User", False),
    ("/users/{}/oauth2permissiongrants", "o_auth2_permission_grant.OAuth2PermissionGrant", True),
    ("/users/{}/ownedobjects", "directory_object.DirectoryObject", True),
    ("/me", "user.User", False),
    ("/me/oauth2permissiongrants", "o_auth2_permission_grant.OAuth2PermissionGrant", True),
    ("/organization", "organization.Organization", True),
    ("/organization/{}", "organization.Organization", False),
    ("/domains", "domain.Domain", True),
    ("/domains/{}", "domain.Domain", False),
    ("/directoryobjects/{}", "directory_object.DirectoryObject", False),
    ("/directory/deleteditems/application", "application.Application", True),
    ("/directory/deleteditems/serviceprincipal", "service_principal.ServicePrincipal", True),
    ("/directory/deleteditems/{}", "directory_object.DirectoryObject", False),
    ("/directory/deleteditems/{}/restore", "directory_object.DirectoryObject", False),
    (
        "/policies/identitysecuritydefaultsenforcementpolicy",
        "identity_security_defaults_enforcement_policy.IdentitySecurityDefaultsEnforcementPolicy",
        False,
    ),
    ("/policies/authorizationpolicy", "authorization_policy.AuthorizationPolicy", False),
    ("/policies/defaultappmanagementpolicy", "tenant_app_management_policy.TenantAppManagementPolicy", False),
    ("/subscribedskus", "subscribed_sku.SubscribedSku", True),
)

ACTION_BODIES: dict[str, tuple[frozenset[str], dict[str, str]]] = {
    # last segment -> keys that must be there, keys with their model
    "addpassword": (frozenset(), {"passwordCredential": "password_credential.PasswordCredential"}),
    "removepassword": (frozenset({"keyId"}), {"keyId": "guid"}),
    "addkey": (
        frozenset({"keyCredential", "proof"}),
        {"keyCredential": "key_credential.KeyCredential", "passwordCredential": "", "proof": "str"},
    ),
    "removekey": (frozenset({"keyId", "proof"}), {"keyId": "guid", "proof": "str"}),
    "restore": (frozenset(), {}),
    "getbyids": (frozenset({"ids"}), {"ids": "", "types": ""}),
    "$ref": (frozenset({"@odata.id"}), {"@odata.id": "str"}),
}


#: Keys whose value is never null in an answer.
NEVER_NULL = frozenset(
    (owner, name)
    for owner in ("Application", "ServicePrincipal", "OAuth2PermissionGrant", "AppRoleAssignment", "User")
    for name in ("id", "appId", "displayName", "clientId", "resourceId", "consentType", "scope", "principalType")
    if (owner, name) != ("AppRoleAssignment", "displayName")
)


#: Segments after which an id comes.
KEYED = frozenset(
    {
        *("applications", "serviceprincipals", "oauth2permissiongrants", "users", "organization", "domains", "directoryobjects"),
        *("deleteditems", "federatedidentitycredentials", "approleassignedto", "approleassignments", "owners"),
    }
)
