# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Microsoft Graph's contract, by msgraph-sdk's own models.

The SDK's models are generated from Microsoft's metadata, but they forgive: an unknown property lands in ``additional_data``, a value of
the wrong type becomes ``None``. The parse node here forgives nothing, and adds what the metadata calls a string although only some
values exist, and the keys that Graph always sends.

``check_answer(path, body)`` and ``check_body(method, path, body)`` raise ContractError that names the place.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import importlib
import json
import re
import typing as t
import uuid

from graph_contract_rules import ACTION_BODIES, ALWAYS, ENTITIES, GUIDS, KEYED, NEEDED, NEVER_NULL, READ_ONLY, UNMODELLED, VALUES
from kiota_serialization_json.json_parse_node import JsonParseNode

Json = t.Any
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ANNOTATION = re.compile(r"([A-Za-z0-9_]+)?@odata\.[A-Za-z.]+")
_MODELS = "msgraph.generated.models."


class ContractError(AssertionError):
    """An answer or a body that Graph would not send or take."""


def check_answer(path: str, body: Json) -> t.Any:
    """Check an answer to a request for ``path`` (with version and query, or without); return the SDK's model.

    ``body`` is the parsed JSON, ``None`` for an empty answer. Raises ContractError.
    """
    if body is None:
        return None
    bare, _unused, query = path.partition("?")
    if not isinstance(body, dict):
        raise ContractError(f"{path}: the answer is not an object")
    if "error" in body:
        return _Node(body, "answer", ALWAYS).get_object_value(_model("o_data_errors.o_data_error.ODataError"))
    known = normalise(bare)
    if known == "/$batch":
        for one in _list(body, "responses", path):
            check_answer_of_batch(one)
        return body["responses"]
    model, many = _entity(known, path)
    always = {} if re.search(r"(^|&)\$?select=", query) else ALWAYS
    if not many:
        if "value" in body:
            many = True
        else:
            return _Node(body, bare, always).get_object_value(model)
    if "value" not in body:  # the answer to a POST into a collection
        return _Node(body, bare, always).get_object_value(model)
    for name in body:
        if name != "value" and not _ANNOTATION.fullmatch(name):
            raise ContractError(f"{bare}: unknown property {name!r} beside value")
    if not isinstance(body.get("@odata.count", 0), int) or not isinstance(body.get("@odata.nextLink", ""), str):
        raise ContractError(f"{bare}: @odata.count or @odata.nextLink has the wrong type")
    rows = _list(body, "value", path)
    return [_Node(one, f"{bare}[{index}]", always).get_object_value(model) for index, one in enumerate(rows)]


def check_answer_of_batch(response: Json) -> None:
    """Check one entry of a batch answer: id, status, headers; its body needs the path of its request (``check_answer``)."""
    if not isinstance(response, dict) or not isinstance(response.get("id"), str) or not isinstance(response.get("status"), int):
        raise ContractError(
            f"a batch answer without id or status: {sorted(response) if isinstance(response, dict) else response}"
        )
    if response["status"] >= 400 and "body" in response:
        check_answer("/$batch error", response["body"])
    unknown = set(response) - {"id", "status", "headers", "body"}
    if unknown or not isinstance(response.get("headers", {}), dict):
        raise ContractError(f"a batch answer with {sorted(unknown)}")


def check_body(method: str, path: str, body: Json) -> None:
    """Check a request's body (parsed JSON, ``None`` for none) for ``method`` and ``path``; raises ContractError.

    A ``$batch`` is checked with every request in it.
    """
    method = method.upper()
    bare = path.partition("?")[0]
    known = normalise(bare)
    if known == "/$batch":
        _check_batch(body)
        return
    if method in ("GET", "DELETE"):
        if body not in (None, {}):
            raise ContractError(f"{method} {path} has a body")
        return
    last = known.rpartition("/")[2]
    if last in ACTION_BODIES:
        _check_action(f"{method} {bare}", last, body or {})
        return
    model, many = _entity(known, path)
    if not isinstance(body, dict) or not body:
        raise ContractError(f"{method} {path} has no body")
    name = model.__name__
    creating = method == "POST" and many
    needed = NEEDED.get(name, frozenset()) if creating else frozenset()
    if needed - set(body):
        raise ContractError(f"{method} {path} lacks {', '.join(sorted(needed - set(body)))}")
    _check_read_only(f"{method} {path}", name, body)
    _Node(body, f"{method} {bare}", {}).get_object_value(model)
    if name == "OAuth2PermissionGrant" and creating:
        _check_grant(f"{method} {path}", body)


def normalise(path: str) -> str:
    """Return ``/v1.0//applications(appId='x')/owners`` as ``/applications/{}/owners``, in lower case."""
    path = re.sub(r"^https?://[^/]+", "", path)
    path = re.sub(r"\('?[^()]*(?:'[^']*')?\)", "/{}", re.sub(r"/{2,}", "/", "/" + path.strip("/")))
    path = re.sub(r"^/(v1\.0|beta)(?=/|$)", "", path, flags=re.IGNORECASE)
    parts = [part.lower() for part in path.split("/") if part]
    parts = [re.sub(r"^(microsoft\.)?graph\.", "", part) for part in parts]
    shown: list[str] = []
    for part in parts:
        keyed = (
            shown
            and shown[-1] in KEYED
            and part not in ("$count", "$ref", "application", "serviceprincipal", "user", "group", "getbyids")
        )
        shown.append("{}" if keyed else part)
    return "/" + "/".join(shown)


class _Node(JsonParseNode):
    """A parse node that refuses what kiota's own would swallow. ``place`` is where it is, for messages."""

    def __init__(self, node: Json, place: str, always: t.Mapping[str, frozenset[str]], owner: str = "", name: str = "") -> None:
        super().__init__(node)
        self._place = place
        self._always = always
        self._owner = owner
        self._name = name

    def _create_new_node(self, node: Json) -> _Node:
        return _Node(node, self._place, self._always, self._owner, self._name)

    def _wrong(self, wanted: str) -> ContractError:
        return ContractError(f"{self._place}: {type(self._json_node).__name__} where {wanted} is due")

    def _string(self, wanted: str) -> str:
        if not isinstance(self._json_node, str):
            raise self._wrong(wanted)
        return self._json_node

    def get_str_value(self) -> str:
        """Return a string; one of the values or a GUID where only these exist."""
        text = self._string("a string")
        allowed = VALUES.get((self._owner, self._name))
        if allowed is not None and text not in allowed:
            raise ContractError(f"{self._place}: {text!r} is not one of {', '.join(sorted(allowed))}")
        if (self._owner, self._name) in GUIDS and not _GUID.fullmatch(text.lower()):
            raise ContractError(f"{self._place}: {text!r} is not a GUID")
        return text

    def get_bool_value(self) -> bool:
        """Return a boolean."""
        if not isinstance(self._json_node, bool):
            raise self._wrong("a boolean")
        return self._json_node

    def get_int_value(self) -> int:
        """Return an integer."""
        if not isinstance(self._json_node, int) or isinstance(self._json_node, bool):
            raise self._wrong("an integer")
        return self._json_node

    def get_uuid_value(self) -> uuid.UUID:
        """Return a GUID in its canonical form."""
        text = self._string("a GUID")
        if not _GUID.fullmatch(text.lower()):
            raise ContractError(f"{self._place}: {text!r} is not a GUID")
        return uuid.UUID(text)

    def get_datetime_value(self) -> datetime.datetime:
        """Return a point in time, which Graph writes with a Z (an error's date has none)."""
        text = self._string("a date")
        pattern = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)" + ("?" if self._owner == "InnerError" else "")
        if not re.fullmatch(pattern, text):
            raise ContractError(f"{self._place}: {text!r} is not a date and time")
        return t.cast(datetime.datetime, JsonParseNode(text).get_datetime_value())

    def get_timedelta_value(self) -> t.Any:
        """Return a duration."""
        value = JsonParseNode(self._string("a duration")).get_timedelta_value()
        if value is None:
            raise ContractError(f"{self._place}: {self._json_node!r} is not a duration")
        return value

    def get_bytes_value(self) -> bytes:
        """Return bytes, base64 on the wire."""
        try:
            return base64.b64decode(self._string("base64"), validate=True)
        except (ValueError, binascii.Error):
            raise ContractError(f"{self._place}: not base64") from None

    def get_enum_value(self, enum_class: t.Any) -> t.Any:
        """Return a member of an enumeration."""
        text = self._string(f"a value of {enum_class.__name__}")
        members = {str(member.value): member for member in t.cast("t.Iterable[t.Any]", enum_class)}
        if text not in members:
            raise ContractError(f"{self._place}: {text!r} is not one of {', '.join(sorted(members))}")
        return members[text]

    def get_collection_of_enum_values(self, enum_class: t.Any) -> list[t.Any]:
        """Return members of a flags enumeration: a comma-separated string, or a list."""
        values = self._json_node.split(",") if isinstance(self._json_node, str) else self._json_node
        if not isinstance(values, list):
            raise self._wrong("a collection")
        return [self._create_new_node(one).get_enum_value(enum_class) for one in values]

    def get_collection_of_primitive_values(self, primitive_type: t.Any) -> list[t.Any]:
        """Return a collection of strings, GUIDs or numbers."""
        if not isinstance(self._json_node, list):
            raise self._wrong("a collection")
        getters: dict[t.Any, str] = {
            str: "get_str_value",
            uuid.UUID: "get_uuid_value",
            int: "get_int_value",
            bool: "get_bool_value",
        }
        return [getattr(self._create_new_node(one), getters[primitive_type])() for one in self._json_node]

    def get_collection_of_object_values(self, factory: t.Any) -> list[t.Any]:
        """Return a collection of objects."""
        if not isinstance(self._json_node, list):
            raise self._wrong("a collection")
        return [
            _Node(one, f"{self._place}[{index}]", self._always).get_object_value(factory)
            for index, one in enumerate(self._json_node)
        ]

    def get_object_value(self, factory: t.Any) -> t.Any:
        """Return an object after checking each of its properties."""
        if not isinstance(self._json_node, dict):
            raise self._wrong("an object")
        item = factory.create_from_discriminator_value(JsonParseNode(self._json_node))
        owner = type(item).__name__
        deserializers = item.get_field_deserializers()
        missing = self._always.get(owner, frozenset()) - set(self._json_node)
        if missing:
            raise ContractError(f"{self._place}: {owner} lacks {', '.join(sorted(missing))}")
        for name, value in self._json_node.items():
            place = f"{self._place}.{name}"
            if name not in deserializers:
                if _ANNOTATION.fullmatch(name):
                    continue
                kind = UNMODELLED.get((owner, name))
                if kind is not None:
                    if value is not None:
                        getattr(_Node(value, place, self._always, owner, name), f"get_{kind}_value")()
                    continue
                raise ContractError(f"{place}: {owner} has no such property")
            if value is None:
                if (owner, name) in NEVER_NULL and owner in self._always:
                    raise ContractError(f"{place}: null")
                continue
            deserializers[name](_Node(value, place, self._always, owner, name))
        return item


def _model(name: str) -> t.Any:
    module, _unused, cls = name.rpartition(".")
    return getattr(importlib.import_module(_MODELS + module), cls)


def _entity(known: str, path: str) -> tuple[t.Any, bool]:
    for pattern, model, many in ENTITIES:
        if pattern == known:
            return _model(model), many
    raise ContractError(f"{path}: no such path in Graph's contract ({known})")


def _list(body: dict[str, Json], name: str, path: str) -> list[Json]:
    value = body.get(name)
    if not isinstance(value, list):
        raise ContractError(f"{path}: {name} is not a collection")
    return value


def _check_read_only(where: str, owner: str, body: dict[str, Json]) -> None:
    found = READ_ONLY.get(owner, frozenset()) & set(body)
    if found:
        raise ContractError(f"{where} sets {', '.join(sorted(found))}, which only the service sets")


def _check_grant(where: str, body: dict[str, Json]) -> None:
    everybody = body["consentType"] == "AllPrincipals"
    if everybody is bool(body.get("principalId")):
        raise ContractError(f"{where}: consentType {body['consentType']} with principalId {body.get('principalId')!r}")


def _check_action(where: str, action: str, body: dict[str, Json]) -> None:
    needed, kinds = ACTION_BODIES[action]
    if needed - set(body):
        raise ContractError(f"{where} lacks {', '.join(sorted(needed - set(body)))}")
    for name, value in body.items():
        if name not in kinds:
            raise ContractError(f"{where}: unknown property {name!r}")
        kind = kinds[name]
        if value is None or not kind:
            continue
        if kind == "guid":
            _Node(value, f"{where}.{name}", {}).get_uuid_value()
        elif kind == "str":
            _Node(value, f"{where}.{name}", {}).get_str_value()
        else:
            model = _model(kind)
            if not isinstance(value, dict):
                raise ContractError(f"{where}.{name}: not an object")
            _check_read_only(f"{where}.{name}", model.__name__, value)
            _Node(value, f"{where}.{name}", {}).get_object_value(model)


def _check_batch(body: Json) -> None:
    if not isinstance(body, dict) or set(body) != {"requests"}:
        raise ContractError("a batch is an object with requests, and nothing else")
    steps = _list(body, "requests", "/$batch")
    if not 1 <= len(steps) <= 20:
        raise ContractError(f"a batch of {len(steps)} requests")
    ids = [step.get("id") for step in steps]
    if len(set(ids)) != len(ids) or not all(isinstance(one, str) and one for one in ids):
        raise ContractError(f"the ids of a batch: {ids}")
    for step in steps:
        unknown = set(step) - {"id", "method", "url", "headers", "body", "dependsOn"}
        if unknown:
            raise ContractError(f"a request of a batch with {sorted(unknown)}")
        if "://" in step["url"] or not step["url"].startswith("/"):
            raise ContractError(f"the url of a request of a batch is not relative: {step['url']}")
        if not set(step.get("dependsOn") or []) <= set(ids) - {step["id"]}:
            raise ContractError(f"dependsOn of request {step['id']}: {step['dependsOn']}")
        headers = {name.lower(): value for name, value in (step.get("headers") or {}).items()}
        if step["method"].upper() in ("POST", "PATCH", "PUT") and (step.get("body") is None or "content-type" not in headers):
            raise ContractError(f"request {step['id']} of a batch writes without body or Content-Type")
        body_of_step = step.get("body")
        if isinstance(body_of_step, str):
            body_of_step = json.loads(body_of_step)
        check_body(step["method"], step["url"], body_of_step)
