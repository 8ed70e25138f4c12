# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the administrator's identity may do: permissions of its token, and a person's directory roles.

Permissions: microsoft-graph-devx-content, permissions.json. Roles: https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference.
Pure; runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from .facts import Facts, mapping
from .prediction import REFUSED, UNKNOWN, Reason, unread

_ALL = "Application.ReadWrite.All"
_OWNED = "Application.ReadWrite.OwnedBy"
_PERSON = "Directory.AccessAsUser.All"
#: Step -> what an application needs any of, what a person needs any of.
_NEEDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "create_application": ((_OWNED, _ALL), (_ALL, _PERSON)),
    "credentials": ((_OWNED, _ALL), (_ALL, _PERSON)),
    "grants": (
        ("DelegatedPermissionGrant.ReadWrite.All", "Directory.ReadWrite.All"),
        ("DelegatedPermissionGrant.ReadWrite.All", "Directory.ReadWrite.All", _PERSON),
    ),
}
#: Global Administrator, Application Administrator, Cloud Application Administrator: all that is wanted here.
_ADMINISTRATORS = frozenset(
    {"62e90394-69f5-4237-9190-012177145e10", "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "158c047a-c907-4556-b7ef-446551a6b5f7"}
)
#: Roles that surely let nobody register, change or consent: every user's own, the readers, and administrators of something else.
_OF_NO_USE = frozenset(
    {
        "b79fbf4d-3ef9-4689-8143-76b194e85509",  # User, which every token carries
        "f2ef992c-3afb-46b9-b7cf-a126ee74c451",  # Global Reader
        "5d6b6bb7-de71-4623-b4af-96380a352509",  # Security Reader
        "88d8e3e3-8f55-4a1e-953a-9b9898b8876b",  # Directory Readers
        "29232cdf-9323-42fd-ade2-1d097af3e4de",  # Exchange Administrator
    }
)
_ROLE = "Give them the role Cloud Application Administrator, or let somebody who has it sign in."


def may(facts: Facts, step: str) -> list[Reason]:
    """Return what speaks against a step; ``step`` is a key of the table above."""
    who = facts.identity
    if who.permissions is None or who.person is None:
        return [Reason(UNKNOWN, "permissions", "The identity's token cannot be read, so that its permissions are not known.")]
    needed = _NEEDS[step][1 if who.person else 0]
    held = who.permissions & set(needed)
    if not held:
        kind = "delegated" if who.person else "application"
        text = f"Its token holds none of the {kind} permissions {', '.join(needed)} on Microsoft Graph."
        return [Reason(REFUSED, "permissions", text, instead=f"Grant it {needed[0]}.")]
    if who.person:
        return _person(facts, step)
    mine = facts.application.created is None or facts.application.owned
    if step == "credentials" and held == {_OWNED} and not mine:
        text = f"{_OWNED} is for applications that the identity owns, and it does not own this one."
        return [Reason(REFUSED, "permissions", text, instead=f"Make it an owner of the application, or grant it {_ALL}.")]
    return []


def _person(facts: Facts, step: str) -> list[Reason]:
    roles = facts.identity.roles
    if roles is not None and roles & _ADMINISTRATORS:
        return []
    if step == "create_application" and mapping(_user_permissions(facts)).get("allowedToCreateApps") is True:
        return []
    if step == "credentials" and (facts.application.owned or facts.application.created is None):
        return []  # who makes an application owns it, and owners may
    if roles is None or roles - _OF_NO_USE:
        text = "Whether the directory roles of the administrator allow it is not known: a role of the tenant's own may."
        return [Reason(UNKNOWN, "directory_roles", text)]
    if step == "create_application" and facts.authorization.unread:
        return [unread("user_settings", facts.authorization)]
    text = "Nobody without a directory role may do this here, and the administrator who signed in has none that would do."
    policy = "user_settings" if step == "create_application" else "directory_roles"
    return [Reason(REFUSED, policy, text, instead=_ROLE)]


def _user_permissions(facts: Facts) -> t.Any:
    return authorization_policy(facts.authorization.document).get("defaultUserRolePermissions")


def authorization_policy(document: t.Any) -> t.Mapping[str, t.Any]:
    """Return the authorization policy, which older versions of Graph answer as a list of one."""
    if isinstance(document, list):
        document = document[0] if document else {}
    found = mapping(document)
    return mapping(found["value"][0]) if isinstance(found.get("value"), list) and found["value"] else found
