# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tokens: access tokens in the shape each resource gets, id tokens, refresh tokens."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import typing as t

from .catalog import CONSUMER_TENANT_ID, EXCHANGE_APP_ID
from .core import Core, Tenant
from .seed import hash_secret
from .signing import b64url
from .web import Json

#: How long before now tokens say they were issued; real ones do the same, for clients whose clock is behind.
BACKDATE = 300
#: Refresh tokens kept per user and client; older ones are forgotten.
_KEPT = 500


class Client(t.NamedTuple):
    """The client of a request: its application, its service principal in the tenant (if any), how it proved itself.

    ``strength`` is the ``appidacr`` of its tokens: 0 public, 1 secret, 2 certificate or federated assertion.
    """

    app: Json
    principal: Json | None
    strength: str


def access_token(
    core: Core,
    tenant: Tenant,
    client: Client,
    resource: Json,
    audience: str,
    *,
    user: Json | None = None,
    scopes: t.Iterable[str] = (),
    lifetime: float | None = None,
    extra: Json | None = None,
) -> str:
    """Mint an access token: delegated when ``user`` is given, app-only with the roles assigned otherwise.

    v1-shaped for Microsoft's resources, opaque for mail tokens of personal accounts. ``extra`` overrides claims (``None`` drops one).
    """
    now = core.clock.now()
    life = core.knobs["access_token_lifetime"] if lifetime is None else lifetime
    claims: Json = {
        "aud": audience,
        "iss": f"https://sts.windows.net/{tenant.id}/",
        "iat": int(now) - BACKDATE,
        "nbf": int(now) - BACKDATE,
        "exp": int(now + life),
        "aio": secrets.token_urlsafe(24),
        "app_displayname": client.app["displayName"],
        "appid": client.app["appId"],
        "appidacr": client.strength,
        "idp": f"https://sts.windows.net/{tenant.id}/",
    }
    if user is None:
        claims.update(_app_claims(tenant, client, resource))
    else:
        claims.update(_user_claims(client, user, scopes))
    claims.update({"tenant_region_scope": "EU", "tid": tenant.id, "uti": secrets.token_urlsafe(16), "ver": "1.0"})
    for name, value in (extra or {}).items():
        claims[name] = value
    claims = {name: value for name, value in claims.items() if value is not None}
    mail = resource["appId"] == EXCHANGE_APP_ID
    if mail and user is not None and (tenant.id == CONSUMER_TENANT_ID or core.knobs["opaque_tokens"]):
        return _opaque(core, claims)
    return core.keys.sign(claims)


def _app_claims(tenant: Tenant, client: Client, resource: Json) -> Json:
    principal = client.principal or {}
    roles = tenant.app_roles(principal.get("id", ""), resource["id"])
    return {
        "idtyp": "app",
        "oid": principal.get("id"),
        "rh": f"1.{secrets.token_urlsafe(12)}.",
        "roles": roles or None,
        "sub": principal.get("id"),
        "wids": principal.get("_directory_roles") or None,
    }


def _user_claims(client: Client, user: Json, scopes: t.Iterable[str]) -> Json:
    return {
        "acct": 0,
        "acr": "1",
        "amr": ["pwd"],
        "family_name": user["surname"],
        "given_name": user["givenName"],
        "idtyp": "user",
        "ipaddr": "127.0.0.1",
        "name": user["displayName"],
        "oid": user["id"],
        "puid": "1003" + hashlib.sha256(user["id"].encode()).hexdigest()[:12].upper(),
        "rh": f"1.{secrets.token_urlsafe(12)}.",
        "scp": " ".join(sorted(scopes)),
        "sub": pairwise(client.app["appId"], user["id"]),
        "unique_name": user["userPrincipalName"],
        "upn": user["userPrincipalName"],
        "wids": user["_directory_roles"] or None,
    }


def id_token(core: Core, tenant: Tenant, app: Json, user: Json, base_url: str, nonce: str, oidc: frozenset[str]) -> str:
    """Mint a v2 id token for the client."""
    now = core.clock.now()
    claims = {
        "aud": app["appId"],
        "iss": f"{base_url}/{tenant.id}/v2.0",
        "iat": int(now) - BACKDATE,
        "nbf": int(now) - BACKDATE,
        "exp": int(now) + 3600,
        "email": user["mail"] if "email" in oidc else None,
        "name": user["displayName"] if "profile" in oidc else None,
        "nonce": nonce or None,
        "oid": user["id"],
        "preferred_username": user["userPrincipalName"],
        "rh": f"1.{secrets.token_urlsafe(12)}.",
        "sub": pairwise(app["appId"], user["id"]),
        "tid": tenant.id,
        "uti": secrets.token_urlsafe(16),
        "ver": "2.0",
    }
    return core.keys.sign({name: value for name, value in claims.items() if value is not None})


def client_info(tenant: Tenant, user: Json) -> str:
    """Return msal's ``client_info``: base64url of the ids that make its home account id."""
    return b64url(json.dumps({"uid": user["id"], "utid": tenant.id}, separators=(",", ":")).encode())


def pairwise(app_id: str, user_id: str) -> str:
    """Return the ``sub`` of a user for one client."""
    return b64url(hashlib.sha256(f"{app_id}/{user_id}".encode()).digest())


def refresh_token(core: Core, tenant: Tenant, client: Client, user: Json, scope: str, *, spa: bool = False) -> str:
    """Issue a refresh token: bound to the user and the client, not to a resource."""
    token = f"1.A{secrets.token_urlsafe(96)}"
    table: dict[str, Json] = core.state["refresh_tokens"]
    table[hash_secret(token)] = {
        "client_id": client.app["appId"],
        "tenant_id": tenant.id,
        "user_id": user["id"],
        "issued": core.clock.now(),
        "used": False,
        "revoked": False,
        "public": client.strength == "0",
        "spa": spa,
        "scope": scope,
    }
    same = [key for key, row in table.items() if row["user_id"] == user["id"] and row["client_id"] == client.app["appId"]]
    for key in same[:-_KEPT]:
        del table[key]
    core.store.touch()
    return token


def claims_of(core: Core, token: str) -> Json | None:
    """Return the claims of a token issued here, opaque ones too; ``None`` for any other. Validity in time is the caller's to check."""
    row = core.state.get("opaque_tokens", {}).get(hash_secret(token))
    if row is not None:
        return t.cast(Json, row)
    try:
        return core.keys.claims(token)
    except Exception:  # PyJWT raises a family of errors, and ValueError for some garbage
        return None


def moment(claims: t.Mapping[str, t.Any], name: str) -> float:
    """Return a claim that is a time, 0 when it is missing or no number (which no valid token has)."""
    value = claims.get(name)
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else 0.0


def words(claims: t.Mapping[str, t.Any], name: str) -> list[str]:
    """Return the strings of a claim that is a list."""
    value = claims.get(name)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def unverified_claims(token: str) -> Json | None:
    """Return the claims of any JWT without checking it (for error texts only)."""
    try:
        payload = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (IndexError, ValueError):
        return None
    return claims if isinstance(claims, dict) else None


def _opaque(core: Core, claims: Json) -> str:
    token = "EwB" + secrets.token_urlsafe(720).replace("-", "+").replace("_", "/")
    now = core.clock.now()
    table: dict[str, Json] = core.state.setdefault("opaque_tokens", {})
    for key in [key for key, row in table.items() if row["exp"] < now - 86400]:
        del table[key]
    table[hash_secret(token)] = claims
    core.store.touch()
    return token
