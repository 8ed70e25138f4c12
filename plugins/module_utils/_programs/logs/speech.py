# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What mail programs write of logging in to another server, a listener a program. Pure; runs on Python 3.8.

Few of them name the mechanism: Postfix, msmtp, fetchmail and getmail say that mail went out or came in, and that is all. Such a login is
``unclear`` here; the host's configuration may tell more. Of a line nothing is kept but server, user, the mechanism's name and whether it went
well; what is quoted of a server is searched for the words by which Exchange Online refuses passwords, and forgotten.
"""

from __future__ import annotations

import abc
import re
import typing as t

from ..uses import OAUTH, PASSWORD, UNCLEAR
from .lines import Line

#: Messages, connections and processes that are remembered from one line to another.
_REMEMBERED = 20_000
_MECHANISM = re.compile(r"[A-Z][A-Z0-9_-]{2,23}")
_TOKENS = ("XOAUTH2", "OAUTHBEARER")
_PASSWORDS = ("PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "NTLM", "APOP", "USER", "SCRAM-SHA-1", "SCRAM-SHA-256")
#: What Exchange Online says to passwords alone (https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/smtp-oauth-ea-errors).
_REFUSES_PASSWORDS = re.compile(
    r"5\.7\.30\b|basic authentication (?:is )?(?:not supported|disabled)|basic auth(?:entication)? is disabled", re.IGNORECASE
)
#: A login that was refused, in whatever words.
_REFUSED = re.compile(r"\b(?:535|534|530)[ -]|SASL authentication failed|authentication (?:failed|unsuccessful)", re.IGNORECASE)


class Seen(t.NamedTuple):
    """One login, or try; ``user`` is who logged in, or the sender of the message where ``by_sender``; ``said`` the mechanism that the log names.

    ``server`` and ``user`` are empty where the log does not name them.
    """

    protocol: str
    server: str
    user: str
    kind: str
    good: bool
    moment: str
    said: str = ""
    by_sender: bool = False


def kind_of(mechanism: str) -> str:
    """Return what a mechanism logs in with, by its name or that of an authenticator; what cannot be told is unclear."""
    word = mechanism.upper().replace("_", "-")
    if any(name in word for name in _TOKENS):
        return OAUTH
    return PASSWORD if any(re.search(rf"(?:^|-){name}(?:-|$)", word) for name in _PASSWORDS) else UNCLEAR


def _said(words: str) -> tuple[str, str]:
    """Return kind and mechanism of a refusal."""
    return (PASSWORD, "basic authentication") if _REFUSES_PASSWORDS.search(words) else (UNCLEAR, "")


class Memory(t.Dict[str, str]):
    """Remembers so many; what is oldest goes."""

    def __setitem__(self, key: str, value: str) -> None:
        if key not in self and len(self) >= _REMEMBERED:
            del self[next(iter(self))]
        super().__setitem__(key, value)


class Listener(abc.ABC):
    """Hears one program's lines, in their order."""

    @abc.abstractmethod
    def hear(self, line: Line) -> t.Iterator[Seen]:
        """Return what a line says of logins."""


class Postfix(Listener):
    """``postfix/smtp`` names server, port and answer; ``postfix/qmgr`` the sender. Neither names mechanism or login."""

    _FROM = re.compile(r"([0-9A-Za-z]{5,20}): from=<([^>]*)>")
    _TO = re.compile(r"([0-9A-Za-z]{5,20}): to=<.*? relay=([^\[\s,]+)\[[^\]]*\]:(\d+),.*? status=(\w+) \((.*)", re.DOTALL)
    #: Where smtp is set to say more (-v, debug_peer_list): the command's first words alone.
    _AUTH = re.compile(r"> [^\[\s]+\[[^\]]*\]:\d+: AUTH ([A-Za-z0-9_-]{3,24})\b")

    def __init__(self) -> None:
        self._senders, self._mechanisms = Memory(), Memory()

    def hear(self, line: Line) -> t.Iterator[Seen]:
        found = self._FROM.match(line.text)
        if found:
            self._senders[found[1]] = found[2]
            return
        found = self._AUTH.match(line.text)
        if found:
            self._mechanisms[line.pid] = found[1].upper()
            return
        found = self._TO.match(line.text)
        if found is None:
            return
        sender, server, good = self._senders.get(found[1], ""), found[2], found[4] == "sent"
        mechanism = self._mechanisms.get(line.pid, "")
        kind, said = (kind_of(mechanism), mechanism) if mechanism else (UNCLEAR, "")
        if not good:
            if not (_REFUSED.search(found[5]) or _REFUSES_PASSWORDS.search(found[5])):
                return  # it was not about a login
            kind, said = (kind, said) if mechanism else _said(found[5])
        yield Seen("smtp", server, sender, kind, good, line.moment, said, by_sender=True)


class Exim(Listener):
    """The main log: A= names the authenticator by which a delivery logged in."""

    _ID = r"(?:\[\d+\] )?([0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}) "
    _FROM = re.compile(_ID + r"<= (\S+)")
    _TO = re.compile(_ID + r"=> .*?\bH=(\S+) \[[^\]]*\](?::\d+)?.*? A=([\w-]{1,60})", re.DOTALL)
    _FAILED = re.compile(_ID + r"([\w-]{1,60}) authenticator failed H=(\S+) \[(.*)", re.DOTALL)

    def __init__(self) -> None:
        self._senders = Memory()

    def hear(self, line: Line) -> t.Iterator[Seen]:
        found = self._FROM.match(line.text)
        if found:
            self._senders[found[1]] = "" if found[2] == "<>" else found[2]
            return
        found = self._TO.match(line.text)
        server, name, words = (found[2], found[3], "") if found else ("", "", "")
        good = found is not None
        if found is None:
            found = self._FAILED.match(line.text)
            server, name, words = (found[3], found[2], found[4]) if found else ("", "", "")
        if found:
            kind, said = (kind_of(name), f"the authenticator {name}") if kind_of(name) != UNCLEAR else _said(words)
            yield Seen("smtp", server, self._senders.get(found[1], ""), kind, good, line.moment, said, by_sender=True)


class Msmtp(Listener):
    """One line a message; ``auth=on`` is any mechanism."""

    _FIELD = re.compile(r"(?<!\S)(host|auth|user|smtpstatus|exitcode)=(\S+)")
    _METHOD = re.compile(r"authentication failed \(method ([A-Za-z0-9-]{3,24})\)")

    def hear(self, line: Line) -> t.Iterator[Seen]:
        if not line.text.startswith("host="):
            return
        # What a server or a message said stands behind these.
        told, _quote, quoted = line.text.partition("='")
        fields = dict(self._FIELD.findall(told))
        ending = re.search(r"exitcode=(\w+)\s*$", line.text)
        if fields.get("auth", "off") == "off" or ending is None:
            return
        good, refused = ending[1] == "EX_OK", bool(_REFUSED.search(quoted) or _REFUSES_PASSWORDS.search(quoted))
        if not good and not refused:
            return
        method = self._METHOD.search(quoted)
        kind, said = (kind_of(method[1]), method[1].upper()) if method else (UNCLEAR, "") if good else _said(quoted)
        yield Seen("smtp", fields.get("host", ""), fields.get("user", ""), kind, good, line.moment, said)


class Fetchmail(Listener):
    """A line a mailbox that was looked into; the dialogue where it is set to say more (-v)."""

    _POLL = re.compile(r"\S+ querying (\S+) \(protocol (\w+)\)")
    _COMMAND = re.compile(r"(IMAP|POP3)> (?:A\d+ )?(?:(LOGIN|USER|APOP)\b|(?:AUTHENTICATE|AUTH) ([A-Za-z0-9_-]{3,24})\b)")
    _LOOKED = re.compile(r"(?:No mail|\d+ messages?(?: \(.*?\))?) for (\S+) at (\S+?)(?: \(.*)?\.?$")
    _FAILED = re.compile(r"Authorization failure on (\S+)@([^@\s]+)")

    def __init__(self) -> None:
        self._polled, self._protocol, self._mechanism = "", "", ""

    def hear(self, line: Line) -> t.Iterator[Seen]:
        found = self._POLL.match(line.text)
        if found:
            self._protocol = (
                "pop" if found[2].upper().startswith(("POP", "APOP")) else "imap" if found[2].upper() == "IMAP" else ""
            )
            self._polled, self._mechanism = found[1] if line.text.endswith("poll started") else "", ""
            return
        found = self._COMMAND.match(line.text)
        if found:
            self._protocol = "pop" if found[1] == "POP3" else "imap"
            self._mechanism = (found[2] or found[3]).upper()
            return
        looked, failed = self._LOOKED.match(line.text), self._FAILED.match(line.text)
        found = looked or failed
        if found:
            kind = kind_of(self._mechanism) if self._mechanism else UNCLEAR
            # What failed is told with the server's true name, not with the one that is configured.
            server = self._polled or found[2]
            yield Seen(self._protocol or "other", server, found[1], kind, looked is not None, line.moment, self._mechanism)
            self._mechanism = ""


class Getmail(Listener):
    """The retriever, and what came of it."""

    _RETRIEVER = re.compile(r"(?:\w*?)(IMAP|POP3)\w*Retriever:(\S+)@([^@:\s]+):\d+:")
    _DONE = re.compile(r" *\d+ messages \(\d+ bytes\) retrieved|  +msg +\d+/\d+")
    _FAILED = re.compile(r".*(?:credential/login error|authentication failed|login failed)", re.IGNORECASE)

    def __init__(self) -> None:
        self._asked: tuple[str, str, str] | None = None

    def hear(self, line: Line) -> t.Iterator[Seen]:
        found = self._RETRIEVER.match(line.text)
        if found:
            self._asked = ("imap" if found[1] == "IMAP" else "pop", found[3], found[2])
            return
        failed = self._FAILED.match(line.text) is not None
        if failed or (self._asked and self._DONE.match(line.text)):
            # Its own log, unless it is set to say more, names nothing but the failure.
            (protocol, server, user), self._asked = self._asked or ("other", "", ""), None
            yield Seen(protocol, server, user, UNCLEAR, not failed, line.moment)


class Isync(Listener):
    """Says which server and mechanism where it is set to say more (-V), and what failed always.

    Without a mechanism's line after that of the login it sends LOGIN. Which of several accounts it is, nothing tells.
    """

    _BEGINS = re.compile(r"Reading configuration file ")

    _SERVER = re.compile(r"(?:Resolving|Connecting to) ([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)(?:\.\.\.| \()")
    _MECHANISM = re.compile(r"Authenticating with SASL mechanism ([A-Z0-9_-]{3,24})")
    _PLAIN = re.compile(r"Logging in\.\.\.")
    _FAILED = re.compile(r"(?:Error: )?IMAP command '(LOGIN|AUTHENTICATE)(?: ([A-Z0-9-]{3,24})\b)?[^']*' returned an error")

    def __init__(self) -> None:
        self._servers: set[str] = set()
        #: A login of which the next lines tell by what, and what came of it.
        self._tried: Seen | None = None

    def hear(self, line: Line) -> t.Iterator[Seen]:
        if line.text.startswith("*** IMAP Warning ***"):
            return
        tried, self._tried = self._tried, None
        where = "".join(self._servers) if len(self._servers) == 1 else ""
        failed, mechanism = self._FAILED.match(line.text), self._MECHANISM.match(line.text)
        if failed:
            name = failed[2] if failed[1] == "AUTHENTICATE" and failed[2] else failed[1]
            yield Seen("imap", where, "", kind_of(name), False, line.moment, name)
        elif mechanism:
            self._tried = Seen("imap", where, "", kind_of(mechanism[1]), True, line.moment, mechanism[1])
        else:
            if tried:
                yield tried
            server = self._SERVER.match(line.text)
            if server:
                self._servers.add(server[1])
            elif self._BEGINS.match(line.text):
                self._servers.clear()
            elif self._PLAIN.match(line.text):
                self._tried = Seen("imap", where, "", PASSWORD, True, line.moment, "LOGIN")


class Dovecot(Listener):
    """As a client (imapc): it says what failed, and nothing where all went well."""

    _USER = re.compile(r"(?:imap|pop3|lmtp|lda|doveadm|indexer-worker)\(([^)\s,]+)")
    _FAILED = re.compile(r".*imapc\(([^):\s]+):\d+\).*Authentication failed", re.DOTALL)

    def hear(self, line: Line) -> t.Iterator[Seen]:
        found = self._FAILED.match(line.text)
        if found:
            user = self._USER.search(line.text)
            yield Seen("imap", found[1], user[1] if user else "", UNCLEAR, False, line.moment)


#: By the names of ``readers``; the proxy logs in with OAuth 2.0 alone.
LISTENERS: dict[str, t.Callable[[], Listener]] = {
    "dovecot": Dovecot,
    "exim": Exim,
    "fetchmail": Fetchmail,
    "getmail": Getmail,
    "isync": Isync,
    "msmtp": Msmtp,
    "postfix": Postfix,
}
#: What syslog calls them.
TAGS = {
    "dovecot": "dovecot",
    "exim": "exim",
    "exim4": "exim",
    "fetchmail": "fetchmail",
    "getmail": "getmail",
    "mbsync": "isync",
    "msmtp": "msmtp",
}


def program_of(tag: str) -> str:
    """Return the program that writes under a tag; empty for another."""
    if re.match(r"postfix(?:-[\w.]+)?/", tag):
        return "postfix" if tag.rpartition("/")[2] in ("smtp", "qmgr", "relay") else ""
    scheduled = re.match(r"mail-oauth-(getmail|isync|fetchmail)\b", tag)
    return scheduled[1] if scheduled else TAGS.get(tag, "")
