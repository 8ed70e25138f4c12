# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""The report for people at a terminal: a table of mailboxes, what is broken with its remedy, and the totals."""

from __future__ import annotations

import typing as t

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import Check, Report

#: Rows and findings shown; the rest is counted, and is in the other formats.
MAX_ROWS = 40
MAX_FINDINGS = 10
MAX_NAMED = 4

_PROTOCOLS = ("imap", "pop", "smtp")
_WORST = ("failed", "not_run", "deferred", "passed")
_WORDS = {"passed": "ok", "failed": "FAILED", "deferred": "later", "not_run": "not run"}


def summary_lines(report: Report) -> list[str]:
    """Return the summary, one text a line, no colours, no line longer than its contents need."""
    lines = [*_table(report), ""]
    for host in report["hosts"]:
        if not host["reachable"]:
            lines += [f"Host {host['name']} could not be reached: {_first_line(host['message'])}", ""]
    shown = [finding for finding in report["findings"] if finding["severity"] != "info"]
    for finding in shown[:MAX_FINDINGS]:
        lines += [*_finding(report, finding), ""]
    if len(shown) > MAX_FINDINGS:
        lines += [f"... and {len(shown) - MAX_FINDINGS} more causes, all in the report", ""]
    return [*lines, _totals(report["summary"])]


def _table(report: Report) -> list[str]:
    """One row a mailbox, one column a host and protocol; mailboxes with failures first when not all fit."""
    hosts = [host["name"] for host in report["hosts"]]
    cells: dict[tuple[str, str], dict[tuple[str, str], list[Check]]] = {}
    for check in report["checks"]:
        row = cells.setdefault((check["tenant"], check["mailbox"]), {})
        row.setdefault((check["checked_from"], check["protocol"]), []).append(check)
    columns = [
        (host, protocol) for host in hosts for protocol in _PROTOCOLS if any((host, protocol) in row for row in cells.values())
    ]
    if not columns:
        return ["No checks."]
    rows = list(cells.items())
    if len(rows) > MAX_ROWS:
        rows.sort(key=lambda item: all(check["ok"] for checks in item[1].values() for check in checks))
    body = [[tenant, mailbox, *(_cell(row.get(column)) for column in columns)] for (tenant, mailbox), row in rows[:MAX_ROWS]]
    head = ["tenant", "mailbox", *(f"{host} {protocol}" if len(hosts) > 1 else protocol for host, protocol in columns)]
    lines = _align([head, *body])
    if len(rows) > MAX_ROWS:
        lines.append(f"... and {len(rows) - MAX_ROWS} more mailboxes")
    return lines


def _align(table: list[list[str]]) -> list[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*table)]
    rule = ["-" * width for width in widths]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in (table[0], rule, *table[1:])]


def _cell(checks: list[Check] | None) -> str:
    if not checks:
        return ""
    states = [check["state"] for check in checks]
    worst = next(state for state in _WORST if state in states)
    if set(states) == {worst}:
        return _WORDS[worst]
    return f"{_WORDS[worst]} {states.count(worst)}/{len(states)}"


def _finding(report: Report, finding: dict[str, t.Any]) -> list[str]:
    checks = [report["checks"][number] for number in finding["checks"]]
    hosts: dict[str, list[str]] = {}
    for check in checks:
        hosts.setdefault(f"{check['mailbox']} {check['protocol']}", []).append(check["checked_from"])
    places = [f"{what} from {', '.join(dict.fromkeys(names))}" for what, names in hosts.items()]
    more = f" and {len(places) - MAX_NAMED} more" if len(places) > MAX_NAMED else ""
    certain = "" if finding["confidence"] == "high" else f" ({finding['confidence']} confidence)"
    lines = [
        f"{'WARNING' if finding['severity'] == 'warning' else 'FAILED'}  {finding['cause']}{certain}: {finding['summary']}",
        f"        where: {'; '.join(places[:MAX_NAMED])}{more}",
    ]
    evidence = next(
        (line for check in checks for one in check["findings"] if one["cause"] == finding["cause"] for line in one["evidence"]),
        "",
    )
    if evidence:
        lines.append(f"        evidence: {_first_line(evidence)}")
    if finding["remedy"]:
        lines.append(f"        remedy: {_first_line(finding['remedy'])}")
    return lines


def _first_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[0][:240] if lines else ""


def _totals(summary: dict[str, int]) -> str:
    parts = [f"{summary['passed']} of {_number(summary['checks'], 'login')} worked"]
    parts += [
        f"{summary[key]} {word}"
        for key, word in (("failed", "failed"), ("deferred", "deferred"), ("not_run", "not run"))
        if summary[key]
    ]
    if summary["warnings"]:
        parts.append(_number(summary["warnings"], "warning"))
    where = f"{_number(summary['tenants'], 'tenant')}, {_number(summary['mailboxes'], 'mailbox', 'mailboxes')}, {_number(summary['hosts'], 'host')}"
    return f"{', '.join(parts)} ({where})"


def _number(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or f'{one}s'}"
