# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Roles learn the facts that they need by themselves: they work with ``gather_facts: false`` and with ``gathering = explicit``."""

from __future__ import annotations

import pathlib
import re
import typing as t

import pytest
import yaml

ROLES = pathlib.Path(__file__).resolve().parents[3] / "roles"
#: What the module getent, or set_fact, puts there is nothing that setup gathers.
_FACT = re.compile(
    r"ansible_facts(?:\.|\[')(?!getent_)(\w+)|\b(ansible_(?:os_family|distribution|service_mgr|architecture|python))\b"
)
#: The subset of ansible.builtin.setup that brings a fact.
SUBSETS = {"os_family": "distribution", "distribution": "distribution", "architecture": "platform", "service_mgr": "service_mgr"}


def _facts(path: pathlib.Path) -> set[str]:
    return {name for found in _FACT.findall(path.read_text(encoding="utf-8")) for name in found if name}


def _read(role: pathlib.Path) -> set[str]:
    return {fact for path in role.rglob("*") if path.suffix in (".yml", ".j2") for fact in _facts(path)}


def _learnt(path: pathlib.Path) -> tuple[set[str], dict[str, t.Any]]:
    """Return the facts whose absence makes a file's first task gather, and the arguments with which it does."""
    first = yaml.safe_load(path.read_text(encoding="utf-8"))[0]
    condition = str(first.get("when", "")).split(" or ")
    matches = [re.fullmatch(r"ansible_facts\.(\w+) is not defined", part.strip()) for part in condition]
    return {match[1] for match in matches if match}, first.get("ansible.builtin.setup", {})


ROLES_WITH_FACTS = sorted(role.name for role in ROLES.iterdir() if _read(role))


def test_there_are_such_roles() -> None:
    assert {"msmtp", "postfix", "token_agent", "program_schedule"} <= set(ROLES_WITH_FACTS)


@pytest.mark.parametrize("name", ROLES_WITH_FACTS)
def test_a_role_learns_what_it_reads(name: str) -> None:
    """In its first task, or in that of the only file that reads facts."""
    role = ROLES / name
    wanted = _read(role)
    readers = [path for path in (role / "tasks").glob("*.yml") if _facts(path)]
    learnt, arguments = _learnt(readers[0] if len(readers) == 1 else role / "tasks" / "main.yml")
    assert learnt == wanted
    assert {SUBSETS[fact] for fact in wanted} <= set(arguments["gather_subset"])
    assert {"!all", "!min"} <= set(arguments["gather_subset"])
