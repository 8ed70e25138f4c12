# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The one reader of results: reports of this version and of earlier ones, and what is none."""

from __future__ import annotations

import json
import pathlib
import tarfile
import typing as t

import pytest
from report_runs import CREATED, finding, mixed, planned, report, result, run

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import results
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.build import to_json
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.results import ReportError, Results

PLACES = pathlib.Path(__file__).resolve().parents[4] / "upgrade" / "places"

#: A report of version 1, with the members that it had.
FIRST: dict[str, t.Any] = {
    "version": 1,
    "generator": {"name": "m365.mail_oauth", "version": "0.0.1"},
    "created": CREATED,
    "title": "Logins",
    "fail_on": "error",
    "ok": False,
    "hosts": [],
    "tenants": [],
    "summary": {"checks": 2, "passed": 1, "failed": 1, "deferred": 0, "not_run": 0, "warnings": 0, "tenants": 1, "mailboxes": 1},
    "findings": [{**finding(), "checks": [1]}],
    "checks": [
        {
            "id": number,
            "tenant": "contoso",
            "checked_from": "localhost",
            "mailbox": "a@contoso.test",
            "protocol": "imap",
            "sign_in_user": "a@contoso.test",
            "host": "mail.test",
            "port": 993,
            "tls": "implicit",
            "ok": not number,
            "state": "failed" if number else "passed",
            "duration_ms": 1,
            "phases": [],
            "tls_info": {},
            "server": {},
            "findings": [finding()] if number else [],
        }
        for number in (0, 1)
    ],
}


def written(tmp_path: pathlib.Path, content: str) -> str:
    path = tmp_path / "report.json"
    path.write_text(content, encoding="utf-8")
    return str(path)


def test_what_does_not_just_work_is_kept_and_the_rest_counted(tmp_path: pathlib.Path) -> None:
    made = mixed()
    for found in (Results(made), results.read(written(tmp_path, to_json(made)))):
        assert (found.created, found.title, found.ok, found.fail_on) == (CREATED, "Mail logins", False, "error")
        assert (found.planned, found.passing, found.summary["not_run"]) == (8, 1, 5)
        assert [check["id"] for check in found.trouble] == [1, 2, 3, 4, 5, 6, 7]
        assert [check["id"] for check in found.failing] == [2, 3, 4, 5, 6, 7]
        assert [check["id"] for check in found.passed()] == [0]
        assert list(found.checks()) == made["checks"]
        assert list(found.checks()) == list(found.checks())
        assert found.trouble[0] == made["checks"][1]


def test_the_checks_of_a_finding_are_found_by_their_id() -> None:
    found = Results(mixed())
    (disabled,) = [one for one in found.findings if one["cause"] == "imap_disabled"]
    assert [check["mailbox"] for check in found.checks_of(disabled)] == ["carol@contoso.test"]
    assert found.check(0) is None
    assert (found.check(2) or {})["state"] == "failed"


def test_a_warning_is_trouble_and_an_information_is_none() -> None:
    plan = [planned(), planned("bob@contoso.test")]
    told = [result(one, findings=[finding("tls_old", severity)]) for one, severity in zip(plan, ("info", "warning"), strict=True)]
    found = Results(report(run(plan, told)))
    assert [check["mailbox"] for check in found.trouble] == ["bob@contoso.test"]
    assert found.failing == []
    assert [check["mailbox"] for check in found.passed()] == ["alice@contoso.test", "bob@contoso.test"]


def test_a_login_that_works_again_is_found_and_is_no_trouble() -> None:
    made = report(run([planned()], [result(planned())]))
    made["history"]["fixed"] = [{"check": 0, "cause": "imap_disabled", "since": ""}]
    found = Results(made)
    assert found.trouble == []
    assert (found.check(0) or {})["mailbox"] == "alice@contoso.test"


def test_the_stream_is_asked_for_checks_that_the_report_has_not() -> None:
    made = mixed()
    bad = {**made, "checks": [check for check in made["checks"] if check["state"] != "passed"]}
    found = Results(bad, lambda: made["checks"])
    assert list(found.checks()) == made["checks"]
    assert [check["id"] for check in found.trouble] == [1, 2, 3, 4, 5, 6, 7]


def test_version_1_reads_as_if_it_were_new(tmp_path: pathlib.Path) -> None:
    found = results.read(written(tmp_path, json.dumps(FIRST)))
    assert (found.version, found.expiries, found.untried, found.endpoints) == (1, [], [], [])
    assert (found.summary["expired"], found.summary["untried"], found.history["runs"]) == (0, 0, 0)
    newest = report(run([planned()], [result(planned())]))["checks"][0]
    for check in found.checks():
        assert newest.keys() - {"findings"} <= check.keys()
    assert [check["id"] for check in found.checks_of(found.findings[0])] == [1]
    assert FIRST["checks"][0].keys() & {"via"} == set()


def test_the_report_of_a_place_that_stood_yesterday_is_read(tmp_path: pathlib.Path) -> None:
    (archive,) = PLACES.glob("dabd28e.tar.*")
    with tarfile.open(archive) as place:
        member = place.extractfile("lab/quickstart/report/report.json")
        assert member is not None
        found = results.read(written(tmp_path, member.read().decode()))
    assert (found.version, found.planned, len(list(found.checks()))) == (2, 84, 84)
    assert found.passing + len([check for check in found.trouble if check["state"] != "passed"]) == 84


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not whole JSON"),
        ("[1]", "no report of this collection"),
        ('{"version": 2, "generator": "x"}', "no report of this collection"),
        ('{"version": 2, "generator": {"name": "other"}}', "no report of this collection"),
        ('{"version": true, "generator": {"name": "m365.mail_oauth"}}', "no version"),
        ('{"version": 0, "generator": {"name": "m365.mail_oauth"}}', "no version"),
        ('{"version": 9, "generator": {"name": "m365.mail_oauth"}}', "Update the collection"),
        ('{"version": 2, "generator": {"name": "m365.mail_oauth"}}', "lacks"),
    ],
)
def test_what_is_no_report_is_refused_with_a_sentence(tmp_path: pathlib.Path, content: str, said: str) -> None:
    with pytest.raises(ReportError, match=said):
        results.read(written(tmp_path, content))


def test_a_missing_report_is_named(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ReportError, match=f"{tmp_path}/report.json cannot be read"):
        results.read(str(tmp_path / "report.json"))
