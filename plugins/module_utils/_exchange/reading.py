# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reading what Exchange Online holds, by cmdlets, and picking the right rows from their output.

Many Get cmdlets return everything for an identity that does not exist (Microsoft's own caution), so every row is matched here again.
``run`` carries a cmdlet out and returns its rows. Runs on Python 3.8.
"""

from __future__ import annotations

import contextlib
import re
import typing as t

from .._errors import ExchangeError
from . import cmdlets
from .access import AccessState, MailboxState, Pointer, RbacState, Wanted, WantedMailbox, WantedRbac
from .answers import NotThereError, Row
from .cmdlets import Cmdlet

Run = t.Callable[[Cmdlet], t.List[Row]]

#: Properties by which a permission may call a service principal. Exchange's pointers have no address.
_PRINCIPAL_NAMES = (
    *("ObjectId", "AppId", "Identity", "Id", "Name", "Guid", "ExchangeObjectId", "Sid", "DistinguishedName", "DisplayName"),
)

#: Properties by which a mailbox can be named in the options.
MAILBOX_NAMES = (
    *("PrimarySmtpAddress", "WindowsEmailAddress", "UserPrincipalName", "WindowsLiveID", "Identity", "Id", "Name", "Alias"),
    *("DistinguishedName", "Guid", "ExchangeGuid", "ExchangeObjectId", "ExternalDirectoryObjectId", "LegacyExchangeDN"),
)


def read_state(run: Run, wanted: Wanted) -> AccessState:
    """Read all that the plan for ``wanted`` needs; raises :class:`ExchangeError`."""
    found = read_pointers(run) if wanted.app_id is not None else []
    pointers = tuple(name for name in found if name.app_id == wanted.app_id)
    foreign = next((name for name in found if name.object_id == wanted.object_id and name.app_id != wanted.app_id), None)
    mailboxes = {}
    for mailbox in wanted.mailboxes:
        state = _account(run, mailbox) if mailbox.high_volume else _mailbox(run, mailbox, pointers, wanted.state)
        if state is not None:
            mailboxes[mailbox.address] = state
    tenant = boolean((first_row(run, cmdlets.transport_config()) or {}).get("SmtpClientAuthenticationDisabled"))
    rbac = _rbac(run, wanted.rbac) if wanted.rbac is not None else RbacState()
    return AccessState(pointers, foreign, mailboxes, tenant, rbac)


def read_authorizations(run: Run, wanted: Wanted) -> dict[str, bool | None]:
    """Ask for each mailbox whether the role that was assigned covers it, past Exchange's cache; None where Exchange does not say."""
    result: dict[str, bool | None] = {}
    if wanted.rbac is None or wanted.state == "absent":
        return result
    for mailbox in wanted.mailboxes:
        result[mailbox.address] = None
        with contextlib.suppress(ExchangeError):  # for information only
            rows = run(cmdlets.authorization(str(wanted.object_id), mailbox.address))
            roles = [row for row in rows if leaf(row.get("RoleName")).lower() == cmdlets.SMTP_ROLE.lower()]
            result[mailbox.address] = any(boolean(row.get("InScope")) for row in roles)
    return result


def boolean(value: t.Any) -> bool | None:
    """Return a boolean of Exchange's, which may come as text; None for null."""
    if isinstance(value, str) and value.strip().lower() in ("true", "false"):
        return value.strip().lower() == "true"
    return value if isinstance(value, bool) else None


def read_rows(run: Run, cmdlet: Cmdlet) -> list[Row]:
    """Run a reading cmdlet; nothing there is no row."""
    try:
        return run(cmdlet)
    except NotThereError:
        return []


def first_row(run: Run, cmdlet: Cmdlet) -> Row | None:
    rows = run(cmdlet)
    return rows[0] if rows else None


def names_of(row: Row, properties: t.Iterable[str]) -> frozenset[str]:
    return frozenset(str(row[name]).lower() for name in properties if row.get(name))


def read_pointers(run: Run) -> list[Pointer]:
    """List Exchange's service principals."""
    result = []
    for row in read_rows(run, cmdlets.list_service_principals()):
        if row.get("AppId") and row.get("ObjectId"):
            display_name = str(row["DisplayName"]) if row.get("DisplayName") else None
            result.append(
                Pointer(str(row["AppId"]).lower(), str(row["ObjectId"]).lower(), display_name, names_of(row, _PRINCIPAL_NAMES))
            )
    return result


def _account(run: Run, wanted: WantedMailbox) -> MailboxState | None:
    """Read which applications are on the list of a High Volume Email account; None when there is no such account."""
    rows = read_rows(run, cmdlets.hve_account_settings(wanted.address))
    if not rows:
        return None
    listed = rows[0].get("AllowedApps")
    names = listed if isinstance(listed, list) else re.split(r"[\s,;{}]+", str(listed or ""))
    return MailboxState(frozenset(str(name).strip().lower() for name in names if str(name).strip()))


def _mailbox(run: Run, wanted: WantedMailbox, pointers: t.Sequence[Pointer], state: str) -> MailboxState | None:
    """Read a mailbox's switches and our permissions on it; None when there is no such mailbox."""
    row = named_mailbox(read_rows(run, cmdlets.cas_mailbox(wanted.address)), wanted.address)
    if row is None:
        return None

    def holders(
        asked: bool | None, reading: t.Callable[[str, str], Cmdlet], right: str, user: str, sid: str
    ) -> frozenset[str] | None:
        """Return the object ids of our pointers that hold ``right``; ``user`` and ``sid`` are the columns that tell whose it is."""
        if state != "absent" and asked is None:
            return None
        rows = {pointer: read_rows(run, reading(wanted.address, pointer.object_id)) for pointer in pointers}
        return frozenset(
            pointer.object_id for pointer in pointers if any(gives(row, right, user, sid, pointer) for row in rows[pointer])
        )

    return MailboxState(
        holders(wanted.full_access, cmdlets.mailbox_permissions, cmdlets.FULL_ACCESS, "User", "UserSid"),
        holders(wanted.send_as, cmdlets.recipient_permissions, cmdlets.SEND_AS, "Trustee", "TrusteeSidString"),
        boolean(row.get("ImapEnabled")),
        boolean(row.get("PopEnabled")),
        boolean(row.get("SmtpClientAuthenticationDisabled")),
    )


def named_mailbox(rows: t.Sequence[Row], address: str) -> Row | None:
    """Return the row of the mailbox called ``address``; raises ExchangeError when several are."""
    wanted = address.lower()
    fitting = [row for row in rows if wanted in names_of(row, MAILBOX_NAMES) or f"smtp:{wanted}" in addresses_of(row)]
    if len(fitting) > 1:
        raise ExchangeError(
            f"{len(fitting)} mailboxes are called {address}.",
            remedy="Name the mailbox by its primary address.",
            code="ambiguous",
        )
    return fitting[0] if fitting else None


def addresses_of(row: Row) -> frozenset[str]:
    found = row.get("EmailAddresses")
    return frozenset(str(address).lower() for address in found) if isinstance(found, list) else frozenset()


def gives(row: Row, right: str, user: str, sid: str, pointer: Pointer) -> bool:
    """Say whether a permission gives ``right`` to ``pointer``.

    Exchange was asked for this user's permissions, but may answer with everybody's. It shows a service principal by one of its ids or
    names, or by its SID; a row with an address or with a built-in account is somebody else's.
    """
    rights = row.get("AccessRights")
    names = rights if isinstance(rights, list) else str(rights or "").replace("{", "").replace("}", "").split(",")
    if right.lower() not in (str(name).strip().lower() for name in names):
        return False
    if (
        boolean(row.get("Deny"))
        or boolean(row.get("IsInherited"))
        or str(row.get("AccessControlType", "Allow")).lower() == "deny"
    ):
        return False
    shown = str(row.get(user) or "").lower()
    identifier = str(row.get(sid) or "").lower()
    if shown in pointer.names or (identifier and identifier in pointer.names):
        return True
    if "@" in shown or shown.startswith("nt authority\\"):
        return False
    # The SID alone: Exchange's filter is all there is to go by, unless the pointer's own SID is known and is another one.
    return shown.startswith("s-1-") and not any(name.startswith("s-1-") for name in pointer.names)


def _rbac(run: Run, wanted: WantedRbac) -> RbacState:
    scope = _named(read_rows(run, cmdlets.management_scope(wanted.scope_name)), wanted.scope_name)
    assignment = _named(read_rows(run, cmdlets.role_assignment(wanted.assignment_name)), wanted.assignment_name)
    filters = scope and (scope.get("RecipientFilter") or scope.get("RecipientRestrictionFilter"))
    return RbacState(
        None if scope is None else str(filters or ""),
        None
        if assignment is None
        else leaf(assignment.get("CustomResourceScope") or assignment.get("CustomRecipientWriteScope")),
        None if assignment is None else leaf(assignment.get("Role")),
        None if assignment is None else (leaf(assignment.get("RoleAssigneeName") or assignment.get("RoleAssignee")) or None),
    )


def _named(rows: t.Sequence[Row], name: str) -> Row | None:
    wanted = name.lower()
    return next((row for row in rows if wanted in (str(row.get("Name", "")).lower(), leaf(row.get("Identity")).lower())), None)


def leaf(value: t.Any) -> str:
    r"""Return the last part of an object's name, which Exchange also writes with its organisation: ``contoso.test\Name``."""
    return str(value or "").replace("/", "\\").rpartition("\\")[2]
