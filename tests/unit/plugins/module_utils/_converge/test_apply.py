# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The loop of reading, planning and writing, on a world of one switch: changes are names that must all be in ``done``."""

from __future__ import annotations

import asyncio
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.apply import LONGEST_OWN_PAUSE, REREADS, Outcome, apply
from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.errors import (
    AlreadyThereError,
    NotYetError,
    PendingError,
    UncertainError,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.plan import Change, Plan, differing_fields, key_of
from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.timing import Clock, Deadline, delays, tries
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import GraphError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.jobs.job import GraphJob


class StillClock(Clock):
    """Moves only by sleeping."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return sum(self.slept)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def chance(self) -> float:
        return 1.0


class Write(t.NamedTuple):
    """What is sent: the name alone."""

    key: str


def change(name: str, summary: str = "", **traits: t.Any) -> Change[Write]:
    return Change(name, summary or f"do {name}", Write(name), creates=name.startswith(("create_", "restore_")), **traits)


class World(GraphJob):
    """A directory, which speaks as Microsoft Graph does.

    ``answers`` scripts what becomes of each write: None is done, an exception is raised, ("done", exception) both.

    ``hidden`` is the number of readings that do not show what was written last.
    """

    def __init__(self, *names: str, answers: t.Sequence[t.Any] = (), hidden: int = 0, repeatable: bool = True) -> None:
        self.names = names
        self.answers = list(answers)
        self.hidden = hidden
        self.repeatable = repeatable
        self.done: list[str] = []
        self.log: list[str] = []
        self._unseen = 0

    async def read(self) -> frozenset[str]:
        self.log.append("read")
        if self._unseen:
            self._unseen -= 1
            return frozenset(self.done[:-1])
        return frozenset(self.done)

    def plan(self, state: frozenset[str]) -> Plan[Write]:
        missing = tuple(name for name in self.names if name not in state)
        changes = tuple(change(name, repeatable=self.repeatable) for name in missing)
        return Plan(changes, {"done": sorted(state)}, {"done": sorted(self.names)})

    async def execute(self, change: Change[t.Any]) -> None:
        self.log.append(change.action)
        answer = self.answers.pop(0) if self.answers else None
        if answer is None or isinstance(answer, tuple):
            self.done.append(change.action)
            self._unseen = self.hidden
        if answer is not None:
            raise answer[1] if isinstance(answer, tuple) else answer


def run(world: World, seconds: float = 600, check_mode: bool = False) -> tuple[Outcome[frozenset[str]], StillClock]:
    clock = StillClock()
    return asyncio.run(apply(world, clock, Deadline(clock, seconds), check_mode)), clock


def test_nothing_to_do_is_one_reading() -> None:
    world = World()
    outcome, clock = run(world)
    assert (world.log, outcome.changed, clock.slept) == (["read"], False, [])


def test_check_mode_reads_and_writes_nothing() -> None:
    world = World("set_a")
    outcome, _clock = run(world, check_mode=True)
    assert (world.log, outcome.changed) == (["read"], True)


def test_a_change_is_read_back_once_and_a_creation_twice() -> None:
    world = World("set_a", "set_b")
    run(world)
    assert world.log == ["read", "set_a", "set_b", "read"]
    world = World("create_a")
    run(world)
    assert world.log == ["read", "create_a", "read", "read"]


def test_what_was_acknowledged_is_waited_for_and_never_sent_again() -> None:
    world = World("set_a", hidden=4)
    _outcome, clock = run(world)
    assert world.log == ["read", "set_a", *["read"] * 5]
    assert clock.slept == [1, 2, 4, LONGEST_OWN_PAUSE]


def test_what_was_acknowledged_is_not_sent_again_with_what_was_not() -> None:
    world = World("set_a", "set_b", answers=[None, NotYetError("lag")], hidden=2)
    run(world)
    assert world.log[:5] == ["read", "set_a", "set_b", "read", "set_b"]
    assert world.log.count("set_a") == 1


def test_what_lag_refused_is_sent_again_after_another_look() -> None:
    world = World("set_a", answers=[NotYetError("lag"), NotYetError("lag")])
    _outcome, clock = run(world)
    assert world.log == ["read", "set_a", "read", "set_a", "read", "set_a", "read"]
    assert clock.slept == [1, 2]


@pytest.mark.parametrize("trouble", [AlreadyThereError("exists"), UncertainError("5xx"), NotYetError("404")])
def test_a_write_that_was_done_though_refused_is_not_repeated(trouble: PendingError) -> None:
    world = World("set_a", "set_b", answers=[("done", trouble)])
    run(world)
    assert world.log == ["read", "set_a", "read", "set_b", "read"]


def test_a_write_that_could_double_is_repeated_only_after_several_readings_without_it() -> None:
    world = World("post_a", answers=[UncertainError("timeout")], repeatable=False)
    _outcome, clock = run(world)
    assert world.log == ["read", "post_a", *["read"] * REREADS, "post_a", "read"]
    assert clock.slept == [1, 2, 4, LONGEST_OWN_PAUSE, LONGEST_OWN_PAUSE]


def test_a_write_that_could_double_is_not_repeated_when_it_shows_late() -> None:
    world = World("post_a", "set_b", answers=[("done", UncertainError("timeout"))], hidden=REREADS - 1, repeatable=False)
    run(world)
    assert world.log.count("post_a") == 1
    assert world.log.count("set_b") == 1


def test_later_changes_wait_for_an_uncertain_one() -> None:
    world = World("post_a", "post_b", answers=[UncertainError("timeout")], repeatable=False)
    run(world)
    assert world.log == ["read", "post_a", *["read"] * REREADS, "post_a", "post_b", "read"]


def test_a_refusal_ends_the_run_at_once() -> None:
    world = World("set_a", "set_b", answers=[GraphError("no")])
    with pytest.raises(GraphError, match="no"):
        run(world)
    assert world.log == ["read", "set_a"]


def test_the_budget_ends_with_what_is_missing_and_the_last_refusal() -> None:
    world = World("set_a", answers=[NotYetError("Graph said no.", status=404)] * 100)
    with pytest.raises(GraphError) as caught:
        run(world, seconds=60)
    assert caught.value.code == "not_replicated"
    assert (
        "do set_a" in caught.value.message
        and "still different: done" in caught.value.message
        and "Graph said no." in caught.value.message
    )
    assert caught.value.details["status"] == 404
    assert "wait_timeout" in caught.value.remedy


def test_what_was_acknowledged_in_the_end_is_late_and_nothing_else() -> None:
    world = World("set_a", "set_b", answers=[UncertainError("Graph is ill.", code="service_unavailable")], hidden=1000)
    with pytest.raises(GraphError) as caught:
        run(world, seconds=60)
    assert caught.value.code == "not_replicated"
    assert "Graph is ill." not in caught.value.message


def test_patience_tries_at_once_and_for_some_seconds() -> None:
    async def count(seconds: float, budget: float) -> tuple[int, float]:
        clock = StillClock()
        made = [None async for _try in tries(clock, Deadline(clock, budget), seconds)]
        return len(made), clock.monotonic()

    assert asyncio.run(count(0, 600)) == (1, 0)
    assert asyncio.run(count(30, 600)) == (5, 15)
    assert asyncio.run(count(30, 5)) == (3, 3)


def test_a_pause_that_the_answer_asks_for_is_kept_after_a_write() -> None:
    trouble = UncertainError("503")
    trouble.retry_after = 17.0
    _outcome, clock = run(World("set_a", answers=[trouble]))
    assert clock.slept == [17]
    trouble.retry_after = 86400.0
    _outcome, clock = run(World("set_a", answers=[trouble]))
    assert clock.slept == [300]


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (
            UncertainError("Graph is ill.", code="service_unavailable", remedy="See the status page.", status=503),
            "service_unavailable",
        ),
        (UncertainError("No answer came.", code="no_answer", remedy="Check the network."), "no_answer"),
        (AlreadyThereError("It is there.", remedy="Name it."), "already_exists"),
    ],
)
def test_a_refusal_that_stays_the_same_ends_the_run_and_is_its_cause(trouble: PendingError, code: str) -> None:
    world = World("set_a", answers=[trouble] * 100)
    with pytest.raises(GraphError) as caught:
        run(world, seconds=6000)
    assert world.log.count("set_a") == 12
    assert (caught.value.code, caught.value.remedy) == (code, trouble.remedy)
    assert trouble.message in caught.value.message and "do set_a" in caught.value.message


def test_a_budget_of_nothing_still_does_the_work_when_nothing_is_late() -> None:
    for name in ("set_a", "create_a"):
        world = World(name)
        run(world, seconds=0)
        assert world.log == ["read", name, "read"]


def test_a_reading_that_fails_in_passing_is_repeated() -> None:
    class Blinking(World):
        async def read(self) -> frozenset[str]:
            state = await super().read()
            if self.log.count("read") in {2, 3}:
                raise NotYetError("hidden")
            return state

    world = Blinking("create_a")
    run(world)
    assert world.log == ["read", "create_a", "read", "read", "read", "read"]


def test_the_plan_is_made_anew_after_a_change_that_asks_for_it() -> None:
    class Restoring(World):
        def plan(self, state: frozenset[str]) -> Plan[Write]:
            plan = super().plan(state)
            return Plan((change("restore_a", replan=True), *plan.changes), {}, {}) if "restore_a" not in state else plan

    world = Restoring("set_b")
    run(world)
    assert world.log == ["read", "restore_a", "read", "set_b", "read", "read"]


def test_delays_grow_to_a_limit_and_are_spread() -> None:
    waits = delays(StillClock())
    assert [next(waits) for _unused in range(8)] == [1, 2, 4, 8, 16, 30, 30, 30]
    clock = StillClock()
    clock.chance = lambda: 0.0  # type: ignore[method-assign]
    waits = delays(clock)
    assert [next(waits) for _unused in range(3)] == [0.5, 1, 2]


def test_real_delays_stay_between_half_and_whole() -> None:
    waits = delays(Clock())
    assert all(low / 2 <= next(waits) <= low for low in [1, 2, 4, 8, 16, 30, 30])


def test_equal_content_has_equal_keys_whatever_its_order() -> None:
    one = {"a": {"id": "1"}, "b": [{"c": 1, "d": 2}], "e": None}
    assert key_of("a", one) == key_of("a", {"e": None, "b": ({"d": 2, "c": 1},), "a": {"id": "1"}})
    assert key_of("a", one) != key_of("a", {**one, "a": {"id": "2"}})


def test_differing_fields_are_named_with_their_path() -> None:
    before = {"a": {"b": 1, "c": [1]}, "d": None}
    after = {"a": {"b": 2, "c": [1]}, "d": {"e": 1}}
    assert differing_fields(before, after) == ["a.b", "d"]
