# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report for CI systems: GitHub's summary and annotations, GitLab's Code Quality, SARIF."""

from __future__ import annotations

import functools
import json
import pathlib
import re
import typing as t

import pytest
from report_runs import CREATED, expiry, finding, mixed, planned, report, result, run

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import pages
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.build import build
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets import github, gitlab, sarif
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets.places import places
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets.troubles import Place, troubles
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.results import Results

FORMS: dict[str, t.Callable[[t.Any], str]] = {
    "summary": github.to_summary,
    "annotations": github.to_annotations,
    "gitlab": gitlab.to_gitlab,
    "sarif": sarif.to_sarif,
}
JWT = "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL291dGxvb2sub2ZmaWNlLmNvbSJ9.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw"


@functools.cache
def many(count: int = 10_000) -> t.Any:
    """30,000 logins, none of which works, each with long words of the server's."""
    plan = [planned(f"u{n}@contoso.test", protocol) for n in range(count) for protocol in ("imap", "pop", "smtp")]
    words = finding(summary="so long " * 500, remedy="do " * 1000)
    made = run(plan, [result(check, "failed", [words]) for check in plan])
    return build([made], created=CREATED, title="Mail logins", fail_on="error", version="0.1.0")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as GitHub's runner does (actions/runner, ActionCommand.TryParseV2): level, properties, message."""

    def plain(value: str, *escapes: tuple[str, str]) -> str:
        for escape, char in (*escapes, ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            value = value.replace(escape, char)
        return value

    found = []
    for line in text.splitlines():
        assert line.startswith("::")
        head, message = line[2:].split("::", 1)
        level, _blank, given = head.partition(" ")
        pairs = (pair.split("=", 1) for pair in given.split(",") if pair)
        found.append((level, {name: plain(value, ("%3A", ":"), ("%2C", ",")) for name, value in pairs}, plain(message)))
    return found


@pytest.mark.parametrize("form", ["summary", "annotations", "sarif"])
@pytest.mark.parametrize(
    ("remedy", "told"),
    [
        ("Switch it on:\nSet-CASMailbox -Identity alice -ImapEnabled $true\nWait an hour.", "-ImapEnabled"),
        ("Set-CASMailbox -Identity alice -ImapEnabled $true", "-ImapEnabled"),
        ("Ask the owner.\nSet-CASMailbox -Identity alice -ImapEnabled $true", "Ask the owner"),
    ],
)
def test_what_a_first_line_announces_follows_it(form: str, remedy: str, told: str) -> None:
    check = planned()
    text = FORMS[form](report(run([check], [result(check, "failed", [finding(remedy=remedy)])])))
    assert told in text
    assert ("-ImapEnabled" in text) is (told == "-ImapEnabled")
    assert "Wait an hour" not in text


def test_each_mailbox_and_cause_is_told_once() -> None:
    found = troubles(Results(mixed()))
    assert [(one.title, one.severity, one.checks) for one in found] == [
        ("carol@contoso.test: imap_disabled", "error", 1),
        ("dave@contoso.test: refresh_token_expired", "error", 1),
        ("alice@contoso.test: managed_host_unreachable", "error", 1),
        ("bob@contoso.test: managed_host_unreachable", "error", 1),
        ("carol@contoso.test: managed_host_unreachable", "error", 1),
        ("dave@contoso.test: managed_host_unreachable", "error", 1),
        ("bob@contoso.test: throttled", "warning", 1),
    ]
    assert len({one.fingerprint for one in found}) == len(found)
    assert [one.fingerprint for one in troubles(Results(mixed()))] == [one.fingerprint for one in found]


def test_what_ended_and_what_was_not_tried_is_told_as_well() -> None:
    made = report(expiries=[expiry(ends="2026-11-01T00:00:00Z"), expiry("consent", "2026-11-25T00:00:00Z", name="grant")])
    assert [(one.cause, one.severity) for one in troubles(Results(made))] == [
        ("client_secret_ended", "error"),
        ("consent_ending", "warning"),
    ]


def test_annotations_are_ten_a_level_and_the_last_counts_the_rest() -> None:
    plan = [planned(f"u{n}@contoso.test") for n in range(25)]
    states = ["failed"] * 15 + ["passed"] * 10
    found = [[finding()]] * 15 + [[finding("weak_thing", "warning")]] * 10
    made = report(run(plan, [result(check, state, own) for check, state, own in zip(plan, states, found)]))
    read = commands(github.to_annotations(made, {"contoso": Place("inventory/a.m365.yml", 7)}))
    assert [level for level, _properties, _message in read] == ["error"] * 10 + ["warning"] * 10
    assert read[0][1] == {"title": "contoso: u0@contoso.test: imap_disabled", "file": "inventory/a.m365.yml", "line": "7"}
    assert read[0][2].splitlines()[:2] == ["It is imap_disabled.", "imap mail.test:993 from localhost"]
    assert read[9][2].startswith("6 more")


def test_a_server_s_words_end_no_annotation_and_begin_none() -> None:
    words = "100% :: a,b=c\n::warning::x\r%0A::error::y"
    check = planned("a,b:c%25@contoso.test")
    made = report(run([check], [result(check, "failed", [finding(summary=words)])]))
    ((level, properties, message),) = commands(github.to_annotations(made))
    assert level == "error"
    assert properties == {"title": "contoso: a,b:c%25@contoso.test: imap_disabled"}
    assert message.splitlines()[0].startswith("100% :: a,b=c")


@pytest.mark.long
@pytest.mark.parametrize("form", FORMS)
def test_it_is_bounded_whatever_the_number_of_checks(form: str) -> None:
    made = FORMS[form](many())
    assert (
        len(made.encode())
        < {"summary": 1024 * 1024, "annotations": 64 * 1024, "gitlab": 2 * 1024**2, "sarif": 10 * 1024**2}[form]
    )
    if form == "summary":
        assert "all in the report" in made
    else:
        assert "more that are not shown here; they are in" in made


@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_looks_like_a_token_leaves(form: str) -> None:
    check = planned()
    leak = finding(summary=f"Bearer {JWT}", evidence=[JWT], remedy=f"Use {JWT}")
    text = FORMS[form](report(run([check], [result(check, "failed", [leak], server={"reply": JWT})])))
    assert "alice@contoso.test" in text.replace("\\", "")
    assert "eyJhbGci" not in text


@pytest.mark.parametrize("form", FORMS)
def test_a_report_without_trouble_says_so(form: str) -> None:
    check = planned()
    text = FORMS[form](report(run([check], [result(check)])))
    if form == "summary":
        assert "All is well" in text
    elif form == "annotations":
        assert text == ""
    else:
        data = json.loads(text)
        assert (data if form == "gitlab" else data["runs"][0]["results"]) == []


def test_the_summary_is_a_table_that_no_word_breaks() -> None:
    words = "<img src=x onerror=alert(1)> | `a` [here](https://evil.test) @everyone\n# head"
    check = planned("a|b`c@contoso.test")
    text = github.to_summary(report(run([check], [result(check, "failed", [finding(summary=words, remedy=words)])])))
    (row,) = [line for line in text.splitlines() if "imap" in line]
    assert len(re.findall(r"(?<!\\)\|", row)) == 7
    assert not re.search(r"(?<!\\)<img(?![^`]*`)", row)


def test_gitlab_gets_the_members_that_it_asks_for() -> None:
    entries = json.loads(gitlab.to_gitlab(mixed(), {"contoso": Place("inventory/a.m365.yml", 7)}))
    assert {entry["severity"] for entry in entries} <= {"info", "minor", "major", "critical", "blocker"}
    for entry in entries:
        assert entry["location"] == {"path": "inventory/a.m365.yml", "lines": {"begin": 7}}
        assert entry["description"]
        assert re.fullmatch("[0-9a-f]{64}", entry["fingerprint"])
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def test_sarif_has_a_rule_for_each_cause_with_its_page() -> None:
    made = mixed()
    pages.link(made, pages.PAGES)
    (log,) = json.loads(sarif.to_sarif(made, {"contoso": Place("in ventory/a.m365.yml", 7)}))["runs"]
    rules = log["tool"]["driver"]["rules"]
    for found in log["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
        assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "in%20ventory/a.m365.yml"
    (disabled,) = [rule for rule in rules if rule["id"] == "imap_disabled"]
    assert disabled["helpUri"].endswith("/causes/imap_disabled.rst")


def test_sarif_takes_no_word_for_a_placeholder_or_a_link() -> None:
    check = planned()
    made = report(run([check], [result(check, "failed", [finding(summary="a {0} [b](https://evil.test) \\")])]))
    text = json.loads(sarif.to_sarif(made))["runs"][0]["results"][0]["message"]["text"]
    assert "a {{0}} \\[b\\](https://evil.test) \\\\" in text


def test_a_tenant_s_place_is_its_line_in_the_file(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "inventory" / "a.m365.yml"
    file.parent.mkdir()
    file.write_text("tenants:\n  # contoso: no\n  contoso:\n    tenant: contoso.test\n  'fabri kam': {}\n", encoding="utf-8")
    found = places([str(file), str(tmp_path / "missing")], ["contoso", "fabri kam", "lost"], str(tmp_path))
    assert found == {"contoso": Place("inventory/a.m365.yml", 3), "fabri kam": Place("inventory/a.m365.yml", 5)}
    assert places([str(file)], ["contoso"], str(tmp_path / "elsewhere"))["contoso"].path == "a.m365.yml"
