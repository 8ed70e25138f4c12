# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Logins to servers that nobody here wrote: no SASL-IR, a challenge without trailing space, no CAPA line for SASL, no pipelining."""

from __future__ import annotations

import typing as t

import pytest
from mail_certificates import Certificates
from mail_dialogue import TOKEN, USER
from mail_twisted import TwistedServers
from mail_verify import causes, jwt, verify

OTHER = jwt()


@pytest.fixture(scope="module")
def servers(certificates: Certificates) -> t.Iterator[TwistedServers]:
    certificates.context("good")
    files = (str(certificates.directory / "good.pem"), str(certificates.directory / "key.pem"))
    with TwistedServers({USER: TOKEN}, *files) as running:
        yield running


def test_all_protocols_and_modes(servers: TwistedServers, certificates: Certificates) -> None:
    checks = [
        {"protocol": protocol, "host": "localhost", "port": port, "tls": tls, "user": USER, "token": token}
        for token in ("good", "bad")
        for (protocol, tls), port in servers.ports.items()
    ]
    result = verify(checks, {"good": TOKEN, "bad": OTHER}, ca_path=certificates.ca_file, timeout=10.0, check_timeout=20.0)
    good, bad = result["checks"][:5], result["checks"][5:]
    assert [(check["protocol"], check["tls"], check["state"]) for check in good] == [
        ("imap", "implicit", "passed"),
        ("imap", "starttls", "passed"),
        ("pop", "implicit", "passed"),
        ("smtp", "implicit", "passed"),
        ("smtp", "starttls", "passed"),
    ], [check["findings"] for check in good]
    assert [check["findings"] for check in good] == [[]] * 5
    assert {check["state"] for check in bad} == {"failed"}
    assert {check["stage"] for check in bad} == {"auth"}
    assert [causes(check) for check in bad] == [["token_rejected"]] * 5
    assert bad[0]["server"]["reply"] == "NO Authentication failed: unauthorized"
    assert bad[0]["server"]["challenge"] == ""


def test_a_token_that_is_too_long(servers: TwistedServers, certificates: Certificates) -> None:
    checks = [
        {"protocol": protocol, "host": "localhost", "port": port, "tls": tls, "user": USER, "token": "long"}
        for (protocol, tls), port in servers.ports.items()
        if tls == "implicit"
    ]
    result = verify(checks, {"long": jwt(groups=["8d2c0f3e-1111-4222-8333-444455556666"] * 400)}, ca_path=certificates.ca_file)
    assert [causes(check)[0] for check in result["checks"]] == ["token_too_long"] * 3, result["checks"]
