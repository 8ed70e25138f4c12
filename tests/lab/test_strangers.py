# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Other users of the machine reach every port of the lab and learn and do nothing; the lab's own user may have any name there is."""

from __future__ import annotations

import http.client
import json
import os
import pathlib
import ssl
import typing as t
import urllib.parse

import lab_clients
import pytest
from lab_clients import Lab
from lab_playbooks import Playbooks
from other_user import as_nobody, needs_root

CALLS: list[tuple[str, str, t.Any]] = [
    ("GET", "", None),
    ("GET", "/tenants", None),
    ("GET", "/requests", None),
    ("GET", "/device_codes", None),
    ("POST", "/tenants", {"name": "evil", "domain": "x.test/../../../w/victim", "users": ["bob"]}),
    ("POST", "/tenants", {"name": "evil", "domain": "evil.test", "users": ["bob"]}),
    ("POST", "/tokens", {"username": "alice@contoso.test", "scopes": ["IMAP.AccessAsUser.All"]}),
    ("POST", "/device_codes/approve_next", {"client_id": "x", "username": "alice@contoso.test"}),
    ("PATCH", "/users", {"username": "alice@contoso.test", "password": "known"}),
    ("PATCH", "/knobs", {"latency_ms": 60000}),
    ("POST", "/reset", None),
]


def owners(directory: pathlib.Path) -> dict[str, tuple[int, int, int]]:
    """Return owner, group and mode of all there is, without what comes and goes."""
    return {
        str(path): (path.lstat().st_uid, path.lstat().st_gid, path.lstat().st_mode)
        for path in (directory, *directory.rglob("*"))
        if path.name not in ("cur", "new") and path.is_dir()
    }


@needs_root
def test_another_user_learns_nothing_and_changes_nothing(lab: Lab, playbooks: Playbooks) -> None:
    url = urllib.parse.urlsplit(lab.data["control_url"])
    context = ssl.create_default_context(cafile=lab.data["ca_file"])
    before, described = owners(lab.directory), json.dumps(lab.control("GET", "/tenants"))

    def call() -> list[tuple[int, str]]:
        answers = []
        for method, path, document in CALLS:
            connection = http.client.HTTPSConnection(str(url.hostname), url.port, timeout=20, context=context)
            body = None if document is None else json.dumps(document)
            connection.request(method, url.path + path, body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            answers.append((answer.status, answer.read().decode()))
            connection.close()
        return answers

    for (status, text), wanted in zip(as_nobody(call), CALLS):
        assert status == 401, wanted
        assert not [secret for secret in lab.secrets() if secret in text]

    def readable() -> list[str]:
        return [
            name
            for name in ("lab.json", "control-secret", "state.json", "mail", "log")
            if os.access(lab.directory / name, os.R_OK)
        ]

    assert as_nobody(readable) == []
    assert json.dumps(lab.control("GET", "/tenants")) == described
    assert playbooks.run("lab_up").changed == 0
    assert owners(lab.directory) == before


def test_a_lab_without_a_secret_gets_one(lab: Lab, playbooks: Playbooks) -> None:
    old = (lab.directory / "control-secret").read_text()
    (lab.directory / "control-secret").unlink()
    described = dict(lab.data)
    del described["control_secret"]
    (lab.directory / "lab.json").write_text(json.dumps(described))
    recap = playbooks.run("lab_up")
    assert (recap.ok, recap.changed) == (True, 1), recap.output
    after = Lab(lab.directory)
    assert after.data["control_secret"] == (lab.directory / "control-secret").read_text() != old
    assert (lab.directory / "control-secret").stat().st_mode & 0o777 == 0o600
    assert after.control("GET", "/tenants")["tenants"]


@pytest.mark.long
@pytest.mark.parametrize("name", ["o'brien", "bob_fabrikam.test#EXT#", "!urgent^~", "müller", "_a+b", "Zoë"])
def test_any_name_of_entras_has_a_mailbox(lab: Lab, playbooks: Playbooks, name: str) -> None:
    if "names.test" not in [one["domain"] for one in lab.control("GET", "/tenants")["tenants"]]:
        users = ["o'brien", "bob_fabrikam.test#EXT#", "!urgent^~", "müller", "_a+b", "Zoë"]
        lab.control("POST", "/tenants", {"name": "names", "domain": "names.test", "users": users})
        assert playbooks.run("lab_up").ok
    address = f"{name}@names.test"
    scopes = ["IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"]
    token = lab.token(address, scopes)
    outcome = lab_clients.log_in(Lab(lab.directory), "imaps", address, token)
    assert outcome.ok, outcome.reply


@pytest.mark.long
def test_what_the_emulator_lets_in_by_mistake_is_no_path_to_the_lab(
    lab: Lab, playbooks: Playbooks, tmp_path: pathlib.Path
) -> None:
    """A state that an older emulator wrote may hold any address."""
    playbooks.control("down")
    state = json.loads((lab.directory / "state.json").read_text())
    wicked = "bob@x.test/../../../" + str(tmp_path.relative_to("/")) + "/victim"
    first = next(iter(state["mailboxes"].values()))
    spoilt = {**state, "mailboxes": {**state["mailboxes"], wicked: {**first, "address": wicked}}}
    victim = tmp_path / "victim"
    victim.mkdir(mode=0o700)
    before = victim.stat()
    (lab.directory / "state.json").write_text(json.dumps(spoilt))
    try:
        recap = playbooks.run("lab_up")
        assert not recap.ok
        assert "is no mailbox that the lab can have" in recap.output
        assert list(victim.iterdir()) == []
        assert (victim.stat().st_uid, victim.stat().st_mode) == (before.st_uid, before.st_mode)
    finally:
        playbooks.control("down")
        (lab.directory / "state.json").write_text(json.dumps(state))
        assert playbooks.run("lab_up").ok
