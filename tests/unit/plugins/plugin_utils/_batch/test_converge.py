# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Many tenants in one loop: each request carries its own tenant's token, nobody waits for one that hangs, nothing is written."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import gc
import json
import os
import random
import re
import signal
import socket
import threading
import time
import types
import typing as t

import pytest
from graph_harness import run_module, writes
from many_tenants import subject, work

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.claims import read_claims
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import MailOAuthError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire import session, turns
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.graph_session import Manner
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch import converge, interruption
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch.converge import Batch, Verdicts
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch.saving import Saving
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch.subject import Subject
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch.wanted import (
    application_options,
    grant_options,
    policy_options,
)
from entra_emulator.graph.errors import GraphError
from entra_emulator.testing import Emulator
from entra_emulator.web import Request, Response

Json = t.Dict[str, t.Any]
#: Seconds of the loop's own processor time that one step may take.
STALL = 0.05


@dataclasses.dataclass
class Estate:
    """Tenants that have all they should have."""

    emulator: Emulator
    subjects: list[Subject]

    def entry(self, name: str) -> Json:
        """Make one more tenant, and return what a tenants file says of it."""
        made = self.emulator.control("POST", "tenants", {"name": name, "domain": f"{name}.test", "users": []})
        return {
            "tenant": made["domain"],
            "authority": self.emulator.authority,
            "graph_url": self.emulator.graph_url,
            "ca_path": self.emulator.ca_file,
            "bootstrap": made["bootstrap"],
            "application": {"unique_name": f"mail-{name}", "display_name": "Mail"},
        }


def estate_of(emulator: Emulator, number: int) -> Estate:
    made = Estate(emulator, [])
    for index in range(number):
        made.subjects.append(subject(f"t{index}", made.entry(f"t{index}")))
    assert len(work(made.subjects).done) == number
    emulator.clear_requests()
    return made


@pytest.fixture(scope="module")
def estate(tmp_path_factory: pytest.TempPathFactory) -> t.Iterator[Estate]:
    with Emulator(tmp_path_factory.mktemp("many")) as emulator:
        yield estate_of(emulator, 60)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> t.Iterator[Estate]:
    with Emulator(tmp_path_factory.mktemp("crowd")) as emulator:
        yield estate_of(emulator, 1000)


class Seen(t.List[t.Tuple[t.Mapping[str, t.Any], Request]]):
    """Requests, each with what its token says, and how many of them were ``throttled``."""

    throttled = 0


@contextlib.contextmanager
def watched(emulator: Emulator) -> t.Iterator[Seen]:
    """Keep the requests; every answer sets a cookie, and comes after a time of its own; one request to Graph in five is throttled."""
    seen = Seen()
    service, chance = emulator.service, random.Random(7)
    answer = service.handle

    def handle(request: Request) -> Response:
        claims = read_claims(request.bearer() or "").claims
        seen.append((claims, request))
        if claims and chance.random() < 0.2:
            seen.throttled += 1
            response = GraphError(429, "TooManyRequests", "Too many requests.", {"Retry-After": "0"}).response(0, "")
        else:
            response = answer(request)
        response.headers["Set-Cookie"] = f"session={len(request.path)}; Path=/"
        return response

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(service, "handle", handle)
        patch.setattr(service, "_wait", lambda _seconds: time.sleep(chance.random() / 50))
        yield seen


def each_with_its_own_token(estate: Estate) -> None:
    emulator, total = estate.emulator, len(estate.subjects)
    # Tokens that are stale at once are fetched again for every request.
    emulator.knobs(latency_ms=1, access_token_lifetime=200, unordered_batch=True)
    try:
        with watched(emulator) as seen:
            verdicts = work(estate.subjects)
    finally:
        emulator.control("DELETE", "knobs")
    assert verdicts.left == {} and len(verdicts.done) == len(set(verdicts.done.values())) == total
    owner = {subject.tenant["administrator"]["auth_client_id"]: subject.name for subject in estate.subjects}
    tenant_of = {emulator.tenant(subject.name).tenant_id: subject.name for subject in estate.subjects}
    named = {**{f"mail-{name}": name for name in owner.values()}, **{app: name for name, app in verdicts.done.items()}}
    asked: dict[str, int] = dict.fromkeys(owner.values(), 0)
    fetched: dict[str, int] = dict.fromkeys(owner.values(), 0)
    for claims, request in seen:
        assert "cookie" not in request.headers
        if request.path.endswith("/token"):
            name = owner[request.form()["client_id"]]
            assert name == tenant_of[request.path.split("/")[1]] and not claims
            fetched[name] += 1
        elif claims:
            name = owner[claims["appid"]]
            said = " ".join((request.path, *map(str, request.query.values()), request.body.decode()))
            about = {named[key] for key in re.findall(r"(?:uniqueName|appId)='([^']+)'", said) if key in named}
            assert name == tenant_of[claims["tid"]] and about == {name}, request.path
            asked[name] += 1
    # Two reads each, and a token for each of them.
    assert min(asked.values()) >= 2 and min(fetched.values()) >= 2 and seen.throttled >= total // 4
    assert writes(emulator) == []


def test_each_request_carries_its_own_tenants_token(estate: Estate) -> None:
    each_with_its_own_token(estate)


@pytest.mark.long
def test_each_of_a_thousand_tenants_requests_carries_its_own_token(crowd: Estate) -> None:
    each_with_its_own_token(crowd)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> t.Iterator[list[tuple[float, str]]]:
    """How long the loop's steps took, in its own processor time without the collector's, so that a busy machine changes little."""
    found: list[tuple[float, str]] = []
    run, spent, begun, mine = asyncio.events.Handle._run, [0.0], [0.0], threading.get_ident()

    def collected(phase: str, _info: Json) -> None:
        if threading.get_ident() != mine:
            return
        if phase == "start":
            begun[0] = time.thread_time()
        else:
            spent[0] += time.thread_time() - begun[0]

    def timed(self: asyncio.Handle) -> None:
        start, before = time.thread_time(), spent[0]
        run(self)
        found.append((time.thread_time() - start - (spent[0] - before), repr(self)))

    monkeypatch.setattr(asyncio.events.Handle, "_run", timed)
    gc.callbacks.append(collected)
    yield found
    gc.callbacks.remove(collected)


def test_nothing_stops_the_loop(estate: Estate, steps: list[tuple[float, str]]) -> None:
    worst: list[tuple[float, str]] = []
    for _try in range(3):
        steps.clear()
        assert len(work(estate.subjects).done) == len(estate.subjects) and len(steps) > 10 * len(estate.subjects)
        worst.append(max(steps))
        if worst[-1][0] < STALL:
            return
    raise AssertionError(worst)


@contextlib.contextmanager
def silent() -> t.Iterator[tuple[str, t.Callable[[], None]]]:
    """Accept connections and never answer, until told to end; gives the address."""
    with socket.create_server(("127.0.0.1", 0), backlog=200) as listener:
        yield f"https://127.0.0.1:{listener.getsockname()[1]}", lambda: listener.shutdown(socket.SHUT_RDWR)


def elsewhere(subject: Subject, authority: str, number: int) -> Subject:
    identity = {**subject.tenant["administrator"], "authority": authority}
    return dataclasses.replace(subject, name=f"hung{number}", tenant={**subject.tenant, "administrator": identity})


def test_nobody_waits_for_tenants_whose_token_endpoint_never_answers(estate: Estate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.3)
    verdicts, done = Verdicts(), threading.Event()
    some = estate.subjects[:60]
    with silent() as (address, end):
        hung = [elsewhere(estate.subjects[0], address, number) for number in range(session.AT_ONCE + 4)]

        def watch() -> None:
            give_up = time.monotonic() + 120
            while len(verdicts.done) < len(some) and time.monotonic() < give_up:
                time.sleep(0.02)
            if len(verdicts.done) == len(some) and not verdicts.left:
                done.set()
            end()

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        work([*hung, *some], verdicts, deadline=130.0)
        watcher.join()
    assert done.is_set(), verdicts
    assert set(verdicts.left) == {subject.name for subject in hung}


def test_a_tenant_that_hangs_is_left_after_its_deadline(estate: Estate) -> None:
    with silent() as (address, _end):
        verdicts = work([elsewhere(estate.subjects[0], address, 0)], deadline=0.2)
    assert verdicts.left == {"hung0": "it was not done in time"}


def test_a_batch_sees_what_the_modules_would_change(estate: Estate) -> None:
    name = f"drift{len(estate.subjects)}"
    entries = {f"{name}-{kind}": estate.entry(f"{name}-{kind}") for kind in ("new", "same", "grant", "wrong")}
    subjects = {kind: subject(kind, entry) for kind, entry in entries.items()}
    work([subjects[f"{name}-{kind}"] for kind in ("same", "grant")])
    entries[f"{name}-grant"]["permissions"] = {"delegated": ["IMAP.AccessAsUser.All", "Mail.Read"]}
    entries[f"{name}-wrong"]["bootstrap"] = {**entries[f"{name}-wrong"]["bootstrap"], "client_secret": "not-the-canary-secret"}
    subjects = {kind: subject(kind, entry) for kind, entry in entries.items()}
    estate.emulator.clear_requests()
    verdicts = work(list(subjects.values()), check_mode=True)
    assert writes(estate.emulator) == []
    predicted: dict[str, Json] = {}
    for kind, found in subjects.items():
        identity = found.tenant["administrator"]
        made = run_module("application", {**identity, **application_options(found.tenant)}, check_mode=True)
        app_id = str(made.get("app_id") or "")
        granted = run_module("permission_grant", {**identity, **grant_options(found.tenant, app_id)}, check_mode=True)
        if made.get("failed"):
            assert verdicts.left.pop(kind).startswith("it fails (")
            continue
        predicted[kind] = made
        policies = run_module(
            "tenant_policies_info", {**identity, **policy_options(found.tenant, "device_code")}, check_mode=True
        )
        assert verdicts.done[kind] == app_id
        assert (kind in verdicts.changed) is (made["changed"] or granted["changed"])
        if kind in verdicts.changed:
            told = verdicts.changed[kind]
            assert {step: result["changes"] for step, result in told.items() if step != "policies"} == {
                "application": made["changes"],
                "grants": granted["changes"],
            }
            assert told["application"]["diff"] == made["diff"] and told["grants"]["diff"] == granted["diff"]
            assert told["policies"] == {"changed": False, **{key: policies[key] for key in ("refused", "unknown")}}
    assert verdicts.left == {} and "canary" not in json.dumps(verdicts.changed)
    assert set(predicted) == {f"{name}-same", f"{name}-grant", f"{name}-new"}
    # The real run does what was predicted, and says what the modules say.
    lines: list[str] = []
    real = work(list(subjects.values()), tell_of=lambda kind, changes: lines.append(f"{kind} {len(changes)}"))
    assert set(real.done) == {f"{name}-same", f"{name}-grant", f"{name}-new"} and set(real.left) == {f"{name}-wrong"}
    assert set(real.changed) == {f"{name}-grant", f"{name}-new"} and lines
    for kind, results in real.changed.items():
        assert results["application"]["changes"] == predicted[kind]["changes"]
        assert results["application"]["diff"]["after"].keys() == predicted[kind]["diff"]["after"].keys()
        assert results["grants"]["changed"] and results["grants"]["app_id"] == real.done[kind]
        assert subjects[kind].tenant["administrator"]["auth_client_secret"] not in json.dumps(results)
    assert work(list(subjects.values())).changed == {}


def test_an_interruption_cuts_no_request_and_begins_none(estate: Estate, monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"stopped{len(estate.subjects)}"
    subjects = [subject(f"{name}-{number}", estate.entry(f"{name}-{number}")) for number in range(12)]
    begun: list[str] = []
    answered: list[str] = []
    ended: list[int] = []
    service = estate.emulator.service
    answer = service.handle

    def handle(request: Request) -> Response:
        begun.append(request.method)
        if begun.count("PATCH") == 1 and request.method == "PATCH":
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.3)
        response = answer(request)
        answered.append(request.method)
        return response

    monkeypatch.setattr(
        interruption, "os", types.SimpleNamespace(getpid=os.getpid, kill=lambda _pid, number: ended.append(number))
    )
    with monkeypatch.context() as patch:
        patch.setattr(service, "handle", handle)
        verdicts = work(subjects)
    assert ended == [signal.SIGINT] and sorted(begun) == sorted(answered)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert verdicts.left and set(verdicts.left.values()) <= {"it fails (stopped)"}
    # What was sent was answered, and the next run goes on from there without making anything twice.
    assert set(work(subjects).done) == {found.name for found in subjects}
    for found in subjects:
        core = estate.emulator.service.core
        table = next(tenant for tenant in core.tenants() if tenant.name == found.name).table("applications")
        assert sum(row.get("uniqueName") == f"mail-{found.name}" for row in table.values()) == 1


def test_who_has_to_sign_in_is_left(estate: Estate) -> None:
    mailboxes = [{"address": "info@t0.test", "sign_in_user": "alice@t0.test", "protocols": ["imap"]}]
    found = estate.subjects[0]
    signs_in = dataclasses.replace(found, signs_in=True, tenant={**found.tenant, "mailboxes": mailboxes})
    asked: list[tuple[str, str]] = []

    def signed_in(_subject: Subject, user: str, app_id: str) -> bool:
        asked.append((user, app_id))
        return len(asked) > 1

    first, second = Verdicts(), Verdicts()
    for verdicts in (first, second):
        Batch(signed_in, verdicts, Manner(False, False, print), deadline=60, tell=lambda: None).run([signs_in])
    assert first.left == {"t0": "somebody has to sign in"} and list(second.done) == ["t0"]
    assert asked == [("alice@t0.test", second.done["t0"])] * 2


class SignInsAlone(Batch):
    """Has nothing to ask Graph."""

    async def _look(self, session: session.Session, subject: Subject) -> str:
        await self._sign_ins(subject, "app")
        return "app"


def test_a_token_that_is_rotated_is_saved_though_the_tenants_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    rotated = dataclasses.replace(subject("t0", {"tenant": "t0.test", "mailboxes": ["alice@t0.test"]}), signs_in=True)
    answered = threading.Event()
    saved: list[str] = []
    finish = Saving.finish

    def finished(saving: Saving, patience: float) -> int:
        assert list(verdicts.left.items()) == [("t0", "it was not done in time")] and not saved
        answered.set()
        return finish(saving, patience)

    def signed_in(_subject: Subject, user: str, _app_id: str) -> bool:
        answered.wait(30)
        saved.append(user)
        return True

    monkeypatch.setattr(Saving, "finish", finished)
    verdicts = Verdicts()
    SignInsAlone(signed_in, verdicts, Manner(False, False, print), deadline=0.1, tell=lambda: None).run([rotated])
    assert saved == ["alice@t0.test"]
    assert not verdicts.done and not verdicts.warnings


def test_a_store_that_hangs_is_not_waited_for_for_ever_and_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    rotated = dataclasses.replace(subject("t0", {"tenant": "t0.test", "mailboxes": ["alice@t0.test"]}), signs_in=True)
    monkeypatch.setattr(converge, "SAVING", 0.05)
    verdicts, hanging = Verdicts(), threading.Event()

    def signed_in(*_given: t.Any) -> bool:
        return hanging.wait(30)

    SignInsAlone(signed_in, verdicts, Manner(False, False, print), deadline=0.1, tell=lambda: None).run([rotated])
    hanging.set()
    (said,) = verdicts.warnings
    assert said.startswith("A store was still in use 0.05 seconds after the run")


def test_nothing_is_begun_once_the_run_is_over() -> None:
    saving, asked = Saving(), []
    assert saving.finish(0) == 0
    with pytest.raises(MailOAuthError, match="stopped"):
        asyncio.run(saving.run(lambda: asked.append(1)))
    assert not asked
