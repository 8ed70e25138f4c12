# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Credentials of many tenants: those that are not due are known at once, and looking makes nothing."""

from __future__ import annotations

import dataclasses
import pathlib
import typing as t

import pytest
import yaml
from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar, trust_as_template
from graph_harness import options, run_module, writes
from many_tenants import definition, work

from ansible_collections.m365.mail_oauth.plugins.module_utils._module.graph_session import Manner
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch.converge import Verdicts
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch.rotation import Rotation
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch.subject import Subject
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch.wanted import credential_options
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._given import plain
from entra_emulator.testing import Emulator

Json = t.Dict[str, t.Any]
PLAYBOOK = pathlib.Path(__file__).resolve().parents[5] / "playbooks" / "rotate.yml"
DECLARED: list[Json] = [
    {"type": "client_secret", "name": "relay", "lifetime": 90, "overlap": 3},
    {"type": "certificate", "name": "mail", "private_key_path": "keys/mail.pem"},
    {"type": "federated", "name": "main", "github": {"repository": "contoso/mail", "branch": "main"}},
    {
        "type": "federated",
        "name": "other",
        "issuer": "https://issuer.test",
        "subject": "mail",
        "audiences": ["api://mail"],
        "description": "Mail",
    },
]


def subject_with(emulator: Emulator, name: str, *credentials: Json) -> Subject:
    given = options(emulator, name)
    where = {option: given[option] for option in ("tenant", "authority", "graph_url", "ca_path")}
    bootstrap = {"client_id": given["auth_client_id"], "client_secret": given["auth_client_secret"]}
    entry = {**where, "bootstrap": bootstrap, "application": {"unique_name": "mail"}, "credentials": list(credentials)}
    tenant = definition(name, entry)
    return Subject(name, tenant, False, {}, credentials=tuple(tenant["credentials"]))


def look(*subjects: Subject, held: t.Sequence[str] = ()) -> Verdicts:
    verdicts = Verdicts()
    manner = Manner(False, False, lambda _warning: None)
    batch = Rotation(lambda _subject, _user, _app_id: True, verdicts, manner, deadline=600.0, tell=lambda: None)
    batch.held = lambda _subject, _options: [{"key_id": key_id} for key_id in held]
    batch.run(subjects)
    return verdicts


def test_what_is_kept_is_done_and_what_is_due_is_left(emulator: Emulator) -> None:
    secret: Json = {"type": "client_secret", "name": "relay", "lifetime": 10, "renew_before": 1, "overlap": 0}
    federated = DECLARED[2]
    both = subject_with(emulator, "contoso", secret, federated)
    work([dataclasses.replace(both, credentials=())])
    emulator.clear_requests()
    assert look(both).left == {"contoso": "a credential is due"}
    identity = {**options(emulator), "unique_name": "mail"}
    made = run_module("application_credential", {**identity, **secret, "return_secret": True})
    run_module("federated_credential", {**identity, "name": "main", "github": federated["github"]})
    key_id, end = made["credential"]["key_id"], made["credential"]["end"]
    emulator.clear_requests()
    found = look(both, subject_with(emulator, "fabrikam", secret), held=[key_id])
    assert found.done == {"contoso": made["app_id"]} and found.left == {"fabrikam": "a credential is due"}
    assert found.seen["contoso"][0] == {"credential": {"type": "client_secret", "name": "relay", "end": end}}
    # What nobody holds is due, and so is what ends soon, and another trust.
    assert look(both).left == {"contoso": "a credential is due"}
    for other in (
        {"type": "client_secret", "name": "relay"},
        {**federated, "github": {"repository": "contoso/mail", "branch": "next"}},
    ):
        assert look(subject_with(emulator, "contoso", other), held=[key_id]).left == {"contoso": "a credential is due"}
    assert writes(emulator) == []


@pytest.mark.parametrize("credential", DECLARED, ids=lambda one: str(one["name"]))
def test_the_options_are_the_playbooks(credential: Json) -> None:
    tenant = definition(
        "contoso", {"tenant": "contoso.test", "application": {"unique_name": "mail"}, "credentials": [credential]}
    )
    declared = tenant["credentials"][0]
    name = "federated_credential" if declared["type"] == "federated" else "application_credential"
    plays = yaml.safe_load(PLAYBOOK.read_text(encoding="utf-8"))
    tasks = [inner for play in plays for task in play.get("tasks", []) for inner in task.get("block", [task])]
    (task,) = (task for task in tasks if f"m365.mail_oauth.{name}" in task)
    known = {"m365_tenant": tenant, "rotate_credential": declared, "rotate_force": False}
    written = {
        option: trust_as_template(value) if isinstance(value, str) else value
        for option, value in task[f"m365.mail_oauth.{name}"].items()
        if option not in ("force", "store")
    }
    found = {key: value for key, value in plain(Templar(DataLoader(), known).template(written)).items() if value is not None}
    wanted = credential_options(tenant, declared)
    assert wanted == {**found, "type": declared["type"]}
