# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module application_credential on the emulator: certificates, made and given."""

from __future__ import annotations

import base64
import datetime
import json
import os
import pathlib
import typing as t

import pytest
from ansible.module_utils.basic import AnsibleModule
from credential_harness import FIND, READ, SIGN_IN, certificate_works, credential, register, stored
from cryptography import x509
from graph_harness import Json, wire, writes

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.certificates import KeyPair, make_key_pair
from entra_emulator.testing import Emulator

pytestmark = pytest.mark.long

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")


@pytest.fixture
def app(emulator: Emulator) -> Json:
    """An application with a service principal."""
    return register(emulator)


def certificate(emulator: Emulator, ahead: float = 0, check_mode: bool = False, **arguments: t.Any) -> Json:
    return credential(emulator, ahead, check_mode, type="certificate", **arguments)


def keys(emulator: Emulator, app: Json) -> list[str]:
    return [str(one["displayName"]) for one in stored(emulator, app["app_id"])["keyCredentials"]]


def test_the_first_certificate_goes_by_patch_and_the_next_with_proof(emulator: Emulator, app: Json) -> None:
    first = certificate(emulator)
    assert wire(emulator) == [*SIGN_IN, FIND, READ, "PATCH /applications/ID", *SIGN_IN, *SIGN_IN, READ]
    assert first["verified"]
    assert certificate_works(emulator, app["app_id"], first["private_key"])
    assert "PRIVATE KEY" not in first["certificate"]
    assert x509.load_pem_x509_certificate(first["certificate"].encode()).subject.rfc4514_string() == "CN=m365-mail-oauth"
    assert first["private_key"][100:140] not in json.dumps({**first, "private_key": None})

    emulator.clear_requests()
    held = [{"key_id": first["credential"]["key_id"], "secret": first["private_key"]}]
    assert not certificate(emulator, held=held)["changed"]
    assert wire(emulator) == [*SIGN_IN, FIND]

    emulator.clear_requests()
    # azure-identity signs by the machine's clock, which stays where it is.
    second = certificate(emulator, ahead=155, held=held, overlap=0, verify=False)
    assert writes(emulator) == ["POST /applications/ID/addKey", "POST /applications/ID/removeKey"]
    assert second["removed"] == [first["credential"]["key_id"]]
    emulator.set_clock(0)
    assert certificate_works(emulator, app["app_id"], second["private_key"])
    assert keys(emulator, app) == ["m365-mail-oauth"]


def test_patch_keeps_all_others(emulator: Emulator, app: Json) -> None:
    certificate(emulator, name="portal")
    certificate(emulator, name="other", lifetime=1, renew_before=0)
    before = {one["keyId"]: one for one in stored(emulator, app["app_id"])["keyCredentials"]}
    result = certificate(emulator)
    after = {one["keyId"]: one for one in stored(emulator, app["app_id"])["keyCredentials"]}
    assert {key: after[key] for key in before} == before
    assert set(after) - set(before) == {result["credential"]["key_id"]}
    certificate(emulator, state="absent", return_secret=False)
    assert {one["keyId"]: one for one in stored(emulator, app["app_id"])["keyCredentials"]} == before


def test_a_refused_proof_falls_back_to_patch(emulator: Emulator, app: Json) -> None:
    first = certificate(emulator)
    held = [{"key_id": first["credential"]["key_id"], "secret": first["private_key"]}]
    emulator.knobs(
        faults=[{"method": ["POST"], "path": "addKey", "status": 403, "code": "Authentication_MissingOrMalformed", "times": 1}]
    )
    emulator.clear_requests()
    second = certificate(emulator, ahead=0.001, force=True, held=held)
    assert second["changed"]
    assert writes(emulator) == ["POST /applications/ID/addKey", "PATCH /applications/ID"]
    assert len(second["credentials"]) == 2


def test_a_policy_is_not_tried_a_second_way(emulator: Emulator, app: Json) -> None:
    first = certificate(emulator)
    held = [{"key_id": first["credential"]["key_id"], "secret": first["private_key"]}]
    emulator.knobs(certificates_allowed=False)
    emulator.clear_requests()
    assert certificate(emulator, force=True, held=held)["error"]["code"] == "policy_refused"
    assert writes(emulator) == ["POST /applications/ID/addKey"]


def test_private_key_in_a_file(emulator: Emulator, app: Json, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "mail.pem"
    first = certificate(emulator, private_key_path=str(path))
    assert first["changed"]
    assert "private_key" not in first
    assert os.stat(path).st_mode & 0o777 == 0o600
    assert certificate_works(emulator, app["app_id"], path.read_text())
    old = path.read_text()
    assert not certificate(emulator, private_key_path=str(path))["changed"]

    emulator.clear_requests()
    second = certificate(emulator, ahead=155, private_key_path=str(path), verify=False)
    assert writes(emulator) == ["POST /applications/ID/addKey"]
    assert second["changed"]
    assert path.read_text() != old
    emulator.set_clock(0)
    assert certificate_works(emulator, app["app_id"], path.read_text())

    path.unlink()
    third = certificate(emulator, private_key_path=str(path))
    assert third["changed"]
    assert path.exists()


def test_a_file_in_check_mode(emulator: Emulator, app: Json, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "mail.pem"
    assert certificate(emulator, check_mode=True, private_key_path=str(path))["changed"]
    assert not path.exists()


def test_a_file_that_holds_something_else_is_left_alone(emulator: Emulator, app: Json, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "mail.pem"
    path.write_text("my notes\n")
    result = certificate(emulator, private_key_path=str(path))
    assert result["failed"]
    assert path.read_text() == "my notes\n"
    assert wire(emulator) == []


def made_pair(days: float = 100) -> KeyPair:
    now = datetime.datetime.now(datetime.timezone.utc)
    return make_key_pair("given", now - datetime.timedelta(days=20), now + datetime.timedelta(days=days))


def public(pair: KeyPair) -> str:
    return pair.pem[pair.pem.index("-----BEGIN CERTIFICATE") :]


def test_a_given_certificate(emulator: Emulator, app: Json) -> None:
    pair = made_pair()
    arguments: Json = {"certificate": public(pair), "return_secret": False}
    predicted = certificate(emulator, check_mode=True, **arguments)
    first = certificate(emulator, **arguments)
    assert predicted["diff"] == first["diff"]
    assert first["changed"]
    assert "verified" not in first
    assert first["credential"]["thumbprint"] == pair.certificate.thumbprint
    assert writes(emulator) == ["PATCH /applications/ID"]
    assert certificate_works(emulator, app["app_id"], pair.pem)
    assert not certificate(emulator, **arguments)["changed"]
    # Another one takes its place; the old one goes after the overlap, counted from when the new one was registered.
    other: Json = {"certificate": public(made_pair(200)), "return_secret": False}
    assert certificate(emulator, ahead=1, **other)["removed"] == []
    assert certificate(emulator, ahead=7, **other)["removed"] == []
    assert certificate(emulator, ahead=9, **other)["removed"] == [first["credential"]["key_id"]]


def test_a_given_certificate_that_ends_soon_is_warned_of(emulator: Emulator, app: Json, monkeypatch: pytest.MonkeyPatch) -> None:
    warnings: list[str] = []
    monkeypatch.setattr(AnsibleModule, "warn", lambda _self, text, **_more: warnings.append(text))
    certificate(emulator, certificate=public(made_pair(100)), return_secret=False)
    assert warnings == []
    certificate(emulator, certificate=public(made_pair(10)), return_secret=False)
    assert [text for text in warnings if "ends in 9 days" in text]
    expired = certificate(emulator, certificate=public(made_pair(-1)), return_secret=False)
    assert "expired at" in expired["msg"]


def test_no_secret_is_in_what_is_sent_besides_its_purpose(emulator: Emulator, app: Json) -> None:
    """The proof is a statement signed with the key, never the key."""
    first = certificate(emulator)
    held = [{"key_id": first["credential"]["key_id"], "secret": first["private_key"]}]
    seen: list[bytes] = []
    handle = emulator.service.handle

    def listening(request: t.Any) -> t.Any:
        seen.append(request.body)
        return handle(request)

    emulator.service.handle = listening  # type: ignore[method-assign]
    try:
        certificate(emulator, force=True, held=held)
    finally:
        emulator.service.handle = handle  # type: ignore[method-assign]
    sent = b"\n".join(seen)
    assert b"addKey" not in sent
    assert base64.b64encode(b"PRIVATE") not in sent
    assert b"PRIVATE" not in sent
    assert first["private_key"].splitlines()[20].encode() not in sent
