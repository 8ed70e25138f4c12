# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The plan for grants: consent to delegated permissions, for the tenant or for named users, and app role assignments.

Pure. Graph keeps one grant per client, resource, consent type and principal, with all scopes in one string that a PATCH replaces
whole: so plans merge, and drop a scope only when told to. Shapes: https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant
and approleassignment. Runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import typing as t

from ..._entra.scopes import MAIL_SCOPES
from ..._errors import NotFoundError, OptionError
from ..wire import calls
from .changes import Change, Plan
from .permissions import DEFAULT_SCOPES, IDENTITY_SCOPES, ROLE, SCOPE, Resource, require_resource

Json = t.Mapping[str, t.Any]

ALL_PRINCIPALS = "AllPrincipals"
PRINCIPAL = "Principal"


@dataclasses.dataclass(frozen=True)
class WantedGrants:
    """What the user asked for; None means not given.

    ``permissions`` are delegated, ``app_roles`` are on Exchange Online; ``principals`` is None for the whole tenant.
    """

    app_id: str
    state: str = "present"
    permissions: t.Sequence[str] | None = None
    app_roles: t.Sequence[str] | None = None
    resources: t.Sequence[str] = ("graph", "exchange")
    principals: t.Sequence[str] | None = None
    exact: bool = False

    @property
    def scopes(self) -> t.Sequence[str] | None:
        """Return the delegated permissions to handle: the default ones when neither kind was named, None for none at all."""
        if self.permissions is None and self.app_roles is None:
            return DEFAULT_SCOPES
        return self.permissions


@dataclasses.dataclass(frozen=True)
class GrantState:
    """What was found, as Graph's JSON; ``principals`` maps each principal as given to a user's object id."""

    service_principal: Json | None
    resources: t.Mapping[str, Resource]
    grants: tuple[Json, ...] = ()
    assignments: tuple[Json, ...] = ()
    principals: t.Mapping[str, str] = dataclasses.field(default_factory=dict)


def split_scopes(text: str | None) -> list[str]:
    """Split a grant's scope string: any white space, leading and doubled too, each scope once."""
    return list(dict.fromkeys((text or "").split()))


def scopes_by_resource(wanted: WantedGrants, resources: t.Mapping[str, Resource]) -> dict[str, list[str]]:
    """Return which scopes go to which resource; raises where a scope can go nowhere.

    Mail scopes go to every chosen resource, the identity scopes to Microsoft Graph alone (they exist nowhere else), any other one to
    the chosen resources that publish it.
    """
    result: dict[str, list[str]] = {}
    names = list(dict.fromkeys(wanted.scopes or ()))
    for key in wanted.resources:
        resource = require_resource(resources, key, "resources")
        mail = [name for name in names if name in MAIL_SCOPES]
        resource.resolve(SCOPE, mail)
        result[key] = [
            name
            for name in names
            if (key == "graph" if name in IDENTITY_SCOPES else name in MAIL_SCOPES or resource.find(SCOPE, name) is not None)
        ]
    placed = {name for scopes in result.values() for name in scopes}
    homeless = [name for name in names if name not in placed and name not in IDENTITY_SCOPES]
    if homeless:
        chosen = [resources[key] for key in wanted.resources]
        hints = [
            f"{resource.title}: {hint}"
            for name in homeless
            for resource in chosen
            for hint in [resource.hint(SCOPE, name)]
            if hint
        ]
        raise OptionError(
            f"No delegated permission called {' or '.join(repr(name) for name in homeless)} "
            f"on {' or '.join(resource.title for resource in chosen) or 'any resource'}.",
            remedy=" ".join(hints),
            code="unknown_permission",
            unknown=homeless,
        )
    return result


def left_out(wanted: WantedGrants) -> list[str]:
    """Return the identity scopes that were asked for by name and cannot be granted because Graph is not among the resources."""
    if wanted.state == "absent" or "graph" in wanted.resources:
        return []
    return [name for name in wanted.permissions or () if name in IDENTITY_SCOPES]


def plan_grants(state: GrantState, wanted: WantedGrants) -> Plan:
    """Return the plan; raises OptionError or NotFoundError where there can be none."""
    if wanted.state == "absent":
        return _plan_absent(state, wanted)
    if state.service_principal is None:
        raise missing_service_principal(wanted.app_id)
    targets = _present_targets(state, wanted)
    roles, role_ids_after = _role_changes(state, wanted)
    return _plan(state, wanted, targets, roles, role_ids_after)


def missing_service_principal(app_id: str) -> NotFoundError:
    """Return the error for a client that has no service principal in the tenant."""
    return NotFoundError(
        f"The tenant has no service principal with the app_id {app_id!r}, so nothing can be granted to it.",
        remedy="Check that app_id is the application (client) id rather than an object id, and that tenant and cloud are the right ones. "
        "m365.mail_oauth.application makes the service principal (service_principal is true by default), for an application that is "
        "registered in another tenant with app_id and nothing else of the registration; an administrator of this tenant who consents at "
        f"the sign-in service's /adminconsent?client_id={app_id} makes it, too.",
        code="service_principal_missing",
    )


class _Row(t.NamedTuple):
    """The grants of one resource, consent type and principal, and the scopes they should hold (None: no grant at all)."""

    resource: Resource
    principal: str | None
    current: tuple[Json, ...]
    scopes: tuple[str, ...] | None


def _principals(state: GrantState, wanted: WantedGrants) -> list[str | None]:
    if wanted.principals is None:
        return [None]
    return list(dict.fromkeys(state.principals[principal] for principal in wanted.principals))


def _current(state: GrantState, resource: Resource, principal: str | None) -> tuple[Json, ...]:
    consent_type = ALL_PRINCIPALS if principal is None else PRINCIPAL
    return tuple(
        grant
        for grant in state.grants
        if grant.get("resourceId") == resource.object_id
        and grant.get("consentType") == consent_type
        and (principal is None or grant.get("principalId") == principal)
    )


def _present_targets(state: GrantState, wanted: WantedGrants) -> list[_Row]:
    rows: list[_Row] = []
    if wanted.scopes is None:
        return rows
    for key, names in scopes_by_resource(wanted, state.resources).items():
        resource = state.resources[key]
        for principal in _principals(state, wanted):
            current = _current(state, resource, principal)
            held = [scope for grant in current for scope in split_scopes(grant.get("scope"))]
            scopes = names if wanted.exact else [*held, *names]
            rows.append(_Row(resource, principal, current, tuple(dict.fromkeys(scopes)) or None))
    return rows


def _plan_absent(state: GrantState, wanted: WantedGrants) -> Plan:
    rows: list[_Row] = []
    revoked = set(wanted.scopes or ())
    for key in wanted.resources if wanted.scopes is not None else ():
        resource = state.resources.get(key)
        if resource is None or state.service_principal is None:
            continue
        for principal in _principals(state, wanted):
            current = _current(state, resource, principal)
            held = dict.fromkeys(scope for grant in current for scope in split_scopes(grant.get("scope")))
            rows.append(_Row(resource, principal, current, tuple(scope for scope in held if scope not in revoked) or None))
    roles, role_ids_after = _role_changes(state, wanted)
    return _plan(state, wanted, rows, roles, role_ids_after)


def _plan(state: GrantState, wanted: WantedGrants, rows: list[_Row], roles: list[Change], role_ids_after: list[str]) -> Plan:
    changes = [change for row in rows for change in _row_changes(state, row)]
    return Plan(
        tuple(changes + roles),
        _view(state, wanted, [row._replace(scopes=_held(row)) for row in rows], _role_ids(state)),
        _view(state, wanted, rows, role_ids_after),
    )


def _held(row: _Row) -> tuple[str, ...] | None:
    return tuple(dict.fromkeys(scope for grant in row.current for scope in split_scopes(grant.get("scope")))) or None


def _row_changes(state: GrantState, row: _Row) -> list[Change]:
    """Return what brings one row to its scopes: the first grant carries them, further ones for the same key are left or emptied."""
    whom = "all users" if row.principal is None else f"the user {row.principal}"
    if row.scopes is None:
        return [
            Change(
                "delete_grant", f"delete the grant on {row.resource.title} for {whom}", calls.delete_grant(str(grant.get("id")))
            )
            for grant in row.current
        ]
    if set(row.scopes) == set(_held(row) or ()):
        return []
    if not row.current:
        body: dict[str, t.Any] = {
            "clientId": str((state.service_principal or {}).get("id")),
            "consentType": ALL_PRINCIPALS if row.principal is None else PRINCIPAL,
            "resourceId": row.resource.object_id,
            "scope": " ".join(row.scopes),
        }
        if row.principal is not None:
            body["principalId"] = row.principal
        summary = f"grant {' '.join(row.scopes)} on {row.resource.title} to {whom}"
        return [Change("create_grant", summary, calls.create_grant(body), creates=True)]
    first, rest = row.current[0], row.current[1:]
    update = Change(
        "update_grant",
        f"set the grant on {row.resource.title} for {whom} to {' '.join(row.scopes)}",
        calls.update_grant(str(first.get("id")), {"scope": " ".join(row.scopes)}),
    )
    doubled = [grant for grant in rest if not set(split_scopes(grant.get("scope"))) <= set(row.scopes)]
    what = f"delete a doubled grant on {row.resource.title} for {whom}"
    return [update, *(Change("delete_grant", what, calls.delete_grant(str(grant.get("id")))) for grant in doubled)]


def _role_ids(state: GrantState) -> list[str]:
    """Return the ids of the app roles that the client holds on Exchange Online."""
    exchange = state.resources.get("exchange")
    if exchange is None:
        return []
    return [
        str(assignment.get("appRoleId")).lower()
        for assignment in state.assignments
        if assignment.get("resourceId") == exchange.object_id
    ]


def _role_changes(state: GrantState, wanted: WantedGrants) -> tuple[list[Change], list[str]]:
    """Return the changes and the role ids held afterwards."""
    held = _role_ids(state)
    if wanted.app_roles is None or state.service_principal is None:
        return [], held
    if wanted.state == "absent":
        exchange = state.resources.get("exchange")
        if exchange is None:
            return [], held
        revoked = {
            permission.id
            for permission in exchange.permissions
            if permission.kind == ROLE and permission.value in wanted.app_roles
        }
        after = [role_id for role_id in held if role_id not in revoked]
    else:
        exchange = require_resource(state.resources, "exchange", "app_roles")
        named = [permission.id for permission in exchange.resolve(ROLE, wanted.app_roles)]
        after = list(dict.fromkeys(named if wanted.exact else [*held, *named]))
    client = str(state.service_principal.get("id"))
    assigned = [
        Change(
            "assign_app_role",
            f"assign the app role {exchange.name_of(ROLE, role_id)} of {exchange.title}",
            calls.assign_app_role(
                exchange.object_id, {"principalId": client, "resourceId": exchange.object_id, "appRoleId": role_id}
            ),
        )
        for role_id in after
        if role_id not in held
    ]
    removed = [
        Change(
            "remove_app_role",
            f"remove the app role {exchange.name_of(ROLE, str(assignment.get('appRoleId')))} of {exchange.title}",
            calls.remove_app_role(exchange.object_id, str(assignment.get("id"))),
        )
        for assignment in state.assignments
        if assignment.get("resourceId") == exchange.object_id and str(assignment.get("appRoleId")).lower() not in after
    ]
    return assigned + removed, after


def _view(state: GrantState, wanted: WantedGrants, rows: t.Iterable[_Row], role_ids: t.Sequence[str]) -> dict[str, t.Any]:
    """Return the grants that were addressed, and the app roles, as plain data."""
    given = {object_id: principal for principal, object_id in state.principals.items()}
    grants = [
        {
            "resource": row.resource.key,
            "resource_app_id": row.resource.app_id,
            "consent_type": ALL_PRINCIPALS if row.principal is None else PRINCIPAL,
            "principal": None if row.principal is None else given.get(row.principal, row.principal),
            "scopes": sorted(row.scopes),
        }
        for row in rows
        if row.scopes
    ]
    exchange = state.resources.get("exchange")
    roles = (
        sorted(exchange.name_of(ROLE, role_id) for role_id in role_ids)
        if exchange is not None and wanted.app_roles is not None
        else []
    )
    return {"grants": grants, "app_roles": roles}


def effective_grants(
    grants: t.Iterable[Json], assignments: t.Iterable[Json], resources: t.Mapping[str, Resource]
) -> tuple[list[dict[str, t.Any]], list[dict[str, t.Any]]]:
    """Return every grant and every app role assignment of a client as plain data, other resources under their object id."""
    by_id = {resource.object_id: resource for resource in resources.values()}
    shown = []
    for grant in grants:
        resource = by_id.get(str(grant.get("resourceId")))
        shown.append(
            {
                "resource": resource.key if resource else grant.get("resourceId"),
                "resource_app_id": resource.app_id if resource else None,
                "consent_type": grant.get("consentType"),
                "principal": grant.get("principalId"),
                "scopes": sorted(split_scopes(grant.get("scope"))),
            }
        )
    roles = []
    for assignment in assignments:
        resource = by_id.get(str(assignment.get("resourceId")))
        role_id = str(assignment.get("appRoleId"))
        roles.append(
            {
                "resource": resource.key if resource else assignment.get("resourceDisplayName") or assignment.get("resourceId"),
                "resource_app_id": resource.app_id if resource else None,
                "role": resource.name_of(ROLE, role_id) if resource else role_id,
            }
        )
    return (
        sorted(shown, key=lambda grant: (str(grant["resource"]), str(grant["consent_type"]), str(grant["principal"]))),
        sorted(roles, key=lambda role: (str(role["resource"]), str(role["role"]))),
    )
