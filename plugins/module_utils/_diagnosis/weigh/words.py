# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""What a rule that fits brings into a case: its candidates, its own texts, what separates them. Pure; runs on Python 3.8."""

from __future__ import annotations

from ..case import Case, texts_for
from ..rules.rule import Match
from ..wording import Texts, fill


def weigh_match(case: Case, match: Match) -> None:
    """Name the candidates of a rule that fits."""
    rule = match.rule
    case.add_all(rule.causes)
    if rule.summary or rule.remedy or rule.confirm:
        texts = Texts({**texts_for(case.observation), **match.groups})
        own = {name: fill(getattr(rule, name), texts) for name in ("summary", "remedy", "confirm")}
        case.add(rule.best, rule.causes[rule.best], **own)
    case.note(rule.note)
