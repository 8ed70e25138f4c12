# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The logins of many tenants in few runs, and each tenant's own results out of them."""

from __future__ import annotations

import json
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._verify import input as verify_input
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch import logins
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch.logins import Plan, by_tenant, runs_of

Json = t.Dict[str, t.Any]


def plan(name: str, hosts: t.Sequence[str] = ("relay1",), problems: t.Sequence[str] = (), **settings: t.Any) -> Plan:
    """Return a tenant with two mailboxes, alice's and bob's, which have the same addresses in each tenant."""
    checks = [
        {
            "name": user,
            "protocol": "imap",
            "host": f"mail.{name}.test",
            "user": f"{user}@contoso.test",
            "token": f"{user}@contoso.test",
        }
        for user in ("alice", "bob")
    ]
    usual = {
        "ca_path": f"/{name}.pem",
        "connect_timeout": "",
        "timeout": "",
        "check_timeout": "",
        "concurrency": "",
        "deadline": "",
    }
    view = {
        "tenant": {"name": name},
        "checks": checks,
        "planned": dict.fromkeys(hosts, checks),
        "trusted_hosts": [f"mail.{name}.test"],
        "settings": {**usual, "host_timeout": 3600, **settings},
    }
    users = [check["token"] for check in checks if check["token"].split("@")[0] not in problems]
    return Plan(
        name, view, {user: f"token-of-{user}-in-{name}" for user in users}, {f"{user}@contoso.test": {} for user in problems}
    )


def test_a_run_has_each_tenant_s_tokens_under_that_tenant_alone() -> None:
    [run] = runs_of([plan("contoso"), plan("fabrikam")], {"relay1"}, "now")
    assert [check["tenant"] for check in run["hosts"]["relay1"]] == ["contoso", "contoso", "fabrikam", "fabrikam"]
    assert "token-of" not in json.dumps(run["hosts"])
    for tenant in run["tenants"]:
        name = tenant["name"]
        assert all(token.endswith(f"-in-{name}") for token in tenant["tokens"].values())
        assert (tenant["trusted_hosts"], tenant["ca_path"]) == ([f"mail.{name}.test"], f"/{name}.pem")
    # And the module takes it so.
    inputs = verify_input.parse({"checks": run["hosts"]["relay1"], "tenants": run["tenants"]})
    assert {inputs.means_of(target.tenant).tokens[target.token] for target in inputs.targets} == {
        f"token-of-{user}@contoso.test-in-{name}" for user in ("alice", "bob") for name in ("contoso", "fabrikam")
    }


def test_a_user_without_a_token_is_not_logged_in_and_a_host_is_told_of_nonetheless() -> None:
    [run] = runs_of(
        [plan("contoso", problems=["alice", "bob"]), plan("fabrikam", ["relay2"], problems=["alice"])], {"relay1", "relay2"}, "x"
    )
    assert run["hosts"]["relay1"] == []
    assert [check["user"] for check in run["hosts"]["relay2"]] == ["bob@contoso.test"]


def test_tenants_with_other_bounds_have_a_run_of_their_own_and_deadlines_add_up() -> None:
    plans = [plan("a", deadline="10"), plan("b", deadline=20), plan("c", deadline="10"), plan("d", host_timeout=5, concurrency=3)]
    runs = runs_of(plans, {"relay1"}, "x")
    assert [[tenant["name"] for tenant in run["tenants"]] for run in runs] == [["a", "c"], ["b"], ["d"]]
    assert [(run["deadline"], run["timeout"], run["concurrency"]) for run in runs] == [(20, 3600, ""), (20, 3600, ""), (0, 5, 3)]
    assert len({run["id"] for run in runs}) == 3


def test_a_host_is_not_given_up_before_the_run_s_deadline() -> None:
    plans = [plan(name, deadline=60, host_timeout=120) for name in "abc"]
    assert [(run["deadline"], run["timeout"]) for run in runs_of(plans, {"relay1"}, "x")] == [(180, 240)]
    assert [run["timeout"] for run in runs_of([plan("a", deadline=60, host_timeout=0)], {"relay1"}, "x")] == [0], (
        "no limit stays none"
    )


def test_a_run_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logins, "LARGEST", 5)
    runs = runs_of([plan(name) for name in "abcde"], {"relay1"}, "x")
    assert [[tenant["name"] for tenant in run["tenants"]] for run in runs] == [["a", "b"], ["c", "d"], ["e"]]


def test_hosts_that_the_inventory_lacks_have_no_run() -> None:
    [run] = runs_of([plan("a", ["relay1", "relay99", ""])], {"relay1"}, "x")
    assert list(run["hosts"]) == ["relay1"]


def test_results_go_back_to_whose_they_are_in_any_order() -> None:
    [run] = runs_of([plan("contoso"), plan("fabrikam")], {"relay1"}, "x")
    checks = [{**check, "state": "passed"} for check in reversed(run["hosts"]["relay1"])]
    program = {"name": "msmtp", "program": "msmtp", "state": "failed"}
    found = by_tenant({"checks": [*checks, program], "summary": {"checks": 5}}, run, "relay1")
    assert [check["host"] for check in found["fabrikam"]["checks"]] == ["mail.fabrikam.test"] * 2
    # What is the host's is told once.
    assert [check["name"] for check in found["contoso"]["checks"]] == ["bob", "alice", "msmtp"]
    assert not any("tenant" in check for its in found.values() for check in its["checks"])


def test_what_is_the_host_s_goes_to_a_tenant_of_that_host() -> None:
    [run] = runs_of([plan("contoso", ["relay1"]), plan("fabrikam", ["relay2"])], {"relay1", "relay2"}, "x")
    program = {"name": "postfix", "program": "postfix", "state": "failed"}
    found = by_tenant({"checks": [program]}, run, "relay2")
    assert [check["name"] for check in found["fabrikam"]["checks"]] == ["postfix"]
    assert found["contoso"]["checks"] == []


def test_deadlines_add_up_to_what_the_module_takes() -> None:
    [run] = runs_of([plan(name, deadline=500_000) for name in "ab"], {"relay1"}, "x")
    assert run["deadline"] == 604_800


def test_what_is_the_host_s_is_told_also_where_its_first_tenant_cannot_be_verified() -> None:
    [run] = runs_of([plan("contoso"), plan("fabrikam")], {"relay1"}, "x")
    program = {"name": "msmtp", "program": "msmtp", "state": "failed"}
    found = by_tenant({"checks": [program], "unusable": {"contoso": "ca_path: no file"}}, run, "relay1")
    assert [check["name"] for check in found["fabrikam"]["checks"]] == ["msmtp"]
    nobody = by_tenant({"checks": [program], "unusable": {"contoso": "no file", "fabrikam": "no file"}}, run, "relay1")
    assert [check["name"] for check in nobody["contoso"]["checks"]] == ["msmtp"]


def test_a_lost_host_is_lost_for_all_and_what_was_made_before_counts() -> None:
    [run] = runs_of([plan("contoso"), plan("fabrikam")], {"relay1"}, "x")
    made = [{**run["hosts"]["relay1"][0], "state": "passed"}]
    found = by_tenant({"unreachable": True, "msg": "Lost.", "checks": made}, run, "relay1")
    assert [(its["unreachable"], its["msg"], len(its["checks"])) for its in found.values()] == [
        (True, "Lost.", 1),
        (True, "Lost.", 0),
    ]


def test_authorities_that_a_host_lacks_are_one_tenant_s_trouble() -> None:
    [run] = runs_of([plan("contoso"), plan("fabrikam")], {"relay1"}, "x")
    checks = [{**check, "state": "not_run" if check["tenant"] == "contoso" else "passed"} for check in run["hosts"]["relay1"]]
    found = by_tenant(
        {"checks": checks, "unusable": {"contoso": "ca_path: /contoso.pem does not exist on this host."}}, run, "relay1"
    )
    assert (found["contoso"]["checks"], found["contoso"]["msg"]) == ([], "ca_path: /contoso.pem does not exist on this host.")
    assert len(found["fabrikam"]["checks"]) == 2 and "msg" not in found["fabrikam"]
