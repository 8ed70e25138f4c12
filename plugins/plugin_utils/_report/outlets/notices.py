# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is new, what is mended and what ends, as one receiver has to be told of it once. Pure.

``told`` is what a receiver has been told and what has not been mended since, by a key. A login that was not tried, was put off or comes and
goes decides nothing: nothing is told mended that was not seen to work.
"""

from __future__ import annotations

import datetime
import fnmatch
import typing as t

from ..results import Check, Results
from ..views import subject
from .troubles import Trouble, troubles

EVENTS = ("new", "mended", "ends")
#: Days after which it is forgotten what was told of something that no run has tried since.
FORGET_DAYS = 60

Told = t.Dict[str, t.Dict[str, str]]


class Scope(t.NamedTuple):
    """What a receiver is to hear of: tenants by name or pattern (all if there is none), events, the lowest severity, days before an end.

    Without ``ends_within`` what ends is told from the day on that the report's own thresholds name.
    """

    tenants: tuple[str, ...] = ()
    events: tuple[str, ...] = EVENTS
    level: str = "error"
    ends_within: int | None = None

    def covers(self, tenant: str) -> bool:
        """Tell whether something of ``tenant`` is this receiver's; what belongs to no tenant is only theirs who hear of all."""
        return not self.tenants or any(fnmatch.fnmatchcase(tenant, pattern) for pattern in self.tenants if tenant)


class Changes(t.NamedTuple):
    """What a receiver has to be told now, and what it has been told when it is."""

    new: list[Trouble]
    mended: list[dict[str, str]]
    ends: list[Trouble]
    told: Told

    @property
    def any(self) -> bool:
        """Whether there is something to tell."""
        return bool(self.new or self.mended or self.ends)


class Situation:
    """What a run has found, worked out once for all of its receivers; ``checks`` are all of the run where the results have them no longer."""

    def __init__(self, results: Results, checks: t.Iterable[Check] | None = None) -> None:
        self.results = results
        self.decided = _decided(results.checks() if checks is None else checks)
        self._by_tenant: dict[int | None, dict[str, list[Trouble]]] = {}

    def of(self, scope: Scope) -> list[Trouble]:
        """Return what of it is a receiver's."""
        known = self._by_tenant.get(scope.ends_within)
        if known is None:
            known = self._by_tenant[scope.ends_within] = {}
            for trouble in troubles(self.results, scope.ends_within):
                known.setdefault(trouble.tenant, []).append(trouble)
        return [
            trouble for tenant, found in known.items() if scope.covers(tenant) for trouble in found if _concerns(trouble, scope)
        ]


def changes(told: Told, situation: Situation, scope: Scope) -> Changes:
    """Return what has changed for a receiver that has been told of ``told``."""
    results, decided = situation.results, situation.decided
    day = results.created[:10]
    current = {_key(trouble): trouble for trouble in situation.of(scope)}
    remain: Told = {}
    mended = []
    for key, entry in told.items():
        if key in current:
            continue
        state = decided.get((entry["tenant"], entry["name"])) if entry["kind"] == "login" else None
        if entry["kind"] == "untried":
            state = "passed" if _was_here(entry, results) else None
        if state == "passed":
            mended.append(entry)
        elif state is None and entry["kind"] != "end" and not _forgotten(entry, day):
            remain[key] = entry
        # What fails with another cause is told as that; an end that is none any more needs no word.
    new: list[Trouble] = []
    ends: list[Trouble] = []
    for key, trouble in current.items():
        if key not in told:
            (ends if _kind(trouble) == "end" else new).append(trouble)
        remain[key] = {**_entry(trouble, told.get(key, {}).get("since", day)), "seen": day}
    chosen = scope.events
    return Changes(new if "new" in chosen else [], mended if "mended" in chosen else [], ends if "ends" in chosen else [], remain)


def _concerns(trouble: Trouble, scope: Scope) -> bool:
    if _kind(trouble) == "end":
        return True
    # A login that was put off decides nothing.
    return trouble.severity == "error" or (scope.level == "warning" and not trouble.deferred)


def _kind(trouble: Trouble) -> str:
    if trouble.checks:
        return "login"
    return "untried" if trouble.cause.startswith("untried_") else "end"


def _key(trouble: Trouble) -> str:
    """Return what is told once: an end once when it is near and once when it has come, on each of its days."""
    if _kind(trouble) == "end":
        return f"{trouble.fingerprint}:{trouble.ends}:{'ended' if trouble.severity == 'error' else 'ending'}"
    return trouble.fingerprint


def _entry(trouble: Trouble, since: str) -> dict[str, str]:
    kind = _kind(trouble)
    name = trouble.name if kind == "login" else trouble.where
    return {"kind": kind, "tenant": trouble.tenant, "name": name, "cause": trouble.cause, "since": since}


def _decided(checks: t.Iterable[Check]) -> dict[tuple[str, str], str]:
    """Return for each mailbox of the run whether all of its logins worked, or nothing is to be said yet: passed, failed or open."""
    found: dict[tuple[str, str], str] = {}
    for check in checks:
        key = (check["tenant"], subject(check))
        before = found.get(key, "passed")
        if check["state"] in ("failed", "not_run"):
            found[key] = "failed"
        elif check["state"] == "deferred" or check["flapping"] or not check.get("authenticated", True):
            # What a program's configuration says, such as a password, is no login that was seen to work.
            found[key] = before if before == "failed" else "open"
        else:
            found[key] = before
    return {key: state for key, state in found.items() if state != "open"}


def _was_here(entry: t.Mapping[str, str], results: Results) -> bool:
    """Tell whether what was not tried then has been now: its tenant is in this run, or, for a tenants file, the run is over all of them."""
    return not entry["tenant"] or any(
        tenant["name"] == entry["tenant"] and tenant["summary"]["checks"] for tenant in results.tenants
    )


def _forgotten(entry: t.Mapping[str, str], day: str) -> bool:
    try:
        seen = datetime.date.fromisoformat(entry.get("seen") or entry["since"])
        return (datetime.date.fromisoformat(day) - seen).days > FORGET_DAYS
    except ValueError:
        return True


def is_quiet(moment: datetime.datetime, hours: str) -> bool:
    """Tell whether ``moment``, in the receiver's time zone, is within quiet hours such as 22:00-07:00; the end is not.

    Raises ValueError for what is no span of hours.
    """
    begin, dash, end = hours.partition("-")
    first, last = datetime.time.fromisoformat(begin.strip()), datetime.time.fromisoformat(end.strip() if dash else "none")
    now = moment.time().replace(tzinfo=None)
    return first <= now < last if first <= last else now >= first or now < last
