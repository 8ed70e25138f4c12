# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Microsoft's services really answered (``tests/contract/recordings``), and how an answer is held against it.

A recording's ``want`` has: ``status`` (``a|b`` for either), ``type`` of the content, ``shape`` of the body, ``context`` (the body
has an ``@odata.context`` besides), ``at`` (shapes of parts), ``values`` (path to value), ``code`` and ``message`` of an error,
``headers``, ``members`` (of a list: what some row of it has), ``empty``. A string that begins with ``~`` is a regular expression of
the whole, ``{name}`` stands for something earlier. Lists are compared without their order: the services promise none.
"""

from __future__ import annotations

import json
import pathlib
import re
import typing as t

import yaml

Json = t.Any
Names = t.Mapping[str, str]
#: Compares what was recorded with a value at a place, and puts what differs into the mapping.
Check = t.Callable[[Json, Json, str, t.Dict[str, str]], None]

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "contract" / "recordings"
#: Files that are no conversations.
_TABLES = ("deviations", "shapes", "sources", "unproven")
GRADES = ("recorded", "trace", "client", "documented")

ODATA = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8"
_GUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_DATE = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"
_PATTERNS = {
    "guid": _GUID,
    "date": _DATE + "Z",
    "date7": _DATE + r"\.\d{7}Z",
    "hex40": "[0-9A-F]{40}",
    "b64": r"[A-Za-z0-9+/_-]+=*",
    "url": r"https?://\S+",
    "str": r"[\s\S]*",
}


class Answer(t.NamedTuple):
    """One answer over HTTP; header names in lower case."""

    status: int
    headers: t.Mapping[str, str]
    body: bytes

    @property
    def document(self) -> Json:
        """The body as JSON; ``None`` for an empty one, the text where it is no JSON."""
        if not self.body:
            return None
        try:
            return json.loads(self.body)
        except ValueError:
            return self.body.decode(errors="replace")


def table(name: str) -> Json:
    """Return one of the files that are no conversation."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def conversations() -> dict[str, list[Json]]:
    """Return the recordings by file name, in the order in which they have to be played."""
    found = sorted(path.stem for path in FOLDER.glob("*.yaml"))
    return {name: table(name) for name in found if name not in _TABLES}


def filled(value: Json, names: Names) -> Json:
    """Put the names' values into every ``{name}`` of a document; an unknown one stays."""
    if isinstance(value, str):
        quote: t.Callable[[str], str] = re.escape if value.startswith("~") else str
        return re.sub(r"\{([A-Za-z][\w.]*)\}", lambda m: quote(names[m[1]]) if m[1] in names else m[0], value)
    if isinstance(value, dict):
        return {name: filled(one, names) for name, one in value.items()}
    return [filled(one, names) for one in value] if isinstance(value, list) else value


def part(document: Json, path: str) -> Json:
    """Return what ``value.0.id`` means in a document (a key with dots in it too); raises LookupError."""
    if path == "" or (isinstance(document, dict) and path in document):
        return document[path] if path else document
    head, _unused, rest = path.partition(".")
    if isinstance(document, list):
        return part(document[int(head)], rest)
    if isinstance(document, dict):
        return part(document[head], rest)
    raise LookupError(path)


class Judge:
    """Holds answers against recordings; ``shapes`` are the named ones."""

    def __init__(self, shapes: t.Mapping[str, Json]) -> None:
        self._shapes = shapes

    def faults(self, want: Json, answer: Answer, names: Names, *, graph: bool) -> dict[str, str]:
        """Return what differs: place to sentence. Empty when the answer is as recorded."""
        want = filled(want, names)
        found: dict[str, str] = {}
        if str(answer.status) not in str(want["status"]).split("|"):
            found["status"] = f"{answer.status}, recorded {want['status']}: {answer.body[:300].decode(errors='replace')}"
            return found
        document = answer.document
        if want.get("empty") and document is not None:
            found["body"] = "not empty"
        if "shape" in want:
            extra = {"@odata.context": "url"} if want.get("context") else {}
            self._shape(want["shape"], document, "body", found, extra)
        checks: tuple[tuple[str, Check], ...] = (("at", self._part), ("values", _compare), ("members", _members))
        for name, check in checks:
            for place, spec in (want.get(name) or {}).items():
                _at(check, spec, document, place, found)
        for name in ("code", "message"):
            if name in want:
                _compare(want[name], _error(document, name), name, found)
        _headers(want, answer, found, graph=graph)
        return found

    def _part(self, spec: Json, value: Json, place: str, found: dict[str, str]) -> None:
        self._shape(spec, value, place, found, {})

    def _shape(self, spec: Json, value: Json, place: str, found: dict[str, str], extra: t.Mapping[str, Json]) -> None:
        if isinstance(spec, str) and spec in self._shapes:
            spec = self._shapes[spec]
        if isinstance(spec, str):
            if not any(self._fits(one, value) for one in ([spec] if spec.startswith("=") else spec.split("|"))):
                found[place] = f"{json.dumps(value)[:80]} is not {spec}"
        elif isinstance(spec, list):
            if not isinstance(value, list) or not value:
                found[place] = f"{json.dumps(value)[:80]} is no list with something in it"
                return
            for index, one in enumerate(value):
                self._shape(spec[0], one, f"{place}.{index}", found, {})
        else:
            self._object({**spec, **extra}, value, place, found)

    def _object(self, spec: Json, value: Json, place: str, found: dict[str, str]) -> None:
        if not isinstance(value, dict):
            found[place] = f"{json.dumps(value)[:80]} is no object"
            return
        known = {name.rstrip("?"): one for name, one in spec.items()}
        for name in value:
            if name not in known:
                found[f"{place}.{name}"] = "a key that was not recorded"
        for name, one in spec.items():
            key = name.rstrip("?")
            if key in value:
                self._shape(one, value[key], f"{place}.{key}", found, {})
            elif not name.endswith("?"):
                found[f"{place}.{key}"] = "missing"

    def _fits(self, word: str, value: Json) -> bool:
        if word in self._shapes:
            found: dict[str, str] = {}
            self._shape(word, value, "", found, {})
            return not found
        if word.startswith("="):
            return word[1:] == (value if isinstance(value, str) else json.dumps(value))
        plain: dict[str, t.Callable[[], bool]] = {
            "null": lambda: value is None,
            "any": lambda: True,
            "empty": lambda: value == [],
            "list": lambda: isinstance(value, list),
            "bool": lambda: isinstance(value, bool),
            "int": lambda: isinstance(value, int) and not isinstance(value, bool),
        }
        if word in plain:
            return plain[word]()
        return isinstance(value, str) and re.fullmatch(_PATTERNS[word], value) is not None


def _at(check: Check, spec: Json, document: Json, place: str, found: dict[str, str]) -> None:
    """Check the part of a document at a place."""
    try:
        value = part(document, place)
    except (LookupError, ValueError):
        found[place] = "not there"
    else:
        check(spec, value, place, found)


def _error(document: Json, name: str) -> Json:
    """Return an error's code or message, Graph's or Entra's."""
    error = document.get("error") if isinstance(document, dict) else None
    if isinstance(error, dict):
        return error.get(name)
    return document.get("error_description") if name == "message" and isinstance(document, dict) else error


def _compare(wanted: Json, value: Json, place: str, found: dict[str, str]) -> None:
    if isinstance(wanted, str) and wanted.startswith("~"):
        fits = isinstance(value, str) and re.fullmatch(wanted[1:], value) is not None
    else:
        fits = _sorted(wanted) == _sorted(value)
    if not fits:
        found[place] = f"{json.dumps(value)[:300]}, recorded {json.dumps(wanted)}"


def _members(wanted: list[Json], rows: Json, place: str, found: dict[str, str]) -> None:
    """Each wanted mapping is part of a row, and there are as many rows."""
    seen = rows if isinstance(rows, list) else []
    for one in wanted:
        if not any(all(row.get(name) == value for name, value in one.items()) for row in seen):
            found[place] = f"{json.dumps(rows)[:300]} has none with {json.dumps(one)}"
    if len(seen) != len(wanted):
        found[place] = f"{len(seen)} instead of {len(wanted)}"


def _sorted(value: Json) -> Json:
    """Return a document whose lists have one order, so that two of them compare without theirs."""
    if isinstance(value, dict):
        return {name: _sorted(one) for name, one in value.items()}
    if isinstance(value, list):
        return sorted((_sorted(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    return value


def _headers(want: Json, answer: Answer, found: dict[str, str], *, graph: bool) -> None:
    """Compare headers: those of the recording, and those that every recorded answer of Graph has or lacks."""
    kind = want.get("type", "odata" if graph and answer.status < 300 and answer.body else "")
    if graph and answer.status >= 400:
        kind = "application/json"
    if kind and answer.headers.get("content-type") != (ODATA if kind == "odata" else kind):
        found["header content-type"] = f"{answer.headers.get('content-type')}, recorded {kind}"
    if graph:
        wanted = "4.0" if answer.status < 300 and answer.body else None
        if answer.headers.get("odata-version") != wanted:
            found["header odata-version"] = f"{answer.headers.get('odata-version')}, recorded {wanted}"
        if not answer.headers.get("request-id"):
            found["header request-id"] = "missing"
        if not answer.body and "content-type" in answer.headers:
            found["header content-type"] = "on an answer without a body"
    for name, pattern in (want.get("headers") or {}).items():
        if pattern is None:
            if name in answer.headers:
                found[f"header {name}"] = "there, and was not recorded"
        elif not re.fullmatch(pattern[1:] if pattern.startswith("~") else re.escape(pattern), answer.headers.get(name, "")):
            found[f"header {name}"] = f"{answer.headers.get(name)}, recorded {pattern}"
