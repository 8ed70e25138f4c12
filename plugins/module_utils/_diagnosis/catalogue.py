# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""All rules, in the order in which they are tried. Pure; runs on Python 3.8."""

from __future__ import annotations

import typing as t

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis import rules_exchange, rules_others
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.observation import Words
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules import RuleSet

RULES = RuleSet(rules_exchange.SMTP, rules_exchange.IMAP, rules_exchange.POP, rules_others.GMAIL, rules_others.SERVERS)


class Throttled(t.NamedTuple):
    """A server that asks to be left alone, for so many milliseconds; 0 when it does not say how long."""

    milliseconds: int


def throttled(protocol: str, words: t.Iterable[Words]) -> Throttled | None:
    """Return the pause that a server asks for, if it asks for one."""
    for word in words:
        found = RULES.match(protocol, word.stage, word.text)
        if found is not None and found.rule.defer:
            return Throttled(int(found.groups.get("ms", "0")[:9]))
    return None
