# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Calls as requests of msgraph-sdk: the only file that knows the SDK's builders and models.

Everything is imported when it is needed, and no model of a *response* is ever touched: one typed answer would import 1,200 modules.
Four defects of the SDK are stepped around here and in ``client.py``:

- ``client.batch`` needs an undeclared library, writes wrong JSON and loses answers: batches are posted as plain JSON;
- ``client.applications_with_app_id(...)`` shares one dictionary of parameters between builders, so that two of them end in the same
  object: every builder gets a dictionary of its own;
- a model drops a property that is None, so that nothing can be cleared: such properties go through ``additional_data``;
- texts in keys are not escaped for OData: ``calls.quote`` does.

Works with msgraph-sdk 1.6.0 and newer. Imports nothing but the standard library until used; runs on Python 3.8 as far as that goes.
"""

from __future__ import annotations

import base64
import json
import re
import typing as t
import uuid

from ..._deps import require
from . import calls
from . import calls_credentials as credentials
from .calls import Call
from .shapes import parse_time

JSON_TYPE = "application/json"

#: Paths that Graph documents and the SDK has no builder for: navigation below an alternate key.
_BARE: frozenset[str] = frozenset(
    {
        calls.SERVICE_PRINCIPAL_BY_APP_ID + "/oauth2PermissionGrants",
        calls.SERVICE_PRINCIPAL_BY_APP_ID + "/appRoleAssignments",
        credentials.FEDERATED_BY_APP_ID,
    }
)

#: URL template -> model of its request body.
_BODY_MODELS: dict[str, str] = {
    "/applications": "Application",
    calls.APPLICATION: "Application",
    calls.APPLICATION_BY_UNIQUE_NAME: "Application",
    calls.APPLICATION + "/owners/$ref": "ReferenceCreate",
    "/servicePrincipals": "ServicePrincipal",
    calls.SERVICE_PRINCIPAL: "ServicePrincipal",
    calls.SERVICE_PRINCIPAL + "/owners/$ref": "ReferenceCreate",
    calls.SERVICE_PRINCIPAL + "/appRoleAssignedTo": "AppRoleAssignment",
    "/directoryObjects/getByIds": "GetByIdsPostRequestBody",
    "/oauth2PermissionGrants": "OAuth2PermissionGrant",
    "/oauth2PermissionGrants/{oAuth2PermissionGrant%2Did}": "OAuth2PermissionGrant",
    credentials.ADD_PASSWORD: "AddPasswordPostRequestBody",
    credentials.REMOVE_PASSWORD: "RemovePasswordPostRequestBody",
    credentials.ADD_KEY: "AddKeyPostRequestBody",
    credentials.REMOVE_KEY: "RemoveKeyPostRequestBody",
    credentials.FEDERATED: "FederatedIdentityCredential",
    credentials.FEDERATED_ITEM: "FederatedIdentityCredential",
}

#: (model, property) -> model of the property's value or of its list's items.
_NESTED: dict[tuple[str, str], str] = {
    ("Application", "api"): "ApiApplication",
    ("Application", "publicClient"): "PublicClientApplication",
    ("Application", "web"): "WebApplication",
    ("Application", "spa"): "SpaApplication",
    ("Application", "requiredResourceAccess"): "RequiredResourceAccess",
    ("RequiredResourceAccess", "resourceAccess"): "ResourceAccess",
    ("AddPasswordPostRequestBody", "passwordCredential"): "PasswordCredential",
    ("AddKeyPostRequestBody", "keyCredential"): "KeyCredential",
}

#: Properties that the models hold as UUID objects.
_UUIDS: frozenset[tuple[str, str]] = frozenset(
    {
        ("ResourceAccess", "id"),
        ("AppRoleAssignment", "appRoleId"),
        ("AppRoleAssignment", "principalId"),
        ("AppRoleAssignment", "resourceId"),
        ("RemovePasswordPostRequestBody", "keyId"),
        ("RemoveKeyPostRequestBody", "keyId"),
    }
)

#: Properties that the models hold as times, and as bytes; texts in UTC and in base64 here.
_TIMES: frozenset[tuple[str, str]] = frozenset(
    {("PasswordCredential", "endDateTime"), ("KeyCredential", "startDateTime"), ("KeyCredential", "endDateTime")}
)
_BYTES: frozenset[tuple[str, str]] = frozenset({("KeyCredential", "key")})

#: Models whose module (below msgraph.generated) is not models and the snake case of their names.
_MODEL_MODULES = {
    "OAuth2PermissionGrant": "models.o_auth2_permission_grant",
    "GetByIdsPostRequestBody": "directory_objects.get_by_ids.get_by_ids_post_request_body",
    "AddPasswordPostRequestBody": "applications.item.add_password.add_password_post_request_body",
    "RemovePasswordPostRequestBody": "applications.item.remove_password.remove_password_post_request_body",
    "AddKeyPostRequestBody": "applications.item.add_key.add_key_post_request_body",
    "RemoveKeyPostRequestBody": "applications.item.remove_key.remove_key_post_request_body",
}


def snake(name: str) -> str:
    """Return a property's or model's name as the SDK's Python spells it: ``@odata.id`` -> ``odata_id``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.lstrip("@").replace(".", "_")).lower()


def builder_of(path: str) -> tuple[str, str]:
    """Return module (below msgraph.generated) and class of a URL template's request builder, as the SDK's generator names them."""
    directories, name = [], ""
    for part in path.strip("/").split("/"):
        item = re.fullmatch(r"\{(\w+)%2Did\}", part)
        alternate = re.fullmatch(r"(\w+)\((\w)(\w+)='.*", part)
        if item:
            name = f"{item[1]}Item"
        elif alternate:
            name = f"{alternate[1]}With{alternate[2].upper()}{alternate[3]}"
        else:
            name = re.sub(r"\.(\w)", lambda found: found[1].upper(), part.lstrip("$"))
        directories.append("item" if item else snake(name))
    return ".".join([*directories, f"{snake(name)}_request_builder"]), f"{name[0].upper()}{name[1:]}RequestBuilder"


def to_model(name: str, body: t.Mapping[str, t.Any]) -> t.Any:
    """Build the SDK's model ``name`` from a JSON object; a property that the model does not know is a mistake of ours (TypeError)."""
    module = require("msgraph.generated." + _MODEL_MODULES.get(name, "models." + snake(name)))
    properties: dict[str, t.Any] = {}
    nulls: dict[str, t.Any] = {}
    for key, value in body.items():
        if value is None:
            nulls[key] = None
        elif (name, key) in _NESTED:
            nested = _NESTED[name, key]
            properties[snake(key)] = (
                [to_model(nested, item) for item in value] if isinstance(value, list) else to_model(nested, value)
            )
        elif (name, key) in _UUIDS:
            properties[snake(key)] = uuid.UUID(value)
        elif (name, key) in _TIMES:
            properties[snake(key)] = parse_time(value)
        elif (name, key) in _BYTES:
            properties[snake(key)] = base64.b64decode(value)
        else:
            properties[snake(key)] = value
    model = getattr(module, name)(**properties)
    model.additional_data.update(nulls)
    return model


def preload() -> None:
    """Import the builders and models that calls need, for who must not stop for that later. Raises :class:`DependencyError`."""
    for module in (
        "msgraph",
        "azure.identity",
        "kiota_authentication_azure.azure_identity_authentication_provider",
        "httpcore",
        "anyio",
    ):
        require(module)
    for path, model in _BODY_MODELS.items():
        require("msgraph.generated." + builder_of(path)[0])
        require("msgraph.generated." + _MODEL_MODULES.get(model, "models." + snake(model)))
    for model in _NESTED.values():
        require("msgraph.generated." + _MODEL_MODULES.get(model, "models." + snake(model)))
    for path in (calls.APPLICATION_BY_APP_ID, calls.SERVICE_PRINCIPAL_BY_APP_ID):
        require("msgraph.generated." + builder_of(path)[0])


def base_of(adapter: t.Any, version: str) -> str:
    """Return the address below which a version of Graph is: the SDK is v1.0's, and what it builds for beta is the same but for that."""
    return f"{str(adapter.base_url).rpartition('/')[0]}/{version}"


def request_information(adapter: t.Any, call: Call) -> t.Any:
    """Return the SDK's ``RequestInformation`` for a call, its URL expanded."""
    keys = dict(call.keys)
    if call.path in _BARE:
        abstractions = require("kiota_abstractions.request_information")
        method = require("kiota_abstractions.method").Method
        request = abstractions.RequestInformation(method(call.method), "{+baseurl}" + call.path, keys)
    else:
        request = _built(adapter, call, keys)
    request.path_parameters["baseurl"] = base_of(adapter, call.version)
    # Graph reads "%24select" as well as "$select"; the plain form is what its documentation, logs and batches show.
    address, mark, query = request.url.partition("?")
    request.url = address + mark + re.sub(r"(^|&)%24", r"\1$", query)
    for name, value in call.headers.items():
        request.headers.try_add(name, value)
    request.headers.try_add("Accept", JSON_TYPE)
    return request


def _built(adapter: t.Any, call: Call, keys: dict[str, str]) -> t.Any:
    module_name, class_name = builder_of(call.path)
    builder_class = getattr(require("msgraph.generated." + module_name), class_name)
    # Builders with an alternate key write their own parameter into the dictionary, so they must be told it.
    alternate = next((keys[name] for name in ("appId", "uniqueName") if name in keys), None)
    builder = builder_class(adapter, keys) if alternate is None else builder_class(adapter, keys, alternate)
    configuration = None
    if call.query:
        base = require("kiota_abstractions.base_request_configuration")
        parameters = getattr(builder_class, class_name + "GetQueryParameters")(**call.query)
        configuration = base.RequestConfiguration(query_parameters=parameters)
    make = getattr(builder, f"to_{call.method.lower()}_request_information")
    if call.body is None:
        return make(configuration)
    if call.verbatim:
        request = make(
            getattr(require("msgraph.generated.models." + snake(_BODY_MODELS[call.path])), _BODY_MODELS[call.path])(),
            configuration,
        )
        request.content = json.dumps(call.body).encode()
        return request
    body = {name: adapter.base_url + value if name == "@odata.id" else value for name, value in call.body.items()}
    return make(to_model(_BODY_MODELS[call.path], body), configuration)


def batch_entry(adapter: t.Any, call: Call, entry_id: str) -> dict[str, t.Any]:
    """Return a call as one entry of ``$batch``: relative address, plain JSON body."""
    request = request_information(adapter, call)
    entry: dict[str, t.Any] = {"id": entry_id, "method": call.method, "url": request.url[len(base_of(adapter, call.version)) :]}
    headers = dict(call.headers)
    if request.content is not None:
        entry["body"] = json.loads(request.content)
        headers["Content-Type"] = JSON_TYPE
    if headers:
        entry["headers"] = headers
    return entry


def plain_request(adapter: t.Any, method: str, url: str, body: t.Mapping[str, t.Any] | None = None) -> t.Any:
    """Return a ``RequestInformation`` for an address as it is: ``$batch`` and the next page of a collection."""
    request = require("kiota_abstractions.request_information").RequestInformation(
        require("kiota_abstractions.method").Method(method)
    )
    request.url = url
    request.headers.try_add("Accept", JSON_TYPE)
    if body is not None:
        request.headers.try_add("Content-Type", JSON_TYPE)
        request.content = json.dumps(body).encode()
    return request
