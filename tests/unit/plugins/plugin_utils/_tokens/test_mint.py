# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import dataclasses
import json
import multiprocessing
import os
import pathlib
import re
import typing as t

import entra_application
import pytest
from ansible.parsing.vault import VaultLib
from token_world import ALICE, BOB, INFO, SMTP, VAULT, World, world

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.claims import read_claims
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import MailOAuthError, OptionError, StoreError, TokenError
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import store as _store
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens import from_store, means
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.means import Means
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.mint import mint
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.options import TokenOptions
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.terms import Term, parse_terms
from entra_emulator.testing import Emulator

__all__ = ["world"]

FORK = multiprocessing.get_context("fork")


def scopes_of(token: str) -> set[str]:
    return set(read_claims(token).claims["scp"].split())


def test_a_token_in_the_store_needs_no_request_and_no_msal(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.sign_in()
    monkeypatch.setattr(from_store, "DelegatedClient", None)
    tokens = {world.mint(ALICE)[0] for _unused in range(20)}
    assert len(tokens) == 1
    assert world.emulator.requests() == []


def test_many_mailboxes_of_one_user_cost_one_request_and_keep_their_order(world: World) -> None:
    world.sign_in(ALICE)
    world.sign_in(BOB)
    world.pass_time(4000)
    terms = [Term(INFO, ALICE), Term(BOB), Term(ALICE), Term("Info@contoso.test", "ALICE@contoso.test"), Term(BOB)]
    tokens = mint(world.means(), terms)
    assert world.token_requests() == [("refresh_token", 200)] * 2
    assert tokens[0] == tokens[2] == tokens[3] != tokens[1] == tokens[4]
    assert read_claims(tokens[1]).claims["upn"] == BOB


def test_one_token_serves_all_protocols_of_a_user_s_mailboxes(world: World) -> None:
    world.sign_in(ALICE)
    world.pass_time(4000)
    one, two = mint(world.means(), [Term(ALICE, "", ("imap",)), Term(INFO, ALICE, ("smtp", "pop"))])
    assert one == two
    assert scopes_of(one) == set(entra_application.MAIL_SCOPES.split())
    assert world.token_requests() == [("refresh_token", 200)]


def test_without_protocols_the_scopes_of_the_sign_in_are_asked_for(world: World) -> None:
    world.emulator.knobs(token_scopes="requested")
    world.sign_in(ALICE, [SMTP])
    world.pass_time(4000)
    assert scopes_of(world.mint(ALICE)[0]) == {"SMTP.Send"}


def test_a_token_carries_all_that_is_consented_and_serves_every_protocol(world: World) -> None:
    world.sign_in(ALICE, [SMTP])
    assert scopes_of(world.mint(ALICE, protocols=("imap",))[0]) == {"IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"}
    world.mint(ALICE, protocols=("pop", "smtp"))
    assert len(world.token_requests()) <= 1


def test_a_protocol_that_the_token_lacks_is_fetched_by_the_same_refresh_token(world: World) -> None:
    world.emulator.knobs(token_scopes="requested")
    world.sign_in(ALICE, [SMTP])
    assert scopes_of(world.mint(ALICE, protocols=("imap",))[0]) == {"IMAP.AccessAsUser.All"}
    assert world.token_requests() == [("refresh_token", 200)]
    world.mint(ALICE, protocols=("imap",))
    world.mint(ALICE, protocols=("smtp",))
    assert len(world.token_requests()) == 1


@pytest.mark.parametrize(("min_validity", "requests"), [(300, 0), (3590, 0), (3700, 1)])
def test_min_validity_decides_on_a_refresh(world: World, min_validity: int, requests: int) -> None:
    world.sign_in()
    world.offset = 0.5
    world.mint(ALICE, min_validity=min_validity)
    assert len(world.token_requests()) == requests


@pytest.mark.parametrize(
    ("lifetime", "age", "requests"), [(3599, 3298, 0), (3599, 3300, 1), (10, 4, 0), (10, 6, 1), (1, 0.4, 0), (1, 0.6, 1)]
)
def test_without_min_validity_a_short_lived_token_serves_half_of_its_life(
    world: World, lifetime: int, age: float, requests: int
) -> None:
    world.emulator.knobs(access_token_lifetime=lifetime)
    world.sign_in()
    world.offset = age
    world.mint(ALICE, on_unfit="ignore")
    assert len(world.token_requests()) == requests


def test_a_refreshed_token_shorter_than_min_validity_is_used(world: World) -> None:
    world.emulator.knobs(access_token_lifetime=5)
    world.sign_in()
    first = world.mint(ALICE, min_validity=300)
    second = world.mint(ALICE, min_validity=300)
    assert first != second
    assert world.warnings == []


def test_rotated_refresh_tokens_are_kept(world: World) -> None:
    world.emulator.knobs(one_time_refresh_tokens=True)
    spent = world.sign_in()
    for _unused in range(3):
        world.pass_time(4000)
        world.mint(ALICE)
    assert spent not in world.stored()
    assert world.token_requests() == [("refresh_token", 200)] * 3


def test_check_mode_refreshes_and_writes_nothing(world: World, tmp_path: pathlib.Path) -> None:
    world.sign_in()
    world.pass_time(4000)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert world.mint(ALICE, read_only=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert world.token_requests() == [("refresh_token", 200)]


def test_somebody_unknown_is_told_to_sign_in(world: World) -> None:
    world.sign_in(ALICE)
    with pytest.raises(TokenError) as caught:
        world.mint(INFO)
    assert caught.value.code == "interaction_required"
    assert f"it holds {ALICE}" in caught.value.message
    assert "sign_in_user" in caught.value.remedy
    assert world.emulator.requests() == []


def test_a_revoked_refresh_token_is_removed_and_not_tried_again(world: World) -> None:
    spent = world.sign_in()
    world.pass_time(4000)
    world.emulator.control("POST", "refresh_tokens/revoke", {"username": ALICE})
    for _unused in range(3):
        with pytest.raises(TokenError) as caught:
            world.mint(ALICE)
        assert caught.value.code == "interaction_required"
        assert "AADSTS" in caught.value.message
        assert "m365.mail_oauth.sign_in" in caught.value.remedy
    assert len(world.token_requests()) == 1
    assert spent not in world.stored()


def test_an_access_token_outlives_its_revoked_refresh_token(world: World) -> None:
    world.sign_in()
    world.emulator.control("POST", "refresh_tokens/revoke", {"username": ALICE})
    assert world.mint(ALICE)
    with pytest.raises(TokenError):
        world.mint(ALICE, min_validity=3700)
    assert world.mint(ALICE), "it is still valid"


def test_a_missing_consent_keeps_the_refresh_token(world: World, emulator: Emulator, tmp_path: pathlib.Path) -> None:
    other = World(emulator, tmp_path, scopes="SMTP.Send")
    kept = other.sign_in(ALICE, [SMTP])
    with pytest.raises(TokenError) as caught:
        other.mint(ALICE, protocols=("imap",))
    assert caught.value.code == "consent_missing"
    assert kept in other.stored()
    assert scopes_of(other.mint(ALICE, min_validity=3700)[0]) == {"SMTP.Send"}


def test_an_unreachable_endpoint_leaves_a_valid_token_in_use_with_a_warning(world: World) -> None:
    world.sign_in()
    token = world.mint(ALICE)
    stored = pathlib.Path(str(world.options.store))
    stored.write_text(stored.read_text().replace(world.emulator.authority, "https://localhost:1"))
    assert world.mint(ALICE, min_validity=3700, authority="https://localhost:1") == token
    assert re.search(r"could not be refreshed.* valid until \d\d:\d\d \(\d+ minutes left\)", world.warnings[0])
    world.pass_time(4000)
    with pytest.raises(TokenError) as caught:
        world.mint(ALICE, authority="https://localhost:1")
    assert caught.value.code == "connection_refused"


def test_without_a_vault_secret_no_refresh_token_is_spent(world: World) -> None:
    world.sign_in()
    world.pass_time(4000)
    options = dataclasses.replace(world.options, store_encryption="vault")
    vaultless = Means(options, lambda: options.open_store(VaultLib(), read_only=False), warn=world.warnings.append, now=world.now)
    with pytest.raises(StoreError) as caught:
        mint(vaultless, [Term(ALICE)])
    assert caught.value.code == "store_needs_secret"
    assert world.emulator.requests() == []


def test_client_id_and_tenant_come_from_the_store(world: World) -> None:
    world.sign_in()
    world.pass_time(4000)
    assert world.mint(ALICE, client_id="", tenant="")


def test_a_client_secret_beside_a_public_sign_in_is_not_sent(world: World) -> None:
    world.sign_in()
    world.pass_time(4000)
    assert world.mint(ALICE, source="store", client_secret=world.application.client_secret)


def test_a_given_refresh_token_is_redeemed_once_and_lives_on_in_the_store(world: World) -> None:
    world.emulator.knobs(one_time_refresh_tokens=True)
    given = world.sign_in()
    os.unlink(str(world.options.store))
    for _unused in range(3):
        assert world.mint(ALICE, refresh_token=given)
    assert world.token_requests() == [("refresh_token", 200)]
    world.pass_time(4000)
    assert world.mint(ALICE, INFO, refresh_token=given)
    assert world.token_requests() == [("refresh_token", 200)] * 2
    assert given not in world.stored()
    assert world.mint(ALICE), "the store serves it without the refresh token too"


def test_without_a_store_the_lost_refresh_token_is_warned_of(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    given = world.sign_in()
    for _unused in range(3):
        world.mint(ALICE, refresh_token=given, store=None)
    assert world.token_requests() == [("refresh_token", 200)], "one task's loop shares the token"
    assert [warning for warning in world.warnings if "no store" in warning]
    assert not (tmp_path / "home").exists()


def test_the_refresh_token_of_another_user_is_refused_and_not_lost(world: World) -> None:
    world.emulator.knobs(one_time_refresh_tokens=True)
    given = world.sign_in(BOB)
    os.unlink(str(world.options.store))
    with pytest.raises(TokenError) as caught:
        world.mint(Term(INFO, ALICE), refresh_token=given)
    assert caught.value.code == "user_mismatch"
    assert BOB in caught.value.message
    assert world.mint(Term(BOB, BOB), refresh_token=given)


def test_one_refresh_token_for_two_users_is_refused(world: World) -> None:
    with pytest.raises(OptionError, match="several sign-in users"):
        world.mint(Term(ALICE, ALICE), Term(BOB, BOB), refresh_token="x" * 20)
    assert world.emulator.requests() == []


def test_a_shared_mailbox_takes_its_delegate_s_refresh_token(world: World) -> None:
    given = world.sign_in()
    token = world.mint(Term(INFO, ALICE), refresh_token=given)[0]
    assert read_claims(token).claims["upn"] == ALICE
    assert world.warnings == []


@pytest.mark.parametrize("store", [True, False])
def test_the_application_s_own_token_is_asked_for_once(
    world: World, emulator: Emulator, tmp_path: pathlib.Path, store: bool
) -> None:
    other = World(emulator, tmp_path, scopes="", roles=entra_application.MAIL_ROLES)
    changes: dict[str, t.Any] = {"client_secret": other.application.client_secret} | ({} if store else {"store": None})
    tokens = {token for _unused in range(3) for token in other.mint(ALICE, INFO, BOB, **changes)}
    assert len(tokens) == 1
    assert [grant for grant, _status in other.token_requests()] == ["client_credentials"]
    means.in_process.clear()
    other.mint(ALICE, **changes)
    assert len(other.token_requests()) == (1 if store else 2)


def test_an_unusable_store_does_not_keep_the_application_from_its_token(emulator: Emulator, tmp_path: pathlib.Path) -> None:
    other = World(emulator, tmp_path, scopes="", roles=entra_application.MAIL_ROLES)
    pathlib.Path(str(other.options.store)).write_text("no store")
    assert other.mint(ALICE, client_secret=other.application.client_secret)
    assert "is not a store" in other.warnings[0]


def test_an_application_without_roles_is_told_so(emulator: Emulator, tmp_path: pathlib.Path) -> None:
    other = World(emulator, tmp_path, scopes="")
    with pytest.raises(TokenError) as caught:
        other.mint(ALICE, client_secret=other.application.client_secret, store=None)
    assert caught.value.code == "missing_scope"
    assert "IMAP.AccessAsApp" in caught.value.remedy


def test_scopes_that_cannot_work_are_refused_before_any_request(world: World) -> None:
    world.sign_in()
    for scopes in (("IMAP.AccessAsUser.All",), ("https://graph.microsoft.com/SMTP.Send",)):
        for source in ("store", "refresh_token", "client_credentials"):
            with pytest.raises(OptionError) as caught:
                world.mint(ALICE, scopes=scopes, source=source, refresh_token="x" * 20, client_secret="y" * 20)
            assert caught.value.code == "wrong_audience"
    assert world.emulator.requests() == []


def test_a_wrong_clock_here_is_warned_of_and_no_reason_to_refuse_a_new_token(world: World) -> None:
    world.sign_in()
    for offset, cause in ((7200, "expired"), (-7200, "not valid yet")):
        world.offset = offset
        world.warnings.clear()
        assert world.mint(ALICE, min_validity=3700)
        assert cause in world.warnings[0]


def test_a_given_token_is_checked(world: World) -> None:
    good = world.emulator.issue_token(ALICE)
    assert world.mint(ALICE, access_token=good) == [good]
    assert world.mint(Term(INFO, ALICE), access_token=good) == [good]
    assert world.warnings == []
    assert world.mint(INFO, access_token=good) == [good]
    assert "belongs to alice@contoso.test, not to info@contoso.test" in world.warnings[0]


@pytest.mark.parametrize(
    ("token", "cause"),
    [
        ({"aud": "https://graph.microsoft.com"}, "wrong_audience"),
        ({"lifetime": -60}, "token_expired"),
        ({"scopes": ["Mail.Read"]}, "missing_scope"),
    ],
)
def test_a_given_token_that_cannot_work_is_refused_with_the_reason(world: World, token: dict[str, t.Any], cause: str) -> None:
    unfit = world.emulator.issue_token(ALICE, **token)
    with pytest.raises(TokenError) as caught:
        world.mint(ALICE, access_token=unfit)
    assert caught.value.code == cause
    assert not any(part in str(caught.value) for part in unfit.split("."))
    assert world.mint(ALICE, access_token=unfit, on_unfit="warn") == [unfit]
    assert world.warnings
    world.warnings.clear()
    assert world.mint(ALICE, access_token=unfit, on_unfit="ignore") == [unfit]
    assert world.warnings == []


def test_an_opaque_token_is_used_as_it_is(world: World) -> None:
    assert world.mint(ALICE, access_token="EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA", protocols=("imap",))
    world.emulator.knobs(opaque_tokens=True)
    world.sign_in()
    assert world.mint(ALICE)


def test_protocols_asked_for_are_looked_for_in_a_given_token(world: World) -> None:
    token = world.emulator.issue_token(ALICE, protocols=["smtp"])
    with pytest.raises(TokenError) as caught:
        world.mint(Term(ALICE, "", ("imap",)), access_token=token)
    assert caught.value.code == "missing_scope"


def test_the_order_of_the_sources() -> None:
    options = TokenOptions(access_token="a", refresh_token="r", client_secret="s")
    assert options.chosen_source == "access_token"
    assert dataclasses.replace(options, access_token=None).chosen_source == "refresh_token"
    assert dataclasses.replace(options, access_token=None, refresh_token=None).chosen_source == "client_credentials"
    assert TokenOptions(certificate_path="/x").chosen_source == "client_credentials"
    assert TokenOptions().chosen_source == "store"
    assert dataclasses.replace(options, source="store").chosen_source == "store"


@pytest.mark.parametrize("source", ["access_token", "refresh_token", "client_credentials"])
def test_a_source_that_is_not_given_is_named(world: World, source: str) -> None:
    with pytest.raises(OptionError, match=source):
        world.mint(ALICE, source=source)


@pytest.mark.parametrize(
    ("terms", "text"),
    [
        ([], "No mailbox"),
        ([""], "empty"),
        (["alice@contoso.test\n"], "control characters"),
        ([3], "not a int"),
        ([{"sign_in_user": ALICE}], "address is missing"),
        ([{"address": ALICE, "sign_in_usr": BOB}], "sign_in_usr"),
        ([{"address": ALICE, "protocols": ["imaps"]}], "imaps"),
    ],
)
def test_terms_that_are_no_mailboxes_are_refused(terms: list[t.Any], text: str) -> None:
    with pytest.raises(OptionError, match=text):
        parse_terms(terms, TokenOptions())


def test_terms_are_addresses_or_mappings() -> None:
    options = TokenOptions(sign_in_user=BOB)
    assert parse_terms([ALICE, {"address": INFO, "sign_in_user": ALICE, "protocols": ["imap"]}, {"address": INFO}], options) == [
        Term(ALICE, BOB),
        Term(INFO, ALICE, ("imap",)),
        Term(INFO, BOB),
    ]


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"cloud": "mars"}, "cloud: 'mars'"),
        ({"protocols": ["imaps"]}, "protocols: 'imaps'"),
        ({"timeout": 0}, "timeout"),
        ({"min_validity": -1}, "min_validity"),
        ({"access_token": " "}, "access_token: the token is empty"),
        ({"refresh_token": ""}, "refresh_token: the token is empty"),
        ({"client_secret": "x", "certificate_path": "/y"}, "both given"),
    ],
)
def test_options_that_cannot_be_used_are_named(given: dict[str, t.Any], text: str) -> None:
    with pytest.raises(OptionError, match=text):
        TokenOptions.read(given.get, set(given))


def test_the_cloud_decides_what_is_not_said() -> None:
    options = TokenOptions.read({"cloud": "china"}.get, {"cloud"})
    assert options.authority == "https://login.partner.microsoftonline.cn"
    assert options.all_scopes()[0].startswith("https://partner.outlook.cn/")
    assert TokenOptions.read({"cloud": "consumer"}.get, {"cloud"}).tenant == "consumers"


def test_no_failure_holds_a_secret(world: World) -> None:
    refresh_token = world.sign_in()
    secrets = [refresh_token, "canary-client-secret-0001", "canary-refresh-token-0002"]
    fault = {
        "path": "/token",
        "status": 400,
        "times": 0,
        "body": {"error": "invalid_grant", "error_description": f"Seen: {secrets}"},
    }
    world.emulator.knobs(faults=[fault])
    world.pass_time(4000)
    shown = []
    for changes in (
        {},
        {"refresh_token": secrets[2]},
        {"client_secret": secrets[1]},
        {"client_secret": secrets[1], "refresh_token": secrets[2]},
    ):
        with pytest.raises(MailOAuthError) as caught:
            world.mint(ALICE, **changes)
        chain: BaseException | None = caught.value
        while chain is not None:
            shown.append(f"{chain} {getattr(chain, 'details', '')}")
            chain = chain.__cause__
    own = [secrets[0], *secrets[1:]]
    for text, sent in zip(shown, ([own[0]], [own[2]], [own[1]], [own[1], own[2]])):
        assert "Seen" in text
        for secret in sent:
            assert secret not in text


class Race(t.NamedTuple):
    """What each process of a race does: mint ``rounds`` times, at a clock that moves on by ``step`` seconds from round to round."""

    options: TokenOptions
    rounds: int
    step: float
    start: t.Any

    def run(self, report: str) -> None:
        _store._decoded.clear()
        tokens = []
        for number in range(self.rounds):
            self.start.wait(60)
            now = 2_000_000_000.0 + number * self.step
            at_hand = Means(
                self.options,
                lambda: self.options.open_store(VAULT, read_only=False),
                warn=lambda text: None,
                now=lambda now=now: now,  # type: ignore[misc]
            )
            tokens += mint(at_hand, [Term(ALICE)])
        pathlib.Path(report).write_text(json.dumps(tokens))
        os._exit(0)


def _race(world: World, tmp_path: pathlib.Path, processes: int, rounds: int, **options: t.Any) -> list[list[str]]:
    """Let processes mint at the same moments; return the tokens of each process by round."""
    world.emulator.knobs(one_time_refresh_tokens=True)
    world.sign_in()
    race = Race(dataclasses.replace(world.options, on_unfit="ignore", **options), rounds, 10_000, FORK.Barrier(processes))
    reports = [tmp_path / f"report{number}" for number in range(processes)]
    running = [FORK.Process(target=race.run, args=(str(report),)) for report in reports]
    for process in running:
        process.start()
    for process in running:
        process.join(120)
        assert process.exitcode == 0
    assert {status for _grant, status in world.token_requests()} == {200}, "no refresh token was redeemed twice"
    return [list(tokens) for tokens in zip(*(json.loads(report.read_text()) for report in reports))]


@pytest.mark.long
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("encryption", ["vault", "none"])
def test_processes_that_meet_an_expiry_together_refresh_once(world: World, tmp_path: pathlib.Path, encryption: str) -> None:
    processes, rounds = (4, 5) if encryption == "vault" else (16, 50)
    by_round = _race(world, tmp_path, processes, rounds, store_encryption=encryption)
    assert len(world.token_requests()) == rounds
    assert [len(set(tokens)) for tokens in by_round] == [1] * rounds, "all got the token that one of them fetched"
    assert len({tokens[0] for tokens in by_round}) == rounds


@pytest.mark.long
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_processes_that_all_have_to_refresh_lose_nothing(world: World, tmp_path: pathlib.Path) -> None:
    by_round = _race(world, tmp_path, 8, 5, min_validity=1_000_000)
    assert len(world.token_requests()) == 40
    assert len({token for tokens in by_round for token in tokens}) == 40
    assert world.mint(ALICE, min_validity=10_000_000), "the last refresh token is the one in the store"
