# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Debian's isync, set up by its role alone, fetches from the lab: through token changes, without a sign-in, and without its plugin."""

from __future__ import annotations

import typing as t

import debian_root
import pytest
from host_client import ALICE, CA_PATH, INFO, USER, HostClient, Runs, host_client, runs
from host_plays import HostPlays
from lab_clients import Lab

from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import isync

pytestmark = pytest.mark.long

JOB = f"/usr/local/bin/mail-oauth-isync-{USER}"
CONFIGURATION = f"/home/{USER}/.mbsyncrc"


class Reader(t.NamedTuple):
    """A host that fetches."""

    client: HostClient
    variables: dict[str, t.Any]
    runs: Runs

    def fetch(self, timeout: float = 60.0) -> debian_root.Done:
        """Do what the schedule does."""
        return self.client.as_user(JOB, timeout=timeout)

    def has(self, folder: str, subject: str) -> bool:
        """Return whether a message is in a Maildir of the user."""
        command = ["grep", "-rlx", f"Subject: {subject}", f"/home/{USER}/Maildir/{folder}/INBOX"]
        return self.client.host.run(command, check=False).returncode == 0


@pytest.fixture(scope="module")
def reader(lab: Lab, host: debian_root.DebianRoot, plays: HostPlays) -> t.Iterator[Reader]:
    """The host, set up once."""
    with host_client(lab, host, plays) as client:
        variables = {
            "isync_user": USER,
            "isync_accounts": [
                {
                    "mailbox": INFO,
                    "name": "info",
                    "sign_in_user": ALICE,
                    "endpoint": client.endpoint("imaps"),
                    "ca_path": CA_PATH,
                },
                {"mailbox": ALICE, "endpoint": client.endpoint("imap"), "ca_path": CA_PATH, "patterns": ["INBOX"]},
            ],
            "isync_schedule_minutes": 5,
            "isync_schedule_timeout": 4,
        }
        yield Reader(client, variables, runs(client, "isync", **variables))


def test_the_role_foretells_works_and_has_nothing_left_to_do(reader: Reader) -> None:
    predicted, first, second = reader.runs
    assert predicted.ok, predicted.output
    assert first.ok, first.output
    assert (second.ok, second.changed) == (True, 0), second.output
    assert not [secret for secret in reader.client.secrets() if any(secret in one.output for one in reader.runs)]
    assert reader.client.host.run(["stat", "-c", "%U %a", CONFIGURATION]).stdout.split() == [USER, "600"]


def test_a_shared_mailbox_and_one_s_own_are_fetched(reader: Reader) -> None:
    reader.client.send(INFO, "isync-shared")
    reader.client.send(ALICE, "isync-own")
    done = reader.fetch()
    assert done.returncode == 0, done
    assert reader.has("info", "isync-shared")
    assert reader.has(ALICE, "isync-own")


def test_the_reader_finds_what_the_role_wrote(reader: Reader) -> None:
    shared, own = isync.read(CONFIGURATION, reader.client.host.read)
    endpoint = reader.client.endpoint("imaps")
    assert (shared.name, shared.host, shared.port, shared.tls, shared.user) == (
        "info",
        endpoint["host"],
        endpoint["port"],
        "implicit",
        INFO,
    )
    assert (own.tls, own.user) == ("starttls", ALICE)
    assert reader.client.host.run(["sh", "-c", shared.token_command]).stdout.strip() == reader.client.token()


def test_when_the_token_is_over_the_host_goes_on_by_itself(reader: Reader) -> None:
    reader.client.expire()
    reader.client.tick()
    reader.client.send(INFO, "isync-late")
    assert reader.fetch().returncode == 0
    assert reader.has("info", "isync-late")


def test_a_run_that_hangs_on_a_challenge_is_stopped_and_shows_no_token(reader: Reader, lab: Lab) -> None:
    token = lab.token(ALICE, ["SMTP.Send"])
    reader.client.host.run(
        ["sh", "-c", "cat > /usr/local/bin/wrong-token && chmod 755 /usr/local/bin/wrong-token"],
        text=f"#!/bin/sh\necho {token}\n",
    )
    configuration = reader.client.host.read(CONFIGURATION)
    reader.client.host.run(
        ["sed", "-i", f'/^User "{INFO}"/,/^AuthMechs/ s#^PassCmd .*#PassCmd /usr/local/bin/wrong-token#', CONFIGURATION]
    )
    done = reader.fetch()
    reader.client.host.write(CONFIGURATION, configuration, "0600")
    reader.client.host.run(["chown", USER, CONFIGURATION])
    reader.client.host.run(["rm", "/usr/local/bin/wrong-token"])
    assert done.returncode == 124
    assert "Error: IMAP wants more steps despite successful SASL authentication." in done.stdout
    assert f"mail-oauth-isync-{USER}: stopped, because it had not ended after 4 seconds" in done.stdout
    assert token not in done.stdout + done.stderr


def test_the_job_takes_sasl_strings_out_of_what_it_passes_on(reader: Reader) -> None:
    """As isync prints it when a server, such as Exchange, refuses at once."""
    encoded = "dXNlcj1hbGlj" * 40
    script = reader.client.host.read(JOB).replace(
        f"mbsync -c {CONFIGURATION} -a", f"echo 'AUTHENTICATE XOAUTH2 {encoded}== returned an error'"
    )
    assert "AUTHENTICATE" in script
    # As root it would go on with the script that is installed, as the user.
    done = reader.client.as_user("/bin/sh", "-c", script)
    assert done.stdout == "AUTHENTICATE XOAUTH2 [removed] returned an error\n"


def test_without_its_plugin_or_with_the_wrong_one_it_is_refused(reader: Reader) -> None:
    host = reader.client.host
    directory = host.run(["sh", "-c", "dirname $(ls /usr/lib/*/sasl2/libkdexoauth2.so)"]).stdout.strip()
    host.run(["sh", "-c", f"touch {directory}/libsasl-xoauth2.so"])
    wrong = reader.client.plays.role("isync", "--check", **reader.variables)
    host.run(
        ["sh", "-c", f"rm {directory}/libsasl-xoauth2.so && mkdir /root/sasl2 && mv {directory}/libkdexoauth2.* /root/sasl2/"]
    )
    missing = reader.client.plays.role("isync", "--check", **{**reader.variables, "isync_install": False})
    host.run(["sh", "-c", f"mv /root/sasl2/* {directory}/"])
    assert not wrong.ok
    assert "is the plugin sasl-xoauth2, whose password is the path of a file of its own" in wrong.output
    assert not missing.ok
    assert "Install libsasl2-modules-kdexoauth2, or name its package in isync_sasl_package." in missing.output


def test_without_a_sign_in_monitoring_and_isync_say_so(reader: Reader) -> None:
    reader.client.revoke()
    status = reader.client.status()
    assert status.returncode == 2
    assert "refresh_token_revoked" in status.stdout
    done = reader.fetch()
    assert done.returncode == 1
    assert "refresh_token_revoked" in done.stdout
    assert "Skipping account info, PassCmd exited with status 1" in done.stdout


def test_absent_removes_what_the_role_wrote_and_leaves_the_mail(reader: Reader) -> None:
    done = reader.client.plays.role("isync", isync_user=USER, isync_state="absent")
    assert done.ok, done.output
    for path in (CONFIGURATION, JOB, f"/etc/cron.d/mail-oauth-isync-{USER}"):
        assert not reader.client.host.exists(path), path
    assert reader.has("info", "isync-shared")
