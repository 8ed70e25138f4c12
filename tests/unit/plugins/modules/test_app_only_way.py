# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From nothing to a login without a user, by the collection's own modules and tokens, and back to nothing."""

from __future__ import annotations

import time
import typing as t

import graph_harness
import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.app_only import app_only_token
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.claims import check_claims, read_claims
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.delegated import ClientIdentity
from entra_emulator.testing import Emulator

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

Json = t.Dict[str, t.Any]
INFO, BOB = "info@contoso.test", "bob@contoso.test"
SERVICES = {"imap": "imap", "pop": "pop3", "smtp": "submission"}
ROLES = {"imap": "IMAP.AccessAsApp", "pop": "POP.AccessAsApp", "smtp": "SMTP.SendAsApp"}


class Way:
    """One application on its way, with the options that all modules share."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.clock = graph_harness.MovingClock(emulator)
        self.app: Json = {}

    def run(self, name: str, **options: t.Any) -> Json:
        result = graph_harness.run_module(name, {**graph_harness.options(self.emulator), **options}, self.clock)
        assert not result.get("failed"), result
        return result

    def register(self) -> None:
        self.app = self.run(
            "application", unique_name="service", display_name="Service", public_client=False, permissions={}, app_roles={}
        )

    def secret(self) -> str:
        """Make a client secret as an administrator would in the portal."""
        token = self.emulator.issue_token(
            aud="https://graph.microsoft.com",
            roles=["Application.ReadWrite.All"],
            app_id=self.emulator.tenant("contoso").bootstrap.client_id,
        )
        answer = self.emulator.send(
            "POST",
            f"/v1.0/applications/{self.app['application']['object_id']}/addPassword",
            {"passwordCredential": {"displayName": "service"}},
            {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        assert answer.status == 200, answer.body
        return str(answer.json()["secretText"])

    def access(self, *mailboxes: str, **options: t.Any) -> Json:
        return self.run(
            "exchange_access",
            method="admin_api",
            exchange_admin_url=self.emulator.exchange_admin_url,
            app_id=self.app["app_id"],
            mailboxes=[{"address": one} for one in mailboxes],
            **options,
        )

    def token(self, secret: str) -> str:
        identity = ClientIdentity(
            self.emulator.authority,
            self.emulator.tenant("contoso").tenant_id,
            self.app["app_id"],
            client_secret=secret,
            ca_path=self.emulator.ca_file,
        )
        return app_only_token(identity, "https://outlook.office365.com/.default").access_token

    def decisions(self, token: str, mailbox: str) -> list[int]:
        return [
            self.emulator.send(
                "POST", "/exo", None, {"Authorization": f"Bearer {token}", "X-Mailbox": mailbox, "X-Service": service}
            ).status
            for service in SERVICES.values()
        ]


@pytest.fixture
def way(emulator: Emulator) -> Way:
    way = Way(emulator)
    way.register()
    return way


def test_there_and_back_again(way: Way) -> None:
    secret = way.secret()
    assert "roles" not in read_claims(way.token(secret)).claims
    assert [one.cause for one in check_claims(read_claims(way.token(secret)), now=time.time(), protocols=["imap"])] == [
        "missing_scope"
    ]
    way.run("permission_grant", app_id=way.app["app_id"], app_roles=list(ROLES.values()))
    token = way.token(secret)
    assert way.decisions(token, INFO) == [403, 403, 403]
    way.access(INFO)
    assert way.decisions(token, INFO) == [200, 200, 200]
    assert way.decisions(token, BOB) == [403, 403, 403]
    way.access(INFO, state="absent")
    assert way.decisions(token, INFO) == [403, 403, 403]


@pytest.mark.parametrize("protocol", ROLES)
def test_each_role_opens_its_own_protocol(way: Way, protocol: str) -> None:
    secret = way.secret()
    grants = way.run("permission_grant", app_id=way.app["app_id"], app_roles=[ROLES[protocol]])
    assert grants["app_roles"] == [ROLES[protocol]]
    way.access(INFO)
    assert way.decisions(way.token(secret), INFO) == [200 if one == protocol else 403 for one in SERVICES]
    way.run("permission_grant", app_id=way.app["app_id"], app_roles=[ROLES[protocol]], state="absent")
    assert way.decisions(way.token(secret), INFO) == [403, 403, 403]


def test_the_token_knows_the_object_id_that_exchange_was_told(way: Way) -> None:
    way.run("permission_grant", app_id=way.app["app_id"], app_roles=["IMAP.AccessAsApp"])
    result = way.access(INFO)
    assert read_claims(way.token(way.secret())).claims["oid"] == result["service_principal"]["object_id"]
