# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools" / "checks"))

# What chooses the checks runs on the controller's Pythons.
collect_ignore_glob = [] if sys.version_info >= (3, 11) else ["test_*.py"]
