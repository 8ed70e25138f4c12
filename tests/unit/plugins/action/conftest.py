# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

from emulator_fixture import emulator, emulator_server

__all__ = ["emulator", "emulator_server"]
