# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A mail server on a real socket that plays a dialogue (see ``mail_dialogue``), or does whatever a function says."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import typing as t

import mail_dialogue

#: Seconds after which a forgotten connection ends.
_PATIENCE = 20.0


class Peer:
    """One connection, from the server's side."""

    def __init__(self, connection: socket.socket, context: ssl.SSLContext | None, stopped: threading.Event) -> None:
        self._connection = connection
        self._context = context
        self.stopped = stopped
        self.received = bytearray()
        self._unread = bytearray()
        connection.settimeout(_PATIENCE)

    def start_tls(self) -> None:
        """Do the server's side of the handshake."""
        assert self._context is not None
        self._connection = self._context.wrap_socket(self._connection, server_side=True)

    def send(self, data: bytes) -> None:
        """Send bytes."""
        self._connection.sendall(data)

    def line(self) -> bytes:
        """Return the client's next line with its end; nothing when it has closed."""
        while b"\n" not in self._unread:
            data = self._connection.recv(65536)
            if not data:
                break
            self.received += data
            self._unread += data
        end = self._unread.find(b"\n") + 1 or len(self._unread)
        line = bytes(self._unread[:end])
        del self._unread[:end]
        return line

    def some(self) -> bytes:
        """Return what the client sends next, whatever it is."""
        return self._connection.recv(65536)

    def stall(self) -> None:
        """Say nothing until the client goes away."""
        with contextlib.suppress(OSError):
            while not self.stopped.is_set():
                data = self._connection.recv(65536)
                if not data:
                    return
                self.received += data

    @property
    def resumed(self) -> bool:
        """Whether the client resumed an earlier TLS session."""
        return isinstance(self._connection, ssl.SSLSocket) and bool(self._connection.session_reused)

    def finish(self) -> None:
        """Say that no more will be sent, and go on listening."""
        self._connection.shutdown(socket.SHUT_WR)

    def deafen(self) -> None:
        """Take no more of what the client sends."""
        self._connection.shutdown(socket.SHUT_RD)

    def close(self) -> None:
        """Close the connection."""
        with contextlib.suppress(OSError, ValueError):
            if isinstance(self._connection, ssl.SSLSocket):
                self._connection.settimeout(0.2)
                self._connection.unwrap()
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        self._connection.close()

    def reset(self) -> None:
        """Cut the connection off."""
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        self._connection.close()


Handler = t.Callable[[Peer], None]


def player(text: str, errors: list[str]) -> Handler:
    """Return a handler that plays a dialogue; what the client says otherwise goes into ``errors``."""
    steps = mail_dialogue.parse(text)

    def play(peer: Peer) -> None:
        for kind, data in steps:
            if kind == "S":
                peer.send(data)
            elif kind == "C":
                line = peer.line()
                if not line:
                    return
                if not mail_dialogue.matches(data, line):
                    errors.append(f"expected {data!r}, got {line!r}")
                    return
            elif kind == "TLS":
                peer.start_tls()
            elif kind == "STALL":
                peer.stall()
            elif kind == "RESET":
                peer.reset()
                return
            elif kind == "CLOSE":
                return
        peer.stall()

    return play


class MailServer:
    """Listens on a free port of 127.0.0.1, or of another address; each connection has a thread. Use it as a context manager."""

    def __init__(
        self,
        behaviour: str | Handler,
        *,
        context: ssl.SSLContext | None = None,
        tls: str = "implicit",
        backlog: int = 128,
        host: str = "127.0.0.1",
    ) -> None:
        self.errors: list[str] = []
        self.peers: list[Peer] = []
        self._handler = player(behaviour, self.errors) if isinstance(behaviour, str) else behaviour
        self._context = context
        self._implicit = tls == "implicit" and context is not None
        self._stopped = threading.Event()
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, 0), family=family, backlog=backlog)
        self.port: int = self._listener.getsockname()[1]
        self._threads: list[threading.Thread] = []
        self._acceptor = threading.Thread(target=self._accept, daemon=True)

    def __enter__(self) -> MailServer:
        self._acceptor.start()
        return self

    def __exit__(self, *_unused: t.Any) -> None:
        self._stopped.set()
        with contextlib.suppress(OSError):
            # Wakes the acceptor up.
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._acceptor.join(_PATIENCE)
        for peer in self.peers:
            with contextlib.suppress(OSError):
                peer._connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(_PATIENCE)

    def _accept(self) -> None:
        while not self._stopped.is_set():
            try:
                connection, _address = self._listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            peer = Peer(connection, self._context, self._stopped)
            self.peers.append(peer)
            thread = threading.Thread(target=self._serve, args=(peer,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, peer: Peer) -> None:
        # A client that goes away or refuses the certificate is part of the game.
        with contextlib.suppress(OSError):
            if self._implicit:
                peer.start_tls()
            self._handler(peer)
        peer.close()

    @property
    def received(self) -> bytes:
        """Everything that all clients sent inside or outside TLS."""
        return b"".join(bytes(peer.received) for peer in self.peers)
