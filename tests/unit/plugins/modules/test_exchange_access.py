# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import json
import typing as t
import urllib.error
import urllib.parse
import urllib.request

import entra_application
import graph_harness
import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange import cmdlets
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.access import UNKNOWN_OBJECT
from entra_emulator.testing import Emulator

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

Json = t.Dict[str, t.Any]

ALICE, BOB, INFO = "alice@contoso.test", "bob@contoso.test", "info@contoso.test"
ROLES = entra_application.MAIL_ROLES
ALL = ("imap", "pop3", "submission")


class Tenant:
    """Contoso on the emulator, with a mail application that logs in by itself."""

    def __init__(self, emulator: Emulator, roles: t.Sequence[str] = ROLES) -> None:
        self.emulator = emulator
        self.clock = graph_harness.MovingClock(emulator)
        self.app = entra_application.register(emulator, scopes="", roles=roles)
        emulator.clear_requests()

    def run(self, *mailboxes: t.Any, check_mode: bool = False, **options: t.Any) -> Json:
        arguments = {
            **graph_harness.options(self.emulator),
            "exchange_admin_url": self.emulator.exchange_admin_url,
            "method": "admin_api",
            "app_id": self.app.client_id,
            "mailboxes": [one if isinstance(one, dict) else {"address": one} for one in mailboxes],
            **options,
        }
        arguments = {name: value for name, value in arguments.items() if value is not None}
        self.emulator.clear_requests()
        return graph_harness.run_module("exchange_access", arguments, self.clock, check_mode)

    def cmdlets(self) -> list[str]:
        """Return the cmdlets of the last run."""
        return [entry["cmdlet"] for entry in self.emulator.requests() if entry.get("cmdlet")]

    def writes(self) -> list[str]:
        return [name for name in self.cmdlets() if not name.startswith(("Get-", "Test-"))]

    def login(self, mailbox: str, service: str) -> int:
        """Ask for the decision on a login with a token that the application gets with its own secret; return the status."""
        request = urllib.request.Request(
            self.emulator.decision_url,
            b"",
            {"Authorization": f"Bearer {self.token()}", "X-Mailbox": mailbox, "X-Service": service},
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as exc:
            return exc.code

    def token(self) -> str:
        tenant = self.emulator.tenant("contoso").tenant_id
        form = urllib.parse.urlencode(
            {
                "grant_type": "client_credentials",
                "client_id": self.app.client_id,
                "client_secret": self.app.client_secret,
                "scope": "https://outlook.office365.com/.default",
            }
        )
        response = self.emulator.service.handle(_request(self.emulator, f"/{tenant}/oauth2/v2.0/token", form))
        return str(response.json()["access_token"])


def _request(emulator: Emulator, path: str, form: str) -> t.Any:
    from entra_emulator.web import Request

    headers = {"content-type": "application/x-www-form-urlencoded"}
    return Request("POST", path, {}, headers, form.encode(), emulator.authority)


@pytest.fixture
def tenant(emulator: Emulator) -> Tenant:
    return Tenant(emulator)


def test_mailboxes_open_to_the_application_and_to_nobody_else(tenant: Tenant) -> None:
    assert [tenant.login(INFO, service) for service in ALL] == [403, 403, 403]
    result = tenant.run(INFO, ALICE)
    assert result["changed"], result
    assert tenant.cmdlets() == [
        *("Get-ServicePrincipal", "Get-CASMailbox", "Get-CASMailbox", "Get-TransportConfig"),
        *("New-ServicePrincipal", "Add-MailboxPermission", "Add-MailboxPermission"),
        *("Get-ServicePrincipal", "Get-CASMailbox", "Get-MailboxPermission", "Get-CASMailbox", "Get-MailboxPermission"),
        "Get-TransportConfig",
    ]
    assert [tenant.login(INFO, service) for service in ALL] == [200, 200, 200]
    assert tenant.login(ALICE, "imap") == 200
    assert tenant.login(BOB, "imap") == 403
    assert result["service_principal"]["object_id"] == tenant.app.principal_id
    assert result["service_principal"]["display_name"].startswith("mail ")
    assert [(one["address"], one["full_access"]) for one in result["mailboxes"]] == [(INFO, True), (ALICE, True)]


def test_the_second_run_only_reads(tenant: Tenant) -> None:
    wish = ({"address": INFO, "send_as": True, "smtp_auth": "enabled", "pop_enabled": False}, ALICE)
    first = tenant.run(*wish, tenant_smtp_auth="disabled")
    assert first["changed"]
    assert "Set-TransportConfig" in tenant.writes()
    second = tenant.run(*wish, tenant_smtp_auth="disabled")
    assert not second["changed"]
    assert tenant.writes() == []
    assert second["diff"]["before"] == second["diff"]["after"] == first["diff"]["after"]
    assert second["mailboxes"] == first["mailboxes"]
    assert second["changes"] == second["powershell"] == []
    paths = {entry["path"].rpartition("/")[2] for entry in tenant.emulator.requests()}
    assert paths == {"openid-configuration", "token", "$batch", "InvokeCommand"}


def test_check_mode_predicts_the_same_and_writes_nothing(tenant: Tenant) -> None:
    wish = ({"address": INFO, "send_as": True, "imap_enabled": False, "smtp_auth": "disabled"},)
    predicted = tenant.run(*wish, check_mode=True, tenant_smtp_auth="disabled")
    assert tenant.writes() == []
    done = tenant.run(*wish, tenant_smtp_auth="disabled")
    assert {name: predicted[name] for name in done} == done
    assert done["changed"]


def test_without_the_app_role_no_permission_on_a_mailbox_helps(emulator: Emulator) -> None:
    tenant = Tenant(emulator, roles=["IMAP.AccessAsApp"])
    tenant.run(INFO)
    assert [tenant.login(INFO, service) for service in ALL] == [200, 403, 403]


def test_a_stale_pointer_is_replaced_with_its_permissions(tenant: Tenant) -> None:
    wrong = tenant.app.object_id  # the app registration's id, the classic mistake
    assert tenant.run(INFO, object_id=wrong, display_name="by hand")["changed"]
    assert tenant.login(INFO, "imap") == 403
    result = tenant.run(INFO)
    assert tenant.writes() == [
        "Remove-MailboxPermission",
        "Remove-ServicePrincipal",
        "New-ServicePrincipal",
        "Add-MailboxPermission",
    ]
    assert result["service_principal"]["object_id"] == tenant.app.principal_id
    assert [one["object_id"] for one in result["diff"]["before"]["service_principals"]] == [wrong]
    assert tenant.login(INFO, "imap") == 200
    assert not tenant.run(INFO)["changed"]


def test_other_applications_are_left_alone(tenant: Tenant) -> None:
    other = Tenant(tenant.emulator)
    other.run(INFO, ALICE)
    tenant.run(INFO)
    tenant.run(INFO, ALICE, state="absent")
    assert other.login(INFO, "imap") == 200
    assert not other.run(INFO, ALICE)["changed"]


def test_absent_closes_everything_and_the_second_time_nothing(tenant: Tenant) -> None:
    tenant.run({"address": INFO, "send_as": True})
    predicted = tenant.run(INFO, ALICE, "nobody@contoso.test", state="absent", check_mode=True)
    result = tenant.run(INFO, ALICE, "nobody@contoso.test", state="absent")
    assert predicted["diff"] == result["diff"]
    assert tenant.writes() == ["Remove-MailboxPermission", "Remove-RecipientPermission", "Remove-ServicePrincipal"]
    assert result["service_principal"] is None
    assert tenant.login(INFO, "imap") == 403
    assert not tenant.run(INFO, ALICE, state="absent")["changed"]
    assert tenant.writes() == []


def test_switches_close_and_open_protocols(tenant: Tenant) -> None:
    tenant.run(INFO)
    tenant.run({"address": INFO, "imap_enabled": False, "smtp_auth": "disabled"})
    assert [tenant.login(INFO, service) for service in ALL] == [403, 200, 403]
    tenant.run({"address": INFO, "imap_enabled": True, "smtp_auth": "inherit"}, tenant_smtp_auth="disabled")
    assert [tenant.login(INFO, service) for service in ALL] == [200, 200, 403]
    result = tenant.run({"address": INFO, "smtp_auth": "enabled"})
    assert [tenant.login(INFO, service) for service in ALL] == [200, 200, 200]
    assert result["mailboxes"][0] == {
        "address": INFO,
        "full_access": True,
        "send_as": None,
        "imap_enabled": True,
        "pop_enabled": True,
        "smtp_auth": "enabled",
        "smtp_auth_effective": True,
    }
    assert result["tenant_smtp_auth"] == "disabled"


def test_switches_are_read_without_an_application(tenant: Tenant) -> None:
    result = tenant.run("carol@contoso.test", app_id=None)
    assert tenant.cmdlets() == ["Get-CASMailbox", "Get-TransportConfig"]
    assert (result["changed"], result["mailboxes"][0]["imap_enabled"], result["service_principal"]) == (False, False, None)


def test_smtp_by_role_needs_no_permission_on_the_mailbox(emulator: Emulator) -> None:
    tenant = Tenant(emulator, roles=[])
    rbac = {"recipient_filter": f"PrimarySmtpAddress -eq '{INFO}'"}
    result = tenant.run(INFO, ALICE, smtp_rbac=rbac)
    assert tenant.writes() == ["New-ServicePrincipal", "New-ManagementScope", "New-ManagementRoleAssignment"]
    assert [tenant.login(INFO, service) for service in ALL] == [403, 403, 200]
    assert tenant.login(ALICE, "submission") == 403
    assert result["smtp_rbac"]["role"] == "Application SMTP.SendAsApp"
    assert [(one["address"], one["in_scope"]) for one in result["smtp_rbac"]["mailboxes"]] == [(ALICE, False), (INFO, True)]
    assert not tenant.run(INFO, ALICE, smtp_rbac=rbac)["changed"]
    assert tenant.writes() == []
    changed = tenant.run(INFO, ALICE, smtp_rbac={"recipient_filter": f"PrimarySmtpAddress -eq '{ALICE}'"})
    assert tenant.writes() == ["Set-ManagementScope"]
    assert changed["smtp_rbac"]["recipient_filter"].endswith(f"'{ALICE}'")
    assert [tenant.login(one, "submission") for one in (INFO, ALICE)] == [403, 200]
    tenant.run(state="absent", smtp_rbac={})
    assert tenant.writes() == ["Remove-ManagementRoleAssignment", "Remove-ManagementScope", "Remove-ServicePrincipal"]
    assert not tenant.run(state="absent", smtp_rbac={})["changed"]


@pytest.mark.parametrize("given", [False, True])
def test_smtp_by_role_is_refused_beside_the_app_role(tenant: Tenant, given: bool) -> None:
    object_id = tenant.app.principal_id if given else None
    result = tenant.run(object_id=object_id, smtp_rbac={"group_dn": "CN=printers,DC=test"})
    assert result["failed"]
    assert result["error"]["code"] == "conflicting_role"
    assert tenant.cmdlets() == []


def test_powershell_is_the_default_and_changes_nothing(tenant: Tenant) -> None:
    result = tenant.run({"address": INFO, "send_as": True}, method=None)
    assert not result["changed"]
    assert tenant.cmdlets() == []
    assert (
        f"Add-MailboxPermission -Identity '{INFO}' -User '{tenant.app.principal_id}' -AccessRights 'FullAccess' -AutoMapping $false"
        in (result["powershell"])
    )
    assert result["powershell"][0] == f"Connect-ExchangeOnline -Organization '{tenant.emulator.tenant('contoso').tenant_id}'"


def test_powershell_needs_no_identity_where_the_object_id_is_given(tenant: Tenant) -> None:
    result = tenant.run(
        INFO, method="powershell", object_id=tenant.app.principal_id, auth_client_id=None, auth_client_secret=None
    )
    assert any("New-ServicePrincipal" in line for line in result["powershell"]), result
    assert tenant.emulator.requests() == []


def test_check_mode_predicts_for_an_application_that_is_not_there_yet(tenant: Tenant) -> None:
    result = tenant.run(INFO, app_id="", check_mode=True)
    assert result["changed"]
    assert result["service_principal"] == {"app_id": None, "object_id": None, "display_name": None}
    assert any(UNKNOWN_OBJECT in line for line in result["powershell"])
    assert not tenant.run(INFO, app_id="").get("changed")


def test_an_application_without_a_service_principal_is_looked_for_a_little_while(tenant: Tenant) -> None:
    missing = "99999999-0000-0000-0000-000000000001"
    result = tenant.run(INFO, app_id=missing)
    assert result["error"]["code"] == "service_principal_missing"
    assert 0 < tenant.clock.monotonic() <= 30
    assert tenant.run(INFO, app_id=missing, check_mode=True)["changed"]


@pytest.mark.parametrize(
    ("wids", "roles", "status", "lacks"),
    [
        ([], ["Exchange.ManageAsApp"], 403, "lacks an Entra role"),
        (["29232cdf-9323-42fd-ade2-1d097af3e4de"], [], 401, "lacks the permission"),
    ],
)
def test_a_refusal_names_both_rights_and_carries_the_powershell(
    tenant: Tenant, wids: list[str], roles: list[str], status: int, lacks: str
) -> None:
    core = tenant.emulator.service.core
    bootstrap = tenant.emulator.tenant("contoso").bootstrap.client_id
    with core.store.lock:
        data = next(one for one in core.tenants() if one.name == "contoso")
        principal = data.by_app_id("service_principals", bootstrap)
        assert principal is not None
        principal["_directory_roles"] = wids
        if not roles:
            exchange = data.by_app_id("service_principals", graph_harness.EXCHANGE)
            assert exchange is not None
            table = data.table("assignments")
            for key in [
                key for key, row in table.items() if row["principalId"] == principal["id"] and row["resourceId"] == exchange["id"]
            ]:
                del table[key]
    result = tenant.run(INFO)
    assert result["failed"]
    assert result["error"]["status"] == status
    for words in ("Exchange.ManageAsApp", "Exchange Administrator", lacks, "error.powershell"):
        assert words in result["msg"]
    assert any(line.startswith("Add-MailboxPermission") for line in result["error"]["powershell"])
    assert tenant.emulator.tenant("contoso").bootstrap.client_secret not in json.dumps(result)


def test_an_unknown_mailbox_is_named_and_nothing_is_written(tenant: Tenant) -> None:
    result = tenant.run(INFO, "nobody@contoso.test")
    assert result["error"]["code"] == "mailbox_not_found"
    assert "nobody@contoso.test" in result["msg"]
    assert tenant.writes() == []


def test_many_pointers_come_in_pages(tenant: Tenant) -> None:
    core = tenant.emulator.service.core
    with core.store.lock:
        table = next(one for one in core.tenants() if one.name == "contoso").data["exchange"]["service_principals"]
        for number in range(1500):
            identifier = f"00000000-0000-0000-0000-{number:012d}"
            table[identifier] = {
                "Identity": identifier,
                "AppId": identifier,
                "ObjectId": identifier,
                "DisplayName": "x",
                "Name": "x",
                "Guid": identifier,
                "IsValid": True,
            }
    assert tenant.run(INFO)["changed"]
    assert tenant.cmdlets().count("Get-ServicePrincipal") == 4
    assert not tenant.run(INFO)["changed"]


@pytest.mark.parametrize("fault", ["throttle", "lost", "twice"])
def test_disturbances_end_in_the_same_state(tenant: Tenant, fault: str) -> None:
    path = "/adminapi/beta/.*/InvokeCommand"
    rules = {
        "throttle": [{"path": path, "status": 429, "headers": {"Retry-After": "3"}, "times": 2, "skip": 2}],
        "lost": [{"path": path, "status": 503, "apply": True, "skip": 3}],
        "twice": [{"path": path, "status": 500, "apply": True, "skip": 3}, {"path": path, "status": 502, "skip": 1}],
    }[fault]
    tenant.emulator.knobs(faults=rules)
    result = tenant.run(INFO)
    assert result["changed"], result
    assert tenant.login(INFO, "imap") == 200
    assert not tenant.run(INFO)["changed"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"app_id": "x"}, "app_id must be"),
        ({"object_id": "APP"}, "object_id is the same as app_id"),
        ({"exchange_admin_url": "http://localhost"}, "exchange_admin_url must begin with https://"),
        ({"exchange_admin_scope": "https://outlook.office365.com"}, "/.default"),
        ({"mailboxes": [{"address": "alice"}]}, "is not an address"),
        ({"mailboxes": [{"address": "*@contoso.test"}]}, "is not an address"),
        ({"mailboxes": [{"address": "a\u202eb@contoso.test"}]}, "is not an address"),
        ({"mailboxes": [{"address": ALICE}, {"address": ALICE.upper()}]}, "twice"),
        ({"app_id": None, "mailboxes": [{"address": ALICE, "send_as": True}]}, "app_id does not name one"),
        ({"smtp_rbac": {}}, "group_dn or recipient_filter"),
        ({"smtp_rbac": {"group_dn": "printers"}}, "not a distinguished name"),
        ({"smtp_rbac": {"recipient_filter": "x", "scope_name": "x" * 65}}, "1 to 64"),
        ({"wait_timeout": -1}, "wait_timeout"),
        ({"state": "absent", "app_id": None}, "app_id"),
    ],
)
def test_wrong_options_are_told_before_anything_is_sent(tenant: Tenant, options: Json, words: str) -> None:
    if options.get("object_id") == "APP":
        options = {"object_id": tenant.app.client_id}
    result = tenant.run(**options)
    assert result["failed"]
    assert words in result["msg"]
    assert tenant.cmdlets() == []


def test_a_group_becomes_a_filter_that_cannot_be_broken_out_of(emulator: Emulator) -> None:
    tenant = Tenant(emulator, roles=[])
    result = tenant.run(method="powershell", smtp_rbac={"group_dn": "CN=o'neil' -or Name -like '*,DC=test"})
    (line,) = [line for line in result["powershell"] if "New-ManagementScope" in line]
    assert "-RecipientRestrictionFilter 'MemberOfGroup -eq ''CN=o''''neil'''' -or Name -like ''''*,DC=test'''" in line


def test_permissions_take_effect_later_and_the_module_does_not_wait_for_that(tenant: Tenant) -> None:
    tenant.emulator.knobs(exchange_lag=1800)
    assert tenant.run(INFO)["changed"]
    assert tenant.login(INFO, "imap") == 403
    tenant.emulator.set_clock(tenant.clock.monotonic() + 1801)
    assert tenant.login(INFO, "imap") == 200


def test_a_cmdlet_that_exchange_does_not_know_is_refused_without_a_word(tenant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    nonsense = cmdlets.Cmdlet("Get-Nonsense", {}, "say something")
    monkeypatch.setattr(cmdlets, "transport_config", lambda: nonsense)
    result = tenant.run(INFO)
    assert (result["error"]["code"], result["error"]["cmdlet"]) == ("admin_api_refused", "Get-Nonsense")
    assert "does not know the cmdlet" in result["msg"]


def test_an_administrator_s_own_token_serves_as_well(tenant: Tenant) -> None:
    token = tenant.emulator.issue_token("admin@contoso.test", scopes=["Exchange.Manage"], aud="https://outlook.office365.com")
    given: Json = {"auth_client_id": None, "auth_client_secret": None, "auth_access_token": token}
    result = tenant.run(INFO, object_id=tenant.app.principal_id, **given)
    assert result["changed"], result
    assert tenant.login(INFO, "imap") == 200
    assert token not in json.dumps(result)
    refused = tenant.run(INFO, **given)
    assert refused["failed"]
    assert tenant.cmdlets() == []
