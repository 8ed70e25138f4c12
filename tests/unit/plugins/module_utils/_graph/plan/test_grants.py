# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import typing as t

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import NotFoundError, OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.changes import Plan
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.grants import (
    GrantState,
    WantedGrants,
    effective_grants,
    left_out,
    plan_grants,
    split_scopes,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.permissions import DEFAULT_SCOPES, parse_resource

MAIL = ["IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"]
IDENTITY = ["offline_access", "openid", "profile", "email"]
GRAPH_ONLY = "User.Read"


def published(names: t.Iterable[str]) -> list[dict[str, t.Any]]:
    return [{"value": name, "id": f"id-of-{name}".lower()} for name in names]


RESOURCES = {
    "graph": parse_resource(
        "graph",
        {"id": "graph-sp", "appId": "GRAPH", "oauth2PermissionScopes": published([*MAIL, *IDENTITY, GRAPH_ONLY])},
    ),
    "exchange": parse_resource(
        "exchange",
        {
            "id": "exo-sp",
            "appId": "EXO",
            "oauth2PermissionScopes": published(MAIL),
            "appRoles": published(["IMAP.AccessAsApp", "POP.AccessAsApp"]),
        },
    ),
}


def grant(scope: str, resource: str = "graph-sp", principal: str | None = None, grant_id: str = "g1") -> dict[str, t.Any]:
    return {
        "id": grant_id,
        "clientId": "client",
        "consentType": "AllPrincipals" if principal is None else "Principal",
        "principalId": principal,
        "resourceId": resource,
        "scope": scope,
    }


def role(role_id: str, resource: str = "exo-sp", assignment_id: str = "a1") -> dict[str, t.Any]:
    return {"id": assignment_id, "appRoleId": role_id, "resourceId": resource, "principalId": "client"}


def state(*grants: dict[str, t.Any], **changes: t.Any) -> GrantState:
    values: dict[str, t.Any] = {"service_principal": {"id": "client"}, "resources": RESOURCES, "grants": tuple(grants)}
    return GrantState(**{**values, **changes})


def wanted(**changes: t.Any) -> WantedGrants:
    return WantedGrants(**{"app_id": "app", **changes})


#: How the ids in addresses are called here.
IDS = {
    "oAuth2PermissionGrant%2Did": "grant_id",
    "servicePrincipal%2Did": "resource_id",
    "appRoleAssignment%2Did": "assignment_id",
}


def sent(plan: Plan) -> list[tuple[str, dict[str, t.Any]]]:
    return [
        (change.action, {**{IDS[name]: value for name, value in change.call.keys.items()}, **(change.call.body or {})})
        for change in plan.changes
    ]


def test_a_first_grant_is_on_both_resources_with_identity_scopes_on_graph_only() -> None:
    plan = plan_grants(state(), wanted())
    assert [(action, body["resourceId"], body["scope"]) for action, body in sent(plan)] == [
        ("create_grant", "graph-sp", " ".join(DEFAULT_SCOPES)),
        ("create_grant", "exo-sp", " ".join(MAIL)),
    ]
    assert all(
        body["consentType"] == "AllPrincipals" and "principalId" not in body and body["clientId"] == "client"
        for _a, body in sent(plan)
    )
    assert all(change.creates for change in plan.changes)
    assert plan.before == {"grants": [], "app_roles": []}
    assert [(one["resource"], one["resource_app_id"]) for one in plan.after["grants"]] == [
        ("graph", "GRAPH"),
        ("exchange", "EXO"),
    ]


def test_scopes_are_merged_and_never_dropped() -> None:
    plan = plan_grants(state(grant(" User.Read  SMTP.Send")), wanted(permissions=["IMAP.AccessAsUser.All"], resources=["graph"]))
    assert sent(plan) == [("update_grant", {"grant_id": "g1", "scope": "User.Read SMTP.Send IMAP.AccessAsUser.All"})]


def test_order_and_white_space_are_no_difference() -> None:
    held = "  SMTP.Send\tPOP.AccessAsUser.All \n IMAP.AccessAsUser.All "
    assert plan_grants(state(grant(held)), wanted(permissions=MAIL, resources=["graph"])).changes == ()
    assert split_scopes(held) == ["SMTP.Send", "POP.AccessAsUser.All", "IMAP.AccessAsUser.All"]


def test_exact_sets_the_addressed_grants_and_leaves_all_others() -> None:
    there = state(
        grant("User.Read SMTP.Send"),
        grant("User.Read", principal="alice", grant_id="g2"),
        grant("SMTP.Send", "exo-sp", grant_id="g3"),
    )
    plan = plan_grants(there, wanted(permissions=["SMTP.Send"], resources=["graph"], exact=True))
    assert sent(plan) == [("update_grant", {"grant_id": "g1", "scope": "SMTP.Send"})]
    plan = plan_grants(there, wanted(permissions=[], resources=["graph"], exact=True))
    assert sent(plan) == [("delete_grant", {"grant_id": "g1"})]
    assert plan.after["grants"] == []


def test_named_users_get_grants_of_their_own() -> None:
    known = {"alice@contoso.test": "alice", "bob@contoso.test": "bob"}
    there = state(grant("SMTP.Send", principal="alice"), grant("SMTP.Send", grant_id="g2"), principals=known)
    plan = plan_grants(there, wanted(permissions=["SMTP.Send"], resources=["graph"], principals=list(known)))
    assert [(action, body["principalId"], body["consentType"]) for action, body in sent(plan)] == [
        ("create_grant", "bob", "Principal")
    ]
    assert [one["principal"] for one in plan.after["grants"]] == ["alice@contoso.test", "bob@contoso.test"]


def test_two_names_of_one_user_are_one_grant() -> None:
    known = {"alice@contoso.test": "alice", "alice": "alice"}
    plan = plan_grants(state(principals=known), wanted(permissions=["SMTP.Send"], resources=["graph"], principals=list(known)))
    assert len(plan.changes) == 1


def test_a_doubled_row_counts_with_its_scopes() -> None:
    there = state(grant("SMTP.Send"), grant("POP.AccessAsUser.All", grant_id="g2"))
    assert plan_grants(there, wanted(permissions=["SMTP.Send", "POP.AccessAsUser.All"], resources=["graph"])).changes == ()
    plan = plan_grants(there, wanted(permissions=["SMTP.Send"], resources=["graph"], exact=True))
    assert sent(plan) == [("update_grant", {"grant_id": "g1", "scope": "SMTP.Send"}), ("delete_grant", {"grant_id": "g2"})]


def test_a_doubled_row_that_adds_nothing_is_left() -> None:
    """It does no harm, and each write may fail."""
    there = state(grant("SMTP.Send"), grant("SMTP.Send", grant_id="g2"), grant("SMTP.Send POP.AccessAsUser.All", grant_id="g3"))
    plan = plan_grants(there, wanted(permissions=["SMTP.Send"], resources=["graph"], exact=True))
    assert sent(plan) == [("update_grant", {"grant_id": "g1", "scope": "SMTP.Send"}), ("delete_grant", {"grant_id": "g3"})]


def test_absent_revokes_what_is_named_and_deletes_what_is_empty() -> None:
    there = state(
        grant("User.Read SMTP.Send"),
        grant("SMTP.Send", "exo-sp", grant_id="g2"),
        grant("SMTP.Send", principal="alice", grant_id="g3"),
    )
    plan = plan_grants(there, wanted(state="absent", permissions=["SMTP.Send"]))
    assert sent(plan) == [("update_grant", {"grant_id": "g1", "scope": "User.Read"}), ("delete_grant", {"grant_id": "g2"})]
    assert [one["scopes"] for one in plan.after["grants"]] == [["User.Read"]]
    plan = plan_grants(there, wanted(state="absent"))
    assert sent(plan)[0] == ("update_grant", {"grant_id": "g1", "scope": "User.Read"})


def test_absent_takes_a_missing_client_or_resource_as_done() -> None:
    assert plan_grants(GrantState(None, RESOURCES), wanted(state="absent")).changes == ()
    only_graph = GrantState({"id": "client"}, {"graph": RESOURCES["graph"]}, (grant("SMTP.Send"),))
    assert sent(plan_grants(only_graph, wanted(state="absent"))) == [("delete_grant", {"grant_id": "g1"})]


def test_app_roles_are_assigned_merged_and_removed() -> None:
    there = state(assignments=(role("ID-OF-POP.AccessAsApp"), role("id-of-imap.accessasapp", "other-sp", "a2")))
    plan = plan_grants(there, wanted(app_roles=["IMAP.AccessAsApp"]))
    assert sent(plan) == [
        (
            "assign_app_role",
            {"resource_id": "exo-sp", "principalId": "client", "resourceId": "exo-sp", "appRoleId": "id-of-imap.accessasapp"},
        )
    ]
    assert plan.before["app_roles"] == ["POP.AccessAsApp"] and plan.after["app_roles"] == ["IMAP.AccessAsApp", "POP.AccessAsApp"]
    exact = plan_grants(there, wanted(app_roles=["IMAP.AccessAsApp"], exact=True))
    assert [action for action, _b in sent(exact)] == ["assign_app_role", "remove_app_role"]
    gone = plan_grants(there, wanted(state="absent", app_roles=["POP.AccessAsApp", "IMAP.AccessAsApp"]))
    assert sent(gone) == [("remove_app_role", {"resource_id": "exo-sp", "assignment_id": "a1"})]


def test_app_roles_alone_touch_no_delegated_grant() -> None:
    plan = plan_grants(state(grant("User.Read")), wanted(app_roles=[], exact=True))
    assert plan.changes == () and plan.after["grants"] == []


def test_a_missing_service_principal_says_what_to_create() -> None:
    with pytest.raises(NotFoundError, match=r"m365\.mail_oauth\.application"):
        plan_grants(GrantState(None, RESOURCES), wanted())


def test_a_missing_exchange_is_an_error_and_not_half_a_grant() -> None:
    with pytest.raises(NotFoundError, match="Exchange Online"):
        plan_grants(GrantState({"id": "client"}, {"graph": RESOURCES["graph"]}), wanted())


def test_a_name_that_no_chosen_resource_publishes_is_refused_with_a_hint() -> None:
    with pytest.raises(
        OptionError, match=r"IMAP\.AccessAsUser\.Al' on Microsoft Graph or Office 365.*Did you mean IMAP\.AccessAsUser\.All"
    ):
        plan_grants(state(), wanted(permissions=["IMAP.AccessAsUser.Al"]))
    with pytest.raises(OptionError, match=r"User\.Read"):
        plan_grants(state(), wanted(permissions=["User.Read"], resources=["exchange"]))
    with pytest.raises(OptionError, match="name it in app_roles"):
        plan_grants(state(), wanted(permissions=["IMAP.AccessAsApp"]))


def test_other_permissions_go_where_they_are_published() -> None:
    plan = plan_grants(state(), wanted(permissions=["User.Read", "SMTP.Send"]))
    assert [(body["resourceId"], body["scope"]) for _a, body in sent(plan)] == [
        ("graph-sp", "User.Read SMTP.Send"),
        ("exo-sp", "SMTP.Send"),
    ]


def test_identity_scopes_without_graph_are_left_out_and_told() -> None:
    want = wanted(permissions=["SMTP.Send", "offline_access"], resources=["exchange"])
    assert [body["scope"] for _a, body in sent(plan_grants(state(), want))] == ["SMTP.Send"]
    assert left_out(want) == ["offline_access"]
    assert left_out(wanted(resources=["exchange"])) == []


def test_effective_grants_name_resources_and_roles() -> None:
    grants, roles = effective_grants(
        [grant("SMTP.Send openid"), grant("x", "other-sp", "alice")],
        [role("id-of-imap.accessasapp"), {**role("r9", "other-sp"), "resourceDisplayName": "Other API"}],
        RESOURCES,
    )
    assert grants == [
        {
            "resource": "graph",
            "resource_app_id": "GRAPH",
            "consent_type": "AllPrincipals",
            "principal": None,
            "scopes": ["SMTP.Send", "openid"],
        },
        {"resource": "other-sp", "resource_app_id": None, "consent_type": "Principal", "principal": "alice", "scopes": ["x"]},
    ]
    assert roles == [
        {"resource": "Other API", "resource_app_id": None, "role": "r9"},
        {"resource": "exchange", "resource_app_id": "EXO", "role": "IMAP.AccessAsApp"},
    ]


ALL = [*MAIL, *IDENTITY, GRAPH_ONLY]
ROWS = st.lists(st.lists(st.sampled_from([*ALL, "Other.Scope"]), min_size=1), max_size=2)


def carry_out(there: GrantState, plan: Plan) -> GrantState:
    """Do to the grants what Graph would do."""
    rows = {str(one["id"]): dict(one) for one in there.grants}
    for action, body in sent(plan):
        if action == "create_grant":
            rows[f"new-{len(rows)}"] = {"id": f"new-{len(rows)}", "principalId": None, **body}
        elif action == "update_grant":
            rows[body["grant_id"]].update(scope=body["scope"])
        else:
            del rows[body["grant_id"]]
    return GrantState(there.service_principal, there.resources, tuple(rows.values()), (), there.principals)


@given(ROWS, st.lists(st.sampled_from(ALL)), st.booleans(), st.sampled_from(["present", "absent"]))
def test_applying_a_plan_leaves_nothing_to_plan(rows: list[list[str]], names: list[str], exact: bool, wished: str) -> None:
    """Merging never loses a scope, revoking only the named ones, and the second plan is always empty and shows what the first foretold."""
    there = state(*(grant(" ".join(row), grant_id=f"g{index}") for index, row in enumerate(rows)))
    want = wanted(state=wished, permissions=names, resources=["graph"], exact=exact)
    first = plan_grants(there, want)
    after = carry_out(there, first)
    second = plan_grants(after, want)
    assert second.changes == ()
    assert second.before == first.after
    held_before = {scope for row in rows for scope in row}
    held_after = {scope for one in after.grants for scope in split_scopes(one["scope"])}
    if wished == "absent":
        assert held_after == held_before - set(names)
    else:
        assert held_after == (set(names) if exact else held_before | set(names))
