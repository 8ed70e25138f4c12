# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The tenants file against its JSON schema: every violation as a place and a sentence of our own.

jsonschema finds what is wrong; its messages quote whole documents, which may hold secrets, so none of them is used.
"""

from __future__ import annotations

import datetime
import difflib
import functools
import json
import pathlib
import typing as t

from ...module_utils._deps import require
from ...module_utils._shapes import is_harmless, shape
from .places import Place, Problem, render

#: Stands in the checked copy for a value that cannot be looked into yet (``!vault``); fits wherever a template does.
OPAQUE = "{{ vault }}"

#: Deeper than any valid file, and more values than thousands of tenants have: what exceeds this is nested aliases.
MAX_DEPTH = 24
MAX_VALUES = 2_000_000

_SCHEMAS = pathlib.Path(__file__).resolve().parents[2] / "schemas"
_ECHO = 60
#: How alike a key and a known one are when it is surely a slip (1 is equal).
_SLIP = 0.9
_WORDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}
#: Free-form parts that belong to ansible-core's constructed options.
_FREE = frozenset({"compose", "groups", "keyed_groups"})

Schema = t.Dict[str, t.Any]


class _TooBig(Exception):
    pass


@functools.lru_cache(maxsize=None)
def load_schema(name: str) -> Schema:
    """Return the schema in ``plugins/schemas/<name>.schema.json``."""
    return t.cast("Schema", json.loads((_SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")))


def is_template(value: object) -> bool:
    """Tell whether ``value`` is evaluated only when it is used: a template, or a value still encrypted."""
    if isinstance(value, str):
        return "{{" in value or "{%" in value or "{#" in value
    return not isinstance(value, (bool, int, float, dict, list, type(None), datetime.date))


def to_plain(data: object) -> tuple[t.Any, list[Problem]]:
    """Return a copy of ``data`` in JSON's own types, free of tags and secrets still encrypted, and what JSON cannot hold."""
    copier = _Copier()
    try:
        return copier.copy(data, ()), copier.problems
    except _TooBig:
        return None, [Problem((), "is nested too deeply or grows too large through its aliases (&name, *name); write it out")]


class _Copier:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._values = 0

    def copy(self, value: object, place: Place) -> t.Any:
        self._values += 1
        if self._values > MAX_VALUES or len(place) > MAX_DEPTH:
            raise _TooBig
        if isinstance(value, dict):
            return self._mapping(value, place)
        if isinstance(value, list):
            return [self.copy(item, (*place, index)) for index, item in enumerate(value)]
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int):
            return int(value)
        if isinstance(value, float):
            return float(value)
        if isinstance(value, str):
            return self._text(str(value), place)
        if isinstance(value, datetime.date):
            self.problems.append(Problem(place, "is read by YAML as a date; put it into quotes"))
            return OPAQUE
        return OPAQUE

    def _mapping(self, value: dict[t.Any, t.Any], place: Place) -> dict[str, t.Any]:
        copied = {}
        for key, item in value.items():
            if isinstance(key, str):
                below = (*place, str(key))
                self._text(str(key), below)
                copied[str(key)] = self.copy(item, below)
            else:
                self.problems.append(Problem(place, f"the key {_echo(key)} is read by YAML as {_kind(key)}; put it into quotes"))
        return copied

    def _text(self, value: str, place: Place) -> str:
        if is_template(value) or (place and place[0] in _FREE):
            return value
        if value != value.strip():
            self.problems.append(
                Problem(place, "begins or ends with a space or a line break; remove it (in YAML write |- in place of |)")
            )
        elif any(ord(character) < 32 or ord(character) == 127 for character in value):
            self.problems.append(Problem(place, "holds a control character or a line break; remove it"))
        return value


def violations(document: object, schema: Schema) -> list[Problem]:
    """Return every way in which ``document`` (plain JSON types) breaks ``schema``, in the order of the document's places."""
    jsonschema = require("jsonschema")
    validator = jsonschema.Draft202012Validator(schema)
    found: list[Problem] = []
    for error in validator.iter_errors(document):
        found += _translate(error, schema, hidden=False)
    unique = {(problem.place, problem.message): problem for problem in found}
    return sorted(unique.values(), key=lambda problem: [(isinstance(part, str), str(part).zfill(9)) for part in problem.place])


def _translate(error: t.Any, root: Schema, *, hidden: bool) -> list[Problem]:
    hidden = hidden or _is_secret(error)
    if error.validator in ("anyOf", "oneOf"):
        return _alternatives(error, root, hidden=hidden)
    place: Place = tuple(error.absolute_path)
    if error.validator == "additionalProperties" and error.validator_value is False:
        known = list(error.schema.get("properties", {}))
        return [
            Problem((*place, key), _unknown_key(key, known, error.schema, root)) for key in error.instance if key not in known
        ]
    if error.parent is None and "propertyNames" in error.absolute_schema_path:
        return [
            Problem(
                (*place, str(error.instance)),
                f"cannot be a name here; it must be {error.schema.get('patternErrorMessage', 'another')}",
            )
        ]
    if error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        return [Problem((*place, key), "is missing" + _hint(_property(error.schema, key, root))) for key in missing]
    return [Problem(place, _sentence(error, hidden=hidden))]


def _alternatives(error: t.Any, root: Schema, *, hidden: bool) -> list[Problem]:
    """Choose the branch that was meant: by the kind of value given, with a template never the one that was meant."""
    branches: dict[int, list[t.Any]] = {}
    for inner in error.context:
        branches.setdefault(inner.relative_schema_path[0], []).append(inner)
    meant = {
        index: inner
        for index, inner in branches.items()
        if error.validator_value[index] != {"$ref": "#/$defs/template"} and not any(_wrong_kind(fault) for fault in inner)
    }
    if len(meant) == 1:
        return [problem for inner in next(iter(meant.values())) for problem in _translate(inner, root, hidden=hidden)]
    wanted = [_describe(branch, root) for branch in error.validator_value if branch != {"$ref": "#/$defs/template"}]
    return [Problem(tuple(error.absolute_path), f"expected {' or '.join(wanted)}, got {_got(error.instance, hidden=hidden)}")]


def _wrong_kind(error: t.Any) -> bool:
    """Tell whether a branch failed because another kind of value was given, rather than a bad one of its kind."""
    return not error.relative_path and error.validator in ("type", "const")


def _sentence(error: t.Any, *, hidden: bool) -> str:
    value, limit, schema = error.instance, error.validator_value, error.schema
    if "errorMessage" in schema:
        return str(schema["errorMessage"])
    given = "this value" if hidden else _echo(value)
    sentences: dict[str, t.Callable[[], str]] = {
        "type": lambda: f"expected {_WORDS.get(str(limit), limit)}, got {_got(value, hidden=hidden)}",
        "enum": lambda: f"{given} is not one of {', '.join(map(str, limit))}{_did_you_mean(value, limit)}",
        "const": lambda: f"{given} is not {limit}",
        "pattern": lambda: f"{given} is not {schema.get('patternErrorMessage', 'in the form expected here')}",
        "minLength": lambda: "must not be empty",
        "maxLength": lambda: f"is longer than {limit} characters",
        "minimum": lambda: f"{given} is less than {limit}",
        "maximum": lambda: f"{given} is more than {limit}",
        "minItems": lambda: f"needs at least {limit} {'entry' if limit == 1 else 'entries'}",
        "minProperties": lambda: f"needs at least {limit} {'entry' if limit == 1 else 'entries'}",
        "uniqueItems": lambda: f"lists {_repeated(value, hidden=hidden)} more than once",
    }
    return sentences.get(str(error.validator), lambda: f"breaks the schema's rule {error.validator}")()


def _is_secret(error: t.Any) -> bool:
    return bool(isinstance(error.schema, dict) and error.schema.get("writeOnly")) or "bootstrap" in error.absolute_path


def _echo(value: object) -> str:
    """Return ``value`` short enough for a message; containers and what may be a secret are named, not shown."""
    if isinstance(value, (dict, list)):
        return _kind(value)
    if isinstance(value, str) and not (is_harmless(value) or is_template(value)):
        return shape(value)
    text = repr(value) if isinstance(value, str) else json.dumps(value, default=str)
    return text if len(text) <= _ECHO else f"{text[: _ECHO - 3]}..."


def _kind(value: object) -> str:
    kinds: list[tuple[t.Any, str]] = [
        (type(None), "nothing"),
        (bool, "true or false"),
        (int, "a number"),
        (float, "a number"),
        (str, "text"),
        (list, "a list"),
        (dict, "a mapping"),
    ]
    return next((word for kind, word in kinds if isinstance(value, kind)), "a date")


def _got(value: object, *, hidden: bool) -> str:
    if isinstance(value, (dict, list, type(None))):
        return _kind(value)
    return _kind(value) if hidden else f"{_kind(value)} ({_echo(value)})"


def _describe(schema: Schema, root: Schema) -> str:
    schema = _resolve(schema, root)
    return str(schema["const"]) if "const" in schema else _WORDS.get(str(schema.get("type")), "another value")


def _resolve(schema: Schema, root: Schema) -> Schema:
    """Follow a reference within the schema itself."""
    reference = schema.get("$ref")
    if not isinstance(reference, str):
        return schema
    target: t.Any = root
    for part in reference.lstrip("#/").split("/"):
        target = target[part]
    return t.cast("Schema", target)


def _property(schema: Schema, key: str, root: Schema) -> Schema:
    return t.cast("Schema", _resolve(schema, root).get("properties", {}).get(key, {}))


def _hint(schema: Schema) -> str:
    description = schema.get("description", "")
    return f": {description[0].lower()}{description[1:].rstrip('.')}" if description else ""


def _did_you_mean(value: object, choices: t.Iterable[t.Any]) -> str:
    near = difflib.get_close_matches(str(value).lower()[:_ECHO], [str(choice) for choice in choices], n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""


def _unknown_key(key: str, known: list[str], schema: Schema, root: Schema) -> str:
    near = difflib.get_close_matches(key.lower().replace("-", "_")[:_ECHO], known, n=1, cutoff=0.6)
    below = [render((name, key)) for name in known if key in _resolve(schema["properties"][name], root).get("properties", {})]
    slip = bool(near) and difflib.SequenceMatcher(None, key.lower(), near[0]).ratio() > _SLIP
    if below and not slip:
        return f"is not a key here; did you mean {below[0]}?"
    if near:
        return f"is not a key here; did you mean {near[0]!r}?"
    return f"is not a key here; the keys are {', '.join(known)}"


def _repeated(values: list[t.Any], *, hidden: bool) -> str:
    seen: list[t.Any] = []
    for value in values:
        if value in seen:
            return "a value" if hidden else _echo(value)
        seen.append(value)
    return "a value"
