# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the role tenant asks of its modules, for one tenant: the same options, made without a template.

A test holds them against the role's own tasks. Pure. Controller only.
"""

from __future__ import annotations

import typing as t

from ...module_utils._graph.plan.permissions import IDENTITY_SCOPES

Tenant = t.Mapping[str, t.Any]
Options = t.Dict[str, t.Any]

#: What is said of an application where it has something in it; everything else is said empty or false as well.
_FILLED = ("app_id", "unique_name", "display_name", "redirect_uris", "owners")


def application_options(tenant: Tenant) -> Options:
    """Return the options of the module ``application``, without those of the administrator's identity."""
    application, permissions = tenant["application"], tenant["permissions"]
    delegated = permissions["delegated"]
    by_resource = (
        {"graph": delegated}
        if "graph" in permissions["resources"]
        else {"exchange": [name for name in delegated if name not in IDENTITY_SCOPES]}
    )
    return _given(
        {
            **{name: value or None if name in _FILLED else value for name, value in application.items()},
            "permissions": by_resource,
            "app_roles": {"exchange": permissions["app_roles"]} if permissions["app_roles"] else None,
            "permissions_exact": permissions["exact"],
            "declare": "own",
        }
    )


def grant_options(tenant: Tenant, app_id: str) -> Options:
    """Return the options of the module ``permission_grant``."""
    permissions = tenant["permissions"]
    return _given(
        {
            "app_id": app_id,
            "permissions": permissions["delegated"],
            "app_roles": permissions["app_roles"] or None,
            "resources": permissions["resources"],
            "principals": None if permissions["principals"] == "all" else permissions["principals"],
            "exact": permissions["exact"],
        }
    )


#: What the playbook rotate says of a credential beside the application.
_KEPT = ("type", "name", "lifetime", "renew_before", "overlap", "private_key_path")
_TRUSTED = (
    *("type", "name", "issuer", "subject", "audiences", "description", "github", "claims_matching_expression"),
    *("gitlab", "azure_devops"),
)


def credential_options(tenant: Tenant, credential: t.Mapping[str, t.Any]) -> Options:
    """Return the options of the module ``application_credential`` that say which credential is wanted, as the playbook rotate does."""
    application = tenant["application"]
    names = _TRUSTED if credential["type"] == "federated" else _KEPT
    return _given(
        {
            **{name: application.get(name) or None for name in ("app_id", "unique_name", "display_name")},
            **{name: credential.get(name) for name in names},
        }
    )


def policy_options(tenant: Tenant, method: str) -> Options:
    """Return the options of the module ``tenant_policies_info``, by which the role asks in check mode; ``method`` is how people sign in."""
    application, permissions = tenant["application"], tenant["permissions"]
    named = next((name for name in ("app_id", "unique_name", "display_name") if application.get(name)), None)
    steps = ["create_application", "grant_for_all" if permissions["principals"] == "all" else "grant_for_one"]
    if has_users(tenant):
        steps.append("sign_in_device_code" if method == "device_code" else "sign_in_browser")
    people = {row["address"]: row["sign_in_user"] for row in tenant["mailboxes"] if "high_volume" not in row}
    return _given(
        {
            **({named: application[named]} if named else {}),
            "sign_in_audience": application.get("sign_in_audience") or None,
            "mailboxes": [{"address": address, "sign_in_user": user} for address, user in people.items()],
            "exchange": False,
            "exchange_admin_url": tenant.get("exchange_admin_url"),
            "steps": steps,
        }
    )


def has_users(tenant: Tenant) -> bool:
    """Say whether anybody signs in; with application permissions alone nobody does."""
    return any(name not in IDENTITY_SCOPES for name in tenant["permissions"]["delegated"])


def users_of(tenant: Tenant) -> list[str]:
    """Return who signs in, each once."""
    return list(dict.fromkeys(str(mailbox["sign_in_user"]) for mailbox in tenant["mailboxes"] if "high_volume" not in mailbox))


def sign_in_options(tenant: Tenant, user: str, app_id: str) -> Options:
    """Return the options of the action ``sign_in`` that say whose sign-in is to be where."""
    protocols = [name for mailbox in tenant["mailboxes"] if mailbox["sign_in_user"] == user for name in mailbox["protocols"]]
    return _given(
        {
            "user": user,
            "protocols": list(dict.fromkeys(protocols)),
            "client_id": app_id,
            **{name: tenant[name] or None for name in ("tenant", "cloud", "authority", "ca_path", "store")},
        }
    )


def _given(options: Options) -> Options:
    return {name: value for name, value in options.items() if value is not None}
