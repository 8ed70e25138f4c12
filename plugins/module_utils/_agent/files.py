# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Files of the token agent: replaced whole or not at all, bounded when read, one lock per account. Runs on Python 3.8."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import stat
import time
import typing as t

from .._errors import OptionError

#: No file that is read here is longer, in bytes.
MAX_SIZE = 256 * 1024

#: Seconds between two looks at a lock that somebody else holds.
_LOCK_PAUSE = 0.1


class Owner(t.NamedTuple):
    """Whose a file is to be; -1 leaves user or group as they are."""

    uid: int = -1
    gid: int = -1


def read(path: str) -> str | None:
    """Return a file's text, None when there is none. Raises :class:`OptionError`."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read(MAX_SIZE + 1)
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise OptionError(f"{path}: this is no text.", code="token_unavailable") from None
    except OSError as exc:
        raise OptionError(f"{path}: the file cannot be read ({exc.strerror}).", code="token_unavailable") from None
    if len(text) > MAX_SIZE:
        raise OptionError(f"{path}: the file has more than {MAX_SIZE} characters.", code="token_unavailable")
    return text


def check_version(path: str, data: t.Mapping[str, t.Any], known: int) -> None:
    """Refuse a file of a newer version of the token agent, which an older one would misread. Raises :class:`OptionError`."""
    version = data.get("version", known)
    if isinstance(version, int) and version > known:
        raise OptionError(
            f"{path} has the format {version}, and this version of the token agent knows formats up to {known}. It is left untouched.",
            remedy="Run the role token_agent of the newer version of m365.mail_oauth that wrote it.",
            code="token_unavailable",
        )


def read_secret(path: str) -> str:
    """Return the secret that a file holds, without the line's end. Raises :class:`OptionError`, also for a file that everybody may read."""
    try:
        mode = os.stat(path).st_mode
    except OSError as exc:
        raise OptionError(f"{path}: the credential cannot be read ({exc.strerror}).", code="token_unavailable") from None
    if stat.S_IMODE(mode) & 0o007:
        raise OptionError(
            f"{path}: the credential can be read or changed by every user of this host.",
            remedy=f"chmod o= {path}",
            code="token_unavailable",
        )
    text = (read(path) or "").strip()
    if not text:
        raise OptionError(f"{path}: the credential is empty.", code="token_unavailable")
    return text


def replace(path: str, text: str, mode: int = 0o600, owner: Owner = Owner()) -> None:  # noqa: B008 - a value that nobody can change
    """Put ``text`` in the place of what is there, durably, with mode and owner right from the first moment. Raises ``OSError``.

    There is one writer at a time (the account's lock), so that one name serves for what is not finished, and what a killed writer left is
    gone with the next write.
    """
    directory, name = os.path.split(path)
    unfinished = os.path.join(directory, f".{name}.new")
    with contextlib.suppress(FileNotFoundError):
        os.unlink(unfinished)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            if owner != Owner():
                os.fchown(file.fileno(), owner.uid, owner.gid)
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except BaseException as exc:
        with contextlib.suppress(OSError):
            os.unlink(unfinished)
        if isinstance(exc, OSError) and exc.filename is None:
            exc.filename = path  # writing itself names no file
        raise
    _sync_directory(directory)


def _sync_directory(directory: str) -> None:
    handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def locked(path: str, wait: float) -> t.Iterator[bool]:
    """Hold a lock; give whether it was had within ``wait`` seconds. It goes with the process, however that ends. Raises ``OSError``."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        yield _lock(handle, wait)
    finally:
        os.close(handle)


def _lock(handle: int, wait: float) -> bool:
    deadline = time.monotonic() + wait
    while not _lock_now(handle):
        if time.monotonic() >= deadline:
            return False
        time.sleep(_LOCK_PAUSE)
    return True


def _lock_now(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as exc:
        if exc.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EINTR):
            return False
        raise
    return True
