# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The playbook onboard over many tenants as people run it: check mode, a broken tenant, the old way, Ctrl-C in the middle."""

from __future__ import annotations

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import typing as t

import pytest
from graph_harness import writes

from entra_emulator.testing import Emulator

pytestmark = pytest.mark.long

Json = t.Dict[str, t.Any]


class Estate:
    """Tenants of an emulator and the file that names them."""

    def __init__(self, emulator: Emulator, directory: pathlib.Path, collections: pathlib.Path) -> None:
        self.emulator = emulator
        self.directory = directory
        self.collections = collections
        self.entries: dict[str, Json] = {}

    def add(self, *names: str) -> None:
        for name in names:
            made = self.emulator.control("POST", "tenants", {"name": name, "domain": f"{name}.test", "users": []})
            application = {"unique_name": f"mail-{name}", "display_name": "Mail"}
            self.entries[name] = {"tenant": made["domain"], "bootstrap": made["bootstrap"], "application": application}

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        where = {"authority": self.emulator.authority, "graph_url": self.emulator.graph_url, "ca_path": self.emulator.ca_file}
        document = {"plugin": "m365.mail_oauth.tenants", "defaults": where, "tenants": self.entries}
        (self.directory / "tenants.m365.yml").write_text(json.dumps(document), encoding="utf-8")
        command = [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "ansible",
            "playbook",
            "m365.mail_oauth.onboard",
            "-i",
            "tenants.m365.yml",
        ]
        return subprocess.Popen(
            [*command, "-e", "tenant_sign_in=never", *arguments],
            cwd=self.directory,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.directory),
                "ANSIBLE_NOCOLOR": "1",
                "ANSIBLE_COLLECTIONS_PATH": str(self.collections),
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, status: int = 0) -> str:
        with self.start(*arguments) as process:
            shown = process.communicate(timeout=1200)[0]
        assert process.returncode == status, shown
        for entry in self.entries.values():
            assert entry["bootstrap"]["client_secret"] not in shown
        assert "eyJ" not in shown
        return shown

    def applications(self, name: str) -> int:
        """Return how many applications of ours a tenant has."""
        tenant = next(one for one in self.emulator.service.core.tenants() if one.name == name)
        return sum(row.get("uniqueName") == f"mail-{name}" for row in tenant.table("applications").values())


@pytest.fixture
def estate(tmp_path: pathlib.Path, collections_path: pathlib.Path) -> t.Iterator[Estate]:
    with Emulator(tmp_path / "emulator") as emulator:
        yield Estate(emulator, tmp_path, collections_path)


def recap(shown: str) -> dict[str, tuple[int, int]]:
    """Return how many tasks changed something and failed, by host."""
    found = re.findall(r"^(\S+) +: ok=\d+ +changed=(\d+) .* failed=(\d+)", shown[shown.index("PLAY RECAP") :], re.MULTILINE)
    return {name: (int(changed), int(failed)) for name, changed, failed in found}


def test_a_run_over_many_tenants_stays_what_people_know(estate: Estate) -> None:
    estate.add("old", "new", "newer")
    estate.run("--limit", "old")
    estate.emulator.clear_requests()
    shown = estate.run("--check", "--diff", "-vvvv")
    assert writes(estate.emulator) == []
    assert "Onboarding (check mode, nothing was changed): 3 of 3 tenants could be done" in shown
    assert "tenants: new would: create the application" in shown and '+    "application"' in shown.replace("'", '"')
    assert recap(shown)["new"] == recap(shown)["newer"] == (2, 0)
    # A tenant that is broken fails by its own name; the others are done, be they throttled or not.
    estate.add("wrong")
    estate.entries["wrong"]["bootstrap"]["client_secret"] = "not-its-canary"
    estate.emulator.knobs(throttle={"count": 4, "retry_after": 1})
    shown = estate.run("-v", status=2)
    assert "tenants: newer: create the application" in shown
    assert "tenants: 1 are as they should be, 2 were changed, 1 are left to the role: it fails (" in shown
    found = recap(shown)
    assert found["new"] == found["newer"] == (2, 0) and found["wrong"][1] == 1 and found.get("old", (0, 0)) == (0, 0)
    assert "Onboarding: 3 of 4 tenants done, 1 failed" in shown
    # Now there is nothing to do; the old way comes to the same, and each way is said.
    del estate.entries["wrong"]
    estate.emulator.clear_requests()
    shown = estate.run()
    assert "tenants: 3 are as they should be, 0 were changed, 0 are left to the role" in shown
    assert "Onboarding: 3 of 3 tenants done" in shown
    shown = estate.run("-e", "tenant_batch=false", "--limit", "old")
    assert "1 are left to the role: tenant_batch is false" in shown and recap(shown)["old"] == (0, 0)
    assert writes(estate.emulator) == []


@pytest.mark.parametrize("whom", ["everybody", "ansible"])
def test_an_interruption_leaves_nothing_half_known(estate: Estate, whom: str) -> None:
    names = [f"t{number}" for number in range(12)]
    estate.add(*names)
    estate.emulator.knobs(replication_lag=4, latency_ms=100)
    estate.emulator.clear_requests()
    process = estate.start()
    end = time.monotonic() + 600
    while not writes(estate.emulator):
        assert process.poll() is None and time.monotonic() < end
        time.sleep(0.05)
    (os.killpg if whom == "everybody" else os.kill)(process.pid, signal.SIGINT)
    shown = process.communicate(timeout=600)[0]
    assert process.returncode not in (0, None), shown
    # Nothing is sent any more once it ended, and what it had begun is told.
    sent = len(estate.emulator.requests())
    told = set(re.findall(r"^tenants: (t\d+): create", shown, re.MULTILINE))
    assert told <= set(names)
    time.sleep(1)
    assert len(estate.emulator.requests()) == sent
    estate.emulator.knobs(replication_lag=0, latency_ms=0)
    assert "12 of 12 tenants done" in estate.run()
    assert [estate.applications(name) for name in names] == [1] * 12
