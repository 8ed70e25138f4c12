# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Debian's fetchmail, which cannot do OAuth, set up by its role alone: through email-oauth2-proxy, IMAP and POP, and without a sign-in."""

from __future__ import annotations

import contextlib
import socket
import typing as t

import debian_root
import pytest
from host_client import ALICE, CA_PATH, INFO, HostClient, Runs, host_client, runs
from host_mail import HostMail
from host_plays import HostPlays
from lab_clients import Lab

from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import fetchmail

pytestmark = pytest.mark.long

JOB = "/usr/local/bin/mail-oauth-fetchmail"
CONFIGURATION = "/etc/fetchmailrc"
PROXY_LOG = "/var/log/email-oauth2-proxy/fetchmail.log"


class Reader(t.NamedTuple):
    """A host that fetches."""

    client: HostClient
    variables: dict[str, t.Any]
    runs: Runs

    def fetch(self) -> debian_root.Done:
        """Do what the schedule does."""
        return self.client.as_user(JOB, user="fetchmail")

    def has(self, subject: str) -> bool:
        """Return whether a message was delivered."""
        return (
            self.client.host.run(["grep", "-x", f"Subject: {subject}", "/var/lib/fetchmail/piped"], check=False).returncode == 0
        )


def _two_ports() -> int:
    """Return the first of two ports on loopback that nobody uses."""
    for port in range(24310, 24400, 2):
        with contextlib.suppress(OSError), socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", port))
            second.bind(("127.0.0.1", port + 1))
            return port
    raise AssertionError("no two free ports")


@pytest.fixture(scope="module")
def reader(lab: Lab, host: debian_root.DebianRoot, plays: HostPlays) -> t.Iterator[Reader]:
    """The host, set up once."""
    with host_client(lab, host, plays) as client:
        common = {"ca_path": CA_PATH, "mda": "/usr/bin/tee -a /var/lib/fetchmail/piped"}
        variables = {
            "fetchmail_accounts": [
                {
                    "mailbox": INFO,
                    "name": "info",
                    "sign_in_user": ALICE,
                    "keep": False,
                    "endpoint": client.endpoint("imaps"),
                    **common,
                },
                {"mailbox": ALICE, "endpoint": client.endpoint("pop3s"), **common},
            ],
            # Ports are shared with the machine.
            "fetchmail_proxy_first_port": _two_ports(),
            "email_oauth2_proxy_pip_arguments": HostMail(host, lab).put_wheels("emailproxy==2026.7.3", "pyasyncore==1.0.5"),
        }
        yield Reader(client, variables, runs(client, "fetchmail", **variables))


def test_the_role_foretells_works_and_has_nothing_left_to_do(reader: Reader) -> None:
    predicted, first, second = reader.runs
    assert predicted.ok, predicted.output
    assert first.ok, first.output
    assert (second.ok, second.changed) == (True, 0), second.output
    passwords = [reader.client.host.read(f"/etc/email-oauth2-proxy/fetchmail/passwords/{name}").strip() for name in (INFO, ALICE)]
    assert not [secret for secret in (*reader.client.secrets(), *passwords) if any(secret in one.output for one in reader.runs)]
    assert reader.client.host.run(["stat", "-c", "%U %a", CONFIGURATION]).stdout.split() == ["fetchmail", "600"]


def test_imap_of_a_shared_mailbox_and_pop_of_one_s_own_are_fetched(reader: Reader) -> None:
    reader.client.send(INFO, "fetchmail-shared")
    reader.client.send(ALICE, "fetchmail-own")
    done = reader.fetch()
    assert done.returncode == 0, done
    assert reader.has("fetchmail-shared")
    assert reader.has("fetchmail-own")
    again = reader.fetch()
    assert again.returncode == 0, "no mail is no failure"
    assert "reading message" not in again.stdout, "what was kept on the server is not fetched twice"


def test_the_reader_follows_to_the_server_behind_the_proxy(reader: Reader) -> None:
    def opener(path: str) -> str:
        if not reader.client.host.exists(path):
            raise FileNotFoundError(2, "No such file or directory", path)
        return reader.client.host.read(path)

    shared, own = fetchmail.read(CONFIGURATION, opener)
    assert [(one.protocol, one.port, one.tls, one.user) for one in (shared, own)] == [
        ("imap", reader.client.endpoint("imaps")["port"], "implicit", INFO),
        ("pop", reader.client.endpoint("pop3s")["port"], "implicit", ALICE),
    ]
    assert reader.client.host.run(["sh", "-c", shared.token_command]).stdout.strip() == reader.client.token()


def test_when_the_token_is_over_the_host_goes_on_by_itself(reader: Reader) -> None:
    reader.client.expire()
    reader.client.tick()
    reader.client.send(INFO, "fetchmail-late")
    assert reader.fetch().returncode == 0
    assert reader.has("fetchmail-late")


def test_logging_in_by_itself_is_refused_with_what_to_do(reader: Reader) -> None:
    done = reader.client.plays.role("fetchmail", "--check", **{**reader.variables, "fetchmail_via": "native"})
    assert not done.ok
    assert "cannot do XOAUTH2: no fetchmail 6 of Debian, Ubuntu or Red Hat can, fetchmail 7 can." in done.output


def test_without_a_sign_in_monitoring_fetchmail_and_the_proxy_say_so(reader: Reader) -> None:
    reader.client.revoke()
    status = reader.client.status()
    assert status.returncode == 2
    assert "refresh_token_revoked" in status.stdout
    done = reader.fetch()
    assert done.returncode == 3
    assert f"fetchmail: Authorization failure on {INFO}@127.0.0.1\nfetchmail: Query status=3 (AUTHFAIL)\n" in done.stdout
    assert "refresh_token_revoked" in reader.client.host.read(PROXY_LOG)


def test_imap_that_keeps_is_refused_for_a_mailbox_of_several(reader: Reader) -> None:
    (shared, own) = reader.variables["fetchmail_accounts"]
    done = reader.client.plays.role(
        "fetchmail", "--check", **{**reader.variables, "fetchmail_accounts": [{**shared, "keep": True}, own]}
    )
    assert not done.ok
    assert (
        f"{INFO} is a shared mailbox, and by IMAP with keep fetchmail never fetches what one of its readers has read"
        in done.output
    )


def test_absent_removes_what_the_role_wrote_and_leaves_the_mail(reader: Reader) -> None:
    done = reader.client.plays.role("fetchmail", fetchmail_state="absent")
    assert done.ok, done.output
    for path in (CONFIGURATION, JOB, "/etc/cron.d/mail-oauth-fetchmail", "/etc/email-oauth2-proxy/fetchmail"):
        assert not reader.client.host.exists(path), path
    assert reader.has("fetchmail-shared")
