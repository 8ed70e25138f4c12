# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A program: an IMAP server (implicit TLS) that lets everybody in and writes down who came from where.

``lenient_imap.py ADDRESS DIRECTORY TOGETHER``. DIRECTORY has the certificate; the port goes into the file ``port`` there, and each login as a line
``client-address mailbox`` into ``logins``. Nobody is greeted before clients from TOGETHER addresses are connected at once, so that hosts which
take turns fail. With one of them the others are let in as well.
"""

from __future__ import annotations

import asyncio
import base64
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "roles" / "lab" / "files"))
from entra_emulator import tls


class Server:
    """The server's state."""

    def __init__(self, directory: pathlib.Path, together: int) -> None:
        self.directory = directory
        self.together = together
        self.present: dict[str, int] = {}
        self.enough = asyncio.Event()

    async def serve(self, address: str) -> None:
        """Serve until the process ends."""
        context = tls.server_context(tls.ensure_certificates(self.directory, ("localhost", address)))
        server = await asyncio.start_server(self.session, address, 0, ssl=context, backlog=500)
        port = server.sockets[0].getsockname()[1]
        (self.directory / "port.new").write_text(str(port), encoding="utf-8")
        os.replace(self.directory / "port.new", self.directory / "port")
        await server.serve_forever()

    async def session(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one client."""
        peer = str(writer.get_extra_info("peername")[0])
        self.present[peer] = self.present.get(peer, 0) + 1
        try:
            if len(self.present) >= self.together:
                self.enough.set()
            await self.enough.wait()
            writer.write(b"* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] ready\r\n")
            while await self.answer(reader, writer, peer):
                pass
        except (OSError, ValueError):
            pass
        finally:
            self.present[peer] -= 1
            if not self.present[peer]:
                del self.present[peer]
            writer.close()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, peer: str) -> bool:
        """Answer one command; False after the last."""
        tag, _space, command = (await reader.readline()).decode().strip().partition(" ")
        verb, _space, rest = command.partition(" ")
        if verb.upper() == "AUTHENTICATE":
            user = base64.b64decode(rest.rpartition(" ")[2]).decode().removeprefix("user=").partition("\x01")[0]
            with (self.directory / "logins").open("a", encoding="utf-8") as log:
                log.write(f"{peer} {user}\n")
        if verb.upper() == "LOGOUT":
            writer.write(f"* BYE\r\n{tag} OK done\r\n".encode())
        elif verb:
            writer.write(f"{tag} OK {verb} done\r\n".encode())
        await writer.drain()
        return bool(verb) and verb.upper() != "LOGOUT"


async def main(address: str, directory: str, together: str) -> None:
    await Server(pathlib.Path(directory), int(together)).serve(address)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
