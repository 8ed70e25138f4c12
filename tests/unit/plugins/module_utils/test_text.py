# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What terminals and CI runners would do with a text: the runners' own rules, written down here a second time, find nothing to obey."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import TokenError
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.redaction import Redactor
from ansible_collections.m365.mail_oauth.plugins.module_utils._text import harmless, harmless_data

WICKED = {
    "##[add-mask]e": "\\x23#[add-mask]e",
    "a ##[stop-commands]x": "a \\x23#[stop-commands]x",
    "###[group]x": "#\\x23#[group]x",
    "::add-mask::e": "\\x3a:add-mask::e",
    "a\n::set-output name=x::y": "a\\n::set-output name=x::y",
    "  ::error file=a,line=1::boo": "  \\x3a:error file=a,line=1::boo",
    "##vso[task.setvariable variable=x]y": "\\x23#vso[task.setvariable variable=x]y",
    "##TeamCity[buildStatus status='SUCCESS']": "\\x23#TeamCity[buildStatus status='SUCCESS']",
    "section_start:1560896352:x\r\x1b[0K": "\\x73ection_start:1560896352:x\\r\\x1b[0K",
    "section_end:1560896352:x": "\\x73ection_end:1560896352:x",
    "\x1b]0;title\x07": "\\x1b]0;title\\x07",
    "\x9b31mred\x85next\u2028line\u2029end": "\\x9b31mred\\x85next\\u2028line\\u2029end",
    "abc\u202edef\u2066x\u200f\ufeff\ud800\U000e0041": "abc\\u202edef\\u2066x\\u200f\\ufeff\\ud800\\U000e0041",
}
FINE = [
    "alice@contoso.test",
    "::1",
    "::ffff:192.0.2.1 refused",
    "IMAP [::1]:993",
    "a::b::c",
    "[Type]::Method",
    "## heading",
    "#[x]",
    "müller 邮件",
]


def obeyed(text: str) -> list[str]:
    """Return what the runners find in a log's text."""
    found = re.findall(r"##(?:vso|teamcity)?\[", text, re.IGNORECASE)
    for line in re.split(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text):
        if re.match(r"\s*::[^:\s]+(\s.*?)?::", line):
            found.append(line)
    return (
        found
        + re.findall(r"section_(?:start|end):\d+", text)
        + [one for one in text if not one.isprintable() and one not in "\n\t"]
    )


@pytest.mark.parametrize(("text", "shown"), WICKED.items(), ids=map(ascii, WICKED))
def test_what_would_be_obeyed_is_shown(text: str, shown: str) -> None:
    assert harmless(text) == shown
    assert not obeyed(harmless(text))
    assert not obeyed(harmless(text, lines=True))


@pytest.mark.parametrize("text", FINE)
def test_ordinary_text_stays(text: str) -> None:
    assert harmless(text) == text


def test_lines_are_kept_where_they_are_meant() -> None:
    assert harmless("one\n\ttwo\r\n", lines=True) == "one\n\ttwo\\r\n"
    assert harmless_data({"a": ["x\ny", {"b": "##[c]"}], "n": 1, "t": ("\x1b",)}) == {
        "a": ["x\ny", {"b": "\\x23#[c]"}],
        "n": 1,
        "t": ["\\x1b"],
    }


@given(st.text(alphabet=st.sampled_from(list("#[:sv ot\n\r\x1b\u202eection_start:1")), max_size=40) | st.text())
def test_nothing_is_obeyed_in_any_text_and_once_is_enough(text: str) -> None:
    for lines in (False, True):
        shown = harmless(text, lines=lines)
        assert not obeyed(shown)
        assert harmless(shown, lines=lines) == shown
        shown.encode()


def test_long_texts_take_no_long_time() -> None:
    started = time.monotonic()
    for text in (" ::a " * 40_000, " ::a" * 40_000, "#" * 200_000, "section_start" * 20_000, " ::" + "a" * 200_000):
        harmless(text)
    assert time.monotonic() - started < 2


def test_errors_and_servers_words_are_harmless() -> None:
    error = TokenError("It said ##[x]\n::error::y", remedy="one\ntwo \x1b", server_said="##vso[x]", lines=["::a::"])
    assert str(error) == "It said \\x23#[x]\\n::error::y one\ntwo \\x1b"
    assert error.to_failure()["error"]["server_said"] == "\\x23#vso[x]"
    assert error.details["lines"] == ["\\x3a:a::"]
    assert Redactor("secret-of-some-length-0123456789")("NO ##[add-mask]e") == "NO \\x23#[add-mask]e"
