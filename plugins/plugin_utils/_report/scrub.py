# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Texts of servers and files of other people, before a report has them: no token, nothing that a terminal obeys, nothing endless. Pure."""

from __future__ import annotations

import typing as t

from ...module_utils._diagnosis.speaker.masking import mask
from ...module_utils._text import harmless
from .lines import BLOCKS

#: Members whose texts may have several lines; a line break in a name is a fraud.
_LINES = frozenset(
    {
        *("remedy", "evidence", "message", "lines", "command", "commands", "note"),
        *("greeting", "reply", "challenge", "after_auth", "text"),
    }
)
_LONGEST = 4096
_NO_TEXT = frozenset({int, float, bool, type(None)})
#: Texts, and blocks, that are remembered at a time.
_MOST = 50_000
_MOST_BLOCKS = 1024


class Scrubber:
    """Masks what looks like a token, takes the force from what a terminal or CI job would obey, and cuts long texts.

    Servers say the same to everybody, so each text is worked on once.
    """

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._known_lines: dict[str, str] = {}
        self._blocks: dict[int, tuple[t.Any, t.Any]] = {}

    def check(self, raw: t.Mapping[str, t.Any]) -> dict[str, t.Any]:
        """Return a check scrubbed; blocks that were one object are one again."""
        if len(self._known) + len(self._known_lines) > _MOST:
            self._known.clear()
            self._known_lines.clear()
        check: dict[str, t.Any] = self({name: None if name in BLOCKS else value for name, value in raw.items()})
        for name in BLOCKS:
            block = raw[name]
            known = self._blocks.get(id(block))
            if known is None:
                if len(self._blocks) >= _MOST_BLOCKS:
                    self._blocks.clear()
                # The block itself is kept, so that its id stays its own.
                known = self._blocks[id(block)] = (block, self(block))
            check[name] = known[1]
        return check

    def __call__(self, value: t.Any, lines: bool = False) -> t.Any:
        """Return ``value`` with all its texts scrubbed; ``lines`` keeps line breaks."""
        if type(value) in _NO_TEXT:
            return value
        if isinstance(value, str):
            texts = self._known_lines if lines else self._known
            known = texts.get(value)
            if known is None:
                known = texts[value] = _scrubbed(value, lines)
            return known
        if isinstance(value, dict):
            # Most members are numbers, or texts that were seen before; they are not worth a call each.
            names, known_texts = self._known.get, (self._known_lines if lines else self._known).get
            return {
                names(key) or self(str(key)): item
                if type(item) in _NO_TEXT
                else self(item, True)
                if key in _LINES
                else (isinstance(item, str) and known_texts(item)) or self(item, lines)
                for key, item in value.items()
            }
        if isinstance(value, (list, tuple)):
            return [self(item, lines) for item in value]
        return value


def _scrubbed(value: str, lines: bool) -> str:
    text = harmless(mask(str(value)), lines=lines)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
