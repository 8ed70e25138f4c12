# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``program_logins_info``. Standard library only; runs on Python 3.8."""

from __future__ import annotations

import dataclasses
import datetime
import os
import time
import typing as t

from ansible.module_utils.basic import AnsibleModule

from ..._argspec import ArgumentSpec
from ..._clouds import is_microsoft
from ..._errors import MailOAuthError, OptionError
from ..._programs.logs import files
from ..._programs.logs.lines import Line
from ..._programs.logs.places import USUAL, named_in
from ..._programs.logs.summary import Configured, Summary
from ..._programs.readers import READERS
from ..._programs.token import Configuration
from ..._programs.uses import USES

#: Days of logs, and seconds in which all are read.
_MOST_DAYS = 400
_MOST_SECONDS = 180.0
SPEC = ArgumentSpec(
    {
        "programs": {
            "type": "list",
            "elements": "dict",
            "options": {"program": {"type": "str", "required": True, "choices": sorted(READERS)}, "path": {"type": "str"}},
        },
        "log_days": {"type": "int", "default": 30},
        "logs": {"type": "list", "elements": "path", "default": []},
        "journal": {"type": "bool", "default": True},
    }
)


#: Returns a log's lines while there is time.
LinesOf = t.Callable[[files.Part], t.Iterator[Line]]


class _Opener:
    """Opens a program's configuration, and knows since when it is as it is."""

    #: A program goes on for a while with what it has read; seconds.
    _GRACE = 3600

    def __init__(self) -> None:
        self._open = Configuration()
        self._changed = 0.0

    def __call__(self, path: str) -> str:
        text = self._open(path)
        found = os.stat(path)
        self._changed = max(self._changed, found.st_mtime, found.st_ctime)
        return text

    def changed(self) -> str:
        """Return the moment from which on what was opened held."""
        moment = datetime.datetime.fromtimestamp(self._changed + self._GRACE, datetime.timezone.utc)
        return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def run_module(module: AnsibleModule) -> dict[str, t.Any]:
    """Do the module's work and return its result; what cannot be read is part of it."""
    params = module.params
    if not 0 <= params["log_days"] <= _MOST_DAYS:
        raise OptionError(f"log_days: from 0, for no logs, to {_MOST_DAYS}.", option="log_days")
    asked = params["programs"]
    entries = [(entry["program"], entry["path"] or "") for entry in asked] if asked else [(name, "") for name in READERS]
    logins: list[dict[str, str]] = []
    unread: list[dict[str, str]] = []
    read: list[str] = []
    configured: list[Configured] = []
    logs: list[str] = list(params["logs"])
    for program, given in entries:
        paths = [given] if given else [path for path in READERS[program].paths if os.path.lexists(os.path.expanduser(path))]
        if asked and not paths:
            unread.append({"program": program, "path": "", "because": f"there is no {' or '.join(READERS[program].paths)}"})
        for path in map(os.path.expanduser, paths):
            opener = _Opener()
            try:
                uses = list(USES[program](path, opener))
                logs += named_in(program, path, opener)
            except MailOAuthError as exc:
                unread.append({"program": program, "path": path, "because": exc.message.rstrip(".")})
                continue
            read.append(path)
            configured += [Configured(program, use, opener.changed()) for use in uses]
            logins += [{"program": program, **use._asdict()} for use in dict.fromkeys(uses)]
    result: dict[str, t.Any] = {"changed": False, "logins": logins, "read": read, "unread": unread, "used": [], "logs": []}
    if params["log_days"]:
        _read_logs(params, [*logs, *USUAL], configured, result)
    return result


def _read_logs(
    params: t.Mapping[str, t.Any], paths: t.Sequence[str], configured: t.Sequence[Configured], result: dict[str, t.Any]
) -> None:
    """Put what the logs show into the result, the newest file first until there was enough."""
    now = datetime.datetime.now(datetime.timezone.utc)
    since = now - datetime.timedelta(days=params["log_days"])
    summary = Summary(configured, _takes_logins, f"{since:%Y-%m-%dT%H:%M:%SZ}")
    left, end = files.MAX_ALL, time.monotonic() + _MOST_SECONDS

    def in_time(part: files.Part) -> t.Iterator[Line]:
        return files.within(lambda: end - time.monotonic(), files.read_lines(part, now))

    given = list(map(os.path.expanduser, params["logs"]))
    for path in dict.fromkeys(os.path.expanduser(path) for path in paths):
        found = files.rotated(path, since.timestamp())
        if path in given and not os.path.lexists(path):
            _miss(result, path, "there is no such file")
        for where in found:
            left -= _read_log(where, min(left, files.MAX_FILE), summary, in_time, result)
    if params["journal"]:
        _read_journal(since, summary, in_time, result)
    result["used"] = [dataclasses.asdict(row) for row in summary.rows()]


def _read_log(path: str, most: int, summary: Summary, lines_of: LinesOf, result: dict[str, t.Any]) -> int:
    """Take in one file; return how much was read of it."""
    if most <= 0:
        _miss(result, path, f"{files.MAX_ALL} bytes of logs were read before it")
        return 0
    try:
        part = files.tail(path, most)
        first = summary.file(path, lines_of(part))
    except files.Unreadable as exc:
        _miss(result, path, str(exc))
        return 0
    result["logs"].append({"path": path, "from": first, "whole": part.whole})
    return len(part.content)


def _read_journal(since: datetime.datetime, summary: Summary, lines_of: LinesOf, result: dict[str, t.Any]) -> None:
    """Take in what the journal has beyond the files."""
    try:
        part = files.journal(since)
        first = summary.file(part.path, lines_of(part), beyond=True) if part else ""
    except files.Unreadable as exc:
        _miss(result, "journald", str(exc))
        return
    if part:
        result["logs"].append({"path": part.path, "from": first, "whole": part.whole})


def _miss(result: dict[str, t.Any], path: str, because: str) -> None:
    result["unread"].append({"program": "logs", "path": path, "because": because})


def _takes_logins(host: str) -> bool:
    """Say whether a server is one of Microsoft's that mail programs log in to; mail for others is handed to its gateways without a login."""
    return is_microsoft(host) and ".protection." not in host
