# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The emulator's fixtures. Its two libraries come with azure-identity, which a Python without a controller need not have."""

from __future__ import annotations

import importlib.util

collect_ignore_glob: list[str] = []

if all(importlib.util.find_spec(name) for name in ("jwt", "cryptography")):
    import pytest
    from emulator_client import GraphClient
    from emulator_fixture import emulator, emulator_server

    from entra_emulator.testing import Emulator

    __all__ = ["emulator", "emulator_server"]

    @pytest.fixture
    def graph(emulator: Emulator) -> GraphClient:
        """A Graph client that is contoso's bootstrap identity."""
        return GraphClient(emulator)

else:
    collect_ignore_glob = ["test_emulator_*.py"]
