# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A file that several processes of the controller change: one lock, trust, and what is said when something is in the way.

What is written here is final bytes; whoever keeps secrets encrypts before. Controller only.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable, Iterator

from ...module_utils import _files
from ...module_utils._errors import StoreError

#: A larger file is none of ours.
MAX_SIZE = 64 * 1024 * 1024

#: Device, inode, modification time and size: another one means another content, since files are replaced and never changed.
Signature = tuple[int, int, int, int]


def _why(exc: OSError) -> str:
    return exc.strerror or type(exc).__name__


class SharedFile:
    """A file at ``path``; symbolic links are resolved once, so that a replacement keeps them. It is used only where ``_files`` trusts it.

    ``lock_timeout`` is in seconds, ``noun`` is what messages call the file, ``most`` its bytes at most. Raises :class:`StoreError`.
    """

    def __init__(
        self,
        path: str,
        lock_timeout: float = 60,
        *,
        noun: str = "store",
        most: int = MAX_SIZE,
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
        self._most = most
        self._clock = clock
        self._sleep = sleep

    @property
    def lock_path(self) -> str:
        """The side file that is locked; it stays as long as the file that it is for."""
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
                content = handle.read(self._most + 1)
                signature = _signature(os.fstat(handle.fileno()))
        except FileNotFoundError:
            return None
        except OSError as exc:
            raise self._unreadable(exc) from exc
        if len(content) > self._most:
            raise StoreError(
                f"The {self._noun} {self.path} is larger than {self._most} bytes.",
                remedy=f"Give the path of a {self._noun}, nothing else.",
            )
        return content, signature

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock. The kernel gives it back when the process ends, however it ends."""
        if self._astray is not None:
            raise self._unreadable(self._astray)
        with contextlib.ExitStack() as held:
            try:
                os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
                had = held.enter_context(_files.locked(self.lock_path, self._lock_timeout, self._clock, self._sleep))
            except OSError as exc:
                raise StoreError(
                    f"The lock file {self.lock_path} cannot be opened: {_why(exc)}.",
                    remedy=f"Choose a {self._noun} in a directory that this user may write to.",
                ) from exc
            if not had:
                raise StoreError(
                    f"The {self._noun} {self.path} has been locked by another process for {self._lock_timeout:g} seconds.",
                    remedy=f"Wait for the other run to end (fuser {self.lock_path} names it), or raise store_lock_timeout.",
                    code="store_locked",
                )
            yield

    def replace(self, content: bytes) -> Signature:
        """Replace the content while holding the lock, as ``_files`` replaces. Mode 0600."""
        try:
            return _signature(_files.replace(self.path, content, alone=True))
        except OSError as exc:
            raise StoreError(
                f"The {self._noun} {self.path} cannot be written: {_why(exc)}. The old content is untouched.",
                remedy="Check the directory's permissions and the free space.",
            ) from exc

    def remove(self) -> None:
        """Remove the file while holding the lock, and the lock's own file: whoever waits for it finds that it is another one."""
        try:
            for path in (self.path, self.lock_path):
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(path)
        except OSError as exc:
            raise StoreError(
                f"The {self._noun} {self.path} cannot be removed: {_why(exc)}.", remedy="Check the directory's permissions."
            ) from exc

    def _unreadable(self, exc: OSError) -> StoreError:
        hint = "It is a directory; give a file's path." if exc.errno == errno.EISDIR else "Check its owner and permissions."
        return StoreError(f"The {self._noun} {self.path} cannot be read: {_why(exc)}.", remedy=hint)


def _signature(status: os.stat_result) -> Signature:
    return (status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)
