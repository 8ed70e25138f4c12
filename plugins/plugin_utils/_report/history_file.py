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
#: Seconds: another run's report of very many checks may take as long.
_LOCK_TIMEOUT = 120
#: Bytes; of a check it has some 200.
MAX_SIZE = 1024 * 1024 * 1024


class Kept:
    """A history while a report is made: ``annotator`` tells the checks, where there is one; ``message`` why there is none, or what was odd."""

    def __init__(self, created: str) -> None:
        self.created = created
        self.message = ""
        self.annotator: _report_history.Annotator | None = None
        self._finished: _report_history.History | None = None

    def finish(self, report: dict[str, t.Any]) -> None:
        """Tell the report, of which each check was told, what the history knows of all of them."""
        if self.annotator is not None:
            self._finished = self.annotator.finish(report)
        self.message = self.message or str(report["history"].get("message") or "")
        report["history"]["message"] = self.message

    @property
    def content(self) -> t.Iterator[bytes] | None:
        """What is to be written, in pieces; nothing where the report came to no end."""
        return _report_history.chunks(self._finished) if self._finished is not None else None


@contextlib.contextmanager
def kept(path: str, created: str, *, write: bool = True) -> t.Iterator[Kept]:
    """Have the history at ``path`` while a report of the time ``created`` is made; if ``write``, the run is in the file at the end.

    The file is locked meanwhile, so that several runs may use it. What is wrong with it costs the history alone.
    """
    file, history = SharedFile(path, _LOCK_TIMEOUT, noun="history", most=MAX_SIZE), Kept(created)
    with contextlib.ExitStack() as stack:
        try:
            if write:
                os.makedirs(os.path.dirname(file.path), exist_ok=True)
                stack.enter_context(file.locked())
            found, history.message = _read(file, write)
            if found is not None:
                history.annotator = _report_history.Annotator(found, created)
        except (StoreError, OSError) as exc:
            history.message = _unkept(file, exc)
        yield history
        content = history.content
        if write and content is not None:
            try:
                file.replace(b"".join(content))
            except (StoreError, OSError) as exc:
                history.message = _unkept(file, exc)


def remember(path: str, report: dict[str, t.Any], *, write: bool = True) -> str:
    """Tell ``report`` what the file at ``path`` knows, and add its run there if ``write``.

    Returns why the history could not be used, one sentence, or nothing; the report's own ``history.message`` says the same.
    """
    with kept(path, report["created"], write=write) as history:
        if history.annotator is not None:
            for check in report["checks"]:
                history.annotator.note(check)
        history.finish(report)
    report["history"]["message"] = history.message
    return history.message


def _unkept(file: SharedFile, exc: StoreError | OSError) -> str:
    if isinstance(exc, StoreError):
        return f"{exc.message} This report does without it."
    return f"The history {file.path} cannot be kept: {exc.strerror}. This report does without it."


#: What is known of a history with this signature: many tenants of one run ask for the same.
_known_logins: dict[str, tuple[t.Any, frozenset[tuple[str, ...]]]] = {}


def mailbox_logins(path: str) -> frozenset[tuple[str, ...]]:
    """Return (tenant, mailbox, protocol, host, port, tls), in small letters, of the SMTP logins that last worked by the mailbox's name.

    Nothing where the history cannot be used: then it is found out anew.
    """
    try:
        file = SharedFile(path, _LOCK_TIMEOUT, noun="history", most=MAX_SIZE)
        signature = file.signature()
        known = _known_logins.get(file.path)
        if known is None or known[0] != signature:
            history, _message = _read(file, write=False)
            found = frozenset(tuple(key.split("\t")[:6]) for key in (history.logins if history else ()))
            known = _known_logins[file.path] = signature, found
    except (StoreError, OSError):
        return frozenset()
    return known[1]


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
