# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The configuration of isync, which is the program mbsync: ``~/.mbsyncrc``.

Sections begin with a keyword such as ``IMAPAccount`` and end with an empty line; keywords know no case; arguments are separated by
white space, double quotes hold it together, and a backslash takes the next character as it is (manual page mbsync(1), section
CONFIGURATION). A store may hold the settings of an account of its own. Pure but for the opener; runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from .._mail import PROTOCOLS
from .login import Login, Opener, error
from .text import port_number, read_text, some

DEFAULT_PATHS = ("~/.mbsyncrc", "~/.config/isyncrc")

_SECTIONS = ("imapaccount", "imapstore", "maildirstore", "channel", "group")


class Section(t.NamedTuple):
    """One section: the lower-case keyword that began it, its name, and its settings by lower-case keyword."""

    kind: str
    name: str
    settings: dict[str, list[str]]
    line: int


def arguments(line: str, place: str) -> list[str]:
    """Return the words of a line; raises ``OptionError`` for a quote or backslash that does not end."""
    words: list[str] = []
    word: list[str] = []
    begun = quoted = escaped = False
    for char in line:
        if escaped:
            word.append(char)
            escaped = False
        elif char == "\\":
            escaped = begun = True
        elif char == '"':
            quoted = not quoted
            begun = True
        elif char.isspace() and not quoted:
            if begun:
                words.append("".join(word))
            word, begun = [], False
        elif char == "#" and not begun:
            break
        else:
            word.append(char)
            begun = True
    if quoted or escaped:
        raise error(place, "a quoted text does not end" if quoted else "a backslash stands at the end of the line")
    return [*words, "".join(word)] if begun else words


def parse(text: str, path: str) -> list[Section]:
    """Return the sections in their order."""
    sections: list[Section] = []
    current: Section | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            current = None
            continue
        words = arguments(line, f"{path}, line {number}")
        if not words:
            continue
        keyword, values = words[0].lower(), words[1:]
        if keyword in _SECTIONS:
            current = Section(keyword, values[0] if values else "", {}, number)
            sections.append(current)
        elif current is not None:
            current.settings[keyword] = values
    return sections


def read(path: str, opener: Opener) -> list[Login]:
    """Return the logins of all accounts with the mechanism XOAUTH2; raises ``OptionError`` naming the line."""
    logins = [
        _login(section, f"{path}, line {section.line}")
        for section in parse(read_text(path, opener), path)
        if section.kind in ("imapaccount", "imapstore") and "XOAUTH2" in _mechanisms(section)
    ]
    return some(logins, path, "isync", "Set AuthMechs XOAUTH2, or have the role m365.mail_oauth.isync write the file.")


def _mechanisms(section: Section) -> list[str]:
    named = section.settings.get("authmechs") or section.settings.get("authmech") or []
    return [name.upper() for name in named]


def _login(section: Section, place: str) -> Login:
    def first(keyword: str) -> str:
        values = section.settings.get(keyword) or [""]
        return values[0]

    label = f"the account {section.name}"
    tls = (first("tlstype") or first("ssltype") or "STARTTLS").upper()
    host = first("host")
    if host.lower().startswith("imaps:"):  # up to isync 1.1
        host, tls = host[6:].lstrip("/"), "IMAPS"
    if first("tunnel"):
        raise error(place, f"{label} goes through the command in Tunnel, so where it logs in is not to be seen here")
    if not host:
        raise error(place, f"{label} names no Host")
    if not first("user"):
        raise error(place, f"{label} names no User")
    if tls not in ("IMAPS", "STARTTLS"):
        raise error(
            place,
            f"{label} does not use TLS, so its token would travel in clear text",
            "Set TLSType IMAPS (SSLType before isync 1.5).",
        )
    # The plus sign has the command run in the terminal.
    command = first("passcmd").lstrip("+").strip()
    if not command:
        what = (
            "has its token in the file, where it is over within the hour" if first("pass") else "says nowhere how to get a token"
        )
        raise error(place, f"{label} {what}", "Use PassCmd with a command that prints a fresh token.")
    port = first("port")
    return Login(
        name=section.name,
        protocol="imap",
        host=host,
        port=port_number(port, place) if port else PROTOCOLS["imap"].ports["implicit" if tls == "IMAPS" else "starttls"],
        tls="implicit" if tls == "IMAPS" else "starttls",
        user=first("user"),
        token_file="",
        token_command=command,
        ca_path=first("certificatefile"),
        place=place,
    )
