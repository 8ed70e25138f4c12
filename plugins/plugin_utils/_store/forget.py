# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Taking out of a store what it holds for one tenant; what is another's, or nobody knows whose, stays. Pure; controller only."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field

from ...module_utils._entra import authority as authorities
from .data import StoreData

Json = t.Dict[str, t.Any]


@dataclass(frozen=True)
class Whose:
    """A tenant by its name and, where it is known, its id. ``client_ids`` are applications that go with it, credentials and all; without
    them its entries of every application go, and no credentials. ``users`` limits it to those sign-ins (a personal account is no tenant)."""

    tenant: str
    tenant_id: str
    authority: str
    client_ids: tuple[str, ...] = ()
    users: tuple[str, ...] = ()


@dataclass
class Forgotten:
    """What went, in words, and the applications of which something stays that nobody else is known to have."""

    removed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def forget(data: StoreData, whose: Whose, now: float = 0.0) -> Forgotten:
    """Take a tenant's entries out of ``data``, and sign-ins that nobody has finished by ``now`` (seconds since 1970) out of what it touches."""
    applications: Json = data.data.get("applications") or {}
    done = Forgotten()
    for client_id, record in list(applications.items()):
        named = client_id in whose.client_ids
        removed = _from_record(client_id, record, whose, named) if named or not whose.client_ids else []
        done.removed += removed
        if named or removed:
            _end_pending(record, now)
        if (named or removed) and not any(record.values()):
            del applications[client_id]
        elif not any(_is_of(entry, whose, named) is False for entry in _entries(record)):
            done.left.append(client_id)
    return done


def _entries(record: Json) -> list[Json]:
    return [*(record.get("accounts") or {}).values(), *(record.get("tokens") or ()), *(record.get("pending") or {}).values()]


def _end_pending(record: Json, now: float) -> None:
    """Take out what was begun and can be finished no more, whoever began it."""
    pending: Json = record.get("pending") or {}
    for user in [user for user, begun in pending.items() if begun.get("expires", now) < now]:
        del pending[user]


def _from_record(client_id: str, record: Json, whose: Whose, named: bool) -> list[str]:
    removed: list[str] = []
    accounts: Json = record.get("accounts") or {}
    for user, account in list(accounts.items()):
        wanted = not whose.users or user in whose.users
        if wanted and _is_of(account, whose, named):
            del accounts[user]
            removed.append(f"sign-in of {user}")
        elif _no_longer_for(account, whose):
            removed.append(f"what the sign-in of {user} has for the tenant")
    pending: Json = record.get("pending") or {}
    for user, begun in list(pending.items()):
        if (not whose.users or user in whose.users) and _is_begun_for(user, begun, whose):
            del pending[user]
            consent = begun.get("method") == "admin_consent"
            removed.append("request for admin consent" if consent else f"sign-in that {user} has begun")
    tokens: list[Json] = record.get("tokens") or []
    kept = [token for token in tokens if not _is_of(token, whose, named)]
    if len(kept) < len(tokens):
        tokens[:] = kept
        removed.append(f"tokens of the application {client_id}")
    credentials: Json = record.get("credentials") or {}
    if named and credentials:
        removed += [f"{entry.get('type')} {entry.get('name')}".replace("_", " ") for entry in credentials.values()]
        credentials.clear()
    return removed


def _is_of(entry: Json, whose: Whose, named: bool) -> bool | None:
    """Whether a sign-in or a token is the tenant's; None where its names leave that open."""
    authority = entry.get("authority")
    if authority and not authorities.same(str(authority), whose.authority):
        return False
    names = [str(entry[key]) for key in ("tenant_id", "tenant") if entry.get(key)]
    verdicts = {_same(name, whose) for name in names}
    if True in verdicts:
        return True
    # What has no name of a tenant is this one's where the application is; a name that may be another tenant's is not.
    return False if False in verdicts else (True if named and not names else None)


def _is_begun_for(user: str, begun: Json, whose: Whose) -> bool:
    """Whether a sign-in that is not finished is the tenant's; earlier versions kept no tenant with it, where the user's domain tells."""
    named = {} if begun.get("tenant") else {"tenant": user.rpartition("@")[2]}
    return _is_of({**begun, **named}, whose, named=False) is True


def _no_longer_for(account: Json, whose: Whose) -> bool:
    """Take a customer's tenant out of what a partner's sign-in is for, and say whether it was there."""
    tenants: list[str] = account.get("tenants") or []
    customers: Json = account.get("customers") or {}
    gone = [name for name in (*tenants, *customers) if _same(name, whose) is True]
    for name in gone:
        customers.pop(name, None)
    if gone and "tenants" in account:
        account["tenants"] = [name for name in tenants if name not in gone]
    return bool(gone)


def _same(name: str, whose: Whose) -> bool | None:
    verdicts = {authorities.same_tenant(name, known) for known in (whose.tenant, whose.tenant_id) if known}
    return True if True in verdicts else False if False in verdicts else None
