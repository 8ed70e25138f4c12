# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where other systems hand out tokens: GitHub's OIDC service (TLS), Azure's App Service and instance metadata endpoints (plain HTTP), and an
issuer whose tokens the emulator trusts."""

from __future__ import annotations

import dataclasses
import http.server
import json
import ssl
import threading
import time
import types
import typing as t
import urllib.parse

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from entra_emulator.testing import Emulator

#: Makes an answer of (status, JSON) to (path, query, headers).
Answer = t.Callable[[str, t.Dict[str, str], t.Mapping[str, str]], t.Tuple[int, t.Any]]


class IdentityServer:
    """Answers every GET by ``answer`` and keeps what was asked; with ``context`` it speaks TLS."""

    def __init__(self, answer: Answer, context: ssl.SSLContext | None = None) -> None:
        self.answer = answer
        self.asked: list[tuple[str, dict[str, str], dict[str, str]]] = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
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

            def log_message(self, *_arguments: t.Any) -> None:
                """Say nothing."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_arguments: None  # type: ignore[method-assign]  # clients may hang up
        if context is not None:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        scheme = "http" if context is None else "https"
        self.url = f"{scheme}://localhost:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    def __enter__(self) -> IdentityServer:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


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
