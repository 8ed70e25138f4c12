# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import sys

from agent_host import certificates, host, token_endpoint

__all__ = ["certificates", "host", "token_endpoint"]
collect_ignore: list[str] = []
if sys.version_info >= (3, 10):
    import emulator_fixture

    emulator, emulator_server = emulator_fixture.emulator, emulator_fixture.emulator_server
else:
    # The emulator needs PyJWT and cryptography, which come with azure-identity.
    collect_ignore += ["test_emulator.py"]
