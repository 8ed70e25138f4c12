# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module ``verify`` returns: each check as plain data, their sum, and the one line of a failure. Runs on Python 3.8."""

from __future__ import annotations

import typing as t

from .._check import Observation, TlsInfo, check_reaches
from .._diagnosis.case import Finding
from .._entra.claims import timestamp
from . import smtp_login
from .output import Spool

#: Failed checks that the message of a failure names.
_NAMED = 3


def wrong_line(check: t.Mapping[str, t.Any]) -> str:
    """Return what is wrong with one check, on one line."""
    finding = check["findings"][0] if check["findings"] else None
    what = f"{finding['cause']}: {finding['summary']}" if finding else check["state"]
    return f"{check['name']}: {what}"


def failure_message(wrong: t.Sequence[str], total: int) -> str:
    """Return one readable line: how many checks are wrong, and what is found for the first of them."""
    parts = list(wrong[:_NAMED])
    rest = len(wrong) - len(parts)
    if rest > 0:
        parts.append(f"and {rest} more")
    return f"{len(wrong)} of {total} checks did not pass. " + "; ".join(parts)


def result_of(
    observation: Observation, tls: dict[str, t.Any], token: dict[str, t.Any], findings: t.Sequence[Finding]
) -> dict[str, t.Any]:
    """Return one check as the module returns it."""
    target = observation.target
    challenge = observation.challenge
    return {
        "name": target.name,
        "program": "",
        "protocol": target.protocol,
        "host": target.host,
        "port": target.port,
        "tls": target.tls,
        "user": target.user,
        "login": target.login,
        "login_form": smtp_login.form_of(target.login, target.user),
        "logins_refused": [{"login": login, "reply": reply} for login, reply in observation.tried],
        "sender": observation.sender,
        "ok": observation.state == "passed",
        "state": observation.state,
        "stage": "done" if observation.state == "passed" else observation.stage,
        "authenticated": observation.authenticated,
        "address": observation.address,
        "duration_ms": observation.duration_ms,
        "retry_after_ms": observation.retry_after_ms,
        "phases": [{"name": name, "ms": spent} for name, spent in observation.phases],
        "tls_info": tls,
        "token": token,
        "server": {
            "greeting": observation.greeting,
            "capabilities": list(observation.capabilities),
            "reply": observation.reply,
            "challenge": challenge.text if challenge is not None else "",
            "after_auth": observation.after_auth,
        },
        "findings": [finding.to_dict() for finding in findings],
        **({"tenant": target.tenant} if target.tenant else {}),
    }


def tls_info(info: TlsInfo | None, certificate: t.Any) -> dict[str, t.Any]:
    """Return what is known of TLS and the certificate as plain data; empty when there is none."""
    if certificate is None:
        return {}
    return {
        "version": info.version if info is not None else "",
        "cipher": info.cipher if info is not None else "",
        "verified": info is not None,
        "certificate_subject": certificate.subject,
        "certificate_issuer": certificate.issuer,
        "certificate_names": list(certificate.names),
        "certificate_not_before": timestamp(certificate.not_before) if certificate.not_before else "",
        "certificate_not_after": timestamp(certificate.not_after) if certificate.not_after else "",
        "certificate_sha256": certificate.sha256,
    }


def result_of_all(checks: t.Iterable[dict[str, t.Any]], fail_on: str, spool: Spool | None = None) -> dict[str, t.Any]:
    """Return the module's result over ``checks``, which go into ``spool`` if given."""
    found: t.Any = [] if spool is None else spool
    summary = dict.fromkeys(("checks", "passed", "failed", "deferred", "not_run"), 0)
    wrong: list[str] = []
    for check in checks:
        summary["checks"] += 1
        summary[check["state"]] += 1
        if check_reaches(check, fail_on):
            wrong.append(wrong_line(check) if len(wrong) < _NAMED else "")
        found.append(check)
    result: dict[str, t.Any] = {"changed": False, "checks": found, "summary": summary}
    if wrong:
        result.update(failed=True, msg=failure_message(wrong, summary["checks"]))
    return result
