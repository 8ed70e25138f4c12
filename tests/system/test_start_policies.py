# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What start says of the tenant's policies, and when: before any user is asked for a code, and before anything is changed."""

from __future__ import annotations

import json
import pathlib
import subprocess
import typing as t

import pytest
from quickstart_home import ROOT
from start_desk import ALICE, BOB, Desk

from entra_emulator.testing import Emulator

BLOCK: dict[str, t.Any] = {
    "id": "00000000-0000-4000-8000-000000000001",
    "displayName": 'No "codes"',
    "templateId": None,
    "state": "enabled",
    "conditions": {
        "clientAppTypes": ["all"],
        "authenticationFlows": {"transferMethods": "deviceCodeFlow"},
        "applications": {"includeApplications": ["All"], "excludeApplications": []},
        "users": {"includeUsers": ["All"], "excludeUsers": []},
    },
    "grantControls": {"operator": "OR", "builtInControls": ["block"]},
}


@pytest.fixture
def desk(tmp_path: pathlib.Path, collections_path: pathlib.Path) -> t.Iterator[Desk]:
    with Emulator(tmp_path / "emulator") as emulator:
        yield Desk(emulator, tmp_path, collections_path)


def test_the_terminal_shows_what_is_foretold(tmp_path: pathlib.Path) -> None:
    program = tmp_path / "ansible-playbook"
    shown = 'Sign in by device code (alice@contoso.test): may be refused or not. Conditional Access "CA1": It was not read.'
    quoted = shown.replace('"', '\\"')
    held = "alice@contoso.test has signed in already, and is asked for no code as long as that holds."
    program.write_text(
        f"""#!/bin/sh
cat <<'TXT'
ok: [contoso.test] => {{
    "msg": [
        "{quoted}",
        "{quoted}",
        "{held}",
        "alice@contoso.test has signed in"
    ]
}}
TXT
""",
        encoding="utf-8",
    )
    program.chmod(0o755)
    script = f"set -eu; verbose='' program=script/start root={ROOT}; . {ROOT}/script/common.sh; playbook 9 start_tenant"
    done = subprocess.run(
        ["sh", "-c", script],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stdout.splitlines() == [shown, shown, held], done.stdout + done.stderr


@pytest.mark.long
def test_what_will_be_refused_ends_it_before_a_user_is_asked_and_before_anything_is_changed(desk: Desk) -> None:
    emulator = desk.emulator
    assert desk.find(ALICE).returncode == 0
    # The policy spares the administrator, whose code is the only one.
    spared = {
        **BLOCK,
        "conditions": {**BLOCK["conditions"], "users": {"includeUsers": ["All"], "excludeUsers": [object_id(emulator, "admin")]}},
    }
    emulator.control("PATCH", "policies", {"tenant": "contoso.test", "policies": {"conditionalAccessPolicies": [spared]}})
    status, output = desk.play("start_tenant")
    said = " ".join(output.split())
    assert status == 2, output
    assert desk.asked == ["an administrator of contoso.test"]
    assert f"Sign in by device code ({ALICE}): will be refused." in said
    for part in ('No "codes"', "a Conditional Access Administrator", "browser", "Nothing was changed in the tenant."):
        assert part.lower() in said.replace("\\", "").lower(), output
    assert not [row for row in emulator.requests() if row["method"] in ("PATCH", "DELETE") and "/applications" in row["path"]]


FORETELL = [
    {
        "name": "Ask what the tenant's policies will refuse",
        "hosts": "m365_tenants",
        "gather_facts": False,
        "tasks": [
            {"ansible.builtin.include_tasks": str(ROOT / "playbooks" / "tasks" / "start_foretell.yml")},
            {"ansible.builtin.debug": {"msg": "It goes on."}},
        ],
    }
]


@pytest.mark.long
def test_who_has_signed_in_is_not_in_the_way_and_who_has_not_is(desk: Desk) -> None:
    emulator = desk.emulator
    assert desk.find(ALICE).returncode == 0
    status, output = desk.play("onboard")
    assert status == 0, output
    assert desk.asked == ["an administrator of contoso.test", ALICE]
    emulator.control("PATCH", "policies", {"tenant": "contoso.test", "policies": {"conditionalAccessPolicies": [BLOCK]}})
    (desk.place / "foretell.yml").write_text(json.dumps(FORETELL), encoding="utf-8")
    status, output = desk.run("foretell.yml")
    assert status == 0, output
    assert "It goes on." in output
    assert f'"{ALICE} has signed in already, and is asked for no code as long as that holds."' in output
    assert desk.find(BOB).returncode == 0
    before = len(emulator.requests())
    status, output = desk.run("foretell.yml")
    assert status == 2, output
    (why,) = (line for line in output.splitlines() if line.startswith("[ERROR]"))
    assert f"Sign in by device code ({BOB}): will be refused." in why
    assert ALICE not in why
    assert desk.asked == ["an administrator of contoso.test", ALICE]
    written = [row for row in emulator.requests()[before:] if row["method"] in ("POST", "PATCH", "PUT", "DELETE")]
    assert {row["path"] for row in written} <= {"/v1.0/$batch"}, written


def object_id(emulator: Emulator, name: str) -> str:
    return emulator.tenant("contoso").users[name].object_id
