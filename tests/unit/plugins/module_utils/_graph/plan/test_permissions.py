# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import NotFoundError, OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.permissions import (
    ROLE,
    SCOPE,
    Resource,
    parse_resource,
    require_resource,
)

IMAP = "652390e4-393a-48de-9484-05f9b1212954"


def resource() -> Resource:
    return parse_resource(
        "graph",
        {
            "id": "graph-sp",
            "appId": "00000003-0000-0000-c000-000000000000",
            "oauth2PermissionScopes": [
                {"id": IMAP.upper(), "value": "IMAP.AccessAsUser.All", "isEnabled": True},
                {"id": "11111111-0000-0000-0000-000000000000", "value": "SMTP.Send"},
                {"id": "22222222-0000-0000-0000-000000000000", "value": "Old.Scope", "isEnabled": False},
                {"id": "33333333-0000-0000-0000-000000000000", "value": None},
            ],
            "appRoles": [{"id": "44444444-0000-0000-0000-000000000000", "value": "Mail.Send", "isEnabled": True}],
        },
    )


def test_names_become_the_ids_that_the_resource_publishes() -> None:
    found = resource().resolve(SCOPE, ["SMTP.Send", "IMAP.AccessAsUser.All", "SMTP.Send"])
    assert [(p.value, p.id) for p in found] == [
        ("SMTP.Send", "11111111-0000-0000-0000-000000000000"),
        ("IMAP.AccessAsUser.All", IMAP),
    ]


@pytest.mark.parametrize(
    ("kind", "name", "hint"),
    [
        (SCOPE, "SMTP.Sent", "Did you mean SMTP.Send?"),
        (SCOPE, "imap.accessasuser.all", "Did you mean IMAP.AccessAsUser.All?"),
        (SCOPE, "https://outlook.office.com/SMTP.Send", "Give the bare name SMTP.Send."),
        (SCOPE, "Old.Scope", "Old.Scope is disabled on that resource in this tenant."),
        (SCOPE, "Mail.Send", "Mail.Send is an application permission (app role): name it in app_roles."),
        (ROLE, "SMTP.Send", "SMTP.Send is a delegated permission: name it in permissions."),
        (SCOPE, "zzzzzzzz", ""),
    ],
)
def test_an_unknown_name_is_refused_with_what_comes_close(kind: str, name: str, hint: str) -> None:
    with pytest.raises(OptionError) as caught:
        resource().resolve(kind, [name])
    assert repr(name) in caught.value.message
    assert "Microsoft Graph" in caught.value.message
    assert caught.value.remedy == hint
    assert caught.value.details["unknown"] == [name]


def test_all_unknown_names_are_told_at_once() -> None:
    with pytest.raises(OptionError) as caught:
        resource().resolve(SCOPE, ["A.B", "SMTP.Send", "C.D"])
    assert caught.value.details["unknown"] == ["A.B", "C.D"]


def test_ids_have_names_and_foreign_ids_stay_ids() -> None:
    assert resource().name_of(SCOPE, IMAP) == "IMAP.AccessAsUser.All"
    assert resource().name_of(ROLE, IMAP) == IMAP


def test_a_missing_exchange_says_what_that_means() -> None:
    with pytest.raises(NotFoundError) as caught:
        require_resource({"graph": resource()}, "exchange", "resources")
    assert "Office 365 Exchange Online" in caught.value.message
    assert "licence" in caught.value.remedy and "leave exchange out of resources" in caught.value.remedy
