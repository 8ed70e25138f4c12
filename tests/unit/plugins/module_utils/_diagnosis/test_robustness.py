# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Texts that the catalogue does not know word for word: other wordings, other servers, decoys, unknown ones."""

from __future__ import annotations

import diagnosis_corpus
from diagnosis_corpus import Exchange

from ansible_collections.m365.mail_oauth.plugins.module_utils._check import Observation, Target, Words
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.case import Finding
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.diagnose import diagnose
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.peers import Peers
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.texts import diagnose_text

NOW = 1_800_000_000.0


def of_login(said: Exchange) -> list[Finding]:
    """Return the findings for a login that a server ended with these words; nothing is known of the token."""
    observation = Observation(Target(0, "check", said.kind, "mail.fabrikam.test", 993, "implicit", "alice@contoso.test", "t"))
    observation.sasl_sent = said.stage in ("auth", "after_auth")
    observation.sasl_length = 2000
    observation.authenticated = said.stage == "after_auth"
    observation.stage = said.stage
    observation.state, observation.outcome = "failed", "refused"
    observation.words = (Words(said.stage, said.text),)
    return diagnose(observation, Peers([observation]), NOW)


def best(findings: list[Finding]) -> str:
    return findings[0].cause if findings else "none"


def shown(findings: list[Finding], text: str) -> bool:
    """Whether the words are there to be read."""
    return all(word in " ".join(findings[0].evidence) for word in text.split() if word.isalpha())


def test_what_a_server_says_at_a_login() -> None:
    wrong = []
    for said in diagnosis_corpus.MAIL:
        if said.causes != ("none",):
            findings = of_login(said)
            sure = any(finding.confidence == "high" for finding in findings)
            if best(findings) not in said.causes or not shown(findings, said.text) or (said.causes == ("unknown",) and sure):
                wrong.append((said, findings))
    assert wrong == []


def test_what_stands_in_a_text() -> None:
    wrong = []
    for said in (*diagnosis_corpus.MAIL, *diagnosis_corpus.TEXTS):
        findings = diagnose_text(said.text, kind=said.kind, stage=said.stage)
        if best(findings) not in said.causes:
            wrong.append((said, findings))
    assert wrong == []


def test_a_text_of_which_nobody_says_what_it_is() -> None:
    wrong = []
    for said in diagnosis_corpus.TEXTS:
        findings = diagnose_text(said.text)
        if best(findings) not in said.causes:
            wrong.append((said, findings))
    assert wrong == []
