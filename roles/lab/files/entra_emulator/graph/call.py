# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One Graph request inside: who calls, what it may, what it sees of the directory, how it is answered."""

from __future__ import annotations

import copy
import re
import typing as t
import uuid

from .. import partners, tokens
from ..catalog import GRAPH_APP_ID
from ..core import Core, Tenant
from ..web import BadRequest, Json, Request, Response, json_response
from . import disorder, expand, odata
from .errors import GraphError, bad_request, common_headers, no_segment, not_found

GUID = re.compile(r"[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_KNOWN_OPTIONS = frozenset({"$filter", "$select", "$top", "$skiptoken", "$count", "$orderby", "$search", "$expand", "$format"})
#: Collections whose objects a Location names by their class.
_CLASSES = {"applications": "Application", "servicePrincipals": "ServicePrincipal", "users": "User"}
_CONTENT = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8"


class Caller(t.NamedTuple):
    """Whose token it is: an application (``user`` None) or a user in an application; ``permissions`` are names."""

    app_id: str
    principal: Json | None
    user: Json | None
    permissions: frozenset[str]

    @property
    def object_id(self) -> str:
        """The object that becomes owner of what the caller creates."""
        return str((self.user or self.principal or {}).get("id", ""))


class Call:
    """A request with its caller. ``root`` is the service root (``https://localhost:18943/v1.0``)."""

    def __init__(self, core: Core, request: Request, tenant: Tenant, caller: Caller, root: str) -> None:
        self.core = core
        self.request = request
        self.tenant = tenant
        self.caller = caller
        self.root = root
        self.now = core.clock.now()
        self._seen: dict[tuple[str, str], Json | None] = {}
        self.query = {name if name.startswith("$") else f"${name}": value for name, value in _lower(request.query).items()}

    @property
    def method(self) -> str:
        """The request's method."""
        return self.request.method

    @property
    def eventual(self) -> bool:
        """Whether the request is an "advanced query"."""
        return self.request.headers.get("consistencylevel", "").lower() == "eventual"

    def body(self) -> Json:
        """Return the JSON body without OData annotations; raises GraphError."""
        try:
            document = self.request.json()
        except BadRequest:
            raise GraphError(
                400,
                "BadRequest",
                "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
            ) from None
        return t.cast(Json, _plain(document))

    def see(self, table: str, object_id: str) -> Json | None:
        """Return an object as this request's replica has it, ``None`` when it is not (yet) there."""
        key = (table, object_id)
        if key not in self._seen:
            self._seen[key] = self.core.replication.see(table, object_id, self.tenant.table(table).get(object_id))
        return self._seen[key]

    def all(self, table: str) -> list[Json]:
        """Return every object of a table that this request's replica has."""
        rows = [self.see(table, key) for key in list(self.tenant.table(table))]
        gone = [self.see(table, key) for key in self.core.replication.ghosts(table) if key not in self.tenant.table(table)]
        return [row for row in (*rows, *gone) if row is not None]

    def exists(self, table: str, object_id: str) -> bool:
        """Whether the object is there, on whatever replica."""
        return object_id in self.tenant.table(table)

    def need(self, table: str, object_id: str) -> Json:
        """Return the stored object, to be changed; raises GraphError 404 when the replica has none."""
        stored = self.tenant.table(table).get(object_id)
        if self.see(table, object_id) is None or stored is None:
            raise not_found(object_id)
        return stored

    def changing(self, table: str, row: Json) -> None:
        """Say that a stored object is about to change: readers may still see it as it is now."""
        self.core.replication.wrote(table, row["id"], copy.deepcopy(row))
        self.core.store.touch()

    def add(self, table: str, row: Json) -> None:
        """Store a new object."""
        self.tenant.table(table)[row["id"]] = row
        self.core.replication.wrote(table, row["id"], None)
        self.core.store.touch()

    def remove(self, table: str, row: Json) -> None:
        """Drop an object from a table."""
        self.core.replication.wrote(table, row["id"], copy.deepcopy(row))
        del self.tenant.table(table)[row["id"]]
        self.core.store.touch()

    def new_id(self) -> str:
        """Return a new object id."""
        return str(uuid.uuid4())

    def answer(self, status: int, document: t.Any = None, units: int = 1) -> Response:
        """Answer with Graph's headers; ``units`` are what the request costs of the tenant's allowance."""
        headers = common_headers(self.request.headers.get("client-request-id", ""), units)
        if document is None:
            return Response(status, b"", headers)
        return json_response(status, document, {**headers, "OData-Version": "4.0", "Content-Type": _CONTENT})

    def action(self, kind: str, document: Json) -> Response:
        """Answer a bound action with what it made; its Location is the service itself."""
        response = self.answer(200, {"@odata.context": f"{self.root}/$metadata#{kind}", **document})
        response.headers["Location"] = self.request.base_url
        return response

    def _location(self, context: str, object_id: str) -> str:
        """Return the address of something new: a directory object by its class, anything else by its path."""
        kind = _CLASSES.get(context)
        if kind is None:
            return f"{self.root}/{context}/{object_id}"
        return f"{self.request.base_url}/v2/{self.tenant.id}/directoryObjects/{object_id}/Microsoft.DirectoryServices.{kind}"

    def entity(self, context: str, row: Json, status: int = 200, *, only: t.Sequence[str] | None = None) -> Response:
        """Answer with one object; ``only`` are the properties sent when ``$select`` does not say."""
        names = self._selected()
        suffix = f"({','.join(names)})" if names else ""
        shown = self._shown(context, row, names, only)
        if self.method == "GET":
            shown = disorder.inside(shown, self.core.knobs["order_seed"], self._next_read())
        document = {"@odata.context": f"{self.root}/$metadata#{context}{suffix}/$entity", **shown}
        headers = {}
        if status == 201:
            headers["Location"] = self._location(context, row["id"])
        response = self.answer(status, document)
        response.headers.update(headers)
        return response

    def property(self, context: str, row: Json, name: str) -> Response:
        """Answer with one property of an object by its path (OData 4.01 part 2, 4.6); raises GraphError for one it does not have."""
        shown = public(row)
        key = next((key for key in shown if key.lower() == name.lower()), None)
        if key is None or self.method != "GET":
            raise no_segment(name)
        value = shown[key]
        if value is None:
            return self.answer(204)
        body = value if isinstance(value, dict) else {"value": value}
        return self.answer(200, {"@odata.context": f"{self.root}/$metadata#{context}('{row['id']}')/{key}", **body})

    def collection(
        self,
        context: str,
        rows: t.Sequence[Json],
        *,
        basic: frozenset[str],
        kind: str,
        only: t.Sequence[str] | None = None,
    ) -> Response:
        """Answer with a page of objects after ``$filter``, ``$search``, ``$orderby``; ``basic`` may be filtered by without more ado."""
        unknown = [name for name in self.query if name not in _KNOWN_OPTIONS]
        if unknown:
            raise GraphError(400, "BadRequest", f"The query parameter '{unknown[0][:64]}' is not supported.")
        expand.check(context, self.query)
        counted = self.query.get("$count", "").lower() == "true"
        if counted and not self.eventual:
            raise bad_request("$count is not currently supported.")
        found = self._filtered(rows, basic, kind)
        start, read = odata.read_skip_token(self.query["$skiptoken"]) if "$skiptoken" in self.query else (0, self._next_read())
        size = self._page_size()
        ordered = found if "$orderby" in self.query else disorder.shuffled(found, self.core.knobs["order_seed"], read)
        page = ordered[start : start + size]
        names = self._selected()
        suffix = f"({','.join(names)})" if names else ""
        document: Json = {"@odata.context": f"{self.root}/$metadata#{context}{suffix}"}
        if counted:
            document["@odata.count"] = len(found)
        if start + size < len(found):
            document["@odata.nextLink"] = self._next_link(start + size, read)
        shown = [self._shown(context, row, names, only) for row in page]
        document["value"] = [disorder.inside(row, self.core.knobs["order_seed"], read) for row in shown]
        return self.answer(200, document, units=2)

    def count(self, rows: t.Sequence[Json], *, basic: frozenset[str], kind: str) -> Response:
        """Answer ``/$count``."""
        if not self.eventual:
            raise bad_request("$count is not currently supported.")
        response = self.answer(200)
        response.body = str(len(self._filtered(rows, basic, kind))).encode()
        response.headers["Content-Type"] = "text/plain"
        return response

    def _shown(self, context: str, row: Json, names: t.Sequence[str], only: t.Sequence[str] | None) -> Json:
        shown = public(expand.expanded(self, context, row))
        if names:
            return odata.select(shown, names)
        return {name: shown[name] for name in (*only, *filter(None, [expand.wanted(self.query)]))} if only else shown

    def _filtered(self, rows: t.Sequence[Json], basic: frozenset[str], kind: str) -> list[Json]:
        found = [row for row in rows if row is not None]
        if "$filter" in self.query:
            parsed = odata.parse_filter(self.query["$filter"])
            self._check_filter(parsed, basic, kind)
            found = [row for row in found if parsed.test(public(row))]
        if "$search" in self.query:
            if not self.eventual:
                raise GraphError(
                    400,
                    "Request_UnsupportedQuery",
                    "Request with $search query parameter only works through MSGraph with a special request header: "
                    "'ConsistencyLevel: eventual'",
                )
            test = odata.search(self.query["$search"])
            found = [row for row in found if test(row)]
        if "$orderby" in self.query:
            name, _unused, direction = self.query["$orderby"].strip().partition(" ")
            if not self.eventual and name.lower() != "displayname":
                raise GraphError(400, "Request_UnsupportedQuery", f"Sorting on property '{name}' is not supported.")
            found.sort(key=lambda row: str(row.get(name) or "").lower(), reverse=direction.strip().lower() == "desc")
        return found

    def _check_filter(self, parsed: odata.Filter, basic: frozenset[str], kind: str) -> None:
        advanced = (self.eventual and self.query.get("$count", "").lower() == "true") or (
            self.eventual and self.request.path.endswith("$count")
        )
        lower = {name.lower() for name in basic}
        for name in sorted(parsed.properties):
            if name.lower() not in lower and not advanced:
                message = f"Unsupported or invalid query filter clause specified for property '{name}' of resource '{kind}'."
                raise GraphError(400, "Request_UnsupportedQuery", message)
        if parsed.advanced and not advanced:
            raise GraphError(
                400,
                "Request_UnsupportedQuery",
                "The specified filter to the reference property query is currently not supported.",
            )

    def _selected(self) -> list[str]:
        names = [name.strip() for name in self.query.get("$select", "").split(",") if name.strip() and name.strip() != "*"]
        # An expanded navigation property comes along with whatever is selected.
        expanded = expand.wanted(self.query)
        return [*names, expanded] if names and expanded else names

    def _next_read(self) -> int:
        self.core.reads += 1
        return self.core.reads

    def _page_size(self) -> int:
        text = self.query.get("$top")
        if text is None:
            return int(self.core.knobs["page_size"])
        if not text.isdigit() or not 1 <= int(text) <= 999:
            raise bad_request(f"Invalid page size specified: '{text[:20]}'. Must be between 1 and 999 inclusive.")
        return int(text)

    def _next_link(self, offset: int, read: int) -> str:
        import urllib.parse

        query = {**self.request.query, "$skiptoken": odata.skip_token(offset, read)}
        path = self.request.path.split("/", 2)[2]
        return f"{self.root}/{path}?{urllib.parse.urlencode(query, quote_via=urllib.parse.quote, safe='$')}"


def authenticate(core: Core, request: Request) -> tuple[Tenant, Caller]:
    """Return the tenant and the caller of the bearer token; raises GraphError 401."""
    token = request.bearer()
    if token is None:
        raise _unauthorized("Access token is empty.")
    claims = tokens.claims_of(core, token)
    if claims is None:
        known = tokens.unverified_claims(token) is not None
        raise _unauthorized("Signing key is invalid." if known else "CompactToken parsing failed with error code: 80049217")
    tenant = core.tenant(str(claims.get("tid", "")))
    audience = str(claims.get("aud", ""))
    if tenant is None or not _is_graph(tenant, audience, request.base_url):
        raise _unauthorized("Access token validation failure. Invalid audience.")
    if tokens.moment(claims, "exp") <= core.clock.now():
        raise _unauthorized("Lifetime validation failed, the token is expired.")
    principal = tenant.by_app_id("service_principals", str(claims.get("appid", "")))
    oid = str(claims.get("oid", ""))
    user = (tenant.user(oid) or partners.user(core, tenant, oid)) if "scp" in claims else None
    names = str(claims.get("scp", "")).split() if user else tokens.words(claims, "roles")
    return tenant, Caller(str(claims.get("appid", "")), principal, user, frozenset(names))


def _is_graph(tenant: Tenant, audience: str, base_url: str) -> bool:
    if audience.rstrip("/") == base_url:
        return True
    resource = tenant.resource(audience)
    return resource is not None and resource["appId"] == GRAPH_APP_ID


def _unauthorized(message: str) -> GraphError:
    login = "https://login.microsoftonline.com/common/oauth2/authorize"
    challenge = f'Bearer realm="", authorization_uri="{login}", client_id="{GRAPH_APP_ID}"'
    return GraphError(401, "InvalidAuthenticationToken", message, {"WWW-Authenticate": challenge})


def public(row: Json) -> Json:
    """Return an object without the emulator's own names."""
    return {name: value for name, value in row.items() if not name.startswith("_")}


def _lower(query: t.Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in query.items()}


def _plain(value: t.Any) -> t.Any:
    """Return a body without ``@odata.type`` and the like, but with ``@odata.id`` of a reference."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if "@odata." not in k or k in ("@odata.id", "owners@odata.bind")}
    return [_plain(one) for one in value] if isinstance(value, list) else value
