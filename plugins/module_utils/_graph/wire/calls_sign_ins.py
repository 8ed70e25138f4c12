# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The request that reads sign-in logs, as a value. A refusal to show them is an answer.

v1.0 has neither the sign-ins that no person took part in, which is where a program's repeated ones are, nor ``authenticationProtocol``; so
beta is asked. Source: https://learn.microsoft.com/graph/api/signin-list. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import datetime
import typing as t

from ..._clouds import EXCHANGE_APP_ID
from .calls import Call, equals

#: The list of least permissions has the first alone; the page of the request asks for both.
READ_SIGN_INS = ("AuditLog.Read.All", "Directory.Read.All")

SIGN_INS = "/auditLogs/signIns"
_STREAMS = "signInEventTypes/any(t: t eq 'interactiveUser' or t eq 'nonInteractiveUser')"


def sign_ins(
    start: datetime.datetime, end: datetime.datetime, clients: t.Sequence[str], app_ids: t.Sequence[str], everything: bool = False
) -> Call:
    """List the sign-ins of a time: of these legacy clients, of Exchange as a client, of these applications; or all of them."""
    parts = [f"createdDateTime ge {start:%Y-%m-%dT%H:%M:%SZ}", f"createdDateTime lt {end:%Y-%m-%dT%H:%M:%SZ}", _STREAMS]
    if not everything:
        wanted = [equals("clientAppUsed", name) for name in clients]
        wanted += [equals("appId", app_id) for app_id in (EXCHANGE_APP_ID, *app_ids)]
        parts.append(f"({' or '.join(wanted)})")
    return Call(
        "GET",
        SIGN_INS,
        query={"filter": " and ".join(parts)},
        doing="read the sign-in logs",
        wants="value",
        needs=READ_SIGN_INS,
        accept=(400, 403),
        listed=False,
        version="beta",
    )
