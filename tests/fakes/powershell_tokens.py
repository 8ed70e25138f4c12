# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A model of how PowerShell splits a command line, after about_Parsing, about_Quoting_Rules and about_Comments.

It knows argument mode, where a line begins with a command's name. Kinds of tokens: ``word`` (its text is what the command gets), ``code`` (something
that is expanded, evaluated or taken for syntax), ``separator`` (another command begins), ``comma``. Raises :class:`Unfinished` where PowerShell
would ask for more.
"""

from __future__ import annotations

import re
import typing as t

#: CharTraits in PowerShell's tokenizer: IsSingleQuote, IsDoubleQuote.
SINGLE = "'\u2018\u2019\u201a\u201b"
DOUBLE = '"\u201c\u201d\u201e'
_BLANK = " \t\u00a0\u0085\v\f"
_LINE = "\r\n"
#: about_Parsing: the metacharacters of argument mode that end a word wherever they stand, besides white space and quotes.
_ENDS = ",;(){}|&"
_VARIABLE = re.compile(r"\$(?:[\w?^$:]+|\{)")


class Unfinished(Exception):
    """A string that does not end."""


class Token(t.NamedTuple):
    """One token."""

    kind: str
    text: str


def tokenize(line: str) -> list[Token]:
    """Return the tokens of what was typed or pasted."""
    return _Tokenizer(line).all()


class _Tokenizer:
    def __init__(self, line: str) -> None:
        self.line = line
        self.at = 0
        self.tokens: list[Token] = []

    def all(self) -> list[Token]:
        while self.at < len(self.line):
            self._next()
        return self.tokens

    def _peek(self, offset: int = 0) -> str:
        return self.line[self.at + offset : self.at + offset + 1]

    def _next(self) -> None:
        char = self._peek()
        if char in _BLANK:
            self.at += 1
        elif char in _LINE or char in ";|&":
            self._put("separator", char)
        elif char == ",":
            self._put("comma", char)
        elif char == "#":  # about_Comments: a comment begins at the beginning of a token
            while self._peek() and self._peek() not in _LINE:
                self.at += 1
        elif char == "@" and self._peek(1) and self._peek(1) in SINGLE + DOUBLE and self._peek(2) in tuple(_LINE):
            self._here_string()
        elif char in "(){}<>@" or (char == "$" and self._peek(1) == "("):
            self._put("code", char)
        elif char in SINGLE:
            self.tokens.append(Token("word", self._verbatim()))
        elif re.match(r"--%(?=\s|\Z)", self.line[self.at :]):
            self._stop_parsing()
        else:
            self._word()

    def _put(self, kind: str, char: str) -> None:
        self.tokens.append(Token(kind, char))
        self.at += 1

    def _verbatim(self) -> str:
        """Read a single-quoted string; any of the quotes ends it, two in a row are the first of them."""
        text, self.at = "", self.at + 1
        while True:
            char = self._peek()
            if not char:
                raise Unfinished(self.line)
            if char in SINGLE:
                if self._peek(1) and self._peek(1) in SINGLE:
                    text, self.at = text + char, self.at + 2
                    continue
                self.at += 1
                return text
            text, self.at = text + char, self.at + 1

    def _expandable(self) -> tuple[str, bool]:
        """Read a double-quoted string: its text and whether something in it is expanded."""
        text, code, self.at = "", False, self.at + 1
        while True:
            char = self._peek()
            if not char:
                raise Unfinished(self.line)
            if char == "`" and self._peek(1):
                text, self.at = text + self._peek(1), self.at + 2
            elif char in DOUBLE:
                if self._peek(1) and self._peek(1) in DOUBLE:
                    text, self.at = text + char, self.at + 2
                    continue
                self.at += 1
                return text, code
            else:
                code = code or self._expands()
                text, self.at = text + char, self.at + 1

    def _expands(self) -> bool:
        return self.line.startswith("$(", self.at) or _VARIABLE.match(self.line, self.at) is not None

    def _here_string(self) -> None:
        quote = SINGLE if self._peek(1) in SINGLE else DOUBLE
        found = re.compile(rf"@[{quote}]\r?\n(.*?)\r?\n[{quote}]@", re.DOTALL).match(self.line, self.at)
        if found is None:
            raise Unfinished(self.line)
        expanded = quote == DOUBLE and (_VARIABLE.search(found[1]) or "$(" in found[1])
        self.tokens.append(Token("code" if expanded else "word", found[1]))
        self.at = found.end()

    def _stop_parsing(self) -> None:
        """about_Parsing, "The stop-parsing token": literal up to the next line or pipe, but for %NAME%."""
        found = re.compile(r"--%[^\r\n|]*").match(self.line, self.at)
        assert found is not None
        self.tokens.append(Token("code", found[0]))
        self.at = found.end()

    def _word(self) -> None:
        """Read a word; quotes may begin in its middle, and a sub-expression there is a part of it."""
        text, code = "", False
        while self._peek() and self._peek() not in _BLANK + _LINE + _ENDS:
            char = self._peek()
            if char == "`":
                # At the end of a line it continues the line.
                text, self.at = text + self._peek(1), self.at + 2
                if text.endswith(tuple(_LINE)):
                    text = text[:-1]
                    break
            elif char in SINGLE:
                text += self._verbatim()
            elif char in DOUBLE:
                first = not text
                more, expanded = self._expandable()
                text, code = text + more, code or expanded
                if first:
                    break
            else:
                if self._expands():
                    code = True
                text, self.at = text + char, self.at + 1
                if char == "$" and self._peek() == "(":
                    self._subexpression()
        if text or code:
            self.tokens.append(Token("code" if code else "word", text))

    def _subexpression(self) -> None:
        depth = 0
        while self._peek():
            depth += {"(": 1, ")": -1}.get(self._peek(), 0)
            self.at += 1
            if depth == 0:
                return
        raise Unfinished(self.line)
