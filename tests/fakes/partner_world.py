# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A service provider on the emulator: contoso.test is the partner, with customers that let its administrator in and have consented."""

from __future__ import annotations

import typing as t

from entra_emulator import provisioning
from entra_emulator.graph import defaults
from entra_emulator.testing import Emulator

HOME = "contoso.test"
ADMIN = f"admin@{HOME}"
PERMISSIONS = frozenset(
    {
        *("Application.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All"),
        *("AppRoleAssignment.ReadWrite.All", "Directory.Read.All"),
    }
)
GRAPH = "00000003-0000-0000-c000-000000000000"


class PartnerWorld:
    """``admin_app`` is what the partner's administrator signs in with, ``mail_app`` the mail application of all customers."""

    def __init__(self, emulator: Emulator, customers: t.Sequence[str], people: t.Sequence[str] = ()) -> None:
        self.emulator = emulator
        self.customers = list(customers)
        self.admin_app = self._register("1", "Partner administration")
        self.mail_app = self._register("2", "Mail by the partner")
        for domain in customers:
            name = domain.partition(".")[0]
            emulator.control("POST", "tenants", {"name": name, "domain": domain, "users": list(people)})
            self.relate(domain, ADMIN)
        for domain in (HOME, *customers):
            self.consent(domain)

    def _register(self, number: str, name: str) -> str:
        """Put a public client for accounts of any organisation into the partner's tenant; return its app_id."""
        object_id, app_id = (f"{kind}0000000-0000-4000-8000-00000000000{number}" for kind in "ab")
        core = self.emulator.service.core
        with core.store.lock:
            home = core.tenant(HOME)
            assert home is not None
            app = defaults.application(object_id, app_id, HOME, core.clock.iso())
            app.update(displayName=name, signInAudience="AzureADMultipleOrgs", isFallbackPublicClient=True)
            home.table("applications")[object_id] = app
        return app_id

    def relate(self, domain: str, *users: str) -> None:
        """Let these of the partner's users, and no others, into a customer's tenant."""
        self.emulator.control("POST", "partners", {"customer": domain, "partner": HOME, "users": list(users)})

    def consent(self, domain: str) -> None:
        """Consent to the administrator's application as the customer's own administrator would on the page."""
        core = self.emulator.service.core
        with core.store.lock:
            tenant, found = core.tenant(domain), core.application(self.admin_app)
            assert tenant is not None and found is not None
            graph = tenant.by_app_id("service_principals", GRAPH)
            assert graph is not None
            provisioning.grant(core, tenant, provisioning.ensure_principal(core, tenant, found[1]), graph, set(PERMISSIONS), None)
