# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The request: verified TLS, proxies, bounds. The client assertion: what openssl signs and where its key is not."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import pathlib
import socket
import ssl
import stat
import subprocess
import threading
import time
import typing as t
import warnings

import pytest
from agent_host import ALICE, Host
from mail_certificates import Certificates
from token_endpoint import TokenEndpoint

from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import assertion, endpoint
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError

FORM = {"grant_type": "refresh_token", "refresh_token": "refresh-token-canary-0"}


def refusal(where: endpoint.TokenEndpoint) -> endpoint.Refusal:
    with pytest.raises(endpoint.Refusal) as caught:
        endpoint.request(where, FORM, ALICE)
    assert "canary" not in str(caught.value) + repr(caught.value.details)
    return caught.value


@pytest.mark.parametrize(
    ("kind", "cause"),
    [
        ("expired", "certificate_expired"),
        ("future", "clock_skew"),
        ("other_host", "certificate_hostname_mismatch"),
        ("stranger", "certificate_untrusted"),
        ("self_signed", "certificate_untrusted"),
    ],
)
def test_a_certificate_that_does_not_hold_gets_no_secret(certificates: Certificates, kind: str, cause: str) -> None:
    with TokenEndpoint(certificates.context(kind)) as wrong:
        found = refusal(endpoint.TokenEndpoint(f"{wrong.authority}/t/token", certificates.ca_file, "none"))
        assert (found.code, found.temporary) == (cause, True)
        assert not wrong.forms


@pytest.mark.parametrize(("kind", "days"), [("expired", 400), ("expired", -400), ("future", -400)])
def test_a_certificate_out_of_its_time_by_a_clock_that_is_off_names_the_clock(
    certificates: Certificates, kind: str, days: int
) -> None:
    with TokenEndpoint(certificates.context(kind)) as wrong, pytest.raises(endpoint.Refusal) as caught:
        where = endpoint.TokenEndpoint(f"{wrong.authority}/t/token", certificates.ca_file, "none")
        endpoint.request(where, FORM, ALICE, lambda: time.time() + days * 86400)
    assert caught.value.code == "clock_skew"
    assert ("behind" if days > 0 else "ahead of") in caught.value.message
    assert caught.value.skew == pytest.approx(-days * 86400, abs=60)
    assert "NTP" in caught.value.remedy
    assert not wrong.forms


def test_the_authority_of_the_system_is_not_that_of_the_test(token_endpoint: TokenEndpoint) -> None:
    assert refusal(endpoint.TokenEndpoint(f"{token_endpoint.authority}/t/token", "", "none")).code == "certificate_untrusted"
    assert not token_endpoint.forms


def test_old_tls_is_not_spoken(certificates: Certificates) -> None:
    context = certificates.context("good")
    before = context.minimum_version, context.maximum_version
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    try:
        with TokenEndpoint(context) as old:
            found = refusal(endpoint.TokenEndpoint(f"{old.authority}/t/token", certificates.ca_file, "none"))
    finally:
        context.minimum_version, context.maximum_version = before  # the context serves other tests, too
    assert found.code == "tls_handshake_refused"


@contextlib.contextmanager
def listener(job: t.Callable[[socket.socket], None]) -> t.Iterator[int]:
    """Give the port of a server that does ``job`` with its first client."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with contextlib.suppress(OSError):
                client, _address = server.accept()
                with client:
                    job(client)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]


def test_a_server_that_says_nothing_is_left_in_time(certificates: Certificates) -> None:
    with listener(lambda client: time.sleep(5)) as port:
        found = refusal(endpoint.TokenEndpoint(f"https://localhost:{port}/t/token", certificates.ca_file, "none", timeout=0.5))
    assert (found.code, found.temporary) == ("connection_timeout", True)


def test_a_server_that_sends_a_byte_now_and_then_is_left_in_time(certificates: Certificates) -> None:
    context = certificates.context()

    def drip(client: socket.socket) -> None:
        with context.wrap_socket(client, server_side=True) as secured:
            secured.sendall(b"HTTP/1.1 200 OK\r\n")
            for _byte in range(100):
                secured.sendall(b"x")
                time.sleep(0.1)

    started = time.monotonic()
    with listener(drip) as port:
        found = refusal(endpoint.TokenEndpoint(f"https://localhost:{port}/t/token", certificates.ca_file, "none", timeout=1.0))
    assert found.code == "connection_timeout"
    assert time.monotonic() - started < 8


@pytest.mark.parametrize("words", [b"", b"220 mail.test ESMTP\r\n", b"HTTP/1.1 400 Bad Request\r\n\r\n"])
def test_what_speaks_no_tls_is_said(certificates: Certificates, words: bytes) -> None:
    def speak(client: socket.socket) -> None:
        client.sendall(words)

    with listener(speak) as port:
        found = refusal(endpoint.TokenEndpoint(f"https://localhost:{port}/t/token", certificates.ca_file, "none"))
    assert found.code in ("tls_handshake_refused", "connection_reset")


def test_a_closed_port_and_an_unknown_name(certificates: Certificates) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert (
        refusal(endpoint.TokenEndpoint(f"https://localhost:{port}/t/token", certificates.ca_file, "none")).code
        == "connection_refused"
    )
    assert refusal(endpoint.TokenEndpoint("https://login.invalid/t/token", certificates.ca_file, "none")).code == "dns_failure"


# --- proxies


class Proxy:
    """An HTTP proxy that keeps the heads of requests and connects to where it is told, or refuses."""

    def __init__(self, status: str = "200 Connection established") -> None:
        self.heads: list[bytes] = []
        self.status = status

    def serve(self, client: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            head += client.recv(4096)
        self.heads.append(head)
        client.sendall(f"HTTP/1.1 {self.status}\r\n\r\n".encode())
        if self.status[:3] != "200":
            return
        host, _colon, port = head.split()[1].decode().rpartition(":")
        with socket.create_connection((host, int(port))) as upstream:
            back = threading.Thread(target=_copy, args=(upstream, client), daemon=True)
            back.start()
            _copy(client, upstream)


def _copy(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while True:
            data = source.recv(65536)
            if not data:
                return
            target.sendall(data)


def test_a_proxy_carries_what_it_cannot_read(certificates: Certificates, token_endpoint: TokenEndpoint) -> None:
    proxy = Proxy()
    with listener(proxy.serve) as port:
        where = endpoint.TokenEndpoint(
            f"{token_endpoint.authority}/t/token", certificates.ca_file, f"http://me:p%40ss@127.0.0.1:{port}"
        )
        assert endpoint.request(where, FORM, ALICE).access_token
    head = proxy.heads[0]
    assert head.startswith(f"CONNECT localhost:{token_endpoint.port} HTTP/1.".encode())
    assert b"Proxy-Authorization: Basic " + base64.b64encode(b"me:p@ss") in head
    assert b"canary" not in head


@pytest.mark.parametrize(("no_proxy", "used"), [("", 1), ("localhost", 0)])
def test_the_environment_names_the_proxy(
    certificates: Certificates, token_endpoint: TokenEndpoint, monkeypatch: pytest.MonkeyPatch, no_proxy: str, used: int
) -> None:
    proxy = Proxy()
    with listener(proxy.serve) as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        monkeypatch.setenv("NO_PROXY", no_proxy)
        monkeypatch.delenv("https_proxy", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        assert endpoint.request(
            endpoint.TokenEndpoint(f"{token_endpoint.authority}/t", certificates.ca_file), FORM, ALICE
        ).access_token
    assert len(proxy.heads) == used


@pytest.mark.parametrize(
    ("status", "cause"),
    [("407 Proxy Authentication Required", "proxy_auth_required"), ("403 Forbidden", "captive_or_inspecting_proxy")],
)
def test_a_proxy_that_refuses_is_named(
    certificates: Certificates, token_endpoint: TokenEndpoint, status: str, cause: str
) -> None:
    with listener(Proxy(status).serve) as port:
        where = endpoint.TokenEndpoint(
            f"{token_endpoint.authority}/t", certificates.ca_file, f"http://me:secret-canary@127.0.0.1:{port}"
        )
        assert refusal(where).code == cause


# --- client assertions


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    directory = tmp_path_factory.mktemp("application")
    arguments = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=mail",
        "-days",
        "30",
        "-keyout",
        "key.pem",
        "-out",
        "cert.pem",
    ]
    subprocess.run(["openssl", *arguments], cwd=directory, capture_output=True, check=True, timeout=60)
    both = directory / "application.pem"
    both.touch(mode=0o600)
    both.write_text((directory / "key.pem").read_text() + (directory / "cert.pem").read_text())
    return both


def decoded(part: str) -> dict[str, t.Any]:
    found: dict[str, t.Any] = json.loads(base64.urlsafe_b64decode(part + "=="))
    return found


def test_the_assertion_is_what_microsoft_describes(certificate: pathlib.Path, tmp_path: pathlib.Path) -> None:
    text = assertion.client_assertion(str(certificate), "an-id", "https://login.test/t/oauth2/v2.0/token", now=lambda: 1000.5)
    header, claims, signature = text.split(".")
    der = ssl.PEM_cert_to_DER_cert((certificate.parent / "cert.pem").read_text())
    assert decoded(header) == {"alg": "PS256", "typ": "JWT", "x5t#S256": assertion.encode(hashlib.sha256(der).digest())}
    found = decoded(claims)
    assert found.pop("jti")
    url = "https://login.test/t/oauth2/v2.0/token"
    assert found == {"aud": url, "iss": "an-id", "sub": "an-id", "nbf": 1000, "iat": 1000, "exp": 1600}
    (tmp_path / "signature").write_bytes(base64.urlsafe_b64decode(signature + "=="))
    (tmp_path / "public.pem").write_bytes(
        subprocess.run(
            ["openssl", "x509", "-in", str(certificate), "-noout", "-pubkey"], capture_output=True, check=True, timeout=60
        ).stdout
    )
    verify = ["openssl", "dgst", "-sha256", "-sigopt", "rsa_padding_mode:pss", "-verify", "public.pem", "-signature", "signature"]
    done = subprocess.run(verify, cwd=tmp_path, input=f"{header}.{claims}".encode(), capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done


def test_the_key_is_no_argument_and_no_other_file(certificate: pathlib.Path, tmp_path: pathlib.Path) -> None:
    spy = tmp_path / "openssl"
    spy.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >{tmp_path}/arguments\nenv >{tmp_path}/environment\nexec openssl "$@"\n')
    spy.chmod(0o755)
    assertion.client_assertion(str(certificate), "an-id", "https://login.test/t", openssl=str(spy))
    key = certificate.read_text().splitlines()[1]
    assert key not in (tmp_path / "arguments").read_text() + (tmp_path / "environment").read_text()
    assert str(certificate) in (tmp_path / "arguments").read_text()


def test_the_form_has_the_assertion(host: Host, token_endpoint: TokenEndpoint, certificate: pathlib.Path) -> None:
    host.account(token_endpoint.authority, certificate_path=str(certificate))
    assert host.keeper().refresh(ALICE).kind == "refreshed"
    form = token_endpoint.forms[0]
    assert form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    assert decoded(form["client_assertion"].split(".")[1])["aud"] == f"{token_endpoint.authority}/contoso.test/oauth2/v2.0/token"


def test_files_that_cannot_sign(certificate: pathlib.Path, tmp_path: pathlib.Path) -> None:
    def failure(text: str, **options: t.Any) -> str:
        path = tmp_path / "wrong.pem"
        path.write_text(text)
        path.chmod(stat.S_IRUSR)
        with pytest.raises(OptionError) as caught:
            assertion.client_assertion(str(path), "an-id", "https://login.test/t", **options)
        path.unlink()
        return str(caught.value)

    good = certificate.read_text()
    key, cert = (certificate.parent / "key.pem").read_text(), (certificate.parent / "cert.pem").read_text()
    encrypted = subprocess.run(
        ["openssl", "pkey", "-in", str(certificate), "-aes256", "-passout", "pass:secret"],
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    ).stdout
    assert "no certificate with its private key" in failure(cert)
    assert "no certificate with its private key" in failure(key)
    assert "not encrypted" in failure(encrypted + cert)
    assert "not encrypted" in failure(good.replace(good.splitlines()[3], "AAAA"))
    assert "is not installed" in failure(good, openssl="/no/such/openssl")
    assert os.listdir(tmp_path) == []
