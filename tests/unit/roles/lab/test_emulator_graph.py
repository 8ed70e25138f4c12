# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Graph: what it refuses and in which words, queries and pages, who may do what, soft delete."""

from __future__ import annotations

import typing as t
import urllib.parse
import uuid

import pytest
from emulator_client import EXCHANGE, GRAPH, GraphClient, certificate, device_token

from entra_emulator.testing import Emulator

IMAP_ON_GRAPH = "652390e4-393a-48de-9484-05f9b1212954"
IMAP_ROLE = "5e5addcd-3e8d-4e90-baf5-964efab2b20a"
USER_READ_ALL_ROLE = "df021288-bdef-4463-88db-98f22de89214"
NOBODY = "00000000-0000-4000-8000-000000000000"
EVENTUAL = {"ConsistencyLevel": "eventual"}
ERRORS = {400: "Request_BadRequest", 404: "Request_ResourceNotFound", 409: "Request_MultipleObjectsWithSameKeyValue"}


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ({}, "displayName"),
        ({"displayName": ""}, "displayName"),
        ({"displayName": "x" * 257}, "displayName"),
        ({"displayName": 1}, "displayName"),
        ({"displayName": "x", "displayNam": "y"}, "displayNam"),
        ({"displayName": "x", "appId": NOBODY}, "read-only"),
        ({"displayName": "x", "id": NOBODY}, "read-only"),
        ({"displayName": "x", "signInAudience": "Everybody"}, "signInAudience"),
        ({"displayName": "x", "isFallbackPublicClient": "true"}, "Edm.Boolean"),
        ({"displayName": "x", "tags": "mail"}, "collection"),
        ({"displayName": "x", "tags": None}, "collection"),
        ({"displayName": "x", "web": []}, "complex"),
        ({"displayName": "x", "web": {"redirectUri": []}}, "redirectUri"),
        ({"displayName": "x", "requiredResourceAccess": [{"resourceAppId": "graph"}]}, "Edm.Guid"),
        ({"displayName": "x", "requiredResourceAccess": [{"resourceAccess": []}]}, "resourceAppId"),
        (
            {"displayName": "x", "requiredResourceAccess": [{"resourceAppId": GRAPH, "resourceAccess": [{"id": IMAP_ON_GRAPH}]}]},
            "type",
        ),
        (
            {
                "displayName": "x",
                "requiredResourceAccess": [{"resourceAppId": GRAPH, "resourceAccess": [{"id": NOBODY, "type": "Scope"}]}],
            },
            NOBODY,
        ),
        (
            {
                "displayName": "x",
                "requiredResourceAccess": [{"resourceAppId": GRAPH, "resourceAccess": [{"id": IMAP_ON_GRAPH, "type": "Role"}]}],
            },
            IMAP_ON_GRAPH,
        ),
        ({"displayName": "x", "passwordCredentials": [{"displayName": "n"}]}, "service actions"),
        (
            {"displayName": "x", "keyCredentials": [{"type": "AsymmetricX509Cert", "usage": "Verify", "key": "bm9uc2Vuc2U="}]},
            "certificate",
        ),
        ({"displayName": "x", "web": {"redirectUris": ["http://contoso.test/"]}}, "WebApplication"),
        ({"displayName": "x", "web": {"redirectUris": ["/back"]}}, "WebApplication"),
        ({"displayName": "x", "web": {"redirectUris": ["myapp://back"]}}, "WebApplication"),
        ({"displayName": "x", "web": {"redirectUris": ["https://a.test/"] * 2}}, "distinct"),
        (
            {"displayName": "x", "web": {"redirectUris": ["https://a.test/"]}, "spa": {"redirectUris": ["https://a.test/"]}},
            "unique across",
        ),
    ],
)
def test_a_refused_application(graph: GraphClient, body: t.Any, word: str) -> None:
    graph.emulator.knobs(unknown_permission="refuse")
    assert word in graph.refused(400, "Request_BadRequest", "POST", "/applications", body)
    assert len(graph.ok("GET", "/applications")["value"]) == 1


def test_public_clients_may_have_redirect_uris_of_their_own_kind(graph: GraphClient) -> None:
    uris = [
        "http://localhost",
        "msauth://x",
        "urn:ietf:wg:oauth:2.0:oob",
        "https://login.microsoftonline.com/common/oauth2/nativeclient",
    ]
    assert graph.application(publicClient={"redirectUris": uris})["publicClient"]["redirectUris"] == uris


def test_personal_accounts_need_version_2_access_tokens(graph: GraphClient) -> None:
    personal = {"signInAudience": "AzureADandPersonalMicrosoftAccount"}
    assert graph.ok("POST", "/applications", {"displayName": "x"})["signInAudience"] == "AzureADMyOrg"
    app = graph.application()
    path = f"/applications/{app['id']}"
    assert "requestedAccessTokenVersion" in graph.refused(400, "InvalidAccessTokenVersion", "PATCH", path, personal)
    graph.ok("PATCH", path, {**personal, "api": {"requestedAccessTokenVersion": 2}})
    assert graph.ok("GET", path)["api"]["knownClientApplications"] == []


def test_patch_replaces_collections_merges_complex_types_and_changes_nothing_when_refused(graph: GraphClient) -> None:
    declared = [{"resourceAppId": GRAPH, "resourceAccess": [{"id": IMAP_ON_GRAPH, "type": "Scope"}]}]
    app = graph.application(requiredResourceAccess=declared, tags=["a"], web={"redirectUris": ["https://a.test/"]})
    path = f"/applications/{app['id']}"
    graph.ok("PATCH", path, {"requiredResourceAccess": [], "web": {"logoutUrl": "https://a.test/out"}})
    changed = graph.ok("GET", path)
    assert changed["requiredResourceAccess"] == []
    assert (changed["tags"], changed["web"]["redirectUris"], changed["web"]["logoutUrl"]) == (
        ["a"],
        ["https://a.test/"],
        "https://a.test/out",
    )
    graph.refused(400, "Request_BadRequest", "PATCH", path, {"notes": "n", "nonsense": 1})
    assert graph.ok("GET", path)["notes"] is None
    assert graph.call("PATCH", path, {"@odata.type": "#microsoft.graph.application", "notes": "n"}).status == 204


def test_unique_names_are_unique_kept_and_held_after_deletion(graph: GraphClient) -> None:
    app = graph.application(uniqueName="mail")
    message = graph.refused(409, ERRORS[409], "POST", "/applications", {"displayName": "x", "uniqueName": "MAIL"})
    assert "uniqueName" in message
    assert "read-only" in graph.refused(400, ERRORS[400], "PATCH", f"/applications/{app['id']}", {"uniqueName": "other"})
    named = graph.application()
    graph.ok("PATCH", f"/applications/{named['id']}", {"uniqueName": "given later"})
    assert graph.ok("GET", "/applications(uniqueName='given%20later')")["id"] == named["id"]
    graph.ok("DELETE", f"/applications/{app['id']}")
    graph.refused(
        409, ERRORS[409], "PATCH", "/applications(uniqueName='mail')", {"displayName": "x"}, {"Prefer": "create-if-missing"}
    )
    graph.ok("DELETE", f"/directory/deletedItems/{app['id']}")
    graph.ok("PATCH", "/applications(uniqueName='mail')", {"displayName": "x"}, {"Prefer": "create-if-missing"})


def test_without_the_header_an_upsert_is_an_update(graph: GraphClient) -> None:
    graph.refused(404, ERRORS[404], "PATCH", "/applications(uniqueName='none')", {"displayName": "x"})
    graph.refused(400, ERRORS[400], "PATCH", "/applications(uniqueName='none')", {"notes": "x"}, {"Prefer": "create-if-missing"})


def test_identifier_uris_are_unique(graph: GraphClient) -> None:
    app = graph.application(identifierUris=["api://mail"])
    graph.ok("PATCH", f"/applications/{app['id']}", {"identifierUris": ["api://mail", "api://post"]})
    message = graph.refused(409, ERRORS[409], "POST", "/applications", {"displayName": "x", "identifierUris": ["api://MAIL"]})
    assert "identifierUris" in message


def test_names_are_no_keys(graph: GraphClient) -> None:
    first, second = graph.application(), graph.application()
    found = graph.ok("GET", "/applications?$filter=displayName eq 'mail'")["value"]
    assert {one["id"] for one in found} == {first["id"], second["id"]}
    assert "not a key" in graph.refused(400, "BadRequest", "GET", "/applications(displayName='Mail')")


def test_every_form_of_path_leads_to_the_same_object(graph: GraphClient) -> None:
    app = graph.application(displayName="O'Neil")
    principal = graph.principal(app)
    for path in (
        f"/applications/{app['id']}",
        f"/Applications/{app['id'].upper()}",
        f"//applications(appId='{app['appId']}')",
        f"/applications('{app['id']}')",
        f"/applications(appId%3D%27{app['appId']}%27)",
    ):
        assert graph.ok("GET", path)["id"] == app["id"], path
    for path in (
        f"/servicePrincipals(appId='{app['appId']}')/oAuth2PermissionGrants",
        f"/serviceprincipals/{principal['id']}/OWNERS",
    ):
        assert "value" in graph.ok("GET", path)
    name = urllib.parse.quote("displayName eq 'O''Neil'")
    assert graph.ok("GET", f"/applications?$filter={name}")["value"][0]["id"] == app["id"]
    assert graph.ok("GET", "/applications?filter=displayName eq 'none'")["value"] == []
    beta = graph.emulator.send("GET", f"/beta/applications/{app['id']}", None, {"Authorization": f"Bearer {graph.token}"})
    assert beta.json()["@odata.context"].endswith("/beta/$metadata#applications/$entity")


def test_an_app_id_is_no_object_id(graph: GraphClient) -> None:
    app = graph.application()
    assert app["appId"] in graph.refused(404, ERRORS[404], "GET", f"/applications/{app['appId']}")
    graph.refused(404, ERRORS[404], "GET", f"/servicePrincipals(appId='{app['appId']}')")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("$filter=startswith(displayName,'al')", 2),
        ("$filter=startsWith(displayName,'AL') and not(displayName eq 'Alpha')", None),
        ("$filter=displayName eq 'Alpha' or displayName eq 'Beta'", 2),
        ("$filter=(displayName eq 'Alpha' or displayName eq 'Beta') and signInAudience eq 'AzureADMultipleOrgs'", 1),
        ("$filter=displayName in ('Alpha','Alps')", 2),
        ("$filter=tags/any(x:x eq 'one')", 1),
        ("$filter=tags/any(x:startswith(x,'t') or x eq 'one')", 2),
        ("$filter=displayName ne 'Alpha'", None),
        ("$filter=endswith(displayName,'ta')", None),
        ("$filter=tags/$count eq 1", None),
        ("$filter=createdDateTime ge 2020-01-01T00:00:00Z", 4),
        ('$search="displayName:lp"', None),
    ],
)
def test_filters(graph: GraphClient, query: str, count: int | None) -> None:
    graph.application(displayName="Alpha", tags=["one"])
    graph.application(displayName="Alps", tags=["two", "three"])
    graph.application(displayName="Beta", signInAudience="AzureADMultipleOrgs")
    if count is not None:
        assert len(graph.ok("GET", f"/applications?{query}")["value"]) == count
    else:
        assert graph.call("GET", f"/applications?{query}").status == 400
    advanced = graph.ok("GET", f"/applications?{query}&$count=true", headers=EVENTUAL)
    assert advanced["@odata.count"] == len(advanced["value"])
    assert count in (None, advanced["@odata.count"])


def test_advanced_queries_find_what_they_should(graph: GraphClient) -> None:
    graph.application(displayName="Alpha")
    graph.application(displayName="Beta")
    found = graph.ok(
        "GET", "/applications?$filter=not(startswith(displayName,'B'))&$count=true&$orderby=displayName desc", headers=EVENTUAL
    )
    assert [one["displayName"] for one in found["value"]] == ["Alpha"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("$filter=", "BadRequest"),
        ("$filter=displayName", "BadRequest"),
        ("$filter=displayName eq Mail", "BadRequest"),
        ("$filter=displayName eq 'x' and", "BadRequest"),
        ("$filter=displayName eq 'x' 'y'", "BadRequest"),
        ("$filter=displayName like 'x'", "BadRequest"),
        ("$filter=contains(displayName,'x')", "Request_UnsupportedQuery"),
        ("$filter=" + "(" * 200 + "displayName eq 'x'" + ")" * 200, "BadRequest"),
        ("$filter=displayName eq ;", "BadRequest"),
        ("$filter=notes eq 'x'", "Request_UnsupportedQuery"),
        ("$count=true", "Request_BadRequest"),
        ("$top=0", "Request_BadRequest"),
        ("$top=1000", "Request_BadRequest"),
        ("$top=-1", "Request_BadRequest"),
        ("$skiptoken=x", "Directory_ExpiredPageToken"),
        ("$select=nonsense", "BadRequest"),
        ("$skip=1", "BadRequest"),
        ("$orderby=notes", "Request_UnsupportedQuery"),
        ('$search="displayName:x"', "Request_UnsupportedQuery"),
        ("$expand=nonsense", "BadRequest"),
    ],
)
def test_a_refused_query(graph: GraphClient, query: str, code: str) -> None:
    path = f"/applications/{graph.application()['id']}" if "expand" in query else "/applications"
    graph.refused(400, code, "GET", f"{path}?{query}")


def test_pages(graph: GraphClient, emulator: Emulator) -> None:
    made = {graph.application(displayName=f"App {number}")["id"] for number in range(5)}
    emulator.knobs(page_size=2)
    path, seen, pages = "/applications?$filter=startswith(displayName,'App')&$select=id", [], 0
    while path:
        answer = graph.ok("GET", path)
        seen += [one["id"] for one in answer["value"]]
        pages += 1
        link = answer.get("@odata.nextLink", "")
        assert not link or link.startswith(f"{emulator.graph_url}/v1.0/applications?")
        path = link.partition("/v1.0")[2]
    assert (set(seen), len(seen), pages) == (made, 5, 3)


def test_grants_are_one_row_per_client_resource_and_principal(graph: GraphClient, emulator: Emulator) -> None:
    principal = graph.principal(graph.application())
    alice = graph.tenant.users["alice"].object_id
    graph.grant(principal, "SMTP.Send")
    graph.grant(principal, "SMTP.Send", GRAPH)
    graph.grant(principal, "SMTP.Send", user=alice)
    body = {"clientId": principal["id"], "consentType": "AllPrincipals", "resourceId": graph.resource()["id"], "scope": "x"}
    assert graph.refused(409, ERRORS[409], "POST", "/oauth2PermissionGrants", body) == "Permission entry already exists."
    emulator.knobs(duplicate_grant_status=400)
    assert graph.refused(400, ERRORS[400], "POST", "/oauth2PermissionGrants", body) == "Permission entry already exists."
    assert len(graph.ok("GET", f"/oauth2PermissionGrants?$filter=clientId eq '{principal['id']}'")["value"]) == 3


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"clientId": NOBODY}, 404),
        ({"clientId": "Mail"}, 404),
        ({"resourceId": NOBODY}, 404),
        ({"consentType": "Everybody"}, 400),
        ({"consentType": "Principal"}, 400),
        ({"consentType": "Principal", "principalId": NOBODY}, 404),
        ({"principalId": NOBODY}, 400),
        ({"clientId": None}, 400),
        ({"nonsense": 1}, 400),
    ],
)
def test_a_refused_grant(graph: GraphClient, changes: dict[str, t.Any], status: int) -> None:
    principal = graph.principal(graph.application())
    body = {
        "clientId": principal["id"],
        "consentType": "AllPrincipals",
        "resourceId": graph.resource()["id"],
        "scope": "SMTP.Send",
        **changes,
    }
    graph.refused(status, ERRORS[status], "POST", "/oauth2PermissionGrants", body)


def test_a_grants_scope_is_replaced_and_nothing_else_can_be_changed(graph: GraphClient) -> None:
    principal = graph.principal(graph.application())
    grant = graph.grant(principal, " SMTP.Send  IMAP.AccessAsUser.All ")
    assert grant["scope"] == "SMTP.Send IMAP.AccessAsUser.All"
    path = f"/oauth2PermissionGrants/{grant['id']}"
    graph.ok("PATCH", path, {"scope": "POP.AccessAsUser.All"})
    assert graph.ok("GET", path)["scope"] == "POP.AccessAsUser.All"
    message = graph.refused(400, ERRORS[400], "PATCH", path, {"principalId": graph.tenant.users["bob"].object_id})
    assert message == "Property cannot be updated: principalId"
    graph.ok("DELETE", path)
    graph.refused(404, ERRORS[404], "GET", path)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"appRoleId": NOBODY}, "not found on application"),
        ({"appRoleId": IMAP_ON_GRAPH}, "not found on application"),
        ({"appRoleId": "IMAP.AccessAsApp"}, "Edm.Guid"),
        ({"principalId": None}, "principalId"),
        ({"resourceId": GRAPH}, "resourceId"),
        ({"principalType": "ServicePrincipal"}, "read-only"),
    ],
)
def test_a_refused_assignment(graph: GraphClient, changes: dict[str, t.Any], word: str) -> None:
    principal, exchange = graph.principal(graph.application()), graph.resource()
    body = {"principalId": principal["id"], "resourceId": exchange["id"], "appRoleId": IMAP_ROLE, **changes}
    assert word in graph.refused(400, ERRORS[400], "POST", f"/servicePrincipals/{exchange['id']}/appRoleAssignedTo", body)


def test_assignments_are_unique_and_for_applications(graph: GraphClient) -> None:
    principal, exchange = graph.principal(graph.application()), graph.resource()
    body = {"principalId": principal["id"], "resourceId": exchange["id"], "appRoleId": IMAP_ROLE}
    graph.ok("POST", f"/servicePrincipals/{principal['id']}/appRoleAssignments", body)
    message = graph.refused(400, ERRORS[400], "POST", f"/servicePrincipals/{exchange['id']}/appRoleAssignedTo", body)
    assert message == "Permission being assigned already exists on the object"
    person = {**body, "principalId": graph.tenant.users["alice"].object_id}
    assert "type of principal" in graph.refused(
        400, ERRORS[400], "POST", f"/servicePrincipals/{exchange['id']}/appRoleAssignedTo", person
    )


def test_deletion_is_soft_and_takes_the_consent_along(graph: GraphClient) -> None:
    app = graph.mail_client(uniqueName="mail")
    graph.ok("DELETE", f"/applications/{app['id']}")
    graph.refused(404, ERRORS[404], "GET", f"/applications/{app['id']}")
    graph.refused(404, ERRORS[404], "GET", f"/servicePrincipals(appId='{app['appId']}')")
    assert graph.ok("GET", "/oauth2PermissionGrants")["value"] == []
    assert (
        graph.ok("GET", "/directory/deletedItems/microsoft.graph.application?$filter=uniqueName eq 'mail'")["value"][0]["id"]
        == app["id"]
    )
    graph.ok("POST", f"/directory/deletedItems/{app['id']}/restore")
    assert graph.ok("GET", "/applications(uniqueName='mail')")["id"] == app["id"]
    graph.refused(404, ERRORS[404], "GET", f"/servicePrincipals(appId='{app['appId']}')")
    graph.principal(app)
    assert graph.ok("GET", f"/servicePrincipals(appId='{app['appId']}')/oauth2PermissionGrants")["value"] == []


def test_a_second_service_principal_is_a_conflict(graph: GraphClient) -> None:
    app = graph.application()
    graph.principal(app)
    assert app["appId"] in graph.refused(409, ERRORS[409], "POST", "/servicePrincipals", {"appId": app["appId"]})
    caller = client(graph.emulator, "Application.ReadWrite.All")
    message = caller.refused(400, ERRORS[400], "POST", "/servicePrincipals", {"appId": NOBODY})
    assert message == f"The appId '{NOBODY}' of the service principal does not reference a valid application object."
    fabrikam = GraphClient(graph.emulator, "fabrikam")
    # The identity of fabrikam may make service principals of its own tenant's applications alone (OwnedBy).
    fabrikam.refused(403, "Authorization_RequestDenied", "POST", "/servicePrincipals", {"appId": app["appId"]})


def test_secrets_are_shown_once_and_removed_by_id(graph: GraphClient) -> None:
    app = graph.application()
    path = f"/applications/{app['id']}"
    first = graph.ok("POST", f"{path}/addPassword", {"passwordCredential": {"displayName": "a"}})
    second = graph.ok(
        "POST", f"{path}/addPassword", {"passwordCredential": {"displayName": "b", "endDateTime": "2099-01-01T00:00:00.1234567Z"}}
    )
    assert second["endDateTime"].startswith("2099-01-01T00:00:00.1")
    assert len(first["endDateTime"].partition(".")[2]) == len("1234567Z")
    assert first["secretText"] not in graph.call("GET", path).body.decode()
    assert "keyId" in graph.refused(400, ERRORS[400], "POST", f"{path}/removePassword", {"keyId": NOBODY})
    graph.ok("POST", f"{path}/removePassword", {"keyId": first["keyId"].upper()})
    assert [one["displayName"] for one in graph.ok("GET", path)["passwordCredentials"]] == ["b"]
    graph.ok("PATCH", path, {"passwordCredentials": []})
    assert graph.ok("GET", path)["passwordCredentials"] == []
    new = {"passwordCredentials": [{"displayName": "c"}]}
    assert "service actions" in graph.refused(400, ERRORS[400], "PATCH", path, new)
    backwards = {"passwordCredential": {"startDateTime": "2030-01-01T00:00:00Z", "endDateTime": "2029-01-01T00:00:00Z"}}
    graph.refused(400, ERRORS[400], "POST", f"{path}/addPassword", backwards)


def test_policies_refuse_credentials_and_audiences(graph: GraphClient, emulator: Emulator) -> None:
    app = graph.application()
    path = f"/applications/{app['id']}"
    emulator.knobs(secrets_allowed=False)
    graph.refused(400, "CredentialTypeNotAllowedAsPerAppPolicy", "POST", f"{path}/addPassword", {})
    emulator.knobs(secrets_allowed=True, max_secret_lifetime_days=90, max_certificate_lifetime_days=10)
    graph.refused(400, "CredentialInvalidLifetimeAsPerAppPolicy", "POST", f"{path}/addPassword", {})
    key = {"keyCredentials": [{"type": "AsymmetricX509Cert", "usage": "Verify", "key": certificate()[0]}]}
    graph.refused(400, "CredentialInvalidLifetimeAsPerAppPolicy", "PATCH", path, key)
    emulator.knobs(allowed_sign_in_audiences=["AzureADMyOrg"])
    other = {"displayName": "x", "signInAudience": "AzureADMultipleOrgs"}
    graph.refused(400, "SignInAudienceNotAllowedAsPerAppPolicy", "POST", "/applications", other)


def test_the_first_certificate_comes_by_patch_and_later_ones_with_proof(graph: GraphClient) -> None:
    app = graph.application()
    path = f"/applications/{app['id']}"
    body = {"keyCredential": {"type": "AsymmetricX509Cert", "usage": "Verify", "key": certificate()[0]}, "proof": "x.y.z"}
    graph.refused(401, "Authentication_MissingOrMalformed", "POST", f"{path}/addKey", body)
    graph.refused(400, ERRORS[400], "POST", f"{path}/addKey", {"keyCredential": body["keyCredential"]})
    graph.ok("PATCH", path, {"keyCredentials": [body["keyCredential"]]})
    (kept,) = graph.ok("GET", path)["keyCredentials"]
    assert kept["key"] is None
    second = {"type": "AsymmetricX509Cert", "usage": "Verify", "key": certificate("second")[0]}
    graph.ok("PATCH", path, {"keyCredentials": [kept, second]})
    assert kept["keyId"] in [one["keyId"] for one in graph.ok("GET", path)["keyCredentials"]]
    graph.refused(400, ERRORS[400], "PATCH", path, {"keyCredentials": [{**second, "endDateTime": "2099-01-01T00:00:00Z"}]})


def test_federated_credentials_have_their_limits(graph: GraphClient) -> None:
    path = f"/applications/{graph.application()['id']}/federatedIdentityCredentials"
    body = {"name": "ci", "issuer": "https://ci.test", "subject": "s", "audiences": ["api://AzureADTokenExchange"]}
    graph.ok("POST", path, body)
    graph.refused(409, ERRORS[409], "POST", path, {**body, "subject": "other"})
    graph.refused(400, "InvalidFederatedIdentityCredentialValue", "POST", path, {**body, "name": "other"})
    graph.refused(400, ERRORS[400], "POST", path, {**body, "name": "a b", "subject": "t"})
    graph.refused(400, ERRORS[400], "POST", path, {**body, "name": "two", "subject": "t", "audiences": ["a", "b"]})
    graph.refused(400, ERRORS[400], "PATCH", f"{path}/ci", {"name": "renamed"})
    for number in range(19):
        graph.ok("POST", path, {**body, "name": f"n{number}", "subject": f"s{number}"})
    assert "quota" in graph.refused(400, ERRORS[400], "POST", path, {**body, "name": "last", "subject": "last"})


def client(emulator: Emulator, *roles: str) -> GraphClient:
    """Return a client whose token carries just these app roles."""
    info = emulator.tenant("contoso")
    return GraphClient(
        emulator, token=emulator.issue_token(aud="https://graph.microsoft.com", roles=roles, app_id=info.bootstrap.client_id)
    )


@pytest.mark.parametrize(
    ("role", "method", "path", "allowed"),
    [
        ("Application.Read.All", "GET", "/applications", True),
        ("Application.Read.All", "POST", "/applications", False),
        ("Application.Read.All", "PATCH", "/applications/{app}", False),
        ("Application.Read.All", "GET", "/oauth2PermissionGrants", False),
        ("AppRegistration.Create", "POST", "/applications", True),
        ("AppRegistration.Create", "GET", "/applications", False),
        ("Application.ReadWrite.OwnedBy", "POST", "/applications", True),
        ("Application.ReadWrite.OwnedBy", "GET", "/applications/{app}", True),
        ("Application.ReadWrite.OwnedBy", "PATCH", "/applications/{app}", True),
        ("Application.ReadWrite.OwnedBy", "PATCH", "/applications/{foreign}", False),
        ("Application.ReadWrite.OwnedBy", "DELETE", "/applications/{foreign}", False),
        ("Application.ReadWrite.OwnedBy", "POST", "/applications/{foreign}/addPassword", False),
        ("Application.ReadWrite.All", "PATCH", "/applications/{foreign}", True),
        ("DelegatedPermissionGrant.ReadWrite.All", "GET", "/oauth2PermissionGrants", True),
        ("DelegatedPermissionGrant.ReadWrite.All", "GET", "/applications", False),
        ("Directory.Read.All", "GET", "/oauth2PermissionGrants", True),
        ("Directory.Read.All", "POST", "/oauth2PermissionGrants", False),
        ("Directory.Read.All", "GET", "/users", True),
        ("User.Read.All", "GET", "/users", True),
        ("User.Read.All", "GET", "/applications", False),
        ("Organization.Read.All", "GET", "/organization", True),
        ("Mail.Read", "GET", "/organization", False),
    ],
)
def test_permissions(emulator: Emulator, graph: GraphClient, role: str, method: str, path: str, allowed: bool) -> None:
    mine, foreign = graph.application(), graph.application()
    owner = graph.ok("GET", f"/applications/{foreign['id']}/owners")["value"][0]["id"]
    graph.ok("DELETE", f"/applications/{foreign['id']}/owners/{owner}/$ref")
    caller = client(emulator, role)
    body = (
        {"displayName": "x"}
        if method in ("POST", "PATCH") and path.startswith("/applications") and "addPass" not in path
        else None
    )
    response = caller.call(method, path.format(app=mine["id"], foreign=foreign["id"]), body)
    assert (response.status != 403) is allowed, response.body
    if not allowed:
        assert response.json()["error"]["code"] == "Authorization_RequestDenied"


def test_graphs_own_app_roles_need_the_assignment_permission(emulator: Emulator, graph: GraphClient) -> None:
    principal, exchange, resource = graph.principal(graph.application()), graph.resource(), graph.resource(GRAPH)
    caller = client(emulator, "Application.ReadWrite.All")
    on_exchange = {"principalId": principal["id"], "resourceId": exchange["id"], "appRoleId": IMAP_ROLE}
    caller.ok("POST", f"/servicePrincipals/{exchange['id']}/appRoleAssignedTo", on_exchange)
    on_graph = {"principalId": principal["id"], "resourceId": resource["id"], "appRoleId": USER_READ_ALL_ROLE}
    caller.refused(403, "Authorization_RequestDenied", "POST", f"/servicePrincipals/{resource['id']}/appRoleAssignedTo", on_graph)
    graph.ok("POST", f"/servicePrincipals/{resource['id']}/appRoleAssignedTo", on_graph)


def test_a_user_needs_the_scope_and_a_directory_role(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.application()
    graph.grant(graph.principal(app), "Application.ReadWrite.All", GRAPH)
    scope = "https://graph.microsoft.com/Application.ReadWrite.All"
    person = GraphClient(emulator, token=device_token(emulator, app, "alice@contoso.test", scope)["access_token"])
    assert person.ok("GET", "/applications")["value"]
    person.refused(403, "Authorization_RequestDenied", "PATCH", f"/applications/{app['id']}", {"notes": "x"})
    administrator = GraphClient(emulator, token=device_token(emulator, app, "admin@contoso.test", scope)["access_token"])
    administrator.ok("PATCH", f"/applications/{app['id']}", {"notes": "x"})
    graph.refused(400, "BadRequest", "GET", "/me")
    person.refused(403, "Authorization_RequestDenied", "GET", "/me")


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        "a.b.c",
        {"aud": "https://outlook.office.com"},
        {"lifetime": -1},
    ],
)
def test_tokens_graph_does_not_take(emulator: Emulator, graph: GraphClient, token: t.Any) -> None:
    if isinstance(token, dict):
        token = emulator.issue_token(**{"aud": "https://graph.microsoft.com", "roles": ["Application.Read.All"], **token})
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    response = emulator.send("GET", f"/v1.0/applications/{graph.application()['id']}", None, headers)
    assert (response.status, response.json()["error"]["code"]) == (401, "InvalidAuthenticationToken")


def test_a_token_shows_the_directory_of_its_own_tenant(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.application()
    token = emulator.issue_token(aud="https://graph.microsoft.com", roles=["Application.Read.All"], tenant="fabrikam")
    GraphClient(emulator, token=token).refused(404, ERRORS[404], "GET", f"/applications/{app['id']}")


def test_owners_must_exist_and_be_given_once(graph: GraphClient) -> None:
    app = graph.application()
    path = f"/applications/{app['id']}/owners/$ref"
    bob = graph.tenant.users["bob"].object_id
    for kind in ("directoryObjects", "users"):
        reference = {"@odata.id": f"https://graph.microsoft.com/v1.0/{kind}/{bob}"}
        if kind == "directoryObjects":
            assert graph.call("POST", path, reference).status == 204
        else:
            assert "already exist" in graph.refused(400, ERRORS[400], "POST", path, reference)
    graph.refused(404, ERRORS[404], "POST", path, {"@odata.id": f"https://graph.microsoft.com/v1.0/users/{NOBODY}"})
    graph.refused(400, ERRORS[400], "POST", path, {"@odata.id": "bob"})
    assert len(graph.ok("GET", path)["value"]) == 2


def test_a_body_that_is_no_json_object_gets_a_400(emulator: Emulator, graph: GraphClient) -> None:
    from entra_emulator.web import Request

    for body in (b"{", b"[]", b"\xff", b"null", b"[" * 100_000):
        request = Request("POST", "/v1.0/applications", {}, {"authorization": f"Bearer {graph.token}"}, body, emulator.authority)
        assert emulator.service.handle(request).status == 400


def step(number: int, **changes: t.Any) -> dict[str, t.Any]:
    """Return a request of a batch."""
    return {"id": str(number), "method": "GET", "url": "/users?$top=1", **changes}


@pytest.mark.parametrize(
    "steps",
    [
        None,
        [],
        "x",
        [step(number) for number in range(21)],
        [step(1), step(1)],
        [step(1, method="BREW")],
        [step(1, url="https://graph.microsoft.com/v1.0/users")],
        [step(1, url=None)],
        [step(1, dependsOn=["9"])],
        [step(1, dependsOn=["2"]), step(2, dependsOn=["1"])],
        [step(1, method="POST", body={})],
        [step(1, method="POST", headers={"Content-Type": "application/json"})],
        [{"method": "GET", "url": "/users"}],
        [1],
    ],
)
def test_a_refused_batch(graph: GraphClient, steps: t.Any) -> None:
    graph.refused(400, "BadRequest", "POST", "/$batch", {"requests": steps})


def test_a_batch_is_logged_with_what_is_in_it(graph: GraphClient, emulator: Emulator) -> None:
    emulator.clear_requests()
    answers = graph.ok(
        "POST", "/$batch", {"requests": [step(1), step(2, url=f"/applications/{uuid.uuid4()}"), step(3, url="/$batch")]}
    )
    assert [one["status"] for one in answers["responses"]] == [200, 404, 400]
    (entry,) = emulator.requests()
    assert (entry["method"], entry["path"], entry["status"]) == ("POST", "/v1.0/$batch", 200)
    assert next((one["method"], one["path"], one["query"], one["status"]) for one in entry["batch"]) == (
        "GET",
        "/users",
        "$top=1",
        200,
    )


def test_the_resources_publish_the_same_scopes_with_other_ids(graph: GraphClient) -> None:
    on_graph = {one["value"]: one["id"] for one in graph.resource(GRAPH)["oauth2PermissionScopes"]}
    on_exchange = {one["value"]: one["id"] for one in graph.resource(EXCHANGE)["oauth2PermissionScopes"]}
    for name in ("IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"):
        assert on_graph[name] != on_exchange[name]
    assert on_graph["SMTP.Send"] == "258f6531-6087-4cc4-bb90-092c5fb3ed3f"
    assert on_exchange["SMTP.Send"] == "76faac2a-0f20-42f1-928a-50de5b9dbe52"
