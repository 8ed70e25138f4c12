# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The agent against the emulated Entra ID: what it sends is what a token endpoint takes."""

from __future__ import annotations

import pathlib
import time
import typing as t

import entra_application
import entra_certificate
import pytest
from agent_host import ALICE, Host

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.claims import read_claims
from entra_emulator.testing import Emulator


@pytest.fixture
def at_emulator(tmp_path: pathlib.Path, emulator: Emulator) -> Host:
    """A host whose token endpoint is the emulator."""
    return Host(tmp_path, emulator.ca_file)


def settings(emulator: Emulator, client_id: str, **more: t.Any) -> dict[str, t.Any]:
    return {"tenant": emulator.tenant("contoso").tenant_id, "client_id": client_id, **more}


def test_a_certificate_speaks_for_the_application(at_emulator: Host, emulator: Emulator, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "application.pem"
    certificate = entra_certificate.write(path)
    path.chmod(0o600)
    app = entra_application.register(emulator, public=False, roles=entra_application.MAIL_ROLES, certificate=certificate)
    at_emulator.account(emulator.authority, **settings(emulator, app.client_id, certificate_path=str(path)))
    outcome = at_emulator.keeper(now=time.time).refresh(ALICE)
    assert outcome.kind == "refreshed", outcome.failure
    claims = read_claims(at_emulator.token()).claims
    assert (claims["appid"], sorted(claims["roles"])) == (app.client_id, sorted(entra_application.MAIL_ROLES))


def test_a_secret_that_is_wrong_is_named(at_emulator: Host, emulator: Emulator) -> None:
    app = entra_application.register(emulator, public=False, roles=entra_application.MAIL_ROLES)
    wrong = at_emulator.credential("secret", "client-secret-canary")
    at_emulator.account(emulator.authority, **settings(emulator, app.client_id, client_secret_path=wrong))
    outcome = at_emulator.keeper().refresh(ALICE)
    assert outcome.failure is not None
    assert (outcome.failure.cause, outcome.failure.temporary) == ("client_secret_wrong", False)
    assert outcome.failure.correlation_id
    assert "canary" not in outcome.line(0)
