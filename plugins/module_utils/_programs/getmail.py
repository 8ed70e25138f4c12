# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The configuration of getmail: one file per mailbox in ``~/.config/getmail`` or ``~/.getmail``.

An INI file without interpolation, whose lists are Python tuples (``getmailcore`` in getmail's source, and its configuration.txt). Pure but
for the opener; runs on Python 3.8.
"""

from __future__ import annotations

import ast
import configparser
import posixpath
import typing as t

from .._mail import PROTOCOLS
from .login import Login, Opener, error
from .text import port_number, read_text, shell_command, some

DEFAULT_PATHS = ("~/.config/getmail/getmailrc", "~/.getmail/getmailrc")

_TRUE = ("1", "true", "yes", "on")
_KINDS = {"IMAPSSL": "imap", "POP3SSL": "pop"}


def retriever_of(path: str, opener: Opener) -> tuple[configparser.SectionProxy, dict[str, int]]:
    """Return the section ``[retriever]`` of a file, and on which line each of its options stands; raises ``OptionError``."""
    text = read_text(path, opener)
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(text, source=path)
    except configparser.Error as exc:
        line = getattr(exc, "lineno", None) or (
            exc.errors[0][0] if isinstance(exc, configparser.ParsingError) and exc.errors else 0
        )
        raise error(f"{path}, line {line}" if line else path, "getmail cannot read this line as part of an INI file") from None
    if not parser.has_section("retriever"):
        raise error(path, "there is no section [retriever]", "Name a file of one mailbox, such as ~/.config/getmail/getmailrc.")
    return parser["retriever"], _lines(text)


def uses_token(retriever: configparser.SectionProxy) -> bool:
    """Tell whether a retriever logs in with XOAUTH2."""
    return retriever.get("use_xoauth2", "").strip().lower() in _TRUE


def read(path: str, opener: Opener) -> list[Login]:
    """Return the one login of a file; raises ``OptionError`` naming the line."""
    retriever, lines = retriever_of(path, opener)
    if not uses_token(retriever):
        return some([], path, "getmail", "Set use_xoauth2 = true, or have the role m365.mail_oauth.getmail write the file.")
    return [_login(retriever, path, lines)]


def _lines(text: str) -> dict[str, int]:
    """Return on which line each option of the retriever stands."""
    section, found = "", {"": 1}
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            section = stripped.strip("[]").strip()
            found.setdefault(f"[{section}]", number)
        elif section == "retriever" and line[:1].strip() and ("=" in line or ":" in line):
            found.setdefault(stripped.replace(":", "=", 1).partition("=")[0].strip().lower(), number)
    return found


def _login(retriever: configparser.SectionProxy, path: str, lines: t.Mapping[str, int]) -> Login:
    def place(option: str) -> str:
        return f"{path}, line {lines.get(option, lines.get('[retriever]', 1))}"

    kind = retriever.get("type", "").strip()
    protocol = next((name for ending, name in _KINDS.items() if kind.endswith(f"{ending}Retriever")), "")
    if not protocol:
        what = (
            f"the retriever {kind} does not use TLS, so its token would travel in clear text"
            if kind
            else "there is no type of retriever"
        )
        raise error(place("type"), what, "Take SimpleIMAPSSLRetriever.")
    for option in ("server", "username"):
        if not retriever.get(option, "").strip():
            raise error(place(option), f"there is no {option} in [retriever]")
    command = _strings(retriever.get("password_command", ""), place("password_command"))
    if not command:
        what = (
            "the token stands in the file, where it is over within the hour"
            if retriever.get("password")
            else "there is no password_command"
        )
        raise error(
            place("password" if retriever.get("password") else "[retriever]"),
            what,
            "Use password_command with a program that prints a token.",
        )
    port = retriever.get("port", "").strip()
    return Login(
        name=retriever.get("username", "").strip() if posixpath.basename(path) == "getmailrc" else posixpath.basename(path),
        protocol=protocol,
        host=retriever["server"].strip(),
        port=port_number(port, place("port")) if port else PROTOCOLS[protocol].ports["implicit"],
        tls="implicit",
        user=retriever["username"].strip(),
        token_file="",
        token_command=shell_command(command),
        ca_path=retriever.get("ca_certs", "").strip(),
        place=place("type"),
    )


def _strings(value: str, place: str) -> list[str]:
    """Return the strings of a Python tuple; a lone word or string is one of one."""
    value = value.strip()
    if not value:
        return []
    try:
        found = ast.literal_eval(value)
    except (SyntaxError, ValueError):
        raise error(
            place, 'password_command has to be a tuple such as ("mail-oauth-token", "get", "alice@contoso.test")'
        ) from None
    if isinstance(found, str):
        return [found]
    if isinstance(found, (tuple, list)) and all(isinstance(value, str) for value in found):
        return [str(value) for value in found]
    raise error(place, "password_command has to be a tuple of strings")
