# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A user's token by a refresh token that was given: redeemed once, and kept in the store where there is one. Controller only."""

from __future__ import annotations

from collections.abc import Sequence

from ...module_utils._entra.delegated import DelegatedClient, Grant
from ...module_utils._errors import OptionError, TokenError
from .._store.store import Store
from . import from_store
from .means import Means, digest_of
from .terms import Term


def token_of(means: Means, terms: Sequence[Term]) -> Grant:
    """Redeem the refresh token given, once; later uses of the same one go on with what came of it."""
    options = means.options
    given = options.refresh_token
    if not given:
        raise OptionError("source: refresh_token, and no refresh_token is given.", remedy="Give the token, or another source.")
    named = sorted({term.sign_in_user.lower() for term in terms if term.sign_in_user})
    if len(named) > 1:
        raise OptionError(
            f"One refresh token is given for several sign-in users ({', '.join(named)}).",
            remedy="Look them up one by one, each with its own refresh_token, or use the store.",
        )
    protocols = {protocol for term in terms for protocol in term.protocols}
    scopes = options.delegated_scopes(protocols) or options.all_scopes()
    expected = named[0] if named else ""
    store = _store(means)
    if store is None:
        digest = digest_of("seed", options.authority, options.tenant, options.client_id, given, *scopes)
        grant = means.once_in_process(digest, lambda: _without_store(means, given, scopes))
        _refuse_another(grant.user, expected)
        return grant
    return _into(means, store, given, scopes, expected or (terms[0].mailbox if terms else ""), bool(expected))


def _store(means: Means) -> Store | None:
    """Return the store when one is named, or when the default one is there."""
    if means.options.store is None:
        if not means.options.tenant:
            return None
        store = means.store
        return store if store.exists else None
    return means.store


def _without_store(means: Means, given: str, scopes: Sequence[str]) -> Grant:
    with DelegatedClient(means.options.identity(), now=means.now) as client:
        grant = client.refresh(scopes, "the refresh token's user", given)
    if grant.refresh_token and grant.refresh_token != given:
        means.warn(
            "The token endpoint replaced the refresh token, and there is no store to keep the new one. The old one may stop working; "
            "set the option store, or sign in with m365.mail_oauth.sign_in."
        )
    return grant


def _into(means: Means, store: Store, given: str, scopes: Sequence[str], user: str, named: bool) -> Grant:
    options = means.options
    seed = digest_of("refresh_token", given)
    grant: Grant | None = None
    with store.transaction() as data:
        account = data.account_of_seed(seed, options.client_id)
        if account is None:
            identity = options.identity()
            with DelegatedClient(identity, now=means.now) as client:
                grant = client.refresh(scopes, user, given)
                cache = client.cache_state()
            record = from_store.new_account(
                options, grant, scopes, cache, means.now(), user=user, seed=seed, confidential=identity.confidential
            )
            account = data.put_account(grant.user or user, options.client_id, record)
    name = account.user or user
    if named:
        _refuse_another(name, user)
    return grant or from_store.token_of(means, name, scopes)


def _refuse_another(found: str, expected: str) -> None:
    if found and expected and found.lower() != expected.lower():
        raise TokenError(
            f"The refresh token belongs to {found}, not to {expected}.",
            remedy=f"Give the refresh token of {expected}, or sign_in_user: {found}.",
            code="user_mismatch",
        )
