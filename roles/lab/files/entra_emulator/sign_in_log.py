# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Sign-in logs: a record for every token and every mail login with a password, as Microsoft Graph's beta shows them.

The shape is recorded for tokens (Graph Explorer captures of 2026) and for one password login by Exchange Web Services (an export of 2022).
That of password logins by SMTP, IMAP4 and POP3 is derived from the latter: no public record of one exists. The log is kept in memory.
"""

from __future__ import annotations

import typing as t
import uuid

from .catalog import EXCHANGE_APP_ID
from .web import BadRequest, Json

if t.TYPE_CHECKING:
    from .core import Core, Tenant

#: By tenant id.
Log = t.Dict[str, t.List[Json]]

MOST = 200_000
_CLIENTS = {"smtp": "Authenticated SMTP", "imap": "IMAP4", "pop": "POP3"}
_EXCHANGE = "Office 365 Exchange Online"


def token_issued(core: Core, tenant: Tenant, app: Json, user: Json | None, resource: Json, flow: str, address: str = "") -> None:
    """Note that a token was issued: to a person, by a refresh token (no ``flow``), or to an application itself (no ``user``)."""
    stream = "servicePrincipal" if user is None else "interactiveUser" if flow else "nonInteractiveUser"
    record = _record(core, stream, user, address)
    record.update(
        appId=app["appId"],
        appDisplayName=app["displayName"],
        clientAppUsed="Mobile Apps and Desktop clients",
        resourceId=resource["appId"],
        resourceDisplayName=resource["displayName"],
        authenticationProtocol={"device_code": "deviceCode", "password": "ropc"}.get(flow, "none"),
        incomingTokenType="none" if flow else "refreshToken",
    )
    _keep(core, tenant, record)


def mail_login(core: Core, tenant: Tenant, user: Json, protocol: str, error: int, address: str, agent: str) -> None:
    """Note a mail login with a password, which Exchange turns into a request for a token of its own."""
    record = _record(core, "interactiveUser", user, address)
    record.update(
        appId=EXCHANGE_APP_ID,
        appDisplayName=_EXCHANGE,
        clientAppUsed=_CLIENTS[protocol],
        resourceId=EXCHANGE_APP_ID,
        resourceDisplayName=_EXCHANGE,
        authenticationProtocol="ropc",
        userAgent=agent,
    )
    if error:
        record["status"] = {"errorCode": error, "failureReason": "Error validating credentials.", "additionalDetails": None}
    _keep(core, tenant, record)


def plant(core: Core, tenant: Tenant, records: t.Any) -> int:
    """Keep records as they are given, for tests; raises BadRequest."""
    if not isinstance(records, list) or not all(isinstance(record, dict) and record.get("createdDateTime") for record in records):
        raise BadRequest("'records' is a list of sign-ins, each with its createdDateTime.")
    for record in records:
        _keep(core, tenant, {"signInEventTypes": ["interactiveUser"], **record})
    return len(core.sign_ins[tenant.id])


def _keep(core: Core, tenant: Tenant, record: Json) -> None:
    log = core.sign_ins.setdefault(tenant.id, [])
    log.append(record)
    if len(log) > MOST:
        del log[: MOST // 10]


def _record(core: Core, stream: str, user: Json | None, address: str) -> Json:
    return {
        "id": str(uuid.uuid4()),
        "createdDateTime": core.clock.iso(),
        "userDisplayName": user["displayName"] if user else "",
        "userPrincipalName": user["userPrincipalName"].lower() if user else "",
        "userId": user["id"] if user else "",
        "userType": (user.get("userType") or "Member").lower() if user else "",
        "ipAddress": address or "127.0.0.1",
        "userAgent": "",
        "isInteractive": stream == "interactiveUser",
        "signInEventTypes": [stream],
        "authenticationRequirement": "singleFactorAuthentication",
        "incomingTokenType": "none",
        "originalTransferMethod": "none",
        "status": {"errorCode": 0, "failureReason": "Other.", "additionalDetails": None},
        "deviceDetail": {
            **dict.fromkeys(("deviceId", "displayName", "operatingSystem", "browser"), ""),
            "isCompliant": False,
            "isManaged": False,
            "trustType": None,
        },
    }
