# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import dataclasses
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import ExchangeError, OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.access import (
    AccessState,
    MailboxState,
    Pointer,
    RbacState,
    Wanted,
    WantedMailbox,
    WantedRbac,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.plan import Plan, plan_access, same_filter

APP = "aaaaaaaa-0000-0000-0000-000000000001"
OBJECT = "bbbbbbbb-0000-0000-0000-000000000001"
STALE = "bbbbbbbb-0000-0000-0000-00000000000f"
ALICE = "alice@contoso.test"
RIGHT = Pointer(APP, OBJECT, "Mail", frozenset({APP, OBJECT, "mail"}))
OLD = Pointer(APP, STALE, "Mail", frozenset({STALE}))
RBAC = WantedRbac("MemberOfGroup -eq 'CN=mail,DC=test'", "scope", "assignment")
RBAC_DONE = RbacState("MemberOfGroup -eq 'CN=mail,DC=test'", "scope", "Application SMTP.SendAsApp", "Mail")


def mailbox(**changes: t.Any) -> MailboxState:
    return dataclasses.replace(MailboxState(frozenset(), frozenset(), True, True, None), **changes)


def wanted(**changes: t.Any) -> Wanted:
    settings: dict[str, t.Any] = {"app_id": APP, "object_id": OBJECT, "mailboxes": (WantedMailbox(ALICE, full_access=True),)}
    return Wanted(**{**settings, **changes})


def state(**changes: t.Any) -> AccessState:
    return dataclasses.replace(AccessState((RIGHT,), None, {ALICE: mailbox()}, True), **changes)


def lines(plan: Plan) -> list[str]:
    return [change.call.line for change in plan.changes]


def names(plan: Plan) -> list[str]:
    return [change.call.name for change in plan.changes]


def test_everything_is_made_where_nothing_is() -> None:
    plan = plan_access(
        state(pointers=()),
        wanted(
            display_name="Mail",
            tenant_smtp_auth="enabled",
            mailboxes=(WantedMailbox(ALICE, full_access=True, send_as=True, imap_enabled=False, smtp_auth="enabled"),),
        ),
    )
    assert lines(plan) == [
        f"New-ServicePrincipal -AppId '{APP}' -ObjectId '{OBJECT}' -DisplayName 'Mail'",
        f"Add-MailboxPermission -Identity '{ALICE}' -User '{OBJECT}' -AccessRights 'FullAccess' -AutoMapping $false",
        f"Add-RecipientPermission -Identity '{ALICE}' -Trustee '{OBJECT}' -AccessRights 'SendAs' -Confirm:$false",
        f"Set-CASMailbox -Identity '{ALICE}' -ImapEnabled $false -SmtpClientAuthenticationDisabled $false",
        "Set-TransportConfig -SmtpClientAuthenticationDisabled $false",
    ]
    assert plan.before["service_principals"] == []
    assert plan.before["mailboxes"][0]["smtp_auth_effective"] is False
    assert plan.after == {
        "service_principals": [{"app_id": APP, "object_id": OBJECT, "display_name": "Mail"}],
        "mailboxes": [
            {
                "address": ALICE,
                "full_access": True,
                "send_as": True,
                "imap_enabled": False,
                "pop_enabled": True,
                "smtp_auth": "enabled",
                "smtp_auth_effective": True,
            }
        ],
        "tenant_smtp_auth": "enabled",
        "smtp_rbac": None,
    }


def test_nothing_is_done_where_everything_is() -> None:
    found = state(
        mailboxes={ALICE: mailbox(full_access=frozenset({OBJECT}), send_as=frozenset({OBJECT}), smtp_auth_disabled=False)},
        rbac=RBAC_DONE,
    )
    plan = plan_access(
        found,
        wanted(
            tenant_smtp_auth="disabled",
            rbac=RBAC,
            mailboxes=(WantedMailbox(ALICE, True, True, True, True, "enabled"),),
        ),
    )
    assert plan.changes == ()
    assert plan.before == plan.after


def test_what_was_not_asked_for_is_left_alone() -> None:
    found = state(mailboxes={ALICE: mailbox(full_access=None, send_as=None, imap_enabled=False, smtp_auth_disabled=True)})
    plan = plan_access(found, wanted(mailboxes=(WantedMailbox(ALICE),)))
    assert plan.changes == ()
    assert plan.after["mailboxes"][0]["full_access"] is None


def test_a_stale_pointer_goes_with_its_permissions_before_the_new_one_comes() -> None:
    found = state(pointers=(OLD,), mailboxes={ALICE: mailbox(full_access=frozenset({STALE}), send_as=frozenset({STALE}))})
    plan = plan_access(found, wanted())
    assert lines(plan) == [
        f"Remove-MailboxPermission -Identity '{ALICE}' -User '{STALE}' -AccessRights 'FullAccess' -Confirm:$false",
        f"Remove-RecipientPermission -Identity '{ALICE}' -Trustee '{STALE}' -AccessRights 'SendAs' -Confirm:$false",
        f"Remove-ServicePrincipal -Identity '{STALE}' -Confirm:$false",
        f"New-ServicePrincipal -AppId '{APP}' -ObjectId '{OBJECT}'",
        f"Add-MailboxPermission -Identity '{ALICE}' -User '{OBJECT}' -AccessRights 'FullAccess' -AutoMapping $false",
    ]
    assert [one["object_id"] for one in plan.before["service_principals"]] == [STALE]
    assert [one["object_id"] for one in plan.after["service_principals"]] == [OBJECT]
    assert plan.before["mailboxes"][0]["full_access"] is False


def test_a_stale_pointer_beside_the_right_one_goes_too() -> None:
    assert names(plan_access(state(pointers=(OLD, RIGHT)), wanted(mailboxes=()))) == ["Remove-ServicePrincipal"]


def test_the_object_id_of_another_application_is_refused() -> None:
    with pytest.raises(OptionError, match="belongs to the application cccc"):
        plan_access(state(pointers=(), foreign=Pointer("cccc", OBJECT)), wanted())


def test_permissions_can_be_taken() -> None:
    held = frozenset({OBJECT})
    found = state(mailboxes={ALICE: mailbox(full_access=held, send_as=held)})
    plan = plan_access(found, wanted(mailboxes=(WantedMailbox(ALICE, full_access=False, send_as=False),)))
    assert names(plan) == ["Remove-MailboxPermission", "Remove-RecipientPermission"]
    assert plan.after["mailboxes"][0]["full_access"] is False


@pytest.mark.parametrize("held", [None, True, False])
@pytest.mark.parametrize(("asked", "value"), [("inherit", None), ("disabled", True), ("enabled", False)])
def test_smtp_auth_has_three_states(held: bool | None, asked: str, value: bool | None) -> None:
    plan = plan_access(
        state(mailboxes={ALICE: mailbox(smtp_auth_disabled=held)}), wanted(mailboxes=(WantedMailbox(ALICE, smtp_auth=asked),))
    )
    if held is value:
        assert plan.changes == ()
    else:
        (step,) = plan.changes
        assert step.call.parameters == {"Identity": ALICE, "SmtpClientAuthenticationDisabled": value}
    assert plan.after["mailboxes"][0]["smtp_auth"] == asked


@pytest.mark.parametrize(
    ("mailbox_value", "tenant_value", "effective"),
    [(None, True, False), (None, False, True), (True, False, False), (False, True, True), (None, None, None)],
)
def test_the_organisation_decides_where_a_mailbox_inherits(
    mailbox_value: bool | None, tenant_value: bool | None, effective: bool | None
) -> None:
    found = state(mailboxes={ALICE: mailbox(smtp_auth_disabled=mailbox_value)}, tenant_smtp_auth_disabled=tenant_value)
    assert (
        plan_access(found, wanted(mailboxes=(WantedMailbox(ALICE),))).before["mailboxes"][0]["smtp_auth_effective"] is effective
    )


def test_missing_mailboxes_are_all_named() -> None:
    with pytest.raises(ExchangeError, match=r"no mailbox x@contoso\.test and no mailbox y@contoso\.test") as caught:
        plan_access(state(), wanted(mailboxes=(WantedMailbox("x@contoso.test"), WantedMailbox("y@contoso.test"))))
    assert caught.value.code == "mailbox_not_found"


def test_switches_alone_need_no_application() -> None:
    plan = plan_access(
        AccessState((), None, {ALICE: MailboxState(imap_enabled=False)}, True),
        Wanted(mailboxes=(WantedMailbox(ALICE, imap_enabled=True),)),
    )
    assert lines(plan) == [f"Set-CASMailbox -Identity '{ALICE}' -ImapEnabled $true"]
    assert plan.after["service_principals"] == []


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (RbacState(), ["New-ManagementScope", "New-ManagementRoleAssignment"]),
        (RBAC_DONE, []),
        (dataclasses.replace(RBAC_DONE, scope_filter="Name -eq 'x'"), ["Set-ManagementScope"]),
        (
            dataclasses.replace(RBAC_DONE, assignment_scope="other"),
            ["Remove-ManagementRoleAssignment", "New-ManagementRoleAssignment"],
        ),
        (
            dataclasses.replace(RBAC_DONE, assignment_role="Mail"),
            ["Remove-ManagementRoleAssignment", "New-ManagementRoleAssignment"],
        ),
        (dataclasses.replace(RBAC_DONE, assignee=STALE), ["Remove-ManagementRoleAssignment", "New-ManagementRoleAssignment"]),
        (dataclasses.replace(RBAC_DONE, assignee=OBJECT), []),
        (dataclasses.replace(RBAC_DONE, assignee=None), []),
        (RbacState(scope_filter=RBAC.recipient_filter), ["New-ManagementRoleAssignment"]),
    ],
)
def test_smtp_by_role(found: RbacState, expected: list[str]) -> None:
    plan = plan_access(state(rbac=found), wanted(mailboxes=(), rbac=RBAC))
    assert names(plan) == expected
    assert plan.after["smtp_rbac"] == {
        "scope_name": "scope",
        "recipient_filter": RBAC.recipient_filter,
        "assignment_name": "assignment",
        "role": "Application SMTP.SendAsApp",
    }


def test_an_assignment_goes_with_the_pointer_it_was_for() -> None:
    plan = plan_access(state(pointers=(OLD,), rbac=RBAC_DONE), wanted(mailboxes=(), rbac=RBAC))
    assert names(plan) == [
        "Remove-ServicePrincipal",
        "New-ServicePrincipal",
        "Remove-ManagementRoleAssignment",
        "New-ManagementRoleAssignment",
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("MemberOfGroup -eq 'CN=x'", "(memberofgroup  -eq  'cn=X')", True),
        ("A -eq 'x' -and B -eq 'y'", "((A -eq 'x') -and (B -eq 'y'))", True),
        ('A -eq "x"', "A -eq 'x'", True),
        ("A -eq 'x'", "A -eq 'y'", False),
        ("(A -eq '1' -or B -eq '1') -and C -eq '1'", "A -eq '1' -or (B -eq '1' -and C -eq '1')", False),
        (None, "A", False),
    ],
)
def test_filters_are_compared_by_meaning(one: str | None, other: str, same: bool) -> None:
    for pair in ((one, other), (other, one)):
        assert same_filter(*pair) is same


def test_absent_takes_permissions_first_and_the_pointers_last() -> None:
    found = state(
        pointers=(OLD, RIGHT),
        mailboxes={ALICE: mailbox(full_access=frozenset({OBJECT, STALE}), send_as=frozenset({OBJECT}), imap_enabled=False)},
        rbac=RBAC_DONE,
    )
    plan = plan_access(
        found, wanted(state="absent", object_id=None, rbac=RBAC, mailboxes=(WantedMailbox(ALICE, imap_enabled=True),))
    )
    assert names(plan) == [
        *("Remove-MailboxPermission", "Remove-MailboxPermission", "Remove-RecipientPermission"),
        *("Remove-ManagementRoleAssignment", "Remove-ManagementScope", "Remove-ServicePrincipal", "Remove-ServicePrincipal"),
    ]
    assert plan.before["mailboxes"][0]["full_access"] is True
    assert plan.after["service_principals"] == []
    assert plan.after["mailboxes"][0]["full_access"] is False
    assert plan.after["mailboxes"][0]["imap_enabled"] is False
    assert plan.after["smtp_rbac"] is None


def test_absent_again_does_nothing_even_without_the_mailbox() -> None:
    plan = plan_access(AccessState(), wanted(state="absent", rbac=RBAC))
    assert plan.changes == ()
    assert plan.before == plan.after
