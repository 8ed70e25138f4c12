# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A test host whose tokens are kept by the role token_agent, and the steps that each client program goes through there."""

from __future__ import annotations

import contextlib
import dataclasses
import time
import typing as t

import debian_root
import lab_sign_in
from host_plays import HostPlays
from lab_clients import Lab, log_in, smtp_session
from lab_playbooks import Recap

ALICE, BOB, INFO = "alice@contoso.test", "bob@contoso.test", "info@contoso.test"
CA_PATH = "/etc/ssl/lab-ca.pem"
#: The user on the host who reads and sends mail.
USER = "walter"
GROUP = "readers"
TOKEN_PROGRAM = "/usr/local/bin/mail-oauth-token"
TOKEN = f"/var/lib/mail-oauth/tokens/{ALICE}"
#: Seconds that a short-lived token is good for, long enough for the steps that use it.
_SHORT = 3

Json = t.Dict[str, t.Any]


@dataclasses.dataclass
class HostClient:
    """The host, the lab, and alice's sign-in on the host."""

    lab: Lab
    host: debian_root.DebianRoot
    plays: HostPlays
    application: lab_sign_in.MailApplication
    account: Json
    #: The group that may read the token.
    group: str = GROUP

    def endpoint(self, name: str) -> Json:
        """Return an endpoint of the lab as a role takes it."""
        one = self.lab.endpoint(name)
        return {key: one[key] for key in ("host", "port", "tls", "protocol")}

    def send(self, recipient: str, subject: str) -> None:
        """Put a message into a mailbox of the lab, sent by bob."""
        token = self.lab.token(BOB, ["SMTP.Send"])
        with contextlib.closing(smtp_session(self.lab, "submission", BOB, token)) as session:
            session.sendmail(BOB, [recipient], f"From: {BOB}\r\nTo: {recipient}\r\nSubject: {subject}\r\n\r\nHello.\r\n")

    def as_user(self, *argv: str, user: str = USER, timeout: float = 60.0) -> debian_root.Done:
        """Run a program as a user of the host, as cron would."""
        home = f"/home/{user}" if user == USER else f"/var/lib/{user}"
        command = ["setpriv", "--reuid", user, "--regid", GROUP if user == USER else "nogroup", "--init-groups", *argv]
        return self.host.run(command, check=False, timeout=timeout, HOME=home)

    def expire(self) -> str:
        """Have the host's token run out, and return it."""
        self.application.lifetime(_SHORT)
        self.host.run([TOKEN_PROGRAM, "refresh", "--force"])
        old = self.token()
        time.sleep(_SHORT + 0.5)
        self.application.lifetime(3600)
        assert not log_in(self.lab, "imaps", ALICE, old).ok, "the token has run out"
        return old

    def tick(self) -> None:
        """Do what the host's own schedule does every few minutes."""
        line = self.host.read("/etc/cron.d/mail-oauth-token").splitlines()[-1]
        self.host.run(["sh", "-c", line.split(" root ", 1)[1]], check=False)

    def revoke(self) -> None:
        """Have the sign-in end and the token run out. The last of the steps: nothing mends it."""
        self.application.lifetime(_SHORT)
        self.host.run([TOKEN_PROGRAM, "refresh", "--force"])
        # Before the token runs out: the host's own cron may get another one at any moment.
        self.application.revoke(ALICE)
        time.sleep(_SHORT + 0.5)
        self.application.lifetime(3600)
        self.tick()

    def sign_in_again(self) -> None:
        """Do what a person does whose sign-in has ended."""
        self.account = self.application.account(ALICE, ca_path=CA_PATH, group=self.group)
        done = self.plays.role("token_agent", token_agent_accounts=[self.account])
        assert done.ok, done.output

    def give_to(self, group: str) -> None:
        """Have another group of the host be the one that may read the token."""
        self.group = group
        self.sign_in_again()

    def token(self) -> str:
        """Return the token that is on the host."""
        return self.host.read(TOKEN).strip()

    def put_token(self, token: str) -> str:
        """Replace the token on the host, and return the old one."""
        old = self.token()
        self.host.write(TOKEN, token + "\n", "0640")
        self.host.run(["chgrp", self.group, TOKEN])
        return old

    def status(self) -> debian_root.Done:
        """Return what monitoring sees."""
        return self.host.run([TOKEN_PROGRAM, "status", ALICE], check=False)

    def secrets(self) -> list[str]:
        """Return what must be seen nowhere."""
        return [self.token(), self.account["refresh_token"]]


@contextlib.contextmanager
def host_client(lab: Lab, host: debian_root.DebianRoot, plays: HostPlays, *, forever: bool = False) -> t.Iterator[HostClient]:
    """Give the host a user and a token agent, and take the agent away at the end, unless the host ends too (``forever``)."""
    application = lab_sign_in.register(lab)
    host.run(["sh", "-c", f"getent group {GROUP} >/dev/null || groupadd {GROUP}"])
    host.run(["sh", "-c", f"getent passwd {USER} >/dev/null || useradd --create-home --gid {GROUP} {USER}"])
    account = application.account(ALICE, ca_path=CA_PATH, group=GROUP)
    done = plays.role("token_agent", token_agent_accounts=[account])
    assert done.ok, done.output
    try:
        yield HostClient(lab, host, plays, application, account)
    finally:
        application.lifetime(3600)
        removed = None if forever else plays.role("token_agent", token_agent_state="absent")
    assert removed is None or removed.ok, removed.output


class Runs(t.NamedTuple):
    """The first runs of a role: in check mode, for real and shown, and again."""

    predicted: Recap
    first: Recap
    second: Recap


def runs(client: HostClient, role: str, **variables: t.Any) -> Runs:
    """Run a role as everybody should: look, do, and see that nothing is left to do."""
    return Runs(
        *(client.plays.role(role, *more, **variables) for more in (["--check", "--diff"], ["-vvv", "--diff"], ["--diff"]))
    )
