# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From a JSON Web Key Set to the files that Dovecot reads; the library that everybody uses says what a key in PEM is."""

from __future__ import annotations

import base64
import http.server
import importlib.util
import json
import pathlib
import ssl
import threading
import typing as t

import pytest
from mail_certificates import Certificates
from mail_fixture import certificates

__all__ = ["certificates"]

FILE = pathlib.Path(__file__).resolve().parents[4] / "roles" / "dovecot" / "files" / "keys.py"


def _load() -> t.Any:
    spec = importlib.util.spec_from_file_location("dovecot_keys", FILE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


keys = _load()
#: RFC 7517, appendix A.1.
RFC = {
    "kty": "RSA",
    "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n"
    "9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0f"
    "M4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
    "e": "AQAB",
    "kid": "2011-04-29",
}


@pytest.mark.parametrize("exponent", ["AQAB", "Aw"])
def test_a_key_in_pem_is_the_same_key(exponent: str) -> None:
    serialization = pytest.importorskip("cryptography.hazmat.primitives.serialization", reason="the library that checks the form")
    numbers = serialization.load_pem_public_key(keys.to_pem({**RFC, "e": exponent}).encode()).public_numbers()
    decode = base64.urlsafe_b64decode
    assert numbers.n == int.from_bytes(decode(RFC["n"] + "=="), "big")
    assert numbers.e == int.from_bytes(decode(exponent + "=="), "big")


def test_only_named_rsa_keys_for_signatures_count() -> None:
    document = {
        "keys": [
            RFC,
            {**RFC, "kid": "a/b%c", "use": "sig"},
            {**RFC, "kid": "enc", "use": "enc"},
            {**RFC, "kid": "../../escape"},
            {**RFC, "kid": ""},
            {**RFC, "kid": "half", "n": None},
            {"kty": "EC", "kid": "ec"},
            "nonsense",
        ]
    }
    assert set(keys.keys_of(document)) == {"2011-04-29", "a%2fb%25c"}
    empty: list[t.Any] = [[], {}, {"keys": None}, {"keys": {"n": 1}}, {"keys": "x"}, None]
    for nothing in empty:
        assert keys.keys_of(nothing) == {}


def number(value: int) -> str:
    return base64.urlsafe_b64encode(value.to_bytes((value.bit_length() + 7) // 8 or 1, "big")).decode().rstrip("=")


MODULUS = int.from_bytes(base64.urlsafe_b64decode(RFC["n"] + "=="), "big")


@pytest.mark.parametrize(
    "change",
    [
        {"n": number(3 * 43691), "e": "AQ"},  # 17 bits
        *({"e": number(e)} for e in (0, 1, 2, 65536, 1 << 257 | 1)),
        *({"n": number(n)} for n in (0, 1, MODULUS >> 1 | 1, MODULUS >> 1024 | 1, MODULUS - 1, 1 << 16385 | 1)),
        *({"n": value} for value in (None, 7, "", "!!!!", RFC["n"] + "=", RFC["n"] + "\n", "A" * 1000_000, ["AQAB"])),
        *({"e": value} for value in (None, 65537, "", "AQ AB")),
        *({"alg": value} for value in ("RS512", "none", "PS256", None)),
    ],
    ids=lambda change: ascii(change)[:40],
)
def test_a_key_that_can_be_broken_is_none(change: dict[str, t.Any]) -> None:
    assert keys.keys_of({"keys": [{**RFC, **change}]}) == {}


@pytest.mark.parametrize("e", [3, 17, 65537, 1 << 32 | 1])
def test_usual_and_larger_exponents_are_taken(e: int) -> None:
    assert keys.keys_of({"keys": [{**RFC, "e": number(e), "alg": "RS256", "use": "sig"}]})


class Answers(http.server.BaseHTTPRequestHandler):
    """Sends a key set, or elsewhere."""

    location = ""
    asked: t.ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(302 if self.location and self.path != "/set" else 200)
        if self.location:
            self.send_header("Location", self.location)
        self.end_headers()
        self.wfile.write(json.dumps({"keys": [RFC]}).encode())

    def log_message(self, format: str, *args: t.Any) -> None:  # noqa: A002
        """Write nothing."""


def serve(context: ssl.SSLContext | None, location: str = "") -> http.server.ThreadingHTTPServer:
    handler = type("Bound", (Answers,), {"location": location, "asked": []})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server


def test_keys_come_from_the_address_that_was_named_and_from_no_other(
    certificates: Certificates, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "log"))
    clear = serve(None)
    safe = serve(certificates.context())
    for other, scheme in ((clear, "http"), (safe, "https")):
        sends = serve(certificates.context(), f"{scheme}://localhost:{other.server_port}/set")
        with pytest.raises(keys.NoKeys, match="answers with status 302, to send us elsewhere"):
            keys.fetch(f"https://localhost:{sends.server_port}/first", certificates.ca_file)
        assert t.cast("t.Any", other.RequestHandlerClass).asked == []
        sends.shutdown()
    assert keys.fetch(f"https://localhost:{safe.server_port}/set", certificates.ca_file) == {"keys": [RFC]}
    assert not (tmp_path / "log").exists()
    nameless = serve(certificates.context("name_only"))
    with pytest.raises(keys.NoKeys, match="certificate"):
        keys.fetch(f"https://localhost:{nameless.server_port}/set", certificates.ca_file)
    for server in (clear, safe, nameless):
        server.shutdown()


@pytest.mark.parametrize("application", ["..", ".", "../x", "/etc", "a/b", "", "a\nb"])
def test_no_application_is_a_path(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], application: str
) -> None:
    monkeypatch.setattr(keys, "fetch", lambda *_arguments: {"keys": [RFC]})
    document = {"url": "https://x", "ca_path": "", "directory": str(tmp_path / "keys"), "applications": [application]}
    (tmp_path / "c.json").write_text(json.dumps(document))
    assert keys.main([str(tmp_path / "c.json")]) == 1
    assert "is no application's id" in capsys.readouterr().err
    assert not (tmp_path / "keys").exists()


def test_the_directory_holds_these_keys_for_these_applications_and_no_others(tmp_path: pathlib.Path) -> None:
    pem = keys.to_pem(RFC)
    first = keys.store(str(tmp_path), {"one": pem, "two": pem}, ["app"])
    assert len(first) == 4
    assert keys.store(str(tmp_path), {"one": pem, "two": pem}, ["app"]) == []
    changed = keys.store(str(tmp_path), {"two": pem}, [])
    assert f"gone: {tmp_path}/default/RS256/one" in changed
    assert [str(path.relative_to(tmp_path)) for path in sorted(tmp_path.rglob("*")) if path.is_file()] == ["default/RS256/two"]
    assert (tmp_path / "default/RS256/two").stat().st_mode & 0o777 == 0o644


def test_when_the_set_cannot_be_had_everything_stays(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys.store(str(tmp_path / "keys"), {"one": keys.to_pem(RFC)}, [])
    configuration = tmp_path / "keys.json"
    for url, said in (("http://localhost/keys", "is no https address"), ("https://127.0.0.1:1/keys", "cannot be read")):
        document = {"url": url, "ca_path": "", "directory": str(tmp_path / "keys"), "applications": []}
        configuration.write_text(json.dumps(document), encoding="utf-8")
        assert keys.main([str(configuration)]) == 1
        assert said in capsys.readouterr().err
    assert (tmp_path / "keys/default/RS256/one").exists()
