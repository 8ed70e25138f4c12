# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which sessions a run consists of, for what changed."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import time
import typing as t

import pytest
from changed import NoSuchRevision, changes
from choose import Job, Wish, helpers, not_whole, plan, touched
from lanes import Lanes, Result, too_slow
from nearest import distance
from table import HEAVY, SHORT

ROOT = pathlib.Path(__file__).resolve().parents[3]


def chosen(wish: Wish, *changed: str) -> list[Job]:
    return plan(wish, changed, ROOT, ("2.21", "2.19"), "3.13", {"2.21": "3.9", "2.19": "3.8"})


def whole(jobs: t.Iterable[Job]) -> set[str]:
    return {job.session for job in jobs if job.session in HEAVY and job.whole}


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        ("roles/postfix/templates/sasl.j2", {"programs"}),
        ("tests/programs/test_exim.py", {"programs"}),
        ("roles/lab/files/lab_control/processes.py", {"lab"}),
        ("plugins/plugin_utils/_report/html.py", {"page"}),
        ("README.md", {"docs", "system"}),
        ("docs/docsite/rst/guide_verify.rst", {"docs", "system"}),
        ("docs/docsite/rst/causes/app_deleted.rst", {"docs"}),
        ("CONTRIBUTING.md", set()),
        ("tests/fakes/debian_root.py", {"programs"}),
        ("tests/fakes/quickstart_home.py", {"system"}),
        ("tests/fakes/lab_playbooks.py", {"lab", "programs"}),
        ("plugins/module_utils/_agent/keeper.py", {"programs"}),
    ],
)
def test_a_heavy_session_runs_whole_for_what_it_covers(changed: str, due: set[str]) -> None:
    got = whole(chosen(Wish(), changed))
    assert due <= got
    assert bool(due) == bool(got)


def test_others_run_in_their_short_form() -> None:
    jobs = {job.session: job for job in chosen(Wish(), "roles/postfix/tasks/main.yml")}
    assert jobs["page"].arguments() == ["-e", "page", "--", "-m", "not long"]
    assert jobs["programs"].arguments() == ["-e", "programs"]
    assert jobs["contract"].arguments() == ["-e", "contract"]


def test_without_changes_everything_heavy_is_short_and_nothing_is_missing() -> None:
    jobs = chosen(Wish())
    assert whole(jobs) == set()
    assert {job.session for job in jobs} >= {name for name in HEAVY if name != "unit"}


def test_by_name_and_with_whole_they_run_whole() -> None:
    assert [job.arguments() for job in chosen(Wish(sessions=("programs",)))] == [["-e", "programs"]]
    assert whole(chosen(Wish(whole=True))) == {name for name in HEAVY if name != "unit"}
    assert all(job.whole for job in chosen(Wish(whole=True)))


def test_an_older_core_is_asked_what_it_may_answer_differently() -> None:
    jobs = {job.session: job for job in chosen(Wish(all=True))}
    assert jobs["sanity-2.21"].arguments() == ["-e", "sanity-2.21"]
    assert jobs["sanity-2.19"].arguments()[2:5] == ["--", "--test", "ansible-doc"]
    assert {"unit-2.19", "units-2.19-py3.8", "units-2.21-py3.13", "units-2.21-py3.9"} <= set(jobs)
    assert "sanity-2.19" in not_whole(jobs.values())


def test_quick_begins_with_what_is_near() -> None:
    jobs = chosen(Wish(quick=True, until=1_795_000_000.0), "plugins/filter/xoauth2.py")
    assert [job.session for job in jobs] == ["formatters", "codeqa", "unit"]
    assert jobs[-1].arguments()[2:] == ["--", "-m", "not long", "--until", "1795000000", "--near=plugins/filter/xoauth2.py"]


def test_nearness() -> None:
    changed = ["plugins/module_utils/_graph/wire/client.py"]
    far_first = [
        "tests/unit/roles/lab/test_emulator.py",
        "tests/unit/plugins/module_utils/_entra/test_client.py",
        "tests/unit/plugins/module_utils/_graph/wire/test_sdk.py",
        "tests/unit/plugins/module_utils/_graph/wire/test_client.py",
    ]
    distances = [distance(path, changed) for path in far_first]
    assert distances == sorted(set(distances), reverse=True)
    assert distance("tests/unit/plugins/module_utils/_graph/wire/test_client_more.py", changed) == 0


@pytest.mark.parametrize("name", HEAVY)
def test_what_the_table_names_is_there(name: str) -> None:
    """A prefix that no file has any more covers nothing, and nobody would see it."""
    heavy = HEAVY[name]
    assert list((ROOT / heavy.tests).rglob("test_*.py"))
    for prefix in heavy.covers:
        parent, _slash, start = prefix.rpartition("/")
        assert any(path.name.startswith(start) for path in (ROOT / parent).iterdir()), prefix


def test_helpers_of_helpers_count() -> None:
    found = helpers(ROOT, "tests/programs")
    assert {"tests/fakes/host_plays.py", "tests/fakes/lab_clients.py"} <= found
    assert "tests/fakes/sample_report.py" not in found


def test_a_helper_that_is_gone_counts_for_all() -> None:
    assert touched(["tests/fakes/never_was.py"], ROOT) == set(HEAVY)


@pytest.fixture
def clone(tmp_path: pathlib.Path) -> pathlib.Path:
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "one")
    return tmp_path


def git(where: pathlib.Path, *arguments: str) -> str:
    identity = {f"GIT_{who}_{what}": "x@contoso.test" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**{name: value for name, value in os.environ.items() if not name.startswith("GIT_")}, **identity}
    done = subprocess.run(
        ["git", "-C", str(where), *arguments], capture_output=True, text=True, check=True, env={**environment, "HOME": str(where)}
    )
    return done.stdout.strip()


def commit(where: pathlib.Path, name: str) -> str:
    (where / name).write_text(name, encoding="ascii")
    git(where, "add", "-A")
    git(where, "commit", "-q", "-m", name)
    return git(where, "rev-parse", "HEAD")


def test_changes_are_what_a_branch_brings_and_what_is_not_committed(clone: pathlib.Path) -> None:
    git(clone, "checkout", "-q", "-b", "work")
    commit(clone, "two")
    (clone / "one").write_text("other", encoding="ascii")
    (clone / "new").write_text("new", encoding="ascii")
    found = changes(clone)
    assert found.paths == ("new", "one", "two")
    assert found.base.startswith("main (")


def test_a_file_that_is_gone_is_a_change(clone: pathlib.Path) -> None:
    (clone / "one").unlink()
    assert changes(clone).paths == ("one",)


def test_since_is_obeyed(clone: pathlib.Path) -> None:
    first = git(clone, "rev-parse", "HEAD")
    commit(clone, "two")
    assert changes(clone).paths == ()
    assert changes(clone, first).paths == ("two",)
    with pytest.raises(NoSuchRevision, match="--since nowhere"):
        changes(clone, "nowhere")


def test_without_a_base_nothing_is_known(clone: pathlib.Path, tmp_path: pathlib.Path) -> None:
    git(clone, "checkout", "-q", "--detach")
    git(clone, "branch", "-D", "main")
    assert changes(clone).paths is None
    bare = tmp_path / "unpacked"
    bare.mkdir()
    assert changes(bare / "nothing").paths is None


def lanes(tmp_path: pathlib.Path, script: str, limit: float | None = None, said: list[str] | None = None) -> Lanes:
    return Lanes(["sh", "-c", script, "nox"], tmp_path, time.monotonic(), limit, (said if said is not None else []).append)


def test_a_failure_is_told_with_its_log(tmp_path: pathlib.Path) -> None:
    said: list[str] = []
    results = lanes(tmp_path, 'echo "saw $2"; [ "$2" != page ]', said=said).run([Job("lint"), Job("page"), Job("typing")], 2)
    assert {result.job.session: result.ok for result in results} == {"lint": True, "page": False, "typing": True}
    assert "saw page" in "\n".join(said)


def test_sessions_of_a_group_never_run_side_by_side(tmp_path: pathlib.Path) -> None:
    script = f'mkdir "{tmp_path}/held" || exit 1; sleep 0.2; rmdir "{tmp_path}/held"'
    results = lanes(tmp_path, script).run([Job(name, alone="machine") for name in ("a", "b", "c")], 2)
    assert [result.ok for result in results] == [True] * 3


def test_one_lane_begins_with_what_is_slow(tmp_path: pathlib.Path) -> None:
    jobs = [Job("lint"), Job("shell"), Job("units", slow=True), Job("sanity", slow=True)]
    results = lanes(tmp_path, ":").run(jobs, 1)
    assert [result.job.session for result in results] == ["units", "sanity", "lint", "shell"]


def test_what_hangs_is_stopped_at_the_end_of_the_time(tmp_path: pathlib.Path) -> None:
    (result,) = lanes(tmp_path, "sleep 60 & wait", limit=1.0).run([Job("lint")], 1)
    assert not result.ok
    assert result.seconds < 20
    assert "the time for all checks is over" in (tmp_path / "lint.log").read_text(encoding="utf-8")


def test_whoever_stops_it_stops_the_sessions_too(tmp_path: pathlib.Path) -> None:
    script = f"""
import pathlib, signal, sys, time
sys.path.insert(0, {str(ROOT / "tests" / "tools" / "checks")!r})
from choose import Job
from lanes import Lanes
signal.signal(signal.SIGTERM, signal.default_int_handler)
Lanes(["sh", "-c", "echo $$ > {tmp_path}/pid; exec sleep 60", "nox"], pathlib.Path({str(tmp_path)!r}), time.monotonic()).run([Job("lint")], 2)
"""
    with subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 60
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text(encoding="ascii").strip():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        process.terminate()
        assert process.wait(30) != 0
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text(encoding="ascii")), 0)


def test_a_short_form_that_is_not_short_is_told() -> None:
    slow, busy_machine = (
        Result(Job("lab", whole=False), True, SHORT + 9, SHORT + 1),
        Result(Job("page", whole=False), True, 300, 20),
    )
    assert [sentence.split()[0] for sentence in too_slow([slow, busy_machine, Result(Job("lint"), True, 300, 300)])] == ["lab"]
