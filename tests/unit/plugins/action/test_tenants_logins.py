# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action that plans for the tenants of a play: whose variables count, who is left to the role, and that each tenant keeps its tokens."""

from __future__ import annotations

import pathlib
import types
import typing as t
from unittest import mock

import pytest
import yaml
from ansible.parsing.dataloader import DataLoader
from ansible.playbook.task import Task
from ansible.plugins.loader import lookup_loader
from ansible.template import Templar, trust_as_template

from ansible_collections.m365.mail_oauth.plugins.action import tenants_logins
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants.normal import normalise

CONNECTION = types.SimpleNamespace(_shell=types.SimpleNamespace(tmpdir=None))
VIEW = {
    "tenant": "{{ {'name': verify_tenant.name, 'tenant': verify_tenant.tenant, 'cloud': 'global'} }}",
    "checks": "{{ [{'name': 'a', 'protocol': 'imap', 'host': 'mail.test', 'user': user, 'token': user}] }}",
    "hosts": "{{ verify_hosts }}",
    "distribution": "all",
    "host_mailboxes": {},
    "token": {"tenant": "{{ verify_tenant.tenant }}", "min_validity": 300},
    "trusted_hosts": "{{ trusted }}",
    "settings": {
        **dict.fromkeys(("ca_path", "concurrency", "connect_timeout", "check_timeout", "deadline"), ""),
        "timeout": "{{ verify_timeout | default('') }}",
        "host_timeout": 60,
    },
}


def trusted(value: t.Any) -> t.Any:
    """Return templates as ansible-core has them from a file."""
    if isinstance(value, dict):
        return {name: trusted(entry) for name, entry in value.items()}
    return trust_as_template(value) if isinstance(value, str) else value


class HostVars(dict):  # type: ignore[type-arg]
    """Variables by host."""

    def raw_get(self, name: str) -> t.Any:
        return self[name]


class Lookup:
    """Mints at once, for what the options say."""

    def ready(self, terms: list[str], variables: t.Any = None, **options: t.Any) -> t.Callable[[], list[str]]:
        return lambda: [f"token-of-{terms[0]}-in-{options['tenant']}"]


def run(hosts: dict[str, dict[str, t.Any]], *, failed: t.Sequence[str] = (), **arguments: t.Any) -> dict[str, t.Any]:
    """Run the action over hosts with these variables."""
    variables = HostVars({name: trusted({"ansible_connection": "local", **its}) for name, its in hosts.items()})
    loader, task = DataLoader(), Task()
    task.args = {"view": "verify_view", **arguments}
    play = {
        "ansible_play_batch": [name for name in hosts if name not in failed],
        "ansible_play_hosts_all": list(hosts),
        "ansible_play_hosts": [name for name in hosts if name not in failed],
    }
    known = {
        **variables[next(iter(hosts))],
        **play,
        "inventory_hostname": next(iter(hosts)),
        "hostvars": variables,
        "groups": {"all": [*hosts, "relay1"]},
        "verify_view": trusted(VIEW),
        "verify_hosts": ["relay1"],
    }
    action = tenants_logins.ActionModule(
        task, t.cast("t.Any", CONNECTION), t.cast("t.Any", None), loader, Templar(loader), t.cast("t.Any", None)
    )
    with mock.patch.object(lookup_loader, "get", lambda _name, **_kwargs: Lookup()):
        return action.run(None, known)


def host(name: str, **more: t.Any) -> dict[str, t.Any]:
    return {
        "verify_tenant": {"name": name, "tenant": f"{name}.test"},
        "user": "alice@contoso.test",
        "trusted": ["mail.test"],
        **more,
    }


def test_each_tenant_is_planned_for_with_its_own_variables() -> None:
    result = run({"contoso": host("contoso", verify_timeout=7), "fabrikam": host("fabrikam", trusted=[])})
    assert (result["due"], result["first"], result["hosts"]) == ([], "contoso", ["relay1"])
    assert result["_ansible_no_log"] is True
    [one] = result["runs"].values()
    assert one["tenants"] == [
        {
            "name": "contoso",
            "tokens": {"alice@contoso.test": "token-of-alice@contoso.test-in-contoso.test"},
            "trusted_hosts": ["mail.test"],
            "timeout": 7,
        },
        {
            "name": "fabrikam",
            "tokens": {"alice@contoso.test": "token-of-alice@contoso.test-in-fabrikam.test"},
            "trusted_hosts": [],
        },
    ]
    assert [check["tenant"] for check in one["hosts"]["relay1"]] == ["contoso", "fabrikam"]
    assert "token-of" not in str(result["plans"])


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"m365_tenant_refused": "tenants.fabrikam is wrong"}, "its entry is wrong"),
        ({"ansible_connection": "ssh"}, "its host is not this one"),
        ({"ansible_become": True}, "its modules run as another user"),
        ({"trusted": "{{ nowhere }}"}, "its variables cannot be resolved"),
        ({"verify_timeout": "soon"}, "its checks do not fit"),
        ({"user": "alice@contoso.test\x01"}, None),
    ],
)
def test_what_is_wrong_with_one_tenant_is_its_own_affair(more: dict[str, t.Any], why: str | None) -> None:
    result = run({"contoso": host("contoso"), "fabrikam": host("fabrikam", **more)})
    assert result["due"] == ["fabrikam"] and list(result["plans"]) == ["contoso"]
    assert why is None or result["reasons"] == {"fabrikam": why}
    [one] = result["runs"].values()
    assert [tenant["name"] for tenant in one["tenants"]] == ["contoso"]


def test_the_old_way_and_hosts_that_failed_before() -> None:
    hosts = {"contoso": host("contoso"), "fabrikam": host("fabrikam")}
    assert run(hosts, batch=False)["due"] == ["contoso", "fabrikam"]
    assert run(hosts, failed=["fabrikam"])["reasons"] == {"fabrikam": "it failed before"}


def test_the_role_s_own_view_gives_what_its_plan_gives() -> None:

    role = pathlib.Path(__file__).resolve().parents[4] / "roles" / "verify"
    view = yaml.safe_load((role / "vars" / "main.yml").read_text(encoding="utf-8"))["verify_view"]
    defaults = yaml.safe_load((role / "defaults" / "main.yml").read_text(encoding="utf-8"))
    entry = {"tenant": "contoso.test", "mailboxes": ["alice@contoso.test"], "protocols": ["imap"], "application": {"app_id": "x"}}
    tenant = normalise("contoso", entry, "/")
    variables = {
        **trusted(defaults),
        "m365_tenant": {**tenant, "administrator": {}},
        "groups": {},
        "hostvars": {},
        "verify_deadline": 5,
    }
    loader = DataLoader()
    found = Templar(loader, variables=variables).template(trust_as_template(view))
    plan = (role / "tasks" / "plan.yml").read_text(encoding="utf-8")
    for option in found["settings"]:
        assert option == "host_timeout" or f"{option}: " in plan
    assert (found["hosts"], found["distribution"], found["settings"]["deadline"]) == (["localhost"], "all", 5)
    assert [check["user"] for check in found["checks"]] == ["alice@contoso.test"]
    assert found["token"]["client_id"] == "x" and found["token"]["tenant"] == "contoso.test"
