# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The terminal of a run: whether somebody is there who sees a code and can enter it, and what is shown beside the results. Controller only."""

from __future__ import annotations

import os
import typing as t
from collections.abc import Iterable

from ansible import constants as C
from ansible.errors import AnsiblePromptNoninteractive
from ansible.utils.display import Display

_SETTINGS: t.Any = C
#: What a line means, and the setting of its colour.
_COLOURS = {"error": _SETTINGS.COLOR_ERROR, "warning": _SETTINGS.COLOR_WARN, "ok": _SETTINGS.COLOR_OK, "": None}


def attended(display: Display) -> bool:
    """Return whether this run has a person: a terminal in the foreground, by ansible-core's own judgement, and no CI system around it.

    A worker has no terminal of its own, so the process that has one is asked: a prompt that takes no time is what core offers for that.
    It leaves an empty line. CI systems set ``CI``; some of them have something like a terminal.
    """
    if os.environ.get("CI", "").strip().lower() not in ("", "0", "false", "no"):
        return False
    try:
        display.prompt_until("", seconds=0)
    except AnsiblePromptNoninteractive:
        return False
    return True


def show(display: Display, lines: Iterable[tuple[str, str]]) -> None:
    """Show lines, each with its meaning (``error``, ``warning``, ``ok`` or none), which no callback plugin would do with a result."""
    for line, meaning in lines:
        display.display(line, color=_COLOURS[meaning])


def announce(display: Display, lines: Iterable[str]) -> None:
    """Show a prompt now: a result comes too late for it, and so does standard output into a pipe, which core does not flush."""
    display.display("\n".join(lines), color="bright yellow", stderr=True)
