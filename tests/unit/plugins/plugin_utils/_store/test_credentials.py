# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Credentials in the store, and the application's own token that is had with them."""

from __future__ import annotations

import datetime
import pathlib
import types
import typing as t

import entra_application
import pytest
from ansible.errors import AnsibleLookupError
from ansible.parsing.vault import VaultLib, VaultSecret
from ansible.plugins.loader import lookup_loader
from credential_harness import Time
from graph_harness import options, run_module

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import credentials
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import store as _store
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.codec import VaultCodec
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.data import StoreData
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.file import SharedFile
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.store import Store
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens import means
from entra_emulator.testing import Emulator

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

VAULT = VaultLib([("default", VaultSecret(b"pw"))])
ONE, TWO = "5f1d0a2b-0000-4000-8000-00000000000a", "5f1d0a2b-0000-4000-8000-00000000000b"
LATER = "2099-01-01T00:00:00Z"


def credential(key_id: str, client_id: str = ONE, **more: t.Any) -> credentials.StoredCredential:
    given = {"type": "client_secret", "name": "mail", "secret": f"canary-{key_id}", "end": LATER, **more}
    return credentials.StoredCredential(client_id, key_id, **given)


def test_what_is_kept_is_found_again() -> None:
    data = StoreData()
    for one in (
        credential("a"),
        credential("b", end="2050-01-01T00:00:00Z"),
        credential("c", TWO),
        credential("d", name="other"),
    ):
        credentials.keep(data, one)
    again = StoreData.parse(data.serialize(), "x")
    assert [one.key_id for one in credentials.stored(again, kind="client_secret", name="mail")] == ["b", "a", "c"]
    assert [one.key_id for one in credentials.stored(again, client_id=TWO.upper())] == ["c"]
    assert credentials.stored(again, client_id=ONE, name="other") == [credential("d", name="other")]
    assert "canary" not in repr(credentials.stored(again))
    credentials.forget(again, ONE, ["a", "unknown"])
    assert [one.key_id for one in credentials.stored(again, client_id=ONE, name="mail")] == ["b"]


def test_looking_makes_no_record() -> None:
    data = StoreData()
    before = data.serialize()
    assert credentials.stored(data, client_id=ONE) == []
    assert credentials.newest(data, ONE, "2026-01-01T00:00:00Z") is None
    assert data.serialize() == before


def test_the_newest_that_is_still_good() -> None:
    data = StoreData()
    credentials.keep(data, credential("old", end="2026-01-01T00:00:00Z"))
    assert credentials.newest(data, ONE, "2026-06-01T00:00:00Z") is None
    credentials.keep(data, credential("first", end="2027-01-01T00:00:00Z"))
    credentials.keep(data, credential("second", end="2027-06-01T00:00:00Z"))
    found = credentials.newest(data, ONE, "2026-06-01T00:00:00Z")
    assert found is not None
    assert found.key_id == "second"


# The lookups


class Mail:
    """An application that may use mailboxes by itself, and a store."""

    def __init__(self, emulator: Emulator, directory: pathlib.Path) -> None:
        self.emulator = emulator
        self.path = directory / "contoso.store"
        self.application = entra_application.register(emulator, roles=entra_application.MAIL_ROLES)

    def keep(self, **more: t.Any) -> None:
        given = {"secret": self.application.client_secret, **more}
        with Store(SharedFile(str(self.path), 5), VaultCodec(VAULT)).transaction() as data:
            credentials.keep(data, credential("k-1", self.application.client_id, **given))

    def token(self, **more: t.Any) -> str:
        plugin = lookup_loader.get("m365.mail_oauth.access_token", loader=types.SimpleNamespace(_vault=VAULT), templar=None)
        given = {
            "tenant": self.emulator.tenant("contoso").tenant_id,
            "authority": self.emulator.authority,
            "ca_path": self.emulator.ca_file,
            "store": str(self.path),
            "source": "client_credentials",
            **more,
        }
        (found,) = plugin.run(["info@contoso.test"], {}, **given)
        return str(found)


@pytest.fixture
def mail(emulator: Emulator, tmp_path: pathlib.Path) -> Mail:
    _store._decoded.clear()
    means.in_process.clear()
    return Mail(emulator, tmp_path)


def test_the_application_s_own_token_with_a_stored_secret(mail: Mail) -> None:
    mail.keep()
    token = mail.token()
    assert mail.token(client_id=mail.application.client_id) == token


def test_with_a_stored_certificate(mail: Mail) -> None:
    made = run_module(
        "application_credential",
        {**options(mail.emulator), "app_id": mail.application.client_id, "type": "certificate", "return_secret": True},
        Time(mail.emulator),
    )
    mail.keep(type="certificate", secret=made["private_key"], end=made["credential"]["end"])
    assert mail.token()


def test_without_one_that_is_good(mail: Mail) -> None:
    for more in ({}, {"client_id": mail.application.client_id}):
        with pytest.raises(AnsibleLookupError, match="nor does the store"):
            mail.token(**more)
    past = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=1)
    mail.keep(end=past.strftime("%Y-%m-%dT%H:%M:%SZ"))
    with pytest.raises(AnsibleLookupError, match="still good"):
        mail.token()


def test_two_applications_have_to_be_told_apart(mail: Mail) -> None:
    mail.keep()
    with Store(SharedFile(str(mail.path), 5), VaultCodec(VAULT)).transaction() as data:
        credentials.keep(data, credential("other", TWO))
    with pytest.raises(AnsibleLookupError, match="of one application alone"):
        mail.token()
    assert mail.token(client_id=mail.application.client_id)
