# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One lab and one fresh Debian for all tests here; roles work on the Debian over SSH, mail servers and token endpoint are the lab's."""

from __future__ import annotations

import pathlib
import shutil
import tempfile
import typing as t

import debian_root
import pytest
from host_plays import HostPlays
from lab_clients import Lab
from lab_playbooks import Playbooks

#: Where the lab's authority lies on the host; it is no authority of the system there.
CA_PATH = "/etc/ssl/lab-ca.pem"


@pytest.fixture(scope="session")
def playbooks(collections_path: pathlib.Path) -> t.Iterator[Playbooks]:
    """The playbooks of a lab in a temporary directory, which is stopped and removed at the end."""
    reason = debian_root.why_not()
    if reason:
        pytest.skip(reason)
    directory = pathlib.Path(tempfile.mkdtemp(prefix="m365-lab-test-"))
    runner = Playbooks(collections_path, directory)
    started = runner.run("lab_up")
    try:
        assert started.ok, started.output
        yield runner
    finally:
        # The role's own way is tried in tests/lab.
        done = runner.control("remove")
        shutil.rmtree(directory, ignore_errors=True)
    assert not done.get("failed"), done


@pytest.fixture(scope="session")
def lab(playbooks: Playbooks) -> Lab:
    """The running lab."""
    return Lab(playbooks.directory)


@pytest.fixture(scope="session")
def host(lab: Lab) -> t.Iterator[debian_root.DebianRoot]:
    """The mail host, which knows the lab's authority at ``CA_PATH``."""
    running = debian_root.start()
    try:
        running.write(CA_PATH, pathlib.Path(lab.data["ca_file"]).read_text(encoding="ascii"))
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def plays(playbooks: Playbooks, host: debian_root.DebianRoot) -> t.Iterator[HostPlays]:
    """Plays on the host."""
    # A short path: it holds the sockets of SSH connections.
    with tempfile.TemporaryDirectory(prefix="m365-") as directory:
        yield HostPlays(playbooks, host, pathlib.Path(directory))
