# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Work that comes to its end once it has begun, whoever has stopped waiting for it: a token that was rotated is saved. Controller only."""

from __future__ import annotations

import threading
import typing as t

from ...module_utils._errors import MailOAuthError
from ...module_utils._graph.wire.session import off_loop

_T = t.TypeVar("_T")

#: Seconds that work of which nobody waits any more has to save a token that was rotated: a store's lock, and a request.
SAVING = 90.0


def still_in_use(patience: float) -> str:
    """Return the warning for work that was not at its end after so many seconds."""
    return (
        f"A store was still in use {patience:g} seconds after the run; whether a refreshed sign-in was saved there is not known."
    )


class Saving:
    """Runs what must not be cut off between an answer and the file that keeps it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._under_way = 0
        self._closed = False

    async def run(self, function: t.Callable[[], _T]) -> _T:
        """Return what ``function`` returns, run in a thread; it goes on where the caller is cancelled. Raises :class:`MailOAuthError` when finished."""

        def work() -> _T:
            with self._changed:
                if self._closed:
                    raise MailOAuthError("The run was stopped.", code="stopped")
                self._under_way += 1
            try:
                return function()
            finally:
                with self._changed:
                    self._under_way -= 1
                    self._changed.notify_all()

        return await off_loop(work)

    def finish(self, patience: float) -> int:
        """Begin nothing any more, and wait up to ``patience`` seconds for what is under way; return how much of it still is."""
        with self._changed:
            self._closed = True
            self._changed.wait_for(lambda: not self._under_way, patience)
            return self._under_way
