# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which permission lets a caller do what (microsoft-graph-devx-content, permissions/new/permissions.json)."""

from __future__ import annotations

from ..catalog import GRAPH_APP_ID
from ..policies import documents
from ..seed import APPLICATION_ADMINISTRATOR, CLOUD_APPLICATION_ADMINISTRATOR, GLOBAL_ADMINISTRATOR
from ..web import Json
from .call import Call
from .errors import denied

_APP_READ = frozenset({"Application.Read.All", "Application.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"})
_OWNED = "Application.ReadWrite.OwnedBy"
_ALL = "Application.ReadWrite.All"

#: Name of an operation -> permissions of applications, permissions of users.
_TABLE: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "read applications": (_APP_READ | {_OWNED}, _APP_READ | {"Directory.AccessAsUser.All"}),
    "create applications": (
        frozenset({_ALL, _OWNED, "AppRegistration.Create"}),
        frozenset({_ALL, "AppRegistration.Create", "Directory.AccessAsUser.All"}),
    ),
    "write applications": (frozenset({_ALL, _OWNED}), frozenset({_ALL, "Directory.AccessAsUser.All"})),
    "create principals": (
        frozenset({_ALL, _OWNED, "Directory.ReadWrite.All"}),
        frozenset({_ALL, "Directory.ReadWrite.All", "Directory.AccessAsUser.All"}),
    ),
    "write principals": (
        frozenset({_ALL, _OWNED, "Directory.ReadWrite.All"}),
        frozenset({_ALL, "Directory.ReadWrite.All", "Directory.AccessAsUser.All"}),
    ),
    "write credentials": (
        frozenset({_ALL, _OWNED, "Directory.ReadWrite.All"}),
        frozenset({_ALL, "Directory.ReadWrite.All", "Directory.AccessAsUser.All"}),
    ),
    "read grants": (
        frozenset(
            {
                "DelegatedPermissionGrant.ReadWrite.All",
                "DelegatedPermissionGrant.Read.All",
                "Directory.Read.All",
                "Directory.ReadWrite.All",
            }
        ),
        frozenset(
            {
                *("DelegatedPermissionGrant.ReadWrite.All", "DelegatedPermissionGrant.Read.All", "Directory.Read.All"),
                *("Directory.ReadWrite.All", "Directory.AccessAsUser.All"),
            }
        ),
    ),
    "write grants": (
        frozenset({"DelegatedPermissionGrant.ReadWrite.All", "Directory.ReadWrite.All"}),
        frozenset({"DelegatedPermissionGrant.ReadWrite.All", "Directory.ReadWrite.All", "Directory.AccessAsUser.All"}),
    ),
    "write assignments": (
        frozenset({"AppRoleAssignment.ReadWrite.All", _ALL}),
        frozenset({"AppRoleAssignment.ReadWrite.All", _ALL, "Directory.AccessAsUser.All"}),
    ),
    "read users": (
        frozenset({"User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"}),
        frozenset(
            {
                "User.ReadBasic.All",
                "User.Read.All",
                "User.ReadWrite.All",
                "Directory.Read.All",
                "Directory.ReadWrite.All",
                "Directory.AccessAsUser.All",
            }
        ),
    ),
    "read me": (
        frozenset(),
        frozenset(
            {
                "User.Read",
                "User.ReadWrite",
                "User.ReadBasic.All",
                "User.Read.All",
                "User.ReadWrite.All",
                "Directory.Read.All",
                "Directory.ReadWrite.All",
            }
        ),
    ),
    "read organization": (
        frozenset({"Organization.Read.All", "Directory.Read.All", "Directory.ReadWrite.All", "User.Read.All"}),
        frozenset(
            {
                "User.Read",
                "Organization.Read.All",
                "Directory.Read.All",
                "Directory.ReadWrite.All",
                "User.Read.All",
                "Directory.AccessAsUser.All",
            }
        ),
    ),
    "read domains": (frozenset({"Domain.Read.All", "Directory.Read.All"}), frozenset({"Domain.Read.All", "Directory.Read.All"})),
    "read policies": (frozenset({"Policy.Read.All"}), frozenset({"Policy.Read.All"})),
    "read application policies": (
        frozenset({"Policy.Read.All", "Policy.ReadWrite.ApplicationConfiguration"}),
        frozenset({"Policy.Read.All", "Policy.ReadWrite.ApplicationConfiguration"}),
    ),
    "read roles": (
        frozenset(
            {
                "RoleManagement.Read.Directory",
                "RoleManagement.ReadWrite.Directory",
                "Directory.Read.All",
                "Directory.ReadWrite.All",
            }
        ),
        frozenset(
            {
                "RoleManagement.Read.Directory",
                "RoleManagement.ReadWrite.Directory",
                "Directory.Read.All",
                "Directory.ReadWrite.All",
            }
        ),
    ),
    "read licences": (
        frozenset({"LicenseAssignment.Read.All", "Organization.Read.All", "Directory.Read.All", "Directory.ReadWrite.All"}),
        frozenset({"LicenseAssignment.Read.All", "Organization.Read.All", "Directory.Read.All", "Directory.ReadWrite.All"}),
    ),
}
_ADMINISTRATORS = frozenset({CLOUD_APPLICATION_ADMINISTRATOR, APPLICATION_ADMINISTRATOR, GLOBAL_ADMINISTRATOR})
#: What a user needs a directory role for, besides the permission of the application.
_ADMINISTRATIVE = frozenset(
    {"write applications", "write principals", "write credentials", "write grants", "write assignments", "create principals"}
)


def require(call: Call, operation: str, target: Json | None = None) -> None:
    """Refuse a caller that may not do the operation; ``target`` is the object changed, for what only its owners may do."""
    app_permissions, user_permissions = _TABLE[operation]
    caller = call.caller
    if caller.user is not None:
        if not caller.permissions & user_permissions:
            raise denied()
        if operation in _ADMINISTRATIVE and not _is_administrator(caller.user) and not _owns(call, target):
            raise denied()
        if operation == "create applications" and not _is_administrator(caller.user) and not _everybody_creates(call):
            raise denied()
        if operation.endswith(" policies") and not caller.user["_directory_roles"]:
            raise denied()
        return
    held = caller.permissions & app_permissions
    if not held:
        raise denied()
    if held == {_OWNED} and target is not None and operation.startswith("write") and not _owns(call, target):
        raise denied()


def only_owned(call: Call) -> bool:
    """Whether the caller is an application that may make service principals of its own applications only."""
    return call.caller.user is None and call.caller.permissions & _TABLE["create principals"][0] == {_OWNED}


def may_assign(call: Call, resource: Json) -> None:
    """Refuse an app role assignment: Application.ReadWrite.All is enough for every resource but Graph."""
    require(call, "write assignments")
    if resource["appId"] == GRAPH_APP_ID and "AppRoleAssignment.ReadWrite.All" not in call.caller.permissions:
        raise denied()


def _owns(call: Call, target: Json | None) -> bool:
    return target is not None and call.caller.object_id in target.get("_owners", ())


def _is_administrator(user: Json) -> bool:
    return bool(_ADMINISTRATORS & set(user["_directory_roles"]))


def _everybody_creates(call: Call) -> bool:
    permissions = documents.authorization(call.core, call.tenant).get("defaultUserRolePermissions") or {}
    return permissions.get("allowedToCreateApps") is True
