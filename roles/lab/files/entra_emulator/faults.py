# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The answer that a fault rule prescribes: Entra's error by number, Graph's by code, or any body."""

from __future__ import annotations

import typing as t

from .aadsts import AadError
from .graph.errors import GraphError
from .web import Response, json_response

if t.TYPE_CHECKING:
    from .core import Core
    from .web import Json, Request


def response(core: Core, fault: Json, request: Request) -> Response:
    """Return the answer of a rule (knob ``faults``)."""
    client_request_id = request.headers.get("client-request-id", "")
    number = fault.get("aadsts")
    if number is not None:
        request.log["aadsts"] = number
        refusal = AadError(number, fault["error"], fault["message"])
        return refusal.response(core.clock.now(), client_request_id, fault["headers"])
    body, status, headers = fault["body"], fault["status"], fault["headers"]
    if isinstance(body, str):
        return Response(status, body.encode(), {"Content-Type": "text/plain", **headers})
    if body is not None:
        return json_response(status, body, headers)
    error = GraphError(status, fault["code"] or "UnknownError", fault["message"] or "A fault rule of the lab answered.", headers)
    return error.response(core.clock.now(), client_request_id)
