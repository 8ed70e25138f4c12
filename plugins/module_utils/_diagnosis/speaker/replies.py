# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The lines of a text, and what each of them quotes of a mail server. Pure; runs on Python 3.8."""

from __future__ import annotations

import base64
import binascii
import re
import typing as t

_MAX_LINES = 500

_TAG = re.compile(
    r"\A(?:(?:[SC<>]|S<|<<<?|>>>?|<-|\[\w+\]) ?:? *)?(?:\* |\+ (?=\S{16})|[A-Za-z]{0,8}\d{1,8} (?=OK\b|NO\b|BAD\b))?"
)
_SMTP_REPLY = re.compile(
    r"(?<![\w.\[/:=#-])(?<!HTTP )(?<!1\.[01] )(2\d\d|4(?:21|3\d|5\d|7\d)|5(?:0[0-5]|[2-57]\d))[ -]"
    r"(?=#?[245]\.\d{1,3}\.\d|[A-Z\"'<{])(.{2,2000})",
    re.DOTALL,
)
#: A whole line may be a reply in lower case, or what stands behind a server that "said", where its code is one that refuses.
_LOWER_REPLY = re.compile(r"(?:\A|said: |smtp; ?)(4(?:21|5[0-4])|5(?:0[0-5]|30|35|5[0-6]))[ -](?=[a-z])(.{2,2000})", re.DOTALL)
_SMTP_TUPLE = re.compile(r"\((?:code=)?([245]\d\d), ?b?(['\"])(.{1,2000}?)\2(?:[,)]|\Z)", re.DOTALL)
#: In the middle of prose "NO" is a word of several languages: there a code or a capital has to follow.
_IMAP_REPLY = re.compile(
    r"(?:\A|['\"(:>]\s{0,3}|\d )((?:NO|BAD|BYE)\b[ :]+[\[\"'A-Za-z(].{1,2000})|(?<=\s)((?:NO|BAD|BYE) [\[A-Z\"'(].{1,2000})",
    re.DOTALL,
)
_POP_REPLY = re.compile(r"(-ERR\b.{0,2000})", re.DOTALL)
_LISTED = re.compile(r"\A(\w{2,3}) \[b?['\"](.{1,2000}?)['\"]\]", re.DOTALL)
_CHALLENGE = re.compile(r"(?<![\w+/])eyJ[\w+/]{12,600}={0,2}(?![\w+/.=])")
_REPLY_LINE = re.compile(r"(.{0,60}?)(?<![\w.-])([245]\d\d)([ -])")
_BRACKET = re.compile(r"[\s)\"'\]}]+\Z")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text; a reply of several lines (RFC 5321 section 4.2.1) counts as one, also with a program's words before each."""
    joined: list[str] = []
    more = ""
    for line in map(str.strip, text.replace("\r\n", "\n").split("\n")[-_MAX_LINES:]):
        found = _REPLY_LINE.match(line)
        begin = found.group(1) + found.group(2) if found else ""
        if found and begin == more:
            joined[-1] += "\n" + line[len(found.group(1)) :]
        elif line:
            joined.append(line)
        more = begin if found and found.group(3) == "-" else ""
    return joined


def bare(line: str) -> str:
    """Return a line without the tag or the mark that stands before a server's words."""
    return _TAG.sub("", line, count=1)


def quoted(line: str) -> tuple[str, str] | None:
    """Return protocol and reply where a line quotes a mail server, None where it does not."""
    found = _SMTP_TUPLE.search(line)
    if found is not None:
        return "smtp", _without_marks(f"{found.group(1)} {found.group(3)}")
    for protocol, pattern in (("smtp", _SMTP_REPLY), ("smtp", _LOWER_REPLY), ("pop", _POP_REPLY), ("imap", _IMAP_REPLY)):
        found = pattern.search(line)
        if found is not None:
            return protocol, _without_marks(
                f"{found.group(1)} {found.group(2)}" if protocol == "smtp" else next(filter(None, found.groups()))
            )
    return None


def _without_marks(reply: str) -> str:
    listed = _LISTED.match(reply)
    return f"{listed.group(1)} {listed.group(2)}" if listed else _BRACKET.sub("", reply)


def challenges(line: str) -> t.Iterator[str]:
    """Yield the texts of the SASL challenges in a line."""
    for challenge in _CHALLENGE.findall(line):
        yield _decoded(challenge)


def _decoded(challenge: str) -> str:
    try:
        return base64.b64decode(challenge + "=" * (-len(challenge) % 4)).decode("utf-8", "replace")
    except (ValueError, binascii.Error):
        return ""
