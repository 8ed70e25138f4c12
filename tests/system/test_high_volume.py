# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An account of High Volume Email from the tenants file to the application's own token, by the playbooks, and away again."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
import typing as t

import pytest
from user_environment import user_environment

from entra_emulator.testing import Emulator

pytestmark = pytest.mark.long

ACCOUNT = "alerts@contoso.test"
TOKEN = """
- hosts: m365_tenants
  gather_facts: false
  tasks:
    - m365.mail_oauth.access_tokens:
        checks: "{{ m365_tenant | m365.mail_oauth.mail_checks }}"
        tenant: "{{ m365_tenant.tenant }}"
        authority: "{{ m365_tenant.authority }}"
        ca_path: "{{ m365_tenant.ca_path }}"
        store: "{{ m365_tenant.store }}"
      register: minted
    - ansible.builtin.copy:
        content: "{{ minted.tokens.values() | map('m365.mail_oauth.token_claims') | map(attribute='claims') | to_json }}"
        dest: "{{ inventory_dir }}/claims.json"
        mode: "0600"
"""


class Site:
    """A tenants file with one account, and ansible-playbook."""

    def __init__(self, emulator: Emulator, directory: pathlib.Path, collections_path: pathlib.Path) -> None:
        self.emulator, self.directory = emulator, directory
        info = emulator.tenant("contoso")
        tenant = {
            "tenant": info.domain,
            "authority": emulator.authority,
            "graph_url": emulator.graph_url,
            "exchange_admin_url": emulator.exchange_admin_url,
            "ca_path": emulator.ca_file,
            "bootstrap": {"client_id": info.bootstrap.client_id, "client_secret": info.bootstrap.client_secret},
            "store": str(directory / "contoso.store"),
            "credentials": [{"type": "client_secret", "name": "alerts"}],
            "mailboxes": [{"address": ACCOUNT, "high_volume": True}],
        }
        definition = {"plugin": "m365.mail_oauth.tenants", "tenants": {"contoso": tenant}}
        (directory / "tenants.m365.yml").write_text(json.dumps(definition), encoding="utf-8")
        with emulator.service.core.store.lock:
            self.exchange = next(one for one in emulator.service.core.tenants() if one.name == "contoso").data["exchange"]
            row = {"Identity": "alerts", "PrimarySmtpAddress": ACCOUNT, "AllowedApps": [], "ReplyTo": ""}
            self.exchange["high_volume"] = {ACCOUNT: row}
        self._environment = {
            **user_environment(),
            "ANSIBLE_COLLECTIONS_PATH": str(collections_path),
            "ANSIBLE_NOCOLOR": "1",
            "HOME": str(directory),
            "M365_MAIL_OAUTH_STORE_ENCRYPTION": "none",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def play(self, playbook: str, *arguments: str) -> str:
        """Run a playbook, which has to end well, and return what it says."""
        program = str(pathlib.Path(sys.executable).with_name("ansible-playbook"))
        command = [program, "-i", str(self.directory / "tenants.m365.yml"), playbook, *arguments]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=600, env=self._environment, check=False, stdin=subprocess.DEVNULL
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @property
    def listed(self) -> list[str]:
        """The applications on the account's list."""
        return t.cast("list[str]", self.exchange["high_volume"][ACCOUNT]["AllowedApps"])


def test_from_the_tenants_file_to_a_token_and_away_again(tmp_path: pathlib.Path, collections_path: pathlib.Path) -> None:
    with Emulator(tmp_path / "emulator") as emulator:
        site = Site(emulator, tmp_path, collections_path)
        onboarded = site.play("m365.mail_oauth.onboard", "-e", "tenant_exchange_method=admin_api")
        assert "Onboarding: 1 of 1 tenant done" in onboarded, onboarded
        assert len(site.listed) == 1
        assert site.exchange["service_principals"] == {}, "Exchange needs no pointer for it"
        site.play("m365.mail_oauth.rotate")
        (tmp_path / "token.yml").write_text(TOKEN, encoding="utf-8")
        site.play(str(tmp_path / "token.yml"))
        (claims,) = json.loads((tmp_path / "claims.json").read_text(encoding="utf-8"))
        assert (claims["aud"], claims["roles"], claims["oid"]) == ("https://outlook.office.com", ["Mail.Send"], site.listed[0])
        gone = site.play("m365.mail_oauth.offboard", "-e", "offboard_confirm=contoso", "-e", "offboard_exchange_method=admin_api")
        assert "Offboarding: 1 of 1 tenant done" in gone
        assert site.listed == []
        assert not (tmp_path / "contoso.store").exists()
