# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether somebody is at hand who sees a code and can enter it. Controller only."""

from __future__ import annotations

import os

from ansible.errors import AnsiblePromptNoninteractive
from ansible.utils.display import Display


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
