# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The history: since when, new, mended, flapping; and the file that it is kept in."""

from __future__ import annotations

import json
import pathlib
import threading
import typing as t

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import history as _report_history
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.history import (
    KEEP_DAYS,
    KEEP_RUNS,
    History,
    HistoryError,
    Memory,
    NewerHistoryError,
    annotate,
    dumps,
    empty,
    key_of,
    loads,
)
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.history_file import remember

DAY = "2026-11-{:02}T02:00:00Z"


def check(
    state: str = "passed", cause: str = "imap_disabled", mailbox: str = "alice@contoso.test", **more: t.Any
) -> dict[str, t.Any]:
    return {
        "id": 0,
        "tenant": "contoso",
        "mailbox": mailbox,
        "protocol": "imap",
        "host": "mail.test",
        "port": 993,
        "tls": "implicit",
        "checked_from": "localhost",
        "state": state,
        "findings": [] if state == "passed" else [{"cause": cause}],
        **more,
    }


def report(*checks: dict[str, t.Any], created: str = DAY.format(1)) -> dict[str, t.Any]:
    for number, one in enumerate(checks):
        one["id"] = number
    names = ("protocol", "host", "port", "tls", "checked_from")
    return {
        "created": created,
        "checks": list(checks),
        "summary": {},
        "history": {},
        "endpoints": [{**{name: checks[0][name] for name in names}, "days": []}] if checks else [],
    }


def runs(*states: str, causes: t.Sequence[str] = (), days: t.Sequence[int] = ()) -> tuple[list[dict[str, t.Any]], History]:
    """One check on one day after the other; the reports, and what is remembered at the end."""
    history, made = empty(), []
    for number, state in enumerate(states):
        cause = causes[number] if causes else "imap_disabled"
        made.append(report(check(state, cause), created=DAY.format(days[number] if days else number + 1)))
        history = annotate(made[-1], loads(dumps(history)))
    return made, history


def last(*states: str, **more: t.Any) -> dict[str, t.Any]:
    return t.cast("dict[str, t.Any]", runs(*states, **more)[0][-1]["checks"][0])


def test_a_state_is_since_it_began() -> None:
    assert last("passed", "passed", "passed")["since"] == DAY.format(1)
    assert last("passed", "failed", "failed")["since"] == DAY.format(2)
    assert last("failed", "failed", causes=["imap_disabled", "token_rejected"])["since"] == DAY.format(2)
    assert last("failed")["since"] == DAY.format(1)


def test_new_is_what_worked_the_last_time() -> None:
    assert last("passed", "failed")["new"]
    assert last("passed", "not_run")["new"]
    assert not last("failed")["new"]
    assert not last("passed", "failed", "failed")["new"]
    assert not last("passed", "passed")["new"]


def test_a_deferral_decides_nothing() -> None:
    assert last("passed", "deferred", "failed")["new"]
    assert last("passed", "deferred", "passed")["since"] == DAY.format(1)
    assert last("failed", "deferred", "failed")["since"] == DAY.format(1)
    assert last("passed", "deferred", "deferred")["since"] == DAY.format(2)
    assert not last("passed", "deferred")["new"]
    (made, _history) = runs("deferred", "passed")
    assert made[-1]["history"]["fixed"] == []


def test_mended_is_what_did_not_work_the_last_time() -> None:
    made, _history = runs("passed", "failed", "deferred", "passed", "passed")
    assert [one["history"]["fixed"] for one in made] == [
        [],
        [],
        [],
        [{"check": 0, "cause": "imap_disabled", "since": DAY.format(2)}],
        [],
    ]
    assert [(one["summary"]["new"], one["summary"]["fixed"]) for one in made] == [(0, 0), (1, 0), (0, 0), (0, 1), (0, 0)]


def test_the_last_run_is_named() -> None:
    made, _history = runs("passed", "passed", "passed")
    assert [(one["history"]["previous"], one["history"]["runs"]) for one in made] == [
        ("", 0),
        (DAY.format(1), 1),
        (DAY.format(2), 2),
    ]


def test_flapping_is_to_and_fro() -> None:
    assert last("passed", "failed", "passed", "failed")["flapping"]
    assert not last("passed", "failed", "failed", "passed")["flapping"]
    assert not last("passed", "deferred", "passed", "not_run", "passed")["flapping"]


def smtp(form: str, state: str = "passed", user: str = "alice@contoso.test") -> dict[str, t.Any]:
    more = {"protocol": "smtp", "mailbox": "info@contoso.test", "sign_in_user": user, "login_form": form}
    return check(state, **more)


def test_a_login_by_the_mailboxs_name_is_remembered_until_another_one_works() -> None:
    history = annotate(report(smtp("mailbox")), empty())
    assert history.logins == {key_of(smtp("mailbox"))}
    # A failure says nothing of the name, and an older version's file has no such member.
    for one in (smtp("sign_in_user", "failed"), check()):
        history = annotate(report(one, created=DAY.format(2)), loads(dumps(history)))
        assert history.logins == {key_of(smtp("mailbox"))}
    assert not annotate(report(smtp("sign_in_user"), created=DAY.format(3)), history).logins
    assert not annotate(report(smtp("mailbox", user="info@contoso.test")), empty()).logins
    assert b"logins" not in dumps(empty())


def test_a_further_delegate_is_a_check_of_its_own() -> None:
    assert key_of(check(via="bob@contoso.test")) == f"{key_of(check(via=''))}\tbob@contoso.test"
    assert key_of(check(via="")) == key_of(check())


def test_days_are_counted_by_endpoint_with_their_worst_state() -> None:
    history = empty()
    for created, states in (
        (DAY.format(1), ("passed", "passed")),
        (DAY.format(3), ("failed", "passed")),
        ("2026-11-03T14:00:00Z", ("passed", "passed")),
        (DAY.format(4), ("deferred", "passed")),
    ):
        made = report(*(check(state, mailbox=f"u{number}") for number, state in enumerate(states)), created=created)
        history = annotate(made, history)
    assert made["endpoints"][0]["days"] == [
        {"day": "2026-11-01", "checks": 2, "passed": 2},
        {"day": "2026-11-03", "checks": 2, "passed": 1},
        {"day": "2026-11-04", "checks": 2, "passed": 2},
    ]


def test_a_limited_run_keeps_what_is_known_of_the_others() -> None:
    history = annotate(report(check("failed", mailbox="a"), check(mailbox="b")), empty())
    history = annotate(report(check(mailbox="b"), created=DAY.format(2)), history)
    made = report(check("failed", mailbox="a"), check("failed", mailbox="b"), created=DAY.format(3))
    annotate(made, history)
    assert [(one["since"], one["new"]) for one in made["checks"]] == [(DAY.format(1), False), (DAY.format(3), True)]


def test_it_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_report_history, "KEEP_CHECKS", 3)
    history = empty()
    for number in range(200):
        day, hour = divmod(number, 6)
        created = f"2026-{10 + day // 28}-{1 + day % 28:02}T{hour:02}:00:00Z"
        history = annotate(report(check("failed", "x" * 500, f"u{number // 20}"), created=created), history)
    assert len(history.runs) == KEEP_RUNS
    assert len(history.checks) == 3
    memory = history.checks[key_of(check(mailbox="u9"))]
    assert len(memory.runs) == 20
    assert len(memory.days) <= KEEP_DAYS
    assert len(memory.cause) < 100


def test_what_has_not_been_checked_for_a_month_is_forgotten() -> None:
    history = annotate(report(check(mailbox="gone")), empty())
    history = annotate(report(check(mailbox="here"), created="2026-12-20T00:00:00Z"), history)
    assert [key.split("\t")[1] for key in history.checks] == ["here"]


def test_a_clock_that_goes_back_breaks_nothing() -> None:
    made, history = runs("passed", "failed", days=[9, 3])
    assert made[-1]["history"]["previous"] == ""
    assert made[-1]["checks"][0]["new"]
    assert history.runs == [DAY.format(3), DAY.format(9)]


@given(
    states=st.lists(st.sampled_from(["passed", "failed", "deferred", "not_run"]), min_size=1, max_size=12),
    mailbox=st.text(max_size=20),
    cause=st.text(max_size=100),
)
@settings(max_examples=60)
def test_whatever_is_written_is_read_again(states: list[str], mailbox: str, cause: str) -> None:
    history = empty()
    for number, state in enumerate(states):
        history = annotate(report(check(state, cause, mailbox), created=DAY.format(number + 1)), history)
        assert loads(dumps(history)) == history


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        json.dumps({"format": _report_history.FORMAT, "version": 1, "runs": [1], "checks": {}}).encode(),
        json.dumps({"format": _report_history.FORMAT, "version": 1, "runs": ["yesterday"], "checks": {}}).encode(),
        json.dumps({"format": _report_history.FORMAT, "version": "1", "runs": [], "checks": {}}).encode(),
        json.dumps({"format": _report_history.FORMAT, "version": 1, "runs": [], "checks": {"a": ["p"]}}).encode(),
        json.dumps(
            {"format": _report_history.FORMAT, "version": 1, "runs": [], "checks": {"a": list(Memory(*"pcssspp"))}}
        ).encode(),
    ],
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(HistoryError):
        loads(content)


def test_a_newer_one_is_told_apart() -> None:
    with pytest.raises(NewerHistoryError, match="version 2"):
        loads(json.dumps({"format": _report_history.FORMAT, "version": 2}).encode())


# The file.


def test_the_file_begins_and_goes_on(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "new" / "history.json"
    assert remember(str(path), report(check())) == ""
    made = report(check("failed"), created=DAY.format(2))
    assert remember(str(path), made) == ""
    assert made["checks"][0]["new"]
    assert made["history"]["message"] == ""
    assert loads(path.read_bytes()).runs == [DAY.format(1), DAY.format(2)]
    assert path.read_text(encoding="utf-8").count("\n") == 3  # one line a check, so that a diff says what changed


def test_an_empty_file_is_a_beginning(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "history.json"
    path.write_bytes(b"")
    assert remember(str(path), report(check())) == ""
    assert len(loads(path.read_bytes()).checks) == 1


def test_check_mode_reads_and_writes_nothing(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "history.json"
    assert remember(str(tmp_path / "none" / "history.json"), report(check()), write=False) == ""
    assert list(tmp_path.iterdir()) == []
    remember(str(path), report(check()))
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    made = report(check("failed"), created=DAY.format(2))
    remember(str(path), made, write=False)
    assert made["checks"][0]["new"]
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_a_damaged_file_is_kept_aside(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "history.json"
    remember(str(path), report(check()))
    damaged = path.read_bytes()[:-20]
    path.write_bytes(damaged)
    message = remember(str(path), report(check(), created=DAY.format(2)))
    (aside,) = tmp_path.glob("history.json.damaged-*")
    assert message == f"The history {path} is damaged: it is not whole JSON. It is kept as {aside}, and a new one begins."
    assert aside.read_bytes() == damaged
    assert loads(path.read_bytes()).runs == [DAY.format(2)]


def test_a_damaged_file_stays_in_check_mode(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "history.json"
    remember(str(path), report(check()))
    path.write_bytes(path.read_bytes()[:-20])
    before = path.read_bytes()
    assert "is damaged" in remember(str(path), report(check()), write=False)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*damaged*"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (json.dumps({"format": _report_history.FORMAT, "version": 7, "runs": {}}), "it has version 7"),
        ("tenants:\n  - name: contoso\n", "it is not whole JSON"),
        ('{"name": "somebody else\'s"}', "it is not a history of this collection"),
    ],
)
def test_a_file_of_somebody_else_is_left_alone(tmp_path: pathlib.Path, content: str, words: str) -> None:
    path = tmp_path / "history.json"
    path.write_text(content, encoding="utf-8")
    made = report(check())
    message = remember(str(path), made)
    assert message.startswith(f"The history {path} is left alone: {words}")
    assert made["history"]["message"] == message
    assert path.read_text(encoding="utf-8") == content
    assert not list(tmp_path.glob("*damaged*"))


@pytest.mark.parametrize("place", ["directory", "file/history.json"])
def test_a_place_where_none_can_be_is_one_sentence(tmp_path: pathlib.Path, place: str) -> None:
    (tmp_path / "directory").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    message = remember(str(tmp_path / place), report(check()))
    assert message.startswith("The history ")
    assert message.endswith("This report does without it.")


def test_runs_at_the_same_time_lose_nothing(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "history.json"
    threads = [
        threading.Thread(target=remember, args=(str(path), report(check(mailbox=f"u{number}"), created=DAY.format(number + 1))))
        for number in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    history = loads(path.read_bytes())
    assert len(history.runs) == len(history.checks) == 12
