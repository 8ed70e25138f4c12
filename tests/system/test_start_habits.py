# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""script/start with a person who has habits: mistypes, signs in as somebody else, presses Ctrl-C, closes the terminal, runs it twice.

The home is empty at the beginning; what the person knows is an address, a name and a password, and what the terminal shows.
"""

from __future__ import annotations

import os
import re
import resource
import signal
import typing as t

import pytest
from quickstart_home import Quickstart
from start_person import Person, Seen
from start_place import ALICE, BOB, SHARED, Place


class WrongUser(Person):
    """Enters the first code that is for a user as another one, who is signed in in that browser."""

    wrong = True

    def at_page(self, address: str, code: str, user: str) -> str:
        if user == ALICE and self.wrong:
            self.wrong = False
            user = BOB
        return super().at_page(address, code, user)


def seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Story(t.NamedTuple):
    """The runs, one after the other, and what they took."""

    typo: Seen
    stopped: Seen
    closed: Seen
    another: Seen
    done: Seen
    again: Seen
    processor: float


@pytest.fixture(scope="module")
def place(quickstart: Quickstart, tmp_path_factory: pytest.TempPathFactory) -> t.Iterator[Place]:
    with Place(quickstart, tmp_path_factory.mktemp("habits")) as made:
        yield made


@pytest.fixture(scope="module")
def story(place: Place) -> Story:
    begun = seconds_of_children()
    assert not list(place.home.glob("m365-mail-oauth/*"))
    typo = place.person().start("--lab", "alice contoso.test")
    stopped = place.person(interrupt_at=r"^  until ").start("--lab", ALICE, SHARED)

    def close(line: str) -> None:
        if line.startswith("  enter "):
            # What a terminal that is closed does to what runs in it.
            os.killpg(running(place), signal.SIGHUP)

    closed = place.person(at=close, interrupt_at="never").start("--lab", ALICE, SHARED)
    habits = place.person(clumsy=True)
    wrong = WrongUser(**{name: getattr(habits, name) for name in habits.__dataclass_fields__})
    another = wrong.start("--lab", ALICE, SHARED)
    before = seconds_of_children()
    done = place.person().start("--lab", ALICE, SHARED)
    processor = seconds_of_children() - before
    again = place.person().start("--lab", ALICE, SHARED)
    print(f"{seconds_of_children() - begun:.0f} s of processor time for all, {processor:.0f} s for the run that went through")
    return Story(typo, stopped, closed, another, done, again, processor)


def running(place: Place) -> int:
    """Return the process group of the script/start that runs from this clone."""
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                with open(f"/proc/{entry.name}/cmdline", "rb") as handle:
                    command = handle.read().split(b"\0")
            except OSError:
                continue
            if str(place.quickstart.clone / "script" / "start").encode() in command[:2]:
                return os.getpgid(int(entry.name))
    raise AssertionError("no script/start runs")


@pytest.mark.long
def test_a_typing_mistake_is_told_and_nothing_is_made(story: Story) -> None:
    assert story.typo.status == 2
    assert "alice contoso.test is no address" in story.typo.output


@pytest.mark.long
def test_ctrl_c_and_a_closed_terminal_leave_nothing_in_the_way(story: Story) -> None:
    assert story.stopped.last == "Interrupted. The same command goes on where it stopped."
    assert story.closed.status != 0
    assert not story.closed.entered
    assert "Traceback" not in story.stopped.output + story.closed.output


@pytest.mark.long
def test_who_signs_in_as_somebody_else_is_told_whose_code_it_was(story: Story) -> None:
    assert story.another.status == 1
    assert f"The person who signed in is {BOB}, not {ALICE}. Nothing was kept." in story.another.output
    assert "The same command goes on where it stopped." in story.another.last


@pytest.mark.long
def test_the_same_command_goes_on_to_proven_logins(story: Story) -> None:
    assert story.done.status == 0, story.done.output
    assert "12 of 12 logins worked" in story.done.output
    assert len(story.done.entered) <= 2
    asked = re.findall(r"sign in as (.+):", story.done.output)
    assert asked == [ALICE], "the administrator's sign-in of the run before still holds"


@pytest.mark.long
def test_run_twice_it_asks_no_user_again(story: Story) -> None:
    assert story.again.status == 0, story.again.output
    assert len(story.again.entered) <= 1, "the administrator's sign-in is not kept, the users' are"
    assert "12 of 12 logins worked" in story.again.output
    print(f"without the person: {story.done.seconds:.0f} s of wall time, {story.processor:.0f} s of processor time")
    assert story.processor < 120
