# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the token agent writes is known by the name that it gives itself, wherever it is quoted; programs at work report no failure."""

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import keeper, state
from ansible_collections.m365.mail_oauth.plugins.module_utils._agent.watch import status
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.texts import diagnose_text

ALICE = "alice@contoso.test"
NOW = 1_795_000_000.0
NAMES = sorted(set(CAUSES) - {"unknown"})


def lines(cause: str) -> list[str]:
    """Return the agent's own lines for a failure, by the code that writes them."""
    failure = state.LastFailure(cause, "It did not work.", "Mend it.", False, NOW)
    record = state.Record(expires_on=NOW + 600, failure=failure, next_attempt=NOW + 60)
    token = state.Token("a-token", NOW - 3000, NOW + 600)
    verdict = status.Verdict(ALICE, status.CRITICAL, cause, failure.message, failure.remedy, record, NOW)
    refresh = keeper.AccountRun(ALICE, "failed", record, token, failure).line(NOW)
    return [
        f"mail-oauth-token[12]: {refresh}",
        f"Nov 25 14:36:56 relay1 mail-oauth-token[12]: {refresh}",
        f"mail-oauth-token: {verdict.line()}",
        f"MAIL-OAUTH CRITICAL - {verdict.line()} | '{ALICE}'=600s",
    ]


@pytest.mark.parametrize("cause", NAMES)
def test_the_agent_s_lines_have_the_cause_that_they_name(cause: str) -> None:
    for line in lines(cause):
        for quoted in (
            line,
            f"Login of {ALICE} refused: No token for {ALICE}: {line}",
            f"status=deferred (SASL authentication failed; server 127.0.0.1[127.0.0.1] said: 535 5.7.8 No token for {ALICE}: {line})",
            f"{line}\nmsmtp: cannot evaluate '/usr/local/bin/mail-oauth-token get {ALICE}'",
            f"{line}\nSkipping account exo, password command exited with status 1",
            f"{line}\ngetmailrc: operation error (External program error (/usr/local/bin/mail-oauth-token exited with 1))",
        ):
            found = diagnose_text(quoted)
            assert (found[0].cause, found[0].confidence) == (cause, "high"), quoted


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        ("Connection refused", "connection_refused"),
        ("No route to host", "network_unreachable"),
        (
            "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1000)",
            "certificate_untrusted",
        ),
    ],
)
def test_what_our_proxy_says_of_the_network_is_no_server_s_reply(error: str, cause: str) -> None:
    said = f"There is no connection to smtp.office365.com:587: {error}"
    for line in (
        f"host 127.0.0.1[127.0.0.1] refused to talk to me: 421 4.4.1 {said}",
        f"2026-11-30 16:20:00,123: SMTP (127.0.0.1:14310) {said}",
        f"fetchmail: Received BYE response from IMAP server:  {said.upper()}",  # fetchmail shouts
    ):
        found = diagnose_text(line)
        assert (found[0].cause, found[0].confidence) == (cause, "high"), line


def test_a_helper_that_fails_without_the_agent_s_word_is_still_that() -> None:
    found = diagnose_text(f"msmtp: cannot evaluate '/usr/local/bin/mail-oauth-token get {ALICE}'")
    assert found[0].cause == "token_helper_failed"


AT_WORK = [
    keeper.AccountRun(ALICE, "refreshed", state.Record(expires_on=NOW + 3600, refresh_at=NOW + 2100), None).line(NOW),
    f"ok: {ALICE}: valid for 59 min, next refresh 2026-11-25T14:11:56Z",
    f"MAIL-OAUTH OK - 2 accounts | '{ALICE}'=3000s",
    "[SASL-XOAUTH2] - Requesting token!",
    "2026-11-30 16:20:00,123: Accepting new connection from 127.0.0.1:4000 to IMAP server at 127.0.0.1:14310 (unsecured) proxying x:993 (SSL/TLS)",
    f"fetchmail: reading message {ALICE}@127.0.0.1:1 of 20 (1234 octets) not flushed",
    f"511 messages (511 seen) for {ALICE} at 127.0.0.1.",
]


@pytest.mark.parametrize("line", [*AT_WORK, "\n".join(AT_WORK), f"mail-oauth-token[12]: {AT_WORK[0]}"])
def test_success_is_no_failure(line: str) -> None:
    assert diagnose_text(line) == []
    assert diagnose_text(line, kind="client") == []


def test_success_hides_no_failure() -> None:
    assert diagnose_text(f"{AT_WORK[0]}\nwords that nobody knows")[0].cause == "unknown"
    assert (
        diagnose_text(f"{AT_WORK[3]}\n535 5.7.30 Basic authentication is not supported for Client Submission.")[0].cause
        != "unknown"
    )
    assert diagnose_text(f"{AT_WORK[0]}\n{lines('refresh_token_revoked')[0]}")[0].cause == "refresh_token_revoked"


@pytest.mark.parametrize(
    "text",
    [
        "1uLdGZ-00000000Q1d-2pPX ** bob@contoso.test R=smarthost T=oauth_smtp: retry timeout exceeded",
        "all hosts for 'contoso.test' have been failing for a long time (and retry time not reached)",
    ],
)
def test_exim_s_giving_up_is_no_time_out_of_the_network(text: str) -> None:
    found = diagnose_text(text)
    assert found[0].cause != "connection_timeout"
    assert "connection_timeout" not in [one.cause for one in found if one.confidence != "low"]
    assert found[0].confidence != "high"
