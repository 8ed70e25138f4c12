# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Mail programs set up by their roles, under each fault: no message is lost, none comes twice beyond the program's own word, and it is told.

A row is a program, a column a test. The alarm is the one that monitoring sees, ``mail-oauth-token status --programs``.
"""

from __future__ import annotations

import collections
import contextlib
import pathlib
import tempfile
import time
import typing as t
import uuid

import debian_root
import pytest
from gate import Gate
from host_client import ALICE, CA_PATH, HostClient, host_client
from host_plays import HostPlays
from lab_clients import Lab, imap_session
from lab_playbooks import Playbooks
from matrix_programs import MESSAGES, PROGRAMS, Fetcher, Program, later

#: Seconds that a token is good for here: longer than a clock is set forward.
_LIFETIME = 6 * 3600

#: Messages after which a program is killed: more than what one run of getmail fetches.
_MIDDLE = 15

#: The row whose columns are the short form.
_SHORT = "getmail"

_ROWS = [name if name == _SHORT else pytest.param(name, marks=pytest.mark.long) for name in PROGRAMS]
#: A column that is left out of the short form.
_LONG_ROWS = [pytest.param(name, marks=pytest.mark.long) for name in PROGRAMS]

every_program = pytest.mark.parametrize("program", _ROWS, indirect=True)
every_program_long = pytest.mark.parametrize("program", _LONG_ROWS, indirect=True)


class Stage:
    """Hosts and the programs on them, each made when it is first asked for."""

    def __init__(self, lab: Lab, playbooks: Playbooks) -> None:
        self._lab, self._playbooks = lab, playbooks
        self._clients: dict[bool, HostClient] = {}
        self._programs: dict[str, Program] = {}
        self.stack = contextlib.ExitStack()

    def program(self, name: str) -> Program:
        """Return a program, ready."""
        if name not in self._programs:
            kind = PROGRAMS[name]
            client = self._client(alone=name == "exim")
            server = self._lab.endpoint(kind.upstream)
            made = kind(client, self.stack.enter_context(Gate(server["host"], server["port"])))
            made.set_up()
            self._programs[name] = made
        return self._programs[name]

    def _client(self, alone: bool) -> HostClient:
        """Return a host with a token agent; Exim cannot be beside Postfix."""
        if alone not in self._clients:
            host, plays = self._host()
            client = self.stack.enter_context(host_client(self._lab, host, plays, forever=True))
            client.application.lifetime(_LIFETIME)
            # What a host with a syslog daemon has; and a clock that a test may set forward.
            install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", "inetutils-syslogd", "faketime"]
            host.run(install, timeout=300, DEBIAN_FRONTEND="noninteractive")
            host.run(["service", "inetutils-syslogd", "start"])
            # What the schedules do is done when a test does it, and at no other moment.
            host.run(["sh", "-c", "kill -STOP $(cat /run/crond.pid)"])
            host.run(["mail-oauth-token", "refresh", "--force"])
            self._clients[alone] = client
        return self._clients[alone]

    def _host(self) -> tuple[debian_root.DebianRoot, HostPlays]:
        host = debian_root.start()
        self.stack.callback(host.stop)
        host.write(CA_PATH, pathlib.Path(self._lab.data["ca_file"]).read_text(encoding="ascii"))
        directory = self.stack.enter_context(tempfile.TemporaryDirectory(prefix="m365-"))
        return host, HostPlays(self._playbooks, host, pathlib.Path(directory))


@pytest.fixture(scope="module")
def stage(lab: Lab, playbooks: Playbooks) -> t.Iterator[Stage]:
    """The hosts, of their own: other tests begin where nothing is installed."""
    made = Stage(lab, playbooks)
    with made.stack:
        yield made


@pytest.fixture
def program(stage: Stage, request: pytest.FixtureRequest) -> t.Iterator[Program]:
    """A program with a good token whose last turn was good."""
    ready = stage.program(request.param)
    # Whatever the cell before has left; a sign-in that ended, ended on all hosts.
    if ready.host.run(["mail-oauth-token", "refresh", "--force"], check=False).returncode:
        ready.client.sign_in_again()
        ready.client.application.lifetime(_LIFETIME)
        ready.host.run(["mail-oauth-token", "refresh", "--force"])
    ready.turn()
    # Exit status and first line are about all programs of the host; those of other rows were not run for a while.
    row = ready.status()[1]
    assert row["status"] == "ok", row
    try:
        yield ready
    finally:
        ready.gate.open()


def subjects(program: Program, fault: str) -> list[str]:
    """Return the subjects of a cell's messages."""
    cell = f"{program.name}-{fault}-{uuid.uuid4().hex[:6]}"
    return [f"{cell}-{number}" for number in range(MESSAGES)]


def nothing_lost(program: Program, sent: t.Sequence[str], doubled: int = 0) -> None:
    """Have everything go through, and count."""
    bad = program.all_through(sent)
    found = collections.Counter(one for one in program.carried() if one in set(sent))
    assert set(found) == set(sent)
    twice = sum(found.values()) - len(sent)
    assert twice <= doubled + bad * program.doubled_by_kill, {one: count for one, count in found.items() if count > 1}
    assert program.status()[1]["status"] == "ok", "all is well again"


@every_program
def test_the_token_ends_and_the_agent_renews_it(program: Program) -> None:
    sent = subjects(program, "renewed")
    program.client.expire()
    program.client.application.lifetime(_LIFETIME)
    program.feed(sent)
    program.turn()
    assert not set(sent) & set(program.carried()), "nobody has looked yet"
    program.client.tick()
    nothing_lost(program, sent)


@every_program_long
def test_the_token_ends_and_nobody_can_renew_it(program: Program) -> None:
    sent = subjects(program, "revoked")
    program.client.revoke()
    program.feed(sent)
    level, row = program.alarm()
    assert (level, row["status"]) == (2, "critical"), row
    assert row["cause"] == program.revoked, row
    assert "refresh_token_revoked" in program.client.status().stdout
    program.client.sign_in_again()
    program.client.application.lifetime(_LIFETIME)
    program.host.run(["mail-oauth-token", "refresh", "--force"])
    nothing_lost(program, sent)


@every_program
def test_the_server_refuses_a_good_token(program: Program, lab: Lab) -> None:
    sent = subjects(program, "refused")
    other = "SMTP.Send" if program.upstream == "imaps" else "IMAP.AccessAsUser.All"
    good = program.client.put_token(lab.token(ALICE, [other], lifetime=_LIFETIME))
    program.feed(sent)
    level, row = program.alarm()
    assert (level, row["status"]) == (2, "critical"), row
    assert row["cause"] == "token_rejected", row
    program.client.put_token(good)
    nothing_lost(program, sent)


@every_program
def test_the_server_is_away(program: Program) -> None:
    sent = subjects(program, "away")
    program.gate.shut()
    program.feed(sent)
    level, row = program.alarm()
    assert (level, row["status"]) == (2, "critical"), row
    assert row["cause"] == "connection_refused", row
    program.gate.open()
    nothing_lost(program, sent)


@every_program_long
def test_the_connection_is_cut_in_the_middle(program: Program) -> None:
    sent = subjects(program, "cut")
    program.gate.shut()
    program.feed(sent)
    program.gate.open()
    program.gate.cut_after(30_000)
    program.turn()
    assert program.gate.cuts == 1
    nothing_lost(program, sent, doubled=program.doubled_by_cut)


@every_program
def test_the_program_is_killed_in_the_middle(program: Program) -> None:
    sent = subjects(program, "killed")
    program.gate.shut()
    program.feed(sent)
    program.gate.open()
    program.gate.slowness = 0.02
    killed = False
    for _turn in range(MESSAGES):
        with program.running(program.turn) as turn:
            while turn.is_alive() and not killed:
                killed = len(set(sent) & set(program.carried())) >= _MIDDLE
                if killed:
                    program.gate.hold_after(0)
                    program.kill()
                    program.gate.open()
                time.sleep(0.02)
        if killed:
            break
    assert killed, "it was not met in the middle"
    nothing_lost(program, sent, doubled=program.doubled_by_kill)


@every_program
def test_a_run_by_hand_overlaps_one_of_the_host_s_own(program: Program) -> None:
    sent = subjects(program, "overlapped")
    program.gate.shut()
    program.feed(sent)
    program.gate.open()
    program.gate.hold_after(20_000)
    with program.running(program.turn):
        assert program.gate.held.wait(20)
        with program.running(program.by_hand) as hand:
            # Until it is held as well, was sent away, or waits for its turn.
            deadline = time.monotonic() + 10
            while hand.is_alive() and program.gate.waiting < 2 and time.monotonic() < deadline:
                time.sleep(0.05)
            program.gate.open()
    nothing_lost(program, sent)


@pytest.mark.long
@pytest.mark.parametrize("program", [name for name, kind in PROGRAMS.items() if issubclass(kind, Fetcher)], indirect=True)
def test_what_another_client_has_read_is_fetched_too(program: Fetcher, lab: Lab) -> None:
    sent = subjects(program, "read")
    program.feed(sent)
    session = imap_session(lab, "imaps", program.mailbox, lab.token(ALICE, ["IMAP.AccessAsUser.All"]))
    session.select("INBOX")
    session.store("1:*", "+FLAGS", "\\Seen")
    session.logout()
    nothing_lost(program, sent)


@pytest.mark.long
@pytest.mark.parametrize("program", ["exim"], indirect=True)
def test_days_pass_while_logins_are_refused(program: Program, lab: Lab) -> None:
    """Debian's Exim gives mail back after four; the clock is set forward for its queue runs only."""
    sent = subjects(program, "days")
    good = program.client.put_token(lab.token(ALICE, ["IMAP.AccessAsUser.All"], lifetime=_LIFETIME))
    program.feed(sent)
    program.turn()
    for days in (1, 5):
        settings = [f"{key}={value}" for key, value in later(days * 24 * 60).items()]
        program.host.run(["env", *settings, "exim4", "-q"], check=False)
    program.client.put_token(good)
    nothing_lost(program, sent)
