# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils import _secrets


def test_values_are_handed_to_the_core_where_it_can_mask(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(_secrets, "_register", seen.append)
    assert _secrets.register("a-long-enough-token") == "a-long-enough-token"
    _secrets.register_all("another-long-token", None, "")
    assert seen == ["a-long-enough-token", "another-long-token"]


@pytest.mark.parametrize("value", [None, "", "abc", "bearer"])
def test_nothing_and_common_words_are_not_masked(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.setattr(_secrets, "_register", pytest.fail)
    assert _secrets.register(value) == value


def test_without_the_core_s_support_a_value_comes_back_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_secrets, "_register", None)
    assert _secrets.register("a-long-enough-token") == "a-long-enough-token"
