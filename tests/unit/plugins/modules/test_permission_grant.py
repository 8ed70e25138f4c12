# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module ``permission_grant`` on the emulator: what it says, and above all what it sends."""

from __future__ import annotations

import pytest
from graph_harness import EXCHANGE, GRAPH, IDENTITY, MAIL, Json, ModuleRunner, statuses, tampered

from entra_emulator.testing import Emulator

pytestmark = pytest.mark.usefixtures("sent_bodies")

SIGN_IN = ["GET /contoso/v2.0/.well-known/openid-configuration", "POST /contoso/oauth2/v2.0/token"]
GRANTS = "GET /servicePrincipals(appId='ID')/oauth2PermissionGrants"
ROLES = "GET /servicePrincipals(appId='ID')/appRoleAssignments"
CLIENT = "GET /servicePrincipals(appId='ID')"
RESOURCES = "GET /servicePrincipals(appId='GRAPH'), GET /servicePrincipals(appId='EXO')"
READ = f"batch[{CLIENT}, {GRANTS}, {RESOURCES}]"
CREATE = "POST /oauth2PermissionGrants"


class Grants(ModuleRunner):
    """``permission_grant`` for an application that exists."""

    def __init__(self, emulator: Emulator) -> None:
        super().__init__("permission_grant", emulator)
        self.app_id = ModuleRunner("application", emulator)(unique_name="mail")["app_id"]
        self.options["app_id"] = self.app_id
        emulator.clear_requests()

    def rows(self) -> list[tuple[str, str | None, list[str]]]:
        """The grants that are there: resource, principal, scopes."""
        names = {row["id"]: row["appId"] for row in self.table("service_principals").values()}
        short = {GRAPH: "graph", EXCHANGE: "exchange"}
        rows = self.table("grants").values()
        found = [(short[names[row["resourceId"]]], row["principalId"], sorted(row["scope"].split())) for row in rows]
        return sorted(found, key=str)


@pytest.fixture
def site(emulator: Emulator) -> Grants:
    return Grants(emulator)


def grant(resource: str, scopes: list[str], principal: str | None = None) -> Json:
    return {
        "resource": resource,
        "resource_app_id": {"graph": GRAPH, "exchange": EXCHANGE}[resource],
        "consent_type": "AllPrincipals" if principal is None else "Principal",
        "principal": principal,
        "scopes": scopes,
    }


def test_a_first_run_grants_on_both_resources(site: Grants) -> None:
    result = site()
    assert site.wire == [*SIGN_IN, READ, CREATE, CREATE, GRANTS, GRANTS]
    assert result["changed"] and result["app_id"] == site.app_id
    assert result["grants"] == [grant("graph", [*MAIL, *IDENTITY]), grant("exchange", MAIL)]
    assert site.rows() == [("exchange", None, MAIL), ("graph", None, sorted([*MAIL, *IDENTITY]))]


def test_a_second_run_is_one_batch_and_no_write(site: Grants) -> None:
    first = site()
    second = site()
    assert site.wire == [*SIGN_IN, READ]
    assert not second["changed"] and second["grants"] == first["grants"]
    assert second["diff"]["before"] == second["diff"]["after"]


def test_check_mode_predicts_the_same_and_writes_nothing(site: Grants) -> None:
    wanted: Json = {"principals": ["alice@contoso.test"], "app_roles": ["IMAP.AccessAsApp"], "permissions": MAIL}
    predicted = site(**wanted, check_mode=True)
    assert site.wire == [*SIGN_IN, f"batch[{CLIENT}, {GRANTS}, {ROLES}, {RESOURCES}, GET /users/alice@contoso.test]"]
    real = site(**wanted)
    assert predicted == real
    assert real["grants"] == [grant("graph", MAIL, "alice@contoso.test"), grant("exchange", MAIL, "alice@contoso.test")]
    assert real["app_roles"] == ["IMAP.AccessAsApp"]
    again = site(**wanted)
    assert not again["changed"] and len(site.wire) == 3


def test_check_mode_predicts_for_an_application_that_is_not_there_yet(site: Grants) -> None:
    result = site(app_id="", check_mode=True)
    assert site.wire == [*SIGN_IN, f"batch[{RESOURCES}]"]
    assert result["changed"] and result["grants"] == [grant("graph", [*MAIL, *IDENTITY]), grant("exchange", MAIL)]
    # An id that is given has to be somebody's, in check mode as in the real run.
    result = site(app_id="99999999-0000-4000-8000-000000000000", check_mode=True, fail=True)
    assert result["error"]["code"] == "service_principal_missing" and site.clock.slept == []
    assert "app_id must be" in site(app_id="", fail=True)["msg"]


def test_scopes_are_merged_into_the_grant_that_is_there(site: Grants) -> None:
    site(permissions=["User.Read", "SMTP.Send"], resources=["graph"])
    result = site(permissions=["IMAP.AccessAsUser.All offline_access"], resources=["graph"])
    assert site.writes == ["PATCH /oauth2PermissionGrants/ID"]
    assert result["grants"] == [grant("graph", ["IMAP.AccessAsUser.All", "SMTP.Send", "User.Read", "offline_access"])]


def test_a_scope_string_with_odd_white_space_is_understood(site: Grants) -> None:
    site(permissions=MAIL, resources=["graph"])
    row = next(iter(site.table("grants").values()))
    row["scope"] = "  SMTP.Send   POP.AccessAsUser.All IMAP.AccessAsUser.All "
    assert not site(permissions=MAIL, resources=["graph"])["changed"]


def test_exact_drops_what_is_not_named(site: Grants) -> None:
    site()
    result = site(permissions=["SMTP.Send"], resources=["exchange"], exact=True)
    assert site.writes == ["PATCH /oauth2PermissionGrants/ID"]
    assert result["grants"] == [grant("exchange", ["SMTP.Send"])]
    assert site.rows() == [("exchange", None, ["SMTP.Send"]), ("graph", None, sorted([*MAIL, *IDENTITY]))]
    site(permissions=[], exact=True)
    assert site.rows() == []


def test_grants_for_users_leave_the_tenants_alone(site: Grants) -> None:
    site(permissions=["SMTP.Send"], resources=["graph"])
    users = site.emulator.tenant("contoso").users
    site(permissions=MAIL, resources=["graph"], principals=["alice@contoso.test", users["bob"].object_id.upper()])
    assert site.writes == [CREATE, CREATE]
    alice, bob = users["alice"].object_id, users["bob"].object_id
    assert {principal: scopes for _resource, principal, scopes in site.rows()} == {None: ["SMTP.Send"], alice: MAIL, bob: MAIL}
    assert not site(permissions=MAIL, resources=["graph"], principals=["ALICE@contoso.test"])["changed"]


def test_absent_revokes_only_what_is_named(site: Grants) -> None:
    site()
    predicted = site(permissions=["SMTP.Send"], state="absent", check_mode=True)
    assert site.writes == []
    real = site(permissions=["SMTP.Send"], state="absent")
    assert site.writes == ["PATCH /oauth2PermissionGrants/ID"] * 2
    assert predicted == real
    assert site.rows() == [("exchange", None, MAIL[:2]), ("graph", None, sorted([*MAIL[:2], *IDENTITY]))]
    assert not site(permissions=["SMTP.Send"], state="absent")["changed"]
    site(state="absent")
    assert site.writes == ["DELETE /oauth2PermissionGrants/ID"] * 2
    assert site.rows() == []


def test_an_id_is_enough_to_revoke(site: Grants, emulator: Emulator) -> None:
    """The user may be gone, and reading users is a permission of its own."""
    bob = emulator.tenant("contoso").users["bob"].object_id
    site(permissions=MAIL, resources=["graph"], principals=[bob])
    emulator.clear_requests()
    assert site(permissions=MAIL, resources=["graph"], principals=[bob.upper()], state="absent")["changed"]
    assert not [row for row in emulator.requests() if "/users/" in row["path"]]
    assert "/users/" not in str(site.wire)


def test_absent_of_an_unknown_application_is_done_already(site: Grants) -> None:
    result = site(app_id="99999999-0000-4000-8000-000000000000", state="absent")
    assert not result["changed"] and site.clock.slept == []


def test_app_roles_are_assigned_and_removed(site: Grants) -> None:
    result = site(app_roles=["IMAP.AccessAsApp", "POP.AccessAsApp"])
    assert site.writes == ["POST /servicePrincipals/ID/appRoleAssignedTo"] * 2
    assert (result["app_roles"], result["grants"]) == (["IMAP.AccessAsApp", "POP.AccessAsApp"], [])
    assert not site(app_roles=["IMAP.AccessAsApp"])["changed"]
    assert site(app_roles=["IMAP.AccessAsApp"], exact=True)["app_roles"] == ["IMAP.AccessAsApp"]
    assert site.writes == ["DELETE /servicePrincipals/ID/appRoleAssignedTo/ID"]
    assert site(app_roles=["IMAP.AccessAsApp"], state="absent")["app_roles"] == []


def test_grants_are_found_beyond_the_first_page(site: Grants) -> None:
    for name in ("alice", "bob", "carol"):
        site(permissions=["SMTP.Send"], resources=["graph"], principals=[f"{name}@contoso.test"])
    site.emulator.knobs(page_size=1)
    assert not site(permissions=["SMTP.Send"], resources=["graph"], principals=["carol@contoso.test"])["changed"]
    assert site.wire[3:] == [GRANTS, GRANTS]


def test_many_users_are_read_in_batches_of_twenty(site: Grants) -> None:
    names = list(site.add_users(30))
    site(permissions=["SMTP.Send"], resources=["graph"], principals=names)
    assert [line.count("GET ") for line in site.wire if line.startswith("batch")] == [20, 13]
    assert site.writes == [CREATE] * 30
    assert not site(permissions=["SMTP.Send"], resources=["graph"], principals=names)["changed"]


# Eventual consistency


@pytest.mark.parametrize("lag", [{"reads": 1}, {"reads": 5}, {"seconds": 60}])
def test_replication_lag_is_waited_for(site: Grants, lag: Json) -> None:
    site.emulator.knobs(replication_lag=lag)
    result = site()
    assert site.writes == [CREATE, CREATE]
    assert result["grants"] == [grant("graph", [*MAIL, *IDENTITY]), grant("exchange", MAIL)]
    assert sum(site.clock.slept) >= lag.get("seconds", 0)


def test_a_service_principal_of_a_moment_ago_is_waited_for(site: Grants) -> None:
    principal = next(row for row in site.table("service_principals").values() if row["appId"] == site.app_id)
    site.emulator.knobs(replication_lag={"seconds": 10})
    site.emulator.service.core.replication.wrote("service_principals", principal["id"], None)
    result = site()
    assert result["changed"] and sum(site.clock.slept) >= 10
    assert site.wire[2:5] == [READ, READ, READ]


def test_a_service_principal_that_never_comes_is_an_error_after_a_short_while(site: Grants) -> None:
    result = site(app_id="99999999-0000-4000-8000-000000000000", fail=True)
    assert result["error"]["code"] == "service_principal_missing"
    assert (
        "m365.mail_oauth.application" in result["msg"] and "another tenant" in result["msg"] and "adminconsent" in result["msg"]
    )
    assert 5 < sum(site.clock.slept) <= 30


def test_a_grant_that_was_made_though_it_answered_404_is_not_made_twice(site: Grants) -> None:
    site.emulator.knobs(ambiguous_write=1)
    result = site()
    assert statuses(site.emulator).count(404) == 1
    assert site.writes == [CREATE, CREATE]
    assert len(result["grants"]) == 2 and len(site.rows()) == 2


@pytest.mark.parametrize("status", [409, 400])
def test_a_grant_that_shows_late_is_met_as_already_there(site: Grants, status: int) -> None:
    """Done although it answered 404, and not to be seen for some readings: the second try meets "already exists" in either form."""
    site.emulator.knobs(duplicate_grant_status=status, ambiguous_write=1, replication_lag={"reads": 3})
    result = site()
    assert status in statuses(site.emulator)
    assert len(result["grants"]) == 2 and len(site.rows()) == 2


def test_a_grant_that_somebody_else_made_meanwhile_is_merged(site: Grants) -> None:
    """The other one's scope is there with ours: after "already exists" comes another look, then a PATCH with both."""
    fault = {
        "method": ["POST"],
        "path": "oauth2PermissionGrants$",
        "status": 409,
        "code": "Request_MultipleObjectsWithSameKeyValue",
    }
    site.emulator.knobs(faults=[{**fault, "message": "Permission entry already exists.", "apply": True}])
    result = site(permissions=["SMTP.Send"], resources=["graph"])
    assert result["grants"] == [grant("graph", ["SMTP.Send"])]
    assert site.writes == [CREATE]


@pytest.mark.parametrize("applied", [True, False])
@pytest.mark.parametrize("status", [500, 503])
def test_a_5xx_of_a_write_is_looked_at_before_it_is_repeated(site: Grants, status: int, applied: bool) -> None:
    site.emulator.knobs(faults=[{"method": ["POST"], "path": "oauth2PermissionGrants$", "status": status, "apply": applied}])
    result = site(permissions=MAIL, resources=["exchange"])
    assert result["grants"] == [grant("exchange", MAIL)]
    assert site.wire[3:] == ([CREATE, GRANTS, GRANTS] if applied else [CREATE, GRANTS, CREATE, GRANTS, GRANTS])


def test_an_app_role_that_is_there_already_is_fine(site: Grants) -> None:
    fault = {"method": ["POST"], "path": "appRoleAssignedTo", "status": 400, "code": "Request_BadRequest", "apply": True}
    site.emulator.knobs(faults=[{**fault, "message": "Permission being assigned already exists on the object"}])
    assert site(app_roles=["IMAP.AccessAsApp"])["app_roles"] == ["IMAP.AccessAsApp"]
    assert len(site.writes) == 1


@pytest.mark.parametrize("retry_after", [9, None])
def test_throttled_writes_wait(site: Grants, retry_after: int | None) -> None:
    site.emulator.knobs(throttle={"count": 2, "path": "oauth2PermissionGrants$", "scope": "outer", "retry_after": retry_after})
    site(permissions=MAIL, resources=["graph"])
    assert site.clock.slept[:2] == ([9, 9] if retry_after else [0.75, 1.5])
    assert len(site.rows()) == 1


# Refusals


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [({}, "DelegatedPermissionGrant.ReadWrite.All"), ({"app_roles": ["IMAP.AccessAsApp"]}, "AppRoleAssignment.ReadWrite.All")],
)
def test_missing_privileges_name_the_permission(site: Grants, arguments: Json, needed: str) -> None:
    tampered(site.emulator, "Directory.Read.All")
    result = site(**arguments, fail=True)
    assert result["error"]["code"] == "permission_missing" and needed in result["msg"]
    assert "Its token holds: Directory.Read.All." in result["msg"]
    assert site.rows() == []


def test_a_tenant_without_exchange_is_told_and_nothing_is_half_done(site: Grants) -> None:
    table = site.table("service_principals")
    for key in [key for key, row in table.items() if row["appId"] == EXCHANGE]:
        del table[key]
    result = site(fail=True)
    assert result["error"]["code"] == "resource_missing" and "leave exchange out of resources" in result["msg"]
    assert site.writes == []
    assert site(resources=["graph"])["changed"]
    assert "Exchange Online" in site(app_roles=["IMAP.AccessAsApp"], fail=True)["msg"]


def test_a_user_who_is_not_there_is_named(site: Grants) -> None:
    result = site(principals=["nobody@contoso.test"], fail=True)
    assert result["error"]["code"] == "user_missing" and "nobody@contoso.test" in result["msg"]
    assert site.writes == []


def test_left_out_identity_scopes_are_told(site: Grants, capsys: pytest.CaptureFixture[str]) -> None:
    result = site(permissions=["SMTP.Send", "offline_access"], resources=["exchange"])
    assert result["grants"] == [grant("exchange", ["SMTP.Send"])]
    assert "offline_access exist" in str(result.get("warnings")) + capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ({"app_id": "x"}, "app_id must be"),
        ({"principals": []}, "names nobody"),
        ({"principals": ["alice"]}, "neither a user principal name"),
        ({"resources": []}, "resources is empty"),
        ({"resources": ["sharepoint"]}, "resources"),
    ],
)
def test_wrong_options_are_told_without_asking_anybody(site: Grants, arguments: Json, word: str) -> None:
    assert word in site(**arguments, fail=True)["msg"]
    assert site.wire == []


@pytest.mark.parametrize(
    ("permissions", "word"),
    [
        (["IMAP.AccessAsUser.Al"], "Did you mean IMAP.AccessAsUser.All"),
        (["https://outlook.office.com/SMTP.Send"], "Give the bare name SMTP.Send"),
        (["SMTP.SendAsApp"], "name it in app_roles"),
    ],
)
def test_a_wrong_permission_name_stops_before_any_write(site: Grants, permissions: list[str], word: str) -> None:
    assert word in site(permissions=permissions, fail=True)["msg"]
    assert site.writes == []
