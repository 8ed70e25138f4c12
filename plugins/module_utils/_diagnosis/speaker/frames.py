# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lines that stand in a log: what stands before their words says who wrote them and when, so that silence about a fault means that there is none.

Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re

from ..layers.concepts import concepts_of
from ..layers.families import fails

_FRAME = re.compile(
    # syslog; msmtp's own log; dates as most libraries write them
    r"(?:<\d{1,3}>)?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d (?:\S{1,255} [\w./@-]{1,80}(?:\[\d{1,9}\])?: |host=)"
    r"|\[?\d{4}-\d\d-\d\d[T ,]\d\d:\d\d:\d\d\S{0,20}(?:[\s\]]|\Z)"
    # programs that put their name, or the protocol that they show, before each line
    r"|(?:fetchmail|getmail\w{0,4}|mbsync|msmtp|offlineimap|imapsync)(?:\[\d{1,9}\])?: |(?:fetchmail: )?(?:IMAP|POP3|SMTP)[<>] "
    # imapsync, OfflineIMAP
    r"|Host[12]\b|Folder +\d{1,9}/\d{1,9} \[|msg \S{1,400} \{\d{1,12}\} |\+\+\+\+ |\s{0,4}\*\*\* \w|\s{0,4}(?:Syncing|Copy message UID|Deleting \d{1,9}) "
    r"|[A-Z][\w ]{3,60}: [\d(][\d.]{0,20}"
)
_TROUBLE = re.compile(
    r"\b(?:declin|deny|denied|unable|invalid|illegal|errors?\b|fault|problem|abort|reject|exception|traceback|corrupt|violat|unknown (?!\()|forbid"
    r"|unauthori|bad\b|wrong|mismatch|panic|fatal:|critical|no such|could ?n['o]t|can ?n['o]t|not (?:found|allowed|permitted|supported|accepted))"
    r"|\b(?:is|are|was|were|do|does|did|has|have|will|would) ?n['o]t\b|(?<![\w.])[45]\d\d[ -][45]\.\d",
    re.IGNORECASE,
)


def quiet(text: str, level: str) -> bool:
    """Whether a line of a log tells of no fault. ``level`` is how loud it is, empty where it does not say."""
    if level in ("error", "warning") or _FRAME.match(text) is None:
        return False
    return _TROUBLE.search(text) is None and not fails(text)


#: What alone says that something went wrong; that something is full, closed or over may be as it should.
_SAYS_SO = frozenset({"failed", "refused", "cannot", "unreachable", "not_authenticated"})


def troubled(text: str, level: str) -> bool:
    """Whether a line of a log tells of a fault that nobody here knows."""
    return level == "error" or (level != "info" and (_TROUBLE.search(text) is not None or bool(concepts_of(text) & _SAYS_SO)))
