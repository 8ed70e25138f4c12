# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every documented line of a server, and what it has to be taken for."""

from __future__ import annotations

import re

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.catalogue import RULES, throttled
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes import CAUSES
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.observation import Words
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules import normalise

TENANT = (
    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. "
    "Visit https://aka.ms/smtp_auth_disabled for more information. [FR0P281CA0157.DEUP281.PROD.OUTLOOK.COM]"
)

#: rule, protocol, stage, the line as it was seen, its first candidate
LINES = [
    ("I-01", "imap", "auth", "NO AUTHENTICATE failed.", "token_rejected"),
    ("I-02", "imap", "after_auth", "BAD User is authenticated but not connected.", "no_mailbox_permission"),
    ("I-03", "imap", "auth", "NO LOGIN failed.", "basic_auth_disabled"),
    ("I-05", "imap", "auth", "NO Basic authentication is disabled.", "basic_auth_disabled"),
    ("I-06", "imap", "auth", "BAD Command Error. 12", "token_rejected"),
    ("I-07", "imap", "auth", "BAD Command Argument Error. 11", "sasl_initial_response_form"),
    ("I-08", "imap", "auth", "BYE Session invalidated - AccessTokenExpired", "token_expired"),
    ("I-08s", "imap", "after_auth", "BYE Session invalidated - AccessTokenExpired", "session_expired"),
    ("I-10", "imap", "after_auth", "BAD Request is throttled. Suggested Backoff Time: 299910 milliseconds", "throttled"),
    ("I-11", "imap", "auth", "NO Server Unavailable. 15", "server_temporary_error"),
    ("I-15", "imap", "auth", "NO [CANNOT] Authentication mechanism not supported.", "mechanism_not_supported"),
    ("P-01", "pop", "auth", "-ERR Authentication failure: unknown user name or bad password.", "token_rejected"),
    ("P-02", "pop", "auth", "-ERR Protocol error. Connection is closed. 10", "token_too_long"),
    ("P-03", "pop", "auth", "-ERR Logon failure: unknown user name or bad password.", "basic_auth_disabled"),
    ("P-06", "pop", "auth", "-ERR [SYS/PERM] Your account is not enabled for POP", "pop_disabled"),
    ("S-01", "smtp", "auth", "535 5.7.3 Authentication unsuccessful [SN2PR00CA0018.namprd00.prod.outlook.com]", "token_rejected"),
    ("S-02", "smtp", "auth", TENANT, "smtp_auth_disabled_tenant"),
    ("S-03", "smtp", "auth", TENANT.replace("Tenant", "Mailbox"), "smtp_auth_disabled_mailbox"),
    (
        "S-04",
        "smtp",
        "auth",
        "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [X]",
        "basic_auth_disabled",
    ),
    ("S-04", "smtp", "auth", "550 5.7.30 Basic authentication is not supported for Client Submission.", "basic_auth_disabled"),
    ("S-0x", "smtp", "auth", "535 5.7.139 Authentication unsuccessful, the moon is in the wrong house.", "unknown"),
    ("S-01", "smtp", "auth", "535 5.7.139 Authentication unsuccessful [X.PROD.OUTLOOK.COM]", "token_rejected"),
    (
        "S-05",
        "smtp",
        "auth",
        "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.",
        "security_defaults_block",
    ),
    (
        "S-06",
        "smtp",
        "auth",
        "535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator.",
        "conditional_access_block",
    ),
    (
        "S-07",
        "smtp",
        "auth",
        "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. [X]",
        "token_rejected",
    ),
    (
        "S-08",
        "smtp",
        "auth",
        "535 5.7.139 Authentication unsuccessful, federated STS service was unreachable.",
        "federation_misconfigured",
    ),
    (
        "S-09",
        "smtp",
        "auth",
        "535 5.7.139 Authentication unsuccessful, the federated STS URL does not support HTTPS.",
        "federation_misconfigured",
    ),
    (
        "S-10",
        "smtp",
        "after_auth",
        "530 5.7.57 Client not authenticated to send mail. [X]",
        "token_rejected",
    ),
    ("S-11", "smtp", "after_auth", "550 5.7.60 SMTP; Client does not have permissions to send as this sender", "send_as_denied"),
    (
        "S-12",
        "smtp",
        "after_auth",
        "554 5.2.252 SendAsDenied; a@contoso.test not allowed to send as b@contoso.test; STOREDRV.Submission.Exception:SendAsDeniedException",
        "send_as_denied",
    ),
    (
        "S-14",
        "smtp",
        "after_auth",
        "430 4.2.0 STOREDRV; mailbox logon failure; STOREDRV.Submission.Exception:ConnectionFailedTransientException.MapiExceptionLogonFailed",
        "no_mailbox_permission",
    ),
    ("S-15", "smtp", "auth", "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded", "too_many_connections"),
    ("S-15", "smtp", "greeting", "432 4.3.2 Concurrent connections limit exceeded", "too_many_connections"),
    ("S-16", "smtp", "after_auth", "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException", "throttled"),
    (
        "S-17",
        "smtp",
        "after_auth",
        "554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException",
        "mailbox_full",
    ),
    ("S-18", "smtp", "after_auth", "550 5.1.8 Access denied, bad outbound sender", "outbound_spam_block"),
    ("S-19", "smtp", "after_auth", "550 5.7.501 Access denied, spam abuse detected", "outbound_spam_block"),
    ("S-20", "smtp", "auth", "504 5.7.4 Unrecognized authentication type", "mechanism_not_supported"),
    ("S-21", "smtp", "auth", "451 4.7.0 Temporary server error. Please try again later. PRX4", "server_temporary_error"),
    (
        "S-22",
        "smtp",
        "capability",
        "421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2.",
        "tls_version_client_too_old",
    ),
    ("S-23", "smtp", "auth", "501 5.5.124 Invalid XOAUTH2 auth data", "malformed_sasl"),
    ("S-24", "smtp", "auth", "501 5.5.127 Invalid XOAUTH2 auth data - Token will expire soon", "token_expiring_soon"),
    ("G-03", "imap", "auth", "NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)", "token_rejected"),
    ("G-04", "imap", "auth", "BAD Invalid SASL argument. d2mb1234", "malformed_sasl"),
    (
        "G-05",
        "smtp",
        "auth",
        "535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials",
        "token_rejected",
    ),
    (
        "G-07",
        "imap",
        "auth",
        "NO [ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure)",
        "risky_sign_in",
    ),
    ("G-07", "imap", "auth", "NO [WEBALERT https://accounts.test/x] Web login required.", "risky_sign_in"),
    (
        "G-07",
        "smtp",
        "auth",
        "534-5.7.14 <https://accounts.google.com/signin/continue> Please log in\n534 5.7.14 via your web browser and then try again.",
        "risky_sign_in",
    ),
    ("G-08", "imap", "auth", "NO [ALERT] Too many simultaneous connections. (Failure)", "too_many_connections"),
    (
        "G-09",
        "imap",
        "auth",
        "NO [ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page. (Failure)",
        "imap_disabled",
    ),
    (
        "G-10",
        "imap",
        "auth",
        "NO [ALERT] IMAP access is disabled for your domain. Please contact your domain administrator",
        "imap_disabled",
    ),
    ("G-11", "smtp", "auth", "534-5.7.9 Application-specific password required. For more\n534 5.7.9 x", "app_password_required"),
    ("G-13", "smtp", "auth", "454 4.7.0 Too many login attempts, please try again later.", "too_many_auth_attempts"),
    ("G-14", "smtp", "after_auth", "550 5.4.5 Daily user sending limit exceeded.", "throttled"),
    ("C-13", "imap", "auth", "NO [AUTHENTICATIONFAILED] Authentication failed.", "token_rejected"),
    ("C-13", "pop", "auth", "-ERR [AUTH] Authentication failed.", "token_rejected"),
    ("C-13", "smtp", "auth", "535 5.7.8 Authentication failed.", "token_rejected"),
    ("C-13", "smtp", "auth", "535 5.7.8 Error: authentication failed: (reason unavailable)", "token_rejected"),
    ("C-13", "smtp", "auth", "535 Incorrect authentication data", "token_rejected"),
    ("C-13", "imap", "auth", "NO Authentication failed: unauthorized", "token_rejected"),
    ("D-0u", "imap", "auth", "NO [UNAVAILABLE] Temporary authentication failure. [host:2026-11-22]", "auth_backend_down"),
    ("D-0u", "pop", "auth", "-ERR [SYS/TEMP] Temporary authentication failure. [host:x]", "auth_backend_down"),
    ("D-0u", "smtp", "auth", "454 4.7.0 Temporary authentication failure. [host:x]", "auth_backend_down"),
    (
        "D-21",
        "imap",
        "auth",
        "NO [UNAVAILABLE] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)",
        "too_many_connections",
    ),
    (
        "D-21",
        "pop",
        "auth",
        "-ERR [IN-USE] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)",
        "too_many_connections",
    ),
    (
        "D-30",
        "imap",
        "auth",
        "NO [PRIVACYREQUIRED] Authentication not allowed until SSL/TLS is enabled.",
        "tls_starttls_required",
    ),
    ("D-30", "smtp", "auth", "530 5.7.0 Must issue a STARTTLS command first", "tls_starttls_required"),
    ("D-31", "imap", "auth", "NO [ALERT] Unsupported authentication mechanism.", "mechanism_not_supported"),
    ("D-31", "smtp", "auth", "504 5.5.4 Unsupported authentication mechanism.", "mechanism_not_supported"),
    ("D-31", "smtp", "auth", "503 5.5.1 Error: authentication not enabled", "mechanism_not_supported"),
    ("D-32", "smtp", "auth", "500 5.5.2 Line too long", "token_too_long"),
    ("D-32", "smtp", "auth", "500 5.5.6 SASL response limit exceeded", "token_too_long"),
    ("D-33", "smtp", "auth", "535 5.7.8 Invalid base64 in response", "malformed_sasl"),
    (
        "D-34",
        "smtp",
        "after_auth",
        "421 4.4.0 mail.lab.test Failed to connect to relay server (connect)",
        "server_temporary_error",
    ),
    ("C-14", "imap", "after_auth", "NO EXAMINE Unsafe Login. Please contact kefu@188.com for help", "client_id_command_required"),
    ("C-15", "imap", "auth", "NO Logins from this IP address are blocked", "geo_or_ip_blocked"),
    ("C-12i", "imap", "auth", "NO IMAP is disabled for this user", "imap_disabled"),
    ("C-01", "imap", "auth", "NO [EXPIRED] Access token has expired", "token_expired"),
    ("C-02", "imap", "auth", "NO [AUTHORIZATIONFAILED] No such authorization", "no_mailbox_permission"),
    ("C-03", "pop", "auth", "-ERR [IN-USE] Do you have another POP session running?", "mailbox_locked_by_other_session"),
    ("C-05", "imap", "after_auth", "NO [NONEXISTENT] Unknown Mailbox: INBOX", "mailbox_not_found"),
    ("C-10", "imap", "greeting", "BYE Service temporarily unavailable", "server_temporary_error"),
    ("D-35", "smtp", "starttls", "454 4.7.0 TLS not available due to local problem", "starttls_unavailable"),
]


@pytest.mark.parametrize(("rule", "protocol", "stage", "line", "cause"), LINES)
def test_documented_line(rule: str, protocol: str, stage: str, line: str, cause: str) -> None:
    for form in (line, line.upper(), line.replace(" ", "  "), line.replace(" ", "\\t", 1), f"{line} and more words [X]"):
        found = RULES.match(protocol, stage, form)
        assert found is not None, form
        assert found.rule.id == rule, form
        assert max(found.rule.causes, key=lambda name: found.rule.causes[name]) == cause


@pytest.mark.parametrize(
    ("protocol", "stage", "line"),
    [
        ("imap", "auth", "NO The frobnicator is out of order"),
        ("pop", "after_auth", "-ERR 42"),
        ("imap", "after_auth", "NO Mailbox selection postponed"),
    ],
)
def test_unknown_words_are_not_guessed_at(protocol: str, stage: str, line: str) -> None:
    assert RULES.match(protocol, stage, line) is None


def test_rules_are_sound() -> None:
    ids = [rule.id for rule in RULES.rules]
    assert len(ids) == len(set(ids))
    for rule in RULES.rules:
        re.compile(rule.pattern)
        assert set(rule.causes) <= set(CAUSES), rule.id
        assert all(0 < weight < 1 for weight in rule.causes.values()), rule.id
        assert set(rule.protocols.split()) <= {"imap", "pop", "smtp"}, rule.id
        assert set(rule.stages.split()) <= {"greeting", "capability", "starttls", "auth", "after_auth"}, rule.id


def test_every_rule_has_a_line() -> None:
    untested = {rule.id for rule in RULES.rules} - {line[0] for line in LINES}
    # What only standards or single notes tell of; tested in test_diagnose or obvious.
    assert untested <= {"I-09", "I-16", "P-04", "P-16", "S-02x", "C-04", "C-06", "C-07", "C-08", "C-09", "C-11", "C-12", "C-12p"}


def test_continued_lines_are_joined_without_their_codes() -> None:
    assert (
        normalise("535-5.7.139 Authentication\n535 5.7.139 unsuccessful,\tSMTP")
        == "535-5.7.139 Authentication unsuccessful, SMTP"
    )
    assert normalise("250-a\n250") == "250-a"


def test_pause_asked_for() -> None:
    asked = throttled("imap", [Words("after_auth", "BAD Request is throttled. Suggested Backoff Time: 2500 milliseconds")])
    assert asked is not None and asked.milliseconds == 2500
    asked = throttled("smtp", [Words("auth", "454 4.7.0 Too many login attempts, please try again later.")])
    assert asked is not None and asked.milliseconds == 0
    assert throttled("imap", [Words("auth", "NO AUTHENTICATE failed.")]) is None
