# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Refusals of the token endpoint as errors: one sentence, one remedy, the ids for the sign-in log.

What they mean is in the catalogue (``_diagnosis.rules_token``). Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes import CAUSES
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules_token import codes_of, match_answer
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.wording import Texts, fill
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import TokenError

__all__ = ["Meaning", "codes_of", "meaning_of", "token_error", "without_secrets", "words_of"]


#: What is said of a refusal that no rule knows.
_UNKNOWN = CAUSES["unknown"]

_NOISE = re.compile(r"\s*(?:Trace ID|Correlation ID|Timestamp): .*", re.DOTALL)
_GUID = r"([0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})"
_CORRELATION = re.compile(r"Correlation ID: " + _GUID)
_TRACE = re.compile(r"Trace ID: " + _GUID)

_MAX_DESCRIPTION = 500
_SHORTEST_SECRET = 8


class Meaning(t.NamedTuple):
    """What a refusal means: a cause from the catalogue of findings, further candidates, one sentence, what to do, how to make sure."""

    cause: str
    also: tuple[str, ...]
    summary: str
    remedy: str
    confirm: str = ""


def meaning_of(result: t.Mapping[str, t.Any]) -> Meaning:
    """Return what an error answer means: by its text, its first known number, its ``suberror`` or its ``error``."""
    found = match_answer(result)
    if found is None:
        return Meaning("unknown", (), "The token endpoint refused the request without a reason that is known.", _UNKNOWN.remedy)
    rule, texts = found.rule, Texts(found.groups)
    also = tuple(cause for cause in rule.causes if cause != rule.best)
    return Meaning(rule.best, also, *(fill(text, texts) for text in (rule.summary, rule.remedy, rule.confirm)))


def without_secrets(text: str, secrets: t.Iterable[str | None]) -> str:
    """Return ``text`` with each of ``secrets`` blotted out: a server may say back what it was sent."""
    for secret in secrets:
        if secret and len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, "********")
    return text


def words_of(result: t.Mapping[str, t.Any], secrets: t.Iterable[str | None] = ()) -> str:
    """Return the endpoint's own words on one bounded line, without the ids at their end and without any of ``secrets``."""
    text = _NOISE.sub("", str(result.get("error_description") or result.get("error") or ""))
    text = without_secrets(" ".join(text.split()), secrets)
    text = "".join(char for char in text if char.isprintable())
    return text if len(text) <= _MAX_DESCRIPTION else text[: _MAX_DESCRIPTION - 3] + "..."


def _plain(value: t.Any) -> str | None:
    return value[:100] if isinstance(value, str) and value else None


def token_error(result: t.Mapping[str, t.Any], *, whose: str = "", secrets: t.Iterable[str | None] = ()) -> TokenError:
    """Turn an error answer of the token endpoint into a :class:`TokenError`.

    ``whose`` names the token that was asked for, such as ``alice@contoso.test``; it begins the message.
    The error's details: ``error``, ``error_codes``, ``suberror``, ``correlation_id``, ``trace_id``, ``server_said``, ``also`` (further
    causes that it can mean), ``confirm``.
    """
    meaning = meaning_of(result)
    description = str(result.get("error_description") or "")
    said = words_of(result, secrets)
    correlation, trace = _CORRELATION.search(description), _TRACE.search(description)
    message = f"No token for {whose}: {meaning.summary}" if whose else meaning.summary
    if said:
        message += f" The token endpoint said: {said}"
        message += "" if message.endswith((".", "!", "?")) else "."
    correlation_id = _plain(result.get("correlation_id")) or (correlation.group(1) if correlation else None)
    if correlation_id:
        message += f" (Correlation ID {correlation_id}.)"
    return TokenError(
        message,
        remedy=meaning.remedy,
        code=meaning.cause,
        error=_plain(result.get("error")),
        error_codes=list(codes_of(result)) or None,
        suberror=_plain(result.get("suberror")),
        correlation_id=correlation_id,
        trace_id=_plain(result.get("trace_id")) or (trace.group(1) if trace else None),
        server_said=said or None,
        also=list(meaning.also) or None,
        confirm=meaning.confirm or None,
    )
