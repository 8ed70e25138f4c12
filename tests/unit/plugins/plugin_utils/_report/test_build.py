# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report: gathering, thresholds, format."""

from __future__ import annotations

import json
import pathlib
import typing as t

import jsonschema
import pytest
from report_runs import CREATED, expiry, finding, mixed, planned, report, result, run

from ansible_collections.m365.mail_oauth.plugins.module_utils._answers.entra_codes import SIGN_IN_MENDS
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.reconsider import SecondLook
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._evidence.expiries import sign_in_again
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import history as _report_history
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.build import build, to_json
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.html import to_html
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.junit import to_junit
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.text import summary_lines
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants.schema import load_schema

JWT = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJodHRwczovL291dGxvb2sub2ZmaWNlLmNvbSJ9.c2lnbmF0dXJl"
SASL = "dXNlcj1hbGljZUBjb250b3NvLnRlc3QBYXV0aD1CZWFyZXIgZXlKaGJHY2lPaUpTVXpJMU5pSjkBAQ=="


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(load_schema("report"))


def test_every_planned_check_appears_with_its_result_or_the_reason_for_none() -> None:
    made = mixed()
    assert [(check["mailbox"], check["checked_from"], check["state"]) for check in made["checks"]] == [
        ("alice@contoso.test", "localhost", "passed"),
        ("bob@contoso.test", "localhost", "deferred"),
        ("carol@contoso.test", "localhost", "failed"),
        ("dave@contoso.test", "localhost", "not_run"),
        *((f"{name}@contoso.test", "relay", "not_run") for name in ("alice", "bob", "carol", "dave")),
    ]
    causes = [check["findings"][0]["cause"] if check["findings"] else "" for check in made["checks"]]
    assert causes == ["", "throttled", "imap_disabled", "refresh_token_expired", *["managed_host_unreachable"] * 4]
    assert made["summary"] == {
        "checks": 8,
        "passed": 1,
        "failed": 1,
        "deferred": 1,
        "not_run": 5,
        "warnings": 1,
        "expired": 0,
        "expiring": 0,
        "untried": 0,
        "new": 0,
        "fixed": 0,
        "tenants": 1,
        "mailboxes": 4,
        "hosts": 2,
        "unreachable_hosts": 1,
    }
    assert [(host["name"], host["reachable"]) for host in made["hosts"]] == [("localhost", True), ("relay", False)]


def test_a_run_that_broke_off_is_told_per_check() -> None:
    made = report(run([planned()], [], message="No module named ssl"))
    assert made["checks"][0]["findings"][0]["evidence"] == ["No module named ssl"]
    assert made["checks"][0]["findings"][0]["cause"] == "verification_failed"


def test_a_result_that_was_not_planned_is_not_lost() -> None:
    made = report(run([], [result(planned())]))
    assert made["summary"]["passed"] == 1


@pytest.mark.parametrize(
    ("state", "findings", "thresholds"),
    [
        ("passed", [], []),
        ("passed", [finding("certificate_expired", "info")], []),
        ("passed", [finding("token_expiring_soon", "warning")], ["warning"]),
        ("deferred", [finding("throttled", "warning")], ["warning"]),
        ("deferred", [finding("throttled", "error")], ["warning"]),
        ("failed", [finding()], ["error", "warning"]),
        ("failed", [], ["error", "warning"]),
        ("not_run", [finding("refresh_token_expired")], ["error", "warning"]),
    ],
)
def test_the_threshold_decides_what_fails(state: str, findings: list[dict[str, t.Any]], thresholds: list[str]) -> None:
    check = planned()
    for fail_on in ("error", "warning", "never"):
        made = report(run([check], [result(check, state, findings)]), fail_on=fail_on)
        assert made["ok"] is (fail_on not in thresholds)
        assert made["tenants"][0]["ok"] is made["ok"]


def test_the_same_cause_is_joined_and_less_probable_ones_stay_with_their_check() -> None:
    plan = [planned(f"u{number}@contoso.test") for number in range(3)]
    found = [finding("deadline_reached"), finding("token_rejected")]
    made = report(run(plan, [result(check, "failed", found) for check in plan]))
    assert [(one["cause"], one["checks"]) for one in made["findings"]] == [("deadline_reached", [0, 1, 2])]
    assert [one["cause"] for one in made["checks"][1]["findings"]] == ["deadline_reached", "token_rejected"]


def test_nothing_that_looks_like_a_token_leaves() -> None:
    check = planned()
    leak = finding(
        summary=f"Bearer {JWT}", evidence=[f"AUTHENTICATE XOAUTH2 {SASL}", "auth=Bearer EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA"]
    )
    made = report(run([check], [result(check, "failed", [leak], server={"reply": f"NO {SASL} {JWT}"})]))
    for form in (json.dumps(made), to_html(made), to_junit(made), "\n".join(summary_lines(made))):
        assert "eyJhbGci" not in form
        assert "dXNlcj1" not in form
        assert "EwBAAl3B" not in form


def test_texts_that_differ_in_the_mailbox_alone_are_joined() -> None:
    plan = [planned(f"u{number}@contoso.test") for number in range(9)]
    for count, remedy in (
        (1, "Enable u0@contoso.test"),
        (2, "Enable u0@contoso.test\nEnable u1@contoso.test"),
        (9, "Enable <mailbox>"),
    ):
        checks = [result(one, "failed", [finding(remedy=f"Enable {one['user']}", summary="It is off.")]) for one in plan[:count]]
        (joined,) = report(run(plan[:count], checks))["findings"]
        assert (joined["remedy"], joined["summary"], len(joined["checks"])) == (remedy, "It is off.", count)


def test_who_has_to_sign_in_is_told_once_for_each_person_whatever_mailboxes_need_it() -> None:
    people = ("alice@contoso.test", "bob@contoso.test")
    plan = [
        planned(people[0]),
        planned("info@contoso.test", token=people[0]),
        planned(people[1]),
        planned("desk@contoso.test", token=people[1]),
    ]
    problems = {user: finding("sign_in_needed", summary=f"{user} has to sign in.", remedy=sign_in_again(user)) for user in people}
    made = report(run(plan, [], problems=problems))
    assert [(one["summary"], one["checks"]) for one in made["findings"]] == [
        ("alice@contoso.test has to sign in.", [0, 1]),
        ("bob@contoso.test has to sign in.", [2, 3]),
    ]
    assert to_html(made).count("<article") == 2


def test_what_a_person_mends_by_signing_in_has_texts_of_its_own() -> None:
    assert set(CAUSES) > SIGN_IN_MENDS
    assert "sign_in_needed" in CAUSES


def test_commands_name_the_inventory_of_the_run_and_the_tenants_that_they_are_for() -> None:
    plan = [planned(), planned("bob@fabrikam.test")]
    rotate = finding("client_secret_expired", remedy="Make a new one:\nansible-playbook m365.mail_oauth.rotate", confirm="")
    runs = [
        run([check], [result(check, "failed", [rotate])], tenant=tenant) for check, tenant in zip(plan, ("contoso", "fabrikam"))
    ]
    lost = run(plan[:1], [], host="relay", reachable=False)
    made = report(
        *runs, lost, expiries=[expiry(remedy="ansible-playbook m365.mail_oauth.rotate")], sources=["my inventory/", "b.yml"]
    )
    joined = {one["cause"]: one for one in made["findings"]}
    command = "ansible-playbook m365.mail_oauth.rotate -i 'my inventory/' -i b.yml --limit"
    assert joined["client_secret_expired"]["remedy"].splitlines()[1] == f"{command} contoso,fabrikam"
    assert made["checks"][2]["findings"][0]["remedy"].splitlines()[1] == f"{command} fabrikam"
    assert [end["remedy"] for end in made["expiries"] if end["kind"] == "client_secret"] == [f"{command} contoso"]
    assert "ansible -i 'my inventory/' -i b.yml relay -m ansible.builtin.ping" in joined["managed_host_unreachable"]["confirm"]


def test_a_report_is_compared_by_lines() -> None:
    text = to_json(mixed())
    assert json.loads(text) == mixed()
    assert sum(line.startswith('{"id": ') for line in text.splitlines()) == 8
    assert json.loads(to_json(report())) == report()


def test_readers_of_version_1_find_what_they_knew() -> None:
    """They take members that they do not know, and versions from their own on."""
    old = json.loads((pathlib.Path(__file__).parent / "report-version-1.schema.json").read_text(encoding="utf-8"))
    assert old["properties"].pop("version") == {"description": "Version of this format.", "const": 1}

    def tolerant(schema: t.Any) -> t.Any:
        if isinstance(schema, dict):
            return {key: tolerant(value) for key, value in schema.items() if key != "additionalProperties"}
        return [tolerant(item) for item in schema] if isinstance(schema, list) else schema

    made = report(run([planned()], [result(planned(), "failed", [finding()])]), expiries=[expiry()])
    jsonschema.Draft202012Validator(tolerant(old)).validate(made)
    assert made["version"] == 3


def test_the_schema_knows_every_member() -> None:
    made = mixed()
    for change in (
        lambda one: one.update(more=1),
        lambda one: one["checks"][0].update(more=1),
        lambda one: one["checks"][0]["tls_info"].update(more=1),
        lambda one: one["summary"].pop("expired"),
        lambda one: one["checks"][0].update(since="yesterday"),
    ):
        changed = json.loads(json.dumps(made))
        change(changed)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(load_schema("report")).validate(changed)


def test_what_a_module_returns_beyond_the_format_is_left_out() -> None:
    odd = result(
        planned(),
        duration_ms=float("inf"),
        tls_info={"version": 3, "certificate_names": ("a", 1), "verified": 1, "ja3": "x"},
        server=["?"],
        token={"scopes": ("a", "b"), "expires": 5, "odd": {"x": 1}},
        phases=[{"name": "tcp", "ms": None, "more": 1}],
    )
    (check,) = report(run([planned()], [odd]))["checks"]
    assert check["tls_info"] == {"version": "3", "certificate_names": ["a", "1"], "verified": True}
    assert (check["server"], check["duration_ms"]) == ({}, 0)
    assert check["token"] == {"scopes": ["a", "b"], "expires": 5, "odd": "{'x': 1}"}
    assert check["phases"] == [{"name": "tcp", "ms": 0}]


@pytest.mark.parametrize(
    ("ends", "failing"),
    [
        ("2026-11-01T00:00:00Z", ["error", "warning"]),
        ("2026-12-01T00:00:00Z", ["warning"]),
        ("2027-12-01T00:00:00Z", []),
    ],
)
def test_what_ends_fails_its_tenants(ends: str, failing: list[str]) -> None:
    runs = [run([planned()], [result(planned())], tenant=name) for name in ("contoso", "fabrikam")]
    for fail_on in ("error", "warning", "never"):
        made = report(*runs, fail_on=fail_on, expiries=[expiry(ends=ends)])
        assert [tenant["ok"] for tenant in made["tenants"]] == [fail_on not in failing, True]
        assert made["ok"] is (fail_on not in failing)


def test_the_threshold_for_server_certificates_is_the_reports() -> None:
    soon = result(planned(), findings=[finding("certificate_expiring_soon", "warning")])
    soon["tls_info"]["certificate_not_after"] = "2026-12-02T00:00:00Z"
    warned = report(run([planned()], [soon]), fail_on="warning")
    assert (warned["ok"], warned["summary"]["warnings"], warned["summary"]["expiring"]) == (False, 1, 1)
    assert warned["findings"] == []  # told once, among the expiries
    calm = report(run([planned()], [soon]), fail_on="warning", warn_days={"server_certificate": 5})
    assert (calm["ok"], calm["summary"]["warnings"], calm["summary"]["expiring"]) == (True, 0, 0)


def test_of_two_certificates_of_a_server_the_loud_one_counts() -> None:
    """Two hosts behind one name, one of which was renewed."""
    plan = [planned(), planned("bob@contoso.test")]
    checks = []
    for one, ends in zip(plan, ("2026-12-02T00:00:00Z", "2026-12-05T00:00:00Z")):
        soon = result(one, findings=[finding("certificate_expiring_soon", "warning")])
        soon["tls_info"].update(certificate_not_after=ends, certificate_sha256=ends)
        checks.append(soon)
    made = report(run(plan, checks), fail_on="warning", warn_days={"server_certificate": 10})
    severities = {one["ends"]: one["severity"] for one in made["expiries"] if one["kind"] == "server_certificate"}
    assert sorted(severities.values()) == ["info", "warning"], severities
    assert [check["findings"][0]["severity"] for check in made["checks"]] == ["warning", "warning"]
    assert made["ok"] is False


def test_endpoints_have_their_figures() -> None:
    plan = [planned(f"u{number}@contoso.test") for number in range(100)]
    checks = [
        result(
            one, duration_ms=number + 1, phases=[{"name": "tcp", "ms": 2}, {"name": "tls", "ms": number}, {"name": "?", "ms": 9}]
        )
        for number, one in enumerate(plan)
    ]
    (endpoint,) = report(run(plan, checks))["endpoints"]
    assert endpoint["duration_ms"] == {"min": 1, "p50": 50, "p90": 90, "p99": 99, "max": 100}
    assert endpoint["parts"] == [{"name": "tcp", "ms": 2}, {"name": "tls", "ms": 49}]
    assert (endpoint["checks"], endpoint["passed"], endpoint["tls_versions"]) == (100, 100, ["TLSv1.3"])
    (broken,) = report(run(plan[:1], [result(plan[0], "failed", [finding()])]))["endpoints"]
    assert (broken["duration_ms"], broken["parts"]) == (None, [])


def test_a_report_with_a_history_is_valid() -> None:
    history = _report_history.annotate(report(run([planned()], [result(planned())])), _report_history.empty())
    made = report(run([planned()], [result(planned(), "failed", [finding()])]))
    made["created"] = "2026-11-23T20:00:00Z"
    _report_history.annotate(made, history)
    jsonschema.Draft202012Validator(load_schema("report")).validate(made)
    assert (made["history"]["previous"], made["summary"]["new"]) == (CREATED, 1)


def test_circumstances_reach_whoever_reconsiders(monkeypatch: pytest.MonkeyPatch) -> None:
    from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import build as _report

    seen: list[t.Any] = []

    class Look(SecondLook):
        def __init__(self, circumstances: t.Mapping[str, t.Any]) -> None:
            super().__init__(circumstances)
            self.circumstances = circumstances

        def weigh(self, check: dict[str, t.Any]) -> None:
            seen.append((check["stage"], check["authenticated"], check["token"], self.circumstances))
            check["findings"] = [{"cause": "no_mailbox_permission", "summary": JWT}]

    monkeypatch.setattr(_report, "SecondLook", Look)
    made = build(
        [run([planned()], [result(planned(), "failed", stage="after_auth", authenticated=True, token={"audience": "x"})])],
        created=CREATED,
        title="",
        fail_on="error",
        version="0",
        circumstances={"contoso": {"switches": {}}},
    )
    assert seen == [("after_auth", True, {"audience": "x"}, {"contoso": {"switches": {}}})]
    assert made["findings"][0]["cause"] == "no_mailbox_permission"
    assert made["checks"][0]["findings"][0]["severity"] == "error"
    assert JWT not in json.dumps(made)
