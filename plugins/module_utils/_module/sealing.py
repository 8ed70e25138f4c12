# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Handing a secret from a module to the controller so that only the controller can read it.

What a module prints passes through connection plugins, and ssh's shows it at ``-vvv``. So the controller sends a public key along and the module
seals the secret with it: an ephemeral X25519 exchange, HKDF-SHA256, Fernet. cryptography comes with azure-identity and with Ansible Vault.
Importable on Python 3.8.
"""

from __future__ import annotations

import base64
import binascii
import typing as t

from .._deps import require
from .._errors import OptionError

_PURPOSE = b"m365.mail_oauth sealed secret 1"


class SealingKey:
    """The controller's key, good for one task. ``public`` is what to send along."""

    def __init__(self) -> None:
        x25519 = require("cryptography.hazmat.primitives.asymmetric.x25519")
        self._private = x25519.X25519PrivateKey.generate()
        self.public = base64.b64encode(_raw(self._private.public_key())).decode()

    def open(self, sealed: str) -> str:
        """Return the secret; raises :class:`OptionError` for what was not sealed with this key."""
        x25519 = require("cryptography.hazmat.primitives.asymmetric.x25519")
        fernet = require("cryptography.fernet")
        try:
            ephemeral, _dot, token = sealed.partition(".")
            other = x25519.X25519PublicKey.from_public_bytes(base64.b64decode(ephemeral, validate=True))
            box = fernet.Fernet(_derived(self._private.exchange(other)))
            return t.cast("str", box.decrypt(token.encode()).decode())
        except (ValueError, binascii.Error, fernet.InvalidToken):
            raise OptionError("The module's answer was not sealed for this run.", code="seal_broken") from None


def seal(public: str, secret: str) -> str:
    """Return ``secret`` sealed for the holder of the :class:`SealingKey`; raises :class:`OptionError` for what is no public key."""
    x25519 = require("cryptography.hazmat.primitives.asymmetric.x25519")
    fernet = require("cryptography.fernet")
    try:
        other = x25519.X25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))
    except (ValueError, binascii.Error):
        raise OptionError("seal_to is not a public key of X25519 in base64.", code="invalid_option") from None
    private = x25519.X25519PrivateKey.generate()
    token: str = fernet.Fernet(_derived(private.exchange(other))).encrypt(secret.encode()).decode()
    return f"{base64.b64encode(_raw(private.public_key())).decode()}.{token}"


def _raw(public: t.Any) -> bytes:
    serialization = require("cryptography.hazmat.primitives.serialization")
    return t.cast("bytes", public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw))


def _derived(shared: bytes) -> bytes:
    hashes = require("cryptography.hazmat.primitives.hashes")
    hkdf = require("cryptography.hazmat.primitives.kdf.hkdf")
    return base64.urlsafe_b64encode(hkdf.HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=_PURPOSE).derive(shared))
