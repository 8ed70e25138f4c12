# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Eventual consistency: what was just written is not what the next reader sees.

A write leaves the object's old version (``None`` for a new object) here; readers get that until the seconds or the reads of the knob
``replication_lag`` are used up. Both count: an object is current only when neither is left.
"""

from __future__ import annotations

import dataclasses

from .clock import Clock
from .knobs import Knobs
from .web import Json


@dataclasses.dataclass
class _Pending:
    table: str
    until: float
    reads: int
    old: Json | None


class Replication:
    """Versions that readers still see. Lost on a restart, like any lag."""

    def __init__(self, knobs: Knobs, clock: Clock) -> None:
        self._knobs = knobs
        self._clock = clock
        self._pending: dict[str, _Pending] = {}

    def wrote(self, table: str, object_id: str, old: Json | None) -> None:
        """Say that an object was created (``old`` None), changed or deleted; ``old`` must be a copy nobody changes."""
        lag = self._knobs["replication_lag"]
        if not lag["seconds"] and not lag["reads"]:
            return
        before = self._pending.get(object_id)
        kept = before.old if before else old
        self._pending[object_id] = _Pending(table, self._clock.now() + lag["seconds"], lag["reads"], kept)

    def see(self, table: str, object_id: str, current: Json | None) -> Json | None:
        """Return the version a reader sees now, and count one read."""
        pending = self._pending.get(object_id)
        if pending is None or pending.table != table:
            return current
        if pending.reads <= 0 and self._clock.now() >= pending.until:
            del self._pending[object_id]
            return current
        pending.reads -= 1
        return pending.old

    def ghosts(self, table: str) -> dict[str, Json]:
        """Return deleted objects of a table that readers may still see, with their old version."""
        return {i: p.old for i, p in self._pending.items() if p.table == table and p.old is not None}

    def clear(self) -> None:
        """Forget everything: all readers see what is."""
        self._pending.clear()
