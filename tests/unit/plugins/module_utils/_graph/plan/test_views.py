# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import base64
import datetime

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.views import (
    application_view,
    credentials_view,
    service_principal_view,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire.shapes import parse_time

NOW = datetime.datetime(2026, 6, 1, tzinfo=datetime.timezone.utc)


@pytest.mark.parametrize("text", ["2026-06-11T12:00:00Z", "2026-06-11T12:00:00.3086381Z", "2026-06-11T12:00:00.1+00:00"])
def test_graphs_times_are_read(text: str) -> None:
    assert parse_time(text) == datetime.datetime(2026, 6, 11, 12, tzinfo=datetime.timezone.utc)


@pytest.mark.parametrize("text", [None, "", "tomorrow", "2026-06-11"])
def test_other_times_are_nothing(text: str | None) -> None:
    assert parse_time(text) is None


def test_credentials_show_their_expiry_and_no_secret() -> None:
    shown = credentials_view(
        {
            "passwordCredentials": [
                {
                    "keyId": "late",
                    "displayName": "b",
                    "hint": "abc",
                    "secretText": "SECRET",
                    "endDateTime": "2026-06-11T12:00:00.1234567Z",
                },
                {"keyId": "gone", "displayName": "a", "endDateTime": "2026-05-31T23:00:00Z"},
            ],
            "keyCredentials": [
                {"keyId": "cert", "customKeyIdentifier": "AB", "key": "KEY", "endDateTime": "2026-06-02T00:00:00Z"}
            ],
        },
        NOW,
    )
    assert [(one["key_id"], one["type"], one["days_left"], one["expired"]) for one in shown] == [
        ("gone", "client_secret", -1, True),
        ("cert", "certificate", 1, False),
        ("late", "client_secret", 10, False),
    ]
    assert "SECRET" not in str(shown) and "KEY" not in str(shown).replace("key_id", "")


_THUMBPRINT = "52ED9B5038A47B9E2E2190715CC238359D4F8F73"


@pytest.mark.parametrize(
    "identifier",
    [_THUMBPRINT, _THUMBPRINT.lower(), base64.b64encode(bytes.fromhex(_THUMBPRINT)).decode()],
    ids=["hex", "small", "base64"],
)
def test_a_thumbprint_has_one_spelling(identifier: str) -> None:
    shown = credentials_view({"keyCredentials": [{"keyId": "k", "customKeyIdentifier": identifier}]}, NOW)
    assert [one["thumbprint"] for one in shown] == [_THUMBPRINT]


@pytest.mark.parametrize("identifier", [None, "bWFpbA=="])
def test_what_is_no_thumbprint_is_none(identifier: str | None) -> None:
    assert credentials_view({"keyCredentials": [{"keyId": "k", "customKeyIdentifier": identifier}]}, NOW)[0]["thumbprint"] is None


def test_missing_properties_have_defaults() -> None:
    view = application_view({"id": "o", "appId": "a"}, {})
    assert view["public_client"] is False
    assert view["redirect_uris"] == {"public_client": [], "web": [], "spa": []}
    assert view["permissions"] == {"graph": [], "exchange": []} and view["owners"] == []
    assert service_principal_view(None) is None
    bare = {"object_id": "s", "enabled": True, "assignment_required": False, "hidden": False, "tags": []}
    assert service_principal_view({"id": "s", "accountEnabled": None}) == bare
