# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tokens of many tenants at once: who hangs or fails is alone in it."""

from __future__ import annotations

import threading
import time

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import TokenError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire import turns
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch.minting import mint_all


class Job:
    """Tokens that come at once, never, or not at all."""

    def __init__(self, kind: str, release: threading.Event) -> None:
        self.kind = kind
        self.release = release
        self.done = False
        self.given_up = ""

    def run(self) -> None:
        if self.kind == "hangs":
            self.release.wait(60)
        if self.kind == "breaks":
            raise ValueError("a canary of a secret")
        if self.kind == "refused":
            raise TokenError("a canary of a secret", code="refused")
        self.done = True

    def give_up(self, why: str) -> None:
        self.given_up = why


def test_who_hangs_or_breaks_delays_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    release = threading.Event()
    # Many more hang than have a turn at once.
    jobs = [Job(kind, release) for kind in ("hangs",) * 20 + ("fine",) * 40 + ("breaks", "refused")]
    begun = time.monotonic()
    unsaved = mint_all(jobs, at_once=4, deadline=2.0, tell=lambda _done: None, patience=0.1)
    assert unsaved == sum(job.kind == "hangs" and not job.done for job in jobs) > 0, "who asked is told"
    spent = time.monotonic() - begun
    release.set()
    assert all(job.done for job in jobs if job.kind == "fine")
    assert {job.given_up for job in jobs if job.kind == "hangs"} == {"It was not there after 2 seconds."}
    assert [job.given_up for job in jobs[-2:]] == ["Minting failed (ValueError).", "Minting failed (refused)."]
    # One after the other they would take 20 deadlines.
    assert spent < 20
