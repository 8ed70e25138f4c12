# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import base64
import codecs
import time
import typing as t

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


def folded(text: str, width: int = 76, end: str = "\n") -> str:
    return end.join(text[start : start + width] for start in range(0, len(text), width))


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


DISGUISES: dict[str, t.Callable[[str], str]] = {
    "folded": folded,
    "folded with CRLF and a blank": lambda token: folded(token, 60, "\r\n "),
    "folded, base64": lambda token: folded(b64(f"auth=Bearer {token}")),
    "folded narrowly": lambda token: folded(token, 12, "\n"),
    "quoted-printable": lambda token: folded(token, 70, "=\n"),
    "spaced": " ".join,
    "with dashes": "-".join,
    "in quoted pieces": lambda token: "'" + folded(token, 7, "' + '") + "'",
    "reversed": lambda token: token[::-1],
    "reversed and spaced": lambda token: " ".join(token[::-1]),
    "rot13": lambda token: codecs.encode(token, "rot13"),
    "base32": lambda token: base64.b32encode(token.encode()).decode(),
    "base32, lower case": lambda token: base64.b32encode(b"x=" + token.encode()).decode().lower().rstrip("="),
    "hexadecimal with colons": lambda token: ":".join(f"{ord(char):02x}" for char in token),
    "base64 twice": lambda token: b64(b64(token)),
    "base64 three times": lambda token: b64("a" + b64("b" + b64(token))),
    "base64 spaced": lambda token: " ".join(b64(token)),
    "JSON escapes": lambda token: "".join(f"\\u{ord(char):04x}" for char in token),
    "escapes as they are shown": lambda token: "".join(f"\\x{ord(char):02x}" for char in token),
    "decimal entities": lambda token: "".join(f"&#{ord(char)};" for char in token),
    "hexadecimal entities": lambda token: "".join(f"&#x{ord(char):X};" for char in token),
    "percent": lambda token: "".join(f"%{ord(char):02X}" for char in token),
    "every third percent": lambda token: "".join(f"%{ord(char):02X}" if n % 3 else char for n, char in enumerate(token)),
}


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("around", ["", "NO you sent "])
def test_no_disguise_keeps_a_secret(disguise: str, around: str) -> None:
    said = DISGUISES[disguise](JWT)
    shown = REDACT(f"{around}{said} and failed")
    assert REDACTED in shown
    left = "".join(shown.split(REDACTED))
    assert len("".join(left.split())) < len(around) + 40, shown
    assert left.endswith(" and failed")


def test_ordinary_words_beside_a_secret_stay() -> None:
    assert REDACT(f"535 5.7.3 not good: {' '.join(TOKEN)} (see the log of mail.contoso.test)").endswith(
        f"{REDACTED} (see the log of mail.contoso.test)"
    )


def test_long_texts_take_no_long_time() -> None:
    started = time.monotonic()
    for text in (
        JWT * 40,
        "a" * 200_000,
        "QUFB" * 20_000,
        "4141" * 20_000,
        "MFRA" * 20_000,
        "%41" * 20_000,
        "word and word " * 5_000,
    ):
        REDACT(text)
    assert time.monotonic() - started < 8


def test_text_is_cut() -> None:
    shown = REDACT("a b " * 1000)
    assert len(shown) < MAX_TEXT + 50
    assert shown.endswith("more characters)")


def test_without_secrets_nothing_is_touched() -> None:
    assert Redactor()(TOKEN) == TOKEN
