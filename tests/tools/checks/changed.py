# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which files differ from what the changes are based on, asked of git."""

from __future__ import annotations

import pathlib
import subprocess
import typing as t

#: Where the default branch may stand, best first.
_UPSTREAM = ("origin/HEAD", "origin/main", "main")


class Changes(t.NamedTuple):
    """Paths relative to the checkout, and the base in words; ``paths`` is None where nothing can be compared."""

    paths: tuple[str, ...] | None
    base: str


class NoSuchRevision(Exception):
    """What ``--since`` names is not in the repository."""


def _git(root: pathlib.Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip("\n") if done.returncode == 0 else None


def _base(root: pathlib.Path) -> tuple[str, str] | None:
    """Return the commit that the checkout left the default branch at, and how to call it."""
    for branch in _UPSTREAM:
        found = _git(root, "merge-base", branch, "HEAD")
        if found:
            return found, f"{branch} ({found[:9]})"
    return None


def changes(root: pathlib.Path, since: str | None = None) -> Changes:
    """Return what differs from ``since``, else from the default branch: commits, what is not committed, and files new to git."""
    if since is not None:
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}")
        if not found:
            raise NoSuchRevision(f"--since {since}: git knows no such commit here")
        base: tuple[str, str] | None = (found, f"{since} ({found[:9]})")
    else:
        base = _base(root)
    if base is None:
        return Changes(None, "")
    differs = _git(root, "diff", "--name-only", "--no-renames", "-z", base[0], "--")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    if differs is None or new is None:
        return Changes(None, "")
    return Changes(tuple(sorted({path for path in (*differs.split("\0"), *new.split("\0")) if path})), base[1])
