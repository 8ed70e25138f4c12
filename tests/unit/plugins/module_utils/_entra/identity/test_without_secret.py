# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Administrator's identities without a secret of their own: each signs in to the emulator by azure-identity, and fails in words."""

from __future__ import annotations

import json
import os
import pathlib
import stat
import time
import typing as t

import pytest
from graph_harness import Json, MovingClock, options, run_module, wire
from identity_server import IdentityServer, Issuer

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.identity.credentials import METHODS, select_method
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.identity.options import (
    ENVIRONMENT,
    GITHUB_ENVIRONMENT,
    auth_options,
    connection_options,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.identity.without_secret import FixedToken, Remembering
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError, TokenError
from entra_emulator import tls
from entra_emulator.testing import Emulator

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

SUBJECT = "repo:contoso/mail-config:environment:production"
GITHUB = "https://token.actions.githubusercontent.com"
ROLES = ["Application.ReadWrite.All", "Directory.Read.All", "DelegatedPermissionGrant.ReadWrite.All"]
CANARY = "canary-request-token-55d2"


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for names in (*ENVIRONMENT.values(), GITHUB_ENVIRONMENT, ("IDENTITY_ENDPOINT", "IDENTITY_HEADER", "MSI_ENDPOINT")):
        for name in names:
            monkeypatch.delenv(name, raising=False)


def arguments(emulator: Emulator, method: str = "auto", **more: t.Any) -> Json:
    """Return options that lead to the emulator, without a secret."""
    given = options(emulator)
    del given["auth_client_secret"]
    return {**given, "auth_method": method, **more}


def info(emulator: Emulator, method: str = "auto", **more: t.Any) -> Json:
    """Read the applications as that identity."""
    return run_module("application_info", {**arguments(emulator, method, **more), "display_name": "none"}, MovingClock(emulator))


def trust(emulator: Emulator, issuer: str, subject: str = SUBJECT) -> Issuer:
    """Let the bootstrap application trust an issuer, as its owner would have done."""
    core = emulator.service.core
    with core.store.lock:
        found = core.application(emulator.tenant("contoso").bootstrap.client_id)
        assert found is not None
        row = {"name": "outside", "issuer": issuer, "subject": subject, "audiences": ["api://AzureADTokenExchange"]}
        found[1]["_federated"]["outside"] = {"id": "outside", "description": None, **row}
    return Issuer.trusted(emulator, issuer)


# Another system's token in a file


def test_workload_identity(emulator: Emulator, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issuer = trust(emulator, "https://oidc.contoso.test/cluster", "system:serviceaccount:mail:relay")
    file = tmp_path / "token"
    file.write_text(issuer.token("system:serviceaccount:mail:relay"))
    assert info(emulator, "workload_identity", auth_federated_token_path=str(file))["applications"] == []
    # As the webhook of Azure's workload identity sets it up.
    monkeypatch.setenv("AZURE_FEDERATED_TOKEN_FILE", str(file))
    assert info(emulator)["applications"] == []


def test_a_token_that_is_not_trusted(emulator: Emulator, tmp_path: pathlib.Path) -> None:
    issuer = trust(emulator, "https://oidc.contoso.test/cluster", "system:serviceaccount:mail:relay")
    file = tmp_path / "token"
    file.write_text(issuer.token("system:serviceaccount:mail:Relay"))
    result = info(emulator, "workload_identity", auth_federated_token_path=str(file))
    assert result["failed"]
    assert 7002138 in result["error"]["error_codes"]  # the same but for the case
    assert file.read_text() not in json.dumps(result)


# GitHub


@pytest.fixture
def github(emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> t.Iterator[IdentityServer]:
    """GitHub's service for identity tokens, and a workflow that may use it."""
    issuer = trust(emulator, GITHUB)

    def answer(_path: str, query: dict[str, str], headers: t.Mapping[str, str]) -> tuple[int, t.Any]:
        if headers.get("authorization") != f"bearer {CANARY}":
            return 401, {"message": "no"}
        return 200, {"count": 1, "value": issuer.token(SUBJECT, query["audience"])}

    context = tls.server_context(tls.ensure_certificates(emulator.directory, tls.DEFAULT_NAMES))
    with IdentityServer(answer, context) as server:
        monkeypatch.setenv("ACTIONS_ID_TOKEN_REQUEST_URL", f"{server.url}/idtoken?api-version=2.0")
        monkeypatch.setenv("ACTIONS_ID_TOKEN_REQUEST_TOKEN", CANARY)
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", emulator.ca_file)
        yield server


@pytest.mark.parametrize("method", ["github_oidc", "auto"])
def test_github(emulator: Emulator, github: IdentityServer, method: str) -> None:
    assert info(emulator, method)["applications"] == []
    ((path, query, _headers),) = github.asked
    assert path == "/idtoken"
    assert query == {"api-version": "2.0", "audience": "api://AzureADTokenExchange"}
    assert wire(emulator)[0] == "POST /contoso/oauth2/v2.0/token"


def test_github_with_an_audience_of_one_s_own(emulator: Emulator, github: IdentityServer) -> None:
    result = info(emulator, auth_federated_audience="api://contoso")
    assert 700212 in result["error"]["error_codes"]
    assert github.asked[0][1]["audience"] == "api://contoso"


@pytest.mark.parametrize(
    ("status", "document", "tries", "reason"),
    [
        (403, {"message": CANARY}, 1, "it answered 403"),
        (503, {}, 4, "it answered 503"),
        (200, {"count": 0}, 1, "its answer holds none"),
        (200, b"<html>", 1, "its answer holds none"),
        (200, {"value": ""}, 1, "its answer holds none"),
    ],
)
def test_github_refuses(
    emulator: Emulator, github: IdentityServer, status: int, document: t.Any, tries: int, reason: str
) -> None:
    github.answer = lambda *_request: (status, document)
    result = info(emulator)
    assert result["failed"]
    assert result["error"]["code"] == "assertion_unavailable"
    assert reason in result["msg"]
    assert "again" not in result["msg"]
    assert "id-token: write" in result["msg"]
    assert len(github.asked) == tries
    assert CANARY not in json.dumps(result)


def test_github_without_the_permission(emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "not in the environment" in info(emulator, "github_oidc")["msg"]
    monkeypatch.setenv("ACTIONS_ID_TOKEN_REQUEST_URL", "http://localhost/token")
    monkeypatch.setenv("ACTIONS_ID_TOKEN_REQUEST_TOKEN", CANARY)
    result = info(emulator, "github_oidc")
    assert "does not begin with https" in result["msg"]
    assert CANARY not in json.dumps(result)


# Managed identities


def machine(emulator: Emulator, tenant: str = "contoso") -> t.Callable[..., tuple[int, t.Any]]:
    """Return the answers of a metadata service whose machine may administer the tenant."""
    token = emulator.issue_token(
        aud="https://graph.microsoft.com", roles=ROLES, app_id=emulator.tenant(tenant).bootstrap.client_id, tenant=tenant
    )
    times = {"expires_in": "3599", "expires_on": str(int(time.time()) + 3599)}

    def answer(_path: str, query: dict[str, str], _headers: t.Mapping[str, str]) -> tuple[int, t.Any]:
        return 200, {"access_token": token, "resource": query.get("resource"), "token_type": "Bearer", **times}

    return answer


@pytest.mark.parametrize("place", ["app_service", "imds"])
def test_managed_identity(emulator: Emulator, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    with IdentityServer(machine(emulator)) as server:
        if place == "app_service":
            monkeypatch.setenv("IDENTITY_ENDPOINT", f"{server.url}/msi/token")
            monkeypatch.setenv("IDENTITY_HEADER", CANARY)
        else:
            monkeypatch.setenv("AZURE_POD_IDENTITY_AUTHORITY_HOST", server.url)
        assert info(emulator, "managed_identity", auth_client_id=None)["applications"] == []
        assert server.asked[-1][1]["resource"] == "https://graph.microsoft.com"
        assert "client_id" not in server.asked[-1][1]
        user_assigned = "5f1d0a2b-0000-4000-8000-00000000000a"
        info(emulator, "managed_identity", auth_client_id=user_assigned)
        assert user_assigned in server.asked[-1][1].values()
    assert [line for line in wire(emulator) if "token" in line] == []


def test_a_managed_identity_of_another_tenant(emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    with IdentityServer(machine(emulator, "fabrikam")) as server:
        monkeypatch.setenv("IDENTITY_ENDPOINT", f"{server.url}/msi/token")
        monkeypatch.setenv("IDENTITY_HEADER", CANARY)
        result = info(emulator, "managed_identity", auth_client_id=None)
    assert result["error"]["code"] == "wrong_tenant"
    assert emulator.tenant("fabrikam").tenant_id in result["msg"]
    assert wire(emulator) == []


def test_a_machine_without_an_identity(emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    with IdentityServer(
        lambda *_request: (400, {"error": "invalid_request", "error_description": "Identity not found"})
    ) as server:
        monkeypatch.setenv("AZURE_POD_IDENTITY_AUTHORITY_HOST", server.url)
        result = info(emulator, "managed_identity", auth_client_id=None)
    assert result["error"]["code"] == "managed_identity_unavailable"
    assert "has a managed identity" in result["msg"]


# The Azure CLI


def azure_cli(directory: pathlib.Path, monkeypatch: pytest.MonkeyPatch, script: str) -> pathlib.Path:
    """Put an ``az`` on the path that writes its arguments down."""
    calls = directory / "calls"
    az = directory / "az"
    az.write_text(f'#!/bin/sh\necho "$*" >> "{calls}"\n{script}\n')
    az.chmod(az.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{directory}{os.pathsep}{os.environ['PATH']}")
    return calls


def test_azure_cli(emulator: Emulator, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    token = emulator.issue_token(
        aud="https://graph.microsoft.com", roles=ROLES, app_id=emulator.tenant("contoso").bootstrap.client_id
    )
    answer = json.dumps({"accessToken": token, "expires_on": int(time.time()) + 3600, "tokenType": "Bearer"})
    (tmp_path / "answer").write_text(answer)
    calls = azure_cli(tmp_path, monkeypatch, f'cat "{tmp_path}/answer"')
    assert info(emulator, "azure_cli")["applications"] == []
    asked = calls.read_text().splitlines()
    # Once, though each request asks for the token.
    assert len(asked) == 1
    assert f"--tenant {emulator.tenant('contoso').tenant_id}" in asked[0]
    assert "--resource https://graph.microsoft.com" in asked[0] or "--scope https://graph.microsoft.com/.default" in asked[0]


def test_azure_cli_signed_out_and_missing(emulator: Emulator, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    azure_cli(tmp_path, monkeypatch, "echo \"ERROR: Please run 'az login' to setup account.\" >&2; exit 1")
    result = info(emulator, "azure_cli")
    assert result["error"]["code"] == "azure_cli_unavailable"
    assert f"az login --tenant {emulator.tenant('contoso').tenant_id}" in result["msg"]
    (tmp_path / "az").unlink()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert info(emulator, "azure_cli")["error"]["code"] == "azure_cli_unavailable"


# A token given


def given(emulator: Emulator, **more: t.Any) -> str:
    app_id = emulator.tenant("contoso").bootstrap.client_id
    return emulator.issue_token(**{"aud": "https://graph.microsoft.com", "roles": ROLES, "app_id": app_id, **more})


def test_a_token_given(emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    token = given(emulator)
    assert info(emulator, auth_access_token=token)["applications"] == []
    assert len(wire(emulator)) >= 1
    assert not [line for line in wire(emulator) if "openid-configuration" in line or "token" in line]
    monkeypatch.setenv("M365_MAIL_OAUTH_AUTH_ACCESS_TOKEN", token)
    assert info(emulator)["applications"] == []


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        ({"aud": "https://outlook.office.com"}, "wrong_audience"),
        ({"lifetime": -10}, "token_expired"),
        ({"tenant": "fabrikam"}, "wrong_tenant"),
    ],
)
def test_a_token_that_cannot_serve(emulator: Emulator, claims: Json, code: str) -> None:
    if claims.get("tenant"):
        claims = {**claims, "app_id": emulator.tenant("fabrikam").bootstrap.client_id}
    token = given(emulator, **claims)
    result = info(emulator, auth_access_token=token)
    assert result["error"]["code"] == code
    assert token not in json.dumps(result)
    assert wire(emulator) == []


def test_the_graph_application_s_id_is_an_audience_too(emulator: Emulator) -> None:
    token = given(emulator, aud="00000003-0000-0000-c000-000000000000")
    credential = FixedToken(token, time.time)
    assert credential.get_token("https://graph.microsoft.com/.default").token == token
    with pytest.raises(TokenError, match="outlook"):
        credential.get_token("https://outlook.office365.com/.default")
    # What cannot be looked into is used as it is.
    assert FixedToken("opaque", lambda: 5.0).get_token("https://graph.microsoft.com/.default").expires_on == 305


# Choosing


def chosen(method: str = "auto", environ: Json | None = None, **given_options: t.Any) -> str:
    environment = {"auth_client_id": "5f1d0a2b-0000-4000-8000-00000000000a", **given_options}
    connection = connection_options({"tenant": "contoso.test"})
    for name, variables in ENVIRONMENT.items():
        for variable in variables:
            if environ and variable in environ:
                environment.setdefault(name, environ[variable])
    return select_method(connection, auth_options({"auth_method": method, **environment}, environ or {})).name


def test_auto_prefers_options_then_secrets_then_tokens(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "token"
    file.write_text("x")
    everything = {
        "AZURE_CLIENT_SECRET": "s",
        "AZURE_FEDERATED_TOKEN_FILE": str(file),
        "M365_MAIL_OAUTH_AUTH_ACCESS_TOKEN": "t",
        "ACTIONS_ID_TOKEN_REQUEST_URL": "https://a.test",
        "ACTIONS_ID_TOKEN_REQUEST_TOKEN": "t",
    }
    assert chosen(environ=everything, auth_federated_token_path=str(file) + "") == "client_secret"
    other = tmp_path / "other"
    other.write_text("x")
    assert chosen(environ=everything, auth_federated_token_path=str(other)) == "workload_identity"
    order = []
    for variable in ("AZURE_CLIENT_SECRET", "M365_MAIL_OAUTH_AUTH_ACCESS_TOKEN", "AZURE_FEDERATED_TOKEN_FILE"):
        order.append(chosen(environ=everything))
        del everything[variable]
    assert [*order, chosen(environ=everything)] == ["client_secret", "access_token", "workload_identity", "github_oidc"]
    with pytest.raises(OptionError, match="auth_client_secret and auth_federated_token_path are both given"):
        chosen(auth_client_secret="s", auth_federated_token_path=str(file))
    with pytest.raises(OptionError, match="managed_identity or azure_cli"):
        chosen()


@pytest.mark.parametrize("method", [name for name in METHODS if name not in {"managed_identity", "azure_cli"}])
def test_each_method_says_what_it_lacks(method: str) -> None:
    with pytest.raises(OptionError) as caught:
        chosen(method)
    assert "M365_MAIL_OAUTH_" in str(caught.value) or "ACTIONS_ID_TOKEN" in str(caught.value)


def test_remembering_asks_again_when_the_token_has_run_out() -> None:
    class Source:
        asked = 0

        def get_token(self, *_scopes: str, **_more: t.Any) -> t.Any:
            self.asked += 1
            return type("Token", (), {"token": str(self.asked), "expires_on": 1000 * self.asked})()

    now = [0.0]
    source = Source()
    remembering = Remembering(source, lambda: now[0])
    assert [remembering.get_token("a").token, remembering.get_token("a").token] == ["1", "1"]
    assert remembering.get_token("b").token == "2"
    now[0] = 699.0
    assert remembering.get_token("a").token == "1"
    now[0] = 700.0
    assert remembering.get_token("a").token == "3"
    assert remembering.get_token("a", claims="x").token == "4"
