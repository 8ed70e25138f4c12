# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report as JUnit XML, as GitHub, GitLab and Jenkins read it: one suite per tenant, one case per check.

What has ended or ends soon is a case of its own in the suite of each tenant that it concerns. A case that did not work is a failure
whatever the threshold; what the threshold lets pass (deferred, ending soon) is skipped, with the reason, which all three of them show.
"""

from __future__ import annotations

import itertools
import re
import typing as t
import xml.etree.ElementTree as ET

from ...module_utils._check import check_reaches, reaches
from .build import Check, Checks, Report, grouped
from .views import KINDS, time_left

#: What XML 1.0 cannot hold, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Expiry = t.Dict[str, t.Any]
Json = t.Dict[str, t.Any]


def to_junit(report: Report) -> str:
    """Return the report as a JUnit document."""
    return "".join(junit_pieces(report))


def junit_pieces(report: Report) -> t.Iterator[str]:
    """Yield the same a suite at a time: a document of very many checks is never in memory."""
    fail_on, due, untried = report["fail_on"], _due(report), _missed(report)
    root = ET.Element("testsuites", {"name": _clean(report["title"])})
    _count(root, report, due, untried)
    opened = ET.tostring(root, encoding="unicode")
    names = [tenant["name"] for tenant in report["tenants"]]
    files = untried.pop("", [])
    if not names and not files:
        yield f'<?xml version="1.0" encoding="utf-8"?>\n{opened}\n'
        return
    yield f'<?xml version="1.0" encoding="utf-8"?>\n{opened.removesuffix(" />")}>'
    groups = _by_tenant(report)
    for name in names:
        suite = ET.Element("testsuite", {"name": _clean(name)})
        for check in groups(name):
            _check_case(suite, check, fail_on)
        for expiry in due.get(name, []):
            _expiry_case(suite, expiry, name, fail_on)
        for one in untried.get(name, []):
            _untried_case(suite, one, fail_on)
        yield _closed(suite, report)
    if files:
        suite = ET.Element("testsuite", {"name": "tenants files"})
        for file in files:
            _untried_case(suite, file, fail_on)
        yield _closed(suite, report)
    yield "\n</testsuites>\n"


def _due(report: Report) -> dict[str, list[Expiry]]:
    """Return what has ended or ends soon, by the tenants that it concerns."""
    due: dict[str, list[Expiry]] = {}
    for expiry in report["expiries"]:
        if expiry["severity"] != "info":
            for name in expiry["tenants"]:
                due.setdefault(name, []).append(expiry)
    return due


def _missed(report: Report) -> dict[str, list[Json]]:
    """Return what was not tried, by tenant."""
    return grouped((one for one in report["untried"] if one["severity"] != "info"), "tenant")


def _count(root: ET.Element, report: Report, due: dict[str, list[Expiry]], untried: dict[str, list[Json]]) -> None:
    """Count what will be in the document before it is made."""
    fail_on, names = report["fail_on"], {tenant["name"] for tenant in report["tenants"]}
    outcomes = [_of_check(check, fail_on) for check in report["checks"]]
    outcomes += [_of_expiry(expiry, fail_on) for name, expiries in due.items() if name in names for expiry in expiries]
    outcomes += [_of_untried(one, fail_on) for ones in untried.values() for one in ones]
    _set_counts(root, outcomes, sum(round(check["duration_ms"] / 1000, 3) for check in report["checks"]))


def _by_tenant(report: Report) -> t.Callable[[str], t.Iterable[Check]]:
    """Return what gives a tenant's checks, asked for in the order of the tenants, in which the checks of a report that is made are."""
    given = report["checks"]
    if not isinstance(given, Checks):
        return lambda name: grouped(given, "tenant").get(name, ())
    stream = given.whole()
    waiting: list[Check] = []

    def of(name: str) -> t.Iterator[Check]:
        for check in itertools.chain([waiting.pop()] if waiting else [], stream):
            if check["tenant"] != name:
                waiting.append(check)
                return
            yield check

    return of


def _closed(suite: ET.Element, report: Report) -> str:
    cases = list(suite.iterfind("testcase"))
    outcomes = [next((tag for tag in ("failure", "skipped") if case.find(tag) is not None), "") for case in cases]
    _set_counts(suite, outcomes, sum(float(case.get("time", 0)) for case in cases))
    suite.set("timestamp", report["created"].removesuffix("Z"))
    ET.indent(suite, level=1)
    return f"\n  {ET.tostring(suite, encoding='unicode').rstrip()}"


def _set_counts(element: ET.Element, outcomes: t.Sequence[str], seconds: float) -> None:
    element.set("tests", str(len(outcomes)))
    element.set("failures", str(outcomes.count("failure")))
    element.set("errors", "0")
    element.set("skipped", str(outcomes.count("skipped")))
    element.set("time", f"{seconds:.3f}")


def _of_check(check: Check, fail_on: str) -> str:
    if check["state"] in ("failed", "not_run") or (check["findings"] and check_reaches(check, fail_on)):
        return "failure"
    if check["state"] == "deferred":
        return "failure" if check_reaches(check, fail_on) else "skipped"
    return ""


def _of_expiry(expiry: Expiry, fail_on: str) -> str:
    return "failure" if expiry["severity"] == "error" or reaches(fail_on, [expiry["severity"]]) else "skipped"


def _of_untried(untried: dict[str, t.Any], fail_on: str) -> str:
    return "failure" if untried["severity"] == "error" or fail_on == "warning" else "skipped"


def _untried_case(suite: ET.Element, untried: dict[str, t.Any], fail_on: str) -> None:
    """What was asked for and not tried is a failure, what nobody could be asked is skipped."""
    case = _case(suite, f"{untried['tenant'] or 'files'}.untried", f"{untried['kind']} {untried['name']} was not tried", 0)
    outcome = ET.SubElement(
        case, _of_untried(untried, fail_on), {"type": f"untried_{untried['kind']}", "message": _clean(untried["message"])}
    )
    outcome.text = _clean("\n".join(part for part in (untried["message"], untried["remedy"]) if part))


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
    became = _of_check(check, fail_on)
    details = _clean("\n".join(_details(check)))
    if became:
        first = check["findings"][0] if check["findings"] else {}
        outcome = ET.SubElement(
            case,
            became,
            {"type": _clean(first.get("cause") or "unknown"), "message": _clean(first.get("summary") or check["state"])},
        )
        outcome.text = details
    output = [*_facts(check), *([] if became else [details])]
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
    when = f"{time_left(expiry)}{' (' + expiry['ends'] + ')' if expiry['ends'] else ''}"
    outcome = ET.SubElement(
        case,
        _of_expiry(expiry, fail_on),
        {"type": f"{expiry['kind']}_{'ended' if ended else 'ending'}", "message": _clean(f"{name}: {when}")},
    )
    outcome.text = _clean("\n".join(part for part in (expiry["note"], expiry["remedy"], expiry["source"]) if part))


def _clean(text: str) -> str:
    return _ILLEGAL.sub("?", text)
