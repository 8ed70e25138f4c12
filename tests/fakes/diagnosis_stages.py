# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What was seen of a rule, said at another stage of a session, or before the token was sent."""

from __future__ import annotations

from diagnosis_lines import Line, match
from mail_observed import observe
from mail_verify import NOW

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.diagnose import diagnose
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.peers import Peers
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules.rule import Match


def match_at(line: Line, stage: str) -> Match | None:
    """Return what the catalogue makes of a server's words as if they had been said at a stage."""
    return match(line._replace(stage=stage))


def unsent(line: Line, stage: str) -> list[str]:
    """Return the causes that are found where a server says this before it was given the token."""
    if line.kind == "challenge":
        return []
    seen = observe(line.kind, line.text, stage=stage, sasl_sent=False, authenticated=False)
    return [finding.cause for finding in diagnose(seen, Peers([seen]), NOW)]
