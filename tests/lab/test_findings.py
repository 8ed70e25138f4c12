# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the diagnosis makes of a real server's own words: Dovecot's, with the lab's decisions behind it."""

from __future__ import annotations

import re
import socket
import time
import typing as t

import pytest
from lab_clients import Lab
from mail_verify import causes, verify

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.texts import diagnose_text

ALICE = "alice@contoso.test"
ALL = ("IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send")
#: Without submission, which crashes after a refusal in Dovecot 2.3.21.
STEADY = ("imaps", "pop3s")


def check(lab: Lab, endpoints: t.Sequence[str], token: str) -> list[t.Any]:
    """Verify Alice's mailbox at some endpoints with one token, whatever an offline look at it says."""
    checks = []
    for name in endpoints:
        one = lab.endpoint(name)
        checks.append({**{key: one[key] for key in ("protocol", "host", "port", "tls")}, "user": ALICE, "token": "t"})
    options = {"ca_path": lab.data["ca_file"], "always_connect": True, "timeout": 10.0, "check_timeout": 20.0}
    result = verify(checks, {"t": token}, now=time.time(), **options)
    return t.cast("list[t.Any]", result["checks"])


def last_answer(lab: Lab, endpoint: str, *lines: str, source: str = "127.0.0.1") -> str:
    """Say lines to a server and return its answer to the last one."""
    one = lab.endpoint(endpoint)
    with socket.create_connection(("127.0.0.1", one["port"]), timeout=10, source_address=(source, 0)) as plain:
        connection = lab.tls.wrap_socket(plain, server_hostname="localhost") if one["tls"] == "implicit" else plain
        with connection, connection.makefile("rwb") as stream:
            answer = stream.readline()
            for line in lines:
                stream.write(f"{line}\r\n".encode())
                stream.flush()
                answer = stream.readline()
                while re.match(rb"250-|\* ", answer):
                    answer = stream.readline()
    return answer.decode().strip()


def test_a_refused_token_with_its_challenge(lab: Lab) -> None:
    head, body, _signature = lab.token(ALICE, ALL).split(".")
    for found in check(lab, STEADY, f"{head}.{body}.{'A' * 342}"):
        assert causes(found)[0] == "token_rejected"
        assert found["findings"][0]["confidence"] != "high"
        assert '"status":"401"' in found["server"]["challenge"].replace(" ", "")


@pytest.mark.parametrize(
    ("shape", "cause"),
    [({"lifetime": -60}, "token_expired"), ({"aud": "https://graph.microsoft.com"}, "wrong_audience")],
)
def test_claims_explain_what_the_server_does_not(lab: Lab, shape: dict[str, t.Any], cause: str) -> None:
    for found in check(lab, STEADY, lab.token(ALICE, ALL, **shape)):
        assert (causes(found)[0], found["findings"][0]["confidence"]) == (cause, "high")


def test_a_token_that_is_too_long(lab: Lab) -> None:
    for found in check(lab, (*STEADY, "submissions"), lab.token(ALICE, ALL) + "A" * 12000):
        assert causes(found)[0] == "token_too_long", found


def test_the_decision_is_not_to_be_had(lab: Lab) -> None:
    token = lab.token(ALICE, ALL)
    lab.control("PATCH", "/knobs", {"faults": [{"path": "/exo", "status": 500, "body": "down", "times": 100}]})
    try:
        for found in check(lab, STEADY, token):
            assert causes(found)[0] == "auth_backend_down", found
            assert found["findings"][0]["confidence"] == "high"
    finally:
        lab.control("PATCH", "/knobs", {"faults": []})
    assert [found["state"] for found in check(lab, STEADY, token)] == ["passed", "passed"]


@pytest.mark.parametrize(
    ("endpoint", "lines", "cause"),
    [
        ("imap", ["a AUTHENTICATE XOAUTH2"], "tls_starttls_required"),
        ("pop3", ["AUTH XOAUTH2"], "tls_starttls_required"),
        ("submission", ["EHLO x", "AUTH XOAUTH2"], "tls_starttls_required"),
        ("imaps", ["a AUTHENTICATE PLAIN"], "mechanism_not_supported"),
        ("pop3s", ["AUTH PLAIN"], "mechanism_not_supported"),
        ("submissions", ["EHLO x", "AUTH PLAIN"], "mechanism_not_supported"),
        ("imaps", ["a AUTHENTICATE XOAUTH2", "not base64!"], "malformed_sasl"),
        ("pop3s", ["AUTH XOAUTH2", "not base64!"], "malformed_sasl"),
        ("submissions", ["EHLO x", "AUTH XOAUTH2", "not base64!"], "malformed_sasl"),
        ("submissions", ["EHLO x", f"AUTH XOAUTH2 {'A' * 4000}"], "token_too_long"),
    ],
)
def test_other_refusals(lab: Lab, endpoint: str, lines: list[str], cause: str) -> None:
    said = last_answer(lab, endpoint, *lines, source="127.0.0.5")
    for text, kind in ((said, lab.endpoint(endpoint)["protocol"]), (f"some program: {said}", "")):
        [best, *_rest] = diagnose_text(text, kind=kind)
        assert best.cause == cause, said
        # High wants two layers that agree.
        assert best.confidence in ({"high", "medium"} if cause != "malformed_sasl" else {"medium"}), said
