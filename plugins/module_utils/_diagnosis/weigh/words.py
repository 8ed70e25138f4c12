# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a rule that fits brings into a case: its candidates, its own texts, what separates them. Pure; runs on Python 3.8."""

from __future__ import annotations

import re

from ..case import Case, texts_for
from ..rules.rule import Match
from ..wording import Texts, fill

#: What no server can know before the token was sent: token, identity, its rights, its mailbox.
OF_THE_TOKEN = frozenset(
    {
        "token_rejected",
        "token_expired",
        "token_expiring_soon",
        "token_too_long",
        "malformed_sasl",
        "missing_scope",
        "wrong_audience",
        "wrong_cloud",
        "wrong_tenant",
        "user_mismatch",
        "no_mailbox_permission",
        "mailbox_not_found",
        "mailbox_full",
        "session_expired",
        "shared_mailbox_as_login",
        "app_not_registered_in_exchange",
        "consent_missing",
        "send_as_denied",
        "clock_skew",
    }
)

#: A server that says "later": replies 4yz (RFC 5321 section 4.2.1), response codes of RFC 5530 and RFC 3206.
_LATER = re.compile(
    r"4\d\d(?:[ -]|\Z)|.{0,20}\[(?:UNAVAILABLE|SERVERBUG|SYS/TEMP|INUSE|IN-USE|LOGIN-DELAY|TEMPFAIL)\b", re.DOTALL
)


def is_later(words: str) -> bool:
    """Whether a server asks to come again: then it says nothing of token, switches and mailbox."""
    return _LATER.match(words) is not None


def weigh_match(case: Case, match: Match) -> bool:
    """Name the candidates of a rule that fits, as far as the stage allows them; return whether any is left."""
    rule = match.rule
    allowed = {cause: score for cause, score in rule.causes.items() if case.observation.sasl_sent or cause not in OF_THE_TOKEN}
    case.add_all(allowed)
    if rule.best not in allowed:
        return bool(allowed)
    if rule.summary or rule.remedy or rule.confirm:
        texts = Texts({**texts_for(case.observation), **match.groups})
        own = {name: fill(getattr(rule, name), texts) for name in ("summary", "remedy", "confirm")}
        case.add(rule.best, rule.causes[rule.best], **own)
    case.note(rule.note)
    return True
