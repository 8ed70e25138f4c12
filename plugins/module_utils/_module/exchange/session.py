# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Opening Exchange Online's admin endpoint as the administrator's identity, and what Microsoft Graph knows of the mail application.

Importable on Python 3.8; the libraries are asked for when a session opens.
"""

from __future__ import annotations

import contextlib
import typing as t

from ..._converge.timing import Clock, Deadline, tries
from ..._entra.identity.credentials import BootstrapCredential, select_method
from ..._entra.identity.options import ConnectionOptions, auth_options
from ..._errors import NotFoundError, OptionError
from ..._exchange.client import ExchangeClient
from ..._exchange.transport import Transport
from ..._graph.jobs.grants import GRACE
from ..._graph.jobs.reading import resource_calls, resources_of, send_named
from ..._graph.plan.grants import missing_service_principal
from ..._graph.plan.permissions import ROLE
from ..._graph.wire import calls
from ..._graph.wire.client import GraphClient
from ..._mail import APP_ROLES


@contextlib.contextmanager
def exchange_session(
    params: t.Mapping[str, t.Any], connection: ConnectionOptions, url: str, scope: str, clock: Clock
) -> t.Iterator[tuple[ExchangeClient, Deadline]]:
    """Open a client for one run, bounded by ``wait_timeout``; nothing is sent before the first cmdlet."""
    budget = params["wait_timeout"]
    if budget < 0:
        raise OptionError("wait_timeout must not be negative.", option="wait_timeout")
    method = select_method(connection, auth_options(params))
    credential = BootstrapCredential(method, clock.sleep_now)
    transport = Transport(connection.ca_path, connection.timeout)
    deadline = Deadline(clock, budget)
    try:
        client = ExchangeClient(
            transport,
            lambda: str(credential.get_token(scope).token),
            base_url=url,
            tenant=connection.tenant,
            clock=clock,
            deadline=deadline,
            name=method.describe(),
        )
        yield client, deadline
    finally:
        transport.close()
        credential.close()


class Principal(t.NamedTuple):
    """An application's service principal in the tenant; ``object_id`` None when there is none."""

    object_id: str | None
    display_name: str | None = None
    sends_as_app: bool = False

    @staticmethod
    def missing(app_id: str) -> NotFoundError:
        """Return the error for an application that has none."""
        return missing_service_principal(app_id)


async def find_principal(client: GraphClient, app_id: str, wait: bool) -> Principal:
    """Read the service principal and whether it holds SMTP.SendAsApp; with ``wait``, look a little while for a new one."""
    named = {
        "service_principal": calls.service_principal(app_id),
        "app_roles": calls.app_roles_of(app_id),
        **resource_calls(["exchange"]),
    }
    async for _try in tries(client.clock, client.deadline, GRACE if wait else 0.0):
        answers = await send_named(client, named)
        if answers["service_principal"].ok:
            break
    if not answers["service_principal"].ok:
        return Principal(None)
    exchange = resources_of(answers, ["exchange"]).get("exchange")
    role = exchange.find(ROLE, APP_ROLES["smtp"]) if exchange is not None else None
    held = {
        str(assignment.get("appRoleId")).lower() for assignment in await client.rest_of(answers["app_roles"], named["app_roles"])
    }
    found = answers["service_principal"].body
    return Principal(str(found.get("id")).lower(), found.get("displayName") or None, role is not None and role.id in held)
