# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""``/auditLogs/signIns``: who may read it, what v1.0 leaves out, days that are kept, and the limit of the reports service.

Sources: https://learn.microsoft.com/graph/api/signin-list and /graph/throttling-limits; answers pasted in issues: a tenant without Entra ID P1
(2019 to 2026), a 429 with the code UnknownError (2021), the words for days beyond the 90 that can be asked for (2019).
"""

from __future__ import annotations

import collections
import typing as t

from ..clock import iso
from ..web import Json, Response
from . import odata
from .call import Call
from .errors import GraphError, no_segment
from .paths import Segment

_LEAST = frozenset({"AuditLog.Read.All"})
_PAGE = 1000
_DAY = 86400.0
_KEPT_DAYS, _ASKABLE_DAYS = 30, 90
#: Requests in so many seconds, of an application in a tenant.
_LIMIT, _SECONDS = 5, 10.0
#: What only beta has.
_BETA = frozenset(
    {
        *(
            "signInEventTypes",
            "originalTransferMethod",
            "authenticationProtocol",
            "incomingTokenType",
            "authenticationRequirement",
        ),
        *("userAgent", "userType", "clientCredentialType"),
    }
)


def audit_logs(call: Call, key: tuple[str, str] | None, rest: t.Sequence[Segment]) -> Response:
    """Answer the list of sign-ins."""
    if [segment.lower for segment in rest] != ["signins"] or call.method != "GET":
        raise no_segment(rest[0].name if rest else "auditLogs")
    _throttle(call)
    knob = call.core.knobs["sign_in_logs"]
    if not call.caller.permissions & _LEAST or (call.caller.user is not None and not call.caller.user["_directory_roles"]):
        raise GraphError(
            403, "Authentication_MSGraphPermissionMissing", "The principal does not have required Microsoft Graph permission(s)."
        )
    if not knob["licence"] or call.core.knobs.count_down("sign_in_licence_denials"):
        raise GraphError(
            403,
            "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
            "Neither tenant is B2C or tenant doesn't have premium license",
        )
    beta = call.root.endswith("/beta")
    rows = _rows(call, beta)
    start = odata.read_skip_token(call.query["$skiptoken"])[0] if "$skiptoken" in call.query else 0
    size = _size(call, knob["page_size"])
    document: Json = {
        "@odata.context": f"{call.root}/$metadata#auditLogs/signIns",
        "value": [
            row if beta else {name: value for name, value in row.items() if name not in _BETA}
            for row in rows[start : start + size]
        ],
    }
    if start + size < len(rows):
        document["@odata.nextLink"] = call._next_link(start + size, 0)
    return call.answer(200, document)


def _rows(call: Call, beta: bool) -> list[Json]:
    """Return what the filter lets through, the newest first."""
    text = call.query.get("$filter", "")
    oldest = call.now - _KEPT_DAYS * _DAY
    rows = [row for row in call.core.sign_ins.get(call.tenant.id, []) if row["createdDateTime"] >= iso(oldest)]
    if text:
        parsed = odata.parse_filter(text)
        too_old = iso(call.now - (_ASKABLE_DAYS + 1) * _DAY)
        days = [word for word in text.split() if word[:2] == "20" and word[4:5] == "-"]
        if (not beta and "signInEventTypes" in parsed.properties) or any(day < too_old for day in days):
            raise GraphError(400, "BadRequest", "Invalid filter clause")
        rows = [row for row in rows if parsed.test(row)]
    if "signInEventTypes" not in text:
        rows = [row for row in rows if "interactiveUser" in row.get("signInEventTypes", ["interactiveUser"])]
    return sorted(rows, key=lambda row: str(row["createdDateTime"]), reverse=True)


def _size(call: Call, usual: int) -> int:
    text = call.query.get("$top", str(usual or _PAGE))
    if not text.isdigit() or not 1 <= int(text) <= _PAGE:
        raise GraphError(400, "BadRequest", "Invalid page size specified.")
    return int(text)


def _throttle(call: Call) -> None:
    """Refuse the sixth request within ten seconds; refused ones count, too."""
    turns = call.core.report_requests.setdefault(f"{call.tenant.id} {call.caller.app_id}", collections.deque())
    while turns and turns[0] <= call.now - _SECONDS:
        turns.popleft()
    turns.append(call.now)
    if len(turns) > _LIMIT:
        wait = int(turns[-1 - _LIMIT] + _SECONDS - call.now) + 1
        raise GraphError(
            429, "UnknownError", "Too Many Requests: retry after the time that Retry-After names.", {"Retry-After": str(wait)}
        )
