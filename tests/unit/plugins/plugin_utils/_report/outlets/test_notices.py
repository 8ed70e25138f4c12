# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who is told what: each change once, to those whose tenants it is about, in words that no messenger obeys."""

from __future__ import annotations

import datetime
import json
import pathlib
import re
import stat
import typing as t

import pytest
from report_runs import CREATED, expiry, finding, planned, result, run

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.build import build
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.checks import Untried
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets import senders, telling
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets.messages import MOST, Message, message
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets.notices import (
    Changes,
    Scope,
    Situation,
    changes,
    is_quiet,
)
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.results import Results

FAILED = ("failed", "imap_disabled")
OK = ("passed", "")
ALICE, BOB = "alice@contoso.test", "bob@contoso.test"


def night(states: t.Mapping[str, tuple[str, str]], tenant: str = "contoso", created: str = CREATED, **more: t.Any) -> t.Any:
    """The run of a night: the state and cause of each mailbox."""
    plan = [planned(user) for user in states]
    checks = [
        result(check, state, [finding(cause, "warning" if state in ("deferred", "passed") else "error")] if cause else [])
        for check, (state, cause) in zip(plan, states.values())
    ]
    return build(
        [run(plan, checks, tenant=tenant), *more.pop("runs", ())],
        created=created,
        title="Mail logins",
        fail_on="error",
        version="0.1.0",
        **more,
    )


def told_in(nights: t.Iterable[t.Any], scope: Scope | None = None) -> list[tuple[list[str], list[str], list[str]]]:
    """Return what a receiver is told after each night: causes that are new, mailboxes that are mended, titles that end."""
    told: t.Any = {}
    found = []
    for report in nights:
        change = changes(told, Situation(Results(report)), scope or Scope())
        told = change.told
        found.append(
            ([one.cause for one in change.new], [one["name"] for one in change.mended], [one.title for one in change.ends])
        )
    return found


NOTHING: tuple[list[str], list[str], list[str]] = ([], [], [])


def test_a_failure_is_told_once_and_its_end_once() -> None:
    nights = [night({ALICE: state}) for state in (OK, FAILED, FAILED, FAILED, OK, OK)]
    assert told_in(nights) == [NOTHING, (["imap_disabled"], [], []), NOTHING, NOTHING, ([], [ALICE], []), NOTHING]


def test_another_cause_is_news_and_no_mending() -> None:
    nights = [night({ALICE: state}) for state in (FAILED, ("failed", "throttled"), OK)]
    assert told_in(nights) == [(["imap_disabled"], [], []), (["throttled"], [], []), ([], [ALICE], [])]


def test_what_was_not_tried_or_put_off_is_not_mended() -> None:
    nights = [
        night({ALICE: FAILED}),
        night({ALICE: ("deferred", "throttled")}),
        night({BOB: OK}),
        night({ALICE: FAILED}),
        night({ALICE: OK}),
    ]
    assert told_in(nights) == [(["imap_disabled"], [], []), NOTHING, NOTHING, NOTHING, ([], [ALICE], [])]


def test_what_is_configured_and_was_not_tried_mends_nothing() -> None:
    with_password = night({ALICE: ("passed", "basic_auth_disabled")})
    with_password["checks"][0]["authenticated"] = False
    assert told_in([night({ALICE: FAILED}), with_password, night({ALICE: OK})]) == [
        (["imap_disabled"], [], []),
        NOTHING,
        ([], [ALICE], []),
    ]


def test_what_comes_and_goes_is_told_mended_when_it_stays() -> None:
    flapping = night({ALICE: OK})
    flapping["checks"][0]["flapping"] = True
    assert told_in([night({ALICE: FAILED}), flapping, night({ALICE: FAILED}), night({ALICE: OK})]) == [
        (["imap_disabled"], [], []),
        NOTHING,
        NOTHING,
        ([], [ALICE], []),
    ]


def test_a_warning_is_told_to_those_who_ask_for_it() -> None:
    nights = [night({ALICE: ("passed", "weak_thing")})]
    assert told_in(nights) == [NOTHING]
    assert told_in(nights, Scope(level="warning")) == [(["weak_thing"], [], [])]
    assert told_in([night({ALICE: ("deferred", "throttled")})], Scope(level="warning")) == [NOTHING]


def test_an_end_is_told_when_it_is_near_and_when_it_has_come() -> None:
    ends = [expiry(ends="2026-12-01T00:00:00Z")]
    nights = [
        night({ALICE: OK}, created=f"{day}T20:00:00Z", expiries=ends)
        for day in ("2026-10-01", "2026-11-22", "2026-11-23", "2026-12-01")
    ]
    renewed = night({ALICE: OK}, created="2026-12-03T20:00:00Z", expiries=[expiry(ends="2027-12-01T00:00:00Z")])
    found = told_in([*nights, renewed])
    assert found[0] == found[2] == found[4] == NOTHING
    assert [one[2] for one in found if one != NOTHING] == [
        ["client secret mail-2026: 8 days left"],
        ["client secret mail-2026: ended today"],
    ]
    assert told_in(nights[:2], Scope(ends_within=3)) == [NOTHING, NOTHING]
    assert told_in(nights[:1], Scope(ends_within=90))[0][2] == ["client secret mail-2026: 60 days left"]


def test_a_tenant_that_was_not_tried_is_told_and_when_it_is_again() -> None:
    lost = night({}, untried=[Untried("tenant", "contoso", "contoso", "No login was tried.")])
    assert [one[:2] for one in told_in([lost, lost, night({ALICE: OK})])] == [
        (["untried_tenant"], []),
        ([], []),
        ([], ["contoso"]),
    ]


def test_nobody_hears_of_a_tenant_that_is_not_theirs() -> None:
    other = run([planned("eve@fabrikam.test")], [result(planned("eve@fabrikam.test"), "failed", [finding()])], tenant="fabrikam")
    unread = Untried("file", "/etc/tailspin.m365.yml", "", "It is empty.")
    ends = [expiry("server_certificate", tenant="fabrikam"), expiry(name="contoso-secret")]
    report = night({ALICE: FAILED}, runs=[other], untried=[unread], expiries=ends)
    for names, forbidden in ((("contoso",), "fabrikam|eve|tailspin"), (("fabri*",), "contoso|alice|tailspin")):
        text = message("Mail logins", changes({}, Situation(Results(report)), Scope(names))).text
        assert re.search("alice" if names == ("contoso",) else "eve", text)
        assert not re.search(forbidden, text)
    assert "tailspin" in message("Mail logins", changes({}, Situation(Results(report)), Scope())).text


def test_a_server_s_words_are_words() -> None:
    wicked = "<!channel> <at>all</at> @everyone @here <@U123> [x](https://evil.test) <b>b</b> *b* `c` ~s~ http://evil.test\n# head \u202e|"
    check = planned("<!here>@contoso.test")
    report = build(
        [run([check], [result(check, "failed", [finding(summary=wicked)])], tenant="@all <x>")],
        created=CREATED,
        title="@here",
        fail_on="error",
        version="0.1.0",
    )
    told = message(report["title"], changes({}, Situation(Results(report)), Scope()))
    text = f"{told.subject}\n{told.text}"
    assert "channel" in text
    assert not re.search(r"[<>`*\[\]~|]|://|(?<!\w)@\w|\u202e|^#", text, re.MULTILINE)


def test_a_message_is_short_whatever_there_is_to_tell() -> None:
    report = night({f"u{number}@contoso.test": ("failed", f"cause_{number}") for number in range(500)})
    told = message("Mail logins", changes({}, Situation(Results(report)), Scope()))
    assert len(told.text) <= MOST
    assert re.search(r"\.\.\. and \d+ more lines, in the report", told.text)
    assert told.subject == "Mail logins: 500 new"


def test_mailboxes_with_one_cause_share_a_line() -> None:
    report = night({f"u{number}@contoso.test": FAILED for number in range(6)})
    lines = message("Mail logins", changes({}, Situation(Results(report)), Scope())).text.splitlines()
    assert "- contoso: imap_disabled: u0@contoso.test, u1@contoso.test, u2@contoso.test, u3@contoso.test and 2 more" in lines


@pytest.mark.parametrize(
    ("hours", "moment", "quiet"),
    [
        ("22:00-07:00", "23:59", True),
        ("22:00-07:00", "06:59", True),
        ("22:00-07:00", "07:00", False),
        ("22:00-07:00", "21:59", False),
        ("12:00 - 13:00", "12:30", True),
        ("12:00-13:00", "13:00", False),
    ],
)
def test_quiet_hours_end_on_the_minute(hours: str, moment: str, quiet: bool) -> None:
    assert is_quiet(datetime.datetime.fromisoformat(f"2026-12-01T{moment}:30"[:-3]), hours) is quiet


# Telling


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Message]]:
    found: list[tuple[str, Message]] = []
    monkeypatch.setattr(senders, "by_apprise", lambda url, text: found.append((url, text)))
    return found


def receiver(**more: t.Any) -> dict[str, t.Any]:
    empty = {
        "mail": None,
        "tenants": [],
        "events": ["new", "mended", "ends"],
        "level": "error",
        "ends_within": None,
        "quiet": None,
    }
    return {**empty, "name": "desk", "url": "json://canary-secret@localhost", "timezone": "UTC", **more}


def states(outcomes: t.Iterable[telling.Outcome]) -> list[str]:
    return [outcome.state for outcome in outcomes]


def test_each_receiver_is_told_once_and_no_secret_is_kept(tmp_path: pathlib.Path, sent: list[tuple[str, Message]]) -> None:
    path = tmp_path / "notices.json"
    receivers = [receiver(), receiver(name="customer", url="json://other", tenants=["fabrikam"])]
    for expected in (["sent", "nothing"], ["nothing", "nothing"]):
        assert states(telling.tell(night({ALICE: FAILED}), receivers, str(path))) == expected
    assert [url for url, _text in sent] == ["json://canary-secret@localhost"]
    assert "canary-secret" not in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_who_could_not_be_told_is_told_by_the_next_run(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(tmp_path / "notices.json")

    def fail(_url: str, _text: Message) -> None:
        raise senders.NotSent("The receiver did not take it.")

    monkeypatch.setattr(senders, "by_apprise", fail)
    (outcome,) = telling.tell(night({ALICE: FAILED}), [receiver()], path)
    assert (outcome.state, outcome.new, outcome.message) == ("failed", 1, "The receiver did not take it.")
    got: list[Message] = []
    monkeypatch.setattr(senders, "by_apprise", lambda _url, text: got.append(text))
    assert states(telling.tell(night({ALICE: FAILED}), [receiver()], path)) == ["sent"]
    assert len(got) == 1


def test_quiet_hours_put_off_and_never_silence(tmp_path: pathlib.Path, sent: list[tuple[str, Message]]) -> None:
    path = str(tmp_path / "notices.json")
    sleeper = [receiver(quiet="22:00-07:00", timezone="Europe/Vienna")]
    for created, expected in (
        ("2026-11-22T22:00:00Z", "quiet"),
        ("2026-11-23T05:00:00Z", "quiet"),
        ("2026-11-23T06:00:00Z", "sent"),
    ):
        assert states(telling.tell(night({ALICE: FAILED}, created=created), sleeper, path)) == [expected]
    for created, expected in (("2026-11-24T02:00:00Z", "quiet"), ("2026-11-25T02:00:00Z", "sent")):
        assert states(telling.tell(night({ALICE: FAILED, BOB: FAILED}, created=created), sleeper, path)) == [expected]
    assert len(sent) == 2


def test_nothing_is_sent_or_kept_in_check_mode(tmp_path: pathlib.Path, sent: list[tuple[str, Message]]) -> None:
    path = tmp_path / "notices.json"
    assert states(telling.tell(night({ALICE: FAILED}), [receiver()], str(path), write=False)) == ["predicted"]
    assert (sent, list(tmp_path.iterdir())) == ([], [])


@pytest.mark.parametrize("content", ["{", "[]", '{"format": "m365.mail_oauth.notices", "version": 1, "receivers": {"desk": 7}}'])
def test_a_damaged_record_is_kept_aside(tmp_path: pathlib.Path, sent: list[tuple[str, Message]], content: str) -> None:
    path = tmp_path / "notices.json"
    path.write_text(content, encoding="utf-8")
    assert states(telling.tell(night({ALICE: FAILED}), [receiver()], str(path))) == ["sent"]
    assert (tmp_path / "notices.json.damaged").read_text(encoding="utf-8") == content


def test_a_record_of_a_newer_version_is_left_alone(tmp_path: pathlib.Path, sent: list[tuple[str, Message]]) -> None:
    path = tmp_path / "notices.json"
    newer = json.dumps({"format": telling.FORMAT, "version": telling.VERSION + 1, "receivers": {}})
    path.write_text(newer, encoding="utf-8")
    assert states(telling.tell(night({ALICE: FAILED}), [receiver()], str(path))) == ["failed"]
    assert (path.read_text(encoding="utf-8"), sent) == (newer, [])


@pytest.mark.parametrize(
    ("receivers", "says"),
    [
        ([receiver(), receiver()], "twice"),
        ([receiver(url=None)], "either url or mail"),
        ([receiver(quiet="22:00")], "quiet of desk"),
        ([receiver(quiet="22:00-07:00", timezone="Nowhere/Land")], "quiet of desk"),
        ([receiver(ends_within=-1)], "ends_within"),
    ],
)
def test_receivers_that_cannot_be_told_are_refused(receivers: list[dict[str, t.Any]], says: str) -> None:
    with pytest.raises(telling.NotifyError, match=says) as caught:
        telling.check(receivers)
    assert "canary-secret" not in str(caught.value)


def test_a_token_goes_to_microsoft_or_to_whom_is_trusted() -> None:
    with pytest.raises(senders.NotSent, match="goes nowhere else"):
        senders.by_mail(senders.Mail(["a@contoso.test"], ALICE, "c2VjcmV0", host="mail.test"), Message("s", "t"))


def test_what_is_forgotten_is_told_again() -> None:
    first = changes({}, Situation(Results(night({ALICE: FAILED}))), Scope())
    later = changes(first.told, Situation(Results(night({BOB: OK}, created="2027-03-01T20:00:00Z"))), Scope())
    assert (later.any, later.told) == (False, {})
    assert isinstance(later, Changes)


def test_a_thousand_owners_are_told_in_one_go(tmp_path: pathlib.Path, sent: list[tuple[str, Message]]) -> None:
    """What a run found is worked out once, not once for each of them."""
    names = [f"tenant{number:03}" for number in range(300)]
    runs = []
    for name in names:
        check = planned(f"alice@{name}.test")
        runs.append(run([check], [result(check, "failed", [finding()])], tenant=name))
    report = night({ALICE: OK}, runs=runs)
    looked: list[int] = []
    report["checks"] = _Counted(report["checks"], looked)
    owners = [receiver(name=name, url=f"json://{name}", tenants=[name]) for name in names]
    assert states(telling.tell(report, owners, str(tmp_path / "notices.json"))) == ["sent"] * len(names)
    assert [[name for name in names if name in text.text] for _url, text in sent] == [[name] for name in names]
    assert len(looked) <= 2
    assert (tmp_path / "notices.json").stat().st_size < 250 * len(names) + 100


class _Counted(t.List[t.Any]):
    """Checks that tell how often all of them were looked at."""

    def __init__(self, checks: t.Iterable[t.Any], looked: list[int]) -> None:
        super().__init__(checks)
        self._looked = looked

    def __iter__(self) -> t.Iterator[t.Any]:
        self._looked.append(1)
        return super().__iter__()


def test_who_is_left_when_time_is_up_is_told_by_the_next_run(tmp_path: pathlib.Path, sent: list[tuple[str, Message]]) -> None:
    path = str(tmp_path / "notices.json")
    both = [receiver(), receiver(name="second", url="json://second")]
    clock = iter([0.0, 1.0, telling.DEADLINE + 2.0])
    assert states(telling.tell(night({ALICE: FAILED}), both, path, clock=lambda: next(clock))) == ["sent", "failed"]
    assert states(telling.tell(night({ALICE: FAILED}), both, path)) == ["nothing", "sent"]
