# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module ``application`` on the emulator: what it says, and above all what it sends."""

from __future__ import annotations

import typing as t

import pytest
from graph_harness import IDENTITY, MAIL, Json, ModuleRunner

from entra_emulator.testing import Emulator

pytestmark = pytest.mark.usefixtures("sent_bodies")

SIGN_IN = ["GET /contoso/v2.0/.well-known/openid-configuration", "POST /contoso/oauth2/v2.0/token"]
RESOURCES = "GET /servicePrincipals(appId='GRAPH'), GET /servicePrincipals(appId='EXO')"
READ = f"batch[GET /applications(uniqueName='mail'), GET /servicePrincipals, {RESOURCES}]"
LOOK_AROUND = "batch[GET /directory/deletedItems/graph.application, GET /applications]"
READ_BACK = "batch[GET /applications/ID, GET /servicePrincipals(appId='ID')]"
NAMED: Json = {"unique_name": "mail", "display_name": "Mail"}


@pytest.fixture
def site(emulator: Emulator) -> ModuleRunner:
    return ModuleRunner("application", emulator)


def test_a_first_run_creates_and_reads_back(site: ModuleRunner) -> None:
    result = site(**NAMED, public_client=True)
    assert site.wire == [
        *SIGN_IN,
        READ,
        LOOK_AROUND,
        "PATCH /applications(uniqueName='mail')",
        "POST /servicePrincipals",
        READ_BACK,
        READ_BACK,
    ]
    assert result["changed"]
    assert result["application"]["app_id"] == result["app_id"]
    assert result["application"]["unique_name"] == "mail"
    assert result["application"]["public_client"] is True
    assert result["application"]["sign_in_audience"] == "AzureADMyOrg"
    assert result["application"]["permissions"] == {"graph": [*MAIL, *IDENTITY], "exchange": []}
    assert result["service_principal"]["enabled"] is True
    assert result["changes"] == ["create the application 'Mail'", "create the service principal"]


def test_a_second_run_is_one_batch_and_no_write(site: ModuleRunner) -> None:
    first = site(**NAMED, public_client=True)
    second = site(**NAMED, public_client=True)
    assert site.wire == [*SIGN_IN, READ]
    assert not second["changed"] and second["changes"] == []
    assert second["diff"]["before"] == second["diff"]["after"]
    assert (second["application"], second["service_principal"]) == (first["application"], first["service_principal"])


def test_a_second_run_by_app_id_is_one_batch_too(site: ModuleRunner) -> None:
    app_id = site(**NAMED)["app_id"]
    result = site(app_id=app_id.upper(), owners=[], redirect_uris={"web": []}, tags=[], notes="", public_client=False)
    assert site.wire == [*SIGN_IN, f"batch[GET /applications(appId='ID'), GET /servicePrincipals(appId='ID'), {RESOURCES}]"]
    assert not result["changed"]


def test_check_mode_predicts_the_same_and_writes_nothing(site: ModuleRunner) -> None:
    wanted: Json = {
        **NAMED,
        "public_client": True,
        "redirect_uris": {"web": ["https://a.test"]},
        "owners": ["alice@contoso.test"],
    }
    predicted = site(**wanted, check_mode=True)
    assert site.wire == [*SIGN_IN, READ.replace("]", ", GET /users/alice@contoso.test]"), LOOK_AROUND]
    real = site(**wanted)
    assert predicted["changed"] and real["changed"]
    assert predicted["diff"] == real["diff"]
    assert predicted["changes"] == real["changes"]
    assert predicted["app_id"] is None and set(predicted) == set(real)
    # Only Microsoft knows the ids of what is not there yet, and whether the identity that creates it becomes an owner.
    unknown = {name: predicted["application"][name] for name in ("object_id", "app_id", "owners")}
    assert unknown == {"object_id": None, "app_id": None, "owners": [site.emulator.tenant("contoso").users["alice"].object_id]}
    assert predicted["application"] == {**real["application"], **unknown}


def test_check_mode_predicts_a_change(site: ModuleRunner) -> None:
    site(**NAMED)
    wanted: Json = {**NAMED, "public_client": True, "notes": "new", "service_principal_enabled": False}
    predicted = site(**wanted, check_mode=True)
    assert site.writes == []
    real = site(**wanted)
    assert site.writes == ["PATCH /applications/ID", "PATCH /servicePrincipals/ID"]
    assert (predicted["diff"], predicted["application"], predicted["service_principal"]) == (
        real["diff"],
        real["application"],
        real["service_principal"],
    )
    assert real["service_principal"]["enabled"] is False


def test_a_patch_carries_only_what_changes(site: ModuleRunner, sent_bodies: list[tuple[str, str, t.Any]]) -> None:
    site(**NAMED, tags=["a"], notes="x", public_client=True, redirect_uris={"spa": ["https://s.test"], "web": ["https://w.test"]})
    del sent_bodies[:]
    result = site(**NAMED, tags=[], notes="", public_client=False, redirect_uris={"spa": []})
    assert [body for _method, _path, body in sent_bodies] == [
        {
            "@odata.type": "#microsoft.graph.application",
            "tags": [],
            "notes": None,
            "isFallbackPublicClient": False,
            "spa": {"redirectUris": []},
        }
    ]
    assert result["application"]["redirect_uris"] == {"public_client": [], "web": ["https://w.test"], "spa": []}


def test_permissions_are_merged_by_name_on_both_resources(site: ModuleRunner) -> None:
    site(**NAMED, permissions={"graph": ["SMTP.Send"]})
    result = site(
        **NAMED, permissions={"graph": ["IMAP.AccessAsUser.All"], "exchange": MAIL}, app_roles={"exchange": ["IMAP.AccessAsApp"]}
    )
    assert result["application"]["permissions"] == {"graph": ["IMAP.AccessAsUser.All", "SMTP.Send"], "exchange": MAIL}
    assert result["application"]["app_roles"] == {"graph": [], "exchange": ["IMAP.AccessAsApp"]}
    result = site(**NAMED, permissions={"graph": ["SMTP.Send"]}, permissions_exact=True)
    assert result["application"]["permissions"] == {"graph": ["SMTP.Send"], "exchange": []}
    assert result["application"]["app_roles"] == {"graph": [], "exchange": []}


def test_a_wrong_permission_name_stops_before_any_write(site: ModuleRunner) -> None:
    result = site(**NAMED, permissions={"graph": ["IMAP.AccessAsUsers.All"]}, fail=True)
    assert result["error"]["code"] == "unknown_permission"
    assert "Did you mean IMAP.AccessAsUser.All" in result["msg"]
    assert site.writes == []


def test_owners_are_users_by_name_and_objects_by_id(site: ModuleRunner) -> None:
    alice, bob = (site.emulator.tenant("contoso").users[name].object_id for name in ("alice", "bob"))
    creator = set(site(**NAMED)["application"]["owners"])  # the administrator's identity itself
    assert set(site(**NAMED, owners=["alice@contoso.test"])["application"]["owners"]) == {alice, *creator}
    assert set(site(**NAMED, owners=[bob.upper()])["application"]["owners"]) == {alice, bob, *creator}
    assert not site(**NAMED, owners=["bob@contoso.test", alice])["changed"]
    result = site(**NAMED, owners=["bob@contoso.test", *creator], owners_exact=True)
    assert site.writes == ["DELETE /applications/ID/owners/ID/$ref"]
    assert set(result["application"]["owners"]) == {bob, *creator}


def test_more_owners_than_expand_brings_are_listed(site: ModuleRunner) -> None:
    site(**NAMED)
    row = site.applications()[0]
    row["_owners"] = list(site.add_users(23).values())
    result = site(**NAMED)
    assert len(result["application"]["owners"]) == 23
    assert site.wire == [*SIGN_IN, READ, "GET /applications/ID/owners"]


@pytest.mark.parametrize("owner", ["nobody@contoso.test", "99999999-0000-4000-8000-000000000000"])
def test_an_owner_who_is_not_there_is_named(site: ModuleRunner, owner: str) -> None:
    result = site(**NAMED, owners=[owner], fail=True)
    assert owner in result["msg"] and result["error"]["code"] in {"user_missing", "not_found"}
    assert site.clock.slept == [] and site.writes == []
    assert site(**NAMED, owners=[owner], fail=True, check_mode=True)["msg"] == result["msg"]
    site(**NAMED)
    assert owner in site(**NAMED, owners=[owner], fail=True, check_mode=True)["msg"]


@pytest.mark.parametrize("audience", ["AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount"])
def test_the_audience_can_be_chosen_and_changed(site: ModuleRunner, audience: str) -> None:
    assert site(**NAMED)["application"]["sign_in_audience"] == "AzureADMyOrg"
    assert site(**NAMED, sign_in_audience=audience)["application"]["sign_in_audience"] == audience
    assert not site(**NAMED, sign_in_audience=audience)["changed"]


# Identity


def test_a_display_name_names_the_only_application_of_that_name(site: ModuleRunner) -> None:
    site(display_name="Mail")
    assert site.wire == [
        *SIGN_IN,
        f"batch[GET /applications, GET /servicePrincipals, {RESOURCES}]",
        "GET /directory/deletedItems/graph.application",
        "POST /applications",
        "POST /servicePrincipals",
        *["batch[GET /applications/ID, GET /applications, GET /servicePrincipals(appId='ID')]"] * 2,
    ]
    second = site(display_name="Mail")
    assert site.wire == [*SIGN_IN, f"batch[GET /applications, GET /servicePrincipals, {RESOURCES}]"]
    assert not second["changed"]
    assert len(site.applications()) == 1


def test_several_applications_of_one_name_are_named_and_nothing_is_written(site: ModuleRunner) -> None:
    ids = [site(unique_name=name, display_name="Mail", same_name="create")["app_id"] for name in ("a", "b")]
    result = site(display_name="Mail", fail=True)
    assert result["error"]["code"] == "ambiguous"
    assert sorted(one["app_id"] for one in result["error"]["candidates"]) == sorted(ids)
    assert all(one in result["msg"] for one in ids)
    assert site.writes == []


def test_the_service_principal_of_a_namesake_is_not_taken(site: ModuleRunner) -> None:
    made = {name: site(unique_name=name, display_name="Mail")["service_principal"]["object_id"] for name in ("a", "b")}
    found = {name: site(unique_name=name, display_name="Mail")["service_principal"]["object_id"] for name in ("a", "b")}
    assert found == made and len(set(made.values())) == 2
    site.emulator.knobs(page_size=1)
    assert site(unique_name="b", display_name="Mail")["service_principal"]["object_id"] == made["b"]


def test_several_applications_are_found_beyond_the_first_page(site: ModuleRunner) -> None:
    site.emulator.knobs(page_size=1)
    site(unique_name="a", display_name="Mail")
    site(unique_name="b", display_name="Mail")
    assert site(display_name="Mail", fail=True)["error"]["code"] == "ambiguous"


@pytest.mark.parametrize("name", ["O'Neil & Söhne", "a/b #1", "100% (ü) +", "x' or displayName eq 'y"])
def test_names_with_special_characters_arrive_unharmed(site: ModuleRunner, name: str) -> None:
    first = site(unique_name=name, display_name=name)
    assert (first["application"]["unique_name"], first["application"]["display_name"]) == (name, name)
    assert not site(unique_name=name)["changed"]
    assert site(display_name=name)["app_id"] == first["app_id"]


def test_an_object_id_names_an_application_and_is_checked_against_the_app_id(site: ModuleRunner) -> None:
    first = site(**NAMED)
    result = site(object_id=first["application"]["object_id"], display_name="Other")
    assert result["app_id"] == first["app_id"] and result["application"]["display_name"] == "Other"
    wrong = site(app_id=first["app_id"], object_id="99999999-0000-4000-8000-000000000000", fail=True)
    assert first["application"]["object_id"] in wrong["msg"]


def test_an_app_id_that_is_an_object_id_is_not_found(site: ModuleRunner) -> None:
    first = site(**NAMED)
    result = site(app_id=first["application"]["object_id"], fail=True)
    assert result["error"]["code"] == "not_found"
    assert first["app_id"] in result["msg"]
    assert site.writes == []


def test_an_existing_application_is_given_a_unique_name(site: ModuleRunner) -> None:
    first = site(display_name="Mail")
    result = site(app_id=first["app_id"], unique_name="mail")
    assert result["changed"] and result["application"]["unique_name"] == "mail"
    assert site(**NAMED)["app_id"] == first["app_id"]
    refused = site(app_id=first["app_id"], unique_name="other", fail=True)
    assert "can never be changed" in refused["msg"]


def test_an_application_of_the_same_name_stops_creation_unless_told(site: ModuleRunner) -> None:
    first = site(display_name="Mail")
    refused = site(**NAMED, fail=True)
    assert refused["error"]["code"] == "same_name" and first["app_id"] in refused["msg"]
    assert site.writes == []
    predicted = site(**NAMED, same_name="adopt", check_mode=True)
    adopted = site(**NAMED, same_name="adopt")
    assert site.writes == ["PATCH /applications/ID"]
    assert adopted["app_id"] == first["app_id"] and adopted["application"]["unique_name"] == "mail"
    assert predicted["diff"] == adopted["diff"]
    assert not site(**NAMED)["changed"]


def test_an_application_that_was_renamed_keeps_its_identity(site: ModuleRunner) -> None:
    first = site(**NAMED)
    renamed = site(unique_name="mail", display_name="Other")
    assert renamed["app_id"] == first["app_id"] and renamed["application"]["display_name"] == "Other"
    assert len(site.applications()) == 1


# Deleting and restoring


def test_absent_deletes_once(site: ModuleRunner) -> None:
    site(**NAMED)
    predicted = site(**NAMED, state="absent", check_mode=True)
    assert site.writes == []
    real = site(**NAMED, state="absent")
    assert site.wire == [*SIGN_IN, READ, "DELETE /applications/ID", READ_BACK]
    assert predicted["diff"] == real["diff"]
    assert (real["application"], real["service_principal"], real["app_id"]) == (None, None, None)
    again = site(**NAMED, state="absent")
    assert site.wire == [*SIGN_IN, READ] and not again["changed"]


def test_a_soft_deleted_application_is_restored(site: ModuleRunner) -> None:
    first = site(**NAMED)
    site(**NAMED, state="absent")
    predicted = site(**NAMED, check_mode=True)
    assert site.writes == []
    real = site(**NAMED)
    assert real["app_id"] == first["app_id"] and real["application"]["object_id"] == first["application"]["object_id"]
    assert predicted["changed"] and predicted["diff"] == real["diff"]
    assert "POST /directory/deletedItems/ID/restore" in site.writes and "POST /applications" not in site.writes
    assert not site(**NAMED)["changed"]


def test_purge_leaves_nothing_to_restore(site: ModuleRunner) -> None:
    first = site(**NAMED)
    site(**NAMED, state="absent", purge=True)
    assert site.writes == ["DELETE /applications/ID", "DELETE /directory/deletedItems/ID"]
    assert not site(**NAMED, state="absent", purge=True)["changed"]
    assert site(**NAMED)["app_id"] != first["app_id"]


def test_purge_works_on_what_is_soft_deleted_already(site: ModuleRunner) -> None:
    site(**NAMED)
    site(**NAMED, state="absent")
    result = site(**NAMED, state="absent", purge=True)
    assert result["changed"] and site.writes == ["DELETE /directory/deletedItems/ID"]


def test_without_the_right_to_list_deleted_ones_creation_goes_on_with_a_warning(
    site: ModuleRunner, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = {"method": ["GET"], "path": "deletedItems", "status": 403, "code": "Authorization_RequestDenied", "message": "no"}
    site.emulator.knobs(faults=[rule])
    result = site(display_name="Mail")
    # ansible-core hands a warning to the result, or shows it at once where its controller side is loaded.
    assert result["changed"] and "Soft-deleted applications" in str(result.get("warnings")) + capsys.readouterr().err


# Options


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ({}, "app_id, object_id, unique_name, display_name"),
        ({"unique_name": " "}, "nothing names the application"),
        ({"app_id": "x"}, "app_id must be an application (client) id"),
        ({"object_id": "x"}, "object_id must be"),
        ({"display_name": "x" * 257}, "256 characters"),
        ({**NAMED, "owners": ["alice"]}, "neither a user principal name nor an object id"),
        ({**NAMED, "permissions_exact": True}, "permissions_exact needs"),
        ({**NAMED, "owners_exact": True}, "owners_exact needs"),
        ({**NAMED, "sign_in_audience": "Everybody"}, "sign_in_audience"),
        ({**NAMED, "permissions": {"sharepoint": []}}, "sharepoint"),
        ({**NAMED, "wait_timeout": -1}, "wait_timeout"),
    ],
)
def test_wrong_options_are_told_without_asking_anybody(site: ModuleRunner, arguments: Json, word: str) -> None:
    result = site(**arguments, fail=True)
    assert word in result["msg"]
    assert site.wire == []


def test_no_secret_is_in_any_result(site: ModuleRunner) -> None:
    secret = site.options["auth_client_secret"]
    for result in (site(**NAMED), site(**NAMED, state="absent"), site(app_id="x", fail=True)):
        assert secret not in str(result)
