# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Requests to Microsoft Graph as values: what to call, with what, why, and which permission it takes.

Pure; ``sdk.py`` turns a call into a request by way of msgraph-sdk. ``path`` is the SDK's own URL template without its query part, ``keys``
are its parameters. Permissions are from Microsoft's list of least privileged ones per path (microsoft-graph-devx-content,
permissions.json). Runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import typing as t

from ..._converge.plan import key_of
from .shapes import APPLICATION_SELECT, CREDENTIALS_SELECT, RESOURCE_SELECT, SERVICE_PRINCIPAL_SELECT

Json = t.Mapping[str, t.Any]

READ_APPLICATIONS = ("Application.Read.All", "Application.ReadWrite.OwnedBy", "Application.ReadWrite.All", "Directory.Read.All")
WRITE_APPLICATIONS = ("Application.ReadWrite.OwnedBy", "Application.ReadWrite.All")
READ_GRANTS = ("Directory.Read.All", "DelegatedPermissionGrant.ReadWrite.All")
WRITE_GRANTS = ("DelegatedPermissionGrant.ReadWrite.All",)
WRITE_ROLES = ("AppRoleAssignment.ReadWrite.All",)
READ_USERS = ("User.ReadBasic.All", "User.Read.All", "Directory.Read.All")

#: Largest page of a directory collection.
PAGE = 999
#: Most objects that ``$expand`` brings along; more have to be listed.
EXPAND_LIMIT = 20

APPLICATION = "/applications/{application%2Did}"
APPLICATION_BY_APP_ID = "/applications(appId='{appId}')"
APPLICATION_BY_UNIQUE_NAME = "/applications(uniqueName='{uniqueName}')"
SERVICE_PRINCIPAL = "/servicePrincipals/{servicePrincipal%2Did}"
SERVICE_PRINCIPAL_BY_APP_ID = "/servicePrincipals(appId='{appId}')"
GRANT = "/oauth2PermissionGrants/{oAuth2PermissionGrant%2Did}"

#: Stand in a planned call for the ids of an application that has to be made first.
NEW_OBJECT_ID = "{object id of the new application}"
NEW_APP_ID = "{application id of the new application}"


@dataclasses.dataclass(frozen=True)
class Call:
    """One request. ``doing`` completes "Microsoft Graph refused to ..."; any one of ``needs`` is enough; ``accept`` holds statuses
    that are answers here rather than errors, such as 404; ``wants`` names the property that a success's body must hold; ``own`` is False
    for a write about an object that was not made here just now; ``verbatim`` keeps the body from the SDK's models, which round times."""

    method: str
    path: str
    keys: t.Mapping[str, str] = dataclasses.field(default_factory=dict)
    query: t.Mapping[str, t.Any] = dataclasses.field(default_factory=dict)
    body: Json | None = None
    headers: t.Mapping[str, str] = dataclasses.field(default_factory=dict)
    doing: str = "answer"
    needs: tuple[str, ...] = ()
    accept: tuple[int, ...] = ()
    wants: str = ""
    own: bool = True
    verbatim: bool = False
    harmless: bool = False

    @property
    def writes(self) -> bool:
        """Say whether the request changes anything; a batch of readings is a POST and does not (``harmless``)."""
        return self.method != "GET" and not self.harmless

    @property
    def key(self) -> str:
        """Return what makes this request the same as another one: what it does to which object."""
        return key_of(self.method, self.path, self.keys, self.body)

    def with_ids(self, ids: t.Mapping[str, str | None]) -> Call:
        """Return the call with the ids that stand for :data:`NEW_OBJECT_ID` and the like."""
        keys = {name: ids.get(value) or value for name, value in self.keys.items()}
        body = self.body and {name: (isinstance(value, str) and ids.get(value)) or value for name, value in self.body.items()}
        return dataclasses.replace(self, keys=keys, body=body)


def quote(text: str) -> str:
    """Escape a value inside the single quotes of an OData key or filter (OData 4.01 URL conventions, 5.1.1.6.1)."""
    return text.replace("'", "''")


def equals(field: str, text: str) -> str:
    """Return the filter ``field eq 'text'``."""
    return f"{field} eq '{quote(text)}'"


def _application_query(credentials: bool) -> dict[str, t.Any]:
    return {
        "select": [*APPLICATION_SELECT, *(CREDENTIALS_SELECT if credentials else ())],
        "expand": ["owners($select=id)"],
    }


def _read(path: str, keys: t.Mapping[str, str], query: Json, doing: str, needs: tuple[str, ...] = READ_APPLICATIONS) -> Call:
    """Return the call that reads one object, which need not be there."""
    return Call("GET", path, keys, query, doing=doing, wants="id", needs=needs, accept=(404,))


def _list(path: str, keys: t.Mapping[str, str], query: Json, doing: str, needs: tuple[str, ...] = READ_APPLICATIONS) -> Call:
    return Call("GET", path, keys, query, doing=doing, wants="value", needs=needs)


def _delete(path: str, keys: t.Mapping[str, str], doing: str, needs: tuple[str, ...] = WRITE_APPLICATIONS) -> Call:
    """Return the call that removes an object, which may be gone."""
    return Call("DELETE", path, keys, doing=doing, needs=needs, accept=(404,))


def application_by_app_id(app_id: str, credentials: bool = False) -> Call:
    """Read an application, with its owners."""
    return _read(APPLICATION_BY_APP_ID, {"appId": quote(app_id)}, _application_query(credentials), "read the application")


def application_by_unique_name(unique_name: str, credentials: bool = False) -> Call:
    """Read an application by its client-provided alternate key."""
    keys = {"uniqueName": quote(unique_name)}
    return _read(APPLICATION_BY_UNIQUE_NAME, keys, _application_query(credentials), "read the application")


def application_by_object_id(object_id: str, credentials: bool = False) -> Call:
    """Read an application by the id of its registration."""
    return _read(APPLICATION, {"application%2Did": object_id}, _application_query(credentials), "read the application")


def application_named(
    app_id: str | None, object_id: str | None, unique_name: str | None, display_name: str | None, credentials: bool = False
) -> Call:
    """Read the application that the first of the names given finds; by its display name, which others may have, they are listed."""
    if app_id:
        return application_by_app_id(app_id, credentials)
    if object_id:
        return application_by_object_id(object_id, credentials)
    if unique_name:
        return application_by_unique_name(unique_name, credentials)
    return applications(equals("displayName", str(display_name)), credentials)


def applications(condition: str | None = None, credentials: bool = False) -> Call:
    """List applications, those that fit an OData filter."""
    query = _application_query(credentials)
    if condition:
        query["filter"] = condition
    return _list("/applications", {}, query, "list applications")


def application_owners(object_id: str) -> Call:
    """List an application's owners; ``$expand`` stops after 20."""
    query = {"select": ["id"], "top": PAGE}
    return _list(APPLICATION + "/owners", {"application%2Did": object_id}, query, "list the application's owners")


def create_application(body: Json, unique_name: str | None = None) -> Call:
    """Create an application; with a unique name by upsert, which cannot create a second one."""
    if unique_name is None:
        return Call("POST", "/applications", body=body, doing="create the application", wants="id", needs=WRITE_APPLICATIONS)
    return Call(
        "PATCH",
        APPLICATION_BY_UNIQUE_NAME,
        {"uniqueName": quote(unique_name)},
        body=body,
        headers={"Prefer": "create-if-missing"},
        doing="create the application",
        wants="id",
        needs=WRITE_APPLICATIONS,
    )


def update_application(object_id: str, body: Json) -> Call:
    """Change properties of an application; collections are replaced whole."""
    return Call(
        "PATCH", APPLICATION, {"application%2Did": object_id}, body=body, doing="change the application", needs=WRITE_APPLICATIONS
    )


def delete_application(object_id: str) -> Call:
    """Soft-delete an application (kept for 30 days)."""
    return _delete(APPLICATION, {"application%2Did": object_id}, "delete the application")


def add_owner(object_id: str, owner_id: str) -> Call:
    """Add an owner; Graph wants its absolute address, which ``sdk.py`` makes of this one."""
    return Call(
        "POST",
        APPLICATION + "/owners/$ref",
        {"application%2Did": object_id},
        body={"@odata.id": f"/directoryObjects/{owner_id}"},
        doing="add an owner",
        needs=tuple(f"{permission} with Directory.Read.All" for permission in WRITE_APPLICATIONS),
    )


def remove_owner(object_id: str, owner_id: str) -> Call:
    """Remove an owner."""
    keys = {"application%2Did": object_id, "directoryObject%2Did": owner_id}
    return _delete(APPLICATION + "/owners/{directoryObject%2Did}/$ref", keys, "remove an owner")


def service_principal(app_id: str) -> Call:
    """Read an application's service principal in this tenant."""
    query = {"select": list(SERVICE_PRINCIPAL_SELECT)}
    return _read(SERVICE_PRINCIPAL_BY_APP_ID, {"appId": quote(app_id)}, query, "read the service principal")


def service_principals(condition: str) -> Call:
    """List service principals that fit an OData filter."""
    query = {"filter": condition, "select": list(SERVICE_PRINCIPAL_SELECT)}
    return _list("/servicePrincipals", {}, query, "list service principals")


def resource(app_id: str) -> Call:
    """Read the permissions that a resource publishes."""
    return dataclasses.replace(
        service_principal(app_id), query={"select": list(RESOURCE_SELECT)}, doing="read the permissions that a resource publishes"
    )


def create_service_principal(app_id: str, body: Json, own: bool = True) -> Call:
    """Create an application's service principal in this tenant; ``own`` says that the application was made here just now."""
    return Call(
        "POST",
        "/servicePrincipals",
        body={"appId": app_id, **body},
        doing="create the service principal",
        own=own,
        wants="id",
        needs=WRITE_APPLICATIONS,
    )


def update_service_principal(object_id: str, body: Json) -> Call:
    """Change properties of a service principal."""
    return Call(
        "PATCH",
        SERVICE_PRINCIPAL,
        {"servicePrincipal%2Did": object_id},
        body=body,
        doing="change the service principal",
        needs=WRITE_APPLICATIONS,
    )


def delete_service_principal(object_id: str) -> Call:
    """Delete a service principal."""
    return _delete(SERVICE_PRINCIPAL, {"servicePrincipal%2Did": object_id}, "delete the service principal")


def grants_of(app_id: str) -> Call:
    """List the delegated grants of a client."""
    return Call(
        "GET",
        SERVICE_PRINCIPAL_BY_APP_ID + "/oauth2PermissionGrants",
        {"appId": quote(app_id)},
        doing="list the application's grants",
        wants="value",
        needs=READ_GRANTS,
        accept=(404,),
    )


def app_roles_of(app_id: str) -> Call:
    """List the app roles that a client holds."""
    return Call(
        "GET",
        SERVICE_PRINCIPAL_BY_APP_ID + "/appRoleAssignments",
        {"appId": quote(app_id)},
        doing="list the application's app roles",
        wants="value",
        needs=READ_APPLICATIONS,
        accept=(404,),
    )


def create_grant(body: Json) -> Call:
    """Consent to delegated permissions."""
    return Call("POST", "/oauth2PermissionGrants", body=body, doing="grant delegated permissions", wants="id", needs=WRITE_GRANTS)


def update_grant(grant_id: str, body: Json) -> Call:
    """Replace the scopes of a grant."""
    return Call(
        "PATCH",
        GRANT,
        {"oAuth2PermissionGrant%2Did": grant_id},
        body=body,
        doing="change a grant",
        needs=WRITE_GRANTS,
    )


def delete_grant(grant_id: str) -> Call:
    """Revoke a grant."""
    return _delete(GRANT, {"oAuth2PermissionGrant%2Did": grant_id}, "revoke a grant", WRITE_GRANTS)


def assign_app_role(resource_id: str, body: Json) -> Call:
    """Assign an app role of a resource to a client."""
    return Call(
        "POST",
        SERVICE_PRINCIPAL + "/appRoleAssignedTo",
        {"servicePrincipal%2Did": resource_id},
        body=body,
        doing="assign an app role",
        wants="id",
        needs=WRITE_ROLES,
    )


def remove_app_role(resource_id: str, assignment_id: str) -> Call:
    """Remove an app role of a resource from a client."""
    keys = {"servicePrincipal%2Did": resource_id, "appRoleAssignment%2Did": assignment_id}
    return _delete(SERVICE_PRINCIPAL + "/appRoleAssignedTo/{appRoleAssignment%2Did}", keys, "remove an app role", WRITE_ROLES)


def user(name: str) -> Call:
    """Read a user by user principal name or object id."""
    query = {"select": ["id", "userPrincipalName"]}
    return _read("/users/{user%2Did}", {"user%2Did": name}, query, f"read the user {name}", READ_USERS)


def directory_object(object_id: str) -> Call:
    """Read a user or service principal of which only the object id is known."""
    return Call(
        "GET",
        "/directoryObjects/{directoryObject%2Did}",
        {"directoryObject%2Did": object_id},
        {"select": ["id"]},
        doing=f"read the object {object_id}",
        wants="id",
        needs=READ_USERS,
        accept=(403, 404),
    )
