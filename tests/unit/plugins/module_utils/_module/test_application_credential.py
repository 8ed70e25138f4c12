# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module application_credential on the emulator, by way of its real SDKs: client secrets; every request is counted."""

from __future__ import annotations

import datetime
import json
import typing as t

import pytest
from credential_harness import FIND, READ, SIGN_IN, credential, register, sign_in, stored
from graph_harness import Json, MovingClock, options, run_module, wire, writes

from ansible_collections.m365.mail_oauth.plugins.module_utils._module.sealing import SealingKey
from entra_emulator.testing import Emulator

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")


@pytest.fixture
def app(emulator: Emulator) -> Json:
    """An application with a service principal."""
    return register(emulator)


def secret(emulator: Emulator, ahead: float = 0, check_mode: bool = False, **arguments: t.Any) -> Json:
    return credential(emulator, ahead, check_mode, type="client_secret", **arguments)


def names(emulator: Emulator, app_id: str, field: str = "passwordCredentials") -> list[str]:
    return [str(one["displayName"]) for one in stored(emulator, app_id)[field]]


def add_foreign(emulator: Emulator, app: Json, name: str = "portal") -> str:
    """Add a client secret as somebody else would; return its key id."""
    answer = secret(emulator, name=name, app_id=app["app_id"], verify=False)
    emulator.clear_requests()
    return str(answer["credential"]["key_id"])


def test_a_secret_is_made_tried_and_shown_once(emulator: Emulator, app: Json) -> None:
    first = secret(emulator)
    assert wire(emulator) == [*SIGN_IN, FIND, "POST /applications/ID/addPassword", *SIGN_IN, *SIGN_IN, READ]
    assert first["changed"]
    assert first["verified"]
    assert first["app_id"] == app["app_id"]
    assert sign_in(emulator, app["app_id"], first["secret_text"])
    made = first["credential"]
    assert made["hint"] == first["secret_text"][:3]
    days = datetime.datetime.strptime(made["end"], "%Y-%m-%dT%H:%M:%SZ") - datetime.datetime.strptime(
        made["start"], "%Y-%m-%dT%H:%M:%SZ"
    )
    assert datetime.timedelta(days=179, hours=23) < days < datetime.timedelta(days=180)
    assert first["diff"]["before"] == {"credentials": []}
    assert first["secret_text"] not in json.dumps(first["diff"])

    emulator.clear_requests()
    second = secret(emulator)
    assert wire(emulator) == [*SIGN_IN, FIND]
    assert not second["changed"]
    assert second["credential"] == made
    assert "secret_text" not in second
    assert second["diff"]["before"] == second["diff"]["after"]


def test_the_secret_is_not_in_the_result_unless_asked_for(emulator: Emulator, app: Json) -> None:
    key = SealingKey()
    result = secret(emulator, return_secret=False, seal_to=key.public)
    text = key.open(result.pop("sealed_secret"))
    assert sign_in(emulator, app["app_id"], text)
    assert text not in json.dumps(result)
    assert "secret_text" not in result


def test_nothing_is_made_that_nobody_would_get(emulator: Emulator, app: Json) -> None:
    for kind in ("client_secret", "certificate"):
        result = credential(emulator, type=kind, return_secret=False)
        assert result["failed"]
        assert "would be lost" in result["msg"]
    assert wire(emulator) == []


def test_check_mode_predicts_and_writes_nothing(emulator: Emulator, app: Json) -> None:
    predicted = secret(emulator, check_mode=True)
    assert wire(emulator) == [*SIGN_IN, FIND]
    done = secret(emulator)
    assert predicted["changed"] is done["changed"] is True
    ends = [one["diff"]["after"]["credentials"][0].pop("end")[:10] for one in (predicted, done)]
    assert ends[0] == ends[1]
    assert predicted["diff"] == done["diff"]
    assert predicted["changes"][0][:20] == done["changes"][0][:20]
    assert set(done) - set(predicted) == {"verified", "secret_text"}
    assert not secret(emulator, check_mode=True)["changed"]


def test_check_mode_for_an_application_that_would_be_there(emulator: Emulator) -> None:
    identities: list[Json] = [{"unique_name": "none"}, {"app_id": ""}]
    for identity in identities:
        assert secret(emulator, check_mode=True, **identity)["changed"]
        federated = credential(emulator, check_mode=True, type="federated", issuer="https://a.test", subject="x", **identity)
        assert federated["changed"]


def test_rotation_with_overlap(emulator: Emulator, app: Json) -> None:
    foreign = add_foreign(emulator, app)
    first = secret(emulator)
    emulator.clear_requests()

    assert not secret(emulator, ahead=149)["changed"]
    second = secret(emulator, ahead=151)
    assert writes(emulator) == ["POST /applications/ID/addPassword"]
    assert second["changed"]
    assert second["removed"] == []
    assert [one["key_id"] for one in second["credentials"]] == [first["credential"]["key_id"], second["credential"]["key_id"]]
    assert sign_in(emulator, app["app_id"], first["secret_text"])
    assert sign_in(emulator, app["app_id"], second["secret_text"])

    emulator.clear_requests()
    assert not secret(emulator, ahead=157)["changed"]
    third = secret(emulator, ahead=158.5)
    assert writes(emulator) == ["POST /applications/ID/removePassword"]
    assert third["changed"]
    assert third["removed"] == [first["credential"]["key_id"]]
    assert third["credential"]["key_id"] == second["credential"]["key_id"]
    assert not secret(emulator, ahead=158.5)["changed"]
    assert {one["keyId"] for one in stored(emulator, app["app_id"])["passwordCredentials"]} == {
        foreign,
        second["credential"]["key_id"],
    }


def test_without_overlap_the_old_one_goes_after_the_new_one_worked(emulator: Emulator, app: Json) -> None:
    secret(emulator)
    emulator.knobs(secret_delay=18)
    emulator.clear_requests()
    result = secret(emulator, force=True, overlap=0)
    assert result["verified"]
    assert len(result["removed"]) == 1
    lines = wire(emulator)
    assert [line for line in lines if line in writes(emulator)] == [
        "POST /applications/ID/addPassword",
        "POST /applications/ID/removePassword",
    ]
    between = lines[lines.index("POST /applications/ID/addPassword") : lines.index("POST /applications/ID/removePassword")]
    # Refused until the token service knew it, then accepted twice.
    assert between.count("POST /contoso/oauth2/v2.0/token") >= 5
    assert between.count("GET /contoso/v2.0/.well-known/openid-configuration") == 2


def test_a_secret_that_never_works_is_kept_and_no_old_one_goes(emulator: Emulator, app: Json) -> None:
    old = secret(emulator)
    emulator.knobs(secret_delay=100000)
    emulator.clear_requests()
    result = secret(emulator, force=True, overlap=0, wait_timeout=120)
    assert result["failed"]
    assert result["error"]["code"] == "credential_not_working"
    assert 7000215 in result["error"]["error_codes"]
    assert "no older one was removed" in result["msg"]
    assert result["changed"]
    assert result["secret_text"]
    assert result["secret_text"] not in json.dumps({**result, "secret_text": None})
    assert result["credential"]["hint"] == result["secret_text"][:3]
    assert writes(emulator) == ["POST /applications/ID/addPassword"]
    assert sign_in(emulator, app["app_id"], old["secret_text"])


def test_what_waiting_cannot_mend_is_said_at_once(emulator: Emulator, app: Json) -> None:
    run_module(
        "application", {**options(emulator), "unique_name": "mail", "service_principal_enabled": False}, MovingClock(emulator)
    )
    emulator.set_clock(0)
    emulator.clear_requests()
    result = secret(emulator)
    assert result["failed"]
    assert "(1 try)" in result["msg"]
    assert "set verify to false" in result["msg"]
    emulator.clear_requests()
    without = secret(emulator, verify=False, force=True)
    assert without["changed"]
    assert without["verified"] is False
    assert wire(emulator) == [*SIGN_IN, FIND, "POST /applications/ID/addPassword", READ]


def test_what_nobody_holds_is_replaced(emulator: Emulator, app: Json) -> None:
    lost = secret(emulator)["credential"]["key_id"]
    assert not secret(emulator, held=[{"key_id": lost.upper()}])["changed"]
    result = secret(emulator, held=[])
    assert result["changed"]
    assert result["credential"]["key_id"] != lost
    both = [{"key_id": lost}, {"key_id": result["credential"]["key_id"]}]
    assert not secret(emulator, held=both)["changed"]


def test_prune_false_names_what_could_go(emulator: Emulator, app: Json) -> None:
    old = secret(emulator)["credential"]["key_id"]
    result = secret(emulator, force=True, overlap=0, prune=False)
    assert result["removed"] == []
    assert result["outlived"] == [old]
    held = [{"key_id": old}, {"key_id": result["credential"]["key_id"]}]
    emulator.clear_requests()
    assert secret(emulator, overlap=0, held=held)["removed"] == [old]
    assert writes(emulator) == ["POST /applications/ID/removePassword"]


def test_absent_removes_ours_alone(emulator: Emulator, app: Json) -> None:
    add_foreign(emulator, app)
    secret(emulator)
    emulator.clear_requests()
    predicted = secret(emulator, state="absent", check_mode=True, return_secret=False)
    result = secret(emulator, state="absent", return_secret=False)
    assert predicted["diff"] == result["diff"]
    assert writes(emulator) == ["POST /applications/ID/removePassword"]
    assert result["credential"] is None
    assert names(emulator, app["app_id"]) == ["portal"]
    assert not secret(emulator, state="absent", return_secret=False)["changed"]
    assert not secret(emulator, state="absent", return_secret=False, unique_name="none")["changed"]


@pytest.mark.parametrize(
    ("knobs", "kind", "remedy"),
    [
        ({"secrets_allowed": False}, "client_secret", "bans this kind of credential"),
        ({"max_secret_lifetime_days": 90}, "client_secret", "ask for a shorter one"),
        ({"certificates_allowed": False}, "certificate", "bans this kind of credential"),
        ({"max_certificate_lifetime_days": 90}, "certificate", "ask for a shorter one"),
    ],
)
def test_policies_are_named(emulator: Emulator, app: Json, knobs: Json, kind: str, remedy: str) -> None:
    emulator.knobs(**knobs)
    result = credential(emulator, type=kind)
    assert result["failed"]
    assert result["error"]["code"] == "policy_refused"
    assert result["error"]["graph_code"].startswith("Credential")
    assert remedy in result["msg"]
    assert "secret_text" not in result
    assert "private_key" not in result
    if "lifetime" in next(iter(knobs)):
        assert credential(emulator, type=kind, lifetime=90, renew_before=20)["changed"]


def test_too_many_secrets_is_named(emulator: Emulator, app: Json) -> None:
    emulator.knobs(
        faults=[{"method": ["POST"], "path": "addPassword", "status": 400, "code": "TooManyAppPasswords", "message": "Too many."}]
    )
    result = secret(emulator)
    assert result["error"]["code"] == "too_many_credentials"
    assert "remove old ones" in result["msg"]


LOST: list[Json] = [
    {"status": 503},
    {"status": 408},
    {"status": 200, "body": "<html>"},
    {"status": 200, "body": {}},
    {"status": 504},
]


@pytest.mark.parametrize("answer", LOST)
def test_a_secret_whose_answer_was_lost_is_looked_for_and_removed_again(emulator: Emulator, app: Json, answer: Json) -> None:
    before = secret(emulator)["credential"]["key_id"]
    emulator.clear_requests()
    emulator.knobs(faults=[{"method": ["POST"], "path": "addPassword", "apply": True, **answer}])
    result = secret(emulator, force=True)
    assert writes(emulator) == [f"POST /applications/ID/{action}" for action in ("addPassword", "removePassword", "addPassword")]
    assert sign_in(emulator, app["app_id"], result["secret_text"])
    # Of the three that were made, the one that nobody holds is gone, and the one from before is left.
    held = [one["keyId"] for one in stored(emulator, app["app_id"])["passwordCredentials"]]
    assert sorted(held) == sorted([before, result["credential"]["key_id"]])


@pytest.mark.parametrize("answer", LOST)
def test_answers_that_are_lost_again_and_again_leave_one_orphan_at_most(emulator: Emulator, app: Json, answer: Json) -> None:
    emulator.knobs(faults=[{"method": ["POST"], "path": "addPassword", "apply": True, "times": 99, **answer}])
    start = emulator.service.core.clock.now()
    result = secret(emulator, held=[])
    assert result["failed"] and "add the client secret" in result["msg"] and "It was sent 2 times" in result["msg"]
    assert emulator.service.core.clock.now() - start < 150
    assert len(stored(emulator, app["app_id"])["passwordCredentials"]) == 1
    emulator.knobs(faults=[])
    healed = secret(emulator, ahead=1, held=[])
    assert sign_in(emulator, app["app_id"], healed["secret_text"])
    # What nobody holds goes at the latest once the overlap is over.
    later = secret(emulator, ahead=9, held=[{"key_id": healed["credential"]["key_id"]}])
    left = [one["keyId"] for one in stored(emulator, app["app_id"])["passwordCredentials"]]
    assert left == [healed["credential"]["key_id"]], (healed["removed"], later["removed"])


def test_another_runs_secret_is_never_taken_for_ours(emulator: Emulator, app: Json) -> None:
    """Ours was not made; somebody else's of the same name was, at the same moment."""
    core = emulator.service.core

    def theirs() -> Json:
        found = core.application(app["app_id"])
        assert found is not None
        one = {"keyId": "11111111-2222-4333-8444-555555555555", "displayName": "ansible", "hint": "abc", "secretText": None}
        one.update(startDateTime="2026-11-30T00:00:00Z", endDateTime="2099-01-01T00:00:00Z", customKeyIdentifier=None)
        found[1]["passwordCredentials"].append(one)
        return one

    emulator.knobs(faults=[{"method": ["POST"], "path": "addPassword", "status": 503}])
    key_id = theirs()["keyId"]
    secret(emulator, force=True)
    assert "POST /applications/ID/removePassword" not in writes(emulator)
    assert key_id in [one["keyId"] for one in stored(emulator, app["app_id"])["passwordCredentials"]]


def test_replication_lag_makes_no_second_one(emulator: Emulator, app: Json) -> None:
    emulator.knobs(replication_lag={"seconds": 20, "reads": 0})
    result = secret(emulator)
    assert result["changed"]
    assert writes(emulator) == ["POST /applications/ID/addPassword"]
    assert result["credential"]["key_id"]


def test_force_with_lag_does_not_end_before_the_new_one_shows(emulator: Emulator, app: Json) -> None:
    old = secret(emulator)["credential"]["key_id"]
    emulator.knobs(replication_lag={"seconds": 20, "reads": 0})
    result = secret(emulator, force=True)
    assert result["credential"]["key_id"] != old


def test_names_of_applications(emulator: Emulator, app: Json) -> None:
    for identity in ({"app_id": app["app_id"]}, {"object_id": app["application"]["object_id"]}, {"display_name": "Mail"}):
        assert secret(emulator, name="by-id", **identity)["app_id"] == app["app_id"]
    run_module(
        "application",
        {**options(emulator), "unique_name": "other", "display_name": "Mail", "same_name": "create"},
        MovingClock(emulator),
    )
    emulator.set_clock(0)
    ambiguous = secret(emulator, display_name="Mail")
    assert ambiguous["error"]["code"] == "ambiguous"
    missing = secret(emulator, unique_name="none")
    assert "no application with the unique_name 'none'" in missing["msg"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"type": "client_secret", "certificate": "x"}, "certificate belongs to type certificate"),
        ({"type": "certificate", "issuer": "https://a.test", "subject": "x"}, "issuer belongs to type federated"),
        ({"type": "client_secret", "lifetime": 30}, "each run would make a new credential"),
        ({"type": "client_secret", "app_id": "mail"}, "app_id must be"),
        ({"type": "client_secret", "seal_to": "x"}, "seal_to"),
        ({"type": "certificate", "certificate": "-----BEGIN PRIVATE KEY-----"}, "holds a private key"),
        ({"type": "certificate", "private_key_path": "/nonexistent/key.pem"}, "there is no directory"),
        ({"type": "federated", "name": "ci"}, "cannot be a federated credential's"),
        ({"type": "federated"}, "needs an issuer and a subject"),
        ({"type": "federated", "issuer": "https://a.test", "subject": "x", "audiences": ["a", "b"]}, "exactly one"),
    ],
)
def test_mistakes_cost_no_request(emulator: Emulator, app: Json, arguments: Json, named: str) -> None:
    result = credential(emulator, **arguments)
    assert result["failed"]
    assert named in result["msg"]
    assert writes(emulator) == []
