# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the outlets write, read by those for whom it is written: the programs themselves, as the distribution has them."""

from __future__ import annotations

import pathlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture
def examples() -> pathlib.Path:
    """The directory of the examples for monitoring."""
    return ROOT / "docs" / "examples" / "monitoring"
