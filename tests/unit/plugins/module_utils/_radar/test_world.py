# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Planted senders in many tenants: none is missed, none is invented, what is contested is shown as unclear."""

from __future__ import annotations

import ast
import pathlib
import sys

import pytest
import sign_in_world

import entra_emulator
from ansible_collections.m365.mail_oauth.plugins.module_utils._radar.output import as_data
from ansible_collections.m365.mail_oauth.plugins.module_utils._radar.senders import Directory, Sender, gather, shared_addresses
from ansible_collections.m365.mail_oauth.plugins.module_utils._radar.sign_ins import MAX_WAYS, Log


def seen(planted: sign_in_world.Planted) -> dict[str, Sender]:
    log = Log()
    for record in planted.records:
        log.add(record)
        log.add(record)  # a page that was read twice
    assert log.records == len(planted.records)
    directory = {object_id: None if object_id in planted.gone else Directory("") for object_id in planted.users.values()}
    return {sender.mailbox: sender for sender in gather(log.accounts(), directory)}


def check(planted: sign_in_world.Planted, days: int) -> None:
    found = seen(planted)
    waiting = {name: (sender.kind, sender.tries_only) for name, sender in found.items() if sender.kind != "oauth"}
    assert waiting == planted.senders
    assert {name for name, sender in found.items() if sender.kind == "oauth"} == planted.moved
    domain = planted.domain
    assert found[f"newname@{domain}"].names == (f"newname@{domain}", f"oldname@{domain}")
    assert [way.logins for way in found[f"scanner@{domain}"].ways] and sum(
        way.logins for way in found[f"scanner@{domain}"].ways
    ) == days
    assert {way.kind for way in found[f"desk@{domain}"].ways} == {"password", "oauth"}
    assert found[f"former@{domain}"].account == "deleted" and found[f"scanner@{domain}"].account == "member"
    assert found[f"partner_fabrikam.test#ext#@{domain}"].account == "guest"
    assert shared_addresses(found.values())[planted.smart_host] == 3
    victim = found[f"victim@{domain}"]
    assert len(victim.ways) == MAX_WAYS + 1 and sum(way.failures for way in victim.ways) == 80
    rows = {row["mailbox"]: row for row in as_data(list(found.values()))["senders"]}
    assert planted.smart_host in rows[f"orders@{domain}"]["what_to_do"]
    assert {rows[name]["action"] for name, (kind, tries) in planted.senders.items() if kind == "unclear" or tries} == {"look"}
    assert rows[f"scanner@{domain}"]["ends"] == "2026-12-31" and rows[f"scanner@{domain}"]["source"].startswith("https://")
    assert (rows[f"ews@{domain}"]["protocols"], rows[f"ews@{domain}"]["ends"]) == (["ews"], "2026-10-01")
    assert rows[f"scanner@{domain}"]["entry"] == {"address": f"scanner@{domain}", "protocols": ["smtp"]}


@pytest.mark.parametrize("number", range(10))
def test_ten_tenants_of_seven_days(number: int) -> None:
    check(sign_in_world.tenant(number, 7), 7)


@pytest.mark.long
def test_a_hundred_tenants_of_thirty_days() -> None:
    for number in range(100):
        check(sign_in_world.tenant(number, 30), 30)


def test_each_contested_record_says_why() -> None:
    planted = sign_in_world.tenant(0, 7)
    found = seen(planted)
    for name in sign_in_world.CONTESTED:
        (way,) = found[f"{name}@{planted.domain}"].ways
        assert way.kind == "unclear" and "names" in way.why and len(way.why) > 40, way


def imports(path: pathlib.Path) -> set[str]:
    """Return the first names of all that a file imports from outside its own package."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(str(node.module).partition(".")[0])
    return found


@pytest.mark.skipif(sys.version_info < (3, 10), reason="older Pythons cannot name their library; the newer ones run this")
def test_generator_emulator_and_classifier_share_no_code() -> None:
    """What is wrong in one of them is not wrong in the others, too."""
    library = set(sys.stdlib_module_names)
    assert imports(pathlib.Path(str(sign_in_world.__file__))) <= library
    emulator = pathlib.Path(str(entra_emulator.__file__)).parent
    foreign = {name for path in emulator.rglob("*.py") for name in imports(path)} - library
    assert foreign <= {"cryptography", "jwt", "entra_emulator"}
    radar = pathlib.Path(str(sys.modules[Log.__module__].__file__)).parent
    assert {name for path in radar.glob("*.py") for name in imports(path)} <= library
