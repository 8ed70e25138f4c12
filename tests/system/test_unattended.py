# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An administrator's sign-in that ended, in runs with and without somebody who could sign in again."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import time
import typing as t

import pytest
from terminal import in_terminal

from entra_emulator.testing import Emulator

ADMIN = "admin@contoso.test"
PROMPT = f"sign in as {ADMIN}:"
REFUSAL = "This run is unattended, so nobody is asked for a code."


class Site:
    """README's tenant on an emulator, whose administrator has never signed in."""

    def __init__(self, directory: pathlib.Path, emulator: Emulator, collections: pathlib.Path) -> None:
        self.directory, self.emulator = directory, emulator
        tenant = {
            "tenant": "contoso.test",
            "bootstrap": {"access_token": f"{{{{ lookup('m365.mail_oauth.graph_token', '{ADMIN}') }}}}"},
            "application": {"unique_name": "mail-relay", "display_name": "Mail relay"},
            "mailboxes": ["alice@contoso.test"],
            "authority": emulator.authority,
            "graph_url": emulator.graph_url,
            "ca_path": emulator.ca_file,
        }
        document = {"plugin": "m365.mail_oauth.tenants", "tenants": {"contoso": tenant}}
        (directory / "tenants.m365.yml").write_text(json.dumps(document), encoding="utf-8")
        (directory / "vault-password").write_text("pw", encoding="utf-8")
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(directory),
            "ANSIBLE_COLLECTIONS_PATH": str(collections),
            "ANSIBLE_VAULT_PASSWORD_FILE": str(directory / "vault-password"),
            "ANSIBLE_NOCOLOR": "1",
        }
        self.command = [
            *(sys.executable, "-m", "ansible", "playbook", "-i", str(directory / "tenants.m365.yml")),
            *("-e", "tenant_sign_in=never", "-e", f"verify_report_dir={directory}/report"),
        ]

    def application(self) -> dict[str, str]:
        """Return the application that administers the tenant, for ``bootstrap``."""
        bootstrap = self.emulator.tenant("contoso").bootstrap
        return {"client_id": bootstrap.client_id, "client_secret": bootstrap.client_secret}

    def declare(self, **keys: t.Any) -> None:
        """Change the tenant's entry in the tenants file."""
        path = self.directory / "tenants.m365.yml"
        document = json.loads(path.read_text(encoding="utf-8"))
        document["tenants"]["contoso"].update(keys)
        path.write_text(json.dumps(document), encoding="utf-8")

    def unattended(self, playbook: str, *options: str) -> tuple[int, str]:
        """Run the playbook without a terminal."""
        done = subprocess.run(
            [*self.command, f"m365.mail_oauth.{playbook}", *options],
            env=self.environment,
            cwd=self.directory,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
        )
        return done.returncode, done.stdout

    def at_a_terminal(self, playbook: str, **environment: str) -> tuple[int, str]:
        """Run the playbook in a terminal, with somebody at a browser."""
        return in_terminal(
            [*self.command, f"m365.mail_oauth.{playbook}"],
            self.directory,
            {**self.environment, **environment},
            self.emulator.approve,
            120,
        )


@pytest.fixture
def site(tmp_path: pathlib.Path, collections_path: pathlib.Path) -> t.Iterator[Site]:
    with Emulator(tmp_path / "emulator") as emulator:
        yield Site(tmp_path, emulator, collections_path)


def test_without_a_person_the_run_ends_at_once_with_one_sentence(site: Site) -> None:
    begun = time.monotonic()
    status, output = site.unattended("onboard")
    assert (status, time.monotonic() - begun < 60) == (2, True), output
    assert PROMPT not in output
    assert not [request for request in site.emulator.requests() if "devicecode" in request["path"]]
    shown = " ".join(output.split())
    # As any failure of a task: ansible-core writes it as an error, and as the task's result; the summary has it as the tenant's line.
    assert shown.count(REFUSAL) == 3, output
    for way_on in ("at a terminal", "m365_mail_oauth_admin_wait", "bootstrap.client_id"):
        assert way_on in shown
    assert not [noise for noise in ("<unknown>", "Finalization", "<<< caused by >>>") if noise in shown], output


def test_where_the_application_logs_in_by_itself_nobody_is_asked_to_sign_in(site: Site) -> None:
    site.declare(bootstrap=site.application(), permissions={"delegated": [], "app_roles": ["IMAP.AccessAsApp"]})
    status, output = site.unattended("onboard", "-e", "tenant_sign_in=auto")
    assert status == 0, output
    assert "has to sign in" not in output


@pytest.mark.long
def test_where_consent_is_asked_for_check_mode_foretells_what_users_will_meet(site: Site) -> None:
    nobody = {"client_id": "00000000-0000-4000-8000-000000000001", "client_secret": "of-nobody"}
    site.declare(bootstrap=nobody, application={"app_id": nobody["client_id"]})
    status, output = site.unattended("onboard", "--check", "-e", "tenant_consent=ask")
    assert status == 0, output
    assert "What will be refused could not be foretold: No token" in " ".join(output.split())
    site.declare(bootstrap=site.application())
    status, output = site.unattended("onboard", "--check", "-e", "tenant_consent=ask")
    assert status == 0, output
    assert "Sign in by device code (alice@contoso.test): may be refused or not." in " ".join(output.split())


@pytest.mark.long
def test_a_verification_goes_on_without_the_administrator_and_says_so(site: Site) -> None:
    status, output = site.unattended("verify")
    assert status == 2
    assert PROMPT not in output
    assert not [
        noise for noise in ("<unknown>", "Finalization", "<<< caused by >>>", "Error while resolving") if noise in output
    ], output
    report = json.loads((site.directory / "report" / "report.json").read_text(encoding="utf-8"))
    (unasked,) = [one["message"] for one in report["untried"] if one["severity"] == "warning"]
    assert unasked.startswith(f"Microsoft Graph and Exchange Online could not be asked: There is no sign-in of {ADMIN}")
    assert REFUSAL in unasked


@pytest.mark.long
def test_a_terminal_in_ci_has_no_person(site: Site) -> None:
    status, output = site.at_a_terminal("onboard", CI="true")
    assert status == 2
    assert REFUSAL in " ".join(output.split())
    assert PROMPT not in output


@pytest.mark.long
def test_a_terminal_has_a_person_and_the_next_runs_need_none(site: Site) -> None:
    status, output = site.at_a_terminal("onboard")
    assert status == 0, output
    assert output.count(PROMPT) == 1
    status, output = site.unattended("onboard")
    assert status == 0, output


@pytest.mark.long
def test_who_reads_along_is_waited_for(site: Site) -> None:
    site.emulator.approve_next("14d82eec-204b-4c2f-b7e8-296a70dab67e", ADMIN)
    status, output = site.unattended("onboard", "-e", "m365_mail_oauth_admin_wait=always")
    assert status == 0, output
    assert output.count(PROMPT) == 1
