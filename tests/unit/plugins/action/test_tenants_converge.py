# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action over the tenants of a play: what it returns and shows, what it leaves to the role, and that nothing of it is secret."""

from __future__ import annotations

import json
import pathlib
import sys
import types
import typing as t

import pytest
from ansible.errors import AnsibleActionFail
from ansible.parsing.dataloader import DataLoader
from ansible.playbook.task import Task
from ansible.template import Templar, trust_as_template
from graph_harness import tampered, writes
from many_tenants import definition, subject, work

from ansible_collections.m365.mail_oauth.plugins.action import tenants_converge
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import DependencyError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire import sdk
from entra_emulator.testing import Emulator

CONNECTION = types.SimpleNamespace(_shell=types.SimpleNamespace(tmpdir=None))


class HostVars:
    """Gives a host's variables as they are written."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.more: dict[str, dict[str, t.Any]] = {"contoso": {}, "fabrikam": {}}

    def entry(self, name: str) -> dict[str, t.Any]:
        info = self.emulator.tenant(name)
        return {
            "tenant": info.tenant_id,
            "authority": self.emulator.authority,
            "graph_url": self.emulator.graph_url,
            "ca_path": self.emulator.ca_file,
            "bootstrap": info.bootstrap._asdict(),
        }

    def raw_get(self, name: str) -> dict[str, t.Any]:
        return {
            "inventory_hostname": name,
            "ansible_connection": "local",
            "ansible_python_interpreter": sys.executable,
            "m365_tenant": definition(name, self.entry(name)),
            **self.more[name],
        }


@pytest.fixture
def hosts(emulator: Emulator) -> HostVars:
    return HostVars(emulator)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    lines: list[str] = []
    monkeypatch.setattr(tenants_converge.display, "display", lambda text, **_keywords: lines.append(text))
    return lines


def run(
    hosts: HostVars, become: bool = False, check_mode: bool = True, play_vars: dict[str, t.Any] | None = None, **arguments: t.Any
) -> dict[str, t.Any]:
    task, loader = Task(), DataLoader()
    task.args, task.check_mode, task.diff = arguments, check_mode, True
    play = types.SimpleNamespace(become=become)
    action = tenants_converge.ActionModule(task, t.cast("t.Any", CONNECTION), t.cast("t.Any", play), loader, Templar(loader))
    # As ansible-core gives them: the first host's variables, the play's own among them.
    magic = {f"ansible_play_{kind}": list(hosts.more) for kind in ("hosts_all", "hosts", "batch")}
    known = {**hosts.raw_get("contoso"), **magic, "hostvars": hosts, **(play_vars or {})}
    result = action.run(None, known)
    for name in hosts.more:
        assert hosts.emulator.tenant(name).bootstrap.client_secret not in json.dumps(result)
    assert "eyJ" not in json.dumps(result) and result["changed"] is False
    return result


def test_check_mode_tells_what_would_be_changed_and_refused(hosts: HostVars, shown: list[str]) -> None:
    work([subject("contoso", hosts.entry("contoso"))])
    hosts.emulator.clear_requests()
    result = run(hosts)
    assert writes(hosts.emulator) == []
    assert (result["tenants"], result["done"], result["due"]) == (["contoso", "fabrikam"], ["contoso", "fabrikam"], [])
    assert set(result["app_ids"]) == {"contoso", "fabrikam"} and not result["app_ids"]["fabrikam"]
    own = result["results"]
    assert set(own) == {"fabrikam"} and own["fabrikam"]["policies"]["refused"] == []
    assert own["fabrikam"]["application"]["changed"] and own["fabrikam"]["grants"]["diff"]["after"]
    assert shown[-1] == "tenants: 1 are as they should be, 1 would be changed, 0 are left to the role"
    assert shown[0].startswith("tenants: fabrikam would: create the application")


def test_check_mode_says_what_policies_refuse(hosts: HostVars, shown: list[str]) -> None:
    tampered(hosts.emulator, "Policy.Read.All", "Application.Read.All", "Directory.Read.All", tenant="fabrikam")
    refused = run(hosts)["results"]["fabrikam"]["policies"]["refused"]
    assert any("register the application" in sentence.lower() for sentence in refused), refused


def test_with_exchange_to_be_asked_check_mode_is_the_roles(hosts: HostVars, shown: list[str]) -> None:
    result = run(hosts, play_vars={"tenant_exchange_method": "admin_api"})
    assert result["due"] == ["contoso", "fabrikam"] and result["results"] == {}
    assert shown[-1].endswith("2 are left to the role: Exchange is to be asked what it will refuse")


def test_why_tenants_are_left_is_said_once_for_each_reason(hosts: HostVars, shown: list[str]) -> None:
    hosts.more["contoso"]["ansible_python_interpreter"] = "/usr/bin/python3.99"
    hosts.more["fabrikam"]["ansible_connection"] = "ssh"
    run(hosts)
    assert shown == [
        "tenants: 0 are as they should be, 0 would be changed, 2 are left to the role",
        "tenants: left to the role: contoso: its modules run in another Python",
        "tenants: left to the role: fabrikam: its host is not this one",
    ]
    shown.clear()
    hosts.more["fabrikam"] = hosts.more["contoso"]
    run(hosts)
    assert shown == [
        "tenants: 0 are as they should be, 0 would be changed, 2 are left to the role: its modules run in another Python"
    ]


def test_what_is_changed_is_told_at_once_and_by_each_tenants_own_task(hosts: HostVars, shown: list[str]) -> None:
    result = run(hosts, check_mode=False)
    assert result["done"] == ["contoso", "fabrikam"] and result["due"] == []
    assert shown[-1] == "tenants: 0 are as they should be, 2 were changed, 0 are left to the role"
    assert sum(line.startswith("tenants: contoso: create the application") for line in shown) == 1
    own = result["results"]["contoso"]["application"]
    assert own["changed"] and own["diff"]["after"]["application"] and own["app_id"] == result["app_ids"]["contoso"]
    task, loader = Task(), DataLoader()
    task.args = {"result": own}
    action = tenants_converge.ActionModule(task, t.cast("t.Any", CONNECTION), t.cast("t.Any", None), loader, Templar(loader))
    returned = action.run(None, {})
    assert {key: returned[key] for key in own} == own
    again = run(hosts, check_mode=False)
    assert again["results"] == {} and again["done"] == ["contoso", "fabrikam"]


def test_what_the_play_says_counts_for_all_tenants_and_one_tenants_own_word_for_that_one(hosts: HostVars) -> None:
    asked = run(hosts, check_mode=False, play_vars={"tenant_consent": "ask"})
    assert set(asked["reasons"].values()) == {"its administrator is asked to consent"} and asked["done"] == []
    assert hosts.emulator.requests() == []
    hosts.more["contoso"]["tenant_consent"] = "ask"
    assert set(run(hosts, check_mode=False)["reasons"]) == {"contoso"}


@pytest.mark.parametrize(
    "way", ["tenant_batch is false", "the modules are to run as another user (become)", "msgraph is not here."]
)
def test_the_old_way_is_taken_for_all_and_said(
    hosts: HostVars, shown: list[str], way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> t.NoReturn:
        raise DependencyError("msgraph is not here.")

    if way.startswith("msgraph"):
        monkeypatch.setattr(sdk, "preload", missing)
    result = run(hosts, become="become" in way, batch="false" not in way)
    assert result["due"] == ["contoso", "fabrikam"] and result["done"] == []
    assert set(result["reasons"].values()) == {way} and shown[0].endswith(f": {way}")
    assert hosts.emulator.requests() == []


def test_a_tenant_whose_identity_cannot_be_had_is_asked_for_once(
    hosts: HostVars, shown: list[str], tmp_path: pathlib.Path
) -> None:
    tenant = definition("contoso", hosts.entry("contoso"))
    asked = tmp_path / "asked"
    template = trust_as_template(f"{{{{ lookup('ansible.builtin.pipe', 'echo asked >> {asked}; false') }}}}")
    tenant["bootstrap"]["client_secret"] = tenant["administrator"]["auth_client_secret"] = template
    hosts.more["contoso"]["m365_tenant"] = tenant
    result = run(hosts)
    assert result["reasons"]["contoso"] == "its administrator's identity cannot be had"
    assert list(result["refused"]) == ["contoso"] and "tenants.contoso.bootstrap" in result["refused"]["contoso"]
    assert asked.read_text() == "asked\n"
    assert "fabrikam" in result["results"]


def test_a_play_in_parts_works_on_the_tenants_of_its_part(hosts: HostVars, shown: list[str]) -> None:
    parts = run(hosts, check_mode=False, play_vars={"ansible_play_batch": ["fabrikam"]})
    assert (parts["tenants"], parts["done"], parts["due"]) == (["fabrikam"], ["fabrikam"], [])
    assert all(hosts.emulator.tenant("contoso").tenant_id not in entry["path"] for entry in hosts.emulator.requests())


def test_a_tenant_that_failed_before_is_named_and_not_worked_on(hosts: HostVars, shown: list[str]) -> None:
    failed = run(hosts, check_mode=False, play_vars={"ansible_play_batch": ["fabrikam"], "ansible_play_hosts": ["fabrikam"]})
    assert failed["tenants"] == ["contoso", "fabrikam"] and failed["done"] == ["fabrikam"]
    assert failed["reasons"] == {"contoso": "it failed before"} and failed["due"] == ["contoso"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"requests": 0}, "requests must be between 1 and 64."),
        ({"requests": 65}, "requests must be between 1 and 64."),
        ({"deadline": 0}, "deadline must be more than 0."),
    ],
)
def test_numbers_that_make_no_sense_are_refused(hosts: HostVars, given: dict[str, t.Any], said: str) -> None:
    with pytest.raises(AnsibleActionFail, match=said):
        run(hosts, **given)
    assert hosts.emulator.requests() == []
