# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report as GitLab shows it in a merge request and a pipeline: a Code Quality report. Pure.

The members are those of GitLab's documentation ("Code Quality", "Code Quality report format"); its own check of such a file is its
schema ``codeclimate.json``, which asks for description, fingerprint, severity and location.
"""

from __future__ import annotations

import json
import typing as t

from ..build import Report
from ..results import Results
from .troubles import NOWHERE, Place, Trouble, fingerprint, short, troubles

#: Entries of a report; GitLab keeps and compares all of them.
MOST_ENTRIES = 1000

_SEVERITIES = {"error": "critical", "warning": "minor"}


def to_gitlab(report: Report, places: t.Mapping[str, Place] | None = None) -> str:
    """Return the report as JSON; ``places`` says where each tenant stands in its tenants file."""
    found = troubles(Results(report))
    shown = found if len(found) <= MOST_ENTRIES else found[: MOST_ENTRIES - 1]
    entries = [_entry(trouble, (places or {}).get(trouble.tenant, NOWHERE)) for trouble in shown]
    if len(shown) < len(found):
        rest = f"{len(found) - len(shown):,} more that are not shown here; they are in the report."
        entries.append(_issue("more", rest, fingerprint("more"), "major", NOWHERE))
    return "[" + ",".join(f"\n{json.dumps(entry)}" for entry in entries) + "\n]\n"


def _entry(trouble: Trouble, place: Place) -> dict[str, t.Any]:
    named = f"{trouble.tenant}: {trouble.title}" if trouble.tenant else trouble.title
    parts = (named, trouble.where if trouble.checks else "", trouble.summary)
    return _issue(
        trouble.cause,
        " - ".join(short(part) for part in parts if part),
        trouble.fingerprint,
        _SEVERITIES[trouble.severity],
        place,
    )


def _issue(cause: str, description: str, identity: str, severity: str, place: Place) -> dict[str, t.Any]:
    return {
        "type": "issue",
        "check_name": cause,
        "description": description,
        "categories": ["Bug Risk"],
        "fingerprint": identity,
        "severity": severity,
        "location": {"path": place.path, "lines": {"begin": place.line}},
    }
