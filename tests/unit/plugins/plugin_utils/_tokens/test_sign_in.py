# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import dataclasses
import json
import multiprocessing
import os
import pathlib
import threading
import time
import types
import typing as t
import urllib.request

import entra_application
import entra_browser
import pytest
import requests

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.delegated import DelegatedClient
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError, TokenError
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import store as _store
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.data import Account
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.options import TokenOptions
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.redirect_listener import RedirectListener
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.sign_in import Prompt, SignIn, WantedSignIn, sleep_in_run
from entra_emulator.testing import Emulator

ALICE, BOB = "alice@contoso.test", "bob@contoso.test"
IMAP = "https://outlook.office.com/IMAP.AccessAsUser.All"


class World:
    """One application, one store, and a person at a terminal. Sleeping moves both clocks at once."""

    def __init__(self, emulator: Emulator, path: pathlib.Path, **register: t.Any) -> None:
        self.emulator = emulator
        self.application = entra_application.register(emulator, **register)
        self.prompts: list[Prompt] = []
        self.warnings: list[str] = []
        self.person: t.Callable[[Prompt], None] = self.approve
        self.offset = 0.0
        self.options = TokenOptions(
            tenant="contoso.test",
            authority=emulator.authority,
            ca_path=emulator.ca_file,
            client_id=self.application.client_id,
            store=str(path / "contoso.store"),
            store_encryption="none",
        )

    def approve(self, prompt: Prompt) -> None:
        self.emulator.approve(prompt.code, prompt.user)

    def nobody(self, prompt: Prompt) -> None:
        """Let the prompt be."""

    def sleep(self, seconds: float) -> None:
        self.offset += seconds
        self.emulator.set_clock(self.offset)

    def announce(self, prompt: Prompt) -> None:
        self.prompts.append(prompt)
        self.person(prompt)

    def run(
        self, user: str = ALICE, *, read_only: bool = False, options: dict[str, t.Any] | None = None, **wanted: t.Any
    ) -> dict[str, t.Any]:
        chosen = dataclasses.replace(self.options, **(options or {}))
        return self.sign_in(chosen, read_only).sign_in(WantedSignIn(user, **wanted))

    def sign_in(self, options: TokenOptions | None = None, read_only: bool = False) -> SignIn:
        chosen = options or self.options
        return SignIn(
            chosen,
            chosen.open_store(None, read_only=read_only),
            announce=self.announce,
            warn=self.warnings.append,
            now=lambda: time.time() + self.offset,
            sleep=self.sleep,
        )

    def account(self, user: str = ALICE) -> Account | None:
        return self.options.open_store(None, read_only=True).load().account(user)

    def stored(self) -> str:
        path = pathlib.Path(str(self.options.store))
        return path.read_text() if path.exists() else ""

    def paths(self) -> list[str]:
        return [request["path"].rpartition("/")[2] for request in self.emulator.requests()]


@pytest.fixture
def world(emulator: Emulator, tmp_path: pathlib.Path) -> t.Iterator[World]:
    _store._decoded.clear()
    yield World(emulator, tmp_path)
    _store._decoded.clear()


def test_a_worker_waits_no_longer_than_its_run(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    run = types.SimpleNamespace(pid=os.getppid())
    monkeypatch.setattr(multiprocessing, "parent_process", lambda: run)
    sleep_in_run(3)
    store = world.options.open_store(None, read_only=False)
    run.pid = os.getpid()  # ours, as that of a run that has ended, is not our parent's
    sign_in = SignIn(world.options, store, announce=world.nobody, warn=world.warnings.append)
    with pytest.raises(TokenError, match="has ended"):
        sign_in.sign_in(WantedSignIn(ALICE))
    assert len(slept) == 2
    assert world.account() is None


def test_a_device_code_sign_in_is_announced_and_kept(world: World) -> None:
    result = world.run()
    assert result["changed"] is True
    assert result["state"] == "signed_in"
    assert result["user"] == ALICE
    assert result["scopes"] == sorted(world.options.all_scopes())
    assert result["expires"].endswith("Z")
    (prompt,) = world.prompts
    assert prompt.url.endswith("/common/oauth2/deviceauth")
    assert prompt.code in "\n".join(prompt.lines())
    account = world.account()
    assert account is not None
    assert account.can_refresh


def test_a_second_run_changes_nothing_and_asks_nobody(world: World) -> None:
    first = world.run()
    world.emulator.clear_requests()
    stored = world.stored()
    assert world.run("Alice@contoso.test") == {**first, "changed": False}
    assert world.emulator.requests() == []
    assert world.stored() == stored


def test_an_expired_token_is_refreshed_without_asking_anybody(world: World) -> None:
    world.run()
    world.sleep(4000)
    world.emulator.clear_requests()
    assert world.run()["changed"] is False
    assert world.paths() == ["openid-configuration", "token"]
    assert len(world.prompts) == 1


def test_verify_asks_the_token_endpoint_even_with_a_valid_token(world: World) -> None:
    world.run()
    world.emulator.clear_requests()
    assert world.run(verify=True)["changed"] is False
    assert "token" in world.paths()


@pytest.mark.parametrize("verify", [True, False])
def test_a_revoked_sign_in_is_renewed(world: World, verify: bool) -> None:
    world.run()
    if not verify:
        world.sleep(4000)
    world.emulator.control("POST", "refresh_tokens/revoke", {"username": ALICE})
    assert world.run(verify=verify)["changed"] is True
    assert len(world.prompts) == 2
    assert world.run(verify=True)["changed"] is False


def test_force_signs_in_anew(world: World) -> None:
    world.run()
    assert world.run(force=True)["changed"] is True
    assert len(world.prompts) == 2


def test_more_protocols_are_fetched_without_asking_where_consent_covers_them(world: World) -> None:
    world.run(options={"protocols": ("smtp",)})
    result = world.run(options={"protocols": ("smtp", "imap")})
    assert result["changed"] is False
    assert len(world.prompts) == 1


def test_another_user_is_refused_and_nothing_is_kept(world: World) -> None:
    world.person = lambda prompt: world.emulator.approve(prompt.code, BOB)
    with pytest.raises(TokenError) as caught:
        world.run()
    assert caught.value.code == "user_mismatch"
    assert caught.value.details["found"] == BOB
    assert world.account(ALICE) is None
    assert world.account(BOB) is None


def test_nobody_comes_and_the_wait_ends_by_the_option(world: World) -> None:
    world.person = world.nobody
    with pytest.raises(TokenError) as caught:
        world.run(wait_timeout=30)
    assert caught.value.code == "device_code_expired"
    assert "a policy of the tenant blocks device codes" in caught.value.remedy
    assert "method: authorization_code" in caught.value.remedy
    assert 29 <= world.offset < 31
    assert world.stored() == ""


def test_nobody_comes_and_the_wait_ends_with_the_code(world: World) -> None:
    world.emulator.knobs(device_code_lifetime=20)
    world.person = world.nobody
    with pytest.raises(TokenError) as caught:
        world.run(wait_timeout=900)
    assert caught.value.code == "device_code_expired"
    assert world.offset <= 21


def test_the_pace_of_the_server_is_kept(world: World) -> None:
    world.emulator.knobs(device_code_interval=5, slow_down=1)
    world.person = world.nobody
    with pytest.raises(TokenError):
        world.run(wait_timeout=60)
    polls = [request for request in world.emulator.requests() if request.get("grant_type")]
    assert len(polls) == 7, "5 s, then every 10 s: the last one when the time is up"


def test_a_declined_sign_in_is_named(world: World) -> None:
    world.person = lambda prompt: world.emulator.control("POST", "device_codes/deny", {"user_code": prompt.code})
    with pytest.raises(TokenError) as caught:
        world.run()
    assert caught.value.code == "consent_missing"
    assert "declined" in caught.value.message


@pytest.mark.parametrize(
    ("register", "code"),
    [({"public": False}, "client_secret_missing"), ({"scopes": ""}, "consent_missing")],
)
def test_blocked_sign_ins_are_named(emulator: Emulator, tmp_path: pathlib.Path, register: dict[str, t.Any], code: str) -> None:
    world = World(emulator, tmp_path, **register)
    with pytest.raises(TokenError) as caught:
        world.run()
    assert caught.value.code == code
    assert caught.value.remedy
    assert world.stored() == ""


def test_a_personal_account_signs_in_with_opaque_tokens(emulator: Emulator, tmp_path: pathlib.Path) -> None:
    world = World(emulator, tmp_path, audience="AzureADandPersonalMicrosoftAccount")
    personal = {"cloud_name": "consumer", "tenant": "consumers"}
    assert world.run("pat@outlook.test", options=personal)["changed"] is True
    account = world.account("pat@outlook.test")
    assert account is not None
    assert account.data["tokens"][0]["access_token"].count(".") != 2
    assert world.run("pat@outlook.test", options=personal, verify=True)["changed"] is False


def test_check_mode_predicts_and_does_nothing(world: World) -> None:
    result = world.run(read_only=True)
    assert (result["changed"], result["state"]) == (True, "signed_in")
    assert world.emulator.requests() == []
    assert world.stored() == ""
    world.run()
    world.sleep(4000)
    world.emulator.clear_requests()
    assert world.run(read_only=True)["changed"] is False
    assert world.emulator.requests() == []


def test_without_waiting_the_next_run_finishes(world: World) -> None:
    world.person = world.nobody
    first = world.run(wait=False)
    assert (first["changed"], first["state"]) == (True, "pending")
    assert first["prompt"]["user_code"] in first["prompt"]["message"]
    again = world.run(wait=False)
    assert (again["changed"], again["state"], again["prompt"]) == (False, "pending", first["prompt"])
    world.emulator.approve(first["prompt"]["user_code"], ALICE)
    done = world.run(wait=False)
    assert (done["changed"], done["state"], done["prompt"]) == (True, "signed_in", None)
    assert world.run(wait=False)["changed"] is False
    assert '"pending":{}' in world.stored()
    assert world.prompts == []


def test_a_begun_sign_in_can_be_waited_for(world: World) -> None:
    begun = world.run(wait=False)
    assert world.run()["state"] == "signed_in"
    assert [prompt.code for prompt in world.prompts] == [begun["prompt"]["user_code"]]


def test_a_begun_sign_in_is_finished_in_the_tenant_that_it_was_begun_in(world: World) -> None:
    """Of an application that serves several tenants, with one store for all."""
    world.run(wait=False)
    pending = json.loads(world.stored())["applications"][world.application.client_id.lower()]["pending"][ALICE]
    assert (pending["tenant"], pending["authority"]) == ("contoso.test", world.emulator.authority)
    id_of = {name: world.emulator.tenant(name).tenant_id for name in ("contoso", "fabrikam")}
    begun = {}
    for name, tenant_id in id_of.items():
        sign_in = world.sign_in(dataclasses.replace(world.options, tenant=tenant_id))
        with world.options.open_store(None, read_only=False).transaction() as data:
            data.pending(world.application.client_id)[ALICE] = {**pending, "tenant": id_of["contoso"]}
        wanted = WantedSignIn(ALICE, wait=False)
        begun[name] = sign_in._begun(wanted, tuple(pending["scopes"]), world.application.client_id) is not None
    assert begun == {"contoso": True, "fabrikam": False}


def test_a_begun_sign_in_that_was_declined_is_begun_anew(world: World) -> None:
    begun = world.run(wait=False)
    world.emulator.control("POST", "device_codes/deny", {"user_code": begun["prompt"]["user_code"]})
    with pytest.raises(TokenError):
        world.run(wait=False)
    assert world.run(wait=False)["prompt"]["user_code"] != begun["prompt"]["user_code"]


class Outage:
    """Keeps ``times`` questions at the token endpoint from being answered."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: float) -> None:
        self.left = times
        send = requests.Session.request

        def request(session: requests.Session, method: str, url: str, **given: t.Any) -> requests.Response:
            if url.endswith("/token") and self.left > 0:
                self.left -= 1
                raise requests.ConnectionError("Connection reset by peer")
            return send(session, method, url, **given)

        monkeypatch.setattr(requests.Session, "request", request)


def test_a_begun_sign_in_outlives_a_fault_of_the_network(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = world.run(wait=False)
    world.emulator.approve(begun["prompt"]["user_code"], ALICE)
    Outage(monkeypatch, 1)
    with pytest.raises(TokenError) as caught:
        world.run(wait=False)
    assert "device" not in caught.value.code
    assert world.run(wait=False)["state"] == "signed_in", "the person's code is lost"


def test_who_waits_for_a_person_goes_on_after_a_fault_of_the_network(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    Outage(monkeypatch, 3)
    assert world.run()["state"] == "signed_in"
    assert len(world.prompts) == 1
    assert world.offset == 1 + 2 + 4 + 8, "the pauses grow"


def test_a_network_that_stays_away_is_named_in_the_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    Outage(monkeypatch, float("inf"))
    with pytest.raises(TokenError) as caught:
        world.run(wait_timeout=100)
    assert caught.value.code != "device_code_expired"
    assert world.emulator.authority.partition("//")[2].partition("/")[0] in caught.value.message


def test_a_begun_sign_in_expires(world: World) -> None:
    begun = world.run(wait=False)
    world.sleep(1000)
    assert world.run(wait=False)["prompt"]["user_code"] != begun["prompt"]["user_code"]


def test_a_result_holds_no_secret(world: World) -> None:
    world.run()
    account = world.account()
    assert account is not None
    tokens = [entry["access_token"] for entry in account.data["tokens"]]
    tokens += [entry["secret"] for kind in account.cache.values() for entry in kind.values() if "secret" in entry]
    assert len(tokens) == 3
    shown = repr([world.run(), world.run(verify=True), world.warnings, world.prompts])
    assert not any(token in shown for token in tokens)


def test_signing_out_forgets(world: World) -> None:
    world.run()
    assert world.sign_in(read_only=True).sign_out(ALICE)["changed"] is True
    assert world.account() is not None
    result = world.sign_in().sign_out("ALICE@contoso.test")
    assert (result["changed"], result["state"]) == (True, "signed_out")
    assert world.account() is None
    assert "secret" not in world.stored()
    assert world.sign_in().sign_out(ALICE)["changed"] is False


def test_a_sign_in_without_a_refresh_token_is_warned_of(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DelegatedClient, "cache_state", lambda self: {})
    world.run()
    assert "no refresh token" in world.warnings[0]


def _browser(world: World) -> t.Callable[[Prompt], None]:
    """Return a person who signs in with a browser that runs beside the waiting task."""

    def person(prompt: Prompt) -> None:
        def visit() -> None:
            address = entra_browser.redirect(world.emulator, prompt.url, prompt.user)
            urllib.request.urlopen(f"{address.partition('?')[0].rstrip('/')}/?code=forged&state=forged", timeout=5).close()
            urllib.request.urlopen(address, timeout=5).close()

        threading.Thread(target=visit, daemon=True).start()

    return person


def test_a_browser_sign_in_comes_back_by_the_loopback_redirect(world: World) -> None:
    world.person = _browser(world)
    result = world.run(method="authorization_code")
    assert (result["changed"], result["state"], result["user"]) == (True, "signed_in", ALICE)
    assert world.prompts[0].code == ""
    assert "code_challenge=" in world.prompts[0].url
    assert world.run(method="authorization_code")["changed"] is False


def test_a_confidential_application_signs_in_by_browser_and_refreshes_with_its_secret(
    emulator: Emulator, tmp_path: pathlib.Path
) -> None:
    world = World(emulator, tmp_path, public=False)
    world.person = _browser(world)
    secret = {"client_secret": world.application.client_secret}
    assert world.run(method="authorization_code", options=secret)["changed"] is True
    assert world.run(method="authorization_code", options=secret, verify=True)["changed"] is False


def test_a_browser_sign_in_can_be_finished_by_pasting_the_address(world: World) -> None:
    begun = world.run(method="authorization_code", wait=False)
    assert (begun["changed"], begun["state"]) == (True, "pending")
    address = entra_browser.redirect(world.emulator, begun["prompt"]["url"], ALICE)
    assert address.startswith("http://localhost")
    done = world.run(method="authorization_code", response_url=address)
    assert (done["changed"], done["state"]) == (True, "signed_in")


def test_a_pasted_address_of_another_sign_in_is_refused(world: World) -> None:
    with pytest.raises(OptionError, match="response_url"):
        world.run(method="authorization_code", response_url="http://localhost/?code=x&state=y")
    world.run(method="authorization_code", wait=False)
    with pytest.raises(TokenError) as caught:
        world.run(method="authorization_code", response_url="http://localhost/?code=x&state=y")
    assert caught.value.code == "wrong_flow"


@pytest.mark.parametrize(
    "uri", ["https://localhost:8400", "http://mail.contoso.test:8400", "http://localhost", "http://localhost:x"]
)
def test_a_redirect_uri_that_cannot_be_listened_at_is_refused(uri: str) -> None:
    with pytest.raises(OptionError, match="redirect_uri"):
        RedirectListener(uri)


def test_the_listener_gives_up_in_time() -> None:
    ticks = iter(range(100))
    with RedirectListener(clock=lambda: float(next(ticks))) as listener:
        listener._server.handle_request = lambda: None  # type: ignore[method-assign]
        assert listener.wait(5, "state") is None
