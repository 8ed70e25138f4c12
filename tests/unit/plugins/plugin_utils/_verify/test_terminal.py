# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._verify.terminal import duration


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "1 s"),
        (119.4, "119 s"),
        (120, "2 min"),
        (149, "2 min"),
        (151, "3 min"),
        (119 * 60, "119 min"),
        (120 * 60, "2 h 0 min"),
        (9000, "2 h 30 min"),
    ],
)
def test_a_length_of_time_is_told_roughly(seconds: float, said: str) -> None:
    assert duration(seconds) == said
