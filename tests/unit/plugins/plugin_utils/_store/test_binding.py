# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is for one authority, tenant and client is neither sent to another nor used for another."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import pathlib
import typing as t

import entra_application
import pytest
from token_world import ALICE, VAULT, World, world

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import TokenError
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import binding as _binding
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import credentials
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.data import StoreData
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens import means
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.sign_in import SignIn, WantedSignIn
from entra_emulator.testing import Emulator

__all__ = ["world"]

HOME, OTHER = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


def elsewhere(world: World) -> str:
    """Return the emulator under another name: a request that went there would be seen."""
    return world.emulator.authority.replace("localhost", "127.0.0.1")


def refused(world: World, **changes: t.Any) -> TokenError:
    world.emulator.clear_requests()
    with pytest.raises(TokenError) as caught:
        world.mint(ALICE, **changes)
    return caught.value


@contextlib.contextmanager
def changed(world: World) -> t.Iterator[dict[str, t.Any]]:
    """Change the store's only application by hand, as an earlier version left it."""
    path = pathlib.Path(str(world.options.store))
    data = json.loads(path.read_text())
    yield data["applications"][world.options.client_id]
    path.write_text(json.dumps(data))


def test_a_refresh_token_goes_to_no_other_authority(world: World) -> None:
    spent = world.sign_in()
    for age in (0, 4000):
        world.pass_time(age)
        error = refused(world, authority=elsewhere(world))
        assert error.code == "authority_mismatch"
        assert world.emulator.authority in error.message
        assert elsewhere(world) in error.message
        assert "authority" in error.remedy
        assert world.emulator.requests() == []
    assert spent in world.stored()
    assert world.mint(ALICE)


def test_a_sign_in_is_not_replaced_by_one_elsewhere_unless_asked(world: World) -> None:
    spent = world.sign_in()
    options = dataclasses.replace(world.options, authority=elsewhere(world))
    shown: list[t.Any] = []
    job = SignIn(options, options.open_store(VAULT, read_only=False), announce=shown.append, warn=shown.append, now=world.now)
    with pytest.raises(TokenError) as caught:
        job.sign_in(WantedSignIn(ALICE, verify=True))
    assert caught.value.code == "authority_mismatch"
    assert world.emulator.requests() == []
    assert job.sign_in(WantedSignIn(ALICE, force=True, wait=False))["state"] == "pending"
    assert spent in world.stored()


@pytest.mark.parametrize("name", ["token_endpoint", "device_authorization_endpoint", "authorization_endpoint", "issuer"])
@pytest.mark.parametrize("kind", ["delegated", "app"])
def test_a_configuration_that_leads_elsewhere_is_refused_before_anything_is_sent(world: World, name: str, kind: str) -> None:
    spent = world.sign_in()
    document = world.emulator.send("GET", "/contoso.test/v2.0/.well-known/openid-configuration").json()
    # The emulator itself under its other name: what was sent there would be seen.
    document[name] = str(document[name]).replace("localhost", "127.0.0.1")
    world.emulator.knobs(faults=[{"path": "openid-configuration$", "status": 200, "body": document, "times": 0}])
    world.pass_time(4000)
    more = {"client_secret": world.application.client_secret} if kind == "app" else {}
    error = refused(world, **more)
    assert error.code == "authority_mismatch"
    assert name in error.message
    assert "127.0.0.1" in error.message
    assert [request["method"] for request in world.emulator.requests()] == ["GET"]
    assert spent in world.stored()


def test_the_tenant_may_be_named_in_any_way(emulator: Emulator, tmp_path: pathlib.Path) -> None:
    world = World(emulator, tmp_path, audience="AzureADMultipleOrgs")
    world.sign_in()
    tenant_id = world.emulator.tenant("contoso").tenant_id
    for name in (tenant_id, tenant_id.upper(), "Contoso.Test", "organizations", "common", ""):
        world.pass_time(4000)
        assert world.mint(ALICE, tenant=name), name


def test_another_domain_of_the_tenant_is_looked_up(world: World) -> None:
    world.sign_in()
    with changed(world) as application:
        application["accounts"][ALICE]["tenant"] = "older-domain.test"
    world.pass_time(4000)
    assert world.mint(ALICE)
    with changed(world) as application:
        application["accounts"][ALICE]["tenant_id"] = OTHER
    world.pass_time(8000)
    error = refused(world)
    assert error.code == "wrong_tenant"
    assert [request["method"] for request in world.emulator.requests()] == ["GET"]


def test_another_tenant_needs_to_be_named(world: World) -> None:
    world.sign_in()
    fabrikam = world.emulator.tenant("fabrikam").tenant_id
    error = refused(world, tenant=fabrikam)
    assert error.code == "wrong_tenant"
    assert world.emulator.requests() == []
    with changed(world) as application:
        application["accounts"][ALICE]["tenants"] = [fabrikam]
    assert world.mint(ALICE, tenant=fabrikam)


def test_an_account_of_an_earlier_version_is_bound_at_its_next_refresh(world: World) -> None:
    world.sign_in()
    with changed(world) as application:
        for name in ("authority", "tenant_id"):
            application["accounts"][ALICE].pop(name)
    world.pass_time(4000)
    assert world.mint(ALICE)
    assert refused(world, authority=elsewhere(world)).code == "authority_mismatch"


def app_only(world: World, **changes: t.Any) -> str:
    (token,) = world.mint(ALICE, source="client_credentials", on_unfit="ignore", **changes)
    return token


def test_tokens_of_the_application_are_for_one_tenant_of_one_authority(world: World) -> None:
    world.application = entra_application.register(world.emulator, roles=entra_application.MAIL_ROLES)
    world.options = dataclasses.replace(world.options, client_id=world.application.client_id)
    secret = world.application.client_secret
    token = app_only(world, client_secret=secret)
    assert app_only(world, client_secret=secret) == token
    with pytest.raises(TokenError):
        app_only(world, client_secret=secret, authority="https://localhost:1")
    with pytest.raises(TokenError):
        app_only(world, client_secret=secret, tenant="fabrikam.test")
    # An earlier version did not say whom a token is for.
    with changed(world) as application:
        for entry in application["tokens"]:
            del entry["authority"], entry["tenant"]
    means.in_process.clear()
    assert app_only(world, client_secret=secret) != token


def test_a_stored_secret_is_for_the_authority_that_took_it_first(world: World) -> None:
    world.application = entra_application.register(world.emulator, roles=entra_application.MAIL_ROLES)
    world.options = dataclasses.replace(world.options, client_id=world.application.client_id)
    made = credentials.StoredCredential(
        world.application.client_id, "k", credentials.SECRET, "mail", world.application.client_secret, "2099-01-01T00:00:00Z"
    )
    with world.options.open_store(VAULT, read_only=False).transaction() as data:
        credentials.keep(data, made)
    assert app_only(world)
    world.emulator.clear_requests()
    with pytest.raises(TokenError) as caught:
        app_only(world, authority=elsewhere(world))
    assert caught.value.code == "authority_mismatch"
    assert world.emulator.requests() == []


@pytest.mark.parametrize(
    ("account", "tenant", "discovered", "verdict"),
    [
        ({"tenant": "contoso.test", "tenant_id": HOME}, HOME, "", False),
        ({"tenant": HOME}, HOME.upper(), "", False),
        ({"tenant": "contoso.test", "tenant_id": HOME}, OTHER, "", "wrong_tenant"),
        ({"tenant": "contoso.test", "tenant_id": HOME}, "contoso.onmicrosoft.com", "", True),
        ({"tenant": "contoso.test", "tenant_id": HOME}, "contoso.onmicrosoft.com", HOME, False),
        ({"tenant": "contoso.test", "tenant_id": HOME}, "fabrikam.test", OTHER, "wrong_tenant"),
        ({"tenant": "common", "tenant_id": HOME}, HOME, "", False),
        ({"tenant": "common", "tenant_id": HOME}, OTHER, "", "wrong_tenant"),
        ({"tenant": "common"}, OTHER, "", True),
        ({"tenant": HOME}, "organizations", "", False),
        ({"tenant": "consumers"}, "9188040d-6c67-4c5b-b112-36a304b66dad", "", False),
        ({"tenant": HOME, "tenants": [OTHER, None, 5]}, OTHER, "", False),
        ({"tenant": HOME, "tenants": "all"}, OTHER, "", "wrong_tenant"),
        ({}, OTHER, "", False),
        ({"tenant": None, "tenant_id": 5}, OTHER, "", False),
    ],
)
def test_tenants(account: dict[str, t.Any], tenant: str, discovered: str, verdict: bool | str) -> None:
    if isinstance(verdict, bool):
        assert _binding.check_sign_in(account, "https://login.microsoftonline.com", tenant, ALICE, discovered) is verdict
        return
    with pytest.raises(TokenError) as caught:
        _binding.check_sign_in(account, "https://login.microsoftonline.com", tenant, ALICE, discovered)
    assert caught.value.code == verdict


def test_tokens_without_a_binding_are_kept_for_what_has_none() -> None:
    data = StoreData()
    entry = {
        "scopes": ["https://a/.default"],
        "granted": ["https://a/.default"],
        "issued": 0.0,
        "expires_on": 9e9,
        "access_token": "x",
    }
    data.application("one")["tokens"] = [entry]
    assert data.app_tokens("one").find(["https://a/.default"], 1, None) == entry
    assert data.app_tokens("one", "https://login.microsoftonline.com", HOME).find(["https://a/.default"], 1, None) is None
