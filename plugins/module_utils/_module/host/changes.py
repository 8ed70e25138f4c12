# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a module does on its host to directories and files, or would do in check mode. Standard library only; runs on Python 3.8."""

from __future__ import annotations

import os
import shutil
import stat

from ... import _files


class Changes:
    """What is done, or would be."""

    def __init__(self, check: bool) -> None:
        self.check = check
        self.before: list[str] = []
        self.after: list[str] = []

    def directory(self, path: str, mode: int) -> None:
        """Make a directory that only root may change."""
        try:
            found = os.lstat(path)
        except FileNotFoundError:
            found = None
        if (
            found is not None
            and stat.S_ISDIR(found.st_mode)
            and (stat.S_IMODE(found.st_mode), found.st_uid) == (mode, os.geteuid())
        ):
            return
        self._note(path, found)
        if self.check:
            return
        if found is None:
            os.makedirs(os.path.dirname(path), 0o755, exist_ok=True)
            os.mkdir(path, mode)
        os.chown(path, os.geteuid(), os.getegid())
        os.chmod(path, mode)

    def file(self, path: str, text: str, mode: int) -> None:
        """Write a file where it is missing or different."""
        try:
            found = os.stat(path)
            with open(path, encoding="utf-8") as file:
                same = file.read() == text
        except (FileNotFoundError, UnicodeDecodeError, NotADirectoryError):
            found, same = None, False
        if found is not None and same and (stat.S_IMODE(found.st_mode), found.st_uid) == (mode, os.geteuid()):
            return
        self._note(path, found)
        if not self.check:
            os.makedirs(os.path.dirname(path), 0o755, exist_ok=True)
            _files.replace(path, text, mode, _files.Owner(os.geteuid(), os.getegid()))

    def absent(self, path: str) -> None:
        """Remove a file or a directory with all that is in it."""
        if not os.path.lexists(path):
            return
        self.before.append(path)
        if self.check:
            return
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        else:
            os.unlink(path)

    def _note(self, path: str, found: os.stat_result | None) -> None:
        if found is not None:
            self.before.append(f"{path} (as it was)")
        self.after.append(path)
