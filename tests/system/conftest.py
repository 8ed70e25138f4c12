# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One quickstart in a home directory of its own, for all tests here."""

from __future__ import annotations

import typing as t

import pytest
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
