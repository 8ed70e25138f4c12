# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Debian's msmtp, set up by its role alone, submits to the lab: through token changes, and without a sign-in."""

from __future__ import annotations

import typing as t

import debian_root
import pytest
from host_client import ALICE, BOB, CA_PATH, GROUP, INFO, USER, HostClient, Runs, host_client, runs
from host_mail import HostMail
from host_plays import HostPlays
from lab_clients import Lab

from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import msmtp

pytestmark = pytest.mark.long


class Sender(t.NamedTuple):
    """A host that sends."""

    client: HostClient
    mail: HostMail
    variables: dict[str, t.Any]
    runs: Runs

    def send(self, subject: str, sender: str = INFO, user: str = USER) -> debian_root.Done:
        """Send a message to bob as a user of the host."""
        text = f"From: {sender}\nTo: {BOB}\nSubject: {subject}\nMessage-ID: <{subject}@test>\n\nHello.\n"
        command = ["setpriv", "--reuid", user, "--regid", GROUP, "--init-groups", "msmtp", "-a", sender, BOB]
        return self.client.host.run(command, text=text, check=False, HOME=f"/home/{user}")

    def arrived(self, subject: str) -> bool:
        """Return whether bob has it."""
        return f"<{subject}@test>" in self.mail.ids(BOB)


@pytest.fixture(scope="module")
def sender(lab: Lab, host: debian_root.DebianRoot, plays: HostPlays) -> t.Iterator[Sender]:
    """The host, set up once."""
    with host_client(lab, host, plays) as client:
        common = {"endpoint": client.endpoint("submission"), "ca_path": CA_PATH}
        implicit = {"endpoint": client.endpoint("submissions"), "ca_path": CA_PATH}
        variables = {
            "msmtp_accounts": [{"mailbox": INFO, "sign_in_user": ALICE, **common}, {"mailbox": ALICE, **implicit}],
            "msmtp_group": GROUP,
            "msmtp_syslog": "off",
        }
        yield Sender(client, HostMail(host, lab), variables, runs(client, "msmtp", **variables))


def test_the_role_foretells_works_and_has_nothing_left_to_do(sender: Sender) -> None:
    predicted, first, second = sender.runs
    assert predicted.ok, predicted.output
    assert predicted.changed == first.changed == 2
    assert (second.ok, second.changed) == (True, 0), second.output
    assert "+passwordeval" in predicted.output
    assert not [secret for secret in sender.client.secrets() if any(secret in one.output for one in sender.runs)]


def test_a_user_sends_for_a_shared_mailbox_and_a_user_of_one(sender: Sender) -> None:
    for number, mailbox in enumerate((INFO, ALICE)):
        done = sender.send(f"msmtp-{number}", mailbox)
        assert (done.returncode, done.stderr) == (0, ""), done
        assert sender.arrived(f"msmtp-{number}")


def test_the_reader_finds_what_the_role_wrote(sender: Sender) -> None:
    shared, own = msmtp.read("/etc/msmtprc", sender.client.host.read)
    endpoint = sender.client.endpoint("submission")
    assert (shared.host, shared.port, shared.tls, shared.user) == (endpoint["host"], endpoint["port"], "starttls", ALICE)
    assert (own.tls, own.ca_path) == ("implicit", CA_PATH)
    assert sender.client.host.run(["sh", "-c", shared.token_command]).stdout.strip() == sender.client.token()


def test_when_the_token_is_over_the_host_goes_on_by_itself(sender: Sender) -> None:
    old = sender.client.expire()
    refused = sender.send("msmtp-late")
    assert refused.returncode != 0, "nobody has looked yet, and a user of the host may not refresh"
    sender.client.tick()
    assert sender.client.token() != old
    assert sender.send("msmtp-late").returncode == 0
    assert sender.arrived("msmtp-late")


def test_root_needs_no_schedule(sender: Sender) -> None:
    sender.client.expire()
    done = sender.client.host.run(["msmtp", "-a", INFO, BOB], text="Message-ID: <msmtp-root@test>\n\nHello.\n", check=False)
    assert done.returncode == 0, done
    assert sender.arrived("msmtp-root")


def test_a_token_that_the_server_refuses_is_the_server_s_own_word(sender: Sender, lab: Lab) -> None:
    good = sender.client.put_token(lab.token(ALICE, ["IMAP.AccessAsUser.All"]))
    done = sender.send("msmtp-refused")
    assert done.returncode == 77
    assert (
        "msmtp: authentication failed (method XOAUTH2)\nmsmtp: server message: 535 5.7.8 Authentication failed.\n" in done.stderr
    )
    sender.client.put_token(good)


def test_a_token_that_is_too_long_is_refused_with_the_limit(sender: Sender) -> None:
    room = 4094 // 4 * 3 - 20 - len(ALICE)
    account = {**sender.variables["msmtp_accounts"][0], "token_source": {"command": f"head -c {room + 1} /dev/zero | tr '\\0' x"}}
    done = sender.client.plays.role("msmtp", "--check", **{**sender.variables, "msmtp_accounts": [account]})
    assert not done.ok
    assert f"The token of {INFO} has {room + 1} characters, and msmtp sends no more than {room} for this user." in done.output
    # The limit is msmtp's own.
    for length, said in ((room, "server message: 535"), (room + 1, "longer than 4094 characters")):
        configuration = sender.client.host.read("/etc/msmtprc").replace(
            f'passwordeval "/usr/local/bin/mail-oauth-token get {ALICE}"',
            f"passwordeval \"head -c {length} /dev/zero | tr '\\0' x\"",
        )
        sender.client.host.write("/root/msmtprc", configuration, "0600")
        sent = sender.client.host.run(["msmtp", "-C", "/root/msmtprc", "-a", INFO, BOB], text="\n", check=False)
        assert said in sent.stderr, sent


def test_another_mail_server_is_not_pushed_out(sender: Sender) -> None:
    sender.client.host.run(["sh", "-c", "ln -s /bin/true /usr/sbin/sendmail"])
    try:
        done = sender.client.plays.role("msmtp", "--check", **{**sender.variables, "msmtp_mta": True})
    finally:
        sender.client.host.run(["rm", "/usr/sbin/sendmail"])
    assert not done.ok
    assert "of another mail server, which installing msmtp-mta would remove" in done.output


def test_sendmail_is_msmtp_where_it_is_wanted(sender: Sender) -> None:
    done = sender.client.plays.role("msmtp", **{**sender.variables, "msmtp_mta": True})
    assert done.ok, done.output
    sent = sender.client.host.run(
        ["/usr/sbin/sendmail", "-t"], text=f"To: {BOB}\nMessage-ID: <msmtp-mta@test>\n\nHello.\n", check=False
    )
    assert sent.returncode == 0, sent
    assert sender.arrived("msmtp-mta")
    sender.client.host.run(["dpkg", "--purge", "msmtp-mta"])


def test_without_a_sign_in_monitoring_and_msmtp_say_so(sender: Sender) -> None:
    sender.client.revoke()
    status = sender.client.status()
    assert status.returncode == 2
    assert "refresh_token_revoked" in status.stdout
    done = sender.send("msmtp-revoked")
    assert done.returncode == 78
    assert "refresh_token_revoked" in done.stderr
    assert f"msmtp: cannot read output of '/usr/local/bin/mail-oauth-token get {ALICE}'" in done.stderr


def test_absent_removes_what_the_role_wrote_and_no_file_of_somebody_else(sender: Sender) -> None:
    done = sender.client.plays.role("msmtp", msmtp_state="absent")
    assert (done.ok, done.changed) == (True, 1), done.output
    assert not sender.client.host.exists("/etc/msmtprc")
    sender.client.host.write("/etc/msmtprc", "account mine\nhost mail.test\npassword hunter2\n", "0600")
    refused = sender.client.plays.role("msmtp", "-vvv", "--diff", **sender.variables)
    assert not refused.ok
    assert "was not written by this role" in refused.output
    replaced = sender.client.plays.role("msmtp", "-vvv", "--diff", **{**sender.variables, "msmtp_replace": True})
    assert replaced.ok, replaced.output
    assert "hunter2" not in refused.output + replaced.output
    assert "hunter2" in sender.client.host.run(["sh", "-c", "cat /etc/msmtprc.*~"]).stdout
    sender.client.host.run(["sh", "-c", "rm /etc/msmtprc*"])
