# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Logs of a host, from their ends: what rotation left beside them, compressed or not, and journald's. Bounded; runs on Python 3.8."""

from __future__ import annotations

import datetime
import gzip
import os
import re
import shutil
import stat
import subprocess
import tempfile
import typing as t
import zlib

from . import lines

#: Of one file so much is read, from its end, in bytes; of a compressed one as much after unpacking, and no more is unpacked than the latter.
MAX_FILE = 32 * 1024 * 1024
MAX_UNPACKED = 512 * 1024 * 1024
#: Of all files together, and of one log's rotated ones.
MAX_ALL = 256 * 1024 * 1024
MAX_ROTATED = 60
_BLOCK = 256 * 1024
#: Lines between two looks at the clock: who may write to a log could make each of them dear.
_LOOK = 256
#: ``mail.log.1``, ``mail.log.2.gz``, ``mail.log-20261130``, ``mail.log-20261130.gz``.
_ROTATED = re.compile(r"[.-]\d{1,14}(?:-\d+)?(?:\.gz)?")
#: Entries of the journal, the newest ones, and seconds.
_ENTRIES, _PATIENCE = 200_000, 60
#: Who writes there; the facility is "mail".
_MATCHES = ("SYSLOG_FACILITY=2", *(f"SYSLOG_IDENTIFIER={name}" for name in ("mbsync", "getmail", "fetchmail", "msmtp", "exim4")))


class Part(t.NamedTuple):
    """What was read of a file: ``whole`` is false where its beginning was left out."""

    path: str
    content: bytes
    whole: bool


class Unreadable(Exception):
    """A log that is there and cannot be read; the message is a clause."""


def rotated(path: str, since: float) -> list[str]:
    """Return a log and what rotation left of it, written to at or after ``since`` (seconds since 1970), the newest first."""
    directory, name = os.path.split(path)
    try:
        names = os.listdir(directory or ".")
    except OSError:
        return []
    found = []
    for one in names:
        if one == name or (one.startswith(name) and _ROTATED.fullmatch(one[len(name) :])):
            where = os.path.join(directory, one)
            try:
                written = os.lstat(where).st_mtime
            except OSError:
                continue
            if written >= since:
                found.append((written, where))
    return [where for _written, where in sorted(found, reverse=True)[:MAX_ROTATED]]


def tail(path: str, most: int = MAX_FILE) -> Part:
    """Return the end of a file, from the beginning of a line on. Raises Unreadable."""
    try:
        # No link and no pipe that somebody put in a log's place.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as exc:
        raise Unreadable(f"it cannot be read ({exc.strerror or exc})") from None
    about = os.fstat(handle)
    if not stat.S_ISREG(about.st_mode):
        os.close(handle)
        raise Unreadable("it is no file")
    with open(handle, "rb") as file:
        try:
            if path.endswith(".gz"):
                return _unpacked(path, file, most)
            start = max(0, about.st_size - most)
            file.seek(start)
            content = file.read(most)
        except OSError as exc:
            raise Unreadable(f"it cannot be read ({exc.strerror or exc})") from None
    return Part(path, content.partition(b"\n")[2] if start else content, not start)


def _unpacked(path: str, file: t.BinaryIO, most: int) -> Part:
    end, size, seen = bytearray(), 0, False
    try:
        with gzip.GzipFile(fileobj=file) as packed:
            while size <= MAX_UNPACKED:
                block = packed.read(_BLOCK)
                if not block:
                    seen = True
                    break
                size += len(block)
                end += block
                if len(end) > 2 * most:
                    del end[:-most]
    except (EOFError, zlib.error, OSError):  # the last is what gzip says to another kind of file
        if not end:
            raise Unreadable("it is no whole gzip file") from None
    cut = size > len(end) or len(end) > most
    content = bytes(end[-most:])
    return Part(path, content.partition(b"\n")[2] if cut else content, seen and not cut)


def within(seconds: t.Callable[[], float], found: t.Iterable[lines.Line]) -> t.Iterator[lines.Line]:
    """Return lines for as long as ``seconds`` are left. Raises Unreadable."""
    for number, line in enumerate(found):
        if number % _LOOK == 0 and seconds() <= 0:
            raise Unreadable("there was no time left for it, or for the rest of it")
        yield line


def read_lines(part: Part, now: datetime.datetime) -> t.Iterator[lines.Line]:
    """Return a file's lines, in order."""
    if part.content.startswith(lines.EXPORT):
        yield from lines.exported(part.content)
        return
    reader = lines.Reader(now)
    for raw in part.content.split(b"\n"):
        if raw.strip():
            yield reader.line(raw[: lines.MAX_LINE * 2].decode("utf-8", "replace"))


def journal(since: datetime.datetime) -> Part | None:
    """Return what the mail programs wrote to journald, None where there is no journal to be read. Raises Unreadable."""
    command = shutil.which("journalctl", path="/usr/bin:/bin")
    if command is None or not any(os.path.isdir(path) for path in ("/var/log/journal", "/run/log/journal")):
        return None
    matches = " + ".join(_MATCHES).split()
    asked = ["--no-pager", "--quiet", "--output=export", f"--lines={_ENTRIES}", f"--since=@{int(since.timestamp())}", *matches]
    with tempfile.TemporaryFile() as file:
        try:
            done = subprocess.run(  # pylint: disable=ansible-bad-function
                [command, *asked],
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.DEVNULL,
                timeout=_PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as exc:
            raise Unreadable(f"journalctl did not answer ({type(exc).__name__})") from None
        if done.returncode:
            raise Unreadable(f"journalctl failed with status {done.returncode}")
        size = file.seek(0, os.SEEK_END)
        start = max(0, size - MAX_FILE)
        file.seek(start)
        content = file.read(MAX_FILE)
    return Part("journald", content.partition(b"\n\n")[2] if start else content, not start)
