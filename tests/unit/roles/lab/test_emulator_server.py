# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The HTTP side: keep-alive, many at once, bad input, and what survives a restart."""

from __future__ import annotations

import concurrent.futures
import http.client
import json
import os
import pathlib
import signal
import socket
import ssl
import stat
import subprocess
import sys
import time
import typing as t

import pytest
from cryptography import x509
from emulator_client import GraphClient, decision, device_token, form

from entra_emulator import server, store, tls
from entra_emulator.testing import Emulator


def context(emulator: Emulator) -> ssl.SSLContext:
    """Return a context that trusts the lab's authority, as strictly as Python can."""
    made = ssl.create_default_context(cafile=emulator.ca_file)
    made.verify_flags |= ssl.VERIFY_X509_STRICT
    return made


def connect(emulator: Emulator, host: str = "localhost") -> http.client.HTTPSConnection:
    """Return a connection."""
    return http.client.HTTPSConnection(host, emulator.port, context=context(emulator), timeout=10)


def raw(emulator: Emulator, data: bytes) -> bytes:
    """Send bytes over TLS and return all that comes back until the server closes."""
    with socket.create_connection(("127.0.0.1", emulator.port), 10) as plain, context(emulator).wrap_socket(
        plain, server_hostname="localhost"
    ) as link:
        link.sendall(data)
        link.settimeout(10)
        received = b""
        while chunk := link.recv(65536):
            received += chunk
        return received


def test_one_connection_carries_many_requests(emulator: Emulator) -> None:
    connection = connect(emulator)
    connection.connect()
    first = connection.sock
    for path, status in (("/common/v2.0/.well-known/openid-configuration", 200), ("/nothing/here", 404), ("/_ctl", 401)):
        connection.request("GET", path)
        response = connection.getresponse()
        assert (response.status, bool(response.read())) == (status, True)
    connection.request("HEAD", "/common/discovery/v2.0/keys")
    response = connection.getresponse()
    assert (response.status, response.read()) == (200, b"")
    assert connection.sock is first, "the connection was kept"
    connection.close()


def test_the_certificate_names_every_way_to_say_loopback(emulator: Emulator) -> None:
    for name in ("localhost", "127.0.0.1"):
        connection = connect(emulator, name)
        connection.request("GET", "/common/v2.0/.well-known/openid-configuration")
        document = json.loads(connection.getresponse().read())
        assert document["token_endpoint"].startswith(f"https://{name}:{emulator.port}/")
        connection.close()
    chain = x509.load_pem_x509_certificates((pathlib.Path(emulator.ca_file).parent / "server.pem").read_bytes())
    names = chain[0].extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert len(names.get_values_for_type(x509.IPAddress)) == 2


def test_many_at_once(emulator: Emulator, graph: GraphClient) -> None:
    headers = {"Authorization": f"Bearer {graph.token}", "Content-Type": "application/json"}

    def create(number: int) -> int:
        connection = connect(emulator)
        connection.request("POST", "/v1.0/applications", json.dumps({"displayName": f"A{number}"}), headers)
        response = connection.getresponse()
        response.read()
        connection.close()
        return response.status

    with concurrent.futures.ThreadPoolExecutor(12) as pool:
        assert set(pool.map(create, range(36))) == {201}
    assert len(graph.ok("GET", "/applications")["value"]) == 37


def test_a_client_that_stalls_in_the_handshake_holds_up_nobody(emulator: Emulator) -> None:
    with socket.create_connection(("127.0.0.1", emulator.port), 10):
        connection = connect(emulator)
        connection.request("GET", "/_ctl", headers=emulator.control_headers)
        assert connection.getresponse().status == 200
        connection.close()


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", b" 400 "),
        (b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", b" 400 "),
        (b"GET /?a=1&a=2 HTTP/1.1\r\nHost: localhost\r\n\r\n", b" 400 "),
        (b"GET /?a=%FF HTTP/1.1\r\nHost: localhost\r\n\r\n", b" 400 "),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n", b" 400 "),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", b" 400 "),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n", b" 413 "),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b" 400 "),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n", b" 413 "),
        (b"BREW / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", b" 501 "),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n", b" 414 "),
        (b"nonsense\r\n\r\n", b"400"),
    ],
)
def test_bad_requests_get_one_answer_and_no_traceback(
    emulator: Emulator, data: bytes, status: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = raw(emulator, data)
    assert status in answer.partition(b"\r\n")[0] + b" " or status in answer
    assert b"Traceback" not in answer
    assert capfd.readouterr().err == ""


def test_a_chunked_body_is_read(emulator: Emulator) -> None:
    connection = connect(emulator)
    connection.request("POST", "/contoso.test/oauth2/v2.0/token", iter([b"grant_type", b"=magic"]), encode_chunked=True)
    assert json.loads(connection.getresponse().read())["error"] == "unsupported_grant_type"
    connection.close()


@pytest.mark.parametrize(
    "body", [b"grant_type=a&grant_type=b", b"\xff\xfe", b"a" * 1000, b"&".join(b"a%d=1" % n for n in range(500))]
)
def test_a_bad_form_gets_entras_error(emulator: Emulator, body: bytes) -> None:
    connection = connect(emulator)
    connection.request("POST", "/contoso.test/oauth2/v2.0/token", body)
    response = connection.getresponse()
    assert (response.status, json.loads(response.read())["error"]) == (400, "invalid_request")
    connection.close()


def test_wrong_methods_and_paths(emulator: Emulator) -> None:
    assert emulator.send("GET", "/contoso.test/oauth2/v2.0/token").status == 405
    assert emulator.send("DELETE", "/_ctl", None, emulator.control_headers).status == 405
    assert emulator.send("GET", "/_ctl/nothing", None, emulator.control_headers).status == 404
    assert emulator.send("GET", "/../../etc/passwd").status == 404
    assert emulator.send("GET", "/_ctl/knobs", None, {**emulator.control_headers, "Origin": "https://evil.test"}).status == 403


def test_a_defect_is_a_500_that_shows_nothing(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*args: t.Any) -> t.Any:
        raise RuntimeError("secret-in-the-message")

    monkeypatch.setattr("entra_emulator.discovery.keys", broken)
    response = emulator.send("GET", "/common/discovery/v2.0/keys")
    assert response.status == 500
    assert b"secret" not in response.body
    assert "secret" not in capfd.readouterr().err


def test_the_decision_port_serves_nothing_else(emulator: Emulator) -> None:
    host = emulator.decision_url.split("/")[2]
    connection = http.client.HTTPConnection(host, timeout=10)
    connection.request("GET", "/_ctl/tenants")
    assert connection.getresponse().status == 404
    connection.close()
    connection = http.client.HTTPConnection(host, timeout=10)
    headers = {
        "Authorization": f"Bearer {emulator.issue_token('alice@contoso.test')}",
        "X-Mailbox": "alice@contoso.test",
        "X-Service": "imap",
    }
    connection.request("POST", "/exo", b"", headers)
    assert connection.getresponse().status == 200
    connection.close()


def test_the_request_log(emulator: Emulator, graph: GraphClient) -> None:
    emulator.clear_requests()
    graph.ok("GET", "/users?$select=id&$top=2")
    form(emulator, "/contoso.test/oauth2/v2.0/token", grant_type="password", client_id="c", username="u", password="hunter2")
    decision(emulator, "secret-token", "alice@contoso.test", "imap")
    emulator.send("GET", "/contoso.test/oauth2/v2.0/authorize?client_id=c&state=very-secret&code_challenge=x")
    first, second, third, fourth = emulator.requests()
    assert (first["method"], first["path"], first["query"], first["status"]) == ("GET", "/v1.0/users", "$select=id&$top=2", 200)
    assert first["ms"] >= 0
    assert (second["grant_type"], second["client_id"], second["status"]) == ("password", "c", 400)
    assert (third["mailbox"], third["service"], third["reason"]) == ("alice@contoso.test", "imap", "bad_signature")
    assert fourth["query"] == "client_id=c&state=...&code_challenge=..."
    assert not any(word in json.dumps(emulator.requests()) for word in ("hunter2", "secret", graph.token))
    assert emulator.control("GET", "requests")["requests"] == emulator.requests()
    emulator.control("DELETE", "requests")
    assert emulator.requests() == []


def test_state_keys_and_tokens_survive_a_restart(tmp_path: pathlib.Path) -> None:
    with Emulator(tmp_path) as first:
        graph = GraphClient(first)
        app = graph.mail_client()
        answer = device_token(first, app, "alice@contoso.test")
        first.knobs(page_size=7)
        first.set_clock(10)
        before, ca = first.tenant("contoso"), pathlib.Path(first.ca_file).read_bytes()
    with Emulator(tmp_path) as second:
        assert second.tenant("contoso") == before
        assert pathlib.Path(second.ca_file).read_bytes() == ca
        assert GraphClient(second, token=graph.token).ok("GET", f"/applications/{app['id']}")["appId"] == app["appId"]
        assert decision(second, answer["access_token"], "alice@contoso.test", "imap")[0] == 200
        fields = {"grant_type": "refresh_token", "client_id": app["appId"], "refresh_token": answer["refresh_token"]}
        assert "access_token" in form(second, "/contoso.test/oauth2/v2.0/token", **fields).json()
        assert second.knobs()["page_size"] == 7
        assert second.service.core.clock.offset == 10
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "ca").iterdir()} == {
        "ca.pem": 0o644,
        "ca.key": 0o600,
        "server.pem": 0o644,
        "server.key": 0o600,
    }
    assert stat.S_IMODE((tmp_path / "state.json").stat().st_mode) == 0o600
    text = (tmp_path / "state.json").read_text()
    assert answer["refresh_token"] not in text


def test_ids_are_the_same_in_every_lab_and_secrets_are_not(tmp_path: pathlib.Path) -> None:
    with Emulator(tmp_path / "a") as first, Emulator(tmp_path / "b") as second:
        one, two = first.tenant("fabrikam"), second.tenant("fabrikam")
    assert (one.tenant_id, one.bootstrap.client_id) == (two.tenant_id, two.bootstrap.client_id)
    assert one.users["dave"].object_id == two.users["dave"].object_id
    assert one.bootstrap.client_secret != two.bootstrap.client_secret
    assert one.users["dave"].password != two.users["dave"].password


def test_reset_keeps_passwords(emulator: Emulator, graph: GraphClient) -> None:
    before = emulator.tenant("contoso")
    graph.application()
    emulator.control("POST", "tenants", {"name": "extra", "domain": "extra.test", "users": ["zoe"]})
    assert GraphClient(emulator, "extra").ok("GET", "/users/zoe@extra.test")["displayName"] == "Zoe"
    emulator.knobs(throttle=5)
    emulator.reset()
    assert emulator.tenant("contoso") == before
    assert (
        GraphClient(emulator, token=graph.token).ok("GET", "/applications/$count", headers={"ConsistencyLevel": "eventual"}) == 1
    )
    with pytest.raises(KeyError):
        emulator.tenant("extra")


def test_a_foreign_authority_is_taken_as_it_is(tmp_path: pathlib.Path) -> None:
    made = tls.ensure_certificates(tmp_path)
    made.ca_key.unlink()
    before = made.server_cert.read_bytes()
    tls.ensure_certificates(tmp_path, ("elsewhere.test",))
    assert made.server_cert.read_bytes() == before


def test_a_server_certificate_is_made_again_for_other_names_and_before_it_ends(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tls.ensure_certificates(tmp_path)
    ca, before = made.ca_cert.read_bytes(), made.server_cert.read_bytes()
    assert tls.ensure_certificates(tmp_path).server_cert.read_bytes() == before
    tls.ensure_certificates(tmp_path, (*tls.DEFAULT_NAMES, "mail.test"))
    renamed = made.server_cert.read_bytes()
    assert renamed != before
    monkeypatch.setattr(tls, "_RENEW_DAYS", 400)
    tls.ensure_certificates(tmp_path, (*tls.DEFAULT_NAMES, "mail.test"))
    assert made.server_cert.read_bytes() != renamed
    assert made.ca_cert.read_bytes() == ca


@pytest.mark.parametrize(("text", "word"), [("{", "not JSON"), ('{"version": 99}', "another version"), ("[]", "another version")])
def test_a_state_that_cannot_be_read_is_left_alone(tmp_path: pathlib.Path, text: str, word: str) -> None:
    (tmp_path / "state.json").write_text(text)
    with pytest.raises(store.StateError, match=word):
        store.Store(tmp_path, dict)
    assert (tmp_path / "state.json").read_text() == text


@pytest.mark.long
def test_the_command_line(tmp_path: pathlib.Path) -> None:
    files = pathlib.Path(tls.__file__).resolve().parent.parent
    command = [
        sys.executable,
        "-m",
        "entra_emulator",
        "--directory",
        str(tmp_path / "lab"),
        "--port",
        "0",
        "--decision-port",
        "0",
    ]
    environment = {**os.environ, "PYTHONPATH": str(files)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        word, url, decisions = process.stdout.readline().split()
        assert (word, decisions.endswith("/exo")) == ("ready", True)
        made = ssl.create_default_context(cafile=str(tmp_path / "lab" / "ca" / "ca.pem"))
        connection = http.client.HTTPSConnection("localhost", int(url.rpartition(":")[2]), context=made, timeout=10)
        secret = (tmp_path / "lab" / "control-secret").read_text()
        connection.request("POST", "/_ctl/clock", json.dumps({"offset_seconds": 5}), {"Authorization": f"Bearer {secret}"})
        assert connection.getresponse().status == 200
        for directory, port, word in (("lab", "0", "Another emulator"), ("other", url.rpartition(":")[2], "cannot listen")):
            second = [*command[:4], str(tmp_path / directory), "--port", port, "--decision-port", "0"]
            taken = subprocess.run(second, env=environment, capture_output=True, text=True, timeout=60, check=False)
            assert (taken.returncode, taken.stderr.count("\n"), word in taken.stderr) == (1, 1, True)
        started = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert time.monotonic() - started < 10
        assert process.stderr.read() == ""
        connection.close()
    assert json.loads((tmp_path / "lab" / "state.json").read_text())["clock_offset"] == 5
    (tmp_path / "lab" / "state.json").write_text("{")
    broken = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (broken.returncode, "Traceback" in broken.stderr) == (1, False)
    assert "state.json" in broken.stderr


def test_the_body_limit_is_graphs() -> None:
    assert server.MAX_BODY == 4 * 1024 * 1024
