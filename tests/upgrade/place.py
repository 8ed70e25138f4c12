# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A place that an earlier version left, unpacked where a test wants it: ``make_place.py` made it, once, by that version's own code.

What stands there is a user's of that time, so nothing of it is to be mended here: whatever has to change in it, the code under test does.
Only the paths of the machine that it was made on are others.
"""

from __future__ import annotations

import json
import os
import pathlib
import re
import shutil
import sys
import tarfile
import typing as t

ARCHIVES = pathlib.Path(__file__).resolve().parent / "places"
#: The version that made each; the newest commit that had its formats.
FIRST = ARCHIVES / "dabd28e.tar.xz"
_PLACE, _PYTHON = b"@PLACE@", b"@PYTHON@"


class Place(t.NamedTuple):
    """An unpacked place."""

    directory: pathlib.Path

    @property
    def lab(self) -> pathlib.Path:
        """The lab's directory, with what the quickstart wrote below it."""
        return self.directory / "lab"

    @property
    def work(self) -> pathlib.Path:
        """The quickstart's own directory: inventory, stores, password of the vault, report with its history."""
        return self.lab / "quickstart"

    @property
    def controller(self) -> pathlib.Path:
        """A controller's directory: tenants file, store in clear, what is pushed."""
        return self.directory / "controller"

    def host(self, name: str) -> dict[str, t.Any]:
        """Return the packages and the roles, with their variables, of a mail host."""
        return t.cast("dict[str, t.Any]", json.loads((self.directory / "hosts" / f"{name}.json").read_text(encoding="utf-8")))

    def files(self, name: str) -> list[dict[str, str]]:
        """Return path, type, mode, owner and group of everything that the roles wrote on a mail host."""
        text = (self.directory / "hosts" / f"{name}.files.json").read_text(encoding="utf-8")
        return t.cast("list[dict[str, str]]", json.loads(text))

    def copy(self, name: str, root: pathlib.Path) -> pathlib.Path:
        """Put a host's token agent below a directory of its own, with its paths rewritten, and return the directory."""
        for row in self.files(name):
            source = self.directory / "hosts" / name / row["path"]
            if row["type"] != "f" or not row["path"].startswith(("etc/mail-oauth/", "var/lib/mail-oauth/")):
                continue
            target = root / row["path"]
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            content = source.read_bytes()
            for path in ("/etc/mail-oauth", "/var/lib/mail-oauth"):
                content = content.replace(path.encode(), f"{root}{path}".encode())
            target.write_bytes(content.replace(b"/etc/ssl/lab-ca.pem", str(self.lab / "ca" / "ca.pem").encode()))
            target.chmod(int(row["mode"], 8))
        return root


def unpack(directory: pathlib.Path, archive: pathlib.Path = FIRST) -> Place:
    """Unpack a place into an empty directory."""
    with tarfile.open(archive) as packed:
        packed.extractall(directory, filter="data")
    texts = {_PLACE: str(directory).encode(), _PYTHON: sys.executable.encode()}
    for path in directory.rglob("*"):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            changed = re.sub(b"|".join(texts), lambda found: texts[found[0]], content)
            if changed != content:
                path.write_bytes(changed)
    modes: dict[str, str] = json.loads((directory / "modes.json").read_text(encoding="utf-8"))
    for name, mode in modes.items():
        if not (directory / name).is_symlink():
            (directory / name).chmod(int(mode, 8))
    if os.geteuid() == 0:
        # root's lab gives its mailboxes to nobody
        for path in (directory / "lab" / "mail", *(directory / "lab" / "mail").rglob("*")):
            shutil.chown(path, "nobody", "nogroup")
    return Place(directory)
