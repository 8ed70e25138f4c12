# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Azure CLI, CLI for Microsoft 365 and azure.azcollection do what client_table.py lists, row by row."""

from __future__ import annotations

import pathlib
import typing as t

import pytest
from client_rows import Command
from client_runner import Story
from client_table import commands
from connect_proxy import ConnectProxy

from entra_emulator.testing import Emulator

pytestmark = pytest.mark.long

_AZURE_CLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"
_NAMES = ("az", "m365", "azcollection")
#: What is set besides the proxy: that they send no statistics, and who they are where that is no option of a command.
_ENVIRONMENT = {
    "az": {"AZURE_CORE_COLLECT_TELEMETRY": "no", "AZURE_CORE_NO_COLOR": "yes", "NO_PROXY": "localhost", "no_proxy": "localhost"},
    "m365": {},
    "azcollection": {"ANSIBLE_NOCOLOR": "1", "ANSIBLE_COLLECTIONS_PATH": ""},
}
#: Set by a file, as its own command for that would send statistics of itself first.
_FILES = {"m365": {".config/configstore/cli-m365-config.json": '{"disableTelemetry": true}'}}
#: Azure CLI asks there for an index of its own commands.
_ASKED_IN_VAIN = {"azcliprod.blob.core.windows.net"}


def _rows() -> t.Iterator[t.Any]:
    for name in _NAMES:
        for number, command in enumerate(commands(name)):
            title = "_".join(word for word in command.words.split()[1:6] if word.isidentifier() or "-" in word)
            yield pytest.param(name, command, id=f"{name}-{number:02}-{title}")


@pytest.fixture(scope="module")
def stories(begin: t.Callable[..., Story], microsoft: tuple[Emulator, ConnectProxy]) -> t.Callable[[str], Story]:
    """Gives the story of a client, begun when it is first asked for."""
    begun: dict[str, Story] = {}

    def one(name: str) -> Story:
        if name not in begun:
            story = begun[name] = begin(name, **_ENVIRONMENT[name])
            if name == "azcollection":
                values = story.values
                story.environment.update(
                    AZURE_TENANT=values["tenant"], AZURE_CLIENT_ID=values["client_id"], AZURE_SECRET=values["secret"]
                )
            for path, text in _FILES.get(name, {}).items():
                file = pathlib.Path(story.environment["HOME"], path)
                file.parent.mkdir(parents=True)
                file.write_text(text, encoding="utf-8")
        return begun[name]

    return one


@pytest.mark.parametrize(("name", "command"), list(_rows()))
def test_command(
    stories: t.Callable[[str], Story], microsoft: tuple[Emulator, ConnectProxy], name: str, command: Command
) -> None:
    story = stories(name)
    if command.signs_in:
        microsoft[0].approve_next(_AZURE_CLI, command.signs_in)
    story.run(command)


def test_nobody_else_was_asked(stories: t.Callable[[str], Story], microsoft: tuple[Emulator, ConnectProxy]) -> None:
    assert set(microsoft[1].refused) <= _ASKED_IN_VAIN
