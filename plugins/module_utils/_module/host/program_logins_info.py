# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``program_logins_info``. Standard library only; runs on Python 3.8."""

from __future__ import annotations

import os
import typing as t

from ansible.module_utils.basic import AnsibleModule

from ..._argspec import ArgumentSpec
from ..._errors import MailOAuthError
from ..._programs.readers import READERS
from ..._programs.token import Configuration
from ..._programs.uses import USES

SPEC = ArgumentSpec(
    {
        "programs": {
            "type": "list",
            "elements": "dict",
            "options": {"program": {"type": "str", "required": True, "choices": sorted(READERS)}, "path": {"type": "str"}},
        },
    }
)


def run_module(module: AnsibleModule) -> dict[str, t.Any]:
    """Do the module's work and return its result; what cannot be read is part of it."""
    asked = module.params["programs"]
    entries = [(entry["program"], entry["path"] or "") for entry in asked] if asked else [(name, "") for name in READERS]
    logins: list[dict[str, str]] = []
    unread: list[dict[str, str]] = []
    read: list[str] = []
    for program, given in entries:
        paths = [given] if given else [path for path in READERS[program].paths if os.path.lexists(os.path.expanduser(path))]
        if asked and not paths:
            unread.append({"program": program, "path": "", "because": f"there is no {' or '.join(READERS[program].paths)}"})
        for path in map(os.path.expanduser, paths):
            try:
                uses = list(USES[program](path, Configuration()))
            except MailOAuthError as exc:
                unread.append({"program": program, "path": path, "because": exc.message.rstrip(".")})
                continue
            read.append(path)
            logins += [{"program": program, **use._asdict()} for use in dict.fromkeys(uses)]
    return {"changed": False, "logins": logins, "read": read, "unread": unread}
