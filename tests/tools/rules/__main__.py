# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Looks for rules of the diagnosis that say too much: ``python tests/tools/rules``, with ``--words FILE`` also by a dictionary of yours.

Rules that are tried on any line of a log (groups client, network, dovecot_log) must fit no word of a dictionary, no name of an exception
that they have not seen, and no line of a healthy log. No rule fits where it has no stage, and what was seen of a rule says nothing of token
and mailbox before the token was sent. What is wrong is said in a line each; the exit status is then 1.
"""

from __future__ import annotations

import argparse
import builtins
import contextlib
import importlib
import inspect
import pathlib
import re
import sys
import tempfile
import typing as t

ROOT = pathlib.Path(__file__).resolve().parents[3]
HEALTHY = ROOT / "tests" / "diagnosis" / "healthy.txt"
#: Names of exceptions of other languages, one a line.
NAMES = pathlib.Path(__file__).resolve().parent / "names.txt"

#: Whose rules are tried on lines that nobody has said anything about.
ANYWHERE = frozenset({"client", "network", "dovecot_log"})

#: Where Python's exceptions come from, and words in its manuals.
MODULES = [
    "argparse",
    "asyncio",
    "base64",
    "binascii",
    "concurrent.futures",
    "configparser",
    "csv",
    "ctypes",
    "dataclasses",
    "datetime",
    "decimal",
    "email.errors",
    "encodings",
    "ftplib",
    "getopt",
    "getpass",
    "gzip",
    "hmac",
    "http.client",
    "http.cookiejar",
    "imaplib",
    "importlib",
    "json",
    "locale",
    "logging",
    "lzma",
    "mailbox",
    "multiprocessing",
    "netrc",
    "nntplib",
    "optparse",
    "os",
    "pickle",
    "poplib",
    "queue",
    "re",
    "select",
    "selectors",
    "shutil",
    "signal",
    "smtplib",
    "socket",
    "ssl",
    "statistics",
    "struct",
    "subprocess",
    "tarfile",
    "telnetlib",
    "threading",
    "tomllib",
    "unittest",
    "urllib.error",
    "urllib.parse",
    "urllib.request",
    "uuid",
    "wave",
    "xml.etree.ElementTree",
    "xml.parsers.expat",
    "xmlrpc.client",
    "zipfile",
    "zipimport",
    "zlib",
    "zoneinfo",
    "pydoc_data.topics",
]

_WORD = re.compile(r"[A-Za-z][a-z'-]{2,}|[A-Z]{3,}")


class Rule(t.Protocol):
    """What is looked at of a rule."""

    @property
    def id(self) -> str: ...
    @property
    def pattern(self) -> str: ...
    @property
    def kinds(self) -> t.AbstractSet[str]: ...
    @property
    def seen(self) -> tuple[str, ...]: ...


def modules() -> t.Iterator[t.Any]:
    """Yield those modules of the standard library that this Python has."""
    yield builtins
    for name in MODULES:
        with contextlib.suppress(ImportError):
            yield importlib.import_module(name)


def words_of_python() -> set[str]:
    """Return the words in which the standard library explains itself: a dictionary that is there wherever the tests run."""
    found: set[str] = set()
    for module in modules():
        texts = [inspect.getdoc(module) or "", *(inspect.getdoc(value) or "" for value in vars(module).values())]
        texts += [text for text in getattr(module, "topics", {}).values() if isinstance(text, str)]
        for text in texts:
            found.update(_WORD.findall(text))
    return found


def exceptions_of_python() -> set[str]:
    """Return the names of the standard library's exceptions, alone and with their modules."""
    found: set[str] = set()
    for module in modules():
        for name, value in vars(module).items():
            if inspect.isclass(value) and issubclass(value, BaseException):
                found |= {name, f"{value.__module__}.{value.__qualname__}"}
    return found


def read(path: pathlib.Path) -> list[str]:
    """Return the lines of a file, without empty ones and those that begin with ``#``."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]


def too_wide(rules: t.Iterable[Rule], words: t.Collection[str], names: t.Collection[str], lines: t.Collection[str]) -> list[str]:
    """Return what rules that are tried anywhere fit but must not; an exception that a rule has seen is what it is for."""
    wrong: list[str] = []
    for rule in rules:
        if not rule.kinds & ANYWHERE:
            continue
        pattern = re.compile(rule.pattern, re.IGNORECASE)
        for what, texts in (("the word", words), ("the exception", names), ("a healthy log", lines)):
            # One look at all of them first: it is the usual one, and far cheaper.
            if pattern.search("\n".join(texts)) is None:
                continue
            fitting = [text for text in texts if pattern.search(text)]
            if what == "the exception":
                fitting = [name for name in fitting if not any(re.split(r"[.\\]", name)[-1] in text for text in rule.seen)]
            wrong += [f"{rule.id} fits {what}: {text}" for text in fitting[:5]]
    return wrong


def out_of_place(lines: t.Iterable[t.Any], matches: t.Callable[[t.Any, str], t.Any]) -> list[str]:
    """Return which rules of mail servers fit at a stage that they do not have; ``matches`` looks a line up as if said at another stage."""
    wrong = []
    for line in lines:
        for stage in ("greeting", "capability", "starttls", "auth", "after_auth"):
            found = matches(line, stage)
            if found is not None and found.rule.stages and stage not in found.rule.stages:
                wrong.append(f"{found.rule.id} fits at {stage}, where it has no place: {line.text}")
    return wrong


def too_early(
    lines: t.Iterable[t.Any], findings: t.Callable[[t.Any, str], t.Iterable[str]], barred: t.Collection[str]
) -> list[str]:
    """Return which causes of a token are found in what was said before the token was sent; ``findings`` has a line said at a stage."""
    wrong = []
    for line in lines:
        for stage in ("greeting", "capability", "starttls", "auth"):
            wrong += [
                f"{line.rule} said at {stage}, before the token was sent, gives {cause}: {line.text}"
                for cause in findings(line, stage)
                if cause in barred
            ]
    return wrong


def main() -> int:
    """Look at all rules; return the exit status."""
    parser = argparse.ArgumentParser(prog="rules", description=__doc__)
    parser.add_argument("--words", type=pathlib.Path, help="a file with a word a line, such as /usr/share/dict/words")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="m365-rules-") as tree:
        parent = pathlib.Path(tree) / "ansible_collections" / "m365"
        parent.mkdir(parents=True)
        (parent / "mail_oauth").symlink_to(ROOT, target_is_directory=True)
        sys.path[:0] = [tree, str(ROOT / "tests" / "fakes")]
        import diagnosis_lines
        import diagnosis_stages as stages

        from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.weigh.words import OF_THE_TOKEN
    words = words_of_python() | set(read(options.words) if options.words else ())
    names = exceptions_of_python() | set(read(NAMES))
    wrong = too_wide(diagnosis_lines.ALL, words, names, read(HEALTHY))
    wrong += out_of_place(diagnosis_lines.MAIL, stages.match_at)
    wrong += too_early(diagnosis_lines.MAIL, stages.unsent, OF_THE_TOKEN)
    print("\n".join([*wrong, f"{len(words)} words, {len(names)} exceptions: {len(wrong)} faults"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
