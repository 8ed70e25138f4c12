# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One tarball for all tests here."""

from __future__ import annotations

import pytest
from doc_release import Release, build


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The release of this checkout."""
    return build(tmp_path_factory.mktemp("release"))
