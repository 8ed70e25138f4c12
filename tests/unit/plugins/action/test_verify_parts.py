# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action that leaves parts of a run: what it writes, what it hands back, and what it refuses."""

from __future__ import annotations

import json
import pathlib
import types
import typing as t

import pytest
from ansible.errors import AnsibleActionFail
from ansible.parsing.dataloader import DataLoader
from ansible.playbook.task import Task
from ansible.template import Templar
from report_runs import planned, result

from ansible_collections.m365.mail_oauth.plugins.action.verify_parts import ActionModule
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.merge import Merged

CONNECTION = types.SimpleNamespace(_shell=types.SimpleNamespace(tmpdir=None))
RUN = "2026-12-01T02:00:00Z"
OUTCOME: dict[str, t.Any] = {
    "tenant": {"name": "contoso", "tenant": "contoso.test", "cloud": "global"},
    "planned": [planned()],
    "problems": {},
    "results": [{"host": "relay", "checks": [result(planned())]}],
}


def run(check_mode: bool = False, **arguments: t.Any) -> dict[str, t.Any]:
    task = Task()
    task.args = arguments
    task.check_mode = check_mode
    loader = DataLoader()
    action = ActionModule(task, t.cast("t.Any", CONNECTION), t.cast("t.Any", None), loader, Templar(loader))
    return action.run(None, {"ansible_inventory_sources": ["/srv/tenants.m365.yml"]})


def test_what_stands_in_the_parts_is_not_in_the_fact(tmp_path: pathlib.Path) -> None:
    done = run(directory=str(tmp_path), run=RUN, outcome={**OUTCOME, "failure": "no"})
    assert len(done["files"]) == 2
    assert done["changed"] is False
    assert done["outcome"]["tenant"] == OUTCOME["tenant"]
    assert done["outcome"]["failure"] == "no"
    assert not done["outcome"]["results"]
    assert not done["outcome"]["planned"]
    assert [check["mailbox"] for check in Merged([str(tmp_path)]).checks()] == ["alice@contoso.test"]


def test_what_the_whole_run_is_to_do_is_written_for_each_slice(tmp_path: pathlib.Path) -> None:
    run(directory=str(tmp_path), run=RUN, slice="2/4", tenants=["contoso", "fabrikam"])
    written = json.loads((tmp_path / "20261201T020000Z" / "run-2-of-4.json").read_text(encoding="utf-8"))
    assert (written["slice"], written["tenants"]) == ("2/4", ["contoso", "fabrikam"])
    assert written["sources"] == ["/srv/tenants.m365.yml"]


def test_check_mode_writes_nothing(tmp_path: pathlib.Path) -> None:
    assert run(check_mode=True, directory=str(tmp_path), run=RUN, outcome=OUTCOME, tenants=["contoso"])["files"] == []
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"run": "yesterday", "outcome": OUTCOME}, "'yesterday' is no time of a run"),
        ({"run": RUN, "tenants": [], "slice": "5/4"}, "'5/4' is no slice: give its number and how many there are, such as 2/4"),
        ({"run": RUN, "tenants": [], "slice": "0/4"}, "is no slice"),
        ({"run": RUN, "outcome": {"tenant": {}}}, "it lacks planned, problems, results"),
        ({"run": RUN, "outcome": {**OUTCOME, "expiries": [{"kind": "x"}]}}, "The expiries of the outcome of contoso"),
        ({"run": RUN}, "one of the following is required: outcome, tenants"),
    ],
)
def test_what_cannot_be_used_is_one_sentence(tmp_path: pathlib.Path, arguments: dict[str, t.Any], said: str) -> None:
    with pytest.raises(AnsibleActionFail, match=said):
        run(directory=str(tmp_path), **arguments)


def test_a_directory_that_cannot_be_made_is_one_sentence(tmp_path: pathlib.Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(AnsibleActionFail, match=r"The parts cannot be written to .*: Not a directory"):
        run(directory=str(tmp_path / "file"), run=RUN, outcome=OUTCOME)
