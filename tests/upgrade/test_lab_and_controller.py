# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A lab, its quickstart and a controller as an earlier version left them, under today's code: nobody signs in, nothing is lost."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import typing as t

import pytest
from lab_clients import Lab, log_in
from lab_playbooks import Playbooks, Recap
from place import Place
from upgrade_runs import Run, ansible, by_a_person, forget, load, requests, writes

ALICE, BOB = "alice@contoso.test", "bob@contoso.test"
_FACTS = ("tenant_id", "domain", "bootstrap")


class Before(t.NamedTuple):
    """What stood there before today's code ran."""

    lab: dict[str, t.Any]
    history: dict[str, t.Any]
    report: dict[str, t.Any]
    stores: dict[str, bytes]
    authority: bytes


@pytest.fixture(scope="module")
def before(place: Place) -> Before:
    return Before(
        load(place.lab / "lab.json"),
        load(place.work / "report" / "history.json"),
        load(place.work / "report" / "report.json"),
        {path.name: path.read_bytes() for path in place.work.glob("*.store")},
        (place.lab / "ca" / "ca.pem").read_bytes(),
    )


def quickstart(place: Place, playbooks: Playbooks, lab: Lab) -> tuple[Run, list[str]]:
    """Run the quickstart's playbook; return the requests that it made, too."""
    forget(lab)
    run = ansible(
        "ansible-playbook",
        *("m365.mail_oauth.quickstart", "-i", str(place.work / "inventory")),
        *("--vault-password-file", str(place.work / "vault-password")),
        environment={
            **playbooks.environment(),
            "ANSIBLE_INVENTORY_ENABLED": "m365.mail_oauth.tenants,yaml,ini",
            "ANSIBLE_HOME": str(place.directory / "ansible"),
        },
    )
    return run, requests(lab)


@pytest.fixture(scope="module")
def first(place: Place, playbooks: Playbooks, before: Before, lab: Lab) -> tuple[Run, list[str]]:
    """The first run under today's code."""
    return quickstart(place, playbooks, lab)


def test_the_lab_starts_on_the_same_ports_with_the_same_authority_and_secrets(before: Before, lab: Lab, place: Place) -> None:
    assert [{name: one[name] for name in _FACTS} for one in lab.data["tenants"]] == [
        {name: one[name] for name in _FACTS} for one in before.lab["tenants"]
    ]
    for name in ("authority", "graph_url", "exchange_admin_url", "endpoints", "mailboxes"):
        assert lab.data[name] == before.lab[name], name
    assert (place.lab / "ca" / "ca.pem").read_bytes() == before.authority


@pytest.mark.long
def test_a_second_start_changes_nothing(playbooks: Playbooks, started: Recap) -> None:
    again = playbooks.run("lab_up", lab_ports={})
    assert (again.ok, again.changed) == (True, 0), again.output


def test_the_place_is_what_it_should_be(before: Before) -> None:
    """Two runs of that time, with users signed in, in stores that are encrypted."""
    assert len(before.history["runs"]) == 2
    assert len(before.report["checks"]) == 84
    assert before.stores
    assert all(content.startswith(b"$ANSIBLE_VAULT;") for content in before.stores.values())


def test_nobody_signs_in_again_and_nothing_is_made_anew(first: tuple[Run, list[str]]) -> None:
    run, seen = first
    assert run.ok, run.output
    assert seen
    assert by_a_person(seen) == []
    assert writes(seen) == []


@pytest.mark.long
def test_the_second_run_changes_nothing(first: tuple[Run, list[str]], place: Place, playbooks: Playbooks, lab: Lab) -> None:
    run, seen = quickstart(place, playbooks, lab)
    assert (run.ok, run.changed) == (True, 0), run.output
    assert (by_a_person(seen), writes(seen)) == ([], [])


def test_the_report_says_the_same_as_before_the_upgrade(first: tuple[Run, list[str]], before: Before, place: Place) -> None:
    after = load(place.work / "report" / "report.json")
    assert {check["id"]: check["ok"] for check in after["checks"]} == {
        check["id"]: check["ok"] for check in before.report["checks"]
    }
    assert {check["id"]: check["since"] for check in after["checks"]} == {
        check["id"]: check["since"] for check in before.report["checks"]
    }
    assert after["summary"]["new"] == 0
    # Those before the upgrade are counted.
    assert after["history"]["runs"] >= len(before.history["runs"]) > 0


def test_history_is_kept(first: tuple[Run, list[str]], before: Before, place: Place) -> None:
    after = load(place.work / "report" / "history.json")
    assert after["runs"][:2] == before.history["runs"]
    # A memory begins with its state and since when it is so.
    assert {key: memory[:2] for key, memory in before.history["checks"].items()} == {
        key: memory[:2] for key, memory in after["checks"].items()
    }


def test_a_store_in_clear_gives_tokens_at_once(place: Place, playbooks: Playbooks, lab: Lab) -> None:
    forget(lab)
    definition = load(place.controller / "tenants.m365.yml")["tenants"]["contoso"]
    lookup = (
        "lookup('m365.mail_oauth.access_token', '{user}', tenant='{tenant}', client_id='{client_id}', authority='{authority}',"
        " ca_path='{ca_path}', store='{store}', store_encryption='none')"
    ).format(
        user=BOB, client_id=definition["application"]["app_id"], **{k: v for k, v in definition.items() if isinstance(v, str)}
    )
    target = place.directory / "token"
    task = [
        "-m",
        "ansible.builtin.copy",
        "-a",
        json.dumps({"content": "{{ " + lookup + " }}", "dest": str(target), "mode": "0600"}),
    ]
    done = ansible("ansible", "localhost", "-c", "local", *task, environment=playbooks.environment())
    assert done.ok, done.output
    assert by_a_person(requests(lab)) == []
    assert log_in(lab, "imaps", BOB, target.read_text(encoding="ascii").strip()).ok


def agent(root: pathlib.Path, collections_path: pathlib.Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run today's token agent on a host's files."""
    package = "ansible_collections.m365.mail_oauth.plugins.module_utils._agent.cli"
    code = f"import sys; sys.path.insert(0, sys.argv.pop(1)); from {package} import main; sys.exit(main())"
    places = ["--configuration", f"{root}/etc/mail-oauth", "--state", f"{root}/var/lib/mail-oauth"]
    command = [sys.executable, "-I", "-c", code, str(collections_path), *places, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env={"PATH": os.environ["PATH"]})


@pytest.mark.parametrize("name", ["mailhost", "eximhost"])
def test_a_host_s_token_agent_goes_on(
    name: str, place: Place, lab: Lab, collections_path: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    root = place.copy(name, tmp_path)
    settings = root / "etc" / "mail-oauth" / "accounts" / f"{ALICE}.json"
    # The host's users are not this machine's.
    settings.write_text(json.dumps({**load(settings), "owner": "", "group": ""}), encoding="utf-8")
    forget(lab)
    refreshed = agent(root, collections_path, "refresh", ALICE)
    assert refreshed.returncode == 0, refreshed
    token = agent(root, collections_path, "get", ALICE)
    assert token.returncode == 0, token
    assert log_in(lab, "imaps", ALICE, token.stdout.strip()).ok
    assert agent(root, collections_path, "status", ALICE).returncode == 0
    assert by_a_person(requests(lab)) == []
    forced = agent(root, collections_path, "refresh", "--force", ALICE)
    assert forced.returncode == 0, forced
