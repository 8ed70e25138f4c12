# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module ``application`` when the emulator lags, throttles, fails and refuses."""

from __future__ import annotations

import pytest
from graph_harness import EXCHANGE, Json, ModuleRunner, statuses, tampered

from entra_emulator.testing import Emulator

pytestmark = pytest.mark.usefixtures("sent_bodies")

SIGN_IN = ["GET /contoso/v2.0/.well-known/openid-configuration", "POST /contoso/oauth2/v2.0/token"]
RESOURCES = "GET /servicePrincipals(appId='GRAPH'), GET /servicePrincipals(appId='EXO')"
READ = f"batch[GET /applications(uniqueName='mail'), GET /servicePrincipals, {RESOURCES}]"
NAMED: Json = {"unique_name": "mail", "display_name": "Mail"}


@pytest.fixture
def site(emulator: Emulator) -> ModuleRunner:
    return ModuleRunner("application", emulator)


# Eventual consistency


@pytest.mark.parametrize("lag", [{"reads": 1}, {"reads": 4}, {"seconds": 90}])
def test_replication_lag_is_waited_for(site: ModuleRunner, lag: Json) -> None:
    site.emulator.knobs(replication_lag=lag)
    result = site(**NAMED, public_client=True, owners=["alice@contoso.test"], service_principal_enabled=True)
    assert result["application"]["public_client"] is True and result["service_principal"]["enabled"] is True
    assert site.writes.count("PATCH /applications(uniqueName='mail')") == 1
    assert len(site.applications()) == 1
    assert sum(site.clock.slept) >= lag.get("seconds", 0)
    site.emulator.knobs(replication_lag=0)
    assert not site(**NAMED, public_client=True, owners=["alice@contoso.test"])["changed"]


def test_lag_behind_a_creation_by_name_makes_no_second_application(site: ModuleRunner) -> None:
    site.emulator.knobs(replication_lag={"reads": 3})
    site(display_name="Mail")
    assert len(site.applications()) == 1


def test_lag_that_outlasts_the_budget_is_an_error_that_says_so(site: ModuleRunner) -> None:
    site.emulator.knobs(replication_lag={"seconds": 1000})
    result = site(**NAMED, wait_timeout=120, fail=True)
    assert result["error"]["code"] == "not_replicated"
    assert "After 120 seconds" in result["msg"] and "wait_timeout" in result["msg"]
    assert sum(site.clock.slept) <= 120


def test_a_change_and_a_deletion_wait_for_lag_too(site: ModuleRunner) -> None:
    site(**NAMED)
    site.emulator.knobs(replication_lag={"reads": 3})
    assert site(**NAMED, notes="x")["application"]["notes"] == "x"
    assert site.writes == ["PATCH /applications/ID"]
    site(**NAMED, state="absent", purge=True)
    assert site.writes[0] == "DELETE /applications/ID" and "DELETE /directory/deletedItems/ID" in site.writes


@pytest.mark.parametrize("identity", [NAMED, {"display_name": "Mail"}])
@pytest.mark.parametrize("path", ["/applications", "/servicePrincipals$"])
def test_a_write_that_was_done_though_it_answered_404_is_not_repeated(site: ModuleRunner, identity: Json, path: str) -> None:
    site.emulator.knobs(ambiguous_write={"count": 1, "path": path})
    result = site(**identity)
    assert 404 in statuses(site.emulator)
    assert result["application"]["display_name"] == "Mail" and result["service_principal"]["enabled"] is True
    assert len(site.applications()) == 1
    assert len(site.writes) == 2


@pytest.mark.parametrize("identity", [NAMED, {"display_name": "Mail"}])
@pytest.mark.parametrize("applied", [True, False])
@pytest.mark.parametrize("status", [500, 504])
def test_a_5xx_of_the_creation_makes_exactly_one_application(
    site: ModuleRunner, identity: Json, applied: bool, status: int
) -> None:
    method = "PATCH" if "unique_name" in identity else "POST"
    site.emulator.knobs(faults=[{"method": [method], "path": "/applications", "status": status, "apply": applied}])
    result = site(**identity)
    assert result["changed"] and len(site.applications()) == 1
    creations = [line for line in site.writes if line.startswith(f"{method} /applications")]
    assert len(creations) == (1 if applied else 2)
    if not applied and method == "POST":
        between = site.wire[site.wire.index("POST /applications") : len(site.wire) - site.wire[::-1].index("POST /applications")]
        assert (
            len([line for line in between if line.startswith("batch[GET /applications")]) >= 5
        )  # looked long before writing again


def test_a_service_principal_that_comes_too_soon_is_tried_again(site: ModuleRunner) -> None:
    message = "The appId 'x' of the service principal does not reference a valid application object."
    site.emulator.knobs(
        faults=[
            {
                "method": ["POST"],
                "path": "/servicePrincipals",
                "status": 400,
                "code": "Request_BadRequest",
                "message": message,
                "times": 3,
            }
        ]
    )
    assert site(**NAMED)["service_principal"] is not None
    assert site.writes.count("POST /servicePrincipals") == 4
    assert site.clock.slept[:3] == [0.75, 1.5, 3]


LAG = [
    (
        403,
        "Authorization_RequestDenied",
        "When using this permission, the backing application of the service principal being created must in the local tenant",
    ),
    (400, "Request_BadRequest", "Not a valid reference update."),
    (409, "Error_MsaAppDoesNotExist", "The corresponding MSA application does not exist."),
    (
        409,
        "Directory_ConcurrencyViolation",
        "Error due to concurrent requests being made to the tenant. Please wait briefly and retry.",
    ),
]


@pytest.mark.parametrize(("status", "code", "message"), LAG)
def test_what_an_application_of_a_moment_ago_is_refused_with_passes(
    site: ModuleRunner, status: int, code: str, message: str
) -> None:
    site.emulator.knobs(
        faults=[
            {"method": ["POST"], "path": "/servicePrincipals$", "status": status, "code": code, "message": message, "times": 7}
        ]
    )
    assert site(**NAMED, public_client=True)["service_principal"] is not None
    assert site.writes.count("POST /servicePrincipals") == 8


@pytest.mark.parametrize("body", ["<html>", None])
@pytest.mark.parametrize("status", [200, 408])
@pytest.mark.parametrize("applied", [True, False])
def test_a_creation_whose_answer_says_nothing_is_looked_for(
    site: ModuleRunner, status: int, body: str | None, applied: bool
) -> None:
    fault = {"method": ["POST"], "path": "/applications$", "status": status, "body": body or "", "apply": applied}
    site.emulator.knobs(faults=[fault])
    assert site(display_name="Mail")["changed"] and len(site.applications()) == 1
    assert site.writes.count("POST /applications") == (1 if applied else 2)


def test_a_pause_that_a_failed_write_asks_for_is_kept(site: ModuleRunner) -> None:
    fault = {"method": ["POST"], "path": "/servicePrincipals$", "status": 503, "headers": {"Retry-After": "37"}}
    site.emulator.knobs(faults=[fault])
    site(**NAMED)
    assert 37 in site.clock.slept


def test_a_write_that_fails_for_ever_ends_with_its_own_cause(site: ModuleRunner) -> None:
    site.emulator.knobs(faults=[{"method": ["POST"], "path": "/servicePrincipals$", "status": 503, "times": 100}])
    result = site(**NAMED, fail=True)
    assert result["error"]["code"] == "service_unavailable" and "503" in result["msg"] and "status.cloud" in result["msg"]
    assert sum(site.clock.slept) < 300


def test_a_full_object_is_no_missing_permission(site: ModuleRunner) -> None:
    message = "The size of the object has exceeded its limit. Please reduce the number of values and retry your request."
    fault = {"method": ["PATCH"], "path": "/applications", "status": 403, "code": "Directory_ResourceSizeExceeded"}
    site.emulator.knobs(faults=[{**fault, "message": message}])
    result = site(**NAMED, fail=True)
    assert result["error"]["code"] == "object_full" and "remove old" in result["msg"] and "needs" not in result["msg"]


def test_a_service_principal_that_somebody_else_created_is_fine(site: ModuleRunner) -> None:
    message = "The service principal cannot be created because the service principal name is already in use."
    site.emulator.knobs(
        faults=[
            {
                "method": ["POST"],
                "path": "/servicePrincipals",
                "status": 409,
                "code": "Request_MultipleObjectsWithSameKeyValue",
                "message": message,
                "apply": True,
            }
        ]
    )
    assert site(**NAMED)["service_principal"] is not None
    assert site.writes.count("POST /servicePrincipals") == 1


# Throttling and trouble


@pytest.mark.parametrize("scope", ["outer", "batch"])
def test_throttled_readings_wait_as_long_as_they_are_told(site: ModuleRunner, scope: str) -> None:
    site(**NAMED)
    site.emulator.knobs(throttle={"count": 2, "scope": scope, "retry_after": 7})
    result = site(**NAMED)
    assert not result["changed"]
    assert set(site.clock.slept) == {7}
    if scope == "batch":  # both were throttled at once; only they are asked again
        assert site.wire == [*SIGN_IN, READ, "batch[GET /applications(uniqueName='mail'), GET /servicePrincipals]"]
        assert site.clock.slept == [7]
    else:
        assert site.wire == [*SIGN_IN, "POST /$batch", "POST /$batch", READ]


def test_throttling_without_retry_after_backs_off(site: ModuleRunner) -> None:
    site.emulator.knobs(throttle={"count": 4, "scope": "outer", "retry_after": None})
    site(**NAMED)
    assert site.clock.slept[:4] == [0.75, 1.5, 3, 6]


def test_a_throttled_write_is_repeated_once_it_may(site: ModuleRunner) -> None:
    site.emulator.knobs(throttle={"count": 1, "path": "uniqueName", "scope": "outer", "retry_after": 11})
    site(**NAMED)
    assert site.writes == ["PATCH /applications(uniqueName='mail')"] * 2 + ["POST /servicePrincipals"]
    assert site.clock.slept[0] == 11


def test_a_retry_after_beyond_reason_is_an_error_and_not_a_wait(site: ModuleRunner) -> None:
    site.emulator.knobs(throttle={"count": 1, "retry_after": 86400})
    result = site(**NAMED, wait_timeout=1000000, fail=True)
    assert result["error"]["code"] == "throttled" and "86400 seconds" in result["msg"]
    assert site.clock.slept == []


def test_endless_throttling_ends_within_the_budget(site: ModuleRunner) -> None:
    site.emulator.knobs(throttle={"count": 1000, "retry_after": 20})
    result = site(**NAMED, wait_timeout=100, fail=True)
    assert result["error"]["code"] == "throttled"
    assert sum(site.clock.slept) <= 100


@pytest.mark.parametrize("status", [500, 503])
def test_a_5xx_of_a_reading_is_repeated(site: ModuleRunner, status: int) -> None:
    site(**NAMED)
    site.emulator.knobs(server_error={"count": 3, "status": status})
    assert not site(**NAMED)["changed"]
    assert site.writes == []


def test_an_endless_5xx_names_the_service_and_the_request(site: ModuleRunner) -> None:
    site.emulator.knobs(server_error={"count": 1000, "status": 503})
    result = site(**NAMED, fail=True)
    assert result["error"]["code"] == "service_unavailable" and result["error"]["status"] == 503
    assert result["error"]["request_id"] and result["error"]["client_request_id"]
    assert len(site.wire) < 12


def test_answers_of_a_batch_may_come_in_any_order(site: ModuleRunner) -> None:
    first = site(**NAMED)
    site.emulator.knobs(unordered_batch=True)
    assert site(**NAMED)["application"] == first["application"]


# Refusals


def test_missing_privileges_name_the_permission_and_what_is_held(site: ModuleRunner) -> None:
    tampered(site.emulator, "Directory.Read.All")
    result = site(**NAMED, fail=True)
    assert result["error"]["code"] == "permission_missing" and result["error"]["status"] == 403
    assert result["error"]["needed_permissions"] == ["Application.ReadWrite.OwnedBy", "Application.ReadWrite.All"]
    assert result["error"]["granted_permissions"] == ["Directory.Read.All"]
    assert "refused to create the application (403 Authorization_RequestDenied" in result["msg"]
    assert site.writes == ["PATCH /applications(uniqueName='mail')"]


def test_no_privileges_at_all_are_told_as_such(site: ModuleRunner) -> None:
    tampered(site.emulator)
    result = site(**NAMED, fail=True)
    assert "Its token holds: none at all." in result["msg"]
    assert site.writes == []


def test_an_application_of_somebody_else_points_to_ownership(site: ModuleRunner) -> None:
    app_id = site(**NAMED)["app_id"]
    row = site.applications()[0]
    row["_owners"] = []
    row["createdByAppId"] = None
    site.emulator.knobs(
        faults=[
            {"method": ["PATCH"], "path": "/applications", "status": 403, "code": "Authorization_RequestDenied", "message": "no"}
        ]
    )
    result = site(app_id=app_id, notes="x", fail=True)
    assert "created or owns" in result["msg"]


def test_a_policy_refusal_names_the_policy(site: ModuleRunner) -> None:
    site.emulator.knobs(allowed_sign_in_audiences=["AzureADMyOrg"])
    result = site(**NAMED, sign_in_audience="AzureADMultipleOrgs", fail=True)
    assert result["error"]["code"] == "policy_refused"
    assert "app management policy" in result["msg"] and "AzureADMyOrg" in result["msg"]


def test_a_tenant_without_exchange_can_still_declare_on_graph(site: ModuleRunner) -> None:
    table = site.table("service_principals")
    for key in [key for key, row in table.items() if row["appId"] == EXCHANGE]:
        del table[key]
    assert site(**NAMED)["application"]["permissions"]["exchange"] == []
    result = site(**NAMED, permissions={"exchange": ["SMTP.Send"]}, fail=True)
    assert result["error"]["code"] == "resource_missing" and "Exchange Online" in result["msg"]
