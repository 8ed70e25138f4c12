# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module ``password_logins_info`` on the emulator: which requests it sends, how fast, and what it says where it is refused."""

from __future__ import annotations

import base64
import collections
import datetime
import os
import pathlib
import typing as t

import pytest
import sign_in_world
from graph_harness import Json, ModuleRunner, MovingClock, options, run_module

from entra_emulator.testing import Emulator

ROLES = ("AuditLog.Read.All", "Directory.Read.All", "Policy.Read.All", "Exchange.ManageAsApp")
SIGN_INS = "GET /beta/auditLogs/signIns"


class RealDays(MovingClock):
    """A clock that tells the emulator's day, and moves only by sleeping."""

    def now(self) -> datetime.datetime:
        return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=self.monotonic())


@pytest.fixture
def reader(emulator: Emulator) -> ModuleRunner:
    """The module, by an identity that may read sign-in logs."""
    emulator.control("PATCH", "bootstrap", {"tenant": "contoso.test", "roles": list(ROLES)})
    return ModuleRunner("password_logins_info", emulator)


def ask(emulator: Emulator, clock: MovingClock | None = None, **arguments: t.Any) -> Json:
    emulator.clear_requests()
    emulator.service.core.report_requests.clear()  # as if the last run was long ago
    return run_module("password_logins_info", {**options(emulator), **arguments}, clock or RealDays(emulator))


def plant(emulator: Emulator, records: list[Json]) -> None:
    emulator.control("POST", "sign_ins", {"tenant": "contoso.test", "records": records})


def world(number: int = 3, days: int = 7) -> sign_in_world.Planted:
    """Return a tenant's days, moved to end today."""
    planted = sign_in_world.tenant(number, days)
    shift = datetime.datetime.now(datetime.timezone.utc).replace(hour=0, minute=0, second=0) - datetime.timedelta(days=days)
    for record in planted.records:
        moment = datetime.datetime.fromisoformat(record["createdDateTime"][:19] + "+00:00")
        record["createdDateTime"] = f"{moment - sign_in_world.START + shift:%Y-%m-%dT%H:%M:%SZ}"
    return planted


def reports(emulator: Emulator) -> list[Json]:
    return [entry for entry in emulator.requests() if entry["path"].endswith("/auditLogs/signIns")]


def because(result: Json) -> dict[str, str]:
    return {row["source"]: row["because"] for row in result["unread"]}


def test_planted_senders_are_found_through_pages_at_the_pace_that_graph_allows(reader: ModuleRunner) -> None:
    emulator, planted = reader.emulator, world()
    plant(emulator, planted.records)
    emulator.knobs(sign_in_logs={"page_size": 20})
    clock = RealDays(emulator)
    result = ask(emulator, clock, app_ids=[f"aaaaaaaa-0000-4000-8000-{3:012x}"])
    assert not result.get("failed"), result
    # The two that ask for a token of their own are in no legacy client's records.
    expected = {name: kind for name, kind in planted.senders.items() if not name.startswith(("ropc@", "agent@"))}
    assert {row["mailbox"]: (row["kind"], row["tries_only"]) for row in result["senders"]} == expected
    assert {row["mailbox"] for row in result["moved"]} == planted.moved
    log = result["sign_in_logs"]
    asked = reports(emulator)
    assert log["whole"] and log["requests"] == len(asked) == -(-log["records"] // 20)
    assert [entry["status"] for entry in asked] == [200] * len(asked)  # never throttled
    assert sum(clock.slept) >= (len(asked) - 1) // 5 * 10


@pytest.mark.parametrize(("tenants", "days"), [(3, 7), pytest.param(100, 30, marks=pytest.mark.long)])
def test_many_tenants_are_read_whole_none_missed_none_invented(reader: ModuleRunner, tenants: int, days: int) -> None:
    emulator, requests, records = reader.emulator, 0, 0
    for number in range(tenants):
        planted = world(number, days - 1)  # one day less than is kept
        emulator.service.core.sign_ins.clear()
        plant(emulator, planted.records)
        result = ask(emulator, all_sign_ins=True, days=days)
        assert {row["mailbox"]: (row["kind"], row["tries_only"]) for row in result["senders"]} == planted.senders, number
        assert {entry["status"] for entry in reports(emulator)} == {200}
        requests += result["sign_in_logs"]["requests"]
        records += result["sign_in_logs"]["records"]
    # A request brings up to a thousand; the rest is what each tenant's last page lacks.
    assert requests <= records / 1000 + tenants


def test_a_thousand_sign_ins_take_one_request(reader: ModuleRunner) -> None:
    planted = [record for number in range(5) for record in world(number).records]
    plant(reader.emulator, planted)
    result = ask(reader.emulator, all_sign_ins=True)
    log = result["sign_in_logs"]
    assert log["records"] == len(planted) and log["requests"] == -(-len(planted) // 1000)


def test_without_pace_graph_would_refuse(reader: ModuleRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    """The emulator's limit is real: it is what the pace keeps."""
    from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.jobs import sign_ins

    monkeypatch.setattr(sign_ins, "PACE", (1000, 10.0))
    plant(reader.emulator, world().records)
    reader.emulator.knobs(sign_in_logs={"page_size": 20})
    ask(reader.emulator)
    assert collections.Counter(entry["status"] for entry in reports(reader.emulator))[429]


def test_no_licence_is_said_and_only_after_asking_again(reader: ModuleRunner) -> None:
    plant(reader.emulator, world().records)
    reader.emulator.knobs(sign_in_licence_denials=2)
    assert ask(reader.emulator)["sign_in_logs"]["licence"] is True
    reader.emulator.knobs(sign_in_logs={"licence": False})
    result = ask(reader.emulator)
    assert not result.get("failed") and result["senders"] == [] and result["sign_in_logs"]["licence"] is False
    assert "no licence for Entra ID P1" in because(result)["sign_in_logs"] and result["sign_in_logs"]["whole"] is False
    assert len(reports(reader.emulator)) == 4


def test_the_missing_permission_is_named(emulator: Emulator) -> None:
    result = ask(emulator)
    assert because(result)["sign_in_logs"].endswith("its token lacks AuditLog.Read.All")


def test_what_is_not_kept_is_not_asked_for(reader: ModuleRunner) -> None:
    assert "days" in ask(reader.emulator, days=31)["msg"]
    reader.emulator.knobs(
        faults=[{"path": "signIns", "status": 400, "code": "BadRequest", "message": "Invalid filter clause", "times": 0}]
    )
    assert "does not keep any more" in because(ask(reader.emulator))["sign_in_logs"]


def test_too_wide_a_time_is_asked_for_in_halves(reader: ModuleRunner) -> None:
    planted = world()
    plant(reader.emulator, planted.records)
    reader.emulator.knobs(faults=[{"path": "signIns", "status": 504, "code": "UnknownError", "times": 5}])
    result = ask(reader.emulator)
    assert result["sign_in_logs"]["whole"], result["unread"]
    assert len([row for row in result["senders"] if row["kind"] == "password"]) >= 15


def test_what_broke_off_is_told_and_what_was_read_stands(reader: ModuleRunner) -> None:
    plant(reader.emulator, world().records)
    reader.emulator.knobs(
        sign_in_logs={"page_size": 50}, faults=[{"path": "signIns", "query": "skiptoken", "status": 403, "times": 0}]
    )
    result = ask(reader.emulator)
    assert not result.get("failed"), result
    assert "broke off" in because(result).get("sign_in_logs", "") and result["senders"]


def test_the_labs_own_logins_are_told_apart(reader: ModuleRunner) -> None:
    emulator = reader.emulator
    alice = emulator.tenant("contoso").users["alice"]
    client = {
        "User-Agent": "Scanner 1.0",
        "X-Client": "192.0.2.9",
        "X-Mailbox": alice.user_principal_name,
        "X-Service": "submission",
    }
    for password in (alice.password, "wrong"):
        login = base64.b64encode(f"{alice.user_principal_name}:{password}".encode()).decode()
        emulator.send("POST", "/exo", None, {**client, "Authorization": f"Basic {login}"})
    result = ask(emulator)
    (row,) = result["senders"]
    assert (row["mailbox"], row["kind"], row["logins"], row["failures"]) == ("alice@contoso.test", "password", 1, 1)
    assert (row["ways"][0]["address"], row["ways"][0]["program"], row["account"]) == ("192.0.2.9", "Scanner 1.0", "member")


def test_switches_say_what_happens_today(reader: ModuleRunner) -> None:
    planted = world().records[0]
    row = {**planted, "userPrincipalName": "alice@contoso.test", "clientAppUsed": "Authenticated SMTP"}
    row = {
        name: row[name] for name in ("id", "createdDateTime", "userPrincipalName", "clientAppUsed", "signInEventTypes", "status")
    }
    plant(reader.emulator, [{**row, "status": {"errorCode": 0}, "signInEventTypes": ["interactiveUser"]}])
    reader.emulator.control("PATCH", "mailboxes", {"address": "alice@contoso.test", "smtp_auth_disabled": True})
    result = ask(reader.emulator, exchange=True, exchange_admin_url=reader.emulator.exchange_admin_url)
    (sender,) = result["senders"]
    assert sender["today"] == "refused" and "off for this mailbox" in sender["reasons"][0], (sender, result["unread"])


REPORT = "Sender address,Message count,Authentication Protocol,Last used\n=cmd@contoso.test,3,Basic,2026-11-02\nbob@contoso.test,9,OAuth,\n"


def test_the_report_and_the_mail_hosts_need_no_licence_and_no_network(tmp_path: pathlib.Path) -> None:
    export = tmp_path / "report.csv"
    export.write_bytes(REPORT.replace("=cmd", "cmd").encode("utf-16"))
    others = (("x@elsewhere.test", "smtp.office365.com", "password"), ("y@elsewhere.test", "smtp.elsewhere.test", "password"))
    programs = [
        {
            "host": "mail1",
            "program": "msmtp",
            "protocol": "smtp",
            "server": server,
            "user": user,
            "kind": kind,
            "place": "/etc/msmtprc, line 3",
        }
        for user, server, kind in (
            ("silent@contoso.test", "smtp.office365.com", "password"),
            ("bob@contoso.test", "smtp.office365.com", "oauth"),
            ("any@contoso.test", "", "password"),  # whatever the smart host is
            *others,
        )
    ]
    arguments: Json = {"tenant": "contoso.test", "sign_ins": False, "smtp_auth_report": str(export), "programs": programs}
    result = run_module("password_logins_info", {**arguments, "smtp_auth_report_days": 90})
    assert not result.get("failed"), result
    assert {row["mailbox"]: row["action"] for row in result["senders"]} == {
        "silent@contoso.test": "role",
        "cmd@contoso.test": "relay",
        "any@contoso.test": "look",
    }
    assert [row["mailbox"] for row in result["moved"]] == ["bob@contoso.test"]
    assert result["elsewhere"] == [{"host": "mail1", "program": "msmtp", "user": "x@elsewhere.test", "kind": "password"}]
    accounts = result["host_variables"]["mail1"]["msmtp_accounts"]
    assert accounts == [{"mailbox": "silent@contoso.test"}, {"mailbox": "any@contoso.test"}]
    assert result["tenants_file"]["mailboxes"][0]["address"] == "cmd@contoso.test"
    assert set(because(result)) == {"sign_in_logs"} and result["weak"] == ""


def test_an_export_proves_something_for_its_days_and_while_it_is_fresh(tmp_path: pathlib.Path) -> None:
    export = tmp_path / "report.csv"

    def judged(text: str, days: int | None = None, age: float = 0) -> Json:
        export.write_text(text, encoding="utf-8")
        then = datetime.datetime.now().timestamp() - age * 86400
        os.utime(export, (then, then))
        given = {} if days is None else {"smtp_auth_report_days": days}
        return run_module(
            "password_logins_info", {"tenant": "contoso.test", "sign_ins": False, "smtp_auth_report": str(export), **given}
        )

    titles = REPORT.splitlines()[0]
    whole = judged(REPORT, 30)
    assert "smtp_auth_report" in whole["read"] and whole["weak"] == ""
    for text in (REPORT, titles):
        usual, old = judged(text), judged(text, 90, age=8.5)
        assert "7 days of 30" in because(usual)["smtp_auth_report"] and "smtp_auth_report" not in usual["read"]
        assert "8 days old" in because(old)["smtp_auth_report"] and "smtp_auth_report" not in old["read"]
        assert len(usual["senders"]) == len(old["senders"]) == (text == REPORT)
        assert ("weak evidence" in because(usual)["smtp_auth_report"]) is (text == titles)
    empty = judged(titles, 90)
    assert "smtp_auth_report" in empty["read"] and "weak evidence" in empty["weak"]
    assert "smtp_auth_report_days" in judged(REPORT, 91)["msg"]
