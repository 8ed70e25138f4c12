# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report: gathering, thresholds, and its four forms."""

from __future__ import annotations

import html.parser
import json
import typing as t
import xml.etree.ElementTree as ET

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import Report, Run, build
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report_html import to_html
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report_junit import to_junit
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report_text import MAX_ROWS, summary_lines
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants_schema import load_schema

JWT = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJodHRwczovL291dGxvb2sub2ZmaWNlLmNvbSJ9.c2lnbmF0dXJl"
SASL = "dXNlcj1hbGljZUBjb250b3NvLnRlc3QBYXV0aD1CZWFyZXIgZXlKaGJHY2lPaUpTVXpJMU5pSjkBAQ=="


def planned(user: str = "alice@contoso.test", protocol: str = "imap", **more: t.Any) -> dict[str, t.Any]:
    return {
        "name": f"{user} {protocol}",
        "user": user,
        "token": user,
        "protocol": protocol,
        "host": "mail.test",
        "port": 993,
        "tls": "implicit",
        **more,
    }


def result(
    check: dict[str, t.Any], state: str = "passed", findings: t.Sequence[dict[str, t.Any]] = (), **more: t.Any
) -> dict[str, t.Any]:
    return {
        **{key: value for key, value in check.items() if key != "token"},
        "ok": state == "passed",
        "state": state,
        "duration_ms": 12.5,
        "phases": [{"name": "connect", "ms": 1.5}],
        "tls_info": {"version": "TLSv1.3", "cipher": "TLS_AES_256_GCM_SHA384", "certificate_not_after": "2027-01-01T00:00:00Z"},
        "server": {
            "greeting": "* OK ready",
            "capabilities": ["IMAP4rev1", "AUTH=XOAUTH2"],
            "reply": "",
            "challenge": None,
            "after_auth": "",
        },
        "findings": list(findings),
        **more,
    }


def finding(cause: str = "imap_disabled", severity: str = "error", **more: t.Any) -> dict[str, t.Any]:
    return {
        "cause": cause,
        "confidence": "high",
        "severity": severity,
        "summary": f"It is {cause}.",
        "evidence": ["NO AUTHENTICATE failed."],
        "remedy": "Set-CASMailbox -ImapEnabled $true",
        "confirm": "Get-CASMailbox",
        **more,
    }


def run(plan: list[dict[str, t.Any]], checks: list[dict[str, t.Any]], **more: t.Any) -> Run:
    given: dict[str, t.Any] = {
        "tenant": "contoso",
        "tenant_id": "contoso.test",
        "cloud": "global",
        "host": "localhost",
        "reachable": True,
        "message": "",
        "planned": plan,
        "checks": checks,
        "problems": {},
        **more,
    }
    return t.cast("Run", given)


def report(*runs: Run, fail_on: str = "error") -> Report:
    made = build(runs, created="2026-11-22T20:00:00Z", title="Mail logins", fail_on=fail_on, version="0.1.0")
    jsonschema.Draft202012Validator(load_schema("report")).validate(made)
    return made


def mixed(**kwargs: t.Any) -> Report:
    plan = [planned(), planned("bob@contoso.test"), planned("carol@contoso.test"), planned("dave@contoso.test")]
    return report(
        run(
            plan,
            [
                result(plan[0]),
                result(plan[1], "deferred", [finding("throttled", "warning", remedy="Wait.")]),
                result(plan[2], "failed", [finding(), finding("token_rejected", confidence="low")]),
            ],
            problems={"dave@contoso.test": finding("refresh_token_expired", remedy="Sign in again.")},
        ),
        run(plan, [], host="relay", reachable=False, message="Failed to connect to the host via ssh"),
        **kwargs,
    )


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
    found = [finding(), finding("token_rejected")]
    made = report(run(plan, [result(check, "failed", found) for check in plan]))
    assert [(one["cause"], one["checks"]) for one in made["findings"]] == [("imap_disabled", [0, 1, 2])]
    assert [one["cause"] for one in made["checks"][1]["findings"]] == ["imap_disabled", "token_rejected"]


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


# Terminal.


def test_the_summary_is_a_table_then_causes_then_totals() -> None:
    text = "\n".join(summary_lines(mixed()))
    assert "carol@contoso.test  FAILED" in text
    assert "bob@contoso.test    later" in text
    assert "Host relay could not be reached: Failed to connect to the host via ssh" in text
    assert "FAILED  imap_disabled: It is imap_disabled." in text
    assert "where: carol@contoso.test imap from localhost" in text
    assert "remedy: Set-CASMailbox -ImapEnabled $true" in text
    assert (
        text.splitlines()[-1]
        == "1 of 8 logins worked, 1 failed, 1 deferred, 5 not run, 1 warning (1 tenant, 4 mailboxes, 2 hosts)"
    )


def test_the_summary_is_bounded_and_shows_failures_first() -> None:
    plan = [planned(f"u{number}@contoso.test") for number in range(500)]
    checks = [result(check) for check in plan[:-1]]
    lines = summary_lines(report(run(plan, [*checks, result(plan[-1], "failed", [finding()])])))
    assert len(lines) < MAX_ROWS + 20
    assert "u499@contoso.test" in lines[2]
    assert "... and 460 more mailboxes" in lines


def test_several_endpoints_of_one_protocol_share_a_cell() -> None:
    plan = [planned(), planned(tls="starttls", port=143)]
    lines = summary_lines(report(run(plan, [result(plan[0]), result(plan[1], "failed")])))
    assert "FAILED 1/2" in lines[2]


# JUnit.


def test_junit_has_a_suite_per_tenant_and_a_case_per_check() -> None:
    root = ET.fromstring(to_junit(mixed()))
    assert root.attrib["tests"] == "8"
    assert root.attrib["failures"] == "6"
    assert root.attrib["skipped"] == "1"
    (suite,) = root.findall("testsuite")
    assert suite.attrib["name"] == "contoso"
    cases = suite.findall("testcase")
    assert len({case.attrib["name"] for case in cases}) == 8
    failure = cases[2].find("failure")
    assert failure is not None
    assert failure.attrib["type"] == "imap_disabled"
    assert "remedy: Set-CASMailbox" in (failure.text or "")


def test_junit_holds_nothing_that_xml_cannot() -> None:
    check = planned("a\ufffe\ud800b@contoso.test")
    root = ET.fromstring(to_junit(report(run([check], [result(check, "failed", [finding(summary="\uffff")])]))))
    assert "a??b@contoso.test" in root.findall("testsuite/testcase")[0].attrib["name"]


# Page.


class Page(html.parser.HTMLParser):
    """Collects what a browser would load or run, and whether elements are balanced."""

    VOID = ("meta", "link", "img", "br", "hr", "input")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(made: Report) -> Page:
    page = Page()
    page.feed(to_html(made))
    page.close()
    assert page.open == []
    return page


def test_the_page_needs_nothing_from_outside() -> None:
    page = parsed(mixed())
    assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
    assert not [
        (name, value)
        for name, value in page.attributes
        if name in ("src", "srcset") or (name == "href" and not str(value).startswith("#"))
    ]
    assert not [name for name, _value in page.attributes if name.startswith("on")]


def test_the_page_links_lead_somewhere() -> None:
    page = parsed(mixed())
    targets = {value for name, value in page.attributes if name == "id"}
    assert {str(value)[1:] for name, value in page.attributes if name == "href"} <= targets


def test_what_a_server_says_is_text() -> None:
    check = planned("<script>alert(1)</script>@contoso.test")
    evil = "</style><script>alert(1)</script><img src=x onerror=alert(1)>"
    made = report(
        run(
            [check],
            [result(check, "failed", [finding(summary=evil, evidence=[evil], remedy=evil)], server={"reply": evil})],
            tenant=evil,
        )
    )
    assert not {"script", "img"} & set(parsed(made).tags)


def test_the_page_says_what_is_broken_and_how_to_mend_it() -> None:
    page = to_html(mixed())
    assert "\\u" not in page  # no escape of Python's or JSON's reaches the reader
    assert "6 of 8 logins do not work" in page
    assert "Set-CASMailbox -ImapEnabled $true" in page
    assert page.index("What to repair") < page.index("Mailboxes</h2>") < page.index("Every check")


def test_a_report_without_checks_is_still_a_page() -> None:
    assert "\u2713 Every login works" in to_html(report())
    assert summary_lines(report())[0] == "No checks."


TEXTS = st.text(max_size=20)


@given(
    text=TEXTS, words=st.dictionaries(TEXTS, st.one_of(TEXTS, st.lists(TEXTS, max_size=2), st.none(), st.integers()), max_size=3)
)
@settings(max_examples=60, deadline=None)
def test_any_text_makes_four_valid_forms(text: str, words: dict[str, t.Any]) -> None:
    check = planned(f"{text}@contoso.test")
    made = report(
        run(
            [check],
            [result(check, "failed", [finding(summary=text, evidence=[text], remedy=text)], server=words, tls_info=words)],
            message=text,
        )
    )
    ET.fromstring(to_junit(made))
    json.loads(json.dumps(made))
    parsed(made)
    assert summary_lines(made)
