# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""High Volume Email: its server speaks SMTP, and nothing else of ordinary SMTP holds there."""

from __future__ import annotations

import typing as t

import pytest
from mail_verify import NOW, jwt

from ansible_collections.m365.mail_oauth.plugins.module_utils._check import Observation, Target, Words
from ansible_collections.m365.mail_oauth.plugins.module_utils._clouds import CLOUDS, HIGH_VOLUME_HOSTS
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.case import Case
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.circumstances import Circumstances
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.diagnose import diagnose
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.peers import Peers
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.weigh.exchange import weigh_exchange
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.world import is_exchange, is_mx
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.claims import read_claims
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.doubts import doubts_about, token_facts
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify import input as verify_input

ACCOUNT = "alerts@contoso.test"
HOST = "smtp.hve.mx.microsoft"


def target(**check: t.Any) -> Target:
    given = {"protocol": "smtp", "user": ACCOUNT, "host": HOST, **check}
    return verify_input.parse({"checks": [given], "tokens": {ACCOUNT: "token"}}).targets[0]


def app(*roles: str, **claims: t.Any) -> str:
    return jwt(**{"upn": None, "scp": None, "roles": list(roles), "exp": int(NOW) + 3600, **claims})


def doubts(token: str) -> dict[str, bool]:
    read = read_claims(token)
    return {doubt.cause: doubt.blocking for doubt in doubts_about(read, token_facts(read), target(), NOW)}


def refused(said: str, stage: str = "auth", token: str = "") -> Observation:
    observation = Observation(target())
    observation.sasl_sent, observation.sasl_length = True, 2000
    observation.state, observation.outcome, observation.stage = "failed", "refused", stage
    observation.authenticated = stage == "after_auth"
    observation.words = (Words(stage, said),)
    setattr(observation, "reply" if stage == "auth" else "after_auth", said)
    observation.token = token_facts(read_claims(token or app("Mail.Send")))
    return observation


def test_the_hosts_are_known_in_one_place() -> None:
    endpoint = CLOUDS["global"].high_volume
    assert endpoint is not None
    assert tuple(endpoint) == ("smtp", HOST, 587, "starttls")
    assert {HOST, "smtp-hve.office365.com"} == HIGH_VOLUME_HOSTS
    assert CLOUDS["china"].high_volume is None


def test_a_check_of_its_account_goes_to_its_server() -> None:
    assert target().high_volume
    assert target(host="SMTP-HVE.office365.com.").high_volume
    assert not target(host="smtp.office365.com").high_volume
    assert target(host="", high_volume=True)[3:6] == (HOST, 587, "starttls")
    # A server of a lab has another name.
    assert target(host="localhost", port=2587, high_volume=True).high_volume
    with pytest.raises(OptionError, match="smtp, which is all"):
        target(protocol="imap", high_volume=True)
    with pytest.raises(OptionError, match="neither true nor false"):
        target(high_volume="sometimes")


def test_it_is_exchange_and_no_mx_whatever_its_name() -> None:
    assert is_exchange(refused("535 5.7.3 Authentication unsuccessful"))
    assert not is_mx(refused("535 5.7.3 Authentication unsuccessful"))


def test_its_permission_is_another_one_and_none_stands_in_for_it() -> None:
    assert doubts(app("Mail.Send")) == {}
    assert doubts(app("SMTP.SendAsApp")) == {"missing_scope": True}
    assert doubts(jwt(scp="Mail.Send", upn=ACCOUNT, exp=int(NOW) + 3600)) == {}
    assert doubts(jwt(scp="SMTP.Send", upn=ACCOUNT, exp=int(NOW) + 3600)) == {"missing_scope": True}


def test_a_token_that_is_good_for_a_few_minutes_is_doubted() -> None:
    assert doubts(app("Mail.Send", exp=int(NOW) + 500)) == {"token_expiring_soon": False}
    assert doubts(app("Mail.Send", exp=int(NOW) + 700)) == {}


@pytest.mark.parametrize(
    ("said", "stage", "cause"),
    [
        (
            "550 5.7.240 The application is not allowed for use with this High Volume Email account",
            "after_auth",
            "no_mailbox_permission",
        ),
        ("535 5.7.144 XOAUTH2 authentication failed. Invalid API permissions", "auth", "missing_scope"),
        ("535 5.7.143 Expired token", "auth", "token_expired"),
        ("535 5.7.142 Token will expire soon", "auth", "token_expiring_soon"),
        ("501 5.5.127 Invalid XOAUTH2 auth data - Token will expire soon", "auth", "token_expiring_soon"),
        ("501 5.5.121 Invalid XOAUTH2 argument", "auth", "malformed_sasl"),
        ("501 5.5.126 Invalid XOAUTH2 auth data", "auth", "malformed_sasl"),
    ],
)
def test_its_refusals_are_known(said: str, stage: str, cause: str) -> None:
    token = app(*(() if cause == "missing_scope" else ("Mail.Send",)), exp=int(NOW) + (-60 if cause == "token_expired" else 3600))
    found = diagnose(refused(said, stage, token), Peers(()), now=NOW)
    assert found[0].cause == cause, found


def test_the_list_of_applications_is_mended_by_its_own_cmdlet() -> None:
    token = app("Mail.Send", oid="11111111-2222-3333-4444-555555555555")
    found = diagnose(refused("550 5.7.240 The application is not allowed for use", "after_auth", token), Peers(()), now=NOW)[0]
    assert f"Add-HVEAppAccess -Identity {ACCOUNT} -AppIds 11111111-2222-3333-4444-555555555555" in found.remedy, found.remedy


def test_what_exchange_says_of_mailboxes_and_pointers_does_not_concern_it() -> None:
    case = Case(refused("535 5.7.3 Authentication unsuccessful"))
    facts = {"exchange": {"mailboxes": [{"address": ACCOUNT, "found": False}], "service_principals": []}}
    weigh_exchange(case, Circumstances(facts), ACCOUNT)
    assert case.scores == {}
