# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Graph's errors: a code, a message and the ids that support asks for."""

from __future__ import annotations

import json
import uuid

from ..clock import iso
from ..web import Json, Response, json_response

_DIAGNOSTIC = json.dumps(
    {"ServerInfo": {"DataCenter": "Lab", "Slice": "E", "Ring": "1", "ScaleUnit": "000", "RoleInstance": "LAB00000000"}},
    separators=(",", ":"),
)


def common_headers(client_request_id: str, units: int = 1) -> dict[str, str]:
    """Return the headers of every answer; ``client-request-id`` is the request's own id where the client sent none."""
    request_id = str(uuid.uuid4())
    return {
        "Cache-Control": "no-cache",
        "Strict-Transport-Security": "max-age=31536000",
        "request-id": request_id,
        "client-request-id": client_request_id or request_id,
        "x-ms-ags-diagnostic": _DIAGNOSTIC,
        "x-ms-resource-unit": str(units),
    }


class GraphError(Exception):
    """One refusal by Graph."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        headers: dict[str, str] | None = None,
        details: list[Json] | None = None,
    ) -> None:
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers or {}
        self.details = details
        super().__init__(message)

    def response(self, now: float, client_request_id: str = "") -> Response:
        """Return the JSON answer."""
        headers = common_headers(client_request_id)
        ids = {name: headers[name] for name in ("request-id", "client-request-id")}
        error: Json = {"code": self.code, "message": self.message, "innerError": {"date": iso(now)[:-1], **ids}}
        if self.details:
            error["details"] = self.details
        document = {"error": error}
        headers.update(self.headers)
        return json_response(self.status, document, {**headers, "Content-Type": "application/json"})


def bad_request(message: str) -> GraphError:
    """Return the usual 400."""
    return GraphError(400, "Request_BadRequest", message)


def not_found(object_id: str) -> GraphError:
    """Return 404 for an object that is not there, or not yet."""
    return GraphError(
        404,
        "Request_ResourceNotFound",
        f"Resource '{object_id}' does not exist or one of its queried reference-property objects are not present.",
    )


def denied() -> GraphError:
    """Return 403 for a caller without the permission."""
    return GraphError(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")


def conflict(message: str) -> GraphError:
    """Return 409 for a key that is taken."""
    return GraphError(409, "Request_MultipleObjectsWithSameKeyValue", message)


def no_segment(name: str) -> GraphError:
    """Return 400 for a path that leads nowhere."""
    return GraphError(400, "BadRequest", f"Resource not found for the segment '{name}'.")
