# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Reading an application with everything around it in one request, and carrying out the changes of its plan.

Standard library only; runs on Python 3.8 (the client it is given does not).
"""

from __future__ import annotations

import typing as t

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.auth_options import is_guid
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import GraphError, NotFoundError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph import calls
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.calls import Call
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.client import GraphClient
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.errors import AlreadyThereError, Answer, NotYetError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.permissions import (
    RESOURCE_APP_IDS,
    Resource,
    parse_resource,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan import Change, Plan
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan_application import (
    ApplicationState,
    WantedApplication,
    choose,
    plan_application,
)

Json = t.Mapping[str, t.Any]


def resource_calls(keys: t.Iterable[str] = tuple(RESOURCE_APP_IDS)) -> dict[str, Call]:
    """Return the calls that read which permissions the resources publish, by resource."""
    return {key: calls.resource(RESOURCE_APP_IDS[key]) for key in keys}


def resources_of(answers: t.Mapping[str, Answer], keys: t.Iterable[str] = tuple(RESOURCE_APP_IDS)) -> dict[str, Resource]:
    """Return the resources that exist in the tenant."""
    return {key: parse_resource(key, answers[key].body) for key in keys if key in answers and answers[key].ok}


async def send_named(client: GraphClient, named: t.Mapping[str, Call]) -> dict[str, Answer]:
    """Send calls in one batch and return the answers under the calls' names."""
    return dict(zip(named, await client.send_all(list(named.values()))))


async def with_all_owners(client: GraphClient, application: Json) -> Json:
    """Return the application with all its owners, where the expanded list is cut off or was left out."""
    owners = application.get("owners")
    if owners is not None and len(owners) < calls.EXPAND_LIMIT:
        return application
    return {**application, "owners": await client.list(calls.application_owners(str(application.get("id"))))}


class ApplicationJob:
    """The job of the module ``application``; remembers what it has learnt within one run."""

    def __init__(self, client: GraphClient, wanted: WantedApplication) -> None:
        self._client = client
        self._wanted = wanted
        self._object_id: str | None = None
        self._app_id: str | None = None
        self._resources: dict[str, Resource] | None = None
        self._owners: dict[str, str] = {}
        self._deleted_id: str | None = None
        self._purged = False
        self.warnings: list[str] = []

    def plan(self, state: ApplicationState) -> Plan:
        """Return the plan from ``state``."""
        return plan_application(state, self._wanted)

    async def read(self) -> ApplicationState:
        """Read everything that the plan needs: one batch where the application is found."""
        named = self._reads()
        answers = await send_named(self._client, named)
        if self._resources is None:
            self._resources = resources_of(answers)
            self._owners = self._owner_ids(answers)
        application = await self._application(named["application"], answers["application"])
        if application is None:
            return await self._missing(answers)
        self._object_id, self._app_id = str(application.get("id")), str(application.get("appId"))
        return ApplicationState(
            await with_all_owners(self._client, application),
            await self._service_principal(answers.get("service_principal")),
            self._resources,
            self._owners,
        )

    def _reads(self) -> dict[str, Call]:
        wanted = self._wanted
        name = wanted.display_name or wanted.unique_name
        app_id = self._app_id or wanted.app_id
        named: dict[str, Call] = {}
        if self._object_id:
            named["application"] = calls.application_by_object_id(self._object_id)
        elif wanted.app_id:
            named["application"] = calls.application_by_app_id(wanted.app_id)
        elif wanted.object_id:
            named["application"] = calls.application_by_object_id(wanted.object_id)
        elif wanted.unique_name:
            named["application"] = calls.application_by_unique_name(wanted.unique_name)
        else:
            named["application"] = calls.applications(calls.equals("displayName", str(wanted.display_name)))
        if app_id:
            named["service_principal"] = calls.service_principal(app_id)
        elif name:
            # Its application id is not known yet; a service principal carries its application's name, which saves a second request.
            named["service_principal"] = calls.service_principals(calls.equals("displayName", name))
        if self._resources is None:
            named.update(resource_calls())
            for owner in wanted.owners or ():
                if not is_guid(owner):
                    named[f"owner {owner}"] = calls.user(owner)
        return named

    def _owner_ids(self, answers: t.Mapping[str, Answer]) -> dict[str, str]:
        ids: dict[str, str] = {}
        for owner in self._wanted.owners or ():
            answer = answers.get(f"owner {owner}")
            ids[owner] = owner.lower() if answer is None else user_id("owners", owner, answer)
        return ids

    async def _application(self, call: Call, answer: Answer) -> Json | None:
        if "value" in answer.body:
            return choose(await self._client.rest_of(answer, call), self._wanted)
        if not answer.ok:
            return None
        application = answer.body
        if self._wanted.object_id and self._wanted.object_id.lower() != str(application.get("id")).lower():
            raise NotFoundError(
                f"The application with the app_id {self._wanted.app_id!r} has the object_id {application.get('id')!r}, "
                f"not {self._wanted.object_id!r}.",
                remedy="Give one of the two.",
            )
        return application

    async def _service_principal(self, answer: Answer | None) -> Json | None:
        if answer is not None and "value" not in answer.body:
            return answer.body if answer.ok else None
        for candidate in answer.body["value"] if answer is not None else ():
            if candidate.get("appId") == self._app_id:
                return t.cast("Json", candidate)
        found = await self._client.send(calls.service_principal(str(self._app_id)))
        return found.body if found.ok else None

    async def _missing(self, answers: t.Mapping[str, Answer]) -> ApplicationState:
        """Return the state without an application: what else is there that matters then."""
        wanted = self._wanted
        if self._object_id and wanted.state == "present":
            raise NotYetError("The application was there and cannot be seen at the moment.", object_id=self._object_id)
        resources = self._resources or {}
        deleted, same_named = await self._look_around()
        if self._deleted_id and wanted.purge and not self._purged and not deleted:
            raise NotYetError("The deleted application does not show among the deleted ones yet.", object_id=self._deleted_id)
        principal: Json | None = None
        if self._app_id is not None and not self._deleted_id:
            principal = await self._service_principal(answers.get("service_principal"))
        elif wanted.app_id and not self._deleted_id and answers["service_principal"].ok:
            principal = answers["service_principal"].body  # of an application that is registered in another tenant
        return ApplicationState(None, principal, resources, self._owners, deleted, same_named)

    async def _look_around(self) -> tuple[tuple[Json, ...], tuple[Json, ...]]:
        """Return soft-deleted applications that fit, and applications of the wanted name that have no unique name."""
        wanted = self._wanted
        named: dict[str, Call] = {}
        present = wanted.state == "present"
        if (present and (wanted.restore or wanted.app_id or wanted.object_id)) or (not present and wanted.purge):
            named["deleted"] = calls.deleted_applications()
        if present and wanted.unique_name and wanted.display_name and wanted.same_name != "create":
            named["same_named"] = calls.applications(calls.equals("displayName", wanted.display_name))
        if not named or (self._deleted_id and self._purged):
            return (), ()
        answers = await send_named(self._client, named)
        deleted: list[Json] = []
        if "deleted" in named:
            if answers["deleted"].status == 403:
                self._warn(
                    "Soft-deleted applications were not looked at: the bootstrap identity may not list them (Application.Read.All)."
                )
            else:
                everything = await self._client.rest_of(answers["deleted"], named["deleted"])
                deleted = [one for one in everything if self._fits(one)]
        same_named: list[Json] = []
        if "same_named" in named:
            found = await self._client.rest_of(answers["same_named"], named["same_named"])
            same_named = [await with_all_owners(self._client, one) for one in found if not one.get("uniqueName")]
        if len(same_named) == 1 and wanted.same_name == "adopt":
            self._object_id, self._app_id = str(same_named[0].get("id")), str(same_named[0].get("appId"))
        return tuple(deleted), tuple(same_named)

    def _fits(self, application: Json) -> bool:
        """Say whether a deleted application is the one that is meant."""
        wanted = self._wanted
        if self._deleted_id:
            return str(application.get("id")) == self._deleted_id
        for given, field in ((wanted.app_id, "appId"), (wanted.object_id, "id")):
            if given:
                return str(application.get(field)).lower() == given.lower()
        if wanted.unique_name:
            return application.get("uniqueName") == wanted.unique_name
        return application.get("displayName") == wanted.display_name

    def _warn(self, text: str) -> None:
        if text not in self.warnings:
            self.warnings.append(text)

    async def execute(self, change: Change) -> None:
        """Carry out one change of the plan."""
        await getattr(self, f"_do_{change.action}")(change)

    async def _do_create_application(self, change: Change) -> None:
        answer = await self._client.send(calls.create_application(change.body, change.target.get("unique_name")))
        if not answer.body.get("id"):
            # The upsert found one: somebody else was quicker, or an earlier try of ours did arrive.
            raise AlreadyThereError("An application with that unique name appeared in the meantime.")
        self._object_id, self._app_id = str(answer.body["id"]), str(answer.body.get("appId"))

    async def _do_restore_application(self, change: Change) -> None:
        await self._client.send(calls.restore_application(change.target["object_id"]))
        self._object_id = change.target["object_id"]

    async def _do_update_application(self, change: Change) -> None:
        await self._client.send(calls.update_application(change.target["object_id"], change.body))

    async def _do_delete_application(self, change: Change) -> None:
        await self._client.send(calls.delete_application(change.target["object_id"]))
        self._deleted_id = change.target["object_id"]

    async def _do_purge_application(self, change: Change) -> None:
        await self._client.send(calls.purge_application(change.target["object_id"]))
        self._purged = True

    async def _do_create_service_principal(self, change: Change) -> None:
        if self._app_id is None:
            raise NotYetError("The application has no application id yet.")
        await self._client.send(calls.create_service_principal(self._app_id, change.body))

    async def _do_update_service_principal(self, change: Change) -> None:
        await self._client.send(calls.update_service_principal(change.target["service_principal_id"], change.body))

    async def _do_delete_service_principal(self, change: Change) -> None:
        await self._client.send(calls.delete_service_principal(change.target["service_principal_id"]))

    async def _do_add_owner(self, change: Change) -> None:
        owner = change.target["owner_id"]
        try:
            await self._client.send(calls.add_owner(self._known_object_id(), owner, self._client.graph_url))
        except NotYetError as exc:
            if owner in exc.message and str(self._object_id) not in exc.message:
                raise NotFoundError(
                    f"owners: the tenant has no user or service principal with the object id {owner}.", **exc.details
                ) from exc
            raise

    async def _do_remove_owner(self, change: Change) -> None:
        await self._client.send(calls.remove_owner(self._known_object_id(), change.target["owner_id"]))

    def _known_object_id(self) -> str:
        if self._object_id is None:
            raise NotYetError("The application has no object id yet.")
        return self._object_id


def user_id(option: str, name: str, answer: Answer) -> str:
    """Return a user's object id; raises :class:`NotFoundError` naming the option when there is no such user."""
    if not answer.ok:
        raise NotFoundError(
            f"{option}: the tenant has no user {name!r}.",
            remedy="Give the user principal name (not an alias) or the object id.",
            code="user_missing",
            option=option,
        )
    if not answer.body.get("id"):
        raise GraphError(f"Microsoft Graph's answer for the user {name!r} has no id.")
    return str(answer.body["id"])
