# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Servers that are odd but right have to pass; servers that are wrong in yet another way have to get a fitting finding."""

from __future__ import annotations

import base64
import json
import socket
import ssl
import typing as t

import pytest
from mail_cases import ACCEPTED, AFTER, AFTER_OK, AUTH, CAPABLE, GREETING, HASTY, PROTOCOLS, QUICK, Case, check_all, dialogue
from mail_certificates import Certificates
from mail_dialogue import SASL, TOKEN, USER
from mail_server import Handler, MailServer, Peer, player
from mail_verify import causes, verify, verify_one

BYE = {"imap": "S: * BYE\nS: A03 OK", "pop": "C: QUIT\nS: +OK", "smtp": "S: 221 x"}
#: What goes out together with the command after AUTH.
GOODBYE = {"imap": "C: A03 LOGOUT", "pop": "", "smtp": "C: RSET\nC: QUIT"}
LOGOUT = {"imap": "C: <any>\nS: A02 OK", "pop": "C: <any>\nS: +OK", "smtp": "C: <any>\nS: 221 x"}
LOGIN = (GREETING, CAPABLE, AUTH)
REST = (ACCEPTED, AFTER, GOODBYE, AFTER_OK, BYE)
CLEAR_SMTP = "S: 220 x\nC: <any>\nS: 250-x\nS: 250 AUTH XOAUTH2"


def rest(accepted: str, after: str = "S: 250 ok", reset: str = "S: 250 ok", bye: str = "S: 221 x") -> str:
    """Return the end of an SMTP dialogue without pipelining."""
    return f"{accepted}\nC: <any>\n{after}\nC: RSET\n{reset}\nC: QUIT\n{bye}"


def unended(text: str) -> str:
    """Return a dialogue in which lines end in a bare line feed."""
    return "\n".join(f"S- {line[3:]}\\n" if line.startswith("S: ") else line for line in text.splitlines())


def piecewise(text: str) -> Handler:
    """Return a server that sends every byte by itself and otherwise plays the dialogue."""

    class Slow:
        def __init__(self, peer: Peer) -> None:
            self._peer = peer

        def send(self, data: bytes) -> None:
            for number in range(len(data)):
                self._peer.send(data[number : number + 1])

        def __getattr__(self, name: str) -> t.Any:
            return getattr(self._peer, name)

    def play(peer: Peer) -> None:
        player(text, [])(t.cast("Peer", Slow(peer)))

    return play


TOLERATED: dict[str, Case] = {
    "imap: lower case": Case(
        "imap",
        "S: * ok [capability imap4rev1 sasl-ir auth=xoauth2] hi\nC: <any>\nS: a01 ok\nC: <any>\nC: <any>\nS: a02 ok\nS: * bye\nS: a03 ok",
    ),
    "imap: no SASL-IR, challenge without space": Case(
        "imap", "S: * OK [CAPABILITY AUTH=XOAUTH2] x\nC: A01 AUTHENTICATE XOAUTH2\nS: +\nC: <sasl>\n" + dialogue("imap", *REST)
    ),
    "imap: challenge with words": Case(
        "imap",
        "S: * OK [CAPABILITY AUTH=XOAUTH2] x\nC: A01 AUTHENTICATE XOAUTH2\nS: + go ahead {12}\nC: <sasl>\n"
        + dialogue("imap", *REST),
    ),
    "imap: challenge with words but no space": Case(
        "imap", "S: * OK [CAPABILITY AUTH=XOAUTH2] x\nC: A01 AUTHENTICATE XOAUTH2\nS: +go\nC: <sasl>\n" + dialogue("imap", *REST)
    ),
    "imap: capabilities untagged behind the login": Case(
        "imap", dialogue("imap", *LOGIN, "S: * CAPABILITY IMAP4rev1 IDLE\nS: * OK [ALERT] Maintenance on Sunday", *REST)
    ),
    "imap: literals": Case(
        "imap",
        dialogue(
            "imap",
            "S: * OK x\nC: A01 CAPABILITY\nS: * ID (NAME {5}\nS- A01 OK)\\r\\n\nS: * CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\nS: A01 OK",
            "C: A02 AUTHENTICATE XOAUTH2 <any>\nS: A02 OK {77}",
            "C: A03 EXAMINE INBOX\nC: A04 LOGOUT\nS: * LIST () NIL ~{0}\nS: \nS: * FLAGS ({2+}\nS: \nS: )\nS: A03 OK\nS: A04 OK",
        ),
    ),
    "imap: data that nobody asked for": Case(
        "imap", dialogue("imap", *LOGIN, "S: * 3 EXISTS\nS: *  FLAGS ()\nS: * XYZ", *REST, "S: * 1 EXPUNGE")
    ),
    "imap: closes at the goodbye": Case("imap", dialogue("imap", *LOGIN, ACCEPTED, AFTER, GOODBYE, AFTER_OK, "CLOSE")),
    "imap: capabilities of 12,000 characters": Case(
        "imap",
        f"S: * OK [CAPABILITY AUTH=XOAUTH2 {' '.join(['X'] * 6000)}] x\nC: A01 <any>\nS: +\nC: <sasl>\n{dialogue('imap', *REST)}",
    ),
    "pop: lower case": Case("pop", "S: +ok\nC: AUTH XOAUTH2\nS: +\nC: <sasl>\nS: +ok\nC: STAT\nS: +ok 0 0\nC: QUIT\nS: +ok"),
    "pop: challenge with words": Case("pop", "S: +OK\nC: AUTH XOAUTH2\nS: + OK, go\nC: <sasl>\n" + dialogue("pop", *REST)),
    "pop: challenge with words but no space": Case(
        "pop", "S: +OK\nC: AUTH XOAUTH2\nS: +next\nC: <sasl>\n" + dialogue("pop", *REST)
    ),
    "pop: words between the numbers": Case(
        "pop", dialogue("pop", *LOGIN, ACCEPTED, AFTER, GOODBYE, "S: +OK 2 messages (320 octets)", BYE)
    ),
    "pop: timestamp for APOP": Case("pop", dialogue("pop", "S: +OK POP3 <1896.697170952@contoso.test>", CAPABLE, AUTH, *REST)),
    "smtp: codes without words": Case(
        "smtp",
        "S: 220\nC: <any>\nS: 250-\nS: 250-x\nS: 250 AUTH XOAUTH2\nC: AUTH XOAUTH2\nS: 334\nC: <sasl>\n"
        + rest("S: 235", "S: 250", "S: 250", "S: 221"),
    ),
    "smtp: lower case, several lines everywhere": Case(
        "smtp",
        "S: 220-x\nS: 220-No spam\nS: 220 x\nC: <any>\nS: 250-x\nS: 250 auth login xoauth2\nC: AUTH XOAUTH2\nS: 334 next\nC: <sasl>\n"
        + rest("S: 235-2.7.0 well\nS: 235 2.7.0 done", "S: 250-ok\nS: 250 ok", bye="S: 250 bye"),
    ),
    "smtp: AUTH=": Case(
        "smtp",
        "S: 220 x\nC: <any>\nS: 250-x\nS: 250 AUTH=XOAUTH2 LOGIN\nC: AUTH XOAUTH2\nS: 334 \nC: <sasl>\n" + rest("S: 235 x"),
    ),
    "smtp: challenge without space": Case("smtp", f"{CLEAR_SMTP}\nC: AUTH XOAUTH2\nS: 334go\nC: <sasl>\n" + rest("S: 235 x")),
    "smtp: 251 and a goodbye of its own": Case(
        "smtp", f"{CLEAR_SMTP}\nC: AUTH XOAUTH2\nS: 334\nC: <sasl>\n" + rest("S: 235 x", "S: 251 ok", bye="S: 220 gone")
    ),
}
for _protocol in PROTOCOLS:
    _whole = dialogue(_protocol, *LOGIN, *REST)
    TOLERATED[f"{_protocol}: bare line feeds"] = Case(_protocol, unended(_whole))
    TOLERATED[f"{_protocol}: byte by byte"] = Case(_protocol, piecewise(_whole))
    TOLERATED[f"{_protocol}: NULs and other characters in words"] = Case(
        _protocol, _whole.replace("done", "d\\x00\\x1b\\xfc\\x7fne")
    )


def test_odd_servers_pass(certificates: Certificates) -> None:
    found = check_all(certificates, list(TOLERATED.values()), timeout=3.0, check_timeout=6.0)
    states = {name: (one["state"], causes(one)) for name, one in zip(TOLERATED, found)}
    assert states == dict.fromkeys(TOLERATED, ("passed", []))


def half_closed(protocol: str, method: str) -> Handler:
    """Return a server that closes one direction of the connection behind its greeting."""
    greeting = {"imap": b"* OK x\r\n", "pop": b"+OK x\r\n", "smtp": b"220 x\r\n"}[protocol]

    def serve(peer: Peer) -> None:
        peer.send(greeting)
        getattr(peer, method)()
        peer.stopped.wait(5)

    return serve


#: What the finding may be, best first; the state is "failed" in all of them.
Expected = t.Tuple[Case, str, t.Tuple[str, ...]]

WRONG: dict[str, Expected] = {
    # --- greetings
    "imap: PREAUTH": (Case("imap", "S: * PREAUTH hi\nC: A01 LOGOUT\nS: A01 OK"), "greeting", ("mechanism_not_supported",)),
    "imap: greeting, then BYE": (Case("imap", "S: * OK hi\nS: * BYE Autologout\nCLOSE"), "capability", ("connection_reset",)),
    "smtp: a database": (Case("smtp", "S- J\\x00\\x00\\x00\\n8.0.36\\x00\nSTALL"), "greeting", ("wrong_host_or_port",)),
    "imap: a desktop": (Case("imap", "S: RFB 003.008\nSTALL"), "greeting", ("wrong_host_or_port",)),
    "pop: a news server": (Case("pop", "S: 200 news.contoso.test ready\nSTALL"), "greeting", ("wrong_host_or_port",)),
    # --- in the wrong order or for somebody else
    "imap: another tag": (
        Case("imap", dialogue("imap", GREETING, AUTH, "S: B77 OK done\nSTALL")),
        "auth",
        ("protocol_violation",),
    ),
    "imap: no tag": (Case("imap", dialogue("imap", GREETING, AUTH, "S: OK done\nSTALL")), "auth", ("protocol_violation",)),
    "imap: goodbye first": (
        Case("imap", dialogue("imap", *LOGIN, ACCEPTED, AFTER, GOODBYE, "S: A03 OK bye\nCLOSE")),
        "after_auth",
        ("protocol_violation",),
    ),
    "imap: a literal where no one can be": (
        Case("imap", dialogue("imap", *LOGIN, "S: {5}\nS: + {9}\nSTALL")),
        "auth",
        ("protocol_violation",),
    ),
    "imap: a literal of 20 GB": (
        Case("imap", dialogue("imap", *LOGIN, "S: * X {21474836480}\nSTALL")),
        "auth",
        ("protocol_violation",),
    ),
    "imap: a literal of -1": (
        Case("imap", dialogue("imap", *LOGIN, "S: * X {-1}\nS: A01 NO AUTHENTICATE failed.", LOGOUT)),
        "auth",
        ("token_rejected",),
    ),
    "imap: a literal that ends the connection": (
        Case("imap", dialogue("imap", *LOGIN, "S: * X {99}\nS: A01 OK\nCLOSE")),
        "auth",
        ("connection_reset",),
    ),
    # --- logins that were never asked for the token
    "imap: yes before the token": (
        Case("imap", "S: * OK [CAPABILITY AUTH=XOAUTH2] x\nC: <any>\nS: A01 OK done\nSTALL"),
        "auth",
        ("protocol_violation",),
    ),
    "pop: yes before the token": (Case("pop", "S: +OK\nC: <any>\nS: +OK done\nSTALL"), "auth", ("protocol_violation",)),
    "smtp: yes before the token": (
        Case("smtp", f"{CLEAR_SMTP}\nC: <any>\nS: 235 done\nSTALL"),
        "auth",
        ("protocol_violation",),
    ),
    # --- initial response only, or not at all
    "imap: takes no initial response": (
        Case("imap", dialogue("imap", GREETING, AUTH, "S: A01 BAD Illegal syntax: Too many arguments", LOGOUT)),
        "auth",
        ("sasl_initial_response_form",),
    ),
    "imap: wants an initial response": (
        Case("imap", "S: * OK [CAPABILITY AUTH=XOAUTH2] x\nC: <any>\nS: A01 BAD Initial response required\nC: <any>\nS: A02 OK"),
        "auth",
        ("mechanism_not_supported", "unknown"),
    ),
    "pop: wants an initial response": (
        Case("pop", "S: +OK\nC: <any>\nS: -ERR Usage: AUTH mechanism response\nC: CAPA\nS: -ERR what?\nC: QUIT\nS: +OK"),
        "auth",
        ("mechanism_not_supported", "unknown"),
    ),
    "smtp: wants an initial response": (
        Case("smtp", f"{CLEAR_SMTP}\nC: <any>\nS: 501 5.5.4 Initial response required\nC: QUIT\nS: 221 x"),
        "auth",
        ("mechanism_not_supported", "unknown"),
    ),
    # --- refusals with something behind them
    "pop: a list of capabilities without end": (
        Case("pop", "S: +OK\nC: <any>\nS: -ERR Unknown command\nC: CAPA\nS: +OK\nS: SASL XOAUTH2\nSTALL"),
        "auth",
        ("mechanism_not_supported",),
    ),
    "pop: a list in place of the numbers": (
        Case("pop", dialogue("pop", *LOGIN, ACCEPTED, AFTER, GOODBYE, "S: +OK list follows\nS: 1 120\nS: .\nSTALL")),
        "after_auth",
        ("protocol_violation",),
    ),
    "smtp: codes that differ": (
        Case("smtp", "S: 220 x\nC: <any>\nS: 250-x\nS: 250-AUTH XOAUTH2\nS: 550 no\nC: QUIT\nS: 221 x"),
        "capability",
        ("protocol_violation",),
    ),
    "smtp: a refusal and a welcome in one reply": (
        Case("smtp", dialogue("smtp", *LOGIN, "S: 535-5.7.3 no\nS: 235 2.7.0 welcome\nSTALL")),
        "auth",
        ("protocol_violation",),
    ),
    "smtp: 421 to EHLO": (
        Case("smtp", "S: 220 x\nC: <any>\nS: 421 4.3.0 going down\nCLOSE"),
        "capability",
        ("server_temporary_error",),
    ),
    "smtp: 421 between the lines": (
        Case("smtp", f"{CLEAR_SMTP}\nC: <any>\nS: 334\nC: <sasl>\nS: 235-x\nS: 421 4.3.0 going down\nCLOSE"),
        "auth",
        ("unknown",),
    ),
    "smtp: 421 to MAIL": (
        Case("smtp", dialogue("smtp", *LOGIN, ACCEPTED, AFTER, "S: 421 4.3.0 going down\nCLOSE")),
        "after_auth",
        ("server_temporary_error",),
    ),
    "smtp: 354 to MAIL": (
        Case("smtp", dialogue("smtp", *LOGIN, ACCEPTED, AFTER, "S: 354 go\nSTALL")),
        "after_auth",
        ("protocol_violation",),
    ),
    "smtp: three digits too many": (
        Case("smtp", "S: 220 x\nC: <any>\nS: 250250 x\nSTALL"),
        "capability",
        ("protocol_violation",),
    ),
}
for _protocol in PROTOCOLS:
    WRONG[f"{_protocol}: half closed"] = (
        Case(_protocol, half_closed(_protocol, "finish"), certificate=""),
        "tls",
        ("tls_mode_mismatch", "tls_interrupted", "connection_reset"),
    )
    WRONG[f"{_protocol}: two different challenges"] = (
        Case(
            _protocol,
            dialogue(
                _protocol,
                *LOGIN,
                {
                    "imap": "S: + e30=\nC: \nS: + eyJzdGF0dXMiOiI0MDAifQ==\nSTALL",
                    "pop": "S: + e30=\nC: \nS: + bm8=\nSTALL",
                    "smtp": "S: 334 e30=\nC: \nS: 334 bm8=\nSTALL",
                },
            ),
        ),
        "auth",
        ("token_rejected",),
    )
    WRONG[f"{_protocol}: a challenge that is no base64"] = (
        Case(
            _protocol,
            dialogue(
                _protocol,
                *LOGIN,
                {
                    "imap": "S: + \\xff{{{\\x00\nC: \nS: A01 NO AUTHENTICATE failed.",
                    "pop": "S: + \\xff{{{\\x00\nC: \nS: -ERR Authentication failed.",
                    "smtp": "S: 334 \\xff{{{\\x00\nC: \nS: 535 5.7.3 Authentication unsuccessful",
                },
                LOGOUT,
            ),
        ),
        "auth",
        ("token_rejected",),
    )


def test_wrong_servers_get_a_fitting_finding(certificates: Certificates) -> None:
    results = check_all(certificates, [case for case, _stage, _causes in WRONG.values()])
    wrong = {}
    for (name, (_case, stage, expected)), found in zip(WRONG.items(), results):
        seen = (found["state"], found["stage"], causes(found)[0])
        if seen[:2] != ("failed", stage) or seen[2] not in expected:
            wrong[name] = (*seen, found["findings"][0]["evidence"])
    assert not wrong, "\n".join(f"{name}: {what}" for name, what in wrong.items())


# --- TLS


def records(record: bytes) -> Handler:
    """Return a server that sends TLS records without end, whatever the client says."""

    def flood(peer: Peer) -> None:
        while not peer.stopped.is_set():
            peer.send(record * 50)

    return flood


@pytest.mark.parametrize(
    "record",
    [
        b"\x16\x03\x03\x00\x04\x00\x00\x00\x00",
        b"\x16\x03\x03\x40\x00" + b"\x0b\xff\xff\xff" + b"\x00" * 16380,
        b"\x15\x03\x03\x00\x02\x01\x00",
        b"\x15\x03\x03\x00\x02\x01\x5a",
        b"\x14\x03\x03\x00\x01\x01",
        b"\x17\x03\x03\x00\x00",
        b"\x18\x03\x03\x00\x03\x01\x40\x00",
        b"\x16\x03\x03\x00\x00",
    ],
)
def test_floods_of_tls_records(certificates: Certificates, record: bytes) -> None:
    [found] = check_all(certificates, [Case("imap", records(record), certificate="")], **HASTY)
    assert (found["state"], found["stage"]) == ("failed", "tls")
    assert causes(found)[0] in ("tls_handshake_refused", "tls_interrupted", "tls_mode_mismatch", "protocol_violation")


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_server_that_knows_nothing_newer_than_tls_1_1(certificates: Certificates) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificates.context("good")
    context.load_cert_chain(str(certificates.directory / "good.pem"), str(certificates.directory / "key.pem"))
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1

    def serve(peer: Peer) -> None:
        peer._context = context
        peer.start_tls()

    [found] = check_all(certificates, [Case("imap", serve, certificate="")], **QUICK)
    assert causes(found) == ["tls_version_server_too_old"]


def test_server_that_looks_at_the_name_in_the_handshake(certificates: Certificates) -> None:
    """Without the name (RFC 6066 section 3) it would show a certificate that nobody can accept."""
    asked: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificates.context("other_host")
    context.load_cert_chain(*(str(certificates.directory / name) for name in ("other_host.pem", "key.pem")))

    def choose(connection: ssl.SSLObject, name: str | None, _context: ssl.SSLContext) -> None:
        asked.append(name)
        if name == "localhost":
            connection.context = certificates.context("good")

    context.sni_callback = choose

    def serve(peer: Peer) -> None:
        peer._context = context
        peer.start_tls()
        player(dialogue("pop", *LOGIN, *REST), [])(peer)

    [found] = check_all(certificates, [Case("pop", serve, certificate="")], timeout=3.0)
    assert (found["state"], asked) == ("passed", ["localhost"])


def several(server: MailServer, certificates: Certificates, count: int = 3, **options: t.Any) -> t.Any:
    """Run checks against one server, one after the other."""
    check = {"protocol": "imap", "host": "localhost", "port": server.port, "user": USER, "token": "t"}
    return verify([check] * count, {"t": TOKEN}, ca_path=certificates.ca_file, timeout=3.0, **options)["checks"]


def fresh_context(certificates: Certificates) -> ssl.SSLContext:
    """Return a context that no other test has used."""
    certificates.context("good")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*(str(certificates.directory / name) for name in ("good.pem", "key.pem")))
    return context


@pytest.mark.parametrize("newest", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_tls_sessions_of_good_logins_are_resumed(certificates: Certificates, newest: ssl.TLSVersion) -> None:
    context = fresh_context(certificates)
    context.maximum_version = newest
    resumed: list[bool] = []

    def serve(peer: Peer) -> None:
        resumed.append(peer.resumed)
        player(dialogue("imap", *LOGIN, *REST), [])(peer)

    with MailServer(serve, context=context) as server:
        found = several(server, certificates)
    assert resumed == [False, True, True]
    assert [one["state"] for one in found] == ["passed"] * 3
    # What is told of the certificate is the same whether it was sent again or not.
    assert found[0]["tls_info"] == found[1]["tls_info"]
    assert found[1]["tls_info"]["certificate_subject"].startswith("CN=good.contoso.test")


def test_tls_sessions_of_refused_logins_are_not_resumed(certificates: Certificates) -> None:
    resumed: list[bool] = []

    def serve(peer: Peer) -> None:
        resumed.append(peer.resumed)
        player(dialogue("imap", *LOGIN, "S: A01 NO AUTHENTICATE failed.", LOGOUT), [])(peer)

    with MailServer(serve, context=fresh_context(certificates)) as server:
        several(server, certificates)
    assert resumed == [False] * 3


@pytest.mark.parametrize("silent", [False, True])
def test_server_that_fails_over_a_session_is_asked_anew(certificates: Certificates, silent: bool) -> None:
    """It gives out tickets and cannot take them, or what stands before it: the connection is made once more without, and later ones too."""
    context = fresh_context(certificates)
    hellos: list[int] = []
    tickets: list[bool] = []

    def serve(peer: Peer) -> None:
        hellos.append(len(peer._connection.recv(65536, socket.MSG_PEEK)))
        # A ticket makes the hello longer than the first one (RFC 8446 section 4.2.11).
        tickets.append(hellos[-1] > hellos[0])
        if tickets[-1]:
            peer.stall() if silent else peer.reset()
            return
        peer._context = context
        peer.start_tls()
        player(dialogue("imap", *LOGIN, *REST), [])(peer)

    with MailServer(serve) as server:
        found = several(server, certificates, connect_timeout=2.0)
    assert [one["state"] for one in found] == ["passed"] * 3
    assert tickets == [False, True, False, False]


@pytest.mark.skipif(not socket.has_ipv6, reason="this Python knows no IPv6")
@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_server_with_nothing_but_ipv6(certificates: Certificates, protocol: str) -> None:
    with MailServer(dialogue(protocol, *LOGIN, *REST), context=certificates.context(), host="::1") as server:
        found = verify_one(protocol, server.port, host="::1", ca_path=certificates.ca_file, timeout=3.0)
        if protocol == "smtp":
            assert b"EHLO [IPv6:::1]" in server.received
    assert (found["state"], found["address"]) == ("passed", "::1")


# --- secrets


@pytest.mark.parametrize(
    "place", ["challenge", "greeting of the next", "after_auth", "tag", "line that fits nothing", "capability"]
)
@pytest.mark.parametrize("form", ["token", "hex", "urlsafe", "in base64 with a prefix", "percent"])
def test_no_form_of_the_token_comes_back(certificates: Certificates, place: str, form: str) -> None:
    message = f"user={USER}\x01auth=Bearer {TOKEN}\x01\x01"
    echo = {
        "token": TOKEN,
        "hex": message.encode().hex(),
        "urlsafe": base64.urlsafe_b64encode(f"??>>{message}".encode()).decode(),
        "in base64 with a prefix": "token=" + base64.b64encode(f"?{TOKEN}".encode()).decode(),
        "percent": SASL.replace("=", "%3D"),
    }[form]
    texts = {
        "challenge": f"S: + {base64.b64encode(json.dumps({'status': '401', 'token': echo}).encode()).decode()}\nC: \nS: A01 NO x\nCLOSE",
        "greeting of the next": f"S: * BYE {echo}\nCLOSE",
        "after_auth": f"S: A01 OK {echo}\nC: <any>\nC: <any>\nS: A02 NO {echo}\nCLOSE",
        "tag": f"S: {echo} OK\nCLOSE",
        "line that fits nothing": f"S: ! {echo}\nCLOSE",
        "capability": f"S: A01 OK [CAPABILITY X={echo}] x\nC: <any>\nC: <any>\nS: A02 BAD x\nCLOSE",
    }
    [found] = check_all(certificates, [Case("imap", dialogue("imap", GREETING, AUTH, texts[place]))])
    shown = json.dumps({name: value for name, value in found.items() if name != "received"})
    assert "[redacted]" in shown
    for secret in (echo, TOKEN, SASL, TOKEN.encode().hex()):
        pieces = [secret[start : start + 30] for start in range(len(secret) - 30)]
        assert not [piece for piece in pieces if piece in shown]
