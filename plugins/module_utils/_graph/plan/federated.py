# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The plan for a federated identity credential: whose tokens are taken in place of a secret.

Pure. The name is the identity (it can never be changed), issuer and subject together are unique within an application. Shapes:
https://learn.microsoft.com/graph/api/resources/federatedidentitycredential. Runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import typing as t

from ..._entra.federation import MAX_FEDERATED, MAX_TEXT, Trust, check_name
from ..._errors import OptionError
from ..wire import calls_credentials as calls
from .changes import Change, Plan

Json = t.Mapping[str, t.Any]

FEDERATED = "federated"


@dataclasses.dataclass(frozen=True)
class WantedFederated:
    """What the user asked for; ``trust`` is needed for ``present``, ``description`` None leaves it alone."""

    name: str
    state: str = "present"
    trust: Trust | None = None
    description: str | None = None

    def check(self) -> None:
        """Raise :class:`OptionError` for what Entra ID refuses or what would never match a token."""
        check_name(self.name)
        if self.state == "present":
            if self.trust is None:
                raise OptionError(
                    "A federated credential needs an issuer and a subject.",
                    remedy="Give issuer with subject or claims_matching_expression, or one of github, gitlab and azure_devops.",
                )
            self.trust.check()
        if self.description is not None and len(self.description) > MAX_TEXT:
            raise OptionError(f"The description has {len(self.description)} characters, and Entra ID takes {MAX_TEXT}.")


def expression_of(credential: Json) -> str:
    """Return the expression of a flexible federated credential, empty for one with a subject."""
    return str((credential.get("claimsMatchingExpression") or {}).get("value") or "")


def federated_view(credential: Json) -> dict[str, t.Any]:
    """Return a federated credential in the collection's words."""
    return {
        "type": FEDERATED,
        "key_id": credential.get("id"),
        "name": credential.get("name"),
        "issuer": credential.get("issuer"),
        "subject": credential.get("subject"),
        "claims_matching_expression": expression_of(credential) or None,
        "audiences": list(credential.get("audiences") or ()),
        "description": credential.get("description") or None,
    }


def plan_federated(object_id: str, credentials: t.Sequence[Json], wanted: WantedFederated) -> Plan:
    """Return the plan for an application that holds ``credentials``; raises :class:`OptionError` where there can be none."""
    wanted.check()
    existing = next((credential for credential in credentials if credential.get("name") == wanted.name), None)
    before = [] if existing is None else [federated_view(existing)]
    if wanted.state == "absent":
        changes = () if existing is None else (_remove(object_id, existing),)
        return Plan(changes, {"credentials": before}, {"credentials": []})
    trust = wanted.trust
    if trust is None:
        raise OptionError("A federated credential needs an issuer and a subject.")
    _check_unique(credentials, existing, wanted.name, trust)
    flexible = bool(trust.expression)
    removal: tuple[Change, ...] = ()
    if existing is not None and flexible is not bool(expression_of(existing)):
        # A subject and an expression exclude each other; no source says that one can be changed into the other.
        removal = (_remove(object_id, existing),)
        credentials = [credential for credential in credentials if credential is not existing]
        kept = existing.get("description")
        wanted = dataclasses.replace(wanted, description=kept if wanted.description is None else wanted.description)
        existing = None
    body = _differences(existing or {}, wanted, trust)
    after = {"credentials": [federated_view({**(existing or {"name": wanted.name}), **body})]}
    if not body:
        return Plan((), {"credentials": before}, after)
    if existing is not None:
        change = Change(
            "update_federated",
            f"set {', '.join(sorted(body))} of the federated credential {wanted.name!r}",
            calls.update_federated(object_id, str(existing.get("id")), body, flexible),
        )
        return Plan((change,), {"credentials": before}, after)
    if len(credentials) >= MAX_FEDERATED:
        raise OptionError(
            f"The application holds {len(credentials)} federated credentials, and Entra ID allows {MAX_FEDERATED}.",
            remedy="Remove one that is not needed any more (state absent), or use another application.",
            code="too_many_credentials",
        )
    change = Change(
        "add_federated",
        f"add the federated credential {wanted.name!r} for {trust.subject or trust.expression!r} of {trust.issuer}",
        calls.add_federated(object_id, {"name": wanted.name, **body}, flexible),
    )
    return Plan((*removal, change), {"credentials": before}, after)


def _remove(object_id: str, existing: Json) -> Change:
    return Change(
        "remove_federated",
        f"remove the federated credential {existing.get('name')!r}",
        calls.remove_federated(object_id, str(existing.get("id"))),
    )


def _check_unique(credentials: t.Sequence[Json], existing: Json | None, name: str, trust: Trust) -> None:
    for other in credentials:
        if other is existing:
            continue
        whose = (other.get("issuer"), other.get("subject") or "", expression_of(other))
        if whose == (trust.issuer, trust.subject, trust.expression):
            raise OptionError(
                f"The federated credential {other.get('name')!r} already has this issuer and subject, and the pair is unique in an application.",
                remedy=f"Set name to {other.get('name')!r}, or remove that one first.",
                code="already_exists",
            )
        if existing is None and str(other.get("name")).casefold() == name.casefold():
            raise OptionError(
                f"There is a federated credential {other.get('name')!r}, whose name differs from {name!r} only in upper and lower case.",
                remedy=f"Set name to {other.get('name')!r}.",
                code="already_exists",
            )


def _differences(existing: Json, wanted: WantedFederated, trust: Trust) -> dict[str, t.Any]:
    """Return what to send; texts are compared with their case, as Entra ID compares them with a token."""
    body: dict[str, t.Any] = {}
    if trust.issuer != existing.get("issuer"):
        body["issuer"] = trust.issuer
    if trust.subject and trust.subject != existing.get("subject"):
        body["subject"] = trust.subject
    if trust.expression != expression_of(existing):
        body["claimsMatchingExpression"] = {"value": trust.expression, "languageVersion": 1}
    if list(trust.audiences) != list(existing.get("audiences") or ()):
        body["audiences"] = list(trust.audiences)
    if wanted.description is not None and wanted.description != (existing.get("description") or ""):
        body["description"] = wanted.description or None
    return body
