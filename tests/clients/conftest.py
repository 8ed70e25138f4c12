# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An emulator that is Microsoft to clients behind a proxy, and the clients, installed where they are not there yet.

What a run did stands in ``tests/output/clients.md`` afterwards.
"""

from __future__ import annotations

import pathlib
import typing as t

import pytest
from client_install import install, why_not
from client_runner import Outcome, Story, write
from client_table import client
from connect_proxy import HOSTS, ConnectProxy
from cryptography.hazmat.primitives import serialization
from emulator_client import certificate

from entra_emulator import tls
from entra_emulator.testing import Emulator

_TABLE = pathlib.Path(__file__).resolve().parents[1] / "output" / "clients.md"
_GRAPH = "00000003-0000-0000-c000-000000000000"


@pytest.fixture(scope="session")
def outcomes() -> t.Iterator[list[Outcome]]:
    """What came of each command of the run; written as a table at its end."""
    found: list[Outcome] = []
    yield found
    if found:
        write(found, _TABLE)


@pytest.fixture(scope="session")
def tell(outcomes: list[Outcome]) -> t.Callable[[Story], None]:
    """Adds a story's outcomes to the table."""
    return lambda story: outcomes.extend(story.outcomes)


@pytest.fixture(scope="module")
def microsoft(tmp_path_factory: pytest.TempPathFactory) -> t.Iterator[tuple[Emulator, ConnectProxy]]:
    """An emulator with the names of Microsoft's hosts, and the proxy that leads there."""
    directory = tmp_path_factory.mktemp("microsoft")
    with Emulator(directory, names=(*tls.DEFAULT_NAMES, *HOSTS)) as emulator, ConnectProxy(emulator.port) as proxy:
        yield emulator, proxy


@pytest.fixture(scope="module")
def begin(
    microsoft: tuple[Emulator, ConnectProxy], tmp_path_factory: pytest.TempPathFactory, tell: t.Callable[[Story], None]
) -> t.Iterator[t.Callable[..., Story]]:
    """Begins the story of a client: ``begin(name, variable=value ...)`` with what its environment needs besides the proxy."""
    begun: list[Story] = []

    def one(name: str, **environment: str) -> Story:
        found = client(name)
        reason = why_not(found)
        if reason:
            pytest.skip(reason)
        installed = install(found)
        emulator, proxy = microsoft
        story = Story(found, installed.version, tmp_path_factory.mktemp(name), {**_behind(proxy, emulator), **environment})
        story.environment["PATH"] = f"{installed.programs}:{story.environment['PATH']}"
        story.values.update(_values(emulator, tmp_path_factory.mktemp("certificate")))
        begun.append(story)
        return story

    yield one
    for story in begun:
        tell(story)


def _behind(proxy: ConnectProxy, emulator: Emulator) -> dict[str, str]:
    """Return the environment of a client that finds Microsoft at the emulator."""
    return {
        **dict.fromkeys(("HTTPS_PROXY", "https_proxy"), proxy.url),
        **dict.fromkeys(("NO_PROXY", "no_proxy"), ""),
        **dict.fromkeys(("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS"), emulator.ca_file),
    }


def _values(emulator: Emulator, directory: pathlib.Path) -> dict[str, str]:
    """Return what the lab gives to the rows; see client_rows.Command."""
    tenant = emulator.tenant("contoso")
    principals = emulator.service.core.tenants()
    graph = next(
        one
        for one in (tenant_.by_app_id("service_principals", _GRAPH) for tenant_ in principals if tenant_.id == tenant.tenant_id)
        if one
    )
    der, key = certificate("client")
    public = f"-----BEGIN CERTIFICATE-----\n{_folded(der)}\n-----END CERTIFICATE-----\n"
    form = serialization.PrivateFormat.PKCS8
    private = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()
    (directory / "certificate.pem").write_text(public, encoding="ascii")
    (directory / "both.pem").write_text(private + public, encoding="ascii")
    return {
        "tenant": tenant.tenant_id,
        "client_id": tenant.bootstrap.client_id,
        "secret": tenant.bootstrap.client_secret,
        "authority": emulator.authority,
        "alice": tenant.users["alice"].object_id,
        "graph": str(graph["id"]),
        "certificate": str(directory / "certificate.pem"),
        "certificate_and_key": str(directory / "both.pem"),
    }


def _folded(text: str) -> str:
    return "\n".join(text[start : start + 64] for start in range(0, len(text), 64))
