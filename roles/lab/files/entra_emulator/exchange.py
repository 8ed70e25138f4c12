# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The endpoint that Exchange Online's PowerShell module calls: ``POST /adminapi/beta/{tenant}/InvokeCommand``.

Undocumented at Microsoft; the shapes are those that several independent clients report, oddities included: a 403 whose body is NUL
bytes, "not found" as 400, pages of one row unless ``ResultSize`` asks for more.
"""

from __future__ import annotations

import typing as t

from . import cmdlets
from .cmdlet import CmdletError
from .graph import odata
from .graph.errors import GraphError
from .seed import EXCHANGE_ADMINISTRATOR
from .tokens import claims_of, moment, words
from .web import BadRequest, Json, Request, Response, json_response

if t.TYPE_CHECKING:
    from .core import Core, Tenant

#: Directory roles that let an identity read with the endpoint: Global Reader, Security Reader.
_READERS = frozenset({"f2ef992c-3afb-46b9-b7cf-a126ee74c451", "5d6b6bb7-de71-4623-b4af-96380a352509"})
_WRITERS = frozenset({EXCHANGE_ADMINISTRATOR, "62e90394-69f5-4237-9190-012177145e10"})
_FIRST_PAGE = {"Get-Mailbox": 1, "Get-CASMailbox": 1}
_PAGE = 1000


def invoke(core: Core, tenant_name: str, request: Request) -> Response:
    """Run one cmdlet."""
    tenant = core.tenant(tenant_name)
    claims = claims_of(core, request.bearer() or "")
    refusal = _refusal(core, tenant, claims)
    if refusal is not None or tenant is None or claims is None:
        return refusal or _unauthorized("invalid_token")
    try:
        name, parameters = _command(request)
        request.log["cmdlet"] = name
        if not cmdlets.known(name):
            # No word that there is none: NUL bytes, said to be compressed, which no client can undo.
            return Response(403, b"\0" * 64, {"Content-Encoding": "gzip", "Content-Type": "application/json"})
        if not _may(core, claims, reading=name.startswith(("Get-", "Test-"))):
            return Response(403, b"\0" * 64, {"Content-Type": "application/octet-stream"})
        rows, warnings = cmdlets.run(core, tenant, name, parameters)
        return _page(tenant, request, name, parameters, rows, warnings)
    except BadRequest as error:
        return _error(400, "BadRequest", str(error), "Microsoft.Exchange.Admin.OData.Core.ODataServiceException")
    except CmdletError as error:
        return _error(400, "BadRequest", str(error), error.kind)


def _refusal(core: Core, tenant: Tenant | None, claims: Json | None) -> Response | None:
    if tenant is None or claims is None or claims.get("tid") != tenant.id:
        return _unauthorized("invalid_token")
    resource = tenant.resource(str(claims.get("aud", "")))
    if resource is None or resource["displayName"] != "Office 365 Exchange Online":
        return _unauthorized("invalid_audience")
    if moment(claims, "exp") <= core.clock.now():
        return _unauthorized("token_expired")
    scoped = "Exchange.Manage" in str(claims.get("scp", "")).split()
    if not scoped and "Exchange.ManageAsApp" not in words(claims, "roles"):
        return _unauthorized("invalid_token")
    return None


def _may(core: Core, claims: Json, *, reading: bool) -> bool:
    if not core.knobs["exchange_role_required"]:
        return True
    held = set(words(claims, "wids"))
    return bool(held & (_WRITERS | _READERS if reading else _WRITERS))


def _unauthorized(reason: str) -> Response:
    return Response(401, b"", {"WWW-Authenticate": f'Bearer client_id="00000002-0000-0ff1-ce00-000000000000", error="{reason}"'})


def _command(request: Request) -> tuple[str, Json]:
    document = request.json().get("CmdletInput")
    if not isinstance(document, dict) or not isinstance(document.get("CmdletName"), str):
        raise BadRequest("The request must have CmdletInput with CmdletName and Parameters.")
    parameters = document.get("Parameters")
    if not isinstance(parameters, dict):
        raise BadRequest("Parameters must be an object.")
    return document["CmdletName"], {name: value for name, value in parameters.items() if "@odata." not in name}


def _page(tenant: Tenant, request: Request, name: str, parameters: Json, rows: list[Json], warnings: list[str]) -> Response:
    """Answer with a page of rows; the rest is behind ``@odata.nextLink``, to which the same body is posted."""
    try:
        start = odata.read_skip_token(request.query["$skiptoken"])[0] if "$skiptoken" in request.query else 0
    except GraphError as error:
        raise BadRequest(error.message) from None
    size = _page_size(request, name, parameters)
    base = f"{request.base_url}/adminapi/beta/{tenant.id}"
    document: Json = {
        "@odata.context": f"{base}/$metadata#Collection(Exchange.GenericHashTable)",
        "adminapi.warnings@odata.type": "#Collection(String)",
        "@adminapi.warnings": list(warnings),
        "value": [_annotated(row) for row in rows[start : start + size]],
    }
    if start + size < len(rows):
        document["@odata.nextLink"] = f"{base}/InvokeCommand?$skiptoken={odata.skip_token(start + size)}"
        document["@adminapi.warnings"].append(
            "By default, only the first 1000 items are returned. Use the ResultSize parameter to specify more."
        )
    return json_response(200, document)


def _page_size(request: Request, name: str, parameters: Json) -> int:
    wanted = str(parameters.get("ResultSize", ""))
    preferred = request.headers.get("prefer", "").partition("odata.maxpagesize=")[2].partition(",")[0].strip()
    most = min(int(preferred), _PAGE) if preferred.isdigit() and int(preferred) else _PAGE
    if wanted.isdigit() and int(wanted):
        return min(int(wanted), most)
    return most if wanted.lower() == "unlimited" or name not in _FIRST_PAGE else _FIRST_PAGE[name]


def _annotated(row: Json) -> Json:
    """Return a row with the type companions that Exchange puts beside some values."""
    shown: Json = {}
    for name, value in row.items():
        if name in ("Guid", "ObjectId", "ExternalDirectoryObjectId") and value:
            shown[f"{name}@data.type"] = "System.Guid"
        elif isinstance(value, list):
            shown[f"{name}@odata.type"] = "#Collection(String)"
        shown[name] = value
    return shown


def _error(status: int, code: str, message: str, kind: str) -> Response:
    """Answer as Exchange does: the message that says something is in ``details`` and ``innererror``, not where one looks first."""
    detail = f"|{kind}|{message}"
    document = {
        "error": {
            "code": code,
            "message": "Error executing cmdlet",
            "details": [{"code": "Context", "target": "", "message": detail}],
            "innererror": {
                "message": "Error executing cmdlet",
                "type": "Microsoft.Exchange.Admin.OData.Core.ODataServiceException",
                "internalexception": {"message": message, "type": kind},
            },
            "adminapi.warnings@odata.type": "#Collection(String)",
            "@adminapi.warnings": [],
        }
    }
    return json_response(status, document)
