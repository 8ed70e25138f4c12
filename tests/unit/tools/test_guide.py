# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the guide says of causes is written by tests/tools/guide from the catalogue."""

from __future__ import annotations

import importlib.util
import pathlib

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES

_FILE = pathlib.Path(__file__).resolve().parents[2] / "tools" / "guide" / "__main__.py"
_SPEC = importlib.util.spec_from_file_location("guide_of_causes", _FILE)
assert _SPEC is not None and _SPEC.loader is not None
tool = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(tool)


def test_the_guide_says_of_every_cause_what_the_catalogue_says() -> None:
    guide = tool.GUIDE.read_text(encoding="utf-8")
    says = {name: tool.in_general(cause.summary) for name, cause in CAUSES.items()}
    assert tool.written(guide, says) == guide, "run python tests/tools/guide"
    with pytest.raises(ValueError, match="has no table for: a_new_cause"):
        tool.written(guide, {**says, "a_new_cause": "x"})
