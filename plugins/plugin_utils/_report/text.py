# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report for people at a terminal: a table of mailboxes, what is broken with its remedy, what ends soon, and the totals.

The totals come last, where the cursor is; whatever the number of checks, it is some two screens.
"""

from __future__ import annotations

import itertools
import textwrap
import typing as t

from ...module_utils._mail import PROTOCOLS
from ...module_utils._text import harmless
from .build import Check, Report
from .remedies import is_command
from .views import LOST, WORST, Mailbox, columns, endpoints_of, mailboxes, number, rank, since, subject, title_of, worst

#: Rows, findings and expiries shown; the rest is counted, and is in the other formats.
MAX_ROWS = 20
MAX_FINDINGS = 10
MAX_EXPIRIES = 10
MAX_NAMED = 4
MAX_REMEDY_LINES = 5

WIDTH = 120
_NARROWEST = 60
_SHORTEST = 16
_INDENT = " " * 8
_LONGEST_LINE = 400

_WORDS = {"passed": "ok", "failed": "FAILED", "deferred": "later", "not_run": "not run"}
_LABELS = {"error": "FAILED", "warning": "WARNING"}

#: A line and how it is meant: error, warning, ok, or nothing in particular. Whoever shows it chooses the colour.
Line = t.Tuple[str, str]


def summary_lines(report: Report, width: int = WIDTH) -> list[str]:
    """Return the summary, one text a line."""
    return [text for text, _meaning in styled_lines(report, width)]


def styled_lines(report: Report, width: int = WIDTH) -> list[Line]:
    """Return the summary, one text a line with its meaning; made for a terminal of ``width`` columns."""
    width = max(width, _NARROWEST)
    lines: list[Line] = [*_table(report, width), ("", "")]
    lines += _untried(report, width)
    for host in report["hosts"]:
        if not host["reachable"]:
            lines += [*_lost(report, host, width), ("", "")]
    shown = [finding for finding in report["findings"] if finding["severity"] != "info" and finding["cause"] != LOST]
    for finding in shown[:MAX_FINDINGS]:
        lines += [*_finding(report, finding, width), ("", "")]
    if len(shown) > MAX_FINDINGS:
        lines += [(f"... and {number(len(shown) - MAX_FINDINGS, 'more cause', 'more causes')}, all in the report", ""), ("", "")]
    lines += _expiries(report, width)
    lines += _changes(report, width)
    return [(harmless(text), meaning) for text, meaning in (*lines, *_totals(report, width))]


# The table.


def _table(report: Report, width: int) -> list[Line]:
    """One row a mailbox, one column a host and protocol; the worst first where not all fit."""
    found = mailboxes(report)
    if not found:
        return [("No checks.", "")]
    shown, left = found[:MAX_ROWS], found[MAX_ROWS:]
    if len(found) <= MAX_ROWS:
        order = {(check["tenant"], subject(check)): number for number, check in reversed(list(enumerate(report["checks"])))}
        shown = sorted(shown, key=lambda mailbox: order[mailbox.tenant, mailbox.address])
    table = _by_host(report, shown)
    if _width(table) > width:
        by_protocol = _by_protocol(shown)
        table = by_protocol if _width(by_protocol) < _width(table) else table
    _shorten(table, width)
    meanings = ["", "", *(_meaning(mailbox) for mailbox in shown)]
    if len(table) > len(shown) + 1:
        meanings.insert(0, "")
    lines = list(zip(_align(table, len(table) - len(shown)), meanings))
    several = [f"{protocol} of {', '.join(names)}" for protocol, names in endpoints_of(shown).items()]
    if several:
        lines += _wrapped(f"Several endpoints in one cell: {'; '.join(several)}", width)
    if left:
        fine = all(rank(check) > WORST.index("deferred") for mailbox in left for check in mailbox.checks)
        lines.append(
            (f"... and {number(len(left), 'more mailbox', 'more mailboxes')}{', all of which work' if fine else ''}", "")
        )
    return lines


def _by_host(report: Report, shown: list[Mailbox]) -> list[list[str]]:
    used = columns(report, shown)
    body = [[mailbox.tenant, mailbox.address, *(_cell(mailbox.cells.get(column)) for column in used)] for mailbox in shown]
    head = ["tenant", "mailbox", *(protocol for _host, protocol in used)]
    hosts = [name for name, _group in itertools.groupby(host for host, _protocol in used)]
    if len(hosts) == 1:
        return [head, *body]
    firsts = {next(column for column in used if column[0] == host): host for host in hosts}
    return [["", "", *(firsts.get(column, "") for column in used)], head, *body]


def _by_protocol(shown: list[Mailbox]) -> list[list[str]]:
    """All hosts in one column a protocol, for more hosts than the terminal is wide."""
    used = [name for name in PROTOCOLS if any(name == protocol for mailbox in shown for _host, protocol in mailbox.cells)]
    hosts = {host for mailbox in shown for host, _protocol in mailbox.cells}
    body = []
    for mailbox in shown:
        cells: dict[str, list[Check]] = {}
        for (_host, protocol), checks in mailbox.cells.items():
            cells.setdefault(protocol, []).extend(checks)
        body.append([mailbox.tenant, mailbox.address, *(_cell(cells.get(protocol)) for protocol in used)])
    return [["", "", f"all {len(hosts)} hosts", *("" for _one in used[1:])], ["tenant", "mailbox", *used], *body]


def _cell(checks: list[Check] | None) -> str:
    if not checks:
        return ""
    states = [check["state"] for check in checks]
    bad = worst(checks)
    return _WORDS[bad] if set(states) == {bad} else f"{_WORDS[bad]} {states.count(bad)}/{len(states)}"


def _meaning(mailbox: Mailbox) -> str:
    return {"failed": "error", "not_run": "error", "deferred": "warning", "passed": "ok"}[worst(mailbox.checks)]


def _widths(table: list[list[str]]) -> list[int]:
    """Return each column's width; a host's name may reach over the columns of its protocols, so it does not count but for its last."""
    rows = table[1:] if _has_hosts(table) else table
    widths = [max(len(row[column]) for row in rows) for column in range(len(table[0]))]
    if _has_hosts(table):
        starts = [column for column, text in enumerate(table[0]) if text]
        for start, end in zip(starts, [*starts[1:], len(widths)]):
            missing = len(table[0][start]) - (sum(widths[start:end]) + 2 * (end - start - 1))
            widths[end - 1] += max(0, missing)
    return widths


def _has_hosts(table: list[list[str]]) -> bool:
    return not table[0][0]


def _width(table: list[list[str]]) -> int:
    widths = _widths(table)
    return sum(widths) + 2 * (len(widths) - 1)


def _shorten(table: list[list[str]], width: int) -> None:
    """Shorten tenants and mailboxes in the middle, since both ends tell them apart, until the table fits or they are short."""
    for column in (1, 0):
        excess = _width(table) - width
        if excess > 0:
            target = max(_SHORTEST, max(len(row[column]) for row in table) - excess)
            for row in table:
                row[column] = _middle(row[column], target)


def _middle(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    head = (length - 2) * 2 // 3
    return f"{text[:head]}..{text[len(text) - (length - 2 - head) :]}"


def _align(table: list[list[str]], heads: int) -> list[str]:
    widths = _widths(table)
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in table]
    if _has_hosts(table):
        lines[0] = _spanning(table[0], widths)
    return [*lines[:heads], "  ".join("-" * width for width in widths), *lines[heads:]]


def _spanning(row: list[str], widths: list[int]) -> str:
    line = ""
    for column, text in enumerate(row):
        if text:
            line = line.ljust(sum(widths[:column]) + 2 * column) + text
    return line


# What is broken.


def _finding(report: Report, finding: dict[str, t.Any], width: int) -> t.Iterator[Line]:
    meaning = finding["severity"]
    checks = [report["checks"][position] for position in finding["checks"]]
    certain = "" if finding["confidence"] == "high" else f" ({finding['confidence']} confidence)"
    yield from _wrapped(f"{_LABELS[meaning]}  {finding['cause']}{certain}: {finding['summary']}", width, meaning)
    yield from _wrapped(f"where: {_where(checks)}{_history_of(report, checks)}", width, indent=_INDENT)
    evidence = next(
        (
            line
            for check in checks
            for given in check["findings"]
            if given["cause"] == finding["cause"]
            for line in given["evidence"]
        ),
        "",
    )
    if evidence:
        yield from _wrapped(f"evidence: {_first_line(evidence)}", width, indent=_INDENT)
    yield from _remedy(finding["remedy"], width)


def _untried(report: Report, width: int) -> list[Line]:
    """Tell what was not tried or not asked; an information is a line, and the same one of many tenants is told once."""
    lines: list[Line] = []
    known: dict[tuple[str, str], list[str]] = {}
    for untried in report["untried"]:
        known.setdefault((untried["severity"], untried["message"]), []).append(
            untried["tenant"] if untried["kind"] == "evidence" else untried["name"]
        )
    for (severity, message), names in itertools.islice(known.items(), MAX_FINDINGS):
        named = ", ".join(names[:MAX_NAMED]) + (f" and {len(names) - MAX_NAMED} more" if len(names) > MAX_NAMED else "")
        label = {"error": "NOT RUN ", "warning": "WARNING "}.get(severity, "NOTICE  ")
        lines += _wrapped(
            f"{label}{named}: {_first_line(message)}", width, severity if severity != "info" else "", hanging=_INDENT
        )
        for detail in message.strip().splitlines()[1:MAX_REMEDY_LINES]:
            lines += _wrapped(detail[:_LONGEST_LINE], width, indent=_INDENT)
    if len(known) > MAX_FINDINGS:
        lines.append((f"... and {len(known) - MAX_FINDINGS} more that was not tried, all in the report", ""))
    return [*lines, ("", "")] if lines else []


def _lost(report: Report, host: dict[str, t.Any], width: int) -> t.Iterator[Line]:
    """Tell of a host that could not be reached once, and not of each mailbox that it was to check."""
    yield from _wrapped(f"Host {host['name']} could not be reached: {_first_line(host['message'])}", width, "error")
    tried = number(host["summary"]["not_run"], "login was", "logins were")
    yield from _wrapped(f"where: {tried} not tried from there", width, indent=_INDENT)
    for finding in report["findings"]:
        if finding["cause"] == LOST and report["checks"][finding["checks"][0]]["checked_from"] == host["name"]:
            yield from _remedy(finding["remedy"], width)


def _where(checks: list[Check]) -> str:
    """Name some mailboxes, each with its protocols and hosts, and count the rest."""
    found: dict[str, dict[str, list[str]]] = {}
    for check in checks:
        found.setdefault(subject(check), {}).setdefault(check["protocol"], []).append(check["checked_from"])
    places = []
    for mailbox, protocols in itertools.islice(found.items(), MAX_NAMED):
        hosts = list(dict.fromkeys(host for names in protocols.values() for host in names))
        named = ", ".join(hosts) if len(hosts) <= MAX_NAMED else number(len(hosts), "host")
        places.append(f"{mailbox} {'/'.join(protocols)} from {named}")
    more = f" and {number(len(found) - MAX_NAMED, 'more mailbox', 'more mailboxes')}" if len(found) > MAX_NAMED else ""
    return "; ".join(places) + more


def _history_of(report: Report, checks: list[Check]) -> str:
    new = sum(check["new"] for check in checks)
    if new == len(checks):
        return " (new)"
    begun = since(report, checks)
    if new:
        return f" ({new} new, the oldest {begun})"
    return f" ({begun})" if begun else ""


def _remedy(remedy: str, width: int) -> t.Iterator[Line]:
    given = [line for line in remedy.splitlines() if line.strip()]
    for position, line in enumerate(given[:MAX_REMEDY_LINES]):
        label = " " * 8 if position else "remedy: "
        if is_command(line):  # copied as a whole: broken by the terminal where it has to be, and not here
            yield f"{_INDENT}{label}{line.strip()}", ""
        else:
            yield from _wrapped(f"{label}{line.strip()[:_LONGEST_LINE]}", width, indent=_INDENT, hanging=_INDENT + " " * 8)
    if len(given) > MAX_REMEDY_LINES:
        yield f"{_INDENT}        ... and {number(len(given) - MAX_REMEDY_LINES, 'more line')}, all in the report", ""


# What ends, what changed, and how much there is of everything.


def _expiries(report: Report, width: int) -> list[Line]:
    due = [expiry for expiry in report["expiries"] if expiry["severity"] != "info"]
    lines: list[Line] = []
    for expiry in due[:MAX_EXPIRIES]:
        label, when = _when(expiry)
        named = title_of(expiry)
        named += f" ({expiry['subject']})" if expiry["subject"] and expiry["subject"] not in named else ""
        where = f" of {', '.join(expiry['tenants'][:MAX_NAMED])}" if expiry["tenants"] else ""
        where += f" and {len(expiry['tenants']) - MAX_NAMED} more" if len(expiry["tenants"]) > MAX_NAMED else ""
        lines += _wrapped(f"{label.ljust(8)}{when}: {named}{where}", width, expiry["severity"], hanging=_INDENT)
        lines += _remedy(expiry["remedy"], width)
    if len(due) > MAX_EXPIRIES:
        lines.append((f"... and {len(due) - MAX_EXPIRIES} more that end, all in the report", ""))
    return [*lines, ("", "")] if lines else []


def _when(expiry: dict[str, t.Any]) -> tuple[str, str]:
    days, day = expiry["days_left"], f" ({expiry['ends'][:10]})" if expiry["ends"] else ""
    if days is None:
        return "NOTICE", "no date announced"
    if days < 0:
        return "ENDED", f"{'within the last day' if days == -1 else f'{-days - 1} days ago'}{day}"
    return "ENDS", f"{'within a day' if days == 0 else 'in ' + number(days, 'day')}{day}"


def _changes(report: Report, width: int) -> list[Line]:
    history = report["history"]
    lines: list[Line] = []
    if history["fixed"]:
        checks = [report["checks"][change["check"]] for change in history["fixed"]]
        lines += _wrapped(f"Works again: {_where(checks)}", width, "ok", hanging="  ")
    flapping = [check for check in report["checks"] if check["flapping"]]
    if flapping:
        lines += _wrapped(f"Changes again and again: {_where(flapping)}", width, "warning", hanging="  ")
    return [*lines, ("", "")] if lines else []


def _totals(report: Report, width: int) -> list[Line]:
    summary = report["summary"]
    parts = [f"{summary['passed']} of {_plain(summary['checks'], 'login')} worked"]
    parts += [
        f"{summary[key]} {word}"
        for key, word in (("failed", "failed"), ("deferred", "deferred"), ("not_run", "not run"))
        if summary[key]
    ]
    if summary["warnings"]:
        parts.append(_plain(summary["warnings"], "warning"))
    where = ", ".join(
        (
            _plain(summary["tenants"], "tenant"),
            _plain(summary["mailboxes"], "mailbox", "mailboxes"),
            _plain(summary["hosts"], "host"),
        )
    )
    broken = any(untried["severity"] == "error" for untried in report["untried"])
    meaning = "error" if summary["failed"] or summary["not_run"] or summary["expired"] or broken else "warning"
    if summary["passed"] == summary["checks"] and not any(summary[key] for key in ("warnings", "expired", "expiring", "untried")):
        meaning = "ok"
    also = [f"{summary['new']} new since the last run"] if summary["new"] else []
    also += [f"{summary['fixed']} mended"] if summary["fixed"] else []
    also += [f"{summary['untried']} not tried or not asked"] if summary["untried"] else []
    also += [f"{summary['expired']} ended"] if summary["expired"] else []
    also += [f"{summary['expiring']} ending soon"] if summary["expiring"] else []
    lines = list(_wrapped(f"Also: {', '.join(also)}", width)) if also else []
    return [*lines, *_wrapped(f"{', '.join(parts)} ({where})", width, meaning)]


def _plain(count: int, one: str, many: str = "") -> str:
    return number(count, one, many).replace(",", "")


def _first_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[0][:_LONGEST_LINE] if lines else ""


def _wrapped(text: str, width: int, meaning: str = "", *, indent: str = "", hanging: str | None = None) -> t.Iterator[Line]:
    wrapper = textwrap.TextWrapper(
        width=width,
        initial_indent=indent,
        subsequent_indent=f"{indent}  " if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in wrapper.wrap(text) or [""]:
        yield line, meaning
