# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""When a token is refreshed, and how long is waited after a failure: all of it knows how long the old token still lives. Pure. Python 3.8.

All times are in seconds.
"""

from __future__ import annotations

#: A token is refreshed when less than this is left of it: seconds, and part of its life, whichever comes later.
MARGIN = 25 * 60.0
MARGIN_PART = 0.4
#: Looks that the margin has room for, so that one that brings nothing is not the last.
MARGIN_LOOKS = 2
#: Part of its life after which the shortest token is refreshed at the earliest.
LEAST_USE = 0.1
#: Part of the margin that is drawn at random, so that many hosts do not ask at the same moment.
JITTER = 0.1
#: Time between two looks at the tokens where nobody says another.
INTERVAL = 5 * 60.0
#: Waits after failures that pass by themselves: doubled each time, up to the longest.
SHORTEST_WAIT = 30.0
LONGEST_WAIT = 15 * 60.0
#: Wait after a refusal that a person has to mend: while the old token lives, as some pass by themselves, and when it lives no more.
WAIT_FOR_PERSON_AHEAD = 4 * 60.0
WAIT_FOR_PERSON = 3600.0
#: Longest pause that an endpoint may ask for.
LONGEST_PAUSE = 3600.0


def margin(lifetime: float, interval: float = INTERVAL, drawn: float = 0.0) -> float:
    """Return the time before a token's end at which it is refreshed. ``drawn`` is a number from 0 to 1 by which hosts differ."""
    wanted = max(min(MARGIN, lifetime * MARGIN_PART), MARGIN_LOOKS * interval) * (1 + JITTER * drawn)
    return min(wanted, lifetime * (1 - LEAST_USE))


def pause(failures: int, *, temporary: bool, asked: float, left: float) -> float:
    """Return how long to wait after the last of ``failures`` in a row, of which the endpoint asked for ``asked``.

    While the old token has ``left`` to live no pause outlasts it: what is longer than the rest is half of it, so that there are some tries more.
    """
    if temporary:
        wait = min(SHORTEST_WAIT * 2 ** min(failures - 1, 10), LONGEST_WAIT)
    else:
        wait = WAIT_FOR_PERSON_AHEAD if left > 0 else WAIT_FOR_PERSON
    wait = max(wait, min(asked, LONGEST_PAUSE))
    return wait if left <= 0 or wait < left - SHORTEST_WAIT else min(wait, max(left / 2, SHORTEST_WAIT))
