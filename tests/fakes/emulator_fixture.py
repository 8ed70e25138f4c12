# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The emulator as pytest fixtures. A conftest.py that needs them says ``from emulator_fixture import emulator, emulator_server``."""

from __future__ import annotations

import typing as t

import pytest

from entra_emulator import signing, testing
from entra_emulator.testing import Emulator

# ansible-test runs every test in a fork of the process that reads the conftest files: a key that is made here is made once.
if not testing._SIGNING_KEY:
    testing._SIGNING_KEY.append(signing.generate())


@pytest.fixture(scope="session")
def emulator_server(tmp_path_factory: pytest.TempPathFactory) -> t.Iterator[Emulator]:
    """One emulator for the whole session; tests take ``emulator``, which puts it back to its seeded state first."""
    with Emulator(tmp_path_factory.mktemp("emulator")) as running:
        yield running


@pytest.fixture
def emulator(emulator_server: Emulator) -> Emulator:
    """The emulator in its seeded state, with default knobs and an empty request log."""
    emulator_server.reset()
    return emulator_server
