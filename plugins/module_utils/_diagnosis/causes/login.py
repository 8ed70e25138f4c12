# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The names of causes: what a finding with this cause says, what to do, and how to make sure.

Texts are those of ``wording``: commands are marked with their language. They may use {user}, {host}, {port}, {protocol} (IMAP, POP3, SMTP),
{scope} and {app_role} (the protocol's permissions), {switch} (the parameter of Set-CASMailbox), {token_user}, {audience}, {app_id},
{object_id}, {length}. Data only; runs on Python 3.8.
"""

from __future__ import annotations

from .cause import Cause
from .mail_flow import MAIL_FLOW
from .run import RUN
from .setup import SETUP

__all__ = ["CAUSES", "Cause"]

_SIGN_IN_LOG = "Look at the Entra sign-in log of {user}, last 15 minutes, application used for the token."
_FRESH = "Mint a new token and run the check again."

_MAIL: dict[str, Cause] = {
    "none": Cause("Nothing is wrong: the login works.", "Nothing has to be repaired.", severity="info"),
    "unknown": Cause(
        "The server's words are not known, and nothing else decides what they mean.",
        "Read the server's words under evidence, and look at the server's own log for {user}.",
    ),
    # --- token and SASL string
    "wrong_audience": Cause(
        "The token was minted for another resource than the mail server.",
        "Ask for scopes of the mail resource by their full names, such as https://outlook.office.com/{scope}, then mint a new token.",
        "Decode the token: aud has to be https://outlook.office.com or another name of Office 365 Exchange Online.",
    ),
    "wrong_cloud": Cause(
        "Token and mail server belong to different national clouds.",
        "Ask for scopes of the cloud that the mailbox lives in, and use that cloud's hosts.",
        "Compare the token's aud with the host.",
    ),
    "missing_scope": Cause(
        "The token lacks the permission for {protocol}.",
        "Grant {scope} to the application (m365.mail_oauth.permission_grant), ask for it by its full name, and mint a new token; "
        "an app-only token needs the role {app_role}.",
        "Decode the token: scp has to hold {scope}.",
    ),
    "token_expired": Cause(
        "The access token has expired.",
        "Mint a new token right before the login; a token lives 60 to 90 minutes.",
        "Decode the token and compare exp with the present time.",
    ),
    "token_expiring_soon": Cause(
        "The server wants more remaining lifetime than the token has.",
        "Mint a new token when fewer than 10 minutes are left.",
    ),
    "token_too_long": Cause(
        "The SASL string of {length} characters is longer than the server takes.",
        "Make the token shorter: fewer groups and roles in it, or ask for one protocol's scope only; on a server of your own raise its "
        "limit for SASL responses.",
        "Log in with a shorter token (another user, fewer groups).",
    ),
    "malformed_sasl": Cause(
        "The server cannot read the XOAUTH2 string.",
        "Check that the token is the bare access token and the user name is right; a proxy on the way may alter the line.",
        "Decode the string with the filter m365.mail_oauth.xoauth2_decode.",
    ),
    "sasl_initial_response_form": Cause(
        "The server does not take the initial response on the AUTH line.",
        "Use a client that waits for the server's go-ahead before it sends the string.",
    ),
    "token_rejected": Cause(
        "The server refuses user and token and does not say why.",
        "Mint a new token for exactly this user and protocol and try again; then look at the sign-in log and at the mailbox's "
        "permissions and protocol switches.",
        _SIGN_IN_LOG,
    ),
    "user_mismatch": Cause(
        "The token's user is not the mailbox that is logged in to.",
        "Log in with the token's own user name, or sign in as {user}; for a shared mailbox the token's user needs FullAccess: "
        "<powershell>Add-MailboxPermission -Identity {user} -User {token_user} -AccessRights FullAccess</powershell>",
        "Decode the token: upn is the user it was issued to.",
    ),
    "sender_not_tried": Cause(
        "The login works, but whether {user} may send was not tried: the server cannot be told this address.",
        "Use a server that offers SMTPUTF8 (RFC 6531), or an address of plain characters for this mailbox.",
        "Look for SMTPUTF8 among the capabilities of the server.",
        "warning",
    ),
    "shared_mailbox_as_login": Cause(
        "A shared mailbox is used as the SMTP login.",
        "Log in to SMTP as the delegate {token_user} and name {user} as the sender only, with SendAs: "
        "<powershell>Add-RecipientPermission {user} -Trustee {token_user} -AccessRights SendAs</powershell>",
        "Check SMTP with the delegate's own address.",
    ),
    "no_mailbox_permission": Cause(
        "The server accepts the token, but its identity has no right on the mailbox {user}.",
        "Grant the right: <powershell>Add-MailboxPermission -Identity {user} -User {token_user} -AccessRights FullAccess</powershell>; it takes up to an hour "
        "to be effective.",
        "<powershell>Get-MailboxPermission {user}</powershell>",
    ),
    "app_not_registered_in_exchange": Cause(
        "Exchange has no service principal for the application, or one with the wrong object id.",
        "Register it with the object id of the enterprise application, not of the app registration: <powershell>New-ServicePrincipal "
        "-AppId {app_id} -ObjectId {object_id}</powershell>; then Add-MailboxPermission for each mailbox.",
        "Get-ServicePrincipal; its ObjectId has to be the token's oid.",
    ),
    "send_as_denied": Cause(
        "The login is fine, but this identity may not send as {user}.",
        "<powershell>Add-RecipientPermission {user} -Trustee {token_user} -AccessRights SendAs</powershell>",
        "<powershell>Get-RecipientPermission {user}</powershell>",
    ),
    "clock_skew": Cause(
        "The clocks of this host and of the server or the issuer differ too much.",
        "Set the clocks (NTP).",
        "Compare the time of both ends with a time server.",
    ),
    # --- mechanism
    "mechanism_not_supported": Cause(
        "The server does not offer XOAUTH2.",
        "Check host and port (Exchange Online: outlook.office365.com:993 and :995, smtp.office365.com:587); on a server of your own "
        "switch the mechanism on.",
        "Look at the capabilities in the result, and at who issued the certificate.",
    ),
    "basic_auth_disabled": Cause(
        "The server no longer takes passwords.",
        "Log in with XOAUTH2.",
    ),
    "app_password_required": Cause(
        "The provider wants an application password for this kind of login.",
        "Log in with XOAUTH2.",
    ),
    "client_id_command_required": Cause(
        "The provider wants the IMAP command ID before a mailbox is opened.",
        "Use a client that sends ID after the login.",
    ),
    # --- switches and policies
    "smtp_auth_disabled_tenant": Cause(
        "Authenticated SMTP is switched off for the organisation, and the mailbox inherits that.",
        "Allow it for the mailbox alone: <powershell>Set-CASMailbox -Identity {user} -SmtpClientAuthenticationDisabled $false</powershell>",
        "Get-TransportConfig | fl SmtpClientAuthenticationDisabled",
    ),
    "smtp_auth_disabled_mailbox": Cause(
        "Authenticated SMTP is switched off for the mailbox.",
        "<powershell>Set-CASMailbox -Identity {user} -SmtpClientAuthenticationDisabled $false</powershell> (or admin center, user, Mail, Manage email apps)",
        "<powershell>Get-CASMailbox {user} | fl SmtpClientAuthenticationDisabled</powershell>",
    ),
    "imap_disabled": Cause(
        "IMAP is switched off for the mailbox.",
        "<powershell>Set-CASMailbox -Identity {user} -ImapEnabled $true</powershell>",
        "<powershell>Get-CASMailbox {user} | fl ImapEnabled</powershell>",
    ),
    "pop_disabled": Cause(
        "POP is switched off for the mailbox.",
        "<powershell>Set-CASMailbox -Identity {user} -PopEnabled $true</powershell>",
        "<powershell>Get-CASMailbox {user} | fl PopEnabled</powershell>",
    ),
    "protocol_disabled": Cause(
        "This account may not use {protocol}.",
        "Allow {protocol} for the account in the provider's settings.",
    ),
    "security_defaults_block": Cause(
        "Entra security defaults may refuse this sign-in.",
        "Look at the sign-in log first; use Conditional Access policies instead of security defaults if they are the reason.",
        _SIGN_IN_LOG,
    ),
    "conditional_access_block": Cause(
        "A Conditional Access or authentication policy refuses the login.",
        "Find the policy in the sign-in log and exempt this application, user or network from it.",
        _SIGN_IN_LOG,
    ),
    "risky_sign_in": Cause(
        "The provider suspects the sign-in and wants the user in a browser first.",
        "Sign in as {user} in a browser and pass what is asked there.",
    ),
    "geo_or_ip_blocked": Cause(
        "Logins from this address are refused.",
        "Log in from another address, or have this one allowed.",
    ),
    "mfa_required": Cause(
        "Multi-factor authentication is wanted, which this login cannot supply.",
        "Sign in interactively (m365.mail_oauth.sign_in) and pass it there, or use an application without a user.",
        _SIGN_IN_LOG,
    ),
    "device_not_compliant": Cause(
        "A policy wants a managed, registered or compliant device.",
        "Sign in on such a device, or exclude the application from that Conditional Access policy.",
        _SIGN_IN_LOG,
    ),
    "token_protection_required": Cause(
        "A policy wants tokens that are bound to a device, which mail programs cannot have.",
        "Exclude the application from token protection in Conditional Access.",
        _SIGN_IN_LOG,
    ),
    "app_protection_policy_required": Cause(
        "A policy wants an approved application or an Intune app-protection policy, which a mail program cannot have.",
        "Exclude the application from that Conditional Access policy.",
        _SIGN_IN_LOG,
    ),
    "interactive_challenge_required": Cause(
        "A page has to be passed in a browser first (terms of use, another provider's check, a new password).",
        "Sign in as {user} in a browser, pass what is asked there, and sign in again (m365.mail_oauth.sign_in).",
        _SIGN_IN_LOG,
    ),
    "app_access_policy_block": Cause(
        "An application access policy or the scope of an Exchange role excludes this mailbox for the application.",
        "Add {user} to the policy's group or to the role's management scope.",
        "<powershell>Test-ApplicationAccessPolicy -Identity {user} -AppId {app_id}</powershell>; "
        "<powershell>Test-ServicePrincipalAuthorization -Identity {object_id} -Resource {user}</powershell>",
    ),
    # --- account
    "account_deleted": Cause(
        "The user account no longer exists.",
        "Choose another account, or have {user} restored.",
        "<powershell>Get-EXORecipient {user}</powershell>",
    ),
    "account_locked": Cause("The account is locked or disabled.", "Unlock or enable the account {user}.", _SIGN_IN_LOG),
    "mailbox_not_found": Cause(
        "There is no such mailbox at this service.",
        "Check the address {user}, its licence, and whether the mailbox lives on premises.",
        "<powershell>Get-EXOMailbox {user}</powershell>",
    ),
    "mailbox_full": Cause("The mailbox is full.", "Make room in {user}.", severity="warning"),
    "outbound_spam_block": Cause(
        "The account may log in, but its outgoing mail is blocked for suspected spam.",
        "Find out who sent, then release the account on the page Restricted entities of the Defender portal.",
    ),
    "federation_misconfigured": Cause(
        "The domain's federation (AD FS) is wrong or does not answer.",
        "Repair the federation service, or move the domain to managed authentication.",
    ),
    "message_not_ready": Cause(
        "One message cannot be fetched yet, because Safe Attachments (Dynamic Delivery) is still scanning it.",
        "Fetch it again later, or have the policy's action changed from Dynamic Delivery.",
        severity="warning",
    ),
    # --- limits
    "throttled": Cause(
        "The server throttles: it wants to be left alone for a while.",
        "Wait as long as it says, then check fewer connections at once.",
        severity="warning",
    ),
    "too_many_connections": Cause(
        "There are too many sessions at once for the mailbox, the address or the server.",
        "Close other clients of {user}, or check with less concurrency.",
        severity="warning",
    ),
    "too_many_auth_attempts": Cause(
        "There were too many logins in a short time.",
        "Wait some minutes, then log in less often.",
        severity="warning",
    ),
    "mailbox_locked_by_other_session": Cause(
        "Another session holds the mailbox.",
        "Close the other POP client of {user} and try again.",
        severity="warning",
    ),
    # --- server side
    "server_temporary_error": Cause("The mail service has a temporary fault.", "Try again later."),
    "auth_backend_down": Cause(
        "The mail server could not ask its own authentication service or identity provider.",
        "Look at the mail server's log; the token itself was not judged. Try again later when the server is somebody else's.",
    ),
    "service_incident": Cause(
        "Many mailboxes fail alike, which points to an incident of the provider.",
        "Look at the service health page, and try again later.",
    ),
    "session_expired": Cause("The server ended the session because its token ran out.", _FRESH),
    # --- TLS and network
    "tls_mode_mismatch": Cause(
        "TLS mode and port do not fit: one side begins with TLS, the other in clear.",
        "Use tls: starttls on ports 143, 110 and 587, and tls: implicit on ports 993, 995 and 465.",
        "Run the check with the other TLS mode.",
    ),
    "tls_starttls_required": Cause(
        "The server wants STARTTLS before the login.",
        "Set tls: starttls for this endpoint.",
    ),
    "starttls_unavailable": Cause(
        "The server does not offer STARTTLS, or cannot start TLS. Without TLS no token is sent.",
        "Use the port for implicit TLS ({protocol}: tls: implicit), or have TLS and a certificate set up on the server.",
        "Look at the capabilities in the result.",
    ),
    "starttls_injection": Cause(
        "Bytes came in clear behind the server's go-ahead for TLS. They were dropped, the login went on inside TLS.",
        "Somebody on the way may try to slip in answers: look at what stands between this host and {host}, and prefer implicit TLS.",
        severity="warning",
    ),
    "tls_version_client_too_old": Cause(
        "The server no longer takes the TLS version of this host.",
        "Update OpenSSL and Python on this host.",
    ),
    "tls_version_server_too_old": Cause(
        "The server offers no TLS version that is still allowed (TLS 1.2 or newer).",
        "Update the server or allow TLS 1.2 there.",
        "<shell>openssl s_client -connect {host}:{port}</shell>",
    ),
    "tls_handshake_refused": Cause(
        "The server ended the TLS handshake with an alert.",
        "Compare the ciphers, versions and names that both sides allow; the host name in the check has to be one that the server knows.",
        "<shell>openssl s_client -connect {host}:{port} -servername {host}</shell>",
    ),
    "tls_legacy_renegotiation": Cause(
        "The server, or something on the way, lacks secure renegotiation (RFC 5746), and this OpenSSL refuses that.",
        "Update the server or the middlebox.",
    ),
    "tls_interrupted": Cause(
        "The TLS handshake was cut off.",
        "Look for a firewall or an inspecting proxy between this host and {host}, and check that {host}:{port} speaks TLS.",
        "<shell>openssl s_client -connect {host}:{port}</shell>",
    ),
    "certificate_hostname_mismatch": Cause(
        "The server's certificate is for another name than {host}.",
        "Use the host name that the certificate is for, or have the certificate extended.",
        "Compare the certificate's names under evidence with the host.",
    ),
    "certificate_expired": Cause(
        "The server's certificate has expired.",
        "Renew the certificate on {host}.",
        "<shell>openssl s_client -connect {host}:{port} | openssl x509 -noout -dates</shell>",
    ),
    "certificate_expiring_soon": Cause(
        "The server's certificate expires soon.",
        "Renew the certificate on {host}.",
        severity="warning",
    ),
    "certificate_untrusted": Cause(
        "The server's certificate does not come from an authority that this host trusts.",
        "For an authority of your own name its certificate in ca_path; an issuer that you do not know means that something inspects the "
        "connection.",
        "Look at the issuer under evidence.",
    ),
    "certificate_strict_check": Cause(
        "The certificate chain is trusted but fails a stricter check of its form.",
        "Issue the certificate anew with the missing part named under evidence.",
    ),
    "server_certificate_missing": Cause(
        "The server has no certificate for this service.",
        "Bind a certificate to the service on {host}.",
    ),
    "connection_refused": Cause(
        "Nothing accepts connections on {host}:{port}.",
        "Check host and port, whether the service runs, and whether a firewall rejects the connection.",
        "<shell>nc -vz {host} {port}</shell> on the host that ran the check",
    ),
    "connection_timeout": Cause(
        "The server did not answer in time.",
        "Check whether a firewall drops the packets between this host and {host}:{port}; a slow server may need a longer timeout.",
        "<shell>nc -vz {host} {port}</shell> on the host that ran the check",
    ),
    "connection_reset": Cause(
        "The connection was cut off by the server or by something on the way.",
        "Try again; if it stays so, look at the server's log and at firewalls between this host and {host}.",
    ),
    "dns_failure": Cause(
        "The host name {host} does not resolve.",
        "Correct the host name, or this host's DNS.",
        "<shell>getent hosts {host}</shell> on the host that ran the check",
    ),
    "network_unreachable": Cause(
        "There is no route to {host}.",
        "Check this host's network; a name with only an IPv6 address needs IPv6.",
        "ip route get, with the address of {host}",
    ),
    "proxy_auth_required": Cause(
        "The HTTP proxy wants a login of its own.",
        "Give user and password in HTTPS_PROXY, or name the host in NO_PROXY.",
    ),
    "captive_or_inspecting_proxy": Cause(
        "Something else answered than the server that was asked: a portal's or a filter's page.",
        "Have the filter let this host through to the token endpoint and to the mail servers, without inspecting TLS.",
        "Look at the answer, and at who issued the certificate.",
    ),
    "wrong_host_or_port": Cause(
        "Something else than {protocol} answers on {host}:{port}.",
        "Correct host and port (Exchange Online: outlook.office365.com:993 and :995, smtp.office365.com:587).",
        "Look at the greeting under evidence.",
    ),
    "protocol_violation": Cause(
        "The server does not keep to {protocol}.",
        "Check that {host}:{port} is the mail server itself, and look at its log; a broken proxy in between does this too.",
    ),
    "host_not_trusted": Cause(
        "No token is sent to {host}: it is no host of Microsoft's mail service and not named as trusted.",
        "If it is a mail server that may see the token, name it in trusted_hosts.",
    ),
    "deadline_reached": Cause(
        "The deadline of the whole run passed before this check was done.",
        "Raise deadline, or check with more concurrency.",
    ),
}

CAUSES: dict[str, Cause] = {**_MAIL, **MAIL_FLOW, **SETUP, **RUN}
