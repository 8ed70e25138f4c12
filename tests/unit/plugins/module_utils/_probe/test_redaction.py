# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mail_dialogue import SASL, TOKEN
from mail_verify import jwt

from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.redaction import MAX_TEXT, REDACTED, Redactor

JWT = jwt()
REDACT = Redactor(TOKEN, SASL, JWT)


@pytest.mark.parametrize(
    "text",
    [
        "NO AUTHENTICATE failed.",
        "* OK The Microsoft Exchange IMAP4 service is ready. [RgBSADAAUAAyADgAMQBDAEEAMAAxADUANwAuAEQARQBVAFAAMgA4ADEALgBQAFIATwBEAA==]",
        "535 5.7.3 Authentication unsuccessful [SN2PR00CA0018.namprd00.prod.outlook.com]",
        '{"status":"401","schemes":"bearer","scope":"https://outlook.office.com/IMAP.AccessAsUser.All"}',
        "eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJtYWlsIn0=",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert REDACT(text) == text


@given(st.sampled_from([TOKEN, SASL, JWT]), st.integers(0, 400), st.integers(23, 400), st.text(max_size=20), st.booleans())
def test_no_piece_of_a_secret_that_matters_is_left(secret: str, start: int, length: int, around: str, upper: bool) -> None:
    start = min(start, len(secret) - 23)
    piece = secret[start : start + length]
    shown = REDACT(f"{around} {piece.upper() if upper else piece} {around}")
    assert REDACTED in shown
    assert piece.lower() not in shown.lower()


@given(st.binary(max_size=40).filter(lambda data: TOKEN.encode() not in data))
def test_secrets_inside_base64(prefix: bytes) -> None:
    assert REDACT(base64.b64encode(prefix + b" " + TOKEN.encode()).decode()) == REDACTED


def test_text_is_cut() -> None:
    shown = REDACT("a b " * 1000)
    assert len(shown) < MAX_TEXT + 50
    assert shown.endswith("more characters)")


def test_without_secrets_nothing_is_touched() -> None:
    assert Redactor()(TOKEN) == TOKEN
