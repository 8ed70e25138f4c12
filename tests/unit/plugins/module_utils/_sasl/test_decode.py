# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.module_utils._sasl import decode as module
from ansible_collections.m365.mail_oauth.plugins.module_utils._sasl.decode import MAX_LENGTH, decode
from ansible_collections.m365.mail_oauth.plugins.module_utils._sasl.fields import Problem

USER, TOKEN = "alice@contoso.test", "eyJ0eXAi.eyJhdWQi-_.c2ln"
MESSAGE = f"user={USER}\x01auth=Bearer {TOKEN}\x01\x01"


def encode(message: str | bytes) -> str:
    return base64.b64encode(message if isinstance(message, bytes) else message.encode()).decode()


GOOD = encode(MESSAGE)
# A user name that makes both letters of the url-safe alphabet appear in the base64 text.
SPECIAL = encode(MESSAGE.replace("alice", "\u00ff\u07ff>?~~"))


def names(text: str, mechanism: str = "") -> list[str]:
    return [problem.name for problem in decode(text, mechanism).problems]


def folded(text: str, width: int = 76) -> str:
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (GOOD, []),
        (folded(GOOD), ["folded_base64"]),
        (folded(GOOD, 60).replace("\n", "\r\n") + "\r\n", ["trailing_line_break", "folded_base64"]),
        (GOOD + "\n", ["trailing_line_break"]),
        (encode(GOOD), ["double_base64"]),
        (encode(encode(GOOD)), ["double_base64"]),
        (encode(folded(GOOD) + "\n"), ["trailing_line_break", "folded_base64", "double_base64"]),
        (SPECIAL.replace("+", "-").replace("/", "_"), ["url_safe_base64"]),
        (GOOD.rstrip("="), ["bad_padding"]),
        (GOOD.rstrip("=") + "===", ["bad_padding"]),
        (encode(MESSAGE[:-1]), ["missing_terminator"]),
        (encode(MESSAGE[:-2]), ["missing_terminator"]),
        (encode(MESSAGE + "\n"), ["trailing_bytes"]),
        (encode(MESSAGE.replace("Bearer ", "")), ["missing_bearer"]),
        (encode(MESSAGE.replace("Bearer", "bearer")), ["bearer_case"]),
        (encode(MESSAGE.replace("Bearer", "BEARER")), ["bearer_case"]),
        (encode(MESSAGE.replace("Bearer ", "Bearer  ")), ["bearer_spacing"]),
        (encode(MESSAGE.replace("Bearer ", "Bearer")), ["bearer_spacing"]),
        (encode(MESSAGE.replace("\x01auth", "auth")), ["missing_separator"]),
        (encode(MESSAGE.replace("\x01", "\\x01")), ["written_separators"]),
        (encode(MESSAGE.replace("\x01", "^A")), ["written_separators"]),
        (encode(MESSAGE.replace("\x01", "\\001")), ["written_separators"]),
        (encode(MESSAGE.replace("user=", "User=")), ["field_case"]),
        (encode(MESSAGE.encode("utf-16-le")), ["not_utf8"]),
        (encode(MESSAGE.replace("alice", "\u00e4lice").encode("latin-1")), ["not_utf8"]),
        (encode(f"n,a={USER},\x01auth=Bearer {TOKEN}\x01\x01"), []),
        (encode(f"n,a={USER}\x01auth=Bearer {TOKEN}\x01\x01"), ["bad_gs2_header"]),
        (encode(f"p=tls-unique,a={USER},\x01auth=Bearer {TOKEN}\x01\x01"), ["bad_gs2_header"]),
        (encode(f"auth=Bearer {TOKEN}\x01\x01"), ["missing_user"]),
        (encode(f"user={USER}\x01\x01"), ["missing_auth"]),
        (encode(f"user=\x01auth=Bearer {TOKEN}\x01\x01"), ["empty_user"]),
        (encode(f"user={USER}\x01auth=Bearer \x01\x01"), ["empty_token"]),
        (encode(f"user={USER}\n\x01auth=Bearer {TOKEN}\x01\x01"), ["control_characters_in_user"]),
        (encode(f"user={USER}\x01auth=Bearer {TOKEN}\n\x01\x01"), ["whitespace_in_token"]),
        (encode(f"user={USER}\x01auth=Bearer {GOOD}\x01\x01"), ["token_is_sasl"]),
        (encode(f"user={USER}\x01host=x\x01auth=Bearer {TOKEN}\x01\x01"), ["unknown_field"]),
        (MESSAGE, ["not_encoded"]),
        ("AUTH XOAUTH2 " + GOOD, ["command_included"]),
        ("a01 AUTHENTICATE XOAUTH2 " + GOOD, ["command_included"]),
        ("334 " + GOOD, ["command_included"]),
        ("", ["empty"]),
        (" \n", ["empty"]),
        ("\u2013" * 40, ["not_base64"]),
        ("hunter2!", ["not_base64"]),
        ("A" * (MAX_LENGTH + 1), ["too_long"]),
        (encode('{"status":"401","schemes":"bearer","scope":"https://outlook.office.com/"}'), ["failure_challenge"]),
        ('{"status":"401"}', ["failure_challenge"]),
    ],
)
def test_each_fault_is_named_and_nothing_else(text: str, problems: list[str]) -> None:
    assert names(text) == problems


@pytest.mark.parametrize(
    "text",
    [
        folded(GOOD),
        encode(GOOD),
        GOOD.rstrip("="),
        encode(MESSAGE[:-2]),
        encode(MESSAGE + "\n"),
        encode(MESSAGE.replace("Bearer", "bearer")),
        encode(MESSAGE.replace("\x01auth", "auth")),
        encode(MESSAGE.replace("\x01", "\\x01")),
        encode(MESSAGE.encode("utf-16-le")),
        "AUTH XOAUTH2 " + GOOD,
        MESSAGE,
    ],
)
def test_a_fault_that_leaves_the_meaning_clear_is_stepped_over(text: str) -> None:
    decoded = decode(text)
    assert (decoded.user, decoded.token) == (USER, TOKEN)


def test_the_mechanism_it_was_sent_with_decides_about_the_header() -> None:
    bearer = encode(f"n,a={USER},\x01auth=Bearer {TOKEN}\x01\x01")
    assert names(bearer, "XOAUTH2") == ["gs2_header"]
    assert names(GOOD, "OAUTHBEARER") == ["missing_gs2_header"]
    assert decode("AUTH XOAUTH2 " + bearer).mechanism == "XOAUTH2"


def test_a_failure_challenge_is_decoded() -> None:
    decoded = decode(encode('{"status":"401","schemes":"bearer","scope":"https://outlook.office.com/"}'))
    assert decoded.challenge is not None
    assert decoded.challenge.to_dict()["scope"] == "https://outlook.office.com/"
    assert decoded.token == ""


@given(st.text(max_size=300))
def test_any_text_is_decoded_without_an_exception(text: str) -> None:
    decoded = decode(text)
    assert decoded.problems or decoded.token


@given(st.binary(max_size=300))
def test_any_bytes_in_base64_are_decoded_without_an_exception(raw: bytes) -> None:
    decoded = decode(encode(raw))
    assert decoded.problems or decoded.token


def test_no_problem_text_can_hold_a_token() -> None:
    for problem in vars(module).values():
        if isinstance(problem, Problem):
            assert "%" not in problem.message.replace("%x01", "")
            assert problem.remedy.endswith(".")
