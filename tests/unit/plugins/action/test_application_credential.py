# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action plugin application_credential: what reaches the store and what reaches nobody else. The module runs on the emulator."""

from __future__ import annotations

import json
import pathlib
import types
import typing as t

import pytest
from ansible.errors import AnsibleActionFail
from ansible.parsing.vault import VaultLib, VaultSecret
from ansible.plugins.action import ActionBase
from credential_harness import Time, certificate_works, sign_in
from graph_harness import Json, MovingClock, options, run_module, writes

from ansible_collections.m365.mail_oauth.plugins.action import application_credential as action
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import credentials
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import store as _store
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.codec import VaultCodec
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.file import SharedFile
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.store import Store
from entra_emulator.testing import Emulator

pytestmark = pytest.mark.long

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

VAULT = VaultLib([("default", VaultSecret(b"pw"))])


class Play:
    """Runs tasks with the plugin; keeps what passed between plugin and module."""

    def __init__(self, emulator: Emulator, directory: pathlib.Path) -> None:
        self.emulator = emulator
        self.store_path = directory / "contoso.store"
        self.vault: VaultLib | None = VAULT
        self.sent: list[Json] = []
        self.answers: list[Json] = []
        self.after_module: t.Callable[[], None] = lambda: None

    def task(
        self, kind: str, ahead: float = 0, check_mode: bool = False, variables: Json | None = None, **arguments: t.Any
    ) -> Json:
        """Run one task, ``ahead`` days from now."""
        arguments = {"unique_name": "mail", "store": str(self.store_path), **arguments}
        task = types.SimpleNamespace(
            args={**options(self.emulator), "type": kind, **arguments},
            check_mode=check_mode,
            diff=True,
            async_val=0,
            action=action.MODULE,
            name="",
        )
        plugin: t.Any = action.ActionModule.__new__(action.ActionModule)
        plugin._task = task
        plugin._loader = types.SimpleNamespace(_vault=self.vault)
        plugin._templar = types.SimpleNamespace(template=lambda value: value)
        plugin._execute_module = lambda **call: self._module(call, ahead, check_mode)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ActionBase, "run", lambda *_arguments, **_more: {})
            return t.cast(Json, plugin.run(None, variables or {}))

    def _module(self, call: Json, ahead: float, check_mode: bool) -> Json:
        assert call["module_name"] == action.MODULE
        self.sent.append(call["module_args"])
        answer = run_module("application_credential", call["module_args"], Time(self.emulator, ahead), check_mode)
        self.answers.append(json.loads(json.dumps(answer)))
        self.after_module()
        return {**answer, "invocation": {"module_args": dict(call["module_args"])}}

    def stored(self, **wanted: str) -> list[credentials.StoredCredential]:
        """Return what the store holds."""
        _store._decoded.clear()
        return credentials.stored(Store(SharedFile(str(self.store_path), 5), VaultCodec(VAULT)).load(), **wanted)


@pytest.fixture
def play(emulator: Emulator, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Play:
    _store._decoded.clear()
    for name in ("STORE", "STORE_ENCRYPTION", "STORE_VAULT_ID", "TENANT"):
        monkeypatch.delenv(f"M365_MAIL_OAUTH_{name}", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    run_module("application", {**options(emulator), "unique_name": "mail", "display_name": "Mail"}, MovingClock(emulator))
    emulator.set_clock(0)
    emulator.clear_requests()
    return Play(emulator, tmp_path)


def test_a_secret_goes_into_the_store_and_nowhere_else(play: Play) -> None:
    result = play.task("client_secret")
    assert result["changed"]
    assert result["saved"]
    (held,) = play.stored()
    assert held.key_id == result["credential"]["key_id"]
    assert held.client_id == result["app_id"]
    assert (held.type, held.name, held.end) == ("client_secret", "m365-mail-oauth", result["credential"]["end"])
    assert sign_in(play.emulator, result["app_id"], held.secret)
    # Neither the result nor what the module printed holds it, nor does the file.
    for seen in (json.dumps(result), json.dumps(play.answers), play.store_path.read_text()):
        assert held.secret not in seen
    assert "sealed_secret" not in result
    assert not set(result["invocation"]["module_args"]) & {"seal_to", "held"}
    assert held.secret not in repr(held)


def test_a_second_run_changes_nothing_and_sends_no_secret(play: Play) -> None:
    play.task("client_secret")
    (held,) = play.stored()
    before = play.store_path.read_bytes()
    play.emulator.clear_requests()
    result = play.task("client_secret")
    assert not result["changed"]
    assert "saved" not in result
    assert writes(play.emulator) == []
    assert play.store_path.read_bytes() == before
    assert held.secret not in json.dumps(play.sent)
    assert play.sent[-1]["held"] == [{"key_id": held.key_id}]


def test_rotation_saves_the_new_one_before_the_old_one_goes(play: Play) -> None:
    first = play.task("client_secret")
    order: list[tuple[str, int]] = []

    def look() -> None:
        order.append((writes(play.emulator)[-1], len(play.stored())))

    play.after_module = look
    play.emulator.clear_requests()
    result = play.task("client_secret", force=True, overlap=0)
    # When the module has added one the store still holds one; when it has removed one the store holds both.
    assert order == [("POST /applications/ID/addPassword", 1), ("POST /applications/ID/removePassword", 2)]
    assert result["changed"]
    assert result["verified"]
    assert result["saved"]
    assert result["removed"] == [first["credential"]["key_id"]]
    assert result["outlived"] == []
    assert len(result["changes"]) == 2
    (held,) = play.stored()
    assert held.key_id == result["credential"]["key_id"] != first["credential"]["key_id"]
    assert [one["key_id"] for one in result["diff"]["before"]["credentials"]] == [first["credential"]["key_id"]]
    assert [one["key_id"] for one in result["diff"]["after"]["credentials"]] == [None]


def test_check_mode_predicts_the_same(play: Play) -> None:
    predicted = play.task("client_secret", check_mode=True)
    assert not play.store_path.exists()
    done = play.task("client_secret")
    assert predicted["changed"] is done["changed"] is True
    predicted = play.task("client_secret", check_mode=True, force=True, overlap=0)
    done = play.task("client_secret", force=True, overlap=0)
    for one in (predicted, done):
        one["diff"]["after"]["credentials"][-1].pop("end")
    assert predicted["diff"] == done["diff"]
    assert predicted["removed"] == done["removed"]
    assert not play.task("client_secret", check_mode=True)["changed"]


def test_overlap_by_day(play: Play) -> None:
    play.task("client_secret")
    assert play.task("client_secret", ahead=151)["removed"] == []
    assert len(play.stored()) == 2
    assert not play.task("client_secret", ahead=157)["changed"]
    last = play.task("client_secret", ahead=159)
    assert last["changed"]
    assert len(last["removed"]) == 1
    assert [one.key_id for one in play.stored()] == [last["credential"]["key_id"]]


def test_prune_false_is_obeyed(play: Play) -> None:
    first = play.task("client_secret")
    result = play.task("client_secret", force=True, overlap=0, prune=False)
    assert result["removed"] == []
    assert result["outlived"] == [first["credential"]["key_id"]]
    assert len(play.stored()) == 2


def test_a_lost_store_means_a_new_secret(play: Play) -> None:
    first = play.task("client_secret")
    play.store_path.unlink()
    second = play.task("client_secret")
    assert second["changed"]
    assert second["credential"]["key_id"] != first["credential"]["key_id"]


def test_without_a_vault_secret_no_secret_is_made(play: Play) -> None:
    play.vault = VaultLib()
    with pytest.raises(AnsibleActionFail, match="no vault secret"):
        play.task("client_secret")
    assert play.sent == []
    play.vault = VaultLib([("default", VaultSecret(b"pw"))])
    play.task("client_secret")
    play.vault = VaultLib([("default", VaultSecret(b"another"))])
    before = play.store_path.read_bytes()
    with pytest.raises(AnsibleActionFail, match="cannot be decrypted"):
        play.task("client_secret", force=True)
    assert play.store_path.read_bytes() == before
    assert len(play.sent) == 1


def test_in_clear_only_when_asked_for(play: Play) -> None:
    play.vault = None
    result = play.task("client_secret", store_encryption="none")
    assert result["saved"]
    assert play.store_path.stat().st_mode & 0o777 == 0o600


def test_a_secret_that_does_not_work_is_saved_all_the_same(play: Play) -> None:
    play.emulator.knobs(secret_delay=100000)
    result = play.task("client_secret", wait_timeout=30)
    assert result["failed"]
    assert result["error"]["code"] == "credential_not_working"
    assert result["saved"]
    (held,) = play.stored()
    assert held.secret not in json.dumps(result)
    play.emulator.knobs(secret_delay=0)


def test_a_store_that_breaks_meanwhile_is_said_with_the_id(play: Play) -> None:
    play.task("client_secret")

    def spoil() -> None:
        play.store_path.write_text("garbage")

    play.after_module = spoil
    with pytest.raises(AnsibleActionFail, match="could not be saved, so nobody has it") as caught:
        play.task("client_secret", force=True)
    assert play.answers[-1]["credential"]["key_id"] in str(caught.value)
    assert len(play.sent) == 2  # nothing was removed


def test_the_secret_in_the_result_when_asked_for(play: Play) -> None:
    result = play.task("client_secret", return_secret=True)
    assert sign_in(play.emulator, result["app_id"], result["secret_text"])
    assert play.stored()[0].secret == result["secret_text"]
    assert result["secret_text"] not in json.dumps(play.answers)


def test_without_the_store(play: Play) -> None:
    result = play.task("client_secret", save_to_store=False, return_secret=True)
    assert result["secret_text"]
    assert not play.store_path.exists()
    refused = play.task("client_secret", save_to_store=False)
    assert refused["failed"]
    assert "would be lost" in refused["msg"]


def test_certificates_and_their_proof(play: Play) -> None:
    first = play.task("certificate")
    (held,) = play.stored(kind="certificate")
    assert held.thumbprint == first["credential"]["thumbprint"]
    assert certificate_works(play.emulator, first["app_id"], held.secret)
    assert held.secret not in json.dumps(play.answers)
    assert held.secret.splitlines()[20] not in json.dumps(first)
    play.emulator.clear_requests()
    # Certificates are dated to the second, so this is some seconds later.
    second = play.task("certificate", ahead=0.001, force=True, overlap=0)
    assert writes(play.emulator) == ["POST /applications/ID/addKey", "POST /applications/ID/removeKey"]
    assert [one.key_id for one in play.stored()] == [second["credential"]["key_id"]]
    assert second["certificate"].startswith("-----BEGIN CERTIFICATE")
    returned = play.task("certificate", ahead=0.002, force=True, return_secret=True)
    assert certificate_works(play.emulator, first["app_id"], returned["private_key"])


def test_files_given_certificates_and_federated_ones_leave_the_store_alone(play: Play, tmp_path: pathlib.Path) -> None:
    play.vault = None
    path = tmp_path / "mail.pem"
    assert play.task("certificate", private_key_path=str(path))["changed"]
    assert not play.task("certificate", private_key_path=str(path))["changed"]
    assert play.task("federated", name="ci-main", issuer="https://a.test", subject="x")["changed"]
    assert not play.store_path.exists()
    play.vault = VAULT
    both = play.task("certificate", private_key_path=str(path), save_to_store=True, name="both", force=True)
    assert both["saved"]
    assert play.stored(name="both")[0].secret == path.read_text()


def test_what_was_made_is_kept_under_its_own_name_where_another_host_s_clock_is_ahead(play: Play, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "mail.pem"
    first = play.task("certificate", private_key_path=str(path), ahead=0.001)
    second = play.task("certificate", private_key_path=str(path), save_to_store=True, name="both", force=True)
    assert second["credential"]["name"] == "both"
    assert second["credential"]["key_id"] not in {None, first["credential"]["key_id"]}
    (held,) = play.stored()
    assert (held.name, held.key_id, held.thumbprint) == (
        "both",
        second["credential"]["key_id"],
        second["credential"]["thumbprint"],
    )
    assert held.secret == path.read_text()
    assert second["certificate"] in held.secret


def test_absent_forgets(play: Play) -> None:
    play.task("client_secret")
    play.task("client_secret", name="other")
    result = play.task("client_secret", state="absent")
    assert result["changed"]
    assert [one.name for one in play.stored()] == ["other"]
    assert not play.task("client_secret", state="absent")["changed"]


def test_another_application_s_credentials_are_not_handed_over(play: Play) -> None:
    run_module(
        "application", {**options(play.emulator), "unique_name": "second", "display_name": "Second"}, MovingClock(play.emulator)
    )
    play.emulator.set_clock(0)
    first = play.task("certificate")
    second = play.task("certificate", unique_name="second")
    assert second["changed"]
    play.task("certificate", unique_name=None, app_id=first["app_id"])
    assert [one["key_id"] for one in play.sent[-1]["held"]] == [first["credential"]["key_id"]]


def test_where_the_store_lies(play: Play, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tenant = play.emulator.tenant("contoso").tenant_id
    play.task("client_secret", store=None)
    assert (tmp_path / "home" / ".config" / "m365-mail-oauth" / f"{tenant}.store").exists()
    monkeypatch.setenv("M365_MAIL_OAUTH_STORE", str(tmp_path / "env.store"))
    play.task("client_secret", store=None)
    assert (tmp_path / "env.store").exists()
    play.task("client_secret", store=None, variables={"m365_mail_oauth_store": str(tmp_path / "variable.store")})
    assert (tmp_path / "variable.store").exists()


def test_the_module_s_own_refusals_come_through(play: Play) -> None:
    result = play.task("client_secret", lifetime=10)
    assert result["failed"]
    assert "each run would make a new credential" in result["msg"]
    assert play.stored() == []
