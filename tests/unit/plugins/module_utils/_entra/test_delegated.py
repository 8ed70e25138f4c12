# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import dataclasses
import json
import pathlib
import typing as t

import entra_application
import entra_browser
import entra_certificate
import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.delegated import ClientIdentity, DelegatedClient, Grant
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError, TokenError
from entra_emulator.testing import Emulator

ALICE, BOB = "alice@contoso.test", "bob@contoso.test"
IMAP = "https://outlook.office.com/IMAP.AccessAsUser.All"
SMTP = "https://outlook.office.com/SMTP.Send"


@pytest.fixture
def identity(emulator: Emulator) -> ClientIdentity:
    application = entra_application.register(emulator)
    return ClientIdentity(emulator.authority, "contoso.test", application.client_id, ca_path=emulator.ca_file)


def sign_in(emulator: Emulator, client: DelegatedClient, user: str = ALICE, scopes: t.Sequence[str] = (IMAP, SMTP)) -> Grant:
    flow = client.begin_device_code(scopes, user)
    assert client.poll_device_code(flow, scopes, user) is None
    emulator.approve(flow["user_code"], user)
    grant = client.poll_device_code(flow, scopes, user)
    assert grant is not None
    return grant


def token_requests(emulator: Emulator) -> list[tuple[str, int]]:
    return [
        (request["grant_type"].rpartition(":")[2], request["status"])
        for request in emulator.requests()
        if request.get("grant_type")
    ]


def test_the_device_code_flow_gives_a_token_and_a_cache(emulator: Emulator, identity: ClientIdentity) -> None:
    client = DelegatedClient(identity, now=lambda: 1000.0)
    grant = sign_in(emulator, client)
    assert grant.user == ALICE
    assert grant.tenant_id == emulator.tenant("contoso").tenant_id
    assert set(grant.scopes) >= {IMAP, SMTP}
    assert grant.expires_on == 1000 + 3599
    state = client.cache_state()
    assert set(state) == {"Account", "AppMetadata", "IdToken", "RefreshToken"}, "access tokens are kept by the caller"
    assert len(state["RefreshToken"]) == 1


def test_a_cache_refreshes_in_another_client_and_rotates(emulator: Emulator, identity: ClientIdentity) -> None:
    emulator.knobs(one_time_refresh_tokens=True)
    client = DelegatedClient(identity)
    first = sign_in(emulator, client)
    emulator.clear_requests()
    state = json.loads(json.dumps(client.cache_state()))
    seen = {first.refresh_token}
    for scopes in ([IMAP, SMTP], [SMTP], [IMAP]):
        other = DelegatedClient(identity, state)
        grant = other.refresh(scopes, ALICE)
        state = other.cache_state()
        assert grant.refresh_token not in seen
        seen.add(grant.refresh_token)
        assert [entry["secret"] for entry in state["RefreshToken"].values()] == [grant.refresh_token]
    assert token_requests(emulator) == [("refresh_token", 200)] * 3


def test_a_bare_refresh_token_seeds_a_cache(emulator: Emulator, identity: ClientIdentity) -> None:
    bare = sign_in(emulator, DelegatedClient(identity)).refresh_token
    client = DelegatedClient(identity)
    grant = client.refresh([IMAP], ALICE, bare)
    assert grant.user == ALICE
    assert client.refresh_token() == grant.refresh_token != bare


def test_the_cache_outlives_another_port_of_the_authority(emulator: Emulator, identity: ClientIdentity) -> None:
    client = DelegatedClient(identity)
    sign_in(emulator, client)
    moved = json.loads(json.dumps(client.cache_state()).replace('"localhost', '"login.contoso.test:1'))
    assert DelegatedClient(identity, moved).refresh([IMAP]).access_token


def test_a_confidential_client_signs_in_by_browser_and_sends_its_secret(emulator: Emulator) -> None:
    application = entra_application.register(emulator, public=False)
    good = ClientIdentity(
        emulator.authority,
        "contoso.test",
        application.client_id,
        client_secret=application.client_secret,
        ca_path=emulator.ca_file,
    )
    client = DelegatedClient(good)
    flow = client.begin_authorization_code([IMAP], "http://localhost:1234", ALICE)
    response = entra_browser.sign_in(emulator, flow["auth_uri"], ALICE)
    assert client.finish_authorization_code(flow, response, [IMAP], ALICE).user == ALICE
    assert DelegatedClient(good, client.cache_state()).refresh([IMAP]).access_token
    bad = dataclasses.replace(good, client_secret="canary-wrong-secret")
    with pytest.raises(TokenError) as caught:
        DelegatedClient(bad, client.cache_state()).refresh([IMAP])
    assert caught.value.code == "client_secret_wrong"
    assert "canary-wrong-secret" not in repr(caught.value.to_failure())
    with pytest.raises(TokenError) as caught:
        DelegatedClient(good.as_public(), client.cache_state()).refresh([IMAP])
    assert caught.value.code == "client_secret_missing"


def test_a_confidential_client_can_prove_itself_by_a_certificate(emulator: Emulator, tmp_path: pathlib.Path) -> None:
    der = entra_certificate.write(tmp_path / "app.pem", "canary-password")
    application = entra_application.register(emulator, public=False, certificate=der)
    identity = ClientIdentity(
        emulator.authority,
        "contoso.test",
        application.client_id,
        certificate_path=str(tmp_path / "app.pem"),
        certificate_password="canary-password",
        ca_path=emulator.ca_file,
    )
    client = DelegatedClient(identity)
    flow = client.begin_authorization_code([IMAP], "http://localhost:1234", ALICE)
    client.finish_authorization_code(flow, entra_browser.sign_in(emulator, flow["auth_uri"], ALICE), [IMAP], ALICE)
    assert DelegatedClient(identity, client.cache_state()).refresh([IMAP]).access_token
    for change in (
        {"certificate_password": "canary-wrong"},
        {"certificate_path": "/nonexistent"},
        {"certificate_path": emulator.ca_file},
    ):
        with pytest.raises(OptionError) as caught:
            DelegatedClient(dataclasses.replace(identity, **change), client.cache_state()).refresh([IMAP])  # type: ignore[arg-type]
        assert "canary" not in str(caught.value)


def test_a_confidential_client_has_no_device_codes(identity: ClientIdentity) -> None:
    with pytest.raises(OptionError) as caught:
        DelegatedClient(dataclasses.replace(identity, client_secret="x")).begin_device_code([IMAP])
    assert caught.value.code == "wrong_flow"


@pytest.mark.parametrize(
    ("public", "scopes", "code"),
    [(False, entra_application.MAIL_SCOPES, "client_secret_missing"), (True, "", "consent_missing")],
)
def test_refusals_of_a_sign_in_are_named(emulator: Emulator, public: bool, scopes: str, code: str) -> None:
    application = entra_application.register(emulator, public=public, scopes=scopes)
    client = DelegatedClient(ClientIdentity(emulator.authority, "contoso.test", application.client_id, ca_path=emulator.ca_file))
    with pytest.raises(TokenError) as caught:
        flow = client.begin_device_code([IMAP], ALICE)
        emulator.approve(flow["user_code"], ALICE)
        client.poll_device_code(flow, [IMAP], ALICE)
    assert caught.value.code == code
    assert ALICE in caught.value.message
    assert caught.value.details["error_codes"]
    assert caught.value.details["correlation_id"]


def test_a_revoked_refresh_token_is_named_and_can_be_forgotten(emulator: Emulator, identity: ClientIdentity) -> None:
    client = DelegatedClient(identity)
    spent = sign_in(emulator, client).refresh_token
    emulator.control("POST", "refresh_tokens/revoke", {"username": ALICE})
    with pytest.raises(TokenError) as caught:
        client.refresh([IMAP], ALICE)
    assert caught.value.code in ("refresh_token_revoked", "refresh_token_expired")
    assert caught.value.details["error"] == "invalid_grant"
    assert str(spent) not in repr(caught.value.to_failure())
    client.forget_refresh_token()
    assert "RefreshToken" not in client.cache_state()
    emulator.clear_requests()
    with pytest.raises(TokenError) as caught:
        client.refresh([IMAP], ALICE)
    assert caught.value.code == "interaction_required"
    assert emulator.requests() == []


def test_a_policy_s_refusal_keeps_the_refresh_token(emulator: Emulator, identity: ClientIdentity) -> None:
    client = DelegatedClient(identity)
    sign_in(emulator, client)
    emulator.knobs(conditional_access="block")
    with pytest.raises(TokenError) as caught:
        client.refresh([IMAP], ALICE)
    assert caught.value.code == "conditional_access_block"
    assert client.refresh_token()
    emulator.knobs(conditional_access="off")
    assert DelegatedClient(identity, client.cache_state()).refresh([IMAP]).access_token


def test_opaque_tokens_are_tokens(emulator: Emulator, identity: ClientIdentity) -> None:
    emulator.knobs(opaque_tokens=True)
    grant = sign_in(emulator, DelegatedClient(identity))
    assert grant.access_token.count(".") != 2
    assert grant.user == ALICE


def test_slow_down_makes_the_interval_longer(emulator: Emulator, identity: ClientIdentity) -> None:
    emulator.knobs(slow_down=1)
    client = DelegatedClient(identity)
    flow = client.begin_device_code([IMAP])
    before = flow["interval"]
    assert client.poll_device_code(flow, [IMAP]) is None
    assert flow["interval"] == before + 5


def test_a_wrong_tenant_is_named_from_the_discovery_s_answer(identity: ClientIdentity) -> None:
    with pytest.raises(TokenError) as caught:
        DelegatedClient(dataclasses.replace(identity, tenant="nowhere.test")).begin_device_code([IMAP])
    assert caught.value.code == "wrong_tenant"
    assert "nowhere.test" in caught.value.message


@pytest.mark.parametrize(
    ("change", "code"),
    [({"ca_path": None}, "certificate_untrusted"), ({"authority": "https://localhost:1"}, "connection_refused")],
)
def test_network_faults_are_named(identity: ClientIdentity, change: dict[str, t.Any], code: str) -> None:
    with pytest.raises(TokenError) as caught:
        DelegatedClient(dataclasses.replace(identity, **change)).begin_device_code([IMAP])
    assert caught.value.code == code
    assert caught.value.remedy


def test_the_ca_file_wins_over_the_environment(
    emulator: Emulator, identity: ClientIdentity, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "none.pem"))
    assert DelegatedClient(identity).begin_device_code([IMAP])["user_code"]
    with pytest.raises(TokenError, match="CA file"):
        DelegatedClient(dataclasses.replace(identity, ca_path=str(tmp_path / "none.pem"))).begin_device_code([IMAP])


@pytest.mark.parametrize(
    "change",
    [{"client_id": ""}, {"tenant": ""}, {"tenant": "a/b"}, {"authority": "http://localhost"}, {"authority": "localhost"}],
)
def test_what_no_request_can_be_made_with_is_refused_at_once(identity: ClientIdentity, change: dict[str, str]) -> None:
    with pytest.raises(OptionError):
        DelegatedClient(dataclasses.replace(identity, **change))  # type: ignore[arg-type]


def test_no_secret_is_in_a_representation(emulator: Emulator, identity: ClientIdentity) -> None:
    grant = sign_in(emulator, DelegatedClient(identity))
    shown = repr(grant) + repr(
        dataclasses.replace(identity, client_secret="canary-secret", certificate_password="canary-password")
    )
    assert grant.access_token not in shown
    assert str(grant.refresh_token) not in shown
    assert "canary" not in shown


def test_the_authorization_code_flow_checks_its_state(emulator: Emulator, identity: ClientIdentity) -> None:
    client = DelegatedClient(identity)
    flow = client.begin_authorization_code([IMAP], "http://localhost:1234", ALICE)
    assert "code_challenge_method=S256" in flow["auth_uri"]
    assert "prompt=" not in flow["auth_uri"]
    assert "login_hint=" in flow["auth_uri"]
    with pytest.raises(TokenError) as caught:
        client.finish_authorization_code(flow, {"code": "x", "state": "another"}, [IMAP], ALICE)
    assert caught.value.code == "wrong_flow"
    assert "prompt=select_account" in client.begin_authorization_code([IMAP], "http://localhost:1234")["auth_uri"]
