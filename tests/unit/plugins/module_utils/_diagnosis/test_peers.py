# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The index over all checks: who counts as elsewhere, and that it takes linear time."""

from __future__ import annotations

import sys
import types
import typing as t

from mail_observed import ALICE, REFUSALS, Check, checks_of, observe
from mail_verify import jwt

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.peers import Outcome, Peers, outcome_of
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.reconsider import reconsider


def one(
    mailbox: str, state: str = "refused", *, token: str = "t", source: str = "a", tenant: str = "contoso", **more: t.Any
) -> Outcome:
    base = Outcome(tenant, source, mailbox, token, "app", "imap", "outlook.office365.com", 993, state, "auth no")
    return base._replace(**more)


def test_other_mailboxes_are_counted_once_and_the_own_one_never() -> None:
    asked = one("x")
    peers = Peers(
        [
            asked,
            one("x", source="b"),
            one("y", "passed"),
            one("y", "passed", source="b"),
            one("z", "passed", token="u"),
            one("w"),
            one("v", alike="auth other words"),
            one("u", "other"),
            one("q", "passed", tenant="fabrikam"),
            one("r", "passed", port=143),
        ]
    )
    assert peers.around(asked) == (4, 2, 1, 2, 1)
    # From one host it works, from another it does not: the mailbox is not its own neighbour.
    peers = Peers([asked, one("x", "passed", source="b"), one("y", "passed")])
    assert peers.around(asked) == (1, 1, 1, 1, 0)
    assert Peers().around(asked) == (0, 0, 0, 0, 0)


def test_other_protocols_count_from_the_same_host_only() -> None:
    asked = one("x")
    peers = Peers(
        [asked, one("x", "passed", protocol="smtp", source="b"), one("x", "passed", protocol="pop"), one("x", protocol="smtp")]
    )
    assert (peers.passed(asked), peers.refused(asked)) == (("pop",), ("smtp",))


def test_other_hosts() -> None:
    asked = one("x")
    works = [one("x", "passed", source=f"h{number}", certificate="c1") for number in range(5)]
    peers = Peers([asked, *works, one("x", source="like"), one("x", "other", source="lost", alike="tcp ")])
    assert peers.elsewhere(asked) == (("h0", "h1", "h2"), 5, 1, 1, frozenset({"c1"}))
    assert Peers([asked]).elsewhere(asked) == ((), 0, 0, 0, frozenset())


def test_other_tenants() -> None:
    asked = one("x")
    peers = Peers([asked, one("y"), one("z", tenant="fabrikam"), one("w", tenant="tailspin", alike="auth other")])
    assert peers.tenants(asked) == (2, False)
    assert Peers([asked, one("z", "passed", tenant="fabrikam")]).tenants(asked) == (1, True)


def test_what_differs_between_like_refusals_does_not_count() -> None:
    lines = [
        "535 5.7.3 Authentication unsuccessful [SN2PR00CA0018.namprd00.prod.outlook.com 2026-11-25T01:02:03Z]",
        "535 5.7.3 authentication unsuccessful [X]",
    ]
    alike = {outcome_of(observe("smtp", line, token=jwt())).alike for line in lines}
    assert len(alike) == 1
    assert outcome_of(observe("smtp", "535 5.7.139 Authentication unsuccessful, x", token=jwt())).alike not in alike


def _many(number: int) -> list[Check]:
    """The worst for an index: one endpoint, one token, one mailbox from many hosts, many mailboxes and tenants that fail alike."""
    refused = observe("imap", REFUSALS["imap"], token=jwt())
    found = []
    for count in range(number):
        (check,) = checks_of(refused, source=f"host{count}")
        found.append(check)
        found.append({**check, "checked_from": "a", "mailbox": f"u{count}@contoso.test"})
        found.append({**check, "checked_from": "a", "tenant": f"tenant{count}", "mailbox": ALICE})
    return found


def _steps(checks: list[Check]) -> int:
    """Return how many lines of the engine run, loops in comprehensions included."""
    steps = 0

    def trace(frame: types.FrameType, event: str, _argument: t.Any) -> t.Any:
        nonlocal steps
        if "_diagnosis" not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes = True
        steps += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        reconsider(checks, {})
    finally:
        sys.settrace(before)
    return steps


def test_work_grows_as_the_checks_do() -> None:
    few, many = _steps(_many(10)), _steps(_many(40))
    assert few > 10_000
    # Linear is 4 times; each check against each other would be 16 times.
    assert many < 4.5 * few
