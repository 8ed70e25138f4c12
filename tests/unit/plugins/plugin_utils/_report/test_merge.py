# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Parts of a run: they add up to the same report however they were split, and what is missing is named and red."""

from __future__ import annotations

import itertools
import json
import os
import pathlib
import random
import shutil
import signal
import stat
import tempfile
import typing as t

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_runs import CREATED, expiry, finding, planned, result

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import history_file, parts
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.build import to_json
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.html import to_html
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.junit import junit_pieces
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.make import LINES, Forms, Settings, make
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.merge import Merged
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outcomes import inputs_of
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.parts import PartError
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.text import summary_lines

JWT = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJodHRwczovL291dGxvb2sub2ZmaWNlLmNvbSJ9.c2lnbmF0dXJl"
TENANTS = [f"tenant{number}" for number in range(7)]
HOSTS = ("relay", "spare", "web")
FORMS: Forms = {
    "json": ("report.json", to_json),
    "junit": ("junit.xml", junit_pieces),
    "html": ("report.html", to_html),
    "text": ("summary.txt", lambda report: "\n".join(summary_lines(report))),
}
ABOUT = {"tenants": TENANTS, "unread": [], "sources": ["tenants.m365.yml"]}
KINDS = ("client_secret", "certificate", "federated_credential", "refresh_token", "consent", "server_certificate", "retirement")
SETTINGS = Settings(CREATED, "Mail logins", "error", "0", dict.fromkeys(KINDS, 30), ["tenants.m365.yml"])


def outcome(tenant: str, seed: int = 1) -> dict[str, t.Any]:
    """A tenant with logins of every state on three hosts, one of which may be lost; with an end, and with what explains failures."""
    chance = random.Random(f"{tenant}{seed}")
    plan = [planned(f"m{number}@{tenant}.test", protocol) for number in range(8) for protocol in ("imap", "smtp")]
    results = []
    for host in HOSTS:
        told = []
        for check in plan:
            state = chance.choices(("passed", "failed", "deferred"), (8, 2, 1))[0]
            causes = [finding(chance.choice(("imap_disabled", "no_mailbox_permission", "unknown")))] if state == "failed" else []
            told.append(
                result(check, state, causes, duration_ms=chance.random() * 100, server={"reply": chance.choice(("NO", "OK"))})
            )
        lost = chance.random() < 0.2
        results.append(
            {"host": host, "planned": plan, "checks": [] if lost else told, "unreachable": lost, "msg": "no route" * lost}
        )
    return {
        "tenant": {"name": tenant, "tenant": f"{tenant}.test", "cloud": "global"},
        "planned": plan,
        "problems": {},
        "results": results,
        "circumstances": {"tenant_id": tenant},
        "expiries": [{name: value for name, value in expiry(name=f"{tenant}-secret").items() if name != "tenant"}],
    }


OUTCOMES = {tenant: outcome(tenant) for tenant in TENANTS}


def merged(place: pathlib.Path, *directories: pathlib.Path, history: bytes = b"") -> dict[str, bytes]:
    """Return the content of all files of the report of these parts."""
    target = place / "report"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    (target / "history.json").write_bytes(history)
    (target / "history.json").chmod(0o600)
    with history_file.kept(str(target / "history.json"), CREATED) as known:
        make(Merged([str(directory) for directory in directories]).inputs(), SETTINGS, str(target), FORMS, known)
    return {path.name: path.read_bytes() for path in target.iterdir() if path.suffix != ".lock"}


def one_run(directory: pathlib.Path) -> pathlib.Path:
    for made in OUTCOMES.values():
        parts.write(str(directory), CREATED, made)
    parts.write_run(str(directory), CREATED, "", ABOUT)
    return directory


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[pathlib.Path, dict[str, bytes]]:
    place = tmp_path_factory.mktemp("whole")
    return one_run(place / "parts"), merged(place, place / "parts")


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 5), st.randoms(use_true_random=False))
def test_any_split_in_any_order_comes_to_the_same_bytes(
    whole: tuple[pathlib.Path, dict[str, bytes]], count: int, chance: random.Random
) -> None:
    with tempfile.TemporaryDirectory() as name:
        place = pathlib.Path(name)
        slices = [place / f"{chance.random()}" for _slice in range(count)]
        files = [path for path in whole[0].rglob("*") if path.is_file() and path.name != "run.json"]
        chance.shuffle(files)
        for path in files:
            # Some parts come twice, as they do where a slice was started again.
            for target in chance.sample(slices, chance.randint(1, min(2, count))):
                (target / path.parent.name).mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target / path.parent.name)
        for number, target in enumerate(slices):
            parts.write_run(str(target), CREATED, f"{number + 1}/{count}", ABOUT)
        chance.shuffle(slices)
        assert merged(place, *slices) == whole[1]


def test_the_report_of_parts_is_that_of_the_outcomes(
    tmp_path: pathlib.Path, whole: tuple[pathlib.Path, dict[str, bytes]]
) -> None:
    with history_file.kept(str(tmp_path / "history.json"), CREATED) as history:
        _report, files = make(inputs_of(list(OUTCOMES.values())), SETTINGS, str(tmp_path), FORMS, history)
    for path in (*map(pathlib.Path, files.values()), tmp_path / LINES):
        assert path.read_bytes() == whole[1][path.name], path.name


def test_what_no_slice_did_is_named_and_red(tmp_path: pathlib.Path) -> None:
    for number, made in enumerate(OUTCOMES.values()):
        if number % 3 != 1:
            parts.write(str(tmp_path), CREATED, made)
    for slice_ in ("1/3", "3/3"):
        parts.write_run(str(tmp_path), CREATED, slice_, ABOUT)
    report, _files = make(Merged([str(tmp_path)]).inputs(), SETTINGS)
    missing = [untried for untried in report["untried"] if untried["severity"] == "error"]
    assert [untried["tenant"] for untried in missing] == [TENANTS[1], TENANTS[4]]
    assert all(f"slice 2/3 of the run of {CREATED}" in untried["message"] for untried in missing)
    left = (TENANTS[1], TENANTS[4])
    assert [tenant["name"] for tenant in report["tenants"]] == [*(name for name in TENANTS if name not in left), *left]
    assert not report["ok"]
    assert [tenant["ok"] for tenant in report["tenants"] if tenant["name"] == TENANTS[1]] == [False]


def test_a_host_whose_part_is_missing_is_named(tmp_path: pathlib.Path) -> None:
    directory = one_run(tmp_path)
    os.unlink(parts.path_of(str(directory), CREATED, TENANTS[2], "spare"))
    known = Merged([str(directory)])
    assert [name for name in TENANTS if not known.is_whole(name)] == [TENANTS[2]]
    report, _files = make(known.inputs(), SETTINGS)
    (missing,) = [untried for untried in report["untried"] if untried["kind"] == "part"]
    assert (missing["name"], missing["severity"]) == (f"{TENANTS[2]} from spare", "error")
    assert f"A part of the run is missing or damaged: {TENANTS[2]} from spare" in to_html(report)


def killed(directory: pathlib.Path, made: dict[str, t.Any], after: int) -> None:
    """Write the parts of a tenant in a process that is killed after so many checks, in the middle of a line."""
    child = os.fork()
    if child:
        _child, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL
        return
    take, left = parts.Writer.take, [after]

    def counted(self: parts.Writer, check: dict[str, t.Any]) -> None:
        take(self, check)
        left[0] -= 1
        if not left[0]:
            self._file.write(b'{"mailbox": "m')
            self.flush()
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        parts.Writer.take = counted  # type: ignore[method-assign]
        parts.write(str(directory), CREATED, made)
    finally:
        os._exit(1)


@pytest.mark.parametrize("after", [5, 16, 21])
def test_a_part_that_was_killed_while_it_was_written_counts_as_far_as_it_is_whole(
    tmp_path: pathlib.Path, whole: tuple[pathlib.Path, dict[str, bytes]], after: int
) -> None:
    directory = one_run(tmp_path / "parts")
    tenant = TENANTS[3]
    for host in ("", *HOSTS):
        os.unlink(parts.path_of(str(directory), CREATED, tenant, host))
    killed(directory, OUTCOMES[tenant], after)
    known = Merged([str(directory)])
    assert not known.is_whole(tenant)
    assert [name for name in TENANTS if known.is_whole(name)] == [name for name in TENANTS if name != tenant]
    report, _files = make(known.inputs(), SETTINGS)
    own = [check for check in report["checks"] if check["tenant"] == tenant]
    assert len(own) == after
    named = [untried for untried in report["untried"] if untried["tenant"] == tenant]
    assert "came to no result for the tenant" in named[0]["message"]
    assert not report["ok"]
    # Whoever starts it again makes what is missing, and all is as if nothing had happened.
    parts.write(str(directory), CREATED, OUTCOMES[tenant])
    assert Merged([str(directory)]).is_whole(tenant)
    assert merged(tmp_path, directory) == whole[1]


def test_a_part_that_is_cut_off_anywhere_is_read_as_far_as_it_is_whole(tmp_path: pathlib.Path) -> None:
    directory = one_run(tmp_path)
    path = pathlib.Path(parts.path_of(str(directory), CREATED, TENANTS[0], "relay"))
    content = path.read_bytes()
    lines = content.splitlines(keepends=True)
    marks = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]
    for mark, more in itertools.product(marks[1:-1], (0, 1, 20)):
        path.write_bytes(content[: min(mark + more, len(content) - 1)])
        (part,) = [part for part in parts.find([str(directory)])[0] if part.path == str(path)]
        assert not part.whole
        assert len(list(part.read())) == part.checks
        report, _files = make(Merged([str(directory)]).inputs(), SETTINGS)
        (named,) = [untried for untried in report["untried"] if untried["kind"] == "part"]
        assert f"{part.head['checks'] - part.checks} of its {part.head['checks']} checks are missing" in named["message"]
        if mark > marks[6]:
            break
    path.write_bytes(b"".join((*lines[:3], lines[4][:-9] + b"\n", *lines[5:])))
    (part,) = [part for part in parts.find([str(directory)])[0] if part.path == str(path)]
    assert not part.whole
    path.write_bytes(b"")
    known = Merged([str(directory)])
    assert any("cut off in its first line" in line for line in known.odd)
    assert not make(known.inputs(), SETTINGS)[0]["ok"]


def test_a_whole_part_is_taken_before_one_that_was_cut_off(tmp_path: pathlib.Path) -> None:
    first, second = one_run(tmp_path / "a"), one_run(tmp_path / "b")
    path = pathlib.Path(parts.path_of(str(first), CREATED, TENANTS[0], "relay"))
    path.write_bytes(path.read_bytes()[:-30])
    for directories in ((first, second), (second, first)):
        assert Merged([str(directory) for directory in directories]).is_whole(TENANTS[0])


def test_of_two_whole_parts_the_newer_one_counts(tmp_path: pathlib.Path) -> None:
    tenant = TENANTS[0]
    for seed in range(2, 8):
        newer, older = tmp_path / f"newer{seed}", tmp_path / f"older{seed}"
        parts.write(str(older), CREATED, outcome(tenant, seed))
        parts.write(str(newer), CREATED, outcome(tenant, seed + 10))
        alone = merged(tmp_path / "alone", newer)["report.jsonl"]
        assert merged(tmp_path / "both", older, newer)["report.jsonl"] == alone
        assert merged(tmp_path / "both", newer, older)["report.jsonl"] == alone


def test_runs_are_told_apart(tmp_path: pathlib.Path) -> None:
    later = "2026-11-23T20:00:00Z"
    one_run(tmp_path)
    parts.write(str(tmp_path), later, OUTCOMES[TENANTS[0]])
    assert Merged([str(tmp_path)]).run == later
    assert Merged([str(tmp_path)]).tenants == [TENANTS[0]]
    assert len(Merged([str(tmp_path)], CREATED).tenants) == len(TENANTS)
    with pytest.raises(PartError, match=f"No part of the run of 2020-01-01T00:00:00Z is in .*{later}"):
        Merged([str(tmp_path)], "2020-01-01T00:00:00Z")
    with pytest.raises(PartError, match="is no time of a run"):
        Merged([str(tmp_path)], "../../etc")
    with pytest.raises(PartError, match="There is no directory"):
        Merged([str(tmp_path / "none")])


def test_only_some_tenants(tmp_path: pathlib.Path) -> None:
    known = Merged([str(one_run(tmp_path))], only=TENANTS[:2])
    report, _files = make(known.inputs(), SETTINGS)
    assert [tenant["name"] for tenant in report["tenants"]] == TENANTS[:2]
    assert report["untried"] == []
    own, _files = make(Merged([str(tmp_path)]).of(TENANTS[4]).inputs(), SETTINGS)
    assert TENANTS[3] not in json.dumps(own)
    assert [tenant["name"] for tenant in own["tenants"]] == [TENANTS[4]]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.part.jsonl", b'{"format": "other"}\n', "not of this collection"),
        ("x.part.jsonl", b'{"format": "m365.mail_oauth.part", "version": 9, "run": "x"}\n', "update the collection"),
        ("x.part.jsonl", b'{"format": "m365.mail_oauth.part", "version": 1, "run": "x"}\n', "no time of a run"),
        ("x.part.jsonl", b'{"format": "m365.mail_oauth.part", "version": 1, "run": "2026-11-22T20:00:00Z"}\n', "damaged"),
        ("run.json", b"{", "no whole JSON"),
        ("run-1-of-2.json", b"[]", "not of this collection"),
    ],
)
def test_a_file_that_is_no_part_is_named_and_costs_nothing_else(
    tmp_path: pathlib.Path, name: str, content: bytes, said: str
) -> None:
    one_run(tmp_path)
    (tmp_path / name).write_bytes(content)
    known = Merged([str(tmp_path)])
    assert [said in line for line in known.odd] == [True]
    report, _files = make(known.inputs(), SETTINGS)
    assert report["summary"]["tenants"] == len(TENANTS)
    assert [untried["kind"] for untried in report["untried"]] == ["part"]


def test_parts_are_private_and_have_no_token(tmp_path: pathlib.Path) -> None:
    made = outcome("contoso")
    made["results"][0]["checks"] = [result(made["planned"][0], "failed", server={"reply": f"NO {JWT}"})]
    made.update(circumstances={"note": JWT}, failure=f"failed with {JWT}")
    paths = parts.write(str(tmp_path), CREATED, made)
    assert len(paths) == 1 + len(HOSTS)
    for path in map(pathlib.Path, paths):
        assert JWT not in path.read_text(encoding="utf-8")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_names_of_tenants_and_hosts_are_no_paths(tmp_path: pathlib.Path) -> None:
    made = {**outcome("contoso"), "tenant": {"name": "../../evil", "tenant": "x", "cloud": "global"}}
    for path in parts.write(str(tmp_path), CREATED, made):
        assert pathlib.Path(path).resolve().parent == tmp_path / "20261122T200000Z"
    assert Merged([str(tmp_path)]).tenants == ["../../evil"]
