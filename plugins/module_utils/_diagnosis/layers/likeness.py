# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The last layer: how likely each cause is by the words of a text, as far as texts whose causes are known tell.

A linear model of words, ridge regression on binary features (Hoerl and Kennard 1970), whose weights ``tests/tools/likeness`` learns. Alone
it is a suspicion; added to what the other layers say it is about how often the sum is right. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
import typing as t

from . import likeness_table as table
from .concepts import concepts_of

#: What a likeness alone can count at most: a suspicion, below every sentence and every family.
CAP = 0.42
#: What it takes for a cause to be named, and for a text to be called harmless.
LEAST, _CALM = 0.12, 0.3
#: What is evidence of a cause that this layer names.
ALIKE = "texts with the same words had this cause"
#: Characters of a text that are compared, from its end.
_MAX_TEXT = 6000
#: What the number of strangers tells, whatever the words.
_COUNTED = frozenset({"password_guessing"})

#: What tells nothing: who relays a refusal and when, names of JSON, identifiers, addresses, moments, long strings.
_NOISE = re.compile(
    r"\(in reply to [^()]{1,40}\)|\bhost \S{1,100} said:|"
    r"\"[\w.@-]{1,40}\"\s{0,3}:|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{4,40}|[^\s@<>\"']{1,80}@[^\s@<>\"']{1,80}|\d{4}-\d\d-\d\d[t ][\d:.,+z]*|[a-z0-9_=+/-]{40,}"
)
_WORD = re.compile(r"aadsts\d+|\d\.\d\.\d+|\b\d{3}\b|[^\W\d_]+")
#: Scripts that put no space between words.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+")
#: Letters that stand for an inflected word.
_STEM = 6


def features_of(text: str) -> set[str]:
    """Return what a text is compared by: its words' stems, codes, and pairs of neighbours; pairs of characters where no spaces are."""
    words: list[str] = []
    for word in _WORD.findall(_NOISE.sub(" ", text[-_MAX_TEXT:].lower())):
        if _UNSPACED.match(word):
            words.extend(word[place : place + 2] for place in range(max(1, len(word) - 1)))
        else:
            words.append(word[:_STEM] if word.isalpha() else word)
    meant = sorted(f"#{concept}" for concept in concepts_of(text))
    pairs = [*zip(words, words[1:]), *itertools.combinations(meant, 2)]
    return {*words, *meant, *(f"{first} {second}" for first, second in pairs)}


def likeness_of(text: str) -> dict[str, float]:
    """Return how likely each cause is by the words of a text, best first; nothing where no word is known.

    ``harmless`` is one of them: no failure is reported.
    """
    weights, known = _weights(), 0
    totals: dict[str, float] = {}
    for feature in features_of(text):
        if feature in weights:
            known += 1
            for cause, weight in weights[feature]:
                totals[cause] = totals.get(cause, 0) + weight
    scores = {
        cause: prior * table.UNIT + totals.get(cause, 0) * table.UNIT / math.sqrt(known + table.FEW)
        for cause, prior in zip(table.CAUSES, table.PRIORS if known else ())
        if cause not in _COUNTED
    }
    return dict(sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])))


def likely(text: str, most: int = 3) -> list[tuple[str, float]]:
    """Return the causes that texts with these words had, likeliest first, at most ``most``, each with its score up to :data:`CAP`."""
    scores = likeness_of(text)
    named = [(cause, min(CAP, score)) for cause, score in scores.items() if score >= LEAST and cause != "unknown"]
    return (
        [] if named[:1] == [] or named[0][0] == table.HARMLESS else [pair for pair in named if pair[0] != table.HARMLESS][:most]
    )


def calm(text: str) -> bool:
    """Whether texts with these words reported no failure."""
    best = next(iter(likeness_of(text).items()), ("", 0.0))
    return best[0] == table.HARMLESS and best[1] >= _CALM


@functools.lru_cache(maxsize=1)
def _weights() -> t.Mapping[str, t.Sequence[tuple[str, int]]]:
    """Return what each feature adds to which cause, unpacked from the table."""
    unpacked: dict[str, list[tuple[str, int]]] = {}
    for entry in table.WEIGHTS.replace("\n", " ").split(" | ")[1:]:
        feature, _sign, weights = entry.strip().rpartition("=")
        unpacked[feature] = [
            (table.CAUSES[int(weights[place : place + 2], 36)], int(weights[place + 2], 36) - table.ZERO)
            for place in range(0, len(weights), 3)
        ]
    return unpacked
