# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import base64
import json
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.errors import UncertainError
from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.timing import Clock, Deadline
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import ExchangeError
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange import cmdlets
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.answers import RawAnswer
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.client import ExchangeClient, identity_of
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.transport import UnreachableError

TENANT = "11111111-2222-3333-4444-555555555555"
BASE = "https://outlook.office365.com"
READ = cmdlets.transport_config()
WRITE = cmdlets.set_transport_config(True)


def jwt(**claims: t.Any) -> str:
    def part(value: t.Any) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    return f"{part({'alg': 'RS256'})}.{part(claims)}.c2ln"


TOKEN = jwt(tid=TENANT, roles=["Exchange.ManageAsApp"], wids=["29232cdf-9323-42fd-ade2-1d097af3e4de"], idtyp="app")


class Sent(t.NamedTuple):
    url: str
    headers: dict[str, str]
    body: t.Any


class Script(Clock):
    """A transport that plays answers, and a clock that moves when somebody sleeps."""

    def __init__(self, *answers: RawAnswer | Exception) -> None:
        self.answers = list(answers)
        self.sent: list[Sent] = []
        self.slept: list[float] = []

    def post(self, url: str, headers: t.Mapping[str, str], body: bytes, deadline: Deadline) -> RawAnswer:
        self.sent.append(Sent(url, dict(headers), json.loads(body)))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def monotonic(self) -> float:
        return 1000.0 + sum(self.slept)

    def sleep_now(self, seconds: float) -> None:
        self.slept.append(seconds)

    def chance(self) -> float:
        return 1.0

    def client(self, token: str = TOKEN, budget: float = 600, **options: t.Any) -> ExchangeClient:
        settings: dict[str, t.Any] = {"base_url": BASE, "tenant": "contoso.test", "deadline": Deadline(self, budget)}
        settings.update(options)
        return ExchangeClient(self, lambda: token, clock=self, **settings)


def ok(*rows: dict[str, t.Any], **extra: t.Any) -> RawAnswer:
    return RawAnswer(200, {}, json.dumps({"value": list(rows), **extra}).encode())


def failure(status: int, **headers: str) -> RawAnswer:
    return RawAnswer(status, {name.replace("_", "-"): value for name, value in headers.items()}, b"")


def test_a_request_is_addressed_to_the_token_s_tenant_and_routed() -> None:
    script = Script(ok({"SmtpClientAuthenticationDisabled": True}))
    assert script.client().run(READ) == [{"SmtpClientAuthenticationDisabled": True}]
    (sent,) = script.sent
    assert sent.url == f"{BASE}/adminapi/beta/{TENANT}/InvokeCommand"
    assert sent.body == {"CmdletInput": {"CmdletName": "Get-TransportConfig", "Parameters": {}}}
    assert sent.headers["Authorization"] == f"Bearer {TOKEN}"
    assert sent.headers["X-AnchorMailbox"] == f"APP:SystemMailbox{{bb558c35-97f1-4cb9-8ff7-d53741dc928c}}@{TENANT}"


@pytest.mark.parametrize(
    ("token", "tenant", "anchor"),
    [
        ("EwBopaque", "contoso.test", "APP:SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}@contoso.test"),
        (jwt(tid=TENANT, scp="Exchange.Manage", upn="admin@contoso.test"), TENANT, "UPN:admin@contoso.test"),
        (jwt(tid="../evil", roles=[]), "contoso.test", "APP:SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}@contoso.test"),
    ],
)
def test_routing_by_token(token: str, tenant: str, anchor: str) -> None:
    found = identity_of(token, "contoso.test")
    assert (found.tenant, found.anchor) == (tenant, anchor)


def test_pages_are_followed_with_the_same_body_on_our_own_host() -> None:
    link = f"https://elsewhere.test/adminapi/beta/{TENANT}/InvokeCommand?$skiptoken=2"
    script = Script(ok({"AppId": "a"}, **{"@odata.nextLink": link, "@adminapi.warnings": ["cut off"]}), ok({"AppId": "b"}))
    client = script.client()
    assert client.run(cmdlets.list_service_principals()) == [{"AppId": "a"}, {"AppId": "b"}]
    assert script.sent[1].url == f"{BASE}/adminapi/beta/{TENANT}/InvokeCommand?$skiptoken=2"
    assert script.sent[0].body == script.sent[1].body
    assert client.warnings == ["cut off"]


def test_pages_below_a_base_with_a_path() -> None:
    link = f"https://proxy.test/exo/adminapi/beta/{TENANT}/InvokeCommand?$skiptoken=2"
    script = Script(ok(**{"@odata.nextLink": link}), ok())
    script.client(base_url="https://proxy.test/exo/").run(READ)
    assert [sent.url for sent in script.sent] == [link.partition("?")[0], link]


def test_a_page_outside_of_the_admin_endpoint_is_refused() -> None:
    script = Script(ok(**{"@odata.nextLink": "https://outlook.office365.com/owa/?x"}))
    with pytest.raises(ExchangeError, match="outside of the admin endpoint"):
        script.client().run(READ)


def test_pages_that_go_in_circles_end() -> None:
    link = f"/adminapi/beta/{TENANT}/InvokeCommand"
    script = Script(ok({"AppId": "a"}, **{"@odata.nextLink": link}))
    assert script.client().run(READ) == [{"AppId": "a"}]


def test_throttled_calls_are_sent_again_as_the_server_says() -> None:
    script = Script(failure(429, retry_after="7"), failure(429), ok())
    script.client().run(WRITE)
    assert script.slept == [7.0, 2.0]


def test_reads_are_repeated_after_a_server_error_and_writes_are_not() -> None:
    script = Script(failure(503), failure(500), ok({"a": 1}))
    assert script.client().run(READ) == [{"a": 1}]
    assert script.slept == [1.0, 2.0]
    script = Script(failure(503))
    with pytest.raises(UncertainError):
        script.client().run(WRITE)


@pytest.mark.parametrize(("budget", "tries"), [(600, 6), (5, 3), (0, 1)])
def test_repetition_ends(budget: float, tries: int) -> None:
    script = Script(*[failure(429)] * 10)
    with pytest.raises(ExchangeError) as caught:
        script.client(budget=budget).run(READ)
    assert caught.value.code == "throttled"
    assert len(script.sent) == tries


def test_a_wait_beyond_all_bounds_is_refused_at_once() -> None:
    script = Script(failure(429, retry_after="3600"))
    with pytest.raises(ExchangeError):
        script.client(budget=100_000).run(READ)
    assert script.slept == []


@pytest.mark.parametrize(
    ("error", "cmdlet", "kind", "tries"),
    [
        (UnreachableError("gone", code="connection_timeout", sent=True), WRITE, UncertainError, 1),
        (UnreachableError("gone", code="connection_timeout", sent=True), READ, UnreachableError, 6),
        (UnreachableError("gone", code="connection_refused"), WRITE, UnreachableError, 6),
        (UnreachableError("no", code="certificate_untrusted", final=True), READ, UnreachableError, 1),
    ],
)
def test_lost_connections(error: UnreachableError, cmdlet: cmdlets.Cmdlet, kind: type[ExchangeError], tries: int) -> None:
    script = Script(*[error] * 10)
    with pytest.raises(kind):
        script.client().run(cmdlet)
    assert len(script.sent) == tries


def test_a_success_that_is_not_json_is_an_error() -> None:
    with pytest.raises(ExchangeError, match="is not JSON"):
        Script(RawAnswer(200, {}, b"<html>")).client().run(READ)
    with pytest.raises(UncertainError):
        Script(RawAnswer(200, {}, b"<html>")).client().run(WRITE)


def test_writes_may_answer_with_nothing() -> None:
    assert Script(RawAnswer(200, {}, b"")).client().run(WRITE) == []


def test_a_refusal_shows_the_token_s_rights_and_never_the_token() -> None:
    with pytest.raises(ExchangeError) as caught:
        Script(RawAnswer(403, {}, b"\x00" * 16)).client().run(READ)
    shown = json.dumps(caught.value.to_failure())
    assert "Exchange.ManageAsApp, Exchange Administrator" in shown
    assert TOKEN not in shown
    assert TOKEN.split(".")[1] not in shown
