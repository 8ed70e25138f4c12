# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The noun of the radar: one way in which somebody logs in, wherever it was seen. Pure; runs on Python 3.8."""

from __future__ import annotations

import dataclasses
import typing as t

PASSWORD, UNCLEAR, OAUTH = "password", "unclear", "oauth"
#: What a mailbox comes to that has several ways: the first of these.
KINDS = (PASSWORD, UNCLEAR, OAUTH)

SIGN_INS, REPORT, PROGRAMS = "sign_in_logs", "smtp_auth_report", "programs"
#: What programs on mail hosts wrote of their logins.
LOGS = "program_logs"
#: A login by no mail protocol, and one whose protocol nothing tells.
EWS, OTHER = "ews", "other"


@dataclasses.dataclass
class Way:
    """One way to log in. ``address`` is where it came from, ``host`` the mail host that is configured so, ``place`` the line there; times are
    RFC 3339 in UTC, empty where nothing tells; ``why`` says in a sentence what ``kind`` rests on."""

    source: str
    kind: str
    protocol: str
    program: str = ""
    address: str = ""
    host: str = ""
    place: str = ""
    server: str = ""
    logins: int = 0
    failures: int = 0
    first_seen: str = ""
    last_seen: str = ""
    why: str = ""

    def count(self, moment: str, good: bool) -> None:
        """Add one login, or one that failed."""
        self.logins += good
        self.failures += not good
        if moment:
            self.first_seen = min(self.first_seen or moment, moment)
            self.last_seen = max(self.last_seen, moment)


class Account(t.NamedTuple):
    """Whose logins they are: ``names`` are the addresses by which it was seen, the newest first, in lower case."""

    object_id: str
    names: tuple[str, ...]
    guest: bool
    ways: tuple[Way, ...]


Json = t.Mapping[str, t.Any]
