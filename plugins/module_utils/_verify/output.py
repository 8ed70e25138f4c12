# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Results of thousands of checks on their way out of the module, in little memory.

As dictionaries the results of 10,000 checks take some 40 MB, and ansible-core copies them twice on the way out. Here each becomes JSON
text as soon as it stands, a block of them is compressed, and the blocks are written one after the other. Runs on Python 3.8.
"""

from __future__ import annotations

import contextlib
import io
import json
import typing as t
import zlib

#: Up to so many checks take the ordinary way.
ORDINARY = 200

#: Bytes of JSON text that are compressed together.
_BLOCK = 65536

Json = t.Dict[str, t.Any]


class Spool:
    """JSON texts of results, in order; what they were made of is let go."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._texts: list[str] = []
        self._size = 0
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(self, result: Json) -> None:
        """Take one result."""
        text = json.dumps(result)
        self._texts.append(text)
        self._size += len(text)
        self._count += 1
        if self._size > _BLOCK:
            self._compress()

    def _compress(self) -> None:
        # Results are much alike: the quickest level takes nine tenths away.
        self._blocks.append(zlib.compress(", ".join(self._texts).encode("ascii"), 1))
        self._texts, self._size = [], 0

    def texts(self) -> t.Iterator[str]:
        """Give the results as JSON text, several together, separated as in a list. They are gone afterwards."""
        if self._texts:
            self._compress()
        self._blocks.reverse()
        first = True
        while self._blocks:
            text = zlib.decompress(self._blocks.pop()).decode("ascii")
            yield text if first else f", {text}"
            first = False


def write_spooled(checks: Spool, leave: t.Callable[[], t.NoReturn], out: t.TextIO) -> t.NoReturn:
    """Leave the module by ``leave``, which prints the rest of the result as one JSON object, with ``checks`` in that object."""
    captured = io.StringIO()
    try:
        with contextlib.redirect_stdout(captured):
            leave()
    finally:
        rest = captured.getvalue().strip()
        out.write('\n{"checks": [')
        for text in checks.texts():
            out.write(text)
        out.write(f"], {rest[1:]}\n")
        out.flush()
