# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Exim's configuration: strings that it expands, what its authenticator sends, lists of addresses and of hosts.

An expansion takes a backslash with the digits of a byte for that byte (specification, chapter 11, "Literal text in expanded strings"). That
serves everywhere: such a text has nothing that begins an expansion, ends a brace, separates a list, or is the name of a macro, which
Exim replaces before it looks at anything else (chapter 6, "Macros in the configuration file"; such names begin with a capital letter).
Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re

from .refusal import checked, one_line

_PLAIN_IN_STRING = re.compile(r"[a-z0-9_./@+-]")
_PLAIN_ADDRESS = re.compile(r"[a-z0-9_][a-z0-9_.-]*@[a-z0-9_][a-z0-9_.-]*")
_PLAIN_IN_PATTERN = re.compile(r"[a-z0-9_@-]")


def _bytes(text: str, plain: re.Pattern[str]) -> str:
    return "".join(char if plain.match(char) else "".join(f"\\x{byte:02x}" for byte in char.encode()) for char in text)


def string(text: str) -> str:
    """Return ``text`` as part of a string that is expanded, also between braces and in a list."""
    return _bytes(checked(text, "Exim's configuration"), _PLAIN_IN_STRING)


def sent(text: str) -> str:
    """Return ``text`` as part of ``client_send``, in which a circumflex that is not doubled is a NUL (chapter 34, "The plaintext authenticator")."""
    return string(text.replace("^", "^^"))


def address(text: str) -> str:
    """Return ``text`` as an item of a list of addresses: itself where it has nothing special, else a pattern for it alone.

    A pattern is a regular expression (chapter 10, "Address lists"), and ``\\N`` keeps it from being expanded. Case does not count.
    """
    lower = one_line(text, "Exim's configuration").lower()
    if _PLAIN_ADDRESS.fullmatch(lower):
        return lower
    return rf"\N^{_bytes(lower, _PLAIN_IN_PATTERN)}$\N"


def host(text: str) -> str:
    """Return a host's name or address as an item of a list of hosts, in which a colon is doubled (chapter 6, "List construction")."""
    return string(one_line(text, "Exim's configuration").replace(":", "::"))
