# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which lines are commands, and one text for many findings."""

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.wording import COMMAND, Texts, fill
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.remedies import (
    MAX_COMMANDS,
    SPELLED_OUT,
    is_command,
    joined,
    steps,
    with_inventory,
)

VALUES = Texts({"user": "alice@contoso.test", "host": "outlook.office365.com", "port": "993", "token_user": "bob@contoso.test"})


@pytest.mark.parametrize("field", ["remedy", "confirm", "elsewhere", "own"])
def test_commands_of_the_catalogue_are_known_as_such_and_its_prose_is_not(field: str) -> None:
    wrong = []
    for name, cause in CAUSES.items():
        text = getattr(cause, field)
        commands = {fill(found[0], VALUES) for found in COMMAND.finditer(text)}
        wrong += [f"{name}: {line}" for line in fill(text, VALUES).splitlines() if is_command(line) is not (line in commands)]
    assert wrong == []


def test_words_and_commands_are_told_apart() -> None:
    text = "Grant it:\nAdd-MailboxPermission a\nAdd-MailboxPermission b\n\nThen wait.\nansible-playbook m365.mail_oauth.verify"
    assert steps(text) == [
        (False, ["Grant it:"]),
        (True, ["Add-MailboxPermission a", "Add-MailboxPermission b"]),
        (False, ["Then wait."]),
        (True, ["ansible-playbook m365.mail_oauth.verify"]),
    ]


def told(count: int, words: str = "Mend u{}.\nSet-Mailbox u{}\nWait.") -> list[str]:
    """Return the texts of so many mailboxes and the general one, as lines."""
    return joined([words.replace("{}", str(number)) for number in range(count)], words.replace("{}", "<mailbox>")).splitlines()


def test_every_command_is_spelled_out_and_what_is_said_is_said_once() -> None:
    assert told(28) == ["Mend u<mailbox>.", *(f"Set-Mailbox u{number}" for number in range(28)), "Wait."]


def test_a_few_sentences_are_spelled_out() -> None:
    assert told(SPELLED_OUT)[:SPELLED_OUT] == [f"Mend u{number}." for number in range(SPELLED_OUT)]


def test_very_many_commands_are_cut_and_counted() -> None:
    lines = told(MAX_COMMANDS + 30)
    assert lines[MAX_COMMANDS] == f"Set-Mailbox u{MAX_COMMANDS - 1}"
    assert lines[MAX_COMMANDS + 1] == "And 30 more of these commands; report.json has each with its check."
    assert not is_command(lines[MAX_COMMANDS + 1])


def test_only_a_command_of_its_own_gets_the_inventory() -> None:
    given = "Run ansible-playbook m365.mail_oauth.rotate\nansible-playbook m365.mail_oauth.rotate -i own\nansible-playbook m365.mail_oauth.rotate"
    lines = with_inventory(given, ["a.m365.yml"], ["contoso"]).splitlines()
    assert lines[:2] == given.splitlines()[:2]
    assert lines[2] == "ansible-playbook m365.mail_oauth.rotate -i a.m365.yml --limit contoso"
    assert with_inventory(given, [], ["contoso"]) == given
    ping = with_inventory("ansible relay -m ansible.builtin.ping", ["a.m365.yml"], [])
    assert ping == "ansible -i a.m365.yml relay -m ansible.builtin.ping"
    assert is_command(ping) and is_command(lines[2])


def test_a_path_cannot_write_a_line_of_its_own() -> None:
    text = with_inventory("ansible-playbook m365.mail_oauth.rotate", ["a\nrm -rf x\x1b[2J"], ["contoso"])
    assert len(text.splitlines()) == 1
    assert "\x1b" not in text
