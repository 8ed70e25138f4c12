# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""OData query options: a ``$filter`` parser, ``$search``, ``$orderby``, ``$select``, paging."""

from __future__ import annotations

import base64
import re
import typing as t

from ..web import Json
from .errors import GraphError, bad_request

_TOKEN = re.compile(
    r"\s*(?:(?P<string>'(?:[^']|'')*')|(?P<guid>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"
    r"|(?P<date>\d{4}-\d\d-\d\dT[0-9:.]+(?:Z|[+-]\d\d:\d\d)?)|(?P<number>-?\d+(?:\.\d+)?)"
    r"|(?P<name>\$?[A-Za-z_@][A-Za-z0-9_./$@]*)|(?P<mark>[(),:]))"
)
_OPERATORS: dict[str, t.Callable[[t.Any, t.Any], bool]] = {
    "eq": lambda left, right: left == right,
    "ne": lambda left, right: left != right,
    "gt": lambda left, right: left is not None and right is not None and left > right,
    "ge": lambda left, right: left is not None and right is not None and left >= right,
    "lt": lambda left, right: left is not None and right is not None and left < right,
    "le": lambda left, right: left is not None and right is not None and left <= right,
}
_FUNCTIONS: dict[str, t.Callable[[str, str], bool]] = {
    "startswith": lambda text, part: text.startswith(part),
    "endswith": lambda text, part: text.endswith(part),
}
#: What only an "advanced query" may ask (header ConsistencyLevel: eventual and $count=true).
_ADVANCED = frozenset({"ne", "not", "endswith", "$count"})

Predicate = t.Callable[[Json], bool]
_MAX_DEPTH = 50


class Filter(t.NamedTuple):
    """A parsed ``$filter``: the test, the properties it names, whether it needs an advanced query."""

    test: Predicate
    properties: frozenset[str]
    advanced: bool


def parse_filter(text: str) -> Filter:
    """Parse a ``$filter``; raises GraphError with Graph's words for one that is not valid."""
    return _Parser(text).parse()


class _Parser:
    """Recursive descent over or, and, not, comparisons, functions, ``in`` and ``any``."""

    def __init__(self, text: str) -> None:
        self._tokens = list(self._scan(text))
        self._at = 0
        self._depth = 0
        self._properties: set[str] = set()
        self._advanced = False

    def parse(self) -> Filter:
        test = self._or()
        if self._at != len(self._tokens):
            raise self._error()
        return Filter(test, frozenset(self._properties), self._advanced)

    @staticmethod
    def _scan(text: str) -> t.Iterator[tuple[str, str]]:
        at = 0
        while text[at:].strip():
            match = _TOKEN.match(text, at)
            if match is None or match.lastgroup is None:
                raise GraphError(400, "BadRequest", f"Invalid filter clause: Syntax error at position {at} in '{text[:200]}'.")
            yield match.lastgroup, match[match.lastgroup]
            at = match.end()

    def _error(self) -> GraphError:
        shown = " ".join(value for _unused, value in self._tokens)[:200]
        return GraphError(400, "BadRequest", f"Invalid filter clause: Syntax error in '{shown}'.")

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _take(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            raise self._error()
        self._at += 1
        return self._tokens[self._at - 1]

    def _expect(self, mark: str) -> None:
        if self._take()[1] != mark:
            raise self._error()

    def _or(self) -> Predicate:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise GraphError(400, "BadRequest", "The filter is nested too deeply.")
        tests = [self._and()]
        while self._peek().lower() == "or":
            self._take()
            tests.append(self._and())
        self._depth -= 1
        return tests[0] if len(tests) == 1 else lambda row: any(test(row) for test in tests)

    def _and(self) -> Predicate:
        tests = [self._not()]
        while self._peek().lower() == "and":
            self._take()
            tests.append(self._not())
        return tests[0] if len(tests) == 1 else lambda row: all(test(row) for test in tests)

    def _not(self) -> Predicate:
        if self._peek().lower() != "not":
            return self._term()
        self._take()
        self._advanced = True
        test = self._not()
        return lambda row: not test(row)

    def _term(self) -> Predicate:
        kind, value = self._take()
        if value == "(":
            test = self._or()
            self._expect(")")
            return test
        if kind != "name":
            raise self._error()
        if self._peek() == "(":
            if value.lower() in _FUNCTIONS:
                return self._function(value.lower())
            if value.lower().endswith("/any"):
                return self._any(value[:-4])
            raise GraphError(400, "Request_UnsupportedQuery", f"Unsupported Query: the function '{value}' is not supported.")
        return self._comparison(value)

    def _function(self, name: str) -> Predicate:
        self._advanced = self._advanced or name in _ADVANCED
        self._expect("(")
        path = self._property(self._take()[1])
        self._expect(",")
        part = str(self._literal() or "").lower()
        self._expect(")")
        return lambda row: _FUNCTIONS[name](str(_value(row, path) or "").lower(), part)

    def _any(self, collection: str) -> Predicate:
        path = self._property(collection)
        self._expect("(")
        variable = self._take()[1]
        self._expect(":")
        outer, self._properties = self._properties, set()
        test = self._or()
        self._properties = outer
        self._expect(")")
        return lambda row: any(test({variable: item}) for item in _value(row, path) or [])

    def _comparison(self, name: str) -> Predicate:
        path = self._property(name)
        operator = self._take()[1].lower()
        if operator == "in":
            return self._in(path)
        if operator not in _OPERATORS:
            raise self._error()
        counted = path[-1] == "$count"
        self._advanced = self._advanced or operator in _ADVANCED or counted
        wanted = _folded(self._literal())
        compare = _OPERATORS[operator]
        if counted:
            return lambda row: compare(len(_value(row, path[:-1]) or []), wanted)
        return lambda row: compare(_folded(_value(row, path)), wanted)

    def _in(self, path: list[str]) -> Predicate:
        self._expect("(")
        wanted = [_folded(self._literal())]
        while self._peek() == ",":
            self._take()
            wanted.append(_folded(self._literal()))
        self._expect(")")
        return lambda row: _folded(_value(row, path)) in wanted

    def _property(self, name: str) -> list[str]:
        path = name.split("/")
        self._properties.add(path[0])
        return path

    def _literal(self) -> t.Any:
        kind, value = self._take()
        if kind == "string":
            return value[1:-1].replace("''", "'")
        if kind == "number":
            return float(value) if "." in value else int(value)
        if kind in ("guid", "date"):
            return value
        words: dict[str, t.Any] = {"true": True, "false": False, "null": None}
        if kind == "name" and value.lower() in words:
            return words[value.lower()]
        raise self._error()


def _value(row: t.Any, path: t.Sequence[str]) -> t.Any:
    """Return a property by path, its name in any case."""
    for name in path:
        if not isinstance(row, dict):
            return None
        row = next((value for key, value in row.items() if key.lower() == name.lower()), None)
    return row


def _folded(value: t.Any) -> t.Any:
    return value.lower() if isinstance(value, str) else value


def search(text: str) -> Predicate:
    """Return the test of a ``$search`` such as ``"displayName:mail"``."""
    clauses = re.findall(r'"([A-Za-z]+):([^"]*)"', text)
    if not clauses:
        raise bad_request("Syntax error: character ':' is not valid in the search; a clause is \"property:words\".")
    return lambda row: any(words.lower() in str(_value(row, [name]) or "").lower() for name, words in clauses)


def select(row: Json, names: t.Sequence[str]) -> Json:
    """Return the named properties of a row, in the row's own spelling; raises GraphError for an unknown one."""
    spelled = {key.lower(): key for key in row}
    chosen: Json = {}
    for name in names:
        key = spelled.get(name.strip().lower())
        if key is None:
            raise GraphError(
                400, "BadRequest", f"Parsing OData Select and Expand failed: Could not find a property named '{name.strip()}'."
            )
        chosen[key] = row[key]
    return chosen


def skip_token(offset: int, read: int = 0) -> str:
    """Return an opaque page token: where the page begins, and in the order of which read."""
    return base64.urlsafe_b64encode(f"lab-page-{offset}-{read}".encode()).rstrip(b"=").decode()


def read_skip_token(token: str) -> tuple[int, int]:
    """Return the offset and the read of a page token; raises GraphError for one that was not issued here."""
    try:
        text = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode()
    except ValueError:
        text = ""
    match = re.fullmatch(r"lab-page-(\d{1,9})-(\d{1,9})", text)
    if match is None:
        raise GraphError(
            400,
            "Directory_ExpiredPageToken",
            "The specified page token value has expired and can no longer be included in your request.",
        )
    return int(match[1]), int(match[2])
