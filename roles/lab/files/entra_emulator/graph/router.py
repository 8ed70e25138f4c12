# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Graph's entry: version, authentication, faults, then the collection that a path begins with."""

from __future__ import annotations

import typing as t

from ..core import Core
from ..web import Request, Response
from . import applications, batch, consent, directory, paths, principals, reports
from .call import Call, authenticate
from .errors import GraphError, no_segment

Handler = t.Callable[[Call, t.Optional[t.Tuple[str, str]], t.Sequence[paths.Segment]], Response]

_KEYED: dict[str, Handler] = {
    "applications": applications.handle,
    "approleassignments": directory.indirect,
    "directoryobjects": directory.directory_objects,
    "domains": directory.domains,
    "oauth2permissiongrants": consent.grants,
    "organization": directory.organization,
    "serviceprincipals": principals.handle,
    "subscribedskus": directory.subscribed_skus,
    "users": directory.users,
}
_SINGLE: dict[str, Handler] = {
    "auditlogs": reports.audit_logs,
    "directory": directory.directory,
    "identity": directory.identity,
    "me": directory.me,
    "policies": directory.policies,
}
#: The caller's own tenant as a first segment, a habit from the older Azure AD Graph. Graph still takes it: CLI for Microsoft 365 writes
#: and reads applications by ``/v1.0/myorganization/applications`` (its src/utils/entraApp.ts).
_OWN_TENANT = paths.Segment("myorganization")


def handle(core: Core, request: Request) -> Response:
    """Answer a request below ``/v1.0`` or ``/beta``."""
    return _guarded(core, request, lambda: _outer(core, request))


def _outer(core: Core, request: Request) -> Response:
    if request.path.lower().rstrip("/").endswith("/$batch"):
        authenticate(core, request)
        _faults(core, request, "outer")
        if request.method != "POST":
            raise GraphError(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
        return batch.handle(
            request,
            lambda one: _guarded(core, one, lambda: _single(core, one, "batch")),
            lambda refusal: refusal.response(core.clock.now(), request.headers.get("client-request-id", "")),
            unordered=core.knobs["unordered_batch"],
        )
    return _single(core, request, "outer")


def _single(core: Core, request: Request, scope: str) -> Response:
    tenant, caller = authenticate(core, request)
    _faults(core, request, scope)
    version, _unused, rest = request.path.lstrip("/").partition("/")
    call = Call(core, request, tenant, caller, f"{request.base_url}/{version.lower()}")
    request.log.setdefault("app_id", caller.app_id)
    response = _dispatch(call, paths.split(rest))
    if request.method in ("POST", "PATCH", "PUT") and response.status < 300 and core.knobs.take("ambiguous_write", request.path):
        raise GraphError(404, "Directory_ObjectNotFound", "Unable to read the company information from the directory.")
    return response


def _dispatch(call: Call, segments: list[paths.Segment]) -> Response:
    if segments and segments[0] == _OWN_TENANT:
        segments = segments[1:]
    if not segments:
        raise no_segment("")
    root, rest = segments[0], segments[1:]
    if root.lower in _SINGLE and root.key is None:
        return _SINGLE[root.lower](call, None, rest)
    handler = _KEYED.get(root.lower)
    if handler is None:
        raise no_segment(root.name)
    if root.key is not None:
        return handler(call, root.key, rest)
    if rest and not rest[0].name.startswith("$"):
        if rest[0].key is not None:
            raise no_segment(rest[0].name)
        return handler(call, ("id", rest[0].name), rest[1:])
    return handler(call, None, rest)


def _faults(core: Core, request: Request, scope: str) -> None:
    """Raise the fault that the knobs ``throttle`` and ``server_error`` have in store."""
    throttle = core.knobs["throttle"]
    if throttle["scope"] in ("all", scope):
        taken = core.knobs.take("throttle", request.path)
        if taken is not None:
            headers = {} if taken["retry_after"] is None else {"Retry-After": str(taken["retry_after"])}
            raise GraphError(429, "TooManyRequests", "Too many requests. Please retry after some time.", headers)
    taken = core.knobs.take("server_error", request.path)
    if taken is not None:
        headers = {} if taken["retry_after"] is None else {"Retry-After": str(taken["retry_after"])}
        codes = {500: "InternalServerError", 502: "BadGateway", 503: "ServiceUnavailable", 504: "GatewayTimeout"}
        raise GraphError(
            taken["status"], codes.get(taken["status"], "UnknownError"), "The service is temporarily unavailable.", headers
        )


def _guarded(core: Core, request: Request, answer: t.Callable[[], Response]) -> Response:
    try:
        return answer()
    except GraphError as error:
        request.log["code"] = error.code
        return error.response(core.clock.now(), request.headers.get("client-request-id", ""))
