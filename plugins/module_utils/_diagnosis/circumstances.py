# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Microsoft Graph and Exchange Online say of a tenant, as plain data that is looked things up in. Pure; runs on Python 3.8.

The data, as the role ``verify`` collects it; every part may be missing, and what is missing is not known:

.. code-block:: json

    {"time": "2026-11-25T03:00:00Z", "tenant_id": "...", "asked": ["graph", "exchange"], "notes": ["..."],
     "sign_in_users": {"alice@contoso.test": "OBJECT_ID"},
     "applications": [{"app_id": "...", "display_name": "...", "found": true, "registered": true,
                       "service_principal": {"object_id": "...", "enabled": true}, "grants": [], "app_roles": [], "credentials": []}],
     "exchange": {"service_principals": [{"app_id": "...", "object_id": "..."}], "tenant_smtp_auth": "disabled",
                  "mailboxes": [{"address": "...", "found": true, "imap_enabled": true, "pop_enabled": true, "smtp_auth": "inherit",
                                 "smtp_auth_effective": false,
                                 "permissions": [{"identity": "...", "full_access": true, "send_as": false}]}]}}
"""

from __future__ import annotations

import typing as t

from .._check import seconds_of
from .._shapes import is_guid

Facts = t.Mapping[str, t.Any]


def entries(value: t.Any) -> list[Facts]:
    """Return the mappings of a list; anything else counts as an empty one."""
    return [one for one in value if isinstance(one, t.Mapping)] if isinstance(value, (list, tuple)) else []


class Circumstances:
    """One tenant's circumstances, looked up in constant time."""

    def __init__(self, facts: Facts) -> None:
        tenant_id = str(facts.get("tenant_id") or "").lower()
        #: Empty where only a domain of the tenant is known.
        self.tenant_id = tenant_id if is_guid(tenant_id) else ""
        #: The controller's time, in seconds since 1970; 0 where it is not known.
        self.time = seconds_of(facts.get("time"))
        self.applications = entries(facts.get("applications"))
        self._by_app_id = {str(one.get("app_id") or "").lower(): one for one in self.applications}
        users = facts.get("sign_in_users")
        self._users = {str(name).lower(): str(one).lower() for name, one in users.items()} if isinstance(users, t.Mapping) else {}
        exchange = facts.get("exchange")
        self.exchange: Facts | None = exchange if isinstance(exchange, t.Mapping) else None
        self._mailboxes = {str(one.get("address") or "").lower(): one for one in entries((self.exchange or {}).get("mailboxes"))}

    def application(self, app_id: str) -> Facts | None:
        """Return what Graph says of the application that a token is for; of the only one asked about where the token does not say."""
        if app_id:
            return self._by_app_id.get(app_id.lower())
        return self.applications[0] if len(self.applications) == 1 else None

    def user_id(self, sign_in_user: str) -> str:
        """Return the object id of a sign-in user, empty where it is not known."""
        return self._users.get(sign_in_user.lower(), "")

    def mailbox(self, address: str) -> Facts | None:
        """Return what Exchange says of a mailbox; None where it was not asked."""
        return self._mailboxes.get(address.lower())
