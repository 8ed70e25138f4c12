# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Server bytes as text that can be shown: nothing in it moves a cursor, breaks a line or hides a word. Pure; runs on Python 3.8."""

from __future__ import annotations


def decode(data: bytes) -> str:
    """Return what a server said as printable text; never raises.

    UTF-8 where it is UTF-8, other bytes and all control and format characters (C0, C1, bidirectional overrides) as escapes.
    """
    return printable(data.decode("utf-8", "backslashreplace"))


def printable(text: str) -> str:
    """Return ``text`` with everything that is not printable escaped."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


def shorten(text: str, limit: int) -> str:
    """Return ``text``, cut at ``limit`` characters with a note of how many are missing."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]}... ({len(text) - limit} more characters)"
