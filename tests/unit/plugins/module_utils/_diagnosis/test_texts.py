# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Texts that did not come from a login of ours: what is quoted in them, which line counts, and what must not be shown."""

from __future__ import annotations

import base64
import json

import diagnosis_lines
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mail_dialogue import SASL
from mail_verify import jwt

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.speaker.masking import MASKED, mask
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.texts import KINDS, MAX_TEXT, diagnose_text

TENANT_OFF = (
    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit "
    "https://aka.ms/smtp_auth_disabled for more information. [FR0P281CA0157.DEUP281.PROD.OUTLOOK.COM 2026-11-22T20:00:00Z 08DC]"
)
REFUSED = "535 5.7.3 Authentication unsuccessful [FR0P281CA0157.DEUP281.PROD.OUTLOOK.COM]"


def top(text: str, kind: str = "", **more: str) -> str:
    found = diagnose_text(text, kind=kind, **more)
    return found[0].cause if found else "none"


def test_every_rule() -> None:
    wrong = []
    for line in (*diagnosis_lines.MAIL, *diagnosis_lines.OTHERS):
        if line.kind == "challenge":
            text, kind = "+ " + base64.b64encode(line.text.encode()).decode(), "imap"
        else:
            text, kind = line.text, line.kind
        best = diagnose_text(text, kind=kind, stage=line.stage)[0]
        filled = "{" not in best.summary + best.remedy + best.confirm or "{id}" in best.remedy
        if best.cause != line.cause or not (best.summary and best.remedy and best.evidence and filled):
            wrong.append((line, best))
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        TENANT_OFF,
        TENANT_OFF.upper(),
        (
            f"postfix/smtp[7]: A1B2: to=<x@contoso.test>, relay=smtp.office365.com[192.0.2.7]:587, delay=1, dsn=4.7.139, status=deferred "
            f"(SASL authentication failed; server smtp.office365.com[192.0.2.7] said: {TENANT_OFF})"
        ),
        f"msmtp: authentication failed (method XOAUTH2)\nmsmtp: server message: {TENANT_OFF}\nmsmtp: could not send mail",
        f"smtplib.SMTPAuthenticationError: (535, b'{TENANT_OFF[4:]}')",
        f"Traceback (most recent call last):\n  ...\nsmtplib.SMTPAuthenticationError: (535, b'{TENANT_OFF[4:]}')",
        (
            f"2026-11-22 20:00:00 1abc-DEF ** x@contoso.test R=smart T=smtp H=smtp.office365.com [192.0.2.7]: SMTP error from remote mail "
            f"server after AUTH XOAUTH2: {TENANT_OFF}"
        ),
        f"Error: Invalid login: {TENANT_OFF}",
        f"javax.mail.AuthenticationFailedException: {TENANT_OFF}",
        f"< {TENANT_OFF}\n> QUIT\n< 221 2.0.0 bye\ncurl: (67) Login denied",
        "SMTP< 535-5.7.139 Authentication unsuccessful, SmtpClientAuthentication is\nSMTP< 535 5.7.139 disabled for the Tenant.",
        "fetchmail: SMTP< " + TENANT_OFF,
        "530 5.7.57 Client not authenticated to send mail. Error: " + TENANT_OFF,
    ],
)
def test_programs_that_quote_the_server(text: str) -> None:
    for kind in ("", "client"):
        if kind or not text.startswith("SMTP<"):
            assert top(text, kind) == "smtp_auth_disabled_tenant", kind


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("fetchmail: IMAP< A0002 NO AUTHENTICATE failed.\nfetchmail: Query status=3 (AUTHFAIL)", "token_rejected"),
        (
            "IMAP command 'AUTHENTICATE XOAUTH2' returned an error: NO [UNAVAILABLE] Temporary authentication failure.",
            "auth_backend_down",
        ),
        (
            "getmailrc: operation error (IMAP error (EXAMINE command error: BAD [b'User is authenticated but not connected.']))",
            "no_mailbox_permission",
        ),
        ("imaplib.IMAP4.error: AUTHENTICATE failed.", "token_rejected"),
        ("S: A3 BAD Request is throttled. Suggested Backoff Time: 299910 milliseconds", "throttled"),
        (
            "A01 OK AUTHENTICATE completed.\nA02 BAD User is authenticated but not connected.\n* BYE Connection closed. 14",
            "no_mailbox_permission",
        ),
        (
            'emailproxy: Error refreshing access token - received invalid response: {"error": "invalid_grant", "error_description": "AADSTS50173: x"}',
            "refresh_token_revoked",
        ),
        (
            (
                "sasl-xoauth2: TokenStore::Refresh: code=400, "
                'response={"error":"invalid_request","error_description":"AADSTS900144: The request body must contain the '
                "following parameter: 'scope'.\"}"
            ),
            "unsupported_property",
        ),
        ("* BYE Too many connections\nfetchmail: socket error while fetching", "too_many_connections"),
        ("POP3< -ERR Authentication failure.", "token_rejected"),
        ("imap-login: Error: oauth2(u): Local validation failed: Token has expired (exp=1 < 2 - grace 0)", "token_expired"),
    ],
)
def test_other_wrappers(text: str, cause: str) -> None:
    assert top(text) == cause
    assert top(text, "client") == cause


def test_the_last_line_that_says_why_wins() -> None:
    log = [f"Nov 1 x: {TENANT_OFF}", "Nov 2 x: 250 2.0.0 OK", "Nov 3 x: 432 4.3.2 Concurrent connections limit exceeded"]
    found = diagnose_text("\n".join(log), kind="client")
    assert [finding.cause for finding in found] == ["too_many_connections", "smtp_auth_disabled_tenant"]
    assert found[0].evidence[0].startswith("line 3 of 3: Nov 3 x:")
    assert found[1].evidence[0].startswith("line 1 of 3: Nov 1 x:")
    # What only says that it failed does not hide the reason before it.
    assert top(
        "AADSTS700082: The refresh token has expired\nSASL authentication failed; cannot authenticate to server x[1]: bad protocol / cancel"
    ) == ("refresh_token_expired")
    assert top(f"{REFUSED}\nlost connection with smtp.office365.com while performing the AUTH", "client") in (
        "token_rejected",
        "connection_reset",
    )


@pytest.mark.parametrize("kind", ["", *KINDS])
def test_unknown_texts_are_shown_and_not_guessed_at(kind: str) -> None:
    text = "The frobnicator declined the widget (moon phase 42)"
    [found] = diagnose_text(text, kind=kind)
    assert (found.cause, found.confidence) == ("unknown", "low")
    assert text in found.evidence[0]


@pytest.mark.parametrize(
    "text",
    [
        "ticket 5357 of 5.7.1390 mentions nothing",
        "build 65001 and 700082 finished",
    ],
)
def test_a_quoted_text_that_nobody_knows_stays_unknown(text: str) -> None:
    found = diagnose_text(text)
    assert found[0].cause == "unknown"
    assert not [finding for finding in found if finding.confidence == "high"]


@pytest.mark.parametrize(
    "text",
    [
        "msmtp: authentication failed (method XOAUTH2)\nmsmtp: server message: 550 5.7.0 Purple elephants on the line",
        "status=deferred (SASL authentication failed; server x[192.0.2.7] said: 535 5.7.139 Authentication unsuccessful, the moon is wrong)",
    ],
)
def test_a_failed_login_for_an_unknown_reason_is_no_more_than_that(text: str) -> None:
    found = diagnose_text(text)
    assert found[0].cause == "token_rejected"
    assert not [finding for finding in found if finding.confidence == "high"]


@pytest.mark.parametrize(
    "text", ["", "  \n ", "A01 OK AUTHENTICATE completed.", "235 2.7.0 Authentication successful", "+OK Logged in."]
)
def test_a_text_without_a_failure_gives_no_finding(text: str) -> None:
    assert diagnose_text(text) == []


@pytest.mark.parametrize(
    ("text", "cause", "confidence"),
    [
        (
            "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1007)",
            "certificate_expired",
            "high",
        ),
        ("2024-12-05 DEBUG idle: imap_client: timed out, sending done command", "none", ""),
        ("450 4.7.3 Organization queue quota exceeded. [outlook.test]", "recipient_fault", "medium"),
        ("432 4.3.2 STOREDRV.Deliver; recipient thread limit exceeded", "throttled", "medium"),
        (
            "status=bounced (host x[192.0.2.1] said: 552 5.2.2 <bob@contoso.test> Quota exceeded (mailbox for user is full))",
            "recipient_fault",
            "medium",
        ),
        ("connect: Conexión rehusada", "connection_refused", "medium"),
        ("IMAP-Verbindung erfolgreich. 14 Ordner gefunden.", "none", ""),
    ],
)
def test_high_wants_two_layers_that_agree_and_nothing_against(text: str, cause: str, confidence: str) -> None:
    found = diagnose_text(text)
    assert (found[0].cause if found else "none") == cause
    assert not confidence or found[0].confidence == confidence


def test_protocol_and_stage_narrow_it_down() -> None:
    assert top("NO Permission denied", "imap", stage="auth") == "token_rejected"
    assert top("NO Permission denied", "imap", stage="after_auth") == "no_mailbox_permission"
    found = diagnose_text("POP3 is disabled for this user", kind="pop")
    assert "POP3" not in found[0].summary or found[0].cause == "pop_disabled"
    assert diagnose_text("NO LOGIN failed.", protocol="pop")[0].cause != "basic_auth_disabled"
    with pytest.raises(ValueError, match="kind is one of"):
        diagnose_text("x", kind="ftp")
    with pytest.raises(ValueError, match="protocol is one of"):
        diagnose_text("x", protocol="ftp")


def test_ids_for_support_are_evidence() -> None:
    correlation, trace = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", "11111111-2222-4333-8444-555555555555"
    answer = {
        "error": "invalid_grant",
        "error_description": f"AADSTS53003: Access has been blocked. Trace ID: {trace} Correlation ID: {correlation}",
        "error_codes": [53003],
    }
    [found, *_rest] = diagnose_text(json.dumps(answer), kind="token")
    assert found.cause == "conditional_access_block"
    assert {f"correlation id: {correlation}", f"trace id: {trace}"} <= set(found.evidence)


#: Secrets, each in the text in which it would be met.
SECRETS = [
    (jwt(), "curl -H 'Authorization: Bearer {}' failed: AADSTS50173"),
    (jwt(), "token {} refused: NO AUTHENTICATE failed."),
    (SASL, "IMAP command 'AUTHENTICATE XOAUTH2 {}' returned an error: NO AUTHENTICATE failed."),
    (SASL, "C: AUTH XOAUTH2 {}\nS: 535 5.7.3 Authentication unsuccessful [X]"),
    (
        base64.b64encode(b"n,a=alice@contoso.test,\x01auth=Bearer canary-0123456789-canary\x01\x01").decode(),
        "OAUTHBEARER {} 535 5.7.8 failed",
    ),
    ("EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAAcanarycanarycanary", "opaque {} NO AUTHENTICATE failed."),
    ("0.AXkAcanarycanary-canarycanarycanarycanarycanarycanarycanarycanary_canarycanary", "refresh {} AADSTS700082"),
    ("M.C533_BAY.0.U.-CanaryCanaryCanary!CanaryCanaryCanaryCanary*Canary$", "refresh with {} AADSTS70000"),
    ("abc8Q~CanaryCanary.Canary~CanaryCanary_Canary", "client_secret={}&grant_type=refresh_token AADSTS7000215"),
    ("ya29.a0CanaryCanaryCanaryCanary", "access_token: {} invalid_grant"),
    ("1//0gCanaryCanaryCanaryCanaryCanary", "token {} invalid_grant"),
    ("hunter2-canary", 'password = "{}" 535 5.7.3 Authentication unsuccessful'),
    ("hunter2-canary", "refresh_token={}, AADSTS50173"),
    ("AGFsaWNlAGNhbmFyeS1jYW5hcnk=", "AUTH PLAIN {} 535 5.7.3 Authentication unsuccessful"),
]


@pytest.mark.parametrize("kind", ["", *KINDS])
def test_no_secret_is_shown(kind: str) -> None:
    for secret, text in SECRETS:
        shown = json.dumps([finding.to_dict() for finding in diagnose_text(text.format(secret), kind=kind)])
        assert MASKED in shown or "line" in shown, text
        for start in range(0, max(1, len(secret) - 12), 6):
            assert secret[start : start + 12] not in shown, text


def test_masking_leaves_what_is_none_alone() -> None:
    for text in (
        "unknown user name or bad password.",
        "parameter: 'client_assertion' or 'client_secret'.",
        "SHA-256 " + "ab" * 32,
        "[RgBSADAAUAAyADgAMQBDAEEAMAAxADUANwAuAEQARQBVAFAAMgA4ADEA]",
        "correlation id: aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee",
        "token: for alice@contoso.test, audience https://outlook.office.com, permissions IMAP.AccessAsUser.All",
    ):
        assert mask(text) == text


def test_long_texts_are_bounded() -> None:
    text = "x " * MAX_TEXT + "\n" + "y" * 100 + "\nA1 NO AUTHENTICATE failed.\n"
    found = diagnose_text(text)
    assert found[0].cause == "token_rejected"
    assert all(len(json.dumps(one.to_dict())) < 4000 for one in found)
    [unread] = diagnose_text("z" * 10_000_000)
    assert unread.cause == "unknown" and len(unread.evidence[0]) < 1100


@settings(max_examples=150)
@given(st.text(max_size=400), st.sampled_from(["", *KINDS]), st.sampled_from(["", "auth", "after_auth"]))
def test_any_text_is_taken(text: str, kind: str, stage: str) -> None:
    for finding in diagnose_text(text, kind=kind, stage=stage):
        assert finding.cause in CAUSES
        assert all(line.isprintable() for line in finding.evidence)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("535 5.7.8 Authentication failed: invalid user name or password", "password_wrong"),
        ("C: 1001 LOGIN x *\nS: 1001 NO [AUTHENTICATIONFAILED] Authentication failed", "password_wrong"),
        ("AUTH PLAIN AGE=\n535 5.7.8 Error: authentication failed: lorem", "password_wrong"),
        ("AUTH XOAUTH2 dXNlcj0=\n535 5.7.8 Error: authentication failed: lorem", "token_rejected"),
        ("A1 NO [AUTHENTICATIONFAILED] Authentication failed, access token or password", "token_rejected"),
    ],
)
def test_a_bare_refusal_means_what_was_sent(text: str, cause: str) -> None:
    assert diagnose_text(text)[0].cause == cause


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        ("smtplib.SMTPRecipientsRefused: {'x': (550, b'Lorem ipsum')}", ["recipient_fault"]),
        ("smtplib.SMTPSenderRefused: (553, b'Lorem ipsum', 'x')", ["send_as_denied"]),
        ("smtplib.SMTPDataError: (554, b'Lorem ipsum')", ["spam_block"]),
        ("NO [UNAVAILABLE] UID FETCH lorem ipsum", ["server_temporary_error"]),
    ],
)
def test_a_code_means_what_it_can_at_its_stage(text: str, causes: list[str]) -> None:
    found = diagnose_text(text)
    assert [finding.cause for finding in found[: len(causes)]] == causes
    assert not [finding for finding in found if finding.confidence == "high"]


def test_the_name_of_a_mail_server_is_no_scope() -> None:
    (scope, *_others) = diagnose_text("535 5.7.8 The token has no SMTP.Send", protocol="smtp", stage="auth")
    assert scope.cause == "missing_scope"
    for text in ("421 4.4.1 No connection to smtp.office365.com:587", "451 4.3.0 There is no route to imap.contoso.test"):
        assert "missing_scope" not in [one.cause for one in diagnose_text(text)]


def test_a_server_that_agrees_is_seen_behind_an_arrow() -> None:
    said = "[1][x] IMAP[DATA]: < * OK [ALERT] Filesystem notification error\n[2][x] IMAP[DATA]: < TAG1 OK LOGIN Ok."
    assert diagnose_text(said) == []


def login(address: str, user: str) -> str:
    return f"imap-login: Disconnected (auth failed, 1 attempts in 8 secs): user=<{user}>, method=PLAIN, rip={address}, lip=198.51.100.1, TLS"


def test_strangers_who_guess_are_no_fault_of_a_login() -> None:
    strangers = [login("192.0.2.7", "admin"), login("192.0.2.8", "root")]
    assert diagnose_text("\n".join(strangers))[0].cause == "password_guessing"
    # One address or one user may be one's own program.
    for own in ([strangers[0]], [strangers[0], login("192.0.2.7", "root")], [strangers[0], login("192.0.2.8", "admin")]):
        sure = [finding.cause for finding in diagnose_text("\n".join(own)) if finding.confidence != "low"]
        assert "password_guessing" not in sure
    assert diagnose_text("\n".join(strangers).replace("PLAIN", "XOAUTH2"))[0].cause != "password_guessing"


def test_a_host_and_something_unknown_are_no_name_that_cannot_be_found() -> None:
    for line in ("the server does not know this command: unknown option", "host mail.contoso.test: unknown parameter in line 3"):
        assert "dns_failure" not in [finding.cause for finding in diagnose_text(line) if finding.confidence != "low"]
    assert diagnose_text("unknown host mail.contoso.test")[0].cause == "dns_failure"


@pytest.mark.parametrize(
    "text, cause",
    [
        ("451 4.3.2 Temporary authentication failure (rate-limit)", "too_many_auth_attempts"),
        ("IMAP server said: BYE: Too many commands before auth", "too_many_auth_attempts"),
    ],
)
def test_what_is_too_much_is_no_fault_of_the_server(text: str, cause: str) -> None:
    found = diagnose_text(text)
    assert cause in [finding.cause for finding in found]
    assert not [finding for finding in found if finding.confidence == "high"]
