# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What token endpoints answer when they give no token, as errors: one sentence, one remedy, the ids for the sign-in log.

What they mean is in ``_answers.entra``, and for people in the catalogue (``_diagnosis.rules.token``). Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from .._answers import entra
from .._answers.answer import Answer, Kind, one_line
from .._answers.answer import Meaning as AnswerMeaning
from .._answers.entra import codes_of, without_secrets, words_of
from .._diagnosis.causes.login import CAUSES
from .._diagnosis.rules.token import match_answer
from .._diagnosis.wording import Texts, fill
from .._errors import TokenError
from .._shapes import GUID_TEXT

__all__ = ["Meaning", "NoTokenError", "answer_error", "codes_of", "meaning_of", "token_error", "without_secrets", "words_of"]


#: What is said of a refusal that no rule knows.
_UNKNOWN = CAUSES["unknown"]

_CORRELATION = re.compile(f"Correlation ID: ({GUID_TEXT})")
_TRACE = re.compile(f"Trace ID: ({GUID_TEXT})")


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


def _plain(value: t.Any) -> str | None:
    return one_line(value, 100) or None if isinstance(value, str) else None


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


class NoTokenError(TokenError):
    """There is no token, and ``meaning`` is what the answer means."""

    def __init__(self, cause: TokenError, meaning: AnswerMeaning) -> None:
        super().__init__(cause.message, remedy=cause.remedy, code=cause.code, **cause.details)
        self.meaning = meaning


def answer_error(
    answer: Answer, url: str, *, whose: str = "", secrets: t.Iterable[str | None] = (), now: float | None = None
) -> NoTokenError:
    """Return the error for an answer without a token, whoever gave it. ``url`` is what was asked, ``now`` seconds since 1970."""
    secrets = list(secrets)
    meaning = entra.judge(answer, secrets=secrets, now=now)
    document = answer.document
    if document is not None and answer.status >= 400 and isinstance(document.get("error"), str) and document["error"]:
        return NoTokenError(token_error(entra.refusal(document), whose=whose, secrets=secrets), meaning)
    where = one_line(url.split("?", 1)[0], 200)
    details: dict[str, t.Any] = {"status": answer.status, "retry_after": meaning.retry_after}
    if meaning.kind in (Kind.THROTTLED, Kind.PASSING):
        wait = f" and asks to wait {meaning.retry_after:g} seconds" if meaning.retry_after else ""
        cause = TokenError(
            f"{where} answered with HTTP status {answer.status} and no reason{wait}.",
            remedy="Nothing has to be done when it passes: try again in a minute.",
            code="throttled" if meaning.kind is Kind.THROTTLED else "idp_temporary_error",
            **details,
        )
    else:
        cause = TokenError(
            f"Something else than the authority answered at {where}: {answer.describe()}.",
            remedy="Check the option authority, HTTPS_PROXY and NO_PROXY, and whether a proxy or a portal is in between.",
            code="proxy_auth_required" if answer.status == 407 else "captive_or_inspecting_proxy",
            **details,
        )
    return NoTokenError(cause, meaning)
