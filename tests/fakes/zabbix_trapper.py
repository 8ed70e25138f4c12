# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A stand-in for Zabbix' server that takes what zabbix_sender sends and refuses everything else.

As "Header", "Zabbix sender protocol" and "Trapper items" of Zabbix' documentation have it: ``ZBXD``, flags (1, with 2 compressed), two lengths of
four bytes, little-endian, and JSON with ``request``, ``data`` and ``clock``; the answer counts.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
import typing as t
import zlib

_TIMEOUT = 30


class Trapper(threading.Thread):
    """Listens on 127.0.0.1 while the block runs; ``values`` is what was sent."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.values: list[dict[str, t.Any]] = []
        self.problems: list[str] = []

    def __enter__(self) -> Trapper:
        self.start()
        return self

    def __exit__(self, *_unused: object) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.join(_TIMEOUT)
        assert not self.problems, self.problems

    def run(self) -> None:
        while True:
            try:
                connection, _address = self._listening.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(_TIMEOUT)
                try:
                    self._serve(connection)
                except (AssertionError, OSError, ValueError, KeyError, TypeError) as exc:
                    self.problems.append(repr(exc))

    def _serve(self, connection: socket.socket) -> None:
        header = _read(connection, 13)
        magic, flags, length, reserved = struct.unpack("<4sBII", header)
        assert magic == b"ZBXD" and flags in (1, 3), header
        body = _read(connection, length)
        if flags == 3:
            body = zlib.decompress(body)
            assert len(body) == reserved
        request = json.loads(body.decode("utf-8"))
        assert request["request"] == "sender data" and isinstance(request["clock"], int), request
        for value in request["data"]:
            assert {"host", "key", "value", "clock"} <= value.keys(), value
            assert isinstance(value["clock"], int) and all(isinstance(value[name], str) for name in ("host", "key", "value"))
        assert 1 <= len(request["data"]) <= 250
        self.values += request["data"]
        count = len(request["data"])
        info = f"processed: {count}; failed: 0; total: {count}; seconds spent: 0.000100"
        answer = json.dumps({"response": "success", "info": info}).encode()
        connection.sendall(struct.pack("<4sBII", b"ZBXD", 1, len(answer), 0) + answer)


def _read(connection: socket.socket, length: int) -> bytes:
    read = b""
    while len(read) < length:
        part = connection.recv(length - len(read))
        assert part, "the sender went away"
        read += part
    return read
