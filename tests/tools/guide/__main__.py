# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes what the guide of findings says of each cause from the catalogue: ``python tests/tools/guide``, or ``--check`` to only compare.

Which table a cause stands in is the guide's own; a cause that stands in none, or one that nobody gives, is an error.
"""

from __future__ import annotations

import argparse
import pathlib
import re
import sys
import tempfile
import typing as t

ROOT = pathlib.Path(__file__).resolve().parents[3]
GUIDE = ROOT / "docs" / "docsite" / "rst" / "guide_diagnosis.rst"

#: What stands in general texts for what only a case knows, longest first.
IN_GENERAL = (
    (" of {length} characters", ""),
    ("the mailbox {user}", "the mailbox"),
    ("the host {host}", "the host"),
    ("{host}:{port}", "host and port"),
    ("{user}", "the mailbox"),
    ("{host}", "the host"),
    ("{protocol}", "this protocol"),
)

_ROW = re.compile(r"(?P<cause>   \* - ``(?P<name>\w+)``\n)     - (?P<says>[^\n]*)\n")


def written(guide: str, says: t.Mapping[str, str]) -> str:
    """Return the guide with what the catalogue says of each cause; raises ``ValueError`` where the two have not the same causes."""
    listed = [found["name"] for found in _ROW.finditer(guide)]
    wrong = {
        "has no table for": sorted(set(says) - set(listed)),
        "lists what is in no catalogue": sorted(set(listed) - set(says)),
        "lists twice": sorted({name for name in listed if listed.count(name) > 1}),
    }
    said = [f"{GUIDE.name} {what}: {', '.join(names)}" for what, names in wrong.items() if names]
    if said:
        raise ValueError("; ".join(said))
    return _ROW.sub(lambda found: f"{found['cause']}     - {says[found['name']]}\n", guide)


def in_general(summary: str) -> str:
    """Return a cause's summary as it is true of every case; raises ``ValueError`` for a placeholder that has no words here."""
    for placeholder, words in IN_GENERAL:
        summary = summary.replace(placeholder, words)
    if "{" in summary:
        raise ValueError(f"no general words for a placeholder: {summary}")
    return summary


def catalogue() -> dict[str, str]:
    """Return the causes and what is said of each in general."""
    with tempfile.TemporaryDirectory(prefix="m365-guide-") as tree:
        parent = pathlib.Path(tree) / "ansible_collections" / "m365"
        parent.mkdir(parents=True)
        (parent / "mail_oauth").symlink_to(ROOT, target_is_directory=True)
        sys.path.insert(0, tree)
        from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES
    return {name: in_general(cause.summary) for name, cause in CAUSES.items()}


def main() -> int:
    """Write the guide, or compare it; return the exit status."""
    parser = argparse.ArgumentParser(prog="guide", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether the guide is as it would be written")
    options = parser.parse_args()
    before = GUIDE.read_text(encoding="utf-8")
    after = written(before, catalogue())
    if before == after:
        return 0
    if options.check:
        print(f"{GUIDE} is not what the catalogue says: run python tests/tools/guide")
        return 1
    GUIDE.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
