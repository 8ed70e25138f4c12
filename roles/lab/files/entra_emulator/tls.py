# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The lab's private certificate authority and the server certificate that the emulator and the mail servers share.

Files below ``DIR/ca``: ``ca.pem`` and ``ca.key`` (the authority), ``server.pem`` (certificate, then the authority's) and
``server.key``. Existing ones are used as they are; a server certificate that nears its end is renewed from the authority's key.
"""

from __future__ import annotations

import datetime
import ipaddress
import pathlib
import ssl
import typing as t

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from .clock import UTC
from .files import write_atomically

DEFAULT_NAMES = ("localhost", "127.0.0.1", "::1")
_CA_DAYS, _SERVER_DAYS, _RENEW_DAYS = 3650, 397, 30


class Certificates(t.NamedTuple):
    """Where the certificates lie. ``server_cert`` is a chain that ends with the authority's."""

    ca_cert: pathlib.Path
    ca_key: pathlib.Path
    server_cert: pathlib.Path
    server_key: pathlib.Path


def certificate_paths(directory: pathlib.Path) -> Certificates:
    """Return the paths below ``directory`` (the lab's), existing or not."""
    base = directory / "ca"
    return Certificates(base / "ca.pem", base / "ca.key", base / "server.pem", base / "server.key")


def ensure_certificates(directory: pathlib.Path, names: t.Sequence[str] = DEFAULT_NAMES) -> Certificates:
    """Make what is missing and return the paths; nothing is written when all is there and still valid."""
    paths = certificate_paths(directory)
    if not (paths.ca_cert.exists() and (paths.ca_key.exists() or _usable(paths, names))):
        _make_ca(paths)
    if not _usable(paths, names):
        _make_server(paths, names)
    return paths


def server_context(paths: Certificates) -> ssl.SSLContext:
    """Return a TLS 1.2+ context that serves the certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(str(paths.server_cert), str(paths.server_key))
    return context


def _usable(paths: Certificates, names: t.Sequence[str]) -> bool:
    """Whether there is a server certificate, signed by the authority, for all names, with some weeks left."""
    if not (paths.server_cert.exists() and paths.server_key.exists() and paths.ca_cert.exists()):
        return False
    certificate = x509.load_pem_x509_certificate(paths.server_cert.read_bytes())
    authority = x509.load_pem_x509_certificate(paths.ca_cert.read_bytes())
    if not paths.ca_key.exists():  # someone else's authority: its certificate is taken as it is
        return True
    if certificate.issuer != authority.subject or certificate.not_valid_after_utc < _now() + datetime.timedelta(days=_RENEW_DAYS):
        return False
    try:
        certificate.verify_directly_issued_by(authority)
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except Exception:  # any defect means: make a new one
        return False
    return {_general_name(name) for name in names} <= set(found)


def _make_ca(paths: Certificates) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "m365.mail_oauth lab CA")])
    public = key.public_key()
    certificate = (
        _builder(subject, subject, public, _CA_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(sign_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )
    write_atomically(paths.ca_key, _pem(key))
    write_atomically(paths.ca_cert, certificate.public_bytes(serialization.Encoding.PEM), 0o644)


def _make_server(paths: Certificates, names: t.Sequence[str]) -> None:
    authority = x509.load_pem_x509_certificate(paths.ca_cert.read_bytes())
    ca_key = serialization.load_pem_private_key(paths.ca_key.read_bytes(), None)
    if not isinstance(ca_key, ec.EllipticCurvePrivateKey):
        raise ValueError(f"{paths.ca_key} is not an elliptic-curve private key.")
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        _builder(
            x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])]), authority.subject, key.public_key(), _SERVER_DAYS
        )
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(sign_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([_general_name(name) for name in names]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False)
        .sign(ca_key, hashes.SHA256())
    )
    chain = b"".join(c.public_bytes(serialization.Encoding.PEM) for c in (certificate, authority))
    write_atomically(paths.server_key, _pem(key))
    write_atomically(paths.server_cert, chain, 0o644)


def _builder(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, days: int) -> x509.CertificateBuilder:
    start = _now() - datetime.timedelta(minutes=5)  # a client whose clock is slow
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key)
    return (
        builder.serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days))
    )


def _key_usage(*, sign_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not sign_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=sign_certificates,
        crl_sign=sign_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def _now() -> datetime.datetime:
    return datetime.datetime.now(UTC)
