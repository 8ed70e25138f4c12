# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One event loop for many tenants that ends in good order when somebody interrupts it. Controller only."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import typing as t

_INTERRUPTIONS = (signal.SIGINT, signal.SIGTERM)

#: Is given a function to say what is to be called by the first interruption.
Work = t.Callable[[t.Callable[[t.Callable[[], None]], None]], t.Coroutine[t.Any, t.Any, None]]


def run(work: Work, at_end: t.Callable[[], None] = lambda: None) -> None:
    """Run ``work`` to its end; the first interruption asks it to stop and ends this process after it, the next one ends it at once.

    ``at_end`` is called in any case, before the process ends.
    """
    interrupted: list[int] = []

    def on_interruption(stop: t.Callable[[], None]) -> None:
        loop = asyncio.get_running_loop()

        def first(number: int) -> None:
            interrupted.append(number)
            for known in _INTERRUPTIONS:
                loop.remove_signal_handler(known)
            stop()

        with contextlib.suppress(RuntimeError, ValueError):  # outside of the main thread nobody is interrupted
            for number in _INTERRUPTIONS:
                loop.add_signal_handler(number, first, number)

    before = {number: signal.getsignal(number) for number in _INTERRUPTIONS}
    try:
        asyncio.run(work(on_interruption))
    finally:
        with contextlib.suppress(ValueError):  # outside of the main thread nothing was changed
            for number, handler in before.items():
                signal.signal(number, handler)
        at_end()
    if interrupted:
        os.kill(os.getpid(), interrupted[0])
