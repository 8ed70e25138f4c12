# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Files that are acted upon, replaced and locked. Standard library only; runs on Python 3.8.

Whose word a file is, is judged by its descriptor, as ssh and cron judge theirs, so that nothing can be put in its place. A file counts
when root, this user, or whoever called sudo owns it and nobody else may write to it. Write access of group 0, of a group that has nobody
else in it, and of one that this system does not know is nobody else's; and who lives by group 0 alone, as a container with an arbitrary
user id does, trusts that group's files. Reading of a file is nobody's business here. Only regular files are opened, and no symbolic link
that another user could have put there is followed, whatever ``fs.protected_symlinks`` says.

What is written is there whole or not at all, also after a power cut. A reader needs no lock; whoever reads, changes and writes does.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import grp
import io
import os
import pwd
import random
import re
import secrets
import stat
import time
import typing as t

from ._errors import OptionError

#: Nothing longer is read, in bytes, where the caller does not say.
MAX_SIZE = 1024 * 1024
#: Who owns what an NFS server or a container's user namespace cannot name.
NOBODY = 65534
_MOST_LINKS = 40
_SEARCH = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


#: Seconds after which a file that is not finished is nobody's.
_LEFT = 24 * 3600.0
#: Seconds between two looks at a lock that somebody else holds, give or take a half; they double.
_FIRST_PAUSE, _LONGEST_PAUSE = 0.005, 0.1


class Owner(t.NamedTuple):
    """Whose a file is to be; -1 leaves user or group as they are."""

    uid: int = -1
    gid: int = -1


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


def replace(
    path: str,
    content: str | bytes,
    mode: int = 0o600,
    owner: Owner = Owner(),  # noqa: B008 - a value that nobody can change
    *,
    alone: bool = False,
) -> os.stat_result:
    """Put ``content`` in the place of what is there, durably, with mode and owner right from the first moment; raises ``OSError``.

    ``alone`` says that there is one writer at a time (it holds a lock): one name then serves for what is not finished, and what a killed
    writer left is gone with the next write; else with the first write a day later. Returns the new file's status.
    """
    with replacing(path, mode, owner, alone=alone) as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)
    return file.status


class Replacement(io.BufferedRandom):
    """A file that is being written, to be read as well; ``status`` is the finished one's."""

    status: os.stat_result


@contextlib.contextmanager
def replacing(
    path: str,
    mode: int = 0o600,
    owner: Owner = Owner(),  # noqa: B008 - a value that nobody can change
    *,
    alone: bool = False,
) -> t.Iterator[Replacement]:
    """The same in pieces: what the block writes is there when it has ended, and nothing of it where it was left by an error."""
    directory, name = os.path.split(os.path.abspath(path))
    unfinished = os.path.join(directory, f".{name}.new" if alone else f".{name}.{secrets.token_hex(8)}.new")
    try:
        if alone:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(unfinished)
        handle = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        with Replacement(io.FileIO(handle, "r+b")) as file:
            yield file
            file.flush()
            if owner != Owner():
                os.fchown(handle, owner.uid, owner.gid)
            if mode != 0o600:  # as it was made; there are file systems that know no other
                os.fchmod(handle, mode)
            os.fsync(handle)
            file.status = os.fstat(handle)
        os.replace(unfinished, path)
    except BaseException as exc:
        with contextlib.suppress(OSError):
            os.unlink(unfinished)
        if isinstance(exc, OSError) and exc.filename is None:
            exc.filename = path  # writing itself names no file
        raise
    if not alone:
        _tidy(directory, name)
    # Makes the rename last. Some file systems know no fsync of directories, which loses nothing but time.
    with contextlib.suppress(OSError):
        handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _tidy(directory: str, name: str) -> None:
    """Remove what killed writers of this user have left of a file, once nobody can be at it any more."""
    unfinished = re.compile(rf"\.{re.escape(name)}\.[0-9a-f]{{16}}\.new")
    with contextlib.suppress(OSError), os.scandir(directory) as entries:
        for entry in entries:
            if not unfinished.fullmatch(entry.name):
                continue
            found = entry.stat(follow_symlinks=False)
            if stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid() and found.st_mtime < time.time() - _LEFT:
                os.unlink(entry.path)


@contextlib.contextmanager
def locked(
    path: str, wait: float, clock: t.Callable[[], float] = time.monotonic, sleep: t.Callable[[float], None] = time.sleep
) -> t.Iterator[bool]:
    """Hold the lock that the file at ``path`` is, which stays: removing it is a race. Raises ``OSError``.

    Gives whether it was had within ``wait`` seconds. The kernel gives it back when the process ends, however it ends.
    """
    deadline, pause = clock() + wait, _FIRST_PAUSE
    handle = _lock(path)
    while handle is None and clock() < deadline:
        sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - jitter
        pause = min(2 * pause, _LONGEST_PAUSE)
        handle = _lock(path)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            os.close(handle)


def _lock(path: str) -> int | None:
    """Return the descriptor of the file, locked; None when somebody else holds it, or it is no more the one at its path."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(handle), os.stat(path)):  # somebody may have tidied it away meanwhile
            return handle
    except (BlockingIOError, PermissionError, FileNotFoundError):
        pass
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def read_private(option: str, path: str) -> str | None:
    """Return a trusted file's text, None when there is none; raises :class:`OptionError` naming the option."""
    try:
        return read_trusted(path).decode("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as exc:
        reason = exc.strerror if isinstance(exc, OSError) else "it is no text"
        raise OptionError(f"{option}: the file {path} cannot be read ({reason}).", option=option) from None


def check_writable(option: str, path: str) -> None:
    """Raise :class:`OptionError` when :func:`write_private` could not work, before anything is spent."""
    directory = os.path.dirname(os.path.abspath(path))
    if os.path.isdir(path):
        raise OptionError(f"{option}: {path} is a directory.", option=option)
    if not os.path.isdir(directory):
        raise OptionError(f"{option}: there is no directory {directory}.", remedy="Create it first.", option=option)
    if not os.access(directory, os.W_OK | os.X_OK):
        raise OptionError(f"{option}: the directory {directory} cannot be written to.", option=option)


def write_private(option: str, path: str, text: str) -> None:
    """Write ``text`` with mode 0600 in place of what is there; raises :class:`OptionError`."""
    try:
        replace(path, text)
    except OSError as exc:
        raise OptionError(f"{option}: the file {path} cannot be written ({exc.strerror}).", option=option) from exc
