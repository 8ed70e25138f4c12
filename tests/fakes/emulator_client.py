# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A small client for tests of the emulator: Graph calls without sockets, every one checked against Graph's contract."""

from __future__ import annotations

import base64
import datetime
import typing as t
import urllib.parse

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from entra_emulator.testing import Emulator
from entra_emulator.web import Request, Response, parse_query

Json = t.Any
GRAPH = "00000003-0000-0000-c000-000000000000"
EXCHANGE = "00000002-0000-0ff1-ce00-000000000000"
MAIL_SCOPES = "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/POP.AccessAsUser.All https://outlook.office.com/SMTP.Send"

Check = t.Callable[[str, str, Json, Json], None]


class GraphClient:
    """Calls Graph as the bootstrap identity of a tenant; ``check`` sees (method, path, body, answer) of every call."""

    def __init__(self, emulator: Emulator, tenant: str = "contoso", check: Check | None = None, token: str | None = None) -> None:
        self.emulator = emulator
        self.tenant = emulator.tenant(tenant)
        self._check = check
        self.token = token or self._bootstrap_token()

    def call(self, method: str, path: str, body: Json = None, headers: dict[str, str] | None = None) -> Response:
        """Send a request below /v1.0 and return the answer."""
        all_headers = {"Authorization": f"Bearer {self.token}", **(headers or {})}
        response = self.emulator.send(method, f"/v1.0{path}", body, all_headers)
        if self._check is not None:
            text = response.headers.get("Content-Type", "").startswith("text/plain")
            self._check(method, path, body, None if text else response.json())
        return response

    def ok(self, method: str, path: str, body: Json = None, headers: dict[str, str] | None = None) -> Json:
        """Send a request that must succeed and return the parsed answer."""
        response = self.call(method, path, body, headers)
        assert response.status < 300, (method, path, response.status, response.body)
        return response.json()

    def refused(
        self, status: int, code: str, method: str, path: str, body: Json = None, headers: dict[str, str] | None = None
    ) -> str:
        """Send a request that must be refused so and return the message."""
        response = self.call(method, path, body, headers)
        error = response.json()["error"]
        assert (response.status, error["code"]) == (status, code), (method, path, response.status, error)
        return str(error["message"])

    def application(self, **properties: Json) -> Json:
        """Create a public-client application and return it."""
        body = {"displayName": "Mail", "signInAudience": "AzureADMyOrg", "isFallbackPublicClient": True, **properties}
        return self.ok("POST", "/applications", body)

    def principal(self, app: Json) -> Json:
        """Create the application's service principal and return it."""
        return self.ok("POST", "/servicePrincipals", {"appId": app["appId"]})

    def resource(self, app_id: str = EXCHANGE) -> Json:
        """Return a resource's service principal."""
        return self.ok("GET", f"/servicePrincipals(appId='{app_id}')")

    def grant(self, principal: Json, scope: str, resource: str = EXCHANGE, user: str | None = None) -> Json:
        """Consent to scopes for everybody, or for one user."""
        body = {
            "clientId": principal["id"],
            "consentType": "Principal" if user else "AllPrincipals",
            "principalId": user,
            "resourceId": self.resource(resource)["id"],
            "scope": scope,
        }
        return self.ok("POST", "/oauth2PermissionGrants", body)

    def mail_client(self, **properties: Json) -> Json:
        """Create an application with service principal and consent to the three mail scopes; return the application."""
        app = self.application(**properties)
        self.grant(self.principal(app), "IMAP.AccessAsUser.All POP.AccessAsUser.All SMTP.Send")
        return app

    def _bootstrap_token(self) -> str:
        answer = token_request(
            self.emulator,
            self.tenant.tenant_id,
            grant_type="client_credentials",
            client_id=self.tenant.bootstrap.client_id,
            client_secret=self.tenant.bootstrap.client_secret,
            scope="https://graph.microsoft.com/.default",
        )
        return str(answer["access_token"])


def form(emulator: Emulator, path: str, headers: dict[str, str] | None = None, /, **fields: str) -> Response:
    """Send an urlencoded form without sockets."""
    target, _unused, query = path.partition("?")
    body = urllib.parse.urlencode(fields).encode()
    lower = {name.lower(): value for name, value in (headers or {}).items()}
    return emulator.service.handle(Request("POST", target, parse_query(query), lower, body, emulator.authority))


def token_request(emulator: Emulator, tenant: str, headers: dict[str, str] | None = None, /, **fields: str) -> Json:
    """Send a token request and return the parsed answer, success or error."""
    return form(emulator, f"/{tenant}/oauth2/v2.0/token", headers, **fields).json()


def device_token(
    emulator: Emulator, app: Json, username: str, scope: str = MAIL_SCOPES, tenant: str | None = None, **fields: str
) -> Json:
    """Sign a user in with the device code flow and return the token answer, success or error."""
    where = tenant or emulator.tenant("contoso").tenant_id
    scope = f"{scope} offline_access openid profile"
    code = form(emulator, f"/{where}/oauth2/v2.0/devicecode", client_id=app["appId"], scope=scope).json()
    if "error" in code:
        return code
    emulator.approve(code["user_code"], username)
    grant = "urn:ietf:params:oauth:grant-type:device_code"
    fields = {"grant_type": grant, "client_id": app["appId"], "device_code": code["device_code"], **fields}
    return form(emulator, f"/{where}/oauth2/v2.0/token", None, **fields).json()


def decision(emulator: Emulator, token: str, mailbox: str, service: str) -> tuple[int, str]:
    """Ask what Exchange decides about a login; return status and reason (or mailbox)."""
    response = emulator.send(
        "POST", "/exo", None, {"Authorization": f"Bearer {token}", "X-Mailbox": mailbox, "X-Service": service}
    )
    document = response.json()
    return response.status, str(document.get("reason") or document.get("mailbox"))


def certificate(name: str = "mail", days: int = 30) -> tuple[str, rsa.RSAPrivateKey]:
    """Return a self-signed certificate (base64 DER) and its key."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.timezone.utc)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key()).serial_number(1)
    made = builder.not_valid_before(now - datetime.timedelta(hours=1)).not_valid_after(now + datetime.timedelta(days=days))
    der = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
    return base64.b64encode(der).decode(), key
