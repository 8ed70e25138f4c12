# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import dataclasses
import logging
import pathlib
import typing as t

import entra_application
import entra_certificate
import pytest
from identity_server import Issuer

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.app_only import app_only_token
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.claims import read_claims
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.delegated import ClientIdentity
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import MailOAuthError, OptionError
from entra_emulator.testing import Emulator

SCOPE = "https://outlook.office365.com/.default"


@pytest.fixture
def identity(emulator: Emulator) -> ClientIdentity:
    application = entra_application.register(emulator, public=False, scopes="", roles=entra_application.MAIL_ROLES)
    return ClientIdentity(
        emulator.authority,
        "contoso.test",
        application.client_id,
        client_secret=application.client_secret,
        ca_path=emulator.ca_file,
    )


def test_a_client_secret_gives_a_token_with_roles(emulator: Emulator, identity: ClientIdentity) -> None:
    grant = app_only_token(identity, SCOPE)
    claims = read_claims(grant.access_token).claims
    assert set(claims["roles"]) == set(entra_application.MAIL_ROLES)
    assert claims["aud"] == "https://outlook.office365.com"
    assert [request["path"].rpartition("/")[2] for request in emulator.requests()] == ["openid-configuration", "token"]


def test_another_systems_token_stands_for_a_secret(emulator: Emulator, tmp_path: pathlib.Path) -> None:
    application = entra_application.register(emulator, public=False, scopes="", roles=entra_application.MAIL_ROLES)
    issuer = Issuer.trusted(emulator, "https://ci.contoso.test")
    subject = "project_path:contoso/mail:ref_type:branch:ref:main"
    entra_application.trust(emulator, application, issuer.url, subject)
    path = tmp_path / "identity-token"
    identity = ClientIdentity(
        emulator.authority, "contoso.test", application.client_id, ca_path=emulator.ca_file, federated_token_path=str(path)
    )
    path.write_text(issuer.token(subject), encoding="utf-8")
    grant = app_only_token(identity, SCOPE)
    assert set(read_claims(grant.access_token).claims["roles"]) == set(entra_application.MAIL_ROLES)
    path.write_text(issuer.token(subject.replace("main", "other")), encoding="utf-8")
    with pytest.raises(MailOAuthError) as caught:
        app_only_token(identity, SCOPE)
    assert "AADSTS700213" in str(caught.value)
    assert path.read_text(encoding="utf-8") not in str(caught.value)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"federated_token_path": "/nonexistent", "client_secret": None}, "invalid_option"),
        ({"federated_token_path": "/dev/null", "client_secret": None}, "invalid_option"),
        ({"client_secret": "canary-wrong-secret"}, "client_secret_wrong"),
        ({"client_id": "00000000-1111-4222-8333-444444444444"}, "app_not_found_in_tenant"),
        ({"tenant": "nowhere.test"}, "wrong_tenant"),
        ({"tenant": "common"}, "wrong_flow"),
        ({"ca_path": None}, "certificate_untrusted"),
        ({"certificate_path": "/nonexistent.pem", "client_secret": None}, "invalid_option"),
    ],
)
def test_refusals_are_named_and_nothing_leaks(
    identity: ClientIdentity, change: dict[str, t.Any], code: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(MailOAuthError) as caught:
        app_only_token(dataclasses.replace(identity, **change), SCOPE)
    assert caught.value.code == code
    assert caught.value.remedy
    assert "canary-wrong-secret" not in repr(caught.value.to_failure())
    assert caught.value.__cause__ is None or isinstance(caught.value, OptionError)
    assert capfd.readouterr() == ("", ""), "the libraries' logging stays off the terminal"


def test_a_certificate_proves_the_application(emulator: Emulator, tmp_path: pathlib.Path) -> None:
    der = entra_certificate.write(tmp_path / "app.pem", "canary-password")
    application = entra_application.register(emulator, public=False, scopes="", roles=["IMAP.AccessAsApp"], certificate=der)
    identity = ClientIdentity(
        emulator.authority,
        "contoso.test",
        application.client_id,
        certificate_path=str(tmp_path / "app.pem"),
        certificate_password="canary-password",
        ca_path=emulator.ca_file,
    )
    assert read_claims(app_only_token(identity, SCOPE).access_token).claims["roles"] == ["IMAP.AccessAsApp"]
    with pytest.raises(OptionError) as caught:
        app_only_token(dataclasses.replace(identity, certificate_password="canary-wrong"), SCOPE)
    assert "canary" not in str(caught.value)


def test_a_certificate_that_is_none_is_refused(identity: ClientIdentity, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "not.pem"
    path.write_text("hello")
    with pytest.raises(OptionError):
        app_only_token(dataclasses.replace(identity, client_secret=None, certificate_path=str(path)), SCOPE)


def test_no_log_record_holds_the_secret_or_the_token(identity: ClientIdentity, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        grant = app_only_token(identity, SCOPE)
    assert grant.access_token not in caplog.text
    assert str(identity.client_secret) not in caplog.text
