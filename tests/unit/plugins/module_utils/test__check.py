# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What makes a run fail: one threshold for checks, for what ends, and for what was not tried."""

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._check import check_reaches, reaches


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_what_is_no_check_counts_by_its_severity(severity: str) -> None:
    assert [reaches(fail_on, [severity]) for fail_on in ("error", "warning", "never")] == [
        severity == "error",
        severity in ("error", "warning"),
        False,
    ]


@pytest.mark.parametrize(
    ("state", "severities", "at"),
    [
        ("passed", [], ""),
        ("passed", ["info"], ""),
        ("passed", ["info", "warning"], "warning"),
        ("passed", ["warning", "error"], "error warning"),
        ("failed", [], "error warning"),
        ("failed", ["info"], "error warning"),
        ("not_run", [], "error warning"),
        ("deferred", [], "warning"),
        ("deferred", ["error"], "warning"),
    ],
)
def test_a_check_counts_by_its_state_and_its_findings(state: str, severities: list[str], at: str) -> None:
    check = {"state": state, "findings": [{"severity": severity} for severity in severities]}
    for fail_on in ("error", "warning", "never"):
        assert check_reaches(check, fail_on) is (fail_on in at.split())
