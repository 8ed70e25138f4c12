# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Graph's answers mean, each with the text that was recorded or reported."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._answers.answer import Kind
from ansible_collections.m365.mail_oauth.plugins.module_utils._answers.graph import ROWS, find, judge, text_of

LOCAL = "When using this permission, the backing application of the service principal being created must in the local tenant"
REFERENCE = "Resource 'x' does not exist or one of its queried reference-property objects are not present."
FEDERATED = (
    "The combination of issuer and subject must be unique for the application. Issuer https://i.test/ and Subject: s already exist. "
    "paramName: FederatedIdentityCredential.Subject, paramValue: s, objectType: Microsoft.Online.DirectoryServices.Application"
)


def error(code: str, message: str = "", *details: str) -> dict[str, t.Any]:
    return {"code": code, "message": message, "details": [{"code": one} for one in details]}


#: status, error, kind of a write, whether to look before it is sent again
WRITES = [
    (403, error("Authorization_RequestDenied", LOCAL), Kind.PASSING, True),
    (400, error("Request_BadRequest", "Not a valid reference update."), Kind.PASSING, True),
    (400, error("Request_BadRequest", "x", "NoBackingApplicationObject"), Kind.PASSING, True),
    (400, error("Request_BadRequest", REFERENCE), Kind.PASSING, True),
    (404, error("Request_ResourceNotFound", REFERENCE), Kind.PASSING, True),
    (404, error("Directory_ObjectNotFound", "Unable to read the company information from the directory."), Kind.PASSING, True),
    (404, error("Anything"), Kind.PASSING, True),
    (400, error("Request_BadRequest", "No password credential found with keyId x."), Kind.PASSING, True),
    (
        400,
        error("Request_BadRequest", "One or more removed object references do not exist for the following"),
        Kind.PASSING,
        True,
    ),
    (400, error("Request_BadRequest", "Cannot restore ServicePrincipal without backing Application x"), Kind.PASSING, True),
    (409, error("Error_MsaAppDoesNotExist", "The corresponding MSA application does not exist."), Kind.PASSING, False),
    (409, error("Directory_ConcurrencyViolation", "Error due to concurrent requests being made"), Kind.PASSING, False),
    (412, error("ConcurrencyViolation"), Kind.PASSING, False),
    (409, error("Something_New", "x"), Kind.PASSING, True),
    (423, None, Kind.PASSING, False),
    (424, None, Kind.PASSING, False),
    (409, error("Directory_ReplicaUnavailable"), Kind.PASSING, False),
    (409, error("Request_MultipleObjectsWithSameKeyValue", "Permission entry already exists."), Kind.ALREADY_THERE, True),
    (400, error("Request_BadRequest", "Permission being assigned already exists on the object"), Kind.ALREADY_THERE, True),
    (400, error("Request_BadRequest", "EntitlementGrant entry already exists."), Kind.ALREADY_THERE, True),
    (400, error("InvalidFederatedIdentityCredentialValue", FEDERATED), Kind.ALREADY_THERE, True),
    (
        400,
        error("Request_BadRequest", "One or more added object references already exist for 'owners'."),
        Kind.ALREADY_THERE,
        True,
    ),
    (
        400,
        error("Request_BadRequest", "Another object with the same value for property uniqueName already exists."),
        Kind.ALREADY_THERE,
        True,
    ),
    (
        400,
        error("Request_BadRequest", "A conflicting object with one or more of the specified property values is present"),
        Kind.ALREADY_THERE,
        True,
    ),
    (409, error("Conflict", "x", "ObjectConflict"), Kind.ALREADY_THERE, True),
    (429, None, Kind.THROTTLED, False),
    (503, error("Request_ThrottledTemporarily", "Your request is throttled temporarily."), Kind.THROTTLED, False),
    (509, None, Kind.THROTTLED, False),
    (408, None, Kind.UNCERTAIN, True),
    (500, error("Service_InternalServerError"), Kind.UNCERTAIN, True),
    (502, None, Kind.UNCERTAIN, True),
    (503, error("ServiceUnavailable"), Kind.UNCERTAIN, True),
    (504, error("UnknownError"), Kind.UNCERTAIN, True),
    (403, error("Authorization_RequestDenied", "Insufficient privileges to complete the operation."), Kind.PRIVILEGE, False),
    (403, error("Directory_ResourceSizeExceeded", "The size of the object has exceeded its limit."), Kind.FINAL, False),
    (403, error("Directory_QuotaExceeded", "x"), Kind.FINAL, False),
    (403, error("Something_New", "x"), Kind.FINAL, False),
    (400, error("CredentialTypeNotAllowedAsPerAppPolicy", "x"), Kind.POLICY, False),
    (401, error("InvalidAuthenticationToken", "Lifetime validation failed, the token is expired."), Kind.FINAL, False),
    (400, error("InvalidFederatedIdentityCredentialValue", "lacks all required claims"), Kind.FINAL, False),
    (302, None, Kind.NOT_THEIRS, False),
    (307, None, Kind.NOT_THEIRS, False),
    (403, None, Kind.NOT_THEIRS, False),
    (407, None, Kind.NOT_THEIRS, False),
    (511, None, Kind.NOT_THEIRS, False),
    (404, None, Kind.NOT_THEIRS, False),
]


@pytest.mark.parametrize(("status", "said", "kind", "look"), WRITES)
def test_a_refused_write(status: int, said: t.Any, kind: Kind, look: bool) -> None:
    verdict = judge(status, said, writes=True, readable=said is not None)
    assert (verdict.kind, verdict.look) == (kind, look)


@pytest.mark.parametrize(
    ("status", "said", "kind"),
    [
        (404, error("Request_ResourceNotFound", REFERENCE), Kind.FINAL),
        (404, error("Directory_ObjectNotFound", "Unable to read the company information from the directory."), Kind.PASSING),
        (404, None, Kind.NOT_THEIRS),
        (408, None, Kind.PASSING),
        (503, None, Kind.PASSING),
        (409, error("Something_New"), Kind.PASSING),
        (403, error("Authorization_RequestDenied"), Kind.PRIVILEGE),
    ],
)
def test_a_refused_reading(status: int, said: t.Any, kind: Kind) -> None:
    assert judge(status, said, writes=False, readable=said is not None).kind is kind


def test_a_success_that_cannot_be_read_may_have_been_done() -> None:
    assert judge(200, None, writes=True, readable=False).kind is Kind.UNCERTAIN
    assert judge(200, None, writes=False, readable=False).kind is Kind.PASSING
    assert judge(201, None, writes=True).kind is Kind.GOOD


def test_the_same_text_is_final_for_an_application_that_was_not_made_here() -> None:
    verdict = judge(403, error("Authorization_RequestDenied", LOCAL), writes=True, own=False)
    assert (verdict.kind, verdict.code) == (Kind.PRIVILEGE, "permission_missing")
    assert "another tenant" in verdict.remedy


def test_a_pause_is_told_only_where_it_can_be_kept() -> None:
    assert judge(503, None, writes=True, readable=False, retry_after=3).retry_after == 3
    assert judge(429, None, writes=True, readable=False, retry_after=3).retry_after == 3
    assert judge(403, error("x"), writes=True, retry_after=3).retry_after is None


@pytest.mark.parametrize(
    "said", [7, "text", [], {"message": {"value": "Not a valid reference update."}}, {"code": 7, "details": 3, "innerError": [1]}]
)
def test_an_error_of_another_shape_is_survived(said: t.Any) -> None:
    judge(400, said, writes=True)
    assert isinstance(text_of(said), str)


def test_an_older_message_with_its_language_is_understood() -> None:
    row = find(text_of({"message": {"lang": "en", "value": "Not a valid reference update."}}))
    assert row is not None and row.id == "R-27"


def test_each_row_has_a_source_and_an_id_of_its_own() -> None:
    assert len({row.id for row in ROWS}) == len(ROWS)
    assert all(row.source and row.causes for row in ROWS)
