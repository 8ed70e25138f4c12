# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Microsoft Graph and Exchange Online PowerShell: what they say when an application is set up."""

from __future__ import annotations

import typing as t

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules import Rule


def _graph(
    identifier: str,
    pattern: str,
    causes: t.Mapping[str, float],
    source: str,
    *,
    remedy: str = "",
    summary: str = "",
    **more: t.Any,
) -> Rule:
    return Rule(identifier, pattern, causes, "graph", source=source, remedy=remedy, summary=summary, **more)


GRAPH = (
    _graph(
        "R-01",
        r"permission entry already exists|permission being assigned already exists",
        {"already_granted": 0.95},
        "terraform-provider-azuread issues 681, 690",
    ),
    _graph(
        "R-10",
        r"another object with the same value for property (?P<property>\w{1,60})|Request_MultipleObjectsWithSameKeyValue",
        {"object_already_exists": 0.9, "already_granted": 0.4},
        "msgraph-bicep-types issue 202",
    ),
    _graph("R-17", r"application with name .{1,120} already exists", {"object_already_exists": 0.9}, "pnp/powershell"),
    _graph(
        "R-02",
        r"does not exist or one of its queried reference-property objects are not present|Directory_ObjectNotFound"
        r"|does not reference a valid application object|NoBackingApplicationObject",
        {"replication_delay": 0.7, "graph_object_not_found": 0.5},
        "azure-cli issue 23367; Microsoft365DSC issue 2276; msgraph-sdk-dotnet issue 3108",
        note="Right after the object was made it is replication; else the id is wrong (an application id in place of an object id).",
    ),
    _graph(
        "R-21",
        r"permission(?: \S{1,60})? (?:being assigned )?(?:was |is )?not found on (?:the )?(?:application|resource)"
        r"|does not exist on resource application|Permission_?NotFound|InvalidPermissionId",
        {"graph_permission_id_wrong": 0.93},
        "office-docs-powershell issue 8853",
        remedy="Name permissions instead of ids; m365.mail_oauth.permission_grant resolves them on each resource.",
    ),
    _graph(
        "R-22",
        r"Authorization_IdentityNotFound|identity of the calling application could not be established",
        {"caller_identity_missing": 0.95},
        "Microsoft Graph, error codes",
    ),
    _graph(
        "R-03",
        r"Authorization_RequestDenied|insufficient privileges to complete the operation",
        {"graph_insufficient_privileges": 0.93},
        "microsoft-graph-docs issues 3185, 6139; pulumi-azuread issue 246",
        remedy="Give the provisioning identity the application permission Application.ReadWrite.OwnedBy (or .All), for grants also "
        "DelegatedPermissionGrant.ReadWrite.All and AppRoleAssignment.ReadWrite.All, with admin consent; a person needs the role Cloud "
        "Application Administrator.",
    ),
    _graph(
        "R-04",
        r"TooManyAppPasswords|only add a maximum of \d{1,3} (?:passwords|encrypted credentials)",
        {"too_many_credentials": 0.95},
        "azure-cli issue 12946",
    ),
    _graph(
        "R-05",
        r"new password credentials must be generated (?:with|using) service actions",
        {"unsupported_property": 0.93},
        "azcollection issue 1372; microsoft-graph-docs-contrib issue 6386",
        remedy="Do not give the secret's value: call addPassword (m365.mail_oauth.application_credential), which makes one.",
    ),
    _graph(
        "R-06",
        r"updates to converged applications are not allowed in this version",
        {"unsupported_property": 0.93},
        "azcollection issue 1441",
        remedy="Use Microsoft Graph v1.0 (m365.mail_oauth.application) for applications that take personal accounts.",
    ),
    _graph(
        "R-07",
        r"KeyId is not supported",
        {"unsupported_property": 0.93},
        "azcollection issue 2248",
        remedy="Leave keyId out when the application is made.",
    ),
    _graph(
        "R-23",
        r"ServiceManagementReference",
        {"org_policy_requires_field": 0.93},
        "Microsoft Graph, application",
        remedy="Give the application a service management reference (an id of the owning team or service).",
    ),
    _graph(
        "R-08",
        r"credential type not allowed as per assigned policy(?: '(?P<policy>[^']{1,60})')?|CredentialTypeNotAllowed",
        {"org_policy_forbids_credential": 0.95},
        "azure-cli pull request 31215",
        remedy="Use a certificate or a federated credential (m365.mail_oauth.application_credential), or have the policy's owner exempt the "
        "application.",
    ),
    _graph(
        "R-09",
        r"credential lifetime exceeds the max value|CredentialInvalidLifetime",
        {"org_policy_forbids_credential": 0.95},
        "CIPP-API pull request 1970",
        remedy="Ask for a shorter lifetime (m365.mail_oauth.application_credential), as the tenant's app management policy wants it.",
    ),
    _graph(
        "R-24",
        r"CannotDeleteOrUpdateEnabledEntitlement|cannot be deleted or updated unless (?:it is )?disabled",
        {"entitlement_enabled": 0.95},
        "Microsoft Graph, application",
    ),
    _graph(
        "R-25",
        r"Directory_QuotaExceeded|directory object quota|resource quota .{0,60}exceeded",
        {"graph_quota_exceeded": 0.95},
        "Microsoft Entra, service limits",
    ),
    _graph(
        "R-11",
        r"write requests are only supported on contained entities",
        {"unsupported_property": 0.85},
        "Microsoft Graph docs issue 2690",
        remedy="Address the grant directly: DELETE /oauth2PermissionGrants/{{id}}",
    ),
    _graph(
        "R-13",
        r"invalid audience|token validation failure.{0,30}audience",
        {"wrong_audience": 0.93},
        "office-developer-exchange-docs issue 87",
        summary="A token for the mail servers, or for another resource, was sent to Microsoft Graph.",
        remedy="Ask for a token with scope https://graph.microsoft.com/.default for Graph; keep the Outlook token for the mail servers.",
    ),
    _graph(
        "R-12",
        r"access token (?:is )?(?:missing|empty) or malformed|access token is empty|InvalidAuthenticationToken|CompactToken parsing failed",
        {"token_rejected": 0.6, "wrong_audience": 0.5, "token_expired": 0.4},
        "azcollection issue 579",
        summary="Microsoft Graph does not take the token.",
        remedy="Send the bare access token of Microsoft Graph after Bearer, and a fresh one.",
    ),
    _graph(
        "R-20",
        r"requestedAccessTokenVersion",
        {"unsupported_property": 0.9},
        "reported; nobody has shown the whole text",
        remedy="Set api.requestedAccessTokenVersion to 2 before the application takes personal accounts (m365.mail_oauth.application does).",
        confidence="memory",
    ),
    _graph(
        "R-14",
        r"one or more propert(?:y|ies) values? specified (?:are|is) invalid|invalid value specified for property",
        {"unsupported_property": 0.9},
        "microsoft-graph-docs issue 4051; azure-cli issue 7955",
        remedy="Compare the properties with Microsoft Graph v1.0: isFallbackPublicClient, not allowPublicClient, for instance.",
    ),
    _graph(
        "R-15",
        r"identifier uri .{0,200}is invalid|InvalidIdentifierUri",
        {"unsupported_property": 0.9},
        "group-membership-management issue 12",
        remedy="Leave the identifier URI out, or use api://APPLICATION_ID.",
    ),
    _graph(
        "R-18s",
        r"\bErrorSendAsDenied\b",
        {"send_as_denied": 0.93},
        "issue trackers",
    ),
    _graph(
        "R-18",
        r"MailboxNotEnabledForRESTAPI|Default folder Root not found|\bErrorInvalidUser\b|\bErrorNonExistentMailbox\b",
        {"mailbox_not_found": 0.9},
        "issue trackers",
        remedy="Check the address, its Exchange Online licence, and whether the mailbox lives on premises.",
    ),
    _graph(
        "R-19",
        r"TooManyRequests|\b(?:HTTP|status|code)\b.{0,12}\b429\b|\A429\b|ApplicationThrottled|MailboxConcurrency",
        {"throttled": 0.93},
        "Microsoft Graph, throttling",
        remedy="Wait as many seconds as Retry-After says.",
        confidence="memory",
    ),
    _graph(
        "R-16",
        r"admin-consent.{0,200}(?:Bad Request|service unavailable)",
        {"wrong_flow": 0.75},
        "azure-cli issues 8912, 12797",
        summary="az ad app permission admin-consent calls an API of the portal, which takes no service principals.",
        remedy="Grant through Microsoft Graph: m365.mail_oauth.permission_grant.",
    ),
)

EXCHANGE = (
    Rule(
        "X-02",
        r"role assigned to application .{1,80}isn'?t supported in this scenario",
        {"admin_role_missing": 0.93},
        "exchange_powershell",
        source="Microsoft365DSC issues 4530, 6253",
    ),
    Rule(
        "X-01",
        r"(?:New|Get|Set|Remove|Add|Test)-\w{3,60}'? (?:is|was) not recognized|(?:is|was) not recognized as (?:the|a) "
        r"name of a cmdlet|CommandNotFoundException",
        {"admin_role_missing": 0.75, "client_misconfigured": 0.5},
        "exchange_powershell",
        source="Microsoft, Authenticate an IMAP, POP or SMTP connection using OAuth",
        note="Exchange shows only the cmdlets of the caller's roles: with the right role it is an old ExchangeOnlineManagement module.",
    ),
    Rule(
        "X-04",
        r"RBAC enabled application should not have direct SMTP permissions",
        {"unsupported_property": 0.6},
        "exchange_powershell",
        source="Microsoft, SMTP AUTH with application RBAC; SmtpClientDiag",
        summary="The application has both the Exchange role and the permission SMTP.SendAsApp, which exclude each other.",
        remedy="Remove SMTP.SendAsApp from the application and mint a new token.",
    ),
    Rule(
        "X-03",
        r"(?:ManagementObjectNotFound|couldn'?t be found|could not be found).{0,120}service ?principal|service "
        r"?principal.{0,160}(?:couldn'?t|could not|can'?t) be found",
        {"app_not_registered_in_exchange": 0.9},
        "exchange_powershell",
        source="Microsoft, Get-ServicePrincipal; pull requests 301, 332 of the page's repository",
    ),
    Rule(
        "X-06",
        r"ManagementObjectNotFound|RecipientNotFound|couldn'?t be found",
        {"mailbox_not_found": 0.8, "replication_delay": 0.4},
        "exchange_powershell",
        source="Exchange Online PowerShell",
    ),
    Rule(
        "X-05",
        r"may take (?:up to )?\d{1,3} (?:minutes|hours)",
        {"replication_delay": 0.8},
        "exchange_powershell",
        source="docs.bookyourpto.com",
        remedy="Wait for the change to spread (a quarter of an hour, for permissions up to an hour), then run the check again.",
    ),
)
