# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The README's pictures come from script/pictures, are small, and show what the README says."""

from __future__ import annotations

import importlib.util
import json
import re
import types

import pytest
from doc_blocks import blocks
from quickstart_home import ROOT

MOST = 150_000


@pytest.fixture(scope="module")
def pictures() -> types.ModuleType:
    """The program that makes them."""
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "tests" / "tools" / "pictures" / "__main__.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pictures_are_those_that_the_script_has_made(pictures: types.ModuleType) -> None:
    shows = json.loads(pictures.SHOWS.read_text(encoding="utf-8"))
    for path in (pictures.TERMINAL, pictures.REPORT):
        assert pictures.digest(path.read_bytes()) == shows[path.name]["sha256"], f"{path.name} is not what the script has made"
        assert path.stat().st_size < MOST
    assert pictures.terminal(shows[pictures.TERMINAL.name]["lines"]) == pictures.TERMINAL.read_text(encoding="utf-8")
    assert re.search(rf"^version: {re.escape(shows['collection'])}$", (ROOT / "galaxy.yml").read_text(encoding="utf-8"), re.M)


def test_they_show_what_the_readme_says(pictures: types.ModuleType) -> None:
    """And README's own lines are held against each run of the quickstart (tests/system/test_readme.py)."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    for path in (pictures.TERMINAL, pictures.REPORT):
        assert f"]({path.relative_to(ROOT).as_posix()})" in text
    lines = [
        re.sub(r"\x1b\[\d*m", "", line)
        for line in json.loads(pictures.SHOWS.read_text(encoding="utf-8"))[pictures.TERMINAL.name]["lines"]
    ]
    (output,) = (block for block in blocks(readme) if block.kind == "output")
    for line in output.text.splitlines():
        assert line.rstrip() in lines, f"the picture lacks {line}; run script/pictures"


def test_no_machine_is_in_them(pictures: types.ModuleType) -> None:
    shows = pictures.SHOWS.read_text(encoding="utf-8")
    assert not re.search(r"/(?:root|home|tmp|work)\b", shows)


def test_a_terminal_is_drawn_as_it_was(pictures: types.ModuleType) -> None:
    lines = pictures.shown("\x1b[2Kone\r\ntwo...\rdone <\x1b[32mok\x1b[0m>\r\n/home/x/report\r\n", {"/home/x": "~"})
    assert lines[:3] == ["one", "done <\x1b[32mok\x1b[0m>", "~/report"]
    drawn = pictures.terminal(lines[:3])
    assert '<tspan x="64" fill="#7ee787">ok</tspan>' in drawn and "done&#160;&lt;" in drawn
