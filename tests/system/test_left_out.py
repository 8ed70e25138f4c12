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


@pytest.mark.parametrize(("playbook", "options"), [("offboard", ["-e", "offboard_confirm=contoso"]), ("rotate", [])])
def test_no_tenant_at_all_fails(site: Site, playbook: str, options: list[str]) -> None:
    site.write("contoso.m365.yml", HEAD + "tenants: {contoso: {tenant: contoso.test")
    done = site.play(playbook, *options)
    assert done.returncode == 2, done.stdout
    assert "There is no tenant in the inventory." in done.stdout
    assert "contoso.m365.yml was not read: it is no YAML that can be read" in " ".join(done.stdout.split())
