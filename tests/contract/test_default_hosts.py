# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Clients left at their defaults, speaking to Microsoft's own hosts: a proxy leads them to the emulator and nobody else is asked."""

from __future__ import annotations

import asyncio
import pathlib
import typing as t

import msal
import pytest
from azure.identity import ClientSecretCredential
from connect_proxy import HOSTS, ConnectProxy
from emulator_client import GraphClient, decision
from msgraph import GraphServiceClient

from entra_emulator import tls
from entra_emulator.testing import Emulator


@pytest.fixture
def microsoft(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> t.Iterator[tuple[Emulator, ConnectProxy]]:
    """An emulator that is Microsoft, for clients of this process."""
    with Emulator(tmp_path, names=(*tls.DEFAULT_NAMES, *HOSTS)) as emulator, ConnectProxy(emulator.port) as proxy:
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, proxy.url)
        for name in ("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"):
            monkeypatch.setenv(name, emulator.ca_file)
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        yield emulator, proxy


def test_msgraph_sdk_with_all_defaults(microsoft: tuple[Emulator, ConnectProxy]) -> None:
    emulator, proxy = microsoft
    tenant = emulator.tenant("contoso")
    client = GraphServiceClient(ClientSecretCredential(tenant.tenant_id, *tenant.bootstrap))

    async def run() -> t.Any:
        return await client.applications.get()

    found = asyncio.run(run())
    assert [one.app_id for one in found.value] == [tenant.bootstrap.client_id]
    assert proxy.refused == []


def test_msal_with_all_defaults(microsoft: tuple[Emulator, ConnectProxy]) -> None:
    emulator, proxy = microsoft
    app = GraphClient(emulator).mail_client()
    client = msal.PublicClientApplication(app["appId"], authority="https://login.microsoftonline.com/contoso.test")
    emulator.approve_next(app["appId"], "alice@contoso.test")
    flow = client.initiate_device_flow(scopes=["https://outlook.office.com/IMAP.AccessAsUser.All"])
    assert flow["verification_uri"] == "https://login.microsoftonline.com/common/oauth2/deviceauth"
    token = client.acquire_token_by_device_flow(flow)
    assert token["id_token_claims"]["iss"] == f"https://login.microsoftonline.com/{emulator.tenant('contoso').tenant_id}/v2.0"
    assert decision(emulator, token["access_token"], "alice@contoso.test", "imap")[0] == 200
    assert proxy.refused == []
