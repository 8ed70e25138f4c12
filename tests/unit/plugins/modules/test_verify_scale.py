# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Thousands of checks, without timing anything: work and memory per check do not grow with their number."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import sys
import tracemalloc
import typing as t

import mail_clock
import pytest
from ansible.module_utils.testing import patch_module_args
from mail_clock import FakeNetwork, Server
from mail_verify import DEFAULTS, NOW, jwt

from ansible_collections.m365.mail_oauth.plugins.module_utils._module.host import verify as module_verify
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify import input as verify_input
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify import output as verify_output
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify.result import result_of_all
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify.verification import Verification
from ansible_collections.m365.mail_oauth.plugins.modules import verify as module

pytestmark = pytest.mark.long

REFUSED = "NO AUTHENTICATE failed."


class Measured(Verification):
    """A verification against servers in memory, in a loop whose time jumps."""

    async def _probe(self, targets: t.Any, network: t.Any) -> t.Any:
        servers = {1: Server(), 2: Server(), 3: Server(refusal=REFUSED)}
        return await super()._probe(targets, FakeNetwork(asyncio.get_running_loop(), servers))


@pytest.fixture(autouse=True)
def jumping(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the time of servers that answer after 100 ms pass at once."""
    monkeypatch.setattr(asyncio, "run", lambda coroutine: mail_clock.run(lambda _loop: coroutine))


def arguments(count: int, **more: t.Any) -> dict[str, t.Any]:
    """Return the parameters of so many checks, three for each mailbox."""
    users = [f"user{number}@contoso.test" for number in range((count + 2) // 3)]
    checks = [
        {"protocol": "imap", "host": "localhost", "port": 1 + number % 3, "tls": "implicit", "user": users[number // 3]}
        for number in range(count)
    ]
    return {"checks": checks, "tokens": {user: jwt(upn=user, nbf=0, exp=4102444800) for user in users}, **more}


def verification(count: int) -> Verification:
    params = {**DEFAULTS, **arguments(count)}
    return Measured(verify_input.parse(params), params, now=lambda: NOW)


def calls_of(count: int) -> int:
    """Return how many functions a verification of so many checks calls."""
    calls = 0
    made = verification(count)

    def counted(_frame: t.Any, event: str, _argument: t.Any) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(counted)
    try:
        summary = result_of_all(made.checks(), "error", verify_output.Spool())["summary"]
    finally:
        sys.setprofile(None)
    assert (summary["passed"], summary["failed"]) == (count * 2 // 3, count // 3)
    return calls


def test_work_grows_with_the_number_of_checks_alone() -> None:
    calls_of(3)  # what happens once in a process
    few, many = calls_of(90) / 90, calls_of(600) / 600
    assert many < 1.1 * few
    assert many < 2000


def test_memory_of_a_check_is_bounded() -> None:
    calls_of(3)
    peaks = []
    for count in (210, 600):
        made = verification(count)
        tracemalloc.start()
        try:
            spool = verify_output.Spool()
            result_of_all(made.checks(), "error", spool)
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
        assert len(spool) == count
    assert (peaks[1] - peaks[0]) / 390 < 2500


@pytest.mark.parametrize("fail_on", ["never", "error"])
def test_large_results_leave_the_module_whole(monkeypatch: pytest.MonkeyPatch, fail_on: str) -> None:
    count = verify_output.ORDINARY + 700
    monkeypatch.setattr(module_verify, "Verification", Measured)
    printed = io.StringIO()
    given = arguments(count, trusted_hosts=["localhost"], fail_on=fail_on)
    with patch_module_args(given), contextlib.redirect_stdout(printed), pytest.raises(SystemExit) as left:
        module.main()
    text = printed.getvalue()
    assert not [token for token in given["tokens"].values() if token in text or token[-40:] in text]
    result = json.loads(text)
    assert left.value.code == (0 if fail_on == "never" else 1)
    assert result.get("failed", False) is (fail_on == "error")
    assert [check["name"] for check in result["checks"]] == [
        f"user{number // 3}@contoso.test imap implicit localhost:{1 + number % 3}" for number in range(count)
    ]
    assert result["summary"] == {"checks": count, "passed": 600, "failed": 300, "deferred": 0, "not_run": 0}
    if fail_on == "error":
        assert result["msg"].startswith(f"300 of {count} checks did not pass. user0@contoso.test imap implicit localhost:3: ")
        assert result["msg"].endswith("; and 297 more")


def test_spool_gives_back_what_it_took() -> None:
    spool = verify_output.Spool()
    taken = [{"number": number, "text": "\u2713 \n" * 5000} for number in range(20)]
    for one in taken:
        spool.append(one)
    texts = list(spool.texts())
    assert len(texts) > 1
    assert json.loads(f"[{''.join(texts)}]") == taken
    assert list(verify_output.Spool().texts()) == []
