# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who may import whom below plugins: every import is read from the sources, also those inside functions, and held against the tables here.

CONTRIBUTING.md ("Who may import whom") says the same in words. An arrow that is not in ``ROOMS`` is a decision: draw it here, or do
without it.
"""

from __future__ import annotations

import ast
import fnmatch
import functools
import pathlib
import re
import sys
import typing as t

import pytest

PLUGINS = pathlib.Path(__file__).resolve().parents[2] / "plugins"
COLLECTION = ("ansible_collections", "m365", "mail_oauth", "plugins")

#: Every room and the rooms that it may import. A room imports what stands above it alone, so that there is no circle.
ROOMS = """
_text:
_answers:
_mail:
_check:                _mail
_clouds:               _mail
_retirements:
_secrets:
_shapes:
_errors:               _text
_files:                _errors
_argspec:              _errors _shapes
_deps:                 _errors
_tls:                  _files
_http:                 _answers
_quoting:              _errors
_sasl:                 _errors
_protocol:             _errors _text
_diagnosis:            _answers _check _clouds _mail _quoting _shapes _text
_probe:                _check _errors _protocol _sasl _text _tls
_programs:             _errors _files _mail _sasl
_entra:                _answers _argspec _check _clouds _deps _diagnosis _errors _files _http _mail _quoting _secrets _shapes
_converge:             _errors
_exchange:             _clouds _converge _deps _entra _errors _http _quoting _shapes
_graph/wire:           _answers _clouds _converge _deps _entra _errors _http _tls
_graph/plan:           _clouds _converge _entra _errors _graph/wire
_graph/jobs:           _converge _deps _entra _errors _secrets _shapes _graph/plan _graph/wire
_agent:                _answers _clouds _diagnosis _entra _errors _files _http _mail _probe _quoting
_verify:               _agent _check _clouds _diagnosis _entra _errors _mail _probe _programs _quoting _sasl _secrets _shapes
_radar:                _clouds _errors _retirements
_preflight:            _clouds _converge _graph/wire _mail _retirements
_module:               *
modules:               _argspec _module
plugin_utils/_options:           _entra
plugin_utils/_terminal:
plugin_utils/_when:
plugin_utils/_run_summary:       _quoting _text plugin_utils/_when
plugin_utils/_given:             _errors _shapes
plugin_utils/_secret_arguments:  _argspec
plugin_utils/_store:             _entra _errors _files
plugin_utils/_tenants:           _clouds _deps _errors _mail _secrets _shapes
plugin_utils/_tokens:  _answers _clouds _entra _errors _mail _quoting _sasl _secrets _text plugin_utils/_[gow]* plugin_utils/_store
plugin_utils/_batch:   _argspec _converge _errors _graph/plan _graph/wire _module plugin_utils/_given plugin_utils/_options
plugin_utils/_evidence:          _clouds _entra _mail _retirements _shapes plugin_utils/_store
plugin_utils/_verify:            _text
plugin_utils/_report:  _answers _check _clouds _deps _diagnosis _errors _files _mail _quoting _retirements _text _tls plugin_utils/_run_summary \
    plugin_utils/_store
plugin_utils/_radar:             _errors _text plugin_utils/_store
doc_fragments:
filter:                _clouds _diagnosis _entra _errors _mail _quoting _sasl _secrets plugin_utils/_given plugin_utils/_report
action:      _argspec _clouds _converge _diagnosis _entra _errors _files _graph/wire _mail _module _quoting _sasl _secrets _shapes _verify filter plugin_utils/*
inventory:             _errors plugin_utils/_tenants
lookup:                _errors _quoting _sasl _secrets _text _verify plugin_utils/*
"""

#: Arrows that should not be, each with its reason. A row that nothing needs any more fails, too.
EXCEPTIONS: dict[tuple[str, str], str] = {}

#: No sockets, no files, no clock, nothing that differs from one call to the next; nor has anything that they import, and so on.
PURE = (
    "_answers", "_check", "_clouds", "_converge", "_diagnosis", "_graph/plan", "_mail", "_preflight", "_protocol", "_quoting", "_radar", "_retirements",
    "_sasl", "_text",
)  # fmt: skip
#: What pure code may use of the standard library.
PURE_LIBRARY = {
    "__future__", "abc", "array", "base64", "binascii", "collections", "contextlib", "csv", "dataclasses", "datetime", "difflib", "email.utils", "enum",
    "functools", "hashlib", "html", "io", "itertools", "json", "math", "re", "shlex", "typing", "unicodedata", "urllib.parse", "uuid",
}  # fmt: skip
#: Calls that make pure modules impure: ``datetime.now()``, ``open()``, ``uuid4()``.
IMPURE_CALLS = {"now", "today", "utcnow", "open", "print", "input", "__import__", "uuid1", "uuid4"}
#: What pure rooms reach that is not pure, each with its reason.
IMPURE = {
    "_converge/timing.py": "the one clock, which tests replace",
    "_deps.py": "imports a library when a function asks for it; what pure code calls does not",
    "_secrets.py": "tells ansible-core what to mask; what pure code calls has no secret",
}

#: Where code for managed hosts begins; what it imports goes there with it.
HOST_ROOTS = (
    *("modules/verify.py", "modules/token_program.py", "modules/private_file.py", "modules/postfix_settings.py"),
    *("modules/program_logins_info.py", "_agent"),
)
#: Newer than Python 3.8: modules, attributes and methods, keywords.
NEWER_MODULES = {"graphlib", "zoneinfo", "tomllib", "annotationlib", "compression"}
NEWER_NAMES = {
    "removeprefix", "removesuffix", "to_thread", "TaskGroup", "Runner", "timeout_at", "ExceptionGroup", "StrEnum", "pairwise", "batched",
    "bit_count", "randbytes", "lcm", "UTC", "file_digest", "hardlink_to", "is_relative_to", "TypeAlias", "ParamSpec", "Self",
    "add_note", "BadGzipFile", "asyncio.timeout", "contextlib.chdir", "functools.cache",
}  # fmt: skip
NEWER_KEYWORDS = {"zip": {"strict"}, "dataclass": {"slots", "kw_only", "match_args"}}
#: Types that cannot be subscribed before Python 3.9; in annotations they are text.
_GENERIC = {
    "dict",
    "list",
    "tuple",
    "set",
    "frozenset",
    "type",
    "deque",
    "defaultdict",
    "Counter",
    "OrderedDict",
    "Pattern",
    "Match",
}


class Import(t.NamedTuple):
    """One import: the line, and a file of ours (relative to module_utils or plugins) or the name of a module of others."""

    line: int
    ours: str
    foreign: str


def shown(path: pathlib.Path) -> str:
    """Return the name of a file as the tables have it: from module_utils or else from plugins."""
    return path.relative_to(PLUGINS).as_posix().replace("module_utils/", "", 1)


def room_of(name: str) -> str:
    """Return the room of a file."""
    parts = pathlib.PurePosixPath(name).with_suffix("").parts
    return "/".join(parts[:2]) if parts[0] in ("plugin_utils", "_graph") else parts[0]


FILES = {shown(path): path for path in sorted(PLUGINS.rglob("*.py")) if path.name != "__init__.py"}
TABLE = {line.split(":")[0]: line.split(":")[1].split() for line in ROOMS.strip().splitlines()}
ABOVE = {room: list(TABLE)[:position] for position, room in enumerate(TABLE)}


def allowed(room: str) -> set[str]:
    """Return the rooms that a room may import."""
    return {above for above in ABOVE[room] if any(fnmatch.fnmatchcase(above, word) for word in TABLE[room])}


@functools.cache
def tree_of(name: str) -> ast.Module:
    return ast.parse(FILES[name].read_text(encoding="utf-8"))


@functools.cache
def imports(name: str) -> tuple[Import, ...]:
    """Return what a file imports, relative names resolved; ``import a.b`` counts as ``a.b``, ``from a import b`` as ``a.b`` if that is a file."""
    package = (*COLLECTION, *FILES[name].relative_to(PLUGINS).parent.parts)
    found = []
    for node in ast.walk(tree_of(name)):
        if isinstance(node, ast.Import):
            found += [_import(node.lineno, tuple(alias.name.split(".")), "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            base += tuple((node.module or "").split(".")) if node.module else ()
            found += [_import(node.lineno, base, alias.name) for alias in node.names]
    return tuple(found)


def _import(line: int, base: tuple[str, ...], name: str) -> Import:
    if base[: len(COLLECTION)] != COLLECTION:
        return Import(line, "", ".".join(base))
    parts = base[len(COLLECTION) :]
    for candidate in ((*parts, name), parts):
        path = PLUGINS.joinpath(*candidate).with_suffix(".py")
        if name and shown(path) in FILES:
            return Import(line, shown(path), "")
    raise AssertionError(f"line {line} imports {'.'.join(parts)} {name}, which is no file below plugins")


def reached(roots: t.Iterable[str]) -> dict[str, str]:
    """Return the files that files import, they themselves and what those import included, each with the file that brought it."""
    found = dict.fromkeys(roots, "")
    waiting = list(found)
    while waiting:
        name = waiting.pop()
        for one in imports(name):
            if one.ours and one.ours not in found:
                found[one.ours] = name
                waiting.append(one.ours)
    return found


def below(*places: str) -> list[str]:
    return [name for name in FILES if any(name in (place, f"{place}.py") or name.startswith(f"{place}/") for place in places)]


def arrows() -> t.Iterator[tuple[str, int, str]]:
    for name in FILES:
        for one in imports(name):
            if one.ours and room_of(one.ours) != room_of(name):
                yield name, one.line, room_of(one.ours)


def test_every_room_is_in_the_table() -> None:
    assert {room_of(name) for name in FILES} == set(TABLE)
    named = {word for words in TABLE.values() for word in words if "*" not in word}
    assert named <= set(TABLE)


def test_a_room_imports_only_what_stands_above_it() -> None:
    """No arrow goes down, so that no circle can be."""
    assert [(room, word) for room, words in TABLE.items() for word in words if "*" not in word and word not in ABOVE[room]] == []


def test_every_arrow_is_in_the_table() -> None:
    undrawn = [
        f"{name}:{line} -> {room}"
        for name, line, room in arrows()
        if room not in allowed(room_of(name)) and (name, room) not in EXCEPTIONS
    ]
    assert not undrawn, "\n".join(undrawn)


def test_no_exception_is_left_over() -> None:
    taken = {(name, room) for name, _line, room in arrows() if room not in allowed(room_of(name))}
    assert set(EXCEPTIONS) - taken == set()
    assert set(IMPURE) <= set(reached(below(*PURE)))


def test_pure_rooms_reach_nothing_impure() -> None:
    found = reached(below(*PURE))
    faults = []
    for name in found:
        if name in IMPURE:
            continue
        wrong = [one for one in imports(name) if one.foreign and one.foreign not in PURE_LIBRARY]
        faults += [f"{name}:{one.line} imports {one.foreign} (reached from {found[name] or 'a pure room'})" for one in wrong]
        faults += [f"{name}:{line} calls {call}" for line, call in impure_calls(name)]
    assert not faults, "\n".join(faults)


def impure_calls(name: str) -> t.Iterator[tuple[int, str]]:
    for node in ast.walk(tree_of(name)):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in IMPURE_CALLS:
                yield node.lineno, called


HOST = reached(below(*HOST_ROOTS))


def test_what_goes_to_hosts_is_standard_library() -> None:
    faults = []
    for name in HOST:
        assert name != "_deps.py", f"{HOST[name]} brings what imports libraries"
        for one in imports(name):
            first = one.foreign.split(".")[0]
            foreign = first and first not in sys.stdlib_module_names and not one.foreign.startswith("ansible.module_utils.")
            if foreign or first in NEWER_MODULES:
                faults.append(f"{name}:{one.line} imports {one.foreign} (brought by {HOST[name]})")
    assert not faults, "\n".join(faults)
    assert {"_probe/check.py", "_diagnosis/diagnose.py", "_answers/entra.py", "_programs/isync.py", "_sasl/xoauth2.py"} <= set(
        HOST
    )


@pytest.mark.parametrize("name", sorted(HOST))
def test_what_goes_to_hosts_runs_on_python_3_8(name: str) -> None:
    source = FILES[name].read_text(encoding="utf-8")
    tree = ast.parse(source, name, feature_version=(3, 8))
    assert re.search(r"^from __future__ import annotations$", source, re.MULTILINE), name
    assert sorted(newer(tree)) == []


def newer(tree: ast.Module) -> set[str]:
    """Return what in a tree is newer than Python 3.8 although its grammar is not."""
    texts = {id(inner) for node in ast.walk(tree) for note in notes_of(node) for inner in ast.walk(note)}
    found = set()
    for node in ast.walk(tree):
        if id(node) in texts:
            continue
        if isinstance(node, (ast.Attribute, ast.Name)) and {ast.unparse(node), getattr(node, "attr", "")} & NEWER_NAMES:
            found.add(f"line {node.lineno}: {ast.unparse(node)}")
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
            value = node.value
            base = (
                value.attr
                if isinstance(value, ast.Attribute) and getattr(value.value, "id", "t") != "t"
                else getattr(value, "id", "")
            )
            if base in _GENERIC:
                found.add(f"line {node.lineno}: {ast.unparse(node)}")
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            found |= {
                f"line {node.lineno}: {called}({word.arg}=)"
                for word in node.keywords
                if word.arg in NEWER_KEYWORDS.get(called, ())
            }
    return found


def notes_of(node: ast.AST) -> t.Iterator[ast.expr]:
    """Yield the annotations of a node, which are never evaluated."""
    for name in ("annotation", "returns"):
        note = getattr(node, name, None)
        if isinstance(note, ast.expr):
            yield note


@pytest.mark.parametrize(
    "source",
    [
        "Json = dict[str, int]",
        "x = t.cast(list[int], y)",
        "''.removeprefix('a')",
        "zip(a, b, strict=True)",
        "@dataclass(slots=True)\nclass A: 1",
    ],
)
def test_newer_python_is_seen(source: str) -> None:
    assert newer(ast.parse(source))


@pytest.mark.parametrize(
    "source", ["x: dict[str, int] = {}", "def f(a: list[int]) -> set[str]: ...", "x = t.Dict[str, int]", "row = list_[0]"]
)
def test_older_python_is_left_alone(source: str) -> None:
    assert newer(ast.parse(source)) == set()


def test_entra_knows_no_graph_and_graph_no_mail() -> None:
    """The arrows that the table must not get; through others, too."""
    assert [name for name in reached(below("_entra")) if name.startswith("_graph/")] == []
    mail = ("_mail", "_sasl", "_protocol", "_probe", "_programs", "_check", "_verify")
    direct = {room_of(one.ours) for name in below("_graph", "_converge") for one in imports(name) if one.ours}
    assert direct & set(mail) == set()
    assert [
        name for name in reached(below("_protocol", "_sasl")) if room_of(name) not in ("_protocol", "_sasl", "_errors", "_text")
    ] == []


def pictures() -> dict[str, dict[str, set[str]]]:
    """Return the pictures of the page on the code: title -> place -> places that it imports."""
    page = (PLUGINS.parent / "docs" / "docsite" / "rst" / "architecture.rst").read_text(encoding="utf-8")
    drawn = {}
    for title, block in re.findall(r"^(.+)\n-+\n(?:.*\n)*?\.\. code-block:: text\n\n((?:   .*\n)+)", page, re.MULTILINE):
        rows = re.sub(r",\n +", ", ", block).splitlines()
        drawn[title] = {
            place.strip(): {name for name in asked.strip().split(", ") if name}
            for place, _arrow, asked in (row.partition("->") for row in rows)
        }
    return drawn


@pytest.mark.parametrize("title", pictures())
def test_the_pictures_show_what_is_imported(title: str) -> None:
    drawn = pictures()[title]
    place_of = {name: place for place in drawn for name in below(place.removesuffix(".py"))}
    found: dict[str, set[str]] = {place: set() for place in drawn}
    for name, place in place_of.items():
        found[place] |= {place_of[arrow.ours] for arrow in imports(name) if arrow.ours in place_of} - {place}
    assert set(place_of.values()) == set(drawn), "a place is not there"
    right = [
        f"{place} -> {', '.join(name for name in drawn if name in found[place])}"
        for place in drawn
        if drawn[place] != found[place]
    ]
    assert not right, "the page has to say: " + "; ".join(right)


def test_there_is_a_picture_of_each_way() -> None:
    assert list(pictures()) == ["Rule, case, finding", "Read, plan, apply", "Lookup, store, SASL string", "Tenants file, report"]
