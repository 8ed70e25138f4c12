# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A log's lines, whoever wrote it: when, by which program, what. Pure but for the local time zone; runs on Python 3.8.

Sources: syslog's traditional form and that of RFC 5424's times, as rsyslog, inetutils-syslogd and Postfix's postlogd write them; the main log of
Exim; the own files of msmtp, getmail, fetchmail and Dovecot; the export format of journald (https://systemd.io/JOURNAL_EXPORT_FORMATS/).
"""

from __future__ import annotations

import datetime
import re
import typing as t

#: Longer lines are cut: what is looked for stands at their beginning.
MAX_LINE = 4096
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TRADITIONAL = re.compile(r"([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d) (.*)", re.DOTALL)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,]\d+)? ?(Z|[+-]\d\d:?\d\d)? (.*)", re.DOTALL)
#: ``HOST TAG[PID]: TEXT``.
_TAGGED = re.compile(r"\S+ ([A-Za-z][\w./-]*)(?:\[(\d+)\])?: (.*)", re.DOTALL)
#: What stands there in Dovecot's own file.
_LEVELS = ("Debug", "Info", "Warning", "Error", "Fatal", "Panic")
#: fetchmail's own file has times where it goes to sleep and wakes.
_FETCHMAIL_TIME = re.compile(
    r"fetchmail: (?:awakened at|sleeping at|\S+ querying .* at) [A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d)(?: [A-Z]{1,5})? (\d{4})"
)


class Line(t.NamedTuple):
    """``moment`` is RFC 3339 in UTC, empty where nothing tells; ``tag`` the program as syslog calls it, empty in a program's own file."""

    moment: str
    tag: str
    pid: str
    text: str


class Reader:
    """Reads the lines of one file. ``now`` is the time of reading, by which a date without a year gets one."""

    def __init__(self, now: datetime.datetime) -> None:
        self._now = now
        self._last = ""
        #: The minute of the last line, as it was written, and in UTC: many lines are of the same.
        self._written, self._minute = "", ""

    def line(self, raw: str) -> Line:
        """Return one line."""
        raw = raw[:MAX_LINE]
        found = _ISO.match(raw)
        if found:
            day, time, zone, rest = found[1], found[2], found[3] or "", found[4]
            return self._tagged(self._of_minute(f"{day} {time[:5]} {zone}", time[6:], day, zone), rest)
        found = _TRADITIONAL.match(raw)
        if found and found[1] in _MONTHS:
            day = f"{_MONTHS.index(found[1]) + 1:02}-{int(found[2]):02}"
            return self._tagged(self._of_minute(f"{day} {found[3]}:{found[4]}", found[5], day, ""), found[6])
        found = _FETCHMAIL_TIME.match(raw)
        if found and found[1] in _MONTHS:
            day = f"{found[4]}-{_MONTHS.index(found[1]) + 1:02}-{int(found[2]):02}"
            self._last = self._iso(day, found[3], "")
        tag, colon, text = raw.partition(": ")
        if colon and tag in ("fetchmail", "mbsync", "msmtp"):
            return Line(self._last, tag, "", text)
        return Line(self._last, "", "", raw)

    def _tagged(self, moment: str, rest: str) -> Line:
        self._last = moment
        found = _TAGGED.match(rest)
        if found and found[1] in _LEVELS:
            found = None
        return Line(moment, found[1], found[2] or "", found[3]) if found else Line(moment, "", "", rest)

    def _of_minute(self, written: str, seconds: str, day: str, zone: str) -> str:
        """Return the moment of a day, which may lack its year, and of a time ``written`` without its seconds."""
        if written != self._written:
            time = f"{written.split(' ')[1]}:00"
            self._written = written
            self._minute = self._iso(day, time, zone) if len(day) == 10 else self._without_year(day, time)
        return f"{self._minute[:17]}{seconds}Z" if self._minute and seconds < "60" else ""

    def _iso(self, day: str, time: str, zone: str) -> str:
        try:
            then = datetime.datetime.strptime(f"{day} {time}", "%Y-%m-%d %H:%M:%S")
            if zone and zone != "Z":
                minutes = int(zone[1:3]) * 60 + int(zone[-2:])
                offset = datetime.timedelta(minutes=minutes if zone[0] == "+" else -minutes)
                then = then.replace(tzinfo=datetime.timezone(offset))
            elif zone:
                then = then.replace(tzinfo=datetime.timezone.utc)
            return _utc(then)
        except (ValueError, OverflowError, OSError):
            return ""

    def _without_year(self, day: str, time: str) -> str:
        """Return the newest moment that is so written and not to come."""
        for year in (self._now.year + 1, self._now.year, self._now.year - 1):
            moment = self._iso(f"{year}-{day}", time, "")
            if moment and moment <= _utc(self._now + datetime.timedelta(days=1)):
                return moment
        return ""


def _utc(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(datetime.timezone.utc):%Y-%m-%dT%H:%M:%SZ}"


#: How a file in the export format of journald begins.
EXPORT = (b"__CURSOR=", b"__REALTIME_TIMESTAMP=")
_WANTED = (b"MESSAGE", b"SYSLOG_IDENTIFIER", b"_COMM", b"SYSLOG_PID", b"_PID", b"__REALTIME_TIMESTAMP")


def exported(content: bytes) -> t.Iterator[Line]:
    """Return the entries of an export of journald; a broken one at either end is left out."""
    position, entry = 0, t.cast("dict[bytes, bytes]", {})
    while position < len(content):
        end = content.find(b"\n", position)
        end = len(content) if end < 0 else end
        field = content[position:end]
        position = end + 1
        name, equals, value = field.partition(b"=")
        if field and not equals:  # NAME, newline, length of 8 bytes, value, newline
            size = int.from_bytes(content[position : position + 8], "little")
            value = content[position + 8 : position + 8 + min(size, MAX_LINE)]
            position += 8 + size + 1
        if field:
            if name in _WANTED:
                entry[name] = value
        else:
            yield from _entry(entry)
            entry = {}
    yield from _entry(entry)


def _entry(entry: t.Mapping[bytes, bytes]) -> t.Iterator[Line]:
    words = {name: value.decode("utf-8", "replace") for name, value in entry.items()}
    stamp = words.get(b"__REALTIME_TIMESTAMP", "")
    if b"MESSAGE" in words and stamp.isascii() and stamp.isdigit():
        try:
            moment = _utc(datetime.datetime.fromtimestamp(int(stamp) // 1_000_000, datetime.timezone.utc))
        except (ValueError, OverflowError, OSError):
            return
        tag = words.get(b"SYSLOG_IDENTIFIER") or words.get(b"_COMM", "")
        for text in words[b"MESSAGE"].splitlines():
            yield Line(moment, tag, words.get(b"SYSLOG_PID") or words.get(b"_PID", ""), text[:MAX_LINE])
