# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes the page of a cause: what is said, what it means, its neighbours, remedy, confirmation, sources."""

from __future__ import annotations

import pathlib
import re
import typing as t

#: Who says what is of a kind.
SPEAKERS = {
    "imap": "An IMAP server",
    "pop": "A POP3 server",
    "smtp": "An SMTP server",
    "challenge": "A server's challenge, decoded",
    "token": "The token endpoint",
    "graph": "Microsoft Graph",
    "exchange_powershell": "Exchange Online PowerShell",
    "client": "Mail programs",
    "network": "Network and TLS, as programs print them",
    "dovecot_log": "Dovecot's own log",
}

#: When a server says it.
STAGES = {
    "": "",
    "greeting": ", as the greeting",
    "capability": ", asked what it can do",
    "starttls": ", asked for TLS",
    "auth": ", at the login",
    "after_auth": ", after the login",
}

_NUMBER = re.compile(r"AADSTS\d+\Z")
_MARKUP = re.compile(r"([\\*`|])")
_COMMAND = re.compile(r"<(\w+)>(.*?)</\1>", re.DOTALL)

#: The pages' licence is this file's.
_LICENSE = "\n".join(line.replace("#", " ", 1) for line in pathlib.Path(__file__).read_text(encoding="utf-8").splitlines()[:2])

_HEAD = f"""..
{_LICENSE}
  Written by tests/tools/guide from the rules and causes in plugins/module_utils/_diagnosis.

.. highlight:: text

.. _ansible_collections.m365.mail_oauth.docsite.causes.{{name}}:

{{name}}
{{line}}

{{summary}}
"""


class Rule(t.Protocol):
    """What a page tells of a rule."""

    @property
    def id(self) -> str: ...
    @property
    def pattern(self) -> str: ...
    @property
    def causes(self) -> t.Mapping[str, float]: ...
    @property
    def note(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def remedy(self) -> str: ...
    @property
    def best(self) -> str: ...


class Cause(t.Protocol):
    """What a page tells of a cause."""

    @property
    def summary(self) -> str: ...
    @property
    def remedy(self) -> str: ...
    @property
    def confirm(self) -> str: ...


class Book(t.NamedTuple):
    """What pages are made of: the causes, the rules, what was seen of each, and how a text gets words for its placeholders.

    ``fill`` takes words of a case besides: those that a rule's pattern caught in what was seen.
    """

    causes: t.Mapping[str, Cause]
    rules: t.Sequence[Rule]
    lines: t.Mapping[str, t.Sequence[t.Any]]
    fill: t.Callable[[str, t.Mapping[str, str]], str]

    def caught(self, rule: Rule) -> dict[str, str]:
        """Return what a rule's pattern catches in the texts that were seen."""
        caught: dict[str, str] = {}
        for line in self.lines[rule.id]:
            found = re.search(rule.pattern, line.text, re.IGNORECASE)
            for name, value in found.groupdict().items() if found else ():
                caught.setdefault(name, value or "")
        return {name: value for name, value in caught.items() if value}


#: Of a cause that no text leads to.
_UNSAID = "No text leads here first: it comes of what was seen of a login, of its token, or of other logins."


def pages(book: Book) -> dict[str, str]:
    """Return the page of each cause as reStructuredText."""
    return {name: _page(name, book) for name in book.causes}


_INDEX = f"""..
{_LICENSE}
  Written by tests/tools/guide from the rules in plugins/module_utils/_diagnosis.

.. _ansible_collections.m365.mail_oauth.docsite.guide_troubleshooting:

Troubleshooting by what is said
===============================

Search this page for some words of what you see, without host names, numbers and addresses. Below a text is the cause that it means first, with its page: what
else the same words may mean, what to do, how to make sure. The filter :ansplugin:`m365.mail_oauth.diagnose#filter` does the same for a
whole log, and ``verify`` for a login, with what else it sees.

.. contents::
   :local:
   :depth: 1
"""


def index(book: Book) -> str:
    """Return the page that leads from literal texts to the pages of causes, by who says them."""
    said: dict[str, dict[str, list[str]]] = {}
    for rule in book.rules:
        for line in book.lines[rule.id]:
            speaker = "Microsoft Entra ID" if _NUMBER.match(line.text) else SPEAKERS[line.kind]
            if rule.best in book.causes:
                said.setdefault(speaker, {}).setdefault(rule.best, []).append(line.text)
    parts = [_INDEX]
    for speaker in dict.fromkeys(("Microsoft Entra ID", *SPEAKERS.values())):
        sections = []
        for cause, texts in sorted(said.get(speaker, {}).items()):
            where = f":ref:`{cause} <ansible_collections.m365.mail_oauth.docsite.causes.{cause}>`: {_prose(book.causes[cause].summary, book)}"
            lines = [part for text in dict.fromkeys(texts) for part in text.splitlines()]
            if speaker == "Microsoft Entra ID":
                sections.append(f"{', '.join(lines)}\n    {where}")
            else:
                sections.append(f"{where}\n\n.. code-block:: text\n\n" + "\n".join(f"    {part}" for part in lines))
        parts += _section(speaker, sections)
    return "\n".join(parts)


def _page(name: str, book: Book) -> str:
    cause = book.causes[name]
    own = [rule for rule in book.rules if rule.best == name]
    parts = [_HEAD.format(name=name, line="=" * len(name), summary=_prose(cause.summary, book))]
    parts += _section("What is said", _said(own, book) or [_UNSAID])
    meanings = {rule.summary: rule for rule in reversed(own) if rule.summary and rule.summary != cause.summary}
    parts += _section("What it means", [f"* {_prose(text, book, rule)}" for text, rule in reversed(meanings.items())])
    parts += _section("Told from its neighbours", _neighbours(name, own, book))
    parts += _section("What to do", [*_told(cause.remedy, book), *_remedies(cause, own, book)])
    parts += _section("How to make sure", _told(cause.confirm, book))
    sources = dict.fromkeys(part for rule in own for part in rule.source.split("; "))
    parts += _section("Sources", [f"* {_escaped(source)}" for source in sources if source])
    return "\n".join(parts)


def _section(title: str, paragraphs: t.Sequence[str]) -> list[str]:
    if not paragraphs:
        return []
    return [f"{title}\n{'-' * len(title)}\n", *(f"{paragraph}\n" for paragraph in paragraphs)]


def _said(rules: t.Sequence[Rule], book: Book) -> list[str]:
    """Return the literal texts under who says them, and Entra's numbers in a line."""
    by_place: dict[tuple[str, str], list[str]] = {}
    numbers = []
    for rule in rules:
        for line in book.lines[rule.id]:
            if _NUMBER.match(line.text):
                numbers.append(line.text)
            else:
                by_place.setdefault((line.kind, line.stage), []).append(line.text)
    found = []
    for (kind, stage), texts in by_place.items():
        said = "\n".join(f"    {part}" for text in texts for part in text.splitlines())
        found.append(f"{SPEAKERS[kind]}{STAGES[stage]}::\n\n{said}")
    if numbers:
        found.append(f"Numbers of Microsoft Entra ID: {', '.join(numbers)}.")
    return found


def _neighbours(name: str, own: t.Sequence[Rule], book: Book) -> list[str]:
    """Return what the same words may mean besides, and what separates it."""
    beside: dict[str, float] = {}
    for rule in book.rules:
        if name in rule.causes:
            for other, weight in rule.causes.items():
                if other != name:
                    beside[other] = max(weight, beside.get(other, 0.0))
    found = []
    for other in sorted(beside, key=lambda cause: (-beside[cause], cause)):
        neighbour = book.causes[other]
        sure = " ".join(_prose(neighbour.confirm, book).split())
        found.append(f"* ``{other}``: {_prose(neighbour.summary, book)}{f' To make sure: {sure}' if sure else ''}")
    if found:
        found.insert(0, "The same words, or words like them, may also mean:")
    return found + [_prose(note, book) for note in dict.fromkeys(rule.note for rule in own if rule.note)]


def _remedies(cause: Cause, rules: t.Sequence[Rule], book: Book) -> list[str]:
    """Return what is to be done for some of the texts in place of the general remedy, with the text."""
    found = []
    for rule in rules:
        if rule.remedy and rule.remedy != cause.remedy and book.lines[rule.id]:
            line = book.lines[rule.id][0].text.splitlines()[0]
            numbers = [each for other in rules if other.remedy == rule.remedy for each in book.lines[other.id]]
            if _NUMBER.match(line):
                if rule is not next(other for other in rules if other.remedy == rule.remedy):
                    continue
                line = ", ".join(each.text for each in numbers if _NUMBER.match(each.text))
            found += [f"Where it is ``{line.replace('`', chr(39)).strip()}``:", *_told(rule.remedy, book, rule)]
    return found


def _told(text: str, book: Book, rule: Rule | None = None) -> list[str]:
    """Return a text as paragraphs, commands in blocks of their own."""
    found, position = [], 0
    caught = book.caught(rule) if rule else {}
    for command in _COMMAND.finditer(text):
        found += [_prose(text[position : command.start()], book, rule), "::\n\n    " + book.fill(command[0], caught)]
        position = command.end()
    found.append(_prose(text[position:], book, rule))
    return [part for part in found if part.strip(" .;,")]


def _prose(text: str, book: Book, rule: Rule | None = None) -> str:
    return _escaped(" ".join(book.fill(text, book.caught(rule) if rule else {}).split()).lstrip(";,. "))


def _escaped(text: str) -> str:
    """Return words in which nothing is markup."""
    return re.sub(r"(?<=\w)_(?=\W|\Z)", r"\\_", _MARKUP.sub(r"\\\1", text))
