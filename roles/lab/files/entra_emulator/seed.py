# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The tenants, users, mailboxes and bootstrap identities that every lab starts with."""

from __future__ import annotations

import hashlib
import secrets
import typing as t

from . import catalog, names
from .clock import iso
from .graph import defaults
from .web import Json

#: Lab epoch: creation date of everything seeded (2026-01-01), so that a fresh state is the same document twice.
EPOCH = 1767225600.0

#: Directory role that Exchange wants of an identity that administers it (Exchange Administrator).
EXCHANGE_ADMINISTRATOR = "29232cdf-9323-42fd-ade2-1d097af3e4de"
#: Directory role that lets a user register applications and consent (Cloud Application Administrator).
CLOUD_APPLICATION_ADMINISTRATOR = "158c047a-c907-4556-b7ef-446551a6b5f7"

#: Two more that let them: Application Administrator, Global Administrator.
APPLICATION_ADMINISTRATOR = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3"
GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10"

#: The least that the collection's Graph modules need, and the role for Exchange's admin endpoint.
BOOTSTRAP_ROLES = (
    (catalog.GRAPH_APP_ID, "Application.ReadWrite.OwnedBy"),
    (catalog.GRAPH_APP_ID, "DelegatedPermissionGrant.ReadWrite.All"),
    (catalog.GRAPH_APP_ID, "AppRoleAssignment.ReadWrite.All"),
    (catalog.GRAPH_APP_ID, "Directory.Read.All"),
    (catalog.EXCHANGE_APP_ID, "Exchange.ManageAsApp"),
)

_TENANTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("contoso", "contoso.test", ("alice", "bob", "carol")),
    ("fabrikam", "fabrikam.test", ("dave", "erin")),
)
_SHARED = {"contoso": ("info", "alice"), "fabrikam": ("helpdesk", "dave")}
_IMAP_OFF = "carol@contoso.test"


def new_state() -> Json:
    """Return the document of a new lab, with fresh passwords and secrets."""
    state: Json = {
        "version": 1,
        "clock_offset": 0.0,
        "tenants": {},
        "mailboxes": {},
        "knobs": {},
        "device_codes": {},
        "approvals": [],
        "authorization_codes": {},
        "refresh_tokens": {},
    }
    for name, domain, people in _TENANTS:
        add_tenant(state, name, domain, people)
        local, delegate = _SHARED[name]
        add_mailbox(state, name, f"{local}@{domain}", "shared", f"{delegate}@{domain}")
    state["mailboxes"][_IMAP_OFF]["imap_enabled"] = False
    add_consumers(state)
    return state


def reseed(old: Json) -> Json:
    """Return a new document that keeps the passwords and bootstrap secrets of ``old``."""
    state = new_state()
    for tenant_id, tenant in state["tenants"].items():
        before = old["tenants"].get(tenant_id)
        if before is None:
            continue
        for user_id, user in tenant["users"].items():
            user["_password"] = before["users"].get(user_id, user)["_password"]
        secret = before["bootstrap"].get("client_secret")
        if secret:
            _set_bootstrap_secret(tenant, secret)
    return state


def add_tenant(state: Json, name: str, domain: str, people: t.Sequence[str]) -> Json:
    """Add a tenant with its users (and ``admin@``), their mailboxes, the two resources and a bootstrap identity.

    Raises BadRequest for a name, domain or person that is none.
    """
    name, domain = names.tenant(name), names.domain(domain)
    for person in people:
        names.address(f"{person}@{domain}")
    tenant_id = catalog.derived_id("tenant", name)
    tenant = bare_tenant(tenant_id, name, domain)
    state["tenants"][tenant_id] = tenant
    for person in (*people, "admin"):
        user = _add_user(tenant, f"{person}@{domain}", "Administrator" if person == "admin" else person.capitalize())
        if person == "admin":
            user["_directory_roles"] = [CLOUD_APPLICATION_ADMINISTRATOR, EXCHANGE_ADMINISTRATOR]
        else:
            add_mailbox(state, name, user["userPrincipalName"], "user", user["userPrincipalName"])
    _add_resources(tenant)
    _add_bootstrap(tenant)
    return tenant


def add_consumers(state: Json) -> None:
    """Add the tenant of personal accounts with one person in it."""
    tenant = bare_tenant(catalog.CONSUMER_TENANT_ID, "consumers", "outlook.test")
    state["tenants"][catalog.CONSUMER_TENANT_ID] = tenant
    user = _add_user(tenant, "pat@outlook.test", "Pat")
    add_mailbox(state, "consumers", user["userPrincipalName"], "user", user["userPrincipalName"])
    _add_resources(tenant)


def add_mailbox(state: Json, tenant: str, address: str, kind: str, sign_in_user: str) -> Json:
    """Add a mailbox; ``sign_in_user`` of a shared one is its first delegate. Raises BadRequest for an address that is none."""
    address = names.address(address).lower()
    mailbox: Json = {
        "address": address,
        "tenant": tenant,
        "kind": kind,
        "id": catalog.derived_id("mailbox", address),
        "sign_in_user": sign_in_user,
        "delegates": [sign_in_user] if kind == "shared" else [],
        "applications": [],
        "imap_enabled": True,
        "pop_enabled": True,
        "smtp_auth_disabled": None,
    }
    state["mailboxes"][address] = mailbox
    return mailbox


def hash_secret(secret: str) -> str:
    """Return what the state keeps of a secret that nobody may read again."""
    return hashlib.sha256(secret.encode()).hexdigest()


def bare_tenant(tenant_id: str, name: str, domain: str) -> Json:
    """Return a tenant with nothing in it."""
    return {
        "id": tenant_id,
        "name": name,
        "domain": domain,
        "initial_domain": f"{name}.onmicrosoft.test",
        "display_name": name.capitalize(),
        "users": {},
        "applications": {},
        "service_principals": {},
        "grants": {},
        "assignments": {},
        "deleted": {},
        "bootstrap": {},
        "exchange": {"service_principals": {}, "smtp_auth_disabled": False},
    }


def _add_user(tenant: Json, principal_name: str, display_name: str) -> Json:
    user = defaults.user(catalog.derived_id("user", principal_name), principal_name, display_name, iso(EPOCH))
    user["_password"] = secrets.token_urlsafe(12)
    user["_directory_roles"] = []
    tenant["users"][user["id"]] = user
    return user


def complete(state: Json) -> bool:
    """Add what tenants of an earlier version lack; return whether any lacked something."""
    return [_add_resources(tenant) for tenant in state["tenants"].values()].count(True) > 0


def _add_resources(tenant: Json) -> bool:
    """Add Microsoft's own services that a tenant lacks; return whether any was added."""
    present = {principal["appId"] for principal in tenant["service_principals"].values()}
    missing = [app_id for app_id in catalog.DISPLAY_NAMES if app_id not in present]
    for app_id in missing:
        _add_resource(tenant, app_id, catalog.DISPLAY_NAMES[app_id])
    return bool(missing)


def _add_resource(tenant: Json, app_id: str, display_name: str) -> None:
    object_id = catalog.derived_id(tenant["name"], "service_principal", app_id)
    names = list(catalog.RESOURCE_NAMES[app_id])
    principal = defaults.resource_principal(object_id, app_id, display_name, names)
    principal["oauth2PermissionScopes"] = catalog.scopes(app_id)
    principal["appRoles"] = catalog.roles(app_id)
    tenant["service_principals"][object_id] = principal


def _add_bootstrap(tenant: Json) -> None:
    name, now = tenant["name"], iso(EPOCH)
    app = defaults.application(
        catalog.derived_id(name, "application", "bootstrap"),
        catalog.derived_id(name, "client", "bootstrap"),
        tenant["domain"],
        now,
    )
    app.update(
        displayName="Bootstrap of m365.mail_oauth",
        signInAudience="AzureADMyOrg",
    )
    principal = defaults.service_principal(catalog.derived_id(name, "service_principal", "bootstrap"), app, tenant["id"], now)
    principal["_directory_roles"] = [EXCHANGE_ADMINISTRATOR]
    tenant["applications"][app["id"]] = app
    tenant["service_principals"][principal["id"]] = principal
    tenant["bootstrap"] = {"object_id": app["id"], "service_principal_id": principal["id"], "client_id": app["appId"]}
    _set_bootstrap_secret(tenant, f"lab8Q~{secrets.token_urlsafe(26)}")
    for resource_app_id, value in BOOTSTRAP_ROLES:
        assign_role(tenant, principal, resource_app_id, value, now)


def assign_role(tenant: Json, principal: Json, resource_app_id: str, value: str, now: str) -> None:
    """Give a service principal an app role of one of the two resources."""
    resource = next(p for p in tenant["service_principals"].values() if p["appId"] == resource_app_id)
    assignment_id = catalog.derived_id(tenant["name"], "assignment", principal["id"], value)
    tenant["assignments"][assignment_id] = {
        "id": assignment_id,
        "deletedDateTime": None,
        "appRoleId": catalog.role_id(resource_app_id, value),
        "createdDateTime": now,
        "principalDisplayName": principal["displayName"],
        "principalId": principal["id"],
        "principalType": "ServicePrincipal",
        "resourceDisplayName": resource["displayName"],
        "resourceId": resource["id"],
    }


def _set_bootstrap_secret(tenant: Json, secret: str) -> None:
    bootstrap = tenant["bootstrap"]
    app = tenant["applications"][bootstrap["object_id"]]
    key_id = catalog.derived_id(tenant["name"], "secret", "bootstrap")
    bootstrap["client_secret"] = secret
    app["_secrets"] = {key_id: {"hash": hash_secret(secret), "valid_from": 0.0}}
    app["passwordCredentials"] = [
        {
            "customKeyIdentifier": None,
            "displayName": "lab",
            "endDateTime": iso(EPOCH + 20 * 365 * 86400),
            "hint": secret[:3],
            "keyId": key_id,
            "secretText": None,
            "startDateTime": iso(EPOCH),
        }
    ]
