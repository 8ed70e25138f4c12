# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What servers and programs say in other words than those of the catalogue, and what only looks like it.

Written from knowledge of the servers, without looking at the rules: other wordings, other servers, decoys, texts that nobody can know.
"""

from __future__ import annotations

import typing as t


class Exchange(t.NamedTuple):
    """One text; ``causes`` are the acceptable best ones, ``none`` where nothing is wrong."""

    kind: str
    stage: str
    text: str
    causes: tuple[str, ...]


_MAIL = """
# --- Exchange in other forms
imap|auth|NO  authenticate  FAILED|token_rejected
imap|auth|NO AUTHENTICATE failed. [Error="AuthFailed:LogonDenied-BasicAuthBlocked" AuthResultFromPopImapEnd=0 \
Proxy=FR0P281MB0001.DEUP281.PROD.OUTLOOK.COM:1993:SSL]|token_rejected,basic_auth_disabled
imap|after_auth|BAD User is authenticated but not connected|no_mailbox_permission,imap_disabled,user_mismatch
imap|after_auth|NO user is authenticated  but not connected (session 14)|no_mailbox_permission,imap_disabled,user_mismatch
imap|after_auth|BAD Request is throttled. Suggested Backoff Time: 60000 milliseconds.|throttled
imap|after_auth|NO Request is throttled, suggested backoff time 30000 ms|throttled
imap|auth|BYE Session invalidated - AccessTokenExpired|token_expired,session_expired
imap|after_auth|BYE Session invalidated - "AccessTokenExpired"|session_expired,token_expired
smtp|auth|535-5.7.139 Authentication unsuccessful, SmtpClientAuthentication is\\n535 5.7.139 disabled for the Tenant. Visit \
https://aka.ms/smtp_auth_disabled|smtp_auth_disabled_tenant
smtp|auth|535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for \
more information. [AM0PR01CA0123.eurprd01.prod.exchangelabs.com 2026-03-01T10:11:12.345Z 08DC1234ABCD5678]|smtp_auth_disabled_mailbox
smtp|auth|535 5.7.139 Authentication unsuccessful, user is locked by your organization&#39;s security defaults policy. Contact your \
administrator.|security_defaults_block
smtp|auth|535 5.7.139 Authentication unsuccessful, user is locked by your organization\u2019s security defaults policy|security_defaults_block
smtp|auth|535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your \
administrator. [LO2P265CA0001.GBRP265.PROD.OUTLOOK.COM]|conditional_access_block,smtp_auth_disabled_mailbox
smtp|auth|535 5.7.139 Authentication unsuccessful, the user account is disabled.|account_locked
smtp|auth|535 5.7.139 Authentication unsuccessful, user or tenant not allowed|unknown,conditional_access_block
smtp|auth|535 5.7.139 Authentication unsuccessful, the quota of moonbeams is spent.|unknown
smtp|auth|535 5.7.3 Authentication unsuccessful|token_rejected
smtp|auth|535 5.7.3 Authentication Unsuccessful. [VI1PR0802CA0001.eurprd08.prod.outlook.com 2026-01-01T00:00:00.000Z 08DAAA]|token_rejected
smtp|after_auth|530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM \
[HE1PR0102CA0001.eurprd01.prod.exchangelabs.com]|token_rejected,smtp_auth_disabled_mailbox
smtp|after_auth|550 5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is \
disabled for the Tenant.|smtp_auth_disabled_tenant
smtp|after_auth|554 5.2.252 SendAsDenied; alice@contoso.test not allowed to send as info@contoso.test; \
STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception|send_as_denied
smtp|after_auth|550 5.7.1 Client does not have permissions to send as this sender|send_as_denied
smtp|greeting|421 4.3.2 Service not available, closing transmission channel|server_temporary_error
smtp|auth|421 4.7.0 Too many errors on this connection, closing transmission channel|too_many_auth_attempts,throttled,server_temporary_error
smtp|auth|451 4.7.0 Temporary server error. Please try again later. PRX2 [DB8PR02CA0001.eurprd02.prod.outlook.com]|server_temporary_error
smtp|auth|454 4.7.0 Temporary authentication failure [FR0P281CA0001]|auth_backend_down
smtp|auth|432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information. [Hostname=X]|too_many_connections
smtp|greeting|421 4.4.2 Message submission rate for this client has exceeded the configured limit|throttled
smtp|after_auth|550 5.7.501 Service unavailable. Spam abuse detected from IP range.|outbound_spam_block
smtp|after_auth|550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.|outbound_spam_block,geo_or_ip_blocked
smtp|capability|421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade your client to support TLS 1.2. Visit \
https://aka.ms/smtp_auth_tls|tls_version_client_too_old
pop|auth|-ERR Authentication failure: unknown user name or bad password|token_rejected
pop|auth|-ERR  authentication FAILURE:  unknown user name or bad password. [Error="..." Proxy=X:1995:SSL]|token_rejected
pop|after_auth|-ERR User is authenticated but not connected|no_mailbox_permission,pop_disabled,user_mismatch
pop|auth|-ERR Protocol error. Connection is closed. 10|token_too_long,sasl_initial_response_form
imap|auth|NO Server Unavailable. 15|server_temporary_error
imap|after_auth|NO [UNAVAILABLE] Server is unavailable for maintenance, try later|server_temporary_error
# --- Gmail
imap|auth|NO [ALERT] Invalid credentials (Failure)|token_rejected
imap|auth|NO [AUTHENTICATIONFAILED] Invalid credentials c12mb3456|token_rejected
imap|auth|NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)|app_password_required
imap|auth|NO [ALERT] Please log in via your web browser: http://support.google.com/mail/accounts/bin/answer.py?answer=78754 (Failure)|risky_sign_in
imap|auth|NO [ALERT] Account exceeded command or bandwidth limits. (Failure)|throttled
imap|after_auth|NO [THROTTLED] Account exceeded command or bandwidth limits. (Failure)|throttled
imap|auth|NO [OVERQUOTA] Account exceeded bandwidth limits. (Failure)|throttled
imap|auth|NO [ALERT] Account has been disabled. (Failure)|account_locked
imap|auth|NO [ALERT] IMAP access is disabled for your domain. Please contact your domain administrator for questions about this feature. (Failure)|imap_disabled
pop|auth|-ERR [SYS/PERM] Your account is not enabled for POP access. Please visit your Gmail settings page and enable your account for POP access.|pop_disabled
pop|auth|-ERR [AUTH] Web login required: https://support.google.com/mail/answer/78754|risky_sign_in
pop|auth|-ERR [AUTH] Application-specific password required: https://support.google.com/accounts/answer/185833|app_password_required
pop|auth|-ERR [IN-USE] POP3 mailbox is locked by another POP3 session|mailbox_locked_by_other_session
pop|auth|-ERR [LOGIN-DELAY] Too many logins, minimum time between mail checks exceeded|throttled,too_many_auth_attempts
smtp|auth|535-5.7.8 Username and Password not accepted. Learn more at\\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials \
a640c23a62f3a-abcdef sm123|token_rejected
smtp|auth|534-5.7.9 Please log in with your web browser and then try again. Learn more at\\n534 5.7.9 \
https://support.google.com/mail/?p=WebLoginRequired|risky_sign_in
smtp|auth|421-4.7.0 Try again later, closing connection.\\n421 4.7.0 https://support.google.com/a/answer/3221692|server_temporary_error,throttled
smtp|auth|454 4.7.0 Too many login attempts, please try again later. ab12sm345|too_many_auth_attempts
smtp|after_auth|550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\\n550 5.4.5 sending limits go to \
https://support.google.com/a/answer/166852|throttled
# --- Dovecot
imap|auth|NO [AUTHENTICATIONFAILED] Authentication failed.|token_rejected
imap|auth|NO [UNAVAILABLE] Temporary authentication failure. [mx1:2026-03-03 10:00:00]|auth_backend_down
imap|auth|NO [UNAVAILABLE] Internal error occurred. Refer to server log for more information. [2026-03-03 10:00:00]|server_temporary_error,auth_backend_down
imap|auth|NO [SERVERBUG] Internal error occurred. Refer to server log for more information.|server_temporary_error
imap|auth|NO [CONTACTADMIN] Account is temporarily disabled.|account_locked
imap|auth|NO [EXPIRED] Password expired.|account_locked,token_expired,reauth_required
imap|auth|NO [AUTHORIZATIONFAILED] Authorization failed|no_mailbox_permission,user_mismatch
imap|auth|NO [UNAVAILABLE] Account is temporarily unavailable.|server_temporary_error,auth_backend_down
imap|greeting|BYE Too many connections from your IP|too_many_connections
imap|auth|BYE Disconnected for inactivity during authentication.|connection_reset,connection_timeout,server_temporary_error,unknown
imap|auth|BYE Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)|too_many_connections
imap|auth|NO [LIMIT] Maximum number of connections exceeded|too_many_connections
imap|auth|BAD Input buffer full, aborting|token_too_long
imap|auth|BYE Input buffer full, aborting|token_too_long
imap|auth|BAD [ALERT] Plaintext authentication not allowed without SSL/TLS, but your client did it anyway. If anyone was listening, the password was \
exposed.|tls_starttls_required
pop|auth|-ERR [AUTH] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.|tls_starttls_required
imap|auth|NO [PRIVACYREQUIRED] Cleartext authentication disallowed on non-secure (SSL/TLS) connections.|tls_starttls_required
imap|after_auth|NO [NOPERM] Permission denied (0.001 + 0.000 secs).|no_mailbox_permission
imap|after_auth|NO [NONEXISTENT] Mailbox doesn't exist: INBOX (0.001 + 0.000 secs).|mailbox_not_found
imap|auth|NO [INUSE] Mailbox is locked, will retry later|mailbox_locked_by_other_session,server_temporary_error
smtp|auth|454 4.7.0 Temporary authentication failure. [mail:2026-01-02 03:04:05]|auth_backend_down
smtp|auth|500 5.5.2 Line too long|token_too_long
smtp|auth|535 5.7.8 Authentication failed.|token_rejected
# --- Postfix, Exim, Sendmail, qmail
smtp|auth|535 5.7.8 Error: authentication failed: Invalid authentication mechanism|mechanism_not_supported
smtp|auth|535 5.7.8 Error: authentication failed: no mechanism available|mechanism_not_supported
smtp|auth|535 5.7.8 Error: authentication failed: Connection lost to authentication server|auth_backend_down
smtp|auth|454 4.7.0 Temporary authentication failure: Connection lost to authentication server|auth_backend_down
smtp|auth|535 5.7.8 Error: authentication failed: another step is needed in authentication|token_rejected,malformed_sasl
smtp|auth|501 5.7.0 Authentication failed: malformed initial response|malformed_sasl,sasl_initial_response_form
smtp|auth|538 5.7.11 Encryption required for requested authentication mechanism|tls_starttls_required
smtp|auth|503 5.5.1 Error: authentication not enabled|mechanism_not_supported
smtp|auth|503 AUTH command used when not advertised|mechanism_not_supported
smtp|auth|504 xoauth2 authentication mechanism not supported|mechanism_not_supported
smtp|auth|435 Unable to authenticate at present|auth_backend_down
smtp|auth|535 Incorrect authentication data|token_rejected
smtp|auth|501 Invalid base64 data|malformed_sasl,token_too_long
smtp|auth|504 5.3.3 AUTH mechanism XOAUTH2 not available|mechanism_not_supported
smtp|auth|503 5.3.3 AUTH mechanism XOAUTH2 not available|mechanism_not_supported
smtp|auth|501 5.5.4 cannot decode AUTH parameter dXNlcj0=|malformed_sasl
smtp|auth|454 4.3.3 TLS not available: error generating SSL handle|starttls_unavailable
smtp|starttls|454 4.7.0 TLS not available due to temporary reason|starttls_unavailable
smtp|auth|530 5.7.0 Must issue a STARTTLS command first.|tls_starttls_required
smtp|auth|504 auth type unimplemented (#5.5.1)|mechanism_not_supported
smtp|auth|502 5.5.2 Error: command not recognized|mechanism_not_supported
smtp|auth|500 5.5.1 Command unrecognized: "AUTH XOAUTH2"|mechanism_not_supported
smtp|after_auth|553 5.7.1 <alice@contoso.test>: Sender address rejected: not owned by user bob@contoso.test|send_as_denied
smtp|after_auth|553 5.7.1 <alice@contoso.test>: Sender address rejected: not logged in|token_rejected,send_as_denied,smtp_auth_disabled_mailbox
smtp|after_auth|550 5.7.1 <alice@contoso.test>: Sender address rejected: Access denied|send_as_denied
smtp|greeting|554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org|geo_or_ip_blocked
smtp|greeting|421 4.7.0 mx1.fabrikam.test Error: too many connections from 192.0.2.7|too_many_connections
smtp|auth|421 4.7.0 mail.fabrikam.test Error: too many errors|too_many_auth_attempts,throttled,server_temporary_error
smtp|greeting|450 4.7.1 Client host rejected: cannot find your hostname, [192.0.2.7]|geo_or_ip_blocked,server_temporary_error,unknown
smtp|after_auth|452 4.3.1 Insufficient system storage|server_temporary_error,mailbox_full
# --- Cyrus, Courier, UW, Exchange on premises, others
imap|auth|NO no mechanism available|mechanism_not_supported
imap|auth|NO authentication failure: no mechanism available|mechanism_not_supported
imap|auth|NO [CANNOT] Unsupported authentication mechanism|mechanism_not_supported
imap|auth|NO authentication failure|token_rejected
imap|auth|NO Login failed.|token_rejected
pop|auth|-ERR [AUTH] authenticating: authentication failure|token_rejected
pop|auth|-ERR [SYS/TEMP] authenticating: generic failure|auth_backend_down,server_temporary_error
pop|auth|-ERR Unrecognized authentication type|mechanism_not_supported
pop|auth|-ERR Unknown AUTH mechanism|mechanism_not_supported
pop|auth|-ERR Command is not valid in this state|mechanism_not_supported,unknown
imap|auth|BAD Command Argument Error. 12|sasl_initial_response_form,malformed_sasl,token_too_long
imap|auth|BAD AUTHENTICATE: Invalid arguments.|sasl_initial_response_form,malformed_sasl
imap|auth|BAD Illegal syntax: Too many arguments|sasl_initial_response_form
imap|auth|BAD Error in IMAP command AUTHENTICATE: Unexpected extra arguments|sasl_initial_response_form
imap|auth|NO AUTHENTICATE Invalid credentials or IMAP is disabled sc=abc_01|token_rejected,imap_disabled
smtp|auth|535 5.7.8 Error: authentication failed: This user does not have access rights to this service|protocol_disabled
imap|auth|NO [ALERT] You are yet to enable IMAP for your account. Please contact your administrator (Failure)|imap_disabled
smtp|auth|535 5.7.0 NEOBHODIM parol prilozheniya https://help.mail.test/security / Application password is REQUIRED|app_password_required
imap|auth|NO [AUTHENTICATIONFAILED] Incorrect username, password or access token|token_rejected
smtp|auth|535 5.7.0 Incorrect username, password or access token|token_rejected
imap|auth|NO [ALERT] Sorry, you need to create an app password to use this service|app_password_required
imap|after_auth|NO SELECT Unsafe Login. Please contact kefu@mail.test for help|client_id_command_required
imap|auth|NO Login fail. Account is abnormal, service is not open, password is incorrect, login frequency limited, or system is \
busy.|token_rejected,unknown,protocol_disabled,imap_disabled
smtp|auth|535 Error: authentication failed, system busy|server_temporary_error,auth_backend_down,token_rejected
smtp|auth|535 5.7.1 Authentication failed: token expired|token_expired
imap|auth|NO [AUTHENTICATIONFAILED] OAuth token has expired, please re-authenticate|token_expired
imap|auth|NO [AUTHENTICATIONFAILED] JWT expired at 2026-01-01T00:00:00Z|token_expired
imap|auth|NO Token is not yet valid (nbf in the future)|clock_skew
imap|auth|NO [AUTHENTICATIONFAILED] Invalid token audience|wrong_audience
smtp|auth|535 5.7.8 Token audience does not match this server|wrong_audience
imap|auth|NO [AUTHENTICATIONFAILED] insufficient_scope: token lacks imap|missing_scope
pop|auth|-ERR [AUTH] Token does not have the required scope|missing_scope
imap|auth|NO Authentication failed: user name does not match the token|user_mismatch
smtp|auth|535 5.7.8 Username in token differs from the requested user|user_mismatch
imap|auth|NO Client rejected: your country is not allowed to log in|geo_or_ip_blocked
imap|auth|NO Access from this location has been restricted by your administrator|geo_or_ip_blocked,conditional_access_block
imap|auth|NO Your account has been locked due to too many failed login attempts|account_locked,too_many_auth_attempts
imap|auth|NO [LIMIT] Too many failed authentication attempts. Try again in 15 minutes.|too_many_auth_attempts
smtp|auth|535 5.7.0 Account suspended, contact support|account_locked
pop|auth|-ERR account has been deactivated|account_locked
pop|auth|-ERR mailbox in use by another process|mailbox_locked_by_other_session
pop|auth|-ERR unable to lock maildrop: already locked by another session|mailbox_locked_by_other_session
pop|auth|-ERR POP3 access not allowed for this user|pop_disabled
imap|auth|NO IMAP service is not enabled for this account|imap_disabled
smtp|auth|550 5.7.1 SMTP service is disabled for this user|protocol_disabled,smtp_auth_disabled_mailbox
imap|auth|NO Two-factor authentication is enabled, an application password is needed|app_password_required
imap|auth|NO Multi-factor authentication required|mfa_required
imap|after_auth|NO [AUTHENTICATIONFAILED] token revoked|refresh_token_revoked,session_expired,token_rejected
imap|auth|NO Relogin needed, session expired|session_expired,token_expired,reauth_required
imap|auth|NO Could not contact the authentication server|auth_backend_down
smtp|auth|454 4.7.0 LDAP server unavailable|auth_backend_down
imap|auth|NO OAuth introspection endpoint timed out|auth_backend_down
smtp|auth|451 4.3.0 Authentication service is temporarily unavailable|auth_backend_down
imap|auth|NO [INUSE] Too many concurrent logins for this mailbox|too_many_connections
imap|greeting|BYE Server is shutting down|server_temporary_error
imap|greeting|BYE IMAP4rev1 server is too busy, try later|server_temporary_error,throttled,too_many_connections
pop|greeting|-ERR Server busy, too many users|server_temporary_error,too_many_connections
imap|after_auth|NO Mailbox does not exist or you do not have access|mailbox_not_found,no_mailbox_permission
imap|after_auth|NO EXAMINE failed: access to shared mailbox denied|no_mailbox_permission
imap|after_auth|NO Mailbox is over quota|mailbox_full
smtp|after_auth|552 5.2.2 Mailbox full|mailbox_full
smtp|after_auth|550 5.7.1 Your account has been blocked from sending mail because of spam|outbound_spam_block
smtp|after_auth|554 5.7.0 Outgoing mail is suspended: too much spam detected|outbound_spam_block
smtp|after_auth|450 4.2.1 The user you are trying to contact is receiving mail at a rate too high|throttled,server_temporary_error
imap|auth|BAD invalid base64 encoding in SASL response|malformed_sasl
imap|auth|NO Malformed OAuth bearer string|malformed_sasl
smtp|auth|501 5.5.2 Syntax error in AUTH parameters|malformed_sasl,sasl_initial_response_form
smtp|auth|530 5.7.10 Encryption Needed|tls_starttls_required
imap|auth|NO TLS is required for authentication|tls_starttls_required
imap|starttls|NO TLS not configured on this server|starttls_unavailable
imap|auth|NO [AUTHENTICATIONFAILED] email-oauth2-proxy: Login failed - AADSTS700082: The refresh token has expired due to inactivity.|refresh_token_expired
imap|auth|NO [AUTHENTICATIONFAILED] AADSTS53003: Access has been blocked by Conditional Access policies.|conditional_access_block
# --- more servers, from what their sources and their users' tickets show
imap|auth|NO AUTHENTICATE failed. Unsupported authentication mechanism 'XOAUTH2'.|mechanism_not_supported
imap|auth|NO AUTHENTICATE failed. Authentication failed.|token_rejected
imap|auth|NO LOGIN failed. Invalid login/password for user id alice|token_rejected
smtp|auth|504 Unrecognized Authentication Type|mechanism_not_supported
smtp|auth|535 5.7.8  Authentication credentials invalid|token_rejected
smtp|auth|503 5.5.1 AUTH not allowed.|mechanism_not_supported
smtp|auth|554 5.7.8 Authentication mechanism not supported.|mechanism_not_supported
smtp|auth|421 4.3.0 Too many authentication errors. Disconnecting.|too_many_auth_attempts
smtp|auth|535 Authentication failed. Restarting authentication process.|token_rejected
pop|auth|-ERR Invalid user name or password. Too many invalid logon attempts.|too_many_auth_attempts
smtp|after_auth|530 SMTP authentication is required.|token_rejected,smtp_auth_disabled_mailbox
pop|auth|-ERR Sorry, authentication failed|token_rejected
imap|auth|NO [AUTHENTICATIONFAILED] (#MBR1212) Incorrect username or password.|token_rejected
imap|auth|NO [UNAVAILABLE] AUTHENTICATE Server error - Please try again later|server_temporary_error,auth_backend_down
smtp|auth|535 5.7.0 (#AUTH005) Too many bad auth attempts.|too_many_auth_attempts
smtp|auth|535 Login Fail. Please enter your authorization code to login. More information in http://service.mail.test/|app_password_required
smtp|auth|550 User has no permission|protocol_disabled,no_mailbox_permission
smtp|after_auth|554 Transaction failed: Daily message quota exceeded.|throttled
smtp|greeting|451 4.7.500 Server busy. Please try again later from [192.0.2.7]. (S77719)|server_temporary_error,throttled
smtp|greeting|451 4.7.650 The mail server [192.0.2.7] has been temporarily rate limited due to IP reputation.|throttled
smtp|auth|501 5.5.4 Invalid arguments|malformed_sasl,sasl_initial_response_form
smtp|auth|501 5.5.2 Cannot Decode response|malformed_sasl
smtp|auth|500 5.3.3 Unrecognized command|mechanism_not_supported
smtp|after_auth|530 5.7.1 Client was not authenticated|token_rejected,smtp_auth_disabled_mailbox
smtp|starttls|454 TLS currently unavailable|starttls_unavailable
smtp|starttls|502 5.5.1 Command not implemented|starttls_unavailable
pop|auth|-ERR [IN-USE] account is locked by another session or for maintenance. Try again in 30 seconds.|mailbox_locked_by_other_session
imap|auth|NO IMAP login failed: account disabled|account_locked
imap|auth|NO IMAP access for this account is disabled|imap_disabled
imap|auth|NO Account disabled for IMAP access|imap_disabled
imap|auth|NO Password authentication is disabled, use OAuth|basic_auth_disabled
pop|auth|-ERR Passwords are no longer accepted, please use modern authentication|basic_auth_disabled
smtp|auth|535 5.7.8 Basic authentication is not allowed here, OAuth required|basic_auth_disabled
smtp|greeting|421 4.4.2 mail.fabrikam.test Error: timeout exceeded|connection_reset,connection_timeout,server_temporary_error
imap|after_auth|NO temporary tables are purple|unknown
imap|auth|NO user not found|mailbox_not_found,account_deleted,token_rejected
imap|auth|NO passphrase expired, has to be reset|account_locked,reauth_required
imap|auth|NO remote authentication server unavailable|auth_backend_down
imap|auth|NO encryption needed to use mechanism|tls_starttls_required
imap|auth|NO user account disabled|account_locked
imap|auth|NO bad protocol / cancel|unknown,malformed_sasl,token_rejected
imap|auth|NO generic failure|auth_backend_down,server_temporary_error,unknown
imap|auth|BYE [ALERT] Fatal error: max atom size too small|token_too_long
imap|auth|NO Error in IMAP command received by server.|malformed_sasl,sasl_initial_response_form,unknown
pop|greeting|-ERR Maximum connection limit reached for 192.0.2.7|too_many_connections
pop|auth|-ERR TEMPFAIL: authdaemon not responding|auth_backend_down
imap|auth|NO [AUTHENTICATIONFAILED] Authentication failed. Please verify your account by going to https://mail.test/verify|risky_sign_in
imap|auth|NO [AUTHENTICATIONFAILED] Authentification \u00e9chou\u00e9e|token_rejected
imap|auth|NO Anmeldung fehlgeschlagen|token_rejected,unknown
smtp|auth|550 5.2.1 Mailbox disabled|account_locked
imap|after_auth|NO this user has no mailbox here|mailbox_not_found
imap|auth|NO Sign-in blocked: this device is not compliant with company policy|device_not_compliant,conditional_access_block
imap|auth|NO [ALERT] Please update your password: your account has been compromised|account_locked,risky_sign_in
imap|auth|NO Not allowed: token was issued for another user|user_mismatch
imap|auth|NO Authentication not possible, the certificate of the identity provider has expired|auth_backend_down,token_rejected,unknown
imap|auth|NO invalid_token: signature verification failed|token_rejected
imap|auth|NO invalid_token: aud claim mismatch|wrong_audience
imap|auth|NO invalid issuer|wrong_tenant,token_rejected,wrong_cloud
imap|auth|NO Access token is expired or revoked|token_expired,refresh_token_revoked
imap|auth|NO The bearer token has not expired but the widget did|unknown,token_rejected
smtp|auth|552 5.3.4 Authentication string exceeds maximum length|token_too_long
smtp|auth|500 Line limit exceeded|token_too_long
imap|auth|BAD Literal too large|token_too_long
pop|auth|-ERR Command line too long.|token_too_long
smtp|greeting|554 5.3.2 mail.fabrikam.test is not accepting connections from your network|geo_or_ip_blocked
smtp|greeting|554 IP=192.0.2.7 - A problem occurred. Ask your postmaster for help.|geo_or_ip_blocked,unknown
imap|greeting|BYE [UNAVAILABLE] Backend is offline|server_temporary_error,auth_backend_down
imap|auth|NO [AUTHENTICATIONFAILED] Mailbox has been moved to another server|wrong_host_or_port,mailbox_not_found,token_rejected
# --- every cause once more, in words of nobody in particular
imap|auth|NO [AUTHENTICATIONFAILED] The access token audience "https://graph.microsoft.com" is not accepted here|wrong_audience
smtp|auth|535 5.7.8 Bad token: aud=https://graph.microsoft.com, expected https://outlook.office.com|wrong_audience
pop|auth|-ERR [AUTH] This token was not issued for this mail service|wrong_audience
imap|auth|NO Token issued by login.microsoftonline.us is not valid in this cloud|wrong_cloud,wrong_tenant,token_rejected
imap|auth|NO [AUTHENTICATIONFAILED] Missing permission IMAP.AccessAsUser.All|missing_scope
smtp|auth|535 5.7.8 The token lacks SMTP.Send|missing_scope
imap|auth|NO [NOPERM] scope "imap" required|missing_scope,no_mailbox_permission
imap|auth|NO Credentials expired|token_expired,account_locked
smtp|auth|535 5.7.8 Expired access token|token_expired
imap|auth|NO [EXPIRED] bearer token no longer valid|token_expired
pop|auth|-ERR [AUTH] oauth: token is expired by 5m12s|token_expired
imap|auth|NO The token has exceeded its lifetime|token_expired
imap|auth|NO token used before issued|clock_skew
imap|auth|NO iat is in the future, check your clock|clock_skew
smtp|auth|501 5.5.2 AUTH response too long|token_too_long
smtp|auth|500 5.5.0 Maximum line length exceeded|token_too_long
imap|auth|BYE Line too long, closing connection|token_too_long
pop|auth|-ERR maximum line size exceeded|token_too_long
imap|auth|BAD Could not decode base64|malformed_sasl
imap|auth|NO [AUTHENTICATIONFAILED] XOAUTH2 string has no user field|malformed_sasl,token_rejected
smtp|auth|501 5.7.0 Bad XOAUTH2 payload|malformed_sasl
smtp|auth|535 5.7.8 Invalid SASL payload: missing auth=Bearer|malformed_sasl
imap|auth|BAD AUTHENTICATE takes one argument|sasl_initial_response_form
smtp|auth|501 5.5.4 Syntax: AUTH mechanism|sasl_initial_response_form,malformed_sasl
pop|auth|-ERR AUTH does not take an initial response|sasl_initial_response_form
imap|auth|NO Access denied.|token_rejected
imap|auth|NO LOGIN Invalid credentials|token_rejected
imap|auth|NO Username or password is wrong|token_rejected
smtp|auth|535 authorization failed (#5.7.0)|token_rejected
smtp|auth|535 5.7.8 Sorry, wrong login|token_rejected
pop|auth|-ERR bad login|token_rejected
imap|auth|NO [AUTHENTICATIONFAILED] nope|token_rejected
imap|auth|NO bob@contoso.test cannot be opened with alice's token|user_mismatch,no_mailbox_permission,unknown
imap|auth|NO token subject alice@contoso.test is not the login bob@contoso.test|user_mismatch
smtp|auth|535 5.7.8 username mismatch|user_mismatch
smtp|auth|535 5.7.3 Shared mailboxes cannot sign in, use a delegate|shared_mailbox_as_login,account_locked
imap|after_auth|NO [NOPERM] You need the lookup right on this mailbox|no_mailbox_permission
imap|after_auth|NO Not allowed to select INBOX|no_mailbox_permission
pop|after_auth|-ERR [SYS/PERM] Permission denied on maildrop|no_mailbox_permission
smtp|after_auth|553 5.7.1 You are not permitted to use this sender address|send_as_denied
smtp|after_auth|550 5.7.1 Sender identity mismatch|send_as_denied
smtp|after_auth|501 5.1.7 Sender must match the authenticated user|send_as_denied
imap|auth|NO XOAUTH2 is disabled on this server|mechanism_not_supported
smtp|auth|504 5.7.4 Unsupported auth mechanism requested|mechanism_not_supported
pop|auth|-ERR XOAUTH2 not implemented|mechanism_not_supported
imap|auth|BAD Unknown SASL mechanism XOAUTH2|mechanism_not_supported
imap|auth|NO No support for XOAUTH2 here|mechanism_not_supported
smtp|auth|535 5.7.9 Please use an app-specific password|app_password_required
imap|after_auth|BAD Please send ID first|client_id_command_required
imap|after_auth|NO [ALERT] Client identification (ID command) required|client_id_command_required
imap|auth|NO Protocol IMAP blocked by administrator|imap_disabled,conditional_access_block
pop|auth|-ERR POP disabled|pop_disabled
imap|auth|NO This service is not included in your plan|protocol_disabled
smtp|auth|550 5.7.1 Mail submission not permitted for this account|protocol_disabled,send_as_denied
imap|auth|NO Access blocked by policy CA-042|conditional_access_block
imap|auth|NO Logins from Norway are not permitted|geo_or_ip_blocked
smtp|greeting|554 5.7.1 Your address 192.0.2.7 is on our blocklist|geo_or_ip_blocked
smtp|greeting|550 5.7.1 Access denied - 192.0.2.7 is banned|geo_or_ip_blocked
imap|auth|NO Unusual activity detected, sign in on the web to continue|risky_sign_in
imap|auth|NO Account blocked for security reasons|account_locked
pop|auth|-ERR Your account is currently locked out|account_locked
smtp|auth|535 5.7.8 Account closed|account_deleted,account_locked
imap|auth|NO Account terminated 2025-12-01|account_locked,account_deleted
smtp|after_auth|550 5.7.1 Sending blocked, account flagged for spam|outbound_spam_block
imap|greeting|BYE Connection limit exceeded for 192.0.2.7|too_many_connections
imap|auth|NO [LIMIT] 20 sessions already open for this user|too_many_connections
smtp|greeting|421 4.7.0 Too many concurrent SMTP connections|too_many_connections
smtp|auth|421 4.7.0 Connection rate limit exceeded|throttled,too_many_connections
imap|auth|NO Logins are limited to 10 per minute|throttled,too_many_auth_attempts
imap|auth|BYE Too many bad logins|too_many_auth_attempts
pop|auth|-ERR [IN-USE] Mailbox busy|mailbox_locked_by_other_session
pop|auth|-ERR Unable to open maildrop, locked by pid 4711|mailbox_locked_by_other_session
imap|auth|NO Server error, please retry|server_temporary_error
imap|auth|NO [SERVERBUG] segfault in backend|server_temporary_error
smtp|auth|454 4.7.0 Could not verify token, identity provider unreachable|auth_backend_down
imap|auth|NO [UNAVAILABLE] Keycloak returned HTTP 503|auth_backend_down,server_temporary_error
pop|auth|-ERR [SYS/TEMP] JWKS could not be fetched|auth_backend_down
imap|after_auth|BYE Your token expired, reconnect|session_expired,token_expired
imap|after_auth|BYE Session ended: access token lifetime is over|session_expired,token_expired
imap|auth|NO Use STARTTLS before authentication|tls_starttls_required
pop|auth|-ERR Must use STLS first|tls_starttls_required
smtp|auth|530 5.7.0 TLS first please|tls_starttls_required
smtp|starttls|454 4.3.0 No certificate configured|starttls_unavailable,server_certificate_missing
imap|starttls|BAD STARTTLS not available|starttls_unavailable
pop|after_auth|-ERR no mailbox for alice@contoso.test|mailbox_not_found
imap|after_auth|NO Mailbox alice@contoso.test not found|mailbox_not_found
imap|after_auth|NO [NONEXISTENT] no INBOX|mailbox_not_found
imap|after_auth|NO Inbox unavailable: migration of your mailbox is in progress|server_temporary_error,mailbox_not_found,unknown
smtp|auth|535 5.7.139 Authentication unsuccessful, user is locked by your organization's security policy.|account_locked,conditional_access_block,unknown
smtp|auth|535 5.7.139 Authentication unsuccessful, the tenant has SmtpClientAuthentication enabled but the planet does not|unknown
smtp|auth|550 5.7.139 custom rule: no hats in the datacentre|unknown
imap|auth|NO the LOGIN page of our website failed to load for cats|unknown
imap|auth|NO audience was delighted by the show|unknown
imap|auth|NO This certificate of participation is void|unknown
imap|auth|NO 53003 bottles of beer on the wall|unknown
pop|auth|-ERR maildrop is feeling blue|unknown
smtp|after_auth|550 5.0.0 the scope of the telescope is foggy|unknown
smtp|after_auth|550 5.0.0 mailbox painted red|unknown
imap|after_auth|NO session musicians required|unknown
imap|auth|NO device of the week: none|unknown
# --- found in public code, and more decoys
pop|auth|-ERR [AUTH] login failure or POP disabled, try login to mail.test|token_rejected,pop_disabled
imap|auth|NO [AUTHENTICATIONFAILED] Invalid OAuth payload|malformed_sasl
imap|after_auth|NO [UNAVAILABLE] Failed to open mailbox|server_temporary_error
imap|auth|NO [UNAVAILABLE] LOGIN failure. Server error--please try again after some time.|server_temporary_error,auth_backend_down
pop|auth|-ERR [IN-USE] Your account is in use, try later.|mailbox_locked_by_other_session
pop|auth|-ERR [IN-USE] Mailbox lock busy, try later|mailbox_locked_by_other_session
smtp|after_auth|550 5.7.1 Sender address not allowed.|send_as_denied
smtp|after_auth|550 5.7.1 Sender rejected|send_as_denied
imap|auth|NO [ALERT] IMAP is only available for Pro users! Sign up today|protocol_disabled,imap_disabled
smtp|auth|454 4.7.0 Throttling failure: Maximum sending rate exceeded.|throttled
imap|after_auth|NO [TEMPFAIL] SELECT completed|server_temporary_error,unknown
imap|auth|NO [UNAVAILABLE] upstream timeout (AUTHENTICATE)|server_temporary_error,auth_backend_down
imap|auth|NO [UNAVAILABLE] Too many failed logins from your address; try again later|too_many_auth_attempts
smtp|auth|535 5.7.8 Error: authentication failed: authentication failure|token_rejected
smtp|auth|535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6|token_rejected
smtp|auth|535 5.7.0 Error: authentication failed: mechanism too weak for this user|mechanism_not_supported,token_rejected,tls_starttls_required
imap|auth|NO [AUTHENTICATIONFAILED] Authentication failed (user not allowed to use IMAP)|imap_disabled
smtp|auth|535 5.7.8 Authentication failed: user is not allowed to use SMTP AUTH|protocol_disabled,smtp_auth_disabled_mailbox
imap|auth|NO Authentication rejected: OAuth provider answered 401 invalid_token|token_rejected
imap|auth|NO OAuth provider answered 503|auth_backend_down
imap|auth|NO [AUTHENTICATIONFAILED] token introspection says active=false|token_rejected
imap|auth|NO User is not licensed for this product|protocol_disabled,mailbox_not_found
imap|auth|NO [CANNOT] IMAP4 access denied by policy|conditional_access_block,imap_disabled
imap|auth|NO Login from an unrecognized device, approve it in the app|risky_sign_in
smtp|auth|535 5.7.3 Unable to authenticate|token_rejected
smtp|auth|535 5.7.8 Zugangsdaten falsch|unknown,token_rejected
smtp|auth|535 Authentication refused, account frozen|account_locked
smtp|auth|550 5.7.1 Authentication disabled for this domain|protocol_disabled,mechanism_not_supported
pop|auth|-ERR Access to this account is not allowed via POP3|pop_disabled
imap|auth|NO Access to this account via IMAP is not allowed|imap_disabled
imap|auth|NO AUTHENTICATE failed: token's appid is not authorised for this mailbox|no_mailbox_permission,token_rejected,app_access_policy_block
imap|auth|NO Application is blocked from this mailbox by an access policy|app_access_policy_block,conditional_access_block
imap|auth|NO No service principal for application 1111|app_not_registered_in_exchange
imap|auth|NO Certificate authentication required|unknown,token_rejected,mechanism_not_supported,client_misconfigured
imap|greeting|BYE No more processes|server_temporary_error,unknown,too_many_connections
imap|greeting|BYE [ALERT] System going down for maintenance at noon|server_temporary_error
smtp|capability|550 5.7.1 Helo command rejected: host not found|unknown,geo_or_ip_blocked,helo_refused
smtp|capability|502 5.5.1 EHLO not supported|unknown,protocol_violation,wrong_host_or_port,mechanism_not_supported
smtp|greeting|554 No SMTP service here|wrong_host_or_port,unknown
imap|greeting|BYE This host is an MX, not a mailbox server|wrong_host_or_port,unknown
smtp|auth|530 5.7.1 Relaying denied, authenticate first|token_rejected,unknown,relay_denied
smtp|after_auth|451 4.7.1 Greylisted, please try again in 300 seconds|server_temporary_error,throttled
imap|auth|NO Expected 3 audience members, 2 came|unknown
imap|auth|NO Password hints are enabled, accounts are fun|unknown
imap|auth|NO I prefer IMAP over POP any day, but not now|unknown
smtp|auth|554 5.0.0 Our country has great locations|unknown
smtp|auth|554 5.0.0 Limited stock, unlimited fun|unknown
imap|auth|NO temporary name for a kitten: Exchange|unknown
pop|auth|-ERR mechanism of the clock was oiled|unknown
imap|after_auth|NO permission slips are in the drawer|unknown
imap|auth|NO base64 is a fine encoding|unknown
imap|auth|NO This token of appreciation is for you|unknown
smtp|after_auth|550 5.0.0 spam and eggs for breakfast|unknown,spam_block
imap|auth|NO two-step dance lessons on Friday|unknown
imap|auth|NO The TLS record label released an album|unknown
smtp|auth|534 5.7.9 Authentication mechanism is too weak|mechanism_not_supported
smtp|after_auth|421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating from\\n421 4.7.28 your IP address|outbound_spam_block
imap|after_auth|NO [CORRUPTION] index of the mailbox is broken|server_temporary_error
imap|auth|NO Your mailbox was migrated to another server, use mail2.contoso.test|wrong_host_or_port
imap|auth|NO Your mailbox is locked by the administrator|account_locked
imap|auth|NO Mailbox locked for security reasons|account_locked
# --- decoys and unknown texts
imap|auth|OK AUTHENTICATE failed. just kidding, completed|none
imap|auth|OK [ALERT] Your password expires in 3 days; too many failed logins since Monday|none
pop|auth|+OK Authentication failure statistics follow|none
smtp|auth|235 2.7.0 Authentication successful (SmtpClientAuthentication is disabled for the Tenant fabrikam)|none
smtp|after_auth|250 2.1.0 Sender OK, mailbox full warning pending|none
imap|auth|NO The frobnicator declined the widget|unknown
pop|auth|-ERR 42|unknown
smtp|auth|554 5.0.0 Purple elephants on the line|unknown
smtp|auth|535 5.7.8 Purple elephants on the line|token_rejected,unknown
smtp|auth|535 5.7.1390 Authentication unsuccessful, gremlins|unknown,token_rejected
smtp|after_auth|550 5.1.80 Gremlins|unknown
smtp|after_auth|550 ticket 15.7.505 was closed|unknown
smtp|after_auth|554 5.0.0 reference 5571.5.7.60.12 refused|unknown
imap|after_auth|NO Postponed until the comet returns|unknown
imap|after_auth|NO EXAMINE not today|unknown
pop|after_auth|-ERR the cat sleeps on the maildrop|unknown
imap|auth|NO Kennwort oder Benutzername ungeordnet|unknown
imap|auth|NO Zugriff verweigert wegen Vollmond|unknown
imap|auth|NO queue AADSTSX is empty|unknown
imap|auth|NO build 70008270008 rejected by the linter|unknown
imap|auth|NO Please do not throttle the engine|unknown
imap|auth|NO limited edition sold out|unknown
imap|auth|NO location of the keyboard is unclear|unknown
"""

_TEXTS = """
# --- the token endpoint
token||{"error":"invalid_grant","error_description":"AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is \
needed.","error_codes":[50173]}|refresh_token_revoked
token||{"error":"invalid_grant","error_description":"AADSTS700082: The refresh token has expired due to inactivity. The token was issued on \
2025-11-01T10:00:00Z and was inactive for 90.00:00:00."}|refresh_token_expired
token||AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret \
ID|client_secret_wrong
token||{"error":"invalid_grant","error_description":"Token has been expired or revoked."}|refresh_token_revoked,refresh_token_expired
token||{"error":"invalid_client","error_description":"The OAuth client was not found."}|app_not_found_in_tenant,client_secret_wrong,app_deleted
token||{"error":"deleted_client","error_description":"The OAuth client was deleted."}|app_deleted
token||{"error":"disabled_client","error_description":"The OAuth client was disabled."}|app_disabled
token||{"error":"unauthorized_client","error_description":"Client is unauthorized to retrieve access tokens using this method, or client not \
authorized for any of the scopes requested."}|delegation_not_authorised
token||{"error":"invalid_grant","error_description":"Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check \
your iat and exp values in the JWT claim."}|clock_skew
token||{"error":"invalid_grant","error_description":"Account has been deleted"}|account_deleted
token||{"error":"invalid_grant","error_description":"reauth related error (invalid_rapt)","error_subtype":"invalid_rapt"}|reauth_required
token||{"error":"interaction_required","suberror":"basic_action","error_description":"AADSTS50076: Due to a configuration change made by your \
administrator, you must use multi-factor authentication."}|mfa_required
token||{"error":"temporarily_unavailable"}|idp_temporary_error
token||{"error":"invalid_request","error_description":"AADSTS90014: The required field 'scope' is missing from the credential."}|unsupported_property,wrong_flow
token||unauthorized_client: The client does not exist or is not enabled for consumers.|account_type_mismatch
token||<html><head><title>Web filter</title></head><body>Access to this page is blocked by your organisation</body></html>|captive_or_inspecting_proxy
token||HTTP 407 Proxy Authentication Required|proxy_auth_required
token||AADSTS999998: A brand new reason that nobody has heard of.|unknown
token||{"error":"lunar_phase","error_description":"the moon is wrong"}|unknown
token||You cannot access this right now. Error Code: 53003 Request Id: 11111111-2222-4333-8444-555555555555|conditional_access_block
token||The printer reports error code: 53004 and no paper|unknown,risky_sign_in
client||the printer reports error code: 99999 and no paper|unknown
# --- Graph and Exchange
graph||{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}|graph_insufficient_privileges
graph||{"error":{"code":"Request_BadRequest","message":"Permission entry already exists."}}|already_granted
graph||{"error":{"code":"Request_ResourceNotFound","message":"Resource '1111' does not exist or one of its queried reference-property objects are not \
present."}}|replication_delay
graph||{"error":{"code":"CannotDeleteOrUpdateEnabledEntitlement","message":"Permission (scope or role) cannot be deleted or updated unless disabled \
first."}}|entitlement_enabled
graph||{"error":{"code":"Directory_QuotaExceeded","message":"The directory object quota limit for the Tenant has been exceeded."}}|graph_quota_exceeded
graph||{"error":{"code":"ServiceManagementReferenceMissing","message":"ServiceManagementReference field is required for Create, but is missing in the \
request."}}|org_policy_requires_field
graph||{"error":{"code":"Authorization_IdentityNotFound","message":"The identity of the calling application could not be established."}}|caller_identity_missing
graph||{"error":{"code":"UnknownError","message":"Something purple"}}|unknown
exchange_powershell||New-ServicePrincipal : The term 'New-ServicePrincipal' is not recognized as the name of a cmdlet|admin_role_missing,client_misconfigured
exchange_powershell||The role assigned to application 11111111-2222-4333-8444-555555555555 isn't supported in this scenario.|admin_role_missing
# --- programs
client||Nov 20 10:00:00 mx postfix/smtp[123]: A1B2: to=<x@contoso.test>, relay=smtp.office365.com[52.98.1.2]:587, dsn=4.7.139, status=deferred (SASL \
authentication failed; server smtp.office365.com[52.98.1.2] said: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for \
the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.)|smtp_auth_disabled_tenant
client||msmtp: authentication failed (method XOAUTH2)\\nmsmtp: server message: 535 5.7.3 Authentication unsuccessful [X.PROD.OUTLOOK.COM]\\nmsmtp: \
could not send mail (account default from /root/.msmtprc)|token_rejected
client||fetchmail: IMAP< A0002 NO AUTHENTICATE failed.\\nfetchmail: Authorization failure on alice@contoso.test@outlook.office365.com\\nfetchmail: \
Query status=3 (AUTHFAIL)|token_rejected
client||getmail: operation error (IMAP error (EXAMINE command error: BAD [b'User is authenticated but not \
connected.']))|no_mailbox_permission,user_mismatch,imap_disabled
client||IMAP command 'AUTHENTICATE XOAUTH2' returned an error: NO AUTHENTICATE failed.|token_rejected
client||2026-01-01 10:00:00 1abc-DEF == x@contoso.test R=smarthost T=remote_smtp_smarthost defer (-46) H=smtp.office365.com [52.98.1.2]: SMTP error \
from remote mail server after AUTH XOAUTH2: 432 4.3.2 Concurrent connections limit exceeded|too_many_connections
client||curl: (67) Login denied|token_rejected
client||curl: (60) SSL certificate problem: unable to get local issuer certificate|certificate_untrusted
client||curl: (6) Could not resolve host: outlook.office365.com|dns_failure
client||curl: (7) Failed to connect to smtp.office365.com port 587 after 2 ms: Connection refused|connection_refused
client||postfix/smtp[77]: warning: SASL authentication failure: No worthy mechs found|client_lacks_mechanism,mechanism_not_supported
client||sasl-xoauth2: TokenStore::Read: failed to open file /etc/tokens/alice: No such file or directory|token_file_unreadable
client||imaplib.IMAP4.error: AUTHENTICATE failed.|token_rejected
client||smtplib.SMTPAuthenticationError: (535, b'5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit \
https://aka.ms/smtp_auth_disabled for more information. [X]')|smtp_auth_disabled_mailbox
client||javax.mail.AuthenticationFailedException: 535 5.7.3 Authentication unsuccessful [X]|token_rejected
client||Error: Invalid login: 535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [X]|basic_auth_disabled
client||Token refresh failed: invalid_grant: AADSTS50076: Due to a configuration change|mfa_required
client||everything is fine, 12 messages fetched|none,unknown
client||segfault at 0 ip 0000 in libpurple|unknown
network||ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1006)|certificate_expired
network||ssl.SSLCertVerificationError: certificate verify failed: Hostname mismatch, certificate is not valid for \
'mail.contoso.test'.|certificate_hostname_mismatch
network||tls: first record does not look like a TLS handshake|tls_mode_mismatch
network||error:0A00010B:SSL routines::wrong version number|tls_mode_mismatch
network||error:0A000102:SSL routines::unsupported protocol|tls_version_server_too_old
network||connect to smtp.office365.com[52.98.1.2]:587: Connection timed out|connection_timeout
network||read: Connection reset by peer|connection_reset
network||getaddrinfo: Name or service not known|dns_failure
network||connect: Network is unreachable|network_unreachable
dovecot_log||auth: Error: oauth2(alice@contoso.test,192.0.2.1,<x>): oauth2 failed: Introspection failed: connect(login.microsoftonline.com:443) \
failed: Connection refused|auth_backend_down
dovecot_log||oauth2(alice): Local validation failed: Token has expired (exp=1 < 2 - grace 0)|token_expired,clock_skew
dovecot_log||oauth2(alice): Username 'alice@contoso.test' did not match 'bob@contoso.test'|user_mismatch
dovecot_log||imap-login: Info: Logged in: user=<alice>, method=XOAUTH2|none,unknown
"""


def _read(table: str) -> t.Iterator[Exchange]:
    for line in table.strip().splitlines():
        if not line.startswith("#"):
            head, _bar, causes = line.rpartition("|")
            kind, stage, text = head.split("|", 2)
            yield Exchange(kind, stage, text.replace("\\n", "\n"), tuple(causes.split(",")))


MAIL = tuple(_read(_MAIL))
TEXTS = tuple(_read(_TEXTS))
