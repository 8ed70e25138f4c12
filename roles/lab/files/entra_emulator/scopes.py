# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Scope strings: which resource they mean, whether they exist there, whether somebody consented."""

from __future__ import annotations

import re
import typing as t

from .aadsts import AadError
from .catalog import (
    CONSUMER_TENANT_ID,
    EXCHANGE_APP_ID,
    FIRST_PARTY_CLIENTS,
    GRAPH_APP_ID,
    GRAPH_TOOLS,
    OIDC_SCOPES,
    PREAUTHORIZED,
)
from .core import Core, Tenant
from .web import Json

_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
#: Scopes on Graph that also let a token for the mail servers out.
MAIL_SCOPES = frozenset({"IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"})


class Wanted(t.NamedTuple):
    """What a request asks for: one resource, its audience as the client wrote it, scope values, OpenID Connect scopes."""

    resource: Json
    audience: str
    values: tuple[str, ...]
    default: bool
    oidc: frozenset[str]


def parse(core: Core, tenant: Tenant, app: Json, text: str, base_url: str) -> Wanted:
    """Read a ``scope`` parameter; raises AadError as Entra refuses it."""
    words = list(dict.fromkeys(text.split()))
    oidc = frozenset(word for word in words if word in OIDC_SCOPES)
    rest = [word for word in words if word not in OIDC_SCOPES]
    split = [_split(word) for word in rest]
    if any("://" not in audience and not _GUID.fullmatch(audience) for audience, _unused in split):
        detail = " The scope format is invalid. Scope must be in a valid URI form <https://example/scope> or a valid Guid <guid/scope>."
        raise AadError(70011, scope=text, detail=detail)
    audiences = list(dict.fromkeys(audience for audience, _unused in split))
    resources = {audience: _resource(core, tenant, audience, base_url) for audience in audiences}
    if len({resource["id"] for resource in resources.values()}) > 1:
        raise AadError(28000, scope=text)
    audience = audiences[0] if audiences else "https://graph.microsoft.com"
    resource = resources.get(audience) or _resource(core, tenant, audience, base_url)
    names = [value for _unused, value in split]
    if ".default" in names and len(names) > 1:
        raise AadError(70011, scope=text, detail=" .default scope can't be combined with resource-specific scopes.")
    if ".default" in names:
        return Wanted(resource, audience, (), True, oidc)
    values = tuple(dict.fromkeys(_known(app, resource, name) for name in names))
    return Wanted(resource, audience, values, False, oidc)


def client_credentials(core: Core, tenant: Tenant, text: str, base_url: str) -> tuple[Json, str]:
    """Read the ``scope`` of a client credentials request; return the resource and the audience."""
    words = text.split()
    split = [_split(word) for word in words]
    if len(split) != 1 or split[0][1] != ".default":
        raise AadError(1002012, scope=text)
    audience = split[0][0]
    return _resource(core, tenant, audience, base_url), audience


def consented(core: Core, tenant: Tenant, app: Json, client_id: str | None, resource: Json, user: Json) -> set[str]:
    """Return the scope values that this client (service principal id) may use on the resource for the user."""
    if tenant.id == CONSUMER_TENANT_ID:  # personal accounts: the person consents while signing in
        return {scope["value"] for scope in resource["oauth2PermissionScopes"] if scope["value"]}
    if app["appId"] in FIRST_PARTY_CLIENTS and app["appId"] != GRAPH_TOOLS:
        return set(PREAUTHORIZED.get(resource["appId"], ()))
    if client_id is None:
        return set()
    granted = tenant.scopes(client_id, resource["id"], user["id"])
    if resource["appId"] != EXCHANGE_APP_ID:
        return granted
    source = core.knobs["consent_resource"]
    graph = tenant.by_app_id("service_principals", GRAPH_APP_ID)
    on_graph = tenant.scopes(client_id, graph["id"], user["id"]) & MAIL_SCOPES if graph else set()
    if source == "graph":
        return on_graph | (granted - MAIL_SCOPES)
    return granted if source == "exchange" else granted | on_graph


def qualified(wanted: Wanted, values: t.Iterable[str]) -> str:
    """Return the ``scope`` of a token answer: full strings, with the OpenID Connect scopes where the resource is Graph."""
    prefix = wanted.audience  # with the slash that a client wrote, so that it finds its token again
    full = [f"{prefix}/{value}" for value in values if value not in OIDC_SCOPES]
    if wanted.default:
        full.append(f"{prefix}/.default")
    if wanted.resource["appId"] == GRAPH_APP_ID:
        full.extend(sorted(wanted.oidc - {"offline_access"}))
    return " ".join(full)


def _split(word: str) -> tuple[str, str]:
    """Split a scope into audience and value; a bare value belongs to Graph."""
    audience, slash, value = word.rpartition("/")
    if not slash:
        return "https://graph.microsoft.com", word
    return audience, value


def _resource(core: Core, tenant: Tenant, audience: str, base_url: str) -> Json:
    own = audience.rstrip("/") == base_url
    resource = tenant.by_app_id("service_principals", GRAPH_APP_ID) if own else tenant.resource(audience)
    if resource is None:
        raise AadError(500011, resource=audience, tenant=tenant.data["display_name"])
    if not resource["accountEnabled"]:
        raise AadError(500014, resource=audience)
    return resource


def _known(app: Json, resource: Json, name: str) -> str:
    """Return the scope's own spelling; raises AadError for one the resource does not publish."""
    for scope in resource["oauth2PermissionScopes"]:
        if scope["isEnabled"] and (scope["value"] or "").lower() == name.lower():
            return str(scope["value"])
    raise AadError(650053, app_name=str(app["displayName"]), scope=name, resource=str(resource["appId"]))
