# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

"""What a server can say during a login, the same for IMAP, POP3 and SMTP.

Texts are printable (see :mod:`text`), whole, and without tag or line end; several lines of one reply are joined by a line feed.
Pure; runs on Python 3.8.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """Base of all events."""


@dataclass(frozen=True)
class Greeting(Event):
    """The server's first words. ``ok`` is False when it turns the client away (BYE, -ERR, 4xx, 5xx).

    ``capabilities`` is None when the greeting lists none; ``preauth`` is IMAP's PREAUTH (RFC 9051 section 7.1.4).
    """

    ok: bool
    text: str
    capabilities: tuple[str, ...] | None = None
    preauth: bool = False


@dataclass(frozen=True)
class Reply(Event):
    """The final reply to ``command``.

    ``status`` is OK, NO, BAD (IMAP), +OK, -ERR (POP3) or the three digits (SMTP). ``code`` is the response code of RFC 9051 section 7.1
    or RFC 2449 section 8 without brackets, or SMTP's enhanced status code (RFC 3463); empty when there is none.
    """

    command: str
    ok: bool
    status: str
    code: str
    text: str
    capabilities: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Challenge(Event):
    """The server wants the next SASL message. ``data`` is what follows ``+ `` or ``334 ``, unaltered."""

    data: bytes
    text: str


@dataclass(frozen=True)
class Capabilities(Event):
    """An untagged IMAP CAPABILITY response."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Notice(Event):
    """Words that answer no command: IMAP's untagged OK, NO, BAD and BYE, SMTP's 421. ``closing`` says that the server is going away."""

    status: str
    code: str
    text: str
    closing: bool = False


@dataclass(frozen=True)
class Closed(Event):
    """The server closed the connection. ``fragment`` is what it said last without ending the line."""

    fragment: str = ""
