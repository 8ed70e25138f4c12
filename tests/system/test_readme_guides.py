# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every command of the guides that the lab can serve, run as it stands by the reader who has done what the README says.

Each guide begins where the README ended, in a copy of its directory. ``tests/fakes/doc_reader.py`` says what the comments mean.
"""

from __future__ import annotations

import pathlib
import shutil

import pytest
from doc_blocks import Block, blocks, guides
from doc_reader import KINDS, Reader
from quickstart_home import ROOT

#: What a run asks at the terminal, and what the guide has its reader answer.
QUESTION, ANSWER = "Name the tenants whose mail access is to be taken away", "contoso"
#: Last, because it takes the application away and brings it back.
LAST = ("guide_end_of_use",)


def _runs(path: pathlib.Path) -> list[Block]:
    return [block for block in blocks(path) if block.kind not in ("", "elsewhere")]


GUIDES = sorted((path for path in guides() if _runs(path)), key=lambda path: (path.stem in LAST, path.stem))


@pytest.fixture(scope="session")
def readers_place(reader: Reader) -> pathlib.Path:
    """The README's directory as its examples leave it; they are run here where test_readme.py, which is read before, has not run them."""
    if "use" not in reader.outputs:
        for example in blocks(ROOT / "README.md"):
            KINDS[example.kind](example, reader)
    return reader.directory


@pytest.mark.long
@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_guide(path: pathlib.Path, reader: Reader, readers_place: pathlib.Path) -> None:
    directory = reader.home / path.stem
    shutil.copytree(readers_place, directory)
    reader.run(f"cd {directory}; export ANSIBLE_VAULT_PASSWORD_FILE={directory}/vault-password")
    reader.question, reader.answer = QUESTION, ANSWER
    for block in _runs(path):
        KINDS[block.kind](block, reader)
