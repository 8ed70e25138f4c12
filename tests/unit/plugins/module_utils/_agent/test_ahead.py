# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Looking ahead, in virtual time: the next token is there before the old one ends, whatever else happens."""

from __future__ import annotations

import contextlib
import time
import typing as t

import pytest
from agent_host import ALICE, Host
from token_endpoint import Answer, TokenEndpoint, refuse

from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import endpoint, timing, together
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import TokenError

DAY = 24 * 3600


def life(
    host: Host, interval: float, until: float, late: t.Callable[[int], float] = lambda _look: 0.0, **options: t.Any
) -> float:
    """Have a timer look at the token every ``interval`` seconds and return the seconds without a valid one."""
    kept = host.keeper(interval=interval, **options)
    missing, look = 0.0, 0
    end = host.clock() + until
    while host.clock() < end:
        kept.refresh(ALICE)
        step = interval + late(look)
        valid = max(0.0, host.record().expires_on - host.clock())
        missing += max(0.0, step - valid)
        host.clock.offset += step
        look += 1
    return missing


@pytest.mark.parametrize("answer", ["53003", "50053", "700016", "7000215", "50173"])
@pytest.mark.parametrize("refused_at", [0, 1, 2])
def test_one_refusal_leaves_no_minute_without_a_token(
    host: Host, token_endpoint: TokenEndpoint, answer: str, refused_at: int
) -> None:
    host.keeper().refresh(ALICE)
    token_endpoint.script = [lambda _form: refuse("invalid_grant", f"AADSTS{answer}: No.")] * (refused_at + 1)
    assert life(host, 300, 3 * 3600, draw=lambda: 1.0) == 0.0


def test_a_refusal_that_stays_is_asked_about_ahead_of_the_end_and_once_an_hour_after_it(
    host: Host, token_endpoint: TokenEndpoint
) -> None:
    host.keeper().refresh(ALICE)
    token_endpoint.script = [lambda _form: refuse("invalid_grant", "AADSTS50173: No.")] * 1000
    life(host, 300, 3600)
    ahead = len(token_endpoint.forms) - 1
    assert 4 <= ahead <= 6, "24 minutes of margin"
    life(host, 300, DAY)
    assert 22 <= len(token_endpoint.forms) - 1 - ahead <= 25


@pytest.mark.parametrize("asked", [60, 600, 3600, 86400])
def test_what_the_endpoint_asks_for_ends_with_the_old_token(host: Host, token_endpoint: TokenEndpoint, asked: int) -> None:
    host.keeper().refresh(ALICE)
    slow: Answer = (429, {"Retry-After": str(asked)}, b"")
    token_endpoint.script = [lambda _form: slow] * 2
    assert life(host, 300, 2 * 3600, draw=lambda: 1.0) == 0.0
    token_endpoint.script = [lambda _form: slow] * 1000
    before = len(token_endpoint.forms)
    life(host, 300, DAY)
    if asked >= 3600:
        assert len(token_endpoint.forms) - before < 35, "and what it asks for still counts for something"


@pytest.mark.parametrize("lifetime", [600, 660, 900, 1800, 3599, 86400])
@pytest.mark.parametrize("draw", [0.0, 1.0])
def test_no_gap_with_tokens_of_any_life(host: Host, token_endpoint: TokenEndpoint, lifetime: int, draw: float) -> None:
    token_endpoint.lifetime = lifetime
    # The timer's unit is late by up to 30 seconds.
    assert life(host, 300, 6 * 3600, late=lambda look: 30.0 * (look % 2), draw=lambda: draw) == 0.0


@pytest.mark.parametrize("interval", [1, 5, 10, 19])
def test_one_look_that_brings_nothing_leaves_no_gap_with_tokens_of_an_hour(
    host: Host, token_endpoint: TokenEndpoint, interval: int
) -> None:
    host.keeper(interval=interval * 60).refresh(ALICE)
    token_endpoint.script = [lambda _form: (503, {}, b"")]
    assert life(host, interval * 60, 3 * 3600) == 0.0


def test_pauses_are_never_longer_than_what_is_left() -> None:
    for left in (1, 20, 45, 90, 600, 1500, 86400):
        for failures in range(1, 20):
            for temporary in (False, True):
                for asked in (0, 30, 3600, 86400):
                    pause = timing.pause(failures, temporary=temporary, asked=asked, left=left)
                    assert 0 < pause <= max(left, timing.SHORTEST_WAIT), (left, failures, temporary, asked)


# --- many accounts


class Dead:
    """Stands for the request: accounts of one authority wait until their time is out."""

    def __init__(self, host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        monkeypatch.setattr(endpoint, "request", self.request)
        self.host = host

    def request(self, where: endpoint.TokenEndpoint, _form: t.Any, user: str, now: t.Callable[[], float]) -> endpoint.Granted:
        self.asked.append(user)
        if "dead.test" in where.url:
            time.sleep(0.3)
            raise endpoint.Refusal(TokenError("It did not answer.", code="connection_timeout"), True)
        return endpoint.Granted("a-token", 3600.0, "", None)


@pytest.mark.parametrize("count", [20, 60])
def test_a_dead_authority_starves_nobody(
    host: Host, token_endpoint: TokenEndpoint, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    dead = Dead(host, monkeypatch)
    secret = host.credential("app", "client-secret-canary")
    for number in range(count):
        host.account("https://login.dead.test", f"dead{number:02}@contoso.test", client_secret_path=secret)
    host.account("https://login.alive.test", "zz@contoso.test", client_secret_path=secret)
    names = [name for name in host.layout.names() if name != ALICE]
    began = time.monotonic()
    outcomes = list(together.refresh(host.keeper(), together.by_urgency(host.layout, names)))
    assert time.monotonic() - began < 0.3 * count / 4, "several at once"
    assert len(outcomes) == count + 1
    assert [one.name for one in outcomes if one.kind == "refreshed"] == ["zz@contoso.test"]
    # From then on who has nothing to lose comes last.
    host.clock.offset = 3000
    dead.asked.clear()
    list(together.refresh(host.keeper(), together.by_urgency(host.layout, names)))
    assert dead.asked.index("zz@contoso.test") < together.AT_ONCE


def test_a_run_ends_by_itself_and_the_next_one_begins_with_who_was_left(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    Dead(host, monkeypatch)
    for number in range(60):
        host.account("https://login.dead.test", f"dead{number:02}@contoso.test", client_secret_path=host.credential("a", "b"))
    names = [name for name in host.layout.names() if name != ALICE]
    first = {one.name for one in together.refresh(host.keeper(), together.by_urgency(host.layout, names), enough=0.5)}
    assert 0 < len(first) < 60
    left = [name for name in names if name not in first]
    assert set(together.by_urgency(host.layout, names)[: len(left)]) == set(left)


def test_accounts_come_in_the_order_of_their_tokens_ends(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    Dead(host, monkeypatch)
    names = ["c@contoso.test", "a@contoso.test", "b@contoso.test"]
    for name in names:
        host.account("https://login.alive.test", name, client_secret_path=host.credential("a", "b"))
        host.keeper().refresh(name)
        host.clock.offset += 60
    host.account("https://login.alive.test", "new@contoso.test", client_secret_path=host.credential("a", "b"))
    assert together.by_urgency(host.layout, [*sorted(names), "new@contoso.test"]) == ["new@contoso.test", *names]


def test_whoever_stops_reading_stops_the_run(host: Host) -> None:
    with contextlib.closing(t.cast("t.Generator[t.Any, None, None]", together.refresh(host.keeper(), [ALICE]))) as outcomes:
        assert next(outcomes).kind == "refreshed"
