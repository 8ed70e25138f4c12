# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What metrics and monitors count in a report: logins, causes, ends and what was not tried, by tenant. No word of a server is among it. Pure."""

from __future__ import annotations

import collections
import typing as t

from ..checks import SEVERITIES
from ..expiries import moment
from ..results import Check, Results
from ..views import LOST

OK, WARNING, CRITICAL, UNKNOWN = range(4)
LEVELS = ("ok", "warning", "critical", "unknown")
#: From good to bad, as the token agent's status has it: what is known to be broken comes before what is not known.
BADNESS = (OK, WARNING, UNKNOWN, CRITICAL)

#: Kinds of which an application may have several, one after the other.
_CREDENTIALS = ("client_secret", "certificate", "federated_credential")
#: Causes that say that nobody can tell how a login is, not that it fails.
_UNSEEN = (LOST, "verification_failed")


class Group(t.NamedTuple):
    """Logins of a tenant by one protocol at one mail server (``host``), tried from one host."""

    tenant: str
    protocol: str
    host: str
    checked_from: str


class Cause(t.NamedTuple):
    """Why logins of a tenant by one protocol at one mail server do not work, or work with a warning."""

    tenant: str
    protocol: str
    host: str
    cause: str
    severity: str


class End(t.NamedTuple):
    """Something that ends. ``at``: seconds since 1970, None where it has no end; ``tenant``: empty where it is not one tenant's alone.

    ``superseded``: a credential whose application has another one that ends later.
    """

    tenant: str
    kind: str
    name: str
    subject: str
    at: float | None
    severity: str
    superseded: bool


class Endpoint(t.NamedTuple):
    """A mail server's port as the logins from one host see it."""

    protocol: str
    host: str
    port: int
    checked_from: str


class Tenant(t.NamedTuple):
    """A tenant with all that is counted of it; ``name`` is empty for the whole report, ``causes`` has the worst and most frequent first."""

    name: str
    states: t.Counter[str]
    causes: list[tuple[str, int]]
    warnings: int
    ends: list[End]
    untried: t.Counter[str]
    level: int


class Sums(t.NamedTuple):
    """All that is counted of a report. ``made``: seconds since 1970.

    ``causes``: the likeliest one of each login that does not work, all warnings of those that do. ``seconds``: what the logins that
    worked took together, by protocol, mail server, port and host that tried them. ``whole`` is the whole report as if it were one tenant.
    """

    made: int
    logins: dict[Group, t.Counter[str]]
    causes: t.Counter[Cause]
    seconds: dict[Endpoint, float]
    ends: list[End]
    whole: Tenant
    tenants: list[Tenant]


def sums(results: Results, persons: bool) -> Sums:
    """Count; reads every check once. Without ``persons`` nobody's name is in it."""
    logins: dict[Group, t.Counter[str]] = {}
    causes: t.Counter[Cause] = collections.Counter()
    seconds: dict[Endpoint, float] = {}
    whole = _Counting()
    counting: dict[str, _Counting] = {tenant["name"]: _Counting() for tenant in results.tenants}
    for check in results.checks():
        group = Group(check["tenant"], check["protocol"], check["host"], check["checked_from"])
        logins.setdefault(group, collections.Counter())[check["state"]] += 1
        told = causes_of(check)
        for cause, severity in told:
            causes[Cause(*group[:3], cause, severity)] += 1
        if check["state"] == "passed" and check["duration_ms"]:
            endpoint = Endpoint(check["protocol"], check["host"], check["port"], check["checked_from"])
            seconds[endpoint] = seconds.get(endpoint, 0.0) + check["duration_ms"] / 1000
        for one in (whole, counting.setdefault(check["tenant"], _Counting())):
            one.add(check["state"], told)
    known = _ends(results, persons)
    for end in known:
        whole.ends.append(end)
        if end.tenant in counting:
            counting[end.tenant].ends.append(end)
    for untried in results.untried:
        whole.untried[untried["severity"]] += 1
        if untried["tenant"] in counting:
            counting[untried["tenant"]].untried[untried["severity"]] += 1
    made = moment(results.created)
    return Sums(
        int(made.timestamp()) if made else 0,
        logins,
        causes,
        seconds,
        known,
        whole.tenant(""),
        [one.tenant(name) for name, one in counting.items()],
    )


def causes_of(check: Check) -> list[tuple[str, str]]:
    """Return the causes of one check that count, each with its severity."""
    told = [(finding["cause"], finding["severity"]) for finding in check["findings"]]
    if check["state"] != "passed":
        return [told[0] if told else ("unknown", "error")]
    return list(dict.fromkeys(one for one in told if one[1] == "warning"))


class _Counting:
    """A tenant while it is counted."""

    def __init__(self) -> None:
        self.ends: list[End] = []
        self.untried: t.Counter[str] = collections.Counter()
        self._states: t.Counter[str] = collections.Counter()
        self._causes: t.Counter[tuple[str, str]] = collections.Counter()
        self._warnings = 0
        self._levels: set[int] = set()

    def add(self, state: str, told: t.Sequence[tuple[str, str]]) -> None:
        """Count one check."""
        self._states[state] += 1
        self._causes.update(told)
        self._warnings += state == "passed" and bool(told)
        self._levels.add(_level(state, told))

    def tenant(self, name: str) -> Tenant:
        """Return the tenant."""
        levels = self._levels or {UNKNOWN}
        levels |= {{"error": CRITICAL, "warning": WARNING}.get(end.severity, OK) for end in self.ends}
        levels |= {{"error": UNKNOWN, "warning": WARNING}.get(severity, OK) for severity in self.untried}
        order = sorted(self._causes.items(), key=lambda one: (SEVERITIES.index(one[0][1]), -one[1]))
        causes = [(cause, count) for (cause, _severity), count in order]
        level = max(levels, key=BADNESS.index)
        return Tenant(name, self._states, causes, self._warnings, self.ends, self.untried, level)


def _level(state: str, told: t.Sequence[tuple[str, str]]) -> int:
    if state == "passed":
        return WARNING if told else OK
    if state == "deferred":
        return WARNING
    return UNKNOWN if state == "not_run" and told[0][0] in _UNSEEN else CRITICAL


def _ends(results: Results, persons: bool) -> list[End]:
    """Return all that ends; of a tenant's refresh tokens without names the first to end stands for all."""
    found = [_end(expiry, persons) for expiry in results.expiries]
    latest: dict[tuple[str, str], float] = {}
    for end in found:
        if end.kind in _CREDENTIALS:
            owner = (end.tenant, end.subject)
            latest[owner] = max(latest.get(owner, 0.0), float("inf") if end.at is None else end.at)
    found = [
        end._replace(superseded=end.at is not None and end.at < latest[end.tenant, end.subject])
        if end.kind in _CREDENTIALS
        else end
        for end in found
    ]
    kept: dict[tuple[str, str, str, str], End] = {}
    for end in found:
        key = end[:4]
        if key not in kept or _first(end) < _first(kept[key]):
            kept[key] = end
    return list(kept.values())


def _end(expiry: t.Mapping[str, t.Any], persons: bool) -> End:
    ends_at = moment(expiry["ends"]) if expiry["ends"] else None
    own = expiry["tenants"]
    named = [
        text if persons or (expiry["kind"] != "refresh_token" and "@" not in text) else ""
        for text in (expiry["name"], expiry["subject"])
    ]
    at = ends_at.timestamp() if ends_at else None
    return End(own[0] if len(own) == 1 else "", expiry["kind"], named[0], named[1], at, expiry["severity"], False)


def _first(end: End) -> tuple[bool, float]:
    return end.at is None, end.at or 0.0
