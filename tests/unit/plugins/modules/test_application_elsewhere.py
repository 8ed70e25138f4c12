# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module ``application`` and what it meets beside its own registration: names of others, deleted principals, other tenants."""

from __future__ import annotations

import typing as t

import pytest
from graph_harness import Json, ModuleRunner

from entra_emulator.graph import directory
from entra_emulator.testing import Emulator

pytestmark = pytest.mark.usefixtures("sent_bodies")

NAMED: Json = {"unique_name": "mail", "display_name": "Mail"}


@pytest.fixture
def site(emulator: Emulator) -> ModuleRunner:
    return ModuleRunner("application", emulator)


# The unique name of another application


def test_a_unique_name_that_another_application_has_is_refused_before_any_write(site: ModuleRunner) -> None:
    holder, other = site(**NAMED), site(display_name="Other")
    for check_mode in (True, False):
        result = site(app_id=other["app_id"], unique_name="mail", check_mode=check_mode, fail=True)
        assert result["error"]["code"] == "unique_name_taken" and holder["app_id"] in result["msg"]
        assert site.writes == []
    site(display_name="Mail two")
    assert (
        site(unique_name="mail2", display_name="Mail two", same_name="adopt")["application"]["unique_name"] == "mail2"
    )  # a free one is no trouble


def test_a_unique_name_that_a_deleted_application_has_is_named(site: ModuleRunner) -> None:
    first = site(**NAMED)
    site(**NAMED, state="absent")
    result = site(**NAMED, restore=False, fail=True)
    assert result["error"]["code"] == "unique_name_taken"
    assert first["app_id"] in result["msg"] and "soft-deleted" in result["msg"]
    assert sum(site.clock.slept) < 10


# Service principals that were deleted


def test_a_deleted_service_principal_comes_back_instead_of_a_new_one(site: ModuleRunner) -> None:
    first = site(**NAMED)
    row = next(one for one in site.table("service_principals").values() if one["appId"] == first["app_id"])
    del site.table("service_principals")[row["id"]]
    site.table("deleted")[row["id"]] = {"kind": "servicePrincipal", "object": {**row, "deletedDateTime": "2026-01-01T00:00:00Z"}}
    predicted = site(**NAMED, check_mode=True)
    real = site(**NAMED)
    assert real["changes"] == predicted["changes"] == ["restore the soft-deleted service principal"]
    assert predicted["diff"] == real["diff"]
    assert real["service_principal"]["object_id"] == row["id"]
    assert site.writes == ["POST /directory/deletedItems/ID/restore"]
    assert not site(**NAMED)["changed"]


def test_a_restored_application_gets_its_own_service_principal_back(site: ModuleRunner) -> None:
    first = site(**NAMED)
    site(**NAMED, state="absent")
    predicted = site(**NAMED, check_mode=True)
    real = site(**NAMED)
    assert real["changes"] == predicted["changes"] and "restore the soft-deleted service principal" in real["changes"]
    assert real["service_principal"]["object_id"] == first["service_principal"]["object_id"]
    assert "POST /servicePrincipals" not in site.writes


def test_a_service_principal_that_came_back_with_its_application_is_left(
    site: ModuleRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = site(**NAMED)
    site(**NAMED, state="absent")
    restore = directory._restore

    def both(call: t.Any, found: Json) -> t.Any:
        """Restores what the admin center's button does."""
        answer = restore(call, found)
        for one in [one for one in call.tenant.table("deleted").values() if one["object"]["appId"] == found["object"]["appId"]]:
            restore(call, one)
        return answer

    monkeypatch.setattr(directory, "_restore", both)
    real = site(**NAMED)
    assert site.writes == ["POST /directory/deletedItems/ID/restore"]
    assert real["service_principal"]["object_id"] == first["service_principal"]["object_id"]


def test_a_new_service_principal_is_made_where_restoring_is_not_wanted(site: ModuleRunner) -> None:
    first = site(**NAMED)
    row = next(one for one in site.table("service_principals").values() if one["appId"] == first["app_id"])
    del site.table("service_principals")[row["id"]]
    site.table("deleted")[row["id"]] = {"kind": "servicePrincipal", "object": row}
    assert site(**NAMED, restore=False)["service_principal"]["object_id"] != row["id"]


# Applications of another tenant


def foreign(site: ModuleRunner, audience: str = "AzureADMultipleOrgs") -> str:
    """Register an application in the other tenant; return its app_id."""
    there = ModuleRunner("application", site.emulator, "fabrikam")
    return str(there(unique_name="provider", display_name="Provider", sign_in_audience=audience)["app_id"])


@pytest.fixture
def permitted(site: ModuleRunner) -> ModuleRunner:
    """The administrator with Application.ReadWrite.All: OwnedBy makes service principals of the tenant's own applications alone."""
    roles = ("Application.ReadWrite.All", "Directory.Read.All")
    bootstrap = site.emulator.tenant("contoso").bootstrap.client_id
    token = site.emulator.issue_token(aud="https://graph.microsoft.com", roles=roles, app_id=bootstrap, tenant="contoso")
    own = {name: value for name, value in site.options.items() if name not in ("auth_client_id", "auth_client_secret")}
    site.options = {**own, "auth_access_token": token}
    return site


def test_an_application_of_another_tenant_gets_its_service_principal(permitted: ModuleRunner) -> None:
    site = permitted
    app_id = foreign(site)
    predicted = site(app_id=app_id, check_mode=True)
    assert site.writes == []
    real = site(app_id=app_id)
    assert site.writes == ["POST /servicePrincipals"]
    assert real["app_id"] == app_id and real["application"] is None and real["service_principal"]["enabled"] is True
    assert predicted["changes"] == real["changes"] and predicted["diff"] == real["diff"]
    assert not site(app_id=app_id)["changed"]
    assert site(app_id=app_id, service_principal_enabled=False)["service_principal"]["enabled"] is False
    assert site(app_id=app_id, state="absent")["changed"] and not site(app_id=app_id, state="absent")["changed"]
    # It is soft-deleted now, and comes back.
    assert site(app_id=app_id)["service_principal"]["object_id"] == real["service_principal"]["object_id"]


def test_what_belongs_to_a_registration_elsewhere_is_refused_by_name(permitted: ModuleRunner) -> None:
    site = permitted
    app_id = foreign(site)
    for _again in range(2):
        result = site(app_id=app_id, public_client=True, redirect_uris={"web": ["https://x.test"]}, fail=True)
        assert result["error"]["code"] == "not_found" and "public_client, redirect_uris" in result["msg"]
        assert site.writes == []
        site(app_id=app_id)


def test_one_task_declares_at_home_and_keeps_the_service_principal_of_a_provider(permitted: ModuleRunner) -> None:
    site = permitted
    app_id = foreign(site)
    declared: Json = {"permissions": {"graph": ["SMTP.Send"]}, "permissions_exact": True}
    assert "permissions" in site(app_id=app_id, **declared, fail=True)["msg"] and site.writes == []
    predicted = site(app_id=app_id, **declared, declare="own", check_mode=True)
    real = site(app_id=app_id, **declared, declare="own")
    assert site.writes == ["POST /servicePrincipals"] and predicted["diff"] == real["diff"]
    assert not site(app_id=app_id, **declared, declare="own")["changed"]
    # What is nobody's to set here is refused all the same.
    assert "owners" in site(app_id=app_id, **declared, declare="own", owners=["alice@contoso.test"], fail=True)["msg"]
    home = ModuleRunner("application", site.emulator, "fabrikam")
    assert home(app_id=app_id, **declared, declare="own")["application"]["permissions"]["graph"] == ["SMTP.Send"]


def test_an_application_that_takes_no_other_tenants_is_told_after_a_moment(permitted: ModuleRunner) -> None:
    site = permitted
    result = site(app_id=foreign(site, "AzureADMyOrg"), fail=True)
    assert result["error"]["code"] == "not_found" and "takes accounts of any organisation" in result["msg"]
    assert 30 <= sum(site.clock.slept) < 60


def test_another_tenants_application_is_a_matter_of_permission(site: ModuleRunner) -> None:
    message = (
        "When using this permission, the backing application of the service principal being created must in the local tenant"
    )
    fault = {"method": ["POST"], "path": "/servicePrincipals$", "status": 403, "code": "Authorization_RequestDenied"}
    app_id = foreign(site)
    site.emulator.knobs(faults=[{**fault, "message": message, "times": 100}])
    result = site(app_id=app_id, fail=True)
    assert result["error"]["code"] == "permission_missing" and "Application.ReadWrite.All" in result["msg"]
    assert sum(site.clock.slept) == 0
