# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange import cmdlets
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.powershell import SINGLE_QUOTES, command, literal, quote


def tokenize(line: str) -> list[str]:
    """Split a command line as PowerShell's tokenizer does for what we use: single-quoted strings and bare words."""
    words, position = [], 0
    while position < len(line):
        char = line[position]
        if char in " ,":
            position += 1
        elif char in SINGLE_QUOTES:
            text, position = "", position + 1
            while True:
                assert position < len(line), "the string does not end"
                if line[position] in SINGLE_QUOTES:
                    if position + 1 < len(line) and line[position + 1] in SINGLE_QUOTES:
                        text, position = text + line[position], position + 2
                        continue
                    position += 1
                    break
                text, position = text + line[position], position + 1
            words.append(f"string:{text}")
        else:
            match = re.compile(r"[^ ,]+").match(line, position)
            assert match is not None
            words.append(match.group())
            position = match.end()
    return words


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("alice@contoso.test", "'alice@contoso.test'"),
        ("", "''"),
        ("o'brien@contoso.test", "'o''brien@contoso.test'"),
        ("x'; Remove-Mailbox -Identity 'y", "'x''; Remove-Mailbox -Identity ''y'"),
        ("$(Get-Date) `n $env:HOME", "'$(Get-Date) `n $env:HOME'"),
        ("a\u2019; evil \u2018b", "'a\u2019\u2019; evil \u2018\u2018b'"),
        ("\u201a\u201b", "'\u201a\u201a\u201b\u201b'"),
    ],
)
def test_quotes_are_doubled_and_nothing_else_happens(value: str, expected: str) -> None:
    assert quote(value) == expected


@pytest.mark.parametrize("char", ["\n", "\r", "\x00", "\x1b", "\x85", "\u2028", "\u2029", "\u202e", "\u200f"])
def test_a_character_that_ends_or_hides_a_line_is_refused(char: str) -> None:
    with pytest.raises(OptionError, match="cannot be part of an Exchange command"):
        quote(f"a{char}b")


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Cs"))), min_size=1, max_size=4))
def test_every_text_comes_back_as_one_string(values: list[str]) -> None:
    line = command("Test-It", {f"P{index}": value for index, value in enumerate(values)})
    expected = ["Test-It"]
    for index, value in enumerate(values):
        expected += [f"-P{index}", f"string:{value}"]
    assert tokenize(line) == expected


def test_literals() -> None:
    assert [literal(value) for value in (None, True, False, ["FullAccess", "it's"])] == [
        "$null",
        "$true",
        "$false",
        "'FullAccess','it''s'",
    ]


def test_lines_of_cmdlets() -> None:
    assert cmdlets.add_mailbox_permission("o'neil@contoso.test", "0b").line == (
        "Add-MailboxPermission -Identity 'o''neil@contoso.test' -User '0b' -AccessRights 'FullAccess' -AutoMapping $false"
    )
    assert cmdlets.remove_service_principal("0b").line == "Remove-ServicePrincipal -Identity '0b' -Confirm:$false"
    assert cmdlets.set_cas_mailbox("a@contoso.test", {"SmtpClientAuthenticationDisabled": None}).line == (
        "Set-CASMailbox -Identity 'a@contoso.test' -SmtpClientAuthenticationDisabled $null"
    )


def test_bodies_have_an_object_of_parameters_and_no_prompt() -> None:
    assert cmdlets.transport_config().body == {"CmdletInput": {"CmdletName": "Get-TransportConfig", "Parameters": {}}}
    for cmdlet in (
        cmdlets.remove_service_principal("0b"),
        cmdlets.remove_mailbox_permission("a@contoso.test", "0b"),
        cmdlets.remove_recipient_permission("a@contoso.test", "0b"),
        cmdlets.add_recipient_permission("a@contoso.test", "0b"),
        cmdlets.remove_role_assignment("x"),
        cmdlets.remove_management_scope("x"),
    ):
        assert cmdlet.body["CmdletInput"]["Parameters"]["Confirm"] is False
        assert cmdlet.writes
