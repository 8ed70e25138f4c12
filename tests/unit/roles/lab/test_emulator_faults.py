# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Replication lag, throttling, server errors, ambiguous writes, fault rules: what a client has to live with."""

from __future__ import annotations

import typing as t

import pytest
from emulator_client import GraphClient, device_token, token_request

from entra_emulator.knobs import KNOBS
from entra_emulator.testing import Emulator


def test_a_new_object_is_unseen_for_some_reads(graph: GraphClient, emulator: Emulator) -> None:
    emulator.knobs(replication_lag={"reads": 2})
    app = graph.application()
    paths = [f"/applications/{app['id']}", f"/applications(appId='{app['appId']}')"]
    assert [graph.call("GET", path).status for path in (*paths, *paths)] == [404, 404, 200, 200]


@pytest.mark.parametrize(
    ("answers", "grant", "assignment"),
    [
        ("auto", (404, "does not exist or one of its"), (400, "Not a valid reference update.")),
        ("bad_request", (400, "does not exist or one of its"), (400, "Not a valid reference update.")),
        ("not_found", (404, "does not exist or one of its"), (404, "does not exist or one of its")),
    ],
)
def test_what_is_said_of_a_principal_that_is_not_there_yet(
    graph: GraphClient, emulator: Emulator, answers: str, grant: tuple[int, str], assignment: tuple[int, str]
) -> None:
    app, exchange = graph.application(), graph.resource()
    emulator.knobs(replication_lag=30, replication_answers=answers)
    principal = graph.principal(app)
    role = next(one["id"] for one in exchange["appRoles"] if one["value"] == "IMAP.AccessAsApp")
    consent = {"clientId": principal["id"], "consentType": "AllPrincipals", "resourceId": exchange["id"], "scope": "SMTP.Send"}
    assign = {"principalId": principal["id"], "resourceId": exchange["id"], "appRoleId": role}
    for path, body, (status, words) in (
        ("/oauth2PermissionGrants", consent, grant),
        (f"/servicePrincipals/{exchange['id']}/appRoleAssignedTo", assign, assignment),
    ):
        response = graph.call("POST", path, body)
        assert response.status == status
        assert words in response.json()["error"]["message"]


def test_lists_come_in_another_order_at_each_read(graph: GraphClient, emulator: Emulator) -> None:
    made = [graph.application(displayName=f"App {number}")["id"] for number in range(8)]

    def read(query: str = "") -> list[str]:
        rows = graph.ok("GET", f"/applications{query}")["value"]
        return [row["id"] for row in rows if row["id"] in made]

    orders = [read() for _unused in range(6)]
    assert all(sorted(order) == sorted(made) for order in orders)
    assert len({tuple(order) for order in orders}) > 1
    emulator.knobs(order_seed=None)
    assert read() == read()
    emulator.knobs(order_seed=7)
    pages, path = [], "/applications?$top=3"
    while path:  # the pages of one read are of one order
        page = graph.ok("GET", path)
        pages += [row["id"] for row in page["value"]]
        path = page.get("@odata.nextLink", "").partition("/v1.0")[2]
    assert len(pages) == len(set(pages)) == 9


def test_a_new_object_is_unseen_for_some_seconds_by_everybody(graph: GraphClient, emulator: Emulator) -> None:
    emulator.knobs(replication_lag=30)
    app = graph.application()
    assert graph.ok("GET", f"/applications?$filter=appId eq '{app['appId']}'")["value"] == []
    message = graph.refused(403, "Authorization_RequestDenied", "POST", "/servicePrincipals", {"appId": app["appId"]})
    assert "the backing application of the service principal being created must in the local tenant" in message
    emulator.knobs(replication_answers="not_found")
    message = graph.refused(400, "Request_BadRequest", "POST", "/servicePrincipals", {"appId": app["appId"]})
    assert "does not reference a valid application object" in message
    graph.refused(404, "Request_ResourceNotFound", "PATCH", f"/applications/{app['id']}", {"notes": "x"})
    answer = device_token(emulator, app, "alice@contoso.test")
    assert answer["error_codes"] == [700016]
    emulator.set_clock(31)
    principal = graph.principal(app)
    body = {
        "clientId": principal["id"],
        "consentType": "AllPrincipals",
        "resourceId": graph.resource()["id"],
        "scope": "SMTP.Send",
    }
    graph.refused(404, "Request_ResourceNotFound", "POST", "/oauth2PermissionGrants", body)
    emulator.set_clock(62)
    grant = graph.ok("POST", "/oauth2PermissionGrants", body)
    assert graph.ok("GET", f"/servicePrincipals/{principal['id']}/oauth2PermissionGrants")["value"] == []
    graph.refused(409, "Request_MultipleObjectsWithSameKeyValue", "POST", "/oauth2PermissionGrants", body)
    emulator.set_clock(93)
    assert graph.ok("GET", f"/oauth2PermissionGrants/{grant['id']}")["scope"] == "SMTP.Send"


def test_a_change_and_a_deletion_lag_too(graph: GraphClient, emulator: Emulator) -> None:
    app = graph.application(notes="old")
    emulator.knobs(replication_lag=30)
    path = f"/applications/{app['id']}"
    graph.ok("PATCH", path, {"notes": "new"})
    assert graph.ok("GET", path)["notes"] == "old"
    emulator.set_clock(31)
    assert graph.ok("GET", path)["notes"] == "new"
    graph.ok("DELETE", path)
    assert graph.ok("GET", f"/applications?$filter=appId eq '{app['appId']}'")["value"][0]["notes"] == "new"
    emulator.set_clock(62)
    graph.refused(404, "Request_ResourceNotFound", "GET", path)


def test_one_request_is_one_read_also_in_a_batch(graph: GraphClient, emulator: Emulator) -> None:
    emulator.knobs(replication_lag={"reads": 2})
    app = graph.application()
    steps = [{"id": str(n), "method": "GET", "url": f"/applications(appId='{app['appId']}')"} for n in range(3)]
    assert [one["status"] for one in graph.ok("POST", "/$batch", {"requests": steps})["responses"]] == [404, 404, 200]


@pytest.mark.parametrize(("retry_after", "header"), [(7, "7"), (None, None)])
def test_throttling(graph: GraphClient, emulator: Emulator, retry_after: int | None, header: str | None) -> None:
    emulator.knobs(throttle={"count": 2, "retry_after": retry_after})
    for _unused in range(2):
        response = graph.call("GET", "/users")
        assert (response.status, response.headers.get("Retry-After")) == (429, header)
    assert graph.call("GET", "/users").status == 200


def test_throttling_strikes_requests_of_a_batch_one_by_one(graph: GraphClient, emulator: Emulator) -> None:
    emulator.knobs(throttle={"count": 1, "retry_after": 3, "scope": "batch", "path": "organization"})
    steps = [{"id": str(n), "method": "GET", "url": url} for n, url in enumerate(("/users", "/organization", "/organization"))]
    answers = {one["id"]: one for one in graph.ok("POST", "/$batch", {"requests": steps})["responses"]}
    assert [answers[one]["status"] for one in "012"] == [200, 429, 200]
    assert answers["1"]["headers"]["Retry-After"] == "3"
    emulator.knobs(throttle={"count": 1, "scope": "outer"})
    assert graph.call("POST", "/$batch", {"requests": steps}).status == 429


def test_a_throttled_request_of_a_batch_fails_what_depends_on_it(graph: GraphClient, emulator: Emulator) -> None:
    emulator.knobs(throttle={"count": 1, "scope": "batch"})
    steps: list[dict[str, t.Any]] = [
        {"id": "a", "method": "GET", "url": "/users"},
        {"id": "b", "method": "GET", "url": "/users", "dependsOn": ["a"]},
    ]
    assert [one["status"] for one in graph.ok("POST", "/$batch", {"requests": steps})["responses"]] == [429, 424]


def test_server_errors_change_nothing(graph: GraphClient, emulator: Emulator) -> None:
    emulator.knobs(server_error={"count": 1, "status": 504, "retry_after": 1})
    response = graph.call("POST", "/applications", {"displayName": "x"})
    assert (response.status, response.headers["Retry-After"]) == (504, "1")
    assert len(graph.ok("GET", "/applications")["value"]) == 1


def test_an_ambiguous_write_is_done(graph: GraphClient, emulator: Emulator) -> None:
    principal = graph.principal(graph.application())
    body = {
        "clientId": principal["id"],
        "consentType": "AllPrincipals",
        "resourceId": graph.resource()["id"],
        "scope": "SMTP.Send",
    }
    emulator.knobs(ambiguous_write=1)
    message = graph.refused(404, "Directory_ObjectNotFound", "POST", "/oauth2PermissionGrants", body)
    assert message == "Unable to read the company information from the directory."
    assert len(graph.ok("GET", "/oauth2PermissionGrants")["value"]) == 1


def test_fault_rules_are_tried_in_order_and_counted(graph: GraphClient, emulator: Emulator) -> None:
    emulator.knobs(
        faults=[
            {
                "method": "POST",
                "path": "/applications$",
                "status": 403,
                "code": "Authorization_RequestDenied",
                "message": "no",
                "skip": 1,
            },
            {"path": "/users", "status": 418, "body": {"odd": True}, "headers": {"Retry-After": 5}, "times": 2},
            {"path": "/organization", "query": "select=id", "status": 200, "body": "not JSON", "times": 0},
        ]
    )
    graph.application()
    graph.refused(403, "Authorization_RequestDenied", "POST", "/applications", {"displayName": "x"})
    graph.application()
    answers = [graph.call("GET", "/users") for _unused in range(3)]
    assert [one.status for one in answers] == [418, 418, 200]
    assert (answers[0].json(), answers[0].headers["Retry-After"]) == ({"odd": True}, "5")
    for _unused in range(3):
        assert graph.call("GET", "/organization?$select=id").body == b"not JSON"
    assert graph.call("GET", "/organization").status == 200


def test_a_fault_rule_may_strike_after_the_deed_and_at_the_token_endpoint(graph: GraphClient, emulator: Emulator) -> None:
    emulator.knobs(
        faults=[
            {"method": ["PATCH"], "status": 502, "apply": True},
            {"path": "/token$", "status": 503, "body": "<html>busy</html>"},
        ]
    )
    app = graph.application()
    assert graph.call("PATCH", f"/applications/{app['id']}", {"notes": "x"}).status == 502
    assert graph.ok("GET", f"/applications/{app['id']}")["notes"] == "x"
    with pytest.raises(ValueError, match="Expecting value"):
        token_request(emulator, "contoso.test", grant_type="x")
    assert token_request(emulator, "contoso.test", grant_type="x")["error"]


@pytest.mark.parametrize(
    ("rule", "error", "text", "status"),
    [
        ({"aadsts": 53003}, "invalid_grant", "AADSTS53003: Access has been blocked by Conditional Access", 400),
        ({"aadsts": 7000215}, "invalid_client", "AADSTS7000215: Invalid client secret provided.", 401),
        (
            {"aadsts": 90055, "headers": {"Retry-After": 3}},
            "temporarily_unavailable",
            "AADSTS90055: Tenant lab was throttled",
            429,
        ),
        (
            {"aadsts": 50196, "error": "invalid_grant", "message": "Client request loop."},
            "invalid_grant",
            "AADSTS50196: Client request loop.",
            400,
        ),
    ],
)
def test_a_fault_rule_gives_any_of_entras_errors(
    emulator: Emulator, rule: dict[str, t.Any], error: str, text: str, status: int
) -> None:
    emulator.knobs(faults=[{"path": "/token$", **rule}])
    answer = token_request(emulator, "contoso.test", grant_type="x")
    assert (answer["error"], answer["error_codes"]) == (error, [rule["aadsts"]])
    assert answer["error_description"].startswith(text)
    assert emulator.requests()[-1]["status"] == status


def test_latency_waits_without_holding_others_up(emulator: Emulator, graph: GraphClient, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(emulator.service, "_wait", waited.append)
    emulator.knobs(latency_ms=250, faults=[{"path": "/users", "status": 500, "delay_ms": 1000}])
    graph.call("GET", "/users")
    graph.call("GET", "/users")
    assert waited == [1.25, 0.25]


@pytest.mark.parametrize(
    ("knobs", "word"),
    [
        ({"nonsense": 1}, "replication_lag"),
        ({"throttle": -1}, "throttle"),
        ({"throttle": {"counts": 1}}, "retry_after"),
        ({"throttle": {"count": "1"}}, "count"),
        ({"throttle": {"path": "("}}, "regular expression"),
        ({"replication_lag": "long"}, "number"),
        ({"replication_lag": -1}, "seconds"),
        ({"duplicate_grant_status": 418}, "409, 400"),
        ({"user_consent": "yes"}, "true or false"),
        ({"access_token_lifetime": 0}, "from 1"),
        ({"access_token_lifetime": True}, "whole number"),
        ({"faults": {}}, "list"),
        ({"faults": [{"state": 1}]}, "status"),
        ({"faults": [{"headers": {"X": "a\nb"}}]}, "one line"),
        ({"conditional_access": "maybe"}, "block_device_code"),
        ({"allowed_sign_in_audiences": "AzureADMyOrg"}, "list of strings"),
    ],
)
def test_a_wrong_knob_is_named_and_none_is_set(emulator: Emulator, knobs: dict[str, t.Any], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        emulator.knobs(page_size=5, **knobs)
    assert emulator.knobs()["page_size"] == 100


def test_every_default_is_a_value_its_knob_takes() -> None:
    for name, knob in KNOBS.items():
        assert knob.check(knob.default) == knob.default, name
        assert knob.help
