# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module ``application_info`` on the emulator."""

from __future__ import annotations

import pytest
from graph_harness import GRAPH, IDENTITY, MAIL, Json, ModuleRunner, tampered

from entra_emulator.testing import Emulator

pytestmark = pytest.mark.usefixtures("sent_bodies")

SIGN_IN = ["GET /contoso/v2.0/.well-known/openid-configuration", "POST /contoso/oauth2/v2.0/token"]
RESOURCES = "GET /servicePrincipals(appId='GRAPH'), GET /servicePrincipals(appId='EXO')"
CLIENT = "GET /servicePrincipals(appId='ID')"
#: By itself: of the beta, as v1.0 cannot show flexible ones.
FEDERATED = "GET /beta/applications(appId='ID')/federatedIdentityCredentials"
AROUND = f"{CLIENT}, {CLIENT}/oauth2PermissionGrants, {CLIENT}/appRoleAssignments"


@pytest.fixture
def info(emulator: Emulator) -> ModuleRunner:
    return ModuleRunner("application_info", emulator)


@pytest.fixture
def made(emulator: Emulator) -> Json:
    """An application with grants, as the module ``application`` returns it."""
    result = ModuleRunner("application", emulator)(unique_name="mail", display_name="Mail", owners=["alice@contoso.test"])
    ModuleRunner("permission_grant", emulator)(app_id=result["app_id"])
    ModuleRunner("permission_grant", emulator)(app_id=result["app_id"], app_roles=["IMAP.AccessAsApp"])
    return result


def test_one_application_is_read_in_one_batch(info: ModuleRunner, made: Json) -> None:
    result = info(app_id=made["app_id"])
    assert info.wire == [*SIGN_IN, f"batch[GET /applications(appId='ID'), {RESOURCES}, {AROUND}]", FEDERATED]
    assert not result["changed"]
    (found,) = result["applications"]
    assert found["application"] == made["application"]
    assert found["service_principal"] == made["service_principal"]
    assert [(one["resource"], one["scopes"]) for one in found["grants"]] == [
        ("exchange", MAIL),
        ("graph", sorted([*MAIL, *IDENTITY])),
    ]
    assert [(one["resource"], one["role"]) for one in found["app_roles"]] == [("exchange", "IMAP.AccessAsApp")]
    assert found["credentials"] == []


@pytest.mark.parametrize("option", ["object_id", "unique_name", "display_name", "display_name_prefix"])
def test_other_names_lead_to_the_same(info: ModuleRunner, made: Json, option: str) -> None:
    value = "Ma" if option == "display_name_prefix" else made["application"][option]
    wanted: Json = {option: value}
    result = info(**wanted)
    assert len(info.wire) == 5 and info.writes == []
    assert result["applications"] == info(app_id=made["app_id"])["applications"]


@pytest.mark.parametrize(
    "wanted",
    [
        {"app_id": "99999999-0000-4000-8000-000000000000"},
        {"object_id": "99999999-0000-4000-8000-000000000000"},
        {"unique_name": "none"},
        {"display_name": "None'"},
    ],
)
def test_what_is_not_there_is_an_empty_list(info: ModuleRunner, wanted: Json) -> None:
    assert info(**wanted)["applications"] == []


def test_all_applications_are_read_by_name_over_all_pages(info: ModuleRunner, emulator: Emulator) -> None:
    for name in ("b", "C", "a"):
        ModuleRunner("application", emulator)(unique_name=name, display_name=name, service_principal=False)
    emulator.knobs(page_size=2)
    found = [one["application"]["display_name"] for one in info()["applications"]]
    assert found[:1] == ["a"] and [one for one in found if one in "abC"] == ["a", "b", "C"]
    assert info.writes == []


def test_credentials_show_their_expiry(info: ModuleRunner, made: Json, emulator: Emulator) -> None:
    row = next(one for one in info.table("applications").values() if one["appId"] == made["app_id"])
    row["passwordCredentials"] = [
        {
            "customKeyIdentifier": None,
            "displayName": "ansible",
            "endDateTime": "2026-06-11T12:00:00.1234567Z",
            "hint": "abc",
            "keyId": "99999999-0000-4000-8000-000000000000",
            "secretText": None,
            "startDateTime": "2026-01-01T00:00:00Z",
        }
    ]
    (found,) = info(app_id=made["app_id"])["applications"]
    assert found["credentials"] == [
        {
            "type": "client_secret",
            "key_id": "99999999-0000-4000-8000-000000000000",
            "name": "ansible",
            "hint": "abc",
            "thumbprint": None,
            "start": "2026-01-01T00:00:00Z",
            "end": "2026-06-11T12:00:00.1234567Z",
            "days_left": 10,
            "expired": False,
        }
    ]


def test_check_mode_is_the_same(info: ModuleRunner, made: Json) -> None:
    assert info(app_id=made["app_id"], check_mode=True) == info(app_id=made["app_id"])


def test_missing_privileges_are_told(info: ModuleRunner, emulator: Emulator) -> None:
    tampered(emulator)
    result = info(app_id=GRAPH, fail=True)
    assert result["error"]["code"] == "permission_missing" and "Application.Read.All" in result["msg"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ({"app_id": "x"}, "app_id must be"),
        ({"object_id": "x"}, "object_id must be"),
        ({"unique_name": ""}, "unique_name is empty"),
        ({"app_id": GRAPH, "unique_name": "x"}, "mutually exclusive"),
    ],
)
def test_wrong_options_are_told_without_asking_anybody(info: ModuleRunner, arguments: Json, word: str) -> None:
    assert word in info(**arguments, fail=True)["msg"]
    assert info.wire == []
