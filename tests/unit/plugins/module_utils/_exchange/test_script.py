# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.access import Wanted, WantedMailbox, WantedRbac
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.script import script

APP = "aaaaaaaa-0000-0000-0000-000000000001"
OBJECT = "bbbbbbbb-0000-0000-0000-000000000001"
OURS = f"Get-ServicePrincipal | Where-Object {{ $_.AppId -eq '{APP}'"


def wanted(**changes: t.Any) -> Wanted:
    settings: dict[str, t.Any] = {
        "app_id": APP,
        "object_id": OBJECT,
        "mailboxes": (WantedMailbox("alice@contoso.test", full_access=True),),
    }
    return Wanted(**{**settings, **changes})


def test_the_whole_script() -> None:
    asked = wanted(
        display_name="Mail",
        tenant_smtp_auth="enabled",
        mailboxes=(
            WantedMailbox("alice@contoso.test", True, True, True, None, "inherit"),
            WantedMailbox("bob@contoso.test", False),
        ),
    )
    assert script(asked, "contoso.test") == [
        "Connect-ExchangeOnline -Organization 'contoso.test'",
        f"{OURS} -and $_.ObjectId -ne '{OBJECT}' }} | ForEach-Object {{ Remove-ServicePrincipal -Identity $_.ObjectId -Confirm:$false }}",
        (
            f"if (-not ({OURS} -and $_.ObjectId -eq '{OBJECT}' }})) "
            f"{{ New-ServicePrincipal -AppId '{APP}' -ObjectId '{OBJECT}' -DisplayName 'Mail' }}"
        ),
        f"Add-MailboxPermission -Identity 'alice@contoso.test' -User '{OBJECT}' -AccessRights 'FullAccess' -AutoMapping $false",
        f"Add-RecipientPermission -Identity 'alice@contoso.test' -Trustee '{OBJECT}' -AccessRights 'SendAs' -Confirm:$false",
        "Set-CASMailbox -Identity 'alice@contoso.test' -ImapEnabled $true -SmtpClientAuthenticationDisabled $null",
        f"Remove-MailboxPermission -Identity 'bob@contoso.test' -User '{OBJECT}' -AccessRights 'FullAccess' -Confirm:$false",
        "Set-TransportConfig -SmtpClientAuthenticationDisabled $false",
        f"{OURS} }} | Format-List DisplayName, AppId, ObjectId",
        "Get-CASMailbox -Identity 'alice@contoso.test' | Format-List ImapEnabled, PopEnabled, SmtpClientAuthenticationDisabled",
        "Get-CASMailbox -Identity 'bob@contoso.test' | Format-List ImapEnabled, PopEnabled, SmtpClientAuthenticationDisabled",
        "Get-TransportConfig | Format-List SmtpClientAuthenticationDisabled",
    ]


def test_roles() -> None:
    rbac = WantedRbac("MemberOfGroup -eq 'CN=mail'", "scope", "assignment")
    lines = script(wanted(rbac=rbac, mailboxes=(WantedMailbox("alice@contoso.test"),)), "contoso.test")
    assert lines[3:6] == [
        (
            "if ((Get-ManagementScope | Where-Object { $_.Name -eq 'scope' })) "
            "{ Set-ManagementScope -Identity 'scope' -RecipientRestrictionFilter 'MemberOfGroup -eq ''CN=mail''' } "
            "else { New-ManagementScope -Name 'scope' -RecipientRestrictionFilter 'MemberOfGroup -eq ''CN=mail''' }"
        ),
        (
            "if ((Get-ManagementRoleAssignment | Where-Object { $_.Name -eq 'assignment' })) "
            "{ Remove-ManagementRoleAssignment -Identity 'assignment' -Confirm:$false }"
        ),
        f"New-ManagementRoleAssignment -Name 'assignment' -Role 'Application SMTP.SendAsApp' -App '{OBJECT}' -CustomResourceScope 'scope'",
    ]
    assert f"Test-ServicePrincipalAuthorization -Identity '{OBJECT}' -Resource 'alice@contoso.test'" in lines


def test_absent_takes_permissions_before_the_pointer() -> None:
    rbac = WantedRbac("f", "scope", "assignment")
    lines = script(wanted(state="absent", object_id=None, rbac=rbac), "contoso.test")
    kinds = [next(word for word in line.split() if word.startswith(("Connect-", "Remove-", "Format-"))) for line in lines]
    assert kinds == [
        *("Connect-ExchangeOnline", "Remove-MailboxPermission", "Remove-ManagementRoleAssignment", "Remove-ManagementScope"),
        *("Remove-ServicePrincipal", "Format-List"),
    ]
    assert "Remove-RecipientPermission" in lines[1]


@pytest.mark.parametrize(
    ("cloud", "suffix"),
    [
        ("global", ""),
        ("gcc_high", " -ExchangeEnvironmentName O365USGovGCCHigh"),
        ("dod", " -ExchangeEnvironmentName O365USGovDoD"),
        ("china", " -ExchangeEnvironmentName O365China"),
    ],
)
def test_other_clouds(cloud: str, suffix: str) -> None:
    assert script(Wanted(), "contoso.test", cloud)[0] == "Connect-ExchangeOnline -Organization 'contoso.test'" + suffix


def test_no_value_becomes_code() -> None:
    evil = "x'; Remove-Mailbox 'alice@contoso.test"
    rbac = WantedRbac(evil, evil, evil)
    for state in ("present", "absent"):
        for line in script(
            wanted(state=state, display_name=evil, rbac=rbac, mailboxes=(WantedMailbox(evil, True, True, True),)), evil
        ):
            assert "x'; " not in line.replace("''", "")
    with pytest.raises(OptionError):
        script(wanted(mailboxes=(WantedMailbox("a\nRemove-Mailbox b", True),)), "contoso.test")
