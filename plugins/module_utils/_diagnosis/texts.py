# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From texts that did not come from a login of ours to findings: a server's line, an answer of the token endpoint, a program's log.

A log is read line by line. What it quotes of a server is taken as that server's words; the last line that says why wins, and lines that
only say that something failed count where no other does. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from .._mail import PROTOCOLS
from .case import Finding
from .hits import (
    CLASS,
    FAMILY,
    NETWORK,
    RECIPIENT_S,
    REFUSAL,
    REFUSES,
    SENTENCE,
    WRAPS,
    Hit,
    findings_of,
    strengths_of,
    unknown,
    with_likely,
)
from .layers import codes, families, flow
from .layers.families import fails, works
from .layers.likeness import calm
from .log import is_log, told_once
from .rules import token as rules_token
from .rules.catalogue import RULES
from .rules.rule import MAIL, Match, Rule, consents
from .speaker import frames, own_lines
from .speaker.line import (
    CALM,
    OF_A_MESSAGE,
    Line,
    agrees,
    implied_replies,
    is_of_a_message,
    line_of,
    objects,
    says_nothing,
    unescaped,
    without_stage,
)
from .speaker.login import is_guessed, with_password
from .speaker.replies import bare, challenges, lines_of, quoted

#: What a text can be said to be; nothing means that it has to be found out.
KINDS = (*PROTOCOLS, "token", "graph", "exchange_powershell", "client", "network", "dovecot_log")

#: Characters of a text that are looked at, from its end; the last lines of a log are the telling ones.
MAX_TEXT = 65536
#: Characters up to which several lines may be one sentence.
_UTTERANCE = 700

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


def diagnose_text(text: str, *, kind: str = "", protocol: str = "", stage: str = "") -> list[Finding]:
    """Return the findings for a text, best first; none where it reports no failure.

    ``kind`` is one of :data:`KINDS`, or empty to find out. ``protocol`` (imap, pop, smtp) and ``stage`` (greeting, starttls, auth,
    after_auth) say more of a server's words where that is known. A text that no rule knows gives ``unknown``, which shows it, and at low
    confidence what texts with the same words meant. A whole log gives each of its causes once, the newest first.
    Secrets in the text are masked. Raises ``ValueError`` for another kind or protocol.
    """
    if kind and kind not in KINDS:
        raise ValueError(f"kind is one of {', '.join(KINDS)}, not {kind!r}")
    if protocol and protocol not in MAIL:
        raise ValueError(f"protocol is one of imap, pop, smtp, not {protocol!r}")
    if kind in _OF_LOGS and is_log(text):
        return told_once(text, lambda line: _line_of_log(line, kind, protocol, stage))
    text = text[-MAX_TEXT:].strip()
    if kind in PROTOCOLS:
        protocol = kind
    reader = _Reader(kind, protocol, stage)
    reader.read(text)
    if reader.hits:
        # Whoever says that it is a login's reply means a token's.
        swap = kind not in PROTOCOLS and with_password(text)
        hits = [hit.of_password() for hit in reader.hits] if swap else reader.hits
        if not kind and is_guessed(text):
            hits = [*hits, Hit(SENTENCE, "sentence", max(hit.line for hit in hits), "", Match(_GUESSING, text, {}))]
        meant = bool(kind) or any(hit.match.rule.best == "unknown" and hit.match.rule is not REFUSAL for hit in hits)
        return with_likely(findings_of(hits, text, protocol), text, protocol, strengths_of(hits), meant=meant)
    return [] if not text or reader.well else _of_unknown(text, reader.untold, kind, protocol)


def _of_unknown(text: str, untold: str, kind: str, protocol: str) -> list[Finding]:
    """Return the findings for a text of which no rule and no class knows anything; ``untold`` are its lines that do not tell that all is well."""
    found = [unknown(text)]
    if fails(text):
        return with_likely(found, text, protocol, {}, meant=bool(kind))
    return [] if not kind and calm(untold) else found


_GUESSING = Rule("G-guess", "", {"password_guessing": 0.84, "password_wrong": 0.4})


#: What whole logs can be said to be.
_OF_LOGS = ("", "client", "network", "dovecot_log")


def _line_of_log(line: str, kind: str, protocol: str, stage: str) -> tuple[int, list[Finding]]:
    """Return how telling a line of a log is, and its findings; none where it tells of no failure."""
    reader = _Reader(kind, protocol, stage)
    reader.read(line)
    if reader.hits:
        return max(hit.rank for hit in reader.hits), diagnose_text(line, kind=kind, protocol=protocol, stage=stage)
    return (-1, [unknown(line)]) if not reader.well and frames.troubled(line, line_of(line).level) else (-1, [])


class _Reader:
    """Collects what the rules know of a text."""

    def __init__(self, kind: str, protocol: str, stage: str) -> None:
        self.hits: list[Hit] = []
        #: The text tells of no failure, and of something that went well.
        self.well = False
        #: Its lines that do not tell that.
        self.untold = ""
        self._kind = kind
        self._protocols = (protocol,) if protocol else MAIL
        self._stage = stage
        #: How loud the line is that is looked at.
        self._level = ""
        self._any = kind in ("", "client")

    def read(self, text: str) -> None:
        """Look at a whole answer, or at each line."""
        if self._kind in ("", "token", "graph", "exchange_powershell", "client"):
            for answer in objects(text):
                if self._answer(answer):
                    return
        lines = lines_of(text)
        told = [self._told(number, line) for number, line in enumerate(lines)]
        if self._any and len(lines) > 1 and len(text) <= _UTTERANCE:
            self._whole(lines, told)
        calm = [well for well in told if well is not None]
        rest = [line for line, well in zip(lines, told) if well is None and not says_nothing(line)]
        self.untold = "\n".join(rest)
        # Of free words among lines that tell that all is well: fewer than these, not at the end, and none of what went wrong.
        self.well = (
            bool(calm)
            and all(calm)
            and (not rest or (2 * len(rest) <= len(calm) and lines[-1] not in rest and not any(map(_sounds_bad, rest))))
        )

    def _whole(self, lines: t.Sequence[str], told: t.Sequence[bool | None]) -> None:
        """Take lines for one sentence, where no line says why by itself, or where they say more together."""
        whole = families.named(" ".join(line for line, well in zip(lines, told) if not well))
        silent = all(hit.rank <= REFUSES for hit in self.hits)
        if whole.causes and (silent or (whole.together and not whole.network)):
            rank = CLASS if max(whole.causes.values()) < 0.5 else NETWORK if whole.network else FAMILY
            self.hits.append(Hit(rank, "family", len(lines) - 1, "", Match(Rule("family", "", whole.causes), lines[-1], {})))

    def _told(self, number: int, text: str) -> bool | None:
        """Take a line; return whether it tells that all is well, None where it tells nothing."""
        before = len(self.hits)
        if not self._any:
            return self._line(number, line_of(text)) or None
        own = own_lines.match_own(text)
        if own is not None:
            # The agent had the whole answer, and this is but a line of it.
            self._add("client", number, own)
            return False
        if own_lines.at_work(text):
            return True
        line = line_of(own_lines.of_proxy(unescaped(text)))
        agreed = self._line(number, line)
        if len(self.hits) > before:
            return False
        quiet = line.level == "warning" and not fails(text, quiet=True)
        calm = agreed or line.calm or quiet or (line.level != "error" and works(text)) or frames.quiet(text, line.level)
        return True if calm else None

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

    def _line(self, number: int, line: Line) -> bool:
        """Ask all layers about a line; return whether a server agrees in it."""
        self._level = line.level
        text, stage = line.text, self._stage or _STAGE_OF.get(line.stage, "")
        replies, agreed = list(self._replies(text)), False
        line = self._placed(line, replies)
        for protocol, reply, whole in replies:
            if consents(reply):
                agreed = True
                continue
            found = RULES.match(protocol, stage, reply)
            if found is not None or whole:
                self._add(protocol, number, found or Match(REFUSAL, reply, {}), line)
            self._classes(number, protocol, reply if protocol == self._kind else text, line.stage, reply)
        for challenge in challenges(text):
            self._try("challenge", "challenge", number, challenge)
        if self._kind in PROTOCOLS or (agreed and self._any):
            return agreed
        if not replies:
            quiet = bare(text)
            if consents(quiet) and (quiet != text or text.startswith("+OK")):
                return True
            if self._any and (line.calm or agrees(text)):
                return True
            self._anywhere(number, line, stage)
        for group in _TRIED[self._kind]:
            # What a server says of time-outs is not about this network.
            if not (replies and group == "network"):
                self._try(group, group, number, text)
        if not replies:
            self._classes(number, "", text, line.stage)
        return False

    def _placed(self, line: Line, replies: t.Sequence[tuple[str, str, bool]]) -> Line:
        """Return a line with the stage that the codes of its replies tell of, where nothing else does."""
        told = any(protocol == "smtp" and is_of_a_message(reply) for protocol, reply, _whole in replies)
        return line.of_a_message() if told and not self._stage else line

    def _anywhere(self, number: int, line: Line, stage: str) -> None:
        """Rules of mail servers whose texts are so peculiar that they count without a reply around them."""
        for protocol in self._protocols if self._any else ():
            found = RULES.match(protocol, stage, line.text)
            if found is not None and (found.rule.anywhere or "token" in found.rule.kinds):
                self._add(protocol, number, found, line)

    def _classes(self, number: int, kind: str, text: str, stage: str, reply: str = "") -> None:
        """Ask the layers below the sentences: families of words, classes of codes."""
        if self._kind not in ("", "client", "network", *PROTOCOLS):
            return
        said = families.named(without_stage(text), quoted=bool(kind))
        if kind == "smtp" and not said.causes:
            said = families.named(without_stage(reply), quoted=True, refusal=True)
        if stage in OF_A_MESSAGE:
            more = flow.named(without_stage(reply or text), sender=stage == "from")
            said = said._replace(causes=_of_mail({**said.causes, **_more(said.causes, more)}, text))
        if said.causes:
            # Where somebody says that it is a login's reply, families only second the sentences.
            weak = max(said.causes.values()) < 0.5 or self._kind in PROTOCOLS
            rank = CLASS if weak else NETWORK if said.network else FAMILY
            self.hits.append(Hit(rank, "family", number, kind, Match(Rule("family", "", said.causes), text, {})))
        coded = codes.named(text, reply=reply if kind == "smtp" else "", stage=stage or _CODES_AT.get(self._stage, self._stage))
        if coded:
            self.hits.append(Hit(CLASS, "code", number, kind, Match(Rule("code", "", coded), text, {})))

    def _replies(self, line: str) -> t.Iterator[tuple[str, str, bool]]:
        """Yield what a line quotes of a mail server: the protocol, the reply, and whether it is there whole."""
        if self._kind in PROTOCOLS:
            yield self._kind, bare(line), True
        elif self._any:
            found = quoted(line)
            for protocol, reply in [found] if found else () if agrees(line) else implied_replies(line):
                if protocol in self._protocols:
                    yield protocol, reply, found is not None

    def _try(self, group: str, kind: str, number: int, text: str) -> None:
        found = rules_token.match_text(text) if group == "token" else RULES.match(group, self._stage, text)
        self._add(kind, number, found)

    def _add(self, kind: str, number: int, found: Match | None, line: Line | None = None) -> None:
        if found is None:
            return
        rule = found.rule
        rank, trust = SENTENCE, 1.0
        if rule.best == "unknown":
            # Unknown only where no other layer says anything.
            rank, trust = CLASS, 1.0 if self._kind in PROTOCOLS else 0.5
        elif rule.generic:
            rank = WRAPS if kind in ("client", "dovecot_log") or rule.causes[rule.best] < 0.4 else REFUSES
        elif kind == "network":
            rank = NETWORK
        elif found.bare:
            rank = REFUSES
        elif line is not None and line.stage in OF_A_MESSAGE and _of_mail({rule.best: 1.0}, line.text) != {rule.best: 1.0}:
            trust = _AT_A_MESSAGE
            meant = rule._replace(causes=_of_mail(rule.causes, line.text), summary="", remedy="", confirm="", note="")
            found = found._replace(rule=meant)
        elif line is not None and line.stage in OF_A_MESSAGE and not rule.anywhere and rule.best not in _OF_A_LOGIN:
            trust = _AT_A_MESSAGE
        elif line is not None and line.stage in OF_A_MESSAGE and rule.best in _OF_A_LOGIN:
            # What is said of a message, its sender or its recipients is no verdict on the login.
            rank, trust = REFUSES, 0.6
        quiet = kind in ("client", "network", "dovecot_log") and self._level in CALM
        self.hits.append(Hit(rank, "sentence", number, kind, found, trust, quiet))


def _sounds_bad(text: str) -> bool:
    """Whether a line says that something went wrong, by its words or by its level."""
    return fails(text) or line_of(text).level in ("warning", "error")


def _of_mail(causes: t.Mapping[str, float], text: str) -> dict[str, float]:
    """Return candidates as they are meant where a message is refused; Exchange says STOREDRV of the sender's own mailbox."""
    own = "STOREDRV" in text or "5.7.139" in text
    found: dict[str, float] = {}
    for cause, score in causes.items():
        meant = cause if own else "recipient_fault" if cause in RECIPIENT_S else _OF_MAIL.get(cause, cause)
        found[meant] = max(score, found.get(meant, 0.0))
    return found


def _more(known: t.Mapping[str, float], others: t.Mapping[str, float]) -> dict[str, float]:
    """Return candidates of others that count more than what is known of them."""
    return {cause: score for cause, score in others.items() if score > known.get(cause, 0.0)}


#: How far sentences of logins are trusted where somebody speaks of a message: never so far as to be sure.
_AT_A_MESSAGE = 0.85

#: What is said of logins, and what it means where it is said of a message.
_OF_MAIL = {
    "geo_or_ip_blocked": "spam_block",
    "conditional_access_block": "spam_block",
    "token_too_long": "message_refused",
    "too_many_auth_attempts": "throttled",
}

#: What the layer of codes calls the stage that somebody gave.
_CODES_AT = {"after_auth": "mail"}

#: Stages that the words around a reply tell of.
_STAGE_OF = {"auth": "auth", **dict.fromkeys((*OF_A_MESSAGE, "fetch"), "after_auth")}

#: Faults of login, token and own mailbox, which no refusal of a message is about.
_OF_A_LOGIN = frozenset(
    {
        "token_rejected",
        "no_mailbox_permission",
        "user_mismatch",
        "mailbox_full",
        "mailbox_not_found",
        "account_deleted",
        "wrong_host_or_port",
        "auth_backend_down",
    }
)


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
