# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes what the documentation says of causes from the catalogue: ``python tests/tools/guide``, or ``--check`` to only compare.

That is the tables of the guide of findings, the guide to troubleshooting and, in ``docs/docsite/rst/causes``, a page for each cause. Which table
a cause stands in is the guide of findings' own; a cause that stands in none, or one that nobody gives, is an error.
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
PAGES = GUIDE.parent / "causes"
TROUBLE = GUIDE.with_name("guide_troubleshooting.rst")

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

#: What stands in pages for what only a case knows: in a sentence, and in a command.
IN_PAGES = {
    "user": ("the mailbox", "MAILBOX"),
    "token_user": ("the token's user", "SIGN_IN_USER"),
    "host": ("the server", "HOST"),
    "port": ("the port", "PORT"),
    "protocol": ("the protocol", "PROTOCOL"),
    "scope": ("IMAP.AccessAsUser.All, POP.AccessAsUser.All or SMTP.Send", "SCOPE"),
    "app_role": ("IMAP.AccessAsApp, POP.AccessAsApp or SMTP.SendAsApp", "ROLE"),
    "switch": ("the protocol's switch", "SWITCH"),
    "app_id": ("the application's client id", "APPLICATION_ID"),
    "object_id": ("the service principal's object id", "OBJECT_ID"),
    "audience": ("the audience", "AUDIENCE"),
    "length": ("so many", "LENGTH"),
}

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


def documents() -> dict[pathlib.Path, str]:
    """Return the documents that the catalogue decides, as they have to be; the package of the collection can be imported by then."""
    import cause_pages
    import diagnosis_lines

    from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis import wording
    from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES

    general = {name: wording.Prose(words, shown) for name, (words, shown) in IN_PAGES.items()}
    book = cause_pages.Book(
        CAUSES,
        diagnosis_lines.ALL,
        {rule.id: list(diagnosis_lines.lines_of(rule)) for rule in diagnosis_lines.ALL},
        lambda text, caught: wording.fill(_once(text), wording.Texts({**general, **caught})),
    )
    says = {name: in_general(cause.summary) for name, cause in CAUSES.items()}
    found = {GUIDE: written(GUIDE.read_text(encoding="utf-8"), says)}
    found[TROUBLE] = cause_pages.index(book)
    found.update((PAGES / f"{name}.rst", page) for name, page in cause_pages.pages(book).items())
    return found


def _once(text: str) -> str:
    """Return a text of which the words for its placeholders do not repeat what stands before them."""
    for placeholder, _words in IN_GENERAL if "<" not in text else ():
        text = text.replace(placeholder, re.sub(r"(?:the mailbox|the host) (?=\{)|(?<=\{host\}):\{port\}", "", placeholder))
    return text


def stale(made: t.Mapping[pathlib.Path, str]) -> list[pathlib.Path]:
    """Return the documents that are not as they have to be, with pages of causes that are none any more."""
    changed = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    return [*changed, *(path for path in sorted(PAGES.glob("*.rst")) if path not in made)]


def main() -> int:
    """Write the documents, or compare them; return the exit status."""
    parser = argparse.ArgumentParser(prog="guide", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether the documents are as they would be written")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="m365-guide-") as tree:
        parent = pathlib.Path(tree) / "ansible_collections" / "m365"
        parent.mkdir(parents=True)
        (parent / "mail_oauth").symlink_to(ROOT, target_is_directory=True)
        sys.path[:0] = [tree, str(ROOT / "tests" / "fakes")]
        made = documents()
    PAGES.mkdir(exist_ok=True)
    for path in stale(made):
        if options.check:
            print(f"{path.relative_to(ROOT)} is not what the catalogue says: run python tests/tools/guide")
        elif path in made:
            path.write_text(made[path], encoding="utf-8")
        else:
            path.unlink()
    return 1 if options.check and stale(made) else 0


if __name__ == "__main__":
    sys.exit(main())
