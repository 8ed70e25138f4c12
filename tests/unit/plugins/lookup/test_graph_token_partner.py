# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A partner's administrator signs in once at home, and the sign-in is redeemed at each customer that it is named for, at nobody else."""

from __future__ import annotations

import base64
import functools
import json
import pathlib
import threading
import types
import typing as t

import pytest
from ansible.errors import AnsibleLookupError
from ansible.parsing.vault import VaultLib, VaultSecret
from ansible.plugins.loader import lookup_loader
from graph_harness import MovingClock, run_module
from partner_world import ADMIN, HOME, PartnerWorld

from ansible_collections.m365.mail_oauth.plugins.lookup import graph_token as lookup
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import store as _store
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens import administrator as _graph_token
from entra_emulator.testing import Emulator

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

CUSTOMERS = ("north.test", "south.test", "west.test")


class Partner(PartnerWorld):
    """The partner's administrator, who runs the lookup as a play does."""

    def __init__(self, emulator: Emulator, directory: pathlib.Path) -> None:
        super().__init__(emulator, CUSTOMERS)
        self.client_id, self.store = self.admin_app, directory / "partner.store"
        self.vault = VaultLib([("default", VaultSecret(b"pw"))])
        self.shown: list[str] = []

    def token(self, customer: str, **options: t.Any) -> str:
        plugin = lookup_loader.get("m365.mail_oauth.graph_token", loader=types.SimpleNamespace(_vault=self.vault), templar=None)
        where = {"authority": self.emulator.authority, "ca_path": self.emulator.ca_file, "client_id": self.client_id}
        kept = {"store": str(self.store), "wait_timeout": 5}
        (found,) = plugin.run([ADMIN], {}, **{"tenant": customer, "home_tenant": HOME, **where, **kept, **options})
        return str(found)

    def kept(self) -> dict[str, t.Any]:
        data = json.loads(self.vault.decrypt(self.store.read_bytes()))
        found: dict[str, t.Any] = data["applications"][self.client_id]["accounts"][ADMIN]
        return found


@pytest.fixture
def partner(emulator: Emulator, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Partner:
    _store._decoded.clear()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    made = Partner(emulator, tmp_path)
    monkeypatch.setattr(lookup.display, "display", lambda text, **more: made.shown.append(text) if more.get("stderr") else None)
    monkeypatch.setattr(lookup, "attended", lambda _display: True)
    monkeypatch.setattr(lookup, "graph_token", functools.partial(_graph_token.graph_token, sleep=lambda _seconds: None))
    emulator.clear_requests()
    return made


def claims(token: str) -> dict[str, t.Any]:
    payload = token.split(".")[1]
    found: dict[str, t.Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return found


def redeemed(emulator: Emulator) -> list[str]:
    return [entry["path"].split("/")[1] for entry in emulator.requests() if entry.get("grant_type") == "refresh_token"]


def test_one_sign_in_serves_every_customer_and_each_gets_a_token_of_its_own(partner: Partner) -> None:
    emulator = partner.emulator
    emulator.approve_next(partner.client_id, ADMIN)
    for domain in CUSTOMERS:
        token = partner.token(domain)
        assert claims(token)["tid"] == emulator.tenant(domain).tenant_id
        assert partner.token(domain) == token
    assert len(partner.shown) == 1 and ADMIN in partner.shown[0]
    assert len([entry for entry in emulator.requests() if entry["path"].endswith("/devicecode")]) == 1
    assert len(redeemed(emulator)) == len(CUSTOMERS)
    assert partner.kept()["tenants"] == list(CUSTOMERS)
    # The modules work with it in the customer's tenant.
    made = run_module(
        "application",
        {
            "tenant": CUSTOMERS[0],
            "graph_url": emulator.graph_url,
            "ca_path": emulator.ca_file,
            "auth_access_token": partner.token(CUSTOMERS[0]),
            "unique_name": "mail",
        },
        MovingClock(emulator),
    )
    assert made["changed"], made


def test_a_customers_token_is_never_anothers_nor_the_partners_own(partner: Partner) -> None:
    partner.emulator.approve_next(partner.client_id, ADMIN)
    customer = partner.token(CUSTOMERS[0])
    own = partner.token(HOME)
    assert claims(own)["tid"] == partner.emulator.tenant(HOME).tenant_id
    assert len({customer, own, partner.token(CUSTOMERS[1])}) == 3


def test_what_was_not_named_gets_nothing(partner: Partner) -> None:
    emulator = partner.emulator
    emulator.approve_next(partner.client_id, ADMIN)
    partner.token(CUSTOMERS[0])
    emulator.clear_requests()
    with pytest.raises(AnsibleLookupError, match="Nothing was sent"):
        partner.token(CUSTOMERS[1], tenants=[CUSTOMERS[0]])
    assert redeemed(emulator) == []
    assert partner.kept()["tenants"] == [CUSTOMERS[0]]


@pytest.mark.parametrize(
    ("refusal", "told"), [("way", "does not let"), ("consent", "has not consented"), ("policy", "wants more of")]
)
def test_one_customers_refusal_is_told_and_is_its_own(partner: Partner, refusal: str, told: str) -> None:
    emulator = partner.emulator
    emulator.approve_next(partner.client_id, ADMIN)
    partner.token(CUSTOMERS[0])
    before = partner.kept()["cache"]
    if refusal == "way":
        partner.relate(CUSTOMERS[1])
    elif refusal == "consent":
        core = emulator.service.core
        with core.store.lock:
            tenant = core.tenant(CUSTOMERS[1])
            assert tenant is not None
            tenant.table("grants").clear()
    else:
        tenant_id = emulator.tenant(CUSTOMERS[1]).tenant_id
        emulator.knobs(
            faults=[
                {"method": ["POST"], "path": f"/({CUSTOMERS[1]}|{tenant_id})/oauth2/v2.0/token", "status": 400, "aadsts": 53003}
            ]
        )
    with pytest.raises(AnsibleLookupError, match=f"The customer's tenant {CUSTOMERS[1]} {told}") as failure:
        partner.token(CUSTOMERS[1])
    assert "AADSTS" in str(failure.value)
    assert partner.kept()["cache"] == before
    assert claims(partner.token(CUSTOMERS[2]))["tid"] == emulator.tenant(CUSTOMERS[2]).tenant_id
    assert len(partner.shown) == 1


def test_hosts_that_run_at_once_ask_for_one_code(partner: Partner) -> None:
    partner.emulator.approve_next(partner.client_id, ADMIN)
    found: dict[str, str] = {}
    threads = [threading.Thread(target=lambda name=domain: found.__setitem__(name, partner.token(name))) for domain in CUSTOMERS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert set(found) == set(CUSTOMERS)
    assert len(partner.shown) == 1


def test_where_nobody_answers_the_other_hosts_of_the_run_do_not_ask_again(
    partner: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = []
    for domain in CUSTOMERS:
        with pytest.raises(AnsibleLookupError, match="Nobody signed in") as caught:
            partner.token(domain, wait_timeout=0.2)
        failures.append(str(caught.value))
    assert len(set(failures)) == 1
    assert len(partner.shown) == 1
    monkeypatch.setattr(_graph_token, "RUN", "another run")
    partner.emulator.approve_next(partner.client_id, ADMIN)
    assert partner.token(CUSTOMERS[0])


def test_a_sign_in_that_ended_is_asked_for_at_home_once(partner: Partner) -> None:
    emulator = partner.emulator
    emulator.approve_next(partner.client_id, ADMIN)
    partner.token(CUSTOMERS[0])
    emulator.control("POST", "refresh_tokens/revoke", {"username": ADMIN})
    emulator.approve_next(partner.client_id, ADMIN)
    assert claims(partner.token(CUSTOMERS[1]))["tid"] == emulator.tenant(CUSTOMERS[1]).tenant_id
    assert len(partner.shown) == 2


def test_without_a_person_nothing_is_asked(partner: Partner) -> None:
    with pytest.raises(AnsibleLookupError, match="unattended"):
        partner.token(CUSTOMERS[0], wait="never")
    with pytest.raises(AnsibleLookupError, match="renewable"):
        partner.token(CUSTOMERS[0], renewable=False)
