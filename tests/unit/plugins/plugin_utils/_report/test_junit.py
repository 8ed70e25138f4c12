# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report as JUnit XML."""

from __future__ import annotations

import pathlib
import xml.etree.ElementTree as ET

import junitparser
import pytest
import xmlschema
from report_runs import expiry, finding, mixed, planned, report, result, run

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.junit import to_junit


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
    assert "a\\ufffe\\ud800b@contoso.test" in root.findall("testsuite/testcase")[0].attrib["name"]


SCHEMA = xmlschema.XMLSchema(pathlib.Path(__file__).parent / "junit.xsd")


def rich(fail_on: str = "error") -> str:
    """A document with every kind of case."""
    plan = [planned(), planned("bob@contoso.test"), planned("carol@contoso.test"), planned("dave@contoso.test")]
    return to_junit(
        report(
            run(
                plan,
                [
                    result(plan[0]),
                    result(plan[1], findings=[finding("weak_thing", "warning")]),
                    result(plan[2], "deferred", [finding("throttled", "warning")]),
                    result(plan[3], "failed", [finding()]),
                ],
            ),
            run(plan[:1], [], tenant="fabrikam", reachable=False),
            fail_on=fail_on,
            expiries=[expiry(), expiry("refresh_token", "2026-11-01T00:00:00Z"), expiry("consent", "")],
        )
    )


def outcomes(document: str) -> dict[str, list[str]]:
    """The outcome of each case, by suite."""
    return {
        suite.attrib["name"]: [
            "".join(child.tag for child in case if child.tag != "system-out") or "passed" for case in suite.iterfind("testcase")
        ]
        for suite in ET.fromstring(document).iterfind("testsuite")
    }


@pytest.mark.parametrize("fail_on", ["error", "warning", "never"])
def test_every_document_is_what_readers_know(fail_on: str) -> None:
    for document in (rich(fail_on), to_junit(mixed()), to_junit(report())):
        SCHEMA.validate(document)


def test_the_schema_refuses_what_is_wrong() -> None:
    assert not SCHEMA.is_valid(rich().replace(' errors="0"', "", 1))
    assert not SCHEMA.is_valid(rich().replace("<system-out>", "<output>").replace("</system-out>", "</output>"))


@pytest.mark.parametrize("fail_on", ["error", "warning", "never"])
def test_another_reader_counts_the_same(fail_on: str) -> None:
    document = junitparser.JUnitXml.fromstring(rich(fail_on).encode())
    before = [(suite.tests, suite.failures, suite.errors, suite.skipped, round(suite.time, 3)) for suite in document]
    totals = (document.tests, document.failures, document.errors, document.skipped, round(document.time, 3))
    for suite in document:
        suite.update_statistics()
    document.update_statistics()
    assert [(suite.tests, suite.failures, suite.errors, suite.skipped, round(suite.time, 3)) for suite in document] == before
    assert (document.tests, document.failures, document.errors, document.skipped, round(document.time, 3)) == totals


def test_the_threshold_moves_what_is_only_skipped() -> None:
    assert outcomes(rich()) == {
        "contoso": ["passed", "passed", "skipped", "failure", "failure", "skipped"],
        "fabrikam": ["failure"],
    }
    assert outcomes(rich("warning"))["contoso"] == ["passed", "failure", "failure", "failure", "failure", "failure"]
    assert outcomes(rich("never"))["contoso"] == ["passed", "passed", "skipped", "failure", "failure", "skipped"]


def test_what_ends_is_a_case_with_its_remedy() -> None:
    cases = ET.fromstring(rich()).findall("testsuite[@name='contoso']/testcase[@classname='contoso.expiry']")
    (ended, soon) = (case[0] for case in cases)
    assert [case.attrib["name"] for case in cases] == [
        "refresh token mail-2026 Mail logins",
        "client secret mail-2026 Mail logins",
    ]
    assert (ended.attrib["type"], soon.attrib["type"]) == ("refresh_token_ended", "client_secret_ending")
    assert soon.attrib["message"] == "client secret mail-2026 Mail logins: 8 days left (2026-12-01T00:00:00Z)"
    assert "m365.mail_oauth.rotate" in (soon.text or "")


def test_warnings_and_phases_are_in_the_output() -> None:
    (output,) = (case.findtext("system-out") or "" for case in ET.fromstring(rich()).findall("testsuite/testcase")[1:2])
    assert output.splitlines()[0] == "connect 2 ms"
    assert "WARNING weak_thing (high confidence): It is weak_thing." in output
    assert "remedy: Set-CASMailbox" in output
