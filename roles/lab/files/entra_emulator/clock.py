# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Time as the emulator sees it: the machine's, plus an offset that a test can move."""

from __future__ import annotations

import datetime
import time

UTC = datetime.timezone.utc


class Clock:
    """Seconds since the epoch with an adjustable offset."""

    def __init__(self, offset: float = 0.0) -> None:
        self.offset = offset

    def now(self) -> float:
        """Return seconds since the epoch."""
        return time.time() + self.offset

    def iso(self) -> str:
        """Return now as Graph writes it in created objects: ``2026-11-22T10:11:12Z``."""
        return iso(self.now())

    def iso7(self) -> str:
        """Return now with seven fractional digits, as Graph writes the dates of credentials."""
        return iso7(self.now())


def iso(seconds: float) -> str:
    """Format seconds since the epoch as ``2026-11-22T10:11:12Z``."""
    return datetime.datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def iso7(seconds: float) -> str:
    """Format seconds since the epoch as ``2026-11-22T10:11:12.1234567Z``."""
    whole = int(seconds)
    return datetime.datetime.fromtimestamp(whole, UTC).strftime("%Y-%m-%dT%H:%M:%S") + f".{int((seconds - whole) * 1e7):07d}Z"


def as_given(text: str) -> str:
    """Format a client's date as Graph gives it back: in UTC, with a fraction only where the client sent one."""
    return iso7(parse(text)) if "." in text else iso(parse(text))


def parse(text: str) -> float:
    """Parse an ISO 8601 date as Graph's clients send it (any number of fractional digits, ``Z`` or an offset).

    Raises ValueError for anything else.
    """
    value = text.strip()
    if value[-1:] in "Zz":
        value = value[:-1] + "+00:00"
    head, dot, tail = value.partition(".")
    if dot:
        digits = len(tail) - len(tail.lstrip("0123456789"))
        value = f"{head}.{tail[:digits][:6]:0<6}{tail[digits:]}"
    moment = datetime.datetime.fromisoformat(value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
