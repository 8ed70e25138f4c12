# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""``status --programs``: scheduled programs by their last good run, mail servers by the mail that waits, with the cause that a log gives."""

from __future__ import annotations

import json
import os
import pathlib
import time
import typing as t

import pytest
from agent_host import ALICE, Host

from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import state
from ansible_collections.m365.mail_oauth.plugins.module_utils._agent.watch import programs

NAME = "mail-oauth-getmail-support"
REFUSED = "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."


class Place:
    """A host's runs, log and programs that tell of queues."""

    def __init__(self, host: Host, directory: pathlib.Path) -> None:
        self.host = host
        self.log = directory / "mail.log"
        self.log.write_text("")
        self.home = directory / "home"
        self.bin = directory / "bin"
        self.bin.mkdir()
        (directory / "var" / "runs").mkdir()
        self.now = time.time()

    def run(self, **record: t.Any) -> None:
        """Write what a schedule's script keeps."""
        data = {"program": NAME, "last_good": None, "last_run": None, "code": None, "interval_minutes": 5, **record}
        path = pathlib.Path(self.host.layout.state, "runs", f"{NAME}.json")
        path.write_text(f"{json.dumps(data):<400}\n")

    def program(self, name: str, printed: str, code: int = 0) -> None:
        """Put a program in its place."""
        path = self.bin / name
        path.write_text(f"#!/bin/sh\ncat <<'END'\n{printed}\nEND\nexit {code}\n")
        path.chmod(0o755)

    def judged(self) -> list[programs.Program]:
        """Judge."""
        return programs.judge(
            self.host.layout,
            self.now,
            logs=[str(self.log)],
            exim_logs=[str(self.log)],
            proxy_logs=str(self.log.parent),
            homes=lambda: [str(self.home)],
        )


@pytest.fixture
def place(host: Host, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    made = Place(host, tmp_path)
    monkeypatch.setattr(programs, "_PATH", str(made.bin))
    return made


def test_a_host_without_programs_has_none(place: Place) -> None:
    assert place.judged() == []


@pytest.mark.parametrize(
    ("good", "run", "code", "level"),
    [
        (60, 60, 0, 0),
        (None, None, None, 0),  # just installed
        (320, 20, 1, 1),  # one bad run
        (14 * 60, 20, 1, 1),
        (16 * 60, 20, 1, 2),  # three intervals
        (16 * 60, 16 * 60, 0, 2),  # nobody runs it
        (None, 20, 1, 2),  # it never worked
        (16 * 60, 20, 0, 2),
    ],
)
def test_a_schedule_is_judged_by_its_last_good_run(
    place: Place, good: float | None, run: float | None, code: int | None, level: int
) -> None:
    place.run(
        last_good=None if good is None else int(place.now - good),
        last_run=None if run is None else int(place.now - run),
        code=code,
    )
    (found,) = place.judged()
    assert (found.name, found.level) == (NAME, level), found


def test_a_schedule_that_was_installed_and_never_ran_is_critical(place: Place) -> None:
    place.run()
    path = pathlib.Path(place.host.layout.state, "runs", f"{NAME}.json")
    os.utime(path, (place.now - 3600, place.now - 3600))
    (found,) = place.judged()
    assert (found.level, "not run any more" in found.message) == (2, True)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"interval_minutes": 0}', "[" * 50_000])
def test_a_record_that_cannot_be_read_is_unknown(place: Place, text: str) -> None:
    pathlib.Path(place.host.layout.state, "runs", f"{NAME}.json").write_text(text)
    (found,) = place.judged()
    assert found.level == 3


def test_the_cause_is_what_the_log_says_last(place: Place) -> None:
    place.run(last_good=int(place.now - 3600), last_run=int(place.now - 20), code=1)
    place.log.write_text(
        f"2026-11-30T09:00:00+00:00 relay1 {NAME}: AUTHENTICATE failed: NO [UNAVAILABLE] later\n"
        f"2026-11-30T09:10:00+00:00 relay1 {NAME}: {REFUSED}\n"
        "2026-11-30T09:10:01+00:00 relay1 other: 550 5.7.30 Basic authentication is not supported for Client Submission.\n"
    )
    (found,) = place.judged()
    assert (found.level, found.cause) == (2, "smtp_auth_disabled_tenant")
    assert "5.7.139" in found.message
    assert found.remedy


def test_what_stood_in_the_way_before_the_last_run_is_no_cause(place: Place) -> None:
    place.run(last_good=int(place.now - 3600), last_run=int(place.now - 20), code=1)
    old = [
        f"Nov 30 09:0{minute}:00 relay1 {NAME}: {text}\n"
        for minute in range(9)
        for text in (REFUSED, "failed with exit status 127; the last good run was 200 seconds ago")
    ]
    place.log.write_text(
        "".join(old)
        + f"Nov 30 09:10:00 relay1 {NAME}: info: socket error ([Errno 111] Connection refused)\n"
        + f"Nov 30 09:10:01 relay1 {NAME}: failed with exit status 127; the last good run was 800 seconds ago\n"
    )
    (found,) = place.judged()
    assert found.cause == "connection_refused", found


#: What a proxy writes (email-oauth2-proxy 2026.7.3 with run.py of the role), on port 14310 or 14311.
BEGUN = "Accepting new connection from 127.0.0.1:4000 to IMAP server at 127.0.0.1:{} (unsecured) proxying localhost:993 (SSL/TLS)"
GOOD = "IMAP (127.0.0.1:{}; alice@contoso.test) [ Successfully authenticated IMAP connection - releasing session ]"
AWAY = "IMAP (127.0.0.1:{}) There is no connection to localhost:993: Connection refused"
OLD = (
    "Login of alice@contoso.test with an old token: The token command gave an access token that expired at 2026-11-25 14:36:56 UTC "
    "by this host's clock. The server is asked all the same."
)
REJECTED = "IMAP (127.0.0.1:{}; alice@contoso.test) The server refused the login: NO AUTHENTICATE failed."


@pytest.mark.parametrize(
    ("first", "second", "cause"),
    [
        ([BEGUN, AWAY], [], "connection_refused"),
        ([BEGUN, AWAY], [BEGUN, GOOD], "connection_refused"),  # another account's
        ([BEGUN, AWAY, BEGUN, REJECTED], [], "token_rejected"),
        ([BEGUN, OLD, REJECTED], [], "token_expired"),
        ([BEGUN, OLD, REJECTED, BEGUN, AWAY], [], "connection_refused"),
        # It was not the proxy's login; the program's own log says that its helper failed, and the account that there was never a token.
        ([BEGUN, OLD, REJECTED, BEGUN, GOOD], [], "token_unavailable"),
        ([], [BEGUN, GOOD], "token_unavailable"),
    ],
)
def test_what_a_proxy_has_heard_is_the_cause(place: Place, first: list[str], second: list[str], cause: str) -> None:
    place.run(last_good=int(place.now - 3600), last_run=int(place.now - 20), code=3)
    place.log.write_text(f"Nov 30 09:10:00 relay1 {NAME}: msmtp: cannot evaluate '/usr/local/bin/mail-oauth-token get {ALICE}'\n")
    lines = [line.format(14310) for line in first] + [line.format(14311) for line in second]
    (place.log.parent / "getmail-support.log").write_text("".join(f"2026-11-30 09:10:00,123: {line}\n" for line in lines))
    (found,) = place.judged()
    assert (found.level, found.cause) == (2, cause), found


def sent(code: str, said: str) -> str:
    return (
        "Nov 30 09:10:00 relay1 msmtp: host=smtp.office365.com tls=on auth=on user=alice@contoso.test from=alice@contoso.test "
        f"recipients=bob@contoso.test {said} exitcode={code}\n"
    )


def test_msmtp_without_a_queue_is_critical_while_mail_is_handed_back(place: Place) -> None:
    good = sent("EX_OK", "mailsize=3113 smtpstatus=250 smtpmsg='250 2.0.0 OK'")
    bad = sent("EX_NOPERM", f"smtpstatus=535 smtpmsg='{REFUSED}' errormsg='authentication failed (method XOAUTH2)'")
    place.log.write_text(bad + good)
    (found,) = place.judged()
    assert (found.name, found.level) == ("msmtp", 0)
    place.log.write_text(good + bad + bad)
    (found,) = place.judged()
    assert (found.level, found.cause, found.facts["failures"]) == (2, "smtp_auth_disabled_tenant", 2)


def test_whose_mail_msmtp_could_not_send_is_no_cause(place: Place) -> None:
    place.log.write_text(
        "Nov 30 17:30:35 relay1 msmtp: host=localhost tls=on auth=on from=alice@contoso.test recipients=bob@contoso.test "
        "errormsg='cannot connect to localhost, port 587: Connection refused' exitcode=EX_TEMPFAIL\n"
    )
    (found,) = place.judged()
    assert (found.level, found.cause) == (2, "connection_refused"), found


@pytest.mark.parametrize("queue", [".msmtp.queue", ".msmtpqueue"])
@pytest.mark.parametrize(("age", "level"), [(60, 0), (20 * 60, 1), (2 * 3600, 2)])
def test_a_queue_of_msmtp_is_judged_by_the_oldest_mail_in_it(place: Place, queue: str, age: int, level: int) -> None:
    directory = place.home / queue
    directory.mkdir(parents=True)
    for name in ("1.mail", "1.msmtp", "2.mail"):
        (directory / name).touch()
    os.utime(directory / "1.mail", (place.now - age, place.now - age))
    place.log.write_text(sent("EX_NOPERM", f"smtpstatus=535 smtpmsg='{REFUSED}' errormsg='authentication failed'"))
    (found,) = place.judged()
    assert (found.name, found.level, found.facts["waiting"]) == ("msmtp", level, 2)
    assert found.cause == ("smtp_auth_disabled_tenant" if level else "")


@pytest.mark.parametrize(
    ("left", "said", "cause"),
    [
        (-60, "", "refresh_token_revoked"),  # msmtp logs nothing of a password that it could not get
        (-60, f"msmtp: cannot evaluate '/usr/local/bin/mail-oauth-token get {ALICE}'", "refresh_token_revoked"),
        (-60, REFUSED, "smtp_auth_disabled_tenant"),
        (600, "", ""),  # with a valid token mail waits for something else
    ],
)
def test_a_program_whose_log_is_silent_waits_for_its_account(place: Place, left: int, said: str, cause: str) -> None:
    failure = state.LastFailure("refresh_token_revoked", "It was revoked.", "Sign in again.", False, place.now - 60)
    record = state.Record(source="agent", expires_on=place.now + left, failure=failure, last_attempt=place.now - 60)
    pathlib.Path(place.host.layout.record(ALICE)).write_text(record.to_json())
    place.run(last_good=int(place.now - 3600), last_run=int(place.now - 20), code=1)
    place.log.write_text(f"Nov 30 09:00:00 relay1 {NAME}: {said}\n" if said else "")
    (found,) = place.judged()
    assert (found.level, found.cause) == (2, cause), found


def test_a_log_does_not_give_a_token_away(place: Place) -> None:
    token = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9." + "c2VjcmV0LWNhbmFyeQ" * 20 + ".c2ln"
    place.run(last_good=int(place.now - 3600), last_run=int(place.now - 20), code=1)
    place.log.write_text(f"Nov 30 09:10:00 relay1 {NAME}[12]: something odd: Bearer {token}\n")
    (found,) = place.judged()
    assert "c2VjcmV0" not in found.line() + json.dumps(found.to_dict())


def mail(place: Place, age: float, reason: str = "", queue: str = "deferred") -> str:
    return json.dumps(
        {
            "queue_name": queue,
            "queue_id": "4dBtgN0SbGz2y",
            "arrival_time": int(place.now - age),
            "message_size": 345,
            "forced_expire": False,
            "sender": "alice@contoso.test",
            "recipients": [{"address": "bob@contoso.test", **({"delay_reason": reason} if reason else {})}],
        }
    )


@pytest.mark.parametrize(("age", "level"), [(60, 0), (20 * 60, 1), (2 * 3600, 2)])
def test_postfix_is_judged_by_the_oldest_mail_that_waits(place: Place, age: float, level: int) -> None:
    reason = f"SASL authentication failed; server smtp.office365.com[192.0.2.1] said: {REFUSED}"
    place.program("postqueue", "\n".join([mail(place, age, reason), mail(place, 10), mail(place, 10**6, queue="hold")]))
    (found,) = place.judged()
    assert (found.name, found.level, found.facts["waiting"]) == ("postfix", level, 2)
    assert found.facts["oldest"] == pytest.approx(age, abs=2)
    assert found.cause == ("smtp_auth_disabled_tenant" if level else "")


def test_an_empty_queue_is_well_and_one_that_cannot_be_read_is_unknown(place: Place) -> None:
    place.program("postqueue", "")
    place.program("exim4", "")
    assert [(one.name, one.level) for one in place.judged()] == [("postfix", 0), ("exim", 0)]
    place.program("postqueue", "", 69)
    place.program("exim4", "", 1)
    assert [(one.name, one.level) for one in place.judged()] == [("postfix", 3), ("exim", 3)]


@pytest.mark.parametrize(("age", "level"), [("14m", 0), ("40m", 1), ("5h", 2), ("3d", 2)])
def test_exim_is_judged_by_the_oldest_mail_that_waits(place: Place, age: str, level: int) -> None:
    place.program(
        "exim4",
        f"{age:>4}  2.9K 1uLdGZ-00000000Q1d-2pPX <alice@contoso.test>\n          bob@contoso.test\n\n"
        " 9d   1.2K 1uLdGZ-00000000Q1e-2pPX <> *** frozen ***\n          alice@contoso.test\n",
    )
    place.log.write_text(
        f"2026-11-30 09:00:00 1uLdGZ-00000000Q1d-2pPX relay authenticator failed H=relay [192.0.2.1] {REFUSED}\n"
    )
    (found,) = place.judged()
    assert (found.name, found.level, found.facts["waiting"]) == ("exim", level, 1)
    assert found.cause == ("smtp_auth_disabled_tenant" if level else "")


@pytest.mark.long
def test_one_command_for_monitoring(place: Place) -> None:
    host = place.host
    assert host.run("refresh").returncode == 0
    place.run(last_good=int(place.now - 3600), last_run=int(place.now - 20), code=1)
    assert host.run("status").returncode == 0
    done = host.run("status", "--programs")
    assert done.returncode == 2
    assert done.stdout.startswith(f"MAIL-OAUTH CRITICAL - {NAME}: ")
    assert f"'{NAME} last_good_age'=36" in done.stdout.splitlines()[0]
    found = json.loads(host.run("status", "--programs", "--json").stdout)
    assert found["status"] == "critical"
    assert [one["account"] for one in found["accounts"]] == [ALICE]
    assert found["programs"][0]["program"] == NAME
