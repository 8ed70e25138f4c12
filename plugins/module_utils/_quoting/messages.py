# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Text for those who read messages: CI systems' annotations, Markdown, SARIF, messengers. Pure; runs on Python 3.8.

None of them refuses anything: what a server said has to be told, and comes out as the words that they are.
"""

from __future__ import annotations

import re

from .refusal import HIDING

#: Everything of ASCII that may mean something in Markdown (GitHub Flavored Markdown, section 6.1 lists what a backslash takes the meaning of).
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_TICKS = re.compile(r"`+")
#: What mentions somebody: an @ that no character of an address stands before (Discord, Mattermost, Rocket.Chat, Matrix; GitHub's as well).
_MENTION = re.compile(r"(?<![\w.+-])@(?=\w)")
#: What a client makes a link of, in words that are not ours.
_SCHEME = re.compile(r"\b(?=[a-z][a-z0-9+.-]{1,20}://)([a-z][a-z0-9+.-]*):(?=//)", re.IGNORECASE)
_LOOKALIKES = str.maketrans(
    {"<": "\u2039", ">": "\u203a", "`": "\u02cb", "[": "\u27e6", "]": "\u27e7", "*": "\u2217", "~": "\u223c", "|": "\u2223"}
)


def github_data(text: str) -> str:
    """Return ``text`` as the message of a workflow command (actions/toolkit, command.ts, escapeData)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def github_property(text: str) -> str:
    """Return ``text`` as a property of a workflow command (actions/toolkit, command.ts, escapeProperty)."""
    return github_data(text).replace(":", "%3A").replace(",", "%2C")


def markdown(text: str) -> str:
    """Return ``text`` as words in GitHub Flavored Markdown, in a cell of a table as well: no markup, no link, no HTML."""
    return _PUNCTUATION.sub(r"\\\1", _one_line(text))


def markdown_code(text: str) -> str:
    """Return ``text`` as a code span, in a cell of a table as well; in there nobody is mentioned and no address becomes a link."""
    inner = _one_line(text).replace("|", "\\|")
    fence = "`" * (max(map(len, _TICKS.findall(inner)), default=0) + 1)
    padding = " " if inner.startswith("`") or inner.endswith("`") else ""
    return f"{fence}{padding}{inner}{padding}{fence}" if inner else ""


def sarif(text: str) -> str:
    """Return ``text`` as that of a message in SARIF: no placeholder (2.1.0, section 3.11.5) and no embedded link (section 3.11.6)."""
    text = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return text.replace("{", "{{").replace("}", "}}")


def chat(text: str) -> str:
    """Return ``text`` for messengers, cards and mail, whatever markup each of them knows: nothing in it is a mention, a link or markup.

    What would be becomes a character that looks like it. The text is for reading; what is to be copied does not belong into a message.
    """
    text = HIDING.sub("", _one_line(text)).translate(_LOOKALIKES)
    text = _SCHEME.sub("\\1\u02d0", text)
    return _MENTION.sub("\uff20", text)


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()
