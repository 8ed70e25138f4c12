# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What was really said, for every rule of the catalogue: rule, kind, stage, the literal text, the likeliest cause."""

from __future__ import annotations

import typing as t


class Line(t.NamedTuple):
    """One literal text; continued lines are separated by a line break."""

    rule: str
    kind: str
    stage: str
    text: str
    cause: str


_MAIL = """
I-01|imap|auth|NO AUTHENTICATE failed.|token_rejected
I-02|imap|after_auth|BAD User is authenticated but not connected.|no_mailbox_permission
I-03|imap|auth|NO LOGIN failed.|basic_auth_disabled
I-04|imap|after_auth|BYE Connection closed. 14|connection_reset
I-04|imap|after_auth|BYE Connection is closed. 13|connection_reset
I-05|imap|auth|NO Basic authentication is disabled.|basic_auth_disabled
I-06|imap|auth|BAD Command Error. 12|token_rejected
I-07|imap|auth|BAD Command Argument Error. 11|sasl_initial_response_form
I-08|imap|auth|BYE Session invalidated - AccessTokenExpired|token_expired
I-08s|imap|after_auth|BYE Session invalidated - AccessTokenExpired|session_expired
I-09|imap|after_auth|BAD Command received in Invalid state.|unknown
I-10|imap|after_auth|BAD Request is throttled. Suggested Backoff Time: 299910 milliseconds|throttled
I-11|imap|auth|NO Server Unavailable. 15|server_temporary_error
I-12|imap|auth|BAD Client aborted AUTHENTICATE command. cn9mb200386477igc|token_helper_failed
I-14|imap|after_auth|NO Retrieval using the IMAP4 protocol failed for the following message: 42|message_not_ready
I-15|imap|auth|NO [CANNOT] Authentication mechanism not supported.|mechanism_not_supported
I-16|imap|after_auth|BAD User not found [NoADRecipient AuthResultFromPopImapEnd=8]|imap_disabled
P-01|pop|auth|-ERR Authentication failure: unknown user name or bad password.|token_rejected
P-02|pop|auth|-ERR Protocol error. Connection is closed. 10|token_too_long
P-03|pop|auth|-ERR Logon failure: unknown user name or bad password.|basic_auth_disabled
P-04|pop|after_auth|-ERR User is authenticated but not connected.|no_mailbox_permission
P-06|pop|auth|-ERR [SYS/PERM] Your account is not enabled for POP access.|pop_disabled
P-16|pop|auth|-ERR Logon failed. [AuthResultFromPopImapEnd=8]|pop_disabled
S-01|smtp|auth|535 5.7.3 Authentication unsuccessful [SN2PR00CA0018.namprd00.prod.outlook.com]|token_rejected
S-01|smtp|auth|535 5.7.139 Authentication unsuccessful [X.PROD.OUTLOOK.COM]|token_rejected
S-02|smtp|auth|535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled \
for more information. [FR0P281CA0157.DEUP281.PROD.OUTLOOK.COM]|smtp_auth_disabled_tenant
S-02x|smtp|auth|535 5.7.139 Authentication unsuccessful, see https://aka.ms/smtp_auth_disabled|smtp_auth_disabled_tenant
S-03|smtp|auth|535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled \
for more information. [X]|smtp_auth_disabled_mailbox
S-04|smtp|auth|535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [X]|basic_auth_disabled
S-05|smtp|auth|535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your \
administrator.|security_defaults_block
S-06|smtp|auth|535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your \
administrator. [X]|conditional_access_block
S-07|smtp|auth|535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. [X]|token_rejected
S-08|smtp|auth|535 5.7.139 Authentication unsuccessful, federated STS service was unreachable.|federation_misconfigured
S-09|smtp|auth|535 5.7.139 Authentication unsuccessful, the federated STS URL does not support HTTPS.|federation_misconfigured
S-0x|smtp|auth|535 5.7.139 Authentication unsuccessful, the moon is in the wrong house.|unknown
S-10|smtp|after_auth|530 5.7.57 Client not authenticated to send mail. [X]|token_rejected
S-11|smtp|after_auth|550 5.7.60 SMTP; Client does not have permissions to send as this sender|send_as_denied
S-12|smtp|after_auth|554 5.2.252 SendAsDenied; a@contoso.test not allowed to send as b@contoso.test; \
STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied|send_as_denied
S-13|smtp|after_auth|554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied|send_as_denied
S-14|smtp|after_auth|430 4.2.0 STOREDRV; mailbox logon failure; \
STOREDRV.Submission.Exception:ConnectionFailedTransientException.MapiExceptionLogonFailed|no_mailbox_permission
S-15|smtp|after_auth|432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded|too_many_connections
S-15|smtp|greeting|432 4.3.2 Concurrent connections limit exceeded|too_many_connections
S-16|smtp|after_auth|554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException|throttled
S-17|smtp|after_auth|554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded|mailbox_full
S-18|smtp|after_auth|550 5.1.8 Access denied, bad outbound sender|outbound_spam_block
S-19|smtp|after_auth|550 5.7.501 Access denied, banned sender|outbound_spam_block
S-19|smtp|after_auth|550 5.7.708 Access denied, traffic not accepted from this IP|outbound_spam_block
S-20|smtp|auth|504 5.7.4 Unrecognized authentication type|mechanism_not_supported
S-21|smtp|auth|451 4.7.0 Temporary server error. Please try again later. PRX4|server_temporary_error
S-22|smtp|capability|421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2. Visit \
https://aka.ms/smtp_auth_tls.|tls_version_client_too_old
S-23|smtp|auth|501 5.5.124 Invalid XOAUTH2 auth data|malformed_sasl
S-24|smtp|auth|501 5.5.127 Invalid XOAUTH2 auth data - Token will expire soon|token_expiring_soon
S-25|smtp|auth|550 5.7.30 Sign-in by password is over.|basic_auth_disabled
S-27|smtp|auth|530 5.7.0 Must issue a STARTTLS command first|tls_starttls_required
G-01|challenge|auth|{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}|missing_scope
G-02|challenge|auth|{"status":"invalid_request","scope":"https://mail.google.com/"}|malformed_sasl
G-03|imap|auth|NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)|token_rejected
G-04|imap|auth|BAD Invalid SASL argument. d2mb1234|malformed_sasl
G-05|smtp|auth|535-5.7.8 Username and Password not accepted. For more information, go to\\n535 5.7.8  \
https://support.google.com/mail/?p=BadCredentials|token_rejected
G-06|imap|auth|NO [ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure)|risky_sign_in
G-07|imap|auth|NO [WEBALERT https://accounts.test/x] Web login required.|risky_sign_in
G-08|imap|auth|NO [ALERT] Too many simultaneous connections. (Failure)|too_many_connections
G-09|imap|auth|NO [ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page and enable your account for IMAP access. \
(Failure)|imap_disabled
G-10|imap|auth|NO [ALERT] IMAP access is disabled for your domain. Please contact your domain administrator|imap_disabled
G-11|smtp|auth|534-5.7.9 Application-specific password required. For more information, go to\\n534 5.7.9 \
https://support.google.com/mail/?p=InvalidSecondFactor|app_password_required
G-12|smtp|auth|534-5.7.14 <https://accounts.google.com/signin/continue> Please\\n534 5.7.14 use the page and then try again.|risky_sign_in
G-13|smtp|auth|454 4.7.0 Too many login attempts, please try again later.|too_many_auth_attempts
G-14|smtp|after_auth|550 5.4.5 Daily user sending limit exceeded.|throttled
G-15|imap|after_auth|NO [ALERT] Account exceeded command or bandwidth limits. (Failure)|throttled
H-01|challenge|auth|{"status":"insufficient_scope","scope":"imap"}|missing_scope
H-02|challenge|auth|{"status":"invalid_token","scope":"imap"}|token_rejected
D-00|imap|auth|NO [AUTHENTICATIONFAILED] Authentication failed.|token_rejected
D-0u|imap|auth|NO [UNAVAILABLE] Temporary authentication failure. [host:2026-11-22]|auth_backend_down
D-0u|pop|auth|-ERR [SYS/TEMP] Temporary authentication failure. [host:x]|auth_backend_down
D-0u|smtp|auth|454 4.7.0 Temporary authentication failure. [host:x]|auth_backend_down
D-21|imap|auth|NO [UNAVAILABLE] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)|too_many_connections
D-21|pop|auth|-ERR [IN-USE] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)|too_many_connections
D-30|imap|auth|NO [PRIVACYREQUIRED] Authentication not allowed until SSL/TLS is enabled.|tls_starttls_required
D-30|smtp|auth|538 5.7.11 Encryption required for requested authentication mechanism|tls_starttls_required
D-31|imap|auth|NO [ALERT] Unsupported authentication mechanism.|mechanism_not_supported
D-31|smtp|auth|504 5.5.4 Unsupported authentication mechanism.|mechanism_not_supported
D-31|smtp|auth|503 5.5.1 Error: authentication not enabled|mechanism_not_supported
D-31|smtp|auth|535 5.7.8 Error: authentication failed: no mechanism available|mechanism_not_supported
D-32|smtp|auth|500 5.5.2 Line too long|token_too_long
D-32|smtp|auth|500 5.5.6 SASL response limit exceeded|token_too_long
D-33|smtp|auth|535 5.7.8 Invalid base64 in response|malformed_sasl
D-33|imap|auth|BAD Invalid base64 data in initial response|malformed_sasl
D-34|smtp|after_auth|421 4.4.0 mail.lab.test Failed to connect to relay server (connect)|server_temporary_error
D-35|smtp|starttls|454 4.7.0 TLS not available due to local problem|starttls_unavailable
C-01|imap|auth|NO [EXPIRED] Access token has expired|token_expired
C-02|imap|auth|NO [AUTHORIZATIONFAILED] No such authorization|no_mailbox_permission
C-03|pop|auth|-ERR [IN-USE] Do you have another POP session running?|mailbox_locked_by_other_session
C-04|pop|auth|-ERR [LOGIN-DELAY] minimum time between mail checks violation|throttled
C-05|imap|after_auth|NO [NONEXISTENT] Unknown Mailbox: INBOX|mailbox_not_found
C-06|imap|after_auth|NO [OVERQUOTA] Quota exceeded|mailbox_full
C-07|imap|auth|NO Your account has been suspended|account_locked
C-08|imap|auth|NO [CONTACTADMIN] Ask your helpdesk|conditional_access_block
C-09|pop|auth|-ERR [SYS/TEMP] Something went wrong|auth_backend_down
C-10|imap|greeting|BYE Service temporarily unavailable|server_temporary_error
C-11|pop|auth|-ERR [SYS/PERM] Not for you|pop_disabled
C-12|smtp|auth|535 5.7.8 Error: authentication failed: This user does not have access rights to this service|protocol_disabled
C-12i|imap|auth|NO IMAP is disabled for this user|imap_disabled
C-12p|pop|auth|-ERR POP3 is disabled for this user|pop_disabled
C-13|pop|auth|-ERR [AUTH] Authentication failed.|token_rejected
C-13|smtp|auth|535 5.7.8 Authentication failed.|token_rejected
C-13|smtp|auth|535 5.7.8 Error: authentication failed: (reason unavailable)|token_rejected
C-13|smtp|auth|535 Incorrect authentication data|token_rejected
C-13|imap|auth|NO Authentication failed: unauthorized|token_rejected
C-14|imap|after_auth|NO EXAMINE Unsafe Login. Please contact kefu@188.com for help|client_id_command_required
C-15|imap|auth|NO Logins from this IP address are blocked|geo_or_ip_blocked
C-15|smtp|greeting|554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using rbl.example.org|geo_or_ip_blocked
C-20|smtp|after_auth|553 5.7.1 <alice@contoso.test>: Sender address rejected: not logged in|token_rejected
C-21|smtp|after_auth|553 5.7.1 <alice@contoso.test>: Sender address rejected: not owned by user bob@contoso.test|send_as_denied
C-22|smtp|after_auth|550 5.4.6 Unusual sending activity detected. Please try after sometime|outbound_spam_block
C-23|smtp|auth|421 4.7.0 mail.lab.test Error: too many errors|too_many_auth_attempts
C-24|imap|greeting|BYE Too many connections from your host|too_many_connections
C-25|imap|auth|BAD Illegal syntax: Too many arguments|sasl_initial_response_form
C-26|imap|auth|NO Token is not valid yet|clock_skew
C-27|imap|auth|NO Invalid token audience|wrong_audience
C-28|imap|auth|NO insufficient_scope|missing_scope
C-29|imap|auth|NO User name does not match the token|user_mismatch
C-30|imap|auth|NO The token was revoked|refresh_token_revoked
C-31|imap|auth|NO Application password is required|app_password_required
C-32|imap|auth|NO Multi-factor authentication is wanted|mfa_required
C-33|imap|auth|NO Please accept the terms of use first|interactive_challenge_required
C-34|imap|auth|NO Blocked by your organisation's policy: conditional access|conditional_access_block
C-35|imap|auth|NO Suspicious login, please confirm your identity|risky_sign_in
C-36|imap|auth|NO [AUTHENTICATIONFAILED] AUTHENTICATE Invalid credentials or IMAP is disabled sc=ebI8|token_rejected
C-37|imap|auth|NO This account was deleted|account_deleted
C-38|pop|auth|-ERR No such user here|mailbox_not_found
C-39|imap|auth|NO [LIMIT] Rate limit hit|throttled
C-40|smtp|auth|435 Unable to authenticate at present|auth_backend_down
C-40|pop|auth|-ERR [SYS/TEMP] authenticating: generic failure|auth_backend_down
C-41|imap|auth|BYE Disconnected for inactivity.|connection_reset
C-42|imap|after_auth|NO Your session has expired|session_expired
C-43|imap|after_auth|NO Permission denied|no_mailbox_permission
C-44|smtp|auth|500 5.5.1 Command unrecognized|mechanism_not_supported
C-49|smtp|starttls|502 5.5.1 Command not implemented|starttls_unavailable
C-50|imap|auth|NO This token is of another cloud|wrong_cloud
C-51|smtp|auth|535 5.7.3 Shared mailboxes cannot sign in|shared_mailbox_as_login
C-52|smtp|starttls|454 4.3.0 No certificate configured|server_certificate_missing
C-53|smtp|auth|550 5.7.1 Authentication disabled for this domain|protocol_disabled
C-54|imap|auth|NO User is not licensed for this product|protocol_disabled
C-55|imap|auth|NO Access to OData is disabled: blocked by application access policy settings|app_access_policy_block
C-56|imap|auth|NO No service principal for this application|app_not_registered_in_exchange
C-57|smtp|after_auth|550 5.7.64 TenantAttribution; Relay Access Denied|relay_denied
C-58|imap|auth|NO [REFERRAL imap://alice@mail2.contoso.test/] Specified user is invalid on this server.|wrong_host_or_port
C-59|smtp|auth|503 5.5.1 AUTH only allowed on submission port|wrong_host_or_port
C-46|imap|auth|NO Password authentication is disabled, use OAuth|basic_auth_disabled
C-47|smtp|after_auth|530 SMTP authentication is required.|token_rejected
C-48|imap|auth|NO Invalid issuer|wrong_tenant
C-45|smtp|auth|535 5.7.8 Purple elephants on the line|unknown
"""

_OTHERS = """
S-28|client||Can't use Channel::Driver::SMTPAuthentificationError: #<Net::SMTPAuthenticationError>|smtp_auth_disabled_mailbox
T-70000a|token||AADSTS70000: The request was denied because one or more scopes requested are unauthorized or expired. The user must first sign in and \
grant the client application access to the requested scope.|consent_missing
T-70000b|token||AADSTS70000: The user could not be authenticated as the grant is expired. The user must sign in again.|refresh_token_expired
T-70000c|token||AADSTS70000: Provided grant is invalid or malformed.|refresh_token_revoked
T-70000d|token||AADSTS70000: User account is found to be in service abuse mode.|account_locked
T-70000e|token||AADSTS70000: The user could not be authenticated or user interaction is required.|interactive_challenge_required
T-70001d|token||AADSTS70001: The application named X is disabled.|app_disabled
T-900144s|token||AADSTS900144: The request body must contain the following parameter: 'client_secret'.|client_secret_missing
T-900144r|token||AADSTS900144: The request body must contain the following parameter: 'refresh_token'.|refresh_token_missing
T-900144p|token||AADSTS900144: The request body must contain the following parameter: 'scope'.|unsupported_property
T-7000222a|token||AADSTS7000222: The provided client secret keys for app '11111111-2222-4333-8444-555555555555' are expired.|client_secret_expired
T-700082i|token||AADSTS700082: The refresh token has expired due to inactivity. The token was issued on 2025-08-01T00:00:00.0000000Z and was inactive \
for 90.00:00:00.|refresh_token_expired
T-65006r|token||AADSTS65006: Resource '00000002-0000-0ff1-ce00-000000000000' had no entitlements matching required permissions configured on the \
required resource access for client '11111111-2222-4333-8444-555555555555'.|graph_permission_id_wrong
T-msa|token||unauthorized_client: The client does not exist or is not enabled for consumers. If you are the application developer, configure a new \
application through the App Registrations in the Azure Portal|account_type_mismatch
T-msad|token||The scope refers to a resource which is not listed in the client's Required Resource Access|consent_missing
T-ost|token||The API version v2 has been depreciated|unsupported_property
T-compat|token||AADSTS70011: The provided value for the input parameter 'scope' is not valid. The scopes are not compatible with each \
other.|multi_resource_scope
T-spa|token||AADSTS700084: The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of \
1.00:00:00|refresh_token_expired
T-23|token||AADSTS0023: Specified tenant identifier is neither a valid DNS name, nor a valid external domain.|wrong_tenant
T-16|token||AADSTS00016: Application with identifier was not found in the directory|app_not_found_in_tenant
TC-01|token||Need admin approval|consent_missing
TC-03|token||The request body must include a 'response_type' parameter|unsupported_property
TC-04|token||Claim is invalid: 11111111-2222-4333-8444-555555555555 does not exist on resource application \
00000002-0000-0ff1-ce00-000000000000|graph_permission_id_wrong
GT-01|token||{"error": "invalid_grant", "error_description": "Token has been expired or revoked."}|refresh_token_revoked
GT-10|token||{"error": "invalid_grant", "error_description": "Account has been deleted"}|account_deleted
GT-11|token||{"error": "invalid_grant", "error_description": "reauth related error (invalid_rapt)"}|reauth_required
GT-12|token||{"error": "deleted_client", "error_description": "The OAuth client was deleted."}|app_deleted
GT-13|token||{"error": "disabled_client", "error_description": "The OAuth client was disabled."}|app_disabled
GT-14|token||{"error": "invalid_client", "error_description": "The OAuth client was not found."}|app_not_found_in_tenant
GT-15|token||{"error": "unauthorized_client", "error_description": "Client is unauthorized to retrieve access tokens using this \
method."}|delegation_not_authorised
GT-16|token||{"error": "invalid_grant", "error_description": "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable \
timeframe."}|clock_skew
GT-17|token||{"error": "invalid_grant", "error_description": "Not a valid email or user ID."}|user_mismatch
GT-03|token||Error 400: invalid_request. The out-of-band (OOB) flow has been blocked in order to keep users secure.|wrong_flow
GT-04|token||Access blocked: mailtool has not completed the Google verification process|consent_missing
GT-05|token||This app has been blocked. It tried to access sensitive data in your Google Account.|consent_missing
GT-06|token||Error 400: admin_policy_enforced. Access to your account data is restricted by policies within your organization.|conditional_access_block
GT-07|token||Error 403: org_internal. This client is restricted to users within its organization.|account_type_mismatch
GT-08|token||Error 400: invalid_scope Some requested scopes were invalid. valid=[https://mail.google.com/] invalid=[x]|consent_missing
GT-09|token||Required parameter is missing: response_type|account_type_mismatch
T-unknown|token||AADSTS4242424: A reason that nobody knows.|unknown
R-01|graph||{"error": {"code": "Request_MultipleObjectsWithSameKeyValue", "message": "Permission entry already exists."}}|already_granted
R-02|graph||{"error": {"code": "Request_ResourceNotFound", "message": "Resource '1' does not exist or one of its queried reference-property objects \
are not present."}}|replication_delay
R-03|graph||{"error": {"code": "Authorization_RequestDenied", "message": "Insufficient privileges to complete the operation."}}|graph_insufficient_privileges
R-04|graph||{"error": {"code": "TooManyAppPasswords", "message": "Not allowed to add 3 passwords. You can only add a maximum of 2 \
passwords."}}|too_many_credentials
R-05|graph||New password credentials must be generated with service actions.|unsupported_property
R-06|graph||Updates to converged applications are not allowed in this version.|unsupported_property
R-07|graph||KeyId is not supported|unsupported_property
R-08|graph||Credential type not allowed as per assigned policy '11111111-2222-4333-8444-555555555555'.|org_policy_forbids_credential
R-09|graph||Credential lifetime exceeds the max value allowed as per assigned policy 11111111-2222-4333-8444-555555555555|org_policy_forbids_credential
R-10|graph||Another object with the same value for property uniqueName already exists.|object_already_exists
R-11|graph||Write requests are only supported on contained entities|unsupported_property
R-12|graph||Access Token missing or malformed|token_rejected
R-13|graph||{"error": {"code": "InvalidAuthenticationToken", "message": "Access token validation failure. Invalid audience."}}|wrong_audience
R-14|graph||One or more property values specified are invalid.|unsupported_property
R-15|graph||The application identifier uri 'https://x.test' is invalid.|unsupported_property
R-16|graph||az ad app permission admin-consent: Bad Request|wrong_flow
R-17|graph||The application with name mailer already exists.|object_already_exists
R-18|graph||{"error": {"code": "MailboxNotEnabledForRESTAPI", "message": "The mailbox is either inactive, soft-deleted, or is hosted \
on-premise."}}|mailbox_not_found
R-18s|graph||{"error": {"code": "ErrorSendAsDenied", "message": "The user account which was used to submit this request does not have the right to \
send mail on behalf of the specified sending account."}}|send_as_denied
R-19|graph||{"error": {"code": "TooManyRequests", "message": "Too many requests"}}|throttled
R-20|graph||Property api.requestedAccessTokenVersion is invalid.|unsupported_property
R-21|graph||Permission being assigned was not found on application '00000003-0000-0000-c000-000000000000'|graph_permission_id_wrong
R-22|graph||{"error": {"code": "Authorization_IdentityNotFound", "message": "The identity of the calling application could not be \
established."}}|caller_identity_missing
R-23|graph||ServiceManagementReference field is required for Create, but is missing in the request.|org_policy_requires_field
R-24|graph||{"error": {"code": "CannotDeleteOrUpdateEnabledEntitlement", "message": "Permission (scope or role) cannot be deleted or updated unless \
disabled first."}}|entitlement_enabled
R-25|graph||{"error": {"code": "Directory_QuotaExceeded", "message": "The directory object quota limit for the Principal has been \
exceeded."}}|graph_quota_exceeded
R-26|graph||{"error": {"code": "Authorization_RequestDenied", "message": "When using this permission, the backing application of the service \
principal being created must in the local tenant"}}|replication_delay
R-27|graph||{"error": {"code": "Request_BadRequest", "message": "Not a valid reference update."}}|replication_delay
R-28|graph||{"error": {"code": "Error_MsaAppDoesNotExist", "message": "The corresponding MSA application does not exist."}}|replication_delay
R-29|graph||{"error": {"code": "Directory_ConcurrencyViolation", "message": "Error due to concurrent requests being made to the tenant. Please wait \
briefly and retry."}}|idp_temporary_error
R-30|graph||One or more added object references already exist for the following modified properties: 'owners'.|object_already_exists
R-32|graph||{"error": {"code": "InvalidFederatedIdentityCredentialValue", "message": "The combination of issuer and subject must be unique for the \
application. Issuer https://a.test and Subject: b already exist."}}|object_already_exists
R-34|graph||The service principal cannot be created, updated, or restored because the service principal name x is already in use.|object_already_exists
R-35|graph||No password credential found with keyId '11111111-2222-4333-8444-555555555555'.|replication_delay
R-36|graph||{"error": {"code": "Directory_ReplicaUnavailable", "message": "The preferred replica is unavailable."}}|idp_temporary_error
R-37|graph||{"error": {"code": "Directory_ResourceSizeExceeded", "message": "The size of the object has exceeded its limit. Please reduce the number of \
values and retry your request."}}|too_many_credentials
R-38|graph||{"error": {"code": "SignInAudienceNotAllowedAsPerAppPolicy", "message": "x"}}|unsupported_property
R-39|graph||{"error": {"code": "OtherThingAsPerAppPolicy", "message": "x"}}|org_policy_forbids_credential
R-40|graph||{"error": {"code": "InvalidFederatedIdentityCredentialValue", "message": "lacks all required claims"}}|unsupported_property
R-41|graph||Cannot restore ServicePrincipal without backing Application 11111111-2222-4333-8444-555555555555|replication_delay
R-42|graph||{"error": {"code": "Request_UnsupportedQuery", "message": "x"}}|unsupported_property
R-43|graph||{"error": {"code": "Directory_ObjectNotFound", "message": "Unable to read the company information from the directory."}}|replication_delay
X-01|exchange_powershell||New-ServicePrincipal: The term 'New-ServicePrincipal' is not recognized as a name of a cmdlet, function, script file, or \
executable program.|admin_role_missing
X-02|exchange_powershell||The role assigned to application 11111111-2222-4333-8444-555555555555 isn't supported in this scenario.|admin_role_missing
X-03|exchange_powershell||Ex6F9304\\|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException\\|The service principal '1' couldn't be \
found.|app_not_registered_in_exchange
X-04|exchange_powershell||RBAC enabled application should not have direct SMTP permissions assigned.|unsupported_property
X-05|exchange_powershell||WARNING: The change may take up to 60 minutes to be effective.|replication_delay
X-06|exchange_powershell||The operation couldn't be performed because object 'nobody@contoso.test' couldn't be found.|mailbox_not_found
L-01|client||TokenStore::Read: failed to open file /etc/tokens/alice.json: No such file or directory|token_file_unreadable
L-02|client||TokenStore::Refresh: http error: error setting certificate verify locations: CAfile: /etc/ssl/certs/ca-certificates.crt|ca_file_unreadable
L-03|client||TokenStore::Refresh: code=400, response={}|token_refresh_failed
L-04|client||TokenStore::Refresh: code=401|client_secret_wrong
L-05|client||status=deferred (SASL authentication failed; cannot authenticate to server smtp.office365.com[192.0.2.1]: bad protocol / \
cancel)|token_refresh_failed
L-06|client||status=deferred (SASL authentication failed; cannot authenticate to server smtp.office365.com[192.0.2.1]: generic failure)|token_file_unreadable
L-07|client||status=deferred (SASL authentication failed; cannot authenticate to server smtp.office365.com[192.0.2.1]: transient failure (e.g., weak \
key))|token_rejected
L-08|client||warning: SASL authentication failure: No worthy mechs found|client_lacks_mechanism
L-09|client||smtp_sasl_passwd_lookup: no auth info found (sender=`', host=`smtp.office365.com')|client_misconfigured
L-10|client||Missing required value: client_secret|client_misconfigured
L-11|client||Error performing SASL authentication step: SASL(-1): generic failure: Unable to find a callback: 18948|client_lacks_mechanism
L-12|client||IMAP error: selected SASL mechanism(s) not available; selected: XOAUTH2 available: PLAIN LOGIN|client_lacks_mechanism
L-13|client||Error: IMAP wants more steps despite successful SASL authentication.|token_rejected
L-14|client||msmtp: the server does not support authentication method XOAUTH2|mechanism_not_supported
L-15|client||msmtp: authentication failed (method XOAUTH2)|token_rejected
L-16|client||msmtp: cannot find a usable authentication method|client_misconfigured
L-17|client||fetchmail: Authorization failure on alice@contoso.test@outlook.office365.com|token_rejected
L-17|client||fetchmail: Unknown login or authentication error on alice@contoso.test@127.0.0.1|token_rejected
L-17f|client||Invalid authentication `xoauth2' specified.|client_lacks_mechanism
L-18g|client||getmailrc: credential/login error ([AUTHENTICATIONFAILED] Authentication failed.)|token_rejected
L-22t|client||Login of alice@contoso.test refused: No token for alice@contoso.test: The token file /var/lib/mail-oauth/tokens/alice@contoso.test \
holds an access token that expired at 2026-11-25 14:36:56 UTC.|token_expired
L-22t|client||Login of alice@contoso.test with an old token: The token command gave an access token that expired at 2026-11-25 14:36:56 UTC by this \
host's clock. The server is asked all the same.|token_expired
L-30|client||Login of alice@contoso.test refused: No token for alice@contoso.test: The token file /var/lib/mail-oauth/tokens/alice@contoso.test cannot \
be read: Permission denied.|token_file_unreadable
L-30|client||1uLdGZ-00000000Q1d-2pPX failed to expand: failed to open /var/lib/mail-oauth/tokens/alice@contoso.test: No such file or directory\
|token_file_unreadable
L-31|client||mail-oauth-token: alice@contoso.test: there is no valid token|token_unavailable
L-31|client||No token for alice@contoso.test: The token command gave no single token.|token_unavailable
L-31|client||userdb-lua: no token|token_unavailable
L-32|client||No token for alice@contoso.test: The token command ended with exit code 3: exit 3|token_helper_failed
L-33|client||The local password is not the one that the proxy knows for this account.|client_misconfigured
L-34|client||1uLdGZ-00000000Q1d-2pPX == bob@contoso.test R=smarthost T=oauth_smtp defer (-42) H=relay.contoso.test [192.0.2.1]: authentication required \
but server did not advertise AUTH support|mechanism_not_supported
L-35|client||1uLdGZ-00000000Q1d-2pPX == bob@contoso.test R=smarthost T=oauth_smtp defer (0) H=relay.contoso.test [192.0.2.1]: authentication required \
but authentication attempt(s) failed|token_rejected
L-36|client||1uLdGZ-00000000Q1d-2pPX ** bob@contoso.test R=smarthost T=oauth_smtp H=relay.contoso.test [192.0.2.1]: retry timeout exceeded|token_rejected
L-36|client||1uLdGZ-00000000Q1d-2pPX ** bob@contoso.test R=smarthost T=oauth_smtp: all hosts for 'contoso.test' have been failing for a long time (and \
retry time not reached)|token_rejected
L-37|client||imapc: Login to localhost failed: Authentication failed: Failed to authenticate: 401|token_rejected
L-19|client||getmailrc: operation error (External program error (/usr/bin/getmail-gmail-xoauth-tokens exited with 1))|token_helper_failed
L-19|client||msmtp: cannot evaluate '/usr/local/bin/mail-oauth-token get alice@contoso.test'|token_helper_failed
L-19|client||Skipping account exo, password command exited with status 1|token_helper_failed
L-20|client||curl: (67) Login denied|token_rejected
L-21|client||IMAP authentication FAILED (does your account allow IMAP?)|token_rejected
L-21m|client||ERROR: Token file has unsafe mode. Suggest deleting and starting over.|token_file_unreadable
L-21r|client||ERROR: No refresh token. Run script with "--authorize".|refresh_token_missing
L-22c|client||Proxy config file entry missing for account alice@contoso.test|client_misconfigured
L-22d|client||Login failure - saved authentication data invalid for account alice@contoso.test|token_file_unreadable
L-22g|client||No-GUI authorisation request failed or timed out for account alice@contoso.test|sign_in_needed
L-22p|client||unable to start local server for IMAP: [Errno 98] Address already in use|client_misconfigured
L-23|client||Access token unavailable until authorised with URL https://login.microsoftonline.com/x|sign_in_needed
L-24|client||XOAUTH2 authentication failed: Client aborted AUTHENTICATE command|token_helper_failed
L-25|client||oauth2 refresh: HTTP Error 401: Unauthorized|client_secret_wrong
L-26|client||IMAP server not responding with an A1 OK|token_rejected
L-28|client||msmtp: passwordeval output is longer than 4094 characters|token_too_long
L-29|client||smtplib.SMTPAuthenticationError|token_rejected
N-01|network||tls: first record does not look like a TLS handshake|tls_mode_mismatch
N-02|network||x509: certificate signed by unknown authority|certificate_untrusted
N-02e|network||certificate verify failed: certificate has expired|certificate_expired
N-02h|network||certificate verify failed: Hostname mismatch, certificate is not valid for 'mail.contoso.test'|certificate_hostname_mismatch
N-02m|network||certificate verify failed: Missing Authority Key Identifier|certificate_strict_check
N-03|network||Error: Greeting never received|connection_timeout
N-04|network||Closing the connection after the idle timeout|connection_reset
N-05a|network||tlsv1 alert protocol version|tls_version_client_too_old
N-05|network||[SSL: UNSUPPORTED_PROTOCOL] unsupported protocol (_ssl.c:727)|tls_version_server_too_old
N-06|network||unsafe legacy renegotiation disabled|tls_legacy_renegotiation
N-07|network||sslv3 alert handshake failure|tls_handshake_refused
N-08|network||407 Proxy Authentication Required|proxy_auth_required
N-09|network||<!DOCTYPE html><title>Blocked</title>|captive_or_inspecting_proxy
N-10|network||getaddrinfo ENOTFOUND outlook.office365.com|dns_failure
N-11|network||connect ECONNREFUSED 192.0.2.1:993|connection_refused
N-12|network||connect: No route to host|network_unreachable
N-15|network||H=relay.contoso.test [192.0.2.1]: Remote host closed connection in response to initial connection|connection_reset
N-15|network||getmailrc: IMAP error (socket error: EOF)|connection_reset
N-15|network||fetchmail: socket error while fetching from alice@contoso.test@127.0.0.1|connection_reset
N-15|network||msmtp: the server sent an empty reply|connection_reset
N-13|network||EOF occurred in violation of protocol (_ssl.c:1006)|tls_interrupted
N-14|network||read ECONNRESET|connection_reset
D-01|dovecot_log||Introspection failed: connect(login.test:443) failed|auth_backend_down
D-02|dovecot_log||Local validation failed: something else|token_rejected
D-03|dovecot_log||Token validation failed: Invalid token|token_rejected
D-04|dovecot_log||No username returned|server_misconfigured
D-05|dovecot_log||Username 'alice@contoso.test' did not match 'bob@contoso.test'|user_mismatch
D-06|dovecot_log||oauth2 active_attribute check failed: expected active=true|token_rejected
D-07|dovecot_log||Token is not valid for scope 'imap'|missing_scope
D-08|dovecot_log||Password grant failed: 400|server_misconfigured
D-09|dovecot_log||Field 'email' not found|server_misconfigured
D-10|dovecot_log||Local validation failed: Token has expired (exp=1700000000 < 1700000600 - grace 0)|token_expired
D-11|dovecot_log||Local validation failed: Token is issued in future (iat=1700000600 > 1700000000)|clock_skew
D-12|dovecot_log||Local validation failed: Issuer 'https://sts.windows.net/x/' is not allowed|server_misconfigured
D-13|dovecot_log||Local validation failed: client_id not found in aud field|wrong_audience
D-14|dovecot_log||Local validation failed: scope set but not found in token|missing_scope
D-15|dovecot_log||Local validation failed: RS256 key 'abc' not found|server_misconfigured
D-16|dovecot_log||Local validation failed: Incorrect JWT signature|server_misconfigured
D-17|dovecot_log||Local validation failed: Not a JWT token|server_misconfigured
D-18|dovecot_log||Local validation failed: Missing 'sub' field|server_misconfigured
D-19|dovecot_log||Need at least one of oauth2_tokeninfo_url or oauth2_introspection_url|server_misconfigured
D-20|dovecot_log||Invalid gs2-header in request|malformed_sasl
D-22|dovecot_log||Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)|too_many_connections
"""

#: What the error words of the standards mean where nothing else is said, and MSAL's further words.
WORDS = {
    "TE": {
        "access_denied": "consent_missing",
        "authorization_declined": "consent_missing",
        "authorization_pending": "device_code_pending",
        "bad_verification_code": "device_code_expired",
        "consent_required": "consent_missing",
        "expired_token": "device_code_expired",
        "interaction_required": "interactive_challenge_required",
        "invalid_client": "client_secret_wrong",
        "invalid_grant": "refresh_token_revoked",
        "invalid_resource": "resource_disabled",
        "invalid_scope": "wrong_audience",
        "invalid_tenant": "wrong_tenant",
        "login_required": "reauth_required",
        "server_error": "idp_temporary_error",
        "slow_down": "throttled",
        "temporarily_unavailable": "idp_temporary_error",
        "unauthorized_client": "wrong_flow",
        "unsupported_grant_type": "wrong_flow",
        "unsupported_response_type": "wrong_flow",
    },
    "TS": {
        "bad_token": "refresh_token_revoked",
        "consent_required": "consent_missing",
        "device_authentication_failed": "device_not_compliant",
        "protection_policy_required": "app_protection_policy_required",
        "token_expired": "reauth_required",
        "user_password_expired": "account_locked",
    },
}

#: Entra's numbers by cause, from Microsoft's list and from issue trackers.
CODES: dict[str, tuple[int, ...]] = {
    "account_deleted": (500341,),
    "account_locked": (50053, 50055, 50057, 50144, 50064),
    "account_type_mismatch": (
        *(50020, 16000, 50034, 50014, 51004, 16003, 50177, 90072, 50194, 9002331, 9002332, 500208, 90027, 500200, 500201),
    ),
    "app_disabled": (7000112,),
    "app_not_found_in_tenant": (700016, 70001, 700011, 7000229),
    "app_protection_policy_required": (53002, 53005, 53009, 530021),
    "authorization_code_expired": (54005,),
    "client_secret_expired": (7000222,),
    "client_secret_missing": (7000218, 7000216),
    "client_secret_wrong": (7000215, 70002, 700027, 700030, 50012, 70021, 700211, 700212, 700213, 7002138),
    "clock_skew": (700024, 500133),
    "conditional_access_block": (53003, 530032, 530036, 500021, 500022, 500212, 500213),
    "consent_missing": (65001, 65004, 90094, 90095, 65005, 650056, 650057, 90008, 90009, 65002, 90099),
    "device_code_pending": (70016,),
    "device_code_expired": (70018, 70019, 90119, 90120),
    "device_not_compliant": (53000, 53001, 530003, 50097, 50129, 50131, 50005, 135011),
    "federation_misconfigured": (50107, 50006, 50008, 51001, 80001, 80002),
    "graph_permission_id_wrong": (65006, 650053),
    "idp_temporary_error": (50033, 90033, 90006, 90012, 90020, 90024, 90090, 50134, 50000, 50001005, 130500),
    "interactive_challenge_required": (50140, 50142, 50143, 50125, 50199, 16002, 50158, 50127),
    "mfa_required": (50076, 50074, 50079, 50072, 50078, 500121, 53010),
    "multi_resource_scope": (700022, 28000),
    "protocol_disabled": (50105,),
    "reauth_required": (70043, 70044, 50058, 16001, 70046, 50089, 50085),
    "redirect_uri_mismatch": (50011, 500113, 900971, 70004, 500112),
    "refresh_token_expired": (700082, 70008, 700081, 7000821, 700084),
    "refresh_token_revoked": (50173, 50132, 50133, 50013, 70000, 70002001),
    "replication_delay": (650051,),
    "resource_disabled": (650052, 500011, 650054, 500014),
    "risky_sign_in": (53004, 53011, 530034),
    "security_defaults_block": (530035,),
    "throttled": (50196, 90055, 90010, 1000104),
    "token_protection_required": (530084,),
    "unsupported_property": (900144, 90014, 90100, 9002313, 900561),
    "wrong_audience": (70011, 28002, 28003, 700023, 1002012),
    "wrong_cloud": (90038, 900382, 900432, 90051),
    "wrong_flow": (
        *(700025, 7000219, 7000012, 7000113, 9001023, 90124, 90130, 700229, 70003, 501481, 50147, 501491),
        *(9002325, 9002326, 9002327, 50126, 50056),
    ),
    "wrong_tenant": (90002, 900023, 90023, 900021, 50049, 50128, 90019, 5000224, 50059, 700005),
}


def _read(table: str) -> t.Iterator[Line]:
    for line in table.strip().splitlines():
        head, _bar, cause = line.rpartition("|")
        rule, kind, stage, text = head.split("|", 3)
        yield Line(rule, kind, stage, text.replace("\\n", "\n").replace("\\|", "|"), cause)


MAIL = tuple(_read(_MAIL))
OTHERS = tuple(_read(_OTHERS))
