# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``exchange_access_info``."""

from __future__ import annotations

import typing as t

from ansible.module_utils.basic import AnsibleModule

from ..._argspec import ArgumentSpec
from ..._converge.timing import Clock
from ..._entra.identity.options import AUTH_SPEC, check_guid, connection_options
from ..._exchange.looking import Asked, Look
from ..graph_session import WAIT_SPEC
from .access import ADMIN_SPEC, admin_endpoint, check_address
from .session import exchange_session

SPEC = AUTH_SPEC.merge(
    WAIT_SPEC,
    ADMIN_SPEC,
    ArgumentSpec(
        {
            "app_id": {"type": "str"},
            "mailboxes": {
                "type": "list",
                "elements": "dict",
                "default": [],
                "options": {
                    "address": {"type": "str", "required": True},
                    "users": {"type": "list", "elements": "str", "default": []},
                },
            },
        }
    ),
)


def asked_for(params: t.Mapping[str, t.Any]) -> tuple[list[Asked], str | None]:
    """Return the mailboxes and the application that are asked about; raises OptionError."""
    app_id = params.get("app_id")
    if app_id is not None:
        app_id = check_guid("app_id", app_id, "the application (client) id of the application that logs in")
    mailboxes = [
        Asked(check_address(mailbox["address"]), tuple(check_address(user) for user in mailbox["users"]))
        for mailbox in params["mailboxes"]
    ]
    return mailboxes, app_id


def run_module(module: AnsibleModule, clock: Clock | None = None) -> dict[str, t.Any]:
    """Do the module's work and return its result."""
    params = module.params
    connection = connection_options(params)
    url, scope = admin_endpoint(params, connection)
    mailboxes, app_id = asked_for(params)
    with exchange_session(params, connection, url, scope, clock or Clock()) as (client, _waiting):
        facts = Look(client.run).facts(mailboxes, app_id)
        for warning in client.warnings:
            module.warn(warning)
    return {"changed": False, **facts}
