# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A mail application in the lab and users signed in to it, by plain requests: what a host's token agent begins with."""

from __future__ import annotations

import dataclasses
import typing as t
import urllib.parse

from lab_clients import Lab

_EXCHANGE_APP_ID = "00000002-0000-0ff1-ce00-000000000000"
_PERMISSIONS = "IMAP.AccessAsUser.All POP.AccessAsUser.All SMTP.Send"
_SCOPES = " ".join(f"https://outlook.office.com/{one}" for one in _PERMISSIONS.split())


@dataclasses.dataclass(frozen=True)
class MailApplication:
    """A public client of one tenant with consent for everybody."""

    lab: Lab
    tenant: str
    client_id: str

    @property
    def authority(self) -> str:
        """The base address of the token endpoint."""
        return str(self.lab.data["authority"])

    def sign_in(self, user: str) -> str:
        """Sign a user in by device code and return the refresh token."""
        base = f"{self.authority}/{self.tenant}/oauth2/v2.0"
        flow = self._post(f"{base}/devicecode", client_id=self.client_id, scope=f"{_SCOPES} offline_access")
        self.lab.control("POST", "/device_codes/approve", {"user_code": flow["user_code"], "username": user})
        grant = "urn:ietf:params:oauth:grant-type:device_code"
        answer = self._post(f"{base}/token", client_id=self.client_id, grant_type=grant, device_code=flow["device_code"])
        return str(answer["refresh_token"])

    def token(self, user: str) -> str:
        """Sign a user in and return an access token for mail."""
        form = {"client_id": self.client_id, "grant_type": "refresh_token", "refresh_token": self.sign_in(user), "scope": _SCOPES}
        return str(self._post(f"{self.authority}/{self.tenant}/oauth2/v2.0/token", **form)["access_token"])

    def account(self, user: str, **more: t.Any) -> dict[str, t.Any]:
        """Return an account for the role token_agent, with a refresh token of its own; ``ca_path`` has to be among ``more``."""
        account = {"sign_in_user": user, "tenant": self.tenant, "client_id": self.client_id, "authority": self.authority}
        return {**account, "refresh_token": self.sign_in(user), **more}

    def revoke(self, user: str) -> None:
        """Revoke all refresh tokens of a user."""
        self.lab.control("POST", "/refresh_tokens/revoke", {"username": user})

    def lifetime(self, seconds: int) -> None:
        """Set the lifetime of the access tokens that are issued from now on."""
        self.lab.control("PATCH", "/knobs", {"access_token_lifetime": seconds})

    def _post(self, url: str, **form: str) -> dict[str, t.Any]:
        return self.lab.request("POST", url, urllib.parse.urlencode(form).encode())


def register(lab: Lab, tenant: str = "contoso") -> MailApplication:
    """Register an application in a tenant of the lab."""
    found = lab.tenant(tenant)
    form = urllib.parse.urlencode(
        {**found["bootstrap"], "grant_type": "client_credentials", "scope": "https://graph.microsoft.com/.default"}
    ).encode()
    answer = lab.request("POST", f"{lab.data['authority']}/{found['tenant_id']}/oauth2/v2.0/token", form)
    headers = {"Authorization": f"Bearer {answer['access_token']}"}
    graph = f"{lab.data['graph_url']}/v1.0"
    app = lab.request("POST", f"{graph}/applications", {"displayName": "Mail host", "isFallbackPublicClient": True}, headers)
    principal = lab.request("POST", f"{graph}/servicePrincipals", {"appId": app["appId"]}, headers)
    resource = lab.request("GET", f"{graph}/servicePrincipals(appId='{_EXCHANGE_APP_ID}')", None, headers)
    grant = {"clientId": principal["id"], "consentType": "AllPrincipals", "resourceId": resource["id"], "scope": _PERMISSIONS}
    lab.request("POST", f"{graph}/oauth2PermissionGrants", grant, headers)
    return MailApplication(lab, str(found["tenant_id"]), str(app["appId"]))
