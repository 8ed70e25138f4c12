# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every text that was seen of a rule gives that rule's cause, whoever shows it; and what else holds of all rules."""

from __future__ import annotations

import re
import string
import typing as t

import diagnosis_lines
import pytest
from diagnosis_lines import ALL, Line, match
from hypothesis import given, settings
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.module_utils._check import Words
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules import token as rules_token
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules.catalogue import RULES, throttled
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules.rule import Rule, normalise

try:
    import re._parser as sre_parse  # type: ignore[import-not-found]
except ImportError:  # Python before 3.11
    import sre_parse

#: The vocabulary that findings share with other tools.
NAMES = [
    "none",
    "unknown",
    "wrong_audience",
    "wrong_cloud",
    "missing_scope",
    "token_expired",
    "token_expiring_soon",
    "token_too_long",
    "malformed_sasl",
    "sasl_initial_response_form",
    "token_rejected",
    "user_mismatch",
    "sender_not_tried",
    "shared_mailbox_as_login",
    "no_mailbox_permission",
    "app_not_registered_in_exchange",
    "send_as_denied",
    "clock_skew",
    "mechanism_not_supported",
    "basic_auth_disabled",
    "app_password_required",
    "client_id_command_required",
    "smtp_auth_disabled_tenant",
    "smtp_auth_disabled_mailbox",
    "imap_disabled",
    "pop_disabled",
    "protocol_disabled",
    "security_defaults_block",
    "conditional_access_block",
    "device_not_compliant",
    "token_protection_required",
    "app_protection_policy_required",
    "interactive_challenge_required",
    "mfa_required",
    "app_access_policy_block",
    "geo_or_ip_blocked",
    "risky_sign_in",
    "account_locked",
    "account_deleted",
    "mailbox_not_found",
    "outbound_spam_block",
    "throttled",
    "too_many_connections",
    "too_many_auth_attempts",
    "mailbox_locked_by_other_session",
    "server_temporary_error",
    "auth_backend_down",
    "service_incident",
    "session_expired",
    "tls_mode_mismatch",
    "tls_starttls_required",
    "starttls_unavailable",
    "tls_version_client_too_old",
    "tls_version_server_too_old",
    "tls_handshake_refused",
    "tls_legacy_renegotiation",
    "tls_interrupted",
    "certificate_hostname_mismatch",
    "certificate_expired",
    "certificate_untrusted",
    "certificate_strict_check",
    "server_certificate_missing",
    "connection_refused",
    "connection_timeout",
    "connection_reset",
    "dns_failure",
    "network_unreachable",
    "proxy_auth_required",
    "captive_or_inspecting_proxy",
    "wrong_host_or_port",
    "client_secret_wrong",
    "client_secret_missing",
    "client_secret_expired",
    "app_disabled",
    "app_deleted",
    "app_not_found_in_tenant",
    "resource_disabled",
    "wrong_flow",
    "account_type_mismatch",
    "wrong_tenant",
    "federation_misconfigured",
    "multi_resource_scope",
    "consent_missing",
    "delegation_not_authorised",
    "refresh_token_expired",
    "refresh_token_revoked",
    "reauth_required",
    "device_code_expired",
    "idp_temporary_error",
    "graph_insufficient_privileges",
    "graph_permission_id_wrong",
    "graph_quota_exceeded",
    "org_policy_requires_field",
    "entitlement_enabled",
    "caller_identity_missing",
    "replication_delay",
    "unsupported_property",
    "already_granted",
]


def case_counts(rule: str) -> bool:
    """Whether the letters' case says something: only Exchange writes LOGIN like that."""
    return rule == "I-03"


def forms(line: Line) -> list[str]:
    """Return a text as other servers of the kind, clients and tickets show it."""
    text = line.text
    if line.kind == "challenge":
        return [text, text.replace(":", ": ")]
    found = [text, text.replace(" ", "  "), text.replace(" ", "\\t", 1), text.replace(" ", "\xa0", 2), text.rstrip(".")]
    if not case_counts(line.rule):
        found.append(text.upper())
    if line.rule not in ("I-04", "C-45") and "\n" not in text:
        found.append(f"{text} [X.PROD.OUTLOOK.COM 2026-11-22T20:00:00.000Z 08DC1234ABCD5678]")
    return found


def test_what_was_seen_of_a_server() -> None:
    wrong = []
    for line in diagnosis_lines.MAIL:
        for form in forms(line):
            found = match(line, form)
            if found is None or (found.rule.id, found.rule.best) != (line.rule, line.cause):
                wrong.append((line, form, found))
    assert wrong == []


def test_what_was_seen_of_everybody_else() -> None:
    for line in diagnosis_lines.OTHERS:
        for text in (line.text, line.text.replace(" ", "  ")):
            found = match(line, text)
            assert found is not None, line
            # A text of the endpoint may say more than the number that comes with it.
            more = line.rule.startswith("T-") and found.rule in rules_token.TEXTS
            assert (found.rule.id == line.rule or more) and found.rule.best == line.cause, line


def test_every_rule_was_seen() -> None:
    assert [rule.id for rule in ALL if not rule.seen] == []


def test_a_text_that_does_not_say_where_it_was_seen() -> None:
    for seen in ("NO AUTHENTICATE failed.", "pop auth: NO x", "imap: NO x", "imap auth:"):
        with pytest.raises(ValueError, match=r"X-99: .* protocol and stage"):
            list(diagnosis_lines.lines_of(Rule("X-99", "x", {"unknown": 0.5}, {"imap"}, seen=(seen,))))


def test_numbers_of_entra() -> None:
    expected = {code: cause for cause, codes in diagnosis_lines.CODES.items() for code in codes}
    assert {code: rules_token.BY_CODE[code].best for code in expected} == expected
    for code, rule in rules_token.BY_CODE.items():
        assert re.search(rule.pattern, f"AADSTS{code}: x")
        assert not re.search(rule.pattern, f"AADSTS{code}1: x")


def refusal(*codes: int, text: str = "") -> dict[str, object]:
    return {"error": "invalid_grant", "error_codes": list(codes), "error_description": text}


@pytest.mark.parametrize(
    ("codes", "cause"),
    [
        ((70002, 50012), "client_secret_wrong"),
        ((70002, 50126), "wrong_flow"),
        ((70002, 70008), "refresh_token_expired"),
        ((70000, 50173), "refresh_token_revoked"),
        ((50000, 53003), "conditional_access_block"),
        # Published, and no kind of answer that a program acts on
        ((50187,), "device_not_compliant"),
        ((80014,), "federation_misconfigured"),
        ((75011,), "wrong_flow"),
        ((120000,), "interactive_challenge_required"),
    ],
)
def test_the_number_inside_says_why(codes: tuple[int, ...], cause: str) -> None:
    wrapped = " ".join(f"AADSTS{code}: x." for code in codes)
    for answer in (refusal(*codes), refusal(text=wrapped), refusal(*codes, text=wrapped)):
        found = rules_token.match_answer(answer)
        assert found is not None
        assert found.rule.best == cause


def test_a_number_that_nobody_published_is_unknown_and_its_range_a_guess() -> None:
    found = rules_token.match_answer(refusal(530999))
    assert found is not None
    assert (found.rule.best, found.rule.causes.get("conditional_access_block")) == ("unknown", 0.42)


def test_words_of_the_standards() -> None:
    for prefix, rules in (("TE", rules_token.BY_ERROR), ("TS", rules_token.BY_SUBERROR)):
        expected = diagnosis_lines.WORDS[prefix]
        assert {word: rules[word].best for word in expected} == expected
        assert {rule.id for rule in rules.values()} == {f"{prefix}-{word}" for word in rules}


def test_rules_are_sound() -> None:
    ids = [rule.id for rule in ALL]
    assert len(ids) == len(set(ids))
    kinds = {"imap", "pop", "smtp", "challenge", "token", "graph", "exchange_powershell", "client", "network", "dovecot_log"}
    for rule in ALL:
        groups = re.compile(rule.pattern).groupindex
        assert set(rule.causes) <= set(CAUSES), rule.id
        assert all(0 < weight < 1 for weight in rule.causes.values()), rule.id
        assert rule.best == next(iter(rule.causes)), f"{rule.id}: the likeliest cause stands first"
        assert rule.kinds and rule.kinds <= kinds, rule.id
        assert rule.stages <= {"greeting", "capability", "starttls", "auth", "after_auth"}, rule.id
        assert rule.source, f"{rule.id} has no source"
        assert rule.confidence in ("seen", "code", "standard", "memory"), rule.id
        fields = {
            name
            for text in (rule.summary, rule.remedy, rule.confirm)
            for _t, name, _s, _c in string.Formatter().parse(text)
            if name
        }
        assert fields <= {*groups, "user", "host", "port", "protocol", "scope", "token_user", "object_id", "code"}, rule.id


def test_every_cause_has_its_texts() -> None:
    assert set(NAMES) <= set(CAUSES)
    for name, cause in CAUSES.items():
        assert re.fullmatch(r"[a-z][a-z0-9_]+", name)
        assert cause.summary.endswith("."), name
        assert cause.remedy, name


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("imap", "OK AUTHENTICATE failed."),
        ("imap", "OK [ALERT] Too many failed login attempts"),
        ("pop", "+OK Authentication failure: unknown user name or bad password"),
        ("smtp", "235 2.7.0 SmtpClientAuthentication is disabled for the Tenant"),
        ("smtp", "250-5.7.139 Authentication unsuccessful, basic authentication is disabled"),
        ("smtp", "334 AADSTS53003"),
    ],
)
def test_a_server_that_agrees_does_not_complain(kind: str, text: str) -> None:
    assert RULES.match(kind, "auth", text) is None


@pytest.mark.parametrize(
    "text",
    ["550 15.7.60 x", "550 5.7.600 x", "550 5.1.80 x", "550 5.7.5011 x", "550 5.7.1390 y", "550 ref 5.7.60.1 z", "550 4.7.661 x"],
)
def test_a_code_inside_a_longer_number_is_none(text: str) -> None:
    found = RULES.match("smtp", "after_auth", text)
    assert found is None or found.rule.id == "C-10"


def test_continued_lines_are_joined_without_their_codes() -> None:
    assert (
        normalise("535-5.7.139 Authentication\n535 5.7.139 unsuccessful,\tSMTP")
        == "535-5.7.139 Authentication unsuccessful, SMTP"
    )
    assert normalise("250-a\n250") == "250-a"
    assert normalise("NO it&#39;s \\u2003 here\u2019s") == "NO it's here's"


def test_pause_asked_for() -> None:
    asked = throttled("imap", [Words("after_auth", "BAD Request is throttled. Suggested Backoff Time: 2500 milliseconds")])
    assert asked is not None and asked.milliseconds == 2500
    asked = throttled("smtp", [Words("auth", "454 4.7.0 Too many login attempts, please try again later.")])
    assert asked is not None and asked.milliseconds == 0
    assert throttled("imap", [Words("auth", "NO AUTHENTICATE failed.")]) is None


def _repeats(parsed: t.Any) -> t.Iterator[tuple[int, t.Any]]:
    """Yield the repetitions of a parsed pattern: the upper limit and what is repeated."""
    for operation, argument in parsed:
        if str(operation) in ("MAX_REPEAT", "MIN_REPEAT"):
            yield int(argument[1]), argument[2]
        for inner in argument if isinstance(argument, (tuple, list)) else ():
            for part in inner if isinstance(inner, list) else [inner]:
                if isinstance(part, sre_parse.SubPattern):
                    yield from _repeats(part)


def test_patterns_cannot_backtrack_for_long() -> None:
    """What may be repeated without a limit stands in no repetition that itself is long."""
    for rule in ALL:
        for limit, repeated in _repeats(sre_parse.parse(rule.pattern)):
            inner = [most for most, _what in _repeats(repeated) if most > 1]
            assert not inner or limit <= 5, f"{rule.id}: {limit} times something that repeats up to {max(inner)} times"
            if limit > 2000:
                kinds = [(str(operation), argument) for operation, argument in repeated]
                # Only white space, digits, word characters and brackets' insides, never anything at all.
                assert kinds[0][0] != "ANY", f"{rule.id}: anything, without a limit"


_PIECES = st.sampled_from(
    [
        "NO",
        "BAD",
        "BYE",
        "-ERR",
        "535",
        "5.7.139",
        "5.7.3",
        "Authentication",
        "unsuccessful,",
        "failed",
        "failed:",
        "token",
        "user",
        "name",
        "account",
        "is",
        "not",
        "allowed",
        "too",
        "many",
        "connections",
        "AADSTS",
        "AADSTS70000:",
        "expired",
        "IMAP",
        "POP3",
        "SMTP",
        "server",
        "unavailable",
        "(",
        "[",
        "'",
        '"',
        ":",
        ".",
        ";",
        "-",
        "=",
        "\\t",
        "eyJ",
        "TokenStore::Refresh:",
        "code=4",
    ]
)


@settings(max_examples=15)
@given(st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=40), st.integers(1, 400))
def test_no_text_is_too_much(pieces: list[str], times: int) -> None:
    text = (" ".join(pieces) + " ") * times
    for kind in ("imap", "pop", "smtp", "challenge", "graph", "client", "network", "dovecot_log"):
        found = RULES.match(kind, "", text)
        assert found is None or found.rule in ALL
    rules_token.match_text(text)
