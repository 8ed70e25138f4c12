# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Postfix: values in ``main.cf``, items of its lists, and the lines of its maps. Pure; runs on Python 3.8.

Sources: postconf(5) ("main.cf file format"), postmap(1) and DATABASE_README ("hash, texthash"): a key ends at the first white space, a line
that begins with ``#`` is a comment, one that begins with white space continues the line before.
"""

from __future__ import annotations

import re

from .refusal import Unwritable, one_line

_KEY = re.compile(r"\s")
_ITEM = re.compile(r"[\s,{}]")
_LOGIN = re.compile(r"[\s:]")


def value(text: str) -> str:
    """Return ``text`` as a parameter's value, ``$`` doubled."""
    return one_line(text, "Postfix's main.cf").replace("$", "$$")


def item(text: str) -> str:
    """Return ``text`` as one item of a parameter that is a list."""
    return one_line(text, "a list in Postfix's main.cf", _ITEM).replace("$", "$$")


def key(text: str) -> str:
    """Return ``text`` as the key of a map. Postfix looks keys up in small letters."""
    # Neither blanks at its beginning nor quotes keep a line with # from being a comment.
    if text.startswith("#"):
        raise Unwritable("a # at its beginning", "a map of Postfix")
    # Measured with 3.7: texthash does not find such a key again.
    if text.endswith("\\"):
        raise Unwritable("a \\ at its end", "a map of Postfix")
    return one_line(text, "a map of Postfix", _KEY)


def result(text: str) -> str:
    """Return ``text`` as the value of a key."""
    return one_line(text, "a map of Postfix")


def login(text: str) -> str:
    """Return a user's name as it stands before the colon in the value of ``smtp_sasl_password_maps``."""
    return one_line(text, "a password map of Postfix", _LOGIN)
