# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A partner's token for a customer's tenant (GDAP): one sign-in at home, redeemed at each customer that it is named for.

The refresh token is bound to user and client. What a customer's tenant says is a verdict about that customer: it never ends the sign-in, and
a refresh token that comes from there is not kept in place of the one from home. Controller only.
"""

from __future__ import annotations

import typing as t
from collections.abc import Sequence

from ...module_utils._entra.claims import read_claims
from ...module_utils._entra.delegated import DelegatedClient, Grant
from ...module_utils._errors import TokenError
from .._store import binding
from .._store.data import Account
from . import from_store
from .means import Means

#: Numbers of the token endpoint that say the same of every partner: which, what it means here, and the mend.
_VERDICTS: tuple[tuple[frozenset[int], str, str], ...] = (
    (
        frozenset({50020, 50177, 50034}),
        "does not let {user} in: there is no delegated administration (GDAP) with {home}, or {user} is in none of its groups",
        "In the Partner Center, look at the customer's relationship: whether it is active, and which security groups it has; put {user} into one.",
    ),
    (
        frozenset({65001, 7000229, 700016}),
        "has not consented to the application {client}, with which {user} signs in",
        "Have an administrator of the customer consent to it (m365.mail_oauth.admin_consent with app_id {client}), or consent in the Partner Center.",
    ),
    (
        frozenset({53000, 53001, 53003, 50074, 50076, 50079, 50158, 530032}),
        "wants more of {user} than the sign-in at {home} has: a policy of the customer (Conditional Access) refuses it",
        "Sign in at {home} with multifactor authentication (remove the administrator's store first), or have the customer leave partners out of it.",
    ),
)


def token_of(means: Means, user: str, wanted: Sequence[str], home: str, named: Sequence[str]) -> Grant:
    """Return a token of ``user``, who signed in at ``home``, for the tenant of the options; raises :class:`TokenError`.

    ``named`` are the customers that the sign-in may be used for; the tenant has to be among them.
    """
    data = means.store.load()
    account = from_store.account_of(means, data, user)
    account.name_tenants(named)
    options = means.options
    known = account.tokens_at(options.authority, options.tenant).find(wanted, means.now(), options.min_validity)
    if known is not None:
        return from_store.grant_of(known, account.user)
    grant = _redeemed(means, account, wanted, home)
    with means.store.transaction() as data:
        account = from_store.account_of(means, data, user)
        account.name_tenants(named)
        account.tokens_at(options.authority, options.tenant).put(wanted, grant, means.now())
    return grant


def _redeemed(means: Means, account: Account, wanted: Sequence[str], home: str) -> Grant:
    identity = means.options.identity(account.client_id)
    by_id = binding.check_sign_in(account.data, identity.authority, identity.tenant, account.user)
    if not account.data.get("confidential"):
        identity = identity.as_public()
    with DelegatedClient(identity, account.cache, now=means.now) as client:
        tenant_id = client.tenant_id()
        if by_id:
            binding.check_sign_in(account.data, identity.authority, identity.tenant, account.user, tenant_id)
        try:
            grant = client.refresh(wanted, account.user)
        except TokenError as exc:
            if exc.code in ("refresh_token_expired", "refresh_token_revoked"):
                raise from_store.interaction(account.user, exc) from None
            raise _told(exc, account, means.options.tenant, home) from None
    token = read_claims(grant.access_token)
    if not token.opaque and str(token.claims.get("tid") or "").lower() != tenant_id:
        raise TokenError(
            f"The token that came for the tenant {means.options.tenant} is of another one. It was not used.",
            remedy="Check the options tenant and authority.",
            code="wrong_tenant",
        )
    return grant


def _told(failure: TokenError, account: Account, customer: str, home: str) -> TokenError:
    """Return a customer's refusal in the words of delegated administration."""
    numbers = frozenset(int(number) for number in failure.details.get("error_codes") or () if str(number).isdigit())
    said = failure.details.get("server_said")
    for known, clause, remedy in _VERDICTS:
        if numbers & known:
            names: dict[str, t.Any] = {"user": account.user, "home": home, "client": account.client_id}
            return TokenError(
                f"The customer's tenant {customer} {clause.format(**names)}."
                + (f" The token endpoint said: {said}" if said else ""),
                remedy=remedy.format(**names),
                code=failure.code,
                **failure.details,
            )
    return failure
