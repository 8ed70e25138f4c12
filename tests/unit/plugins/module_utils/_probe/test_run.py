# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whole runs in time that jumps: limits, throttling, deadlines, order."""

from __future__ import annotations

import asyncio
import typing as t

import mail_clock
import pytest
from mail_clock import DistantNetwork, FakeNetwork, Server
from mail_dialogue import TOKEN

from ansible_collections.m365.mail_oauth.plugins.module_utils._check import Observation, Target
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe import run, tls
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.check import Credentials, Timeouts
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.redaction import Redactor
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.scheduler import Limits
from ansible_collections.m365.mail_oauth.plugins.module_utils._sasl import xoauth2
from ansible_collections.m365.mail_oauth.plugins.module_utils._sasl.exchange import client_first
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify.verification import pause_of

THROTTLED = "BAD Request is throttled. Suggested Backoff Time: {} milliseconds"


def credentials(target: Target) -> Credentials:
    return Credentials(client_first(xoauth2.initial_response(target.user, TOKEN), b""), Redactor(TOKEN), 100)


def go(
    checks: t.Sequence[tuple[int, str]], servers: t.Mapping[int, Server], **settings: t.Any
) -> tuple[list[Observation], FakeNetwork, float]:
    """Run checks, given as (port, user); returns what was seen, the network, and the seconds it took."""
    settings.setdefault("limits", Limits())
    timeouts = settings.pop("timeouts", Timeouts())
    targets = [Target(n, f"{n}", "imap", "h", port, "implicit", user, "t") for n, (port, user) in enumerate(checks)]
    made = settings.pop("credentials", credentials)

    async def job(loop: asyncio.AbstractEventLoop) -> tuple[list[Observation], FakeNetwork, float]:
        network = FakeNetwork(loop, servers)
        begin = loop.time()
        context = tls.looking_context()
        way = run.Way(context, timeouts)
        found = await run.run(targets, made, pause_of, run.Settings(**settings), lambda _target: way, context, network)
        return found, network, loop.time() - begin

    return mail_clock.run(job)


def test_results_keep_the_order_of_the_checks() -> None:
    servers = {1: Server(delay=5.0), 2: Server(delay=0.1)}
    found, _network, _time = go([(1 + n % 2, f"u{n}") for n in range(20)], servers)
    assert [observation.target.position for observation in found] == list(range(20))
    assert {observation.state for observation in found} == {"passed"}


def test_limits_hold_and_are_used_up() -> None:
    checks = [(1 + n % 2, f"u{n // 4}") for n in range(200)]
    found, network, seconds = go(checks, {1: Server(), 2: Server()}, limits=Limits(run=10, endpoint=6, mailbox=1))
    assert len(found) == 200
    assert network.most["all"] == 10
    assert max(network.most[1], network.most[2]) <= 6
    assert max(network.most[f"u{n}"] for n in range(50)) == 1
    # Four answers of 0.1 s each, ten checks at a time.
    assert seconds == pytest.approx(200 * 0.4 / 10, rel=0.1)


def test_mailbox_limit_can_be_raised() -> None:
    _found, network, _time = go([(1, "u")] * 9, {1: Server()}, limits=Limits(mailbox=3))
    assert network.most["u"] == 3


def times_of(network: FakeNetwork, port: int, user: str) -> list[float]:
    return [when for when, at, who in network.logins if (at, who) == (port, user)]


def test_throttled_mailbox_waits_as_long_as_the_server_says() -> None:
    checks = [(1, "a"), (1, "a"), (1, "b"), (2, "a")]
    servers = {1: Server(refusal=THROTTLED.format(20000)), 2: Server()}
    found, network, seconds = go(checks, servers)
    assert [observation.state for observation in found] == ["deferred", "deferred", "deferred", "passed"]
    assert found[0].retry_after_ms == found[2].retry_after_ms == 20000
    # Once more after the pause; as that was in vain the other check is not begun.
    first, second = times_of(network, 1, "a")
    assert 20.0 <= second - first < 21.0
    assert 0 < found[1].retry_after_ms <= 20000 and not found[1].words
    # Neither another mailbox nor another server waits.
    assert times_of(network, 1, "b")[0] - first < 1.0
    assert times_of(network, 2, "a")[0] - first < 1.0
    assert seconds < 25.0


def test_check_passes_after_the_pause_that_the_server_asked_for() -> None:
    servers = {1: Server(refusal=THROTTLED.format(15000), refusals=1)}
    found, network, _seconds = go([(1, "a"), (1, "a")], servers)
    assert [(observation.state, observation.retry_after_ms) for observation in found] == [("passed", 0)] * 2
    first, *others = times_of(network, 1, "a")
    assert len(others) == 2 and others[0] - first >= 15.0


def test_pause_of_no_stated_length_is_short_and_made_once() -> None:
    found, network, seconds = go([(1, "a")], {1: Server(refusal="NO [LIMIT] rate limit")})
    first, second = times_of(network, 1, "a")
    assert 1.0 <= second - first < 2.0
    assert (found[0].state, found[0].retry_after_ms) == ("deferred", 0)
    assert seconds < 5.0


def test_server_that_is_gone_after_the_pause_leaves_the_check_deferred() -> None:
    servers = {1: Server(refusal=THROTTLED.format(1000), closes_after=1)}
    [observation], network, _seconds = go([(1, "a")], servers)
    assert network.connections == 2
    assert (observation.state, observation.retry_after_ms, len(observation.words)) == ("deferred", 1000, 1)


def test_a_pause_longer_than_a_check_is_not_waited_for() -> None:
    found, network, seconds = go([(1, "a")] * 3, {1: Server(refusal=THROTTLED.format(299910))})
    assert [observation.state for observation in found] == ["deferred"] * 3
    assert len(network.logins) == 1
    assert seconds < 5
    assert found[0].retry_after_ms == 299910
    assert 290000 < found[1].retry_after_ms <= 299910


def test_throttling_greeting_holds_the_whole_endpoint() -> None:
    greeting = "* BYE Request is throttled. Suggested Backoff Time: 200000 milliseconds"
    found, network, _time = go(
        [(1, "a"), (1, "b"), (2, "c")], {1: Server(greeting=greeting), 2: Server()}, limits=Limits(endpoint=1)
    )
    assert [observation.state for observation in found] == ["deferred", "deferred", "passed"]
    assert network.most[1] == 1


def test_deadline_of_the_run_returns_what_is_done() -> None:
    servers = {1: Server(delay=1.0)}
    found, network, seconds = go([(1, f"u{n}") for n in range(100)], servers, limits=Limits(run=10), deadline=10.5)
    states = [observation.state for observation in found]
    assert seconds == pytest.approx(10.5, abs=0.1)
    assert states == ["passed"] * 20 + ["not_run"] * 80
    assert {observation.failure.kind for observation in found[20:] if observation.failure} == {"deadline"}
    assert len(network.logins) == 30
    assert network.active["all"] == 0


def test_deadline_while_everything_is_paused() -> None:
    checks = [(1, "a"), (1, "a"), (2, "b")]
    servers = {1: Server(refusal=THROTTLED.format(60000)), 2: Server(refusal=THROTTLED.format(20000), delay=5.0)}
    found, network, seconds = go(checks, servers, deadline=35.0)
    assert [observation.state for observation in found] == ["deferred"] * 3
    assert seconds == pytest.approx(35.0, abs=0.1)
    # The first would have waited beyond the deadline, the last was begun again and cut off.
    assert [len(observation.words) for observation in found] == [1, 0, 1]
    assert network.connections == 3


def test_each_limit_of_time_is_named() -> None:
    servers = {1: Server(delay=5.0)}
    cases = [
        (Timeouts(10, 4.0, 90), 0.0, "timeout"),
        (Timeouts(10, 30.0, 12.0), 0.0, "check_timeout"),
        (Timeouts(10, 30.0, 90.0), 12.0, "deadline"),
    ]
    for timeouts, deadline, reason in cases:
        [observation], _network, _seconds = go([(1, "a")], servers, timeouts=timeouts, deadline=deadline)
        assert observation.failure is not None and observation.failure.reason == reason
        assert observation.state == ("not_run" if reason == "deadline" else "failed")


IMAP_CAPABLE = "S: * OK [CAPABILITY SASL-IR AUTH=XOAUTH2] x\nC: A01 AUTHENTICATE XOAUTH2 <any>\n"
IMAP_ASKED = "S: * OK x\nC: A01 CAPABILITY\nS: * CAPABILITY SASL-IR AUTH=XOAUTH2\nS: A01 OK\nC: A02 AUTHENTICATE XOAUTH2 <any>\n"
SMTP_LOGIN = "C: EHLO <any>\nS: 250-x\nS: 250-PIPELINING\nS: 250 AUTH XOAUTH2\nC: AUTH XOAUTH2\nS: 334 \nC: <any>\nS: 235 x\n"
SMTP_END = "C: MAIL FROM:<any>\nC: RSET\nC: QUIT\nS: 250 x\nS: 250 x\nS: 221 x"


@pytest.mark.parametrize(
    ("protocol", "mode", "total", "text", "phases"),
    [
        (
            "imap",
            "implicit",
            5,
            IMAP_CAPABLE + "S: A01 OK\nC: A02 EXAMINE INBOX\nC: A03 LOGOUT\nS: A02 OK\nS: * BYE\nS: A03 OK",
            {"tcp": 1, "tls": 1, "greeting": 1, "auth": 1, "after_auth": 1},
        ),
        (
            "imap",
            "implicit",
            6,
            IMAP_ASKED + "S: A02 OK\nC: A03 EXAMINE INBOX\nC: A04 LOGOUT\nS: A03 OK\nS: * BYE\nS: A04 OK",
            {"tcp": 1, "tls": 1, "greeting": 1, "capability": 1, "auth": 1, "after_auth": 1},
        ),
        (
            "pop",
            "implicit",
            7,
            "S: +OK\nC: AUTH XOAUTH2\nS: +\nC: <any>\nS: +OK\nC: STAT\nS: +OK 0 0\nC: QUIT\nS: +OK",
            {"tcp": 1, "tls": 1, "greeting": 1, "auth": 2, "after_auth": 1, "logout": 1},
        ),
        (
            "smtp",
            "implicit",
            7,
            "S: 220 x\n" + SMTP_LOGIN + SMTP_END,
            {"tcp": 1, "tls": 1, "greeting": 1, "capability": 1, "auth": 2, "after_auth": 1},
        ),
        (
            "smtp",
            "starttls",
            9,
            "S: 220 x\nC: EHLO <any>\nS: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 x\nTLS\n" + SMTP_LOGIN + SMTP_END,
            {"tcp": 1, "tls": 1, "greeting": 1, "capability": 2, "starttls": 1, "auth": 2, "after_auth": 1},
        ),
    ],
)
def test_round_trips_of_each_phase(protocol: str, mode: str, total: int, text: str, phases: dict[str, int]) -> None:
    async def job(loop: asyncio.AbstractEventLoop) -> Observation:
        network = DistantNetwork(loop, text, 0.05)
        context = tls.looking_context()
        targets = [Target(0, "", protocol, "h", 1, mode, "alice@contoso.test", "t")]
        way = run.Way(context)
        [found] = await run.run(targets, credentials, pause_of, run.Settings(), lambda _target: way, context, network)
        return found

    observation = mail_clock.run(job)
    assert observation.state == "passed"
    spent = {name: milliseconds / 50 for name, milliseconds in observation.phases}
    # The name needs no look-up here, and the goodbye is answered together with the command before it, but for POP3.
    assert spent == pytest.approx({"dns": 0, "logout": 0, **phases}, abs=0.001)
    assert observation.duration_ms == pytest.approx(50 * sum(phases.values()), abs=0.1)
    assert sum(phases.values()) == total


def test_phases_add_up() -> None:
    [observation], _network, _seconds = go([(1, "a")], {1: Server(delay=0.5)})
    assert [name for name, _ms in observation.phases] == ["dns", "tcp", "tls", "greeting", "auth", "after_auth", "logout"]
    assert sum(spent for _name, spent in observation.phases) == pytest.approx(observation.duration_ms, abs=0.1)
    assert dict(observation.phases)["auth"] == 500.0


def test_a_fault_of_the_program_in_one_check_leaves_the_others_alone() -> None:
    def made(target: Target) -> Credentials:
        if target.user == "b":
            raise TypeError(f"a fault that quotes {TOKEN}")
        return credentials(target)

    found, _network, _seconds = go([(1, "a"), (1, "b"), (1, "c")], {1: Server()}, credentials=made)
    assert [observation.state for observation in found] == ["passed", "failed", "passed"]
    assert found[1].failure is not None and found[1].failure.kind == "internal"
    assert "TypeError in test_run.py line" in found[1].failure.text
    assert TOKEN not in found[1].failure.text


def test_many_checks_need_few_tasks() -> None:
    found, network, _seconds = go([(1 + n % 7, f"u{n // 3}") for n in range(3000)], {port: Server() for port in range(1, 8)})
    assert len(found) == 3000
    assert network.most["all"] == 64
