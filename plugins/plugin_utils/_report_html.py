# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""The report as one HTML page that needs nothing from outside: what is broken first, then the matrix, timings and every check.

Everything on the page came from servers and files of other people, so the template engine escapes all of it, and the page forbids
scripts and outside resources to itself.
"""

from __future__ import annotations

import typing as t

import jinja2

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import Check, Report
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report_page import PAGE, STYLE

_PROTOCOLS = ("imap", "pop", "smtp")
_WORST = ("failed", "not_run", "deferred", "passed")
#: State of a check: word on the page.
WORDS = {"passed": "works", "failed": "fails", "deferred": "deferred", "not_run": "not run"}


class Cell(t.NamedTuple):
    """One mailbox by one protocol from one host; ``state`` is the worst of its ``checks``."""

    state: str
    checks: list[Check]


class Timing(t.NamedTuple):
    """How long logins took at one endpoint from one host, milliseconds."""

    endpoint: str
    checked_from: str
    logins: int
    median: float
    slowest_twentieth: float
    share: float


def to_html(report: Report) -> str:
    """Return the page."""
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    environment.filters["anchor"] = lambda check: f"check-{check['id']}"
    return environment.from_string(PAGE).render(
        report=report,
        style=STYLE,
        words=WORDS,
        columns=_columns(report),
        rows=list(_rows(report)),
        timings=_timings(report),
        broken=[finding for finding in report["findings"] if finding["severity"] != "info"],
    )


def _columns(report: Report) -> list[tuple[str, str]]:
    present = {(check["checked_from"], check["protocol"]) for check in report["checks"]}
    return [
        (host["name"], protocol) for host in report["hosts"] for protocol in _PROTOCOLS if (host["name"], protocol) in present
    ]


def _rows(report: Report) -> t.Iterator[tuple[str, str, list[Cell | None]]]:
    """Yield tenant, mailbox and a cell for each column; mailboxes with failures first."""
    cells: dict[tuple[str, str], dict[tuple[str, str], list[Check]]] = {}
    for check in report["checks"]:
        row = cells.setdefault((check["tenant"], check["mailbox"]), {})
        row.setdefault((check["checked_from"], check["protocol"]), []).append(check)
    columns = _columns(report)
    ordered = sorted(
        cells.items(), key=lambda item: min(_WORST.index(check["state"]) for checks in item[1].values() for check in checks)
    )
    for (tenant, mailbox), row in ordered:
        yield tenant, mailbox, [_cell(row.get(column, [])) for column in columns]


def _cell(checks: list[Check]) -> Cell | None:
    return Cell(min((check["state"] for check in checks), key=_WORST.index), checks) if checks else None


def _timings(report: Report) -> list[Timing]:
    taken: dict[tuple[str, str], list[float]] = {}
    for check in report["checks"]:
        if check["state"] == "passed" and check["duration_ms"]:
            endpoint = f"{check['protocol']} {check['host']}:{check['port']} {check['tls']}"
            taken.setdefault((endpoint, check["checked_from"]), []).append(check["duration_ms"])
    longest = max((_percentile(values, 95) for values in taken.values()), default=0)
    return [
        Timing(endpoint, host, len(values), _percentile(values, 50), _percentile(values, 95), _percentile(values, 95) / longest)
        for (endpoint, host), values in sorted(taken.items())
    ]


def _percentile(values: list[float], percent: int) -> float:
    """Return the nearest-rank percentile."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
