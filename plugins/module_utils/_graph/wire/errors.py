# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From a refusal of Graph's to the exception that says what to do next; what an answer means stands in ``_answers.graph``.

Pure. Error bodies: https://learn.microsoft.com/graph/errors. Runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import email.utils
import typing as t

from ..._answers import answer as answers
from ..._answers import graph as meanings
from ..._answers.answer import Kind
from ..._answers.graph import Verdict
from ..._converge.errors import AlreadyThereError, BusyError, NotYetError, PendingError, UncertainError
from ..._errors import GraphError, MailOAuthError, NotFoundError
from .calls import Call
from .shapes import fits


@dataclasses.dataclass(frozen=True)
class Answer:
    """An answer of Graph's: header names in lower case, ``body`` the parsed JSON object (empty when there was none).

    ``parsed`` is False for a body that is no JSON object; ``shape`` says in words what came.
    """

    status: int
    headers: t.Mapping[str, str] = dataclasses.field(default_factory=dict)
    body: t.Mapping[str, t.Any] = dataclasses.field(default_factory=dict)
    client_request_id: str = ""
    parsed: bool = True
    shape: str = ""

    @property
    def ok(self) -> bool:
        """Say whether the status is one of success; what the body holds is :func:`verdict_of`'s."""
        return 200 <= self.status < 300

    @property
    def error(self) -> t.Mapping[str, t.Any]:
        """Return the ``error`` object, empty when there is none."""
        error = self.body.get("error")
        return error if isinstance(error, dict) else {}

    @property
    def code(self) -> str:
        """Return Graph's error code."""
        return answers.one_line(self.error.get("code") or "", 100)

    @property
    def message(self) -> str:
        """Return Graph's error message on one line."""
        return meanings.message_of(self.error)

    @property
    def inner(self) -> t.Mapping[str, t.Any]:
        """Return ``innerError``, which Graph also spells in lower case."""
        inner = self.error.get("innerError") or self.error.get("innererror")
        return inner if isinstance(inner, dict) else {}

    @property
    def request_id(self) -> str:
        """Return the id under which Microsoft's support finds the request."""
        return answers.one_line(self.headers.get("request-id") or self.inner.get("request-id") or "", 100)

    @property
    def retry_after(self) -> float | None:
        """Return the seconds that the server asks to wait; a date counts from the server's own clock. None when it does not say."""
        return answers.retry_after(self.headers.get("retry-after", ""), _moment(self.headers.get("date", "")))


def _moment(date: str) -> float | None:
    try:
        return email.utils.parsedate_to_datetime(date).timestamp()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


#: Entra roles that let a signed-in person do it.
_PERSON = "a signed-in person needs the role Cloud Application Administrator or Application Administrator as well"

_OF_WRITES: dict[Kind, type[PendingError]] = {
    Kind.ALREADY_THERE: AlreadyThereError,
    Kind.PASSING: NotYetError,
    Kind.UNCERTAIN: UncertainError,
}


def verdict_of(call: Call, answer: Answer) -> Verdict:
    """Say what an answer means for the call."""
    return meanings.judge(
        answer.status,
        answer.error or None,
        writes=call.writes,
        readable=_readable(call, answer),
        own=call.own,
        retry_after=answer.retry_after,
    )


def is_answer(call: Call, answer: Answer) -> bool:
    """Say whether the caller can go on with an answer: a success, or a refusal of Graph's own that the call takes for one."""
    verdict = verdict_of(call, answer)
    if verdict.kind is Kind.GOOD:
        return True
    return answer.status in call.accept and bool(answer.error) and verdict.kind in (Kind.FINAL, Kind.PRIVILEGE, Kind.PASSING)


def try_again(call: Call, answer: Answer) -> bool:
    """Say whether the very same request can be sent again, a write included: it was certainly not carried out."""
    verdict = verdict_of(call, answer)
    return verdict.kind is Kind.THROTTLED or (verdict.kind is Kind.PASSING and not (call.writes and verdict.look))


def _readable(call: Call, answer: Answer) -> bool:
    if not answer.ok:
        return answer.parsed and bool(answer.error)
    if call.writes and answer.status == 204:
        return answer.parsed
    return answer.parsed and fits(call.wants, answer.body, listed=call.listed)


def error_of(call: Call, answer: Answer, granted: t.Sequence[str] | None = None) -> MailOAuthError:
    """Return the exception for a refused call; ``granted`` are the permissions in our token, None when it could not be read.

    Writes that failed for lag, as duplicates or without certainty become :class:`PendingError`.
    """
    verdict = verdict_of(call, answer)
    remedy = verdict.remedy
    held = granted if verdict.kind is Kind.PRIVILEGE else None
    if verdict.kind is Kind.PRIVILEGE:
        remedy = _permission_remedy(call, granted, remedy if call.writes and verdict.row != "R-03" else "")
    kind: type[MailOAuthError] = GraphError
    if call.writes:
        kind = _OF_WRITES.get(verdict.kind, GraphError)
        if kind is NotYetError and not verdict.look:
            kind = BusyError
    elif verdict.code == "not_found":
        kind = NotFoundError
    error = kind(
        _sentence(call, answer, verdict),
        remedy=remedy,
        code=verdict.code or ("" if call.writes or verdict.kind is not Kind.PASSING else "service_unavailable"),
        **describe(call, answer, held),
    )
    if isinstance(error, PendingError):
        error.retry_after = verdict.retry_after
    return error


def _sentence(call: Call, answer: Answer, verdict: Verdict) -> str:
    shape = answer.shape or f"HTTP status {answer.status}"
    if verdict.code == "not_graph":
        if verdict.kind is Kind.UNCERTAIN:
            return f"What answered the request to {call.doing} cannot be read ({shape}); whether it was done is uncertain."
        return f"Whoever answered the request to {call.doing} is not Microsoft Graph ({shape})."
    words = f"{answer.code}: {answer.message}" if answer.message else answer.code or "no reason given"
    return f"Microsoft Graph refused to {call.doing} ({answer.status} {words.rstrip('.')})."


def describe(call: Call, answer: Answer | None = None, granted: t.Sequence[str] | None = None) -> dict[str, t.Any]:
    """Return what a failure shows beside its text."""
    details: dict[str, t.Any] = {"method": call.method, "path": plain_path(call)}
    if answer is not None:
        details["status"] = answer.status
        details["graph_code"] = answer.code or None
        details["request_id"] = answer.request_id or None
        details["client_request_id"] = answer.client_request_id or None
        details["date"] = answers.one_line(answer.inner.get("date") or answer.headers.get("date") or "", 60) or None
    if granted is not None:
        details["granted_permissions"] = list(granted)
    if call.needs:
        details["needed_permissions"] = list(call.needs)
    return details


def plain_path(call: Call) -> str:
    """Return the path of a call for people to read."""
    path = call.path
    for name, value in call.keys.items():
        path = path.replace("{" + name + "}", value)
    return path


def _permission_remedy(call: Call, granted: t.Sequence[str] | None, own_words: str) -> str:
    needed = " or ".join(call.needs)
    parts = [own_words] if own_words else []
    if needed and not own_words:
        parts.append(
            f"The bootstrap identity needs {needed} on Microsoft Graph (application permission, with admin consent); {_PERSON}."
        )
    if granted is not None:
        held = ", ".join(granted) if granted else "none at all"
        parts.append(f"Its token holds: {held}.")
        if not own_words and call.needs and set(granted) & {need.split()[0] for need in call.needs}:
            parts.append(
                "That should do: Application.ReadWrite.OwnedBy serves only applications that the identity created or owns, "
                "and a permission granted just now takes some minutes and a new token."
            )
    return " ".join(parts)
