# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import sys

collect_ignore: list[str] = []
if sys.version_info >= (3, 10):
    from emulator_fixture import emulator, emulator_server

    __all__ = ["emulator", "emulator_server"]
else:
    # azure-identity, and msal with it, need Python 3.10.
    collect_ignore += [
        "test_app_only.py",
        "test_certificates.py",
        "identity/test_credentials.py",
        "test_delegated.py",
        "test_faults.py",
        "test_http.py",
        "identity/test_without_secret.py",
        "test_refusals.py",
        "test_strangers.py",
    ]
