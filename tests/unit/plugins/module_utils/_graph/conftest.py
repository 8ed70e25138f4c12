# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import sys

collect_ignore: list[str] = []
if sys.version_info >= (3, 10):
    from emulator_fixture import emulator, emulator_server

    __all__ = ["emulator", "emulator_server"]
else:
    # msgraph-sdk and azure-identity, and the emulator they meet here, need Python 3.10.
    collect_ignore += ["wire/test_client.py", "wire/test_sdk.py"]
