# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The playbook ``offboard`` as an administrator runs it, against the emulator."""

from __future__ import annotations

import json
import pathlib
import re
import subprocess
import sys
import typing as t

import pytest
from user_environment import user_environment

from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import accounts
from entra_emulator.testing import Emulator

pytestmark = pytest.mark.long

Json = t.Dict[str, t.Any]


class Recap(t.NamedTuple):
    """What a run came to: exit status, tasks that changed something by host, all that was printed."""

    status: int
    changed: dict[str, int]
    output: str


class Site:
    """Two tenants in a tenants file, and ansible-playbook with it."""

    store = "{}.store"

    def __init__(self, emulator: Emulator, directory: pathlib.Path, collections_path: pathlib.Path) -> None:
        self.emulator = emulator
        self.directory = directory
        self.inventory = directory / "tenants.m365.yml"
        self.hosts: list[str] = []
        tenants = {name: self._tenant(name) for name in ("contoso", "fabrikam")}
        self.inventory.write_text(json.dumps({"plugin": "m365.mail_oauth.tenants", "tenants": tenants}), encoding="utf-8")
        self.environment = {
            **user_environment(),
            "ANSIBLE_COLLECTIONS_PATH": str(collections_path),
            "ANSIBLE_NOCOLOR": "1",
            "ANSIBLE_LOCALHOST_WARNING": "false",
            "HOME": str(directory),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def _tenant(self, name: str) -> Json:
        info = self.emulator.tenant(name)
        return {
            "tenant": info.domain,
            "authority": self.emulator.authority,
            "graph_url": self.emulator.graph_url,
            "exchange_admin_url": self.emulator.exchange_admin_url,
            "ca_path": self.emulator.ca_file,
            "bootstrap": {"client_id": info.bootstrap.client_id, "client_secret": info.bootstrap.client_secret},
            "permissions": {"app_roles": ["IMAP.AccessAsApp"]},
            "store": str(self.directory / self.store.format(name)),
            "mailboxes": [f"{'info' if name == 'contoso' else 'helpdesk'}@{info.domain}"],
        }

    def play(self, playbook: str, *arguments: str) -> Recap:
        """Run a playbook of the collection, by name or by path."""
        program = str(pathlib.Path(sys.executable).with_name("ansible-playbook"))
        name = playbook if playbook.startswith("/") else f"m365.mail_oauth.{playbook}"
        command = [program, "-i", str(self.inventory), *self.hosts, name, *arguments]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=300, env=self.environment, check=False, stdin=subprocess.DEVNULL
        )
        changed = {
            host: int(count) for host, count in re.findall(r"^(\S+)\s+: ok=\d+\s+changed=(\d+)", done.stdout, re.MULTILINE)
        }
        return Recap(done.returncode, changed, done.stdout + done.stderr)

    def offboard(self, *arguments: str) -> Recap:
        self.emulator.clear_requests()
        return self.play("offboard", *arguments)

    def writes(self) -> list[str]:
        """Return what the last run sent that changes anything."""
        found: list[str] = []
        for entry in self.emulator.requests():
            found += [
                f"{part['method']} {part['path']}"
                for part in entry.get("batch") or [entry]
                if part["method"] != "GET" and not part["path"].endswith(("/token", "/$batch", "/InvokeCommand"))
            ]
            if entry.get("cmdlet", "Get-").partition("-")[0] not in ("Get", "Test"):
                found.append(entry["cmdlet"])
        return found

    def tables(self, tenant: str) -> Json:
        """Return what the directory and Exchange hold for the tenant's mail application."""
        core = self.emulator.service.core
        with core.store.lock:
            data = next(one for one in core.tenants() if one.name == tenant)
            bootstrap = data.data["bootstrap"]
            ours = [row for row in data.table("applications").values() if row["id"] != bootstrap["object_id"]]
            principals = [
                row["id"] for row in data.table("service_principals").values() if row["appId"] in {one["appId"] for one in ours}
            ]
            return {
                "applications": len(ours),
                "secrets": sum(len(one["passwordCredentials"]) for one in ours),
                "grants": sum(row["clientId"] in principals for row in data.table("grants").values()),
                "roles": sum(row["principalId"] in principals for row in data.table("assignments").values()),
                "pointers": len(data.data["exchange"]["service_principals"]),
            }


ONBOARD = """
- hosts: m365_tenants
  gather_facts: false
  tasks:
    - ansible.builtin.include_role:
        name: m365.mail_oauth.tenant
      vars:
        tenant_sign_in: never
        tenant_exchange_method: admin_api
    - module_defaults:
        group/m365.mail_oauth.graph: "{{ m365_tenant.administrator }}"
      block:
        - m365.mail_oauth.application_credential:
            app_id: "{{ tenant_app_id }}"
            type: client_secret
            name: relay
            store: "{{ m365_tenant.store }}"
            store_encryption: none
        - m365.mail_oauth.permission_grant:
            app_id: "{{ tenant_app_id }}"
            permissions: [SMTP.Send]
            principals: ["{{ 'bob@contoso.test' if m365_tenant.name == 'contoso' else 'erin@fabrikam.test' }}"]
"""


@pytest.fixture
def site(tmp_path: pathlib.Path, collections_path: pathlib.Path) -> t.Iterator[Site]:
    with Emulator(tmp_path / "emulator") as emulator:
        site = Site(emulator, tmp_path, collections_path)
        playbook = tmp_path / "onboard.yml"
        playbook.write_text(ONBOARD, encoding="utf-8")
        done = site.play(str(playbook))
        assert done.status == 0, done.output
        assert site.tables("contoso") == {"applications": 1, "secrets": 1, "grants": 4, "roles": 1, "pointers": 1}
        yield site


def test_a_tenant_goes_as_it_came_and_the_other_one_stays(site: Site) -> None:
    before = {name: site.tables(name) for name in ("contoso", "fabrikam")}
    store = site.directory / "contoso.store"
    assert store.exists()

    unnamed = site.offboard("-e", "offboard_confirm=contoso")
    assert unnamed.status != 0
    assert "offboard_confirm does not name fabrikam" in unnamed.output
    other = site.offboard("--limit", "contoso", "-e", "offboard_confirm=contoso,northwind")
    assert other.status != 0
    assert "names northwind" in other.output
    assert site.emulator.requests() == []

    options = ("--limit", "contoso", "-e", "offboard_exchange_method=admin_api")
    predicted = site.offboard(*options, "--check", "--diff")
    assert predicted.status == 0, predicted.output
    assert site.writes() == []
    assert {name: site.tables(name) for name in before} == before
    assert store.exists()

    confirmed = (*options, "-e", "offboard_confirm=contoso")
    done = site.offboard(*confirmed, "--diff")
    assert done.status == 0, done.output
    assert done.changed == predicted.changed == {"contoso": 6}
    assert [re.sub(r"/[\w-]{36,}", "/ID", line) for line in site.writes()] == [
        "Remove-MailboxPermission",
        "Remove-ServicePrincipal",
        *["DELETE /v1.0/oauth2PermissionGrants/ID"] * 2,
        "DELETE /v1.0/servicePrincipals/ID/appRoleAssignedTo/ID",
        *["DELETE /v1.0/oauth2PermissionGrants/ID"] * 2,
        "POST /v1.0/applications/ID/removePassword",
        "DELETE /v1.0/applications/ID",
    ]
    assert site.tables("contoso") == {"applications": 0, "secrets": 0, "grants": 0, "roles": 0, "pointers": 0}
    assert site.tables("fabrikam") == before["fabrikam"]
    assert not store.exists()

    again = site.offboard(*confirmed)
    assert (again.status, again.changed) == (0, {"contoso": 0}), again.output
    assert site.writes() == []

    secret = site.emulator.tenant("contoso").bootstrap.client_secret
    assert all(secret not in run.output for run in (unnamed, other, predicted, done, again))


def test_by_default_exchange_is_left_to_a_person(site: Site) -> None:
    done = site.offboard("-e", json.dumps({"offboard_confirm": ["fabrikam", "contoso"]}))
    assert done.status == 0, done.output
    assert "Remove-MailboxPermission -Identity 'info@contoso.test'" in done.output
    assert "Connect-ExchangeOnline -Organization 'fabrikam.test'" in done.output
    assert not any(line.startswith("Remove-") for line in site.writes())
    for name in ("contoso", "fabrikam"):
        assert site.tables(name) == {"applications": 0, "secrets": 0, "grants": 0, "roles": 0, "pointers": 1}
        assert not (site.directory / f"{name}.store").exists()


#: Stands for sudo, so that the test needs none: notes whom it is called for and runs the rest.
SUDO = """#!/bin/sh
while [ "${1#-}" != "$1" ]; do
    if [ "$1" = -u ]; then echo "$2" >> "$(dirname "$0")/became"; shift; fi
    shift
done
exec "$@"
"""


class SharedSite(Site):
    """Both tenants keep what they have in one store, and have accounts on mail hosts, of which one does not answer."""

    store = "both.store"

    def __init__(self, emulator: Emulator, directory: pathlib.Path, collections_path: pathlib.Path) -> None:
        super().__init__(emulator, directory, collections_path)
        self.agent = accounts.Layout(str(directory / "etc"), str(directory / "var"))
        sudo = directory / "sudo"
        sudo.write_text(SUDO, encoding="utf-8")
        sudo.chmod(0o755)
        self.environment["ANSIBLE_BECOME_ALLOW_SAME_USER"] = "true"
        inventory = directory / "hosts.ini"
        inventory.write_text(
            "[mail_hosts]\n"
            f"relay1 ansible_connection=local ansible_python_interpreter={sys.executable} ansible_become_exe={sudo}\n"
            "relay2 ansible_host=127.0.0.1 ansible_port=1 ansible_ssh_common_args='-o ConnectTimeout=5'\n",
            encoding="utf-8",
        )
        self.hosts = ["-i", str(inventory)]

    def account(self, name: str, tenant: str) -> None:
        """Put an account of a tenant on the mail host, as the role token_agent does."""
        for path, text in (
            (self.agent.settings(name), json.dumps({"user": name, "tenant": tenant})),
            (self.agent.rotated(name), "{}"),
            (f"{self.agent.configuration}/credentials/{name}.refresh-token", "canary"),
            (self.agent.token(name), "canary"),
            (self.agent.record(name), "{}"),
        ):
            pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
            pathlib.Path(path).write_text(text, encoding="utf-8")

    def stored(self, name: str) -> list[str]:
        """Return whose credentials and sign-ins a store holds."""
        path = self.directory / name
        applications = json.loads(path.read_text(encoding="utf-8"))["applications"] if path.exists() else {}
        return sorted(
            [entry["name"] for record in applications.values() for entry in record.get("credentials", {}).values()]
            + [user for record in applications.values() for user in record.get("accounts", {})]
        )

    def initial_domain(self, tenant: str) -> str:
        """Return the other domain that a tenant has."""
        core = self.emulator.service.core
        with core.store.lock:
            found: str = next(one for one in core.tenants() if one.name == tenant).data["initial_domain"]
            return found

    def became(self) -> set[str]:
        """Return as whom the last runs worked on the mail host."""
        path = self.directory / "became"
        found = set(path.read_text(encoding="utf-8").split()) if path.exists() else set()
        path.unlink(missing_ok=True)
        return found

    def files(self) -> set[str]:
        """Return what the mail host's agent has."""
        return {
            str(path.relative_to(self.directory))
            for top in ("etc", "var")
            for path in (self.directory / top).rglob("*")
            if path.is_file()
        }


HELP_DESK = ("-e", "helpdesk_url=https://help.contoso.test", "--limit", "contoso")
CLEAR = {"M365_MAIL_OAUTH_STORE_ENCRYPTION": "none"}


@pytest.fixture
def shared(tmp_path: pathlib.Path, collections_path: pathlib.Path) -> t.Iterator[SharedSite]:
    with Emulator(tmp_path / "emulator") as emulator:
        site = SharedSite(emulator, tmp_path, collections_path)
        site.environment.update(CLEAR)
        playbook = tmp_path / "onboard.yml"
        playbook.write_text(ONBOARD, encoding="utf-8")
        done = site.play(str(playbook))
        assert done.status == 0, done.output
        done = site.play("helpdesk_zammad", *HELP_DESK)
        assert done.status == 0, done.output
        assert site.stored("both.store") == ["relay", "relay", "zammad"]
        site.account("alice@contoso.test", "contoso.test")
        site.account("erin@fabrikam.test", "fabrikam.test")
        # No inventory declares these, and their files call the tenant something else.
        site.account("alice-by-id@contoso.test", emulator.tenant("contoso").tenant_id)
        site.account("alice-by-domain@contoso.test", site.initial_domain("contoso"))
        hosts_store = tmp_path / ".config" / "m365-mail-oauth" / "hosts" / "relay1.store"
        hosts_store.parent.mkdir(parents=True, mode=0o700)
        users = {
            f"{user}@{tenant}.test": {"tenant": f"{tenant}.test"} for user, tenant in (("alice", "contoso"), ("erin", "fabrikam"))
        }
        hosts_store.write_text(
            json.dumps({"format": "m365.mail_oauth.store", "version": 1, "applications": {"one": {"accounts": users}}}),
            encoding="utf-8",
        )
        hosts_store.chmod(0o600)
        yield site


def test_all_that_was_made_goes_and_what_others_share_stays(shared: SharedSite) -> None:
    fabrikam, files = shared.tables("fabrikam"), shared.files()
    agent = [
        f"-e{name}={shared.directory / place}"
        for name, place in (("token_agent_configuration", "etc"), ("token_agent_data", "var"))
    ]
    options = ("-e", "offboard_confirm=contoso", "-e", "offboard_exchange_method=admin_api", *agent)

    predicted = shared.offboard("--limit", "contoso,relay1", "-e", "offboard_hosts=relay1", "--check", "--diff", *options)
    assert predicted.status == 0, predicted.output
    assert shared.writes() == []
    assert shared.files() == files
    assert shared.became() == {"root"}
    assert shared.stored("both.store") == ["relay", "relay", "zammad"]

    # The application cannot be deleted yet, and a host does not answer: what can be done is done, and the rest is said.
    refusal = {"method": ["DELETE"], "path": "/applications/", "status": 400, "code": "Request_BadRequest"}
    shared.emulator.knobs(faults=[{**refusal, "message": "This one cannot be deleted now.", "skip": 1, "times": 0}])
    stopped = shared.offboard("--limit", "contoso,mail_hosts", *options)
    assert stopped.status != 0
    assert re.search(r"^  failed   contoso  .*cannot be deleted now", stopped.output, re.MULTILINE), stopped.output
    assert shared.tables("contoso") == {"applications": 1, "secrets": 0, "grants": 0, "roles": 0, "pointers": 0}
    assert shared.stored("both.store") == ["relay"], "the other tenant's"
    assert shared.stored(".config/m365-mail-oauth/hosts/relay1.store") == ["erin@fabrikam.test"]
    assert shared.files() == {name for name in files if "alice" not in name}

    shared.emulator.knobs(faults=[])
    shared.account("zoe@northwind.test", "northwind.test")
    rest = shared.offboard("--limit", "contoso,mail_hosts", *options)
    assert rest.status != 0
    assert re.search(r"^  failed   contoso  The mail hosts relay2 \(.*\) were not done", rest.output, re.MULTILINE), rest.output
    said = "relay1 keeps zoe@northwind.test (its tenant is called northwind.test), and nobody can tell whose that is."
    assert said in rest.output, rest.output
    assert {name for name in shared.files() if "northwind" in name}, "nothing goes on a guess"
    for name in {name for name in shared.files() if "northwind" in name}:
        (shared.directory / name).unlink()
    assert shared.tables("contoso")["applications"] == 0

    shared.became()
    again = shared.offboard("--limit", "contoso,relay1", "-e", "offboard_hosts=relay1", "-e", "offboard_become=false", *options)
    assert shared.became() == set()
    assert (again.status, shared.writes()) == (0, []), again.output
    assert "done     contoso  nothing to change" in again.output
    assert "guide of offboard" in again.output
    assert (shared.tables("fabrikam"), shared.stored("both.store")) == (fabrikam, ["relay"])
    assert all("canary" not in run.output for run in (predicted, stopped, rest, again))
    for said in (
        "relay1: no more account alice-by-id@contoso.test, account alice@contoso.test, account alice-by-domain@contoso.test",
        ", sign-in of alice@contoso.test in its store",
        "no more Zammad (help.contoso.test)",
    ):
        assert said in predicted.output, predicted.output
