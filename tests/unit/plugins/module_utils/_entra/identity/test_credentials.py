# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The administrator's identity with the real azure-identity, on the emulator."""

from __future__ import annotations

import datetime
import logging
import pathlib
import socket
import typing as t

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from ansible_collections.m365.mail_oauth.plugins.module_utils import _secrets
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.identity.credentials import (
    BootstrapCredential,
    select_method,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.identity.method import MAX_PAUSE
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.identity.options import auth_options, connection_options
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError, TokenError
from entra_emulator.testing import Emulator

SCOPE = "https://graph.microsoft.com/.default"


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def self_signed(key: t.Any) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "bootstrap")])
    start = datetime.datetime(2026, 1, 1)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(start).not_valid_after(start + datetime.timedelta(days=3650))
    return builder.sign(key, hashes.SHA256())


def pem(key: t.Any, password: bytes | None = None) -> bytes:
    encryption: t.Any = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption)
    return bytes(private + self_signed(key).public_bytes(serialization.Encoding.PEM))


class Slept(list):  # type: ignore[type-arg]
    """Pauses that were asked for."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def credential(emulator: Emulator, sleep: t.Any = None, **params: t.Any) -> BootstrapCredential:
    info = emulator.tenant("contoso")
    values: dict[str, t.Any] = {
        "tenant": info.tenant_id,
        "authority": emulator.authority,
        "graph_url": emulator.graph_url,
        "ca_path": emulator.ca_file,
        "timeout": 10.0,
        "auth_client_id": info.bootstrap.client_id,
        "auth_client_secret": info.bootstrap.client_secret,
        **params,
    }
    return BootstrapCredential(
        select_method(connection_options(values), auth_options(values, {})), Slept() if sleep is None else sleep
    )


def refusal(emulator: Emulator, sleep: t.Any = None, **params: t.Any) -> TokenError:
    with pytest.raises(TokenError) as caught:
        credential(emulator, sleep, **params).get_token(SCOPE)
    return caught.value


def test_a_token_is_one_discovery_and_one_request_and_then_comes_from_memory(emulator: Emulator) -> None:
    mine = credential(emulator)
    first, second = mine.get_token(SCOPE), mine.get_token(SCOPE)
    assert first.token == second.token
    assert [(entry["method"], entry["path"].rpartition("/")[2]) for entry in emulator.requests()] == [
        ("GET", "openid-configuration"),
        ("POST", "token"),
    ]
    mine.close()


def test_the_permissions_in_the_token_are_known(emulator: Emulator) -> None:
    mine = credential(emulator)
    before = mine.granted
    mine.get_token(SCOPE)
    assert before is None and "Application.ReadWrite.OwnedBy" in (mine.granted or ())


def test_the_token_is_registered_as_a_secret(emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    registered: set[str | None] = set()
    monkeypatch.setattr(_secrets, "register", registered.add)
    mine = credential(emulator)
    token = mine.get_token(SCOPE).token
    assert token in registered and emulator.tenant("contoso").bootstrap.client_secret in registered


@pytest.mark.parametrize("password", [None, b"opens it"])
def test_a_certificate_signs_in(emulator: Emulator, tmp_path: pathlib.Path, key: t.Any, password: bytes | None) -> None:
    path = tmp_path / "bootstrap.pem"
    path.write_bytes(pem(key, password))
    _trust(emulator, key)
    params = {"auth_client_secret": None, "auth_certificate_path": str(path)}
    if password:
        params["auth_certificate_password"] = password.decode()
    assert credential(emulator, **params).get_token(SCOPE).token


def _trust(emulator: Emulator, key: t.Any) -> None:
    """Register the certificate with the bootstrap application."""
    import base64

    info = emulator.tenant("contoso")
    token = emulator.issue_token(
        aud="https://graph.microsoft.com", roles=["Application.ReadWrite.All"], app_id=info.bootstrap.client_id
    )
    der = self_signed(key).public_bytes(serialization.Encoding.DER)
    body = {"keyCredentials": [{"type": "AsymmetricX509Cert", "usage": "Verify", "key": base64.b64encode(der).decode()}]}
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    answer = emulator.send("PATCH", f"/v1.0/applications(appId='{info.bootstrap.client_id}')", body, headers)
    assert answer.status == 204, answer.body


def test_files_that_are_no_certificate_are_refused_without_asking_anybody(
    emulator: Emulator, tmp_path: pathlib.Path, key: rsa.RSAPrivateKey
) -> None:
    elliptic = ec.generate_private_key(ec.SECP256R1())
    contents = [b"garbage", b"-----BEGIN PRIVATE KEY-----\ngarbage", pem(elliptic), pem(key, b"password")]
    for number, content in enumerate(contents):
        path = tmp_path / f"{number}.pem"
        path.write_bytes(content)
        with pytest.raises(OptionError, match=r"auth_certificate_path.*openssl"):
            credential(
                emulator, auth_client_secret=None, auth_certificate_path=str(path), auth_certificate_password="CANARY-password"
            )
    assert emulator.requests() == []


def test_a_wrong_secret_is_told_without_showing_it(emulator: Emulator, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        error = refusal(emulator, auth_client_secret="CANARY-secret-value")
    assert error.details["error_codes"] == [7000215]
    assert "secret's value, not its id" in error.remedy
    assert error.details["correlation_id"]
    assert "CANARY" not in str(error) + str(error.details) + caplog.text


def test_an_unknown_application_and_an_unknown_tenant_are_told_apart(emulator: Emulator) -> None:
    assert refusal(emulator, auth_client_id="99999999-0000-4000-8000-000000000000").details["error_codes"] == [700016]
    error = refusal(emulator, tenant="nobody.test")
    assert error.code == "wrong_tenant" and "cloud" in error.remedy


def test_an_expired_secret_says_so(emulator: Emulator) -> None:
    core = emulator.service.core
    with core.store.lock:
        tenant = next(one for one in core.tenants() if one.name == "contoso")
        for row in tenant.table("applications").values():
            for secret in row["passwordCredentials"]:
                secret["endDateTime"] = "2026-01-02T00:00:00.0000000Z"
    error = refusal(emulator)
    assert error.details["error_codes"] == [7000222] and "expired" in error.message


def test_trouble_in_passing_is_tried_again_with_bounded_pauses(emulator: Emulator) -> None:
    slept = Slept()
    fault = {"path": "/token", "status": 503, "body": "busy", "times": 2, "headers": {"Retry-After": "86400"}}
    emulator.knobs(faults=[fault])
    assert credential(emulator, slept).get_token(SCOPE).token
    assert slept == [MAX_PAUSE, MAX_PAUSE]


@pytest.mark.parametrize("status", [503, 429])
def test_lasting_trouble_ends(emulator: Emulator, status: int) -> None:
    emulator.knobs(faults=[{"path": "/token", "status": status, "body": "busy", "times": 0}])
    error = refusal(emulator)
    assert error.code == ("throttled" if status == 429 else "idp_temporary_error")
    assert f"HTTP status {status}" in error.message
    assert len([entry for entry in emulator.requests() if entry["path"].endswith("/token")]) <= 4


@pytest.mark.parametrize("body", ["<html>", "{}", '{"access_token": 7}', "[]", '{"access_token": "CANARY", "expires_in": 3599'])
def test_an_authority_that_talks_nonsense_is_one_error(emulator: Emulator, body: str) -> None:
    emulator.knobs(faults=[{"path": "/token", "status": 200, "body": body, "headers": {"Content-Type": "application/json"}}])
    error = refusal(emulator)
    assert error.code == "captive_or_inspecting_proxy"
    assert "/oauth2/v2.0/token: HTTP status 200, " in error.message and "CANARY" not in str(error)


def test_an_authority_out_of_reach_is_told(emulator: Emulator) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    error = refusal(emulator, authority=f"https://localhost:{port}")
    assert error.code == "connection_refused" and "HTTPS_PROXY" in error.remedy


def test_an_untrusted_authority_points_to_ca_path(emulator: Emulator, tmp_path: pathlib.Path, key: t.Any) -> None:
    other = tmp_path / "other.pem"
    other.write_bytes(self_signed(key).public_bytes(serialization.Encoding.PEM))
    error = refusal(emulator, ca_path=str(other))
    assert error.code == "certificate_untrusted" and "ca_path" in error.remedy
