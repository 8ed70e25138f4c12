# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A CONNECT proxy that leads Microsoft's hosts to the emulator and refuses every other host.

For clients whose hosts cannot be set: they speak to ``login.microsoftonline.com`` and ``graph.microsoft.com`` and reach the lab. The
emulator needs a certificate with these names (``Emulator(directory, names=...)``). What was refused is proof of who else was asked.
"""

from __future__ import annotations

import contextlib
import select
import socket
import socketserver
import threading
import types
import typing as t

HOSTS = (
    *("login.microsoftonline.com", "graph.microsoft.com", "outlook.office365.com", "management.azure.com"),
    "main.iam.ad.ext.azure.com",  # the portal's API, for ``az ad app permission admin-consent``
)
#: The sign-in services of all clouds.
SIGN_IN_HOSTS = ("login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn")


class ConnectProxy:
    """Listens on loopback; ``url`` for HTTPS_PROXY, ``refused`` the other hosts that were asked for."""

    def __init__(self, port: int, hosts: t.Container[str] = HOSTS) -> None:
        self.refused: list[str] = []
        proxy = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                line = self.rfile.readline(4096).decode("latin-1").split()
                while self.rfile.readline(4096).strip():
                    pass
                host = line[1].partition(":")[0] if len(line) == 3 else "?"
                if line[:1] != ["CONNECT"] or host not in hosts:
                    proxy.refused.append(host)
                    self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
                    return
                with socket.create_connection(("127.0.0.1", port), 10) as upstream:
                    self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                    _pump(self.connection, upstream)

        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> ConnectProxy:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, kind: t.Any, error: t.Any, trace: types.TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()


def _pump(left: socket.socket, right: socket.socket) -> None:
    """Carry bytes both ways until either side closes or nothing comes for half a minute."""
    with contextlib.suppress(OSError):
        while True:
            ready = select.select([left, right], [], [], 30)[0]
            if not ready:
                return
            for one in ready:
                data = one.recv(65536)
                if not data:
                    return
                (right if one is left else left).sendall(data)
