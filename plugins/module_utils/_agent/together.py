# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""All accounts of a host in one run: who ends first comes first, several at once, and an end that the timer's unit does not have to force.

Runs on Python 3.8.
"""

from __future__ import annotations

import queue
import threading
import time
import typing as t

from .._errors import OptionError
from . import state
from .accounts import Layout
from .keeper import AccountRun, Keeper

#: Accounts that are refreshed at the same time, so that an authority which says nothing keeps nobody else's token.
AT_ONCE = 16
#: Seconds after which no account is begun any more: the next run begins with it. The unit's TimeoutStartSec is twice as long.
ENOUGH = 5 * 60.0


def by_urgency(layout: Layout, names: t.Iterable[str]) -> list[str]:
    """Return accounts in the order of their tokens' ends; those that failed and have none left to lose come last."""
    now = time.time()

    def urgency(name: str) -> tuple[bool, float, str]:
        try:
            record = state.load(layout, name)
        except OptionError:
            return True, 0.0, name
        return record.failure is not None and record.expires_on <= now, record.expires_on, name

    return sorted(names, key=urgency)


def refresh(keeper: Keeper, names: t.Sequence[str], *, force: bool = False, enough: float = ENOUGH) -> t.Iterator[AccountRun]:
    """Give the accounts' outcomes as they come. Those for whom there was no time in this run are not among them."""
    waiting: queue.Queue[str] = queue.Queue()
    done: queue.Queue[AccountRun | None] = queue.Queue()
    for name in names:
        waiting.put(name)
    last = time.monotonic() + enough

    def work() -> None:
        try:
            while time.monotonic() < last:
                try:
                    name = waiting.get_nowait()
                except queue.Empty:
                    return
                done.put(keeper.refresh(name, force=force))
        finally:
            done.put(None)

    count = min(AT_ONCE, len(names))
    for _number in range(count):
        # Daemons: whoever ends the program does not wait for a server.
        threading.Thread(target=work, daemon=True).start()
    while count:
        outcome = done.get()
        if outcome is None:
            count -= 1
        else:
            yield outcome
