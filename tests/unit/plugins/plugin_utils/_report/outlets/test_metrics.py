# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The metrics, without a Prometheus; tests/outlets has one."""

from __future__ import annotations

import collections
import re
import typing as t

import pytest
from outlet_grammars import Sample, samples
from outlet_reports import PERSONS, end, made, many, trouble, well
from report_runs import finding, planned, result, run

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets import metrics
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets.metrics import to_metrics

NOW = 1_796_000_000.0


def of(found: list[Sample], name: str, **labels: str) -> list[Sample]:
    return [one for one in found if one.name == name and labels.items() <= one.labels.items()]


def total(found: list[Sample], name: str, **labels: str) -> float:
    return sum(one.value for one in of(found, name, **labels))


def test_what_is_counted_is_what_the_report_has() -> None:
    found = samples(to_metrics(trouble(NOW)))
    states: dict[str, float] = collections.defaultdict(float)
    for one in of(found, "mail_oauth_logins"):
        states[one.labels["state"]] += one.value
    assert states == {"passed": 12, "failed": 2, "deferred": 1, "not_run": 4}
    (one,) = of(found, "mail_oauth_login_causes", cause="imap_disabled")
    assert one.value == 1
    assert one.labels == {
        "tenant": "contoso",
        "protocol": "imap",
        "host": "mail.test",
        "cause": "imap_disabled",
        "severity": "error",
    }
    assert not of(found, "mail_oauth_login_causes", cause="token_rejected")  # less likely than another
    assert total(found, "mail_oauth_login_causes", cause="weak_thing", severity="warning") == 1
    assert total(found, "mail_oauth_run_timestamp_seconds") == NOW
    assert total(found, "mail_oauth_run_ok") == 0 and total(samples(to_metrics(well(NOW))), "mail_oauth_run_ok") == 1
    assert {one.labels["tenant"]: one.value for one in of(found, "mail_oauth_tenant_ok")} == {"contoso": 0, "northwind": 0, "fabrikam": 1}  # fmt: skip
    assert {one.labels["checked_from"]: one.value for one in of(found, "mail_oauth_host_reachable")} == {"office": 0, "relay": 1}


def test_what_was_not_tried_is_counted_and_nothing_is_zero() -> None:
    found = samples(to_metrics(trouble(NOW)))
    assert total(found, "mail_oauth_untried", tenant="northwind", kind="tenant") == 1
    assert total(found, "mail_oauth_untried", kind="file", severity="error") == 1
    assert [one.value for one in of(samples(to_metrics(well(NOW))), "mail_oauth_untried")] == [0]


def test_durations_are_a_summary_of_logins_that_worked() -> None:
    plan = [planned(f"user{number}@contoso.test") for number in range(3)]
    checks = [
        result(plan[0], duration_ms=100),
        result(plan[1], duration_ms=300),
        result(plan[2], "failed", [finding()], duration_ms=9000),
    ]
    found = samples(to_metrics(made([run(plan, checks)], NOW)))
    assert total(found, "mail_oauth_login_duration_seconds_count") == 2
    assert total(found, "mail_oauth_login_duration_seconds_sum") == pytest.approx(0.4)
    assert total(found, "mail_oauth_login_duration_seconds", quantile="0.9") == pytest.approx(0.3)
    assert of(found, "mail_oauth_login_part_seconds", part="tcp")[0].value == pytest.approx(0.0015)


def test_what_has_a_successor_is_told_apart() -> None:
    ends = [
        end("client_secret", NOW - 5, name="old"),
        end("client_secret", NOW + 50, name="middle"),
        end("certificate", NOW + 500, name="new"),
        end("client_secret", NOW + 7, name="other", subject="Another application"),
        end("consent", None),
    ]
    found = of(samples(to_metrics(made([], NOW, ends))), "mail_oauth_end_timestamp_seconds")
    assert {one.labels["name"]: (one.labels["superseded"], one.value - NOW) for one in found} == {
        "old": ("true", -5),
        "middle": ("true", 50),
        "new": ("false", 500),
        "other": ("false", 7),
    }


def test_nobody_is_named_unless_that_is_asked_for() -> None:
    text = to_metrics(trouble(NOW))
    assert not [name for name in PERSONS if name in text]
    found = samples(text)
    (token,) = of(found, "mail_oauth_end_timestamp_seconds", kind="refresh_token")
    assert token.value == NOW - 2 * 86400 and "name" not in token.labels  # the first to end stands for all
    named = samples(to_metrics(trouble(NOW), True))
    tokens = of(named, "mail_oauth_end_timestamp_seconds", kind="refresh_token")
    assert {one.labels["name"] for one in tokens} == {"dave@contoso.test", "alice@contoso.test"}
    assert of(named, "mail_oauth_mailbox_failed", mailbox="alice@contoso.test", protocol="imap", cause="imap_disabled")


@pytest.mark.parametrize("name", ['a"b', "a\\", "a\\nb", "a\nb", "{a,b}=#", "\ud800", "ü \u202e", " ", "x" * 500])
def test_names_are_escaped(name: str) -> None:
    plan = [planned(host=name)]
    report = made([run(plan, [result(plan[0])], tenant=f"t{name}", host=name)], NOW, [end("client_secret", NOW + 9, name=name)])
    found = samples(to_metrics(report, True))
    assert len({one.labels["tenant"] for one in of(found, "mail_oauth_logins")}) == 1
    assert to_metrics(report, True).encode("utf-8")


def test_names_that_become_the_same_are_one_series() -> None:
    names = ["x" * 300 + end for end in "ab"]
    plan = [planned()]
    runs = [run(plan, [result(plan[0])], tenant=name) for name in names]
    ends = [end("client_secret", NOW + number, tenant=name) for number, name in enumerate(names)]
    found = samples(to_metrics(made(runs, NOW, ends)))
    assert total(found, "mail_oauth_logins", state="passed") == 2
    assert [one.value for one in of(found, "mail_oauth_end_timestamp_seconds", kind="client_secret")] == [NOW]


@pytest.mark.parametrize("persons", [False, True])
def test_it_is_bounded_totals_stay_right_and_trouble_keeps_its_name(persons: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "MAX_SERIES", 20)
    monkeypatch.setattr(metrics, "MAX_ENDS", 5)
    monkeypatch.setattr(metrics, "MAX_MAILBOXES", 5)
    found = samples(to_metrics(many(NOW, 100, 2), persons))
    names = collections.Counter(one.name for one in found)
    assert max(names.values()) <= 20 + 12
    assert total(found, "mail_oauth_logins") == 600
    assert total(found, "mail_oauth_logins", state="failed") == total(found, "mail_oauth_login_causes") == 10
    failed = [one for one in of(found, "mail_oauth_logins", state="failed") if one.value]
    assert len([one for one in failed if "tenant" in one.labels]) >= 9
    assert total(found, "mail_oauth_ends", kind="client_secret") == 100
    assert min(one.value for one in of(found, "mail_oauth_end_timestamp_seconds", kind="client_secret")) == NOW + 30 * 86400


@pytest.mark.long
def test_30_000_logins_are_some_megabytes() -> None:
    text = to_metrics(many(NOW), True)
    assert len(text) < 3_000_000
    found = samples(text)
    assert total(found, "mail_oauth_logins") == 30_000
    assert max(collections.Counter(one.name for one in found).values()) <= metrics.MAX_SERIES


@pytest.mark.parametrize("make", [well, trouble])
def test_there_are_no_times_and_no_exemplars(make: t.Callable[[float], t.Any]) -> None:
    # node_exporter's textfile collector refuses a file with times, and the pushgateway a push.
    for line in to_metrics(make(NOW)).splitlines():
        assert line.startswith("# ") or re.fullmatch(r"[a-z_]+(\{[^{}]*\})? [0-9.]+", line), line
