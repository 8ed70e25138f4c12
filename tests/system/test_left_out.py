# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs that would do nothing, or less than was asked for, fail and say what they left out; what can be done is done."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys

import pytest

HEAD = "plugin: m365.mail_oauth.tenants\n"


class Site:
    """An inventory and the way to run playbooks on it."""

    def __init__(self, directory: pathlib.Path, collections: pathlib.Path) -> None:
        self.inventory = directory / "inventory"
        self.inventory.mkdir()
        self.report = directory / "report"
        self.home = directory / "home"
        self.home.mkdir()
        self.collections = collections

    def write(self, name: str, body: str) -> None:
        (self.inventory / name).write_text(body, encoding="utf-8")

    def play(self, playbook: str, *options: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "ANSIBLE_COLLECTIONS_PATH": str(self.collections),
            "ANSIBLE_NOCOLOR": "1",
        }
        command = [
            *(sys.executable, "-m", "ansible", "playbook", f"m365.mail_oauth.{playbook}", "-i", str(self.inventory)),
            *("-e", f"verify_report_dir={self.report}", *options),
        ]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=300, check=False, stdin=subprocess.DEVNULL
        )


@pytest.fixture
def site(tmp_path: pathlib.Path, collections_path: pathlib.Path) -> Site:
    return Site(tmp_path, collections_path)


@pytest.mark.long
def test_a_broken_file_and_a_broken_tenant_are_red_and_the_others_are_tried(site: Site) -> None:
    site.write("good.m365.yml", HEAD + "tenants: {good: {tenant: good.test, mailboxes: [alice@good.test]}}")
    site.write(
        "mixed.m365.yml",
        HEAD
        + "tenants: {broken: {tenat: broken.test}, fine: {tenant: fine.test, mailboxes: [alice@fine.test], protocols: [imap]}}",
    )
    site.write("empty.m365.yml", "")
    done = site.play("verify")
    assert done.returncode == 2, done.stdout
    report = json.loads((site.report / "report.json").read_text())
    assert [(one["kind"], pathlib.Path(one["name"]).name) for one in report["untried"] if one["severity"] == "error"] == [
        ("tenant", "broken"),
        ("file", "empty.m365.yml"),
    ]
    assert [tenant["name"] for tenant in report["tenants"]] == ["good", "fine", "broken"]
    assert not any(tenant["ok"] for tenant in report["tenants"])
    assert len(report["checks"]) == 4
    assert "did you mean 'tenant'?" in (site.report / "report.html").read_text().replace("&#39;", "'")


@pytest.mark.parametrize(
    ("playbook", "options", "told"),
    [
        ("verify", ["--limit", "relay1"], "--limit chooses none of the tenants contoso."),
        ("onboard", ["--tags", "nothing"], "so --tags nothing leaves nothing to do"),
        ("offboard", ["-e", "offboard_confirm=northwind"], "offboard_confirm names northwind, and this run is for contoso"),
    ],
)
def test_what_leaves_nothing_to_do_fails(site: Site, playbook: str, options: list[str], told: str) -> None:
    site.write("contoso.m365.yml", HEAD + "tenants: {contoso: {tenant: contoso.test, mailboxes: [alice@contoso.test]}}")
    site.write("hosts.ini", "relay1\n")
    done = site.play(playbook, *options)
    assert done.returncode == 2, done.stdout
    assert told in " ".join(done.stdout.split())


@pytest.mark.parametrize("options", [[], ["--limit", "relay1"]])
def test_a_slice_without_a_tenant_has_nothing_to_do(site: Site, options: list[str]) -> None:
    if options:
        site.write("contoso.m365.yml", HEAD + "tenants: {contoso: {tenant: contoso.test, mailboxes: [alice@contoso.test]}}")
    site.write("hosts.ini", "[mail_hosts]\nrelay1\n")
    done = site.play("verify", "-e", "m365_mail_oauth_sliced=true", *options)
    assert done.returncode == 0, done.stdout
    assert "This slice of the inventory has no tenant, so there is nothing to do here." in done.stdout
    # Nobody was logged in from, and nobody's part is empty and green.
    assert not (site.report / "report.json").exists()


@pytest.mark.long
def test_a_slice_without_a_mail_host_logs_in_from_nowhere(site: Site) -> None:
    site.write(
        "contoso.m365.yml",
        HEAD + "tenants: {contoso: {tenant: contoso.test, mailboxes: [alice@contoso.test], protocols: [imap]}}",
    )
    done = site.play("verify", "-e", "m365_mail_oauth_sliced=true")
    assert done.returncode == 2, done.stdout
    report = json.loads((site.report / "report.json").read_text())
    assert [(check["checked_from"], check["mailbox"], check["state"]) for check in report["checks"]] == [
        ("(no host)", "alice@contoso.test", "not_run")
    ]


@pytest.mark.parametrize(("playbook", "options"), [("offboard", ["-e", "offboard_confirm=contoso"]), ("rotate", [])])
def test_no_tenant_at_all_fails(site: Site, playbook: str, options: list[str]) -> None:
    site.write("contoso.m365.yml", HEAD + "tenants: {contoso: {tenant: contoso.test")
    done = site.play(playbook, *options)
    assert done.returncode == 2, done.stdout
    assert "There is no tenant in the inventory." in done.stdout
    assert "contoso.m365.yml was not read: it is no YAML that can be read" in " ".join(done.stdout.split())


RUN = "verify_run_time=2026-12-01T02:00:00Z"
TENANTS = ("one", "two", "three")


def _three(site: Site) -> None:
    entries = ", ".join(f"{name}: {{tenant: {name}.test, mailboxes: [alice@{name}.test]}}" for name in TENANTS)
    site.write("three.m365.yml", f"{HEAD}tenants: {{{entries}}}")


def _reported(directory: pathlib.Path) -> dict[str, bool]:
    report = json.loads((directory / "report.json").read_text())
    return {tenant["name"]: tenant["ok"] for tenant in report["tenants"]}


@pytest.mark.long
def test_a_run_that_is_started_again_does_what_is_missing_and_reports_on_all_of_it(site: Site) -> None:
    _three(site)
    first = site.play("verify", "-e", RUN)
    assert (first.returncode, set(_reported(site.report))) == (2, set(TENANTS)), first.stdout
    [directory] = (site.report / "parts").iterdir()
    made = {part.name: part.stat().st_ino for part in directory.glob("*.part.jsonl")}
    (gone,) = directory.glob("two@*.part.jsonl")
    gone.unlink()
    again = site.play("verify", "-e", RUN)
    assert (again.returncode, set(_reported(site.report))) == (2, set(TENANTS)), again.stdout
    assert all(f"Not every login of {name} works" in again.stdout for name in TENANTS)
    remade = {part.name for part in directory.glob("*.part.jsonl") if made.get(part.name) != part.stat().st_ino}
    assert gone.name in remade and all(name.startswith("two") for name in remade)
    nothing_left = site.play("verify", "-e", RUN)
    assert (nothing_left.returncode, set(_reported(site.report))) == (2, set(TENANTS)), nothing_left.stdout


@pytest.mark.long
def test_a_slice_leaves_monitors_to_the_report_of_all_which_names_what_no_slice_has_done(site: Site) -> None:
    _three(site)
    monitoring = site.home / "monitoring"
    site.play(
        "verify", "-e", RUN, "-e", "verify_slice=1/2", "-e", json.dumps({"verify_monitoring": {"directory": str(monitoring)}})
    )
    assert set(_reported(site.report / "slice-1-of-2")) == {"one", "three"}
    assert not monitoring.exists()
    done = site.play("report", "-e", f"verify_report_from={site.report / 'parts'}")
    assert (done.returncode, _reported(site.report)["two"]) == (2, False), done.stdout
    assert "slice 2/2 of the run of 2026-12-01T02:00:00Z was to verify it" in " ".join(done.stdout.split())
