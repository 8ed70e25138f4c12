# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whole logs: the lines that tell of a failure, the newest first, and what is alike told once. Pure; runs on Python 3.8."""

from __future__ import annotations

import re
import typing as t

from .case import Finding
from .hits import NETWORK

#: More lines than this are a log, and no utterance.
MANY = 40
#: Characters of a log that are looked at, and lines that differ in more than their numbers, both from its end.
MAX_LOG, MAX_SHAPES = 4 * 1024 * 1024, 400
#: Findings given for a log.
MAX_FAULTS = 20
#: Characters of a line that tell it from others.
_SHAPE = 400

#: What differs from line to line: addresses, ids, times; codes of replies and of Entra do not.
_VARIES = re.compile(
    r"(?P<code>\bAADSTS\d+|\b[245]\d\d[ -](?:[245]\.\d{1,3}\.\d{1,3})?)|[\w.+-]{1,64}@[\w.-]{1,255}|\b(?=[a-zA-Z]*\d)\w{5,}|\d+"
)


class Group(t.NamedTuple):
    """Lines that are alike: the newest of them, its number from 1, and how many there are."""

    line: str
    number: int
    times: int


def is_log(text: str) -> bool:
    """Whether a text is a whole log."""
    return text.count("\n", 0, MAX_LOG) > MANY


def alike(text: str) -> tuple[list[Group], int]:
    """Return the groups of a log, that with the newest line first, and the number of its lines."""
    lines = [line.strip() for line in text[-MAX_LOG:].replace("\r\n", "\n").split("\n")]
    found: dict[str, Group] = {}
    for number in range(len(lines), 0, -1):
        line = lines[number - 1]
        if not line:
            continue
        shape = _VARIES.sub(lambda seen: seen["code"] or "#", " ".join(line[:_SHAPE].split()))
        known = found.get(shape)
        if known is not None:
            found[shape] = known._replace(times=known.times + 1)
        elif len(found) < MAX_SHAPES:
            found[shape] = Group(line, number, 1)
    return list(found.values()), len(lines)


def told_once(text: str, look: t.Callable[[str], tuple[int, list[Finding]]]) -> list[Finding]:
    """Return the faults that a log tells of, each cause once, the newest first; none where it tells of none.

    ``look`` returns for a line how telling it is (``hits``) and its findings. What only wraps another fault counts where nothing else does.
    """
    groups, total = alike(text)
    told = []
    for group in groups:
        rank, findings = look(group.line)
        if findings:
            told.append((rank, findings[0], group))
    top = min(NETWORK, max((rank for rank, _finding, _group in told), default=0))
    found: dict[str, Finding] = {}
    for rank, finding, group in told:
        if rank >= top and finding.cause not in found:
            more = f" (and {group.times - 1} more like it)" if group.times > 1 else ""
            shown = f"line {group.number} of {total}: {finding.evidence[0]}{more}"
            found[finding.cause] = finding._replace(evidence=(shown, *finding.evidence[1:]))
    return list(found.values())[:MAX_FAULTS]
