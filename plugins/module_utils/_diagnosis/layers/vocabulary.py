# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Words for the concepts in some forty languages, beside the patterns of ``concepts``, looked up word by word.

The tables, ``vocabulary_latin`` and ``vocabulary_other``, have what mail programs, browsers, identity providers and the C library say, from
German to Basque, Vietnamese and Thai. Some words were learned from catalogs of messages, others written by hand. They are spelt as texts are folded (see
``concepts.fold``). A word that ends in ``*`` is the beginning of one, also inside a phrase; a phrase's last word may go on anyway. Words of
scripts without spaces, and Hebrew, Arabic and Hindi ones, stand anywhere. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import functools
import re
import typing as t
import unicodedata

from . import vocabulary_latin, vocabulary_other

#: The concepts' words, separated by bars.
WORDS: t.Mapping[str, str] = {
    concept: "|".join(table.WORDS[concept] for table in (vocabulary_latin, vocabulary_other) if concept in table.WORDS)
    for concept in dict.fromkeys([*vocabulary_latin.WORDS, *vocabulary_other.WORDS])
}


#: What follows the first word of a phrase (nothing after a single word), and the concept.
_Entry = t.Tuple[t.Tuple[str, ...], str]


class _Table(t.NamedTuple):
    """Words and phrases by their first word, whole or its beginning; pieces of scripts without spaces."""

    whole: t.Mapping[str, t.Sequence[_Entry]]
    begin: t.Mapping[str, t.Sequence[_Entry]]
    piece: t.Mapping[str, t.Sequence[str]]


#: Scripts whose words stand anywhere: Chinese, Japanese, Thai without spaces; Hebrew and Arabic with prefixes; Hindi with signs between letters.
_JOINED = r"[\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+"
_UNSPACED = re.compile(rf"{_JOINED}(?: {_JOINED})*")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_PHRASE_WORD = re.compile(rf"{_WORD.pattern}\*?")
_LONGEST = 24


@functools.lru_cache(maxsize=None)
def _table() -> _Table:
    whole: dict[str, list[_Entry]] = {}
    begin: dict[str, list[_Entry]] = {}
    piece: dict[str, list[str]] = {}
    for concept, words in WORDS.items():
        for word in words.split("|"):
            if _UNSPACED.search(word):
                piece.setdefault(word.rstrip("*"), []).append(concept)
                continue
            first, *rest = _PHRASE_WORD.findall(word)
            words_by = begin if first.endswith("*") else whole
            words_by.setdefault(first.rstrip("*"), []).append((tuple(rest), concept))
    return _Table(whole, begin, piece)


@functools.lru_cache(maxsize=4096)
def _begun_by(word: str) -> t.Sequence[_Entry]:
    """Return the entries that a word is the first one of; what stands before its apostrophe is an article."""
    table = _table()
    entries: list[_Entry] = []
    for form in dict.fromkeys((word, word.rpartition("'")[2])):
        entries += table.whole.get(form, ())
        for length in range(2, min(len(form), _LONGEST) + 1):
            entries += table.begin.get(form[:length], ())
    return entries


def _follow(words: t.Sequence[str], rest: t.Sequence[str]) -> bool:
    """Whether the rest of a phrase stands at the start of these words; its last word may go on."""
    if len(words) < len(rest):
        return False
    pairs = list(zip(words, rest))
    return all(
        word == part or (word.startswith(part.rstrip("*")) and (part.endswith("*") or part is rest[-1])) for word, part in pairs
    )


def spoken(folded: str) -> set[str]:
    """Return the concepts whose words stand in a text that was folded."""
    text = unicodedata.normalize("NFC", folded).replace("\u200c", "")
    found: set[str] = set()
    words = _WORD.findall(text)
    for place, word in enumerate(words):
        for rest, concept in _begun_by(word):
            if concept not in found and (not rest or _follow(words[place + 1 : place + 1 + len(rest)], rest)):
                found.add(concept)
    pieces = _table().piece
    for run in _UNSPACED.findall(text):
        for start in range(len(run)):
            for length in range(2, min(len(run) - start, _LONGEST) + 1):
                found.update(pieces.get(run[start : start + length], ()))
    return found
