# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report as metrics for Prometheus: node_exporter's textfile collector and the pushgateway.

The text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/) without times and exemplars, which neither of the two
takes. Ends are points in time, so that what is left of them goes down between two runs, too. Bounded: of each metric so many series have
a tenant's name, those with trouble first; the others are in sums that have none, so that totals are right whatever the size. Pure.
"""

from __future__ import annotations

import typing as t

from ..figures import PERCENTS
from ..results import Results
from .sums import Endpoint, Sums, causes_of, sums

#: Series of one metric that have a tenant's name, and characters of a label.
MAX_SERIES = 10_000
MAX_LABEL = 200
#: Mailboxes that are named, where persons may be.
MAX_MAILBOXES = 500
#: Ends that are named each; of the others of a tenant and a kind the first counts.
MAX_ENDS = 5_000

Labels = t.Tuple[t.Tuple[str, str], ...]


class Metric:
    """One metric with its series; two series with the same labels become one."""

    def __init__(
        self, name: str, kind: str, text: str, merge: t.Callable[[float, float], float] = lambda one, other: one + other
    ):
        self.name = name
        self._kind = kind
        self._text = text
        self._merge = merge
        self._series: dict[tuple[str, Labels], float] = {}

    def add(self, value: float, labels: t.Mapping[str, object] | None = None, suffix: str = "") -> None:
        """Add a value; labels without a value are left out, which means the same to Prometheus."""
        key = (suffix, tuple((name, _label(text)) for name, text in (labels or {}).items() if text not in ("", None)))
        self._series[key] = self._merge(self._series[key], value) if key in self._series else value

    def lines(self) -> t.Iterator[str]:
        """Yield the metric's lines, none where it has no series."""
        if self._series:
            yield f"# HELP {self.name} {self._text}"
            yield f"# TYPE {self.name} {self._kind}"
        for (suffix, labels), value in self._series.items():
            shown = ",".join(f'{name}="{text}"' for name, text in labels)
            yield f"{self.name}{suffix}{'{' + shown + '}' if shown else ''} {_number(value)}"


def _label(text: object) -> str:
    """Return a label's value as the format has it."""
    shown = str(text)[:MAX_LABEL].encode("utf-8", "replace").decode("utf-8")
    return shown.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(round(value, 6))


def to_metrics(results: Results, persons: bool = False) -> str:
    """Return the metrics of a report; ``persons``: whether mailboxes and users are named."""
    counted = sums(results, persons)
    metrics = [
        *_run(results, counted),
        *_logins(counted),
        *_durations(results, counted),
        *_ends(results, counted),
        _untried(results),
    ]
    if persons:
        metrics.append(_mailboxes(results))
    return "".join(f"{line}\n" for metric in metrics for line in metric.lines())


def _run(results: Results, counted: Sums) -> t.Iterator[Metric]:
    info = Metric("mail_oauth_info", "gauge", "The collection that verified; its value is 1.")
    info.add(1, {"version": results.collection})
    yield info
    made = Metric("mail_oauth_run_timestamp_seconds", "gauge", "When the last verification ended, in seconds since 1970.")
    made.add(counted.made)
    yield made
    fine = Metric("mail_oauth_run_ok", "gauge", "Whether nothing reached the severity from which a verification fails.")
    fine.add(results.ok)
    yield fine
    total = Metric("mail_oauth_tenants", "gauge", "Tenants of the last verification, by whether they passed it.")
    tenants = sorted(results.tenants, key=lambda tenant: bool(tenant["ok"]))
    each = Metric("mail_oauth_tenant_ok", "gauge", "Whether a tenant passed the last verification.", min)
    for tenant in tenants:
        total.add(1, {"ok": "true" if tenant["ok"] else "false"})
    for tenant in tenants[:MAX_SERIES]:
        each.add(tenant["ok"], {"tenant": tenant["name"]})
    yield total
    yield each
    hosts = Metric("mail_oauth_host_reachable", "gauge", "Whether the host from which logins are tried could be reached.", min)
    for host in sorted(results.hosts, key=lambda host: bool(host["reachable"]))[:MAX_SERIES]:
        hosts.add(host["reachable"], {"checked_from": host["name"]})
    yield hosts


def _logins(counted: Sums) -> t.Iterator[Metric]:
    metric = Metric(
        "mail_oauth_logins",
        "gauge",
        "Logins of the last verification, by state. Failed ones are there also where there are none, other states are not.",
    )
    groups = sorted(counted.logins.items(), key=lambda one: -(sum(one[1].values()) - one[1]["passed"]))
    named = MAX_SERIES
    for group, states in groups:
        counts = {"failed": 0, **states}
        named -= len(counts)
        labels = group._asdict() if named >= 0 else {"protocol": group.protocol, "host": group.host}
        for state, count in counts.items():
            metric.add(count, {**labels, "state": state})
    yield metric
    metric = Metric(
        "mail_oauth_login_causes",
        "gauge",
        "Logins of the last verification that do not work, by likeliest cause, and warnings of those that do.",
    )
    for rank, (cause, count) in enumerate(counted.causes.most_common()):
        labels = cause._asdict()
        if rank >= MAX_SERIES:
            labels["tenant"] = ""
        metric.add(count, labels)
    yield metric


def _durations(results: Results, counted: Sums) -> t.Iterator[Metric]:
    took = Metric("mail_oauth_login_duration_seconds", "summary", "How long logins took that worked.", max)
    parts = Metric("mail_oauth_login_part_seconds", "gauge", "How long the parts of a login took, the median.", max)
    for endpoint in results.endpoints[: MAX_SERIES // 10]:
        labels = {name: endpoint[name] for name in ("protocol", "host", "port", "checked_from")}
        for part in endpoint["parts"]:
            parts.add(part["ms"] / 1000, {**labels, "part": part["name"]})
        if not endpoint["duration_ms"]:
            continue
        for percent in PERCENTS:
            took.add(endpoint["duration_ms"][f"p{percent}"] / 1000, {**labels, "quantile": f"{percent / 100:g}"})
        took.add(counted.seconds.get(Endpoint(**labels), 0.0), labels, "_sum")
        took.add(endpoint["passed"], labels, "_count")
    yield took
    yield parts


def _ends(results: Results, counted: Sums) -> t.Iterator[Metric]:
    at = Metric(
        "mail_oauth_end_timestamp_seconds",
        "gauge",
        "When something ends, in seconds since 1970. Superseded is a credential whose application has one that ends later.",
        min,
    )
    number = Metric(
        "mail_oauth_ends", "gauge", "What is known to end, by how near that is: info, warning, error when it has ended."
    )
    found = sorted(counted.ends, key=lambda end: (end.superseded, end.at is None, end.at or 0))
    for rank, end in enumerate(found):
        own = {"tenant": end.tenant} if rank < MAX_SERIES else {}
        number.add(1, {**own, "kind": end.kind, "severity": end.severity})
        if end.at is not None:
            named = {"name": end.name, "subject": end.subject} if rank < MAX_ENDS else {}
            at.add(end.at, {**own, "kind": end.kind, **named, "superseded": "true" if end.superseded else "false"})
    yield at
    yield number
    warn = Metric("mail_oauth_warn_seconds", "gauge", "How long before its end something of a kind is warned of.")
    for kind, days in results.warn_days.items():
        warn.add(days * 86400, {"kind": kind})
    yield warn


def _untried(results: Results) -> Metric:
    metric = Metric(
        "mail_oauth_untried",
        "gauge",
        "What was to be verified and was not, or who could not be asked, by kind; 0 where nothing was.",
    )
    metric.add(0, {"kind": "tenant", "severity": "error"})
    for rank, untried in enumerate(results.untried):
        own = {"tenant": untried["tenant"]} if rank < MAX_SERIES else {}
        metric.add(1, {**own, "kind": untried["kind"], "severity": untried["severity"]})
    return metric


def _mailboxes(results: Results) -> Metric:
    metric = Metric("mail_oauth_mailbox_failed", "gauge", "Logins of a mailbox that do not work, by likeliest cause.")
    bad = [check for check in results.failing if check["mailbox"]]
    for check in bad[:MAX_MAILBOXES]:
        cause, _severity = causes_of(check)[0]
        named = {name: check[name] for name in ("tenant", "mailbox", "protocol", "host")}
        metric.add(1, {**named, "cause": cause})
    return metric
