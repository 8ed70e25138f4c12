# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What users may consent to themselves: the policies assigned to the default user role.

https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies. Version 1.0 of Graph has the list inside of
``defaultUserRolePermissions``, the beta at the top; upper and lower case vary. Pure; runs on Python 3.8.
"""

from __future__ import annotations

from .facts import Facts, items, mapping
from .identity import authorization_policy
from .prediction import REFUSED, UNKNOWN, Reason, unread

_POLICY = "user_consent"
_SELF = "managepermissiongrantsforself."
_PREFIX = "microsoft-user-default-"
_INSTEAD = "Let an administrator consent for the tenant or the user; m365.mail_oauth.permission_grant does."
#: What the policy that Microsoft manages keeps from users, by name; SMTP.Send is not among them.
_MANAGED = frozenset({"IMAP.AccessAsUser.All", "POP.AccessAsUser.All"})


def modes(document: object) -> list[str]:
    """Return the names of the consent policies for users' own consents, in lower case, without the common beginning."""
    policy = authorization_policy(document)
    inside = mapping(policy.get("defaultUserRolePermissions")).get("permissionGrantPoliciesAssigned")
    names = [*items(inside), *items(policy.get("permissionGrantPolicyIdsAssignedToDefaultUserRole"))]
    return [name.lower()[len(_SELF) :] for name in map(str, names) if name.lower().startswith(_SELF)]


def mode_of(document: object) -> str:
    """Return the setting in a word: off, legacy, low, managed or custom."""
    found = {name[len(_PREFIX) :] if name.startswith(_PREFIX) else "custom" for name in modes(document)}
    for word, means in (("legacy", "legacy"), ("custom", "custom"), ("recommended", "managed"), ("low", "low")):
        if word in found:
            return means
    return "custom" if found - {"allow-consent-apps"} else "managed" if found else "off"


def user_consent(facts: Facts, scopes: tuple[str, ...]) -> list[Reason]:
    """Return what speaks against a user's own consent to the mail permissions."""
    if facts.authorization.unread:
        return [unread(_POLICY, facts.authorization)]
    mode = mode_of(facts.authorization.document)
    if mode == "legacy":
        return []
    if mode == "off":
        return [Reason(REFUSED, _POLICY, "Users may not consent to applications.", instead=_INSTEAD)]
    alone = set(modes(facts.authorization.document)) <= {f"{_PREFIX}recommended", f"{_PREFIX}allow-consent-apps"}
    if mode == "managed" and alone and _MANAGED & set(scopes):
        text = f"Microsoft manages what users may consent to, and keeps {', '.join(sorted(_MANAGED & set(scopes)))} from them."
        return [Reason(REFUSED, _POLICY, text, "microsoft-user-default-recommended", _INSTEAD)]
    if not alone and mode == "managed":
        mode = "low"  # a second policy lets through what the first does not
    text = {
        "managed": "Microsoft manages what users may consent to; whether SMTP.Send is among it is not documented.",
        "low": "Users may consent to what the tenant has classified as low impact; mail permissions are not, unless somebody did so.",
    }.get(mode, "The tenant has consent policies of its own.")
    return [Reason(UNKNOWN, _POLICY, text, instead=_INSTEAD)]
