# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""The report as JUnit XML, as GitHub, GitLab and Jenkins read it: one suite per tenant, one case per check."""

from __future__ import annotations

import re
import typing as t
import xml.etree.ElementTree as ET

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import Check, Report, reaches

#: What XML 1.0 cannot hold, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(report: Report) -> str:
    """Return the report as a JUnit document."""
    checks = report["checks"]
    root = ET.Element("testsuites", {"name": _clean(report["title"]), **_totals(checks, report["fail_on"])})
    for tenant in report["tenants"]:
        own = [check for check in checks if check["tenant"] == tenant["name"]]
        suite = ET.SubElement(
            root,
            "testsuite",
            {"name": _clean(tenant["name"]), "timestamp": report["created"].removesuffix("Z"), **_totals(own, report["fail_on"])},
        )
        for check in own:
            _case(suite, check, report["fail_on"])
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _totals(checks: list[Check], fail_on: str) -> dict[str, str]:
    return {
        "tests": str(len(checks)),
        "failures": str(sum(_outcome(check, fail_on) == "failure" for check in checks)),
        "errors": "0",
        "skipped": str(sum(_outcome(check, fail_on) == "skipped" for check in checks)),
        "time": f"{sum(check['duration_ms'] for check in checks) / 1000:.3f}",
    }


def _outcome(check: Check, fail_on: str) -> str:
    """A check that did not work is a failure whatever the threshold; a deferred one is skipped unless the threshold says otherwise."""
    if check["state"] in ("failed", "not_run") or reaches(check, fail_on):
        return "failure"
    return "skipped" if check["state"] == "deferred" else ""


def _case(suite: ET.Element, check: Check, fail_on: str) -> None:
    name = f"{check['mailbox']} {check['protocol']} {check['host']}:{check['port']} {check['tls']} from {check['checked_from']}"
    case = ET.SubElement(
        suite,
        "testcase",
        {
            "classname": _clean(f"{check['tenant']}.{check['protocol']}"),
            "name": _clean(name),
            "time": f"{check['duration_ms'] / 1000:.3f}",
        },
    )
    outcome = _outcome(check, fail_on)
    if outcome:
        first = check["findings"][0] if check["findings"] else {}
        element = ET.SubElement(case, outcome, {"message": _clean(first.get("summary") or check["state"])})
        if outcome == "failure":
            element.set("type", _clean(first.get("cause") or "unknown"))
            element.text = _clean("\n".join(_details(check)))


def _details(check: Check) -> t.Iterator[str]:
    for finding in check["findings"]:
        yield f"{finding['cause']} ({finding['severity']}, {finding['confidence']} confidence): {finding['summary']}"
        for line in finding["evidence"]:
            yield f"  evidence: {line}"
        if finding["remedy"]:
            yield f"  remedy: {finding['remedy']}"
        if finding["confirm"]:
            yield f"  confirm: {finding['confirm']}"


def _clean(text: str) -> str:
    return _ILLEGAL.sub("?", text)
