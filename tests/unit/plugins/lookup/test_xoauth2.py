# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import base64
import pathlib
import re
import typing as t

import entra_application
import pytest
from ansible._internal._datatag._tags import Origin
from ansible.errors import AnsibleError, AnsibleLookupError
from ansible.parsing.dataloader import DataLoader
from ansible.parsing.vault import VaultSecret
from ansible.plugins.loader import lookup_loader
from ansible.template import Templar, trust_as_template
from ansible.utils.display import Display

from ansible_collections.m365.mail_oauth.plugins.module_utils import _secrets
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.delegated import DelegatedClient
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import MailOAuthError
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import store as _store
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens import means
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.from_store import new_account
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.lookup import vault_of
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.options import TokenOptions
from entra_emulator.testing import Emulator

ALICE, INFO = "alice@contoso.test", "info@contoso.test"
IMAP = "https://outlook.office.com/IMAP.AccessAsUser.All"
MICROSOFT_USER, MICROSOFT_TOKEN = "test@contoso.onmicrosoft.com", "EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA"
MICROSOFT_STRING = (
    "dXNlcj10ZXN0QGNvbnRvc28ub25taWNyb3NvZnQuY29tAWF1dGg9QmVhcmVyIEV3QkFBbDNCQUFVRkZwVUFvN0ozVmUwYmpMQldaV0NjbFJDM0VvQUEBAQ=="
)


class World:
    def __init__(self, emulator: Emulator, path: pathlib.Path) -> None:
        self.emulator = emulator
        self.loader = DataLoader()
        self.use_vault_password("pw")
        self.application = entra_application.register(emulator)
        self.given: dict[str, t.Any] = {
            "tenant": "contoso.test",
            "authority": emulator.authority,
            "ca_path": emulator.ca_file,
            "client_id": self.application.client_id,
            "store": str(path / "contoso.store"),
        }

    def use_vault_password(self, password: str) -> None:
        secrets: list[t.Any] = [("default", VaultSecret(password.encode()))] if password else []
        self.loader.set_vault_secrets(secrets)

    def run(self, name: str, *terms: t.Any, variables: dict[str, t.Any] | None = None, **options: t.Any) -> list[str]:
        plugin = lookup_loader.get(f"m365.mail_oauth.{name}", loader=self.loader, templar=None)
        return t.cast("list[str]", plugin.run(list(terms), variables or {}, **{**self.given, **options}))

    def sign_in(self, user: str = ALICE) -> str:
        options = TokenOptions.read(self.given.get, set(self.given))
        with DelegatedClient(options.identity()) as client:
            flow = client.begin_device_code([IMAP])
            self.emulator.approve(flow["user_code"], user)
            grant = client.poll_device_code(flow, [IMAP])
            assert grant is not None
            with options.open_store(vault_of(self.loader), read_only=False).transaction() as data:
                data.put_account(
                    user, options.client_id, new_account(options, grant, [IMAP], client.cache_state(), 1e9, user=user)
                )
        self.emulator.clear_requests()
        return grant.access_token


@pytest.fixture
def world(emulator: Emulator, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> World:
    _store._decoded.clear()
    means.in_process.clear()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return World(emulator, tmp_path)


@pytest.fixture
def bare(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> t.Callable[..., list[str]]:
    """A lookup without any option but those of the call."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    def run(name: str, *terms: t.Any, variables: dict[str, t.Any] | None = None, **options: t.Any) -> list[str]:
        loader = DataLoader()
        templar = Templar(loader=loader, variables=variables or {})
        plugin = lookup_loader.get(f"m365.mail_oauth.{name}", loader=loader, templar=templar)
        return t.cast("list[str]", plugin.run(list(terms), variables or {}, **options))

    return run


def test_the_documented_vector(bare: t.Callable[..., list[str]]) -> None:
    assert bare("xoauth2", MICROSOFT_USER, access_token=MICROSOFT_TOKEN) == [MICROSOFT_STRING]
    assert bare("access_token", MICROSOFT_USER, access_token=MICROSOFT_TOKEN) == [MICROSOFT_TOKEN]


def test_the_user_in_the_string_is_the_mailbox(bare: t.Callable[..., list[str]]) -> None:
    (string,) = bare("xoauth2", INFO, access_token=MICROSOFT_TOKEN, sign_in_user=ALICE)
    assert base64.b64decode(string).startswith(b"user=info@contoso.test\x01auth=Bearer ")


@pytest.mark.parametrize(
    ("options", "user"),
    [
        ({"protocols": ["smtp"]}, ALICE),
        ({"protocols": ["smtp"], "smtp_login": "sign_in_user"}, ALICE),
        ({"protocols": ["smtp"], "smtp_login": "mailbox"}, INFO),
        ({"protocols": ["imap", "smtp"]}, INFO),
        ({"protocols": ["imap"], "smtp_login": "sign_in_user"}, INFO),
    ],
)
def test_a_string_for_smtp_alone_names_the_token_s_user(
    bare: t.Callable[..., list[str]], options: dict[str, t.Any], user: str
) -> None:
    (string,) = bare("xoauth2", INFO, access_token=MICROSOFT_TOKEN, sign_in_user=ALICE, **options)
    assert base64.b64decode(string).startswith(f"user={user}\x01".encode())
    (string,) = bare("xoauth2", {"address": INFO, "sign_in_user": ALICE, **options}, access_token=MICROSOFT_TOKEN)
    assert base64.b64decode(string).startswith(f"user={user}\x01".encode())


def test_results_follow_the_terms_and_lists_are_flattened(bare: t.Callable[..., list[str]]) -> None:
    strings = bare("xoauth2", [INFO, {"address": ALICE}], "bob@contoso.test", access_token=MICROSOFT_TOKEN)
    assert [base64.b64decode(string)[5:].partition(b"\x01")[0].decode() for string in strings] == [
        INFO,
        ALICE,
        "bob@contoso.test",
    ]


def test_the_other_mechanism(bare: t.Callable[..., list[str]]) -> None:
    (string,) = bare("xoauth2", ALICE, access_token=MICROSOFT_TOKEN, mechanism="OAUTHBEARER", host="mail.contoso.test", port=993)
    assert base64.b64decode(string).startswith(b"n,a=alice@contoso.test,\x01host=mail.contoso.test\x01port=993\x01")


def test_results_are_plain_strings(bare: t.Callable[..., list[str]]) -> None:
    tag = Origin(description="test")
    for name in ("xoauth2", "access_token"):
        (result,) = bare(name, tag.tag(ALICE), access_token=tag.tag(MICROSOFT_TOKEN))
        assert result.__class__ is str  # without a tag


def test_variables_for_options_may_be_templates(
    bare: t.Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    monkeypatch.setenv("MY_STORE", str(tmp_path / "mine.store"))
    written = {
        "m365_mail_oauth_tenant": "{{ short }}.test",
        "m365_mail_oauth_store": "{{ lookup('ansible.builtin.env', 'MY_STORE') }}",
        "m365_mail_oauth_store_lock_timeout": "{{ 1 + 1 }}",
        "m365_mail_oauth_protocols": "{{ ['imap', 'smtp'] }}",
        "m365_mail_oauth_scopes": "{{ none }}",
    }
    variables: dict[str, t.Any] = {"short": "contoso", **{name: trust_as_template(value) for name, value in written.items()}}
    store = re.escape(f"{tmp_path}/mine.store")
    with pytest.raises(AnsibleLookupError, match=store):
        bare("access_token", ALICE, variables=variables, source="store")
    for name in ("client_id", "client_secret", "refresh_token"):
        with pytest.raises(AnsibleLookupError, match=store):
            bare(name, ALICE, variables=variables)
    variables["m365_mail_oauth_client_secret"] = trust_as_template("{{ nowhere }}")
    with pytest.raises(AnsibleError, match="'nowhere' is undefined"):
        bare("access_token", ALICE, variables=variables)
    # What nobody trusts, such as what a server said, is a text.
    token = MICROSOFT_TOKEN + "{{ short }}"
    assert bare("access_token", ALICE, variables={**variables, "m365_mail_oauth_access_token": token}, client_secret="x") == [
        token
    ]


def test_options_come_from_variables_and_the_environment(
    bare: t.Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bare("access_token", ALICE, variables={"m365_mail_oauth_access_token": MICROSOFT_TOKEN}) == [MICROSOFT_TOKEN]
    monkeypatch.setenv("M365_MAIL_OAUTH_ACCESS_TOKEN", "EwBB" + MICROSOFT_TOKEN)
    assert bare("access_token", ALICE) == ["EwBB" + MICROSOFT_TOKEN]
    monkeypatch.setenv("M365_MAIL_OAUTH_ACCESS_TOKEN", "")
    with pytest.raises(AnsibleLookupError, match="no tenant"):
        bare("access_token", ALICE)


@pytest.mark.parametrize(
    ("terms", "options", "text"),
    [
        ([ALICE], {"access_token": ""}, "access_token: the token is empty"),
        (["alice@contoso.test\n"], {"access_token": MICROSOFT_TOKEN}, "control characters"),
        ([ALICE], {"access_token": f"Bearer {MICROSOFT_TOKEN}"}, "begins with the word 'Bearer'"),
        ([ALICE], {"access_token": MICROSOFT_STRING}, "already an encoded SASL string"),
        ([], {"access_token": MICROSOFT_TOKEN}, "No mailbox"),
        ([ALICE], {}, "no tenant"),
        ([ALICE], {"tenant": "contoso.test", "scopes": ["SMTP.Send"]}, "names no resource"),
        ([ALICE], {"tenant": "contoso.test", "refresh_token": "x" * 20}, "client id is not known"),
    ],
)
def test_bad_input_is_one_clear_error(
    bare: t.Callable[..., list[str]], terms: list[str], options: dict[str, t.Any], text: str
) -> None:
    with pytest.raises(AnsibleLookupError, match=text) as caught:
        bare("xoauth2", *terms, **options)
    assert isinstance(caught.value.__cause__, MailOAuthError), "programs find the code and the remedy there"
    assert MICROSOFT_TOKEN not in str(caught.value)


def test_a_thousand_lookups_of_one_user_cost_no_request_while_the_token_lasts(world: World) -> None:
    token = world.sign_in()
    for number in range(100):
        strings = world.run(
            "xoauth2", *({"address": f"box{number}-{index}@contoso.test", "sign_in_user": ALICE} for index in range(10))
        )
        assert len(strings) == 10
    assert world.run("access_token", ALICE) == [token]
    assert world.emulator.requests() == []


def test_check_mode_is_seen(world: World, tmp_path: pathlib.Path) -> None:
    world.sign_in()
    before = (tmp_path / "contoso.store").read_bytes()
    for value in (True, "yes"):
        assert world.run("access_token", ALICE, min_validity=7200, variables={"ansible_check_mode": value})
    assert (tmp_path / "contoso.store").read_bytes() == before
    world.run("access_token", ALICE, min_validity=7200, variables={"ansible_check_mode": False})
    assert (tmp_path / "contoso.store").read_bytes() != before


def test_every_form_of_the_token_is_registered_as_a_secret(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[str] = set()
    monkeypatch.setattr(_secrets, "_register", seen.add)
    token = world.sign_in()
    refreshed = world.run("access_token", ALICE, min_validity=7200)[0]
    string = world.run("xoauth2", ALICE)[0]
    assert {token, refreshed, string} <= seen
    assert any(value not in (token, refreshed, string) and len(value) > 60 for value in seen), "the refresh tokens"
    world.run("xoauth2", ALICE, access_token=MICROSOFT_TOKEN)
    assert MICROSOFT_TOKEN in seen


def test_nothing_that_is_displayed_holds_a_token(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(Display, "display", lambda self, msg, *args, **kwargs: shown.append(str(msg)))
    monkeypatch.setattr(Display, "warning", lambda self, msg, *args, **kwargs: shown.append(str(msg)))
    monkeypatch.setattr(Display, "verbosity", 5, raising=False)
    token = world.sign_in()
    results = world.run("xoauth2", ALICE, "bob@contoso.test", sign_in_user=ALICE)
    results += world.run("access_token", "bob@contoso.test", access_token=token)
    results += world.run("access_token", ALICE, min_validity=7200, ca_path="/nowhere/ca.pem")
    assert any("could not be refreshed" in text for text in shown)
    assert not any(result in text for result in results for text in shown)


def test_the_store_is_encrypted_with_the_run_s_vault_secret(world: World, tmp_path: pathlib.Path) -> None:
    token = world.sign_in()
    content = (tmp_path / "contoso.store").read_text()
    assert content.startswith("$ANSIBLE_VAULT;")
    assert token not in content
    world.use_vault_password("other")
    with pytest.raises(AnsibleLookupError, match="left untouched"):
        world.run("access_token", ALICE)
    world.use_vault_password("")
    with pytest.raises(AnsibleLookupError, match="no vault secret"):
        world.run("access_token", ALICE)
    assert (tmp_path / "contoso.store").read_text() == content
