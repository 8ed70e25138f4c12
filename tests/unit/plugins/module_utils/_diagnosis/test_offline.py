# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is known of a login before anything is sent: which tokens are held back, which are doubted, which are sent."""

from __future__ import annotations

import typing as t

import pytest
from mail_verify import NOW, jwt

from ansible_collections.m365.mail_oauth.plugins.module_utils._check import Target, TokenFacts
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.claims import read_claims
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.doubts import doubts_about, token_facts

GLOBAL, GCC_HIGH, DOD, CHINA, OWN = (
    *("outlook.office365.com", "outlook.office365.us", "outlook-dod.office365.us", "partner.outlook.cn"),
    "mail.contoso.test",
)
GUID = "00000002-0000-0ff1-ce00-000000000000"
ROLES = ["IMAP.AccessAsApp"]


def app(**claims: t.Any) -> str:
    return jwt(**{"upn": None, "scp": None, "roles": ROLES, **claims})


def doubts(token: str, host: str = GLOBAL, protocol: str = "imap", user: str = "alice@contoso.test") -> list[tuple[str, bool]]:
    read = read_claims(token)
    target = Target(0, "check", protocol, host, 993, "implicit", user, "t")
    return [(one.cause, one.blocking) for one in doubts_about(read, token_facts(read), target, NOW)]


@pytest.mark.parametrize(
    ("token", "host"),
    [
        (jwt(), GLOBAL),
        (jwt(aud="https://outlook.office365.com"), GLOBAL),
        (jwt(aud="https://outlook.office.com/"), GLOBAL),
        (jwt(aud="HTTPS://Outlook.Office.com"), GLOBAL),
        (jwt(aud=GUID, upn=None, preferred_username="alice@contoso.test", ver="2.0"), GLOBAL),
        (jwt(aud=GUID.upper()), CHINA),
        (jwt(aud=["https://outlook.office.com"]), GLOBAL),
        (jwt(aud="https://outlook.office365.us"), GCC_HIGH),
        (jwt(aud="https://outlook.office365.us"), DOD),
        (jwt(aud="https://outlook-dod.office365.us"), DOD),
        (jwt(aud="https://partner.outlook.cn/"), CHINA),
        (jwt(upn="ALICE@CONTOSO.TEST"), GLOBAL),
        (jwt(upn=None, unique_name="live.com#alice@contoso.test"), GLOBAL),
        (app(), GLOBAL),
        # Clocks may differ by some minutes, and a claim of another kind says nothing.
        (jwt(nbf=int(NOW) + 200), GLOBAL),
        (jwt(exp="soon"), GLOBAL),
        (jwt(aud=None), GLOBAL),
        # Nothing can be read from tokens of personal accounts, nor from what is no token at all.
        ("EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA", GLOBAL),
        ("a.b.c", GLOBAL),
        ("a.b.c.d.e", GLOBAL),
        # Another server's audience is that server's business.
        (jwt(aud="https://idp.contoso.test", scp="mail"), OWN),
    ],
)
def test_tokens_that_are_sent_without_a_doubt(token: str, host: str) -> None:
    assert [one for one in doubts(token, host) if one[1]] == []
    if host != OWN:
        assert doubts(token, host) == []


@pytest.mark.parametrize(
    ("token", "host", "protocol", "cause"),
    [
        (jwt(aud="https://graph.microsoft.com"), GLOBAL, "imap", "wrong_audience"),
        (jwt(aud="00000003-0000-0000-c000-000000000000"), GLOBAL, "imap", "wrong_audience"),
        (jwt(aud="https://graph.microsoft.com"), OWN, "imap", "wrong_audience"),
        (jwt(aud="api://something"), GLOBAL, "imap", "wrong_audience"),
        (jwt(aud="https://outlook.office365.us"), GLOBAL, "imap", "wrong_cloud"),
        (jwt(), CHINA, "imap", "wrong_cloud"),
        (jwt(exp=int(NOW) - 1), GLOBAL, "imap", "token_expired"),
        (jwt(nbf=int(NOW) + 3600), GLOBAL, "imap", "clock_skew"),
        (jwt(scp="IMAP.AccessAsUser.All"), GLOBAL, "pop", "missing_scope"),
        (jwt(scp="imap.accessasuser.all"), GLOBAL, "smtp", "missing_scope"),
        (app(roles=["Mail.Read"]), GLOBAL, "imap", "missing_scope"),
        (app(roles=None, idtyp="app"), GLOBAL, "pop", "missing_scope"),
        (jwt(scp="openid"), OWN, "imap", "missing_scope"),
    ],
)
def test_tokens_that_are_held_back(token: str, host: str, protocol: str, cause: str) -> None:
    assert (cause, True) in doubts(token, host, protocol)


@pytest.mark.parametrize(
    ("token", "protocol", "user", "cause"),
    [
        (jwt(), "imap", "info@contoso.test", "user_mismatch"),
        # Exchange's RBAC may stand in for the role, by SMTP alone.
        (app(), "smtp", "alice@contoso.test", "missing_scope"),
        (jwt(aud="https://ps.outlook.com"), "imap", "alice@contoso.test", "wrong_audience"),
    ],
)
def test_tokens_that_are_doubted_and_sent(token: str, protocol: str, user: str, cause: str) -> None:
    assert doubts(token, protocol=protocol, user=user) == [(cause, False)]


@pytest.mark.parametrize("token", [jwt(tid="t", appid="a", oid="o"), app(azp="a"), "opaque"])
def test_facts_of_a_token_go_into_a_result_and_come_back(token: str) -> None:
    facts = token_facts(read_claims(token))
    shown = facts.to_dict(True)
    assert shown["sent"] is True
    assert TokenFacts.from_dict(shown) == facts
    assert "signature-canary" not in str(shown)


@pytest.mark.parametrize("odd", [{}, {"opaque": "x", "users": 7, "expires": [], "permissions": "a b", "tenant": None}])
def test_odd_facts_are_those_of_an_opaque_token(odd: dict[str, t.Any]) -> None:
    assert TokenFacts.from_dict(odd) == TokenFacts()
