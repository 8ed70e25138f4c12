# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Learns which words go with which cause, and writes the table of the last layer of the diagnosis: ``python tests/tools/likeness``.

What it learns from are the texts beside the rules and the files of ``tests/diagnosis/blind`` that have been learned from; what is kept back
(``kept`` in a file's name) is never read. ``--without NAME`` leaves a file out, for a first run that is to be a fair one.
"""

from __future__ import annotations

import argparse
import collections
import importlib
import pathlib
import pkgutil
import sys
import tempfile
import typing as t

import numpy as np
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[3]
BLIND = ROOT / "tests" / "diagnosis" / "blind"
TABLE = ROOT / "plugins" / "module_utils" / "_diagnosis" / "layers" / "likeness_table.py"
HARMLESS = "harmless"

#: What a second right cause of a text counts beside the first.
_SECOND = 0.35
#: Ridge; texts that a feature needs; the unit of the weights, and the digit that is nought.
_RIDGE, _TEXTS, _UNIT, _ZERO = 0.7, 2, 0.03, 17
#: Causes kept for each feature, and what a weight has to be for that: with more the table grows and is not right more often.
_MOST, _LEAST = 10, 2
#: As if each text had so many more words, so that one word alone is not much.
_FEW = 3

#: A text's features, and its causes with their shares.
Example = t.Tuple[t.AbstractSet[str], t.Mapping[str, float]]

#: The table's licence is this file's.
_LICENSE = "\n".join(pathlib.Path(__file__).read_text(encoding="utf-8").splitlines()[:2])

_HEAD = f'''{_LICENSE}

"""What each word says for which cause. Written by ``tests/tools/likeness``; do not edit.

An entry is a feature, and for each of its causes two digits (its place in ``CAUSES``) and one (its weight, above ``ZERO``), to the base of
36. ``PRIORS`` are the causes' shares of all texts. Both count in ``UNIT``. ``FEW`` is added to the number of a text's features.
"""

from __future__ import annotations

HARMLESS = "harmless"
UNIT = {_UNIT}
FEW = {_FEW}
ZERO = {_ZERO}

# ruff: noqa: RUF001
# fmt: off
'''


class Model(t.NamedTuple):
    """What was learned, in units: the causes' shares of all texts, and the weights of the features for the causes."""

    priors: t.Mapping[str, float]
    weights: t.Mapping[str, t.Mapping[str, int]]


def learned(examples: t.Sequence[Example]) -> Model:
    """Return the weights of the features for the causes that they speak for: ridge regression, solved in its dual form."""
    texts = collections.Counter(feature for features, _causes in examples for feature in features)
    features = sorted(feature for feature, number in texts.items() if number >= _TEXTS)
    causes = sorted({cause for _features, shares in examples for cause in shares})
    columns = {feature: place for place, feature in enumerate(features)}
    seen, wanted = np.zeros((len(examples), len(features)), dtype=np.float32), np.zeros((len(examples), len(causes)))
    for row, (words, shares) in enumerate(examples):
        known = [columns[word] for word in words if word in columns]
        seen[row, known] = (len(known) + _FEW) ** -0.5
        wanted[row] = [shares.get(cause, 0.0) for cause in causes]
    priors = wanted.mean(axis=0)
    solved = np.linalg.solve(seen @ seen.T + _RIDGE * np.eye(len(examples)), wanted - priors)
    weights = np.clip(np.rint(seen.T @ solved / _UNIT), -_ZERO, 35 - _ZERO).astype(int)
    return Model(
        {cause: round(share / _UNIT, 2) for cause, share in zip(causes, priors.tolist())},
        {feature: kept for feature, row in zip(features, weights.tolist()) if (kept := _heaviest(row, causes))},
    )


def _heaviest(row: t.Sequence[int], causes: t.Sequence[str]) -> dict[str, int]:
    """Return a feature's weights that count most."""
    counting = [(cause, weight) for cause, weight in zip(causes, row) if abs(weight) >= _LEAST]
    return dict(sorted(counting, key=lambda pair: (-abs(pair[1]), pair[0]))[:_MOST])


def written(model: Model) -> str:
    """Return the table's file."""
    places = {cause: _base36(place, 2) for place, cause in enumerate(model.priors)}
    entries = [
        f"{feature}=" + "".join(places[cause] + _base36(_ZERO + weight, 1) for cause, weight in weights.items())
        for feature, weights in sorted(model.weights.items())
    ]
    names = "\n".join(_wrapped([f'"{cause}",' for cause in model.priors], " ", "    "))
    shares = "\n".join(_wrapped([f"{share}," for share in model.priors.values()], " ", "    "))
    # No line begins with a word, which might be one of Python's that ansible-test looks for.
    weights = "\n".join(_wrapped(entries, " | ", "| "))
    return f'{_HEAD}CAUSES = (\n{names}\n)\n\nPRIORS = (\n{shares}\n)\n\nWEIGHTS = """\n{weights}\n"""\n'


def _wrapped(words: t.Iterable[str], between: str, indent: str) -> t.Iterator[str]:
    """Yield lines of at most 150 bytes."""
    line = ""
    for word in words:
        if line and len(f"{indent}{line}{between}{word}".encode()) > 150:
            yield indent + line
            line = ""
        line += (between if line else "") + word
    yield indent + line


def _base36(number: int, digits: int) -> str:
    """Return a number in digits and small letters."""
    return "".join("0123456789abcdefghijklmnopqrstuvwxyz"[number // 36**place % 36] for place in reversed(range(digits)))


def collected(without: t.Collection[str] = ()) -> list[Example]:
    """Return what can be learned from: the rules' own texts, and the files that are not kept back."""
    with tempfile.TemporaryDirectory(prefix="m365-likeness-") as tree:
        parent = pathlib.Path(tree) / "ansible_collections" / "m365"
        parent.mkdir(parents=True)
        (parent / "mail_oauth").symlink_to(ROOT, target_is_directory=True)
        sys.path.insert(0, tree)
        room = "ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis."
        if not TABLE.exists():
            TABLE.write_text(written(Model({}, {})), encoding="utf-8")
        features_of = importlib.import_module(room + "layers.likeness").features_of
        rules = importlib.import_module(room + "rules")
        found: list[Example] = []
        known: set[str] = set()
        for info in pkgutil.iter_modules(rules.__path__):
            for group in list(vars(importlib.import_module(f"{room}rules.{info.name}")).values()):
                for rule in group if isinstance(group, (tuple, list)) else ():
                    if hasattr(rule, "seen") and hasattr(rule, "best") and rule.id not in known:
                        known.add(rule.id)
                        found += [(features_of(text), {rule.best: 1.0}) for text in rule.seen]
    sys.path.insert(0, str(ROOT))
    corpus = importlib.import_module("tests.fakes.diagnosis_corpus")
    for exchange in (*corpus.MAIL, *corpus.TEXTS):
        causes = [cause if cause != "none" else HARMLESS for cause in exchange.causes]
        found.append((features_of(exchange.text), {**dict.fromkeys(causes, _SECOND), causes[0]: 1.0}))
    for file in files(without):
        for row in yaml.safe_load(file.read_text(encoding="utf-8")):
            causes = [HARMLESS] if row.get("harmless") else row.get("expect") or []
            if causes:
                found.append((features_of(row["text"]), {**dict.fromkeys(causes, _SECOND), causes[0]: 1.0}))
    return found


def files(without: t.Collection[str]) -> list[pathlib.Path]:
    """Return the files of texts that may be learned from."""
    return [file for file in sorted(BLIND.glob("*.yaml")) if "kept" not in file.name and file.stem not in without]


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(prog="likeness", description=__doc__)
    parser.add_argument("--without", action="append", default=[], metavar="NAME", help="a file that is not learned from")
    options = parser.parse_args()
    model = learned(collected(options.without))
    TABLE.write_text(written(model), encoding="utf-8")
    print(f"{len(model.weights)} features, {TABLE.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
