# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Graph's URLs: segments with keys in parentheses, in any case."""

from __future__ import annotations

import re
import typing as t
import urllib.parse

from .errors import GraphError

_KEY = re.compile(r"\s*(?:(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*)?'(?P<value>(?:[^']|'')*)'\s*")


class Segment(t.NamedTuple):
    """``applications(appId='x')`` is name ``applications`` with key ``("appid", "x")``; ``('x')`` has the key name ``id``."""

    name: str
    key: tuple[str, str] | None = None

    @property
    def lower(self) -> str:
        """The name in lower case, without the namespace of an action or a cast."""
        name = self.name.lower()
        for prefix in ("microsoft.graph.", "graph."):
            if name.startswith(prefix):
                return name[len(prefix) :]
        return name


def split(path: str) -> list[Segment]:
    """Split a path (without the version) into segments; raises GraphError for one that is not well formed."""
    parts: list[str] = []
    current, quoted = "", False
    for character in path:
        if character == "'":
            quoted = not quoted
        if character == "/" and not quoted:
            parts.append(current)
            current = ""
        else:
            current += character
    parts.append(current)
    return [_segment(urllib.parse.unquote(part)) for part in parts if part]


def _segment(text: str) -> Segment:
    name, bracket, inner = text.partition("(")
    if not bracket:
        return Segment(text)
    if not inner.endswith(")"):
        raise GraphError(400, "BadRequest", f"Bad Request - Error in query syntax near '{text[:100]}'.")
    match = _KEY.fullmatch(inner[:-1])
    if match is None:
        bare = inner[:-1].strip()
        if re.fullmatch(r"[A-Za-z0-9._-]+", bare):
            return Segment(name, ("id", bare))
        raise GraphError(400, "BadRequest", f"Bad Request - Error in query syntax near '{text[:100]}'.")
    return Segment(name, ((match["name"] or "id").lower(), match["value"].replace("''", "'")))
