# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where everything of a lab lies, and the few things about it that are decided once and then kept: ports, runtime directory.

``layout.json`` in the lab directory holds ``{"version": 1, "ports": {name: port}, "runtime_directory": path}`` and marks the directory
as a lab: nothing else is ever emptied or deleted.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pathlib
import re
import shutil
import stat
import tempfile
import typing as t

from .errors import LabError

MARKER = "layout.json"
VERSION = 1

#: A unix socket's path has 108 bytes; Dovecot's longest below its base directory has some 40.
_LONGEST_BASE = 60
_RUNTIME_PREFIX = "m365-mail-oauth-lab-"


_PLAIN = re.compile(r"[\w/.+@,=~-]+", re.ASCII)


class Layout:
    """Paths below the lab directory. ``load`` reads what is kept, ``save`` writes it."""

    def __init__(self, directory: pathlib.Path) -> None:
        self.directory = directory
        self.ports: dict[str, int] = {}
        self.runtime_directory: pathlib.Path | None = None

    @property
    def marker(self) -> pathlib.Path:
        """Return the file that makes a directory a lab."""
        return self.directory / MARKER

    @property
    def records(self) -> pathlib.Path:
        """Return the directory of process ids."""
        return self.directory / "run"

    @property
    def logs(self) -> pathlib.Path:
        """Return the directory of the processes' output."""
        return self.directory / "log"

    @property
    def mail(self) -> pathlib.Path:
        """Return the directory with one Maildir per mailbox."""
        return self.directory / "mail"

    @property
    def outbox(self) -> pathlib.Path:
        """Return the Maildir of messages to addresses that the lab has no mailbox for."""
        return self.directory / "outbox"

    @property
    def dovecot(self) -> pathlib.Path:
        """Return the directory of Dovecot's configuration."""
        return self.directory / "dovecot"

    @property
    def ssh(self) -> pathlib.Path:
        """Return the directory of sshd's configuration and of all keys for it."""
        return self.directory / "ssh"

    @property
    def description(self) -> pathlib.Path:
        """Return the file that tells clients all they need."""
        return self.directory / "lab.json"

    @property
    def defaults(self) -> pathlib.Path:
        """The block of a tenants file that leads to the lab."""
        return self.directory / "defaults.yml"

    def exists(self) -> bool:
        """Whether the directory holds a lab."""
        return self.marker.is_file()

    def load(self) -> Layout:
        """Read what was decided before; a directory that holds no lab yet gives an empty layout."""
        if not self.exists():
            return self
        try:
            data = json.loads(self.marker.read_text(encoding="utf-8"))
            if data["version"] != VERSION:
                raise ValueError(f"its version is {data['version']}, not {VERSION}")
            self.ports = {str(name): int(port) for name, port in data["ports"].items()}
            self.runtime_directory = pathlib.Path(data["runtime_directory"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise LabError(
                f"{self.marker} cannot be used ({error}). Delete the directory {self.directory} to start afresh."
            ) from None
        return self

    def save(self) -> bool:
        """Write what was decided; return whether that changed anything."""
        data = {"version": VERSION, "ports": self.ports, "runtime_directory": str(self.runtime_directory)}
        return write_if_changed(self.marker, json.dumps(data, indent=2, sort_keys=True) + "\n")

    def check_usable(self) -> None:
        """Raise LabError for a directory that is another user's, or that holds something else than a lab."""
        if not _PLAIN.fullmatch(str(self.directory)):
            raise LabError(
                f"The lab's directory {self.directory} holds characters other than letters, digits, / . _ + @ , = ~ and -, "
                "which the servers' configuration files would misread. Choose another one."
            )
        if not self.directory.exists():
            return
        if not self.directory.is_dir():
            raise LabError(f"{self.directory} is not a directory. Choose another one for the lab.")
        owner = self.directory.stat().st_uid
        if owner != os.geteuid():
            raise LabError(
                f"The directory {self.directory} belongs to user id {owner}, but this runs as user id {os.geteuid()}. "
                "Run as that user, or choose another directory for the lab."
            )
        if not self.exists() and any(self.directory.iterdir()):
            raise LabError(f"The directory {self.directory} is not empty and holds no lab. Choose another one for the lab.")

    def make(self) -> bool:
        """Make the directories; return whether that changed anything."""
        changed = False
        for path in (self.directory, self.records, self.logs, self.mail, self.outbox, self.dovecot, self.ssh):
            if path != self.directory and path.is_symlink():
                raise LabError(f"{path} is a symbolic link. Move it away: the lab keeps everything in its own directory.")
            changed |= _private_directory(path)
        return changed

    def ensure_runtime_directory(self) -> bool:
        """Make or choose the directory of Dovecot's sockets; return whether another one was chosen.

        Root's Dovecot drops to users who may not look into root's directories, so its sockets lie below ``/run``. Otherwise they
        lie in the lab, or in a short private directory elsewhere when the lab's path is too long for a unix socket.
        """
        if self.runtime_directory is not None and self._runtime_usable(self.runtime_directory):
            return False
        inside = self.records / "dovecot"
        root = os.geteuid() == 0
        if not root and len(os.fsencode(inside)) <= _LONGEST_BASE:
            chosen = inside
        else:
            # Not XDG_RUNTIME_DIR: that goes away at logout, the lab does not.
            outer = pathlib.Path(tempfile.mkdtemp(prefix=_RUNTIME_PREFIX, dir="/run" if root else "/tmp"))  # noqa: S108 - mode 0700
            outer.chmod(0o755 if root else 0o700)
            chosen = outer / "dovecot"
        chosen.mkdir(mode=0o755, exist_ok=True)
        chosen.chmod(0o755)  # Dovecot insists
        self.runtime_directory = chosen
        return True

    def remove_runtime_directory(self) -> None:
        """Delete the directory of Dovecot's sockets if it lies outside the lab."""
        outer = self.runtime_directory.parent if self.runtime_directory is not None else None
        if outer is not None and outer.name.startswith(_RUNTIME_PREFIX):
            shutil.rmtree(outer, ignore_errors=True)

    @staticmethod
    def _runtime_usable(path: pathlib.Path) -> bool:
        """Whether the directory is still there and still nobody else's (``/tmp`` and ``/run`` are emptied at boot)."""
        try:
            found = path.lstat()
        except OSError:
            return False
        return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o022

    @contextlib.contextmanager
    def locked(self) -> t.Iterator[None]:
        """Hold the lab's lock, so that two runs at once do not start everything twice."""
        _private_directory(self.directory)
        handle = os.open(self.directory, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def write_if_changed(path: pathlib.Path, text: str) -> bool:
    """Write a file of mode 0600 so that a reader never sees half of it; return whether its content changed."""
    with contextlib.suppress(OSError):
        if path.read_text(encoding="utf-8") == text:
            return False
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
    return True


def _private_directory(path: pathlib.Path) -> bool:
    """Make a directory of mode 0700; return whether that changed anything."""
    if path.is_dir():
        if stat.S_IMODE(path.stat().st_mode) == 0o700:
            return False
        path.chmod(0o700)
        return True
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.chmod(0o700)
    return True
