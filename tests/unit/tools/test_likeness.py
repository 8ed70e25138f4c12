# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import importlib.util
import pathlib
import sys
import typing as t

_FILE = pathlib.Path(__file__).resolve().parents[2] / "tools" / "likeness" / "__main__.py"
_SPEC = importlib.util.spec_from_file_location("likeness_tool", _FILE)
assert _SPEC is not None and _SPEC.loader is not None
likeness = importlib.util.module_from_spec(_SPEC)
sys.modules["likeness_tool"] = likeness
_SPEC.loader.exec_module(likeness)


def test_a_word_speaks_for_the_cause_of_its_texts() -> None:
    gone, late = ({"gone", "the"}, {"dns_failure": 1.0}), ({"late", "the"}, {"connection_timeout": 1.0})
    model = likeness.learned([gone, gone, late, late])
    assert model.weights["gone"]["dns_failure"] > 0 > model.weights["gone"]["connection_timeout"]
    assert model.weights["late"]["connection_timeout"] > 0
    # What all texts say tells nothing of which of them it is.
    assert "the" not in model.weights
    assert set(model.priors.values()) == {round(0.5 / likeness._UNIT, 2)}


def test_what_one_text_has_alone_is_not_learned() -> None:
    once = [({"a b", "a"}, {"dns_failure": 1.0}), ({"c"}, {"throttled": 1.0})]
    assert likeness.learned(once).weights == {}
    assert set(likeness.learned(once * 2).weights) == {"a", "a b", "c"}


def test_a_cause_that_only_stands_second_counts_less() -> None:
    model = likeness.learned([({"gone"}, {"dns_failure": 1.0, "wrong_host_or_port": 0.35}), ({"late"}, {"throttled": 1.0})] * 2)
    assert model.weights["gone"]["dns_failure"] > model.weights["gone"]["wrong_host_or_port"] > 0


def test_what_is_kept_back_is_not_read() -> None:
    names = [file.stem for file in likeness.files(without=["round-1"])]
    assert "round-2" in names and "round-1" not in names
    assert not [name for name in names if "kept" in name]


def test_the_file_can_be_read_again() -> None:
    scope: dict[str, t.Any] = {}
    model = likeness.Model({"dns_failure": 1.5, "throttled": 0.25}, {"gone": {"dns_failure": 7}, "late x": {"throttled": -17}})
    exec(compile(likeness.written(model), "table", "exec"), scope)
    assert (scope["CAUSES"], scope["PRIORS"]) == (("dns_failure", "throttled"), (1.5, 0.25))
    assert scope["WEIGHTS"].strip() == "| gone=00o | late x=010"
    assert (int("o", 36) - scope["ZERO"], int("0", 36) - scope["ZERO"]) == (7, -17)
