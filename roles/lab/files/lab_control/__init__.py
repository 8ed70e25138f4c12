# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Starts, watches and stops the lab's processes and describes the lab to its clients.

One directory holds a lab: keys, state, mail, logs, process ids and ``lab.json``. Standard library only; Linux only.
"""

from __future__ import annotations
