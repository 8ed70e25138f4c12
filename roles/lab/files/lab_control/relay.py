# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The relay behind Dovecot's submission: an SMTP server that puts every message into the Maildirs of its recipients.

``python -m lab_control.relay --port N --mail DIR --outbox DIR``. A recipient without a Maildir in DIR gets nothing; the message is kept
in the outbox instead, so that nothing ever leaves the machine. RFC 5321, as much of it as a submission server asks of its relay.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import email.utils
import pathlib
import re
import signal
import typing as t

from . import maildir
from .errors import LabError

HOST = "127.0.0.1"
_LINE_LIMIT = 16384
_SIZE_LIMIT = 36 * 1024 * 1024
_IDLE_SECONDS = 300.0
_ADDRESS = re.compile(r"(?i)(FROM|TO):\s*<([^<>\s]*)>(.*)")


class Mailroom:
    """Where messages go."""

    def __init__(self, mail: pathlib.Path, outbox: pathlib.Path) -> None:
        self.mail = mail
        self.outbox = outbox

    def deliver(self, sender: str, recipients: t.Sequence[str], data: bytes) -> None:
        """Put a copy into each recipient's Maildir, one into the outbox for those without."""
        received = f"Return-Path: <{sender}>\nReceived: from the lab; {email.utils.formatdate()}\n"
        strangers: list[str] = []
        for recipient in dict.fromkeys(name.lower() for name in recipients):
            box = self._box(recipient)
            if box is not None:
                maildir.deliver(box, f"{received}Delivered-To: {recipient}\n".encode() + data)
            else:
                strangers.append(recipient)
        if strangers:
            maildir.deliver(self.outbox, f"{received}X-Recipients: {', '.join(strangers)}\n".encode() + data)

    def _box(self, recipient: str) -> pathlib.Path | None:
        try:
            return maildir.find(self.mail, recipient)
        except LabError:  # no address of the lab's, whatever it is
            return None


class Session:
    """One connection."""

    def __init__(self, room: Mailroom, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.room = room
        self.reader = reader
        self.writer = writer
        self.sender: str | None = None
        self.recipients: list[str] = []

    async def run(self) -> None:
        """Serve until QUIT, an idle time-out or a broken connection."""
        await self.say("220 localhost ESMTP the lab's relay")
        while True:
            line = await self.line()
            if line is None:
                return
            verb, _sep, rest = line.strip().decode("utf-8", "replace").partition(" ")
            verb = verb.upper()
            if verb == "QUIT":
                await self.say("221 2.0.0 Bye")
                return
            await self.say(*await self.answer(verb, rest))

    async def answer(self, verb: str, rest: str) -> t.Sequence[str]:
        """Return the lines of the reply to a command."""
        if verb == "EHLO":
            self.reset()
            return (
                "250-localhost",
                "250-PIPELINING",
                f"250-SIZE {_SIZE_LIMIT}",
                "250-8BITMIME",
                "250-SMTPUTF8",
                "250 ENHANCEDSTATUSCODES",
            )
        if verb in {"HELO", "RSET", "NOOP"}:
            if verb != "NOOP":
                self.reset()
            return ("250 2.0.0 OK",)
        if verb == "VRFY":
            return ("252 2.0.0 Send some mail and see",)
        if verb in {"MAIL", "RCPT"}:
            return (self.envelope(verb, rest),)
        if verb == "DATA":
            return (await self.data(),)
        return ("502 5.5.1 Command not implemented",)

    def envelope(self, verb: str, rest: str) -> str:
        """Take the sender or a recipient."""
        match = _ADDRESS.fullmatch(rest.strip())
        if match is None or (match[1].upper() == "FROM") != (verb == "MAIL"):
            return "501 5.5.4 Syntax error in the address"
        if verb == "MAIL":
            self.reset()
            self.sender = match[2]
            return "250 2.1.0 OK"
        if self.sender is None:
            return "503 5.5.1 MAIL first"
        if not match[2] or len(self.recipients) >= 1000:
            return "550 5.1.1 No such recipient" if not match[2] else "452 4.5.3 Too many recipients"
        self.recipients.append(match[2])
        return "250 2.1.5 OK"

    async def data(self) -> str:
        """Take the message."""
        if self.sender is None or not self.recipients:
            return "503 5.5.1 MAIL and RCPT first"
        await self.say("354 Go ahead")
        lines: list[bytes] = []
        size = 0
        while True:
            line = await self.line()
            if line is None:
                return "421 4.4.2 Connection lost"
            if line in {b".\r\n", b".\n"}:
                break
            line = line[1:] if line.startswith(b".") else line
            size += len(line)
            if size <= _SIZE_LIMIT:
                lines.append(line)
        if size > _SIZE_LIMIT:
            self.reset()
            return "552 5.3.4 Message too big"
        self.room.deliver(self.sender, self.recipients, b"".join(lines))
        self.reset()
        return "250 2.0.0 Delivered"

    def reset(self) -> None:
        """Forget the envelope."""
        self.sender, self.recipients = None, []

    async def line(self) -> bytes | None:
        """Return the next line with its end, ``None`` at the end of the connection."""
        try:
            line = await asyncio.wait_for(self.reader.readline(), _IDLE_SECONDS)
        except (asyncio.TimeoutError, ValueError):  # ValueError: a line beyond the limit
            return None
        return line if line.endswith(b"\n") else None

    async def say(self, *lines: str) -> None:
        """Send the lines of a reply."""
        self.writer.write("".join(f"{line}\r\n" for line in lines).encode())
        await self.writer.drain()


async def serve(port: int, room: Mailroom, ready: t.Callable[[int], None] = lambda _port: None) -> None:
    """Serve until SIGTERM or SIGINT; ``ready`` gets the port."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)

    async def session(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            await Session(room, reader, writer).run()
        writer.close()

    server = await asyncio.start_server(session, HOST, port, limit=_LINE_LIMIT)
    ready(server.sockets[0].getsockname()[1])
    await stopped.wait()
    server.close()


def main(arguments: t.Sequence[str] | None = None) -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(prog="lab_control.relay", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--mail", type=pathlib.Path, required=True)
    parser.add_argument("--outbox", type=pathlib.Path, required=True)
    options = parser.parse_args(arguments)
    asyncio.run(serve(options.port, Mailroom(options.mail, options.outbox)))


if __name__ == "__main__":
    main()
