# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether somebody is at hand, as ansible-core and the environment say. tests/system/test_unattended.py has real terminals."""

from __future__ import annotations

import typing as t

import pytest
from ansible.errors import AnsiblePromptNoninteractive

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._terminal import attended


class Terminal:
    """Stands for core's display; prompts are answered, or refused as core does without a terminal."""

    def __init__(self, interactive: bool) -> None:
        self.interactive = interactive

    def prompt_until(self, msg: str, seconds: float | None = None) -> bytes:
        assert (msg, seconds) == ("", 0)
        if not self.interactive:
            raise AnsiblePromptNoninteractive("stdin is not interactive")
        return b""


@pytest.mark.parametrize(
    ("interactive", "ci", "expected"),
    [
        (True, None, True),
        (True, "", True),
        (True, "false", True),
        (True, "0", True),
        (True, "true", False),
        (True, "1", False),
        (False, None, False),
        (False, "false", False),
    ],
)
def test_attended(monkeypatch: pytest.MonkeyPatch, interactive: bool, ci: str | None, expected: bool) -> None:
    monkeypatch.delenv("CI", raising=False)
    if ci is not None:
        monkeypatch.setenv("CI", ci)
    assert attended(t.cast("t.Any", Terminal(interactive))) is expected
