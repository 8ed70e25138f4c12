# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The options that say which tenant and cloud to work on and as whom: argument specification and checked values.

Everything is checked here without the network and without a library, so that a mistake is one sentence naming the option. The doc
fragment ``m365.mail_oauth._entra_auth`` describes these options. Runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import os
import re
import typing as t
import urllib.parse

from ansible.module_utils.basic import env_fallback

from ... import _files
from ..._argspec import ArgumentSpec
from ..._clouds import CLOUDS, get_cloud
from ..._errors import OptionError
from ..._shapes import is_guid, shape

_DOMAIN = re.compile(r"([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])$")
_SHARED_TENANTS = frozenset({"common", "organizations", "consumers"})

#: Option -> environment variables that stand in for it, the collection's own name first.
ENVIRONMENT: dict[str, tuple[str, ...]] = {
    "tenant": ("M365_MAIL_OAUTH_TENANT", "AZURE_TENANT_ID"),
    "cloud": ("M365_MAIL_OAUTH_CLOUD",),
    "authority": ("M365_MAIL_OAUTH_AUTHORITY",),
    "graph_url": ("M365_MAIL_OAUTH_GRAPH_URL",),
    "ca_path": ("M365_MAIL_OAUTH_CA_PATH",),
    "timeout": ("M365_MAIL_OAUTH_TIMEOUT",),
    "auth_method": ("M365_MAIL_OAUTH_AUTH_METHOD",),
    "auth_client_id": ("M365_MAIL_OAUTH_AUTH_CLIENT_ID", "AZURE_CLIENT_ID"),
    "auth_client_secret": ("M365_MAIL_OAUTH_AUTH_CLIENT_SECRET", "AZURE_CLIENT_SECRET"),
    "auth_certificate_path": ("M365_MAIL_OAUTH_AUTH_CERTIFICATE_PATH", "AZURE_CLIENT_CERTIFICATE_PATH"),
    "auth_certificate_password": ("M365_MAIL_OAUTH_AUTH_CERTIFICATE_PASSWORD", "AZURE_CLIENT_CERTIFICATE_PASSWORD"),
    "auth_federated_token_path": ("M365_MAIL_OAUTH_AUTH_FEDERATED_TOKEN_PATH", "AZURE_FEDERATED_TOKEN_FILE"),
    "auth_federated_audience": ("M365_MAIL_OAUTH_AUTH_FEDERATED_AUDIENCE",),
    "auth_access_token": ("M365_MAIL_OAUTH_AUTH_ACCESS_TOKEN",),
}

#: What GitHub gives a workflow with the permission to ask for identity tokens: an address, and a token to ask there with.
GITHUB_ENVIRONMENT = ("ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN")

#: Ways to sign in as the administrator's identity; ``auto`` takes the one whose options are there.
AUTH_METHODS: tuple[str, ...] = (
    "auto",
    "client_secret",
    "certificate",
    "access_token",
    "workload_identity",
    "github_oidc",
    "managed_identity",
    "azure_cli",
)

#: Clouds that have a directory to administer; personal accounts have none.
_DIRECTORY_CLOUDS = [name for name in CLOUDS if name != "consumer"]


def _option(name: str, kind: str = "str", **extra: t.Any) -> dict[str, t.Any]:
    return {"type": kind, "fallback": (env_fallback, list(ENVIRONMENT[name])), **extra}


AUTH_SPEC = ArgumentSpec(
    {
        "tenant": _option("tenant"),
        "cloud": _option("cloud", default="global", choices=_DIRECTORY_CLOUDS),
        "authority": _option("authority"),
        "graph_url": _option("graph_url"),
        "ca_path": _option("ca_path", "path"),
        "timeout": _option("timeout", "float", default=30.0),
        "auth_method": _option("auth_method", default="auto", choices=list(AUTH_METHODS)),
        "auth_client_id": _option("auth_client_id"),
        "auth_client_secret": _option("auth_client_secret", no_log=True),
        "auth_certificate_path": _option("auth_certificate_path", "path"),
        "auth_certificate_password": _option("auth_certificate_password", no_log=True),
        "auth_federated_token_path": _option("auth_federated_token_path", "path", no_log=False),
        "auth_federated_audience": _option("auth_federated_audience"),
        "auth_access_token": _option("auth_access_token", no_log=True),
    }
)


@dataclasses.dataclass(frozen=True)
class ConnectionOptions:
    """Where to work. URLs have no trailing slash; ``authority_overridden`` says that it is not the cloud's own."""

    tenant: str
    cloud: str
    authority: str
    authority_overridden: bool
    graph_url: str
    #: What a token for Graph is asked for; the cloud's Graph, also where ``graph_url`` leads elsewhere.
    graph_scope: str
    ca_path: str | None
    timeout: float


@dataclasses.dataclass(frozen=True)
class AuthOptions:
    """Who works. ``explicit`` names the options that were given rather than found in the environment."""

    method: str
    client_id: str | None
    client_secret: str | None = dataclasses.field(repr=False)
    certificate_path: str | None
    certificate_password: str | None = dataclasses.field(repr=False)
    explicit: frozenset[str] = frozenset()
    federated_token_path: str | None = None
    federated_audience: str | None = None
    access_token: str | None = dataclasses.field(default=None, repr=False)
    github_url: str | None = None
    github_token: str | None = dataclasses.field(default=None, repr=False)

    def value(self, option: str) -> str | None:
        """Return the value of an option by its full name (``auth_...``)."""
        found: str | None = getattr(self, option.split("_", 1)[1])
        return found


def check_guid(option: str, value: str, what: str) -> str:
    """Return ``value`` in lower case; raises :class:`OptionError` when it is not a GUID."""
    text = value.strip()
    if not is_guid(text):
        raise OptionError(
            f"{option} must be {what}, a GUID like 00000003-0000-0000-c000-000000000000, not {shape(value)}.", option=option
        )
    return text.lower()


def check_url(option: str, value: str) -> str:
    """Return an https address without trailing slash; raises :class:`OptionError` for anything else."""
    text = value.strip().rstrip("/")
    try:
        parts = urllib.parse.urlsplit(text)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        raise OptionError(f"{option} is not an address, but {shape(value)}.", option=option) from None
    if parts.scheme != "https":
        raise OptionError(
            f"{option} must begin with https://, because secrets and tokens travel there; it is {shape(value)}.",
            remedy="For a private certificate authority set ca_path.",
            option=option,
        )
    if not parts.hostname or not port_is_fine or parts.username is not None or parts.query or parts.fragment:
        raise OptionError(
            f"{option} must be https://HOST or https://HOST:PORT, not {shape(value)} with more or less in it.", option=option
        )
    return text


def check_tenant(value: str | None) -> str:
    """Return the tenant; raises :class:`OptionError` when it is missing, shared or malformed."""
    text = (value or "").strip()
    if not text:
        raise OptionError(
            "tenant is missing.",
            remedy=f"Set the option to the tenant's id or one of its verified domains, or set {' or '.join(ENVIRONMENT['tenant'])}.",
            option="tenant",
        )
    if text.lower() in _SHARED_TENANTS:
        raise OptionError(
            f"tenant {text!r} stands for no tenant in particular, and an application can only sign in to one.",
            remedy="Give the tenant's id or one of its verified domains.",
            option="tenant",
        )
    if not (is_guid(text) or _DOMAIN.match(text)):
        raise OptionError(
            f"tenant must be the tenant's id (a GUID) or a verified domain such as contoso.onmicrosoft.com, not {shape(value)}.",
            option="tenant",
        )
    return text


def connection_options(params: t.Mapping[str, t.Any]) -> ConnectionOptions:
    """Check the options that say where; raises :class:`OptionError`."""
    cloud = get_cloud(params.get("cloud") or "global")
    tenant = check_tenant(params.get("tenant"))
    authority = cloud.authority
    if params.get("authority"):
        authority = check_url("authority", params["authority"])
        if urllib.parse.urlsplit(authority).path:
            raise OptionError(
                "authority is the sign-in host alone, without the tenant or another path; what is given has one.",
                remedy="Write it as https://HOST and name the tenant in tenant.",
                option="authority",
            )
    graph_url = cloud.graph_url
    if params.get("graph_url"):
        graph_url = check_url("graph_url", params["graph_url"])
        if re.search(r"/(v1\.0|beta)$", graph_url):
            raise OptionError(
                "graph_url is Graph's address without the version; what is given ends in one.",
                remedy=f"Write {graph_url.rsplit('/', 1)[0]}.",
                option="graph_url",
            )
    timeout = float(params.get("timeout") or 30.0)
    if not 0 < timeout <= 3600:
        raise OptionError(f"timeout must be more than 0 and at most 3600 seconds, not {timeout:g}.", option="timeout")
    ca_path = params.get("ca_path") or None
    if ca_path:
        check_readable("ca_path", ca_path, trusted=False)
    return ConnectionOptions(
        tenant, cloud.name, authority, authority != cloud.authority, graph_url, f"{cloud.graph_url}/.default", ca_path, timeout
    )


def check_readable(option: str, path: str, *, trusted: bool = True) -> None:
    """Raise :class:`OptionError` unless ``path`` is a regular file that can be read, and (``trusted``) nobody else's word."""
    try:
        _files.read_trusted(path, 1, owner=trusted, mode=trusted)
    except OSError as exc:
        raise OptionError(f"{option}: the file {path} cannot be read ({exc.strerror or exc}).", option=option) from exc


def auth_options(params: t.Mapping[str, t.Any], environ: t.Mapping[str, str] | None = None) -> AuthOptions:
    """Collect the options that say who; they are checked by the credential method that is chosen."""
    environment = os.environ if environ is None else environ
    names = [name for name in ENVIRONMENT if name.startswith("auth_") and name != "auth_method"]
    explicit = frozenset(
        name
        for name in names
        if params.get(name) and not any(environment.get(variable) == params[name] for variable in ENVIRONMENT[name])
    )
    return AuthOptions(
        params.get("auth_method") or "auto",
        params.get("auth_client_id") or None,
        params.get("auth_client_secret") or None,
        params.get("auth_certificate_path") or None,
        params.get("auth_certificate_password") or None,
        explicit,
        params.get("auth_federated_token_path") or None,
        params.get("auth_federated_audience") or None,
        params.get("auth_access_token") or None,
        *(environment.get(variable) or None for variable in GITHUB_ENVIRONMENT),
    )
