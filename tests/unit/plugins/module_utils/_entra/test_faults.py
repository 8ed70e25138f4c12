# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Faults at the bytes and headers of an authority's answers, through the real msal, azure-identity, requests and urllib3."""

from __future__ import annotations

import typing as t

import byte_faults
import pytest
import urllib3.connectionpool

from ansible_collections.m365.mail_oauth.plugins.module_utils._answers.entra import is_token
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra import azure_wire
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.app_only import app_only_token
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.delegated import ClientIdentity, DelegatedClient
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.http import HttpClient
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import MailOAuthError

IMAP = "https://outlook.office.com/IMAP.AccessAsUser.All"
PLACES = {
    "token": (byte_faults.GRANT, "200 OK"),
    "refusal": (byte_faults.REFUSAL, "400 Bad Request"),
    "discovery": (byte_faults.DISCOVERY, "200 OK"),
}


class Line:
    """Answers a GET with one thing and a POST with another."""

    def __init__(self) -> None:
        self.get = byte_faults.http(byte_faults.DISCOVERY)
        self.post = byte_faults.http(byte_faults.GRANT)

    def connection(self) -> type:
        line = self

        class Connection(urllib3.connection.HTTPConnection):
            is_verified = True
            proxy_is_verified = None

            def __init__(self, host: str, port: t.Any = None, **_options: t.Any) -> None:
                super().__init__(host, port)

            def connect(self) -> None:
                self.sock = byte_faults.Socket(b"")

            def request(self, method: str, *given: t.Any, **more: t.Any) -> None:
                self.sock = byte_faults.Socket(line.get if method == "GET" else line.post)
                super().request(method, *given, **more)

            @property
            def is_connected(self) -> bool:
                return False

        return Connection


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    made = Line()
    monkeypatch.setattr(urllib3.connectionpool.HTTPSConnectionPool, "ConnectionCls", made.connection())
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    return made


def steps(short: int) -> list[t.Any]:
    return [pytest.param(short, id="short"), pytest.param(1, id="every-byte", marks=pytest.mark.long)]


def check(exc: MailOAuthError, answer: bytes) -> None:
    text = str(exc) + repr(exc.details)
    assert exc.message, answer
    assert exc.code, answer
    assert exc.message.isprintable(), answer
    text.encode("utf-8")
    for secret in (byte_faults.SPENT, byte_faults.SECRET, byte_faults.ROTATED):
        assert secret not in text, answer


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("step", steps(97))
def test_a_refresh_by_msal_is_a_token_or_a_sentence(line: Line, place: str, step: int) -> None:
    identity = ClientIdentity(byte_faults.AUTHORITY, "t", "11111111-1111-1111-1111-111111111111")
    entry = {
        "secret": byte_faults.SPENT,
        "credential_type": "RefreshToken",
        "home_account_id": "1.2",
        "environment": "login.contoso.test",
    }
    cache = {"RefreshToken": {"one": {**entry, "client_id": identity.client_id, "last_modification_time": "1"}}}
    good, status = PLACES[place]
    http = HttpClient(authority=identity.authority, sleep=lambda _seconds: None)
    number = 0
    for answer in byte_faults.faults(good, status, step):
        number += 1
        line.get, line.post = byte_faults.http(byte_faults.DISCOVERY), byte_faults.http(byte_faults.GRANT)
        setattr(line, "get" if place == "discovery" else "post", answer)
        http.last, http.discovered = None, {}
        client = DelegatedClient(identity, cache, http=http)
        try:
            grant = client.refresh([IMAP], "alice@contoso.test")
        except MailOAuthError as exc:
            check(exc, answer)
            assert client.refresh_token() == byte_faults.SPENT, answer
        else:
            assert is_token(grant.access_token), answer
            assert is_token(client.refresh_token()), answer
            assert 0 < grant.expires_on < 9e9, answer
    assert number > (2500 if step == 1 else 250)


@pytest.mark.parametrize("place", ["token", "discovery"])
@pytest.mark.parametrize("step", steps(131))
def test_a_token_by_azure_identity_is_a_token_or_a_sentence(
    line: Line, monkeypatch: pytest.MonkeyPatch, place: str, step: int
) -> None:
    identity = ClientIdentity(byte_faults.AUTHORITY, "t", "11111111-1111-1111-1111-111111111111", byte_faults.SECRET)
    monkeypatch.setattr(azure_wire, "MAX_PAUSE", 0.0)
    good, status = PLACES[place]
    for answer in byte_faults.faults(good, status, step):
        line.get, line.post = byte_faults.http(byte_faults.DISCOVERY), byte_faults.http(byte_faults.GRANT)
        setattr(line, "get" if place == "discovery" else "post", answer)
        try:
            grant = app_only_token(identity, "https://outlook.office365.com/.default")
        except MailOAuthError as exc:
            check(exc, answer)
        else:
            assert is_token(grant.access_token), answer
