# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module as ansible-core runs it: options in, JSON out."""

from __future__ import annotations

import contextlib
import io
import json
import pathlib
import subprocess
import sys
import time
import typing as t

import pytest
from ansible.module_utils.testing import patch_module_args
from mail_certificates import Certificates
from mail_dialogue import SASL, TOKEN, USER
from mail_fixture import certificates
from mail_server import MailServer
from mail_verify import jwt

from ansible_collections.m365.mail_oauth.plugins.module_utils._clouds import MAIL_HOSTS
from ansible_collections.m365.mail_oauth.plugins.module_utils._mail import PROTOCOLS
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.host.verify import SPEC
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify import input as verify_input
from ansible_collections.m365.mail_oauth.plugins.modules import verify as module

__all__ = ["certificates"]

Json = t.Dict[str, t.Any]

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


def run(arguments: Json, check_mode: bool = False) -> Json:
    """Run the module; the tokens may not be in anything it prints."""
    printed = io.StringIO()
    given = {**arguments, "_ansible_check_mode": check_mode}
    with patch_module_args(given), contextlib.redirect_stdout(printed), pytest.raises(SystemExit):
        module.main()
    tokens = arguments.get("tokens")
    for token in tokens.values() if isinstance(tokens, dict) else ():
        assert not isinstance(token, str) or len(token) < 16 or token not in printed.getvalue()
    result: Json = json.loads(printed.getvalue())
    return result


def options(certificates: Certificates, *ports: int, **more: t.Any) -> Json:
    """Return options that lead to servers on these ports."""
    checks = [{"protocol": "imap", "host": "localhost", "port": port, "user": USER, "tls": "implicit"} for port in ports]
    base: Json = {"tokens": {USER: TOKEN}, "trusted_hosts": ["localhost"], "ca_path": certificates.ca_file, "timeout": 5}
    return {**base, "checks": checks, **more}


@pytest.mark.parametrize("check_mode", [False, True])
def test_success(certificates: Certificates, check_mode: bool) -> None:
    with MailServer(IMAP, context=certificates.context()) as server:
        result = run(options(certificates, server.port), check_mode)
        assert SASL.encode() in server.received
    assert "failed" not in result
    assert result["changed"] is False
    if "invocation" in result:  # from ansible-core 2.20 on it is there only when asked for
        assert result["invocation"]["module_args"]["tokens"] == {USER: "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"}
    assert result["summary"] == {"checks": 1, "passed": 1, "failed": 0, "deferred": 0, "not_run": 0}
    [check] = result["checks"]
    assert check["ok"] is True
    assert check["name"] == f"{USER} imap implicit localhost:{server.port}"
    assert [phase["name"] for phase in check["phases"]] == ["dns", "tcp", "tls", "greeting", "auth", "after_auth", "logout"]
    assert check["tls_info"]["version"].startswith("TLSv1.")
    assert check["tls_info"]["verified"] is True
    assert check["server"]["after_auth"] == "OK [READ-ONLY] done"


def test_failure_keeps_every_result_and_says_it_in_a_line(certificates: Certificates) -> None:
    with contextlib.ExitStack() as stack:
        behaviours = [IMAP, REFUSED, REFUSED, REFUSED, REFUSED]
        ports = [stack.enter_context(MailServer(text, context=certificates.context())).port for text in behaviours]
        result = run(options(certificates, *ports))
    assert result["failed"] is True
    assert [check["state"] for check in result["checks"]] == ["passed"] + ["failed"] * 4
    assert result["summary"]["failed"] == 4
    name = f"{USER} imap implicit localhost:{ports[1]}"
    assert result["msg"].startswith(f"4 of 5 checks did not pass. {name}: token_rejected: The server refuses user and token")
    assert result["msg"].endswith("; and 1 more")
    assert result["checks"][1]["findings"][0]["evidence"][0] == "server (auth): NO AUTHENTICATE failed."


@pytest.mark.parametrize(
    ("behaviour", "fail_on", "failed"),
    [
        (REFUSED, "never", False),
        (REFUSED, "error", True),
        (REFUSED.replace("NO AUTHENTICATE failed.", "NO Request is throttled."), "error", False),
        (REFUSED.replace("NO AUTHENTICATE failed.", "NO Request is throttled."), "warning", True),
        (IMAP.replace("S: * BYE\nS: A03 OK", "STALL"), "error", False),
        (IMAP.replace("S: * BYE\nS: A03 OK", "STALL"), "warning", True),
    ],
)
def test_threshold(certificates: Certificates, behaviour: str, fail_on: str, failed: bool) -> None:
    with MailServer(behaviour, context=certificates.context()) as server:
        result = run(options(certificates, server.port, fail_on=fail_on, timeout=0.8))
    assert result.get("failed", False) is failed
    assert len(result["checks"][0]["findings"]) == 1


def test_nothing_to_check(certificates: Certificates) -> None:
    result = run({"checks": [], "tokens": {}})
    assert result["summary"]["checks"] == 0 and "failed" not in result


def test_a_server_that_says_another_client_s_token(certificates: Certificates) -> None:
    other = jwt(upn="bob@contoso.test", exp=int(time.time()) + 3600, nbf=0)
    with MailServer(REFUSED.replace("AUTHENTICATE failed.", f"who sent {other}?"), context=certificates.context()) as server:
        result = run(options(certificates, server.port, tokens={USER: TOKEN, "bob": other}, fail_on="never"))
    assert "NO who sent [redacted]?" in json.dumps(result)


# --- before anything is sent


@pytest.mark.parametrize(
    ("claims", "cause"),
    [
        ({"exp": int(time.time()) - 5}, "token_expired"),
        ({"aud": "https://graph.microsoft.com"}, "wrong_audience"),
        ({"scp": "POP.AccessAsUser.All"}, "missing_scope"),
        ({"nbf": int(time.time()) + 3600}, "clock_skew"),
    ],
)
@pytest.mark.parametrize("always_connect", [False, True])
def test_login_that_cannot_work_is_not_made(certificates: Certificates, claims: Json, cause: str, always_connect: bool) -> None:
    token = jwt(**{"exp": int(time.time()) + 3600, "nbf": int(time.time()) - 60, **claims})
    with MailServer(REFUSED, context=certificates.context()) as server:
        result = run(options(certificates, server.port, tokens={USER: token}, always_connect=always_connect))
        assert bool(server.peers) is always_connect
    [check] = result["checks"]
    assert check["state"] == "failed"
    assert check["stage"] == ("auth" if always_connect else "offline")
    assert check["findings"][0]["cause"] == cause
    if cause != "clock_skew":
        assert check["findings"][0]["confidence"] == "high"


def test_another_user_s_token_is_tried_because_the_mailbox_may_be_shared(certificates: Certificates) -> None:
    token = jwt(upn="bob@contoso.test", exp=int(time.time()) + 3600, nbf=0)
    with MailServer(IMAP, context=certificates.context()) as shared, MailServer(REFUSED, context=certificates.context()) as other:
        result = run(options(certificates, shared.port, other.port, tokens={USER: token}))
    assert [check["state"] for check in result["checks"]] == ["passed", "failed"]
    assert result["checks"][0]["findings"] == []
    assert result["checks"][1]["findings"][0]["cause"] == "user_mismatch"


def test_server_of_one_s_own_may_want_another_audience(certificates: Certificates) -> None:
    token = jwt(aud="dovecot.contoso.test", iss="https://id.contoso.test", scp="mail", exp=int(time.time()) + 3600, nbf=0)
    with MailServer(IMAP, context=certificates.context()) as server:
        result = run(options(certificates, server.port, tokens={USER: token}))
    assert result["summary"]["passed"] == 1


def test_tokens_go_to_nobody_else(certificates: Certificates) -> None:
    with MailServer(IMAP, context=certificates.context()) as server:
        result = run(options(certificates, server.port, trusted_hosts=[], always_connect=True))
        assert not server.peers
    assert result["checks"][0]["findings"][0]["cause"] == "host_not_trusted"
    assert {"outlook.office365.com", "smtp.office365.com", "smtp-mail.outlook.com"} <= MAIL_HOSTS


# --- input


GOOD: Json = {"protocol": "imap", "user": USER}


@pytest.mark.parametrize(
    ("checks", "message"),
    [
        (
            [GOOD, {**GOOD, "protocol": "imaps"}],
            f"checks[1].protocol: a text of 5 characters is not one of {', '.join(PROTOCOLS)}. Did you mean imap?",
        ),
        ([{"user": USER}], f"checks[0].protocol: is missing. Give one of {', '.join(PROTOCOLS)}."),
        ([{"protocol": "pop"}], "checks[0].user: is missing. Give the address of the mailbox to log in to."),
        ([{**GOOD, "tls": "none"}], "checks[0].tls: a text of 4 characters is not one of implicit, starttls."),
        ([{**GOOD, "port": 0}], "checks[0].port: 0 is no port number from 1 to 65535."),
        ([{**GOOD, "port": 65536}], "checks[0].port: 65536 is no port number from 1 to 65535."),
        ([{**GOOD, "port": "imap"}], "checks[0].port: a text of 4 characters is no port number from 1 to 65535."),
        ([{**GOOD, "usr": "x"}], "checks[0].usr: is no field of a check. Did you mean user?"),
        ([GOOD, GOOD, "x=y"], "checks[2].x: is no field of a check."),
        ([{**GOOD, "user": "a\nb"}], "checks[0].user: The user name holds control characters"),
        (
            [{**GOOD, "host": "https://mail.contoso.test"}],
            "checks[0].host: a URL of 25 characters is no host name or IP address.",
        ),
        ([{**GOOD, "token": "nobody"}], "checks[0].token: tokens has no entry a text of 6 characters."),
        ([{**GOOD, "user": "bob@contoso.test"}], "checks[0].token: tokens has no entry bob@contoso.test."),
    ],
)
def test_mistakes_in_checks_are_named_with_their_place(checks: list[t.Any], message: str) -> None:
    result = run({"checks": checks, "tokens": {USER: TOKEN}})
    assert result["failed"] is True
    assert result["msg"].startswith(message)
    assert "\n" not in result["msg"]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"tokens": {USER: ""}}, f"tokens.{USER}: The access token is empty."),
        ({"tokens": {USER: None}}, f"tokens.{USER}: is no text."),
        ({"tokens": {USER: "Bearer eyJ0eXAiOiJKV1QifQ"}}, f"tokens.{USER}: The access token begins with the word 'Bearer'"),
        ({"tokens": {USER: "a b"}}, f"tokens.{USER}: The access token holds white space"),
        ({"tokens": {USER: SASL}}, f"tokens.{USER}: The value given as access token is already an encoded SASL string."),
        ({"ca_path": "/no/such/file.pem"}, "ca_path: /no/such/file.pem does not exist on this host."),
        ({"concurrency": 0}, "concurrency: 0 is less than 1."),
        ({"timeout": -1}, "timeout: -1.0 is no number of seconds above 0."),
        ({"source_address": "eth0"}, "source_address: a text of 4 characters is no IP address."),
        ({"deadline": -1}, "deadline: -1.0 is no number of seconds; 0 stands for no deadline."),
    ],
)
def test_mistakes_in_other_options(more: Json, message: str) -> None:
    result = run({"checks": [GOOD], "tokens": {USER: TOKEN}, **more})
    assert result["failed"] is True
    assert result["msg"].startswith(message)
    assert "exception" not in result


def test_a_token_in_the_wrong_place_is_not_shown() -> None:
    secret = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9" * 5
    result = run({"checks": [{**GOOD, "token": secret}], "tokens": {USER: TOKEN}})
    assert result["msg"].startswith("checks[0].token: tokens has no entry a text of 180 characters.")
    assert secret not in json.dumps(result)


def test_defaults() -> None:
    params: Json = {
        "tokens": {USER: TOKEN, "t": TOKEN},
        "checks": [
            {"protocol": "imap", "user": USER},
            {"protocol": "pop", "user": USER, "port": 110},
            {"protocol": "smtp", "user": USER, "tls": "implicit", "host": "Mail.Contoso.Test.", "token": "t", "name": "n"},
            {"protocol": "imap", "user": USER, "host": "[::1]", "port": 1143},
        ],
    }
    found = [tuple(target)[1:8] for target in verify_input.parse(params).targets]
    assert found == [
        (f"{USER} imap implicit outlook.office365.com:993", "imap", "outlook.office365.com", 993, "implicit", USER, USER),
        (f"{USER} pop starttls outlook.office365.com:110", "pop", "outlook.office365.com", 110, "starttls", USER, USER),
        ("n", "smtp", "mail.contoso.test", 465, "implicit", USER, "t"),
        (f"{USER} imap implicit ::1:1143", "imap", "::1", 1143, "implicit", USER, USER),
    ]


# --- documentation


def test_documentation_and_argument_specification_agree() -> None:
    yaml = pytest.importorskip("yaml")
    documented = yaml.safe_load(module.DOCUMENTATION)["options"]
    assert set(documented) == set(SPEC.argument_spec)
    for name, spec in SPEC.argument_spec.items():
        assert documented[name].get("default") == spec.get("default"), name
        assert documented[name]["type"] == spec["type"]
    assert set(documented["checks"]["suboptions"]) == set(verify_input.CHECK_FIELDS)


def test_returned_keys_are_documented(certificates: Certificates) -> None:
    yaml = pytest.importorskip("yaml")
    documented = yaml.safe_load(module.RETURN)
    with MailServer(REFUSED, context=certificates.context()) as server:
        result = run(options(certificates, server.port))
    [check] = result["checks"]
    keys = documented["checks"]["contains"]
    assert set(check) == set(keys) - {"tenant"}, "which is there for checks of many tenants"
    assert set(check["server"]) == set(keys["server"]["contains"])
    assert set(check["findings"][0]) == set(keys["findings"]["contains"])
    assert set(check["tls_info"]) == set(keys["tls_info"]["sample"])
    assert set(result) - {"changed", "failed", "invocation"} <= set(documented)


def test_everything_it_imports_is_standard_library() -> None:
    """On a host there is ansible-core's module_utils and nothing else."""
    program = (
        "import sys, ansible.module_utils.basic; before = set(sys.modules); "
        "import ansible_collections.m365.mail_oauth.plugins.modules.verify; "
        "print(*sorted({name.split('.')[0] for name in set(sys.modules) - before}))"
    )
    paths = [str(pathlib.Path(verify_input.__file__).parents[6]), *(path for path in sys.path if path)]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {paths!r}; {program}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    standard = getattr(sys, "stdlib_module_names", None)
    if standard is not None:
        assert set(done.stdout.split()) - set(standard) <= {"ansible", "ansible_collections"}
    for foreign in ("msal", "azure", "msgraph", "cryptography", "yaml", "jinja2"):
        assert foreign not in done.stdout.split()
