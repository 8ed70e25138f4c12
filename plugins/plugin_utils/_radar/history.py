# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who used a password in earlier runs: since when, who is new, who is gone. One line a mailbox, mode 0600, forgotten after some days."""

from __future__ import annotations

import datetime
import json
import os
import re
import typing as t

from ...module_utils._errors import StoreError
from .._store.file import SharedFile
from .pseudonyms import is_pseudonym

Json = t.Dict[str, t.Any]

FORMAT, VERSION = "m365.mail_oauth.password_logins.history", 2
#: Version 1 did not know the hosts; it is read, with a name that no host has: nobody can say that they were read.
_FIELDS = {1: 4, 2: 5}
_UNKNOWN = "?"
_LOCK_TIMEOUT = 30
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
#: Beyond so many mailboxes, those that were seen longest ago are forgotten.
KEEP = 100_000


class Damaged(ValueError):
    """A content that is no history; the message says what it is instead."""


def loads(content: bytes) -> dict[str, list[str]]:
    """Return (kind, since, last run with it, last login, mail hosts that are configured for it, with blanks between) by tenant and mailbox.

    Raises Damaged.
    """
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as exc:
        raise Damaged("it is not whole JSON") from exc
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Damaged("it is not a history of password logins")
    version, senders = data.get("version"), data.get("senders")
    fields = _FIELDS.get(version) if isinstance(version, int) else None
    if not fields or not isinstance(senders, dict):
        raise Damaged(f"its version is none of {', '.join(map(str, _FIELDS))}")
    for row in senders.values():
        if (
            not isinstance(row, list)
            or len(row) != fields
            or not all(isinstance(one, str) for one in row)
            or not _MOMENT.fullmatch(row[2])
        ):
            raise Damaged("what it says of the mailboxes is damaged")
    return {key: [*row, *[_UNKNOWN] * (_FIELDS[VERSION] - len(row))] for key, row in senders.items()}


def dumps(senders: t.Mapping[str, list[str]]) -> bytes:
    """Write a history, a line a mailbox."""
    rows = ",\n".join(f"{json.dumps(key)}: {json.dumps(row)}" for key, row in sorted(senders.items()))
    return f'{{"format": "{FORMAT}", "version": {VERSION}, "senders": {{\n{rows}\n}}}}\n'.encode()


def annotate(report: Json, before: t.Mapping[str, list[str]], days: int) -> dict[str, list[str]]:
    """Tell the report what the history knows; return the history with this run in it.

    A mailbox is gone only where its tenant's logins were really read, and so was each mail host that was configured for it.
    """
    created = report["created"]
    after = dict(before)
    earlier = [row[2] for row in before.values()]
    report["previous"] = max(earlier, default="")
    read_hosts = set(report["hosts_read"])
    for tenant in report["tenants"]:
        here = {}
        for sender in tenant["senders"]:
            if sender["tries_only"]:
                continue
            key = f"{tenant['name']}\t{sender['mailbox']}"
            known = before.get(key)
            same = known is not None and known[0] == sender["kind"]
            sender["since"] = known[1] if same and known is not None else created
            sender["new"] = bool(before) and not same
            hosts = " ".join(sorted({way["host"] for way in sender["ways"] if way["host"] and way["kind"] != "oauth"}))
            here[key] = [sender["kind"], sender["since"], created, sender["last_seen"] or (known[3] if known else ""), hosts]
        # Who only failed, or is only configured, has not shown that it is done.
        moved = {row["mailbox"] for row in tenant["moved"] if row["logins"]}
        seen = {f"{tenant['name']}\t{sender['mailbox']}" for sender in tenant["senders"]}
        for key in [key for key in before if key.startswith(f"{tenant['name']}\t") and key not in seen]:
            if not tenant["unproven"] and set(before[key][4].split()) <= read_hosts:
                row = after.pop(key)
                mailbox = key.partition("\t")[2]
                report["gone"].append(
                    {"tenant": tenant["name"], "mailbox": mailbox, "kind": row[0], "moved": mailbox in moved, "last_seen": row[3]}
                )
        after.update(here)
    oldest = datetime.datetime.strptime(created, "%Y-%m-%dT%H:%M:%SZ") - datetime.timedelta(days=days)
    kept = {key: row for key, row in after.items() if row[2] >= f"{oldest:%Y-%m-%dT%H:%M:%SZ}"}
    return dict(sorted(kept.items(), key=lambda item: item[1][2])[-KEEP:])


def remember(path: str, report: Json, days: int, *, pseudonymous: bool, write: bool = True) -> str:
    """Tell ``report`` what the file at ``path`` knows, and put its run there if ``write``; return why it could not be used, or nothing."""
    file = SharedFile(path, _LOCK_TIMEOUT, noun="history")
    try:
        if not write:
            annotate(report, _read(file, pseudonymous), days)
            return ""
        os.makedirs(os.path.dirname(file.path), mode=0o700, exist_ok=True)
        with file.locked():
            file.replace(dumps(annotate(report, _read(file, pseudonymous), days)))
    except Damaged as exc:
        return f"The history {file.path} is left alone: {exc}. Name another file."
    except StoreError as exc:
        return f"{exc.message} This report does without it."
    except OSError as exc:
        return f"The history {file.path} cannot be kept: {exc.strerror}. This report does without it."
    return ""


def _read(file: SharedFile, pseudonymous: bool) -> dict[str, list[str]]:
    """Return the rows of this kind: names that an earlier run wrote clearly are not told by one that has pseudonyms, but forgotten."""
    content = (file.read() or (b"",))[0]
    rows = loads(content) if content.strip() else {}
    return {key: row for key, row in rows.items() if is_pseudonym(key.partition("\t")[2]) is pseudonymous}
