# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The device authorization flow: codes, polls, approvals by a page or by the control endpoint."""

from __future__ import annotations

import secrets
import typing as t

from . import clients, scopes
from .aadsts import AadError, answer_headers
from .core import Core, Tenant
from .seed import hash_secret
from .web import BadRequest, Json, Request, Response, json_response

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
#: Seconds that a standing approval waits for its code.
APPROVAL_LIFETIME = 120.0


def authorize(core: Core, tenant_name: str, request: Request) -> Response:
    """Answer ``POST /{tenant}/oauth2/v2.0/devicecode``.

    Microsoft documents POST alone. That GET with the parameters in the query works is inferred: email-oauth2-proxy asks so
    (emailproxy.py, start_device_authorisation_grant) and its users sign in to Microsoft with it.
    """
    correlation = request.headers.get("client-request-id", "")
    try:
        form = request.query if request.method == "GET" else request.form()
        client_id = form.get("client_id", "")
        request.log["client_id"] = client_id
        if not client_id:
            raise AadError(900144, name="client_id")
        scope = request.log["scope"] = form.get("scope", "")
        if not scope.strip():
            raise AadError(900144, name="scope")
        app, tenant = clients.find(core, tenant_name, client_id)
        if tenant is not None:
            scopes.parse(core, tenant, app, scope, request.base_url)
    except BadRequest as error:
        return AadError(90023, detail=str(error)).response(core.clock.now(), correlation)
    except AadError as refusal:
        request.log["aadsts"] = refusal.number
        return refusal.response(core.clock.now(), correlation)
    return json_response(200, _new_code(core, app, tenant, scope, request.base_url), answer_headers())


def _new_code(core: Core, app: Json, tenant: Tenant | None, scope: str, base_url: str) -> Json:
    device_code = f"L{secrets.token_urlsafe(128)}"
    user_code = "".join(secrets.choice(_ALPHABET) for _unused in range(9))
    lifetime = core.knobs["device_code_lifetime"]
    codes: dict[str, Json] = core.state["device_codes"]
    now = core.clock.now()
    for key in [key for key, row in codes.items() if row["expires"] < now - 3600]:
        del codes[key]
    codes[hash_secret(device_code)] = {
        "user_code": user_code,
        "client_id": app["appId"],
        "tenant_id": tenant.id if tenant else None,
        "scope": scope,
        "expires": now + lifetime,
        "state": "pending",
        "user_id": None,
        "user_tenant_id": None,
    }
    core.store.touch()
    uri = f"{base_url}/common/oauth2/deviceauth"
    return {
        "user_code": user_code,
        "device_code": device_code,
        "verification_uri": uri,
        "expires_in": lifetime,
        "interval": core.knobs["device_code_interval"],
        "message": f"To sign in, use a web browser to open the page {uri} and enter the code {user_code} to authenticate.",
    }


def poll(core: Core, app: Json, device_code: str) -> Json:
    """Return the code's row once somebody signed in; raises AadError until then, and for a code that is no good."""
    row: Json | None = core.state["device_codes"].get(hash_secret(device_code))
    if row is None or row["client_id"] != app["appId"]:
        raise AadError(70018)
    if row["state"] == "redeemed":
        raise AadError(54005)
    if row["expires"] <= core.clock.now():
        raise AadError(70020)
    if core.knobs.count_down("slow_down"):
        raise AadError(70016, "slow_down")
    if row["state"] == "pending":
        _stand_by(core, row)
    if row["state"] == "denied":
        raise AadError(65004, "authorization_declined")
    if row["state"] != "approved":
        raise AadError(70016)
    return row


def redeemed(core: Core, device_code: str) -> None:
    """Mark a code as used up."""
    core.state["device_codes"][hash_secret(device_code)]["state"] = "redeemed"
    core.store.touch()


def pending(core: Core) -> list[Json]:
    """Return the codes that wait for somebody, without the device codes themselves."""
    now = core.clock.now()
    rows = (row for row in core.state["device_codes"].values() if row["state"] == "pending" and row["expires"] > now)
    return [{name: row[name] for name in ("user_code", "client_id", "tenant_id", "scope", "expires")} for row in rows]


def find(core: Core, user_code: str) -> Json | None:
    """Return the pending code that a person typed, in any case and with any spaces or dashes."""
    wanted = "".join(c for c in user_code.upper() if c.isalnum())
    now = core.clock.now()
    for row in core.state["device_codes"].values():
        if row["user_code"] == wanted and row["state"] == "pending" and row["expires"] > now:
            return t.cast(Json, row)
    return None


def approve(core: Core, row: Json, tenant: Tenant, user: Json) -> None:
    """Say that this user signed in for a code."""
    row.update(state="approved", user_id=user["id"], user_tenant_id=tenant.id)
    core.store.touch()


def deny(core: Core, row: Json) -> None:
    """Say that the person declined."""
    row["state"] = "denied"
    core.store.touch()


def approve_next(core: Core, client_id: str, tenant: Tenant, user: Json) -> None:
    """Let the next code of a client (or the one being polled) be approved for this user, within two minutes."""
    row = {
        "client_id": client_id.lower(),
        "user_id": user["id"],
        "tenant_id": tenant.id,
        "expires": core.clock.now() + APPROVAL_LIFETIME,
    }
    core.state["approvals"].append(row)
    core.store.touch()


def _stand_by(core: Core, row: Json) -> None:
    """Use a standing approval for a code that is being polled. A code nobody polls any more cannot take it away."""
    now = core.clock.now()
    approvals = [one for one in core.state["approvals"] if one["expires"] > now]
    for one in approvals:
        if one["client_id"] == row["client_id"]:
            row.update(state="approved", user_id=one["user_id"], user_tenant_id=one["tenant_id"])
            approvals.remove(one)
            break
    core.state["approvals"] = approvals
    core.store.touch()
