# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module ``program_logins_info`` on files: what is configured, what the logs show, and what could not be read."""

from __future__ import annotations

import contextlib
import datetime
import gzip
import io
import json
import os
import pathlib
import typing as t

import pytest
from ansible.module_utils.testing import patch_module_args

from ansible_collections.m365.mail_oauth.plugins.modules import program_logins_info

Json = t.Dict[str, t.Any]

PASSWORD = "hunter2-in-clear"
MSMTP = "host=smtp.office365.com tls=on auth=on user={user} from={user} recipients=bob@fabrikam.test {rest}\n"
GOOD = "mailsize=1 smtpstatus=250 smtpmsg='250 2.0.0 OK' exitcode=EX_OK"
BAD = "smtpstatus=535 smtpmsg='535 5.7.139 no' errormsg='authentication failed (method LOGIN)' exitcode=EX_NOPERM"


@pytest.fixture(autouse=True)
def usual(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of this machine's own logs none is read."""
    from ansible_collections.m365.mail_oauth.plugins.module_utils._module.host import program_logins_info as private

    monkeypatch.setattr(private, "USUAL", ())


def run(arguments: Json) -> Json:
    """Run the module as ansible-core does."""
    printed = io.StringIO()
    with patch_module_args(arguments), contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
        program_logins_info.main()
    return t.cast(Json, json.loads(printed.getvalue()))


def host(directory: pathlib.Path, auth: str = "on") -> dict[str, t.Any]:
    """Write a configuration with a log and a rotated one; return the module's arguments."""
    now = datetime.datetime.now()
    stamp, before = (f"{now - datetime.timedelta(minutes=ago):%b %d %H:%M:%S} " for ago in (1, 3))
    log = directory / "msmtp.log"
    log.write_text(stamp + MSMTP.format(user="silent@contoso.test", rest=GOOD), encoding="utf-8")
    text = (
        before + MSMTP.format(user="silent@contoso.test", rest=GOOD) + before + MSMTP.format(user="gone@contoso.test", rest=BAD)
    )
    (directory / "msmtp.log.1.gz").write_bytes(gzip.compress(text.encode()))
    path = directory / "msmtprc"
    path.write_text(
        f"account exo\nhost smtp.office365.com\nauth {auth}\ntls on\nuser silent@contoso.test\npassword {PASSWORD}\nlogfile {log}\n",
        encoding="utf-8",
    )
    path.chmod(0o600)
    return {"programs": [{"program": "msmtp", "path": str(path)}], "journal": False}


def by_user(result: Json) -> dict[str, Json]:
    return {row["user"]: row for row in result["used"]}


def test_the_log_that_a_configuration_names_tells_when_last_and_how_often(tmp_path: pathlib.Path) -> None:
    result = run(host(tmp_path))
    assert not result.get("failed") and result["unread"] == [] and PASSWORD not in json.dumps(result)
    used = by_user(result)
    silent, gone = used["silent@contoso.test"], used["gone@contoso.test"]
    assert (silent["kind"], silent["logins"], silent["failures"], silent["protocol"]) == ("password", 2, 0, "smtp")
    assert silent["first_seen"] < silent["last_seen"] and silent["place"] == str(tmp_path / "msmtp.log")
    assert (gone["kind"], gone["logins"], gone["failures"]) == ("password", 0, 1)  # configured no more
    assert {(pathlib.Path(log["path"]).name, log["whole"]) for log in result["logs"]} == {
        ("msmtp.log", True),
        ("msmtp.log.1.gz", True),
    }
    assert "fabrikam" not in json.dumps(result)


def test_what_was_just_set_to_oauth_is_unclear_for_what_was_before(tmp_path: pathlib.Path) -> None:
    arguments = host(tmp_path, auth="xoauth2")
    assert by_user(run(arguments))["silent@contoso.test"]["kind"] == "unclear"


def test_no_logs_where_none_are_asked_for_and_a_missing_one_is_named(tmp_path: pathlib.Path) -> None:
    arguments = host(tmp_path)
    silent = run({**arguments, "log_days": 0})
    assert silent["used"] == [] == silent["logs"] and len(silent["logins"]) == 1
    named = run({**arguments, "logs": [str(tmp_path / "nowhere.log")]})
    assert [(row["program"], row["because"]) for row in named["unread"]] == [("logs", "there is no such file")]
    (tmp_path / "msmtp.log").unlink()
    os.mkfifo(tmp_path / "msmtp.log")
    assert [row["because"] for row in run(arguments)["unread"]] == ["it is no file"]
    assert "log_days" in run({**arguments, "log_days": 500})["msg"]


def test_what_logs_show_becomes_a_way_of_the_mailbox(tmp_path: pathlib.Path) -> None:
    found = run(host(tmp_path))
    programs = [{"host": "mail1", **login} for login in found["logins"]]
    programs += [{"host": "mail1", "logged": True, **login} for login in found["used"]]
    graph_harness = pytest.importorskip(
        "graph_harness", reason="the module that joins needs Microsoft's libraries; newer Pythons have them"
    )
    result = graph_harness.run_module("password_logins_info", {"tenant": "contoso.test", "sign_ins": False, "programs": programs})
    assert not result.get("failed"), result
    rows = {row["mailbox"]: row for row in result["senders"]}
    silent = rows["silent@contoso.test"]
    assert (silent["kind"], silent["logins"], silent["tries_only"], silent["action"]) == ("password", 2, False, "role")
    assert silent["last_seen"] and [way["source"] for way in silent["ways"]] == ["programs", "program_logs"]
    assert rows["gone@contoso.test"]["tries_only"] and result["summary"]["password"] == 1


def test_logs_that_take_too_long_are_named(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ansible_collections.m365.mail_oauth.plugins.module_utils._module.host import program_logins_info as private

    monkeypatch.setattr(private, "_MOST_SECONDS", 0.0)
    found = run(host(tmp_path))
    assert found["used"] == [] == found["logs"]
    assert {row["because"] for row in found["unread"]} == {"there was no time left for it, or for the rest of it"}
