# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is written for a federated identity credential, and what is refused before anything is sent."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.federation import Trust
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.changes import Plan
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.federated import WantedFederated, plan_federated

ISSUER = "https://token.actions.githubusercontent.com"
SUBJECT = "repo:contoso/mail:ref:refs/heads/main"
AUDIENCE = "api://AzureADTokenExchange"
TRUST = Trust(ISSUER, SUBJECT, (AUDIENCE,))
EXISTING = {"id": "f-1", "name": "mail", "issuer": ISSUER, "subject": SUBJECT, "audiences": [AUDIENCE], "description": "CI"}
APP = {"application%2Did": "o-1"}
ITEM = {**APP, "federatedIdentityCredential%2Did": "f-1"}


def plan(credentials: list[dict[str, t.Any]], **options: t.Any) -> Plan:
    return plan_federated("o-1", credentials, WantedFederated(**{"name": "mail", "trust": TRUST, **options}))


def writes(result: Plan) -> list[tuple[str, t.Any, t.Any]]:
    return [(change.action, dict(change.call.keys), dict(change.call.body or {})) for change in result.changes]


def test_a_new_one() -> None:
    result = plan([], description="CI")
    assert writes(result) == [
        (
            "add_federated",
            APP,
            {"name": "mail", "issuer": ISSUER, "subject": SUBJECT, "audiences": [AUDIENCE], "description": "CI"},
        )
    ]
    assert result.before == {"credentials": []}
    assert result.after["credentials"][0] == {
        "type": "federated",
        "key_id": None,
        "name": "mail",
        "issuer": ISSUER,
        "subject": SUBJECT,
        "claims_matching_expression": None,
        "audiences": [AUDIENCE],
        "description": "CI",
    }


def test_the_same_again_writes_nothing() -> None:
    result = plan([EXISTING])
    assert writes(result) == []
    assert result.before == result.after


def test_only_what_differs_is_sent_and_case_counts() -> None:
    result = plan([EXISTING], trust=Trust(ISSUER, "repo:contoso/Mail:ref:refs/heads/main", (AUDIENCE,)))
    assert writes(result) == [("update_federated", ITEM, {"subject": "repo:contoso/Mail:ref:refs/heads/main"})]


def test_an_empty_description_clears_it_and_none_leaves_it() -> None:
    assert writes(plan([EXISTING], description=None)) == []
    assert writes(plan([EXISTING], description="")) == [("update_federated", ITEM, {"description": None})]
    assert writes(plan([{**EXISTING, "description": None}], description="")) == []


def test_absent() -> None:
    assert writes(plan([EXISTING], state="absent", trust=None)) == [("remove_federated", ITEM, {})]
    assert writes(plan([{**EXISTING, "name": "other"}], state="absent", trust=None)) == []


def test_issuer_and_subject_under_another_name() -> None:
    with pytest.raises(OptionError, match="'other' already has this issuer and subject"):
        plan([{**EXISTING, "name": "other"}])
    assert writes(plan([{**EXISTING, "name": "other", "subject": SUBJECT.upper()}]))[0][0] == "add_federated"


def test_a_name_in_another_case() -> None:
    with pytest.raises(OptionError, match="only in upper and lower case"):
        plan([{**EXISTING, "name": "Mail", "subject": "x"}])


def test_the_twenty_first_is_refused_and_a_change_to_one_of_twenty_is_not() -> None:
    twenty = [{**EXISTING, "id": f"f-{n}", "name": f"mail{n}", "subject": f"s{n}"} for n in range(20)]
    with pytest.raises(OptionError, match="holds 20 federated credentials"):
        plan(twenty)
    assert writes(plan(twenty, name="mail3"))[0][0] == "update_federated"
    assert writes(plan(twenty[:19]))[0][0] == "add_federated"


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"trust": None}, "needs an issuer and a subject"),
        ({"name": "x"}, "cannot be a federated credential's"),
        ({"description": "x" * 601}, "description has 601"),
        ({"trust": Trust(ISSUER, "repo:contoso/*", (AUDIENCE,))}, "wildcard"),
    ],
)
def test_refusals(options: dict[str, t.Any], named: str) -> None:
    with pytest.raises(OptionError, match=named):
        plan([], **options)
