# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What every service of the emulator shares: state, clock, keys, knobs, tenants."""

from __future__ import annotations

import collections
import pathlib
import typing as t

from . import seed, sign_in_log
from .catalog import CONSUMER_TENANT_ID, FIRST_PARTY_CLIENTS, MICROSOFT_TENANT_ID
from .clock import Clock, iso
from .graph import defaults
from .knobs import Knobs
from .replication import Replication
from .signing import SigningKey
from .store import Store
from .web import Json


class Tenant:
    """One tenant's part of the state, with the look-ups that several services need."""

    def __init__(self, data: Json) -> None:
        self.data = data
        self.id: str = data["id"]
        self.name: str = data["name"]
        self.domain: str = data["domain"]
        #: Where the tenant lives, a key of ``discovery.CLOUDS``.
        self.cloud: str = data.get("cloud", "global")

    def table(self, name: str) -> dict[str, Json]:
        """Return ``applications``, ``service_principals``, ``grants``, ``assignments``, ``users``, ``groups`` or ``deleted``, by object id."""
        return t.cast("t.Dict[str, Json]", self.data.setdefault(name, {}) if name == "groups" else self.data[name])

    def user(self, name: str) -> Json | None:
        """Return a user by object id or principal name, in any case."""
        wanted = name.lower()
        users = self.table("users")
        if wanted in users:
            return users[wanted]
        return next((u for u in users.values() if u["userPrincipalName"].lower() == wanted), None)

    def by_app_id(self, table: str, app_id: str) -> Json | None:
        """Return the application or service principal of a client id."""
        wanted = app_id.lower()
        return next((o for o in self.table(table).values() if o["appId"] == wanted), None)

    def resource(self, name: str) -> Json | None:
        """Return the service principal that a scope's resource part means: an app id or one of its names."""
        wanted = name.rstrip("/").lower()
        for principal in self.table("service_principals").values():
            if principal["appId"] == wanted or wanted in (n.rstrip("/").lower() for n in principal["servicePrincipalNames"]):
                return principal
        return None

    def app_roles(self, principal_id: str, resource_id: str) -> list[str]:
        """Return the names of the app roles that a principal has on a resource."""
        resource = self.table("service_principals").get(resource_id)
        names = {role["id"]: role["value"] for role in resource["appRoles"] if role["value"]} if resource else {}
        return sorted(
            names[a["appRoleId"]]
            for a in self.table("assignments").values()
            if a["principalId"] == principal_id and a["resourceId"] == resource_id and a["appRoleId"] in names
        )

    def scopes(self, client_id: str, resource_id: str, user_id: str) -> set[str]:
        """Return the delegated scopes consented to for a client (its service principal) and a user on a resource."""
        granted: set[str] = set()
        for grant in self.table("grants").values():
            if grant["clientId"] == client_id and grant["resourceId"] == resource_id and grant["principalId"] in (None, user_id):
                granted.update(grant["scope"].split())
        return granted


class Core:
    """The emulator without its HTTP side. Whoever reads or changes the state holds ``store.lock``."""

    def __init__(self, directory: pathlib.Path) -> None:
        self.directory = directory
        self.store = Store(directory, seed.new_state)
        if seed.complete(self.state):
            self.store.touch()
        self.clock = Clock(self.store.data["clock_offset"])
        self.knobs = Knobs(self.store)
        self.keys = SigningKey.load(directory)
        self.replication = Replication(self.knobs, self.clock)
        self.reads = 0  # answers with collections in them, for their order
        self.sign_ins: sign_in_log.Log = {}
        #: When the reports service was asked, by tenant and application.
        self.report_requests: dict[str, collections.deque[float]] = {}

    @property
    def state(self) -> Json:
        """Return the state document."""
        return self.store.data

    def tenants(self) -> list[Tenant]:
        """Return all tenants."""
        return [Tenant(data) for data in self.state["tenants"].values()]

    def tenant(self, name: str) -> Tenant | None:
        """Return a tenant by id, domain, initial domain; ``consumers`` is the tenant of personal accounts."""
        wanted = name.lower()
        if wanted == "consumers":
            wanted = CONSUMER_TENANT_ID
        if wanted in self.state["tenants"]:
            return Tenant(self.state["tenants"][wanted])
        for data in self.state["tenants"].values():
            if wanted in (data["domain"], data["initial_domain"]):
                return Tenant(data)
        return None

    def tenant_of_user(self, principal_name: str) -> Tenant | None:
        """Return the tenant that a user name belongs to, by its domain."""
        return self.tenant(principal_name.rpartition("@")[2]) if "@" in principal_name else None

    def application(self, app_id: str) -> tuple[Tenant, Json] | None:
        """Return an application and its home tenant by client id."""
        for tenant in self.tenants():
            app = tenant.by_app_id("applications", app_id)
            if app is not None:
                return tenant, app
        name = FIRST_PARTY_CLIENTS.get(app_id.lower())
        return (
            None
            if name is None
            else (
                Tenant(seed.bare_tenant(MICROSOFT_TENANT_ID, "microsoft", "microsoft.test")),
                _first_party(app_id.lower(), name),
            )
        )

    def set_clock(self, offset: float) -> None:
        """Move the emulator's clock to the machine's plus ``offset`` seconds."""
        self.clock.offset = self.state["clock_offset"] = offset
        self.store.touch()

    def reset(self) -> None:
        """Go back to the seeded state; passwords and bootstrap secrets stay."""
        self.store.replace(seed.reseed(self.state))
        self.clock.offset = 0.0
        self.replication.clear()
        self.reads = 0
        self.sign_ins.clear()
        self.report_requests.clear()


def _first_party(app_id: str, name: str) -> Json:
    """Return one of Microsoft's own public clients as an application."""
    app = defaults.application(app_id, app_id, "microsoft.test", iso(seed.EPOCH))
    app.update(displayName=name, signInAudience="AzureADandPersonalMicrosoftAccount", isFallbackPublicClient=True)
    app["publicClient"]["redirectUris"] = ["http://localhost", "https://login.microsoftonline.com/common/oauth2/nativeclient"]
    return app
