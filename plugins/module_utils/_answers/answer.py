# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An answer of Entra's or Graph's, taken apart with care, and the kinds of what it can mean.

Whoever judges looks at the text and the number first, then at the status, and at a generic word last. Anybody may answer in a service's
place (proxies, portals), so nothing here trusts a type, a length or a character. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import email.utils
import enum
import json
import re
import typing as t
import urllib.parse

#: Characters of somebody else's words that are repeated.
MAX_WORDS = 500
#: The longest pause that is believed, in seconds.
MAX_PAUSE = 86400.0


class Kind(enum.Enum):
    """What an answer means for the one who asked."""

    GOOD = "good"
    #: It passes by itself: a fault of the service, or something that is not known everywhere yet.
    PASSING = "passing"
    #: It passes, and the service asks for patience.
    THROTTLED = "throttled"
    #: A person has not answered yet (RFC 8628 section 3.5).
    PENDING = "pending"
    #: Nobody can say whether a write was done.
    UNCERTAIN = "uncertain"
    #: What a write would make is there.
    ALREADY_THERE = "already_there"
    #: The permission or role to do it is missing.
    PRIVILEGE = "privilege"
    #: A rule of the tenant's forbids it.
    POLICY = "policy"
    #: A person has to do something at a screen; what was sent may still be good.
    INTERACTION = "interaction"
    #: The refresh token is surely of no use to anybody any more.
    DEAD_TOKEN = "dead_token"
    #: The same request gets the same refusal until somebody mends something.
    FINAL = "final"
    #: No answer of the service's at all: a proxy, a portal, another server, or a part of an answer.
    NOT_THEIRS = "not_theirs"


#: Kinds after which the same request may be sent again.
AGAIN = frozenset({Kind.PASSING, Kind.THROTTLED, Kind.PENDING})


class Meaning(t.NamedTuple):
    """What an answer means. ``code`` is the service's own (an AADSTS number, Graph's ``error.code``), empty where there is none.

    ``retry_after`` is in seconds, None where nothing was said; ``said`` are the service's words on one line, for people.
    """

    kind: Kind
    code: str = ""
    said: str = ""
    retry_after: float | None = None


class Answer:
    """An answer: ``status``, ``headers`` (names in lower case, printable values), ``body`` as it came."""

    def __init__(self, status: int, headers: t.Mapping[str, str] | None = None, body: bytes | str = b"") -> None:
        self.status = status
        self.headers = {str(name).lower(): str(value) for name, value in (headers or {}).items()}
        self.body = body
        self.document = parse(body)

    def retry_after(self, now: float | None = None) -> float | None:
        """Return the seconds that the service asks to wait; a date needs ``now`` (seconds since 1970)."""
        return retry_after(self.headers.get("retry-after", ""), now)

    def describe(self) -> str:
        """Say in a few words what it is, for an answer that is not what was asked for; nothing of the body is repeated."""
        kind = _shape(self)
        target = self.headers.get("location", "") if 300 <= self.status < 400 else ""
        host = _host(target)
        where = f" to {host}" if host else ""
        return f"HTTP status {self.status}{' with a redirect' + where if target else ''}, {kind}"


def parse(body: bytes | str) -> dict[str, t.Any] | None:
    """Return the JSON object in ``body``, None for anything else: other JSON, half of it, no UTF-8, numbers without end."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def one_line(text: t.Any, limit: int = MAX_WORDS) -> str:
    """Return somebody else's words as one bounded line that a terminal and a log only show: nothing in it commands them.

    Control characters, lone surrogates, and what turns the direction of writing are left out.
    """
    line = "".join(char for char in str(text)[: limit * 8] if char.isprintable() or char.isspace())
    line = " ".join(line.split())
    return line if len(line) <= limit else line[: limit - 3] + "..."


def retry_after(text: str, now: float | None = None) -> float | None:
    """Return the seconds of a Retry-After header (RFC 9110 section 10.2.3), a date counted from ``now``; None for anything else."""
    text = str(text).strip()
    if re.match(r"[0-9]{1,9}(?:\.[0-9]{1,6})?\Z", text):
        return min(float(text), MAX_PAUSE)
    if now is None or not text.isascii():
        return None
    try:
        moment = email.utils.parsedate_to_datetime(text).timestamp()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return min(max(0.0, moment - now), MAX_PAUSE)


def _shape(answer: Answer) -> str:
    body = answer.body[:4096]
    start = (body if isinstance(body, str) else body.decode("utf-8", "replace")).lstrip("\ufeff \t\r\n").lower()
    if not start:
        return "an empty body"
    if start.startswith(("<!doctype html", "<html", "<head")) or "text/html" in answer.headers.get("content-type", "").lower():
        return "an HTML page"
    if start.startswith("<"):
        return "an XML document"
    if answer.document is not None:
        return "JSON without what was asked for"
    try:
        json.loads(answer.body)
    except (ValueError, RecursionError):
        return "broken JSON" if start.startswith(("{", "[")) else "no JSON"
    return "JSON that is no object"


def _host(url: str) -> str:
    try:
        return one_line(urllib.parse.urlsplit(url).hostname or "", 100)
    except ValueError:
        return ""
