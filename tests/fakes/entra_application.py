# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Registers a mail application in an emulated tenant, the way an administrator's program does, so that tests can ask for tokens."""

from __future__ import annotations

import base64
import itertools
import typing as t

from entra_emulator.testing import Emulator

GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000"
EXCHANGE_APP_ID = "00000002-0000-0ff1-ce00-000000000000"
MAIL_SCOPES = "IMAP.AccessAsUser.All POP.AccessAsUser.All SMTP.Send"
MAIL_ROLES = ("IMAP.AccessAsApp", "POP.AccessAsApp", "SMTP.SendAsApp")

_numbers = itertools.count(1)


class MailApplication(t.NamedTuple):
    """What a client needs to know of the application."""

    client_id: str
    object_id: str
    principal_id: str
    client_secret: str


class _Graph:
    def __init__(self, emulator: Emulator, tenant: str) -> None:
        self._emulator = emulator
        roles = (
            "Application.ReadWrite.All",
            "DelegatedPermissionGrant.ReadWrite.All",
            "AppRoleAssignment.ReadWrite.All",
            "Directory.Read.All",
        )
        bootstrap = emulator.tenant(tenant).bootstrap.client_id
        token = emulator.issue_token(aud="https://graph.microsoft.com", roles=roles, app_id=bootstrap, tenant=tenant)
        self._headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}

    def call(self, method: str, path: str, document: dict[str, t.Any] | None = None) -> dict[str, t.Any]:
        response = self._emulator.send(method, f"/v1.0/{path}", document, self._headers)
        assert response.status < 300, (method, path, response.status, response.body)
        return t.cast("dict[str, t.Any]", response.json()) if response.body else {}


def register(
    emulator: Emulator,
    tenant: str = "contoso",
    *,
    public: bool = True,
    scopes: str = MAIL_SCOPES,
    roles: t.Sequence[str] = (),
    audience: str = "AzureADMyOrg",
    certificate: bytes = b"",
) -> MailApplication:
    """Register an application with a secret, and with a ``certificate`` (DER).

    ``scopes`` are granted on both resources to all users, ``roles`` of Exchange to the application itself.
    """
    graph = _Graph(emulator, tenant)
    application = graph.call(
        "POST",
        "applications",
        {"displayName": f"mail {next(_numbers)}", "signInAudience": audience, "isFallbackPublicClient": public,
         ("publicClient" if public else "web"): {"redirectUris": ["http://localhost"]}},
    )  # fmt: skip
    principal = graph.call("POST", "servicePrincipals", {"appId": application["appId"]})
    secret = graph.call("POST", f"applications/{application['id']}/addPassword", {"passwordCredential": {"displayName": "test"}})
    if certificate:
        key = {"type": "AsymmetricX509Cert", "usage": "Verify", "key": base64.b64encode(certificate).decode()}
        graph.call("PATCH", f"applications/{application['id']}", {"keyCredentials": [key]})
    for resource_id in (GRAPH_APP_ID, EXCHANGE_APP_ID):
        resource = graph.call("GET", f"servicePrincipals(appId='{resource_id}')")
        if scopes:
            graph.call(
                "POST",
                "oauth2PermissionGrants",
                {"clientId": principal["id"], "consentType": "AllPrincipals", "resourceId": resource["id"],
                 "scope": scopes + (" offline_access openid profile email" if resource_id == GRAPH_APP_ID else "")},
            )  # fmt: skip
    for role in roles:
        role_id = next(entry["id"] for entry in resource["appRoles"] if entry["value"] == role)
        graph.call(
            "POST",
            f"servicePrincipals/{resource['id']}/appRoleAssignedTo",
            {"principalId": principal["id"], "resourceId": resource["id"], "appRoleId": role_id},
        )
    emulator.clear_requests()
    return MailApplication(application["appId"], application["id"], principal["id"], secret["secretText"])


def trust(emulator: Emulator, application: MailApplication, issuer: str, subject: str, tenant: str = "contoso") -> None:
    """Let another system's token stand for a secret of the application."""
    graph = _Graph(emulator, tenant)
    row = {"name": "ci", "issuer": issuer, "subject": subject, "audiences": ["api://AzureADTokenExchange"]}
    graph.call("POST", f"applications/{application.object_id}/federatedIdentityCredentials", row)
