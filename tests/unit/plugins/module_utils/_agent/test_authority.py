# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An account's refresh token is for one authority, tenant and client; a refusal never costs it, and one bad account costs no other."""

from __future__ import annotations

import json
import pathlib
import socket
import threading
import typing as t

import pytest
from agent_host import ALICE, Host
from token_endpoint import TokenEndpoint, jwt, refuse

from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import keeper as keepers

BOB = "bob@contoso.test"
HOME, OTHER = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


def settings(host: Host, **changes: t.Any) -> None:
    path = pathlib.Path(host.layout.settings(ALICE))
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def kept(host: Host) -> dict[str, t.Any]:
    found: dict[str, t.Any] = json.loads(pathlib.Path(host.layout.rotated(ALICE)).read_text())
    return found


@pytest.mark.parametrize(
    ("changes", "cause", "words"),
    [
        ({"authority": "https://127.0.0.1:{port}"}, "authority_mismatch", "https://127.0.0.1:"),
        ({"authority": "https://localhost:1"}, "authority_mismatch", "https://localhost:1 "),
        ({"client_id": OTHER}, "authority_mismatch", OTHER),
        ({"tenant": OTHER}, "wrong_tenant", OTHER),
    ],
)
def test_a_refresh_token_is_sent_to_nobody_else(
    host: Host, token_endpoint: TokenEndpoint, changes: dict[str, str], cause: str, words: str
) -> None:
    settings(host, tenant=HOME)
    assert host.keeper().refresh(ALICE).kind == "refreshed"
    before = kept(host)
    settings(host, **{name: value.replace("{port}", str(token_endpoint.port)) for name, value in changes.items()})
    failure = host.keeper().refresh(ALICE, force=True).failure
    assert failure is not None
    assert failure.cause == cause
    assert words in failure.message
    assert "token_agent" in failure.remedy
    assert len(token_endpoint.forms) == 1
    assert kept(host) == before
    settings(host, tenant=HOME, authority=token_endpoint.authority, client_id=before["client_id"])
    assert host.keeper().refresh(ALICE, force=True).kind == "refreshed"


def test_a_new_refresh_token_may_go_elsewhere(host: Host, token_endpoint: TokenEndpoint) -> None:
    host.keeper().refresh(ALICE)
    host.credential(f"{ALICE}.refresh-token", "refresh-token-canary-of-a-new-sign-in")
    settings(host, tenant=OTHER)
    assert host.keeper().refresh(ALICE).kind == "refreshed"


def test_one_tenant_under_two_names(host: Host, token_endpoint: TokenEndpoint) -> None:
    token_endpoint.script = [lambda _form: (200, {}, json.dumps({"access_token": jwt(tid=HOME, aud="x")}).encode())]
    assert host.keeper().refresh(ALICE).kind == "refreshed"
    assert kept(host)["refresh_token"] == ""
    for tenant in (HOME, HOME.upper(), "organizations", "contoso.test", "older.contoso.test"):
        settings(host, tenant=tenant)
        assert host.keeper().refresh(ALICE, force=True).kind == "refreshed", tenant
    settings(host, tenant=OTHER)
    assert host.keeper().refresh(ALICE, force=True).kind == "failed"


def test_what_an_earlier_version_kept_goes_on(host: Host, token_endpoint: TokenEndpoint) -> None:
    host.keeper().refresh(ALICE)
    old = {name: kept(host)[name] for name in ("seed", "refresh_token")}
    pathlib.Path(host.layout.rotated(ALICE)).write_text(json.dumps(old))
    assert host.keeper().refresh(ALICE, force=True).kind == "refreshed"
    assert token_endpoint.forms[-1]["refresh_token"] == old["refresh_token"]
    assert kept(host)["authority"] == token_endpoint.authority


@pytest.mark.parametrize("number", [700082, 50173, 50076, 53003, 50187, 500571, 1300130])
def test_no_refusal_costs_a_refresh_token(host: Host, token_endpoint: TokenEndpoint, number: int) -> None:
    host.keeper().refresh(ALICE)
    before = kept(host)
    token_endpoint.script = [lambda _form: refuse("invalid_grant", f"AADSTS{number}: No.")]
    assert host.keeper().refresh(ALICE, force=True).kind == "failed"
    assert kept(host) == before
    assert host.keeper().refresh(ALICE, force=True).kind == "refreshed"


@pytest.mark.parametrize(
    "answer",
    [
        (429, {"Retry-After": "\xb2\xb3"}, b""),
        (
            400,
            {},
            b'{"error": "invalid_grant", "error_description": "\\ud800 \\u001b[31mred\\u0007", "correlation_id": "\\ud800"}',
        ),
        (400, {}, b'{"error": "invalid_grant", "suberror": "\\udfff", "error_codes": [1e999, null, true]}'),
        (200, {"Date": "\xff\xfe", "Content-Type": "\xff"}, b"<html>\x1b[31m"),
        (302, {"Location": "https://[\xff"}, b""),
    ],
)
def test_one_bad_account_stops_no_other(host: Host, token_endpoint: TokenEndpoint, answer: t.Any) -> None:
    host.account(token_endpoint.authority, BOB)
    # Who asks first is nobody's promise: accounts are refreshed at the same time.
    host.account(
        token_endpoint.authority, ALICE, refresh_token_path=host.credential(f"{ALICE}.refresh-token", "refresh-token-canary-bad")
    )
    token_endpoint.script = [
        lambda form: answer if form["refresh_token"].endswith("bad") else token_endpoint.grant(form) for _account in range(2)
    ]
    done = host.run("refresh")
    assert done.stderr == ""
    alice, bob = sorted(done.stdout.splitlines())
    assert alice.startswith(f"{ALICE}: not refreshed, ")
    assert bob.startswith(f"{BOB}: refreshed, valid until")
    assert done.stdout.replace("\n", "").isprintable()
    assert host.run("status").stdout.replace("\n", "").isprintable()


def test_nothing_that_is_thrown_stops_the_others(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: t.Any) -> t.Any:
        raise LookupError("secret-canary")

    monkeypatch.setattr(t.cast("t.Any", keepers).endpoint, "request", broken)
    outcome = host.keeper().refresh(ALICE)
    assert outcome.failure is not None
    assert "LookupError" in outcome.failure.message
    assert "canary" not in outcome.line(host.clock())


def test_a_proxy_s_status_line_commands_no_terminal(host: Host) -> None:
    with socket.create_server(("127.0.0.1", 0)) as proxy:

        def refuse_all() -> None:
            connection, _peer = proxy.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"HTTP/1.1 403 \x1b[31mRED\x1b]0;title\x07 \x9b2J\r\nContent-Length: 0\r\n\r\n")

        threading.Thread(target=refuse_all, daemon=True).start()
        settings(host, proxy=f"http://127.0.0.1:{proxy.getsockname()[1]}")
        done = host.run("refresh")
    assert "Tunnel connection failed: 403" in done.stdout
    assert done.stdout.replace("\n", "").isprintable()
    assert done.stderr == ""
