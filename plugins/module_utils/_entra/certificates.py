# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Certificates of applications: made here or given, their thumbprints, and the proof that one holds the key.

Nothing is sent and no file is touched; keys are text in PEM. The libraries (cryptography, PyJWT) come with azure-identity and are imported when
they are needed; thumbprints need none. Runs on Python 3.8 as far as that goes.
"""

from __future__ import annotations

import base64
import binascii
import dataclasses
import datetime
import hashlib
import re
import typing as t

from .. import _secrets
from .._deps import require
from .._errors import OptionError

#: What Entra ID and azure-identity both take, and what its portal makes.
KEY_BITS = 2048
#: Allowance for clocks that are behind ours when a new certificate begins to count.
BACKDATING = datetime.timedelta(minutes=5)

#: Audience and lifetime of a proof of possession (learn.microsoft.com/graph/application-rollkey-prooftoken).
PROOF_AUDIENCE = "00000002-0000-0000-c000-000000000000"
PROOF_LIFETIME = datetime.timedelta(minutes=10)

_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----(?P<body>[A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----")


def _wrong(message: str, remedy: str = "") -> OptionError:
    """Return the error for what is no certificate or key of use."""
    return OptionError(message, remedy=remedy, code="invalid_certificate")


@dataclasses.dataclass(frozen=True)
class Certificate:
    """The public half. ``der`` is base64 as Graph wants it, ``thumbprint`` the SHA-1 one that Entra ID shows, in upper case hex."""

    der: str
    not_before: datetime.datetime
    not_after: datetime.datetime
    subject: str

    @property
    def thumbprint(self) -> str:
        """Return the SHA-1 thumbprint."""
        return thumbprint(self.der)


@dataclasses.dataclass(frozen=True)
class KeyPair:
    """A certificate with its private key. ``pem`` holds both, the key unencrypted."""

    certificate: Certificate
    pem: str = dataclasses.field(repr=False)


def thumbprint(der: str) -> str:
    """Return the SHA-1 thumbprint of a certificate in base64 DER; an empty text when that is not base64."""
    try:
        return hashlib.sha1(base64.b64decode(der, validate=True)).hexdigest().upper()  # noqa: S324  (a name, not a safeguard)
    except (ValueError, binascii.Error):
        return ""


def registered_thumbprint(credential: t.Mapping[str, t.Any]) -> str:
    """Return the thumbprint of one of Graph's ``keyCredentials``, an empty text when it does not tell.

    ``key`` comes with a single application only. ``customKeyIdentifier`` defaults to the thumbprint, seen as 40 hex digits and as base64 of 20 bytes.
    """
    if credential.get("key"):
        return thumbprint(str(credential["key"]))
    identifier = str(credential.get("customKeyIdentifier") or "")
    if re.fullmatch(r"[0-9A-Fa-f]{40}", identifier):
        return identifier.upper()
    try:
        decoded = base64.b64decode(identifier, validate=True)
    except (ValueError, binascii.Error):
        return ""
    return decoded.hex().upper() if len(decoded) == 20 else ""


def read_certificate(pem: str) -> Certificate:
    """Return the first certificate in a PEM text (the leaf comes first in a chain); raises :class:`OptionError`."""
    match = _CERTIFICATE.search(pem)
    if not match:
        raise _wrong(
            "No certificate is in the text given.",
            "Give PEM: it begins with -----BEGIN CERTIFICATE-----. Convert DER with: openssl x509 -inform der -in FILE",
        )
    x509 = require("cryptography.x509")
    try:
        certificate = x509.load_pem_x509_certificate(match.group(0).encode())
    except ValueError as exc:
        raise _wrong("The certificate given cannot be read.", "Check it with: openssl x509 -in FILE") from exc
    return _described(certificate)


def read_key_pair(pem: str, password: str | None = None) -> KeyPair:
    """Return the certificate and private key of a PEM text; raises :class:`OptionError` where they are missing or do not belong together."""
    certificate = read_certificate(pem)
    serialization = require("cryptography.hazmat.primitives.serialization")
    exceptions = require("cryptography.exceptions")
    try:
        key = serialization.load_pem_private_key(pem.encode(), password.encode() if password else None)
    except (ValueError, TypeError, exceptions.UnsupportedAlgorithm):
        # Whatever the library says may quote the file.
        raise _wrong(
            "The private key given cannot be read.",
            "Give PEM with the certificate and its private key, and the key's password where it has one.",
        ) from None
    if not isinstance(key, require("cryptography.hazmat.primitives.asymmetric.rsa").RSAPrivateKey):
        raise _wrong("The private key given is not an RSA key, and Entra ID takes no other from an application.")
    public = serialization.PublicFormat.SubjectPublicKeyInfo
    x509 = require("cryptography.x509")
    own = x509.load_der_x509_certificate(base64.b64decode(certificate.der)).public_key()
    if own.public_bytes(serialization.Encoding.DER, public) != key.public_key().public_bytes(serialization.Encoding.DER, public):
        raise _wrong("The private key and the certificate given do not belong together.")
    return KeyPair(certificate, _pem_of(key, base64.b64decode(certificate.der)))


def make_key_pair(common_name: str, now: datetime.datetime, not_after: datetime.datetime) -> KeyPair:
    """Make an RSA key and a self-signed certificate, good from five minutes before ``now`` until ``not_after`` (aware times)."""
    x509 = require("cryptography.x509")
    hashes = require("cryptography.hazmat.primitives.hashes")
    rsa = require("cryptography.hazmat.primitives.asymmetric.rsa")
    oid = require("cryptography.x509.oid")
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    name = x509.Name([x509.NameAttribute(oid.NameOID.COMMON_NAME, common_name[:64])])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_whole(now - BACKDATING))
        .not_valid_after(_whole(not_after))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=False,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=False,
                crl_sign=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .add_extension(x509.ExtendedKeyUsage([oid.ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    described = _described(certificate)
    return KeyPair(described, _pem_of(key, base64.b64decode(described.der)))


def proof_of_possession(pair: KeyPair, object_id: str, now: datetime.datetime) -> str:
    """Return the signed statement that ``addKey`` and ``removeKey`` want: ``iss`` is the application's object id."""
    jwt = require("jwt")
    digest = bytes.fromhex(pair.certificate.thumbprint)
    start = int(now.timestamp())
    token: str = jwt.encode(
        {"aud": PROOF_AUDIENCE, "iss": object_id, "nbf": start, "exp": start + int(PROOF_LIFETIME.total_seconds())},
        pair.pem,
        algorithm="RS256",
        headers={"x5t": base64.urlsafe_b64encode(digest).decode().rstrip("=")},
    )
    return _secrets.register(token)


def _whole(moment: datetime.datetime) -> datetime.datetime:
    """Return ``moment`` without the fractions of a second, which certificates cannot hold."""
    return moment.astimezone(datetime.timezone.utc).replace(microsecond=0)


def _described(certificate: t.Any) -> Certificate:
    serialization = require("cryptography.hazmat.primitives.serialization")
    return Certificate(
        base64.b64encode(certificate.public_bytes(serialization.Encoding.DER)).decode(),
        _moment(certificate, "not_valid_before"),
        _moment(certificate, "not_valid_after"),
        certificate.subject.rfc4514_string(),
    )


def _moment(certificate: t.Any, name: str) -> datetime.datetime:
    """Return a time of a certificate as an aware one; cryptography before 42 has only naive ones."""
    aware = getattr(certificate, name + "_utc", None)
    return aware if aware is not None else getattr(certificate, name).replace(tzinfo=datetime.timezone.utc)


def _pem_of(key: t.Any, der: bytes) -> str:
    serialization = require("cryptography.hazmat.primitives.serialization")
    private: bytes = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    body = base64.encodebytes(der).decode().replace("\n", "")
    lines = "\n".join(body[start : start + 64] for start in range(0, len(body), 64))
    text = private.decode()
    _secrets.register_all(text, text.strip())
    return f"{text}-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n"
