# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.errors import (
    AlreadyThereError,
    NotYetError,
    UncertainError,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import GraphError, NotFoundError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire import calls
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire.errors import (
    Answer,
    error_of,
)

CREATE = calls.create_grant({})
READ = calls.resource("x")


def refusal(status: int, code: str = "", message: str = "", **headers: str) -> Answer:
    body = {"error": {"code": code, "message": message}} if code else {}
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, body, "mine")


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (refusal(409, "Request_MultipleObjectsWithSameKeyValue", "Permission entry already exists."), AlreadyThereError),
        (refusal(400, "Request_BadRequest", "Permission entry already exists."), AlreadyThereError),
        (refusal(400, "Request_BadRequest", "Permission being assigned already exists on the object"), AlreadyThereError),
        (
            refusal(400, "Request_BadRequest", "One or more added object references already exist for the following"),
            AlreadyThereError,
        ),
        (refusal(404, "Directory_ObjectNotFound", "Unable to read the company information from the directory."), NotYetError),
        (refusal(404, "Request_ResourceNotFound", "Resource 'x' does not exist or one of its queried"), NotYetError),
        (
            refusal(
                400, "Request_BadRequest", "The appId 'x' of the service principal does not reference a valid application object."
            ),
            NotYetError,
        ),
        (refusal(503, "ServiceUnavailable"), UncertainError),
        (refusal(500), UncertainError),
    ],
)
def test_refused_writes_tell_what_to_do_next(answer: Answer, kind: type) -> None:
    assert error_of(CREATE, answer).__class__ is kind


def test_the_same_refusals_of_a_reading_are_plain_errors() -> None:
    assert error_of(READ, refusal(404, "Request_ResourceNotFound")).__class__ is NotFoundError
    assert error_of(READ, refusal(503)).__class__ is GraphError


def test_an_ordinary_bad_request_is_final() -> None:
    assert (
        error_of(CREATE, refusal(400, "Request_BadRequest", "Invalid value specified for property 'scope'.")).__class__
        is GraphError
    )


def test_missing_privileges_name_what_is_needed_and_what_is_there() -> None:
    error = error_of(
        CREATE,
        refusal(403, "Authorization_RequestDenied", "Insufficient privileges.", request_id="theirs"),
        ("Application.Read.All",),
    )
    assert error.code == "permission_missing"
    assert (
        error.message
        == "Microsoft Graph refused to grant delegated permissions (403 Authorization_RequestDenied: Insufficient privileges)."
    )
    assert "DelegatedPermissionGrant.ReadWrite.All" in error.remedy and "Its token holds: Application.Read.All." in error.remedy
    assert "Cloud Application Administrator" in error.remedy
    assert error.details["request_id"] == "theirs" and error.details["client_request_id"] == "mine"
    assert error.details["granted_permissions"] == ["Application.Read.All"]
    assert "none at all" in error_of(CREATE, refusal(403, "Authorization_RequestDenied"), ()).remedy
    assert "Its token" not in error_of(CREATE, refusal(403, "Authorization_RequestDenied"), None).remedy


def test_a_permission_that_should_do_points_to_ownership_and_patience() -> None:
    error = error_of(
        calls.update_application("x", {}), refusal(403, "Authorization_RequestDenied"), ("Application.ReadWrite.OwnedBy",)
    )
    assert "created or owns" in error.remedy


@pytest.mark.parametrize(
    ("status", "graph_code", "code", "word"),
    [
        (401, "InvalidAuthenticationToken", "token_refused", "cloud"),
        (401, "Whatever", "token_refused", "graph_url"),
        (403, "Authorization_IdentityNotFound", "identity_missing", "service principal"),
        (400, "CredentialTypeNotAllowedAsPerAppPolicy", "policy_refused", "certificate"),
        (400, "CredentialInvalidLifetimeAsPerAppPolicy", "policy_refused", "shorter"),
        (400, "SignInAudienceNotAllowedAsPerAppPolicy", "policy_refused", "AzureADMyOrg"),
        (400, "TooManyAppPasswords", "too_many_credentials", "remove"),
        (403, "Directory_QuotaExceeded", "quota_exceeded", "purge"),
        (429, "TooManyRequests", "throttled", "wait_timeout"),
    ],
)
def test_known_refusals_have_a_name_and_a_remedy(status: int, graph_code: str, code: str, word: str) -> None:
    error = error_of(calls.create_application({}), refusal(status, graph_code, "Said Graph"))
    assert error.code == code
    assert word in error.remedy
    assert error.details["graph_code"] == graph_code and error.details["status"] == status


@pytest.mark.parametrize(
    "body", [{}, {"error": "text"}, {"error": None}, {"error": {"code": None, "innerError": "x"}}, {"other": 1}]
)
def test_strange_bodies_are_survived(body: dict[str, t.Any]) -> None:
    assert "400" in error_of(CREATE, Answer(400, {}, body)).message


def test_the_request_id_is_found_in_either_spelling() -> None:
    for key in ("innerError", "innererror"):
        assert Answer(400, {}, {"error": {key: {"request-id": "r"}}}).request_id == "r"


@pytest.mark.parametrize(
    ("text", "seconds"), [("3", 3.0), ("0", 0.0), (" 7 ", 7.0), ("Wed, 21 Oct 2026 07:28:00 GMT", None), ("-1", None), ("", None)]
)
def test_retry_after_is_seconds_or_nothing(text: str, seconds: float | None) -> None:
    assert Answer(429, {"retry-after": text}).retry_after == seconds


def test_a_date_to_wait_for_counts_from_the_servers_own_clock() -> None:
    headers = {"retry-after": "Wed, 21 Oct 2026 07:28:30 GMT", "date": "Wed, 21 Oct 2026 07:28:00 GMT"}
    assert Answer(429, headers).retry_after == 30


def test_long_words_are_cut_and_on_one_line() -> None:
    assert len(Answer(400, {}, {"error": {"message": "a\n b" * 5000}}).message) == 600


def test_the_path_is_readable() -> None:
    assert error_of(calls.update_grant("abc", {}), refusal(400)).details["path"] == "/oauth2PermissionGrants/abc"


def test_quotes_are_doubled_in_keys_and_filters() -> None:
    assert calls.equals("displayName", "O'Neil") == "displayName eq 'O''Neil'"
    assert calls.application_by_unique_name("a'b").keys == {"uniqueName": "a''b"}
