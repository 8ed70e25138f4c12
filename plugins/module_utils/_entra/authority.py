# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which authority a credential is for, and whether an address belongs to it: what is for one authority is never sent to another.

RFC 9700 sections 2.2 and 4.4 (mix-up), RFC 8414 section 3.3 (the issuer). Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t
import urllib.parse

from .._answers.answer import one_line
from .._clouds import AUTHORITY_NAMES, CLOUDS, CONSUMER_TENANT_ID
from .._errors import TokenError
from .._shapes import is_guid

#: Tenants that stand for several.
SHARED_TENANTS = frozenset({"common", "organizations", "consumers"})

#: Addresses that every library reads alike: no user, no backslash, nothing that is not visible.
_PLAIN_URL = re.compile(
    r"[a-z][a-z0-9+.-]*://(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?(?:[/?#][!-\[\]-~]*)?\Z", re.IGNORECASE
)
#: Where credentials go, by their names in an OpenID configuration.
_ENDPOINTS = ("token_endpoint", "device_authorization_endpoint", "authorization_endpoint")


def origin(url: t.Any) -> tuple[str, int] | None:
    """Return host and port of an address, None for one that is not plain. Microsoft's names for one authority are made one."""
    if not isinstance(url, str) or not _PLAIN_URL.match(url):
        return None
    try:
        parts = urllib.parse.urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port or 443
    except ValueError:
        return None
    for names in AUTHORITY_NAMES:
        if host in names and port == 443:
            return min(names), port
    return host, port


def same(one: str, other: str) -> bool:
    """Whether two addresses belong to one authority."""
    found = origin(one)
    return found is not None and found == origin(other)


def shown(url: t.Any) -> str:
    """Return scheme, host and port of an address for a message, nothing else of it."""
    found = origin(url)
    if found is None:
        return "something that is no plain address"
    parts = urllib.parse.urlsplit(url)
    return one_line(f"{parts.scheme}://{parts.netloc}", 120)


def check_endpoint(url: str, authority: str) -> None:
    """Raise :class:`TokenError` when something secret is about to be sent to another authority than the one that is asked."""
    if not (url.lower().startswith("https://") and same(url, authority)):
        raise _strays(authority, "endpoint", url)


def check_discovery(document: t.Mapping[str, t.Any], authority: str) -> None:
    """Raise :class:`TokenError` when an OpenID configuration leads away from the authority that gave it."""
    for name in _ENDPOINTS:
        url = document.get(name)
        if url is None and name == "device_authorization_endpoint":
            continue
        if not (isinstance(url, str) and url.lower().startswith("https://") and same(url, authority)):
            raise _strays(authority, name, url)
    issuer = document.get("issuer")
    if issuer is not None and not (isinstance(issuer, str) and same(issuer, authority)):
        raise _strays(authority, "issuer", issuer)


def tenant_of(document: t.Mapping[str, t.Any]) -> str:
    """Return the tenant id in an OpenID configuration's issuer, empty where it names none."""
    for part in str(document.get("issuer") or "").split("/"):
        if is_guid(part):
            return part.lower()
    return ""


def same_tenant(one: str, other: str) -> bool | None:
    """Whether two names stand for one tenant; None where names alone do not tell (a domain beside an id, a shared name)."""
    first, second = (CONSUMER_TENANT_ID if name.lower() == "consumers" else name.lower() for name in (one, other))
    if first == second:
        return True
    both_ids = is_guid(first) and is_guid(second)
    return False if both_ids else None


def _strays(authority: str, name: str, url: t.Any) -> TokenError:
    found = origin(url)
    cloud = next((known.name for known in CLOUDS.values() if found is not None and origin(known.authority) == found), "")
    other = "Check the option authority, and whether something on the way rewrites what it answers."
    return TokenError(
        f"The authority {shown(authority)} names {shown(url)} as its {name}, which is not its own host. Nothing was sent there.",
        remedy=f"The tenant seems to be in another cloud: set cloud to {cloud}. {other}" if cloud else other,
        code="authority_mismatch",
    )
