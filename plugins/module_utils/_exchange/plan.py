# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The plan for mailbox access: what Exchange Online holds, what is wanted, which cmdlets lead there.

Pure. Only what was asked for is compared: an option that was not given (None) leaves its property alone. Runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import re
import typing as t

from .._converge import plan
from .._errors import ExchangeError, OptionError
from .._shapes import is_guid
from . import cmdlets
from .access import (
    SMTP_AUTH,
    SMTP_AUTH_NAMES,
    UNKNOWN_APP,
    UNKNOWN_OBJECT,
    AccessState,
    MailboxState,
    Pointer,
    RbacState,
    Wanted,
    WantedMailbox,
    WantedRbac,
)
from .cmdlets import Cmdlet

Step = plan.Change[Cmdlet]
Plan = plan.Plan[Cmdlet]


def step(cmdlet: Cmdlet, summary: str) -> Step:
    """Return one write, and what it does in words; it is tried until the budget ends."""
    return Step(cmdlet.name, summary, cmdlet, most_tries=None)


def plan_access(state: AccessState, wanted: Wanted) -> Plan:
    """Return the plan; raises OptionError or ExchangeError where there can be none."""
    if wanted.state == "absent":
        return _plan_absent(state, wanted)
    return _plan_present(state, wanted)


def _current(state: AccessState, wanted: Wanted) -> Pointer | None:
    """Return the pointer that is right."""
    return next((pointer for pointer in state.pointers if pointer.object_id == wanted.object_id), None)


def _plan_present(state: AccessState, wanted: Wanted) -> Plan:
    _require_mailboxes(state, wanted)
    _refuse_foreign(state, wanted)
    steps: list[Step] = []
    if wanted.wants_pointer:
        steps += _pointer_steps(state, wanted)
        steps += _rbac_steps(state, wanted)
    for mailbox in wanted.mailboxes:
        found = state.mailboxes[mailbox.address]
        steps += _permission_steps(mailbox, found, wanted.object_id or "")
        steps += _switch_steps(mailbox, found)
    tenant = state.tenant_smtp_auth_disabled
    if wanted.tenant_smtp_auth is not None and SMTP_AUTH[wanted.tenant_smtp_auth] is not tenant:
        tenant = bool(SMTP_AUTH[wanted.tenant_smtp_auth])
        steps.append(
            step(cmdlets.set_transport_config(tenant), f"set SMTP AUTH of the organisation to {wanted.tenant_smtp_auth}")
        )
    return Plan(tuple(steps), _view(state, wanted), _view(_after_present(state, wanted, tenant), wanted))


def _require_mailboxes(state: AccessState, wanted: Wanted) -> None:
    missing = [mailbox.address for mailbox in wanted.mailboxes if mailbox.address not in state.mailboxes]
    if missing:
        raise ExchangeError(
            f"Exchange Online has no mailbox, or no High Volume Email account, {' and none '.join(missing)}."
            if any(mailbox.high_volume for mailbox in wanted.mailboxes)
            else f"Exchange Online has no mailbox {' and no mailbox '.join(missing)}.",
            remedy="Check the address and the tenant. A new mailbox takes some minutes, and a user without an Exchange Online plan has none.",
            code="mailbox_not_found",
            missing=missing,
        )


def _refuse_foreign(state: AccessState, wanted: Wanted) -> None:
    if state.foreign is not None:
        raise OptionError(
            f"object_id {wanted.object_id} belongs to the application {state.foreign.app_id} in Exchange Online, not to {wanted.app_id}.",
            remedy="Leave object_id out, so that it is read from Microsoft Graph, or give the object id of the application's service "
            "principal (enterprise application).",
            code="wrong_object_id",
        )


def _pointer_steps(state: AccessState, wanted: Wanted) -> t.Iterator[Step]:
    for stale in state.pointers:
        if stale.object_id == wanted.object_id:
            continue
        for mailbox in wanted.mailboxes:
            yield from _revoke_steps(mailbox, state.mailboxes[mailbox.address], stale.object_id)
        yield step(
            cmdlets.remove_service_principal(stale.object_id),
            f"remove Exchange's service principal with the outdated object id {stale.object_id}",
        )
    if _current(state, wanted) is None:
        yield step(
            cmdlets.new_service_principal(str(wanted.app_id), str(wanted.object_id), wanted.display_name),
            f"register the service principal {wanted.object_id} of the application {wanted.app_id} in Exchange",
        )


def _revoke_steps(wanted: WantedMailbox, found: MailboxState, principal: str) -> t.Iterator[Step]:
    address = wanted.address
    if found.full_access and principal in found.full_access:
        yield (
            step(cmdlets.remove_hve_app_access(address, principal), f"take {principal} off the list of {address}")
            if wanted.high_volume
            else step(cmdlets.remove_mailbox_permission(address, principal), f"take full access to {address} from {principal}")
        )
    if found.send_as and principal in found.send_as:
        yield step(cmdlets.remove_recipient_permission(address, principal), f"forbid {principal} to send as {address}")


def _permission_steps(wanted: WantedMailbox, found: MailboxState, principal: str) -> t.Iterator[Step]:
    if wanted.high_volume:
        if wanted.full_access and principal not in (found.full_access or ()):
            yield step(
                cmdlets.add_hve_app_access(wanted.address, principal), f"put the application on the list of {wanted.address}"
            )
        elif not wanted.full_access:
            yield from _revoke_steps(wanted, found, principal)
        return
    if wanted.full_access is not None and wanted.full_access != (principal in (found.full_access or ())):
        yield (
            step(cmdlets.add_mailbox_permission(wanted.address, principal), f"give full access to {wanted.address}")
            if wanted.full_access
            else step(cmdlets.remove_mailbox_permission(wanted.address, principal), f"take full access to {wanted.address} away")
        )
    if wanted.send_as is not None and wanted.send_as != (principal in (found.send_as or ())):
        yield (
            step(cmdlets.add_recipient_permission(wanted.address, principal), f"allow sending as {wanted.address}")
            if wanted.send_as
            else step(cmdlets.remove_recipient_permission(wanted.address, principal), f"forbid sending as {wanted.address}")
        )


def switches_of(wanted: WantedMailbox) -> dict[str, bool | None]:
    """Return the switches that were given, as Set-CASMailbox calls them."""
    switches: dict[str, bool | None] = {}
    if wanted.imap_enabled is not None:
        switches["ImapEnabled"] = wanted.imap_enabled
    if wanted.pop_enabled is not None:
        switches["PopEnabled"] = wanted.pop_enabled
    if wanted.smtp_auth is not None:
        switches["SmtpClientAuthenticationDisabled"] = SMTP_AUTH[wanted.smtp_auth]
    return switches


def _switch_steps(wanted: WantedMailbox, found: MailboxState) -> list[Step]:
    held = {
        "ImapEnabled": found.imap_enabled,
        "PopEnabled": found.pop_enabled,
        "SmtpClientAuthenticationDisabled": found.smtp_auth_disabled,
    }
    changes = {name: value for name, value in switches_of(wanted).items() if held[name] is not value}
    if not changes:
        return []
    words = {"ImapEnabled": "IMAP", "PopEnabled": "POP", "SmtpClientAuthenticationDisabled": "SMTP AUTH"}
    said = ", ".join(
        f"{words[name]} {SMTP_AUTH_NAMES[value] if name.startswith('Smtp') else 'on' if value else 'off'}"
        for name, value in changes.items()
    )
    return [step(cmdlets.set_cas_mailbox(wanted.address, changes), f"set {said} for {wanted.address}")]


def same_filter(one: str | None, other: str | None) -> bool:
    """Say whether two OPATH filters are the same but for spelling: Exchange adds parentheses and changes spaces, quotes and case."""
    return _plain_filter(one) == _plain_filter(other)


def _plain_filter(text: str | None) -> str:
    plain = re.sub(r"\s+", " ", (text or "").replace('"', "'")).strip().lower()
    while True:
        # Parentheses around one comparison or around everything group nothing; others do.
        simpler = re.sub(r"\(\s*((?:(?! -(?:and|or) )[^()])*?)\s*\)", r"\1", plain)
        if re.fullmatch(r"\([^()]*\)", simpler):
            simpler = simpler[1:-1].strip()
        if simpler == plain:
            return plain
        plain = simpler


def _rbac_steps(state: AccessState, wanted: Wanted) -> t.Iterator[Step]:
    rbac, found = wanted.rbac, state.rbac
    if rbac is None:
        return
    if found.scope_filter is None:
        yield step(
            cmdlets.new_management_scope(rbac.scope_name, rbac.recipient_filter), f"make the management scope {rbac.scope_name}"
        )
    elif not same_filter(found.scope_filter, rbac.recipient_filter):
        yield step(
            cmdlets.set_management_scope(rbac.scope_name, rbac.recipient_filter),
            f"set the filter of the management scope {rbac.scope_name} to {rbac.recipient_filter}",
        )
    if _assignment_is_right(state, wanted, rbac):
        return
    if found.assignment_scope is not None:
        yield step(
            cmdlets.remove_role_assignment(rbac.assignment_name),
            f"remove the role assignment {rbac.assignment_name}, which differs",
        )
    yield step(
        cmdlets.new_role_assignment(rbac.assignment_name, str(wanted.object_id), rbac.scope_name),
        f"assign the role {cmdlets.SMTP_ROLE} in the management scope {rbac.scope_name}",
    )


def _assignment_is_right(state: AccessState, wanted: Wanted, rbac: WantedRbac) -> bool:
    """Say whether the assignment is for the right application, role and scope; it goes with a pointer that is removed."""
    found, pointer = state.rbac, _current(state, wanted)
    if pointer is None or found.assignment_scope is None or found.assignment_scope.lower() != rbac.scope_name.lower():
        return False
    if found.assignment_role is None or found.assignment_role.lower() != cmdlets.SMTP_ROLE.lower():
        return False
    # Exchange shows the application by one of several names; only another id is surely another application.
    return not is_guid(found.assignee or "") or str(found.assignee).lower() in pointer.names


def _plan_absent(state: AccessState, wanted: Wanted) -> Plan:
    """Remove permissions first, while Exchange still knows whose they are, and the pointer last."""
    steps: list[Step] = []
    for mailbox in wanted.mailboxes:
        found = state.mailboxes.get(mailbox.address)
        # The list of a High Volume Email account knows the application without a pointer.
        known = dict.fromkeys(
            [*(pointer.object_id for pointer in state.pointers), *([wanted.object_id] if wanted.object_id else [])]
        )
        for object_id in known if found is not None else ():
            steps += _revoke_steps(mailbox, t.cast("MailboxState", found), object_id)
    if wanted.rbac is not None:
        if state.rbac.assignment_scope is not None:
            name = wanted.rbac.assignment_name
            steps.append(step(cmdlets.remove_role_assignment(name), f"remove the role assignment {name}"))
        if state.rbac.scope_filter is not None:
            name = wanted.rbac.scope_name
            steps.append(step(cmdlets.remove_management_scope(name), f"remove the management scope {name}"))
    for pointer in state.pointers:
        steps.append(
            step(cmdlets.remove_service_principal(pointer.object_id), f"remove Exchange's service principal {pointer.object_id}")
        )
    after = dataclasses.replace(
        state,
        pointers=(),
        mailboxes={
            address: dataclasses.replace(found, full_access=frozenset(), send_as=frozenset())
            for address, found in state.mailboxes.items()
        },
        rbac=RbacState(),
    )
    return Plan(tuple(steps), _view(state, wanted), _view(after, wanted))


def _after_present(state: AccessState, wanted: Wanted, tenant_smtp_auth_disabled: bool | None) -> AccessState:
    """Return the state that the plan leads to."""
    mailboxes = dict(state.mailboxes)
    for mailbox in wanted.mailboxes:
        found = mailboxes[mailbox.address]
        principal = frozenset({wanted.object_id or ""})
        full_access, send_as = found.full_access, found.send_as
        if mailbox.full_access is not None:
            full_access = principal if mailbox.full_access else frozenset()
        if mailbox.send_as is not None:
            send_as = principal if mailbox.send_as else frozenset()
        mailboxes[mailbox.address] = MailboxState(
            full_access,
            send_as,
            found.imap_enabled if mailbox.imap_enabled is None else mailbox.imap_enabled,
            found.pop_enabled if mailbox.pop_enabled is None else mailbox.pop_enabled,
            found.smtp_auth_disabled if mailbox.smtp_auth is None else SMTP_AUTH[mailbox.smtp_auth],
        )
    pointer = _current(state, wanted) or Pointer(str(wanted.app_id), str(wanted.object_id), wanted.display_name)
    rbac = state.rbac
    if wanted.rbac is not None:
        rbac = RbacState(wanted.rbac.recipient_filter, wanted.rbac.scope_name, cmdlets.SMTP_ROLE)
    return AccessState((pointer,) if wanted.wants_pointer else state.pointers, None, mailboxes, tenant_smtp_auth_disabled, rbac)


def _view(state: AccessState, wanted: Wanted) -> dict[str, t.Any]:
    """Return a state as plain data in the collection's words."""
    return {
        "service_principals": [
            {"app_id": _known(pointer.app_id), "object_id": _known(pointer.object_id), "display_name": pointer.display_name}
            for pointer in sorted(state.pointers, key=lambda pointer: pointer.object_id)
        ],
        "mailboxes": [
            _mailbox_view(mailbox, state.mailboxes[mailbox.address], state, wanted)
            for mailbox in wanted.mailboxes
            if mailbox.address in state.mailboxes
        ],
        "tenant_smtp_auth": SMTP_AUTH_NAMES[state.tenant_smtp_auth_disabled]
        if state.tenant_smtp_auth_disabled is not None
        else None,
        "smtp_rbac": _rbac_view(state, wanted),
    }


def _known(identifier: str) -> str | None:
    return None if identifier in (UNKNOWN_APP, UNKNOWN_OBJECT) else identifier


def _mailbox_view(mailbox: WantedMailbox, found: MailboxState, state: AccessState, wanted: Wanted) -> dict[str, t.Any]:
    ours = {pointer.object_id for pointer in state.pointers} if wanted.state == "absent" else {wanted.object_id}
    ours.add(wanted.object_id or "")
    smtp = state.tenant_smtp_auth_disabled if found.smtp_auth_disabled is None else found.smtp_auth_disabled
    return {
        "address": mailbox.address,
        "full_access": None if found.full_access is None else bool(found.full_access & ours),
        "send_as": None if found.send_as is None else bool(found.send_as & ours),
        "imap_enabled": found.imap_enabled,
        "pop_enabled": found.pop_enabled,
        "smtp_auth": None if mailbox.high_volume else SMTP_AUTH_NAMES[found.smtp_auth_disabled],
        "smtp_auth_effective": None if smtp is None or mailbox.high_volume else not smtp,
    }


def _rbac_view(state: AccessState, wanted: Wanted) -> dict[str, t.Any] | None:
    if wanted.rbac is None or (state.rbac.scope_filter is None and state.rbac.assignment_scope is None):
        return None
    return {
        "scope_name": wanted.rbac.scope_name if state.rbac.scope_filter is not None else None,
        "recipient_filter": state.rbac.scope_filter,
        "assignment_name": wanted.rbac.assignment_name if state.rbac.assignment_scope is not None else None,
        "role": state.rbac.assignment_role,
    }
