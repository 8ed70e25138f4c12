# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What earlier runs found, so that a report can say since when, what is new and what is mended.

Pure; :mod:`history_file` keeps it on disk. Of each check it remembers the state and cause of the last run that decided
something, the states of the last runs, and the worst state of each of the last days. A run that the server put off decides nothing.
"""

from __future__ import annotations

import collections
import datetime
import json
import re
import typing as t

Check = t.Dict[str, t.Any]

FORMAT = "m365.mail_oauth.history"
VERSION = 1

#: How much is remembered: runs, days, checks. Some 200 bytes a check; a report says when there are more.
KEEP_RUNS = 30
KEEP_DAYS = 30
KEEP_CHECKS = 2_000_000
#: So many changes between working and not within the remembered runs are called flapping.
FLAPPING_CHANGES = 3

_LETTERS = {"passed": "p", "deferred": "d", "not_run": "n", "failed": "f"}
_WORST = ".pdnf"
_LONGEST_CAUSE = 80
_NO_DAY = "."
#: What tells an endpoint as one host sees it.
_PLACE = ("protocol", "host", "port", "tls", "checked_from")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class HistoryError(ValueError):
    """A content that is no history; the message says what it is instead."""


class NewerHistoryError(HistoryError):
    """A history of a version that this code does not know."""


class Memory(t.NamedTuple):
    """One check: ``state`` is a letter, ``since`` and ``put_off`` (the first of a row of deferrals) and ``seen`` are RFC 3339.

    ``runs`` has a letter for each of the last runs and ``days`` one for each of the days that end with the day of ``seen``.
    """

    state: str
    cause: str
    since: str
    put_off: str
    seen: str
    runs: str
    days: str


class History(t.NamedTuple):
    """``runs`` are the times of the runs, oldest first; ``logins`` which SMTP checks logged in by the mailbox's own name."""

    runs: list[str]
    checks: dict[str, Memory]
    logins: frozenset[str] = frozenset()


def empty() -> History:
    """Return a history without runs."""
    return History([], {})


def key_of(check: Check) -> str:
    """Return what tells a check from all others, in one text."""
    names = ("tenant", "mailbox", "protocol", "host", "port", "tls", "checked_from")
    parts = [str(check[name]).lower() for name in names]
    return "\t".join([*parts, *(check[name] for name in ("program", "via") if check.get(name))])


def loads(content: bytes) -> History:
    """Read a history. Raises HistoryError."""
    try:
        data, checks = _lines(content) or _whole(content)
    except (ValueError, RecursionError) as exc:
        raise HistoryError("it is not whole JSON") from exc
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise HistoryError("it is not a history of this collection")
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        raise NewerHistoryError(f"it has version {version}, and this collection knows version {VERSION}")
    runs, logins = data.get("runs"), data.get("logins", [])
    if version != VERSION or not _are_texts(runs) or not isinstance(data.get("checks"), dict):
        raise HistoryError("its members are not those of a history")
    if not _are_texts(logins):
        raise HistoryError("what it says of the logins is damaged")
    known: dict[str, Memory] = {}
    #: The same moments and states stand at very many checks.
    texts: dict[str, str] = {}
    for key, fields in checks:
        if not _is_memory(fields):
            raise HistoryError("what it says of the checks is damaged")
        known[key] = Memory(*(texts.setdefault(field, field) for field in fields))
    if not all(_MOMENT.fullmatch(run) for run in runs):
        raise HistoryError("what it says of the checks is damaged")
    return History(runs, known, frozenset(logins))


_Found = t.Tuple[t.Any, t.Iterable[t.Tuple[str, t.Any]]]


def _whole(content: bytes) -> _Found:
    data = json.loads(content)
    checks = data.get("checks") if isinstance(data, dict) else None
    return data, checks.items() if isinstance(checks, dict) else ()


def _lines(content: bytes) -> _Found | None:
    """Return the head and the checks of a history as :func:`dumps` writes it, a line at a time; None for any other form."""
    head, _line, _rest = content.partition(b"\n")
    if not head.endswith(b'"checks": {') or not content.endswith(b"\n}}\n"):
        return None
    data = json.loads(head + b"}}")
    if b"\n\n" in content:  # no check at all
        return None
    return data, _memories(content, len(head) + 1)


def _memories(content: bytes, position: int) -> t.Iterator[tuple[str, t.Any]]:
    decode = json.JSONDecoder().raw_decode
    end = len(content) - len(b"\n}}\n")
    while position < end:
        stop = content.find(b"\n", position)
        line = content[position:stop].decode()
        key, at = decode(line)
        value, at = decode(line, at + 2)
        if not isinstance(key, str) or line[at:] not in ("", ","):
            raise HistoryError("what it says of the checks is damaged")
        yield key, value
        position = stop + 1


def _is_memory(fields: object) -> bool:
    if not _are_texts(fields) or len(fields) != len(Memory._fields):
        return False
    memory = Memory(*fields)
    moments = (memory.since, memory.put_off, memory.seen)
    return memory.state in ("", "p", "f", "n") and all(not moment or _MOMENT.fullmatch(moment) for moment in moments)


def _are_texts(value: object) -> t.TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def dumps(history: History) -> bytes:
    """Write a history: one line a check, so that two of them can be compared."""
    return b"".join(chunks(history))


def chunks(history: History) -> t.Iterator[bytes]:
    """Yield the same in pieces."""
    logins = {"logins": sorted(history.logins)} if history.logins else {}
    head = json.dumps({"format": FORMAT, "version": VERSION, "runs": history.runs, **logins})
    yield f'{head[:-1]}, "checks": {{\n'.encode()
    before = ""
    for key in sorted(history.checks):
        yield f"{before}{json.dumps(key)}: {json.dumps(history.checks[key])}".encode()
        before = ",\n"
    yield b"\n}}\n"


def annotate(report: dict[str, t.Any], history: History) -> History:
    """Tell the report what the history knows, and return the history with the report's run in it."""
    annotator = Annotator(history._replace(checks=dict(history.checks)), report["created"])
    for check in report["checks"]:
        annotator.note(check)
    return annotator.finish(report)


class Annotator:
    """The same, for checks that are told one after the other. The history's own ``checks`` are changed: a copy costs memory."""

    def __init__(self, history: History, created: str) -> None:
        self._history = history
        self._created = created
        #: What was known before this run of those that it has already met.
        self._before: dict[str, Memory | None] = {}
        self._fixed: list[dict[str, t.Any]] = []
        self._new = 0
        self._logins: dict[str, bool] = {}
        self._days: dict[tuple[t.Any, ...], collections.Counter[str]] = {}

    def note(self, check: Check) -> bool:
        """Tell a check since when it is as it is, and remember it; return whether it works again."""
        key, known = key_of(check), self._history.checks
        before = self._before[key] if key in self._before else known.get(key)
        if before is None or before.runs[-1:] != "p" or check["state"] != "passed":
            # Whether it is met twice matters where something changes alone.
            self._before[key] = before
        after = known[key] = _remember(before, check, self._created)
        check["since"] = after.put_off if check["state"] == "deferred" else after.since
        check["new"] = before is not None and before.state == "p" and check["state"] in ("failed", "not_run")
        check["flapping"] = _changes(after.runs) >= FLAPPING_CHANGES
        fixed = before is not None and before.state in ("f", "n") and check["state"] == "passed"
        if before is not None and fixed:
            self._fixed.append({"check": check["id"], "cause": before.cause, "since": before.since})
        self._new += check["new"]
        self._days.setdefault(tuple(check[name] for name in _PLACE), collections.Counter())[after.days] += 1
        if check["protocol"] == "smtp" and check["state"] == "passed" and check.get("login_form"):
            self._logins[key] = check["login_form"] == "mailbox" and check["sign_in_user"].lower() != check["mailbox"].lower()
        return fixed

    def finish(self, report: dict[str, t.Any]) -> History:
        """Tell the report what the history knows of all, and return the history with the run in it."""
        runs, created = self._history.runs, self._created
        earlier = [run for run in runs if run <= created]
        report["history"].update(previous=earlier[-1] if earlier else "", runs=len(earlier), fixed=self._fixed)
        report["summary"].update(new=self._new, fixed=len(self._fixed))
        _add_days(report, self._days)
        kept = _bounded(self._history.checks, created)
        if len(kept) == KEEP_CHECKS < len(self._history.checks):
            report["history"]["message"] = (
                f"The history remembers {KEEP_CHECKS:,} checks, and there are more: it has forgotten those that were made longest ago."
            )
        logins = self._history.logins.difference(self._logins) | {key for key, own in self._logins.items() if own}
        return History(sorted({*runs, created})[-KEEP_RUNS:], kept, logins.intersection(kept))


def _remember(before: Memory | None, check: Check, created: str) -> Memory:
    letter = _LETTERS[check["state"]]
    cause = check["findings"][0]["cause"][:_LONGEST_CAUSE] if check["findings"] and letter != "p" else ""
    runs = ((before.runs if before else "") + letter)[-KEEP_RUNS:]
    days = _days(before, letter, created)
    if letter == "d":
        put_off = before.put_off if before and before.put_off else created
        if before is None:
            return Memory("", "", "", put_off, created, runs, days)
        return Memory(before.state, before.cause, before.since, put_off, created, runs, days)
    same = before is not None and (before.state, before.cause) == (letter, cause)
    since = before.since if same and before is not None else created
    return Memory(letter, cause, since, "", created, runs, days)


def _days(before: Memory | None, letter: str, created: str) -> str:
    if before is None:
        return letter
    gap = (_date(created) - _date(before.seen)).days
    if gap > 0:
        return (before.days + _NO_DAY * min(gap - 1, KEEP_DAYS) + letter)[-KEEP_DAYS:]
    return before.days[:-1] + max(before.days[-1:] or letter, letter, key=_WORST.find)


def _date(moment: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(moment[:10])
    except ValueError:
        return datetime.date.min


def _changes(runs: str) -> int:
    decided = [letter for letter in runs if letter in "pf"]
    return sum(before != other for before, other in zip(decided, decided[1:]))


def _add_days(report: dict[str, t.Any], strings: t.Mapping[tuple[t.Any, ...], collections.Counter[str]]) -> None:
    """Give each endpoint its days: how many logins were tried, and how many of them worked all day."""
    last = _date(report["created"])
    for endpoint in report["endpoints"]:
        tried: collections.Counter[int] = collections.Counter()
        passed: collections.Counter[int] = collections.Counter()
        for days, times in strings.get(tuple(endpoint[name] for name in _PLACE), collections.Counter()).items():
            for back, letter in enumerate(reversed(days)):
                tried[back] += times * (letter != _NO_DAY)
                passed[back] += times * (letter in "pd")
        endpoint["days"] = [
            {"day": str(last - datetime.timedelta(days=back)), "checks": tried[back], "passed": passed[back]}
            for back in sorted(tried, reverse=True)
            if tried[back]
        ]


def _bounded(checks: dict[str, Memory], created: str) -> dict[str, Memory]:
    """Forget what has not been checked for long, and beyond a number of checks what was checked longest ago."""
    oldest = str(max(_date(created), datetime.date.min + datetime.timedelta(days=KEEP_DAYS)) - datetime.timedelta(days=KEEP_DAYS))
    kept = {key: memory for key, memory in checks.items() if memory.seen[:10] >= oldest}
    if len(kept) > KEEP_CHECKS:
        kept = dict(sorted(kept.items(), key=lambda item: item[1].seen)[-KEEP_CHECKS:])
    return kept
