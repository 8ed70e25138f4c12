# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Answers of Exchange's admin endpoint: rows, warnings, and what a refusal means.

Nobody documents this endpoint. What is known comes from those who use it: the list is under ``value`` or ``Value``, each property may
have companions that tell its type, the HTTP status hardly discriminates, the reason hides in ``error.details`` or in nested
``innererror`` objects behind an error id and an exception's name (``Ex6F9304|Microsoft...ManagementObjectNotFoundException|text``), and a
refusal may be nothing but NUL bytes declared as gzip. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import json
import re
import typing as t

from .._converge.errors import AlreadyThereError, UncertainError
from .._errors import ExchangeError, MailOAuthError

#: The longest piece of Exchange's own words that is repeated in an error.
MAX_WORDS = 600
_MAX_DEPTH = 8

#: What an identity needs to use the admin endpoint; both.
APP_ROLE = "Exchange.ManageAsApp"
DIRECTORY_ROLE = "Exchange Administrator"
DIRECTORY_ROLE_ID = "29232cdf-9323-42fd-ade2-1d097af3e4de"

#: Entra roles with which Exchange lets an application in at all (app-only-auth-powershell-v2), by template id.
DIRECTORY_ROLES: dict[str, str] = {
    DIRECTORY_ROLE_ID: DIRECTORY_ROLE,
    "31392ffb-586c-42d1-9346-e59415a2cc4e": "Exchange Recipient Administrator",
    "62e90394-69f5-4237-9190-012177145e10": "Global Administrator",
    "17315797-102d-40b4-93e0-432062caca18": "Compliance Administrator",
    "f2ef992c-3afb-46b9-b7cf-a126ee74c451": "Global Reader",
    "729827e3-9c14-49f7-bb1b-9608f156bbb8": "Helpdesk Administrator",
    "194ae4cb-b126-40b2-bd5b-6091b380977d": "Security Administrator",
    "5d6b6bb7-de71-4623-b4af-96380a352509": "Security Reader",
}

Row = t.Dict[str, t.Any]


@dataclasses.dataclass(frozen=True)
class RawAnswer:
    """One HTTP answer: header names in lower case; ``body`` is empty where it could not be decoded."""

    status: int
    headers: t.Mapping[str, str] = dataclasses.field(default_factory=dict)
    body: bytes = b""

    @property
    def retry_after(self) -> float | None:
        """Return the seconds that the server asks to wait; None when it does not say (or says it as a date)."""
        text = self.headers.get("retry-after", "").strip()
        return float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else None

    @property
    def request_id(self) -> str:
        """Return the id under which Microsoft's support finds the request."""
        return self.headers.get("request-id", "")[:100]

    def document(self) -> dict[str, t.Any] | None:
        """Return the body as a JSON object; an empty one for an empty body, None for anything else (NUL bytes, HTML)."""
        if not self.body:
            return {}
        try:
            parsed = json.loads(self.body)
        except (ValueError, RecursionError):
            return None
        return parsed if isinstance(parsed, dict) else None


class NotThereError(ExchangeError):
    """The object that a cmdlet names does not exist, or Exchange does not see it yet."""

    default_code = "not_found"


class Page(t.NamedTuple):
    """One page of a cmdlet's output; ``next_link`` is empty on the last one."""

    rows: list[Row]
    warnings: list[str]
    next_link: str


def strip_companions(row: t.Mapping[str, t.Any]) -> Row:
    """Return a row without the properties that only tell another one's type (``Guid@odata.type``, ``Guid@data.type``, ``@odata.id``)."""
    return {name: value for name, value in row.items() if "@" not in name}


def parse_page(document: t.Mapping[str, t.Any], headers: t.Mapping[str, str]) -> Page:
    """Take a successful answer apart; Set and Remove cmdlets answer with no list at all."""
    found = document.get("value", document.get("Value"))
    rows = [strip_companions(row) for row in found if isinstance(row, dict)] if isinstance(found, list) else []
    said = document.get("@adminapi.warnings")
    warnings = [one_line(str(warning)) for warning in said if warning] if isinstance(said, list) else []
    if headers.get("x-warnings"):
        warnings.append(one_line(headers["x-warnings"]))
    next_link = document.get("@odata.nextLink")
    return Page(rows, list(dict.fromkeys(warnings)), next_link if isinstance(next_link, str) else "")


def one_line(text: str) -> str:
    """Return Exchange's words on one bounded line of printable characters."""
    line = "".join(char for char in " ".join(text.split()) if char.isprintable())
    return line if len(line) <= MAX_WORDS else line[: MAX_WORDS - 3] + "..."


class Reason(t.NamedTuple):
    """Why a cmdlet failed: its exception's short name (may be empty) and its words."""

    kind: str
    words: str


def _messages(error: t.Any, depth: int = 0) -> t.Iterator[str]:
    """Yield every message of an error object, the telling ones first."""
    if not isinstance(error, dict) or depth > _MAX_DEPTH:
        return
    details = error.get("details")
    for detail in details if isinstance(details, list) else []:
        yield from _messages(detail, depth + 1)
    inner = [value for name, value in error.items() if name.lower() in ("innererror", "internalexception")]
    for value in inner:
        yield from _messages(value, depth + 1)
    if isinstance(error.get("message"), str):
        yield error["message"]


_GENERIC = re.compile(
    r"(invalid operation|error executing cmdlet|an error occurred.*|exception of type '[^']*' was thrown)?\.?$",
    re.IGNORECASE | re.DOTALL,
)


def reason_of(document: t.Mapping[str, t.Any] | None) -> Reason:
    """Return why, from an error's innermost details; both parts are empty when it does not say."""
    error = (document or {}).get("error")
    if isinstance(error, str):
        return Reason("", one_line(error))
    fallback = ""
    for message in _messages(error):
        parts = message.split("|")
        kind = parts[1].rpartition(".")[2].strip() if len(parts) > 2 else ""
        words = one_line(parts[-1] if len(parts) > 2 else message)
        if not _GENERIC.match(words):
            return Reason(kind[:100], words)
        fallback = fallback or words
    return Reason("", fallback)


_NOT_THERE = re.compile(
    r"ManagementObjectNotFound|RecipientNotFound|(could not|couldn.t|can.t|cannot) be found|wasn.t found", re.IGNORECASE
)
_ALREADY = re.compile(r"already exists|AlreadyExists|already in use|is already (present|assigned)|there.s already", re.IGNORECASE)
_ACE_MISSING = re.compile(
    r"(ACE|access control entry|permission).{0,80}(doesn.t exist|isn.t present|not present|not found)", re.IGNORECASE
)
#: The caller's role does not include the cmdlet or a parameter of it, or ends before the object.
_NOT_ALLOWED = re.compile(
    r"isn.t supported in this scenario|matches parameter name|n.t recognized|not recognized as|CommandNotFound|current write scope",
    re.IGNORECASE,
)


def is_missing(reason: Reason) -> bool:
    """Say whether a reason means that an object is not there."""
    return bool(_NOT_THERE.search(f"{reason.kind} {reason.words}"))


class Caller(t.NamedTuple):
    """What is known of who called, for errors: permissions and Entra roles (template ids) in the token, None where it is opaque."""

    name: str = "the bootstrap identity"
    granted: tuple[str, ...] | None = None
    directory_roles: tuple[str, ...] | None = None


def error_of(doing: str, cmdlet: str, writes: bool, answer: RawAnswer, caller: Caller | None = None) -> MailOAuthError:
    """Return the exception for a refused cmdlet; ``doing`` completes "Exchange Online refused to ..."."""
    reason = reason_of(answer.document())
    text = f"{reason.kind} {reason.words}"
    kind: type[MailOAuthError] = ExchangeError
    code, remedy = "", ""
    if _NOT_ALLOWED.search(text):
        code, remedy = "admin_role_missing", rights(caller)
    elif is_missing(reason) or (answer.status == 404 and reason.words):
        kind = NotThereError
    elif writes and _ALREADY.search(text):
        kind = AlreadyThereError
    elif writes and cmdlet.startswith("Remove-") and _ACE_MISSING.search(text):
        kind = NotThereError
    elif answer.status in {401, 403}:
        code = "admin_token_refused" if answer.status == 401 else "admin_api_refused"
        remedy = rights(caller)
        if answer.status == 403 and not reason.words:
            remedy += " Exchange answers like this, too, when it does not know the cmdlet or the role does not include it."
    elif answer.status == 404:
        code, remedy = "admin_api_missing", "Check exchange_admin_url and cloud: there is no admin endpoint at that address."
    elif answer.status == 429:
        code, remedy = (
            "throttled",
            "Exchange throttles this identity: name fewer mailboxes at once, run fewer tenants at once, or raise wait_timeout.",
        )
    elif answer.status >= 500:
        kind = UncertainError if writes else ExchangeError
        code = "" if writes else "service_unavailable"
        remedy = "Exchange Online is in trouble: see https://status.cloud.microsoft and run again."
    elif 300 <= answer.status < 400:
        code, remedy = "redirected", "Check exchange_admin_url: the token is sent to that host alone, and it points elsewhere."
    return kind(
        f"Exchange Online refused to {doing} ({answer.status} {reason.words or 'no reason given'}).".replace("..", "."),
        remedy=remedy,
        code=code,
        cmdlet=cmdlet,
        status=answer.status,
        exception=reason.kind or None,
        request_id=answer.request_id or None,
        granted_permissions=list(caller.granted)
        if caller and caller.granted is not None and answer.status in {401, 403}
        else None,
    )


def rights(caller: Caller | None) -> str:
    """Return the sentence on the two rights that the admin endpoint wants, and which of them the token shows to be missing."""
    wanted = (
        f"The admin endpoint wants two rights of the bootstrap identity: the application permission {APP_ROLE} of Office 365 Exchange "
        f"Online, with admin consent, and the Microsoft Entra role {DIRECTORY_ROLE} on its service principal."
    )
    if caller is None:
        return wanted
    parts = [wanted]
    missing = []
    if caller.granted is not None and not any(name.startswith("Exchange.Manage") for name in caller.granted):
        missing.append(f"the permission {APP_ROLE}")
    if caller.directory_roles is not None and not any(role in DIRECTORY_ROLES for role in caller.directory_roles):
        missing.append(f"an Entra role such as {DIRECTORY_ROLE}")
    if missing:
        parts.append(f"The token of {caller.name} lacks {' and '.join(missing)}.")
    elif caller.granted is not None:
        held = [DIRECTORY_ROLES[role] for role in caller.directory_roles or () if role in DIRECTORY_ROLES]
        names = ", ".join([*caller.granted, *held])
        parts.append(f"The token of {caller.name} holds: {names}. New rights take some minutes and a new token.")
    return " ".join(parts)
