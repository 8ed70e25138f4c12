# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The distribution's Dovecot, set up by its role: an IMAP proxy in front of the lab, and a server that accepts the lab's tokens."""

from __future__ import annotations

import contextlib
import difflib
import imaplib
import re
import time
import typing as t

import debian_root
import pytest
from host_mail import TOKENS, HostMail, free_port
from host_plays import HostPlays
from lab_clients import Lab, sasl
from lab_playbooks import Recap

pytestmark = pytest.mark.long

ALICE, INFO = "alice@contoso.test", "info@contoso.test"
#: Entra ID allows such names.
ODD = "o'brien_x.test#ext#+1~^!&=-@contoso.test"
SCOPES = ("IMAP.AccessAsUser.All",)
PORT = free_port()
LOG = "/var/log/dovecot.log"
#: What an administrator has there already. Ports are shared with the machine.
SITE = f"""
listen = 127.0.0.1
protocols = imap
log_path = {LOG}
auth_failure_delay = 0
auth_verbose = yes
service imap-login {{
  inet_listener imap {{
    port = {PORT}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
userdb {{
  driver = static
  args = uid=www-data gid=www-data home=/tmp/site/%u
}}
first_valid_uid = 1
mail_location = maildir:/tmp/site/%u
"""


class Front(t.NamedTuple):
    """A host whose Dovecot was set up for both uses."""

    host: debian_root.DebianRoot
    plays: HostPlays
    mail: HostMail
    proxy: dict[str, t.Any]
    server: dict[str, t.Any]
    runs: dict[str, Recap]
    refused: dict[str, tuple[Recap, str]]

    def log(self) -> str:
        """Return Dovecot's log."""
        return self.host.read(LOG)


@pytest.fixture(scope="module")
def front(plays: HostPlays, host: debian_root.DebianRoot, lab: Lab) -> t.Iterator[Front]:
    """The host, set up once."""
    mail = HostMail(host, lab)
    mail.put_token("imap", ALICE, SCOPES)
    host.run(["apt-get", "update", "-q"], timeout=300)
    host.write("/etc/dovecot/conf.d/98-site.conf", SITE)
    imaps = lab.endpoint("imaps")
    common = {
        "endpoint": {"host": imaps["host"], "port": imaps["port"]},
        "token_source": {"file": f"{TOKENS}/imap"},
        "ca_path": "/etc/ssl/lab-ca.pem",
        "password_hash": host.run(["openssl", "passwd", "-6", "open-sesame"]).stdout.strip().join(["{SHA512-CRYPT}", ""]),
    }
    proxy = {
        "dovecot_accounts": [
            {"mailbox": ALICE, "local_user": "alice", **common},
            {"mailbox": INFO, "sign_in_user": ALICE, **common},
            {"mailbox": INFO, "name": "odd", "sign_in_user": ALICE, "local_user": ODD, **common},
        ]
    }
    (tenant,) = (one for one in lab.data["tenants"] if one["domain"] == "contoso.test")
    server = {
        "dovecot_use": "server",
        "dovecot_tenant": tenant["tenant_id"],
        "dovecot_jwks_url": f"{lab.data['authority'].rstrip('/')}/{tenant['tenant_id']}/discovery/v2.0/keys",
        "dovecot_jwks_ca_path": "/etc/ssl/lab-ca.pem",
    }
    runs = {"predicted": plays.role("dovecot", "--check", "--diff", **proxy)}
    refused = _refused(host, plays, proxy, server)
    for name, variables in (("proxy", proxy), ("server", server)):
        runs[name] = plays.role("dovecot", "--diff", "-vvv", **variables)
        runs[f"{name} again"] = plays.role("dovecot", **variables)
    yield Front(host, plays, mail, proxy, server, runs, refused)
    host.run(["service", "dovecot", "stop"], check=False)


def _state(host: debian_root.DebianRoot) -> str:
    """Return the files of Dovecot and of the role with owner, mode and content."""
    places = "/etc/dovecot /var/lib/mail-oauth* /usr/local/lib/mail-oauth-dovecot /etc/cron.d/mail-oauth-dovecot* /run/mail-oauth-dovecot* /tmp/dovecot-*"
    script = (
        f"find {places} -type f -printf '%p %u %g %m ' -exec sha256sum {{}} ';' -o -printf '%p %u %g %m\\n' 2>/dev/null | sort"
    )
    return host.run(["sh", "-c", script], check=False).stdout


def _refused(
    host: debian_root.DebianRoot, plays: HostPlays, proxy: dict[str, t.Any], server: dict[str, t.Any]
) -> dict[str, tuple[Recap, str]]:
    """Run the role with what cannot work; return how it ended, with what is another than before."""
    host.run(["apt-get", "install", "-q", "-y", "--no-install-recommends", "dovecot-imapd", "dovecot-auth-lua"], timeout=300)
    host.write("/etc/dovecot/no-certificate.pem", "no certificate\n")
    broken = "/etc/dovecot/conf.d/97-broken.conf"
    accounts = [{**one, "ca_path": "/etc/dovecot/no-certificate.pem"} for one in proxy["dovecot_accounts"]]
    tries: dict[str, tuple[dict[str, t.Any], str]] = {
        "certificate": ({**proxy, "dovecot_accounts": accounts}, ""),
        "keys' certificate": ({**server, "dovecot_jwks_ca_path": "/etc/dovecot/no-certificate.pem"}, ""),
        "configuration": (proxy, "no_such_setting = yes\n"),
        "keys": ({**server, "dovecot_jwks_url": server["dovecot_jwks_url"] + "/nowhere"}, ""),
        "user": ({**proxy, "dovecot_index_directory": "/proc/nowhere"}, ""),
    }
    done = {}
    for name, (variables, text) in tries.items():
        if text:
            host.write(broken, text)
        before = _state(host)
        recap = plays.role("dovecot", **variables)
        after = _state(host)
        done[name] = (recap, "".join(difflib.ndiff(before.splitlines(True), after.splitlines(True))) if before != after else "")
        host.run(["rm", "-f", broken])
    return done


@contextlib.contextmanager
def session() -> t.Iterator[imaplib.IMAP4]:
    connection = imaplib.IMAP4("127.0.0.1", PORT, timeout=30)
    try:
        yield connection
    finally:
        connection.shutdown()


def opened(user: str, password: str = "open-sesame") -> list[t.Any]:
    with session() as connection:
        connection.login(user, password)
        status, data = connection.select("INBOX", readonly=True)
        assert status == "OK", data
        return data


def with_token(user: str, token: str) -> tuple[bool, str]:
    with session() as connection:
        try:
            connection.authenticate("XOAUTH2", lambda challenge: b"" if challenge else sasl(user, token))
        except imaplib.IMAP4.error as error:
            return False, str(error)
        return True, ""


@pytest.mark.parametrize("name", ["predicted", "proxy", "server"])
def test_the_role_works(front: Front, name: str) -> None:
    assert front.runs[name].ok, front.runs[name].output
    assert front.runs[name].changed > 0
    token = front.host.read(f"{TOKENS}/imap").strip()
    assert token not in front.runs[name].output


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("certificate", "ca_path: /etc/dovecot/no-certificate.pem on mailhost cannot be used as a file of certificates in PEM"),
        ("keys' certificate", "dovecot_jwks_ca_path: /etc/dovecot/no-certificate.pem on mailhost cannot be used"),
        ("configuration", "/etc/dovecot/conf.d/97-broken.conf line 1: Unknown setting: no_such_setting"),
        ("keys", "Fetch the keys: "),
        ("user", "What was there before is there again."),
    ],
)
def test_what_cannot_work_is_named_and_leaves_nothing_behind(front: Front, name: str, said: str) -> None:
    recap, different = front.refused[name]
    assert not recap.ok
    assert said in " ".join(recap.output.split()), recap.output
    assert different == ""


def test_a_change_that_fails_leaves_what_was_there(front: Front) -> None:
    before = _state(front.host)
    done = front.plays.role("dovecot", **{**front.server, "dovecot_jwks_url": front.server["dovecot_jwks_url"] + "/nowhere"})
    assert not done.ok
    assert _state(front.host) == before
    again = front.plays.role("dovecot", **front.server)
    assert (again.ok, again.changed) == (True, 0), again.output


@pytest.mark.parametrize("name", ["proxy again", "server again"])
def test_a_second_run_changes_nothing(front: Front, name: str) -> None:
    assert (front.runs[name].ok, front.runs[name].changed) == (True, 0), front.runs[name].output


def test_a_mail_program_with_a_password_reads_the_mailbox_through_token_changes(front: Front, lab: Lab) -> None:
    relay = front.mail
    assert opened("alice") and opened("ALICE") and opened(INFO) and opened(ODD)
    lab.control("POST", "/clock", {"offset_seconds": 2 * 3600})
    try:
        with pytest.raises((imaplib.IMAP4.error, AssertionError)):
            opened("alice")
        assert "imapc" in front.log()
        relay.put_token("imap", ALICE, SCOPES)
        assert opened("alice"), "the new token is read at the next login"
    finally:
        lab.control("POST", "/clock", {"offset_seconds": 0})
        relay.put_token("imap", ALICE, SCOPES)
    assert opened("alice")


def test_the_log_says_what_the_server_said_of_a_token(front: Front) -> None:
    front.mail.put_token("imap", ALICE, ("SMTP.Send",))
    with pytest.raises((imaplib.IMAP4.error, AssertionError)):
        opened("alice")
    assert re.search(r"imapc\(.*\): Authentication failed: ", front.log()), front.log()[-2000:]
    front.mail.put_token("imap", ALICE, SCOPES)


def test_without_a_token_the_log_names_the_file(front: Front) -> None:
    front.host.run(["mv", f"{TOKENS}/imap", f"{TOKENS}/away"])
    try:
        with pytest.raises(imaplib.IMAP4.error):  # UNAVAILABLE, or the end of the connection
            opened("alice")
        assert f"no token for {ALICE}: {TOKENS}/imap: No such file or directory" in front.log()
    finally:
        front.host.run(["mv", f"{TOKENS}/away", f"{TOKENS}/imap"])


def test_a_wrong_local_password_opens_nothing(front: Front) -> None:
    with pytest.raises(imaplib.IMAP4.error, match="AUTHENTICATIONFAILED"):
        opened("alice", "guessed")


def test_the_token_is_in_no_file_of_the_role(front: Front) -> None:
    token = front.host.read(f"{TOKENS}/imap").strip()
    done = front.host.run(["grep", "-rlF", "-e", token, "/etc/dovecot", "/var/lib/mail-oauth-imapc", LOG], check=False)
    assert (done.returncode, done.stdout) == (1, "")


def test_the_server_accepts_the_tenants_tokens_and_no_others(front: Front, lab: Lab) -> None:
    user = "bob@contoso.test"
    assert with_token(user, lab.token(user, SCOPES)) == (True, "")
    refused = {
        "expired": with_token(user, lab.token(user, SCOPES, lifetime=-3600)),
        "another user's": with_token(user, lab.token(ALICE, SCOPES)),
        "another tenant's": with_token("dave@fabrikam.test", lab.token("dave@fabrikam.test", SCOPES)),
        "for another audience": with_token(user, lab.token(user, SCOPES, aud="https://graph.microsoft.com")),
        "of nobody": with_token(user, "EwBopaque"),
    }
    assert not [name for name, (accepted, _said) in refused.items() if accepted]
    said = (
        "Token has expired",
        f"Username '{user}' did not match '{ALICE}'",
        "Issuer 'https://sts.windows.net/",
        "client_id not found in aud field",
        "Not a JWT token",
    )
    assert not [text for text in said if f"oauth2 failed: Local validation failed: {text}" not in front.log()], front.log()
    assert not re.search(r"pam\((bob|dave)@", front.log()), "a token is no password"


def test_keys_that_went_are_removed(front: Front) -> None:
    stale = "/var/lib/mail-oauth-dovecot/default/RS256/stale"
    front.host.write(stale, "x")
    command = re.search(r"(/usr/bin/python3 \S+ \S+)", front.host.read("/etc/cron.d/mail-oauth-dovecot-keys"))
    assert command
    assert front.host.run(["sh", "-c", command[1]]).stdout == f"gone: {stale}\n"


def test_absent_leaves_what_was_there(front: Front) -> None:
    for variables in (front.proxy, front.server):
        done = front.plays.role("dovecot", **variables, dovecot_state="absent")
        assert done.ok, done.output
    left = front.host.run(
        ["sh", "-c", "find / -xdev -path /proc -prune -o -name '*mail-oauth*' -print | grep -v '^/usr/lib/python3'"], check=False
    )
    assert left.stdout == ""
    assert front.host.read("/etc/dovecot/conf.d/98-site.conf") == SITE
    time.sleep(0.5)
    with pytest.raises(imaplib.IMAP4.error):
        opened("alice")
