# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""No rule of the diagnosis says too much, by tests/tools/rules; and that tool finds those that do."""

from __future__ import annotations

import importlib.util
import pathlib

import diagnosis_lines
import diagnosis_stages
import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules.rule import Match, Rule
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.weigh.words import OF_THE_TOKEN

_FILE = pathlib.Path(__file__).resolve().parents[2] / "tools" / "rules" / "__main__.py"
_SPEC = importlib.util.spec_from_file_location("lint_of_rules", _FILE)
assert _SPEC is not None and _SPEC.loader is not None
tool = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(tool)


def test_no_rule_fits_a_word_an_exception_or_a_healthy_log() -> None:
    words, names, lines = (
        tool.words_of_python(),
        tool.exceptions_of_python() | set(tool.read(tool.NAMES)),
        tool.read(tool.HEALTHY),
    )
    assert len(words) > 4000 and len(names) > 500 and len(lines) > 490
    assert tool.too_wide(diagnosis_lines.ALL, words, names, lines) == []


def test_no_rule_fits_where_it_has_no_place() -> None:
    assert tool.out_of_place(diagnosis_lines.MAIL, diagnosis_stages.match_at) == []


def test_nothing_is_said_of_a_token_before_it_was_sent() -> None:
    assert tool.too_early(diagnosis_lines.MAIL, diagnosis_stages.unsent, OF_THE_TOKEN) == []


@pytest.mark.parametrize(
    "pattern, what",
    [
        (r"ENOTFOUND", "the exception: ModuleNotFoundError"),
        (r"timed? ?out", "the word: "),
        (r"status=", "a healthy log: "),
    ],
)
def test_a_rule_that_says_too_much_is_named(pattern: str, what: str) -> None:
    rule = Rule("X-99", pattern, {"dns_failure": 0.9}, {"network"}, seen=("x",))
    found = tool.too_wide([rule], tool.words_of_python(), tool.exceptions_of_python(), tool.read(tool.HEALTHY))
    named = [line for line in found if line.startswith(f"X-99 fits {what}")]
    assert named, found


def test_an_exception_that_a_rule_has_seen_is_what_it_is_for() -> None:
    rule = Rule("X-99", r"\bTimeoutError\b", {"connection_timeout": 0.9}, {"network"}, seen=("TimeoutError: x",))
    assert tool.too_wide([rule], (), {"TimeoutError"}, ()) == []
    assert tool.too_wide([rule._replace(seen=("x",))], (), {"TimeoutError"}, ()) == ["X-99 fits the exception: TimeoutError"]
    assert tool.too_wide([rule._replace(kinds={"imap"}, seen=())], (), {"TimeoutError"}, ()) == []


def test_what_is_out_of_place_or_too_early_is_named() -> None:
    [line, *_more] = diagnosis_lines.lines_of(
        Rule("X-98", "x", {"token_rejected": 0.9}, {"imap"}, {"auth"}, seen=("imap auth: NO x",))
    )
    rule = Rule("X-98", "x", {"token_rejected": 0.9}, {"imap"}, {"auth"})
    assert tool.out_of_place([line], lambda said, stage: Match(rule, said.text, {}))[0].startswith("X-98 fits at greeting")
    assert len(tool.too_early([line], lambda said, stage: ["token_rejected"], OF_THE_TOKEN)) == 4
