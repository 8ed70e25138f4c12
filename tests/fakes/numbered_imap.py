# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An IMAP server (implicit TLS, loopback) with one mailbox of numbered messages, for programs that fetch; everybody is let in.

It takes what getmail and fetchmail say and no more. Between messages it may be slow, so that a run can be cut off in the middle.
"""

from __future__ import annotations

import contextlib
import re
import socketserver
import ssl
import threading
import time
import typing as t


class Mailbox:
    """What the server holds: ``count`` messages with the UIDs 1 to ``count``, those in ``seen`` read by somebody else."""

    def __init__(self, count: int, pause: float = 0.0, seen: t.Iterable[int] = ()) -> None:
        self.uids = list(range(1, count + 1))
        self.pause = pause
        self.seen = set(seen)
        #: UIDs in the order in which their text was given out.
        self.given: list[int] = []

    @staticmethod
    def text(uid: int) -> bytes:
        """Return a message."""
        return f"From: bob@contoso.test\r\nTo: alice@contoso.test\r\nSubject: number {uid}\r\n\r\nHello {uid}.\r\n".encode()


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._say("* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR UIDPLUS] ready")
            while line := self.rfile.readline():
                tag, _, command = line.decode("ascii", "replace").strip().partition(" ")
                self._answer(tag, command)
                if command.upper().startswith("LOGOUT"):
                    return

    def _say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")
        self.wfile.flush()

    def _answer(self, tag: str, command: str) -> None:
        box = t.cast("NumberedImap", self.server).mailbox
        word = command.upper()
        if word == "AUTHENTICATE XOAUTH2":
            self._say("+ ")
            self.rfile.readline()
        elif word.startswith(("SELECT", "EXAMINE")):
            self._say(f"* {len(box.uids)} EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen \\Deleted)\r\n* OK [UIDVALIDITY 1] x")
        elif word.startswith("CAPABILITY"):
            self._say("* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR UIDPLUS")
        elif word.startswith("LOGOUT"):
            self._say("* BYE")
        elif " SEARCH" in f" {word}":
            unseen = [str(uid) for uid in box.uids if "UNSEEN" not in word or uid not in box.seen]
            self._say(" ".join(["* SEARCH", *unseen]))
        elif found := re.match(r"(?:UID )?FETCH (\d+)(?::(\d+|\*))? (.*)", word):
            self._fetch(box, int(found[1]), found[2] or found[1], found[3])
        self._say(f"{tag} OK done")

    def _fetch(self, box: Mailbox, first: int, last: str, items: str) -> None:
        for uid in [one for one in box.uids if first <= one and (last == "*" or one <= int(last))]:
            text = box.text(uid)
            flags = "\\Seen" if uid in box.seen else ""
            fields = f"UID {uid} FLAGS ({flags}) RFC822.SIZE {len(text)}"
            if "BODY" not in items and not re.search(r"RFC822(?!\.SIZE)", items):
                self._say(f"* {uid} FETCH ({fields})")
                continue
            time.sleep(box.pause)
            part = re.search(r"BODY(?:\.PEEK)?\[[^]]*\]|RFC822(?:\.HEADER|\.TEXT)?(?!\.SIZE)", items)
            assert part
            name = part[0].replace(".PEEK", "")
            if "HEADER" in name:
                text = text.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
            elif "TEXT" in name:
                text = text.partition(b"\r\n\r\n")[2]
            if "HEADER" not in name:
                box.given.append(uid)
            self._say(f"* {uid} FETCH ({fields} {name} {{{len(text)}}}")
            self.wfile.write(text)
            self._say(")")


class NumberedImap(socketserver.ThreadingTCPServer):
    """The server, on a port of its own; ``with`` ends it."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, mailbox: Mailbox, context: ssl.SSLContext | None = None) -> None:
        self.mailbox = mailbox
        self.context = context
        super().__init__(("127.0.0.1", 0), _Session)
        self.port = int(self.server_address[1])
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def get_request(self) -> t.Any:
        """Take a connection."""
        connection, address = super().get_request()
        if self.context is not None:
            connection.settimeout(20.0)
            connection = self.context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        return connection, address

    def __exit__(self, *_args: object) -> None:
        self.shutdown()
        self.server_close()
