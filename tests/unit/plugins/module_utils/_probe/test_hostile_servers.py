# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Servers that stall, close, lie or send garbage: each gives a finding in bounded time, and none gets the token without verified TLS."""

from __future__ import annotations

import base64
import contextlib
import time
import typing as t

import pytest
from mail_cases import (
    ACCEPTED,
    AFTER,
    AFTER_OK,
    AUTH,
    CAPABLE,
    GREETING,
    HASTY,
    PROTOCOLS,
    QUICK,
    Case,
    check,
    check_all,
    dialogue,
)
from mail_certificates import Certificates
from mail_dialogue import SASL, TOKEN, USER
from mail_server import Handler, MailServer, Peer
from mail_verify import causes, verify, verify_one


def test_stalls(certificates: Certificates) -> None:
    stages = {
        "greeting": ("STALL",),
        "auth": (GREETING, CAPABLE, AUTH, "STALL"),
        "after_auth": (GREETING, CAPABLE, AUTH, ACCEPTED, AFTER, "STALL"),
    }
    cases = [(stage, Case(protocol, dialogue(protocol, *parts))) for stage, parts in stages.items() for protocol in PROTOCOLS]
    before_tls = [
        ("capability", "smtp", "S: 220 x\nC: <any>\nSTALL"),
        ("starttls", "imap", "S: * OK x\nC: A01 STARTTLS\nSTALL"),
        ("starttls", "pop", "S: +OK\nC: STLS\nSTALL"),
    ]
    cases += [(stage, Case(protocol, text, "starttls")) for stage, protocol, text in before_tls]
    for (stage, case), found in zip(cases, check_all(certificates, [case for _stage, case in cases])):
        # Who took the token and says nothing has trouble of its own: no firewall is likely there.
        beside = {"auth": ["auth_backend_down"], "after_auth": ["server_temporary_error"]}.get(stage, [])
        assert (found["state"], found["stage"], causes(found)) == ("failed", stage, ["connection_timeout", *beside]), case
        # Each answer has its own limit; that of the whole check is longer.
        assert f"{stage}: no answer in time" in found["findings"][0]["evidence"]
        assert found["findings"][0]["confidence"] == ("medium" if beside else "high")


def test_stall_in_the_handshake(certificates: Certificates) -> None:
    cases = [
        Case("imap", "S: * OK x\nC: A01 STARTTLS\nS: A01 OK\nSTALL", "starttls"),
        Case("imap", "STALL", certificate=""),
    ]
    for found in check_all(certificates, cases, **HASTY):
        assert (found["stage"], causes(found)) == ("tls", ["connection_timeout"])


def test_stall_at_the_goodbye_is_a_warning(certificates: Certificates) -> None:
    parts = (GREETING, CAPABLE, AUTH, ACCEPTED, AFTER, AFTER_OK, "STALL")
    for found in check_all(certificates, [Case(protocol, dialogue(protocol, *parts)) for protocol in PROTOCOLS]):
        assert (found["state"], causes(found)) == ("passed", ["connection_timeout"])
        assert found["findings"][0]["severity"] == "warning"


@pytest.mark.parametrize("end", ["CLOSE", "RESET"])
@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize(
    ("stage", "parts"),
    [
        ("greeting", ()),
        ("auth", (GREETING, CAPABLE, AUTH)),
        ("after_auth", (GREETING, CAPABLE, AUTH, ACCEPTED, AFTER)),
    ],
)
def test_close(certificates: Certificates, protocol: str, stage: str, parts: tuple[t.Any, ...], end: str) -> None:
    found = check(dialogue(protocol, *parts, end), certificates, protocol)
    assert (found["state"], found["stage"]) == ("failed", stage)
    assert causes(found) == ["connection_reset"]


@pytest.mark.parametrize("end", ["close", "reset"])
def test_close_in_the_handshake(certificates: Certificates, end: str) -> None:
    def leave(peer: Peer) -> None:
        peer.some()
        getattr(peer, end)()

    found = check(leave, certificates, "pop", certificate="", **HASTY)
    assert (found["stage"], causes(found)) == ("tls", ["tls_interrupted"])


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_last_words_without_line_end_are_read(certificates: Certificates, protocol: str) -> None:
    last = {
        "imap": "S- * BYE Request is throttled.",
        "pop": "S- -ERR Request is throttled.",
        "smtp": "S- 421 Request is throttled.",
    }
    found = check(dialogue(protocol, GREETING, CAPABLE, AUTH, last, "CLOSE"), certificates, protocol)
    assert (found["state"], causes(found)[0]) == ("deferred", "throttled")


def endless(line: bytes, first: bytes = b"", pause: float = 0.0) -> Handler:
    def send(peer: Peer) -> None:
        peer.send(first)
        while not peer.stopped.wait(pause) if pause else not peer.stopped.is_set():
            peer.send(line)

    return send


def flood(protocol: str, pause: float) -> Handler:
    """Return a server that answers a command with lines without end."""
    if protocol != "pop":
        line = {"imap": b"* 1 EXISTS\r\n", "smtp": b"250-x\r\n"}[protocol]
        return endless(line, {"imap": b"* OK x\r\n", "smtp": b"220 x\r\n"}[protocol], pause)

    def send(peer: Peer) -> None:
        # POP3 lists capabilities only to a client that asks for them, which it does after a refusal.
        peer.send(b"+OK x\r\n")
        peer.line()
        peer.send(b"-ERR no\r\n")
        peer.line()
        endless(b"SASL XOAUTH2\r\n", b"+OK\r\n", pause)(peer)

    return send


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_floods_and_garbage(certificates: Certificates, protocol: str) -> None:
    greeting = {"imap": b"* OK x\r\n", "pop": b"+OK x\r\n", "smtp": b"220 x\r\n"}[protocol]
    behaviours: dict[str, tuple[Handler, str]] = {
        "10 MB line": (lambda peer: peer.send(greeting[:4] + b"x" * 10_000_000 + b"\r\n"), "protocol_violation"),
        "endless lines": (flood(protocol, 0), "protocol_violation"),
        "endless lines, slowly": (flood(protocol, 0.05), "connection_timeout"),
        "slow drip": (endless(b"x", greeting[:4], 0.05), "connection_timeout"),
        "garbage": (lambda peer: peer.send(bytes(range(256)) * 8 + b"\r\n"), "wrong_host_or_port"),
        "NULs": (endless(b"\x00\x00\x00\n"), "wrong_host_or_port"),
        "empty lines": (endless(b"\r\n"), "wrong_host_or_port"),
    }
    if protocol == "pop":
        # The refusal stands, whatever becomes of the question what is offered instead.
        behaviours["endless lines"] = (flood(protocol, 0), "mechanism_not_supported")
        behaviours["endless lines, slowly"] = (flood(protocol, 0.05), "mechanism_not_supported")
    results = check_all(certificates, [Case(protocol, behaviour) for behaviour, _cause in behaviours.values()])
    assert {name: causes(found)[0] for name, found in zip(behaviours, results)} == {
        name: cause for name, (_behaviour, cause) in behaviours.items()
    }
    for found in results:
        assert found["state"] == "failed"
        assert len(str(found["findings"])) < 8000


@pytest.mark.parametrize(
    ("protocol", "greeting"),
    [
        ("imap", "220 mail.contoso.test ESMTP"),
        ("imap", "+OK POP3 ready"),
        ("pop", "* OK IMAP ready"),
        ("smtp", "* OK IMAP ready"),
        ("smtp", "SSH-2.0-OpenSSH_9.2"),
        ("pop", "HTTP/1.1 400 Bad Request"),
    ],
)
def test_another_service(certificates: Certificates, protocol: str, greeting: str) -> None:
    found = check(f"S: {greeting}\nSTALL", certificates, protocol)
    assert causes(found)[0] == "wrong_host_or_port"
    assert found["findings"][0]["confidence"] == "high"
    assert any(greeting in line for line in found["findings"][0]["evidence"])


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_endless_challenges(certificates: Certificates, protocol: str) -> None:
    prefix = "334" if protocol == "smtp" else "+"
    challenge = f"S: {prefix} eyJzdGF0dXMiOiI0MDEifQ==\nC: <any>"
    found = check(dialogue(protocol, GREETING, CAPABLE, AUTH, challenge, challenge, "STALL"), certificates, protocol)
    assert causes(found)[0] == "token_rejected"
    assert found["server"]["challenge"] == '{"status":"401"}'


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_verdict_given_twice(certificates: Certificates, protocol: str) -> None:
    found = check(dialogue(protocol, GREETING, CAPABLE, AUTH, ACCEPTED, ACCEPTED, "STALL"), certificates, protocol)
    assert found["state"] == "failed"
    assert causes(found) == ["protocol_violation"]


# --- TLS


@pytest.mark.parametrize(
    ("certificate", "cause"),
    [
        ("expired", "certificate_expired"),
        ("other_host", "certificate_hostname_mismatch"),
        ("stranger", "certificate_untrusted"),
        ("self_signed", "certificate_untrusted"),
        ("future", "clock_skew"),
    ],
)
@pytest.mark.parametrize("tls", ["implicit", "starttls"])
def test_certificates_that_are_not_accepted(certificates: Certificates, certificate: str, cause: str, tls: str) -> None:
    text = dialogue("imap", GREETING, CAPABLE, AUTH, "STALL")
    if tls == "starttls":
        text = "S: * OK x\nC: A01 STARTTLS\nS: A01 OK\nTLS\nSTALL"
    found = check(text, certificates, "imap", tls, certificate=certificate)
    assert found["stage"] == "tls"
    assert causes(found)[0] == cause
    assert not found["tls_info"]["verified"]
    issuer = {"stranger": "Inspecting Proxy Root", "self_signed": "self_signed.contoso.test"}.get(
        certificate, "Contoso Test Root"
    )
    assert issuer in found["tls_info"]["certificate_issuer"]
    assert any(issuer in line for line in found["findings"][0]["evidence"])
    assert TOKEN.encode() not in found["received"] and SASL.encode() not in found["received"]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_implicit_tls_on_a_clear_port(certificates: Certificates, protocol: str) -> None:
    found = check(dialogue(protocol, GREETING, "STALL"), certificates, protocol, certificate="")
    assert causes(found) == ["tls_mode_mismatch"]
    assert found["findings"][0]["confidence"] == "high"


def test_starttls_on_a_tls_port(certificates: Certificates) -> None:
    with contextlib.ExitStack() as stack:
        servers = {
            protocol: stack.enter_context(MailServer(dialogue(protocol, GREETING, "STALL"), context=certificates.context()))
            for protocol in PROTOCOLS
        }
        checks = [
            {"protocol": protocol, "host": "localhost", "port": server.port, "tls": "starttls", "user": USER}
            for protocol, server in servers.items()
        ]
        result = verify(checks, ca_path=certificates.ca_file, **{**QUICK, "concurrency_per_mailbox": 3})
    assert [causes(found)[0] for found in result["checks"]] == ["tls_mode_mismatch"] * 3


def test_another_service_on_a_tls_port(certificates: Certificates) -> None:
    found = check("S: SSH-2.0-OpenSSH_9.2\nSTALL", certificates, "imap", certificate="")
    assert causes(found)[0] == "wrong_host_or_port"


@pytest.mark.parametrize(
    ("protocol", "text"),
    [
        ("imap", "S: * OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] x\nC: A01 LOGOUT\nS: * BYE\nS: A01 OK"),
        ("imap", "S: * OK x\nC: A01 STARTTLS\nS: A01 BAD no such command\nC: A02 LOGOUT\nCLOSE"),
        ("pop", "S: +OK\nC: STLS\nS: -ERR what?\nC: QUIT\nCLOSE"),
        ("smtp", "S: 220 x\nC: <any>\nS: 250-x\nS: 250 AUTH XOAUTH2\nC: QUIT\nS: 221 x"),
        ("smtp", "S: 220 x\nC: <any>\nS: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS: 454 4.7.0 TLS not available\nC: QUIT\nS: 221 x"),
    ],
)
def test_no_starttls(certificates: Certificates, protocol: str, text: str) -> None:
    found = check(text, certificates, protocol, "starttls")
    assert causes(found)[0] == "starttls_unavailable"
    assert SASL.encode() not in found["received"]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_starttls_injection(certificates: Certificates, protocol: str) -> None:
    texts = {
        "imap": "S: * OK x\nC: A01 STARTTLS\nS- A01 OK go\\r\\n* CAPABILITY EVIL\\r\\n\nTLS\nC: A02 CAPABILITY\n"
        "S: * CAPABILITY SASL-IR AUTH=XOAUTH2\nS: A02 OK\nC: <any>\nS: A03 OK\nC: <any>\nC: <any>\nS: A04 OK\nS: A05 OK",
        "pop": "S: +OK x\nC: STLS\nS- +OK go\\r\\n-ERR evil\\r\\n\nTLS\nC: AUTH XOAUTH2\nS: +\nC: <sasl>\nS: +OK\nC: STAT\nS: +OK 1 2\nC: QUIT\nS: +OK",
        "smtp": "S: 220 x\nC: <any>\nS: 250 STARTTLS\nS: 250 x",
    }
    texts["smtp"] = (
        "S: 220 x\nC: <any>\nS: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS- 220 go\\r\\n535 5.7.3 evil\\r\\n\nTLS\nC: <any>\nS: 250-x\n"
        "S: 250 AUTH XOAUTH2\nC: AUTH XOAUTH2\nS: 334\nC: <sasl>\nS: 235 x\nC: <any>\nS: 250 x\nC: RSET\nS: 250 x\nC: QUIT\nS: 221 x"
    )
    found = check(texts[protocol], certificates, protocol, "starttls")
    assert found["state"] == "passed"
    assert causes(found) == ["starttls_injection"]
    assert found["findings"][0]["severity"] == "warning"
    assert "EVIL" not in str(found["server"]).upper()


def test_plain_text_after_starttls(certificates: Certificates) -> None:
    def unsecured(peer: Peer) -> None:
        peer.send(b"* OK x\r\n")
        peer.line()
        peer.send(b"A01 OK go\r\n")
        peer.some()
        peer.send(b"* BAD what do you mean?\r\n")
        peer.stall()

    found = check(unsecured, certificates, "imap", "starttls", certificate="")
    assert (found["stage"], causes(found)[0]) == ("tls", "starttls_unavailable")


def test_old_tls_versions_are_refused(certificates: Certificates) -> None:
    # A fatal alert, protocol_version (RFC 8446 section 6.2), is what a server says that knows nothing newer than TLS 1.1.
    def old(peer: Peer) -> None:
        peer.send(b"\x15\x03\x01\x00\x02\x02\x46")
        peer.stall()

    found = check(old, certificates, "imap", certificate="")
    assert causes(found)[0] == "tls_version_server_too_old"


def test_handshake_alert(certificates: Certificates) -> None:
    def refuse(peer: Peer) -> None:
        peer.send(b"\x15\x03\x03\x00\x02\x02\x28")
        peer.stall()

    found = check(refuse, certificates, "imap", certificate="")
    assert causes(found)[0] == "tls_handshake_refused"


# --- network


def test_nothing_listens(certificates: Certificates) -> None:
    with MailServer("STALL") as server:
        port = server.port
    found = verify_one("imap", port, ca_path=certificates.ca_file, **QUICK)
    assert (found["stage"], causes(found)) == ("tcp", ["connection_refused"])


def test_name_that_does_not_resolve(certificates: Certificates) -> None:
    host = "mail.contoso.invalid"
    found = verify_one(
        "imap", 993, host=host, trusted_hosts=[host], ca_path=certificates.ca_file, connect_timeout=5.0, check_timeout=6.0
    )
    assert (found["stage"], causes(found)) == ("dns", ["dns_failure"])


def test_untrusted_host_sees_nothing(certificates: Certificates) -> None:
    with MailServer("STALL", context=certificates.context()) as server:
        found = verify_one(
            "imap", server.port, ca_path=certificates.ca_file, trusted_hosts=["mail.contoso.test"], always_connect=True
        )
        assert not server.peers
    assert (found["stage"], causes(found)) == ("offline", ["host_not_trusted"])


# --- secrets


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("form", ["sasl", "token", "upper", "message", "base64 of the message", "folded"])
def test_echoed_secrets_are_redacted(certificates: Certificates, protocol: str, form: str) -> None:
    message = f"user={USER}\x01auth=Bearer {TOKEN}\x01\x01"
    echo = {
        "sasl": SASL,
        "token": TOKEN,
        "upper": SASL.upper(),
        "message": message.replace("\x01", "\\x01"),
        "base64 of the message": base64.b64encode(f"you sent {message}".encode()).decode(),
        "folded": " ".join(SASL[start : start + 40] for start in range(0, len(SASL), 40)),
    }[form]
    refusal = {"imap": f"S: A01 NO no: {echo}", "pop": f"S: -ERR no: {echo}", "smtp": f"S: 535-5.7.8 {echo}\nS: 535 5.7.8 no"}
    bye = {"imap": "C: <any>\nS: A02 OK", "pop": "C: <any>\nS: +OK", "smtp": "C: <any>\nS: 221 x"}
    found = check(dialogue(protocol, GREETING, CAPABLE, AUTH, refusal, bye), certificates, protocol)
    shown = str({name: value for name, value in found.items() if name != "received"})
    assert "[redacted]" in shown
    for secret in (SASL, TOKEN, SASL.upper()):
        pieces = [secret[start : start + 24] for start in range(len(secret) - 24)]
        assert not [piece for piece in pieces if piece in shown]


def test_greeting_cannot_draw_on_the_terminal(certificates: Certificates) -> None:
    found = check("S: * BYE \\x1b[2Jgone\\x07\\x00\nCLOSE", certificates, "imap")
    assert found["findings"][0]["evidence"][0].isprintable()
    assert "\\x1b[2Jgone" in found["findings"][0]["evidence"][0]


def test_one_bad_server_does_not_hold_up_the_others(certificates: Certificates) -> None:
    good = dialogue("imap", GREETING, AUTH, ACCEPTED, "C: <any>\nC: <any>\nS: A02 OK\nS: A03 OK")
    with MailServer("STALL", context=certificates.context()) as bad, MailServer(good, context=certificates.context()) as fine:
        checks = [
            {"protocol": "imap", "host": "localhost", "port": port, "user": f"user{number}@contoso.test", "token": "t"}
            for number in range(20)
            for port in (bad.port, fine.port)
        ]
        started = time.monotonic()
        result = verify(checks, {"t": TOKEN}, ca_path=certificates.ca_file, **{**QUICK, "timeout": 1.5})
        spent = time.monotonic() - started
    assert result["summary"]["passed"] == 20
    assert result["summary"]["failed"] == 20
    assert spent < 6
    assert [check["port"] for check in result["checks"]] == [bad.port, fine.port] * 20
