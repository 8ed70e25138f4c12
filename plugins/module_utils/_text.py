# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Words of others as text that can be shown: nothing in it moves a cursor, breaks a line, hides a word or is obeyed.

Terminals obey control characters (ECMA-48, C1 as well), and bidirectional overrides show another text than there is. The runners of CI
systems obey what a job prints: ``##[command]`` and ``##vso[command]`` anywhere in a line (actions/runner, ActionCommand.TryParse;
microsoft/azure-pipelines-agent, Command.TryParse), ``::command::`` at its beginning (actions/runner, TryParseV2), ``section_start:TIME:NAME``
(GitLab, "Custom collapsible sections") and ``##teamcity[`` (TeamCity, "Service Messages"). One character of each is shown as an escape.
Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

#: The one character of a command that has to go.
_COMMAND = re.compile(
    r"#(?=#(?:\[|vso\[|teamcity\[))"
    r"|(?<!\S):(?=:[\w-]+(?:\s[^\n]*?)?::)"
    r"|s(?=ection_(?:start|end):\d)",
    re.IGNORECASE,
)


def decode(data: bytes) -> str:
    """Return what a server said as printable text; never raises.

    UTF-8 where it is UTF-8, other bytes and all control and format characters (C0, C1, bidirectional overrides) as escapes.
    """
    return printable(data.decode("utf-8", "backslashreplace"))


def printable(text: str) -> str:
    """Return ``text`` with everything that is not printable escaped."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


def shorten(text: str, limit: int) -> str:
    """Return ``text``, cut at ``limit`` characters with a note of how many are missing."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]}... ({len(text) - limit} more characters)"


def harmless(text: str, *, lines: bool = False) -> str:
    """Return ``text`` with what a terminal or a CI runner would obey shown as escapes; line breaks too, unless ``lines`` keeps them."""
    if lines and ("\n" in text or "\t" in text):
        shown = "\n".join("\t".join(map(printable, line.split("\t"))) for line in text.split("\n"))
    else:
        shown = printable(text)
    return _COMMAND.sub(lambda found: f"\\x{ord(found[0]):02x}", shown)


def harmless_data(value: t.Any) -> t.Any:
    """Return plain data with all its texts harmless; they keep their lines."""
    if isinstance(value, str):
        return harmless(value, lines=True)
    if isinstance(value, dict):
        return {key: harmless_data(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [harmless_data(item) for item in value]
    return value
