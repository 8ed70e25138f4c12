# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Rules as data: what a server's words may mean. The rules themselves lie in the ``rules_*`` files, one for each group.

A rule names candidates, not an answer: most lines have several causes, and what else is known of the check decides among them (see
:mod:`evidence`). Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t


class Rule(t.NamedTuple):
    """One text and what it may mean.

    ``causes`` maps causes to weights between 0 and 1: 0.9 and more where the text itself says so, 0.5 for what it usually means.
    ``protocols`` and ``stages`` are words; empty means any. ``note`` says what separates the candidates. ``source`` says where the text was
    seen. ``defer`` marks a server that asks to be left alone for a while: the check is postponed, not failed.
    """

    id: str
    pattern: str
    causes: t.Mapping[str, float]
    protocols: str = ""
    stages: str = ""
    note: str = ""
    source: str = ""
    defer: bool = False
    #: True where the text says no more than that the login was refused, so that everything depends on other evidence.
    generic: bool = False


class Match(t.NamedTuple):
    """A rule that fits, the words that it fits, and what its pattern's groups caught."""

    rule: Rule
    text: str
    groups: t.Mapping[str, str]


_WHITE = re.compile(r"(?:\\t|\\xa0|\s)+")
_CONTINUATION = re.compile(r"\n\d{3}(?:[ -]|(?=\n)|\Z)(?:[245]\.\d{1,3}\.\d{1,3}(?:\s|\Z))?")


def normalise(text: str) -> str:
    """Return a server's words on one line: continued lines joined without their repeated codes, white space made single."""
    return _WHITE.sub(" ", _CONTINUATION.sub(" ", text)).strip()


class RuleSet:
    """Rules in order, compiled; the first that fits a text wins, specific ones stand before general ones."""

    def __init__(self, *groups: t.Iterable[Rule]) -> None:
        self.rules: tuple[Rule, ...] = tuple(rule for group in groups for rule in group)
        self._compiled: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}

    def _for(self, protocol: str) -> list[tuple[Rule, re.Pattern[str]]]:
        compiled = self._compiled.get(protocol)
        if compiled is None:
            compiled = self._compiled[protocol] = [
                (rule, re.compile(rule.pattern, re.IGNORECASE))
                for rule in self.rules
                if not rule.protocols or protocol in rule.protocols.split()
            ]
        return compiled

    def match(self, protocol: str, stage: str, text: str) -> Match | None:
        """Return the first rule that fits what a server said at a stage, or None."""
        line = normalise(text)
        for rule, pattern in self._for(protocol):
            if rule.stages and stage not in rule.stages.split():
                continue
            found = pattern.search(line)
            if found is not None:
                return Match(rule, text, {name: value for name, value in found.groupdict().items() if value})
        return None
