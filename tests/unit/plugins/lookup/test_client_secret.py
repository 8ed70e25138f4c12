# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The lookup client_secret: what a store holds, and nothing that has ended."""

from __future__ import annotations

import pathlib
import types
import typing as t

import pytest
from ansible.errors import AnsibleLookupError
from ansible.parsing.vault import VaultLib, VaultSecret
from ansible.plugins.loader import lookup_loader

from ansible_collections.m365.mail_oauth.plugins.module_utils import _secrets
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.credentials import StoredCredential, keep
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.options import TokenOptions

APP, OTHER = "11111111-2222-3333-4444-555555555555", "66666666-2222-3333-4444-555555555555"
VAULT = VaultLib([("default", VaultSecret(b"pw"))])


@pytest.fixture
def store(tmp_path: pathlib.Path) -> str:
    """A store with credentials of two applications."""
    path = tmp_path / "contoso.store"
    given: dict[str, t.Any] = {
        "store": str(path),
        "tenant": "contoso.test",
        "timeout": 30,
        "store_lock_timeout": 60,
        "cloud": "global",
    }
    options = TokenOptions.read(given.get, frozenset(("store", "tenant", "cloud", "store_lock_timeout", "timeout")))
    with options.open_store(VAULT, read_only=False).transaction() as data:
        for key_id, app, name, secret, end in (
            ("1", APP, "mail", "the-older-one", "2098-01-01T00:00:00Z"),
            ("2", APP, "mail", "the-newer-one", "2099-01-01T00:00:00Z"),
            ("3", APP, "zammad", "of-another-name", "2097-01-01T00:00:00Z"),
            ("4", OTHER, "mail", "that-has-ended", "2020-01-01T00:00:00Z"),
        ):
            keep(data, StoredCredential(app, key_id, "client_secret", name, secret, end))
        keep(data, StoredCredential(OTHER, "5", "certificate", "mail", "a-private-key", "2099-01-01T00:00:00Z"))
    return str(path)


def look_up(*terms: str, **options: t.Any) -> list[str]:
    plugin = lookup_loader.get("m365.mail_oauth.client_secret", loader=types.SimpleNamespace(_vault=VAULT), templar=None)
    return t.cast("list[str]", plugin.run(list(terms), {}, **{"tenant": "contoso.test", **options}))


def test_the_secret_that_ends_last_is_the_one(store: str) -> None:
    assert look_up(APP, store=store) == ["the-newer-one"]
    assert look_up(APP.upper(), store=store, credential_name="zammad") == ["of-another-name"]


def test_it_is_registered_as_a_secret(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    registered: list[str] = []

    def register(value: str) -> str:
        registered.append(value)
        return value

    monkeypatch.setattr(_secrets, "register", register)
    look_up(APP, store=store)
    assert "the-newer-one" in registered


def test_what_has_ended_or_is_no_secret_is_not_there(store: str) -> None:
    for terms in (OTHER, "99999999-2222-3333-4444-555555555555", ""):
        assert look_up(terms, store=store, on_missing="empty") == [""]
        with pytest.raises(
            AnsibleLookupError, match=r"There is no client secret of the application .* that is still good"
        ) as caught:
            look_up(terms, store=store)
        assert "that-has-ended" not in str(caught.value)


def test_without_a_store_there_is_none(tmp_path: pathlib.Path) -> None:
    assert look_up(APP, store=str(tmp_path / "none"), on_missing="empty") == [""]
