# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every kind of answer the emulator gives is one that Graph could give: parsed by msgraph-sdk's own models, nothing forgiven."""

from __future__ import annotations

import datetime
import typing as t
import uuid

import jwt
import pytest
from emulator_client import EXCHANGE, GRAPH, GraphClient, certificate, device_token

from entra_emulator.testing import Emulator

IMAP_ON_GRAPH = "652390e4-393a-48de-9484-05f9b1212954"
IMAP_APP_ROLE = "5e5addcd-3e8d-4e90-baf5-964efab2b20a"
ADVANCED = {"ConsistencyLevel": "eventual"}


@pytest.fixture
def full(graph: GraphClient) -> t.Any:
    """An application with a value in every property a client may write."""
    return graph.application(
        displayName="Full",
        description="Everything",
        notes="note",
        uniqueName="full",
        groupMembershipClaims="None",
        identifierUris=["api://full"],
        isDeviceOnlyAuthSupported=False,
        serviceManagementReference="ref",
        tags=["mail"],
        optionalClaims={
            "idToken": [{"name": "email", "essential": False, "additionalProperties": []}],
            "accessToken": [],
            "saml2Token": [],
        },
        addIns=[{"id": str(uuid.uuid4()), "type": "FileHandler", "properties": [{"key": "version", "value": "1"}]}],
        api={
            "oauth2PermissionScopes": [
                {
                    "adminConsentDescription": "d",
                    "adminConsentDisplayName": "n",
                    "id": str(uuid.uuid4()),
                    "isEnabled": True,
                    "type": "User",
                    "userConsentDescription": None,
                    "userConsentDisplayName": None,
                    "value": "Use",
                }
            ]
        },
        appRoles=[
            {
                "allowedMemberTypes": ["User"],
                "description": "d",
                "displayName": "n",
                "id": str(uuid.uuid4()),
                "isEnabled": True,
                "value": "r",
            }
        ],
        info={"supportUrl": "https://contoso.test/help"},
        publicClient={"redirectUris": ["http://localhost", "https://login.microsoftonline.com/common/oauth2/nativeclient"]},
        web={"redirectUris": ["https://contoso.test/back"], "logoutUrl": "https://contoso.test/out"},
        spa={"redirectUris": ["https://contoso.test/spa"]},
        requiredResourceAccess=[{"resourceAppId": GRAPH, "resourceAccess": [{"id": IMAP_ON_GRAPH, "type": "Scope"}]}],
        nativeAuthenticationApisEnabled="none",
        parentalControlSettings={"countriesBlockedForMinors": ["DE"], "legalAgeGroupRule": "Allow"},
        servicePrincipalLockConfiguration={"isEnabled": True, "allProperties": True},
        requestSignatureVerification={"isSignedRequestRequired": False, "allowedWeakAlgorithms": "rsaSha1"},
    )


def test_applications(graph: GraphClient, full: t.Any) -> None:
    by_id = graph.ok("GET", f"/applications/{full['id']}")
    by_app_id = graph.ok("GET", f"/applications(appId='{full['appId']}')")
    by_name = graph.ok("GET", "/applications(uniqueName='full')")
    assert by_id["appId"] == by_app_id["appId"] == by_name["appId"] == full["appId"]
    assert by_id["uniqueName"] == "full"
    assert graph.ok("GET", "/applications?$select=id,appId")["value"]
    assert graph.ok("GET", f"/applications?$filter=displayName eq 'Full' and appId eq '{full['appId']}'")["value"]
    assert graph.ok("GET", "/applications?$top=1")["@odata.nextLink"]
    assert graph.ok("GET", '/applications?$count=true&$search="displayName:ful"', headers=ADVANCED)["@odata.count"] == 1
    graph.ok("PATCH", f"/applications/{full['id']}", {"notes": None, "isFallbackPublicClient": False})
    assert graph.ok("GET", f"/applications/{full['id']}")["notes"] is None
    assert (
        graph.ok("GET", f"/applications/{full['id']}?$expand=owners")["owners"][0]["@odata.type"]
        == "#microsoft.graph.servicePrincipal"
    )
    assert graph.call("GET", "/applications/$count", headers=ADVANCED).body == b"2"


def test_upsert_answers_201_with_a_body_then_204(graph: GraphClient) -> None:
    prefer = {"Prefer": "create-if-missing"}
    first = graph.call("PATCH", "/applications(uniqueName='u')", {"displayName": "U"}, prefer)
    assert (first.status, first.json()["uniqueName"]) == (201, "u")
    assert graph.call("PATCH", "/applications(uniqueName='u')", {"displayName": "V"}, prefer).status == 204
    app_id = first.json()["appId"]
    assert graph.call("PATCH", f"/servicePrincipals(appId='{app_id}')", {"displayName": "V"}, prefer).status == 201
    assert graph.call("PATCH", f"/servicePrincipals(appId='{app_id}')", {"displayName": "W"}, prefer).status == 204


def test_credentials(graph: GraphClient) -> None:
    app = graph.application()
    secret = graph.ok("POST", f"/applications/{app['id']}/addPassword", {"passwordCredential": {"displayName": "n"}})
    assert secret["secretText"].startswith(secret["hint"])
    assert 16 <= len(secret["secretText"]) <= 64
    shown = graph.ok("GET", f"/applications/{app['id']}")["passwordCredentials"][0]
    assert shown["secretText"] is None
    assert shown["keyId"] == secret["keyId"]
    graph.ok("POST", f"/applications/{app['id']}/removePassword", {"keyId": secret["keyId"]})
    first, key = certificate()
    key_body = {"type": "AsymmetricX509Cert", "usage": "Verify", "key": first, "displayName": "c"}
    graph.ok("PATCH", f"/applications/{app['id']}", {"keyCredentials": [key_body]})
    second, _unused = certificate("second")
    now = int(datetime.datetime.now(datetime.timezone.utc).timestamp())
    claims = {"aud": "00000002-0000-0000-c000-000000000000", "iss": app["id"], "nbf": now, "exp": now + 600}
    proof = jwt.encode(claims, key, "RS256")
    added = graph.ok(
        "POST",
        f"/applications/{app['id']}/addKey",
        {"keyCredential": {**key_body, "key": second}, "passwordCredential": None, "proof": proof},
    )
    assert len(graph.ok("GET", f"/applications/{app['id']}")["keyCredentials"]) == 2
    graph.ok("POST", f"/applications/{app['id']}/removeKey", {"keyId": added["keyId"], "proof": proof})
    federated = {"name": "ci", "issuer": "https://ci.test", "subject": "repo:x", "audiences": ["api://AzureADTokenExchange"]}
    one = graph.ok("POST", f"/applications/{app['id']}/federatedIdentityCredentials", federated)
    assert graph.ok("GET", f"/applications/{app['id']}/federatedIdentityCredentials")["value"] == [
        {k: v for k, v in one.items() if not k.startswith("@")}
    ]
    graph.ok("PATCH", f"/applications/{app['id']}/federatedIdentityCredentials/{one['id']}", {"subject": "repo:y"})
    assert graph.ok("GET", f"/applications/{app['id']}/federatedIdentityCredentials/ci")["subject"] == "repo:y"
    graph.ok("DELETE", f"/applications/{app['id']}/federatedIdentityCredentials/{one['id']}")


def test_owners(graph: GraphClient) -> None:
    app = graph.application()
    principal = graph.principal(app)
    alice = graph.tenant.users["alice"].object_id
    for path in (f"/applications/{app['id']}/owners", f"/servicePrincipals/{principal['id']}/owners"):
        reference = {"@odata.id": f"{graph.emulator.graph_url}/v1.0/directoryObjects/{alice}"}
        graph.ok("POST", f"{path}/$ref", reference)
        kinds = {one["@odata.type"] for one in graph.ok("GET", path)["value"]}
        assert kinds == {"#microsoft.graph.user", "#microsoft.graph.servicePrincipal"}
        assert graph.call("DELETE", f"{path}/{alice}/$ref").status == 204
    assert graph.ok("GET", f"/servicePrincipals/{graph.resource()['id']}/owners")["value"] == []
    me = graph.ok("GET", f"/servicePrincipals(appId='{graph.tenant.bootstrap.client_id}')")
    assert {one["id"] for one in graph.ok("GET", f"/servicePrincipals/{me['id']}/ownedObjects")["value"]} == {
        app["id"],
        principal["id"],
    }


def test_service_principals_and_consent(graph: GraphClient) -> None:
    app = graph.application()
    principal = graph.principal(app)
    exchange = graph.resource(EXCHANGE)
    assert graph.ok("GET", "/servicePrincipals")["value"]
    assert (
        graph.ok("GET", f"/servicePrincipals?$filter=servicePrincipalNames/any(n:n eq '{app['appId']}')")["value"][0]["id"]
        == principal["id"]
    )
    grant = graph.grant(principal, "IMAP.AccessAsUser.All SMTP.Send")
    person = graph.grant(principal, "POP.AccessAsUser.All", user=graph.tenant.users["bob"].object_id)
    assert graph.ok("GET", f"/oauth2PermissionGrants/{grant['id']}")["scope"] == "IMAP.AccessAsUser.All SMTP.Send"
    found = graph.ok(
        "GET", f"/oauth2PermissionGrants?$filter=clientId eq '{principal['id']}' and consentType eq 'AllPrincipals'"
    )["value"]
    assert [one["id"] for one in found] == [grant["id"]]
    listed = graph.ok("GET", f"/servicePrincipals(appId='{app['appId']}')/oauth2PermissionGrants")["value"]
    assert {one["id"] for one in listed} == {grant["id"], person["id"]}
    of_bob = graph.ok("GET", f"/users/{graph.tenant.users['bob'].object_id}/oauth2PermissionGrants")["value"]
    assert [one["id"] for one in of_bob] == [person["id"]]
    graph.ok("PATCH", f"/oauth2PermissionGrants/{grant['id']}", {"scope": "SMTP.Send"})
    graph.ok("DELETE", f"/oauth2PermissionGrants/{grant['id']}")
    body = {"principalId": principal["id"], "resourceId": exchange["id"], "appRoleId": IMAP_APP_ROLE}
    assigned = graph.ok("POST", f"/servicePrincipals/{exchange['id']}/appRoleAssignedTo", body)
    mine = graph.ok("GET", f"/servicePrincipals/{principal['id']}/appRoleAssignments")["value"]
    assert [one["id"] for one in mine] == [assigned["id"]]
    assert (
        graph.ok("GET", f"/servicePrincipals/{exchange['id']}/appRoleAssignedTo/{assigned['id']}")["principalDisplayName"]
        == "Mail"
    )
    graph.ok("DELETE", f"/servicePrincipals/{principal['id']}/appRoleAssignments/{assigned['id']}")
    graph.ok("PATCH", f"/servicePrincipals/{principal['id']}", {"accountEnabled": False, "tags": ["HideApp"]})
    graph.ok("DELETE", f"/servicePrincipals/{principal['id']}")


def test_directory(graph: GraphClient, emulator: Emulator) -> None:
    assert len(graph.ok("GET", "/users")["value"]) == 4
    assert graph.ok("GET", "/users/alice@contoso.test")["id"] == graph.tenant.users["alice"].object_id
    assert graph.ok("GET", "/users?$select=id,accountEnabled&$filter=startswith(userPrincipalName,'al')")["value"]
    organization = graph.ok("GET", "/organization")["value"][0]
    assert organization["id"] == graph.tenant.tenant_id
    assert graph.ok("GET", f"/organization/{organization['id']}")["tenantType"] == "AAD"
    assert [one["id"] for one in graph.ok("GET", "/domains")["value"] if one["isDefault"]] == ["contoso.test"]
    assert graph.ok("GET", "/domains/contoso.test")["isVerified"]
    assert graph.ok("GET", "/subscribedSkus")["value"]
    alice = graph.ok("GET", f"/directoryObjects/{graph.tenant.users['alice'].object_id}")
    assert alice["@odata.type"] == "#microsoft.graph.user"
    emulator.control("PATCH", "bootstrap", {"tenant": "contoso.test", "roles": ["Policy.Read.All"]})
    emulator.knobs(secrets_allowed=False, max_secret_lifetime_days=90, max_certificate_lifetime_days=365)
    reader = GraphClient(emulator, check=graph._check)
    assert reader.ok("GET", "/policies/identitySecurityDefaultsEnforcementPolicy")["isEnabled"] is False
    assert reader.ok("GET", "/policies/authorizationPolicy")["allowedToUseSSPR"] is True
    policy = reader.ok("GET", "/policies/defaultAppManagementPolicy")
    kinds = [one["restrictionType"] for one in policy["applicationRestrictions"]["passwordCredentials"]]
    assert sorted(kinds) == ["passwordAddition", "passwordLifetime"]


def test_me(graph: GraphClient, emulator: Emulator) -> None:
    app = graph.application()
    graph.grant(graph.principal(app), "User.Read", GRAPH)
    token = device_token(emulator, app, "alice@contoso.test", "https://graph.microsoft.com/User.Read")["access_token"]
    person = GraphClient(emulator, check=graph._check, token=token)
    assert person.ok("GET", "/me")["userPrincipalName"] == "alice@contoso.test"
    assert person.ok("GET", "/organization")["value"]


def test_deleted_items(graph: GraphClient) -> None:
    app = graph.application(uniqueName="gone")
    principal = graph.principal(app)
    graph.ok("DELETE", f"/applications/{app['id']}")
    listed = graph.ok("GET", "/directory/deletedItems/microsoft.graph.application")["value"]
    assert [one["deletedDateTime"] is not None for one in listed] == [True]
    assert graph.ok("GET", "/directory/deletedItems/microsoft.graph.servicePrincipal")["value"][0]["id"] == principal["id"]
    assert graph.ok("GET", f"/directory/deletedItems/{app['id']}")["@odata.type"] == "#microsoft.graph.application"
    restored = graph.ok("POST", f"/directory/deletedItems/{app['id']}/restore")
    assert (restored["id"], restored["deletedDateTime"]) == (app["id"], None)
    graph.ok("DELETE", f"/applications/{app['id']}")
    assert graph.call("DELETE", f"/directory/deletedItems/{app['id']}").status == 204
    graph.refused(404, "Request_ResourceNotFound", "GET", f"/directory/deletedItems/{app['id']}")


def test_batch(graph: GraphClient, emulator: Emulator) -> None:
    app = graph.application()
    steps: list[dict[str, t.Any]] = [
        {"id": "app", "method": "GET", "url": f"/applications(appId='{app['appId']}')"},
        {"id": "none", "method": "GET", "url": f"/servicePrincipals(appId='{app['appId']}')"},
        {"id": "sku", "method": "GET", "url": "/subscribedSkus"},
        {
            "id": "new",
            "method": "POST",
            "url": "/servicePrincipals",
            "body": {"appId": app["appId"]},
            "headers": {"Content-Type": "application/json"},
            "dependsOn": ["app"],
        },
        {"id": "after", "method": "GET", "url": "/users", "dependsOn": ["none"]},
    ]
    emulator.knobs(unordered_batch=True)
    answer = graph.ok("POST", "/$batch", {"requests": steps})
    assert {one["id"]: one["status"] for one in answer["responses"]} == {
        "app": 200,
        "none": 404,
        "sku": 200,
        "new": 201,
        "after": 424,
    }
    assert [one["id"] for one in answer["responses"]] != [step["id"] for step in steps]


@pytest.mark.parametrize(
    ("status", "code", "method", "path", "body"),
    [
        (400, "BadRequest", "GET", "/nothing", None),
        (400, "BadRequest", "GET", "/applications?$filter=displayName eq", None),
        (400, "Request_BadRequest", "GET", "/applications/not-a-guid", None),
        (404, "Request_ResourceNotFound", "GET", "/applications/00000000-0000-4000-8000-000000000000", None),
        (400, "Request_UnsupportedQuery", "GET", "/applications?$filter=notes eq 'x'", None),
        (400, "Request_BadRequest", "POST", "/applications", {"displayName": "x", "nonsense": 1}),
        # Who has Application.ReadWrite.OwnedBy alone; Application.ReadWrite.All is told 400 (recordings: sp-lag-forbidden, sp-no-app).
        (403, "Authorization_RequestDenied", "POST", "/servicePrincipals", {"appId": "00000000-0000-4000-8000-000000000000"}),
        (403, "Authorization_RequestDenied", "GET", "/policies/authorizationPolicy", None),
        (400, "BadRequest", "POST", "/$batch", {"requests": []}),
        (405, "Request_BadRequest", "PUT", "/applications", {"displayName": "x"}),
    ],
)
def test_refusals_have_graphs_shape(unchecked: GraphClient, status: int, code: str, method: str, path: str, body: t.Any) -> None:
    unchecked.refused(status, code, method, path, body)


def test_faults_have_graphs_shape(unchecked: GraphClient, emulator: Emulator) -> None:
    emulator.knobs(throttle=1)
    unchecked.refused(429, "TooManyRequests", "GET", "/users")
    emulator.knobs(server_error=1)
    unchecked.refused(503, "ServiceUnavailable", "GET", "/users")
    unchecked.token = "garbage"
    unchecked.refused(401, "InvalidAuthenticationToken", "GET", "/users")
