# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The examples for CI systems and for a machine with systemd, as the systems' own rules have them."""

from __future__ import annotations

import json
import pathlib
import re
import shutil
import subprocess
import sys

import pytest
import yaml

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "docs" / "examples"
_TIMEOUT = 120


@pytest.mark.parametrize(
    ("file", "schema"),
    [("github.yml", "github-workflows"), ("gitlab-ci.yml", "gitlab-ci"), ("azure-pipelines.yml", "azure-pipelines")],
)
def test_a_file_for_a_ci_system_fits_its_schema(file: str, schema: str, tmp_path: pathlib.Path) -> None:
    program = pathlib.Path(sys.executable).parent / "check-jsonschema"
    # Azure's schema has expressions that are no regular expressions of ECMA's in Unicode mode.
    more = {
        "azure-pipelines": ("--data-transform", "azure-pipelines", "--regex-variant", "nonunicode"),
        "gitlab-ci": ("--data-transform", "gitlab-ci"),
    }
    command = [str(program), "--builtin-schema", f"vendor.{schema}", *more.get(schema, ())]

    def check(text: str) -> int:
        # Azure reads every scalar as a text, and its schema knows no other.
        document = yaml.load(text, yaml.BaseLoader) if schema == "azure-pipelines" else yaml.safe_load(text)
        (tmp_path / "a.json").write_text(json.dumps({str(name): value for name, value in document.items()}), encoding="utf-8")
        done = subprocess.run([*command, str(tmp_path / "a.json")], capture_output=True, text=True, check=False, timeout=_TIMEOUT)
        assert done.returncode in (0, 1), done.stderr
        return done.returncode

    text = (EXAMPLES / "nightly" / file).read_text(encoding="utf-8").replace("\non:\n", "\n'on':\n")
    assert check(text) == 0
    assert check(f"{text}\njobs: 7\nstages: 7\n") == 1


def test_the_shell_of_azure_s_steps_is_whole() -> None:
    document = yaml.safe_load((EXAMPLES / "nightly" / "azure-pipelines.yml").read_text(encoding="utf-8"))
    scripts = [step["bash"] for job in document["jobs"] for step in job["steps"] if "bash" in step]
    assert len(scripts) == 4
    for script in scripts:
        subprocess.run(["bash", "-n"], input=script, text=True, check=True, timeout=_TIMEOUT)
        assert "$(" not in script.replace("$(cat", ""), "what comes from outside is handed over by the environment"


def test_azure_s_steps_are_handed_no_variable_that_may_be_missing() -> None:
    document = yaml.safe_load((EXAMPLES / "nightly" / "azure-pipelines.yml").read_text(encoding="utf-8"))
    handed = [value for job in document["jobs"] for step in job["steps"] for value in step.get("env", {}).values()]
    macros = [name for value in handed for name in re.findall(r"\$\(([^)]*)\)", value)]
    # What is not set stays as it is written, so that it would be taken for a value.
    assert macros and all(name.startswith(("System.", "Agent.")) for name in macros)


def test_systemd_takes_the_units(tmp_path: pathlib.Path) -> None:
    program = shutil.which("systemd-analyze")
    if not program:
        pytest.skip("systemd-analyze is not installed")
    for name in ("mail-logins.service", "mail-logins.timer"):
        shutil.copy(EXAMPLES / "systemd" / name, tmp_path)

    def verify() -> str:
        done = subprocess.run(
            [program, "verify", "--man=no", *map(str, sorted(tmp_path.glob("mail-logins.*")))],
            capture_output=True,
            text=True,
            check=False,
            timeout=_TIMEOUT,
        )
        return (
            "".join(line for line in (done.stdout + done.stderr).splitlines(True) if "mail-logins" in line)
            + "." * done.returncode
        )

    assert verify() == ""
    unit = tmp_path / "mail-logins.timer"
    unit.write_text(unit.read_text(encoding="utf-8").replace("03:00", "25:00"), encoding="utf-8")
    assert verify() != ""
    times = subprocess.run([program, "calendar", "*-*-* 03:00"], capture_output=True, text=True, check=False, timeout=_TIMEOUT)
    assert "Normalized form: *-*-* 03:00:00" in times.stdout
