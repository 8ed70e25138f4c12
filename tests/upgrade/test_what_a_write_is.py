# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which requests the tests here take for a change: what the emulator itself lists, of every way in."""

from __future__ import annotations

import pytest
from emulator_client import GraphClient, decision
from emulator_fixture import emulator, emulator_server
from upgrade_runs import listed, writes

from entra_emulator.testing import Emulator

__all__ = ["emulator", "emulator_server"]


def cmdlet(emulator: Emulator, name: str) -> str:
    """Run a cmdlet as Exchange's administrator; return its line in the list."""
    tenant = emulator.tenant("contoso")
    token = emulator.issue_token(
        aud="https://outlook.office365.com",
        roles=["Exchange.ManageAsApp"],
        app_id=tenant.bootstrap.client_id,
        claims={"wids": ["29232cdf-9323-42fd-ade2-1d097af3e4de"]},
    )
    path = f"/adminapi/beta/{tenant.tenant_id}/InvokeCommand"
    body = {"CmdletInput": {"CmdletName": name, "Parameters": {"Identity": "alice@contoso.test"}}}
    emulator.send("POST", path, body, {"Authorization": f"Bearer {token}"})
    return f"POST {path} {name}"


@pytest.mark.parametrize("service", ["imap", "pop3", "submission", "smtp"])
def test_a_mail_server_s_question_is_none(emulator: Emulator, service: str) -> None:
    token = emulator.issue_token("alice@contoso.test")
    emulator.clear_requests()
    assert decision(emulator, token, "alice@contoso.test", service)[0] == 200
    seen = listed(emulator.requests())
    assert seen == [f"POST /exo {service}"]
    assert writes(seen) == []


def test_what_only_looks_like_that_question_is_one(emulator: Emulator) -> None:
    emulator.send("POST", "/exo")
    emulator.send("POST", "/v1.0/exo")
    seen = listed(emulator.requests())
    assert seen == ["POST /exo", "POST /v1.0/exo"]
    assert writes(seen) == seen


@pytest.mark.parametrize(
    ("name", "changes"),
    [("Get-CASMailbox", False), ("Set-CASMailbox", True), ("Add-MailboxPermission", True), ("Remove-MailboxPermission", True)],
)
def test_a_cmdlet(emulator: Emulator, name: str, changes: bool) -> None:
    line = cmdlet(emulator, name)
    assert writes(listed(emulator.requests())) == ([line] if changes else [])


def test_of_a_batch_its_parts(emulator: Emulator) -> None:
    graph = GraphClient(emulator)
    emulator.clear_requests()
    write = {"id": "2", "method": "POST", "url": "/applications", "body": {"displayName": "Mail"}}
    write["headers"] = {"Content-Type": "application/json"}
    graph.ok("POST", "/$batch", {"requests": [{"id": "1", "method": "GET", "url": "/applications"}, write]})
    seen = listed(emulator.requests())
    assert len(seen) == 3
    assert writes(seen) == [one for one in seen if one.startswith("POST") and one.endswith("/applications")] != []
