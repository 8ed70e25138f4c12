# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One quickstart in a home directory of its own, and one reader of the documentation, for all tests here."""

from __future__ import annotations

import subprocess
import typing as t

import pytest
from doc_reader import LIMIT, Reader
from quickstart_home import Quickstart, Run


@pytest.fixture(scope="session")
def quickstart(tmp_path_factory: pytest.TempPathFactory) -> t.Iterator[Quickstart]:
    made = Quickstart(tmp_path_factory.mktemp("qs"))
    yield made
    if made.lab.exists():
        made.run("--stop")


@pytest.fixture(scope="session")
def first_run(quickstart: Quickstart) -> Run:
    return quickstart.run()


@pytest.fixture(scope="session")
def second_run(quickstart: Quickstart, first_run: Run) -> Run:
    assert first_run.status == 0, first_run.output
    return quickstart.run()


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> t.Iterator[Reader]:
    made = Reader(tmp_path_factory.mktemp("reader"))
    yield made
    stop = made.home / "m365.mail_oauth" / "script" / "quickstart"
    if (made.home / ".cache" / "m365-mail-oauth-lab").exists():  # in a new terminal: in the old one another Python comes first
        subprocess.run([str(stop), "--stop"], env=made.environment, capture_output=True, check=False, timeout=LIMIT)
