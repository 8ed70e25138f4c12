# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""``report.jsonl``: every check of a report, written while it is made, and read by whoever wants them all."""

from __future__ import annotations

import json
import os
import typing as t

from .lines import Decoder, Encoder, LineError

Check = t.Dict[str, t.Any]

_PIECE = 1024 * 1024

_decode = json.JSONDecoder().decode


class Spool:
    """A file of checks that is written once and read as often as wanted, also before it has its name."""

    def __init__(self, file: t.IO[bytes]) -> None:
        self._file = file
        self._encoder = Encoder()

    def take(self, check: Check) -> None:
        """Write one more check."""
        for line in self._encoder.lines(check):
            self._file.write(line.encode())

    def checks(self) -> t.Iterator[Check]:
        """Yield all that were written, anew each time."""
        self._file.flush()
        return checks_of(_lines(self._file.fileno()))


def checks_of(lines: t.Iterable[bytes]) -> t.Iterator[Check]:
    """Yield the checks of such lines. Raises LineError."""
    decoder = Decoder()
    for line in lines:
        try:
            row = _decode(line.decode())
        except ValueError:
            raise LineError("a line is not whole JSON") from None
        check = decoder.check(row)
        if check is not None:
            yield check


def _lines(handle: int) -> t.Iterator[bytes]:
    """Yield the lines of an open file, whatever else reads or writes it through the same handle."""
    offset, rest = 0, b""
    while True:
        piece = os.pread(handle, _PIECE, offset)
        if not piece:
            break
        offset += len(piece)
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
    if rest:
        yield rest
