# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action login_evidence: whom it asks, what it never does, and that nothing of it is secret. Its modules run on the emulator."""

from __future__ import annotations

import datetime
import json
import pathlib
import time
import types
import typing as t

import entra_application
import pytest
from ansible.errors import AnsibleActionFail, AnsibleConnectionFailure
from ansible.parsing.vault import VaultLib, VaultSecret
from ansible.plugins.action import ActionBase
from graph_harness import Json, MovingClock, options, run_module, tampered, writes

from ansible_collections.m365.mail_oauth.plugins.action import login_evidence as action
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.reconsider import reconsider
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.certificates import make_key_pair
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.identity.options import ENVIRONMENT
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import credentials
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import store as _store
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.codec import VaultCodec
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.file import SharedFile
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.store import Store
from entra_emulator.testing import Emulator

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

VAULT = VaultLib([("default", VaultSecret(b"pw"))])
ALICE, CAROL, INFO = "alice@contoso.test", "carol@contoso.test", "info@contoso.test"
CANARY = "canary-refresh-token"
INFO_MODULE, EXCHANGE_MODULE = "m365.mail_oauth.application_info", "m365.mail_oauth.exchange_access_info"


class Play:
    """Runs the action; keeps which modules it ran."""

    def __init__(self, emulator: Emulator, directory: pathlib.Path) -> None:
        self.emulator = emulator
        self.store_path = directory / "contoso.store"
        self.vault: VaultLib | None = VAULT
        self.app = entra_application.register(emulator, public=False)
        self.ran: list[Json] = []
        self.broken: Exception | None = None
        emulator.clear_requests()

    def run(self, *checks: Json, identity: bool = True, variables: Json | None = None, **arguments: t.Any) -> Json:
        given = {**options(self.emulator), "tenant": "contoso.test", "exchange_admin_url": self.emulator.exchange_admin_url}
        if not identity:
            given = {name: value for name, value in given.items() if not name.startswith("auth_")}
        given.update(
            application={"app_id": self.app.client_id},
            name="contoso",
            store=str(self.store_path),
            planned=[{"user": check["user"], "token": check.get("signer", ALICE)} for check in checks] or [{"token": ALICE}],
            results=[{"host": "localhost", "checks": list(checks)}],
        )
        task = types.SimpleNamespace(args={**given, **arguments}, check_mode=False, diff=False, async_val=0, action="x", name="")
        plugin: t.Any = action.ActionModule.__new__(action.ActionModule)
        plugin._task = task
        plugin._loader = types.SimpleNamespace(_vault=self.vault)
        plugin._templar = types.SimpleNamespace(template=lambda value: value)
        plugin._execute_module = self._module
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ActionBase, "run", lambda *_arguments, **_more: {})
            result = t.cast(Json, plugin.run(None, variables or {}))
        assert [one for one in writes(self.emulator) if not one.endswith("/InvokeCommand")] == []
        assert all(entry["cmdlet"].startswith("Get-") for entry in self.emulator.requests() if entry.get("cmdlet"))
        shown = json.dumps(result)
        for secret in (CANARY, given.get("auth_client_secret"), self.app.client_secret):
            assert not secret or secret not in shown
        return result

    def _module(self, module_name: str, module_args: Json, task_vars: Json) -> Json:
        if self.broken is not None:
            raise self.broken
        self.ran.append({"module": module_name, **module_args})
        answer = run_module(module_name.rpartition(".")[2], module_args, MovingClock())
        return {**answer, "invocation": {"module_args": module_args}}

    def modules(self) -> list[str]:
        return [one["module"] for one in self.ran]

    def keep(self, user: str, used: float) -> None:
        """Put a sign-in into the store."""
        with Store(SharedFile(str(self.store_path), 5), VaultCodec(VAULT)).transaction() as data:
            entry = {"secret": CANARY, "last_modification_time": str(int(used))}
            data.put_account(user, self.app.client_id, {"user": user, "signed_in": 1, "cache": {"RefreshToken": {"x": entry}}})


@pytest.fixture
def play(emulator: Emulator, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Play:
    _store._decoded.clear()
    for names in ENVIRONMENT.values():
        for name in names:
            monkeypatch.delenv(name, raising=False)
    return Play(emulator, tmp_path)


def failed(user: str, *causes: str, **more: t.Any) -> Json:
    """A failed check as the module verify returns it."""
    return {
        "user": user,
        "protocol": "imap",
        "state": "failed",
        "stage": "auth",
        "token": {"opaque": True},
        "findings": [{"cause": cause} for cause in causes or ("token_rejected",)],
        **more,
    }


def test_graph_alone_is_asked_by_itself_and_once(play: Play) -> None:
    result = play.run(failed(INFO), failed(ALICE))
    assert play.modules() == [INFO_MODULE, INFO_MODULE]
    found = result["circumstances"]
    assert (found["asked"], found["notes"], found["unasked"]) == (["graph"], [], [])
    (application,) = found["applications"]
    assert application["app_id"] == play.app.client_id
    assert application["found"] and application["registered"]
    assert {one["resource"] for one in application["grants"]} == {"graph", "exchange"}
    assert "exchange" not in found
    secret, own = [one for one in result["expiries"] if one["kind"] == "client_secret"]
    assert secret["days_left"] > 0 and secret["tenant"] == "contoso"
    # The secret of the identity that asks ends, too.
    assert own["subject"] == "Bootstrap of m365.mail_oauth" and own["days_left"] > 0
    assert "hint" not in json.dumps(application)
    of_mail = [one for one in result["expiries"] if one["subject"] != own["subject"]]
    assert [one["kind"] for one in of_mail if one["days_left"] is None] == ["consent", "consent"]


def test_without_an_identity_nobody_is_asked_and_that_is_said(play: Play) -> None:
    result = play.run(failed(ALICE), identity=False)
    assert (play.ran, result["circumstances"]["asked"]) == ([], [])
    (unasked,) = result["circumstances"]["unasked"]
    assert (unasked["what"], unasked["severity"]) == ("graph", "info")
    assert "no bootstrap identity" in unasked["message"]


def test_an_identity_in_the_environment_is_one(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    given = options(play.emulator)
    monkeypatch.setenv("AZURE_CLIENT_ID", given["auth_client_id"])
    monkeypatch.setenv("AZURE_CLIENT_SECRET", given["auth_client_secret"])
    assert play.run(identity=False)["circumstances"]["asked"] == ["graph"]


@pytest.mark.parametrize("ask", [[], ""])
def test_nobody_is_asked_when_nobody_is_to_be(play: Play, ask: t.Any) -> None:
    assert play.run(failed(ALICE), ask=ask)["circumstances"]["notes"] == []
    assert play.ran == []


@pytest.mark.parametrize("ask", [["auto", "exchange"], "graph, exchange"])
def test_exchange_is_asked_about_what_it_decides(play: Play, ask: t.Any) -> None:
    play.emulator.service.core.state["mailboxes"][INFO]["delegates"] = []
    checks = [
        failed(INFO),
        failed(INFO, "no_mailbox_permission", stage="after_auth"),
        failed(CAROL, "imap_disabled", signer=CAROL),
        failed("late@contoso.test", "connection_timeout", stage="tcp"),
        failed("wrong@contoso.test", "wrong_audience", stage="offline"),
        failed("busy@contoso.test", "auth_backend_down"),
        failed("fine@contoso.test", state="passed", findings=[]),
    ]
    found = play.run(*checks, ask=ask)["circumstances"]
    assert play.modules() == [INFO_MODULE, INFO_MODULE, EXCHANGE_MODULE]
    assert play.ran[2]["mailboxes"] == [{"address": INFO, "users": [ALICE]}, {"address": CAROL, "users": []}]
    assert found["asked"] == ["graph", "exchange"]
    info, carol = found["exchange"]["mailboxes"]
    assert info["permissions"] == [{"identity": ALICE, "full_access": False, "send_as": False}]
    assert carol["imap_enabled"] is False


def test_an_application_s_own_logins_are_asked_about_by_its_id(play: Play) -> None:
    token = {"opaque": False, "app_only": True, "app_id": play.app.client_id, "object_id": play.app.principal_id, "users": []}
    result = play.run(failed(INFO, "app_not_registered_in_exchange", token=token), ask=["exchange"])
    assert (play.ran[0]["app_id"], play.ran[0]["mailboxes"]) == (play.app.client_id, [{"address": INFO, "users": []}])
    assert result["circumstances"]["exchange"]["service_principals"] == []
    check = {
        **failed(
            INFO, "app_not_registered_in_exchange", token={**token, "sent": True}, server={"reply": "NO AUTHENTICATE failed."}
        ),
        "tenant": "contoso",
        "checked_from": "localhost",
        "mailbox": INFO,
        "sign_in_user": "",
        "host": "h",
        "port": 993,
    }
    for finding in check["findings"]:
        finding.update(confidence="medium", severity="error", summary="s", evidence=[], remedy="r", confirm="c")
    reconsider([check], {"contoso": result["circumstances"]})
    assert [(one["cause"], one["confidence"]) for one in check["findings"]] == [("app_not_registered_in_exchange", "high")]


def test_exchange_is_left_in_peace_when_everything_works(play: Play) -> None:
    play.run(failed(ALICE, state="passed", findings=[]), failed(INFO, "connection_refused", stage="tcp"), ask=["exchange"])
    assert play.ran == []


def test_exchange_is_asked_about_no_more_than_fifty_mailboxes(play: Play) -> None:
    found = play.run(*(failed(f"u{number}@contoso.test") for number in range(60)), ask=["exchange"])["circumstances"]
    assert len(play.ran[0]["mailboxes"]) == len(found["exchange"]["mailboxes"]) == 50
    assert found["notes"] == ["Exchange Online was asked about 50 of the mailboxes that fail; 10 more were left out."]


def test_refusals_are_notes(play: Play) -> None:
    tampered(play.emulator)
    found = play.run(failed(INFO), ask=["graph", "exchange"], auth_client_secret="wrong")["circumstances"]
    assert found["asked"] == []
    graph, exchange = found["notes"]
    assert graph.startswith("Microsoft Graph could not be asked: ") and "AADSTS7000215" in graph
    assert exchange.startswith("Exchange Online could not be asked: ")


def test_a_controller_that_cannot_run_modules_is_a_note(play: Play) -> None:
    play.broken = AnsibleConnectionFailure("no interpreter\nhere")
    result = play.run(failed(INFO))
    assert result["circumstances"]["notes"] == ["Microsoft Graph could not be asked: no interpreter here"]


def test_what_is_not_there_is_told(play: Play) -> None:
    found = play.run(application={"app_id": "99999999-0000-4000-8000-000000000000"})["circumstances"]
    assert found["applications"][0]["found"] is False
    found = play.run(application={"unique_name": "none"})["circumstances"]
    assert found["applications"] == [{"app_id": "", "display_name": "none", "found": False, "registered": False}]
    found = play.run(application={})["circumstances"]
    assert found["notes"] == ["Microsoft Graph was not asked: the tenant's application is not known."]


def test_an_application_of_another_tenant_is_known_by_its_service_principal(play: Play) -> None:
    core = play.emulator.service.core
    with core.store.lock:
        contoso = next(one for one in core.tenants() if one.name == "contoso")
        contoso.table("applications").pop(play.app.object_id)
    (found,) = play.run()["circumstances"]["applications"]
    assert (found["found"], found["registered"]) == (True, False)
    principal = found["service_principal"]
    assert (principal["object_id"], principal["enabled"]) == (play.app.principal_id, True)
    assert found["grants"]


def test_tokens_name_their_applications_too(play: Play) -> None:
    other = entra_application.register(play.emulator)
    token = {"opaque": False, "app_id": other.client_id, "object_id": "7", "users": [ALICE]}
    found = play.run(failed(ALICE, token=token))["circumstances"]
    assert [one["app_id"] for one in found["applications"]] == [play.app.client_id, other.client_id]
    assert found["sign_in_users"] == {ALICE: "7"}


def test_refresh_tokens_of_the_checks_users(play: Play) -> None:
    now = time.time()
    play.keep(ALICE, now - 86400)
    play.keep("stranger@contoso.test", now)
    (found,) = [one for one in play.run(ask=[])["expiries"] if one["kind"] == "refresh_token"]
    assert (found["subject"], found["days_left"]) == (ALICE, 88)
    # The path may come from the variable that the tenants inventory sets.
    again = play.run(ask=[], store=None, variables={"m365_mail_oauth_store": str(play.store_path)})
    assert [one["subject"] for one in again["expiries"]] == [ALICE]


def test_a_store_that_cannot_be_read_is_a_note(play: Play) -> None:
    play.keep(ALICE, 1.0)
    _store._decoded.clear()
    play.vault = None
    result = play.run(ask=[])
    assert result["expiries"] == []
    assert result["circumstances"]["notes"][0].startswith("The store could not be asked: ")


def ends_in(days: int) -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days, hours=1)


def key_file(directory: pathlib.Path, days: int) -> pathlib.Path:
    """Write a private key and its certificate, which ends in so many days, as rotate leaves them."""
    pair = make_key_pair("nights", ends_in(-100), ends_in(days))
    path = directory / f"{days}.pem"
    path.write_text(pair.pem, encoding="utf-8")
    path.chmod(0o600)
    return path


def test_where_nobody_is_asked_the_certificates_that_are_here_say_their_end(
    play: Play, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = key_file(tmp_path, 20), key_file(tmp_path, 40)
    declared = [{"type": "certificate", "name": "nights", "private_key_path": str(path)}, {"type": "federated", "name": "github"}]
    monkeypatch.setenv("M365_MAIL_OAUTH_CERTIFICATE_PATH", str(path))
    result = play.run(ask=[], identity=False, credentials=declared)
    (found,) = result["expiries"]
    assert (found["kind"], found["name"], found["days_left"]) == ("certificate", "nights", 20)
    assert found["ends"].startswith(ends_in(20).strftime("%Y-%m-%d"))
    assert (found["subject"], found["remedy"]) == (play.app.client_id, "ansible-playbook m365.mail_oauth.rotate")
    assert "PRIVATE" not in json.dumps(result)
    monkeypatch.setenv("M365_MAIL_OAUTH_CERTIFICATE_PATH", str(other))
    result = play.run(ask=[], identity=False, credentials=declared)
    assert [one["days_left"] for one in result["expiries"]] == [20, 40]
    assert result["circumstances"]["unasked"] == []


def test_where_graph_has_answered_its_word_is_all_of_it(play: Play, tmp_path: pathlib.Path) -> None:
    result = play.run(credentials=[{"type": "certificate", "name": "nights", "private_key_path": str(key_file(tmp_path, 20))}])
    assert "nights" not in [one["name"] for one in result["expiries"]]


@pytest.mark.parametrize("text", [None, "no certificate"])
def test_a_certificate_that_is_not_here_is_a_note(play: Play, tmp_path: pathlib.Path, text: str | None) -> None:
    path = tmp_path / "mail.pem"
    if text is not None:
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
    result = play.run(
        ask=[], identity=False, credentials=[{"type": "certificate", "name": "nights", "private_key_path": str(path)}]
    )
    assert result["expiries"] == []
    (unasked,) = result["circumstances"]["unasked"]
    assert (unasked["what"], unasked["severity"]) == ("certificate", "info")
    assert unasked["message"].startswith("When the certificate nights ends was not seen: ")


def test_the_secrets_that_the_store_keeps_say_their_end(play: Play) -> None:
    end = ends_in(9).strftime("%Y-%m-%dT%H:%M:%S.1234567Z")
    with Store(SharedFile(str(play.store_path), 5), VaultCodec(VAULT)).transaction() as data:
        credentials.keep(data, credentials.StoredCredential(play.app.client_id, "1", "client_secret", "mail", CANARY, end))
    (found,) = play.run(ask=[], identity=False)["expiries"]
    assert (found["kind"], found["name"], found["days_left"], found["ends"]) == ("client_secret", "mail", 9, f"{end[:19]}Z")


def test_personal_accounts_have_nobody_to_ask(play: Play) -> None:
    result = play.run(failed(ALICE), cloud="consumer", tenant="consumers")
    assert play.ran == []
    assert "no directory" in result["circumstances"]["notes"][0]


def test_why_nobody_could_be_asked_before(play: Play) -> None:
    result = play.run(ask=[], note="'ADMIN_SECRET' is undefined")
    assert result["circumstances"]["notes"] == [
        "Microsoft Graph and Exchange Online could not be asked: 'ADMIN_SECRET' is undefined"
    ]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ({"ask": ["dns"]}, "'dns' is not one of"),
        ({"results": "x"}, "results is no list"),
        ({"application": "x"}, "application is no"),
    ],
)
def test_wrong_options_are_told(play: Play, arguments: Json, word: str) -> None:
    with pytest.raises(AnsibleActionFail, match=word):
        play.run(**arguments)
