# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Classes of codes: what a number or a bracketed word says where nobody knows the sentence beside it. The weakest layer.

The codes themselves are in :mod:`.status`. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from .status import BASIC, ENHANCED, ENHANCED_RANGES, GRAPH, HTTP, OAUTH, RESPONSE_CODES, Causes

#: What a class of codes can count at most.
CAP = 0.6
#: Characters of a text that are looked at.
_MAX_TEXT = 8000

_ENHANCED = re.compile(r"(?<![\d.])#?(?P<class>[45])\.(?P<detail>(?P<subject>[0-7])\.(?P<last>\d{1,3}))(?!\d|\.\d)")
_BASIC = re.compile(r"(?<![\w.:/-])(?P<code>[45]\d\d)(?=[ -]|\Z)")
_BRACKET = re.compile(r"\[([A-Z][A-Z/-]{2,24})\b[^\]]{0,40}\]")
#: Statuses of HTTP, only where the text says that it is one.
_HTTP = re.compile(
    r"(?:HTTP(?:/\d(?:\.\d)?| error|[ _]?status)?(?: code)?|status(?:[ _]?code)?|returned|server replied)[ :=\"'(]{1,4}(?P<status>[45]\d\d)\b"
    r"|\((?P<dotnet>40\d|429|50[0-4])\) ?[^\W\d]",
    re.IGNORECASE,
)
_OAUTH = re.compile(rf"(?<![\w-])(?:{'|'.join(OAUTH)})(?![\w-])")
#: Where a code of Graph's or of Exchange's web services stands.
_GRAPH_CODE = re.compile(
    r"\\?\"code\\?\" ?: ?\\?\"(\w{4,80})\\?\"|\b(Error[A-Z]\w{3,80})\b|\b((?:Authentication|Authorization|Request|Directory|Service|Tenant)_\w{4,80})\b"
    r"|\bcode: ?'?([A-Za-z]\w{4,80})\b"
)
_GRAPH = tuple((re.compile(rf"(?:{pattern})\Z"), causes) for pattern, causes in GRAPH)


def named(text: str, *, reply: str = "", stage: str = "") -> dict[str, float]:
    """Return what the classes of the codes in a text may mean, each cause with its score; nothing without a code that is known.

    ``reply`` is the mail server's reply by SMTP that stands in it; ``stage`` is greeting, auth, from, rcpt, data, mail (one of these three) or empty.
    """
    text = text[:_MAX_TEXT]
    causes: dict[str, float] = {}
    for some in _codes(text, reply, stage):
        for cause, score in some.items():
            causes[cause] = max(causes.get(cause, 0.0), min(score, CAP))
    return causes


def _codes(text: str, reply: str, stage: str) -> t.Iterator[Causes]:
    for word in _BRACKET.findall(text):
        yield RESPONSE_CODES.get(word, {})
    enhanced = [_enhanced(code, stage) for code in _ENHANCED.finditer(text)]
    if enhanced:
        # An outer reply may quote an inner one: the first code that says something is the speaker's own.
        yield next(filter(None, enhanced), {})
    elif reply:
        basic = _BASIC.match(reply)
        if basic is not None:
            yield _at(BASIC, stage, basic["code"]) or {}
    status = _HTTP.search(text)
    if status is not None:
        number = status["status"] or status["dotnet"]
        yield HTTP.get(number) or HTTP.get(number[0], {})
    word = _OAUTH.search(text)
    if word is not None:
        yield OAUTH[word[0]]
    code = _GRAPH_CODE.search(text)
    if code is not None:
        yield next((some for pattern, some in _GRAPH if pattern.match(code[code.lastindex or 0])), {})


def _enhanced(code: re.Match[str], stage: str) -> Causes:
    """Return what an enhanced status code may mean: the whole code, its subject and detail, a range of details; later for class 4."""
    whole, detail = code[0].lstrip("#"), code["detail"]
    known = _at(ENHANCED, stage, whole, detail)
    if known is None and code["subject"] == "7":
        last = int(code["last"])
        known = next((causes for low, high, causes in ENHANCED_RANGES if low <= last <= high), None)
    if known is None:
        known = {}
    return (
        {**known, "server_temporary_error": max(known.get("server_temporary_error", 0.0), 0.35)}
        if code["class"] == "4"
        else known
    )


def _at(table: t.Mapping[str, Causes], stage: str, *codes: str) -> Causes | None:
    """Return what one of several codes means at a stage, else what it means anywhere; the codes that say most stand first."""
    stages = (stage, "mail") if stage in ("from", "rcpt", "data") else (stage,)
    keys = [f"{stage} {code}" for stage in stages for code in codes]
    return next((table[key] for key in (*keys, *codes) if key in table), None)
