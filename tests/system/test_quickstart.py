# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""script/quickstart as a new user runs it: from an empty home directory, then again, and when things are not as they should be."""

from __future__ import annotations

import base64
import json
import pathlib
import re
import subprocess
import sys
import typing as t

import jsonschema
import pytest
from quickstart_home import FIRST_RUN, ROOT, SECOND_RUN, Quickstart, Run


def files_of(root: pathlib.Path) -> dict[str, int]:
    return {str(path.relative_to(root)): path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}


@pytest.mark.long
def test_the_first_run_goes_all_the_way(quickstart: Quickstart, first_run: Run) -> None:
    assert first_run.status == 0, first_run.output
    assert first_run.seconds < FIRST_RUN
    assert re.search(r"^80 of 84 logins worked, 4 failed \(2 tenants, 7 mailboxes, 2 hosts\)$", first_run.output, re.M)
    assert "imap_disabled" in first_run.output
    assert "--stop" in first_run.output.splitlines()[-1]


@pytest.mark.long
def test_the_output_is_short_and_plain(first_run: Run) -> None:
    assert len(first_run.output.splitlines()) < 50
    assert "\x1b" not in first_run.output
    assert "TASK [" not in first_run.output


@pytest.mark.long
def test_the_second_run_is_quick_and_changes_nothing(second_run: Run) -> None:
    assert second_run.status == 0, second_run.output
    assert second_run.seconds < SECOND_RUN
    assert re.search(r"^Changed: +0 ", second_run.output, re.M)


@pytest.mark.long
def test_nothing_is_written_into_the_checkout(quickstart: Quickstart, second_run: Run) -> None:
    names = {name for name in files_of(quickstart.clone) if "__pycache__" in name or name.endswith(".pyc")}
    assert not names
    newest = max(files_of(quickstart.clone).values())
    assert newest <= max(path.stat().st_mtime_ns for path in ROOT.rglob("*") if path.is_file())


@pytest.mark.long
def test_the_report_has_all_its_forms(quickstart: Quickstart, second_run: Run) -> None:
    report = json.loads((quickstart.work / "report" / "report.json").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "plugins" / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(report)
    assert {check["checked_from"] for check in report["checks"]} == {"localhost", "relay"}
    failed = [check for check in report["checks"] if not check["ok"]]
    assert {(check["mailbox"], check["protocol"]) for check in failed} == {("carol@contoso.test", "imap")}
    assert {name.name for name in (quickstart.work / "report").iterdir()} == {
        "report.json",
        "report.jsonl",
        "report.html",
        "junit.xml",
        "summary.txt",
        "history.json",
        "history.json.lock",
    }
    # What Exchange says of the mailbox decides.
    assert {(one["cause"], one["confidence"]) for check in failed for one in check["findings"]} == {("imap_disabled", "high")}


def secrets_of(quickstart: Quickstart) -> dict[str, str]:
    """Everything secret that the lab and the stores hold now, and the forms it takes on the way."""
    script = (
        "import json, sys\nfrom ansible.parsing.vault import VaultLib, VaultSecret\n"
        "secret = VaultSecret(open(sys.argv[1], 'rb').read().strip())\n"
        "print(json.dumps([json.loads(VaultLib([('default', secret)]).decrypt(open(path, 'rb').read())) for path in sys.argv[2:]]))"
    )
    stores = sorted(map(str, quickstart.work.glob("*.store")))
    read = subprocess.run(
        ["python", "-c", script, str(quickstart.work / "vault-password"), *stores],
        env=quickstart.ansible(),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found: dict[str, str] = {"vault password": (quickstart.work / "vault-password").read_text(encoding="utf-8").strip()}

    def walk(value: t.Any, place: str, wanted: t.Callable[[str], bool]) -> None:
        if isinstance(value, dict):
            for key, item in value.items():
                walk(item, f"{place}/{key}", wanted)
        elif isinstance(value, list):
            for number, item in enumerate(value):
                walk(item, f"{place}/{number}", wanted)
        elif isinstance(value, str) and len(value) > 7 and wanted(place.rpartition("/")[2]):
            found[place] = value

    walk(json.loads(read.stdout), "store", lambda key: key in ("access_token", "secret", "device_code"))
    walk(quickstart.description, "lab", lambda key: key in ("password", "client_secret"))
    assert sum("access_token" in place for place in found) >= 5
    assert sum(place.endswith("/secret") for place in found) >= 5
    for place, value in list(found.items()):
        found[f"{place} in base64"] = base64.b64encode(value.encode()).decode().rstrip("=")
        if value.count(".") == 2:
            found[f"{place}, its signature"] = value.rpartition(".")[2]
    return found


@pytest.mark.long
def test_no_secret_leaves_in_the_most_verbose_run(quickstart: Quickstart, second_run: Run) -> None:
    run = quickstart.run("-vvvv")
    assert run.status == 0
    assert "TASK [" in run.output
    secrets = secrets_of(quickstart)
    assert not [place for place, value in secrets.items() if value in run.output]
    # Nor does any file keep one in clear, but for those whose purpose it is.
    owners = {"vault-password", "lab.json", "state.json"}
    for root in (quickstart.work, quickstart.home / ".cache"):
        for path in root.rglob("*"):
            if path.is_file() and path.name not in owners and "site-packages" not in path.parts:
                content = path.read_bytes()
                assert not [place for place, value in secrets.items() if value.encode() in content], path


@pytest.mark.long
def test_what_the_quickstart_keeps_is_private(quickstart: Quickstart, second_run: Run) -> None:
    assert [
        path
        for path in quickstart.work.rglob("*")
        if path.stat().st_mode & 0o077 and path.is_file() and path.parent == quickstart.work
    ] == []
    assert quickstart.work.stat().st_mode & 0o077 == 0


@pytest.mark.long
def test_the_lab_stops_and_starts_again(quickstart: Quickstart, second_run: Run) -> None:
    pids = [process["pid"] for process in quickstart.description["processes"].values()]
    stopped = quickstart.run("--stop")
    assert stopped.status == 0
    assert "starts it again" in stopped.output
    assert not [
        pid
        for pid in pids
        if pathlib.Path(f"/proc/{pid}/cmdline").is_file() and b"mail" in pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()
    ]
    again = quickstart.run()
    assert again.status == 0, again.output
    assert "80 of 84 logins worked" in again.output


# When things are not as they should be.


def test_help_and_unknown_arguments(quickstart: Quickstart) -> None:
    assert quickstart.run("--help").status == 0
    refused = quickstart.run("--stpo")
    assert refused.status == 2
    assert "unknown argument --stpo" in refused.output


def test_without_a_python_it_says_what_to_install(quickstart: Quickstart, tmp_path: pathlib.Path) -> None:
    for name in ("sh", "env", "sed", "date", "dirname", "mkdir", "id", "cat", "grep", "tail", "cut", "tr"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}")
    refused = quickstart.run(PATH=str(tmp_path))
    assert refused.status == 1
    assert "no Python 3.11 to 3.14" in refused.output


@pytest.mark.long
def test_a_package_index_that_cannot_be_reached_is_one_sentence(quickstart: Quickstart, tmp_path: pathlib.Path) -> None:
    refused = quickstart.run(
        HOME=str(tmp_path),
        PIP_INDEX_URL="https://localhost:9/simple",
        PIP_EXTRA_INDEX_URL="",
        PIP_RETRIES="0",
        PIP_NO_CACHE_DIR="1",
    )
    assert refused.status == 1
    assert refused.output.splitlines()[-1].startswith("script/quickstart: pip cannot install what is needed")


def test_an_unsuitable_shim_is_passed_over(tmp_path: pathlib.Path) -> None:
    """A version manager's shim exists for every version and fails for those that are not active."""
    shim = tmp_path / "python3.13"
    shim.write_text("#!/bin/sh\necho 'python3.13: command not found' >&2\nexit 127\n", encoding="utf-8")
    behind = tmp_path / "python3.12"
    behind.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    for path in (shim, behind):
        path.chmod(0o755)
    script = (ROOT / "script" / "common.sh").read_text(encoding="utf-8")
    functions = script[script.index("# suitable COMMAND") : script.index("set_up_python() {")]
    found = subprocess.run(
        ["sh", "-c", f"{functions}\nfind_python"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert found.returncode == 0
    assert found.stdout.strip() == sys.executable


@pytest.mark.parametrize(("name", "word"), [("XDG_CACHE_HOME", "cache"), ("M365_MAIL_OAUTH_LAB", "lab's directory")])
def test_a_directory_that_cannot_be_written_is_one_sentence(tmp_path: pathlib.Path, name: str, word: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    places = {
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "M365_MAIL_OAUTH_LAB": str(tmp_path / "lab"),
        name: str(tmp_path / "file" / "below"),
    }
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", **places}
    run = subprocess.run(
        ["sh", str(ROOT / "script" / "quickstart")], check=False, env=environment, capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 1
    assert f"the {word} {tmp_path}/file/below" in run.stderr and run.stderr.count("cannot be written") == 1
    assert len(run.stderr.splitlines()) == 1
