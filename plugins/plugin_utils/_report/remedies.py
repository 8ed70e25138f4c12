# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What to do, as people read and paste it: which lines are commands, one text for many findings, commands with their inventory. Pure."""

from __future__ import annotations

import itertools
import re
import typing as t

from .._run_summary import command, inventory

#: So many texts of prose that differ in the mailbox's name alone are all shown.
SPELLED_OUT = 4
#: So many commands that differ in it are.
MAX_COMMANDS = 200

#: What a person copies as a whole.
_COMMAND = re.compile(
    r"^\s*(?:ansible(?:-playbook)? (?:-i |[\w.-]+(?: -|\Z))|[$] |[A-Z][a-z]+-[A-Z][A-Za-z]+(?: |\Z)"
    r"|(?:az|chmod|date|env|getent|mail-oauth-token|nc|openssl|pluginviewer|postconf|ss|sudo) [-0-9/a-z|'A-Z])"
)
#: A playbook of the collection, or a host, without the inventory that it is in.
_PLAYBOOK = re.compile(r"^ansible-playbook m365\.mail_oauth\.(\w+)$", re.MULTILINE)
_HOST = re.compile(r"^ansible (?!.* -i )(?=.* -m )", re.MULTILINE)


def is_command(line: str) -> bool:
    """Tell whether a line is to be typed as it is."""
    return bool(_COMMAND.match(line))


def steps(text: str) -> list[tuple[bool, list[str]]]:
    """Return the lines of a text in groups: whether they are commands, and the lines."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [(commands, list(group)) for commands, group in itertools.groupby(lines, key=is_command)]


def with_inventory(text: str, sources: t.Sequence[str], tenants: t.Sequence[str]) -> str:
    """Return a text with this run's inventory in each command that needs it, and the tenants where it runs a playbook of the collection."""
    if not sources:
        return text
    text = _HOST.sub(lambda found: f"{found[0]}{inventory(sources)} ", text)
    return _PLAYBOOK.sub(lambda found: command(found[1], sources, tenants), text)


def joined(texts: t.Sequence[str], general: str) -> str:
    """Return one text for several that differ in nothing but a name; ``general`` is the same with a placeholder for it.

    Commands are spelled out, so that they can be pasted; of prose a few are, and more of them become the general one.
    """
    rows = [text.splitlines() for text in texts]
    lines: list[str] = []
    for row, common in zip(zip(*rows), general.splitlines()):
        each = list(dict.fromkeys(row))
        if is_command(common):
            lines += each[:MAX_COMMANDS]
            if len(each) > MAX_COMMANDS:
                lines.append(f"And {len(each) - MAX_COMMANDS:,} more of these commands; report.json has each with its check.")
        else:
            lines += each if len(each) <= SPELLED_OUT else [common]
    return "\n".join(lines)
