# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From the results of the ``verify`` module on many hosts to one report (plain data, ``plugins/schemas/report.schema.json``).

Pure: no files, no clock, no Ansible. What a check could have been is known from the plan, so that a host which could not be reached and a
user without a token appear in the report as checks that were not run, with the reason.
"""

from __future__ import annotations

import json
import math
import typing as t

from ...module_utils._check import check_reaches, reaches
from ...module_utils._diagnosis import case
from ...module_utils._diagnosis.reconsider import reconsider
from ...module_utils._diagnosis.speaker.masking import mask
from ...module_utils._text import harmless
from . import expiries as expiry
from .figures import endpoints
from .untried import Untried

#: Rises when members are added or change. Those of version 1 are all still there and mean the same.
FORMAT_VERSION = 2

STATES = ("passed", "failed", "deferred", "not_run")
SEVERITIES = ("error", "warning", "info")
CONFIDENCES = ("high", "medium", "low")

#: Members whose texts may have several lines; a line break in a name is a fraud.
_LINES = frozenset(
    {
        *("remedy", "evidence", "message", "lines", "command", "commands", "note"),
        *("greeting", "reply", "challenge", "after_auth", "text"),
    }
)
_LONGEST = 4096
_NO_TEXT = frozenset({int, float, bool, type(None)})
#: Lines of an error of ansible-core's that are shown as evidence.
_MESSAGE_LINES = 3
#: So many remedies that differ in the mailbox's name alone are all shown.
_SPELLED_OUT = 4

#: What is known of TLS and of the server's words, by the type that the report gives it.
_TLS_INFO: dict[str, type] = {
    "version": str,
    "cipher": str,
    "verified": bool,
    "certificate_subject": str,
    "certificate_issuer": str,
    "certificate_names": list,
    "certificate_not_before": str,
    "certificate_not_after": str,
    "certificate_sha256": str,
}
_SERVER: dict[str, type] = {"greeting": str, "capabilities": list, "reply": str, "challenge": str, "after_auth": str}

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


class Scrubber:
    """Masks what looks like a token, takes the force from what a terminal or CI job would obey, and cuts long texts.

    Servers say the same to everybody, so each text is worked on once.
    """

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._known_lines: dict[str, str] = {}

    def __call__(self, value: t.Any, lines: bool = False) -> t.Any:
        """Return ``value`` with all its texts scrubbed; ``lines`` keeps line breaks."""
        if type(value) in _NO_TEXT:
            return value
        if isinstance(value, str):
            texts = self._known_lines if lines else self._known
            known = texts.get(value)
            if known is None:
                known = texts[value] = _scrubbed(value, lines)
            return known
        if isinstance(value, dict):
            # Most members are texts that were seen before; they are not worth a call each.
            names, known_texts = self._known.get, (self._known_lines if lines else self._known).get
            return {
                names(key) or self(str(key)): self(item, True)
                if key in _LINES
                else (isinstance(item, str) and known_texts(item)) or self(item, lines)
                for key, item in value.items()
            }
        if isinstance(value, (list, tuple)):
            return [self(item, lines) for item in value]
        return value


def _scrubbed(value: str, lines: bool) -> str:
    text = harmless(mask(str(value)), lines=lines)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def build(
    runs: t.Sequence[Run],
    *,
    created: str,
    title: str,
    fail_on: str,
    version: str,
    expiries: t.Iterable[t.Mapping[str, t.Any]] = (),
    circumstances: t.Mapping[str, t.Mapping[str, t.Any]] | None = None,
    warn_days: t.Mapping[str, int] | None = None,
    untried: t.Iterable[Untried] = (),
) -> Report:
    """Return the report over ``runs``; ``created`` is its time (RFC 3339), ``version`` the collection's.

    ``expiries`` are what Entra ID and the store know of ends, ``circumstances`` what they and Exchange say of each tenant, by its name;
    ``warn_days`` are the days before an end from which it is a warning, by kind; ``untried`` is what was asked for and not tried, or not asked
    at all. What a history knows is added by
    :func:`history.annotate`.
    """
    scrub = Scrubber()
    warn_days = expiry.WARN_DAYS if warn_days is None else warn_days
    assembled = [check for run in runs for check in _checks(run)]
    reconsider(assembled, circumstances or {})
    checks: list[Check] = []
    for number, raw in enumerate(assembled):
        check = scrub(raw)
        check["id"] = number
        check["findings"] = [_finding(one) for one in check["findings"]]
        checks.append(check)
    ends = scrub(expiry.gather(expiries, checks, created, warn_days))
    _apply_thresholds(checks, ends)
    tenants = {run["tenant"]: run for run in reversed(runs)}
    by_tenant = grouped(checks, "tenant")
    missed = list(untried)
    names = list(dict.fromkeys([*(run["tenant"] for run in runs), *(one.tenant for one in missed if one.tenant)]))
    hosts = _hosts(runs, checks, scrub)
    return {
        "version": FORMAT_VERSION,
        "generator": {"name": "m365.mail_oauth", "version": version},
        "created": created,
        "title": scrub(title),
        "fail_on": fail_on,
        "warn_days": dict(warn_days),
        "ok": not any(check_reaches(check, fail_on) for check in checks)
        and not any(reaches(fail_on, [one["severity"]]) for one in ends)
        and not any(reaches(fail_on, [one.severity]) for one in missed)
        and (fail_on == "never" or all(host["reachable"] for host in hosts)),
        "summary": {
            **count(checks),
            **count_ends(ends),
            "untried": sum(one.severity != "info" for one in missed),
            "new": 0,
            "fixed": 0,
            "tenants": len(names),
            "mailboxes": len({(check["tenant"], check["mailbox"]) for check in checks}),
            "hosts": len(hosts),
            "unreachable_hosts": sum(not host["reachable"] for host in hosts),
        },
        "tenants": [
            _tenant(scrub(name), tenants.get(name), by_tenant.get(scrub(name), []), ends, missed, fail_on, scrub)
            for name in names
        ],
        "untried": [scrub(one._asdict()) for one in sorted(missed, key=lambda one: SEVERITIES.index(one.severity))],
        "hosts": hosts,
        "findings": _joined(checks),
        "expiries": ends,
        "endpoints": endpoints(checks),
        "history": {"previous": "", "runs": 0, "message": "", "fixed": []},
        "checks": checks,
    }


def to_json(report: Report) -> str:
    """Return the report as JSON with one line for each item of its lists: small, quick to write, and fit for diff and grep."""
    members = [
        f"{json.dumps(name)}: "
        + ("[\n" + ",\n".join(map(json.dumps, value)) + "\n]" if isinstance(value, list) and value else json.dumps(value))
        for name, value in report.items()
    ]
    return "{\n" + ",\n".join(members) + "\n}\n"


def grouped(checks: t.Iterable[Check], member: str) -> dict[str, list[Check]]:
    """Return the checks by the text that is their ``member``."""
    found: dict[str, list[Check]] = {}
    for check in checks:
        found.setdefault(check[member], []).append(check)
    return found


def count(checks: t.Sequence[Check]) -> dict[str, int]:
    """Return how many of ``checks`` there are by state, and how many carry a warning."""
    counts = {"checks": len(checks), **dict.fromkeys(STATES, 0), "warnings": 0}
    for check in checks:
        counts[check["state"]] += 1
        counts["warnings"] += any(finding["severity"] == "warning" for finding in check["findings"])
    return counts


def count_ends(ends: t.Iterable[expiry.Expiry]) -> dict[str, int]:
    """Return how much has ended, and how much will so soon that it is a warning."""
    severities = [one["severity"] for one in ends]
    return {"expired": severities.count("error"), "expiring": severities.count("warning")}


def _apply_thresholds(checks: list[Check], ends: list[expiry.Expiry]) -> None:
    """A login's warning about the server's certificate counts from the day that the report's thresholds name, not the module's."""
    quiet = {one["name"] for one in ends if one["kind"] == "server_certificate" and one["severity"] == "info"}
    quiet -= {one["name"] for one in ends if one["kind"] == "server_certificate" and one["severity"] != "info"}
    for check in checks:
        for finding in check["findings"]:
            if finding["cause"] == "certificate_expiring_soon" and f"{check['host']}:{check['port']}" in quiet:
                finding["severity"] = "info"


def _tenant(
    name: str,
    run: Run | None,
    checks: list[Check],
    ends: list[expiry.Expiry],
    missed: list[Untried],
    fail_on: str,
    scrub: Scrubber,
) -> dict[str, t.Any]:
    own = [one for one in ends if name in one["tenants"]]
    return {
        "name": name,
        "tenant": scrub(run["tenant_id"]) if run else "",
        "cloud": run["cloud"] if run else "",
        "ok": not any(check_reaches(check, fail_on) for check in checks)
        and not any(reaches(fail_on, [one["severity"]]) for one in own)
        and not any(reaches(fail_on, [one.severity]) for one in missed if scrub(one.tenant) == name),
        "summary": {**count(checks), **count_ends(own), "mailboxes": len({check["mailbox"] for check in checks})},
    }


def _hosts(runs: t.Sequence[Run], checks: list[Check], scrub: Scrubber) -> list[dict[str, t.Any]]:
    lost: dict[str, str] = {}
    for run in runs:
        if not run["reachable"]:
            lost.setdefault(run["host"], run["message"])
    by_host = grouped(checks, "checked_from")
    return [
        {
            "name": scrub(name),
            "reachable": name not in lost,
            "message": scrub(lost.get(name, "")),
            "summary": count(by_host.get(scrub(name), [])),
        }
        for name in dict.fromkeys(run["host"] for run in runs)
    ]


def _checks(run: Run) -> t.Iterator[Check]:
    """Yield every planned check with its result, or with why there is none."""
    results = {_key(check): check for check in run["checks"] if not check.get("program")}
    seen = set()
    for planned in run["planned"]:
        login = _key(planned)[:-1]
        result = results.pop(_key(planned), None) or results.pop((*login, ""), None)
        if result is None:
            result = {"state": "not_run", "findings": [_reason(run, planned)]}
        check = _check(run, planned, result)
        # A further delegate of the same mailbox; the first one keeps the name that the check had when it was alone.
        check["via"] = check["sign_in_user"] if login in seen else ""
        seen.add(login)
        yield check
    for result in results.values():  # never lose a result, planned or not
        yield _check(run, result, result)
    for result in run["checks"]:
        if result.get("program"):  # nobody plans these: the host's own configuration names them
            yield _check(run, result, result)


def _key(check: Check) -> tuple[str, ...]:
    """Return what tells a check of a run from all others, in its plan and in its result; last the name of its token, if that is told."""
    token = check.get("token")
    name = token if isinstance(token, str) else _mapping(token).get("name", "")
    return (*(str(check.get(key, "")).lower() for key in ("user", "protocol", "host", "port", "tls")), str(name).lower())


def _reason(run: Run, planned: Check) -> dict[str, t.Any]:
    problem = run["problems"].get(str(planned.get("token", "")))
    if problem:
        return problem
    evidence = [line for line in run["message"].splitlines() if line.strip()][:_MESSAGE_LINES]
    cause = "verification_failed" if run["reachable"] else "managed_host_unreachable"
    summary = "" if evidence or not run["reachable"] else "The verification did not come to this check."
    return case.finding(cause, "high", {"host": run["host"]}, evidence=evidence, summary=summary).to_dict()


def _check(run: Run, planned: Check, result: Check) -> Check:
    state = result.get("state") if result.get("state") in STATES else "passed" if result.get("ok") else "failed"
    return {
        "id": 0,
        "tenant": run["tenant"],
        "checked_from": run["host"],
        "mailbox": planned.get("user", ""),
        "sign_in_user": _sign_in_user(planned),
        "via": "",
        "login": str(result.get("login") or ""),
        "login_form": str(result.get("login_form") or ""),
        "logins_refused": [
            {"login": str(one.get("login") or ""), "reply": str(one.get("reply") or "")}
            for one in result.get("logins_refused") or []
        ],
        "sender": str(result.get("sender") or ""),
        "program": str(result.get("program") or ""),
        "protocol": planned["protocol"],
        "host": planned["host"],
        "port": int(planned["port"]),
        "tls": planned["tls"],
        "ok": state == "passed",
        "state": state,
        "stage": str(result.get("stage") or ""),
        "authenticated": bool(result.get("authenticated", state == "passed")),
        "address": str(result.get("address") or ""),
        "duration_ms": _milliseconds(result.get("duration_ms")),
        "retry_after_ms": _milliseconds(result.get("retry_after_ms")),
        "phases": [
            {"name": str(one.get("name") or ""), "ms": _milliseconds(one.get("ms"))} for one in result.get("phases") or []
        ],
        "tls_info": _facts(result.get("tls_info"), _TLS_INFO),
        "server": _facts(result.get("server"), _SERVER),
        "token": {str(name): _plain(value) for name, value in _mapping(result.get("token")).items()},
        "findings": [_finding(one) for one in result.get("findings") or []],
        "since": "",
        "new": False,
        "flapping": False,
    }


def _sign_in_user(check: Check) -> str:
    """Return whose token it is: planned checks name the user, results tell facts of the token."""
    token = check.get("token")
    if isinstance(token, str):
        return token
    users = _mapping(token).get("users")
    return str(users[0] if users and isinstance(users, list) else check.get("user", ""))


def _milliseconds(given: object) -> float:
    return max(given, 0) if isinstance(given, (int, float)) and math.isfinite(given) else 0


def _mapping(given: object) -> t.Mapping[str, t.Any]:
    return given if isinstance(given, dict) else {}


def _facts(given: object, known: t.Mapping[str, type]) -> dict[str, t.Any]:
    """Return those of the facts that the report has a member for, each of its type."""
    facts: dict[str, t.Any] = {}
    for name, value in _mapping(given).items():
        kind = known.get(name)
        if kind is list:
            facts[name] = [str(item) for item in value] if isinstance(value, (list, tuple)) else []
        elif kind is bool:
            facts[name] = bool(value)
        elif kind is str:
            facts[name] = "" if value is None else str(value)
    return facts


def _plain(value: object) -> t.Any:
    """Return a fact of a token as text, number, truth or a list of texts."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        return [str(item) for item in value]
    return str(value)


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
    """Return each check's best finding, and every warning, joined over the checks that share cause and remedy; worst and widest first.

    Texts that differ in nothing but the mailbox's name are the same. That a server's certificate ends soon is told once for each
    certificate, among the expiries.
    """
    joined: dict[tuple[str, ...], _Joined] = {}
    for check in checks:
        for rank, finding in enumerate(check["findings"]):
            if rank and finding["severity"] != "warning":
                continue  # less probable causes of the same fault stay with their check
            if finding["cause"] == "certificate_expiring_soon" and check["tls_info"].get("certificate_not_after"):
                continue
            key = (finding["cause"], finding["severity"], _general(finding["remedy"], check))
            if key not in joined:
                joined[key] = _Joined(check, finding)
            joined[key].add(check, finding)
    return sorted(
        (entry.result() for entry in joined.values()),
        key=lambda entry: (SEVERITIES.index(entry["severity"]), -len(entry["checks"]), entry["cause"]),
    )


class _Joined:
    """The same finding of several checks."""

    def __init__(self, check: Check, finding: dict[str, t.Any]) -> None:
        self._first = check, finding
        self._checks: list[int] = []
        self._texts: dict[str, dict[str, None]] = {name: {} for name in ("summary", "remedy", "confirm")}

    def add(self, check: Check, finding: dict[str, t.Any]) -> None:
        """Take the finding of one more check."""
        if self._checks[-1:] != [check["id"]]:
            self._checks.append(check["id"])
        for name, texts in self._texts.items():
            if len(texts) <= _SPELLED_OUT:
                texts[finding[name]] = None

    def result(self) -> dict[str, t.Any]:
        """Return the finding over all of them; a few remedies are spelled out, many become one with a placeholder."""
        check, finding = self._first
        several = {name: _general(finding[name], check) for name, texts in self._texts.items() if len(texts) > 1}
        if "remedy" in several and len(self._texts["remedy"]) <= _SPELLED_OUT:
            several["remedy"] = "\n".join(self._texts["remedy"])
        return {
            **{name: finding[name] for name in ("cause", "severity", "confidence", "summary", "remedy", "confirm")},
            **several,
            "checks": self._checks,
        }


def _general(text: str, check: Check) -> str:
    """Return ``text`` with placeholders for the names that belong to one mailbox."""
    for name, placeholder in ((check["mailbox"], "<mailbox>"), (check["sign_in_user"], "<sign-in user>")):
        if name:
            text = text.replace(name, placeholder)
    return text
