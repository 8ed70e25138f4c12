# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every check of a report, from the plan and the module's results, and what of a plan nobody tried.

What a check could have been is known from the plan, so that a host which could not be reached and a user without a token appear as checks
that were not run, with the reason. Pure.
"""

from __future__ import annotations

import math
import typing as t

from ...module_utils._diagnosis import case

STATES = ("passed", "failed", "deferred", "not_run")
SEVERITIES = ("error", "warning", "info")
CONFIDENCES = ("high", "medium", "low")

#: Lines of an error of ansible-core's that are shown as evidence.
_MESSAGE_LINES = 3
_AGAIN = "Mend what the message names, then run the verification again."


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


def checks_of(run: Run) -> t.Iterator[Check]:
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
            {"login": str(refused.get("login") or ""), "reply": str(refused.get("reply") or "")}
            for refused in result.get("logins_refused") or []
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
            {"name": str(phase.get("name") or ""), "ms": _milliseconds(phase.get("ms"))} for phase in result.get("phases") or []
        ],
        "tls_info": _facts(result.get("tls_info"), _TLS_INFO),
        "server": _facts(result.get("server"), _SERVER),
        "token": {str(name): _plain(value) for name, value in _mapping(result.get("token")).items()},
        "findings": [finding_of(finding) for finding in result.get("findings") or []],
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


def finding_of(given: t.Mapping[str, t.Any]) -> dict[str, t.Any]:
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


class Untried(t.NamedTuple):
    """Something that was asked for and not tried, or that nobody asked.

    ``kind`` is tenant, file (of tenants) or evidence, ``name`` what it is called, ``tenant`` its tenant's name where it has one.
    """

    kind: str
    name: str
    tenant: str
    message: str
    remedy: str = ""
    severity: str = "error"


def of_outcome(outcome: t.Mapping[str, t.Any]) -> t.Iterator[Untried]:
    """Yield what the role ``verify`` could not do for a tenant, and what nobody could be asked about it."""
    name = str(outcome["tenant"]["name"])
    if outcome.get("failure"):
        message = f"No login of the tenant was tried: {outcome['failure']}"
        yield Untried("tenant", name, name, message, _AGAIN)
    elif not outcome.get("planned") and not any(result.get("checks") for result in outcome.get("results") or ()):
        # That nothing failed where nothing was tried proves nothing.
        message = "No login was tried, because the tenant has no mailbox with a protocol that one of its endpoints speaks."
        remedy = "List its mailboxes in the tenants file, or leave the tenant out with --limit."
        yield Untried("tenant", name, name, message, remedy)
    for unasked in (outcome.get("circumstances") or {}).get("unasked") or ():
        severity = "info" if unasked.get("severity") == "info" else "warning"
        yield Untried("evidence", str(unasked.get("what")), name, str(unasked.get("message")), severity=severity)


def left_out(name: str) -> Untried:
    """Return a tenant of which nothing is known at all."""
    message = "The run came to no result for the tenant; what it showed before says why."
    return Untried("tenant", name, name, message, _AGAIN)


def of_file(file: t.Mapping[str, t.Any]) -> Untried:
    """Return a tenants file that was named in the inventory and not read (``path``, ``message``, ``remedy``)."""
    message = f"This tenants file was named and not read, so that none of its tenants was verified: {file.get('message')}"
    return Untried("file", str(file.get("path")), "", message, str(file.get("remedy") or ""))
