# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Permissions by name: a resource's service principal says which it publishes and under which ids.

Pure. Ids are never assumed: the same names exist on Microsoft Graph and on Office 365 Exchange Online with different ids, and mixing
them up breaks consent (AADSTS65006). Shapes: https://learn.microsoft.com/graph/api/resources/serviceprincipal. Runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import difflib
import typing as t

from ..._clouds import EXCHANGE_APP_ID, GRAPH_APP_ID
from ..._entra.scopes import MAIL_SCOPES
from ..._errors import NotFoundError, OptionError

#: The resources that options may name, and what people call them.
RESOURCE_APP_IDS: dict[str, str] = {"graph": GRAPH_APP_ID, "exchange": EXCHANGE_APP_ID}
RESOURCE_TITLES: dict[str, str] = {"graph": "Microsoft Graph", "exchange": "Office 365 Exchange Online"}

#: OpenID Connect's own scopes; only Microsoft Graph carries them.
IDENTITY_SCOPES: tuple[str, ...] = ("offline_access", "openid", "profile", "email")
#: What a mail application needs when nothing else is asked for.
DEFAULT_SCOPES: tuple[str, ...] = MAIL_SCOPES + IDENTITY_SCOPES

#: Kinds of permission, as ``requiredResourceAccess`` spells them.
SCOPE = "Scope"
ROLE = "Role"
KIND_TITLES = {SCOPE: "delegated permission", ROLE: "application permission (app role)"}
_OTHER_KIND_OPTION = {SCOPE: "app_roles", ROLE: "permissions"}


@dataclasses.dataclass(frozen=True)
class Permission:
    """One permission that a resource publishes; ``kind`` is :data:`SCOPE` or :data:`ROLE`."""

    kind: str
    value: str
    id: str
    enabled: bool


@dataclasses.dataclass(frozen=True)
class Resource:
    """A resource (API) as its service principal in the tenant describes it."""

    key: str
    app_id: str
    object_id: str
    permissions: tuple[Permission, ...]

    @property
    def title(self) -> str:
        """Return the name to use in sentences."""
        return RESOURCE_TITLES.get(self.key, self.app_id)

    def find(self, kind: str, value: str) -> Permission | None:
        """Return the enabled permission called ``value``, or None."""
        return next((p for p in self.permissions if p.kind == kind and p.value == value and p.enabled), None)

    def name_of(self, kind: str, permission_id: str) -> str:
        """Return the name that belongs to an id, or the id itself when the resource publishes no such permission."""
        wanted = permission_id.lower()
        return next((p.value for p in self.permissions if p.kind == kind and p.id == wanted), permission_id)

    def resolve(self, kind: str, names: t.Iterable[str]) -> list[Permission]:
        """Return the permissions called ``names``, in their order and once each.

        Raises :class:`OptionError` that names what is unknown and what comes close.
        """
        found: dict[str, Permission] = {}
        unknown: list[str] = []
        for name in names:
            permission = self.find(kind, name)
            if permission is None:
                unknown.append(name)
            else:
                found[name] = permission
        if unknown:
            raise OptionError(
                " ".join(f"{self.title} has no {KIND_TITLES[kind]} called {name!r}." for name in unknown),
                remedy=" ".join(hint for hint in (self.hint(kind, name) for name in unknown) if hint),
                code="unknown_permission",
                resource=self.key,
                unknown=unknown,
            )
        return list(found.values())

    def hint(self, kind: str, name: str) -> str:
        """Return a sentence that helps with a name which :meth:`find` does not know, or an empty string."""
        bare = name.rstrip("/").rsplit("/", 1)[-1]
        if bare != name and self.find(kind, bare):
            return f"Give the bare name {bare}."
        if any(p.kind == kind and p.value == name for p in self.permissions):
            return f"{name} is disabled on that resource in this tenant."
        other = ROLE if kind == SCOPE else SCOPE
        if self.find(other, name):
            return f"{name} is {'an' if other == ROLE else 'a'} {KIND_TITLES[other]}: name it in {_OTHER_KIND_OPTION[kind]}."
        by_fold: dict[str, str] = {}
        for permission in self.permissions:
            if permission.kind == kind and permission.enabled:
                by_fold.setdefault(permission.value.casefold(), permission.value)
        close = difflib.get_close_matches(bare.casefold(), by_fold, n=3, cutoff=0.6)
        if not close:
            return ""
        return f"Did you mean {' or '.join(by_fold[fold] for fold in close)}?"


def parse_resource(key: str, document: t.Mapping[str, t.Any]) -> Resource:
    """Build a :class:`Resource` from ``GET /servicePrincipals(appId='...')`` with oauth2PermissionScopes and appRoles."""
    permissions = tuple(
        Permission(kind, str(entry["value"]), str(entry.get("id") or "").lower(), entry.get("isEnabled") is not False)
        for kind, field in ((SCOPE, "oauth2PermissionScopes"), (ROLE, "appRoles"))
        for entry in document.get(field) or ()
        if entry.get("value")
    )
    return Resource(key, str(document.get("appId") or RESOURCE_APP_IDS.get(key, key)), str(document.get("id") or ""), permissions)


def require_resource(resources: t.Mapping[str, Resource], key: str, option: str) -> Resource:
    """Return the resource called ``key`` or raise the error that says what its absence from the tenant means."""
    try:
        return resources[key]
    except KeyError:
        remedy = f"Leave {key} out of {option}, or check cloud, graph_url and tenant."
        if key == "exchange":
            remedy = (
                "The tenant has no Exchange Online plan, or it was never used. Assign a licence with Exchange Online to any user and wait, "
                f"or create the service principal (az ad sp create --id {EXCHANGE_APP_ID}), or leave exchange out of {option}."
            )
        raise NotFoundError(
            f"The tenant has no service principal for {RESOURCE_TITLES.get(key, key)} ({RESOURCE_APP_IDS.get(key, key)}).",
            remedy=remedy,
            code="resource_missing",
            resource=key,
        ) from None
