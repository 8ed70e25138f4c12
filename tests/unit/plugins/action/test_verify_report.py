# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report action: what it writes, what it shows, and when it does neither."""

from __future__ import annotations

import datetime
import json
import os
import pathlib
import re
import stat
import types
import typing as t

import jsonschema
import pytest
import yaml
from ansible import constants
from ansible.errors import AnsibleActionFail
from ansible.parsing.dataloader import DataLoader
from ansible.playbook.task import Task
from ansible.template import Templar
from ansible.utils.display import Display

from ansible_collections.m365.mail_oauth.plugins.action.verify_report import DEFAULTS, FORMATS, VERSION, ActionModule
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.reconsider import SecondLook
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import build as _report
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import parts, results
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.make import LINES
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets import senders
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets.monitoring import MONITORS

C: t.Any = constants

CONNECTION = types.SimpleNamespace(_shell=types.SimpleNamespace(tmpdir=None))

CHECK = {
    "name": "alice imap",
    "user": "alice@contoso.test",
    "token": "alice@contoso.test",
    "protocol": "imap",
    "host": "mail.test",
    "port": 993,
    "tls": "implicit",
}
PASSED = {**CHECK, "ok": True, "state": "passed", "duration_ms": 5, "findings": []}


def outcome(checks: t.Sequence[dict[str, t.Any]] = (PASSED,), **result: t.Any) -> dict[str, t.Any]:
    return {
        "tenant": {"name": "contoso", "tenant": "contoso.test", "cloud": "global"},
        "planned": [CHECK],
        "problems": {},
        "results": [{"host": "localhost", "checks": list(checks), **result}],
    }


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    lines: list[str] = []
    monkeypatch.setattr(Display, "display", lambda self, message, *args, **kwargs: lines.append(str(message)))
    return lines


def run(check_mode: bool = False, variables: dict[str, t.Any] | None = None, **arguments: t.Any) -> dict[str, t.Any]:
    task = Task()
    task.args = arguments
    task.check_mode = check_mode
    loader = DataLoader()
    return ActionModule(task, t.cast("t.Any", CONNECTION), t.cast("t.Any", None), loader, Templar(loader)).run(
        None, variables or {}
    )


def test_commands_in_the_report_have_the_inventory_of_the_run(tmp_path: pathlib.Path, shown: list[str]) -> None:
    ending = {"kind": "client_secret", "name": "s", "subject": "", "ends": "2020-01-01T00:00:00Z", "days_left": -1, "note": ""}
    told = {**outcome(), "expiries": [{**ending, "remedy": "ansible-playbook m365.mail_oauth.rotate"}]}
    sources = [str(pathlib.Path.cwd() / "tenants.m365.yml"), "/srv/hosts.ini"]
    run(outcomes=[told], directory=str(tmp_path), variables={"ansible_inventory_sources": sources})
    command = "ansible-playbook m365.mail_oauth.rotate -i tenants.m365.yml -i /srv/hosts.ini --limit contoso"
    for name in ("report.html", "summary.txt", "report.json"):
        assert command in (tmp_path / name).read_text(encoding="utf-8")


def test_the_end_says_what_to_run_next(shown: list[str]) -> None:
    sources = {"ansible_inventory_sources": ["tenants.m365.yml"]}
    run(outcomes=[outcome()], variables=sources)
    assert shown[-3:-1] == ["Next, have this run every night:", "  ansible-playbook m365.mail_oauth.verify -i tenants.m365.yml"]
    bad = outcome([{**PASSED, "ok": False, "state": "failed"}])
    bad["tenant"] = {**bad["tenant"], "name": "fabrikam"}
    run(outcomes=[outcome(), bad], variables=sources)
    assert shown[-3:-1] == [
        "When that is mended, run this again:",
        "  ansible-playbook m365.mail_oauth.verify -i tenants.m365.yml --limit fabrikam",
    ]


def test_all_forms_are_written_and_the_summary_is_shown(tmp_path: pathlib.Path, shown: list[str]) -> None:
    assert list(run(outcomes=[outcome()], directory=str(tmp_path / "plain"))["files"]) == list(DEFAULTS)
    result = run(outcomes=[outcome()], directory=str(tmp_path / "a" / "b"), formats=list(FORMATS))
    assert {name: pathlib.Path(path).name for name, path in result["files"].items()} == {
        name: file for name, (file, _form) in FORMATS.items()
    }
    assert {path.name for path in (tmp_path / "a" / "b").iterdir()} == {LINES, *(file for file, _form in FORMATS.values())}
    assert result["ok"] is True
    assert result["changed"] is False
    assert "1 of 1 login worked (1 tenant, 1 mailbox, 1 host)" in shown
    assert f"Report: {tmp_path}/a/b/report.html" in shown


def test_a_customers_report_has_nothing_of_another_customer(tmp_path: pathlib.Path, shown: list[str]) -> None:
    def of(name: str) -> dict[str, t.Any]:
        check = {
            **PASSED,
            "name": f"{name} imap",
            "user": f"alice@{name}.test",
            "token": f"alice@{name}.test",
            "ok": False,
            "state": "failed",
        }
        end = {"kind": "client_secret", "name": f"{name}-secret", "at": "2026-12-24T00:00:00Z"}
        made = {**outcome([check]), "tenant": {"name": name, "tenant": f"{name}.test", "cloud": "global"}, "expiries": [end]}
        return {**made, "planned": [check], "failure": f"{name} cannot be asked"}

    everybody = [of("contoso"), of("fabrikam"), of("northwind")]
    unread = [{"path": "/etc/tailspin.m365.yml", "message": "it is empty.", "remedy": ""}]
    result = run(
        outcomes=everybody,
        left_out=["wingtip"],
        unread=unread,
        directory=str(tmp_path),
        by_tenant=True,
        formats=list(FORMATS),
        history=str(tmp_path / "history.json"),
    )
    assert set(result["tenant_files"]) == {"contoso", "fabrikam", "northwind"}
    for name in result["tenant_files"]:
        assert {path.name for path in (tmp_path / "tenants" / name).iterdir()} == {
            LINES,
            *(file for file, _form in FORMATS.values()),
        }
        for path in result["tenant_files"][name].values():
            text = pathlib.Path(path).read_text(encoding="utf-8")
            assert name in text
            others = {"contoso", "fabrikam", "northwind", "wingtip", "tailspin"} - {name}
            assert not [other for other in others if other in text], path
    assert run(outcomes=everybody, directory=str(tmp_path / "b"))["tenant_files"] == {}
    assert not (tmp_path / "b" / "tenants").exists()


def test_what_was_not_tried_is_in_every_form_and_counts(tmp_path: pathlib.Path, shown: list[str]) -> None:
    refused = {
        **outcome(),
        "planned": [],
        "results": [],
        "tenant": {"name": "broken", "tenant": "", "cloud": ""},
        "failure": "no key tenat",
    }
    idle = {**outcome(), "planned": [], "results": [], "tenant": {"name": "idle", "tenant": "", "cloud": ""}}
    unread = [{"path": "/etc/x.m365.yml", "message": "it is empty.", "remedy": "Fill it."}]
    result = run(outcomes=[outcome(), refused, idle], left_out=["lost"], unread=unread, directory=str(tmp_path))
    assert (result["ok"], result["failed_tenants"], result["summary"]["untried"]) == (False, ["broken", "idle", "lost"], 4)
    assert [(one["kind"], one["name"]) for one in result["untried"]] == [
        ("tenant", "broken"),
        ("tenant", "idle"),
        ("tenant", "lost"),
        ("file", "/etc/x.m365.yml"),
    ]
    for form in ("report.html", "junit.xml", "summary.txt"):
        text = (tmp_path / form).read_text()
        for told in ("no key tenat", "idle", "lost", "/etc/x.m365.yml", "it is empty."):
            assert told in " ".join(text.split()), (form, told)
    assert "Not everything was verified: 4 tenants or files left out" in (tmp_path / "report.html").read_text()
    schema = json.loads((pathlib.Path(_report.__file__).parents[2] / "schemas" / "report.schema.json").read_text())
    jsonschema.validate(json.loads((tmp_path / "report.json").read_text()), schema)
    assert run(outcomes=[outcome()], unread=unread, fail_on="never")["ok"] is True


@pytest.mark.parametrize(
    ("severity", "fail_on", "ok"), [("info", "warning", True), ("warning", "warning", False), ("warning", "error", True)]
)
def test_evidence_that_nobody_could_be_asked_for_is_named(
    tmp_path: pathlib.Path, shown: list[str], severity: str, fail_on: str, ok: bool
) -> None:
    unasked = [{"what": "graph", "message": "Microsoft Graph could not be asked: no library", "severity": severity}]
    told = {**outcome(), "circumstances": {"unasked": unasked}}
    result = run(outcomes=[told], directory=str(tmp_path), fail_on=fail_on)
    assert (result["ok"], result["summary"]["untried"]) == (ok, int(severity == "warning"))
    assert any("Microsoft Graph could not be asked: no library" in line for line in shown)
    assert "Microsoft Graph could not be asked: no library" in (tmp_path / "report.html").read_text()


def test_the_result_names_the_tenants_that_failed_and_holds_no_check(shown: list[str]) -> None:
    failed = {**PASSED, "ok": False, "state": "failed"}
    result = run(outcomes=[outcome([failed])])
    assert (result["ok"], result["failed_tenants"], result["summary"]["failed"]) == (False, ["contoso"], 1)
    assert "alice@contoso.test" not in json.dumps(result)
    assert run(outcomes=[outcome([failed])], fail_on="never")["failed_tenants"] == []


@pytest.mark.parametrize(("check_mode", "directory"), [(True, "here"), (False, None)])
def test_nothing_is_written_in_check_mode_or_without_a_directory(
    tmp_path: pathlib.Path, shown: list[str], monkeypatch: pytest.MonkeyPatch, check_mode: bool, directory: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(check_mode, outcomes=[outcome()], directory=directory)["files"] == {}
    assert not list(tmp_path.iterdir())
    assert shown


def test_a_relative_directory_starts_at_the_working_directory(
    tmp_path: pathlib.Path, shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(outcomes=[outcome()], directory="report", formats=["json"])["files"] == {
        "json": str(tmp_path / "report" / "report.json")
    }


def test_neither_a_name_nor_a_server_s_word_is_obeyed_by_a_terminal_or_a_ci_job(tmp_path: pathlib.Path, shown: list[str]) -> None:
    wicked = "x\n::error::boo\r\x1b[31m\x9b1m\u2028\u202e##[add-mask]e ##vso[task.x]y section_start:1:z"
    finding = {
        "cause": "auth_failed",
        "severity": "error",
        "confidence": "high",
        "summary": wicked,
        "evidence": [wicked],
        "remedy": f"{wicked}\nDo it.",
        "confirm": "",
        "doc": "",
    }
    names = dict.fromkeys(("name", "user", "mailbox", "token"), wicked)
    failed = {
        **CHECK,
        **names,
        "ok": False,
        "state": "failed",
        "findings": [finding],
        "server": {"reply": wicked, "greeting": wicked},
    }
    outcomes = [{**outcome([failed], host=wicked), "tenant": {"name": wicked, "tenant": wicked, "cloud": "global"}}]
    result = run(outcomes=outcomes, directory=str(tmp_path), title=wicked, formats=list(FORMATS))
    summary = (tmp_path / "summary.txt").read_text(encoding="utf-8")
    for text in (*shown, summary, *map(json.dumps, result["expiries"])):
        assert not re.search(r"##(vso)?\[|section_start:1|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202e]|(?m:^\s*::)", text), ascii(
            text
        )
    assert "add-mask" in summary
    commands = (tmp_path / "github-annotations.txt").read_text(encoding="utf-8").splitlines()
    assert [line[: len("::error title=")] for line in commands] == ["::error title="] * 2
    for path in result["files"].values():
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202e]", pathlib.Path(path).read_text(encoding="utf-8"))


def test_the_summary_can_be_left_out(shown: list[str]) -> None:
    run(outcomes=[outcome()], summary=False)
    assert shown == []


def test_an_unreachable_host_is_told_apart_from_a_module_that_failed(tmp_path: pathlib.Path, shown: list[str]) -> None:
    run(
        outcomes=[outcome([], unreachable=True, msg="Connection refused"), outcome([], msg="no ssl\nmore")],
        directory=str(tmp_path),
    )
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert [check["findings"][0]["cause"] for check in report["checks"]] == ["managed_host_unreachable", "verification_failed"]
    assert report["checks"][1]["findings"][0]["evidence"] == ["no ssl", "more"]


def test_an_older_report_is_replaced_whole(tmp_path: pathlib.Path, shown: list[str]) -> None:
    (tmp_path / "report.json").write_text("x" * 100_000, encoding="utf-8")
    run(outcomes=[outcome()], directory=str(tmp_path))
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["version"] == 3
    assert not list(tmp_path.glob("*.tmp"))


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
@pytest.mark.parametrize(
    ("given", "mode", "directory"), [({}, 0o600, 0o700), ({"mode": "0640"}, 0o640, 0o750), ({"mode": "644"}, 0o644, 0o755)]
)
def test_the_files_are_private_unless_somebody_else_is_to_read_them(
    tmp_path: pathlib.Path, shown: list[str], given: dict[str, t.Any], mode: int, directory: int, umask: int
) -> None:
    before = os.umask(umask)
    try:
        for _old_and_new in range(2):
            result = run(outcomes=[outcome()], directory=str(tmp_path / "r"), formats=list(FORMATS), **given)
            assert [stat.S_IMODE(os.stat(path).st_mode) for path in result["files"].values()] == [mode] * len(FORMATS)
            assert len(list((tmp_path / "r").iterdir())) == len(FORMATS) + 1
            assert stat.S_IMODE((tmp_path / "r" / LINES).stat().st_mode) == mode
            for path in result["files"].values():
                os.chmod(path, 0o666)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "r").stat().st_mode) == directory & ~umask


@pytest.mark.parametrize("given", ["0666", "0660", "u=rw", "", "1644", "420", 420, "0844"])
def test_a_mode_that_is_none_is_one_sentence(shown: list[str], given: t.Any) -> None:
    with pytest.raises(AnsibleActionFail, match="is no mode of a report's files"):
        run(outcomes=[outcome()], mode=given)


def test_a_directory_that_cannot_be_made_is_one_sentence(tmp_path: pathlib.Path, shown: list[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(AnsibleActionFail, match=r"The report cannot be written to .*: Not a directory"):
        run(outcomes=[outcome()], directory=str(tmp_path / "file" / "report"))


def test_an_outcome_that_is_not_whole_is_one_sentence() -> None:
    with pytest.raises(AnsibleActionFail, match="one lacks planned, problems, results"):
        run(outcomes=[{"tenant": {}}])


def test_the_version_is_the_collections_own() -> None:
    galaxy = pathlib.Path(__file__).parents[4] / "galaxy.yml"
    assert yaml.safe_load(galaxy.read_text(encoding="utf-8"))["version"] == VERSION


EXPIRY = {"kind": "client_secret", "name": "mail", "subject": "app", "ends": "2020-01-01T00:00:00Z", "remedy": "Rotate it."}


def test_what_has_ended_counts_and_is_returned(shown: list[str]) -> None:
    result = run(outcomes=[{**outcome(), "expiries": [EXPIRY]}])
    assert (result["ok"], result["failed_tenants"], result["summary"]["expired"]) == (False, ["contoso"], 1)
    assert [(one["kind"], one["tenants"]) for one in result["expiries"]] == [("client_secret", ["contoso"])]
    assert any(line.startswith("ENDED") for line in shown)
    assert run(outcomes=[{**outcome(), "expiries": [EXPIRY]}], fail_on="never")["ok"]


@pytest.mark.parametrize("expiries", [[{"kind": "milk"}], ["x"], {"kind": "consent"}])
def test_expiries_of_another_shape_are_one_sentence(expiries: t.Any) -> None:
    with pytest.raises(AnsibleActionFail, match="The expiries of the outcome of contoso have to be a list"):
        run(outcomes=[{**outcome(), "expiries": expiries}])


def test_thresholds_are_an_option(shown: list[str]) -> None:
    ends = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=20)).strftime("%Y-%m-%dT%H:%M:%SZ")
    ending = [{**outcome(), "expiries": [{**EXPIRY, "ends": ends}]}]
    assert run(outcomes=ending)["summary"]["expiring"] == 1
    assert run(outcomes=ending, warn_days=5)["summary"]["expiring"] == 0
    assert run(outcomes=ending, warn_days={"client_secret": 10})["expiries"] == []
    with pytest.raises(AnsibleActionFail, match="warn_days names milk; it knows "):
        run(outcomes=ending, warn_days={"milk": 3})


def test_the_history_tells_what_is_new(tmp_path: pathlib.Path, shown: list[str]) -> None:
    history = tmp_path / "kept" / "history.json"
    failed = {**PASSED, "ok": False, "state": "failed"}
    assert run(outcomes=[outcome()], history=str(history))["summary"]["new"] == 0
    before = history.read_bytes()
    assert run(True, outcomes=[outcome([failed])], history=str(history))["summary"]["new"] == 1
    assert history.read_bytes() == before
    assert run(outcomes=[outcome([failed])], history=str(history))["summary"]["new"] == 1
    assert run(outcomes=[outcome()], history=str(history))["summary"]["fixed"] == 1


def test_a_history_that_cannot_be_used_is_a_warning(
    tmp_path: pathlib.Path, shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    warnings: list[str] = []
    monkeypatch.setattr(Display, "warning", lambda self, message, *args, **kwargs: warnings.append(message))
    (tmp_path / "history.json").write_text("mine", encoding="utf-8")
    result = run(outcomes=[outcome()], history=str(tmp_path / "history.json"), directory=str(tmp_path))
    assert result["ok"]
    assert [warning.partition(":")[0] for warning in warnings] == [f"The history {tmp_path}/history.json is left alone"]
    assert "is left alone" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_lines_have_the_colours_that_the_user_chose(monkeypatch: pytest.MonkeyPatch) -> None:
    colours: dict[str, t.Any] = {}
    monkeypatch.setattr(Display, "display", lambda self, message, color=None, **kwargs: colours.setdefault(message, color))
    run(outcomes=[outcome()])
    assert colours["contoso  alice@contoso.test  ok"] == C.COLOR_OK
    assert colours["-------  ------------------  ----"] is None


def test_circumstances_are_handed_on(monkeypatch: pytest.MonkeyPatch, shown: list[str]) -> None:
    seen: list[t.Any] = []

    class Look(SecondLook):
        def __init__(self, circumstances: t.Mapping[str, t.Any]) -> None:
            super().__init__(circumstances)
            seen.append(circumstances)

    monkeypatch.setattr(_report, "SecondLook", Look)
    run(outcomes=[{**outcome(), "circumstances": {"tenant_id": "x"}}, outcome()])
    assert seen == [{"contoso": {"tenant_id": "x"}}]


def test_of_many_checks_the_file_has_those_that_do_not_just_work(
    tmp_path: pathlib.Path, shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_report, "KEPT_WHOLE", 3)
    schema = json.loads((pathlib.Path(_report.__file__).parents[2] / "schemas" / "report.schema.json").read_text())
    history = str(tmp_path / "history.json")
    many = [{**PASSED, "user": f"m{number}@contoso.test", "token": {"name": f"m{number}@contoso.test"}} for number in range(20)]
    bad = [{**one, "ok": False, "state": "failed"} if number in (3, 7) else one for number, one in enumerate(many)]
    for name, checks in (("first", bad), ("second", many)):
        run(outcomes=[{**outcome(checks), "planned": []}], directory=str(tmp_path / name), history=history)
        written = json.loads((tmp_path / name / "report.json").read_text(encoding="utf-8"))
        jsonschema.validate(written, schema)
        assert (written["complete"], written["checks_file"], written["summary"]["checks"]) == (False, LINES, 20)
        # Those that fail, and in the second report those that work again.
        assert [check["id"] for check in written["checks"]] == [3, 7]
        found = results.read(str(tmp_path / name / "report.json"))
        assert found.complete
        assert [check["mailbox"] for check in found.checks()] == [one["user"] for one in many]
        assert [check["id"] for check in found.trouble] == ([3, 7] if name == "first" else [])
        assert (found.check(3) or {})["mailbox"] == "m3@contoso.test"
        assert (tmp_path / name / "junit.xml").read_text(encoding="utf-8").count("<testcase ") == 20
    assert written["history"]["fixed"][0]["check"] == 3
    os.unlink(tmp_path / "second" / LINES)
    with pytest.raises(results.ReportError, match="No such file"):
        list(results.read(str(tmp_path / "second" / "report.json")).checks())


def test_monitors_get_files_of_their_own_which_they_may_read(tmp_path: pathlib.Path, shown: list[str]) -> None:
    place = tmp_path / "monitoring"
    failed = {**PASSED, "ok": False, "state": "failed"}
    told = {**outcome([failed]), "expiries": [{**EXPIRY, "kind": "refresh_token", "name": "alice@contoso.test"}]}
    result = run(outcomes=[told], directory=str(tmp_path / "report"), monitoring={"directory": str(place)})
    assert result["monitoring_files"] == {name: str(place / file) for name, (file, _form) in MONITORS.items()}
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in place.iterdir()} == {
        file: 0o644 for file, _form in MONITORS.values()
    }
    assert stat.S_IMODE(place.stat().st_mode) == 0o755
    assert 'mail_oauth_logins{tenant="contoso"' in (place / "mail_oauth.prom").read_text(encoding="utf-8")
    assert "alice@contoso.test" not in "".join(path.read_text(encoding="utf-8") for path in place.iterdir())
    assert not any("alice" in path for path in result["monitoring_files"].values())

    given = {"directory": str(place), "formats": ["openmetrics"], "mode": "0640", "persons": True}
    result = run(outcomes=[told], monitoring=given)
    assert list(result["monitoring_files"]) == ["openmetrics"]
    assert stat.S_IMODE((place / "mail_oauth.prom").stat().st_mode) == 0o640
    assert 'mailbox="alice@contoso.test"' in (place / "mail_oauth.prom").read_text(encoding="utf-8")


def test_monitors_get_nothing_unless_asked_for(tmp_path: pathlib.Path, shown: list[str]) -> None:
    assert run(outcomes=[outcome()], directory=str(tmp_path))["monitoring_files"] == {}
    place = tmp_path / "monitoring"
    assert run(True, outcomes=[outcome()], monitoring={"directory": str(place)})["monitoring_files"] == {}
    with pytest.raises(AnsibleActionFail, match="is no mode of a report's files"):
        run(outcomes=[outcome()], directory=str(tmp_path / "other"), monitoring={"directory": str(place), "mode": "0666"})
    with pytest.raises(AnsibleActionFail, match="milk"):
        run(outcomes=[outcome()], monitoring={"directory": str(place), "formats": ["milk"]})
    with pytest.raises(AnsibleActionFail, match="directory"):
        run(outcomes=[outcome()], monitoring={"mode": "0644"})
    assert not place.exists() and not (tmp_path / "other").exists()


# Telling people


def test_receivers_are_told_beside_the_history_and_a_failure_is_a_warning(
    tmp_path: pathlib.Path, shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    got: list[tuple[str, str]] = []

    def send(url: str, message: t.Any) -> None:
        if "broken" in url:
            raise senders.NotSent("Nobody is there.")
        got.append((url, message.subject))

    warned: list[str] = []
    monkeypatch.setattr(senders, "by_apprise", send)
    monkeypatch.setattr(Display, "warning", lambda self, message, *args, **kwargs: warned.append(str(message)))
    failed = {**CHECK, "ok": False, "state": "failed", "findings": []}
    receivers = [{"name": "desk", "url": "json://desk-canary"}, {"name": "owner", "url": "json://broken-canary"}]
    given: dict[str, t.Any] = {
        "outcomes": [outcome([failed])],
        "history": str(tmp_path / "kept" / "history.json"),
        "notify": receivers,
    }
    predicted = run(check_mode=True, **given)["notified"]
    assert ([one["state"] for one in predicted], got, list(tmp_path.iterdir())) == (["predicted"] * 2, [], [])
    result = run(**given)
    assert [(one["name"], one["state"], one["new"]) for one in result["notified"]] == [
        ("desk", "sent", 1),
        ("owner", "failed", 1),
    ]
    assert (tmp_path / "kept" / "notices.json").is_file()
    assert [one["state"] for one in run(**given)["notified"]] == ["nothing", "failed"]
    assert got == [("json://desk-canary", "Mail logins with OAuth 2.0: 1 new")]
    assert warned == ["notify: owner was not told, the next run tries again. Nobody is there."] * 2
    assert "canary" not in json.dumps(result)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({}, "notify needs history"),
        (
            {
                "history": "h.json",
                "notify": [{"name": "a", "url": "x://canary-secret"}, {"name": "a", "url": "y://canary-secret"}],
            },
            "twice",
        ),
        ({"history": "h.json", "notify": ["json://canary-secret@host"]}, "dictionary"),
    ],
)
def test_receivers_that_cannot_be_told_end_the_task_without_their_addresses(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, more: dict[str, t.Any], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AnsibleActionFail, match=says) as caught:
        run(outcomes=[outcome()], **{"notify": [{"name": "a", "url": "x://canary-secret"}], **more})
    assert "canary-secret" not in str(caught.value)


def test_of_many_checks_those_that_work_again_are_told(
    tmp_path: pathlib.Path, shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_report, "KEPT_WHOLE", 3)
    got: list[str] = []
    monkeypatch.setattr(senders, "by_apprise", lambda _url, message: got.append(message.subject))
    many = [{**PASSED, "user": f"m{number}@contoso.test", "token": {"name": f"m{number}@contoso.test"}} for number in range(20)]
    bad = [{**one, "ok": False, "state": "failed"} if number in (3, 7) else one for number, one in enumerate(many)]
    given: dict[str, t.Any] = {
        "history": str(tmp_path / "history.json"),
        "directory": str(tmp_path),
        "notify": [{"name": "desk", "url": "json://x"}],
    }
    for checks in (bad, many, many):
        run(outcomes=[{**outcome(checks), "planned": []}], **given)
    assert got == ["Mail logins with OAuth 2.0: 2 new", "Mail logins with OAuth 2.0: 2 mended"]


def test_a_report_is_made_of_parts(tmp_path: pathlib.Path, shown: list[str]) -> None:
    created, made = "2026-12-01T02:00:00Z", outcome([{**PASSED, "ok": False, "state": "failed"}])
    parts.write(str(tmp_path / "parts"), created, made)
    about = {"tenants": ["contoso", "fabrikam"], "sources": ["tenants.m365.yml"]}
    parts.write_run(str(tmp_path / "parts"), created, "1/2", about)
    result = run(parts=[str(tmp_path)], directory=str(tmp_path / "report"), by_tenant=True)
    report = json.loads((tmp_path / "report" / "report.json").read_text(encoding="utf-8"))
    assert (report["created"], report["summary"]["failed"], result["ok"]) == (created, 1, False)
    assert result["failed_tenants"] == ["contoso", "fabrikam"]
    assert [untried["name"] for untried in result["untried"]] == ["fabrikam"]
    assert "slice 2/2" in result["untried"][0]["message"]
    assert set(result["tenant_files"]) == {"contoso", "fabrikam"}
    assert any("-i tenants.m365.yml" in line for line in shown)
    assert run(parts=[str(tmp_path)], tenants=["contoso"])["failed_tenants"] == ["contoso"]
    with pytest.raises(AnsibleActionFail, match=r"No part of the run of .* There are those of 2026-12-01T02:00:00Z"):
        run(parts=[str(tmp_path)], run="2020-01-01T00:00:00Z")
    with pytest.raises(AnsibleActionFail, match="one of the following is required: outcomes, parts"):
        run()


@pytest.mark.parametrize("report", [True, False])
def test_monitors_count_every_check_of_many(
    tmp_path: pathlib.Path, shown: list[str], monkeypatch: pytest.MonkeyPatch, report: bool
) -> None:
    monkeypatch.setattr(_report, "KEPT_WHOLE", 3)
    many = [{**PASSED, "user": f"m{number}@contoso.test", "token": {"name": f"m{number}@contoso.test"}} for number in range(20)]
    where: dict[str, t.Any] = {"directory": str(tmp_path / "report")} if report else {}
    run(outcomes=[{**outcome(many), "planned": []}], monitoring={"directory": str(tmp_path / "monitoring")}, **where)
    text = (tmp_path / "monitoring" / "mail_oauth.prom").read_text(encoding="utf-8")
    assert re.search(r'^mail_oauth_logins\{.*state="passed"\} 20$', text, re.M)
