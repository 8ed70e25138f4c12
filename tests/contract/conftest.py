# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Fixtures of the contract tests. They need msgraph-sdk, azure-identity and msal, as the collection's controller side does."""

from __future__ import annotations

import typing as t

import pytest
from emulator_client import GraphClient
from emulator_fixture import emulator, emulator_server
from graph_contract import check_answer, check_body

from entra_emulator.testing import Emulator

__all__ = ["emulator", "emulator_server"]


@pytest.fixture(autouse=True)
def no_foreign_ca(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep requests (under msal) from putting the machine's CA bundle in place of the lab's."""
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)


def checked(method: str, path: str, body: t.Any, answer: t.Any) -> None:
    """Check one call's body and answer, and for a batch every answer in it against the path of its request."""
    check_body(method, path, body)
    check_answer(path, answer)
    if "$batch" in path and answer and "responses" in answer:
        urls = {step["id"]: step["url"] for step in body["requests"]}
        for one in answer["responses"]:
            if isinstance(one.get("body"), dict):
                check_answer(urls[one["id"]], one["body"])


@pytest.fixture
def graph(emulator: Emulator) -> GraphClient:
    """A Graph client of contoso whose every call is checked against the contract."""
    return GraphClient(emulator, check=checked)


@pytest.fixture
def unchecked(emulator: Emulator) -> GraphClient:
    """A Graph client that may send what Graph refuses; only its answers are checked."""
    return GraphClient(emulator, check=lambda method, path, body, answer: t.cast(None, check_answer(path, answer)))
