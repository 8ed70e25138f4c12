# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Accounts of the token agent: which token is kept, where, and with what it is asked for. Runs on Python 3.8."""

from __future__ import annotations

import contextlib
import grp
import hashlib
import json
import os
import pwd
import typing as t

from .. import _files
from .._clouds import CLOUDS, get_cloud
from .._entra import scopes as scope_rules
from .._errors import OptionError
from .._mail import DELEGATED_SCOPES
from .._quoting.address import is_account_name
from . import files

CONFIGURATION = "/etc/mail-oauth"
STATE = "/var/lib/mail-oauth"
#: For what cannot be kept in the other place, because that is what is broken.
RUN = "/run/mail-oauth"

#: Fields of an account's file; ``*_path`` name files with one secret each.
FIELDS = frozenset(
    (
        *("user", "tenant", "client_id", "cloud", "authority", "protocols", "scopes", "ca_path", "proxy", "timeout"),
        *("refresh_token_path", "client_secret_path", "certificate_path", "federated_token_path"),
        *("owner", "group", "mode"),
    )
)
_CREDENTIALS = ("client_secret_path", "certificate_path", "federated_token_path")
#: Tenants that stand for several; an application signs in to one.
_SHARED_TENANTS = frozenset({"common", "organizations", "consumers"})


class Layout(t.NamedTuple):
    """Where the agent's files are."""

    configuration: str = CONFIGURATION
    state: str = STATE
    run: str = ""

    def settings(self, name: str) -> str:
        """The account's settings, without a secret."""
        return os.path.join(self.configuration, "accounts", f"{name}.json")

    def token(self, name: str) -> str:
        """The bare access token, for the mail program."""
        return os.path.join(self.state, "tokens", name)

    def record(self, name: str) -> str:
        """What is known of the token, for everybody."""
        return os.path.join(self.state, "state", f"{name}.json")

    def rotated(self, name: str) -> str:
        """The newest refresh token."""
        return os.path.join(self.state, "refresh-tokens", f"{name}.json")

    def early(self, name: str) -> str:
        """Why the last attempt could not even be kept in the record, for everybody."""
        return os.path.join(self.early_directory, f"{name}.json")

    @property
    def early_directory(self) -> str:
        """The other place; whose state is not in the usual one has this one beside it."""
        return self.run or (RUN if self.state == STATE else os.path.join(self.state, "early"))

    def lock(self, name: str) -> str:
        """The account's lock."""
        return os.path.join(self.state, "locks", name)

    def names(self) -> list[str]:
        """Return all accounts: those that are configured here and those whose tokens come from elsewhere."""
        found: set[str] = set()
        for directory, ending in ((self.configuration, "accounts"), (self.state, "state"), (self.state, "tokens")):
            with contextlib.suppress(OSError):
                for entry in os.listdir(os.path.join(directory, ending)):
                    name = entry[:-5] if ending != "tokens" and entry.endswith(".json") else entry
                    if is_account_name(name) and not entry.startswith("."):
                        found.add(name)
        return sorted(found)


class Account(t.NamedTuple):
    """One account, checked. Paths are empty where there is no such file; ``mark`` changes when the settings or a credential do."""

    name: str
    user: str
    authority: str
    tenant: str
    client_id: str
    scopes: tuple[str, ...]
    refresh_token_path: str
    client_secret_path: str
    certificate_path: str
    federated_token_path: str
    ca_path: str
    proxy: str
    timeout: float
    owner: _files.Owner
    mode: int
    mark: str

    @property
    def token_url(self) -> str:
        """The token endpoint."""
        return f"{self.authority}/{self.tenant}/oauth2/v2.0/token"

    @property
    def delegated(self) -> bool:
        """Whether the token is a user's and not the application's own."""
        return bool(self.refresh_token_path)


def check_name(name: str) -> str:
    """Return an account's name as its files have it. Raises :class:`OptionError`."""
    found = name.strip().lower()
    if not is_account_name(found):
        raise OptionError(
            f"{name[:100]!r} is no name of an account.", remedy="It is an address, or letters, digits and . _ @ + - only."
        )
    return found


def load(layout: Layout, name: str) -> Account | None:
    """Return an account, None where there is none. Raises :class:`OptionError` naming file and field."""
    path = layout.settings(name)
    text = files.read(path)
    if text is None:
        return None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise OptionError(f"{path}: this is no JSON.", remedy="Run the role token_agent again.") from None
    return _Reader(path, data).account(name, text)


class _Reader:
    """Takes an account's file apart."""

    def __init__(self, path: str, data: t.Any) -> None:
        self._path = path
        if not isinstance(data, dict):
            raise OptionError(f"{path}: this is no mapping.", remedy="Run the role token_agent again.")
        self._data: t.Mapping[str, t.Any] = data
        for field in data:
            if field not in FIELDS:
                raise self._wrong(str(field)[:100], "is no field of an account")

    def _wrong(self, field: str, what: str, remedy: str = "") -> OptionError:
        return OptionError(f"{self._path}: {field} {what}.", remedy=remedy)

    def _text(self, field: str) -> str:
        value = self._data.get(field)
        if value is None:
            return ""
        if not isinstance(value, str) or "\n" in value or "\0" in value:
            raise self._wrong(field, "is no text on one line")
        return value.strip()

    def _texts(self, field: str) -> list[str]:
        value = self._data.get(field) or []
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise self._wrong(field, "is no list of texts")
        return value

    def account(self, name: str, text: str) -> Account:
        """Return the account."""
        tenant, client_id = self._text("tenant"), self._text("client_id")
        if not tenant or "/" in tenant:
            raise self._wrong("tenant", "is missing or no tenant", "Give its id or a verified domain.")
        if not client_id:
            raise self._wrong("client_id", "is missing", "Give the application (client) id.")
        cloud = self._text("cloud") or "global"
        if cloud not in CLOUDS:
            raise self._wrong("cloud", f"is none of {', '.join(CLOUDS)}")
        authority = (self._text("authority") or get_cloud(cloud).authority).rstrip("/")
        if not authority.startswith("https://"):
            raise self._wrong("authority", "does not begin with https://", "Tokens travel over TLS only.")
        paths = {field: self._text(field) for field in ("refresh_token_path", *_CREDENTIALS)}
        given = [field for field in _CREDENTIALS if paths[field]]
        if len(given) > 1:
            raise self._wrong(" and ".join(given), "are both given", "An application has one credential.")
        if not given and not paths["refresh_token_path"]:
            raise self._wrong("refresh_token_path", "is missing, and so is every other credential")
        if not paths["refresh_token_path"] and tenant.lower() in _SHARED_TENANTS:
            raise self._wrong("tenant", "stands for many, and an application signs in to one")
        timeout = self._data.get("timeout", 30)
        if isinstance(timeout, bool) or not isinstance(timeout, (int, float)) or not 0 < timeout <= 300:
            raise self._wrong("timeout", "is no number of seconds up to 300")
        return Account(
            name=name,
            user=self._text("user") or name,
            authority=authority,
            tenant=tenant,
            client_id=client_id,
            scopes=self._scopes(cloud, bool(paths["refresh_token_path"])),
            ca_path=self._text("ca_path"),
            proxy=self._text("proxy"),
            timeout=float(timeout),
            owner=_files.Owner(self._id("owner", lambda user: pwd.getpwnam(user).pw_uid), self._id("group", _group)),
            mode=self._mode(),
            mark=_mark(text, paths.values()),
            **paths,
        )

    def _scopes(self, cloud_name: str, delegated: bool) -> tuple[str, ...]:
        cloud = get_cloud(cloud_name)
        scopes = self._texts("scopes")
        try:
            if not delegated:
                return (scope_rules.check_app_only(scopes or [scope_rules.app_only_scope(cloud)], cloud),)
            if scopes:
                return scope_rules.check_delegated(scopes, cloud)
        except OptionError as exc:
            raise OptionError(f"{self._path}: {exc.message}", remedy=exc.remedy, code=exc.code) from None
        protocols = self._texts("protocols") or list(DELEGATED_SCOPES)
        for protocol in protocols:
            if protocol not in DELEGATED_SCOPES:
                raise self._wrong("protocols", f"has an entry that is none of {', '.join(DELEGATED_SCOPES)}")
        return scope_rules.delegated_scopes(protocols, cloud)

    def _id(self, field: str, look_up: t.Callable[[str], int]) -> int:
        name = self._text(field)
        if not name:
            return 0
        if name.isdigit():
            return int(name)
        try:
            return look_up(name)
        except KeyError:
            raise self._wrong(field, f"{name!r} is not known on this host", f"Make the {field} first.") from None

    def _mode(self) -> int:
        text = self._text("mode") or "0640"
        try:
            mode = int(text, 8)
        except ValueError:
            mode = -1
        if not 0 < mode <= 0o777 or mode & 0o007 or not mode & 0o400:
            raise self._wrong("mode", f"{text!r} is no octal mode that keeps every other user out", "Give 0640 or 0600.")
        return mode


def _group(name: str) -> int:
    return grp.getgrnam(name).gr_gid


def _mark(text: str, paths: t.Iterable[str]) -> str:
    """Return a value that differs once settings or credentials were changed; nothing can be guessed from it."""
    seen = [text]
    for path in paths:
        if path:
            try:
                found = os.stat(path)
                seen.append(f"{path} {found.st_ino} {found.st_mtime_ns} {found.st_size}")
            except OSError:
                seen.append(path)
    return hashlib.sha256("\0".join(seen).encode()).hexdigest()[:32]
