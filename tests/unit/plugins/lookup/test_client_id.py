# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The lookup client_id: the application that a user has signed in to."""

from __future__ import annotations

import pathlib
import types
import typing as t

import pytest
from ansible.errors import AnsibleLookupError
from ansible.parsing.vault import VaultLib, VaultSecret
from ansible.plugins.loader import lookup_loader

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import store as _store
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.options import TokenOptions

ALICE, BOB = "alice@contoso.test", "bob@contoso.test"


@pytest.fixture
def store(tmp_path: pathlib.Path) -> pathlib.Path:
    """A store in which Alice is signed in to one application, and Bob to two."""
    _store._decoded.clear()
    path = tmp_path / "contoso.store"
    options = TokenOptions.read({"store": str(path), "tenant": "contoso.test"}.get, ("store", "tenant"))
    with options.open_store(_vault(), read_only=False).transaction() as data:
        for user, client_id in ((ALICE, "app-1"), (BOB, "app-1"), (BOB, "app-2")):
            cache = {"RefreshToken": {"a": {"secret": "refresh-token-canary"}}}
            data.put_account(user, client_id, {"user": user, "cache": cache})
    return path


def _vault() -> VaultLib:
    return VaultLib([("default", VaultSecret(b"pw"))])


def lookup(store: pathlib.Path, *users: str, **options: t.Any) -> list[str]:
    plugin = lookup_loader.get("m365.mail_oauth.client_id", loader=types.SimpleNamespace(_vault=_vault()), templar=None)
    found: list[str] = plugin.run(list(users), {}, store=str(store), **options)
    return found


def test_the_application_of_a_user(store: pathlib.Path) -> None:
    before = store.read_bytes()
    assert lookup(store, "Alice@contoso.test", ALICE) == ["app-1", "app-1"]
    assert lookup(store, BOB, client_id="app-2") == ["app-2"]
    assert store.read_bytes() == before


def test_nobody_signed_in(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    assert lookup(store, ALICE, "nobody@contoso.test", on_missing="empty") == ["app-1", ""]
    assert lookup(tmp_path / "none.store", ALICE, on_missing="empty") == [""]
    with pytest.raises(AnsibleLookupError, match=r"does not know nobody@contoso\.test"):
        lookup(store, ALICE, "nobody@contoso.test")


def test_two_applications_have_to_be_told_apart(store: pathlib.Path) -> None:
    with pytest.raises(AnsibleLookupError, match="Set client_id") as caught:
        lookup(store, BOB)
    assert "canary" not in str(caught.value)
