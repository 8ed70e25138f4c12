# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra import aadsts

CANARY = "canary-refresh-token-0123456789"


def refusal(code: int, error: str = "invalid_grant", text: str = "Something is wrong.", **extra: t.Any) -> dict[str, t.Any]:
    return {
        "error": error,
        "error_description": f"AADSTS{code}: {text}\r\nTrace ID: 11111111-2222-4333-8444-555555555555\r\n"
        "Correlation ID: aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee\r\nTimestamp: 2026-01-09 02:02:12Z",
        "error_codes": [code],
        **extra,
    }


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (65001, "consent_missing"),
        (70011, "wrong_audience"),
        (28000, "multi_resource_scope"),
        (700016, "app_not_found_in_tenant"),
        (7000215, "client_secret_wrong"),
        (7000222, "client_secret_expired"),
        (7000218, "client_secret_missing"),
        (700025, "wrong_flow"),
        (50076, "mfa_required"),
        (53003, "conditional_access_block"),
        (530035, "security_defaults_block"),
        (50059, "wrong_tenant"),
        (50034, "account_type_mismatch"),
        (90002, "wrong_tenant"),
        (700082, "refresh_token_expired"),
        (50173, "refresh_token_revoked"),
        (70043, "reauth_required"),
        (70019, "device_code_expired"),
        (90033, "idp_temporary_error"),
        (50196, "throttled"),
    ],
)
def test_common_refusals_have_a_cause_and_a_remedy(code: int, cause: str) -> None:
    error = aadsts.token_error(refusal(code), whose="alice@contoso.test")
    assert error.code == cause
    assert error.remedy
    assert str(error).startswith("No token for alice@contoso.test: ")
    assert f"AADSTS{code}: Something is wrong." in error.message


def test_ids_for_the_sign_in_log_are_kept_and_the_noise_is_not_repeated() -> None:
    error = aadsts.token_error(refusal(53003, suberror="message_only"))
    assert error.details["correlation_id"] == "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"
    assert error.details["trace_id"] == "11111111-2222-4333-8444-555555555555"
    assert error.details["error_codes"] == [53003]
    assert error.details["suberror"] == "message_only"
    assert "Timestamp" not in error.message
    assert error.message.count("aaaaaaaa") == 1


def test_a_number_in_the_text_alone_is_found() -> None:
    assert (
        aadsts.token_error({"error": "invalid_client", "error_description": "AADSTS7000222: expired"}).code
        == "client_secret_expired"
    )


def test_an_unknown_number_falls_back_to_the_error_unless_that_says_nothing() -> None:
    error = aadsts.token_error(refusal(999999, error="interaction_required"))
    assert error.code == "interactive_challenge_required"
    assert error.details["error_codes"] == [999999]
    error = aadsts.token_error(refusal(999999, error="invalid_grant"))
    assert error.code == "unknown"
    assert "https://login.microsoftonline.com/error?code=999999;" in error.remedy


@pytest.mark.parametrize(
    "result",
    [
        {},
        {"error": None},
        {"error": 3, "error_codes": "x", "error_description": ["y"]},
        {"error": "brand_new", "error_codes": [None]},
    ],
)
def test_odd_answers_are_unknown(result: dict[str, t.Any]) -> None:
    assert aadsts.token_error(result).code == "unknown"


def test_a_secret_that_the_server_says_back_is_blotted_out() -> None:
    error = aadsts.token_error(refusal(70000, text=f"The token {CANARY} is bad."), secrets=[CANARY, None, ""])
    assert CANARY not in str(error)
    assert CANARY not in repr(error.to_failure())
    assert "********" in error.message


def test_long_and_unprintable_words_are_bounded() -> None:
    error = aadsts.token_error({"error": "x", "error_description": "a\x1b[31m\n" + "b" * 100_000})
    assert len(error.message) < 1000
    assert "\x1b" not in error.message
