# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How long logins take at each endpoint, and where the time goes. Pure."""

from __future__ import annotations

import array
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
    figures = Figures()
    for check in checks:
        figures.note(check)
    return figures.endpoints()


class Figures:
    """The same, of checks that are taken in one after the other: 56 bytes for each that worked."""

    def __init__(self) -> None:
        self._found: dict[tuple[t.Any, ...], _Endpoint] = {}

    def note(self, check: Check) -> None:
        """Take one more."""
        key = (_ORDER.index(check["protocol"]), check["host"], check["port"], check["tls"], check["checked_from"])
        endpoint = self._found.get(key)
        if endpoint is None:
            endpoint = self._found[key] = _Endpoint()
        endpoint.note(check)

    def endpoints(self) -> list[dict[str, t.Any]]:
        """Return the figures, by protocol, endpoint and host."""
        return [
            {"protocol": _ORDER[key[0]], "host": key[1], "port": key[2], "tls": key[3], "checked_from": key[4], **met.result()}
            for key, met in sorted(self._found.items(), key=lambda item: item[0])
        ]


class _Endpoint:
    """One endpoint as one host sees it."""

    def __init__(self) -> None:
        self._checks = self._passed = 0
        self._taken = array.array("d")
        self._parts = {part: array.array("d") for part in PARTS}
        self._versions: set[str] = set()

    def note(self, check: Check) -> None:
        self._checks += 1
        version = check["tls_info"].get("version")
        if version:
            self._versions.add(version)
        if check["state"] != "passed":
            return
        self._passed += 1
        if not check["duration_ms"]:
            return
        self._taken.append(check["duration_ms"])
        own = dict.fromkeys(PARTS, 0.0)
        for phase in check["phases"]:
            part = _PART_OF.get(phase["name"])
            if part:
                own[part] += phase["ms"]
        for part, spent in own.items():
            self._parts[part].append(spent)

    def result(self) -> dict[str, t.Any]:
        return {
            "checks": self._checks,
            "passed": self._passed,
            "duration_ms": _spread(sorted(self._taken)) if self._taken else None,
            "parts": [
                {"name": part, "ms": round(percentile(sorted(spent), 50), 3)} for part, spent in self._parts.items() if any(spent)
            ],
            "tls_versions": sorted(self._versions),
            "days": [],
        }


def _spread(taken: list[float]) -> dict[str, float]:
    return {"min": taken[0], **{f"p{percent}": percentile(taken, percent) for percent in PERCENTS}, "max": taken[-1]}
