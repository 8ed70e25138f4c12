# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The emulator's state: one JSON document, in memory and on disk.

Whoever changes it holds ``lock`` and calls ``touch()``; a thread of the store writes the file a moment later, ``close()`` writes
what is left. Names that begin with ``_`` inside a directory object are the emulator's own and are never answered to a client.
"""

from __future__ import annotations

import json
import pathlib
import threading
import typing as t

from .files import write_atomically
from .web import Json

FILE_NAME = "state.json"
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
        self._dirty = threading.Event()
        self._closing = False
        if self._path.exists():
            self.data = self._read()
        else:
            self.data = make()
            self._write()
        self._thread = threading.Thread(target=self._run, name="emulator-store", daemon=True)
        self._thread.start()

    def touch(self) -> None:
        """Say that the document has changed."""
        self._dirty.set()

    def replace(self, data: Json) -> None:
        """Put another document in its place."""
        with self.lock:
            self.data = data
            self.touch()

    def close(self) -> None:
        """Write what is not written yet and stop the writer."""
        self._closing = True
        self._dirty.set()
        self._thread.join(10)

    def _run(self) -> None:
        pause = threading.Event()
        while not self._closing:
            self._dirty.wait()
            if not self._closing:
                pause.wait(_WRITE_DELAY)  # several changes, one write
            self._dirty.clear()
            self._write()

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
