# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from powershell_tokens import Token, tokenize

from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange import cmdlets
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.powershell import command, literal


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Cs"))), min_size=1, max_size=4))
def test_every_text_comes_back_as_one_string(values: list[str]) -> None:
    line = command("Test-It", {f"P{index}": value for index, value in enumerate(values)})
    expected = ["Test-It"]
    for index, value in enumerate(values):
        expected += [f"-P{index}", value]
    assert tokenize(line) == [Token("word", text) for text in expected]


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
