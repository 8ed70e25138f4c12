# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is concluded from words, claims, failures and the other protocols together."""

from __future__ import annotations

import re
import typing as t

import pytest
from mail_observed import ALICE, INFO, REFUSALS, failed, observe
from mail_verify import NOW, jwt

from ansible_collections.m365.mail_oauth.plugins.module_utils._check import Challenge, Doubt, Failure, Observation
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.case import Case, Finding, texts_for
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.diagnose import diagnose
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.layers.likeness import ALIKE
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.peers import Peers
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.weigh import words as weighing
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.weigh.words import OF_THE_TOKEN
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.certificate import Certificate


def findings(observation: Observation, *others: Observation) -> list[Finding]:
    return diagnose(observation, Peers([observation, *others]), NOW)


def top(observation: Observation, *others: Observation) -> str:
    return findings(observation, *others)[0].cause


@pytest.mark.parametrize("protocol", ["imap", "pop", "smtp"])
@pytest.mark.parametrize(
    ("token", "cause", "confidence"),
    [
        ("EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA", "token_rejected", "medium"),
        (jwt(), "token_rejected", "medium"),
        (jwt(exp=int(NOW) - 10), "token_expired", "high"),
        (jwt(aud="https://graph.microsoft.com"), "wrong_audience", "high"),
        (jwt(aud="https://partner.outlook.cn"), "wrong_cloud", "high"),
        (jwt(scp="openid profile"), "missing_scope", "high"),
        (jwt(upn="bob@contoso.test"), "user_mismatch", "medium"),
        (
            jwt(upn=None, scp=None, roles=["IMAP.AccessAsApp", "POP.AccessAsApp", "SMTP.SendAsApp"]),
            "app_not_registered_in_exchange",
            "medium",
        ),
    ],
)
def test_a_bare_refusal_is_explained_by_the_token(protocol: str, token: str, cause: str, confidence: str) -> None:
    best, *rest = findings(observe(protocol, REFUSALS[protocol], token=token))
    assert (best.cause, best.confidence, best.severity) == (cause, confidence, "error")
    assert any(REFUSALS[protocol] in line for line in best.evidence)
    assert not [finding for finding in rest if finding.confidence == "high"]


@pytest.mark.parametrize(
    ("protocol", "stage", "words", "cause"),
    [
        ("imap", "starttls", "BAD Command received in Invalid state.", "starttls_unavailable"),
        ("imap", "starttls", "BAD Command Error. 12", "starttls_unavailable"),
        ("imap", "starttls", "NO AUTHENTICATE failed.", "starttls_unavailable"),
        ("pop", "starttls", "-ERR Protocol error. Connection is closed. 10", "starttls_unavailable"),
        ("smtp", "starttls", "530 5.7.57 Client not authenticated to send mail.", "starttls_unavailable"),
        ("pop", "auth", "-ERR Protocol error. Connection is closed. 10", "mechanism_not_supported"),
        ("smtp", "auth", "535 5.7.3 Authentication unsuccessful", "mechanism_not_supported"),
        ("pop", "auth", "-ERR Authentication failure: unknown user name or bad password.", "mechanism_not_supported"),
        ("imap", "capability", "BAD Command Error. 12", "mechanism_not_supported"),
        ("smtp", "capability", "502 5.5.1 Command not implemented", "mechanism_not_supported"),
        ("smtp", "capability", "550 5.7.1 <host>: Helo command rejected: Host not found", "helo_refused"),
    ],
)
def test_what_is_refused_before_the_token_was_sent_says_nothing_of_the_token(
    protocol: str, stage: str, words: str, cause: str
) -> None:
    found = findings(observe(protocol, words, stage=stage, sasl_sent=False))
    assert found[0].cause == cause
    assert not OF_THE_TOKEN & {finding.cause for finding in found}


@pytest.mark.parametrize(
    ("protocol", "words"),
    [
        ("imap", "NO [UNAVAILABLE] Sorry."),
        ("imap", "NO [SERVERBUG] Sorry."),
        ("pop", "-ERR [SYS/TEMP] try again"),
        ("smtp", "421 4.3.2 Service not active"),
        ("smtp", "454 4.7.0 Temporary authentication failure"),
    ],
)
def test_a_server_that_says_later_says_nothing_of_token_switch_and_mailbox(protocol: str, words: str) -> None:
    others = [
        observe(name, "", state="passed", outcome="passed", words=()) for name in ("imap", "pop", "smtp") if name != protocol
    ]
    causes = {finding.cause for finding in findings(observe(protocol, words), *others)}
    assert causes <= {"server_temporary_error", "auth_backend_down"}


def test_a_doubt_that_kept_no_token_from_being_sent_stays_a_doubt() -> None:
    """SMTP without the role may be right, by Exchange's own RBAC for Applications; without the scope it is not."""
    for claims, confidence in (({"scp": "openid"}, "high"), ({"upn": None, "scp": None, "roles": ["Mail.Read"]}, "medium")):
        observation = observe("smtp", REFUSALS["smtp"], token=jwt(**claims))
        (doubt,) = observation.doubts
        assert (doubt.cause, doubt.blocking) == ("missing_scope", confidence == "high")
        assert [one.confidence for one in findings(observation) if one.cause == "missing_scope"] == [confidence]


@pytest.mark.parametrize(
    ("protocol", "words", "passed", "token", "causes"),
    [
        ("imap", REFUSALS["imap"], ["pop", "smtp"], jwt(), ["imap_disabled"]),
        ("pop", REFUSALS["pop"], ["imap"], jwt(), ["pop_disabled"]),
        ("pop", REFUSALS["pop"], ["imap"], "opaque", ["pop_disabled", "missing_scope"]),
        (
            "smtp",
            REFUSALS["smtp"],
            ["imap", "pop"],
            jwt(),
            ["smtp_auth_disabled_mailbox", "smtp_auth_disabled_tenant", "user_mismatch"],
        ),
        ("imap", "BAD User is authenticated but not connected.", ["smtp"], jwt(), ["imap_disabled"]),
    ],
)
def test_the_matrix_of_protocols(protocol: str, words: str, passed: list[str], token: str, causes: list[str]) -> None:
    stage = "after_auth" if "connected" in words else "auth"
    others = [observe(other, token=token) for other in passed]
    found = findings(observe(protocol, words, stage=stage, token=token), *others)
    assert [finding.cause for finding in found] == causes
    assert any("the same token reaches the mailbox by" in line for line in found[0].evidence)


def test_shared_mailbox_as_smtp_login() -> None:
    token = jwt()
    smtp = observe("smtp", REFUSALS["smtp"], user=INFO, token=token)
    assert top(smtp, observe("imap", user=INFO, token=token)) == "shared_mailbox_as_login"
    # Another mailbox's success says nothing of this one.
    assert top(smtp, observe("imap", user=ALICE, token=token)) == "user_mismatch"


@pytest.mark.parametrize(
    ("token", "user", "cause"),
    [
        ("opaque", ALICE, "no_mailbox_permission"),
        (jwt(), ALICE, "imap_disabled"),
        (jwt(), INFO, "no_mailbox_permission"),
        (jwt(upn=None, scp=None, roles=["IMAP.AccessAsApp"]), ALICE, "no_mailbox_permission"),
    ],
)
def test_authenticated_but_not_connected(token: str, user: str, cause: str) -> None:
    found = findings(observe("imap", "BAD User is authenticated but not connected.", stage="after_auth", user=user, token=token))
    assert found[0].cause == cause
    assert "the server had accepted the token before that" in found[0].evidence


@pytest.mark.parametrize(
    ("status", "cause"),
    [
        ("401", "token_rejected"),
        ("403", "token_rejected"),
        ("400", "malformed_sasl"),
        ("500", "auth_backend_down"),
        ("503", "auth_backend_down"),
    ],
)
def test_status_of_the_challenge(status: str, cause: str) -> None:
    challenge = Challenge(f'{{"status":"{status}"}}', status)
    found = findings(observe("imap", "NO [AUTHENTICATIONFAILED] Authentication failed.", token=jwt(), challenge=challenge))
    assert found[0].cause == cause
    assert f'challenge: {{"status":"{status}"}}' in found[0].evidence


def test_gmail_wants_its_own_scope() -> None:
    challenge = Challenge("{}", "400", "https://mail.google.com/")
    assert (
        top(observe("imap", "NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)", token="opaque", challenge=challenge))
        == "missing_scope"
    )


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("auth", "NO The frobnicator is out of order"),
        ("after_auth", "NO Mailbox selection postponed"),
        ("greeting", "BYE Closed for inventory"),
    ],
)
def test_unknown_words_are_shown_whole_and_not_guessed_at(stage: str, words: str) -> None:
    for token in (jwt(), jwt(upn="bob@contoso.test")):
        found = findings(observe("imap", words, stage=stage, token=token), observe("pop", token=token))
        assert found[0].cause == "unknown"
        assert {finding.confidence for finding in found} == {"low"}
        assert f"server ({stage}): {words}" in found[0].evidence


def test_place_of_unknown_words() -> None:
    assert top(observe("smtp", "550 whatever", stage="starttls", sasl_sent=False)) == "starttls_unavailable"
    assert top(observe("pop", "-ERR whatever", sasl_sent=False)) == "mechanism_not_supported"


def test_long_token_and_silent_close() -> None:
    failure: dict[str, t.Any] = {"outcome": "closed", "state": "failed", "words": (), "authenticated": False}
    assert top(observe("imap", "x", **failure)) == "connection_reset"
    assert top(observe("imap", "x", **failure, sasl_length=9000)) == "token_too_long"
    found = findings(observe("pop", "x", **failure, sasl_sent=False))
    assert [one.cause for one in found] == ["connection_reset", "mechanism_not_supported"]
    assert top(observe("pop", "-ERR Protocol error. Connection is closed. 10", token=jwt(), sasl_length=5000)) == "token_too_long"


@pytest.mark.parametrize(
    ("failure", "stage", "cause"),
    [
        (Failure("dns", "Name or service not known"), "dns", "dns_failure"),
        (Failure("timeout", "no answer in time", "timeout"), "dns", "dns_failure"),
        (Failure("timeout", "no answer in time", "timeout"), "tcp", "connection_timeout"),
        (Failure("unreachable", "No route to host", "EHOSTUNREACH"), "tcp", "network_unreachable"),
        (Failure("network", "Something odd", "EWHATEVER"), "tcp", "unknown"),
        (Failure("tls", "unsupported protocol", "UNSUPPORTED_PROTOCOL"), "tls", "tls_version_server_too_old"),
        (Failure("tls", "x", "TLSV1_ALERT_PROTOCOL_VERSION"), "tls", "tls_version_server_too_old"),
        (Failure("tls", "x", "UNSAFE_LEGACY_RENEGOTIATION_DISABLED"), "tls", "tls_legacy_renegotiation"),
        (Failure("tls", "x", "SSLV3_ALERT_HANDSHAKE_FAILURE"), "tls", "tls_handshake_refused"),
        (Failure("tls", "x", "TLSV1_UNRECOGNIZED_NAME"), "tls", "tls_handshake_refused"),
        (Failure("tls", "x", "SOMETHING_NEW"), "tls", "tls_interrupted"),
        (Failure("certificate", "certificate is not yet valid", "", 9), "tls", "clock_skew"),
        (Failure("certificate", "certificate has expired", "", 10), "tls", "certificate_expired"),
        (Failure("certificate", "unsuitable certificate purpose", "", 26), "tls", "certificate_strict_check"),
        (Failure("certificate", "hostname mismatch", "", 62), "tls", "certificate_hostname_mismatch"),
        (Failure("certificate", "email address mismatch", "", 63), "tls", "certificate_hostname_mismatch"),
        (Failure("certificate", "IP address mismatch", "", 64), "tls", "certificate_hostname_mismatch"),
        (Failure("certificate", "EE certificate key too weak", "", 66), "tls", "certificate_strict_check"),
        (Failure("certificate", "CA certificate key too weak", "", 67), "tls", "certificate_strict_check"),
        (Failure("certificate", "CA signature digest algorithm too weak", "", 68), "tls", "certificate_strict_check"),
        (Failure("certificate", "invalid CA certificate", "", 79), "tls", "certificate_strict_check"),
        (Failure("certificate", "Missing Authority Key Identifier", "", 85), "tls", "certificate_strict_check"),
        (Failure("certificate", "unable to get local issuer certificate", "", 20), "tls", "certificate_untrusted"),
        (Failure("internal", "TypeError: x", "TypeError"), "auth", "unknown"),
    ],
)
def test_failures_of_network_and_tls(failure: Failure, stage: str, cause: str) -> None:
    observation = observe(
        "imap", "x", stage=stage, outcome="failure", failure=failure, words=(), authenticated=False, sasl_sent=False
    )
    found = findings(observation)
    assert found[0].cause == cause
    assert any(failure.text in line for line in found[0].evidence)


def test_words_before_the_end_count_more_than_the_end() -> None:
    observation = observe(
        "smtp", "421 4.7.66 TLS 1.0 and 1.1 are not supported.", stage="capability", outcome="closed", sasl_sent=False
    )
    assert top(observation) == "tls_version_client_too_old"


def test_blocked_check_gives_what_blocks_it() -> None:
    doubts = (
        Doubt("token_expired", "It has expired.", ("exp was yesterday",), "Mint.", True),
        Doubt("user_mismatch", "m", (), "r", False),
    )
    found = findings(observe("imap", "x", outcome="blocked", words=(), doubts=doubts, stage="offline", sasl_sent=False))
    assert [(one.cause, one.confidence, one.summary, one.remedy) for one in found] == [
        ("token_expired", "high", "It has expired.", "Mint.")
    ]


def test_deferred_checks_are_warnings() -> None:
    words = "BAD Request is throttled. Suggested Backoff Time: 1 milliseconds"
    found = findings(observe("imap", words, state="deferred", token=jwt()))
    assert [(one.cause, one.severity) for one in found] == [("throttled", "warning")]
    late = Failure("deadline", "the deadline of the whole run passed before this check began", "deadline")
    found = findings(observe("imap", "x", state="deferred", outcome="not_run", failure=late, words=(), sasl_sent=False))
    assert [(one.cause, one.severity) for one in found] == [("throttled", "warning")]
    found = findings(observe("imap", "x", state="not_run", outcome="not_run", failure=late, words=(), sasl_sent=False))
    assert [(one.cause, one.severity) for one in found] == [("deadline_reached", "error")]


def test_texts_of_all_causes_can_be_filled_in() -> None:
    observation = observe("smtp", "x", token=jwt())
    texts = texts_for(observation)
    for name, cause in CAUSES.items():
        assert cause.severity in ("error", "warning", "info")
        case = Case(observation)
        case.add(name, 0.9, "evidence")
        [finding] = case.findings()
        for text in (finding.summary, finding.remedy, finding.confirm):
            assert "{" not in text and "}" not in text
        assert finding.summary.endswith(".") and finding.remedy
        cause.summary.format_map(texts)


@pytest.mark.parametrize(
    ("protocol", "stage", "words", "causes"),
    [
        ("smtp", "auth", "535 5.7.13 The user is no longer active here", ("account_locked",)),
        ("imap", "auth", "NO El token ha caducado", ("token_expired",)),
        ("pop", "auth", "-ERR POP3 wurde deaktiviert", ("pop_disabled", "protocol_disabled")),
        ("smtp", "after_auth", "550 5.7.60 Lorem ipsum dolor", ("send_as_denied",)),
        ("smtp", "greeting", "554 5.7.1 Blacklisted by dnsbl", ("geo_or_ip_blocked",)),
    ],
)
def test_words_that_no_rule_knows_are_asked_of_the_classes(
    protocol: str, stage: str, words: str, causes: tuple[str, ...]
) -> None:
    found = findings(observe(protocol, words, stage=stage, sasl_sent=stage != "greeting", authenticated=stage == "after_auth"))
    assert found[0].cause in causes
    assert not {"password_wrong", "client_misconfigured", "recipient_fault"} & {finding.cause for finding in found}


ELSEWHERE: dict[str, t.Any] = {"greeting": "* OK Dovecot ready."}


def at(host: str, observation: Observation) -> Observation:
    observation.target = observation.target._replace(host=host)
    return observation


def test_another_service_says_nothing_of_this_one() -> None:
    words = "NO [AUTHENTICATIONFAILED] Authentication failed."
    here = at("mail.fabrikam.test", observe("imap", words, token=jwt()))
    assert "imap_disabled" not in {finding.cause for finding in findings(here, observe("pop", token=jwt()))}
    found = findings(here, at("pop.fabrikam.test", observe("pop", token=jwt())))
    assert any("the same token reaches the mailbox by POP3" in line for line in found[0].evidence)


@pytest.mark.parametrize("words", ["NO [NOPERM] x", "NO [AUTHENTICATIONFAILED] x", "NO [AUTHORIZATIONFAILED] x"])
@pytest.mark.parametrize("user", [ALICE, INFO])
def test_what_only_exchange_has_is_said_of_no_other_server(words: str, user: str) -> None:
    here = at("mail.fabrikam.test", observe("imap", words, user=user, token=jwt(), **ELSEWHERE))
    others = [at("mail.fabrikam.test", observe(name, user=user, token=jwt())) for name in ("pop", "smtp")]
    for found in (findings(here), findings(here, *others)):
        said = " ".join(f"{finding.remedy} {finding.confirm}" for finding in found)
        assert not re.search(r"(?:Get|Set|Add|New)-\w*(?:Mailbox|Recipient|ServicePrincipal)", said), said
        assert not {"imap_disabled", "app_not_registered_in_exchange"} & {finding.cause for finding in found}


def test_exchange_that_names_a_reason_has_no_other() -> None:
    words = "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect."
    refused = observe("smtp", words, token=jwt())
    others = [observe("imap", token=jwt()), observe("smtp", user=INFO, token=jwt(upn=INFO), signer="u")]
    assert not {"smtp_auth_disabled_mailbox", "smtp_auth_disabled_tenant"} & {one.cause for one in findings(refused, *others)}


def test_nobody_is_told_to_do_what_was_just_done() -> None:
    words = "535 5.7.139 Authentication unsuccessful, basic authentication is disabled."
    best = findings(observe("smtp", words, token=jwt()))[0]
    assert (best.cause, best.confidence) == ("basic_auth_disabled", "medium")
    assert "Log in with XOAUTH2" not in best.remedy
    denied = findings(
        observe(
            "smtp", "550 5.7.60 SMTP; Client does not have permissions to send as this sender", stage="after_auth", token=jwt()
        )
    )[0]
    assert denied.cause == "send_as_denied"
    assert "Add-RecipientPermission" not in denied.remedy
    assert "EmailAddresses" in denied.remedy


def test_age_and_length_of_what_was_sent_speak_against_words() -> None:
    expired = "BYE Session invalidated - AccessTokenExpired"
    young = findings(observe("imap", expired, stage="after_auth", token=jwt(exp=int(NOW) + 3000)))
    assert all(finding.confidence != "high" for finding in young)
    assert any("the token is still valid for 50 minutes" in line for line in young[0].evidence)
    assert findings(observe("imap", expired, stage="after_auth", token=jwt(exp=int(NOW) + 5)))[0].confidence == "high"
    long = "-ERR Protocol error. Connection is closed. 10"
    assert findings(observe("pop", long, token=jwt(), sasl_length=5000))[0].cause == "token_too_long"
    assert all(one.confidence != "high" for one in findings(observe("pop", long, token=jwt(), sasl_length=500)))
    ending = findings(observe("smtp", REFUSALS["smtp"], token=jwt(exp=int(NOW) + 60)))
    assert "token_expiring_soon" in {finding.cause for finding in ending}


def test_who_was_let_in_was_not_refused_for_the_token() -> None:
    found = findings(observe("smtp", "530 5.7.57 Client not authenticated to send mail.", stage="after_auth", token=jwt()))
    assert "token_rejected" not in {finding.cause for finding in found}
    assert {finding.confidence for finding in found} == {"low"}


YEAR = 365 * 86400


@pytest.mark.parametrize(
    ("code", "begins", "ends", "cause", "words"),
    [
        (10, -YEAR, YEAR, "certificate_expired", "in the server's chain has expired"),
        (10, -YEAR, -1, "certificate_expired", "The server's certificate has expired"),
        (9, 86400, YEAR, "clock_skew", "differ too much"),
        (20, -YEAR, YEAR, "certificate_untrusted", "does not send its intermediate certificate"),
        (21, -YEAR, YEAR, "certificate_untrusted", "does not send its intermediate certificate"),
        (47, -YEAR, YEAR, "certificate_strict_check", "name constraints"),
        (34, -YEAR, YEAR, "certificate_strict_check", "critical extension"),
        (23, -YEAR, YEAR, "certificate_untrusted", "was revoked"),
    ],
)
def test_a_certificate_is_looked_at_beside_its_code(code: int, begins: int, ends: int, cause: str, words: str) -> None:
    certificate = Certificate("ab" * 32, "CN=mail", "CN=Issuing CA", NOW + begins, NOW + ends, ("mail.contoso.test",))
    best, *rest = findings(failed("imap", Failure("certificate", "x", "", code), "tls", certificate=certificate))
    assert best.cause == cause
    assert words in best.summary
    assert code != 9 or rest[0].summary == "The server's certificate is not valid yet."


@pytest.mark.parametrize(
    ("stage", "also"), [("auth", "auth_backend_down"), ("after_auth", "server_temporary_error"), ("tcp", None)]
)
def test_silence_has_a_place(stage: str, also: str | None) -> None:
    found = findings(failed("imap", Failure("timeout", "no answer in time", "timeout"), stage))
    assert found[0].cause == "connection_timeout"
    assert ("firewall" in found[0].remedy, found[0].confidence) == ((True, "high") if also is None else (False, "medium"))
    assert also in {None, *(finding.cause for finding in found)}


def test_weak_keys_are_this_hosts_refusal() -> None:
    best = findings(failed("smtp", Failure("tls", "dh key too small", "DH_KEY_TOO_SMALL"), "tls"))[0]
    assert best.cause == "tls_handshake_refused"
    assert "too weak" in best.summary


def test_a_greeting_that_takes_starttls_away() -> None:
    observation = observe("imap", "x", stage="greeting", outcome="preauth", words=(), sasl_sent=False, authenticated=False)
    observation.target = observation.target._replace(tls="starttls", port=143)
    assert "starttls_injection" in {finding.cause for finding in findings(observation)}


def test_words_that_nobody_knows_lead_to_what_words_like_them_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    likely = [("password_wrong", 0.42), ("relay_denied", 0.4), ("client_defect", 0.38), ("mailbox_full", 0.3)]
    monkeypatch.setattr(weighing, "likely", lambda _text: likely)
    before = findings(observe("imap", "BYE The widget stands below the moon", stage="greeting", sasl_sent=False))
    after = findings(observe("imap", "NO Mailbox selection postponed", stage="after_auth"))
    # Of a login of ours a password is a token, a relay that is denied a sender; nothing is said of a program, nor of what was not sent yet.
    assert [finding.cause for finding in before if ALIKE in finding.evidence] == ["relay_denied"]
    assert {finding.cause for finding in after if ALIKE in finding.evidence} >= {"send_as_denied", "mailbox_full"}
    for found in (before, after):
        assert found[0].cause == "unknown"
        assert not [finding for finding in found if finding.confidence != "low"]
