# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Calls as msgraph-sdk's requests: addresses, bodies, and that it stays cheap."""

from __future__ import annotations

import importlib
import inspect
import json
import pathlib
import subprocess
import sys
import textwrap
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire import (
    calls,
    calls_credentials,
    calls_deleted,
    calls_policies,
    sdk,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire.calls import Call

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")

GUID = "00000003-0000-0000-c000-000000000000"


@pytest.fixture(scope="module")
def adapter() -> t.Any:
    from kiota_abstractions.authentication import AnonymousAuthenticationProvider
    from msgraph import GraphServiceClient
    from msgraph.graph_request_adapter import GraphRequestAdapter

    adapter = GraphRequestAdapter(AnonymousAuthenticationProvider())
    GraphServiceClient(request_adapter=adapter)
    adapter.base_url = "https://graph.test/v1.0"
    return adapter


def every_call() -> t.Iterator[tuple[str, Call]]:
    """Yield every call that there is, with arguments that mean nothing."""
    made: dict[str, t.Any] = {"body": {}, "credentials": [], "names": (None, None, None, "x")}
    for module in (calls, calls_credentials, calls_deleted, calls_policies):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            parameters = [
                one.name for one in inspect.signature(function).parameters.values() if one.default is inspect.Parameter.empty
            ]
            special = {"method", "path", "find", "field", "text"} & set(parameters)
            if function.__module__ == module.__name__ and not name.startswith("_") and not special:
                yield name, function(*(made.get(parameter, "x") for parameter in parameters))


@pytest.mark.parametrize(("name", "call"), list(every_call()))
def test_the_sdk_has_a_builder_for_each_call(name: str, call: Call) -> None:
    if call.path in sdk._BARE:
        return
    module, builder = sdk.builder_of(call.path)
    assert hasattr(importlib.import_module("msgraph.generated." + module), builder), name


def test_two_requests_of_one_kind_stay_two(adapter: t.Any) -> None:
    """The SDK's own ``..._with_app_id()`` lets the second id overwrite the first."""
    requests = [sdk.request_information(adapter, calls.service_principal(one)) for one in ("a", "b")]
    assert [request.url.partition("?")[0][-4:-2] for request in requests] == ["'a", "'b"]


@pytest.mark.parametrize(
    ("call", "method", "url"),
    [
        (calls.application_by_app_id(GUID), "GET", f"/applications(appId='{GUID}')?$expand="),
        (calls.application_by_unique_name("a/b'c #"), "GET", "/applications(uniqueName='a%2Fb%27%27c%20%23')?"),
        (
            calls.applications(calls.equals("displayName", "O'Neil & co")),
            "GET",
            "$filter=displayName%20eq%20%27O%27%27Neil%20%26%20co%27",
        ),
        (calls.directory_object("x"), "GET", "/directoryObjects/x?$select=id"),
        (calls_deleted.deleted_service_principals(), "GET", "/directory/deletedItems/graph.servicePrincipal?$select="),
        (calls_deleted.deleted_applications(), "GET", "/directory/deletedItems/graph.application?$select="),
        (calls.grants_of(GUID), "GET", f"/servicePrincipals(appId='{GUID}')/oauth2PermissionGrants"),
        (calls.app_roles_of(GUID), "GET", f"/servicePrincipals(appId='{GUID}')/appRoleAssignments"),
        (calls.user("a_b#EXT#@c.test"), "GET", "/users/a_b%23EXT%23%40c.test?$select=id,userPrincipalName"),
        (calls_deleted.restore_deleted("x", "application"), "POST", "/directory/deletedItems/x/restore"),
        (calls_deleted.purge_application("x"), "DELETE", "/directory/deletedItems/x"),
        (calls.remove_owner("x", "y"), "DELETE", "/applications/x/owners/y/$ref"),
        (calls.remove_app_role("x", "y"), "DELETE", "/servicePrincipals/x/appRoleAssignedTo/y"),
        (calls.delete_grant("a-b_c"), "DELETE", "/oauth2PermissionGrants/a-b_c"),
    ],
)
def test_addresses_are_relative_escaped_and_plain(adapter: t.Any, call: Call, method: str, url: str) -> None:
    entry = sdk.batch_entry(adapter, call, "7")
    assert (entry["id"], entry["method"]) == ("7", method)
    assert url in entry["url"] and entry["url"].startswith("/")
    assert "%24" not in entry["url"].split("=")[0]
    assert "body" not in entry


def test_bodies_are_the_models_and_keep_null_false_and_empty(adapter: t.Any) -> None:
    access = [{"resourceAppId": GUID, "resourceAccess": [{"id": GUID, "type": "Scope"}]}]
    body: dict[str, t.Any] = {
        "displayName": "x",
        "notes": None,
        "isFallbackPublicClient": False,
        "tags": [],
        "spa": {"redirectUris": []},
        "api": {"requestedAccessTokenVersion": 2},
        "requiredResourceAccess": access,
    }
    entry = sdk.batch_entry(adapter, calls.create_application(body, "k"), "1")
    assert entry["body"] == {"@odata.type": "#microsoft.graph.application", **body}
    assert entry["headers"] == {"Prefer": "create-if-missing", "Content-Type": "application/json"}


def test_the_address_of_an_owner_is_absolute(adapter: t.Any) -> None:
    entry = sdk.batch_entry(adapter, calls.add_owner("x", "y"), "1")
    assert entry["body"] == {"@odata.id": "https://graph.test/v1.0/directoryObjects/y"}


def test_a_property_that_microsoft_does_not_know_is_a_mistake_of_ours(adapter: t.Any) -> None:
    with pytest.raises(TypeError):
        sdk.request_information(adapter, calls.update_application("x", {"displayNam": "y"}))


def test_a_batch_entry_is_json(adapter: t.Any) -> None:
    role = {"principalId": GUID, "resourceId": GUID, "appRoleId": GUID}
    assert json.loads(json.dumps(sdk.batch_entry(adapter, calls.assign_app_role(GUID, role), "1")))["body"]["appRoleId"] == GUID


@pytest.mark.long
def test_no_model_of_an_answer_is_ever_imported(collections_path: pathlib.Path) -> None:
    """One typed answer would bring 1,200 modules and a second with it."""
    program = f"""
        import sys
        sys.path.insert(0, {str(collections_path)!r})
        from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire import calls, calls_deleted, client, sdk
        assert not any(name.partition(".")[0] in ("msgraph", "azure", "httpx", "msal") for name in sys.modules)
        from kiota_abstractions.authentication import AnonymousAuthenticationProvider
        from msgraph import GraphServiceClient
        from msgraph.graph_request_adapter import GraphRequestAdapter
        adapter = GraphRequestAdapter(AnonymousAuthenticationProvider())
        GraphServiceClient(request_adapter=adapter)
        adapter.base_url = "https://graph.test/v1.0"
        client._response_option()
        sdk.batch_entry(adapter, calls.application_by_app_id("x"), "1")
        sdk.batch_entry(adapter, calls.create_application({{"displayName": "x", "web": {{"redirectUris": []}}}}, "k"), "2")
        sdk.batch_entry(adapter, calls.create_service_principal("x", {{}}), "3")
        sdk.batch_entry(adapter, calls.create_grant({{"clientId": "x"}}), "4")
        print(len([name for name in sys.modules if name.startswith("msgraph.generated")]))
    """
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", textwrap.dedent(program)], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) < 40
