# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The key that signs tokens, kept on disk so that tokens stay valid when the emulator is started again."""

from __future__ import annotations

import base64
import datetime
import pathlib
import typing as t

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from .files import write_atomically
from .web import Json

FILE_NAME = "signing.pem"


class SigningKey:
    """An RSA key with a self-signed certificate; ``kid`` is the certificate's SHA-1 thumbprint, as Entra's is."""

    def __init__(self, pem: bytes) -> None:
        key = serialization.load_pem_private_key(pem, None)
        if not isinstance(key, rsa.RSAPrivateKey):
            raise ValueError("The signing key is not an RSA key.")
        self._key = key
        self._certificate = x509.load_pem_x509_certificate(pem)
        self.kid = b64url(self._certificate.fingerprint(hashes.SHA1()))  # noqa: S303 (the x5t of RFC 7517)

    @classmethod
    def load(cls, directory: pathlib.Path) -> SigningKey:
        """Read the key below ``directory``; make it when there is none."""
        path = directory / FILE_NAME
        if not path.exists():
            write_atomically(path, generate())
        return cls(path.read_bytes())

    def sign(self, claims: t.Mapping[str, t.Any]) -> str:
        """Return a JWT with ``typ: JWT`` and this key's ``kid`` (and ``x5t``, which v1 tokens carry as well)."""
        return jwt.encode(dict(claims), self._key, algorithm="RS256", headers={"kid": self.kid, "x5t": self.kid})

    def claims(self, token: str) -> Json:
        """Return the claims of a token this key signed; raises jwt.InvalidTokenError. Times and audience are the caller's to check."""
        options: t.Any = dict.fromkeys(
            ("verify_exp", "verify_nbf", "verify_iat", "verify_aud", "verify_iss", "verify_sub"), False
        )
        return jwt.decode(token, self._key.public_key(), algorithms=["RS256"], options=options)

    def jwk(self, issuer: str) -> Json:
        """Return the public key as Entra's JWKS shows it."""
        numbers = self._key.public_key().public_numbers()
        der = self._certificate.public_bytes(serialization.Encoding.DER)
        return {
            "kty": "RSA",
            "use": "sig",
            "kid": self.kid,
            "x5t": self.kid,
            "n": b64url(numbers.n.to_bytes((numbers.n.bit_length() + 7) // 8, "big")),
            "e": b64url(numbers.e.to_bytes(3, "big")),
            "x5c": [base64.b64encode(der).decode()],
            "issuer": issuer,
        }


def generate() -> bytes:
    """Return a new private key and its certificate as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "accounts.accesscontrol.windows.net")])
    start = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=1)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(start)
    certificate = builder.not_valid_after(start + datetime.timedelta(days=3650)).sign(key, hashes.SHA256())
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return private + certificate.public_bytes(serialization.Encoding.PEM)


def b64url(data: bytes) -> str:
    """Return unpadded base64url."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
