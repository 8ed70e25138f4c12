# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report as one HTML page that needs nothing from outside: what is broken first, then what ends, the matrix, timings, every check.

Everything on the page came from servers and files of other people, so the template engine escapes all of it, and the page forbids
itself outside resources and every script but its own, which searches and is named by its hash. Its size is bounded: what works
is named in a line, and of what does not only so much is told in full as a person reads; the rest is counted, and is in the JSON form.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import pathlib
import typing as t

import jinja2

from .build import Check, Report, grouped
from .charts import Charts, draw, milliseconds
from .figures import PARTS
from .pages import page_of
from .remedies import steps
from .results import is_quiet
from .views import (
    KINDS,
    LOST,
    Column,
    Mailbox,
    columns,
    endpoints_of,
    is_lost,
    mailboxes,
    number,
    rank,
    since,
    subject,
    time_left,
    title_of,
    when,
    worst,
)

_TEMPLATES = pathlib.Path(__file__).resolve().parents[2] / "templates"

#: Bounds of what is told in full.
MAX_FINDINGS = 60
MAX_PLACES = 12
MAX_CHECKS = 200
MAX_CHECKS_OF_ONE = 12
MAX_ROWS = 150
MAX_HOSTS = 6
MAX_DUE = 100
MAX_LATER = 300
MAX_ENDPOINTS = 60
MAX_TENANTS = 200
MAX_CHANGES = 60
MAX_NAMED = 5000
#: With no more mailboxes than this the matrix shows all of them.
_FEW = 40
#: Names that one sentence about what was not tried gives.
_NAMES = 6

#: State of a check: word, of one and of several, and sign on the page, and the class that colours it.
WORDS = {"passed": "works", "failed": "fails", "deferred": "deferred", "not_run": "not run"}
_SEVERAL = {**WORDS, "passed": "work", "failed": "fail"}
SIGNS = {"passed": "\u2713", "failed": "\u2717", "deferred": "\u2026", "not_run": "\u2013"}
CLASSES = {"passed": "good", "failed": "bad", "deferred": "warn", "not_run": "bad"}


class Headline(t.NamedTuple):
    """The one sentence that the page begins with."""

    kind: str
    sign: str
    text: str


class Cell(t.NamedTuple):
    """Some checks of one mailbox; ``state`` is the worst of theirs, ``check`` the first with it, ``words`` say it, and of how many."""

    state: str
    check: Check
    words: str


class Matrix(t.NamedTuple):
    """``groups`` are hosts with the number of their columns, ``heads`` the hosts and protocols, ``rest`` the mailboxes that are not shown.

    ``several`` are, by protocol, the endpoints that share a cell.
    """

    groups: list[tuple[str, int]]
    heads: list[tuple[str, str]]
    rows: list[tuple[Mailbox, list[Cell | None]]]
    rest: int
    rest_works: bool
    several: dict[str, list[str]]


class Place(t.NamedTuple):
    """Where a finding is: a mailbox, and the checks of it with their words."""

    tenant: str
    mailbox: str
    links: list[tuple[Check, str]]


def to_html(report: Report) -> str:
    """Return the page."""
    environment = jinja2.Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        loader=jinja2.FileSystemLoader(_TEMPLATES),
    )
    environment.filters.update(ms=milliseconds, when=when, left=time_left, number=number, steps=steps)
    environment.filters["page"] = lambda cause: page_of(cause, report.get("pages", ""))
    environment.filters.update(zip=zip, title=title_of)
    shown = _shown(report)
    script = environment.get_template("report.js").render()
    return environment.get_template("report.html.j2").render(
        report=report,
        script_hash=f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}",
        words=WORDS,
        signs=SIGNS,
        classes=CLASSES,
        kinds=KINDS,
        verdict=_verdict(report),
        anchors={check["id"] for check in shown},
        findings=_findings(report),
        next_end=next(filter(_to_come, (expiry for expiry in report["expiries"] if expiry["severity"] == "info")), None),
        due=[expiry for expiry in report["expiries"] if expiry["severity"] != "info"][:MAX_DUE],
        later=[expiry for expiry in report["expiries"] if expiry["severity"] == "info"][:MAX_LATER],
        expiries=len(report["expiries"]),
        changes=_changes(report),
        tenants=_tenants(report),
        untried=_untried(report),
        matrix=_matrix(report),
        endpoints=_endpoints(report),
        parts=list(PARTS),
        shown=[(name, list(group)) for name, group in itertools.groupby(shown, key=lambda check: check["tenant"])],
        detailed=len(shown),
        anchored={check["tenant"]: check["id"] for check in reversed(shown)},
        loud=sum(not is_quiet(check) and not is_lost(check) for check in report["checks"]),
        lost=_lost(report),
        working=_working(report),
    )


def _verdict(report: Report) -> Headline:
    summary = report["summary"]
    logins = number(summary["checks"], "login")
    missing = f"{number(summary['not_run'], 'was', 'were')} not run"
    if summary["failed"]:
        text = f"{summary['failed']:,} of {logins} {'fails' if summary['failed'] == 1 else 'fail'}"
        return Headline("bad", SIGNS["failed"], f"{text}, {missing}" if summary["not_run"] else text)
    if summary["not_run"]:
        return Headline("bad", SIGNS["not_run"], missing.replace(" ", f" of {logins} ", 1))
    missed = sum(untried["severity"] == "error" for untried in report["untried"])
    if missed:
        return Headline(
            "bad",
            SIGNS["failed"],
            f"Not everything was verified: {number(missed, 'tenant or file', 'tenants or files')} left out",
        )
    if summary["expired"]:
        what = number(summary["expired"], "thing it rests on has ended", "things they rest on have ended")
        return Headline("bad", SIGNS["failed"], f"Every login still works, but {what}")
    if summary["deferred"]:
        text = f"{summary['deferred']:,} of {number(summary['checks'], 'login')} were put off by the server"
        return Headline("warn", SIGNS["deferred"], text)
    if summary["unreachable_hosts"]:
        return Headline("bad", SIGNS["failed"], f"{number(summary['unreachable_hosts'], 'host')} could not be reached")
    return Headline("good", SIGNS["passed"], "Every login works")


# What is broken.


def _findings(report: Report) -> tuple[list[dict[str, t.Any]], int]:
    """Return the findings to show, each with its places, and how many more there are."""
    found = [finding for finding in report["findings"] if finding["severity"] != "info" and finding["cause"] != LOST]
    return [_finding(report, finding) for finding in found[:MAX_FINDINGS]], max(0, len(found) - MAX_FINDINGS)


def _finding(report: Report, finding: dict[str, t.Any]) -> dict[str, t.Any]:
    checks = [report["checks"][position] for position in finding["checks"]]
    by_mailbox: dict[tuple[str, str], list[Check]] = {}
    for check in checks:
        by_mailbox.setdefault((check["tenant"], subject(check)), []).append(check)
    places = [Place(*key, _links(own)) for key, own in itertools.islice(by_mailbox.items(), MAX_PLACES)]
    evidence: list[str] = next(
        (given["evidence"] for given in checks[0]["findings"] if given["cause"] == finding["cause"] and given["evidence"]), []
    )
    return {
        **finding,
        "count": number(len(checks), "login"),
        "mailboxes": len(by_mailbox),
        "places": places,
        "more": max(0, len(by_mailbox) - MAX_PLACES),
        "new": sum(check["new"] for check in checks),
        "since": since(report, checks),
        "evidence": evidence[:3],
        "page": finding.get("page", ""),
        "tenants": len({tenant for tenant, _mailbox in by_mailbox}),
    }


def _links(checks: list[Check]) -> list[tuple[Check, str]]:
    """Return the protocols of a mailbox and the hosts, one link for all the protocols that have the same hosts."""
    by_hosts: dict[tuple[str, ...], list[tuple[str, Check]]] = {}
    for protocol, own in grouped(checks, "protocol").items():
        by_hosts.setdefault(tuple(dict.fromkeys(check["checked_from"] for check in own)), []).append((protocol, own[0]))
    return [
        (
            pairs[0][1],
            " ".join((", ".join(protocol for protocol, _check in pairs), "from", _names(hosts))),
        )
        for hosts, pairs in by_hosts.items()
    ]


def _names(hosts: t.Sequence[str]) -> str:
    return ", ".join(hosts) if len(hosts) <= MAX_HOSTS else number(len(hosts), "host")


def _shown(report: Report) -> list[Check]:
    """Return the checks that are told in full: some of every finding, then whatever does not just work, in the order of the tenants."""
    chosen: dict[int, None] = {}
    for finding in report["findings"][:MAX_FINDINGS]:
        if finding["severity"] != "info" and finding["cause"] != LOST:
            chosen.update(dict.fromkeys(finding["checks"][:MAX_CHECKS_OF_ONE]))
    loud = (check for check in report["checks"] if not is_quiet(check) and not is_lost(check))
    chosen.update(dict.fromkeys(check["id"] for check in itertools.islice(loud, MAX_CHECKS)))
    checks = [report["checks"][position] for position in itertools.islice(chosen, MAX_CHECKS)]
    order = {tenant["name"]: position for position, tenant in enumerate(report["tenants"])}
    return sorted(checks, key=lambda check: (order.get(check["tenant"], 0), rank(check), check["id"]))


def _lost(report: Report) -> list[dict[str, t.Any]]:
    """Return the hosts that could not be reached, each with the finding about it."""
    found = {
        report["checks"][finding["checks"][0]]["checked_from"]: finding
        for finding in report["findings"]
        if finding["cause"] == LOST
    }
    return [{**host, "finding": found.get(host["name"])} for host in report["hosts"] if not host["reachable"]]


def _changes(report: Report) -> dict[str, t.Any]:
    """Return what changed since the last run, a bounded number of each kind."""
    fixed: dict[tuple[str, str, str, str], list[Check]] = {}
    for change in report["history"]["fixed"]:
        check = report["checks"][change["check"]]
        fixed.setdefault((check["tenant"], subject(check), change["cause"], change["since"]), []).append(check)
    new = [check for check in report["checks"] if check["new"] and not is_lost(check)]
    flapping = [check for check in report["checks"] if check["flapping"]]
    return {
        "fixed": [
            (Place(tenant, mailbox, _links(checks)), cause, begun)
            for (tenant, mailbox, cause, begun), checks in itertools.islice(fixed.items(), MAX_CHANGES)
        ],
        "more_fixed": max(0, len(fixed) - MAX_CHANGES),
        "new": _changed(new),
        "flapping": _changed(flapping),
    }


def _changed(checks: list[Check]) -> tuple[list[tuple[Place, str, str]], int]:
    """Return the mailboxes that the checks are of, each with state and cause, and how many more there are."""
    found: dict[tuple[str, ...], list[Check]] = {}
    for check in checks:
        cause = check["findings"][0]["cause"] if check["findings"] else ""
        found.setdefault((check["tenant"], subject(check), check["state"], cause), []).append(check)
    kept = [(Place(key[0], key[1], _links(own)), key[2], key[3]) for key, own in itertools.islice(found.items(), MAX_CHANGES)]
    return kept, max(0, len(found) - MAX_CHANGES)


# Tenants and mailboxes.


def _untried(report: Report) -> tuple[list[dict[str, t.Any]], list[dict[str, t.Any]], int]:
    """Return what was not tried as cards, what nobody had asked for as lines, and how many cards are left out; the same is told once."""
    known: dict[tuple[str, str, str], dict[str, t.Any]] = {}
    for untried in report["untried"]:
        name = untried["tenant"] if untried["kind"] == "evidence" else untried["name"]
        told = known.setdefault((untried["kind"], untried["severity"], untried["message"]), {**untried, "names": []})
        told["names"].append(name)
    for row in known.values():
        more = len(row["names"]) - _NAMES
        row["named"] = ", ".join(row["names"][:_NAMES]) + (f" and {more} more" if more > 0 else "")
    cards = [row for row in known.values() if row["severity"] != "info"]
    return (
        cards[:MAX_FINDINGS],
        [row for row in known.values() if row["severity"] == "info"][:_NAMES],
        max(0, len(cards) - MAX_FINDINGS),
    )


def _tenants(report: Report) -> tuple[list[dict[str, t.Any]], list[dict[str, t.Any]], int]:
    """Return the tenants with trouble, worst first, those without, and how many of either are left out."""
    if len(report["tenants"]) < 2:
        return [], [], 0
    ends: dict[str, dict[str, t.Any]] = {}
    for expiry in filter(_to_come, reversed(report["expiries"])):
        ends.update(dict.fromkeys(expiry["tenants"], expiry))
    trouble: list[dict[str, t.Any]] = []
    fine: list[dict[str, t.Any]] = []
    for tenant in report["tenants"]:
        summary = tenant["summary"]
        broken = summary["failed"] + summary["not_run"]
        other = summary["deferred"] + summary["warnings"] + summary["expired"] + summary["expiring"]
        entry = {**tenant, "broken": broken, "share": 100 * broken / max(1, summary["checks"]), "next": ends.get(tenant["name"])}
        (trouble if broken or other else fine).append(entry)
    trouble.sort(key=lambda tenant: (-tenant["broken"], -tenant["summary"]["expired"]))
    left = max(0, len(trouble) - MAX_TENANTS) + max(0, len(fine) - MAX_NAMED)
    return trouble[:MAX_TENANTS], fine[:MAX_NAMED], left


def _to_come(expiry: dict[str, t.Any]) -> bool:
    """Tell whether something ends on a day that is known, or has ended and nothing took its place."""
    days = expiry["days_left"]
    return days is not None and bool(expiry["ends"]) and (days >= 0 or expiry["severity"] != "info")


def _matrix(report: Report) -> Matrix:
    """Return the mailboxes with trouble by host and protocol; of very many hosts those with trouble by name, the others together."""
    found = mailboxes(report)
    loud = [mailbox for mailbox in found if not all(map(is_quiet, mailbox.checks))]
    rows = found if len(found) <= _FEW else loud[:MAX_ROWS]
    used = columns(report, found)
    names = list(dict.fromkeys(host for host, _protocol in used))
    own = names
    if len(names) > MAX_HOSTS:
        troubled = {check["checked_from"] for mailbox in rows for check in mailbox.checks if check["state"] != "passed"}
        own = [name for name in names if name in troubled][: MAX_HOSTS - 1]
    groups = [(name, [column for column in used if column[0] == name]) for name in own]
    others = [column for column in used if column[0] not in own]
    protocols = list(dict.fromkeys(protocol for _host, protocol in others))
    heads = [(name, protocol, [(name, protocol)]) for name, pairs in groups for _host, protocol in pairs]
    label = number(len(names) - len(own), "other host") if own else f"all {number(len(names), 'host')}"
    heads += [(label, protocol, [column for column in others if column[1] == protocol]) for protocol in protocols]
    return Matrix(
        [(name, len(list(group))) for name, group in itertools.groupby(head[0] for head in heads)],
        [(name, protocol) for name, protocol, _columns in heads],
        [(mailbox, [_cell(mailbox, wanted) for _name, _protocol, wanted in heads]) for mailbox in rows],
        len(found) - len(rows),
        len(loud) <= len(rows),
        endpoints_of(rows),
    )


def _cell(mailbox: Mailbox, wanted: list[Column]) -> Cell | None:
    checks = [check for column in wanted for check in mailbox.cells.get(column, [])]
    if not checks:
        return None
    state = worst(checks)
    bad = [check for check in checks if check["state"] == state]
    if len(checks) == 1:
        return Cell(state, bad[0], WORDS[state])
    return Cell(state, bad[0], f"{len(bad)} {'' if len(bad) == len(checks) else f'of {len(checks)} '}{_SEVERAL[state]}")


def _endpoints(report: Report) -> tuple[list[tuple[str, list[tuple[dict[str, t.Any], Charts]]]], int]:
    """Return the endpoints, each with the hosts that checked it and their charts, and how many rows are left out."""
    every = report["endpoints"]
    kept = every[:MAX_ENDPOINTS]
    if len(every) > MAX_ENDPOINTS:
        slow = sorted(every, key=lambda endpoint: -(endpoint["duration_ms"] or {"p90": float("inf")})["p90"])[:MAX_ENDPOINTS]
        kept = [endpoint for endpoint in every if any(endpoint is other for other in slow)]
    pairs = zip(kept, draw(kept, report["created"]))
    grouping = itertools.groupby(
        pairs, key=lambda pair: f"{pair[0]['protocol']} {pair[0]['host']}:{pair[0]['port']} {pair[0]['tls']}"
    )
    return [(name, list(group)) for name, group in grouping], len(every) - len(kept)


def _working(report: Report) -> list[tuple[str, int, list[tuple[str, str]]]]:
    """Return, for each tenant, how many logins just work, and the mailboxes of which all do."""
    named = 0
    result = []
    quiet = grouped((check for check in report["checks"] if is_quiet(check)), "tenant")
    loud = {(check["tenant"], check["mailbox"]) for check in report["checks"] if not is_quiet(check)}
    for tenant, checks in quiet.items():
        entries = []
        for mailbox, own in grouped(checks, "mailbox").items():
            if (tenant, mailbox) not in loud and named < MAX_NAMED:
                named += 1
                slowest = milliseconds(max(check["duration_ms"] for check in own))
                entries.append((mailbox, f"{number(len(own), 'login')}, {'slowest ' if len(own) > 1 else ''}{slowest}"))
        result.append((tenant, len(checks), entries))
    return result
