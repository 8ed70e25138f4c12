# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Refusals that the emulator words itself are listed as such: nobody takes them for Microsoft's."""

from __future__ import annotations

import ast
import pathlib
import re
import typing as t

from recorded_answers import conversations, table

from entra_emulator import aadsts

GRAPH = pathlib.Path(aadsts.__file__).parent / "graph"
_MAKERS = {"bad_request": 0, "conflict": 0, "GraphError": 2}  # position of the message


def _template(node: ast.expr, names: t.Mapping[str, ast.expr]) -> str | None:
    """Return a message with ``{}`` for what is put in, ``None`` for one that is no literal."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)
    if isinstance(node, ast.BinOp):
        left, right = _template(node.left, names), _template(node.right, names)
        return f"{left or '{}'}{right or '{}'}"
    if isinstance(node, ast.Name) and node.id in names:
        return _template(names[node.id], {})
    return None


def _messages() -> set[str]:
    """Return every message that the emulated Graph can refuse with."""
    found: set[str] = set()
    for path in sorted(GRAPH.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {
            target.id: node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MAKERS:
                at = _MAKERS[node.func.id]
                text = _template(node.args[at], names) if len(node.args) > at else None
                if text:
                    found.add(text)
    return found


def _recorded() -> list[str]:
    rows = [row for rows in conversations().values() for row in rows]
    texts = [str(row["want"].get("message", "")) for row in rows]
    texts += [str(value) for row in rows for name, value in (row["want"].get("values") or {}).items() if "message" in name]
    return [text.replace("\\", "") for text in texts]


def _proven(text: str, recorded: t.Iterable[str]) -> bool:
    """Whether a recording has every literal part of a message."""
    parts = [part for part in text.split("{}") if part.strip("'. ")]
    return any(all(part.rstrip(". ") in seen for part in parts) for seen in recorded)


def test_graphs_own_words_are_listed() -> None:
    recorded = _recorded()
    own = {text for text in _messages() if not _proven(text, recorded)}
    assert sorted(own) == sorted(table("unproven")["graph"])


def test_entras_own_words_are_listed() -> None:
    recorded = " ".join(_recorded())
    numbers = [number for number in aadsts.KINDS if not re.search(rf"AADSTS{number}\b", recorded)]
    assert sorted(numbers) == sorted(table("unproven")["entra"])
