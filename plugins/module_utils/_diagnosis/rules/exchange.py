# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Exchange Online and Outlook.com: IMAP, POP and SMTP AUTH. Longer texts stand before the codes that they share."""

from __future__ import annotations

from .rule import Rule, enhanced

#: What a bare refusal may mean; which of them is decided by the token's claims and the other protocols.
REFUSED = {"token_rejected": 0.5}

_PAGE = "Microsoft, Authenticate an IMAP, POP or SMTP connection using OAuth"
#: Its table of refusals, as others quoted it in April 2026.
_HIGH_VOLUME = "Microsoft, Troubleshoot issues with High Volume Email"
_SUBMISSION = "Microsoft, SMTP submission improvements"

_NOT_CONNECTED = {
    "no_mailbox_permission": 0.5,
    "imap_disabled": 0.35,
    "user_mismatch": 0.3,
    "service_incident": 0.25,
    "mailbox_not_found": 0.2,
}

IMAP = (
    Rule(
        "I-02",
        r"authenticated,? but not connected",
        _NOT_CONNECTED,
        {"imap"},
        note="Exchange accepted the token and then found no mailbox it may open: compare the token's user with the mailbox, look at "
        "the mailbox's IMAP switch, then at its permissions; other mailboxes failing alike point to Microsoft's side.",
        source="MailKit issues 1494, 1496; email-oauth2-proxy issue 74",
        seen=("imap after_auth: BAD User is authenticated but not connected.",),
    ),
    Rule(
        "I-10",
        r"request is throttled(?:.{0,40}?back-?off time:? *(?P<ms>\d{1,9}) *(?:milliseconds|ms))?",
        {"throttled": 0.97},
        defer=True,
        source="imapsync issues 198, 272; imap_tools issue 135",
        seen=("imap after_auth: BAD Request is throttled. Suggested Backoff Time: 299910 milliseconds",),
    ),
    Rule(
        "I-16",
        r"AuthResultFromPopImapEnd *= *8(?!\d)|NoADRecipient",
        {"imap_disabled": 0.6, "mailbox_not_found": 0.5},
        {"imap"},
        source="public notes",
        confidence="code",
        seen=("imap after_auth: BAD User not found [NoADRecipient AuthResultFromPopImapEnd=8]",),
    ),
    Rule(
        "I-03",
        # Courier says the same words in other letters, of any mechanism.
        r"(?-i:\bLOGIN failed)\.? *(?:\[|\Z)",
        {"basic_auth_disabled": 0.75, "token_rejected": 0.4},
        {"imap"},
        source="imap_tools issue 189",
        remedy="Have the program send AUTHENTICATE XOAUTH2 with a token; it sent LOGIN with a password.",
        seen=("imap auth: NO LOGIN failed.",),
    ),
    Rule(
        "I-05",
        r"basic auth(?:entication)? is (?:disabled|blocked|not (?:supported|allowed|enabled))",
        {"basic_auth_disabled": 0.9},
        {"imap", "pop"},
        source="uxc issue 445",
        seen=("imap auth: NO Basic authentication is disabled.",),
    ),
    Rule(
        "I-08",
        r"AccessTokenExpired",
        {"token_expired": 0.95},
        {"imap", "pop"},
        {"auth"},
        source="imapsync issue 250",
        seen=("imap auth: BYE Session invalidated - AccessTokenExpired",),
    ),
    Rule(
        "I-08s",
        r"Session invalidated|AccessTokenExpired",
        {"session_expired": 0.9, "token_expired": 0.5},
        {"imap", "pop"},
        source="imapsync issue 250",
        seen=("imap after_auth: BYE Session invalidated - AccessTokenExpired",),
    ),
    Rule(
        "I-11",
        r"(?:\A|\b(?:NO|BAD|BYE):? )Server Unavailable\b",
        {"server_temporary_error": 0.9},
        {"imap"},
        source="imapfilter issue 146",
        seen=("imap auth: NO Server Unavailable. 15",),
    ),
    Rule(
        "I-07",
        r"Command Argument Error",
        {"sasl_initial_response_form": 0.5, "malformed_sasl": 0.45, "token_too_long": 0.4},
        {"imap"},
        source="thunderbird-android issue 3573",
        remedy="Send the base64 string unfolded on one line; where that does not help, send it after the server's go-ahead.",
        seen=("imap auth: BAD Command Argument Error. 11",),
    ),
    Rule(
        "I-14",
        r"Retrieval using the IMAP4 protocol failed for the following message",
        {"message_not_ready": 0.9},
        {"imap"},
        source="zammad-admin-documentation, common errors",
        seen=("imap after_auth: NO Retrieval using the IMAP4 protocol failed for the following message: 42",),
    ),
    Rule(
        "I-12",
        r"client aborted AUTHENTICATE|authentication (?:aborted|cancell?ed) by (?:the )?client",
        {"token_helper_failed": 0.8},
        {"imap"},
        source="offlineimap issue 374",
        seen=("imap auth: BAD Client aborted AUTHENTICATE command. cn9mb200386477igc",),
    ),
)

POP = (
    Rule(
        "P-02",
        r"Protocol error\. *Connection is closed",
        {"token_too_long": 0.55, "sasl_initial_response_form": 0.5},
        {"pop"},
        note="Exchange says this for AUTH on one line, and for tokens of more than 4096 characters.",
        source="getmail6 issue 256; MailKit issue 1948",
        seen=("pop auth: -ERR Protocol error. Connection is closed. 10",),
    ),
    Rule(
        "P-03",
        r"Log-?on failure: unknown user ?name or bad password",
        {"basic_auth_disabled": 0.7, "token_rejected": 0.4},
        {"pop"},
        source="fdm issue 123",
        remedy="Have the program send AUTH XOAUTH2 with a token; it sent USER and PASS.",
        seen=("pop auth: -ERR Logon failure: unknown user name or bad password.",),
    ),
    Rule(
        "P-16",
        r"AuthResultFromPopImapEnd *= *8(?!\d)|NoADRecipient",
        {"pop_disabled": 0.6, "mailbox_not_found": 0.5},
        {"pop"},
        source="public notes",
        confidence="code",
        seen=("pop auth: -ERR Logon failed. [AuthResultFromPopImapEnd=8]",),
    ),
    Rule(
        "P-04",
        r"authenticated,? but not connected",
        {"no_mailbox_permission": 0.5, "pop_disabled": 0.35, "user_mismatch": 0.3, "mailbox_not_found": 0.2},
        {"pop"},
        source="counterpart of I-02",
        confidence="memory",
        seen=("pop after_auth: -ERR User is authenticated but not connected.",),
    ),
    Rule(
        "P-05",
        r"(?:\A|-ERR:? )Server Unavailable\b",
        {"server_temporary_error": 0.6, "no_mailbox_permission": 0.55, "pop_disabled": 0.35},
        {"pop"},
        stages={"after_auth"},
        source="email-oauth2-proxy issue 379",
        note="By POP Exchange says so of overload, and of a mailbox that it cannot open: where IMAP says authenticated but not connected for the same "
        "token, it is the mailbox.",
        seen=("pop after_auth: -ERR Server Unavailable. 21",),
    ),
)

SMTP = (
    Rule(
        "S-02",
        r"Smtp ?Client ?Auth(?:entication)? is disabled for (?:the |your )?(?:Tenant|organi[sz]ation)",
        {"smtp_auth_disabled_tenant": 0.97},
        {"smtp"},
        source="email-oauth2-proxy issue 193",
        seen=(
            (
                "smtp auth: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the "
                "Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. "
                "[FR0P281CA0157.DEUP281.PROD.OUTLOOK.COM]"
            ),
        ),
    ),
    Rule(
        "S-03",
        r"Smtp ?Client ?Auth(?:entication)? is disabled for (?:the |this |your )?(?:Mailbox|user)",
        {"smtp_auth_disabled_mailbox": 0.97},
        {"smtp"},
        source="public code; irohastack.com",
        confidence="code",
        seen=(
            (
                "smtp auth: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the "
                "Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information. [X]"
            ),
        ),
    ),
    Rule(
        "S-02x",
        r"Smtp ?Client ?Auth(?:entication)? is disabled|aka\.ms/smtp_auth_disabled",
        {"smtp_auth_disabled_tenant": 0.6, "smtp_auth_disabled_mailbox": 0.5},
        {"smtp"},
        note="The text does not say whether the tenant's or the mailbox's switch is off.",
        source="as S-02, cut short",
        confidence="memory",
        seen=("smtp auth: 535 5.7.139 Authentication unsuccessful, see https://aka.ms/smtp_auth_disabled",),
    ),
    Rule(
        "S-04",
        r"basic auth(?:entication)? is (?:disabled|blocked|not (?:supported|allowed|enabled))",
        {"basic_auth_disabled": 0.9},
        {"smtp"},
        source="nodemailer issue 1714",
        seen=("smtp auth: 535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [X]",),
    ),
    Rule(
        "S-25",
        enhanced(r"5\.7\.30"),
        {"basic_auth_disabled": 0.9},
        {"smtp"},
        source="captaindns.com on the end of basic SMTP AUTH",
        seen=("smtp auth: 550 5.7.30 Sign-in by password is over.",),
    ),
    Rule(
        "S-05",
        r"security defaults policy|locked by your organi[sz]ation'?s security defaults",
        {"security_defaults_block": 0.75, "smtp_auth_disabled_tenant": 0.3},
        {"smtp"},
        note="Microsoft's pages contradict each other on whether security defaults stop OAuth logins: a suspect, not a verdict.",
        source="Microsoft, SMTP AUTH client submission; OfficeDocs-Exchange pull request 2740",
        seen=(
            (
                "smtp auth: 535 5.7.139 Authentication unsuccessful, user is locked by your organization's security "
                "defaults policy. Contact your administrator."
            ),
        ),
    ),
    Rule(
        "S-06",
        r"did not meet the criteria to be authenticated",
        {"conditional_access_block": 0.65, "smtp_auth_disabled_mailbox": 0.35},
        {"smtp"},
        note="The Entra sign-in log names the policy; without an entry there look at the mailbox's SMTP AUTH switch.",
        source="MailKit issue 1733; docs.bookyourpto.com",
        seen=(
            (
                "smtp auth: 535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be "
                "authenticated successfully. Contact your administrator. [X]"
            ),
        ),
    ),
    Rule(
        "S-08",
        r"federated STS service was unreachable",
        {"federation_misconfigured": 0.6, "auth_backend_down": 0.55},
        {"smtp"},
        source="Microsoft, printers, scanners and LOB applications",
        seen=("smtp auth: 535 5.7.139 Authentication unsuccessful, federated STS service was unreachable.",),
    ),
    Rule(
        "S-09",
        r"federated STS URL does not support HTTPS",
        {"federation_misconfigured": 0.9},
        {"smtp"},
        source="as S-08",
        seen=("smtp auth: 535 5.7.139 Authentication unsuccessful, the federated STS URL does not support HTTPS.",),
    ),
    Rule(
        "S-40",
        rf"{enhanced(r'5[.]7[.]240')}|application is not allowed for use with this High Volume Email account",
        {"no_mailbox_permission": 0.95},
        {"smtp"},
        source=_HIGH_VOLUME,
        summary="The High Volume Email account {user} does not have this application on its list.",
        remedy="Put the application's service principal on the account's list, by its object id and not by the client id: "
        "<powershell>Add-HVEAppAccess -Identity {user} -AppIds {object_id}</powershell> It takes up to 5 minutes.",
        confirm="<powershell>Get-HVEAccountSettings -Identity {user}</powershell>",
        seen=("smtp after_auth: 550 5.7.240 The application is not allowed for use with this High Volume Email account",),
    ),
    Rule(
        "S-41",
        rf"{enhanced(r'5[.]7[.]144')}|XOAUTH2 authentication failed.{{0,5}} invalid API permissions",
        {"missing_scope": 0.95},
        {"smtp"},
        source=_HIGH_VOLUME,
        remedy="Grant Mail.Send of Office 365 Exchange Online to the application (m365.mail_oauth.permission_grant), then mint a new token: "
        "High Volume Email wants that one, and no permission of ordinary SMTP stands in for it.",
        seen=("smtp auth: 535 5.7.144 XOAUTH2 authentication failed. Invalid API permissions",),
    ),
    Rule(
        "S-42",
        enhanced(r"5[.]7[.]143"),
        {"token_expired": 0.95},
        {"smtp"},
        source=_HIGH_VOLUME,
        seen=("smtp auth: 535 5.7.143 Expired token",),
    ),
    Rule(
        "S-43",
        rf"{enhanced(r'5[.]5[.]12[12356]')}|Invalid XOAUTH2 argument",
        {"malformed_sasl": 0.9},
        {"smtp"},
        source=_HIGH_VOLUME,
        seen=("smtp auth: 501 5.5.121 Invalid XOAUTH2 argument",),
    ),
    Rule(
        "S-24",
        rf"{enhanced(r'5[.]5[.]127', r'5[.]7[.]142')}|token will expire soon",
        {"token_expiring_soon": 0.95},
        {"smtp"},
        source="sasl-xoauth2 README",
        seen=(
            "smtp auth: 501 5.5.127 Invalid XOAUTH2 auth data - Token will expire soon",
            "smtp auth: 535 5.7.142 Token will expire soon",
        ),
    ),
    Rule(
        "S-23",
        rf"{enhanced(r'5[.]5[.]124')}|Invalid XOAUTH2 auth data",
        {"malformed_sasl": 0.7, "wrong_audience": 0.3},
        {"smtp"},
        source="sasl-xoauth2 issue 110",
        seen=("smtp auth: 501 5.5.124 Invalid XOAUTH2 auth data",),
    ),
    Rule(
        "S-12",
        r"SendAsDenied; *(?P<login>[^\s;]{1,254}) not allowed to send as (?P<sender>[^\s;]{1,254})",
        {"send_as_denied": 0.97},
        {"smtp"},
        source="gophish issue 2900",
        summary="The login is fine, but {login} may not send as {sender}.",
        remedy="Allow it: <powershell>Add-RecipientPermission {sender} -Trustee {login} -AccessRights SendAs</powershell>",
        confirm="<powershell>Get-RecipientPermission {sender}</powershell>",
        seen=(
            (
                "smtp after_auth: 554 5.2.252 SendAsDenied; a@contoso.test not allowed to send as b@contoso.test; "
                "STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied"
            ),
        ),
    ),
    Rule(
        "S-13",
        r"SendAsDenied",
        {"send_as_denied": 0.95},
        {"smtp"},
        source="OfficeDocs-Support",
        seen=("smtp after_auth: 554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied",),
    ),
    Rule(
        "S-11",
        rf"{enhanced(r'5[.]7[.]60')}|permissions? to send as this sender|not allowed to send (?:as|from) (?:this|that)",
        {"send_as_denied": 0.93},
        {"smtp"},
        source="Microsoft, NDR 5.7.60; Stalwart",
        seen=("smtp after_auth: 550 5.7.60 SMTP; Client does not have permissions to send as this sender",),
    ),
    Rule(
        "S-14",
        r"mailbox logon failure|MapiExceptionLogonFailed",
        {"no_mailbox_permission": 0.8, "app_not_registered_in_exchange": 0.3},
        {"smtp"},
        source="email-oauth2-proxy issue 271",
        seen=(
            (
                "smtp after_auth: 430 4.2.0 STOREDRV; mailbox logon failure; "
                "STOREDRV.Submission.Exception:ConnectionFailedTransientException.MapiExceptionLogonFailed"
            ),
        ),
    ),
    Rule(
        "S-15",
        r"sender thread limit exceeded|concurrent connections? limit exceeded",
        {"too_many_connections": 0.95},
        {"smtp"},
        defer=True,
        source=_SUBMISSION,
        remedy="Send with one connection at a time for this mailbox: Exchange allows three.",
        seen=(
            "smtp after_auth: 432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded",
            "smtp greeting: 432 4.3.2 Concurrent connections limit exceeded",
        ),
    ),
    Rule(
        "S-16",
        r"SubmissionQuotaExceeded",
        {"throttled": 0.9},
        {"smtp"},
        source=_SUBMISSION,
        remedy="Spread the messages: Exchange takes 30 messages a minute and 10,000 recipients a day from one mailbox; use High Volume "
        "Email or a relay of your own for more.",
        seen=("smtp after_auth: 554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException",),
    ),
    Rule(
        "S-17",
        r"5\.2\.2 mailbox (?:is )?full|(?:ShutoffQuota|MapiExceptionQuota|:Quota)Exceeded",
        {"mailbox_full": 0.95},
        {"smtp"},
        source=_SUBMISSION,
        remedy="Make room in the mailbox: the copy for Sent Items cannot be stored.",
        seen=(
            (
                "smtp after_auth: 554 5.2.2 mailbox full; "
                "STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded"
            ),
        ),
    ),
    Rule(
        "S-18",
        rf"{enhanced(r'5[.]1[.]8')}|bad outbound sender",
        {"outbound_spam_block": 0.95},
        {"smtp"},
        source="Microsoft, NDR 5.1.8",
        seen=("smtp after_auth: 550 5.1.8 Access denied, bad outbound sender",),
    ),
    Rule(
        "S-19",
        enhanced(r"5\.7\.(?:50[123]|70[58]|750)"),
        {"outbound_spam_block": 0.93, "geo_or_ip_blocked": 0.3},
        {"smtp"},
        source="Microsoft, NDRs in Exchange Online",
        remedy="Find out who sent from this tenant or address, stop that, then ask Microsoft to lift the block (the code is under evidence).",
        seen=(
            "smtp after_auth: 550 5.7.501 Access denied, banned sender",
            "smtp after_auth: 550 5.7.708 Access denied, traffic not accepted from this IP",
        ),
    ),
    Rule(
        "S-22",
        rf"{enhanced(r'4[.]7[.]66')}|TLS 1\.0 and 1\.1 are not supported",
        {"tls_version_client_too_old": 0.95},
        {"smtp"},
        source="DSpace issue 8123",
        seen=(
            (
                "smtp capability: 421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to "
                "support TLS 1.2. Visit https://aka.ms/smtp_auth_tls."
            ),
        ),
    ),
    Rule(
        "S-10",
        # The reason of a hidden refusal of AUTH may stand behind it and is matched before.
        rf"{enhanced(r'5[.]7[.]57')}|client (?:was |is )?not authenticated",
        {"token_rejected": 0.5, "smtp_auth_disabled_mailbox": 0.35},
        {"smtp"},
        source="Microsoft, NDR 5.7.57",
        generic=True,
        note="Where AUTH was accepted in the same session the server has forgotten it; else the mail was sent without a login: look for a refused "
        "AUTH, or for a missing STARTTLS, before it.",
        seen=("smtp after_auth: 530 5.7.57 Client not authenticated to send mail. [X]",),
    ),
    Rule(
        "S-20",
        rf"{enhanced(r'5[.]7[.]4')}|unrecogni[sz]ed authentication type",
        {"mechanism_not_supported": 0.75, "wrong_host_or_port": 0.5},
        {"smtp"},
        note="A mail exchanger (port 25, *.mail.protection.outlook.com) offers no login; submission is smtp.office365.com:587.",
        source="mail issue 1357; nodemailer issue 1060",
        seen=("smtp auth: 504 5.7.4 Unrecognized authentication type",),
    ),
    Rule(
        "S-21",
        r"\bPRX\d{1,3}\b|temporary server error",
        {"server_temporary_error": 0.92},
        {"smtp"},
        source="MailKit issue 566",
        seen=("smtp auth: 451 4.7.0 Temporary server error. Please try again later. PRX4",),
    ),
    Rule(
        "S-28",
        r"Channel::Driver::\w{1,60}Error",
        {"smtp_auth_disabled_mailbox": 0.45, "smtp_auth_disabled_tenant": 0.4, "client_secret_expired": 0.35},
        {"client"},
        note="Zammad wraps what the server said: read its log.",
        source="zammad-admin-documentation, common errors",
        seen=("Can't use Channel::Driver::SMTPAuthentificationError: #<Net::SMTPAuthenticationError>",),
    ),
)

#: Bare refusals, after everything that says more.
GENERAL = (
    Rule(
        "I-04",
        r"\A(?:\* )?BYE Connection (?:is )?closed\.? *\d{0,3}\Z",
        {"connection_reset": 0.5, "no_mailbox_permission": 0.3, "server_temporary_error": 0.3},
        {"imap"},
        generic=True,
        note="A consequence: the line before it says why.",
        source="email-oauth2-proxy issue 74",
        seen=(
            "imap after_auth: BYE Connection closed. 14",
            "imap after_auth: BYE Connection is closed. 13",
        ),
    ),
    Rule(
        "I-06",
        r"\ABAD:? Command Error",
        {"token_rejected": 0.4},
        {"imap"},
        generic=True,
        source="pysasl pull request 25",
        seen=("imap auth: BAD Command Error. 12",),
    ),
    Rule(
        "I-09",
        r"received in invalid state",
        {"unknown": 0.3, "session_expired": 0.2},
        {"imap"},
        source="imapsync issue 250",
        seen=("imap after_auth: BAD Command received in Invalid state.",),
    ),
    Rule(
        "I-01",
        r"\bAUTHENTICATE failed",
        REFUSED,
        {"imap"},
        generic=True,
        note="This line has many causes: the token's audience, its scopes, its user, a missing service principal in Exchange.",
        source=_PAGE,
        seen=("imap auth: NO AUTHENTICATE failed.",),
    ),
    Rule(
        "P-01",
        r"Authentication failure: unknown user ?name or bad password",
        REFUSED,
        {"pop"},
        generic=True,
        note="This line has many causes: the token's audience, POP.AccessAsUser.All missing, its user, the mailbox's POP switch.",
        source=_PAGE,
        seen=("pop auth: -ERR Authentication failure: unknown user name or bad password.",),
    ),
    Rule(
        "S-07",
        r"the user credentials were incorrect",
        {"token_rejected": 0.6},
        {"smtp"},
        generic=True,
        source="public code",
        confidence="code",
        seen=("smtp auth: 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. [X]",),
    ),
    # Further tails of 5.7.139 are Microsoft's to invent; they are shown, not guessed at.
    Rule(
        "S-0x",
        rf"{enhanced(r'5[.]7[.]139')}.{{0,60}}unsuccessful, *[^\[\s]",
        {"unknown": 0.45, "token_rejected": 0.4},
        {"smtp"},
        source="the family of S-02 to S-09",
        seen=("smtp auth: 535 5.7.139 Authentication unsuccessful, the moon is in the wrong house.",),
    ),
    Rule(
        "S-01",
        rf"{enhanced(r'5[.]7[.](?:3|139)')}.{{0,40}}unsuccessful|authentication unsuccessful[. ]*(?:\[|\Z)",
        REFUSED,
        {"smtp"},
        generic=True,
        note="5.7.3 has many causes: audience or SMTP.Send missing, a login name that is not the token's user, a shared mailbox as the "
        "login, an application without service principal or permission in Exchange.",
        source=_PAGE,
        seen=(
            "smtp auth: 535 5.7.3 Authentication unsuccessful [SN2PR00CA0018.namprd00.prod.outlook.com]",
            "smtp auth: 535 5.7.139 Authentication unsuccessful [X.PROD.OUTLOOK.COM]",
        ),
    ),
)
