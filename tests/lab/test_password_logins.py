# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The real Dovecot takes passwords where the lab is told so; the radar lists who used one, and nobody who used a token."""

from __future__ import annotations

import contextlib
import smtplib
import typing as t

import graph_harness
import lab_clients
import lab_sign_in
import pytest
from lab_clients import Lab
from lab_playbooks import Playbooks

from entra_emulator import seed

ROLES = ["AuditLog.Read.All", "Directory.Read.All", "Policy.Read.All"]
SCANNER, TOKEN = "alice@contoso.test", "bob@contoso.test"


@pytest.fixture
def open_lab(playbooks: Playbooks, lab: Lab) -> t.Iterator[Lab]:
    """The lab with a mail server that takes passwords; afterwards as before."""
    opened = playbooks.run("lab_up", lab_password_logins=True)
    try:
        assert opened.ok, opened.output
        yield Lab(playbooks.directory)
    finally:
        lab.control(
            "PATCH", "/bootstrap", {"tenant": "contoso.test", "roles": [name for _resource, name in seed.BOOTSTRAP_ROLES]}
        )
        closed = playbooks.run("lab_up")
    assert closed.ok, closed.output


def submit(lab: Lab, user: str, password: str) -> bool:
    """Log in at the submission port as a printer does, by PLAIN; say whether the server let it."""
    endpoint = lab.endpoint("submission")
    with smtplib.SMTP(endpoint["host"], endpoint["port"], timeout=lab_clients.TIMEOUT) as client:
        client.starttls(context=lab.tls)
        client.ehlo()
        client.user, client.password = user, password
        with contextlib.suppress(smtplib.SMTPAuthenticationError):
            client.auth("PLAIN", client.auth_plain)
            return client.noop()[0] == 250
    return False


def mechanisms(lab: Lab) -> set[str]:
    endpoint = lab.endpoint("submission")
    with smtplib.SMTP(endpoint["host"], endpoint["port"], timeout=lab_clients.TIMEOUT) as client:
        client.starttls(context=lab.tls)
        client.ehlo()
        return set(client.esmtp_features["auth"].split())


def senders(lab: Lab, app_id: str) -> graph_harness.Json:
    """Ask the radar's module."""
    tenant = lab.tenant("contoso")
    result = graph_harness.run_module(
        "password_logins_info",
        {
            "tenant": "contoso.test",
            "authority": lab.data["authority"],
            "graph_url": lab.data["graph_url"],
            "ca_path": lab.data["ca_file"],
            "auth_client_id": tenant["bootstrap"]["client_id"],
            "auth_client_secret": tenant["bootstrap"]["client_secret"],
            "app_ids": [app_id],
        },
    )
    assert not result.get("failed") and "sign_in_logs" in result["read"], result
    return result


def test_without_being_told_so_it_offers_tokens_alone(lab: Lab) -> None:
    assert mechanisms(lab) == {"XOAUTH2"}


def test_the_radar_lists_the_password_and_not_the_token(open_lab: Lab) -> None:
    lab = open_lab
    assert mechanisms(lab) == {"XOAUTH2", "PLAIN", "LOGIN"}
    password = next(user["password"] for user in lab.tenant("contoso")["users"] if user["user_principal_name"] == SCANNER)
    app = lab_sign_in.register(lab)
    lab.control("PATCH", "/bootstrap", {"tenant": "contoso.test", "roles": ROLES})
    # A token of an application of its own is in the log, and no password.
    assert lab_clients.log_in(lab, "submission", TOKEN, app.token(TOKEN)).ok
    found = senders(lab, app.client_id)
    assert found["senders"] == [] and [row["mailbox"] for row in found["moved"]] == [TOKEN]
    assert submit(lab, SCANNER, password) and not submit(lab, SCANNER, "wrong")
    (row,) = senders(lab, app.client_id)["senders"]
    assert (row["mailbox"], row["kind"], row["protocols"], row["logins"], row["failures"]) == (
        SCANNER,
        "password",
        ["smtp"],
        1,
        1,
    )
    assert password not in repr(row)
    # Where the mailbox's switch is off, Exchange says no before anybody asks Entra ID.
    lab.control("PATCH", "/mailboxes", {"address": SCANNER, "smtp_auth_disabled": True})
    try:
        assert not submit(lab, SCANNER, password)
        assert senders(lab, app.client_id)["senders"][0]["logins"] == 1
    finally:
        lab.control("PATCH", "/mailboxes", {"address": SCANNER, "smtp_auth_disabled": None})
