# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whatever a client sends, the emulator answers with something below 500."""

from __future__ import annotations

import json
import typing as t

import pytest
from emulator_client import EXCHANGE, GRAPH, GraphClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entra_emulator.testing import Emulator
from entra_emulator.web import Request

pytestmark = pytest.mark.long

NAMES = (
    *(
        "displayName",
        "appId",
        "id",
        "signInAudience",
        "tags",
        "web",
        "api",
        "spa",
        "publicClient",
        "redirectUris",
        "requiredResourceAccess",
    ),
    *(
        "resourceAppId",
        "resourceAccess",
        "type",
        "keyCredentials",
        "passwordCredentials",
        "passwordCredential",
        "keyCredential",
        "proof",
    ),
    *(
        "keyId",
        "clientId",
        "resourceId",
        "principalId",
        "consentType",
        "scope",
        "appRoleId",
        "requests",
        "method",
        "url",
        "body",
        "headers",
    ),
    *(
        "dependsOn",
        "@odata.id",
        "uniqueName",
        "endDateTime",
        "startDateTime",
        "key",
        "usage",
        "name",
        "issuer",
        "subject",
        "audiences",
    ),
    *(
        "username",
        "user_code",
        "client_id",
        "offset_seconds",
        "aud",
        "scopes",
        "roles",
        "lifetime",
        "claims",
        "tenant",
        "domain",
        "users",
    ),
    *(
        "address",
        "imap_enabled",
        "smtp_auth_disabled",
        "delegates",
        "enabled",
        "password",
        "directory_role",
        "keys",
        "throttle",
        "faults",
    ),
    *(
        "CmdletInput",
        "CmdletName",
        "Parameters",
        "Identity",
        "User",
        "AccessRights",
        "AppId",
        "ObjectId",
        "ResultSize",
        "requestedAccessTokenVersion",
    ),
)
WORDS = (
    "alice@contoso.test",
    "contoso.test",
    GRAPH,
    EXCHANGE,
    "AllPrincipals",
    "Principal",
    "GET",
    "POST",
    "/users",
    "Scope",
    "Get-Mailbox",
    "",
    "x",
)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.sampled_from(WORDS), st.text(max_size=20)
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(st.sampled_from(NAMES), st.text(max_size=8)), inner, max_size=4)
    ),
    max_leaves=12,
)
documents = st.dictionaries(st.sampled_from(NAMES), values, max_size=6)
METHODS = st.sampled_from(["GET", "POST", "PATCH", "DELETE", "PUT"])
FUZZ = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])


def check(emulator: Emulator, method: str, path: str, body: t.Any, query: dict[str, str], headers: dict[str, str]) -> None:
    """Send a request; anything but a defect will do."""
    data = json.dumps(body).encode() if not isinstance(body, bytes) else body
    response = emulator.service.handle(Request(method, path, query, headers, data, emulator.authority))
    assert response.status < 500, (method, path, query, body, response.body)


@pytest.fixture
def paths(graph: GraphClient) -> list[str]:
    """Paths below /v1.0 with something behind them."""
    app = graph.mail_client(uniqueName="u")
    principal = graph.ok("GET", f"/servicePrincipals(appId='{app['appId']}')")
    grant = graph.ok("GET", "/oauth2PermissionGrants")["value"][0]
    a, p = f"/applications/{app['id']}", f"/servicePrincipals/{principal['id']}"
    return [
        *(
            "/applications",
            a,
            "/applications(uniqueName='u')",
            "/applications(uniqueName='new')",
            f"{a}/addPassword",
            f"{a}/removePassword",
        ),
        *(
            f"{a}/addKey",
            f"{a}/removeKey",
            f"{a}/owners",
            f"{a}/owners/$ref",
            f"{a}/owners/x/$ref",
            f"{a}/federatedIdentityCredentials",
        ),
        *(
            f"{a}/federatedIdentityCredentials/x",
            "/servicePrincipals",
            p,
            f"{p}/owners/$ref",
            f"{p}/appRoleAssignedTo",
            f"{p}/addPassword",
        ),
        *(
            f"{p}/appRoleAssignments",
            f"{p}/appRoleAssignments/x",
            f"{p}/oauth2PermissionGrants",
            "/oauth2PermissionGrants",
            "/$batch",
        ),
        *(
            f"/oauth2PermissionGrants/{grant['id']}",
            "/users",
            "/users/x",
            "/me",
            "/organization",
            "/organization/x",
            "/domains",
            "/domains/x",
        ),
        *(
            "/directoryObjects/x",
            "/directory/deletedItems",
            f"/directory/deletedItems/{app['id']}/restore",
            "/policies/x",
            "/applications/$count",
        ),
    ]


@FUZZ
@given(data=st.data(), method=METHODS, body=documents, prefer=st.sampled_from(["", "create-if-missing"]))
def test_graph_bodies(
    emulator: Emulator, graph: GraphClient, paths: list[str], data: st.DataObject, method: str, body: t.Any, prefer: str
) -> None:
    path = data.draw(st.sampled_from(paths))
    headers = {"authorization": f"Bearer {graph.token}", "prefer": prefer}
    check(emulator, method, f"/v1.0{path}", body, {}, headers)


@FUZZ
@given(
    name=st.sampled_from(["$filter", "$select", "$top", "$skiptoken", "$count", "$orderby", "$search", "$expand", "x"]),
    value=st.one_of(
        st.text(max_size=40),
        st.lists(
            st.sampled_from(
                [
                    "displayName",
                    "eq",
                    "'x'",
                    "and",
                    "not",
                    "(",
                    ")",
                    "startswith",
                    "tags/any",
                    ",",
                    ":",
                    "null",
                    "1",
                    "in",
                    "ge",
                    "$count",
                ]
            ),
            max_size=12,
        ).map(" ".join),
    ),
    path=st.sampled_from(
        ["/applications", "/servicePrincipals", "/oauth2PermissionGrants", "/users", "/applications/$count", "/organization"]
    ),
)
def test_graph_queries(emulator: Emulator, graph: GraphClient, name: str, value: str, path: str) -> None:
    headers = {"authorization": f"Bearer {graph.token}", "consistencylevel": "eventual"}
    check(emulator, "GET", f"/v1.0{path}", b"", {name: value, "$count": "true"}, headers)


@FUZZ
@given(path=st.text(alphabet="/()'=.$%2Fabcidusrpln", max_size=60))
def test_graph_paths(emulator: Emulator, graph: GraphClient, path: str) -> None:
    check(emulator, "GET", f"/v1.0/{path}", b"", {}, {"authorization": f"Bearer {graph.token}"})


CONTROL = [
    "",
    "/requests",
    "/knobs",
    "/device_codes",
    "/device_codes/approve",
    "/device_codes/deny",
    "/device_codes/approve_next",
    "/clock",
]
CONTROL += ["/tokens", "/refresh_tokens/revoke", "/tenants", "/mailboxes", "/users", "/bootstrap", "/federated_issuers"]


def control_headers(emulator: Emulator) -> dict[str, str]:
    return {name.lower(): value for name, value in emulator.control_headers.items()}


@FUZZ
@given(path=st.sampled_from(CONTROL), method=METHODS, body=documents)
def test_control_bodies(emulator: Emulator, path: str, method: str, body: t.Any) -> None:
    check(emulator, method, f"/_ctl{path}", body, {}, control_headers(emulator))
    emulator.reset()


@FUZZ
@given(path=st.sampled_from(CONTROL[4:]), method=st.sampled_from(["POST", "PATCH"]), value=values, name=st.sampled_from(NAMES))
def test_control_values(emulator: Emulator, path: str, method: str, value: t.Any, name: str) -> None:
    body = {
        "username": "alice@contoso.test",
        "tenant": "contoso.test",
        "address": "alice@contoso.test",
        "issuer": "x",
        "keys": [],
        "client_id": "x",
    }
    check(emulator, method, f"/_ctl{path}", {**body, name: value}, {}, control_headers(emulator))
    emulator.reset()


FORM = [
    "grant_type",
    "client_id",
    "client_secret",
    "scope",
    "device_code",
    "code",
    "refresh_token",
    "username",
    "password",
    "client_assertion",
]
FORM += [
    "client_assertion_type",
    "redirect_uri",
    "code_verifier",
    "response_type",
    "response_mode",
    "login",
    "passwd",
    "otc",
    "prompt",
]
GRANTS = ["client_credentials", "device_code", "authorization_code", "refresh_token", "password"]


@FUZZ
@given(
    tenant=st.sampled_from(["contoso.test", "common", "organizations", "consumers", "x"]),
    endpoint=st.sampled_from(
        ["oauth2/v2.0/token", "oauth2/v2.0/devicecode", "oauth2/v2.0/authorize", "v2.0/adminconsent", "oauth2/deviceauth"]
    ),
    grant=st.sampled_from(GRANTS),
    fields=st.dictionaries(
        st.sampled_from(FORM), st.one_of(st.text(max_size=30), st.sampled_from([*WORDS, "a.b.c", "e30.e30.e30"])), max_size=8
    ),
    own=st.booleans(),
)
def test_sign_in_forms(emulator: Emulator, tenant: str, endpoint: str, grant: str, fields: dict[str, str], own: bool) -> None:
    import urllib.parse

    values = {"grant_type": grant, "scope": "https://graph.microsoft.com/.default", **fields}
    if own:
        values["client_id"] = emulator.tenant("contoso").bootstrap.client_id
    data = urllib.parse.urlencode(values, errors="replace").encode()
    check(emulator, "POST", f"/{tenant}/{endpoint}", data, {}, {"authorization": fields.get("code", "")})


@FUZZ
@given(
    body=documents,
    parameters=documents,
    name=st.sampled_from(["Get-Mailbox", "Add-MailboxPermission", "New-ServicePrincipal", "Set-CASMailbox"]),
)
def test_admin_bodies(emulator: Emulator, body: t.Any, parameters: t.Any, name: str) -> None:
    info = emulator.tenant("contoso")
    claims = {"wids": ["29232cdf-9323-42fd-ade2-1d097af3e4de"]}
    token = emulator.issue_token(
        aud="https://outlook.office365.com", roles=["Exchange.ManageAsApp"], app_id=info.bootstrap.client_id, claims=claims
    )
    headers = {"authorization": f"Bearer {token}"}
    path = f"/adminapi/beta/{info.tenant_id}/InvokeCommand"
    check(emulator, "POST", path, body, {}, headers)
    check(emulator, "POST", path, {"CmdletInput": {"CmdletName": name, "Parameters": parameters}}, {}, headers)


@FUZZ
@given(
    claims=st.dictionaries(
        st.sampled_from(["aud", "exp", "nbf", "tid", "oid", "upn", "scp", "roles", "appid", "wids"]), values, max_size=5
    )
)
def test_claims(emulator: Emulator, claims: dict[str, t.Any]) -> None:
    token = emulator.issue_token("alice@contoso.test", claims=claims)
    for audience in ("https://graph.microsoft.com", None):
        signed = emulator.issue_token("alice@contoso.test", claims={**claims, "aud": audience}) if audience else token
        headers = {"authorization": f"Bearer {signed}", "x-mailbox": "alice@contoso.test", "x-service": "imap"}
        check(emulator, "POST", "/exo", b"", {}, headers)
        check(emulator, "GET", "/v1.0/applications", b"", {}, headers)
        check(emulator, "POST", "/adminapi/beta/contoso.test/InvokeCommand", {"CmdletInput": {}}, {}, headers)
