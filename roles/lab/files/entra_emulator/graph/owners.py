# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Owners of applications and service principals, as navigation and as ``$ref``."""

from __future__ import annotations

import re
import typing as t

from ..web import Json, Response
from . import access, defaults, expand
from .call import Call, public
from .errors import bad_request, no_segment, not_found
from .paths import Segment


def handle(call: Call, table: str, row: Json, rest: t.Sequence[Segment]) -> Response:
    """Answer ``.../owners``, ``.../owners/$ref`` and ``.../owners/{id}/$ref``; ``rest[0]`` is ``owners``."""
    names = [segment.lower for segment in rest[1:]]
    if not names and call.method == "GET":
        access.require(call, "read applications")
        return call.collection(
            "directoryObjects", documents(call, row), basic=frozenset({"id", "displayName"}), kind="DirectoryObject"
        )
    if names == ["$ref"] and call.method == "GET":
        access.require(call, "read applications")
        value = [{"@odata.id": f"{call.root}/directoryObjects/{one}"} for one in row["_owners"]]
        return call.answer(200, {"@odata.context": f"{call.root}/$metadata#Collection($ref)", "value": value})
    if names == ["$ref"] and call.method == "POST":
        return _add(call, table, row)
    if len(names) == 2 and names[1] == "$ref" and call.method == "DELETE":
        return _remove(call, table, row, names[0])
    raise no_segment(rest[-1].name)


def documents(call: Call, row: Json) -> list[Json]:
    """Return the owners as objects with their type."""
    found: list[Json] = []
    for object_id in row["_owners"]:
        user, principal = call.see("users", object_id), call.see("service_principals", object_id)
        if user is not None:
            shown = {name: public(user)[name] for name in defaults.USER_DEFAULTS}
            found.append({"@odata.type": "#microsoft.graph.user", **shown})
        elif principal is not None:
            found.append({"@odata.type": "#microsoft.graph.servicePrincipal", **public(principal)})
    return found


def _add(call: Call, table: str, row: Json) -> Response:
    access.require(call, "write applications" if table == "applications" else "write principals", row)
    reference = str(call.body().get("@odata.id", ""))
    match = re.fullmatch(
        r"https?://[^/]+/(?:v1\.0|beta)/(?:directoryObjects|users|servicePrincipals)/([0-9a-fA-F-]{36})", reference
    )
    if match is None:
        raise bad_request("Invalid URL format specified in payload: '@odata.id' must name a directory object.")
    object_id = match[1].lower()
    if call.see("users", object_id) is None and call.see("service_principals", object_id) is None:
        raise not_found(object_id)
    if object_id in row["_owners"]:
        raise bad_request("One or more added object references already exist for the following modified properties: 'owners'.")
    call.changing(table, row)
    row["_owners"].append(object_id)
    return call.answer(204)


def _remove(call: Call, table: str, row: Json, object_id: str) -> Response:
    access.require(call, "write applications" if table == "applications" else "write principals", row)
    if object_id not in row["_owners"]:
        raise not_found(object_id)
    call.changing(table, row)
    row["_owners"].remove(object_id)
    return call.answer(204)


for _context in ("applications", "servicePrincipals"):
    expand.register(_context, "owners", documents)
