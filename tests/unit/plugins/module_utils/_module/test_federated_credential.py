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


def federated(emulator: Emulator, check_mode: bool = False, fail: bool | None = None, **arguments: t.Any) -> Json:
    named = {} if "app_id" in arguments else {"unique_name": "mail"}
    given = {**options(emulator), **named, "name": "github-main", **arguments}
    result = run_module("federated_credential", given, Time(emulator), check_mode)
    assert fail is None or bool(result.get("failed")) is fail, result
    return result


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
    assert wire(emulator) == [*SIGN_IN, FIND, "GET /beta/applications/ID/federatedIdentityCredentials"]

    emulator.clear_requests()
    assert not federated(emulator, github=GITHUB, app_id=app["app_id"])["changed"]
    path = "/applications(appId='ID')"
    assert wire(emulator) == [*SIGN_IN, f"GET {path}", f"GET /beta{path}/federatedIdentityCredentials"]

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


RELEASES = "claims['sub'] matches 'repo:contoso/mail:ref:refs/heads/release/*' and claims['repository_id'] eq '456789'"
BY_EXPRESSION: Json = {"issuer": "https://token.actions.githubusercontent.com", "claims_matching_expression": RELEASES}


def test_a_flexible_one_goes_by_the_beta_and_its_wildcard_is_warned_of(
    emulator: Emulator, app: Json, capsys: pytest.CaptureFixture[str]
) -> None:
    predicted = federated(emulator, check_mode=True, **BY_EXPRESSION)
    emulator.clear_requests()
    first = federated(emulator, **BY_EXPRESSION)
    assert predicted["diff"] == first["diff"] and predicted["changes"] == first["changes"]
    assert writes(emulator) == ["POST /beta/applications/ID/federatedIdentityCredentials"]
    assert first["credential"]["subject"] is None
    assert first["credential"]["claims_matching_expression"] == RELEASES
    # ansible-core hands a warning to the result, or shows it at once where its controller side is loaded.
    said = str([predicted.get("warnings"), first.get("warnings")]) + capsys.readouterr().err
    assert "every job whose sub fits 'repo:contoso/mail:ref:refs/heads/release/*' signs in as the application" in said
    assert "if repository_id is '456789'" in said

    emulator.clear_requests()
    assert not federated(emulator, **BY_EXPRESSION)["changed"]
    assert writes(emulator) == []
    narrower = RELEASES.replace("release/*", "release/9")
    changed = federated(emulator, **{**BY_EXPRESSION, "claims_matching_expression": narrower})
    assert writes(emulator) == ["PATCH /beta/applications/ID/federatedIdentityCredentials/ID"]
    assert changed["credential"]["claims_matching_expression"] == narrower


def test_one_beside_it_is_found_and_kept_and_kinds_are_exchanged(emulator: Emulator, app: Json) -> None:
    """Version 1.0 of Graph breaks off its list of both."""
    federated(emulator, name="releases", **BY_EXPRESSION)
    assert federated(emulator, github=GITHUB, description="kept")["changed"]
    emulator.clear_requests()
    predicted = federated(emulator, check_mode=True, **BY_EXPRESSION, state="present", name="github-main", fail=True)
    assert "already has this issuer and subject" in predicted["msg"]
    other = RELEASES.replace("release/*", "hotfix/*")
    exchanged = federated(emulator, **{**BY_EXPRESSION, "claims_matching_expression": other})
    assert writes(emulator) == [
        "DELETE /applications/ID/federatedIdentityCredentials/ID",
        "POST /beta/applications/ID/federatedIdentityCredentials",
    ]
    assert exchanged["credential"]["description"] == "kept"
    found = run_module("application_info", {**options(emulator), "app_id": app["app_id"]}, Time(emulator))
    shown = {one["name"]: one["claims_matching_expression"] for one in found["applications"][0]["federated_credentials"]}
    assert shown == {"releases": RELEASES, "github-main": other}


@pytest.mark.parametrize(
    ("expression", "says"),
    [
        ("claims['sub'] == 'x'", "is not in Entra ID's language"),
        ("repo:contoso/mail:*", "is not in Entra ID's language"),
        ("claims['sub'] matches 'a' or claims['sub'] matches 'b'", "is not in Entra ID's language"),
        ("claims['sub'] eq 'repo:contoso/mail:ref:refs/heads/main'", "lacks all required claims"),
    ],
)
def test_expressions_that_are_none_and_one_that_entra_refuses(emulator: Emulator, app: Json, expression: str, says: str) -> None:
    refused = federated(emulator, **{**BY_EXPRESSION, "claims_matching_expression": expression}, fail=True)
    assert says in refused["msg"]


def test_an_issuer_alone_and_an_expression_beside_a_subject_are_refused(emulator: Emulator, app: Json) -> None:
    assert "issuer needs subject or claims_matching_expression" in federated(emulator, issuer="https://a.test", fail=True)["msg"]
    assert "mutually exclusive" in federated(emulator, **BY_EXPRESSION, subject="x", fail=True)["msg"]
