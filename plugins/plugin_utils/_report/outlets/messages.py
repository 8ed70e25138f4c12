# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The words of a message to people: short, for any messenger, and nothing in them that one of those would obey. Pure."""

from __future__ import annotations

import typing as t

from ....module_utils._quoting.messages import chat
from ..views import number
from .notices import Changes
from .troubles import Trouble, short

#: Characters of a message: what the narrowest of the usual messengers takes (Discord's 2,000).
MOST = 1900
_NAMED = 4
_LONGEST = 160


class Message(t.NamedTuple):
    """A subject of one line and a text of some."""

    subject: str
    text: str


def message(title: str, changes: Changes) -> Message:
    """Return what to tell; ``title`` is the report's. What does not fit is counted."""
    counts = [
        f"{len(found)} {word}"
        for found, word in ((changes.new, "new"), (changes.mended, "mended"), (changes.ends, "ending"))
        if found
    ]
    lines: list[str] = []
    for heading, entries in (("NEW", _new(changes.new)), ("MENDED", _mended(changes.mended)), ("ENDS", _ends(changes.ends))):
        if entries:
            lines += [heading, *entries]
    last = ["The report has what to do about each."] if changes.new or changes.ends else []
    return Message(f"{chat(short(title, _LONGEST))}: {', '.join(counts)}", _fitted(lines, last))


def _fitted(lines: t.Sequence[str], last: t.Sequence[str]) -> str:
    shown: list[str] = []
    room = MOST - sum(map(len, last)) - 80
    for position, line in enumerate(lines):
        if len(line) + 1 > room:
            shown.append(f"... and {number(len(lines) - position, 'more line')}, in the report")
            break
        shown.append(line)
        room -= len(line) + 1
    return "\n".join([*shown, *last])


def _new(found: t.Sequence[Trouble]) -> list[str]:
    """Return a line for each tenant and cause, with its first mailboxes, and one that says what it means."""
    groups: dict[tuple[str, str], list[Trouble]] = {}
    for trouble in found:
        groups.setdefault((trouble.tenant, trouble.cause), []).append(trouble)
    lines = []
    for (tenant, cause), met in groups.items():
        names = ", ".join(chat(short(trouble.name or trouble.where, _LONGEST)) for trouble in met[:_NAMED])
        more = f" and {len(met) - _NAMED} more" if len(met) > _NAMED else ""
        lines.append(f"- {_of(tenant)}{chat(cause)}: {names}{more}")
        lines.append(f"  {chat(short(met[0].summary, _LONGEST))}")
        if met[0].page:
            lines.append(f"  {met[0].page}")
    return lines


def _mended(found: t.Sequence[t.Mapping[str, str]]) -> list[str]:
    groups: dict[tuple[str, str], list[str]] = {}
    for entry in found:
        groups.setdefault((entry["tenant"], entry["cause"]), []).append(entry["name"])
    return [
        f"- {_of(tenant)}{', '.join(chat(short(name, _LONGEST)) for name in names[:_NAMED])}"
        f"{f' and {len(names) - _NAMED} more' if len(names) > _NAMED else ''} (it was {chat(cause)})"
        for (tenant, cause), names in groups.items()
    ]


def _ends(found: t.Sequence[Trouble]) -> list[str]:
    """Return a line for each end, whomever it concerns: one certificate of a server serves many tenants."""
    groups: dict[tuple[str, str], list[str]] = {}
    for end in found:
        groups.setdefault((end.title, end.ends), []).append(chat(short(end.tenant, _LONGEST)))
    lines = []
    for (title, day), tenants in groups.items():
        more = f" and {len(tenants) - _NAMED} more" if len(tenants) > _NAMED else ""
        named = f"{', '.join(tenants[:_NAMED])}{more}: " if any(tenants) else ""
        lines.append(f"- {named}{chat(short(title, _LONGEST))}{f' ({day})' if day else ''}")
    return lines


def _of(tenant: str) -> str:
    return f"{chat(short(tenant, _LONGEST))}: " if tenant else ""
