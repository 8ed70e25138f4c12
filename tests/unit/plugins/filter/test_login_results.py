# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What came of the checks on each host."""

from __future__ import annotations

import typing as t

import pytest
from ansible.errors import AnsibleFilterError

from ansible_collections.m365.mail_oauth.plugins.filter.login_results import FilterModule

login_results = FilterModule().filters()["login_results"]

Json = t.Dict[str, t.Any]

CHECK = {"user": "alice@contoso.test", "protocol": "imap", "host": "mail.test", "port": 993, "tls": "implicit"}
DONE = {"checks": [{**CHECK, "state": "passed"}]}


def run(tenant: str, number: int = 1) -> Json:
    return {"tenant": tenant, "id": number}


def loop(*items: tuple[Json, Json]) -> Json:
    return {"results": [{"ansible_loop_var": "verify_login", "verify_login": about, **result} for about, result in items]}


def test_an_entry_has_what_a_report_takes() -> None:
    assert login_results({"one": [CHECK], "two": [CHECK]}, {"one": DONE, "three": DONE}) == [
        {"host": "one", "planned": [CHECK], "checks": DONE["checks"], "msg": "", "unreachable": False}
    ]


def test_a_failure_says_why() -> None:
    (entry,) = login_results(
        {"one": [CHECK]}, {"one": {"failed": True, "msg": "No Python. ", "module_stderr": "sh: not found\n"}}
    )
    assert (entry["checks"], entry["msg"], entry["unreachable"]) == ([], "No Python.\nsh: not found", False)


def test_of_a_loop_the_item_counts() -> None:
    task = loop((run("contoso"), DONE), (run("fabrikam"), {"msg": "broken"}))
    assert login_results({"one": [CHECK]}, {"one": task}, run("contoso"))[0]["checks"] == DONE["checks"]
    assert login_results({"one": [CHECK]}, {"one": task}, run("fabrikam"))[0]["msg"] == "broken"
    assert login_results({"one": [CHECK]}, {"one": task}, run("other")) == []


@pytest.mark.parametrize("lost", [{"unreachable": True, "msg": "gone"}, {"timedout": {"period": 5}, "msg": "gone"}])
def test_a_loop_that_was_left_counts_for_what_came_after(lost: Json) -> None:
    task = loop((run("contoso"), DONE), (run("fabrikam"), lost))
    (entry,) = login_results({"one": [CHECK]}, {"one": task}, run("after"))
    assert (entry["msg"], entry["unreachable"]) == ("gone", "unreachable" in lost)


def test_another_run_of_the_playbook_does_not_count() -> None:
    task = loop((run("contoso", 1), {"unreachable": True, "msg": "gone"}))
    assert login_results({"one": [CHECK]}, {"one": task}, run("contoso", 2)) == []
    assert login_results({"one": [CHECK]}, {"one": DONE}, run("contoso")) == []


def test_a_host_that_the_inventory_lacks_says_so() -> None:
    (entry,) = login_results({"typo": [CHECK]}, {}, run("contoso"), ["typo"])
    assert entry["unreachable"]
    assert entry["msg"] == "The inventory has no host typo."


def test_checks_that_no_host_makes_are_reported() -> None:
    (entry,) = login_results({"": [{**CHECK, "token": "alice@contoso.test"}]}, {})
    assert entry["host"] == "(no host)"
    assert entry["checks"][0]["state"] == "not_run"
    assert "token" not in entry["checks"][0]
    assert entry["checks"][0]["findings"][0]["cause"] == "no_host_for_mailbox"
    assert "alice@contoso.test" in entry["checks"][0]["findings"][0]["summary"]


def test_other_input_is_one_sentence() -> None:
    with pytest.raises(AnsibleFilterError, match="checks by host"):
        login_results([], {})
