# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What an upgraded place is asked, and what its lab saw of it."""

from __future__ import annotations

import json
import os
import pathlib
import re
import subprocess
import sys
import typing as t

from lab_clients import Lab

Json = t.Dict[str, t.Any]

#: Pages and endpoints that a person is needed for.
_PERSON = re.compile(r"/(devicecode|deviceauth|authorize|login|kmsi|consent)(/|$)")
#: What nobody may send: it makes, changes or removes something in the directory.
_WRITES = ("POST", "PATCH", "PUT", "DELETE")
#: What is sent by POST and changes nothing: asking for a token, a batch (its parts are listed by themselves), a cmdlet that reads, and
#: a mail server's question whether a login is allowed, which names the service.
_NO_WRITE = re.compile(
    r"POST (/[^/ ]+/oauth2/v2\.0/token|/(v1\.0|beta)/\$batch|/adminapi/beta/[^/ ]+/InvokeCommand (Get|Test)-\w+"
    r"|/exo (imap|pop3?|smtp|submission))"
)


class Run(t.NamedTuple):
    """How an ansible command ended; ``changed`` is the sum over all hosts."""

    ok: bool
    changed: int
    output: str


def ansible(program: str, *arguments: str, environment: t.Mapping[str, str], timeout: float = 300) -> Run:
    """Run an ansible program with an environment that knows the collection."""
    command = [str(pathlib.Path(sys.executable).with_name(program)), *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=timeout, check=False, env={**os.environ, **environment}
    )
    changed = sum(map(int, re.findall(r"^\S+ +: ok=\d+ +changed=(\d+)", done.stdout, re.MULTILINE)))
    return Run(done.returncode == 0, changed, done.stdout + done.stderr)


def requests(lab: Lab) -> list[str]:
    """Return what the emulator answered since it was started or asked to forget, but the tests' own requests."""
    return listed(lab.control("GET", "/requests")["requests"])


def listed(entries: t.Iterable[Json]) -> list[str]:
    """Return method, path, and the cmdlet or the mail service that there is, of each request and of each part of a batch."""
    seen = (part for one in entries for part in (one, *one.get("batch", ())) if not one["path"].startswith("/_ctl"))
    return [" ".join(filter(None, (one["method"], one["path"], one.get("cmdlet"), one.get("service")))) for one in seen]


def forget(lab: Lab) -> None:
    """Begin the list of requests anew."""
    lab.control("DELETE", "/requests")


def by_a_person(seen: t.Iterable[str]) -> list[str]:
    """Return the requests that only a sign-in makes."""
    return [one for one in seen if _PERSON.search(one.lower())]


def writes(seen: t.Iterable[str]) -> list[str]:
    """Return the requests that change the directory or Exchange."""
    return [one for one in seen if one.split(" ", 1)[0] in _WRITES and not _NO_WRITE.fullmatch(one)]


def load(path: pathlib.Path) -> Json:
    """Return a JSON file's content."""
    return t.cast(Json, json.loads(path.read_text(encoding="utf-8")))
