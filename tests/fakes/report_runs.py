# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs of the verify module and reports over them, for the tests of the report's forms."""

from __future__ import annotations

import typing as t

import jsonschema

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.build import Report, build
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.checks import Run
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.expiries import WARN_DAYS
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants.schema import load_schema

CREATED = "2026-11-22T20:00:00Z"


def expiry(kind: str = "client_secret", ends: str = "2026-12-01T00:00:00Z", **more: t.Any) -> dict[str, t.Any]:
    """Something that ends, as it is handed over."""
    return {
        "kind": kind,
        "tenant": "contoso",
        "name": "mail-2026",
        "subject": "Mail logins",
        "ends": ends,
        "days_left": None,
        "note": "",
        "remedy": "ansible-playbook m365.mail_oauth.rotate --limit contoso",
        **more,
    }


def planned(user: str = "alice@contoso.test", protocol: str = "imap", **more: t.Any) -> dict[str, t.Any]:
    """A check as it was planned."""
    return {
        "name": f"{user} {protocol}",
        "user": user,
        "token": user,
        "protocol": protocol,
        "host": "mail.test",
        "port": 993,
        "tls": "implicit",
        **more,
    }


def result(
    check: dict[str, t.Any], state: str = "passed", findings: t.Sequence[dict[str, t.Any]] = (), **more: t.Any
) -> dict[str, t.Any]:
    """The verify module's result of a planned check."""
    return {
        **{key: value for key, value in check.items() if key != "token"},
        "ok": state == "passed",
        "state": state,
        "duration_ms": 12.5,
        "phases": [{"name": "connect", "ms": 1.5}],
        "tls_info": {"version": "TLSv1.3", "cipher": "TLS_AES_256_GCM_SHA384", "certificate_not_after": "2027-06-01T00:00:00Z"},
        "server": {
            "greeting": "* OK ready",
            "capabilities": ["IMAP4rev1", "AUTH=XOAUTH2"],
            "reply": "",
            "challenge": None,
            "after_auth": "",
        },
        "findings": list(findings),
        **more,
    }


def finding(cause: str = "imap_disabled", severity: str = "error", **more: t.Any) -> dict[str, t.Any]:
    """A finding of the verify module."""
    return {
        "cause": cause,
        "confidence": "high",
        "severity": severity,
        "summary": f"It is {cause}.",
        "evidence": ["NO AUTHENTICATE failed."],
        "remedy": "Set-CASMailbox -ImapEnabled $true",
        "confirm": "Get-CASMailbox",
        **more,
    }


def run(plan: list[dict[str, t.Any]], checks: list[dict[str, t.Any]], **more: t.Any) -> Run:
    """One run of the verify module."""
    given: dict[str, t.Any] = {
        "tenant": "contoso",
        "tenant_id": "contoso.test",
        "cloud": "global",
        "host": "localhost",
        "reachable": True,
        "message": "",
        "planned": plan,
        "checks": checks,
        "problems": {},
        **more,
    }
    return t.cast("Run", given)


def report(
    *runs: Run,
    fail_on: str = "error",
    expiries: t.Sequence[dict[str, t.Any]] = (),
    warn_days: t.Mapping[str, int] | None = None,
    sources: t.Sequence[str] = (),
) -> Report:
    """A report, which is valid."""
    made = build(
        runs,
        created=CREATED,
        title="Mail logins",
        fail_on=fail_on,
        version="0.1.0",
        expiries=expiries,
        warn_days={**WARN_DAYS, **(warn_days or {})},
        sources=sources,
    )
    jsonschema.Draft202012Validator(load_schema("report")).validate(made)
    return made


def mixed(**kwargs: t.Any) -> Report:
    """A report with a check of every state, and a host that could not be reached."""
    plan = [planned(), planned("bob@contoso.test"), planned("carol@contoso.test"), planned("dave@contoso.test")]
    return report(
        run(
            plan,
            [
                result(plan[0]),
                result(plan[1], "deferred", [finding("throttled", "warning", remedy="Wait.")]),
                result(plan[2], "failed", [finding(), finding("token_rejected", confidence="low")]),
            ],
            problems={"dave@contoso.test": finding("refresh_token_expired", remedy="Sign in again.")},
        ),
        run(plan, [], host="relay", reachable=False, message="Failed to connect to the host via ssh"),
        **kwargs,
    )
