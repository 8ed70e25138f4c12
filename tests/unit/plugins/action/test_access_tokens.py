# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One token per sign-in user; a user without one is a finding, and nothing of it is shown."""

from __future__ import annotations

import types
import typing as t
from unittest import mock

import pytest
from ansible.errors import AnsibleActionFail, AnsibleError, AnsibleLookupError
from ansible.parsing.dataloader import DataLoader
from ansible.playbook.task import Task
from ansible.plugins.loader import lookup_loader
from ansible.template import Templar

from ansible_collections.m365.mail_oauth.plugins.action.access_tokens import LOOKUP, ActionModule, Minting
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra import aadsts
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import TokenError

CONNECTION = types.SimpleNamespace(_shell=types.SimpleNamespace(tmpdir=None))

ALICE, BOB = "alice@contoso.test", "bob@contoso.test"


class Lookup:
    """Stands for the access_token lookup."""

    def __init__(self, failures: dict[str, Exception]) -> None:
        self.failures = failures
        self.calls: list[tuple[list[str], dict[str, t.Any]]] = []

    def ready(self, terms: list[str], **options: t.Any) -> t.Callable[[], list[str]]:
        self.calls.append((terms, options))

        def minted() -> list[str]:
            if terms[0] in self.failures:
                raise self.failures[terms[0]]
            return [f"token of {terms[0]}"]

        return minted


def run(checks: t.Any, failures: dict[str, Exception] | None = None, **arguments: t.Any) -> tuple[dict[str, t.Any], Lookup]:
    lookup = Lookup(failures or {})
    loader = DataLoader()
    task = Task()
    task.args = {"checks": checks, **arguments}
    asked: list[str] = []

    def get(name: str, **kwargs: t.Any) -> Lookup:
        asked.append(name)
        return lookup

    action = ActionModule(task, t.cast("t.Any", CONNECTION), t.cast("t.Any", None), loader, Templar(loader))
    with mock.patch.object(lookup_loader, "get", get):
        result = action.run(None, {"m365_mail_oauth_tenant": "contoso.test"})
    assert asked == [LOOKUP]
    return result, lookup


def check(user: str, protocol: str) -> dict[str, str]:
    return {"user": "info@contoso.test", "token": user, "protocol": protocol}


def test_each_user_is_asked_for_once_with_the_protocols_of_all_their_checks() -> None:
    result, lookup = run(
        [check(ALICE, "smtp"), check(BOB, "imap"), check(ALICE, "imap"), check(ALICE, "imap")], tenant="contoso.test"
    )
    assert result["tokens"] == {ALICE: f"token of {ALICE}", BOB: f"token of {BOB}"}
    assert [(terms, options["protocols"], options["tenant"]) for terms, options in lookup.calls] == [
        ([ALICE], ["imap", "smtp"], "contoso.test"),
        ([BOB], ["imap"], "contoso.test"),
    ]
    assert lookup.calls[0][1]["variables"] == {"m365_mail_oauth_tenant": "contoso.test"}


def test_for_high_volume_email_it_is_the_applications_own_and_good_for_ten_minutes() -> None:
    checks = [{**check("alerts@contoso.test", "smtp"), "high_volume": True}, check(ALICE, "smtp")]
    _result, lookup = run(checks, tenant="contoso.test", min_validity=300, cloud="global")
    own, usual = (options for _terms, options in lookup.calls)
    assert (own["source"], own["scopes"]) == ("client_credentials", ["https://outlook.office.com/.default"])
    assert (own["min_validity"], "protocols" in own) == (600, False)
    assert (usual["protocols"], usual["min_validity"], "source" in usual) == (["smtp"], 300, False)


def test_the_result_is_not_shown_and_changes_nothing() -> None:
    result, _lookup = run([check(ALICE, "imap")])
    assert result["_ansible_no_log"] is True
    assert result["changed"] is False


def test_a_user_without_a_token_is_a_finding_with_cause_and_remedy() -> None:
    def refused() -> AnsibleError:
        try:
            raise TokenError(
                "The refresh token ran out.",
                remedy="Sign in again.",
                code="refresh_token_expired",
                error_codes=[700082],
                correlation_id="aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee",
                secret=["x"],
            )
        except TokenError as exc:
            error = AnsibleLookupError("The lookup plugin failed.")
            error.__cause__ = exc
            return error

    result, _lookup = run([check(ALICE, "imap"), check(BOB, "imap")], {ALICE: refused()})
    assert set(result["tokens"]) == {BOB}
    assert result["problems"] == {
        ALICE: {
            "cause": "refresh_token_expired",
            "severity": "error",
            "confidence": "high",
            "summary": f"There is no token for {ALICE}: The refresh token ran out.",
            "evidence": ["AADSTS: 700082", "correlation id: aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"],
            "remedy": "Sign in again.",
            "confirm": f"Look at the Entra sign-in log of {ALICE}, last 15 minutes, application used for the token.",
        }
    }


def test_an_error_of_another_kind_is_told_as_it_is() -> None:
    result, _lookup = run([check(ALICE, "imap")], {ALICE: AnsibleError("no vault password")})
    assert result["problems"][ALICE]["cause"] == "token_unavailable"
    assert "no vault password" in result["problems"][ALICE]["summary"]


def test_no_checks_need_no_token() -> None:
    assert run([])[0]["tokens"] == {}


@pytest.mark.parametrize("checks", [None, "checks", [1], [{"token": ALICE}], [{"protocol": "imap"}]])
def test_something_else_than_checks_is_one_sentence(checks: t.Any) -> None:
    with pytest.raises(AnsibleActionFail, match="checks is a list of checks"):
        run(checks)


def token_problem(error: TokenError) -> dict[str, t.Any]:
    """Return the problem that this error of the lookup becomes."""
    wrapped = AnsibleLookupError("The lookup plugin failed.")
    wrapped.__cause__ = error
    result, _lookup = run([check(ALICE, "imap")], {ALICE: wrapped})
    return t.cast("dict[str, t.Any]", result["problems"][ALICE])


@pytest.mark.parametrize(
    ("code", "cause", "confidence"),
    [
        (65001, "consent_missing", "high"),
        (7000222, "client_secret_expired", "high"),
        (700082, "refresh_token_expired", "medium"),
        (50173, "refresh_token_revoked", "high"),
        (53003, "conditional_access_block", "high"),
        (4242424, "unknown", "low"),
    ],
)
def test_refusals_of_the_token_endpoint_have_causes_of_the_catalogue(code: int, cause: str, confidence: str) -> None:
    correlation = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"
    answer = {"error": "x", "error_description": f"AADSTS{code}: Words. Correlation ID: {correlation}", "error_codes": [code]}
    found = token_problem(aadsts.token_error(answer, whose=ALICE))
    assert (found["cause"], found["confidence"]) == (cause, confidence)
    assert found["cause"] in CAUSES
    assert {f"AADSTS: {code}", f"correlation id: {correlation}"} <= set(found["evidence"])
    assert found["remedy"]


def test_the_cause_behind_a_needed_sign_in_is_named() -> None:
    error = TokenError(
        "alice has to sign in again.", code="interaction_required", remedy="Sign in.", cause="mfa_required", error_codes=[50076]
    )
    assert token_problem(error)["cause"] == "mfa_required"
    never = token_problem(TokenError("There is no sign-in.", code="interaction_required", remedy="Sign in."))
    assert never["cause"] == "sign_in_needed"
    for found in (token_problem(error), never):
        assert "ansible-playbook m365.mail_oauth.onboard" in found["remedy"].splitlines()
        assert found["remedy"].startswith(f"{ALICE} enters the code that this shows")


def test_that_there_is_no_token_is_said_once() -> None:
    assert token_problem(TokenError(f"There is no sign-in of {ALICE}."))["summary"] == f"There is no sign-in of {ALICE}."
    assert token_problem(TokenError("It said no."))["summary"] == f"There is no token for {ALICE}: It said no."


def test_a_remedy_that_an_error_lacks_is_the_causes() -> None:
    found = token_problem(
        TokenError("The refresh token was refused before.", code="refresh_token_revoked", also=["consent_missing"])
    )
    assert "m365.mail_oauth.sign_in" in found["remedy"]
    assert found["confirm"].startswith("It can also be consent_missing.")
    assert "{" not in found["remedy"] + found["confirm"]


def test_a_secret_in_an_error_is_masked() -> None:
    found = token_problem(
        TokenError("It said client_secret=canary-0123456789.", code="client_secret_wrong", server_said="Bearer canary-0123456789")
    )
    assert "canary" not in str(found)


def test_what_comes_after_the_deadline_is_not_taken() -> None:
    lookup = Lookup({})
    late: list[t.Callable[[], None]] = []

    def ready(terms: list[str], **_options: t.Any) -> t.Callable[[], list[str]]:
        def minted() -> list[str]:
            if terms[0] == BOB:
                for act in late:
                    act()
            return [f"token of {terms[0]}"]

        return minted

    loader = DataLoader()
    with mock.patch.object(lookup, "ready", ready), mock.patch.object(lookup_loader, "get", lambda _name, **_kwargs: lookup):
        minting = Minting([check(ALICE, "imap"), check(BOB, "imap")], {}, {}, loader, Templar(loader))
    late.append(lambda: minting.give_up("It was not there after 2 seconds."))
    minting.run()
    tokens, problems = minting.taken()
    assert tokens == {ALICE: f"token of {ALICE}"}
    assert (problems[BOB]["cause"], problems[BOB]["summary"]) == (
        "token_unavailable",
        f"There is no token for {BOB}: It was not there after 2 seconds.",
    )
