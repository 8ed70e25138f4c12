# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The program that looks after the lab's processes, without the lab: whom it stops, which ports it takes, where sockets go."""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import subprocess
import sys
import typing as t

import pytest
from lab_control import ports, processes
from lab_control.errors import LabError
from lab_control.layout import Layout
from lab_control.service import Port, Runner, Service


@pytest.fixture
def runner(tmp_path: pathlib.Path) -> Runner:
    for name in ("run", "log"):
        (tmp_path / name).mkdir()
    return Runner(tmp_path / "run", tmp_path / "log")


def service(program: str, *, answering: t.Sequence[Port] = (), watched: t.Sequence[pathlib.Path] = ()) -> Service:
    """Return a service that runs a Python program."""
    return Service("thing", [sys.executable, "-c", program], {"PATH": os.environ["PATH"]}, list(answering), list(watched))


SLEEP = "import time; time.sleep(60)"
#: A leader that has a child, says so in a file, and ignores nothing.
PARENT = """
import pathlib, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", {child!r}])
pathlib.Path({file!r}).write_text(str(child.pid))
time.sleep(60)
"""


def wait_for(path: pathlib.Path) -> int:
    """Return the number that appears in a file."""
    assert processes.wait_until(lambda: path.exists() and path.read_text() != "", 10)
    return int(path.read_text())


def test_a_recycled_number_is_nobody_to_us(runner: Runner) -> None:
    stranger = subprocess.Popen([sys.executable, "-c", SLEEP])
    entry = processes.look(stranger.pid)
    assert entry is not None
    try:
        record = {**entry.identity._asdict(), "start_time": entry.identity.start_time - 1, "fingerprint": ""}
        (runner.records / "thing.json").write_text(json.dumps(record))
        assert runner.running("thing") is None
        assert runner.stop(["thing"]) == []
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_the_number_of_another_boot_is_nobody_to_us(runner: Runner) -> None:
    stranger = subprocess.Popen([sys.executable, "-c", SLEEP])
    entry = processes.look(stranger.pid)
    assert entry is not None
    try:
        (runner.records / "thing.json").write_text(json.dumps({**entry.identity._asdict(), "boot_id": "another"}))
        runner.stop(["thing"])
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_children_stop_with_their_parent_even_if_they_do_not_want_to(runner: Runner, tmp_path: pathlib.Path) -> None:
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
    note = tmp_path / "child"
    identity = runner.start(service(PARENT.format(child=stubborn, file=str(note))))
    child = wait_for(note)
    assert runner.stop(["thing"]) == ["thing"]
    assert not processes.alive(identity)
    assert processes.look(child) is None


def test_what_a_killed_leader_leaves_is_found_by_its_session(runner: Runner, tmp_path: pathlib.Path) -> None:
    note = tmp_path / "child"
    identity = runner.start(service(PARENT.format(child=SLEEP, file=str(note))))
    child = wait_for(note)
    os.kill(identity.pid, 9)
    assert processes.wait_until(lambda: not processes.alive(identity), 10)
    assert processes.look(child) is not None
    assert runner.clear_leftovers("thing")
    assert processes.look(child) is None


def test_a_service_that_dies_at_once_is_quoted(runner: Runner) -> None:
    with pytest.raises(LabError, match=r"thing exited with status 3\. The end of .*thing\.log:\nno such luck"):
        runner.start(service("import sys; sys.stderr.write('no such luck'); sys.exit(3)", answering=[Port(1)]))


def test_only_another_content_or_command_makes_a_service_out_of_date(runner: Runner, tmp_path: pathlib.Path) -> None:
    watched = tmp_path / "configuration"
    watched.write_text("one")
    made = service(SLEEP, watched=[watched])
    runner.start(made)
    try:
        watched.touch()
        assert runner.current(made)
        watched.write_text("two")
        assert not runner.current(made)
        watched.write_text("one")
        assert runner.current(made)
        assert not runner.current(service(SLEEP + "  ", watched=[watched]))
    finally:
        runner.stop(["thing"])


def test_ports_stay_and_move_only_when_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: set[int] = set()
    monkeypatch.setattr(ports, "is_free", lambda port: port not in taken)
    first, moved = ports.choose({}, {}, [])
    assert (first, moved) == (ports.PREFERRED, [])
    taken.update(first.values())
    assert ports.choose(first, {}, ["emulator", "relay", "dovecot", "sshd"]) == (first, [])
    second, moved = ports.choose(first, {}, ["emulator", "relay", "sshd"])
    assert set(moved) == {"imap", "imaps", "pop3", "pop3s", "submission", "submissions"}
    assert len(set(second.values())) == len(second)
    assert not set(second.values()) & {first[name] for name in moved}
    taken.clear()
    assert ports.choose(second, {"imaps": 4711}, [])[0] == {**second, "imaps": 4711}


@pytest.mark.parametrize(
    ("wanted", "complaint"),
    [
        ({"imapz": 1}, "lab_ports.imapz: there is no such port"),
        ({"imap": "x"}, "lab_ports.imap: 'x' is not a port number"),
        ({"imap": 65536}, "lab_ports.imap: '65536' is not a port number"),
        ({"imap": True}, "lab_ports.imap: 'True' is not a port number"),
        ([], "lab_ports must be a dictionary"),
    ],
)
def test_wrong_ports_are_named(wanted: t.Any, complaint: str) -> None:
    with pytest.raises(LabError, match=complaint):
        ports.parse_wanted(wanted)


def test_a_deep_directory_gets_a_short_one_for_its_sockets(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = Layout(tmp_path / ("deep" * 20) / "lab")
    layout.make()
    mine = os.geteuid()
    if mine == 0:  # root's rule is another one
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert layout.ensure_runtime_directory()
    first = layout.runtime_directory
    assert first is not None
    try:
        assert len(str(first)) < 60
        assert first.parent.stat().st_mode & 0o777 == 0o700
        monkeypatch.undo()
        assert not layout.ensure_runtime_directory()
        first.chmod(0o777)
        assert layout.ensure_runtime_directory(), "a directory that others may write to must not be used"
        layout.remove_runtime_directory()
        assert layout.runtime_directory is not None
        assert not layout.runtime_directory.parent.exists()
    finally:
        shutil.rmtree(first.parent)


def test_an_odd_directory_name_is_refused(tmp_path: pathlib.Path) -> None:
    with pytest.raises(LabError, match="holds characters other than"):
        Layout(tmp_path / "my lab").check_usable()


def test_two_runs_at_once_take_turns(tmp_path: pathlib.Path) -> None:
    layout = Layout(tmp_path / "lab")
    program = (
        "import pathlib, sys; sys.path.insert(0, sys.argv[1]); from lab_control.layout import Layout\n"
        "with Layout(pathlib.Path(sys.argv[2])).locked(): print('in', flush=True)"
    )
    files = str(pathlib.Path(ports.__file__).parent.parent)
    with layout.locked():
        other = subprocess.Popen([sys.executable, "-c", program, files, str(layout.directory)], stdout=subprocess.PIPE, text=True)
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(0.5)
    assert other.communicate(timeout=10)[0] == "in\n"
