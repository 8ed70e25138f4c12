# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Microsoft Graph's answers mean: one table, asked by the client, by the loop that writes, and by the diagnosis.

A text says more than a status: the same 403 is a missing permission, a full object, a policy, or an application that is not known
everywhere yet. So the rows are tried first, in their order, and the status decides only where no row fits. Each row says where its text
was seen; ``terraform`` is hashicorp/terraform-provider-azuread at f0169e0e, ``hamilton`` manicminer/hamilton at be74f293, ``AAD Graph
table`` Microsoft's "Azure AD Graph API error codes and error handling", whose codes Graph still gives. Statuses:
https://learn.microsoft.com/graph/errors. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from .answer import Kind, one_line

#: The longest piece of Graph's own words that is repeated.
MAX_WORDS = 600
#: Codes inside an error (``details``, ``innerError``) that are looked at.
_MAX_CODES = 10


class Row(t.NamedTuple):
    """One text and what it means.

    ``pattern`` is looked for in code and message, with the codes of details. ``causes`` are names of the diagnosis with weights, the
    likeliest first. ``code`` is the collection's own name for it. ``look`` says that a write must look at what is there before it is
    sent again: it may have been done, or somebody else did it. ``only_own`` restricts the kind to writes about an object that was
    made just now and here; about another object the same text is ``other``.
    """

    id: str
    kind: Kind
    pattern: str
    causes: t.Mapping[str, float]
    source: str
    code: str = ""
    remedy: str = ""
    summary: str = ""
    note: str = ""
    look: bool = False
    only_own: bool = False
    other: Kind = Kind.FINAL
    #: seen: the source holds the text; code: public code matches it; memory: nobody has shown it yet.
    confidence: str = "seen"
    #: What Graph says, letter by letter.
    seen: tuple[str, ...] = ()


class Verdict(t.NamedTuple):
    """What an answer means for the one who asked; ``code`` and ``remedy`` may be empty, ``retry_after`` is in seconds."""

    kind: Kind
    code: str = ""
    remedy: str = ""
    look: bool = False
    retry_after: float | None = None
    row: str = ""


_WAIT = "Microsoft Entra ID does not know it everywhere yet: run again, which continues where this ended, or raise wait_timeout."

ROWS: tuple[Row, ...] = (
    # --- what is there already
    Row(
        "R-01",
        Kind.ALREADY_THERE,
        r"permission entry already exists|permission being assigned already exists|EntitlementGrant entry already exists",
        {"already_granted": 0.95},
        "terraform issues 681, 690; msgraph-bicep-types issue 161",
        look=True,
        seen=('{"error": {"code": "Request_MultipleObjectsWithSameKeyValue", "message": "Permission entry already exists."}}',),
    ),
    Row(
        "R-30",
        Kind.ALREADY_THERE,
        r"added object references already exist",
        {"object_already_exists": 0.9},
        "hamilton msgraph/applications.go:482; azure-cli recording test_app_owner",
        remedy="Nothing is to be done: it is an owner (or member) already.",
        look=True,
        seen=("One or more added object references already exist for the following modified properties: 'owners'.",),
    ),
    Row(
        "R-32",
        Kind.ALREADY_THERE,
        r"combination of issuer and subject must be unique",
        {"object_already_exists": 0.9},
        "azure-workload-identity issue 434",
        remedy="The application has a federated credential with that issuer and subject under another name: change or remove that one.",
        look=True,
        seen=(
            (
                '{"error": {"code": "InvalidFederatedIdentityCredentialValue", "message": "The combination of issuer '
                "and subject must be unique for the application. Issuer https://a.test and Subject: b already "
                'exist."}}'
            ),
        ),
    ),
    Row(
        "R-34",
        Kind.ALREADY_THERE,
        r"service principal name .{1,200}?is already (?:in use|present)|service principal .{1,80}can'?t be restored since one or more"
        r"|FederatedIdentityCredential with name .{1,200}?already exists",
        {"object_already_exists": 0.9},
        "CIPP issue 1142; intune-docs New-MgServicePrincipal note; azure-dev issue 1482",
        look=True,
        seen=(
            (
                "The service principal cannot be created, updated, or restored because the service principal name x "
                "is already in use."
            ),
        ),
    ),
    Row(
        "R-17",
        Kind.ALREADY_THERE,
        r"application with name .{1,120} already exists",
        {"object_already_exists": 0.9},
        "pnp/powershell",
        look=True,
        seen=("The application with name mailer already exists.",),
    ),
    Row(
        "R-10",
        Kind.ALREADY_THERE,
        r"another object with the same value for property (?P<property>\w{1,60})|Request_MultipleObjectsWithSameKeyValue|\bObjectConflict\b"
        r"|conflicting object with one or more of the specified property values",
        {"object_already_exists": 0.9, "already_granted": 0.4},
        "msgraph-bicep-types issue 202; hamilton odata/errors.go (ErrorConflictingObjectPresentInDirectory)",
        look=True,
        seen=("Another object with the same value for property uniqueName already exists.",),
    ),
    # --- what is not known everywhere yet
    Row(
        "R-26",
        Kind.PASSING,
        r"backing application of the service principal being created must (?:be )?in the local tenant",
        {"replication_delay": 0.8, "graph_insufficient_privileges": 0.6},
        "terraform service_principal_resource.go:475; hamilton msgraph/serviceprincipals.go:71; azure-cli role tests (Mock replication exceptions)",
        code="permission_missing",
        remedy="An application that was made a moment ago is not known everywhere yet: run again. For one of another tenant the identity needs "
        "Application.ReadWrite.All, for one of this tenant that it did not make it has to be an owner.",
        note="Right after the application was made it is replication. Else Application.ReadWrite.OwnedBy is not enough: the application is "
        "registered in another tenant, or the caller does not own it.",
        look=True,
        only_own=True,
        other=Kind.PRIVILEGE,
        seen=(
            (
                '{"error": {"code": "Authorization_RequestDenied", "message": "When using this permission, the '
                'backing application of the service principal being created must in the local tenant"}}'
            ),
        ),
    ),
    Row(
        "R-41",
        Kind.PASSING,
        r"cannot restore service ?principal without backing application",
        {"replication_delay": 0.65, "app_deleted": 0.55},
        "Microsoft support notes on soft-deleted service principals",
        remedy="Restore the application first (m365.mail_oauth.application does), then its service principal.",
        look=True,
        confidence="code",
        seen=("Cannot restore ServicePrincipal without backing Application 11111111-2222-4333-8444-555555555555",),
    ),
    Row(
        "R-27",
        Kind.PASSING,
        r"not a valid reference update",
        {"replication_delay": 0.7, "graph_object_not_found": 0.5},
        "terraform app_role_assignment_resource.go:131; hamilton msgraph/app_role_assignments.go:223; microsoft-graph-docs issue 20133",
        remedy=_WAIT,
        note="Right after the service principal was made it is replication; else the id is not a service principal's object id.",
        look=True,
        seen=('{"error": {"code": "Request_BadRequest", "message": "Not a valid reference update."}}',),
    ),
    Row(
        "R-28",
        Kind.PASSING,
        r"Error_MsaAppDoesNotExist|corresponding MSA application does not exist",
        {"replication_delay": 0.9},
        "terraform issue 1764, pull 1768",
        remedy="The part for personal accounts is made a little later: run again in some minutes.",
        seen=('{"error": {"code": "Error_MsaAppDoesNotExist", "message": "The corresponding MSA application does not exist."}}',),
    ),
    Row(
        "R-35",
        Kind.PASSING,
        r"no (?:password )?credential found with keyId|removed object references do not exist",
        {"replication_delay": 0.6, "graph_object_not_found": 0.5},
        "vault-plugin-secrets-azure client.go; hamilton msgraph/applications.go:531",
        note="Graph does not see what is to be removed: it is gone already, or was made a moment ago.",
        look=True,
        seen=("No password credential found with keyId '11111111-2222-4333-8444-555555555555'.",),
    ),
    Row(
        "R-43",
        Kind.PASSING,
        r"unable to read the company information|Directory_CompanyNotFound",
        {"replication_delay": 0.7, "idp_temporary_error": 0.6},
        "AAD Graph table; msgraph-bicep-types issue 193; public clients that try it again",
        remedy=_WAIT,
        look=True,
        seen=(
            (
                '{"error": {"code": "Directory_ObjectNotFound", "message": "Unable to read the company information '
                'from the directory."}}'
            ),
        ),
    ),
    Row(
        "R-02",
        Kind.PASSING,
        r"does not exist or one of its queried reference-property objects are not present|Directory_ObjectNotFound"
        r"|does not reference a valid application object|NoBackingApplicationObject",
        {"replication_delay": 0.7, "graph_object_not_found": 0.5},
        "azure-cli issue 23367; Microsoft365DSC issue 2276; msgraph-sdk-dotnet issue 3108; terraform applications, grants and service principals",
        note="Right after the object was made it is replication; else the id is wrong (an application id in place of an object id).",
        look=True,
        seen=(
            (
                '{"error": {"code": "Request_ResourceNotFound", "message": "Resource \'1\' does not exist or one of its '
                'queried reference-property objects are not present."}}'
            ),
        ),
    ),
    # --- what passes
    Row(
        "R-29",
        Kind.PASSING,
        r"ConcurrencyViolation|concurrent requests being made",
        {"idp_temporary_error": 0.9},
        "nais/azurerator issue 448; Microsoft Graph, known limits of concurrent writes",
        code="concurrent_change",
        summary="Another change to the same object, or to the tenant, was under way.",
        remedy="Run again in a minute, and change fewer things of one tenant at once.",
        seen=(
            (
                '{"error": {"code": "Directory_ConcurrencyViolation", "message": "Error due to concurrent requests '
                'being made to the tenant. Please wait briefly and retry."}}'
            ),
        ),
    ),
    Row(
        "R-36",
        Kind.PASSING,
        r"Directory_ReplicaUnavailable|Directory_BindingRedirection(?:InternalServerError)?\b|preferred replica is unavailable|\bServerBusy\b"
        r"|\bresource temporarily unavailable\b",
        {"idp_temporary_error": 0.9},
        "AAD Graph table; CIPP-API New-CIPPAzRestRequest.ps1:309",
        code="service_unavailable",
        summary="A part of Microsoft Entra ID is not available for the moment.",
        remedy="Run again in a minute.",
        confidence="code",
        seen=('{"error": {"code": "Directory_ReplicaUnavailable", "message": "The preferred replica is unavailable."}}',),
    ),
    Row(
        "R-19",
        Kind.THROTTLED,
        r"TooManyRequests|\b(?:HTTP|status|code)\b.{0,12}\b429\b|\A429\b|ApplicationThrottled|MailboxConcurrency|Request_Throttled|activityLimitReached",
        {"throttled": 0.93},
        "Microsoft Graph, throttling; AAD Graph table (503 Request_ThrottledTemporarily)",
        code="throttled",
        remedy="Wait as many seconds as Retry-After says; run fewer tenants at once, or raise wait_timeout.",
        confidence="memory",
        seen=('{"error": {"code": "TooManyRequests", "message": "Too many requests"}}',),
    ),
    # --- who may
    Row(
        "R-21",
        Kind.FINAL,
        r"permission(?: \S{1,60})? (?:being assigned )?(?:was |is )?not found on (?:the )?(?:application|resource)"
        r"|does not exist on resource application|Permission_?NotFound|InvalidPermissionId",
        {"graph_permission_id_wrong": 0.93},
        "office-docs-powershell issue 8853",
        remedy="Name permissions instead of ids; m365.mail_oauth.permission_grant resolves them on each resource.",
        seen=("Permission being assigned was not found on application '00000003-0000-0000-c000-000000000000'",),
    ),
    Row(
        "R-22",
        Kind.FINAL,
        r"Authorization_Identity(?:NotFound|Disabled)|identity of the calling application could not be established"
        r"|calling application principal is disabled",
        {"caller_identity_missing": 0.95},
        "Microsoft Graph, error codes; AAD Graph table",
        code="identity_missing",
        remedy="The bootstrap application (auth_client_id) has no service principal in this tenant, or it is disabled: an administrator of "
        "the tenant must consent to it first.",
        seen=(
            (
                '{"error": {"code": "Authorization_IdentityNotFound", "message": "The identity of the calling '
                'application could not be established."}}'
            ),
        ),
    ),
    # --- what is full
    Row(
        "R-04",
        Kind.FINAL,
        r"TooManyAppPasswords|only add a maximum of \d{1,3} (?:passwords|encrypted credentials)",
        {"too_many_credentials": 0.95},
        "azure-cli issue 12946",
        code="too_many_credentials",
        remedy="The application holds as many client secrets as it can: remove old ones first.",
        seen=(
            (
                '{"error": {"code": "TooManyAppPasswords", "message": "Not allowed to add 3 passwords. You can only '
                'add a maximum of 2 passwords."}}'
            ),
        ),
    ),
    Row(
        "R-37",
        Kind.FINAL,
        r"ResourceSizeExceeded|size of the object has exceeded its limit",
        {"too_many_credentials": 0.8, "graph_quota_exceeded": 0.6},
        "AAD Graph, extension values: 403 Directory_ResourceSizeExceeded",
        code="object_full",
        summary="The object holds as many values (credentials, permissions, redirect URIs) as it can.",
        remedy="The object holds as many values as it can: remove old credentials, redirect URIs or permissions first.",
        seen=(
            (
                '{"error": {"code": "Directory_ResourceSizeExceeded", "message": "The size of the object has exceeded '
                'its limit. Please reduce the number of values and retry your request."}}'
            ),
        ),
    ),
    Row(
        "R-25",
        Kind.FINAL,
        r"(?:Directory|Object|Resource)_?QuotaExceeded|directory object quota|resource quota .{0,60}exceeded",
        {"graph_quota_exceeded": 0.95},
        "Microsoft Entra, service limits",
        code="quota_exceeded",
        remedy="The tenant, or the bootstrap identity, holds as many objects as it may, soft-deleted ones included: delete some for good "
        "(state absent with purge), or give the identity an administrator's role.",
        seen=(
            (
                '{"error": {"code": "Directory_QuotaExceeded", "message": "The directory object quota limit for the '
                'Principal has been exceeded."}}'
            ),
        ),
    ),
    # --- what the tenant forbids
    Row(
        "R-08",
        Kind.POLICY,
        r"credential type not allowed as per assigned policy(?: '(?P<policy>[^']{1,60})')?|CredentialTypeNotAllowed",
        {"org_policy_forbids_credential": 0.95},
        "azure-cli pull request 31215",
        code="policy_refused",
        remedy="The tenant's app management policy bans this kind of credential. Use another one (a certificate or a federated identity), or "
        "have the policy's owner exempt this application.",
        seen=("Credential type not allowed as per assigned policy '11111111-2222-4333-8444-555555555555'.",),
    ),
    Row(
        "R-09",
        Kind.POLICY,
        r"credential lifetime exceeds the max value|CredentialInvalidLifetime",
        {"org_policy_forbids_credential": 0.95},
        "CIPP-API pull request 1970",
        code="policy_refused",
        remedy="The tenant's app management policy caps the lifetime of credentials: ask for a shorter one.",
        seen=("Credential lifetime exceeds the max value allowed as per assigned policy 11111111-2222-4333-8444-555555555555",),
    ),
    Row(
        "R-38",
        Kind.POLICY,
        r"SignInAudienceNotAllowed",
        {"unsupported_property": 0.6},
        "Microsoft Graph, app management policies",
        code="policy_refused",
        remedy="The tenant's app management policy does not allow this sign_in_audience: use AzureADMyOrg, or have the policy's owner exempt "
        "this application.",
        confidence="memory",
        seen=('{"error": {"code": "SignInAudienceNotAllowedAsPerAppPolicy", "message": "x"}}',),
    ),
    Row(
        "R-39",
        Kind.POLICY,
        r"AsPerAppPolicy|as per assigned policy",
        {"org_policy_forbids_credential": 0.7, "unsupported_property": 0.5},
        "public scripts that match the text for federated credentials",
        code="policy_refused",
        remedy="The tenant's app management policy forbids it: have the policy's owner exempt this application.",
        confidence="code",
        seen=('{"error": {"code": "OtherThingAsPerAppPolicy", "message": "x"}}',),
    ),
    Row(
        "R-23",
        Kind.POLICY,
        r"ServiceManagementReference",
        {"org_policy_requires_field": 0.93},
        "Microsoft Graph, application",
        code="policy_refused",
        remedy="Give the application a service management reference (an id of the owning team or service).",
        seen=("ServiceManagementReference field is required for Create, but is missing in the request.",),
    ),
    Row(
        "R-03",
        Kind.PRIVILEGE,
        r"Authorization_RequestDenied|insufficient privileges to complete the operation|\A(?:Forbidden|accessDenied)\b",
        {"graph_insufficient_privileges": 0.93},
        "microsoft-graph-docs issues 3185, 6139; pulumi-azuread issue 246",
        code="permission_missing",
        remedy="Give the provisioning identity the application permission Application.ReadWrite.OwnedBy (or .All), for grants also "
        "DelegatedPermissionGrant.ReadWrite.All and AppRoleAssignment.ReadWrite.All, with admin consent; a person needs the role Cloud "
        "Application Administrator.",
        seen=(
            '{"error": {"code": "Authorization_RequestDenied", "message": "Insufficient privileges to complete the operation."}}',
        ),
    ),
    # --- what the request gets wrong
    Row(
        "R-05",
        Kind.FINAL,
        r"new password credentials must be generated (?:with|using) service actions",
        {"unsupported_property": 0.93},
        "azcollection issue 1372; microsoft-graph-docs-contrib issue 6386",
        remedy="Do not give the secret's value: call addPassword (m365.mail_oauth.application_credential), which makes one.",
        seen=("New password credentials must be generated with service actions.",),
    ),
    Row(
        "R-06",
        Kind.FINAL,
        r"updates to converged applications are not allowed in this version",
        {"unsupported_property": 0.93},
        "azcollection issue 1441",
        remedy="Use Microsoft Graph v1.0 (m365.mail_oauth.application) for applications that take personal accounts.",
        seen=("Updates to converged applications are not allowed in this version.",),
    ),
    Row(
        "R-07",
        Kind.FINAL,
        r"KeyId is not supported",
        {"unsupported_property": 0.93},
        "azcollection issue 2248",
        remedy="Leave keyId out when the application is made.",
        seen=("KeyId is not supported",),
    ),
    Row(
        "R-24",
        Kind.FINAL,
        r"CannotDeleteOrUpdateEnabledEntitlement|cannot be deleted or updated unless (?:it is )?disabled",
        {"entitlement_enabled": 0.95},
        "Microsoft Graph, application; terraform applications.go:34 waits where it disabled the entry itself",
        seen=(
            (
                '{"error": {"code": "CannotDeleteOrUpdateEnabledEntitlement", "message": "Permission (scope or role) '
                'cannot be deleted or updated unless disabled first."}}'
            ),
        ),
    ),
    Row(
        "R-11",
        Kind.FINAL,
        r"write requests are only supported on contained entities",
        {"unsupported_property": 0.85},
        "Microsoft Graph docs issue 2690",
        remedy="Address the grant directly: DELETE /oauth2PermissionGrants/{{id}}",
        seen=("Write requests are only supported on contained entities",),
    ),
    Row(
        "R-13",
        Kind.FINAL,
        r"invalid audience|token validation failure.{0,30}audience",
        {"wrong_audience": 0.93},
        "office-developer-exchange-docs issue 87",
        code="token_refused",
        summary="A token for the mail servers, or for another resource, was sent to Microsoft Graph.",
        remedy="Ask for a token with scope https://graph.microsoft.com/.default for Graph; keep the Outlook token for the mail servers.",
        seen=(
            '{"error": {"code": "InvalidAuthenticationToken", "message": "Access token validation failure. Invalid audience."}}',
        ),
    ),
    Row(
        "R-12",
        Kind.FINAL,
        r"access token (?:is )?(?:missing|empty) or malformed|access token is empty|InvalidAuthenticationToken|CompactToken parsing failed"
        r"|Authentication_(?:ExpiredToken|Unauthorized|UnsupportedTokenType)",
        {"token_rejected": 0.6, "wrong_audience": 0.5, "token_expired": 0.4},
        "azcollection issue 579; AAD Graph table",
        code="token_refused",
        summary="Microsoft Graph does not take the token.",
        remedy="Check that cloud, authority, graph_url and tenant belong together, and this machine's clock; whoever sends a token by hand "
        "sends the bare access token of Microsoft Graph after Bearer, and a fresh one.",
        seen=("Access Token missing or malformed",),
    ),
    Row(
        "R-20",
        Kind.FINAL,
        r"requestedAccessTokenVersion",
        {"unsupported_property": 0.9},
        "reported; nobody has shown the whole text",
        remedy="Set api.requestedAccessTokenVersion to 2 before the application takes personal accounts (m365.mail_oauth.application does).",
        confidence="memory",
        seen=("Property api.requestedAccessTokenVersion is invalid.",),
    ),
    Row(
        "R-14",
        Kind.FINAL,
        r"one or more propert(?:y|ies) values? specified (?:are|is) invalid|invalid value specified for property",
        {"unsupported_property": 0.9},
        "microsoft-graph-docs issue 4051; azure-cli issue 7955",
        remedy="Compare the properties with Microsoft Graph v1.0: isFallbackPublicClient, not allowPublicClient, for instance.",
        seen=("One or more property values specified are invalid.",),
    ),
    Row(
        "R-15",
        Kind.FINAL,
        r"identifier uri .{0,200}is invalid|InvalidIdentifierUri",
        {"unsupported_property": 0.9},
        "group-membership-management issue 12",
        remedy="Leave the identifier URI out, or use api://APPLICATION_ID.",
        seen=("The application identifier uri 'https://x.test' is invalid.",),
    ),
    Row(
        "R-40",
        Kind.FINAL,
        r"InvalidFederatedIdentityCredentialValue",
        {"unsupported_property": 0.6, "org_policy_forbids_credential": 0.5},
        "public scripts: a tenant that allows only some issuers, an expression without the claims that Entra wants",
        remedy="Check issuer, subject and audience; some tenants allow federated credentials of certain issuers only.",
        confidence="code",
        seen=('{"error": {"code": "InvalidFederatedIdentityCredentialValue", "message": "lacks all required claims"}}',),
    ),
    Row(
        "R-42",
        Kind.FINAL,
        r"Request_UnsupportedQuery",
        {"unsupported_property": 0.7},
        "Microsoft Graph, advanced queries",
        code="unsupported",
        remedy="This cloud's Graph does not know the query: name the application by app_id.",
        seen=('{"error": {"code": "Request_UnsupportedQuery", "message": "x"}}',),
    ),
    # --- mail on Graph, and the portal's own API
    Row(
        "R-18s",
        Kind.FINAL,
        r"\bErrorSendAsDenied\b",
        {"send_as_denied": 0.93},
        "issue trackers",
        seen=(
            (
                '{"error": {"code": "ErrorSendAsDenied", "message": "The user account which was used to submit this '
                'request does not have the right to send mail on behalf of the specified sending account."}}'
            ),
        ),
    ),
    Row(
        "R-18",
        Kind.FINAL,
        r"MailboxNotEnabledForRESTAPI|Default folder Root not found|\bErrorInvalidUser\b|\bErrorNonExistentMailbox\b",
        {"mailbox_not_found": 0.9},
        "issue trackers",
        remedy="Check the address, its Exchange Online licence, and whether the mailbox lives on premises.",
        seen=(
            (
                '{"error": {"code": "MailboxNotEnabledForRESTAPI", "message": "The mailbox is either inactive, '
                'soft-deleted, or is hosted on-premise."}}'
            ),
        ),
    ),
    Row(
        "R-16",
        Kind.FINAL,
        r"admin-consent.{0,200}(?:Bad Request|service unavailable)",
        {"wrong_flow": 0.75},
        "azure-cli issues 8912, 12797",
        summary="az ad app permission admin-consent calls an API of the portal, which takes no service principals.",
        remedy="Grant through Microsoft Graph: m365.mail_oauth.permission_grant.",
        seen=("az ad app permission admin-consent: Bad Request",),
    ),
)

_COMPILED = tuple((row, re.compile(row.pattern, re.IGNORECASE)) for row in ROWS)

_PROXY = "Check graph_url, HTTPS_PROXY and NO_PROXY: a proxy, a captive portal or a filter answers in Microsoft Graph's place."
_TROUBLE = "Microsoft Graph is in trouble: see https://status.cloud.microsoft and run again."
_THROTTLED = "Graph throttles this application or tenant: run fewer tenants at once, or raise wait_timeout."

#: Not Graph's own: what stands between (RFC 9110 sections 15.4 and 15.5.8, RFC 6585 section 6).
NOT_THEIRS = Verdict(Kind.NOT_THEIRS, "not_graph", _PROXY)
_BY_STATUS: dict[int, Verdict] = {
    401: Verdict(Kind.FINAL, "token_refused", next(row.remedy for row in ROWS if row.id == "R-12")),
    # Azure CLI, Terraform (every 409 of PATCH /applications) and Graph's own advice: a conflict without a known reason is tried again.
    409: Verdict(Kind.PASSING, "conflict", "Something else changes the same object: run again in a minute.", look=True),
    423: Verdict(Kind.PASSING, "conflict", "The object is locked for the moment: run again in a minute."),
    # hamilton msgraph/client.go:168 and go-azure-sdk tries every one again.
    424: Verdict(Kind.PASSING, "service_unavailable", _TROUBLE),
    425: Verdict(Kind.PASSING, "service_unavailable", _TROUBLE),
    429: Verdict(Kind.THROTTLED, "throttled", _THROTTLED),
    507: Verdict(Kind.FINAL, "quota_exceeded", "The tenant's storage for this is full."),
    509: Verdict(Kind.THROTTLED, "throttled", _THROTTLED),
}
#: Statuses that mean the same without a body of Graph's: a gateway before it says them, too.
_WITHOUT_WORDS = frozenset({423, 424, 425, 429, 509})
#: Nobody can say of these whether a write was done.
_UNCERTAIN = frozenset({408, 500, 502, 503, 504})


def text_of(error: t.Any) -> str:
    """Return what an ``error`` object says on one line: its code, the codes inside it, its message; nothing is trusted to be of its type."""
    if not isinstance(error, dict):
        return ""
    codes = [*_codes(error)][:_MAX_CODES]
    return one_line(" ".join([*dict.fromkeys(codes), message_of(error)]), MAX_WORDS + 200)


def message_of(error: t.Mapping[str, t.Any]) -> str:
    """Return an error's message on one line; the older Graph wraps it in an object with the language."""
    message = error.get("message")
    if isinstance(message, dict):
        message = message.get("value")
    return one_line(message, MAX_WORDS) if isinstance(message, str) else ""


def _codes(error: t.Any, depth: int = 0) -> t.Iterator[str]:
    if not isinstance(error, dict) or depth > _MAX_CODES:
        return
    if isinstance(error.get("code"), str):
        yield error["code"]
    details = error.get("details")
    for detail in details if isinstance(details, list) else [details]:
        yield from _codes(detail, depth + 1)
    yield from _codes(error.get("innerError") or error.get("innererror"), depth + 1)


def find(text: str) -> Row | None:
    """Return the row that a text fits, or None."""
    return next((row for row, pattern in _COMPILED if pattern.search(text)), None)


def judge(
    status: int, error: t.Any, *, writes: bool, readable: bool = True, own: bool = True, retry_after: float | None = None
) -> Verdict:
    """Say what an answer means. ``error`` is its ``error`` object (None when there is none).

    ``readable`` is False for a body that is not what Graph sends for the request: no JSON, or without what was asked for. ``writes``
    tells a change from a reading, ``own`` an object that was made here just now from others.
    """
    verdict = _judge(status, error, writes, readable, own)
    if retry_after is not None and verdict.kind in (Kind.PASSING, Kind.THROTTLED, Kind.UNCERTAIN):
        verdict = verdict._replace(retry_after=retry_after)
    return verdict


def _judge(status: int, error: t.Any, writes: bool, readable: bool, own: bool) -> Verdict:
    if 200 <= status < 300:
        if readable:
            return Verdict(Kind.GOOD)
        # The write arrived, and what became of it cannot be read; a reading may be cut off once and be whole the next time.
        return NOT_THEIRS._replace(kind=Kind.UNCERTAIN, look=True) if writes else NOT_THEIRS._replace(kind=Kind.PASSING)
    row = find(text_of(error)) if isinstance(error, dict) else None
    return _of_status(status, writes, readable) if row is None else _of_row(row, status, writes, own)


def _of_status(status: int, writes: bool, readable: bool) -> Verdict:
    if status in _UNCERTAIN:
        return _trouble(status, writes)
    if status in _BY_STATUS and (readable or status in _WITHOUT_WORDS):
        return _BY_STATUS[status]
    if not readable or status < 400 or status in (407, 511):
        return NOT_THEIRS
    if status in (404, 410):
        return Verdict(Kind.PASSING, remedy=_WAIT, look=True) if writes else Verdict(Kind.FINAL, "not_found")
    return _trouble(status, writes) if status > 500 else Verdict(Kind.FINAL)


def _of_row(row: Row, status: int, writes: bool, own: bool) -> Verdict:
    kind = row.kind
    if row.only_own:
        return (
            Verdict(kind, remedy=_WAIT, look=row.look, row=row.id)
            if own
            else Verdict(row.other, row.code, row.remedy, row=row.id)
        )
    if not writes and status in (404, 410) and row.id == "R-02":
        return Verdict(Kind.FINAL, "not_found", row=row.id)
    return Verdict(kind, row.code, row.remedy, row.look, row=row.id)


def _trouble(status: int, writes: bool) -> Verdict:
    code = "timeout" if status == 408 else "service_unavailable"
    return Verdict(Kind.UNCERTAIN if writes else Kind.PASSING, code, _TROUBLE, look=writes)
