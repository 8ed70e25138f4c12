# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The lookup refresh_token: what a store holds, and nothing asked for."""

from __future__ import annotations

import json
import pathlib
import types
import typing as t

import pytest
from ansible.errors import AnsibleLookupError
from ansible.parsing.vault import VaultLib, VaultSecret
from ansible.plugins.loader import lookup_loader

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import store as _store
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.options import TokenOptions

ALICE = "alice@contoso.test"


@pytest.fixture
def store(tmp_path: pathlib.Path) -> pathlib.Path:
    """A store in which Alice is signed in to two applications, and Bob's refresh token was removed."""
    _store._decoded.clear()
    path = tmp_path / "host.store"
    options = TokenOptions.read({"store": str(path), "tenant": "contoso.test"}.get, ("store", "tenant"))
    with options.open_store(_vault(), read_only=False).transaction() as data:
        older = {"secret": "refresh-token-older", "last_modification_time": "100"}
        newer = {"secret": "refresh-token-newer", "last_modification_time": "200"}
        data.put_account(ALICE, "app-1", {"user": ALICE, "cache": {"RefreshToken": {"a": newer, "b": older}}})
        data.put_account(ALICE, "app-2", {"user": ALICE, "cache": {"RefreshToken": {"a": {"secret": "refresh-token-other"}}}})
        data.put_account("bob@contoso.test", "app-1", {"user": "bob@contoso.test", "cache": {}})
    return path


def _vault() -> VaultLib:
    return VaultLib([("default", VaultSecret(b"pw"))])


def lookup(store: pathlib.Path, *users: str, **options: t.Any) -> list[str]:
    plugin = lookup_loader.get("m365.mail_oauth.refresh_token", loader=types.SimpleNamespace(_vault=_vault()), templar=None)
    found: list[str] = plugin.run(list(users), {}, store=str(store), **options)
    return found


def test_the_newest_one_of_the_application_asked_for(store: pathlib.Path) -> None:
    before = store.read_bytes()
    assert lookup(store, "Alice@contoso.test", client_id="app-1") == ["refresh-token-newer"]
    assert lookup(store, ALICE, ALICE, client_id="app-2") == ["refresh-token-other"] * 2
    assert store.read_bytes() == before


@pytest.mark.parametrize("user", ["bob@contoso.test", "nobody@contoso.test"])
def test_nobody_signed_in(store: pathlib.Path, user: str) -> None:
    assert lookup(store, user, client_id="app-1", on_missing="empty") == [""]
    with pytest.raises(AnsibleLookupError, match=f"There is no refresh token of {user}") as caught:
        lookup(store, ALICE, user, client_id="app-1")
    assert "refresh-token" not in str(caught.value).replace("m365.mail_oauth", "")


def test_a_store_that_is_not_there_holds_nobody(tmp_path: pathlib.Path) -> None:
    assert lookup(tmp_path / "none.store", ALICE, on_missing="empty") == [""]


def test_two_applications_have_to_be_told_apart(store: pathlib.Path) -> None:
    with pytest.raises(AnsibleLookupError, match="Set client_id"):
        lookup(store, ALICE)


def test_a_store_of_something_else_is_said(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "other.store"
    path.write_text(json.dumps({"format": "other"}))
    with pytest.raises(AnsibleLookupError, match="is not a store"):
        lookup(path, ALICE, store_encryption="none")
