# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""From texts that did not come from a login of ours to findings: a server's line, an answer of the token endpoint, a program's log.

A log is read line by line. What it quotes of a server is taken as that server's words; the last line that says why wins, and lines that
only say that something failed count where no other does. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import typing as t

from .._shapes import GUID_TEXT
from .._text import harmless
from .case import MAX_FINDINGS, Finding, confidence_of
from .causes.login import CAUSES
from .rules import token as rules_token
from .rules.catalogue import RULES
from .rules.rule import MAIL, Match, Rule, consents
from .speaker import own_lines
from .speaker.masking import mask
from .wording import PLACEHOLDERS, Texts, fill

#: What a text can be said to be; nothing means that it has to be found out.
KINDS = ("imap", "pop", "smtp", "token", "graph", "exchange_powershell", "client", "network", "dovecot_log")

#: Characters of a text that are looked at, from its end; the last lines of a log are the telling ones.
MAX_TEXT = 65536
_MAX_LINES = 500
#: Characters of the text that are shown.
_SHOWN = 1000

#: Groups that are tried for each kind, besides the server's words that a line quotes.
_TRIED: dict[str, tuple[str, ...]] = {
    "token": ("token", "network"),
    "graph": ("graph", "token", "network"),
    "exchange_powershell": ("exchange_powershell", "graph", "token"),
    "client": ("token", "dovecot_log", "client", "network"),
    "network": ("network",),
    "dovecot_log": ("dovecot_log", "network"),
    "": ("token", "graph", "exchange_powershell", "dovecot_log", "client", "network"),
}

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
_BY_PROTOCOL = {
    "imap": {"protocol": "IMAP", "scope": "IMAP.AccessAsUser.All", "app_role": "IMAP.AccessAsApp", "switch": "ImapEnabled"},
    "pop": {"protocol": "POP3", "scope": "POP.AccessAsUser.All", "app_role": "POP.AccessAsApp", "switch": "PopEnabled"},
    "smtp": {
        "protocol": "SMTP",
        "scope": "SMTP.Send",
        "app_role": "SMTP.SendAsApp",
        "switch": "SmtpClientAuthenticationDisabled",
    },
}

#: Rules whose texts are so peculiar that they count anywhere in a line; the others want a server's reply.
_PECULIAR = re.compile(r"[IPSG]-")

_TAG = re.compile(
    r"\A(?:(?:[SC<>]|S<|<<<?|>>>?|<-|\[\w+\]) ?:? *)?(?:\* |\+ (?=\S{16})|[A-Za-z]{0,8}\d{1,8} (?=OK\b|NO\b|BAD\b))?"
)
_SMTP_REPLY = re.compile(
    r"(?<![\w.\[/:=#-])(?<!HTTP )(?<!1\.[01] )([245]\d\d)[ -](?=#?[245]\.\d{1,3}\.\d|[A-Z\"'<{])(.{2,2000})", re.DOTALL
)
_SMTP_TUPLE = re.compile(r"\((?:code=)?([245]\d\d), ?b?(['\"])(.{1,2000}?)\2(?:[,)]|\Z)", re.DOTALL)
_IMAP_REPLY = re.compile(r"(?:\A|[\s'\"(:>])((?:NO|BAD|BYE)\b[ :]+[\[\"'A-Za-z(].{1,2000})", re.DOTALL)
_POP_REPLY = re.compile(r"(-ERR\b.{0,2000})", re.DOTALL)
_LISTED = re.compile(r"\A(\w{2,3}) \[b?['\"](.{1,2000}?)['\"]\]", re.DOTALL)
_CHALLENGE = re.compile(r"(?<![\w+/])eyJ[\w+/]{12,600}={0,2}(?![\w+/.=])")
_REPLY_LINE = re.compile(r"(.{0,60}?)(?<![\w.-])([245]\d\d)([ -])")
_BRACKET = re.compile(r"[\s)\"'\]}]+\Z")
_IDS = (
    ("correlation id", re.compile(rf"correlation[_ ]?id\"?:? ?\"?({GUID_TEXT})", re.IGNORECASE)),
    ("trace id", re.compile(rf"trace[_ ]?id\"?:? ?\"?({GUID_TEXT})", re.IGNORECASE)),
    ("request id", re.compile(rf"(?<!client-)request-id\"?:? ?\"?({GUID_TEXT})", re.IGNORECASE)),
)


class _Hit(t.NamedTuple):
    """A rule that fits a line. ``rank`` says how telling: 0 wraps, 1 refuses, 2 the network, 3 says why."""

    rank: int
    weight: float
    line: int
    kind: str
    match: Match


def diagnose_text(text: str, *, kind: str = "", protocol: str = "", stage: str = "") -> list[Finding]:
    """Return the findings for a text, best first; none where it reports no failure.

    ``kind`` is one of :data:`KINDS`, or empty to find out. ``protocol`` (imap, pop, smtp) and ``stage`` (greeting, starttls, auth,
    after_auth) say more of a server's words where that is known. A text that no rule knows gives one finding, ``unknown``, that shows it.
    Secrets in the text are masked. Raises ``ValueError`` for another kind or protocol.
    """
    if kind and kind not in KINDS:
        raise ValueError(f"kind is one of {', '.join(KINDS)}, not {kind!r}")
    if protocol and protocol not in MAIL.split():
        raise ValueError(f"protocol is one of imap, pop, smtp, not {protocol!r}")
    text = text[-MAX_TEXT:].strip()
    if kind in _BY_PROTOCOL:
        protocol = kind
    reader = _Reader(kind, protocol, stage)
    reader.read(text)
    if reader.hits:
        return _findings(reader.hits, text, protocol)
    if not text or reader.agreed or reader.at_work:
        return []
    return [_unknown(text)]


class _Reader:
    """Collects what the rules know of a text."""

    def __init__(self, kind: str, protocol: str, stage: str) -> None:
        self.hits: list[_Hit] = []
        #: A server said yes, and nothing else was said.
        self.agreed = False
        #: Every line is one that a program writes when all is well.
        self.at_work = False
        self._kind = kind
        self._protocols = (protocol,) if protocol else tuple(MAIL.split())
        self._stage = stage

    def read(self, text: str) -> None:
        """Look at a whole answer, or at each line."""
        answer = _json(text) if self._kind in ("", "token", "graph", "exchange_powershell", "client") else None
        if answer is not None and self._answer(answer):
            return
        lines = _lines(text)
        if self._kind in ("", "client"):
            self.at_work = all(map(own_lines.at_work, lines))
        for number, line in enumerate(lines):
            own = own_lines.match_own(line) if self._kind in ("", "client") else None
            if own is not None:
                # The agent had the whole answer, and this is but a line of it.
                self._add("client", number, own)
            elif not (self._kind in ("", "client") and own_lines.at_work(line)):
                self._line(number, line)

    def _answer(self, answer: dict[str, t.Any]) -> bool:
        """Take a JSON answer of the token endpoint or of Graph; whether it was one."""
        error = answer.get("error")
        if isinstance(error, dict):
            said = " ".join(_messages(error))
            for group in ("graph", "exchange_powershell", "token"):
                self._try(group, group, 0, said)
            return bool(self.hits)
        if isinstance(error, str) or "error_codes" in answer or "error_description" in answer:
            self._add("token", 0, rules_token.match_answer(answer))
            return bool(self.hits)
        return False

    def _line(self, number: int, line: str) -> None:
        replies = list(self._replies(line))
        for protocol, reply in replies:
            if consents(reply):
                self.agreed = True
                continue
            found = RULES.match(protocol, self._stage, reply)
            self._add(protocol, number, found or Match(_REFUSAL, reply, {}))
        for challenge in _CHALLENGE.findall(line):
            self._try("challenge", "challenge", number, _decoded(challenge))
        if self._kind in _BY_PROTOCOL:
            return
        if not replies:
            for protocol in self._protocols:
                found = RULES.match(protocol, self._stage, line) if self._kind in ("", "client") else None
                if found is not None and (_PECULIAR.match(found.rule.id) or found.rule.protocols == "token"):
                    self._add(protocol, number, found)
        for group in _TRIED[self._kind]:
            # What a server says of time-outs is not about this network.
            if not (replies and group == "network"):
                self._try(group, group, number, line)

    def _replies(self, line: str) -> t.Iterator[tuple[str, str]]:
        """Yield what a line quotes of a mail server: the protocol and the reply."""
        if self._kind in _BY_PROTOCOL:
            yield self._kind, _TAG.sub("", line, count=1)
            return
        if self._kind not in ("", "client"):
            return
        found = _SMTP_TUPLE.search(line)
        if found is not None:
            yield from self._allowed("smtp", f"{found.group(1)} {found.group(3)}")
            return
        for protocol, pattern in (("smtp", _SMTP_REPLY), ("pop", _POP_REPLY), ("imap", _IMAP_REPLY)):
            found = pattern.search(line)
            if found is not None:
                reply = f"{found.group(1)} {found.group(2)}" if protocol == "smtp" else found.group(1)
                yield from self._allowed(protocol, reply)
                return
        bare = _TAG.sub("", line, count=1)
        if consents(bare) and (bare != line or line.startswith("+OK")):
            self.agreed = True

    def _allowed(self, protocol: str, reply: str) -> t.Iterator[tuple[str, str]]:
        if protocol in self._protocols:
            listed = _LISTED.match(reply)
            yield protocol, f"{listed.group(1)} {listed.group(2)}" if listed else _BRACKET.sub("", reply)

    def _try(self, group: str, kind: str, number: int, text: str) -> None:
        found = rules_token.match_text(text) if group == "token" else RULES.match(group, self._stage, text)
        self._add(kind, number, found)

    def _add(self, kind: str, number: int, found: Match | None) -> None:
        if found is None:
            return
        rule = found.rule
        weight = rule.causes[rule.best]
        rank = 3
        if rule.generic or rule.best == "unknown":
            rank = 0 if kind in ("client", "dovecot_log") or weight < 0.4 else 1
        elif kind == "network":
            rank = 2
        self.hits.append(_Hit(rank, weight, number, kind, found))


#: A server's refusal in words that no rule knows.
_REFUSAL = Rule("unknown", "", {"unknown": 0.45}, generic=True)


def _lines(text: str) -> list[str]:
    """Return the lines of a text; a reply of several lines (RFC 5321 section 4.2.1) counts as one, also with a program's words before each."""
    joined: list[str] = []
    more = ""
    for line in map(str.strip, text.replace("\r\n", "\n").split("\n")[-_MAX_LINES:]):
        found = _REPLY_LINE.match(line)
        begin = found.group(1) + found.group(2) if found else ""
        if found and begin == more:
            joined[-1] += "\n" + line[len(found.group(1)) :]
        elif line:
            joined.append(line)
        more = begin if found and found.group(3) == "-" else ""
    return joined


def _json(text: str) -> dict[str, t.Any] | None:
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or "\n" in text[:start].strip():
        return None
    try:
        found = json.loads(text[start : end + 1])
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _messages(error: t.Any, depth: int = 0) -> t.Iterator[str]:
    """Yield code and message of a Graph error, and of those inside."""
    if not isinstance(error, dict) or depth > 5:
        return
    for name in ("code", "message"):
        if isinstance(error.get(name), str):
            yield error[name]
    details = error.get("details")
    for inner in (error.get("innerError"), error.get("innererror"), *(details if isinstance(details, list) else ())):
        yield from _messages(inner, depth + 1)


def _decoded(challenge: str) -> str:
    try:
        return base64.b64decode(challenge + "=" * (-len(challenge) % 4)).decode("utf-8", "replace")
    except (ValueError, binascii.Error):
        return ""


# --- findings


def _findings(hits: t.Sequence[_Hit], text: str, protocol: str) -> list[Finding]:
    if any(hit.match.rule.id.startswith(own_lines.OWN) for hit in hits):
        # That the program got no token says no more than the agent did.
        hits = [
            hit for hit in hits if hit.match.rule.best != "token_helper_failed" or hit.match.rule.id.startswith(own_lines.OWN)
        ]
    top = max(hit.rank for hit in hits)
    telling = [hit for hit in hits if hit.rank == top]
    last = max(hit.line for hit in telling)
    # On one line the rule that is surer; on several the last one.
    best = max((hit for hit in telling if hit.line == last), key=lambda hit: hit.weight)
    found = _of_hit(best, best.match.rule.causes, text, protocol)
    named = {finding.cause for finding in found}
    for hit in reversed(telling):
        rule = hit.match.rule
        if hit.line != last and rule.best not in named and rule.best != "unknown":
            # Another fault of the same log.
            found += _of_hit(hit, {rule.best: min(hit.weight, 0.84)}, text, protocol)
            named.add(rule.best)
    return found[:MAX_FINDINGS]


def _of_hit(hit: _Hit, causes: t.Mapping[str, float], text: str, protocol: str) -> list[Finding]:
    rule = hit.match.rule
    protocol = protocol or (hit.kind if hit.kind in _BY_PROTOCOL else "")
    texts = Texts(
        {**_UNKNOWN_VALUES, **_BY_PROTOCOL.get(protocol, {}), **{key: mask(value) for key, value in hit.match.groups.items()}}
    )
    ranked = sorted(causes.items(), key=lambda pair: (-pair[1], pair[0]))
    if ranked[0][0] not in ("unknown", "token_rejected"):
        ranked = [pair for pair in ranked if pair[0] != "token_rejected" or pair[1] >= 0.5]
    floor = max(0.2, 0.45 * ranked[0][1])
    evidence = _evidence(hit, text)
    return [_finding(rule, cause, score, evidence, texts) for cause, score in ranked if score >= floor]


def _finding(rule: Rule, cause: str, score: float, evidence: tuple[str, ...], texts: Texts) -> Finding:
    general = CAUSES[cause]
    own = cause == rule.best
    confirm = f"{rule.note} {(own and rule.confirm) or general.confirm}".strip()
    return Finding(
        cause=cause,
        confidence=confidence_of(score),
        severity=general.severity,
        summary=fill((own and rule.summary) or general.summary, texts),
        evidence=evidence,
        remedy=fill((own and rule.remedy) or general.remedy, texts),
        confirm=fill(confirm, texts),
    )


def _evidence(hit: _Hit, text: str) -> tuple[str, ...]:
    lines = _lines(text)
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


def _unknown(text: str) -> Finding:
    general = CAUSES["unknown"]
    return Finding(
        cause="unknown",
        confidence="low",
        severity="error",
        summary="The text is not known.",
        evidence=(_shown(text),),
        remedy="Read the text under evidence; look at the log of the server or program that it comes from.",
        confirm=fill(general.confirm, _UNKNOWN_VALUES),
    )


def _shown(text: str) -> str:
    """Return a text as evidence: on one line, without secrets, bounded, its end kept where it is too long."""
    line = harmless(" ".join(mask(text).split()))
    line = "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in line)
    return line if len(line) <= _SHOWN else f"... {line[-_SHOWN:]}"
