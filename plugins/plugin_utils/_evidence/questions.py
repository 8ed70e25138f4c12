# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is worth asking Microsoft Graph and Exchange Online about after a verification, and what their answers say in one form.

Pure. What comes of it goes into the report, and to :mod:`_diagnosis.reconsider`, whose ``circumstances`` describes the form.
"""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass, field

from ...module_utils._entra.claims import timestamp
from ...module_utils._shapes import is_guid
from .._store.data import SignInFacts

Json = t.Dict[str, t.Any]
Facts = t.Mapping[str, t.Any]

#: Applications and mailboxes of one tenant that are asked about at most; Exchange answers for one mailbox at a time.
MAX_APPLICATIONS = 3
MAX_MAILBOXES = 50

#: Suspicions that a switch or a permission in Exchange decides.
_DECIDED_BY_EXCHANGE = frozenset(
    {
        *("token_rejected", "unknown", "user_mismatch", "shared_mailbox_as_login", "no_mailbox_permission", "send_as_denied"),
        *(
            "app_not_registered_in_exchange",
            "mailbox_not_found",
            "conditional_access_block",
            "service_incident",
            "protocol_disabled",
        ),
        *("imap_disabled", "pop_disabled", "smtp_auth_disabled_mailbox", "smtp_auth_disabled_tenant"),
    }
)

#: What an application's secret begins with is nobody's business in a report.
_CREDENTIAL_FIELDS = ("type", "name", "key_id", "thumbprint", "end", "days_left", "expired")


@dataclass(frozen=True)
class Questions:
    """``applications`` are options of application_info, ``mailboxes`` and ``app_id`` those of exchange_access_info; ``notes`` for people."""

    applications: tuple[dict[str, str], ...] = ()
    mailboxes: tuple[Json, ...] = ()
    app_id: str = ""
    notes: tuple[str, ...] = ()


@dataclass
class Answers:
    """What was answered. ``applications`` pairs the options with the module's result, ``own`` is the result for the administrator's identity.

    ``unasked`` is what was not: ``what`` (graph, exchange, store), the sentence for people, and ``severity``: a warning where an answer was
    wanted and could not be had, an information where nobody had asked for one.
    """

    applications: list[tuple[dict[str, str], Facts]] = field(default_factory=list)
    own: Facts | None = None
    exchange: Facts | None = None
    unasked: list[Json] = field(default_factory=list)

    def miss(self, what: str, message: str, severity: str = "warning") -> None:
        """Note what was not asked, and why."""
        self.unasked.append({"what": what, "message": message, "severity": severity})


def questions(
    results: t.Sequence[Facts], planned: t.Sequence[Facts], declared: Facts, sign_ins: t.Sequence[SignInFacts]
) -> Questions:
    """Return what to ask after ``results`` (of the role ``verify``; ``planned`` are the checks it was given).

    ``declared`` is the application of the tenants file, ``sign_ins`` are the store's.
    """
    checks = [check for result in results for check in result.get("checks") or () if isinstance(check, dict)]
    mailboxes, app_id, left_out = _mailboxes(checks, planned)
    notes = []
    if left_out:
        notes.append(
            f"Exchange Online was asked about {MAX_MAILBOXES} of the mailboxes that fail; {left_out} more were left out."
        )
    return Questions(_applications(checks, declared, sign_ins), mailboxes, app_id, tuple(notes))


def _applications(checks: t.Sequence[Facts], declared: Facts, sign_ins: t.Sequence[SignInFacts]) -> tuple[dict[str, str], ...]:
    """Name the applications by their ids where tokens, store or tenants file know them, else by name."""
    ids = [
        str(declared.get("app_id") or ""),
        *(str((check.get("token") or {}).get("app_id") or "") for check in checks),
        *(account.client_id for account in sign_ins),
    ]
    found = [client_id for client_id in dict.fromkeys(identifier.strip().lower() for identifier in ids) if is_guid(client_id)]
    if found:
        return tuple({"app_id": client_id} for client_id in found[:MAX_APPLICATIONS])
    for option in ("unique_name", "display_name"):
        if declared.get(option):
            return ({option: str(declared[option])},)
    return ()


def _mailboxes(checks: t.Sequence[Facts], planned: t.Sequence[Facts]) -> tuple[tuple[Json, ...], str, int]:
    """Return the mailboxes whose logins failed as a switch or a permission makes them fail, with the delegates that logged in."""
    signers: dict[str, dict[str, None]] = {}
    for plan in planned:
        signers.setdefault(str(plan.get("user") or "").lower(), {})[str(plan.get("token") or "").lower()] = None
    users: dict[str, dict[str, None]] = {}
    app_id = ""
    for check in checks:
        causes = {str(finding.get("cause")) for finding in check.get("findings") or () if isinstance(finding, dict)}
        if (
            check.get("state") != "failed"
            or check.get("stage") not in ("auth", "after_auth")
            or not causes & _DECIDED_BY_EXCHANGE
        ):
            continue
        address, token = str(check.get("user") or ""), check.get("token") or {}
        named = users.setdefault(address, {})
        if token.get("app_only"):
            app_id = app_id or str(token.get("app_id") or "")
        else:
            named.update(signers.get(address.lower(), {}))
            named.update(dict.fromkeys(str(name).lower() for name in token.get("users") or ()))
    chosen = list(users.items())[:MAX_MAILBOXES]
    asked = tuple(
        {"address": address, "users": [name for name in names if "@" in name and name != address.lower()]}
        for address, names in chosen
        if "@" in address
    )
    return asked, app_id if is_guid(app_id) else "", max(0, len(users) - MAX_MAILBOXES)


def circumstances(
    tenant: str, answers: Answers, results: t.Sequence[Facts], sign_ins: t.Sequence[SignInFacts], now: float
) -> Json:
    """Return what is known of a tenant; ``tenant`` is its id or a domain, ``now`` the controller's time in seconds since 1970."""
    users = {account.user.lower(): account.object_id for account in sign_ins if account.object_id}
    for result in results:
        for check in result.get("checks") or ():
            token = check.get("token") or {}
            if token.get("object_id") and not token.get("app_only"):
                users.update({str(name).lower(): str(token["object_id"]) for name in token.get("users") or ()})
    found: Json = {
        "time": timestamp(int(now)),
        "tenant_id": tenant.lower() if is_guid(tenant) else "",
        "asked": [*(["graph"] if answers.applications else []), *(["exchange"] if answers.exchange is not None else [])],
        "notes": [unasked["message"] for unasked in answers.unasked],
        "unasked": list(answers.unasked),
        "sign_in_users": users,
        "applications": [view for asked, result in answers.applications for view in _views(asked, result)],
    }
    if answers.exchange is not None:
        found["exchange"] = {name: answers.exchange.get(name) for name in ("service_principals", "tenant_smtp_auth", "mailboxes")}
    return found


def own_views(answers: Answers) -> list[Json]:
    """Return the application of the administrator's identity, in the form of the circumstances' applications."""
    return list(_views({}, answers.own)) if answers.own is not None else []


def _views(asked: Facts, result: Facts) -> t.Iterator[Json]:
    """Return the applications of one answer; one that is not there is told as such."""
    for application in result.get("applications") or ():
        yield {
            "app_id": application["application"].get("app_id"),
            "display_name": application["application"].get("display_name"),
            "found": True,
            "registered": True,
            "redirect_uris": application["application"].get("redirect_uris") or {},
            "service_principal": application.get("service_principal"),
            "grants": application.get("grants") or [],
            "app_roles": application.get("app_roles") or [],
            "credentials": [
                {name: each.get(name) for name in _CREDENTIAL_FIELDS} for each in application.get("credentials") or ()
            ],
            "federated_credentials": [
                {name: each.get(name) for name in ("name", "issuer", "subject")}
                for each in application.get("federated_credentials") or ()
            ],
        }
    if result.get("applications"):
        return
    foreign = result.get("foreign_application")
    name = str(asked.get("app_id") or asked.get("unique_name") or asked.get("display_name") or "")
    yield {
        "app_id": asked.get("app_id") or "",
        "display_name": name,
        "found": bool(foreign),
        "registered": False,
        **(
            {part: foreign.get(part) for part in ("service_principal", "grants", "app_roles")}
            if isinstance(foreign, t.Mapping)
            else {}
        ),
    }


def note_of(what: str, message: t.Any) -> str:
    """Return the sentence for something that could not be asked; ``message`` is cut, and stays on one line."""
    text = " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", str(message or "no reason given")).split())
    return f"{what} could not be asked: {text[:500]}"
