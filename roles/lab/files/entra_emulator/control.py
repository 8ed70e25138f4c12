# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The control endpoint ``/_ctl``: request log, knobs, reset, the person who signs in, the clock, tokens for tests.

It is the lab's own; nothing of it exists at Microsoft. Every request needs the secret of ``gate``.
"""

from __future__ import annotations

import typing as t

from . import catalog, device, discovery, gate, names, partners, seed, sign_in_log, tokens
from .core import Core, Tenant
from .knobs import KNOBS
from .policies import documents
from .web import BadRequest, Json, Request, Response, json_response

_HELP = {
    "GET /_ctl": "this list",
    "GET /_ctl/requests": "the request log; DELETE empties it",
    "GET /_ctl/knobs": "all knobs; PATCH {name: value, ...} sets some, DELETE puts all back",
    "POST /_ctl/reset": "back to the seeded state; passwords and bootstrap secrets stay",
    "GET /_ctl/device_codes": "device codes that wait for somebody",
    "POST /_ctl/device_codes/approve": "{user_code, username}",
    "POST /_ctl/device_codes/deny": "{user_code}",
    "POST /_ctl/device_codes/approve_next": "{client_id, username}: somebody stands by for 120 seconds",
    "POST /_ctl/clock": "{offset_seconds}: the emulator's clock against the machine's",
    "POST /_ctl/tokens": "{username | app_id, tenant, scopes, roles, aud, lifetime, claims}: a token of any shape",
    "POST /_ctl/refresh_tokens/revoke": "{username}: all of a user's refresh tokens, or everybody's without",
    "GET /_ctl/tenants": "tenants, users, mailboxes with the passwords of the lab; POST {name, domain, users} adds one",
    "PATCH /_ctl/tenants": "{tenant, cloud, federated_to}: where a tenant lives, and whose page asks its users for the password",
    "POST /_ctl/partners": "{customer, partner, users: [names]}: whom of a partner a customer lets in (GDAP); nobody ends it",
    "PATCH /_ctl/policies": "{tenant, policies: {name: JSON}}: what Graph and Exchange show of a tenant's policies, and what they then refuse",
    "PATCH /_ctl/mailboxes": "{address, imap_enabled, pop_enabled, smtp_auth_disabled, delegates}: a mailbox's switches",
    "POST /_ctl/sign_ins": "{tenant, records: [JSON]}: sign-ins for the log, as they are; GET is Graph's",
    "PATCH /_ctl/users": "{username, enabled, password}: a user's account; both end refresh tokens",
    "PATCH /_ctl/bootstrap": "{tenant, roles: [names], directory_role: bool}: what the bootstrap identity may do",
    "POST /_ctl/federated_issuers": "{issuer, keys: [JWK]}: keys by which federated client assertions are checked",
}

Handler = t.Callable[[Core, Request], Response]


class Log:
    """The request log: the last requests, without secrets."""

    def __init__(self, limit: int = 20_000) -> None:
        self._entries: list[Json] = []
        self._limit = limit

    def add(self, entry: Json) -> None:
        """Keep one more entry, dropping the oldest."""
        self._entries.append(entry)
        if len(self._entries) > self._limit:
            del self._entries[: self._limit // 10]

    def entries(self) -> list[Json]:
        """Return all entries, oldest first."""
        return list(self._entries)

    def clear(self) -> None:
        """Empty the log."""
        self._entries.clear()


def handle(core: Core, log: Log, request: Request, secret: str) -> Response:
    """Answer a control request; one without the lab's ``secret`` learns only where that lies."""
    if request.headers.get("origin"):  # a page in somebody's browser has no business here
        return json_response(403, {"error": "Requests from web pages are refused."})
    if not gate.opens(secret, request):
        text = f"Send the content of the file {gate.FILE_NAME} in the lab's directory: Authorization: Bearer ..."
        return json_response(401, {"error": text}, {"WWW-Authenticate": 'Bearer realm="lab"'})
    path = request.path.rstrip("/")
    if path == "/_ctl/requests":
        if request.method == "DELETE":
            log.clear()
            return json_response(200, {"requests": []})
        if request.method == "GET":
            return json_response(200, {"requests": log.entries()})
    handlers = _HANDLERS.get(path)
    if handlers is None:
        return json_response(404, {"error": f"There is no {path[:200]} here; GET /_ctl lists what there is."})
    handler = handlers.get(request.method)
    if handler is None:
        allowed = ", ".join(sorted(handlers))
        return json_response(405, {"error": f"{path} takes {allowed}."}, {"Allow": allowed})
    try:
        return handler(core, request)
    except BadRequest as error:
        return json_response(400, {"error": str(error)})


def tenant_document(core: Core, tenant: Tenant) -> Json:
    """Return a tenant with what a client of the lab needs, passwords included."""
    data = tenant.data
    users = [
        {
            "user_principal_name": user["userPrincipalName"],
            "object_id": user["id"],
            "password": user["_password"],
            "display_name": user["displayName"],
        }
        for user in tenant.table("users").values()
    ]
    bootstrap = {name: data["bootstrap"][name] for name in ("client_id", "client_secret") if name in data["bootstrap"]}
    return {"name": tenant.name, "tenant_id": tenant.id, "domain": tenant.domain, "bootstrap": bootstrap, "users": users}


def mailbox_document(core: Core, mailbox: Json) -> Json:
    """Return a mailbox as ``lab.json`` shows it."""
    tenant = core.tenant_of_user(mailbox["sign_in_user"])
    user = tenant.user(mailbox["sign_in_user"]) if tenant else None
    disabled = mailbox["smtp_auth_disabled"]
    if disabled is None and tenant is not None:
        disabled = tenant.data["exchange"]["smtp_auth_disabled"]
    return {
        "address": mailbox["address"],
        "tenant": mailbox["tenant"],
        "kind": mailbox["kind"],
        "sign_in_user": mailbox["sign_in_user"],
        "password": user["_password"] if user else None,
        "delegates": list(mailbox["delegates"]),
        "imap_enabled": mailbox["imap_enabled"],
        "pop_enabled": mailbox["pop_enabled"],
        "smtp_enabled": not disabled,
    }


def _help(core: Core, request: Request) -> Response:
    return json_response(200, {"endpoints": _HELP, "knobs": {name: knob.help for name, knob in KNOBS.items()}})


def _get_knobs(core: Core, request: Request) -> Response:
    return json_response(200, core.knobs.all())


def _set_knobs(core: Core, request: Request) -> Response:
    core.knobs.set(request.json())
    return json_response(200, core.knobs.all())


def _drop_knobs(core: Core, request: Request) -> Response:
    core.state["knobs"].clear()
    core.store.touch()
    return json_response(200, core.knobs.all())


def _reset(core: Core, request: Request) -> Response:
    core.reset()
    return json_response(200, {"reset": True})


def _text(document: Json, name: str) -> str:
    value = document.get(name)
    if not isinstance(value, str) or not value:
        raise BadRequest(f"'{name}' must be a string that is not empty.")
    return value


def _typed(document: Json, name: str, kinds: t.Any, default: t.Any) -> t.Any:
    value = document.get(name)
    if value is None:
        return default
    if not isinstance(value, kinds) or isinstance(value, bool):
        raise BadRequest(f"'{name}' has the wrong type.")
    return value


def _strings(document: Json, name: str) -> list[str]:
    value = _typed(document, name, list, [])
    if not all(isinstance(one, str) for one in value):
        raise BadRequest(f"'{name}' must be a list of strings.")
    return list(value)


def _user(core: Core, username: str) -> tuple[Tenant, Json]:
    tenant = core.tenant_of_user(username)
    user = tenant.user(username) if tenant else None
    if tenant is None or user is None:
        raise BadRequest(f"There is no user {username[:200]!r}.")
    return tenant, user


def _device_codes(core: Core, request: Request) -> Response:
    return json_response(200, {"device_codes": device.pending(core)})


def _approve(core: Core, request: Request) -> Response:
    document = request.json()
    row = device.find(core, _text(document, "user_code"))
    if row is None:
        raise BadRequest("No device code with this user code waits for somebody.")
    device.approve(core, row, *_user(core, _text(document, "username")))
    return json_response(200, {"approved": True})


def _deny(core: Core, request: Request) -> Response:
    row = device.find(core, _text(request.json(), "user_code"))
    if row is None:
        raise BadRequest("No device code with this user code waits for somebody.")
    device.deny(core, row)
    return json_response(200, {"denied": True})


def _approve_next(core: Core, request: Request) -> Response:
    document = request.json()
    device.approve_next(core, _text(document, "client_id"), *_user(core, _text(document, "username")))
    return json_response(200, {"standing_by": True, "seconds": device.APPROVAL_LIFETIME})


def _clock(core: Core, request: Request) -> Response:
    offset = request.json().get("offset_seconds")
    if isinstance(offset, bool) or not isinstance(offset, (int, float)) or abs(offset) > 10 * 365 * 86400:
        raise BadRequest("'offset_seconds' must be a number of at most ten years.")
    core.set_clock(float(offset))
    return json_response(200, {"offset_seconds": float(offset), "now": core.clock.iso()})


def _mint(core: Core, request: Request) -> Response:
    document = request.json()
    tenant, user = _user(core, _text(document, "username")) if document.get("username") else (None, None)
    if tenant is None:
        tenant = core.tenant(_text(document, "tenant"))
        if tenant is None:
            raise BadRequest("There is no such tenant.")
    audience = str(document.get("aud", "https://outlook.office.com"))
    resource = tenant.resource(audience)
    if resource is None:  # an audience of nobody: the shape of a token for Exchange, to be refused there
        resource = t.cast(Json, tenant.resource("https://outlook.office.com"))
    app_id = str(document.get("app_id") or tenant.data["bootstrap"].get("client_id") or catalog.derived_id("client", "test"))
    app = tenant.by_app_id("applications", app_id) or {"appId": app_id, "displayName": "Test client"}
    client = tokens.Client(app, tenant.by_app_id("service_principals", app_id), "0" if user else "1")
    extra: Json = dict(_typed(document, "claims", dict, {}))
    if "roles" in document:
        extra.setdefault("roles", _strings(document, "roles"))
    lifetime = _typed(document, "lifetime", (int, float), None)
    token = tokens.access_token(
        core, tenant, client, resource, audience, user=user, scopes=_strings(document, "scopes"), lifetime=lifetime, extra=extra
    )
    return json_response(200, {"access_token": token})


def _revoke(core: Core, request: Request) -> Response:
    document = request.json()
    user_id = _user(core, _text(document, "username"))[1]["id"] if document.get("username") else None
    rows = [row for row in core.state["refresh_tokens"].values() if user_id in (None, row["user_id"])]
    for row in rows:
        row["revoked"] = True
    core.store.touch()
    return json_response(200, {"revoked": len(rows)})


def _tenants(core: Core, request: Request) -> Response:
    tenants = [tenant_document(core, tenant) for tenant in core.tenants()]
    mailboxes = [mailbox_document(core, mailbox) for mailbox in core.state["mailboxes"].values()]
    return json_response(200, {"tenants": tenants, "mailboxes": mailboxes})


def _add_tenant(core: Core, request: Request) -> Response:
    document = request.json()
    name, domain = names.tenant(document.get("name")), names.domain(document.get("domain"))
    users = _strings(document, "users")
    if len({one.lower() for one in (*users, "admin")}) != len(users) + 1:
        raise BadRequest("'users' names somebody twice, or admin, who is there anyway.")
    if any(tenant.name == name or tenant.domain == domain for tenant in core.tenants()):
        raise BadRequest("There is such a tenant already.")
    data = seed.add_tenant(core.state, name, domain, users)
    core.store.touch()
    return json_response(201, tenant_document(core, Tenant(data)))


def _change_tenant(core: Core, request: Request) -> Response:
    document = request.json()
    tenant = core.tenant(_text(document, "tenant"))
    cloud = _typed(document, "cloud", str, "global")
    if tenant is None or cloud not in discovery.CLOUDS:
        raise BadRequest(f"'tenant' is one of the lab's, 'cloud' is one of {', '.join(discovery.CLOUDS)}.")
    federated_to = _typed(document, "federated_to", str, "")
    tenant.data.update(cloud=cloud, federated_to=names.domain(federated_to) if federated_to else "")
    core.store.touch()
    return json_response(200, {"tenant": tenant.id, "cloud": cloud, "federated_to": tenant.data["federated_to"]})


def _partners(core: Core, request: Request) -> Response:
    document = request.json()
    customer, partner = core.tenant(_text(document, "customer")), core.tenant(_text(document, "partner"))
    if customer is None or partner is None or customer.id == partner.id:
        raise BadRequest("'customer' and 'partner' are two of the lab's tenants.")
    users = [_user(core, name) for name in _strings(document, "users")]
    if any(tenant.id != partner.id for tenant, _user_of in users):
        raise BadRequest("'users' are the partner's.")
    partners.relate(customer, partner, [user for _tenant, user in users])
    core.store.touch()
    return json_response(200, {"customer": customer.id, "partner": partner.id, "users": len(users)})


_SWITCHES: dict[str, tuple[type, ...]] = {
    "imap_enabled": (bool,),
    "pop_enabled": (bool,),
    "smtp_auth_disabled": (bool, type(None)),
    "delegates": (list,),
}


def _mailbox(core: Core, request: Request) -> Response:
    document = request.json()
    mailbox = core.state["mailboxes"].get(_text(document, "address").lower())
    if mailbox is None:
        raise BadRequest("There is no such mailbox.")
    changes = {name: value for name, value in document.items() if name != "address"}
    for name, value in changes.items():
        if (
            name not in _SWITCHES
            or not isinstance(value, _SWITCHES[name])
            or (name == "delegates" and not _strings(document, name) == value)
        ):
            raise BadRequest(f"A mailbox takes {', '.join(_SWITCHES)}; {name[:64]!r} is not one or has another type.")
    mailbox.update(changes)
    core.store.touch()
    return json_response(200, mailbox_document(core, mailbox))


def _change_user(core: Core, request: Request) -> Response:
    document = request.json()
    _unused, user = _user(core, _text(document, "username"))
    if "enabled" in document:
        user["accountEnabled"] = bool(document["enabled"])
    if "password" in document:
        user["_password"] = _text(document, "password")
        user["_tokens_valid_from"] = core.clock.now()
    core.store.touch()
    return json_response(200, {"username": user["userPrincipalName"], "enabled": user["accountEnabled"]})


def _sign_ins(core: Core, request: Request) -> Response:
    document = request.json()
    tenant = core.tenant(_text(document, "tenant"))
    if tenant is None:
        raise BadRequest("There is no such tenant.")
    return json_response(200, {"records": sign_in_log.plant(core, tenant, document.get("records"))})


def _bootstrap(core: Core, request: Request) -> Response:
    document = request.json()
    tenant = core.tenant(_text(document, "tenant"))
    principal = (
        tenant.table("service_principals").get(tenant.data["bootstrap"].get("service_principal_id", "")) if tenant else None
    )
    if tenant is None or principal is None:
        raise BadRequest("There is no such tenant with a bootstrap identity.")
    if "roles" in document:
        _set_roles(core, tenant, principal, document["roles"])
    if "directory_role" in document:
        principal["_directory_roles"] = [seed.EXCHANGE_ADMINISTRATOR] if document["directory_role"] else []
    core.store.touch()
    return json_response(200, {"roles": sorted(_role_names(tenant, principal)), "directory_roles": principal["_directory_roles"]})


def _set_roles(core: Core, tenant: Tenant, principal: Json, names: t.Any) -> None:
    wanted: list[tuple[str, str]] = []
    for name in names if isinstance(names, list) else [names]:
        resource = next(
            (app_id for app_id in catalog.DISPLAY_NAMES if any(r["value"] == name for r in catalog.roles(app_id))), None
        )
        if resource is None:
            raise BadRequest(f"There is no app role {str(name)[:64]!r}.")
        wanted.append((resource, name))
    assignments = tenant.table("assignments")
    for key in [key for key, row in assignments.items() if row["principalId"] == principal["id"]]:
        del assignments[key]
    for resource, name in wanted:
        seed.assign_role(tenant.data, principal, resource, name, core.clock.iso())


def _role_names(tenant: Tenant, principal: Json) -> set[str]:
    return {name for resource in tenant.table("service_principals") for name in tenant.app_roles(principal["id"], resource)}


def _issuers(core: Core, request: Request) -> Response:
    document = request.json()
    keys = document.get("keys")
    if not isinstance(keys, list) or not all(isinstance(key, dict) for key in keys):
        raise BadRequest("'keys' must be a list of JSON Web Keys.")
    core.state.setdefault("federated_issuers", {})[_text(document, "issuer")] = {"keys": keys}
    core.store.touch()
    return json_response(200, {"issuer": document["issuer"], "keys": len(keys)})


_HANDLERS: dict[str, dict[str, Handler]] = {
    "/_ctl": {"GET": _help},
    "/_ctl/requests": {"GET": _help, "DELETE": _help},  # answered before this table; here for the methods
    "/_ctl/knobs": {"GET": _get_knobs, "PATCH": _set_knobs, "DELETE": _drop_knobs},
    "/_ctl/reset": {"POST": _reset},
    "/_ctl/device_codes": {"GET": _device_codes},
    "/_ctl/device_codes/approve": {"POST": _approve},
    "/_ctl/device_codes/deny": {"POST": _deny},
    "/_ctl/device_codes/approve_next": {"POST": _approve_next},
    "/_ctl/clock": {"POST": _clock},
    "/_ctl/tokens": {"POST": _mint},
    "/_ctl/refresh_tokens/revoke": {"POST": _revoke},
    "/_ctl/tenants": {"GET": _tenants, "POST": _add_tenant, "PATCH": _change_tenant},
    "/_ctl/partners": {"POST": _partners},
    "/_ctl/policies": {"PATCH": documents.patch},
    "/_ctl/mailboxes": {"PATCH": _mailbox},
    "/_ctl/sign_ins": {"POST": _sign_ins},
    "/_ctl/users": {"PATCH": _change_user},
    "/_ctl/bootstrap": {"PATCH": _bootstrap},
    "/_ctl/federated_issuers": {"POST": _issuers},
}
