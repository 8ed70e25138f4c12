# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What answers of the token endpoint mean. Rows with a source are answers that were recorded or pasted."""

from __future__ import annotations

import base64
import json
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._answers import entra, entra_codes, entra_published
from ansible_collections.m365.mail_oauth.plugins.module_utils._answers.answer import Answer, Kind


@pytest.mark.parametrize("groups", [entra_codes.GROUPS, entra_published.PUBLISHED])
def test_a_number_stands_in_one_row(groups: tuple[entra_codes.Group, ...]) -> None:
    numbers = [code for group in groups for code in (*group.codes, *group.memory)]
    assert len(set(numbers)) == len(numbers)
    assert groups is entra_codes.GROUPS or not set(numbers) & set(entra_codes.NUMBERS)


TOKEN = "access-token-canary-0123456789"


def answer(status: int, error: t.Any = "invalid_grant", *codes: t.Any, text: str = "", **headers: str) -> Answer:
    body = {
        "error": error,
        "error_description": text or (f"AADSTS{codes[0]}: Words." if codes else "Words."),
        "error_codes": codes,
    }
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, json.dumps(body).encode())


@pytest.mark.parametrize(
    ("found", "kind", "code"),
    [
        # azure-sdk-for-js, -python: recorded while a person has not typed the code yet
        (answer(400, "authorization_pending", 70016, text="AADSTS70016: OAuth 2.0 device flow error. Authorization is pending."), Kind.PENDING, "70016"),
        (answer(400, "authorization_pending"), Kind.PENDING, ""),
        (answer(400, "slow_down"), Kind.PENDING, ""),
        (answer(400, "bad_verification_code", 70018), Kind.FINAL, "70018"),
        # The v2.0 endpoint says invalid_grant where the older one says interaction_required (posts, a workload identity's log, adal's log)
        (answer(400, "invalid_grant", 50076), Kind.INTERACTION, "50076"),
        (answer(400, "interaction_required", 50076), Kind.INTERACTION, "50076"),
        (answer(400, "invalid_grant", 53003), Kind.POLICY, "53003"),
        (answer(400, "interaction_required", 53003), Kind.POLICY, "53003"),
        # pnp/cli-microsoft365, azure/login issues 515 and 517, azure-sdk-for-js
        (answer(401, "invalid_client", 7000218), Kind.FINAL, "7000218"),
        (answer(401, "invalid_client", 7002138), Kind.FINAL, "7002138"),
        (answer(400, "invalid_tenant", 90002), Kind.FINAL, "90002"),
        (answer(400, "invalid_grant", 700082), Kind.DEAD_TOKEN, "700082"),
        (answer(400, "invalid_grant", 50173), Kind.DEAD_TOKEN, "50173"),
        (answer(400, "invalid_grant", text="AADSTS700082: The refresh token has expired due to inactivity."), Kind.DEAD_TOKEN, "700082"),
        (answer(400, "invalid_grant", 700082, 50076), Kind.INTERACTION, "700082"),
        (answer(400, "invalid_grant", 700082, 999999), Kind.INTERACTION, "700082"),
        (answer(400, "invalid_client", 700082), Kind.INTERACTION, "700082"),
        (answer(503, "invalid_grant", 700082), Kind.PASSING, "700082"),
        (answer(400, "invalid_grant", 50187), Kind.INTERACTION, "50187"),
        (answer(400, "invalid_grant"), Kind.INTERACTION, ""),
        (answer(400, "invalid_request", 90055), Kind.THROTTLED, "90055"),
        (answer(429, "invalid_request"), Kind.THROTTLED, ""),
        (answer(500, "whatever"), Kind.PASSING, ""),
        (answer(503, "temporarily_unavailable"), Kind.PASSING, ""),
        (answer(400, "unauthorized_client"), Kind.FINAL, ""),
        # Not Entra's at all
        (Answer(200, {"content-type": "text/html"}, b"<html>sign in to the hotel</html>"), Kind.NOT_THEIRS, ""),
        (Answer(200, {}, b'{"access_token": "ey'), Kind.NOT_THEIRS, ""),
        (Answer(200, {}, json.dumps({"access_token": TOKEN, "error": "x"}).encode()), Kind.NOT_THEIRS, ""),
        (Answer(403, {}, json.dumps({"access_token": TOKEN}).encode()), Kind.NOT_THEIRS, ""),
        (answer(200, "invalid_grant", 700082), Kind.NOT_THEIRS, ""),
        (answer(302, "invalid_grant", 700082), Kind.NOT_THEIRS, ""),
        (answer(400, {"code": 1}), Kind.NOT_THEIRS, ""),
        (answer(400, ["invalid_grant"]), Kind.NOT_THEIRS, ""),
        (Answer(407, {}, b""), Kind.NOT_THEIRS, ""),
        (Answer(404, {}, b"nothing"), Kind.NOT_THEIRS, ""),
        (Answer(408, {}, b""), Kind.PASSING, ""),
        (Answer(502, {}, b"<html>Bad gateway</html>"), Kind.PASSING, ""),
        (Answer(200, {}, json.dumps({"access_token": TOKEN}).encode()), Kind.GOOD, ""),
    ],
)  # fmt: skip
def test_number_before_status_before_word(found: Answer, kind: Kind, code: str) -> None:
    meaning = entra.judge(found)
    assert (meaning.kind, meaning.code) == (kind, code)


def test_retry_after_is_part_of_the_meaning() -> None:
    assert entra.judge(Answer(429, {"Retry-After": "17"}, b"")).retry_after == 17
    assert entra.judge(Answer(429, {"Retry-After": "\xb2\xb3"}, b"")).retry_after is None


def test_the_words_hold_no_secret_and_command_nothing() -> None:
    said = entra.judge(answer(400, text="no \x1b[31m\ud800 secret-canary-1234 good"), secrets=["secret-canary-1234"]).said
    assert said == "no [31m ******** good"


@pytest.mark.parametrize(
    "value",
    ["", "x", "x" * 15, "x" * 70_000, "a" * 20 + "\ufffd", "a" * 20 + "\n", "a" * 20 + " b", None, 5, ["a" * 20], b"a" * 20],
)
def test_damaged_tokens_are_none(value: t.Any) -> None:
    assert not entra.is_token(value)
    assert entra.grant({"access_token": value}) is None


def test_a_damaged_part_is_left_out() -> None:
    whole = {
        "access_token": TOKEN,
        "refresh_token": "x",
        "id_token": "a.b.c" * 9,
        "client_info": TOKEN,
        "scope": 1,
        "expires_in": "1e999",
        "foci": [],
    }
    assert entra.grant(whole) == {"access_token": TOKEN, "token_type": "Bearer", "expires_in": 604800}
    info = base64.urlsafe_b64encode(b'{"uid": "1", "utid": "2"}').decode().rstrip("=")
    good = entra.grant(
        {
            "access_token": TOKEN,
            "refresh_token": TOKEN,
            "client_info": info,
            "id_token": f"{info}.{info}.{info}",
            "expires_in": "90",
        }
    )
    assert good is not None
    assert (good["refresh_token"], good["client_info"], good["expires_in"]) == (TOKEN, info, 90)
    assert good["id_token"] == f"{info}.{info}.{info}"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [(3599, 3599), ("3599", 3599), (0, 600), (-5, 600), (None, 600), ("soon", 600), (float("nan"), 600), (True, 600), ([], 600),
     (10**400, 600), (1e300, 604800)],
)  # fmt: skip
def test_lifetimes_can_be_reckoned_with(value: t.Any, seconds: float) -> None:
    assert entra.lifetime(value) == seconds


def test_a_device_code_is_whole_or_none() -> None:
    good = {
        "device_code": "d",
        "user_code": "u",
        "verification_uri": "https://microsoft.com/devicelogin",
        "expires_in": "x",
        "interval": -1,
    }
    assert entra.device(good) == {**good, "expires_in": 600, "interval": 5}
    for name, value in [
        ("device_code", 5),
        ("user_code", "a\x1b[31m"),
        ("verification_uri", "javascript:x"),
        ("verification_uri", "https://a\nb"),
    ]:
        assert entra.device({**good, name: value}) is None
