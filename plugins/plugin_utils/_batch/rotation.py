# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether credentials of many tenants are due: a tenant whose are not is done, any other is left to the tasks of the playbook rotate.

Nothing is made here, so that every new secret goes the one way into its store. Controller only.
"""

from __future__ import annotations

import typing as t

from ...module_utils._graph.wire.session import Session, off_loop
from ...module_utils._module import application_credential
from ...module_utils._module.graph_session import client_of
from .converge import Batch, checked
from .subject import Left, Subject
from .wanted import credential_options

#: Returns what the store holds of a credential, as the module's option ``held``; subject, options. Called in a thread.
Held = t.Callable[[Subject, t.Mapping[str, t.Any]], t.List[t.Dict[str, str]]]


class Rotation(Batch):
    """Looks at the credentials of tenants; what it saw of those that are not due goes into ``verdicts.seen``."""

    #: Says what the store holds; without it no store is asked.
    held: Held | None = None

    async def _look(self, session: Session, subject: Subject) -> str:
        seen: list[dict[str, t.Any]] = []
        app_id = ""
        params = [await self._params(subject, credential) for credential in subject.credentials]
        async with client_of(params[0], self._clock)(session) as client:
            for one in params:
                result = await application_credential.look_of(one)(client)
                if result["changed"]:
                    raise Left("a credential is due")
                app_id = str(result["app_id"] or "")
                view = result["credential"] or {}
                seen.append({"credential": {name: view[name] for name in ("type", "name", "end") if view.get(name)}})
        self._verdicts.seen[subject.name] = seen
        return app_id

    async def _params(self, subject: Subject, credential: t.Mapping[str, t.Any]) -> dict[str, t.Any]:
        options = credential_options(subject.tenant, credential)
        if self.held is not None and credential["type"] != "federated" and not options.get("private_key_path"):
            found = self.held
            options["held"] = await off_loop(lambda: found(subject, options))
        # Nothing is made, so nothing is returned; without a destination the module would refuse to make something.
        destination = {} if credential["type"] == "federated" or options.get("private_key_path") else {"return_secret": True}
        return checked(application_credential.SPEC, {**subject.tenant["administrator"], **options, **destination})
