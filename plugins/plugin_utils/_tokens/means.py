# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What every source of tokens has at hand, and the tokens that one process keeps where no store does. Controller only."""

from __future__ import annotations

import functools
import hashlib
import time
import typing as t
from collections.abc import Callable
from dataclasses import dataclass

from ...module_utils._entra.delegated import Grant
from .._store.data import is_fresh
from .._store.store import Store
from .options import TokenOptions


class Known(t.NamedTuple):
    """A token that this process has fetched, and when (seconds since 1970)."""

    grant: Grant
    issued: float


#: Tokens that no store keeps, by a digest of what they were asked for with: they serve the lookups of one task's loop.
in_process: dict[str, Known] = {}


@dataclass
class Means:
    """``open_store`` opens the store when it is needed, ``warn`` shows a sentence to the user, ``now`` gives seconds since 1970."""

    options: TokenOptions
    open_store: Callable[[], Store]
    warn: Callable[[str], None]
    now: Callable[[], float] = time.time

    @functools.cached_property
    def store(self) -> Store:
        """The store, opened once."""
        return self.open_store()

    def once_in_process(self, digest: str, fresh: Callable[[], Grant]) -> Grant:
        """Return the token of this digest, fetched where this process has none that is still good."""
        known = in_process.get(digest)
        now = self.now()
        if known is None or not is_fresh(known.issued, known.grant.expires_on, now, self.options.min_validity):
            known = in_process[digest] = Known(fresh(), now)
        return known.grant


def digest_of(*parts: str | None) -> str:
    """Return what stands for secrets where only their sameness counts."""
    return hashlib.sha256("\0".join(part or "" for part in parts).encode()).hexdigest()
