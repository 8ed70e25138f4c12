# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The list of applications of a High Volume Email account: no pointer, no mailbox permission, the object id of the enterprise application."""

from __future__ import annotations

import typing as t

import entra_application
import graph_harness
import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.exchange.access import wanted_access
from entra_emulator.testing import Emulator

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

Json = t.Dict[str, t.Any]

ACCOUNT, INFO = "alerts@contoso.test", "info@contoso.test"


class Tenant:
    """Contoso with an account of High Volume Email, and an application that may send."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.clock = graph_harness.MovingClock(emulator)
        self.app = entra_application.register(emulator, scopes="", roles=["Mail.Send"])
        with emulator.service.core.store.lock:
            self.data = next(tenant for tenant in emulator.service.core.tenants() if tenant.name == "contoso").data["exchange"]
            self.data["high_volume"] = {
                ACCOUNT: {"Identity": "alerts", "PrimarySmtpAddress": ACCOUNT, "AllowedApps": ["another"], "ReplyTo": ""}
            }

    def run(self, *accounts: str, check_mode: bool = False, **options: t.Any) -> Json:
        mailboxes = [{"address": address, "high_volume": address != INFO} for address in accounts]
        arguments = {
            **graph_harness.options(self.emulator),
            "exchange_admin_url": self.emulator.exchange_admin_url,
            "method": "admin_api",
            "app_id": self.app.client_id,
            "mailboxes": mailboxes,
            **options,
        }
        self.emulator.clear_requests()
        return graph_harness.run_module("exchange_access", arguments, self.clock, check_mode)

    @property
    def listed(self) -> list[str]:
        found: list[str] = self.data["high_volume"][ACCOUNT]["AllowedApps"]
        return found

    def writes(self) -> list[str]:
        cmdlets = [str(entry.get("cmdlet") or "Get-") for entry in self.emulator.requests()]
        return [name for name in cmdlets if not name.startswith(("Get-", "Test-"))]


@pytest.fixture
def tenant(emulator: Emulator) -> Tenant:
    return Tenant(emulator)


def test_the_list_names_the_application_and_exchange_needs_no_pointer(tenant: Tenant) -> None:
    predicted = tenant.run(ACCOUNT, check_mode=True)
    assert (predicted["changed"], tenant.writes(), tenant.listed) == (True, [], ["another"])
    result = tenant.run(ACCOUNT)
    assert (result["changed"], tenant.writes()) == (True, ["Add-HVEAppAccess"]), result
    assert result["diff"] == predicted["diff"]
    assert tenant.listed == ["another", tenant.app.principal_id]
    assert tenant.data["service_principals"] == {}
    assert result["powershell"] == [f"Add-HVEAppAccess -Identity '{ACCOUNT}' -AppIds '{tenant.app.principal_id}'"]
    again = tenant.run(ACCOUNT)
    assert (again["changed"], tenant.writes()) == (False, [])


def test_beside_a_mailbox_each_gets_what_is_its_own(tenant: Tenant) -> None:
    result = tenant.run(ACCOUNT, INFO)
    assert sorted(tenant.writes()) == ["Add-HVEAppAccess", "Add-MailboxPermission", "New-ServicePrincipal"], result


def test_it_is_taken_off_again_and_others_stay(tenant: Tenant) -> None:
    tenant.run(ACCOUNT)
    result = tenant.run(ACCOUNT, state="absent")
    assert (result["changed"], tenant.writes(), tenant.listed) == (True, ["Remove-HVEAppAccess"], ["another"]), result
    again = tenant.run(ACCOUNT, state="absent")
    assert (again["changed"], tenant.writes()) == (False, [])


def test_an_account_that_is_none_is_said(tenant: Tenant) -> None:
    result = tenant.run("nobody@contoso.test")
    assert result["failed"]
    assert "no High Volume Email account, nobody@contoso.test" in result["msg"], result["msg"]


def test_the_lines_for_an_administrator(tenant: Tenant) -> None:
    lines = tenant.run(ACCOUNT, method="powershell")["powershell"]
    assert lines[1:] == [
        f"Add-HVEAppAccess -Identity '{ACCOUNT}' -AppIds '{tenant.app.principal_id}'",
        f"Get-HVEAccountSettings -Identity '{ACCOUNT}' | Format-List AllowedApps",
    ]
    gone = tenant.run(ACCOUNT, method="powershell", state="absent")["powershell"]
    assert f"Remove-HVEAppAccess -Identity '{ACCOUNT}' -AppIds '{tenant.app.principal_id}' -Confirm:$false" in gone


@pytest.mark.parametrize(
    ("given", "app_id", "said"),
    [
        ({"send_as": True}, "11111111-2222-3333-4444-555555555555", "has no send_as"),
        ({"smtp_auth": "enabled"}, "11111111-2222-3333-4444-555555555555", "has no smtp_auth"),
        ({}, None, "needs app_id"),
    ],
)
def test_what_such_an_account_does_not_have(given: Json, app_id: str | None, said: str) -> None:
    with pytest.raises(OptionError, match=said):
        wanted_access({"state": "present", "app_id": app_id, "mailboxes": [{"address": ACCOUNT, "high_volume": True, **given}]})
