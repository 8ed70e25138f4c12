# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options that say where and as whom: what is wrong is told in one sentence, without network and without a library."""

from __future__ import annotations

import pathlib
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.identity.credentials import METHODS, select_method
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.identity.options import (
    AUTH_METHODS,
    AUTH_SPEC,
    ENVIRONMENT,
    auth_options,
    check_guid,
    check_tenant,
    connection_options,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError

TENANT = "11111111-2222-4333-8444-555555555555"
CLIENT = "66666666-7777-4888-8999-000000000000"


def where(**params: t.Any) -> t.Any:
    return connection_options({"tenant": TENANT, **params})


def test_a_cloud_brings_its_hosts() -> None:
    options = where(cloud="gcc_high")
    assert (options.authority, options.graph_url) == ("https://login.microsoftonline.us", "https://graph.microsoft.us")
    assert options.graph_scope == "https://graph.microsoft.us/.default"
    assert not options.authority_overridden


def test_overridden_hosts_keep_the_clouds_scope() -> None:
    options = where(authority="https://localhost:18943/", graph_url="https://localhost:18943/")
    assert (options.authority, options.graph_url) == ("https://localhost:18943", "https://localhost:18943")
    assert options.graph_scope == "https://graph.microsoft.com/.default"
    assert options.authority_overridden
    assert not where(authority="https://login.microsoftonline.com/").authority_overridden


@pytest.mark.parametrize("tenant", [TENANT, "contoso.test", "contoso.onmicrosoft.com", " contoso.test "])
def test_tenants(tenant: str) -> None:
    assert check_tenant(tenant) == tenant.strip()


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"tenant": None}, ["tenant is missing", "M365_MAIL_OAUTH_TENANT", "AZURE_TENANT_ID"]),
        ({"tenant": " "}, ["tenant is missing"]),
        ({"tenant": "common"}, ["'common' stands for no tenant in particular"]),
        ({"tenant": "Consumers"}, ["stands for no tenant"]),
        ({"tenant": "contoso"}, ["tenant must be", "not a text of 7 characters"]),
        ({"tenant": "a/b.test"}, ["tenant must be"]),
        ({"tenant": "contoso.test\n"}, []),
        ({"authority": "http://login.test"}, ["authority must begin with https://"]),
        ({"authority": "login.test"}, ["authority must begin with https://"]),
        ({"authority": "https://login.test/contoso"}, ["without the tenant or another path"]),
        ({"authority": "https://user@login.test"}, ["authority must be https://HOST"]),
        ({"authority": "https://login.test:x"}, ["authority is not an address"]),
        ({"authority": "https://[::1"}, ["authority is not an address"]),
        ({"authority": "https://"}, ["authority must be https://HOST"]),
        ({"graph_url": "http://graph.test"}, ["graph_url must begin with https://"]),
        ({"graph_url": "https://graph.test/v1.0"}, ["without the version", "Write https://graph.test."]),
        ({"graph_url": "https://graph.test/beta/"}, ["without the version"]),
        ({"graph_url": "https://graph.test?x=1"}, ["graph_url must be https://HOST"]),
        ({"timeout": -1.0}, ["timeout must be more than 0"]),
        ({"timeout": 1e9}, ["timeout must be"]),
        ({"ca_path": "/nonexistent/ca.pem"}, ["ca_path", "/nonexistent/ca.pem", "No such file"]),
    ],
)
def test_what_cannot_be_used_is_told(params: dict[str, t.Any], words: list[str]) -> None:
    if not words:  # white space around a value is no fault
        assert where(**params).tenant == "contoso.test"
        return
    with pytest.raises(OptionError) as caught:
        where(**params)
    assert all(word in str(caught.value) for word in words), str(caught.value)


def test_ids_are_guids_in_lower_case() -> None:
    assert check_guid("app_id", f" {CLIENT.upper()} ", "x") == CLIENT
    for wrong in ("", "x", CLIENT + "0", "{" + CLIENT + "}"):
        with pytest.raises(OptionError, match="app_id must be x"):
            check_guid("app_id", wrong, "x")


def test_every_option_has_its_environment_variables_and_secrets_are_marked() -> None:
    assert set(AUTH_SPEC.argument_spec) == set(ENVIRONMENT)
    for name, variables in ENVIRONMENT.items():
        assert variables[0] == f"M365_MAIL_OAUTH_{name.upper()}"
    hidden = {name for name, option in AUTH_SPEC.argument_spec.items() if option.get("no_log")}
    assert hidden >= {"auth_client_secret", "auth_certificate_password"}
    assert set(AUTH_METHODS) == {"auto", *METHODS}


def chosen(environ: dict[str, str] | None = None, **params: t.Any) -> str:
    return select_method(where(), auth_options({"auth_client_id": CLIENT, **params}, environ or {})).name


def certificate(tmp_path: pathlib.Path, content: bytes = b"-----BEGIN PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n") -> str:
    path = tmp_path / "certificate.pem"
    path.write_bytes(content)
    return str(path)


def test_the_method_follows_from_what_is_there(tmp_path: pathlib.Path) -> None:
    assert chosen(auth_client_secret="secret") == "client_secret"
    assert chosen(auth_certificate_path=certificate(tmp_path)) == "certificate"


def test_what_was_given_wins_over_the_environment(tmp_path: pathlib.Path) -> None:
    path = certificate(tmp_path)
    both: dict[str, t.Any] = {"auth_client_secret": "secret", "auth_certificate_path": path}
    assert chosen({"AZURE_CLIENT_SECRET": "secret"}, **both) == "certificate"
    assert chosen({"M365_MAIL_OAUTH_AUTH_CERTIFICATE_PATH": path}, **both) == "client_secret"
    assert chosen({"AZURE_CLIENT_SECRET": "secret", "AZURE_CLIENT_CERTIFICATE_PATH": path}, **both) == "client_secret"
    assert chosen(auth_method="certificate", **both) == "certificate"
    with pytest.raises(OptionError, match="both given"):
        chosen(**both)


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({}, ["no identity", "AZURE_CLIENT_SECRET"]),
        ({"auth_client_id": None, "auth_client_secret": "s"}, ["auth_client_id is missing", "AZURE_CLIENT_ID"]),
        ({"auth_client_id": "mail app", "auth_client_secret": "s"}, ["auth_client_id must be", "GUID"]),
        ({"auth_method": "client_secret"}, ["auth_client_secret is missing"]),
        ({"auth_method": "certificate"}, ["auth_certificate_path is missing"]),
        ({"auth_certificate_path": "/nonexistent/c.pem"}, ["auth_certificate_path", "/nonexistent/c.pem", "No such file"]),
    ],
)
def test_a_missing_identity_says_what_to_set(params: dict[str, t.Any], words: list[str]) -> None:
    with pytest.raises(OptionError) as caught:
        chosen(**params)
    assert all(word in str(caught.value) for word in words), str(caught.value)


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "is empty"), (b"-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n", "without its private key")],
)
def test_a_certificate_file_is_looked_into(tmp_path: pathlib.Path, content: bytes, word: str) -> None:
    with pytest.raises(OptionError, match=word):
        chosen(auth_certificate_path=certificate(tmp_path, content))


def test_no_secret_is_in_the_options_text() -> None:
    text = repr(
        auth_options({"auth_client_secret": "CANARY1", "auth_certificate_password": "CANARY2", "auth_client_id": CLIENT}, {})
    )
    assert CLIENT in text and "CANARY" not in text
