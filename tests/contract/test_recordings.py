# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The emulator answers what Microsoft's services were seen to answer; where it does not, the deviation is listed with its reason."""

from __future__ import annotations

import typing as t

import pytest
from recorded_answers import GRADES, conversations, table
from recorded_player import Player

from entra_emulator.testing import Emulator

ROWS = {row["id"]: (name, row) for name, rows in conversations().items() for row in rows}
Faults = t.Dict[str, t.Dict[str, str]]


@pytest.fixture(scope="module")
def faults(emulator_server: Emulator) -> Faults:
    """What differs, by recording: every conversation played from its beginning."""
    found: Faults = {}
    for rows in conversations().values():
        player = Player(emulator_server)
        for row in rows:
            found[row["id"]] = player.play(row) if "do" in row else {"*": "not played"}
        player.close()
    return found


@pytest.mark.parametrize("name", sorted(ROWS))
def test_the_emulator_answers_as_recorded(faults: Faults, name: str) -> None:
    listed = {row["at"] for row in table("deviations") if row["id"] == name}
    seen = faults[name]
    unexpected = {place: what for place, what in seen.items() if place not in listed}
    assert not unexpected, "\n".join(f"{place}: {what}" for place, what in unexpected.items())
    assert not listed - set(seen), f"listed as a deviation, but is none any more: {sorted(listed - set(seen))}"


def test_recordings_are_told_apart_and_cited() -> None:
    sources = table("sources")
    assert sum(len(rows) for rows in conversations().values()) == len(ROWS)
    assert {row["src"] for _unused, row in ROWS.values()} == set(sources)
    for name, source in sources.items():
        dated = {"date", "commit"} & set(source) or source["path"].startswith(("issue ", "issues ", "pull request "))
        assert set(source) <= {"repo", "path", "date", "commit", "note"} and dated, name
        assert source["repo"].count("/") == 1 and "..." not in source["path"], name
    assert {row["grade"] for _unused, row in ROWS.values()} <= set(GRADES)


def test_every_deviation_has_a_reason() -> None:
    for row in table("deviations"):
        assert set(row) == {"id", "at", "why"} and row["id"] in ROWS and row["why"], row
