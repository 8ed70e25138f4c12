# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""All tenants' results of ``password_logins_info`` as one report, and its forms: JSON, CSV, a page, lines. Pure but for the page's template."""

from __future__ import annotations

import collections
import csv
import io
import json
import pathlib
import typing as t

import jinja2

from ...module_utils._text import harmless, harmless_data, shorten

Json = t.Dict[str, t.Any]

FORMAT, VERSION = "m365.mail_oauth.password_logins", 1
#: Sources of which one has to be read whole, before an empty list says that nobody is left.
PROVING = ("sign_in_logs", "smtp_auth_report")
#: What a login that a program is configured for is known by.
_LOGIN = ("host", "program", "user", "kind")
#: Rows of the page; the rest is counted, and is in the other forms.
MAX_ROWS = 2000
#: The columns of the CSV: a row for each way to log in, for those who walk to the devices.
COLUMNS = (
    *("tenant", "mailbox", "kind", "protocol", "address", "host", "program", "last_seen", "logins", "failures"),
    *("ends", "what_to_do", "since", "place", "why", "source"),
)
#: A cell that begins so is a formula to spreadsheets (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_TEMPLATES = pathlib.Path(__file__).resolve().parents[2] / "templates"


def build(results: t.Sequence[Json], hosts: t.Sequence[Json], created: str, title: str, fail_on: str) -> Json:
    """Return the report. ``results`` have ``name`` and either ``result``, what the module returned, or ``failure``, a sentence; ``hosts`` have
    ``host`` and what could not be read of it (``unread``). What was not read of a host counts as open, as does a login of no tenant here."""
    tenants = [_tenant(one) for one in results]
    answered = [one["result"] for one in results if one.get("result")]
    strays = [{tuple(login[name] for name in _LOGIN) for login in result.get("elsewhere", [])} for result in answered]
    report: Json = {
        "format": FORMAT,
        "version": VERSION,
        "title": title,
        "created": created,
        "fail_on": fail_on,
        "tenants": tenants,
        "hosts": [_unread(host) for host in hosts if host.get("unread")],
        "hosts_read": sorted({str(host["host"]) for host in hosts if not host.get("unread")}),
        # Of no tenant's domain.
        "elsewhere": [dict(zip(_LOGIN, login)) for login in sorted(set.intersection(*strays))] if strays else [],
        "previous": "",
        "gone": [],
    }
    names = ("password", "unclear", "tries", "moved")
    report["summary"] = {name: sum(tenant["summary"].get(name, 0) for tenant in tenants) for name in names}
    report["summary"]["unproven"] = sum(bool(tenant["unproven"]) for tenant in tenants)
    report["summary"]["hosts_unread"] = len(report["hosts"])
    report["summary"]["elsewhere"] = sum(login["kind"] == "password" for login in report["elsewhere"])
    report["ok"] = not _failing(report)
    return t.cast(Json, harmless_data(report))


def _tenant(one: Json) -> Json:
    found = one.get("result") or {}
    senders = [{**sender, "since": "", "new": False} for sender in found.get("senders", [])]
    unread = list(found.get("unread", []))
    if one.get("failure"):
        unread.append({"source": "tenant", "because": shorten(str(one["failure"]), 1000).rstrip(".")})
    proven = [source for source in PROVING if source in found.get("read", [])]
    return {
        "name": str(one["name"]),
        "senders": senders,
        "moved": found.get("moved", []),
        "summary": found.get("summary", {}),
        "unread": unread,
        # Why an empty list would prove nothing.
        "unproven": ""
        if proven
        else "; ".join(f"{row['source']}: {row['because']}" for row in unread if row["source"] in (*PROVING, "tenant")),
        # Why the evidence for an empty list is weak, where it is.
        "weak": str(found.get("weak") or ""),
        "notes": found.get("notes", []),
        "policies": found.get("policies", {}),
        "sign_in_logs": found.get("sign_in_logs", {}),
        "tenants_file": found.get("tenants_file", {}),
        "host_variables": found.get("host_variables", {}),
    }


def _unread(host: Json) -> Json:
    return {**host, "unread": [{**row, "because": str(row.get("because") or "").rstrip(".")} for row in host["unread"]]}


def _failing(report: Json) -> bool:
    """Say whether the run fails: somebody is left, or nobody can tell."""
    if report["fail_on"] == "never":
        return False
    summary = report["summary"]
    open_ends = any(summary[name] for name in ("password", "unproven", "hosts_unread", "elsewhere"))
    return open_ends or (report["fail_on"] == "unclear" and bool(summary["unclear"] or report["elsewhere"]))


def to_json(report: Json) -> str:
    """Return the report as JSON."""
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def to_csv(report: Json) -> str:
    """Return a row for each way with a password, or an unclear one, with a mark for spreadsheets at the beginning (UTF-8)."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for tenant in report["tenants"]:
        for sender in tenant["senders"]:
            for way in sender["ways"]:
                if way["kind"] != "oauth":
                    row = {**sender, **way, "tenant": tenant["name"], "source": sender["source"]}
                    writer.writerow([cell(row.get(name, "")) for name in COLUMNS])
    return "\ufeff" + file.getvalue()


def cell(value: t.Any) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    text = harmless(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def by_date(report: Json) -> list[tuple[str, str, list[tuple[str, int]]]]:
    """Return for each date what ends, and how many have to move in which tenant; the soonest first."""
    found: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for tenant in report["tenants"]:
        for sender in tenant["senders"]:
            if not sender["tries_only"]:
                found[sender["ends"], sender["what_ends"]][tenant["name"]] += 1
    return [(date, what, sorted(counts.items())) for (date, what), counts in sorted(found.items())]


def to_html(report: Json) -> str:
    """Return the page: who still has to move, by date and by tenant."""
    environment = jinja2.Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        loader=jinja2.FileSystemLoader(_TEMPLATES),
    )
    left, rest = MAX_ROWS, 0
    shown = []
    for tenant in report["tenants"]:
        shown.append({**tenant, "senders": tenant["senders"][:left]})
        rest += len(tenant["senders"]) - len(shown[-1]["senders"])
        left -= len(shown[-1]["senders"])
    return environment.get_template("password_logins.html.j2").render(
        report=report, tenants=shown, rest=rest, dates=by_date(report), headline=headline(report)
    )


def headline(report: Json) -> str:
    """Return the one sentence that sums it up."""
    summary, many = report["summary"], len(report["tenants"])
    parts = [
        "1 mailbox still uses a password" if summary["password"] == 1 else f"{summary['password']} mailboxes still use a password"
    ]
    parts += [
        f"{summary[name]} {words}" for name, words in (("unclear", "are unclear"), ("tries", "only fail to")) if summary[name]
    ]
    text = f"{', '.join(parts)}, in {many} tenant{'' if many == 1 else 's'}."
    if summary["unproven"]:
        text += f" Of {_counted(summary['unproven'], 'tenant', 'tenants')} it cannot be told."
    if summary["hosts_unread"]:
        text += f" {_counted(summary['hosts_unread'], 'mail host was', 'mail hosts were')} not read whole."
    if summary["elsewhere"]:
        are = "login with a password on mail hosts is", "logins with a password on mail hosts are"
        text += f" {_counted(summary['elsewhere'], *are)} of no tenant here."
    return text


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def lines(report: Json) -> list[str]:
    """Return the summary for a terminal."""
    found = [headline(report)]
    for tenant in report["tenants"]:
        if tenant["unproven"]:
            found.append(f"  {tenant['name']}: cannot be told: {tenant['unproven']}.")
        if tenant["weak"]:
            found.append(f"  {tenant['name']}: {tenant['weak']}")
        waiting = [sender for sender in tenant["senders"] if not sender["tries_only"]]
        for sender in waiting[:10]:
            new = " (new)" if sender["new"] else ""
            found.append(
                f"  {tenant['name']}: {sender['mailbox']} {sender['kind']}{new}, {sender['ends']}: {sender['what_to_do']}"
            )
        if len(waiting) > 10:
            found.append(f"  {tenant['name']}: {len(waiting) - 10} more")
    for host in report["hosts"]:
        found += [
            f"  {host['host']}: {row.get('path') or row.get('program')}: not read: {row['because']}" for row in host["unread"]
        ]
    for row in report["elsewhere"][:10]:
        found.append(
            f"  {row['host']}: {row['program']} logs in as {row['user'] or 'somebody'} ({row['kind']}), of no tenant here"
        )
    if len(report["elsewhere"]) > 10:
        found.append(f"  {len(report['elsewhere']) - 10} more of no tenant here")
    return found
