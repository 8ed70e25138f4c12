# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A user's token from the store, refreshed when needed by what the sign-in left there. Controller only."""

from __future__ import annotations

import typing as t
from collections.abc import Sequence

from ...module_utils import _secrets
from ...module_utils._answers.answer import Kind
from ...module_utils._answers.entra_codes import SIGN_IN_MENDS
from ...module_utils._entra.delegated import ClientIdentity, DelegatedClient, Grant
from ...module_utils._errors import TokenError
from .._store import binding
from .._store.data import Account, StoreData
from .._when import time_left
from .means import Means
from .options import TokenOptions

#: What is kept of a refusal beside its code and message.
_KEPT = ("error_codes", "correlation_id", "server_said")


def token_of(means: Means, user: str, wanted: Sequence[str] | None, *, force: bool = False) -> Grant:
    """Return a token of ``user`` for ``wanted`` (or what they signed in for) from the store, refreshed when needed or with ``force``.

    Raises :class:`TokenError` with the code ``interaction_required`` when only a new sign-in helps.
    """
    account = account_of(means, means.store.load(), user)
    _identity_of(means, account)
    known = None if force else _current(means, account, wanted, means.options.min_validity)
    if known is not None:
        return known
    failure: TokenError | None = None
    with means.store.transaction() as data:
        account = account_of(means, data, user)
        # Whoever waited for the lock finds what the one before has fetched.
        known = None if force else _current(means, account, wanted, means.options.min_validity)
        if known is not None:
            return known
        try:
            grant = _refresh(means, account, user, wanted)
        except TokenError as exc:
            failure = exc
    if failure is None:
        return grant
    known = None if force else _current(means, account, wanted, 0)
    if known is not None and failure.code not in SIGN_IN_MENDS:
        means.warn(
            f"The token of {user} could not be refreshed; the old one is used, which is valid until {time_left(known.expires_on, means.now())}. "
            f"{failure.message}"
        )
        return known
    raise interaction(user, failure) if failure.code in SIGN_IN_MENDS else failure


def account_of(means: Means, data: StoreData, user: str) -> Account:
    """Return the account of ``user``. Raises :class:`TokenError` with the code ``interaction_required`` when the store has none."""
    account = data.account(user, means.options.client_id)
    if account is not None:
        return account
    others = data.users(means.options.client_id)
    known = f"it holds {', '.join(others)}" if others else "it holds nobody"
    where = f"the store {means.store.path}"
    raise TokenError(
        f"There is no sign-in of {user} in {where} ({known}).",
        remedy=f"Sign in with m365.mail_oauth.sign_in (user: {user}); for a shared mailbox, name its delegate as sign_in_user.",
        code="interaction_required",
        user=user,
    )


def _current(means: Means, account: Account, wanted: Sequence[str] | None, min_validity: float | None) -> Grant | None:
    entry = account.tokens.find(wanted or account.scopes, means.now(), min_validity)
    return None if entry is None else grant_of(entry, account.user)


def grant_of(entry: dict[str, t.Any], user: str) -> Grant:
    """Return a token as the store has it."""
    token = str(_secrets.register(entry["access_token"]))
    return Grant(token, float(entry["expires_on"]), tuple(entry.get("granted") or ()), user=user)


def _refresh(means: Means, account: Account, user: str, wanted: Sequence[str] | None) -> Grant:
    """Refresh inside a transaction; a refresh token that is of no use any more is removed."""
    if not account.can_refresh:
        before = account.refusal or {}
        kept: dict[str, t.Any] = {name: before.get(name) for name in _KEPT}
        raise TokenError(
            str(before.get("message") or f"The store has no refresh token of {user}."),
            code=str(before.get("code") or "refresh_token_revoked"),
            **kept,
        )
    identity = _identity_of(means, account)
    if not account.data.get("confidential"):
        # A refresh token that a public client was given is redeemed without a credential, whatever else the credential is for.
        identity = identity.as_public()
    scopes = tuple(wanted or account.scopes or means.options.all_scopes())
    with DelegatedClient(identity, account.cache, now=means.now) as client:
        if binding.check_sign_in(account.data, identity.authority, identity.tenant, user):
            binding.check_sign_in(account.data, identity.authority, identity.tenant, user, client.tenant_id())
        try:
            grant = client.refresh(scopes, user)
        except TokenError as exc:
            _note(means, account, client, exc)
            raise
        account.data.setdefault("authority", identity.authority)
        account.data["cache"] = client.cache_state()
    account.data.pop("refusal", None)
    account.tokens.put(scopes, grant, means.now())
    return grant


def _identity_of(means: Means, account: Account) -> ClientIdentity:
    """Return who asks for an account's tokens. Raises :class:`TokenError` when that is somebody whom the sign-in is not for."""
    identity = means.options.identity(account.client_id, str(account.data.get("tenant") or ""))
    binding.check_sign_in(account.data, identity.authority, identity.tenant, account.user)
    return identity


def _note(means: Means, account: Account, client: DelegatedClient, exc: TokenError) -> None:
    """Keep what the token endpoint said, inside a transaction. The refresh token goes only when it is surely of no use any more."""
    if "error" not in exc.details:
        return
    account.data["refusal"] = {
        "code": exc.code,
        "message": exc.message,
        "at": int(means.now()),
        **{name: exc.details[name] for name in _KEPT if name in exc.details},
    }
    meaning = getattr(exc, "meaning", None)
    if meaning is not None and meaning.kind is Kind.DEAD_TOKEN:
        client.forget_refresh_token()
        account.data["cache"] = client.cache_state()


def interaction(user: str, failure: TokenError) -> TokenError:
    """Return the error for a sign-in that has ended, with the code ``interaction_required``."""
    details = {**failure.details, "cause": failure.code, "user": user}
    return TokenError(
        f"{user} has to sign in again. {failure.message}",
        remedy=f"Run m365.mail_oauth.sign_in for {user} with a person at hand; it cannot be done unattended.",
        code="interaction_required",
        **details,
    )


def new_account(
    options: TokenOptions, grant: Grant, scopes: Sequence[str], cache: dict[str, t.Any], now: float, *, user: str, **extra: t.Any
) -> dict[str, t.Any]:
    """Return the store's record of a user who has just signed in."""
    account = Account(
        "",
        {
            "user": grant.user or user,
            "object_id": grant.object_id,
            "tenant_id": grant.tenant_id,
            "tenant": options.tenant,
            "authority": options.authority,
            "scopes": sorted(scopes),
            "signed_in": int(now),
            "cache": cache,
            **extra,
        },
    )
    account.tokens.put(scopes, grant, now)
    return account.data
