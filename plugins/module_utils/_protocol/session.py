# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

"""What one login shows: its stages, how it ended, and the server's words. No input or output; runs on Python 3.8."""

from __future__ import annotations

import enum
import typing as t

from .events import Reply

#: Notices kept of one login; the rest of a talkative server is dropped.
_MAX_WORDS = 16


class Stage(str, enum.Enum):
    """The parts of a login, in order; their values are the names of the measured phases."""

    DNS = "dns"
    TCP = "tcp"
    TLS = "tls"
    GREETING = "greeting"
    CAPABILITY = "capability"
    STARTTLS = "starttls"
    AUTH = "auth"
    AFTER_AUTH = "after_auth"
    LOGOUT = "logout"


class Ending(str, enum.Enum):
    """How the conversation ended, as far as the protocol can tell."""

    #: Still under way; whatever cut it off says the rest.
    OPEN = "open"
    #: Logged in, the mailbox answered.
    PASSED = "passed"
    #: The server refused the greeting, STARTTLS, AUTH or the command after it; its words are the last.
    REFUSED = "refused"
    #: The server closed the connection.
    CLOSED = "closed"
    #: No STARTTLS is offered; nothing was sent.
    NO_STARTTLS = "no_starttls"
    #: XOAUTH2 is not offered; the token was not sent.
    NO_MECHANISM = "no_mechanism"
    #: The greeting says that the client is logged in already.
    PREAUTH = "preauth"
    #: TLS stands; the caller wanted no more.
    TLS_ONLY = "tls_only"


class Word(t.NamedTuple):
    """Something the server said that may say why: at which stage, and its text."""

    stage: Stage
    text: str


class Session:
    """What one login showed so far."""

    __slots__ = (
        "after_auth",
        "authenticated",
        "capabilities",
        "challenge",
        "dropped",
        "greeting",
        "outcome",
        "reply",
        "sasl_sent",
        "sender",
        "stage",
        "words",
    )

    def __init__(self) -> None:
        self.stage = Stage.GREETING
        self.outcome = Ending.OPEN
        self.greeting = ""
        self.capabilities: tuple[str, ...] | None = None
        #: The final reply to AUTHENTICATE or AUTH.
        self.reply: Reply | None = None
        #: What came instead of it: the failure challenge as it stood on the line.
        self.challenge: bytes | None = None
        self.authenticated = False
        self.sasl_sent = False
        #: The reply to the command after AUTH.
        self.after_auth: Reply | None = None
        #: The address that SMTP's MAIL FROM named.
        self.sender = ""
        #: Bytes received in clear behind the server's go-ahead for TLS, and thrown away.
        self.dropped = 0
        #: Refusals, notices and unfinished lines, in order.
        self.words: list[Word] = []

    def say(self, text: str) -> None:
        """Keep words of the server."""
        if text and len(self.words) < _MAX_WORDS:
            self.words.append(Word(self.stage, text))
