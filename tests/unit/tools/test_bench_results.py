# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The page and the chart that script/bench writes of its figures."""

from __future__ import annotations

import importlib.util
import pathlib
import typing as t
import xml.etree.ElementTree as ET

import pytest

FILE = pathlib.Path(__file__).resolve().parents[3] / "benchmarks" / "results.py"
ROWS: list[dict[str, t.Any]] = [
    {"what": "as they should be", "tenants": 1, "wall": 3.0, "cpu": 2.0, "memory": 70.0},
    {"what": "as they should be", "tenants": 11, "wall": 3.0, "cpu": 2.2, "memory": 70.0},
    {"what": "as they should be", "tenants": 1001, "wall": 30.0, "cpu": 22.0, "memory": 126.0},
    {"what": "one process a module", "tenants": 2, "wall": 12.0, "cpu": 10.0, "memory": 70.0},
]


@pytest.fixture(scope="module")
def results() -> t.Any:
    spec = importlib.util.spec_from_file_location("bench_results", FILE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_has_every_ratio_and_says_which_were_missed(results: t.Any) -> None:
    ratios = "reached  this beside that: 1.50 (at least 1.40 is wanted)\nMISSED   memory: 1.20 (at most 1.00 is wanted)\n"
    page = results.page(ratios, ROWS, "a machine", "0.1")
    assert "| this beside that | 1.50 | at least 1.40 |  |" in page and "| memory | 1.20 | at most 1.00 | **missed** |" in page
    assert "| one process a module | 2 | 12.0 | 10.0 | 5000.0 | 70 |" in page and "| as they should be | 1,001 |" in page


def test_the_chart_shows_what_a_tenant_more_costs(results: t.Any) -> None:
    drawn = ET.fromstring(results.chart(ROWS))
    texts = [found.text for found in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == ["20.0 ms", "11", "20.0 ms", "1,001"]
    # Of the same height, since they cost the same.
    heights = {found.get("cy") for found in drawn.iter("{http://www.w3.org/2000/svg}circle")}
    assert len(heights) == 1 and results.chart(ROWS[:2]) == ""
