# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a quoter says of a value that its language cannot carry. Pure; runs on Python 3.8."""

from __future__ import annotations

import re

from .._errors import OptionError
from .address import name_of

#: Control characters, whatever some program takes for the end of a line, and halves of characters: nothing that is written for a program holds one.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
#: Characters that nobody sees or that change what is seen: nothing that a person is to copy holds one.
HIDING = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NAMES = {"\0": "a NUL character", "\n": "a line break", "\r": "a carriage return", "\t": "a tab", " ": "a blank", "": "nothing"}


class Unwritable(OptionError):
    """A value that a language cannot carry. ``held`` says what of it, ``language`` is the language's name for people.

    The value is not in the message: whoever knows what it is says so.
    """

    def __init__(self, held: str, language: str) -> None:
        super().__init__(f"It holds {held}, which cannot be written into {language}.", code="unwritable")
        self.held = held
        self.language = language


def shown(char: str) -> str:
    """Return a character as a message names it."""
    return _NAMES.get(char) or name_of(char)


def checked(text: str, language: str, forbidden: re.Pattern[str] | None = None) -> str:
    """Return ``text``; raises :class:`Unwritable` for a control character or what else is forbidden."""
    for pattern in (_CONTROL, forbidden):
        found = pattern.search(text) if pattern is not None else None
        if found is not None:
            raise Unwritable(shown(found.group()), language)
    return text


def one_line(text: str, language: str, forbidden: re.Pattern[str] | None = None) -> str:
    """Return ``text``; raises :class:`Unwritable` for what :func:`checked` refuses, for nothing, and for blanks at either end."""
    if not text:
        raise Unwritable("nothing", language)
    checked(text, language, forbidden)
    if text != text.strip():
        raise Unwritable(f"{shown(text[0] if text[0].isspace() else text[-1])} at an end", language)
    return text
