# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report for GitHub Actions: a summary of the run in Markdown, and annotations as workflow commands. Pure.

GitHub takes 1 MiB of summary and ten annotations of each level from a step, and says nothing of what it leaves out ("Workflow commands for
GitHub Actions", "Step isolation and limits"); here what is left out is counted. Azure Pipelines takes the summary as well.
"""

from __future__ import annotations

import typing as t

from ....module_utils._quoting.messages import github_data, github_property, markdown, markdown_code
from ..build import Report
from ..results import Results
from ..views import number
from .troubles import NOWHERE, Place, Trouble, first_step, short, troubles

#: Bytes of a step's summary.
MOST_BYTES = 1024 * 1024
#: Annotations of a level in one step.
MOST_ANNOTATIONS = 10
#: Rows of each table.
MOST_ROWS = 100

_SIGNS = {"error": "\N{CROSS MARK}", "warning": "\N{WARNING SIGN}\ufe0f"}


def to_summary(report: Report) -> str:
    """Return the report as GitHub Flavored Markdown, well below :data:`MOST_BYTES` whatever the number of checks."""
    results = Results(report)
    found = troubles(results)
    verdict = "\N{WHITE HEAVY CHECK MARK} All is well" if results.ok and not found else ""
    verdict = verdict or (
        f"{_SIGNS['warning']} It works, with a warning" if results.ok else f"{_SIGNS['error']} Not every login works"
    )
    lines = [f"## {markdown(results.title)}", "", f"**{verdict}**: {_totals(results.summary)}"]
    if found:
        lines += ["", "| | tenant | what | where | why | what to do |", "| --- | --- | --- | --- | --- | --- |"]
        lines += map(_row, found[:MOST_ROWS])
        if len(found) > MOST_ROWS:
            lines += ["", f"... and {len(found) - MOST_ROWS:,} more, all in the report."]
    bad = [tenant for tenant in results.tenants if not tenant["ok"]]
    if bad and len(results.tenants) > 1:
        lines += ["", "| tenant | logins | failed | deferred | not run |", "| --- | ---: | ---: | ---: | ---: |"]
        for tenant in bad[:MOST_ROWS]:
            counts = [str(tenant["summary"][name]) for name in ("checks", "failed", "deferred", "not_run")]
            lines.append(f"| {' | '.join([markdown_code(short(tenant['name'])), *counts])} |")
        if len(bad) > MOST_ROWS:
            lines += ["", f"... and {number(len(bad) - MOST_ROWS, 'more tenant')}."]
    return "\n".join(lines) + "\n"


def _totals(summary: t.Mapping[str, int]) -> str:
    counts = ", ".join(f"{summary[name]:,} {name.replace('_', ' ')}" for name in ("failed", "deferred", "not_run"))
    places = f"{number(summary['tenants'], 'tenant')}, {number(summary['mailboxes'], 'mailbox', 'mailboxes')}, {number(summary['hosts'], 'host')}"
    changes = f"{summary['new']:,} new since the last run, {summary['fixed']:,} mended."
    return f"{summary['passed']:,} of {number(summary['checks'], 'login')} worked, {counts} ({places}). {changes}"


def _row(trouble: Trouble) -> str:
    name, _colon, what = trouble.title.partition(": ")
    title = f"{markdown_code(short(name))} {markdown(short(what))}" if what else markdown_code(short(name))
    prose, command = first_step(trouble.remedy)
    cells = (
        _SIGNS[trouble.severity],
        markdown_code(short(trouble.tenant)),
        title + (" **new**" if trouble.new else ""),
        markdown_code(short(trouble.where)),
        markdown(short(trouble.summary)),
        " ".join(written for written in (markdown(prose), markdown_code(command) if command else "") if written),
    )
    return f"| {' | '.join(cells)} |"


def to_annotations(report: Report, places: t.Mapping[str, Place] | None = None) -> str:
    """Return workflow commands, one a line: at most :data:`MOST_ANNOTATIONS` a level, the last of which counts the rest.

    ``places`` says where each tenant stands in its tenants file; there the annotation is shown.
    """
    results = Results(report)
    found = troubles(results)
    lines: list[str] = []
    for level in ("error", "warning"):
        of_level = [trouble for trouble in found if trouble.severity == level]
        shown = of_level if len(of_level) <= MOST_ANNOTATIONS else of_level[: MOST_ANNOTATIONS - 1]
        lines += [_annotation(level, trouble, (places or {}).get(trouble.tenant)) for trouble in shown]
        if len(shown) < len(of_level):
            rest = f"{len(of_level) - len(shown):,} more that are not shown here; they are in the summary and in the report."
            lines.append(_command(level, {"title": f"{results.title}: more"}, rest))
    return "".join(f"{line}\n" for line in lines)


def _annotation(level: str, trouble: Trouble, place: Place | None) -> str:
    properties = {"title": short(f"{trouble.tenant}: {trouble.title}" if trouble.tenant else trouble.title)}
    if place is not None and place != NOWHERE:
        properties.update(file=place.path, line=str(place.line))
    parts = (trouble.summary, trouble.where, *first_step(trouble.remedy))
    return _command(level, properties, "\n".join(short(part) for part in parts if part))


def _command(level: str, properties: t.Mapping[str, str], message: str) -> str:
    given = ",".join(f"{name}={github_property(value)}" for name, value in properties.items())
    return f"::{level} {given}::{github_data(message)}"
