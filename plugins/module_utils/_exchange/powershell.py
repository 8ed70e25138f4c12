# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""PowerShell text from values, so that no value can become code.

Every text is a single-quoted string, in which PowerShell expands nothing; a quote inside it is doubled. PowerShell takes four
typographic quotes for ``'`` as well (about_Quoting_Rules; ``IsSingleQuote`` in its tokenizer), so these are doubled too.
Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError

#: What PowerShell's tokenizer takes for a single quote.
SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b"

#: Characters that could end a line or hide what is written; no address, name or id has them.
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")

#: Parameters of ours that are switches: written ``-Name:$false``.
_SWITCHES = frozenset({"Confirm", "Force"})

Scalar = t.Union[str, bool, None]
Value = t.Union[Scalar, t.Sequence[str]]


def quote(text: str) -> str:
    """Return ``text`` as a single-quoted PowerShell string; raises OptionError for control characters."""
    found = _UNWRITABLE.search(text)
    if found:
        raise OptionError(
            f"The value {text!r} holds the character {found.group()!r}, which cannot be part of an Exchange command.",
            remedy="Remove it.",
        )
    return "'" + "".join(char * 2 if char in SINGLE_QUOTES else char for char in text) + "'"


def literal(value: Value) -> str:
    """Return a text, a boolean, None or a list of texts as PowerShell writes it."""
    if value is None:
        return "$null"
    if isinstance(value, bool):
        return "$true" if value else "$false"
    if isinstance(value, str):
        return quote(value)
    return ",".join(quote(one) for one in value)


def command(name: str, parameters: t.Mapping[str, Value]) -> str:
    """Return one command line; ``name`` and the parameters' names are ours and never come from outside."""
    words = [name]
    for parameter, value in parameters.items():
        joint = ":" if parameter in _SWITCHES else " "
        words.append(f"-{parameter}{joint}{literal(value)}")
    return " ".join(words)
