# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import ExchangeError
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.access import (
    AccessState,
    RbacState,
    Wanted,
    WantedMailbox,
    WantedRbac,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.answers import NotThereError, Row
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.cmdlets import Cmdlet
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.reading import boolean, read_state

APP = "aaaaaaaa-0000-0000-0000-000000000001"
OBJECT = "bbbbbbbb-0000-0000-0000-000000000001"
SID = "S-1-5-21-1-2-3-4"
ALICE = "alice@contoso.test"

POINTER: Row = {"AppId": APP.upper(), "ObjectId": OBJECT.upper(), "DisplayName": "Mail", "Identity": "dn-1", "Sid": SID}
OTHERS: list[Row] = [
    {"AppId": "aaaaaaaa-0000-0000-0000-000000000002", "ObjectId": "bbbbbbbb-0000-0000-0000-000000000002", "DisplayName": "Other"},
    {"DisplayName": "broken"},
]
CAS: Row = {
    "PrimarySmtpAddress": ALICE,
    "EmailAddresses": ["SMTP:alice@contoso.test", "smtp:al@contoso.test"],
    "ImapEnabled": True,
    "PopEnabled": "False",
    "SmtpClientAuthenticationDisabled": None,
}
BOB: Row = {**CAS, "PrimarySmtpAddress": "bob@contoso.test", "EmailAddresses": ["SMTP:bob@contoso.test"], "ImapEnabled": False}


class Exchange:
    """Answers cmdlets by name with rows or an error, and remembers what was run."""

    def __init__(self, **answers: t.Any) -> None:
        self.answers = {
            "Get_ServicePrincipal": [POINTER, *OTHERS],
            "Get_CASMailbox": [CAS],
            "Get_MailboxPermission": [],
            "Get_RecipientPermission": [],
            "Get_TransportConfig": [{"SmtpClientAuthenticationDisabled": True}],
            **answers,
        }
        self.run: list[str] = []

    def __call__(self, cmdlet: Cmdlet) -> list[Row]:
        self.run.append(cmdlet.name)
        assert not cmdlet.writes
        answer = self.answers[cmdlet.name.replace("-", "_")]
        if isinstance(answer, Exception):
            raise answer
        return t.cast("list[Row]", answer)


def read(exchange: Exchange, **changes: t.Any) -> AccessState:
    settings: dict[str, t.Any] = {
        "app_id": APP,
        "object_id": OBJECT,
        "mailboxes": (WantedMailbox(ALICE, full_access=True, send_as=True),),
    }
    return read_state(exchange, Wanted(**{**settings, **changes}))


def permission(user: str = OBJECT, **changes: t.Any) -> Row:
    return {
        "User": user,
        "Trustee": user,
        "AccessRights": ["FullAccess", "SendAs"],
        "Deny": False,
        "IsInherited": False,
        **changes,
    }


def test_pointers_are_picked_by_our_ids_from_all_of_them() -> None:
    found = read(Exchange())
    (pointer,) = found.pointers
    assert (pointer.app_id, pointer.object_id, pointer.display_name) == (APP, OBJECT, "Mail")
    assert found.foreign is None
    assert found.tenant_smtp_auth_disabled is True


def test_a_pointer_of_another_application_with_our_object_id_is_told() -> None:
    found = read(Exchange(Get_ServicePrincipal=[{"AppId": "other", "ObjectId": OBJECT}]))
    assert found.pointers == ()
    assert found.foreign is not None
    assert found.foreign.app_id == "other"


def test_no_pointer_at_all_is_no_error() -> None:
    assert read(Exchange(Get_ServicePrincipal=NotThereError("none"))).pointers == ()


def test_switches() -> None:
    mailbox = read(Exchange()).mailboxes[ALICE]
    assert (mailbox.imap_enabled, mailbox.pop_enabled, mailbox.smtp_auth_disabled) == (True, False, None)


@pytest.mark.parametrize("address", [ALICE, "ALICE@contoso.test", "al@contoso.test"])
def test_a_mailbox_is_found_by_any_of_its_addresses_among_all(address: str) -> None:
    found = read(Exchange(Get_CASMailbox=[BOB, CAS]), mailboxes=(WantedMailbox(address),))
    assert found.mailboxes[address].imap_enabled is True


@pytest.mark.parametrize("answer", [[BOB], [BOB, BOB], [], NotThereError("no")])
def test_another_mailbox_is_never_taken_for_the_one_asked_for(answer: t.Any) -> None:
    assert read(Exchange(Get_CASMailbox=answer)).mailboxes == {}


def test_two_mailboxes_of_one_name_are_an_error() -> None:
    with pytest.raises(ExchangeError, match="2 mailboxes are called"):
        read(Exchange(Get_CASMailbox=[CAS, dict(CAS)]))


@pytest.mark.parametrize(
    ("row", "held"),
    [
        (permission(), True),
        (permission(OBJECT.upper()), True),
        (permission(APP), True),
        (permission("Mail"), True),
        (permission("dn-1"), True),
        (permission(SID), True),
        (permission("someone", UserSid=SID, TrusteeSidString=SID), True),
        (permission("S-1-5-21-9-9-9-9"), False),
        (permission("bob@contoso.test"), False),
        (permission("NT AUTHORITY\\SELF"), False),
        (permission("Other"), False),
        (permission(AccessRights="{FullAccess, SendAs}"), True),
        (permission(AccessRights=["ReadPermission"]), False),
        (permission(AccessRights=None), False),
        (permission(Deny=True), False),
        (permission(Deny="True"), False),
        (permission(IsInherited=True), False),
        (permission(User=None, Trustee=None), False),
    ],
)
def test_whose_permission_a_row_is(row: Row, held: bool) -> None:
    mailbox = read(Exchange(Get_MailboxPermission=[row], Get_RecipientPermission=[row])).mailboxes[ALICE]
    expected = frozenset({OBJECT}) if held else frozenset()
    assert mailbox.full_access == expected
    assert mailbox.send_as == expected


def test_an_unknown_sid_counts_where_the_pointer_shows_none() -> None:
    pointer = {name: value for name, value in POINTER.items() if name != "Sid"}
    found = read(Exchange(Get_ServicePrincipal=[pointer], Get_MailboxPermission=[permission("S-1-5-21-9-9-9-9")]))
    assert found.mailboxes[ALICE].full_access == frozenset({OBJECT})


def test_a_denied_sendas_is_none() -> None:
    rows = [permission(AccessControlType="Deny")]
    assert read(Exchange(Get_RecipientPermission=rows)).mailboxes[ALICE].send_as == frozenset()


def test_only_what_is_asked_for_is_read() -> None:
    exchange = Exchange()
    read(exchange, app_id=None, object_id=None, mailboxes=(WantedMailbox(ALICE, imap_enabled=True),))
    assert exchange.run == ["Get-CASMailbox", "Get-TransportConfig"]
    exchange = Exchange()
    read(exchange, mailboxes=(WantedMailbox(ALICE),), state="absent")
    assert exchange.run == [
        *("Get-ServicePrincipal", "Get-CASMailbox", "Get-MailboxPermission", "Get-RecipientPermission", "Get-TransportConfig")
    ]


def test_permissions_of_somebody_exchange_does_not_know_are_none() -> None:
    assert read(Exchange(Get_MailboxPermission=NotThereError("who?"))).mailboxes[ALICE].full_access == frozenset()


RBAC = WantedRbac("f", "scope", "assignment")


@pytest.mark.parametrize(
    ("scopes", "assignments", "expected"),
    [
        ([{"Name": "other", "RecipientFilter": "x"}], [{"Name": "other"}], RbacState()),
        (NotThereError("no"), NotThereError("no"), RbacState()),
        (
            [{"Name": "Scope", "RecipientFilter": "x"}],
            [
                {
                    "Name": "Assignment",
                    "CustomResourceScope": "contoso.test\\scope",
                    "Role": "Application SMTP.SendAsApp",
                    "RoleAssigneeName": "Mail",
                }
            ],
            RbacState("x", "scope", "Application SMTP.SendAsApp", "Mail"),
        ),
        (
            [{"Identity": "contoso.test\\scope", "RecipientRestrictionFilter": "y"}],
            [{"Identity": "assignment", "CustomRecipientWriteScope": "scope", "Role": "r", "RoleAssignee": OBJECT}],
            RbacState("y", "scope", "r", OBJECT),
        ),
    ],
)
def test_roles_are_picked_by_name(scopes: t.Any, assignments: t.Any, expected: RbacState) -> None:
    exchange = Exchange(Get_ManagementScope=scopes, Get_ManagementRoleAssignment=assignments)
    assert read(exchange, mailboxes=(), rbac=RBAC).rbac == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(True, True), ("false", False), (" True ", True), (None, None), ("", None), (1, None)]
)
def test_booleans(value: t.Any, expected: bool | None) -> None:
    assert boolean(value) is expected
