# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Texts of the catalogue with what was observed put in: the only place where that is done.

A text is prose with placeholders, ``{user}``. A command in it that somebody may copy is marked with its language,
``<shell>nc -vz {host} {port}</shell>``: it stands on a line of its own, and there every word with a placeholder is quoted for that language as
a whole, so that no value can become code; the marks themselves are not shown. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from .._quoting.languages import quote_for
from .._quoting.refusal import HIDING, Unwritable, checked

#: The mark of a language and its quoter.
LANGUAGES: t.Mapping[str, str] = {"powershell": "powershell_word", "shell": "shell"}

#: A command in a text.
COMMAND = re.compile(rf"<({'|'.join(LANGUAGES)})>(.*?)</\1>", re.DOTALL)

#: What stands for a value that nobody knows, or that no command can hold.
PLACEHOLDERS: t.Mapping[str, str] = {
    "user": "MAILBOX",
    "token_user": "SIGN_IN_USER",
    "sender": "MAILBOX",
    "login": "SIGN_IN_USER",
    "app_id": "APPLICATION_ID",
    "object_id": "OBJECT_ID",
}


class Texts(t.Dict[str, str]):
    """Values for texts; a name that nobody knows stays as it is."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


class Prose(str):
    """A value that is words for a sentence; a command gets ``in_command`` in its place."""

    in_command: str

    def __new__(cls, words: str, in_command: str) -> Prose:
        """Make one."""
        made = super().__new__(cls, words)
        made.in_command = in_command
        return made


def fill(text: str, values: t.Mapping[str, str]) -> str:
    """Return a text with its values, each command on a line of its own; raises ``KeyError`` for a name that ``values`` does not have."""
    lines, position = [], 0
    for found in COMMAND.finditer(text):
        lines += [_prose(text[position : found.start()].strip(), values), _command(found[2], LANGUAGES[found[1]], values)]
        position = found.end()
    lines.append(_prose(text[position:].strip() if lines else text, values))
    return "\n".join(line for line in lines if line)


def command(language: str, text: str, **values: str) -> str:
    """Return one command of a language with its values, each word quoted."""
    return _command(text, LANGUAGES[language], values)


def _prose(text: str, values: t.Mapping[str, str]) -> str:
    return text.format_map(values) if "{" in text or "}" in text else text


def _command(text: str, quoter: str, values: t.Mapping[str, str]) -> str:
    def word(found: re.Match[str]) -> str:
        if "{" not in found[0]:
            return found[0]
        try:
            return quote_for(checked(found[0].format_map(_Plain(values)), "a command", HIDING), quoter)
        except Unwritable:
            return found[0].format_map(_Placeholders())

    return re.sub(r"\S+", word, text)


class _Plain(t.Dict[str, str]):
    """The values as commands get them."""

    def __init__(self, values: t.Mapping[str, str]) -> None:
        super().__init__()
        self._values = values

    def __missing__(self, name: str) -> str:
        value = self._values[name]
        if value == "{" + name + "}":  # nobody knows it
            return PLACEHOLDERS.get(name, name.upper())
        return value.in_command if isinstance(value, Prose) else value


class _Placeholders(t.Dict[str, str]):
    def __missing__(self, name: str) -> str:
        return PLACEHOLDERS.get(name, name.upper())
