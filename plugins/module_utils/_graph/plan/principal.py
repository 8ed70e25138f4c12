# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The plan for a service principal: made, brought back, switched, whose it is and who may use it.

Also alone, for an application that is registered in another tenant. Pure. Runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from ..._errors import NotFoundError, OptionError
from ..wire import calls, calls_deleted
from .changes import Change
from .views import HIDDEN, owner_ids, people_assigned

if t.TYPE_CHECKING:
    from .application import ApplicationState, WantedApplication

Json = t.Mapping[str, t.Any]


class Tags(t.NamedTuple):
    """The tags of a registration before and after the plan: they show at its service principal beside the service principal's own
    (https://learn.microsoft.com/graph/api/resources/serviceprincipal, property tags)."""

    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()


#: Options that belong to a registration, and are nobody's to set in another tenant than its own.
_OF_THE_REGISTRATION = (
    *("unique_name", "display_name", "sign_in_audience", "public_client", "redirect_uris", "permissions", "app_roles", "owners"),
    *("notes", "tags", "service_management_reference"),
)
#: Those of them that say what a consent page shows; ``declare: own`` leaves them to the tenant that the application is registered in.
_DECLARED = frozenset({"permissions", "app_roles"})


def principal_changes(
    state: ApplicationState, wanted: WantedApplication, app_id: str, own: bool = True, tags: Tags | None = None
) -> tuple[list[Change], Json | None]:
    """Return the changes and how the service principal will look.

    ``own`` says that the application was made here just now; ``tags`` are the registration's, None where it is another tenant's. Raises
    :class:`OptionError`.
    """
    if state.service_principal is not None:
        return _changed(state.service_principal, wanted, state, tags)
    if not wanted.service_principal:
        return [], None
    if state.deleted_principals and wanted.restore:
        latest = max(state.deleted_principals, key=lambda gone: (str(gone.get("deletedDateTime")), str(gone.get("id"))))
        changes, after = _changed(latest, wanted, state, tags)
        restore = Change(
            "restore_service_principal",
            "restore the soft-deleted service principal",
            calls_deleted.restore_deleted(str(latest.get("id")), "service principal"),
            creates=True,
            replan=True,
        )
        return [restore, *changes], after
    tags = tags or Tags()
    body = _settings({}, wanted, tags)
    call = calls.create_service_principal(app_id, body, own)
    create = Change("create_service_principal", "create the service principal", call, creates=True)
    people, after = _people(_shown({}, body, tags), wanted, state)
    return [create, *people], after


def _changed(principal: Json, wanted: WantedApplication, state: ApplicationState, tags: Tags | None) -> tuple[list[Change], Json]:
    body = _settings(principal, wanted, tags)
    people, after = _people(_shown(principal, body, tags), wanted, state)
    if not body:
        return people, after
    rest = sorted(set(body) - {"accountEnabled"})
    words = [f"set {', '.join(rest)} of"] if rest else []
    if "accountEnabled" in body:
        words.insert(0, "enable" if body["accountEnabled"] else "disable")
    call = calls.update_service_principal(str(principal.get("id")), body)
    return [Change("update_service_principal", f"{' and '.join(words)} the service principal", call), *people], after


def _shown(principal: Json, body: Json, tags: Tags | None) -> Json:
    """Return the service principal as it shows after ``body`` was sent, with the tags of its registration."""
    if tags is None or ("tags" not in body and tags.before == tags.after):
        return {**principal, **body}
    own = body["tags"] if "tags" in body else set(principal.get("tags") or ()) - tags.before
    return {**principal, **body, "tags": sorted({*own, *tags.after})}


def _settings(principal: Json, wanted: WantedApplication, tags: Tags | None) -> dict[str, t.Any]:
    """Return the properties to send: those that were asked for and differ. One without an id is to be made."""
    body: dict[str, t.Any] = {}
    enabled, required = wanted.service_principal_enabled, wanted.assignment_required
    if enabled is not None and (enabled != (principal.get("accountEnabled") is not False) or not principal.get("id")):
        body["accountEnabled"] = enabled
    if required is not None and required != bool(principal.get("appRoleAssignmentRequired")):
        body["appRoleAssignmentRequired"] = required
    inherited = tags or Tags()
    present = set(principal.get("tags") or ()) - inherited.before
    own = _own_tags(present, wanted, tags)
    if own | inherited.after != present | inherited.after:
        body["tags"] = sorted(own)
    return body


def _own_tags(own: set[str], wanted: WantedApplication, tags: Tags | None) -> set[str]:
    """Return the tags that the service principal is to have of its own. Those of a foreign registration cannot be told from them."""
    if wanted.service_principal_tags is not None:
        # With ``hidden`` given that decides about its own tag.
        kept = own if tags is None else own & {HIDDEN} if wanted.hidden is not None else set()
        own = kept | set(wanted.service_principal_tags)
    if wanted.hidden is None:
        return own
    if not wanted.hidden and tags is not None and HIDDEN in tags.after:
        raise OptionError(
            f"hidden: the application's own tags hold {HIDDEN!r}, and its service principal has them too.",
            remedy="Take it out of tags.",
            option="hidden",
        )
    return own | {HIDDEN} if wanted.hidden else own - {HIDDEN}


def _people(principal: Json, wanted: WantedApplication, state: ApplicationState) -> tuple[list[Change], Json]:
    """Return what makes the wanted people owners and assigns them, and the service principal with them."""
    changes: list[Change] = []
    object_id = str(principal.get("id") or calls.NEW_PRINCIPAL_ID)
    if wanted.service_principal_owners is not None:
        current = owner_ids(principal)
        owners = after_adding(current, wanted.service_principal_owners, state.people, wanted.owners_exact)
        changes += owner_changes(object_id, current, owners, calls.SERVICE_PRINCIPAL, "service principal's ")
        principal = {**principal, "owners": [{"id": owner} for owner in owners]}
    if wanted.assigned is not None:
        rows = people_assigned(principal)
        present = list(dict.fromkeys(str(row.get("principalId")) for row in rows))
        assigned = after_adding(present, wanted.assigned, state.people, wanted.assigned_exact)
        changes += [_assignment(object_id, person) for person in assigned if person not in present]
        gone = [row for row in rows if row.get("principalId") not in assigned]
        gone.sort(key=lambda row: (str(row.get("principalDisplayName")), str(row.get("id"))))
        changes += [
            Change(
                "remove_assignment",
                f"take back the assignment of {row.get('principalDisplayName') or row.get('principalId')}",
                calls.remove_app_role(object_id, str(row.get("id"))),
                str(row.get("principalId")),
            )
            for row in gone
        ]
        principal = {**principal, "appRoleAssignedTo": [{"principalId": person} for person in assigned]}
    return changes, principal


def _assignment(object_id: str, person: str) -> Change:
    body = {"principalId": person, "resourceId": object_id, "appRoleId": calls.NO_ROLE}
    return Change("assign", f"assign {person} to the application", calls.assign_app_role(object_id, body), person)


def after_adding(current: t.Sequence[str], named: t.Sequence[str] | None, people: t.Mapping[str, str], exact: bool) -> list[str]:
    """Return the object ids that are to be there: those that are, unless ``exact``, and those of ``named``; None leaves all as it is."""
    if named is None:
        return list(current)
    ids = [people[person] for person in named]
    return list(dict.fromkeys(ids if exact else [*current, *ids]))


def owner_changes(
    object_id: str, current: t.Sequence[str], after: t.Sequence[str], of: str = calls.APPLICATION, whose: str = ""
) -> list[Change]:
    """Return what makes the owners ``current`` of an object to ``after``."""
    added = [
        Change("add_owner", f"add the {whose}owner {owner}", calls.add_owner(object_id, owner, of), owner)
        for owner in after
        if owner not in current
    ]
    removed = [
        Change("remove_owner", f"remove the {whose}owner {owner}", calls.remove_owner(object_id, owner, of), owner)
        for owner in current
        if owner not in after
    ]
    return added + removed


def may_be_foreign(wanted: WantedApplication) -> bool:
    """Say whether the service principal alone can be meant: an application id and nothing of a registration."""
    return bool(wanted.app_id and not wanted.object_id and not registration_options(wanted))


def registration_options(wanted: WantedApplication) -> list[str]:
    """Return the options given that belong to a registration."""
    left = _DECLARED if wanted.declare == "own" else ()
    return [name for name in _OF_THE_REGISTRATION if name not in left and getattr(wanted, name) not in (None, {})]


def missing_application(state: ApplicationState, wanted: WantedApplication) -> NotFoundError:
    """Return the error for an application that an id names and that is not registered in the tenant."""
    given = registration_options(wanted)
    if state.deleted:
        remedy = "It is soft-deleted: set restore to true to bring it back."
    elif state.mistaken is not None:
        remedy = (
            f"That is the object_id (the registration's own id) of {state.mistaken.get('displayName')!r}, whose app_id is "
            f"{state.mistaken.get('appId')}: give that one."
        )
    elif wanted.app_id and given:
        has = "has a" if state.service_principal is not None else "gets a"
        remedy = (
            f"Check that it is the application (client) id, not the object_id (the registration's own), and of this tenant. If the "
            f"application is registered in another tenant, only that tenant can set {', '.join(given)}: leave that out here, where it "
            f"{has} service principal by its app_id alone. To create an application, give unique_name and display_name instead."
        )
    else:
        remedy = (
            "Ids are assigned by Microsoft and cannot be chosen. Check that it is not the id of another object (app_id is the application "
            "or client id, object_id the registration's own) or tenant, and that an application of another tenant takes accounts of any "
            "organisation; to create an application, give unique_name and display_name instead."
        )
    return NotFoundError(f"The tenant has no application with the {wanted.identity}.", remedy=remedy)
