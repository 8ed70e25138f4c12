# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Fixtures around scripted mail servers; conftest files import them."""

from __future__ import annotations

import pytest
from mail_certificates import Certificates


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """An authority and server certificates, good and bad."""
    return Certificates(tmp_path_factory.mktemp("certificates"))
