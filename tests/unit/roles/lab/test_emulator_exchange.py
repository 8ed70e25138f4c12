# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Exchange: who may log in to which mailbox by which protocol, and the admin endpoint with its oddities."""

from __future__ import annotations

import typing as t

import pytest
from emulator_client import GraphClient, decision

from entra_emulator.testing import Emulator
from entra_emulator.web import Response

OFFICE = "https://outlook.office.com"
APP_ID, OBJECT_ID = "aaaaaaaa-0000-4000-8000-000000000001", "aaaaaaaa-0000-4000-8000-000000000002"


@pytest.mark.parametrize(
    ("who", "mailbox", "service", "expected"),
    [
        ("alice", "alice@contoso.test", "imap", (200, "alice@contoso.test")),
        ("alice", "ALICE@contoso.test", "pop3", (200, "alice@contoso.test")),
        ("alice", "alice@contoso.test", "submission", (200, "alice@contoso.test")),
        ("alice", "alice@contoso.test", "smtp", (200, "alice@contoso.test")),
        ("alice", "info@contoso.test", "imap", (200, "info@contoso.test")),
        # Measured at Exchange Online: SMTP takes the token's user alone, whatever mailboxes that user may open.
        ("alice", "info@contoso.test", "smtp", (403, "not_the_token_s_user")),
        ("alice", "bob@contoso.test", "submission", (403, "not_the_token_s_user")),
        ("bob", "info@contoso.test", "imap", (403, "no_mailbox_permission")),
        ("bob", "alice@contoso.test", "imap", (403, "no_mailbox_permission")),
        ("carol", "carol@contoso.test", "imap", (403, "imap_disabled")),
        ("carol", "carol@contoso.test", "pop3", (200, "carol@contoso.test")),
        ("alice", "nobody@contoso.test", "imap", (403, "no_such_mailbox")),
        ("alice", "dave@fabrikam.test", "imap", (403, "no_such_mailbox")),
        ("alice", "alice@contoso.test", "gopher", (400, "missing_headers")),
        ("alice", "", "imap", (400, "missing_headers")),
    ],
)
def test_a_users_login(emulator: Emulator, who: str, mailbox: str, service: str, expected: tuple[int, str]) -> None:
    assert decision(emulator, emulator.issue_token(f"{who}@contoso.test"), mailbox, service) == expected


def test_smtp_by_the_words_of_the_documentation(emulator: Emulator) -> None:
    emulator.knobs(smtp_login="mailbox")
    token = emulator.issue_token("alice@contoso.test")
    assert decision(emulator, token, "info@contoso.test", "smtp") == (200, "info@contoso.test")
    assert decision(emulator, token, "bob@contoso.test", "smtp") == (403, "no_mailbox_permission")


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ({"aud": "https://outlook.office365.com/"}, (200, "alice@contoso.test")),
        ({"aud": "00000002-0000-0ff1-ce00-000000000000"}, (200, "alice@contoso.test")),
        ({"aud": "https://graph.microsoft.com"}, (401, "wrong_audience")),
        ({"aud": "https://elsewhere.test"}, (401, "wrong_audience")),
        ({"lifetime": -1}, (401, "expired")),
        ({"claims": {"nbf": 32503680000}}, (401, "not_yet_valid")),
        ({"claims": {"exp": None}}, (401, "expired")),
        ({"claims": {"exp": "later"}}, (401, "expired")),
        ({"claims": {"tid": "nobody"}}, (401, "wrong_tenant")),
        ({"protocols": ["pop", "smtp"]}, (403, "missing_scope")),
        ({"scopes": ["IMAP.AccessAsUser.AllOfIt"]}, (403, "missing_scope")),
    ],
)
def test_a_token_that_is_no_good(emulator: Emulator, token: dict[str, t.Any], expected: tuple[int, str]) -> None:
    assert decision(emulator, emulator.issue_token("alice@contoso.test", **token), "alice@contoso.test", "imap") == expected


def test_a_foreign_signature_and_garbage(emulator: Emulator) -> None:
    head, body, signature = emulator.issue_token("alice@contoso.test").split(".")
    for token in (f"{head}.{body}.{signature[:-4]}AAAA", f"{head}.{body}.", "garbage", "a.b.c", "", "\x00"):
        assert decision(emulator, token, "alice@contoso.test", "imap") == (401, "bad_signature"), token


def test_a_disabled_account_and_switches(emulator: Emulator) -> None:
    token = emulator.issue_token("alice@contoso.test")
    emulator.control("PATCH", "mailboxes", {"address": "alice@contoso.test", "pop_enabled": False, "smtp_auth_disabled": True})
    assert decision(emulator, token, "alice@contoso.test", "pop3") == (403, "pop_disabled")
    assert decision(emulator, token, "alice@contoso.test", "smtp") == (403, "smtp_disabled")
    emulator.control("PATCH", "users", {"username": "alice@contoso.test", "enabled": False})
    assert decision(emulator, token, "alice@contoso.test", "imap") == (403, "no_mailbox_permission")


class Admin:
    """Calls the admin endpoint as contoso's bootstrap identity."""

    def __init__(self, emulator: Emulator, **token: t.Any) -> None:
        self.emulator = emulator
        tenant = emulator.tenant("contoso")
        self.headers = {"Authorization": f"Bearer {self._token(tenant, token)}"}
        self.path = f"/adminapi/beta/{tenant.tenant_id}/InvokeCommand"

    def _token(self, tenant: t.Any, changes: dict[str, t.Any]) -> str:
        claims = changes.pop("claims", {"wids": ["29232cdf-9323-42fd-ade2-1d097af3e4de"]})
        fields = {
            "aud": "https://outlook.office365.com",
            "roles": ["Exchange.ManageAsApp"],
            "app_id": tenant.bootstrap.client_id,
            **changes,
        }
        return self.emulator.issue_token(claims=claims, **fields)

    def send(self, name: str, parameters: t.Any = None, query: str = "", **headers: str) -> Response:
        """Run a cmdlet and return the answer."""
        body = {"CmdletInput": {"CmdletName": name, "Parameters": {} if parameters is None else parameters}}
        return self.emulator.send("POST", f"{self.path}{query}", body, {**self.headers, **headers})

    def rows(self, name: str, **parameters: t.Any) -> list[dict[str, t.Any]]:
        """Run a cmdlet that must succeed and return its rows."""
        response = self.send(name, parameters)
        assert response.status == 200, response.body
        return t.cast("list[dict[str, t.Any]]", response.json()["value"])

    def error(self, name: str, **parameters: t.Any) -> str:
        """Run a cmdlet that must fail and return the detail."""
        response = self.send(name, parameters)
        error = response.json()["error"]
        assert (response.status, error["message"]) == (400, "Error executing cmdlet"), response.body
        return str(error["details"][0]["message"])


@pytest.fixture
def admin(emulator: Emulator) -> Admin:
    """The admin endpoint."""
    return Admin(emulator)


def test_the_real_bootstrap_identity_may_administer(emulator: Emulator, graph: GraphClient, admin: Admin) -> None:
    from emulator_client import token_request

    fields = {
        "grant_type": "client_credentials",
        "client_id": graph.tenant.bootstrap.client_id,
        "client_secret": graph.tenant.bootstrap.client_secret,
    }
    token = token_request(emulator, graph.tenant.tenant_id, scope="https://outlook.office365.com/.default", **fields)[
        "access_token"
    ]
    admin.headers = {"Authorization": f"Bearer {token}"}
    assert admin.rows("Get-TransportConfig")[0]["SmtpClientAuthenticationDisabled"] is False
    emulator.control("PATCH", "bootstrap", {"tenant": "contoso.test", "directory_role": False})
    token = token_request(emulator, graph.tenant.tenant_id, scope="https://outlook.office365.com/.default", **fields)[
        "access_token"
    ]
    admin.headers = {"Authorization": f"Bearer {token}"}
    refused = admin.send("Get-TransportConfig")
    assert (refused.status, set(refused.body)) == (403, {0}), "the body of a 403 is NUL bytes"


@pytest.mark.parametrize(
    ("token", "read", "write"),
    [
        ({"roles": []}, 401, 401),
        ({"roles": ["IMAP.AccessAsApp"]}, 401, 401),
        ({"claims": {"wids": None}}, 403, 403),
        ({"claims": {"wids": ["f2ef992c-3afb-46b9-b7cf-a126ee74c451"]}}, 200, 403),
        ({}, 200, 200),
        ({"aud": "https://graph.microsoft.com"}, 401, 401),
        ({"lifetime": -1}, 401, 401),
        ({"tenant": "fabrikam"}, 401, 401),
    ],
)
def test_the_endpoint_wants_app_role_and_directory_role(
    emulator: Emulator, token: dict[str, t.Any], read: int, write: int
) -> None:
    admin = Admin(emulator, **token)
    assert admin.send("Get-TransportConfig").status == read
    assert admin.send("Set-TransportConfig", {"SmtpClientAuthenticationDisabled": False}).status == write


def test_service_principals(admin: Admin) -> None:
    made = admin.rows("New-ServicePrincipal", AppId=APP_ID, ObjectId=OBJECT_ID, DisplayName="Mail")[0]
    assert (made["AppId"], made["ObjectId"], made["Guid@data.type"]) == (APP_ID, OBJECT_ID, "System.Guid")
    assert "already exists" in admin.error("New-ServicePrincipal", AppId=APP_ID, ObjectId=OBJECT_ID)
    admin.rows("New-ServicePrincipal", AppId=OBJECT_ID, ServiceId=APP_ID)
    assert len(admin.rows("Get-ServicePrincipal", Identity=OBJECT_ID)) == 2, "either principal's ids match: none is a key"
    assert len(admin.rows("Get-ServicePrincipal", Identity="nobody")) == 2, "an unknown identity means all"
    assert len(admin.rows("Get-ServicePrincipal")) == 2
    assert admin.rows("Get-ServicePrincipal", Identity="mail")[0]["ObjectId"] == OBJECT_ID
    admin.rows("Set-ServicePrincipal", Identity=OBJECT_ID, DisplayName="Post")
    admin.rows("Remove-ServicePrincipal", Identity="post", Confirm=False)
    assert "couldn't be found" in admin.error("Remove-ServicePrincipal", Identity="post")
    assert "System.Guid" in admin.error("New-ServicePrincipal", AppId="mail", ObjectId=OBJECT_ID)


def test_mailbox_permissions(admin: Admin) -> None:
    admin.rows("New-ServicePrincipal", AppId=APP_ID, ObjectId=OBJECT_ID, DisplayName="Mail")
    grant = {"Identity": "alice", "User": OBJECT_ID, "AccessRights": ["FullAccess"], "AutoMapping": False}
    assert admin.rows("Add-MailboxPermission", **grant)[0]["User"] == OBJECT_ID
    again = admin.send("Add-MailboxPermission", grant).json()
    assert "already present" in again["@adminapi.warnings"][0]
    assert {one["User"] for one in admin.rows("Get-MailboxPermission", Identity="alice@contoso.test")} == {
        "NT AUTHORITY\\SELF",
        OBJECT_ID,
    }
    assert len(admin.rows("Get-MailboxPermission", Identity="alice", User="Mail")) == 1
    assert "wasn't found" in admin.error("Add-MailboxPermission", Identity="alice", User="nobody", AccessRights="FullAccess")
    assert "couldn't be found" in admin.error("Get-MailboxPermission", Identity="nobody@contoso.test")
    assert "AccessRights" in admin.error("Add-MailboxPermission", Identity="alice", User="Mail", AccessRights=["ReadPermission"])
    admin.rows("Remove-MailboxPermission", Identity="alice", User="Mail", AccessRights=["FullAccess"], Confirm=False)
    assert len(admin.rows("Get-MailboxPermission", Identity="alice")) == 1


def test_an_app_only_login_needs_role_principal_and_permission(emulator: Emulator, admin: Admin) -> None:
    token = emulator.issue_token(aud=OFFICE, roles=["IMAP.AccessAsApp"], app_id=APP_ID, claims={"oid": OBJECT_ID})
    assert decision(emulator, token, "alice@contoso.test", "imap") == (403, "no_mailbox_permission")
    admin.rows("New-ServicePrincipal", AppId=APP_ID, ObjectId=OBJECT_ID)
    admin.rows("Add-MailboxPermission", Identity="alice", User=OBJECT_ID, AccessRights=["FullAccess"])
    assert decision(emulator, token, "alice@contoso.test", "imap") == (200, "alice@contoso.test")
    assert decision(emulator, token, "bob@contoso.test", "imap") == (403, "no_mailbox_permission")
    assert decision(emulator, token, "alice@contoso.test", "pop3") == (403, "missing_role")
    wrong = emulator.issue_token(aud=OFFICE, roles=["IMAP.AccessAsApp"], app_id=OBJECT_ID, claims={"oid": OBJECT_ID})
    assert decision(emulator, wrong, "alice@contoso.test", "imap") == (403, "no_mailbox_permission")
    admin.rows("Remove-ServicePrincipal", Identity=OBJECT_ID)
    admin.rows("New-ServicePrincipal", AppId=APP_ID, ObjectId=APP_ID)
    assert decision(emulator, token, "alice@contoso.test", "imap") == (403, "no_mailbox_permission"), (
        "registered with the wrong object id"
    )


def test_smtp_by_role_assignment(emulator: Emulator, admin: Admin) -> None:
    token = emulator.issue_token(aud=OFFICE, roles=[], app_id=APP_ID, claims={"oid": OBJECT_ID})
    admin.rows("New-ServicePrincipal", AppId=APP_ID, ObjectId=OBJECT_ID, DisplayName="Mail")
    assert decision(emulator, token, "alice@contoso.test", "smtp") == (403, "missing_role")
    admin.rows("New-ManagementScope", Name="only alice", RecipientRestrictionFilter="PrimarySmtpAddress -eq 'alice@contoso.test'")
    made = admin.rows(
        "New-ManagementRoleAssignment", Role="Application SMTP.SendAsApp", App=OBJECT_ID, CustomResourceScope="only alice"
    )[0]
    assert decision(emulator, token, "alice@contoso.test", "smtp") == (200, "alice@contoso.test")
    assert decision(emulator, token, "bob@contoso.test", "smtp") == (403, "no_mailbox_permission")
    assert decision(emulator, token, "alice@contoso.test", "imap") == (403, "missing_role"), "there is no such role for IMAP"
    claimed = emulator.issue_token(aud=OFFICE, roles=["SMTP.SendAsApp"], app_id=APP_ID, claims={"oid": OBJECT_ID})
    assert decision(emulator, claimed, "alice@contoso.test", "smtp") == (403, "no_mailbox_permission"), (
        "the claim asks for the permission"
    )
    assert admin.rows("Get-ManagementRoleAssignment", RoleAssignee=OBJECT_ID)[0]["Name"] == made["Name"]
    assert admin.rows("Test-ServicePrincipalAuthorization", Identity=APP_ID, Resource="alice")[0]["InScope"] is True
    assert admin.rows("Get-ManagementScope", Identity="only alice")[0]["RecipientFilter"].startswith("Primary")
    admin.rows("Remove-ManagementRoleAssignment", Identity=made["Name"], Confirm=False)
    assert decision(emulator, token, "alice@contoso.test", "smtp") == (403, "missing_role")
    assert "couldn't be found" in admin.error("New-ManagementRoleAssignment", Role="Application IMAP.AccessAsApp", App=OBJECT_ID)


def test_switches_of_mailbox_and_organisation(emulator: Emulator, admin: Admin) -> None:
    token = emulator.issue_token("alice@contoso.test")
    assert admin.rows("Get-CASMailbox", Identity="alice")[0]["SmtpClientAuthenticationDisabled"] is None
    admin.rows("Set-TransportConfig", SmtpClientAuthenticationDisabled=True)
    assert decision(emulator, token, "alice@contoso.test", "smtp") == (403, "smtp_disabled")
    admin.rows("Set-CASMailbox", Identity="alice", SmtpClientAuthenticationDisabled=False, ImapEnabled=False)
    assert decision(emulator, token, "alice@contoso.test", "smtp")[0] == 200
    assert decision(emulator, token, "alice@contoso.test", "imap") == (403, "imap_disabled")
    admin.rows("Set-CASMailbox", Identity="alice", SmtpClientAuthenticationDisabled=None)
    assert decision(emulator, token, "alice@contoso.test", "smtp") == (403, "smtp_disabled")
    assert "Boolean" in admin.error("Set-CASMailbox", Identity="alice", ImapEnabled=None)
    emulator.knobs(exchange_lag=60)
    admin.rows("Set-TransportConfig", SmtpClientAuthenticationDisabled=False)
    assert admin.rows("Get-TransportConfig")[0]["SmtpClientAuthenticationDisabled"] is False
    assert decision(emulator, token, "alice@contoso.test", "smtp") == (403, "smtp_disabled")
    emulator.set_clock(61)
    assert decision(emulator, token, "alice@contoso.test", "smtp")[0] == 200


def test_pages_have_one_row_unless_asked(admin: Admin) -> None:
    first = admin.send("Get-Mailbox").json()
    assert [one["RecipientTypeDetails"] for one in first["value"]] == ["UserMailbox"]
    assert first["@adminapi.warnings"]
    query = "?" + first["@odata.nextLink"].partition("?")[2]
    second = admin.send("Get-Mailbox", query=query).json()
    assert second["value"][0]["PrimarySmtpAddress"] != first["value"][0]["PrimarySmtpAddress"]
    assert len(admin.rows("Get-Mailbox", ResultSize="Unlimited")) == 4
    assert len(admin.rows("Get-CASMailbox", ResultSize=2)) == 2
    assert len(admin.send("Get-Mailbox", {"ResultSize": "Unlimited"}, Prefer="odata.maxpagesize=3").json()["value"]) == 3
    assert admin.send("Get-Mailbox", query="?$skiptoken=x").status == 400


def test_what_is_no_command(admin: Admin) -> None:
    unknown = admin.send("Get-Everything")
    assert (unknown.status, unknown.headers["Content-Encoding"], set(unknown.body)) == (403, "gzip", {0}), (
        "no word that there is none"
    )
    assert "parameter name 'Nonsense'" in admin.error("Get-Mailbox", Nonsense=1)
    assert "missing mandatory" in admin.error("Add-MailboxPermission", User="alice")
    for body in ({}, {"CmdletInput": {"CmdletName": "Get-Mailbox"}}, {"CmdletInput": {"CmdletName": 1, "Parameters": {}}}):
        assert admin.emulator.send("POST", admin.path, body, admin.headers).status == 400
    assert admin.send("Get-Mailbox", []).status == 400
