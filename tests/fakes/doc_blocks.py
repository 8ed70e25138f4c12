# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The code blocks of the documentation, each with the comment before it that says what becomes of it in the tests."""

from __future__ import annotations

import dataclasses
import pathlib
import re
import textwrap

from quickstart_home import ROOT

GUIDES = ROOT / "docs" / "docsite" / "rst"
#: Languages of what a reader types.
SHELL = ("bash", "console")

_MARKDOWN = re.compile(
    r"(?:^<!-- readme-test: (?P<kind>\w+) ?(?P<argument>[^\n]*?) ?-->\n)?^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.M | re.S
)
_RST = re.compile(
    r"(?:^(?P<comment> *)\.\. docs-test: (?P<kind>\w+) ?(?P<argument>[^\n]*)\n\n)?"
    r"^(?P<indent> *)\.\. code-block:: (?P<language>\S+)\n\n(?P<text>(?:(?:(?P=indent)   .*)?\n)+)",
    re.M,
)


@dataclasses.dataclass(frozen=True)
class Block:
    """A code block: where it stands, what becomes of it, and what it says."""

    path: pathlib.Path
    line: int
    number: int
    kind: str
    argument: str
    language: str
    text: str

    def __str__(self) -> str:
        words = f"{self.path.stem}-{self.number}-{self.kind}-{self.argument if self.kind != 'elsewhere' else ''}"
        return re.sub(r"\W+", "_", words).strip("_")

    @property
    def commands(self) -> str:
        """What a reader types of it: of a console the lines after the prompt, and the lines that these go on in."""
        if self.language != "console":
            return self.text
        lines: list[str] = []
        for line in self.text.splitlines():
            if line.startswith("$ "):
                lines.append(line[2:])
            elif lines and lines[-1].endswith("\\"):
                lines.append(line)
        return "".join(f"{line}\n" for line in lines)


def blocks(path: pathlib.Path) -> list[Block]:
    """Return the code blocks of a guide or a README."""
    text = path.read_text(encoding="utf-8")
    pattern = _RST if path.suffix == ".rst" else _MARKDOWN
    return [
        Block(
            path=path,
            line=text.count("\n", 0, found.start("language")) + 1,
            number=number,
            kind=found["kind"] or "",
            argument=(found["argument"] or "").strip(),
            language=found["language"],
            text=textwrap.dedent(found["text"]).rstrip("\n") + "\n",
        )
        for number, found in enumerate(pattern.finditer(text), 1)
    ]


def guides() -> list[pathlib.Path]:
    """Return the guides that people read from beginning to end; the pages of causes are made by a program."""
    return sorted(GUIDES.glob("*.rst"))


def readmes() -> list[pathlib.Path]:
    """Return the README of the collection and those of its roles."""
    return [ROOT / "README.md", *sorted((ROOT / "roles").glob("*/README.md"))]
