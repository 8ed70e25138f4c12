# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the clients of one event loop share, be it one tenant's or a thousand's: connections, and turns at them.

Nothing of a tenant is shared: each client has its own credential and adapter, no cookie is kept, and a token is added to a request by the
adapter of the client that asked. Tokens are fetched in threads, because azure-identity waits for its answers. Python 3.10 and newer;
importable without libraries.
"""

from __future__ import annotations

import asyncio
import contextlib
import http.cookiejar
import importlib.util
import logging
import ssl
import sys
import threading
import time
import typing as t
import urllib.parse

from ..._converge.timing import Clock, Deadline
from ..._deps import require
from ..._entra.azure_wire import shared_session
from ..._entra.identity.credentials import BootstrapCredential
from ..._entra.identity.method import AuthMethod
from ..._entra.identity.options import ConnectionOptions
from ..._errors import MailOAuthError, OptionError
from ..._tls import client_context
from .client import GraphClient
from .turns import Gate

#: Requests at a time, and fetches of tokens. More connections make each request dearer, because the pool looks through all of them.
AT_ONCE = 8
#: A token is not used in its last seconds.
_MARGIN = 300.0

_T = t.TypeVar("_T")


async def off_loop(function: t.Callable[[], _T]) -> _T:
    """Return what ``function`` returns, run in a thread of its own. Nobody waits for that at the end: it may hang as long as it likes."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[_T] = loop.create_future()

    def settle(found: _T | None, failure: Exception | None) -> None:
        if future.done():
            return
        if failure is not None:
            future.set_exception(failure)
        else:
            future.set_result(t.cast("_T", found))

    def work() -> None:
        found, failure = None, None
        try:
            found = function()
        except Exception as exc:
            failure = exc
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, found, failure)

    threading.Thread(target=work, daemon=True).start()
    return await future


class Tokens:
    """A client's tokens: fetched off the loop, one at a time, and kept while they last. Has the shape of an asynchronous ``TokenCredential``."""

    def __init__(self, credential: BootstrapCredential, gate: Gate) -> None:
        self._credential = credential
        self._gate = gate
        self._alone = asyncio.Lock()
        self._known: dict[tuple[str, ...], t.Any] = {}

    @property
    def granted(self) -> tuple[str, ...] | None:
        """Return the permissions in the newest token, None when unknown."""
        return self._credential.granted

    @property
    def claims(self) -> t.Mapping[str, t.Any]:
        """Return what the newest token says, empty when unknown."""
        return self._credential.claims

    async def get_token(self, *scopes: str, **keywords: t.Any) -> t.Any:
        """Return azure.core's AccessToken; raises :class:`TokenError`."""
        async with self._alone:
            known = self._known.get(scopes)
            if known is None or known.expires_on - _MARGIN <= time.time() or keywords.get("claims"):
                async with self._gate.turn():
                    known = await off_loop(lambda: self._credential.get_token(*scopes, **keywords))
                self._known[scopes] = known
        return known


class _Link(t.NamedTuple):
    """Connections to whom an authority file verifies: httpx's client for Graph, and requests' session for tokens."""

    graph: t.Any
    tokens: t.Any


class Session:
    """Use as an asynchronous context manager; one event loop per session. ``at_once`` is how many requests there are at a time."""

    def __init__(self, clock: Clock, at_once: int = AT_ONCE) -> None:
        self.clock = clock
        self._at_once = at_once
        self._links: dict[tuple[str | None, float], asyncio.Task[_Link]] = {}
        self._registered = False

    async def __aenter__(self) -> Session:
        self._requests = Gate(self._at_once)
        self._tokens = Gate(self._at_once)
        return self

    async def __aexit__(self, *exc: t.Any) -> None:
        for making in self._links.values():
            with contextlib.suppress(MailOAuthError):  # whoever wanted the link was told
                link = await making
                await link.graph.aclose()
                link.tokens.close()

    def stop(self) -> None:
        """Begin no request any more; those that were sent get their answers."""
        self._requests.close()
        self._tokens.close()

    @contextlib.asynccontextmanager
    async def client(self, connection: ConnectionOptions, method: AuthMethod, deadline: Deadline) -> t.AsyncIterator[GraphClient]:
        """Open a client. Nothing is sent before the first call. Proxies come from the environment, as everywhere."""
        link = await self._link(connection)
        quiet_libraries()
        graph = require("msgraph")
        adapter_module = require("msgraph.graph_request_adapter")
        authentication = require("kiota_authentication_azure.azure_identity_authentication_provider")
        credential = BootstrapCredential(method, self.clock.sleep_now, link.tokens)
        try:
            tokens = Tokens(credential, self._tokens)
            provider = authentication.AzureIdentityAuthenticationProvider(
                tokens,
                scopes=[connection.graph_scope],
                # Without port and scheme; to any other host the token is not sent.
                allowed_hosts=[urllib.parse.urlsplit(connection.graph_url).hostname or ""],
                is_cae_enabled=False,
            )
            adapter = adapter_module.GraphRequestAdapter(provider, client=link.graph)
            if not self._registered:
                # Registers the JSON serializers that request bodies need.
                graph.GraphServiceClient(request_adapter=adapter)
                self._registered = True
            adapter.base_url = connection.graph_url + "/v1.0"
            yield GraphClient(adapter, tokens, connection, self.clock, deadline, self._requests.turn)
        finally:
            credential.close()

    async def _link(self, connection: ConnectionOptions) -> _Link:
        key = connection.ca_path, connection.timeout
        if key not in self._links:
            # Whoever asks meanwhile waits for the same; that the first is given up does not end it.
            self._links[key] = asyncio.ensure_future(self._linked(connection))
        return await asyncio.shield(self._links[key])

    async def _linked(self, connection: ConnectionOptions) -> _Link:
        def make() -> _Link:
            _spare_searches()
            httpx = require("httpx")
            client = httpx.AsyncClient(
                verify=tls_context(connection.ca_path),
                timeout=connection.timeout,
                follow_redirects=False,
                cookies=http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(allowed_domains=())),
                limits=httpx.Limits(max_connections=None, max_keepalive_connections=self._at_once),
            )
            return _Link(client, shared_session())

        # To import all that and to read the system's authorities takes longer than others should have to wait.
        return await off_loop(make)


def _spare_searches() -> None:
    """Note that sniffio is not here, where it is not: httpcore would look through all of ``sys.path`` for it, several times a request."""
    if "sniffio" not in sys.modules and importlib.util.find_spec("sniffio") is None:
        sys.modules["sniffio"] = t.cast("t.Any", None)


def quiet_libraries() -> None:
    """Keep the libraries' own log lines off a module's stderr: msal writes a token answer that it cannot read into one."""
    for name in ("msal", "azure", "httpx", "httpcore", "urllib3"):
        if not logging.getLogger(name).handlers:
            logging.getLogger(name).addHandler(logging.NullHandler())


def tls_context(ca_path: str | None) -> ssl.SSLContext:
    """Return what verifies servers: our own authorities in place of the system's, or the library's default."""
    if not ca_path:
        return t.cast("ssl.SSLContext", require("httpx").create_ssl_context())
    try:
        return client_context(ca_path)
    except (OSError, ValueError) as exc:
        raise OptionError(
            f"ca_path: the file {ca_path} is no CA certificate in PEM ({type(exc).__name__}).", option="ca_path"
        ) from exc
