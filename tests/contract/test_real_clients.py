# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Clients that nobody here wrote run against the emulator unmodified: azure-identity, msal, msgraph-sdk."""

from __future__ import annotations

import asyncio
import html
import json
import re
import ssl
import typing as t
import urllib.parse
import urllib.request

import httpx
import msal
import pytest
from azure.core.exceptions import ClientAuthenticationError
from azure.identity import CertificateCredential, ClientSecretCredential, DeviceCodeCredential
from cryptography.hazmat.primitives import serialization
from emulator_client import EXCHANGE, GRAPH, GraphClient, certificate, decision
from kiota_abstractions.base_request_configuration import RequestConfiguration
from kiota_authentication_azure.azure_identity_authentication_provider import AzureIdentityAuthenticationProvider
from msgraph import GraphRequestAdapter, GraphServiceClient
from msgraph.generated.models.application import Application
from msgraph.generated.models.o_auth2_permission_grant import OAuth2PermissionGrant
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.generated.models.required_resource_access import RequiredResourceAccess
from msgraph.generated.models.resource_access import ResourceAccess
from msgraph.generated.models.service_principal import ServicePrincipal
from msgraph.generated.service_principals.service_principals_request_builder import ServicePrincipalsRequestBuilder
from msgraph_core import GraphClientFactory

from entra_emulator.testing import Emulator

MAIL = [f"https://outlook.office.com/{name}" for name in ("IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send")]
GRAPH_SCOPE = "https://graph.microsoft.com/.default"


def identity(emulator: Emulator) -> dict[str, t.Any]:
    """Return the options that point a credential of azure-identity at the emulator."""
    return {"authority": emulator.authority, "disable_instance_discovery": True, "connection_verify": emulator.ca_file}


def public_client(emulator: Emulator, app: t.Any, cache: t.Any = None, tenant: str = "") -> t.Any:
    """Return an msal client of an application."""
    authority = f"{emulator.authority}/{tenant or emulator.tenant('contoso').tenant_id}"
    return msal.PublicClientApplication(
        app["appId"], authority=authority, instance_discovery=False, verify=emulator.ca_file, token_cache=cache
    )


def test_client_secret_credential(emulator: Emulator) -> None:
    tenant = emulator.tenant("contoso")
    for name in (tenant.tenant_id, tenant.domain):
        token = ClientSecretCredential(name, *tenant.bootstrap, **identity(emulator)).get_token(GRAPH_SCOPE)
        assert GraphClient(emulator, token=token.token).ok("GET", "/users")["value"]
    with pytest.raises(ClientAuthenticationError, match="AADSTS7000215"):
        ClientSecretCredential(tenant.tenant_id, tenant.bootstrap.client_id, "wrong", **identity(emulator)).get_token(GRAPH_SCOPE)
    with pytest.raises(ClientAuthenticationError, match="Unable to get authority configuration"):
        ClientSecretCredential("nobody.test", *tenant.bootstrap, **identity(emulator)).get_token(GRAPH_SCOPE)


def test_certificate_credential(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.application()
    graph.principal(app)
    der, key = certificate()
    graph.ok(
        "PATCH", f"/applications/{app['id']}", {"keyCredentials": [{"type": "AsymmetricX509Cert", "usage": "Verify", "key": der}]}
    )
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    pem = private + b"-----BEGIN CERTIFICATE-----\n" + der.encode() + b"\n-----END CERTIFICATE-----\n"
    credential = CertificateCredential(graph.tenant.tenant_id, app["appId"], certificate_data=pem, **identity(emulator))
    assert credential.get_token("https://outlook.office365.com/.default").token.count(".") == 2
    other, _unused = certificate()
    graph.ok(
        "PATCH",
        f"/applications/{app['id']}",
        {"keyCredentials": [{"type": "AsymmetricX509Cert", "usage": "Verify", "key": other}]},
    )
    with pytest.raises(ClientAuthenticationError, match="AADSTS700027"):
        CertificateCredential(graph.tenant.tenant_id, app["appId"], certificate_data=pem, **identity(emulator)).get_token(
            GRAPH_SCOPE
        )


@pytest.mark.parametrize("audience", ["AzureADMyOrg", "AzureADMultipleOrgs"])
def test_device_code_credential(emulator: Emulator, graph: GraphClient, audience: str) -> None:
    app = graph.mail_client(signInAudience=audience)
    tenant = {"tenant_id": graph.tenant.tenant_id} if audience == "AzureADMyOrg" else {}  # without one it asks /organizations
    shown: list[str] = []

    def approve(uri: str, code: str, expires: t.Any) -> None:
        shown.append(uri)
        emulator.approve(code, "alice@contoso.test")

    credential = DeviceCodeCredential(app["appId"], prompt_callback=approve, **tenant, **identity(emulator))
    token = credential.get_token(*MAIL).token
    assert shown == [f"{emulator.authority}/common/oauth2/deviceauth"]
    assert decision(emulator, token, "alice@contoso.test", "imap") == (200, "alice@contoso.test")
    assert credential.get_token(MAIL[0]).token == token, "the answer's scope must let the token be found again"


def test_device_code_credential_without_a_client_of_its_own(emulator: Emulator) -> None:
    """azure-identity then signs in as the Azure CLI, Microsoft's own client: preauthorized for Graph, not for mail."""
    azure_cli = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"
    tenant = emulator.tenant("contoso")

    def credential(user: str) -> DeviceCodeCredential:
        emulator.approve_next(azure_cli, f"{user}@contoso.test")
        return DeviceCodeCredential(
            tenant_id=tenant.tenant_id, prompt_callback=lambda uri, code, expires: None, **identity(emulator)
        )

    administrator = GraphClient(emulator, token=credential("admin").get_token(GRAPH_SCOPE).token)
    app = administrator.mail_client()
    assert administrator.ok("GET", f"/applications/{app['id']}/owners")["value"][0]["id"] == tenant.users["admin"].object_id
    person = GraphClient(emulator, token=credential("bob").get_token(GRAPH_SCOPE).token)
    assert person.ok("GET", "/me")["userPrincipalName"] == "bob@contoso.test"
    person.refused(403, "Authorization_RequestDenied", "PATCH", f"/applications/{app['id']}", {"notes": "x"})
    with pytest.raises(ClientAuthenticationError, match="AADSTS65002"):
        credential("alice").get_token(MAIL[0])


def test_msal_device_flow_then_refresh_for_other_resources(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.mail_client()
    graph.grant(graph.ok("GET", f"/servicePrincipals(appId='{app['appId']}')"), "User.Read", GRAPH)
    cache = msal.SerializableTokenCache()
    client = public_client(emulator, app, cache)
    emulator.approve_next(app["appId"], "alice@contoso.test")
    first = client.acquire_token_by_device_flow(client.initiate_device_flow(scopes=MAIL[:1]))
    assert first["id_token_claims"]["preferred_username"] == "alice@contoso.test"
    again = public_client(emulator, app, cache)
    (account,) = again.get_accounts()
    assert account["home_account_id"] == f"{graph.tenant.users['alice'].object_id}.{graph.tenant.tenant_id}"
    silent = again.acquire_token_silent_with_error(MAIL[:1], account)
    assert silent["access_token"] == first["access_token"]
    smtp = again.acquire_token_silent_with_error(MAIL[2:], account)
    assert decision(emulator, smtp["access_token"], "alice@contoso.test", "submission")[0] == 200
    reader = again.acquire_token_silent_with_error(["https://graph.microsoft.com/User.Read"], account)
    assert GraphClient(emulator, token=reader["access_token"]).ok("GET", "/me")["userPrincipalName"] == "alice@contoso.test"
    bare = public_client(emulator, app).acquire_token_by_refresh_token(first["refresh_token"], scopes=MAIL)
    assert set(bare["scope"].split()) >= set(MAIL)
    emulator.control("POST", "refresh_tokens/revoke", {"username": "alice@contoso.test"})
    revoked = again.acquire_token_silent_with_error(MAIL, account, force_refresh=True)
    assert (revoked["error"], revoked["error_codes"]) == ("invalid_grant", [50173])


@pytest.mark.parametrize("mode", ["query", "form_post"])
def test_msal_authorization_code_with_pkce(emulator: Emulator, graph: GraphClient, mode: str) -> None:
    app = graph.mail_client(publicClient={"redirectUris": ["http://localhost"]}, isFallbackPublicClient=None)
    client = public_client(emulator, app)
    flow = client.initiate_auth_code_flow(MAIL, redirect_uri="http://localhost:54321", response_mode=mode)
    answer = sign_in(emulator, flow["auth_uri"], "alice@contoso.test", graph.tenant.users["alice"].password)
    tampered = {**flow, "code_verifier": "x" * 43}
    assert client.acquire_token_by_auth_code_flow(tampered, dict(answer))["error_codes"] == [501481]
    token = client.acquire_token_by_auth_code_flow(flow, answer)
    assert token["id_token_claims"]["nonce"]
    assert decision(emulator, token["access_token"], "alice@contoso.test", "pop3")[0] == 200
    assert client.acquire_token_by_auth_code_flow(flow, answer)["error_codes"] == [54005]


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: t.Any, **kwargs: t.Any) -> None:
        return None


def sign_in(emulator: Emulator, uri: str, login: str, password: str) -> dict[str, str]:
    """Fill in the sign-in page as a person does and return the parameters that reach the redirect URI."""
    context = ssl.create_default_context(cafile=emulator.ca_file)
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=context), _Stay())
    with opener.open(uri, timeout=10) as page:
        text = page.read().decode()
    hidden = {
        html.unescape(n): html.unescape(v) for n, v in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', text)
    }
    fields = urllib.parse.urlencode({**hidden, "login": login, "passwd": password}).encode()
    try:
        with opener.open(uri.partition("?")[0], fields, timeout=10) as page:
            text = page.read().decode()
    except urllib.error.HTTPError as redirect:
        assert redirect.code == 302
        with redirect:
            return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(redirect.headers["Location"]).query))
    assert re.search(r'<form method="POST" name="hiddenform" action="http://localhost:54321">', text), text
    return {
        html.unescape(n): html.unescape(v) for n, v in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', text)
    }


def graph_service(emulator: Emulator) -> GraphServiceClient:
    """Return msgraph-sdk's client for the emulator."""
    tenant = emulator.tenant("contoso")
    credential = ClientSecretCredential(tenant.tenant_id, *tenant.bootstrap, **identity(emulator))
    provider = AzureIdentityAuthenticationProvider(
        credential, scopes=[GRAPH_SCOPE], allowed_hosts=["localhost"], is_cae_enabled=False
    )
    context = ssl.create_default_context(cafile=emulator.ca_file)
    http = GraphClientFactory.create_with_default_middleware(
        client=httpx.AsyncClient(verify=context, timeout=10, trust_env=False)
    )
    adapter = GraphRequestAdapter(provider, client=http)
    adapter.base_url = f"{emulator.graph_url}/v1.0"
    return GraphServiceClient(request_adapter=adapter)


def test_msgraph_sdk(emulator: Emulator) -> None:
    emulator.clear_requests()
    asyncio.run(_sdk(emulator))
    paths = [(one["method"], one["path"]) for one in emulator.requests() if one["path"].startswith("/v1.0")]
    assert paths[0] == ("POST", "/v1.0/applications")


async def _sdk(emulator: Emulator) -> None:
    import uuid

    client = graph_service(emulator)
    access = ResourceAccess(id=uuid.UUID("652390e4-393a-48de-9484-05f9b1212954"), type="Scope")
    declared = [RequiredResourceAccess(resource_app_id=GRAPH, resource_access=[access])]
    app = await client.applications.post(
        Application(
            display_name="SDK", sign_in_audience="AzureADMyOrg", is_fallback_public_client=True, required_resource_access=declared
        )
    )
    assert app is not None and app.id is not None and app.app_id is not None
    assert list(app.additional_data) == ["@odata.context"]
    assert app.created_date_time is not None
    principal = await client.service_principals.post(ServicePrincipal(app_id=app.app_id))
    exchange = await client.service_principals_with_app_id(EXCHANGE).get()
    assert principal is not None and exchange is not None
    grant = await client.oauth2_permission_grants.post(
        OAuth2PermissionGrant(client_id=principal.id, consent_type="AllPrincipals", resource_id=exchange.id, scope="SMTP.Send")
    )
    assert grant is not None and grant.id is not None
    assert await client.applications.by_application_id(app.id).patch(Application(additional_data={"notes": None})) is None
    with pytest.raises(ODataError) as caught:
        await client.oauth2_permission_grants.post(
            OAuth2PermissionGrant(
                client_id=principal.id, consent_type="AllPrincipals", resource_id=exchange.id, scope="SMTP.Send"
            )
        )
    assert caught.value.response_status_code == 409
    assert caught.value.error is not None and caught.value.error.code == "Request_MultipleObjectsWithSameKeyValue"
    query = ServicePrincipalsRequestBuilder.ServicePrincipalsRequestBuilderGetQueryParameters(
        filter="displayName eq 'SDK'", count=True
    )
    configuration: RequestConfiguration[t.Any] = RequestConfiguration(query_parameters=query)
    configuration.headers.add("ConsistencyLevel", "eventual")
    found = await client.service_principals.get(configuration)
    assert found is not None and found.odata_count == 1
    emulator.knobs(throttle={"count": 1, "retry_after": 0})
    assert await client.service_principals.get() is not None, "the SDK's own retry sees the 429"


def test_the_log_holds_no_secret(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.mail_client()
    secret = graph.ok("POST", f"/applications/{app['id']}/addPassword", {})["secretText"]
    client = public_client(emulator, app)
    emulator.approve_next(app["appId"], "alice@contoso.test")
    token = client.acquire_token_by_device_flow(client.initiate_device_flow(scopes=MAIL))
    text = json.dumps(emulator.requests())
    assert '"status": 200' in text
    for value in (
        secret,
        token["access_token"],
        token["refresh_token"],
        token["id_token"],
        graph.tenant.bootstrap.client_secret,
        graph.token,
    ):
        assert value not in text
