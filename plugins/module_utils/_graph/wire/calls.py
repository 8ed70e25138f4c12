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
#: Most ids that ``getByIds`` takes.
MOST_IDS = 1000
#: Most objects that ``$expand`` brings along; more have to be listed.
EXPAND_LIMIT = 20

APPLICATION = "/applications/{application%2Did}"
APPLICATION_BY_APP_ID = "/applications(appId='{appId}')"
APPLICATION_BY_UNIQUE_NAME = "/applications(uniqueName='{uniqueName}')"
SERVICE_PRINCIPAL = "/servicePrincipals/{servicePrincipal%2Did}"
SERVICE_PRINCIPAL_BY_APP_ID = "/servicePrincipals(appId='{appId}')"
GRANT = "/oauth2PermissionGrants/{oAuth2PermissionGrant%2Did}"
_KEYS = {APPLICATION: "application%2Did", SERVICE_PRINCIPAL: "servicePrincipal%2Did"}
_IDS: Json = {"select": ["id"], "top": PAGE}

#: Stand in a planned call for the ids of an application that has to be made first.
NEW_OBJECT_ID = "{object id of the new application}"
NEW_APP_ID = "{application id of the new application}"
NEW_PRINCIPAL_ID = "{object id of the new service principal}"

#: The app role of who is assigned to an application that has no roles of its own.
NO_ROLE = "00000000-0000-0000-0000-000000000000"


@dataclasses.dataclass(frozen=True)
class Call:
    """One request. ``doing`` completes "Microsoft Graph refused to ..."; any one of ``needs`` is enough; ``accept`` holds statuses
    that are answers here rather than errors, such as 404; ``wants`` names the property that a success's body must hold; ``own`` is False
    for a write about an object that was not made here just now; ``verbatim`` keeps the body from the SDK's models, which round times;
    ``listed`` is False where the answer's objects are none of those whose properties ``shapes`` lists; ``version`` is Graph's, ``beta`` for
    what v1.0 does not show."""

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
    listed: bool = True
    version: str = "v1.0"

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


def listing(path: str, keys: t.Mapping[str, str], query: Json, doing: str, accept: tuple[int, ...] = ()) -> Call:
    """Return the call that lists what is at or below applications and service principals."""
    return Call("GET", path, keys, query, doing=doing, wants="value", needs=READ_APPLICATIONS, accept=accept)


def writing(
    method: str,
    path: str,
    keys: t.Mapping[str, str],
    body: Json,
    doing: str,
    wants: str = "",
    needs: tuple[str, ...] = WRITE_APPLICATIONS,
) -> Call:
    """Return the call that makes or changes something."""
    return Call(method, path, keys, body=body, doing=doing, wants=wants, needs=needs)


def deleting(path: str, keys: t.Mapping[str, str], doing: str, needs: tuple[str, ...] = WRITE_APPLICATIONS) -> Call:
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
    return listing("/applications", {}, query, "list applications")


def application_owners(object_id: str) -> Call:
    """List an application's owners; ``$expand`` stops after 20."""
    return listing(APPLICATION + "/owners", {"application%2Did": object_id}, _IDS, "list the application's owners")


def create_application(body: Json, unique_name: str | None = None) -> Call:
    """Create an application; with a unique name by upsert, which cannot create a second one."""
    doing = "create the application"
    if unique_name is None:
        return writing("POST", "/applications", {}, body, doing, "id")
    upsert = writing("PATCH", APPLICATION_BY_UNIQUE_NAME, {"uniqueName": quote(unique_name)}, body, doing, "id")
    return dataclasses.replace(upsert, headers={"Prefer": "create-if-missing"})


def update_application(object_id: str, body: Json) -> Call:
    """Change properties of an application; collections are replaced whole."""
    return writing("PATCH", APPLICATION, {"application%2Did": object_id}, body, "change the application")


def delete_application(object_id: str) -> Call:
    """Soft-delete an application (kept for 30 days)."""
    return deleting(APPLICATION, {"application%2Did": object_id}, "delete the application")


def add_owner(object_id: str, owner_id: str, of: str = APPLICATION) -> Call:
    """Add an owner of an application, or of what else ``of`` says; Graph wants its absolute address, which ``sdk.py`` makes of this one."""
    body = {"@odata.id": f"/directoryObjects/{owner_id}"}
    needs = tuple(f"{permission} with Directory.Read.All" for permission in WRITE_APPLICATIONS)
    return writing("POST", of + "/owners/$ref", {_KEYS[of]: object_id}, body, "add an owner", needs=needs)


def remove_owner(object_id: str, owner_id: str, of: str = APPLICATION) -> Call:
    """Remove an owner."""
    keys = {_KEYS[of]: object_id, "directoryObject%2Did": owner_id}
    return deleting(of + "/owners/{directoryObject%2Did}/$ref", keys, "remove an owner")


def service_principal(app_id: str) -> Call:
    """Read an application's service principal in this tenant."""
    query = {"select": list(SERVICE_PRINCIPAL_SELECT)}
    return _read(SERVICE_PRINCIPAL_BY_APP_ID, {"appId": quote(app_id)}, query, "read the service principal")


def service_principals(condition: str) -> Call:
    """List service principals that fit an OData filter."""
    query = {"filter": condition, "select": list(SERVICE_PRINCIPAL_SELECT)}
    return listing("/servicePrincipals", {}, query, "list service principals")


def principal_owners(object_id: str) -> Call:
    """List a service principal's owners."""
    keys = {"servicePrincipal%2Did": object_id}
    return listing(SERVICE_PRINCIPAL + "/owners", keys, _IDS, "list the service principal's owners", (404,))


def assigned_to(object_id: str) -> Call:
    """List who is assigned to a service principal: users and groups to use it, applications with app roles of it."""
    keys = {"servicePrincipal%2Did": object_id}
    doing = "list who is assigned to the service principal"
    return listing(SERVICE_PRINCIPAL + "/appRoleAssignedTo", keys, {"top": PAGE}, doing, (404,))


def all_service_principals() -> Call:
    """List the service principals of the tenant: whose applications they are and whether they are enabled."""
    select = [
        "id",
        "appId",
        "displayName",
        "accountEnabled",
        "appOwnerOrganizationId",
        "servicePrincipalType",
        "verifiedPublisher",
    ]
    return listing("/servicePrincipals", {}, {"select": select, "top": PAGE}, "list service principals")


def all_registrations() -> Call:
    """List the application ids that are registered in the tenant."""
    return listing("/applications", {}, {"select": ["id", "appId"], "top": PAGE}, "list applications")


def all_grants() -> Call:
    """List the delegated grants of all clients."""
    call = listing("/oauth2PermissionGrants", {}, {"top": PAGE}, "list the grants of all applications")
    return dataclasses.replace(call, needs=READ_GRANTS)


def users_by_ids(ids: t.Sequence[str]) -> Call:
    """Read those of the users with these ids who exist, :data:`MOST_IDS` at most
    (https://learn.microsoft.com/graph/api/directoryobject-getbyids)."""
    call = writing(
        "POST", "/directoryObjects/getByIds", {}, {"ids": list(ids), "types": ["user"]}, "read users", "value", READ_USERS
    )
    return dataclasses.replace(call, harmless=True, accept=(403,))


def resource(app_id: str) -> Call:
    """Read the permissions that a resource publishes."""
    return dataclasses.replace(
        service_principal(app_id), query={"select": list(RESOURCE_SELECT)}, doing="read the permissions that a resource publishes"
    )


def create_service_principal(app_id: str, body: Json, own: bool = True) -> Call:
    """Create an application's service principal in this tenant; ``own`` says that the application was made here just now."""
    call = writing("POST", "/servicePrincipals", {}, {"appId": app_id, **body}, "create the service principal", "id")
    return dataclasses.replace(call, own=own)


def update_service_principal(object_id: str, body: Json) -> Call:
    """Change properties of a service principal."""
    return writing("PATCH", SERVICE_PRINCIPAL, {"servicePrincipal%2Did": object_id}, body, "change the service principal")


def delete_service_principal(object_id: str) -> Call:
    """Delete a service principal."""
    return deleting(SERVICE_PRINCIPAL, {"servicePrincipal%2Did": object_id}, "delete the service principal")


def grants_of(app_id: str) -> Call:
    """List the delegated grants of a client."""
    path = SERVICE_PRINCIPAL_BY_APP_ID + "/oauth2PermissionGrants"
    call = listing(path, {"appId": quote(app_id)}, {}, "list the application's grants", (404,))
    return dataclasses.replace(call, needs=READ_GRANTS)


def app_roles_of(app_id: str) -> Call:
    """List the app roles that a client holds."""
    path = SERVICE_PRINCIPAL_BY_APP_ID + "/appRoleAssignments"
    return listing(path, {"appId": quote(app_id)}, {}, "list the application's app roles", (404,))


def create_grant(body: Json) -> Call:
    """Consent to delegated permissions."""
    return writing("POST", "/oauth2PermissionGrants", {}, body, "grant delegated permissions", "id", WRITE_GRANTS)


def update_grant(grant_id: str, body: Json) -> Call:
    """Replace the scopes of a grant."""
    return writing("PATCH", GRANT, {"oAuth2PermissionGrant%2Did": grant_id}, body, "change a grant", needs=WRITE_GRANTS)


def delete_grant(grant_id: str) -> Call:
    """Revoke a grant."""
    return deleting(GRANT, {"oAuth2PermissionGrant%2Did": grant_id}, "revoke a grant", WRITE_GRANTS)


def assign_app_role(resource_id: str, body: Json) -> Call:
    """Assign an app role of a resource to a client."""
    keys = {"servicePrincipal%2Did": resource_id}
    return writing("POST", SERVICE_PRINCIPAL + "/appRoleAssignedTo", keys, body, "assign an app role", "id", WRITE_ROLES)


def remove_app_role(resource_id: str, assignment_id: str) -> Call:
    """Remove an app role of a resource from a client."""
    keys = {"servicePrincipal%2Did": resource_id, "appRoleAssignment%2Did": assignment_id}
    return deleting(SERVICE_PRINCIPAL + "/appRoleAssignedTo/{appRoleAssignment%2Did}", keys, "remove an app role", WRITE_ROLES)


def user(name: str) -> Call:
    """Read a user by user principal name or object id."""
    query = {"select": ["id", "userPrincipalName"]}
    return _read("/users/{user%2Did}", {"user%2Did": name}, query, f"read the user {name}", READ_USERS)


def account(object_id: str) -> Call:
    """Read what a user is called today and whether it may sign in; one that is gone or may not be read is an answer."""
    query = {"select": ["id", "userPrincipalName", "accountEnabled", "userType"]}
    call = _read("/users/{user%2Did}", {"user%2Did": object_id}, query, f"read the user {object_id}", READ_USERS)
    return dataclasses.replace(call, accept=(403, 404))


def domains() -> Call:
    """List the tenant's domains."""
    query = {"select": ["id"]}
    return Call(
        "GET", "/domains", query=query, doing="list the domains", needs=READ_USERS, wants="value", accept=(403,), listed=False
    )


def directory_object(object_id: str) -> Call:
    """Read a user or service principal of which only the object id is known."""
    path, keys = "/directoryObjects/{directoryObject%2Did}", {"directoryObject%2Did": object_id}
    call = _read(path, keys, {"select": ["id"]}, f"read the object {object_id}", READ_USERS)
    return dataclasses.replace(call, accept=(403, 404))
