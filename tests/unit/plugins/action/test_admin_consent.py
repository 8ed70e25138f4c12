# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The state of a request for admin consent, which the store keeps for as long as an administrator may take."""

from __future__ import annotations

import pathlib
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.action import admin_consent
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.codec import PlainCodec
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.file import SharedFile
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.forget import Whose, forget
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.store import Store

APP = "provider-app"


@pytest.fixture
def store(tmp_path: pathlib.Path) -> Store:
    return Store(SharedFile(str(tmp_path / "customers.store")), PlainCodec(), read_only=False)


def state(store: Store, tenant: str, *, answered: bool = False) -> str:
    return admin_consent.state_of(store, APP, tenant, answered=answered)


def test_each_customer_has_a_state_that_stays(store: Store) -> None:
    contoso, fabrikam = state(store, "contoso.test"), state(store, "fabrikam.test")
    assert contoso != fabrikam
    assert state(store, "Contoso.test", answered=True) == contoso
    with pytest.raises(OptionError, match="no consent was asked for"):
        state(store, "northwind.test", answered=True)


def test_a_request_of_an_earlier_version_can_still_be_answered(store: Store) -> None:
    before: dict[str, t.Any] = {"method": "admin_consent", "scopes": [], "expires": 9_999_999_999, "url": "", "code": ""}
    with store.transaction() as data:
        data.pending(APP)["admin consent"] = {**before, "flow": {"state": "that-of-before"}}
    assert state(store, "contoso.test", answered=True) == "that-of-before"
    assert state(store, "fabrikam.test") == "that-of-before"


def test_it_goes_with_its_tenant_and_no_other(store: Store) -> None:
    kept = state(store, "fabrikam.test")
    state(store, "contoso.test")
    with store.transaction(clearing=True) as data:
        assert forget(data, Whose("contoso.test", "", "https://login.microsoftonline.com", (APP,))).removed == [
            "request for admin consent"
        ]
    assert state(store, "fabrikam.test", answered=True) == kept
    with pytest.raises(OptionError):
        state(store, "contoso.test", answered=True)
