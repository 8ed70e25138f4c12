# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Interactive sign-in: ``/authorize`` with a password form, the device code page, admin consent."""

from __future__ import annotations

import secrets
import typing as t
import urllib.parse

from . import clients, conditional, device, oauth, pages, scopes
from .aadsts import AadError
from .catalog import CONSUMER_TENANT_ID
from .seed import hash_secret
from .web import Json, Request, Response

if t.TYPE_CHECKING:
    from .core import Core, Tenant

_CODE_LIFETIME = 600.0
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")
_KEPT = (
    *("client_id", "redirect_uri", "response_type", "response_mode", "scope", "state", "nonce", "code_challenge"),
    *("code_challenge_method", "prompt", "login_hint", "domain_hint", "claims"),
)


class _Target(t.NamedTuple):
    """Where an authorization answer goes."""

    app: Json
    tenant: Tenant | None
    uri: str
    platform: str
    mode: str
    state: str


def authorize(core: Core, tenant_name: str, request: Request) -> Response:
    """Answer GET (the form) and POST (the filled-in form) of ``/{tenant}/oauth2/v2.0/authorize``."""
    values = {**request.query, **(request.form() if request.method == "POST" else {})}
    request.log["client_id"] = values.get("client_id", "")
    try:
        target = _target(core, tenant_name, values)
    except AadError as refusal:  # the redirect URI is not to be trusted: the person sees the error
        request.log["aadsts"] = refusal.number
        return pages.message("Sign in: sorry, but we're having trouble signing you in", refusal.text, 400)
    try:
        _check_request(core, target, values, request.base_url)
        username, password = values.get("login", ""), values.get("passwd", "")
        if request.method != "POST" or not username:
            if values.get("prompt") == "none":
                raise AadError(50058)
            return _form(request, values)
        home, user = oauth.check_password(core, target.tenant, username, password, target.app)
        code = _code(core, target, home, user, values, request.base_url)
    except AadError as refusal:
        request.log["aadsts"] = refusal.number
        if refusal.number in (50126, 50034):
            return _form(request, values, refusal.text)
        return _redirect(target, {"error": refusal.error, "error_description": refusal.text})
    return _redirect(target, {"code": code, "session_state": secrets.token_hex(16)})


def _target(core: Core, tenant_name: str, values: t.Mapping[str, str]) -> _Target:
    client_id = values.get("client_id", "")
    if not client_id:
        raise AadError(900144, name="client_id")
    app, tenant = clients.find(core, tenant_name, client_id)
    uri = values.get("redirect_uri", "")
    platform = _platform(app, uri)
    if platform is None:
        raise AadError(50011, uri=uri, app=app["appId"])
    mode = values.get("response_mode") or "query"
    if mode not in ("query", "fragment", "form_post"):
        raise AadError(90023, detail=f"The value '{mode[:64]}' is not a response_mode.")
    return _Target(app, tenant, uri, platform, mode, values.get("state", ""))


def _platform(app: Json, uri: str) -> str | None:
    """Return the platform under which a redirect URI is registered; a loopback one fits with any port."""
    for platform in ("publicClient", "spa", "web"):
        for registered in app[platform]["redirectUris"]:
            if uri == registered or (platform != "spa" and _same_loopback(uri, registered)):
                return platform
    return None


def _same_loopback(uri: str, registered: str) -> bool:
    given, known = urllib.parse.urlsplit(uri), urllib.parse.urlsplit(registered)
    if given.scheme != "http" or known.scheme != "http" or known.hostname not in _LOOPBACK or known.port is not None:
        return False
    return given.hostname == known.hostname and (given.path or "/") == (known.path or "/")


def _check_request(core: Core, target: _Target, values: t.Mapping[str, str], base_url: str) -> None:
    if values.get("response_type") != "code":
        raise AadError(90023, "unsupported_response_type", detail="The only response_type here is 'code'.")
    if not values.get("scope", "").strip():
        raise AadError(900144, name="scope")
    challenge, method = values.get("code_challenge", ""), values.get("code_challenge_method") or "plain"
    if challenge and (method not in ("plain", "S256") or not 43 <= len(challenge) <= 128):
        raise AadError(90023, detail="The code_challenge is not valid.")
    if target.platform == "spa" and not challenge:
        raise AadError(9002325)
    if target.tenant is not None:
        scopes.parse(core, target.tenant, target.app, values["scope"], base_url)


def _form(request: Request, values: t.Mapping[str, str], error: str = "") -> Response:
    hidden = {name: values[name] for name in _KEPT if name in values}
    fields = (
        ("login", "User name", "email", values.get("login") or values.get("login_hint", "")),
        ("passwd", "Password", "password", ""),
    )
    return pages.form("Sign in", request.path, fields, hidden, error)


def _code(core: Core, target: _Target, home: Tenant, user: Json, values: t.Mapping[str, str], base_url: str) -> str:
    """Check what the sign-in may lead to and return an authorization code."""
    wanted = scopes.parse(core, home, target.app, values["scope"], base_url)
    conditional.check(core, home, user, wanted.resource, "authorization_code")
    principal = clients.principal(core, home, target.app)
    conditional.check_assignment(home, principal, target.app, user)
    oauth.consent(core, home, target.app, principal, user, wanted)
    code = f"1.A{secrets.token_urlsafe(64)}"
    codes: dict[str, Json] = core.state["authorization_codes"]
    now = core.clock.now()
    for key in [key for key, row in codes.items() if row["expires"] < now - 3600]:
        del codes[key]
    codes[hash_secret(code)] = {
        "client_id": target.app["appId"],
        "redirect_uri": target.uri,
        "platform": target.platform,
        "scope": values["scope"],
        "nonce": values.get("nonce", ""),
        "code_challenge": values.get("code_challenge", ""),
        "code_challenge_method": values.get("code_challenge_method") or "plain",
        "user_id": user["id"],
        "user_tenant_id": home.id,
        "expires": now + _CODE_LIFETIME,
        "redeemed": False,
    }
    core.store.touch()
    return code


def _redirect(target: _Target, fields: t.Mapping[str, str]) -> Response:
    answer = {**fields, **({"state": target.state} if target.state else {})}
    if target.mode == "form_post":
        return pages.post_back(target.uri, answer)
    mark = "#" if target.mode == "fragment" else "&" if "?" in target.uri else "?"
    return Response(302, b"", {"Location": f"{target.uri}{mark}{urllib.parse.urlencode(answer)}", "Cache-Control": "no-store"})


def device_page(core: Core, request: Request) -> Response:
    """Answer ``/common/oauth2/deviceauth``: the code, then user name and password."""
    values = {**request.query, **(request.form() if request.method == "POST" else {})}
    code = values.get("otc") or values.get("user_code", "")
    fields = (
        ("otc", "Code", "text", code),
        ("login", "User name", "email", values.get("login", "")),
        ("passwd", "Password", "password", ""),
        ("for_all", "Consent on behalf of your organization", "checkbox", "true"),
    )
    if request.method != "POST":
        return pages.form("Enter code to allow access", request.path, fields, {})
    row = device.find(core, code)
    if row is None:
        error = "That code didn't work. Check the code and try again."
        return pages.form("Enter code to allow access", request.path, fields, {}, error)
    found = core.application(row["client_id"])
    if found is None:
        return pages.message("Sorry, but we're having trouble signing you in", "The application is gone.", 400)
    tenant = core.tenant(row["tenant_id"]) if row["tenant_id"] else None
    try:
        home, user = oauth.check_password(core, tenant, values.get("login", ""), values.get("passwd", ""), found[1])
    except AadError as refusal:
        request.log["aadsts"] = refusal.number
        return pages.form("Enter code to allow access", request.path, fields, {}, refusal.text)
    try:
        wanted = scopes.parse(core, home, found[1], row["scope"], request.base_url)
        conditional.check(core, home, user, wanted.resource, "device_code")
    except AadError as refusal:  # the person sees it; who polls goes on waiting
        request.log["aadsts"] = refusal.number
        return pages.message("You don't have access to this", refusal.text, 400)
    if values.get("decline"):
        device.deny(core, row)
        return pages.message("Declined", "You may close this window.")
    row["for_all"] = bool(values.get("for_all"))
    device.approve(core, row, home, user)
    text = f"You have signed in to the {found[1]['displayName']} application on your device. You may now close this window."
    return pages.message(str(found[1]["displayName"]), text)


def admin_consent(core: Core, tenant_name: str, request: Request) -> Response:
    """Answer ``/{tenant}/v2.0/adminconsent``, and ``/{tenant}/adminconsent``, which takes what is declared on all resources.

    An administrator signs in and consents for everybody. Who closes the page (``cancel``) is sent back without a tenant and a description.
    """
    values = {**request.query, **(request.form() if request.method == "POST" else {})}
    declared = "/v2.0/" not in request.path
    try:
        target = _target(core, tenant_name, values)
        if not declared and not values.get("scope", "").strip():
            raise AadError(900144, name="scope")
    except AadError as refusal:
        return pages.message("Sorry, but we're having trouble signing you in", refusal.text, 400)
    if values.get("cancel"):
        return _redirect(target, {"error": "access_denied", "error_subcode": "cancel"})
    if request.method != "POST" or not values.get("login"):
        return _form(request, values)
    try:
        home, user = oauth.check_password(core, target.tenant, values["login"], values.get("passwd", ""), target.app)
        if home.id == CONSUMER_TENANT_ID or not user["_directory_roles"]:
            raise AadError(90094)
        for scope in _declared_scopes(target.app) if declared else [values["scope"]]:
            _consent_for_all(core, home, target.app, scope, request.base_url)
    except AadError as refusal:
        answer = {"admin_consent": "True", "error": refusal.error, "error_description": refusal.text}
        return _redirect(target, answer)
    return _redirect(target, {"admin_consent": "True", "tenant": home.id, **({} if declared else {"scope": values["scope"]})})


def _declared_scopes(app: Json) -> list[str]:
    return [f"{app_id}/.default" for app_id in dict.fromkeys(entry["resourceAppId"] for entry in app["requiredResourceAccess"])]


def _consent_for_all(core: Core, tenant: Tenant, app: Json, scope: str, base_url: str) -> None:
    from . import provisioning

    wanted = scopes.parse(core, tenant, app, scope, base_url)
    principal = provisioning.ensure_principal(core, tenant, app)
    if wanted.default:
        provisioning.consent_declared(core, tenant, app, principal, wanted.resource)
    else:
        provisioning.grant(core, tenant, principal, wanted.resource, {*wanted.values, *wanted.oidc}, None)
