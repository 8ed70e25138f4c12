# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A personal account from sign-in to login: its tokens are opaque, and nothing on the way minds."""

from __future__ import annotations

import base64
import pathlib
import typing as t

import entra_application
import pytest
from ansible.parsing.dataloader import DataLoader
from ansible.parsing.vault import VaultSecret
from ansible.plugins.loader import filter_loader, lookup_loader

from ansible_collections.m365.mail_oauth.plugins.module_utils._clouds import CLOUDS, CONSUMER_TENANT_ID
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.claims import check_claims, describe, read_claims
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.delegated import DelegatedClient
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.scopes import delegated_scopes
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import MailOAuthError
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import store as _store
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens import means
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.from_store import new_account
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.lookup import vault_of
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.options import TokenOptions
from entra_emulator.testing import Emulator

PAT = "pat@outlook.test"
SERVICES = ("imap", "pop3", "submission")
SCOPES = list(delegated_scopes(("imap", "pop", "smtp"), CLOUDS["consumer"]))


class Person:
    """Pat, and an application that lets personal accounts in."""

    def __init__(self, emulator: Emulator, path: pathlib.Path, audience: str = "AzureADandPersonalMicrosoftAccount") -> None:
        self.emulator = emulator
        self.loader = DataLoader()
        secrets: list[t.Any] = [("default", VaultSecret(b"pw"))]
        self.loader.set_vault_secrets(secrets)
        self.given: dict[str, t.Any] = {
            "cloud": "consumer",
            "authority": emulator.authority,
            "ca_path": emulator.ca_file,
            "client_id": entra_application.register(emulator, scopes="", audience=audience).client_id,
            "store": str(path / "personal.store"),
        }

    def sign_in(self) -> str:
        options = TokenOptions.read(self.given.get, set(self.given))
        assert options.tenant == "consumers"
        with DelegatedClient(options.identity()) as client:
            flow = client.begin_device_code(SCOPES)
            self.emulator.approve(flow["user_code"], PAT)
            grant = client.poll_device_code(flow, SCOPES)
            assert grant is not None
            assert (grant.user, grant.tenant_id) == (PAT, CONSUMER_TENANT_ID)
            with options.open_store(vault_of(self.loader), read_only=False).transaction() as data:
                data.put_account(
                    PAT,
                    options.client_id,
                    new_account(options, grant, SCOPES, client.cache_state(), grant.expires_on, user=PAT),
                )
        return grant.access_token

    def lookup(self, name: str, **options: t.Any) -> str:
        plugin = lookup_loader.get(f"m365.mail_oauth.{name}", loader=self.loader, templar=None)
        (result,) = plugin.run([PAT], {}, **{**self.given, **options})
        return str(result)

    def decisions(self, token: str, mailbox: str = PAT) -> list[int]:
        return [
            self.emulator.send(
                "POST", "/exo", None, {"Authorization": f"Bearer {token}", "X-Mailbox": mailbox, "X-Service": service}
            ).status
            for service in SERVICES
        ]


@pytest.fixture
def person(emulator: Emulator, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    _store._decoded.clear()
    means.in_process.clear()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return Person(emulator, tmp_path)


def test_an_opaque_token_goes_all_the_way(person: Person) -> None:
    token = person.sign_in()
    assert token.startswith("EwB")
    assert person.lookup("access_token") == token
    sasl = base64.b64decode(person.lookup("xoauth2")).decode()
    assert sasl == f"user={PAT}\x01auth=Bearer {token}\x01\x01"
    assert person.decisions(token) == [200, 200, 200]
    assert person.decisions(token, "alice@contoso.test") == [403, 403, 403]


def test_an_expired_one_is_refreshed_without_being_read(person: Person) -> None:
    first = person.sign_in()
    person.emulator.knobs(one_time_refresh_tokens=True)
    second = person.lookup("access_token", min_validity=86400)
    third = person.lookup("access_token", min_validity=86400)
    assert len({first, second, third}) == 3
    assert person.decisions(third) == [200, 200, 200]


def test_nothing_is_found_wrong_with_what_cannot_be_read(person: Person) -> None:
    token = person.sign_in()
    assert read_claims(token).opaque
    assert (
        check_claims(read_claims(token), now=4e9, mailbox="somebody@else.test", protocols=["imap"], cloud=CLOUDS["china"]) == []
    )
    assert describe(token)["opaque"] is True
    assert filter_loader.get("m365.mail_oauth.token_claims").j2_function(token)["opaque"] is True


def test_an_application_for_one_organisation_is_named_as_the_reason(
    emulator: Emulator, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    person = Person(emulator, tmp_path, audience="AzureADMyOrg")
    with pytest.raises(MailOAuthError) as caught:
        person.sign_in()
    assert "sign_in_audience" in str(caught.value) or "audience" in str(caught.value).lower()


def test_there_is_no_login_without_a_user(person: Person) -> None:
    with pytest.raises(Exception, match=r"Personal accounts \(Outlook\.com\) have no application permissions"):
        person.lookup("access_token", client_secret="secret", source="client_credentials")
