# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From the results of the ``verify`` module on many hosts to one report (plain data, ``plugins/schemas/report.schema.json``).

Pure: no files, no clock, no Ansible.
"""

from __future__ import annotations

import json
import typing as t

from ...module_utils._answers.entra_codes import SIGN_IN_MENDS
from ...module_utils._check import check_reaches, reaches
from ...module_utils._diagnosis.reconsider import reconsider
from ...module_utils._diagnosis.speaker.masking import mask
from ...module_utils._text import harmless
from . import expiries as expiry
from .checks import SEVERITIES, STATES, Run, Untried, checks_of, finding_of
from .figures import endpoints
from .remedies import joined, with_inventory

#: Rises when members are added or change. Those of version 1 are all still there and mean the same.
FORMAT_VERSION = 2

#: Members whose texts may have several lines; a line break in a name is a fraud.
_LINES = frozenset(
    {
        *("remedy", "evidence", "message", "lines", "command", "commands", "note"),
        *("greeting", "reply", "challenge", "after_auth", "text"),
    }
)
_LONGEST = 4096
_NO_TEXT = frozenset({int, float, bool, type(None)})
#: Causes of a missing token that a person mends by signing in: told of each person once, whatever mailboxes need it.
_PERSONAL = SIGN_IN_MENDS | {"sign_in_needed"}

Check = t.Dict[str, t.Any]
Report = t.Dict[str, t.Any]


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
    sources: t.Sequence[str] = (),
) -> Report:
    """Return the report over ``runs``; ``created`` is its time (RFC 3339), ``version`` the collection's.

    ``expiries`` are what Entra ID and the store know of ends, ``circumstances`` what they and Exchange say of each tenant, by its name;
    ``warn_days`` are the days before an end from which it is a warning, by kind; ``untried`` is what was asked for and not tried, or not asked
    at all; ``sources`` are the inventory's, for the commands to paste. What a history knows is added by :func:`history.annotate`.
    """
    scrub = Scrubber()
    warn_days = expiry.WARN_DAYS if warn_days is None else warn_days
    assembled = [check for run in runs for check in checks_of(run)]
    reconsider(assembled, circumstances or {})
    checks: list[Check] = []
    for number, raw in enumerate(assembled):
        check = scrub(raw)
        check["id"] = number
        check["findings"] = [finding_of(finding) for finding in check["findings"]]
        checks.append(check)
    ends = scrub(expiry.gather(expiries, checks, created, warn_days))
    _apply_thresholds(checks, ends)
    findings = _joined(checks)
    told = [(finding, [checks[number]["tenant"] for number in finding["checks"]]) for finding in findings]
    told += [(finding, [check["tenant"]]) for check in checks for finding in check["findings"]]
    for entry, own in [*told, *((end, end["tenants"]) for end in ends)]:
        for name in ("remedy", "confirm"):
            if entry.get(name):
                entry[name] = with_inventory(entry[name], sources, list(dict.fromkeys(own)))
    tenants = {run["tenant"]: run for run in reversed(runs)}
    by_tenant = grouped(checks, "tenant")
    missed = list(untried)
    names = list(dict.fromkeys([*(run["tenant"] for run in runs), *(untried.tenant for untried in missed if untried.tenant)]))
    hosts = _hosts(runs, checks, scrub)
    return {
        "version": FORMAT_VERSION,
        "generator": {"name": "m365.mail_oauth", "version": version},
        "created": created,
        "title": scrub(title),
        "fail_on": fail_on,
        "warn_days": dict(warn_days),
        "ok": not any(check_reaches(check, fail_on) for check in checks)
        and not any(reaches(fail_on, [end["severity"]]) for end in ends)
        and not any(reaches(fail_on, [untried.severity]) for untried in missed)
        and (fail_on == "never" or all(host["reachable"] for host in hosts)),
        "summary": {
            **count(checks),
            **count_ends(ends),
            "untried": sum(untried.severity != "info" for untried in missed),
            "new": 0,
            "fixed": 0,
            "tenants": len(names),
            "mailboxes": len({(check["tenant"], check["mailbox"]) for check in checks if check["mailbox"]}),
            "hosts": len(hosts),
            "unreachable_hosts": sum(not host["reachable"] for host in hosts),
        },
        "tenants": [
            _tenant(scrub(name), tenants.get(name), by_tenant.get(scrub(name), []), ends, missed, fail_on, scrub)
            for name in names
        ],
        "untried": [
            scrub(untried._asdict()) for untried in sorted(missed, key=lambda untried: SEVERITIES.index(untried.severity))
        ],
        "hosts": hosts,
        "findings": findings,
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
    severities = [end["severity"] for end in ends]
    return {"expired": severities.count("error"), "expiring": severities.count("warning")}


def _apply_thresholds(checks: list[Check], ends: list[expiry.Expiry]) -> None:
    """A login's warning about the server's certificate counts from the day that the report's thresholds name, not the module's."""
    quiet = {end["name"] for end in ends if end["kind"] == "server_certificate" and end["severity"] == "info"}
    quiet -= {end["name"] for end in ends if end["kind"] == "server_certificate" and end["severity"] != "info"}
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
    own = [end for end in ends if name in end["tenants"]]
    return {
        "name": name,
        "tenant": scrub(run["tenant_id"]) if run else "",
        "cloud": run["cloud"] if run else "",
        "ok": not any(check_reaches(check, fail_on) for check in checks)
        and not any(reaches(fail_on, [end["severity"]]) for end in own)
        and not any(reaches(fail_on, [untried.severity]) for untried in missed if scrub(untried.tenant) == name),
        "summary": {
            **count(checks),
            **count_ends(own),
            "mailboxes": len({check["mailbox"] for check in checks if check["mailbox"]}),
        },
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


def _joined(checks: t.Sequence[Check]) -> list[dict[str, t.Any]]:
    """Return each check's best finding, and every warning, joined over the checks that share cause and remedy; worst and widest first.

    Texts that differ in nothing but the mailbox's name are the same; but who has to sign in is told once for each person. That a server's
    certificate ends soon is told once for each certificate, among the expiries.
    """
    entries: dict[tuple[str, ...], _Joined] = {}
    for check in checks:
        for rank, finding in enumerate(check["findings"]):
            if rank and finding["severity"] != "warning":
                continue  # less probable causes of the same fault stay with their check
            if finding["cause"] == "certificate_expiring_soon" and check["tls_info"].get("certificate_not_after"):
                continue
            person = check["sign_in_user"] if finding["cause"] in _PERSONAL else ""
            key = (finding["cause"], finding["severity"], person or _general(finding["remedy"], check))
            if key not in entries:
                entries[key] = _Joined(check, finding)
            entries[key].add(check, finding)
    return sorted(
        (entry.result() for entry in entries.values()),
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
            texts[finding[name]] = None

    def result(self) -> dict[str, t.Any]:
        """Return the finding over all of them."""
        check, finding = self._first
        several = {name: _general(finding[name], check) for name, texts in self._texts.items() if len(texts) > 1}
        for name in several.keys() - {"summary"}:
            several[name] = joined(list(self._texts[name]), several[name])
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
