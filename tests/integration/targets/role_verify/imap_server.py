# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The smallest IMAP server that can be verified: implicit TLS, AUTHENTICATE XOAUTH2, EXAMINE, LOGOUT; the emulator decides."""

from __future__ import annotations

import base64
import socketserver
import threading
import typing as t
import urllib.error
import urllib.request

from entra_emulator import tls
from entra_emulator.testing import Emulator


class ImapServer(socketserver.ThreadingTCPServer):
    """Listens on a free port of 127.0.0.1."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, emulator: Emulator) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.context = tls.server_context(tls.ensure_certificates(emulator.directory, tls.DEFAULT_NAMES))
        self.decision_url = emulator.decision_url
        self.logins: list[str] = []

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.server_address[1])

    def __enter__(self) -> ImapServer:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *unused: object) -> None:
        self.shutdown()
        self.server_close()

    def decide(self, sasl: str) -> bool:
        """Ask the emulator whether this login is good."""
        user, token = base64.b64decode(sasl).decode().removeprefix("user=").split("\x01auth=Bearer ")
        self.logins.append(user)
        headers = {"Authorization": f"Bearer {token.rstrip(chr(1))}", "X-Mailbox": user, "X-Service": "imap"}
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(urllib.request.Request(self.decision_url, b"", headers), timeout=10):
                return True
        except urllib.error.HTTPError:
            return False


class _Session(socketserver.BaseRequestHandler):
    server: ImapServer

    def handle(self) -> None:
        try:
            with self.server.context.wrap_socket(self.request, server_side=True) as stream:
                stream.settimeout(30)
                file = stream.makefile("rwb", buffering=0)
                file.write(b"* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] ready\r\n")
                while self._answer(file):
                    pass
        except OSError:
            return

    def _answer(self, file: t.Any) -> bool:
        tag, _space, command = file.readline(65536).decode().strip().partition(" ")
        verb = command.partition(" ")[0].upper()
        if verb == "AUTHENTICATE":
            good = self.server.decide(command.rpartition(" ")[2])
            file.write(f"{tag} {'OK' if good else 'NO [AUTHENTICATIONFAILED]'} AUTHENTICATE done.\r\n".encode())
        elif verb == "LOGOUT":
            file.write(f"* BYE\r\n{tag} OK done\r\n".encode())
        elif verb:
            file.write(f"{tag} OK {verb} done\r\n".encode())
        return bool(verb) and verb != "LOGOUT"
