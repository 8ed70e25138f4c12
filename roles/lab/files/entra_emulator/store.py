# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The emulator's state: one JSON document, in memory and on disk.

Whoever changes it holds ``lock`` and calls ``touch()``; a thread of the store writes the file a moment later, ``close()`` writes
what is left. Names that begin with ``_`` inside a directory object are the emulator's own and are never answered to a client.
"""

from __future__ import annotations

import fcntl
import json
import pathlib
import threading
import time
import typing as t

from .files import write_atomically
from .web import Json

FILE_NAME = "state.json"
LOCK_NAME = "state.lock"
VERSION = 1
_WRITE_DELAY = 0.1


class StateError(Exception):
    """The state file cannot be used; ``str()`` says which one and why."""


class Store:
    """``data`` is the document; ``directory`` is where it lives."""

    def __init__(self, directory: pathlib.Path, make: t.Callable[[], Json]) -> None:
        self.directory = directory
        self.lock = threading.RLock()
        self._path = directory / FILE_NAME
        self._dirty = threading.Event()  # something is to be written
        self._changed = threading.Event()  # the writer is to wake up
        self._closing = False
        self._lock_file = _claim(directory / LOCK_NAME)
        try:
            exists = self._path.exists()
            self.data = self._read() if exists else make()
            if not exists:
                self._write()
        except BaseException:
            self._lock_file.close()
            raise
        self._thread = threading.Thread(target=self._run, name="emulator-store", daemon=True)
        self._thread.start()

    def touch(self) -> None:
        """Say that the document has changed."""
        self._dirty.set()
        self._changed.set()

    def replace(self, data: Json) -> None:
        """Put another document in its place."""
        with self.lock:
            self.data = data
            self.touch()

    def close(self) -> None:
        """Write what is not written yet, stop the writer and let the directory go."""
        self._closing = True
        self._changed.set()
        self._thread.join(10)
        self._lock_file.close()

    def _run(self) -> None:
        pause, delay = threading.Event(), _WRITE_DELAY
        while not self._closing:
            self._changed.wait()
            if not self._closing:
                pause.wait(delay)  # several changes, one write
            self._changed.clear()
            if self._dirty.is_set():
                self._dirty.clear()
                started = time.monotonic()
                self._write()
                delay = max(_WRITE_DELAY, 10 * (time.monotonic() - started))  # a big state is written less often

    def _write(self) -> None:
        with self.lock:
            text = json.dumps(self.data, separators=(",", ":"))
        write_atomically(self._path, text.encode())

    def _read(self) -> Json:
        try:
            data = json.loads(self._path.read_bytes())
        except ValueError as error:
            raise StateError(f"{self._path} is not JSON ({error}); move it away to start afresh.") from None
        if not isinstance(data, dict) or data.get("version") != VERSION:
            raise StateError(f"{self._path} was written by another version of the emulator; move it away to start afresh.")
        return data


def _claim(path: pathlib.Path) -> t.IO[bytes]:
    """Return the open lock file of a directory; raises StateError when another emulator has it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    stream = path.open("ab")
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        stream.close()
        raise StateError(f"Another emulator is running in {path.parent}.") from None
    return stream
