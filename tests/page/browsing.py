# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How the pages are looked at."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

#: A browser that talks to nobody.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LIGHT, DARK = "light", "dark"
#: Widths in CSS pixels.
DESK, PHONE = 1280, 390

OpenPage = Callable[..., Page]
