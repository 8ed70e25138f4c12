# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The environment of a user who has set nothing for Ansible, Azure or this collection."""

from __future__ import annotations

import os


def user_environment(**more: str) -> dict[str, str]:
    """Return this process's without what would answer for the user, and with ``more``."""
    return {**{name: value for name, value in os.environ.items() if not name.startswith(("ANSIBLE_", "AZURE_", "M365_"))}, **more}
