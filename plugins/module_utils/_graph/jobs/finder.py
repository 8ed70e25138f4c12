# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finding the one application that options name, for jobs that work on something of it.

Standard library only; runs on Python 3.8 (the client it is given does not).
"""

from __future__ import annotations

import typing as t

from ..._converge.errors import NotYetError
from ..._converge.timing import tries
from ..._errors import NotFoundError
from ..plan.application import WantedApplication, choose
from ..wire import calls
from ..wire.calls import Call
from ..wire.calls_credentials import with_fields
from ..wire.client import GraphClient
from ..wire.errors import Answer

Json = t.Mapping[str, t.Any]

#: Seconds for which an application that is not there is looked for: it may have been created a moment ago.
GRACE = 30.0


class ApplicationFinder:
    """Reads one application with ``fields``; once it was found it is read by its object id.

    ``patient`` looks again for some seconds when there is none. An identity without any name finds nothing: in check mode the application may be
    one that another task would have created by now.
    """

    def __init__(
        self, client: GraphClient, identity: WantedApplication, fields: t.Sequence[str] = (), patient: bool = True
    ) -> None:
        self._client = client
        self._identity = identity
        self._fields = tuple(fields)
        self._patient = patient
        self.object_id: str | None = None
        self.app_id: str | None = None

    def call(self) -> Call:
        """Return the call that finds the application."""
        identity = self._identity
        if self.object_id:
            find = calls.application_by_object_id(self.object_id)
        else:
            find = calls.application_named(identity.app_id, identity.object_id, identity.unique_name, identity.display_name)
        return with_fields(find, *self._fields)

    async def read(self) -> Json | None:
        """Return the application, None when there is none; raises :class:`AmbiguousError` and, once it was seen, :class:`NotYetError`."""
        return (await self.read_with())[0]

    async def read_with(self, *others: Call) -> tuple[Json | None, list[Answer]]:
        """Return the application with the answers of further calls, all in one batch."""
        if self._identity.identity == "nothing":
            return None, []
        rest: list[Answer] = []
        async for _try in tries(self._client.clock, self._client.deadline, GRACE if self._patient else 0.0):
            call = self.call()
            first, *rest = await self._client.send_all([call, *others])
            application = await self._found(call, first)
            if application is not None:
                self.object_id, self.app_id = str(application.get("id")), str(application.get("appId"))
                return application, rest
            if self.object_id:
                raise NotYetError("The application was there and cannot be seen at the moment.", object_id=self.object_id)
        return None, rest

    async def _found(self, call: Call, answer: Answer) -> Json | None:
        if "value" in answer.body:
            return choose(await self._client.rest_of(answer, call), self._identity)
        return answer.body if answer.ok else None

    def missing(self) -> NotFoundError:
        """Return the error for an application that is not there."""
        return NotFoundError(
            f"The tenant has no application with the {self._identity.identity}.",
            remedy="Create it with m365.mail_oauth.application, or check that the name or id is the application's (app_id is the application "
            "or client id, object_id the registration's own) and that tenant and cloud are the right ones.",
        )
