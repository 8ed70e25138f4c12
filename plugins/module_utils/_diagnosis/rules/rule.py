# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Rules as data: what a text may mean. The rules themselves lie beside it, one file for each group.

A rule names candidates, not an answer: most lines have several causes, and what else is known of the check decides among them. Patterns are
bounded: no quantifier without an upper limit stands inside another, so that no text makes them slow. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import html
import re
import typing as t

from ..._mail import PROTOCOLS

#: What a rule is for that does not say so.
MAIL = tuple(PROTOCOLS)

#: Characters of a text that are looked at.
MAX_TEXT = 4000

#: Texts whose rules are remembered.
_MAX_KNOWN = 1024


class Rule(t.NamedTuple):
    """One text and what it may mean.

    ``causes`` maps causes to weights between 0 and 1: 0.9 and more where the text itself says so, 0.5 for what it usually means; the first
    is the likeliest. ``kinds`` says whose words they are: a mail protocol's, or token, challenge, graph, exchange_powershell, client,
    network, dovecot_log; ``stages`` when they are said; without them it is any mail protocol, any stage. ``note`` says what separates the
    candidates. ``source`` says where the text was seen. ``defer`` marks a server that asks to be left alone for a while: the check is
    postponed, not failed. ``summary``, ``remedy`` and ``confirm`` replace the general texts of the first cause where they are not exact
    enough; they may use the pattern's named groups beside what the texts of causes may use.
    """

    id: str
    pattern: str
    causes: t.Mapping[str, float]
    kinds: t.AbstractSet[str] = frozenset(MAIL)
    stages: t.AbstractSet[str] = frozenset()
    note: str = ""
    source: str = ""
    defer: bool = False
    #: True where the text says no more than that the login was refused, so that everything depends on other evidence.
    generic: bool = False
    summary: str = ""
    remedy: str = ""
    confirm: str = ""
    #: Whether the text is so peculiar that it counts anywhere in a line; the others want a server's reply around them.
    anywhere: bool = False
    #: seen: the source holds the text; code: public code matches it; standard: an RFC defines it; memory: nobody has shown it yet.
    confidence: str = "seen"
    #: What is really said, letter by letter; a mail server's words after protocol and stage: ``imap auth: NO AUTHENTICATE failed.``
    seen: tuple[str, ...] = ()

    @property
    def best(self) -> str:
        """The likeliest cause."""
        return max(self.causes, key=lambda cause: self.causes[cause])


class Match(t.NamedTuple):
    """A rule that fits, the words that it fits, and what its pattern's groups caught."""

    rule: Rule
    text: str
    groups: t.Mapping[str, str]
    #: Only a code fits, and no word: a code is a prior, and words beside it beat it.
    bare: bool = False


def enhanced(*codes: str) -> str:
    """Return a pattern for enhanced status codes (RFC 3463) that are not a part of a longer number; ``codes`` are patterns."""
    return rf"(?<![\d.])(?:{'|'.join(codes)})(?!\d|\.\d)"


#: White space, also where it was escaped because it is not printable (see ``_text``), and what nobody sees.
_WHITE = re.compile(r"(?:\\[trn]|\\xa0|\\u(?:20[0-6][0-9a-f]|202f|205f|3000|feff)|[\s\u200b\u2060\ufeff])+")
_CONTINUATION = re.compile(r"\n *\d{3}(?:[ -]|(?=\n)|\Z)(?:[245]\.\d{1,3}\.\d{1,3}(?:\s|\Z))?")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00b4": "'", "\u2011": "-", "\u2013": "-"})
#: A server that agrees has nothing to complain of, whatever words it uses. 334 and + are half of an exchange.
_CONSENT = re.compile(r"(?:(?:[A-Za-z]{1,4}\d{1,6} )?OK\b|PREAUTH\b|\+OK\b|\+ |[23]\d\d(?:[ -]|\Z))", re.IGNORECASE)

#: IMAP's status is a word of its own: NO permission is not what "NO Permission slips" says.
_STATUS = re.compile(r"\A(NO|BAD) ")


def normalise(text: str) -> str:
    """Return a server's words on one line: continued lines joined without their repeated codes, white space made single, quotes plain."""
    text = text[:MAX_TEXT]
    if "&" in text:
        text = html.unescape(text)
    return _WHITE.sub(" ", _CONTINUATION.sub(" ", text.replace("\r\n", "\n").translate(_QUOTES))).strip()


def consents(line: str) -> bool:
    """Whether a server's line agrees to what was asked."""
    return _CONSENT.match(line) is not None


def anywhere(*groups: t.Iterable[Rule]) -> tuple[Rule, ...]:
    """Return rules whose texts are so peculiar that they count without a server's reply around them."""
    return tuple(rule._replace(anywhere=True) for group in groups for rule in group)


#: A word, outside of a response code's brackets.
_WORD = re.compile(r"[a-z]{3}")


class RuleSet:
    """Rules in order, compiled; the first that fits a text wins, specific ones stand before general ones."""

    def __init__(self, *groups: t.Iterable[Rule]) -> None:
        self.rules: tuple[Rule, ...] = tuple(rule for group in groups for rule in group)
        self._compiled: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
        self._known: dict[tuple[str, str, str], Match | None] = {}

    def _for(self, protocol: str) -> list[tuple[Rule, re.Pattern[str]]]:
        compiled = self._compiled.get(protocol)
        if compiled is None:
            compiled = self._compiled[protocol] = [
                (rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in self.rules if protocol in rule.kinds
            ]
        return compiled

    def match(self, protocol: str, stage: str, text: str) -> Match | None:
        """Return the first rule that fits what was said at a stage (any when empty), or None."""
        # Thousands of checks hear the same few sentences, and each is asked about more than once.
        key = (protocol, stage, text)
        if key not in self._known:
            if len(self._known) >= _MAX_KNOWN:
                self._known.clear()
            self._known[key] = self._match(protocol, stage, text)
        return self._known[key]

    def _match(self, protocol: str, stage: str, text: str) -> Match | None:
        line = _STATUS.sub(r"\1: ", normalise(text))
        if protocol in MAIL and consents(line):
            return None
        for rule, pattern in self._for(protocol):
            if stage and rule.stages and stage not in rule.stages:
                continue
            found = pattern.search(line)
            if found is not None:
                caught = {name: value for name, value in found.groupdict().items() if value}
                return Match(rule, text, caught, bare=_WORD.search(found.group()) is None)
        return None
