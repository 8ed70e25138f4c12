# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The tokens of many tenants at once: each tenant's in a thread of its own, which nobody waits for longer than a deadline. Controller only."""

from __future__ import annotations

import asyncio
import typing as t

from ...module_utils._graph.wire.turns import Gate
from . import interruption
from .saving import SAVING, Saving

#: Seconds from one line about the progress to the next.
PROGRESS = 5.0


class Job(t.Protocol):
    """One tenant's tokens."""

    def run(self) -> None:
        """Fetch them; called in a thread."""

    def give_up(self, why: str) -> None:
        """Go on without those that are not there."""


def mint_all(
    jobs: t.Sequence[Job], *, at_once: int, deadline: float, tell: t.Callable[[int], None], patience: float = SAVING
) -> int:
    """Run all jobs, so many at a time; ``deadline`` is in seconds for each, counted from its turn. A job that hangs delays no other.

    ``tell`` is called now and then with how many are done. At the end those that are under way have ``patience`` seconds to save what they have;
    returned is how many were under way still after that.
    """
    saving = Saving()
    unsaved = 0

    async def work(on_interruption: t.Callable[[t.Callable[[], None]], None]) -> None:
        gate = Gate(at_once)
        on_interruption(gate.close)
        done = 0

        async def progress() -> None:
            while True:
                await asyncio.sleep(PROGRESS)
                tell(done)

        async def one(job: Job) -> None:
            nonlocal done
            try:
                async with gate.turn():
                    await asyncio.wait_for(saving.run(job.run), deadline)
            except Exception as exc:
                # Of one tenant, whatever its libraries raise. Their words may hold anything.
                late = isinstance(exc, asyncio.TimeoutError)
                job.give_up(
                    f"It was not there after {deadline:g} seconds."
                    if late
                    else f"Minting failed ({getattr(exc, 'code', None) or type(exc).__name__})."
                )
            done += 1

        telling = asyncio.ensure_future(progress())
        try:
            await asyncio.gather(*map(one, jobs))
        finally:
            telling.cancel()

    def finish() -> None:
        nonlocal unsaved
        unsaved = saving.finish(patience)

    interruption.run(work, finish)
    return unsaved
