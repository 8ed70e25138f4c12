# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The script of a schedule, run by this machine's shell: bounded, never beside itself, and with a record of how it ended."""

from __future__ import annotations

import concurrent.futures
import json
import os
import pathlib
import pwd
import re
import shutil
import subprocess
import time
import typing as t

import pytest
import yaml
from ansible.parsing.dataloader import DataLoader
from ansible.template import trust_as_template
from role_templates import ROLES, render

pytestmark = pytest.mark.skipif(not shutil.which("flock"), reason="there is no flock on this machine")

NAME = "mail-oauth-x"
SECRET = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9." + "QUJD" * 40


class Schedule(t.NamedTuple):
    """A schedule's script and files in a directory."""

    directory: pathlib.Path

    @property
    def record(self) -> pathlib.Path:
        return self.directory / f"{NAME}.json"

    def write(self, command: list[str], minutes: int = 5, **more: t.Any) -> None:
        (self.directory / f"{NAME}.lock").touch()
        text = render(
            "program_schedule",
            "run.sh.j2",
            program_schedule_name=NAME,
            program_schedule_user=pwd.getpwuid(os.geteuid()).pw_name,
            program_schedule_command=command,
            program_schedule_minutes=minutes,
            program_schedule_runs=str(self.directory),
            **more,
        )
        (self.directory / "run").write_text(text, encoding="utf-8")

    def run(self, *command: str, **more: t.Any) -> subprocess.CompletedProcess[str]:
        if command:
            self.write(list(command), **more)
        script = ["sh", str(self.directory / "run")]
        return subprocess.run(script, capture_output=True, text=True, timeout=30, check=False)

    def kept(self) -> dict[str, t.Any]:
        found: dict[str, t.Any] = json.loads(self.record.read_text(encoding="utf-8"))
        return found


@pytest.fixture
def schedule(tmp_path: pathlib.Path) -> Schedule:
    return Schedule(tmp_path)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("info: login refused error ([UNAVAILABLE] Temporary authentication failure.)", 75),
        ("nothing: a message about login refused", 0),
        ("exit 0", 0),
    ],
)
def test_a_program_that_says_that_it_failed_has_failed(schedule: Schedule, line: str, code: int) -> None:
    # The role getmail's own expression, for getmail 6 ends with 0 then.
    done = schedule.run("echo", line, program_schedule_failure=_failure_of("getmail"))
    assert (done.returncode, done.stdout) == (code, f"{line}\n")
    assert (schedule.kept()["code"], schedule.kept()["last_good"] is None) == (code, code != 0)


def _failure_of(role: str) -> str:
    tasks = yaml.safe_load((ROLES / role / "tasks" / "present.yml").read_text(encoding="utf-8"))
    return str(
        next(task["vars"]["program_schedule_failure"] for task in tasks if "program_schedule_failure" in task.get("vars", {}))
    )


def test_a_program_that_somebody_killed_was_not_stopped_by_the_time_limit(schedule: Schedule) -> None:
    done = schedule.run("sh", "-c", "kill -9 $$")
    assert (done.returncode, "had not ended" in done.stdout) == (137, False)


@pytest.mark.parametrize(
    ("command", "code", "output"),
    [
        (["echo", f"AUTHENTICATE XOAUTH2 {SECRET}= x"], 0, "AUTHENTICATE XOAUTH2 [removed] x\n"),
        (["sh", "-c", f"echo Bearer {SECRET} >&2; exit 3"], 3, "Bearer [removed]\n"),
        (["echo", "it's", "$HOME", "100%"], 0, "it's $HOME 100%\n"),
        (["sleep", "30"], 124, "mail-oauth-x: stopped, because it had not ended after 1 seconds\n"),
    ],
)
def test_a_command_is_bounded_and_shows_no_token(schedule: Schedule, command: list[str], code: int, output: str) -> None:
    done = schedule.run(*command, program_schedule_timeout=1)
    assert (done.returncode, done.stdout, done.stderr) == (code, output, "")
    assert SECRET not in schedule.record.read_text(encoding="utf-8")


def test_two_runs_at_once_are_one(schedule: Schedule) -> None:
    fetched = schedule.directory / "fetched"
    schedule.write(["sh", "-c", f"seq 60 >>{fetched}; sleep 1"])
    with concurrent.futures.ThreadPoolExecutor() as pool:
        done = list(pool.map(lambda _number: schedule.run(), range(4)))
    assert sorted(one.returncode for one in done) == [0, 75, 75, 75]
    assert [one.stderr for one in done if one.returncode] == [f"{NAME}: a run is going on already; nothing was done\n"] * 3
    assert fetched.read_text().split() == [str(number) for number in range(1, 61)], "nothing is doubled"
    assert schedule.kept()["code"] == 0, "who did nothing leaves no record"
    assert schedule.run().returncode == 0, "the lock goes with the run"


def test_a_command_that_outlives_its_script_is_not_joined(schedule: Schedule) -> None:
    started = schedule.directory / "started"
    schedule.write(["sh", "-c", f"touch {started}; sleep 2"])
    script = subprocess.Popen(["sh", str(schedule.directory / "run")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 10
    while not started.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    script.kill()
    script.wait()
    assert schedule.run().returncode == 75
    while schedule.run().returncode == 75 and time.monotonic() < deadline:
        time.sleep(0.2)
    assert schedule.run().returncode == 0


def test_how_it_ended_is_kept(schedule: Schedule) -> None:
    begun = int(time.time())
    assert schedule.run("sh", "-c", "exit 4", minutes=7).returncode == 4
    first = schedule.kept()
    assert {**first, "last_run": 0} == {"program": NAME, "last_good": None, "last_run": 0, "code": 4, "interval_minutes": 7}
    assert begun <= first["last_run"] <= time.time()
    assert schedule.run("true").returncode == 0
    good = schedule.kept()
    assert (good["code"], good["last_good"]) == (0, good["last_run"])
    assert schedule.run("false").returncode == 1
    assert (schedule.kept()["code"], schedule.kept()["last_good"]) == (1, good["last_good"])
    assert schedule.record.stat().st_size == 401, "one length, written in place"


def test_a_longer_record_of_before_leaves_no_rest(schedule: Schedule) -> None:
    schedule.record.write_text('{"program": "' + "x" * 300 + '", "last_good": 12}\n', encoding="utf-8")
    schedule.run("false")
    assert schedule.kept()["last_good"] == 12


def test_without_its_lock_nothing_runs(schedule: Schedule) -> None:
    schedule.write(["touch", str(schedule.directory / "ran")])
    (schedule.directory / f"{NAME}.lock").unlink()
    done = schedule.run()
    assert done.returncode == 77
    assert "run the Ansible role again" in done.stderr
    assert not (schedule.directory / "ran").exists()


@pytest.mark.parametrize(("minutes", "timeout", "limit"), [(5, 240, 240), (5, 300, 285), (1, 300, 45), (59, 300, 300)])
def test_a_run_is_over_before_the_next_one(schedule: Schedule, minutes: int, timeout: int, limit: int) -> None:
    schedule.write(["true"], minutes=minutes, program_schedule_timeout=timeout)
    assert f"\nlimit={limit}\n" in (schedule.directory / "run").read_text(encoding="utf-8")


def _cron(host: str, name: str, minutes: int = 5) -> str:
    text = render(
        "program_schedule", "cron.j2", inventory_hostname=host, program_schedule_name=name, program_schedule_minutes=minutes
    )
    return text.splitlines()[-1].split()[0]


def test_hosts_and_programs_begin_at_drawn_minutes() -> None:
    minutes = {_cron(f"host{host}", f"mail-oauth-{name}") for host in range(20) for name in ("isync", "getmail")}
    assert minutes == {f"{first}-59/5" for first in range(5)}
    assert _cron("host1", NAME) == _cron("host1", NAME), "a host keeps its own"
    assert _cron("host1", NAME, 1) == "0-59/1"
    assert all(re.fullmatch(r"[0-4]?[0-9]-59/59|5[0-8]-59/59", _cron(f"host{host}", NAME, 59)) for host in range(20))


@pytest.mark.parametrize("minutes", [60, 360, 720])
def test_hours_begin_at_drawn_minutes(minutes: int) -> None:
    assert re.fullmatch(r"[0-5]?[0-9]", _cron("host1", NAME, minutes))
    assert f" */{minutes // 60} * * * root " in render(
        "program_schedule", "cron.j2", inventory_hostname="host1", program_schedule_name=NAME, program_schedule_minutes=minutes
    )


#: What the roles run at intervals without the script: the names of their variables for command and settings, and what those need.
_BARE: dict[str, tuple[str, str, dict[str, str]]] = {
    "token_agent": ("token_agent_command", "token_agent_service", {}),
    "postfix": ("postfix_token_files_command", "postfix_token_files_service", {}),
    "dovecot": ("dovecot_keys_run", "dovecot_keys_service", {}),
}


def _bare(role: str, template: str, **more: t.Any) -> str:
    command, service, variables = _BARE[role]
    loader = DataLoader()
    known: dict[str, t.Any] = {}
    for part in ("defaults", "vars"):
        known.update(loader.load_from_file(str(ROLES / role / part / "main.yml"), trusted_as_template=True))
    return render(
        "program_schedule",
        template,
        **{**known, **variables, "inventory_hostname": "host1", **more},
        program_schedule_name=NAME,
        program_schedule_command=trust_as_template(f"{{{{ {command} }}}}"),
        program_schedule_service=trust_as_template(f"{{{{ {service} }}}}"),
        program_schedule_guarded=False,
    )


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd-analyze on this machine")
@pytest.mark.parametrize("role", sorted(_BARE))
def test_systemd_takes_the_units(role: str, tmp_path: pathlib.Path) -> None:
    units = []
    for kind in ("service", "timer"):
        path = tmp_path / f"{NAME}.{kind}"
        # The checker wants the program to be there.
        path.write_text(
            _bare(role, f"unit.{kind}.j2", token_agent_program="/bin/true", token_agent_scheduler="systemd"), encoding="utf-8"
        )
        units.append(str(path))
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_command_without_the_script_runs_as_it_is_and_is_logged() -> None:
    line = _bare("token_agent", "cron.j2", token_agent_scheduler="cron").splitlines()[-1]
    assert line.split(" root ")[1] == (
        f"/usr/local/bin/mail-oauth-token refresh --syslog --interval 5 2>&1 | logger -t {NAME} -p mail.info"
    )


@pytest.mark.parametrize(("status", "reloaded"), [(0, "reload\n"), (1, "")])
def test_dovecot_reads_its_configuration_again_only_when_the_keys_came(
    tmp_path: pathlib.Path, status: int, reloaded: str
) -> None:
    line = _bare("dovecot", "cron.j2", dovecot_keys_command=["/bin/sh", "-c", f"exit {status}"]).splitlines()[-1]
    doveadm = tmp_path / "doveadm"
    doveadm.write_text(f'#!/bin/sh\necho "$1" >>{tmp_path}/said\n', encoding="utf-8")
    doveadm.chmod(0o755)
    (tmp_path / "said").touch()
    command = line.split(" root ")[1].rpartition(" 2>&1 | ")[0]
    path = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(["sh", "-c", command], env=path, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, (tmp_path / "said").read_text(encoding="utf-8")) == (status, reloaded)
