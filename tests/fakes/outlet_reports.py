# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Results for those who pass them on: made at any time, with trouble of every kind, well, and of 30,000 logins."""

from __future__ import annotations

import datetime
import typing as t

from report_runs import finding, planned, result, run

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.build import build
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.checks import Run, Untried
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.expiries import WARN_DAYS
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.results import Results

#: Users and mailboxes of the results: what a form without persons must not have.
PERSONS = ("alice@", "bob@", "carol@", "dave@", "user")
PORTS = {"imap": (993, "implicit"), "pop": (995, "implicit"), "smtp": (587, "starttls")}


def at(seconds: float) -> str:
    """Return a time as a report has it."""
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def made(
    runs: t.Sequence[Run], now: float, ends: t.Sequence[dict[str, t.Any]] = (), untried: t.Sequence[Untried] = ()
) -> Results:
    """Return the results of runs at a time in seconds since 1970."""
    report = build(
        runs,
        created=at(now),
        title="Mail logins",
        fail_on="error",
        version="0.1.0",
        expiries=ends,
        warn_days=WARN_DAYS,
        untried=untried,
    )
    return Results(report)


def end(kind: str, ends: float | None, **more: t.Any) -> dict[str, t.Any]:
    """Return something that ends, as it is handed over."""
    return {"kind": kind, "tenant": "contoso", "name": "mail", "subject": "Mail logins", **more, "ends": at(ends) if ends else ""}


def _plan(tenant: str, users: t.Sequence[str]) -> list[dict[str, t.Any]]:
    return [
        planned(f"{user}@{tenant}.test", protocol, port=port, tls=tls)
        for user in users
        for protocol, (port, tls) in PORTS.items()
    ]


def well(now: float) -> Results:
    """Return results in which there is nothing to say."""
    runs = []
    for tenant in ("contoso", "fabrikam"):
        plan = _plan(tenant, ("alice", "bob"))
        runs.append(run(plan, [result(check) for check in plan], tenant=tenant, host="relay"))
    return made(runs, now, [end("client_secret", now + 200 * 86400), end("consent", None)])


def trouble(now: float) -> Results:
    """Return results with every kind of trouble, all in contoso and northwind; fabrikam is well."""
    plan = _plan("contoso", ("alice", "bob", "carol", "dave"))
    problems = {"dave@contoso.test": finding("refresh_token_expired")}
    checks = [result(check) for check in plan if not check["user"].startswith("dave")]
    checks[0] = result(plan[0], "failed", [finding("imap_disabled"), finding("token_rejected", confidence="low")])
    checks[5] = result(plan[5], "failed", [finding("smtp_auth_disabled_tenant")])
    checks[6] = result(plan[6], "deferred", [finding("throttled", "warning")])
    checks[7] = result(plan[7], "passed", [finding("weak_thing", "warning")])
    good = _plan("fabrikam", ("alice", "bob"))
    return made(
        [
            run(plan, checks, problems=problems, host="relay"),
            run(plan[:1], [], host="office", reachable=False, message="Failed to connect to the host via ssh"),
            run(good, [result(check) for check in good], tenant="fabrikam", host="relay"),
        ],
        now,
        [
            end("client_secret", now + 8 * 86400 + 60, name="mail-2026"),
            end("client_secret", now + 400 * 86400, tenant="fabrikam", name="new"),
            end("client_secret", now - 86400, tenant="fabrikam", name="old"),
            end("refresh_token", now - 2 * 86400, name="dave@contoso.test", subject=""),
            end("refresh_token", now + 60 * 86400, name="alice@contoso.test", subject=""),
            end("consent", None, name="all users of the tenant"),
        ],
        [
            Untried("tenant", "northwind", "northwind", "The run came to no result for the tenant."),
            Untried("file", "/srv/more.m365.yml", "", "This tenants file was named and not read"),
        ],
    )


def many(now: float, tenants: int = 1000, mailboxes: int = 10) -> Results:
    """Return results of tenants with so many mailboxes of three logins each; some of each tenth tenant's fail."""
    runs = []
    for number in range(tenants):
        name = f"tenant{number:05}"
        plan = _plan(name, [f"user{mailbox}" for mailbox in range(mailboxes)])
        checks = [result(check) for check in plan]
        if number % 10 == 0:
            checks[0] = result(plan[0], "failed", [finding("imap_disabled")])
        runs.append(run(plan, checks, tenant=name, tenant_id=f"{name}.test", host="relay"))
    ends = [end("client_secret", now + (30 + number) * 86400, tenant=f"tenant{number:05}") for number in range(tenants)]
    return made(runs, now, ends)
