# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A gate before a server: it carries bytes and knows nothing of them, is shut, cuts connections in the middle, and holds them there."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
import time
import typing as t

#: Seconds after which a forgotten connection ends.
_PATIENCE = 120.0


class Gate:
    """Listens on a port of 127.0.0.1 that stays the same, and leads to a server. Use it as a context manager."""

    def __init__(self, host: str, port: int) -> None:
        self._server = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port: int = self._listener.getsockname()[1]
        #: Set while connections are held.
        self.held = threading.Event()
        self._let_go = threading.Event()
        self._let_go.set()
        self._lock = threading.Lock()
        self._left: int | None = None
        self._cut = False
        self._cuts = 0
        self._ended = False
        #: Connections that are held.
        self.waiting = 0
        #: Seconds that each piece of 2 kB takes.
        self.slowness = 0.0

    def __enter__(self) -> Gate:
        self._accept()
        return self

    def __exit__(self, *_unused: t.Any) -> None:
        self._ended = True
        self._let_go.set()
        self._close()

    def shut(self) -> None:
        """Refuse connections, as a closed port does."""
        self._close()

    def open(self) -> None:
        """Let everything through again."""
        with self._lock:
            self._left = None
        self.slowness = 0.0
        self._let_go.set()
        self.held.clear()
        if self._listener.fileno() < 0:
            self._listener = socket.create_server(("127.0.0.1", self.port), backlog=128)
            self._accept()

    def cut_after(self, size: int) -> None:
        """Reset the connection on which the next ``size`` bytes, whichever way, are complete; later ones go through."""
        with self._lock:
            self._left, self._cut, self._cuts = size, True, 0

    @property
    def cuts(self) -> int:
        """How many connections were cut since :meth:`cut_after`."""
        return self._cuts

    def hold_after(self, size: int) -> None:
        """Let ``size`` more bytes through, whichever way and over however many connections, and then none until :meth:`open`."""
        self._let_go.clear()
        self.held.clear()
        with self._lock:
            self._left, self._cut = size, False

    def _close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes the acceptor up
        self._listener.close()

    def _accept(self) -> None:
        threading.Thread(target=self._serve, args=(self._listener,), daemon=True).start()

    def _serve(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _address = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(connection,), daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError), client, socket.create_connection(self._server, 20.0) as server:
            for one in (client, server):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while True:
                ready = select.select([client, server], [], [], _PATIENCE)[0]
                if not ready:
                    return
                for one in ready:
                    data = one.recv(2048)
                    time.sleep(self.slowness)
                    if not data or not self._may_pass(len(data), client):
                        return
                    (server if one is client else client).sendall(data)

    def _may_pass(self, size: int, client: socket.socket) -> bool:
        with self._lock:
            if self._left is None:
                return True
            self._left -= size
            if self._left > 0:
                return True
            if self._cut:
                self._left = None
                self._cuts += 1
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
                return False
            self.waiting += 1
        self.held.set()
        self._let_go.wait(_PATIENCE)
        with self._lock:
            self.waiting -= 1
        return not self._ended
