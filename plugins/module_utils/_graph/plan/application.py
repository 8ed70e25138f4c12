# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The plan for an application registration and its service principal: what is there, what is wanted, what to write.

Pure. Only what was asked for is compared: an option that was not given (None) leaves its property alone, while an empty list, an
empty text or false is applied. Runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import typing as t

from ..._errors import AmbiguousError, GraphError, OptionError
from ..wire import calls, calls_deleted
from .changes import Change, Plan
from .permissions import DEFAULT_SCOPES, ROLE, SCOPE, Resource, require_resource
from .principal import Tags, after_adding, may_be_foreign, missing_application, owner_changes, principal_changes
from .views import PLATFORMS, application_view, declared, owner_ids, redirect_uris, service_principal_view

Json = t.Mapping[str, t.Any]

#: Who may sign in to a new application when sign_in_audience is not given; Graph's own default would let everybody in.
DEFAULT_AUDIENCE = "AzureADMyOrg"
#: Audiences with personal accounts; Graph wants version 2 tokens for the application's own API then.
PERSONAL_AUDIENCES = frozenset({"AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount"})


@dataclasses.dataclass(frozen=True)
class WantedApplication:
    """What the user asked for; None means not given. ``permissions`` and ``app_roles`` map a resource to names."""

    state: str = "present"
    app_id: str | None = None
    object_id: str | None = None
    unique_name: str | None = None
    display_name: str | None = None
    same_name: str = "fail"
    sign_in_audience: str | None = None
    public_client: bool | None = None
    redirect_uris: t.Mapping[str, t.Sequence[str]] = dataclasses.field(default_factory=dict)
    permissions: t.Mapping[str, t.Sequence[str]] | None = None
    app_roles: t.Mapping[str, t.Sequence[str]] | None = None
    permissions_exact: bool = False
    declare: str = "always"
    owners: t.Sequence[str] | None = None
    owners_exact: bool = False
    notes: str | None = None
    tags: t.Sequence[str] | None = None
    service_management_reference: str | None = None
    service_principal: bool = True
    service_principal_enabled: bool | None = None
    service_principal_owners: t.Sequence[str] | None = None
    service_principal_tags: t.Sequence[str] | None = None
    hidden: bool | None = None
    assignment_required: bool | None = None
    assigned: t.Sequence[str] | None = None
    assigned_exact: bool = False
    restore: bool = True
    purge: bool = False

    @property
    def identity(self) -> str:
        """Return the option that names the application, for sentences: ``app_id '...'``."""
        for option in ("app_id", "object_id", "unique_name", "display_name"):
            if getattr(self, option):
                return f"{option} {getattr(self, option)!r}"
        return "nothing"

    @property
    def people(self) -> dict[str, str]:
        """Return everybody who is named, with the option that names them."""
        named = ("assigned", "service_principal_owners", "owners")
        return {person: option for option in named for person in getattr(self, option) or ()}


@dataclasses.dataclass(frozen=True)
class ApplicationState:
    """What was found. ``application`` and the like are Graph's JSON; ``people`` maps everybody wanted as given to an object id.

    ``deleted`` holds soft-deleted applications that fit the identity. ``same_named`` is filled only where no application has the
    wanted unique name: the ones with the wanted display name and no unique name at all. ``deleted_principals`` are soft-deleted service
    principals of the application; ``name_holder`` is another application with the unique name that this one is to get; ``mistaken`` is the
    application whose object id was given as its app_id. ``new`` says that the application was made or restored a moment ago.
    """

    application: Json | None = None
    service_principal: Json | None = None
    resources: t.Mapping[str, Resource] = dataclasses.field(default_factory=dict)
    people: t.Mapping[str, str] = dataclasses.field(default_factory=dict)
    deleted: tuple[Json, ...] = ()
    same_named: tuple[Json, ...] = ()
    deleted_principals: tuple[Json, ...] = ()
    name_holder: Json | None = None
    mistaken: Json | None = None
    new: bool = False


def choose(candidates: t.Sequence[Json], wanted: WantedApplication, where: str = "") -> Json | None:
    """Return the only candidate, None when there is none; raises :class:`AmbiguousError` naming all when there are several."""
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    raise AmbiguousError(
        f"{len(candidates)} {where}applications have the {wanted.identity}: {_describe(candidates)}.",
        remedy="Names are not unique in Entra ID: name the right one by app_id or object_id.",
        candidates=[{"app_id": candidate.get("appId"), "object_id": candidate.get("id")} for candidate in candidates],
    )


def _describe(candidates: t.Sequence[Json]) -> str:
    return "; ".join(
        f"app_id {candidate.get('appId')}, object_id {candidate.get('id')}, created {candidate.get('createdDateTime') or 'at an unknown time'}"
        for candidate in candidates
    )


def plan_application(state: ApplicationState, wanted: WantedApplication) -> Plan:
    """Return the plan; raises OptionError, NotFoundError or AmbiguousError where there can be none."""
    if wanted.state == "absent":
        return _plan_absent(state, wanted)
    if state.application is not None:
        return _plan_update(state, wanted, state.application, ())
    restored = choose(state.deleted, wanted, "soft-deleted ") if wanted.restore else None
    if restored is not None:
        change = Change(
            "restore_application",
            f"restore the soft-deleted application {restored.get('displayName')!r} ({restored.get('appId')})",
            calls_deleted.restore_deleted(str(restored.get("id")), "application"),
            subject=str(restored.get("id")),
            creates=True,
            replan=True,
        )
        return _plan_update(state, wanted, restored, (change,))
    if wanted.app_id or wanted.object_id:
        return _plan_foreign(state, wanted)
    if state.same_named and wanted.same_name != "create":
        return _plan_update(state, wanted, _adopted(state, wanted), ())
    return _plan_create(state, wanted)


def name_taken(unique_name: str | None, holder: Json) -> GraphError:
    """Return the error for a unique name that another application holds."""
    deleted = "soft-deleted " if holder.get("deletedDateTime") else ""
    mend = (
        "restore it, or delete it for good (state absent with purge)"
        if deleted
        else "give that application's app_id to work on it"
    )
    return GraphError(
        f"unique_name: {unique_name!r} belongs to the {deleted}application {holder.get('displayName')!r} (app_id {holder.get('appId')}, "
        f"object_id {holder.get('id')}), and a unique name is given only once in a tenant.",
        remedy=f"Choose another unique_name, or {mend}.",
        code="unique_name_taken",
        candidates=[{"app_id": holder.get("appId"), "object_id": holder.get("id")}],
    )


def _adopted(state: ApplicationState, wanted: WantedApplication) -> Json:
    if wanted.same_name == "adopt":
        same_named = choose(state.same_named, dataclasses.replace(wanted, unique_name=None))
        if same_named is not None:
            return same_named
    raise AmbiguousError(
        f"No application has the {wanted.identity}, but {len(state.same_named)} without a unique name "
        f"{'have' if len(state.same_named) > 1 else 'has'} the display_name {wanted.display_name!r}: {_describe(state.same_named)}.",
        remedy="Check whose it is. Then give its app_id to take it over, or set same_name to adopt (take over the only one) or create.",
        code="same_name",
        candidates=[{"app_id": candidate.get("appId"), "object_id": candidate.get("id")} for candidate in state.same_named],
    )


def _plan_foreign(state: ApplicationState, wanted: WantedApplication) -> Plan:
    """Return the plan for an application that is registered elsewhere: its service principal is all that this tenant has of it."""
    if state.mistaken is not None or state.deleted or not may_be_foreign(wanted):
        raise missing_application(state, wanted)
    changes, after = principal_changes(state, wanted, str(wanted.app_id), own=False)
    if not changes and state.service_principal is None:
        raise missing_application(state, wanted)
    return Plan(tuple(changes), _view(None, state.service_principal, state, False), _view(None, after, state, False))


def _plan_create(state: ApplicationState, wanted: WantedApplication) -> Plan:
    name = wanted.display_name or wanted.unique_name
    wanted = dataclasses.replace(
        wanted,
        display_name=name,
        sign_in_audience=wanted.sign_in_audience or DEFAULT_AUDIENCE,
        permissions={"graph": DEFAULT_SCOPES} if wanted.permissions is None and wanted.app_roles is None else wanted.permissions,
    )
    body = _settings({}, wanted, state.resources)
    body.pop("uniqueName", None)
    change = Change(
        "create_application",
        f"create the application {name!r}",
        calls.create_application(body, wanted.unique_name),
        creates=True,
        repeatable=bool(wanted.unique_name),
    )
    owners = _owner_changes({}, wanted, state)
    alone = dataclasses.replace(state, service_principal=None, deleted_principals=())
    principal, principal_after = principal_changes(
        alone, wanted, calls.NEW_APP_ID, tags=Tags(after=frozenset(body.get("tags") or ()))
    )
    created = {**body, "uniqueName": wanted.unique_name, "owners": [{"id": owner} for owner in _owners_after({}, wanted, state)]}
    return Plan(
        (change, *owners, *principal),
        _view(None, None, state, False),
        _view(created, principal_after, state, False),
    )


def _plan_update(state: ApplicationState, wanted: WantedApplication, application: Json, first: tuple[Change, ...]) -> Plan:
    body = _settings(application, wanted, state.resources)
    if "uniqueName" in body and state.name_holder is not None:
        raise name_taken(wanted.unique_name, state.name_holder)
    changes = list(first)
    object_id = str(application.get("id"))
    if body:
        summary = f"set {', '.join(sorted(body))} of the application"
        changes.append(Change("update_application", summary, calls.update_application(object_id, body)))
    changes.extend(_owner_changes(application, wanted, state))
    after = {**application, **body}
    tags = Tags(*(frozenset(shown.get("tags") or ()) for shown in (application, after)))
    principal, principal_after = principal_changes(state, wanted, str(application.get("appId")), own=state.new, tags=tags)
    changes.extend(principal)
    if wanted.owners is not None:
        after["owners"] = [{"id": owner} for owner in _owners_after(application, wanted, state)]
    return Plan(
        tuple(changes),
        _view(application, state.service_principal, state, bool(first)),
        _view(after, principal_after, state, False),
    )


def _plan_absent(state: ApplicationState, wanted: WantedApplication) -> Plan:
    application, principal = state.application, state.service_principal
    changes: list[Change] = []
    deleted: Json | None = None
    if application is not None:
        object_id = str(application.get("id"))
        summary = f"delete the application {application.get('displayName')!r}"
        changes.append(Change("delete_application", summary, calls.delete_application(object_id), object_id))
        if wanted.purge:
            changes.append(_purge(object_id, "delete the application for good"))
    elif wanted.purge:
        deleted = choose(state.deleted, wanted, "soft-deleted ")
        if deleted is not None:
            changes.append(_purge(str(deleted.get("id")), "delete the soft-deleted application for good"))
    if application is None and principal is not None:
        call = calls.delete_service_principal(str(principal.get("id")))
        changes.append(Change("delete_service_principal", "delete the service principal", call))
    return Plan(
        tuple(changes),
        _view(application, principal, state, deleted is not None),
        _view(None, None, state, application is not None and not wanted.purge),
    )


def _purge(object_id: str, summary: str) -> Change:
    return Change("purge_application", summary, calls_deleted.purge_application(object_id))


def _view(application: Json | None, principal: Json | None, state: ApplicationState, soft_deleted: bool) -> dict[str, t.Any]:
    return {
        "application": None if application is None else application_view(application, state.resources),
        "service_principal": service_principal_view(principal),
        "soft_deleted": soft_deleted,
    }


def _settings(application: Json, wanted: WantedApplication, resources: t.Mapping[str, Resource]) -> dict[str, t.Any]:
    """Return the properties to send: those that were asked for and differ. An empty ``application`` stands for a new one."""
    body: dict[str, t.Any] = {}
    if wanted.display_name and wanted.display_name != application.get("displayName"):
        body["displayName"] = wanted.display_name
    if wanted.unique_name and wanted.unique_name != application.get("uniqueName"):
        if application.get("uniqueName"):
            raise OptionError(
                f"The application already has the unique_name {application['uniqueName']!r}, and a unique name can never be changed.",
                remedy=f"Set unique_name to {application['uniqueName']!r} or leave it out.",
            )
        body["uniqueName"] = wanted.unique_name
    body.update(_audience(application, wanted))
    if wanted.public_client is not None and wanted.public_client != bool(application.get("isFallbackPublicClient")):
        body["isFallbackPublicClient"] = wanted.public_client
    for platform, uris in wanted.redirect_uris.items():
        if set(uris) != set(redirect_uris(application, platform)):
            body[PLATFORMS[platform]] = {"redirectUris": list(dict.fromkeys(uris))}
    access = _required_resource_access(application, wanted, resources)
    if access is not None:
        body["requiredResourceAccess"] = access
    if wanted.notes is not None and wanted.notes != (application.get("notes") or ""):
        body["notes"] = wanted.notes or None
    reference = wanted.service_management_reference
    if reference is not None and reference != (application.get("serviceManagementReference") or ""):
        body["serviceManagementReference"] = reference or None
    if wanted.tags is not None and set(wanted.tags) != set(application.get("tags") or ()):
        body["tags"] = list(dict.fromkeys(wanted.tags))
    return body


def _audience(application: Json, wanted: WantedApplication) -> dict[str, t.Any]:
    if not wanted.sign_in_audience or wanted.sign_in_audience == application.get("signInAudience"):
        return {}
    body: dict[str, t.Any] = {"signInAudience": wanted.sign_in_audience}
    if wanted.sign_in_audience in PERSONAL_AUDIENCES and (application.get("api") or {}).get("requestedAccessTokenVersion") != 2:
        body["api"] = {"requestedAccessTokenVersion": 2}
    return body


def _required_resource_access(
    application: Json, wanted: WantedApplication, resources: t.Mapping[str, Resource]
) -> list[dict[str, t.Any]] | None:
    """Return the whole new requiredResourceAccess (Graph replaces it, it does not merge), or None when it is right already."""
    if wanted.permissions is None and wanted.app_roles is None:
        return None
    target: list[tuple[str, str, str]] = [] if wanted.permissions_exact else declared(application)
    for kind, by_resource, option in ((SCOPE, wanted.permissions, "permissions"), (ROLE, wanted.app_roles, "app_roles")):
        for key, names in (by_resource or {}).items():
            if not names:
                continue
            resource = require_resource(resources, key, option)
            target.extend((resource.app_id.lower(), kind, permission.id) for permission in resource.resolve(kind, names))
    if set(target) == set(declared(application)):
        return None
    grouped: dict[str, list[dict[str, str]]] = {}
    for app_id, kind, permission_id in dict.fromkeys(target):
        grouped.setdefault(app_id, []).append({"id": permission_id, "type": kind})
    return [{"resourceAppId": app_id, "resourceAccess": access} for app_id, access in grouped.items()]


def _owners_after(application: Json, wanted: WantedApplication, state: ApplicationState) -> list[str]:
    current = owner_ids(application)
    return after_adding(current, wanted.owners, state.people, wanted.owners_exact)


def _owner_changes(application: Json, wanted: WantedApplication, state: ApplicationState) -> list[Change]:
    object_id = str(application.get("id") or calls.NEW_OBJECT_ID)
    return owner_changes(object_id, owner_ids(application), _owners_after(application, wanted, state))
