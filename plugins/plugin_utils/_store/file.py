# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""A file that several processes change: one lock, and a replacement that is either the old content or the new one.

What is written here is final bytes; whoever keeps secrets encrypts before. A reader needs no lock: the file is replaced as a whole.
Controller only.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import glob
import os
import random
import secrets
import time
import typing as t
from collections.abc import Callable, Iterator

from ...module_utils import _files
from ...module_utils._errors import StoreError

#: A larger file is none of ours.
MAX_SIZE = 64 * 1024 * 1024

#: Device, inode, modification time and size: another one means another content, since files are replaced and never changed.
Signature = tuple[int, int, int, int]

_FIRST_PAUSE, _LONGEST_PAUSE = 0.005, 0.1


def _why(exc: OSError) -> str:
    return exc.strerror or type(exc).__name__


class SharedFile:
    """A file at ``path``; symbolic links are resolved once, so that a replacement keeps them. It is used only where ``_files`` trusts it.

    ``lock_timeout`` is in seconds, ``noun`` is what messages call the file. Raises :class:`StoreError`.
    """

    def __init__(
        self,
        path: str,
        lock_timeout: float = 60,
        *,
        noun: str = "store",
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.path = os.path.abspath(os.path.expanduser(path))
        #: Why the path leads nowhere that is to be used; whoever reads or locks is told.
        self._astray: OSError | None = None
        try:
            self.path = _files.resolve(self.path)
        except OSError as exc:
            self._astray = exc
        self._lock_timeout = lock_timeout
        self._noun = noun
        self._clock = clock
        self._sleep = sleep

    @property
    def lock_path(self) -> str:
        """The side file that is locked; it stays, since removing a lock file is a race."""
        return f"{self.path}.lock"

    def signature(self) -> Signature | None:
        """Return what tells this content from any other, or None when there is no file."""
        try:
            return _signature(os.stat(self.path))
        except FileNotFoundError:
            return None
        except OSError as exc:
            raise self._unreadable(exc) from exc

    def read(self) -> tuple[bytes, Signature] | None:
        """Return the whole content and its signature, or None when there is no file."""
        try:
            if self._astray is not None:
                raise self._astray
            with os.fdopen(_files.open_trusted(self.path).handle, "rb") as handle:
                content = handle.read(MAX_SIZE + 1)
                signature = _signature(os.fstat(handle.fileno()))
        except FileNotFoundError:
            return None
        except OSError as exc:
            raise self._unreadable(exc) from exc
        if len(content) > MAX_SIZE:
            raise StoreError(
                f"The {self._noun} {self.path} is larger than {MAX_SIZE} bytes.",
                remedy=f"Give the path of a {self._noun}, nothing else.",
            )
        return content, signature

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock. The kernel gives it back when the process ends, however it ends."""
        descriptor = self._acquire()
        try:
            yield
        finally:
            os.close(descriptor)

    def replace(self, content: bytes) -> Signature:
        """Replace the content while holding the lock: temporary file, fsync, rename, fsync of the directory. Mode 0600."""
        directory, name = os.path.split(self.path)
        self._remove_leftovers()
        temporary = os.path.join(directory, f".{name}.{os.getpid()}.{secrets.token_hex(4)}.tmp")
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
            try:
                view = memoryview(content)
                while view:
                    view = view[os.write(descriptor, view) :]
                os.fsync(descriptor)
                signature = _signature(os.fstat(descriptor))
            finally:
                os.close(descriptor)
            os.replace(temporary, self.path)
        except OSError as exc:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise StoreError(
                f"The {self._noun} {self.path} cannot be written: {_why(exc)}. The old content is untouched.",
                remedy="Check the directory's permissions and the free space.",
            ) from exc
        self._sync_directory(directory)
        return signature

    def _acquire(self) -> int:
        deadline = self._clock() + self._lock_timeout
        pause = _FIRST_PAUSE
        while True:
            descriptor = self._open_lock()
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if self._is_current(descriptor):
                    return descriptor
            except BlockingIOError:
                pass
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)
            if self._clock() >= deadline:
                raise StoreError(
                    f"The {self._noun} {self.path} has been locked by another process for {self._lock_timeout:g} seconds.",
                    remedy=f"Wait for the other run to end (fuser {self.lock_path} names it), or raise store_lock_timeout.",
                    code="store_locked",
                )
            self._sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - jitter
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _open_lock(self) -> int:
        if self._astray is not None:
            raise self._unreadable(self._astray)
        try:
            os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
            return os.open(self.lock_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        except OSError as exc:
            raise StoreError(
                f"The lock file {self.lock_path} cannot be opened: {_why(exc)}.",
                remedy=f"Choose a {self._noun} in a directory that this user may write to.",
            ) from exc

    def _is_current(self, descriptor: int) -> bool:
        """True when the locked file is still the one at its path (somebody may have tidied it away meanwhile)."""
        try:
            there = os.stat(self.lock_path)
        except FileNotFoundError:
            return False
        here = os.fstat(descriptor)
        return (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)

    def _remove_leftovers(self) -> None:
        """Remove temporary files of runs that were killed; only a holder of the lock writes any."""
        directory, name = os.path.split(self.path)
        for leftover in glob.glob(os.path.join(glob.escape(directory), f".{glob.escape(name)}.*.tmp")):
            with contextlib.suppress(OSError):
                os.unlink(leftover)

    def _sync_directory(self, directory: str) -> None:
        """Make the rename last. Some file systems know no fsync of directories, which loses nothing but time."""
        with contextlib.suppress(OSError):
            descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def _unreadable(self, exc: OSError) -> StoreError:
        hint = "It is a directory; give a file's path." if exc.errno == errno.EISDIR else "Check its owner and permissions."
        return StoreError(f"The {self._noun} {self.path} cannot be read: {_why(exc)}.", remedy=hint)


def _signature(status: t.Any) -> Signature:
    return (status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)
