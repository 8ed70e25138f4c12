# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs the rows of client_table.py, one command line after the other, and keeps what came of each for the table of the run."""

from __future__ import annotations

import json
import os
import pathlib
import re
import shlex
import string
import subprocess
import time
import typing as t

from client_rows import Client, Command

_TIMEOUT = 300
#: Of the tests, not of the clients, which are slow without compiled files. XDG_CONFIG_HOME and its like are not for them either:
#: what they keep is below the home of their story.
_OURS = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH")


class Outcome(t.NamedTuple):
    """One line of the table of a run."""

    client: str
    version: str
    command: str
    result: str
    seconds: float


class Several(t.List[t.Any]):
    """What stands in each element of a list, whose order means nothing."""


class Story:
    """One client with its home directory, its environment and what its rows have kept so far."""

    def __init__(self, client: Client, version: str, home: pathlib.Path, environment: t.Mapping[str, str]) -> None:
        self.client = client
        self.version = version
        self.values: dict[str, str] = {}
        self.outcomes: list[Outcome] = []
        kept = {name: value for name, value in os.environ.items() if name not in _OURS and not name.startswith("XDG_")}
        self.environment = {**kept, **environment, "HOME": str(home)}
        self._home = home

    def run(self, command: Command) -> None:
        """Run a row; raises AssertionError with what the client said when it did not do what it must."""
        started = time.monotonic()
        result = "failed"
        try:
            self._run(command)
            result = "refused, as it must be" if command.refused else "done"
        finally:
            self.outcomes.append(Outcome(self.client.title, self.version, command.words, result, time.monotonic() - started))

    def call(self, words: str) -> subprocess.CompletedProcess[str]:
        """Run a command line as it is typed, values filled in."""
        line = [string.Template(word).substitute(self.values) for word in shlex.split(words)]
        return subprocess.run(
            line, capture_output=True, text=True, timeout=_TIMEOUT, env=self.environment, cwd=self._home, check=False
        )

    def _run(self, command: Command) -> None:
        done = self.call(command.words)
        said = f"{command.words}\n{done.returncode}: {done.stdout[-2000:]}\n{done.stderr[-3000:]}"
        if command.refused:
            assert done.returncode != 0 and command.refused in done.stdout + done.stderr, said
            return
        assert done.returncode == 0, said
        if not command.shows and not command.keeps:
            return
        document = printed(done.stdout)
        for path, expected in command.shows.items():
            wanted = string.Template(expected).substitute(self.values)
            found = at(document, path)
            assert fits(found, wanted), f"{path} is {found!r}, not {wanted!r}\n{said}"
        for name, path in command.keeps.items():
            kept = at(document, path)
            assert kept is not None, f"there is no {path}\n{said}"
            self.values[name] = str(kept)


def printed(text: str) -> t.Any:
    """Return the JSON that a client printed, perhaps after words of its own."""
    start = re.search(r"^.*?([\[{])", text, re.DOTALL)
    assert start, f"no JSON: {text[:500]}"
    return json.JSONDecoder().raw_decode(text[start.start(1) :])[0]


def at(document: t.Any, path: str) -> t.Any:
    """Return what stands at ``a.0.b``, None where there is nothing; ``a.any.b`` is what stands in each element."""
    head, every, rest = f".{path}.".partition(".any.")
    if every:
        inner = at(document, head[1:]) if head else document
        return Several(at(one, rest[:-1]) for one in inner or [])
    for name in path.split("."):
        if isinstance(document, list):
            document = document[int(name)] if int(name) < len(document) else None
        else:
            document = document.get(name) if isinstance(document, dict) else None
    return document


def fits(found: t.Any, wanted: str) -> bool:
    """Tell whether a value is the wanted one: ``-`` nothing, ``*`` anything, ``~`` a pattern, else its text."""
    if isinstance(found, Several):
        return any(fits(one, wanted) for one in found)
    if wanted == "-":
        return found is None
    if wanted == "*":
        return found is not None
    return bool(re.fullmatch(wanted[1:], str(found))) if wanted.startswith("~") else str(found) == wanted


def write(outcomes: t.Sequence[Outcome], file: pathlib.Path) -> None:
    """Write the table of a run."""
    lines = ["| client | version | command | result | seconds |", "| --- | --- | --- | --- | --- |"]
    for one in outcomes:
        command = one.command.replace("|", "\\|")
        lines.append(f"| {one.client} | {one.version} | `{command}` | {one.result} | {one.seconds:.1f} |")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
