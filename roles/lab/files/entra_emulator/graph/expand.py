# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""``$expand``: which related objects come along with an object, the same for one object and for a list of them.

Graph brings 20 of them at most, without a link to more, and takes ``$select`` inside (learn.microsoft.com, "Use query parameters to
customize responses", section expand). A name that is no navigation of the type is refused, whatever the type.
"""

from __future__ import annotations

import re
import typing as t

from ..web import Json
from . import odata
from .errors import GraphError

if t.TYPE_CHECKING:
    from .call import Call

#: So many related objects come along; more have to be listed.
LIMIT = 20
Reader = t.Callable[["Call", Json], t.Sequence[Json]]

_READERS: dict[tuple[str, str], Reader] = {}
_TYPES = {
    "applications": "application",
    "directoryObjects": "directoryObject",
    "domains": "domain",
    "oauth2PermissionGrants": "oAuth2PermissionGrant",
    "organization": "organization",
    "servicePrincipals": "servicePrincipal",
    "users": "user",
}


def register(context: str, name: str, reader: Reader) -> None:
    """Say how the related objects ``name`` of an object of the collection ``context`` are read."""
    _READERS[context, name] = reader


def wanted(query: t.Mapping[str, str]) -> str:
    """Return the navigation that a query asks for, as it was written."""
    return query.get("$expand", "").partition("(")[0].strip()


def check(context: str, query: t.Mapping[str, str]) -> None:
    """Raise GraphError for a navigation that objects of this collection do not have, even where there is no object to show."""
    name = wanted(query)
    if name and _name(context, name) is None:
        kind = _TYPES.get(context, "entity")
        message = f"Parsing OData Select and Expand failed: Could not find a property named '{name[:64]}' on type 'microsoft.graph.{kind}'."
        raise GraphError(400, "BadRequest", message)


def expanded(call: Call, context: str, row: Json) -> Json:
    """Return the object with what ``$expand`` asks for; raises GraphError as ``check`` does."""
    check(context, call.query)
    name = _name(context, wanted(call.query))
    if name is None:
        return row
    nested = re.search(r"\(\s*\$select=([\w,\s]+)\)", call.query["$expand"])
    names = [one.strip() for one in nested[1].split(",")] if nested else []
    found = [{key: value for key, value in one.items() if key[0] != "_"} for one in _READERS[context, name](call, row)][:LIMIT]
    kept = [{**_type(one), **odata.select(one, names)} if names else one for one in found]
    return {**row, name: kept}


def _name(context: str, text: str) -> str | None:
    """Return a navigation in its own spelling."""
    return next((name for where, name in _READERS if where == context and name.lower() == text.lower()), None)


def _type(row: Json) -> Json:
    return {"@odata.type": row["@odata.type"]} if "@odata.type" in row else {}
