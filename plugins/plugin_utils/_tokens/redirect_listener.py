# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Waits on the loopback interface for the browser that a sign-in page sends back (RFC 8252 section 7.3). Controller only."""

from __future__ import annotations

import http.server
import time
import types
import typing as t
from urllib.parse import parse_qsl, urlsplit

from ...module_utils._errors import OptionError

_PAGE = b"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Signed in</title></head>
<body><p>The sign-in page has answered. You can close this window and go back to the terminal.</p></body></html>"""
_LOOPBACK = ("localhost", "127.0.0.1")
_MAX_QUERY = 65536


class RedirectListener:
    """Listens at ``redirect_uri`` (http, loopback); without one, at a free port of ``http://localhost``, which Entra ID accepts at any port."""

    def __init__(self, redirect_uri: str = "", *, clock: t.Callable[[], float] = time.monotonic) -> None:
        parts = urlsplit(redirect_uri or "http://localhost:0")
        try:
            port = parts.port
        except ValueError:
            port = None
        if parts.scheme != "http" or parts.hostname not in _LOOPBACK or (redirect_uri and not port):
            raise OptionError(
                f"redirect_uri: {redirect_uri!r} cannot be listened at.",
                remedy="Give http://localhost and a port, or set wait: false and paste the address that the browser ends at as response_url.",
            )
        self._clock = clock
        self._answers: list[dict[str, str]] = []
        self._path = parts.path or "/"
        try:
            self._server = http.server.HTTPServer(("127.0.0.1", port or 0), self._handler())
        except OSError as exc:
            raise OptionError(
                f"redirect_uri: port {port} of 127.0.0.1 cannot be listened at: {exc.strerror}.", remedy="Choose another port."
            ) from exc
        self.redirect_uri = redirect_uri or f"http://localhost:{self._server.server_port}"

    def __enter__(self) -> RedirectListener:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None) -> None:
        self._server.server_close()

    def wait(self, seconds: float, state: str) -> dict[str, str] | None:
        """Return the parameters of the first answer that carries ``state``, or None when none comes in time."""
        deadline = self._clock() + seconds
        while True:
            left = deadline - self._clock()
            if left <= 0:
                return None
            self._server.timeout = min(left, 1.0)
            self._server.handle_request()
            for answer in self._answers:
                if answer.get("state") == state and ("code" in answer or "error" in answer):
                    return answer
            self._answers.clear()

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        answers, path = self._answers, self._path

        class Handler(http.server.BaseHTTPRequestHandler):
            timeout = 5

            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                if parts.path != path or len(parts.query) > _MAX_QUERY:
                    self.send_error(404)
                    return
                answers.append(dict(parse_qsl(parts.query)))
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(_PAGE)))
                self.send_header("Referrer-Policy", "no-referrer")
                self.end_headers()
                self.wfile.write(_PAGE)

            def log_message(self, *args: t.Any) -> None:
                """The request line holds the code."""

        return Handler
