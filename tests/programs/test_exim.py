# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Debian's Exim, set up by its role alone, submits to the lab. It cannot be installed beside Postfix, so it has a host of its own."""

from __future__ import annotations

import pathlib
import tempfile
import typing as t

import debian_root
import pytest
from host_mail import TOKENS, HostMail, free_port
from host_plays import HostPlays
from lab_clients import Lab
from lab_playbooks import Playbooks, Recap

pytestmark = pytest.mark.long

ALICE, INFO, BOB = "alice@contoso.test", "info@contoso.test", "bob@contoso.test"
SCOPES = ("SMTP.Send",)
GROUP = "Debian-exim"
LOG = "/var/log/exim4/mainlog"
CA_PATH = "/etc/ssl/lab-ca.pem"


class Relay(t.NamedTuple):
    """A host whose Exim submits."""

    host: debian_root.DebianRoot
    plays: HostPlays
    mail: HostMail
    variables: dict[str, t.Any]
    predicted: Recap
    first: Recap

    def run(self, *arguments: str, **variables: t.Any) -> Recap:
        """Run the role."""
        return self.plays.role("exim", *arguments, **{**self.variables, **variables})

    def log(self) -> str:
        """Return Exim's log."""
        return self.host.read(LOG)

    def arrives(self, *ids: str) -> None:
        """Wait until messages are in the lab's mailbox, trying again what was deferred."""

        def arrived() -> bool:
            self.host.run(["exim4", "-qff"])
            return set(ids) <= set(self.mail.ids(BOB))

        self.mail.wait_for(arrived, self.log)


@pytest.fixture(scope="module")
def relay(playbooks: Playbooks, lab: Lab) -> t.Iterator[Relay]:
    """The host, set up once."""
    host = debian_root.start()
    try:
        with tempfile.TemporaryDirectory(prefix="m365-") as directory:
            host.write(CA_PATH, pathlib.Path(lab.data["ca_file"]).read_text(encoding="ascii"))
            plays = HostPlays(playbooks, host, pathlib.Path(directory))
            yield _set_up(host, plays, HostMail(host, lab), lab)
            host.run(["service", "exim4", "stop"], check=False)
    finally:
        host.stop()


def _set_up(host: debian_root.DebianRoot, plays: HostPlays, mail: HostMail, lab: Lab) -> Relay:
    server = lab.endpoint("submission")
    common = {"endpoint": {"host": server["host"], "port": server["port"], "tls": "starttls"}, "ca_path": CA_PATH}
    variables = {
        "exim_accounts": [
            {"mailbox": ALICE, "token_source": {"file": f"{TOKENS}/alice"}, **common},
            {"mailbox": INFO, "sign_in_user": ALICE, "token_source": {"command": f"cat {TOKENS}/alice"}, **common},
        ],
    }
    host.run(["apt-get", "update", "-q"], timeout=300)
    predicted = plays.role("exim", "--check", "--diff", **variables)
    assert not host.exists("/etc/exim4"), "a dry run wrote something"
    host.run(
        ["apt-get", "install", "-q", "-y", "--no-install-recommends", "exim4-daemon-light"],
        timeout=300,
        DEBIAN_FRONTEND="noninteractive",
    )
    # Ports are shared with the machine.
    listen = f"s/^dc_local_interfaces=.*/dc_local_interfaces='127.0.0.1.{free_port()}'/"
    host.run(["sed", "-i", listen, "/etc/exim4/update-exim4.conf.conf"])
    mail.put_token("alice", ALICE, SCOPES, GROUP)
    first = plays.role("exim", "--diff", "-vvv", **variables)
    return Relay(host, plays, mail, variables, predicted, first)


def test_a_dry_run_and_the_role_work_and_show_no_token(relay: Relay) -> None:
    assert relay.predicted.ok, relay.predicted.output
    assert relay.predicted.changed > 0
    assert relay.first.ok, relay.first.output
    assert relay.host.read(f"{TOKENS}/alice").strip() not in relay.first.output


def test_a_second_run_changes_nothing(relay: Relay) -> None:
    done = relay.run("--diff")
    assert (done.ok, done.changed) == (True, 0), done.output


def test_mail_of_each_account_and_of_others_arrives(relay: Relay) -> None:
    for sender in (ALICE, INFO, "root@contoso.test"):
        relay.mail.submit(sender, BOB, [f"<{sender.partition('@')[0]}.exim@test>"])
    relay.arrives("<alice.exim@test>", "<info.exim@test>", "<root.exim@test>")
    assert relay.log().count("A=mail_oauth_xoauth2") == 3


def test_mail_waits_for_a_token_and_goes_by_the_next_one(relay: Relay, lab: Lab) -> None:
    lab.control("POST", "/clock", {"offset_seconds": 2 * 3600})  # the token is over
    try:
        relay.mail.submit(ALICE, BOB, ["<later.exim@test>"])
        # The server's own words, though it began with a challenge; and a refusal is what the role's retry rule is for.
        relay.mail.wait_for(lambda: "mail_oauth_xoauth2 authenticator failed" in relay.log(), relay.log)
        assert " 535 5.7.8 Authentication failed." in relay.log()
        relay.mail.wait_for(lambda: "defer (-42): authentication required" in relay.log(), relay.log)
        token = relay.mail.put_token("alice", ALICE, SCOPES, GROUP)
        relay.arrives("<later.exim@test>")
    finally:
        lab.control("POST", "/clock", {"offset_seconds": 0})
    assert relay.mail.ids(BOB).count("<later.exim@test>") == 1
    assert " ** " not in relay.log(), "nothing bounced"
    assert relay.host.read(token).strip() not in relay.log()
    relay.mail.put_token("alice", ALICE, SCOPES, GROUP)


def test_without_a_token_the_log_names_the_file(relay: Relay) -> None:
    relay.host.run(["mv", f"{TOKENS}/alice", f"{TOKENS}/away"])
    relay.mail.submit(ALICE, BOB, ["<missing.exim@test>"])
    relay.mail.wait_for(lambda: f"failed to open {TOKENS}/alice: No such file or directory" in relay.log(), relay.log)
    relay.host.run(["mv", f"{TOKENS}/away", f"{TOKENS}/alice"])
    relay.arrives("<missing.exim@test>")


def test_a_split_configuration_gets_files_of_its_own(relay: Relay) -> None:
    settings = "/etc/exim4/update-exim4.conf.conf"
    relay.host.run(["sed", "-i", "s/^dc_use_split_config=.*/dc_use_split_config='true'/", settings])
    done = relay.run("--diff")
    assert done.ok, done.output
    assert "m365.mail_oauth" not in relay.host.read("/etc/exim4/exim4.conf.template")
    relay.mail.submit(INFO, BOB, ["<split.exim@test>"])
    relay.arrives("<split.exim@test>")


def test_absent_removes_what_the_role_wrote(relay: Relay) -> None:
    done = relay.run(exim_state="absent")
    assert done.ok, done.output
    left = relay.host.run(["grep", "-rlE", "mail.oauth", "/etc/exim4", "/var/lib/exim4"], check=False)
    assert left.stdout == ""
