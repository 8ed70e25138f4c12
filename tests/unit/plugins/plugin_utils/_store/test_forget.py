# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What of a store goes with a tenant, and what stays."""

from __future__ import annotations

import copy
import json
import pathlib
import typing as t

import pytest
from ansible.parsing.vault import VaultLib, VaultSecret

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import StoreError
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.codec import VaultCodec
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.data import FORMAT, StoreData
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.file import SharedFile
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.forget import Forgotten, Whose, forget
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.store import Store

LOGIN, OTHER_LOGIN = "https://login.microsoftonline.com", "https://login.microsoftonline.us"
CONTOSO, FABRIKAM = "c0000000-0000-4000-8000-000000000001", "f0000000-0000-4000-8000-000000000002"
MAIL, DESK, SHARED_APP = "mail-app", "desk-app", "shared-app"
VAULT = VaultLib([("default", VaultSecret(b"pw"))])


def account(tenant: str, tenant_id: str, **more: t.Any) -> dict[str, t.Any]:
    return {"tenant": tenant, "tenant_id": tenant_id, "authority": LOGIN, "cache": {}, **more}


def token(tenant: str) -> dict[str, t.Any]:
    return {"access_token": "canary", "expires_on": 1.0, "authority": LOGIN, "tenant": tenant}


def data() -> StoreData:
    """Return a store of two tenants and a partner's sign-in."""
    secret = {"type": "client_secret", "name": "relay", "secret": "canary", "end": "2099-01-01T00:00:00Z"}
    return StoreData(
        {
            "format": FORMAT,
            "version": 1,
            "applications": {
                MAIL: {
                    "accounts": {"alice@contoso.test": account("contoso.test", CONTOSO)},
                    "tokens": [token("contoso.test")],
                    "credentials": {"1": secret},
                    "pending": {
                        "bob@contoso.test": {
                            "method": "device_code",
                            "scopes": [],
                            "expires": 1,
                            "url": "",
                            "code": "",
                            "flow": {},
                        }
                    },
                },
                DESK: {"credentials": {"2": {**secret, "name": "zammad"}}},
                SHARED_APP: {
                    "accounts": {
                        "carol@contoso.test": account("contoso.onmicrosoft.test", CONTOSO),
                        "dave@fabrikam.test": account("fabrikam.test", FABRIKAM),
                        "eve@partner.test": account(
                            "partner.test",
                            "a0000000-0000-4000-8000-000000000003",
                            tenants=["contoso.test", "fabrikam.test"],
                            customers={CONTOSO: {"tokens": []}, "fabrikam.test": {"tokens": []}},
                        ),
                    },
                    "tokens": [token("fabrikam.test"), token("contoso.test")],
                    "credentials": {"3": {**secret, "name": "partner"}},
                },
            },
        }
    )


def whose(*client_ids: str, tenant: str = "contoso.test", tenant_id: str = CONTOSO, **more: t.Any) -> Whose:
    return Whose(tenant, tenant_id, **{"authority": LOGIN, "client_ids": client_ids, **more})


def test_its_applications_go_whole_and_others_are_left_alone() -> None:
    store = data()
    before = copy.deepcopy(store.data["applications"])
    done = forget(store, whose(MAIL, DESK))
    assert done.removed == [
        "sign-in of alice@contoso.test",
        "sign-in that bob@contoso.test has begun",
        f"tokens of the application {MAIL}",
        "client secret relay",
        "client secret zammad",
    ]
    assert store.data["applications"] == {SHARED_APP: before[SHARED_APP]}
    assert not store.empty


def test_without_applications_its_entries_of_all_go_and_no_credential() -> None:
    store = data()
    done = forget(store, whose())
    shared = store.data["applications"][SHARED_APP]
    assert sorted(shared["accounts"]) == ["dave@fabrikam.test", "eve@partner.test"]
    assert shared["accounts"]["eve@partner.test"]["tenants"] == ["fabrikam.test"]
    assert list(shared["accounts"]["eve@partner.test"]["customers"]) == ["fabrikam.test"]
    assert [entry["tenant"] for entry in shared["tokens"]] == ["fabrikam.test"]
    assert all(store.data["applications"][name]["credentials"] for name in (MAIL, DESK, SHARED_APP))
    assert done.left == [MAIL, DESK], "nobody knows whose these are; the shared one is known to be another's"


@pytest.mark.parametrize(
    ("other", "stays"),
    [
        (whose(MAIL, authority=OTHER_LOGIN), True),
        (whose(MAIL, tenant="fabrikam.test", tenant_id=FABRIKAM), True),
        (whose(MAIL, users=("bob@contoso.test",)), True),
        (whose(MAIL, tenant_id=""), False),
        (whose(MAIL, tenant="contoso.onmicrosoft.test", tenant_id=""), True),
        (whose(MAIL, tenant="CONTOSO.test", tenant_id=""), False),
    ],
)
def test_a_sign_in_of_another_cloud_tenant_or_user_stays(other: Whose, stays: bool) -> None:
    store = StoreData({"applications": {MAIL: {"accounts": {"alice@contoso.test": account("contoso.test", CONTOSO)}}}})
    if other.tenant == "contoso.onmicrosoft.test":
        # Names alone leave it open; the application, which is registered there, tells.
        assert forget(store, Whose(other.tenant, "", LOGIN)).removed == []
        return
    forget(store, other)
    assert bool(store.data["applications"]) is stays


def test_nothing_is_found_twice() -> None:
    store = data()
    forget(store, whose(MAIL, DESK))
    before = store.serialize()
    assert forget(store, whose(MAIL, DESK)) == Forgotten()
    assert store.serialize() == before


def clear(path: pathlib.Path, vault: VaultLib, *wanted: Whose, read_only: bool = False) -> None:
    store = Store(SharedFile(str(path)), VaultCodec(vault), read_only=read_only)
    with store.transaction(clearing=True) as found:
        for one in wanted:
            forget(found, one)


def test_the_file_goes_with_the_last_entry_and_not_before(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "shared.store"
    with Store(SharedFile(str(path)), VaultCodec(VAULT)).transaction() as found:
        found.data.update(data().data)
    fabrikam = whose(SHARED_APP, tenant="fabrikam.test", tenant_id=FABRIKAM)
    partner = whose(tenant="partner.test", tenant_id="a0000000-0000-4000-8000-000000000003")
    contoso = [whose(), whose(MAIL, DESK)]
    clear(path, VAULT, *contoso, fabrikam, partner, read_only=True)
    assert MAIL in json.loads(VAULT.decrypt(path.read_bytes()))["applications"]
    clear(path, VAULT, *contoso)
    assert list(json.loads(VAULT.decrypt(path.read_bytes()))["applications"]) == [SHARED_APP]
    with pytest.raises(StoreError, match="no vault secret"):
        clear(path, VaultLib(), fabrikam, partner)
    clear(path, VAULT, fabrikam, partner)
    assert list(tmp_path.iterdir()) == [], "nor is its lock left"


def test_a_sign_in_that_may_be_another_tenants_stays_though_the_application_is_named() -> None:
    """Of a tenant whose id nobody could tell, a multi-tenant application has the sign-ins of others beside it."""
    store = data()
    done = forget(store, Whose("contoso.test", "", LOGIN, client_ids=(SHARED_APP,)))
    left = store.data["applications"][SHARED_APP]["accounts"]
    assert {"carol@contoso.test", "dave@fabrikam.test"} <= set(left)
    assert not any("fabrikam" in line for line in done.removed)


def begun(tenant: str = "", **more: t.Any) -> dict[str, t.Any]:
    named = {"tenant": tenant} if tenant else {}
    return {"method": "device_code", "scopes": [], "expires": 100, "url": "", "code": "", "flow": {}, **named, **more}


def test_a_sign_in_that_somebody_of_another_tenant_has_begun_stays() -> None:
    """A service provider's application has the pending sign-ins of all customers, and names of users say nothing of who began them where."""
    pending = {
        "alice@contoso.test": begun("contoso.test"),
        "bob@contoso.test": begun(CONTOSO, authority=LOGIN),
        "guest@partner.test": begun("contoso.test"),
        "old@contoso.test": begun(),
        "erin@fabrikam.test": begun("fabrikam.test"),
        "frank@contoso.test": begun(FABRIKAM),
        "gail@contoso.test": begun("contoso.test", authority=OTHER_LOGIN),
        "older@fabrikam.test": begun(),
    }
    store = StoreData({"applications": {SHARED_APP: {"pending": copy.deepcopy(pending)}}})
    done = forget(store, whose(SHARED_APP), now=99)
    assert done.removed == [
        f"sign-in that {user} has begun"
        for user in ("alice@contoso.test", "bob@contoso.test", "guest@partner.test", "old@contoso.test")
    ]
    assert sorted(store.data["applications"][SHARED_APP]["pending"]) == [
        "erin@fabrikam.test",
        "frank@contoso.test",
        "gail@contoso.test",
        "older@fabrikam.test",
    ]
    assert not store.empty
    assert forget(store, whose(SHARED_APP), now=99).removed == []
    forget(store, whose(SHARED_APP), now=101)
    assert store.empty, "what can be finished no more keeps no file"


def test_a_pending_sign_in_goes_by_users_where_these_are_named() -> None:
    store = StoreData(
        {"applications": {MAIL: {"pending": {user: begun("consumers") for user in ("alice@o.test", "bob@o.test")}}}}
    )
    personal = Whose("consumers", "", LOGIN, users=("alice@o.test",))
    assert forget(store, personal, now=99).removed == ["sign-in that alice@o.test has begun"]
    assert list(store.data["applications"][MAIL]["pending"]) == ["bob@o.test"]
