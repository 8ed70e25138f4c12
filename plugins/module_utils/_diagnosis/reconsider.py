# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Findings of all checks together, in the light of what is known of their tenants."""

from __future__ import annotations

import typing as t


def reconsider(checks: list[dict[str, t.Any]], circumstances: t.Mapping[str, t.Mapping[str, t.Any]]) -> None:
    """Improve the findings of ``checks`` in place; ``circumstances`` are by the tenant's name."""
