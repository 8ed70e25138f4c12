# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One token by all three protocols, on real sockets: which protocols fail, and how, tells switches, permissions and tokens apart."""

from __future__ import annotations

import typing as t

import pytest
from mail_certificates import Certificates
from mail_exchange import (
    EXCHANGE_IMAP,
    EXCHANGE_POP,
    EXCHANGE_SMTP,
    IMAP_BYE,
    IMAP_OK,
    POP_OK,
    SMTP_OK,
    SMTP_QUIT,
    replay,
    replay_users,
)
from mail_server import MailServer
from mail_verify import DEFAULTS, NOW, causes, jwt, verify

from ansible_collections.m365.mail_oauth.plugins.module_utils._verify import input as verify_input
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify.result import result_of_all
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify.verification import Verification

Json = t.Dict[str, t.Any]
ALICE, BOB, CAROL, INFO = (f"{name}@contoso.test" for name in ("alice", "bob", "carol", "info"))

_ROLES = ["IMAP.AccessAsApp", "POP.AccessAsApp", "SMTP.SendAsApp"]
DELEGATE = jwt(upn="delegate@contoso.test")
OPAQUE = "EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA"
APP = jwt(upn=None, scp=None, roles=_ROLES)

IMAP = {
    "ok": IMAP_OK + IMAP_BYE,
    "fails": "S: A02 NO AUTHENTICATE failed.\nC: A03 LOGOUT\nS: * BYE\nS: A03 OK",
    "not connected": "S: A02 OK AUTHENTICATE completed.\nC: <any>\nC: <any>\nS: A03 BAD User is authenticated but not connected.\n"
    "S: * BYE Connection closed. 14\nCLOSE",
}
POP = {
    "ok": POP_OK,
    "fails": "S: -ERR Authentication failure: unknown user name or bad password.\nC: QUIT\nS: +OK",
    "not connected": "S: +OK User successfully authenticated.\nC: STAT\nS: -ERR User is authenticated but not connected.\nCLOSE",
}
SMTP = {
    "ok": SMTP_OK,
    "5.7.3": "S: 535 5.7.3 Authentication unsuccessful [X.PROD.OUTLOOK.COM]" + SMTP_QUIT,
    "tenant": "S: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant." + SMTP_QUIT,
    "mailbox": "S: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox." + SMTP_QUIT,
}


@pytest.mark.parametrize(
    ("imap", "pop", "smtp", "token", "expected"),
    [
        # A switch that the server names.
        ("ok", "ok", "tenant", jwt(), ["", "", "smtp_auth_disabled_tenant high"]),
        ("ok", "ok", "mailbox", jwt(), ["", "", "smtp_auth_disabled_mailbox high"]),
        # SMTP alone fails, by whichever name, and does not say why: the switch, the scope.
        ("ok", "ok", "5.7.3", jwt(), ["", "", "smtp_auth_disabled_mailbox medium"]),
        ("ok", "ok", "5.7.3", DELEGATE, ["", "", "smtp_auth_disabled_mailbox medium"]),
        ("ok", "ok", "5.7.3", jwt(scp="IMAP.AccessAsUser.All POP.AccessAsUser.All"), ["", "", "missing_scope high"]),
        ("ok", "ok", "5.7.3", OPAQUE, ["", "", "smtp_auth_disabled_mailbox medium"]),
        # One of the reading protocols fails: its scope or its switch.
        ("ok", "fails", "ok", jwt(), ["", "pop_disabled medium", ""]),
        ("ok", "fails", "ok", jwt(scp="IMAP.AccessAsUser.All SMTP.Send"), ["", "missing_scope high", ""]),
        ("fails", "ok", "ok", jwt(), ["imap_disabled medium", "", ""]),
        ("fails", "ok", "ok", jwt(scp="POP.AccessAsUser.All SMTP.Send"), ["missing_scope high", "", ""]),
        # The login works and reaches no mailbox: SMTP, which opens none, says nothing of permissions.
        ("not connected", "not connected", "ok", DELEGATE, ["no_mailbox_permission medium", "no_mailbox_permission medium", ""]),
        ("not connected", "not connected", "ok", OPAQUE, ["no_mailbox_permission medium", "no_mailbox_permission medium", ""]),
        ("not connected", "not connected", "ok", jwt(), ["imap_disabled medium", "pop_disabled medium", ""]),
        # POP reaches the mailbox, so no permission is missing.
        ("not connected", "ok", "ok", DELEGATE, ["imap_disabled medium", "", ""]),
        # Everything fails: token, application, policy.
        ("fails", "fails", "5.7.3", jwt(), ["token_rejected medium"] * 3),
        ("fails", "fails", "5.7.3", jwt(tid="x", aud="https://graph.microsoft.com"), ["wrong_audience high"] * 3),
        ("fails", "fails", "5.7.3", jwt(exp=1_799_999_000), ["token_expired high"] * 3),
        ("fails", "fails", "5.7.3", APP, ["app_not_registered_in_exchange medium"] * 3),
        ("fails", "fails", "5.7.3", DELEGATE, ["user_mismatch medium", "user_mismatch medium", "token_rejected medium"]),
        ("fails", "fails", "5.7.3", OPAQUE, ["token_rejected medium"] * 3),
    ],
)
def test_rows_of_the_matrix(certificates: Certificates, imap: str, pop: str, smtp: str, token: str, expected: list[str]) -> None:
    dialogues = [
        ("imap", "implicit", EXCHANGE_IMAP + IMAP[imap]),
        ("pop", "implicit", EXCHANGE_POP + POP[pop]),
        ("smtp", "starttls", EXCHANGE_SMTP + SMTP[smtp]),
    ]
    found = replay(certificates, dialogues, token, always_connect=True)
    best = [
        " ".join((check["findings"] or [{"cause": "", "confidence": ""}])[0][name] for name in ("cause", "confidence")).strip()
        for check in found
    ]
    assert best == expected


def logins(certificates: Certificates, said: dict[str, str], signer: str = "") -> list[Json]:
    """Let users log in, each with a token of their own, or all with that of ``signer``; the server says ``said`` to each."""
    signers = dict.fromkeys(said, signer) if signer else {user: user for user in said}
    tokens = {name: jwt(upn=name) for name in signers.values()}
    return replay_users(certificates, {user: EXCHANGE_IMAP + words for user, words in said.items()}, tokens, signers)


@pytest.mark.parametrize("words", ["not connected", "fails"])
def test_one_mailbox_fails_and_the_others_do_not(certificates: Certificates, words: str) -> None:
    found = logins(certificates, {ALICE: IMAP[words], BOB: IMAP["ok"], CAROL: IMAP["ok"]})
    assert [causes(check)[:1] for check in found] == [["imap_disabled"], [], []]
    assert any("other mailboxes: 2 of 2 are let in" in line for line in found[0]["findings"][0]["evidence"])


def test_every_mailbox_fails_alike(certificates: Certificates) -> None:
    found = logins(certificates, dict.fromkeys((ALICE, BOB, CAROL), IMAP["not connected"]))
    assert [causes(check)[0] for check in found] == ["service_incident"] * 3
    assert {check["findings"][0]["confidence"] for check in found} == {"medium"}
    found = logins(certificates, dict.fromkeys((ALICE, BOB, CAROL), IMAP["fails"]))
    assert [causes(check)[0] for check in found] == ["conditional_access_block"] * 3


def test_two_mailboxes_that_fail_alike_are_no_pattern(certificates: Certificates) -> None:
    found = logins(certificates, dict.fromkeys((ALICE, BOB), IMAP["fails"]))
    assert [causes(check) for check in found] == [["token_rejected"]] * 2


def test_one_delegate_s_token_opens_one_mailbox_and_not_another(certificates: Certificates) -> None:
    found = logins(certificates, {INFO: IMAP["ok"], "sales@contoso.test": IMAP["fails"]}, ALICE)
    assert [causes(check)[:1] for check in found] == [[], ["no_mailbox_permission"]]
    assert any("1 of them with the same token" in line for line in found[1]["findings"][0]["evidence"])


def test_an_offline_doubt_is_told_although_nothing_came_to_be_sent(certificates: Certificates) -> None:
    token = jwt(aud="https://graph.microsoft.com")
    [found] = replay(
        certificates, [("imap", "implicit", "S: * BYE Too many connections. Try later.\nCLOSE")], token, always_connect=True
    )
    assert found["token"]["sent"] is False
    assert "wrong_audience" in causes(found)
    [held] = verify([{"protocol": "imap", "user": ALICE, "token": "t"}], {"t": token})["checks"]
    assert (held["stage"], causes(held), held["token"]["sent"]) == ("offline", ["wrong_audience"], False)


def test_a_token_that_expires_while_the_checks_run(certificates: Certificates) -> None:
    token = jwt(exp=int(NOW) + 5)
    times = iter([NOW, NOW + 10])
    with MailServer(EXCHANGE_IMAP + IMAP["fails"], context=certificates.context()) as server:
        check = {"protocol": "imap", "host": "localhost", "port": server.port, "tls": "implicit", "user": ALICE, "token": "t"}
        params = {**DEFAULTS, "checks": [check], "tokens": {"t": token}, "ca_path": certificates.ca_file}
        result = result_of_all(
            Verification(verify_input.parse(params), params, now=lambda: next(times)).checks(), params["fail_on"]
        )
    [found] = result["checks"]
    assert (causes(found)[0], found["findings"][0]["confidence"]) == ("token_expired", "medium")
    assert "the token expired while the checks ran" in found["findings"][0]["evidence"]
