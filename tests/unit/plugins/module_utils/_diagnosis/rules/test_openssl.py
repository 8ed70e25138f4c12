# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""OpenSSL's reasons mean the same to a check of ours and in a program's log."""

from __future__ import annotations

import pytest
from mail_observed import failed
from mail_verify import NOW

from ansible_collections.m365.mail_oauth.plugins.module_utils._check import Failure
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.diagnose import diagnose
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.peers import Peers
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules.catalogue import RULES
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules.openssl import TLS, VERIFY, Row, of_code, of_reason
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.texts import diagnose_text


def checked(failure: Failure) -> str:
    """Return the first cause of a check that failed so."""
    seen = failed("imap", failure, "tls")
    return diagnose(seen, Peers([seen]), NOW)[0].cause


def best(row: Row) -> str:
    return max(row.causes, key=lambda cause: row.causes[cause])


@pytest.mark.parametrize("row", TLS, ids=lambda row: row.name)
def test_reasons_of_the_handshake(row: Row) -> None:
    for words in row.words:
        reason = words.upper().replace(" ", "_")
        assert of_reason(reason) == next(first for first in TLS if any(known in words for known in first.words)), words
        for text in (f"error:0A000152:SSL routines::{words}", f"[SSL: {reason}] {words} (_ssl.c:1006)"):
            assert diagnose_text(text, kind="network")[0].cause == best(row), text
        ours = row.causes if row.ours is None else row.ours
        assert checked(Failure("tls", words, reason)) == max(ours, key=lambda cause: ours[cause]), words


@pytest.mark.parametrize("row", VERIFY, ids=lambda row: row.name)
def test_errors_of_certificates(row: Row) -> None:
    for words in row.words:
        for text in (
            f"[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: {words} (_ssl.c:1006)",
            f"verify error:num={row.codes[0]}:{words}",
        ):
            assert diagnose_text(text, kind="network")[0].cause == best(row), text
    for code in row.codes:
        assert of_code(code) == row
        assert checked(Failure("certificate", row.words[0], "CERTIFICATE_VERIFY_FAILED", code)) == best(row), code


def test_an_error_that_is_in_no_row_is_a_certificate_that_is_not_trusted() -> None:
    assert of_code(999).name == "untrusted"
    assert of_reason("SOMETHING_ELSE") is None


@pytest.mark.parametrize(
    "text", ["HTTP request failed", "an unknown protocol of the meeting", "no suitable candidate", "alert the team"]
)
def test_words_alone_are_none_of_openssl_s(text: str) -> None:
    assert RULES.match("network", "", text) is None
