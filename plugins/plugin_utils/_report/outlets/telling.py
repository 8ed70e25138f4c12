# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who is told of a run: each receiver of its tenants alone, of each change once. The record of what was told is a file beside the history.

A receiver who could not be told is told by the next run. Quiet hours put a message off, for a day at the longest: a failure that is found in
every night's quiet hours is told all the same.
"""

from __future__ import annotations

import datetime
import json
import os
import time
import typing as t

import zoneinfo

from ....module_utils._errors import StoreError
from ..._store.file import SharedFile
from ..build import Report
from ..expiries import moment
from ..results import Results
from . import senders
from .messages import Message, message
from .notices import EVENTS, Changes, Scope, Situation, Told, changes, is_quiet

FORMAT = "m365.mail_oauth.notices"
VERSION = 1
NAME = "notices.json"
_FIELDS = ("kind", "tenant", "name", "cause", "since", "seen")
#: Seconds after which a run begins to tell nobody more; the next one goes on.
DEADLINE = 600
#: Hours for which quiet hours put a message off.
PUT_OFF_HOURS = 20

#: The option ``notify`` of the action ``verify_report``, as an argument spec.
RECEIVERS: dict[str, t.Any] = {
    "name": {"type": "str", "required": True},
    "url": {"type": "str", "no_log": True},
    "mail": {
        "type": "dict",
        "options": {
            "to": {"type": "list", "elements": "str", "required": True},
            "from": {"type": "str", "required": True},
            "sasl": {"type": "str", "required": True, "no_log": True},
            "host": {"type": "str", "default": "smtp.office365.com"},
            "port": {"type": "int", "default": 587},
            "trusted": {"type": "bool", "default": False},
            "ca_path": {"type": "path"},
        },
    },
    "tenants": {"type": "list", "elements": "str", "default": []},
    "events": {"type": "list", "elements": "str", "choices": list(EVENTS), "default": list(EVENTS)},
    "level": {"type": "str", "choices": ["error", "warning"], "default": "error"},
    "ends_within": {"type": "int"},
    "quiet": {"type": "str"},
    "timezone": {"type": "str", "default": "UTC"},
}

Receiver = t.Mapping[str, t.Any]


class NotifyError(ValueError):
    """Receivers that cannot be told as they are given; the message is a sentence for the user."""


class Outcome(t.NamedTuple):
    """What became of one receiver. ``state`` is sent, nothing, quiet, predicted or failed; ``message`` says why it failed."""

    name: str
    state: str
    new: int
    mended: int
    ends: int
    message: str


def secrets(receivers: t.Iterable[Receiver]) -> list[str]:
    """Return what of the receivers is secret."""
    return [str(value) for given in receivers for value in (given.get("url"), (given.get("mail") or {}).get("sasl")) if value]


def check(receivers: t.Sequence[Receiver]) -> None:
    """Look whether the receivers can be told at all. Raises NotifyError."""
    names = [str(given["name"]) for given in receivers]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise NotifyError(f"notify names {', '.join(twice)} twice; what was told is remembered by the name.")
    for given in receivers:
        if bool(given.get("url")) == bool(given.get("mail")):
            raise NotifyError(f"notify: {given['name']} needs either url or mail.")
        if given.get("ends_within") is not None and given["ends_within"] < 0:
            raise NotifyError(f"notify: ends_within of {given['name']} is a number of days from 0.")
        try:
            _is_quiet(given, datetime.datetime.now(datetime.timezone.utc))
        except (ValueError, zoneinfo.ZoneInfoNotFoundError, OSError):
            raise NotifyError(
                f"notify: quiet of {given['name']} is a span such as 22:00-07:00, and timezone a name such as Europe/Vienna."
            ) from None


def tell(
    report: Report,
    receivers: t.Sequence[Receiver],
    path: str,
    *,
    write: bool = True,
    clock: t.Callable[[], float] = time.monotonic,
) -> list[Outcome]:
    """Tell each receiver what has changed since it was told last; ``path`` is the record's. Without ``write`` nothing is sent or kept."""
    situation = Situation(Results(report), report["checks"])
    file = SharedFile(path, noun="record of notices")
    outcomes: list[Outcome] = []
    try:
        if not write:
            record = _read(file, write=False)
            return [_tell(situation, given, record, write=False) for given in receivers]
        with file.locked():
            record = _read(file, write=True)
            last = clock() + DEADLINE
            for given in receivers:
                if clock() > last:
                    outcomes.append(Outcome(str(given["name"]), "failed", 0, 0, 0, "The others took too long."))
                    continue
                outcomes.append(_tell(situation, given, record, write=True))
                if outcomes[-1].state == "sent":  # what was sent is never sent again, whatever becomes of this run
                    file.replace(_dumps(record))
            file.replace(_dumps(record))
    except StoreError as exc:
        told = {outcome.name for outcome in outcomes}
        left = [given for given in receivers if given["name"] not in told]
        return [*outcomes, *(Outcome(str(given["name"]), "failed", 0, 0, 0, exc.message) for given in left)]
    return outcomes


def _tell(situation: Situation, given: Receiver, record: dict[str, t.Any], *, write: bool) -> Outcome:
    name, results = str(given["name"]), situation.results
    kept: dict[str, t.Any] = record.setdefault(name, {"told": {}, "held": ""})
    found = changes(t.cast(Told, kept["told"]), situation, _scope(given))
    state, why = "nothing", ""
    if found.any:
        now = moment(results.created) or datetime.datetime.now(datetime.timezone.utc)
        if _is_quiet(given, now) and not _held_long(kept, now):
            kept["held"] = kept["held"] or results.created
            return _outcome(name, "quiet", found)
        if not write:
            return _outcome(name, "predicted", found)
        state, why = _send(given, message(results.title, found))
    if state != "failed":
        kept.update(told=found.told, held="")
    return _outcome(name, state, found, why)


def _send(given: Receiver, text: Message) -> tuple[str, str]:
    try:
        if given.get("url"):
            senders.by_apprise(str(given["url"]), text)
        else:
            mail = given["mail"]
            senders.by_mail(
                senders.Mail(
                    to=[str(address) for address in mail["to"]],
                    sender=str(mail["from"]),
                    sasl=str(mail["sasl"]),
                    host=str(mail["host"]),
                    port=int(mail["port"]),
                    trusted=bool(mail["trusted"]),
                    ca_path=mail.get("ca_path"),
                ),
                text,
            )
    except senders.NotSent as exc:
        return "failed", str(exc)
    return "sent", ""


def _outcome(name: str, state: str, found: Changes, why: str = "") -> Outcome:
    return Outcome(name, state, len(found.new), len(found.mended), len(found.ends), why)


def _scope(given: Receiver) -> Scope:
    return Scope(tuple(map(str, given["tenants"])), tuple(given["events"]), str(given["level"]), given.get("ends_within"))


def _is_quiet(given: Receiver, now: datetime.datetime) -> bool:
    if not given.get("quiet"):
        return False
    # A machine without a database of time zones knows this one all the same.
    zone = datetime.timezone.utc if given["timezone"] == "UTC" else zoneinfo.ZoneInfo(str(given["timezone"]))
    return is_quiet(now.astimezone(zone), str(given["quiet"]))


def _held_long(kept: t.Mapping[str, t.Any], now: datetime.datetime) -> bool:
    begun = moment(kept["held"]) if kept["held"] else None
    return begun is not None and (now - begun).total_seconds() >= PUT_OFF_HOURS * 3600


def _read(file: SharedFile, *, write: bool) -> dict[str, t.Any]:
    """Return what each receiver was told. A damaged record is kept aside, and all is told anew."""
    content = file.read()
    if content is None or not content[0].strip():
        return {}
    try:
        data = json.loads(content[0])
        if data["format"] != FORMAT or data["version"] > VERSION:
            raise StoreError(
                f"The record of notices {file.path} is none of this version of the collection; nobody is told anything."
            )
        return {str(name): _kept(entry) for name, entry in data["receivers"].items()}
    except StoreError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        if write:
            os.replace(file.path, f"{file.path}.damaged")
        return {}


def _kept(entry: t.Mapping[str, t.Any]) -> dict[str, t.Any]:
    told = {str(key): dict(zip(_FIELDS, map(str, one), strict=True)) for key, one in entry["told"].items()}
    return {"told": told, "held": str(entry["held"])}


def _dumps(record: t.Mapping[str, t.Any]) -> bytes:
    """Write the record: some 200 bytes for each thing that a receiver was told of."""
    receivers = {
        name: {"told": {key: [one[field] for field in _FIELDS] for key, one in kept["told"].items()}, "held": kept["held"]}
        for name, kept in record.items()
    }
    return f"{json.dumps({'format': FORMAT, 'version': VERSION, 'receivers': receivers}, separators=(',', ':'))}\n".encode()
