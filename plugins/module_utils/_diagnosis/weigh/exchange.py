# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Exchange Online says of a mailbox, weighed: its protocol switches, permissions on it, the application's service principal.

Pure; runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from ..._mail import PROTOCOLS
from ..case import Case
from ..circumstances import Circumstances, Facts, entries
from ..wording import command

_LATELY = "Wait: a change in Exchange takes up to an hour to be in force at logins. Then check again."


def weigh_exchange(case: Case, tenant: Circumstances, sign_in_user: str) -> None:
    """Bring in what Exchange was asked about this mailbox and this application."""
    if tenant.exchange is None or case.observation.target.high_volume:
        # An account of High Volume Email is no mailbox, and neither pointer, switch nor permission concerns it.
        return
    if case.observation.token.app_only:
        _weigh_service_principal(case, tenant)
    address = case.observation.target.user
    mailbox = tenant.mailbox(address)
    if mailbox is None:
        return
    if mailbox.get("found") is False:
        case.add(
            "mailbox_not_found",
            0.95,
            f"Exchange: there is no mailbox {address}",
            summary=f"Exchange Online has no mailbox {address}.",
        )
        return
    case.in_exchange = True
    case.refute(f"Exchange: the mailbox {address} is there", "mailbox_not_found")
    if case.observation.target.protocol == "smtp":
        _weigh_smtp_switch(case, mailbox, address)
    else:
        _weigh_switch(case, mailbox, address)
    _weigh_permission(case, mailbox, address, sign_in_user)


def _weigh_switch(case: Case, mailbox: Facts, address: str) -> None:
    protocol = case.observation.target.protocol
    parameter = PROTOCOLS[protocol].switch
    value = mailbox.get(f"{protocol}_enabled")
    if value is True:
        case.contradict(f"Exchange: {parameter} of {address} is true", _LATELY, PROTOCOLS[protocol].switch_cause)
    elif value is False:
        case.add(PROTOCOLS[protocol].switch_cause, 0.96, f"Exchange: {parameter} of {address} is false")


def _weigh_smtp_switch(case: Case, mailbox: Facts, address: str) -> None:
    """SMTP AUTH has three states; a mailbox that says nothing follows its organisation."""
    own = str(mailbox.get("smtp_auth") or "")
    effective = mailbox.get("smtp_auth_effective")
    if own not in ("enabled", "disabled", "inherit") or not isinstance(effective, bool):
        return
    fact = f"Exchange: SMTP AUTH of {address} is {'as for the organisation' if own == 'inherit' else own}"
    if own == "inherit":
        fact += f", where it is {'enabled' if effective else 'disabled'}"
    if effective:
        case.contradict(fact, _LATELY, "smtp_auth_disabled_mailbox", "smtp_auth_disabled_tenant")
    elif own == "disabled":
        case.add("smtp_auth_disabled_mailbox", 0.96, fact)
        case.rule_out("smtp_auth_disabled_tenant")
    else:
        case.add("smtp_auth_disabled_tenant", 0.96, fact)
        case.rule_out("smtp_auth_disabled_mailbox")


def _weigh_service_principal(case: Case, tenant: Circumstances) -> None:
    """Exchange's own pointer to the application: not there, or with another object id than the token's."""
    token = case.observation.token
    listed = (tenant.exchange or {}).get("service_principals")
    if not token.app_id or not isinstance(listed, (list, tuple)):
        return
    ids = [
        str(one.get("object_id") or "").lower()
        for one in entries(listed)
        if str(one.get("app_id") or "").lower() == token.app_id.lower()
    ]
    application = tenant.application(token.app_id) or {}
    right = token.object_id.lower() or str((application.get("service_principal") or {}).get("object_id") or "").lower()
    register = command(
        "powershell",
        "New-ServicePrincipal -AppId {app_id} -ObjectId {object_id}",
        app_id=token.app_id,
        object_id=right or "OBJECT_ID",
    )
    remedy = f"{register}\nThen give it FullAccess on each mailbox; m365.mail_oauth.exchange_access does both."
    if not ids:
        case.add(
            "app_not_registered_in_exchange",
            0.96,
            f"Exchange: Get-ServicePrincipal knows no application {token.app_id}",
            summary="Exchange has no service principal for the application.",
            remedy=remedy,
        )
    elif right and right not in ids:
        case.add(
            "app_not_registered_in_exchange",
            0.97,
            f"Exchange: the service principal of {token.app_id} has the object id {ids[0]}, the token's is {right}",
            summary="Exchange's service principal for the application has the wrong object id.",
            remedy=command("powershell", "Remove-ServicePrincipal -Identity {object_id}", object_id=ids[0]) + f"\n{remedy}",
        )
    elif right:
        case.refute(
            f"Exchange: the service principal of {token.app_id} has the token's object id", "app_not_registered_in_exchange"
        )


def _weigh_permission(case: Case, mailbox: Facts, address: str, sign_in_user: str) -> None:
    """FullAccess and SendAs of a delegate or of the application."""
    token, protocol = case.observation.token, case.observation.target.protocol
    names = {token.app_id.lower(), token.object_id.lower()} if token.app_only else {sign_in_user.lower(), *_users(case)}
    if not token.app_only and address.lower() in names:
        return
    held = next((one for one in entries(mailbox.get("permissions")) if str(one.get("identity") or "").lower() in names), None)
    if held is None:
        return
    who = "the application" if token.app_only else sign_in_user
    if held.get("full_access") is True:
        fact = f"Exchange: {who} has FullAccess on {address}"
        case.contradict(fact, _LATELY, "no_mailbox_permission")
        if protocol != "smtp" and not token.app_only:
            # That the delegate's name differs from the mailbox's is right then.
            case.rule_out("user_mismatch")
    elif held.get("full_access") is False and not _by_role(case):
        case.add("no_mailbox_permission", 0.8 if protocol == "smtp" else 0.95, f"Exchange: {who} has no FullAccess on {address}")
    if "send_as_denied" in case.scores:
        if held.get("send_as") is True:
            case.contradict(f"Exchange: {who} may send as {address}", _LATELY, "send_as_denied")
        elif held.get("send_as") is False:
            case.add("send_as_denied", 0.97, f"Exchange: {who} may not send as {address}")


def _users(case: Case) -> t.Iterable[str]:
    return (name.lower() for name in case.observation.token.users)


def _by_role(case: Case) -> bool:
    """Whether Exchange's RBAC may stand in for the permission: by SMTP, for an application without the app role."""
    token = case.observation.token
    held = {name.lower() for name in token.permissions}
    return token.app_only and case.observation.target.protocol == "smtp" and PROTOCOLS["smtp"].role.lower() not in held
