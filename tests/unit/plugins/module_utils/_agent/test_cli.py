# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The program as others meet it: output, exit status, and that no secret is where it does not belong."""

from __future__ import annotations

import json
import pathlib
import subprocess
import time

import pytest
from agent_host import ALICE, Host
from token_endpoint import TokenEndpoint, jwt, refuse

from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import state

pytestmark = pytest.mark.long

BOB = "bob@contoso.test"
REVOKED = refuse("invalid_grant", "AADSTS50173: The provided grant has expired due to it being revoked.")


def pushed(host: Host, name: str, token: str, **record: float) -> None:
    """Put a token where the controller puts it."""
    pathlib.Path(host.layout.token(name)).write_text(token + "\n", encoding="ascii")
    if record:
        text = state.Record(source="push", token=state.digest(token), **record).to_json()  # type: ignore[arg-type]
        pathlib.Path(host.layout.record(name)).write_text(text, encoding="ascii")


def test_get_prints_the_token_alone_and_asks_only_when_it_has_to(host: Host, token_endpoint: TokenEndpoint) -> None:
    first, second = host.run("get", ALICE), host.run("get", ALICE.upper())
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == second.stdout == host.token() + "\n"
    assert len(token_endpoint.forms) == 1


def test_get_refreshes_a_token_of_a_short_life_before_it_ends(host: Host, token_endpoint: TokenEndpoint) -> None:
    token_endpoint.lifetime = 3
    first = host.run("get", ALICE).stdout
    time.sleep(2.2)
    second = host.run("get", ALICE).stdout
    assert first != second
    assert len(token_endpoint.forms) == 2


def test_get_gives_the_old_token_while_the_endpoint_is_down(host: Host, token_endpoint: TokenEndpoint) -> None:
    host.run("refresh")
    record = json.loads(pathlib.Path(host.layout.record(ALICE)).read_text())
    record["refresh_at"] = time.time() - 10
    pathlib.Path(host.layout.record(ALICE)).write_text(json.dumps(record))
    token_endpoint.script = [lambda _form: (503, {}, b"")]
    done = host.run("get", ALICE)
    assert (done.returncode, done.stdout.strip()) == (0, host.token())
    assert len(token_endpoint.forms) == 2
    assert host.run("get", ALICE).returncode == 0
    assert len(token_endpoint.forms) == 2, "the pause after a failure holds for get as well"


def test_get_without_a_token_says_why_on_one_line(host: Host, token_endpoint: TokenEndpoint) -> None:
    token_endpoint.script = [lambda _form: REVOKED]
    done = host.run("get", ALICE)
    assert (done.returncode, done.stdout) == (1, "")
    assert "refresh_token_revoked" in done.stderr
    assert done.stderr.count("\n") == 1
    again = host.run("get", ALICE)
    assert "refresh_token_revoked" in again.stderr
    assert len(token_endpoint.forms) == 1
    unknown = host.run("get", "nobody@contoso.test")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert "there is no such account" in unknown.stderr
    assert host.run("get", "../../etc/shadow").returncode == 1


def test_a_token_that_the_controller_brings_is_printed_and_watched(host: Host) -> None:
    now = time.time()
    pushed(host, BOB, jwt(upn=BOB, iat=int(now), exp=int(now) + 3000))
    done = host.run("get", BOB)
    assert (done.returncode, done.stdout.count(".")) == (0, 2)
    assert host.run("status", BOB).returncode == 0
    pushed(host, BOB, jwt(upn=BOB, iat=int(now) - 7200, exp=int(now) - 3600))
    done = host.run("get", BOB)
    assert done.returncode == 1
    assert "token_expired" in done.stderr
    assert host.run("status", BOB).returncode == 2
    pushed(host, BOB, "an-opaque-token", issued_on=now, expires_on=now + 3000)
    assert host.run("get", BOB).stdout == "an-opaque-token\n"
    assert host.run("status", BOB).returncode == 0
    assert host.run("refresh").stdout.count(BOB) == 0, "nobody can refresh it here"


def test_refresh_says_one_line_per_refresh_and_nothing_when_nothing_is_due(host: Host, token_endpoint: TokenEndpoint) -> None:
    host.account(token_endpoint.authority, BOB, client_secret_path=host.credential("app", "client-secret-canary"))
    done = host.run("refresh")
    assert done.returncode == 0
    assert sorted(line.split(", ")[0] for line in done.stdout.splitlines()) == [f"{ALICE}: refreshed", f"{BOB}: refreshed"]
    assert host.run("refresh").stdout == ""
    assert host.run("refresh", "--force", BOB).stdout.count("\n") == 1


def test_refresh_fails_for_what_a_person_has_to_mend_or_what_leaves_no_token(host: Host, token_endpoint: TokenEndpoint) -> None:
    token_endpoint.script = [lambda _form: (503, {}, b"")]
    assert host.run("refresh").returncode == 1, "there is no token"
    assert host.run("refresh", "--force").returncode == 0
    token_endpoint.script = [lambda _form: (503, {}, b""), lambda _form: REVOKED]
    assert host.run("refresh", "--force").returncode == 0, "the old token serves"
    assert host.run("refresh", "--force").returncode == 1
    assert host.run("refresh").returncode == 1, "as long as it is so"


def test_status_for_monitoring(host: Host, token_endpoint: TokenEndpoint) -> None:
    def status(*arguments: str) -> tuple[int, str]:
        done = host.run("status", *arguments)
        return done.returncode, done.stdout.splitlines()[0] if done.stdout else ""

    assert status() == (
        2,
        f"MAIL-OAUTH CRITICAL - {ALICE}: token_unavailable: no token has been fetched yet Run: mail-oauth-token refresh",
    )
    host.run("refresh")
    code, line = status()
    assert code == 0
    assert line.startswith("MAIL-OAUTH OK - 1 account | 'alice@contoso.test'=3")
    token_endpoint.script = [lambda _form: (503, {}, b"")]
    host.run("refresh", "--force")
    code, line = status()
    assert (code, "idp_temporary_error" in line) == (1, True)
    token_endpoint.script = [lambda _form: REVOKED]
    host.run("refresh", "--force")
    code, line = status(ALICE)
    assert (code, "refresh_token_revoked" in line) == (2, True)
    assert status("nobody@contoso.test")[0] == 3
    found = json.loads(host.run("status", "--json").stdout)
    assert found["status"] == "critical"
    entry = found["accounts"][0]
    assert (entry["account"], entry["status"], entry["cause"], entry["user"], entry["source"]) == (
        ALICE,
        "critical",
        "refresh_token_revoked",
        ALICE,
        "agent",
    )
    assert 3500 < entry["expires_in"] <= 3600
    assert entry["next_attempt"]
    assert entry["correlation_id"]


def test_status_of_a_timer_that_does_not_run_and_of_a_clock_that_is_wrong(host: Host) -> None:
    host.run("refresh")
    path = pathlib.Path(host.layout.record(ALICE))
    record = json.loads(path.read_text())
    path.write_text(json.dumps({**record, "clock_skew": -400}))
    done = host.run("status")
    assert (done.returncode, "clock_skew" in done.stdout, "400 seconds" in done.stdout) == (1, True, True)
    path.write_text(json.dumps({**record, "refresh_at": time.time() - 3600}))
    done = host.run("status")
    assert (done.returncode, "overdue" in done.stdout, "mail-oauth-token.timer" in done.stdout) == (1, True, True)


def test_a_pipe_that_is_closed_is_no_traceback(host: Host) -> None:
    host.run("refresh")
    with subprocess.Popen(host.command("status", "--json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        program.stdout.close()
        assert program.stderr is not None
        assert program.stderr.read() == ""


def test_secrets_are_in_their_files_alone(host: Host, token_endpoint: TokenEndpoint) -> None:
    """Watches the program's arguments and environment while it waits for the endpoint, and looks through all that it leaves."""
    seen: list[str] = []

    def look(form: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        seen.extend(pathlib.Path(f"/proc/{program.pid}/{name}").read_bytes().decode() for name in ("cmdline", "environ"))
        # It says back what it was sent, as some servers do.
        return refuse("invalid_grant", f"AADSTS50173: {form['refresh_token']} and {form['client_secret']} are revoked")

    secret = host.credential("app", "client-secret-canary")
    host.account(
        token_endpoint.authority,
        refresh_token_path=f"{host.directory}/etc/credentials/{ALICE}.refresh-token",
        client_secret_path=secret,
    )
    host.run("refresh")
    token_endpoint.script = [look]
    program = subprocess.Popen(host.command("refresh", "--force"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    output = program.communicate(timeout=60)[0]
    assert len(seen) == 2
    assert "refresh_token_revoked" in output
    shown = [
        output,
        *seen,
        host.everything(but=("tokens", "refresh-tokens")),
        host.run("status").stdout,
        host.run("status", "--json").stdout,
    ]
    assert "canary" not in "\n".join(shown)
    assert "eyJ" not in "\n".join(shown)


@pytest.mark.parametrize("arguments", [[], ["get"], ["nonsense"], ["get", "a", "b"]])
def test_wrong_arguments_are_said(host: Host, arguments: list[str]) -> None:
    done = host.run(*arguments)
    assert done.returncode == 2
    assert "usage: mail-oauth-token" in done.stderr
