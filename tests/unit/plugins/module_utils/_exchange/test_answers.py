# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import json
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.errors import AlreadyThereError, UncertainError
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import ExchangeError, MailOAuthError
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.answers import (
    DIRECTORY_ROLE_ID,
    Caller,
    NotThereError,
    RawAnswer,
    error_of,
    parse_page,
    reason_of,
)

DETAILS = (
    "Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|"
    "The operation couldn't be performed because object 'x' couldn't be found on 'DC1'."
)


def refusal(
    status: int, message: str = "", cmdlet: str = "Get-CASMailbox", caller: Caller | None = None, body: bytes | None = None
) -> MailOAuthError:
    document: dict[str, t.Any] = {"error": {"code": "BadRequest", "message": "Error executing cmdlet"}}
    if message:
        document["error"]["details"] = [{"code": "Client", "target": "", "message": message}]
    raw = json.dumps(document).encode() if body is None else body
    answer = RawAnswer(status, {"request-id": "r-1"}, raw)
    return error_of("do it", cmdlet, not cmdlet.startswith("Get-"), answer, caller)


def test_rows_lose_their_companions_and_warnings_are_gathered() -> None:
    document = {
        "@odata.context": "https://outlook.office365.com/adminapi/beta/x/$metadata",
        "adminapi.warnings@odata.type": "#Collection(String)",
        "@adminapi.warnings": ["Results\nwere truncated.", None, "Results were truncated."],
        "@odata.nextLink": "https://outlook.office365.com/adminapi/beta/x/InvokeCommand?$skiptoken=1",
        "value": [
            {"Guid": "g", "Guid@odata.type": "#Guid", "Guid@data.type": "System.Guid", "@odata.id": "y", "ImapEnabled": True}
        ],
    }
    page = parse_page(document, {"x-warnings": "Another one."})
    assert page.rows == [{"Guid": "g", "ImapEnabled": True}]
    assert page.warnings == ["Results were truncated.", "Another one."]
    assert page.next_link.endswith("$skiptoken=1")


@pytest.mark.parametrize("document", [{}, {"value": None}, {"value": "text"}, {"value": [None, "x"]}])
def test_an_answer_without_rows_is_an_empty_list(document: dict[str, t.Any]) -> None:
    assert parse_page(document, {}).rows == []


def test_the_list_may_begin_with_a_capital() -> None:
    assert parse_page({"Value": [{"AppId": "a"}]}, {}).rows == [{"AppId": "a"}]


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (
            {"message": "Error executing cmdlet", "details": [{"message": DETAILS}]},
            "ManagementObjectNotFoundException",
            DETAILS.rpartition("|")[2],
        ),
        (
            {
                "message": "Invalid Operation",
                "innererror": {"message": "Error executing cmdlet", "internalexception": {"message": "The real one."}},
            },
            "",
            "The real one.",
        ),
        (
            {"message": "Invalid Operation", "InnerError": {"message": DETAILS}},
            "ManagementObjectNotFoundException",
            DETAILS.rpartition("|")[2],
        ),
        (
            {"message": "Error executing cmdlet", "innererror": {"message": "Exception of type 'X' was thrown."}},
            "",
            "Exception of type 'X' was thrown.",
        ),
        ({"message": "A sentence of its own."}, "", "A sentence of its own."),
        ("text", "", "text"),
        (None, "", ""),
        ({}, "", ""),
        ({"details": "no list", "message": None}, "", ""),
    ],
)
def test_the_reason_is_found_where_it_hides(error: t.Any, kind: str, words: str) -> None:
    assert reason_of({"error": error}) == (kind, words)


def test_a_deep_error_ends() -> None:
    error: dict[str, t.Any] = {"message": "deep"}
    for _unused in range(2000):
        error = {"innererror": error}
    assert reason_of({"error": error}).words == ""


@pytest.mark.parametrize(
    ("status", "message", "cmdlet", "kind", "code"),
    [
        (400, DETAILS, "Get-CASMailbox", NotThereError, "not_found"),
        (404, DETAILS, "Get-CASMailbox", NotThereError, "not_found"),
        (403, DETAILS, "Get-CASMailbox", NotThereError, "not_found"),
        (400, "Ex1|X.RecipientNotFoundException|No recipient.", "Get-CASMailbox", NotThereError, "not_found"),
        (
            400,
            "Ex1|X.ADObjectAlreadyExistsException|The object already exists.",
            "New-ServicePrincipal",
            AlreadyThereError,
            "already_exists",
        ),
        (400, "The ACE on object 'x' doesn't exist.", "Remove-MailboxPermission", NotThereError, "not_found"),
        (
            400,
            "A parameter cannot be found that matches parameter name 'ImapEnabled'.",
            "Set-CASMailbox",
            ExchangeError,
            "admin_role_missing",
        ),
        (
            403,
            "The role assigned to application 1 isn't supported in this scenario.",
            "Get-CASMailbox",
            ExchangeError,
            "admin_role_missing",
        ),
        (401, "", "Get-CASMailbox", ExchangeError, "admin_token_refused"),
        (403, "", "Get-CASMailbox", ExchangeError, "admin_api_refused"),
        (404, "", "Get-CASMailbox", NotThereError, "not_found"),
        (429, "", "Set-CASMailbox", ExchangeError, "throttled"),
        (503, "", "Get-CASMailbox", ExchangeError, "service_unavailable"),
        (503, "", "Set-CASMailbox", UncertainError, "uncertain"),
        (302, "", "Get-CASMailbox", ExchangeError, "redirected"),
        (400, "The filter is wrong.", "New-ManagementScope", ExchangeError, "exchange_error"),
    ],
)
def test_what_a_refusal_means(status: int, message: str, cmdlet: str, kind: type[ExchangeError], code: str) -> None:
    error = refusal(status, message, cmdlet)
    assert (type(error), error.code) == (kind, code)
    assert error.details["status"] == status
    assert error.details["cmdlet"] == cmdlet
    assert error.details["request_id"] == "r-1"


def test_an_address_without_an_admin_endpoint() -> None:
    assert refusal(404, body=b"<html>nothing here</html>").code == "admin_api_missing"


@pytest.mark.parametrize("status", [401, 403])
def test_both_rights_are_named_where_the_endpoint_refuses(status: int) -> None:
    said = str(refusal(status, body=b"\x00" * 40))
    assert "Exchange.ManageAsApp" in said
    assert "Exchange Administrator" in said
    assert "no reason given" in said
    assert "\x00" not in said


@pytest.mark.parametrize(
    ("caller", "expected", "unexpected"),
    [
        (Caller("it", (), ()), "lacks the permission Exchange.ManageAsApp and an Entra role", "holds"),
        (
            Caller("it", ("Exchange.ManageAsApp",), ()),
            "lacks an Entra role such as Exchange Administrator",
            "the permission Exchange.ManageAsApp.",
        ),
        (Caller("it", (), (DIRECTORY_ROLE_ID,)), "lacks the permission Exchange.ManageAsApp.", "an Entra role such"),
        (
            Caller("it", ("Exchange.ManageAsApp",), (DIRECTORY_ROLE_ID,)),
            "holds: Exchange.ManageAsApp, Exchange Administrator.",
            "lacks",
        ),
        (Caller("it"), "wants two rights", "lacks"),
    ],
)
def test_the_token_tells_which_right_is_missing(caller: Caller, expected: str, unexpected: str) -> None:
    said = str(refusal(403, caller=caller))
    assert expected in said
    assert unexpected not in said


def test_words_are_bounded_and_printable() -> None:
    said = str(refusal(400, "a\x1b[31m" + "x" * 5000 + "\r\nSet-Cookie: y"))
    assert len(said) < 1000
    assert said.isprintable()


@pytest.mark.parametrize(
    ("body", "expected"),
    [(b"", {}), (b"\x00\x00", None), (b"<html>", None), (b"[1]", None), (b"[" * 100_000, None), (b'{"a": 1}', {"a": 1})],
)
def test_documents(body: bytes, expected: dict[str, t.Any] | None) -> None:
    assert RawAnswer(200, {}, body).document() == expected


@pytest.mark.parametrize(
    ("said", "seconds"), [("5", 5.0), ("0.5", 0.5), ("", None), ("Wed, 21 Oct 2026 07:28:00 GMT", None), ("-1", None)]
)
def test_retry_after(said: str, seconds: float | None) -> None:
    assert RawAnswer(429, {"retry-after": said}).retry_after == seconds
