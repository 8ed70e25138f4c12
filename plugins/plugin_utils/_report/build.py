# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From the results of the ``verify`` module on many hosts to one report (plain data, ``plugins/schemas/report.schema.json``).

The checks are read in one order, more than once, and never all in memory: what does not just work is kept whole, of what works so much as the
report's forms name, and every one goes to ``report.jsonl``. Pure: no files, no clock, no Ansible.
"""

from __future__ import annotations

import json
import typing as t

from ...module_utils._check import reaches
from ...module_utils._diagnosis.reconsider import SecondLook
from . import expiries as expiry
from .checks import SEVERITIES, Run, Untried, checks_of, finding_of
from .figures import Figures
from .history import Annotator
from .remedies import with_inventory
from .results import is_quiet
from .scrub import Scrubber
from .tallies import Findings, Tallies

#: Rises when members are added or change. Those of version 1 are all still there; since version 3 ``checks`` may be some of them.
FORMAT_VERSION = 3
#: A report of no more checks than these has them all in ``report.json``; of more, those that do not just work.
KEPT_WHOLE = 1000

Check = t.Dict[str, t.Any]
Report = t.Dict[str, t.Any]


class Head(t.NamedTuple):
    """A tenant's checks on one host, without the checks; ``message`` says why a host could not be reached."""

    tenant: str
    tenant_id: str
    cloud: str
    host: str
    reachable: bool = True
    message: str = ""


class Source(t.Protocol):
    """Where checks come from: the same ones, in the same order, as often as they are asked for."""

    def heads(self) -> t.Sequence[Head]:
        """Return whose checks there are, in the order of the checks."""

    def checks(self) -> t.Iterator[Check]:
        """Yield the checks as :func:`checks.checks_of` makes them, a tenant's together. Their findings may be changed, their blocks may not."""


class Sink(t.Protocol):
    """What takes each check, and can tell them all again."""

    def take(self, check: Check) -> None:
        """Take one more."""

    def checks(self) -> t.Iterator[Check]:
        """Yield all that were taken."""


class Quiet:
    """A check that just works: what the report's forms name of it. Read like the check itself."""

    __slots__ = (
        "checked_from",
        "duration_ms",
        "findings",
        "host",
        "id",
        "mailbox",
        "port",
        "program",
        "protocol",
        "since",
        "tenant",
        "tls",
    )
    state, ok, new, flapping = "passed", True, False, False

    def __init__(self, check: Check) -> None:
        for name in self.__slots__:
            setattr(self, name, check[name])

    def __getitem__(self, name: str) -> t.Any:
        try:
            return getattr(self, name)
        except AttributeError:
            raise KeyError(name) from None

    def get(self, name: str, default: t.Any = None) -> t.Any:
        """Return a member, or ``default`` for one that was not kept."""
        return getattr(self, name, default)


class Checks(t.List[t.Any]):
    """The checks of a report that is made, each at the place of its id; :meth:`whole` tells all of them whole."""

    def __init__(self, sink: Sink | None = None) -> None:
        super().__init__()
        self._sink = sink

    def whole(self) -> t.Iterator[Check]:
        """Yield every check, whole, in order."""
        return iter(self) if self._sink is None else self._sink.checks()


class Runs:
    """Checks that are in memory anyway, a tenant's together."""

    def __init__(self, runs: t.Sequence[Run]) -> None:
        order = {tenant: number for number, tenant in enumerate(dict.fromkeys(run["tenant"] for run in runs))}
        self._runs = runs = sorted(runs, key=lambda run: order[run["tenant"]])
        self._checks = [check for run in runs for check in checks_of(run)]

    def heads(self) -> t.Sequence[Head]:
        """Return whose checks there are."""
        return [
            Head(run["tenant"], run["tenant_id"], run["cloud"], run["host"], run["reachable"], run["message"])
            for run in self._runs
        ]

    def checks(self) -> t.Iterator[Check]:
        """Yield the checks."""
        return iter(self._checks)


def build(
    runs: t.Sequence[Run] | Source,
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
    annotator: Annotator | None = None,
    sink: Sink | None = None,
) -> Report:
    """Return the report over ``runs``; ``created`` is its time (RFC 3339), ``version`` the collection's.

    ``expiries`` are what Entra ID and the store know of ends, ``circumstances`` what they and Exchange say of each tenant, by its name;
    ``warn_days`` are the days before an end from which it is a warning, by kind; ``untried`` is what was asked for and not tried, or not asked
    at all; ``sources`` are the inventory's, for the commands to paste. ``annotator`` tells what a history knows. With a ``sink``, which takes
    every check, those that just work are :class:`Quiet` in the report.
    """
    source: Source = Runs(runs) if isinstance(runs, (list, tuple)) else t.cast("Source", runs)
    scrub = Scrubber()
    warn_days = expiry.WARN_DAYS if warn_days is None else warn_days
    missed = list(untried)
    second, seen = SecondLook(circumstances or {}), expiry.Seen()
    for check in source.checks():
        second.look(check)
        seen.note(check)
    ends = scrub(expiry.gather(expiries, seen, created, warn_days))
    if second.needed:
        for check in source.checks():
            second.note(check)
    rest = _Rest(scrub, fail_on, ends, sources, annotator, sink)
    for raw in source.checks():
        second.weigh(raw)
        rest.take(raw)
    for end in ends:
        _paste(end, sources, end["tenants"])
    heads = source.heads()
    tenants = {head.tenant: head for head in reversed(heads)}
    names = list(dict.fromkeys([*(head.tenant for head in heads), *(untried.tenant for untried in missed if untried.tenant)]))
    hosts = _hosts(heads, rest.by_host, scrub)
    total = rest.by_tenant.total()
    of_tenants = [_tenant(scrub(name), tenants.get(name), rest.by_tenant, ends, missed, fail_on, scrub) for name in names]
    report: Report = {
        "version": FORMAT_VERSION,
        "generator": {"name": "m365.mail_oauth", "version": version},
        "created": created,
        "title": scrub(title),
        "fail_on": fail_on,
        "warn_days": dict(warn_days),
        "ok": not total.reached
        and not any(reaches(fail_on, [end["severity"]]) for end in ends)
        and not any(reaches(fail_on, [untried.severity]) for untried in missed)
        and (fail_on == "never" or all(host["reachable"] for host in hosts)),
        "summary": {
            **total.counts,
            **count_ends(ends),
            "untried": sum(untried.severity != "info" for untried in missed),
            "new": 0,
            "fixed": 0,
            "tenants": len(names),
            "mailboxes": rest.by_tenant.mailboxes(),
            "hosts": len(hosts),
            "unreachable_hosts": sum(not host["reachable"] for host in hosts),
        },
        "tenants": of_tenants,
        "untried": [
            scrub(untried._asdict()) for untried in sorted(missed, key=lambda untried: SEVERITIES.index(untried.severity))
        ],
        "hosts": hosts,
        "findings": rest.joined(),
        "expiries": ends,
        "endpoints": rest.figures.endpoints(),
        "history": {"previous": "", "runs": 0, "message": "", "fixed": []},
        "complete": True,
        "checks_file": "",
        "checks": rest.checks,
    }
    return report


class _Rest:
    """What is done with each check once all are known."""

    def __init__(
        self,
        scrub: Scrubber,
        fail_on: str,
        ends: list[expiry.Expiry],
        sources: t.Sequence[str],
        annotator: Annotator | None,
        sink: Sink | None,
    ) -> None:
        self._scrub, self._sources, self._annotator, self._sink = scrub, sources, annotator, sink
        certificates = [(end["name"], end["severity"] == "info") for end in ends if end["kind"] == "server_certificate"]
        self._later = {name for name, info in certificates if info} - {name for name, info in certificates if not info}
        self._findings = Findings()
        self.by_tenant, self.by_host, self.figures = Tallies(fail_on), Tallies(fail_on), Figures()
        self.checks = Checks(sink)

    def take(self, raw: Check) -> None:
        """Take the next check, weighed."""
        check = self._scrub.check(raw)
        check["id"] = len(self.checks)
        check["findings"] = [finding_of(finding) for finding in check["findings"]]
        for finding in check["findings"]:
            # A login's warning about the server's certificate counts from the day that the report's thresholds name, not the module's.
            if finding["cause"] == "certificate_expiring_soon" and f"{check['host']}:{check['port']}" in self._later:
                finding["severity"] = "info"
        mended = self._annotator is not None and self._annotator.note(check)
        self.by_tenant.of(check["tenant"]).note(check)
        self.by_host.of(check["checked_from"]).note(check)
        self.figures.note(check)
        if check["findings"]:
            self._findings.note(check)
            for finding in check["findings"]:
                _paste(finding, self._sources, [check["tenant"]])
        if self._sink is not None:
            self._sink.take(check)
        self.checks.append(Quiet(check) if self._sink is not None and is_quiet(check) and not mended else check)

    def joined(self) -> list[dict[str, t.Any]]:
        """Return the findings over all checks."""
        found = []
        for finding, tenants in self._findings.joined():
            _paste(finding, self._sources, tenants)
            found.append(finding)
        return found


def _paste(entry: dict[str, t.Any], sources: t.Sequence[str], tenants: t.Sequence[str]) -> None:
    """Give the commands of a finding, or of an end, their inventory."""
    for name in ("remedy", "confirm"):
        if entry.get(name):
            entry[name] = with_inventory(entry[name], sources, list(dict.fromkeys(tenants)))


def to_json(report: Report) -> str:
    """Return the report as JSON with one line for each item of its lists: small, quick to write, and fit for diff and grep.

    Of many checks it has those that do not just work, or work again: ``complete`` is false then.
    """
    given = report["checks"]
    if len(given) <= KEPT_WHOLE:
        report = {**report, "checks": list(given.whole() if isinstance(given, Checks) else given)}
    else:
        mended = {change["check"] for change in report["history"]["fixed"]}
        kept = [check for check in given if check["id"] in mended or not is_quiet(check)]
        report = {**report, "complete": False, "checks": kept}
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


def count_ends(ends: t.Iterable[expiry.Expiry]) -> dict[str, int]:
    """Return how much has ended, and how much will so soon that it is a warning."""
    severities = [end["severity"] for end in ends]
    return {"expired": severities.count("error"), "expiring": severities.count("warning")}


def _tenant(
    name: str,
    head: Head | None,
    tallies: Tallies,
    ends: list[expiry.Expiry],
    missed: list[Untried],
    fail_on: str,
    scrub: Scrubber,
) -> dict[str, t.Any]:
    own = [end for end in ends if name in end["tenants"]]
    tally = tallies.of(name)
    return {
        "name": name,
        "tenant": scrub(head.tenant_id) if head else "",
        "cloud": head.cloud if head else "",
        "ok": not tally.reached
        and not any(reaches(fail_on, [end["severity"]]) for end in own)
        and not any(reaches(fail_on, [untried.severity]) for untried in missed if scrub(untried.tenant) == name),
        "summary": {**tally.counts, **count_ends(own), "mailboxes": tally.mailboxes},
    }


def _hosts(heads: t.Sequence[Head], tallies: Tallies, scrub: Scrubber) -> list[dict[str, t.Any]]:
    lost: dict[str, str] = {}
    for head in heads:
        if not head.reachable:
            lost.setdefault(head.host, head.message)
    return [
        {
            "name": scrub(name),
            "reachable": name not in lost,
            "message": scrub(lost.get(name, "")),
            "summary": tallies.of(scrub(name)).counts,
        }
        for name in dict.fromkeys(head.host for head in heads)
    ]
