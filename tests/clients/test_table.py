# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The list of what is tried: the page says the same, rows hang together, and the runner sees a failure."""

from __future__ import annotations

import ast
import pathlib
import re

import pytest
from client_page import PAGE, page
from client_rows import Client, row
from client_runner import Outcome, Story, at, fits, printed, write
from client_table import CLIENTS, LIBRARIES

_LIBRARY_TESTS = pathlib.Path(__file__).resolve().parents[1] / "contract" / "test_real_clients.py"
_GIVEN = {"tenant", "client_id", "secret", "authority", "alice", "graph", "certificate", "certificate_and_key"}


def test_the_page_is_made_from_the_list() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python3 tests/fakes/client_page.py"


def test_the_page_is_linked() -> None:
    assert PAGE.stem in (PAGE.parent.parent / "extra-docs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)
def test_rows_use_what_is_there(client: Client) -> None:
    known = set(_GIVEN)
    for command in client.commands:
        text = " ".join([command.words, *command.shows.values()])
        used = {found[1] or found[2] for found in re.findall(r"(\$)(?:([a-z_]+)|\{([a-z_]+)\})", text)}
        assert used <= known, f"{command.words}: {used - known}"
        known |= set(command.keeps)


def test_the_libraries_rows_name_tests_that_exist() -> None:
    tree = ast.parse(_LIBRARY_TESTS.read_text(encoding="utf-8"))
    there = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert {name for tests in LIBRARIES.values() for name in tests} <= there


@pytest.mark.parametrize(
    ("found", "wanted", "fit"),
    [
        (None, "-", True),
        ("x", "-", False),
        (None, "*", False),
        (False, "*", True),
        ("AB12", "~[0-9A-F]{4}", True),
        ("AB12=", "~[0-9A-F]{4}", False),
        (True, "True", True),
        (None, "x", False),
    ],
)
def test_what_fits(found: object, wanted: str, fit: bool) -> None:
    assert fits(found, wanted) is fit


def test_values_by_path() -> None:
    document = printed('host | CHANGED => {"a": [{"b": "c"}]}\nmore')
    assert (at(document, "a.0.b"), at(document, "a.1.b"), at(document, "x.y"), at(document, "a.0.b.c")) == ("c", None, None, None)


def test_an_element_at_any_place() -> None:
    document = [{"a": [{"b": 1}, {"b": 2}]}, {"a": []}]
    assert fits(at(document, "0.a.any.b"), "2") and fits(at([{"b": "x"}], "any.b"), "x")
    assert not fits(at(document, "0.a.any.b"), "3") and not fits(at(document, "1.a.any.b"), "*")


def test_a_story_keeps_values_and_sees_failures(tmp_path: pathlib.Path) -> None:
    client = Client("echo", "Echo", "", (), "1", "", ())
    story = Story(client, "1.0", tmp_path, {})
    story.run(row('echo \'[{"id": "5"}]\'', {"0.id": "5", "1": "-"}, keeps={"id": "0.id"}))
    story.run(row('echo \'{"same": "$id"}\'', {"same": "$id"}))
    story.run(row("sh -c 'echo no >&2; exit 3'", refused="no"))
    for wrong in (
        row("echo '{}'", {"a": "1"}),
        row("echo '{}'", keeps={"a": "a"}),
        row("false"),
        row("true", refused="no"),
        row("sh -c 'exit 1'", refused="no"),
    ):
        with pytest.raises(AssertionError):
            story.run(wrong)
    assert [one.result for one in story.outcomes] == ["done", "done", "refused, as it must be", *["failed"] * 5]
    write([Outcome("Echo", "1.0", "a | b", "done", 1.25)], tmp_path / "deep" / "table.md")
    assert "| Echo | 1.0 | `a \\| b` | done | 1.2 |" in (tmp_path / "deep" / "table.md").read_text(encoding="utf-8")


def test_a_story_keeps_its_files_below_its_own_home(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/somebody/config")
    story = Story(Client("sh", "Shell", "", (), "1", "", ()), "1.0", tmp_path, {})
    said = story.call("env").stdout.splitlines()
    assert f"HOME={tmp_path}" in said
    assert not [line for line in said if line.startswith("XDG_")]
