# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import base64
import json
import typing as t

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.module_utils._clouds import CLOUDS
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.claims import MAX_LENGTH, check_claims, describe, read_claims

NOW = 1_790_000_000
ALL = "IMAP.AccessAsUser.All POP.AccessAsUser.All SMTP.Send"


def segment(value: t.Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def jwt(**claims: t.Any) -> str:
    return f"{segment({'typ': 'JWT', 'alg': 'RS256'})}.{segment(claims)}.c2lnbmF0dXJl"


def delegated(**claims: t.Any) -> str:
    return jwt(
        **{
            "aud": "https://outlook.office.com",
            "scp": ALL,
            "upn": "alice@contoso.test",
            "exp": NOW + 3600,
            "nbf": NOW - 5,
            **claims,
        }
    )


def app_only(*roles: str, **claims: t.Any) -> str:
    return jwt(**{"aud": "https://outlook.office365.com", "roles": list(roles), "exp": NOW + 3600, "idtyp": "app", **claims})


def causes(token: str, **options: t.Any) -> list[tuple[str, str]]:
    return [(unfit.cause, unfit.severity) for unfit in check_claims(read_claims(token), now=NOW, **options)]


@pytest.mark.parametrize(
    ("token", "options"),
    [
        (delegated(), {"mailbox": "alice@contoso.test", "protocols": ["imap", "pop", "smtp"]}),
        (delegated(), {"mailbox": "ALICE@contoso.test"}),
        (delegated(), {"mailbox": "info@contoso.test", "user": "alice@contoso.test", "protocols": ["imap"]}),
        (delegated(upn=None, preferred_username="alice@contoso.test"), {"mailbox": "alice@contoso.test"}),
        (delegated(upn=None, unique_name="live.com#alice@contoso.test"), {"mailbox": "alice@contoso.test"}),
        (delegated(aud="https://outlook.office365.com/"), {"cloud": CLOUDS["global"]}),
        (delegated(aud="00000002-0000-0ff1-ce00-000000000000"), {"cloud": CLOUDS["china"]}),
        (
            delegated(aud="https://mail.contoso.test"),
            {"trusted_audiences": ["https://mail.contoso.test/"], "cloud": CLOUDS["global"]},
        ),
        (delegated(scp="SMTP.Send"), {"protocols": ["smtp"]}),
        (delegated(scp="SMTP.Send"), {}),
        (delegated(nbf=NOW + 299), {}),
        (app_only("IMAP.AccessAsApp", "POP.AccessAsApp"), {"mailbox": "info@contoso.test", "protocols": ["imap", "pop"]}),
        ("EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA", {"mailbox": "alice@contoso.test", "protocols": ["imap"]}),
    ],
)
def test_fitting_and_opaque_tokens_have_no_fault(token: str, options: dict[str, t.Any]) -> None:
    assert causes(token, **options) == []


@pytest.mark.parametrize(
    ("token", "options", "expected"),
    [
        (delegated(exp=NOW), {}, [("token_expired", "error")]),
        (delegated(exp=NOW + 59), {"min_validity": 60}, [("token_expiring_soon", "warning")]),
        (delegated(nbf=NOW + 301), {}, [("clock_skew", "error")]),
        (delegated(aud="https://graph.microsoft.com"), {}, [("wrong_audience", "error")]),
        (delegated(aud="00000003-0000-0000-c000-000000000000"), {}, [("wrong_audience", "error")]),
        (delegated(aud="https://management.azure.com/"), {}, [("wrong_audience", "error")]),
        (delegated(aud="https://outlook.office365.us"), {"cloud": CLOUDS["global"]}, [("wrong_cloud", "error")]),
        (delegated(scp="SMTP.Send"), {"protocols": ["imap", "smtp"]}, [("missing_scope", "error")]),
        (delegated(scp="User.Read"), {}, [("missing_scope", "error")]),
        (delegated(), {"mailbox": "bob@contoso.test"}, [("user_mismatch", "warning")]),
        (delegated(), {"mailbox": "alice@contoso.test", "user": "bob@contoso.test"}, [("user_mismatch", "warning")]),
        (app_only("Exchange.ManageAsApp"), {"protocols": ["imap"]}, [("missing_scope", "error")]),
        (app_only(), {"protocols": ["smtp"]}, [("missing_scope", "warning")]),
        (
            delegated(exp=NOW - 10, aud="https://graph.microsoft.com", scp="User.Read"),
            {"mailbox": "bob@contoso.test"},
            [("token_expired", "error"), ("wrong_audience", "error"), ("missing_scope", "error"), ("user_mismatch", "warning")],
        ),
    ],
)
def test_each_fault_is_named(token: str, options: dict[str, t.Any], expected: list[tuple[str, str]]) -> None:
    assert causes(token, **options) == expected


def test_a_graph_token_is_said_to_be_one_with_the_scope_to_ask_for() -> None:
    (unfit,) = check_claims(read_claims(delegated(aud="https://graph.microsoft.com")), now=NOW)
    assert "Microsoft Graph" in unfit.summary
    assert "https://outlook.office.com/IMAP.AccessAsUser.All" in unfit.remedy


def test_an_id_token_is_recognised() -> None:
    token = jwt(aud="5f1d0a2b-0000-4000-8000-000000000000", nonce="x", preferred_username="alice@contoso.test", exp=NOW + 60)
    assert "id token" in check_claims(read_claims(token), now=NOW)[0].summary


def test_no_finding_holds_the_token() -> None:
    token = delegated(exp=NOW - 1, aud="https://graph.microsoft.com", scp="")
    text = repr(check_claims(read_claims(token), now=NOW, mailbox="bob@contoso.test"))
    assert not any(part in text for part in token.split("."))


@pytest.mark.parametrize(
    "token",
    [
        "",
        "abc",
        "a.b",
        "a.b.c",
        "a.b.c.d.e",
        f"{segment([1])}.{segment({})}.x",
        f"{segment({})}.{segment('x')}.x",
        "x" * (MAX_LENGTH + 1),
    ],
)
def test_what_is_no_jwt_is_opaque_with_a_reason(token: str) -> None:
    read = read_claims(token)
    assert read.opaque
    assert read.reason
    assert describe(token) == {"opaque": True, "header": {}, "claims": {}, "reason": read.reason}


def test_deep_nesting_is_no_way_to_end_the_program() -> None:
    deep = base64.urlsafe_b64encode(b"[" * 50_000).decode().rstrip("=")
    assert read_claims(f"{deep}.{deep}.x").opaque


@given(
    claims=st.dictionaries(
        st.sampled_from(["aud", "exp", "nbf", "scp", "roles", "upn", "unique_name", "idtyp"]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text() | st.integers()),
    )
)
def test_odd_claims_never_raise(claims: dict[str, t.Any]) -> None:
    token = jwt(**claims)
    check_claims(read_claims(token), now=NOW, mailbox="alice@contoso.test", protocols=["imap"], cloud=CLOUDS["global"])
    describe(token)


def test_a_description_has_dates_user_and_permissions() -> None:
    described = describe(delegated(exp=0, roles=["x"]))
    assert described["expires"] == "1970-01-01T00:00:00Z"
    assert described["user"] == "alice@contoso.test"
    assert described["permissions"] == [*ALL.split(), "x"]
    assert described["mail_audience"] is True
    assert described["claims"]["scp"] == ALL
