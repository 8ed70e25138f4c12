# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Client assertions: a certificate speaks for the application. The signature is openssl's, as Python's library has none. Runs on Python 3.8.

Source: Microsoft, "Microsoft identity platform application authentication certificate credentials" (PS256 with ``x5t#S256``).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import ssl
import subprocess
import time
import typing as t
import uuid

from .._errors import OptionError
from . import files

TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
#: Seconds that an assertion is good for; Microsoft recommends 5 to 10 minutes.
LIFETIME = 600
_TIMEOUT = 30
_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


def _wrong(message: str, remedy: str = "") -> OptionError:
    """Return the error for a key or certificate that does not serve."""
    return OptionError(message, remedy=remedy, code="client_secret_wrong")


def encode(data: bytes) -> str:
    """Return base64url without padding (RFC 7515 section 2)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def client_assertion(
    path: str, client_id: str, token_url: str, *, openssl: str = "openssl", now: t.Callable[[], float] = time.time
) -> str:
    """Return a signed assertion. ``path`` is a PEM file with the certificate and its RSA key, not encrypted. Raises :class:`OptionError`."""
    pem = files.read_secret(path)
    found = _CERTIFICATE.search(pem)
    if found is None or "PRIVATE KEY-----" not in pem:
        raise _wrong(f"{path}: there is no certificate with its private key in this file.", "Give both in one PEM file.")
    try:
        thumbprint = hashlib.sha256(ssl.PEM_cert_to_DER_cert(found[0])).digest()
    except ValueError:
        raise _wrong(f"{path}: the certificate in this file is damaged.") from None
    start = int(now())
    header = {"alg": "PS256", "typ": "JWT", "x5t#S256": encode(thumbprint)}
    claims = {
        "aud": token_url,
        "iss": client_id,
        "sub": client_id,
        "jti": str(uuid.uuid4()),
        "nbf": start,
        "iat": start,
        "exp": start + LIFETIME,
    }
    signed = ".".join(encode(json.dumps(part, separators=(",", ":")).encode()) for part in (header, claims))
    return f"{signed}.{encode(_sign(path, signed.encode('ascii'), openssl))}"


def _sign(path: str, data: bytes, openssl: str) -> bytes:
    """Have openssl read the key from its file; nothing secret is among its arguments."""
    command = [openssl, "dgst", "-sha256", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"]
    # An empty password: an encrypted key fails instead of asking somebody.
    command += ["-passin", "pass:", "-sign", path]
    try:
        # On a mail host there is no module whose run_command could be used.
        done = subprocess.run(  # pylint: disable=ansible-bad-function
            command, input=data, capture_output=True, timeout=_TIMEOUT, check=False
        )
    except FileNotFoundError:
        raise _wrong(
            "The program openssl, which signs for the certificate, is not installed.", "Install the package openssl."
        ) from None
    except (OSError, subprocess.TimeoutExpired) as exc:
        raise _wrong(f"The program openssl cannot be run ({type(exc).__name__}).") from None
    if done.returncode != 0 or not done.stdout:
        raise _wrong(
            f"{path}: openssl cannot sign with the private key in this file.",
            "Give an RSA key that is not encrypted, as a PEM block after or before its certificate.",
        )
    return done.stdout
