# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``private_file``. Standard library only; runs on Python 3.8."""

from __future__ import annotations

import grp
import os
import pwd
import re
import stat
import typing as t

from ansible.module_utils.basic import AnsibleModule

from ... import _files
from ..._argspec import ArgumentSpec
from ..._errors import OptionError

SPEC = ArgumentSpec(
    {
        "path": {"type": "path", "required": True},
        "content": {"type": "str", "no_log": True},
        "src": {"type": "path"},
        "owner": {"type": "str"},
        "group": {"type": "str"},
        "mode": {"type": "raw", "default": "0600"},
        "backup": {"type": "bool", "default": False},
    },
    mutually_exclusive=[("content", "src")],
    required_one_of=[("content", "src")],
)


class _State(t.NamedTuple):
    """What counts of a file; ``text`` None where there is none."""

    text: str | None = None
    mode: int = 0
    owner: _files.Owner = _files.Owner()

    def shown(self) -> dict[str, t.Any]:
        """Return it for a diff, without the content."""
        if self.text is None:
            return {}
        owner, group = (None if number < 0 else number for number in self.owner)
        return {"mode": f"0{self.mode:03o}", "owner": owner, "group": group}


def _mode(given: t.Any) -> int:
    """Return permissions; YAML reads what has no quotes as a number, which is meant as it is."""
    if not isinstance(given, int) and not re.match(r"0?o?[0-7]{3,4}\Z", str(given)):
        raise OptionError("mode is no octal number such as '0600'.", remedy="Put it into quotes.", option="mode")
    mode = given if isinstance(given, int) else int(str(given).replace("o", ""), 8)
    if mode & 0o7002:
        raise OptionError(
            "mode lets everybody change the file, or is more than permissions to read, write and run.", option="mode"
        )
    return mode


def _id(option: str, given: str | None, now: int, find: t.Callable[[str], int], check_mode: bool) -> int:
    if not given:
        return now
    try:
        return int(given) if given.isdecimal() else find(given)
    except KeyError:
        if check_mode:  # An earlier task would have made it by now, such as that of a package.
            return -1
        raise OptionError(f"{option}: there is none of that name on this host.", option=option) from None


def _found(path: str) -> _State:
    try:
        found = os.lstat(path)
        if not stat.S_ISREG(found.st_mode):
            raise OptionError(
                f"path: {path} is there and no ordinary file.", remedy="Remove it, or choose another path.", option="path"
            )
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            text = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return _State()
    return _State(text, stat.S_IMODE(found.st_mode), _files.Owner(found.st_uid, found.st_gid))


def run_module(module: AnsibleModule) -> dict[str, t.Any]:
    """Run the module."""
    params = module.params
    path = os.path.abspath(params["path"])
    if params["content"] is None:
        raise OptionError("src is read by the action of this module, which did not run.", option="src")
    try:
        before = _found(path)
        directory = os.path.dirname(path)
        if not os.path.isdir(directory) and not module.check_mode:
            raise OptionError(f"path: there is no directory {directory}.", remedy="Create it first.", option="path")
        owner = _files.Owner(
            _id(
                "owner",
                params["owner"],
                before.owner.uid if before.text is not None else os.geteuid(),
                lambda name: pwd.getpwnam(name).pw_uid,
                module.check_mode,
            ),
            _id(
                "group",
                params["group"],
                before.owner.gid if before.text is not None else os.getegid(),
                lambda name: grp.getgrnam(name).gr_gid,
                module.check_mode,
            ),
        )
        after = _State(params["content"], _mode(params["mode"]), owner)
        backup = None
        if after != before and not module.check_mode:
            if params["backup"] and before.text is not None and before.text != after.text:
                backup = module.backup_local(path)
            _files.replace(path, params["content"], after.mode, owner)
    except (OSError, UnicodeEncodeError) as exc:
        reason = exc.strerror if isinstance(exc, OSError) else "the content is no text"
        raise OptionError(f"path: {path} cannot be read or written ({reason}).", option="path") from None
    content = "as it was" if before.text == after.text else "new"
    result: dict[str, t.Any] = {
        "changed": after != before,
        "path": path,
        "diff": {"before": before.shown(), "after": {**after.shown(), **({"content": content} if content == "new" else {})}},
    }
    if backup:
        result["backup_file"] = backup
    return result
