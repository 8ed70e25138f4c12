# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documented exchanges of Exchange Online, Gmail, Dovecot and others, replayed by servers on real sockets with TLS."""

from __future__ import annotations

import base64
import contextlib
import typing as t

import diagnosis_lines
from mail_certificates import Certificates
from mail_exchange import EXCHANGE_IMAP, EXCHANGE_POP, EXCHANGE_SMTP, IMAP_BYE, IMAP_OK, POP_OK, SMTP_OK, SMTP_QUIT, replay
from mail_server import MailServer
from mail_verify import causes, jwt, verify

GMAIL_CHALLENGE = "eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ=="
DOVECOT_CHALLENGE = "eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJtYWlsIn0="


def test_exchange_lets_in(certificates: Certificates) -> None:
    found = replay(
        certificates,
        [
            ("imap", "implicit", EXCHANGE_IMAP + IMAP_OK + IMAP_BYE),
            ("pop", "implicit", EXCHANGE_POP + POP_OK),
            ("smtp", "starttls", EXCHANGE_SMTP + SMTP_OK),
        ],
    )
    assert [(check["state"], check["findings"]) for check in found] == [("passed", [])] * 3
    assert found[0]["server"]["reply"] == "OK AUTHENTICATE completed."
    assert found[1]["server"]["after_auth"] == "+OK 3 4711"
    assert found[2]["server"]["after_auth"] == "250 2.1.0 Sender OK"


def test_exchange_refuses_everywhere(certificates: Certificates) -> None:
    dialogues = [
        ("imap", "implicit", EXCHANGE_IMAP + "S: A02 NO AUTHENTICATE failed.\nC: A03 LOGOUT\nS: * BYE\nS: A03 OK"),
        ("pop", "implicit", EXCHANGE_POP + "S: -ERR Authentication failure: unknown user name or bad password.\nC: QUIT\nS: +OK"),
        (
            "smtp",
            "starttls",
            EXCHANGE_SMTP + "S: 535 5.7.3 Authentication unsuccessful [SN2PR00CA0018.namprd00.prod.outlook.com]" + SMTP_QUIT,
        ),
    ]
    found = replay(certificates, dialogues)
    assert [causes(check) for check in found] == [["token_rejected"]] * 3
    assert "the same token is refused by POP3 and SMTP too" in found[0]["findings"][0]["evidence"]
    assert found[2]["server"]["reply"] == "535 5.7.3 Authentication unsuccessful [SN2PR00CA0018.namprd00.prod.outlook.com]"


def test_exchange_has_smtp_auth_switched_off(certificates: Certificates) -> None:
    text = (
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. "
        "Visit https://aka.ms/smtp_auth_disabled for more information."
    )
    found = replay(
        certificates,
        [
            ("imap", "implicit", EXCHANGE_IMAP + IMAP_OK + IMAP_BYE),
            ("smtp", "starttls", EXCHANGE_SMTP + f"S: {text}" + SMTP_QUIT),
            ("smtp", "starttls", EXCHANGE_SMTP + "S: 535 5.7.3 Authentication unsuccessful [X]" + SMTP_QUIT),
        ],
    )
    assert causes(found[1]) == ["smtp_auth_disabled_tenant"]
    assert found[1]["findings"][0]["confidence"] == "high"
    assert "-SmtpClientAuthenticationDisabled $false" in found[1]["findings"][0]["remedy"]
    # The bare refusal, beside an IMAP login that works, is a suspicion only.
    assert causes(found[2])[0] == "smtp_auth_disabled_mailbox"
    assert found[2]["findings"][0]["confidence"] == "medium"


def test_exchange_accepts_and_is_not_connected(certificates: Certificates) -> None:
    text = "S: A02 OK AUTHENTICATE completed.\nC: <any>\nC: <any>\nS: A03 BAD User is authenticated but not connected.\nS: * BYE Connection closed. 14\nCLOSE"
    [found] = replay(certificates, [("imap", "implicit", EXCHANGE_IMAP + text)], user="info@contoso.test")
    assert found["authenticated"] is True
    assert found["stage"] == "after_auth"
    assert causes(found) == ["no_mailbox_permission", "user_mismatch", "imap_disabled"]
    assert "Add-MailboxPermission -Identity info@contoso.test -User alice@contoso.test" in found["findings"][0]["remedy"]


def test_an_alert_may_say_why_a_login_was_refused(certificates: Certificates) -> None:
    text = (
        "S: * OK [ALERT] Your account has been locked, call the help desk\nS: A02 NO failed\nC: A03 LOGOUT\nS: * BYE x\nS: A03 OK"
    )
    [found] = replay(certificates, [("imap", "implicit", EXCHANGE_IMAP + text)])
    assert causes(found)[0] == "account_locked"


def test_exchange_throttles(certificates: Certificates) -> None:
    text = "S: A02 OK AUTHENTICATE completed.\nC: <any>\nC: <any>\n"
    text += "S: A03 BAD Request is throttled. Suggested Backoff Time: 299910 milliseconds\nS: * BYE\nCLOSE"
    [found] = replay(certificates, [("imap", "implicit", EXCHANGE_IMAP + text)])
    assert (found["state"], found["retry_after_ms"]) == ("deferred", 299910)
    assert [(finding["cause"], finding["severity"]) for finding in found["findings"]] == [("throttled", "warning")]


def test_exchange_pop_and_a_long_token(certificates: Certificates) -> None:
    token = jwt(groups=["8d2c0f3e-1111-4222-8333-444455556666"] * 80)
    text = EXCHANGE_POP + "S: -ERR Protocol error. Connection is closed. 10\nCLOSE"
    [found] = replay(certificates, [("pop", "implicit", text)], token)
    assert causes(found)[0] == "token_too_long"


def test_exchange_wants_newer_tls(certificates: Certificates) -> None:
    text = "S: 220 x\nC: <any>\nS: 421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2.\nCLOSE"
    [found] = replay(certificates, [("smtp", "starttls", text)])
    assert causes(found) == ["tls_version_client_too_old"]


def test_gmail_wants_the_full_scope(certificates: Certificates) -> None:
    imap = "S: * OK Gimap ready for requests\nC: A01 CAPABILITY\nS: * CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\nS: A01 OK Thats all she wrote!\n"
    imap += f"C: <any>\nS: + {GMAIL_CHALLENGE}\nC:\nS: A02 NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)\nC: A03 LOGOUT\nS: * BYE\nS: A03 OK"
    smtp = "S: 220 smtp.gmail.test ESMTP\nC: <any>\nS: 250-smtp.gmail.test\nS: 250 AUTH LOGIN PLAIN XOAUTH2\nC: AUTH XOAUTH2\nS: 334\nC: <any>\n"
    smtp += f"S: 334 {GMAIL_CHALLENGE}\nC:\nS: 535-5.7.8 Username and Password not accepted. For more information, go to\n"
    smtp += "S: 535 5.7.8  https://support.google.com/mail/?p=BadCredentials\nC: QUIT\nS: 221 2.0.0 closing connection"
    found = replay(certificates, [("imap", "implicit", imap), ("smtp", "implicit", smtp)], "ya29.opaque")
    assert [causes(check)[0] for check in found] == ["missing_scope"] * 2
    [other] = replay(certificates, [("imap", "implicit", imap)])
    assert causes(other)[0] == "wrong_audience"
    assert (
        "the server asks for https://mail.google.com/, the token is for https://outlook.office.com"
        in other["findings"][0]["evidence"]
    )
    assert '"status":"400"' in found[0]["server"]["challenge"]
    assert found[1]["server"]["reply"].count("\n") == 1


def test_dovecot_refuses_and_its_provider_is_down(certificates: Certificates) -> None:
    banner = "S: * OK [CAPABILITY IMAP4rev1 SASL-IR LOGINDISABLED AUTH=XOAUTH2] Dovecot ready.\nC: <any>\n"
    bye = "\nC: A02 LOGOUT\nS: * BYE Logging out\nS: A02 OK Logout completed (0.001 + 0.000 secs)."
    refused = banner + f"S: + {DOVECOT_CHALLENGE}\nC:\nS: A01 NO [AUTHENTICATIONFAILED] Authentication failed." + bye
    down = banner + "S: A01 NO [UNAVAILABLE] Temporary authentication failure. [mail:2026-11-22 20:00:00]" + bye
    found = replay(certificates, [("imap", "implicit", refused), ("imap", "implicit", down)], "opaque-token-of-a-provider")
    assert [causes(check) for check in found] == [["token_rejected"], ["auth_backend_down"]]
    assert found[1]["findings"][0]["confidence"] == "high"


def test_dovecot_submission_without_its_relay(certificates: Certificates) -> None:
    text = (
        "S: 220 mail.lab.test Dovecot ready.\nC: <any>\nS: 250-mail.lab.test\nS: 250-AUTH XOAUTH2\nS: 250 PIPELINING\nC: AUTH XOAUTH2\nS: 334\n"
        "C: <any>\nS: 235 2.7.0 Logged in.\nC: <any>\nC: RSET\nC: QUIT\n"
        "S: 421 4.4.0 mail.lab.test Failed to connect to relay server (connect)\nCLOSE"
    )
    [found] = replay(certificates, [("smtp", "implicit", text)])
    assert causes(found) == ["server_temporary_error"]
    assert found["authenticated"] is True


# --- every rule


def _tagged(number: int, text: str) -> str:
    """Return an IMAP server's words as they stand on the line."""
    return f"* {text}\nCLOSE" if text.startswith("BYE") else f"A{number:02} {text}"


def _imap(stage: str, text: str, challenge: str) -> str:
    if stage == "greeting":
        return f"S: * {text}\nCLOSE"
    begin = "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready\nC: <any>\n"
    if stage == "auth":
        if challenge:
            begin += f"S: + {challenge}\nC:\n"
        return f"{begin}S: {_tagged(1, text)}\nC: A02 LOGOUT\nS: * BYE\nS: A02 OK"
    return f"{begin}S: A01 OK done\nC: <any>\nC: <any>\nS: {_tagged(2, text)}\nS: * BYE\nS: A03 OK"


def _pop(stage: str, text: str, _challenge: str) -> str:
    if stage == "greeting":
        return f"S: {text}\nCLOSE"
    begin = "S: +OK ready\nC: AUTH XOAUTH2\nS: +\nC: <any>\n"
    if stage == "auth":
        return f"{begin}S: {text}\nC: QUIT\nS: +OK"
    return f"{begin}S: +OK\nC: STAT\nS: {text}\nC: QUIT\nS: +OK"


def _smtp(stage: str, text: str, _challenge: str) -> str:
    said = "\n".join(f"S: {line}" for line in text.splitlines())
    if stage == "greeting":
        return f"{said}\nCLOSE"
    begin = "S: 220 ready\nC: <any>\n"
    if stage == "capability":
        return f"{begin}{said}\nCLOSE"
    if stage == "starttls":
        return f"{begin}S: 250-mail\nS: 250 STARTTLS\nC: STARTTLS\n{said}\nC: QUIT\nS: 221"
    begin += "S: 250-mail\nS: 250 AUTH XOAUTH2\nC: AUTH XOAUTH2\nS: 334\nC: <any>\n"
    if stage == "auth":
        return f"{begin}{said}\nC: QUIT\nS: 221"
    return f"{begin}S: 235 2.7.0 ok\nC: <any>\n{said}\nC: RSET\nS: 250\nC: QUIT\nS: 221"


_BUILD = {"imap": _imap, "pop": _pop, "smtp": _smtp}


def test_every_rule_by_a_server_that_says_it(certificates: Certificates) -> None:
    """All of them in one run, each from a server of its own, for a mailbox of its own, with a token that says nothing."""
    lines = [line for line in diagnosis_lines.MAIL if line.kind in _BUILD]
    challenges = [line for line in diagnosis_lines.MAIL if line.kind == "challenge"]
    with contextlib.ExitStack() as stack:
        checks: list[dict[str, t.Any]] = []
        servers: list[MailServer] = []

        def add(protocol: str, stage: str, text: str, challenge: str = "") -> None:
            number = len(checks)
            tls = "starttls" if stage == "starttls" else "implicit"
            dialogue = _BUILD[protocol](stage, text, challenge)
            server = stack.enter_context(MailServer(dialogue, context=certificates.context(), tls=tls))
            servers.append(server)
            checks.append(
                {
                    "protocol": protocol,
                    "host": "localhost",
                    "port": server.port,
                    "tls": tls,
                    "user": f"u{number}@contoso.test",
                    "token": f"t{number}",
                }
            )

        for line in lines:
            add(line.kind, line.stage, line.text)
        for line in challenges:
            add("imap", "auth", "NO [AUTHENTICATIONFAILED] x", base64.b64encode(line.text.encode()).decode())
        tokens = {
            # As long as Entra's: a short one speaks against a server that finds it too long.
            str(check["token"]): f"EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA{'A' * 900}{number:06}"
            for number, check in enumerate(checks)
        }
        result = verify(checks, tokens, ca_path=certificates.ca_file, timeout=10.0, check_timeout=30.0, concurrency=16)
        assert [server.errors for server in servers if server.errors] == []
    for line, found in zip([*lines, *challenges], result["checks"]):
        assert found["state"] in ("failed", "deferred"), line
        # Whoever was let in was not refused for the token.
        accepted = line.stage == "after_auth" and line.cause == "token_rejected"
        assert causes(found)[0] == ("smtp_auth_disabled_mailbox" if accepted else line.cause), (line, found["findings"])
        best = found["findings"][0]
        assert all(word in " ".join(best["evidence"]) for word in line.text.split() if word.isalpha()), line
        assert best["remedy"] and "{" not in best["remedy"]
