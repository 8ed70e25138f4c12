# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The CSV of the report "SMTP AUTH clients" of the Exchange admin center, the only source that is exact by protocol and needs no licence.

No cmdlet returns it. Its column "Authentication Protocol" (Basic or OAuth) is Microsoft's (MC786329, 2024-10-18); the other columns are known
by their titles alone, so columns are found by words in them, in any order, with any of the separators that exports have. Pure; runs on
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
#: Rows of one report; more is something else.
MAX_ROWS = 1_000_000


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


def read(text: str) -> list[Account]:
    """Return the senders; raises OptionError for what is not that report."""
    try:
        return _read(text)
    except csv.Error as exc:
        raise OptionError(
            f"smtp_auth_report: the file is no table ({exc}).", remedy="Export the report again.", option="smtp_auth_report"
        ) from None


def _read(text: str) -> list[Account]:
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
    for number, row in enumerate(rows, 2):
        if number > MAX_ROWS:
            raise OptionError(f"smtp_auth_report: the file has more than {MAX_ROWS} rows.", option="smtp_auth_report")
        address = _cell(row, sender).lower()
        if not address:
            continue
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
    return [Account("", (address,), False, tuple(ways.values())) for address, ways in found.items()]


def _column(titles: t.Sequence[str], wanted: t.Sequence[str]) -> int | None:
    return next((titles.index(title) for word in wanted for title in titles if word in title), None)


def _cell(row: t.Sequence[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""
