# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.layers import likeness, likeness_table
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.texts import diagnose_text


def test_features_are_stems_codes_and_neighbours() -> None:
    features = likeness.features_of("535 5.7.8 Authentication for alice@contoso.test at 2026-11-30T10:00:00Z declined")
    assert {"535", "5.7.8", "authen", "declin", "535 5.7.8", "5.7.8 authen"} <= features
    # Names of persons, moments and identifiers tell nothing.
    assert not [feature for feature in features if "alice" in feature or "2026" in feature or "contos" in feature]


def test_texts_without_spaces_are_compared_by_pairs_of_characters() -> None:
    assert {"連線", "線失", "失敗"} <= likeness.features_of("連線失敗")


@pytest.mark.parametrize("text", ["", "zyx wvu tsr", "the quick brown fox jumps over the lazy dog"])
def test_words_that_tell_nothing_make_nothing_likely(text: str) -> None:
    assert likeness.likely(text) == []


def test_likely_causes_are_suspicions_best_first() -> None:
    found = likeness.likely("rejected: SmtpClientAuthentication got switched off, it is disabled for its tenant")
    scores = [score for _cause, score in found]
    assert found[0][0] == "smtp_auth_disabled_tenant"
    assert scores == sorted(scores, reverse=True) and max(scores) <= likeness.CAP < 0.5
    assert len(found) <= 3


def test_the_table_names_causes_of_the_catalogue() -> None:
    assert set(likeness_table.CAUSES) - set(CAUSES) <= {likeness_table.HARMLESS}


def test_a_sure_finding_stays_alone_and_others_get_neighbours() -> None:
    sure = diagnose_text("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.")
    assert [(finding.cause, finding.confidence) for finding in sure] == [("smtp_auth_disabled_tenant", "high")]
    open_still = diagnose_text(
        "error: login declined by the remote side, the token you gave has run out of its life, ask for another"
    )
    assert len(open_still) > 1
    assert all(finding.confidence != "high" for finding in open_still[1:])


def test_where_somebody_says_whose_words_they_are_unknown_comes_first() -> None:
    found = diagnose_text("NO the bearer token has not expired but the widget did", kind="imap", stage="auth")
    assert found[0].cause == "unknown"
