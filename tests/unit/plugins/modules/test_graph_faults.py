# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whatever happens to one conversation with Graph: nothing is made twice, nothing is lost, nothing but a sentence comes out, the next run heals."""

from __future__ import annotations

import os
import typing as t

import pytest
from graph_faults import ExchangeLine, Fault, Site, TodaysClock
from graph_harness import Json, options

from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.apply import apply_now
from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.timing import Deadline
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import MailOAuthError
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.access import Wanted, WantedMailbox
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.client import ExchangeClient
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.job import AccessJob
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.plan import Plan
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.reading import read_pointers
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.jobs.application import ApplicationJob
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.jobs.grants import GrantJob
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.jobs.key_credentials import KeyCredentialJob, Made
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.application import WantedApplication
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.credential import SECRET, WantedCredential
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.grants import WantedGrants
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire.client import GraphClient
from entra_emulator import exchange
from entra_emulator.seed import EXCHANGE_ADMINISTRATOR
from entra_emulator.testing import Emulator

#: Faults a job; the long form is asked for by name of the variable.
MANY = int(os.environ.get("M365_GRAPH_FAULTS", "25"))
#: Requests of a run that makes everything; a fault further on does not come to pass.
LONGEST = 8

Make = t.Callable[[GraphClient], t.Any]


@pytest.fixture
def site(emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> Site:
    return Site(emulator, options(emulator), monkeypatch)


def attempt(site: Site, make: Make, fault: Fault) -> None:
    """Run under a fault: all that may come out is an error of the collection's own, within its budget."""
    try:
        site.run(make, fault)
    except MailOAuthError as exc:
        assert exc.message.endswith((".", ")")) and "Traceback" not in exc.message, exc.message


def healed(site: Site, make: Make) -> t.Any:
    """Run again without a fault, and once more to see that nothing is left to do; return the first one's job."""
    job, _outcome, _line = site.run(make)
    assert not site.run(make)[1].changed
    return job


@pytest.mark.parametrize("by", ["unique_name", "display_name"])
def test_applications(site: Site, by: str) -> None:
    for seed in range(MANY):
        name = f"{by}-{seed}"
        wanted = WantedApplication(**{by: name}, public_client=True, owners=["alice@contoso.test"])  # type: ignore[arg-type]
        fault = Fault.drawn(seed, LONGEST)
        attempt(site, lambda client, wanted=wanted: ApplicationJob(client, wanted), fault)  # type: ignore[misc]
        found = [row for row in site.table("applications") if row["displayName"] == name]
        assert len(found) <= 1, fault
        healed(site, lambda client, wanted=wanted: ApplicationJob(client, wanted))  # type: ignore[misc]
        (row,) = [row for row in site.table("applications") if row["displayName"] == name]
        assert len([one for one in site.table("service_principals") if one["appId"] == row["appId"]]) == 1, fault


def register(site: Site, name: str) -> Json:
    site.run(lambda client: ApplicationJob(client, WantedApplication(unique_name=name)))
    return next(row for row in site.table("applications") if row["uniqueName"] == name)


def test_grants(site: Site) -> None:
    for seed in range(MANY):
        app_id = register(site, f"grants-{seed}")["appId"]
        wanted = WantedGrants(app_id, app_roles=["IMAP.AccessAsApp"], permissions=["IMAP.AccessAsUser.All", "offline_access"])
        fault = Fault.drawn(seed, LONGEST)
        attempt(site, lambda client, wanted=wanted: GrantJob(client, wanted), fault)  # type: ignore[misc]
        healed(site, lambda client, wanted=wanted: GrantJob(client, wanted))  # type: ignore[misc]
        client = next(one["id"] for one in site.table("service_principals") if one["appId"] == app_id)
        assert len([one for one in site.table("grants") if one["clientId"] == client]) == 2, fault
        assert len([one for one in site.table("assignments") if one["principalId"] == client]) == 1, fault


def secrets(name: str, kept: list[Made]) -> t.Callable[[GraphClient], KeyCredentialJob]:
    """Return what makes the job; it holds what was kept so far, and keeps more."""

    def make(client: GraphClient) -> KeyCredentialJob:
        wanted = WantedCredential(SECRET, "mail", held=frozenset(one.key_id for one in kept), overlap=0)
        return KeyCredentialJob(client, WantedApplication(unique_name=name), wanted, keep=kept.append)

    return make


def test_client_secrets(site: Site) -> None:
    for seed in range(MANY):
        name = f"secret-{seed}"
        row = register(site, name)
        kept: list[Made] = []
        make = secrets(name, kept)
        fault = Fault.drawn(seed, LONGEST)
        attempt(site, make, fault)
        present = {one["keyId"] for one in row["passwordCredentials"]}
        # What was handed over works, and at most one is nobody's.
        assert {one.key_id for one in kept} <= present and len(present) - len(kept) <= 1, fault
        healed(site, make)
        assert kept and kept[-1].key_id in {one["keyId"] for one in row["passwordCredentials"]}, fault
        assert len(row["passwordCredentials"]) <= 2, fault


def exchange_run(site: Site, wanted: Wanted, fault: Fault | None = None) -> tuple[Plan, int]:
    """Do what the module ``exchange_access`` does; return the plan that it began with, and how many pointers there are then."""
    clock = TodaysClock()
    deadline = Deadline(clock, 600.0)
    client = ExchangeClient(
        ExchangeLine(site.emulator, fault),
        lambda: "token",
        base_url=site.emulator.exchange_admin_url,
        tenant=site.tenant.id,
        clock=clock,
        deadline=deadline,
    )
    plan = apply_now(AccessJob(client.run, wanted), clock, deadline).plan
    return plan, len([one for one in read_pointers(client.run) if one.app_id == wanted.app_id]) if fault is None else 0


def test_exchange_access(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = {"tid": site.tenant.id, "aud": "https://outlook.office365.com", "exp": 9e12, "roles": ["Exchange.ManageAsApp"]}
    claims["wids"] = [EXCHANGE_ADMINISTRATOR]
    monkeypatch.setattr(exchange, "claims_of", lambda _core, _token: claims)
    for seed in range(MANY):
        app_id = register(site, f"exchange-{seed}")["appId"]
        object_id = next(one["id"] for one in site.table("service_principals") if one["appId"] == app_id)
        mailbox = WantedMailbox("alice@contoso.test", True, True, seed % 2 == 0, True, "enabled")
        wanted = Wanted("present", app_id, object_id, f"Exchange {seed}", (mailbox,))
        fault = Fault.drawn(seed, 12)
        try:
            exchange_run(site, wanted, fault)
        except MailOAuthError as exc:
            assert exc.message.endswith((".", ")")), exc.message
        exchange_run(site, wanted)
        plan, pointers = exchange_run(site, wanted)
        assert not plan.changes and pointers == 1, fault
