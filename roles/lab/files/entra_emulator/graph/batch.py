# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""``$batch``: at most 20 requests in one, each answered and throttled by itself."""

from __future__ import annotations

import base64
import json
import typing as t

from ..web import BadRequest, Json, Request, Response, json_response, parse_query
from .errors import GraphError, common_headers

MAX_REQUESTS = 20
Answer = t.Callable[[Request], Response]
Refuse = t.Callable[[GraphError], Response]
#: Headers that an answer inside has (concepts/json-batching.md of microsoft-graph-docs); the ids are those of the batch.
_INNER_HEADERS = ("Cache-Control", "Content-Type", "Location", "OData-Version", "Retry-After", "x-ms-resource-unit")
_WRITES = ("POST", "PATCH", "PUT")


def handle(request: Request, answer: Answer, refuse: Refuse, *, unordered: bool) -> Response:
    """Answer a batch; ``answer`` handles one sub-request, ``refuse`` answers for one that is not run. Raises GraphError for a batch that is not well formed."""
    try:
        document = request.json()
    except BadRequest:
        raise _invalid("Invalid batch payload format.") from None
    steps = document.get("requests")
    if not isinstance(steps, list) or not steps:
        raise _invalid("Invalid batch payload format.")
    if len(steps) > MAX_REQUESTS:
        raise _invalid(f"Number of batch request steps exceeds max value of {MAX_REQUESTS}.")
    ordered = _check(steps)
    done: dict[str, Json] = {}
    log: list[Json] = []
    for step in ordered:
        done[step["id"]] = _run(step, request, answer, refuse, done, log)
    request.log["batch"] = log
    responses = list(done.values())
    if unordered:
        responses.sort(key=lambda one: one["id"][::-1], reverse=True)
        if len(responses) > 1 and [one["id"] for one in responses] == [step["id"] for step in steps]:
            responses.reverse()
    headers = common_headers(request.headers.get("client-request-id", ""))
    del headers["x-ms-resource-unit"]  # each answer inside has its own
    return json_response(200, {"responses": responses}, headers)


def _check(steps: list[t.Any]) -> list[Json]:
    """Return the steps in an order that respects ``dependsOn``."""
    known: dict[str, Json] = {}
    for step in steps:
        if not isinstance(step, dict) or not isinstance(step.get("id"), str) or not step["id"]:
            raise _invalid("Invalid batch payload format: every request needs an id.")
        if step["id"] in known:
            raise _invalid(f"Request Id: {step['id'][:64]} is duplicated in the batch.")
        _check_step(step)
        known[step["id"]] = step
    ordered: list[Json] = []
    waiting = list(known.values())
    for step in waiting:
        for name in step.get("dependsOn") or []:
            if name not in known or name == step["id"]:
                raise _invalid(f"Request Id: {step['id'][:64]} depends on a request that is not in the batch.")
    while waiting:
        ready = [step for step in waiting if all(name in {one["id"] for one in ordered} for name in step.get("dependsOn") or [])]
        if not ready:
            raise _invalid("The dependencies of the batch form a cycle.")
        ordered.extend(ready)
        waiting = [step for step in waiting if step not in ready]
    return ordered


def _check_step(step: Json) -> None:
    method, url = step.get("method"), step.get("url")
    shown = step["id"][:64]
    if not isinstance(method, str) or method.upper() not in ("GET", "DELETE", *_WRITES):
        raise _invalid(f"Invalid batch payload format: request {shown} has no valid method.")
    if not isinstance(url, str) or "://" in url.partition("?")[0] or not url:
        raise _invalid(f"Invalid batch payload format: the url of request {shown} must be relative.")
    headers = step.get("headers") or {}
    if not isinstance(headers, dict) or not isinstance(step.get("dependsOn") or [], list):
        raise _invalid(f"Invalid batch payload format: request {shown}.")
    typed = any(name.lower() == "content-type" for name in headers)
    if method.upper() in _WRITES and (step.get("body") is None or not typed):
        raise _invalid(f"Write request id : {shown} does not contain Content-Type header or body.")


def _run(step: Json, outer: Request, answer: Answer, refuse: Refuse, done: dict[str, Json], log: list[Json]) -> Json:
    failed = [name for name in step.get("dependsOn") or [] if done[name]["status"] >= 400]
    path, _unused, query = step["url"].partition("?")
    entry: Json = {"id": step["id"], "method": step["method"].upper(), "path": "/" + path.lstrip("/"), "query": query}
    log.append(entry)
    if failed:
        response = refuse(GraphError(424, "FailedDependency", f"Dependency on request id {failed[0]} failed."))
    else:
        try:
            response = answer(_request(step, outer, path, query, entry))
        except BadRequest as error:
            response = refuse(_invalid(str(error)))
    entry["status"] = response.status
    headers = {name: value for name, value in response.headers.items() if name in _INNER_HEADERS}
    result: Json = {"id": step["id"], "status": response.status, "headers": headers}
    if response.body:
        plain = not response.headers.get("Content-Type", "").startswith("application/json")
        result["body"] = base64.b64encode(response.body).decode() if plain else json.loads(response.body)
    return result


def _request(step: Json, outer: Request, path: str, query: str, entry: Json) -> Request:
    headers = {str(name).lower(): str(value) for name, value in (step.get("headers") or {}).items()}
    headers.setdefault("authorization", outer.headers.get("authorization", ""))
    headers.setdefault("client-request-id", outer.headers.get("client-request-id", ""))
    version = outer.path.split("/")[1]
    body = json.dumps(step["body"]).encode() if step.get("body") is not None else b""
    return Request(
        step["method"].upper(), f"/{version}/{path.lstrip('/')}", parse_query(query), headers, body, outer.base_url, entry
    )


def _invalid(message: str) -> GraphError:
    return GraphError(400, "BadRequest", message)
