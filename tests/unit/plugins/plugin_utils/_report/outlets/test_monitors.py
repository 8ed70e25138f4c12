# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What monitors are told, held against what their documentation asks for; tests/outlets has the monitors."""

from __future__ import annotations

import os
import pathlib
import subprocess
import tempfile
import time
import typing as t

import canaries
import pytest
from outlet_grammars import blocks, local_checks, numbers
from outlet_reports import PERSONS, end, made, many, trouble, well
from report_runs import finding, planned, result, run

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.checks import Untried
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets import monitors
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets.monitoring import MONITORS
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets.monitors import to_checkmk, to_nagios
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.results import Results

NOW = 1_796_000_000.0
PLUGIN = pathlib.Path(__file__).resolve().parents[6] / "docs" / "examples" / "monitoring" / "check_mail_oauth"


def one(state: str = "passed", cause: str = "", severity: str = "error", **more: t.Any) -> Results:
    plan = [planned()]
    checks = [result(plan[0], state, [finding(cause, severity)] if cause else [])]
    return made([run(plan, checks)], NOW, **more)


@pytest.mark.parametrize(
    ("results", "level"),
    [
        (one(), 0),
        (one("passed", "weak_thing", "warning"), 1),
        (one("passed", "a_fact", "info"), 0),
        (one("deferred", "throttled", "warning"), 1),
        (one("failed", "imap_disabled"), 2),
        (one("not_run", "refresh_token_expired"), 2),
        (one("not_run", "verification_failed"), 3),
        (made([run([planned()], [], reachable=False)], NOW), 3),
        (made([], NOW), 3),
        (one(ends=[end("client_secret", NOW - 9)]), 2),
        (one(ends=[end("client_secret", NOW + 9)]), 1),
        (one(ends=[end("client_secret", NOW - 9), end("client_secret", NOW + 90 * 86400, name="new")]), 0),
        (one(untried=[Untried("evidence", "graph", "contoso", "not asked", severity="warning")]), 1),
        (one(untried=[Untried("evidence", "graph", "contoso", "not asked", severity="info")]), 0),
        (one(untried=[Untried("file", "x.m365.yml", "", "not read")]), 3),
        (one("failed", "imap_disabled", untried=[Untried("tenant", "contoso", "contoso", "not tried")]), 2),
    ],
)
def test_levels(results: Results, level: int) -> None:
    _made, found = blocks(to_nagios(results))
    assert found[""][0] == level
    assert local_checks(to_checkmk(results))[""]["Mail logins"][0] == level
    assert found[""][1][0].startswith(f"MAIL-OAUTH {('OK', 'WARNING', 'CRITICAL', 'UNKNOWN')[level]} - ")


def test_what_a_plugin_says() -> None:
    made_at, found = blocks(to_nagios(trouble(NOW)))
    assert made_at == NOW
    level, lines = found[""]
    assert level == 2
    assert lines[0] == (
        "MAIL-OAUTH CRITICAL - 12 of 19 logins worked, 2 failed, 4 not run, 1 deferred, 1 warning (refresh_token_expired 3,"
        " imap_disabled 1, smtp_auth_disabled_tenant 1, managed_host_unreachable 1, throttled 1, 1 more), refresh token ended, client"
        " secret mail-2026 ends in 8 days, 2 not verified"
        " | 'logins'=19 'failed'=2 'not_run'=4 'deferred'=1 'warnings'=1 'untried'=2 'next_end'=0s"
    )
    assert lines[2:] == ["unknown: northwind: no login was tried, 1 not verified"]
    assert {name: found[name][0] for name in ("contoso", "northwind", "fabrikam")} == {
        "contoso": 2,
        "northwind": 3,
        "fabrikam": 0,
    }
    zero = "'failed'=0 'not_run'=0 'deferred'=0 'warnings'=0 'untried'=0"
    assert found["fabrikam"][1] == [
        f"MAIL-OAUTH OK - fabrikam: 6 of 6 logins worked | 'logins'=6 {zero} 'next_end'={400 * 86400}s",
    ]
    for _level, said in found.values():
        numbers(said[0])


def test_the_local_check_of_each_tenant_is_its_hosts() -> None:
    found = local_checks(to_checkmk(trouble(NOW)))
    assert {host: services["Mail logins"][0] for host, services in found.items()} == {
        "": 2,
        "contoso": 2,
        "fabrikam": 0,
        "northwind": 3,
    }
    _state, metrics, text = found["fabrikam"]["Mail logins"]
    assert metrics["logins"] == 6 and metrics["failed"] == 0 and text == "6 of 6 logins worked"
    plan = [planned()]
    same = [run(plan, [result(plan[0])], tenant=name) for name in ("a b", "a/b")]
    assert set(local_checks(to_checkmk(made(same, NOW)))["a_b"]) == {"Mail logins a b", "Mail logins a/b"}


@pytest.mark.parametrize("name", ["a|b", "a;b", "a\nb", 'a"b', "a\\nb", "x" * 999, "\ud800", "=2", ">x", "<<<<x>>>>", "ü"])
def test_names_are_no_grammar(name: str) -> None:
    plan = [planned(host=name)]
    results = made(
        [run(plan, [result(plan[0], "failed", [finding(name)])], tenant=name)], NOW, [end("client_secret", NOW, name=name)]
    )
    assert len(blocks(to_nagios(results))[1]) == 2
    assert len(local_checks(to_checkmk(results))) == 2


@pytest.mark.parametrize("form", list(MONITORS))
def test_no_secret_and_nobodys_words_are_in_any_of_it(form: str) -> None:
    secrets = list(canaries.KINDS.values())
    words = "\n".join(secrets)
    plan = [planned()]
    told = finding(summary=words, evidence=secrets, remedy=words, confirm=words)
    server = {"greeting": words, "capabilities": secrets, "reply": words, "challenge": words, "after_auth": words}
    checks = [result(plan[0], "failed", [told], server=server, token={"audience": words}, login=words, sender=words)]
    ends = [end("client_secret", NOW, note=words, remedy=words, source=words)]
    untried = [Untried("tenant", "contoso", "contoso", words, words)]
    results = made(
        [run(plan, checks, message=words), run(plan, [], message=words, host="away", reachable=False)], NOW, ends, untried
    )
    for persons in (False, True):
        text = MONITORS[form][1](results, persons)
        assert not canaries.seen(secrets, text) and "CaNaRy" not in text


@pytest.mark.parametrize("form", list(MONITORS))
def test_nobody_is_named_unless_that_is_asked_for(form: str) -> None:
    text = MONITORS[form][1](trouble(NOW), False)
    assert not [name for name in PERSONS if name in text]
    assert "dave@contoso.test" in MONITORS[form][1](trouble(NOW), True)


def test_what_a_plugin_says_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monitors, "MAX_TENANTS", 30)
    results = many(NOW, 600, 1)
    _made, found = blocks(to_nagios(results))
    assert len(found) == 31 and sum(level == 2 for level, _lines in found.values()) == 31
    said = "\n".join(found[""][1])
    assert monitors.MAX_OUTPUT - 200 < len(said.encode()) < monitors.MAX_OUTPUT + 100
    assert found[""][1][-1] == f"... and {60 - len(found[''][1][1:-1])} more tenants"
    assert len(local_checks(to_checkmk(results))) == 31


def plugin(*words: str) -> tuple[int, list[str]]:
    done = subprocess.run(["sh", str(PLUGIN), *words], capture_output=True, text=True, check=False, timeout=60)
    assert not done.stderr or "-z" in words
    return done.returncode, done.stdout.splitlines()


@pytest.fixture
def written(tmp_path: pathlib.Path) -> t.Callable[[Results], str]:
    def write(results: Results) -> str:
        path = tmp_path / "mail_oauth.check"
        path.write_text(to_nagios(results), encoding="utf-8")
        return str(path)

    return write


def test_the_plugin_says_what_was_found(written: t.Callable[[Results], str]) -> None:
    now = time.time()
    path = written(trouble(now))
    _made, found = blocks(to_nagios(trouble(now)))
    assert plugin("-f", path) == found[""]
    for tenant in ("contoso", "fabrikam", "northwind"):
        assert plugin("-f", path, "-t", tenant) == found[tenant]
    assert plugin("-f", written(well(now)))[0] == 0


def test_the_plugin_knows_nothing_of_what_is_old_missing_or_something_else(
    written: t.Callable[[Results], str], tmp_path: pathlib.Path
) -> None:
    path = written(well(time.time() - 27 * 3600))
    assert plugin("-f", path) == (
        3,
        ["MAIL-OAUTH UNKNOWN - the last verification was 27 hours ago: see the job or timer that runs it"],
    )
    assert plugin("-f", path, "-a", str(28 * 3600))[0] == 0
    assert plugin("-f", path, "-a", "x")[0] == plugin("-f", path, "-z")[0] == plugin("-h")[0] == 3
    path = written(well(time.time()))
    assert plugin("-f", path, "-t", "nobody") == (3, ["MAIL-OAUTH UNKNOWN - the last verification has no tenant of this name"])
    assert plugin("-f", path, "-t", "cont.*")[0] == 3
    assert plugin("-f", str(tmp_path / "none"))[0] == 3
    for text in ("", "hello\n=0\n>OK\n", "m365.mail_oauth monitor 2 1\n=0\n>OK\n"):
        pathlib.Path(path).write_text(text, encoding="utf-8")
        status, (line,) = plugin("-f", path)
        assert status == 3 and line.startswith("MAIL-OAUTH UNKNOWN - ")


@pytest.mark.skipif(os.geteuid() != 0, reason="root may read what nobody may")
def test_the_plugin_may_not_read() -> None:
    with tempfile.TemporaryDirectory(prefix="m365-check-") as place:
        pathlib.Path(place).chmod(0o755)
        path = pathlib.Path(place) / "mail_oauth.check"
        path.write_text(to_nagios(well(time.time())), encoding="utf-8")
        script = PLUGIN.read_text(encoding="utf-8")
        for mode, status, words in ((0o600, 3, "cannot be read by user id 65534"), (0o644, 0, "MAIL-OAUTH OK")):
            path.chmod(mode)
            command = ["sh", "-s", "--", "-f", str(path)]
            done = subprocess.run(
                command, input=script, user=65534, group=65534, cwd="/", capture_output=True, text=True, check=False, timeout=60
            )
            assert done.returncode == status and words in done.stdout
