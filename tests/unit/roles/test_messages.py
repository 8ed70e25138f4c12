# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What roles say when they refuse something: the place and the mend, and not the value, which may be a secret in the wrong place."""

from __future__ import annotations

import pathlib
import re
import typing as t

import pytest
import yaml

ROLES = pathlib.Path(__file__).resolve().parents[3] / "roles"
NAMES = sorted(role.name for role in ROLES.iterdir() if (role / "meta" / "argument_specs.yml").exists())


def _free_texts(role: str) -> set[str]:
    """Return the options that take any text."""
    specs = yaml.safe_load((ROLES / role / "meta" / "argument_specs.yml").read_text(encoding="utf-8"))["argument_specs"]
    options = {name: option for entry in specs.values() for name, option in entry.get("options", {}).items()}
    return {name for name, option in options.items() if option.get("type", "str") == "str" and "choices" not in option}


def _tasks(tasks: t.Any) -> t.Iterator[dict[str, t.Any]]:
    for task in tasks or []:
        yield task
        for part in ("block", "rescue", "always"):
            yield from _tasks(task.get(part))


def _messages(role: str) -> t.Iterator[str]:
    for path in (ROLES / role / "tasks").glob("*.yml"):
        for task in _tasks(yaml.safe_load(path.read_text(encoding="utf-8"))):
            yield str(task.get("ansible.builtin.assert", {}).get("fail_msg", ""))
            yield str(task.get("ansible.builtin.fail", {}).get("msg", ""))


@pytest.mark.parametrize("role", NAMES)
def test_what_was_given_is_not_repeated(role: str) -> None:
    written = [
        re.sub(r"'[^']*'", "", found) for message in _messages(role) for found in re.findall(r"\{\{(.*?)\}\}", message, re.DOTALL)
    ]
    shown = {
        name
        for expression in written
        for name in re.findall(r"\w+", re.sub(r"\bif\b.*?\belse\b", " ", expression, flags=re.DOTALL))
    }
    assert shown & _free_texts(role) == set()
