# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What ends some day: in which order, how it is counted, what to do."""

from __future__ import annotations

import json
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._evidence.expiries import DAY, expiries
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.data import SignInFacts, StoreData

NOW = 1_800_000_000.0  # 2027-01-15T08:00:00Z
ALICE = "alice@contoso.test"
Json = t.Dict[str, t.Any]


def sign_in(**more: t.Any) -> SignInFacts:
    base = SignInFacts(ALICE, "app", "oid", NOW - 100 * DAY, NOW - 10 * DAY, True, None)
    return base._replace(**more)


def credential(kind: str, name: str, end: str, days: int) -> Json:
    return {"type": kind, "name": name, "key_id": "k", "thumbprint": None, "end": end, "days_left": days, "expired": days < 0}


def only(*applications: Json, sign_ins: t.Sequence[SignInFacts] = ()) -> Json:
    (found,) = expiries("contoso", applications, sign_ins, NOW)
    assert set(found) == {"kind", "tenant", "name", "subject", "ends", "days_left", "note", "remedy"}
    assert found["tenant"] == "contoso"
    return found


def test_credentials_name_who_takes_over() -> None:
    held = [
        credential("client_secret", "old", "2027-01-25T08:00:00.1234567Z", 10),
        credential("client_secret", "new", "2027-07-01T00:00:00Z", 166),
        credential("certificate", "", "2026-12-01T00:00:00Z", -46),
    ]
    found = expiries("contoso", [{"display_name": "Mail", "credentials": held}], [], NOW)
    assert [(one["kind"], one["name"], one["ends"], one["days_left"]) for one in found] == [
        ("certificate", "k", "2026-12-01T00:00:00Z", -46),
        ("client_secret", "old", "2027-01-25T08:00:00Z", 10),
        ("client_secret", "new", "2027-07-01T00:00:00Z", 166),
    ]
    assert found[1]["note"] == "another client secret (new) lasts until 2027-07-01T00:00:00Z"
    assert found[2]["note"] == "the last one to end"
    assert {(one["subject"], one["remedy"]) for one in found} == {("Mail", "ansible-playbook m365.mail_oauth.rotate")}


def test_federated_credentials_and_consent_do_not_end() -> None:
    federated = {"name": "github", "issuer": "https://token.actions.githubusercontent.com", "subject": "repo:contoso/x:ref:y"}
    found = only({"display_name": "Mail", "federated_credentials": [federated]})
    assert (found["kind"], found["ends"], found["days_left"]) == ("federated_credential", "", None)
    assert "does not end" in found["note"] and "repo:contoso/x:ref:y" in found["note"]
    scopes = ["IMAP.AccessAsUser.All", "openid"]
    grants = [
        {"resource": "exchange", "consent_type": "AllPrincipals", "principal": None, "scopes": scopes},
        {"resource": "exchange", "consent_type": "Principal", "principal": "1", "scopes": scopes},
        {"resource": "exchange", "consent_type": "Principal", "principal": "2", "scopes": scopes},
        {"resource": "graph", "consent_type": "AllPrincipals", "principal": None, "scopes": ["User.Read"]},
    ]
    roles = [{"resource": "exchange", "role": "SMTP.SendAsApp"}, {"resource": "graph", "role": "User.Read.All"}]
    consents = expiries("contoso", [{"app_id": "a", "grants": grants, "app_roles": roles}], [], NOW)
    assert [(one["kind"], one["name"], one["days_left"]) for one in consents] == [
        *[("consent", "IMAP.AccessAsUser.All (exchange)", None)] * 2,
        ("consent", "SMTP.SendAsApp (exchange)", None),
    ]
    notes = " ".join(one["note"] for one in consents)
    assert "for the whole tenant" in notes and "for 2 users only" in notes and "application permission" in notes


@pytest.mark.parametrize(
    ("given", "ends", "days", "note"),
    [
        ({}, "2027-04-05T08:00:00Z", 80, "last used 2027-01-05T08:00:00Z"),
        ({"used": NOW - 89.5 * DAY}, "2027-01-15T20:00:00Z", 0, "90 days"),
        ({"used": NOW - 91 * DAY}, "2027-01-14T08:00:00Z", -1, "90 days"),
        (
            {"can_refresh": False, "refusal": {"code": "refresh_token_revoked", "message": "x", "at": int(NOW) - 3600}},
            "2027-01-15T07:00:00Z",
            -1,
            "refused by the token endpoint: refresh_token_revoked",
        ),
        ({"used": 0.0}, "", None, "nobody knows"),
        ({"can_refresh": False}, "2027-01-05T08:00:00Z", -10, "offline_access"),
    ],
)
def test_age_of_refresh_tokens(given: Json, ends: str, days: int | None, note: str) -> None:
    found = only(sign_ins=[sign_in(**given)])
    assert (found["kind"], found["subject"], found["ends"], found["days_left"]) == ("refresh_token", ALICE, ends, days)
    assert note in found["note"]
    assert "m365.mail_oauth.sign_in" in found["remedy"]


def test_a_single_page_application_s_refresh_token_lives_a_day() -> None:
    spa: Json = {"app_id": "APP", "redirect_uris": {"spa": ["https://app.contoso.test"], "web": [], "public_client": []}}
    assert only(spa, sign_ins=[sign_in(signed_in=NOW - 3600)])["days_left"] == 0
    assert only(spa, sign_ins=[sign_in(signed_in=NOW - 3600)])["ends"] == "2027-01-16T07:00:00Z"
    both = {**spa, "redirect_uris": {**spa["redirect_uris"], "public_client": ["http://localhost"]}}
    assert only(both, sign_ins=[sign_in()])["days_left"] == 80


def test_what_ends_first_is_first_and_what_never_ends_last() -> None:
    application = {
        "display_name": "Mail",
        "credentials": [credential("client_secret", "a", "2027-03-01T00:00:00Z", 44)],
        "grants": [{"resource": "exchange", "consent_type": "AllPrincipals", "scopes": ["SMTP.Send"]}],
    }
    found = expiries("contoso", [application], [sign_in(used=NOW - 89 * DAY)], NOW)
    assert [one["kind"] for one in found] == ["refresh_token", "client_secret", "consent"]


def test_the_store_tells_ages_and_no_token() -> None:
    data = StoreData()
    data.put_account(
        ALICE,
        "APP",
        {
            "user": "Alice@contoso.test",
            "object_id": "oid",
            "signed_in": 1000,
            "cache": {
                "RefreshToken": {
                    "a": {"secret": "canary-refresh", "last_modification_time": "3000"},
                    "b": {"secret": "canary-refresh", "last_modification_time": None},
                    "c": "odd",
                }
            },
            "tokens": [{"access_token": "canary-access", "issued": 2000.5}],
        },
    )
    data.put_account("bob@contoso.test", "APP", {"signed_in": "odd", "refusal": {"code": "x", "message": "m", "at": 5}})
    alice, bob = data.sign_ins()
    assert alice == SignInFacts("Alice@contoso.test", "app", "oid", 1000.0, 3000.0, True, None)
    assert (bob.user, bob.used, bob.can_refresh, bob.refusal) == (
        "bob@contoso.test",
        0.0,
        False,
        {"code": "x", "message": "m", "at": 5},
    )
    assert "canary" not in json.dumps([alice, bob])


def test_who_may_use_exchange_web_services_is_told_of_their_end() -> None:
    grants = [{"scopes": ["EWS.AccessAsUser.All"], "resource": "exchange", "consent_type": "AllPrincipals", "principal": None}]
    roles = [{"role": "full_access_as_app", "resource": "exchange"}]
    found = [
        one
        for application in (
            {"display_name": "Old", "grants": grants},
            {"display_name": "Older", "app_roles": roles},
            {"display_name": "New"},
        )
        for one in expiries("contoso", [application], [], NOW)
        if one["kind"] == "retirement"
    ]
    assert [(one["subject"], one["name"][:21], one["ends"][:10]) for one in found] == [
        ("Old", "Exchange Web Services", "2026-10-01"),
        ("Older", "Exchange Web Services", "2026-10-01"),
    ]
    assert "full_access_as_app" in found[1]["note"] and found[0]["source"].startswith("https://")
