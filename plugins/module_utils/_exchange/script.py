# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The same wish as a PowerShell script for a person to run: the way that Microsoft supports.

Nothing is read to write it, so the script looks by itself where running twice would fail. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from .._clouds import get_cloud
from .._quoting.powershell import string as quote
from . import cmdlets
from .access import SMTP_AUTH, Wanted, WantedRbac
from .plan import switches_of


def script(wanted: Wanted, tenant: str, cloud: str = "global") -> list[str]:
    """Return the lines that bring about what is wanted, for Exchange Online PowerShell as an Exchange administrator."""
    connect = f"Connect-ExchangeOnline -Organization {quote(tenant)}"
    environment = get_cloud(cloud).exchange_environment
    if environment:
        connect += f" -ExchangeEnvironmentName {environment}"
    body = _absent(wanted) if wanted.state == "absent" else _present(wanted)
    return [connect, *body, *_look(wanted)]


def _ours(wanted: Wanted, condition: str = "") -> str:
    return f"Get-ServicePrincipal | Where-Object {{ $_.AppId -eq {quote(str(wanted.app_id))}{condition} }}"


def _present(wanted: Wanted) -> t.Iterator[str]:
    if wanted.wants_pointer:
        principal = quote(str(wanted.object_id))
        yield (
            _ours(wanted, f" -and $_.ObjectId -ne {principal}")
            + " | ForEach-Object { Remove-ServicePrincipal -Identity $_.ObjectId -Confirm:$false }"
        )
        make = cmdlets.new_service_principal(str(wanted.app_id), str(wanted.object_id), wanted.display_name)
        yield f"if (-not ({_ours(wanted, f' -and $_.ObjectId -eq {principal}')})) {{ {make.line} }}"
    if wanted.rbac is not None:
        yield from _rbac(wanted, wanted.rbac)
    for mailbox in wanted.mailboxes:
        principal_id = str(wanted.object_id)
        if mailbox.high_volume:
            listed = cmdlets.add_hve_app_access if mailbox.full_access else cmdlets.remove_hve_app_access
            yield listed(mailbox.address, principal_id).line
            continue
        if mailbox.full_access is not None:
            change = cmdlets.add_mailbox_permission if mailbox.full_access else cmdlets.remove_mailbox_permission
            yield change(mailbox.address, principal_id).line
        if mailbox.send_as is not None:
            change = cmdlets.add_recipient_permission if mailbox.send_as else cmdlets.remove_recipient_permission
            yield change(mailbox.address, principal_id).line
        switches = switches_of(mailbox)
        if switches:
            yield cmdlets.set_cas_mailbox(mailbox.address, switches).line
    if wanted.tenant_smtp_auth is not None:
        yield cmdlets.set_transport_config(bool(SMTP_AUTH[wanted.tenant_smtp_auth])).line


def _exists(read: cmdlets.Cmdlet, name: str) -> str:
    """Return the test whether a named object is there; by Identity alone, an unknown one returns all."""
    return f"({read.name} | Where-Object {{ $_.Name -eq {quote(name)} }})"


def _rbac(wanted: Wanted, rbac: WantedRbac) -> t.Iterator[str]:
    make = cmdlets.new_management_scope(rbac.scope_name, rbac.recipient_filter)
    change = cmdlets.set_management_scope(rbac.scope_name, rbac.recipient_filter)
    yield f"if ({_exists(cmdlets.management_scope(''), rbac.scope_name)}) {{ {change.line} }} else {{ {make.line} }}"
    name = rbac.assignment_name
    remove, assign = (
        cmdlets.remove_role_assignment(name),
        cmdlets.new_role_assignment(name, str(wanted.object_id), rbac.scope_name),
    )
    yield f"if ({_exists(cmdlets.role_assignment(''), name)}) {{ {remove.line} }}"
    yield assign.line


def _absent(wanted: Wanted) -> t.Iterator[str]:
    for mailbox in wanted.mailboxes:
        address = quote(mailbox.address)
        if mailbox.high_volume:
            if wanted.object_id is not None:
                yield cmdlets.remove_hve_app_access(mailbox.address, wanted.object_id).line
            continue
        yield (
            f"{_ours(wanted)} | ForEach-Object {{ Remove-MailboxPermission -Identity {address} -User $_.ObjectId "
            f"-AccessRights '{cmdlets.FULL_ACCESS}' -Confirm:$false; Remove-RecipientPermission -Identity {address} -Trustee $_.ObjectId "
            f"-AccessRights '{cmdlets.SEND_AS}' -Confirm:$false }}"
        )
    if wanted.rbac is not None:
        for read, remove, name in (
            (cmdlets.role_assignment(""), cmdlets.remove_role_assignment, wanted.rbac.assignment_name),
            (cmdlets.management_scope(""), cmdlets.remove_management_scope, wanted.rbac.scope_name),
        ):
            yield f"if ({_exists(read, name)}) {{ {remove(name).line} }}"
    if wanted.app_id is not None:
        yield f"{_ours(wanted)} | ForEach-Object {{ Remove-ServicePrincipal -Identity $_.ObjectId -Confirm:$false }}"


def _look(wanted: Wanted) -> t.Iterator[str]:
    """Yield the lines that show the outcome."""
    if wanted.wants_pointer:
        yield f"{_ours(wanted)} | Format-List DisplayName, AppId, ObjectId"
    if wanted.state == "absent":
        return
    for mailbox in wanted.mailboxes:
        if mailbox.high_volume:
            yield f"{cmdlets.hve_account_settings(mailbox.address).line} | Format-List AllowedApps"
            continue
        yield (
            f"Get-CASMailbox -Identity {quote(mailbox.address)} | Format-List ImapEnabled, PopEnabled, SmtpClientAuthenticationDisabled"
        )
        if wanted.rbac is not None:
            yield cmdlets.authorization(str(wanted.object_id), mailbox.address).line
    if wanted.wants_pointer or wanted.app_id is None:
        yield "Get-TransportConfig | Format-List SmtpClientAuthenticationDisabled"
