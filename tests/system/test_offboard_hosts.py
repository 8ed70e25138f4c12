# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The playbook ``offboard`` on a mail host alone, where no sign-in service can be asked: what goes, what stays, and what is named."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
import typing as t

import pytest
from user_environment import user_environment

from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import accounts

Json = t.Dict[str, t.Any]
CONTOSO, FABRIKAM = "c0000000-0000-4000-8000-000000000001", "f0000000-0000-4000-8000-000000000002"
#: Where nobody listens.
NOWHERE = "https://127.0.0.1:1"

PLAYBOOK = """
- hosts: relay1
  gather_facts: false
  vars_files: ["{playbooks}/vars/offboard.yml"]
  tasks:
    - ansible.builtin.include_tasks: "{playbooks}/tasks/offboard_host.yml"
    - ansible.builtin.copy:
        content: "{{{{ [offboard_host | default(none), offboard_problem | default('')] | to_json }}}}"
        dest: "{told}"
        mode: "0600"
"""


class MailHost:
    """A host with accounts, and an inventory that declares some of them."""

    def __init__(self, directory: pathlib.Path, collections_path: pathlib.Path) -> None:
        self.directory = directory
        self.agent = accounts.Layout(str(directory / "etc"), str(directory / "var"))
        self._collections_path = collections_path

    def account(self, name: str, tenant: str, **settings: str) -> None:
        """Put an account on it."""
        for path, content in ((self.agent.settings(name), {"tenant": tenant, **settings}), (self.agent.record(name), {})):
            pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
            pathlib.Path(path).write_text(json.dumps(content), encoding="utf-8")

    def offboard(self, tenants: dict[str, str], declared: dict[str, str], meant: str) -> tuple[Json, str]:
        """Run the part for hosts for ``meant``; return what it told of that tenant, and the problem that it told."""
        known = {
            name: {"m365_tenant": {"tenant": tenant, "cloud": "global", "authority": NOWHERE, "ca_path": "", "mailboxes": []}}
            for name, tenant in tenants.items()
        }
        relay = {
            "ansible_connection": "local",
            "ansible_python_interpreter": sys.executable,
            "offboard_tenants": [meant],
            "token_agent_configuration": self.agent.configuration,
            "token_agent_data": self.agent.state,
            "token_agent_accounts": [{"sign_in_user": user, "tenant": tenant} for user, tenant in declared.items()],
        }
        inventory, playbook, told = (self.directory / name for name in ("hosts.json", "play.yml", "told.json"))
        groups = {"m365_tenants": {"hosts": known}, "mail_hosts": {"hosts": {"relay1": relay}}}
        inventory.write_text(json.dumps({"all": {"children": groups}}), encoding="utf-8")
        playbooks = self._collections_path / "ansible_collections" / "m365" / "mail_oauth" / "playbooks"
        playbook.write_text(PLAYBOOK.format(playbooks=playbooks, told=told), encoding="utf-8")
        environment = {
            **user_environment(),
            "ANSIBLE_COLLECTIONS_PATH": str(self._collections_path),
            "ANSIBLE_NOCOLOR": "1",
            "HOME": str(self.directory),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        program = str(pathlib.Path(sys.executable).with_name("ansible-playbook"))
        done = subprocess.run(
            [program, "-i", str(inventory), str(playbook)],
            capture_output=True,
            text=True,
            timeout=300,
            env=environment,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        by_tenant, problem = json.loads(told.read_text(encoding="utf-8"))
        return (by_tenant or {}).get(meant, {}), problem


@pytest.fixture
def mail_host(tmp_path: pathlib.Path, collections_path: pathlib.Path) -> MailHost:
    return MailHost(tmp_path, collections_path)


def test_what_nobody_can_tell_is_named_and_what_is_known_goes(mail_host: MailHost) -> None:
    mail_host.account("by-domain@contoso.test", "Contoso.test")
    mail_host.account("by-entry@contoso.test", "contoso")
    mail_host.account("declared-by-id@contoso.test", CONTOSO.upper())
    mail_host.account("id@contoso.test", CONTOSO)
    mail_host.account("erin@fabrikam.test", "fabrikam.test")
    mail_host.account("dave@fabrikam.test", "alias.test")
    mail_host.account("elsewhere@contoso.test", "contoso.test", authority="https://login.microsoftonline.us")
    tenants = {"contoso": "contoso.test", "fabrikam": "fabrikam.test"}
    told, problem = mail_host.offboard(tenants, {"dave@fabrikam.test": "fabrikam"}, "contoso")
    assert (told["removed"], problem) == (["account by-domain@contoso.test", "account by-entry@contoso.test"], "")
    assert told["unclear"] == [
        f"declared-by-id@contoso.test (its tenant is called {CONTOSO})",
        "elsewhere@contoso.test (its tenant is called contoso.test)",
        f"id@contoso.test (its tenant is called {CONTOSO})",
    ]


def test_with_two_entries_for_one_tenant_only_what_is_declared_goes(mail_host: MailHost) -> None:
    for name in ("a", "b", "old"):
        mail_host.account(f"{name}@contoso.test", CONTOSO)
    mail_host.account("erin@fabrikam.test", FABRIKAM)
    tenants = {"relay": CONTOSO, "desk": CONTOSO, "fabrikam": FABRIKAM}
    told, problem = mail_host.offboard(tenants, {"a@contoso.test": "relay", "b@contoso.test": "desk"}, "relay")
    assert (told["removed"], problem) == (["account a@contoso.test"], "")
    assert told["unclear"] == [f"old@contoso.test (its tenant is called {CONTOSO})"]
    assert {pathlib.Path(mail_host.agent.settings(f"{name}.test")).exists() for name in ("b@contoso", "erin@fabrikam")} == {True}
