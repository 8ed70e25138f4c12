# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Refusals of messages by what they speak of, in words made up for this test."""

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.layers import flow
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.texts import diagnose_text


@pytest.mark.parametrize(
    ("words", "stage", "cause"),
    [
        ("Nobody of that account is known: mailbox unknown to us", "RCPT TO", "recipient_fault"),
        ("Der Empfaenger ist unbekannt", "RCPT TO", "recipient_fault"),
        ("This person's box was deactivated a year ago", "RCPT TO", "recipient_fault"),
        ("No disk space is left for that user", "end of DATA", "recipient_fault"),
        ("This house does no relay work, go away: relay not for you", "RCPT TO", "relay_denied"),
        ("A loop was seen on the way", "end of DATA", "message_refused"),
        ("Mail of that size exceeds what the limit allows", "end of DATA", "message_refused"),
        ("The sender's address does not exist", "MAIL FROM", "send_as_denied"),
        ("Our internal queue had an error", "end of DATA", "server_temporary_error"),
    ],
)
def test_a_message_is_refused_for_what_the_words_speak_of(words: str, stage: str, cause: str) -> None:
    found = diagnose_text(f"host mx.contoso.test[192.0.2.1] said: 550 {words} (in reply to {stage} command)")
    assert found[0].cause == cause
    assert not [finding for finding in found if finding.confidence == "high"]


def test_names_of_commands_and_exceptions_are_no_words() -> None:
    for marker in ("(in reply to RCPT TO command)", "(in reply to MAIL FROM command)"):
        found = diagnose_text(f"host mx.contoso.test[192.0.2.1] said: 554 Client host listed on the blocklist, refused {marker}")
        assert found[0].cause == "spam_block"


def test_what_is_said_of_a_login_is_no_message_refused() -> None:
    assert diagnose_text("550 User account is disabled for login")[0].cause == "account_locked"


def test_families_name_causes_of_the_catalogue() -> None:
    assert {cause for _name, _patterns, causes in flow.FLOW for cause in causes} <= set(CAUSES)
