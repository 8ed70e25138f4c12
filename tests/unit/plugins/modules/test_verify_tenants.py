# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks of several tenants in one run of the module: each with its own tokens, servers, authorities and time."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import pathlib
import time
import typing as t

import pytest
from ansible.module_utils.testing import patch_module_args
from mail_certificates import Certificates
from mail_fixture import certificates
from mail_server import MailServer
from mail_verify import jwt

from ansible_collections.m365.mail_oauth.plugins.modules import verify as module

__all__ = ["certificates"]

Json = t.Dict[str, t.Any]
USER = "alice@contoso.test"
EXPIRES = int(time.time()) + 3600
IMAP = """
S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready
C: A01 AUTHENTICATE XOAUTH2 <any>
S: A01 OK done
C: A02 EXAMINE INBOX
C: A03 LOGOUT
S: A02 OK [READ-ONLY] done
S: * BYE
S: A03 OK
"""
REFUSED = """
S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready
C: A01 AUTHENTICATE XOAUTH2 <any>
S: A01 NO AUTHENTICATE failed.
C: A02 LOGOUT
S: A02 OK
"""
POP = """
S: +OK x
C: AUTH XOAUTH2
S: +
C: <any>
S: +OK
C: STAT
S: +OK 1 2
C: QUIT
S: +OK
"""


def run(arguments: Json) -> Json:
    """Run the module; no token may be in anything it prints."""
    printed = io.StringIO()
    with patch_module_args(arguments), contextlib.redirect_stdout(printed), pytest.raises(SystemExit):
        module.main()
    for tenant in arguments["tenants"]:
        for token in tenant["tokens"].values():
            assert token not in printed.getvalue() and token[:60] not in printed.getvalue()
    result: Json = json.loads(printed.getvalue())
    return result


def token(name: str) -> str:
    """Return a token of alice's in some tenant."""
    return jwt(exp=EXPIRES, nbf=0, tid=name, upn=USER)


def tenant(certificates: Certificates, name: str, **more: t.Any) -> Json:
    """Return what belongs to a tenant whose user alice is."""
    return {
        "name": name,
        "tokens": {USER: token(name)},
        "trusted_hosts": ["localhost"],
        "ca_path": certificates.ca_file,
        **more,
    }


def check(name: str, port: int, host: str = "localhost") -> Json:
    """Return a check of that user."""
    return {"protocol": "imap", "host": host, "port": port, "tls": "implicit", "user": USER, "tenant": name}


def test_each_tenant_logs_in_with_its_own_token_of_the_same_user(certificates: Certificates) -> None:
    names = ["contoso", "fabrikam"]
    with contextlib.ExitStack() as stack:
        servers = [stack.enter_context(MailServer(IMAP, context=certificates.context())) for _name in names]
        checks = [check(name, server.port) for name, server in zip(names, servers)]
        result = run({"checks": checks, "tenants": [tenant(certificates, name) for name in names]})
        assert [one["state"] for one in result["checks"]] == ["passed", "passed"]
        for name, server in zip(names, servers):
            sent = base64.b64decode(bytes(server.received).split(b"XOAUTH2 ")[1].split(b"\r\n")[0]).decode()
            assert token(name) in sent
    assert [one["token"]["tenant"] for one in result["checks"]] == names
    assert {one["token"]["name"] for one in result["checks"]} == {USER}
    assert result["unusable"] == {}


def test_a_server_that_another_tenant_trusts_sees_nothing(certificates: Certificates) -> None:
    with MailServer(IMAP, context=certificates.context()) as server:
        tenants = [tenant(certificates, "contoso"), tenant(certificates, "fabrikam", trusted_hosts=["mail.fabrikam.test"])]
        result = run(
            {"checks": [check("fabrikam", server.port)], "tenants": tenants, "trusted_hosts": ["localhost"], "fail_on": "never"}
        )
        assert not server.received
    assert result["checks"][0]["findings"][0]["cause"] == "host_not_trusted"


@pytest.mark.parametrize("wrong", ["tokens of the run", "tokens of the other"])
def test_a_token_of_somebody_else_is_not_taken(certificates: Certificates, wrong: str) -> None:
    tenants = [tenant(certificates, "contoso", tokens={}), tenant(certificates, "fabrikam")]
    tokens = {USER: token("run")} if wrong == "tokens of the run" else {}
    result = run({"checks": [check("contoso", 1)], "tokens": tokens, "tenants": tenants})
    assert result["failed"] and "checks" not in result
    assert "checks[0].token: tokens has no entry" in result["msg"]


def test_authorities_are_the_tenant_s_own_and_hurt_nobody_else(certificates: Certificates, tmp_path: pathlib.Path) -> None:
    other = Certificates(tmp_path)
    with contextlib.ExitStack() as stack:
        servers = [stack.enter_context(MailServer(IMAP, context=certificates.context())) for _number in range(3)]
        names = ["contoso", "fabrikam", "northwind"]
        tenants = [
            tenant(certificates, "contoso"),
            tenant(certificates, "fabrikam", ca_path=other.ca_file),
            tenant(certificates, "northwind", ca_path=str(tmp_path / "nowhere.pem")),
        ]
        checks = [check(name, server.port) for name, server in zip(names, servers)]
        result = run({"checks": checks, "tenants": tenants, "fail_on": "never"})
    assert [one["state"] for one in result["checks"]] == ["passed", "failed", "not_run"]
    assert result["checks"][1]["findings"][0]["cause"].startswith("certificate")
    assert list(result["unusable"]) == ["northwind"] and "nowhere.pem does not exist" in result["unusable"]["northwind"]


def test_each_tenant_waits_as_long_as_it_wants_to(certificates: Certificates) -> None:
    with contextlib.ExitStack() as stack:
        servers = [stack.enter_context(MailServer("STALL", context=certificates.context())) for _number in range(2)]
        tenants = [tenant(certificates, "contoso", timeout=0.2), tenant(certificates, "fabrikam", timeout=1.0)]
        checks = [check(name, server.port) for name, server in zip(("contoso", "fabrikam"), servers)]
        result = run({"checks": checks, "tenants": tenants, "fail_on": "never"})
    short, long = (one["duration_ms"] for one in result["checks"])
    assert 200 <= short < 1000 <= long


@pytest.mark.parametrize("other", ["contoso", "fabrikam"])
def test_logins_of_one_tenant_say_nothing_of_another_s(certificates: Certificates, other: str) -> None:
    with contextlib.ExitStack() as stack:
        refusing = stack.enter_context(MailServer(REFUSED, context=certificates.context()))
        good = stack.enter_context(MailServer(POP, context=certificates.context()))
        # The same mailbox, and by name the same token: by POP it is let in.
        checks = [check("contoso", refusing.port), {**check(other, good.port), "protocol": "pop"}]
        tenants = [tenant(certificates, "contoso"), tenant(certificates, "fabrikam")]
        result = run({"checks": checks, "tenants": tenants, "fail_on": "never"})
    assert [one["state"] for one in result["checks"]] == ["failed", "passed"]
    cause = "protocol_disabled" if other == "contoso" else "token_rejected"
    assert result["checks"][0]["findings"][0]["cause"] == cause
