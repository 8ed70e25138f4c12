# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import sys

# The libraries for Microsoft Graph, and the emulator they meet here, need Python 3.10.
if sys.version_info < (3, 10):
    collect_ignore_glob = ["test_*.py"]
