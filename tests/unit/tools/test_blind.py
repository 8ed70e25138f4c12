# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How the figures of the diagnosis on unseen texts are counted."""

from __future__ import annotations

import importlib.util
import pathlib
import sys
import typing as t

import pytest

_FILE = pathlib.Path(__file__).resolve().parents[2] / "tools" / "blind" / "__main__.py"
_SPEC = importlib.util.spec_from_file_location("blind_figures", _FILE)
assert _SPEC is not None and _SPEC.loader is not None
blind = importlib.util.module_from_spec(_SPEC)
sys.modules["blind_figures"] = blind
_SPEC.loader.exec_module(blind)


def findings(*named: str) -> list[dict[str, t.Any]]:
    return [dict(zip(("cause", "confidence"), one.split())) for one in named]


@pytest.mark.parametrize(
    "row, given, first, three, harmless, wrong",
    [
        ({"expect": ["a", "b"]}, ("b medium", "c low"), True, True, None, False),
        ({"expect": ["a"]}, ("c medium", "d low", "a low"), False, True, None, False),
        ({"expect": ["a"]}, ("c medium", "d low", "e low", "a low"), False, False, None, False),
        ({"expect": ["a"]}, (), False, False, None, False),
        ({"expect": ["a"]}, ("a medium", "c high"), True, True, None, True),
        ({"expect_new": {"n": "meaning"}, "decoy": True}, ("n high",), True, True, None, False),
        ({"expect_new": {"n": "meaning"}, "decoy": True}, ("c high",), False, False, None, True),
        ({"expect_new": {"n": "meaning"}, "decoy": True}, ("c medium",), False, False, None, False),
        ({"harmless": True}, (), None, None, True, False),
        ({"harmless": True}, ("unknown low",), None, None, False, False),
        ({"harmless": True}, ("c high",), None, None, False, True),
    ],
)
def test_a_row_is_judged(
    row: dict[str, t.Any], given: tuple[str, ...], first: bool | None, three: bool | None, harmless: bool | None, wrong: bool
) -> None:
    verdict = blind.judge(row, findings(*given))
    assert (verdict.first, verdict.three, verdict.harmless, verdict.wrong_at_high) == (first, three, harmless, wrong)


def test_the_groups_are_counted_apart() -> None:
    rows = [
        ({"expect": ["a"], "language": "en", "words_known": True}, ("a high",)),
        ({"expect": ["a"], "language": "de"}, ("b high",)),
        ({"harmless": True, "language": "de"}, ()),
    ]
    lines = blind.figures([blind.judge(row, findings(*given)) for row, given in rows])
    assert lines[2] == "| all (3) | 2 | 1 (50.0 %) | 1 (50.0 %) | 0 | 1 | 1 of 1 |"
    assert lines[3] == "| words not known (2) | 1 | 0 (0.0 %) | 0 (0.0 %) | 0 | 1 | 1 of 1 |"
    assert lines[4] == "| words known (1) | 1 | 1 (100.0 %) | 1 (100.0 %) | 0 | 0 | 0 of 0 |"
