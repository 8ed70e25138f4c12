# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How often the filter ``diagnose`` is right on files of texts whose causes are known: ``python tests/tools/blind FILE ...``.

``--misses`` also names the rows that it gets wrong; files that are kept back (``kept`` in their name) give totals alone. Whoever writes rules
runs it on a new file once, puts that first figure into ``tests/diagnosis/blind/figures.md``, and only then reads the misses.
"""

from __future__ import annotations

import argparse
import pathlib
import sys
import tempfile
import typing as t

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[3]


class Verdict(t.NamedTuple):
    """What became of one row. ``first`` and ``three`` are None for harmless rows, ``harmless`` for all others."""

    row: t.Mapping[str, t.Any]
    given: tuple[tuple[str, str], ...]
    first: bool | None
    three: bool | None
    harmless: bool | None
    wrong_at_high: bool


def judge(row: t.Mapping[str, t.Any], findings: t.Sequence[t.Mapping[str, t.Any]]) -> Verdict:
    """Compare the findings for a row's text with what it expects.

    A cause is right when the row names it, under ``expect`` or ``expect_new``. A harmless row is right when nothing is found. Wrong at high is
    a finding at high confidence whose cause the row does not name, at any place.
    """
    right = {*(row.get("expect") or ()), *(row.get("expect_new") or ())}
    causes = [str(finding["cause"]) for finding in findings]
    faulty = not row.get("harmless")
    return Verdict(
        row,
        tuple((str(finding["cause"]), str(finding["confidence"])) for finding in findings),
        bool(causes and causes[0] in right) if faulty else None,
        bool(right.intersection(causes[:3])) if faulty else None,
        None if faulty else not causes,
        any(finding["confidence"] == "high" and finding["cause"] not in right for finding in findings),
    )


#: Groups of rows and who belongs to them.
GROUPS: t.Mapping[str, t.Callable[[t.Mapping[str, t.Any]], bool]] = {
    "all": lambda row: True,
    "words not known": lambda row: not row.get("words_known"),
    "words known": lambda row: bool(row.get("words_known")),
    "English": lambda row: row.get("language") == "en",
    "other languages": lambda row: row.get("language") != "en",
    "causes of the catalogue": lambda row: bool(row.get("expect")),
    "decoys": lambda row: bool(row.get("decoy")),
}


def figures(verdicts: t.Sequence[Verdict]) -> list[str]:
    """Return the lines of a table, a row for each group."""
    lines = [
        "| rows | faults | first | within three | nothing said | wrong at high | harmless named harmless |",
        "|" + " --- |" * 7,
    ]
    for name, belongs in GROUPS.items():
        group = [verdict for verdict in verdicts if belongs(verdict.row)]
        faults = [verdict for verdict in group if verdict.harmless is None]
        calm = [verdict for verdict in group if verdict.harmless is not None]
        lines.append(
            f"| {name} ({len(group)}) | {len(faults)} | {_share(sum(bool(v.first) for v in faults), len(faults))} | "
            f"{_share(sum(bool(v.three) for v in faults), len(faults))} | {sum(not v.given for v in faults)} | {sum(v.wrong_at_high for v in group)} | "
            f"{sum(bool(v.harmless) for v in calm)} of {len(calm)} |"
        )
    return lines


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.1f} %)" if whole else "-"


def _diagnose() -> t.Callable[[str], list[dict[str, t.Any]]]:
    """Return the filter's function, imported as ansible-core would from a checkout at any path."""
    tree = tempfile.TemporaryDirectory(prefix="m365-blind-")
    parent = pathlib.Path(tree.name) / "ansible_collections" / "m365"
    parent.mkdir(parents=True)
    (parent / "mail_oauth").symlink_to(ROOT, target_is_directory=True)
    sys.path.insert(0, tree.name)
    with tree:
        from ansible_collections.m365.mail_oauth.plugins.filter.diagnose import FilterModule

        diagnose = FilterModule().filters()["diagnose"]
        diagnose("550 5.7.1 first call: imports what it needs")
    return t.cast("t.Callable[[str], list[dict[str, t.Any]]]", diagnose)


def main() -> None:
    """Print the figures of each file."""
    parser = argparse.ArgumentParser(prog="blind", description=__doc__)
    parser.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--misses", action="store_true", help="name the rows that are not right")
    options = parser.parse_args()
    diagnose = _diagnose()
    for file in options.files:
        verdicts = [judge(row, diagnose(row["text"])) for row in yaml.safe_load(file.read_text(encoding="utf-8"))]
        print(f"\n{file.name}\n", *figures(verdicts), sep="\n")
        if not options.misses or "kept" in file.name:
            continue
        for verdict in verdicts:
            if verdict.first is False or verdict.harmless is False or verdict.wrong_at_high:
                wanted = verdict.row.get("expect") or list(verdict.row.get("expect_new") or ()) or "nothing"
                print(f"{verdict.row['id']}: wanted {wanted}, got {list(verdict.given)}")


if __name__ == "__main__":
    main()
