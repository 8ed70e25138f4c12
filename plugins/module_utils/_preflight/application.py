# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Application management policies: secrets, certificates, audiences.

https://learn.microsoft.com/graph/api/resources/applicationauthenticationmethodpolicy. An application's own policy replaces the tenant's
default, whole. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from .._graph.wire.shapes import parse_time
from .facts import Facts, Question, items, mapping
from .prediction import REFUSED, UNKNOWN, Reason, unread

_POLICY = "app_management"
#: ISO 8601 durations, as far as Graph writes them; a month and a year count short, so that a doubt is none in our favour.
_DURATION = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)(?:\.\d+)?S)?)?\Z"
)
_DAYS = {"years": 365.0, "months": 28.0, "weeks": 7.0, "days": 1.0, "hours": 1 / 24, "minutes": 1 / 1440, "seconds": 1 / 86400}

_NO_SECRET = "Use a certificate or a federated credential in place of a client secret; a public client needs none of them."
_NO_CERTIFICATE = "Use a federated credential; a public client needs no credential at all."


def days_of(text: t.Any) -> float | None:
    """Return an ISO 8601 duration in days, None for what is none."""
    match = _DURATION.match(text) if isinstance(text, str) and len(text) > 1 else None
    return None if match is None else sum(float(value) * _DAYS[unit] for unit, value in match.groupdict().items() if value)


def secret(facts: Facts, question: Question) -> list[Reason]:
    """Return what speaks against a client secret."""
    reasons, rules = _rules(facts, question, "passwordCredentials")
    for rule in rules:
        if rule.kind == "passwordAddition":
            reasons.append(rule.against("Client secrets are forbidden.", _NO_SECRET))
        elif rule.kind == "passwordLifetime":
            reasons += rule.lifetime(question.secret_days, "client secret", "lifetime of the client secret")
    return reasons


def certificate(facts: Facts, question: Question) -> list[Reason]:
    """Return what speaks against a certificate."""
    reasons, rules = _rules(facts, question, "keyCredentials")
    for rule in rules:
        if rule.kind == "asymmetricKeyLifetime":
            reasons += rule.lifetime(question.certificate_days, "certificate", "lifetime of the certificate")
        elif rule.kind == "trustedCertificateAuthority":
            text = "Only certificates of certain authorities are allowed; whether this one is cannot be seen."
            reasons.append(Reason(UNKNOWN, _POLICY, text, rule.policy, _NO_CERTIFICATE))
    return reasons


def federated(facts: Facts, question: Question) -> list[Reason]:
    """Return what speaks against a federated credential: no rule about them is documented, so that only one that is seen does."""
    _unread, restrictions, policy = _restrictions(facts)
    named = [name for name in restrictions if "federated" in name.lower() and restrictions[name]]
    text = "It has a rule about federated credentials, which are not documented yet."
    return [Reason(UNKNOWN, _POLICY, text, policy)] if named else []


def audience(facts: Facts) -> list[Reason]:
    """Return what speaks against the sign-in audience, whose rules version 1.0 of Graph does not show."""
    if facts.application.audience == "AzureADMyOrg":
        return []
    reasons, restrictions, policy = _restrictions(facts)
    if restrictions or reasons:
        text = f"It may forbid the sign-in audience {facts.application.audience}: Microsoft Graph 1.0 does not show rules about that."
        reasons.append(Reason(UNKNOWN, _POLICY, text, policy, "Use the sign-in audience AzureADMyOrg."))
    return reasons


class _Rule(t.NamedTuple):
    """One restriction that is in force for the application."""

    kind: str
    policy: str
    most: t.Any
    doubtful: bool

    def against(self, text: str, instead: str) -> Reason:
        if self.doubtful:
            return Reason(
                UNKNOWN,
                _POLICY,
                f"{text} Some identities are exempt, and whether this one is cannot be seen.",
                self.policy,
                instead,
            )
        return Reason(REFUSED, _POLICY, text, self.policy, instead)

    def lifetime(self, wanted: float, what: str, option: str) -> list[Reason]:
        most = days_of(self.most)
        if most is None:
            text = f"It bounds the lifetime of a {what}, and the bound cannot be read."
            return [Reason(UNKNOWN, _POLICY, text, self.policy)]
        if wanted <= most:
            return []
        return [
            self.against(
                f"A {what} may last {most:g} days, and {wanted:g} are wanted.", f"Set the {option} to at most {int(most)} days."
            )
        ]


def _restrictions(facts: Facts) -> tuple[list[Reason], t.Mapping[str, t.Any], str]:
    """Return doubts, the restrictions in force and the name of the policy they are from."""
    if facts.own_app_management.unread:
        return [unread(_POLICY, facts.own_app_management, "the application's own")], {}, ""
    own = [mapping(policy) for policy in items(facts.own_app_management.document)]
    if own:
        policy, name = own[0], str(own[0].get("displayName") or own[0].get("id") or "the application's own")
        found = mapping(policy.get("restrictions"))
    else:
        if facts.app_management.unread:
            return [unread(_POLICY, facts.app_management)], {}, ""
        policy, name = mapping(facts.app_management.document), "the tenant's default"
        found = mapping(policy.get("applicationRestrictions"))
    return [], (found if policy.get("isEnabled") is not False else {}), name


def _rules(facts: Facts, question: Question, group: str) -> tuple[list[Reason], list[_Rule]]:
    reasons, restrictions, policy = _restrictions(facts)
    made = question.now if facts.application.created is None else facts.application.created
    rules = []
    for row in map(mapping, items(restrictions.get(group))):
        if row.get("state") == "disabled":
            continue
        since = row.get("restrictForAppsCreatedAfterDateTime")
        begins = parse_time(since) if isinstance(since, str) else None
        if begins is not None and made < begins:
            continue
        doubtful = bool(row.get("excludeActors")) or (bool(since) and begins is None)
        rules.append(_Rule(str(row.get("restrictionType")), policy, row.get("maxLifetime"), doubtful))
    return reasons, rules
