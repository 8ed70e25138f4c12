# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The history on disk. A file that cannot be used costs the history, never the report, and is never overwritten."""

from __future__ import annotations

import contextlib
import os
import typing as t

from ...module_utils._errors import StoreError
from .._store.file import SharedFile
from . import history as _report_history

#: A content that begins so was written by this collection, whole or not.
_OURS = f'{{"format": "{_report_history.FORMAT}"'.encode()
_LOCK_TIMEOUT = 30


def remember(path: str, report: dict[str, t.Any], *, write: bool = True) -> str:
    """Tell ``report`` what the file at ``path`` knows, and add its run there if ``write``.

    Returns why the history could not be used, one sentence, or nothing; the report's own ``history.message`` says the same.
    """
    message = _remember(SharedFile(path, _LOCK_TIMEOUT, noun="history"), report, write)
    report["history"]["message"] = message
    return message


def mailbox_logins(path: str) -> frozenset[tuple[str, ...]]:
    """Return (tenant, mailbox, protocol, host, port, tls), in small letters, of the SMTP logins that last worked by the mailbox's name.

    Nothing where the history cannot be used: then it is found out anew.
    """
    try:
        history, _message = _read(SharedFile(path, _LOCK_TIMEOUT, noun="history"), write=False)
    except (StoreError, OSError):
        return frozenset()
    return frozenset(tuple(key.split("\t")[:6]) for key in (history.logins if history else ()))


def _remember(file: SharedFile, report: dict[str, t.Any], write: bool) -> str:
    try:
        if write:
            os.makedirs(os.path.dirname(file.path), exist_ok=True)
        with file.locked() if write else contextlib.nullcontext():
            history, message = _read(file, write)
            if history is None:
                return message
            updated = _report_history.annotate(report, history)
            if write:
                file.replace(_report_history.dumps(updated))
            return message
    except StoreError as exc:
        return f"{exc.message} This report does without it."
    except OSError as exc:
        return f"The history {file.path} cannot be kept: {exc.strerror}. This report does without it."


def _read(file: SharedFile, write: bool) -> tuple[_report_history.History | None, str]:
    """Return the history and a sentence about it; no history where the file has to be left alone."""
    content = (file.read() or (b"",))[0]
    if not content.strip():
        return _report_history.empty(), ""
    try:
        return _report_history.loads(content), ""
    except _report_history.NewerHistoryError as exc:
        return None, f"The history {file.path} is left alone: {exc}. Update the collection, or name another file."
    except _report_history.HistoryError as exc:
        if not content.startswith(_OURS):
            return None, f"The history {file.path} is left alone: {exc}. Name another file, or one that does not exist yet."
        if not write:
            return _report_history.empty(), f"The history {file.path} is damaged: {exc}. This report does without it."
        aside = f"{file.path}.damaged-{_stamp(file)}"
        os.replace(file.path, aside)
        return _report_history.empty(), f"The history {file.path} is damaged: {exc}. It is kept as {aside}, and a new one begins."


def _stamp(file: SharedFile) -> str:
    """Return the modification time of a file as digits, so that two damaged ones never get the same name."""
    return str(os.stat(file.path).st_mtime_ns)
