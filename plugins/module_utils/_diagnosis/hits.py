# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the layers make of the lines of a text, and the findings that come of all of it together. Pure; runs on Python 3.8."""

from __future__ import annotations

import re
import typing as t

from .._mail import PROTOCOLS
from .._shapes import GUID_TEXT
from .._text import harmless
from .case import DECIDED, MAX_FINDINGS, Finding, finding, protocol_texts, ranked
from .layers.likeness import ALIKE, LEAST, likeness_of
from .layers.likeness_table import HARMLESS
from .rules.rule import Match, Rule
from .speaker import own_lines
from .speaker.login import with_password
from .speaker.masking import mask
from .speaker.replies import lines_of
from .wording import PLACEHOLDERS, Texts, fill

#: Characters of the text that are shown.
_SHOWN = 1000

_UNKNOWN_VALUES = {
    **PLACEHOLDERS,
    "host": "HOST",
    "port": "PORT",
    "protocol": "this protocol",
    "scope": "the protocol's own scope",
    "app_role": "the protocol's own role",
    "switch": "the protocol's switch",
    "audience": "unknown",
    "object_id": "OBJECT_ID",
    "length": "unknown",
}
_BY_PROTOCOL = {name: protocol_texts(protocol) for name, protocol in PROTOCOLS.items()}

_IDS = (
    ("correlation id", re.compile(rf"correlation[_ ]?id\"?:? ?\"?({GUID_TEXT})", re.IGNORECASE)),
    ("trace id", re.compile(rf"trace[_ ]?id\"?:? ?\"?({GUID_TEXT})", re.IGNORECASE)),
    ("request id", re.compile(rf"(?<!client-)request-id\"?:? ?\"?({GUID_TEXT})", re.IGNORECASE)),
)


#: How telling a hit is: a class of codes or words, what only wraps another fault, a refusal for whatever reason, the network, what says why.
CLASS, WRAPS, REFUSES, NETWORK, FAMILY, SENTENCE = range(6)


class Hit(t.NamedTuple):
    """What one layer makes of a line. ``layer`` is sentence, family or code; ``trust`` is less than 1 for a sentence at the wrong place."""

    rank: int
    layer: str
    line: int
    kind: str
    match: Match
    trust: float = 1.0
    #: A program's own line of a level at which it tells of no error.
    quiet: bool = False

    def of_password(self) -> Hit:
        """Return it as it is meant of a login with a password, where it means a login of either kind."""
        causes = self.match.rule.causes
        if not 0 < causes.get("password_wrong", 0.0) < causes.get("token_rejected", 0.0):
            return self
        swapped = {**causes, "password_wrong": causes["token_rejected"], "token_rejected": causes["password_wrong"]}
        ordered = dict(sorted(swapped.items(), key=lambda pair: -pair[1]))
        return self._replace(match=self.match._replace(rule=self.match.rule._replace(causes=ordered)))

    @property
    def weight(self) -> float:
        """The score of the likeliest cause."""
        return self.match.rule.causes[self.match.rule.best] * self.trust

    def seconds(self, cause: str) -> bool:
        """Whether it names the cause among its likeliest; words that need another to mean something say it too weakly."""
        return (self.layer != "family" or self.weight >= 0.6) and self.causes.get(cause, 0.0) >= self.weight - 0.1

    @property
    def causes(self) -> dict[str, float]:
        """The candidates and their scores."""
        return {cause: score * self.trust for cause, score in self.match.rule.causes.items()}


#: What is said of a mailbox when a message is refused is said of the recipient's.
RECIPIENT_S = frozenset({"mailbox_full", "mailbox_not_found", "account_deleted", "account_locked", "no_mailbox_permission"})

#: A server's refusal in words that no rule knows.
REFUSAL = Rule("unknown", "", {"unknown": 0.47}, generic=True)


def findings_of(hits: t.Sequence[Hit], text: str, protocol: str) -> list[Finding]:
    """Return the findings for what was found in a text, best first; ``protocol`` is empty where nobody said it."""
    if any(hit.match.rule.id.startswith(own_lines.OWN) for hit in hits):
        # That the program got no token says no more than the agent did.
        hits = [
            hit for hit in hits if hit.match.rule.best != "token_helper_failed" or hit.match.rule.id.startswith(own_lines.OWN)
        ]
    hits = _without_consequences(hits)
    top = max(hit.rank for hit in hits)
    telling = [hit for hit in hits if hit.rank == top]
    last = max(hit.line for hit in telling)
    # On one line the rule that is surer; on several the last one.
    best = max((hit for hit in telling if hit.line == last), key=lambda hit: hit.weight)
    beside = [hit for hit in hits if hit is not best and hit.line == last]
    best = _outweighed(best, beside)
    beside = [hit for hit in hits if hit is not best and hit.line == last]
    found = _of_hit(best, _weighed(best, beside), text, protocol)
    named = {finding.cause for finding in found}
    for hit in reversed(telling):
        rule = hit.match.rule
        if hit.line != last and rule.best not in named and rule.best != "unknown":
            # Another fault of the same log.
            found += _of_hit(hit, {rule.best: min(hit.weight, _UNDECIDED)}, text, protocol)
            named.add(rule.best)
    return found[:MAX_FINDINGS]


#: What follows when a server has refused something.
_CONSEQUENCES = frozenset({"connection_reset", "tls_interrupted"})


def _without_consequences(hits: t.Sequence[Hit]) -> t.Sequence[Hit]:
    """Return the hits without the ends of connections that a server's refusal came before."""
    refused = min(
        (
            hit.line
            for hit in hits
            if hit.layer == "sentence"
            and (hit.kind in PROTOCOLS or hit.match.rule.best.startswith(("certificate_", "tls_handshake")))
        ),
        default=None,
    )
    if refused is None:
        return hits
    return [
        hit for hit in hits if not (hit.line > refused and hit.rank == NETWORK and hit.match.rule.best in _CONSEQUENCES)
    ] or hits


def _outweighed(best: Hit, beside: t.Sequence[Hit]) -> Hit:
    """Return the family that a class of codes seconds, where the sentence that counts first has nothing beside it; else that sentence."""
    families_of = [hit for hit in beside if hit.layer == "family" and hit.rank == FAMILY]
    coded = [hit for hit in beside if hit.layer == "code"]
    if (
        best.layer != "sentence"
        or best.weight >= 0.9
        or any(best.match.rule.best in hit.causes for hit in (*families_of, *coded))
    ):
        return best
    seconded = [hit for hit in families_of if any(hit.match.rule.best in code.causes for code in coded)]
    return max(seconded, key=lambda hit: hit.weight, default=best)


#: What one layer alone can count: two that agree make a finding that is sure.
_UNDECIDED = DECIDED - 0.01


def _weighed(best: Hit, beside: t.Sequence[Hit]) -> dict[str, float]:
    """Return the candidates of the hit that counts, with those of the other layers of the same line behind them."""
    cause = best.match.rule.best
    others = any(hit.layer != best.layer and hit.seconds(cause) for hit in beside)
    # That a login is refused, for whatever reason, contradicts nobody.
    against = any(
        hit.match.rule.best not in (cause, "token_rejected") and hit.weight >= max(0.5, hit.causes.get(cause, 0.0) + 0.1)
        for hit in beside
    )
    # By SMTP it may be the recipient's mailbox as well as the sender's own.
    whose = best.kind == "smtp" and cause in RECIPIENT_S and "STOREDRV" not in best.match.text
    sure = (others and not against and not whose and not best.quiet) or best.match.rule.id.startswith(own_lines.OWN)
    causes = {name: score if sure else min(score, _UNDECIDED) for name, score in best.causes.items()}
    for hit in beside:
        # Behind a sentence only what is more than a class of words.
        for name, score in hit.causes.items() if hit.weight >= 0.5 or best.layer != "sentence" else ():
            causes.setdefault(name, min(score * 0.7, 0.9 * best.weight))
    return causes


def _of_hit(hit: Hit, causes: t.Mapping[str, float], text: str, protocol: str) -> list[Finding]:
    rule = hit.match.rule
    protocol = protocol or (hit.kind if hit.kind in _BY_PROTOCOL else "")
    values = Texts(
        {**_UNKNOWN_VALUES, **_BY_PROTOCOL.get(protocol, {}), **{key: mask(value) for key, value in hit.match.groups.items()}}
    )
    evidence = _evidence(hit, text)
    found = []
    for cause, score in ranked(causes):
        own = rule if cause == rule.best else REFUSAL
        summary, remedy, confirm = (fill(words, values) for words in (own.summary, own.remedy, own.confirm))
        found.append(
            finding(
                cause,
                score,
                values,
                evidence=evidence,
                summary=summary,
                remedy=remedy,
                confirm=confirm or None,
                notes=(rule.note,),
            )
        )
    return found


def _evidence(hit: Hit, text: str) -> tuple[str, ...]:
    lines = lines_of(text)
    line = lines[hit.line] if hit.line < len(lines) else text
    if hit.kind in ("token", "graph") and len(lines) > 1 and text.startswith(("{", "[")):
        line = text
    where = f"line {hit.line + 1} of {len(lines)}: " if len(lines) > 1 and line is not text else ""
    found = [where + _shown(line)]
    for name, pattern in _IDS:
        seen = pattern.search(text)
        if seen is not None:
            found.append(f"{name}: {seen.group(1)}")
    return tuple(found)


def unknown(text: str) -> Finding:
    """Return the finding for a text of which no layer knows anything."""
    return finding(
        "unknown",
        "low",
        _UNKNOWN_VALUES,
        evidence=(_shown(text),),
        summary="The text is not known.",
    )


#: What a finding adds to the likeness of its cause: this, and what its score is above that of a bare guess; a whole sentence counts more. The sum
#: is about how often such a finding is right.
_ADDED, _GUESSED, _OF_SENTENCE = 0.12, 0.4, 0.15
#: How likely a cause is beside others for words alone to name it.
_BESIDE = 0.06
#: From which sum on a finding that words alone led to is at medium confidence.
_LIKELIER = 0.4
#: How likely a text is harmless of which no layer knows more than that it is no success.
_HARMLESS = 0.4


#: What a refusal of a login with a token is, and of one with a password.
_OF_A_LOGIN = ("token_rejected", "password_wrong")


def strengths_of(hits: t.Iterable[Hit]) -> dict[str, float]:
    """Return what hits add to the likeness of the causes that they name."""
    added: dict[str, float] = {}
    for hit in hits:
        whole = _OF_SENTENCE if hit.layer == "sentence" and hit.rank in (SENTENCE, NETWORK) else 0.0
        for cause, score in hit.causes.items():
            added[cause] = max(added.get(cause, 0.0), min(score, _UNDECIDED) - _GUESSED + (whole if score >= hit.weight else 0.0))
    return added


def with_likely(
    found: t.Sequence[Finding], text: str, protocol: str, strengths: t.Mapping[str, float], *, meant: bool
) -> list[Finding]:
    """Return findings and what texts of the same words had as cause, weighed together; a sure finding stays alone.

    ``strengths`` is what :func:`strengths_of` returns. The first stays the first where it is meant (``meant``): somebody said where the text is
    from, or a rule knows that nobody can know.
    """
    if not found or found[0].confidence == "high":
        return list(found)
    likely = likeness_of(text)
    if with_password(text):
        shares = sorted(likely.get(cause, 0.0) for cause in _OF_A_LOGIN)
        likely.update(zip(_OF_A_LOGIN, shares))
    silent = found[0].cause == "unknown"
    nearest = next(iter(likely), "")
    if silent and nearest == "unknown":
        return list(found)
    if silent and not meant and nearest == HARMLESS and likely[HARMLESS] >= _HARMLESS:
        return []
    least = LEAST if silent else _BESIDE
    sums = {cause: share for cause, share in likely.items() if share >= least and cause not in (HARMLESS, "unknown")}
    known = {one.cause: one for one in found}
    for place, cause in enumerate(known):
        sums[cause] = max(0.0, likely.get(cause, 0.0)) + (_ADDED + max(0.0, strengths.get(cause, 0.0))) / (1 + 0.3 * place)
    if meant:
        sums[found[0].cause] = 2.0
    values = {**_UNKNOWN_VALUES, **_BY_PROTOCOL.get(protocol, {})}
    weighed: list[Finding] = []
    for cause in sorted(sums, key=lambda cause: (-sums[cause], cause))[:MAX_FINDINGS]:
        surest = "low" if weighed and weighed[-1].confidence == "low" else "medium"
        if cause in known:
            weighed.append(known[cause]._replace(confidence=surest if known[cause].confidence == "medium" else "low"))
        else:
            confidence = surest if sums[cause] >= _LIKELIER else "low"
            weighed.append(finding(cause, confidence, values, evidence=(*found[0].evidence, ALIKE)))
    return weighed


def _shown(text: str) -> str:
    """Return a text as evidence: on one line, without secrets, bounded, its end kept where it is too long."""
    line = harmless(" ".join(mask(text).split()))
    line = "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in line)
    return line if len(line) <= _SHOWN else f"... {line[-_SHOWN:]}"
