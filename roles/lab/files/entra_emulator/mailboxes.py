# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Exchange decides at a mail login: is this token good for this mailbox and this protocol?

``POST /exo`` with ``Authorization: Bearer``, ``X-Mailbox`` and ``X-Service`` (imap, pop3, submission or smtp): 200, 401 for a token
that is no good, 403 for one that is not allowed here, each with the reason in JSON for the lab's own eyes. ``GET /exo`` only tells
whether the token is good for Exchange at all.
"""

from __future__ import annotations

import base64
import hmac
import typing as t

from . import sign_in_log
from .catalog import EXCHANGE_APP_ID
from .core import Core, Tenant
from .policies import exchange as exchange_policies
from .tokens import claims_of, words
from .web import Json, Request, Response, json_response

_SERVICES = {
    "imap": ("imap", "IMAP.AccessAsUser.All", "IMAP.AccessAsApp"),
    "pop3": ("pop", "POP.AccessAsUser.All", "POP.AccessAsApp"),
    "pop": ("pop", "POP.AccessAsUser.All", "POP.AccessAsApp"),
    "submission": ("smtp", "SMTP.Send", "SMTP.SendAsApp"),
    "smtp": ("smtp", "SMTP.Send", "SMTP.SendAsApp"),
}
_AUDIENCES = frozenset(
    {
        EXCHANGE_APP_ID,
        *("https://outlook.office.com", "https://outlook.office365.com", "https://outlook.office365.us"),
        *("https://outlook-dod.office365.us", "https://partner.outlook.cn"),
    }
)


class Refused(Exception):
    """``status`` 401 or 403, ``reason`` one word."""

    def __init__(self, status: int, reason: str) -> None:
        self.status = status
        self.reason = reason
        super().__init__(reason)


def decide(core: Core, request: Request) -> Response:
    """Answer the decision request of a mail server."""
    mailbox, service = request.headers.get("x-mailbox", ""), request.headers.get("x-service", "").lower()
    request.log.update(mailbox=mailbox, service=service)
    if request.method == "GET":
        return introspect(core, request)
    if request.method != "POST":
        return json_response(405, {"reason": "method_not_allowed"}, {"Allow": "GET, POST"})
    if service not in _SERVICES or not mailbox:
        return json_response(400, {"reason": "missing_headers"})
    try:
        scheme, _blank, credentials = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "basic":
            user = _by_password(core, request, credentials, mailbox, service)
        else:
            user = check(core, request.bearer() or "", mailbox, service)
    except Refused as refusal:
        request.log["reason"] = refusal.reason
        return json_response(refusal.status, {"reason": refusal.reason})
    return json_response(200, {"mailbox": user})


def _by_password(core: Core, request: Request, credentials: str, mailbox: str, service: str) -> str:
    """Check a password, and note the login as Entra ID does, which Exchange asks only where its own switches and policies let it."""
    refused: Refused | None = None
    try:
        address = check_password(core, credentials, mailbox, service)
    except Refused as refusal:
        refused = refusal
    mail = core.state["mailboxes"].get(mailbox.lower())
    tenant = core.tenant_of_user(mail["sign_in_user"]) if mail else None
    user = tenant.user(mail["sign_in_user"]) if mail and tenant else None
    if tenant is not None and user is not None and (refused is None or refused.reason == "bad_credentials"):
        headers, error = request.headers, 50126 if refused else 0
        sign_in_log.mail_login(
            core, tenant, user, _SERVICES[service][0], error, headers.get("x-client", ""), headers.get("user-agent", "")
        )
    if refused is not None:
        raise refused
    return address


def introspect(core: Core, request: Request) -> Response:
    """Say whether a token is good at all, which Dovecot 2.4 wants to know before it asks for the decision (shaped as RFC 7662)."""
    try:
        claims = _valid(core, request.bearer() or "")
    except Refused as refusal:
        request.log["reason"] = refusal.reason
        return json_response(200, {"active": False})
    return json_response(200, {"active": True, "username": str(claims.get("upn") or claims.get("appid") or "unknown")})


def check(core: Core, token: str, address: str, service: str) -> str:
    """Return the mailbox's address when the login is allowed; raises Refused."""
    protocol, scope, role = _SERVICES[service]
    claims = _valid(core, token)
    tenant = core.tenant(str(claims.get("tid", "")))
    if tenant is None:
        raise Refused(401, "wrong_tenant")
    mailbox = core.state["mailboxes"].get(address.lower())
    if "scp" in claims:
        if scope not in str(claims["scp"]).split():
            raise Refused(403, "missing_scope")
    elif role not in words(claims, "roles") and not (protocol == "smtp" and _by_role_assignment(tenant, claims)):
        raise Refused(403, "missing_role")
    if mailbox is None or mailbox["tenant"] != tenant.name:
        raise Refused(403, "no_such_mailbox")
    if protocol == "smtp" and "scp" in claims and core.knobs["smtp_login"] == "sign_in_user":
        _own_name(tenant, address, claims)
    allowed = _delegated(core, tenant, mailbox, claims) if "scp" in claims else _app_only(core, tenant, mailbox, claims)
    if not allowed:
        raise Refused(403, "no_mailbox_permission")
    if not enabled(core, tenant, mailbox, protocol):
        raise Refused(403, f"{protocol}_disabled")
    owner = _user(tenant, claims) if "scp" in claims else None
    reason = exchange_policies.refuses_token(tenant, owner, protocol) if owner is not None else ""
    if reason:
        raise Refused(403, reason)
    return str(mailbox["address"])


def check_password(core: Core, credentials: str, address: str, service: str) -> str:
    """Return the mailbox's address when a login with a password (RFC 7617) is allowed; raises Refused."""
    protocol = _SERVICES[service][0]
    try:
        name, _colon, password = base64.b64decode(credentials, validate=True).decode().partition(":")
    except ValueError:
        raise Refused(401, "bad_credentials") from None
    tenant = core.tenant_of_user(name)
    user = tenant.user(name) if tenant else None
    mailbox = core.state["mailboxes"].get(address.lower())
    if tenant is None or user is None or mailbox is None or mailbox["sign_in_user"].lower() != name.lower():
        raise Refused(401, "bad_credentials")
    reason = exchange_policies.refuses_password(tenant, user, protocol)
    if reason or not hmac.compare_digest(user["_password"].encode(), password.encode()):
        raise Refused(403 if reason else 401, reason or "bad_credentials")
    if not enabled(core, tenant, mailbox, protocol):
        raise Refused(403, f"{protocol}_disabled")
    return str(mailbox["address"])


def _own_name(tenant: Tenant, name: str, claims: Json) -> None:
    """Refuse SMTP logins by another name than the token's user (measured by nextcloud/mail issue 13667: 535 5.7.3 for a shared mailbox)."""
    user = _user(tenant, claims)
    if user is None or user["userPrincipalName"].lower() != name.lower():
        raise Refused(403, "not_the_token_s_user")


def enabled(core: Core, tenant: Tenant, mailbox: Json, protocol: str) -> bool:
    """Return the protocol's switch; SMTP's is three-state and falls back to the organisation's."""
    if protocol != "smtp":
        return bool(in_force(core, mailbox, f"{protocol}_enabled"))
    organisation = in_force(core, tenant.data["exchange"], "smtp_auth_disabled")
    return exchange_policies.smtp_enabled(tenant, organisation, in_force(core, mailbox, "smtp_auth_disabled"))


def change(core: Core, row: Json, field: str, value: t.Any) -> None:
    """Change a mailbox (or the organisation); by the knob ``exchange_lag`` it is in force only some seconds later."""
    lag = core.knobs["exchange_lag"]
    if lag:
        row.setdefault("_lagging", {})[field] = [core.clock.now() + lag, in_force(core, row, field)]
    row[field] = value
    core.store.touch()


def switch(core: Core, tenant: Tenant, disabled: bool) -> None:
    """Set the organisation's switch for authenticated SMTP."""
    change(core, tenant.data["exchange"], "smtp_auth_disabled", disabled)


def in_force(core: Core, row: Json, field: str) -> t.Any:
    """Return what a login meets: the value, or the one before while a change is still on its way."""
    until, old = row.get("_lagging", {}).get(field, (0.0, None))
    return old if core.clock.now() < until else row[field]


def _valid(core: Core, token: str) -> Json:
    claims = claims_of(core, token)
    if claims is None:
        raise Refused(401, "bad_signature")
    now = core.clock.now()
    audience = str(claims.get("aud", "")).rstrip("/").lower()
    if audience not in _AUDIENCES:
        raise Refused(401, "wrong_audience")
    expires, starts = claims.get("exp"), claims.get("nbf", 0)
    if not isinstance(expires, (int, float)) or expires <= now:
        raise Refused(401, "expired")
    if not isinstance(starts, (int, float)) or starts > now:
        raise Refused(401, "not_yet_valid")
    return claims


def _user(tenant: Tenant, claims: Json) -> Json | None:
    return tenant.user(str(claims.get("oid", ""))) or tenant.user(str(claims.get("upn", "")))


def _delegated(core: Core, tenant: Tenant, mailbox: Json, claims: Json) -> bool:
    user = _user(tenant, claims)
    if user is None or not user["accountEnabled"]:
        return False
    name = user["userPrincipalName"].lower()
    if mailbox["kind"] == "user" and mailbox["sign_in_user"].lower() == name:
        return True
    return name in (one.lower() for one in in_force(core, mailbox, "delegates"))


def _app_only(core: Core, tenant: Tenant, mailbox: Json, claims: Json) -> bool:
    """Whether Exchange knows the service principal by its right object id and gave it the mailbox."""
    registered = tenant.data["exchange"]["service_principals"].get(str(claims.get("oid", "")))
    if not registered or registered["AppId"] != claims.get("appid"):
        return False
    if registered["ObjectId"] in in_force(core, mailbox, "applications"):
        return True
    return not claims.get("roles") and in_role_scope(tenant, registered["ObjectId"], mailbox)


def _by_role_assignment(tenant: Tenant, claims: Json) -> bool:
    """Whether Exchange's own RBAC lets the application send; SMTP alone has that, and only without the Entra role."""
    rows = tenant.data["exchange"].get("role_assignments", {}).values()
    return not claims.get("roles") and any(row["App"] == claims.get("oid") for row in rows)


def in_role_scope(tenant: Tenant, object_id: str, mailbox: Json) -> bool:
    """Whether a role assignment covers the mailbox. There are no groups here: MemberOfGroup means everybody."""
    exchange = tenant.data["exchange"]
    for row in exchange.get("role_assignments", {}).values():
        if row["App"] != object_id:
            continue
        text = exchange.get("scopes", {}).get(row["CustomResourceScope"], {}).get("RecipientFilter", "")
        if "PrimarySmtpAddress" not in text or mailbox["address"] in text.lower():
            return True
    return False
