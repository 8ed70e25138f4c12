# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The lab's life: twice changes nothing, what died comes back, a stop stops all, a restart forgets nothing."""

from __future__ import annotations

import json
import os
import pathlib
import signal
import socket
import time

import lab_clients
import pytest
from lab_clients import Lab
from lab_playbooks import Playbooks, Recap

IMAP = ("IMAP.AccessAsUser.All",)


def pids(lab: Lab) -> dict[str, int]:
    """Return the process ids by name."""
    return {name: process["pid"] for name, process in lab.data["processes"].items()}


def alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be reaped does not."""
    try:
        stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat[stat.rindex(")") + 2] not in "ZX"


def listens(port: int) -> bool:
    """Whether anything accepts connections."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def ports(lab: Lab) -> dict[str, int]:
    """Return all ports of the lab by name."""
    return dict(json.loads((lab.directory / "layout.json").read_text())["ports"])


def of_the_lab(directory: pathlib.Path) -> list[str]:
    """Return the command lines of processes that name the lab's directory."""
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(directory) in line and int(path.parent.name) != os.getpid():
            found.append(line)
    return found


def test_the_first_start_changes_and_leaves_everything_private(started: Recap, lab: Lab) -> None:
    assert started.changed > 0
    assert lab.directory.stat().st_mode & 0o777 == 0o700
    assert (lab.directory / "lab.json").stat().st_mode & 0o777 == 0o600
    assert set(pids(lab)) == {"emulator", "relay", "dovecot", "sshd"}
    assert {mailbox["address"] for mailbox in lab.data["mailboxes"]} == {
        *("alice@contoso.test", "bob@contoso.test", "carol@contoso.test", "info@contoso.test"),
        *("dave@fabrikam.test", "erin@fabrikam.test", "helpdesk@fabrikam.test"),
    }


def test_the_second_start_changes_nothing(playbooks: Playbooks, lab: Lab) -> None:
    recap = playbooks.run("lab_up")
    assert recap.ok, recap.output
    assert recap.changed == 0, recap.output
    assert Lab(lab.directory).data == lab.data


def test_not_even_the_most_talkative_start_shows_a_secret(started: Recap, lab: Lab) -> None:
    assert "task path: " in started.output, "this is not what -vvvv prints"
    keys = [(lab.directory / name).read_text() for name in ("ssh/id", "ssh/host_key", "ca/ca.key", "ca/server.key")]
    for secret in (*lab.secrets(), *(line for key in keys for line in key.splitlines()[1:-1])):
        assert secret not in started.output
    for path in (lab.directory / "log").iterdir():
        for secret in lab.secrets():
            assert secret not in path.read_text(errors="replace")


@pytest.mark.long
def test_check_mode_changes_nothing_and_says_so(playbooks: Playbooks, lab: Lab) -> None:
    up, down = playbooks.run("lab_up", "--check"), playbooks.run("lab_down", "--check")
    assert (up.ok, up.changed) == (True, 0), up.output
    assert (down.ok, down.changed) == (True, 1), down.output
    assert all(alive(pid) for pid in pids(lab).values())


@pytest.mark.long
def test_a_killed_process_comes_back_alone(playbooks: Playbooks, lab: Lab) -> None:
    before = pids(lab)
    os.kill(before["dovecot"], signal.SIGKILL)
    recap = playbooks.run("lab_up")
    assert (recap.ok, recap.changed) == (True, 1), recap.output
    after = Lab(lab.directory)
    assert {name for name, pid in pids(after).items() if pid != before[name]} == {"dovecot"}
    assert lab_clients.log_in(after, "imaps", "alice@contoso.test", after.token("alice@contoso.test", IMAP)).ok


@pytest.mark.long
def test_a_changed_configuration_restarts_only_what_reads_it(playbooks: Playbooks, lab: Lab) -> None:
    before, numbers = pids(lab), ports(lab)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    recap = playbooks.run("lab_up", lab_ports={"ssh": port})
    assert recap.ok, recap.output
    after = Lab(lab.directory)
    assert {name for name, pid in pids(after).items() if pid != before[name]} == {"sshd"}
    assert after.data["ssh"]["port"] == port
    assert f"]:{port} " in pathlib.Path(after.data["ssh"]["known_hosts_file"]).read_text()
    assert ports(after) == {**numbers, "ssh": port}


@pytest.mark.long
def test_a_restart_forgets_nothing(playbooks: Playbooks, lab: Lab) -> None:
    token = lab.token("alice@contoso.test", IMAP)
    numbers = ports(lab)
    assert lab_clients.log_in(lab, "imaps", "alice@contoso.test", token).ok

    down = playbooks.run("lab_down")
    assert (down.ok, down.changed) == (True, 1), down.output
    assert not any(alive(pid) for pid in pids(lab).values())
    assert of_the_lab(lab.directory) == []
    assert not any(listens(port) for port in numbers.values())
    again = playbooks.run("lab_down")
    assert (again.ok, again.changed) == (True, 0), again.output

    up = playbooks.run("lab_up")
    assert (up.ok, up.changed) == (True, 1), up.output
    after = Lab(lab.directory)
    assert ports(after) == numbers
    assert {**after.data, "processes": None} == {**lab.data, "processes": None}
    assert lab_clients.log_in(after, "imaps", "alice@contoso.test", token).ok


def test_without_the_emulator_nobody_gets_in(lab: Lab, playbooks: Playbooks) -> None:
    token = lab.token("alice@contoso.test", IMAP)
    os.kill(pids(lab)["emulator"], signal.SIGKILL)
    deadline = time.monotonic() + 10
    while listens(ports(lab)["decision"]) and time.monotonic() < deadline:
        time.sleep(0.01)
    try:
        outcome = lab_clients.log_in(lab, "imaps", "alice@contoso.test", token)
        assert not outcome.ok
    finally:
        assert playbooks.control("up")["started"] == ["emulator"]
    assert lab_clients.log_in(lab, "imaps", "alice@contoso.test", token).ok


@pytest.mark.long
def test_absent_takes_everything_away(collections_path: pathlib.Path, tmp_path: pathlib.Path) -> None:
    other = Playbooks(collections_path, tmp_path / "another")
    try:
        up = other.run("lab_up")
        assert up.ok, up.output
        lab = Lab(other.directory)
        runtime = pathlib.Path(json.loads((lab.directory / "layout.json").read_text())["runtime_directory"])
        assert runtime.is_dir()
    finally:
        gone = other.run("lab_down", lab_state="absent")
    assert (gone.ok, gone.changed) == (True, 1), gone.output
    assert not lab.directory.exists()
    assert not runtime.exists()
    assert not any(alive(pid) for pid in pids(lab).values())


@pytest.mark.parametrize("playbook", ["lab_up", "lab_down"])
def test_a_directory_of_somebody_else_is_left_alone(
    collections_path: pathlib.Path, tmp_path: pathlib.Path, playbook: str
) -> None:
    (tmp_path / "thesis.txt").write_text("precious")
    recap = Playbooks(collections_path, tmp_path).run(playbook, **({"lab_state": "absent"} if playbook == "lab_down" else {}))
    assert not recap.ok
    assert "is not empty and holds no lab. Choose another one for the lab." in recap.output
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.long
def test_a_port_that_is_taken_is_named(collections_path: pathlib.Path, tmp_path: pathlib.Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        recap = Playbooks(collections_path, tmp_path / "lab").run("lab_up", lab_ports={"imaps": port})
    assert not recap.ok
    assert f"lab_ports.imaps: port {port} on 127.0.0.1 is taken." in recap.output
