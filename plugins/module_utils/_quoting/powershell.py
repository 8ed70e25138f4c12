# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""PowerShell: a value as a word that is that value and nothing else.

Source: about_Quoting_Rules, section "Single-quoted strings" (nothing is expanded, a quote inside is doubled), and PowerShell's tokenizer
(CharTraits, ``IsSingleQuote``), which takes four typographic quotes for ``'`` as well. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re

from .refusal import HIDING, checked

#: What PowerShell's tokenizer takes for a single quote.
SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b"

_NAME = "a PowerShell command"
#: Words that are the same with and without quotes (about_Parsing, "Argument mode"): an address, a name, a GUID.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*(@[A-Za-z0-9_][A-Za-z0-9_.-]*)?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


def string(text: str) -> str:
    """Return ``text`` as a single-quoted string."""
    checked(text, _NAME, HIDING)
    return "'" + "".join(char * 2 if char in SINGLE_QUOTES else char for char in text) + "'"


def word(text: str) -> str:
    """Return ``text`` as an argument: as it is where that is the same, else as a single-quoted string."""
    return text if _PLAIN.fullmatch(text) else string(text)
