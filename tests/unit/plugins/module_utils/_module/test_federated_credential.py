# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module federated_credential on the emulator, and its older spelling."""

from __future__ import annotations

import typing as t

import pytest
from credential_harness import FIND, SIGN_IN, Time, credential, register
from graph_harness import Json, options, run_module, wire, writes

from entra_emulator.testing import Emulator

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")


@pytest.fixture
def app(emulator: Emulator) -> Json:
    """An application with a service principal."""
    return register(emulator)


GITHUB = {"repository": "contoso/mail", "branch": "main"}


def federated(emulator: Emulator, check_mode: bool = False, **arguments: t.Any) -> Json:
    named = {} if "app_id" in arguments else {"unique_name": "mail"}
    given = {**options(emulator), **named, "name": "github-main", **arguments}
    return run_module("federated_credential", given, Time(emulator), check_mode)


def test_a_federated_credential(emulator: Emulator, app: Json) -> None:
    predicted = federated(emulator, check_mode=True, github=GITHUB)
    assert writes(emulator) == []
    first = federated(emulator, github=GITHUB)
    assert predicted["diff"] == first["diff"]
    assert writes(emulator) == ["POST /applications/ID/federatedIdentityCredentials"]
    assert first["credential"]["issuer"] == "https://token.actions.githubusercontent.com"
    assert first["credential"]["subject"] == "repo:contoso/mail:ref:refs/heads/main"
    assert first["credential"]["audiences"] == ["api://AzureADTokenExchange"]
    assert first["credential"]["key_id"]

    emulator.clear_requests()
    assert not federated(emulator, github=GITHUB)["changed"]
    assert wire(emulator) == [*SIGN_IN, FIND, "GET /applications/ID/federatedIdentityCredentials"]

    emulator.clear_requests()
    assert not federated(emulator, github=GITHUB, app_id=app["app_id"])["changed"]
    path = "/applications(appId='ID')"
    assert wire(emulator) == [*SIGN_IN, f"batch[GET {path}, GET {path}/federatedIdentityCredentials]"]

    emulator.clear_requests()
    changed = federated(emulator, github={**GITHUB, "branch": "Main"})
    assert writes(emulator) == ["PATCH /applications/ID/federatedIdentityCredentials/ID"]
    assert changed["credential"]["subject"].endswith("/Main")

    emulator.clear_requests()
    assert federated(emulator, state="absent")["changed"]
    assert writes(emulator) == ["DELETE /applications/ID/federatedIdentityCredentials/ID"]
    assert not federated(emulator, state="absent")["changed"]


def test_presets_and_audiences(emulator: Emulator, app: Json) -> None:
    gitlab = federated(emulator, name="gitlab", gitlab={"project": "mail/ops", "branch": "main"})
    assert gitlab["credential"]["issuer"] == "https://gitlab.com"
    devops = federated(
        emulator,
        name="devops",
        azure_devops={
            "organization_id": "0ca3ddd9-f0b0-4635-a98c-5866526961b6",
            "service_connection_id": "64171687-7a59-4fce-b2c8-823278dcf176",
        },
    )
    assert devops["credential"]["issuer"] == f"{emulator.authority}/{emulator.tenant('contoso').tenant_id}/v2.0"
    assert "/a/rISbSSETf0KqFyZ8ppdXmA/sc/" in devops["credential"]["subject"]
    own = federated(emulator, name="own", issuer="https://idp.contoso.test", subject="x", audiences=["api://mine"])
    assert own["credential"]["audiences"] == ["api://mine"]
    both = federated(emulator, name="both", github=GITHUB, gitlab={"project": "mail/ops", "branch": "main"})
    assert "mutually exclusive" in both["msg"]


def test_federated_credentials_in_use_by_another_name(emulator: Emulator, app: Json) -> None:
    federated(emulator, github=GITHUB)
    emulator.clear_requests()
    result = federated(emulator, name="second", github=GITHUB)
    assert "'github-main' already has this issuer and subject" in result["msg"]
    assert writes(emulator) == []


def test_federated_lag(emulator: Emulator, app: Json) -> None:
    emulator.knobs(replication_lag={"seconds": 20, "reads": 0})
    result = federated(emulator, github=GITHUB)
    assert result["credential"]["key_id"]
    assert writes(emulator) == ["POST /applications/ID/federatedIdentityCredentials"]


def test_the_older_spelling_does_the_same(emulator: Emulator, app: Json) -> None:
    def older(**arguments: t.Any) -> Json:
        return credential(emulator, type="federated", name="github-main", **arguments)

    made = older(github=GITHUB)
    assert made["changed"] and made["credentials"] == [made["credential"]]
    assert writes(emulator) == ["POST /applications/ID/federatedIdentityCredentials"]
    again = federated(emulator, github=GITHUB)
    assert not again["changed"]
    assert again["credential"] == made["credential"] == older(github=GITHUB)["credential"]
    refused = credential(emulator, type="client_secret", github=GITHUB)
    assert "github belongs to type federated" in refused["msg"]
    gone = older(state="absent")
    assert gone["changed"] and gone["credential"] is None and gone["credentials"] == []
    assert federated(emulator, check_mode=True)["msg"].startswith("A federated credential needs an issuer and a subject")


def test_an_application_that_would_be_there_in_check_mode(emulator: Emulator) -> None:
    assert federated(emulator, check_mode=True, app_id="", github=GITHUB)["changed"]
    assert "nothing names the application" in federated(emulator, app_id="", github=GITHUB)["msg"]
    assert wire(emulator) == SIGN_IN[:0]
