# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reading an application with everything around it in one request, and carrying out the changes of its plan.

Standard library only; runs on Python 3.8 (the client it is given does not).
"""

from __future__ import annotations

import typing as t

from ..._converge.errors import AlreadyThereError, NotYetError
from ..._errors import NotFoundError
from ..._shapes import is_guid
from ..plan.application import ApplicationState, WantedApplication, choose, name_taken, plan_application
from ..plan.changes import Change, Plan
from ..plan.permissions import Resource
from ..plan.principal import may_be_foreign, missing_application
from ..plan.views import owner_ids, people_assigned
from ..wire import calls, calls_deleted
from ..wire.calls import NEW_APP_ID, NEW_OBJECT_ID, NEW_PRINCIPAL_ID, Call
from ..wire.client import GraphClient
from ..wire.errors import Answer
from ..wire.shapes import parse_time
from .job import GraphJob
from .reading import resource_calls, resources_of, send_named, unknown_person, user_id, with_all_owners, with_people
from .twin import Twins

Json = t.Mapping[str, t.Any]

#: Seconds for which an application counts as made just now, and for which one of another tenant may be unknown here.
RECENT = 3600.0
GRACE = 30.0


class ApplicationJob(GraphJob):
    """The job of the module ``application``; remembers what it has learnt within one run."""

    def __init__(self, client: GraphClient, wanted: WantedApplication) -> None:
        super().__init__(client)
        self._wanted = wanted
        self._object_id: str | None = None
        self._app_id: str | None = None
        self._principal_id: str | None = None
        self._resources: dict[str, Resource] | None = None
        self._people: dict[str, str] = {}
        self._deleted_id: str | None = None
        self._purged = False
        #: The application was made or restored by this run or a moment ago; by this run.
        self._new = False
        self._created = False
        self._twins: Twins | None = None
        self._looked_for_people = False
        self._foreign_since: float | None = None
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
            self._people = self._ids_of_people(answers)
        application = await self._application(named["application"], answers["application"])
        if self._twins is not None and application is not None:
            namesakes = await self._client.rest_of(answers["namesakes"], named["namesakes"])
            application = await self._without_twin(namesakes, application)
        if application is None:
            return await self._missing(answers)
        self._object_id, self._app_id = str(application.get("id")), str(application.get("appId"))
        self._new = self._new or self._recent(application)
        application = await with_all_owners(self._client, application)
        principal = await self._service_principal(answers.get("service_principal"))
        holder, deleted = await self._beside(application, principal)
        principal = await self._with_people(principal)
        await self._check_people(application, principal)
        return ApplicationState(
            application,
            principal,
            self._resources,
            self._people,
            deleted_principals=deleted,
            name_holder=holder,
            new=self._new,
        )

    async def _without_twin(self, namesakes: t.Sequence[Json], application: Json) -> Json:
        first = await self._twins.settle(namesakes) if self._twins is not None else None
        if first is None:
            return application
        self._warn(
            f"Another run made the application {first.get('displayName')!r} (app_id {first.get('appId')}) a moment earlier. "
            f"The one that this run made (app_id {self._app_id}) was removed again; name it by unique_name to rule that out."
        )
        self._twins = None
        return first

    def _recent(self, application: Json) -> bool:
        created = parse_time(application.get("createdDateTime"))
        return created is not None and abs((self._client.clock.now() - created).total_seconds()) < RECENT

    async def _beside(self, application: Json, principal: Json | None) -> tuple[Json | None, tuple[Json, ...]]:
        """Return another application with the unique name that this one is to get, and its own soft-deleted service principals.

        Asked for only where it matters: an application that is as wanted costs no further request.
        """
        wanted = self._wanted
        named: dict[str, Call] = {}
        if wanted.state == "present" and wanted.unique_name and not application.get("uniqueName"):
            named["holder"] = calls.application_by_unique_name(wanted.unique_name)
        if principal is None and wanted.state == "present" and wanted.service_principal and wanted.restore and not self._created:
            named["deleted"] = calls_deleted.deleted_service_principals()
        if not named:
            return None, ()
        answers = await send_named(self._client, named)
        holder = answers["holder"].body if "holder" in answers and answers["holder"].ok else None
        if holder is not None and holder.get("id") == application.get("id"):
            holder = None
        return holder, await self._deleted_of(answers.get("deleted"), str(application.get("appId")))

    async def _deleted_of(self, answer: Answer | None, app_id: str) -> tuple[Json, ...]:
        if answer is None:
            return ()
        if answer.status == 403:
            self._warn("Soft-deleted service principals were not looked at: the bootstrap identity may not list them.")
            return ()
        everything = await self._client.rest_of(answer, calls_deleted.deleted_service_principals())
        return tuple(principal for principal in everything if str(principal.get("appId")).lower() == app_id.lower())

    async def _with_people(self, principal: Json | None) -> Json | None:
        wanted = self._wanted
        if principal is None or wanted.state == "absent":
            return principal
        owners, assigned = wanted.service_principal_owners is not None, wanted.assigned is not None
        return await with_people(self._client, principal, owners, assigned)

    async def _check_people(self, *objects: Json | None) -> None:
        """Raise for somebody to be added whose object id the tenant does not know; names were looked up before."""
        if self._looked_for_people or self._wanted.state == "absent":
            return
        self._looked_for_people = True
        there = [shown for shown in objects if shown is not None]
        present = {person for shown in there for person in owner_ids(shown)}
        present |= {str(row.get("principalId")) for shown in there for row in people_assigned(shown)}
        added = [person for person in self._wanted.people if is_guid(person) and person.lower() not in present]
        for person, answer in (
            await send_named(self._client, {person: calls.directory_object(person) for person in added})
        ).items():
            if answer.status == 404:
                raise unknown_person(self._wanted.people[person], person)

    def _reads(self) -> dict[str, Call]:
        wanted = self._wanted
        name = wanted.display_name or wanted.unique_name
        app_id = self._app_id or wanted.app_id
        named: dict[str, Call] = {}
        if self._object_id:
            named["application"] = calls.application_by_object_id(self._object_id)
        else:
            find = calls.application_named(wanted.app_id, wanted.object_id, wanted.unique_name, wanted.display_name)
            named["application"] = find
        if self._twins is not None:
            named["namesakes"] = self._twins.call()
        if app_id:
            named["service_principal"] = calls.service_principal(app_id)
        elif name:
            # Its application id is not known yet; a service principal carries its application's name, which saves a second request.
            named["service_principal"] = calls.service_principals(calls.equals("displayName", name))
        if self._resources is None:
            named.update(resource_calls())
            named.update({f"person {person}": calls.user(person) for person in wanted.people if not is_guid(person)})
        return named

    def _ids_of_people(self, answers: t.Mapping[str, Answer]) -> dict[str, str]:
        ids: dict[str, str] = {}
        for person, option in self._wanted.people.items():
            answer = answers.get(f"person {person}")
            ids[person] = person.lower() if answer is None else user_id(option, person, answer)
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
        principal = await self._with_people(principal)
        await self._check_people(principal, *deleted)
        mistaken, deleted_principals = await self._elsewhere(deleted, principal)
        return ApplicationState(
            None, principal, resources, self._people, deleted, same_named, deleted_principals, mistaken=mistaken
        )

    async def _elsewhere(self, deleted: t.Sequence[Json], principal: Json | None) -> tuple[Json | None, tuple[Json, ...]]:
        """Return the application whose object id was given as app_id, and soft-deleted service principals of what may come."""
        wanted = self._wanted
        if wanted.state == "absent" or principal is not None:
            return None, ()
        named: dict[str, Call] = {}
        if deleted:
            app_id = str(deleted[0].get("appId"))
        elif wanted.app_id:
            app_id = wanted.app_id
            named["mistaken"] = calls.application_by_object_id(app_id)
        else:
            return None, ()
        if wanted.restore and wanted.service_principal and (deleted or may_be_foreign(wanted)):
            named["deleted"] = calls_deleted.deleted_service_principals()
        answers = await send_named(self._client, named)
        found = answers.get("mistaken")
        return found.body if found is not None and found.ok else None, await self._deleted_of(answers.get("deleted"), app_id)

    async def _look_around(self) -> tuple[tuple[Json, ...], tuple[Json, ...]]:
        """Return soft-deleted applications that fit, and applications of the wanted name that have no unique name."""
        wanted = self._wanted
        named: dict[str, Call] = {}
        present = wanted.state == "present"
        if (present and (wanted.restore or wanted.app_id or wanted.object_id)) or (not present and wanted.purge):
            named["deleted"] = calls_deleted.deleted_applications()
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
                deleted = [application for application in everything if self._fits(application)]
        same_named: list[Json] = []
        if "same_named" in named:
            found = await self._client.rest_of(answers["same_named"], named["same_named"])
            same_named = [
                await with_all_owners(self._client, application) for application in found if not application.get("uniqueName")
            ]
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
        """Carry out one change of the plan, learn from the answer, and tell a refusal that waiting cannot mend."""
        try:
            ids = {NEW_OBJECT_ID: self._object_id, NEW_APP_ID: self._app_id, NEW_PRINCIPAL_ID: self._principal_id}
            answer = await self._client.send(change.call.with_ids(ids))
        except AlreadyThereError:
            if change.action == "create_application" or "uniqueName" in (change.call.body or {}):
                await self._name_is_free()
            raise
        except NotYetError as exc:
            self._refuse_unknown(change, exc)
            raise
        self._learn(change, answer)

    def _learn(self, change: Change, answer: Answer) -> None:
        if change.action == "create_application":
            if not answer.body.get("id"):
                # The upsert found one: somebody else was quicker, or an earlier try of ours did arrive.
                raise AlreadyThereError("An application with that unique name appeared in the meantime.")
            self._object_id, self._app_id = str(answer.body["id"]), str(answer.body.get("appId"))
            self._new = self._created = True
            if not self._wanted.unique_name:
                self._twins = Twins(self._client, str((change.call.body or {})["displayName"]), self._object_id)
        elif change.action == "create_service_principal":
            self._principal_id = str(answer.body.get("id"))
        elif change.action == "restore_application":
            self._object_id = change.subject
            self._new = True
        elif change.action == "delete_application":
            self._deleted_id = change.subject
        elif change.action == "purge_application":
            self._purged = True

    async def _name_is_free(self) -> None:
        """Raise where an application other than ours holds the unique name for good, a soft-deleted one included."""
        unique_name = self._wanted.unique_name
        if not unique_name:
            return
        named = {"holder": calls.application_by_unique_name(unique_name), "deleted": calls_deleted.deleted_applications()}
        answers = await send_named(self._client, named)
        holder = answers["holder"].body if answers["holder"].ok else None
        if holder is not None and self._object_id is not None and holder.get("id") != self._object_id:
            raise name_taken(unique_name, holder)
        if holder is None and answers["deleted"].ok:
            for application in await self._client.rest_of(answers["deleted"], named["deleted"]):
                if application.get("uniqueName") == unique_name:
                    raise name_taken(unique_name, {"deletedDateTime": "unknown", **application})

    def _refuse_unknown(self, change: Change, exc: NotYetError) -> None:
        """Raise where what Graph does not see is nothing that this run made: an owner, or an application registered elsewhere."""
        if change.action == "add_owner" and change.subject in exc.message and str(self._object_id) not in exc.message:
            raise unknown_person("owners", change.subject, **exc.details) from exc
        if change.action != "create_service_principal" or self._object_id is not None:
            return
        # Registered elsewhere or nowhere, only Graph can say, and it may not be known here yet.
        now = self._client.clock.monotonic()
        self._foreign_since = now if self._foreign_since is None else self._foreign_since
        if now - self._foreign_since >= GRACE:
            missing = missing_application(ApplicationState(), self._wanted)
            raise NotFoundError(f"{missing.message} {exc.message}", remedy=missing.remedy, **exc.details) from exc
