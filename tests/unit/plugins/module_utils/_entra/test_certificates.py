# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Certificates: what is made can be used by others' code, what is given is checked, and no key shows."""

from __future__ import annotations

import base64
import datetime
import ssl

import jwt
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra import certificates
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError

NOW = datetime.datetime(2026, 11, 22, 12, 0, 0, 987654, tzinfo=datetime.timezone.utc)


@pytest.fixture(scope="module")
def pair() -> certificates.KeyPair:
    return certificates.make_key_pair("mail", NOW, NOW + datetime.timedelta(days=180))


def test_a_made_certificate(pair: certificates.KeyPair) -> None:
    made = x509.load_pem_x509_certificate(pair.pem.encode())
    assert pair.certificate.subject == "CN=mail"
    assert pair.certificate.not_before == datetime.datetime(2026, 11, 22, 11, 55, tzinfo=datetime.timezone.utc)
    assert pair.certificate.not_after == datetime.datetime(2027, 5, 21, 12, 0, tzinfo=datetime.timezone.utc)
    assert made.fingerprint(hashes.SHA1()).hex().upper() == pair.certificate.thumbprint
    assert made.public_key().key_size == 2048  # type: ignore[union-attr]
    assert made.extensions.get_extension_for_class(x509.BasicConstraints).value.ca is False
    # OpenSSL by way of another library reads the same bytes.
    assert ssl.PEM_cert_to_DER_cert(pair.pem[pair.pem.index("-----BEGIN CERT") :]) == base64.b64decode(pair.certificate.der)


def test_two_are_never_the_same(pair: certificates.KeyPair) -> None:
    other = certificates.make_key_pair("mail", NOW, NOW + datetime.timedelta(days=180))
    assert other.certificate.thumbprint != pair.certificate.thumbprint


def test_reading_back(pair: certificates.KeyPair) -> None:
    assert certificates.read_key_pair(pair.pem) == pair
    assert certificates.read_certificate("a comment\n" + pair.pem) == pair.certificate


def test_an_encrypted_key(pair: certificates.KeyPair) -> None:
    key = serialization.load_pem_private_key(pair.pem.encode(), None)
    encrypted = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.BestAvailableEncryption(b"canary-password")
    ).decode()
    text = encrypted + pair.pem[pair.pem.index("-----BEGIN CERT") :]
    assert certificates.read_key_pair(text, "canary-password").certificate == pair.certificate
    for password in (None, "canary-wrong"):
        with pytest.raises(OptionError, match="cannot be read") as caught:
            certificates.read_key_pair(text, password)
        assert "canary" not in str(caught.value.to_failure())


def test_the_private_key_shows_nowhere(pair: certificates.KeyPair) -> None:
    middle = pair.pem.splitlines()[20]  # the modulus, which is public, lies before
    assert middle not in repr(pair)
    broken = pair.pem.replace(middle, middle[:-1] + "!", 1)
    with pytest.raises(OptionError, match="cannot be read") as caught:
        certificates.read_key_pair(broken)
    assert middle[:20] not in str(caught.value.to_failure())
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_key_of_another_certificate(pair: certificates.KeyPair) -> None:
    other = certificates.make_key_pair("mail", NOW, NOW + datetime.timedelta(days=1))
    mixed = other.pem[: other.pem.index("-----BEGIN CERT")] + pair.pem[pair.pem.index("-----BEGIN CERT") :]
    with pytest.raises(OptionError, match="do not belong together"):
        certificates.read_key_pair(mixed)


def test_other_kinds_of_keys_are_refused(pair: certificates.KeyPair) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode()
    with pytest.raises(OptionError, match="not an RSA key"):
        certificates.read_key_pair(pem + pair.pem[pair.pem.index("-----BEGIN CERT") :])


@pytest.mark.parametrize("text", ["", "MIIB", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_no_certificate(text: str) -> None:
    with pytest.raises(OptionError, match=r"No certificate|cannot be read"):
        certificates.read_certificate(text)


def test_proof_of_possession(pair: certificates.KeyPair) -> None:
    proof = certificates.proof_of_possession(pair, "00000000-0000-4000-8000-000000000001", NOW)
    header = jwt.get_unverified_header(proof)
    assert header["alg"] == "RS256"
    assert base64.urlsafe_b64decode(header["x5t"] + "==").hex().upper() == pair.certificate.thumbprint
    public = x509.load_pem_x509_certificate(pair.pem.encode()).public_key()
    claims = jwt.decode(
        proof,
        public,
        algorithms=["RS256"],
        audience="00000002-0000-0000-c000-000000000000",
        options={"verify_exp": False, "verify_nbf": False},
    )
    assert claims == {
        "aud": "00000002-0000-0000-c000-000000000000",
        "iss": "00000000-0000-4000-8000-000000000001",
        "nbf": int(NOW.timestamp()),
        "exp": int(NOW.timestamp()) + 600,
    }


def test_a_thumbprint_of_what_is_no_base64() -> None:
    assert certificates.thumbprint("not base64!") == ""
    assert certificates.registered_thumbprint({"customKeyIdentifier": "bWFpbA=="}) == ""
    assert certificates.registered_thumbprint({"customKeyIdentifier": "%%"}) == ""
    assert certificates.registered_thumbprint({}) == ""
