# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module ``exchange_access_info`` on the emulator."""

from __future__ import annotations

import typing as t

import entra_application
import graph_harness
import pytest

from entra_emulator.testing import Emulator

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

Json = t.Dict[str, t.Any]
ALICE, BOB, CAROL, INFO = "alice@contoso.test", "bob@contoso.test", "carol@contoso.test", "info@contoso.test"


def look(emulator: Emulator, *mailboxes: t.Any, **options: t.Any) -> Json:
    """Run the module; it may only read."""
    arguments = {
        **graph_harness.options(emulator),
        "exchange_admin_url": emulator.exchange_admin_url,
        "mailboxes": [one if isinstance(one, dict) else {"address": one} for one in mailboxes],
        **options,
    }
    emulator.clear_requests()
    result = graph_harness.run_module("exchange_access_info", arguments, graph_harness.MovingClock(emulator))
    assert all(name.startswith("Get-") for name in cmdlets(emulator))
    return result


def cmdlets(emulator: Emulator) -> list[str]:
    return [entry["cmdlet"] for entry in emulator.requests() if entry.get("cmdlet")]


def row(emulator: Emulator, address: str) -> Json:
    return t.cast("Json", emulator.service.core.state["mailboxes"][address])


def test_switches_in_all_their_states(emulator: Emulator) -> None:
    row(emulator, ALICE)["smtp_auth_disabled"] = False
    row(emulator, BOB)["smtp_auth_disabled"] = True
    result = look(emulator, ALICE, BOB, CAROL, "nobody@contoso.test")
    assert not result["changed"]
    assert result["tenant_smtp_auth"] == "enabled"
    shown = [
        (one.get("imap_enabled"), one.get("pop_enabled"), one.get("smtp_auth"), one.get("smtp_auth_effective"))
        for one in result["mailboxes"]
    ]
    assert shown == [
        (True, True, "enabled", True),
        (True, True, "disabled", False),
        (False, True, "inherit", True),
        (None, None, None, None),
    ]
    assert [one["found"] for one in result["mailboxes"]] == [True, True, True, False]
    assert cmdlets(emulator) == ["Get-TransportConfig", *["Get-CASMailbox"] * 4]


def test_permissions_of_delegates_owners_and_strangers(emulator: Emulator) -> None:
    row(emulator, INFO)["send_as"] = [ALICE]
    result = look(
        emulator, {"address": INFO, "users": [ALICE, BOB, "ghost@contoso.test"]}, {"address": ALICE, "users": [ALICE.upper()]}
    )
    info, alice = result["mailboxes"]
    assert [tuple(one.values()) for one in info["permissions"]] == [
        (ALICE, True, True),
        (BOB, False, False),
        ("ghost@contoso.test", False, False),
    ]
    assert [tuple(one.values()) for one in alice["permissions"]] == [(ALICE.upper(), True, True)]


def test_a_right_that_a_group_may_give_is_not_denied(emulator: Emulator) -> None:
    row(emulator, INFO)["delegates"] = ["mail team"]
    (info,) = look(emulator, {"address": INFO, "users": [BOB]})["mailboxes"]
    assert info["permissions"] == [{"identity": BOB, "full_access": None, "send_as": False}]


def test_the_application_s_service_principal(emulator: Emulator) -> None:
    app = entra_application.register(emulator, scopes="", roles=entra_application.MAIL_ROLES)
    assert look(emulator, INFO, app_id=app.client_id)["service_principals"] == []
    access = {
        **graph_harness.options(emulator),
        "exchange_admin_url": emulator.exchange_admin_url,
        "method": "admin_api",
        "app_id": app.client_id,
        "mailboxes": [{"address": INFO}],
    }
    assert graph_harness.run_module("exchange_access", access, graph_harness.MovingClock(emulator))["changed"]
    result = look(emulator, INFO, ALICE, app_id=app.client_id)
    assert [one["object_id"] for one in result["service_principals"]] == [app.principal_id]
    assert [one["permissions"] for one in result["mailboxes"]] == [
        [{"identity": app.principal_id, "full_access": True, "send_as": False}],
        [{"identity": app.principal_id, "full_access": False, "send_as": False}],
    ]


def test_check_mode_is_the_same_and_refusals_are_told(emulator: Emulator) -> None:
    found = next(one for one in emulator.service.core.tenants() if one.name == "contoso")
    bootstrap = found.by_app_id("service_principals", emulator.tenant("contoso").bootstrap.client_id)
    assert bootstrap is not None
    bootstrap["_directory_roles"] = []
    result = look(emulator, INFO)
    assert result["failed"]
    assert "Exchange Administrator" in result["msg"]


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"mailboxes": [{"address": "*"}]}, "'*' is not an address"),
        ({"mailboxes": [{"address": ALICE, "users": ["*"]}]}, "'*' is not an address"),
        ({"app_id": "x"}, "app_id must be"),
        ({"exchange_admin_scope": "x"}, "exchange_admin_scope"),
    ],
)
def test_wrong_options_are_told_without_asking_anybody(emulator: Emulator, options: Json, word: str) -> None:
    result = look(emulator, **options)
    assert result["failed"] and word in result["msg"]
    assert emulator.requests() == []
