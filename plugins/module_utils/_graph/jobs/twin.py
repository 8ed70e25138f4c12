# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Two runs at once that name an application by its display name alone: each finds none and makes one. One of them has to give way.

Graph keeps display names apart for nobody, so whoever made an application by name looks by name afterwards. Of two, the older one stays, of two
of the same second the one with the smaller object id: both runs see the same and agree. Only what this very run made, and what nobody
has touched since, is removed. Standard library only; runs on Python 3.8 (the client it is given does not).
"""

from __future__ import annotations

import contextlib
import typing as t

from ..._converge.errors import NotYetError, PendingError
from ..._errors import AmbiguousError, GraphError
from ..wire import calls, calls_deleted
from ..wire.client import GraphClient

Json = t.Mapping[str, t.Any]

#: Seconds for which the run with the older application waits for the other one to remove its own.
PATIENCE = 60.0


class Twins:
    """Watches over the application that this run made; ``made`` is its object id from Graph's own answer."""

    def __init__(self, client: GraphClient, display_name: str, made: str) -> None:
        self._client = client
        self._name = display_name
        self._made = made
        self._since: float | None = None

    def call(self) -> calls.Call:
        """Return the call that looks by name."""
        return calls.applications(calls.equals("displayName", self._name))

    async def settle(self, namesakes: t.Sequence[Json]) -> Json | None:
        """Return the application to go on with when ours was removed, None when ours stays.

        Raises :class:`NotYetError` while the other run is waited for, :class:`AmbiguousError` when it does not give way or we cannot.
        """
        others = [namesake for namesake in namesakes if namesake.get("id") != self._made]
        ours = next((namesake for namesake in namesakes if namesake.get("id") == self._made), None)
        if not others or ours is None:
            return None
        first = min(namesakes, key=_age)
        if first is not ours:
            await self._give_way(ours, first)
            return first
        now = self._client.clock.monotonic()
        self._since = now if self._since is None else self._since
        if now - self._since < PATIENCE:
            raise NotYetError(
                f"Another run made a second application {self._name!r} at the same moment; it has to remove that one."
            )
        raise self._both(ours, others, "The other run did not remove its own")

    async def _give_way(self, ours: Json, first: Json) -> None:
        if not await self._untouched(ours):
            raise self._both(ours, [first], "This run's own is in use already, so it was not removed")
        await self._client.send(calls.delete_application(self._made))
        # Left among the deleted ones it would be a second candidate the next time that something is restored by name.
        with contextlib.suppress(GraphError, PendingError):
            await self._client.send(calls_deleted.purge_application(self._made))

    async def _untouched(self, ours: Json) -> bool:
        app_id = str(ours.get("appId"))
        application, grants, roles = await self._client.send_all(
            [calls.application_by_object_id(self._made, credentials=True), calls.grants_of(app_id), calls.app_roles_of(app_id)]
        )
        held = [application.body.get("passwordCredentials"), application.body.get("keyCredentials")]
        given = [answer.body.get("value") for answer in (grants, roles) if answer.ok]
        return application.ok and not any(held) and not any(given)

    def _both(self, ours: Json, others: t.Sequence[Json], why: str) -> AmbiguousError:
        named = "; ".join(
            f"app_id {application.get('appId')}, object_id {application.get('id')}, created {application.get('createdDateTime')}"
            for application in (ours, *others)
        )
        return AmbiguousError(
            f"Two runs made an application {self._name!r} at the same moment: {named} (the first of them is this run's). {why}.",
            remedy="Delete one of them, and name the application by unique_name, of which there is only one in a tenant.",
            candidates=[
                {"app_id": application.get("appId"), "object_id": application.get("id")} for application in (ours, *others)
            ],
        )


def _age(application: Json) -> tuple[str, str]:
    # To the second: the digits after it are not in every answer.
    return str(application.get("createdDateTime"))[:19], str(application.get("id"))
