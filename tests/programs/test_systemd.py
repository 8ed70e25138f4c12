# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""On a host with systemd the roles write units: each is what systemd takes, and does its work as its own user within its own restrictions."""

from __future__ import annotations

import contextlib
import pathlib
import tempfile
import typing as t

import pytest
import systemd_root
from gate import Gate
from host_client import ALICE, CA_PATH, USER, HostClient, host_client
from host_plays import HostPlays
from lab_clients import Lab, imap_session
from lab_playbooks import Playbooks
from matrix_programs import Fetchmail, Getmail

pytestmark = pytest.mark.long

UNITS = (
    "mail-oauth-token.service",
    "mail-oauth-token.timer",
    f"mail-oauth-getmail-{USER}.service",
    f"mail-oauth-getmail-{USER}.timer",
    "mail-oauth-fetchmail.service",
    "mail-oauth-fetchmail.timer",
    "email-oauth2-proxy-fetchmail.service",
)


class Booted(t.NamedTuple):
    """The host, and its programs, which systemd runs."""

    client: HostClient
    getmail: Getmail
    fetchmail: Fetchmail

    def start(self, unit: str) -> dict[str, str]:
        """Have systemd run a service to its end, and return what it knows of it."""
        self.client.host.run(["systemctl", "start", unit], check=False)
        fields = "--property=Result,ExecMainStatus,User,NRestarts,ActiveState"
        shown = self.client.host.run(["systemctl", "show", fields, unit]).stdout
        return dict(line.split("=", 1) for line in shown.splitlines())


@pytest.fixture(scope="module")
def booted(lab: Lab, playbooks: Playbooks) -> t.Iterator[Booted]:
    """The host, set up by the roles alone."""
    reason = systemd_root.why_not()
    if reason:
        pytest.skip(f"{reason}; the units' commands run without their restrictions in the other files of this directory")
    host = systemd_root.start()
    upstream = lab.endpoint("imaps")
    with contextlib.ExitStack() as stack:
        stack.callback(host.stop)
        host.write(CA_PATH, pathlib.Path(lab.data["ca_file"]).read_text(encoding="ascii"))
        directory = stack.enter_context(tempfile.TemporaryDirectory(prefix="m365-"))
        gate = stack.enter_context(Gate(upstream["host"], upstream["port"]))
        plays = HostPlays(playbooks, host, pathlib.Path(directory))
        client = stack.enter_context(host_client(lab, host, plays, forever=True))
        programs = Getmail(client, gate), Fetchmail(client, gate)
        for program in programs:
            program.set_up()
        # Their services run when a test starts them, and at no other moment.
        for timer in (unit for unit in UNITS if unit.endswith(".timer")):
            assert host.run(["systemctl", "is-active", timer], check=False).stdout == "active\n", timer
            host.run(["systemctl", "stop", timer])
        yield Booted(client, *programs)


def test_systemd_takes_every_unit(booted: Booted) -> None:
    host = booted.client.host
    written = host.run(["sh", "-c", "cd /etc/systemd/system && ls | grep -E '^(mail-oauth|email-oauth2)'"]).stdout.split()
    assert set(UNITS) == {name for name in written if name.endswith((".service", ".timer"))}
    done = host.run(["systemd-analyze", "verify", *(f"/etc/systemd/system/{name}" for name in UNITS)], check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_agent_s_unit_refreshes_within_its_restrictions(booted: Booted, lab: Lab) -> None:
    old = booted.client.expire()
    done = booted.start("mail-oauth-token.service")
    assert (done["Result"], done["ExecMainStatus"], done["User"]) == ("success", "0", "root"), done
    new = booted.client.token()
    assert new != old
    imap_session(lab, "imaps", ALICE, new).logout()
    stat = booted.client.host.run(["stat", "-c", "%a %U:%G", f"/var/lib/mail-oauth/tokens/{ALICE}"]).stdout
    assert stat == "640 root:readers\n"


def test_getmail_s_unit_fetches_as_its_user(booted: Booted) -> None:
    sent = ["systemd-getmail-1", "systemd-getmail-2"]
    booted.getmail.feed(sent)
    while not set(sent) <= set(booted.getmail.carried()):  # a run fetches so many, and the lab's mailbox has others
        done = booted.start(f"mail-oauth-getmail-{USER}.service")
        assert (done["Result"], done["ExecMainStatus"], done["User"]) == ("success", "0", USER), done
    assert booted.getmail.status()[1]["status"] == "ok"


def test_fetchmail_s_unit_fetches_through_the_proxy_s(booted: Booted) -> None:
    sent = ["systemd-fetchmail-1", "systemd-fetchmail-2"]
    booted.fetchmail.feed(sent)
    done = booted.start("mail-oauth-fetchmail.service")
    assert (done["Result"], done["User"]) == ("success", "fetchmail"), done
    assert set(sent) <= set(booted.fetchmail.carried())
    proxy = booted.start("email-oauth2-proxy-fetchmail.service")
    assert (proxy["ActiveState"], proxy["NRestarts"], proxy["User"]) == ("active", "0", "email-oauth2-proxy"), proxy


def test_a_failure_is_told_from_the_journal(booted: Booted) -> None:
    booted.getmail.gate.shut()
    try:
        done = booted.start(f"mail-oauth-getmail-{USER}.service")
    finally:
        booted.getmail.gate.open()
    assert done["Result"] == "exit-code", done
    row = booted.getmail.status()[1]
    assert (row["status"], row["cause"]) == ("warning", "connection_refused"), row
    assert booted.start(f"mail-oauth-getmail-{USER}.service")["Result"] == "success"
