# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Times for people in a hurry: by the clock on this machine's wall, with how much is left. Pure but for the time zone. Controller only."""

from __future__ import annotations

import time


def time_left(expires: float, now: float) -> str:
    """Return until when there is time (seconds since 1970), and how much that is: ``17:46 (14 minutes left)``."""
    minutes = int((expires - now) // 60)
    left = "less than a minute left" if minutes < 1 else f"{minutes} minute{'s' if minutes > 1 else ''} left"
    return f"{time.strftime('%H:%M', time.localtime(expires))} ({left})" if expires > now else "no longer"
