# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Conditional Access: whether a policy is about a sign-in, and what it asks for.

Judged by conditions, never by names, which are translated and can be changed. https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy.
``transferMethods`` is one text of flags; ``builtInControls`` is empty beside an authentication strength; ``grantControls`` may be null.
Pure; runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from .._clouds import EXCHANGE_APP_ID
from .facts import Facts, Person, items, mapping
from .prediction import RANK, REFUSED, UNKNOWN, WORKS, Reason, unread

_POLICY = "conditional_access"
DEVICE_CODE, BROWSER, PASSWORD = "device_code", "browser", "password"

#: How ids begin of the templates of policies that Microsoft makes; a policy that somebody made of a public template has that one's id.
_MANAGED = "4200930c-0da2-4e33-"

#: Whether a condition is met.
_NO, _MAYBE, _YES = 0, 1, 2
#: Conditions that are looked at one by one; another one that says something makes a policy doubtful.
_KNOWN = frozenset(
    {"users", "applications", "clientAppTypes", "authenticationFlows", "locations", "platforms", "clientApplications"}
)
_INSTEAD = {
    DEVICE_CODE: "Sign in by browser: tenant_sign_in_method or m365.mail_oauth.sign_in with method authorization_code.",
    BROWSER: "Use an application without a user (app_roles), or have the policy exclude this user or place.",
    PASSWORD: "Log in with OAuth 2.0.",
}


def sign_in(facts: Facts, person: Person, way: str) -> list[Reason]:
    """Return what speaks against a sign-in for mail by device code, by browser, or against a login with a password."""
    if facts.conditional_access.unread:
        return [unread(_POLICY, facts.conditional_access)]
    reasons = []
    for policy in map(mapping, items(facts.conditional_access.document)):
        state = policy.get("state")
        if state == "disabled":
            continue
        concerned = _concerned(mapping(policy.get("conditions")), person, way)
        if concerned != _NO:
            reasons += _demanded(policy, way, concerned, state == "enabled")
    return reasons


def _concerned(conditions: t.Mapping[str, t.Any], person: Person, way: str) -> int:
    service_principals = mapping(conditions.get("clientApplications")).get("includeServicePrincipals")
    if service_principals:
        return _NO  # a policy about applications' own sign-ins
    other = any(value for name, value in conditions.items() if name not in _KNOWN and "@odata" not in name)
    return min(
        _users(mapping(conditions.get("users")), person),
        _resource(mapping(conditions.get("applications"))),
        _client(items(conditions.get("clientAppTypes")), way),
        _flow(mapping(conditions.get("authenticationFlows")), way),
        _everywhere(mapping(conditions.get("locations")), "Locations", "All"),
        _everywhere(mapping(conditions.get("platforms")), "Platforms", "all"),
        _MAYBE if other else _YES,
    )


def _users(users: t.Mapping[str, t.Any], person: Person) -> int:
    def named(way: str) -> int:
        people = [str(one).lower() for one in items(users.get(f"{way}Users"))]
        ids = [one for one in people if one not in ("all", "none", "guestsorexternalusers")]
        if "all" in people or (person.object_id and person.object_id.lower() in ids):
            return _YES
        groups = items(users.get(f"{way}Groups")) or items(users.get(f"{way}Roles"))
        return _MAYBE if groups or (ids and not person.object_id) else _NO

    return min(named("include"), _YES - named("exclude"))


def _resource(applications: t.Mapping[str, t.Any]) -> int:
    mine = {EXCHANGE_APP_ID, "all", "office365"}

    def named(way: str) -> bool:
        return bool(mine & {str(one).lower() for one in items(applications.get(f"{way}Applications"))})

    if applications.get("applicationFilter"):
        return _MAYBE
    return _YES if named("include") and not named("exclude") else _NO


def _client(kinds: list[t.Any], way: str) -> int:
    names = {str(kind).lower() for kind in kinds} or {"all"}
    if "all" in names:
        return _YES
    if way == PASSWORD:
        return _YES if "other" in names else _NO
    if "mobileappsanddesktopclients" in names:
        return _YES
    return _MAYBE if "browser" in names and way == BROWSER else _NO


def _flow(flows: t.Mapping[str, t.Any], way: str) -> int:
    methods = [one.strip().lower() for one in str(flows.get("transferMethods") or "").split(",") if one.strip()]
    return _YES if not methods or (way == DEVICE_CODE and "devicecodeflow" in methods) else _NO


def _everywhere(places: t.Mapping[str, t.Any], field: str, word: str) -> int:
    """Whether a condition on place or platform is surely met: it is if it means all of them."""
    included, excluded = items(places.get(f"include{field}")), items(places.get(f"exclude{field}"))
    return _YES if (not included and not excluded) or (word in included and not excluded) else _MAYBE


def _demanded(policy: t.Mapping[str, t.Any], way: str, concerned: int, in_force: bool) -> list[Reason]:
    grant = mapping(policy.get("grantControls"))
    controls = [str(one) for one in items(grant.get("builtInControls"))]
    controls += ["authenticationStrength"] if grant.get("authenticationStrength") else []
    controls += ["termsOfUse"] if items(grant.get("termsOfUse")) else []
    controls += ["customAuthenticationFactors"] if items(grant.get("customAuthenticationFactors")) else []
    reasons = [_session(policy)] if in_force and _odd_session(policy) else []
    if not controls:
        return reasons
    ends = [_control(control, way) for control in controls]
    worst = str(grant.get("operator") or "OR").upper() == "AND" or "block" in controls
    outcome = (max if worst else min)(ends, key=RANK.__getitem__)
    if outcome == REFUSED and concerned == _MAYBE:
        outcome = UNKNOWN
    name, asks = str(policy.get("displayName") or policy.get("id") or ""), " and ".join(controls)
    text = _sentence(outcome, asks, concerned, way)
    if not in_force:
        return reasons + (
            [Reason(WORKS, _POLICY, _soon(policy, asks), name, _INSTEAD[way], remark=True)] if outcome != WORKS else []
        )
    if outcome == WORKS:
        return [*reasons, Reason(WORKS, _POLICY, text, name, remark=True)]
    return [*reasons, Reason(outcome, _POLICY, text, name, _INSTEAD[way])]


def _control(control: str, way: str) -> str:
    if control == "block":
        return REFUSED
    if way == PASSWORD:
        return REFUSED  # nothing that a program with a password could give
    if control == "mfa":
        return WORKS
    if control in ("compliantDevice", "domainJoinedDevice"):
        return REFUSED if way == DEVICE_CODE else UNKNOWN
    return UNKNOWN


def _sentence(outcome: str, asks: str, concerned: int, way: str) -> str:
    perhaps = " Whether it is about this user, place and device cannot be seen." if concerned == _MAYBE else ""
    if asks == "block":
        return f"It blocks this way to sign in.{perhaps}"
    if outcome == WORKS:
        return f"It asks for {asks}, which the person gives at the sign-in."
    if way == DEVICE_CODE and outcome == REFUSED:
        return f"It asks for {asks}, and a device code can never give that.{perhaps}"
    return f"It asks for {asks}.{perhaps}" + ("" if way == PASSWORD else " Whether the person has it cannot be seen.")


def _soon(policy: t.Mapping[str, t.Any], asks: str) -> str:
    ask = "block this" if asks == "block" else f"ask for {asks}"
    managed = str(policy.get("templateId")).lower().startswith(_MANAGED) or str(policy.get("displayName", "")).lower().startswith(
        ("microsoft-managed", "baseline security")
    )
    if managed:
        return f"It reports only as yet and would {ask}. Microsoft switches on such policies by itself, 45 days after it made them or later."
    return f"It reports only as yet and would {ask}."


def _odd_session(policy: t.Mapping[str, t.Any]) -> bool:
    return bool(mapping(mapping(policy.get("sessionControls")).get("secureSignInSession")).get("isEnabled"))


def _session(policy: t.Mapping[str, t.Any]) -> Reason:
    text = "It asks for tokens that are bound to the device, which mail programs have not."
    return Reason(UNKNOWN, _POLICY, text, str(policy.get("displayName") or ""))
