# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import SaslError
from ansible_collections.m365.mail_oauth.plugins.module_utils._sasl import xoauth2
from ansible_collections.m365.mail_oauth.plugins.module_utils._sasl.exchange import (
    MAX_CHALLENGE,
    Concluded,
    Exchange,
    client_first,
    decode_failure,
)

USER, TOKEN = "alice@contoso.test", "eyJ0eXAi.eyJhdWQi.c2ln"
CHALLENGE = base64.b64encode(b'{"status":"401","schemes":"bearer mac","scope":"https://outlook.office.com/"}')


def finish(exchange: Exchange) -> Concluded:
    with pytest.raises(StopIteration) as stopped:
        exchange.send(None)
    outcome = stopped.value.value
    assert isinstance(outcome, Concluded)
    return outcome


def test_success_needs_one_response() -> None:
    exchange = client_first(xoauth2.initial_response(USER, TOKEN), b"")
    assert next(exchange) == xoauth2.initial_response(USER, TOKEN).encode()
    assert finish(exchange) == Concluded(None)


@pytest.mark.parametrize("answer", [b"", b"AQ=="])
def test_the_failure_challenge_is_kept_and_answered_without_the_token(answer: bytes) -> None:
    exchange = client_first(xoauth2.initial_response(USER, TOKEN), answer)
    next(exchange)
    assert exchange.send(CHALLENGE) == answer
    failure = finish(exchange).failure
    assert failure is not None
    assert (failure.status, failure.schemes, failure.scope) == ("401", "bearer mac", "https://outlook.office.com/")


def test_a_second_challenge_ends_the_exchange() -> None:
    exchange = client_first(xoauth2.initial_response(USER, TOKEN), b"")
    next(exchange)
    exchange.send(CHALLENGE)
    with pytest.raises(SaslError) as caught:
        exchange.send(CHALLENGE)
    assert caught.value.code == "unexpected_challenge"


def test_the_token_is_yielded_once_whatever_the_server_sends() -> None:
    exchange = client_first(xoauth2.initial_response(USER, TOKEN), b"")
    sent = [next(exchange), exchange.send(b"")]
    with pytest.raises(SaslError):
        exchange.send(b"")
    assert sum(TOKEN.encode() in base64.b64decode(response) for response in sent) == 1
    assert sent[1] == b""


@pytest.mark.parametrize(
    ("challenge", "text", "status"),
    [
        (b'{"status":"400"}', '{"status":"400"}', "400"),
        (base64.b64encode(b'{"status":401}'), '{"status":401}', "401"),
        (base64.b64encode(b'{"status":"401"}').rstrip(b"="), '{"status":"401"}', "401"),
        (base64.b64encode(b"[1, 2]"), "[1, 2]", ""),
        (b"Microsoft says no", "Microsoft says no", ""),
        (base64.b64encode(b'{"status": {"deep": 1}}'), '{"status": {"deep": 1}}', ""),
        (b"", "", ""),
        (b"\xff\xfe\x00\x07", "\ufffd\ufffd\ufffd\ufffd", ""),
    ],
)
def test_challenges_are_decoded_tolerantly(challenge: bytes, text: str, status: str) -> None:
    failure = decode_failure(challenge)
    assert (failure.text, failure.status) == (text, status)


def test_a_huge_challenge_is_cut() -> None:
    value = "x" * 10_000_000
    failure = decode_failure(base64.b64encode(json.dumps({"status": value}).encode()))
    assert len(failure.text) + len(failure.status) < 2 * MAX_CHALLENGE


def test_deep_nesting_is_no_way_to_end_the_program() -> None:
    assert decode_failure(b"[" * MAX_CHALLENGE).status == ""


@given(st.binary(max_size=400))
def test_any_challenge_is_decoded_to_printable_text(challenge: bytes) -> None:
    assert decode_failure(challenge).text.isprintable()
