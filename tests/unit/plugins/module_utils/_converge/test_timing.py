# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import asyncio
import datetime
import time

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._converge import timing


def test_the_real_clock_waits_as_long_as_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(-seconds)

    monkeypatch.setattr(time, "sleep", slept.append)
    monkeypatch.setattr(asyncio, "sleep", sleep)
    clock = timing.Clock()
    clock.sleep_now(3.5)
    asyncio.run(clock.sleep(2.5))
    assert slept == [3.5, -2.5]


def test_the_real_clock_tells_the_time_in_utc() -> None:
    clock = timing.Clock()
    assert clock.now().utcoffset() == datetime.timedelta(0)
    assert 0 <= clock.chance() < 1
    assert clock.monotonic() <= clock.monotonic()
