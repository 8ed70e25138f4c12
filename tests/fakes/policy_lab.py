# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A tenant with policies in the emulator: what the preflight foretells of it, and what becomes of each step when it is done.

Both by requests inside the process. The predictions come from what Graph and Exchange show to the administrator, the outcomes from their
answers; one does not see the other.
"""

from __future__ import annotations

import asyncio
import base64
import collections
import contextlib
import datetime
import typing as t
import urllib.parse

import httpx
from azure.core.credentials import AccessToken
from emulator_client import EXCHANGE, GRAPH, MAIL_SCOPES, certificate, decision, device_token, form
from policy_tenants import PolicyTenant

from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.timing import Clock, Deadline
from ansible_collections.m365.mail_oauth.plugins.module_utils._deps import require
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.claims import read_claims, words
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.identity.options import ConnectionOptions, connection_options
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.answers import RawAnswer
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.client import ExchangeClient
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire import calls
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire.client import GraphClient
from ansible_collections.m365.mail_oauth.plugins.module_utils._module import tenant_policies_info as preflight
from ansible_collections.m365.mail_oauth.plugins.module_utils._preflight.facts import Mailbox, Person, Question
from entra_emulator.testing import Emulator
from entra_emulator.web import Request, parse_query

Json = t.Dict[str, t.Any]

PEOPLE = ("alice@contoso.test", "bob@contoso.test")
ADMINISTRATOR = "admin@contoso.test"
WORKS, REFUSED = "works", "refused"
#: The emulator's own names for a caller without limits.
_ALL = ("Application.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All", "Directory.Read.All")


class Credential:
    """A credential with one token; reads its claims as the collection's own does."""

    def __init__(self, token: str) -> None:
        self._token = token
        self.claims = read_claims(token).claims
        self.granted = tuple(sorted([*words(self.claims.get("roles")), *words(self.claims.get("scp"))]))

    async def get_token(self, *_scopes: str, **_more: t.Any) -> AccessToken:
        return AccessToken(self._token, int(self.claims["exp"]))


class Inside(httpx.AsyncBaseTransport):
    """Carries httpx's requests to the emulator without a socket."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        path, _mark, query = request.url.raw_path.decode().partition("?")
        headers = {name.lower(): value for name, value in request.headers.items()}
        made = Request(
            request.method, urllib.parse.unquote(path), parse_query(query), headers, request.content, self._emulator.authority
        )
        answer = self._emulator.service.handle(made)
        return httpx.Response(answer.status, headers=answer.headers, content=answer.body)


class Poster:
    """Carries the Exchange client's requests there."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator

    def post(self, url: str, headers: t.Mapping[str, str], body: bytes, deadline: Deadline) -> RawAnswer:
        path, _mark, query = url[len(self._emulator.exchange_admin_url) :].partition("?")
        lower = {name.lower(): value for name, value in headers.items()}
        answer = self._emulator.service.handle(Request("POST", path, parse_query(query), lower, body, self._emulator.authority))
        return RawAnswer(answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.body)


async def graph_client(emulator: Emulator, connection: ConnectionOptions, token: str) -> GraphClient:
    """Return the collection's client, with the SDK's own adapter, over the emulator."""
    credential = Credential(token)
    provider = require("kiota_authentication_azure.azure_identity_authentication_provider").AzureIdentityAuthenticationProvider(
        credential, scopes=[connection.graph_scope], allowed_hosts=["localhost"], is_cae_enabled=False
    )
    http = httpx.AsyncClient(transport=Inside(emulator))
    adapter = require("msgraph.graph_request_adapter").GraphRequestAdapter(provider, client=http)
    require("msgraph").GraphServiceClient(request_adapter=adapter)
    adapter.base_url = connection.graph_url + "/v1.0"
    return GraphClient(adapter, credential, connection, Clock(), Deadline(Clock(), 60), contextlib.nullcontext)


class PolicyLab:
    """One tenant, made as ``tenant`` says; the emulator is put back to its seeded state first."""

    _CERTIFICATE: t.ClassVar[str] = ""

    def __init__(self, emulator: Emulator, tenant: PolicyTenant) -> None:
        emulator.reset()
        self.emulator, self.tenant = emulator, tenant
        self.info = emulator.tenant("contoso")
        self.master = emulator.issue_token(aud="https://graph.microsoft.com", roles=_ALL, app_id=self.info.bootstrap.client_id)
        self.token, self.object_id = self._administrator()
        self.app = self._application()
        policies = dict(tenant.policies)
        if self.app is not None and "appManagementPolicies" in policies:
            policies["appManagementPolicies"] = [
                {**row, "appliesTo": [self.app["id"]]} for row in policies["appManagementPolicies"]
            ]
        self._set(policies)

    def _set(self, policies: Json) -> None:
        self.emulator.control("PATCH", "policies", {"tenant": self.info.tenant_id, "policies": policies})

    def _table(self, name: str) -> dict[str, Json]:
        return next(one for one in self.emulator.service.core.tenants() if one.name == "contoso").table(name)

    def _administrator(self) -> tuple[str, str]:
        tenant, app_id = self.tenant, self.info.bootstrap.client_id
        if tenant.roles is None:
            token = self.emulator.issue_token(aud="https://graph.microsoft.com", roles=tenant.permissions, app_id=app_id)
            return token, next(row["id"] for row in self._table("service_principals").values() if row["appId"] == app_id)
        user = next(row for row in self._table("users").values() if row["userPrincipalName"] == ADMINISTRATOR)
        user["_directory_roles"] = list(tenant.roles)
        token = self.emulator.issue_token(
            ADMINISTRATOR, aud="https://graph.microsoft.com", scopes=tenant.permissions, app_id=app_id
        )
        return token, str(user["id"])

    def _application(self) -> Json | None:
        planned = self.tenant.application
        if planned is None:
            return None
        app = self._made("Mail")
        row = self._table("applications")[app["id"]]
        made = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=planned["days"])
        row["createdDateTime"] = made.strftime("%Y-%m-%dT%H:%M:%SZ")
        row["_owners"] = [self.object_id] if planned["owned"] else []
        return app

    def _made(self, name: str) -> Json:
        body = {
            "displayName": name,
            "isFallbackPublicClient": True,
            "publicClient": {"redirectUris": ["http://localhost"]},
            "signInAudience": "AzureADMyOrg",
        }
        app: Json = self._call("POST", "/applications", body, self.master).json()
        self._call("POST", "/servicePrincipals", {"appId": app["appId"]}, self.master)
        return app

    def _call(self, method: str, path: str, body: Json, token: str) -> t.Any:
        return self.emulator.send(method, f"/v1.0{path}", body, {"Authorization": f"Bearer {token}"})

    def predictions(self) -> dict[str, str]:
        """Return what the preflight says: ``step subject`` -> outcome."""
        return {f"{one.step} {one.subject}".strip(): one.outcome for one in self.foresight().predictions}

    def foresight(self) -> preflight.Foresight:
        """Ask the preflight as the administrator."""
        planned = self.tenant.planned
        question = Question(
            datetime.datetime.now(datetime.timezone.utc),
            planned["secret_days"],
            planned["certificate_days"],
            tuple(map(Person, PEOPLE)),
            tuple(Mailbox(name, name) for name in PEOPLE),
            tuple(planned["scopes"]),
        )
        find = None if self.app is None else calls.application_by_app_id(self.app["appId"])
        plan = preflight.Plan(question, planned["audience"], find, None if self.app is None else self.app["appId"])
        params = {"tenant": self.info.tenant_id, "authority": self.emulator.authority, "graph_url": self.emulator.graph_url}
        connection = connection_options(collections.defaultdict(lambda: None, {**params, "cloud": "global", "timeout": 30.0}))

        async def work() -> preflight.Foresight:
            client = await graph_client(self.emulator, connection, self.token)
            return await preflight.foresee(client, plan, self._exchange())

        return asyncio.run(work())

    def _exchange(self) -> t.Any:
        token = self.emulator.issue_token(
            aud="https://outlook.office365.com",
            roles=["Exchange.ManageAsApp"],
            app_id=self.info.bootstrap.client_id,
        )
        clock = Clock()
        client = ExchangeClient(
            Poster(self.emulator),
            lambda: token,
            base_url=self.emulator.exchange_admin_url,
            tenant=self.info.tenant_id,
            clock=clock,
            deadline=Deadline(clock, 60),
        )
        return client.run

    def outcomes(self) -> dict[str, str]:
        """Do every step and return how it ended: ``step subject`` -> works or refused."""
        found: dict[str, str] = {}
        app = self.app
        if app is None:
            body = {"displayName": "Planned", "signInAudience": self.tenant.planned["audience"]}
            answer = self._call("POST", "/applications", body, self.token)
            found["create_application"] = _end(answer.status)
            app = self._made("Mail")  # the steps after it are tried whether it could be made or not
            self._table("applications")[app["id"]]["_owners"] = [self.object_id]
        found.update(self._credentials(app))
        found.update(self._grants(app))
        found.update(self._consent())
        for name in PEOPLE:
            found.update(self._sign_ins(app, name))
            found.update(self._logins(name))
        return found

    def _credentials(self, app: Json) -> t.Iterator[tuple[str, str]]:
        planned, path = self.tenant.planned, f"/applications/{app['id']}"
        PolicyLab._CERTIFICATE = PolicyLab._CERTIFICATE or certificate(days=4000)[0]
        secret = {"passwordCredential": {"displayName": "x", "endDateTime": _in(planned["secret_days"])}}
        yield "client_secret", _end(self._call("POST", f"{path}/addPassword", secret, self.token).status)
        key = {
            "type": "AsymmetricX509Cert",
            "usage": "Verify",
            "key": PolicyLab._CERTIFICATE,
            "startDateTime": _in(0),
            "endDateTime": _in(planned["certificate_days"]),
        }
        yield "certificate", _end(self._call("PATCH", path, {"keyCredentials": [key]}, self.token).status)
        identity = {"name": "ci", "issuer": "https://ci.example", "subject": "main", "audiences": ["api://AzureADTokenExchange"]}
        yield (
            "federated_credential",
            _end(self._call("POST", f"{path}/federatedIdentityCredentials", identity, self.token).status),
        )

    def _grants(self, app: Json) -> t.Iterator[tuple[str, str]]:
        principals = {row["appId"]: row["id"] for row in self._table("service_principals").values()}
        for resource, kind, user in ((EXCHANGE, "AllPrincipals", ""), (GRAPH, "Principal", PEOPLE[0])):
            body = {
                "clientId": principals[app["appId"]],
                "consentType": kind,
                "resourceId": principals[resource],
                "scope": "IMAP.AccessAsUser.All POP.AccessAsUser.All SMTP.Send",
                **({"principalId": self.info.users["alice"].object_id} if user else {}),
            }
            answer = self._call("POST", "/oauth2PermissionGrants", body, self.token)
            yield ("grant_for_one" if user else "grant_for_all"), _end(answer.status)
            if answer.status >= 400 and not user:
                self._call("POST", "/oauth2PermissionGrants", body, self.master)

    def _consent(self) -> t.Iterator[tuple[str, str]]:
        """Sign in to an application without any grant, while no other policy stands in the way."""
        app = self._made("Without grants")
        kept = self.tenant.policies["conditionalAccessPolicies"]
        self._set({"conditionalAccessPolicies": []})
        scope = " ".join(f"https://outlook.office.com/{name}" for name in self.tenant.planned["scopes"])
        answer = device_token(self.emulator, app, PEOPLE[0], scope)
        self._set({"conditionalAccessPolicies": kept})
        yield "user_consent", WORKS if "access_token" in answer else REFUSED

    def _sign_ins(self, app: Json, name: str) -> t.Iterator[tuple[str, str]]:
        answer = device_token(self.emulator, app, name)
        yield f"sign_in_device_code {name}", WORKS if "access_token" in answer else REFUSED
        fields = {
            "client_id": app["appId"],
            "redirect_uri": "http://localhost",
            "response_type": "code",
            "scope": f"{MAIL_SCOPES} offline_access",
            "login": name,
            "passwd": self.info.users[name.partition("@")[0]].password,
        }
        page = form(self.emulator, f"/{self.info.tenant_id}/oauth2/v2.0/authorize", None, **fields)
        yield f"sign_in_browser {name}", WORKS if "code=" in page.headers.get("Location", "") else REFUSED

    def _logins(self, name: str) -> t.Iterator[tuple[str, str]]:
        token = self.emulator.issue_token(name)
        password = base64.b64encode(f"{name}:{self.info.users[name.partition('@')[0]].password}".encode()).decode()
        for protocol in ("imap", "pop", "smtp"):
            yield f"{protocol}_oauth {name}", _end(decision(self.emulator, token, name, protocol)[0])
            headers = {"Authorization": f"Basic {password}", "X-Mailbox": name, "X-Service": protocol}
            yield f"{protocol}_password {name}", _end(self.emulator.send("POST", "/exo", None, headers).status)


def _end(status: int) -> str:
    return WORKS if status < 300 else REFUSED


def _in(days: int) -> str:
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
