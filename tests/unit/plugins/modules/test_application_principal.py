# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module ``application`` on the emulator: who may use the application, who sees it, and whose its service principal is."""

from __future__ import annotations

import pytest
from graph_harness import Json, ModuleRunner

from entra_emulator.testing import Emulator

pytestmark = pytest.mark.usefixtures("sent_bodies")

NAMED: Json = {"unique_name": "mail", "display_name": "Mail"}
GROUP = "00000000-0000-4000-8000-0000000000aa"
#: Service principals of foreign applications are not what Application.ReadWrite.OwnedBy is for.
ROLES = ["Application.ReadWrite.All", "AppRoleAssignment.ReadWrite.All", "Directory.Read.All"]
WANTED: Json = {
    "service_management_reference": "CMDB-7",
    "assignment_required": True,
    "assigned": ["alice@contoso.test", GROUP],
    "service_principal_owners": ["bob@contoso.test"],
    "hidden": True,
}


@pytest.fixture
def site(emulator: Emulator) -> ModuleRunner:
    runner = ModuleRunner("application", emulator)
    runner.table("groups")[GROUP] = {"id": GROUP, "displayName": "Mail users", "_members": []}
    return runner


def people(site: ModuleRunner) -> dict[str, str]:
    return {row["userPrincipalName"].partition("@")[0]: key for key, row in site.table("users").items()}


def test_it_is_made_with_all_of_it_as_check_mode_predicts_and_a_second_run_writes_nothing(site: ModuleRunner) -> None:
    predicted = site(**NAMED, **WANTED, check_mode=True)
    assert site.writes == []
    real = site(**NAMED, **WANTED)
    known = people(site)
    assert real["changes"] == predicted["changes"] == [
        "create the application 'Mail'",
        "create the service principal",
        f"add the service principal's owner {known['bob']}",
        f"assign {known['alice']} to the application",
        f"assign {GROUP} to the application",
    ]  # fmt: skip
    assert real["diff"] == predicted["diff"]
    assert real["application"]["service_management_reference"] == "CMDB-7"
    principal = real["service_principal"]
    assert (principal["assignment_required"], principal["hidden"], principal["tags"]) == (True, True, ["HideApp"])
    assert principal["assigned"] == sorted([known["alice"], GROUP])
    assert known["bob"] in principal["owners"]
    kinds = {row["principalType"] for row in site.table("assignments").values() if row["resourceId"] == principal["object_id"]}
    assert kinds == {"User", "Group"}

    again = site(**NAMED, **WANTED)
    assert site.writes == [] and not again["changed"]
    assert (
        again["diff"]["before"]
        == again["diff"]["after"]
        == real["diff"]["after"]
        | {
            "service_principal": again["service_principal"],
            "application": again["application"],
        }
    )


def test_changes_of_what_is_there(site: ModuleRunner) -> None:
    site(**NAMED, **WANTED, tags=["mail"])
    known = people(site)
    wish: Json = {
        "assigned": ["bob@contoso.test"],
        "assigned_exact": True,
        "assignment_required": False,
        "hidden": False,
        "service_management_reference": "",
    }
    predicted = site(**NAMED, **wish, check_mode=True)
    real = site(**NAMED, **wish)
    assert (real["changes"], real["diff"]) == (predicted["changes"], predicted["diff"])
    assert real["changes"] == [
        "set serviceManagementReference of the application",
        "set appRoleAssignmentRequired, tags of the service principal",
        f"assign {known['bob']} to the application",
        f"take back the assignment of {site.table('users')[known['alice']]['displayName']}",
        "take back the assignment of Mail users",
    ]
    principal = real["service_principal"]
    assert (principal["assignment_required"], principal["hidden"], principal["tags"]) == (False, False, ["mail"])
    assert principal["assigned"] == [known["bob"]]
    assert real["application"]["service_management_reference"] is None
    site(**NAMED, **wish)
    assert site.writes == []


def test_who_is_not_asked_for_costs_no_request(site: ModuleRunner) -> None:
    site(**NAMED, **WANTED)
    result = site(**NAMED, assignment_required=True, hidden=True)
    assert not [line for line in site.wire if "appRoleAssignedTo" in line or "owners" in line]
    assert set(result["service_principal"]) == {"object_id", "enabled", "assignment_required", "hidden", "tags"}


def test_of_a_foreign_application_it_is_all_that_is_there(site: ModuleRunner, emulator: Emulator) -> None:
    emulator.control("PATCH", "bootstrap", {"tenant": "contoso.test", "roles": ROLES})
    home = ModuleRunner("application", emulator, "fabrikam")
    app_id = home(**NAMED, sign_in_audience="AzureADMultipleOrgs")["app_id"]
    wish = {name: value for name, value in WANTED.items() if name != "service_management_reference"}
    predicted = site(app_id=app_id, **wish, check_mode=True)
    real = site(app_id=app_id, **wish)
    assert real["changes"] == predicted["changes"]
    assert real["service_principal"]["assigned"] == sorted([people(site)["alice"], GROUP])
    site(app_id=app_id, **wish)
    assert site.writes == []


@pytest.mark.parametrize(
    ("option", "person", "says"),
    [
        ("assigned", "nobody@contoso.test", "assigned: the tenant has no user 'nobody@contoso.test'."),
        (
            "assigned",
            "00000000-0000-4000-8000-00000000dead",
            "assigned: the tenant has no user or group with the object id 00000000-0000-4000-8000-00000000dead.",
        ),
        ("assigned", "Mail users", "assigned: 'Mail users' is neither a user principal name nor an object id."),
        (
            "service_principal_owners",
            "00000000-0000-4000-8000-00000000dead",
            "service_principal_owners: the tenant has no user or service principal with the object id 00000000-0000-4000-8000-00000000dead.",
        ),
    ],
)
def test_who_is_not_there_is_said_before_anything_is_made(site: ModuleRunner, option: str, person: str, says: str) -> None:
    for check_mode in (True, False):
        assert site(**NAMED, **{option: [person]}, check_mode=check_mode, fail=True)["msg"].startswith(says)
        assert site.writes == []
