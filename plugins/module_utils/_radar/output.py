# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Senders as plain data, the result of the module and the input of the report. Pure; runs on Python 3.8."""

from __future__ import annotations

import dataclasses
import typing as t

from . import advice
from .senders import Sender, shared_addresses
from .ways import OAUTH, PASSWORD, UNCLEAR


def as_data(senders: t.Sequence[Sender]) -> dict[str, t.Any]:
    """Return who has to move (``senders``), who moved (``moved``), how many, and the lines to take over."""
    shared = shared_addresses(senders)
    waiting = [sender for sender in senders if sender.kind != OAUTH]
    entries = [entry for entry in map(advice.tenant_entry, waiting) if entry]
    return {
        "senders": [_sender(sender, shared) for sender in waiting],
        "moved": [
            {
                "mailbox": sender.mailbox,
                "programs": sorted({way.program for way in sender.ways if way.program}),
                **_seen(sender, OAUTH),
            }
            for sender in senders
            if sender.kind == OAUTH
        ],
        "summary": {
            "password": sum(sender.kind == PASSWORD and not sender.tries_only for sender in waiting),
            "tries": sum(sender.tries_only for sender in waiting),
            "unclear": sum(sender.kind == UNCLEAR and not sender.tries_only for sender in waiting),
            "moved": len(senders) - len(waiting),
        },
        "tenants_file": {"mailboxes": entries} if entries else {},
        "host_variables": advice.host_variables(waiting),
    }


def _sender(sender: Sender, shared: t.Mapping[str, int]) -> dict[str, t.Any]:
    found, end = advice.advise(sender, shared), sender.retirement
    return {
        "mailbox": sender.mailbox,
        "kind": sender.kind,
        "tries_only": sender.tries_only,
        "account": sender.account,
        "former_names": [name for name in sender.names if name != sender.mailbox],
        "object_id": sender.object_id,
        "protocols": sorted({way.protocol for way in sender.ways if way.kind == sender.kind}),
        **_seen(sender, sender.kind),
        "ways": [dataclasses.asdict(way) for way in sender.ways],
        "ends": end.ends[:10] if end else "",
        "what_ends": end.name if end else "",
        "note": end.note if end else "",
        "source": end.source if end else "",
        "today": sender.today,
        "reasons": list(sender.reasons),
        "action": found.action,
        "what_to_do": found.text,
        "instead": list(found.instead),
        "entry": advice.tenant_entry(sender) or {},
    }


def _seen(sender: Sender, kind: str) -> dict[str, t.Any]:
    ways = sender.of(kind)
    return {
        "logins": sum(way.logins for way in ways),
        "failures": sum(way.failures for way in ways),
        "first_seen": min((way.first_seen for way in ways if way.first_seen), default=""),
        "last_seen": max((way.last_seen for way in ways), default=""),
    }
