# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Plays recorded conversations (``recorded_answers``) on the emulator, over HTTP.

Besides ``want`` a recording has: ``do`` (method and path), ``body`` or ``form``, ``headers``, ``as`` (who asks), ``setup`` (requests
that only have to succeed, ``control`` ones among them), ``knobs`` (of the emulator, for this request), ``before`` (``approve``: who
signs in with the device code; ``clock``: seconds), ``save`` (name to a path in the answer).

Who asks: ``admin`` (a person, Cloud Application Administrator, in a first-party client), ``user`` (a person without a role), ``owned``
(the bootstrap identity: Application.ReadWrite.OwnedBy and the rest that README.md names), ``bare`` (an application with the permissions
in ``roles``), ``expired`` and ``garbled`` (such tokens), ``none`` (no token), ``exchange`` (an Exchange administrator), ``client``.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import http.client
import json
import ssl
import urllib.parse
import uuid

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from emulator_client import GRAPH, GraphClient, certificate
from recorded_answers import Answer, Json, Judge, filled, part, table

from entra_emulator import catalog
from entra_emulator.testing import Emulator

_AZURE_CLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"
_GRAPH_AUDIENCE = "https://graph.microsoft.com"
_CERTIFICATES: dict[str, dict[str, str]] = {}  # making a key takes time: once per process


class Player:
    """A conversation with one emulator, which it puts back to its seeded state first."""

    def __init__(self, emulator: Emulator) -> None:
        emulator.reset()
        self.emulator = emulator
        self._judge = Judge(table("shapes"))
        context = ssl.create_default_context(cafile=emulator.ca_file)
        self._connection = http.client.HTTPSConnection("localhost", emulator.port, context=context, timeout=30)
        self._tokens: dict[str, str] = {}
        self.names = self._names()

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def play(self, row: Json) -> dict[str, str]:
        """Play one recording; return what differs (place to sentence)."""
        for step in row.get("setup") or []:
            failed = self._set_up({"as": row.get("as", "admin"), **step})
            if failed:
                return {"setup": failed}
        if row.get("knobs"):
            self.emulator.knobs(**filled(row["knobs"], self.names))
        before = row.get("before") or {}
        if "approve" in before:
            self.emulator.approve_next(self.names["client"], filled(before["approve"], self.names))
        if "clock" in before:
            self.emulator.set_clock(before["clock"])
        try:
            answer = self._send(row)
        finally:
            self.emulator.control("DELETE", "knobs")
            self.emulator.set_clock(0)
        graph = " /v1.0/" in row["do"] and "$batch" not in row["do"]
        self._save(row, answer)
        return self._judge.faults(row["want"], answer, self.names, graph=graph)

    def _set_up(self, step: Json) -> str:
        """Do one step of a setup; return why it failed, empty when it did not."""
        self.emulator.knobs(**filled(step.get("knobs") or {}, self.names))
        if "control" in step:
            method, _unused, path = step["control"].partition(" ")
            self.emulator.control(method, path, filled(step["body"], self.names))
            return ""
        if "approve" in step:
            self.emulator.approve_next(self.names["client"], filled(step["approve"], self.names))
        answer = self._send(step)
        self._save(step, answer)
        return f"{step['do']}: {answer.status} {answer.body[:300].decode(errors='replace')}" if answer.status >= 300 else ""

    def _save(self, row: Json, answer: Answer) -> None:
        for name, path in (row.get("save") or {}).items():
            try:
                value = part(answer.document, path)
            except (LookupError, ValueError):
                continue
            self.names[name] = value if isinstance(value, str) else json.dumps(value)
        if "sp" in self.names and "graphsp" in self.names:
            self.names["grantid"] = _compact(self.names["sp"], self.names["graphsp"])

    def _send(self, row: Json) -> Answer:
        method, _unused, target = filled(row["do"], self.names).partition(" ")
        headers = {str(name): str(value) for name, value in filled(row.get("headers") or {}, self.names).items()}
        token = self._token(row)
        if token:
            headers.setdefault("Authorization", f"Bearer {token}")
        body = b""
        if "form" in row:
            body = urllib.parse.urlencode({name: self._field(value) for name, value in row["form"].items()}).encode()
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        elif "raw" in row:
            body = str(row["raw"]).encode()
            headers.setdefault("Content-Type", "application/json")
        elif "body" in row:
            body = json.dumps(filled(row["body"], self.names)).encode()
            headers.setdefault("Content-Type", "application/json")
        self._connection.request(method, target.replace(" ", "%20"), body, headers)
        response = self._connection.getresponse()
        lower = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, lower, response.read())

    def _field(self, value: Json) -> str:
        """Return a form's field; a mapping with ``jwt`` is an assertion with those claims, signed with a key that nobody knows."""
        if isinstance(value, dict):
            now = int(datetime.datetime.now(datetime.timezone.utc).timestamp())
            claims = {"exp": now + 600, "nbf": now - 60, "jti": str(uuid.uuid4()), **filled(value["jwt"], self.names)}
            header = {"x5t": base64.urlsafe_b64encode(bytes.fromhex(_certificate("cert")["thumbprint"])).decode()}
            return jwt.encode(claims, _certificate("cert")["key"], algorithm="RS256", headers=header)
        return str(filled(value, self.names))

    def _token(self, row: Json) -> str:
        who = row.get("as", "admin")
        if who in ("client", "none"):
            return ""
        key = f"{who} {' '.join(row.get('roles', ()))}"
        if key not in self._tokens:
            self._tokens[key] = self._new_token(who, row)
        return self._tokens[key]

    def _new_token(self, who: str, row: Json) -> str:
        issue = self.emulator.issue_token
        if who in ("admin", "user"):
            return issue(
                self.names["admin.upn" if who == "admin" else "alice.upn"],
                scopes=sorted(catalog.PREAUTHORIZED[GRAPH]),
                aud=_GRAPH_AUDIENCE,
                app_id=_AZURE_CLI,
                lifetime=10 * 86400,
            )
        if who == "expired":
            return issue(self.names["admin.upn"], scopes=["User.Read"], aud=_GRAPH_AUDIENCE, lifetime=-3600)
        if who == "garbled":
            return "eyJhbGciOiJub25lIn0"
        if who == "exchange":
            return self._client_token("https://outlook.office365.com/.default")
        if who == "bare":
            client = GraphClient(self.emulator)
            app = client.application(displayName="Bare")
            client.principal(app)
            return issue(app_id=app["appId"], roles=row.get("roles", []), aud=_GRAPH_AUDIENCE)
        return self._client_token(f"{_GRAPH_AUDIENCE}/.default")

    def _client_token(self, scope: str) -> str:
        bootstrap = self.emulator.tenant("contoso").bootstrap
        form = {"client_id": bootstrap.client_id, "client_secret": bootstrap.client_secret, "scope": scope}
        row = {"as": "client", "do": "POST /{tenant}/oauth2/v2.0/token", "form": {"grant_type": "client_credentials", **form}}
        return str(self._send(row).document["access_token"])

    def _names(self) -> dict[str, str]:
        tenant = self.emulator.tenant("contoso")
        graph = GraphClient(self.emulator)
        foreign = GraphClient(self.emulator, "fabrikam")
        single = foreign.application(displayName="Of another tenant", signInAudience="AzureADMultipleOrgs")
        admin, alice = tenant.users["admin"], tenant.users["alice"]
        resource = graph.resource(GRAPH)
        names = {
            "base": self.emulator.authority,
            "tenant": tenant.tenant_id,
            "domain": tenant.domain,
            "client": graph.mail_client()["appId"],
            "boot.id": tenant.bootstrap.client_id,
            "boot.secret": tenant.bootstrap.client_secret,
            "admin.upn": admin.user_principal_name,
            "admin.id": admin.object_id,
            "admin.password": admin.password,
            "alice.upn": alice.user_principal_name,
            "alice.id": alice.object_id,
            "alice.password": alice.password,
            "mailbox": alice.user_principal_name,
            "foreign.appid": single["appId"],
            "exchangesp": graph.resource()["id"],
            "role.any": resource["appRoles"][0]["id"],
        }
        names.update({f"scope.{one['value']}": one["id"] for one in resource["oauth2PermissionScopes"]})
        names.update({f"role.{one['value']}": one["id"] for one in graph.resource()["appRoles"]})
        for name in ("cert", "cert2"):
            names.update({f"{name}.{part_}": value for part_, value in _certificate(name).items() if part_ != "key"})
        return names


def _certificate(name: str) -> dict[str, str]:
    """Return a certificate's DER, its base64 in lines, thumbprint and dates."""
    if name not in _CERTIFICATES:
        from cryptography.hazmat.primitives import serialization

        encoded, key = certificate("CLI-Login", days=900)
        made = x509.load_der_x509_certificate(base64.b64decode(encoded))
        starts = made.not_valid_before_utc + datetime.timedelta(minutes=1)
        ends = made.not_valid_after_utc - datetime.timedelta(days=1)
        pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode()
        _CERTIFICATES[name] = {
            "der": encoded,
            "lines": "".join(encoded[at : at + 64] + "\n" for at in range(0, len(encoded), 64)),
            "thumbprint": binascii.hexlify(made.fingerprint(hashes.SHA1())).decode().upper(),
            "start": f"{starts:%Y-%m-%dT%H:%M:%SZ}",
            "end": f"{ends:%Y-%m-%dT%H:%M:%SZ}",
            "key": pem,
        }
    return _CERTIFICATES[name]


def _compact(*ids: str) -> str:
    """Return the id of a grant: the bytes of its client's and its resource's id."""
    return base64.urlsafe_b64encode(b"".join(uuid.UUID(one).bytes_le for one in ids)).rstrip(b"=").decode()
