# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report of logins with a password: its forms, their modes, what fails a run, the history, pseudonyms."""

from __future__ import annotations

import csv
import io
import json
import pathlib
import re
import stat
import typing as t
from unittest import mock

import pytest
import sign_in_world
from ansible.parsing.dataloader import DataLoader
from ansible.playbook.task import Task
from ansible.template import Templar

from ansible_collections.m365.mail_oauth.plugins.action.password_logins_report import ActionModule
from ansible_collections.m365.mail_oauth.plugins.module_utils._radar.output import as_data
from ansible_collections.m365.mail_oauth.plugins.module_utils._radar.senders import Configured, accounts_of, gather
from ansible_collections.m365.mail_oauth.plugins.module_utils._radar.sign_ins import Log

Json = t.Dict[str, t.Any]

KEY = "a key that nobody guesses"


def found(planted: sign_in_world.Planted, *, read: t.Sequence[str] = ("sign_in_logs",)) -> Json:
    """Return what the module returns of a tenant."""
    log = Log()
    for record in planted.records:
        log.add(record)
    unread = [] if read else [{"source": "sign_in_logs", "because": "the tenant has no licence"}]
    return {**as_data(gather(log.accounts(), {})), "read": list(read), "unread": unread, "notes": [], "elsewhere": []}


def run(check_mode: bool = False, **arguments: t.Any) -> Json:
    """Run the action as ansible-core does."""
    task = Task()
    task.args, task.check_mode, task.action = arguments, check_mode, "password_logins_report"
    loader = DataLoader()
    action = ActionModule(task, mock.MagicMock(), mock.MagicMock(), loader, Templar(loader), None)
    return action.run(task_vars={})


def two() -> list[Json]:
    return [{"name": f"tenant{number}", "result": found(sign_in_world.tenant(number, 7))} for number in range(2)]


def empty(**more: t.Any) -> Json:
    result = found(sign_in_world.Planted("contoso.test"), **more)
    return {"name": "tenant0", "result": result}


def test_all_forms_are_written_for_the_owner_alone(tmp_path: pathlib.Path) -> None:
    result = run(results=two(), directory=str(tmp_path / "out"), history=str(tmp_path / "out" / "history.json"), summary=False)
    assert not result.get("failed") and result["summary"] == {
        "password": 38,
        "unclear": 16,
        "tries": 4,
        "moved": 2,
        "unproven": 0,
        "hosts_unread": 0,
        "elsewhere": 0,
    }
    files = list((tmp_path / "out").iterdir())
    assert len(files) == 6 and {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700
    page = pathlib.Path(result["files"]["html"]).read_text(encoding="utf-8")
    # Each cell says of what column it is, for phones, where rows are blocks.
    assert page.count("<td") == len(re.findall(r"<td[^>]* data-label=\"[A-Z][a-z ]+\"", page)) > 100 and "(past)" in page
    assert "2026-12-31" in page and "scanner@tenant1.test" in page and "By date" in page and "<script" not in page
    assert (
        pathlib.Path(result["files"]["text"])
        .read_text(encoding="utf-8")
        .startswith("38 mailboxes still use a password, 16 are unclear")
    )


def test_no_cell_of_the_csv_is_a_formula_and_no_page_has_foreign_markup(tmp_path: pathlib.Path) -> None:
    planted = sign_in_world.tenant(0, 7)
    for record, agent in zip(
        planted.records, ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "<script>alert(1)</script>") * 40
    ):
        record["userAgent"] = agent
        record["userPrincipalName"] = "=" + record["userPrincipalName"]
    result = run(results=[{"name": "=tenant", "result": found(planted)}], directory=str(tmp_path), summary=False)
    rows = list(csv.reader(io.StringIO(pathlib.Path(result["files"]["csv"]).read_text(encoding="utf-8-sig"))))
    assert len(rows) > 40 and {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []
    assert "<script" not in pathlib.Path(result["files"]["html"]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("fail_on", "results", "fails"),
    [
        ("never", two(), False),
        ("password", two(), True),
        ("password", [empty()], False),
        ("password", [empty(read=())], True),  # nobody can tell
        ("password", [empty(read=("smtp_auth_report",))], False),
        ("password", [{"name": "tenant0", "failure": "The secret has expired."}], True),
        ("never", [{"name": "tenant0", "failure": "The secret has expired."}], False),
    ],
)
def test_a_run_fails_where_somebody_is_left_or_nobody_can_tell(fail_on: str, results: list[Json], fails: bool) -> None:
    assert bool(run(results=results, fail_on=fail_on, summary=False).get("failed")) is fails


@pytest.mark.parametrize(
    ("fail_on", "unread", "elsewhere", "fails"),
    [
        ("password", [{"program": "exim", "path": "/etc/exim4/exim4.conf", "because": "it cannot be read"}], [], True),
        ("password", [], [], False),
        ("password", [], ["password"], True),
        ("password", [], ["unclear"], False),
        ("unclear", [], ["unclear"], True),
        ("never", [{"program": "exim", "path": "", "because": "it cannot be read"}], ["password"], False),
    ],
)
def test_what_was_not_read_of_a_host_and_what_is_of_no_tenant_is_not_green(
    tmp_path: pathlib.Path, fail_on: str, unread: list[Json], elsewhere: list[str], fails: bool
) -> None:
    one = empty()
    one["result"]["elsewhere"] = [
        {"host": "mail1", "program": "msmtp", "user": "x@elsewhere.test", "kind": kind} for kind in elsewhere
    ]
    hosts = [{"host": "mail1", "unread": []}, {"host": "mail2", "unread": unread}]
    result = run(results=[one], hosts=hosts, fail_on=fail_on, directory=str(tmp_path), summary=False)
    assert bool(result.get("failed")) is fails
    assert result["summary"]["hosts_unread"] == bool(unread) and result["summary"]["elsewhere"] == elsewhere.count("password")
    text = pathlib.Path(result["files"]["text"]).read_text(encoding="utf-8")
    assert ("mail host was not read whole" in text) is bool(unread) and ("x@elsewhere.test" in text) is bool(elsewhere)


def test_weak_evidence_is_said(tmp_path: pathlib.Path) -> None:
    one = empty(read=("smtp_auth_report",))
    one["result"]["weak"] = "Exchange's report holds no sender at all."
    result = run(results=[one], fail_on="password", directory=str(tmp_path), summary=False)
    assert not result.get("failed")
    assert all(
        "no sender at all" in pathlib.Path(result["files"][form]).read_text(encoding="utf-8") for form in ("text", "html", "json")
    )


def test_a_mailbox_is_gone_only_where_its_mail_hosts_were_read(tmp_path: pathlib.Path) -> None:
    history, result = str(tmp_path / "history.json"), found(sign_in_world.Planted("tenant0.test"))
    configured = accounts_of(
        [Configured("mail1", "msmtp", "smtp", "smtp.office365.com", "a@tenant0.test", "password", "")], {"tenant0.test"}
    )
    before = {**result, **as_data(gather(configured, {}))}
    broken = [{"program": "msmtp", "path": "/etc/msmtprc", "because": "it cannot be read"}]

    def gone(result: Json, *hosts: tuple[str, list[Json]]) -> int:
        rows = [{"host": name, "unread": unread} for name, unread in hosts]
        told = run(results=[{"name": "tenant0", "result": result}], hosts=rows, history=history, summary=False)
        return int(told["gone"])

    assert gone(before, ("mail1", [])) == 0
    assert gone(result, ("mail1", broken), ("mail2", [])) == 0 == gone(result)
    # As version 1 wrote it, which did not know the hosts: nobody knows whether they were read.
    data = json.loads(pathlib.Path(history).read_text(encoding="utf-8"))
    assert data["version"] == 2 and [row[4] for row in data["senders"].values()] == ["mail1"]
    older = {**data, "version": 1, "senders": {key: row[:4] for key, row in data["senders"].items()}}
    assert gone(result, ("mail1", []), ("mail2", broken)) == 1
    pathlib.Path(history).write_text(json.dumps(older), encoding="utf-8")
    assert gone(result) == 0 == gone(result, ("mail1", []))
    # Once it was seen again, its hosts are known.
    assert gone(before, ("mail1", broken)) == 0
    assert gone(result, ("mail1", [])) == 1


def test_unclear_logins_and_guesses_fail_only_who_asks(tmp_path: pathlib.Path) -> None:
    planted = sign_in_world.tenant(0, 7)
    planted.records = [record for record in planted.records if record["userPrincipalName"].split("@")[0] in ("victim", "device")]
    results = [{"name": "tenant0", "result": found(planted)}]
    assert not run(results=results, fail_on="password", summary=False).get("failed")
    assert run(results=results, fail_on="unclear", summary=False)["failed"]


def test_the_history_tells_since_when_who_is_new_and_who_is_gone(tmp_path: pathlib.Path) -> None:
    history, planted = str(tmp_path / "history.json"), sign_in_world.tenant(0, 7)
    everything = list(planted.records)

    def again(*without: str, read: t.Sequence[str] = ("sign_in_logs",)) -> Json:
        planted.records = [record for record in everything if record["userPrincipalName"].split("@")[0] not in without]
        results = [{"name": "tenant0", "result": found(planted, read=read)}]
        result = run(results=results, history=history, directory=str(tmp_path), summary=False)
        report = json.loads(pathlib.Path(result["files"]["json"]).read_text(encoding="utf-8"))
        return {
            **result,
            "rows": {row["mailbox"].split("@")[0]: row for row in report["tenants"][0]["senders"]},
            "left": report["gone"],
        }

    first = again("scanner")
    assert not any(row["new"] for row in first["rows"].values())
    second = again("orders")
    assert [name for name, row in second["rows"].items() if row["new"]] == ["scanner"]
    assert [row["mailbox"] for row in second["left"]] == ["orders@tenant0.test"] and second["gone"] == 1
    # What was not read is not gone.
    assert again("scanner", read=())["gone"] == 0
    pathlib.Path(history).write_text("not a history", encoding="utf-8")
    again()
    assert pathlib.Path(history).read_text(encoding="utf-8") == "not a history"


def test_pseudonyms_leave_nobody_in_any_file(tmp_path: pathlib.Path) -> None:
    planted = sign_in_world.tenant(0, 7)
    arguments: Json = {
        "directory": str(tmp_path),
        "history": str(tmp_path / "history.json"),
        "summary": False,
        "pseudonym_key": KEY,
    }
    result = found(planted)
    path = f"/home/scanner/.config/getmail/scanner@{planted.domain}"
    why = f"getmail on mail1 is configured so ({path}, line 2)."
    result["senders"][0]["ways"].append({**result["senders"][0]["ways"][0], "place": f"{path}, line 2", "why": why})
    hosts = [{"host": "mail1", "unread": [{"program": "getmail", "path": path, "because": f"{path}: it is no text"}]}]
    run(results=[{"name": "tenant0", "result": result}], hosts=hosts, **arguments)
    text = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir() if path.suffix != ".lock")
    names = {
        *planted.senders,
        *planted.moved,
        *planted.users.values(),
        *(record["ipAddress"] for record in planted.records),
        "Help desk",
        "/home/",
        "A reader",
        KEY,
    }
    assert [name for name in names if name.lower() in text.lower()] == []
    assert "mailbox-" in text and "address-" in text
    before = (tmp_path / "history.json").read_text(encoding="utf-8")
    run(results=[{"name": "tenant0", "result": found(planted)}], **arguments)
    assert len((tmp_path / "history.json").read_text(encoding="utf-8")) == len(before)


def test_names_of_an_earlier_run_are_not_told_by_one_with_pseudonyms(tmp_path: pathlib.Path) -> None:
    planted, history = sign_in_world.tenant(0, 7), str(tmp_path / "history.json")
    run(results=[{"name": "tenant0", "result": found(planted)}], history=history, summary=False)
    assert planted.domain in pathlib.Path(history).read_text(encoding="utf-8")
    run(results=[empty()], history=history, directory=str(tmp_path), summary=False, pseudonym_key=KEY)
    text = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir() if path.suffix != ".lock")
    assert planted.domain not in text


def test_logins_that_now_fail_are_not_gone(tmp_path: pathlib.Path) -> None:
    history, result = str(tmp_path / "history.json"), found(sign_in_world.tenant(0, 7))
    sender = next(row for row in result["senders"] if not row["tries_only"])
    run(results=[{"name": "tenant0", "result": {**result, "senders": [dict(sender)]}}], history=history, summary=False)
    failing = {**result, "senders": [{**sender, "tries_only": True}], "moved": []}
    assert run(results=[{"name": "tenant0", "result": failing}], history=history, summary=False)["gone"] == 0
    # A mailbox that is configured for OAuth and has not logged in by it has not moved.
    moved = [{"mailbox": sender["mailbox"], "programs": [], "logins": 0, "failures": 1, "first_seen": "", "last_seen": ""}]
    silent = {**result, "senders": [], "moved": moved}
    done = run(results=[{"name": "tenant0", "result": silent}], history=history, directory=str(tmp_path), summary=False)
    report = json.loads(pathlib.Path(done["files"]["json"]).read_text(encoding="utf-8"))
    assert [row["moved"] for row in report["gone"]] == [False]


def test_check_mode_writes_nothing(tmp_path: pathlib.Path) -> None:
    run(True, results=two(), directory=str(tmp_path / "out"), history=str(tmp_path / "out" / "history.json"), summary=False)
    assert list(tmp_path.iterdir()) == []


def test_the_nightly_report_warns_of_who_is_left_and_only_notes_it_elsewhere(tmp_path: pathlib.Path) -> None:
    from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import expiries, passwords

    path = str(tmp_path / "password_logins.json")
    assert passwords.endings(path, ["tenant0"]) == []
    run(results=two(), directory=str(tmp_path), summary=False)
    given = passwords.endings(path, ["tenant0", "contoso"])
    check = {"protocol": "smtp", "host": "smtp.office365.com", "tls_info": {}, "port": 587, "checked_from": "localhost"}
    checks = [{**check, "tenant": name} for name in ("tenant0", "contoso")]
    found = expiries.gather(given, checks, "2026-11-30T00:00:00Z", expiries.WARN_DAYS)
    told = {(*row["tenants"], row["severity"]) for row in found if row["name"] == "SMTP logins with a password"}
    assert told == {("tenant0", "warning"), ("contoso", "info")}
    (row,) = [row for row in found if row["severity"] == "warning" and row["name"].startswith("SMTP")]
    assert row["ends"] == "2026-12-31T23:59:59Z" and "@tenant0.test" in row["subject"] and row["source"].startswith("https://")
    pathlib.Path(path).write_text('{"format": "another"}', encoding="utf-8")
    with pytest.raises(passwords.Unusable):
        passwords.endings(path, ["tenant0"])


def test_a_programs_login_is_of_nobody_only_where_no_tenant_claims_it(tmp_path: pathlib.Path) -> None:
    mine, stray = (
        {"host": "mail1", "program": "msmtp", "user": f"x@{name}.test", "kind": "password"} for name in ("tenant0", "elsewhere")
    )
    results = [empty(), {**empty(), "name": "tenant1"}]
    results[0]["result"]["elsewhere"] = [stray]
    results[1]["result"]["elsewhere"] = [mine, mine, stray]  # configured twice, and another tenant's
    result = run(results=results, directory=str(tmp_path), summary=False)
    report = json.loads(pathlib.Path(result["files"]["json"]).read_text(encoding="utf-8"))
    assert report["elsewhere"] == [stray]
