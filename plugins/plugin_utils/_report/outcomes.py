# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the role ``verify`` keeps of each tenant (an *outcome*), as what a report is made of. Pure."""

from __future__ import annotations

import typing as t

from .checks import Run, Untried, of_outcome
from .expiries import WARN_DAYS
from .make import Inputs

Outcome = t.Mapping[str, t.Any]
Json = t.Dict[str, t.Any]


def inputs_of(outcomes: t.Sequence[Outcome], more: t.Iterable[Untried] = ()) -> Inputs:
    """Return what a report of these outcomes is made of, and of what else was not tried; nothing of any other is in it."""
    return Inputs(
        [run for outcome in outcomes for run in runs_of(outcome)],
        expiries=[expiry for outcome in outcomes for expiry in expiries_of(outcome)],
        circumstances={
            str(outcome["tenant"]["name"]): outcome["circumstances"] for outcome in outcomes if outcome.get("circumstances")
        },
        untried=[*(untried for outcome in outcomes for untried in of_outcome(outcome)), *more],
    )


def runs_of(outcome: Outcome) -> list[Run]:
    """Return a run for each host of one tenant's outcome."""
    tenant = outcome["tenant"]
    return [
        {
            "tenant": str(tenant["name"]),
            "tenant_id": str(tenant["tenant"]),
            "cloud": str(tenant["cloud"]),
            "host": str(result["host"]),
            "reachable": not result.get("unreachable", False),
            "message": "" if result.get("checks") else str(result.get("msg") or ""),
            "planned": result.get("planned", outcome["planned"]),
            "checks": result.get("checks") or [],
            "problems": outcome["problems"],
        }
        for result in outcome["results"]
    ]


def expiries_of(outcome: Outcome) -> list[Json]:
    """Return what of a tenant ends. Raises ValueError with a sentence for the user."""
    name = str(outcome["tenant"]["name"])
    expiries = outcome.get("expiries") or []
    if not isinstance(expiries, list) or not all(
        isinstance(expiry, dict) and expiry.get("kind") in WARN_DAYS for expiry in expiries
    ):
        kinds = ", ".join(WARN_DAYS)
        raise ValueError(f"The expiries of the outcome of {name} have to be a list of dictionaries with a kind of {kinds}.")
    return [{"tenant": name, **expiry} for expiry in expiries]
