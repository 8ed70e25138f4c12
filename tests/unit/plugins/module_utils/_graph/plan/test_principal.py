# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The plan for a service principal: its tags beside its registration's, whose it is, who is assigned."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.application import (
    ApplicationState,
    WantedApplication,
    plan_application,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.changes import Plan
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire import calls

ALICE, BOB, GROUP, ROBOT = "alice-id", "bob-id", "group-id", "robot-id"
PEOPLE = {"alice@a.test": ALICE, "bob@a.test": BOB, GROUP: GROUP}


def assignment(person: str, kind: str = "User") -> dict[str, t.Any]:
    return {
        "id": f"assignment-{person}",
        "principalId": person,
        "principalType": kind,
        "principalDisplayName": person,
        "appRoleId": calls.NO_ROLE,
    }


def plan(principal: dict[str, t.Any] | None, tags: t.Sequence[str] = (), foreign: bool = False, **wanted: t.Any) -> Plan:
    application = {"id": "object", "appId": "app", "uniqueName": "mail", "tags": list(tags)}
    state = ApplicationState(
        None if foreign else application,
        None if principal is None else {"id": "principal", "appId": "app", "accountEnabled": True, **principal},
        people=PEOPLE,
    )
    name: dict[str, t.Any] = {"app_id": "app"} if foreign else {"unique_name": "mail"}
    return plan_application(state, WantedApplication(**name, **wanted))


def bodies(plan: Plan) -> list[t.Any]:
    return [change.call.body for change in plan.changes]


@pytest.mark.parametrize(
    ("registered", "shown", "wanted", "sent"),
    [
        # What the registration has is no tag of the service principal's own, so it is never sent and never missed.
        (["mail"], ["mail"], {"hidden": True}, ["HideApp"]),
        (["mail"], ["HideApp", "mail"], {"hidden": True}, None),
        (["mail"], ["HideApp", "mail"], {"hidden": False}, []),
        (["mail"], ["mail"], {"hidden": False}, None),
        (["HideApp"], ["HideApp"], {"hidden": True}, None),
        (["mail"], ["mail", "x"], {"service_principal_tags": ["mail"]}, ["mail"]),
        (["mail"], ["mail"], {"service_principal_tags": ["mail"]}, None),
        (["mail"], ["mail", "x", "HideApp"], {"service_principal_tags": ["y"]}, ["y"]),
        # Given together, hidden decides about its own tag.
        ([], ["x", "HideApp"], {"service_principal_tags": ["y"], "hidden": True}, ["HideApp", "y"]),
        ([], ["x"], {"service_principal_tags": ["HideApp"], "hidden": False}, []),
        ([], ["x"], {"service_principal_tags": ["x", "x"]}, None),
    ],
)
def test_tags(registered: list[str], shown: list[str], wanted: dict[str, t.Any], sent: list[str] | None) -> None:
    done = plan({"tags": shown}, registered, **wanted)
    assert bodies(done) == ([] if sent is None else [{"tags": sent}])
    after = done.after["service_principal"]
    assert after["tags"] == sorted({*registered, *(sent if sent is not None else shown)})
    assert after["hidden"] is ("HideApp" in after["tags"])


def test_tags_that_the_registration_loses_do_not_become_the_service_principals_own() -> None:
    application = {"id": "object", "appId": "app", "uniqueName": "mail", "tags": ["old"]}
    state = ApplicationState(application, {"id": "principal", "tags": ["old", "x"]})
    done = plan_application(state, WantedApplication(unique_name="mail", tags=[], hidden=True))
    assert bodies(done) == [{"tags": []}, {"tags": ["HideApp", "x"]}]
    assert done.after["service_principal"]["tags"] == ["HideApp", "x"]


def test_what_the_registration_hides_cannot_be_shown() -> None:
    with pytest.raises(OptionError, match="the application's own tags hold 'HideApp'"):
        plan({"tags": ["HideApp"]}, ["HideApp"], hidden=False)


def test_tags_of_a_foreign_registration_are_left() -> None:
    """They show, cannot be told from the service principal's own, and do not go away."""
    assert bodies(plan({"tags": ["theirs"]}, foreign=True, service_principal_tags=["ours"])) == [{"tags": ["ours", "theirs"]}]
    assert bodies(plan({"tags": ["ours", "theirs"]}, foreign=True, service_principal_tags=["ours"])) == []


def test_a_new_one_is_made_with_all_of_it() -> None:
    wanted: dict[str, t.Any] = {
        "service_principal_enabled": True,
        "assignment_required": True,
        "hidden": True,
        "service_principal_owners": ["alice@a.test"],
        "assigned": ["bob@a.test", GROUP],
    }
    done = plan(None, ["mail"], **wanted)
    new = calls.NEW_PRINCIPAL_ID
    assert bodies(done) == [
        {"appId": "app", "accountEnabled": True, "appRoleAssignmentRequired": True, "tags": ["HideApp"]},
        {"@odata.id": f"/directoryObjects/{ALICE}"},
        *({"principalId": person, "resourceId": new, "appRoleId": calls.NO_ROLE} for person in (BOB, GROUP)),
    ]
    assert [change.call.keys.get("servicePrincipal%2Did") for change in done.changes[1:]] == [new] * 3
    assert done.after["service_principal"] == {
        "object_id": None,
        "enabled": True,
        "assignment_required": True,
        "hidden": True,
        "tags": ["HideApp", "mail"],
        "owners": [ALICE],
        "assigned": [BOB, GROUP],
    }


def test_what_is_as_wanted_is_not_sent_again() -> None:
    there = {
        "appRoleAssignmentRequired": True,
        "tags": ["HideApp"],
        "owners": [{"id": ALICE}, {"id": BOB}],
        "appRoleAssignedTo": [assignment(ALICE), assignment(GROUP, "Group"), assignment(ROBOT, "ServicePrincipal")],
    }
    wanted: dict[str, t.Any] = {"assignment_required": True, "hidden": True, "service_principal_owners": ["bob@a.test"]}
    done = plan(there, **wanted, assigned=["alice@a.test", GROUP], assigned_exact=True)
    assert done.changes == () and done.before == done.after
    assert done.after["service_principal"]["assigned"] == [ALICE, GROUP]


def test_exact_takes_back_from_people_and_leaves_applications_with_a_role() -> None:
    there = {
        "owners": [{"id": ALICE}, {"id": BOB}],
        "appRoleAssignedTo": [assignment(BOB), assignment(GROUP, "Group"), assignment(ROBOT, "ServicePrincipal")],
    }
    wanted: dict[str, t.Any] = {"service_principal_owners": ["bob@a.test"], "owners_exact": True}
    done = plan(there, **wanted, assigned=["alice@a.test"], assigned_exact=True)
    assert [change.summary for change in done.changes] == [
        f"remove the service principal's owner {ALICE}",
        f"assign {ALICE} to the application",
        f"take back the assignment of {BOB}",
        f"take back the assignment of {GROUP}",
    ]
    assert [change.call.keys.get("appRoleAssignment%2Did") for change in done.changes[2:]] == [
        f"assignment-{BOB}",
        f"assignment-{GROUP}",
    ]


def test_switches_are_said_in_words() -> None:
    done = plan({"tags": []}, service_principal_enabled=False, assignment_required=True, hidden=True)
    assert done.summaries == ["disable and set appRoleAssignmentRequired, tags of the service principal"]
    assert plan({}, assignment_required=False).changes == ()
