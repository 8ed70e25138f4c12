# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A store that parses and holds wrong types is damaged, by one sentence; one that is taken makes no reader stumble."""

from __future__ import annotations

import copy
import json
import typing as t

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import MailOAuthError, StoreError
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import credentials as _store_credentials
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.data import StoreData
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.shape import problem

IMAP = "https://outlook.office.com/IMAP.AccessAsUser.All"
USER, CLIENT = "alice@contoso.test", "5f1d0a2b-0000-4000-8000-00000000000a"
CANARY = "canary-of-a-token"
TOKEN = {"scopes": [IMAP], "granted": [IMAP], "issued": 1.5, "expires_on": 4e9, "access_token": CANARY}
ACCOUNT = {
    "user": USER,
    "object_id": "o",
    "tenant": "contoso.test",
    "tenant_id": "t",
    "authority": "https://login.microsoftonline.com",
    "scopes": [IMAP],
    "signed_in": 1,
    "seed": "s",
    "refusal": {"code": "x", "message": "m", "at": 1, "more": None},
    "cache": {"RefreshToken": {"k": {"secret": CANARY, "last_modification_time": "17"}}},
    "tokens": [TOKEN],
}
PENDING = {
    "method": "device_code",
    "scopes": [IMAP],
    "expires": 4000000000,
    "url": "u",
    "code": "c",
    "flow": {"device_code": CANARY},
}
APPLICATION = {
    "credentials": {"key": {"type": "client_secret", "name": "n", "secret": CANARY, "end": "2030", "thumbprint": ""}},
    "accounts": {USER: ACCOUNT},
    "tokens": [{**TOKEN, "authority": "https://login.microsoftonline.com", "tenant": "contoso.test"}],
    "pending": {USER: PENDING},
}
STORE: dict[str, t.Any] = {
    "format": "m365.mail_oauth.store",
    "version": 1,
    "later": [None],
    "applications": {CLIENT: {**APPLICATION, "later": None}},
}
ACCOUNT_PLACE = ("applications", CLIENT, "accounts", USER)


def with_value(place: t.Sequence[t.Any], value: t.Any) -> dict[str, t.Any]:
    """Return the store with another value somewhere."""
    changed = copy.deepcopy(STORE)
    holder: t.Any = changed
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = value
    return changed


def places(value: t.Any, place: tuple[t.Any, ...] = ()) -> list[tuple[t.Any, ...]]:
    """Return all places in a document."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, one in items for found in [(*place, key), *places(one, (*place, key))]]


def use(document: t.Any) -> None:
    """Read all that can be read of a store, and change it."""
    data = StoreData.parse(json.dumps(document).encode(), "/s")
    data.sign_ins(), data.users(), data.accounts(USER), data.account_of_seed("s", CLIENT), _store_credentials.stored(data)
    account = data.account(USER, CLIENT)
    if account is not None:
        account.tokens.find([IMAP], 2.0, None), account.tokens.find([IMAP], 2.0, 60)
        assert [isinstance(one, str) for one in (account.user, *account.scopes)]
        assert isinstance(account.refusal or {}, dict)
    data.app_tokens(CLIENT).find([IMAP], 2.0, 0)
    data.pending(CLIENT), data.credentials(CLIENT), data.remove_account(USER)
    data.serialize().decode("ascii")


def test_a_sound_store_is_taken_whole() -> None:
    assert StoreData.parse(json.dumps(STORE).encode(), "/s").data == STORE
    use(STORE)


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        (("applications",), None, "applications is not a mapping"),
        (("applications", CLIENT), None, f"applications.{CLIENT} is not a mapping"),
        ((*ACCOUNT_PLACE, "tokens"), [None], "tokens.0 is not a mapping"),
        ((*ACCOUNT_PLACE, "tokens", 0, "expires_on"), None, "tokens.0.expires_on is not a time"),
        ((*ACCOUNT_PLACE, "tokens", 0, "expires_on"), True, "tokens.0.expires_on is not a time"),
        ((*ACCOUNT_PLACE, "tokens", 0, "expires_on"), float("nan"), "tokens.0.expires_on is not a time"),
        ((*ACCOUNT_PLACE, "tokens", 0, "issued"), 10**400, "tokens.0.issued is not a time"),
        ((*ACCOUNT_PLACE, "tokens", 0), {"expires_on": 1}, "tokens.0.access_token is not there"),
        ((*ACCOUNT_PLACE, "cache"), {"RefreshToken": []}, "cache.RefreshToken is not a mapping"),
        ((*ACCOUNT_PLACE, "scopes"), IMAP, "scopes is not a list"),
        ((*ACCOUNT_PLACE, "user"), "\ud800", "user is not text"),
        ((*ACCOUNT_PLACE[:-1], "a\nb" + "c" * 99), 1, "accounts.a\\nb" + "c" * 57 + " is not a mapping"),
        (("applications", CLIENT, "pending", USER, "flow"), None, "flow is not a mapping"),
        (("applications", CLIENT, "credentials", "key", "secret"), 7, "credentials.key.secret is not text"),
    ],
)
def test_a_wrong_type_is_damage_that_is_named(place: tuple[t.Any, ...], value: t.Any, sentence: str) -> None:
    with pytest.raises(StoreError) as caught:
        use(with_value(place, value))
    text = str(caught.value)
    assert text.startswith("The store /s is damaged: ")
    assert f"{sentence}. It is left untouched." in text
    assert CANARY not in text
    assert "\n" not in text


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["tokens", "scopes", "secret", "x"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@settings(deadline=None, max_examples=400)
@given(st.sampled_from(places(STORE)), values)
def test_no_reader_stumbles_over_a_store_that_is_taken(place: tuple[t.Any, ...], value: t.Any) -> None:
    try:
        use(with_value(place, value))
    except MailOAuthError as exc:
        assert CANARY not in str(exc)


@pytest.mark.parametrize(
    "part", [{}, {"applications": {}}, {"applications": {"id": {}}}, {"applications": {"id": {"accounts": {"a": {}}}}}]
)
def test_a_store_may_hold_little(part: dict[str, t.Any]) -> None:
    assert problem(part) == ""
