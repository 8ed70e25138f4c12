# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who was last seen to log in with a password, out of the report that the playbook ``radar`` wrote: ends that a report warns of."""

from __future__ import annotations

import collections
import json
import typing as t

from .._store.file import SharedFile

#: Of the file that the action ``password_logins_report`` writes.
FORMAT = "m365.mail_oauth.password_logins"
_NAMED = 3


class Unusable(ValueError):
    """A file that is no such report; the message says what it is instead."""


def endings(path: str, tenants: t.Collection[str]) -> list[dict[str, str]]:
    """Return what ends for these tenants' mailboxes, as outcomes hand it over; nothing where there is no file yet.

    Raises Unusable, and StoreError for a file that is not to be trusted or cannot be read.
    """
    content = SharedFile(path, noun="report of password logins").read()
    if content is None:
        return []
    try:
        report = json.loads(content[0])
        if report["format"] != FORMAT:
            raise Unusable("it is no report of password logins")
        rows = [(tenant, sender) for tenant in report["tenants"] if tenant["name"] in tenants for sender in tenant["senders"]]
        ends: dict[tuple[str, str], list[dict[str, t.Any]]] = collections.defaultdict(list)
        for tenant, sender in rows:
            if sender["kind"] == "password" and not sender["tries_only"]:
                ends[tenant["name"], sender["what_ends"]].append(sender)
        return [_ending(name, senders, str(report["created"])[:10]) for (name, _what), senders in ends.items()]
    except Unusable:
        raise
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Unusable("it is damaged") from None


def _ending(tenant: str, senders: t.Sequence[t.Mapping[str, t.Any]], day: str) -> dict[str, str]:
    first, named = senders[0], ", ".join(str(sender["mailbox"]) for sender in senders[:_NAMED])
    rest = f" and {len(senders) - _NAMED} more" if len(senders) > _NAMED else ""
    many = "1 mailbox" if len(senders) == 1 else f"{len(senders)} mailboxes"
    return {
        "kind": "retirement",
        "tenant": tenant,
        "name": str(first["what_ends"]),
        "subject": f"{named}{rest}",
        "ends": f"{first['ends']}T23:59:59Z",
        "note": f"On {day} {many} still used a password. {first['note']}",
        "remedy": "Move them; what to do about each stands in the report of the playbook m365.mail_oauth.radar.",
        "source": str(first["source"]),
    }
