# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""From the results of the ``verify`` module on many hosts to one report (plain data, ``plugins/schemas/report.schema.json``).

Pure: no files, no clock, no Ansible. What a check could have been is known from the plan, so that a host which could not be reached and a
user without a token appear in the report as checks that were not run, with the reason.
"""

from __future__ import annotations

import re
import typing as t

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.masking import mask

FORMAT_VERSION = 1

STATES = ("passed", "failed", "deferred", "not_run")
SEVERITIES = ("error", "warning", "info")
CONFIDENCES = ("high", "medium", "low")

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LONGEST = 4096
#: Lines of an error of ansible-core's that are shown as evidence.
_MESSAGE_LINES = 3

Check = t.Dict[str, t.Any]
Report = t.Dict[str, t.Any]


class Run(t.TypedDict):
    """One run of the ``verify`` module: a tenant's checks on one host.

    ``planned`` are the checks that it was given (``token`` is the sign-in user), ``checks`` the module's results (empty where it could
    not run, ``message`` then says why), ``problems`` the findings for sign-in users without a token.
    """

    tenant: str
    tenant_id: str
    cloud: str
    host: str
    reachable: bool
    message: str
    planned: list[Check]
    checks: list[Check]
    problems: dict[str, dict[str, t.Any]]


def scrub(value: t.Any) -> t.Any:
    """Return ``value`` with anything that looks like a token masked, control characters shown, and long texts cut."""
    if isinstance(value, str):
        text = _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", mask(str(value)))
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
    if isinstance(value, dict):
        return {str(scrub(key)): scrub(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [scrub(item) for item in value]
    return value


def build(runs: t.Sequence[Run], *, created: str, title: str, fail_on: str, version: str) -> Report:
    """Return the report over ``runs``; ``created`` is its time (RFC 3339), ``version`` the collection's."""
    checks = [scrub(check) for run in runs for check in _checks(run)]
    for number, check in enumerate(checks):
        check["id"] = number
    tenants = {run["tenant"]: run for run in reversed(runs)}
    names = list(dict.fromkeys(run["tenant"] for run in runs))
    hosts = _hosts(runs, checks)
    return {
        "version": FORMAT_VERSION,
        "generator": {"name": "m365.mail_oauth", "version": version},
        "created": created,
        "title": scrub(title),
        "fail_on": fail_on,
        "ok": not any(reaches(check, fail_on) for check in checks)
        and (fail_on == "never" or all(host["reachable"] for host in hosts)),
        "summary": {
            **count(checks),
            "tenants": len(names),
            "mailboxes": len({(check["tenant"], check["mailbox"]) for check in checks}),
            "hosts": len(hosts),
            "unreachable_hosts": sum(not host["reachable"] for host in hosts),
        },
        "tenants": [_tenant(name, tenants[name], [one for one in checks if one["tenant"] == name], fail_on) for name in names],
        "hosts": hosts,
        "findings": _joined(checks),
        "checks": checks,
    }


def count(checks: t.Sequence[Check]) -> dict[str, int]:
    """Return how many of ``checks`` there are by state, and how many carry a warning."""
    counts = {"checks": len(checks), **{state: sum(check["state"] == state for check in checks) for state in STATES}}
    counts["warnings"] = sum(any(finding["severity"] == "warning" for finding in check["findings"]) for check in checks)
    return counts


def reaches(check: Check, fail_on: str) -> bool:
    """Tell whether ``check`` is bad enough to fail a run with the threshold ``fail_on``."""
    if fail_on == "never":
        return False
    if check["state"] in ("failed", "not_run"):
        return True
    severities = {finding["severity"] for finding in check["findings"]}
    if fail_on == "warning":
        return check["state"] == "deferred" or bool(severities & {"error", "warning"})
    return "error" in severities and check["state"] != "deferred"


def _tenant(name: str, run: Run, checks: list[Check], fail_on: str) -> dict[str, t.Any]:
    return {
        "name": name,
        "tenant": scrub(run["tenant_id"]),
        "cloud": run["cloud"],
        "ok": not any(reaches(check, fail_on) for check in checks),
        "summary": count(checks),
    }


def _hosts(runs: t.Sequence[Run], checks: list[Check]) -> list[dict[str, t.Any]]:
    hosts = []
    for name in dict.fromkeys(run["host"] for run in runs):
        lost = [run for run in runs if run["host"] == name and not run["reachable"]]
        hosts.append(
            {
                "name": name,
                "reachable": not lost,
                "message": scrub(lost[0]["message"]) if lost else "",
                "summary": count([check for check in checks if check["checked_from"] == name]),
            }
        )
    return hosts


def _checks(run: Run) -> t.Iterator[Check]:
    """Yield every planned check with its result, or with why there is none."""
    results = {_key(check): check for check in run["checks"]}
    for planned in run["planned"]:
        result = results.pop(_key(planned), None)
        if result is None:
            result = {"state": "not_run", "findings": [_reason(run, planned)]}
        yield _check(run, planned, result)
    for result in results.values():  # never lose a result, planned or not
        yield _check(run, result, result)


def _key(check: Check) -> tuple[str, ...]:
    return tuple(str(check.get(key, "")).lower() for key in ("user", "protocol", "host", "port", "tls"))


def _reason(run: Run, planned: Check) -> dict[str, t.Any]:
    problem = run["problems"].get(str(planned.get("token", "")))
    if problem:
        return problem
    evidence = [line for line in run["message"].splitlines() if line.strip()][:_MESSAGE_LINES]
    if not run["reachable"]:
        return {
            "cause": "managed_host_unreachable",
            "severity": "error",
            "confidence": "high",
            "summary": f"Ansible could not reach the host {run['host']}, so nothing was tried from there.",
            "evidence": evidence,
            "remedy": "Check its address, port, user and key in the inventory, then run the verification again.",
            "confirm": f"ansible {run['host']} -m ansible.builtin.ping",
        }
    return {
        "cause": "verification_failed",
        "severity": "error",
        "confidence": "high",
        "summary": f"The verify module did not run on {run['host']}."
        if evidence
        else "The verification did not come to this check.",
        "evidence": evidence,
        "remedy": "Mend what the message names; often it is the Python that ansible_python_interpreter of the host names.",
        "confirm": "",
    }


def _check(run: Run, planned: Check, result: Check) -> Check:
    state = result.get("state") if result.get("state") in STATES else "passed" if result.get("ok") else "failed"
    return {
        "id": 0,
        "tenant": run["tenant"],
        "checked_from": run["host"],
        "mailbox": planned.get("user", ""),
        "sign_in_user": planned.get("token", planned.get("user", "")),
        "protocol": planned["protocol"],
        "host": planned["host"],
        "port": int(planned["port"]),
        "tls": planned["tls"],
        "ok": state == "passed",
        "state": state,
        "duration_ms": result.get("duration_ms") or 0,
        "phases": list(result.get("phases") or []),
        "tls_info": dict(result.get("tls_info") or {}),
        "server": dict(result.get("server") or {}),
        "findings": [_finding(one) for one in result.get("findings") or []],
    }


def _finding(given: t.Mapping[str, t.Any]) -> dict[str, t.Any]:
    severity, confidence = given.get("severity"), given.get("confidence")
    return {
        "cause": str(given.get("cause") or "unknown"),
        "confidence": confidence if confidence in CONFIDENCES else "low",
        "severity": severity if severity in SEVERITIES else "error",
        "summary": str(given.get("summary") or ""),
        "evidence": [str(line) for line in given.get("evidence") or []],
        "remedy": str(given.get("remedy") or ""),
        "confirm": str(given.get("confirm") or ""),
    }


def _joined(checks: t.Sequence[Check]) -> list[dict[str, t.Any]]:
    """Return each check's best finding, and every error, joined over the checks that share cause and remedy; worst and widest first."""
    joined: dict[tuple[str, ...], dict[str, t.Any]] = {}
    for check in checks:
        for rank, finding in enumerate(check["findings"]):
            if rank and finding["severity"] != "warning":
                continue  # less probable causes of the same fault stay with their check
            key = (finding["cause"], finding["severity"], finding["remedy"])
            entry = joined.setdefault(
                key,
                {
                    **{name: finding[name] for name in ("cause", "severity", "confidence", "summary", "remedy", "confirm")},
                    "checks": [],
                },
            )
            if check["id"] not in entry["checks"]:
                entry["checks"].append(check["id"])
    return sorted(joined.values(), key=lambda entry: (SEVERITIES.index(entry["severity"]), -len(entry["checks"]), entry["cause"]))
