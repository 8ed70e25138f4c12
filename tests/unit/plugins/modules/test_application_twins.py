# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Two runs at once that name a new application by its display name alone: one application, or both are named."""

from __future__ import annotations

import asyncio
import concurrent.futures
import typing as t

import pytest
from graph_harness import Json, ModuleRunner, MovingClock, options

from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.apply import apply
from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.errors import NotYetError
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import AmbiguousError, MailOAuthError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.jobs import twin as application_twin
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.jobs.application import ApplicationJob
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.jobs.twin import Twins
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.application import WantedApplication
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire.client import GraphClient
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire.errors import Answer
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.graph_session import run_on_graph
from entra_emulator.testing import Emulator

LATENCY_MS = 100
ROUNDS = 2


def one_run(emulator: Emulator, name: str) -> tuple[str, list[str]]:
    """Return the application's id with the warnings, or the error's code with its message."""

    async def work(client: GraphClient) -> tuple[str, list[str]]:
        job = ApplicationJob(client, WantedApplication(display_name=name))
        outcome = await apply(job, client.clock, client.deadline)
        return str(t.cast("Json", outcome.state.application)["appId"]), job.warnings

    try:
        return run_on_graph({**options(emulator), "wait_timeout": 120.0}, work)
    except MailOAuthError as exc:
        return exc.code, [exc.message]


def test_two_runs_by_display_name_leave_no_silent_twin(emulator: Emulator) -> None:
    emulator.knobs(latency_ms=LATENCY_MS)
    site = ModuleRunner("application", emulator)
    for number in range(ROUNDS):
        name = f"Race {number}"
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            results = list(pool.map(lambda _n, name=name: one_run(emulator, name), range(2)))
        left = [row["appId"] for row in site.applications() if row["displayName"] == name]
        if len(left) == 1:
            assert [app_id for app_id, _warnings in results] == left * 2, results
        else:
            assert any(code == "ambiguous" and all(one in said[0] for one in left) for code, said in results), results
        deleted = [one for one in site.table("deleted").values() if one["object"]["displayName"] == name]
        assert not [one for one in deleted if one["kind"] == "application"]


# The younger one gives way, and only what nobody has touched


class Scripted:
    """A client whose answers about our own application are given; keeps what was written."""

    def __init__(self, **held: t.Any) -> None:
        self.clock = MovingClock()
        self.sent: list[str] = []
        self._held = held

    async def send_all(self, calls: t.Sequence[t.Any]) -> list[Answer]:
        return [
            Answer(200, {}, {"id": "b", **{key: value for key, value in self._held.items() if key != "grants"}}),
            Answer(200, {}, {"value": self._held.get("grants", [])}),
            Answer(404, {}, {"error": {"code": "x"}}),
        ]

    async def send(self, call: t.Any) -> Answer:
        self.sent.append(f"{call.method} {call.path}")
        return Answer(204)


def app(object_id: str, second: int = 0) -> Json:
    return {"id": object_id, "appId": f"app-{object_id}", "displayName": "x", "createdDateTime": f"2026-06-01T00:00:{second:02}Z"}


def settle(client: Scripted, made: str, *namesakes: Json) -> t.Any:
    return asyncio.run(Twins(t.cast("GraphClient", client), "x", made).settle(namesakes))


def test_the_younger_one_is_removed_for_good() -> None:
    client = Scripted()
    assert settle(client, "b", app("b", 2), app("c", 1))["id"] == "c"
    assert client.sent == ["DELETE /applications/{application%2Did}", "DELETE /directory/deletedItems/{directoryObject%2Did}"]


def test_of_one_second_the_smaller_id_stays() -> None:
    assert settle(Scripted(), "b", app("b"), app("a"))["id"] == "a"
    with pytest.raises(NotYetError):
        settle(Scripted(), "b", app("b"), app("c"))


@pytest.mark.parametrize("held", [{"passwordCredentials": [{"keyId": "k"}]}, {"keyCredentials": [{}]}, {"grants": [{"id": "g"}]}])
def test_what_is_in_use_is_never_removed(held: t.Any) -> None:
    client = Scripted(**held)
    with pytest.raises(AmbiguousError, match="in use already"):
        settle(client, "b", app("b", 2), app("a", 1))
    assert client.sent == []


def test_the_older_one_waits_and_then_names_both() -> None:
    client = Scripted()
    twins = Twins(t.cast("GraphClient", client), "x", "a")
    for _try in range(2):
        with pytest.raises(NotYetError):
            asyncio.run(twins.settle([app("a", 1), app("b", 2)]))
        client.clock.sleep_now(application_twin.PATIENCE / 2)
    with pytest.raises(AmbiguousError, match=r"app-a.*app-b"):
        asyncio.run(twins.settle([app("a", 1), app("b", 2)]))
    assert client.sent == []


def test_alone_or_not_yet_to_be_seen_is_no_twin() -> None:
    assert settle(Scripted(), "b", app("b")) is None
    assert settle(Scripted(), "b", app("a")) is None
