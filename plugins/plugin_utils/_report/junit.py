# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report as JUnit XML, as GitHub, GitLab and Jenkins read it: one suite per tenant, one case per check.

What has ended or ends soon is a case of its own in the suite of each tenant that it concerns. A case that did not work is a failure
whatever the threshold; what the threshold lets pass (deferred, ending soon) is skipped, with the reason, which all three of them show.
"""

from __future__ import annotations

import re
import typing as t
import xml.etree.ElementTree as ET

from ...module_utils._check import check_reaches, reaches
from .build import Check, Report, grouped
from .views import KINDS, time_left

#: What XML 1.0 cannot hold, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Expiry = t.Dict[str, t.Any]


def to_junit(report: Report) -> str:
    """Return the report as a JUnit document."""
    fail_on = report["fail_on"]
    due: dict[str, list[Expiry]] = {}
    for expiry in report["expiries"]:
        if expiry["severity"] != "info":
            for name in expiry["tenants"]:
                due.setdefault(name, []).append(expiry)
    checks = grouped(report["checks"], "tenant")
    root = ET.Element("testsuites", {"name": _clean(report["title"])})
    for tenant in report["tenants"]:
        suite = ET.SubElement(root, "testsuite", {"name": _clean(tenant["name"])})
        for check in checks.get(tenant["name"], []):
            _check_case(suite, check, fail_on)
        for expiry in due.get(tenant["name"], []):
            _expiry_case(suite, expiry, tenant["name"], fail_on)
        for untried in report["untried"]:
            if untried["tenant"] == tenant["name"]:
                _untried_case(suite, untried, fail_on)
        _close(suite, report)
    unread = [untried for untried in report["untried"] if not untried["tenant"]]
    if unread:
        suite = ET.SubElement(root, "testsuite", {"name": "tenants files"})
        for file in unread:
            _untried_case(suite, file, fail_on)
        _close(suite, report)
    _count(root, list(root))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _close(suite: ET.Element, report: Report) -> None:
    _count(suite, [suite])
    suite.set("timestamp", report["created"].removesuffix("Z"))


def _untried_case(suite: ET.Element, untried: dict[str, t.Any], fail_on: str) -> None:
    """What was asked for and not tried is a failure, what nobody could be asked is skipped."""
    if untried["severity"] == "info":
        return
    case = _case(suite, f"{untried['tenant'] or 'files'}.untried", f"{untried['kind']} {untried['name']} was not tried", 0)
    failed = untried["severity"] == "error" or fail_on == "warning"
    outcome = ET.SubElement(
        case, "failure" if failed else "skipped", {"type": f"untried_{untried['kind']}", "message": _clean(untried["message"])}
    )
    outcome.text = _clean("\n".join(part for part in (untried["message"], untried["remedy"]) if part))


def _count(element: ET.Element, suites: list[ET.Element]) -> None:
    """Count what the suites hold, so that the numbers cannot differ from the cases."""
    cases = [case for suite in suites for case in suite.iterfind("testcase")]
    element.set("tests", str(len(cases)))
    element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    element.set("errors", "0")
    element.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
    element.set("time", f"{sum(float(case.get('time', 0)) for case in cases):.3f}")


def _case(suite: ET.Element, classname: str, name: str, milliseconds: float) -> ET.Element:
    return ET.SubElement(
        suite, "testcase", {"classname": _clean(classname), "name": _clean(name), "time": f"{milliseconds / 1000:.3f}"}
    )


def _check_case(suite: ET.Element, check: Check, fail_on: str) -> None:
    name = f"{check['mailbox']} {check['protocol']} {check['host']}:{check['port']} {check['tls']} from {check['checked_from']}"
    if check["via"]:
        name += f" via {check['via']}"
    if check["program"]:
        name += f" by {check['program']}"
    case = _case(suite, f"{check['tenant']}.{check['protocol']}", name, check["duration_ms"])
    failed = check["state"] in ("failed", "not_run") or check_reaches(check, fail_on)
    details = _clean("\n".join(_details(check)))
    if failed or check["state"] == "deferred":
        first = check["findings"][0] if check["findings"] else {}
        outcome = ET.SubElement(
            case,
            "failure" if failed else "skipped",
            {"type": _clean(first.get("cause") or "unknown"), "message": _clean(first.get("summary") or check["state"])},
        )
        outcome.text = details
    output = [*_facts(check), *([] if failed or check["state"] == "deferred" else [details])]
    text = _clean("\n".join(line for line in output if line))
    if text:
        ET.SubElement(case, "system-out").text = text


def _details(check: Check) -> t.Iterator[str]:
    if check["since"]:
        yield f"since {check['since']}{', new since the last run' if check['new'] else ''}"
    for finding in check["findings"]:
        yield f"{finding['severity'].upper()} {finding['cause']} ({finding['confidence']} confidence): {finding['summary']}"
        for line in finding["evidence"]:
            yield f"  evidence: {line}"
        if finding["remedy"]:
            yield f"  remedy: {finding['remedy']}"
        if finding["confirm"]:
            yield f"  confirm: {finding['confirm']}"


def _facts(check: Check) -> t.Iterator[str]:
    """Where the time went, and with whom it was spent."""
    if check["phases"]:
        yield ", ".join(f"{phase['name']} {phase['ms']:.0f} ms" for phase in check["phases"])
    tls = " ".join(part for part in (check["tls_info"].get("version"), check["tls_info"].get("cipher")) if part)
    yield ", ".join(part for part in (check["address"], tls) if part)
    if check["login"] not in ("", check["mailbox"]):
        yield f"logged in as {check['login']}"
    for other in check["logins_refused"]:
        yield f"refused as {other['login']}: {other['reply']}"
    if check["flapping"]:
        yield "changes again and again between working and not"


def _expiry_case(suite: ET.Element, expiry: Expiry, tenant: str, fail_on: str) -> None:
    name = " ".join(part for part in (KINDS[expiry["kind"]], expiry["name"], expiry["subject"]) if part)
    case = _case(suite, f"{tenant}.expiry", name, 0)
    ended = expiry["severity"] == "error"
    failed = ended or reaches(fail_on, [expiry["severity"]])
    when = f"{time_left(expiry)}{' (' + expiry['ends'] + ')' if expiry['ends'] else ''}"
    outcome = ET.SubElement(
        case,
        "failure" if failed else "skipped",
        {"type": f"{expiry['kind']}_{'ended' if ended else 'ending'}", "message": _clean(f"{name}: {when}")},
    )
    outcome.text = _clean("\n".join(part for part in (expiry["note"], expiry["remedy"], expiry["source"]) if part))


def _clean(text: str) -> str:
    return _ILLEGAL.sub("?", text)
