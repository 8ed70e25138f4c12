# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The emulator without a network, and everything that can happen to a conversation with it: cut, lost, changed, refused, doubled."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import datetime
import json
import random
import types
import typing as t
import urllib.parse

import httpx
from graph_harness import Json, MovingClock
from kiota_abstractions.authentication import AnonymousAuthenticationProvider
from msgraph import GraphServiceClient
from msgraph.graph_request_adapter import GraphRequestAdapter

from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.apply import Outcome, apply
from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.timing import Deadline
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.identity.options import connection_options
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.answers import RawAnswer
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.transport import UnreachableError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire.client import GraphClient
from entra_emulator.graph import router
from entra_emulator.graph.call import Caller
from entra_emulator.testing import Emulator
from entra_emulator.web import Request, Response

ROLES = (
    "Application.ReadWrite.All",
    "DelegatedPermissionGrant.ReadWrite.All",
    "AppRoleAssignment.ReadWrite.All",
    "Directory.Read.All",
)
STATUSES = (302, 400, 401, 403, 404, 407, 408, 409, 412, 423, 424, 429, 500, 502, 503, 504, 511)
BODIES = (
    b"",
    b"<html><title>Sign in</title></html>",
    b"{}",
    b"[]",
    b'{"error": "x"}',
    b'{"error": {"code": "X", "message": "x"}}',
)
LINES: tuple[type[Exception], ...] = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.ReadError,
    httpx.ReadTimeout,
    httpx.WriteError,
    httpx.RemoteProtocolError,
    asyncio.TimeoutError,
)
#: The request does not reach the server with these.
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout)
OTHERS: tuple[t.Any, ...] = (None, 7, True, "text", [], {}, [None], [7], {"a": 1}, ["text"])


@dataclasses.dataclass(frozen=True)
class Fault:
    """What happens to the request number ``at`` (from 0) and ``times`` - 1 further ones; ``done`` says that it is carried out first."""

    kind: str
    at: int
    times: int
    done: bool
    detail: t.Any
    seed: int

    @classmethod
    def drawn(cls, seed: int, longest: int) -> Fault:
        """Return one by lot."""
        lot = random.Random(seed)
        kind = lot.choice(("line", "status", "status", "body", "cut", "changed", "changed", "inner", "inner"))
        detail: t.Any = {"line": LINES, "status": STATUSES, "body": BODIES}.get(kind)
        return cls(
            kind,
            lot.randrange(longest),
            lot.choice((1, 1, 1, 2, 3, 99)),
            lot.random() < 0.5,
            lot.choice(detail) if detail else None,
            seed,
        )


class Line:
    """Carries requests to the emulator inside of this process, with at most one fault; stands in for msgraph-sdk's adapter's sending."""

    def __init__(self, emulator: Emulator, fault: Fault | None = None) -> None:
        self._emulator = emulator
        self._fault = fault
        self._lot = random.Random(fault.seed if fault else 0)
        self.requests = 0

    async def send(self, request: t.Any, _kind: str, _errors: t.Any) -> t.Any:
        """Send one of the SDK's requests."""
        number, fault = self.requests, self._fault
        self.requests += 1
        if fault is None or not fault.at <= number < fault.at + fault.times:
            return self._shaped(self._carry(request))
        if fault.kind == "line":
            if fault.done and fault.detail not in NOT_SENT:
                self._carry(request)
            raise fault.detail("cut")
        answer = self._carry(request) if fault.done or fault.kind not in ("status", "body") else Response(503)
        return self._shaped(self._spoilt(fault, answer))

    def _spoilt(self, fault: Fault, answer: Response) -> Response:
        if fault.kind == "status":
            return Response(fault.detail, self._lot.choice(BODIES), {"Retry-After": "3"} if self._lot.random() < 0.3 else {})
        if fault.kind == "body":
            return Response(answer.status if fault.done else 200, fault.detail, answer.headers)
        if fault.kind == "cut":
            return dataclasses.replace(answer, body=answer.body[: self._lot.randrange(len(answer.body) + 1)])
        document = json.loads(answer.body or b"{}")
        parts = document.get("responses") if isinstance(document, dict) else None
        if fault.kind == "inner" and parts:
            part = self._lot.choice(parts)
            part[self._lot.choice(("body", "status", "id", "headers"))] = self._lot.choice((*OTHERS, *STATUSES))
        else:
            _change(self._lot, document)
        return dataclasses.replace(answer, body=json.dumps(document).encode())

    def _carry(self, request: t.Any) -> Response:
        address = urllib.parse.urlsplit(request.url)
        headers = {str(name).lower(): ",".join(values) for name, values in request.headers.get_all().items()}
        query = dict(urllib.parse.parse_qsl(address.query, keep_blank_values=True))
        carried = Request(
            request.http_method.value, address.path, query, headers, request.content or b"", self._emulator.graph_url
        )
        return self._emulator.service.handle(carried)

    @staticmethod
    def _shaped(answer: Response) -> t.Any:
        return types.SimpleNamespace(status_code=answer.status, headers=answer.headers, content=answer.body)


def _change(lot: random.Random, document: t.Any) -> None:
    """Replace something inside by a value of another type."""
    places = list(_places(document))
    if not places:
        return
    holder, key = lot.choice(places)
    wrong = [other for other in OTHERS if type(other) is not type(holder[key])]
    holder[key] = lot.choice(wrong)


def _places(node: t.Any, depth: int = 0) -> t.Iterator[tuple[t.Any, t.Any]]:
    items: t.Iterable[tuple[t.Any, t.Any]] = ()
    if isinstance(node, dict):
        items = node.items()
    elif isinstance(node, list):
        # The thousand permissions of a resource would drown everything else.
        items = list(enumerate(node))[:4]
    for key, value in items:
        yield node, key
        if depth < 6:
            yield from _places(value, depth + 1)


class ExchangeLine:
    """The same between an ExchangeClient and the emulator's admin endpoint; stands in for its transport."""

    def __init__(self, emulator: Emulator, fault: Fault | None = None) -> None:
        self._line = Line(emulator, fault)
        self._emulator = emulator

    def post(self, url: str, headers: t.Mapping[str, str], body: bytes, deadline: Deadline) -> RawAnswer:
        """Send one request."""
        del deadline
        request = types.SimpleNamespace(
            url=url,
            headers=types.SimpleNamespace(get_all=lambda: {name: [value] for name, value in headers.items()}),
            http_method=types.SimpleNamespace(value="POST"),
            content=body,
        )
        try:
            answer = asyncio.run(self._line.send(request, "", None))
        except (*LINES,) as exc:
            raise UnreachableError("The line was cut.", sent=not isinstance(exc, NOT_SENT)) from exc
        return RawAnswer(answer.status_code, {str(name).lower(): value for name, value in answer.headers.items()}, answer.content)


class TodaysClock(MovingClock):
    """Stands still until somebody sleeps, and knows what day it is: credentials end."""

    def now(self) -> datetime.datetime:
        return datetime.datetime.now(datetime.timezone.utc)


async def _no_token(_scope: str) -> None:
    """Stand for a credential: nobody asks for a token here."""


class Site:
    """A tenant without a network. ``run`` carries out a job of a module as the module does, and returns its outcome."""

    def __init__(self, emulator: Emulator, options: Json, monkeypatch: t.Any) -> None:
        self.emulator = emulator
        self._connection = connection_options(options)
        self._adapter = GraphRequestAdapter(AnonymousAuthenticationProvider(), client=httpx.AsyncClient())
        GraphServiceClient(request_adapter=self._adapter)
        self._adapter.base_url = self._connection.graph_url + "/v1.0"
        credential = types.SimpleNamespace(granted=("Application.ReadWrite.All",), get_token=_no_token)
        self._credential = credential
        core = emulator.service.core
        self.tenant = next(one for one in core.tenants() if one.name == "contoso")
        app_id = emulator.tenant("contoso").bootstrap.client_id
        caller = Caller(app_id, self.tenant.by_app_id("service_principals", app_id), None, frozenset(ROLES))
        monkeypatch.setattr(router, "authenticate", lambda _core, _request: (self.tenant, caller))

    def run(self, make: t.Callable[[GraphClient], t.Any], fault: Fault | None = None) -> tuple[t.Any, Outcome[t.Any], Line]:
        """Return the job, its outcome and the line; raises what the job raises."""
        line, clock = Line(self.emulator, fault), TodaysClock()
        self._adapter.send_primitive_async = line.send
        client = GraphClient(
            self._adapter, self._credential, self._connection, clock, Deadline(clock, 600.0), contextlib.nullcontext
        )
        job = make(client)
        return job, asyncio.run(apply(job, clock, client.deadline)), line

    def table(self, name: str) -> list[Json]:
        """Return the rows of a table in the emulator."""
        return list(self.tenant.table(name).values())
