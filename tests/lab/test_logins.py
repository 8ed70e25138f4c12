# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who gets into the lab's mailboxes, tried with mail programs that nobody here wrote."""

from __future__ import annotations

import functools
import os
import pathlib
import shutil
import subprocess
import typing as t

import lab_clients
import pytest
from lab_clients import Lab

IMAP, POP, SMTP = "IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"
SCOPES = {"imap": IMAP, "pop": POP, "smtp": SMTP}
ALL = (IMAP, POP, SMTP)
ENDPOINTS = ("imaps", "imap", "pop3s", "pop3", "submission", "submissions")
IMPLICIT = ("imaps", "pop3s", "submissions")
REFUSALS = {"imap": "[AUTHENTICATIONFAILED]", "pop": "-ERR [AUTH]", "smtp": "535 b'5.7.8"}
#: What Dovecot 2.3.21 gets out at submission before it crashes: {"status":"401",...
CHALLENGE = "334 b'eyJzdGF0dXMiOiI0MDEi"


def assert_refused(lab: Lab, endpoint: str, user: str, token: str) -> None:
    """The server must say that the login is wrong, not that it is out of order itself."""
    outcome = lab_clients.log_in(lab, endpoint, user, token)
    assert not outcome.ok
    assert REFUSALS[lab.endpoint(endpoint)["protocol"]] in outcome.reply or (crashes() and CHALLENGE in outcome.reply)


@functools.lru_cache
def crashes() -> bool:
    """Whether this is the Dovecot whose submission service crashes after a refusal."""
    program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program is not None
    return subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.startswith("2.3.21")


def with_broken_signature(token: str) -> str:
    """Change one bit in the middle of the signature."""
    head, signature = token.rsplit(".", 1)
    middle = len(signature) // 2
    return f"{head}.{signature[:middle]}{'A' if signature[middle] != 'A' else 'B'}{signature[middle + 1 :]}"


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_a_token_for_all_three_protocols_opens_every_port(lab: Lab, endpoint: str) -> None:
    token = lab.token("alice@contoso.test", ALL)
    assert lab_clients.log_in(lab, endpoint, "alice@contoso.test", token).ok


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_curl_logs_in_on_every_port(lab: Lab, endpoint: str, tmp_path: pathlib.Path) -> None:
    token = lab.token("dave@fabrikam.test", ALL)
    status, output = lab_clients.curl(lab, endpoint, "dave@fabrikam.test", token, tmp_path)
    assert status == 0, output
    assert token not in output


@pytest.mark.parametrize("endpoint", IMPLICIT)
def test_curl_is_denied_with_a_token_for_graph(lab: Lab, endpoint: str, tmp_path: pathlib.Path) -> None:
    token = lab.token("dave@fabrikam.test", ALL, aud="https://graph.microsoft.com")
    assert lab_clients.curl(lab, endpoint, "dave@fabrikam.test", token, tmp_path)[0] == 67


@pytest.mark.parametrize("endpoint", IMPLICIT)
@pytest.mark.parametrize(
    "shape",
    [
        pytest.param({"lifetime": -60}, id="expired"),
        pytest.param({"aud": "https://graph.microsoft.com"}, id="audience-graph"),
    ],
)
def test_a_token_that_is_no_good_is_refused(lab: Lab, endpoint: str, shape: dict[str, t.Any]) -> None:
    token = lab.token("alice@contoso.test", ALL, **shape)
    assert_refused(lab, endpoint, "alice@contoso.test", token)


@pytest.mark.parametrize("endpoint", IMPLICIT)
def test_a_broken_signature_is_refused(lab: Lab, endpoint: str) -> None:
    token = lab.token("alice@contoso.test", ALL)
    assert_refused(lab, endpoint, "alice@contoso.test", with_broken_signature(token))


@pytest.mark.parametrize("endpoint", IMPLICIT)
def test_the_scope_of_that_very_protocol_decides(lab: Lab, endpoint: str) -> None:
    wanted = SCOPES[lab.endpoint(endpoint)["protocol"]]
    only = lab.token("alice@contoso.test", [wanted])
    others = lab.token("alice@contoso.test", [scope for scope in ALL if scope != wanted])
    assert lab_clients.log_in(lab, endpoint, "alice@contoso.test", only).ok
    assert_refused(lab, endpoint, "alice@contoso.test", others)


@pytest.mark.parametrize("endpoint", IMPLICIT)
def test_somebody_elses_mailbox_is_refused(lab: Lab, endpoint: str) -> None:
    assert_refused(lab, endpoint, "bob@contoso.test", lab.token("alice@contoso.test", ALL))


def test_a_mailbox_of_another_tenant_is_refused(lab: Lab) -> None:
    assert_refused(lab, "imaps", "dave@fabrikam.test", lab.token("alice@contoso.test", ALL))


@pytest.mark.parametrize("endpoint", [name for name in ENDPOINTS if not name.startswith("submission")])
def test_a_shared_mailbox_opens_with_its_delegates_token(lab: Lab, endpoint: str) -> None:
    token = lab.token("alice@contoso.test", ALL)
    assert lab_clients.log_in(lab, endpoint, "info@contoso.test", token).ok


@pytest.mark.parametrize("endpoint", IMPLICIT)
def test_a_shared_mailbox_is_closed_to_others_of_the_tenant(lab: Lab, endpoint: str) -> None:
    assert_refused(lab, endpoint, "info@contoso.test", lab.token("bob@contoso.test", ALL))


def test_carols_imap_is_off_and_only_that(lab: Lab) -> None:
    token = lab.token("carol@contoso.test", ALL)
    assert_refused(lab, "imaps", "carol@contoso.test", token)
    assert_refused(lab, "imap", "carol@contoso.test", token)
    assert lab_clients.log_in(lab, "pop3s", "carol@contoso.test", token).ok
    assert lab_clients.log_in(lab, "submission", "carol@contoso.test", token).ok


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_nothing_but_xoauth2_is_offered(lab: Lab, endpoint: str) -> None:
    assert lab_clients.mechanisms(lab, endpoint) == ["XOAUTH2"]


def test_every_mailbox_holds_a_message(lab: Lab) -> None:
    for mailbox in lab.data["mailboxes"]:
        token = lab.token(mailbox["sign_in_user"], ALL)
        assert lab_clients.log_in(lab, "pop3s", mailbox["address"], token).ok, mailbox["address"]
