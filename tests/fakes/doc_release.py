# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The release as it would be made of this checkout, and how its commands are run."""

from __future__ import annotations

import pathlib
import subprocess
import sys
import tarfile
import typing as t

from quickstart_home import copy_checkout


class Release(t.NamedTuple):
    """A tarball, the names of the files in it, and the copy of the checkout that it was built of."""

    path: pathlib.Path
    names: frozenset[str]
    source: pathlib.Path


def program(name: str) -> str:
    """Return the path of a program of the environment that the tests run in."""
    return str(pathlib.Path(sys.executable).with_name(name))


def done(*command: str | pathlib.Path, **options: t.Any) -> str:
    """Run a command that has to succeed; return what it printed."""
    ended = subprocess.run(
        list(map(str, command)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
        check=False,
        **options,
    )
    assert ended.returncode == 0, f"{command}: {ended.stdout}"
    return str(ended.stdout)


def build(directory: pathlib.Path) -> Release:
    """Build the collection of what git has, and see what is in it."""
    source = directory / "source"
    copy_checkout(source)
    done(program("ansible-galaxy"), "collection", "build", source, "--output-path", directory)
    (path,) = directory.glob("*.tar.gz")
    with tarfile.open(path) as packed:
        names = frozenset(member.name for member in packed if member.isfile())
    return Release(path, names, source)
