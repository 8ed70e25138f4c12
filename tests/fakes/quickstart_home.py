# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""script/quickstart in a clone and a home directory of its own, as a new user runs it."""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import subprocess
import time
import typing as t

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

#: Seconds that the issue allows, and some more for a busy machine.
FIRST_RUN = 300
SECOND_RUN = 60
LIMIT = 900


class Run(t.NamedTuple):
    status: int
    output: str
    seconds: float


def network() -> dict[str, str]:
    """Return the variables that lead to the internet: proxies, and what leads pip to a package index and shares its downloads."""
    return {
        name: value
        for name, value in os.environ.items()
        if name.upper().endswith("_PROXY") or name.startswith(("PIP_", "SSL_", "REQUESTS_"))
    }


class Quickstart:
    """A clone, a home directory and a lab; ``run`` calls script/quickstart there."""

    def __init__(self, directory: pathlib.Path) -> None:
        self.home = directory / "home of a user"
        self.clone = directory / "a clone" / "mail oauth"
        self.lab = directory / "lab"  # the mail servers cannot live with a space in their paths
        self.home.mkdir(parents=True)
        copy_checkout(self.clone)
        self.environment = {
            "HOME": str(self.home),
            "PATH": os.environ["PATH"],
            "M365_MAIL_OAUTH_LAB": str(self.lab),
            **network(),
        }

    def run(self, *arguments: str, **environment: str) -> Run:
        begun = time.monotonic()
        done = subprocess.run(
            [str(self.clone / "script" / "quickstart"), *arguments],
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=LIMIT,
            check=False,
            cwd="/",
        )
        return Run(done.returncode, done.stdout, time.monotonic() - begun)

    @property
    def description(self) -> dict[str, t.Any]:
        return t.cast("dict[str, t.Any]", json.loads((self.lab / "lab.json").read_text(encoding="utf-8")))

    @property
    def work(self) -> pathlib.Path:
        return self.lab / "quickstart"

    def ansible(self) -> dict[str, str]:
        """The environment in which the collection's commands run, as the script makes it."""
        cache = self.home / ".cache" / "m365-mail-oauth" / "quickstart"
        (programs,) = cache.glob("python-*/bin")
        (tree,) = cache.glob("tree-*")
        return {
            **self.environment,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "ANSIBLE_COLLECTIONS_PATH": str(tree),
            "ANSIBLE_HOME": str(cache / "ansible"),
            "ANSIBLE_NOCOLOR": "1",
            "LC_ALL": "C.UTF-8",
            "PYTHONPYCACHEPREFIX": str(cache / "pycache"),
        }


def copy_checkout(target: pathlib.Path) -> None:
    """Copy the checkout without what git ignores."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=False,
    )
    names = [name for name in listed.stdout.split("\0") if name]
    if listed.returncode or not names:  # no git here, as in an unpacked release
        shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(".git", "__pycache__", ".*cache", ".nox", ".hypothesis"))
        return
    for name in names:
        source = ROOT / name
        if source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)
