# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where other systems hand out tokens: GitHub's OIDC service (TLS), Azure's App Service and instance metadata endpoints (plain HTTP), and an
issuer whose tokens the emulator trusts."""

from __future__ import annotations

import dataclasses
import json
import ssl
import time
import typing as t
import urllib.parse

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from loopback import Handler, Loopback

from entra_emulator.testing import Emulator

#: Makes an answer of (status, JSON) to (path, query, headers).
Answer = t.Callable[[str, t.Dict[str, str], t.Mapping[str, str]], t.Tuple[int, t.Any]]


class IdentityServer(Loopback):
    """Answers every GET by ``answer`` and keeps what was asked; with ``context`` it speaks TLS."""

    def __init__(self, answer: Answer, context: ssl.SSLContext | None = None) -> None:
        self.answer = answer
        self.asked: list[tuple[str, dict[str, str], dict[str, str]]] = []
        outer = self

        class Requests(Handler):
            def do_GET(self) -> None:
                parts = urllib.parse.urlsplit(self.path)
                query = dict(urllib.parse.parse_qsl(parts.query))
                headers = {name.lower(): value for name, value in self.headers.items()}
                outer.asked.append((parts.path, query, headers))
                status, document = outer.answer(parts.path, query, headers)
                body = document if isinstance(document, bytes) else json.dumps(document).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        port = self.serve(Requests, context)
        scheme = "http" if context is None else "https"
        self.url = f"{scheme}://localhost:{port}"


_KEY: list[rsa.RSAPrivateKey] = []  # one per process: making one takes a while


@dataclasses.dataclass(frozen=True)
class Issuer:
    """Another system whose tokens the emulator can check."""

    url: str
    key: rsa.RSAPrivateKey

    @classmethod
    def trusted(cls, emulator: Emulator, url: str) -> Issuer:
        """Make an issuer and tell the emulator its key."""
        if not _KEY:
            _KEY.append(rsa.generate_private_key(public_exponent=65537, key_size=2048))
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(_KEY[0].public_key()))
        emulator.control("POST", "federated_issuers", {"issuer": url, "keys": [{**public, "kid": "ci", "alg": "RS256"}]})
        return cls(url, _KEY[0])

    def token(self, subject: str, audience: str = "api://AzureADTokenExchange") -> str:
        """Return a token about ``subject``."""
        now = int(time.time())
        claims = {"iss": self.url, "sub": subject, "aud": audience, "iat": now, "nbf": now - 5, "exp": now + 600}
        return jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "ci"})
