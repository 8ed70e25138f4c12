# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a run consists of: which sessions, and of the heavy ones which whole. Pure, but for reading the imports of test files."""

from __future__ import annotations

import ast
import dataclasses
import pathlib
import typing as t

from table import HEAVY, Heavy

_FAKES = "tests/fakes/"


@dataclasses.dataclass(frozen=True)
class Job:
    """One session; one that is not ``whole`` runs in its short form, with the words ``also`` to pytest or ansible-test.

    ``alone``: no two of such a group run side by side. ``slow``: takes minutes, so that one lane begins with it.
    """

    session: str
    whole: bool = True
    alone: str = ""
    also: tuple[str, ...] = ()
    slow: bool = False

    @property
    def title(self) -> str:
        """The session's name, with its form where that is the short one."""
        return self.session if self.whole else f"{self.session} (short)"

    def arguments(self) -> list[str]:
        """Return what nox is given."""
        if self.whole:
            return ["-e", self.session]
        return ["-e", self.session, "--", *(("-m", "not long") if self.session in HEAVY else ()), *self.also]


@dataclasses.dataclass(frozen=True)
class Wish:
    """What the user asked for; ``until``: after this moment (seconds since 1970) the inner loop begins no more tests."""

    sessions: tuple[str, ...] = ()
    all: bool = False
    quick: bool = False
    whole: bool = False
    until: float = 0.0


def _imported(file: pathlib.Path) -> set[str]:
    """Return the names of the top-level modules that a Python file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def helpers(root: pathlib.Path, tests: str) -> set[str]:
    """Return the paths of the modules in ``tests/fakes`` that the tests in a directory import, also by way of each other."""
    found: set[str] = set()
    files = sorted((root / tests).rglob("*.py"))
    while files:
        for name in _imported(files.pop()):
            path = f"{_FAKES}{name}.py"
            if path not in found and (root / path).is_file():
                found.add(path)
                files.append(root / path)
    return found


def covered(path: str, heavy: Heavy, root: pathlib.Path) -> bool:
    """Tell whether a changed file is one that a heavy session is there for; ``path`` is relative to the checkout ``root``."""
    if path.startswith((f"{heavy.tests}/", *heavy.covers)):
        return True
    # A helper that is gone cannot be asked who imported it.
    return path.startswith(_FAKES) and (path in helpers(root, heavy.tests) or not (root / path).is_file())


def touched(changed: t.Iterable[str], root: pathlib.Path) -> set[str]:
    """Return the heavy sessions whose files are among the changed ones."""
    paths = tuple(changed)
    return {name for name, heavy in HEAVY.items() if any(covered(path, heavy, root) for path in paths)}


def _ansible_test(cores: t.Sequence[str], python: str, targets: t.Mapping[str, str]) -> list[str]:
    """Return ansible-test's sessions for the newest and the oldest core; what lies between is held to both ends."""
    found: list[str] = []
    for core in dict.fromkeys((cores[0], cores[-1])):
        found += [f"sanity-{core}", f"units-{core}-py{python}"] if core == cores[0] else [f"sanity-{core}"]
        found += [f"units-{core}-py{targets[core]}"] if core in targets else []
        found.append(f"integration-{core}")
    return found


#: What an older core may answer differently; the newest one asks everything.
_OLDER: dict[str, tuple[str, ...]] = {
    "sanity": tuple(word for test in ("ansible-doc", "compile", "import", "validate-modules") for word in ("--test", test)),
    "integration": ("inventory_tenants", "role_verify"),
}


#: In this order; ``lint`` is several sessions of antsibull-nox.
_LIGHT = (
    *("lint", "shell", "changelog", "license-check", "extra-checks", "docs-check", "ansible-lint", "build-import-check"),
    *("typing", "contract"),
)
_QUICK = ("formatters", "codeqa", "unit")
#: The changed files that the inner loop looks at.
_NEAR = 50


def _group(session: str) -> str:
    kind = session.split("-", maxsplit=1)[0]
    if kind in ("sanity", "integration"):
        return kind  # these share environments below the home
    return "machine" if session in HEAVY and session != "unit" else ""  # installs packages of the distribution, fills both cores


def _inner(changed: t.Iterable[str], until: float) -> tuple[str, ...]:
    near = [path for path in changed if path.endswith(".py")][:_NEAR]
    return ("--until", f"{until:.0f}", *(f"--near={path}" for path in near))


def plan(
    wish: Wish, changed: t.Sequence[str], root: pathlib.Path, cores: t.Sequence[str], python: str, targets: t.Mapping[str, str]
) -> list[Job]:
    """Return what to run. ``changed``: paths in the checkout ``root``; ``cores``: newest first; ``targets``: core -> oldest Python."""
    if wish.sessions:
        return [Job(name, alone=_group(name)) for name in wish.sessions]
    if wish.quick:
        return [Job(name, wish.whole or name not in HEAVY, also=_inner(changed, wish.until)) for name in _QUICK]
    due = touched(changed, root)
    heavy = [name for name in HEAVY if name != "unit"]  # ansible-test runs the unit tests whole
    jobs = [Job(name, wish.whole or name in due or name not in HEAVY, _group(name)) for name in (*_LIGHT, *heavy)]
    jobs += [Job(f"unit-{core}", slow=True) for core in cores[1:]]
    for name in _ansible_test(cores, python, targets):
        kind, core = name.split("-")[:2]
        also = () if core == cores[0] or wish.whole else _OLDER.get(kind, ())
        jobs.append(Job(name, not also, _group(name), also, slow=True))
    return jobs


def not_whole(ran: t.Iterable[Job]) -> list[str]:
    """Return the sessions of a run that ran in their short form alone."""
    return [job.session for job in ran if not job.whole]
