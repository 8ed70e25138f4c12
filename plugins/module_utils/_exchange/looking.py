# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Looking at what decides over a login in Exchange Online and changing nothing: switches, permissions, the application's pointer.

Unlike the reading for a plan, nothing that is asked about has to be there. Runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from . import cmdlets
from .access import SMTP_AUTH_NAMES, Pointer
from .answers import Row
from .reading import (
    MAILBOX_NAMES,
    Run,
    addresses_of,
    boolean,
    first_row,
    gives,
    named_mailbox,
    names_of,
    read_pointers,
    read_rows,
)

#: Other holders of a permission that are looked at, to tell users from groups.
_MAX_HOLDERS = 10


class Asked(t.NamedTuple):
    """A mailbox, and the users whose permissions on it are asked for."""

    address: str
    users: tuple[str, ...] = ()


class Look:
    """One look; each mailbox is read once."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._mailboxes: dict[str, Row | None] = {}

    def facts(self, asked: t.Sequence[Asked], app_id: str | None) -> dict[str, t.Any]:
        """Return everything as plain data; raises ExchangeError where Exchange refuses."""
        pointers = [pointer for pointer in read_pointers(self._run) if pointer.app_id == app_id] if app_id else []
        disabled = boolean((first_row(self._run, cmdlets.transport_config()) or {}).get("SmtpClientAuthenticationDisabled"))
        return {
            "service_principals": [
                {"app_id": pointer.app_id, "object_id": pointer.object_id, "display_name": pointer.display_name}
                for pointer in pointers
            ],
            "tenant_smtp_auth": {True: "disabled", False: "enabled", None: None}[disabled],
            "mailboxes": [self._one(mailbox, pointers, disabled) for mailbox in asked],
        }

    def _row(self, address: str) -> Row | None:
        key = address.lower()
        if key not in self._mailboxes:
            self._mailboxes[key] = named_mailbox(read_rows(self._run, cmdlets.cas_mailbox(address)), address)
        return self._mailboxes[key]

    def _one(self, asked: Asked, pointers: t.Sequence[Pointer], tenant_disabled: bool | None) -> dict[str, t.Any]:
        row = self._row(asked.address)
        if row is None:
            return {"address": asked.address, "found": False, "permissions": []}
        disabled = boolean(row.get("SmtpClientAuthenticationDisabled"))
        effective = tenant_disabled if disabled is None else disabled
        permissions = [self._of_user(asked.address, row, user) for user in asked.users]
        permissions += [self._of_pointer(asked.address, pointer) for pointer in pointers]
        return {
            "address": asked.address,
            "found": True,
            "imap_enabled": boolean(row.get("ImapEnabled")),
            "pop_enabled": boolean(row.get("PopEnabled")),
            "smtp_auth": SMTP_AUTH_NAMES[disabled],
            "smtp_auth_effective": None if effective is None else not effective,
            "permissions": permissions,
        }

    def _of_pointer(self, address: str, pointer: Pointer) -> dict[str, t.Any]:
        full = read_rows(self._run, cmdlets.mailbox_permissions(address, pointer.object_id))
        send = read_rows(self._run, cmdlets.recipient_permissions(address, pointer.object_id))
        return {
            "identity": pointer.object_id,
            "full_access": any(gives(row, cmdlets.FULL_ACCESS, "User", "UserSid", pointer) for row in full),
            "send_as": any(gives(row, cmdlets.SEND_AS, "Trustee", "TrusteeSidString", pointer) for row in send),
        }

    def _of_user(self, address: str, mailbox: Row, user: str) -> dict[str, t.Any]:
        """Return what a user may do; their own mailbox needs no permission."""
        own = self._row(user)
        names = frozenset({user.lower(), *(names_of(own, MAILBOX_NAMES) if own else ())})
        if _same(mailbox, user, own):
            return {"identity": user, "full_access": True, "send_as": True}
        person = Pointer("", "", None, names)
        held = read_rows(self._run, cmdlets.all_mailbox_permissions(address))
        full: bool | None = any(gives(row, cmdlets.FULL_ACCESS, "User", "UserSid", person) for row in held)
        if not full and self._may_be_groups(held):
            full = None
        send = read_rows(self._run, cmdlets.recipient_permissions(address, user))
        return {
            "identity": user,
            "full_access": full,
            "send_as": any(gives(row, cmdlets.SEND_AS, "Trustee", "TrusteeSidString", person) for row in send),
        }

    def _may_be_groups(self, rows: t.Sequence[Row]) -> bool:
        """Whether a right may be held by a group that the user is a member of: by somebody who has no mailbox."""
        holders = dict.fromkeys(
            str(row.get("User") or "") for row in rows if not boolean(row.get("IsInherited")) and not boolean(row.get("Deny"))
        )
        others = [name for name in holders if name and not name.lower().startswith("nt authority\\")]
        return len(others) > _MAX_HOLDERS or any(self._row(name) is None for name in others)


def _same(mailbox: Row, user: str, own: Row | None) -> bool:
    wanted = user.lower()
    if wanted in names_of(mailbox, MAILBOX_NAMES) or f"smtp:{wanted}" in addresses_of(mailbox):
        return True
    return own is not None and any(
        own.get(name) and own.get(name) == mailbox.get(name) for name in ("Guid", "PrimarySmtpAddress", "DistinguishedName")
    )
