# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One place of an earlier version for all tests here, with its lab running under today's code."""

from __future__ import annotations

import fcntl
import os
import pathlib
import shutil
import sys
import tempfile
import typing as t

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from lab_clients import Lab
from lab_playbooks import Playbooks, Recap
from place import Place, unpack


@pytest.fixture(scope="session")
def place() -> t.Iterator[Place]:
    """The place, in a directory with a short path; its ports are its own, so one at a time is unpacked on a machine."""
    if os.geteuid() != 0:
        pytest.skip("the place is root's: its lab has directories of its own below /run")
    directory = pathlib.Path(tempfile.mkdtemp(prefix="m365-upgrade-"))
    lock = pathlib.Path(tempfile.gettempdir()) / "m365-upgrade-test.lock"
    try:
        with lock.open("a") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield unpack(directory)
    finally:
        shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(scope="session")
def playbooks(place: Place, collections_path: pathlib.Path) -> Playbooks:
    """Today's playbooks on the place's lab."""
    return Playbooks(collections_path, place.lab)


@pytest.fixture(scope="session")
def started(playbooks: Playbooks) -> t.Iterator[Recap]:
    """The first start of the lab after the upgrade."""
    recap = playbooks.run("lab_up", lab_ports={})
    try:
        assert recap.ok, recap.output
        yield recap
    finally:
        playbooks.control("remove")


@pytest.fixture(scope="session")
def lab(place: Place, started: Recap) -> Lab:
    """The running lab."""
    return Lab(place.lab)
