# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module ``tenant_policies_info`` on the emulator. Its predictions are held against outcomes in test_policy_tenants.py."""

from __future__ import annotations

import datetime
import typing as t

import pytest
from emulator_client import GraphClient
from graph_harness import Json, ModuleRunner

from entra_emulator.testing import Emulator

SIGN_IN = ["GET /contoso/v2.0/.well-known/openid-configuration", "POST /contoso/oauth2/v2.0/token"]
POLICIES = (
    "GET /policies/authorizationPolicy, GET /policies/defaultAppManagementPolicy, "
    "GET /policies/identitySecurityDefaultsEnforcementPolicy, GET /identity/conditionalAccess/policies"
)
ROLES = (
    *("Application.ReadWrite.OwnedBy", "DelegatedPermissionGrant.ReadWrite.All", "Directory.Read.All"),
    *("Policy.Read.All", "Exchange.ManageAsApp"),
)
ALICE: Json = {"address": "info@contoso.test", "sign_in_user": "alice@contoso.test"}


@pytest.fixture
def info(emulator: Emulator) -> ModuleRunner:
    return ModuleRunner("tenant_policies_info", emulator)


@pytest.fixture
def reader(info: ModuleRunner) -> ModuleRunner:
    """The same, by an identity that may read policies."""
    info.emulator.control("PATCH", "bootstrap", {"tenant": "contoso.test", "roles": list(ROLES)})
    return info


def give(runner: ModuleRunner, **policies: t.Any) -> None:
    runner.emulator.control("PATCH", "policies", {"tenant": "contoso.test", "policies": policies})


def ends(result: Json) -> dict[str, str]:
    return {f"{one['step']} {one['subject'] or ''}".strip(): one["outcome"] for one in result["predictions"]}


def reasons(result: Json, step: str) -> list[Json]:
    return [reason for one in result["predictions"] if one["step"] == step for reason in one["reasons"]]


def block_device_codes(number: int, state: str = "enabled", **more: t.Any) -> Json:
    return {
        "id": f"00000000-0000-4000-8000-{number:012}",
        "displayName": f"CA{number}",
        "templateId": None,
        "state": state,
        "conditions": {
            "clientAppTypes": ["all"],
            "authenticationFlows": {"transferMethods": "deviceCodeFlow,authenticationTransfer"},
            "applications": {"includeApplications": ["All"], "excludeApplications": []},
            "users": {"includeUsers": ["All"], "excludeUsers": []},
        },
        "grantControls": {"operator": "OR", "builtInControls": ["block"]},
        **more,
    }


def test_policies_are_read_in_one_batch_and_nothing_is_written(reader: ModuleRunner) -> None:
    result = reader(unique_name="mail", mailboxes=[ALICE])
    assert reader.wire == [
        *SIGN_IN,
        f"batch[{POLICIES}, GET /applications(uniqueName='mail'), GET /users/alice@contoso.test]",
    ]
    assert not result["changed"] and reader.writes == [] and result["unread"][0]["policy"] == "smtp_auth_tenant"
    assert result["policies"]["user_consent"] == "off" and result["policies"]["conditional_access_policies"] == 0
    found = ends(result)
    assert {found[step] for step in ("create_application", "client_secret", "grant_for_all")} == {"works"}
    assert found["sign_in_device_code alice@contoso.test"] == "works"
    assert found["user_consent"] == "refused" and found["smtp_oauth info@contoso.test"] == "unknown"


def test_check_mode_is_the_same(reader: ModuleRunner) -> None:
    assert reader(unique_name="mail", check_mode=True) == reader(unique_name="mail")


def test_what_may_not_be_read_is_said_and_ends_as_unknown(info: ModuleRunner) -> None:
    result = info(mailboxes=[ALICE])
    why = {one["policy"]: one["because"] for one in result["unread"]}
    assert {"user_consent", "app_management", "conditional_access", "security_defaults"} <= set(why)
    assert why["conditional_access"] == "the administrator's identity may not read it: its token lacks Policy.Read.All"
    found = ends(result)
    assert {found["sign_in_browser alice@contoso.test"], found["client_secret"], found["user_consent"]} == {"unknown"}
    assert found["create_application"] == "works"


def test_a_policy_on_a_later_page_is_found_and_named(reader: ModuleRunner) -> None:
    reader.emulator.knobs(page_size=1)
    give(
        reader,
        conditionalAccessPolicies=[block_device_codes(1, "disabled"), block_device_codes(2), block_device_codes(3, "disabled")],
    )
    result = reader(mailboxes=[ALICE], steps=["sign_in_device_code", "sign_in_browser"])
    assert ends(result) == {"sign_in_device_code alice@contoso.test": "refused", "sign_in_browser alice@contoso.test": "works"}
    (reason,) = reasons(result, "sign_in_device_code")
    assert (reason["policy"], reason["name"]) == ("conditional_access", "CA2")
    assert "Conditional Access Administrator" in reason["changed_by"] and "browser" in reason["instead"]
    assert len(result["refused"]) == 1 and "'CA2'" in result["refused"][0] and result["unknown"] == []


@pytest.mark.parametrize(
    ("template", "by_itself"),
    # As Graph shows them: a policy that Microsoft made, one that an administrator made of a template of Microsoft's, one of neither.
    [("4200930c-0da2-4e33-ca01-000000000007", True), ("c7503427-338e-4c5e-902d-abe252abfb43", False), (None, False)],
)
def test_a_policy_that_reports_only_is_a_remark(reader: ModuleRunner, template: str | None, by_itself: bool) -> None:
    give(reader, conditionalAccessPolicies=[block_device_codes(1, "enabledForReportingButNotEnforced", templateId=template)])
    result = reader(mailboxes=[ALICE], steps=["sign_in_device_code"])
    assert ends(result) == {"sign_in_device_code alice@contoso.test": "works"}
    (reason,) = reasons(result, "sign_in_device_code")
    assert reason["remark"] and ("by itself" in reason["text"]) is by_itself


def test_a_tenant_without_the_licence(reader: ModuleRunner) -> None:
    give(reader, circumstances={"conditional_access_licence": False})
    result = reader(mailboxes=[ALICE], steps=["sign_in_device_code"])
    assert ends(result) == {"sign_in_device_code alice@contoso.test": "unknown"}
    assert "no licence" in result["unread"][0]["because"]


def test_the_application_s_own_policy_takes_the_default_s_place(reader: ModuleRunner) -> None:
    made = ModuleRunner("application", reader.emulator)(unique_name="mail", display_name="Mail")
    never = {
        "restrictionType": "passwordAddition",
        "state": "enabled",
        "restrictForAppsCreatedAfterDateTime": None,
        "maxLifetime": None,
    }
    short = {**never, "restrictionType": "passwordLifetime", "maxLifetime": "P90D"}
    give(
        reader,
        defaultAppManagementPolicy={
            "isEnabled": True,
            "applicationRestrictions": {"passwordCredentials": [never], "keyCredentials": []},
        },
    )
    assert ends(reader(unique_name="mail", steps=["client_secret"])) == {"client_secret": "refused"}
    own = {
        "id": "00000000-0000-4000-8000-000000000007",
        "displayName": "Mail may",
        "isEnabled": True,
        "restrictions": {"passwordCredentials": [short], "keyCredentials": []},
        "appliesTo": [made["application"]["object_id"]],
    }
    give(reader, appManagementPolicies=[own])
    assert ends(reader(app_id=made["app_id"], secret_days=90, steps=["client_secret"])) == {"client_secret": "works"}
    result = reader(app_id=made["app_id"], secret_days=91, steps=["client_secret"])
    (reason,) = reasons(result, "client_secret")
    assert ends(result) == {"client_secret": "refused"}
    assert reason["name"] == "Mail may" and reason["instead"] == "Set the lifetime of the client secret to at most 90 days."
    # The policy does what was foretold.
    ends_at = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=91)).strftime("%Y-%m-%dT%H:%M:%SZ")
    body = {"passwordCredential": {"displayName": "x", "endDateTime": ends_at}}
    path = f"/applications/{made['application']['object_id']}/addPassword"
    GraphClient(reader.emulator).refused(400, "CredentialInvalidLifetimeAsPerAppPolicy", "POST", path, body)


def test_an_owner_behind_the_twentieth_is_one(reader: ModuleRunner) -> None:
    """By the owners alone may this identity add credentials; ``$expand`` brings 20 of them."""
    made = ModuleRunner("application", reader.emulator)(unique_name="mail", display_name="Mail")
    row = reader.table("applications")[made["application"]["object_id"]]
    row["_owners"] = [*reader.add_users(23).values(), *row["_owners"]]
    assert len(row["_owners"]) == 24
    assert ends(reader(app_id=made["app_id"], steps=["client_secret"])) == {"client_secret": "works"}


def test_exchange_is_asked_where_that_is_wanted(reader: ModuleRunner) -> None:
    give(
        reader,
        transportConfig={"SmtpClientAuthenticationDisabled": True},
        casMailboxes=[{"PrimarySmtpAddress": "alice@contoso.test", "PopEnabled": False}],
    )
    mailboxes = [{"address": "alice@contoso.test"}]
    steps = ["imap_oauth", "pop_oauth", "smtp_oauth", "imap_password"]
    result = reader(mailboxes=mailboxes, steps=steps, exchange=True, exchange_admin_url=reader.emulator.exchange_admin_url)
    assert list(ends(result).values()) == ["works", "refused", "refused", "refused"]
    assert reasons(result, "smtp_oauth")[0]["policy"] == "smtp_auth_tenant"
    assert reasons(result, "pop_oauth")[0]["policy"] == "mailbox_switches"
    assert result["policies"]["smtp_auth_disabled"] is True and result["unread"] == []
    cmdlets = [entry["cmdlet"] for entry in reader.emulator.requests() if "cmdlet" in entry]
    assert cmdlets and all(name.startswith("Get-") for name in cmdlets)


def test_an_exchange_that_refuses_leaves_what_graph_said(reader: ModuleRunner) -> None:
    reader.emulator.control("PATCH", "bootstrap", {"tenant": "contoso.test", "directory_role": False})
    mailboxes = [{"address": "alice@contoso.test"}]
    result = reader(
        mailboxes=mailboxes,
        steps=["smtp_oauth", "grant_for_all"],
        exchange=True,
        exchange_admin_url=reader.emulator.exchange_admin_url,
    )
    assert ends(result) == {"grant_for_all": "works", "smtp_oauth alice@contoso.test": "unknown"}
    assert "Exchange Online" in next(one["because"] for one in result["unread"] if one["policy"] == "smtp_auth_tenant")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ({"app_id": "x"}, "app_id must be"),
        ({"unique_name": "a", "display_name": "b"}, "mutually exclusive"),
        ({"secret_days": 0}, "secret_days"),
        ({"mailboxes": [{"address": "nobody"}]}, "address"),
        ({"mailboxes": [{"address": "a@contoso.test", "sign_in_user": "alice"}]}, "sign_in_user"),
        ({"steps": ["fly"]}, "steps"),
    ],
)
def test_wrong_options_are_told_without_asking_anybody(info: ModuleRunner, arguments: Json, word: str) -> None:
    assert word in info(**arguments, fail=True)["msg"]
    assert info.wire == []
