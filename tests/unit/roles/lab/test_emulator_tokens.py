# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The token endpoint: every grant, the shape of tokens, and each refusal with its AADSTS number."""

from __future__ import annotations

import base64
import hashlib
import json
import time
import typing as t
import urllib.parse

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from emulator_client import EXCHANGE, GRAPH, MAIL_SCOPES, GraphClient, certificate, decision, device_token, form, token_request

from entra_emulator.testing import Emulator

MAIL = {"IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"}
ON_GRAPH = {"User.Read", "IMAP.AccessAsUser.All", "openid", "profile"}
IMAP = "https://outlook.office.com/IMAP.AccessAsUser.All"
DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
CONSUMERS = "9188040d-6c67-4c5b-b112-36a304b66dad"


def claims(token: str) -> dict[str, t.Any]:
    """Return a token's claims unchecked."""
    return t.cast("dict[str, t.Any]", jwt.decode(token, options={"verify_signature": False}))


def secret_request(emulator: Emulator, **changes: str) -> dict[str, t.Any]:
    """Ask for an app-only token as contoso's bootstrap identity; an empty value drops a parameter."""
    tenant = emulator.tenant("contoso")
    fields = {
        "grant_type": "client_credentials",
        "client_id": tenant.bootstrap.client_id,
        "client_secret": tenant.bootstrap.client_secret,
        "scope": "https://graph.microsoft.com/.default",
        **changes,
    }
    where = fields.pop("tenant", tenant.tenant_id)
    return t.cast("dict[str, t.Any]", token_request(emulator, where, **{name: value for name, value in fields.items() if value}))


def test_discovery_names_every_endpoint(emulator: Emulator) -> None:
    tenant = emulator.tenant("contoso")
    for name in (tenant.tenant_id, tenant.domain, "contoso.onmicrosoft.test", tenant.tenant_id.upper()):
        document = emulator.send("GET", f"/{name}/v2.0/.well-known/openid-configuration").json()
        assert document["issuer"] == f"{emulator.authority}/{tenant.tenant_id}/v2.0"
        assert document["token_endpoint"] == f"{emulator.authority}/{tenant.tenant_id}/oauth2/v2.0/token"
        assert document["device_authorization_endpoint"].endswith("/oauth2/v2.0/devicecode")
    for name in ("common", "organizations"):
        document = emulator.send("GET", f"/{name}/v2.0/.well-known/openid-configuration").json()
        assert document["issuer"] == f"{emulator.authority}/{{tenantid}}/v2.0"
        assert document["authorization_endpoint"].startswith(f"{emulator.authority}/{name}/")
    assert CONSUMERS in emulator.send("GET", "/consumers/v2.0/.well-known/openid-configuration").json()["issuer"]
    unknown = emulator.send("GET", "/nobody.test/v2.0/.well-known/openid-configuration")
    assert (unknown.status, unknown.json()["error"], unknown.json()["error_codes"]) == (400, "invalid_tenant", [90002])


def test_tokens_verify_with_the_published_keys(emulator: Emulator) -> None:
    token = secret_request(emulator)["access_token"]
    keys = emulator.send("GET", "/common/discovery/v2.0/keys").json()["keys"]
    header = jwt.get_unverified_header(token)
    assert header["typ"] == "JWT"
    (key,) = [one for one in keys if one["kid"] == header["kid"]]
    decoded = jwt.decode(token, jwt.PyJWK(key).key, algorithms=["RS256"], audience="https://graph.microsoft.com")
    assert "Application.ReadWrite.OwnedBy" in decoded["roles"]


def test_an_app_only_token(emulator: Emulator) -> None:
    tenant = emulator.tenant("contoso")
    answer = secret_request(emulator, scope="https://outlook.office365.com/.default")
    assert set(answer) == {"token_type", "expires_in", "ext_expires_in", "access_token"}
    found = claims(answer["access_token"])
    assert found["aud"] == "https://outlook.office365.com"
    assert found["iss"] == f"https://sts.windows.net/{tenant.tenant_id}/"
    assert (found["ver"], found["appidacr"], found["appid"]) == ("1.0", "1", tenant.bootstrap.client_id)
    assert found["roles"] == ["Exchange.ManageAsApp"]
    assert found["oid"] == found["sub"]
    assert not {"scp", "upn", "azp", "unique_name"} & set(found)
    assert found["nbf"] <= found["iat"] <= time.time() < found["exp"]


@pytest.mark.parametrize(
    ("changes", "number", "error", "status"),
    [
        ({"client_secret": "wrong"}, 7000215, "invalid_client", 401),
        ({"client_secret": ""}, 7000218, "invalid_client", 401),
        ({"client_id": "00000000-0000-4000-8000-000000000000"}, 700016, "unauthorized_client", 400),
        ({"client_id": ""}, 900144, "invalid_request", 400),
        ({"grant_type": ""}, 900144, "invalid_request", 400),
        ({"grant_type": "magic"}, 70003, "unsupported_grant_type", 400),
        ({"scope": "https://graph.microsoft.com/User.Read"}, 1002012, "invalid_scope", 400),
        ({"scope": ""}, 90014, "invalid_request", 400),
        ({"scope": "https://nothing.test/.default"}, 500011, "invalid_resource", 400),
        ({"tenant": "nobody.test"}, 90002, "invalid_request", 400),
        ({"tenant": "fabrikam.test"}, 700016, "unauthorized_client", 400),
        ({"tenant": "common"}, 50194, "invalid_request", 400),
        ({"tenant": "consumers"}, 9002332, "invalid_request", 400),
        ({"client_assertion": "nonsense", "client_secret": ""}, 900144, "invalid_request", 400),
    ],
)
def test_a_refused_client_credentials_request(
    emulator: Emulator, changes: dict[str, str], number: int, error: str, status: int
) -> None:
    answer = secret_request(emulator, **changes)
    assert (answer.get("error"), answer.get("error_codes")) == (error, [number])
    assert answer["error_description"].startswith(f"AADSTS{number}: ")
    assert {"timestamp", "trace_id", "correlation_id", "error_uri"} <= set(answer)
    assert emulator.requests()[-1]["status"] == status


def test_the_error_repeats_the_clients_correlation_id(emulator: Emulator) -> None:
    wanted = "11111111-2222-4333-8444-555555555555"
    answer = token_request(emulator, "contoso.test", {"client-request-id": wanted}, grant_type="client_credentials")
    assert answer["correlation_id"] == wanted
    assert wanted in answer["error_description"]


def test_secrets_expire_and_need_some_seconds_at_first(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.application()
    graph.principal(app)
    emulator.knobs(secret_delay=10)
    secret = graph.ok(
        "POST", f"/applications/{app['id']}/addPassword", {"passwordCredential": {"endDateTime": "2100-01-01T00:00:00Z"}}
    )
    fields = {"client_id": app["appId"], "client_secret": secret["secretText"]}
    assert secret_request(emulator, **fields)["error_codes"] == [7000215]
    emulator.set_clock(11)
    assert "access_token" in secret_request(emulator, **fields)
    soon = (2099 - 2026 + 1) * 365.25 * 86400
    with pytest.raises(ValueError, match="ten years"):
        emulator.set_clock(soon)
    emulator.set_clock(0)
    short = graph.ok("POST", f"/applications/{app['id']}/addPassword", {"passwordCredential": {}})
    emulator.set_clock(2 * 365 * 86400 + 60)
    fields["client_secret"] = short["secretText"]
    assert secret_request(emulator, **fields)["error_codes"] == [7000222]


def test_basic_authentication_of_the_client(emulator: Emulator) -> None:
    tenant = emulator.tenant("contoso")
    encoded = base64.b64encode(":".join(tenant.bootstrap).encode()).decode()
    headers = {"Authorization": f"Basic {encoded}"}
    fields = {"grant_type": "client_credentials", "scope": "https://graph.microsoft.com/.default"}
    assert "access_token" in token_request(emulator, tenant.tenant_id, headers, **fields)


def test_an_application_without_service_principal_gets_no_app_only_token(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.application()
    secret = graph.ok("POST", f"/applications/{app['id']}/addPassword", {})["secretText"]
    assert secret_request(emulator, client_id=app["appId"], client_secret=secret)["error_codes"] == [7000229]
    principal = graph.principal(app)
    assert "roles" not in claims(secret_request(emulator, client_id=app["appId"], client_secret=secret)["access_token"])
    graph.ok("PATCH", f"/servicePrincipals/{principal['id']}", {"accountEnabled": False})
    assert secret_request(emulator, client_id=app["appId"], client_secret=secret)["error_codes"] == [7000112]


def assertion(app: t.Any, der: str, key: rsa.RSAPrivateKey, audience: str, **changes: t.Any) -> str:
    """Return a client assertion, signed with a certificate."""
    now = int(time.time())
    body = {"aud": audience, "iss": app["appId"], "sub": app["appId"], "exp": now + 600, "nbf": now, "jti": "1", **changes}
    thumbprint = base64.urlsafe_b64encode(hashlib.sha256(base64.b64decode(der)).digest()).rstrip(b"=").decode()
    return jwt.encode(body, key, "PS256", headers={"x5t#S256": thumbprint})


@pytest.mark.parametrize(
    "changes",
    [{"aud": "https://elsewhere.test/"}, {"exp": 1}, {"sub": "someone"}, {"nbf": time.time() + 7200}, {"iss": "someone"}],
)
def test_a_certificate_assertion_is_checked(emulator: Emulator, graph: GraphClient, changes: dict[str, t.Any]) -> None:
    app = graph.application()
    graph.principal(app)
    der, key = certificate()
    graph.ok(
        "PATCH", f"/applications/{app['id']}", {"keyCredentials": [{"type": "AsymmetricX509Cert", "usage": "Verify", "key": der}]}
    )
    url = f"{emulator.authority}/{graph.tenant.tenant_id}/oauth2/v2.0/token"
    fields = {
        "client_id": app["appId"],
        "client_secret": "",
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    }
    good = secret_request(emulator, client_assertion=assertion(app, der, key, url), **fields)
    assert claims(good["access_token"])["appidacr"] == "2"
    bad = secret_request(emulator, client_assertion=assertion(app, der, key, url, **changes), **fields)
    assert bad["error"] == "invalid_client"
    assert bad["error_codes"][0] in (700024, 700027, 700211)
    forged = secret_request(emulator, client_assertion=assertion(app, der, certificate()[1], url), **fields)
    assert forged["error_codes"] == [700027]


def test_a_federated_assertion(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.application()
    graph.principal(app)
    issuer = "https://token.actions.test"
    _unused, key = certificate()
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
    emulator.control("POST", "federated_issuers", {"issuer": issuer, "keys": [{**public, "kid": "ci", "alg": "RS256"}]})
    body = {"name": "ci", "issuer": issuer, "subject": "repo:x", "audiences": ["api://AzureADTokenExchange"]}
    graph.ok("POST", f"/applications/{app['id']}/federatedIdentityCredentials", body)
    good = {"iss": issuer, "sub": "repo:x", "aud": "api://AzureADTokenExchange", "exp": time.time() + 600}

    def ask(**changes: t.Any) -> dict[str, t.Any]:
        given = jwt.encode({**good, **changes}, key, "RS256", headers={"kid": "ci"})
        kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
        return secret_request(
            emulator, client_id=app["appId"], client_secret="", client_assertion=given, client_assertion_type=kind
        )

    assert "access_token" in ask()
    assert ask(iss="https://other.test")["error_codes"] == [700211]
    assert ask(sub="repo:y")["error_codes"] == [700213]
    assert ask(aud="else")["error_codes"] == [700212]
    assert ask(exp=1)["error_codes"] == [700027]


def test_a_delegated_mail_token(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.mail_client()
    answer = device_token(emulator, app, "alice@contoso.test", client_info="1")
    alice = graph.tenant.users["alice"]
    assert answer["scope"].split() == MAIL_SCOPES.split()
    found = claims(answer["access_token"])
    assert found["aud"] == "https://outlook.office.com"
    assert found["scp"].split() == ["IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"]
    assert (found["upn"], found["unique_name"], found["oid"]) == ("alice@contoso.test", "alice@contoso.test", alice.object_id)
    assert (found["ver"], found["appidacr"], found["tid"]) == ("1.0", "0", graph.tenant.tenant_id)
    assert not {"azp", "roles", "preferred_username"} & set(found)
    identity = claims(answer["id_token"])
    assert (identity["aud"], identity["ver"]) == (app["appId"], "2.0")
    assert identity["iss"] == f"{emulator.authority}/{graph.tenant.tenant_id}/v2.0"
    assert (identity["preferred_username"], identity["oid"], identity["sub"]) == (
        "alice@contoso.test",
        alice.object_id,
        found["sub"],
    )
    info = json.loads(base64.urlsafe_b64decode(answer["client_info"] + "=="))
    assert info == {"uid": alice.object_id, "utid": graph.tenant.tenant_id}
    assert answer["refresh_token"]


@pytest.mark.parametrize(
    ("scope", "audience", "scp"),  # whatever is asked for, the token carries all that is consented
    [
        ("https://outlook.office365.com/SMTP.Send", "https://outlook.office365.com", MAIL),
        ("https://outlook.office.com/.default", "https://outlook.office.com", MAIL),
        ("https://outlook.office.com//smtp.send", "https://outlook.office.com/", MAIL),
        ("IMAP.AccessAsUser.All", "https://graph.microsoft.com", ON_GRAPH),
        ("https://graph.microsoft.com/User.Read", "https://graph.microsoft.com", ON_GRAPH),
        ("", "https://graph.microsoft.com", ON_GRAPH),
    ],
)
def test_the_audience_follows_the_scope(emulator: Emulator, graph: GraphClient, scope: str, audience: str, scp: set[str]) -> None:
    app = graph.mail_client()
    graph.grant(graph.ok("GET", f"/servicePrincipals(appId='{app['appId']}')"), "User.Read IMAP.AccessAsUser.All", GRAPH)
    found = claims(device_token(emulator, app, "alice@contoso.test", scope)["access_token"])
    assert found["aud"] == audience
    assert set(found["scp"].split()) == scp


@pytest.mark.parametrize(
    ("scope", "number", "error"),
    [
        (f"{IMAP} https://graph.microsoft.com/User.Read", 28000, "invalid_request"),
        (f"{IMAP} User.Read", 28000, "invalid_request"),
        (f"{IMAP} https://outlook.office.com/.default", 70011, "invalid_scope"),
        ("https://outlook.office.com/IMAP.Access", 650053, "invalid_client"),
        ("https://nothing.test/Mail", 500011, "invalid_resource"),
        ("https://outlook.office.com/EWS.AccessAsUser.All", 65001, "invalid_grant"),
    ],
)
def test_a_refused_scope(emulator: Emulator, graph: GraphClient, scope: str, number: int, error: str) -> None:
    answer = device_token(emulator, graph.mail_client(), "alice@contoso.test", scope)
    assert (answer["error_codes"], answer["error"]) == ([number], error)


@pytest.mark.parametrize(
    ("resource", "knob", "ok"),
    [
        (EXCHANGE, "either", True),
        (GRAPH, "either", True),
        (EXCHANGE, "exchange", True),
        (GRAPH, "exchange", False),
        (EXCHANGE, "graph", False),
        (GRAPH, "graph", True),
    ],
)
def test_consent_is_looked_for_on_the_resource_of_the_knob(
    emulator: Emulator, graph: GraphClient, resource: str, knob: str, ok: bool
) -> None:
    app = graph.application()
    graph.grant(graph.principal(app), "IMAP.AccessAsUser.All", resource)
    emulator.knobs(consent_resource=knob)
    answer = device_token(emulator, app, "alice@contoso.test", IMAP)
    assert ("access_token" in answer) is ok
    if not ok:
        assert (answer["error_codes"], answer["suberror"]) == ([65001], "consent_required")


def test_consent_of_one_user_counts_for_that_user(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.application()
    principal = graph.principal(app)
    assert device_token(emulator, app, "alice@contoso.test", IMAP)["error_codes"] == [65001]
    graph.grant(principal, "IMAP.AccessAsUser.All", user=graph.tenant.users["alice"].object_id)
    assert "access_token" in device_token(emulator, app, "alice@contoso.test", IMAP)
    assert device_token(emulator, app, "bob@contoso.test", IMAP)["error_codes"] == [65001]
    emulator.knobs(user_consent=True)
    assert "access_token" in device_token(emulator, app, "bob@contoso.test", IMAP)


def test_a_token_carries_what_was_asked_or_all_that_is_consented(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.mail_client()
    emulator.knobs(token_scopes="requested")
    asked = device_token(emulator, app, "alice@contoso.test", IMAP)["access_token"]
    emulator.knobs(token_scopes="consented")
    everything = device_token(emulator, app, "alice@contoso.test", IMAP)["access_token"]
    assert claims(asked)["scp"] == "IMAP.AccessAsUser.All"
    assert len(claims(everything)["scp"].split()) == 3


def test_a_wrong_permission_id_shows_when_somebody_has_to_consent(emulator: Emulator, graph: GraphClient) -> None:
    graph_id_of_imap = "652390e4-393a-48de-9484-05f9b1212954"
    declared = [{"resourceAppId": EXCHANGE, "resourceAccess": [{"id": graph_id_of_imap, "type": "Scope"}]}]
    emulator.knobs(unknown_permission="refuse")
    graph.refused(400, "Request_BadRequest", "POST", "/applications", {"displayName": "x", "requiredResourceAccess": declared})
    emulator.knobs(unknown_permission="accept")
    app = graph.application(requiredResourceAccess=declared)
    graph.principal(app)
    assert device_token(emulator, app, "alice@contoso.test", IMAP)["error_codes"] == [65006]


def test_a_public_client_must_be_switched_on(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.mail_client(isFallbackPublicClient=False)
    answer = device_token(emulator, app, "alice@contoso.test", IMAP)
    assert (answer["error"], answer["error_codes"]) == ("invalid_client", [7000218])
    secret = graph.ok("POST", f"/applications/{app['id']}/addPassword", {})["secretText"]
    assert "access_token" in device_token(emulator, app, "alice@contoso.test", IMAP, client_secret=secret)


def start(emulator: Emulator, app: t.Any, scope: str = MAIL_SCOPES, tenant: str = "contoso.test") -> dict[str, t.Any]:
    """Ask for a device code."""
    return t.cast(
        "dict[str, t.Any]", form(emulator, f"/{tenant}/oauth2/v2.0/devicecode", client_id=app["appId"], scope=scope).json()
    )


def poll(emulator: Emulator, app: t.Any, code: dict[str, t.Any], tenant: str = "contoso.test") -> dict[str, t.Any]:
    """Poll for the token of a device code."""
    fields = {"grant_type": DEVICE_GRANT, "client_id": app["appId"], "device_code": code["device_code"]}
    return t.cast("dict[str, t.Any]", form(emulator, f"/{tenant}/oauth2/v2.0/token", **fields).json())


def test_the_device_code_flow(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.mail_client()
    code = start(emulator, app)
    assert (code["expires_in"], code["interval"]) == (900, 1)
    assert code["user_code"] in code["message"]
    assert poll(emulator, app, code)["error"] == "authorization_pending"
    emulator.knobs(slow_down=1)
    assert [poll(emulator, app, code)["error"] for _unused in range(2)] == ["slow_down", "authorization_pending"]
    assert [one["user_code"] for one in emulator.pending_device_codes()] == [code["user_code"]]
    emulator.approve(code["user_code"].lower(), "alice@contoso.test")
    assert "refresh_token" not in poll(emulator, app, code), "offline_access was not asked for"
    again = poll(emulator, app, code)
    assert again["error_codes"] == [54005]


def test_a_declined_an_expired_and_an_unknown_device_code(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.mail_client()
    declined = start(emulator, app)
    emulator.control("POST", "device_codes/deny", {"user_code": declined["user_code"]})
    assert poll(emulator, app, declined)["error"] == "authorization_declined"
    expired = start(emulator, app)
    emulator.set_clock(901)
    assert (poll(emulator, app, expired)["error"], poll(emulator, app, expired)["error_codes"]) == ("expired_token", [70020])
    assert poll(emulator, app, {"device_code": "nonsense"})["error"] == "bad_verification_code"
    other = graph.mail_client()
    emulator.set_clock(0)
    assert poll(emulator, other, start(emulator, app))["error"] == "bad_verification_code"


def test_somebody_stands_by_for_one_code_and_two_minutes(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.mail_client()
    stale = start(emulator, app)
    emulator.approve_next(app["appId"], "alice@contoso.test")
    fresh = start(emulator, app)
    assert "access_token" in poll(emulator, app, fresh)
    assert poll(emulator, app, stale)["error"] == "authorization_pending"
    emulator.approve_next(app["appId"], "alice@contoso.test")
    emulator.set_clock(121)
    assert poll(emulator, app, start(emulator, app))["error"] == "authorization_pending"


def test_users_sign_in_where_they_belong(emulator: Emulator, graph: GraphClient) -> None:
    single = graph.mail_client()
    assert start(emulator, single, tenant="organizations")["error_codes"] == [50194]
    assert device_token(emulator, single, "dave@fabrikam.test", IMAP)["error_codes"] == [50020]
    multi = graph.application(signInAudience="AzureADMultipleOrgs")
    graph.grant(graph.principal(multi), "IMAP.AccessAsUser.All")
    assert device_token(emulator, multi, "dave@fabrikam.test", IMAP, tenant="organizations")["error_codes"] == [65001]
    roles = ["Application.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All"]
    emulator.control("PATCH", "bootstrap", {"tenant": "fabrikam.test", "roles": roles})  # OwnedBy adopts no foreign application
    fabrikam = GraphClient(emulator, "fabrikam")
    fabrikam.grant(fabrikam.principal(multi), "IMAP.AccessAsUser.All")
    token = device_token(emulator, multi, "dave@fabrikam.test", IMAP, tenant="organizations")["access_token"]
    assert decision(emulator, token, "dave@fabrikam.test", "imap")[0] == 200
    assert claims(token)["tid"] == emulator.tenant("fabrikam").tenant_id


def test_personal_accounts_get_opaque_mail_tokens(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.application(signInAudience="AzureADandPersonalMicrosoftAccount")
    assert app["api"]["requestedAccessTokenVersion"] == 2
    answer = device_token(emulator, app, "pat@outlook.test", IMAP, tenant="consumers")
    assert answer["access_token"].startswith("EwB")
    assert "." not in answer["access_token"]
    assert claims(answer["id_token"])["tid"] == CONSUMERS
    assert decision(emulator, answer["access_token"], "pat@outlook.test", "imap")[0] == 200
    assert decision(emulator, answer["access_token"], "pat@outlook.test", "pop3") == (403, "missing_scope")
    org_only = graph.mail_client()
    assert start(emulator, org_only, tenant="consumers")["error_codes"] == [9002332]


def refresh(emulator: Emulator, app: t.Any, token: str, scope: str = "", **fields: str) -> dict[str, t.Any]:
    """Redeem a refresh token."""
    where = fields.pop("tenant", "contoso.test")
    all_fields = {"grant_type": "refresh_token", "client_id": app["appId"], "refresh_token": token, "scope": scope, **fields}
    return t.cast("dict[str, t.Any]", form(emulator, f"/{where}/oauth2/v2.0/token", **all_fields).json())


def test_a_refresh_token_is_of_a_user_and_a_client_not_of_a_resource(emulator: Emulator, graph: GraphClient) -> None:
    app, other = graph.mail_client(), graph.mail_client()
    graph.grant(graph.ok("GET", f"/servicePrincipals(appId='{app['appId']}')"), "User.Read", GRAPH)
    first = device_token(emulator, app, "alice@contoso.test", IMAP)["refresh_token"]
    same = refresh(emulator, app, first)
    assert IMAP in same["scope"].split()
    assert same["refresh_token"] != first
    assert "SMTP.Send" in claims(refresh(emulator, app, first, "https://outlook.office.com/SMTP.Send")["access_token"])["scp"]
    reader = refresh(emulator, app, same["refresh_token"], "https://graph.microsoft.com/User.Read openid")
    assert claims(reader["access_token"])["aud"] == "https://graph.microsoft.com"
    assert reader["id_token"]
    assert refresh(emulator, other, first)["error_codes"] == [70000]
    assert refresh(emulator, app, "nonsense")["error_codes"] == [9002313]
    assert refresh(emulator, app, first, tenant="fabrikam.test")["error_codes"] == [700016]


def test_refresh_tokens_end(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.mail_client()
    token = device_token(emulator, app, "alice@contoso.test")["refresh_token"]
    emulator.set_clock(90 * 86400 - 60)
    newer = refresh(emulator, app, token)["refresh_token"]
    emulator.set_clock(90 * 86400 + 60)
    assert refresh(emulator, app, token)["error_codes"] == [700082]
    assert "access_token" in refresh(emulator, app, newer)
    emulator.control("PATCH", "users", {"username": "alice@contoso.test", "password": "changed"})
    answer = refresh(emulator, app, newer)
    assert (answer["error_codes"], answer["suberror"]) == ([50173], "bad_token")
    emulator.control("PATCH", "users", {"username": "alice@contoso.test", "enabled": False})
    assert refresh(emulator, app, newer)["error_codes"] == [50057]


def test_one_time_refresh_tokens(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.mail_client()
    emulator.knobs(one_time_refresh_tokens=True)
    token = device_token(emulator, app, "alice@contoso.test")["refresh_token"]
    newer = refresh(emulator, app, token)["refresh_token"]
    assert refresh(emulator, app, token)["error_codes"] == [70000]
    assert refresh(emulator, app, newer, "https://outlook.office.com/Nothing")["error_codes"] == [650053]
    assert "access_token" in refresh(emulator, app, newer), "a refused refresh does not use the token up"


@pytest.mark.parametrize(
    ("mode", "number", "error", "refreshes"),
    [
        ("block", 53003, "invalid_grant", False),
        ("mfa", 50076, "invalid_grant", False),
        ("device", 53000, "invalid_grant", False),
        ("block_device_code", 53003, "invalid_grant", True),
    ],
)
def test_conditional_access(emulator: Emulator, graph: GraphClient, mode: str, number: int, error: str, refreshes: bool) -> None:
    app = graph.mail_client()
    token = device_token(emulator, app, "alice@contoso.test")["refresh_token"]
    emulator.knobs(conditional_access=mode, conditional_access_users=["ALICE@contoso.test"])
    answer = device_token(emulator, app, "alice@contoso.test")
    assert (answer["error_codes"], answer["error"]) == ([number], error)
    assert "access_token" in device_token(emulator, app, "bob@contoso.test")
    assert ("access_token" in refresh(emulator, app, token)) is refreshes


def test_assignment_may_be_required(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.mail_client()
    principal = graph.ok("GET", f"/servicePrincipals(appId='{app['appId']}')")
    graph.ok("PATCH", f"/servicePrincipals/{principal['id']}", {"appRoleAssignmentRequired": True})
    assert device_token(emulator, app, "alice@contoso.test")["error_codes"] == [50105]
    alice = graph.tenant.users["alice"].object_id
    body = {"principalId": alice, "resourceId": principal["id"], "appRoleId": "00000000-0000-0000-0000-000000000000"}
    graph.ok("POST", f"/servicePrincipals/{principal['id']}/appRoleAssignedTo", body)
    assert "access_token" in device_token(emulator, app, "alice@contoso.test")


def test_password_grant(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.mail_client()

    def ask(username: str, password: str) -> dict[str, t.Any]:
        fields = {"grant_type": "password", "client_id": app["appId"], "username": username, "password": password, "scope": IMAP}
        return t.cast("dict[str, t.Any]", form(emulator, "/contoso.test/oauth2/v2.0/token", **fields).json())

    assert "access_token" in ask("Alice@contoso.test", graph.tenant.users["alice"].password)
    assert ask("alice@contoso.test", "wrong")["error_codes"] == [50126]
    assert ask("nobody@contoso.test", "x")["error_codes"] == [50034]


def test_lifetimes_are_knobs(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.mail_client()
    emulator.knobs(access_token_lifetime=1)
    answer = device_token(emulator, app, "alice@contoso.test")
    assert answer["expires_in"] == 1
    assert decision(emulator, answer["access_token"], "alice@contoso.test", "imap")[0] == 200
    emulator.set_clock(2)
    assert decision(emulator, answer["access_token"], "alice@contoso.test", "imap") == (401, "expired")


def authorize(emulator: Emulator, app: t.Any, tenant: str = "contoso.test", method: str = "GET", **changes: str) -> t.Any:
    """Open the authorization page."""
    fields = {
        "client_id": app["appId"],
        "response_type": "code",
        "redirect_uri": "http://localhost",
        "scope": f"{IMAP} offline_access",
        "state": "s&1",
        **changes,
    }
    fields = {name: value for name, value in fields.items() if value}
    path = f"/{tenant}/oauth2/v2.0/authorize"
    return (
        form(emulator, path, **fields) if method == "POST" else emulator.send("GET", f"{path}?{urllib.parse.urlencode(fields)}")
    )


def redirected(response: t.Any) -> dict[str, str]:
    """Return the parameters a redirect carries."""
    assert response.status == 302, response.body
    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(response.headers["Location"]).query))


@pytest.fixture
def browser_app(graph: GraphClient) -> t.Any:
    """An application for the authorization code flow, with a redirect URI per platform."""
    return graph.mail_client(
        publicClient={"redirectUris": ["http://localhost"]},
        web={"redirectUris": ["https://contoso.test/back"]},
        spa={"redirectUris": ["https://contoso.test/spa"]},
    )


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"redirect_uri": "https://evil.test/"}, "AADSTS50011"),
        ({"redirect_uri": "http://localhost:1/other"}, "AADSTS50011"),
        ({"client_id": "00000000-0000-4000-8000-000000000000"}, "AADSTS700016"),
        ({"client_id": ""}, "AADSTS900144"),
        ({"response_mode": "carrier-pigeon"}, "carrier-pigeon"),
    ],
)
def test_an_error_that_may_not_go_to_the_redirect_uri(
    emulator: Emulator, browser_app: t.Any, changes: dict[str, str], word: str
) -> None:
    response = authorize(emulator, browser_app, **changes)
    assert response.status == 400
    assert word in response.body.decode()
    assert "Location" not in response.headers


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": ""}, "invalid_request"),
        ({"scope": f"{IMAP} User.Read"}, "invalid_request"),
        ({"prompt": "none"}, "login_required"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"redirect_uri": "https://contoso.test/spa"}, "invalid_request"),
    ],
)
def test_an_error_that_goes_back(emulator: Emulator, browser_app: t.Any, changes: dict[str, str], error: str) -> None:
    answer = redirected(authorize(emulator, browser_app, **changes))
    assert answer["error"] == error
    assert answer["error_description"].startswith("AADSTS")
    assert answer["state"] == "s&1"


def test_the_page_asks_again_after_a_wrong_password(emulator: Emulator, browser_app: t.Any, graph: GraphClient) -> None:
    page = authorize(emulator, browser_app, login_hint='"><script>alert(1)</script>').body.decode()
    assert "<script>" not in page
    again = authorize(emulator, browser_app, method="POST", login="alice@contoso.test", passwd="wrong").body.decode()
    assert "AADSTS50126" in again
    assert 'name="state" value="s&amp;1"' in again
    assert "wrong" not in again


def sign_in(emulator: Emulator, app: t.Any, graph: GraphClient, **changes: str) -> dict[str, str]:
    """Sign alice in and return what comes back."""
    password = graph.tenant.users["alice"].password
    return redirected(authorize(emulator, app, method="POST", login="alice@contoso.test", passwd=password, **changes))


def redeem(
    emulator: Emulator, app: t.Any, code: str, headers: dict[str, str] | None = None, /, **fields: str
) -> dict[str, t.Any]:
    """Redeem an authorization code."""
    all_fields = {
        "grant_type": "authorization_code",
        "client_id": app["appId"],
        "code": code,
        "redirect_uri": "http://localhost",
        **fields,
    }
    return t.cast("dict[str, t.Any]", form(emulator, "/contoso.test/oauth2/v2.0/token", headers, **all_fields).json())


def test_an_authorization_code_is_bound_to_everything(emulator: Emulator, browser_app: t.Any, graph: GraphClient) -> None:
    answer = sign_in(emulator, browser_app, graph)
    assert answer["state"] == "s&1"
    code = answer["code"]
    assert redeem(emulator, graph.mail_client(), code)["error_codes"] == [9002313]
    assert redeem(emulator, browser_app, code, redirect_uri="http://localhost/x")["error_codes"] == [500112]
    assert redeem(emulator, browser_app, code, code_verifier="x" * 43)["error_codes"] == [501481]
    assert redeem(emulator, browser_app, code, client_secret="x")["error_codes"] == [7000215]
    assert "refresh_token" in redeem(emulator, browser_app, code)
    assert redeem(emulator, browser_app, code)["error_codes"] == [54005]
    late = sign_in(emulator, browser_app, graph)["code"]
    emulator.set_clock(601)
    assert redeem(emulator, browser_app, late)["error_codes"] == [70008]


def test_a_web_client_needs_its_secret_and_a_page_application_its_origin(
    emulator: Emulator, browser_app: t.Any, graph: GraphClient
) -> None:
    web = {"redirect_uri": "https://contoso.test/back"}
    code = sign_in(emulator, browser_app, graph, **web)["code"]
    assert redeem(emulator, browser_app, code, **web)["error_codes"] == [7000218]
    secret = graph.ok("POST", f"/applications/{browser_app['id']}/addPassword", {})["secretText"]
    assert "access_token" in redeem(emulator, browser_app, code, client_secret=secret, **web)
    verifier = "v" * 43
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    spa = {"redirect_uri": "https://contoso.test/spa"}
    code = sign_in(emulator, browser_app, graph, code_challenge=challenge, code_challenge_method="S256", **spa)["code"]
    assert redeem(emulator, browser_app, code, code_verifier=verifier, **spa)["error_codes"] == [9002325]
    answer = redeem(emulator, browser_app, code, {"Origin": "https://contoso.test"}, code_verifier=verifier, **spa)
    assert answer["refresh_token_expires_in"] == 86400
    emulator.set_clock(86401)
    assert refresh(emulator, browser_app, answer["refresh_token"])["error_codes"] == [700082]


def test_missing_consent_goes_back_to_the_client(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.application(publicClient={"redirectUris": ["http://localhost"]})
    answer = sign_in(emulator, app, graph)
    assert answer["error_description"].startswith("AADSTS65001")


def test_the_device_code_page(emulator: Emulator, graph: GraphClient) -> None:
    app = graph.mail_client(displayName="Mail <b>")
    code = start(emulator, app)
    page = "/common/oauth2/deviceauth"
    assert b"Enter code" in emulator.send("GET", page).body
    login = {"login": "alice@contoso.test", "passwd": graph.tenant.users["alice"].password}
    assert b"didn&#x27;t work" in form(emulator, page, otc="WRONG", **login).body
    assert b"AADSTS50126" in form(emulator, page, otc=code["user_code"], login="alice@contoso.test", passwd="no").body
    assert poll(emulator, app, code)["error"] == "authorization_pending"
    done = form(emulator, page, otc=code["user_code"], **login).body.decode()
    assert "Mail &lt;b&gt;" in done
    assert "access_token" in poll(emulator, app, code)


def test_admin_consent_page(emulator: Emulator, graph: GraphClient) -> None:
    declared = [
        {"resourceAppId": EXCHANGE, "resourceAccess": [{"id": "5e5addcd-3e8d-4e90-baf5-964efab2b20a", "type": "Role"}]},
        {"resourceAppId": EXCHANGE, "resourceAccess": [{"id": "76faac2a-0f20-42f1-928a-50de5b9dbe52", "type": "Scope"}]},
    ]
    app = graph.application(web={"redirectUris": ["https://contoso.test/back"]}, requiredResourceAccess=declared)
    path = "/contoso.test/v2.0/adminconsent"
    fields = {
        "client_id": app["appId"],
        "redirect_uri": "https://contoso.test/back",
        "scope": "https://outlook.office365.com/.default",
    }
    alice, admin = graph.tenant.users["alice"], graph.tenant.users["admin"]
    refused = redirected(form(emulator, path, login=alice.user_principal_name, passwd=alice.password, **fields))
    assert (refused["admin_consent"], refused["error"]) == ("True", "access_denied")
    done = redirected(form(emulator, path, login=admin.user_principal_name, passwd=admin.password, **fields))
    assert (done["admin_consent"], done["tenant"]) == ("True", graph.tenant.tenant_id)
    principal = graph.ok("GET", f"/servicePrincipals(appId='{app['appId']}')")
    assert (
        graph.ok("GET", f"/servicePrincipals/{principal['id']}/appRoleAssignments")["value"][0]["resourceDisplayName"]
        == "Office 365 Exchange Online"
    )
    assert graph.ok("GET", f"/servicePrincipals/{principal['id']}/oauth2PermissionGrants")["value"][0]["scope"] == "SMTP.Send"
