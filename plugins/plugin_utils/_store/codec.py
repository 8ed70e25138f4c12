# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How a store lies on the disk: encrypted by the run's own Ansible Vault secrets, or in clear where that was asked for by name.

Controller only.
"""

from __future__ import annotations

import typing as t

from ansible import constants as C
from ansible.errors import AnsibleError
from ansible.parsing.vault import VaultLib, is_encrypted, match_encrypt_secret, parse_vaulttext_envelope

from ...module_utils._errors import StoreError

_GIVE_A_SECRET = "Give ansible a vault secret (--vault-id, --vault-password-file or ANSIBLE_VAULT_PASSWORD_FILE)"


class Codec(t.Protocol):
    """Turns a store's content into what lies on the disk, and back. Both raise :class:`StoreError`."""

    @property
    def identity(self) -> t.Hashable:
        """What tells apart what codecs made of the same bytes."""

    def check(self, path: str) -> None:
        """Refuse before anything is spent when :meth:`encode` could not work."""

    def encode(self, plain: bytes, old: bytes | None, path: str) -> bytes:
        """Return what to write; ``old`` is what lies there now."""

    def decode(self, content: bytes, path: str) -> bytes:
        """Return the plain content."""


class VaultCodec:
    """Ansible Vault. ``vault_id`` names the secret to encrypt with; without one the store keeps its own, else the first secret is taken."""

    def __init__(self, vault: VaultLib, vault_id: str = "") -> None:
        self._vault = vault
        self._vault_id = vault_id

    @property
    def identity(self) -> t.Hashable:
        """The very secrets: with others the same bytes may not be readable."""
        return ("vault", *((vault_id, id(secret)) for vault_id, secret in self._vault.secrets or []))

    def check(self, path: str) -> None:
        """Refuse when there is no secret to encrypt with."""
        self._secret(None, path)

    def encode(self, plain: bytes, old: bytes | None, path: str) -> bytes:
        """Encrypt."""
        vault_id, secret = self._secret(old, path)
        encrypted: bytes = self._vault.encrypt(plain, secret=secret, vault_id=vault_id)
        return encrypted

    def decode(self, content: bytes, path: str) -> bytes:
        """Decrypt; a store in clear is read as it is, and encrypted by the next save."""
        if not is_encrypted(content):
            return content
        if not self._vault.secrets:
            raise StoreError(
                f"The store {path} is encrypted and this run has no vault secret. It is left untouched.",
                remedy=f"{_GIVE_A_SECRET} that it was encrypted with.",
                code="store_needs_secret",
            )
        try:
            plain: bytes = self._vault.decrypt(content)
        except AnsibleError as exc:
            raise StoreError(
                f"The store {path} cannot be decrypted: none of this run's vault secrets ({self._known()}) fits"
                f"{self._label(content)}, or the file is damaged. It is left untouched.",
                remedy=f"{_GIVE_A_SECRET} that it was encrypted with.",
                code="store_wrong_secret",
            ) from exc
        return plain

    def _known(self) -> str:
        return ", ".join(str(vault_id) for vault_id, _secret in self._vault.secrets)

    def _label(self, content: bytes) -> str:
        try:
            vault_id = parse_vaulttext_envelope(content)[3]
        except AnsibleError:
            return ""
        return f" (it was encrypted with the vault id '{vault_id}')"

    def _secret(self, old: bytes | None, path: str) -> tuple[str, t.Any]:
        secrets = self._vault.secrets or []
        if not secrets:
            raise StoreError(
                f"The store {path} is kept encrypted, and this run has no vault secret to encrypt with.",
                remedy=f"{_GIVE_A_SECRET}, or set store_encryption: none to keep it in clear, readable by its owner alone.",
                code="store_needs_secret",
            )
        wanted = self._vault_id or C.config.get_config_value("DEFAULT_VAULT_ENCRYPT_IDENTITY") or ""
        if not wanted and old is not None and is_encrypted(old):
            label = str(parse_vaulttext_envelope(old)[3])
            wanted = label if any(vault_id == label for vault_id, _secret in secrets) else ""
        try:
            vault_id, secret = match_encrypt_secret(secrets, encrypt_vault_id=wanted or None)
        except AnsibleError as exc:
            raise StoreError(
                f"The store {path} is to be encrypted with the vault id '{wanted}', which this run does not have (it has {self._known()}).",
                remedy="Give --vault-id with that name, or change store_vault_id.",
                code="store_needs_secret",
            ) from exc
        return str(vault_id), secret


class PlainCodec:
    """In clear, mode 0600; only where the user asked for it by name."""

    @property
    def identity(self) -> t.Hashable:
        """There is one way to read plain text."""
        return "plain"

    def check(self, path: str) -> None:
        """Nothing can be missing."""

    def encode(self, plain: bytes, old: bytes | None, path: str) -> bytes:
        """Return the content as it is; :meth:`decode` has seen to it that no encrypted store is replaced."""
        return plain

    def decode(self, content: bytes, path: str) -> bytes:
        """Return the content as it is; an encrypted store is not opened to be written back in clear."""
        if is_encrypted(content):
            raise StoreError(
                f"The store {path} is encrypted, and store_encryption: none would write it back in clear. It is left untouched.",
                remedy="Remove store_encryption: none, or choose another path.",
                code="store_encrypted",
            )
        return content
