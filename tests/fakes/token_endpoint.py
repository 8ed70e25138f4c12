# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A scripted token endpoint over TLS, which rotates refresh tokens and takes each only once."""

from __future__ import annotations

import base64
import dataclasses
import json
import ssl
import threading
import time
import typing as t
import urllib.parse

from loopback import Handler, Loopback

Form = t.Dict[str, str]
#: Status, headers and body.
Answer = t.Tuple[int, t.Dict[str, str], bytes]


def jwt(**claims: t.Any) -> str:
    """Return a token whose claims can be read and whose signature means nothing."""
    parts = [json.dumps(one).encode() for one in ({"alg": "RS256", "typ": "JWT"}, claims)] + [b"no signature at all"]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)


@dataclasses.dataclass
class TokenEndpoint(Loopback):
    """Answers POSTs by ``script`` (first in, first out) and, when that is empty, by a good grant. ``forms`` keeps what came."""

    context: ssl.SSLContext
    lifetime: int = 3600
    refresh_token: str = "refresh-token-canary-0"
    #: Whether a refresh token other than the newest is refused.
    strict: bool = False
    script: list[t.Callable[[Form], Answer]] = dataclasses.field(default_factory=list)
    forms: list[Form] = dataclasses.field(default_factory=list)

    def __post_init__(self) -> None:
        outer = self
        self._lock = threading.Lock()

        class Requests(Handler):
            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length", "0"))
                form = dict(urllib.parse.parse_qsl(self.rfile.read(length).decode("ascii")))
                status, headers, body = outer.answer(form)
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

        self.port = self.serve(Requests, self.context)
        self.authority = f"https://localhost:{self.port}"

    def answer(self, form: Form) -> Answer:
        """Return the answer to a form."""
        with self._lock:
            self.forms.append(form)
            if self.script:
                return self.script.pop(0)(form)
            return self.grant(form)

    def grant(self, form: Form) -> Answer:
        """Give a token, and a new refresh token for an old one."""
        number = len(self.forms)
        now = int(time.time())
        body: dict[str, t.Any] = {"token_type": "Bearer", "expires_in": self.lifetime, "ext_expires_in": self.lifetime}
        body["access_token"] = jwt(
            aud="https://outlook.office.com",
            upn="alice@contoso.test",
            iat=now,
            exp=now + self.lifetime,
            jti=f"access-canary-{number}",
        )
        if form.get("grant_type") == "refresh_token":
            if self.strict and form.get("refresh_token") != self.refresh_token:
                return refuse(
                    "invalid_grant", "AADSTS70000: The provided value for the input parameter 'refresh_token' is not valid."
                )
            self.refresh_token = body["refresh_token"] = f"refresh-token-canary-{number}"
        return 200, {}, json.dumps(body).encode()


def refuse(error: str, description: str, status: int = 400, **headers: str) -> Answer:
    """Return a refusal as Entra ID writes it."""
    body = {
        "error": error,
        "error_description": f"{description} Trace ID: 00000000-0000-0000-0000-000000000001 "
        "Correlation ID: 00000000-0000-0000-0000-000000000002 Timestamp: 2026-11-25 14:00:00Z",
        "correlation_id": "00000000-0000-0000-0000-000000000002",
    }
    return status, {name.replace("_", "-"): value for name, value in headers.items()}, json.dumps(body).encode()
