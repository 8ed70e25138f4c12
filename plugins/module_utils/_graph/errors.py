# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""What Graph's refusals mean: which can be tried again, which need another look first, and what to do about the rest.

Pure. Error bodies: https://learn.microsoft.com/graph/errors; the texts matched here are documented or reported ones. Runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import re
import typing as t

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import GraphError, NotFoundError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.calls import Call

#: The longest piece of Graph's own words that is repeated in an error.
MAX_WORDS = 600


@dataclasses.dataclass(frozen=True)
class Answer:
    """An answer of Graph's: header names in lower case, ``body`` the parsed JSON object (empty when there was none)."""

    status: int
    headers: t.Mapping[str, str] = dataclasses.field(default_factory=dict)
    body: t.Mapping[str, t.Any] = dataclasses.field(default_factory=dict)
    client_request_id: str = ""

    @property
    def ok(self) -> bool:
        """Say whether the request was carried out."""
        return 200 <= self.status < 300

    @property
    def error(self) -> t.Mapping[str, t.Any]:
        """Return the ``error`` object, empty when there is none."""
        error = self.body.get("error")
        return error if isinstance(error, dict) else {}

    @property
    def code(self) -> str:
        """Return Graph's error code."""
        return str(self.error.get("code") or "")

    @property
    def message(self) -> str:
        """Return Graph's error message on one line."""
        return " ".join(str(self.error.get("message") or "").split())[:MAX_WORDS]

    @property
    def inner(self) -> t.Mapping[str, t.Any]:
        """Return ``innerError``, which Graph also spells in lower case."""
        inner = self.error.get("innerError") or self.error.get("innererror")
        return inner if isinstance(inner, dict) else {}

    @property
    def request_id(self) -> str:
        """Return the id under which Microsoft's support finds the request."""
        return str(self.headers.get("request-id") or self.inner.get("request-id") or "")

    @property
    def retry_after(self) -> float | None:
        """Return the seconds that the server asks to wait; None when it does not say (or says it as a date)."""
        text = str(self.headers.get("retry-after") or "").strip()
        return float(text) if re.match(r"\d+(\.\d+)?$", text) else None


class PendingError(GraphError):
    """A write that was not done, or perhaps was: look again before doing anything else."""

    default_code = "pending"


class NotYetError(PendingError):
    """The write refers to something that this part of Graph does not see yet."""

    default_code = "not_replicated"


class AlreadyThereError(PendingError):
    """What the write would create exists."""

    default_code = "already_exists"


class UncertainError(PendingError):
    """Nobody can say whether the write was done."""

    default_code = "uncertain"


_ALREADY = re.compile(
    r"permission entry already exists|permission being assigned already exists|object references already exist"
    r"|another object with the same value|conflicting object|already in use",
    re.IGNORECASE,
)
_NO_APPLICATION = re.compile(r"does not reference a valid application object", re.IGNORECASE)
_NO_REFERENCE = re.compile(
    r"does not exist or one of its queried reference-property objects are not present|unable to read the company information",
    re.IGNORECASE,
)
#: Codes of writes that collided with another one inside Entra ID; nothing was done.
_COLLISIONS = frozenset({"Directory_ConcurrencyViolation", "ConcurrencyViolation", "Directory_ReplicaUnavailable"})

#: Graph's code -> (our code, remedy). The code decides; messages change.
_REMEDIES: dict[str, tuple[str, str]] = {
    "InvalidAuthenticationToken": (
        "token_refused",
        "Graph does not take the token: check that cloud, authority, graph_url and tenant belong together, and this machine's clock.",
    ),
    "Authorization_IdentityNotFound": (
        "identity_missing",
        (
            "The bootstrap application (auth_client_id) has no service principal in this tenant, or it is disabled: an administrator of "
            "the tenant must consent to it first."
        ),
    ),
    "CredentialTypeNotAllowedAsPerAppPolicy": (
        "policy_refused",
        (
            "The tenant's app management policy bans this kind of credential. Use another one (a certificate or a federated identity), or "
            "have the policy's owner exempt this application."
        ),
    ),
    "CredentialInvalidLifetimeAsPerAppPolicy": (
        "policy_refused",
        "The tenant's app management policy caps the lifetime of credentials: ask for a shorter one.",
    ),
    "SignInAudienceNotAllowedAsPerAppPolicy": (
        "policy_refused",
        (
            "The tenant's app management policy does not allow this sign_in_audience: use AzureADMyOrg, or have the policy's owner exempt "
            "this application."
        ),
    ),
    "TooManyAppPasswords": (
        "too_many_credentials",
        "The application holds as many client secrets as it can: remove old ones first.",
    ),
    "Directory_QuotaExceeded": (
        "quota_exceeded",
        (
            "The tenant, or the bootstrap identity, holds as many objects as it may, soft-deleted ones included: delete some for good "
            "(state absent with purge), or give the identity an administrator's role."
        ),
    ),
    "Request_UnsupportedQuery": ("unsupported", "This cloud's Graph does not know the query: name the application by app_id."),
}

#: Entra roles that let a signed-in person do it.
_PERSON = "a signed-in person needs the role Cloud Application Administrator or Application Administrator as well"


def refused_for_lag(answer: Answer) -> bool:
    """Say whether a write was refused in a way that replication lag explains."""
    if answer.status == 404:
        return True
    return answer.status == 400 and bool(_NO_APPLICATION.search(answer.message) or _NO_REFERENCE.search(answer.message))


def refused_as_duplicate(answer: Answer) -> bool:
    """Say whether a write was refused because what it creates exists: Graph answers 409 as well as 400."""
    return answer.status in {400, 409} and (
        answer.code == "Request_MultipleObjectsWithSameKeyValue" or bool(_ALREADY.search(answer.message))
    )


def collided(answer: Answer) -> bool:
    """Say whether a write collided with another one inside Entra ID and can be repeated as it is."""
    return answer.status in {400, 409, 412} and answer.code in _COLLISIONS


def error_of(call: Call, answer: Answer, granted: t.Sequence[str] | None = None) -> GraphError:
    """Return the exception for a refused call; ``granted`` are the permissions in our token, None when it could not be read.

    Writes that failed for lag, as duplicates or without certainty become :class:`PendingError`.
    """
    code, remedy = _REMEDIES.get(answer.code, ("", ""))
    kind: type[GraphError] = GraphError
    if answer.status == 403 and not code:
        code, remedy = "permission_missing", _permission_remedy(call, granted)
    elif answer.status == 401 and not code:
        code, remedy = _REMEDIES["InvalidAuthenticationToken"]
    elif answer.status == 429:
        code, remedy = (
            "throttled",
            "Graph throttles this application or tenant: run fewer tenants at once, or raise wait_timeout.",
        )
    elif call.writes and refused_as_duplicate(answer):
        kind = AlreadyThereError
    elif call.writes and refused_for_lag(answer):
        kind = NotYetError
    elif call.writes and answer.status >= 500:
        kind = UncertainError
    elif answer.status == 404:
        kind = NotFoundError
    elif answer.status >= 500:
        code, remedy = "service_unavailable", "Microsoft Graph is in trouble: see https://status.cloud.microsoft and run again."
    words = f"{answer.code}: {answer.message}" if answer.message else answer.code or "no reason given"
    return kind(
        f"Microsoft Graph refused to {call.doing} ({answer.status} {words.rstrip('.')}).",
        remedy=remedy,
        code=code,
        **describe(call, answer, granted if answer.status == 403 else None),
    )


def describe(call: Call, answer: Answer | None = None, granted: t.Sequence[str] | None = None) -> dict[str, t.Any]:
    """Return what a failure shows beside its text."""
    details: dict[str, t.Any] = {"method": call.method, "path": plain_path(call)}
    if answer is not None:
        details["status"] = answer.status
        details["graph_code"] = answer.code or None
        details["request_id"] = answer.request_id or None
        details["client_request_id"] = answer.client_request_id or None
        details["date"] = answer.inner.get("date") or answer.headers.get("date")
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


def _permission_remedy(call: Call, granted: t.Sequence[str] | None) -> str:
    needed = " or ".join(call.needs)
    parts = []
    if needed:
        parts.append(
            f"The bootstrap identity needs {needed} on Microsoft Graph (application permission, with admin consent); {_PERSON}."
        )
    if granted is not None:
        held = ", ".join(granted) if granted else "none at all"
        parts.append(f"Its token holds: {held}.")
        if call.needs and set(granted) & {need.split()[0] for need in call.needs}:
            parts.append(
                "That should do: Application.ReadWrite.OwnedBy serves only applications that the identity created or owns, "
                "and a permission granted just now takes some minutes and a new token."
            )
    return " ".join(parts)
