# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Programs of the distribution's packages, unpacked and not installed: no service of theirs starts, and nothing else goes for them.

To install nagios4-core brings a mail server with it, and Prometheus and Zabbix listen to the network from then on where there is systemd.
"""

from __future__ import annotations

import fcntl
import os
import pathlib
import platform
import re
import shutil
import subprocess
import tempfile

import pytest

_TIMEOUT = 300
#: Where a package's programs may be, and its libraries.
_PROGRAMS = ("usr/bin", "usr/sbin")
_LIBRARIES = f"usr/lib/{platform.machine()}-linux-gnu"


class Package:
    """A package and those that it needs beside it, in a directory."""

    def __init__(self, root: pathlib.Path) -> None:
        self.root = root

    def program(self, name: str) -> str:
        """Return the path of a program."""
        (found,) = (self.root / place / name for place in _PROGRAMS if (self.root / place / name).exists())
        return str(found)

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which its programs find its libraries."""
        return {**os.environ, "LD_LIBRARY_PATH": str(self.root / _LIBRARIES)}


def package(name: str, *also: str) -> Package:
    """Return a package; ``also`` are patterns of names of packages that it needs, directly or not. Skips the test where there is none to be had."""
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        pytest.skip(f"the package {name} of Debian or Ubuntu is needed, and there is no apt-get here")
    cache = pathlib.Path(os.environ.get("M365_TEST_CACHE") or tempfile.gettempdir()) / f"m365-unpacked-{os.getuid()}"
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        root = cache / name
        if not root.is_dir():
            with tempfile.TemporaryDirectory(dir=cache) as place:
                _download(pathlib.Path(place), [name])
                _download(pathlib.Path(place), _needed(name, also))
                unpacked = pathlib.Path(place) / "root"
                for file in sorted(pathlib.Path(place).glob("*.deb")):
                    subprocess.run(["dpkg-deb", "-x", str(file), str(unpacked)], check=True, timeout=_TIMEOUT)
                unpacked.rename(root)
    return Package(root)


def _needed(name: str, also: tuple[str, ...]) -> list[str]:
    command = [
        "apt-cache",
        "depends",
        "--recurse",
        "--no-recommends",
        "--no-suggests",
        "--no-conflicts",
        "--no-breaks",
        "--no-replaces",
    ]
    listed = subprocess.run([*command, "--no-enhances", name], check=True, capture_output=True, text=True, timeout=_TIMEOUT)
    names = {line for line in listed.stdout.splitlines() if re.match(r"[a-z]", line)}
    return sorted(one for one in names if any(re.fullmatch(pattern, one) for pattern in also))


def _download(place: pathlib.Path, names: list[str]) -> None:
    if not names:
        return
    command = ["apt-get", "download", "-q", *names]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False, timeout=_TIMEOUT)
    if done.returncode and os.geteuid() == 0:  # a fresh machine has no lists
        subprocess.run(["apt-get", "update", "-q"], check=False, capture_output=True, timeout=_TIMEOUT)
        done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False, timeout=_TIMEOUT)
    if done.returncode:
        pytest.skip(f"{', '.join(names)} cannot be had: {done.stderr.strip()[-300:]}")
