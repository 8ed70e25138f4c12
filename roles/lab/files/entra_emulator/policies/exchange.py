# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Exchange's own policies say to a login: the organisation's SMTP AUTH switch, authentication policies, security defaults.

Logins with a password exist for sending alone; IMAP's and POP's ended in all tenants.
"""

from __future__ import annotations

import typing as t

from ..aadsts import AadError
from ..catalog import EXCHANGE_APP_ID
from ..web import Json
from . import conditional, documents

if t.TYPE_CHECKING:
    from ..core import Tenant

#: What an authentication policy is about; a new one refuses all of it.
BASIC = (
    *("ActiveSync", "Autodiscover", "Imap", "Mapi", "OfflineAddressBook", "OutlookService", "Pop", "Powershell"),
    *("ReportingWebServices", "Rest", "Rpc", "Smtp", "WebServices"),
)


def organization_config(tenant: Tenant) -> Json:
    """Return the output of ``Get-OrganizationConfig``, a few of its properties."""
    return {
        "Identity": tenant.data["initial_domain"],
        "Name": tenant.data["initial_domain"],
        "DefaultAuthenticationPolicy": None,
        "OAuth2ClientProfileEnabled": True,
        **(documents.given(tenant, "organizationConfig") or {}),
    }


def authentication_policies(tenant: Tenant) -> list[Json]:
    """Return the output of ``Get-AuthenticationPolicy``."""
    basic = {f"AllowBasicAuth{name}": False for name in BASIC}
    return [
        {"Identity": row.get("Name"), **basic, "AllowLegacyExchangeTokens": False, **row}
        for row in documents.rows(tenant, "authenticationPolicies")
    ]


def policy_of(tenant: Tenant, user: Json) -> Json | None:
    """Return the authentication policy of a user: their own, or else the organisation's default."""
    own = policy_name(tenant, user) or organization_config(tenant)["DefaultAuthenticationPolicy"]
    return next((row for row in authentication_policies(tenant) if row["Name"] == own), None)


def policy_name(tenant: Tenant, user: Json) -> str | None:
    """Return the name of a user's own authentication policy."""
    rows = documents.rows(tenant, "users")
    return next(
        (row.get("AuthenticationPolicy") for row in rows if row.get("UserPrincipalName") == user["userPrincipalName"]), None
    )


def smtp_enabled(tenant: Tenant, organisation: bool | None, mailbox: bool | None) -> bool:
    """Whether SMTP AUTH is on, from the two values of ``SmtpClientAuthenticationDisabled``; sources differ where they differ."""
    if mailbox is None:
        return not organisation
    if mailbox is False and organisation:
        return bool(documents.circumstances(tenant)["mailbox_wins"])
    return not mailbox


def refuses_token(tenant: Tenant, user: Json, protocol: str) -> str:
    """Return why a login with a token is refused, or an empty text."""
    world = documents.circumstances(tenant)
    if protocol == "smtp":
        if documents.security_defaults(tenant)["isEnabled"] and not world["security_defaults_spare_oauth"]:
            return "security_defaults"
        policy = policy_of(tenant, user)
        if policy is not None and not policy["AllowBasicAuthSmtp"] and not world["authentication_policy_spares_oauth"]:
            return "authentication_policy"
    return ""


def refuses_password(tenant: Tenant, user: Json, protocol: str) -> str:
    """Return why a login with a password is refused whatever the mailbox's switches say, or an empty text."""
    if protocol != "smtp":
        return "password_logins_ended"
    if documents.security_defaults(tenant)["isEnabled"]:
        return "security_defaults"
    policy = policy_of(tenant, user)
    if policy is not None and not policy["AllowBasicAuthSmtp"]:
        return "authentication_policy"
    try:
        conditional.check(tenant, conditional.SignIn(user, EXCHANGE_APP_ID, "legacy", conditional.LEGACY))
    except AadError:
        return "conditional_access"
    return ""
