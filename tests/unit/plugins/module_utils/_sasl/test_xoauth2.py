# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import SaslError
from ansible_collections.m365.mail_oauth.plugins.module_utils._sasl import decode, fields, oauthbearer, xoauth2

# Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth".
MICROSOFT_USER = "test@contoso.onmicrosoft.com"
MICROSOFT_TOKEN = "EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA"
MICROSOFT_STRING = (
    "dXNlcj10ZXN0QGNvbnRvc28ub25taWNyb3NvZnQuY29tAWF1dGg9QmVhcmVyIEV3QkFBbDNCQUFVRkZwVUFvN0ozVmUwYmpMQldaV0NjbFJDM0VvQUEBAQ=="
)
# RFC 7628 section 4.1.
RFC_USER, RFC_TOKEN = "user@example.com", "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg=="
RFC_STRING = (
    "bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9MTQzAWF1dGg9QmVhcmVyIHZGOWRmdDRxbVRjMk52YjNSbGNr"
    "QmhiSFJoZG1semRHRXVZMjl0Q2c9PQEB"
)

USERS = st.text(st.characters(blacklist_categories=("Cc", "Cs")), min_size=1).filter(lambda user: user == user.strip())
TOKENS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/!*$", min_size=1).filter(
    lambda token: fields.token_problem(token) is None
)


def test_the_documented_vector_is_reproduced_exactly() -> None:
    assert xoauth2.initial_response(MICROSOFT_USER, MICROSOFT_TOKEN) == MICROSOFT_STRING


def test_the_rfc_vector_is_reproduced_exactly() -> None:
    assert oauthbearer.initial_response(RFC_USER, RFC_TOKEN, "server.example.com", 143) == RFC_STRING


def test_the_documented_vector_decodes_without_a_problem() -> None:
    decoded = decode.decode(MICROSOFT_STRING)
    assert (decoded.mechanism, decoded.user, decoded.token, decoded.problems) == ("XOAUTH2", MICROSOFT_USER, MICROSOFT_TOKEN, ())


def test_the_rfc_vector_decodes_with_host_and_port() -> None:
    decoded = decode.decode(RFC_STRING)
    assert (decoded.mechanism, decoded.user, decoded.token) == ("OAUTHBEARER", RFC_USER, RFC_TOKEN)
    assert decoded.fields == {"host": "server.example.com", "port": "143"}
    assert decoded.valid


@given(user=USERS, token=TOKENS)
def test_xoauth2_round_trip(user: str, token: str) -> None:
    encoded = xoauth2.initial_response(user, token)
    assert encoded.isascii()
    assert not any(char.isspace() for char in encoded)
    decoded = decode.decode(encoded, "XOAUTH2")
    assert (decoded.user, decoded.token, decoded.problems) == (user, token, ())


@given(user=USERS, token=TOKENS, port=st.integers(0, 65535))
def test_oauthbearer_round_trip_with_commas_and_equal_signs(user: str, token: str, port: int) -> None:
    decoded = decode.decode(oauthbearer.initial_response(user, token, "mail.contoso.test", port), "OAUTHBEARER")
    assert (decoded.user, decoded.token, decoded.problems) == (user, token, ())


@given(
    user=USERS,
    where=st.integers(0, 200),
    char=st.sampled_from([chr(code) for code in (*range(32), *range(127, 160))]),
    token=st.just(MICROSOFT_TOKEN),
)
def test_a_control_character_anywhere_in_the_user_is_refused(user: str, where: int, char: str, token: str) -> None:
    where = min(where, len(user))
    with pytest.raises(SaslError) as caught:
        xoauth2.initial_response(user[:where] + char + user[where:], token)
    assert caught.value.code == "control_characters_in_user"


@pytest.mark.parametrize(
    ("user", "token", "code"),
    [
        ("", "tok", "empty_user"),
        ("alice@contoso.test\n", "tok", "control_characters_in_user"),
        ("alice@contoso.test\x01auth=Bearer other", "tok", "control_characters_in_user"),
        ("alice\ud800@contoso.test", "tok", "user_not_unicode"),
        ("alice@contoso.test", "", "empty_token"),
        ("alice@contoso.test", " \n", "empty_token"),
        ("alice@contoso.test", "Bearer tok", "bearer_in_token"),
        ("alice@contoso.test", "bearer tok", "bearer_in_token"),
        ("alice@contoso.test", "tok\n", "whitespace_in_token"),
        ("alice@contoso.test", "to\r\n ken", "whitespace_in_token"),
        ("alice@contoso.test", "tok\x01\x01", "control_characters_in_token"),
        ("alice@contoso.test", "tok\u2013en", "token_not_ascii"),
        ("alice@contoso.test", MICROSOFT_STRING, "token_is_sasl"),
        ("alice@contoso.test", RFC_STRING, "token_is_sasl"),
        ("alice@contoso.test", base64.b64encode(b"n,,\x01auth=Bearer x\x01\x01").decode(), "token_is_sasl"),
    ],
)
@pytest.mark.parametrize("mechanism", [xoauth2, oauthbearer])
def test_what_cannot_be_encoded_is_named(mechanism: object, user: str, token: str, code: str) -> None:
    with pytest.raises(SaslError) as caught:
        mechanism.initial_response(user, token)  # type: ignore[attr-defined]
    assert caught.value.code == code
    assert caught.value.remedy
    if len(token.strip()) > 4:
        assert token not in str(caught.value)


def test_a_host_with_control_characters_is_refused() -> None:
    with pytest.raises(SaslError) as caught:
        oauthbearer.initial_response("alice@contoso.test", "tok", "mail\x01contoso.test")
    assert caught.value.code == "bad_host"
