# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a service showed of one thing, where being refused is an answer, too. Pure; runs on Python 3.8."""

from __future__ import annotations

import typing as t


class Reading(t.NamedTuple):
    """An object or rows as they were read; ``unread`` says why they were not, a clause after "because"."""

    document: t.Any = None
    unread: str = ""
