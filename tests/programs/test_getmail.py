# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Debian's getmail, set up by its role alone, fetches from the lab: through token changes, and without a sign-in; POP is refused."""

from __future__ import annotations

import typing as t

import debian_root
import pytest
from host_client import ALICE, CA_PATH, INFO, USER, HostClient, Runs, host_client, runs
from host_plays import HostPlays
from lab_clients import Lab

from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import getmail

pytestmark = pytest.mark.long

JOB = f"/usr/local/bin/mail-oauth-getmail-{USER}"
DIRECTORY = f"/home/{USER}/.config/getmail"


class Reader(t.NamedTuple):
    """A host that fetches."""

    client: HostClient
    variables: dict[str, t.Any]
    runs: Runs

    def fetch(self) -> debian_root.Done:
        """Do what the schedule does."""
        return self.client.as_user(JOB)

    def has(self, path: str, subject: str) -> bool:
        """Return whether a message is below a path in the user's home."""
        return self.client.host.run(["grep", "-rlx", f"Subject: {subject}", f"/home/{USER}/{path}"], check=False).returncode == 0


@pytest.fixture(scope="module")
def reader(lab: Lab, host: debian_root.DebianRoot, plays: HostPlays) -> t.Iterator[Reader]:
    """The host, set up once."""
    with host_client(lab, host, plays) as client:
        common = {"endpoint": client.endpoint("imaps"), "ca_path": CA_PATH}
        program = {"type": "MDA_external", "path": "/usr/bin/tee", "arguments": ["-a", f"/home/{USER}/piped"]}
        variables = {
            "getmail_user": USER,
            "getmail_accounts": [
                {"mailbox": INFO, "name": "info", "sign_in_user": ALICE, "destination": {"path": "~/Fetched"}, **common},
                {"mailbox": ALICE, "destination": program, **common},
            ],
            "getmail_schedule_minutes": 5,
        }
        yield Reader(client, variables, runs(client, "getmail", **variables))


def test_the_role_foretells_works_and_has_nothing_left_to_do(reader: Reader) -> None:
    predicted, first, second = reader.runs
    assert predicted.ok, predicted.output
    assert first.ok, first.output
    assert (second.ok, second.changed) == (True, 0), second.output
    assert not [secret for secret in reader.client.secrets() if any(secret in one.output for one in reader.runs)]
    assert reader.client.host.run(["stat", "-c", "%U %a", DIRECTORY, f"{DIRECTORY}/info"]).stdout.split() == [
        USER,
        "700",
        USER,
        "600",
    ]


def test_a_shared_mailbox_and_one_s_own_are_fetched(reader: Reader) -> None:
    reader.client.send(INFO, "getmail-shared")
    reader.client.send(ALICE, "getmail-own")
    done = reader.fetch()
    assert (done.returncode, done.stdout) == (0, ""), done
    assert reader.has("Fetched/new", "getmail-shared")
    assert reader.has("piped", "getmail-own")


def test_the_reader_finds_what_the_role_wrote(reader: Reader) -> None:
    (one,) = getmail.read(f"{DIRECTORY}/info", reader.client.host.read)
    endpoint = reader.client.endpoint("imaps")
    assert (one.name, one.host, one.port, one.user, one.ca_path) == ("info", endpoint["host"], endpoint["port"], INFO, CA_PATH)
    assert reader.client.host.run(["sh", "-c", one.token_command]).stdout.strip() == reader.client.token()


def test_a_server_that_nobody_vouches_for_is_refused(reader: Reader) -> None:
    reader.client.host.run(["sed", "-i", "s#^ca_certs = .*#ca_certs = /etc/ssl/certs/ca-certificates.crt#", f"{DIRECTORY}/info"])
    done = reader.fetch()
    reader.client.host.run(["sed", "-i", f"s#^ca_certs = .*#ca_certs = {CA_PATH}#", f"{DIRECTORY}/info"])
    assert done.returncode != 0
    assert "certificate verify failed" in done.stdout, done


def test_when_the_token_is_over_the_host_goes_on_by_itself(reader: Reader) -> None:
    reader.client.expire()
    refused = reader.fetch()
    assert refused.returncode != 0, "nobody has looked yet, and a user of the host may not refresh"
    reader.client.tick()
    reader.client.send(INFO, "getmail-late")
    assert reader.fetch().returncode == 0
    assert reader.has("Fetched/new", "getmail-late")


def test_a_token_that_the_server_refuses_is_the_server_s_own_word(reader: Reader, lab: Lab) -> None:
    good = reader.client.put_token(lab.token(ALICE, ["SMTP.Send"]))
    done = reader.fetch()
    reader.client.put_token(good)
    assert done.returncode != 0
    assert "info: credential/login error ([AUTHENTICATIONFAILED] Authentication failed.)" in done.stdout


def test_pop_is_refused_where_it_would_give_the_token_away(reader: Reader) -> None:
    account = {"mailbox": ALICE, "endpoint": {"protocol": "pop"}}
    done = reader.client.plays.role("getmail", "--check", getmail_user=USER, getmail_accounts=[account])
    assert not done.ok
    assert "cannot do POP with XOAUTH2: it ignores use_xoauth2 and sends the token as a password." in done.output


def test_root_is_refused(reader: Reader) -> None:
    done = reader.client.plays.role("getmail", "--check", **{**reader.variables, "getmail_user": "root"})
    assert not done.ok
    assert "getmail_user: getmail delivers no mail as root" in done.output


def test_without_a_sign_in_monitoring_and_getmail_say_so(reader: Reader) -> None:
    reader.client.revoke()
    status = reader.client.status()
    assert status.returncode == 2
    assert "refresh_token_revoked" in status.stdout
    done = reader.fetch()
    assert done.returncode != 0
    assert "info: operation error (External program error (/usr/local/bin/mail-oauth-token exited with 1))" in done.stdout


def test_absent_removes_what_the_role_wrote_and_leaves_the_mail(reader: Reader) -> None:
    reader.client.host.write(f"{DIRECTORY}/mine", "[retriever]\n", "0600")
    done = reader.client.plays.role("getmail", getmail_user=USER, getmail_state="absent")
    assert done.ok, done.output
    for path in (f"{DIRECTORY}/info", f"{DIRECTORY}/{ALICE}", JOB, f"/etc/cron.d/mail-oauth-getmail-{USER}"):
        assert not reader.client.host.exists(path), path
    assert reader.client.host.exists(f"{DIRECTORY}/mine")
    assert reader.has("Fetched/new", "getmail-shared")
