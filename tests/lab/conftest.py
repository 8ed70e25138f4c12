# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One lab for all tests here, brought up and taken down by the real playbooks, on ports of its own."""

from __future__ import annotations

import pathlib
import shutil
import tempfile
import typing as t

import pytest
from lab_clients import Lab
from lab_playbooks import Playbooks, Recap


@pytest.fixture(scope="session")
def playbooks(collections_path: pathlib.Path) -> t.Iterator[Playbooks]:
    """The playbooks, for one temporary lab directory, removed at the end."""
    directory = pathlib.Path(tempfile.mkdtemp(prefix="m365-lab-test-"))
    runner = Playbooks(collections_path, directory)
    yield runner
    done = runner.run("lab_down", lab_state="absent")
    shutil.rmtree(directory, ignore_errors=True)
    assert done.ok, done.output


@pytest.fixture(scope="session")
def started(playbooks: Playbooks) -> Recap:
    """The recap of the very first lab_up."""
    recap = playbooks.run("lab_up", "-vvvv", "--diff")
    assert recap.ok, recap.output
    return recap


@pytest.fixture
def lab(playbooks: Playbooks, started: Recap) -> Lab:
    """The running lab."""
    return Lab(playbooks.directory)
