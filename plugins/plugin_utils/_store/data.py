# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a store holds: per application its accounts (msal token cache and current access tokens of each sign-in user), the tokens of
the application itself, room for its credentials, and a sign-in that has been begun.

Plain data with a version; names that this version does not know are kept as they are. Pure.

.. code-block:: json

    {"format": "m365.mail_oauth.store", "version": 1, "applications": {"CLIENT_ID": {
        "credentials": {},
        "accounts": {"alice@contoso.test": {"user": "Alice@contoso.test", "object_id": "...", "tenant": "...", "tenant_id": "...",
                     "authority": "...", "tenants": ["a customer's tenant for which a partner's sign-in is named"],
                     "customers": {"a customer's tenant": {"tokens": []}},
                     "scopes": ["..."], "signed_in": 1790000000, "cache": {}, "tokens": [], "seed": "...", "refusal": {}}},
        "tokens": [{"scopes": ["..."], "granted": ["..."], "issued": 1790000000.0, "expires_on": 1790003600.0, "access_token": "..."}],
        "pending": {"alice@contoso.test": {}}}}}
"""

from __future__ import annotations

import json
import typing as t
from collections.abc import Sequence

from ...module_utils._entra import authority as authorities
from ...module_utils._entra import scopes as scope_rules
from ...module_utils._entra.delegated import Grant
from ...module_utils._errors import StoreError
from . import shape as _store_shape

FORMAT = "m365.mail_oauth.store"
VERSION = 1

Data = dict[str, t.Any]


def _mapping(parent: Data, key: str) -> Data:
    """Return the mapping at ``key``, made when missing."""
    found = parent.setdefault(key, {})
    if not isinstance(found, dict):
        raise StoreError(
            f"The store is damaged: '{key}' is not a mapping.", remedy="Restore it from a backup, or remove it and sign in again."
        )
    return found


#: Seconds that a token must still be valid for where the user does not say.
MIN_VALIDITY = 300


def is_fresh(issued: float, expires_on: float, now: float, min_validity: float | None) -> bool:
    """True when a token is valid for ``min_validity`` seconds from ``now``.

    None stands for :data:`MIN_VALIDITY`, but for half of the token's life where that is shorter: a refresh would not bring a longer one.
    """
    needed = min(MIN_VALIDITY, (expires_on - issued) / 2) if min_validity is None else min_validity
    return expires_on > now + max(needed, 0)


class Tokens:
    """A list of access tokens in a store; the newest for each set of scopes is kept.

    ``authority`` and ``tenant`` say whom tokens of the application itself are for; a user's are for whom the sign-in is for.
    """

    def __init__(self, owner: Data, authority: str = "", tenant: str = "") -> None:
        self._authority = authority
        self._tenant = tenant
        found = owner.setdefault("tokens", [])
        self._entries: list[Data] = found if isinstance(found, list) else []
        owner["tokens"] = self._entries

    def find(self, wanted: Sequence[str], now: float, min_validity: float | None) -> Data | None:
        """Return the longest-lived entry that covers ``wanted`` and is fresh by :func:`is_fresh`."""
        good = [
            entry
            for entry in self._entries
            if self._bound(entry)
            and is_fresh(entry.get("issued", 0), entry.get("expires_on", 0), now, min_validity)
            and self._resources(entry.get("scopes", [])) >= self._resources(wanted)
            and (set(wanted) <= set(entry.get("scopes", [])) or scope_rules.covers(entry.get("granted", []), wanted))
        ]
        return max(good, key=lambda entry: t.cast("float", entry["expires_on"]), default=None)

    def put(self, wanted: Sequence[str], grant: Grant, now: float) -> None:
        """Keep a new token and drop those that have expired or asked for the same."""
        self._entries[:] = [
            entry
            for entry in self._entries
            if entry.get("expires_on", 0) > now and not (self._bound(entry) and sorted(entry.get("scopes", [])) == sorted(wanted))
        ]
        self._entries.append(
            {
                "scopes": sorted(wanted),
                "granted": list(grant.scopes),
                "issued": round(now, 3),
                "expires_on": round(grant.expires_on, 3),
                "access_token": grant.access_token,
                **({"authority": self._authority, "tenant": self._tenant} if self._authority else {}),
            }
        )

    def _bound(self, entry: Data) -> bool:
        """Whether a token is for whom these are; one that does not say it, as earlier versions kept them, is for nobody."""
        if not self._authority:
            return True
        authority, tenant = str(entry.get("authority") or ""), str(entry.get("tenant") or "")
        return authorities.same(authority, self._authority) and authorities.same_tenant(tenant, self._tenant) is True

    def clear(self) -> None:
        """Forget all."""
        self._entries.clear()

    @staticmethod
    def _resources(wanted: Sequence[str]) -> set[str]:
        return {scope_rules.split_scope(scope).resource for scope in wanted}


class Account:
    """One sign-in user of one application in a store."""

    def __init__(self, client_id: str, data: Data) -> None:
        self.client_id = client_id
        self.data = data

    @property
    def user(self) -> str:
        """The user's sign-in name as the token endpoint wrote it."""
        return str(self.data.get("user") or "")

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes that the user signed in for."""
        return tuple(self.data.get("scopes") or ())

    @property
    def cache(self) -> Data:
        """The msal token cache."""
        found = self.data.get("cache")
        return found if isinstance(found, dict) else {}

    @property
    def can_refresh(self) -> bool:
        """True while there is a refresh token."""
        return bool(self.cache.get("RefreshToken"))

    @property
    def refusal(self) -> Data | None:
        """What the token endpoint refused with last: ``code``, ``message``, ``at``; gone once a refresh works again."""
        found = self.data.get("refusal")
        return found if isinstance(found, dict) else None

    @property
    def tokens(self) -> Tokens:
        """The access tokens."""
        return Tokens(self.data)

    def tokens_at(self, authority: str, tenant: str) -> Tokens:
        """The access tokens for a customer's tenant, apart from those of the account's own and of other customers."""
        customers = _mapping(self.data, "customers")
        return Tokens(_mapping(customers, tenant.lower()), authority, tenant)

    def name_tenants(self, tenants: Sequence[str]) -> None:
        """Note the customers' tenants that a partner's sign-in may be used for, beside those that are noted."""
        known = [str(one) for one in self.data.get("tenants") or ()]
        new = [one for one in dict.fromkeys(tenants) if one.lower() not in {name.lower() for name in known}]
        if new:
            self.data["tenants"] = [*known, *new]


class SignInFacts(t.NamedTuple):
    """What may be told of an account: times in seconds since 1970, ``used`` of the last redemption; ``refusal`` has ``code``, ``message``, ``at``."""

    user: str
    client_id: str
    object_id: str
    signed_in: float
    used: float
    can_refresh: bool
    refusal: Data | None


class StoreData:
    """The content of a store, to be read and changed."""

    def __init__(self, data: Data | None = None) -> None:
        self.data: Data = data if data is not None else {"format": FORMAT, "version": VERSION, "applications": {}}

    @classmethod
    def parse(cls, plain: bytes, path: str) -> StoreData:
        """Read the plain content; raises :class:`StoreError` for what is no store and for one of a newer format."""
        try:
            data = json.loads(plain.decode("utf-8"))
        except (ValueError, RecursionError):
            # Not chained: the parser's exception carries the whole text.
            raise StoreError(
                f"{path} is not a store: its content is no JSON. It is left untouched.",
                remedy="Choose another path for the store.",
            ) from None
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise StoreError(
                f"{path} is not a store of this collection. It is left untouched.", remedy="Choose another path for the store."
            )
        version = data.get("version")
        if not isinstance(version, int) or version < 1:
            raise StoreError(f"The store {path} has no version. It is left untouched.", remedy="Restore it from a backup.")
        if version > VERSION:
            raise StoreError(
                f"The store {path} has the format {version}, and this version of the collection knows formats up to {VERSION}. "
                "It is left untouched.",
                remedy="Use the newer version of m365.mail_oauth that wrote it.",
                code="store_too_new",
                version=version,
            )
        damage = _store_shape.problem(data)
        if damage:
            raise StoreError(
                f"The store {path} is damaged: {damage}. It is left untouched.",
                remedy="Restore it from a backup, or remove it and sign in again.",
                code="store_damaged",
            )
        return cls(data)

    def serialize(self) -> bytes:
        """Return the plain content; the same data always gives the same bytes."""
        return (json.dumps(self.data, sort_keys=True, separators=(",", ":")) + "\n").encode("utf-8")

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it, nor anything of a newer version."""
        return not any(value for key, value in self.data.items() if key not in ("format", "version"))

    def application(self, client_id: str) -> Data:
        """Return the record of an application, made when missing."""
        return _mapping(_mapping(self.data, "applications"), client_id.lower())

    def credentials(self, client_id: str) -> Data:
        """Return the room for an application's credentials."""
        return _mapping(self.application(client_id), "credentials")

    def app_tokens(self, client_id: str, authority: str = "", tenant: str = "") -> Tokens:
        """Return the tokens of the application itself in a tenant of an authority."""
        return Tokens(self.application(client_id), authority, tenant)

    def pending(self, client_id: str) -> Data:
        """Return the sign-ins that have been begun, by user."""
        return _mapping(self.application(client_id), "pending")

    def accounts(self, user: str, client_id: str = "") -> list[Account]:
        """Return the accounts of ``user``, of one application or of any."""
        applications = _mapping(self.data, "applications")
        wanted = [client_id.lower()] if client_id else list(applications)
        found = []
        for name in wanted:
            data = (applications.get(name) or {}).get("accounts", {}).get(user.lower())
            if isinstance(data, dict):
                found.append(Account(name, data))
        return found

    def account(self, user: str, client_id: str = "") -> Account | None:
        """Return the account of ``user``; without ``client_id`` it must be the only one of that user."""
        found = self.accounts(user, client_id)
        if len(found) > 1:
            raise StoreError(
                f"The store holds {user} for several applications: {', '.join(account.client_id for account in found)}.",
                remedy="Set client_id to the one that is meant.",
                code="ambiguous",
            )
        return found[0] if found else None

    def account_of_seed(self, seed: str, client_id: str) -> Account | None:
        """Return the account that came of a refresh token given from outside, by the token's digest."""
        accounts = (_mapping(self.data, "applications").get(client_id.lower()) or {}).get("accounts", {})
        for data in accounts.values():
            if data.get("seed") == seed:
                return Account(client_id.lower(), data)
        return None

    def users(self, client_id: str = "") -> list[str]:
        """Return the names of all sign-in users, for messages."""
        applications = _mapping(self.data, "applications")
        wanted = [client_id.lower()] if client_id else list(applications)
        return sorted({user for name in wanted for user in (applications.get(name) or {}).get("accounts", {})})

    def sign_ins(self) -> list[SignInFacts]:
        """Return what may be told of all accounts; no token is in it."""
        applications = _mapping(self.data, "applications")
        return [
            _sign_in(Account(client_id, data), user)
            for client_id in sorted(applications)
            for user, data in sorted((applications[client_id] or {}).get("accounts", {}).items())
            if isinstance(data, dict)
        ]

    def put_account(self, user: str, client_id: str, data: Data) -> Account:
        """Keep an account under the name ``user``, in place of an older one."""
        _mapping(self.application(client_id), "accounts")[user.lower()] = data
        self.pending(client_id).pop(user.lower(), None)
        return Account(client_id.lower(), data)

    def remove_account(self, user: str, client_id: str = "") -> int:
        """Forget a user, and a sign-in begun for them; return how many accounts that were."""
        applications = _mapping(self.data, "applications")
        removed = 0
        for name in [client_id.lower()] if client_id else list(applications):
            record = applications.get(name) or {}
            removed += record.get("accounts", {}).pop(user.lower(), None) is not None
            record.get("pending", {}).pop(user.lower(), None)
        return removed


def _number(value: t.Any) -> float:
    """Return a time of a store or of msal's cache, which keeps them as text; 0 for anything else."""
    try:
        return float(value or 0)
    except (TypeError, ValueError):
        return 0.0


def _sign_in(account: Account, user: str) -> SignInFacts:
    entries = account.cache.get("RefreshToken")
    redeemed = [
        _number(entry.get("last_modification_time"))
        for entry in (entries.values() if isinstance(entries, dict) else ())
        if isinstance(entry, dict)
    ]
    issued = [_number(entry.get("issued")) for entry in account.data.get("tokens") or () if isinstance(entry, dict)]
    signed_in = _number(account.data.get("signed_in"))
    return SignInFacts(
        account.user or user,
        account.client_id,
        str(account.data.get("object_id") or ""),
        signed_in,
        max([signed_in, *redeemed, *issued]),
        account.can_refresh,
        account.refusal,
    )
