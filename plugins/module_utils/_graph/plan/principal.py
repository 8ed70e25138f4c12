# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The plan for a service principal: made, brought back, switched; also alone, for an application that is registered in another tenant.

Pure. Runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from ..._errors import NotFoundError
from ..wire import calls, calls_deleted
from .changes import Change

if t.TYPE_CHECKING:
    from .application import ApplicationState, WantedApplication

Json = t.Mapping[str, t.Any]

#: Options that belong to a registration, and are nobody's to set in another tenant than its own.
_OF_THE_REGISTRATION = (
    *("unique_name", "display_name", "sign_in_audience", "public_client", "redirect_uris", "permissions", "app_roles", "owners"),
    *("notes", "tags"),
)


def principal_changes(
    principal: Json | None, wanted: WantedApplication, app_id: str, deleted: t.Sequence[Json] = (), own: bool = True
) -> tuple[list[Change], Json | None]:
    """Return the changes and how the service principal will look.

    ``deleted`` are soft-deleted ones of this application; ``own`` says that the application was made here just now.
    """
    enabled = wanted.service_principal_enabled
    if principal is not None:
        return _switched(principal, enabled)
    if not wanted.service_principal:
        return [], None
    if deleted and wanted.restore:
        latest = max(deleted, key=lambda gone: (str(gone.get("deletedDateTime")), str(gone.get("id"))))
        changes, after = _switched(latest, enabled)
        restore = Change(
            "restore_service_principal",
            "restore the soft-deleted service principal",
            calls_deleted.restore_deleted(str(latest.get("id")), "service principal"),
            creates=True,
            replan=True,
        )
        return [restore, *changes], after
    body = {} if enabled is None else {"accountEnabled": enabled}
    call = calls.create_service_principal(app_id, body, own)
    create = Change("create_service_principal", "create the service principal", call, creates=True)
    return [create], {"accountEnabled": enabled is not False}


def _switched(principal: Json, enabled: bool | None) -> tuple[list[Change], Json]:
    if enabled is None or enabled == (principal.get("accountEnabled") is not False):
        return [], principal
    change = Change(
        "update_service_principal",
        f"{'enable' if enabled else 'disable'} the service principal",
        calls.update_service_principal(str(principal.get("id")), {"accountEnabled": enabled}),
    )
    return [change], {**principal, "accountEnabled": enabled}


def may_be_foreign(wanted: WantedApplication) -> bool:
    """Say whether the service principal alone can be meant: an application id and nothing of a registration."""
    return bool(wanted.app_id and not wanted.object_id and not registration_options(wanted))


def registration_options(wanted: WantedApplication) -> list[str]:
    """Return the options given that belong to a registration."""
    return [name for name in _OF_THE_REGISTRATION if getattr(wanted, name) not in (None, {})]


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
