# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whatever answers in an authority's place, at discovery, token and device code endpoint, is one sentence with place and status."""

from __future__ import annotations

import typing as t

import entra_application
import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra import app_only, azure_wire, delegated
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.app_only import app_only_token
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.delegated import ClientIdentity, DelegatedClient
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.http import HttpClient
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import TokenError
from entra_emulator.testing import Emulator

IMAP = "https://outlook.office.com/IMAP.AccessAsUser.All"
HTML = {"Content-Type": "text/html"}
#: Status, headers, body, the code that comes of it.
STRANGERS: tuple[tuple[int, dict[str, str], t.Any, str], ...] = (
    (200, HTML, "<html>Sign in to the hotel</html>", "captive_or_inspecting_proxy"),
    (200, {}, "", "captive_or_inspecting_proxy"),
    (200, {}, '{"access_token": "ey', "captive_or_inspecting_proxy"),
    (200, {}, "[" * 20_000, "captive_or_inspecting_proxy"),
    (200, {}, {"access_token": 7, "token_endpoint": 7, "device_code": 7}, ""),
    (302, {"Location": "https://portal.contoso.test/"}, "", "captive_or_inspecting_proxy"),
    (403, HTML, "<html>Blocked by policy</html>", "captive_or_inspecting_proxy"),
    (407, {}, "", "proxy_auth_required"),
    (404, HTML, "<html>nothing here</html>", "captive_or_inspecting_proxy"),
    (400, {}, {"error": {"code": "BadGateway"}}, "captive_or_inspecting_proxy"),
    (408, {}, "", "idp_temporary_error"),
    (429, {"Retry-After": "1"}, {"error": "too many"}, ""),
    (429, {"Retry-After": "900"}, "slow down", "throttled"),
    (429, {"Retry-After": "\xb2\xb3"}, "slow down", "throttled"),
    (503, HTML, "<html>busy</html>", "idp_temporary_error"),
)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    def patient(authority: str, verify: str | bool, timeout: float) -> t.Any:
        return azure_wire.authority_transport(authority, verify, timeout, lambda _seconds: None)

    def client(ca_path: str | None, timeout: float, *, authority: str) -> HttpClient:
        return HttpClient(ca_path, timeout, authority=authority, sleep=lambda _seconds: None)

    monkeypatch.setattr(app_only, "authority_transport", patient)
    monkeypatch.setattr(delegated, "HttpClient", client)


def heard(
    emulator: Emulator, place: str, stranger: tuple[int, dict[str, str], t.Any, str], job: t.Callable[[], object]
) -> TokenError:
    status, headers, body, _code = stranger
    emulator.knobs(faults=[{"path": place, "status": status, "headers": headers, "body": body, "times": 0}])
    with pytest.raises(TokenError) as caught:
        job()
    return caught.value


@pytest.mark.parametrize("place", ["openid-configuration$", "/token$", "/devicecode$"])
@pytest.mark.parametrize("stranger", STRANGERS, ids=[f"{one[0]}-{index}" for index, one in enumerate(STRANGERS)])
def test_msal_and_azure_identity(emulator: Emulator, place: str, stranger: tuple[int, dict[str, str], t.Any, str]) -> None:
    application = entra_application.register(emulator, roles=entra_application.MAIL_ROLES)
    public = ClientIdentity(emulator.authority, "contoso.test", application.client_id, ca_path=emulator.ca_file)
    own = ClientIdentity(
        emulator.authority, "contoso.test", application.client_id, application.client_secret, ca_path=emulator.ca_file
    )

    def refresh() -> None:
        with DelegatedClient(public) as client:
            client.refresh([IMAP], "alice@contoso.test", "refresh-token-canary-0123")

    def begin() -> None:
        with DelegatedClient(public) as client:
            client.begin_device_code([IMAP])

    jobs = {"openid-configuration$": [refresh, begin], "/devicecode$": [begin], "/token$": [refresh]}[place]
    for job in [
        *jobs,
        *([lambda: app_only_token(own, "https://outlook.office365.com/.default")] if "device" not in place else []),
    ]:
        error = heard(emulator, place, stranger, job)
        expected = stranger[3]
        assert error.code == expected or not expected, error
        assert error.code not in ("wrong_tenant", "wrong_flow", "error", ""), error
        assert f"HTTP status {stranger[0]}" in error.message or not expected or error.code == "authority_mismatch", error
        assert emulator.authority in error.message or not expected
        assert error.remedy
        assert "Expecting value" not in str(error)
        assert "refresh-token-canary" not in str(error)
        assert application.client_secret not in str(error)
        str(error).encode("utf-8")
