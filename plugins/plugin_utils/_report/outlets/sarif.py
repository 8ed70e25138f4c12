# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report as SARIF 2.1.0 (OASIS), which GitHub's code scanning, Azure DevOps and editors read: a rule for each cause. Pure.

GitHub shows the first 5,000 results of a run and refuses one with more than 25,000 ("SARIF support for code scanning", "Validating your
SARIF file").
"""

from __future__ import annotations

import json
import re
import typing as t
import urllib.parse

from ....module_utils._diagnosis.causes.login import CAUSES
from ....module_utils._quoting.messages import sarif
from ..build import Report
from ..pages import page_of
from ..results import Results
from ..views import KINDS
from .troubles import NOWHERE, Place, Trouble, first_step, short, troubles

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
INFORMATION = "https://github.com/m365-mail-oauth/m365.mail_oauth"
#: Results of a report.
MOST_RESULTS = 5000

#: Names of parts of a summary that a title of a rule is made of.
_WORD = re.compile(r"[_\W]+")
Json = t.Dict[str, t.Any]


def to_sarif(report: Report, places: t.Mapping[str, Place] | None = None) -> str:
    """Return the report as a SARIF log with one run; ``places`` says where each tenant stands in its tenants file."""
    results = Results(report)
    found = troubles(results)
    shown = found[:MOST_RESULTS]
    causes = list(dict.fromkeys(trouble.cause for trouble in shown))
    positions = {cause: position for position, cause in enumerate(causes)}
    invocation: Json = {"executionSuccessful": True, "endTimeUtc": results.created}
    if len(shown) < len(found):
        rest = f"{len(found) - len(shown):,} more that are not shown here; they are in the report."
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": rest}}]
    generator = report["generator"]
    run = {
        "tool": {
            "driver": {
                "name": generator["name"],
                "version": generator["version"],
                "semanticVersion": generator["version"],
                "informationUri": INFORMATION,
                "rules": [_rule(cause, results.pages) for cause in causes],
            }
        },
        "automationDetails": {"id": "mail-logins/"},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": [_result(trouble, positions[trouble.cause], (places or {}).get(trouble.tenant, NOWHERE)) for trouble in shown],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(cause: str, pages: str) -> Json:
    """Return the rule of a cause: what the catalogue says of it, and its page."""
    entry, address = CAUSES.get(cause), page_of(cause, pages)
    kind = KINDS.get(cause.rpartition("_")[0], "")
    text = (
        str(entry.summary) if entry is not None else f"{kind} ends".capitalize() if kind else cause.replace("_", " ").capitalize()
    )
    rule: Json = {
        "id": cause,
        "shortDescription": {"text": short(text)},
        "help": {"text": short(text) if not address else f"{short(text)} See {address}."},
    }
    name = "".join(word.capitalize() for word in _WORD.split(cause))
    if name.lower() != cause.lower():  # the validator takes no name that is the id again
        rule["name"] = name
    if address:
        rule["helpUri"] = address
    return rule


def _result(trouble: Trouble, position: int, place: Place) -> Json:
    named = f"{trouble.tenant}: {trouble.title}" if trouble.tenant else trouble.title
    parts = (f"{named}.", trouble.summary, f"Where: {trouble.where}." if trouble.where else "", *first_step(trouble.remedy))
    return {
        "ruleId": trouble.cause,
        "ruleIndex": position,
        "level": trouble.severity,
        "message": {"text": " ".join(sarif(short(part)) for part in parts if part)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": urllib.parse.quote(place.path)},
                    "region": {"startLine": place.line},
                },
                "logicalLocations": [{"name": trouble.tenant or trouble.where, "kind": "tenant" if trouble.tenant else "file"}],
            }
        ],
        "partialFingerprints": {"mailOauthTrouble/v1": trouble.fingerprint},
    }
