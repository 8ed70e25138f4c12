# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import typing as t

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import AmbiguousError, NotFoundError, OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.application import (
    ApplicationState,
    WantedApplication,
    plan_application,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.changes import Plan
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.permissions import Resource, parse_resource
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire import calls

GRAPH, EXCHANGE = "00000003-0000-0000-c000-000000000000", "00000002-0000-0ff1-ce00-000000000000"
IMAP, SMTP, OFFLINE = (f"{n}0000000-0000-0000-0000-000000000000" for n in (1, 2, 3))
EXO_IMAP, EXO_ROLE = (f"{n}0000000-0000-0000-0000-000000000000" for n in (4, 5))
POP, OPENID, PROFILE, EMAIL = (f"{n}0000000-0000-0000-0000-000000000000" for n in (6, 7, 8, 9))


def scopes(**names: str) -> list[dict[str, t.Any]]:
    return [{"value": name.replace("_", "."), "id": one} for name, one in names.items()]


RESOURCES: dict[str, Resource] = {
    "graph": parse_resource(
        "graph",
        {
            "id": "graph-sp",
            "appId": GRAPH,
            "oauth2PermissionScopes": [
                *scopes(
                    IMAP_AccessAsUser_All=IMAP,
                    SMTP_Send=SMTP,
                    POP_AccessAsUser_All=POP,
                    openid=OPENID,
                    profile=PROFILE,
                    email=EMAIL,
                ),
                {"value": "offline_access", "id": OFFLINE},
            ],
        },
    ),
    "exchange": parse_resource(
        "exchange",
        {
            "id": "exo-sp",
            "appId": EXCHANGE,
            "oauth2PermissionScopes": scopes(IMAP_AccessAsUser_All=EXO_IMAP),
            "appRoles": scopes(IMAP_AccessAsApp=EXO_ROLE),
        },
    ),
}

APPLICATION: dict[str, t.Any] = {
    "id": "object",
    "appId": "app",
    "displayName": "Mail",
    "uniqueName": "mail",
    "signInAudience": "AzureADMyOrg",
    "isFallbackPublicClient": None,
    "publicClient": {"redirectUris": ["http://localhost"]},
    "web": {"redirectUris": []},
    "spa": {"redirectUris": []},
    "requiredResourceAccess": [{"resourceAppId": GRAPH, "resourceAccess": [{"id": IMAP, "type": "Scope"}]}],
    "notes": None,
    "tags": ["one", "two"],
    "owners": [{"id": "owner-1"}],
}
PRINCIPAL: dict[str, t.Any] = {"id": "principal", "appId": "app", "accountEnabled": True}


def state(**changes: t.Any) -> ApplicationState:
    values: dict[str, t.Any] = {"application": APPLICATION, "service_principal": PRINCIPAL, "resources": RESOURCES}
    return ApplicationState(**{**values, **changes})


def wanted(**changes: t.Any) -> WantedApplication:
    return WantedApplication(**{"unique_name": "mail", **changes})


def actions(plan: Plan) -> list[str]:
    return [change.action for change in plan.changes]


def body(plan: Plan) -> dict[str, t.Any]:
    (change,) = (change for change in plan.changes if change.action in {"create_application", "update_application"})
    return dict(change.call.body or {})


def test_nothing_asked_for_is_nothing_to_do() -> None:
    plan = plan_application(state(), wanted())
    assert plan.changes == ()
    assert plan.before == plan.after


def test_the_version_of_tokens_is_sent_where_it_is_not_right_already() -> None:
    version_2 = {**APPLICATION, "api": {"requestedAccessTokenVersion": 2}}
    plan = plan_application(state(application=version_2), wanted(sign_in_audience="PersonalMicrosoftAccount"))
    assert body(plan) == {"signInAudience": "PersonalMicrosoftAccount"}


@pytest.mark.parametrize(
    ("option", "value", "sent"),
    [
        ("display_name", "Other", {"displayName": "Other"}),
        ("sign_in_audience", "AzureADMultipleOrgs", {"signInAudience": "AzureADMultipleOrgs"}),
        (
            "sign_in_audience",
            "PersonalMicrosoftAccount",
            {"signInAudience": "PersonalMicrosoftAccount", "api": {"requestedAccessTokenVersion": 2}},
        ),
        ("public_client", True, {"isFallbackPublicClient": True}),
        ("redirect_uris", {"public_client": []}, {"publicClient": {"redirectUris": []}}),
        ("redirect_uris", {"web": ["https://a.test", "https://a.test"]}, {"web": {"redirectUris": ["https://a.test"]}}),
        ("notes", "Hello", {"notes": "Hello"}),
        ("tags", [], {"tags": []}),
    ],
)
def test_only_what_differs_is_sent(option: str, value: t.Any, sent: dict[str, t.Any]) -> None:
    plan = plan_application(state(), wanted(**{option: value}))
    assert actions(plan) == ["update_application"]
    assert body(plan) == sent
    assert plan.before != plan.after


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("display_name", "Mail"),
        ("sign_in_audience", "AzureADMyOrg"),
        ("public_client", False),
        ("redirect_uris", {"public_client": ["http://localhost"], "web": []}),
        ("permissions", {"graph": ["IMAP.AccessAsUser.All"]}),
        ("permissions", {"graph": [], "exchange": []}),
        ("owners", ["a@b.test"]),
        ("notes", ""),
        ("tags", ["two", "one"]),
        ("service_principal_enabled", True),
    ],
)
def test_what_is_there_is_not_sent_again(option: str, value: t.Any) -> None:
    plan = plan_application(state(people={"a@b.test": "owner-1"}), wanted(**{option: value}))
    assert plan.changes == ()


def test_false_and_empty_are_applied() -> None:
    there = {**APPLICATION, "isFallbackPublicClient": True, "notes": "old"}
    plan = plan_application(
        state(application=there), wanted(public_client=False, notes="", tags=[], redirect_uris={"public_client": []})
    )
    assert body(plan) == {"isFallbackPublicClient": False, "notes": None, "tags": [], "publicClient": {"redirectUris": []}}


def test_declared_permissions_are_merged_and_nothing_is_dropped() -> None:
    foreign = {"resourceAppId": "ffffffff-0000-0000-0000-000000000000", "resourceAccess": [{"id": "x", "type": "Role"}]}
    there = {**APPLICATION, "requiredResourceAccess": [*APPLICATION["requiredResourceAccess"], foreign]}
    plan = plan_application(
        state(application=there),
        wanted(
            permissions={"graph": ["SMTP.Send"], "exchange": ["IMAP.AccessAsUser.All"]},
            app_roles={"exchange": ["IMAP.AccessAsApp"]},
        ),
    )
    assert body(plan)["requiredResourceAccess"] == [
        {"resourceAppId": GRAPH, "resourceAccess": [{"id": IMAP, "type": "Scope"}, {"id": SMTP, "type": "Scope"}]},
        foreign,
        {"resourceAppId": EXCHANGE, "resourceAccess": [{"id": EXO_IMAP, "type": "Scope"}, {"id": EXO_ROLE, "type": "Role"}]},
    ]
    assert plan.after["application"]["permissions"] == {
        "graph": ["IMAP.AccessAsUser.All", "SMTP.Send"],
        "exchange": ["IMAP.AccessAsUser.All"],
    }
    assert plan.after["application"]["app_roles"]["ffffffff-0000-0000-0000-000000000000"] == ["x"]


def test_exact_permissions_drop_the_others_even_all_of_them() -> None:
    plan = plan_application(state(), wanted(permissions={"graph": ["SMTP.Send"]}, permissions_exact=True))
    assert body(plan)["requiredResourceAccess"] == [{"resourceAppId": GRAPH, "resourceAccess": [{"id": SMTP, "type": "Scope"}]}]
    plan = plan_application(state(), wanted(permissions={}, permissions_exact=True))
    assert body(plan)["requiredResourceAccess"] == []


def test_an_id_declared_under_the_wrong_resource_is_shown_as_an_id() -> None:
    mixed = [{"resourceAppId": EXCHANGE, "resourceAccess": [{"id": IMAP, "type": "Scope"}]}]
    plan = plan_application(state(application={**APPLICATION, "requiredResourceAccess": mixed}), wanted())
    assert plan.before["application"]["permissions"]["exchange"] == [IMAP]


def test_owners_are_added_and_removed_only_when_exact() -> None:
    known = {"a@b.test": "owner-2"}
    assert [c.call for c in plan_application(state(people=known), wanted(owners=["a@b.test"])).changes] == [
        calls.add_owner("object", "owner-2")
    ]
    plan = plan_application(state(people=known), wanted(owners=["a@b.test"], owners_exact=True))
    assert [(c.action, c.subject) for c in plan.changes] == [("add_owner", "owner-2"), ("remove_owner", "owner-1")]
    assert plan.after["application"]["owners"] == ["owner-2"]


def test_a_new_application_gets_the_defaults_of_a_mail_application() -> None:
    plan = plan_application(state(application=None, service_principal=None), wanted(unique_name="k"))
    assert actions(plan) == ["create_application", "create_service_principal"]
    sent = body(plan)
    assert sent["displayName"] == "k"
    assert sent["signInAudience"] == "AzureADMyOrg"
    assert {one["id"] for one in sent["requiredResourceAccess"][0]["resourceAccess"]} == {
        IMAP,
        POP,
        SMTP,
        OFFLINE,
        OPENID,
        PROFILE,
        EMAIL,
    }
    assert "uniqueName" not in sent  # it is in the address of the upsert
    assert plan.before["application"] is None
    assert plan.after["application"]["unique_name"] == "k"
    assert plan.after["application"]["app_id"] is None
    assert plan.changes[0].repeatable


def test_a_new_application_declares_what_it_is_told_and_no_more() -> None:
    plan = plan_application(
        state(application=None, service_principal=None), wanted(permissions={}, service_principal=False, public_client=False)
    )
    assert actions(plan) == ["create_application"]
    assert body(plan) == {"displayName": "mail", "signInAudience": "AzureADMyOrg"}


def test_what_is_made_with_a_new_application_waits_for_its_ids() -> None:
    gone = state(application=None, service_principal=None, people={"a@b.test": "owner-2"})
    plan = plan_application(gone, wanted(owners=["a@b.test"]))
    assert [c.creates for c in plan.changes] == [True, False, True]
    ids = {calls.NEW_OBJECT_ID: "object", calls.NEW_APP_ID: "app"}
    assert [c.call.with_ids(ids) for c in plan.changes[1:]] == [
        calls.add_owner("object", "owner-2"),
        calls.create_service_principal("app", {}),
    ]


@pytest.mark.parametrize("new", [True, False])
def test_lag_is_expected_of_an_application_that_was_made_a_moment_ago(new: bool) -> None:
    plan = plan_application(state(service_principal=None, new=new), wanted())
    assert [c.call for c in plan.changes] == [calls.create_service_principal("app", {}, own=new)]


def test_creation_without_a_unique_name_must_not_be_repeated_blindly() -> None:
    plan = plan_application(state(application=None, service_principal=None), WantedApplication(display_name="Mail"))
    assert not plan.changes[0].repeatable


def test_the_service_principal_is_created_enabled_and_disabled() -> None:
    assert actions(plan_application(state(service_principal=None), wanted())) == ["create_service_principal"]
    assert actions(plan_application(state(service_principal=None), wanted(service_principal=False))) == []
    plan = plan_application(state(), wanted(service_principal_enabled=False))
    assert [c.call for c in plan.changes] == [calls.update_service_principal("principal", {"accountEnabled": False})]
    assert plan.after["service_principal"]["enabled"] is False


def test_a_unique_name_is_given_once_and_never_changed() -> None:
    bare = {**APPLICATION, "uniqueName": None}
    assert body(plan_application(state(application=bare), WantedApplication(app_id="app", unique_name="k"))) == {
        "uniqueName": "k"
    }
    with pytest.raises(OptionError, match="can never be changed"):
        plan_application(state(), WantedApplication(app_id="app", unique_name="k"))


@pytest.mark.parametrize("more", [{"object_id": "x"}, {"app_id": "x", "service_principal": False}])
def test_ids_cannot_be_chosen(more: dict[str, t.Any]) -> None:
    with pytest.raises(NotFoundError, match="Ids are assigned by Microsoft"):
        plan_application(state(application=None, service_principal=None), WantedApplication(**more))


def test_an_application_of_another_tenant_has_its_service_principal_here_and_nothing_else() -> None:
    gone = state(application=None, service_principal=None)
    assert actions(plan_application(gone, WantedApplication(app_id="app"))) == ["create_service_principal"]
    assert actions(plan_application(state(application=None), WantedApplication(app_id="app"))) == []
    for found in (gone, state(application=None)):
        with pytest.raises(NotFoundError, match="only that tenant can set display_name, notes"):
            plan_application(found, WantedApplication(app_id="app", display_name="x", notes="y"))


def test_an_object_id_given_as_an_app_id_is_told_with_the_right_one() -> None:
    found = state(application=None, service_principal=None, mistaken=APPLICATION)
    with pytest.raises(NotFoundError, match="whose app_id is app"):
        plan_application(found, WantedApplication(app_id="object"))


def test_a_soft_deleted_application_is_restored_not_replaced() -> None:
    plan = plan_application(state(application=None, service_principal=None, deleted=(APPLICATION,)), wanted(public_client=True))
    assert actions(plan) == ["restore_application", "update_application", "create_service_principal"]
    assert plan.changes[0].replan and [c.creates for c in plan.changes] == [True, False, True]
    assert plan.before["soft_deleted"] and not plan.after["soft_deleted"]


def test_restoring_can_be_turned_off() -> None:
    gone = state(application=None, service_principal=None, deleted=(APPLICATION,))
    assert actions(plan_application(gone, wanted(restore=False)))[0] == "create_application"
    with pytest.raises(NotFoundError, match="set restore to true"):
        plan_application(gone, WantedApplication(app_id="app", restore=False))


def test_several_soft_deleted_ones_are_named() -> None:
    other = {**APPLICATION, "id": "object-2", "appId": "app-2"}
    with pytest.raises(AmbiguousError, match=r"2 soft-deleted applications.*app-2"):
        plan_application(state(application=None, deleted=(APPLICATION, other)), WantedApplication(display_name="Mail"))


def test_an_application_of_the_same_name_is_neither_doubled_nor_taken_silently() -> None:
    bare = {**APPLICATION, "uniqueName": None}
    same = state(application=None, service_principal=PRINCIPAL, same_named=(bare,))
    with pytest.raises(AmbiguousError) as caught:
        plan_application(same, wanted(display_name="Mail"))
    assert caught.value.code == "same_name" and caught.value.details["candidates"] == [{"app_id": "app", "object_id": "object"}]
    adopted = plan_application(same, wanted(display_name="Mail", same_name="adopt"))
    assert actions(adopted) == ["update_application"] and body(adopted) == {"uniqueName": "mail"}
    assert actions(plan_application(same, wanted(display_name="Mail", same_name="create")))[0] == "create_application"
    two = state(application=None, same_named=(bare, {**bare, "id": "object-2"}))
    with pytest.raises(AmbiguousError):
        plan_application(two, wanted(display_name="Mail", same_name="adopt"))


def test_absent_deletes_softly_and_for_good_only_when_told() -> None:
    plan = plan_application(state(), wanted(state="absent"))
    assert actions(plan) == ["delete_application"]
    assert plan.after == {"application": None, "service_principal": None, "soft_deleted": True}
    assert actions(plan_application(state(), wanted(state="absent", purge=True))) == ["delete_application", "purge_application"]
    gone = state(application=None, service_principal=None, deleted=(APPLICATION,))
    assert actions(plan_application(gone, wanted(state="absent"))) == []
    assert actions(plan_application(gone, wanted(state="absent", purge=True))) == ["purge_application"]


def test_absent_removes_a_foreign_applications_service_principal() -> None:
    plan = plan_application(state(application=None), WantedApplication(app_id="app", state="absent"))
    assert [c.call for c in plan.changes] == [calls.delete_service_principal("principal")]


NAMES = ["IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send", "offline_access", "openid"]


@given(
    st.lists(st.sampled_from(NAMES)),
    st.lists(st.sampled_from(NAMES)),
    st.booleans(),
    st.booleans(),
    st.lists(st.sampled_from(["a", "b", "c"])),
    st.sampled_from(["", "note"]),
)
def test_applying_a_plan_leaves_nothing_to_plan(
    before: list[str], names: list[str], exact: bool, public: bool, tags: list[str], notes: str
) -> None:
    """Whatever is there and whatever is wanted: what the first plan sends, put in place, makes the second plan empty."""
    there = {
        **APPLICATION,
        "requiredResourceAccess": [
            {
                "resourceAppId": GRAPH,
                "resourceAccess": [{"id": p.id, "type": "Scope"} for p in RESOURCES["graph"].resolve("Scope", before)],
            }
        ],
    }
    want = wanted(permissions={"graph": names}, permissions_exact=exact, public_client=public, tags=tags, notes=notes)
    first = plan_application(state(application=there, service_principal={**PRINCIPAL, "tags": there["tags"]}), want)
    applied = {**there, **(body(first) if first.changes else {})}
    # A registration's tags show at its service principal.
    second = plan_application(state(application=applied, service_principal={**PRINCIPAL, "tags": applied["tags"]}), want)
    assert second.changes == ()
    assert second.before == first.after
    held = set(second.before["application"]["permissions"]["graph"])
    assert held == (set(names) if exact else set(names) | set(before))
