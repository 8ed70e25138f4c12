# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The HTTP side: HTTP/1.1 with keep-alive over TLS, one thread per connection, bounded bodies, no traceback to anybody."""

from __future__ import annotations

import http.server
import re
import socket
import socketserver
import ssl
import threading
import typing as t
import urllib.parse

from .service import Service
from .web import BadRequest, Request, Response, json_response, parse_query

MAX_BODY = 4 * 1024 * 1024  # Graph's own limit on a request
_IDLE_SECONDS = 60.0
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")


class _Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], handler: type[Handler], context: ssl.SSLContext | None) -> None:
        self.context = context
        super().__init__(address, handler)

    def server_bind(self) -> None:
        # HTTPServer's own looks up the machine's name, which can take seconds without a resolver.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def finish_request(self, request: t.Any, client_address: t.Any) -> None:
        """Do the handshake in the connection's own thread, so that a client that stalls holds up nobody."""
        request.settimeout(_IDLE_SECONDS)
        request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.context is not None:
            request = self.context.wrap_socket(request, server_side=True)
        try:
            super().finish_request(request, client_address)
        finally:
            self.shutdown_request(request)

    def handle_error(self, request: t.Any, client_address: t.Any) -> None:
        """Stay silent: clients hang up, distrust the certificate or speak something else."""


class Handler(http.server.BaseHTTPRequestHandler):
    """Turns what the standard library parsed into a Request and sends the Response."""

    protocol_version = "HTTP/1.1"
    server_version = "entra-emulator"
    sys_version = ""
    service: Service
    only: str = ""  # a path that is all this port serves

    def do_GET(self) -> None:
        """Answer any method."""
        try:
            request = self._request()
        except BadRequest as error:
            self.close_connection = True
            self._send(json_response(400, {"error": {"code": "BadRequest", "message": str(error)}}))
            return
        except _TooLarge:
            self.close_connection = True
            self._send(
                json_response(
                    413, {"error": {"code": "RequestEntityTooLarge", "message": f"The body is longer than {MAX_BODY} bytes."}}
                )
            )
            return
        if self.only and request.path != self.only:
            self._send(json_response(404, {"error": {"code": "NotFound", "message": f"This port serves {self.only} only."}}))
            return
        self._send(self.service.handle(request))

    do_POST = do_PATCH = do_DELETE = do_PUT = do_HEAD = do_OPTIONS = do_GET

    def _request(self) -> Request:
        target = urllib.parse.urlsplit(self.path)
        body = self._body()
        headers = {name.lower(): _utf8(value) for name, value in self.headers.items()}
        host = headers.get("host", "")
        if not _HOST.fullmatch(host):
            raise BadRequest("The Host header is missing or not valid.")
        scheme = "https" if t.cast(_Server, self.server).context is not None else "http"
        method = "GET" if self.command == "HEAD" else self.command
        return Request(method, target.path or "/", parse_query(target.query), headers, body, f"{scheme}://{host}")

    def _body(self) -> bytes:
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            return self._chunked()
        length = self.headers.get("Content-Length", "0").strip()
        if not length.isdigit() or len(length) > 12:
            raise BadRequest("The Content-Length is not a number.")
        if int(length) > MAX_BODY:
            raise _TooLarge
        body = self.rfile.read(int(length))
        if len(body) != int(length):
            raise BadRequest("The body is shorter than its Content-Length.")
        return body

    def _chunked(self) -> bytes:
        body = b""
        while True:
            line = self.rfile.readline(66).partition(b";")[0].strip()
            try:
                size = int(line, 16)
            except ValueError:
                raise BadRequest("The chunked body is not valid.") from None
            if size < 0 or len(body) + size > MAX_BODY:
                raise _TooLarge
            body += self.rfile.read(size)
            self.rfile.readline(66)
            if size == 0:
                return body

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.status != 204:
            self.send_header("Content-Length", str(len(response.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD" and response.status != 204:
            self.wfile.write(response.body)

    def log_message(self, format: str, *args: t.Any) -> None:  # noqa: A002 (the base class's name)
        """Write nothing: the request log has it, without secrets."""


def _utf8(value: str) -> str:
    """Return a header's value as the UTF-8 that it was sent in; the library reads Latin-1."""
    try:
        return value.encode("latin-1").decode()
    except ValueError:
        return value


class _TooLarge(Exception):
    """The body is longer than MAX_BODY."""


class Listener:
    """A listening port with its thread. ``port`` is the real one."""

    def __init__(self, service: Service, host: str, port: int, context: ssl.SSLContext | None, only: str = "") -> None:
        handler = type("BoundHandler", (Handler,), {"service": service, "only": only, "timeout": _IDLE_SECONDS, "wbufsize": -1})
        self._server = _Server((host, port), handler, context)
        self.port = self._server.server_port
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, name="emulator", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Stop listening; connections end with their threads."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
