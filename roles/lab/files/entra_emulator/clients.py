# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who the client is: application look-up in a tenant, and the proof it gives (secret, certificate, federated assertion, none)."""

from __future__ import annotations

import base64
import binascii
import re
import typing as t

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

from . import clock as clock_module
from .aadsts import AadError
from .catalog import CONSUMER_TENANT_ID, GRAPH_TOOLS
from .core import Core, Tenant
from .seed import hash_secret
from .signing import b64url
from .tokens import moment, unverified_claims
from .web import Json

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_MULTI_TENANT = ("AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount")
_PERSONAL = ("AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount")


def find(core: Core, tenant_name: str, client_id: str) -> tuple[Json, Tenant | None]:
    """Return the application and the tenant of the path (``None`` for /common and /organizations).

    Raises AadError: unknown tenant, unknown application, or one whose audience does not fit the path.
    """
    tenant = tenant_of_path(core, tenant_name)
    found = core.application(client_id)
    where = tenant.data["display_name"] if tenant else "Microsoft Accounts"
    if found is None or core.replication.see("applications", found[1]["id"], found[1]) is None:
        raise AadError(700016, app=client_id, tenant=where)
    home, app = found
    if tenant is not None and tenant.cloud == "china" and app["appId"] == GRAPH_TOOLS:
        raise AadError(50059)  # as for an id that nobody has: measured in September 2026
    fields = {"app": app["appId"], "app_name": str(app["displayName"])}
    audience = app["signInAudience"]
    if tenant is None:
        if audience == "AzureADMyOrg":
            raise AadError(50194, **fields)
        if audience == "PersonalMicrosoftAccount" and tenant_name.lower() == "organizations":
            raise AadError(9002331, **fields)
    elif tenant.id == CONSUMER_TENANT_ID:
        if audience not in _PERSONAL:
            raise AadError(9002332, **fields)
    elif audience == "PersonalMicrosoftAccount":
        raise AadError(9002331, **fields)
    elif tenant.id != home.id and (audience not in _MULTI_TENANT):
        raise AadError(700016, app=client_id, tenant=where)
    return app, tenant


def tenant_of_path(core: Core, name: str) -> Tenant | None:
    """Return the tenant of a URL, ``None`` for /common and /organizations; raises AadError for an unknown one."""
    if name.lower() in ("common", "organizations"):
        return None
    tenant = core.tenant(name)
    if tenant is None:
        raise AadError(90002, tenant=name)
    return tenant


def principal(core: Core, tenant: Tenant, app: Json) -> Json | None:
    """Return the client's service principal in a tenant as the token service sees it; raises AadError for a disabled one."""
    found = tenant.by_app_id("service_principals", app["appId"])
    if found is None:
        return None
    seen = core.replication.see("service_principals", found["id"], found)
    if seen is not None and not seen["accountEnabled"]:
        raise AadError(7000112, app=app["appId"], app_name=str(app["displayName"]))
    return seen


def authenticate(core: Core, app: Json, form: t.Mapping[str, str], token_url: str) -> str:
    """Check what the client sent to prove itself; return ``appidacr`` (``0`` when it sent nothing). Raises AadError."""
    if form.get("client_assertion"):
        if form.get("client_assertion_type") != ASSERTION_TYPE:
            raise AadError(900144, name="client_assertion_type")
        _check_assertion(core, app, form["client_assertion"], token_url)
        return "2"
    if "client_secret" in form:
        _check_secret(core, app, form["client_secret"])
        return "1"
    return "0"


def require_proof(app: Json, strength: str, *, public_redirect: bool = False) -> None:
    """Refuse a client without proof unless it is a public one."""
    if strength == "0" and not public_redirect and not app["isFallbackPublicClient"]:
        raise AadError(7000218)


def _check_secret(core: Core, app: Json, secret: str) -> None:
    now = core.clock.now()
    wanted = hash_secret(secret)
    for credential in app["passwordCredentials"]:
        kept = app["_secrets"].get(credential["keyId"])
        if kept is None or kept["hash"] != wanted:
            continue
        if kept["valid_from"] > now or clock_module.parse(credential["startDateTime"]) > now + 300:
            break
        if clock_module.parse(credential["endDateTime"]) <= now:
            raise AadError(7000222, app=app["appId"])
        return
    raise AadError(7000215, app=app["appId"])


def _check_assertion(core: Core, app: Json, assertion: str, token_url: str) -> None:
    try:
        header = jwt.get_unverified_header(assertion)
    except jwt.InvalidTokenError:
        raise AadError(700027, detail="The assertion is not a JWT.") from None
    claims = unverified_claims(assertion) or {}
    if claims.get("iss") != app["appId"]:
        _check_federated(core, app, assertion, header, claims)
        return
    now = core.clock.now()
    for credential in app["keyCredentials"]:
        key = app["_keys"].get(credential["keyId"])
        certificate = _certificate(key) if key else None
        if certificate is None or not _named(header, certificate):
            continue
        if clock_module.parse(credential["endDateTime"]) <= now:
            raise AadError(700027, detail="The certificate has expired.")
        _verify(core, app, assertion, certificate.public_key(), token_url)
        return
    raise AadError(
        700027,
        detail=f"[Reason - The key was not found., Thumbprint of key used by client: '{_thumbprint(header)}', Please visit the Azure "
        f"Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '{app['appId']}'.]",
    )


def _verify(core: Core, app: Json, assertion: str, key: PublicKeyTypes, token_url: str) -> None:
    options: t.Any = {"verify_exp": False, "verify_nbf": False, "verify_iat": False, "verify_aud": False}
    try:
        claims = jwt.decode(assertion, t.cast(t.Any, key), algorithms=["RS256", "PS256"], options=options)
    except jwt.InvalidTokenError:
        raise AadError(700027, detail="[Reason - The key used to sign does not match the certificate.]") from None
    now = core.clock.now()
    audience = str(claims.get("aud", ""))
    if claims.get("sub") != app["appId"] or not _same_path(audience, token_url):
        raise AadError(700027, detail="Client assertion audience or subject does not match.")
    if moment(claims, "exp") + 300 < now or moment(claims, "nbf") - 300 > now:
        raise AadError(700024)


def _thumbprint(header: t.Mapping[str, t.Any]) -> str:
    """Return the hexadecimal thumbprint that an assertion's header names (``x5t`` is base64url of it)."""
    text = str(header.get("x5t", "")).rstrip("=")
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).hex().upper()
    except ValueError:
        return ""


def _same_path(audience: str, token_url: str) -> bool:
    """Whether an assertion's audience is the token endpoint (by any of this server's names) or its issuer."""
    wanted = token_url.split("//", 1)[-1].partition("/")[2].lower()
    given = audience.split("//", 1)[-1].partition("/")[2].lower()
    return given == wanted or given == wanted.rsplit("/oauth2/", 1)[0] + "/v2.0"


def _named(header: t.Mapping[str, t.Any], certificate: x509.Certificate) -> bool:
    sha1 = b64url(certificate.fingerprint(hashes.SHA1()))  # noqa: S303 (the x5t of RFC 7515)
    sha256 = b64url(certificate.fingerprint(hashes.SHA256()))
    return (
        str(header.get("x5t", "")).rstrip("=") == sha1  # msal pads it
        or header.get("x5t#S256") == sha256
        or str(header.get("kid", "")).upper()
        == certificate.fingerprint(
            hashes.SHA1()  # noqa: S303
        )
        .hex()
        .upper()
    )


def _certificate(encoded: str) -> x509.Certificate | None:
    try:
        return x509.load_der_x509_certificate(base64.b64decode(encoded))
    except (ValueError, binascii.Error):
        return None


def _fits(row: Json, claims: Json) -> bool:
    """Whether claims fit a flexible credential's expression: ``*`` stands for anything, ``?`` for one character."""
    expression = str((row.get("claimsMatchingExpression") or {}).get("value") or "")
    parts = re.findall(r"claims\['(\w+)'\] (eq|matches) '([^']*)'", expression)
    patterns = [
        (name, re.escape(text) if operator == "eq" else re.escape(text).replace(r"\*", ".*").replace(r"\?", "."))
        for name, operator, text in parts
    ]
    return bool(parts) and all(re.fullmatch(pattern, str(claims.get(name, ""))) for name, pattern in patterns)


def _check_federated(core: Core, app: Json, assertion: str, header: Json, claims: Json) -> None:
    """Accept another issuer's token for which the application has a federated credential and this lab has the issuer's key."""
    issuer, subject = str(claims.get("iss", "")), str(claims.get("sub", ""))
    audience = claims.get("aud", "")
    audiences = [str(one) for one in audience] if isinstance(audience, list) else [str(audience)]
    known = [row for row in app["_federated"].values() if row["issuer"] == issuer]
    if not known:
        raise AadError(700211, issuer=issuer)
    matching = [row for row in known if row["subject"] == subject or _fits(row, claims)]
    if not matching:
        cased = any(str(row["subject"]).lower() == subject.lower() for row in known)
        raise AadError(7002138 if cased else 700213, subject=subject)
    if not any(one in row["audiences"] for row in matching for one in audiences):
        raise AadError(700212, audience=", ".join(audiences))
    keys = core.state.get("federated_issuers", {}).get(issuer, {}).get("keys", [])
    for document in keys:
        if header.get("kid") not in (None, document.get("kid")):
            continue
        try:
            options: t.Any = {"verify_exp": False, "verify_nbf": False, "verify_iat": False, "verify_aud": False}
            jwt.decode(assertion, jwt.PyJWK(document).key, algorithms=["RS256", "ES256"], options=options)
        except jwt.PyJWTError:
            continue
        if moment(claims, "exp") < core.clock.now():
            raise AadError(700027, detail="The assertion has expired.")
        return
    raise AadError(700027, detail="No key of the issuer verifies the assertion's signature.")
