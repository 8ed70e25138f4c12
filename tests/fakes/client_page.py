# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes the page "What it was tried with" from client_table.py. As a program it writes the page: ``python3 tests/fakes/client_page.py``."""

from __future__ import annotations

import pathlib
import typing as t

from client_rows import Client, Command
from client_table import CLIENTS, LIBRARIES

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "docsite" / "rst" / "guide_tried_with.rst"

# The tool that checks licences takes every line of this form for this file's own.
_LICENCE = "\n  ".join(
    f"SPDX-{name}"
    for name in ("FileCopyrightText: 2026 The m365.mail_oauth contributors", "License-Identifier: GPL-3.0-or-later")
)

_HEAD = """..
  <header>

.. _ansible_collections.m365.mail_oauth.docsite.guide_tried_with:

What it was tried with
======================

The collection's lab stands in for Entra ID, Microsoft Graph and Exchange Online. Whether it answers as they do cannot be judged by the
collection's own modules alone, so clients that others wrote for Microsoft's services are run on it, unchanged. This page lists what
they are made to do; it is made from the list that the tests run (``tests/fakes/client_table.py``), and a test fails when the two differ.
``script/test clients`` runs everything and writes a table with versions, results and times to ``tests/output/clients.md``.

A word with ``$`` is a value of the lab, such as ``$tenant``, or one that an earlier command printed. What must fail is listed too: the lab
has to refuse what Microsoft refuses.

.. contents::
   :local:
   :depth: 1
"""


def page() -> str:
    """Return the page as reStructuredText."""
    parts = [_HEAD.replace("<header>", _LICENCE), *(_section(one) for one in CLIENTS), _libraries()]
    return "\n".join(parts)


def _section(client: Client) -> str:
    wanted = " ".join(f"``{one}``" for one in client.requirements)
    lines = [
        *(client.title, "-" * len(client.title), ""),
        f"`Package <{client.address}>`__: {wanted}. Tried last: {client.tried}. {client.remark}",
        "",
        *_table(("Command", "Result"), [(f"``{one.words}``", _result(one)) for one in client.commands]),
    ]
    return "\n".join(lines)


def _result(command: Command) -> str:
    """Say what must come of a command."""
    if command.refused:
        return f"refused: {command.refused}"
    seen = {path: expected for path, expected in command.shows.items() if expected != "-"}
    return f"done; looked at {', '.join(f'``{path}``' for path in seen)}" if seen else "done"


def _libraries() -> str:
    rows = [(f"``{name}``", text) for name, tests in LIBRARIES.items() for text in tests.values()]
    title = "Microsoft's Python libraries"
    intro = "In the versions that the collection itself requires; these run with every change (``tests/contract``)."
    return "\n".join([title, "-" * len(title), "", intro, "", *_table(("Library", "What is done"), rows)])


def _table(heads: tuple[str, str], rows: t.Sequence[tuple[str, str]]) -> list[str]:
    lines = [".. list-table::", "   :header-rows: 1", "   :widths: 70 30", ""]
    for left, right in (heads, *rows):
        lines += [f"   * - {left}", f"     - {right}"]
    return [*lines, ""]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
