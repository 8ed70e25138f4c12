# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Slices of a run: which tenants of the whole inventory are one slice's, and what of them is still to be done."""

from __future__ import annotations

import os
import re
import typing as t

from .merge import Merged
from .parts import directory_of

_SLICE = re.compile(r"([1-9]\d{0,3})/([1-9]\d{0,3})")


class SliceError(ValueError):
    """What is no slice; the message is a clause."""


def slice_of(given: object) -> tuple[int, int]:
    """Return number (from 1) and count of ``2/4``; 1 and 1 for nothing. Raises SliceError."""
    text = str(given or "").strip()
    found = _SLICE.fullmatch(text) if text else None
    if text and (found is None or int(found[1]) > int(found[2])):
        raise SliceError(f"{text[:20]!r} is no slice: give its number and how many there are, such as 2/4")
    return (int(found[1]), int(found[2])) if found else (1, 1)


def tenants_of(tenants: t.Sequence[str], given: object) -> list[str]:
    """Return the tenants of a slice: each tenant of the whole inventory is in one of them, neighbours in different ones."""
    number, count = slice_of(given)
    return list(tenants)[number - 1 :: count]


def left(tenants: t.Sequence[str], parts: str, run: str) -> list[str]:
    """Return those of the tenants of which not all parts of a run are there and whole. Raises PartError for what is no time."""
    if not parts or not run or not os.path.isdir(directory_of(parts, run)):
        return list(tenants)
    known = Merged([directory_of(parts, run)], run, tenants)
    return [tenant for tenant in tenants if not known.is_whole(tenant)]
