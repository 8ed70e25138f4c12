# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Time, processor time and memory of the playbook onboard from 10 to 1,000 tenants that are as they should be, and for new tenants.

    python benchmarks/tenants_scale.py --tenants 10 100 1000 --new 300

Starts an emulator of its own, on the first processor; Ansible runs on the second. Cost per tenant has to stay the same. In the same run a few
of the tenants go the other way, one process a module. The checkout has to be importable as ``ansible_collections.m365.mail_oauth``, and
``tests/fakes`` and ``roles/lab/files`` have to be on the path; ``--collections`` is what ANSIBLE_COLLECTIONS_PATH is to be.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import typing as t

from _lab import Control, verdict
from many_tenants import subject, work

Json = t.Dict[str, t.Any]


class Run(t.NamedTuple):
    """What a run used: seconds, seconds of processor time of all processes, megabytes of the largest process."""

    wall: float
    cpu: float
    memory: float


@contextlib.contextmanager
def emulator(directory: pathlib.Path) -> t.Iterator[Control]:
    """Run an emulator in a process of its own."""
    command = [sys.executable, "-m", "entra_emulator", "--directory", str(directory), "--port", "0", "--decision-port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        on(0, process)
        try:
            assert process.stdout is not None
            url = process.stdout.readline().split()[1]
            secret = (directory / "control-secret").read_text().strip()
            yield Control(f"{url}/_ctl", secret, str(directory / "ca" / "ca.pem"))
        finally:
            process.terminate()


def on(processor: int, process: subprocess.Popen[str]) -> None:
    """Put a process, and those that it will start, on one processor, where there are several."""
    there = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(process.pid, {there[processor % len(there)]})


class Estate:
    """Tenants of an emulator; ``entries`` are what a tenants file says of them."""

    def __init__(self, control: Control, directory: pathlib.Path, collections: str) -> None:
        self.control = control
        self.directory = directory
        self.collections = collections
        self.entries: dict[str, Json] = {}

    def grow(self, number: int) -> dict[str, Json]:
        """Add so many tenants, and return them."""
        where = {"authority": self.control.origin, "graph_url": self.control.origin, "ca_path": self.control.ca_file}
        added = {}
        for index in range(len(self.entries), len(self.entries) + number):
            made = self.control("POST", "tenants", {"name": f"t{index}", "domain": f"t{index}.test", "users": []})
            added[f"t{index}"] = {"tenant": made["domain"], "bootstrap": made["bootstrap"], **where}
        self.entries.update(added)
        return added

    def onboard(self, entries: Json, *arguments: str) -> Run:
        """Run the playbook over some tenants."""
        document = {"plugin": "m365.mail_oauth.tenants", "tenants": entries}
        (self.directory / "tenants.m365.yml").write_text(json.dumps(document))
        run, output = play("onboard", self.directory, self.collections, "-e", "tenant_sign_in=never", *arguments)
        assert f"{len(entries)} of {len(entries)} tenant" in output, output[-4000:]
        return run


def play(playbook: str, directory: pathlib.Path, collections: str, *arguments: str, **environment: str) -> tuple[Run, str]:
    """Run a playbook over a directory's ``tenants.m365.yml`` on the second processor; return what it used, and its output."""
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "ansible",
        "playbook",
        f"m365.mail_oauth.{playbook}",
        "-i",
        "tenants.m365.yml",
    ]
    own = {"ANSIBLE_COLLECTIONS_PATH": collections, "ANSIBLE_NOCOLOR": "1", "HOME": str(directory)}
    begun = time.perf_counter()
    process = subprocess.Popen(
        [*command, *arguments],
        cwd=directory,
        env={**os.environ, **own, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    on(1, process)
    assert process.stdout is not None
    output = process.stdout.read()
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, output[-4000:]
    return Run(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024), output


def shown(what: str, number: int, run: Run) -> Run:
    """Print one line."""
    print(
        f"{what:28} {number:5} tenants {run.wall:7.1f} s, {run.cpu:7.1f} s of processor time, {run.cpu * 1000 / number:7.1f} ms a tenant, "
        f"{run.memory:4.0f} MB",
        flush=True,
    )
    return run


def main() -> None:
    """Measure and print one line per run, and the verdicts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tenants", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--new", type=int, default=300, help="tenants that have no application yet")
    parser.add_argument("--lag", type=float, default=30.0, help="seconds of replication lag for these")
    parser.add_argument("--alone", type=int, default=4, help="tenants for the other way, one process a module")
    parser.add_argument("--json", type=pathlib.Path, help="a file for the figures, which results.py reads")
    parser.add_argument("--collections", default=os.environ.get("ANSIBLE_COLLECTIONS_PATH", ""))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, emulator(pathlib.Path(name) / "emulator") as control:
        estate = Estate(control, pathlib.Path(name), options.collections)
        estate.grow(max(options.tenants))
        work([subject(name, entry) for name, entry in estate.entries.items()])
        some = {number: dict(list(estate.entries.items())[:number]) for number in sorted({1, *options.tenants, options.alone})}
        shown("one, as it should be", 1, (one := estate.onboard(some[1])))
        found = {number: shown("as they should be", number, estate.onboard(some[number])) for number in options.tenants}
        alone = shown("one process a module", options.alone, estate.onboard(some[options.alone], "-e", "tenant_batch=false"))
        few, many = min(found), max(found)
        each = {number: (run.cpu - one.cpu) / max(number - 1, 1) for number, run in found.items()}
        if options.new:
            control("PATCH", "knobs", {"replication_lag": options.lag})
            new = shown(f"new, {options.lag:g} s of lag", options.new, estate.onboard(estate.grow(options.new)))
    if options.json:
        rows = [["as they should be", number, *run] for number, run in {1: one, **found}.items()]
        rows.append(["one process a module", options.alone, *alone])
        if options.new:
            rows.append([f"new, {options.lag:g} s of lag", options.new, *new])
        keys = ("what", "tenants", "wall", "cpu", "memory")
        options.json.write_text(json.dumps([dict(zip(keys, row)) for row in rows]))
    verdict(f"processor time of {many} tenants beside 45 s", found[many].cpu / 45, 1.0, at_least=False)
    verdict(f"seconds of {many} tenants beside 45", found[many].wall / 45, 1.0, at_least=False)
    verdict(f"memory of {many} tenants beside 200 MB", found[many].memory / 200, 1.0, at_least=False)
    verdict(f"cost of a tenant more, {many} beside {few}", each[many] / each[few], 1.15, at_least=False)
    verdict("cost of a tenant more, one process a module beside one process", alone.cpu / options.alone / each[many], 20.0)
    if options.new:
        verdict(f"seconds of {options.new} new tenants beside 140", new.wall / 140, 1.0, at_least=False)


if __name__ == "__main__":
    main()
