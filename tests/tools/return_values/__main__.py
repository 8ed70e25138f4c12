# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes what several modules say of the same return value, since documentation fragments hold options only.

``python tests/tools/return_values`` brings the modules' RETURN in line with the table below; with ``--check`` it only names the files
that are not. A value's sample is the module's own.
"""

from __future__ import annotations

import pathlib
import re
import sys
import typing as t

MODULES = pathlib.Path(__file__).resolve().parents[3] / "plugins" / "modules"

#: Where a value stands in RETURN: what every module that has it there says of it.
SHARED: dict[str, dict[str, str]] = {
    "changes": {
        "description": "What was changed, in words; in check mode, what would be.",
        "type": "list",
        "elements": "str",
        "returned": "success",
    },
    "error.contains.code": {"description": "A short stable name of the cause.", "type": "str", "returned": "always"},
    "error.contains.message": {"description": "What happened.", "type": "str", "returned": "always"},
    "error.contains.remedy": {
        "description": "What to do about it.",
        "type": "str",
        "returned": "when there is something to do",
    },
    "error.contains.status": {
        "description": "The HTTP status of the answer.",
        "type": "int",
        "returned": "when there was an answer",
    },
    "error.contains.graph_code": {
        "description": "Microsoft Graph's own error code.",
        "type": "str",
        "returned": "when there was an answer",
    },
    "error.contains.request_id": {
        "description": "The id under which Microsoft's support finds the request.",
        "type": "str",
        "returned": "when the answer had one",
    },
}
_FIELDS = frozenset(field for said in SHARED.values() for field in said)
_RETURN = re.compile(r'(?<=^RETURN = r""")\n.*?(?=^""")', re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"( *)(\w+):(?: |$)")


def in_line(module: str) -> str:
    """Return the text of a module with what the table says in its RETURN."""
    return _RETURN.sub(lambda block: "\n".join(_lines(block[0].split("\n"))), module, count=1)


def _lines(block: list[str]) -> t.Iterator[str]:
    path: list[str] = []
    for line in block:
        key = _KEY.match(line)
        if key is not None:
            path[len(key[1]) // 2 :] = [key[2]]
        if any(field in _FIELDS and ".".join(path[:depth]) in SHARED for depth, field in enumerate(path)):
            continue
        yield line
        if key is not None:
            for field, text in SHARED.get(".".join(path), {}).items():
                yield f"{key[1]}  {field}: {text}"


def main(arguments: list[str], modules: pathlib.Path = MODULES) -> int:
    """Write, or only check; return the status for the shell."""
    stale = 0
    for path in sorted(modules.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        right = in_line(text)
        if right == text:
            continue
        stale += 1
        if "--check" in arguments:
            print(f"{path.name}: RETURN is not as the table says; run python tests/tools/return_values")
        else:
            path.write_text(right, encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
