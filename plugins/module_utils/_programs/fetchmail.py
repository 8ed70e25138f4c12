# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The configuration of fetchmail: ``/etc/fetchmailrc`` and ``~/.fetchmailrc``.

A free-form language of keywords, numbers and strings (manual page fetchmail(1), section THE RUN CONTROL FILE): ``poll HOST`` begins an entry,
``user NAME`` one of its users, and what stands before the first user is the server's. ``auth oauthbearer`` and ``auth xoauth2`` are of
fetchmail 7 (and SUSE's fetchmail 6), with the token in ``passwordfile``. Entries for a port on this host are followed to email-oauth2-proxy.
Pure but for the opener; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from .._mail import PROTOCOLS
from . import email_oauth2_proxy
from .login import Login, Opener, error
from .text import port_number, read_text, some

DEFAULT_PATHS = ("/etc/fetchmailrc", "~/.fetchmailrc")

#: Keywords whose next word is their value, under the one name that is used here.
_VALUES = {
    **dict.fromkeys(("proto", "protocol"), "protocol"),
    **dict.fromkeys(("service", "port"), "service"),
    **dict.fromkeys(("auth", "authenticate"), "auth"),
    **dict.fromkeys(("pass", "password"), "password"),
    **{
        name: name
        for name in ("via", "passwordfile", "passwordfd", "sslproto", "sslcertfile", "mda", "smtphost", "folder", "is", "to")
    },
    **{
        name: name
        for name in ("timeout", "interval", "preconnect", "postconnect", "plugin", "plugout", "principal", "limit", "fetchlimit")
    },
}
_SWITCHES = ("ssl",)
_NOISE = ("and", "with", "has", "wants", "options", ":", ";", ",", "=")
_PROTOCOLS = {"imap": "imap", "pop3": "pop"}
_PORTS = {
    word + ending: PROTOCOLS[protocol].ports[tls]
    for word, protocol in _PROTOCOLS.items()
    for ending, tls in (("", "starttls"), ("s", "implicit"))
}
_WORD = re.compile(
    r'"(?P<double>(?:[^"\\]|\\.)*)"|\'(?P<single>(?:[^\'\\]|\\.)*)\'|(?P<mark>[,;:=])|(?P<plain>[^\s,;:="\']+)', re.DOTALL
)
_ESCAPE = re.compile(r"\\(\n|x[0-9A-Fa-f]{1,2}|0[0-7]{1,3}|[1-9][0-9]{0,2}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "b": "\b", "r": "\r", "\n": ""}


class Lexeme(t.NamedTuple):
    """A word and whether it stood in quotes; a keyword never does."""

    text: str
    quoted: bool
    line: int


class User(t.NamedTuple):
    """A user of an entry, with the settings of the entry and of the defaults."""

    entry: str
    name: str
    settings: dict[str, str]
    line: int


def words(text: str, path: str) -> list[Lexeme]:
    """Return the words of a configuration; raises ``OptionError`` for a quoted text that does not end."""
    found: list[Lexeme] = []
    position, line = 0, 1
    while position < len(text):
        char = text[position]
        if char.isspace():
            line += char == "\n"
            position += 1
        elif char == "#":
            end = text.find("\n", position)
            position = len(text) if end < 0 else end
        else:
            match = _WORD.match(text, position)
            if match is None:
                raise error(f"{path}, line {line}", "a quoted text does not end")
            inside = match["double"] if match["double"] is not None else match["single"]
            plain = match["mark"] or match["plain"] or ""
            found.append(Lexeme(plain if inside is None else _unescaped(inside), inside is not None, line))
            line += match[0].count("\n")
            position = match.end()
    return found


def _unescaped(text: str) -> str:
    def replaced(match: re.Match[str]) -> str:
        code = match[1]
        if code in _ESCAPED:
            return _ESCAPED[code]
        if code[0] == "x" and len(code) > 1:
            return chr(int(code[1:], 16))
        if code.isdigit():
            return chr(int(code, 8 if code[0] == "0" else 10) & 0xFF)
        return code

    return _ESCAPE.sub(replaced, text)


def parse(text: str, path: str) -> list[User]:
    """Return the users of all entries in their order."""
    users: list[User] = []
    defaults: dict[str, str] = {}
    server: dict[str, str] = {}
    current = defaults
    entry = ""
    queue = words(text, path)
    index = 0
    while index < len(queue):
        word = queue[index]
        keyword = "" if word.quoted else word.text.lower()
        following = queue[index + 1].text if index + 1 < len(queue) else ""
        index += 1
        if keyword in ("poll", "skip", "server"):
            entry, server, index = following, dict(defaults), index + 1
            current = server
        elif keyword == "defaults":
            entry, current = "", defaults
        elif keyword == "set":
            index += 1
        elif keyword in ("user", "username"):
            users.append(User(entry, following, {**server}, word.line))
            current, index = users[-1].settings, index + 1
        elif keyword in _VALUES:
            current[_VALUES[keyword]] = following
            index += 1
        elif keyword in _SWITCHES:
            current[keyword] = "on"
        elif keyword == "no" and following.lower() in _SWITCHES:
            current.pop(following.lower(), None)
            index += 1
    return [user for user in users if user.entry]


def read(path: str, opener: Opener) -> list[Login]:
    """Return the logins with XOAUTH2, of fetchmail's own and behind email-oauth2-proxy; raises ``OptionError`` naming the line."""
    logins: list[Login] = []
    for user in parse(read_text(path, opener), path):
        place = f"{path}, line {user.line}"
        if user.settings.get("auth", "").lower() in ("xoauth2", "oauthbearer"):
            logins.append(_own(user, place))
        elif email_oauth2_proxy.is_loopback(_host(user)):
            logins.append(_proxied(user, place, opener))
    return some(logins, path, "fetchmail", "Have the role m365.mail_oauth.fetchmail write the file.")


def _host(user: User) -> str:
    return user.settings.get("via") or user.entry


def _protocol(user: User, place: str) -> str:
    protocol = _PROTOCOLS.get(user.settings.get("protocol", "").lower(), "")
    if not protocol:
        raise error(place, f"the entry {user.entry} names neither imap nor pop3 as its protocol")
    return protocol


def _port(user: User, protocol: str, place: str) -> int:
    service = user.settings.get("service", "")
    if service.lower() in _PORTS:
        return _PORTS[service.lower()]
    if service:
        return port_number(service, place)
    return _PORTS[("imap" if protocol == "imap" else "pop3") + ("s" if "ssl" in user.settings else "")]


def _own(user: User, place: str) -> Login:
    protocol = _protocol(user, place)
    settings = user.settings
    if "ssl" not in settings and not settings.get("sslproto", "auto"):
        raise error(place, f"the entry {user.entry} does not use TLS, so its token would travel in clear text", "Add: ssl")
    if not settings.get("passwordfile"):
        what = (
            "has its token in the file, where it is over within the hour"
            if settings.get("password")
            else "says nowhere where its token is"
        )
        raise error(place, f"{user.name} in the entry {user.entry} {what}", "Use passwordfile with a file that is kept fresh.")
    return Login(
        name=user.entry,
        protocol=protocol,
        host=_host(user),
        port=_port(user, protocol, place),
        tls="implicit" if "ssl" in settings else "starttls",
        user=user.name,
        token_file=settings["passwordfile"],
        token_command="",
        ca_path=settings.get("sslcertfile", ""),
        place=place,
    )


def _proxied(user: User, place: str, opener: Opener) -> Login:
    protocol = _protocol(user, place)
    port = _port(user, protocol, place)
    found = email_oauth2_proxy.find(port, user.name, protocol, opener)
    if found is None:
        raise error(
            place,
            f"the entry {user.entry} goes to port {port} on this host, and no configuration of email-oauth2-proxy has that port for {protocol}",
            "Run the role m365.mail_oauth.fetchmail again.",
        )
    return found._replace(name=user.entry)
