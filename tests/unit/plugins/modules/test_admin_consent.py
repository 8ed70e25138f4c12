# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module ``admin_consent`` on the emulator: the addresses, the page, what comes back, and what the directory says of it."""

from __future__ import annotations

import typing as t
import urllib.parse

import pytest
from graph_harness import Json, ModuleRunner

from entra_emulator.testing import Emulator
from entra_emulator.web import Request

STATE = "a-state-of-this-request"
BACK = "http://localhost"


class Page:
    """An administrator at a browser."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator

    def open(self, url: str, **fields: str) -> tuple[int, str]:
        """Fill in the form of an address; return the status with the address that the browser ends at, or the page."""
        parts = urllib.parse.urlsplit(url)
        query = dict(urllib.parse.parse_qsl(parts.query))
        body = urllib.parse.urlencode({**query, **fields}).encode()
        headers = {"content-type": "application/x-www-form-urlencoded"}
        answer = self.emulator.service.handle(Request("POST", parts.path, query, headers, body, self.emulator.authority))
        return answer.status, answer.headers.get("Location") or answer.body.decode()

    def consent(self, url: str, tenant: str = "contoso", person: str = "admin") -> str:
        who = self.emulator.tenant(tenant).users[person]
        status, where = self.open(url, login=who.user_principal_name, passwd=who.password)
        assert status == 302, where
        return where


@pytest.fixture
def page(emulator: Emulator) -> Page:
    return Page(emulator)


@pytest.fixture
def app_id(emulator: Emulator) -> str:
    """A provider's application, of another tenant than the customer's."""
    home = ModuleRunner("application", emulator, "fabrikam")
    made = home(unique_name="provider", sign_in_audience="AzureADMultipleOrgs", redirect_uris={"public_client": [BACK]})
    return str(made["app_id"])


@pytest.fixture
def site(emulator: Emulator, app_id: str) -> t.Callable[..., Json]:
    runner = ModuleRunner("admin_consent", emulator)

    def run(**arguments: t.Any) -> Json:
        found = runner(**{"app_id": app_id, "consent_state": STATE, "resources": ["graph"], **arguments})
        assert runner.writes == []
        return found

    return run


def test_what_is_asked_for_is_granted_by_the_page_and_read_back(site: t.Callable[..., Json], page: Page) -> None:
    before = site(resources=["graph", "exchange"])
    assert (before["granted"], before["unread"]) == (False, "") and "no service principal" in before["missing"][0]
    assert [one["resource"] for one in before["addresses"]] == ["graph", "exchange"]
    first, second = (one["url"] for one in before["addresses"])
    answer = page.consent(first)
    # The page said yes, and that is half of it.
    half = site(resources=["graph", "exchange"], response_url=answer, fail=True)
    assert half["error"]["code"] == "consent_missing" and "Exchange Online" in half["msg"]
    page.consent(second)
    after = site(resources=["graph", "exchange"], response_url=answer)
    assert (after["granted"], after["missing"]) == (True, [])
    assert after["tenant_id"] == page.emulator.tenant("contoso").tenant_id
    assert site(resources=["graph", "exchange"])["granted"] is True


def test_an_answer_without_consent_is_not_believed(site: t.Callable[..., Json], page: Page) -> None:
    tenant_id = page.emulator.tenant("contoso").tenant_id
    result = site(response_url=f"{BACK}?admin_consent=True&tenant={tenant_id}&state={STATE}", fail=True)
    assert result["error"]["code"] == "consent_missing" and "does not have all of it" in result["msg"]


def test_another_tenants_consent_is_not_this_ones(site: t.Callable[..., Json], page: Page) -> None:
    url = (
        site()["addresses"][0]["url"]
        .replace("/contoso", "/fabrikam")
        .replace(page.emulator.tenant("contoso").tenant_id, page.emulator.tenant("fabrikam").tenant_id)
    )
    answer = page.consent(url, "fabrikam")
    result = site(response_url=answer, fail=True)
    assert result["error"]["code"] == "wrong_tenant" and "not believed" in result["msg"]


def test_a_page_that_was_closed_is_told(site: t.Callable[..., Json], page: Page) -> None:
    _status, answer = page.open(site()["addresses"][0]["url"], cancel="1")
    assert "tenant=" not in answer and "error_description" not in answer
    result = site(response_url=answer, fail=True)
    assert "closed the consent page" in result["msg"]


def test_who_may_not_consent_is_told_with_the_cause(site: t.Callable[..., Json], page: Page) -> None:
    result = site(response_url=page.consent(site()["addresses"][0]["url"], person="alice"), fail=True)
    assert "AADSTS90094" in result["msg"] and result["msg"].startswith("The consent page refused.")


def test_the_page_wants_a_scope_and_the_old_address_takes_what_is_declared(
    site: t.Callable[..., Json], page: Page, app_id: str
) -> None:
    url = site()["addresses"][0]["url"]
    status, shown = page.open(f"{url.partition('?')[0]}?client_id={app_id}&redirect_uri={BACK}&state={STATE}")
    assert status == 400 and "AADSTS900144" in shown and "&#x27;scope&#x27;" in shown
    old = url.partition("?")[0].replace("/v2.0", "")
    answer = page.consent(f"{old}?client_id={app_id}&redirect_uri={BACK}&state={STATE}")
    assert "scope=" not in answer
    assert site(response_url=answer)["granted"] is True


def test_where_nobody_can_read_nothing_is_said_to_have_worked(site: t.Callable[..., Json], page: Page) -> None:
    found = site(auth_client_secret="wrong-secret-of-nobody")
    assert found["granted"] is None and "AADSTS7000215" in found["unread"] and found["addresses"]
    answer = page.consent(found["addresses"][0]["url"])
    result = site(auth_client_secret="wrong-secret-of-nobody", response_url=answer, fail=True)
    assert "no token of that tenant proves it" in result["msg"]
    assert "wrong-secret-of-nobody" not in str([found, result])


def test_wrong_options_are_no_answer_of_the_tenant(site: t.Callable[..., Json]) -> None:
    for wrong in ({"auth_access_token": "no token"}, {"auth_certificate_path": "/nowhere.pem"}):
        result = site(fail=True, **wrong)
        assert result["error"]["code"] == "invalid_option", result
        assert next(iter(wrong)) in result["msg"]
