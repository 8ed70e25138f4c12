# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The options of everything that mints or keeps tokens, as one plain value made once. Documented in doc_fragments/_mail_token.py.

ansible-core hands over strings that carry tags, and encrypted ones; from here on they are plain. Controller only.
"""

from __future__ import annotations

import typing as t
from collections.abc import Callable
from dataclasses import dataclass, field

from ansible.parsing.vault import VaultLib

from ...module_utils import _secrets
from ...module_utils._clouds import CLOUDS, Cloud, get_cloud
from ...module_utils._entra import scopes as scope_rules
from ...module_utils._entra.delegated import ClientIdentity
from ...module_utils._errors import OptionError
from ...module_utils._mail import DELEGATED_SCOPES
from .._given import plain
from .._store.codec import PlainCodec, VaultCodec
from .._store.file import SharedFile
from .._store.store import Store, default_path


@dataclass(frozen=True)
class TokenOptions:
    """Plain options. ``scopes`` and ``protocols`` are None where the user did not say; secrets are registered."""

    tenant: str = ""
    cloud_name: str = "global"
    authority: str = ""
    ca_path: str | None = None
    timeout: float = 30
    client_id: str = ""
    client_secret: str | None = field(default=None, repr=False)
    certificate_path: str | None = None
    certificate_password: str | None = field(default=None, repr=False)
    federated_token_path: str | None = None
    protocols: tuple[str, ...] | None = None
    scopes: tuple[str, ...] | None = None
    store: str | None = None
    store_encryption: str = "vault"
    store_vault_id: str = ""
    store_lock_timeout: float = 60
    sign_in_user: str = ""
    access_token: str | None = field(default=None, repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    source: str = "auto"
    min_validity: int | None = None
    on_unfit: str = "fail"

    @classmethod
    def read(cls, get: Callable[[str], t.Any], names: t.Collection[str]) -> TokenOptions:
        """Build the options from ``get`` (a plugin's ``get_option``, a mapping's ``get``), which knows ``names``.

        Raises :class:`OptionError` that names the option.
        """
        given = _Given(get, names)
        cloud, text, number = given.cloud(), given.text, given.number
        options = cls(
            tenant=text("tenant") or ("consumers" if cloud == "consumer" else ""),
            cloud_name=cloud,
            authority=(text("authority") or get_cloud(cloud).authority).rstrip("/"),
            ca_path=text("ca_path"),
            timeout=_positive("timeout", number("timeout", 30)),
            client_id=text("client_id") or "",
            client_secret=text("client_secret"),
            certificate_path=text("certificate_path"),
            certificate_password=text("certificate_password"),
            federated_token_path=text("federated_token_path"),
            protocols=given.protocols(),
            scopes=given.entries("scopes"),
            store=text("store"),
            store_encryption=text("store_encryption") or "vault",
            store_vault_id=text("store_vault_id") or "",
            store_lock_timeout=_positive("store_lock_timeout", number("store_lock_timeout", 60)),
            sign_in_user=text("sign_in_user") or "",
            access_token=given.token("access_token"),
            refresh_token=given.token("refresh_token"),
            source=text("source") or "auto",
            min_validity=None if text("min_validity") is None else int(number("min_validity", 0)),
            on_unfit=text("on_unfit") or "fail",
        )
        _secrets.register_all(options.client_secret, options.certificate_password, options.access_token, options.refresh_token)
        options._check()
        return options

    def _check(self) -> None:
        """Raise :class:`OptionError` for values that do not go together."""
        given = [name for name in ("client_secret", "certificate_path", "federated_token_path") if getattr(self, name)]
        if len(given) > 1:
            raise OptionError(f"{given[0]} and {given[1]} are both given.", remedy="Give one credential.")
        if self.min_validity is not None and self.min_validity < 0:
            raise OptionError("min_validity: a number of seconds, not less than 0.")

    @property
    def cloud(self) -> Cloud:
        """The cloud's hosts."""
        return get_cloud(self.cloud_name)

    @property
    def chosen_source(self) -> str:
        """Where tokens come from: access_token, refresh_token, client_credentials or store; as asked for, or the first one that is given."""
        if self.source != "auto":
            return self.source
        if self.access_token:
            return "access_token"
        if self.refresh_token:
            return "refresh_token"
        return "client_credentials" if self.client_secret or self.certificate_path or self.federated_token_path else "store"

    def identity(self, client_id: str = "", tenant: str = "") -> ClientIdentity:
        """Return the application; what is not given as an option is taken from the arguments (what the store knows)."""
        return ClientIdentity(
            authority=self.authority,
            tenant=self.tenant or tenant,
            client_id=self.client_id or client_id,
            client_secret=self.client_secret,
            certificate_path=self.certificate_path,
            certificate_password=self.certificate_password,
            federated_token_path=self.federated_token_path,
            ca_path=self.ca_path,
            timeout=self.timeout,
        )

    def delegated_scopes(self, protocols: t.Iterable[str] | None = None) -> tuple[str, ...] | None:
        """Return the checked scopes for a user's token, or None where the user said neither scopes nor protocols."""
        if self.scopes is not None:
            return scope_rules.check_delegated(self.scopes, self.cloud)
        wanted = tuple(protocols or self.protocols or ())
        return scope_rules.delegated_scopes(wanted, self.cloud) if wanted else None

    def all_scopes(self) -> tuple[str, ...]:
        """Return the scopes of all three protocols."""
        return scope_rules.delegated_scopes(DELEGATED_SCOPES, self.cloud)

    def open_store(self, vault: VaultLib | None, *, read_only: bool) -> Store:
        """Return the store; nothing is read yet."""
        path = self.store or default_path(self.tenant)
        codec = PlainCodec() if self.store_encryption == "none" else VaultCodec(vault or VaultLib(), self.store_vault_id)
        return Store(SharedFile(path, self.store_lock_timeout), codec, read_only=read_only)


def _positive(name: str, value: float) -> float:
    if not 0 < value < 86400:
        raise OptionError(f"{name}: a number of seconds between 0 and 86400, not {value:g}.")
    return value


class _Given:
    """Options as ``get``, which knows ``names``, has them. What is empty counts as not given. Raises :class:`OptionError`."""

    def __init__(self, get: Callable[[str], t.Any], names: t.Collection[str]) -> None:
        self._get = get
        self._names = names

    def _value(self, name: str) -> t.Any:
        return plain(self._get(name)) if name in self._names else None

    def text(self, name: str) -> str | None:
        """Return a text on its own."""
        value = self._value(name)
        return str(value).strip() or None if value is not None else None

    def entries(self, name: str) -> tuple[str, ...] | None:
        """Return a list of texts, of one where a text was given."""
        value = self._value(name)
        if not value:
            return None
        return tuple(str(entry).strip() for entry in (value if isinstance(value, list) else [value]))

    def number(self, name: str, default: float) -> float:
        """Return a number."""
        value = self._value(name)
        return default if value is None else float(value)

    def token(self, name: str) -> str | None:
        """Return a token; one that is empty was meant to be given."""
        value = self._value(name)
        if value is not None and not str(value).strip():
            raise OptionError(
                f"{name}: the token is empty.",
                remedy="Give a token, or leave the option out; an empty value usually means that a step before failed.",
                code="empty_token",
            )
        return self.text(name)

    def cloud(self) -> str:
        """Return the name of a cloud."""
        name = self.text("cloud") or "global"
        if name not in CLOUDS:
            raise OptionError(f"cloud: {name!r} is not one of {', '.join(CLOUDS)}.")
        return name

    def protocols(self) -> tuple[str, ...] | None:
        """Return names of protocols."""
        names = self.entries("protocols")
        for name in names or ():
            if name not in DELEGATED_SCOPES:
                raise OptionError(f"protocols: {name!r} is not one of {', '.join(DELEGATED_SCOPES)}.")
        return names
