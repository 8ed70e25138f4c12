# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How long logins take at each endpoint, and where the time goes. Pure."""

from __future__ import annotations

import typing as t

from ...module_utils._mail import PROTOCOLS

Check = t.Dict[str, t.Any]

_ORDER = tuple(PROTOCOLS)
#: The parts of a login in their order, and the phases of a check that belong to each.
PARTS = {
    "dns": ("dns",),
    "tcp": ("tcp", "connect"),
    "tls": ("starttls", "tls"),
    "greeting": ("greeting", "capability"),
    "auth": ("auth",),
    "mailbox": ("after_auth", "logout"),
}
PERCENTS = (50, 90, 99)

_PART_OF = {phase: part for part, phases in PARTS.items() for phase in phases}


def percentile(ordered: t.Sequence[float], percent: int) -> float:
    """Return the nearest-rank percentile of ``ordered``, which is sorted and not empty."""
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def endpoints(checks: t.Iterable[Check]) -> list[dict[str, t.Any]]:
    """Return the figures of each endpoint as each host sees it; only logins that worked are timed."""
    found: dict[tuple[t.Any, ...], list[Check]] = {}
    for check in checks:
        key = (_ORDER.index(check["protocol"]), check["host"], check["port"], check["tls"], check["checked_from"])
        found.setdefault(key, []).append(check)
    return [_endpoint(met) for _key, met in sorted(found.items())]


def _endpoint(checks: list[Check]) -> dict[str, t.Any]:
    passed = [check for check in checks if check["state"] == "passed" and check["duration_ms"]]
    taken = sorted(check["duration_ms"] for check in passed)
    return {
        **{name: checks[0][name] for name in ("protocol", "host", "port", "tls", "checked_from")},
        "checks": len(checks),
        "passed": sum(check["state"] == "passed" for check in checks),
        "duration_ms": _spread(taken) if taken else None,
        "parts": _parts(passed),
        "tls_versions": sorted({check["tls_info"]["version"] for check in checks if check["tls_info"].get("version")}),
        "days": [],
    }


def _spread(taken: list[float]) -> dict[str, float]:
    return {"min": taken[0], **{f"p{percent}": percentile(taken, percent) for percent in PERCENTS}, "max": taken[-1]}


def _parts(passed: list[Check]) -> list[dict[str, t.Any]]:
    """Return the median of each part of the logins, in order."""
    taken: dict[str, list[float]] = {part: [] for part in PARTS}
    for check in passed:
        own = dict.fromkeys(PARTS, 0.0)
        for phase in check["phases"]:
            part = _PART_OF.get(phase["name"])
            if part:
                own[part] += phase["ms"]
        for part, spent in own.items():
            taken[part].append(spent)
    return [{"name": part, "ms": round(percentile(sorted(spent), 50), 3)} for part, spent in taken.items() if any(spent)]
