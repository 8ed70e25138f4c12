# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From a JSON Web Key Set to the files that Dovecot reads; the library that everybody uses says what a key in PEM is."""

from __future__ import annotations

import base64
import importlib.util
import json
import pathlib
import typing as t

import pytest

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
    assert keys.keys_of([]) == {}


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
