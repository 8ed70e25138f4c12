# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The logins of many tenants as runs of the module verify, one a host for as many tenants as fit, and their results back by tenant.

Pure. Tokens stand in ``tenants`` of a run alone, each under its own tenant. Controller only.
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field

Json = t.Dict[str, t.Any]

#: Checks of one run on a host, unless one tenant alone has more.
LARGEST = 5000
#: Seconds in which a run of the module ends after its deadline.
_IN_GOOD_ORDER = 60
#: Seconds that the module takes as a deadline at most.
_LONGEST = 604800.0


@dataclass
class Plan:
    """One tenant's logins. ``view`` is what the role's variables come to, ``tokens`` are secrets, ``problems`` findings by sign-in user."""

    name: str
    view: Json
    tokens: dict[str, str] = field(default_factory=dict, repr=False)
    problems: dict[str, Json] = field(default_factory=dict)

    @property
    def checks(self) -> list[Json]:
        """All checks, whoever makes them."""
        found: list[Json] = self.view["checks"]
        return found

    def made_on(self, host: str) -> list[Json]:
        """Return the checks to make on a host, as the module takes them: those with a token."""
        return [
            {**check, "tenant": self.name}
            for check in self.view["planned"].get(host) or ()
            if check["token"] not in self.problems
        ]

    @property
    def means(self) -> Json:
        """What the module is told of the tenant."""
        settings = self.view["settings"]
        given = {option: settings[option] for option in ("ca_path", "connect_timeout", "timeout", "check_timeout")}
        return {
            "name": self.name,
            "tokens": dict(self.tokens),
            "trusted_hosts": self.view["trusted_hosts"],
            **{option: value for option, value in given.items() if value not in (None, "")},
        }


def runs_of(plans: t.Sequence[Plan], known: t.Container[str], begun: str) -> list[Json]:
    """Return the runs: tenants with the same bounds for all of their checks together, as many as fit.

    ``known`` are the hosts of the inventory, ``begun`` tells the runs from those of another time. A deadline holds
    for each tenant, so that of a run is theirs together; the host is not given up before it.
    """
    found: list[Json] = []
    open_runs: dict[tuple[t.Any, ...], Json] = {}
    sizes: dict[int, int] = {}
    for plan in plans:
        settings = plan.view["settings"]
        bounds = tuple(settings[option] for option in ("concurrency", "deadline", "host_timeout"))
        run = open_runs.get(bounds)
        size = len(plan.checks)
        if run is None or sizes[id(run)] + size > LARGEST:
            run = open_runs[bounds] = {
                "id": f"{begun}-{len(found) + 1}",
                "concurrency": settings["concurrency"],
                "deadline": 0.0,
                "timeout": settings["host_timeout"],
                "tenants": [],
                "hosts": {},
                "owners": {},
            }
            sizes[id(run)] = 0
            found.append(run)
        sizes[id(run)] += size
        run["tenants"].append(plan.means)
        run["deadline"] = min(_LONGEST, run["deadline"] + float(settings["deadline"] or 0))
        if settings["deadline"] and run["timeout"]:
            run["timeout"] = max(run["timeout"], int(run["deadline"]) + _IN_GOOD_ORDER)
        for host in plan.view["planned"]:
            if host and host in known:
                run["hosts"].setdefault(host, []).extend(plan.made_on(host))
                run["owners"].setdefault(host, []).append(plan.name)
    return found


def by_tenant(result: Json, run: Json, host: str) -> dict[str, Json]:
    """Return what a run on a host came to for each of its tenants, as a run of the module for it alone would have returned it.

    What is not of any tenant, such as programs of the host, goes to the first one of this host that was verified.
    """
    names = [str(tenant["name"]) for tenant in run["tenants"]]
    shared = {key: value for key, value in result.items() if key not in ("checks", "summary", "unusable", "msg")}
    unusable = result.get("unusable") or {}
    owners = run["owners"].get(host) or names
    first = next((name for name in owners if name not in unusable), owners[0])
    found: dict[str, Json] = {}
    for name in names:
        said = unusable.get(name) or result.get("msg")
        found[name] = {**shared, "checks": [], **({"msg": said} if said else {})}
    for check in result.get("checks") or ():
        owner = str(check.get("tenant") or first)
        if owner in found and (owner not in unusable or not check.get("tenant")):
            found[owner]["checks"].append({key: value for key, value in check.items() if key != "tenant"})
    return found
