# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.module_utils._check import Target
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.scheduler import Limits, Scheduler


def target(position: int, port: int = 1, user: str = "") -> Target:
    return Target(position, "", "imap", "h", port, "implicit", user or f"user{position}", "t")


def taken(scheduler: Scheduler, now: float = 0.0) -> list[Target]:
    found: list[Target] = []
    while True:
        one = scheduler.take(now)
        if one is None:
            return found
        found.append(one)


def test_endpoints_take_turns() -> None:
    scheduler = Scheduler([target(n, port=1) for n in range(4)] + [target(n, port=2) for n in range(4, 8)], Limits(4, 4))
    assert [one.port for one in taken(scheduler)] == [1, 2, 1, 2]


def test_limits_of_run_and_endpoint() -> None:
    scheduler = Scheduler([target(n, port=1 + n // 10) for n in range(20)], Limits(5, 3))
    running = taken(scheduler)
    assert sorted(one.port for one in running) == [1, 1, 1, 2, 2]
    scheduler.done(running[0])
    assert len(taken(scheduler)) == 1
    assert len(scheduler) == 14


def test_one_check_per_mailbox_whatever_the_case() -> None:
    scheduler = Scheduler([target(n, port=n, user="Alice" if n % 2 else "alice") for n in range(6)], Limits())
    order = []
    while True:
        running = taken(scheduler)
        if not running:
            break
        assert len(running) == 1
        order.append(running[0].position)
        scheduler.done(running[0])
    assert order == list(range(6))


def test_pause_of_a_mailbox_leaves_the_others_alone() -> None:
    scheduler = Scheduler([target(0, user="a"), target(1, user="a"), target(2, user="b")], Limits(mailbox=2, pause=10))
    first = scheduler.take(0.0)
    assert first is not None and first.position == 0
    scheduler.pause(first, 0.0, 0.0, 5.0, whole_endpoint=False)
    scheduler.done(first)
    assert [one.position for one in taken(scheduler, 1.0)] == [2]
    # The other check of the paused mailbox sleeps.
    assert scheduler.next_wake() == 5.0
    assert [one.position for one in taken(scheduler, 5.0)] == [1]
    assert scheduler.next_wake() is None


def test_pause_of_an_endpoint_holds_everybody() -> None:
    scheduler = Scheduler([target(0), target(1), target(2, port=2)], Limits(1, 1, 1, pause=10))
    first = scheduler.take(0.0)
    assert first is not None
    scheduler.pause(first, 0.0, 0.0, 5.0, whole_endpoint=True)
    scheduler.done(first)
    assert [one.position for one in taken(scheduler, 1.0)] == [2]


def test_pause_in_vain_is_not_waited_for_again() -> None:
    scheduler = Scheduler([target(n, user="a") for n in range(4)], Limits(pause=10))
    first = scheduler.take(0.0)
    assert first is not None
    until = scheduler.pause(first, 0.0, 1.0, 2.0, whole_endpoint=False)
    # What was under way when the pause began says nothing of its effect.
    assert scheduler.pause(first, 0.5, 2.0, 0, whole_endpoint=False) == until == 3.0
    scheduler.again(first, until)
    scheduler.done(first)
    assert taken(scheduler, 2.9) == []
    assert scheduler.given_up() == []
    [again] = taken(scheduler, 3.0)
    scheduler.pause(again, 3.0, 4.0, 2.0, whole_endpoint=False)
    scheduler.done(again)
    assert taken(scheduler, 4.0) == []
    assert len(scheduler.given_up()) == 3
    assert len(scheduler) == 0


def test_pause_that_helped_is_forgotten() -> None:
    scheduler = Scheduler([target(n, user="a") for n in range(3)], Limits(pause=10))
    first = scheduler.take(0.0)
    assert first is not None
    scheduler.pause(first, 0.0, 1.0, 2.0, whole_endpoint=True)
    scheduler.eased(first, 0.0)
    assert scheduler.paused_until(first) == 3.0
    scheduler.eased(first, 3.0)
    assert scheduler.paused_until(first) == 0.0
    scheduler.done(first)
    assert len(taken(scheduler, 1.0)) == 1


def test_pause_without_a_number_doubles() -> None:
    scheduler = Scheduler([target(0)], Limits(pause=5, backoff=1))
    first = scheduler.take(0.0)
    assert first is not None
    ends = [scheduler.pause(first, begun, begun, 0, whole_endpoint=True) for begun in (0.0, 10.0, 20.0, 30.0, 40.0)]
    assert ends == [1.0, 12.0, 24.0, 35.0, 45.0]


def test_silent_endpoints_hold_nobody_up() -> None:
    scheduler = Scheduler([target(n, port=1 + n % 3) for n in range(180)], Limits(12, 12))
    running = taken(scheduler)
    assert sorted(one.port for one in running) == [1] * 4 + [2] * 4 + [3] * 4
    # The checks of endpoint 3 end at once, those of the others never: it always has connections, to its last check.
    for _unused in range(60):
        one = next(one for one in running if one.port == 3)
        running.remove(one)
        scheduler.done(one)
        running += taken(scheduler)
    assert {one.port for one in running} == {1, 2}


def test_endpoints_come_to_their_end_together() -> None:
    """Logins of 5, 6 and 9 round trips, as those of IMAP, POP and SMTP."""
    scheduler = Scheduler([target(n, port=1 + n % 3) for n in range(3000)], Limits(64, 32))
    ends: dict[int, int] = {}
    running: list[tuple[int, Target]] = []
    now = 0
    while len(scheduler) or running:
        running += [(now + (5, 6, 9)[one.port - 1], one) for one in taken(scheduler, now)]
        now = min(end for end, _one in running)
        for end, one in [pair for pair in running if pair[0] == now]:
            running.remove((end, one))
            scheduler.done(one)
            ends[one.port] = now
    assert now <= 1.05 * 1000 * (5 + 6 + 9) / 64


def test_long_pauses_are_not_waited_for() -> None:
    scheduler = Scheduler([target(0, user="a"), target(1, user="a")], Limits(pause=10))
    first = scheduler.take(0.0)
    assert first is not None
    scheduler.pause(first, 0.0, 0.0, 300.0, whole_endpoint=False)
    scheduler.done(first)
    assert taken(scheduler, 1.0) == []
    assert [one.position for one in scheduler.given_up()] == [1]
    assert scheduler.given_up() == []
    assert len(scheduler) == 0


def test_checks_parked_behind_one_that_is_given_up_are_not_forgotten() -> None:
    scheduler = Scheduler([target(n, port=1 + n // 3, user="a") for n in range(4)], Limits(pause=10))
    first = scheduler.take(0.0)
    assert first is not None and first.port == 1
    assert scheduler.take(0.0) is None
    scheduler.pause(first, 0.0, 0.0, 300.0, whole_endpoint=False)
    scheduler.done(first)
    [second] = taken(scheduler, 1.0)
    assert second.port == 2
    scheduler.done(second)
    assert taken(scheduler, 2.0) == []
    assert [one.port for one in scheduler.given_up()] == [1, 1]


def test_drain_takes_everything_out() -> None:
    scheduler = Scheduler(
        [target(0, user="a"), target(1, user="a"), target(2, user="b"), target(3, user="c")], Limits(1, 1, pause=99)
    )
    first = scheduler.take(0.0)
    assert first is not None
    scheduler.pause(first, 0.0, 0.0, 50.0, whole_endpoint=True)
    scheduler.take(0.0)
    assert sorted(one.position for one in scheduler.drain()) == [1, 2, 3]
    assert len(scheduler) == 0
    scheduler.done(first)
    assert scheduler.take(99.0) is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 3), st.integers(1, 5)), max_size=40),
    st.integers(1, 6),
    st.integers(1, 4),
    st.integers(1, 3),
    st.randoms(use_true_random=False),
)
def test_every_check_is_handed_out_once_and_within_the_limits(
    places: list[tuple[int, int]], run: int, endpoint: int, mailbox: int, chance: random.Random
) -> None:
    limits = Limits(run, endpoint, mailbox, pause=3.0)
    scheduler = Scheduler([target(n, port, f"u{user}") for n, (port, user) in enumerate(places)], limits)
    running: list[Target] = []
    seen = []
    now = 0.0
    for _unused in range(10 * len(places) + 10):
        for one in taken(scheduler, now):
            running.append(one)
            seen.append(one.position)
        seen += [one.position for one in scheduler.given_up()]
        assert len(running) <= run
        for port in (1, 2, 3):
            assert sum(one.port == port for one in running) <= endpoint
        for user in range(1, 6):
            assert sum(one.user == f"u{user}" for one in running) <= mailbox
        if running:
            one = running.pop(chance.randrange(len(running)))
            if chance.random() < 0.2:
                scheduler.pause(
                    one, now - chance.random(), now, chance.choice((0, 1, 5)) * chance.random(), chance.random() < 0.3
                )
            elif chance.random() < 0.2:
                scheduler.eased(one, now)
            scheduler.done(one)
        now += chance.random()
        if not running and scheduler.next_wake():
            now = max(now, scheduler.next_wake() or 0.0)
    assert sorted(seen) == list(range(len(places)))
