# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Classes of codes, each with the sentence that its standard or service gives it, or with none."""

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.layers import codes, status
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.texts import diagnose_text


@pytest.mark.parametrize(
    ("text", "stage", "cause"),
    [
        ("550 5.1.1 Lorem ipsum", "mail", "recipient_fault"),
        ("500 5.5.6 Lorem ipsum", "auth", "token_too_long"),
        ("535 5.7.8 Lorem ipsum", "auth", "token_rejected"),
        ("538 5.7.11 Lorem ipsum", "auth", "tls_starttls_required"),
        ("454 4.7.0 Lorem ipsum", "auth", "auth_backend_down"),
        ("525 5.7.13 Lorem ipsum", "auth", "account_locked"),
        ("550 5.7.26 Lorem ipsum", "mail", "spam_block"),
        ("550 5.7.611 Lorem ipsum", "mail", "spam_block"),
        ("451 4.7.1 Lorem ipsum", "mail", "greylisted"),
        ("550 5.7.68 Lorem ipsum", "mail", "relay_denied"),
        ("550 5.7.64 Lorem ipsum", "mail", "relay_denied"),
        ("550 5.7.60 Lorem ipsum", "mail", "send_as_denied"),
        ("550 5.7.236 Lorem ipsum", "mail", "throttled"),
        ("550 5.5.105 Lorem ipsum", "mail", "recipient_fault"),
        ("421 Lorem ipsum", "", "server_temporary_error"),
        ("454 Lorem ipsum", "auth", "auth_backend_down"),
        ("450 Lorem ipsum", "mail", "greylisted"),
        ("504 Lorem ipsum", "auth", "mechanism_not_supported"),
        ("538 Lorem ipsum", "auth", "tls_starttls_required"),
        ("NO [PRIVACYREQUIRED] Lorem ipsum", "auth", "tls_starttls_required"),
        ("-ERR [LOGIN-DELAY] Lorem ipsum", "auth", "too_many_auth_attempts"),
        ("HTTP/1.1 511 Lorem ipsum", "", "captive_or_inspecting_proxy"),
        ("The remote server returned an error: (429) Lorem", "", "throttled"),
        ('Bearer error="insufficient_scope"', "", "missing_scope"),
        ('{"code": "Authentication_ExpiredToken"}', "", "token_expired"),
        ('{"code": "ErrorExceededConnectionCount"}', "", "throttled"),
        ('{"code": "ServiceUnavailable"}', "", "idp_temporary_error"),
        ('{"code": "UnknownTenantId"}', "", "wrong_tenant"),
        ('{"code": "Directory_ConcurrencyViolation"}', "", "idp_temporary_error"),
    ],
)
def test_a_code_says_what_its_class_means(text: str, stage: str, cause: str) -> None:
    named = codes.named(text, reply=text if text[:1].isdigit() else "", stage=stage)
    assert max(named, key=lambda name: named[name]) == cause, named
    assert max(named.values()) <= codes.CAP


@pytest.mark.parametrize(
    "text", ["version 4.1.1.2 is out", "see 10.5.7.8", "HTTP/1.1 200 OK", "[INFO] 535 files", "took 451 ms", ""]
)
def test_numbers_that_are_no_codes_say_nothing(text: str) -> None:
    assert codes.named(text) == {}


def test_tables_name_causes_of_the_catalogue() -> None:
    tables = (status.ENHANCED, status.BASIC, status.RESPONSE_CODES, status.HTTP, status.OAUTH, dict(status.GRAPH))
    assert {cause for table in tables for causes in table.values() for cause in causes} <= set(CAUSES)


def test_a_class_alone_is_never_sure() -> None:
    for code in ("550 5.7.8", "535 5.7.3", "550 5.1.1", "451 4.7.1"):
        assert all(found.confidence != "high" for found in diagnose_text(f"{code} Lorem ipsum dolor", kind="smtp"))
