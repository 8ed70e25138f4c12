# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Exchange's cmdlets as PowerShell lines: every text is a quoted string (``_quoting.powershell``). Pure; runs on Python 3.8."""

from __future__ import annotations

import typing as t

from .._quoting.powershell import string

#: Parameters of ours that are switches: written ``-Name:$false``.
_SWITCHES = frozenset({"Confirm", "Force"})

Scalar = t.Union[str, bool, None]
Value = t.Union[Scalar, t.Sequence[str]]


def literal(value: Value) -> str:
    """Return a text, a boolean, None or a list of texts as PowerShell writes it."""
    if value is None:
        return "$null"
    if isinstance(value, bool):
        return "$true" if value else "$false"
    if isinstance(value, str):
        return string(value)
    return ",".join(string(item) for item in value)


def command(name: str, parameters: t.Mapping[str, Value]) -> str:
    """Return one command line; ``name`` and the parameters' names are ours and never come from outside."""
    words = [name]
    for parameter, value in parameters.items():
        joint = ":" if parameter in _SWITCHES else " "
        words.append(f"-{parameter}{joint}{literal(value)}")
    return " ".join(words)
