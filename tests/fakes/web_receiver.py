# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An HTTP server on loopback that keeps what it is sent."""

from __future__ import annotations

import json
import ssl
import typing as t

from loopback import Handler, Loopback


class Request(t.NamedTuple):
    """What a receiver was sent."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def data(self) -> t.Any:
        return json.loads(self.body)


class Receiver(Loopback):
    """An HTTP server on loopback that keeps what it is sent; with ``context`` it speaks TLS."""

    def __init__(self, context: ssl.SSLContext | None = None, status: int = 200) -> None:
        self.requests: list[Request] = []
        outer = self

        class Requests(Handler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                outer.requests.append(Request(self.path, {name.lower(): value for name, value in self.headers.items()}, body))
                self.send_response(status)
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"ok")

            do_PUT = do_POST

        self.place = f"localhost:{self.serve(Requests, context)}"
