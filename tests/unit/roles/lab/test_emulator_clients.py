# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What other people's clients ask of the emulator, by plain requests; tests/clients runs the clients themselves."""

from __future__ import annotations

import base64
import hashlib
import pathlib
import time
import typing as t
import urllib.parse
import uuid

import jwt
import pytest
from emulator_client import EXCHANGE, GRAPH, GraphClient, certificate, form, token_request

from entra_emulator.testing import Emulator
from entra_emulator.web import Request, Response

ARM = "797f4846-ba00-4fd7-ba43-dac1f8f63013"
PORTAL = "74658136-14ec-4630-ad9b-26e160ff0fc6"
AZURE_CLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"
SMTP_ON_GRAPH = "258f6531-6087-4cc4-bb90-092c5fb3ed3f"
IMAP_AS_APP = "5e5addcd-3e8d-4e90-baf5-964efab2b20a"


@pytest.fixture
def graph(emulator: Emulator) -> GraphClient:
    """Graph as contoso's bootstrap identity."""
    return GraphClient(emulator)


def app_token(emulator: Emulator, scope: str) -> str:
    """Return a token of the bootstrap identity."""
    tenant = emulator.tenant("contoso")
    client_id, secret = tenant.bootstrap
    fields = {"client_id": client_id, "client_secret": secret, "scope": scope, "grant_type": "client_credentials"}
    return str(token_request(emulator, tenant.tenant_id, **fields)["access_token"])


def person_token(emulator: Emulator, user: str, scope: str) -> str:
    """Return a token of a person who signed in to the Azure CLI by device code."""
    tenant = emulator.tenant("contoso").tenant_id
    code = form(emulator, f"/{tenant}/oauth2/v2.0/devicecode", client_id=AZURE_CLI, scope=f"{scope} offline_access").json()
    emulator.approve(code["user_code"], f"{user}@contoso.test")
    grant = "urn:ietf:params:oauth:grant-type:device_code"
    fields = {"grant_type": grant, "client_id": AZURE_CLI, "device_code": code["device_code"]}
    return str(token_request(emulator, tenant, **fields)["access_token"])


def azure(emulator: Emulator, method: str, path: str, token: str = "") -> Response:
    """Send a request with a bearer token."""
    return emulator.send(method, path, None, {"Authorization": f"Bearer {token}"} if token else {})


def test_the_own_tenant_as_a_first_segment(graph: GraphClient) -> None:
    made = graph.ok("POST", "/myorganization/applications", {"displayName": "Mine"})
    assert made["@odata.context"].endswith("/v1.0/$metadata#applications/$entity")
    graph.ok("PATCH", f"/myorganization/applications/{made['id']}", {"notes": "x"})
    assert graph.ok("GET", f"/applications/{made['id']}")["notes"] == "x"
    step = {"id": "1", "method": "GET", "url": f"/myorganization/applications(appId='{made['appId']}')"}
    (answer,) = graph.ok("POST", "/$batch", {"requests": [step]})["responses"]
    assert (answer["status"], answer["body"]["id"]) == (200, made["id"])
    graph.refused(400, "BadRequest", "GET", "/myorganization")
    graph.refused(400, "BadRequest", "GET", "/myorganization('x')/applications")


def test_pages_of_the_own_tenant_lead_on(graph: GraphClient, emulator: Emulator) -> None:
    emulator.knobs(page_size=1)
    graph.application()
    link = graph.ok("GET", "/myorganization/applications")["@odata.nextLink"]
    assert (
        len(graph.ok("GET", urllib.parse.urlsplit(link).path.removeprefix("/v1.0") + "?" + link.partition("?")[2])["value"]) == 1
    )


@pytest.mark.parametrize("path", ["/applications", "/servicePrincipals", "/users", "/oauth2PermissionGrants", "/organization"])
def test_an_unknown_navigation_is_refused_everywhere(graph: GraphClient, path: str) -> None:
    graph.mail_client()
    first = graph.ok("GET", path)["value"][0]["id"]
    nowhere = f"{path}?$filter=id eq '00000000-0000-0000-0000-000000000000'&$expand=nonsense"
    for one in (f"{path}?$expand=nonsense", f"{path}/{first}?$expand=nonsense", f"{path}?$expand=Owners,x", nowhere):
        assert "Could not find a property named" in graph.refused(400, "BadRequest", "GET", one)


def in_one_order(document: t.Any) -> t.Any:
    """Return a document with its lists sorted: their order means nothing."""
    if isinstance(document, dict):
        return {name: in_one_order(one) for name, one in document.items()}
    if isinstance(document, list):
        return sorted((in_one_order(one) for one in document), key=str)
    return document


def test_navigations_come_along(graph: GraphClient) -> None:
    app = graph.application()
    principal = graph.principal(app)
    exchange = graph.resource()
    graph.grant(principal, "SMTP.Send")
    body = {"principalId": principal["id"], "resourceId": exchange["id"], "appRoleId": IMAP_AS_APP}
    graph.ok("POST", f"/servicePrincipals/{principal['id']}/appRoleAssignments", body)
    federated = {"name": "ci", "issuer": "https://ci.contoso.test", "subject": "x", "audiences": ["api://AzureADTokenExchange"]}
    graph.ok("POST", f"/applications/{app['id']}/federatedIdentityCredentials", federated)

    def both(path: str, object_id: str, query: str) -> t.Any:
        listed = [one for one in graph.ok("GET", f"{path}?$expand={query}")["value"] if one["id"] == object_id]
        alone = graph.ok("GET", f"{path}/{object_id}?$expand={query}")
        name = query.partition("(")[0]
        key = next(one for one in alone if one.lower() == name.lower())
        assert [in_one_order(alone[key])] == [in_one_order(one[key]) for one in listed]
        return alone[key]

    one = principal["id"]
    assert [row["appRoleId"] for row in both("/servicePrincipals", one, "appRoleAssignments")] == [IMAP_AS_APP]
    assert one in [row["principalId"] for row in both("/servicePrincipals", exchange["id"], "approleassignedto")]
    assert [row["scope"] for row in both("/servicePrincipals", one, "oauth2PermissionGrants($select=scope)")] == ["SMTP.Send"]
    assert both("/applications", app["id"], "owners($select=id)")[0].keys() == {"@odata.type", "id"}
    assert [row["name"] for row in both("/applications", app["id"], "federatedIdentityCredentials")] == ["ci"]
    me = graph.ok("GET", f"/servicePrincipals(appId='{graph.tenant.bootstrap.client_id}')?$expand=ownedObjects")
    assert app["id"] in {row["id"] for row in me["ownedObjects"]}
    assert not [name for row in me["ownedObjects"] for name in row if name.startswith("_")]
    chosen = graph.ok("GET", f"/servicePrincipals/{one}?$select=id&$expand=appRoleAssignments")
    assert chosen.keys() - {"@odata.context"} == {"id", "appRoleAssignments"}


def test_a_property_by_its_path(graph: GraphClient) -> None:
    app = graph.application(web={"redirectUris": ["https://a.contoso.test/cb"]})
    exchange = graph.resource()
    scopes = graph.ok("GET", f"/servicePrincipals/{exchange['id']}/oauth2PermissionScopes")
    assert in_one_order(scopes["value"]) == in_one_order(exchange["oauth2PermissionScopes"])
    assert scopes["@odata.context"].endswith(f"/$metadata#servicePrincipals('{exchange['id']}')/oauth2PermissionScopes")
    assert graph.ok("GET", f"/applications/{app['id']}/approles")["value"] == []
    assert graph.ok("GET", f"/applications/{app['id']}/web")["redirectUris"] == ["https://a.contoso.test/cb"]
    assert graph.ok("GET", "/users/alice@contoso.test/displayName")["value"] == "Alice"
    assert graph.call("GET", f"/applications/{app['id']}/notes").status == 204
    graph.refused(400, "BadRequest", "GET", f"/applications/{app['id']}/_secrets")
    graph.refused(400, "BadRequest", "GET", f"/applications/{app['id']}/appRoles/1")
    graph.refused(400, "BadRequest", "DELETE", f"/applications/{app['id']}/appRoles")


def test_roles_and_scopes_of_which_little_is_said(graph: GraphClient) -> None:
    role, scope = {"id": str(uuid.uuid4()), "displayName": "Reader"}, {"id": str(uuid.uuid4())}
    app = graph.application(appRoles=[role], api={"oauth2PermissionScopes": [scope]})
    path = f"/applications/{app['id']}"
    assert app["appRoles"] == [{**role, "description": None, "isEnabled": True, "origin": "Application", "value": None}]
    assert app["api"]["oauth2PermissionScopes"][0]["isEnabled"] is True
    graph.ok("PATCH", path, {"displayName": "Other"})
    graph.refused(400, "CannotDeleteOrUpdateEnabledEntitlement", "PATCH", path, {"appRoles": []})
    graph.ok("PATCH", path, {"appRoles": [{**app["appRoles"][0], "isEnabled": False}]})
    graph.ok("PATCH", path, {"appRoles": []})
    graph.refused(400, "Request_BadRequest", "PATCH", path, {"appRoles": [{"displayName": "No id"}]})
    graph.refused(400, "Request_BadRequest", "PATCH", path, {"appRoles": [None]})


def test_a_scope_without_a_value_is_no_name(emulator: Emulator, graph: GraphClient) -> None:
    scope = {"id": str(uuid.uuid4()), "type": "User"}
    app = graph.application(api={"oauth2PermissionScopes": [scope]})
    graph.ok("POST", "/servicePrincipals", {"appId": app["appId"]})
    answer = form(
        emulator, f"/{graph.tenant.tenant_id}/oauth2/v2.0/devicecode", client_id=AZURE_CLI, scope=f"{app['appId']}/None"
    )
    assert answer.status == 400
    assert answer.json()["error_codes"] == [650053]


def test_groups_of_a_person(graph: GraphClient) -> None:
    assert graph.ok("POST", "/users/alice@contoso.test/getMemberGroups", {"securityEnabledOnly": False})["value"] == []
    graph.refused(405, "Request_BadRequest", "POST", "/users/alice@contoso.test/revokeSignInSessions", {})


def test_resource_manager_knows_the_tenant_of_a_token(emulator: Emulator) -> None:
    tenant = emulator.tenant("contoso")
    for token in (
        app_token(emulator, "https://management.core.windows.net//.default"),
        app_token(emulator, "https://management.azure.com/.default"),
        app_token(emulator, f"{emulator.authority}/.default"),
        person_token(emulator, "bob", "https://management.core.windows.net//.default"),
    ):
        (row,) = azure(emulator, "GET", "/tenants?api-version=2022-12-01", token).json()["value"]
        assert (row["tenantId"], row["defaultDomain"]) == (tenant.tenant_id, "contoso.test")
        assert azure(emulator, "GET", "/subscriptions?api-version=2022-12-01", token).json()["value"] == []


@pytest.mark.parametrize("audience", ["https://management.core.windows.net/", "https://management.azure.com"])
def test_a_scope_comes_back_with_its_slashes(emulator: Emulator, audience: str) -> None:
    """Recorded from Azure CLI's token cache: ``"target": ".../user_impersonation .../.default"`` with both slashes."""
    tenant = emulator.tenant("contoso").tenant_id
    scope = f"{audience}/.default offline_access openid profile"
    code = form(emulator, f"/{tenant}/oauth2/v2.0/devicecode", client_id=AZURE_CLI, scope=scope).json()
    emulator.approve(code["user_code"], "bob@contoso.test")
    grant = "urn:ietf:params:oauth:grant-type:device_code"
    answer = token_request(emulator, tenant, None, grant_type=grant, client_id=AZURE_CLI, device_code=code["device_code"])
    assert answer["scope"].split() == [f"{audience}/user_impersonation", f"{audience}/.default"]


def test_a_lab_of_an_earlier_version_gets_what_it_lacks(tmp_path: pathlib.Path) -> None:
    with Emulator(tmp_path) as old:
        principals = next(iter(old.service.core.state["tenants"].values()))["service_principals"]
        for row in [row for row in principals.values() if row["appId"] in (ARM, PORTAL)]:
            del principals[row["id"]]
        old.service.core.store.touch()
    with Emulator(tmp_path) as new:
        token = app_token(new, "https://management.azure.com/.default")
        assert azure(new, "GET", "/tenants", token).status == 200


def test_resource_manager_refuses_other_tokens(emulator: Emulator) -> None:
    arm = app_token(emulator, "https://management.azure.com/.default")
    codes = {}
    for path in ("/tenants", "/subscriptions"):
        for name, token in {
            "none": "",
            "garbage": "x",
            "graph": app_token(emulator, "https://graph.microsoft.com/.default"),
        }.items():
            answer = azure(emulator, "GET", path, token)
            assert answer.status == 401 and "WWW-Authenticate" in answer.headers
            codes[name] = answer.json()["error"]["code"]
    assert codes == {
        "none": "AuthenticationFailed",
        "garbage": "InvalidAuthenticationToken",
        "graph": "InvalidAuthenticationTokenAudience",
    }
    emulator.set_clock(7200)
    assert azure(emulator, "GET", "/tenants", arm).json()["error"]["code"] == "ExpiredAuthenticationToken"


def test_the_portal_consents_for_an_administrator(emulator: Emulator, graph: GraphClient) -> None:
    declared = [
        {"resourceAppId": GRAPH, "resourceAccess": [{"id": SMTP_ON_GRAPH, "type": "Scope"}]},
        {"resourceAppId": EXCHANGE, "resourceAccess": [{"id": IMAP_AS_APP, "type": "Role"}]},
    ]
    app = graph.application(requiredResourceAccess=declared)
    path = f"/api/RegisteredApplications/{app['appId']}/Consent?onBehalfOfAll=true"
    refused = azure(emulator, "POST", path, person_token(emulator, "bob", f"{PORTAL}/.default"))
    assert refused.status == 403 and "performed by an administrator" in refused.json()["Message"]
    assert azure(emulator, "POST", path, app_token(emulator, f"{PORTAL}/.default")).status == 400
    assert azure(emulator, "POST", path, person_token(emulator, "admin", "https://graph.microsoft.com/.default")).status == 401
    assert graph.call("GET", f"/servicePrincipals(appId='{app['appId']}')").status == 404, "nothing was made by a refused one"
    token = person_token(emulator, "admin", f"{PORTAL}/.default")
    for _unused in range(2):
        assert azure(emulator, "POST", path, token).status == 204
    base = f"/servicePrincipals(appId='{app['appId']}')"
    assert [row["scope"] for row in graph.ok("GET", f"{base}/oauth2PermissionGrants")["value"]] == ["SMTP.Send"]
    assert [row["appRoleId"] for row in graph.ok("GET", f"{base}/appRoleAssignments")["value"]] == [IMAP_AS_APP]
    nobody = azure(emulator, "POST", "/api/RegisteredApplications/00000000-0000-0000-0000-000000000000/Consent", token)
    assert nobody.status == 404


def test_a_device_code_by_get(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.mail_client()
    path = f"/{graph.tenant.tenant_id}/oauth2/v2.0/devicecode"
    query = {"client_id": app["appId"], "scope": "https://outlook.office.com/SMTP.Send offline_access", "response_type": "code"}
    answer = emulator.service.handle(Request("GET", path, query, {}, b"", emulator.authority)).json()
    emulator.approve(answer["user_code"], "alice@contoso.test")
    fields = {"grant_type": "urn:ietf:params:oauth:grant-type:device_code", "client_id": app["appId"]}
    token = token_request(emulator, graph.tenant.tenant_id, None, **fields, device_code=answer["device_code"])
    assert "https://outlook.office.com/SMTP.Send" in token["scope"].split()
    missing = emulator.service.handle(Request("GET", path, {}, {}, b"", emulator.authority)).json()
    assert missing["error_codes"] == [900144]


@pytest.mark.parametrize("form_of_key", ["DER", "PEM", "DER in lines"])
def test_a_certificate_signs_in_however_it_was_uploaded(emulator: Emulator, graph: GraphClient, form_of_key: str) -> None:
    """CLI for Microsoft 365 sends a file as it is, PEM too; Azure CLI the base64 of a PEM file with its line ends."""
    der, key = certificate()
    pem = f"-----BEGIN CERTIFICATE-----\n{der}\n-----END CERTIFICATE-----\n"
    given = {"DER": der, "PEM": base64.b64encode(pem.encode()).decode(), "DER in lines": f"{der[:64]}\r\n{der[64:]}\r\n"}
    credential = {"type": "AsymmetricX509Cert", "usage": "Verify", "key": given[form_of_key]}
    app = graph.application(keyCredentials=[credential])
    graph.principal(app)
    url = f"{emulator.authority}/{graph.tenant.tenant_id}/oauth2/v2.0/token"
    claims = {
        "aud": url,
        "iss": app["appId"],
        "sub": app["appId"],
        "jti": "1",
        "nbf": int(time.time()),
        "exp": int(time.time()) + 600,
    }
    digest = hashlib.sha1(base64.b64decode(der)).digest()
    assertion = jwt.encode(claims, key, "RS256", {"x5t": base64.urlsafe_b64encode(digest).decode()})
    fields = {"client_assertion": assertion, "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"}
    fields.update(client_id=app["appId"], grant_type="client_credentials", scope="https://graph.microsoft.com/.default")
    assert "access_token" in token_request(emulator, graph.tenant.tenant_id, None, **fields)
