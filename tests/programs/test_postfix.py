# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Debian's Postfix, set up by its role alone, submits to the lab through email-oauth2-proxy: through token changes and without a token."""

from __future__ import annotations

import re
import typing as t

import debian_root
import pytest
from host_client import CA_PATH, HostClient, host_client
from host_mail import HostMail, free_port
from host_plays import HostPlays
from lab_clients import Lab
from lab_playbooks import Recap

from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import postfix

pytestmark = pytest.mark.long

ALICE, INFO, BOB = "alice@contoso.test", "info@contoso.test", "bob@contoso.test"
PORT = free_port()
LOG = "/var/log/mail.log"
PROXY_LOG = "/var/log/email-oauth2-proxy/postfix.log"


#: What an administrator has there already: a relay with a password and TLS of its own, for everything and for some senders.
SITE = f"""
maillog_file = {LOG}
relayhost=[127.0.0.1]:9
default_transport   =   smtp
smtp_sasl_auth_enable = yes
smtp_sasl_password_maps = texthash:/etc/postfix/isp
smtp_sasl_mechanism_filter = login
smtp_tls_policy_maps = inline:{{example.org=encrypt}}
smtp_tls_wrappermode = no
sender_dependent_relayhost_maps =
    inline:{{carol@contoso.test=[127.0.0.1]:9}}
sender_dependent_default_transport_maps = inline:{{dave@contoso.test=smtp:[127.0.0.1]:9}}
"""


class Relay(t.NamedTuple):
    """A host whose Postfix relays."""

    plays: HostPlays
    host: debian_root.DebianRoot
    mail: HostMail
    client: HostClient
    variables: dict[str, t.Any]
    predicted: Recap
    first: Recap
    before: dict[str, str]
    settings_before: dict[str, str]

    def run(self, *arguments: str, **variables: t.Any) -> Recap:
        """Run the role."""
        return self.plays.role("postfix", *arguments, **{**self.variables, **variables})

    def settings(self) -> dict[str, str]:
        """Return what ``main.cf`` sets."""
        return _settings(self.host)

    def log(self) -> str:
        """Return Postfix's log."""
        return self.host.read(LOG)

    def open(self, path: str) -> str:
        """Return a file's text, or raise as a program on the host does."""
        if not self.host.exists(path):
            raise FileNotFoundError(2, "No such file or directory", path)
        return self.host.read(path)

    def fresh_log(self) -> None:
        """Begin the log anew."""
        self.host.run(["sh", "-c", f": > {LOG}; postfix reload"])

    def queue(self) -> str:
        """Return what is in the queue, with the reasons."""
        return self.host.run(["postqueue", "-p"]).stdout

    def drained(self) -> None:
        """Wait until the queue is empty, trying again what was deferred."""
        self.host.run(["postqueue", "-f"])
        self.mail.wait_for(lambda: "queue is empty" in self.queue(), lambda: self.queue() + self.log()[-3000:])


@pytest.fixture(scope="module")
def relay(plays: HostPlays, host: debian_root.DebianRoot, lab: Lab) -> t.Iterator[Relay]:
    """The host, set up once, with alice's token kept by the token agent."""
    with host_client(lab, host, plays) as client:
        yield _set_up(client, HostMail(host, lab))
        host.run(["service", "postfix", "stop"], check=False)


def _set_up(client: HostClient, mail: HostMail) -> Relay:
    host, plays = client.host, client.plays
    common = {"endpoint": client.endpoint("submission"), "ca_path": CA_PATH}
    variables = {
        "postfix_accounts": [
            {"mailbox": ALICE, **common},
            {"mailbox": INFO, "sign_in_user": ALICE, "senders": [INFO, "billing@contoso.test"], **common},
        ],
        "postfix_proxy_port": PORT,
        "postfix_generic": {"root@mailhost.test": ALICE},
        "email_oauth2_proxy_pip_arguments": mail.put_wheels("emailproxy==2026.7.3", "pyasyncore==1.0.5"),
    }
    # Ports are shared with the machine: Postfix listens on loopback only. It hands nothing to anybody else until the role says so.
    host.run(["debconf-set-selections"], text="postfix postfix/main_mailer_type select Local only\n")
    predicted = plays.role("postfix", "--check", "--diff", **variables)
    written = host.exists("/etc/postfix") or host.exists("/etc/email-oauth2-proxy")
    assert not written, "a dry run wrote something"
    host.run(
        ["apt-get", "install", "-q", "-y", "--no-install-recommends", "postfix"], timeout=300, DEBIAN_FRONTEND="noninteractive"
    )
    # A relay of the host's own, written by hand.
    host.write("/etc/postfix/isp", "[127.0.0.1]:9 me:pa:ss/word\n", "0600")
    host.run(["postconf", "-X", "default_transport", "relay_transport", "relayhost"])
    host.write("/etc/postfix/main.cf", host.read("/etc/postfix/main.cf") + SITE)
    host.write("/etc/postfix/master.cf", host.read("/etc/postfix/master.cf") + "# the end")
    before = {name: host.read(f"/etc/postfix/{name}") for name in ("main.cf", "master.cf")}
    settings = _settings(host)
    first = plays.role("postfix", "-vvv", "--diff", **variables)
    return Relay(plays, host, mail, client, variables, predicted, first, before, settings)


def test_a_dry_run_on_a_fresh_host_foretells_changes(relay: Relay) -> None:
    assert relay.predicted.ok, relay.predicted.output
    assert relay.predicted.changed > 0


def test_the_role_works_and_shows_no_secret(relay: Relay) -> None:
    assert relay.first.ok, relay.first.output
    passwords = [relay.host.read(f"/etc/email-oauth2-proxy/postfix/passwords/{name}").strip() for name in (ALICE, INFO)]
    assert all(len(password) > 40 for password in passwords)
    assert len(set(passwords)) == 2
    assert "+++ after" in relay.first.output, "a run with --diff"
    assert not [secret for secret in (*passwords, *relay.client.secrets()) if secret in relay.first.output]


def test_a_second_run_changes_nothing(relay: Relay) -> None:
    done = relay.run("--diff")
    assert (done.ok, done.changed) == (True, 0), done.output


def test_only_what_belongs_to_the_accounts_is_set(relay: Relay) -> None:
    now = relay.settings()
    changed = {
        name: now.get(name)
        for name in now.keys() | relay.settings_before.keys()
        if now.get(name) != relay.settings_before.get(name)
    }
    route = f"mail_oauth:[127.0.0.1]:{PORT}"
    others = "pipemap:{unionmap:{inline:{carol@contoso.test=[127.0.0.1]:9}}, static:smtp}, inline:{dave@contoso.test=smtp:[127.0.0.1]:9}"
    assert changed == {
        "default_transport": route,
        "relay_transport": route,
        "sender_dependent_default_transport_maps": f"texthash:/etc/postfix/mail-oauth/sender_transport, {others}",
        "mail_oauth_destination_concurrency_limit": "3",
        "maximal_queue_lifetime": "14d",
        "bounce_queue_lifetime": "14d",
        "delay_warning_time": "4h",
    }
    assert relay.host.run(["postfix", "check"]).stderr == ""


def test_other_relays_are_as_they_were(relay: Relay) -> None:
    relay.fresh_log()
    for sender in ("carol@contoso.test", "dave@contoso.test"):
        relay.mail.submit(sender, BOB, [f"<other-{sender}>"])
    relay.mail.wait_for(lambda: relay.log().count("connect to 127.0.0.1[127.0.0.1]:9: Connection refused") >= 2, relay.log)
    relay.host.run(["postsuper", "-d", "ALL"])


@pytest.mark.parametrize("name", ["/etc/postfix/mail-oauth/sasl_passwd", f"/etc/email-oauth2-proxy/postfix/passwords/{ALICE}"])
def test_local_passwords_are_for_root_alone(relay: Relay, name: str) -> None:
    assert relay.host.run(["stat", "-c", "%U %a", name]).stdout.split() == ["root", "600"]
    assert relay.host.run(["setpriv", "--reuid=nobody", "--clear-groups", "cat", name], check=False).returncode != 0


def test_nobody_sends_through_the_proxy_without_the_password(relay: Relay) -> None:
    script = f"""
import smtplib
server = smtplib.SMTP("127.0.0.1", {PORT}, timeout=20)
try:
    server.login({ALICE!r}, "guessed")
except smtplib.SMTPAuthenticationError as error:
    print(error.smtp_code, error.smtp_error.decode())
"""
    said = relay.host.run(["setpriv", "--reuid=nobody", "--clear-groups", "python3", "-c", script]).stdout
    assert said.startswith("535 ")
    assert "The local password is not the one that the proxy knows" in said


def test_mail_of_a_user_a_shared_mailbox_and_the_system_arrives(relay: Relay) -> None:
    for sender, name in ((ALICE, "own"), (INFO, "shared"), ("root", "system")):
        relay.mail.submit(sender, BOB, [f"<{name}@test>"])
    relay.mail.wait_for(lambda: {f"<{n}@test>" for n in ("own", "shared", "system")} <= set(relay.mail.ids(BOB)), relay.log)
    messages = {message["Message-ID"]: message for message in relay.mail.delivered(BOB)}
    assert messages["<shared@test>"]["Return-Path"] == f"<{INFO}>"
    assert messages["<system@test>"]["Return-Path"] == f"<{ALICE}>", "the generic map"
    # The server was told the user whose token it is, also for the shared mailbox.
    logins = re.findall(r"SMTP \(127\.0\.0\.1:\d+; (\S+)\) \[ Successfully", relay.host.read(PROXY_LOG))
    assert {ALICE, INFO} == set(logins)


def test_two_hundred_messages_through_a_token_change_are_neither_lost_nor_doubled(relay: Relay) -> None:
    ids = [f"<{number}.change@test>" for number in range(200)]
    relay.fresh_log()
    relay.mail.submit(ALICE, BOB, ids[:60])
    relay.mail.wait_for(lambda: len(_arrived(relay, "change")) > 20, relay.log)
    relay.client.expire()
    relay.host.run(["postfix", "reload"])  # as after an idle minute: connections end, and the next one logs in anew
    relay.mail.submit(ALICE, BOB, ids[60:])
    relay.mail.wait_for(lambda: "status=deferred" in relay.log(), relay.log)
    relay.client.tick()
    relay.drained()
    assert sorted(_arrived(relay, "change")) == sorted(ids)
    assert "status=bounced" not in relay.log()


def test_a_token_that_the_server_refuses_is_the_servers_own_word(relay: Relay, lab: Lab) -> None:
    relay.fresh_log()
    old = relay.client.put_token(lab.token(ALICE, ["IMAP.AccessAsUser.All"]))
    relay.mail.submit(ALICE, BOB, ["<refused@test>"])
    relay.mail.wait_for(lambda: "status=deferred" in relay.log(), relay.log)
    assert "said: 535 5.7.8 Authentication failed." in relay.log()
    relay.client.put_token(old)
    relay.drained()
    assert "<refused@test>" in relay.mail.ids(BOB)


def test_what_the_role_wrote_can_be_read_back(relay: Relay) -> None:
    (login,) = postfix.read("/etc/postfix/main.cf", relay.open)
    assert (login.protocol, login.user, login.tls) == ("smtp", ALICE, "starttls")
    assert login.port == relay.client.endpoint("submission")["port"]
    assert relay.host.run(["sh", "-c", login.token_command]).stdout.strip() == relay.client.token()


def test_after_a_revocation_mail_waits_and_log_and_monitoring_say_why(relay: Relay) -> None:
    relay.fresh_log()
    relay.client.revoke()
    relay.mail.submit(INFO, BOB, ["<waiting@test>"])
    relay.mail.wait_for(lambda: "status=deferred" in relay.log(), relay.log)
    assert f"Authentication credentials invalid. No token for {INFO}: " in relay.log()
    assert "AADSTS" in relay.log()
    assert "No token for" in " ".join(relay.queue().split())
    assert "status=bounced" not in relay.log()
    status = relay.client.status()
    assert status.returncode == 2, status
    assert "AADSTS" in status.stdout


def test_absent_gives_everything_back(relay: Relay) -> None:
    done = relay.run("--diff", postfix_state="absent")
    assert done.ok, done.output
    assert {name: relay.host.read(f"/etc/postfix/{name}") for name in relay.before} == relay.before
    for path in ("/etc/postfix/mail-oauth", "/etc/email-oauth2-proxy", "/usr/local/lib/email-oauth2-proxy", PROXY_LOG):
        assert not relay.host.exists(path), path
    assert relay.host.run(["getent", "passwd", "email-oauth2-proxy"], check=False).returncode != 0
    again = relay.run("--check", postfix_state="absent")
    assert (again.ok, again.changed) == (True, 0), again.output


def _settings(host: debian_root.DebianRoot) -> dict[str, str]:
    pairs = (line.partition(" =") for line in host.run(["postconf", "-n"]).stdout.splitlines())
    return {name: value.strip() for name, _equals, value in pairs}


def _arrived(relay: Relay, kind: str) -> list[str]:
    return [one for one in relay.mail.ids(BOB) if one.endswith(f".{kind}@test>")]
