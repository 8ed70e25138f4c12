# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Refreshing: when, in which order, by whom, and what is left of a failure."""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import shutil
import stat
import subprocess
import time
import typing as t

import pytest
from agent_host import ALICE, Host
from token_endpoint import Answer, Form, TokenEndpoint, refuse

from ansible_collections.m365.mail_oauth.plugins.module_utils import _files
from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import accounts, keeper, state, timing
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError


def rotated(host: Host) -> dict[str, str]:
    found: dict[str, str] = json.loads(pathlib.Path(host.layout.rotated(ALICE)).read_text(encoding="utf-8"))
    return found


def test_the_first_refresh_fetches_keeps_and_tells(host: Host, token_endpoint: TokenEndpoint) -> None:
    outcome = host.keeper().refresh(ALICE)
    assert outcome.kind == "refreshed"
    assert token_endpoint.forms == [
        {
            "client_id": "11111111-1111-1111-1111-111111111111",
            "grant_type": "refresh_token",
            "refresh_token": "refresh-token-canary-0",
            "scope": "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/POP.AccessAsUser.All "
            "https://outlook.office.com/SMTP.Send offline_access",
        }
    ]
    assert host.token().count(".") == 2
    assert rotated(host)["refresh_token"] == "refresh-token-canary-1"
    record = host.record()
    assert (record.issued_on, record.expires_on) == (host.clock(), host.clock() + 3600)
    assert record.refresh_at == host.clock() + 3600 - 1440, "40 % of an hour is less than 25 minutes"
    modes = {
        name: stat.S_IMODE(os.stat(path).st_mode)
        for name, path in (
            ("token", host.layout.token(ALICE)),
            ("rotated", host.layout.rotated(ALICE)),
            ("record", host.layout.record(ALICE)),
        )
    }
    assert modes == {"token": 0o640, "rotated": 0o600, "record": 0o644}


def test_nothing_is_asked_while_the_token_is_fresh_and_the_rotated_one_is_used_when_it_is_not(
    host: Host, token_endpoint: TokenEndpoint
) -> None:
    token_endpoint.strict = True
    host.keeper().refresh(ALICE)
    host.clock.offset = 3600 - 1441
    assert host.keeper().refresh(ALICE).kind == "fresh"
    host.clock.offset = 3600 - 1439
    assert host.keeper().refresh(ALICE).kind == "refreshed"
    assert [form["refresh_token"] for form in token_endpoint.forms] == ["refresh-token-canary-0", "refresh-token-canary-1"]


@pytest.mark.parametrize(("lifetime", "margin"), [(3600, 1440.0), (86400, 1500.0), (1200, 600.0), (600, 540.0)])
def test_the_margin_follows_the_lifetime(host: Host, token_endpoint: TokenEndpoint, lifetime: int, margin: float) -> None:
    token_endpoint.lifetime = lifetime
    host.keeper().refresh(ALICE)
    record = host.record()
    assert record.expires_on - record.refresh_at == margin


def test_hosts_do_not_all_ask_at_the_same_moment(host: Host) -> None:
    host.keeper(draw=lambda: 1.0).refresh(ALICE)
    record = host.record()
    assert record.expires_on - record.refresh_at == pytest.approx(1440 * 1.1)


def test_a_new_refresh_token_from_outside_takes_the_place_of_the_rotated_one(host: Host, token_endpoint: TokenEndpoint) -> None:
    host.keeper().refresh(ALICE)
    host.credential(f"{ALICE}.refresh-token", "refresh-token-canary-of-a-new-sign-in")
    assert host.keeper().refresh(ALICE).kind == "refreshed", "changed credentials are tried at once"
    assert token_endpoint.forms[-1]["refresh_token"] == "refresh-token-canary-of-a-new-sign-in"
    assert host.keeper().refresh(ALICE, force=True).kind == "refreshed"
    assert token_endpoint.forms[-1]["refresh_token"] == "refresh-token-canary-2", "and what came of it from then on"


def test_the_same_refresh_token_written_again_does_not_bring_the_old_one_back(host: Host, token_endpoint: TokenEndpoint) -> None:
    token_endpoint.strict = True
    host.keeper().refresh(ALICE)
    host.credential(f"{ALICE}.refresh-token", "refresh-token-canary-0\n")
    assert host.keeper().refresh(ALICE, force=True).kind == "refreshed"


def test_an_endpoint_that_gives_no_new_refresh_token_is_asked_with_the_old_one(host: Host, token_endpoint: TokenEndpoint) -> None:
    def without(form: Form) -> Answer:
        status, headers, body = token_endpoint.grant(form)
        document = json.loads(body)
        del document["refresh_token"]
        return status, headers, json.dumps(document).encode()

    token_endpoint.script = [without, without]
    assert host.keeper().refresh(ALICE).kind == "refreshed"
    assert host.keeper().refresh(ALICE, force=True).kind == "refreshed"
    assert {form["refresh_token"] for form in token_endpoint.forms} == {"refresh-token-canary-0"}


# --- failures

REVOKED = "AADSTS50173: The provided grant has expired due to it being revoked."


def test_a_revoked_refresh_token_leaves_the_old_access_token_and_names_its_cause(
    host: Host, token_endpoint: TokenEndpoint
) -> None:
    host.keeper().refresh(ALICE)
    before = host.token()
    host.clock.offset = 3000
    token_endpoint.script = [lambda form: refuse("invalid_grant", f"{REVOKED} You sent {form['refresh_token']}.")]
    outcome = host.keeper().refresh(ALICE)
    assert outcome.kind == "failed"
    assert outcome.failure is not None
    assert (outcome.failure.cause, outcome.failure.temporary) == ("refresh_token_revoked", False)
    assert outcome.failure.correlation_id == "00000000-0000-0000-0000-000000000002"
    assert host.token() == before
    assert "the old token is valid until" in outcome.line(host.clock())
    assert "canary" not in outcome.line(host.clock()) + json.dumps(host.record()._asdict())
    assert host.keeper().refresh(ALICE).kind == "waiting", "a person has to mend it; Microsoft is not asked every five minutes"
    assert len(token_endpoint.forms) == 2
    host.clock.offset = 3600
    assert host.keeper().refresh(ALICE).kind == "refreshed", "but it is tried again, as refusals can be mended elsewhere"
    assert host.record().failure is None


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (
            refuse("temporarily_unavailable", "AADSTS90033: A transient error has occurred. Please try again."),
            "idp_temporary_error",
        ),
        (refuse("server_error", "AADSTS90024: RequestBudgetExceededError.", 500), "idp_temporary_error"),
        (
            refuse("invalid_grant", "AADSTS50196: The server terminated an operation because it encountered a loop.", 429),
            "throttled",
        ),
        ((429, {"Retry-After": "240"}, b"slow down"), "throttled"),
        ((503, {}, b"<html>Service Unavailable</html>"), "idp_temporary_error"),
        ((200, {}, b"<html>Log in to this network</html>"), "captive_or_inspecting_proxy"),
        ((302, {"Location": "http://portal.test/"}, b""), "captive_or_inspecting_proxy"),
        ((404, {}, b"not here"), "captive_or_inspecting_proxy"),
        ((200, {}, b'{"access_token": "two words"}'), "captive_or_inspecting_proxy"),
        ((200, {}, b'{"access_token": "line\\nbreak"}'), "captive_or_inspecting_proxy"),
        ((200, {}, b'{"token_type": "Bearer"}'), "captive_or_inspecting_proxy"),
        ((200, {}, b"[" * 100_000), "captive_or_inspecting_proxy"),
        ((200, {}, b"x" * 2_000_000), "captive_or_inspecting_proxy"),
        ((200, {}, b"\xff\xfe{}"), "captive_or_inspecting_proxy"),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value)[:30],
)
def test_what_passes_by_itself_is_tried_again_soon(host: Host, token_endpoint: TokenEndpoint, answer: Answer, cause: str) -> None:
    token_endpoint.script = [lambda _form: answer] * 3
    waits = []
    for _attempt in range(3):
        outcome = host.keeper().refresh(ALICE)
        assert outcome.failure is not None
        assert (outcome.failure.cause, outcome.failure.temporary) == (cause, True)
        waits.append(host.record().next_attempt - host.clock())
        host.clock.offset += waits[-1]
    asked = float(answer[1].get("Retry-After", 0))
    assert waits == [max(wait, asked) for wait in (30, 60, 120)]
    assert host.keeper().refresh(ALICE).kind == "refreshed"


@pytest.mark.parametrize(
    ("error", "description", "status", "cause"),
    [
        ("invalid_client", "AADSTS7000222: The provided client secret keys are expired.", 401, "client_secret_expired"),
        ("invalid_grant", "AADSTS700082: The refresh token has expired due to inactivity.", 400, "refresh_token_expired"),
        ("interaction_required", "AADSTS50076: Due to a configuration change made by your administrator", 400, "mfa_required"),
        ("invalid_grant", "AADSTS65001: The user or administrator has not consented", 400, "consent_missing"),
        ("invalid_grant", "words that nobody knows", 400, "refresh_token_revoked"),
        ("unheard_of", "words that nobody knows", 400, "unknown"),
    ],
)
def test_what_a_person_has_to_mend_waits_for_one(
    host: Host, token_endpoint: TokenEndpoint, error: str, description: str, status: int, cause: str
) -> None:
    token_endpoint.script = [lambda _form: refuse(error, description, status)]
    outcome = host.keeper().refresh(ALICE)
    assert outcome.failure is not None
    assert (outcome.failure.cause, outcome.failure.temporary) == (cause, False)
    assert host.record().next_attempt == host.clock() + timing.WAIT_FOR_PERSON


def test_changed_settings_end_the_waiting(host: Host, token_endpoint: TokenEndpoint) -> None:
    token_endpoint.script = [lambda _form: refuse("invalid_grant", REVOKED)]
    host.keeper().refresh(ALICE)
    host.account(token_endpoint.authority, protocols=["imap"])
    assert host.keeper().refresh(ALICE).kind == "refreshed"
    assert token_endpoint.forms[-1]["scope"] == "https://outlook.office.com/IMAP.AccessAsUser.All offline_access"


def test_a_clock_that_was_set_back_makes_no_pause_endless_and_no_token_fresh(host: Host, token_endpoint: TokenEndpoint) -> None:
    host.keeper().refresh(ALICE)
    host.clock.offset = -86400
    assert host.keeper().refresh(ALICE).kind == "refreshed"
    token_endpoint.script = [lambda _form: refuse("invalid_grant", REVOKED)]
    assert host.keeper().refresh(ALICE, force=True).kind == "failed"
    host.clock.offset = -2 * 86400
    assert host.keeper().refresh(ALICE).kind == "refreshed"


def test_the_difference_of_the_clocks_is_kept(host: Host) -> None:
    host.clock.offset = time.time() - host.clock() - 1000
    host.keeper().refresh(ALICE)
    assert host.record().clock_skew == pytest.approx(1000, abs=30)


def test_a_full_disk_is_a_failure_that_says_so_and_the_old_token_stays(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    host.keeper().refresh(ALICE)
    before = host.token()
    real = os.replace

    def full(source: str, target: str) -> None:
        if "refresh-tokens" in target:
            raise OSError(28, "No space left on device", target)
        real(source, target)

    monkeypatch.setattr(os, "replace", full)
    outcome = host.keeper().refresh(ALICE, force=True)
    assert outcome.failure is not None
    assert outcome.failure.cause == "token_unavailable"
    assert "No space left on device" in outcome.failure.message
    assert host.token() == before, "no access token is published whose refresh token is lost"
    assert not list(pathlib.Path(host.layout.state).rglob(".*")), "and nothing half written is left"


# --- other identities


def test_the_application_itself_with_a_secret(host: Host, token_endpoint: TokenEndpoint) -> None:
    host.account(token_endpoint.authority, client_secret_path=host.credential("app", "client-secret-canary"))
    assert host.keeper().refresh(ALICE).kind == "refreshed"
    form = token_endpoint.forms[0]
    assert (form["grant_type"], form["scope"], form["client_secret"]) == (
        "client_credentials",
        "https://outlook.office365.com/.default",
        "client-secret-canary",
    )
    assert not pathlib.Path(host.layout.rotated(ALICE)).exists()


def test_a_federated_token_is_read_each_time(host: Host, token_endpoint: TokenEndpoint) -> None:
    host.account(token_endpoint.authority, federated_token_path=host.credential("federated", "federated-token-one"))
    host.keeper().refresh(ALICE)
    host.credential("federated", "federated-token-two")
    host.keeper().refresh(ALICE, force=True)
    assert [form["client_assertion"] for form in token_endpoint.forms] == ["federated-token-one", "federated-token-two"]


# --- one at a time, and killed at any point


def test_many_processes_at_once_make_one_request(host: Host, token_endpoint: TokenEndpoint) -> None:
    def slowly(form: Form) -> Answer:
        time.sleep(0.5)
        return token_endpoint.grant(form)

    token_endpoint.strict = True
    token_endpoint.script = [slowly]
    commands = [host.command("refresh"), host.command("get", ALICE)] * 4
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for command in commands]
    done = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0] * 8, done
    assert len(token_endpoint.forms) == 1
    assert {out.strip() for (out, _err), command in zip(done, commands) if "get" in command} == {host.token()}


class Killed(BaseException):
    """Stands for SIGKILL."""


@pytest.mark.parametrize("step", ["rotated, unfinished", "rotated", "token, unfinished", "token", "record, unfinished"])
def test_killed_at_any_point_the_next_run_goes_on(
    host: Host, token_endpoint: TokenEndpoint, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    host.keeper().refresh(ALICE)
    host.clock.offset = 3000
    which, _comma, unfinished = step.partition(", ")
    target = {"rotated": host.layout.rotated, "token": host.layout.token, "record": host.layout.record}[which](ALICE)
    real = _files.replace

    def killed(path: str, text: str, *given: t.Any, **options: t.Any) -> None:
        if path == target and unfinished:
            directory, name = os.path.split(path)
            pathlib.Path(directory, f".{name}.new").write_text(text[: len(text) // 2], encoding="utf-8")
            raise Killed
        real(path, text, *given, **options)
        if path == target:
            raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(_files, "replace", killed)
        with pytest.raises(Killed):
            host.keeper().refresh(ALICE)
    assert host.token().count(".") == 2, "there is a whole token at all times"
    # Entra ID goes on taking the old refresh token, so this endpoint does, too.
    outcome = host.keeper().refresh(ALICE)
    assert outcome.kind == ("fresh" if step in ("token", "record, unfinished") and not state_is_old(host) else "refreshed"), (
        outcome
    )
    assert not list(pathlib.Path(host.layout.state).rglob(".*.new")) or outcome.kind == "fresh"
    assert host.keeper().refresh(ALICE, force=True).kind == "refreshed"
    assert not list(pathlib.Path(host.layout.state).rglob(".*.new"))


def state_is_old(host: Host) -> bool:
    """The test's clock is not the endpoint's, so that times in the token itself say nothing here."""
    record = host.record()
    token = state.token(host.layout, ALICE, record)
    assert token is not None
    return keeper.due(record, token, host.clock())


def test_the_lock_goes_with_its_process(host: Host, token_endpoint: TokenEndpoint) -> None:
    path = host.layout.lock(ALICE)
    code = (
        f"import fcntl, sys, time; f = open({path!r}, 'w'); fcntl.flock(f, fcntl.LOCK_EX); print(1, flush=True); time.sleep(60)"
    )
    with subprocess.Popen(["python3", "-c", code], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        outcome = host.keeper().refresh(ALICE, lock_wait=0.0)
        assert outcome.failure is not None
        assert "Another process" in outcome.failure.message
        other.kill()
    assert host.keeper().refresh(ALICE, lock_wait=0.0).kind == "refreshed"


# --- settings that cannot be used

BAD: list[tuple[dict[str, t.Any], str]] = [
    ({"tenant": ""}, "tenant is missing"),
    ({"tenant": "a/b"}, "tenant is missing or no tenant"),
    ({"client_id": ""}, "client_id is missing"),
    ({"authority": "http://login.test"}, "authority does not begin with https://"),
    ({"cloud": "moon"}, "cloud is none of"),
    ({"protocols": ["imaps"]}, "protocols has an entry"),
    ({"protocols": "imap"}, "protocols is no list"),
    ({"scopes": ["IMAP.AccessAsUser.All"]}, "names no resource"),
    ({"group": "no-such-group-here"}, "group 'no-such-group-here' is not known"),
    ({"mode": "0644"}, "mode '0644'"),
    ({"timeout": 0}, "timeout is no number"),
    ({"colour": "red"}, "colour is no field"),
    ({"proxy": "ftp://proxy.test"}, "The proxy is no URL"),
    ({"ca_path": "/no/such/file"}, "/no/such/file does not exist"),
    ({"refresh_token_path": "/no/such/file"}, "/no/such/file: the credential cannot be read"),
    ({"client_secret_path": "/a", "certificate_path": "/b"}, "are both given"),
]


@pytest.mark.parametrize(("settings", "words"), BAD, ids=lambda value: str(value)[:40])
def test_settings_that_cannot_be_used_are_one_sentence(
    host: Host, token_endpoint: TokenEndpoint, settings: dict[str, t.Any], words: str
) -> None:
    secret = host.credential("seed", "refresh-token-canary-0")
    host.account(token_endpoint.authority, **{"refresh_token_path": secret, **settings})
    outcome = host.keeper().refresh(ALICE)
    assert outcome.failure is not None
    assert words in outcome.failure.message
    assert "\n" not in outcome.line(host.clock())
    assert not token_endpoint.forms


def test_a_credential_that_everybody_may_read_is_not_used(host: Host, token_endpoint: TokenEndpoint) -> None:
    os.chmod(host.credential(f"{ALICE}.refresh-token", "refresh-token-canary-0"), 0o644)
    outcome = host.keeper().refresh(ALICE)
    assert outcome.failure is not None
    assert "every user of this host" in outcome.failure.message
    assert not token_endpoint.forms


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 50_000, "\udcff"])
def test_damaged_files_are_said_or_done_without(host: Host, token_endpoint: TokenEndpoint, text: str) -> None:
    raw = text.encode("utf-8", "surrogateescape")
    for path in (host.layout.record(ALICE), host.layout.rotated(ALICE)):
        pathlib.Path(path).write_bytes(raw)
    outcome = host.keeper().refresh(ALICE)
    assert outcome.kind == "refreshed", outcome
    pathlib.Path(host.layout.settings(ALICE)).write_bytes(raw)
    outcome = host.keeper().refresh(ALICE, force=True)
    assert outcome.failure is not None
    assert host.layout.settings(ALICE) in outcome.failure.message


@pytest.mark.parametrize("name", ["../x", "a/b", ".hidden", "", "a b", "x" * 300, "ü\n"])
def test_names_that_are_no_names_of_files_are_refused(name: str) -> None:
    with pytest.raises(OptionError):
        accounts.check_name(name)


def meanwhile(monkeypatch: pytest.MonkeyPatch, work: t.Callable[[], object]) -> None:
    """Have something happen while the lock is waited for."""
    real = _files.locked

    @contextlib.contextmanager
    def locked(path: str, wait: float) -> t.Iterator[bool]:
        work()
        with real(path, wait) as had:
            yield had

    monkeypatch.setattr(_files, "locked", locked)


@pytest.mark.parametrize("force", [False, True])
def test_an_account_that_is_removed_while_its_lock_is_waited_for_is_not_brought_back(
    host: Host, token_endpoint: TokenEndpoint, monkeypatch: pytest.MonkeyPatch, force: bool
) -> None:
    def remove() -> None:
        for path in (
            host.layout.settings(ALICE),
            host.layout.token(ALICE),
            host.layout.record(ALICE),
            host.layout.rotated(ALICE),
        ):
            pathlib.Path(path).unlink()

    host.keeper().refresh(ALICE)
    host.clock.offset = 3600
    meanwhile(monkeypatch, remove)
    outcome = host.keeper().refresh(ALICE, force=force)
    assert (outcome.kind, outcome.token, outcome.failure) == ("gone", None, None)
    assert outcome.line(host.clock()) == f"{ALICE}: the account was removed meanwhile; nothing was fetched for it"
    assert len(token_endpoint.forms) == 1
    assert [path for path in (host.directory / "var").rglob("*") if path.is_file()] == [], "not even its lock"
    assert [path for path in (host.directory / "run").rglob("*") if path.is_file()] == []


def test_an_agent_that_is_removed_meanwhile_is_no_failure(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    def remove() -> None:
        shutil.rmtree(host.layout.configuration)
        shutil.rmtree(host.layout.state)

    meanwhile(monkeypatch, remove)
    assert host.keeper().refresh(ALICE).kind == "gone"
    assert not os.path.exists(host.layout.state)


def test_settings_that_change_while_the_lock_is_waited_for_count(
    host: Host, token_endpoint: TokenEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "22222222-2222-2222-2222-222222222222"
    meanwhile(monkeypatch, lambda: host.account(token_endpoint.authority, client_id=other))
    assert host.keeper().refresh(ALICE).kind == "refreshed"
    assert [form["client_id"] for form in token_endpoint.forms] == [other]
