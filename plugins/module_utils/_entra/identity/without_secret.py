# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Administrator's identities that need no secret of their own: other systems' tokens, the machine's or the person's identity, a token given.

Importing this file needs the standard library alone (3.8).
"""

from __future__ import annotations

import contextlib
import json
import time
import typing as t
import urllib.parse

from ... import _secrets
from ..._clouds import EXCHANGE_APP_ID, GRAPH_APP_ID, get_cloud
from ..._deps import require
from ..._errors import OptionError, TokenError
from ..._quoting.system import shell
from ..._shapes import is_guid
from ..claims import read_claims, timestamp
from .method import AuthMethod, missing, transport
from .options import AuthOptions, check_guid, check_readable

#: No answer of GitHub's is longer.
MAX_ANSWER = 64 * 1024
#: How often GitHub is asked again, and the longest wait for the metadata service, in seconds: off Azure nobody answers there.
GITHUB_TRIES = 4
METADATA_TIMEOUT = 5.0
#: A token is not used in its last seconds.
_MARGIN = 300.0

_WRONG_TENANT = "Sign in to the right one, or set tenant to the one meant."


class WorkloadIdentity(AuthMethod):
    """An application for which another system's token stands, read from a file that is kept fresh (Kubernetes and others)."""

    name = "workload_identity"
    options = ("auth_federated_token_path",)

    def validate(self) -> None:
        """Check the id and that the file can be read."""
        self.client_id()
        if not self.auth.federated_token_path:
            raise missing("auth_federated_token_path", "the path of a file with a token that is trusted in place of a secret")
        check_readable("auth_federated_token_path", self.auth.federated_token_path)

    def credential(self, **keywords: t.Any) -> t.Any:
        """Return a WorkloadIdentityCredential."""
        return require("azure.identity").WorkloadIdentityCredential(
            tenant_id=self.connection.tenant,
            client_id=self.client_id(),
            token_file_path=self.auth.federated_token_path,
            **keywords,
        )


class GitHubOidc(AuthMethod):
    """An application for which a token of the running GitHub workflow stands."""

    name = "github_oidc"
    _sleep: t.Callable[[float], None] = staticmethod(time.sleep)

    @classmethod
    def present(cls, auth: AuthOptions) -> bool:
        """Say whether this is a workflow that may ask for tokens."""
        return bool(auth.github_url and auth.github_token)

    def validate(self) -> None:
        """Check the id and what GitHub puts into the environment."""
        self.client_id()
        if not self.present(self.auth):
            raise OptionError(
                "auth_method is github_oidc, and ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not in the environment.",
                remedy="Give the workflow or the job the permission 'id-token: write', and run on the runner itself.",
                option="auth_method",
            )
        if urllib.parse.urlsplit(str(self.auth.github_url)).scheme != "https":
            raise OptionError("ACTIONS_ID_TOKEN_REQUEST_URL does not begin with https://.", option="auth_method")

    def credential(self, **keywords: t.Any) -> t.Any:
        """Return a ClientAssertionCredential."""
        self._sleep = keywords["transport"].sleep
        return require("azure.identity").ClientAssertionCredential(
            self.connection.tenant, self.client_id(), self.assertion, **keywords
        )

    def assertion(self) -> str:
        """Ask GitHub for a token of this workflow; raises :class:`TokenError`."""
        _secrets.register(self.auth.github_token)
        audience = self.auth.federated_audience or get_cloud(self.connection.cloud).federation_audience
        url = str(self.auth.github_url)
        url += ("&" if "?" in url else "?") + urllib.parse.urlencode({"audience": audience})
        library = require("azure.core.pipeline.transport")
        exceptions = require("azure.core.exceptions")
        # GitHub's own certificate, not that of the authority that ca_path is for.
        with contextlib.closing(transport(True, self.connection.timeout, self._sleep)) as sender:
            for tries in range(1, GITHUB_TRIES + 1):
                request = library.HttpRequest(
                    "GET", url, {"Authorization": f"bearer {self.auth.github_token}", "Accept": "application/json"}
                )
                reason, token = _asked(sender, request, exceptions)
                if token:
                    return str(_secrets.register(token))
                if not reason.startswith("again") or tries == GITHUB_TRIES:
                    break
                sender.sleep(float(2**tries))
        raise TokenError(
            f"No token for {self.describe()}: GitHub gave this workflow no identity token ({reason.replace('again ', '', 1)}).",
            remedy="Check that the job has the permission 'id-token: write'.",
            code="assertion_unavailable",
        )


def _asked(sender: t.Any, request: t.Any, exceptions: t.Any) -> tuple[str, str]:
    """Return why there is no token, or the token; a reason that begins with "again" may pass."""
    try:
        response = sender.send(request)
    except exceptions.AzureError as exc:
        return f"again it cannot be reached: {type(exc).__name__}", ""
    if response.status_code >= 500 or response.status_code == 429:
        return f"again it answered {response.status_code}", ""
    body = response.body()[:MAX_ANSWER]
    if response.status_code != 200:
        return f"it answered {response.status_code}", ""
    try:
        token = json.loads(body)["value"]
    except (ValueError, KeyError, TypeError):
        return "its answer holds none", ""
    return ("", token) if isinstance(token, str) and token else ("its answer holds none", "")


class ManagedIdentity(AuthMethod):
    """The identity of the Azure resource that the module runs on; ``auth_client_id`` names a user-assigned one."""

    name = "managed_identity"

    def validate(self) -> None:
        """Check the id, if there is one."""
        if self.auth.client_id:
            check_guid("auth_client_id", self.auth.client_id, "the client id of a user-assigned managed identity")

    def describe(self) -> str:
        """Return the identity in words."""
        return f"the managed identity {self.auth.client_id}" if self.auth.client_id else "this machine's managed identity"

    def credential(self, **keywords: t.Any) -> t.Any:
        """Return a ManagedIdentityCredential."""
        return require("azure.identity").ManagedIdentityCredential(
            client_id=self.auth.client_id,
            retry_total=keywords.get("retry_total", 1),
            transport=transport(True, min(self.connection.timeout, METADATA_TIMEOUT), keywords["transport"].sleep),
        )

    def explain(self, said: str) -> TokenError | None:
        """Return the error for whatever the metadata service says, or that there is none."""
        return TokenError(
            f"No token for {self.describe()}: {said[:300].rstrip('.')}.",
            remedy="Run it on an Azure resource that has a managed identity; name a user-assigned one in auth_client_id, and leave that out (and "
            "AZURE_CLIENT_ID unset) for the system-assigned one.",
            code="managed_identity_unavailable",
        )

    def check(self, claims: t.Mapping[str, t.Any]) -> None:
        """Refuse the token of another tenant: a managed identity lives in one."""
        _check_tenant(self, claims)


class AzureCli(AuthMethod):
    """Whoever has signed in with ``az login`` where the module runs."""

    name = "azure_cli"

    def validate(self) -> None:
        """Nothing to check: the identity is the Azure CLI's."""

    def describe(self) -> str:
        """Return the identity in words."""
        return "the account of the Azure CLI"

    def credential(self, **keywords: t.Any) -> t.Any:
        """Return an AzureCliCredential that remembers its tokens."""
        seconds = max(10, int(self.connection.timeout))
        return Remembering(
            require("azure.identity").AzureCliCredential(tenant_id=self.connection.tenant, process_timeout=seconds), time.time
        )

    def explain(self, said: str) -> TokenError | None:
        """Return the error for a missing, signed-out or failing Azure CLI."""
        return TokenError(
            f"No token for {self.describe()}: {said[:300].rstrip('.')}.",
            remedy="Install the Azure CLI where the module runs, and sign in as the user that runs it: "
            f"az login --tenant {shell(self.connection.tenant)} --allow-no-subscriptions (with --use-device-code where there is no browser).",
            code="azure_cli_unavailable",
        )

    def check(self, claims: t.Mapping[str, t.Any]) -> None:
        """Refuse the token of another tenant."""
        _check_tenant(self, claims)


class GivenToken(AuthMethod):
    """An access token for Microsoft Graph that somebody else has fetched, such as the lookup ``graph_token``."""

    name = "access_token"
    options = ("auth_access_token",)

    def validate(self) -> None:
        """Check that there is one."""
        if not self.auth.access_token:
            raise missing("auth_access_token", "an access token for Microsoft Graph")

    def describe(self) -> str:
        """Return the identity in words."""
        return "the access token given"

    def credential(self, **keywords: t.Any) -> t.Any:
        """Return what gives the token back."""
        _secrets.register(self.auth.access_token)
        return FixedToken(str(self.auth.access_token), time.time)

    def check(self, claims: t.Mapping[str, t.Any]) -> None:
        """Refuse the token of another tenant."""
        _check_tenant(self, claims)


class FixedToken:
    """A token in the shape of a ``TokenCredential``."""

    def __init__(self, token: str, now: t.Callable[[], float]) -> None:
        self._token = token
        self._now = now

    def get_token(self, *scopes: str, **_keywords: t.Any) -> t.Any:
        """Return the token; raises :class:`TokenError` when it has expired or is for another resource than ``scopes``."""
        claims = read_claims(self._token)
        expires = self._now() + _MARGIN
        if not claims.opaque:
            expires = float(claims.claims.get("exp") or expires)
            if expires <= self._now():
                raise TokenError(
                    f"The access token given has expired ({timestamp(expires)}).", remedy="Fetch a new one.", code="token_expired"
                )
            _check_audience(str(claims.claims.get("aud") or ""), scopes)
        return require("azure.core.credentials").AccessToken(self._token, int(expires))

    def close(self) -> None:
        """Nothing is open."""


class Remembering:
    """A ``TokenCredential`` that asks another one only when its last token has run out."""

    def __init__(self, credential: t.Any, now: t.Callable[[], float]) -> None:
        self._credential = credential
        self._now = now
        self._tokens: dict[tuple[str, ...], t.Any] = {}

    def get_token(self, *scopes: str, **keywords: t.Any) -> t.Any:
        """Return a token for ``scopes``."""
        known = self._tokens.get(scopes)
        if known is None or known.expires_on - _MARGIN <= self._now() or keywords.get("claims"):
            known = self._tokens[scopes] = self._credential.get_token(*scopes, **keywords)
        return known

    def close(self) -> None:
        """Close the other one."""
        self._credential.close()


def _check_audience(audience: str, scopes: t.Sequence[str]) -> None:
    for scope in scopes:
        resource = scope.rsplit("/", 1)[0]
        well_known = GRAPH_APP_ID if "graph" in resource else EXCHANGE_APP_ID
        if audience.rstrip("/") not in {resource, well_known}:
            raise TokenError(
                f"The access token given is for {audience or 'no resource at all'}, and {resource} is to be called.",
                remedy=f"Fetch a token for {resource}/.default.",
                code="wrong_audience",
                audience=audience,
            )


def _check_tenant(method: AuthMethod, claims: t.Mapping[str, t.Any]) -> None:
    tenant, found = method.connection.tenant, str(claims.get("tid") or "")
    if is_guid(tenant) and found and found.lower() != tenant.lower():
        raise TokenError(
            f"The token of {method.describe()} belongs to the tenant {found}, not to {tenant}.",
            remedy=_WRONG_TENANT,
            code="wrong_tenant",
            tenant_id=found,
        )


IDENTITIES: tuple[type[AuthMethod], ...] = (GivenToken, WorkloadIdentity, GitHubOidc, ManagedIdentity, AzureCli)
