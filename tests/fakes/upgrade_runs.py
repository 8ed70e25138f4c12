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
    """Return what the emulator answered since it was started or asked to forget, but the tests' own requests.

    Each is method and path, and the cmdlet where there is one.
    """
    entries = lab.control("GET", "/requests")["requests"]
    seen = (one for one in entries if not one["path"].startswith("/_ctl"))
    return [" ".join(filter(None, (one["method"], one["path"], one.get("cmdlet")))) for one in seen]


def forget(lab: Lab) -> None:
    """Begin the list of requests anew."""
    lab.control("DELETE", "/requests")


def by_a_person(seen: t.Iterable[str]) -> list[str]:
    """Return the requests that only a sign-in makes."""
    return [one for one in seen if _PERSON.search(one.lower())]


def writes(seen: t.Iterable[str]) -> list[str]:
    """Return the requests that change the directory; ``$batch``, the token endpoint and what Exchange is asked are reads here."""
    found = (one for one in seen if one.split(" ", 1)[0] in _WRITES)
    return [one for one in found if not one.endswith(("/oauth2/v2.0/token", "/$batch", "/exo")) and " Get-" not in one]


def load(path: pathlib.Path) -> Json:
    """Return a JSON file's content."""
    return t.cast(Json, json.loads(path.read_text(encoding="utf-8")))
