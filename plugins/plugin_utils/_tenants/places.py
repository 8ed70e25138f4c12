# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Places in a tenants file: what is wrong where, the line it is on, and keys that YAML would silently drop."""

from __future__ import annotations

import re
import typing as t

import yaml

from ...module_utils._shapes import is_harmless, shape

#: Keys and list indexes from the top of the file down.
Place = t.Tuple[t.Union[str, int], ...]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


class Problem(t.NamedTuple):
    """Something wrong at a place; ``message`` is a clause that says what and what to do, and never holds a secret."""

    place: Place
    message: str


class Position(t.NamedTuple):
    """Line and column, both from 1."""

    line: int
    column: int


def render(place: Place) -> str:
    """Return ``place`` as people write it: ``tenants.contoso.mailboxes[2].protocols[0]``."""
    text = ""
    for part in place:
        if isinstance(part, int):
            text += f"[{part}]"
        elif not is_harmless(part):
            text += f"[{shape(part)}]"
        elif _BARE_KEY.fullmatch(part):
            text += f".{part}" if text else part
        else:
            text += f"[{part!r}]"
    return text or "the file"


class Positions:
    """Where each place of a YAML text is; knows nothing (and says so with ``None``) when the text is not YAML."""

    def __init__(self, text: str) -> None:
        self._root: yaml.Node | None
        try:
            self._root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except (yaml.YAMLError, RecursionError):
            self._root = None

    def find(self, place: Place) -> Position | None:
        """Return where ``place`` stands, or its nearest parent that is in the text (a missing key has no line of its own)."""
        node = self._root
        if node is None:
            return None
        mark = node.start_mark
        for part in place:
            step = _step(node, part)
            if step is None:
                break
            mark, node = step
        return Position(mark.line + 1, mark.column + 1)

    def duplicate_keys(self) -> list[Problem]:
        """Return the keys that stand twice in one mapping: YAML keeps the last and forgets the rest."""
        if self._root is None:
            return []
        found: list[Problem] = []
        seen: set[int] = set()
        stack: list[tuple[Place, yaml.Node]] = [((), self._root)]
        while stack:
            place, node = stack.pop()
            if id(node) in seen:  # an alias: reported where it is anchored
                continue
            seen.add(id(node))
            if isinstance(node, yaml.MappingNode):
                found += _duplicates(place, node)
                stack += [((*place, str(key.value)), value) for key, value in node.value]
            elif isinstance(node, yaml.SequenceNode):
                stack += [((*place, index), value) for index, value in enumerate(node.value)]
        return found


def _duplicates(place: Place, node: yaml.MappingNode) -> list[Problem]:
    lines: dict[str, list[int]] = {}
    for key, _value in node.value:
        if isinstance(key, yaml.ScalarNode) and key.value != "<<":
            lines.setdefault(key.value, []).append(key.start_mark.line + 1)
    return [
        Problem(
            (*place, key),
            f"stands more than once (lines {', '.join(map(str, at))}); only one can count, so remove or rename the rest",
        )
        for key, at in lines.items()
        if len(at) > 1
    ]


def _step(node: yaml.Node, part: str | int) -> tuple[t.Any, yaml.Node] | None:
    """Return the mark and the node of ``part`` below ``node``."""
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark, node.value[part]
    if isinstance(node, yaml.MappingNode):
        merged: list[yaml.Node] = []
        for key, value in node.value:
            if key.value == part:
                return key.start_mark, value
            if key.value == "<<":
                merged += value.value if isinstance(value, yaml.SequenceNode) else [value]
        for parent in merged:
            step = _step(parent, part)
            if step is not None:
                return step
    return None
