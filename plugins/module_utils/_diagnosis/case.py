# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Candidates, their weights and what becomes of them: findings, best first. Pure; runs on Python 3.8."""

from __future__ import annotations

import typing as t

from .._check import Observation
from .._mail import Protocol
from .causes.cause import Cause
from .causes.login import CAUSES
from .wording import COMMAND, Prose, Texts, fill
from .world import is_exchange

#: Findings given for one check.
MAX_FINDINGS = 4

#: From this score on a cause is decided.
DECIDED = 0.85

#: Scores of findings that are weighed again; the last ones stay in although a decided cause stands before them.
_RESUMED = {"high": 0.9, "medium": 0.65, "low": 0.42}

#: Findings that were kept may name causes that have another name today; they bring their texts.
_OF_AN_EARLIER_VERSION = Cause("", "")


class Finding(t.NamedTuple):
    """What is wrong, why we think so, what to do, and how to make sure. ``confidence`` is high, medium or low."""

    cause: str
    confidence: str
    severity: str
    summary: str
    evidence: tuple[str, ...]
    remedy: str
    confirm: str

    def to_dict(self) -> dict[str, t.Any]:
        """Return it as plain data."""
        return {**self._asdict(), "evidence": list(self.evidence)}


def protocol_texts(protocol: Protocol) -> dict[str, str]:
    """Return the values of texts that a protocol decides."""
    return {"protocol": protocol.title, "scope": protocol.scope, "app_role": protocol.role, "switch": protocol.switch}


def confidence_of(score: float) -> str:
    """Return the word for a score: high is kept for what the evidence decides."""
    if score >= DECIDED:
        return "high"
    return "medium" if score >= 0.5 else "low"


def texts_for(observation: Observation) -> dict[str, str]:
    """Return the values that the texts of causes may use."""
    target, token = observation.target, observation.token
    token_user: str = Prose("the token's user", "SIGN_IN_USER")
    if token.app_only:
        token_user = Prose("the application's service principal", token.object_id or "OBJECT_ID")
    elif token.users:
        token_user = token.users[0]
    return {
        "user": target.user,
        "host": target.host,
        "port": str(target.port),
        **protocol_texts(target.speaks),
        "token_user": token_user,
        "audience": token.audience or "unknown",
        "app_id": token.app_id or "APPLICATION_ID",
        "object_id": token.object_id or "OBJECT_ID",
        "length": str(observation.sasl_length),
    }


def ranked(scores: t.Mapping[str, float]) -> list[tuple[str, float]]:
    """Return causes with their scores, best first, as many as are worth saying.

    "unknown" and "refused, for whatever reason" are said only where nothing better is.
    """
    pairs = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if pairs[0][0] != "unknown":
        pairs = [pair for pair in pairs if pair[0] != "unknown"]
    if pairs[0][0] != "token_rejected" and pairs[0][1] >= 0.5:
        pairs = [pair for pair in pairs if pair[0] != "token_rejected"]
    floor = max(0.2, 0.45 * pairs[0][1])
    return [pair for pair in pairs[:MAX_FINDINGS] if pair[1] >= floor]


def finding(
    cause: str,
    confidence: float | str,
    values: t.Mapping[str, str] | None = None,
    *,
    evidence: t.Iterable[str] = (),
    severity: str = "",
    summary: str = "",
    remedy: str = "",
    confirm: str | None = None,
    notes: t.Iterable[str] = (),
) -> Finding:
    """Return a finding: the one place where they are made.

    ``confidence`` is a score or its word. ``summary``, ``remedy`` and ``confirm`` replace the cause's own, and are complete; those of the
    cause and ``notes`` get ``values``.
    """
    general = CAUSES.get(cause, _OF_AN_EARLIER_VERSION)
    said = Texts(values or {})
    last = fill(general.confirm, said) if confirm is None else confirm
    return Finding(
        cause,
        confidence if isinstance(confidence, str) else confidence_of(confidence),
        severity or general.severity,
        summary or fill(general.summary, said),
        tuple(evidence),
        remedy or fill(general.remedy, said),
        "\n".join(line for line in [*(fill(note, said) for note in notes), last] if line),
    )


class Case:
    """The candidates for one check. A cause's score is the highest that anything gave it, unless something rules it out."""

    def __init__(self, observation: Observation) -> None:
        self.observation = observation
        #: Whether Exchange is what has to be mended: the server is one, or Exchange itself was asked and has the mailbox.
        self.in_exchange = is_exchange(observation)
        self.scores: dict[str, float] = {}
        self._ruled_out: set[str] = set()
        self._factors: dict[str, float] = {}
        self._evidence: list[str] = []
        self._of_cause: dict[str, list[str]] = {}
        self._remedies: dict[str, str] = {}
        self._summaries: dict[str, str] = {}
        self._confirms: dict[str, str] = {}
        self._notes: list[str] = []

    @classmethod
    def resumed(cls, observation: Observation, findings: t.Sequence[t.Mapping[str, t.Any]]) -> Case:
        """Take up a case from its findings as plain data, to weigh what has become known since.

        What all findings share bears on every cause. Their texts are kept.
        """
        case = cls(observation)
        lines = [[str(line) for line in one.get("evidence") or ()] for one in findings]
        shared = [line for line in (lines[0] if lines else ()) if all(line in others for others in lines)]
        case.evidence(*shared)
        for rank, (finding, own) in enumerate(zip(findings, lines)):
            cause = str(finding.get("cause") or "unknown")
            score = _RESUMED.get(str(finding.get("confidence")), _RESUMED["low"]) - 0.005 * rank
            kept = [line for line in own if line not in shared]
            case.add(cause, score, *kept, summary=str(finding.get("summary") or ""), remedy=str(finding.get("remedy") or ""))
            case._confirms[cause] = str(finding.get("confirm") or "")
        return case

    def add(self, cause: str, score: float, *evidence: str, summary: str = "", remedy: str = "", confirm: str = "") -> None:
        """Name a candidate; ``summary``, ``remedy`` and ``confirm`` replace the general ones."""
        self.scores[cause] = max(score, self.scores.get(cause, 0.0))
        self._of_cause.setdefault(cause, []).extend(evidence)
        if summary:
            self._summaries[cause] = summary
        if remedy:
            self._remedies[cause] = remedy
        if confirm:
            self._confirms[cause] = confirm

    def add_all(self, causes: t.Mapping[str, float]) -> None:
        """Name several candidates."""
        for cause, score in causes.items():
            self.add(cause, score)

    def rule_out(self, *causes: str) -> None:
        """Exclude causes that the evidence speaks against; nothing brings them back."""
        self._ruled_out.update(causes)

    def refute(self, fact: str, *causes: str) -> None:
        """Exclude causes by a fact, and say so where one of them was suspected."""
        suspected = [cause for cause in causes if cause in self.scores and cause not in self._ruled_out]
        self.rule_out(*causes)
        self.evidence(f"{fact}; this rules out {', '.join(suspected)}" if suspected else fact)

    def contradict(self, fact: str, remedy: str, *causes: str) -> None:
        """Exclude causes by a fact, but where somebody has said so outright only doubt them: the change may be a young one.

        ``remedy`` is for what is doubted.
        """
        said = [cause for cause in causes if self.score(cause) >= DECIDED]
        self.refute(fact, *(cause for cause in causes if cause not in said))
        for cause in said:
            self.temper(0.75, cause)
            self.add(cause, 0.0, remedy=remedy)

    def doubt(self, fact: str, *causes: str) -> None:
        """Take away the certainty of causes that a fact speaks against, and say so."""
        suspected = [cause for cause in causes if cause in self.scores]
        if suspected:
            self.temper(0.6, *suspected)
            self.evidence(f"{fact}; this speaks against {', '.join(suspected)}")

    def temper(self, factor: float, *causes: str) -> None:
        """Take causes for less probable, whatever speaks for them."""
        for cause in causes:
            self._factors[cause] = min(factor, self._factors.get(cause, 1.0))

    def score(self, cause: str) -> float:
        """Return what a cause counts; 0 for one that is no candidate or ruled out."""
        return 0.0 if cause in self._ruled_out else self.scores.get(cause, 0.0) * self._factors.get(cause, 1.0)

    def evidence(self, *lines: str) -> None:
        """Add lines that bear on all candidates."""
        self._evidence.extend(line for line in lines if line and line not in self._evidence)

    def learn(self, prefix: str, line: str) -> bool:
        """Put a line in the place of the one that begins alike; return False when it says nothing new."""
        if line in self._evidence:
            return False
        self._evidence = [one for one in self._evidence if not one.startswith(prefix)]
        self._evidence.append(line)
        return True

    def note(self, text: str) -> None:
        """Add what separates the candidates."""
        if text and text not in self._notes:
            self._notes.append(text)

    def known(self) -> tuple[t.Any, ...]:
        """Return all that has been weighed, to tell whether something came in."""
        own = {cause: tuple(lines) for cause, lines in self._of_cause.items()}
        refuted = self._ruled_out & set(self.scores)
        return dict(self.scores), refuted, dict(self._factors), tuple(self._evidence), own, dict(self._remedies)

    def best(self) -> float:
        """Return the highest score so far."""
        return max((self.score(cause) for cause in self.scores), default=0.0)

    @property
    def decided(self) -> bool:
        """Whether the evidence decides already."""
        return self.best() >= DECIDED

    def leads(self, cause: str) -> bool:
        """Whether nothing scores higher than this cause."""
        return cause in self.scores and self.scores[cause] >= self.best()

    def findings(self, severity: str = "") -> list[Finding]:
        """Return the findings, best first; ``severity`` replaces that of the causes."""
        scores = {cause: self.score(cause) for cause in self.scores if cause not in self._ruled_out}
        if not scores:
            scores = {"unknown": 0.3}
            if self.scores:
                self._summaries["unknown"] = "Everything that this usually means is ruled out by the evidence."
        if any(score >= 0.5 and cause != "token_rejected" for cause, score in scores.items()):
            scores.pop("token_rejected", None)
        texts = texts_for(self.observation)
        return [self._finding(cause, score, texts, severity) for cause, score in ranked(scores)]

    def _finding(self, cause: str, score: float, texts: dict[str, str], severity: str) -> Finding:
        own = [line for line in dict.fromkeys(self._of_cause.get(cause, ())) if line not in self._evidence]
        remedy, confirm = self._in_its_world(CAUSES.get(cause, _OF_AN_EARLIER_VERSION))
        return finding(
            cause,
            score,
            texts,
            evidence=(*own, *self._evidence),
            severity=severity,
            summary=self._summaries.get(cause, ""),
            remedy=self._remedies.get(cause) or fill(remedy, Texts(texts)),
            # What rules and resumed findings say is complete already.
            confirm=self._confirms.get(cause) or confirm,
            notes=self._notes,
        )

    def _in_its_world(self, cause: Cause) -> tuple[str, str | None]:
        """Return a remedy in the place of the general one where that is not for this server or this login, and what to confirm it with."""
        users = {name.lower() for name in self.observation.token.users}
        if cause.elsewhere and not self.in_exchange:
            return cause.elsewhere, ""
        if cause.own and self.observation.target.user.lower() in users:
            return cause.own, None
        commands = COMMAND.findall(cause.confirm)
        return "", "" if not self.in_exchange and any(language == "powershell" for language, _text in commands) else None
