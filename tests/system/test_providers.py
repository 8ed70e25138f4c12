# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A service provider onboards all customers with one sign-in, and some of the customers refuse."""

from __future__ import annotations

import json
import os
import pathlib
import re
import subprocess
import sys

import pytest
from partner_world import ADMIN, HOME, PartnerWorld

from entra_emulator.testing import Emulator


@pytest.mark.parametrize("count", [10, pytest.param(100, marks=pytest.mark.long)])
def test_one_sign_in_onboards_every_customer_that_lets_it(
    tmp_path: pathlib.Path, collections_path: pathlib.Path, count: int
) -> None:
    customers = [f"customer{number}.test" for number in range(count)]
    refusing = customers[:: max(2, min(20, count // 2))][: max(1, count // 20)]
    with Emulator(tmp_path / "emulator") as emulator:
        world = PartnerWorld(emulator, customers, ["alice"])
        for domain in refusing:
            world.relate(domain)
        token = f"lookup('m365.mail_oauth.graph_token', '{ADMIN}', home_tenant='{HOME}', client_id='{world.admin_app}')"
        defaults = {
            "authority": emulator.authority,
            "graph_url": emulator.graph_url,
            "ca_path": emulator.ca_file,
            "application": {"app_id": world.mail_app},
            "bootstrap": {"access_token": f"{{{{ {token} }}}}"},
        }
        tenants = {domain.partition(".")[0]: {"tenant": domain, "mailboxes": [f"alice@{domain}"]} for domain in customers}
        document = {"plugin": "m365.mail_oauth.tenants", "defaults": defaults, "tenants": tenants}
        (tmp_path / "tenants.m365.yml").write_text(json.dumps(document), encoding="utf-8")
        (tmp_path / "vault-password").write_text("pw", encoding="utf-8")
        emulator.approve_next(world.admin_app, ADMIN)
        emulator.clear_requests()
        done = subprocess.run(
            [
                *(sys.executable, "-m", "ansible", "playbook", "m365.mail_oauth.onboard", "-i", "tenants.m365.yml"),
                *("-e", "tenant_sign_in_wait=false", "-e", "m365_mail_oauth_admin_wait=always"),
            ],
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(tmp_path),
                "ANSIBLE_NOCOLOR": "1",
                "ANSIBLE_FORKS": "5",
                "ANSIBLE_COLLECTIONS_PATH": str(collections_path),
                "ANSIBLE_VAULT_PASSWORD_FILE": str(tmp_path / "vault-password"),
            },
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=1200,
            check=False,
        )
        codes = {code["user_code"] for code in emulator.pending_device_codes()}
        asked = [entry["client_id"] for entry in emulator.requests() if entry["path"].endswith("/devicecode")]
    assert done.returncode == 2, done.stdout
    shown = done.stdout
    # One code for the administrator, whatever runs at once; one for each person with a mailbox.
    assert asked.count(world.admin_app) == 1 and shown.count(f"sign in as {ADMIN}:") == 1
    assert len(codes) == asked.count(world.mail_app) == count - len(refusing)
    failed = {host for host, number in re.findall(r"^(\S+) +: .* failed=(\d+)", shown, re.M) if number != "0"}
    assert failed == {domain.partition(".")[0] for domain in refusing}
    summary = shown[shown.index("Onboarding: ") :]
    assert (
        f"Onboarding: 0 of {count} tenants done, {count - len(refusing)} waiting for somebody, {len(refusing)} failed" in summary
    )
    for domain in refusing:
        name = domain.partition(".")[0]
        assert re.search(rf"^  failed   {name} +The customer's tenant {domain} does not let {ADMIN} in", summary, re.M), summary
    assert codes == set(re.findall(r"^  alice@\S+ +(\S+)  until \d\d:\d\d \(1\d minutes left\)$", summary, re.M))
    assert "eyJ" not in shown
