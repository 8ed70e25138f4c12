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
_ALLOW = "Allow {protocol} for the account in the provider's settings."

_MAIL: dict[str, Cause] = {
    "none": Cause("Nothing is wrong: the login works.", "Nothing has to be repaired.", severity="info"),
    "unknown": Cause(
        "The server's words are not known, and nothing else decides what they mean.",
        "Nobody here knows these words, so ask whoever runs the server: at Exchange Online open a support request "
        "(Microsoft 365 admin center, Support) with the words, the time and the ids under evidence; at another server "
        "its administrator, whose log has the login of {user}.",
        "Try the same login with another program and from another host: where the words stay, it is the server or the "
        "account; where they change, the program or the network.",
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
        "Compare exp of the token (filter m365.mail_oauth.token_claims) with the time of the login.",
    ),
    "token_too_long": Cause(
        "The SASL string of {length} characters is longer than the server takes.",
        "Make the token shorter: fewer groups and roles in it, or ask for one protocol's scope only; on a server of your own raise its "
        "limit for SASL responses.",
        "Log in with a shorter token (another user, fewer groups).",
    ),
    "malformed_sasl": Cause(
        "The server cannot read the XOAUTH2 string.",
        "The string has to be user={user}^Aauth=Bearer TOKEN^A^A, with the byte 0x01 for each ^A, as base64 on one "
        "line. Look for a line break in the token, for another user name, and for something on the way that alters the "
        "line.",
        "Decode the string with the filter m365.mail_oauth.xoauth2_decode.",
    ),
    "sasl_initial_response_form": Cause(
        "The server does not take the initial response on the AUTH line.",
        "Have the program send AUTH XOAUTH2 alone, and the string after the server's go-ahead (334 or +). Where it does "
        "so already, the server minds the string itself: its form, or its length.",
        "Look in the program's log of the session whether the string stands on the AUTH line.",
    ),
    "token_rejected": Cause(
        "The server refuses user and token and does not say why.",
        "Have a token minted for exactly this user and this protocol, and compare the sign-in log with the time of the "
        "login: where it shows no failure, look at the mailbox's permissions and protocol switches.",
        _SIGN_IN_LOG,
    ),
    "user_mismatch": Cause(
        "The token's user is not the mailbox that is logged in to.",
        "Log in with the token's own user name, or sign in as {user}; for a shared mailbox the token's user needs FullAccess: "
        "<powershell>Add-MailboxPermission -Identity {user} -User {token_user} -AccessRights FullAccess</powershell>",
        "Decode the token: upn is the user it was issued to.",
        elsewhere="Log in with the token's own user name, or sign in as {user}; on a server of your own map the token's user to this mailbox.",
        own="Log in with the name that stands in the token's upn, letter by letter.",
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
        elsewhere="Log in to SMTP as {token_user}, and let that user send as {user} in the server's settings.",
        own="Sign in as a person who may use {user}, log in to SMTP as that person, and name {user} as the sender only.",
    ),
    "no_mailbox_permission": Cause(
        "The server accepts the token, but its identity has no right on the mailbox {user}.",
        "Grant the right: <powershell>Add-MailboxPermission -Identity {user} -User {token_user} -AccessRights "
        "FullAccess</powershell> It takes up to an hour to be effective.",
        "<powershell>Get-MailboxPermission {user}</powershell>",
        elsewhere="Give {token_user} access to the mailbox {user} in the server's own settings, or log in as the mailbox' own user.",
        own="The login is the mailbox' own, so that no permission is missing. Check its licence, whether it lives in "
        "Exchange Online at all, and the protocol's switch: <powershell>Get-CASMailbox -Identity {user}</powershell>",
    ),
    "app_not_registered_in_exchange": Cause(
        "Exchange has no service principal for the application, or one with the wrong object id.",
        "Register it with the object id of the enterprise application, not of the app registration: "
        "<powershell>New-ServicePrincipal -AppId {app_id} -ObjectId {object_id}</powershell> Then give it FullAccess on "
        "each mailbox; m365.mail_oauth.exchange_access does both.",
        "The ObjectId that is shown has to be the token's oid: <powershell>Get-ServicePrincipal</powershell>",
    ),
    "send_as_denied": Cause(
        "The login is fine, but this identity may not send as {user}.",
        "Allow it: <powershell>Add-RecipientPermission {user} -Trustee {token_user} -AccessRights SendAs</powershell>",
        "<powershell>Get-RecipientPermission {user}</powershell>",
        elsewhere="Let {token_user} send as {user} in the server's settings, or send with the login's own address as the sender.",
        own="The login is the mailbox' own, so that the name it was made with is none of the mailbox' addresses. Send with "
        "one of those that this shows, and compare them with the user's UserPrincipalName: <powershell>Get-EXOMailbox "
        "-Identity {user} -Properties EmailAddresses</powershell>",
    ),
    "clock_skew": Cause(
        "The clocks of this host and of the server or the issuer differ too much.",
        "Set the clocks of both ends by a time server (NTP).",
        "On each host: <shell>date -u</shell>",
    ),
    # --- mechanism
    "mechanism_not_supported": Cause(
        "The server does not offer XOAUTH2.",
        "Check host and port (Exchange Online: outlook.office365.com:993 and :995, smtp.office365.com:587); on a server of your own "
        "switch the mechanism on.",
        "XOAUTH2 is missing among the capabilities in the result; an issuer that you do not know means that something "
        "answers in the server's place.",
    ),
    "basic_auth_disabled": Cause(
        "The server no longer takes passwords.",
        "A password was sent, or what the server takes for one: have the program log in with XOAUTH2 and a token. Where "
        "it does so already, an authentication policy or a proxy in between turned it into a password login; ask the "
        "tenant's administrator for the policies: <powershell>Get-AuthenticationPolicy</powershell>",
        "The sign-in log of {user} shows the client app (IMAP4, POP3, Authenticated SMTP) and the protocol: legacy is a "
        "password login.",
        elsewhere="A password was sent, or what the server takes for one: have the program log in with XOAUTH2 and a token, or "
        "ask the server's administrator which logins it takes.",
    ),
    "app_password_required": Cause(
        "The provider wants an application password for this kind of login.",
        "A password was sent: have the program log in with XOAUTH2 and a token, which needs no application password. At "
        "a provider without OAuth make an application password in the account's security settings.",
        "Look in the program's log which mechanism it sent.",
    ),
    "client_id_command_required": Cause(
        "The provider wants the IMAP command ID before a mailbox is opened.",
        "Use a client that sends ID after the login.",
        "Log in by hand and send ID before EXAMINE: the mailbox opens then.",
    ),
    # --- switches and policies
    "smtp_auth_disabled_tenant": Cause(
        "Authenticated SMTP is switched off for the organisation, and the mailbox inherits that.",
        "Allow it for the mailbox alone: <powershell>Set-CASMailbox -Identity {user} -SmtpClientAuthenticationDisabled $false</powershell>",
        "<powershell>Get-TransportConfig | fl SmtpClientAuthenticationDisabled</powershell>",
        elsewhere=_ALLOW,
    ),
    "smtp_auth_disabled_mailbox": Cause(
        "Authenticated SMTP is switched off for the mailbox.",
        "Allow it (also in the admin center: user, Mail, Manage email apps): <powershell>Set-CASMailbox -Identity "
        "{user} -SmtpClientAuthenticationDisabled $false</powershell>",
        "<powershell>Get-CASMailbox {user} | fl SmtpClientAuthenticationDisabled</powershell>",
        elsewhere=_ALLOW,
    ),
    "imap_disabled": Cause(
        "IMAP is switched off for the mailbox.",
        "Switch it on: <powershell>Set-CASMailbox -Identity {user} -ImapEnabled $true</powershell>",
        "<powershell>Get-CASMailbox {user} | fl ImapEnabled</powershell>",
        elsewhere=_ALLOW,
    ),
    "pop_disabled": Cause(
        "POP is switched off for the mailbox.",
        "Switch it on: <powershell>Set-CASMailbox -Identity {user} -PopEnabled $true</powershell>",
        "<powershell>Get-CASMailbox {user} | fl PopEnabled</powershell>",
        elsewhere=_ALLOW,
    ),
    "protocol_disabled": Cause(
        "This account may not use {protocol}.",
        _ALLOW,
        "Another account that may use {protocol} gets in at the same server.",
    ),
    "security_defaults_block": Cause(
        "Entra security defaults may refuse this sign-in.",
        "Find the sign-in in the log first. If it says that security defaults refused it, have the tenant's "
        "administrator use Conditional Access policies in their place.",
        _SIGN_IN_LOG,
    ),
    "conditional_access_block": Cause(
        "A Conditional Access or authentication policy refuses the login.",
        "Find the policy in the sign-in log (its tab Conditional Access names it), and have the owner of the policy "
        "exempt this application, user or network.",
        _SIGN_IN_LOG,
    ),
    "risky_sign_in": Cause(
        "The provider suspects the sign-in and wants the user in a browser first.",
        "Sign in as {user} in a browser and pass what is asked there.",
        "Entra ID Protection lists {user} among the risky users; at another provider the account's security page does.",
    ),
    "geo_or_ip_blocked": Cause(
        "Logins from this address are refused.",
        "Log in from another address, or have this one allowed.",
        "The same login from another network gets in, or gets another answer.",
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
        "Each says whether the mailbox is within reach: <powershell>Test-ApplicationAccessPolicy -Identity {user} "
        "-AppId {app_id}</powershell> <powershell>Test-ServicePrincipalAuthorization -Identity {object_id} -Resource "
        "{user}</powershell>",
    ),
    # --- account
    "account_deleted": Cause(
        "The user account no longer exists.",
        "Choose another account, or have {user} restored.",
        "<powershell>Get-EXORecipient {user}</powershell>",
    ),
    "account_locked": Cause(
        "The account is locked or disabled.",
        "Have an administrator unlock or enable {user} (Entra admin center, Users). A shared mailbox' account is "
        "disabled by design: sign in as a user who has FullAccess to it.",
        _SIGN_IN_LOG,
    ),
    "mailbox_not_found": Cause(
        "There is no such mailbox at this service.",
        "Check the address {user}, its licence, and whether the mailbox lives on premises.",
        "<powershell>Get-EXOMailbox {user}</powershell>",
        elsewhere="Check the address {user}, and whether the account has a mailbox at {host}.",
    ),
    "mailbox_full": Cause(
        "The mailbox is full.",
        "Make room in {user}, or have its quota raised.",
        "<powershell>Get-EXOMailboxStatistics -Identity {user}</powershell>",
        severity="warning",
        elsewhere="Make room in {user}, or have its quota raised in the server's settings.",
    ),
    "outbound_spam_block": Cause(
        "The account may log in, but its outgoing mail is blocked for suspected spam.",
        "Find out who sent, then release the account on the page Restricted entities of the Defender portal.",
        "<powershell>Get-BlockedSenderAddress -SenderAddress {user}</powershell>",
        elsewhere="Find out who sent from {user}, then ask the provider to lift the block.",
    ),
    "federation_misconfigured": Cause(
        "The domain's federation (AD FS) is wrong or does not answer.",
        "Repair the federation service, or move the domain to managed authentication.",
        "Sign in as {user} in a browser: the federation's page does not come, or shows an error.",
    ),
    "message_not_ready": Cause(
        "One message cannot be fetched yet, because Safe Attachments (Dynamic Delivery) is still scanning it.",
        "Fetch it again later, or have the policy's action changed from Dynamic Delivery.",
        "Fetch the other messages: this one alone is refused.",
        severity="warning",
    ),
    # --- limits
    "throttled": Cause(
        "The server throttles: it wants to be left alone for a while.",
        "Leave the mailbox alone for as long as the server says; then use fewer connections at once, and longer intervals.",
        "After the wait the same login works; another mailbox gets in meanwhile.",
        severity="warning",
    ),
    "too_many_connections": Cause(
        "There are too many sessions at once for the mailbox, the address or the server.",
        "Close other programs of {user} (phones and helpers too), or have them and this run use fewer connections at once.",
        "The login works as soon as the other sessions have ended.",
        severity="warning",
    ),
    "too_many_auth_attempts": Cause(
        "There were too many logins in a short time.",
        "Wait some minutes, then have programs log in less often; one with an old password or token that tries again "
        "and again keeps the lock.",
        "The sign-in log, or the server's, shows failed logins of {user} before this one.",
        severity="warning",
    ),
    "mailbox_locked_by_other_session": Cause(
        "Another session holds the mailbox.",
        "End the other POP session of {user}: POP3 allows one at a time (RFC 1939).",
        "The login works as soon as the other session has ended.",
        severity="warning",
    ),
    # --- server side
    "server_temporary_error": Cause(
        "The mail service has a temporary fault.",
        "Nothing can be repaired from here: the server asks to come again later. If it lasts for an hour, look at the "
        "service health page (Microsoft 365 admin center, Health), or ask the server's administrator.",
        "Other mailboxes get the same answer at this server, or this one gets in some minutes later.",
    ),
    "auth_backend_down": Cause(
        "The mail server could not ask its own authentication service or identity provider.",
        "Look at the mail server's log: the token itself was not judged. Where the server is somebody else's, tell its administrator.",
        "Other mailboxes are refused alike, and the server's log names what it could not ask.",
    ),
    "service_incident": Cause(
        "Many mailboxes fail alike, which points to an incident of the provider.",
        "Look at the service health page (Microsoft 365 admin center, Health, Service health); nothing can be repaired "
        "from here.",
        "The same mailboxes fail from another network too, and other services of the tenant work.",
    ),
    "session_expired": Cause(
        "The server ended the session because its token ran out.",
        "Have the program get a new token and connect again: a session ends with the token that it was opened with.",
        "Compare the token's exp with the time at which the session ended.",
    ),
    # --- TLS and network
    "tls_mode_mismatch": Cause(
        "TLS mode and port do not fit: one side begins with TLS, the other in clear.",
        "Use tls: starttls on ports 143, 110 and 587, and tls: implicit on ports 993, 995 and 465.",
        "Run the check with the other TLS mode.",
    ),
    "tls_starttls_required": Cause(
        "The server wants STARTTLS before the login.",
        "Set tls: starttls for this endpoint.",
        "LOGINDISABLED, or no AUTH at all, stands among the capabilities before STARTTLS.",
    ),
    "starttls_unavailable": Cause(
        "The server does not offer STARTTLS, or cannot start TLS. Without TLS no token is sent.",
        "Use the port for implicit TLS ({protocol}: tls: implicit), or have TLS and a certificate set up on the server.",
        "STARTTLS (POP3: STLS) is missing among the capabilities in the result.",
    ),
    "starttls_injection": Cause(
        "Bytes came in clear behind the server's go-ahead for TLS. They were dropped, the login went on inside TLS.",
        "Somebody on the way may try to slip in answers: look at what stands between this host and {host}, and prefer implicit TLS.",
        "Run the check from another network: where it is quiet there, what slips answers in stands on this way.",
        severity="warning",
    ),
    "tls_version_client_too_old": Cause(
        "The server no longer takes the TLS version of this host.",
        "Update OpenSSL and Python on this host.",
        "From a host with a newer OpenSSL this succeeds: <shell>openssl s_client -connect {host}:{port}</shell>",
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
        "Its output says that secure renegotiation is not supported: <shell>openssl s_client -connect {host}:{port}</shell>",
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
        "<shell>openssl s_client -connect {host}:{port} | openssl x509 -noout -dates</shell>",
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
        "Its verify error names the missing part: <shell>openssl s_client -connect {host}:{port} -x509_strict</shell>",
    ),
    "server_certificate_missing": Cause(
        "The server has no certificate for this service.",
        "Bind a certificate to the service on {host}.",
        "It shows no peer certificate: <shell>openssl s_client -connect {host}:{port}</shell>",
    ),
    "connection_refused": Cause(
        "Nothing accepts connections on {host}:{port}.",
        "Check host and port, whether the service runs, and whether a firewall rejects the connection.",
        "On the host that ran the check: <shell>nc -vz {host} {port}</shell>",
    ),
    "connection_timeout": Cause(
        "The server did not answer in time.",
        "Check whether a firewall drops the packets between this host and {host}:{port}; a slow server may need a longer timeout.",
        "On the host that ran the check: <shell>nc -vz {host} {port}</shell>",
    ),
    "connection_reset": Cause(
        "The connection was cut off by the server or by something on the way.",
        "Look at the server's log for this connection, and at firewalls between this host and {host} that cut it.",
        "From another network: where it works there, something on this way cuts the connection; where it does not, the "
        "server does.",
    ),
    "dns_failure": Cause(
        "The host name {host} does not resolve.",
        "Correct the host name, or this host's DNS.",
        "On the host that ran the check: <shell>getent hosts {host}</shell>",
    ),
    "network_unreachable": Cause(
        "There is no route to {host}.",
        "Check this host's network; a name with only an IPv6 address needs IPv6.",
        "On the host that ran the check, then ask for the route to each address (ip route get): <shell>getent ahosts "
        "{host}</shell>",
    ),
    "proxy_auth_required": Cause(
        "The HTTP proxy wants a login of its own.",
        "Give user and password in HTTPS_PROXY, or name the host in NO_PROXY.",
        "On the host that ran the check: <shell>env | grep -i proxy</shell>",
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
        "Talk to it by hand and compare: <shell>openssl s_client -connect {host}:{port}</shell>",
    ),
    "host_not_trusted": Cause(
        "No token is sent to {host}: it is no host of Microsoft's mail service and not named as trusted.",
        "If it is a mail server that may see the token, name it in trusted_hosts.",
        "Ask whoever runs {host} whether the token is meant for it: who has the token can open the mailbox.",
    ),
    "deadline_reached": Cause(
        "The deadline of the whole run passed before this check was done.",
        "Nothing is known of this login. Raise deadline, or check with more concurrency.",
        "The check alone comes to an end.",
    ),
}

CAUSES: dict[str, Cause] = {**_MAIL, **MAIL_FLOW, **SETUP, **RUN}
