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

#: How much is remembered: runs, days, checks. Some 100 bytes a check.
KEEP_RUNS = 30
KEEP_DAYS = 30
KEEP_CHECKS = 100_000
#: So many changes between working and not within the remembered runs are called flapping.
FLAPPING_CHANGES = 3

_LETTERS = {"passed": "p", "deferred": "d", "not_run": "n", "failed": "f"}
_WORST = ".pdnf"
_LONGEST_CAUSE = 80
_NO_DAY = "."
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
        data = json.loads(content)
    except (ValueError, RecursionError) as exc:
        raise HistoryError("it is not whole JSON") from exc
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise HistoryError("it is not a history of this collection")
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        raise NewerHistoryError(f"it has version {version}, and this collection knows version {VERSION}")
    runs, checks, logins = data.get("runs"), data.get("checks"), data.get("logins", [])
    if version != VERSION or not _are_texts(runs) or not isinstance(checks, dict):
        raise HistoryError("its members are not those of a history")
    if not _are_texts(logins):
        raise HistoryError("what it says of the logins is damaged")
    if not all(_MOMENT.fullmatch(run) for run in runs) or not all(map(_is_memory, checks.values())):
        raise HistoryError("what it says of the checks is damaged")
    return History(runs, {key: Memory(*fields) for key, fields in checks.items()}, frozenset(logins))


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
    logins = {"logins": sorted(history.logins)} if history.logins else {}
    head = json.dumps({"format": FORMAT, "version": VERSION, "runs": history.runs, **logins})
    checks = ",\n".join(f"{json.dumps(key)}: {json.dumps(memory)}" for key, memory in sorted(history.checks.items()))
    return f'{head[:-1]}, "checks": {{\n{checks}\n}}}}\n'.encode()


def annotate(report: dict[str, t.Any], history: History) -> History:
    """Tell the report what the history knows, and return the history with the report's run in it."""
    created = report["created"]
    earlier = [run for run in history.runs if run <= created]
    remembered = dict(history.checks)
    fixed = []
    for check in report["checks"]:
        key = key_of(check)
        before = history.checks.get(key)
        after = remembered[key] = _remember(before, check, created)
        check["since"] = after.put_off if check["state"] == "deferred" else after.since
        check["new"] = before is not None and before.state == "p" and check["state"] in ("failed", "not_run")
        check["flapping"] = _changes(after.runs) >= FLAPPING_CHANGES
        if before is not None and before.state in ("f", "n") and check["state"] == "passed":
            fixed.append({"check": check["id"], "cause": before.cause, "since": before.since})
    report["history"].update(previous=earlier[-1] if earlier else "", runs=len(earlier), fixed=fixed)
    report["summary"].update(new=sum(check["new"] for check in report["checks"]), fixed=len(fixed))
    _add_days(report, remembered)
    kept = _bounded(remembered, created)
    return History(sorted({*history.runs, created})[-KEEP_RUNS:], kept, _logins(report, history).intersection(kept))


def _logins(report: dict[str, t.Any], history: History) -> frozenset[str]:
    """Return the SMTP checks whose last login that worked was by the mailbox's name instead of the token's user."""
    decided = {
        key_of(check): check["login_form"] == "mailbox" and check["sign_in_user"].lower() != check["mailbox"].lower()
        for check in report["checks"]
        if check["protocol"] == "smtp" and check["state"] == "passed" and check.get("login_form")
    }
    return history.logins.difference(decided) | {key for key, by_mailbox in decided.items() if by_mailbox}


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


def _add_days(report: dict[str, t.Any], remembered: t.Mapping[str, Memory]) -> None:
    """Give each endpoint its days: how many logins were tried, and how many of them worked all day."""
    names = ("protocol", "host", "port", "tls", "checked_from")
    strings: dict[tuple[t.Any, ...], collections.Counter[str]] = {}
    for check in report["checks"]:
        counter = strings.setdefault(tuple(check[name] for name in names), collections.Counter())
        counter[remembered[key_of(check)].days] += 1
    last = _date(report["created"])
    for endpoint in report["endpoints"]:
        tried: collections.Counter[int] = collections.Counter()
        passed: collections.Counter[int] = collections.Counter()
        for days, times in strings.get(tuple(endpoint[name] for name in names), collections.Counter()).items():
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
