# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""HTTP servers on a free port of 127.0.0.1, each of which runs while a block does."""

from __future__ import annotations

import http.server
import ssl
import threading
import types
import typing as t

_Served = t.TypeVar("_Served", bound="Loopback")


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers requests, and says nothing of them."""

    def log_message(self, *_arguments: t.Any) -> None:
        """Say nothing."""


class Loopback:
    """To be derived from: what derives calls :meth:`serve` while it is made."""

    def serve(self, handler: type[Handler], context: ssl.SSLContext | None = None) -> int:
        """Listen, by TLS with ``context``; return the port."""
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_arguments: None  # type: ignore[method-assign]  # clients may hang up
        if context is not None:
            # The handshake is the connection's thread's, so that who hangs in it is in nobody's way.
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        return int(self._server.server_address[1])

    def __enter__(self: _Served) -> _Served:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
