# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What of a report has to be told, as CI systems and people are told it: one entry for a mailbox and cause, one for an end. Pure."""

from __future__ import annotations

import hashlib
import typing as t

from ..pages import page_of
from ..remedies import steps
from ..results import Check, Results
from ..views import KINDS, subject, time_left, title_of

#: Characters of a text in an entry, and of one server's words.
LONGEST = 400
_NAMED = 4


class Place(t.NamedTuple):
    """Where a tenant stands in a tenants file: a path relative to the working directory with slashes, and a line from 1."""

    path: str
    line: int


#: A place for whatever has none.
NOWHERE = Place("tenants.m365.yml", 1)


class Trouble(t.NamedTuple):
    """One thing to tell of. ``severity`` is error or warning; ``title`` and ``where`` name it, ``fingerprint`` is the same in each run.

    ``new`` is whether the run before found it well; ``checks`` how many logins it stands for, 0 for what is no login. ``name`` is the mailbox
    or program of a login, ``deferred`` whether no login of it decided anything; ``ends`` is the day of an end.
    """

    tenant: str
    cause: str
    severity: str
    title: str
    where: str
    summary: str
    remedy: str
    page: str
    fingerprint: str
    new: bool = False
    checks: int = 0
    name: str = ""
    deferred: bool = False
    ends: str = ""


def troubles(results: Results, ends_within: int | None = None) -> list[Trouble]:
    """Return all there is to tell of, errors first and otherwise in the report's order.

    What ends is told from ``ends_within`` days before on, otherwise from when the report's own thresholds say.
    """
    found = [*_untried(results), *_logins(results), *_ends(results, ends_within)]
    return sorted(found, key=lambda trouble: trouble.severity != "error")


def fingerprint(*parts: str) -> str:
    """Return what tells one trouble from all others, 64 hexadecimal digits."""
    return hashlib.sha256("\t".join(parts).encode("utf-8", "backslashreplace")).hexdigest()


def short(text: str, limit: int = LONGEST) -> str:
    """Return the first line of a text, cut."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= limit else f"{line[: limit - 3]}..."


def first_step(remedy: str, limit: int = LONGEST) -> tuple[str, str]:
    """Return the first line of what to do, cut, and the command that it ends with a colon for; or that command alone, or none."""
    first, *rest = steps(remedy) or [(False, [""])]
    if first[0]:
        return "", short(first[1][0], limit)
    announced = first[1][0].endswith(":") and len(first[1]) == 1 and rest
    return short(first[1][0], limit), short(rest[0][1][0], limit) if announced else ""


def _logins(results: Results) -> t.Iterator[Trouble]:
    """Yield one entry for each mailbox and cause, over its protocols and the hosts that it was checked from."""
    met: dict[tuple[str, str, str, str], list[tuple[Check, dict[str, t.Any]]]] = {}
    for check in results.trouble:
        for finding in check["findings"][:1]:
            severity = _severity(check, finding)
            if severity:
                met.setdefault((check["tenant"], subject(check), finding["cause"], severity), []).append((check, finding))
        if not check["findings"] and check["state"] in ("failed", "not_run"):
            finding = {"cause": "unknown", "summary": f"The login {check['state'].replace('_', ' ')}.", "remedy": ""}
            met.setdefault((check["tenant"], subject(check), "unknown", "error"), []).append((check, finding))
    for (tenant, name, cause, severity), entries in met.items():
        checks, finding = [check for check, _finding in entries], entries[0][1]
        yield Trouble(
            tenant=tenant,
            cause=cause,
            severity=severity,
            title=f"{name}: {cause}",
            where=_where(checks),
            summary=str(finding["summary"]),
            remedy=str(finding["remedy"]),
            page=page_of(cause, results.pages),
            fingerprint=fingerprint("login", tenant, name.lower(), cause),
            new=all(check["new"] for check in checks),
            checks=len(checks),
            name=name,
            deferred=all(check["state"] == "deferred" for check in checks),
        )


def _severity(check: Check, finding: t.Mapping[str, t.Any]) -> str:
    if check["state"] in ("failed", "not_run"):
        return "error"
    if check["state"] == "deferred":
        return "warning"
    return str(finding["severity"]) if finding["severity"] != "info" else ""


def _where(checks: t.Sequence[Check]) -> str:
    places: dict[str, dict[str, None]] = {}
    for check in checks:
        places.setdefault(f"{check['protocol']} {check['host']}:{check['port']}", {})[check["checked_from"]] = None
    named = []
    for endpoint, hosts in list(places.items())[:_NAMED]:
        names = list(hosts)
        named.append(f"{endpoint} from {', '.join(names) if len(names) <= _NAMED else f'{len(names)} hosts'}")
    more = f" and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
    return "; ".join(named) + more


def _ends(results: Results, within: int | None) -> t.Iterator[Trouble]:
    """Yield one entry for each thing that ends and tenant that it concerns."""
    for end in results.expiries:
        if not _is_near(end, within):
            continue
        ended = end["severity"] == "error"
        title = title_of(end)
        for tenant in end["tenants"] or [""]:
            yield Trouble(
                tenant=tenant,
                cause=f"{end['kind']}_{'ended' if ended else 'ending'}",
                severity="error" if ended else "warning",
                title=f"{title}: {time_left(end)}",
                where=str(end["subject"]),
                summary=f"{KINDS[end['kind']].capitalize()} {end['name']}: {time_left(end)}{_day(end)}. {end['note']}".strip(),
                remedy=str(end["remedy"]),
                page=str(end["source"]),
                fingerprint=fingerprint("end", tenant, end["kind"], end["name"], end["subject"]),
                ends=str(end["ends"])[:10],
            )


def _is_near(end: t.Mapping[str, t.Any], within: int | None) -> bool:
    if within is None or end["severity"] == "error":
        return bool(end["severity"] != "info")
    return end["days_left"] is not None and 0 <= end["days_left"] <= within


def _untried(results: Results) -> t.Iterator[Trouble]:
    for untried in results.untried:
        if untried["severity"] != "info":
            yield Trouble(
                tenant=str(untried["tenant"]),
                cause=f"untried_{untried['kind']}",
                severity=str(untried["severity"]),
                title=f"{untried['kind']} {untried['name']} was not tried",
                where=str(untried["name"]),
                summary=str(untried["message"]),
                remedy=str(untried["remedy"]),
                page="",
                fingerprint=fingerprint("untried", untried["tenant"], untried["kind"], untried["name"]),
            )


def _day(end: t.Mapping[str, t.Any]) -> str:
    """Return the day on which something ends, in brackets, where one is known."""
    return f" ({end['ends'][:10]})" if end["ends"] else ""
