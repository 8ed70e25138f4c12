# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The CSV of the report "SMTP AUTH clients" of the Exchange admin center, the only source that is exact by protocol and needs no licence.

No cmdlet returns it. The page shows the last 7 days unless another range is chosen, 90 at most, and says of an empty table to try another range
(https://learn.microsoft.com/exchange/monitoring/mail-flow-reports/mfr-smtp-auth-clients-report). No export of an empty one is public; nothing in
any export is known to say the range. So what the file does not name proves something only for a range that its exporter vouches for, and a file
without a row is weak evidence even then. Its column "Authentication Protocol" (Basic or OAuth) is Microsoft's (MC786329, 2024-10-18); the other
columns are known by their titles alone, so columns are found by words in them, in any order, with any of the separators that exports have. Pure; runs on
Python 3.8.
"""

from __future__ import annotations

import csv
import io
import re
import typing as t

from .._errors import OptionError
from .ways import OAUTH, PASSWORD, REPORT, UNCLEAR, Account, Way

#: A column by the words that its title has; the first row that fits decides.
_SENDER = ("sender address", "sender", "smtp address", "mailbox", "user")
_PROTOCOL = ("authentication protocol", "auth protocol", "authentication")
_COUNT = ("message count", "messages", "count")
_SEEN = ("last", "date")
_WORDS = {"basic": PASSWORD, "oauth": OAUTH, "modern": OAUTH}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: The range of the page, in days, where nobody chose another; the longest that it offers.
USUAL_DAYS, MOST_DAYS = 7, 90
#: An export that is older says nothing of today.
FRESH_DAYS = 7
#: Rows of one report; more is something else.
MAX_ROWS = 1_000_000


class Export(t.NamedTuple):
    """What a file holds: its senders, and how many rows named one."""

    accounts: list[Account]
    rows: int


def doubts(days: int, wanted: int, age: float) -> str:
    """Say why whoever is not in an export may send all the same: ``days`` it covers of those that are ``wanted``, ``age`` in days. Empty
    where nothing speaks against it."""
    if days < wanted:
        return f"the export covers {days} days of {wanted}; export it over 90 days, and say so (smtp_auth_report_days)"
    if age > FRESH_DAYS:
        return f"the export is {int(age)} days old; export it again"
    return ""


def decode(content: bytes) -> str:
    """Return the text of an export: UTF-8, or UTF-16 with its mark. Raises OptionError."""
    try:
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise OptionError(
            "smtp_auth_report: the file is no text in UTF-8 or UTF-16.",
            remedy="Export the report again.",
            option="smtp_auth_report",
        ) from None


def read(text: str) -> Export:
    """Return who is in it; raises OptionError for what is not that report."""
    try:
        return _read(text)
    except csv.Error as exc:
        raise OptionError(
            f"smtp_auth_report: the file is no table ({exc}).", remedy="Export the report again.", option="smtp_auth_report"
        ) from None


def _read(text: str) -> Export:
    lines = text.lstrip().splitlines()
    title = lines[0] if lines else ""
    delimiter = max(",;\t", key=title.count)
    rows = csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter)
    titles = [cell.strip().lower() for cell in next(rows, [])]
    sender, protocol = _column(titles, _SENDER), _column(titles, _PROTOCOL)
    if sender is None or protocol is None:
        raise OptionError(
            "smtp_auth_report: the file has no column for the sender, or none for the authentication protocol.",
            remedy="Export it from the Exchange admin center: Reports, Mail flow, SMTP AUTH clients. Reports of before October 2024 lack the"
            " authentication protocol.",
            option="smtp_auth_report",
        )
    count, seen = _column(titles, _COUNT), _column(titles, _SEEN)
    found: dict[str, dict[str, Way]] = {}
    named = 0
    for number, row in enumerate(rows, 2):
        if number > MAX_ROWS:
            raise OptionError(f"smtp_auth_report: the file has more than {MAX_ROWS} rows.", option="smtp_auth_report")
        address = _cell(row, sender).lower()
        if not address:
            continue
        named += 1
        said = _cell(row, protocol)
        kinds = {kind for word, kind in _WORDS.items() if word in said.lower()}
        kind = kinds.pop() if len(kinds) == 1 else UNCLEAR
        why = f"Exchange's report says {said[:40]!r}." if said else "Exchange's report says no authentication protocol."
        way = found.setdefault(address, {}).setdefault(kind, Way(REPORT, kind, "smtp", why=why))
        messages = re.sub(r"\D", "", _cell(row, count))
        way.logins += int(messages[:9]) if messages else 1
        day = _DAY.match(_cell(row, seen))
        if day:
            way.last_seen = max(way.last_seen, f"{day[0]}T00:00:00Z")
    return Export([Account("", (address,), False, tuple(ways.values())) for address, ways in found.items()], named)


def _column(titles: t.Sequence[str], wanted: t.Sequence[str]) -> int | None:
    return next((titles.index(title) for word in wanted for title in titles if word in title), None)


def _cell(row: t.Sequence[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""
