# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The token endpoint: one function per grant."""

from __future__ import annotations

import base64
import hashlib
import hmac
import typing as t

from . import clients, conditional, device, partners, provisioning, scopes, sign_in_log, tokens
from .aadsts import AadError, answer_headers
from .catalog import CONSUMER_TENANT_ID, FIRST_PARTY_CLIENTS, GRAPH_APP_ID, GRAPH_TOOLS
from .clock import iso7
from .core import Core, Tenant
from .policies import consent as user_consents
from .policies import documents
from .seed import CLOUD_APPLICATION_ADMINISTRATOR, hash_secret
from .web import BadRequest, Json, Request, Response, json_response

_DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
_SPA_LIFETIME = 86400.0


class TokenRequest(t.NamedTuple):
    """One request to the token endpoint, with what every grant needs."""

    core: Core
    tenant_name: str
    form: dict[str, str]
    base_url: str
    origin: str

    def need(self, name: str) -> str:
        """Return a parameter; raises AadError when it is missing or empty."""
        value = self.form.get(name, "")
        if not value:
            raise AadError(900144, name=name)
        return value


def token(core: Core, tenant_name: str, request: Request) -> Response:
    """Answer ``POST /{tenant}/oauth2/v2.0/token``."""
    correlation = request.headers.get("client-request-id", "")
    try:
        form = _form(request)
        call = TokenRequest(core, tenant_name, form, request.base_url, request.headers.get("origin", ""))
        grant = call.need("grant_type")
        request.log["grant_type"] = grant
        request.log["client_id"] = form.get("client_id", "")
        handler = _GRANTS.get(grant)
        if handler is None:
            raise AadError(70003, grant=grant)
        answer = handler(call)
    except BadRequest as error:
        return AadError(90023, detail=str(error)).response(core.clock.now(), correlation)
    except AadError as refusal:
        request.log["aadsts"] = refusal.number
        return refusal.response(core.clock.now(), correlation)
    return json_response(200, answer, answer_headers(correlation_id=correlation))


def _form(request: Request) -> dict[str, str]:
    """Return the form; a client may also give its id and secret by HTTP Basic."""
    form = request.form()
    scheme, _unused, encoded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic" and "client_secret" not in form:
        try:
            client_id, colon, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
        except ValueError:
            raise BadRequest("The Authorization header is not valid.") from None
        if colon:
            form.setdefault("client_id", client_id)
            form["client_secret"] = secret
    return form


def _client_credentials(call: TokenRequest) -> Json:
    core = call.core
    client_id, scope = call.need("client_id"), call.form.get("scope", "")
    if not scope:
        raise AadError(90014, name="scope")
    app, tenant = clients.find(core, call.tenant_name, client_id)
    if tenant is None or tenant.id == CONSUMER_TENANT_ID:
        raise AadError(9001023)
    strength = clients.authenticate(core, app, call.form, f"{call.base_url}/{call.tenant_name}/oauth2/v2.0/token")
    if strength == "0":
        raise AadError(7000218)
    resource, audience = scopes.client_credentials(core, tenant, scope, call.base_url)
    principal = clients.principal(core, tenant, app)
    if principal is None:
        raise AadError(7000229, app=client_id, tenant=tenant.id)
    access = tokens.access_token(core, tenant, tokens.Client(app, principal, strength), resource, audience)
    sign_in_log.token_issued(core, tenant, app, None, resource, "client_credentials")
    return _answer(core, access)


def _device_code(call: TokenRequest) -> Json:
    core = call.core
    client_id = call.need("client_id")
    code = call.form.get("device_code") or call.form.get("code") or ""
    if not code:
        raise AadError(900144, name="device_code")
    app, _unused = clients.find(core, call.tenant_name, client_id)
    strength = clients.authenticate(core, app, call.form, f"{call.base_url}/{call.tenant_name}/oauth2/v2.0/token")
    clients.require_proof(app, strength)
    row = device.poll(core, app, code)
    tenant, user = signed_in_user(core, row["user_id"], row["user_tenant_id"])
    _check_tenant(call, tenant, user, app)
    answer = delegated(
        call, app, tenant, user, row["scope"], strength=strength, flow="device_code", for_all=row.get("for_all", False)
    )
    device.redeemed(core, code)
    return answer


def _authorization_code(call: TokenRequest) -> Json:
    core = call.core
    client_id, code = call.need("client_id"), call.need("code")
    app, _unused = clients.find(core, call.tenant_name, client_id)
    row: Json | None = core.state["authorization_codes"].get(hash_secret(code))
    if row is None or row["client_id"] != app["appId"]:
        raise AadError(9002313)
    if row["redeemed"]:
        raise AadError(54005)
    if row["expires"] <= core.clock.now():
        raise AadError(70008)
    redirect = call.need("redirect_uri")
    if redirect != row["redirect_uri"]:
        raise AadError(500112, uri=redirect, expected=row["redirect_uri"])
    _check_pkce(row, call.form.get("code_verifier", ""))
    spa = row["platform"] == "spa"
    if spa and not (call.origin and row["code_challenge"]):
        raise AadError(9002325)
    strength = clients.authenticate(core, app, call.form, f"{call.base_url}/{call.tenant_name}/oauth2/v2.0/token")
    if row["platform"] == "web":
        clients.require_proof({**app, "isFallbackPublicClient": False}, strength)
    elif strength != "0":
        raise AadError(700025)
    tenant, user = signed_in_user(core, row["user_id"], row["user_tenant_id"])
    row["redeemed"] = True
    core.store.touch()
    text = call.form.get("scope") or row["scope"]
    if "offline_access" in row["scope"].split() and "offline_access" not in text.split():
        text += " offline_access"
    return delegated(call, app, tenant, user, text, strength=strength, nonce=row["nonce"], spa=spa)


def _refresh_token(call: TokenRequest) -> Json:
    core = call.core
    client_id, given = call.need("client_id"), call.need("refresh_token")
    app, _unused = clients.find(core, call.tenant_name, client_id)
    key = hash_secret(given)
    row: Json | None = core.state["refresh_tokens"].get(key)
    if row is None:
        raise AadError(9002313)
    if row["client_id"] != app["appId"]:
        raise AadError(70000)
    tenant, user = signed_in_user(core, row["user_id"], row["tenant_id"])
    _check_lifetime(core, row, user)
    if row["public"] and app["isFallbackPublicClient"] and {"client_secret", "client_assertion"} & set(call.form):
        raise AadError(700025)
    strength = clients.authenticate(core, app, call.form, f"{call.base_url}/{call.tenant_name}/oauth2/v2.0/token")
    clients.require_proof(app, strength, public_redirect=row["public"])
    text = call.form.get("scope") or row["scope"]
    asked = clients.tenant_of_path(core, call.tenant_name)
    if asked is not None and partners.lets_in(asked, tenant, user):
        return delegated(call, app, asked, user, f"{text} offline_access", strength=strength, home=tenant)
    _check_tenant(call, tenant, user, app)
    answer = delegated(call, app, tenant, user, f"{text} offline_access", strength=strength, spa=row["spa"])
    if core.knobs["one_time_refresh_tokens"]:
        row["used"] = True
    return answer


def _check_lifetime(core: Core, row: Json, user: Json) -> None:
    now = core.clock.now()
    lifetime = min(core.knobs["refresh_token_lifetime"], _SPA_LIFETIME) if row["spa"] else core.knobs["refresh_token_lifetime"]
    if row["revoked"] or row["issued"] < user.get("_tokens_valid_from", 0.0):
        valid_from = user.get("_tokens_valid_from", now)
        raise AadError(50173, issued=iso7(row["issued"]), valid_from=iso7(int(valid_from)))
    if row["used"]:
        raise AadError(70000)
    if row["issued"] + lifetime <= now:
        raise AadError(700082, issued=iso7(row["issued"]), lifetime=_duration(lifetime))


def _password(call: TokenRequest) -> Json:
    core = call.core
    client_id, username, password = call.need("client_id"), call.need("username"), call.need("password")
    app, tenant = clients.find(core, call.tenant_name, client_id)
    strength = clients.authenticate(core, app, call.form, f"{call.base_url}/{call.tenant_name}/oauth2/v2.0/token")
    clients.require_proof(app, strength)
    if tenant is not None and tenant.id == CONSUMER_TENANT_ID:
        raise AadError(9001023)
    tenant, user = check_password(core, tenant, username, password, app)
    return delegated(call, app, tenant, user, call.need("scope"), strength=strength, flow="password")


def check_password(core: Core, tenant: Tenant | None, username: str, password: str, app: Json) -> tuple[Tenant, Json]:
    """Return the user with this name and password; raises AadError. ``tenant`` is the one the URL names."""
    home = core.tenant_of_user(username)
    user = home.user(username) if home else None
    if home is None or user is None:
        where = tenant or home
        raise AadError(50034, user=username, tenant=where.data["display_name"] if where else username.rpartition("@")[2])
    if not hmac.compare_digest(user["_password"].encode(), password.encode()):
        raise AadError(50126)
    check_user(tenant, home, user, app)
    return home, user


def check_user(tenant: Tenant | None, home: Tenant, user: Json, app: Json) -> None:
    """Refuse a user who is disabled or does not belong where the application signs in; raises AadError."""
    if not user["accountEnabled"]:
        raise AadError(50057)
    audience = app["signInAudience"]
    personal = home.id == CONSUMER_TENANT_ID
    wrong = tenant is not None and tenant.id != home.id
    if (
        wrong
        or (personal and audience in ("AzureADMyOrg", "AzureADMultipleOrgs"))
        or (not personal and audience == "PersonalMicrosoftAccount")
    ):
        raise AadError(
            50020,
            user=user["userPrincipalName"],
            provider="live.com" if personal else f"https://sts.windows.net/{home.id}/",
            tenant=tenant.data["display_name"] if tenant else home.data["display_name"],
            app=f"{app['appId']}'({app['displayName']})'",
        )


def signed_in_user(core: Core, user_id: str, tenant_id: str) -> tuple[Tenant, Json]:
    """Return a user who signed in before; raises AadError when the account is gone or disabled."""
    tenant = core.tenant(tenant_id)
    user = tenant.user(user_id) if tenant else None
    if tenant is None or user is None:
        raise AadError(50034, user=user_id, tenant=tenant.data["display_name"] if tenant else tenant_id)
    if not user["accountEnabled"]:
        raise AadError(50057)
    return tenant, user


def _check_tenant(call: TokenRequest, home: Tenant, user: Json, app: Json) -> None:
    check_user(clients.tenant_of_path(call.core, call.tenant_name), home, user, app)


def delegated(
    call: TokenRequest,
    app: Json,
    tenant: Tenant,
    user: Json,
    scope: str,
    *,
    strength: str,
    nonce: str = "",
    spa: bool = False,
    flow: str = "",
    for_all: bool = False,
    home: Tenant | None = None,
) -> Json:
    """Check scopes, consent and policies for a signed-in user and return the answer with its tokens; raises AadError.

    ``home`` is the user's own tenant where that is another one than ``tenant``, which the tokens are for.
    """
    core = call.core
    wanted = scopes.parse(core, tenant, app, scope, call.base_url)
    conditional.check(core, tenant, user, wanted.resource, flow)
    principal = clients.principal(core, tenant, app)
    conditional.check_assignment(tenant, principal, app, user)
    values = consent(core, tenant, app, principal, user, wanted, for_all)
    principal = clients.principal(core, tenant, app)  # consent may just have made it
    client = tokens.Client(app, principal, strength)
    scp = values if wanted.resource["appId"] != GRAPH_APP_ID else values | (wanted.oidc - {"offline_access"})
    access = tokens.access_token(core, tenant, client, wanted.resource, wanted.audience, user=user, scopes=scp)
    sign_in_log.token_issued(core, tenant, app, user, wanted.resource, flow)
    answer = _answer(core, access)
    answer["scope"] = scopes.qualified(wanted, sorted(values))
    if "offline_access" in wanted.oidc:
        answer["refresh_token"] = tokens.refresh_token(core, home or tenant, client, user, scope, spa=spa)
        if spa:
            answer["refresh_token_expires_in"] = int(_SPA_LIFETIME)
    if "openid" in wanted.oidc:
        answer["id_token"] = tokens.id_token(core, tenant, app, user, call.base_url, nonce, wanted.oidc)
    if call.form.get("client_info"):
        answer["client_info"] = tokens.client_info(home or tenant, user)
    return answer


def consent(
    core: Core, tenant: Tenant, app: Json, principal: Json | None, user: Json, wanted: scopes.Wanted, for_all: bool = False
) -> set[str]:
    """Return the scope values the token carries; raises AadError 65001 where consent is missing.

    An administrator consents while signing in to Microsoft's command line tools, for themselves or, with ``for_all``, for everybody.
    """
    granted = scopes.consented(core, tenant, app, principal["id"] if principal else None, wanted.resource, user)
    missing = set(wanted.values) - granted
    if missing and app["appId"] in FIRST_PARTY_CLIENTS and app["appId"] != GRAPH_TOOLS:
        raise AadError(65002, app=app["appId"], resource=wanted.resource["appId"])
    administrator = CLOUD_APPLICATION_ADMINISTRATOR in user["_directory_roles"]
    own = user["id"] in tenant.table("users")  # nobody else is asked
    may = user_consents.user_may(core, tenant, app, wanted.resource, missing) or (app["appId"] == GRAPH_TOOLS and administrator)
    if missing and own and may:
        _check_declared(app, wanted.resource)
        whose = None if for_all and administrator else user["id"]
        provisioning.grant(core, tenant, provisioning.ensure_principal(core, tenant, app), wanted.resource, missing, whose)
        granted |= missing
        missing = set()
    if missing or (wanted.default and not granted):
        _check_declared(app, wanted.resource)
        if own and documents.given(tenant, "authorizationPolicy") is not None and not administrator:
            raise AadError(90094)
        raise AadError(65001, app=app["appId"], app_name=str(app["displayName"]))
    personal = tenant.id == CONSUMER_TENANT_ID  # consents to just what is asked for
    everything = wanted.default or (core.knobs["token_scopes"] == "consented" and not personal)
    return granted if everything else set(wanted.values)


def _check_declared(app: Json, resource: Json) -> None:
    """Refuse a consent while the application declares a permission that the resource does not publish."""
    known = {one["id"] for one in (*resource["oauth2PermissionScopes"], *resource["appRoles"])}
    for entry in app["requiredResourceAccess"]:
        if entry["resourceAppId"].lower() != resource["appId"]:
            continue
        unknown = [one["id"] for one in entry["resourceAccess"] if one["id"].lower() not in known]
        if unknown:
            raise AadError(65006, app=app["appId"], entry=", ".join(unknown), resource=resource["appId"])


def _answer(core: Core, access: str) -> Json:
    life = core.knobs["access_token_lifetime"]
    return {"token_type": "Bearer", "expires_in": life, "ext_expires_in": life, "access_token": access}


def _check_pkce(row: Json, verifier: str) -> None:
    challenge, method = row["code_challenge"], row["code_challenge_method"]
    if not challenge:
        if verifier:
            raise AadError(501481)
        return
    computed = verifier
    if method == "S256":
        computed = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    if not hmac.compare_digest(computed.encode(), challenge.encode()):
        raise AadError(501481)


def _duration(seconds: float) -> str:
    days, rest = divmod(int(seconds), 86400)
    return f"{days}.{rest // 3600:02d}:{rest % 3600 // 60:02d}:{rest % 60:02d}"


_GRANTS: dict[str, t.Callable[[TokenRequest], Json]] = {
    "client_credentials": _client_credentials,
    _DEVICE_GRANT: _device_code,
    "device_code": _device_code,
    "authorization_code": _authorization_code,
    "refresh_token": _refresh_token,
    "password": _password,
}
