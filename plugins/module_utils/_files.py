# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Whose word a file is: opened so that nothing can be put in its place, judged by the descriptor, as ssh and cron judge theirs.

A file counts when root, this user, or whoever called sudo owns it and nobody else may write to it. Write access of group 0, of a group
that has nobody else in it, and of one that this system does not know is nobody else's; and who lives by group 0 alone, as a container
with an arbitrary user id does, trusts that group's files. Reading of a file is nobody's business here. Only regular files are opened, and
no symbolic link that another user could have put there is followed, whatever ``fs.protected_symlinks`` says. Runs on Python 3.8.
"""

from __future__ import annotations

import errno
import grp
import os
import pwd
import stat
import typing as t

#: Nothing longer is read, in bytes, where the caller does not say.
MAX_SIZE = 1024 * 1024
#: Who owns what an NFS server or a container's user namespace cannot name.
NOBODY = 65534
_MOST_LINKS = 40
_SEARCH = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class UntrustedFile(PermissionError):
    """A file that is there and not to be used; ``strerror`` is a clause with the mend, as for any ``OSError``."""

    def __init__(self, why: str, path: str) -> None:
        super().__init__(errno.EPERM, why, path)


class Opened(t.NamedTuple):
    """An open file: ``handle`` is the caller's to close.

    ``parties`` are the users besides root and this one who own it or a directory or link on its way, and so have their word in it.
    ``exposed`` is a directory on its way in which yet others may put something else in its place, or empty.
    """

    handle: int
    parties: frozenset[int]
    exposed: str


def open_trusted(path: str, *, owner: bool = True, mode: bool = True) -> Opened:
    """Open a regular file for reading that this user may act upon; raises ``OSError``, of it :class:`UntrustedFile`.

    Without ``owner`` or ``mode`` the caller judges whose it is, or who may write to it.
    """
    with _Walk(path) as walk:
        handle, found = walk.open()
        try:
            if not stat.S_ISREG(found.st_mode):
                raise UntrustedFile("it is no regular file", path)
            problem = (owner and _stranger(found)) or (mode and _writable(found))
            if problem:
                raise UntrustedFile(problem, path)
        except BaseException:
            os.close(handle)
            raise
        return Opened(handle, frozenset(walk.parties), walk.exposed)


def read_trusted(path: str, limit: int = MAX_SIZE, *, owner: bool = True, mode: bool = True) -> bytes:
    """Return at most ``limit`` bytes of a file that :func:`open_trusted` opens; raises ``OSError``."""
    with os.fdopen(open_trusted(path, owner=owner, mode=mode).handle, "rb") as file:
        return file.read(limit)


def resolve(path: str) -> str:
    """Return the path without symbolic links, as ``os.path.realpath`` does; raises :class:`UntrustedFile` for a link that is not followed."""
    with _Walk(path) as walk:
        return walk.resolve()


class _Walk:
    """A walk along a path, one name after the other, holding the directory in which the next name is looked up."""

    def __init__(self, path: str) -> None:
        self.exposed = ""
        self.parties: set[int] = set()
        self._path = os.path.abspath(os.path.expanduser(path)) if not os.path.isabs(path) else path
        self._names = _names(self._path)
        self._links = 0
        self._directory = -1
        self._place = "/"

    def __enter__(self) -> _Walk:
        self._directory = os.open("/", _SEARCH)
        return self

    def __exit__(self, *error: object) -> None:
        os.close(self._directory)

    def open(self) -> tuple[int, os.stat_result]:
        """Walk to the end and open what is there."""
        name = self._last()
        handle = os.open(name, _READ, dir_fd=self._directory)
        found = os.fstat(handle)
        self._hear(found)
        return handle, found

    def resolve(self) -> str:
        """Walk as far as there is something, and return where the path leads."""
        try:
            name = self._last()
        except FileNotFoundError:
            name = "/".join(reversed(self._names))
        except IsADirectoryError:
            name = ""
        return os.path.normpath(os.path.join(self._place, name))

    def _last(self) -> str:
        """Walk to the directory of the last name, which is no link, and return that name."""
        while self._names:
            name = self._names[-1]
            found = os.stat(name, dir_fd=self._directory, follow_symlinks=False)
            directory = os.fstat(self._directory)
            self._hear(directory)
            if _writers(directory) and not directory.st_mode & stat.S_ISVTX:
                self.exposed = self.exposed or self._place
            self._names.pop()
            if stat.S_ISLNK(found.st_mode):
                self._follow(name, found, directory)
            elif stat.S_ISDIR(found.st_mode):
                self._enter(name)
            elif self._names:
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), self._path)
            else:
                return name
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), self._path)

    def _hear(self, found: os.stat_result) -> None:
        if not _is_trusted(found):
            self.parties.add(found.st_uid)

    def _enter(self, name: str) -> None:
        entered = os.open(name, _SEARCH, dir_fd=self._directory)
        os.close(self._directory)
        self._directory = entered
        self._place = os.path.normpath(os.path.join(self._place, name))

    def _follow(self, name: str, link: os.stat_result, directory: os.stat_result) -> None:
        self._hear(link)
        # As fs.protected_symlinks has it, and for directories without the sticky bit as well.
        if not _is_trusted(link) and (_writers(directory) or link.st_uid != directory.st_uid):
            where = os.path.join(self._place, name)
            raise UntrustedFile(f"user id {link.st_uid} made the symbolic link {where} on its way", self._path)
        self._links += 1
        if self._links > _MOST_LINKS:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), self._path)
        target = os.readlink(name, dir_fd=self._directory)
        if target.startswith("/"):
            root = os.open("/", _SEARCH)
            os.close(self._directory)
            self._directory, self._place = root, "/"
        self._names += _names(target)


def _names(path: str) -> list[str]:
    return [name for name in reversed(path.split("/")) if name not in ("", ".")]


def _stranger(found: os.stat_result) -> str:
    """Return that a file belongs to somebody else, as a clause with the mend, or nothing."""
    if _is_trusted(found):
        return ""
    return f"it belongs to user id {found.st_uid}, not to root or user id {os.geteuid()}: chown it"


def _writable(found: os.stat_result) -> str:
    writers = _writers(found)
    return f"{writers} can change it: chmod go-w it" if writers else ""


def _is_trusted(found: os.stat_result) -> bool:
    me = os.geteuid()
    if found.st_uid in (0, me):
        return True
    if me == 0:
        return found.st_uid != NOBODY and str(found.st_uid) == os.environ.get("SUDO_UID", "")
    return os.getegid() == 0 == found.st_gid  # OpenShift and others give a container any user id and group 0


def _writers(found: os.stat_result) -> str:
    """Return who besides the owner may write, empty for nobody."""
    if found.st_mode & stat.S_IWOTH:
        return "every user of this host"
    if found.st_mode & stat.S_IWGRP and found.st_gid != 0 and not _is_private(found.st_gid, found.st_uid):
        return f"group id {found.st_gid}"
    return ""


def _is_private(gid: int, uid: int) -> bool:
    """Whether a group holds nobody but this owner: a user's own group (umask 002), or one without an entry, as in a container."""
    try:
        group = grp.getgrgid(gid)
    except KeyError:
        return True
    try:
        owner = pwd.getpwuid(uid)
    except KeyError:
        return False
    return owner.pw_gid == gid and set(group.gr_mem) <= {owner.pw_name}
