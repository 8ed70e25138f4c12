# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whom what a store holds is for: a sign-in for one authority and tenant (and customers' tenants that are named for it), a secret for one
authority. Nothing is sent to anybody else, and nothing that was fetched for one is used for another (RFC 9700 sections 2.2 and 4.4).

Pure; controller only.
"""

from __future__ import annotations

import typing as t

from ...module_utils._entra import authority as authorities
from ...module_utils._errors import TokenError


def check_authority(what: str, bound: str, asked: str) -> None:
    """Raise :class:`TokenError` when ``what`` is for another authority than the one that is asked. An empty ``bound`` is not known yet."""
    if bound and not authorities.same(bound, asked):
        raise TokenError(
            f"{what} is for the authority {authorities.shown(bound)}, and {authorities.shown(asked)} is to be asked. Nothing was sent.",
            remedy="Set authority (or cloud) to the one that it is for; to move to the other one, sign in there "
            "(m365.mail_oauth.sign_in with force: true), or make a new credential.",
            code="authority_mismatch",
        )


def check_sign_in(account: t.Mapping[str, t.Any], authority: str, tenant: str, user: str, discovered: str = "") -> bool:
    """Raise :class:`TokenError` when a sign-in in the store is not for this authority and tenant.

    ``tenant`` is what the options say, ``discovered`` its id as far as the authority told it. Returns True when the names alone leave
    it open whether the tenant is the right one, so that its id has to be discovered before anything is sent.
    """
    check_authority(f"The sign-in of {user}", _text(account.get("authority")), authority)
    home, signed_in_as = _text(account.get("tenant_id")), _text(account.get("tenant"))
    named = account.get("tenants")
    names = [name for name in (home, signed_in_as, *(named if isinstance(named, list) else ())) if name and isinstance(name, str)]
    if not tenant or not names or tenant.lower() in authorities.SHARED_TENANTS:
        return False
    asked = discovered or tenant
    verdicts = [authorities.same_tenant(name, asked) for name in names]
    if any(verdicts) or any(authorities.same_tenant(name, tenant) for name in names):
        return False
    if authorities.same_tenant(home or signed_in_as, asked) is None:
        return True
    raise TokenError(
        f"The sign-in of {user} is for the tenant {signed_in_as or home}, and {tenant} is to be asked. Nothing was sent.",
        remedy=f"Set tenant to {signed_in_as or home}; for the other tenant sign in there (m365.mail_oauth.sign_in with force: true).",
        code="wrong_tenant",
    )


def _text(value: t.Any) -> str:
    return value if isinstance(value, str) else ""
