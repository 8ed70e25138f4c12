# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tenants with everything filled in: defaults of the file, of the cloud and of the collection.

Values are passed on as they came, tags, templates and encrypted values included; only containers are made anew.
"""

from __future__ import annotations

import copy
import os.path
import typing as t

from ...module_utils._clouds import Cloud, get_cloud
from ...module_utils._mail import DELEGATED_SCOPES, HIGH_VOLUME, PROTOCOLS
from .schema import is_template

#: An application of our own: single tenant, and public because the device code flow needs it.
APPLICATION: dict[str, t.Any] = {
    "app_id": None,
    "unique_name": "m365-mail-oauth",
    "display_name": "Mail OAuth",
    "sign_in_audience": "AzureADMyOrg",
    "public_client": True,
    "redirect_uris": {},
    "owners": [],
    # Left to the module, or left alone in the tenant, unless the file says more.
    **dict.fromkeys(
        (
            *(
                "same_name",
                "notes",
                "tags",
                "service_management_reference",
                "service_principal_enabled",
                "service_principal_owners",
            ),
            *("service_principal_tags", "hidden", "assignment_required", "assigned", "assigned_exact", "restore"),
        )
    ),
}

#: Somebody else's, named by its id: whatever is not declared stays as it is.
EXISTING_APPLICATION: dict[str, t.Any] = {
    **APPLICATION,
    "unique_name": None,
    "display_name": None,
    "sign_in_audience": None,
    "public_client": None,
}

PERMISSIONS: dict[str, t.Any] = {
    "delegated": [*DELEGATED_SCOPES.values(), "offline_access", "openid", "profile", "email"],
    "app_roles": [],
    "resources": ["graph", "exchange"],
    "principals": "all",
    "exact": False,
}

BOOTSTRAP: dict[str, t.Any] = {
    "method": "auto",
    "client_id": None,
    "client_secret": None,
    "certificate_path": None,
    "certificate_password": None,
    "federated_token_path": None,
    "federated_audience": None,
    "access_token": None,
}

CREDENTIAL: dict[str, t.Any] = {
    "name": "m365-mail-oauth",
    "lifetime": 180,
    "renew_before": 30,
    "overlap": 7,
    "private_key_path": None,
}

Tenant = t.Dict[str, t.Any]


def merge(defaults: t.Mapping[str, t.Any], own: t.Mapping[str, t.Any]) -> Tenant:
    """Return ``defaults`` under ``own``: mappings are merged at every depth, anything else is replaced."""
    merged = dict(defaults)
    for key, value in own.items():
        below = merged.get(key)
        merged[key] = merge(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def normalise(name: str, tenant: t.Mapping[str, t.Any], directory: str) -> Tenant:
    """Return the whole of a tenant that the schema accepts; relative paths start at ``directory``.

    Every key is there: what has no value is ``None``, so that roles can say ``default(omit, true)``.
    """
    cloud = get_cloud(str(tenant.get("cloud", "global")))
    bootstrap = merge(BOOTSTRAP, tenant.get("bootstrap", {}))
    for key in ("certificate_path", "federated_token_path"):
        bootstrap[key] = _path(bootstrap[key], directory)
    declared = tenant.get("application", {})
    application = merge(copy.deepcopy(EXISTING_APPLICATION if "app_id" in declared else APPLICATION), declared)
    protocols = list(tenant.get("protocols", DELEGATED_SCOPES))
    mailboxes = [_mailbox(mailbox, protocols, tenant.get("smtp_login", "auto")) for mailbox in tenant.get("mailboxes", [])]
    permissions = merge(copy.deepcopy(PERMISSIONS), tenant.get("permissions", {}))
    if any("high_volume" in mailbox for mailbox in mailboxes) and HIGH_VOLUME.role not in permissions["app_roles"]:
        permissions["app_roles"] = [*permissions["app_roles"], HIGH_VOLUME.role]
    return {
        "name": name,
        "tenant": tenant["tenant"],
        "cloud": cloud.name,
        "authority": tenant.get("authority", cloud.authority),
        "graph_url": tenant.get("graph_url", cloud.graph_url),
        "exchange_admin_url": tenant.get("exchange_admin_url", cloud.exchange_admin_url),
        "mail_scope_prefix": cloud.mail_scope_prefix,
        "ca_path": _path(tenant.get("ca_path"), directory),
        "bootstrap": bootstrap,
        "application": application,
        "permissions": permissions,
        "credentials": [_credential(credential, directory) for credential in tenant.get("credentials", [])],
        "store": _path(tenant.get("store"), directory),
        "endpoints": [_endpoint(endpoint) for endpoint in tenant.get("endpoints", _cloud_endpoints(cloud))],
        "trusted_hosts": list(tenant.get("trusted_hosts", [])),
        "protocols": protocols,
        "smtp_login": tenant.get("smtp_login", "auto"),
        "mailboxes": mailboxes,
        "exchange_mailboxes": _exchange_mailboxes(mailboxes),
    }


def _exchange_mailboxes(mailboxes: list[dict[str, t.Any]]) -> list[dict[str, t.Any]]:
    """Return the mailboxes as m365.mail_oauth.exchange_access takes them, each once."""
    found: dict[str, dict[str, t.Any]] = {}
    for mailbox in mailboxes:
        more = {"high_volume": True} if "high_volume" in mailbox else {}
        found.setdefault(str(mailbox["address"]), {"address": mailbox["address"], **more})
    return list(found.values())


def _credential(credential: t.Mapping[str, t.Any], directory: str) -> dict[str, t.Any]:
    given = merge(CREDENTIAL, credential)
    given["private_key_path"] = _path(given["private_key_path"], directory)
    return given


def _mailbox(mailbox: t.Any, protocols: list[str], smtp_login: t.Any) -> dict[str, t.Any]:
    given = mailbox if isinstance(mailbox, dict) else {"address": mailbox}
    if given.get("high_volume"):
        return {
            "address": given["address"],
            "sign_in_user": given["address"],
            "protocols": [HIGH_VOLUME.name],
            "smtp_login": "mailbox",
            "high_volume": True,
        }
    return {
        "address": given["address"],
        "sign_in_user": given.get("sign_in_user", given["address"]),
        "protocols": list(given.get("protocols", protocols)),
        "smtp_login": given.get("smtp_login", smtp_login),
    }


def _endpoint(given: t.Mapping[str, t.Any]) -> dict[str, t.Any]:
    protocol = str(given["protocol"])
    tls = str(given.get("tls", PROTOCOLS[protocol].usual_tls))
    return {
        "name": given.get("name", f"{protocol}-{tls}"),
        "protocol": protocol,
        "host": given["host"],
        "port": given.get("port", PROTOCOLS[protocol].ports[tls]),
        "tls": tls,
    }


def _cloud_endpoints(cloud: Cloud) -> list[dict[str, t.Any]]:
    return [endpoint._asdict() for endpoint in cloud.endpoints.values()]


def _path(path: t.Any, directory: str) -> t.Any:
    """Return ``path`` as an absolute one; a template is left alone and must give an absolute path itself."""
    if path is None or is_template(path):
        return path
    return os.path.normpath(os.path.join(directory, os.path.expanduser(str(path))))
