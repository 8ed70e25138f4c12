# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What answers of Entra's token, device code and discovery endpoints mean, and which parts of them can be taken.

Shapes: RFC 6749 sections 5.1 and 5.2, RFC 8628 section 3.2, OpenID Connect Discovery 1.0 section 3; numbers: :mod:`.entra_codes`. The v2.0
endpoint says ``invalid_grant`` for nearly everything, a policy or a missing factor included, so that the word decides nothing by itself.
Pure; runs on Python 3.8.
"""

from __future__ import annotations

import base64
import json
import re
import typing as t

from .answer import Answer, Kind, Meaning, one_line
from .entra_codes import NUMBERS, WRAPPERS

#: Longest and shortest token that is taken; Entra ID's have some 2,000 characters, with many groups in them up to 10,000, and what has
#: fewer than 16 holds less than the 128 random bits that RFC 6749 section 10.10 wants.
MAX_TOKEN = 64 * 1024
MIN_TOKEN = 16
#: Lifetime taken when a server does not say (RFC 6749 section 5.1 recommends that it does), in seconds.
DEFAULT_LIFETIME = 600.0
#: Longest life that is believed, in seconds: Entra ID's end after 28 hours.
MAX_LIFETIME = 7 * 86400.0

#: Statuses with which Entra refuses (RFC 6749 section 5.2).
_REFUSALS = frozenset({400, 401})
_PASSING_STATUS = frozenset({408, 425})
#: ``error`` words where no known number stands beside them: RFC 6749 sections 4.1.2.1 and 5.2, RFC 8628 section 3.5, OpenID Connect Core
#: section 3.1.2.6. All others are final.
_WORDS = {
    "temporarily_unavailable": Kind.PASSING,
    "server_error": Kind.PASSING,
    "authorization_pending": Kind.PENDING,
    "slow_down": Kind.PENDING,
    "invalid_grant": Kind.INTERACTION,
    "interaction_required": Kind.INTERACTION,
    "login_required": Kind.INTERACTION,
    "consent_required": Kind.INTERACTION,
}

_NOISE = re.compile(r"\s*(?:Trace ID|Correlation ID|Timestamp): .*", re.DOTALL)
_NUMBER = re.compile(r"\bAADSTS0*(\d{4,9})(?!\w)", re.IGNORECASE | re.ASCII)
#: How pages in a browser show a number; others have error codes, too, so it counts only where it is known.
_SHOWN_NUMBER = re.compile(r"\berror code:? (\d{5,9})(?!\d)", re.IGNORECASE | re.ASCII)

_SHORTEST_SECRET = 8


def judge(answer: Answer, *, secrets: t.Iterable[str | None] = (), now: float | None = None) -> Meaning:
    """Return what an answer means: number before status before word. ``secrets`` are blotted out of what is repeated.

    ``now`` (seconds since 1970) is for a Retry-After that is a date. :data:`Kind.DEAD_TOKEN` needs a refusal of which every part says so.
    """
    wait = answer.retry_after(now)
    document = answer.document
    error = document.get("error") if document is not None else None
    if document is None or answer.status < 400 or not isinstance(error, str) or not error:
        if answer.status == 200 and document is not None and error is None and (grant(document) or device(document)):
            return Meaning(Kind.GOOD)
        return Meaning(_by_status(answer.status) or Kind.NOT_THEIRS, retry_after=wait)
    numbers = telling(codes_of(document))
    known = [NUMBERS[number].kind for number in numbers if number in NUMBERS]
    kind = known[0] if known else _by_status(answer.status) or _WORDS.get(error, Kind.FINAL)
    if kind is Kind.DEAD_TOKEN:
        surely = answer.status in _REFUSALS and error == "invalid_grant" and len(known) == len(numbers) and set(known) == {kind}
        kind = kind if surely else _by_status(answer.status) or Kind.INTERACTION
    return Meaning(kind, str(numbers[0]) if numbers else "", words_of(document, secrets), wait)


def _by_status(status: int) -> Kind | None:
    if status == 429:
        return Kind.THROTTLED
    return Kind.PASSING if status in _PASSING_STATUS or status >= 500 else None


def codes_of(document: t.Mapping[str, t.Any]) -> tuple[int, ...]:
    """Return the AADSTS numbers of an error answer, from ``error_codes`` and from the text."""
    found = document.get("error_codes")
    numbers = [code for code in found if isinstance(code, int)] if isinstance(found, (list, tuple)) else []
    description = str(document.get("error_description") or "")[:8000]
    numbers += [int(number) for number in _NUMBER.findall(description)]
    numbers += [int(number) for number in _SHOWN_NUMBER.findall(description) if int(number) in NUMBERS]
    return tuple(dict.fromkeys(numbers))


def telling(numbers: t.Sequence[int]) -> tuple[int, ...]:
    """Return numbers with those behind the others that only wrap them."""
    return tuple(sorted(numbers, key=WRAPPERS.__contains__))


def without_secrets(text: str, secrets: t.Iterable[str | None]) -> str:
    """Return ``text`` with each of ``secrets`` blotted out: a server may say back what it was sent."""
    for secret in secrets:
        if secret and len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, "********")
    return text


def words_of(document: t.Mapping[str, t.Any], secrets: t.Iterable[str | None] = ()) -> str:
    """Return the endpoint's own words on one bounded line, without the ids at their end and without any of ``secrets``."""
    text = str(document.get("error_description") or document.get("error") or "")
    return one_line(without_secrets(" ".join(_NOISE.sub("", text).split()), secrets))


# --- what can be taken of a good answer


def is_token(value: t.Any) -> bool:
    """Whether a value can be a token: visible ASCII (RFC 6749 appendix A.12) of a sensible length; anything else was damaged on its way."""
    return (
        isinstance(value, str)
        and MIN_TOKEN <= len(value) <= MAX_TOKEN
        and value.isascii()
        and value.isprintable()
        and " " not in value
    )


def lifetime(value: t.Any) -> float:
    """Return ``expires_in`` as seconds that can be reckoned with."""
    if isinstance(value, bool):
        return DEFAULT_LIFETIME
    try:
        seconds = float(value)
    except (TypeError, ValueError, OverflowError):
        return DEFAULT_LIFETIME
    return min(seconds, MAX_LIFETIME) if seconds >= 1 else DEFAULT_LIFETIME


def grant(document: t.Mapping[str, t.Any]) -> dict[str, t.Any] | None:
    """Return the sound parts of a token answer (RFC 6749 section 5.1), None without a sound access token.

    A part that is damaged is left out: an access token serves without the refresh token that came with it, whose predecessor still works.
    """
    if not is_token(document.get("access_token")):
        return None
    found = {"access_token": document["access_token"], "token_type": "Bearer"}
    for name in ("expires_in", "ext_expires_in"):
        if name in document or name == "expires_in":
            found[name] = int(lifetime(document.get(name)))
    if is_token(document.get("refresh_token")):
        found["refresh_token"] = document["refresh_token"]
    if isinstance(document.get("scope"), str):
        found["scope"] = one_line(document["scope"], 8000)
    if is_token(document.get("id_token")) and _encoded_object(f"{document['id_token']}..".split(".")[1]):
        found["id_token"] = document["id_token"]
    if is_token(document.get("client_info")) and _encoded_object(document["client_info"]):
        found["client_info"] = document["client_info"]
    return found


def device(document: t.Mapping[str, t.Any]) -> dict[str, t.Any] | None:
    """Return the sound parts of a device code answer (RFC 8628 section 3.2), None where one that is needed is missing."""
    found: dict[str, t.Any] = {}
    for name in ("device_code", "user_code", "verification_uri"):
        value = document.get(name)
        if not isinstance(value, str) or not value or one_line(value, MAX_TOKEN) != value:
            return None
        found[name] = value
    if not found["verification_uri"].startswith("https://"):
        return None
    found["expires_in"] = int(lifetime(document.get("expires_in")))
    interval = document.get("interval")
    sensible = isinstance(interval, (int, float)) and not isinstance(interval, bool) and 0 < interval <= 60
    found["interval"] = interval if sensible else 5
    if isinstance(document.get("message"), str):
        found["message"] = one_line(document["message"])
    return found


def refusal(document: t.Mapping[str, t.Any]) -> dict[str, t.Any]:
    """Return the sound parts of an error answer (RFC 6749 section 5.2)."""
    found: dict[str, t.Any] = {"error": one_line(document.get("error"), 100)}
    for name in ("error_description", "suberror", "correlation_id", "trace_id", "claims"):
        value = document.get(name)
        if isinstance(value, str) and value:
            # Lone surrogates, which JSON can hold, can be written nowhere.
            found[name] = value[:8000].encode("utf-8", "replace").decode("utf-8")
    codes = codes_of(document)
    if codes:
        found["error_codes"] = list(codes)
    return found


def _encoded_object(text: str) -> bool:
    """Whether a text is a JSON object in base64url, as the middle of an ID token and ``client_info`` are."""
    try:
        decoded = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, RecursionError):
        return False
    return isinstance(decoded, dict)
