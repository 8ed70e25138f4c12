# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reading a client's grants and app roles in one request.

Standard library only; runs on Python 3.8 (the client it is given does not).
"""

from __future__ import annotations

import typing as t

from ..._converge.errors import NotYetError
from ..._converge.timing import tries
from ..._shapes import is_guid
from ..plan.changes import Plan
from ..plan.grants import GrantState, WantedGrants, plan_grants
from ..plan.permissions import RESOURCE_APP_IDS, Resource
from ..wire import calls
from ..wire.calls import Call
from ..wire.client import GraphClient
from .job import GraphJob
from .reading import resource_calls, resources_of, send_named, user_id

#: Seconds for which a service principal that is not there is looked for: it may have been created a moment ago.
GRACE = 30.0


class GrantJob(GraphJob):
    """The job of the module ``permission_grant``; remembers what it has learnt within one run."""

    def __init__(self, client: GraphClient, wanted: WantedGrants, check_mode: bool = False) -> None:
        super().__init__(client)
        self._wanted = wanted
        self._check_mode = check_mode
        self._state: GrantState | None = None

    def plan(self, state: GrantState) -> Plan:
        """Return the plan from ``state``."""
        if self._check_mode and state.service_principal is None and self._wanted.state == "present" and not self._wanted.app_id:
            # Predicts for an application that the same playbook would have created by now: it has no id yet.
            state = GrantState({"id": None}, state.resources, principals=state.principals)
        return plan_grants(state, self._wanted)

    async def read(self) -> GrantState:
        """Read everything that the plan needs, in one batch; later only what changes."""
        if self._state is None:
            self._state = await self._first()
        else:
            answers = await send_named(self._client, self._changing())
            if not answers["grants"].ok:
                raise NotYetError("The service principal was there and cannot be seen at the moment.")
            self._state = GrantState(
                self._state.service_principal,
                self._state.resources,
                await self._all(answers, "grants"),
                await self._all(answers, "app_roles"),
                self._state.principals,
            )
        return self._state

    async def _first(self) -> GrantState:
        wanted = self._wanted
        keys = [
            key for key in RESOURCE_APP_IDS if key in wanted.resources or (key == "exchange" and wanted.app_roles is not None)
        ]
        named: dict[str, Call] = {}
        if wanted.app_id:
            named["service_principal"] = calls.service_principal(wanted.app_id)
            named.update(self._changing())
        named.update(resource_calls(keys))
        # To revoke, an id is enough: the user may be gone, and reading users is a permission of its own.
        known = {name for name in wanted.principals or () if wanted.state == "absent" and is_guid(name)}
        named.update({f"user {name}": calls.user(name) for name in wanted.principals or () if name not in known})
        patience = 0.0 if self._check_mode or wanted.state == "absent" else GRACE
        async for _try in tries(self._client.clock, self._client.deadline, patience):
            answers = await send_named(self._client, named)
            found = "service_principal" in answers and answers["service_principal"].ok
            if found:
                break
        resources: dict[str, Resource] = resources_of(answers, keys)
        principals = {
            name: name.lower() if name in known else user_id("principals", name, answers[f"user {name}"])
            for name in wanted.principals or ()
        }
        if not found:
            return GrantState(None, resources, principals=principals)
        return GrantState(
            answers["service_principal"].body,
            resources,
            await self._all(answers, "grants"),
            await self._all(answers, "app_roles"),
            principals,
        )

    def _changing(self) -> dict[str, Call]:
        named = {"grants": calls.grants_of(self._wanted.app_id)}
        if self._wanted.app_roles is not None:
            named["app_roles"] = calls.app_roles_of(self._wanted.app_id)
        return named

    async def _all(self, answers: t.Mapping[str, t.Any], name: str) -> tuple[t.Mapping[str, t.Any], ...]:
        if name not in answers:
            return ()
        return tuple(await self._client.rest_of(answers[name], self._changing()[name]))
