# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is said of causes, read as whoever is paged at night reads it."""

from __future__ import annotations

import re

from diagnosis_lines import ALL

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES

_COMMAND = re.compile(r"<(shell|powershell)>(.*?)</\1>", re.DOTALL)
#: What the reader has just done, or what says nothing.
_DONE_ALREADY = re.compile(
    r"\b(?:run the (?:check|verification) again|log in with XOAUTH2\.\Z|try again\b)|\ATry\b", re.IGNORECASE
)


def test_every_cause_but_none_can_be_confirmed() -> None:
    assert [name for name, cause in CAUSES.items() if not cause.confirm] == ["none"]


def test_what_confirms_is_not_what_mends() -> None:
    assert [name for name, cause in CAUSES.items() if cause.confirm == cause.remedy] == []


def test_candidates_of_one_text_are_confirmed_by_different_things() -> None:
    """Two candidates with one probe are told apart by nothing; the sign-in log names what it was by itself."""
    alike = set()
    for rule in ALL:
        probes: dict[str, str] = {}
        for cause in rule.causes:
            said = CAUSES[cause].confirm
            if said in probes and "sign-in log" not in said and said != "":
                alike.add((*sorted((probes[said], cause)), said))
            probes.setdefault(said, cause)
    # One look tells both: that a port answers at all.
    assert {pair[:2] for pair in alike} <= {("connection_refused", "connection_timeout")}


def test_no_remedy_is_what_was_just_done() -> None:
    said = {name: cause.remedy for name, cause in CAUSES.items() if _DONE_ALREADY.search(cause.remedy)}
    # Of a run that was not: there it is what comes next.
    assert set(said) <= {"managed_host_unreachable", "program_configuration"}, said


def test_nobody_is_told_to_give_a_right_to_himself() -> None:
    grants = [name for name, cause in CAUSES.items() if re.search(r"-(?:User|Trustee) \{token_user\}", cause.remedy)]
    assert grants
    assert [name for name in grants if not CAUSES[name].own] == []
    assert [name for name in grants if "{token_user}" in CAUSES[name].own] == []


def test_exchange_s_cmdlets_have_words_for_other_servers() -> None:
    by_powershell = [
        name
        for name, cause in CAUSES.items()
        if any(language == "powershell" for language, _text in _COMMAND.findall(cause.remedy)) and "Exchange" not in cause.summary
    ]
    assert [name for name in by_powershell if not CAUSES[name].elsewhere] == []


def test_what_is_not_known_says_whom_to_ask() -> None:
    unknown = CAUSES["unknown"]
    assert "support request" in unknown.remedy and "administrator" in unknown.remedy
    assert "ids under evidence" in unknown.remedy


def test_texts_are_sentences() -> None:
    for name, cause in CAUSES.items():
        for field in ("summary", "remedy", "confirm", "elsewhere", "own"):
            prose = _COMMAND.sub("", getattr(cause, field)).strip()
            assert not prose or prose[-1] in ".:", f"{name}.{field}: {prose}"
            assert not prose or prose[0].isupper() or prose.startswith(("m365.", "ansible", "{")), f"{name}.{field}: {prose}"
