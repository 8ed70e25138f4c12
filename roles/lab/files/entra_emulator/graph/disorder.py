# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Collections have no order: neither those of objects nor those inside one (knob ``order_seed``)."""

from __future__ import annotations

import random
import typing as t


def shuffled(rows: t.Sequence[t.Any], seed: int | None, read: int) -> list[t.Any]:
    """Return the rows in the order of one read: the same for the same seed and number of the read."""
    mixed = list(rows)
    if seed is not None:
        random.Random(f"{seed}/{read}").shuffle(mixed)
    return mixed


def inside(value: t.Any, seed: int | None, read: int) -> t.Any:
    """Return a document whose collections are in the order of one read."""
    if seed is None:
        return value
    if isinstance(value, dict):
        return {name: inside(one, seed, read) for name, one in value.items()}
    if isinstance(value, list):
        return shuffled([inside(one, seed, read) for one in value], seed, read)
    return value
