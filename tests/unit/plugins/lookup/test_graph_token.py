# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The lookup graph_token: an administrator signs in once on the emulator, and the modules work with what comes of it."""

from __future__ import annotations

import functools
import json
import pathlib
import types
import typing as t

import entra_application
import pytest
from ansible.errors import AnsibleLookupError
from ansible.parsing.vault import VaultLib, VaultSecret
from ansible.plugins.loader import lookup_loader
from graph_harness import Json, MovingClock, run_module, wire

from ansible_collections.m365.mail_oauth.plugins.lookup import graph_token as lookup
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import store as _store
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens import administrator as _graph_token
from entra_emulator.catalog import GRAPH_TOOLS
from entra_emulator.testing import Emulator

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

ADMIN = "admin@contoso.test"
PERMISSIONS = (
    "Application.ReadWrite.All DelegatedPermissionGrant.ReadWrite.All AppRoleAssignment.ReadWrite.All Directory.Read.All"
)


class Person:
    """Runs the lookup as a play does, and sees what is shown."""

    def __init__(self, emulator: Emulator, directory: pathlib.Path) -> None:
        self.emulator = emulator
        self.store = directory / "admin.store"
        self.client_id = entra_application.register(emulator, scopes=PERMISSIONS).client_id
        self.shown: list[str] = []
        self.vault = VaultLib([("default", VaultSecret(b"pw"))])

    def token(self, user: str = ADMIN, **options: t.Any) -> str:
        """Return the lookup's result."""
        plugin = lookup_loader.get("m365.mail_oauth.graph_token", loader=types.SimpleNamespace(_vault=self.vault), templar=None)
        given = {
            "tenant": self.emulator.tenant("contoso").tenant_id,
            "authority": self.emulator.authority,
            "ca_path": self.emulator.ca_file,
            "client_id": self.client_id,
            "store": str(self.store),
            "wait_timeout": 5,
            **options,
        }
        (found,) = plugin.run([user], {}, **given)
        return str(found)


@pytest.fixture
def person(emulator: Emulator, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    _store._decoded.clear()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    made = Person(emulator, tmp_path)
    # On standard error, since core does not flush standard output into a pipe.
    monkeypatch.setattr(lookup.display, "display", lambda text, **more: made.shown.append(text) if more.get("stderr") else None)
    monkeypatch.setattr(lookup, "attended", lambda _display: True)
    monkeypatch.setattr(lookup, "graph_token", functools.partial(_graph_token.graph_token, sleep=lambda _seconds: None))
    emulator.clear_requests()
    return made


def module(person: Person, token: str, **arguments: t.Any) -> Json:
    given = {
        "tenant": person.emulator.tenant("contoso").tenant_id,
        "graph_url": person.emulator.graph_url,
        "ca_path": person.emulator.ca_file,
        "auth_access_token": token,
    }
    return run_module("application", {**given, **arguments}, MovingClock())


def test_a_person_signs_in_once_and_administers(person: Person) -> None:
    person.emulator.approve_next(person.client_id, ADMIN)
    token = person.token()
    assert len(person.shown) == 1
    assert f"sign in as {ADMIN}" in person.shown[0]
    assert "enter " in person.shown[0]
    made = module(person, token, unique_name="by-hand", display_name="By hand")
    assert made["changed"], made
    # The next tasks ask nobody and need no request.
    person.emulator.clear_requests()
    assert person.token() == token
    assert len(person.shown) == 1
    assert wire(person.emulator) == []
    assert token not in person.store.read_text()
    assert person.store.read_text().startswith("$ANSIBLE_VAULT")


def test_a_token_that_has_run_out_is_renewed_without_the_person(person: Person) -> None:
    person.emulator.approve_next(person.client_id, ADMIN)
    first = person.token()
    person.emulator.clear_requests()
    second = person.token(min_validity=7200)
    assert second != first
    assert len(person.shown) == 1
    assert [line for line in wire(person.emulator) if line.startswith("POST")] == ["POST /contoso/oauth2/v2.0/token"]


def test_a_revoked_sign_in_asks_again(person: Person) -> None:
    person.emulator.approve_next(person.client_id, ADMIN)
    person.token()
    person.emulator.control("POST", "refresh_tokens/revoke", {"username": ADMIN})
    person.emulator.approve_next(person.client_id, ADMIN)
    assert person.token(min_validity=7200)
    assert len(person.shown) == 2


def test_where_nobody_is_at_hand_it_ends_at_once(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    person.emulator.approve_next(person.client_id, ADMIN)
    person.token()
    person.emulator.control("POST", "refresh_tokens/revoke", {"username": ADMIN})
    monkeypatch.setattr(lookup, "attended", lambda _display: False)
    person.emulator.clear_requests()
    with pytest.raises(AnsibleLookupError) as caught:
        person.token(min_validity=7200)
    assert f"{ADMIN} has to sign in again." in str(caught.value)
    assert all(way_on in str(caught.value) for way_on in ("at a terminal", "m365_mail_oauth_admin_wait", "bootstrap.client_id"))
    assert len(person.shown) == 1
    assert not [line for line in wire(person.emulator) if "devicecode" in line]


@pytest.mark.parametrize(("at_hand", "wait", "asked"), [(False, "always", True), (True, "never", False)])
def test_who_runs_it_knows_better(person: Person, monkeypatch: pytest.MonkeyPatch, at_hand: bool, wait: str, asked: bool) -> None:
    monkeypatch.setattr(lookup, "attended", lambda _display: at_hand)
    monkeypatch.setenv("M365_MAIL_OAUTH_ADMIN_WAIT", wait)
    if asked:
        person.emulator.approve_next(person.client_id, ADMIN)
        assert person.token()
    else:
        with pytest.raises(AnsibleLookupError, match="This run is unattended"):
            person.token()
    assert len(person.shown) == asked


def test_another_person_is_refused(person: Person) -> None:
    person.emulator.approve_next(person.client_id, "alice@contoso.test")
    with pytest.raises(AnsibleLookupError, match=r"is alice@contoso\.test, not admin@contoso\.test"):
        person.token()


def test_somebody_without_the_role_is_told_so_by_graph(person: Person) -> None:
    person.emulator.approve_next(person.client_id, "alice@contoso.test")
    token = person.token("alice@contoso.test")
    result = module(person, token, unique_name="by-hand", display_name="By hand")
    assert result["error"]["status"] == 403
    assert "Cloud Application Administrator" in result["msg"]
    assert token not in json.dumps(result)


def test_microsofts_own_client_asks_an_administrator_for_consent(person: Person) -> None:
    person.emulator.approve_next(GRAPH_TOOLS, ADMIN)
    token = person.token(client_id=GRAPH_TOOLS)
    assert module(person, token, unique_name="by-hand", display_name="By hand")["changed"]


def test_where_nobody_consented_the_permissions_are_named(person: Person) -> None:
    person.emulator.approve_next(GRAPH_TOOLS, "alice@contoso.test")
    with pytest.raises(AnsibleLookupError) as caught:
        person.token("alice@contoso.test", client_id=GRAPH_TOOLS)
    assert all(one in str(caught.value) for one in (*PERMISSIONS.split(), "Cloud Application Administrator"))
    assert "mail permissions" not in str(caught.value)
    assert "permission_grant" not in str(caught.value)


def test_anybody_may_sign_in_where_nobody_is_named(person: Person) -> None:
    person.emulator.approve_next(person.client_id, ADMIN)
    token = person.token("")
    assert "sign in as an administrator of" in person.shown[0]
    # From then on it is the one whom the store knows.
    assert person.token("") == person.token(ADMIN) == token
    assert len(person.shown) == 1


def test_nothing_that_lasts_is_asked_for_where_it_is_not_wanted(person: Person) -> None:
    person.emulator.approve_next(person.client_id, ADMIN)
    with pytest.MonkeyPatch.context() as patch:
        warnings: list[str] = []
        patch.setattr(lookup.display, "warning", warnings.append)
        token = person.token("", renewable=False)
    assert warnings == []
    (asked,) = [row for row in person.emulator.requests() if row["path"].endswith("/devicecode")]
    assert "offline_access" not in str(asked.get("scope"))
    store = json.loads(person.vault.decrypt(person.store.read_bytes()))
    assert "RefreshToken" not in json.dumps(store)
    # Until it ends it serves; then somebody is asked again.
    assert person.token("", renewable=False) == token
    person.emulator.approve_next(person.client_id, ADMIN)
    assert person.token("", renewable=False, min_validity=7200) != token
    assert len(person.shown) == 2


def test_a_policy_against_device_codes_is_named_with_the_other_way(person: Person) -> None:
    person.emulator.knobs(conditional_access="block_device_code")
    person.emulator.approve_next(person.client_id, ADMIN)
    with pytest.raises(AnsibleLookupError, match=r"53003.*method: authorization_code \(script/start: --browser\)"):
        person.token()


def test_a_code_that_nobody_could_use_may_be_a_policy(person: Person) -> None:
    """While a policy blocks the flow, the page refuses the person, and the token endpoint goes on waiting."""
    with pytest.raises(AnsibleLookupError, match=r"in time.*blocks device codes.*method: authorization_code"):
        person.token("", wait_timeout=0.01)


def test_the_mailboxes_store_is_another_one(person: Person, tmp_path: pathlib.Path) -> None:
    person.emulator.approve_next(person.client_id, ADMIN)
    person.token(store=None)
    tenant = person.emulator.tenant("contoso").tenant_id
    assert (tmp_path / "home" / ".config" / "m365-mail-oauth" / f"{tenant}.admin.store").exists()


def test_without_a_vault_secret_nobody_is_bothered(person: Person) -> None:
    person.vault = VaultLib()
    with pytest.raises(AnsibleLookupError, match="no vault secret"):
        person.token()
    assert person.shown == []
    assert wire(person.emulator) == []


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"user": "admin"}, "The administrator is missing"),
        ({"permissions": ["https://graph.microsoft.com/Application.ReadWrite.All"]}, "bare names"),
        ({"permissions": []}, "bare names"),
        ({"tenant": ""}, "tenant is missing"),
    ],
)
def test_mistakes(person: Person, monkeypatch: pytest.MonkeyPatch, options: Json, named: str) -> None:
    for name in ("M365_MAIL_OAUTH_TENANT", "AZURE_TENANT_ID"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(AnsibleLookupError, match=named):
        person.token(**options)
