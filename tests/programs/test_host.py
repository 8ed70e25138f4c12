# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The test host itself: what the tests of roles rely on."""

from __future__ import annotations

import pathlib

import debian_root
import pytest
from host_plays import HostPlays
from lab_clients import Lab

# In the short form the matrix relies on the same things, on a host of its own.
pytestmark = pytest.mark.long


def test_ansible_works_on_it_and_takes_it_for_a_host_with_init_scripts(plays: HostPlays) -> None:
    done = plays.tasks(
        [
            {
                "ansible.builtin.assert": {
                    "that": ["ansible_facts.service_mgr == 'sysvinit'", "ansible_facts.fqdn == 'mailhost.test'"]
                }
            }
        ]
    )
    assert done.ok, done.output


def test_the_lab_can_be_reached_from_it(lab: Lab, host: debian_root.DebianRoot) -> None:
    endpoint = lab.endpoint("imaps")
    done = host.run(
        [
            "openssl",
            "s_client",
            "-verify_return_error",
            "-CAfile",
            "/etc/ssl/lab-ca.pem",
            "-brief",
            "-connect",
            f"{endpoint['host']}:{endpoint['port']}",
        ],
        text="a LOGOUT\n",
        check=False,
    )
    assert "Verification: OK" in done.stderr, done


def test_nothing_of_it_is_left_after_its_end() -> None:
    reason = debian_root.why_not()
    if reason:
        pytest.skip(reason)
    host = debian_root.start()
    host.run(["sh", "-c", "setsid sleep 1000 >/dev/null 2>&1 &"])
    sleeping = [path for path in pathlib.Path("/proc").glob("[0-9]*/root") if _leads_to(path, host.root)]
    assert len(sleeping) > 2, "the first process, sshd and the sleeper"
    host.stop()
    assert not host.directory.exists()
    assert str(host.directory) not in pathlib.Path("/proc/mounts").read_text(encoding="utf-8")
    assert not [path for path in sleeping if path.exists()]


def _leads_to(path: pathlib.Path, root: pathlib.Path) -> bool:
    try:
        return path.readlink() == root
    except OSError:
        return False
