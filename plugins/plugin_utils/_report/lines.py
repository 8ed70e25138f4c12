# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks as JSON lines, in ``report.jsonl`` and in the parts of a run. Pure.

What repeats from check to check (the server's words, TLS, the facts of a token) is a block: a line ``{"block": 3, "is": {...}}`` before the
first check that has it, and ``"server": 3`` in the checks. A later block of the same number takes the place of the earlier one, so that
whoever reads holds few of them. Members that say nothing are left out.
"""

from __future__ import annotations

import json
import typing as t

Check = t.Dict[str, t.Any]
Json = t.Dict[str, t.Any]

BLOCKS = ("tls_info", "server", "token")
#: Blocks that are known at a time.
MOST = 1024
#: What a check has where its line says nothing.
SILENT: Json = {
    **dict.fromkeys(("via", "login", "login_form", "sender", "program", "stage", "address", "since"), ""),
    "new": False,
    "flapping": False,
    "retry_after_ms": 0,
}
_EMPTY = ("logins_refused", "phases", "findings")

#: All members of a check, in the order in which reports have them.
_BLANK: Json = {
    **dict.fromkeys(("id", "tenant", "checked_from", "mailbox", "sign_in_user", "via", "login", "login_form", "logins_refused")),
    **dict.fromkeys(("sender", "program", "protocol", "host", "port", "tls", "ok", "state", "stage", "authenticated", "address")),
    **dict.fromkeys(("duration_ms", "retry_after_ms", "phases", *BLOCKS, "findings", "since", "new", "flapping")),
    **SILENT,
}

_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class LineError(ValueError):
    """A line that is none of these; nothing behind it can be trusted."""


class Encoder:
    """Makes lines of checks, in the order in which they are given."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._next = 0
        #: The number of a block that is the same object as one before; the object is kept, so that its id stays its own.
        self._objects: dict[int, tuple[t.Any, int]] = {}

    def lines(self, check: t.Mapping[str, t.Any]) -> t.Iterator[str]:
        """Yield the lines of a check, each with its end."""
        if len(self._numbers) > MOST - len(BLOCKS):
            # Never between the blocks of a check: the earlier ones would get numbers of the later.
            self._numbers.clear()
            self._objects.clear()
            self._next = 0
        row: Json = {}
        for name, value in check.items():
            if name in BLOCKS:
                if value:
                    number, line = self._block(value)
                    if line:
                        yield line
                    row[name] = number
            elif value or (name not in SILENT and name not in _EMPTY):
                row[name] = value
        yield f"{_encode(row)}\n"

    def _block(self, value: Json) -> tuple[int, str]:
        known = self._objects.get(id(value))
        if known is not None:
            return known[1], ""
        text = _encode(value)
        number, line = self._numbers.get(text), ""
        if number is None:
            number = self._numbers[text] = self._next
            self._next += 1
            line = f'{{"block":{number},"is":{text}}}\n'
        if len(self._objects) >= MOST:
            self._objects.clear()
        self._objects[id(value)] = (value, number)
        return number, line


class Decoder:
    """Makes checks of lines again. Blocks are shared between the checks: they are not to be changed."""

    def __init__(self) -> None:
        self._blocks: dict[int, Json] = {}

    def check(self, row: object) -> Check | None:
        """Return the check that a line says, None for the line of a block. Raises LineError."""
        if not isinstance(row, dict):
            raise LineError("a line is no check")
        number = row.get("block")
        if number is not None:
            if not isinstance(number, int) or not isinstance(row.get("is"), dict) or not 0 <= number < MOST:
                raise LineError("a block is damaged")
            self._blocks[number] = row["is"]
            return None
        check = {**_BLANK, **row}
        for name in _EMPTY:
            if check[name] is None:
                check[name] = []
        try:
            for name in BLOCKS:
                number = check[name]
                check[name] = {} if number is None else self._blocks[number]
        except (KeyError, TypeError):
            raise LineError("a block is missing") from None
        return check
