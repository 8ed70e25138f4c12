# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes what one run of script/bench measured: results.md with the ratios and the figures, and a chart of what a tenant costs.

    python benchmarks/results.py --ratios results.txt --tenants tenants.json --to benchmarks

``results.txt`` has the verdicts as they were printed, ``tenants.json`` is what ``tenants_scale.py --json`` left; either may be missing.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import os
import pathlib
import platform
import re
import typing as t

Json = t.Dict[str, t.Any]
#: The results' licence is this file's.
_LICENCE = "\n".join(line[2:] for line in pathlib.Path(__file__).read_text(encoding="utf-8").splitlines()[:2])
_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 480, 220, 50, 30
CHART = "tenants.svg"


def page(ratios: str, rows: t.Sequence[Json], where: str, load: str) -> str:
    """Return results.md. ``rows`` are runs of the playbook onboard; ``where`` and ``load`` say on what machine, and how busy it was."""
    lines = [f"<!--\n{_LICENCE}\n-->", "", "# Results", "", f"One run of `script/bench` on {where}; load {load}.", ""]
    found = re.findall(r"^(reached|MISSED) +(.*): ([\d.]+) \((at \w+ [\d.]+) is wanted\)$", ratios, re.MULTILINE)
    if found:
        lines += ["| ratio | value | wanted | |", "| --- | --- | --- | --- |"]
        lines += [
            f"| {what} | {value} | {wanted} | {'' if word == 'reached' else '**missed**'} |"
            for word, what, value, wanted in found
        ]
        lines.append("")
    if rows:
        lines += [
            "| onboard | tenants | seconds | processor seconds | ms a tenant | MB |",
            "| --- | --- | --- | --- | --- | --- |",
        ]
        lines += [
            f"| {row['what']} | {row['tenants']:,} | {row['wall']:.1f} | {row['cpu']:.1f} | {each(row):.1f} | {row['memory']:.0f} |"
            for row in rows
        ]
        lines += ["", f"![processor time of one tenant more, by number of tenants]({CHART})", ""]
    return "\n".join(lines)


def each(row: Json) -> float:
    """Return milliseconds of processor time a tenant, Ansible's own start among them."""
    return float(row["cpu"]) * 1000 / int(row["tenants"])


def chart(rows: t.Sequence[Json]) -> str:
    """Return the curve of what a tenant more costs, in SVG; tenants grow to the right by powers of ten. Empty for fewer than two points."""
    start = next((float(row["cpu"]) for row in rows if row["tenants"] == 1), 0.0)
    same = sorted(
        (row for row in rows if row["what"] == rows[0]["what"] and row["tenants"] > 1), key=lambda row: int(row["tenants"])
    )
    points = [(int(row["tenants"]), (float(row["cpu"]) - start) * 1000 / (int(row["tenants"]) - 1)) for row in same]
    if len(points) < 2:
        return ""
    top = 1.25 * max(cost for _number, cost in points)
    wide = math.log10(points[-1][0] / points[0][0])
    placed = [
        (
            _LEFT + (_WIDTH - 2 * _LEFT) * math.log10(number / points[0][0]) / wide,
            (_HEIGHT - _BOTTOM) * (1 - cost / top),
            number,
            cost,
        )
        for number, cost in points
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _number, _cost in placed)
    labels = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/><text x="{x:.1f}" y="{y - 8:.1f}">{cost:.1f} ms</text>'
        f'<text x="{x:.1f}" y="{_HEIGHT - 10}">{number:,}</text>'
        for x, y, number, cost in placed
    )
    base = _HEIGHT - _BOTTOM
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12" '
        f'text-anchor="middle"><!--\n{_LICENCE}\n--><title>Processor time of one tenant more, by number of tenants</title>'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>'
        f'<line x1="{_LEFT / 2}" y1="{base}" x2="{_WIDTH - _LEFT / 2}" y2="{base}" stroke="gray"/>'
        f'<polyline points="{path}" fill="none" stroke="#0b5cad" stroke-width="2"/>{labels}</svg>\n'
    )


def main() -> None:
    """Read what the benchmarks left, and write the page and the chart."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ratios", type=pathlib.Path, required=True)
    parser.add_argument("--tenants", type=pathlib.Path, required=True)
    parser.add_argument("--to", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent)
    options = parser.parse_args()
    ratios = options.ratios.read_text() if options.ratios.exists() else ""
    rows: list[Json] = json.loads(options.tenants.read_text()) if options.tenants.exists() else []
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    where = f"{today}, {os.cpu_count()} processors, Python {platform.python_version()}"
    (options.to / "results.md").write_text(page(ratios, rows, where, " ".join(f"{load:.1f}" for load in os.getloadavg())))
    drawn = chart(rows) if rows else ""
    if drawn:
        (options.to / CHART).write_text(drawn)


if __name__ == "__main__":
    main()
