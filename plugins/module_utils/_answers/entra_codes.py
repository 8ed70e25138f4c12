# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Entra's error numbers (AADSTS) by what they mean for a mail login. Data only; runs on Python 3.8."""

from __future__ import annotations

import typing as t

from .answer import Kind

SIGN_IN_AGAIN = "Sign the user in again (m365.mail_oauth.sign_in)."
#: Causes that go when the person signs in.
SIGN_IN_MENDS = frozenset(
    {"refresh_token_expired", "refresh_token_revoked", "reauth_required", "mfa_required", "interactive_challenge_required"}
)
_RUN_OUT = "The refresh token has run out; it lives 90 days without use."
_KEEP_ROTATED = "Sign the user in again (m365.mail_oauth.sign_in), and have the program keep the new refresh token that comes with each refresh."
_SIGN_IN_LOG = "Look up the correlation id in the Entra sign-in log."


class Group(t.NamedTuple):
    """Numbers that mean the same. ``also`` are further candidates; ``memory`` are numbers that no source has shown with their text; ``vague``
    is what only says that something of the request is wrong, and not whether a setting, a stored value or the program is at fault."""

    cause: str
    codes: tuple[int, ...]
    summary: str
    remedy: str
    also: tuple[str, ...] = ()
    memory: tuple[int, ...] = ()
    confirm: str = ""
    source: str = ""
    kind: Kind = Kind.FINAL
    vague: bool = False


GROUPS: tuple[Group, ...] = (
    # --- consent and scopes
    Group(
        "consent_missing",
        (65001, 65004, 90094, 90095),
        "Nobody consented to the application's use of the mail permissions.",
        "Grant admin consent (m365.mail_oauth.permission_grant); look at the resource of the grant, the mail permissions exist on Microsoft "
        "Graph and on Office 365 Exchange Online.",
        confirm="GET /servicePrincipals(appId='APPLICATION_ID')/oauth2PermissionGrants",
    ),
    Group(
        "consent_missing",
        (65005, 650056, 650057, 90008, 90009),
        "The application does not declare the permissions that it asks for, or they were never consented to.",
        "Declare them on the application (m365.mail_oauth.application), then grant admin consent (m365.mail_oauth.permission_grant).",
        also=("graph_permission_id_wrong",),
    ),
    Group(
        "consent_missing",
        (65002,),
        "The client id is Microsoft's own, and that application may not use the mail resource.",
        "Register an application of your own (m365.mail_oauth.application) and use its client id.",
    ),
    Group(
        "consent_missing",
        (90099,),
        "A partner's application is not authorised in this tenant.",
        "Have it consented to in the tenant before delegated administrators use it.",
        also=("app_not_found_in_tenant",),
    ),
    Group(
        "graph_permission_id_wrong",
        (65006, 650053),
        "The permission asked for does not exist on that resource, or is declared under the wrong one.",
        "Ask for scopes by their full names, and declare permissions by name (m365.mail_oauth.application resolves their ids).",
    ),
    Group(
        "multi_resource_scope",
        (700022, 28000),
        "The scopes of one request belong to several resources.",
        "Ask for full scope strings of one resource, such as https://outlook.office.com/IMAP.AccessAsUser.All; make two requests for two "
        "resources.",
    ),
    Group(
        "wrong_audience",
        (70011, 28002, 28003, 700023),
        "A scope is not valid for this kind of token, or it is malformed.",
        "Ask for full scope strings of the mail resource with a user's token, and for .default alone with the application's own; no line "
        "breaks in between.",
        also=("multi_resource_scope", "graph_permission_id_wrong"),
        memory=(1002012,),
    ),
    Group(
        "protocol_disabled",
        (50105,),
        "The user is not assigned to the application, which requires an assignment.",
        "Assign the user or a group to the enterprise application, or turn off its assignment requirement.",
    ),
    # --- tenant, cloud, kind of account
    Group(
        "wrong_tenant",
        (90002, 900023, 90023, 900021, 50049, 50128, 90019, 5000224, 50059, 700005, 7000012),
        "There is no such tenant in this cloud, or the request does not say which.",
        "Check the option tenant (an id or a verified domain; not an address, not common) and the option cloud.",
        also=("wrong_cloud", "account_type_mismatch"),
        source="Microsoft Entra authentication and authorization error codes; zammad-admin-documentation; CIPP; MSAL-py issues 141, 545",
    ),
    Group(
        "wrong_cloud",
        (90038, 900382, 900432, 90051),
        "The tenant lives in another national cloud.",
        "Set the option cloud to the tenant's cloud (gcc_high, dod, china).",
        also=("wrong_tenant",),
    ),
    Group(
        "account_type_mismatch",
        (50020, 16000, 50034, 50014, 51004, 16003, 50177, 90072, 50194, 9002331, 9002332, 500208, 90027),
        "The account does not belong to the tenant, or to the kind of accounts (work, personal) that application and tenant accept.",
        "Check tenant and user; personal accounts need cloud: consumer and an application whose sign_in_audience includes them, work "
        "accounts the tenant's own id.",
        also=("account_deleted", "wrong_tenant"),
        memory=(500200, 500201),
    ),
    Group(
        "account_deleted",
        (500341,),
        "The user account was deleted from the tenant.",
        "Choose another account, or have it restored in Entra.",
    ),
    Group(
        "conditional_access_block",
        (500021, 500022, 500212, 500213),
        "A tenant restriction or a cross-tenant policy refuses the sign-in: often a proxy on the way adds Restrict-Access-To-Tenants.",
        "Sign in from a network without that proxy, or have the tenant added to its list or to the cross-tenant access settings.",
        also=("captive_or_inspecting_proxy",),
        kind=Kind.POLICY,
    ),
    # --- the application
    Group(
        "app_not_found_in_tenant",
        (700016, 70001, 700011, 7000229),
        "The tenant knows no application of this client id.",
        "Check client_id, tenant and cloud, and that the application has a service principal in the tenant; one made seconds ago may need a "
        "minute to be known everywhere.",
        also=("app_deleted", "wrong_tenant"),
        confirm="GET /servicePrincipals(appId='APPLICATION_ID')",
    ),
    Group(
        "app_disabled",
        (7000112,),
        "The application is disabled in the tenant.",
        "Enable its service principal: <shell>az ad sp update --id APPLICATION_ID --set accountEnabled=true</shell>",
    ),
    Group(
        "resource_disabled",
        (650052, 500011, 650054),
        "The mail resource (Office 365 Exchange Online) is missing or disabled in the tenant.",
        "Check that the tenant has an Exchange Online plan, and that cloud and the scope's host are right.",
        memory=(500014,),
    ),
    Group(
        "replication_delay",
        (650051,),
        "The service principal is being made at this moment.",
        "Wait a minute and run it again: what was made just now is not known everywhere yet.",
        source="CIPP, Get-NormalizedError",
        kind=Kind.PASSING,
    ),
    Group(
        "redirect_uri_mismatch",
        (50011, 500113, 900971, 70004, 500112),
        "The redirect URI of the request is not registered for the application.",
        "Register the very same URI (scheme, host, port, path, slash at the end) on the right platform (m365.mail_oauth.application, "
        "redirect_uris).",
    ),
    Group(
        "client_secret_wrong",
        (7000215, 70002),
        "The client secret is not the right one.",
        "Give the secret's value, not its id, of this very application, URL-encoded where it goes into a form; a secret made seconds ago "
        "may need a minute.",
    ),
    Group(
        "client_secret_wrong",
        (700027, 700030, 50012),
        "The application's certificate is not the registered one.",
        "Give the certificate that is registered (compare thumbprints), or register this one (m365.mail_oauth.application_credential); one "
        "registered minutes ago may need some more.",
        also=("clock_skew",),
    ),
    Group(
        "client_secret_wrong",
        (70021, 700211, 700212, 700213, 7002138),
        "No federated credential of the application fits the token that was shown.",
        "Copy issuer, subject and audience from that token exactly into the federated credential (m365.mail_oauth.federated_credential); "
        "the subject is case-sensitive.",
        source="azure/login issues 379, 453, 482, 515",
    ),
    Group(
        "client_secret_expired",
        (7000222,),
        "The application's client secret has expired.",
        "Make a new one (m365.mail_oauth.application_credential) and give it to the program.",
    ),
    Group(
        "client_secret_missing",
        (7000218, 7000216),
        "The application is registered as a confidential client and no credential was sent.",
        "Allow public client flows (m365.mail_oauth.application with public_client: true) and register the redirect URI for mobile and "
        "desktop applications, or give client_secret.",
    ),
    Group(
        "clock_skew",
        (700024, 500133),
        "The assertion is not valid at this time: the clock is wrong, or it was made too early.",
        "Set this machine's clock (NTP); in CI make the token right before it is used.",
        source="azure/login issue 180",
    ),
    Group(
        "wrong_flow",
        (700025, 7000219, 7000113, 9001023, 90010, 90124, 90130, 700229, 70003, 501481, 50147, 501491),
        "The application, or the tenant given, does not allow this kind of token request.",
        "A public client sends no client_secret; a token of the application itself needs one, and a concrete tenant instead of common or "
        "consumers; a code is redeemed with the code_verifier of the same sign-in.",
        memory=(9002325, 9002326, 9002327),
    ),
    Group(
        "authorization_code_expired",
        (54005,),
        "The authorization code was redeemed already.",
        "Start the sign-in anew, in one browser tab, and do not reload the last page.",
    ),
    Group(
        "unsupported_property",
        (900144, 90014, 90100, 9002313, 900561),
        "The token endpoint finds a parameter of the request missing or wrong.",
        "Check client_id, tenant, scopes and the address of the token endpoint; it takes POST alone.",
        also=("client_misconfigured", "wrong_flow"),
        vague=True,
    ),
    # --- refresh tokens and sessions
    # Of these alone Microsoft says that the very token has run out (ExpiredOrRevokedGrant...) or was revoked (FreshTokenNeeded). The others
    # name a session, a policy or an assertion, and MSAL keeps a refresh token that was refused, as "the RT could still be useful".
    Group(
        "refresh_token_expired",
        (700082, 70008, 700081, 700084),
        _RUN_OUT,
        _KEEP_ROTATED,
        also=("authorization_code_expired",),
        kind=Kind.DEAD_TOKEN,
    ),
    Group(
        "refresh_token_expired",
        (7000821,),
        _RUN_OUT,
        _KEEP_ROTATED,
        also=("authorization_code_expired",),
        kind=Kind.INTERACTION,
    ),
    Group(
        "refresh_token_revoked",
        (50173,),
        "The refresh token was revoked, by an administrator or the user, or with the user's password.",
        SIGN_IN_AGAIN,
        kind=Kind.DEAD_TOKEN,
    ),
    Group(
        "refresh_token_revoked",
        (50132, 50133, 50013, 70000, 70002001),
        "The refresh token is no longer accepted: revoked, used up, or the user's password was changed. For a personal account it can also "
        "mean that consent is missing.",
        SIGN_IN_AGAIN,
        also=("consent_missing",),
        kind=Kind.INTERACTION,
    ),
    Group(
        "reauth_required",
        (70043, 70044, 50058, 16001, 70046, 50089, 50085),
        "A policy on how long a sign-in lasts asks for a new one.",
        "Sign the user in again (m365.mail_oauth.sign_in); exempt the application from the sign-in frequency of Conditional Access, or use "
        "an application without a user.",
        source="Microsoft Entra authentication and authorization error codes; email-oauth2-proxy issue 181",
        kind=Kind.INTERACTION,
    ),
    Group(
        "device_code_pending",
        (70016,),
        "Nobody has entered the device code yet: this is the ordinary answer while it is waited for.",
        "Open the address, enter the code and sign in; the program goes on asking.",
        source="Microsoft identity platform and the OAuth 2.0 device authorization grant flow; azure-sdk-for-js and -python recordings",
        kind=Kind.PENDING,
    ),
    Group(
        "device_code_expired",
        (70018, 70019, 90119, 90120),
        "The device code was not used in time, is unknown or was used up.",
        "Run the sign-in again and enter the new code.",
    ),
    # --- policies
    Group(
        "mfa_required",
        (50076, 50074, 50079, 50072, 50078, 500121, 53010),
        "The user has to pass multi-factor authentication, or to register for it.",
        "Sign in interactively with m365.mail_oauth.sign_in and pass it there; tokens of the application itself are not affected.",
        kind=Kind.INTERACTION,
    ),
    Group(
        "interactive_challenge_required",
        (50140, 50142, 50143, 50125, 50199, 16002, 50158, 50127),
        "The user has to pass a page in a browser (terms of use, another provider's check, a new password).",
        SIGN_IN_AGAIN,
        kind=Kind.INTERACTION,
    ),
    Group(
        "device_not_compliant",
        (53000, 53001, 530003, 50097, 50129, 50131, 50005, 135011),
        "A Conditional Access policy wants a compliant or registered device.",
        "Sign in on a managed device with method authorization_code (a device code never proves the device), or exclude the application "
        "from that policy; the sign-in log holds the correlation id.",
        also=("conditional_access_block",),
        confirm=_SIGN_IN_LOG,
        kind=Kind.POLICY,
    ),
    Group(
        "app_protection_policy_required",
        (53002, 53005, 53009, 530021),
        "A Conditional Access policy wants an approved application, or one under an Intune app-protection policy; a mail program is none.",
        "Exclude the application from that policy.",
        also=("conditional_access_block",),
        confirm=_SIGN_IN_LOG,
        kind=Kind.POLICY,
    ),
    Group(
        "token_protection_required",
        (),
        "A Conditional Access policy wants tokens that are bound to a device, which mail programs cannot have.",
        "Exclude the application from token protection.",
        also=("conditional_access_block",),
        memory=(530084,),
        confirm=_SIGN_IN_LOG,
        kind=Kind.POLICY,
    ),
    Group(
        "conditional_access_block",
        (53003, 530032, 530036),
        "A Conditional Access policy refuses the sign-in; device code sign-in can be refused as such.",
        "Have the administrator look up the correlation id in the sign-in log, and exclude the application, the user or the place, or allow the "
        "device code flow for this application; where only that flow is refused, use method authorization_code.",
        confirm=_SIGN_IN_LOG,
        kind=Kind.POLICY,
    ),
    Group(
        "security_defaults_block",
        (530035,),
        "The tenant's security defaults refuse the sign-in.",
        "Sign in with a modern flow (m365.mail_oauth.sign_in), or replace security defaults by Conditional Access.",
        kind=Kind.POLICY,
    ),
    Group(
        "risky_sign_in",
        (53004, 53011, 530034),
        "Entra takes the sign-in or the account for risky.",
        "Have the administrator look at the risky users and sign-ins of Entra ID Protection and dismiss or remediate the risk.",
        confirm=_SIGN_IN_LOG,
        kind=Kind.POLICY,
    ),
    # --- the account
    Group(
        "account_locked",
        (50053, 50055, 50057, 50144, 50064),
        "The account cannot sign in: locked, disabled, or its password has expired. Shared mailboxes are disabled by design.",
        "Repair the account; for a shared mailbox sign in as a user who has FullAccess to it.",
        also=("geo_or_ip_blocked",),
    ),
    Group(
        "wrong_flow",
        (50126, 50056),
        "User name and password were sent to the token endpoint and are not right; a federated user has none there.",
        "Do not send passwords (the grant type password): sign in with m365.mail_oauth.sign_in.",
        also=("account_locked", "federation_misconfigured"),
    ),
    Group(
        "federation_misconfigured",
        (50107, 50006, 50008, 51001, 80001, 80002),
        "The domain's federation, or the agent for on-premises sign-in, is wrong or does not answer.",
        "Repair AD FS or the authentication agent, or move the domain to managed authentication.",
        also=("auth_backend_down",),
    ),
    # --- limits and faults
    Group(
        "throttled",
        (50196, 90055),
        "The token endpoint is throttling this client.",
        "Wait some minutes; keep tokens in the store instead of minting one per login.",
        kind=Kind.THROTTLED,
    ),
    Group(
        "idp_temporary_error",
        (50033, 90033, 90006, 90012, 90020, 90024, 90090, 50134, 50000, 50001005, 130500),
        "The token endpoint has a temporary fault.",
        "Nothing can be repaired from here: ask again in a minute. A device code has to be entered in the part of the world that it was asked for in.",
        kind=Kind.PASSING,
    ),
)

#: Numbers that only say that a request failed; one that stands beside them says why.
WRAPPERS = frozenset({50000, 70000, 70002, 90094})

#: One group for each number.
NUMBERS: dict[int, Group] = {code: group for group in GROUPS for code in (*group.codes, *group.memory)}
