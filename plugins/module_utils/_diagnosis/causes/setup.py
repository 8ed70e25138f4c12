# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The names of causes that show before a mail server is asked: at the token endpoint, on Microsoft Graph, in mail programs.

Texts as in ``causes``. Data only; runs on Python 3.8.
"""

from __future__ import annotations

from .cause import Cause

_SIGN_IN_LOG = "Look at the Entra sign-in log of {user}, last 15 minutes, application used for the token."
_SIGN_IN = "Sign the user in again (m365.mail_oauth.sign_in)."

SETUP: dict[str, Cause] = {
    # --- the application and its credentials
    "client_secret_wrong": Cause(
        "The application's credential is not the right one.",
        "Give the client secret's value, not its id, of this very application; with a certificate or a federated identity the one that is "
        "registered.",
        "Compare the credential's key id with those of the application (m365.mail_oauth.application_info).",
    ),
    "client_secret_missing": Cause(
        "The application is registered as a confidential client, and no credential was sent.",
        "Allow public client flows (m365.mail_oauth.application with public_client: true), or give client_secret.",
        "m365.mail_oauth.application_info shows whether the application is a public client, and its credentials.",
    ),
    "client_secret_expired": Cause(
        "The application's client secret has expired.",
        "Make a new one (m365.mail_oauth.application_credential) and give it to the program.",
        "m365.mail_oauth.application_info shows when each credential ends.",
    ),
    "app_disabled": Cause(
        "The application is disabled.",
        "Enable its service principal: <shell>az ad sp update --id {app_id} --set accountEnabled=true</shell>",
        "<shell>az ad sp show --id {app_id} --query accountEnabled</shell>",
    ),
    "app_deleted": Cause(
        "The application was deleted.",
        "Restore it within 30 days (m365.mail_oauth.application), or register it anew and give the new client id to the program.",
        "Deleted applications are listed by: <shell>az rest --method get --url "
        "https://graph.microsoft.com/v1.0/directory/deletedItems/microsoft.graph.application</shell>",
    ),
    "app_not_found_in_tenant": Cause(
        "The tenant knows no application of this client id.",
        "Check client_id, tenant and cloud, and that the application has a service principal in the tenant (m365.mail_oauth.application).",
        "In the tenant that was asked: <shell>az ad sp show --id {app_id}</shell>",
    ),
    "resource_disabled": Cause(
        "The mail resource (Office 365 Exchange Online) is missing or disabled in the tenant.",
        "Check that the tenant has an Exchange Online plan, and enable the service principal of Office 365 Exchange Online.",
        "In the tenant that was asked: <shell>az ad sp show --id 00000002-0000-0ff1-ce00-000000000000 --query "
        "accountEnabled</shell>",
    ),
    "redirect_uri_mismatch": Cause(
        "The redirect URI of the request is not registered for the application.",
        "Register the very same URI on the right platform (m365.mail_oauth.application, redirect_uris).",
        "m365.mail_oauth.application_info shows those that are registered; they are compared letter by letter.",
    ),
    # --- the request
    "wrong_flow": Cause(
        "This kind of token request is not allowed for the application or for this kind of token.",
        "Sign users in with m365.mail_oauth.sign_in, and ask for the application's own tokens with its credential and a concrete tenant.",
        "Compare grant_type of the request with the application: device codes need a public client, a confidential one "
        "sends its credential.",
    ),
    "account_type_mismatch": Cause(
        "The account is of another tenant or kind (work, personal, guest) than application or authority accept.",
        "Check tenant and user; personal accounts need cloud: consumer and an application whose sign_in_audience includes them.",
        "m365.mail_oauth.application_info shows sign_in_audience; m365.mail_oauth.domain_info says whose tenant the "
        "user's domain is of.",
    ),
    "wrong_tenant": Cause(
        "The tenant is not the right one, or does not have what was asked for.",
        "Check the option tenant (its id or a verified domain) and the option cloud.",
        "m365.mail_oauth.domain_info says which tenant and cloud a domain is of.",
    ),
    "multi_resource_scope": Cause(
        "The scopes of one token request belong to several resources.",
        "Ask for the scopes of one resource, such as https://outlook.office.com/IMAP.AccessAsUser.All.",
        "All scopes of the request have to begin with the same https://HOST/.",
    ),
    "consent_missing": Cause(
        "Nobody consented to the application's use of the mail permissions on this resource.",
        "Grant admin consent (m365.mail_oauth.permission_grant), on Office 365 Exchange Online as well as on Microsoft Graph.",
        "m365.mail_oauth.application_info shows the effective grants.",
    ),
    "delegation_not_authorised": Cause(
        "Domain-wide delegation is not granted for this client and scope.",
        "Add the client id with https://mail.google.com/ under Domain-wide delegation in the Google Admin console.",
        "Google Admin console, Security, API controls, Domain-wide delegation lists client ids with their scopes.",
    ),
    "authorization_code_expired": Cause(
        "The authorization code ran out or was redeemed already.",
        "Start the sign-in anew, and do not reload its last page.",
        "A code is good once and for some minutes: compare the times of the redirect and of the request.",
    ),
    "authority_mismatch": Cause(
        "A sign-in or a secret is for another authority than the one that is asked, or an authority's configuration leads to another host.",
        "Check authority, cloud and tenant; nothing was sent.",
        "Compare the authority under evidence with the one that the tenants file, or the program, names.",
    ),
    "device_code_pending": Cause(
        "Nobody has entered the device code yet.",
        "Open the address, enter the code and sign in; the program goes on asking.",
        "The program goes on by itself as soon as the code is entered.",
    ),
    "device_code_expired": Cause(
        "The device code was not used in time.",
        "Run the sign-in again and enter the new code (m365.mail_oauth.sign_in).",
        "A code is good for a quarter of an hour: compare the time at which it was shown.",
    ),
    "token_unavailable": Cause(
        "There is no token.",
        "Mend what the message names; it says which part of getting the token failed.",
        "On a host with the token agent this tells of each token why it is missing: <shell>mail-oauth-token status</shell>",
    ),
    # --- refresh tokens
    "refresh_token_expired": Cause(
        "The refresh token has run out.",
        _SIGN_IN,
        _SIGN_IN_LOG,
    ),
    "refresh_token_revoked": Cause(
        "The refresh token was revoked (password change, administrator, sign-out).", _SIGN_IN, _SIGN_IN_LOG
    ),
    "refresh_token_missing": Cause(
        "The program has no refresh token.",
        "Sign in anew with offline_access among the scopes, and store the refresh token.",
        "The program's token file has no refresh_token, or its scopes had no offline_access.",
    ),
    "reauth_required": Cause(
        "A policy on how long a sign-in lasts asks for a new one.",
        f"{_SIGN_IN} Exempt the application from the sign-in frequency, or use one without a user.",
        _SIGN_IN_LOG,
    ),
    "sign_in_needed": Cause(
        "Nobody has signed in for this mailbox yet, or the program waits for it.",
        "Sign in at the address that the program shows, as the mailbox' user.",
        "The program's log shows the address again and again until somebody has signed in.",
    ),
    "idp_temporary_error": Cause(
        "The identity provider has a temporary fault.",
        "Nothing can be repaired from here: ask again in a minute. If it lasts, look at the service health page "
        "(Microsoft 365 admin center, Health).",
        "The same request works some minutes later without a change.",
    ),
    # --- Microsoft Graph and Exchange's administration
    "graph_insufficient_privileges": Cause(
        "The provisioning identity lacks a permission or role for this call of Microsoft Graph.",
        "Give it the application permission that the call needs, with admin consent; a person needs the role Cloud Application "
        "Administrator.",
        "Decode the token (m365.mail_oauth.token_claims): its roles or scp have to hold the permission.",
    ),
    "graph_permission_id_wrong": Cause(
        "The permission does not exist on that resource.",
        "Name permissions instead of ids; m365.mail_oauth.permission_grant resolves them on each resource.",
        "The permissions that Microsoft Graph has are listed by: <shell>az ad sp show --id "
        "00000003-0000-0000-c000-000000000000 --query oauth2PermissionScopes[].value</shell>",
    ),
    "graph_quota_exceeded": Cause(
        "The tenant, or the identity, holds as many directory objects as it may.",
        "Delete objects for good (soft-deleted ones count), or give the identity an administrator's role.",
        "The message names whose quota it is: the tenant's, or that of the identity that calls.",
    ),
    "graph_object_not_found": Cause(
        "Microsoft Graph knows no object of this id.",
        "Check that the id is the object id, not the application (client) id, and that it is of this tenant.",
        "m365.mail_oauth.application_info finds an application by app_id and shows its object ids.",
    ),
    "object_already_exists": Cause(
        "An object of that name exists already.",
        "Name the existing one by its id (m365.mail_oauth.application, app_id).",
        "m365.mail_oauth.application_info shows the one that is there.",
    ),
    "too_many_credentials": Cause(
        "The application holds as many client secrets as it can.",
        "Remove the oldest ones first (m365.mail_oauth.application_credential prunes them).",
        "m365.mail_oauth.application_info lists them with their ends.",
    ),
    "org_policy_requires_field": Cause(
        "The organisation's policy for applications demands a field.",
        "Ask the owner of the policy which field it demands; a service management reference is given with the application.",
        "The policies are shown by: <shell>az rest --method get --url "
        "https://graph.microsoft.com/v1.0/policies/appManagementPolicies</shell>",
    ),
    "org_policy_forbids_credential": Cause(
        "The organisation's policy for applications forbids this kind or lifetime of credential.",
        "Use a certificate or a federated credential, or a shorter lifetime; or have the policy's owner exempt the application.",
        "The policies are shown by: <shell>az rest --method get --url "
        "https://graph.microsoft.com/v1.0/policies/defaultAppManagementPolicy</shell>",
    ),
    "entitlement_enabled": Cause(
        "A scope or role has to be disabled before it can be changed or removed.",
        "Set its isEnabled to false in a request of its own, then change or remove it.",
        "The application's manifest shows isEnabled of each scope and role.",
    ),
    "caller_identity_missing": Cause(
        "The calling application has no service principal in the tenant, or a disabled one.",
        "Have an administrator of the tenant consent to the calling application first.",
        "In the tenant that was asked, with the caller's client id: <shell>az ad sp show --id {app_id}</shell>",
    ),
    "replication_delay": Cause(
        "An object that was made just now is not visible everywhere yet.",
        "Wait some minutes, and run again what was refused; nothing has to be repaired.",
        "The same request works then, without a change.",
        severity="warning",
    ),
    "unsupported_property": Cause(
        "The request holds something that this API does not take, or lacks something.",
        "Compare the request with the API's documentation; the text names the property.",
        "The documentation's own example is taken; what differs from it is what the API minds.",
    ),
    "already_granted": Cause(
        "The grant exists already.",
        "Add the scopes to the existing grant instead of making a new one (m365.mail_oauth.permission_grant does).",
        "m365.mail_oauth.application_info shows the grant and its scopes.",
        severity="warning",
    ),
    "admin_role_missing": Cause(
        "The caller's role in Exchange Online does not include this cmdlet.",
        "Give the application Exchange.ManageAsApp and the Entra role Exchange Administrator; a person needs Organization Management.",
        "<powershell>Get-ManagementRoleAssignment</powershell>",
    ),
    # --- mail programs
    "client_misconfigured": Cause(
        "The mail program's configuration is not right.",
        "Correct the setting that the line names; the collection's roles write working configurations.",
        "m365.mail_oauth.verify with the option programs reads the program's configuration, and tries the login that it "
        "describes.",
    ),
    "client_lacks_mechanism": Cause(
        "The mail program, or its SASL library, has no working XOAUTH2.",
        "Install the SASL plugin for XOAUTH2 that this program can use, or use a program that has it built in.",
        "The mechanisms that Cyrus SASL has on this host: <shell>pluginviewer -c</shell>",
    ),
    "client_defect": Cause(
        "The mail program has a known fault here.",
        "Use a newer version of the program or of its SASL plugin.",
        "Another program gets in with the same token.",
    ),
    "token_file_unreadable": Cause(
        "The program cannot read its token file.",
        "Check path, owner, mode and content of the file, as seen from the program's user and chroot.",
        "As the program's user: <shell>sudo -u USER cat FILE</shell>",
    ),
    "ca_file_unreadable": Cause(
        "The program cannot read its file of CA certificates.",
        "Put the file where the program sees it, also in a chroot.",
        "As the program's user, and inside its chroot: <shell>sudo -u USER cat FILE</shell>",
    ),
    "token_helper_failed": Cause(
        "The command that gives the program its token failed.",
        "Read what the command itself complains of: as the program's user it has to print the token alone and exit with 0.",
        "Run it by hand as that user: <shell>sudo -u USER COMMAND</shell>",
    ),
    "token_refresh_failed": Cause(
        "The program could not refresh its token.",
        "Look at what the program logged right before: the token endpoint's answer says why.",
        "The filter m365.mail_oauth.diagnose with kind token explains the endpoint's answer.",
    ),
    "server_misconfigured": Cause(
        "The mail server's own OAuth settings do not fit the tokens.",
        "Correct the setting that the line names on the mail server.",
        "The server's own log says at the next login whether the setting fits; the filter m365.mail_oauth.diagnose with "
        "kind dovecot_log reads it.",
    ),
}
