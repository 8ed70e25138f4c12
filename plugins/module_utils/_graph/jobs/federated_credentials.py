# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reading an application's federated identity credentials.

Standard library only; runs on Python 3.8 (the client it is given does not).
"""

from __future__ import annotations

import dataclasses
import typing as t

from ..._converge.errors import NotYetError
from ..plan.application import WantedApplication
from ..plan.changes import Plan
from ..plan.federated import WantedFederated, plan_federated
from ..wire import calls_credentials as requests
from ..wire.calls import Call
from ..wire.client import GraphClient
from ..wire.errors import Answer
from .finder import ApplicationFinder
from .job import GraphJob

Json = t.Mapping[str, t.Any]


@dataclasses.dataclass(frozen=True)
class FederatedState:
    """The application's object id (empty when there is none) and its federated credentials."""

    object_id: str
    credentials: tuple[Json, ...]


class FederatedJob(GraphJob):
    """The job of the module ``application_credential`` for federated identities."""

    def __init__(
        self, client: GraphClient, identity: WantedApplication, wanted: WantedFederated, check_mode: bool = False
    ) -> None:
        super().__init__(client)
        self._identity = identity
        self._wanted = wanted
        self._check_mode = check_mode
        self.finder = ApplicationFinder(client, identity, patient=wanted.state == "present" and not check_mode)

    async def read(self) -> FederatedState:
        """Read application and credentials, in one batch where an id is known."""
        known = self._by_id()
        application, answers = await self.finder.read_with(*([known] if known else []))
        if application is None:
            if self._wanted.state == "present" and not self._check_mode:
                raise self.finder.missing()
            return FederatedState("", ())
        if known is None:
            known = requests.federated_of(str(self.finder.object_id))
            answers = [await self._client.send(known)]
        return FederatedState(str(self.finder.object_id), tuple(await self._all(known, answers[0])))

    def _by_id(self) -> Call | None:
        object_id = self.finder.object_id or self._identity.object_id
        if object_id:
            return requests.federated_of(object_id)
        return requests.federated_of_app_id(self._identity.app_id) if self._identity.app_id else None

    async def _all(self, call: Call, answer: Answer) -> list[dict[str, t.Any]]:
        if not answer.ok:
            raise NotYetError("The application's federated credentials cannot be seen at the moment.")
        return await self._client.rest_of(answer, call)

    def plan(self, state: FederatedState) -> Plan:
        """Return the plan from ``state``."""
        return plan_federated(state.object_id, state.credentials, self._wanted)
