# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Files that only their owner may read: written whole or not at all, never readable by others for a moment. Runs on Python 3.8."""

from __future__ import annotations

import contextlib
import os
import tempfile

from . import _files
from ._errors import OptionError


def read_private(option: str, path: str) -> str | None:
    """Return a trusted file's text, None when there is none; raises :class:`OptionError` naming the option."""
    try:
        return _files.read_trusted(path).decode("utf-8")
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
    directory, name = os.path.split(os.path.abspath(path))
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{name}.", dir=directory)  # made with mode 0600
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as exc:
        raise OptionError(f"{option}: the file {path} cannot be written ({exc.strerror}).", option=option) from exc
